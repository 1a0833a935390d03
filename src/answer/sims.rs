//! Several SIMs side by side: what each has, and which runs out first.
//!
//! It chooses none; the person does.

use super::{Answer, compose_for};
use crate::history::Ledger;
use crate::pack::Sim;
use chrono::{DateTime, FixedOffset};

#[derive(Clone, Debug, PartialEq)]
pub struct OfSim {
    pub sim: Sim,
    /// Nothing where there is no reading of it.
    pub answer: Option<Answer>,
    pub is_in_use: bool,
    /// Of those that still have data, this one has them for the shortest time.
    pub is_first_out: bool,
}

/// All of them, in the order in which they were added.
pub fn side_by_side(ledger: &Ledger, now: DateTime<FixedOffset>) -> Vec<OfSim> {
    let in_use = ledger.sim().map(|sim| &sim.id);
    let of_sim = |sim: &Sim| OfSim {
        answer: compose_for(ledger, sim, now),
        is_in_use: in_use == Some(&sim.id),
        is_first_out: false,
        sim: sim.clone(),
    };
    let mut sims: Vec<OfSim> = ledger.sims.iter().map(of_sim).collect();
    crate::order::sort(&mut sims, |a, b| (a.sim.added, &a.sim.id) < (b.sim.added, &b.sim.id));
    let days = |of: &OfSim| of.answer.as_ref().and_then(|answer| answer.days_left).map(|left| left.days);
    let known: Vec<f64> = sims.iter().filter_map(days).collect();
    let least = known.iter().copied().fold(f64::INFINITY, f64::min);
    if known.len() > 1
        && let Some(first) = sims.iter_mut().find(|of| days(of) == Some(least))
    {
        first.is_first_out = true;
    }
    sims
}
