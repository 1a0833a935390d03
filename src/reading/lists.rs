//! Figures in lists, whose role stands at the head of the list or beside a neighbour.
//!
//! It is asked only where no phrase speaks of the figure itself.

use super::claims::{CLOSE, Claim};
use super::costs::labels_by_colon;
use super::layout::Layout;
use super::magnitude::{is_above, is_count, is_larger, is_no_size};
use super::nearness::{REACH, ends_with_and, gap};
use super::pairs::is_part_of_whole;
use super::roles::{BESIDE, Role};
use super::subjects;
use crate::languages::{Says, Side};
use crate::scan::{Findings, Mark, Moment, What};

/// The rule that reads "1 GB until 29/11, 500 MB until 23/11".
pub const BALANCES_WITH_ENDS: &str = "list of balances with their ends";

/// The rule that reads "2.4 GB of your plan and 650 MB of the extra pack".
pub const COORDINATE: &str = "joined to the figure before";

/// "Remaining amount from <a long name> is 2 GB; from <another> is 1 GB": the figure right behind "is" has that role.
pub fn inherited(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let is = (0..at).rev().take(2).find(|&i| findings.says(i) == Some(Says::Is))?;
    if gap(&findings.found, is, at) > 2 {
        return None;
    }
    let place = layout.at(at);
    let heads_list = |i: usize| matches!(findings.says(i), Some(Says::Balance(Side::Follows)));
    let cue = (0..at)
        .rev()
        .take(4 * REACH)
        .take_while(|&i| layout.at(i).sentence == place.sentence)
        .find(|&i| heads_list(i))?;
    claim_by(findings, cue, Role::Balance)
}

/// "1 GB left on your 20.00 Prepaid Pack + 900 MB of rollover": what is added to what is left is left, the name of its pack at most between.
pub fn left_in_sum(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let plus = at.checked_sub(1).filter(|&i| found[i].what.is_mark(Mark::Plus) && gap(found, i, at) <= 1)?;
    let segment = layout.at(at).segment;
    let is_name = |i: usize| {
        let says = findings.says(i);
        matches!(says, None | Some(Says::Pack | Says::Of | Says::Data))
            && !found[i].what.is_amount()
            && !found[i].what.is_mark(Mark::Comma)
    };
    let mut before = (0..plus).rev().take(REACH).take_while(|&i| layout.at(i).segment == segment);
    let cue = before.find(|&i| !is_name(i))?;
    let is_left = matches!(findings.says(cue), Some(Says::Balance(side)) if side != Side::Follows);
    let is_of_figure = cue > 0 && found[cue - 1].what.is_amount() && gap(found, cue - 1, cue) <= 1;
    if is_left && is_of_figure && cue + 1 < plus { claim_by(findings, cue, Role::Balance) } else { None }
}

/// "Your plan 3 GB + 5 GB": what is added to the size right behind the word for a pack.
pub fn sized_in_sum(findings: &Findings<'_>, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let plus = at.checked_sub(1).filter(|&i| found[i].what.is_mark(Mark::Plus) && gap(found, i, at) <= 1)?;
    let first = plus.checked_sub(1).filter(|&i| found[i].what.is_amount() && gap(found, i, plus) <= 1)?;
    let pack = (0..first).rev().take(3).find(|&i| findings.says(i) == Some(Says::Pack) && gap(found, i, first) <= 1)?;
    claim_by(findings, pack, Role::Allowance).map(|claim| Claim { strong: false, ..claim })
}

/// "1 GB (day) + 500 MB (night) left": figures with their names in brackets, and behind the last of them the words for all.
pub fn left_behind_brackets(findings: &Findings<'_>, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let is_mark = |i: usize, mark| found.get(i).is_some_and(|other| other.what.is_mark(mark));
    let mut figure = at;
    for _ in 0..MOST_ENTRIES {
        if !is_mark(figure + 1, Mark::Open) {
            return None;
        }
        let end = found.len().min(figure + 8);
        let close = (figure + 2..end).find(|&i| is_mark(i, Mark::Close) || found[i].what.is_amount())?;
        let next = close + 1;
        if !is_mark(close, Mark::Close) || next >= found.len() {
            return None;
        }
        if is_mark(next, Mark::Plus) || is_mark(next, Mark::Comma) {
            figure = (next + 1 < found.len() && found[next + 1].what.is_amount()).then_some(next + 1)?;
            continue;
        }
        let is_left = matches!(findings.says(next), Some(Says::Balance(Side::Either | Side::Precedes)));
        let is_told = figure > at && is_left && gap(found, close, next) <= 2;
        return if is_told { claim_by(findings, next, Role::Balance) } else { None };
    }
    None
}

/// "Remaining: Data 1 GB, Night 2 GB": what stands before the colon is said of every figure of the list; so is what stands alone
/// on the line above it.
pub fn inherited_from_label(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let place = layout.at(at);
    let mut colon = None;
    // "Left: 6.4 GB (of 20 GB 13.6 GB used), 418 min, 4.9 GB": what a bracket says ends with it.
    let reaches = |i: &usize| layout.at(*i).bracket == 0 || layout.at(*i).bracket == place.bracket;
    let before = (0..at).rev().take(REACH).take_while(|&i| layout.at(i).sentence == place.sentence);
    for i in before.filter(reaches) {
        let role = match findings.says(i) {
            Some(Says::Balance(side)) if side != Side::Precedes => Role::Balance,
            Some(Says::Used(side)) if side != Side::Precedes => Role::Used,
            Some(Says::Balance(_) | Says::Used(_)) if has_follower(findings, i) => continue,
            // "Bonus restants : 100 Mo le jour et 50 Mo la nuit".
            Some(Says::Balance(_)) if labels_by_colon(findings, layout, i) => Role::Balance,
            // "Details: Internet 25 GB, Video 8 GB, Local 5 GB".
            Some(Says::Allowance(side)) if side != Side::Precedes && is_before_colon(findings, i) => Role::Allowance,
            // "Data left ⏎ Plan: 4.7 GB ⏎ Recharge: 1.9 GB": the name of an entry.
            Some(Says::Granted(_)) if is_label_too(findings, i) && is_before_colon(findings, i) => continue,
            // "当月分:1.2GB 前月繰越分:0.85GB": so are words for a size inside of one.
            Some(Says::Allowance(_)) if is_in_entry_name(findings, i, at) => continue,
            Some(Says::Balance(_) | Says::Used(_) | Says::Allowance(_) | Says::Granted(_) | Says::Offer) => {
                return None;
            }
            _ => {
                // "Remaining 1.Day 2 GB 2.Night 1 GB": the number before the first entry.
                let heads = |mark| findings.found[i].what.is_mark(mark);
                let numbers = || i > 0 && matches!(findings.found[i - 1].what, What::Number(_)) && heads(Mark::Comma);
                if heads(Mark::Colon) || heads(Mark::Line) || numbers() {
                    colon = Some(i);
                }
                continue;
            }
        };
        return match colon {
            Some(colon)
                if layout.at(colon).clause == layout.at(i).clause && is_head(findings, layout, i, colon, at) =>
            {
                claim_by(findings, i, role)
            }
            _ => None,
        };
    }
    None
}

