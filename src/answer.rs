//! The one verdict: how long the data lasts, what limits it, and why, all as values.
//!
//! Number, words, colour and picture are drawn from this one object, so they cannot disagree. It carries no prose and reads
//! no clock.

mod grounds;
mod next_reading;
mod record;
mod rises;

pub use grounds::{Grounds, LeftOfPot, SeenStretch, UseOfStretch, grounds};
pub use next_reading::{NextReading, Worth};
pub use record::{Compared, Found, Held, Hindrance, Outcome, Record, record, shown};
pub use rises::{SeenRise, WhyRise, all_rises, rises};

use crate::forecast::{self, Chance, DepletionLaw, Forecast, Gathered, Level, PastUse, Prior, Refusal, Supply, TopUp};
use crate::history::{BalancePoint, Ledger, Reading, Stated};
mod basis;
mod chart;
mod joint;
mod line;
mod sims;
mod what_if;

use basis::Basis;
pub use basis::place_in_order;
pub use line::{CreditLeft, Line, LineTurn};
pub use sims::{OfSim, side_by_side};

pub use chart::{Chart, ChartPoint};
pub use what_if::{Choice, LAPTOP_EVENING, Prospect, Supposed, Video, WhatIf, what_if};

use crate::languages::BucketKind;
use crate::pack::{AlertLevel, DayHours, Expiry, Id, OnDays, Sim};
use crate::stamp;
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
    /// The same as the carrier tells it, where its clock is not the phone's.
    pub expiry_on_carriers_clock: Option<Expiry>,
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
    /// The same where nothing tells when the pack began: its first reading is taken for its start.
    pub time_seen: Option<f64>,
    /// Share of the pack's data that is gone, 0 to 1.
    pub data_gone: Option<f64>,
    /// Balance readings there are, used for the forecast or not.
    pub readings: usize,
    pub chart: Option<Chart>,
    /// Use out of the ordinary at the last reading, unless the person has said that it was them.
    pub unusual: Option<UnusualUse>,
    /// The pots in the order in which they are used, where there are several or something is known of what comes after.
    pub line: Option<Line>,
    /// By when the SIM must be topped up or used, so that its number is kept.
    pub keep_alive: Option<Expiry>,
    /// With how little left the person wants to be told.
    pub alert_level: AlertLevel,
    /// Other buckets of the same SIM, with what was last told of each.
    pub others: Vec<OtherBucket>,
}

/// What the data must last to: the end of the pack, or of the trip where that comes first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    pub end: Expiry,
    pub days: f64,
    /// [`Limit::Expiry`], [`Limit::TripEnd`] or [`Limit::Refill`].
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
    /// The allowance of the day is full again.
    Refill,
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
    /// What may be used, by the law of the person's use: all pots but the reserve.
    pub supply: Supply,
    /// The same with the reserve.
    pub whole: Supply,
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
    /// Days in which use was seen on other SIMs, where that counts.
    pub days_elsewhere: f64,
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

impl Ending {
    fn of(supply: &Supply, now: DateTime<FixedOffset>) -> Ending {
        let (days, (low, high)) = (supply.median(), supply.interval(Level::EIGHTY));
        Ending {
            days,
            at: later(now, days),
            earliest: later(now, low),
            latest: later(now, high),
            latest_is_open: high >= forecast::LATEST_DAYS,
        }
    }
}

impl Known {
    /// The law of what may be used, all pots taken for one.
    pub fn law(&self) -> DepletionLaw {
        self.supply.law().holding(self.supply.volume())
    }

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
    /// The hours in which it counts, where they are not the whole day.
    pub hours: Option<DayHours>,
    /// Nobody told these hours: most carriers have them.
    pub are_hours_assumed: bool,
    /// The days of the week on which it counts, where it does not on all.
    pub on: Option<OnDays>,
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
    compose_for(ledger, ledger.sim()?, now)
}

/// The answer for one SIM, whichever is in use.
pub fn compose_for(ledger: &Ledger, sim: &Sim, now: DateTime<FixedOffset>) -> Option<Answer> {
    let order = ledger.readings_of_sim(&sim.id);
    let basis = Basis::with_all(ledger, sim, &order, now)?;
    let points = points_of(&basis.balances);
    let gathered = Gathered::of(&points);
    let mut answer = answer_for(ledger, &basis, (&points, &gathered), sim, now);
    // Where the last reading tells no balance, it says nothing of what went before it.
    if answer.remaining.is_some() {
        answer.unusual = match &basis.of_all {
            Some(of_all) => unusual_of(of_all, &Gathered::of(&points_of(of_all)), now),
            None => unusual_of(&basis.balances, &gathered, now),
        };
    }
    answer.others = others(ledger, &order, &basis, now);
    Some(answer)
}

