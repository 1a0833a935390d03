//! A size and the two figures that add up to it: "15 GB: used 5 GB, left 10 GB", "2.7 GB used 2.3 GB left 5 GB total".
//!
//! The sum tells the whole, and words for what is used and for what is left tell the parts apart: by their order behind the size, or by the
//! side on which they stand. It goes by words as well as by figures, and so needs no digits to rule out chance.

use super::layout::Layout;
use super::magnitude::volume_at;
use super::nearness::gap;
use super::pairs::is_part_of_whole;
use super::roles::{Assigned, BESIDE, Role, Roles};
use crate::languages::Says;
use crate::scan::{Findings, Mark, What};
use std::cmp::Ordering;

/// The rule that reads the size, and a part that no words stand beside.
const BREAKDOWN: &str = "size, used and left";
/// Words stand beside all three, so that figures may be rounded to two digits.
const ADDS_UP_WITHIN: f64 = 0.01;
/// Findings from the first figure to the last, with the words of all.
const WITHIN: usize = 24;

/// Gives the three figures of each breakdown their roles.
pub fn settle_breakdowns(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let found = &findings.found;
    let amounts: Vec<usize> = (0..found.len()).filter(|&at| found[at].what.is_amount()).collect();
    let mut settled = vec![false; found.len()];
    let mut from = 0;
    while let Some(&[first, second, third]) = amounts.get(from..from + 3) {
        from += 1;
        let own = [first, second, third];
        // What is for sale or is only given away has no role, and gets none here.
        if !is_one_list(findings, layout, own) || own.into_iter().all(|at| roles.assigned[at].is_none()) {
            continue;
        }
        let Some(figures) = ordered(findings, own).or_else(|| beside(findings, own)) else { continue };
        for Figure { at, role, cue } in figures {
            let words = cue.and_then(|cue| match found[cue].what {
                What::Phrase(phrase) => Some((phrase.phrase.name, cue)),
                _ => None,
            });
            let (rule, cue) = words.unwrap_or((BREAKDOWN, at));
            roles.assigned[at] = Some(Assigned {
                role,
                rule,
                is_part: roles.assigned[at].is_some_and(|assigned| assigned.is_part),
                is_whole: false,
                is_granted: false,
                is_sure: true,
                is_labelled: false,
                cue,
            });
            settled[at] = true;
        }
        from += 2;
    }
    roles.open.retain(|&at| !settled[at]);
}

/// A figure of a breakdown, its role, and the words that tell it where some stand beside it.
struct Figure {
    at: usize,
    role: Role,
    cue: Option<usize>,
}

/// The size and its parts, each with its words.
fn figures(findings: &Findings<'_>, whole: usize, parts: [(usize, usize); 2]) -> Option<[Figure; 3]> {
    let size = Figure { at: whole, role: Role::Allowance, cue: None };
    let [(one, its), (other, others)] = parts;
    let [one, other] = [
        Figure { at: one, role: role_of(findings, its)?, cue: Some(its) },
        Figure { at: other, role: role_of(findings, others)?, cue: Some(others) },
    ];
    (one.role != other.role).then_some([size, one, other])
}

fn adds_up(findings: &Findings<'_>, whole: usize, parts: [usize; 2]) -> bool {
    let bytes = |at: usize| volume_at(findings, at).unwrap_or(0.0);
    let (size, sum) = (bytes(whole), bytes(parts[0]) + bytes(parts[1]));
    size > 0.0 && (sum - size).abs() <= ADDS_UP_WITHIN * size
}

/// Whether three figures are told together.
fn is_one_list(findings: &Findings<'_>, layout: &Layout, figures: [usize; 3]) -> bool {
    let [first, .., last] = figures;
    let [opens, closes] = [first, last].map(|at| (layout.at(at).line, layout.at(at).sentence));
    // Minutes, money and shares between them are of other things.
    let is_other = |i: usize| findings.found[i].what.is_figure() && !findings.found[i].what.is_amount();
    opens == closes && last - first <= WITHIN && !(first..last).any(is_other)
}

