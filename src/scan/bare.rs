//! Bare numbers that have a unit all the same: that of the figure they are a part or the whole of, or the one that their label names; nought needs none.
//!
//! It gives a number its unit and nothing a role.

use super::fold::Folded;
use super::number::Number;
use super::{Amount, Finding, Mark, What};
use crate::languages::{Says, Side};
use crate::volume::{Printed, Unit, UnitStep};

/// Between a label and its number: " : ".
const LABEL_TO_NUMBER: usize = 4;
/// Packs of more gigabytes print their unit with their size.
const FEWEST_OF_PRICE: u64 = 200;
/// Room for one short word: "the 10 that are left".
const A_WORD: usize = 6;

/// "1.2 GB left of 3": the whole has the unit of its part, where it ends the phrase and is not smaller.
pub fn give_unit_of_part(joined: &[Finding], finding: &mut Finding, step: UnitStep, folded: &Folded<'_>) {
    let (What::Number(number), Some(of)) = (&finding.what, joined.last()) else { return };
    let says_of =
        joined.iter().rev().take(3).any(|earlier| earlier.from == of.from && earlier.what.says() == Some(Says::Of));
    // "of 5G" is a network, and "of 4000" a price as likely as not, unless a word goes on.
    let ends = folded.text.get(finding.to..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    // Nor does a number that begins with a zero have one, or that goes on behind a gap: it is that of a phone.
    let behind = folded.text.get(finding.to..).unwrap_or_default();
    let goes_on = behind.trim_start_matches([' ', '-']);
    let is_grouped = goes_on.len() < behind.len() && goes_on.starts_with(|c: char| c.is_ascii_digit());
    let is_phone = number.integer && (folded.text[finding.from..].starts_with('0') && number.digits > 0 || is_grouped);
    if !says_of || finding.from > of.to + 1 || !ends || is_phone {
        return;
    }
    // "Your 20 GB plan goes from 22.50 to 23.85": an unknown word parts them.
    let is_beside = joined.iter().rev().find(|earlier| earlier.to <= of.from).is_some_and(|earlier| {
        !folded.text.get(earlier.to..of.from).is_some_and(|between| between.contains(char::is_alphabetic))
    });
    if !is_beside {
        return;
    }
    // "1.2 GB, 120 minutes of 300", "0.7 GB used, 5 days left of 10", "1.2 GB of 3 GB, minutes 120 of 300": the nearest figure is the part.
    let is_other = |finding: &&Finding| {
        let is_number = matches!(finding.what, What::Count | What::Money | What::Length(_) | What::Number(_));
        !is_number && finding.what.says() != Some(Says::OtherService)
    };
    let mut nearest = joined.iter().rev().take(5).take_while(is_other);
    let part = nearest.find_map(|earlier| match &earlier.what {
        What::Amount(amount) => Some(*amount),
        _ => None,
    });
    // "3 GB of your package of 20.000", "of your 299 pack": a price in a name.
    let is_price = |part: &Amount| {
        let is_large = number.open_mark.is_some() || number.decimals == 0 && number.digits >= FEWEST_OF_PRICE;
        is_large && part.unit >= Unit::Gigabyte
    };
    let part = part.filter(|part| part.number.value() <= number.value() && !is_price(part));
    if let Some(what) = part.and_then(|part| amount_of(*number, &part, step)) {
        finding.what = what;
    }
}

/// "8 ⏎ of 20 GB ⏎ left": the number that begins a line, before "of" and the figure of its whole, has the unit of that.
pub fn give_unit_to_part(found: &mut [Finding], step: UnitStep) {
    for whole in 2..found.len() {
        let What::Amount(amount) = found[whole].what else { continue };
        let is_line = |i: usize| found[i].what.is_mark(Mark::Line);
        let mut before = (0..whole).rev().take(6).filter(|&i| !is_line(i));
        let Some(of) = before.next() else { continue };
        // Several phrases may share the words.
        let words = (found[of].from, found[of].to);
        let shares = |i: usize| (found[i].from, found[i].to) == words;
        let says_of = (of.saturating_sub(3)..=of).any(|i| shares(i) && found[i].what.says() == Some(Says::Of));
        let Some(part) = before.find(|&i| !shares(i)).filter(|_| says_of) else { continue };
        let What::Number(number) = found[part].what else { continue };
        let begins_line = part == 0 || is_line(part - 1);
        let ends_line = found.get(whole + 1).is_none_or(|next| next.what.is_mark(Mark::Line));
        let is_near = found[of].from <= found[part].to + 1 && found[whole].from <= found[of].to + 1;
        if begins_line && ends_line && is_near && number.value() <= amount.number.value() {
            found[part].what = amount_of(number, &amount, step).unwrap_or(What::Number(number));
        }
    }
}

/// "80% of your 50 GB used. The 10 that are left", "almost all of your 100 GB is gone, left: 10": right beside words for what is left, behind
/// the one figure of the text, and not more than that. Where a share of it is told the sum has to be right; where none is, the number
/// stands in the same sentence and ends a part of it.
pub fn give_unit_of_whole(found: &mut [Finding], step: UnitStep, folded: &Folded<'_>) {
    let is_left = |finding: &Finding| matches!(finding.what.says(), Some(Says::Balance(_)));
    // Several phrases may share the words.
    let follows = |at: usize| {
        let mut before = found[at.saturating_sub(3)..at].iter();
        before.any(|finding| is_left(finding) && found[at].gap_behind(finding) <= 1)
    };
    let precedes = |at: usize| {
        let mut behind = found[at + 1..].iter().take(3);
        behind.any(|finding| is_left(finding) && finding.gap_behind(&found[at]) <= A_WORD)
    };
    let is_bare = |at: &usize| matches!(found[*at].what, What::Number(_)) && (follows(*at) || precedes(*at));
    let Some(at) = (0..found.len()).find(is_bare) else { return };
    let What::Number(number) = found[at].what else { return };
    let only = |is_wanted: fn(&What) -> bool| {
        let mut wanted = (0..found.len()).filter(|&i| is_wanted(&found[i].what));
        wanted.next().filter(|_| wanted.next().is_none())
    };
    let Some(whole) = only(What::is_amount).filter(|&whole| whole < at) else { return };
    let What::Amount(amount) = found[whole].what else { return };
    let Some(what) = amount_of(number, &amount, step).filter(|_| number.value() <= amount.number.value()) else {
        return;
    };
    let agrees = only(|what| matches!(what, What::Percent(_))).is_some_and(|percent| {
        let What::Percent(share) = found[percent].what else { return false };
        let left = 100.0 * number.value() / amount.number.value();
        [share, 100.0 - share].into_iter().any(|share| (share - left).abs() < 1.0)
    });
    let parts = |finding: &Finding| finding.what.is_mark(Mark::SentenceEnd) || finding.what.is_figure();
    let is_told_with = || follows(at) && ends_part(found, at, folded) && !found[whole + 1..at].iter().any(parts);
    if agrees || is_told_with() {
        found[at].what = what;
    }
}

/// Whether a sentence, a part of one or the text ends right behind the number.
fn ends_part(found: &[Finding], at: usize, folded: &Folded<'_>) -> bool {
    let is_end = |next: &Finding| {
        let mark = |wanted| next.what.is_mark(wanted);
        mark(Mark::SentenceEnd) || mark(Mark::Comma) || mark(Mark::Line) || mark(Mark::Semicolon)
    };
    let rest = folded.text.get(found[at].to..).unwrap_or_default();
    rest.trim_end().is_empty() || found.get(at + 1).is_some_and(|next| is_end(next) && next.from <= found[at].to + 1)
}

/// The number as an amount, in the unit of another.
pub fn amount_of(number: Number, like: &Amount, step: UnitStep) -> Option<What> {
    let printed = Printed::from_digits(number.digits, number.decimals, like.unit, step)?;
    Some(What::Amount(Amount { printed, number, unit: like.unit, otherwise: None, weak: like.weak }))
}

/// "Days left: 5", "MBs remaining: 1228": the bare number behind such words is a length, or has the unit that they name.
pub fn read_labelled(found: &mut [Finding], step: UnitStep, folded: &Folded<'_>) {
    /// No pack lasts longer.
    const MOST_DAYS: u64 = 366;
    for at in 1..found.len() {
        let What::Number(number) = found[at].what else { continue };
        let joins = |i: &usize| {
            let what = &found[*i].what;
            what.is_mark(Mark::Colon) || what.is_mark(Mark::Equals) || what.says().is_some()
        };
        let mut labels = (0..at).rev().take(6).take_while(joins);
        let what = labels.find_map(|i| {
            let is_near = found[at].gap_behind(&found[i]) <= LABEL_TO_NUMBER;
            match found[i].what.says().filter(|_| is_near)? {
                Says::DaysLeft if number.decimals == 0 && number.digits <= MOST_DAYS => {
                    Some(What::Length(24 * number.digits as u32))
                }
                Says::Balance(Side::Follows) => {
                    let unit = unit_of_label(&folded.text[found[i].from..found[i].to])?;
                    // "1,228" of gigabytes may be either.
                    let is_clear = number.open_mark.is_none() || unit == Unit::Megabyte;
                    let unit = Some(unit).filter(|_| is_clear)?;
                    let printed = Printed::from_digits(number.digits, number.decimals, unit, step)?;
                    Some(What::Amount(Amount { printed, number, unit, otherwise: None, weak: false }))
                }
                _ => None,
            }
        });
        if let Some(what) = what.or_else(|| nothing_left(found, at, number, step, folded)) {
            found[at].what = what;
        }
    }
}

/// "Quota: 700 MB ⏎ Remaining: 0", "Data left: 0 of 5 GB": nought needs no unit, right behind words for what is left or used that speak of data.
fn nothing_left(found: &[Finding], at: usize, number: Number, step: UnitStep, folded: &Folded<'_>) -> Option<What> {
    if number.digits != 0 || found[at].to - found[at].from != 1 {
        return None;
    }
    let joins = |i: &usize| found[*i].what.is_mark(Mark::Colon) || found[*i].what.is_mark(Mark::Equals);
    let label =
        (0..at).rev().take(2).find(|i| !joins(i)).filter(|&i| found[at].gap_behind(&found[i]) <= LABEL_TO_NUMBER)?;
    // Several phrases may share the words.
    let mut shared = found[label.saturating_sub(4)..=label].iter().filter(|other| other.from == found[label].from);
    let is_label =
        |says: Option<Says>| matches!(says, Some(Says::Balance(Side::Follows | Side::Either) | Says::Used(_)));
    if !shared.any(|other| is_label(other.what.says())) {
        return None;
    }
    let goes_on = found
        .get(at + 1)
        .is_some_and(|next| matches!(next.what.says(), Some(Says::Of | Says::OutOf)) || next.what.is_mark(Mark::Slash));
    if !goes_on && !ends_part(found, at, folded) {
        return None;
    }
    let other = |i: &usize| {
        let what = &found[*i].what;
        matches!(what, What::Amount(_) | What::Count | What::Money | What::Length(_))
            || what.says() == Some(Says::OtherService)
    };
    let named = DATA_IN_LABEL.iter().any(|word| folded.text[found[label].from..found[label].to].contains(word));
    let nearest = (0..at).rev().take(8).find(other);
    match nearest.map(|i| &found[i].what) {
        // "Data left: 2 GB, balance: 0": the rest of the data has been told.
        Some(What::Amount(_))
            if !named && found[..nearest?].iter().rev().take(3).any(|other| is_label(other.what.says())) =>
        {
            None
        }
        Some(What::Amount(amount)) => amount_of(number, amount, step),
        Some(_) if !named => None,
        None if !named => None,
        _ => {
            let printed = Printed::from_digits(0, 0, Unit::Megabyte, step)?;
            Some(What::Amount(Amount { printed, number, unit: Unit::Megabyte, otherwise: None, weak: false }))
        }
    }
}

/// Words of labels that speak of data, folded.
const DATA_IN_LABEL: [&str; 12] =
    ["data", "internet", "datos", "dados", "dati", "daten", "donnees", "流量", "データ", "데이터", "трафик", "трафік"];

/// The unit that a label names in the plural or beside other words.
fn unit_of_label(label: &str) -> Option<Unit> {
    label.split(' ').find_map(|word| match word {
        "mb" | "mbs" | "megas" => Some(Unit::Megabyte),
        "gb" | "gbs" | "giga" | "gigas" => Some(Unit::Gigabyte),
        _ => None,
    })
}
