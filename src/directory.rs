//! How to check with a carrier what is left: its app, page, hotline, texts and codes, as `public/carriers.json` has them.
//!
//! Facts only, each with its source; it knows no code that buys or cancels. It opens nothing, dials nothing and carries no prose.

mod hours;
mod link;
mod own;
mod search;

pub use hours::{Hours, Opening, local, opening};
pub use link::{SLOT, dial, fill, needs_number, tap};
pub use own::{Correction, Listed, OwnWay, WayProblem, listed, own_way};
pub use search::{CountryNames, find, guess};

use serde::{Deserialize, Serialize};

/// Version of the shape of the file.
pub const FILE_VERSION: u32 = 1;

/// A source older than so many years is told as old: codes change hands.
const OLD_YEARS: i32 = 4;

/// All carriers of the file that could be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Directory {
    /// The day on which the sources were last read, "2026-11-22".
    pub read: String,
    pub sources: Vec<Source>,
    pub carriers: Vec<Carrier>,
    /// Those that could not, by their place in the file: they are left out, and no other with them.
    pub skipped: Vec<(usize, EntryProblem)>,
}

/// Why an entry was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryProblem {
    /// A field is missing, unknown or of another kind.
    Unreadable,
    /// Its name is not a country and a word: "nc-helia".
    BadId,
    /// Two entries have one name.
    Twice,
    /// There is nothing in it to check by.
    NoWay,
    /// A way or a pack names no source, or one that is not listed.
    NoSource,
    /// What is to be dialled, sent or opened is empty or has signs that do not belong there.
    BadTarget,
    /// An hour beyond the day, or a day beyond the week.
    BadHours,
    /// A pack of no size, or a price without its currency.
    BadPack,
}

/// Where a fact stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    /// A page without "https://", or the name of a collection.
    pub is: String,
    pub by: By,
    /// When it was written, as far as it says: "2026", "2026-06", "2026-06-30".
    pub date: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum By {
    /// A page of the carrier itself.
    Carrier,
    /// A public collection.
    List,
    /// A traveller, the press, a page of advice.
    Other,
}

/// One carrier in one country.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carrier {
    /// Its country's ISO 3166 code in small letters, and a word: "nc-helia".
    pub id: String,
    /// As it writes itself.
    pub name: String,
    /// Former names, names in other scripts, the company behind it.
    #[serde(default)]
    pub also: Vec<String>,
    /// Languages that its people speak, the usual one first.
    #[serde(default)]
    pub speaks: Vec<String>,
    /// Minutes that its clock is ahead of UTC, where it has hours and no summer time.
    pub clock: Option<i32>,
    /// What other texts and codes of it do.
    #[serde(default)]
    pub beware: Vec<Risk>,
    /// Its cards neither call nor text.
    #[serde(default)]
    pub data_only: bool,
    pub ways: Vec<Way>,
    #[serde(default)]
    pub packs: Vec<KnownPack>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Risk {
    Buys,
    Cancels,
    Blocks,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Channel {
    App,
    Web,
    Hotline,
    Sms,
    Ussd,
}

impl Channel {
    pub const ALL: [Channel; 5] = [Channel::App, Channel::Web, Channel::Hotline, Channel::Sms, Channel::Ussd];

    /// Whether it works by the internet; the others need a signal and no data.
    pub fn needs_data(self) -> bool {
        matches!(self, Channel::App | Channel::Web)
    }
}

/// One way to check.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Way {
    pub kind: Channel,
    /// The app's name, the page without "https://", the number or the code.
    pub to: String,
    /// What to send; any text will do where it is left out.
    pub text: Option<String>,
    /// The number as it is dialled from abroad.
    pub abroad: Option<String>,
    #[serde(default)]
    pub about: Subject,
    /// What the answer tells, as far as the source says.
    #[serde(default)]
    pub gives: Vec<Gives>,
    #[serde(default)]
    pub answer: Answer,
    /// Whether a check is free; the sources say no prices.
    pub free: Option<bool>,
    /// How old its figures may be.
    pub lag_hours: Option<u32>,
    #[serde(default)]
    pub hours: Vec<Hours>,
    pub place: Option<Place>,
    /// A page that opens over the card's own mobile data only, not over Wi-Fi.
    #[serde(default)]
    pub over_mobile: bool,
    /// What it fetches is not counted.
    #[serde(default)]
    pub unmetered: bool,
    /// The lowest versions it runs on; empty where it is there and they are not told.
    pub android: Option<String>,
    pub ios: Option<String>,
    pub source: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Subject {
    #[default]
    Checking,
    Faults,
    /// A lost or stolen card.
    Loss,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Gives {
    Left,
    /// What was used, not what is left.
    Used,
    Credit,
    Expiry,
    /// Which pack it is.
    Pack,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Answer {
    /// As one would expect: a code answers on the screen, a text by text.
    #[default]
    Plain,
    Sms,
    /// Asks back first.
    Menu,
    /// A voice that reads it out.
    Voice,
}

/// Where it works, where it does not work everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Place {
    Home,
    Abroad,
}

/// A pack that a source names: to fill a form with, and to be confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownPack {
    pub name: String,
    pub megabytes: u32,
    pub hours: Option<u32>,
    /// In the smallest unit of the currency.
    pub price: Option<u64>,
    /// ISO 4217.
    pub currency: Option<String>,
    pub source: String,
}

impl Carrier {
    /// ISO 3166 code, "NC".
    pub fn country(&self) -> String {
        country_of(&self.id)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.also.iter().map(String::as_str))
    }

    fn sources(&self) -> impl Iterator<Item = &str> {
        let of_packs = self.packs.iter().map(|pack| pack.source.as_str());
        self.ways.iter().map(|way| way.source.as_str()).chain(of_packs)
    }

    fn problem(&self, sources: &[Source]) -> Option<EntryProblem> {
        let word = self.id.get(3..).unwrap_or_default();
        let plain = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let country = self.id.get(..2).unwrap_or_default().bytes().all(|b| b.is_ascii_lowercase());
        if word.is_empty() || !country || self.id.as_bytes()[2] != b'-' || !plain(word) || self.name.is_empty() {
            return Some(EntryProblem::BadId);
        }
        if self.ways.is_empty() {
            return Some(EntryProblem::NoWay);
        }
        if !self.sources().all(|named| sources.iter().any(|source| source.id == named)) {
            return Some(EntryProblem::NoSource);
        }
        if !self.ways.iter().all(Way::is_sound) {
            return Some(EntryProblem::BadTarget);
        }
        if !self.ways.iter().flat_map(|way| &way.hours).all(Hours::is_sound) {
            return Some(EntryProblem::BadHours);
        }
        (!self.packs.iter().all(KnownPack::is_sound)).then_some(EntryProblem::BadPack)
    }
}

