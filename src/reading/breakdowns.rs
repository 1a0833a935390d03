//! A size and the two figures that add up to it: "15 GB: used 5 GB, left 10 GB".
//!
//! Where words for what is used and for what is left stand among the three, the figures tell which of them is the whole, and the order of
//! the words which part is which. It goes by words as well as by figures, and so needs no digits to rule out chance.

use super::layout::Layout;
use super::magnitude::volume_at;
use super::nearness::gap;
use super::pairs::is_part_of_whole;
use super::roles::{Assigned, BESIDE, Role, Roles};
use crate::languages::Says;
use crate::scan::{Findings, Mark};
use std::cmp::Ordering;

/// The rule that reads the three.
const BREAKDOWN: &str = "size, used and left";
/// Each figure is rounded to its last digit.
const ADDS_UP_WITHIN: f64 = 0.002;
/// Findings from the size to the last of its parts, with the words of all.
const WITHIN: usize = 24;

/// Gives the three figures of each breakdown their roles.
pub fn settle_breakdowns(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let found = &findings.found;
    let amounts: Vec<usize> = (0..found.len()).filter(|&at| found[at].what.is_amount()).collect();
    let mut from = 0;
    while let Some(&[first, second, third]) = amounts.get(from..from + 3) {
        from += 1;
        let own = [first, second, third];
        let Some(Breakdown { cue, parts }) = ordered(findings, layout, own).or_else(|| beside(findings, layout, own))
        else {
            continue;
        };
        let is_told = |at: usize| roles.assigned[at].is_some();
        // What is for sale or is only given away has no role, and gets none here.
        if !own.into_iter().any(is_told) {
            continue;
        }
        for (at, role) in parts {
            roles.assigned[at] = Some(Assigned {
                role,
                rule: BREAKDOWN,
                is_part: roles.assigned[at].is_some_and(|assigned| assigned.is_part),
                is_whole: false,
                is_granted: false,
                is_sure: true,
                is_labelled: false,
                cue,
            });
        }
        roles.open.retain(|at| !own.contains(at));
        from += 2;
    }
}

/// The first of the words, and the role of each figure.
struct Breakdown {
    cue: usize,
    parts: [(usize, Role); 3],
}

/// Bytes of the figure at an index.
fn bytes(findings: &Findings<'_>, at: usize) -> f64 {
    volume_at(findings, at).unwrap_or(0.0)
}

fn adds_up(findings: &Findings<'_>, whole: usize, parts: [usize; 2]) -> bool {
    let size = bytes(findings, whole);
    size > 0.0 && (bytes(findings, parts[0]) + bytes(findings, parts[1]) - size).abs() <= ADDS_UP_WITHIN * size
}

fn is_one_list(findings: &Findings<'_>, layout: &Layout, figures: [usize; 3]) -> bool {
    let [first, second, third] = figures.map(|at| layout.at(at));
    let is_whole = |at: usize| findings.found[at].what.is_amount();
    (first.line, first.sentence) == (third.line, third.sentence)
        && (first.line, first.sentence) == (second.line, second.sentence)
        && figures[2] - figures[0] <= WITHIN
        && figures.into_iter().all(is_whole)
}

fn role_of(findings: &Findings<'_>, at: usize) -> Option<Role> {
    match findings.says(at) {
        Some(Says::Used(_)) => Some(Role::Used),
        Some(Says::Balance(_)) => Some(Role::Balance),
        _ => None,
    }
}

/// "15 GB: used 5 GB, left 10 GB": the size stands first, and the words are told in the order of the parts.
fn ordered(findings: &Findings<'_>, layout: &Layout, figures: [usize; 3]) -> Option<Breakdown> {
    let found = &findings.found;
    let [whole, first, second] = figures;
    if !is_one_list(findings, layout, figures) || !adds_up(findings, whole, [first, second]) {
        return None;
    }
    // "0 MB left; Night: 300 MB, used 300 MB": the words before the first figure make it a part of the breakdown before.
    let is_part = |i: usize| role_of(findings, i).is_some() && gap(found, i, whole) <= BESIDE;
    if (whole.saturating_sub(4)..whole).any(is_part) {
        return None;
    }
    // Words behind the last figure are its own up to the next part of the sentence.
    let ends = |i: &usize| {
        found[*i].what.is_figure()
            || [Mark::Comma, Mark::Semicolon, Mark::Line, Mark::SentenceEnd, Mark::Close]
                .into_iter()
                .any(|mark| found[*i].what.is_mark(mark))
    };
    let end = (second + 1..found.len()).take(4).take_while(|i| !ends(i)).last().unwrap_or(second);
    let place = |role: Role| (whole + 1..=end).find(|&i| role_of(findings, i) == Some(role));
    let (used, left) = (place(Role::Used)?, place(Role::Balance)?);
    let (cue, roles) = match found[used].from.cmp(&found[left].from) {
        Ordering::Less => (used, [Role::Used, Role::Balance]),
        Ordering::Greater => (left, [Role::Balance, Role::Used]),
        Ordering::Equal => return None,
    };
    Some(Breakdown { cue, parts: [(whole, Role::Allowance), (first, roles[0]), (second, roles[1])] })
}

/// "Used 3.3 GB / plan 6 GB / left 2.7 GB": the words stand right before each part, or right behind each.
fn beside(findings: &Findings<'_>, layout: &Layout, figures: [usize; 3]) -> Option<Breakdown> {
    let found = &findings.found;
    let [first, second, third] = figures;
    let (whole, parts) = match () {
        () if adds_up(findings, second, [first, third]) => (second, [first, third]),
        () if adds_up(findings, third, [first, second]) => (third, [first, second]),
        () => return None,
    };
    // "Used 300 MB, left 0 MB; 2. Night 300 MB": a pack that is used up, and the next one.
    let is_empty = parts.into_iter().any(|at| bytes(findings, at) == 0.0);
    let is_parted = (first..third).any(|i| found[i].what.is_mark(Mark::Semicolon));
    if is_empty || is_parted || !is_one_list(findings, layout, figures) {
        return None;
    }
    let before = |at: usize| {
        (at.saturating_sub(4)..at).rev().find(|&i| role_of(findings, i).is_some() && gap(found, i, at) <= BESIDE)
    };
    let behind = |at: usize| {
        let mut next = (at + 1..found.len()).take(4);
        next.find(|&i| role_of(findings, i).is_some() && gap(found, at, i) <= BESIDE)
    };
    // "9.2 GB of your 10 GB gone, 0.8 GB to go": the words behind the rest tell what the part before the whole is.
    if whole == second && is_part_of_whole(findings, first) && before(first).is_none() && behind(whole).is_none() {
        let cue = behind(third).or_else(|| before(third))?;
        let (role, other) = match role_of(findings, cue)? {
            Role::Used => (Role::Used, Role::Balance),
            role => (role, Role::Used),
        };
        return Some(Breakdown { cue, parts: [(whole, Role::Allowance), (first, other), (third, role)] });
    }
    let cues = match parts.map(before) {
        [Some(one), Some(other)] => [one, other],
        _ => match parts.map(behind) {
            [Some(one), Some(other)] => [one, other],
            _ => return None,
        },
    };
    let [one, other] = [role_of(findings, cues[0])?, role_of(findings, cues[1])?];
    let parts = [(whole, Role::Allowance), (parts[0], one), (parts[1], other)];
    (one != other).then_some(Breakdown { cue: cues[0], parts })
}
