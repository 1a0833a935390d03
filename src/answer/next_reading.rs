//! When the next reading is worth making: as soon as it can tell something, and no sooner.
//!
//! It asks the same law as the answer, once more with the days until then as evidence. What a look costs is for the person to weigh.

use super::{Goal, Known, Outlook, Remaining, Verdict, judge, later};
use crate::forecast::{LATEST_DAYS, Level, Refusal};
use crate::stamp;
use crate::volume::{DataVolume, Printed};
use chrono::{DateTime, FixedOffset};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextReading {
    /// Now, or later; told in whole hours.
    pub at: DateTime<FixedOffset>,
    pub is_due: bool,
    pub why: Worth,
}

/// What a reading is worth making for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worth {
    /// It would give the first rate, or show the first use.
    Rate,
    /// The range of days would be narrower by a quarter.
    Range,
    /// The verdict could be another one.
    Verdict,
    /// The data may be gone by then.
    End,
}

/// Carriers' figures lag by hours (forecast note, section 1): a look sooner mostly shows the lag. Days.
const SOONEST: f64 = 0.5;
/// Two roundings can fake a step: less than two of them tell nothing.
const STEPS: f64 = 2.0;
/// Without a rate, a day: it holds a night and a day of use.
const FIRST: f64 = 1.0;
/// The range is worth a look where it would shrink to this share.
const NARROWER: f64 = 0.75;
/// Moments tried lie so much apart, as factors.
const APART: f64 = 1.5;

/// Nothing where no reading could tell anything: used up, expired, without a limit, or where the size of the pack is missing.
pub(super) fn next_reading(
    outlook: &Outlook,
    verdict: Verdict,
    goal: Option<Goal>,
    remaining: Option<Remaining>,
    now: DateTime<FixedOffset>,
) -> Option<NextReading> {
    let remaining = remaining?;
    let (days, why) = match outlook {
        Outlook::Known(known) if known.is_overdue || known.is_down_to_reserve => (0.0, Worth::End),
        Outlook::Known(known) => worth(known, verdict, goal, remaining.printed),
        Outlook::Declined(Refusal::TooFewReadings { .. } | Refusal::NothingUsed { .. }) => (FIRST, Worth::Rate),
        _ => return None,
    };
    // The end of the pack or of the trip needs no look beyond it.
    let at = stamp::full_hour(later(remaining.at, days) + chrono::TimeDelta::minutes(59));
    let at = goal.map_or(at, |goal| at.min(goal.end.at));
    let is_due = at <= now;
    Some(NextReading { at: at.max(now), is_due, why })
}

/// So many days after the last reading, and what for.
fn worth(known: &Known, verdict: Verdict, goal: Option<Goal>, printed: Printed) -> (f64, Worth) {
    // Several pots are one volume here: which of them it is taken from changes nothing in what a look would tell.
    let law = known.supply.law();
    let rate = law.burn_rate().bytes_a_day();
    let telling = STEPS * printed.step.bytes_f64() / rate.max(1.0);
    let soonest = if telling < LATEST_DAYS { telling.max(SOONEST) } else { LATEST_DAYS };
    // By then the data may be gone, and whoever waits longer finds out too late.
    let end = law.days_to_use(law.balance(), (1.0 - Level::EIGHTY.share()) / 2.0).max(SOONEST);
    let (low, high) = law.interval(Level::EIGHTY);
    let mut days = soonest;
    while days < end {
        let usual = DataVolume::from_bytes_f64(rate * days);
        let (next_low, next_high) = law.read_again(days, usual).interval(Level::EIGHTY);
        if goal.is_some_and(|goal| could_change(known, verdict, goal, days)) {
            return (days, Worth::Verdict);
        }
        if next_high - next_low <= NARROWER * (high - low) {
            return (days, Worth::Range);
        }
        days *= APART;
    }
    (end, Worth::End)
}

/// Whether little use or much of it by then, at the ends of the range, would lead to another verdict.
fn could_change(known: &Known, verdict: Verdict, goal: Goal, days: f64) -> bool {
    let held = known.supply.law();
    let Some(of_use) = held.of_use() else { return false };
    let whole = DataVolume::LARGEST;
    let outside = (1.0 - Level::EIGHTY.share()) / 2.0;
    [outside, 1.0 - outside].into_iter().any(|chance| {
        let used = whole.minus(of_use.left(whole, days, chance));
        let law = held.read_again(days, used);
        let is_gone = law.balance() == DataVolume::ZERO;
        let at = later(law.read().with_timezone(goal.end.at.offset()), law.median());
        let chance = law.chance_to_last_until(goal.end.at.to_utc());
        judge(goal, (law.median(), at), chance, is_gone).0 != verdict
    })
}
