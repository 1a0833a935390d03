//! SIMs, the packs bought for them, and the buckets a pack holds, as they are stored.
//!
//! It knows what was bought and until when it counts; how it was used is in `history`.

use crate::languages::BucketKind;
use crate::volume::Printed;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// Version of every stored record. A record of another version is kept and shown as such, never read as this one.
pub const STORED_VERSION: u32 = 1;

/// Name of one stored record, unique on this phone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub String);

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
    #[serde(with = "crate::stamp::stored_option")]
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
    pub expiry: Option<Expiry>,
}

impl Bucket {
    pub fn of_kind(kind: Option<BucketKind>) -> Bucket {
        Bucket { kind, allowance: None, unlimited: false, validity_hours: None, expiry: None }
    }
}

/// The instant a grant lapses, with the clock it was told on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expiry {
    #[serde(with = "crate::stamp::stored")]
    pub at: DateTime<FixedOffset>,
    /// Only the day is known; `at` is its last second.
    pub day_only: bool,
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
