//! What was read, message by message, open to correction; the form for typing a reading; and the example.
//!
//! Nothing is kept until the person saves. It comes with the part of the program that is fetched later, as the reader does.

use super::add::{REVIEW, foreign_note};
use super::control::{button, gradually, link};
use super::form::{Shown, complaint_view, editor, form, half_typed, slip, slip_question};
use super::icon::{Icon, icon};
use super::route::Route;
use super::sims;
use super::state::App;
use super::teach::teach;
use crate::device::{address, clock, settings, storage};
use crate::history::{
    Aside, Draft, Explained, FieldName, FieldProblem, Form, MadeUp, Origin, Proposal, ReadAs, Slip, Source, Typed, cut,
};
use crate::outcome::About;
use crate::ui::words::{Label, volume};
use crate::volume::Printed;
use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// An answer to look at, for who has no message at hand.
pub fn begin_example(app: App) {
    let format = app.format();
    let text = |made_up: &MadeUp| app.voice().example(made_up, &*format);
    let changes = app.ledger.with_untracked(|ledger| ledger.begin_example(text, clock::now(), clock::new_id));
    app.write(changes, move || {
        app.now.set(clock::now());
        request_animation_frame(|| {
            address::scroll_to_top();
            address::focus("content");
        });
    });
}

/// One draft on the page: its fields, what is wrong with them, whether it is to be kept, and which message it is from.
#[derive(Clone, Copy)]
struct Row {
    typed: RwSignal<Typed>,
    problems: RwSignal<Vec<FieldProblem>>,
    is_wanted: RwSignal<bool>,
    message: usize,
    /// The message states no figure, only that the pack has lapsed.
    may_be_empty: bool,
    /// The first bucket of the same message, where both were true at the same time: its form says when.
    beside: Option<(RwSignal<Typed>, RwSignal<Vec<FieldProblem>>)>,
}

impl Row {
    fn new(typed: Typed, message: usize, is_wanted: bool) -> Row {
        Row {
            typed: RwSignal::new(typed),
            problems: RwSignal::new(Vec::new()),
            is_wanted: RwSignal::new(is_wanted),
            message,
            may_be_empty: false,
            beside: None,
        }
    }

    fn put_beside(&mut self, first: &Row) {
        let when = |row: &Row| row.typed.with_untracked(|typed| (typed.when.clone(), typed.when_clock));
        if when(self) == when(first) {
            self.beside = Some((first.typed, first.problems));
        }
    }

    /// Whether its balance looks far off, and the person has not said yet that it is right.
    fn slip(&self, app: App, accepted: RwSignal<Vec<Slip>>) -> Option<(Slip, RwSignal<Typed>)> {
        let draft = self.draft()?;
        let slip = self.typed.with_untracked(|typed| slip(app, &draft, typed))?;
        accepted.with_untracked(|accepted| !accepted.contains(&slip)).then_some((slip, self.typed))
    }

    /// The draft, or nothing after noting what is wrong with it.
    fn draft(self) -> Option<Draft> {
        let mut typed = self.typed.get_untracked();
        if let Some((first, _)) = self.beside {
            typed.when = first.with_untracked(|first| first.when.clone());
        }
        match typed.draft(clock::now()) {
            Ok(draft) => Some(draft),
            Err(problems) => {
                if let Some((_, of_first)) = self.beside {
                    let when = problems.iter().copied().filter(|problem| problem.field == FieldName::When);
                    of_first.update(|of_first| of_first.extend(when));
                }
                self.problems.set(problems);
                None
            }
        }
    }
}

