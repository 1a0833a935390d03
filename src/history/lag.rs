//! How far the carrier's figures lag behind: when what a reading tells was true.
//!
//! It moves no reading: each keeps the moment at which it was made, and what follows from it is worked out anew.

use super::{Ledger, Reading};
use crate::languages::BucketKind;
use crate::pack::Sim;
use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::{Deserialize, Serialize};

/// By how much the figure of one reading lags behind. Stored as its hours and whether the person said so: small in the page's program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(u32, bool)", into = "(u32, bool)")]
pub struct Lag {
    pub hours: u32,
    pub by: LagBy,
}

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LagBy {
    /// The message itself. One that tells when its figures were true has none left.
    Message,
    /// The person, of this reading.
    Person,
    /// The person, of all that this SIM's carrier tells.
    Sim,
}

impl From<(u32, bool)> for Lag {
    fn from((hours, is_typed): (u32, bool)) -> Lag {
        Lag { hours, by: if is_typed { LagBy::Person } else { LagBy::Message } }
    }
}

impl From<Lag> for (u32, bool) {
    fn from(lag: Lag) -> (u32, bool) {
        (lag.hours, lag.by != LagBy::Message)
    }
}

impl Lag {
    /// More than ten days is no lag.
    pub const MOST_HOURS: u32 = 240;

    /// Of a message that tells when its figures were true.
    pub const DATED: Lag = Lag { hours: 0, by: LagBy::Message };

    fn time(self) -> TimeDelta {
        TimeDelta::hours(i64::from(self.hours.min(Lag::MOST_HOURS)))
    }
}

impl Reading {
    /// As was said of it, else as the person said of the SIM. A grant is noted when it is made.
    pub fn lag_on(&self, sim: Option<&Sim>) -> Option<Lag> {
        let of_sim = || sim.and_then(|sim| sim.late_hours).map(|hours| Lag { hours, by: LagBy::Sim });
        let told = self.lag.or_else(of_sim).filter(|_| !self.stated.granted);
        told.filter(|lag| lag.hours > 0)
    }
}

impl Ledger {
    /// How far the figure of a reading lags behind, and when it was true; nothing where it does not.
    pub fn lag_of(&self, reading: &Reading) -> Option<(Lag, DateTime<FixedOffset>)> {
        let sim = self.sims.iter().find(|sim| sim.id == reading.sim);
        let lag = reading.lag_on(sim)?;
        let readings = self.readings_of_sim(&reading.sim);
        let place = readings.iter().position(|other| other.id == reading.id)?;
        Some((lag, Ledger::true_at(&readings, sim)[place]))
    }

    /// When each of these readings was true, on its own clock: so much earlier as its figure lags behind, and never before the reading of
    /// such a bucket before it. `readings` are of one SIM, oldest first.
    pub fn true_at(readings: &[&Reading], sim: Option<&Sim>) -> Vec<DateTime<FixedOffset>> {
        let lags = readings.iter().any(|reading| reading.lag_on(sim).is_some());
        if !lags {
            return readings.iter().map(|reading| reading.at).collect();
        }
        let mut last: Vec<(Option<BucketKind>, DateTime<FixedOffset>)> = Vec::new();
        let told = readings.iter().map(|reading| {
            let lag = reading.lag_on(sim).map_or(TimeDelta::zero(), Lag::time);
            let early = reading.at.checked_sub_signed(lag).unwrap_or(reading.at);
            match last.iter_mut().find(|(kind, _)| *kind == reading.bucket) {
                Some((_, before)) => {
                    let at = if early < *before { before.with_timezone(reading.at.offset()) } else { early };
                    *before = at;
                    at
                }
                None => {
                    last.push((reading.bucket, early));
                    early
                }
            }
        });
        told.collect()
    }
}