fn points_of(balances: &[(&Reading, BalancePoint)]) -> Vec<BalancePoint> {
    balances.iter().map(|(_, point)| *point).collect()
}

fn answer_for(
    ledger: &Ledger,
    basis: &Basis,
    (points, gathered): (&[BalancePoint], &Gathered),
    sim: &Sim,
    now: DateTime<FixedOffset>,
) -> Answer {
    let main = basis.main();
    let (last, pack, kind) = (main.reading, main.pack, main.reading.bucket);
    let told_on = sim.zone().filter(|zone| zone.offset_at(now.to_utc()) != *now.offset());
    let expiry = basis.expiry.map(|end| seen_from(end, told_on.and(Some(now))));
    // A trip that is over asks nothing of the data.
    let trip_end = sim.trip_end.filter(|end| end.at > now);
    let goal = goal_of(expiry, trip_end, basis.refill, now);
    let days_to_expiry = expiry.map(|expiry| days_between(now, expiry.at));
    let remaining = basis.left.map(|printed| {
        let age_days = days_between(basis.at.min(last.at), now).max(0.0);
        Remaining { printed, at: basis.at, age: SaidTime::of(age_days), is_stale: age_days > STALE_DAYS }
    });
    let lapsed = days_to_expiry.is_some_and(|days| days <= 0.0);
    let prior = Prior { plan: basis.plan, past: past_of_others(ledger, &sim.id, kind) };
    let (verdict, outlook) = if lapsed {
        (Verdict::Expired, Outlook::Settled)
    } else if basis.is_unlimited {
        (Verdict::Unlimited, Outlook::Settled)
    } else if remaining.is_none() {
        (Verdict::Learning, Outlook::NeedsSize)
    } else if points.len() < 2
        && !prior.past.is_enough()
        && remaining.is_none_or(|left| left.printed.volume > DataVolume::ZERO)
    {
        // One reading with a plan would give a number, and a wild one: the page says what one more reading will add. What the
        // person used of other SIMs gives a fair one.
        (Verdict::Learning, Outlook::Declined(Refusal::TooFewReadings { have: points.len(), need: 2 }))
    } else {
        match gathered.project(prior, now.to_utc()) {
            Ok(forecast) => outlook_of(forecast, basis, goal, sim.reserve, (now, prior.past.days)),
            Err(Refusal::UsedUp) => (Verdict::UsedUp, Outlook::Settled),
            Err(refusal) => (Verdict::Learning, Outlook::Declined(refusal)),
        }
    };
    let (days_left, limited_by) = limit(&outlook, goal, verdict);
    let to_use = remaining
        .filter(|_| !matches!(verdict, Verdict::UsedUp | Verdict::Expired | Verdict::Unlimited))
        .map(|remaining| remaining.by(now, &outlook).minus(kept(sim.reserve)).bytes_f64());
    // Below a day the rest is for that day: a rate beyond the balance itself helps nobody.
    let afford = |days: f64| {
        let simple = BurnRate::new(to_use? / days.max(1.0))?;
        let in_turn = known(&outlook).filter(|_| basis.pots.len() > 1).and_then(|known| known.supply.affordable(days));
        Some(in_turn.map_or(simple, |rate| if rate < simple { rate } else { simple }))
            .filter(|rate| rate.bytes_a_day() > 0.0)
    };
    // What is refilled every day is for that day.
    let days_to_spread = days_to_expiry.map(|days| if basis.refill.is_some() { days.min(1.0) } else { days });
    let affordable = days_to_spread.filter(|days| *days > 0.0).and_then(afford);
    let trip = trip_end.map(|end| {
        let days = days_between(now, end.at);
        let pack_end = expiry.filter(|expiry| expiry.at < end.at);
        let is_spread = pack_end.is_none() && basis.refill.is_none();
        Trip {
            end,
            days,
            affordable: if is_spread { afford(days) } else { None },
            pack_ends_before: pack_end.map(|pack_end| apart(pack_end.at, end.at)),
        }
    });
    let gone = pack.and_then(|pack| time_gone(pack.validity_days(kind)?, days_to_expiry?));
    let seen = pack.and_then(|pack| time_gone(days_between(pack.first_seen, expiry?.at), days_to_expiry?));
    Answer {
        bucket: kind,
        pack: pack.map(|pack| pack.id.clone()),
        verdict,
        days_left,
        limited_by,
        remaining,
        stated: last.stated,
        allowance: basis.allowance,
        expiry,
        expiry_on_carriers_clock: basis.expiry.zip(told_on).map(|(end, zone)| Expiry { at: zone.tell(end.at), ..end }),
        days_to_expiry,
        trip,
        goal,
        reserve: sim.reserve,
        affordable,
        time_gone: gone,
        time_seen: seen.filter(|_| gone.is_none()),
        data_gone: basis
            .left
            .zip(basis.allowance)
            .and_then(|(balance, allowance)| allowance.volume.minus(balance.volume).share_of(allowance.volume)),
        readings: basis.readings,
        next_reading: next_reading::next_reading(&outlook, verdict, goal, remaining, now),
        unusual: None,
        chart: chart::chart_of(points, &outlook, [expiry, trip_end], now),
        line: line::line_of(basis, sim, &outlook, verdict, now),
        outlook,
        keep_alive: sim.keep_alive,
        alert_level: sim.alert_level(),
        others: Vec::new(),
    }
}

