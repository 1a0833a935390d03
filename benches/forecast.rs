//! How long one forecast takes, the whole answer of a SIM with many readings, and keeping the messages of a backup:
//! `cargo bench --no-default-features --bench forecast`.
//!
//! It does not judge: the figures depend on the machine. The targets are 40 microseconds for 30 readings on a desktop, so that a
//! phone stays below a millisecond (`docs/decisions/which-forecast.md`), and 10 milliseconds for the answer of 10,000 readings in a
//! browser.

mod card;

use card::{FOUR, ONE, READINGS, many};
use chrono::{DateTime, TimeDelta};
use std::hint::black_box;
use std::time::Instant;
use tidemark::answer;
use tidemark::forecast::{self, PlanPrior};
use tidemark::history::{BalancePoint, Draft, Found, Ledger, Stated};
use tidemark::pack::Id;
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
    for (name, kinds) in [("one bucket", &ONE[..]), ("four buckets", &FOUR[..])] {
        let start = Instant::now();
        let ledger = many(kinds);
        let kept = start.elapsed().as_secs_f64() * 1e3;
        let Some(last) = ledger.readings.iter().map(|reading| reading.at).max() else { continue };
        let mut fastest = f64::INFINITY;
        for _ in 0..ANSWERS {
            let start = Instant::now();
            let answer = black_box(answer::compose(black_box(&ledger), last + TimeDelta::hours(6)));
            fastest = fastest.min(start.elapsed().as_secs_f64() * 1e3);
            assert!(answer.is_some());
        }
        let packs = ledger.packs.len();
        println!("{READINGS} readings of {name}, {packs} packs: kept in {kept:.0} ms, answer in {fastest:.2} ms");
    }
    for a_pack in [120, 5, 1] {
        keep_messages(a_pack);
    }
}

/// The messages of a backup, kept at once: so many tell of one pack.
fn keep_messages(a_pack: usize) {
    let step = DataVolume::from_bytes(10_000_000);
    let message = |place: usize| {
        let balance = Printed::new(DataVolume::from_bytes(((a_pack - place % a_pack) * 50_000_000) as u64), step);
        let at = (DateTime::UNIX_EPOCH + TimeDelta::hours(2 * place as i64)).fixed_offset();
        let stated = match place % a_pack {
            0 => Stated { allowance: Some(balance), granted: true, ..Stated::default() },
            _ => Stated { balance: Some(balance), ..Stated::default() },
        };
        Found {
            text: format!("Message {place}"),
            sender: String::new(),
            at,
            drafts: vec![Draft { stated, ..Draft::empty(at) }],
        }
    };
    let found: Vec<Found> = (0..MESSAGES).map(message).collect();
    let mut ledger = Ledger::default();
    let mut name = 0;
    let start = Instant::now();
    let changes = ledger.keep_found(&found, || {
        name += 1;
        Id(format!("{name:016x}"))
    });
    let worked_out = start.elapsed().as_secs_f64() * 1e3;
    ledger.apply_all(&changes);
    let all = start.elapsed().as_secs_f64() * 1e3;
    let sim = ledger.sim().map(|sim| sim.id.clone());
    let (gone, _) = sim.map(|sim| ledger.forget_sim(&sim)).unwrap_or_default();
    let start = Instant::now();
    let packs = ledger.packs.len();
    ledger.apply_all(&gone);
    let forgotten = start.elapsed().as_secs_f64() * 1e3;
    println!(
        "{MESSAGES} messages, {packs} packs: changes in {worked_out:.0} ms, applied in {:.0} ms, taken out again in {forgotten:.0} ms",
        all - worked_out
    );
}

const ANSWERS: usize = 20;
const MESSAGES: usize = 5_000;
/// A reading every 17 hours, each using from 0 to 0.6 GB more, in steps of 0.1 GB.
fn reading(index: u64) -> BalancePoint {
    let step = 100_000_000;
    let used: u64 = (0..index).map(|earlier| earlier * 5 % 7).sum();
    let volume = DataVolume::from_bytes(20_000_000_000 - used * step);
    let balance = Printed::new(volume, DataVolume::from_bytes(step));
    BalancePoint::new(DateTime::UNIX_EPOCH + TimeDelta::hours(17 * index as i64), balance, 1)
}
