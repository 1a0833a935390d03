//! Two figures of one clause that one phrase speaks of alike: which of them it means, or neither.
//!
//! It takes roles away, or makes one of the two the whole of the other.

use super::claims::is_listed_with_count;
use super::layout::Layout;
use super::magnitude::{is_count, is_larger, is_same_amount, is_size_of_rest};
use super::nearness::{REACH, between, ends_with_and, gap};
use super::roles::{Assigned, BESIDE, Role, Roles};
use super::sizes::BEFORE_REST;
use super::{lists, subjects};
use crate::languages::{Says, Side};
use crate::scan::{Finding, Findings, Mark, What};

/// Whether the second figure is not larger than the first, and neither a mark nor a figure stands between them.
fn is_size_of(findings: &Findings<'_>, first: usize, second: usize) -> bool {
    let found = &findings.found;
    let parted =
        between(found, first, second).iter().any(|other| other.what.is_figure() || matches!(other.what, What::Mark(_)));
    // "5 GB oraz 3 GB": a word that is not known may well say "and".
    let is_unknown = (first..second).any(|i| {
        let gap = findings.folded.text.get(found[i].to..found[i + 1].from);
        gap.is_some_and(|gap| gap.contains(char::is_alphabetic))
    });
    !parted && !is_unknown && is_size_of_rest(findings, first, second)
}

/// "Home left 12 GB roaming left 3 GB": whether each of two figures has words of its own right before it.
fn have_own_words(findings: &Findings<'_>, first: (usize, usize), second: (usize, usize)) -> bool {
    let is_own = |(at, cue): (usize, usize)| cue < at && gap(&findings.found, cue, at) <= 1;
    first.1 != second.1 && is_own(first) && is_own(second)
}

/// "1 GB Facebook and 1 GB WhatsApp": whether "and" joins two figures, each with the name of a kind right behind it.
fn are_named_and_joined(findings: &Findings<'_>, first: usize, second: usize) -> bool {
    let found = &findings.found;
    let is_named = |at: usize| {
        let is_kind = |i: usize| matches!(findings.says(i), Some(Says::Kind(_))) && gap(found, at, i) <= BESIDE;
        (at + 1..found.len().min(at + 4)).any(is_kind)
    };
    let between = &findings.folded.text[found[first].to..found[second].from];
    is_named(first) && is_named(second) && ends_with_and(findings, between)
}

/// "Het 1GB", "after 1 GB": whether words for what comes once it is used up stand between.
fn is_said_of_end(between: &[Finding]) -> bool {
    between.iter().any(|other| matches!(other.what.says(), Some(Says::UsedUp | Says::Condition)))
}

/// Whether a figure is alone in brackets right behind a percentage.
fn says_share_again(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    let is_mark = |i: usize, mark| found.get(i).is_some_and(|finding| finding.what.is_mark(mark));
    at > 1
        && is_mark(at - 1, Mark::Open)
        && is_mark(at + 1, Mark::Close)
        && matches!(found[at - 2].what, What::Percent(share) if share <= 100.0)
}

/// "2.5 GB rollover (expires 14 Feb) and 4 GB combo", "1.2 GB until 28 Nov and 300 MB that never ends": an end between two figures is of the
/// first alone.
fn has_own_end(findings: &Findings<'_>, first: usize, second: usize) -> bool {
    let between = between(&findings.found, first, second);
    let is_until = |other: &Finding| matches!(other.what.says(), Some(Says::Until(Side::Follows) | Says::UntilBeside));
    let until = between.iter().position(is_until);
    if until.is_some_and(|until| between[until..].iter().any(|other| matches!(other.what, What::Moment(_)))) {
        return true;
    }
    let open = between.iter().position(|other| other.what.is_mark(Mark::Open));
    open.is_some_and(|open| {
        let inside = between[open..].iter().take_while(|other| !other.what.is_mark(Mark::Close));
        inside.into_iter().any(|other| matches!(other.what, What::Moment(_) | What::Length(_)))
    })
}

