//! Figures that words for what is left or used speak of, and that are none: limits passed, the use of one day, conditions of a sale.
//!
//! It gives no role itself: what it says takes a claim away, or tells that of today's use from that in all.

use super::claims::{Claim, best_claim};
use super::layout::Layout;
use super::magnitude::{is_above_slightly, is_larger, is_limit_above, volume_at};
use super::nearness::{REACH, between, gap, neighbourhood};
use super::pairs::is_part_of_whole;
use super::prices::is_on_account;
use super::roles::{BESIDE, Role};
use super::subjects;
use crate::languages::{BELOW, IN_ALL, Says, Side};
use crate::scan::{Findings, Mark, What};

/// " less than ".
const LESS_THAN: usize = 12;

/// "Used today: 0.8 GB. In all 11.5 GB of 16 GB used": what was used of a whole is told besides.
pub fn is_of_today(findings: &Findings<'_>, layout: &Layout, claim: &Claim, at: usize) -> bool {
    let found = &findings.found;
    let clause = layout.at(at).clause;
    let near = (at.saturating_sub(4)..(at + 4).min(found.len())).filter(|&i| layout.at(i).clause == clause);
    let is_today = || near.into_iter().any(|i| findings.says(i) == Some(Says::Today));
    let end = found.len().min(at + REACH);
    let is_all = |i: usize| {
        is_part_of_whole(findings, i)
            && is_larger(findings, i, at)
            && best_claim(findings, layout, i).is_some_and(|other| other.role == Role::Used)
    };
    let is_told_in_all =
        || (at + 1..end).find(|&i| found[i].what.is_amount()).is_some_and(|i| is_use_in_all(findings, layout, i));
    claim.role == Role::Used
        && !is_part_of_whole(findings, at)
        && is_today()
        && ((at + 1..end).any(is_all) || is_told_in_all())
}

/// "Today you used 1.2 GB, this month 14.8 GB in all": whether a figure behind words for "in all", larger than what was used today before a comma, tells
/// use too, and no size.
pub fn is_use_in_all(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let near = neighbourhood(layout, at);
    let used = (near.start.max(at.saturating_sub(8))..at).rev().find(|&i| found[i].what.is_figure());
    let Some(used) = used.filter(|&used| found[used].what.is_amount() && is_larger(findings, at, used)) else {
        return false;
    };
    let is_in_all = |i: usize| {
        let words = &findings.folded.text[found[i].from..found[i].to];
        matches!(findings.says(i), Some(Says::Allowance(_)))
            && words.split_whitespace().any(|word| IN_ALL.contains(&word))
    };
    let is_today = (near.start.max(used.saturating_sub(6))..at).any(|i| findings.says(i) == Some(Says::Today));
    let is_parted = (used..at).any(|i| found[i].what.is_mark(Mark::Comma));
    let names_pack = (used..at).any(|i| findings.says(i) == Some(Says::Pack));
    is_today
        && is_parted
        && !names_pack
        && !is_part_of_whole(findings, at)
        && (used + 1..near.end.min(at + 3)).any(is_in_all)
        && best_claim(findings, layout, used).is_some_and(|claim| claim.role == Role::Used)
}

/// "Last month you used 4.2 GB", "used in this session: 24 MB": what was used then, and of today where what is left is told besides.
pub fn is_of_other_time(findings: &Findings<'_>, layout: &Layout, claim: &Claim, at: usize) -> bool {
    let says = |wanted: Says| tells_time(findings, layout, at, wanted);
    // "Yesterday you bought 5 GB" is had all the same.
    let is_had = matches!(
        findings.says(claim.cue),
        Some(Says::Granted(_) | Says::Pack | Says::UsedUp | Says::Expired | Says::Allowance(_))
    );
    match claim.role {
        Role::Used => says(Says::OtherTime) || says(Says::Today) && is_beside_rest(findings, layout, at),
        Role::Allowance => !is_had && says(Says::OtherTime),
        // "3 GB left, on average 250 MB": behind the words for what is left.
        Role::Balance => {
            let clause = layout.at(at).clause;
            let mut before = (0..at).rev().take(3).take_while(|&i| layout.at(i).clause == clause && i > claim.cue);
            claim.cue < at && before.any(|i| findings.says(i) == Some(Says::OtherTime))
        }
        Role::NotHere => false,
    }
}

/// Whether words for a time stand between the figure and the next ones of its clause.
pub fn tells_time(findings: &Findings<'_>, layout: &Layout, at: usize, time: Says) -> bool {
    let clause = layout.at(at).clause;
    let own = |i: &usize| layout.at(*i).clause == clause && !findings.found[*i].what.is_figure();
    let before = (0..at).rev().take(REACH).take_while(own);
    let behind = (at + 1..findings.found.len()).take(REACH).take_while(own);
    before.chain(behind).any(|i| findings.says(i) == Some(time))
}

