//! Which of the figures told is the whole of others: by their sum, by where they stand, and by the share told of it.
//!
//! It is asked once all figures have the roles that words give them.

use super::claims::CLOSE;
use super::layout::Layout;
use super::magnitude::volume_at;
use super::nearness::{gap, neighbourhood};
use super::roles::{Assigned, BESIDE, Role, Roles};
use super::sizes::BEFORE_REST;
use super::{magnitude, subjects};
use crate::languages::{BucketKind, Says};
use crate::scan::{Findings, Mark, What};

/// A text tells no more parts of one sum.
const MOST_PARTS: usize = 6;

/// Gives the role of the whole to amounts that no phrase speaks of but whose neighbours leave no other: the subject
/// of a percentage ("60 GB: 80% used"), and what used and left add up to.
pub fn name_wholes(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let found = &findings.found;
    let volumes = |role: Role, roles: &Roles| -> Vec<f64> {
        (0..found.len())
            .filter(|&i| roles.assigned[i].is_some_and(|assigned| assigned.role == role))
            .filter_map(|i| match &found[i].what {
                What::Amount(amount) => Some(amount.printed.volume.bytes_f64()),
                _ => None,
            })
            .collect()
    };
    let sum = match (volumes(Role::Balance, roles).as_slice(), volumes(Role::Used, roles).as_slice()) {
        ([balance], [used]) => Some(balance + used),
        _ => None,
    };
    settle_labelled(findings, roles);
    settle_available(findings, roles);
    settle_held(findings, layout, roles);
    settle_sizes_in_rows(findings, layout, roles);
    settle_parts(findings, layout, roles);
    settle_parts_of_size(findings, layout, roles);
    settle_parts_of_rest(findings, layout, roles);
    settle_parts_before_rest(findings, roles);
    settle_size_before(findings, layout, roles);
    let states = roles.assigned.iter().flatten().any(|assigned| assigned.role != Role::Allowance);
    let assigned = &mut roles.assigned;
    roles.open.retain(|&at| {
        let What::Amount(amount) = &found[at].what else { return false };
        let of_percent = (at + 1..found.len())
            .take(5)
            .take_while(|&i| layout.at(i).clause == layout.at(at).clause)
            .find(|&i| found[i].what.is_figure());
        let is_subject = of_percent.is_some_and(|i| {
            assigned[i].is_some() && matches!(found[i].what, What::Percent(_)) && gap(found, at, i) <= CLOSE
        });
        let volume = amount.printed.volume.bytes_f64();
        // Two figures, each rounded to its last digit, and the whole rounded too.
        let is_sum = sum.is_some_and(|sum| (sum - volume).abs() <= 0.01 * volume);
        // "10 GB/30 days", the name of a pack, where the text also says what is used or left.
        let names_pack = states
            && found.get(at + 1).is_some_and(|next| next.what.is_mark(Mark::Slash))
            && matches!(found.get(at + 2).map(|next| &next.what), Some(What::Length(_)));
        let rule = match (is_subject, is_sum, names_pack) {
            (true, _, _) => "whole of a percentage",
            (_, true, _) => "used + left",
            (_, _, true) => "volume / validity",
            _ => return true,
        };
        assigned[at] = Some(Assigned {
            role: Role::Allowance,
            rule,
            is_part: false,
            is_whole: true,
            is_granted: false,
            is_sure: true,
            is_labelled: false,
            cue: at,
        });
        false
    });
}

/// "Travel Data 1 GB until 27.11. Used: 0.35 GB", "Weekly Mega: 12 GB. Remaining: 7.25 GB": the only figure that no words speak of, with its end or
/// behind a name and its colon, is the size of what the sentence behind tells the use or the rest of.
fn settle_size_before(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let mut told = (0..roles.assigned.len()).filter(|&at| roles.assigned[at].is_some());
    let (&[size], Some(used), None) = (roles.open.as_slice(), told.next(), told.next()) else { return };
    let role = roles.assigned[used].map(|assigned| assigned.role);
    let is_labelled = size > 0 && findings.found[size - 1].what.is_mark(Mark::Colon);
    let is_used = role == Some(Role::Used) || role == Some(Role::Balance) && is_labelled;
    let has_end = is_labelled
        || neighbourhood(layout, size).any(|i| i > size && matches!(findings.says(i), Some(Says::Until(_))));
    let is_behind = layout.at(used).sentence == layout.at(size).sentence + 1;
    if is_used && has_end && is_behind && magnitude::is_larger(findings, size, used) {
        roles.open.clear();
        let own = roles.assigned[used];
        let rule = BEFORE_REST;
        roles.assigned[size] =
            own.map(|own| Assigned { role: Role::Allowance, rule, is_whole: false, cue: size, ..own });
    }
}