/// Where in the directory a person is: "nc-helia", or "nc" where the carrier is not in it.
pub fn country_of(place: &str) -> String {
    place.get(..2).unwrap_or_default().to_ascii_uppercase()
}

impl Way {
    fn is_sound(&self) -> bool {
        let target = link::is_target(self.kind, &self.to);
        target
            && (self.text.is_none() || self.kind == Channel::Sms)
            && self.abroad.as_deref().is_none_or(link::is_number)
    }
}

impl KnownPack {
    fn is_sound(&self) -> bool {
        self.megabytes > 0 && self.price.is_some() == self.currency.is_some() && self.hours != Some(0)
    }
}

impl Source {
    /// Whether it says that it was written years ago.
    pub fn is_old(&self, this_year: i32) -> bool {
        let year = self.date.as_ref().and_then(|date| date.get(..4)?.parse::<i32>().ok());
        year.is_some_and(|year| this_year - year >= OLD_YEARS)
    }
}

impl Directory {
    /// What the rows of the file say. `source` and `carrier` read one row each; a row that they cannot read is left out alone.
    pub fn of<R>(
        read: String,
        sources: Vec<R>,
        carriers: Vec<R>,
        source: impl Fn(R) -> Option<Source>,
        carrier: impl Fn(R) -> Option<Carrier>,
    ) -> Directory {
        let mut directory =
            Directory { read, sources: sources.into_iter().filter_map(source).collect(), ..Directory::default() };
        for (at, row) in carriers.into_iter().enumerate() {
            directory.take(at, carrier(row));
        }
        directory
    }

    fn take(&mut self, at: usize, carrier: Option<Carrier>) {
        let problem = match &carrier {
            None => Some(EntryProblem::Unreadable),
            Some(carrier) if self.carrier(&carrier.id).is_some() => Some(EntryProblem::Twice),
            Some(carrier) => carrier.problem(&self.sources),
        };
        match (problem, carrier) {
            (None, Some(carrier)) => self.carriers.push(carrier),
            (problem, _) => self.skipped.push((at, problem.unwrap_or(EntryProblem::Unreadable))),
        }
    }

    pub fn carrier(&self, id: &str) -> Option<&Carrier> {
        self.carriers.iter().find(|carrier| carrier.id == id)
    }

    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// Carriers of a country by its ISO code, in the order of the file.
    pub fn of_country<'d>(&'d self, country: &str) -> Vec<&'d Carrier> {
        self.carriers.iter().filter(|carrier| carrier.country() == country).collect()
    }
}