/// Whether words with a colon or the end of their line behind them head a list that the figure at `at` is in.
fn is_head(findings: &Findings<'_>, layout: &Layout, cue: usize, colon: usize, at: usize) -> bool {
    let found = &findings.found;
    let is_colon = |i: usize| found[i].what.is_mark(Mark::Colon);
    if is_colon(colon) {
        // "Data left: 23.4 GB; Plan: 75 GB": each with its own name and colon.
        return !(at > colon + 1 && is_colon(at - 1) && found[colon + 1].what.is_amount());
    }
    if !found[colon].what.is_mark(Mark::Line) {
        return true;
    }
    // "My use ⏎ Plan 30 GB ⏎ Used 12 GB ⏎ Left 18 GB": lines below have words of their own.
    let place = layout.at(at);
    let has_own = |j: usize| {
        let says_role = matches!(findings.says(j), Some(Says::Balance(_) | Says::Used(_)));
        let is_beside = found.get(j + 1).is_some_and(|next| next.what.is_amount());
        says_role && is_beside && layout.at(j).line > place.line
    };
    let mut below = (at + 1..found.len()).take(REACH).take_while(|&j| layout.at(j).sentence == place.sentence);
    // "Data left ⏎ 2845 MB ⏎ My plan 5 GB": words above a bare figure are its label, and no head of what has another name.
    let is_bare = found.get(colon + 1).is_some_and(|next| {
        let between = findings.folded.text.get(found[colon].to..next.from);
        next.what.is_amount() && !between.is_some_and(|text| text.contains(char::is_alphabetic))
    });
    let is_kind = |j: usize| matches!(findings.says(j), Some(Says::Kind(_) | Says::Data));
    let own_line = |j: &usize| layout.at(*j).line == place.line;
    let is_named_otherwise = || {
        let line_start = (0..at).rev().take(REACH).take_while(own_line).last().unwrap_or(at);
        let from = line_start.checked_sub(1).map_or(0, |before| found[before].to);
        let name = findings.folded.text.get(from..found[at].from).unwrap_or_default();
        let has_letters = |text: &str| text.contains(char::is_alphabetic);
        // "Data used ⏎ 3.3 GB ⏎ Plan ⏎ 6 GB": its name may stand above it.
        let above = || {
            let line = layout.at(at).line.checked_sub(1)?;
            let end = at.checked_sub(1).filter(|&i| found[i].what.is_mark(Mark::Line))?;
            let start = (0..end).rev().take(REACH).take_while(|&i| layout.at(i).line == line).last()?;
            let is_alone = (start..end).all(|i| !found[i].what.is_figure() && !is_kind(i));
            (is_alone && (start..end).any(|i| findings.says(i) == Some(Says::Pack))).then_some(())
        };
        !(line_start..at).any(is_kind) && has_letters(name) || !has_letters(name) && above().is_some()
    };
    if is_bare && layout.at(at).line > layout.at(colon + 1).line && is_named_otherwise() {
        return false;
    }
    // "You used 4 GB of 12 GB ⏎ Bonus 2 GB": a line with figures of its own is no head.
    let has_figures = found[cue..colon].iter().any(|other| other.what.is_amount());
    !has_figures && !below.any(has_own)
}

/// Whether words are followed by letters of the same name, and a colon right before the figure ends that, behind another figure.
fn is_in_entry_name(findings: &Findings<'_>, cue: usize, at: usize) -> bool {
    let found = &findings.found;
    let Some(colon) = at.checked_sub(1).filter(|&i| found[i].what.is_mark(Mark::Colon) && gap(found, i, at) <= 2)
    else {
        return false;
    };
    let is_plain = |i: usize| !found[i].what.is_figure() && !matches!(found[i].what, What::Mark(_));
    let rest = findings.folded.text.get(found[cue].to..found[colon].from).unwrap_or_default();
    let is_entry = (0..cue).rev().take(4).any(|i| found[i].what.is_amount());
    is_entry && (cue + 1..colon).all(is_plain) && rest.contains(char::is_alphabetic)
}

/// Whether a colon stands right behind the words.
fn is_before_colon(findings: &Findings<'_>, cue: usize) -> bool {
    let end = findings.found[cue].to;
    let next = findings.found[cue + 1..].iter().take(3).find(|next| next.from >= end);
    next.is_some_and(|next| next.what.is_mark(Mark::Colon) && next.from <= end + 1)
}

/// Whether the same words, which here would have to stand behind a figure, may stand before one too.
fn has_follower(findings: &Findings<'_>, cue: usize) -> bool {
    let words = |i: usize| (findings.found[i].from, findings.found[i].to);
    let near = cue.saturating_sub(3)..(cue + 4).min(findings.found.len());
    near.into_iter().any(|i| {
        let follows = matches!(
            findings.says(i),
            Some(Says::Balance(Side::Follows | Side::Either) | Says::Used(Side::Follows | Side::Either))
        );
        i != cue && words(i) == words(cue) && follows
    })
}

