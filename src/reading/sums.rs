//! A sum told before or behind the buckets that add up to it: they are its parts.
//!
//! It goes by the figures, and by whether they are told together, and so believes only those that do not add up by chance.

use super::BucketReading;
use super::buckets::Draft;
use super::magnitude::ADDS_UP_WITHIN;
use crate::volume::Printed;

/// Figures printed with fewer digits than these meet by chance: "2 GB, night 1 GB, video 1 GB".
const FEWEST_DIGITS: u64 = 100;

pub fn mark_parts(drafts: &mut [Draft]) {
    mark_listed_sizes(drafts);
    for slot in [balance, used] {
        let volume = |draft: &Draft| slot(&draft.reading).map(|printed| printed.volume.bytes_f64());
        let told: Vec<usize> = (0..drafts.len()).filter(|&i| volume(&drafts[i]).is_some()).collect();
        let (Some(&first), Some(&last)) = (told.first(), told.last()) else { continue };
        let sum: f64 = told.iter().filter_map(|&i| volume(&drafts[i])).sum();
        let is_sum = |i: usize| {
            let whole = volume(&drafts[i]).unwrap_or(0.0);
            let is_head = i == first && drafts[i + 1..].iter().all(|draft| draft.segment != drafts[i].segment);
            let is_telling = |printed| has_many_digits(printed) || is_head && has_decimals(printed);
            let is_telling = slot(&drafts[i].reading).is_some_and(is_telling);
            is_telling && drafts[i].reading.kind.is_none() && (sum - 2.0 * whole).abs() <= ADDS_UP_WITHIN * whole
        };
        let Some(whole) = [last, first].into_iter().find(|&i| told.len() > 2 && is_sum(i)) else { continue };
        for part in told.into_iter().filter(|&part| part != whole) {
            drafts[part].reading.is_part = true;
        }
        // A whole stands before its parts.
        drafts[..=whole].rotate_right(usize::from(whole == last));
        return;
    }
}

/// "Combo 38 GB is on. Details: Internet 25 GB, Video 8 GB, Local 5 GB": sizes that other words head than those of the first, and that add up
/// to it.
fn mark_listed_sizes(drafts: &mut [Draft]) {
    let [whole, parts @ ..] = drafts else { return };
    let volume = |draft: &Draft| draft.reading.allowance.map_or(0.0, |field| field.value.volume.bytes_f64());
    let rule = |draft: &Draft| draft.reading.allowance.map(|field| field.rule);
    let is_size = |draft: &Draft| draft.reading.tells_size_only() && rule(draft) == parts.first().and_then(rule);
    let sum: f64 = parts.iter().map(volume).sum();
    let adds_up = (sum - volume(whole)).abs() <= ADDS_UP_WITHIN * sum;
    let is_list = parts.len() > 1 && whole.reading.allowance.is_some() && whole.reading.kind.is_none();
    // "Paket 4 GB. Kuota 3 GB (24jam) + 1 GB (00-06)": in a sentence of their own.
    let is_apart = parts
        .first()
        .is_some_and(|first| first.segment != whole.segment && parts.iter().all(|part| part.segment == first.segment));
    if is_list && adds_up && parts.iter().all(is_size) && (is_apart || rule(whole) != parts.first().and_then(rule)) {
        parts.iter_mut().for_each(|part| part.reading.is_part = true);
    }
}

fn balance(reading: &BucketReading) -> Option<Printed> {
    reading.balance.map(|field| field.value)
}

fn used(reading: &BucketReading) -> Option<Printed> {
    reading.used.map(|field| field.value)
}

/// "2.3 GB. Regular: 1 GB, bonus: 1.3 GB": counted finer than packs are sold, and at the head of a list.
fn has_decimals(printed: Printed) -> bool {
    const FEWEST: u64 = 20;
    let (volume, step) = (printed.volume.bytes(), printed.step.bytes().max(1));
    volume / step >= FEWEST && volume / step % 5 != 0
}

fn has_many_digits(printed: Printed) -> bool {
    printed.volume.bytes() / printed.step.bytes().max(1) >= FEWEST_DIGITS
}
