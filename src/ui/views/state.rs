//! What the views share: the ledger, the language, the address, and how changes are written.
//!
//! A change is written first and shown only then, so that the page never shows what is not kept.

use super::route::Route;
use crate::alerts::Alert;
use crate::answer::{Answer, Outlook, compose, shown};
use crate::device::{address, clock, locale, reader, settings, storage, updates, words};
use crate::history::{Change, Draft, Ledger, Proposal, Source, Typed, TypedOffer};
use crate::outcome::DeviceProblem;
use crate::pack::{Id, Sim};
use crate::reader::{Beside, Question, Reply};
use crate::ui::words::{Format, Label, Language, Voice};
use crate::volume::UnitStep;
use crate::zone::Zone;
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;
use std::rc::Rc;

#[derive(Clone, Copy)]
pub struct App {
    pub ledger: RwSignal<Ledger>,
    /// Whether the ledger has been read: before, nothing may be written.
    pub is_loaded: RwSignal<bool>,
    /// Changes are on their way into the store.
    is_writing: RwSignal<bool>,
    /// The last write to the store that the ledger knows of, by this or another copy of the page.
    known_write: StoredValue<String>,
    /// The ledger has what another copy wrote, and the page does not show it yet: something is half typed.
    is_behind: StoredValue<bool>,
    /// The answer as it was worked out beforehand, and when: with thousands of readings that takes long enough by itself.
    composed: StoredValue<Option<(DateTime<FixedOffset>, Option<Answer>)>>,
    /// There was something to show last time: until it is loaded, its outline stands there and no introduction.
    pub is_returning: bool,
    /// The words of the language at hand.
    voice: RwSignal<&'static Voice>,
    /// The pages that a first visit does not need.
    pub pages: RwSignal<Pages>,
    pub fetch_pages: FetchPages,
    /// Whether the reader has answered yet: its program is fetched when the page stands.
    pub has_reader: RwSignal<bool>,
    pub languages: RwSignal<Languages>,
    /// Whether dark was chosen; nothing chosen means as the phone has it.
    pub is_dark: RwSignal<Option<bool>>,
    /// Units are counted in steps of 1024 where nobody says: see [`App::counted`].
    pub counts_1024: RwSignal<bool>,
    /// The clock on which moments are told, by its name; empty: the phone's.
    pub zone: RwSignal<String>,
    pub route: RwSignal<Route>,
    /// Read again when the page comes back to the front, and every minute.
    pub now: RwSignal<DateTime<FixedOffset>>,
    /// What stands in the paste box.
    pub paste: RwSignal<String>,
    /// The text came from the clipboard at a touch, and what was read of it is to be brought into sight.
    pub wants_review: RwSignal<bool>,
    /// A pack of the directory that the person wants to fill in.
    pub known_pack: RwSignal<Option<TypedOffer>>,
    /// Why the clipboard was not to be had.
    pub clipboard_problem: RwSignal<Option<DeviceProblem>>,
    /// The SIM that the readings now being confirmed are of, where the person chose one.
    pub reading_of: RwSignal<Option<Id>>,
    pub notice: RwSignal<Option<Notice>>,
    pub problem: RwSignal<Option<DeviceProblem>>,
    pub has_update: RwSignal<bool>,
    /// The app has just become ready for flight mode, at the first visit.
    pub is_ready_offline: RwSignal<bool>,
    /// The answer in a few words, as the title of the first view has it; empty where there is none.
    pub headline: RwSignal<String>,
    /// What is new of each SIM since the app was last open, until it is closed or no longer so.
    pub alerts: RwSignal<Vec<(Id, Alert)>>,
    /// SIMs that must be topped up or used soon, until that is closed.
    pub lines_to_keep: RwSignal<Vec<Id>>,
    /// The law and the day of the forecast that was noted last: the page is drawn anew every minute, and says the same for days.
    noted: RwSignal<Option<([f64; 3], NaiveDate)>>,
    /// When the reading was true that was last looked at for what is new; nothing before the first answer since the app was opened.
    pub looked_at: RwSignal<Option<Option<DateTime<FixedOffset>>>>,
}

