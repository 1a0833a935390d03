//! Figures in brackets: the share again, the size of what stands before, or the same figure in another unit.
//!
//! It gives no role to what has words of its own inside.

use super::claims::{CLOSE, Claim, best_claim};
use super::layout::Layout;
use super::magnitude::{is_above, is_larger};
use super::nearness::{gap, neighbourhood};
use super::pairs::{first_of_pair, is_part_of_whole};
use super::roles::Role;
use crate::languages::{BucketKind, Says};
use crate::scan::{Findings, Mark, What};

/// The rule that reads "1.2 GB of your pack (3 GB)".
pub const SIZE_IN_BRACKETS: &str = "size in brackets";

/// "80% of your data (8 GB of 10 GB) used": the bracket says the share again, in figures. "80% of the volume (10 GB)": the whole.
pub fn claim_in_bracket(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let place = layout.at(at);
    let open = at.checked_sub(1).filter(|&open| found[open].what.is_mark(Mark::Open) && place.bracket != 0)?;
    if bracket_says_role(findings, layout, at) {
        return None;
    }
    let is_mark = |i: usize, mark| found.get(i).is_some_and(|next| next.what.is_mark(mark));
    // "(5 GB + 200)": with its minutes.
    let is_with_minutes = is_mark(at + 1, Mark::Plus)
        && matches!(found.get(at + 2).map(|next| &next.what), Some(What::Number(_) | What::Count))
        && is_mark(at + 3, Mark::Close);
    let alone = is_mark(at + 1, Mark::Close) || is_with_minutes;
    let sized = open.checked_sub(1).filter(|&i| {
        let is_noun = matches!(findings.says(i), Some(Says::Pack | Says::Data | Says::Kind(_)));
        is_noun && gap(found, i, open) <= 1
    });
    // "The shared pool (60 GB) is used to 45.3 GB": a size in brackets behind what has it.
    if let Some(cue) = sized.filter(|_| alone && neighbourhood(layout, at).any(|i| i > at && found[i].what.is_amount()))
    {
        return Some(Claim { role: Role::Allowance, rule: SIZE_IN_BRACKETS, cost: CLOSE, cue, strong: true });
    }
    let clause = layout.at(open).clause;
    // "1.2 GB of data left this month (35 GB)": the size behind what is left of it.
    let rest = (0..open).rev().take(6).take_while(|&i| layout.at(i).clause == clause);
    let rest = rest.take_while(|&i| !matches!(found[i].what, What::Percent(_))).find(|&i| found[i].what.is_amount());
    if let Some(rest) = rest.filter(|&rest| alone && is_larger(findings, at, rest))
        && let Some(claim) = best_claim(findings, layout, rest)
        && claim.strong
        && matches!(claim.role, Role::Balance | Role::Used)
    {
        return Some(Claim { role: Role::Allowance, rule: SIZE_IN_BRACKETS, cue: claim.cue, ..claim });
    }
    let percent = (0..open)
        .rev()
        .take(6)
        .take_while(|&i| layout.at(i).clause == clause && !found[i].what.is_amount())
        .find(|&i| matches!(found[i].what, What::Percent(_)))?;
    let claim = best_claim(findings, layout, percent)?;
    let slashed = (at + 2..(at + 3).min(found.len())).any(|second| first_of_pair(findings, second) == Some(at));
    // "You are left with 25% (512 MB) of your limit": the share again, as a figure.
    let is_again = alone && percent + 1 == open;
    if is_part_of_whole(findings, at) || slashed || is_again {
        return Some(claim);
    }
    let states = |i: usize| matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_) | Says::UsedUp));
    // "80% du volume (6 GB)": words between that no language knows name the whole, too.
    let is_named = claim.role == Role::Used && gap(found, percent, open) > 2 && !(percent + 1..open).any(states);
    let of = is_named
        || (percent + 1..open)
            .any(|i| matches!(findings.says(i), Some(Says::Of | Says::Pack)) || findings.found[i].what.names_data());
    // "10% of your data left (3 GB)": the rest, or its whole? Only the name of a pack has a size behind it.
    let names_pack = (percent + 1..open).any(|i| findings.says(i) == Some(Says::Pack));
    if claim.role == Role::Balance && of && alone && !names_pack {
        return Some(Claim { role: Role::NotHere, ..claim });
    }
    (of && alone).then_some(Claim {
        role: Role::Allowance,
        rule: "whole of a percentage",
        cost: CLOSE,
        cue: percent,
        strong: true,
    })
}

