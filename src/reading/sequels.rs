//! Figures whose role the sentence before them tells: one more kind of data, what was given besides, and the total after a purchase.
//!
//! It is asked once all figures have the roles that words give them, and changes only texts that tell nothing else.

use super::layout::Layout;
use super::magnitude::is_larger;
use super::nearness::{REACH, neighbourhood};
use super::roles::{Assigned, Role, Roles};
use crate::languages::{BucketKind, Says};
use crate::scan::{Findings, Mark, What};

/// "Your data balance is 3 GB. Your night data is 2 GB": the only figure of a sentence that names another kind of data and says nothing else of
/// it, right behind one that tells what is left, is left as well.
pub fn settle_next_of_kind(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let found = &findings.found;
    let is_other = |own: &Assigned| own.role == Role::Used || own.role == Role::Allowance && !own.is_whole;
    if roles.assigned.iter().flatten().any(is_other) {
        return;
    }
    let mut settled = vec![false; found.len()];
    for at in roles.open.clone() {
        let own = layout.sentence_of(at);
        if own.len() > REACH {
            continue;
        }
        let is_named =
            own.clone().any(|i| matches!(findings.says(i), Some(Says::Kind(kind)) if kind != BucketKind::Main));
        let is_plain = own.clone().all(|i| match findings.says(i) {
            Some(says) => matches!(
                says,
                Says::Kind(_)
                    | Says::Data
                    | Says::Label
                    | Says::Is
                    | Says::Nothing
                    | Says::Holds
                    | Says::Pack
                    | Says::Account
            ),
            // "Bonus nuit 500 Mo (0h-6h)".
            None => i == at || matches!(found[i].what, What::Mark(_) | What::Hours),
        });
        let Some(before) = layout.at(at).sentence.checked_sub(1).filter(|_| is_named && is_plain) else { continue };
        let before = layout.findings_of(before);
        let told = (before.end.saturating_sub(REACH).max(before.start)..before.end).find_map(|i| {
            let told = roles.assigned[i].filter(|_| found[i].what.is_amount())?;
            (told.role == Role::Balance && !told.is_part).then_some(told)
        });
        if let Some(told) = told {
            settled[at] = true;
            roles.assigned[at] = Some(Assigned { is_whole: false, is_sure: false, ..told });
        }
    }
    roles.open.retain(|&at| !settled[at]);
}

/// "Your 10 GB pack is active until 18/12. Bonus 2 GB TikTok until 25/11": a figure right behind another kind of data, which opens a sentence that
/// sells nothing and tells no more of it than its name and its end, right behind one that tells what was given, was given as well.
pub fn settle_given_besides(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    /// " TikTok and Instagram ".
    const LONGEST_NAME: usize = 24;
    if roles.open.is_empty() {
        return;
    }
    let found = &findings.found;
    let mut settled = vec![false; found.len()];
    for at in roles.open.clone() {
        let own = layout.sentence_of(at);
        if own.len() > REACH {
            continue;
        }
        let is_kind = |i: usize| matches!(findings.says(i), Some(Says::Kind(kind)) if kind != BucketKind::Main);
        let is_name = |i: &usize| matches!(findings.says(*i), Some(Says::Kind(_) | Says::Data | Says::Label));
        let is_opening =
            |i: usize| is_name(&i) || found[i].what.is_mark(Mark::Colon) || found[i].what.is_mark(Mark::Plus);
        let opens = (own.start..at).all(is_opening) && (own.start..at).any(is_kind);
        let tells_end = |i: usize| {
            let says = findings.says(i);
            matches!(
                says,
                Some(Says::Until(_) | Says::UntilBeside | Says::ValidFor(_) | Says::Granted(_) | Says::Nothing)
            ) || matches!(found[i].what, What::Moment(_) | What::Length(_) | What::Mark(_) | What::Hours)
        };
        let is_plain = (at + 1..own.end).all(|i| is_name(&i) || tells_end(i));
        let next = (at + 1..own.end).find(|i| !is_name(i)).map_or(findings.folded.text.len(), |i| found[i].from);
        let name = findings.folded.text.get(found[at].to..next).unwrap_or_default();
        let name = name.split(['.', '!', '\n', '(']).next().unwrap_or_default();
        let is_short = name.chars().nth(LONGEST_NAME).is_none();
        let Some(before) = layout.at(at).sentence.checked_sub(1).filter(|_| opens && is_plain && is_short) else {
            continue;
        };
        let before = layout.findings_of(before);
        let given = (before.end.saturating_sub(REACH).max(before.start)..before.end).find_map(|i| {
            let given = roles.assigned[i].filter(|_| found[i].what.is_amount())?;
            let is_given = given.is_granted
                || neighbourhood(layout, i).any(|i| matches!(findings.says(i), Some(Says::Granted(_))));
            (given.role == Role::Allowance && is_given).then_some(given)
        });
        if let Some(given) = given {
            settled[at] = true;
            roles.assigned[at] = Some(Assigned { is_whole: false, is_sure: false, is_granted: true, ..given });
        }
    }
    roles.open.retain(|&at| !settled[at]);
}

/// "Purchase of 1 GB successful. Your total data: 3 GB": of two figures alone, the first given and smaller, the one in a later sentence that words for a size or
/// for what is there now speak of is what is left in all.
pub fn settle_total_now(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let mut told = (0..roles.assigned.len()).filter(|&at| roles.assigned[at].is_some());
    let (Some(first), Some(second), None) = (told.next(), told.next(), told.next()) else { return };
    let (Some(given), Some(total)) = (roles.assigned[first], roles.assigned[second]) else { return };
    let is_granted =
        given.is_granted || neighbourhood(layout, first).any(|i| matches!(findings.says(i), Some(Says::Granted(_))));
    let is_total = match findings.says(total.cue) {
        Some(Says::Allowance(_)) => total.cue < second,
        Some(Says::Granted(_)) => total.cue < second && !given.is_whole,
        _ => false,
    };
    let are_sizes = given.role == Role::Allowance && total.role == Role::Allowance && !total.is_whole && !total.is_part;
    let is_later = layout.at(second).sentence > layout.at(first).sentence;
    let has_percent = findings.found.iter().any(|finding| matches!(finding.what, What::Percent(_)));
    if is_granted
        && is_total
        && are_sizes
        && is_later
        && !has_percent
        && is_larger(findings, second, first)
        && roles.open.is_empty()
    {
        roles.assigned[second] = Some(Assigned { role: Role::Balance, is_granted: false, ..total });
    }
}