/// "Airtime R12.30. Data 340 MB exp 30/11": a list of what is on the account, where the money is a balance too.
pub fn listed_beside_money(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    // "Internet 2.6 GB; Social 900 MB; Balance 3.20": a kind of data behind an entry for data.
    let is_behind_data = || {
        let before = (0..at).rev().take(REACH).find(|&i| found[i].what.is_amount() && i + 1 < at);
        before.is_some_and(|i| i > 0 && findings.says(i - 1) == Some(Says::Data) && gap(found, i - 1, i) <= BESIDE)
    };
    let is_named = |i: usize| {
        let says = findings.says(i);
        says == Some(Says::Data)
            || matches!(says, Some(Says::Kind(_))) && is_behind_data()
            || says == Some(Says::Pack) && is_no_size(&found[at].what)
    };
    let data = at.checked_sub(1).filter(|&i| is_named(i) && gap(found, i, at) <= BESIDE);
    // "Data bundle: 18.5 GB".
    let labelled = || {
        let colon = at.checked_sub(1).filter(|&i| found[i].what.is_mark(Mark::Colon) && gap(found, i, at) <= 1)?;
        let clause = layout.at(at).clause;
        let label = (0..colon).rev().take(4).take_while(|&i| layout.at(i).clause == clause).last()?;
        let is_label = |i: usize| matches!(findings.says(i), Some(Says::Pack | Says::Data | Says::Kind(_)));
        ((label..colon).all(is_label) && (label..colon).any(|i| found[i].what.names_data())).then_some(label)
    };
    let data = data.or_else(labelled)?;
    let first = (0..data).rev().take_while(|&i| found[i].from == found[data].from).last().unwrap_or(data);
    // "Lebara: Data 3072 MB": behind the name of who writes.
    let is_head = first == 1 && found[0].what.is_mark(Mark::Colon);
    let opens_clause = first == 0 || is_head || layout.at(first - 1).clause != layout.at(data).clause;
    let from = at.saturating_sub(REACH);
    let end = (at + REACH).min(found.len());
    let names_balance = |i: usize| matches!(findings.says(i), Some(Says::Account | Says::Balance(Side::Follows)));
    let money = (from..end).any(|i| {
        matches!(found[i].what, What::Money)
            && (i.saturating_sub(3)..i).any(|j| names_balance(j) && gap(found, j, i) <= CLOSE)
    });
    let grants = (from..end).any(|i| {
        matches!(findings.says(i), Some(Says::Granted(_) | Says::Offer))
            && layout.at(i).sentence <= layout.at(at).sentence
    });
    // "30 GB, half the price, left to pay 150".
    let is_reduced = (from..end).any(|i| matches!(found[i].what, What::Percent(_)));
    if opens_clause && money && !grants && !is_reduced { claim_by(findings, data, Role::Balance) } else { None }
}

/// "You have 1.2 GB expiring on 29/11, 500 MB expiring on 23/11": what is held is held of every figure of the list.
pub fn held_in_list(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let sentence = layout.at(at).sentence;
    let mut listed = false;
    for i in (0..at).rev().take(REACH).take_while(|&i| layout.at(i).sentence == sentence) {
        match findings.says(i) {
            // "You have: ⏎ 120 min until 12/6 ⏎ 11.2 GB until 13/6".
            Some(Says::Holds) if listed || is_before_colon(findings, i) => {
                return claim_by(findings, i, Role::Balance).map(|claim| Claim { strong: false, ..claim });
            }
            Some(
                Says::Balance(_)
                | Says::Used(_)
                | Says::Allowance(_)
                | Says::Granted(_)
                | Says::GivenAway
                | Says::Label
                | Says::UsedUp
                | Says::Condition
                | Says::Expired
                | Says::Offer,
            ) => return None,
            Some(Says::Account) if !(0..i).rev().take(2).any(|j| matches!(findings.found[j].what, What::Money)) => {
                return None;
            }
            _ => {}
        }
        listed |= findings.found[i].what.is_amount();
        // "You have 6.29 airtime and 4.2 MB": money of the account is one more thing held.
        let on_account = (i + 1..at).take(2).any(|j| findings.says(j) == Some(Says::Account));
        if matches!(findings.found[i].what, What::Money) && !on_account {
            return None;
        }
        listed |= on_account;
    }
    None
}

/// "Data: 500 MB. Night bundle: 1 GB": the second label is as the first.
pub fn listed_under_labels(findings: &Findings<'_>, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let labelled = |i: usize| i > 0 && found[i - 1].what.is_mark(Mark::Colon) && gap(found, i - 1, i) <= 2;
    // "WhatsApp: 500 MB, Internet: 3 GB": a kind with its colon is a label where another label is.
    let is_kind = at.checked_sub(2).is_some_and(|i| matches!(findings.says(i), Some(Says::Kind(_))));
    if is_kind && labelled(at) {
        let end = found.len().min(at + REACH);
        let other = (at + 1..end).find(|&i| findings.says(i) == Some(Says::Label));
        if let Some(label) = other.filter(|&label| (label + 1..end.min(label + 4)).any(|i| found[i].what.is_amount())) {
            return claim_by(findings, label, Role::Balance);
        }
    }
    let in_bracket = |i: usize| (0..i).rev().take(3).any(|j| found[j].what.is_mark(Mark::Open));
    let first = (0..at).rev().take(REACH / 2).find(|&i| found[i].what.is_amount() && !in_bracket(i))?;
    if !labelled(at) {
        return None;
    }
    if let Some(label) = (0..first).rev().take(3).find(|&i| findings.says(i) == Some(Says::Label)) {
        return if labelled(first) { claim_by(findings, label, Role::Balance) } else { None };
    }
    // "Your data balance is 512 MB, expires 29/11. Social: 20 MB": a kind with its colon.
    let kind = at.checked_sub(2).filter(|&i| matches!(findings.says(i), Some(Says::Kind(_))))?;
    let opens =
        kind == 0 || found[kind - 1].what.is_mark(Mark::SentenceEnd) || found[kind - 1].what.is_mark(Mark::Line);
    let head = (0..first)
        .rev()
        .take(4)
        .find(|&i| matches!(findings.says(i), Some(Says::Balance(Side::Follows | Side::Either))))
        // "11 of 32 GB left. Banked: 64 GB".
        .or_else(|| {
            let behind = (first + 1..kind).take(2);
            behind.into_iter().find(|&i| matches!(findings.says(i), Some(Says::Balance(Side::Precedes | Side::Either))))
        })?;
    if opens { claim_by(findings, head, Role::Balance) } else { None }
}

