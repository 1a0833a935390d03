//! What was kept: readings by day, one reading with its evidence, and correcting or deleting it.
//!
//! The message stays untouched; only what was read from it can be corrected. Both go on paper as `style/paper.css` has it.

use super::control::{button, link};
use super::form::{Shown, editor, leave};
use super::icon::{Icon, icon};
use super::review::{from_whom, marked, reasons};
use super::route::Route;
use super::seek::{Rows, Search, Turn, seek};
use super::sims::{colour, for_which, name_of};
use super::state::App;
use super::{rises, usage};
use crate::answer::{SeenRise, all_rises};
use crate::device::address;
use crate::history::{Draft, Reading, cut};
use crate::pack::{Id, Sim};
use crate::reader::{Question, Reply};
use crate::stamp;
use crate::ui::words::Label;
use chrono::{DateTime, FixedOffset, NaiveDate};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::OnceCell;

pub fn list(app: App) -> AnyView {
    let words = RwSignal::new(String::new());
    let has_some = Memo::new(move |_| app.ledger.with(|ledger| ledger.readings.len() > 1));
    view! {
        {on_paper(app)}
        <h1>{app.say(Label::History)}</h1>
        {usage::card(app)}
        {move || has_some.get().then(|| search(app, words))}
        {move || listed(app, words)}
    }
    .into_any()
}

/// The list of one ledger, in one language.
#[derive(Clone, Copy)]
struct List {
    app: App,
    rows: StoredValue<Rows, LocalStorage>,
    /// Worked out once for the ledger, and not for every letter that is typed into the search.
    rises: StoredValue<OnceCell<Vec<SeenRise>>, LocalStorage>,
    turn: Turn,
}

/// The readings sought, by day.
fn listed(app: App, words: RwSignal<String>) -> AnyView {
    let rows = StoredValue::new_local(Rows::of(app, cards(app)));
    let list = List { app, rows, rises: StoredValue::new_local(OnceCell::new()), turn: Turn::new() };
    let shown = RwSignal::new_local(None::<Search>);
    Effect::new(move |_| {
        let sought = words.get().trim().to_lowercase();
        list.seek(sought, 0, ROWS, move |search| {
            let _ = shown.try_set(Some(search));
        });
    });
    let drawn = move || {
        let is_loaded = app.is_loaded.get();
        shown.with(|search| {
            let search = search.as_ref()?;
            if search.found.is_empty() {
                let empty = if search.sought.is_empty() { Label::HistoryEmpty } else { Label::SearchNothing };
                return is_loaded.then(|| view! { <p class="soft">{app.say(empty)}</p> }.into_any());
            }
            Some(part(list, search, None))
        })
    };
    drawn.into_any()
}

/// Some rows of the list, and behind them the rest, once it is wanted. `last` is the day of the row before.
fn part(list: List, search: &Search, last: Option<NaiveDate>) -> AnyView {
    let app = list.app;
    let format = app.format();
    let days = app.ledger.with_untracked(|ledger| {
        ledger.days(&mut search.found.iter().copied(), &|reading| format.told(reading.at).date_naive())
    });
    let rises = || list.app.ledger.with_untracked(all_rises);
    let until = days.last().map(|(day, _)| *day);
    let days = list.rises.with_value(|known| {
        let rises = known.get_or_init(rises);
        let view = |(day, readings)| day_view(app, (last != Some(day)).then_some(day), readings, list.rows, rises);
        days.into_iter().map(view).collect::<Vec<_>>()
    });
    let (sought, next) = (StoredValue::new(search.sought.clone()), search.next);
    let has_more = next < list.rows.with_value(Rows::count);
    let rest = RwSignal::new_local(None::<Search>);
    let go_on = move |most: usize, then: fn()| {
        list.seek(sought.get_value(), next, most, move |search| {
            let _ = rest.try_set(Some(search));
            then();
        });
    };
    // Paper has room for all of them.
    let all = move || if has_more { go_on(usize::MAX, print_drawn) } else { print_drawn() };
    let behind = move || {
        if let Some(view) = rest.with(|rest| rest.as_ref().map(|search| part(list, search, until))) {
            return view;
        }
        view! {
            <p class="actions">
                {has_more.then(|| button("older", "quiet", None, app.say(Label::OlderReadings), move || go_on(ROWS, || ())))}
                {print(app, all)}
            </p>
        }
        .into_any()
    };
    view! { {days} {behind} }.into_any()
}

