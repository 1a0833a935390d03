//! The law of depletion: with what chance the balance is gone by any given day.
//!
//! It does not look at readings or plans: they have been boiled down to [`Terms`] before they come here.
//!
//! Use in t days is taken for a gamma process of unknown scale: Gamma(k t, b), with b itself Gamma(a, B). That scale
//! integrates out, and the balance R is gone by day t with chance
//!
//! ```text
//! P(D <= t) = 1 - I_x(k t, a),   x = R / (R + B)
//! ```
//!
//! I being the regularised incomplete beta function. It rises with t and needs no simulation.
//!
//! The balance stands in it as any volume would: R is gone by day t just where the use in t days has come to R. So the same
//! line, read the other way, is the law of use, `P(use in t days <= x) = I_{x/(x+B)}(k t, a)`, whoever holds the x bytes and
//! whenever the t days begin, since a gamma process uses alike in all stretches of one length. [`DepletionLaw::days_to_use`]
//! asks it for t.

use super::beta::{Point, Tails, tails};
use super::evidence::days_between;
use super::law_of_use::LawOfUse;
use super::method::Method;
use crate::volume::{BurnRate, DataVolume};
use chrono::{DateTime, TimeDelta, Utc};

/// No forecast is nearer than this, in days: an hour is within the lag of every carrier's figure.
pub const SOONEST_DAYS: f64 = 0.05;
/// No forecast is farther than this, in days: no prepaid pack is sold for more than a year.
pub const LATEST_DAYS: f64 = 365.0;

/// The share of outcomes that a range is meant to hold, above 0 and below 1: [`Level::new`] keeps it so.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Level(f64);

impl Level {
    /// The level whose ranges were measured to hold what they promise. Others follow from the same law, unmeasured.
    pub const EIGHTY: Level = Level(0.8);

    pub const HALF: Level = Level(0.5);
    pub const NINETY_FIVE: Level = Level(0.95);

    pub fn new(share: f64) -> Option<Level> {
        (share > 0.0 && share < 1.0).then_some(Level(share))
    }

    pub fn share(self) -> f64 {
        self.0
    }

    /// The share of outcomes up to the upper end of a range of this level.
    pub fn up_to_the_end(self) -> f64 {
        0.5 + 0.5 * self.0
    }
}

/// A chance, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Chance(f64);

impl Chance {
    /// Below 0 counts as 0, above 1 as 1.
    pub fn of(share: f64) -> Chance {
        Chance(share.clamp(0.0, 1.0))
    }

    pub fn share(self) -> f64 {
        self.0
    }

    /// What a page may say: within 3 and 85 %, because where the law promised more the traces did not keep it (stated
    /// below 10 %, running out happened in 16 % of the cases).
    pub fn shown(self) -> Chance {
        Chance(self.0.clamp(0.03, 0.85))
    }
}

/// When a balance reaches zero, seen from one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DepletionLaw {
    pub(super) terms: Terms,
    balance: DataVolume,
    widening: f64,
    /// When the balance was read.
    read: DateTime<Utc>,
    /// From then to the moment of asking, in days; not below zero.
    age_days: f64,
}

/// The letters of the law, under their names. All above zero and finite, but that `scale` may be zero with the balance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Terms {
    /// k: shape of the gamma law of one day's use.
    pub(super) evenness: f64,
    /// a: k times the days of evidence.
    pub(super) shape: f64,
    /// B, in bytes: what went in those days, with the plan's share and what rounding may have hidden.
    pub(super) scale: f64,
}

