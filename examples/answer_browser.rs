//! The answer of a SIM with many readings as WebAssembly, to be timed in a browser by `scripts/figures`: no page, optimised as the page is.

#[path = "../benches/card/mod.rs"]
mod card;

use chrono::{DateTime, FixedOffset, TimeDelta};
use std::sync::OnceLock;
use tidemark::answer;
use tidemark::history::Ledger;

static KEPT: OnceLock<(Ledger, DateTime<FixedOffset>)> = OnceLock::new();

/// Makes up the readings, of one bucket or of several, and keeps them. How many there are.
#[unsafe(no_mangle)]
pub extern "C" fn keep(is_several: bool) -> usize {
    let kinds = if is_several { &card::FOUR[..] } else { &card::ONE[..] };
    let ledger = card::many(kinds);
    let Some(last) = ledger.readings.iter().map(|reading| reading.at).max() else { return 0 };
    KEPT.get_or_init(|| (ledger, last + TimeDelta::hours(6))).0.readings.len()
}

/// The whole answer, worked out anew. How many balances it rests on.
#[unsafe(no_mangle)]
pub extern "C" fn compose() -> usize {
    let answer = KEPT.get().and_then(|(ledger, now)| answer::compose(std::hint::black_box(ledger), *now));
    answer.map_or(0, |answer| answer.readings)
}

#[allow(dead_code, reason = "an example is a program to the host's tools")]
fn main() {}