impl List {
    /// Seeks from a row on, and then does something with what was found.
    fn seek(self, sought: String, next: usize, most: usize, then: impl FnOnce(Search) + 'static) {
        let search = Search { sought, next, found: Vec::new(), most };
        spawn_local(async move {
            if let Some(search) = seek(self.app, self.rows, search, self.turn).await {
                then(search);
            }
        });
    }
}

/// A SIM as its rows name it.
pub struct Card {
    pub id: Id,
    pub name: String,
    colour: Option<String>,
}

/// All SIMs; none where there is only one, of which every row would say the same.
fn cards(app: App) -> Vec<Card> {
    let sims = app.ledger.with(|ledger| if ledger.sims.len() > 1 { ledger.sims.clone() } else { Vec::new() });
    let card = |sim: &Sim| Card { id: sim.id.clone(), name: name_of(app, sim), colour: colour(sim.colour) };
    sims.iter().map(card).collect()
}

/// What a sheet of paper begins with, and no screen shows: whose it is, and of when.
fn on_paper(app: App) -> AnyView {
    view! { <p class="paper">"Tidemark" " · " <bdi>{written(app.format().told(app.now.get_untracked()))}</bdi></p> }
        .into_any()
}

fn written(at: DateTime<FixedOffset>) -> String {
    stamp::moment(at).replace('T', " ")
}

/// For somebody at a counter: the browser prints, or makes a file of it.
fn print(app: App, print: impl Fn() + 'static) -> AnyView {
    button("print", "quiet", None, app.say(Label::Print), print)
}

/// Once what was asked for is drawn.
fn print_drawn() {
    request_animation_frame(address::print);
}

/// As many rows as are drawn at once: more than anybody reads at a glance, and few enough that a slow phone draws them unseen.
const ROWS: usize = 60;

