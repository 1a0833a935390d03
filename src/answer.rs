//! The one verdict: how long the data lasts, what limits it, and why, all as values.
//!
//! Number, words, colour and picture are drawn from this one object, so they cannot disagree. It carries no prose and reads
//! no clock.

use crate::forecast::{self, Forecast, PlanPrior, Refusal, TopUp};
use crate::history::{Ledger, Stated};
use crate::languages::BucketKind;
use crate::pack::{Expiry, Id};
use crate::volume::{BurnRate, DataVolume, Printed};
use chrono::{DateTime, FixedOffset, TimeDelta};

/// What the first screen says about one bucket.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub bucket: Option<BucketKind>,
    /// The pack of the last reading.
    pub pack: Option<Id>,
    pub verdict: Verdict,
    /// Days from now to the earlier of depletion and expiry; nothing where neither is known.
    pub days_left: Option<DaysLeft>,
    pub limited_by: Option<Limit>,
    pub remaining: Option<Remaining>,
    /// What the last reading states, whether a balance follows from it or not.
    pub stated: Stated,
    pub allowance: Option<Printed>,
    pub expiry: Option<Expiry>,
    pub days_to_expiry: Option<f64>,
    pub outlook: Outlook,
    /// What a day may take so that the rest lasts to the expiry.
    pub affordable: Option<BurnRate>,
    /// Share of the pack's time that is gone, 0 to 1.
    pub time_gone: Option<f64>,
    /// Share of the pack's data that is gone, 0 to 1.
    pub data_gone: Option<f64>,
    /// Balance readings there are, used for the forecast or not.
    pub readings: usize,
    pub chart: Option<Chart>,
    /// Other buckets of the same SIM, with what was last told of each.
    pub others: Vec<OtherBucket>,
}

/// The state that colours everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The data outlasts the pack.
    Lasts,
    /// As likely as not.
    Close,
    /// The data ends before the pack.
    RunsOut,
    /// There is a forecast, and no expiry to hold it against.
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
    Balance,
    Expiry,
}

/// A number of days as it is said: hours below two days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DaysLeft {
    pub days: f64,
    /// It is the expiry, which was told, and no forecast makes it doubtful.
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
    /// The data last to the expiry, by the middle of the forecast.
    pub outlasts: bool,
    /// The range runs beyond a year, so its end means nothing.
    pub latest_is_open: bool,
    /// Chance to last until the expiry, kept within what can honestly be said.
    pub chance_to_last: Option<f64>,
    /// Days between depletion and expiry: how much too early, or to spare.
    pub days_apart: Option<f64>,
    /// The same as it is said: by the calendar, since both days are told beside it, and in hours below two days.
    pub apart: Option<SaidTime>,
    /// What would be left unused at the expiry at the present rate.
    pub wasted: Option<DataVolume>,
    pub readings_used: usize,
    pub days_of_evidence: f64,
    pub used: DataVolume,
    /// Fewer than two days or three readings stand behind it: one more narrows it much.
    pub is_early: bool,
    pub top_ups: Vec<TopUp>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct OtherBucket {
    pub bucket: Option<BucketKind>,
    pub remaining: Option<Printed>,
    pub unlimited: bool,
    pub expiry: Option<Expiry>,
    pub has_lapsed: bool,
}

/// The burn-down picture in thousandths of its width and height, from left to right and from empty to full.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub readings: Vec<ChartPoint>,
    pub now: i32,
    /// Level at which the forecast starts.
    pub level: i32,
    /// Where the line reaches the ground: earliest, middle and latest. Beyond 1000 is off the picture.
    pub depletion: Option<[i32; 3]>,
    pub expiry: Option<i32>,
    pub full: DataVolume,
    pub starts: DateTime<FixedOffset>,
    pub ends: DateTime<FixedOffset>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartPoint {
    pub x: i32,
    pub y: i32,
    pub at: DateTime<FixedOffset>,
    pub balance: Printed,
    /// The line does not join it to the one before: a top-up or another pack lies between.
    pub begins: bool,
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
    let sim = ledger.sim()?.id.clone();
    let kinds = ledger.bucket_kinds(&sim);
    let kind = *kinds.first()?;
    let mut answer = answer_for(ledger, &sim, kind, now)?;
    answer.others = kinds.iter().skip(1).filter_map(|&other| other_bucket(ledger, &sim, other, now)).collect();
    Some(answer)
}