/// What was read, message by message, open to correction; and the button that keeps it.
pub fn review(app: App, proposals: Vec<Proposal>, day_first: RwSignal<Option<bool>>) -> AnyView {
    // One reading is looked at before it is saved in any case; of many, only the certain ones are chosen beforehand.
    let alone = proposals.iter().map(|proposal| proposal.drafts.len()).sum::<usize>() == 1;
    let now = clock::now();
    let kept_before: Vec<bool> =
        app.ledger.with_untracked(|ledger| proposals.iter().map(|proposal| ledger.has(proposal, now)).collect());
    let mut read: Vec<Row> = proposals
        .iter()
        .enumerate()
        .flat_map(|(message, proposal)| {
            let is_kept = kept_before[message];
            let drafts = proposal.drafts.iter().zip(&proposal.sure);
            drafts.map(move |(draft, sure)| (message, is_kept, *sure, draft))
        })
        .map(|(message, is_kept, is_sure, draft)| Row {
            may_be_empty: draft.stated.is_empty(),
            ..Row::new(app.fields(draft), message, !is_kept && (is_sure || alone))
        })
        .collect();
    let mut first = 0;
    for at in 1..read.len() {
        if read[at].message == read[first].message {
            let first = read[first];
            read[at].put_beside(&first);
        } else {
            first = at;
        }
    }
    // Rows that the person makes by saying what an open amount is.
    let told = RwSignal::new(Vec::<Row>::new());
    let complaint = RwSignal::new(None::<Label>);
    let sources: Vec<Source> = proposals.iter().map(Proposal::source).collect();
    let several = read.len() > 1;
    let rows = read.clone();
    let has_rows = {
        let some = !read.is_empty();
        move || some || told.with(|told| !told.is_empty())
    };
    let messages = gradually(proposals.len(), move |index| {
        let own: Vec<Row> = rows.iter().copied().filter(|row| row.message == index).collect();
        let choice = Choice { several, is_kept: kept_before[index] };
        message_view(app, index, proposals[index].clone(), own, choice, told, day_first)
    });
    let (asked, accepted) = (RwSignal::new(None), RwSignal::new(Vec::<Slip>::new()));
    let (read, sources) = (StoredValue::new(read), StoredValue::new(sources));
    let save = move || {
        let mut wanted = read.get_value();
        wanted.extend(told.get_untracked());
        wanted.retain(|row| row.is_wanted.get_untracked());
        match sources.with_value(|sources| confirmed(&wanted, sources)) {
            Err(label) => complaint.set(Some(label)),
            Ok(messages) => {
                complaint.set(None);
                asked.set(wanted.iter().find_map(|row| row.slip(app, accepted)));
                if asked.with_untracked(Option::is_none) {
                    keep(app, &messages);
                }
            }
        }
    };
    view! {
        <section class="review" id="review">
            <h2>{app.say(Label::WhatWasRead)}</h2>
            {messages}
            {move || told.with(|told| told.iter().enumerate().map(|(at, row)| row_view(app, format!("told-{at}"), *row, false)).collect::<Vec<_>>())}
            <div class:hidden=move || !has_rows()>
                <p class="shell-hint">{app.say(Label::CheckIt)}</p>
                {sims::for_which(app, None)}
                {complaint_view(app, complaint)}
                {slip_question(app, asked, accepted, save)}
                {button("save", "wide", None, app.say(Label::Save), save)}
            </div>
        </section>
    }
    .into_any()
}

/// The wanted drafts under their messages, or what keeps them from being saved.
fn confirmed(rows: &[Row], sources: &[Source]) -> Result<Vec<(Source, Vec<Draft>)>, Label> {
    let drafts: Vec<Option<Draft>> = rows.iter().map(|row| row.draft()).collect();
    if drafts.iter().any(Option::is_none) {
        return Err(Label::FixFields);
    }
    let mut messages: Vec<(Source, Vec<Draft>)> = sources.iter().map(|source| (source.clone(), Vec::new())).collect();
    for (row, draft) in rows.iter().zip(drafts.into_iter().flatten()) {
        if draft.stated.is_empty() && !row.may_be_empty {
            continue;
        }
        if let Some((_, drafts)) = messages.get_mut(row.message) {
            drafts.push(draft);
        }
    }
    if messages.iter().all(|(_, drafts)| drafts.is_empty()) { Err(Label::NothingToSave) } else { Ok(messages) }
}

fn keep(app: App, messages: &[(Source, Vec<Draft>)]) {
    let messages: Vec<(Option<Source>, Vec<Draft>)> =
        messages.iter().map(|(source, drafts)| (Some(source.clone()), from_there(source, drafts))).collect();
    let changes = app.kept_readings(&messages);
    let are_many = messages.len() > MANY;
    app.write(changes, move || {
        app.paste.set(String::new());
        if !are_many {
            return kept(app);
        }
        spawn_local(async move {
            clock::breathe().await;
            kept(app);
        });
    });
}

/// Forms of so many messages take as long to clear away as what comes after them takes to draw.
const MANY: usize = 50;

/// Where the answer is from that the person came to bring, as the page of the ways to check tells in the address.
fn origin_of_address() -> Option<Origin> {
    Origin::named(address::fragment().split_once('?')?.1)
}