/// "You used 350 MB today. 2.1 GB of 5 GB left": what is left is told besides, and does not make up the size with what was used.
fn is_beside_rest(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let volume = |i: usize| volume_at(findings, i).unwrap_or(0.0);
    let near = at.saturating_sub(REACH)..findings.found.len().min(at + REACH);
    let others = near.filter(|&i| i != at && findings.found[i].what.is_amount());
    let role = |i: usize| best_claim(findings, layout, i).map(|claim| claim.role);
    let rest = others.clone().find(|&i| role(i) == Some(Role::Balance));
    let adds_up = |rest: usize| {
        others.clone().any(|i| i != rest && (volume(i) - volume(rest) - volume(at)).abs() <= 0.01 * volume(i))
    };
    !is_part_of_whole(findings, at) && rest.is_some_and(|rest| !adds_up(rest))
}

/// "As soon as what is left is below 1 GB, you can buy more": the sentence begins with a condition and ends with what is sold then.
pub fn is_condition_of_sale(findings: &Findings<'_>, layout: &Layout, claim: &Claim, at: usize) -> bool {
    let own = neighbourhood(layout, at);
    let opens = findings.says(own.start) == Some(Says::Condition);
    let sells = |i: usize| findings.says(i) == Some(Says::Offer);
    claim.role == Role::Balance && opens && own.start < claim.cue && own.into_iter().any(|i| i > at && sells(i))
}

/// "When you have less than 1 GB left, we will text you", "quand il vous reste 500 Mo": a round figure, right behind a condition or before one.
pub fn is_of_condition(findings: &Findings<'_>, claim: &Claim, at: usize) -> bool {
    let found = &findings.found;
    let What::Amount(amount) = &found[at].what else { return false };
    let mut first = claim.cue.min(at);
    // "You have … left".
    while let Some(before) = first.checked_sub(1)
        && matches!(findings.says(before), Some(Says::Holds | Says::Balance(_) | Says::ValidFor(_)))
        && found[first].from <= found[before].to + LESS_THAN
    {
        first = before;
    }
    // "流量即将耗尽（剩余500MB）": a mark ends what is said before it.
    let is_parted = |i: usize| (i + 1..first).any(|between| matches!(found[between].what, What::Mark(_)));
    let is_condition =
        |i: usize| findings.says(i) == Some(Says::Condition) && found[first].from <= found[i].to + 1 && !is_parted(i);
    let follows = (first.saturating_sub(2)..first).any(is_condition);
    let precedes = findings.says(at + 1) == Some(Says::Condition) && gap(found, at, at + 1) <= 1;
    claim.role == Role::Balance && amount.number.decimals == 0 && (follows || precedes)
}

/// "Your data fell below 500 MB. Data left: 482 MB": a limit that was passed, where what is left is told besides.
pub fn is_threshold(findings: &Findings<'_>, layout: &Layout, claim: &Claim, at: usize) -> bool {
    let found = &findings.found;
    // "Used 86 GB, on reaching 100 GB it slows down": words for an end right before a figure make it a limit.
    let is_reached = at.checked_sub(1).is_some_and(|i| {
        matches!(findings.says(i), Some(Says::Until(Side::Follows))) && claim.cue < i && gap(found, i, at) <= 1
    });
    let limits = findings.says(at + 1) == Some(Says::Condition) && gap(found, at, at + 1) <= 1;
    let end = found.len().min(at + REACH);
    let is_balance = |i: usize| {
        found[i].what.is_amount()
            && best_claim(findings, layout, i).is_some_and(|other| other.role == Role::Balance && other.strong)
    };
    // "You passed 3 GB (3.04 GB by now)".
    let is_passed = || {
        let open = (at + 1..end).take(3).find(|&i| found[i].what.is_mark(Mark::Open));
        let inside = |i: &usize| layout.at(*i).bracket != 0 && found[*i].what.is_amount();
        let count = open.and_then(|open| (open + 1..end).take(4).find(inside));
        count.is_some_and(|count| {
            layout.at(at).bracket == 0
                && is_above_slightly(findings, count, at)
                && best_claim(findings, layout, count).is_some_and(|other| other.role == Role::Used)
        })
    };
    // "Your data is below 100 MB. Balance 87.5 MB".
    let is_undercut = || {
        let next = (at + 1..end).find(|&i| found[i].what.is_amount());
        let is_dated = |i: usize| matches!(findings.says(i), Some(Says::Until(_)));
        next.is_some_and(|next| {
            (is_limit_above(findings, at, next)
                || is_said_below(findings, at)
                    && volume_at(findings, next) < volume_at(findings, at)
                    && !between(found, at, next).iter().any(|other| other.what.is_mark(Mark::Open)))
                && is_balance(next)
                && !(at..next).any(is_dated)
                && subjects::kind_of(findings, layout, at) == subjects::kind_of(findings, layout, next)
        })
    };
    match claim.role {
        Role::Balance => limits && (at + 1..end).any(is_balance) || is_undercut(),
        Role::Used => is_reached || is_passed(),
        _ => false,
    }
}

