//! Forecasts that were shown, as they are stored: what was said, on which day, and from which reading.
//!
//! How they turned out is not stored: it follows from the readings that came later, and `answer` compares.

use super::{Change, Ledger};
use crate::languages::BucketKind;
use crate::pack::{Expiry, Id, STORED_VERSION};
use crate::volume::Printed;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// One forecast that a person has seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShownForecast {
    pub v: u32,
    /// Of the last reading and the day: the same forecast shown a hundred times is one.
    pub id: Id,
    pub sim: Id,
    pub bucket: Option<BucketKind>,
    #[serde(with = "crate::stamp::stored")]
    pub made_at: DateTime<FixedOffset>,
    /// The last reading of those it was made from; when and what that one said, should it be corrected later.
    pub by_reading: Id,
    #[serde(with = "crate::stamp::stored")]
    pub read_at: DateTime<FixedOffset>,
    /// Of all its pots together.
    pub balance: Printed,
    /// The readings of its other pots, where it speaks of several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Id>,
    /// The first moment after that at which the allowance of a day is full again: what later readings tell says nothing of it.
    #[serde(default, with = "crate::stamp::stored_option", skip_serializing_if = "Option::is_none")]
    pub refill: Option<DateTime<FixedOffset>>,
    /// It counts from such a moment, at which all was there without a reading that says so.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_from_refill: bool,
    /// When the balance would be gone: the middle, and the range.
    #[serde(with = "crate::stamp::stored")]
    pub median: DateTime<FixedOffset>,
    #[serde(with = "crate::stamp::stored")]
    pub earliest: DateTime<FixedOffset>,
    /// Nothing where the range ran beyond a year.
    #[serde(default, with = "crate::stamp::stored_option", skip_serializing_if = "Option::is_none")]
    pub latest: Option<DateTime<FixedOffset>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expiry: Option<Expiry>,
    /// The law that gave the range: its evenness and shape, and its scale in bytes.
    pub evenness: f64,
    pub shape: f64,
    pub scale: f64,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_false(value: &bool) -> bool {
    !value
}

impl ShownForecast {
    /// The forecast under its name, which is one for each last reading and day.
    pub fn named(self) -> ShownForecast {
        let id = Id(format!("{}-{}", self.by_reading.0, crate::stamp::day(self.made_at.date_naive())));
        ShownForecast { v: STORED_VERSION, id, ..self }
    }

    /// Whether it was made from the same figures: stored moments lose what is below a second, and the law with them a little.
    fn says_the_same_as(&self, other: &ShownForecast) -> bool {
        let near = |one: f64, other: f64| (one - other).abs() <= 1e-3 * other;
        self.balance == other.balance
            && near(self.evenness, other.evenness)
            && near(self.shape, other.shape)
            && near(self.scale, other.scale)
    }
}

impl Ledger {
    /// What to write so that a forecast now on the page is kept; nothing where that was said before. Of two of one day and one
    /// last reading, the later takes the place of the earlier: a figure was corrected, and nobody knew the outcome yet.
    pub fn keep_forecast(&self, shown: ShownForecast) -> Option<Change> {
        let before = self.forecasts.iter().filter(|old| old.by_reading == shown.by_reading);
        let last = before.max_by_key(|old| old.made_at);
        let is_new = last.is_none_or(|last| !last.says_the_same_as(&shown));
        is_new.then(|| Change::PutForecast(shown.named()))
    }
}
