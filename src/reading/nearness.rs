//! How near findings are to each other, and what stands between them.
//!
//! It counts and gives nothing a role.

use super::layout::Layout;
use crate::languages::{AND, AND_IN, Says};
use crate::scan::{Finding, Findings, What};
use std::ops::Range;

/// How many findings on each side are looked at: enough for any sentence, and the work stays linear in any text.
pub const REACH: usize = 40;

/// The columns between two findings.
pub fn gap(found: &[Finding], a: usize, b: usize) -> usize {
    let (near, far) = if a < b { (a, b) } else { (b, a) };
    found[far].gap_behind(&found[near])
}

/// The same without the dates between: the end of a pack is told beside any words.
pub fn bare_gap(found: &[Finding], a: usize, b: usize) -> usize {
    let dates = between(found, a, b).iter().take(REACH).filter(|other| matches!(other.what, What::Moment(_)));
    gap(found, a, b).saturating_sub(dates.map(|date| date.to - date.from).sum())
}

/// What was found between two findings.
pub fn between(found: &[Finding], a: usize, b: usize) -> &[Finding] {
    let (near, far) = if a < b { (a, b) } else { (b, a) };
    found.get(near + 1..far).unwrap_or(&[])
}

/// Whether the last word of what stands between two figures is one for "and".
pub fn ends_with_and(findings: &Findings<'_>, between: &str) -> bool {
    let tag = || findings.spoken.first().map(|language| language.tag);
    between
        .split_whitespace()
        .next_back()
        .is_some_and(|word| AND.contains(&word) || AND_IN.iter().any(|&(own, and)| word == and && tag() == Some(own)))
}

/// The findings near `at` in its own sentence.
pub fn neighbourhood(layout: &Layout, at: usize) -> Range<usize> {
    let sentence = layout.sentence_of(at);
    sentence.start.max(at.saturating_sub(REACH))..sentence.end.min(at + REACH)
}

/// "when 80 % is used": announced, not happened.
pub fn under_condition(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    (0..at)
        .rev()
        .take(8)
        .take_while(|&i| layout.at(i).clause == layout.at(at).clause)
        // A name in quotes sets no condition.
        .filter(|&i| !layout.at(i).quoted || layout.at(at).quoted)
        .any(|i| findings.says(i) == Some(Says::Condition) && gap(&findings.found, i, at) <= 45)
        || is_before_condition(findings, at)
}

/// "达到15GB将限速": right behind the words, or behind the figure that they speak of.
fn is_before_condition(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    let is_condition = |i: usize| findings.says(i) == Some(Says::Condition) && gap(found, i - 1, i) <= 1;
    let has_object = found.get(at + 1).is_some_and(|next| next.what.is_amount()) && gap(found, at, at + 1) <= 1;
    is_condition(at + 1) || has_object && is_condition(at + 2)
}