/// "Plan: left 1.12 GB/10 GB. Extra data: 500 MB (until 30 Jun)": an entry of a name, a colon and its figure is as the others of its list, of
/// which one is said to be left, where nothing in the text is given, sold, used or up.
pub fn entry_beside_balance(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let colon = at.checked_sub(1).filter(|&i| found[i].what.is_mark(Mark::Colon) && gap(found, i, at) <= 2);
    // "Rollover data 2.35 GB, use by 16/3": a count right behind its name.
    let has_end = {
        let announces =
            matches!(findings.says(at + 1), Some(Says::ValidFor(Side::Follows) | Says::Until(Side::Follows)));
        let mut behind = (at + 2..found.len()).take(2);
        announces && behind.any(|i| matches!(found[i].what, What::Length(_) | What::Moment(_)))
    };
    let is_named = |i: &usize| {
        let names = matches!(findings.says(*i), Some(Says::Data | Says::Kind(_)));
        names && gap(found, *i, at) <= 1 && (is_count(&found[at].what) || has_end)
    };
    let colon = colon.or_else(|| at.checked_sub(1).filter(is_named).map(|_| at))?;
    let opens = |i: usize| {
        [Mark::SentenceEnd, Mark::Line, Mark::Comma, Mark::Semicolon]
            .into_iter()
            .any(|mark| found[i].what.is_mark(mark))
    };
    // Its name opens a part of the text and has no figure.
    let start = (0..colon).rev().take(5).find(|&i| opens(i) || found[i].what.is_figure())?;
    let is_name =
        |i: usize| matches!(findings.says(i), None | Some(Says::Pack | Says::Data | Says::Kind(_) | Says::Nothing));
    let is_entry = opens(start) && gap(found, start, colon) <= LONGEST_NAME && (start + 1..colon).all(is_name);
    let reach = at.saturating_sub(REACH)..found.len().min(at + REACH);
    let is_other = |i: usize| {
        use Says::{Allowance, Condition, Expired, Granted, Holds, Offer, Used, UsedUp};
        let says = findings.says(i);
        matches!(says, Some(Granted(_) | Offer | Used(_) | UsedUp | Expired | Condition | Allowance(_) | Holds))
            && layout.at(i).sentence <= layout.at(at).sentence
            && !is_label_too(findings, i)
    };
    if !is_entry || is_part_of_whole(findings, at) || reach.clone().any(is_other) {
        return None;
    }
    // "Data left: 23.4 GB; Plan: 75 GB": the bare word for a pack, and a size that is larger.
    let is_plan = start + 2 == colon && findings.says(start + 1) == Some(Says::Pack) && !is_count(&found[at].what);
    let before = (0..start).rev().take(REACH).find(|&i| found[i].what.is_amount());
    if is_plan && before.is_some_and(|before| is_larger(findings, at, before)) {
        return None;
    }
    let is_left = |i: usize| {
        // "Balance is 4123 MB".
        let is = BESIDE * usize::from(findings.says(i + 1) == Some(Says::Is));
        let beside = |j: usize| found[j].what.is_amount() && gap(found, i, j) <= BESIDE + is;
        matches!(findings.says(i), Some(Says::Balance(Side::Follows | Side::Either) | Says::Label))
            && (i + 1..found.len().min(i + 4)).any(|j| j < start && beside(j))
    };
    if let Some(cue) = reach.clone().find(|&i| i < start && is_left(i)) {
        return claim_by(findings, cue, Role::Balance);
    }
    let mut dated = reach.filter(|&i| i < start && found[i].what.is_amount());
    let dated = dated.find_map(|i| listed_with_ends(findings, layout, i))?;
    Some(Claim { cue: at, ..dated })
}

/// The name of an entry is shorter.
const LONGEST_NAME: usize = 24;

/// "1.2 GB,30/11/26; 200 MB (Social), 29/11/26": the date behind a comma behind a figure, its name at most between.
pub fn dated_beside(findings: &Findings<'_>, figure: usize) -> Option<usize> {
    let found = &findings.found;
    let is_name = |i: &usize| {
        matches!(findings.says(*i), Some(Says::Kind(_) | Says::Data))
            || found[*i].what.is_mark(Mark::Open)
            || found[*i].what.is_mark(Mark::Close)
    };
    // "453.75 MB->10-11-26".
    let parts = |i: usize| found[i].what.is_mark(Mark::Comma) || found[i].what.is_mark(Mark::Dash) && i == figure + 1;
    let comma = (figure + 1..found.len()).take(4).find(|i| !is_name(i)).filter(|&i| parts(i))?;
    let date = comma + 1;
    let is_date = found.get(date).is_some_and(|next| matches!(next.what, What::Moment(Moment { date: Some(_), .. })));
    let is_figure = found[figure].what.is_amount() || matches!(found[figure].what, What::Money);
    (is_date && is_figure && gap(found, comma, date) <= 1).then_some(date)
}

/// Whether a date is the end of a figure in a list of such.
pub fn is_end_in_list(findings: &Findings<'_>, date: usize) -> bool {
    let end = findings.found.len().min(date + REACH);
    let dated = |i: usize| dated_beside(findings, i);
    let own = (date.saturating_sub(5)..date).any(|i| dated(i) == Some(date));
    own && (date.saturating_sub(REACH)..end).filter(|&i| dated(i).is_some()).count() > 1
}

/// "Daily 250 MB: 38.9 MB exp 21-11-26": a size in the name of an entry, right before the colon and what is left, with the end of that behind it.
pub fn is_size_of_entry(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    // "1.5 GB Weekly Plan: 734.21 MB expires": the name goes on to a word for a pack.
    let is_name =
        |i: &usize| matches!(findings.says(*i), Some(Says::Pack | Says::Data | Says::EveryDay | Says::Nothing));
    let Some(colon) = (at + 1..found.len()).take(5).find(|i| !is_name(i)) else { return false };
    if colon > at + 1 && !(at + 1..colon).any(|i| findings.says(i) == Some(Says::Pack)) {
        return false;
    }
    let rest = colon + 1;
    let is_name = found[colon].what.is_mark(Mark::Colon)
        && found.get(rest).is_some_and(|next| next.what.is_amount())
        && found[at].what.is_amount()
        && gap(found, colon, rest) <= 1
        && gap(found, at, colon) <= CLOSE;
    let mut behind = (rest + 1..found.len()).take(3);
    is_name
        && is_larger(findings, at, rest)
        && behind.any(|i| matches!(findings.says(i), Some(Says::Until(_) | Says::UntilBeside)))
}