/// How far the part of the program has come that draws the pages of a later visit.
#[derive(Clone, Copy)]
pub enum Pages {
    Coming,
    Here(Part),
    /// It could not be had; going to such a page asks again.
    NotHad,
}

/// What is wanted of that part.
pub enum Wanted {
    Page(Route),
    /// What was read of a paste; the signal is the order of day and month that the person chose.
    Review(Vec<Proposal>, RwSignal<Option<bool>>),
    /// Made-up readings to be kept, so that an answer is seen: nothing is drawn.
    Example,
}

/// The one way into that part: the build tells what belongs to it by what this function alone leads to.
pub type Part = fn(App, Wanted) -> AnyView;

/// Has that part fetched; nothing where it is not to be had.
pub type FetchPages = fn() -> Pin<Box<dyn Future<Output = Option<Part>>>>;

/// How far the reader's words of the languages have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Languages {
    /// Those of the interface are here or on their way; the others were not asked for yet.
    First,
    Coming,
    All,
    /// They could not be had; the next text asks again.
    NotHad,
}

/// A short message at the foot of the page, with what undoes it where something can be undone.
#[derive(Clone, PartialEq)]
pub struct Notice {
    pub label: Label,
    pub undo: Vec<Change>,
    /// The pack that began just now has no end: the notice leads to where it is said.
    pub asks_end: bool,
}

impl Notice {
    pub fn new(label: Label, undo: Vec<Change>) -> Notice {
        Notice { label, undo, asks_end: false }
    }
}

/// As the settings call it.
const UNITS_OF_1024: &str = "1024";

/// A notice without a way back goes by itself: long enough to read, and it covers what lies below.
const NOTICE_STAYS: std::time::Duration = std::time::Duration::from_secs(6);

/// What was worked out so long ago still tells the present: the page is drawn anew every minute.
const MOMENT: TimeDelta = TimeDelta::minutes(1);

/// By then the page stands and is quiet.
const LEISURE: std::time::Duration = std::time::Duration::from_secs(2);

/// As the settings and the style call it.
fn theme_name(is_dark: bool) -> &'static str {
    if is_dark { "dark" } else { "light" }
}

impl App {
    pub fn new(typed: String, voice: &'static Voice, fetch_pages: FetchPages) -> App {
        let chosen = settings::load();
        let zone = chosen.zone.filter(|zone| locale::tell_on(zone)).unwrap_or_default();
        let app = App {
            ledger: RwSignal::new(Ledger::default()),
            is_loaded: RwSignal::new(false),
            is_writing: RwSignal::new(false),
            known_write: StoredValue::new(settings::written()),
            is_behind: StoredValue::new(false),
            composed: StoredValue::new(None),
            is_returning: settings::is_returning(),
            voice: RwSignal::new(voice),
            pages: RwSignal::new(Pages::Coming),
            fetch_pages,
            has_reader: RwSignal::new(false),
            languages: RwSignal::new(Languages::First),
            is_dark: RwSignal::new(chosen.theme.map(|theme| theme == "dark")),
            counts_1024: RwSignal::new(chosen.units.as_deref() == Some(UNITS_OF_1024)),
            zone: RwSignal::new(zone),
            route: RwSignal::new(Route::of(&address::fragment())),
            now: RwSignal::new(clock::now()),
            paste: RwSignal::new(typed),
            wants_review: RwSignal::new(false),
            known_pack: RwSignal::new(None),
            clipboard_problem: RwSignal::new(None),
            reading_of: RwSignal::new(None),
            notice: RwSignal::new(None),
            problem: RwSignal::new(None),
            has_update: RwSignal::new(false),
            is_ready_offline: RwSignal::new(false),
            headline: RwSignal::new(String::new()),
            alerts: RwSignal::new(Vec::new()),
            lines_to_keep: RwSignal::new(Vec::new()),
            noted: RwSignal::new(None),
            looked_at: RwSignal::new(None),
        };
        app.follow();
        app
    }

