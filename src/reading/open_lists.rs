//! Lists of figures without a word for what they are: what there is, as far as their names and their end tell.
//!
//! It reads only figures that no phrase speaks of, where the text tells nothing else.

use super::layout::Layout;
use super::nearness::neighbourhood;
use super::roles::{Assigned, Role, Roles};
use super::{lists, magnitude, prices};
use crate::languages::{Says, Side};
use crate::scan::{Findings, Mark, What};

/// "Internet 812 MB + 1 GB at night, valid until 19 March": a list without a word for what its figures are. Where each has the name of some
/// data beside it, an end is told, nothing is sold or given, and no pack is sold by one of the sizes, it is what there is.
pub fn open_list_with_end(findings: &Findings<'_>, roles: &mut Roles) {
    let found = &findings.found;
    let all = 0..found.len();
    // "Data Happy: 2.1 GB; local data: 900 MB": where one of them has its label, the others need no odd size.
    let is_label = |assigned: Assigned| {
        let is_dated = assigned.rule == lists::BALANCES_WITH_ENDS;
        assigned.role == Role::Balance
            && (assigned.is_labelled || is_dated || findings.says(assigned.cue) == Some(Says::Data))
    };
    let is_labelled = roles.assigned.iter().flatten().any(|assigned| is_label(*assigned));
    // "Kuota Ceria: 1.7 GB" has a word for a pack before it.
    let is_pack = |at: usize, assigned: Assigned| {
        let by_pack = assigned.role == Role::Allowance && findings.says(assigned.cue) == Some(Says::Pack);
        is_labelled && by_pack && at > 0 && found[at - 1].what.is_mark(Mark::Colon)
    };
    let open = roles.open.iter().copied();
    let by_pack = all.clone().filter(|&at| roles.assigned[at].is_some_and(|assigned| is_pack(at, assigned)));
    let listed: Vec<usize> = open.chain(by_pack).collect();
    let is_of_list = |at: usize| roles.assigned[at].is_none_or(|assigned| is_label(assigned) || is_pack(at, assigned));
    let is_odd = |at: &usize| magnitude::is_count(&found[*at].what);
    let names_data = |i: usize| found[i].what.names_data() || matches!(findings.says(i), Some(Says::Kind(_)));
    // "Kifurushi: MB 1,204.55".
    let is_pack_label =
        |at: usize| at > 1 && found[at - 1].what.is_mark(Mark::Colon) && findings.says(at - 2) == Some(Says::Pack);
    let is_named = |at: &usize| (at.saturating_sub(6)..(at + 3).min(found.len())).any(names_data) || is_pack_label(*at);
    // "Any time: 1536 MB, night time: 4096 MB": each has the name of a kind and a colon.
    let has_label = |at: &usize| {
        let colon = at.checked_sub(1).filter(|&i| found[i].what.is_mark(Mark::Colon));
        let is_close = |i: usize| found[i].what.is_mark(Mark::Close) || names_data(i);
        colon.and_then(|i| i.checked_sub(1)).is_some_and(is_close)
    };
    let are_labelled = listed.len() > 1 && listed.iter().all(has_label);
    let is_list = is_labelled || are_labelled || listed.iter().any(is_odd);
    // "Data 4.2/20 GB until 1/12": what is used or left of a whole, and no list.
    let is_pair =
        |at: &usize| found.get(at + 1).is_some_and(|next| next.what.is_mark(Mark::Slash)) && listed.contains(&(at + 2));
    if listed.iter().any(is_pair) {
        return;
    }
    // "MB 734.2 hadi 18/02": one count with its end needs no name.
    let is_count = all.clone().count() == 1 && listed.len() == 1 && magnitude::is_odd(&found[listed[0]].what);
    if !is_list || !(is_count || listed.iter().all(is_named)) || !all.clone().all(is_of_list) {
        return;
    }
    let Some(&first) = listed.iter().min() else { return };
    let Some(cue) = all.clone().find(|&i| i > first && announces_date(findings, i)) else { return };
    // "Credit 312.45", "your balance is TSH 340": of the line.
    let is_of_line = |i: usize| {
        let is_money = |i: usize| matches!(found.get(i).map(|next| &next.what), Some(What::Money));
        if is_money(i) || is_money(i + 1) && matches!(findings.says(i), Some(Says::Balance(_))) {
            return prices::is_on_account(findings, if is_money(i) { i } else { i + 1 });
        }
        let near = i.saturating_sub(2)..(i + 3).min(found.len());
        let is_namesake = |j: usize| (found[j].from, found[j].to) == (found[i].from, found[i].to);
        i < first && near.into_iter().any(|j| is_namesake(j) && findings.says(j) == Some(Says::Account))
    };
    // "Your balance: talk 12 min. Data 2215.68 MB": the words for the rest head the list.
    let heads = |i: usize| {
        let is_head = matches!(findings.says(i), Some(Says::Balance(Side::Follows | Side::Either)));
        is_head
            && (i + 1..found.len())
                .find(|&j| found[j].from >= found[i].to)
                .is_some_and(|j| found[j].what.is_mark(Mark::Colon))
    };
    // What is sold behind the end is another thing.
    let mut before_end = all.take_while(|&i| found[i].from < found[cue].from);
    if before_end.any(|i| tells_otherwise(findings, i) && !heads(i) && !is_of_line(i)) {
        return;
    }
    roles.open.clear();
    for at in listed {
        roles.assigned[at] = Some(listed_balance("list with its end", cue));
    }
}

