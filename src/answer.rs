//! The one verdict: how long the data lasts, what limits it, and why, all as values.
//!
//! Number, words, colour and picture are drawn from this one object, so they cannot disagree. It carries no prose and reads
//! no clock.

mod next_reading;
mod record;
mod rises;

pub use next_reading::{NextReading, Worth};
pub use record::{Compared, Found, Held, Hindrance, Outcome, Record, record, shown};
pub use rises::{SeenRise, WhyRise, all_rises, rises};

use crate::forecast::{self, Chance, DepletionLaw, Forecast, Level, PastUse, PlanPrior, Prior, Refusal, TopUp};
use crate::history::{BalancePoint, Ledger, Reading, Stated};
mod chart;
mod what_if;

pub use chart::{Chart, ChartPoint};
pub use what_if::{Choice, LAPTOP_EVENING, Prospect, Supposed, Video, WhatIf, what_if};

use crate::languages::BucketKind;
use crate::pack::{Expiry, Id, Sim};
use crate::volume::{BurnRate, DataVolume, Printed};
use chrono::{DateTime, FixedOffset, TimeDelta};

/// What the first screen says about one bucket.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub bucket: Option<BucketKind>,
    /// The pack of the last reading.
    pub pack: Option<Id>,
    pub verdict: Verdict,
    /// Days from now to the earliest of depletion, expiry and the end of the trip; nothing where none is known. Where a reserve is
    /// kept, data that are down to it count as gone.
    pub days_left: Option<DaysLeft>,
    pub limited_by: Option<Limit>,
    pub remaining: Option<Remaining>,
    /// What the last reading states, whether a balance follows from it or not.
    pub stated: Stated,
    pub allowance: Option<Printed>,
    pub expiry: Option<Expiry>,
    pub days_to_expiry: Option<f64>,
    /// The trip that is still ahead, where the person told its end.
    pub trip: Option<Trip>,
    /// What the data must last to.
    pub goal: Option<Goal>,
    /// What the person keeps back.
    pub reserve: Option<Printed>,
    pub outlook: Outlook,
    /// When another reading is worth making.
    pub next_reading: Option<NextReading>,
    /// What a day may take so that the rest lasts to the expiry, the reserve kept.
    pub affordable: Option<BurnRate>,
    /// Share of the pack's time that is gone, 0 to 1.
    pub time_gone: Option<f64>,
    /// Share of the pack's data that is gone, 0 to 1.
    pub data_gone: Option<f64>,
    /// Balance readings there are, used for the forecast or not.
    pub readings: usize,
    pub chart: Option<Chart>,
    /// Use out of the ordinary at the last reading, unless the person has said that it was them.
    pub unusual: Option<UnusualUse>,
    /// Other buckets of the same SIM, with what was last told of each.
    pub others: Vec<OtherBucket>,
}

/// What the data must last to: the end of the pack, or of the trip where that comes first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    pub end: Expiry,
    pub days: f64,
    /// [`Limit::Expiry`] or [`Limit::TripEnd`].
    pub limit: Limit,
    /// The pack ends before the trip, so that even data that last to its end are missed later.
    pub is_short_of_trip: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trip {
    pub end: Expiry,
    pub days: f64,
    /// What a day may take so that the rest lasts to the end of the trip, the reserve kept; nothing where the pack ends before.
    pub affordable: Option<BurnRate>,
    /// How much sooner than the trip the pack ends, where it does.
    pub pack_ends_before: Option<SaidTime>,
}

impl Answer {
    /// The number on the app's icon: whole days left, none where all is gone; nothing where no number is known.
    pub fn badge(&self) -> Option<u32> {
        if self.is_over() {
            return Some(0);
        }
        match self.days_left?.said() {
            SaidTime::Days(days) => Some(days),
            SaidTime::Hours(hours) => Some(hours / 24),
            SaidTime::LessThanAnHour => Some(0),
            SaidTime::MoreThanAYear => None,
        }
    }

    /// What a day may take so that the rest lasts to the goal.
    pub fn affordable_to_goal(&self) -> Option<BurnRate> {
        match self.goal?.limit {
            Limit::TripEnd => self.trip?.affordable,
            _ => self.affordable,
        }
    }
}