fn search(app: App, words: RwSignal<String>) -> AnyView {
    view! {
        <div class="field">
            <label for="search">{app.say(Label::SearchHistory)}</label>
            <input
                id="search"
                type="search"
                autocomplete="off"
                prop:value=move || words.get()
                on:input=move |event| words.set(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

/// The readings of a day, or the rest of them, of which the day was told before.
fn day_view(
    app: App,
    day: Option<NaiveDate>,
    readings: Vec<Reading>,
    rows: StoredValue<Rows, LocalStorage>,
    rises: &[SeenRise],
) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let rows = readings
        .into_iter()
        .map(|reading| {
            let sign = if reading.message.is_some() { Icon::Message } else { Icon::Pencil };
            let origin = voice.origin(reading.origin());
            let kind = reading.bucket.map(|kind| view! { <span class="kind">{voice.bucket(Some(kind))}</span> });
            let card = rows.with_value(|rows| {
                rows.cards.iter().find(|card| card.id == reading.sim).map(|card| {
                    view! { <span class="card" data-colour=card.colour.clone()><bdi>{card.name.clone()}</bdi></span> }
                })
            });
            let rise = rises.iter().find(|seen| seen.reading == reading.id).map(|seen| voice.rose(seen, &*format));
            view! {
                <li>
                    <a href=Route::Reading(reading.id.clone()).link()>
                        <span class="time">{format.time_of(reading.at)}</span>
                        <span class="statement">{voice.stated(&reading.stated, &*format)}</span>
                        {kind}
                        {card}
                        {rise.map(|text| view! { <span class="rise">{text}</span> })}
                        <span class="source">{icon(sign)} {origin}</span>
                    </a>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <section class="day">
            {day.map(|day| view! { <h2>{format.day(day)}</h2> })}
            <ul class="readings">{rows}</ul>
        </section>
    }
    .into_any()
}

fn find(app: App, id: &Id) -> Option<Reading> {
    app.ledger.with(|ledger| ledger.readings.iter().find(|reading| reading.id == *id).cloned())
}

pub fn reading(app: App, id: Id) -> AnyView {
    let Some(reading) = find(app, &id) else { return gone(app) };
    let (voice, format) = (app.voice(), app.format());
    let message = app
        .ledger
        .with(|ledger| ledger.messages.iter().find(|message| Some(&message.id) == reading.message.as_ref()).cloned());
    let country = app.country();
    let why = RwSignal::new(Vec::new());
    let delete_id = reading.id.clone();
    let when = voice.day_and_time(&format.day_of(reading.at), &format.time_of(reading.at));
    let sim =
        app.ledger.with(|ledger| ledger.sims.iter().find(|sim| sim.id == reading.sim).map(|sim| name_of(app, sim)));
    let late = app.ledger.with(|ledger| ledger.lag_of(&reading)).map(|lag| voice.late(lag, &*format));
    view! {
        {on_paper(app)}
        <p><a class="back" href=Route::History.link()>{icon(Icon::Back)} {app.say(Label::History)}</a></p>
        <h1>{voice.stated(&reading.stated, &*format)}</h1>
        <p class="soft">{voice.bucket(reading.bucket)} " · " {when} {sim.map(|name| view! { " · " <bdi>{name}</bdi> })} " · " <span id="origin">{voice.origin(reading.origin())}</span></p>
        // With its year and its clock, which the eye does without.
        <p class="paper">{app.say(Label::WhenTrue)} " " <bdi>{written(format.told(reading.at))}</bdi></p>
        {late.map(|text| view! { <p class="soft" id="late">{text}</p> })}
        {rises::choices(app, &reading)}
        {message.map(|message| {
            app.want_languages();
            // Unmarked until the reader has said where its words stand.
            let read = RwSignal::new(cut(&message.text, &[]));
            let has_all = app.has_all_languages();
            let from = from_whom(app, message.sender.clone(), message.received);
            Effect::new(move |_| {
                let _ = has_all.get();
                let known = app.beside(country.clone(), message.received.unwrap_or(message.kept));
                let question = Question::Explain { text: message.text.clone(), known };
                spawn_local(async move {
                    if let Some(Reply::Explained(pieces, reasons)) = app.ask(&question).await {
                        let _ = read.try_set(pieces);
                        let _ = why.try_set(reasons);
                    }
                });
            });
            view! {
                <h2>{app.say(Label::Evidence)}</h2>
                {from}
                {move || marked(read.get())}
            }
        })}
        <p class="actions">
            {link("edit", Some(Icon::Pencil), app.say(Label::Edit), &Route::Edit(reading.id.clone()))}
            {print(app, print_drawn)}
            {button("delete", "quiet danger", None, app.say(Label::Delete), move || {
                    app.delete(&delete_id);
                    app.go(&Route::History);
                })}
        </p>
        // Below the buttons: it comes later, and must not move them under a finger.
        {move || reasons(app, why.get())}
    }
    .into_any()
}

/// Also seen right after deleting, before the address changes.
fn gone(app: App) -> AnyView {
    let link = app.is_loaded.get().then(|| view! { <a href=Route::History.link()>{app.say(Label::History)}</a> });
    view! { <p class="soft">{link}</p> }.into_any()
}

pub fn edit(app: App, id: Id) -> AnyView {
    if !app.is_loaded.get() {
        return ().into_any();
    }
    let Some((reading, pack)) = app.ledger.with_untracked(|ledger| {
        let reading = ledger.readings.iter().find(|reading| reading.id == id)?.clone();
        let pack = ledger.pack(&reading.pack).cloned();
        Some((reading, pack))
    }) else {
        return gone(app);
    };
    let bucket = pack.as_ref().and_then(|pack| pack.bucket(reading.bucket)).cloned();
    let draft = Draft {
        origin: Some(reading.origin()),
        bucket: reading.bucket,
        at: reading.at,
        stated: reading.stated,
        expiry: bucket.as_ref().and_then(|bucket| bucket.expiry),
        validity_hours: bucket.as_ref().and_then(|bucket| bucket.validity_hours),
        counting: bucket.as_ref().map(|bucket| bucket.counting).unwrap_or_default(),
        terms: bucket.as_ref().map(|bucket| bucket.terms).unwrap_or_default(),
        told: None,
        priced: None,
        lag: reading.lag,
        asides: reading.asides.clone(),
    };
    let back = Route::Reading(reading.id.clone());
    let which = for_which(app, Some(reading.sim.clone()));
    let cancel = leave(app, None, app.say(Label::Cancel), &back);
    let save = move |draft: Draft| {
        let sim = app.reading_of.get_untracked().unwrap_or_else(|| reading.sim.clone());
        let changes = app.ledger.with_untracked(|ledger| ledger.correct_of(&reading.id, &sim, &draft));
        app.save_form(changes, back.clone());
        None
    };
    view! {
        <h1>{app.say(Label::Edit)}</h1>
        {which}
        {editor(app, "edited", app.fields(&draft), Shown::Typing, Label::SaveChanges, save)}
        {cancel}
    }
    .into_any()
}