/// "Credit $3.40 exp 12 Sep. Local data 4.6 GB exp 24 Mar": a list of what is on the line, each with its end, is one of balances
/// where nothing is said to be bought, sold, used or over.
pub fn listed_with_ends(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let (from, end) = (at.saturating_sub(REACH), (at + REACH).min(found.len()));
    let sentence = layout.at(at).sentence;
    // "1.1 GB of monthly data expiring on": a name.
    let is_name_with_end = |i: usize| {
        let words = (found[i].from, found[i].to);
        let of = |i: &usize| findings.says(*i) != Some(Says::Of);
        let figure = (0..i).rev().take(4).filter(of).find(|&j| (found[j].from, found[j].to) != words);
        let mut behind = found.iter().skip(i + 1).take(6).filter(|other| other.from >= words.1);
        matches!(findings.says(i), Some(Says::Allowance(_)))
            && figure.is_some_and(|figure| found[figure].what.is_amount() && gap(found, figure, i) <= 2 * BESIDE)
            && behind.next().is_some_and(|next| matches!(next.what.says(), Some(Says::Until(_) | Says::UntilBeside)))
    };
    let speaks = |i: usize| {
        let sells = findings.says(i) == Some(Says::Offer) && layout.at(i).sentence <= sentence;
        (sells
            || matches!(
                findings.says(i),
                Some(
                    Says::Granted(_)
                        | Says::Used(_)
                        | Says::UsedUp
                        | Says::Expired
                        | Says::Condition
                        | Says::Allowance(_)
                )
            ))
            && !is_label_too(findings, i)
            && !is_name_with_end(i)
    };
    // "512 MB, internet video 2 GB, until": with its name between.
    let is_name = |i: &usize| matches!(findings.says(*i), Some(Says::Data | Says::Kind(_)));
    let is_next = |j: usize| {
        let is_listed = matches!(found[j].what, What::Count) || found[j].what.is_amount();
        let before = (0..j).rev().take(4).find(|i| !is_name(i));
        is_listed && before.is_some_and(|before| found[before].what.is_mark(Mark::Comma))
    };
    // "1245 MB left of 3 GB, until".
    let is_behind_of = |j: usize| {
        (j.saturating_sub(2)..j).any(|of| findings.says(of) == Some(Says::Of) && gap(found, of, j) <= BESIDE)
    };
    let is_beside = |i: usize, says: fn(Says) -> bool| {
        i + 1 < found.len() && findings.says(i + 1).is_some_and(says) && gap(found, i, i + 1) <= 1
    };
    // "With 2.1 GB left, your 5 GB pack ends on 28 Nov": the end is of the pack, and the pack of the rest.
    let is_pack_of_rest = |i: usize, j: usize| {
        is_beside(i, |says| matches!(says, Says::Balance(_))) && is_beside(j, |says| says == Says::Pack)
    };
    let is_held = (from..at.max(from))
        .any(|i| matches!(findings.says(i), Some(Says::Holds | Says::Balance(Side::Follows | Side::Either))));
    let has_end = |i: usize| {
        // "No expiry: 95 MB".
        let is_endless = |i: usize| {
            let colon = i.checked_sub(1).filter(|&colon| found[colon].what.is_mark(Mark::Colon));
            colon.and_then(|colon| colon.checked_sub(1)).is_some_and(|label| findings.says(label) == Some(Says::NoEnd))
        };
        // "Night 300 MB never expires".
        let never_ends = is_beside(i, |says| says == Says::NoEnd);
        if dated_beside(findings, i).is_some() || is_endless(i) || never_ends {
            return true;
        }
        let place = layout.at(i);
        let here = (i + 1..end)
            .take_while(|&j| (layout.at(j).sentence, layout.at(j).segment) == (place.sentence, place.segment))
            // "42 GB national, 5 GB roaming, valid until 2 May": one end for all.
            .take_while(|&j| !found[j].what.is_figure() || is_next(j) && !is_pack_of_rest(i, j) || is_behind_of(j));
        let (mut announced, mut lasts) = (false, false);
        for j in here {
            announced |= matches!(findings.says(j), Some(Says::Until(_) | Says::UntilBeside));
            lasts |= matches!(findings.says(j), Some(Says::ValidFor(Side::Follows)));
            let is_day = matches!(found[j].what, What::Moment(_))
                || matches!(findings.says(j), Some(Says::Today | Says::Tomorrow | Says::EndOfMonth));
            // "512 MB for 2 days and 2 GB for 20 days".
            if announced && is_day || lasts && is_held && matches!(found[j].what, What::Length(_)) {
                return true;
            }
        }
        false
    };
    // "4.7 GB left of 15 GB, valid until": the whole of another figure is no entry.
    let is_whole = |i: usize| {
        // "Data 4.2/20 GB until 1/12".
        let is_slashed = |j: usize| found.get(j).is_some_and(|other| other.what.is_mark(Mark::Slash));
        if i > 0 && is_slashed(i - 1) || is_slashed(i + 1) && found.get(i + 2).is_some_and(|next| next.what.is_amount())
        {
            return true;
        }
        // "bonasi ya GB 1": a name, and no whole; but "38.6 GB national data of 60 GB".
        let is_part =
            |of: usize| (0..of).rev().take(3).find(|i| !is_name(i)).is_some_and(|i| found[i].what.is_amount());
        let is_name = |of: usize| of > 0 && matches!(findings.says(of - 1), Some(Says::Kind(_))) && !is_part(of);
        let joins = |of: usize| findings.says(of) == Some(Says::Of) && !is_name(of);
        (i.saturating_sub(2)..i).any(|of| joins(of) && gap(found, of, i) <= BESIDE)
            || is_size_of_entry(findings, i)
            || is_size_of_pack_named(findings, i)
    };
    // "Internet 1.24 GB until 29/11 ⏎ WhatsApp unlimited until 29/11": so has what is unlimited.
    let is_unlimited = |i: usize| matches!(findings.says(i), Some(Says::Unlimited | Says::UnlimitedData));
    let is_entry = |i: usize| {
        let is_figure = found[i].what.is_amount() || matches!(found[i].what, What::Money) || is_unlimited(i);
        is_figure && !is_whole(i) && has_end(i)
    };
    let names = |i: usize| {
        let is_label = matches!(findings.says(i), Some(Says::Data | Says::Label | Says::Pack | Says::Kind(_)));
        is_label && gap(found, i, at) <= CLOSE || i + 1 == at && found[i].what.is_mark(Mark::Colon)
    };
    let is_named = || (0..at).rev().take(8).take_while(|&i| !found[i].what.is_figure()).any(names);
    // Names of packs that no language knows: more than one figure of data says that it is a list.
    let listed = || (from..end).filter(|&i| found[i].what.is_amount() && is_entry(i)).count() > 1;
    if !is_entry(at) || (from..end).any(speaks) || (from..end).filter(|&i| is_entry(i)).count() < 2 {
        return None;
    }
    if !(is_named() || listed()) {
        return None;
    }
    Some(Claim { role: Role::Balance, rule: BALANCES_WITH_ENDS, cost: CLOSE, cue: at, strong: true })
}

/// "640 MB of the pack Data 1 GB": behind the name of a pack that "of" joins to a figure.
fn is_size_of_pack_named(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    let Some(pack) = at.checked_sub(1).filter(|&i| findings.says(i) == Some(Says::Pack)) else { return false };
    let of = (pack.saturating_sub(2)..pack).rev().find(|&i| findings.says(i) == Some(Says::Of));
    let part = of.and_then(|of| of.checked_sub(1).filter(|&part| gap(found, part, of) <= BESIDE));
    gap(found, pack, at) <= 1 && part.is_some_and(|part| found[part].what.is_amount() && is_larger(findings, at, part))
}

