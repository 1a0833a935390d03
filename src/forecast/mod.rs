//! The forecast: readings in, burn rate and depletion law out, or a refusal.
//!
//! It does not know packs, expiry or the person's clock: `answer` sets those against what comes from here. Nothing in
//! it reads a clock, and all arithmetic is in UTC.
//!
//! In reading order: `method` (every constant), `prior` (what a plan says), `evidence` (what readings say), `law`
//! (what both say about the days left), `supply` (the same of several pots in a row), `law_of_use` (the same law, asked what is left by a later day), `unusual` (whether
//! the last of it is out of the ordinary), `beta` (the one function that they need).

mod beta;
mod evidence;
mod law;
mod law_of_use;
mod method;
mod prior;
mod rise;
mod supply;
mod unusual;

pub use evidence::{Cut, Seen, TopUp, WhyCut};
pub use law::{Chance, DepletionLaw, LATEST_DAYS, Level, SOONEST_DAYS};
pub use law_of_use::{Expected, LawOfUse};
pub use method::Method;
pub use prior::{PastUse, PlanPrior, Prior};
pub use rise::Risen;
pub use supply::{MOST_PARTS, Pot, Supply, Turn, Week};
pub use unusual::Unusual;

use crate::history::BalancePoint;
use crate::volume::{BurnRate, DataVolume, Printed};
use chrono::{DateTime, TimeDelta, Utc};
use evidence::{Evidence, KnownThen};
use law::Terms;

/// What the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// As likely sooner as later.
    pub median: Depletion,
    pub interval: ForecastInterval,
    pub burn_rate: BurnRate,
    /// Readings that told something about use: one alone where only the plan speaks.
    pub readings_used: usize,
    /// Days between those readings, the ones around a top-up left out.
    pub days_of_evidence: f64,
    /// Volume seen to go in those days.
    pub used: DataVolume,
    /// Days of use added from earlier packs or other SIMs, so that they count however long ago they were.
    pub held_up_days: f64,
    /// Oldest first; also to be had from [`top_ups`] where the forecast is refused.
    pub top_ups: Vec<TopUp>,
    /// For every further question, such as the chance to last until the expiry.
    pub law: DepletionLaw,
}

/// A moment at which the balance may reach zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Depletion {
    /// From now, [`SOONEST_DAYS`] to [`LATEST_DAYS`].
    pub days: f64,
    /// The same as a moment: the depletion date, once put on the person's calendar.
    pub at: DateTime<Utc>,
}

/// The range of moments in which the balance ends with the chance `level`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ForecastInterval {
    pub level: Level,
    pub low: Depletion,
    pub high: Depletion,
}

/// Why there is no number of days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refusal {
    /// Too few readings tell something about use (a top-up between two of them hides it), and no plan helps out.
    TooFewReadings { have: usize, need: usize },
    /// Readings enough, but the balance never fell: all that can be said is that it lasts longer than this.
    NothingUsed { more_than_days: f64 },
    /// The balance was zero at the last reading.
    UsedUp,
}

/// The law of depletion as seen `now`, wherever there is one: from two readings on, from one and a plan, or from one
/// that says all is gone.
///
/// `points` are readings of one bucket, in any order. Refuses with [`Refusal::TooFewReadings`] only.
pub fn law(points: &[BalancePoint], prior: impl Into<Prior>, now: DateTime<Utc>) -> Result<DepletionLaw, Refusal> {
    Method::CURRENT.law(points, prior, now)
}

/// What the page shows `now`, or why it shows no number.
pub fn project(points: &[BalancePoint], prior: impl Into<Prior>, now: DateTime<Utc>) -> Result<Forecast, Refusal> {
    Method::CURRENT.project(points, prior, now)
}

/// Readings of one bucket, in any order, with what they say of use: gathered once for every question about them.
pub struct Gathered<'a> {
    points: &'a [BalancePoint],
    evidence: Option<Evidence>,
}