/// The drafts of a text with where it is from; a text with its sender is a message in any case.
fn from_there(source: &Source, drafts: &[Draft]) -> Vec<Draft> {
    let origin = origin_of_address().filter(|_| source.sender.is_none());
    drafts.iter().map(|draft| Draft { origin, ..draft.clone() }).collect()
}

/// After saving: to the answer, and the browser is asked to keep what is stored.
fn kept(app: App) {
    app.forget_half_typed();
    settings::forget_half_typed(REVIEW);
    app.now.set(clock::now());
    app.go(&Route::Now);
    app.tell(Label::Saved);
    request_animation_frame(|| {
        address::scroll_to_top();
        address::focus("content");
    });
    spawn_local(async {
        storage::persist().await;
    });
}

/// What makes it a question whether a reading is to be kept.
#[derive(Clone, Copy)]
struct Choice {
    /// There are other readings beside it.
    several: bool,
    /// Its message was kept before.
    is_kept: bool,
}

fn message_view(
    app: App,
    index: usize,
    proposal: Proposal,
    rows: Vec<Row>,
    choice: Choice,
    told: RwSignal<Vec<Row>>,
    day_first: RwSignal<Option<bool>>,
) -> AnyView {
    let pieces = cut(&proposal.text, &proposal.marks);
    let suspicious = !proposal.signs.is_empty();
    let signs = proposal.signs.clone();
    // What is kept already is not kept again, unless the person says so.
    let can_choose = choice.several || choice.is_kept;
    let is_unsure = choice.several && proposal.sure.contains(&false);
    // What was taught is read in any language.
    let is_foreign = proposal.is_foreign && proposal.drafts.is_empty();
    let why = why(app, &proposal);
    let asides = asides(app, &proposal.asides());
    let lesson = teach(app, index, proposal.text.clone(), proposal.tappable.clone(), is_foreign);
    // In an unknown language each figure is asked about below, with the dates.
    let open = if is_foreign { Vec::new() } else { proposal.open.clone() };
    let doubts = proposal.doubts.iter().map(|doubt| doubt.about).collect::<Vec<About>>();
    let asks_order = doubts.contains(&About::DayOrMonth);
    let said: Vec<About> = distinct(&doubts)
        .into_iter()
        .filter(|about| !(matches!(about, About::Suspicious) || is_foreign && *about == About::WhichRole))
        .collect();
    view! {
        <article class="message" class:suspicious=suspicious>
            {suspicious.then(|| view! {
                <div role="alert">
                    <h3>{icon(Icon::Shield)} {app.say(Label::SuspiciousTitle)}</h3>
                    <p>{app.say(Label::SuspiciousText)}</p>
                    <ul>{signs.into_iter().map(|sign| view! { <li>{app.voice().sign(sign)}</li> }).collect::<Vec<_>>()}</ul>
                </div>
            })}
            {from_whom(app, proposal.sender.clone(), proposal.received)}
            {marked(pieces)}
            {is_foreign.then(|| view! { <p class="note">{move || app.say(foreign_note(app.languages.get()))}</p> })}
            {proposal.taught.is_some().then(|| view! { <p class="note soft">{app.say(Label::ReadByTaught)}</p> })}
            {is_unsure.then(|| view! { <p class="note">{app.say(Label::NotSure)}</p> })}
            {choice.is_kept.then(|| view! { <p class="note" id="already-kept">{app.voice().already_kept()}</p> })}
            {proposal.assumed.into_iter().map(|assumption| view! { <p class="note soft">{app.voice().assumed(assumption)}</p> }).collect::<Vec<_>>()}
            {said.into_iter().map(|about| view! { <p class="note">{app.voice().doubt(about)}</p> }).collect::<Vec<_>>()}
            {asks_order.then(|| order_choice(day_first))}
            {(!open.is_empty()).then(|| role_choices(app, index, open, told, !rows.is_empty()))}
            {rows.into_iter().enumerate().map(|(at, row)| row_view(app, format!("m{index}-{at}"), row, can_choose)).collect::<Vec<_>>()}
            {asides}
            {why}
            {(!suspicious).then_some(lesson)}
        </article>
    }
    .into_any()
}

/// Who sent it and when, where the phone told it beside the text. Isolated, as a sender may be written in any direction.
pub fn from_whom(app: App, sender: Option<String>, received: Option<DateTime<FixedOffset>>) -> Option<AnyView> {
    let format = app.format();
    let when = received.map(|at| app.voice().day_and_time(&format.day_of(at), &format.time_of(at)));
    let parted = (sender.is_some() && when.is_some()).then_some(" · ");
    let any = sender.is_some() || when.is_some();
    any.then(|| view! { <p class="soft from"><bdi>{sender}</bdi> {parted} {when}</p> }.into_any())
}

