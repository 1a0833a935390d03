//! The track record: forecasts that were shown, each held against what the readings said later.
//!
//! It stores nothing and changes no forecast. Why it compares as it does: `docs/decisions/when-has-a-forecast-held.md`.

use super::basis::present;
use super::{Answer, Outlook};
use crate::forecast::{LawOfUse, Level, is_top_up};
use crate::history::{Ledger, Reading, ShownForecast};
use crate::languages::BucketKind;
use crate::order;
use crate::pack::{Id, Places, STORED_VERSION};
use crate::volume::{DataVolume, Printed};
use chrono::{DateTime, FixedOffset, TimeDelta};

/// How past forecasts turned out.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Ranges that could be compared, and how many of them held.
    pub decided: usize,
    pub held: usize,
    /// The last ones of which anything can be said, the latest first.
    pub last: Vec<Compared>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    pub shown: ShownForecast,
    pub outcome: Outcome,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    Decided(Found),
    Undecidable(Hindrance),
}

/// What a later reading found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    pub at: DateTime<FixedOffset>,
    pub balance: Printed,
    /// Between which balances the forecast had it by then, told finer than the reading, so that it shows on which side it fell.
    pub low: Printed,
    pub high: Printed,
    pub verdict: Held,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    Yes,
    /// Less was left than the range allows.
    UsedFaster,
    UsedSlower,
}

/// Why a forecast can never be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// The reading that it was made from was corrected or deleted.
    ReadingChanged,
    ToppedUp,
    OtherPack,
    /// Gone when next looked at, after the end of the range: within it or not, nobody saw.
    RanOutUnseen,
}

/// With fewer, a share says nothing.
const FEWEST: usize = 3;
/// As many as are looked through; the count is of all.
const LISTED: usize = 10;

/// The record as it is told; nothing while there are too few to speak of.
pub fn record(ledger: &Ledger) -> Option<Record> {
    // The page asks every minute: where there is little, little is done.
    let is_worth_a_look = ledger.forecasts.len() >= FEWEST;
    is_worth_a_look.then(|| Record::of(ledger)).filter(|record| record.decided >= FEWEST)
}

impl Record {
    /// Of all forecasts kept, however few.
    pub fn of(ledger: &Ledger) -> Record {
        let mut shown: Vec<&ShownForecast> = ledger.forecasts.iter().collect();
        order::sort(&mut shown, |a, b| (b.made_at, &b.id) < (a.made_at, &a.id));
        let mut buckets: Vec<Later> = Vec::new();
        let mut record = Record { decided: 0, held: 0, last: Vec::new() };
        for shown in shown {
            let at = buckets.iter().position(|bucket| *bucket.sim == shown.sim && bucket.kind == shown.bucket);
            let at = at.unwrap_or_else(|| {
                let readings = ledger.readings_of(&shown.sim, shown.bucket);
                let places = Places::of(readings.iter().map(|reading| &reading.id));
                buckets.push(Later { sim: &shown.sim, kind: shown.bucket, ledger, readings, places });
                buckets.len() - 1
            });
            let Some(seen) = buckets[at].compare(shown) else { continue };
            if let Seen::Decided { verdict, .. } = seen {
                record.decided += 1;
                record.held += usize::from(verdict == Held::Yes);
            }
            if record.last.len() < LISTED {
                record.last.push(Compared { shown: shown.clone(), outcome: seen.told(shown) });
            }
        }
        record
    }
}

/// The forecast that an answer shows, to be kept; nothing where it shows none.
pub fn shown(ledger: &Ledger, answer: &Answer, now: DateTime<FixedOffset>) -> Option<ShownForecast> {
    let Outlook::Known(known) = &answer.outlook else { return None };
    // Of what is probably gone by now no range is told.
    if known.is_overdue {
        return None;
    }
    // A line of pots is told by other readings each time, and a daily allowance begins anew: what later readings say of one pot
    // does not decide over it.
    if answer.line.as_ref().is_some_and(|line| line.turns.len() > 1 || line.refill.is_some()) {
        return None;
    }
    let [evenness, shape, scale] = known.supply.law().of_use()?.letters();
    let sim = &ledger.sim()?.id;
    let last = *ledger.readings_of(sim, answer.bucket).last()?;
    let last = present(&ledger.balances(sim, answer.bucket), last).map_or(last, |(reading, _)| reading);
    let shown = ShownForecast {
        v: STORED_VERSION,
        id: last.id.clone(),
        sim: sim.clone(),
        bucket: answer.bucket,
        made_at: now,
        by_reading: last.id.clone(),
        read_at: last.at,
        balance: ledger.balance_of(last)?,
        median: known.depletion,
        earliest: known.earliest,
        latest: (!known.latest_is_open).then_some(known.latest),
        expiry: answer.expiry,
        evenness,
        shape,
        scale,
    };
    Some(shown.named())
}