    /// Follows the world outside: address, clock, updates, and the choices that the document shows.
    fn follow(self) {
        address::on_change(move || self.arrive());
        address::on_return(move || {
            self.now.set(clock::now());
            self.catch_up();
        });
        settings::on_change_elsewhere(move || self.catch_up());
        set_interval(move || self.now.set(clock::now()), std::time::Duration::from_secs(60));
        updates::on_update_ready(move || self.has_update.set(true));
        updates::on_offline_ready(move || {
            // Not over the button that somebody is about to press: on the first view there is a place for it.
            self.is_ready_offline.set(true);
            let is_first_view = self.route.get_untracked() == Route::Now
                && self.ledger.with_untracked(|ledger| ledger.readings.is_empty());
            if !is_first_view && self.paste.with_untracked(String::is_empty) {
                self.tell(Label::OfflineReady);
            }
        });
        Effect::new(move |_| {
            let (language, is_dark) = (self.language(), self.is_dark.get());
            address::set_appearance(language.tag(), language.direction(), is_dark.map(theme_name));
        });
        Effect::new(move |_| self.paste.with(|text| settings::keep_typed_text(text)));
        self.load();
        // A phone with few cores has enough to do with the page itself; who asks earlier wakes it then.
        set_timeout(reader::wake, LEISURE);
        // Where they come from the phone they cost nothing, and are best learnt before somebody waits for them.
        if updates::is_kept() {
            set_timeout(move || self.want_languages(), LEISURE);
        }
    }

    pub fn load(self) {
        // Taken first: a write that comes in between is read again and not missed.
        self.known_write.set_value(settings::written());
        spawn_local(async move {
            match storage::load().await {
                Ok(ledger) => {
                    settings::note_returning(ledger.has_own_readings());
                    if !ledger.has_own_readings() {
                        // The first reading is news by itself.
                        self.looked_at.set(Some(None));
                    }
                    self.ledger.update_untracked(|own| *own = ledger);
                    self.compose_first().await;
                    self.ledger.notify();
                    self.problem.set(None);
                    self.is_loaded.set(true);
                }
                Err(problem) => self.problem.set(Some(problem)),
            }
        });
    }

    /// Reads the ledger anew where another copy of the page, such as the app beside a tab of the browser, has written since. While
    /// something is half typed nothing is drawn anew; what is saved then is worked out from the new ledger all the same.
    fn catch_up(self) {
        let is_new = |app: App| app.known_write.with_value(|known| *known != settings::written());
        if !self.is_loaded.get_untracked() || !is_new(self) {
            return;
        }
        spawn_local(async move {
            while is_new(self) {
                let written = settings::written();
                let Ok(ledger) = storage::load().await else { return };
                if self.is_writing.get_untracked() || written != settings::written() {
                    // What was read may be older than what is in the store by now.
                    clock::breathe().await;
                    continue;
                }
                self.known_write.set_value(written);
                self.composed.set_value(None);
                if self.is_half_typed() {
                    self.ledger.update_untracked(|own| *own = ledger);
                    self.is_behind.set_value(true);
                } else {
                    self.ledger.set(ledger);
                }
            }
        });
    }

    /// Whether drawing the page anew could lose something.
    fn is_half_typed(self) -> bool {
        self.route.with_untracked(Route::has_form)
            || self.paste.with_untracked(|text| !text.trim().is_empty())
            || address::is_in_field()
    }

    /// Tells the other copies of the page that the store has changed. What one of them wrote meanwhile is then read.
    fn note_written(self) {
        let has_seen_all = self.known_write.with_value(|known| *known == settings::written());
        let name = clock::new_id().0;
        settings::note_written(&name);
        if has_seen_all {
            self.known_write.set_value(name);
        } else {
            self.catch_up();
        }
    }