/// "5 GB, of which 2 GB left": the words behind the part speak of the part, and the figure before it is the whole.
fn settle_parts(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    for at in 0..roles.assigned.len() {
        // "50 GB, of which left 18 GB": words of its own before the part.
        let is_own = |cue: usize| {
            let says = matches!(findings.says(cue), Some(Says::Balance(_) | Says::Used(_)));
            let of = (0..cue).rev().take(3).find(|&i| findings.found[i].to <= findings.found[cue].from);
            says && of.is_some_and(|i| matches!(findings.says(i), Some(Says::PartOf(_))))
        };
        let Some(part) = roles.assigned[at].filter(|part| part.is_part && (part.cue > at || is_own(part.cue))) else {
            continue;
        };
        let sentence = layout.at(at).sentence;
        let whole = (0..at)
            .rev()
            .take_while(|&i| layout.at(i).sentence == sentence)
            .find(|&i| findings.found[i].what.is_amount());
        if let Some(whole) = whole.and_then(|i| roles.assigned[i].as_mut())
            && ((whole.role, whole.rule) == (part.role, part.rule) || whole.is_labelled && whole.role == Role::Balance)
            && part.role != Role::Allowance
        {
            (whole.role, whole.rule, whole.is_whole) = (Role::Allowance, "whole of its part", true);
        }
    }
}

/// "You have 8 GB left: 5 GB monthly, 3 GB rollover": figures behind the colon that follows what is left, and that add up to it, are its parts.
fn settle_parts_of_rest(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let found = &findings.found;
    let volume = |at: usize| volume_at(findings, at).unwrap_or(0.0);
    // "You get 10 GB: 4 GB by day + 6 GB by night": so are those of what is given.
    let is_whole = |own: Assigned| own.role == Role::Balance || own.role == Role::Allowance && own.is_granted;
    let is_left = |&i: &usize| found[i].what.is_amount() && roles.assigned[i].is_some_and(is_whole);
    let Some(whole) = (0..found.len()).find(is_left) else { return };
    let sentence = layout.at(whole).sentence;
    let mut behind = (whole + 1..found.len()).take(4).take_while(|&i| !found[i].what.is_figure());
    let Some(colon) = behind.find(|&i| found[i].what.is_mark(Mark::Colon)) else { return };
    // "Internet: 1.5 GB, 4G: 1 GB, video: 500 MB": the colon of the next entry.
    if (whole..colon).any(|i| found[i].what.is_mark(Mark::Comma)) {
        return;
    }
    let parts: Vec<usize> = (colon + 1..found.len())
        .take_while(|&i| layout.at(i).sentence == sentence)
        .filter(|&i| found[i].what.is_amount())
        .collect();
    let sum: f64 = parts.iter().map(|&at| volume(at)).sum();
    let is_open = |at: &usize| roles.assigned[*at].is_none_or(|own| own.role != Role::Used);
    let Some(own) = roles.assigned[whole] else { return };
    if parts.len() < 2 || !parts.iter().all(is_open) || (sum - volume(whole)).abs() > 0.001 * sum {
        return;
    }
    roles.open.retain(|at| !parts.contains(at));
    for at in parts {
        roles.assigned[at] = Some(Assigned { rule: "parts of the size", is_part: true, is_whole: false, ..own });
    }
}