impl DepletionLaw {
    pub(super) fn new(
        method: &Method,
        terms: Terms,
        balance: DataVolume,
        read: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> DepletionLaw {
        // A reading from the future is a clock put right in between: it counts as just made.
        let age_days = days_between(read, now).max(0.0);
        DepletionLaw { terms, balance, widening: method.widening, read, age_days }
    }

    /// Days from now until the balance is gone with chance `chance`; [`SOONEST_DAYS`] to [`LATEST_DAYS`], and never
    /// fewer for a higher chance. Below 0 counts as 0, above 1 as 1, and what is not a number as one half.
    ///
    /// The middle comes from the law itself and all else from its widened form; where the two cross, the middle rules.
    pub fn quantile(&self, chance: f64) -> f64 {
        (self.days_to_use(self.balance, chance) - self.age_days).clamp(SOONEST_DAYS, LATEST_DAYS)
    }

    /// Days of use, counted from any moment, in which `volume` is used up with chance `chance`: zero for no volume, four years
    /// at most, never fewer for a higher chance or for more volume.
    pub fn days_to_use(&self, volume: DataVolume, chance: f64) -> f64 {
        let middle = self.days_for(volume, 1.0, 0.5);
        if chance < 0.5 {
            self.days_for(volume, self.narrowing(), chance).min(middle)
        } else if chance > 0.5 {
            self.days_for(volume, self.narrowing(), chance).max(middle)
        } else {
            middle
        }
    }

    /// What goes in `days` of use with this chance, in bytes: [`DepletionLaw::days_to_use`] read the other way.
    pub fn used_by(&self, days: f64, chance: f64) -> f64 {
        let middle = self.volume_for(days, 1.0, 0.5);
        // Where the two laws cross, the middle rules: of a volume the days, and so of days the volume.
        if chance < 0.5 {
            self.volume_for(days, self.narrowing(), chance).max(middle)
        } else if chance > 0.5 {
            self.volume_for(days, self.narrowing(), chance).min(middle)
        } else {
            middle
        }
    }

    fn volume_for(&self, days: f64, narrowing: f64, chance: f64) -> f64 {
        /// Halving the logarithm of a petabyte so often leaves a hundred-millionth.
        const HALVINGS: u32 = 32;
        let (mut less, mut more) = (0.0, DataVolume::LARGEST.bytes_f64().ln());
        for _ in 0..HALVINGS {
            let middle: f64 = 0.5 * (less + more);
            let gone = self.depleted(DataVolume::from_bytes_f64(middle.exp()), narrowing).map(|law| law.by(days).above);
            if gone.is_some_and(|gone| gone < chance) {
                more = middle;
            } else {
                less = middle;
            }
        }
        less.exp()
    }

    /// The same law of another volume, read at the same moment.
    pub fn holding(self, balance: DataVolume) -> DepletionLaw {
        DepletionLaw { balance, ..self }
    }

    /// The same law of a volume that is known of another moment: that a daily allowance was full when it was refilled.
    pub fn holding_at(self, balance: DataVolume, read: DateTime<Utc>, now: DateTime<Utc>) -> DepletionLaw {
        DepletionLaw { balance, read, age_days: days_between(read, now).max(0.0), ..self }
    }

    /// When the balance was read.
    pub fn read(&self) -> DateTime<Utc> {
        self.read
    }

    /// What was left when it was read.
    pub fn balance(&self) -> DataVolume {
        self.balance
    }

    /// Days from that reading to the moment of asking.
    pub fn age_days(&self) -> f64 {
        self.age_days
    }

    /// Days from now that the balance outlasts as likely as not.
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The days from now, lowest and highest, between which it ends with the chance `level`; as likely to end before
    /// the lowest as after the highest.
    pub fn interval(&self, level: Level) -> (f64, f64) {
        let outside = (1.0 - level.share()) / 2.0;
        (self.quantile(outside), self.quantile(1.0 - outside))
    }

    /// The chance that the balance lasts `days_from_now` days, from the widened law.
    pub fn chance_to_last(&self, days_from_now: f64) -> Chance {
        self.chance_to_outlast(days_from_now + self.age_days)
    }

    /// The chance that the balance lasts to a given moment, such as the expiry.
    pub fn chance_to_last_until(&self, moment: DateTime<Utc>) -> Chance {
        self.chance_to_outlast(days_between(self.read, moment))
    }

    /// The law of what lies above `kept`: a reserve that is not to be touched, or an amount that goes at once.
    pub fn keeping(self, kept: DataVolume) -> DepletionLaw {
        DepletionLaw { balance: self.balance.minus(kept), ..self }
    }

    /// The law with `rate` from now on, each day as uneven as before. What went since the reading went at the rate so far, and
    /// stays gone.
    pub fn at_rate(self, rate: BurnRate) -> DepletionLaw {
        // A byte a day is no use at all, and keeps the law from dividing by nothing.
        let new = rate.bytes_a_day().max(1.0);
        let gone = self.burn_rate().bytes_a_day() * self.age_days;
        let left = (self.balance.bytes_f64() - gone).max(0.0);
        // At the new rate as much as this would be left now.
        let balance = DataVolume::from_bytes_f64(left + new * self.age_days);
        let scale = new * self.terms.shape / self.terms.evenness;
        DepletionLaw { balance, terms: Terms { scale, ..self.terms }, ..self }
    }

    /// The law as it would be had the balance been read again `days` after its last reading, with `used` gone in between: the
    /// days and the use join the evidence, and days left count from there.
    pub fn read_again(self, days: f64, used: DataVolume) -> DepletionLaw {
        let Terms { evenness, shape, scale } = self.terms;
        let terms = Terms { evenness, shape: shape + evenness * days, scale: scale + used.bytes_f64() };
        let read = self.read + TimeDelta::seconds((days * 86_400.0) as i64);
        DepletionLaw { terms, balance: self.balance.minus(used), read, age_days: 0.0, ..self }
    }

    /// Use a day as the law sees it: what went over the days of evidence, the plan's included.
    pub fn burn_rate(&self) -> BurnRate {
        // B / (a / k) is B over the days of evidence, and stays finite where there are none, since `a` has a floor.
        BurnRate::new(self.terms.scale * self.terms.evenness / self.terms.shape).unwrap_or_default()
    }

    /// The law of use by which the ranges are made; nothing where nothing is used.
    pub fn of_use(&self) -> Option<LawOfUse> {
        let Terms { evenness, shape, scale } = self.terms;
        LawOfUse::new(evenness * self.narrowing(), shape * self.narrowing(), scale)
    }

    /// s of the published method, 0 to 1: less evidence a day and more bursts, the wider.
    pub(super) fn narrowing(&self) -> f64 {
        self.terms.evenness / (self.terms.evenness + self.widening)
    }

    fn chance_to_outlast(&self, days_from_reading: f64) -> Chance {
        Chance(match self.depleted(self.balance, self.narrowing()) {
            _ if days_from_reading <= 0.0 => 1.0,
            None => 0.0,
            Some(depleted) => depleted.by(days_from_reading).below,
        })
    }

    fn days_for(&self, volume: DataVolume, narrowing: f64, chance: f64) -> f64 {
        self.depleted(volume, narrowing).map_or(0.0, |depleted| depleted.days_until(chance))
    }

    /// Nothing where there is nothing to use up.
    fn depleted(&self, volume: DataVolume, narrowing: f64) -> Option<Depleted> {
        let Terms { evenness, shape, scale } = self.terms;
        (volume > DataVolume::ZERO).then(|| Depleted {
            shape: shape * narrowing,
            evenness: evenness * narrowing,
            point: Point::of(volume.bytes_f64(), scale),
        })
    }
}

/// P(D <= t) for one volume and one pair of shapes, t counted from where its use begins.
struct Depleted {
    shape: f64,
    evenness: f64,
    point: Point,
}

impl Depleted {
    /// `below` is the chance that the balance still lasts after `days` days above zero, `above` that it is gone.
    fn by(&self, days: f64) -> Tails {
        // The incomplete beta is good to a first shape of 1e5: beyond 34 years all is gone, or never will be.
        const FARTHEST: f64 = 12_500.0;
        tails(self.evenness * days.min(FARTHEST), self.shape, self.point)
    }