/// "Your plan: 6 GB internet, 2 GB YouTube and 112 min left": what is said at the end of a list is said of all that is in it.
pub fn left_behind_list(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let segment = layout.at(at).segment;
    let is_item = |i: usize| {
        let figure = matches!(found[i].what, What::Amount(_) | What::Count | What::Mark(Mark::Comma | Mark::Plus));
        let says = findings.says(i);
        let named = matches!(says, Some(Says::Data | Says::Kind(_) | Says::OtherService | Says::Pack));
        figure || named || matches!(says, Some(Says::Nothing | Says::UntilBeside))
    };
    let near = |i: &usize| layout.at(*i).segment == segment;
    let head = (0..at).rev().take(REACH).take_while(near).find(|&i| !is_item(i))?;
    if !found[head].what.is_mark(Mark::Colon) {
        return None;
    }
    let end = found.len().min(at + REACH);
    let cue = (at + 1..end).take_while(near).find(|&i| !is_item(i))?;
    let figures = (at + 1..cue).filter(|&i| found[i].what.is_amount() || matches!(found[i].what, What::Count)).count();
    // "Special pack: 200 MB, 150 MB left": two of one thing without a name are its size and what is left of it.
    let mut listed = (head + 1..cue).filter(|&i| found[i].what.is_figure());
    let is_named = (head + 1..cue).any(|i| {
        let says = findings.says(i);
        matches!(says, Some(Says::Data | Says::Kind(_) | Says::OtherService | Says::Pack))
    });
    let is_size_and_rest = match (listed.next(), listed.next(), listed.next()) {
        (Some(size), Some(rest), None) => !is_named && is_above(findings, size, rest),
        _ => false,
    };
    if is_size_and_rest {
        return None;
    }
    let last = (at..cue).rev().find(|&i| found[i].what.is_figure())?;
    let ends = matches!(findings.says(cue), Some(Says::Balance(Side::Either | Side::Precedes)))
        && gap(found, last, cue) <= CLOSE
        && !found.get(cue + 1).is_some_and(|next| next.what.is_mark(Mark::Colon) || next.what.is_amount());
    if ends && figures > 0 { claim_by(findings, cue, Role::Balance) } else { None }
}

/// "Pack left 5 GB, night pack 10 GB", "you still have 2 GB of 10 GB in Austria and 1.1 GB in the EU": what the words before the first
/// figure say is said of the next one of another kind, too.
pub fn next_of_kind(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    entry_of_kind(findings, layout, at, MOST_ENTRIES)
}

/// A list that one phrase heads is not longer.
const MOST_ENTRIES: usize = 6;

fn entry_of_kind(findings: &Findings<'_>, layout: &Layout, at: usize, entries: usize) -> Option<Claim> {
    let found = &findings.found;
    let place = layout.at(at);
    let is_left_behind = |i: usize| matches!(findings.says(i), Some(Says::Balance(Side::Precedes | Side::Either)));
    let names = |i: usize| {
        let says = findings.says(i);
        let joins = found[i].what.is_mark(Mark::Comma) || found[i].what.is_mark(Mark::Plus);
        let names = |says| matches!(says, Some(Says::Pack | Says::Data | Says::Kind(_) | Says::Nothing | Says::Of));
        // "Del": "of the", and "since" as well.
        let near = i.saturating_sub(2)..(i + 3).min(found.len());
        let is_namesake = |j: &usize| (found[*j].from, found[*j].to) == (found[i].from, found[i].to);
        let is_name = names(says) || says.is_some() && near.filter(is_namesake).any(|j| names(findings.says(j)));
        let is_gift = matches!(says, Some(Says::Granted(_))) && is_label_too(findings, i);
        joins || is_name || is_gift || is_left_behind(i)
    };
    // "2.5 GB (until 30 Nov) + bonus 1 GB": each with its end in brackets.
    let ends = |i: usize| {
        let in_bracket = layout.at(i).bracket != 0 || found[i].what.is_mark(Mark::Open);
        // "Night (01.00-05.00) 5120 MB": with its hours.
        let is_hours = matches!(found[i].what, What::Hours | What::Number(_) | What::Mark(Mark::Dash));
        // "3.2 GB (Réunion/Métropole) and 5.8 GB in Europe": with its places.
        let is_mark = matches!(found[i].what, What::Mark(Mark::Open | Mark::Close | Mark::Slash));
        let is_end = matches!(found[i].what, What::Moment(_)) || is_mark || is_hours;
        in_bracket && (is_end || matches!(findings.says(i), Some(Says::Until(_) | Says::UntilBeside)))
    };
    let last = (0..at).rev().take(10).find(|&i| !names(i) && !ends(i)).filter(|&i| found[i].what.is_amount())?;
    // "1.2 GB of your 4.5 GB Anytime plan".
    if whole_of(findings, last) == Some(at) {
        return None;
    }
    let whole = |i: &usize| found[*i].what.is_amount() && whole_of(findings, *i) == Some(last);
    let first = last.checked_sub(4).and_then(|from| (from..last).find(whole)).unwrap_or(last);
    let clause = layout.at(first).clause;
    let follows = (0..first)
        .rev()
        .take(4)
        .take_while(|&i| layout.at(i).clause == clause && layout.at(i).segment == place.segment)
        .find(|&i| {
            let says = findings.says(i);
            let is_had = says == Some(Says::Holds) && i + 1 == first && gap(found, i, first) <= 1;
            is_had || matches!(says, Some(Says::Balance(Side::Follows | Side::Either) | Says::Label))
        });
    // "Remaining unlimited SMS, data 18 GB, EU data 9 GB": minutes and texts stand before the first figure of data.
    let is_other_thing = |i: usize| {
        let says = findings.says(i);
        let named = matches!(says, Some(Says::Data | Says::Kind(_) | Says::OtherService | Says::Unlimited));
        named || found[i].what.is_mark(Mark::Comma) || matches!(found[i].what, What::Count)
    };
    let head = || {
        let cue = (0..first).rev().take(12).find(|&i| !is_other_thing(i))?;
        let heads = matches!(findings.says(cue), Some(Says::Balance(Side::Follows | Side::Either)));
        (heads && layout.at(cue).segment == place.segment).then_some(cue)
    };
    let is_headed = follows.is_none();
    let follows = follows.or_else(head);
    // "2.5 GB left + social 1 GB": the words stand behind the first figure.
    let precedes = || {
        let beside = |i: &usize| is_left_behind(*i) && layout.at(*i).clause == clause && gap(found, last, *i) <= BESIDE;
        (last + 1..at).find(beside).filter(|_| layout.at(last).segment == place.segment)
    };
    // "…, 500 MB night, 200 MB video": the entry before is itself the next of another.
    let entry = || entry_of_kind(findings, layout, first, entries.checked_sub(1)?).map(|claim| claim.cue);
    let told = follows.or_else(precedes);
    let is_entry = told.is_none();
    let cue = told.or_else(entry)?;
    let parted = layout.at(last).clause != place.clause || gap(found, last, at) <= CLOSE;
    let alone = parted
        && layout.at(last).bracket == place.bracket
        && (is_entry || gap(found, cue, first) <= if is_headed { 2 * CLOSE } else { CLOSE })
        && !(at + 1..found.len()).take(4).take_while(|&i| layout.at(i).clause == place.clause).any(|i| match findings
            .says(i)
        {
            Some(Says::Balance(_) | Says::Used(_) | Says::Granted(_)) => true,
            // "1 GB of Instagram" names it.
            Some(Says::Of) => !found.get(i + 1).is_some_and(|next| matches!(next.what.says(), Some(Says::Kind(_)))),
            _ => false,
        });
    let kind = subjects::kind_of(findings, layout, at);
    let differs = kind.is_some() && kind != subjects::kind_of(findings, layout, first);
    if alone && differs { claim_by(findings, cue, Role::Balance) } else { None }
}