/// "Plan 4.5 GB ⏎ Rollover 10 GB ⏎ Total left 14.5 GB": all other figures of a text, before what is left and adding up to it, are its parts.
fn settle_parts_before_rest(findings: &Findings<'_>, roles: &mut Roles) {
    let found = &findings.found;
    let amounts: Vec<usize> = (0..found.len()).filter(|&at| found[at].what.is_amount()).collect();
    let [parts @ .., whole] = amounts.as_slice() else { return };
    // "Data left: this month 1.2 GB, carried over 0.85 GB, total 2.05 GB": words for a size behind parts that are said to be left.
    let is_left = |own: &Assigned| own.role == Role::Balance && !own.is_part;
    let is_open_size = roles.assigned[*whole].is_none_or(|own| own.role == Role::Allowance && !own.is_granted);
    let left_of = |at: usize| roles.assigned[at].filter(is_left);
    let headed = || parts.first().and_then(|&first| left_of(first)).filter(|own| is_open_size && own.cue < parts[0]);
    let Some(own) = left_of(*whole).or_else(headed) else { return };
    // "2 GB to surf, 1 GB for chats and 3 GB for YouTube": what has the name of a kind is one more entry.
    let is_kind = |i: usize| matches!(findings.says(i), Some(Says::Kind(kind)) if kind != BucketKind::Main);
    if (whole + 1..found.len()).take(2).any(|i| is_kind(i) && gap(found, *whole, i) <= BESIDE) {
        return;
    }
    let volume = |at: usize| volume_at(findings, at).unwrap_or(0.0);
    // "Old balance 2 GB, added 5 GB, new balance 7 GB".
    let is_told_before = found.iter().any(|other| other.what.says() == Some(Says::Former));
    let is_free = |at: &usize| {
        let is_part = |other: Assigned| {
            !other.is_part && !other.is_granted && matches!(other.role, Role::Allowance | Role::Balance)
        };
        !is_told_before && roles.assigned[*at].is_none_or(is_part)
    };
    let fits = |parts: &&[usize]| {
        let sum: f64 = parts.iter().map(|&at| volume(at)).sum();
        (2..=MOST_PARTS).contains(&parts.len())
            && parts.iter().all(is_free)
            && parts.iter().all(|&at| volume(at) > 0.0)
            && (sum - volume(*whole)).abs() <= 0.001 * sum
    };
    // "Plan 5 GB ⏎ This month 3.3 GB ⏎ Carried over 1.8 GB ⏎ Total left 5.1 GB": the size before them is none.
    let behind_size = || parts.split_first().map(|(_, behind)| behind);
    let Some(parts) = Some(parts).filter(fits).or_else(|| behind_size().filter(fits)) else { return };
    roles.open.retain(|at| at != whole && !parts.contains(at));
    roles.assigned[*whole] = Some(Assigned { is_whole: false, ..own });
    for &at in parts {
        roles.assigned[at] = Some(Assigned { rule: "parts of the size", is_part: true, is_whole: false, ..own });
    }
}

/// "Your 12 GB pack is active. Main 10 GB, night 2 GB": named figures of one sentence that no words speak of, and that add up to the only size told
/// before them, are its parts.
fn settle_parts_of_size(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let found = &findings.found;
    let volume = |at: usize| volume_at(findings, at).unwrap_or(0.0);
    let mut told = (0..found.len()).filter(|&i| roles.assigned[i].is_some());
    let (Some(whole), None) = (told.next(), told.next()) else { return };
    let Some(size) = roles.assigned[whole].filter(|size| size.role == Role::Allowance) else { return };
    let ([first, .., _], true) = (roles.open.as_slice(), found[whole].what.is_amount()) else { return };
    let sentence = layout.at(*first).sentence;
    let is_named = |at: usize| {
        let names = |i: usize| found[i].what.names_data() || matches!(findings.says(i), Some(Says::Kind(_)));
        (whole + 1..at).rev().take(3).take_while(|&i| !found[i].what.is_figure()).any(names)
    };
    let is_part = |&at: &usize| at > whole && layout.at(at).sentence == sentence && is_named(at);
    let sum: f64 = roles.open.iter().map(|&at| volume(at)).sum();
    if layout.at(whole).sentence < sentence
        && roles.open.iter().all(is_part)
        && (sum - volume(whole)).abs() <= 0.001 * sum
    {
        for at in std::mem::take(&mut roles.open) {
            roles.assigned[at] = Some(Assigned { rule: "parts of the size", is_sure: false, is_whole: false, ..size });
        }
    }
}

