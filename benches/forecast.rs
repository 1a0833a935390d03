//! How long one forecast takes: `cargo bench --no-default-features --bench forecast`.
//!
//! It does not judge: the figure depends on the machine, and the target (40 microseconds for 30 readings on a desktop,
//! so that a phone stays below a millisecond) stands in `docs/decisions/which-forecast.md`.

use chrono::{DateTime, TimeDelta};
use std::hint::black_box;
use std::time::Instant;
use tidemark::forecast::{self, PlanPrior};
use tidemark::history::BalancePoint;
use tidemark::volume::{DataVolume, Printed};

const ROUNDS: u32 = 20_000;

fn main() {
    let plan = PlanPrior::new(DataVolume::from_bytes(10_000_000_000), 30.0);
    for readings in [2_u64, 5, 30] {
        let points: Vec<BalancePoint> = (0..readings).map(reading).collect();
        for (name, plan) in [("no plan", None), ("plan", plan)] {
            let Some(now) = points.last().map(|point| point.at + TimeDelta::hours(6)) else { continue };
            let start = Instant::now();
            for _ in 0..ROUNDS {
                let _ = black_box(forecast::project(black_box(&points), black_box(plan), now));
            }
            let microseconds = start.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS);
            println!("{readings:>2} readings, {name:<7}  {microseconds:6.1} µs");
        }
    }
}

/// A reading every 17 hours, each using from 0 to 0.6 GB more, in steps of 0.1 GB.
fn reading(index: u64) -> BalancePoint {
    let step = 100_000_000;
    let used: u64 = (0..index).map(|earlier| earlier * 5 % 7).sum();
    let volume = DataVolume::from_bytes(20_000_000_000 - used * step);
    let balance = Printed { volume, step: DataVolume::from_bytes(step) };
    BalancePoint::new(DateTime::UNIX_EPOCH + TimeDelta::hours(17 * index as i64), balance, 1)
}