fn answer_for(ledger: &Ledger, sim: &Id, kind: Option<BucketKind>, now: DateTime<FixedOffset>) -> Option<Answer> {
    let readings = ledger.readings_of(sim, kind);
    let last = *readings.last()?;
    let pack = ledger.pack(&last.pack);
    let bucket = pack.and_then(|pack| pack.bucket(kind));
    let expiry = bucket.and_then(|bucket| bucket.expiry);
    let allowance = bucket.and_then(|bucket| bucket.allowance);
    let unlimited = bucket.is_some_and(|bucket| bucket.unlimited) && last.stated.balance(allowance).is_none();
    let points = ledger.balance_points(sim, kind);
    let days_to_expiry = expiry.map(|expiry| days_between(now, expiry.at));
    let last_balance = last.stated.balance(allowance);
    let remaining = last_balance.map(|printed| {
        let age_days = days_between(last.at, now).max(0.0);
        Remaining { printed, at: last.at, age: SaidTime::of(age_days), is_stale: age_days > STALE_DAYS }
    });
    let lapsed = days_to_expiry.is_some_and(|days| days <= 0.0);
    let prior = pack.and_then(|pack| PlanPrior::new(allowance?.volume, pack.validity_days(kind)?));
    let (verdict, outlook) = if lapsed {
        (Verdict::Expired, Outlook::Settled)
    } else if unlimited {
        (Verdict::Unlimited, Outlook::Settled)
    } else if last_balance.is_none() {
        (Verdict::Learning, Outlook::NeedsSize)
    } else if points.len() < 2 && last_balance.is_none_or(|balance| balance.volume > DataVolume::ZERO) {
        // One reading with a plan would give a number, and a wild one: the page says what one more reading will add.
        (Verdict::Learning, Outlook::Declined(Refusal::TooFewReadings { have: points.len(), need: 2 }))
    } else {
        match forecast::project(&points, prior, now.to_utc()) {
            Ok(forecast) => outlook_of(forecast, expiry, remaining?, now),
            Err(Refusal::UsedUp) => (Verdict::UsedUp, Outlook::Settled),
            Err(refusal) => (Verdict::Learning, Outlook::Declined(refusal)),
        }
    };
    let (days_left, limited_by) = limit(&outlook, days_to_expiry, verdict);
    let affordable = remaining
        .filter(|_| !matches!(verdict, Verdict::UsedUp | Verdict::Expired | Verdict::Unlimited))
        .zip(days_to_expiry.filter(|days| *days > 0.0))
        // Below a day the rest is for that day: a rate beyond the balance itself helps nobody.
        .and_then(|(remaining, days)| BurnRate::new(remaining.by(now, &outlook).bytes_f64() / days.max(1.0)))
        .filter(|rate| rate.bytes_a_day() > 0.0);
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
        affordable,
        time_gone: pack.and_then(|pack| time_gone(pack.validity_days(kind)?, days_to_expiry?)),
        data_gone: last_balance
            .zip(allowance)
            .and_then(|(balance, allowance)| allowance.volume.minus(balance.volume).share_of(allowance.volume)),
        readings: points.len(),
        chart: chart_of(&points, &outlook, expiry, now),
        outlook,
        others: Vec::new(),
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

fn outlook_of(
    forecast: Forecast,
    expiry: Option<Expiry>,
    remaining: Remaining,
    now: DateTime<FixedOffset>,
) -> (Verdict, Outlook) {
    let offset = *now.offset();
    let local = |moment: DateTime<chrono::Utc>| moment.with_timezone(&offset);
    let chance = expiry.map(|expiry| forecast.law.chance_to_last_until(expiry.at.to_utc()));
    let days_apart = expiry.map(|expiry| days_between(local(forecast.median.at), expiry.at));
    let has_aged = days_between(remaining.at, now) > forecast::SOONEST_DAYS;
    let is_overdue = has_aged && forecast.median.days <= forecast::SOONEST_DAYS;
    let likely = chance.is_some_and(|chance| chance.share() > 0.5);
    // Beyond a year the middle is cut off, and only the chance tells which comes first.
    let is_cut_off = forecast.median.days >= forecast::LATEST_DAYS;
    let outlasts = !is_overdue && (days_apart.is_some_and(|days| days <= 0.0) || is_cut_off && likely);
    let verdict = match chance {
        None => Verdict::Open,
        // The middle comes from the law and the chance from its widened form: where they differ, nobody can tell.
        Some(chance) if CLOSE.contains(&chance.share()) || likely != outlasts => Verdict::Close,
        Some(_) if outlasts => Verdict::Lasts,
        Some(_) => Verdict::RunsOut,
    };
    let wasted = expiry.filter(|_| outlasts).map(|expiry| remaining.after(forecast.burn_rate, expiry.at));
    let known = Known {
        burn_rate: forecast.burn_rate,
        depletion: local(forecast.median.at),
        depletion_days: forecast.median.days,
        earliest: local(forecast.interval.low.at),
        latest: local(forecast.interval.high.at),
        is_overdue,
        outlasts,
        latest_is_open: forecast.interval.high.days >= forecast::LATEST_DAYS,
        chance_to_last: chance.map(|chance| chance.shown().share()),
        days_apart,
        apart: expiry.map(|expiry| apart(local(forecast.median.at), expiry.at)),
        wasted: wasted.filter(|wasted| *wasted > DataVolume::ZERO),
        readings_used: forecast.readings_used,
        days_of_evidence: forecast.days_of_evidence,
        used: forecast.used,
        is_early: forecast.readings_used < SETTLED_READINGS || forecast.days_of_evidence < SETTLED_DAYS,
        top_ups: forecast.top_ups,
    };
    (verdict, Outlook::Known(Box::new(known)))
}

/// The earlier of depletion and expiry, and which of the two it is.
fn limit(outlook: &Outlook, days_to_expiry: Option<f64>, verdict: Verdict) -> (Option<DaysLeft>, Option<Limit>) {
    if matches!(verdict, Verdict::UsedUp | Verdict::Expired) {
        return (None, None);
    }
    let known = match outlook {
        Outlook::Known(known) => Some(known),
        _ => None,
    };
    match (known, days_to_expiry) {
        (Some(known), _) if known.is_overdue => (None, Some(Limit::Balance)),
        (Some(known), _) if !known.outlasts => {
            (Some(DaysLeft { days: known.depletion_days, is_certain: false }), Some(Limit::Balance))
        }
        (_, Some(days)) => (Some(DaysLeft { days, is_certain: verdict != Verdict::Close }), Some(Limit::Expiry)),
        (_, None) => (None, None),
    }
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

/// The picture runs from the first reading of the last few weeks to the latest of expiry and depletion, within reason.
fn chart_of(
    points: &[crate::history::BalancePoint],
    outlook: &Outlook,
    expiry: Option<Expiry>,
    now: DateTime<FixedOffset>,
) -> Option<Chart> {
    /// Older readings would squeeze the present into a corner.
    const SHOWN_BACK: TimeDelta = TimeDelta::days(30);
    /// Room at the left for the first dot, and at the top for the labels.
    const MARGIN: f64 = 0.02;
    const HEADROOM: f64 = 0.86;
    let offset = *now.offset();
    let shown: Vec<_> = points.iter().filter(|point| now.to_utc() - point.at <= SHOWN_BACK).collect();
    let (first, last) = (shown.first()?, shown.last()?);
    if shown.len() < 2 {
        return None;
    }
    let starts = first.at.with_timezone(&offset);
    let known = match outlook {
        Outlook::Known(known) => Some(known),
        _ => None,
    };
    let ahead =
        known.map(|known| known.depletion).into_iter().chain(expiry.map(|expiry| expiry.at)).max().unwrap_or(now);
    // A line that reaches the ground in a year says no more than one that leaves the picture.
    let furthest = now + (now - starts).max(TimeDelta::days(4)) * 3;
    // A clock put right in between leaves readings from the future.
    let ends = ahead.min(furthest).max(now.max(last.at.with_timezone(&offset)) + TimeDelta::days(1));
    let width = days_between(starts, ends);
    let x = |at: DateTime<FixedOffset>| thousandths(MARGIN + (1.0 - MARGIN) * days_between(starts, at) / width);
    // As high as the readings: a pack that was nearly empty at the first of them would leave most of the picture bare.
    let full = shown.iter().map(|point| point.balance.volume).max().filter(|volume| *volume > DataVolume::ZERO)?;
    let share = |volume: DataVolume| thousandths(HEADROOM * volume.share_of(full).unwrap_or(0.0));
    let readings = shown
        .iter()
        .enumerate()
        .map(|(index, point)| {
            let begins = index == 0 || {
                let before = shown[index - 1];
                before.pack != point.pack || point.balance.volume.minus(before.balance.volume) > point.balance.step
            };
            let at = point.at.with_timezone(&offset);
            ChartPoint { x: x(at), y: share(point.balance.volume), at, balance: point.balance, begins }
        })
        .collect();
    Some(Chart {
        readings,
        now: x(now),
        level: share(last.balance.volume),
        depletion: known.map(|known| [x(known.earliest), x(known.depletion), x(known.latest)]),
        expiry: expiry.map(|expiry| x(expiry.at)),
        full,
        starts,
        ends,
    })
}