impl<'a> Gathered<'a> {
    pub fn of(points: &'a [BalancePoint]) -> Gathered<'a> {
        Gathered { points, evidence: Evidence::gather(points, &Method::CURRENT) }
    }

    /// [`project`] of them.
    pub fn project(&self, prior: impl Into<Prior>, now: DateTime<Utc>) -> Result<Forecast, Refusal> {
        Method::CURRENT.project_of(self.evidence.as_ref(), prior.into(), now)
    }

    /// The stretches in which use was seen, oldest first, and those left out, in no order.
    pub fn stretches(&self) -> (Vec<Seen>, Vec<Cut>) {
        let Some(evidence) = &self.evidence else { return Default::default() };
        let seen = evidence.intervals.iter().map(|interval| interval.seen(self.points)).collect();
        (seen, evidence.cuts.clone())
    }

    /// [`unusual`] of them.
    pub fn unusual(&self, was_me: &dyn Fn(usize) -> Option<bool>) -> Option<Unusual> {
        unusual::open_episode(self.points, self.evidence.as_ref()?, was_me, &Method::CURRENT)
    }
}

/// The law of use as seen `now`, by which a pack that is still to be bought can be reckoned: refuses as [`project`] does, but
/// not where the last one is used up.
pub fn law_of_use(
    points: &[BalancePoint],
    prior: impl Into<Prior>,
    now: DateTime<Utc>,
) -> Result<DepletionLaw, Refusal> {
    let prior = prior.into();
    let need = prior.readings_needed();
    let method = Method::CURRENT;
    let evidence = Evidence::gather(points, &method).ok_or(Refusal::TooFewReadings { have: 0, need })?;
    let have = evidence.readings_joined();
    if have < need {
        return Err(Refusal::TooFewReadings { have, need });
    }
    let (used, days_of_evidence) = evidence.used_and_days();
    if used == 0.0 && have > 1 {
        return Err(Refusal::NothingUsed { more_than_days: days_of_evidence });
    }
    Ok(method.law_of(&evidence, prior, now))
}

/// The top-ups that show as a rise of the balance, oldest first. One smaller than the use around it does not show.
pub fn top_ups(points: &[BalancePoint]) -> Vec<TopUp> {
    Evidence::gather(points, &Method::CURRENT).map_or_else(Vec::new, |evidence| evidence.top_ups())
}

/// Every rise of the balance with what it is taken for, oldest first.
pub fn rises(points: &[BalancePoint]) -> Vec<Risen> {
    Evidence::gather(points, &Method::CURRENT).map_or_else(Vec::new, |evidence| evidence.rises)
}

/// The reading that tells what is left, as an index: the latest that is no late figure.
pub fn present(points: &[BalancePoint]) -> Option<usize> {
    let last = Evidence::gather(points, &Method::CURRENT)?.last;
    points.iter().rposition(|point| *point == last)
}

/// What these readings saw go, of whatever pack, and in how many days: what they tell of a person's next SIM.
pub fn past_use(points: &[BalancePoint]) -> PastUse {
    let evidence = Evidence::gather(points, &Method::CURRENT);
    let (used, days) = evidence.map_or((0.0, 0.0), |evidence| evidence.used_and_days());
    PastUse { days, used }
}

/// The stretches between readings in which use was seen, oldest first: what a top-up or the change of packs hides is not among
/// them. Days that do not count are: what went in them went.
pub fn seen(points: &[BalancePoint]) -> Vec<Seen> {
    let all = |point: &BalancePoint| BalancePoint { uncounted: TimeDelta::zero(), ..*point };
    let points: Vec<BalancePoint> = points.iter().map(all).collect();
    let Some(evidence) = Evidence::gather(&points, &Method::CURRENT) else { return Vec::new() };
    evidence.intervals.iter().map(|interval| interval.seen(&points)).collect()
}

/// Whether a balance rose by more than rounding does.
pub fn is_top_up(before: Printed, after: Printed) -> bool {
    rise::is_rise(before, after, &Method::CURRENT)
}

/// The episode of unusual use that the last reading is in, if it is in one. `was_me` tells of a point, by its index, what
/// the person said of the episode that it began.
pub fn unusual(points: &[BalancePoint], was_me: &dyn Fn(usize) -> Option<bool>) -> Option<Unusual> {
    Gathered::of(points).unusual(was_me)
}

impl Method {
    /// [`law`] by this method.
    pub fn law(
        &self,
        points: &[BalancePoint],
        prior: impl Into<Prior>,
        now: DateTime<Utc>,
    ) -> Result<DepletionLaw, Refusal> {
        let prior = prior.into();
        let need = prior.readings_needed();
        let evidence = Evidence::gather(points, self).ok_or(Refusal::TooFewReadings { have: 0, need })?;
        let have = evidence.readings_apart();
        if have < need && evidence.last.balance.volume > DataVolume::ZERO {
            return Err(Refusal::TooFewReadings { have, need });
        }
        Ok(self.law_of(&evidence, prior, now))
    }

    /// [`project`] by this method.
    pub fn project(
        &self,
        points: &[BalancePoint],
        prior: impl Into<Prior>,
        now: DateTime<Utc>,
    ) -> Result<Forecast, Refusal> {
        self.project_of(Evidence::gather(points, self).as_ref(), prior.into(), now)
    }

