//! SIMs, the packs bought for them, the buckets a pack holds, and the packs on offer, as they are stored.
//!
//! It knows what was bought and until when it counts; how it was used is in `history`.

mod counting;
mod currency;
mod sim;
mod terms;

pub use counting::Counting;
pub use sim::{AlertLevel, Credit, Money, Sim, masked};
pub use terms::{DayHours, OnDays, Terms, Then, TimeOfDay};

use crate::languages::BucketKind;
use crate::volume::Printed;
use crate::zone::Zone;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// Version of every stored record. A record of another version is kept and shown as such, never read as this one.
pub const STORED_VERSION: u32 = 1;

/// Name of one stored record, unique on this phone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub String);

/// Where records stand, by their names: a phone's backup brings thousands, and each is looked for.
pub struct Places<'a> {
    ids: Vec<&'a Id>,
    /// Each name from the slot of its hash on, as its place and one: at least half of the slots are empty, which is nothing.
    slots: Vec<u32>,
}

impl<'a> Places<'a> {
    pub fn of(ids: impl Iterator<Item = &'a Id>) -> Places<'a> {
        Places::over(ids.collect())
    }

    /// Not generic, so that it exists once.
    fn over(ids: Vec<&'a Id>) -> Places<'a> {
        let mut places = Places { slots: vec![0; (2 * ids.len()).next_power_of_two()], ids };
        for place in 0..places.ids.len() {
            let slot = places.slot(places.ids[place]);
            // Of several of one name the first stays.
            if places.slots[slot] == 0 {
                places.slots[slot] = place as u32 + 1;
            }
        }
        places
    }

    /// Where the record of that name stands; of several the first.
    pub fn find(&self, id: &Id) -> Option<usize> {
        (self.slots[self.slot(id)] as usize).checked_sub(1)
    }

    /// The slot that holds the name, or the empty one where it would go.
    fn slot(&self, id: &Id) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = hash(&id.0) & last;
        while self.slots[slot] != 0 && self.ids[self.slots[slot] as usize - 1] != id {
            slot = (slot + 1) & last;
        }
        slot
    }
}

/// Of the last sixteen bytes, in which names differ: each eight times the golden ratio, as Knuth has it, and the halves folded together.
fn hash(name: &str) -> usize {
    const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = name.len() as u64;
    for part in name.as_bytes().rchunks(8).take(2) {
        let mut word = [0; 8];
        word[..part.len()].copy_from_slice(part);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(GOLDEN);
        hash ^= hash >> 32;
    }
    hash as usize
}

/// From one moment up to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    #[serde(with = "crate::stamp::stored")]
    pub from: DateTime<FixedOffset>,
    #[serde(with = "crate::stamp::stored")]
    pub until: DateTime<FixedOffset>,
}

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// In the smallest unit of the currency: 4.50 EUR is 450.
    pub price: u64,
    /// ISO 4217 code, or what the person writes in its place.
    pub currency: String,
}

/// What was bought at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    pub v: u32,
    pub id: Id,
    pub sim: Id,
    /// When it was first spoken of: bought, or met in a reading.
    #[serde(with = "crate::stamp::stored")]
    pub first_seen: DateTime<FixedOffset>,
    /// When it was bought or activated, where a message says so.
    #[serde(default, with = "crate::stamp::stored_option")]
    pub started: Option<DateTime<FixedOffset>>,
    /// At least one.
    pub buckets: Vec<Bucket>,
    /// What the person said of it as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Told>,
}

/// What the person said of a pack as a whole: what is left out is not known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    #[serde(with = "crate::stamp::stored")]
    pub at: DateTime<FixedOffset>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Money>,
    /// When it was bought, or begins or is first used: from then on its length counts. It may lie ahead.
    #[serde(default, with = "crate::stamp::stored_option", skip_serializing_if = "Option::is_none")]
    pub begins: Option<DateTime<FixedOffset>>,
    /// What becomes of what was left of the pack before, which this one was bought before the end of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<Rest>,
}

