//! A size and the two figures that add up to it: "15 GB: used 5 GB, left 10 GB".
//!
//! Where words for what is used and for what is left stand among the three, the figures tell which of them is the whole, and the order of
//! the words which part is which. It goes by words as well as by figures, and so needs no digits to rule out chance.

use super::layout::Layout;
use super::nearness::gap;
use super::roles::{Assigned, BESIDE, Role, Roles};
use crate::languages::Says;
use crate::scan::{Findings, Mark, What};

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
    while let Some(&[whole, first, second]) = amounts.get(from..from + 3) {
        from += 1;
        let Some((cue, order)) = breakdown(findings, layout, [whole, first, second]) else { continue };
        let is_told = |at: usize| roles.assigned[at].is_some();
        // What is for sale or is only given away has no role, and gets none here.
        if ![whole, first, second].into_iter().any(is_told) {
            continue;
        }
        for (at, role) in [(whole, Role::Allowance), (first, order[0]), (second, order[1])] {
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
        roles.open.retain(|at| ![whole, first, second].contains(at));
        from += 2;
    }
}

/// The words and the roles of the two parts, where the figures add up and words for both parts stand among them.
fn breakdown(findings: &Findings<'_>, layout: &Layout, figures: [usize; 3]) -> Option<(usize, [Role; 2])> {
    let found = &findings.found;
    let [whole, _, second] = figures;
    let (line, sentence) = (layout.at(whole).line, layout.at(whole).sentence);
    let is_one_list = layout.at(second).line == line && layout.at(second).sentence == sentence;
    let [size, one, other] = figures.map(|at| match &found[at].what {
        What::Amount(amount) => amount.printed.volume.bytes_f64(),
        _ => 0.0,
    });
    if !is_one_list || second - whole > WITHIN || size <= 0.0 || (one + other - size).abs() > ADDS_UP_WITHIN * size {
        return None;
    }
    // "0 MB left; Night: 300 MB, used 300 MB": the words before the first figure make it a part of the breakdown before.
    let is_part =
        |i: usize| matches!(findings.says(i), Some(Says::Used(_) | Says::Balance(_))) && gap(found, i, whole) <= BESIDE;
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
    let says = |is: fn(Says) -> bool| (whole + 1..=end).find(|&i| findings.says(i).is_some_and(is));
    let used = says(|says| matches!(says, Says::Used(_)))?;
    let left = says(|says| matches!(says, Says::Balance(_)))?;
    let before = |a: usize, b: usize| found[a].from < found[b].from;
    if before(used, left) {
        Some((used, [Role::Used, Role::Balance]))
    } else if before(left, used) {
        Some((left, [Role::Balance, Role::Used]))
    } else {
        None
    }
}
