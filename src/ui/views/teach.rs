//! Showing what the figures of a message are: the person taps one and says what it is; and the list of what was taught.
//!
//! What a figure can be, and whether a format comes of it, is for the core to say.

use super::control::{button, in_full};
use super::icon::{Icon, icon};
use super::state::{App, Notice};
use crate::device::{clipboard, clock};
use crate::history::{Change, TaughtFormat, figures};
use crate::languages::BucketKind;
use crate::reader::{Question, Reply};
use crate::reading::taught::{Lesson, Piece, Slot, Sort, Tappable, TaughtRole};
use crate::ui::words::Label;
use crate::volume::Unit;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Units that a bare number can be given.
const UNITS: [Unit; 3] = [Unit::Megabyte, Unit::Gigabyte, Unit::Kilobyte];

/// As a person calls what a figure is.
fn label_of(role: TaughtRole) -> Label {
    match role {
        TaughtRole::Balance => Label::IsLeft,
        TaughtRole::Used => Label::IsUsed,
        TaughtRole::Allowance => Label::IsPackSize,
        TaughtRole::Expiry => Label::IsExpiry,
        TaughtRole::Validity => Label::IsValidity,
        TaughtRole::Nothing => Label::IsNothing,
    }
}

/// The colour of its mark.
fn mark_of(role: TaughtRole) -> &'static str {
    match role {
        TaughtRole::Balance => "left",
        TaughtRole::Used => "used",
        TaughtRole::Allowance => "size",
        TaughtRole::Expiry | TaughtRole::Validity => "expiry",
        TaughtRole::Nothing => "none",
    }
}

