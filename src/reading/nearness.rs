//! How near findings are to each other, and what stands between them.
//!
//! It counts and gives nothing a role.

use super::layout::Layout;
use crate::languages::Says;
use crate::scan::{Finding, Findings};
use std::ops::Range;

/// How many findings on each side are looked at: enough for any sentence, and the work stays linear in any text.
pub const REACH: usize = 40;

/// The columns between two findings.
pub fn gap(found: &[Finding], a: usize, b: usize) -> usize {
    let (near, far) = if a < b { (a, b) } else { (b, a) };
    found[far].gap_behind(&found[near])
}

/// What was found between two findings.
pub fn between(found: &[Finding], a: usize, b: usize) -> &[Finding] {
    let (near, far) = if a < b { (a, b) } else { (b, a) };
    found.get(near + 1..far).unwrap_or(&[])
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
        || findings.says(at + 1) == Some(Says::Condition) && gap(&findings.found, at, at + 1) <= 1
}