    fn project_of(&self, evidence: Option<&Evidence>, prior: Prior, now: DateTime<Utc>) -> Result<Forecast, Refusal> {
        let need = prior.readings_needed();
        let evidence = evidence.ok_or(Refusal::TooFewReadings { have: 0, need })?;
        if evidence.last.balance.volume == DataVolume::ZERO {
            return Err(Refusal::UsedUp);
        }
        let have = evidence.readings_joined();
        if have < need {
            return Err(Refusal::TooFewReadings { have, need });
        }
        let law = self.law_of(evidence, prior, now);
        let (used, days_of_evidence) = evidence.used_and_days();
        let (low, high) = law.interval(Level::EIGHTY);
        if used == 0.0 && have > 1 {
            // The law's own low end promises too much here: on the dev traces the truth was shorter in 86 % of such
            // cases without a plan. Held to the days actually seen without use, it was shorter in 16 %.
            return Err(Refusal::NothingUsed { more_than_days: low.min(days_of_evidence) });
        }
        Ok(Forecast {
            median: Depletion::after(law.median(), now),
            interval: ForecastInterval {
                level: Level::EIGHTY,
                low: Depletion::after(low, now),
                high: Depletion::after(high, now),
            },
            burn_rate: law.burn_rate(),
            readings_used: have,
            days_of_evidence,
            used: DataVolume::from_bytes_f64(used),
            held_up_days: evidence.held_up(prior.past, self).days,
            top_ups: evidence.top_ups(),
            law,
        })
    }

    fn law_of(&self, evidence: &Evidence, prior: Prior, now: DateTime<Utc>) -> DepletionLaw {
        let terms = self.terms_of(evidence, prior);
        DepletionLaw::new(self, terms, evidence.last.balance.volume, evidence.last.at, now)
    }

    /// Step 4: what was seen, and what earlier packs and the plan add to it.
    fn terms_of(&self, evidence: &Evidence, Prior { plan, past }: Prior) -> Terms {
        let known = KnownThen {
            readings_joined: evidence.readings_joined(),
            faded: evidence.faded(self),
            evenness: evidence.evenness(self),
            step: evidence.step(self),
            past: evidence.held_up(past, self),
        };
        self.terms(&known, evidence.largest_balance, plan)
    }

    fn terms(&self, known: &KnownThen, largest: DataVolume, plan: Option<PlanPrior>) -> Terms {
        let KnownThen { faded, evenness, step, past, .. } = *known;
        let largest = plan.map_or(DataVolume::ZERO, PlanPrior::allowance).max(largest);
        let (plan_days, plan_rate) = plan.map_or((0.0, 0.0), |plan| (self.plan_days, plan.bytes_a_day(self)));
        let hidden = self.hidden_steps * step + self.hidden_share * largest.bytes_f64();
        Terms {
            evenness,
            shape: (evenness * (faded.days + past.days + plan_days)).max(self.least_shape),
            scale: faded.used + past.used + plan_days * plan_rate + hidden,
        }
    }
}

impl Depletion {
    fn after(days: f64, now: DateTime<Utc>) -> Depletion {
        let at = now.checked_add_signed(TimeDelta::seconds((days * 86_400.0).round() as i64));
        Depletion { days, at: at.unwrap_or(DateTime::<Utc>::MAX_UTC) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of the study, section 5: what its letters come to. Its days and chances are a case in
    /// `tests/forecasts`.
    #[test]
    fn the_letters_of_the_published_example_come_out_as_published() {
        let moment = |days: f64| DateTime::UNIX_EPOCH + TimeDelta::milliseconds((days * 86_400e3) as i64);
        let point = |(days, megabytes): (f64, u64)| {
            let volume = DataVolume::from_bytes(megabytes * 1_000_000);
            BalancePoint::new(moment(days), Printed::new(volume, DataVolume::from_bytes(100_000_000)), 1)
        };
        let points = [(0.0, 10_000), (1.2, 9_400), (2.9, 8_200), (4.1, 8_000), (6.0, 6_500)].map(point);
        let plan = PlanPrior::new(DataVolume::from_bytes(10_000_000_000), 24.0);
        for (plan, shape, scale) in [(None, 8.053799, 3.079791e9), (plan, 9.605330, 3.413125e9)] {
            let law = Method::PUBLISHED.law(&points, plan, moment(6.25)).expect("five readings");
            let letters = [law.terms.shape, law.terms.scale, law.terms.evenness, law.narrowing()];
            for (found, expected) in letters.into_iter().zip([shape, scale, 1.551530, 0.563879]) {
                assert!((found / expected - 1.0).abs() < 1e-6, "found {found}, expected {expected}");
            }
        }
    }
}