    /// The days after which it is gone with chance `chance`, to nine digits.
    ///
    /// A bracketing search over ln t by Chandrupatla's method (*Advances in Engineering Software* 28, 1997): halving
    /// where the curve bends, inverse quadratic steps where it does not; some ten evaluations where halving takes 34.
    fn days_until(&self, chance: f64) -> f64 {
        // The published bracket, 1e-3 to 1460 days: a minute and a half to four years.
        const SOONEST: f64 = 1e-3;
        const LATEST: f64 = 1460.0;
        const PRECISION: f64 = 1e-9;
        /// Far more than halving alone would take.
        const MOST_STEPS: u32 = 100;
        // Log odds, since they are nearly straight in ln t where the chances themselves are flat.
        let target = log_odds(chance, 1.0 - chance);
        let miss = |ln_days: f64| {
            let Tails { below, above } = self.by(ln_days.exp());
            log_odds(above, below) - target
        };
        let (mut a, mut b) = (LATEST.ln(), SOONEST.ln());
        let (mut miss_a, mut miss_b) = (miss(a), miss(b));
        if miss_b >= 0.0 {
            return SOONEST;
        }
        if miss_a <= 0.0 {
            return LATEST;
        }
        // `a` and `b` always lie on two sides of the answer; `c` is the point they replaced.
        let mut share = 0.5;
        for _ in 0..MOST_STEPS {
            if (a - b).abs() <= PRECISION || miss_a == 0.0 {
                break;
            }
            let next = a + share * (b - a);
            let miss_next = miss(next);
            let (c, miss_c) = if (miss_next > 0.0) == (miss_a > 0.0) {
                (a, miss_a)
            } else {
                let replaced = (b, miss_b);
                (b, miss_b) = (a, miss_a);
                replaced
            };
            (a, miss_a) = (next, miss_next);
            let (xi, phi) = ((a - b) / (c - b), (miss_a - miss_b) / (miss_c - miss_b));
            share = if phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi {
                miss_a / (miss_b - miss_a) * miss_c / (miss_b - miss_c)
                    + (c - a) / (b - a) * miss_a / (miss_c - miss_a) * miss_b / (miss_c - miss_b)
            } else {
                0.5
            };
            // At least half the precision away from either end, so that the bracket closes from both sides.
            let margin = (0.5 * PRECISION / (a - b).abs()).min(0.5);
            share = share.max(margin).min(1.0 - margin);
        }
        a.exp()
    }
}

/// ln(yes / no), kept finite at the ends.
fn log_odds(yes: f64, no: f64) -> f64 {
    let least = f64::MIN_POSITIVE;
    yes.max(least).ln() - no.max(least).ln()
}