/// Opens below a message. `text` is the message, `tappable` its figures; `is_open` from the start where nothing was read.
pub fn teach(app: App, index: usize, text: String, tappable: Vec<Tappable>, is_open: bool) -> AnyView {
    if tappable.is_empty() {
        return ().into_any();
    }
    let lessons = RwSignal::new(Vec::<Lesson>::new());
    let chosen = RwSignal::new(None::<Tappable>);
    let problem = RwSignal::new(None::<&'static str>);
    let is_shown = RwSignal::new(is_open);
    let said_of = move |figure: Tappable| {
        lessons.with(|lessons| lessons.iter().find(|lesson| lesson.span == figure.span).copied())
    };
    let say = move |change: &dyn Fn(&mut Lesson)| {
        let Some(figure) = chosen.get_untracked() else { return };
        problem.set(None);
        lessons.update(|lessons| {
            if !lessons.iter().any(|lesson| lesson.span == figure.span) {
                let unit = figure.lacks_unit.then_some(Unit::Megabyte);
                lessons.push(Lesson { span: figure.span, role: TaughtRole::Nothing, kind: None, unit });
            }
            lessons.iter_mut().filter(|lesson| lesson.span == figure.span).for_each(change);
        });
    };
    let save = {
        let text = text.clone();
        move || {
            let question = Question::Teach { text: text.clone(), lessons: lessons.get_untracked() };
            spawn_local(async move {
                match app.ask(&question).await {
                    Some(Reply::Taught(Ok(format))) => {
                        let changes =
                            app.ledger.with_untracked(|ledger| ledger.teach(format, clock::now(), clock::new_id));
                        app.write(changes, move || app.tell(Label::TaughtSaved));
                    }
                    Some(Reply::Taught(Err(found))) => {
                        let _ = problem.try_set(Some(app.voice().teach_problem(found)));
                    }
                    // What was said stands there still.
                    _ => {
                        let _ = problem.try_set(Some(app.say(Label::LanguagesMissing)));
                    }
                }
            });
        }
    };
    let pieces = figures(&text, &tappable);
    let shown = move || {
        let pieces = pieces.clone();
        is_shown.get().then(|| {
            let text = pieces
                .into_iter()
                .map(|(words, figure)| match figure {
                    None => words.into_any(),
                    Some(figure) => view! {
                        <button
                            type="button"
                            class="figure-in-text"
                            aria-pressed=move || if chosen.get() == Some(figure) { "true" } else { "false" }
                            data-as=move || said_of(figure).map(|lesson| mark_of(lesson.role))
                            on:click=move |_| chosen.set(Some(figure))
                        >{words}</button>
                    }
                    .into_any(),
                })
                .collect::<Vec<_>>();
            view! {
                <div class="teach">
                    <p class="shell-hint">{app.say(Label::TeachHint)}</p>
                    <div class="text" role="group" dir="auto" aria-label=app.say(Label::TeachPick)><bdi>{text}</bdi></div>
                    {move || chosen.get().map(|figure| roles(app, figure, said_of(figure), say))}
                    <p class="problem" role="alert">{move || problem.get()}</p>
                    {(!lessons.with(Vec::is_empty)).then(|| button("teach-save", "wide", None, app.say(Label::TeachSave), save.clone()))}
                </div>
            }
        })
    };
    view! {
        <p class="actions">
            <button
                type="button"
                id=format!("teach-{index}")
                class="quiet"
                aria-expanded=move || if is_shown.get() { "true" } else { "false" }
                on:click=move |_| is_shown.update(|shown| *shown = !*shown)
            >{icon(Icon::Pencil)} {app.say(Label::TeachOpen)}</button>
        </p>
        {shown}
    }
    .into_any()
}

/// What the chosen figure can be.
fn roles(
    app: App,
    figure: Tappable,
    said: Option<Lesson>,
    say: impl Fn(&dyn Fn(&mut Lesson)) + Copy + 'static,
) -> AnyView {
    let chips = figure
        .sort
        .roles()
        .iter()
        .map(|&role| {
            let is_said = said.is_some_and(|lesson| lesson.role == role);
            view! {
                <button
                    type="button"
                    class="quiet chip"
                    aria-pressed=if is_said { "true" } else { "false" }
                    on:click=move |_| say(&|lesson| lesson.role = role)
                >{app.say(label_of(role))}</button>
            }
        })
        .collect::<Vec<_>>();
    let is_data = said.is_some_and(|lesson| lesson.role != TaughtRole::Nothing);
    let buckets = is_data.then(|| bucket_choice(app, said.and_then(|lesson| lesson.kind), say));
    let units = said.filter(|_| is_data && figure.lacks_unit).map(|lesson| unit_choice(app, lesson.unit, say));
    view! {
        <div class="roles">
            <p class="actions" role="group" aria-label=app.say(Label::TeachRole)>{chips}</p>
            <div class="pair">{buckets}{units}</div>
        </div>
    }
    .into_any()
}

fn bucket_choice(app: App, said: Option<BucketKind>, say: impl Fn(&dyn Fn(&mut Lesson)) + Copy + 'static) -> AnyView {
    // The main one is the unnamed one.
    let kinds = BucketKind::ALL.map(|kind| Some(kind).filter(|kind| *kind != BucketKind::Main));
    let options = kinds
        .into_iter()
        .map(|kind| {
            let name = kind.map_or("", BucketKind::name);
            view! { <option value=name selected=said == kind>{app.voice().bucket(kind)}</option> }
        })
        .collect::<Vec<_>>();
    let choose = move |event: leptos::ev::Event| {
        let name = event_target_value(&event);
        let kind = kinds.into_iter().flatten().find(|kind| kind.name() == name);
        say(&|lesson| lesson.kind = kind);
    };
    view! {
        <div class="field">
            <label for="taught-bucket">{app.say(Label::WhichBucket)}</label>
            <select id="taught-bucket" on:change=choose>{options}</select>
        </div>
    }
    .into_any()
}

fn unit_choice(app: App, said: Option<Unit>, say: impl Fn(&dyn Fn(&mut Lesson)) + Copy + 'static) -> AnyView {
    let options = UNITS
        .map(|unit| view! { <option value=unit.symbol() selected=said == Some(unit)>{app.voice().unit(unit)}</option> })
        .into_iter()
        .collect::<Vec<_>>();
    let choose = move |event: leptos::ev::Event| {
        let name = event_target_value(&event);
        let unit = UNITS.into_iter().find(|unit| unit.symbol() == name);
        say(&|lesson| lesson.unit = unit);
    };
    view! {
        <div class="field">
            <label for="taught-unit">{app.say(Label::WhichUnit)}</label>
            <select id="taught-unit" on:change=choose>{options}</select>
        </div>
    }
    .into_any()
}

/// The formats that were taught, each open to change; absent while there is none.
pub fn taught_list(app: App) -> AnyView {
    let list = move || {
        let formats = app.ledger.with(|ledger| ledger.formats.clone());
        (!formats.is_empty()).then(|| {
            view! {
                <section id="taught">
                    <h2>{app.say(Label::TaughtTitle)}</h2>
                    <p>{app.say(Label::TaughtText)}</p>
                    {formats.into_iter().map(|taught| taught_view(app, taught)).collect::<Vec<_>>()}
                </section>
            }
        })
    };
    view! { {list} }.into_any()
}

fn taught_view(app: App, taught: TaughtFormat) -> AnyView {
    let mut slots = 0usize..;
    let shape = taught
        .format
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.clone().into_any(),
            Piece::Slot(slot) => {
                let place = slots.next().unwrap_or_default();
                slot_view(app, &taught, place, *slot)
            }
        })
        .collect::<Vec<_>>();
    let id = taught.id.clone();
    let forget = move || {
        let (gone, undo) = app.ledger.with_untracked(|ledger| ledger.forget_format(&id));
        app.write(gone, move || app.notice.set(Some(Notice::new(Label::Deleted, undo))));
    };
    let case = taught.format.case();
    let copy = move || {
        let case = case.clone();
        spawn_local(async move {
            app.tell(if clipboard::write(&case).await { Label::CopiedCase } else { Label::NotCopied });
        });
    };
    view! {
        <article class="message">
            <div class="text shape" dir="auto">{shape}</div>
            <p class="actions">
                {button("", "quiet", None, app.say(Label::CopyCase), copy)}
                {button("forget-format", "quiet danger", None, app.say(Label::Forget), forget)}
            </p>
        </article>
    }
    .into_any()
}