/// "2.4 GB of your plan and 650 MB of the extra pack": a figure that "and" joins to the one before it is what that is, which words right before
/// the first of them say; so is a smaller one behind a comma, which is no size of the other.
pub fn coordinate(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    coordinate_of(findings, layout, at, MOST_ENTRIES)
}

fn coordinate_of(findings: &Findings<'_>, layout: &Layout, at: usize, entries: usize) -> Option<Claim> {
    let found = &findings.found;
    let place = layout.at(at);
    let own = |i: usize| {
        let other = layout.at(i);
        (other.segment, other.line, other.bracket) == (place.segment, place.line, place.bracket)
    };
    let last = (at.saturating_sub(10)..at).rev().find(|&i| found[i].what.is_figure()).filter(|&i| own(i))?;
    let parts_them = |i: usize| match findings.says(i) {
        Some(says) => !matches!(
            says,
            Says::Of
                | Says::Pack
                | Says::Data
                | Says::Kind(_)
                | Says::Nothing
                | Says::Allowance(_)
                | Says::Started(_)
                | Says::UntilBeside
                | Says::ValidFor(_)
                | Says::NoEnd
        ),
        None => !found[i].what.is_mark(Mark::Comma),
    };
    // "4.7 GB (plan), 1.9 GB (extra pack)": their names in brackets.
    let has_name_in_bracket = |i: usize| found.get(i + 1).is_some_and(|next| next.what.is_mark(Mark::Open));
    let in_bracket = |i: usize| layout.at(i).bracket != place.bracket || found[i].what.is_mark(Mark::Close);
    let are_in_brackets =
        has_name_in_bracket(last) && has_name_in_bracket(at) && !(last + 1..at).any(|i| found[i].what.is_figure());
    let parts_them =
        |i: usize| parts_them(i) && !(are_in_brackets && (in_bracket(i) || found[i].what.is_mark(Mark::Open)));
    if !found[last].what.is_amount() || !found[at].what.is_amount() || (last + 1..at).any(parts_them) {
        return None;
    }
    let between = &findings.folded.text[found[last].to..found[at].from];
    let is_joined = ends_with_and(findings, between);
    // "900 MB daily, 2.6 GB promo": each has its name behind it.
    let has_comma = (last + 1..at).any(|i| found[i].what.is_mark(Mark::Comma));
    let are_named =
        || between.trim_end().ends_with(',') && is_named_behind(findings, last) && is_named_behind(findings, at);
    let is_listed = has_comma && (is_larger(findings, last, at) || are_in_brackets || are_named());
    let is_whole = (at.saturating_sub(2)..at).any(|of| findings.says(of) == Some(Says::Of) && gap(found, of, at) <= 1);
    if !(is_joined || is_listed) || is_whole || is_part_of_whole(findings, at) {
        return None;
    }
    // Words of its own stand behind it.
    let mut behind = (at + 1..found.len()).take(4).take_while(|&i| layout.at(i).clause == place.clause);
    let has_own = |i: usize| {
        let says = findings.says(i);
        let is_gift = matches!(says, Some(Says::Granted(_))) && is_label_too(findings, i);
        use Says::{Allowance, Balance, Expired, Granted, Used, UsedUp};
        // "1.9 GB z pakietu".
        let is_name = matches!(says, Some(Allowance(Side::Follows)))
            && !found.get(i + 1).is_some_and(|next| next.what.is_amount());
        matches!(says, Some(Balance(_) | Used(_) | UsedUp | Expired | Allowance(_) | Granted(_)))
            && !is_gift
            && !is_name
            || matches!(found[i].what, What::Percent(_) | What::Money | What::Mark(Mark::Slash))
    };
    if behind.any(has_own) {
        return None;
    }
    // "2 GB of 5 GB and 1 GB of bonus".
    let whole = |i: &usize| found[*i].what.is_amount() && whole_of(findings, *i) == Some(last);
    let first = (last.saturating_sub(4)..last).find(whole).unwrap_or(last);
    let head = (first.saturating_sub(6)..first).rev().find(|&i| {
        let heads = matches!(
            findings.says(i),
            Some(Says::Balance(Side::Follows | Side::Either) | Says::Used(Side::Follows | Side::Either) | Says::Holds)
        );
        heads && own(i) && gap(found, i, first) <= BESIDE
    });
    match head {
        Some(head) => {
            let role = if matches!(findings.says(head), Some(Says::Used(_))) { Role::Used } else { Role::Balance };
            let is_strong = findings.says(head) != Some(Says::Holds);
            claim_by(findings, head, role).map(|claim| Claim { strong: is_strong, rule: COORDINATE, ..claim })
        }
        None => coordinate_of(findings, layout, first, entries.checked_sub(1)?),
    }
}

/// Whether a name that is no kind of data alone stands right behind a figure: "900 MB daily".
fn is_named_behind(findings: &Findings<'_>, at: usize) -> bool {
    let behind = &findings.folded.text[findings.found[at].to..];
    let name = behind.split(['\n', ',', '.', ';', ':', '(', ')', '+', '/']).next().unwrap_or_default();
    let is_data = |i: usize| findings.says(i) == Some(Says::Data);
    let words = name.split_whitespace().count();
    let data = (at + 1..findings.found.len()).take(3).any(|i| is_data(i) && gap(&findings.found, at, i) <= 1);
    name.starts_with(' ') && words > usize::from(data) && words <= MOST_WORDS && name.contains(char::is_alphabetic)
}

