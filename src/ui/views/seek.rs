//! What is sought in the history: the readings are gone through the latest first, a slice of a few milliseconds at a time.
//!
//! It draws nothing. What it goes through is of the ledger and the language that the list was drawn for.

use super::history::Card;
use super::state::App;
use crate::device::clock::{self, Slice};
use crate::history::{Ledger, Reading};
use crate::pack::Places;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::cell::{OnceCell, RefCell};

/// All readings as a search goes through them.
pub struct Rows {
    /// Where they stand in the ledger.
    places: Vec<usize>,
    pub cards: Vec<Card>,
    /// What the page tells of each, in small letters, as far as somebody has sought.
    told: RefCell<Vec<String>>,
    /// The message of each, where it stands in the ledger.
    messages: OnceCell<Vec<Option<usize>>>,
    /// The day of the one told last: most are of the same day as the one before.
    day: RefCell<Option<(NaiveDate, String)>>,
}

/// A search, as far as it has come: from `next` on nothing was looked at.
pub struct Search {
    pub sought: String,
    pub next: usize,
    /// Where the readings with these words stand in the ledger.
    pub found: Vec<usize>,
    /// With so many it ends at the next one that it finds.
    pub most: usize,
}

impl Rows {
    pub fn of(app: App, cards: Vec<Card>) -> Rows {
        // The list is drawn anew in another language.
        let _ = (app.voice(), app.format());
        let (told, messages, day) = (RefCell::default(), OnceCell::new(), RefCell::default());
        Rows { places: app.ledger.with(Ledger::latest), cards, told, messages, day }
    }

    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// Goes on for a slice of time; whether the search is at its end.
    fn go_on(&self, app: App, search: &mut Search) -> bool {
        let slice = Slice::begin();
        app.ledger.with_untracked(|ledger| {
            while let Some(place) = self.places.get(search.next) {
                if search.sought.is_empty() || self.has(app, ledger, search.next, &search.sought) {
                    if search.found.len() == search.most {
                        return true;
                    }
                    search.found.push(*place);
                }
                search.next += 1;
                if slice.is_over() {
                    return false;
                }
            }
            true
        })
    }

    fn has(&self, app: App, ledger: &Ledger, row: usize, sought: &str) -> bool {
        let mut told = self.told.borrow_mut();
        while told.len() <= row {
            let reading = self.places.get(told.len()).and_then(|place| ledger.readings.get(*place));
            let text = reading.map(|reading| self.tell(app, ledger, told.len(), reading));
            told.push(text.unwrap_or_default());
        }
        told[row].contains(sought)
    }

    /// A line each for what was stated, the day, the SIM and the message: nobody seeks across lines.
    fn tell(&self, app: App, ledger: &Ledger, row: usize, reading: &Reading) -> String {
        let (voice, format) = (app.voice(), app.format());
        let mut text = voice.stated(&reading.stated, &*format);
        let date = format.told(reading.at).date_naive();
        let mut day = self.day.borrow_mut();
        let (_, told) = day.take().filter(|(of, _)| *of == date).unwrap_or_else(|| (date, format.day(date)));
        let card = self.cards.iter().find(|card| card.id == reading.sim).map(|card| card.name.as_str());
        let message = self.message(ledger, row);
        let sender = message.and_then(|message| message.sender.as_deref());
        let lines = [Some(told.as_str()), Some(voice.origin(reading.origin())), card];
        for line in lines.into_iter().chain([message.map(|message| message.text.as_str()), sender]).flatten() {
            text.push('\n');
            text.push_str(line);
        }
        *day = Some((date, told));
        plain(&text)
    }

    fn message<'a>(&self, ledger: &'a Ledger, row: usize) -> Option<&'a crate::history::Message> {
        let messages = self.messages.get_or_init(|| {
            let places = Places::of(ledger.messages.iter().map(|message| &message.id));
            let of = |place: &usize| places.find(ledger.readings.get(*place)?.message.as_ref()?);
            self.places.iter().map(of).collect()
        });
        ledger.messages.get(messages.get(row).copied()??)
    }
}

/// Goes on to the end of a search. Nothing where the list is gone by then, or something else is sought.
pub async fn seek(app: App, rows: StoredValue<Rows, LocalStorage>, mut search: Search, turn: Turn) -> Option<Search> {
    let mine = turn.begin()?;
    // What stands above a long list is drawn first.
    if rows.try_with_value(Rows::count)? > LONG {
        clock::breathe().await;
    }
    while turn.is(mine) && !rows.try_with_value(|rows| rows.go_on(app, &mut search))? {
        clock::breathe().await;
    }
    turn.is(mine).then_some(search)
}

/// From so many readings on what stands beside the list takes long enough by itself.
const LONG: usize = 1000;

/// Of several searches the last one begun is meant.
#[derive(Clone, Copy)]
pub struct Turn(StoredValue<u32>);

impl Turn {
    pub fn new() -> Turn {
        Turn(StoredValue::new(0))
    }

    fn begin(self) -> Option<u32> {
        self.0.try_update_value(|turn| {
            *turn += 1;
            *turn
        })
    }

    fn is(self, mine: u32) -> bool {
        self.0.try_get_value() == Some(mine)
    }
}

/// In small letters, without the signs that keep directions apart, and with spaces as they are typed.
fn plain(text: &str) -> String {
    let signs = |letter: &char| !matches!(letter, '\u{2068}' | '\u{2069}');
    let typed = |letter: char| if letter == '\u{a0}' { ' ' } else { letter };
    text.chars().filter(signs).map(typed).collect::<String>().to_lowercase()
}