/// "Data: 2 GB. Used: 1.37 GB. Remaining: 0.63 GB": what used and left add up to is the whole, whatever its label.
fn settle_labelled(findings: &Findings<'_>, roles: &mut Roles) {
    let volume = |at: usize| volume_at(findings, at).unwrap_or(0.0);
    let of = |role: Role, roles: &Roles| -> Vec<usize> {
        let has = |assigned: &Assigned| assigned.role == role && !assigned.is_labelled;
        (0..roles.assigned.len())
            .filter(|&i| findings.found[i].what.is_amount() && roles.assigned[i].as_ref().is_some_and(has))
            .collect()
    };
    let (left, used) = (of(Role::Balance, roles), of(Role::Used, roles));
    let ([left], [used]) = (left.as_slice(), used.as_slice()) else { return };
    let sum = volume(*left) + volume(*used);
    for (at, assigned) in roles.assigned.iter_mut().enumerate() {
        if let Some(assigned) = assigned
            && assigned.is_labelled
            && (sum - volume(at)).abs() <= 0.01 * volume(at)
        {
            (assigned.role, assigned.rule, assigned.is_whole) = (Role::Allowance, "used + left", true);
        }
    }
}

/// "Quota: 700 MB ⏎ Left: 100 MB", "Data: 10 GB. Used: 3 GB", "you have 60 GB, used 58.3 GB": of two figures in a row the first, which words merely name, is
/// the size where the label of the second says no more than that it is left or used, and that is not more; so is each first of several such pairs.
fn settle_sizes_in_rows(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let found = &findings.found;
    let words = |i: usize| &findings.folded.text[found[i].from..found[i].to];
    let amounts = (0..found.len()).filter(|&at| found[at].what.is_amount());
    if amounts.clone().nth(1).is_none() {
        return;
    }
    let amounts: Vec<usize> = amounts.collect();
    let names_other = |i: usize| {
        let says = findings.says(i);
        matches!(says, Some(Says::Kind(_) | Says::Pack | Says::OtherService | Says::Today))
            || matches!(found[i].what, What::Count | What::Money)
    };
    let is_mark = |i: usize| {
        let marks = [Mark::Comma, Mark::Semicolon, Mark::Line, Mark::SentenceEnd];
        marks.into_iter().any(|mark| found[i].what.is_mark(mark))
    };
    // "Data: 1.37 GB".
    let is_fine = |at: usize| {
        let has_decimals = matches!(&found[at].what, What::Amount(amount) if amount.number.decimals > 1);
        has_decimals || magnitude::is_count(&found[at].what)
    };
    let is_of_it = |i: usize| matches!(findings.says(i), Some(Says::PartOf(_)));
    let is_pair = |size: usize, part: usize| {
        let (Some(label), Some(told)) = (roles.assigned[size], roles.assigned[part]) else { return false };
        let is_held = findings.says(label.cue) == Some(Says::Holds);
        let is_told = match findings.says(told.cue) {
            Some(Says::Balance(_)) => told.role == Role::Balance && words(label.cue) != words(told.cue),
            // A count may be what is left all the same.
            Some(Says::Used(_)) => told.role == Role::Used && (!is_fine(size) || (size + 1..told.cue).any(is_of_it)),
            _ => false,
        };
        // "Of that used: 3.1 GB".
        let is_own =
            |i: usize| found[i].from == found[told.cue].from || findings.says(i) == Some(Says::Of) || is_of_it(i);
        // "You have 10 GB, 3 GB left": or behind their figure.
        let (from, last) = if told.cue < part { (told.cue, part) } else { (part, told.cue) };
        let opening = (size + 1..from).rev().find(|&i| !is_own(i));
        // "You have 50 GB national (used 48 GB)": the name between is the size's.
        let is_bracketed = opening.is_some_and(|i| found[i].what.is_mark(Mark::Open));
        let opens = is_bracketed || opening.is_some_and(is_mark);
        let names_from = opening.filter(|_| is_bracketed).unwrap_or(size + 1);
        let behind = found[last..].iter().find(|next| next.from >= found[last].to);
        let is_closed = behind.is_none_or(|next| matches!(next.what, What::Mark(_)));
        let is_near = layout.at(part).sentence <= layout.at(size).sentence + 1
            && layout.at(part).line <= layout.at(size).line + 1;
        label.role == Role::Balance
            && (label.is_labelled || is_held)
            && is_told
            && size < told.cue
            && opens
            && is_closed
            && is_near
            && !(names_from..part).any(names_other)
            && !magnitude::is_larger(findings, part, size)
    };
    let mut pairs = Vec::new();
    let mut next = 0;
    while let Some(&[size, part]) = amounts.get(next..next + 2) {
        let is_one = is_pair(size, part);
        pairs.extend(is_one.then_some(size));
        next += if is_one { 2 } else { 1 };
    }
    for size in pairs {
        if let Some(size) = roles.assigned[size].as_mut() {
            (size.role, size.rule, size.is_whole) = (Role::Allowance, BEFORE_REST, true);
        }
    }
}