/// "Packs: 1.25 GB + 500 MB LTE valid 12 days": figures headed by a word for packs, with the days that they still have, in a text that
/// tells nothing else: what there is.
pub fn open_list_with_days(findings: &Findings<'_>, roles: &mut Roles) {
    let found = &findings.found;
    let all = 0..found.len();
    let by_pack =
        |assigned: Assigned| assigned.role == Role::Allowance && findings.says(assigned.cue) == Some(Says::Pack);
    let listed: Vec<usize> = all.clone().filter(|&at| found[at].what.is_amount()).collect();
    let mut is_open = vec![false; found.len()];
    roles.open.iter().for_each(|&at| is_open[at] = true);
    let is_of_list = |at: &usize| is_open[*at] || roles.assigned[*at].is_some_and(by_pack);
    let is_headed = |at: usize| {
        let colon = at.checked_sub(1).filter(|&i| found[i].what.is_mark(Mark::Colon));
        let head = colon.and_then(|i| i.checked_sub(1)).and_then(|i| findings.says(i));
        matches!(head, Some(Says::Pack | Says::Data | Says::Label))
    };
    let Some(cue) = all.clone().find(|&i| announces_length(findings, i)) else { return };
    let is_length = |i: usize| matches!(found[i].what, What::Length(_));
    let tells_more =
        |i: usize| matches!(found[i].what, What::Moment(_)) || !is_length(i) && tells_otherwise(findings, i);
    let is_list = listed.len() > 1 && is_headed(listed[0]) && listed.iter().all(is_of_list);
    if !is_list || all.into_iter().any(tells_more) {
        return;
    }
    roles.open.clear();
    for at in listed {
        roles.assigned[at] = Some(listed_balance("list with its days", cue));
    }
}

/// "Daily bundle: 0 MB. Monthly bundle: 500 MB": figures behind the names of packs, in a text that tells nothing else. Where one of them is nought
/// or counted finer than packs are sold, they are what there is of each.
pub fn open_list_of_packs(findings: &Findings<'_>, roles: &mut Roles) {
    let found = &findings.found;
    let listed: Vec<usize> = (0..found.len()).filter(|&at| found[at].what.is_amount()).collect();
    let is_named = |at: usize| {
        let name = at.checked_sub(2).filter(|_| found[at - 1].what.is_mark(Mark::Colon));
        name.is_some_and(|name| matches!(findings.says(name), Some(Says::Pack | Says::Data)))
    };
    let is_rest = |at: usize| magnitude::volume_at(findings, at) == Some(0.0) || magnitude::is_odd(&found[at].what);
    let is_list = listed.len() > 1 && listed.iter().all(|&at| is_named(at)) && listed.iter().any(|&at| is_rest(at));
    let is_left = |at: usize| roles.assigned[at].is_some_and(|own| own.role == Role::Balance);
    // What is sold behind them is another thing.
    let last = listed.last().copied().unwrap_or(0);
    if !is_list || listed.iter().all(|&at| is_left(at)) || (0..last).any(|i| tells_otherwise(findings, i)) {
        return;
    }
    roles.open.retain(|at| !listed.contains(at));
    for at in listed {
        roles.assigned[at] = Some(listed_balance("list of packs", at - 2));
    }
}