/// The state that colours everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The data outlasts the pack or the trip, whichever ends first.
    Lasts,
    /// The data outlasts the pack, and the pack ends before the trip.
    ShortOfTrip,
    /// As likely as not.
    Close,
    /// The data ends before the pack and the trip, or is down to the reserve before.
    RunsOut,
    /// There is a forecast, and no expiry and no trip to hold it against.
    Open,
    /// Not enough readings to say.
    Learning,
    Unlimited,
    UsedUp,
    Expired,
}

/// What ends the data first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Used up, or down to the reserve.
    Balance,
    Expiry,
    TripEnd,
}

/// A number of days as it is said: hours below two days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DaysLeft {
    pub days: f64,
    /// It is the expiry or the end of the trip, which was told, and no forecast makes it doubtful.
    pub is_certain: bool,
}

impl DaysLeft {
    /// Whole hours below two days, else whole days; never more than is left of a certain end.
    pub fn said(self) -> SaidTime {
        let whole = |parts_a_day: f64| (self.days * parts_a_day).floor() / parts_a_day;
        let days = match self.is_certain {
            true if self.days < 2.0 => whole(24.0),
            true => whole(1.0),
            false => self.days,
        };
        SaidTime::of(days)
    }
}

/// A length of time rounded as people say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidTime {
    LessThanAnHour,
    Hours(u32),
    Days(u32),
    /// Beyond what can be told.
    MoreThanAYear,
}