/// The law of a SIM's use, of all that it holds which does not lapse unused, by which a pack that is still to be bought can be
/// reckoned: also where what it holds is used up. Nothing where too little is known.
pub fn law_of_use(ledger: &Ledger, sim: &Sim, now: DateTime<FixedOffset>) -> Option<DepletionLaw> {
    let order = ledger.readings_of_sim(&sim.id);
    let basis = Basis::of(ledger, sim, &order, now)?;
    let points: Vec<BalancePoint> = basis.balances.iter().map(|(_, point)| *point).collect();
    // One reading with a plan would give a number, and a wild one: as on the first page, there is none.
    let law = Some(&points).filter(|points| points.len() > 1)?;
    let law = forecast::law_of_use(law, Prior::from(basis.plan), now.to_utc()).ok()?;
    if basis.pots.len() < 2 {
        return Some(law);
    }
    let supply = basis.supply(law);
    let lost = supply.turns().iter().fold(DataVolume::ZERO, |sum, turn| sum.plus(turn.lost));
    Some(law.holding(supply.volume().minus(lost)))
}

fn known(outlook: &Outlook) -> Option<&Known> {
    match outlook {
        Outlook::Known(known) => Some(known),
        _ => None,
    }
}

/// An end told on another clock than the phone's, as the phone shows it: a day over there is no day here, but a time of day.
fn seen_from(end: Expiry, here: Option<DateTime<FixedOffset>>) -> Expiry {
    here.map_or(end, |now| Expiry { at: end.at.with_timezone(now.offset()), day_only: false })
}