/// "500 MB left (basic 1.5 GB)", "18.4 GB used (usage quota 20 GB)": a larger figure alone in the bracket behind what is left or used,
/// whatever its word, unless it names another kind.
pub fn size_in_bracket(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let bracket = layout.at(at).bracket;
    let inside = |i: &usize| layout.at(*i).bracket == bracket;
    let open = (0..at).rev().take(5).find(|&i| found[i].what.is_mark(Mark::Open)).filter(|_| bracket != 0)?;
    let names_other = |i: usize| {
        let other = matches!(findings.says(i), Some(Says::Kind(kind)) if kind != BucketKind::Main);
        let own = matches!(findings.says(i), Some(Says::Balance(_) | Says::Until(_) | Says::PartOf(_)));
        other || own || found[i].what.is_mark(Mark::Plus) || found[i].what.is_mark(Mark::Comma)
    };
    let mut words = (open + 1..found.len()).take(8).take_while(inside).filter(|&i| i != at);
    if words.any(|i| names_other(i) || found[i].what.is_figure()) {
        return None;
    }
    // "1.2 GB left. (Basic 6 GB)": the bracket begins a sentence, and is said of the one before.
    let behind = if open > 0 && found[open - 1].what.is_mark(Mark::SentenceEnd) { open - 1 } else { open };
    let clause = layout.at(behind).clause;
    let rest = (0..behind).rev().take(4).take_while(|&i| layout.at(i).clause == clause);
    let rest = rest.into_iter().find(|&i| found[i].what.is_figure()).filter(|&rest| is_above(findings, at, rest))?;
    let claim = best_claim(findings, layout, rest)?;
    let is_rest = claim.strong && matches!(claim.role, Role::Balance | Role::Used);
    is_rest.then_some(Claim { role: Role::Allowance, rule: SIZE_IN_BRACKETS, cue: claim.cue, ..claim })
}

/// "1.2 GB left (1229 MB)": the same figure again in another unit, alone in the bracket behind it.
pub fn is_said_again(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    let is_mark = |i: usize, mark| found.get(i).is_some_and(|finding| finding.what.is_mark(mark));
    let Some(open) = at.checked_sub(1).filter(|&open| is_mark(open, Mark::Open) && is_mark(at + 1, Mark::Close)) else {
        return false;
    };
    let before = (0..open).rev().take(3).find(|&i| found[i].what.is_figure());
    before.is_some_and(|before| match (&found[before].what, &found[at].what) {
        (What::Amount(a), What::Amount(b)) => {
            a.unit != b.unit && !is_above(findings, at, before) && !is_above(findings, before, at)
        }
        _ => false,
    })
}

/// Whether words inside the brackets say what is left or used, or how large it is.
fn bracket_says_role(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let bracket = layout.at(at).bracket;
    (at..(at + 8).min(findings.found.len()))
        .take_while(|&i| layout.at(i).bracket == bracket)
        .any(|i| matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_) | Says::Allowance(_))))
}

/// Whether words inside the brackets around a figure say what it is, by one of the `wanted`: "(limit 6 GB)".
pub fn bracket_has_role(findings: &Findings<'_>, layout: &Layout, at: usize, wanted: fn(Says) -> bool) -> bool {
    let bracket = layout.at(at).bracket;
    let inside = |&i: &usize| layout.at(i).bracket == bracket;
    let says_role = |i: usize| {
        let says = findings.says(i);
        matches!(says, Some(Says::Balance(_) | Says::Used(_) | Says::Allowance(_) | Says::Of))
            && says.is_some_and(wanted)
    };
    let end = (at + 8).min(findings.found.len());
    bracket != 0
        && ((0..at).rev().take(8).take_while(inside).any(says_role) || (at..end).take_while(inside).any(says_role))
}