/// The readings of one bucket, in order.
struct Later<'a> {
    sim: &'a Id,
    kind: Option<BucketKind>,
    ledger: &'a Ledger,
    readings: Vec<&'a Reading>,
    places: Places<'a>,
}

/// An [`Outcome`] before it is worked out in full: of hundreds, ten are listed.
#[derive(Clone, Copy)]
enum Seen {
    Decided { at: DateTime<FixedOffset>, balance: Printed, law: LawOfUse, days: f64, verdict: Held },
    Undecidable(Hindrance),
}

impl Later<'_> {
    /// What the readings after the one that a forecast was made from say of it; nothing while there is none that can tell.
    fn compare(&self, shown: &ShownForecast) -> Option<Seen> {
        let origin = self.places.find(&shown.by_reading);
        let unchanged = origin.filter(|&at| {
            let reading = self.readings[at];
            // A form tells minutes: one that was saved with nothing changed moves a reading by seconds.
            let moved = (reading.at - shown.read_at).abs();
            moved < TimeDelta::minutes(1) && self.ledger.balance_of(reading) == Some(shown.balance)
        });
        let law = LawOfUse::new(shown.evenness, shown.shape, shown.scale);
        let (Some(origin), Some(law)) = (unchanged, law) else {
            return Some(Seen::Undecidable(Hindrance::ReadingChanged));
        };
        let mut before = shown.balance;
        for reading in &self.readings[origin + 1..] {
            if reading.pack != self.readings[origin].pack {
                return Some(Seen::Undecidable(Hindrance::OtherPack));
            }
            let Some(balance) = self.ledger.balance_of(reading) else { continue };
            if is_top_up(before, balance) {
                return Some(Seen::Undecidable(Hindrance::ToppedUp));
            }
            before = balance;
            let days = (reading.at - shown.read_at).as_seconds_f64() / 86_400.0;
            if days <= 0.0 {
                continue;
            }
            let found = match verdict(law, shown, balance, days) {
                Some(Ok(verdict)) => Seen::Decided { at: reading.at, balance, law, days, verdict },
                Some(Err(hindrance)) => Seen::Undecidable(hindrance),
                None => continue,
            };
            return Some(found);
        }
        None
    }
}

/// What a balance that was read `days` after the forecast's own says of it; nothing where it is too early to tell.
fn verdict(law: LawOfUse, shown: &ShownForecast, balance: Printed, days: f64) -> Option<Result<Held, Hindrance>> {
    let expected = law.expected(shown.balance.volume, days, Level::EIGHTY);
    let is_gone = balance.volume == DataVolume::ZERO;
    let is_past_the_range = 1.0 - law.chance_of_no_more(shown.balance.volume, days) > Level::EIGHTY.up_to_the_end();
    // Two roundings can fake one whole step: while the least use expected is less than that, no figure tells it from none.
    let step = shown.balance.step.max(balance.step);
    if !is_gone && law.chance_of_no_more(step, days) > expected.least {
        return None;
    }
    let chance = law.chance_of_no_more(shown.balance.volume.minus(balance.volume), days);
    Some(match chance {
        _ if is_gone && is_past_the_range => Err(Hindrance::RanOutUnseen),
        // All that was there is gone: more could not have been used.
        chance if chance < expected.least && !is_gone => Ok(Held::UsedSlower),
        chance if chance > expected.most => Ok(Held::UsedFaster),
        _ => Ok(Held::Yes),
    })
}

impl Seen {
    fn told(self, shown: &ShownForecast) -> Outcome {
        match self {
            Seen::Undecidable(hindrance) => Outcome::Undecidable(hindrance),
            Seen::Decided { at, balance, law, days, verdict } => {
                let whole = shown.balance.volume;
                let expected = law.expected(whole, days, Level::EIGHTY);
                let step = DataVolume::from_bytes(balance.step.bytes() / 10);
                let left = |chance: f64| Printed { volume: law.left(whole, days, chance), step };
                let (low, high) = (left(expected.most), left(expected.least));
                Outcome::Decided(Found { at, balance, low, high, verdict })
            }
        }
    }
}
