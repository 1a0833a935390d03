//! What was kept: readings by day, one reading with its evidence, and correcting or deleting it.
//!
//! The message stays untouched; only what was read from it can be corrected. Both go on paper as `style/paper.css` has it.

use super::control::{button, link};
use super::form::{Shown, editor, leave};
use super::icon::{Icon, icon};
use super::review::{from_whom, marked, reasons};
use super::route::Route;
use super::sims::{colour, for_which, name_of};
use super::state::App;
use super::{rises, usage};
use crate::answer::{SeenRise, all_rises};
use crate::device::address;
use crate::history::{Draft, Ledger, Reading, cut};
use crate::pack::{Id, Places, Sim};
use crate::reader::{Question, Reply};
use crate::stamp;
use crate::ui::words::Label;
use chrono::{DateTime, FixedOffset, NaiveDate};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::OnceCell;

pub fn list(app: App) -> AnyView {
    let words = RwSignal::new(String::new());
    let most = RwSignal::new(ROWS);
    let has_some = Memo::new(move |_| app.ledger.with(|ledger| ledger.readings.len() > 1));
    view! {
        {on_paper(app)}
        <h1>{app.say(Label::History)}</h1>
        {usage::card(app)}
        {move || has_some.get().then(|| search(app, words))}
        {move || {
            // Worked out once for the ledger, and not for every letter that is typed into the search.
            let rises = app.ledger.with(all_rises);
            listed(app, words, most, rises)
        }}
    }
    .into_any()
}

/// The readings sought, by day.
fn listed(app: App, words: RwSignal<String>, most: RwSignal<usize>, rises: Vec<SeenRise>) -> AnyView {
    let rows = Rows::of(app);
    let cards = cards(app);
    view! {
        {move || {
            let sought = words.get().trim().to_lowercase();
            let (days, has_more) = app.ledger.with_untracked(|ledger| rows.found(app, ledger, &cards, &sought, most.get()));
            if days.is_empty() {
                let empty = if sought.is_empty() { Label::HistoryEmpty } else { Label::SearchNothing };
                return app.is_loaded.get().then(|| view! { <p class="soft">{app.say(empty)}</p> }).into_any();
            }
            let days = days.into_iter().map(|(day, readings)| day_view(app, day, readings, &cards, &rises)).collect::<Vec<_>>();
            let more = move || most.update(|most| *most += ROWS);
            // Paper has room for all of them.
            let all = move || most.set(usize::MAX);
            view! {
                {days}
                <p class="actions">
                    {has_more.then(|| button("older", "quiet", None, app.say(Label::OlderReadings), more))}
                    {print(app, all)}
                </p>
            }
            .into_any()
        }}
    }
    .into_any()
}

/// A SIM as its rows name it.
struct Card {
    id: Id,
    name: String,
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

/// For somebody at a counter: the browser prints, or makes a file of it, once what `first` asked for is drawn.
fn print(app: App, first: impl Fn() + 'static) -> AnyView {
    let print = move || {
        first();
        request_animation_frame(address::print);
    };
    button("print", "quiet", None, app.say(Label::Print), print)
}

/// As many rows as are drawn at once: more than anybody reads at a glance, and few enough that a slow phone draws them unseen.
const ROWS: usize = 60;

/// All readings as the search goes through them, the latest first. Of the ledger and the language that the list was drawn for.
struct Rows {
    /// Where they stand in the ledger.
    places: Vec<usize>,
    /// What the page tells of each, in small letters: made when something is sought first.
    told: OnceCell<Vec<String>>,
}

impl Rows {
    fn of(app: App) -> Rows {
        // The list is drawn anew in another language.
        let _ = (app.voice(), app.format());
        Rows { places: app.ledger.with(Ledger::latest), told: OnceCell::new() }
    }

    /// The readings with these words, or all: the latest, and whether there are more.
    fn found(
        &self,
        app: App,
        ledger: &Ledger,
        cards: &[Card],
        sought: &str,
        most: usize,
    ) -> (Vec<(NaiveDate, Vec<Reading>)>, bool) {
        let format = app.format();
        let day_of = |reading: &Reading| format.told(reading.at).date_naive();
        if sought.is_empty() {
            return ledger.days(most, &mut self.places.iter().copied(), &day_of);
        }
        let told = self.told.get_or_init(|| self.tell(app, ledger, cards));
        let found = self.places.iter().zip(told).filter(|(_, told)| told.contains(sought));
        ledger.days(most, &mut found.map(|(place, _)| *place), &day_of)
    }

    /// A line each for what was stated, the day, the SIM and the message: nobody seeks across lines.
    fn tell(&self, app: App, ledger: &Ledger, cards: &[Card]) -> Vec<String> {
        let (voice, format) = (app.voice(), app.format());
        let messages = Places::of(ledger.messages.iter().map(|message| &message.id));
        // Most are of the same day as the one before.
        let mut known: Option<(NaiveDate, String)> = None;
        let mut told = Vec::with_capacity(self.places.len());
        for reading in self.places.iter().filter_map(|place| ledger.readings.get(*place)) {
            let date = format.told(reading.at).date_naive();
            let (_, day) = known.take().filter(|(of, _)| *of == date).unwrap_or_else(|| (date, format.day(date)));
            let mut text = voice.stated(&reading.stated, &*format);
            text.push('\n');
            text.push_str(&day);
            known = Some((date, day));
            text.push('\n');
            text.push_str(voice.origin(reading.origin()));
            if let Some(card) = cards.iter().find(|card| card.id == reading.sim) {
                text.push('\n');
                text.push_str(&card.name);
            }
            if let Some(at) = reading.message.as_ref().and_then(|message| messages.find(message)) {
                let message = &ledger.messages[at];
                for line in [Some(&message.text), message.sender.as_ref()].into_iter().flatten() {
                    text.push('\n');
                    text.push_str(line);
                }
            }
            told.push(plain(&text));
        }
        told
    }
}

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

/// In small letters, without the signs that keep directions apart, and with spaces as they are typed.
fn plain(text: &str) -> String {
    let signs = |letter: &char| !matches!(letter, '\u{2068}' | '\u{2069}');
    let typed = |letter: char| if letter == '\u{a0}' { ' ' } else { letter };
    text.chars().filter(signs).map(typed).collect::<String>().to_lowercase()
}

fn day_view(app: App, day: NaiveDate, readings: Vec<Reading>, cards: &[Card], rises: &[SeenRise]) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let rows = readings
        .into_iter()
        .map(|reading| {
            let sign = if reading.message.is_some() { Icon::Message } else { Icon::Pencil };
            let origin = voice.origin(reading.origin());
            let kind = reading.bucket.map(|kind| view! { <span class="kind">{voice.bucket(Some(kind))}</span> });
            let card = cards.iter().find(|card| card.id == reading.sim).map(|card| {
                view! { <span class="card" data-colour=card.colour.clone()><bdi>{card.name.clone()}</bdi></span> }
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
            <h2>{format.day(day)}</h2>
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
            {print(app, || {})}
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