    /// Works the answer out before it is drawn, where there are many readings, and lets the page breathe before and after.
    async fn compose_first(self) {
        const MANY: usize = 1000;
        self.composed.set_value(None);
        if self.ledger.with_untracked(|ledger| ledger.readings.len() > MANY) {
            clock::breathe().await;
            let now = clock::now();
            self.composed.set_value(Some((now, self.ledger.with_untracked(|ledger| compose(ledger, now)))));
            clock::breathe().await;
        }
    }

    /// The answer for the SIM in use; nothing where there is no reading of it.
    pub fn answer(self) -> Option<Answer> {
        let now = self.now.get();
        let composed = self.composed.try_update_value(Option::take).flatten();
        let fresh = composed.filter(|(at, _)| (now - *at).abs() < MOMENT);
        self.ledger.with(|ledger| fresh.map_or_else(|| compose(ledger, now), |(_, answer)| answer))
    }

    /// What the reader replies; nothing where its program, or the words it reads by, cannot be had.
    pub async fn ask(self, question: &Question) -> Option<Reply> {
        let reply = reader::ask(question).await;
        let reply = reply.filter(|reply| *reply != Reply::Learnt(false));
        if reply.is_none() {
            let _ = self.languages.try_set(Languages::NotHad);
        } else {
            let _ = self.has_reader.try_set(true);
        }
        reply
    }

    /// What the reader is to know beside a text. `order` is the country whose order of day and month counts.
    pub fn beside(self, order: Option<String>, now: DateTime<FixedOffset>) -> Beside {
        let clock = self.ledger.with(|ledger| ledger.sim().and_then(|sim| sim.zone()));
        Beside {
            formats: self.ledger.with(|ledger| ledger.formats.clone()),
            country: order,
            clock,
            counted: self.counted(),
            now,
        }
    }

    /// Whether it knows the words of all languages: then it is worth asking again.
    pub fn has_all_languages(self) -> Memo<bool> {
        Memo::new(move |_| self.languages.get() == Languages::All)
    }

    /// Has the reader learn the words of all languages, unless they are here or on their way.
    pub fn want_languages(self) {
        if matches!(self.languages.get_untracked(), Languages::Coming | Languages::All) {
            return;
        }
        self.languages.set(Languages::Coming);
        spawn_local(async move {
            let is_had = self.ask(&Question::Learn).await.is_some();
            self.languages.set(if is_had { Languages::All } else { Languages::NotHad });
        });
    }

    /// What was read stands below the box, out of sight on a phone.
    pub fn show_review(self) {
        if self.wants_review.try_update(std::mem::take) == Some(true) {
            request_animation_frame(|| address::show("review"));
        }
    }

