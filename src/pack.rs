//! SIMs, the packs bought for them, the buckets a pack holds, and the packs on offer, as they are stored.
//!
//! It knows what was bought and until when it counts; how it was used is in `history`.

use crate::languages::BucketKind;
use crate::stamp::LocalMoment;
use crate::volume::Printed;
use chrono::{DateTime, Datelike, Days, FixedOffset, Months, TimeDelta};
use serde::{Deserialize, Serialize};

/// Version of every stored record. A record of another version is kept and shown as such, never read as this one.
pub const STORED_VERSION: u32 = 1;

/// Name of one stored record, unique on this phone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub String);

/// Where records stand, by their names: a phone's backup brings thousands, and each is looked for.
pub struct Places<'a>(Vec<(&'a Id, usize)>);

impl<'a> Places<'a> {
    pub fn of(ids: impl Iterator<Item = &'a Id>) -> Places<'a> {
        let mut places: Vec<(&Id, usize)> = ids.zip(0..).collect();
        crate::order::sort(&mut places, |a, b| a.0 < b.0);
        Places(places)
    }

    /// Where the record of that name stands; of several the first.
    pub fn find(&self, id: &Id) -> Option<usize> {
        let at = self.0.partition_point(|(other, _)| *other < id);
        self.0.get(at).filter(|(other, _)| *other == id).map(|(_, place)| *place)
    }
}

/// One SIM card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sim {
    pub v: u32,
    pub id: Id,
    /// As the person calls it.
    pub carrier: Option<String>,
    /// ISO 3166 code; decides the order of day and month in messages.
    pub country: Option<String>,
    #[serde(with = "crate::stamp::stored")]
    pub added: DateTime<FixedOffset>,
    /// When the trip ends, most often with a flight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trip_end: Option<Expiry>,
    /// What is not to be used before the trip ends: for the taxi, a map, a call home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserve: Option<Printed>,
    /// Time that says nothing of the usual use; in order and apart from each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uncounted: Vec<Stretch>,
    /// What a look at the balance costs, where it is not free: an SMS sent abroad.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check_cost: Option<Cost>,
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

impl Sim {
    /// A SIM of which nothing has been said.
    pub fn new(id: Id, added: DateTime<FixedOffset>) -> Sim {
        Sim {
            v: STORED_VERSION,
            id,
            carrier: None,
            country: None,
            added,
            trip_end: None,
            reserve: None,
            uncounted: Vec::new(),
            check_cost: None,
        }
    }
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
}

/// How a carrier counts the length of a grant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Counting {
    /// So many times 24 hours from its start.
    #[default]
    Hours,
    /// Days of the calendar, the first one counting: a travel eSIM of one day bought at noon ends at midnight.
    Days,
    /// To the end of the calendar month of its start, however long it is called.
    Month,
}

impl Counting {
    fn is_usual(&self) -> bool {
        *self == Counting::default()
    }

    pub const ALL: [Counting; 3] = [Counting::Hours, Counting::Days, Counting::Month];

    /// When a grant of `hours` that began at `start` lapses, on the clock of `start`.
    pub fn end(self, start: DateTime<FixedOffset>, hours: u32) -> Option<Expiry> {
        let day = start.date_naive();
        let last_day = match self {
            Counting::Hours => {
                let at = start.checked_add_signed(TimeDelta::hours(i64::from(hours)))?;
                return Some(Expiry { at, day_only: false });
            }
            Counting::Days => day.checked_add_days(Days::new(u64::from(hours.div_ceil(24).max(1)) - 1))?,
            Counting::Month => day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()?,
        };
        let end = LocalMoment { date: last_day, time: None }.latest().and_local_timezone(*start.offset()).single()?;
        Some(Expiry { at: end, day_only: true })
    }
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
            by_hand: None,
        }
    }

    /// The person's word takes the place of what was known.
    pub fn say(&mut self, said: ByHand) {
        self.by_hand = Some(said);
        (self.allowance, self.validity_hours, self.expiry) = (said.allowance, said.validity_hours, said.expiry);
        self.counting = said.counting;
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
    pub effect: Effect,
}

/// What buying a pack does to the one at hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// It stands beside the old one, which keeps its own end.
    #[default]
    Beside,
    /// What is left of the old one counts on, to the later of the two ends.
    Prolongs,
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
    use super::Counting;
    use crate::stamp;

    /// A grant's start and its length in hours, and its end as each way of counting has it.
    #[track_caller]
    fn check(start: &str, hours: u32, ends: [&str; 3]) {
        let start = stamp::parse_moment(start).expect("a moment");
        for (counting, end) in Counting::ALL.into_iter().zip(ends) {
            let found = counting.end(start, hours).map(|expiry| stamp::moment(expiry.at));
            assert_eq!(found.as_deref(), Some(end), "{counting:?}");
        }
    }

    #[test]
    fn each_way_of_counting_has_its_own_end() {
        check(
            "2026-11-22T12:00:00+09:00",
            24,
            ["2026-11-23T12:00:00+09:00", "2026-11-22T23:59:59+09:00", "2026-11-30T23:59:59+09:00"],
        );
        check(
            "2026-12-29T23:50:00+11:00",
            168,
            ["2027-01-05T23:50:00+11:00", "2027-01-04T23:59:59+11:00", "2026-12-31T23:59:59+11:00"],
        );
        // A day and a half reaches into the second day.
        check(
            "2028-02-01T00:00:00+00:00",
            36,
            ["2028-02-02T12:00:00+00:00", "2028-02-02T23:59:59+00:00", "2028-02-29T23:59:59+00:00"],
        );
    }
}
