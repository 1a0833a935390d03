//! Which of two figures is the larger, and which figures no pack is sold by.
//!
//! It knows figures alone, and no words.

use crate::scan::{Findings, What};
use crate::volume::Unit;

/// The same figure in steps of 1000 and of 1024, up to a gigabyte counted in megabytes.
const STEPS_APART: f64 = 1.03;

/// Whether the figure is round and the other a little below it and not round, as a count is that has just fallen below a limit.
pub fn is_limit_above(findings: &Findings<'_>, at: usize, other: usize) -> bool {
    /// A warning comes within a few hours.
    const WITHIN: f64 = 0.7;
    match (&findings.found[at].what, &findings.found[other].what) {
        (What::Amount(a), What::Amount(b)) => {
            let (limit, count) = (a.printed.volume.bytes_f64(), b.printed.volume.bytes_f64());
            let is_round = a.number.decimals == 0 && (a.unit == Unit::Gigabyte || a.number.digits.is_multiple_of(50));
            let is_count = b.number.decimals > 0 || !b.number.digits.is_multiple_of(10);
            is_round && is_count && WITHIN * limit < count && count < limit
        }
        _ => false,
    }
}

/// Whether the figure is the other or a little above it, as a count is that has just passed a limit.
pub fn is_above_slightly(findings: &Findings<'_>, at: usize, other: usize) -> bool {
    /// A warning comes within a few hours.
    const WITHIN: f64 = 1.25;
    match (&findings.found[at].what, &findings.found[other].what) {
        (What::Amount(a), What::Amount(b)) => {
            let (count, limit) = (a.printed.volume.bytes_f64(), b.printed.volume.bytes_f64());
            limit < count && count < WITHIN * limit && a.number.decimals > b.number.decimals
        }
        _ => false,
    }
}

/// Whether a figure in megabytes has a part of one behind its decimal mark.
pub fn is_odd(what: &What) -> bool {
    let What::Amount(amount) = what else { return false };
    let bytes = amount.printed.volume.bytes();
    amount.unit == Unit::Megabyte && [1_000_000, 1_048_576].into_iter().all(|megabyte| bytes % megabyte != 0)
}

/// Whether a figure in whole megabytes is none of the sizes that packs are sold by, which are tens of them or counted in steps of 1024.
pub fn is_unround(what: &What) -> bool {
    let What::Amount(amount) = what else { return false };
    let megabytes = amount.number.digits;
    amount.unit == Unit::Megabyte
        && amount.number.decimals == 0
        && amount.otherwise.is_none()
        && !megabytes.is_multiple_of(10)
        && !megabytes.is_multiple_of(64)
        && !megabytes.is_power_of_two()
}

/// Whether no pack is sold by this size: a part of a megabyte, or of a gigabyte other than its half, quarters and fifths of small packs.
pub fn is_no_size(what: &What) -> bool {
    let What::Amount(amount) = what else { return false };
    let megabytes = amount.printed.volume.bytes() / 1_000_000;
    is_odd(what) || amount.unit == Unit::Gigabyte && megabytes > 2000 && megabytes % 500 != 0 && !amount.number.integer
}

/// Whether the figure is one that is counted, and no size of a pack.
pub fn is_count(what: &What) -> bool {
    // "3072.00 MB": no pack is sold to the hundredth.
    let is_fine = matches!(what, What::Amount(amount) if amount.unit == Unit::Megabyte && amount.number.decimals > 1);
    is_no_size(what) || is_unround(what) || is_fine
}

/// "2.4 GB for all at 1 GB for chats": no whole is smaller than its part.
pub fn is_less_than_part(findings: &Findings<'_>, of: usize, at: usize) -> bool {
    let part = (0..of).rev().take(4).find(|&i| findings.found[i].what.is_figure());
    part.is_some_and(|part| is_larger(findings, part, at))
}

/// Whether the figure is clearly larger than the other, and so not the same one in another unit.
pub fn is_larger(findings: &Findings<'_>, at: usize, other: usize) -> bool {
    match (&findings.found[at].what, &findings.found[other].what) {
        (What::Amount(a), What::Amount(b)) => a.printed.volume.bytes_f64() > 1.1 * b.printed.volume.bytes_f64(),
        _ => false,
    }
}

/// Whether the figure is larger than the other, and not merely counted in steps of 1024.
pub fn is_above(findings: &Findings<'_>, at: usize, other: usize) -> bool {
    match (&findings.found[at].what, &findings.found[other].what) {
        (What::Amount(a), What::Amount(b)) => a.printed.volume.bytes_f64() > STEPS_APART * b.printed.volume.bytes_f64(),
        _ => false,
    }
}

/// Whether the figure at `rest` is no larger than the one at `size`.
pub fn is_size_of_rest(findings: &Findings<'_>, size: usize, rest: usize) -> bool {
    match (&findings.found[size].what, &findings.found[rest].what) {
        (What::Amount(size), What::Amount(rest)) => rest.printed.volume <= size.printed.volume,
        _ => false,
    }
}

/// Whether two figures are printed alike.
pub fn is_same_amount(findings: &Findings<'_>, a: usize, b: usize) -> bool {
    match (&findings.found[a].what, &findings.found[b].what) {
        (What::Amount(a), What::Amount(b)) => a.printed == b.printed,
        _ => false,
    }
}

/// Figures of one count add up to this share of their sum: each is rounded to its last digit.
pub const ADDS_UP_WITHIN: f64 = 0.002;

/// The bytes of an amount; of anything else nothing.
pub fn volume_at(findings: &Findings<'_>, at: usize) -> Option<f64> {
    match &findings.found[at].what {
        What::Amount(amount) => Some(amount.printed.volume.bytes_f64()),
        _ => None,
    }
}
