//! Pages and lists with words above them: a total below a heading for what is left is what is left in all, and no size; labels below words for
//! use tell what was used; a figure above a label and its share is what the share is.
//!
//! It is asked once all figures have the roles that words give them.

use super::layout::Layout;
use super::magnitude::{ADDS_UP_WITHIN, volume_at};
use super::nearness::{REACH, gap, under_condition};
use super::pairs::is_part_of_whole;
use super::roles::{Assigned, Role, Roles};
use crate::languages::{Says, Side};
use crate::scan::{Findings, Mark, What};

/// "Data left ⏎ Total 7.84 GB ⏎ This month 5 GB ⏎ Rollover 2.84 GB": the total, and the parts where they add up to it.
pub fn settle_headed(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let found = &findings.found;
    let mut amounts = (0..found.len()).filter(|&at| found[at].what.is_amount());
    let Some(total) = amounts.next() else { return };
    let is_size = |at: usize| roles.assigned[at].is_none_or(|assigned| assigned.role == Role::Allowance);
    let tells_otherwise = |i: usize| {
        let is_other_figure = matches!(found[i].what, What::Money | What::Percent(_) | What::Mark(Mark::Slash));
        is_other_figure || matches!(findings.says(i), Some(Says::Used(_) | Says::Granted(_) | Says::UsedUp))
    };
    let Some(own) = roles.assigned[total].filter(|own| own.role == Role::Allowance && own.cue < total) else { return };
    let Some(heading) = heading_before(findings, layout, own.cue) else { return };
    let parts: Vec<usize> = amounts.collect();
    let is_told_below = (own.cue..found.len()).any(|i| matches!(findings.says(i), Some(Says::Balance(_))));
    if is_told_below || !parts.iter().all(|&at| is_size(at)) || (0..found.len()).any(tells_otherwise) {
        return;
    }
    let volume = |at: usize| volume_at(findings, at).unwrap_or(0.0);
    let sum: f64 = parts.iter().map(|&at| volume(at)).sum();
    let adds_up = (sum - volume(total)).abs() <= ADDS_UP_WITHIN * sum;
    // "Data left ⏎ Basic: 1.2 GB ⏎ Rollover: 3 GB": each on a line of its own behind its name.
    let is_entry = |at: usize| {
        let label = at.checked_sub(1).filter(|&i| layout.at(i).line == layout.at(at).line);
        label.is_some_and(|i| gap(found, i, at) <= 1 && !found[i].what.is_figure())
    };
    let lines = std::iter::once(total).chain(parts.iter().copied()).map(|at| layout.at(at).line);
    let are_entries = is_entry(total) && parts.iter().all(|&at| is_entry(at)) && lines.is_sorted_by(|a, b| a < b);
    if !(parts.is_empty() || parts.len() > 1 && adds_up || are_entries) {
        return;
    }
    let What::Phrase(cue) = found[heading].what else { return };
    let left = Assigned { role: Role::Balance, rule: cue.phrase.name, cue: heading, is_whole: false, ..own };
    roles.open.retain(|at| !parts.contains(at));
    for at in parts.into_iter().chain([total]) {
        roles.assigned[at] = Some(left);
    }
}

/// "2.3 GB ⏎ Data left ⏎ 46%": a figure alone above the words that speak of the share alone below them is what the share is.
pub fn settle_above_share(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let found = &findings.found;
    let &[figure] = roles.open.as_slice() else { return };
    let is_line = |i: usize| found.get(i).is_none_or(|other| other.what.is_mark(Mark::Line));
    let line = layout.at(figure).line;
    let share = (figure + 1..found.len()).take(8).find(|&i| matches!(found[i].what, What::Percent(_)));
    let Some((share, own)) = share.and_then(|share| Some((share, roles.assigned[share]?))) else { return };
    let is_alone = |at: usize| (at == 0 || is_line(at - 1)) && is_line(at + 1);
    let cue = (figure + 1..share).find(|&i| match own.role {
        Role::Balance => matches!(findings.says(i), Some(Says::Balance(_))),
        Role::Used => matches!(findings.says(i), Some(Says::Used(_))),
        _ => false,
    });
    let rows = (line + 1, line + 2);
    if let Some(cue) = cue.filter(|&cue| (layout.at(cue).line, layout.at(share).line) == rows)
        && is_alone(figure)
        && is_alone(share)
        && let What::Phrase(phrase) = found[cue].what
    {
        roles.open.clear();
        roles.assigned[figure] = Some(Assigned { rule: phrase.phrase.name, cue, ..own });
    }
}

/// "Your use in November: Data: 14.2 of 40 GB. EU data: 0 of 12 GB": labels with a part and its whole, below words for use that stand before
/// all figures, in a text that tells nothing left, list what was used.
pub fn settle_list_of_use(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let found = &findings.found;
    if found.iter().any(|finding| matches!(finding.what.says(), Some(Says::Balance(_)))) {
        return;
    }
    let Some(first) = found.iter().position(|finding| finding.what.is_amount()) else { return };
    let heads = |i: &usize| matches!(findings.says(*i), Some(Says::Used(Side::Follows | Side::Either)));
    let Some(head) = (first.saturating_sub(REACH)..first).rev().find(heads) else { return };
    let What::Phrase(phrase) = found[head].what else { return };
    if under_condition(findings, layout, head) {
        return;
    }
    for at in (first..found.len()).filter(|&at| found[at].what.is_amount() && is_part_of_whole(findings, at)) {
        if let Some(own) = roles.assigned[at].as_mut().filter(|own| own.role == Role::Balance && own.is_labelled) {
            (own.role, own.rule, own.cue) = (Role::Used, phrase.phrase.name, head);
        }
    }
}

/// Words for what is left on a line of their own right above.
fn heading_before(findings: &Findings<'_>, layout: &Layout, label: usize) -> Option<usize> {
    let found = &findings.found;
    let cue = (0..label).rev().take(6).find(|&i| matches!(findings.says(i), Some(Says::Balance(_))))?;
    let (line, heading) = (layout.at(label).line, layout.at(cue).line);
    let is_head = |i: usize| match findings.says(i) {
        Some(says) => matches!(says, Says::Balance(_) | Says::Data | Says::Is | Says::Nothing | Says::Pack),
        None => matches!(found[i].what, What::Mark(_)),
    };
    let is_alone = (0..label).filter(|&i| layout.at(i).line == heading).all(is_head);
    let is_above = heading + 1 == line || heading < line && (cue + 1..label).all(is_head);
    (is_alone && is_above).then_some(cue)
}
