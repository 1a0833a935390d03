//! The track record: forecasts that were shown, each held against what the readings said later.
//!
//! It stores nothing and changes no forecast. Why it compares as it does: `docs/decisions/when-has-a-forecast-held.md`.

use super::basis::{Basis, is_before_use, serves_all};
use super::joint::{ONE_LOOK, total};
use super::{Answer, Outlook, last_reading};
use crate::forecast::{LawOfUse, Level, is_top_up};
use crate::history::{Ledger, Reading, ShownForecast};
use crate::order;
use crate::pack::{Counting, Id, Places, STORED_VERSION, Sim};
use crate::volume::{DataVolume, Printed};
use chrono::{DateTime, FixedOffset, TimeDelta};

/// How past forecasts turned out.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Ranges that could be compared, and how many of them held.
    pub decided: usize,
    pub held: usize,
    /// How many never can be, by what stands against it.
    pub not_judged: Vec<(Hindrance, usize)>,
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
    /// A pot of several lapsed with something in it: what went of it was not used.
    Lapsed,
    /// The allowance of the day was full again before anybody looked.
    Refilled,
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
    is_worth_a_look.then(|| Record::of(ledger)).filter(Record::is_told)
}

impl Record {
    /// Of all forecasts kept, however few.
    pub fn of(ledger: &Ledger) -> Record {
        let mut shown: Vec<&ShownForecast> = ledger.forecasts.iter().collect();
        order::sort(&mut shown, |a, b| (b.made_at, &b.id) < (a.made_at, &a.id));
        let mut cards: Vec<Later> = Vec::new();
        let mut record = Record { decided: 0, held: 0, not_judged: Vec::new(), last: Vec::new() };
        for shown in shown {
            let at = cards.iter().position(|card| *card.sim == shown.sim).unwrap_or_else(|| {
                cards.push(Later::of(ledger, &shown.sim));
                cards.len() - 1
            });
            let Some(seen) = cards[at].compare(shown) else { continue };
            match seen {
                Seen::Decided { verdict, .. } => {
                    record.decided += 1;
                    record.held += usize::from(verdict == Held::Yes);
                }
                Seen::Undecidable(hindrance) => record.count(hindrance),
            }
            if record.last.len() < LISTED {
                record.last.push(Compared { shown: shown.clone(), outcome: seen.told(shown) });
            }
        }
        record
    }

    fn count(&mut self, hindrance: Hindrance) {
        match self.not_judged.iter_mut().find(|(other, _)| *other == hindrance) {
            Some((_, count)) => *count += 1,
            None => self.not_judged.push((hindrance, 1)),
        }
    }

    /// Whether there are enough to speak of a share.
    pub fn is_told(&self) -> bool {
        self.decided >= FEWEST
    }

    /// How many cannot be compared.
    pub fn left_out(&self) -> usize {
        self.not_judged.iter().map(|(_, count)| count).sum()
    }
}

