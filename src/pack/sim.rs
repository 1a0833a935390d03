//! One SIM card: whose it is, what it is called, its credit, its clock and the order in which its buckets are used.
//!
//! It holds what the person said of the card; what it holds of data follows from readings.

use super::{Cost, Effect, Expiry, Id, STORED_VERSION, Stretch};
use crate::languages::BucketKind;
use crate::volume::{DataVolume, Printed};
use crate::zone::Zone;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// One SIM card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sim {
    pub v: u32,
    pub id: Id,
    /// The company whose card it is.
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
    /// As the person calls the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its telephone number, as the person wrote it. Shown masked: see [`masked`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Which of the page's colours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<u8>,
    /// By when it must be topped up or used, so that the number is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_alive: Option<Expiry>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<Credit>,
    /// What a thousand megabytes cost without a pack, as long as the credit itself is not typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_of_gb: Option<Cost>,
    /// With less data left than this the person wants to be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alert_data: Option<Printed>,
    /// The same of days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alert_days: Option<u32>,
    /// The carrier's clock, where the person chose it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<Zone>,
    /// The order in which its buckets are used, where the person changed it: the first first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<BucketKind>,
    /// When the person last chose it as the one in use.
    #[serde(default, with = "crate::stamp::stored_option", skip_serializing_if = "Option::is_none")]
    pub chosen: Option<DateTime<FixedOffset>>,
    /// What becomes of what is left where a pack is bought before the end of the old one; absent: the person is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<Effect>,
    /// By how many hours the carrier's figures come late, as the person says; none is said to be none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_hours: Option<u32>,
    /// Made up, to show what the page does.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_example: bool,
}

/// With how little left the person wants to be told: less data than this, or fewer days; either, or none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AlertLevel {
    pub data: Option<Printed>,
    pub days: Option<u32>,
}

/// Money on the card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    pub left: Money,
    /// When that was so.
    #[serde(with = "crate::stamp::stored")]
    pub told: DateTime<FixedOffset>,
    /// What a thousand megabytes cost once there are no data left, in the smallest unit of its currency: carriers name the price
    /// of one megabyte, which may be less than one of that unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_gb: Option<u64>,
    /// A message told it, and the person did not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_read: bool,
}

/// An amount in the smallest unit of a currency: 4.50 EUR is 450.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    pub minor: u64,
    /// ISO 4217 code, or what the person writes in its place.
    pub currency: String,
}

impl Credit {
    /// How much data it pays for at a price; nothing where that is free or not known.
    pub fn pays_for(&self, per_gb: Option<u64>) -> Option<DataVolume> {
        const GIGABYTE: f64 = 1e9;
        let price = per_gb.or(self.per_gb).filter(|price| *price > 0)?;
        let bytes = self.left.minor as f64 / price as f64 * GIGABYTE;
        Some(DataVolume::from_bytes_f64(bytes.min(DataVolume::LARGEST.bytes_f64())))
    }
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
            name: None,
            number: None,
            notes: None,
            colour: None,
            keep_alive: None,
            credit: None,
            price_of_gb: None,
            alert_data: None,
            alert_days: None,
            clock: None,
            order: Vec::new(),
            chosen: None,
            rest: None,
            late_hours: None,
            is_example: false,
        }
    }

    pub fn alert_level(&self) -> AlertLevel {
        AlertLevel { data: self.alert_data, days: self.alert_days }
    }

    /// The carrier's clock: as the person chose it, else that of the country where it has only one.
    pub fn zone(&self) -> Option<Zone> {
        let of_country = || match self.country.as_deref().map(Zone::of_country).as_deref() {
            Some([only]) => Some(*only),
            _ => None,
        };
        self.clock.or_else(of_country)
    }

    /// The carrier's clock, or the one on which `now` is told where that is not known.
    pub fn clock_on(&self, now: DateTime<FixedOffset>) -> Zone {
        self.zone().unwrap_or(Zone::fixed(*now.offset()))
    }
}

/// A telephone number of which the last digits alone can be read: enough to tell two cards apart, and nothing to a stranger who
/// looks on.
pub fn masked(number: &str) -> String {
    const SHOWN: usize = 3;
    let digits = number.chars().filter(|c| c.is_numeric()).count();
    // Of a short number fewer, so that most of it stays hidden.
    let hidden = digits - SHOWN.min(digits / 2);
    let mut seen = 0;
    let mask = |c: char| {
        seen += usize::from(c.is_numeric());
        if c.is_numeric() && seen <= hidden { '•' } else { c }
    };
    number.chars().map(mask).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_number_the_last_digits_alone_are_shown() {
        for (number, shown) in
            [("+687 00 00 12", "+••• •• •0 12"), ("0000", "••00"), ("1", "•"), ("", ""), ("ext. 00123", "ext. •••23")]
        {
            assert_eq!(masked(number), shown);
        }
    }

    #[test]
    fn credit_pays_for_so_much_at_its_price() {
        let credit = |minor, per_gb| Credit {
            left: Money { minor, currency: "XPF".to_owned() },
            told: crate::stamp::parse_moment("2026-11-22T18:05:00+11:00").expect("a moment"),
            per_gb,
            is_read: false,
        };
        let megabytes = |credit: Credit, price| credit.pays_for(price).map(|volume| volume.bytes() / 1_000_000);
        // 850 F at 10 F a megabyte are 85 MB.
        assert_eq!(megabytes(credit(850, Some(10_000)), None), Some(85));
        assert_eq!(megabytes(credit(850, Some(10_000)), Some(5000)), Some(170));
        assert_eq!(megabytes(credit(850, None), None), None);
        assert_eq!(megabytes(credit(850, Some(0)), None), None);
    }

    #[test]
    fn a_country_with_one_clock_gives_it_and_one_with_several_does_not() {
        let at = crate::stamp::parse_moment("2026-11-22T18:05:00+11:00").expect("a moment");
        let of = |country: &str| Sim { country: Some(country.to_owned()), ..Sim::new(Id("a".to_owned()), at) };
        assert_eq!(of("NC").zone().map(Zone::name).as_deref(), Some("+11:00"));
        assert_eq!(of("US").zone(), None);
        assert_eq!(
            Sim { clock: Zone::parse("-08:00 US"), ..of("US") }.zone().map(Zone::name).as_deref(),
            Some("-08:00 US")
        );
    }
}