/// What a figure of a list is: left, as far as a list without a word for it tells.
fn listed_balance(rule: &'static str, cue: usize) -> Assigned {
    Assigned {
        role: Role::Balance,
        rule,
        is_part: false,
        is_whole: false,
        is_granted: false,
        is_sure: false,
        is_labelled: false,
        cue,
    }
}

/// Whether words for a validity stand here, and a length of time right behind them.
fn announces_length(findings: &Findings<'_>, at: usize) -> bool {
    let is_length = |i: usize| matches!(findings.found[i].what, What::Length(_));
    matches!(findings.says(at), Some(Says::ValidFor(_))) && (at + 1..(at + 3).min(findings.found.len())).any(is_length)
}

/// Whether words for an end stand here, and a date right behind them.
fn announces_date(findings: &Findings<'_>, at: usize) -> bool {
    let is_date = |i: usize| matches!(findings.found[i].what, What::Moment(_));
    matches!(findings.says(at), Some(Says::Until(_))) && (at + 1..(at + 3).min(findings.found.len())).any(is_date)
}

/// Whether it is told here what figures are, or that something is sold or given.
fn tells_otherwise(findings: &Findings<'_>, at: usize) -> bool {
    use Says::{Allowance, Balance, Condition, Expired, GivenAway, Granted, Holds, Offer, Used, UsedUp};
    match (&findings.found[at].what, findings.says(at)) {
        (What::Money, _) => !prices::is_on_account(findings, at),
        (What::Percent(_) | What::Length(_), _) => true,
        (_, Some(Allowance(_) | Balance(_) | Used(_) | Holds | Condition | Offer)) => true,
        (_, Some(Granted(_) | GivenAway | UsedUp | Expired)) => true,
        _ => false,
    }
}

/// The figures that no words speak of and that stand as entries beside one that is left, with at most names of their own: "512 MB left,
/// weekend 2 GB".
pub fn entries_left_over(findings: &Findings<'_>, layout: &Layout, roles: &Roles) -> Vec<usize> {
    let found = &findings.found;
    let is_left = |i: usize| {
        let told = roles.assigned[i].filter(|_| found[i].what.is_amount());
        told.is_some_and(|told| told.role == Role::Balance)
    };
    let is_entry = |at: usize| {
        let clause = layout.at(at).clause;
        let near = neighbourhood(layout, at);
        let own = near.clone().filter(|&i| layout.at(i).clause == clause);
        let is_named = |i: usize| match findings.says(i) {
            Some(says) => matches!(
                says,
                Says::Data | Says::Kind(_) | Says::Pack | Says::Label | Says::Nothing | Says::UntilBeside
            ),
            None => i == at || matches!(found[i].what, What::Mark(_)),
        };
        let is_plain = own.clone().all(is_named);
        let opens = own.clone().next().is_some_and(|first| {
            first == at
                || matches!(findings.says(first), Some(Says::Data | Says::Kind(_) | Says::Pack | Says::Label))
                || found[first].what.is_mark(Mark::Colon)
        });
        let is_beside = near.clone().any(|i| layout.at(i).clause + 1 == clause && is_left(i));
        let goes_before = near.into_iter().any(|i| layout.at(i).clause == clause + 1 && is_left(i));
        is_plain && opens && (is_beside || goes_before)
    };
    roles.open.iter().copied().filter(|&at| is_entry(at)).collect()
}