type StoredRest = (Effect, Printed, Option<BucketKind>);

impl From<StoredRest> for Rest {
    fn from((effect, left, bucket): StoredRest) -> Rest {
        Rest { effect, left, bucket }
    }
}

impl From<Rest> for StoredRest {
    fn from(rest: Rest) -> StoredRest {
        (rest.effect, rest.left, rest.bucket)
    }
}

impl Told {
    /// Nothing said of a pack, at a moment.
    pub fn default_at(at: DateTime<FixedOffset>) -> Told {
        Told { at, name: None, price: None, begins: None, rest: None }
    }
}

/// What was left of the pack before when another was bought. Stored in the order of its fields: small in the page's program.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "StoredRest", into = "StoredRest")]
pub struct Rest {
    pub effect: Effect,
    pub left: Printed,
    /// The bucket of the new pack that it stands beside or is added to.
    pub bucket: Option<BucketKind>,
}

/// One pot of data with its own end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bucket {
    /// `None` is the main or unnamed bucket.
    pub kind: Option<BucketKind>,
    pub allowance: Option<Printed>,
    pub unlimited: bool,
    /// How long the grant lasts.
    pub validity_hours: Option<u32>,
    /// How that length is counted.
    #[serde(default, skip_serializing_if = "Counting::is_usual")]
    pub counting: Counting,
    pub expiry: Option<Expiry>,
    #[serde(default, skip_serializing_if = "Terms::is_unknown")]
    pub terms: Terms,
    /// What the person last said of it, in place of all that readings had said by then.
    #[serde(default)]
    pub by_hand: Option<ByHand>,
}

/// A bucket as the person corrected it: what is left out is not known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ByHand {
    #[serde(with = "crate::stamp::stored")]
    pub at: DateTime<FixedOffset>,
    pub allowance: Option<Printed>,
    pub validity_hours: Option<u32>,
    #[serde(default, skip_serializing_if = "Counting::is_usual")]
    pub counting: Counting,
    pub expiry: Option<Expiry>,
    #[serde(default, skip_serializing_if = "Terms::is_unknown")]
    pub terms: Terms,
}

impl Bucket {
    pub fn of_kind(kind: Option<BucketKind>) -> Bucket {
        Bucket {
            kind,
            allowance: None,
            unlimited: false,
            validity_hours: None,
            counting: Counting::default(),
            expiry: None,
            terms: Terms::default(),
            by_hand: None,
        }
    }

    /// The person's word takes the place of what was known.
    pub fn say(&mut self, said: ByHand) {
        self.by_hand = Some(said);
        (self.allowance, self.validity_hours, self.expiry) = (said.allowance, said.validity_hours, said.expiry);
        (self.counting, self.terms) = (said.counting, said.terms);
    }
}

/// The instant a grant lapses or a trip ends, with the clock it was told on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expiry {
    #[serde(with = "crate::stamp::stored")]
    pub at: DateTime<FixedOffset>,
    /// Only the day is known; `at` is its last second.
    pub day_only: bool,
}

/// A pack that can be bought, as the person typed it in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    pub v: u32,
    pub id: Id,
    pub sim: Id,
    /// As the person calls it; may be empty.
    pub name: String,
    /// In the smallest unit of the currency: 4.50 EUR is 450.
    pub price: u64,
    /// ISO 4217 code, or what the person writes in its place.
    pub currency: String,
    pub allowance: Printed,
    /// How long it lasts from when it is bought; nothing where it has no end.
    pub validity_hours: Option<u32>,
    /// How that length is counted.
    #[serde(default, skip_serializing_if = "Counting::is_usual")]
    pub counting: Counting,
    pub effect: Effect,
    /// Its daily refill, by which the size is that of a day, and what comes when it is used up.
    #[serde(default, skip_serializing_if = "Terms::is_unknown")]
    pub terms: Terms,
}

