//! Rises of the balance: which are more than rounding, and what each is taken for in the forecast.
//!
//! It knows no packs: a refill to the pack's size and what was carried over are top-ups here, and `answer` tells them apart.

use super::evidence::days_between;
use super::method::Method;
use crate::history::{BalancePoint, Rise};
use crate::volume::{DataVolume, Printed};

/// A rise, as indices into the points given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Risen {
    /// The last reading without it.
    pub before: usize,
    /// The first reading with it.
    pub after: usize,
    /// By how much the balance rose, as printed; nothing where use hid it and only the person knows.
    pub by: DataVolume,
    pub rise: Rise,
    pub is_said: bool,
}

/// Readings that count, oldest first, with every rise between them.
pub(super) struct Row {
    pub(super) kept: Vec<Kept>,
    pub(super) rises: Vec<Risen>,
}

#[derive(Clone, Copy)]
pub(super) struct Kept {
    /// As an index into the points given.
    pub(super) point: usize,
    /// Data came in since the one before.
    pub(super) had_data_added: bool,
}

/// Goes through the points at `order`, oldest first: a late figure is left out, and so is one that was put right.
pub(super) fn in_row(points: &[BalancePoint], order: &[usize], method: &Method) -> Row {
    let mut row = Row { kept: Vec::with_capacity(order.len()), rises: Vec::new() };
    for &after in order {
        let mut said = points[after].rise;
        let mut is_late = false;
        let mut had_data_added = false;
        while let Some(risen) = row.rise_at(points, after, said, method) {
            row.rises.push(risen);
            match risen.rise {
                Rise::Late => is_late = true,
                Rise::Correction => {
                    // Data that had come in by the wrong figure has come in by this one.
                    had_data_added |= row.kept.pop().is_some_and(|gone| gone.had_data_added);
                    // What the person said was of the one that is gone now.
                    said = None;
                    continue;
                }
                _ => had_data_added = true,
            }
            break;
        }
        if !is_late {
            row.kept.push(Kept { point: after, had_data_added });
        }
    }
    row
}

impl Row {
    /// The rise from the last reading kept to the next one, if it is one or the person says so.
    fn rise_at(&self, points: &[BalancePoint], after: usize, said: Option<Rise>, method: &Method) -> Option<Risen> {
        let before = self.kept.last()?.point;
        let (start, end) = (points[before], points[after]);
        let shows = is_rise(start.balance, end.balance, method);
        // Use can hide a top-up, but a figure that did not rise needs no correction.
        let said = said.filter(|said| shows || said.brought_data());
        let rise = said.or_else(|| shows.then(|| self.inferred(points, start, end, method)))?;
        let by = end.balance.volume.minus(start.balance.volume);
        Some(Risen { before, after, by, rise, is_said: said.is_some() })
    }

    /// What a rise that nobody explained is taken for: a late figure where the very figure before comes again, soon and from so many
    /// steps away that it is no chance; else a top-up. Both look at differences alone, so that more of everything changes neither.
    fn inferred(&self, points: &[BalancePoint], start: BalancePoint, end: BalancePoint, method: &Method) -> Rise {
        const NO_CHANCE: u64 = 10;
        let earlier = self.kept.len().checked_sub(2).map(|at| points[self.kept[at].point]);
        let comes_again = earlier.is_some_and(|earlier| earlier.pack == end.pack && earlier.balance == end.balance);
        let rise = end.balance.volume.minus(start.balance.volume).bytes();
        let is_far = rise >= end.balance.step.bytes().saturating_mul(NO_CHANCE);
        let is_soon = start.pack == end.pack && days_between(start.at, end.at) <= method.late_days;
        if comes_again && is_far && is_soon { Rise::Late } else { Rise::TopUp }
    }
}

/// Whether a balance rose by more than rounding does.
pub(super) fn is_rise(before: Printed, after: Printed, method: &Method) -> bool {
    let rise = after.volume.minus(before.volume).bytes_f64();
    rise > method.top_up_steps * before.step.max(after.step).bytes_f64()
}