/// The forecast that an answer shows, to be kept; nothing where it shows none.
pub fn shown(ledger: &Ledger, answer: &Answer, now: DateTime<FixedOffset>) -> Option<ShownForecast> {
    let Outlook::Known(known) = &answer.outlook else { return None };
    // Of what is probably gone by now no range is told.
    if known.is_overdue {
        return None;
    }
    let [evenness, shape, scale] = known.supply.law().of_use()?.letters();
    let sim = ledger.sim()?;
    let from = From::of(ledger, sim, answer, now)?;
    let shown = ShownForecast {
        v: STORED_VERSION,
        id: from.reading.id.clone(),
        sim: sim.id.clone(),
        bucket: answer.bucket,
        made_at: now,
        by_reading: from.reading.id.clone(),
        read_at: from.at,
        balance: from.balance,
        beside: from.beside,
        refill: from.refill,
        is_from_refill: from.is_from_refill,
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

/// What a forecast counts from.
struct From<'a> {
    reading: &'a Reading,
    at: DateTime<FixedOffset>,
    balance: Printed,
    beside: Vec<Id>,
    refill: Option<DateTime<FixedOffset>>,
    is_from_refill: bool,
}

impl<'a> From<'a> {
    fn of(ledger: &'a Ledger, sim: &Sim, answer: &Answer, now: DateTime<FixedOffset>) -> Option<From<'a>> {
        if answer.line.as_ref().is_some_and(|line| line.turns.len() > 1 || line.refill.is_some()) {
            return From::of_line(ledger, sim, now);
        }
        let reading = last_reading(ledger, sim, answer.bucket, &ledger.balances(&sim.id, answer.bucket))?;
        let balance = ledger.balance_of(reading)?;
        Some(From { reading, at: reading.at, balance, beside: Vec::new(), refill: None, is_from_refill: false })
    }

    /// Of all pots that have begun: nothing goes of one that waits.
    fn of_line(ledger: &'a Ledger, sim: &Sim, now: DateTime<FixedOffset>) -> Option<From<'a>> {
        let order = ledger.readings_of_sim(&sim.id);
        let basis = Basis::of(ledger, sim, &order, now)?;
        let begun = || basis.pots.iter().filter(|pot| pot.waits.is_none());
        let balance = begun().map(|pot| pot.left).reduce(|sum, next| Some(total(sum?, next?)))??;
        let reading =
            begun().map(|pot| pot.reading).max_by_key(|reading| (reading.at, reading.bucket.map(|kind| kind as u8)))?;
        let is_from_refill = basis.at > reading.at;
        let at = if is_from_refill { basis.at } else { reading.at };
        let clock = sim.clock_on(now);
        let refill = begun().filter_map(|pot| pot.refills()?.next_after(at, clock)).min();
        let beside = begun().map(|pot| &pot.reading.id).filter(|id| **id != reading.id).cloned().collect();
        Some(From { reading, at, balance, beside, refill, is_from_refill })
    }
}

/// The readings of one SIM, in order.
struct Later<'a> {
    sim: &'a Id,
    ledger: &'a Ledger,
    readings: Vec<&'a Reading>,
    places: Places<'a>,
}

/// A pot that a forecast spoke of, on its way through the readings that came later.
#[derive(Clone, Copy)]
struct Followed<'a> {
    origin: &'a Reading,
    left: Printed,
    told: DateTime<FixedOffset>,
}

/// An [`Outcome`] before it is worked out in full: of hundreds, ten are listed.
#[derive(Clone, Copy)]
enum Seen {
    Decided { at: DateTime<FixedOffset>, balance: Printed, law: LawOfUse, days: f64, verdict: Held },
    Undecidable(Hindrance),
}

impl<'a> Later<'a> {
    fn of(ledger: &'a Ledger, sim: &'a Id) -> Later<'a> {
        let readings = ledger.readings_of_sim(sim);
        let places = Places::of(readings.iter().map(|reading| &reading.id));
        Later { sim, ledger, readings, places }
    }

    /// What the readings after those that a forecast was made from say of it; nothing while there is none that can tell.
    fn compare(&self, shown: &ShownForecast) -> Option<Seen> {
        let law = LawOfUse::new(shown.evenness, shown.shape, shown.scale);
        let origin = self.places.find(&shown.by_reading);
        let (Some(law), Some(origin), Some(mut pots)) = (law, origin, self.origins(shown)) else {
            return Some(Seen::Undecidable(Hindrance::ReadingChanged));
        };
        for &reading in &self.readings[origin + 1..] {
            match self.follow(shown, &mut pots, reading) {
                Some(Err(hindrance)) => return Some(Seen::Undecidable(hindrance)),
                Some(Ok(())) => {}
                None => continue,
            }
            let days = (reading.at - shown.read_at).as_seconds_f64() / 86_400.0;
            let is_told = |pot: &Followed| pot.left.volume == DataVolume::ZERO || reading.at - pot.told < ONE_LOOK;
            if days <= 0.0 || !pots.iter().all(is_told) {
                continue;
            }
            let Some(balance) = pots.iter().map(|pot| pot.left).reduce(total) else { continue };
            let found = match verdict(law, shown, balance, days) {
                Some(Ok(verdict)) => Seen::Decided { at: reading.at, balance, law, days, verdict },
                Some(Err(hindrance)) => Seen::Undecidable(hindrance),
                None => continue,
            };
            return Some(found);
        }
        None
    }

    /// The pots of a forecast as they stood; nothing where a reading behind it was corrected or deleted.
    fn origins(&self, shown: &ShownForecast) -> Option<Vec<Followed<'a>>> {
        let mut pots = Vec::with_capacity(1 + shown.beside.len());
        for id in [&shown.by_reading].into_iter().chain(&shown.beside) {
            let origin = self.readings[self.places.find(id)?];
            let left = if shown.is_from_refill { shown.balance } else { self.ledger.balance_of(origin)? };
            // What was told before the forecast's own moment was not told since.
            pots.push(Followed { origin, left, told: shown.read_at - ONE_LOOK });
        }
        if shown.is_from_refill {
            return Some(pots);
        }
        // A form tells minutes: one that was saved with nothing changed moves a reading by seconds.
        let moved = (pots[0].origin.at - shown.read_at).abs();
        let balance = pots.iter().map(|pot| pot.left).reduce(total);
        (moved < TimeDelta::minutes(1) && balance == Some(shown.balance)).then_some(pots)
    }

    /// Takes a later reading in: nothing where it says nothing of what a forecast spoke of, and why that cannot be judged any
    /// more where it tells so.
    fn follow(&self, shown: &ShownForecast, pots: &mut [Followed], reading: &Reading) -> Option<Result<(), Hindrance>> {
        let pack = self.ledger.pack(&reading.pack);
        let is_of_kind = |pot: &Followed| pot.origin.bucket == reading.bucket;
        let is_same = |pot: &Followed| is_of_kind(pot) && pot.origin.pack == reading.pack;
        let is_several = pots.len() > 1;
        let Some(at) = pots.iter().position(is_same) else {
            let is_other = pots.iter().any(is_of_kind) || self.may_serve(reading, shown.read_at);
            return is_other.then_some(Err(Hindrance::OtherPack));
        };
        if shown.refill.is_some_and(|refill| reading.at >= refill) {
            return Some(Err(Hindrance::Refilled));
        }
        let has_lapsed = |pot: &Followed| {
            let bucket = self.ledger.pack(&pot.origin.pack).and_then(|pack| pack.bucket(pot.origin.bucket));
            let end = bucket.and_then(|bucket| bucket.expiry);
            pot.left.volume > DataVolume::ZERO && end.is_some_and(|end| end.at <= reading.at)
        };
        if is_several && pots.iter().any(has_lapsed) {
            return Some(Err(Hindrance::Lapsed));
        }
        let balance = reading.balance_in(pack)?.recounted(pots[at].left.counted);
        if is_top_up(pots[at].left, balance) {
            return Some(Err(Hindrance::ToppedUp));
        }
        (pots[at].left, pots[at].told) = (balance, reading.at);
        Some(Ok(()))
    }

    /// Whether a pot that a forecast did not speak of may have borne use since: what is empty, had lapsed before or has not begun
    /// did not.
    fn may_serve(&self, reading: &Reading, since: DateTime<FixedOffset>) -> bool {
        let pack = self.ledger.pack(&reading.pack);
        let bucket = pack.and_then(|pack| pack.bucket(reading.bucket));
        let is_empty = match reading.balance_in(pack) {
            Some(left) => left.volume == DataVolume::ZERO,
            None => bucket.is_none_or(|bucket| !bucket.unlimited),
        };
        let had_lapsed = bucket.and_then(|bucket| bucket.expiry).is_some_and(|end| end.at <= since);
        let waits = bucket.is_some_and(|bucket| bucket.counting == Counting::FirstUse)
            && pack.is_some_and(|pack| pack.started.is_none());
        serves_all(reading.bucket) && !is_empty && !had_lapsed && !waits && !is_before_use(reading, pack)
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
                let left = |chance: f64| Printed { volume: law.left(whole, days, chance), step, ..balance };
                let (low, high) = (left(expected.most), left(expected.least));
                Outcome::Decided(Found { at, balance, low, high, verdict })
            }
        }
    }
}