/// What the message tells beside the figures, each with its words: it fills in what the person left open.
fn asides(app: App, told: &[(String, Aside)]) -> AnyView {
    if told.is_empty() {
        return ().into_any();
    }
    let (voice, format) = (app.voice(), app.format());
    let rows = told
        .iter()
        .map(|(words, aside)| {
            let (label, value) = voice.aside(aside, &*format);
            view! { <li>{label} " " <b>{value}</b> " " <mark data-as="aside"><bdi>{words.clone()}</bdi></mark></li> }
        })
        .collect::<Vec<_>>();
    view! {
        <div class="asides">
            <p>{app.say(Label::AsidesTitle)}</p>
            <ul>{rows}</ul>
            <p class="soft">{app.say(Label::AsidesHint)}</p>
        </div>
    }
    .into_any()
}

/// What each field is, the words it was read from, and what told it.
fn why(app: App, proposal: &Proposal) -> AnyView {
    reasons(app, proposal.reasons.clone())
}

/// The same for any reading.
pub fn reasons(app: App, reasons: Vec<Explained>) -> AnyView {
    if reasons.is_empty() {
        return ().into_any();
    }
    let rows = reasons
        .into_iter()
        .map(|reason| {
            let voice = app.voice();
            let told_by = reason.told_by.map(|words| view! { " " {app.say(Label::ByWords)} " " <q><bdi>{words}</bdi></q> });
            // Where a figure stands is said in words; a phrase goes by its name.
            let rule = match voice.ground(reason.ground) {
                Some(ground) => view! { " " {ground} }.into_any(),
                None => view! { " " <small class="soft"><bdi>{reason.rule}</bdi></small> }.into_any(),
            };
            view! {
                <li>
                    <b>{voice.read_as(reason.read_as)}</b> " " <mark data-as=name_of(reason.read_as)><bdi>{reason.words}</bdi></mark>
                    {told_by} {rule}
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <details class="why">
            <summary>{app.say(Label::WhyTitle)}</summary>
            <ul>{rows}</ul>
        </details>
    }
    .into_any()
}

fn distinct(abouts: &[About]) -> Vec<About> {
    let mut seen = Vec::new();
    for about in abouts {
        if !seen.contains(about) {
            seen.push(*about);
        }
    }
    seen
}

/// The message with the words that were read marked in it. Isolated, so that no direction mark in it moves anything else.
pub fn marked(pieces: Vec<crate::history::Piece>) -> AnyView {
    let pieces = pieces
        .into_iter()
        .map(|piece| match piece.read_as {
            Some(read_as) => view! { <mark data-as=name_of(read_as)>{piece.text}</mark> }.into_any(),
            None => piece.text.into_any(),
        })
        .collect::<Vec<_>>();
    view! { <blockquote class="text" dir="auto"><bdi>{pieces}</bdi></blockquote> }.into_any()
}

/// The name under which the style colours a mark.
fn name_of(read_as: ReadAs) -> &'static str {
    match read_as {
        ReadAs::Left => "left",
        ReadAs::Used => "used",
        ReadAs::Size => "size",
        ReadAs::UsedUp | ReadAs::Unlimited | ReadAs::Expired => "state",
        ReadAs::Expiry | ReadAs::Validity => "expiry",
        ReadAs::ReadingTime => "time",
        ReadAs::Aside => "aside",
        ReadAs::Doubtful => "doubtful",
        ReadAs::Suspicious => "suspicious",
    }
}

/// "03/04": the two orders.
fn order_choice(day_first: RwSignal<Option<bool>>) -> AnyView {
    view! {
        <p class="actions">
            {button("day-first", "quiet", None, "DD/MM", move || day_first.set(Some(true)))}
            {button("month-first", "quiet", None, "MM/DD", move || day_first.set(Some(false)))}
        </p>
    }
    .into_any()
}

/// The buttons of each amount; a text with more of them is better shown figure by figure.
const ROLES: [[&str; 3]; 4] = [
    ["is-left", "is-used", "is-size"],
    ["is-left-2", "is-used-2", "is-size-2"],
    ["is-left-3", "is-used-3", "is-size-3"],
    ["is-left-4", "is-used-4", "is-size-4"],
];

/// What the amounts without a role are: the person says, of one after the other. Each is named where there are others, or figures that were read.
fn role_choices(
    app: App,
    message: usize,
    amounts: Vec<Printed>,
    told: RwSignal<Vec<Row>>,
    is_beside_others: bool,
) -> AnyView {
    type Put = fn(&mut Draft, Printed);
    const PUTS: [(Label, Put); 3] = [
        (Label::IsLeft, |draft, amount| draft.stated.balance = Some(amount)),
        (Label::IsUsed, |draft, amount| draft.stated.used = Some(amount)),
        (Label::IsPackSize, |draft, amount| draft.stated.allowance = Some(amount)),
    ];
    let said = StoredValue::new(Draft::empty(clock::now()));
    let is_named = amounts.len() > 1 || is_beside_others;
    let choices = amounts.into_iter().zip(ROLES).map(|(amount, ids)| {
        let buttons = ids.into_iter().zip(PUTS).map(|(id, (label, put))| {
            button(id, "quiet", None, app.say(label), move || {
                said.update_value(|draft| put(draft, amount));
                let row = Row::new(said.with_value(|draft| app.fields(draft)), message, true);
                // What was said of another message stays.
                told.update(|rows| {
                    rows.retain(|other| other.message != message);
                    rows.push(row);
                });
            })
        });
        let buttons = buttons.collect::<Vec<_>>();
        let actions = view! { <p class="actions">{buttons}</p> };
        // Of which figure they speak, to the ear too.
        match is_named {
            true => view! {
                <fieldset class="row">
                    <legend>{volume(app.voice(), amount.shown(), &*app.format())}</legend>
                    {actions}
                </fieldset>
            }
            .into_any(),
            false => actions.into_any(),
        }
    });
    view! { <div id="which-role">{choices.collect::<Vec<_>>()}</div> }.into_any()
}

fn row_view(app: App, prefix: String, row: Row, several: bool) -> AnyView {
    let kind = row.typed.with_untracked(|typed| typed.bucket);
    let keep_id = format!("{prefix}-keep");
    // By what was read, since another text may stand there next.
    let mut read = row.typed.get_untracked();
    read.when.clear();
    let note = half_typed([REVIEW, &prefix, " ", &read.lines().join("|")].concat(), row.typed);
    view! {
        <fieldset class="row" on:input=move |_| note.with_value(|note| note()) on:change=move |_| note.with_value(|note| note())>
            <legend>{app.voice().bucket(kind)}</legend>
            {several.then(|| view! {
                <label class="check" for=keep_id.clone()>
                    <input
                        type="checkbox"
                        id=keep_id.clone()
                        prop:checked=move || row.is_wanted.get()
                        on:change=move |event| row.is_wanted.set(event_target_checked(&event))
                    />
                    {app.say(Label::KeepThis)}
                </label>
            })}
            {form(app, prefix, row.typed, row.problems, if row.beside.is_some() { Shown::Beside } else { Shown::Filled })}
        </fieldset>
    }
    .into_any()
}

/// A reading typed by hand: the figure that an app, a web page or the hotline gave.
pub fn type_page(app: App) -> AnyView {
    let expiry_clock = app.ledger.with_untracked(|ledger| ledger.sim().and_then(|sim| sim.zone()));
    let expiry_clock = expiry_clock.or_else(|| app.chosen_clock());
    let start = Typed { expiry_clock, origin: origin_of_address(), ..Typed::default() }.counting(app.counted());
    let start = start.told_at(app.format().told(clock::now()));
    let save = move |draft: Draft| {
        if draft.stated.is_empty() {
            return Some(Label::NothingToSave);
        }
        let changes = app.kept_readings(&[(None, vec![draft])]);
        app.write(changes, move || kept(app));
        None
    };
    // Where the address led here before this part had come.
    request_animation_frame(|| {
        if !address::is_in_field() {
            address::focus("typed-left");
        }
    });
    view! {
        <h1>{app.say(Label::TypeTitle)}</h1>
        <p>{app.say(Label::TypeHint)}</p>
        {move || {
            app.is_loaded.track();
            sims::for_which(app, None)
        }}
        {editor(app, "typed", start, Shown::Typing, Label::Save, save)}
        <p class="actions">{link("", Some(Icon::Paste), app.say(Label::PasteInstead), &Route::Add)}</p>
    }
    .into_any()
}