impl SaidTime {
    pub fn of(days: f64) -> SaidTime {
        let hours = days * 24.0;
        if hours < 1.0 {
            SaidTime::LessThanAnHour
        } else if days < 2.0 {
            SaidTime::Hours(hours.round() as u32)
        } else if days < 365.0 {
            SaidTime::Days(days.round() as u32)
        } else {
            SaidTime::MoreThanAYear
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Remaining {
    pub printed: Printed,
    pub at: DateTime<FixedOffset>,
    pub age: SaidTime,
    /// Too old to speak of the present.
    pub is_stale: bool,
}

impl Answer {
    /// Whether the pack is gone: used up, or lapsed.
    pub fn is_over(&self) -> bool {
        matches!(self.verdict, Verdict::UsedUp | Verdict::Expired)
    }
}

/// What is known of the future.
#[derive(Clone, Debug, PartialEq)]
pub enum Outlook {
    Known(Box<Known>),
    Declined(Refusal),
    /// No balance follows from the last reading: the size of the pack is missing.
    NeedsSize,
    /// Nothing to forecast: used up, lapsed, or without a limit.
    Settled,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub burn_rate: BurnRate,
    pub depletion: DateTime<FixedOffset>,
    /// Days from now to the depletion.
    pub depletion_days: f64,
    pub earliest: DateTime<FixedOffset>,
    pub latest: DateTime<FixedOffset>,
    /// By the forecast it is used up by now: the last reading is too old for a number of days.
    pub is_overdue: bool,
    /// The data last to the goal, by the middle of the forecast.
    pub outlasts: bool,
    /// The range runs beyond a year, so its end means nothing.
    pub latest_is_open: bool,
    /// When all but the reserve is gone, where one is kept: days left, the chance and the verdict count to there.
    pub to_reserve: Option<Ending>,
    /// Nothing but the reserve is left: by the last reading, or by the forecast where that has aged.
    pub is_down_to_reserve: bool,
    /// The law of what may be used: all but the reserve.
    pub law: DepletionLaw,
    /// Chance to last until the goal, kept within what can honestly be said.
    pub chance_to_last: Option<f64>,
    /// Days between the end of what may be used and the goal: how much too early, or to spare.
    pub days_apart: Option<f64>,
    /// The same as it is said: by the calendar, since both days are told beside it, and in hours below two days.
    pub apart: Option<SaidTime>,
    /// What would be left at the goal at the present rate, the reserve among it.
    pub wasted: Option<DataVolume>,
    pub readings_used: usize,
    pub days_of_evidence: f64,
    pub used: DataVolume,
    /// Days of use added from earlier packs or other SIMs, so that they count however long ago they were.
    pub held_up_days: f64,
    /// Fewer than two days or three readings stand behind it: one more narrows it much.
    pub is_early: bool,
    pub top_ups: Vec<TopUp>,
}

/// An episode of unusual use, with the evidence for it.
#[derive(Clone, Debug, PartialEq)]
pub struct UnusualUse {
    /// The reading that began the episode: what the person says of it is kept there.
    pub reading: Id,
    pub from: DateTime<FixedOffset>,
    pub until: DateTime<FixedOffset>,
    /// From one to the other.
    pub time: SaidTime,
    pub used: DataVolume,
    pub usual: BurnRate,
    /// How many times the usual; nothing where so little was usual that it says no more than "far more".
    pub times: Option<u32>,
    pub is_very: bool,
    /// The person said that it was not them.
    pub is_denied: bool,
}

/// A moment that the forecast puts something to, with its range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ending {
    /// From now.
    pub days: f64,
    pub at: DateTime<FixedOffset>,
    pub earliest: DateTime<FixedOffset>,
    pub latest: DateTime<FixedOffset>,
    /// The range runs beyond a year.
    pub latest_is_open: bool,
}

impl Known {
    /// When what may be used is gone: everything, or all but the reserve.
    pub fn ending(&self) -> Ending {
        self.to_reserve.unwrap_or(Ending {
            days: self.depletion_days,
            at: self.depletion,
            earliest: self.earliest,
            latest: self.latest,
            latest_is_open: self.latest_is_open,
        })
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct OtherBucket {
    pub bucket: Option<BucketKind>,
    pub remaining: Option<Printed>,
    pub unlimited: bool,
    pub expiry: Option<Expiry>,
    pub has_lapsed: bool,
}

/// Older than this, a reading no longer speaks of the present.
pub const STALE_DAYS: f64 = 3.0;
/// From here on three readings over two days stand behind the forecast; before, it is early. Forecast note, section 4:
/// below two days of history the error is half as large again.
const SETTLED_READINGS: usize = 3;
const SETTLED_DAYS: f64 = 2.0;
/// A chance between these is as likely as not.
const CLOSE: std::ops::RangeInclusive<f64> = 0.4..=0.6;

/// The answer for the SIM in use; nothing where there is no reading yet. `now` is on the clock it is told on.
pub fn compose(ledger: &Ledger, now: DateTime<FixedOffset>) -> Option<Answer> {
    let sim = ledger.sim()?;
    let kinds = ledger.bucket_kinds(&sim.id);
    let kind = *kinds.first()?;
    let mut answer = answer_for(ledger, sim, kind, now)?;
    answer.others = kinds.iter().skip(1).filter_map(|&other| other_bucket(ledger, &sim.id, other, now)).collect();
    Some(answer)
}

fn answer_for(ledger: &Ledger, sim: &Sim, kind: Option<BucketKind>, now: DateTime<FixedOffset>) -> Option<Answer> {
    let balances = ledger.balances(&sim.id, kind);
    let last = last_reading(ledger, sim, kind, &balances)?;
    let pack = ledger.pack(&last.pack);
    let bucket = pack.and_then(|pack| pack.bucket(kind));
    let expiry = bucket.and_then(|bucket| bucket.expiry);
    let allowance = bucket.and_then(|bucket| bucket.allowance);
    let unlimited = bucket.is_some_and(|bucket| bucket.unlimited) && last.stated.balance(allowance).is_none();
    let points: Vec<BalancePoint> = balances.iter().map(|(_, point)| *point).collect();
    // A trip that is over asks nothing of the data.
    let trip_end = sim.trip_end.filter(|end| end.at > now);
    let goal = goal_of(expiry, trip_end, now);
    let days_to_expiry = expiry.map(|expiry| days_between(now, expiry.at));
    let last_balance = last.stated.balance(allowance);
    let remaining = last_balance.map(|printed| {
        let age_days = days_between(last.at, now).max(0.0);
        Remaining { printed, at: last.at, age: SaidTime::of(age_days), is_stale: age_days > STALE_DAYS }
    });
    let lapsed = days_to_expiry.is_some_and(|days| days <= 0.0);
    let plan = pack.and_then(|pack| PlanPrior::new(allowance?.volume, pack.validity_days(kind)?));
    let prior = Prior { plan, past: past_of_others(ledger, &sim.id, kind) };
    let (verdict, outlook) = if lapsed {
        (Verdict::Expired, Outlook::Settled)
    } else if unlimited {
        (Verdict::Unlimited, Outlook::Settled)
    } else if last_balance.is_none() {
        (Verdict::Learning, Outlook::NeedsSize)
    } else if points.len() < 2
        && !prior.past.is_enough()
        && last_balance.is_none_or(|balance| balance.volume > DataVolume::ZERO)
    {
        // One reading with a plan would give a number, and a wild one: the page says what one more reading will add. What the
        // person used of other SIMs gives a fair one.
        (Verdict::Learning, Outlook::Declined(Refusal::TooFewReadings { have: points.len(), need: 2 }))
    } else {
        match forecast::project(&points, prior, now.to_utc()) {
            Ok(forecast) => outlook_of(forecast, goal, remaining?, sim.reserve, now),
            Err(Refusal::UsedUp) => (Verdict::UsedUp, Outlook::Settled),
            Err(refusal) => (Verdict::Learning, Outlook::Declined(refusal)),
        }
    };
    let (days_left, limited_by) = limit(&outlook, goal, verdict);
    let to_use = remaining
        .filter(|_| !matches!(verdict, Verdict::UsedUp | Verdict::Expired | Verdict::Unlimited))
        .map(|remaining| remaining.by(now, &outlook).minus(kept(sim.reserve)).bytes_f64());
    // Below a day the rest is for that day: a rate beyond the balance itself helps nobody.
    let afford = |days: f64| BurnRate::new(to_use? / days.max(1.0)).filter(|rate| rate.bytes_a_day() > 0.0);
    let affordable = days_to_expiry.filter(|days| *days > 0.0).and_then(afford);
    let trip = trip_end.map(|end| {
        let days = days_between(now, end.at);
        let pack_end = expiry.filter(|expiry| expiry.at < end.at);
        Trip {
            end,
            days,
            affordable: if pack_end.is_none() { afford(days) } else { None },
            pack_ends_before: pack_end.map(|pack_end| apart(pack_end.at, end.at)),
        }
    });
    Some(Answer {
        bucket: kind,
        pack: pack.map(|pack| pack.id.clone()),
        verdict,
        days_left,
        limited_by,
        remaining,
        stated: last.stated,
        allowance,
        expiry,
        days_to_expiry,
        trip,
        goal,
        reserve: sim.reserve,
        affordable,
        time_gone: pack.and_then(|pack| time_gone(pack.validity_days(kind)?, days_to_expiry?)),
        data_gone: last_balance
            .zip(allowance)
            .and_then(|(balance, allowance)| allowance.volume.minus(balance.volume).share_of(allowance.volume)),
        readings: points.len(),
        next_reading: next_reading::next_reading(&outlook, verdict, goal, remaining, now),
        // Where the last reading tells no balance, it says nothing of what went before it.
        unusual: last_balance.and_then(|_| unusual_of(&balances, &points, now)),
        chart: chart::chart_of(&points, &outlook, [expiry, trip_end], now),
        outlook,
        others: Vec::new(),
    })
}

/// The reading that tells what is left: the last one, or the one before a figure that came late.
fn last_reading<'a>(
    ledger: &'a Ledger,
    sim: &Sim,
    kind: Option<BucketKind>,
    balances: &[(&'a Reading, BalancePoint)],
) -> Option<&'a Reading> {
    let last = *ledger.readings_of(&sim.id, kind).last()?;
    if balances.last().is_none_or(|(reading, _)| reading.id != last.id) {
        return Some(last);
    }
    // Whether a figure came late shows by the few before it; the whole row would be gone through twice.
    const FEW: usize = 16;
    let latest = &balances[balances.len().saturating_sub(FEW)..];
    let points: Vec<BalancePoint> = latest.iter().map(|(_, point)| *point).collect();
    Some(forecast::present(&points).map_or(last, |at| latest[at].0))
}

/// What the person was seen to use of their other SIMs.
fn past_of_others(ledger: &Ledger, sim: &Id, kind: Option<BucketKind>) -> PastUse {
    let others = ledger.sims.iter().filter(|other| other.id != *sim);
    others.fold(PastUse::default(), |sum, other| {
        let points: Vec<BalancePoint> = ledger.balances(&other.id, kind).into_iter().map(|(_, point)| point).collect();
        sum.plus(forecast::past_use(&points))
    })
}

impl Remaining {
    /// What is left of it at a later moment at the present rate, where that is known.
    fn by(&self, moment: DateTime<FixedOffset>, outlook: &Outlook) -> DataVolume {
        match outlook {
            Outlook::Known(known) => self.after(known.burn_rate, moment),
            _ => self.printed.volume,
        }
    }

    fn after(&self, rate: BurnRate, moment: DateTime<FixedOffset>) -> DataVolume {
        let used = rate.bytes_a_day() * days_between(self.at, moment).max(0.0);
        self.printed.volume.minus(DataVolume::from_bytes_f64(used))
    }
}

fn goal_of(expiry: Option<Expiry>, trip_end: Option<Expiry>, now: DateTime<FixedOffset>) -> Option<Goal> {
    let is_short_of_trip = expiry.zip(trip_end).is_some_and(|(expiry, end)| expiry.at < end.at);
    let (end, limit) = match trip_end {
        Some(end) if !is_short_of_trip => (end, Limit::TripEnd),
        _ => (expiry?, Limit::Expiry),
    };
    Some(Goal { end, days: days_between(now, end.at), limit, is_short_of_trip })
}

fn kept(reserve: Option<Printed>) -> DataVolume {
    reserve.map_or(DataVolume::ZERO, |reserve| reserve.volume)
}

fn outlook_of(
    forecast: Forecast,
    goal: Option<Goal>,
    remaining: Remaining,
    reserve: Option<Printed>,
    now: DateTime<FixedOffset>,
) -> (Verdict, Outlook) {
    let offset = *now.offset();
    let local = |moment: DateTime<chrono::Utc>| moment.with_timezone(&offset);
    let law = forecast.law.keeping(kept(reserve));
    let to_reserve = reserve.map(|_| {
        let (days, (low, high)) = (law.median(), law.interval(Level::EIGHTY));
        Ending {
            days,
            at: later(now, days),
            earliest: later(now, low),
            latest: later(now, high),
            latest_is_open: high >= forecast::LATEST_DAYS,
        }
    });
    let has_aged = days_between(remaining.at, now) > forecast::SOONEST_DAYS;
    let is_overdue = has_aged && forecast.median.days <= forecast::SOONEST_DAYS;
    let is_down = |to_reserve: Ending| {
        remaining.printed.volume <= kept(reserve) || has_aged && to_reserve.days <= forecast::SOONEST_DAYS
    };
    let is_down_to_reserve = !is_overdue && to_reserve.is_some_and(is_down);
    let mut known = Known {
        burn_rate: forecast.burn_rate,
        depletion: local(forecast.median.at),
        depletion_days: forecast.median.days,
        earliest: local(forecast.interval.low.at),
        latest: local(forecast.interval.high.at),
        is_overdue,
        outlasts: false,
        latest_is_open: forecast.interval.high.days >= forecast::LATEST_DAYS,
        to_reserve,
        is_down_to_reserve,
        law,
        chance_to_last: None,
        days_apart: None,
        apart: None,
        wasted: None,
        readings_used: forecast.readings_used,
        days_of_evidence: forecast.days_of_evidence,
        used: forecast.used,
        held_up_days: forecast.held_up_days,
        is_early: forecast.readings_used < SETTLED_READINGS || forecast.days_of_evidence < SETTLED_DAYS,
        top_ups: forecast.top_ups,
    };
    let ending = known.ending();
    let Some(goal) = goal else { return (Verdict::Open, Outlook::Known(Box::new(known))) };
    let chance = law.chance_to_last_until(goal.end.at.to_utc());
    let verdict = judge(goal, (ending.days, ending.at), chance, is_overdue || is_down_to_reserve);
    (known.outlasts, known.chance_to_last) = (verdict.1, Some(chance.shown().share()));
    known.days_apart = Some(days_between(ending.at, goal.end.at));
    known.apart = Some(apart(ending.at, goal.end.at));
    let wasted = remaining.after(known.burn_rate, goal.end.at);
    known.wasted = Some(wasted).filter(|wasted| known.outlasts && *wasted > DataVolume::ZERO);
    (verdict.0, Outlook::Known(Box::new(known)))
}

fn unusual_of(
    balances: &[(&Reading, BalancePoint)],
    points: &[BalancePoint],
    now: DateTime<FixedOffset>,
) -> Option<UnusualUse> {
    /// Beyond this, a ratio tells of an idle phone more than of the use.
    const MOST_TIMES: f64 = 100.0;
    let found =
        forecast::unusual(points, &|point| balances[point].0.was_me).filter(|found| found.was_me != Some(true))?;
    let offset = now.offset();
    Some(UnusualUse {
        reading: balances[found.began].0.id.clone(),
        from: found.from.with_timezone(offset),
        until: found.until.with_timezone(offset),
        time: SaidTime::of(found.days),
        used: found.used,
        usual: found.usual,
        times: (found.ratio < MOST_TIMES).then(|| found.ratio.round() as u32),
        is_very: found.is_very,
        is_denied: found.was_me.is_some(),
    })
}

/// The verdict over data that end in the middle so many days from now, at this moment, and last to the goal with this chance; and
/// whether they last to it by the middle.
fn judge(goal: Goal, middle: (f64, DateTime<FixedOffset>), chance: Chance, is_gone: bool) -> (Verdict, bool) {
    let likely = chance.share() > 0.5;
    // Beyond a year the middle is cut off, and only the chance tells which comes first.
    let is_cut_off = middle.0 >= forecast::LATEST_DAYS;
    let outlasts = !is_gone && (middle.1 >= goal.end.at || is_cut_off && likely);
    // The middle comes from the law and the chance from its widened form: where they differ, nobody can tell.
    let verdict = if CLOSE.contains(&chance.share()) || likely != outlasts {
        Verdict::Close
    } else if !outlasts {
        Verdict::RunsOut
    } else if goal.is_short_of_trip {
        Verdict::ShortOfTrip
    } else {
        Verdict::Lasts
    };
    (verdict, outlasts)
}

/// The earliest of depletion, expiry and the end of the trip, and which of them it is.
fn limit(outlook: &Outlook, goal: Option<Goal>, verdict: Verdict) -> (Option<DaysLeft>, Option<Limit>) {
    if matches!(verdict, Verdict::UsedUp | Verdict::Expired) {
        return (None, None);
    }
    let known = match outlook {
        Outlook::Known(known) => Some(known),
        _ => None,
    };
    match (known, goal) {
        (Some(known), _) if known.is_overdue || known.is_down_to_reserve => (None, Some(Limit::Balance)),
        (Some(known), _) if !known.outlasts => {
            (Some(DaysLeft { days: known.ending().days, is_certain: false }), Some(Limit::Balance))
        }
        (_, Some(goal)) => {
            (Some(DaysLeft { days: goal.days, is_certain: verdict != Verdict::Close }), Some(goal.limit))
        }
        (_, None) => (None, None),
    }
}

/// So many days after a moment, to the second; at most [`forecast::LATEST_DAYS`] either way.
fn later(than: DateTime<FixedOffset>, days: f64) -> DateTime<FixedOffset> {
    than.checked_add_signed(TimeDelta::seconds((days * 86_400.0).round() as i64)).unwrap_or(than)
}

fn other_bucket(
    ledger: &Ledger,
    sim: &Id,
    kind: Option<BucketKind>,
    now: DateTime<FixedOffset>,
) -> Option<OtherBucket> {
    let last = *ledger.readings_of(sim, kind).last()?;
    let bucket = ledger.pack(&last.pack).and_then(|pack| pack.bucket(kind));
    let expiry = bucket.and_then(|bucket| bucket.expiry);
    Some(OtherBucket {
        bucket: kind,
        remaining: last.stated.balance(bucket.and_then(|bucket| bucket.allowance)),
        unlimited: bucket.is_some_and(|bucket| bucket.unlimited),
        expiry,
        has_lapsed: expiry.is_some_and(|expiry| expiry.at <= now),
    })
}

/// How long from one moment to a later one: days of the calendar, hours below two days.
fn apart(from: DateTime<FixedOffset>, to: DateTime<FixedOffset>) -> SaidTime {
    let days = days_between(from, to).max(0.0);
    let by_calendar = (to.date_naive() - from.date_naive()).num_days();
    match u32::try_from(by_calendar) {
        Ok(by_calendar) if (2.0..365.0).contains(&days) => SaidTime::Days(by_calendar),
        _ => SaidTime::of(days),
    }
}

/// A share as pictures want it: whole thousandths.
pub fn thousandths(share: f64) -> i32 {
    (share * 1000.0).round() as i32
}

fn time_gone(validity_days: f64, days_to_expiry: f64) -> Option<f64> {
    (validity_days > 0.0).then(|| (1.0 - days_to_expiry / validity_days).clamp(0.0, 1.0))
}

fn days_between(from: DateTime<FixedOffset>, to: DateTime<FixedOffset>) -> f64 {
    (to - from).as_seconds_f64() / 86_400.0
}