/// "You have a bundle of 150 MB + 50 SMS. Balance: 62.3 MB": of two figures of one kind, the one that words merely say to be had is the size
/// where the sentence behind, or below a heading the next line, tells what is left, and that is less.
fn settle_held(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let is_left = |&at: &usize| roles.assigned[at].is_some_and(|assigned| assigned.role == Role::Balance);
    let mut left = (0..roles.assigned.len()).filter(|&at| findings.found[at].what.is_amount()).filter(is_left);
    let (Some(held), Some(rest), None) = (left.next(), left.next(), left.next()) else { return };
    let says = |at: usize| roles.assigned[at].and_then(|assigned| findings.says(assigned.cue));
    let is_told = says(held) == Some(Says::Holds) && matches!(says(rest), Some(Says::Balance(_)));
    let names_pack = neighbourhood(layout, held).any(|i| i > held && findings.says(i) == Some(Says::Pack));
    let is_behind = layout.at(rest).sentence == layout.at(held).sentence + 1;
    // "Kuota Kamu ⏎ Internet 12,5 GB ⏎ Sisa 3,81 GB": below a heading, and each on a line of its own.
    let line = |at: usize| layout.at(at).line;
    let is_below_heading = roles.assigned[held].is_some_and(|own| line(own.cue) < line(held))
        && roles.assigned[rest].is_some_and(|own| line(own.cue) == line(rest))
        && line(rest) == line(held) + 1;
    let is_told = is_told && (names_pack && is_behind || is_below_heading);
    let is_alike = subjects::kind_of(findings, layout, held) == subjects::kind_of(findings, layout, rest);
    if is_told
        && is_alike
        && magnitude::is_larger(findings, held, rest)
        && let Some(held) = roles.assigned[held].as_mut()
    {
        (held.role, held.rule, held.is_whole) = (Role::Allowance, BEFORE_REST, true);
    }
}

/// "Available this month 41984 M, used 33562.37 M, left 8421.63 M": of two figures that are said to be there, the one that is the sum of
/// the other and what was used is the whole.
fn settle_available(findings: &Findings<'_>, roles: &mut Roles) {
    /// Figures of one count add up to the last digit, but for their rounding.
    const WITHIN: f64 = 0.001;
    let of = |role: Role| -> Vec<(usize, f64)> {
        let has = |assigned: &Assigned| assigned.role == role && !assigned.is_part;
        let own = |&i: &usize| roles.assigned[i].as_ref().is_some_and(has);
        let volume = |i: usize| magnitude::volume_at(findings, i).map(|bytes| (i, bytes));
        (0..roles.assigned.len()).filter(own).filter_map(volume).collect()
    };
    let (left, used) = (of(Role::Balance), of(Role::Used));
    let ([first, second], [(_, used)]) = (left.as_slice(), used.as_slice()) else { return };
    let (whole, rest) = if first.1 > second.1 { (first, second) } else { (second, first) };
    let is_sum = *used > 0.0 && rest.1 > 0.0 && (whole.1 - used - rest.1).abs() <= WITHIN * whole.1;
    if !is_sum {
        return;
    }
    // What is a part of it in the bracket behind is a part of the whole.
    let behind = roles.assigned[whole.0..].iter_mut().flatten().enumerate();
    for (_, assigned) in behind.take_while(|(place, assigned)| *place == 0 || assigned.is_part) {
        (assigned.role, assigned.rule, assigned.is_whole) = (Role::Allowance, "used + left", true);
    }
}