/// The reading that tells what is left: the last one, or the one before a figure that came late.
fn last_reading<'a>(
    ledger: &'a Ledger,
    sim: &Sim,
    kind: Option<BucketKind>,
    balances: &[(&'a Reading, BalancePoint)],
) -> Option<&'a Reading> {
    let last = ledger.last_reading_of(&sim.id, kind)?;
    if balances.last().is_none_or(|(reading, _)| reading.id != last.id) {
        return Some(last);
    }
    let latest = &balances[balances.len().saturating_sub(basis::FEW)..];
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

fn goal_of(
    expiry: Option<Expiry>,
    trip_end: Option<Expiry>,
    refill: Option<DateTime<FixedOffset>>,
    now: DateTime<FixedOffset>,
) -> Option<Goal> {
    let is_first = |refill: &DateTime<FixedOffset>| [expiry, trip_end].iter().flatten().all(|end| *refill < end.at);
    if let Some(refill) = refill.filter(is_first) {
        let end = Expiry { at: refill.with_timezone(now.offset()), day_only: false };
        return Some(Goal { end, days: days_between(now, refill), limit: Limit::Refill, is_short_of_trip: false });
    }
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
    basis: &Basis,
    goal: Option<Goal>,
    reserve: Option<Printed>,
    (now, days_elsewhere): (DateTime<FixedOffset>, f64),
) -> (Verdict, Outlook) {
    let all = if basis.pots.len() > 1 {
        basis.supply(forecast.law)
    } else {
        Supply::of(forecast.law.holding(basis.left.map_or(DataVolume::ZERO, |left| left.volume)))
    };
    let whole = all.volume();
    let depletion = Ending::of(&all, now);
    let supply = all.clone().keeping(kept(reserve));
    let to_reserve = reserve.map(|_| Ending::of(&supply, now));
    let has_aged = days_between(basis.at, now) > forecast::SOONEST_DAYS;
    let is_overdue = has_aged && depletion.days <= forecast::SOONEST_DAYS;
    let is_down = |to_reserve: Ending| whole <= kept(reserve) || has_aged && to_reserve.days <= forecast::SOONEST_DAYS;
    let is_down_to_reserve = !is_overdue && to_reserve.is_some_and(is_down);
    let mut known = Known {
        burn_rate: forecast.burn_rate,
        depletion: depletion.at,
        depletion_days: depletion.days,
        earliest: depletion.earliest,
        latest: depletion.latest,
        is_overdue,
        outlasts: false,
        latest_is_open: depletion.latest_is_open,
        to_reserve,
        is_down_to_reserve,
        supply,
        whole: all,
        chance_to_last: None,
        days_apart: None,
        apart: None,
        wasted: None,
        readings_used: forecast.readings_used,
        days_of_evidence: forecast.days_of_evidence,
        used: forecast.used,
        held_up_days: forecast.held_up_days,
        days_elsewhere,
        is_early: forecast.readings_used < SETTLED_READINGS || forecast.days_of_evidence < SETTLED_DAYS,
        // A daily refill is none.
        top_ups: if basis.refill.is_some() { Vec::new() } else { forecast.top_ups },
    };
    let ending = known.ending();
    let Some(goal) = goal else { return (Verdict::Open, Outlook::Known(Box::new(known))) };
    let chance = known.supply.chance_to_last_until(goal.end.at.to_utc());
    let verdict = judge(goal, (ending.days, ending.at), chance, is_overdue || is_down_to_reserve);
    (known.outlasts, known.chance_to_last) = (verdict.1, Some(chance.shown().share()));
    known.days_apart = Some(days_between(ending.at, goal.end.at));
    known.apart = Some(apart(ending.at, goal.end.at));
    let used = known.burn_rate.bytes_a_day() * days_between(basis.at, goal.end.at).max(0.0);
    let wasted = whole.minus(DataVolume::from_bytes_f64(used));
    known.wasted = Some(wasted).filter(|wasted| known.outlasts && *wasted > DataVolume::ZERO);
    (verdict.0, Outlook::Known(Box::new(known)))
}

/// Unusual use of all pots together.
fn unusual_of(
    balances: &[(&Reading, BalancePoint)],
    gathered: &Gathered,
    now: DateTime<FixedOffset>,
) -> Option<UnusualUse> {
    /// Beyond this, a ratio tells of an idle phone more than of the use.
    const MOST_TIMES: f64 = 100.0;
    let found = gathered.unusual(&|point| balances[point].0.was_me).filter(|found| found.was_me != Some(true))?;
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

/// The buckets that the answer is not about, the one read last first.
fn others(ledger: &Ledger, order: &[&Reading], basis: &Basis, now: DateTime<FixedOffset>) -> Vec<OtherBucket> {
    let mut kinds: Vec<Option<BucketKind>> = basis.pots.iter().map(|pot| pot.reading.bucket).collect();
    let mut others = Vec::new();
    for reading in order.iter().rev() {
        if kinds.contains(&reading.bucket) {
            continue;
        }
        kinds.push(reading.bucket);
        let bucket = ledger.pack(&reading.pack).and_then(|pack| pack.bucket(reading.bucket));
        let expiry = bucket.and_then(|bucket| bucket.expiry);
        others.push(OtherBucket {
            bucket: reading.bucket,
            remaining: reading.stated.balance(bucket.and_then(|bucket| bucket.allowance)),
            unlimited: bucket.is_some_and(|bucket| bucket.unlimited),
            expiry,
            has_lapsed: expiry.is_some_and(|expiry| expiry.at <= now),
            hours: basis::hours_of(bucket, reading.bucket),
            are_hours_assumed: bucket.is_none_or(|bucket| bucket.terms.hours.is_none()),
            on: bucket.and_then(|bucket| bucket.terms.on),
        });
    }
    others
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
    stamp::between(&from, &to).as_seconds_f64() / 86_400.0
}
