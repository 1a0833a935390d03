//! How the figures of an answer came about: the readings behind the balance, each stretch of use with what was made of it, and what counts besides.
//!
//! It works out no figure of the answer: those stand in [`super::Answer`].

use super::basis::Basis;
use super::{SaidTime, days_between, points_of};
use crate::forecast::{Gathered, WhyCut};
use crate::history::{Lag, Ledger};
use crate::languages::BucketKind;
use crate::order;
use crate::pack::{Id, Rest};
use crate::volume::{BurnRate, DataVolume, Printed};
use chrono::{DateTime, FixedOffset};

#[derive(Clone, Debug, PartialEq)]
pub struct Grounds {
    /// What is left of each pot that the answer speaks of, with the reading that tells it, in the order in which they are used.
    pub left: Vec<LeftOfPot>,
    /// The latest first, as many as one looks through.
    pub stretches: Vec<SeenStretch>,
    /// There are earlier ones.
    pub has_more: bool,
    /// The size and the length of the pack count too, as a day of use.
    pub counts_plan: bool,
    /// What is supposed of what was left of the pack before, where this one was bought early and the person said what becomes of it.
    pub rest: Option<Rest>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LeftOfPot {
    pub bucket: Option<BucketKind>,
    /// Nothing where it has no limit, or nobody knows.
    pub left: Option<Printed>,
    pub reading: Id,
    pub at: DateTime<FixedOffset>,
    /// How far its figure lags behind, and when it was true.
    pub lag: Option<(Lag, DateTime<FixedOffset>)>,
}

/// From one reading to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenStretch {
    pub from: DateTime<FixedOffset>,
    pub until: DateTime<FixedOffset>,
    pub time: SaidTime,
    pub use_of_it: UseOfStretch,
    /// The reading at its end.
    pub reading: Id,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum UseOfStretch {
    Counts {
        used: DataVolume,
        /// Of the days that count; nothing where nothing was used.
        rate: Option<BurnRate>,
    },
    LeftOut(WhyCut),
}

/// More than anybody checks by hand, and few enough to draw at once.
const MOST: usize = 40;

/// Of the answer for the SIM in use; nothing where there is none.
pub fn grounds(ledger: &Ledger, now: DateTime<FixedOffset>) -> Option<Grounds> {
    let sim = ledger.sim()?;
    let order = ledger.readings_of_sim(&sim.id);
    let basis = Basis::of(ledger, sim, &order, now)?;
    let points = points_of(&basis.balances);
    let (seen, cuts) = Gathered::of(&points).stretches();
    let stretch = |before: usize, after: usize, use_of_it: UseOfStretch| {
        let (from, until) = (basis.balances[before].1.at, basis.balances[after].1.at);
        let offset = basis.balances[after].0.at.offset();
        let (from, until) = (from.with_timezone(offset), until.with_timezone(offset));
        let time = SaidTime::of(days_between(from, until));
        SeenStretch { from, until, time, use_of_it, reading: basis.balances[after].0.id.clone() }
    };
    let counted = seen.iter().map(|seen| {
        let rate = BurnRate::new(seen.used.bytes_f64() / seen.days).filter(|rate| rate.bytes_a_day() > 0.0);
        stretch(seen.before, seen.after, UseOfStretch::Counts { used: seen.used, rate })
    });
    let left_out = cuts.iter().map(|cut| stretch(cut.before, cut.after, UseOfStretch::LeftOut(cut.why)));
    // Where a pot joins the others the row has two points of one moment.
    let mut stretches: Vec<SeenStretch> =
        counted.chain(left_out).filter(|stretch| stretch.from < stretch.until).collect();
    order::sort(&mut stretches, |a, b| a.until > b.until);
    let has_more = stretches.len() > MOST;
    stretches.truncate(MOST);
    let left = basis.pots.iter().map(|pot| LeftOfPot {
        bucket: pot.reading.bucket,
        left: pot.left,
        reading: pot.reading.id.clone(),
        at: pot.reading.at,
        lag: pot.reading.lag_on(Some(sim)).map(|lag| (lag, pot.at)),
    });
    let rest = basis.main().pack.and_then(|pack| pack.told.as_ref()?.rest);
    Some(Grounds { left: left.collect(), stretches, has_more, counts_plan: basis.plan.is_some(), rest })
}