/// Whether the first of two figures of one sentence is a size with its end behind it, and the second less than that and without one.
fn is_size_with_end(findings: &Findings<'_>, layout: &Layout, first: usize, second: usize) -> bool {
    let sentence = layout.at(second).sentence;
    let is_moment = |i: usize| matches!(findings.found[i].what, What::Moment(_));
    let mut behind = (second + 1..findings.found.len()).take(REACH).take_while(|&i| layout.at(i).sentence == sentence);
    layout.at(first).sentence == sentence
        && has_own_end(findings, first, second)
        && is_larger(findings, first, second)
        && !is_count(&findings.found[first].what)
        && subjects::kind_of(findings, layout, first) == subjects::kind_of(findings, layout, second)
        && !behind.any(is_moment)
}

/// Two figures of one clause that one phrase speaks of alike, and no word that tells them apart: neither is believed.
pub fn drop_twins(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let mut last: Option<(usize, Assigned)> = None;
    for at in 0..findings.found.len() {
        let Some(assigned) =
            roles.assigned[at].filter(|assigned| findings.found[at].what.is_amount() && !assigned.is_part)
        else {
            continue;
        };
        // "80% (8 GB) of the month's 10 GB used": the share again in figures, and its whole.
        if let Some((before, twin)) = last
            && (twin.role, twin.cue) == (assigned.role, assigned.cue)
            && says_share_again(findings, before)
            && layout.at(before).bracket != layout.at(at).bracket
            && !is_size_of_rest(findings, before, at)
        {
            let rule = "whole of a percentage";
            roles.assigned[at] = Some(Assigned { role: Role::Allowance, rule, is_whole: true, ..assigned });
            roles.assigned[before - 2] = roles.assigned[before - 2].or(Some(twin));
            last = None;
            continue;
        }
        // "1 GB a day, after 1 GB it stops": said again by the same words.
        if let Some((before, twin)) = last
            && (twin.role, twin.cue) == (assigned.role, assigned.cue)
            && twin.cue < before
            && layout.at(before).sentence == layout.at(at).sentence
            && subjects::kind_of(findings, layout, before) == subjects::kind_of(findings, layout, at)
            && is_said_of_end(between(&findings.found, before, at))
            && is_same_amount(findings, before, at)
        {
            roles.assigned[at] = None;
            continue;
        }
        // "Your 1 GB option ends on 28 Nov with 240 MB left": words behind the rest reached the size over its end.
        if let Some((before, twin)) = last
            && (twin.role, assigned.role) == (Role::Balance, Role::Balance)
            && twin.cue > at
            && is_size_with_end(findings, layout, before, at)
        {
            let rule = BEFORE_REST;
            roles.assigned[before] = Some(Assigned { role: Role::Allowance, rule, is_whole: true, ..twin });
            last = Some((at, assigned));
            continue;
        }
        if let Some((before, twin)) = last
            && (twin.role, twin.rule) == (assigned.role, assigned.rule)
            && layout.at(before).clause == layout.at(at).clause
            && layout.at(before).bracket == layout.at(at).bracket
            && subjects::kind_of(findings, layout, before) == subjects::kind_of(findings, layout, at)
            && !has_own_end(findings, before, at)
            && !matches!(assigned.rule, lists::BALANCES_WITH_ENDS | lists::COORDINATE)
            && !is_listed_with_count(findings, layout, at)
            && !have_own_words(findings, (before, twin.cue), (at, assigned.cue))
            && !are_named_and_joined(findings, before, at)
        {
            // "5 GB SmartPlan: 1.2 GB left": the one beside the words is theirs, and the other was reached over it.
            let found = &findings.found;
            let (near, far) =
                if gap(found, twin.cue, before) < gap(found, assigned.cue, at) { (before, at) } else { (at, before) };
            // "Remaining data of Freedom 13 GB 5.03 GB": a size and its rest, with nothing between that parts them.
            if twin.role == Role::Balance
                && twin.cue == assigned.cue
                && twin.cue < before
                && is_size_of(findings, before, at)
            {
                roles.assigned[before] =
                    Some(Assigned { role: Role::Allowance, rule: BEFORE_REST, is_whole: true, ..twin });
                last = Some((at, assigned));
                continue;
            }
            let cue = assigned.cue;
            let over = (near < far) == (cue < near) && twin.cue == cue;
            if over && gap(found, cue, near) <= BESIDE {
                roles.assigned[far] = None;
                last = roles.assigned[near].map(|kept| (near, kept));
                continue;
            }
            (roles.assigned[before], roles.assigned[at]) = (None, None);
            roles.open.extend([before, at]);
        }
        last = Some((at, assigned));
    }
}