impl Offer {
    /// It is sold as so much a day.
    pub fn is_daily(&self) -> bool {
        self.terms.refills.is_some()
    }

    /// When it lapses, bought at a moment and used from then on; nothing where it has no end.
    pub fn end(&self, bought: DateTime<FixedOffset>, clock: Zone) -> Option<Expiry> {
        match (self.counting, self.validity_hours) {
            // The calendar alone tells its length.
            (Counting::Month, hours) => Counting::Month.end(bought, hours.unwrap_or_default(), clock),
            (counting, hours) => counting.end(bought, hours?, clock),
        }
    }
}

/// What buying a pack does to the one at hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// It stands beside the old one, which keeps its own end.
    #[default]
    Beside,
    /// What is left of the old one counts on, to the later of the two ends.
    Prolongs,
    /// What it holds is added to the old one, which keeps its end.
    Adds,
    /// What is left of the old one counts on to the end of this one, where it is bought before the old one ends.
    RollsOver,
    /// What is left of the old one is lost.
    Replaces,
}

/// How many decimals a currency is counted in; two where nothing else is known.
///
/// ISO 4217, list one: the currencies whose minor unit is 0 or 3.
pub fn decimals_of(currency: &str) -> u32 {
    const NONE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
    const THREE: &str = "BHD IQD JOD KWD LYD OMR TND";
    let is_in = |list: &str| list.split(' ').any(|code| code == currency);
    if is_in(NONE) {
        0
    } else if is_in(THREE) {
        3
    } else {
        2
    }
}

/// Of the records in one store those of this version, and how many are not: those are kept and shown as such, never read as
/// this version and never taken for absent.
pub fn readable<R, T>(
    records: impl IntoIterator<Item = R>,
    version: impl Fn(&R) -> Option<f64>,
    read: impl Fn(R) -> Option<T>,
) -> (Vec<T>, usize) {
    let mut unreadable = 0;
    let mut count = |record: Option<T>| {
        unreadable += usize::from(record.is_none());
        record
    };
    let is_ours = |record: &R| version(record) == Some(f64::from(STORED_VERSION));
    let records =
        records.into_iter().filter_map(|record| count(if is_ours(&record) { read(record) } else { None })).collect();
    (records, unreadable)
}

impl Effect {
    /// What is left of the old pack is data of the new one.
    pub fn carries_over(self) -> bool {
        matches!(self, Effect::Prolongs | Effect::Adds | Effect::RollsOver)
    }

    pub const ALL: [Effect; 5] = [Effect::Beside, Effect::Prolongs, Effect::Adds, Effect::RollsOver, Effect::Replaces];
}

impl Pack {
    pub fn bucket(&self, kind: Option<BucketKind>) -> Option<&Bucket> {
        self.buckets.iter().find(|bucket| bucket.kind == kind)
    }

    /// How long the grant of this bucket lasts in days: as stated, else from start to expiry where both are known.
    pub fn validity_days(&self, kind: Option<BucketKind>) -> Option<f64> {
        let bucket = self.bucket(kind)?;
        let stated = bucket.validity_hours.map(|hours| f64::from(hours) / 24.0);
        let spanned = || Some((bucket.expiry?.at - self.started?).as_seconds_f64() / 86_400.0);
        stated.or_else(spanned).filter(|days| *days > 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_at_its_first_place_and_no_other_is() {
        for count in [0, 1, 2, 3, 70, 1000] {
            // Each name twice, the second time behind all others.
            let names: Vec<Id> = (0..2 * count).map(|number| Id(format!("{:05}", number % count.max(1) * 7))).collect();
            let places = Places::of(names.iter());
            for (place, name) in names.iter().enumerate() {
                assert_eq!(places.find(name), Some(place % count));
            }
            for stranger in ["", "00001", "0000", "000000"] {
                assert_eq!(places.find(&Id(stranger.to_owned())), None, "{stranger} of {count}");
            }
        }
    }
}