/// One figure of a taught format: what it is, to be changed in place.
fn slot_view(app: App, taught: &TaughtFormat, place: usize, slot: Slot) -> AnyView {
    if slot.sort == Sort::Other {
        return view! { <span class="slot">"…"</span> }.into_any();
    }
    let options = slot
        .sort
        .roles()
        .iter()
        .map(|&role| view! { <option value=mark_and_name(role) selected=slot.role == Some(role)>{app.say(label_of(role))}</option> })
        .collect::<Vec<_>>();
    let taught = taught.clone();
    let choose = move |event: leptos::ev::Event| {
        let name = event_target_value(&event);
        let role = slot.sort.roles().iter().copied().find(|role| mark_and_name(*role) == name);
        let changed = TaughtFormat { format: taught.format.with_role(place, role), ..taught.clone() };
        app.write(vec![Change::PutFormat(changed)], || ());
    };
    let select = view! {
        <select aria-label=app.say(Label::TeachRole) on:change=choose>
            <option value="" selected=slot.role.is_none()>"…"</option>
            {options}
        </select>
    };
    let chosen = slot.role.map_or("…", |role| app.say(label_of(role)));
    let choice = in_full(select.into_any(), chosen.into_any());
    view! { <span class="slot" data-as=slot.role.map(mark_of)>{choice}</span> }.into_any()
}

/// A name for the option, no word for people.
fn mark_and_name(role: TaughtRole) -> &'static str {
    match role {
        TaughtRole::Validity => "validity",
        role => mark_of(role),
    }
}