    /// The word for a label, in the language at hand.
    pub fn say(self, label: Label) -> &'static str {
        self.voice.get().say(label)
    }

    pub fn voice(self) -> &'static Voice {
        self.voice.get()
    }

    pub fn language(self) -> Language {
        self.voice.get().language()
    }

    /// How units are counted where nobody says.
    pub fn counted(self) -> UnitStep {
        if self.counts_1024.get() { UnitStep::TenTwentyFour } else { UnitStep::Thousand }
    }

    /// How numbers and moments are written. What was worked out is told in units counted as those that it was worked out from.
    pub fn format(self) -> Rc<dyn Format> {
        self.zone.track();
        let told = self.ledger.with_untracked(|ledger| ledger.readings.last().and_then(|last| last.stated.counted()));
        locale::locale(self.language(), told.unwrap_or(self.counted()))
    }

    /// The clock on which the person chose to be told, as it stands now; nothing where that is the phone's.
    pub fn chosen_clock(self) -> Option<Zone> {
        let told = self.format().told(self.now.get_untracked());
        (!self.zone.with_untracked(String::is_empty)).then(|| Zone::fixed(*told.offset()))
    }

    /// The fields for a draft: its moment on the clock on which the person is told, and units counted as they chose.
    pub fn fields(self, draft: &Draft) -> Typed {
        let typed = Typed::of(draft, self.writes_comma()).counting(self.counted());
        typed.told_at(self.format().told(draft.at))
    }

    /// Whether the language writes "1,2".
    pub fn writes_comma(self) -> bool {
        self.voice.get_untracked().language().writes_comma()
    }

    /// Changes the language once its words are here, keeps the choice and goes on; where they are not to be had, says so and stays.
    pub fn speak(self, language: Language, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            match words::fetch(language).await {
                Some(voice) => {
                    self.voice.set(voice);
                    self.keep_settings();
                }
                None => {
                    // Draws the choice anew as it still is.
                    self.voice.notify();
                    self.tell(Label::WordsNotHad);
                }
            }
            then();
        });
    }

    /// Goes to a view at once: the browser tells of the new address only later, and what is told in between would be cleared.
    pub fn go(self, route: &Route) {
        address::go(&route.fragment());
        self.arrive();
    }

    /// What was typed into the form of this view is saved, or not wanted.
    pub fn forget_half_typed(self) {
        settings::keep_half_typed(&self.route.get_untracked().fragment(), "");
    }

    /// Writes what a form says, goes on from it, and offers the way back. The browser's Back does not come by the form again, which would
    /// show what was saved as if it were not.
    pub fn save_form(self, changes: Vec<Change>, next: Route) {
        let undo = self.ledger.with_untracked(|ledger| ledger.undoing(&changes));
        self.write(changes, move || {
            self.forget_half_typed();
            address::replace(&next.fragment());
            self.arrive();
            // Nothing was changed where there is nothing to undo.
            if undo.is_empty() {
                self.tell(Label::Saved);
            } else {
                self.notice.set(Some(Notice::new(Label::Saved, undo)));
            }
        });
    }

    fn arrive(self) {
        if let Some(added) = address::take_added() {
            self.paste.update(|text| *text = super::joined(std::mem::take(text), Some(added)));
        }
        let route = Route::of(&address::fragment());
        if route == self.route.get_untracked() {
            return;
        }
        self.notice.update(|notice| {
            // A way back must not vanish with the page that offered it.
            if notice.as_ref().is_some_and(|notice| notice.undo.is_empty()) {
                *notice = None;
            }
        });
        self.route.set(route);
        if self.is_behind.get_value() && !self.is_half_typed() {
            self.is_behind.set_value(false);
            self.ledger.notify();
        }
        address::scroll_to_top();
    }

    /// Writes the changes, then shows them and goes on; where writing fails, says so and leaves everything as it was.
    pub fn write(self, changes: Vec<Change>, then: impl FnOnce() + 'static) {
        if !self.is_loaded.get_untracked() {
            // What is there has not been read: writing now could run over it.
            self.fail(self.problem.get_untracked().unwrap_or(DeviceProblem::NotRead));
            return;
        }
        // A button touched twice in haste saves once: the second time was worked out before the first was kept.
        if self.is_writing.get_untracked() {
            return;
        }
        self.is_writing.set(true);
        let changes = self.ledger.with_untracked(|ledger| ledger.without_example(changes));
        spawn_local(async move {
            let outcome = storage::write(&changes).await;
            if outcome.is_ok() {
                self.ledger.update_untracked(|ledger| ledger.apply_all(&changes));
                self.compose_first().await;
            }
            self.is_writing.set(false);
            match outcome {
                Ok(()) => {
                    self.problem.set(None);
                    self.ledger.notify();
                    self.is_behind.set_value(false);
                    self.note_written();
                    settings::note_returning(self.ledger.with_untracked(Ledger::has_own_readings));
                    then();
                }
                Err(problem) => self.fail(problem),
            }
        });
    }

    /// Keeps the forecast that is on the page, so that it can be held against what happens. Nobody asked for that: it redraws
    /// nothing, and a write that fails is tried again with the next look and not spoken of.
    pub fn note_shown(self, answer: &Answer) {
        if !self.is_loaded.get_untracked() || self.ledger.with_untracked(Ledger::shows_example) {
            return;
        }
        let now = self.now.get_untracked();
        let Outlook::Known(known) = &answer.outlook else { return };
        let noted = known.supply.law().of_use().map(|law| (law.letters(), now.date_naive()));
        if noted.is_some() && self.noted.get_untracked() == noted {
            return;
        }
        let answer = answer.clone();
        spawn_local(async move {
            // First what the person waits for is drawn.
            clock::breathe().await;
            let due = self.ledger.with_untracked(|ledger| ledger.keep_forecast(shown(ledger, &answer, now)?));
            let Some(change) = due else { return self.noted.set(noted) };
            if storage::write(std::slice::from_ref(&change)).await.is_ok() {
                self.ledger.update_untracked(|ledger| ledger.apply(&change));
                self.note_written();
            }
        });
    }

    /// Says what went wrong and brings it into sight: it stands at the top, and the button that led to it may be far below.
    fn fail(self, problem: DeviceProblem) {
        self.problem.set(Some(problem));
        request_animation_frame(|| address::focus("trouble"));
    }

    /// Says a short thing at the foot of the page for a while.
    pub fn tell(self, label: Label) {
        let notice = Notice::new(label, Vec::new());
        self.notice.set(Some(notice.clone()));
        set_timeout(
            move || {
                if self.notice.with_untracked(|shown| shown.as_ref() == Some(&notice)) {
                    self.notice.set(None);
                }
            },
            NOTICE_STAYS,
        );
    }

    /// Deletes a reading, and offers the way back.
    pub fn delete(self, id: &crate::pack::Id) {
        let (gone, undo) = self.ledger.with_untracked(|ledger| ledger.forget(id));
        self.write(gone, move || self.notice.set(Some(Notice::new(Label::Deleted, undo))));
    }

    /// Writes that a pack was bought, offers the way back, and asks until when it runs where nothing tells.
    pub fn note_bought(self, label: Label, (changes, undo): (Vec<Change>, Vec<Change>)) {
        let asks_end = self.ledger.with_untracked(|ledger| ledger.lacks_end(&changes));
        // What begins now has begun for the answer, too.
        self.now.set(clock::now());
        let notice = Notice { asks_end, ..Notice::new(label, undo) };
        self.write(changes, move || self.notice.set(Some(notice)));
    }

    pub fn keep_settings(self) {
        let language = Some(self.voice.get_untracked().language().tag().to_owned());
        settings::save(&settings::Settings {
            language,
            theme: self.is_dark.get_untracked().map(theme_name).map(str::to_owned),
            units: self.counts_1024.get_untracked().then(|| UNITS_OF_1024.to_owned()),
            zone: Some(self.zone.get_untracked()).filter(|zone| !zone.is_empty()),
        });
    }

    /// The SIM in use; one of which nothing was said where there is none yet.
    pub fn sim(self) -> Sim {
        let sim = self.ledger.with_untracked(|ledger| ledger.sim().cloned());
        sim.unwrap_or_else(|| Sim::new(clock::new_id(), clock::now()))
    }

    /// What to write so that confirmed readings are kept, of the SIM that was chosen for them, else of the one in use.
    pub fn kept_readings(self, messages: &[(Option<Source>, Vec<Draft>)]) -> Vec<Change> {
        let chosen = self.reading_of.get_untracked();
        self.ledger.with_untracked(|ledger| {
            let chosen = chosen.filter(|id| ledger.sims.iter().any(|sim| sim.id == *id));
            let sim = chosen.or_else(|| ledger.sim().map(|sim| sim.id.clone()));
            ledger.keep_of(sim.as_ref(), messages, clock::now(), clock::new_id)
        })
    }

    /// Country of the SIM in use, for the order of day and month.
    pub fn country(self) -> Option<String> {
        self.ledger.with(|ledger| ledger.sim().and_then(|sim| sim.country.clone()))
    }
}