/// Words of the longest name of an entry.
const MOST_WORDS: usize = 4;

/// "Consommés 5,3 Go, restants 9,7 Go": words that mostly stand behind their figure, before theirs as those of the figure before are.
pub fn mirrored(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let sentence = layout.at(at).sentence;
    let near = (at.saturating_sub(4)..at).rev().take_while(|&i| gap(found, i, at) <= 1);
    let label = near.clone().find(|&i| matches!(findings.says(i), Some(Says::Balance(Side::Precedes))))?;
    let is_parting =
        |i: usize| [Mark::Comma, Mark::Semicolon, Mark::Slash].into_iter().any(|mark| found[i].what.is_mark(mark));
    // Words that mean more than one thing are found once for each.
    let first = near.filter(|&i| found[i].from == found[label].from).last()?;
    let parting = first.checked_sub(1).filter(|&i| is_parting(i) && gap(found, i, first) <= 1)?;
    let other = parting.checked_sub(1).filter(|&i| found[i].what.is_amount() && gap(found, i, parting) <= 1)?;
    let words = other.checked_sub(1).filter(|&i| gap(found, i, other) <= 1)?;
    let is_used = matches!(findings.says(words), Some(Says::Used(Side::Follows | Side::Either)));
    if is_used && layout.at(other).sentence == sentence { claim_by(findings, label, Role::Balance) } else { None }
}

/// For the part of a pair, where its whole stands.
fn whole_of(findings: &Findings<'_>, part: usize) -> Option<usize> {
    is_part_of_whole(findings, part)
        .then(|| (part + 1..findings.found.len()).take(4).find(|&i| findings.found[i].what.is_amount()))
        .flatten()
}

/// "Your quota: main 3.2 GB, local 1.1 GB, video 2 GB valid until 14 Sep": a list of kinds behind a colon that has one end.
pub fn listed_by_kind(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let sentence = layout.at(at).sentence;
    let own = |i: &usize| layout.at(*i).sentence == sentence;
    let is_item = |i: usize| {
        let figure = matches!(found[i].what, What::Amount(_) | What::Count | What::Mark(Mark::Comma | Mark::Plus));
        let says = findings.says(i);
        let named = matches!(says, Some(Says::Data | Says::Kind(_) | Says::OtherService | Says::Nothing));
        // "Night (01-05) 12 GB, chat unlimited".
        let in_bracket = layout.at(i).bracket != 0 || found[i].what.is_mark(Mark::Open);
        figure || named || in_bracket || matches!(says, Some(Says::Unlimited | Says::UnlimitedData))
    };
    let before = (0..at).rev().take(REACH).take_while(own);
    let colon = before.clone().find(|&i| !is_item(i)).or_else(|| before.last())?;
    let opens = is_item(colon) && layout.at(colon).sentence == 0 && colon == 0;
    let headed = opens
        || found[colon].what.is_mark(Mark::Colon)
            && (colon.saturating_sub(5)..colon).any(|i| matches!(findings.says(i), Some(Says::Pack | Says::Data)));
    if !headed {
        return None;
    }
    let tail = (at + 1..found.len()).take(REACH).find(|&i| !is_item(i))?;
    // "… 12 GB. Active until 21 Dec": the next sentence opens with the end.
    let tail = tail + usize::from(found[tail].what.is_mark(Mark::SentenceEnd) || found[tail].what.is_mark(Mark::Line));
    // "… Pack valid until".
    let names = |i: &usize| matches!(findings.says(*i), Some(Says::Pack | Says::Data | Says::Nothing));
    let tail = (tail..found.len()).take(3).find(|i| !names(i))?;
    let ends = matches!(findings.says(tail), Some(Says::Until(Side::Follows)))
        && (tail + 1..found.len())
            .take(6)
            .find(|&i| !matches!(found[i].what, What::Phrase(_) | What::Mark(Mark::Colon | Mark::Slash)))
            .is_some_and(|i| matches!(found[i].what, What::Moment(_)));
    // "Local data 640 MB, social data unlimited": of what has no end there is an entry too.
    let is_unlimited = |i: usize| matches!(findings.says(i), Some(Says::Unlimited | Says::UnlimitedData));
    let amounts = (colon..tail).filter(|&i| found[i].what.is_amount() || is_unlimited(i));
    let kinds =
        amounts.clone().filter(|&i| (i.saturating_sub(2)..i).any(|j| matches!(findings.says(j), Some(Says::Kind(_)))));
    let sells = |i: usize| {
        matches!(
            findings.says(i),
            Some(Says::Granted(_) | Says::Offer | Says::Used(_) | Says::UsedUp | Says::Condition)
        )
    };
    let (from, to) = (colon.saturating_sub(8), tail);
    if ends && amounts.count() > 1 && kinds.count() > 1 && !(from..to).any(sells) {
        Some(Claim { role: Role::Balance, rule: "list of kinds with its end", cost: CLOSE, cue: at, strong: true })
    } else {
        None
    }
}

/// "Bono": given, and the name of what was.
pub fn is_label_too(findings: &Findings<'_>, cue: usize) -> bool {
    let words = |i: usize| (findings.found[i].from, findings.found[i].to);
    let mut near = cue.saturating_sub(3)..(cue + 4).min(findings.found.len());
    // "Monthly data: 1.2 GB": the name of an entry, and the words for a size.
    let is_label = |i: usize| {
        findings.says(i) == Some(Says::Label)
            && words(i).0 > words(cue).0
            && (words(cue).1..=words(cue).1 + 2).contains(&words(i).1)
    };
    near.any(|i| {
        words(i) == words(cue) && matches!(findings.says(i), Some(Says::Kind(_) | Says::Pack | Says::Data))
            || is_label(i)
    })
}

pub fn claim_by(findings: &Findings<'_>, cue: usize, role: Role) -> Option<Claim> {
    match findings.found[cue].what {
        What::Phrase(phrase) => Some(Claim { role, rule: phrase.phrase.name, cost: CLOSE, cue, strong: true }),
        _ => None,
    }
}

/// "From the pack of 1 GB and 115 min is 115 minutes": the amount is in the name of a thing counted, not of a bucket.
pub fn is_name_of_count(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let segment = layout.at(at).segment;
    let end = (at + REACH).min(findings.found.len());
    (at..end).take_while(|&i| layout.at(i).segment == segment).any(|i| {
        findings.says(i) == Some(Says::Is)
            && findings.found.get(i + 1).is_some_and(|next| matches!(next.what, What::Count))
    })
}