fn role_of(findings: &Findings<'_>, at: usize) -> Option<Role> {
    match findings.says(at) {
        Some(Says::Used(_)) => Some(Role::Used),
        Some(Says::Balance(_)) => Some(Role::Balance),
        _ => None,
    }
}

/// "15 GB: used 5 GB, left 10 GB": the size stands first, and the words are told in the order of the parts.
fn ordered(findings: &Findings<'_>, own: [usize; 3]) -> Option<[Figure; 3]> {
    let found = &findings.found;
    let [whole, first, second] = own;
    if !adds_up(findings, whole, [first, second]) {
        return None;
    }
    // "0 MB left; Night: 300 MB, used 300 MB": the words before the first figure make it a part of the breakdown before.
    let is_part = |i: usize| role_of(findings, i).is_some() && gap(found, i, whole) <= BESIDE;
    if (whole.saturating_sub(4)..whole).any(is_part) {
        return None;
    }
    // Words behind the last figure are its own up to the next part of the sentence.
    let ends = |i: &usize| {
        let marks = [Mark::Comma, Mark::Semicolon, Mark::Line, Mark::SentenceEnd, Mark::Close];
        found[*i].what.is_figure() || marks.into_iter().any(|mark| found[*i].what.is_mark(mark))
    };
    let end = (second + 1..found.len()).take(4).take_while(|i| !ends(i)).last().unwrap_or(second);
    let place = |role: Role| (whole + 1..=end).find(|&i| role_of(findings, i) == Some(role));
    let (used, left) = (place(Role::Used)?, place(Role::Balance)?);
    match found[used].from.cmp(&found[left].from) {
        Ordering::Less => figures(findings, whole, [(first, used), (second, left)]),
        Ordering::Greater => figures(findings, whole, [(first, left), (second, used)]),
        Ordering::Equal => None,
    }
}

/// "Used 3.3 GB / plan 6 GB / left 2.7 GB": the words stand right before each part, or right behind each.
fn beside(findings: &Findings<'_>, own: [usize; 3]) -> Option<[Figure; 3]> {
    let found = &findings.found;
    let [first, second, third] = own;
    let (whole, parts) = if adds_up(findings, second, [first, third]) {
        (second, [first, third])
    } else if adds_up(findings, third, [first, second]) {
        (third, [first, second])
    } else {
        return None;
    };
    // "Used 300 MB, left 0 MB; 2. Night 300 MB": a pack that is used up, and the next one.
    let is_empty = parts.into_iter().any(|at| volume_at(findings, at) == Some(0.0));
    if is_empty || (first..third).any(|i| found[i].what.is_mark(Mark::Semicolon)) {
        return None;
    }
    let tells = |i: usize| role_of(findings, i).is_some();
    let before = |at: usize| {
        (at.saturating_sub(4)..at).rev().find(|&i| tells(i) && gap(found, i, at) <= BESIDE).map(|i| (at, i))
    };
    let behind =
        |at: usize| (at + 1..found.len()).take(4).find(|&i| tells(i) && gap(found, at, i) <= BESIDE).map(|i| (at, i));
    // "9.2 GB of your 10 GB gone, 0.8 GB to go": the words behind the rest tell what the part before the whole is.
    if whole == second && is_part_of_whole(findings, first) && before(first).is_none() && behind(whole).is_none() {
        let (_, cue) = behind(third).or_else(|| before(third))?;
        let role = role_of(findings, cue)?;
        let other = if role == Role::Used { Role::Balance } else { Role::Used };
        return Some([
            Figure { at: whole, role: Role::Allowance, cue: None },
            Figure { at: first, role: other, cue: None },
            Figure { at: third, role, cue: Some(cue) },
        ]);
    }
    let told = match parts.map(before) {
        [Some(one), Some(other)] => [one, other],
        _ => match parts.map(behind) {
            [Some(one), Some(other)] => [one, other],
            _ => return None,
        },
    };
    figures(findings, whole, told)
}