/// "Your 5 GB pack has 2 days left", "3 days left of the pack 5 GB": a length of time is what is left, and the figure the size of the pack.
pub fn is_of_time_left(findings: &Findings<'_>, claim: &Claim, at: usize) -> bool {
    let (found, cue) = (&findings.found, claim.cue);
    if claim.role != Role::Balance {
        return false;
    }
    // The same words may say other things too.
    let is_other = |i: &usize| found[*i].from >= found[cue].to || found[*i].to <= found[cue].from;
    let is_time = |i: usize| matches!(found[i].what, What::Length(_)) && gap(found, i, cue) <= 2;
    let behind = (cue + 1..found.len()).take(4).find(is_other).filter(|&i| is_time(i));
    if at < cue {
        // "5 GB left 2 days": right beside the figure the words are of that.
        return behind.is_some() && gap(found, at, cue) > 1;
    }
    let before = (0..cue).rev().take(4).find(is_other).filter(|&i| is_time(i));
    let Some(time) = behind.or(before) else { return false };
    let mut between = time.max(cue) + 1..at;
    let names_pack = between.clone().any(|i| findings.says(i) == Some(Says::Pack));
    let is_plain =
        between.all(|i| matches!(findings.says(i), Some(Says::Pack | Says::Data | Says::PartOf(_) | Says::Of)));
    time < at && names_pack && is_plain && at - time <= REACH
}

/// "30 GB at half the price, left to pay 150": the words for what is left have a sum right behind them, and the figure stands farther off.
pub fn is_of_money_left(findings: &Findings<'_>, claim: &Claim, at: usize) -> bool {
    let (found, cue) = (&findings.found, claim.cue);
    let next = || (cue + 1..found.len()).take(4).find(|&i| found[i].from >= found[cue].to);
    let is_sum = |i: usize| matches!(found[i].what, What::Money) && gap(found, cue, i) <= 1;
    claim.role == Role::Balance && at < cue && gap(found, at, cue) > BESIDE && next().is_some_and(is_sum)
}

/// "Your data is below 500 MB", "500MB未満": whether words for that stand beside a round figure.
pub fn is_said_below(findings: &Findings<'_>, at: usize) -> bool {
    let (text, figure) = (&findings.folded.text, &findings.found[at]);
    let What::Amount(amount) = &figure.what else { return false };
    let before = text[..figure.from].trim_end_matches([' ', '(']);
    let behind = text[figure.to..].trim_start_matches(' ');
    // Where words are parted by spaces, a part of one says nothing.
    let is_letter = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphabetic());
    let stands_before = |word: &str| before.strip_suffix(word).is_some_and(|rest| !is_letter(rest.chars().next_back()));
    let stands_behind = |word: &str| behind.strip_prefix(word).is_some_and(|rest| !is_letter(rest.chars().next()));
    amount.number.decimals == 0 && BELOW.iter().any(|word| stands_before(word) || stands_behind(word))
}

/// "Only 3 days left: 60 GB for 12": a length of time stands right beside the words for what is left, and a price or words that sell in a
/// sentence of theirs or of the figure behind them.
pub fn is_of_time_on_offer(findings: &Findings<'_>, layout: &Layout, claim: &Claim, at: usize) -> bool {
    let (found, cue) = (&findings.found, claim.cue);
    let words = (found[cue].from, found[cue].to);
    // "Restano solo 2 giorni": a word between.
    let is_time = |i: usize| matches!(found[i].what, What::Length(_)) && gap(found, i, cue) <= 2 * BESIDE + 2;
    let own = |i: &usize| (found[*i].from, found[*i].to) != words;
    let before = (0..cue).rev().take(4).find(own).filter(|&i| is_time(i));
    let behind = (cue + 1..at.max(cue + 1)).take(4).find(own).filter(|&i| is_time(i));
    if claim.role != Role::Balance || cue > at || before.or(behind).is_none() {
        return false;
    }
    let sells = |i: usize| {
        matches!(findings.says(i), Some(Says::Offer | Says::OtherEnd))
            || matches!(found[i].what, What::Rate)
            || matches!(found[i].what, What::Money) && !is_on_account(findings, i)
    };
    let end = neighbourhood(layout, at).end;
    (neighbourhood(layout, cue).start..end).any(sells)
}
