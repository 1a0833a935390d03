//! What a phrase says of a figure, and how closely: the least cost wins.
//!
//! Cost is the bytes of folded text between the two, with surcharges for whatever stands there. Whether the figure is
//! the person's own is not asked here, but in `offers`.

use super::layout::{Layout, LineRole, is_on_side};
use super::nearness::{REACH, between, gap, neighbourhood, under_condition};
use super::roles::{BESIDE, Role, is_part};
use super::{lists, subjects};
use crate::languages::{BucketKind, Says, Side};
use crate::scan::{Cue, Finding, Findings, Mark, What};
use crate::volume::Unit;

/// Beyond this a phrase no longer speaks of an amount.
const TOO_FAR: usize = 130;

/// Up to this it certainly does.
pub const CLOSE: usize = 40;

/// Surcharges for what stands between, chosen so that the nearer of two phrases wins across one comma, and a phrase
/// does not reach over the amount that it already speaks of as long as another phrase is at hand.
const OVER_COMMA: usize = 22;
const OVER_LINE: usize = 30;
const OVER_BRACKET: usize = 10;
const OVER_FIGURE: usize = 50;
const OVER_COUNT: usize = 12;
const OVER_OTHER_ROLE: usize = 25;

/// A bracket with words of its own is not spoken of from outside.
const INTO_BRACKET: usize = 60;

/// Between a whole and the words for "out of" behind it there is room for "data" and no more.
const OUT_OF_WITHIN: usize = 12;

/// "of" binds across "today's" and the like; over a longer way the cost decides as for any phrase.
const OF_BINDS_WITHIN: usize = 12;

/// The same figure in steps of 1000 and of 1024, up to a gigabyte counted in megabytes.
const STEPS_APART: f64 = 1.03;

/// The rule that reads "1.2 GB of your pack (3 GB)".
pub const SIZE_IN_BRACKETS: &str = "size in brackets";

/// The rule that reads "1.2/3 GB".
pub const PAIR: &str = "part / whole";

/// What a phrase says of a figure, and how far it is from it.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    pub role: Role,
    pub rule: &'static str,
    pub cost: usize,
    /// Index of the phrase.
    pub cue: usize,
    /// Whether the phrase alone decides; a pack's name or "you have" does so only where nothing else speaks.
    pub strong: bool,
}

/// The claim on an amount; of "1.2/3 GB" the phrase speaks of the first, and the second is the whole.
pub fn claim_of_amount(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    if is_part(findings, layout, at) {
        // "… used of 100 GB, of which 2 GB of 28 GB in Europe": its part is what that of the whole is.
        let before = || {
            let own = neighbourhood(layout, at).filter(|&i| i < at && findings.found[i].what.is_amount());
            own.filter_map(|i| best_claim(findings, layout, i))
                .find(|claim| claim.strong && matches!(claim.role, Role::Balance | Role::Used))
        };
        if let Some(claim) = before().filter(|_| is_part_of_whole(findings, at)) {
            return Some(claim);
        }
        let rule = "part of the figure before";
        return best_claim(findings, layout, at).or(Some(Claim {
            role: Role::Allowance,
            rule,
            cost: CLOSE,
            cue: at,
            strong: true,
        }));
    }
    if let Some(claim) = claim_in_bracket(findings, layout, at).or_else(|| size_in_bracket(findings, layout, at)) {
        return Some(claim);
    }
    if let Some(cue) = (at + 1..at + 4)
        .find(|&i| findings.says(i) == Some(Says::OutOf) && gap(&findings.found, at, i) <= OUT_OF_WITHIN)
        .filter(|&i| !is_parted(&findings.found, at, i))
    {
        return Some(Claim { role: Role::Allowance, rule: "whole, and a part of it", cost: 0, cue, strong: true });
    }
    // "80 % 5 GB:n paketista": the whole right behind its share.
    if let Some(cue) = at.checked_sub(1).filter(|&i| {
        matches!(findings.found[i].what, What::Percent(_))
            && gap(&findings.found, i, at) <= 1
            && !is_part_of_whole(findings, at)
    }) {
        let rule = "whole of a percentage";
        return Some(Claim { role: Role::Allowance, rule, cost: CLOSE, cue, strong: true });
    }
    if let Some(cue) = shared_out(findings, layout, at) {
        let rule = "whole of a percentage";
        return Some(Claim { role: Role::Allowance, rule, cost: CLOSE, cue, strong: true });
    }
    if let Some(cue) = whole_of_what_is_left(findings, layout, at) {
        return Some(Claim { role: Role::Allowance, rule: "whole of what is left", cost: CLOSE, cue, strong: true });
    }
    if let Some(cue) = rest_behind_whole(findings, layout, at) {
        return Some(Claim { role: Role::Balance, rule: "rest of a whole", cost: CLOSE, cue, strong: true });
    }
    if let Some((cue, rule)) = size_before_rest(findings, layout, at) {
        return Some(Claim { role: Role::Allowance, rule, cost: CLOSE, cue, strong: true });
    }
    if let Some((_, cue)) = rest_behind_colon(findings, layout, at) {
        return Some(Claim { role: Role::Allowance, rule: "size before its rest", cost: CLOSE, cue, strong: true });
    }
    if let Some(claim) = size_before_colon(findings, layout, at) {
        return Some(claim);
    }
    if let Some(cue) = size_before_dash(findings, layout, at) {
        return Some(Claim { role: Role::Allowance, rule: "size before its rest", cost: CLOSE, cue, strong: true });
    }
    if let Some(cue) = names_pack_with_length(findings, layout, at) {
        return Some(Claim { role: Role::Allowance, rule: "volume / validity", cost: CLOSE, cue, strong: true });
    }
    if let Some(first) = first_of_pair(findings, at) {
        let claim = claim_in_bracket(findings, layout, first).or_else(|| pair_claim(findings, layout, first, at))?;
        return Some(Claim { role: Role::Allowance, rule: PAIR, ..claim });
    }
    let end = findings.found.len();
    if let Some(second) = (at + 2..end.min(at + 4)).find(|&second| first_of_pair(findings, second) == Some(at)) {
        return pair_claim(findings, layout, at, second);
    }
    best_claim(findings, layout, at).filter(|claim| {
        !is_either_size_or_rest(findings, layout, claim, at)
            && !is_threshold(findings, layout, claim, at)
            && !is_condition_of_sale(findings, layout, claim, at)
            && !is_of_today(findings, layout, claim, at)
    })
}

/// "Used today: 0.8 GB. In all 11.5 GB of 16 GB used": what was used of a whole is told besides.
fn is_of_today(findings: &Findings<'_>, layout: &Layout, claim: &Claim, at: usize) -> bool {
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
    claim.role == Role::Used && !is_part_of_whole(findings, at) && is_today() && (at + 1..end).any(is_all)
}

/// "As soon as what is left is below 1 GB, you can buy more": the sentence begins with a condition and ends with what is sold then.
fn is_condition_of_sale(findings: &Findings<'_>, layout: &Layout, claim: &Claim, at: usize) -> bool {
    let own = neighbourhood(layout, at);
    let opens = findings.says(own.start) == Some(Says::Condition);
    let sells = |i: usize| findings.says(i) == Some(Says::Offer);
    claim.role == Role::Balance && opens && own.start < claim.cue && own.into_iter().any(|i| i > at && sells(i))
}

/// "Your data fell below 500 MB. Data left: 482 MB": a limit that was passed, where what is left is told besides.
fn is_threshold(findings: &Findings<'_>, layout: &Layout, claim: &Claim, at: usize) -> bool {
    let found = &findings.found;
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
            is_limit_above(findings, at, next)
                && is_balance(next)
                && !(at..next).any(is_dated)
                && subjects::kind_of(findings, layout, at) == subjects::kind_of(findings, layout, next)
        })
    };
    match claim.role {
        Role::Balance => limits && (at + 1..end).any(is_balance) || is_undercut(),
        Role::Used => is_passed(),
        _ => false,
    }
}

/// Whether the figure is round and the other a little below it and not round, as a count is that has just fallen below a limit.
fn is_limit_above(findings: &Findings<'_>, at: usize, other: usize) -> bool {
    /// A warning comes within a few hours.
    const WITHIN: f64 = 0.7;
    match (&findings.found[at].what, &findings.found[other].what) {
        (What::Amount(a), What::Amount(b)) => {
            let (limit, count) = (a.printed.volume.bytes_f64(), b.printed.volume.bytes_f64());
            let is_round = a.number.decimals == 0 && (a.unit == Unit::Gigabyte || a.number.digits.is_multiple_of(50));
            let is_count = b.number.decimals > 0 || !b.number.digits.is_multiple_of(10);
            is_round && is_count && WITHIN * limit < count && count < limit
        }
        _ => false,
    }
}

/// Whether the figure is the other or a little above it, as a count is that has just passed a limit.
fn is_above_slightly(findings: &Findings<'_>, at: usize, other: usize) -> bool {
    /// A warning comes within a few hours.
    const WITHIN: f64 = 1.25;
    match (&findings.found[at].what, &findings.found[other].what) {
        (What::Amount(a), What::Amount(b)) => {
            let (count, limit) = (a.printed.volume.bytes_f64(), b.printed.volume.bytes_f64());
            limit < count && count < WITHIN * limit && a.number.decimals > b.number.decimals
        }
        _ => false,
    }
}

/// "20GB的80%已使用": the share behind a figure, a word between them.
fn shared_out(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let place = layout.at(at);
    let percent = (at + 1..found.len().min(at + 3)).find(|&i| matches!(found[i].what, What::Percent(_)))?;
    let other = layout.at(percent);
    let parted = between(found, at, percent).iter().any(|other| matches!(other.what, What::Mark(_)));
    let near = (2..=BESIDE + 1).contains(&gap(found, at, percent));
    let same = (other.clause, other.bracket) == (place.clause, place.bracket);
    (near && same && !parted && best_claim(findings, layout, percent).is_some()).then_some(percent)
}

/// "Data 5 GB left 1.8 GB", "data credit of 3 GB is used up": the figure before the words for its rest, or for its end.
fn size_before_rest(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<(usize, &'static str)> {
    let found = &findings.found;
    let segment = layout.at(at).segment;
    let own = |i: &usize| layout.at(*i).segment == segment;
    let mut behind = (at + 1..found.len()).take(8).take_while(own);
    // "Pack of 10 GB: 6.8 GB left", "traffic pack (Japan 3 GB) left 1.05 GB".
    let open = (0..at).rev().take(5).find(|&i| found[i].what.is_mark(Mark::Open));
    let says_share = open.is_some_and(|open| open > 0 && matches!(found[open - 1].what, What::Percent(_)));
    let closes = |i: usize| found[i].what.is_mark(Mark::Close) && layout.at(at).bracket != 0 && !says_share;
    let is_pause = |i: usize| {
        closes(i) || [Mark::Comma, Mark::Dash, Mark::Colon].into_iter().any(|mark| found[i].what.is_mark(mark))
    };
    // "20GB流量只剩1.5GB": a word for the data belongs to the figure before it.
    let is_noun =
        |i: usize| matches!(findings.says(i), Some(Says::Data | Says::Kind(BucketKind::Main | BucketKind::Local)));
    let nouns_end = behind.clone().take_while(|&i| is_noun(i) && gap(found, at, i) <= BESIDE).last();
    let cue = behind.clone().find(|&i| !is_pause(i) && nouns_end.is_none_or(|noun| found[i].from >= found[noun].to))?;
    // "Data 15 GB of yours left 1.5 GB": a word between, where nothing before speaks of the first figure.
    let said_before = || {
        let before = (0..at).rev().take(REACH).take_while(|&i| layout.at(i).clause == layout.at(at).clause);
        before.into_iter().any(|i| {
            let says = findings.says(i);
            matches!(says, Some(Says::Balance(_) | Says::Used(_) | Says::Holds | Says::Granted(_) | Says::Allowance(_)))
        })
    };
    let is_beside = gap(found, at, cue) <= BESIDE || gap(found, at, cue) <= OUT_OF_WITHIN && !said_before();
    if matches!(found[cue].what.says(), None | Some(Says::Nothing)) || !is_beside {
        return None;
    }
    let words = (found[cue].from, found[cue].to);
    let namesake = |i: &usize| (found[*i].from, found[*i].to) == words;
    let says = |wanted: fn(Says) -> bool| behind.clone().filter(namesake).any(|i| findings.says(i).is_some_and(wanted));
    if says(|says| says == Says::UsedUp) && layout.at(cue).clause == layout.at(at).clause {
        let shared = (at.saturating_sub(4)..at).any(|i| matches!(found[i].what, What::Percent(_)))
            || part_before(findings, at).is_some();
        return (!shared && !under_condition(findings, layout, cue)).then_some((cue, "size of what is used up"));
    }
    let follows = match nouns_end {
        None => says(|says| matches!(says, Says::Balance(Side::Follows | Side::Either) | Says::Used(Side::Follows))),
        Some(_) => says(|says| matches!(says, Says::Balance(Side::Follows) | Says::Used(Side::Follows))),
    };
    let rest = behind.find(|&i| found[i].from >= words.1 && !matches!(found[i].what, What::Phrase(_)))?;
    let (What::Amount(size), What::Amount(part)) = (&found[at].what, &found[rest].what) else { return None };
    // Words right before the first figure speak of it: "used 5 GB, left 2 GB".
    let spoken = (at.saturating_sub(4)..at).any(|i| {
        // "Used this month general data 63 GB, left 37 GB": the word for the data stands between.
        let next = (i + 1..=at).find(|&next| found[next].from >= found[i].to).unwrap_or(at);
        let names_data = matches!(findings.says(next), Some(Says::Data | Says::Kind(BucketKind::Main)));
        let is_joined = names_data && gap(found, i, next) <= 1 && gap(found, next, at) <= BESIDE;
        let is_beside = gap(found, i, at) <= BESIDE;
        let says = findings.says(i);
        (matches!(says, Some(Says::Balance(_) | Says::Used(_) | Says::Holds)) && is_beside
            || matches!(says, Some(Says::Used(_))) && is_joined)
            && layout.at(i).clause == layout.at(at).clause
    });
    // "Of 12 GB you used 7.5 GB, left 4.5 GB"; but "…, apps 8 GB left 7.9 GB" is the next entry of a list.
    let clause = layout.at(at).clause;
    let names = |i: usize| found[i].what.names_data() || matches!(findings.says(i), Some(Says::Kind(_) | Says::Pack));
    let is_entry = (0..at).rev().take(4).take_while(|&i| layout.at(i).clause == clause).any(names);
    let is_entry = is_entry && layout.at(rest).clause == clause;
    let is_told = !is_entry && (0..at).rev().take(8).take_while(own).any(|i| found[i].what.is_amount());
    let is_list = is_told || is_part(findings, layout, at) || is_part_of_whole(findings, rest);
    // Words may overlap: "už zbývá" and "zbývá jen".
    let is_near = (cue..rest).any(|i| found[i].from < words.1 && gap(found, i, rest) <= BESIDE);
    let is_parted = nouns_end.is_some() && layout.at(rest).clause != layout.at(cue).clause;
    (follows && !spoken && !is_list && is_near && !is_parted && part.printed.volume <= size.printed.volume)
        .then_some((cue, "size before its rest"))
}

/// "2 GB Monthly - 1.3 GB left": the size in a name, and behind a dash what is left of it.
fn size_before_dash(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let clause = layout.at(at).clause;
    let own = |i: &usize| layout.at(*i).clause == clause;
    let names =
        |i: usize| matches!(findings.says(i), None | Some(Says::Pack | Says::Data | Says::Kind(_) | Says::Nothing));
    let mut behind = (at + 1..found.len()).take(6).take_while(own);
    let dash = behind.clone().find(|&i| found[i].what.is_mark(Mark::Dash))?;
    let rest = behind.find(|&i| i > dash && found[i].what.is_amount()).filter(|&rest| gap(found, dash, rest) <= 1)?;
    let cue = (rest + 1..found.len()).take(2).take_while(own).find(|&i| {
        matches!(findings.says(i), Some(Says::Balance(Side::Precedes | Side::Either))) && gap(found, rest, i) <= BESIDE
    })?;
    let parted = (at + 1..dash).any(|i| !names(i) || found[i].what.is_figure());
    (!parted && gap(found, at, dash) <= CLOSE && !is_larger(findings, rest, at)).then_some(cue)
}

/// "Balance of the pack 10 GB: 1.2 GB": for the size in a name, the only figure behind its colon, which is what is left or used of it, and
/// the words that say so.
fn rest_behind_colon(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<(usize, usize)> {
    let found = &findings.found;
    let place = layout.at(at);
    let names = |i: usize| matches!(findings.says(i), Some(Says::Pack | Says::Data | Says::Kind(_) | Says::Nothing));
    let colon = (at + 1..found.len()).take(4).find(|&i| !names(i)).filter(|&i| found[i].what.is_mark(Mark::Colon))?;
    let rest = colon + 1;
    let is_beside = gap(found, at, colon) <= OUT_OF_WITHIN && found.get(rest).is_some_and(|next| next.what.is_amount());
    if !is_beside || gap(found, colon, rest) > 1 || !is_larger(findings, at, rest) {
        return None;
    }
    let says_role = |i: &usize| {
        let says = findings.says(*i);
        matches!(says, Some(Says::Balance(Side::Follows | Side::Either) | Says::Used(Side::Follows | Side::Either)))
    };
    let before = (0..at).rev().take(6).take_while(|&i| layout.at(i).clause == place.clause);
    let mut before = before.take_while(|&i| !found[i].what.is_figure());
    let cue = before.find(says_role)?;
    // "Left 3 GB: 1 GB by day, 2 GB at night".
    let mut behind = (rest + 1..found.len()).take(REACH).take_while(|&i| layout.at(i).segment == place.segment);
    (!behind.any(|i| found[i].what.is_amount())).then_some((rest, cue))
}

/// The same for the figure behind the colon.
fn size_before_colon(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let colon = at.checked_sub(1).filter(|&i| findings.found[i].what.is_mark(Mark::Colon))?;
    let size = (0..colon).rev().take(4).find(|&i| findings.found[i].what.is_amount())?;
    let (rest, cue) = rest_behind_colon(findings, layout, size)?;
    let role = if matches!(findings.says(cue), Some(Says::Used(_))) { Role::Used } else { Role::Balance };
    (rest == at).then_some(Claim { role, rule: "rest of a whole", cost: CLOSE, cue, strong: true })
}

/// "Left of your pack 3GB/5 days: 2.91 GB", "10 GB - 30 days ⏎ Data left: 3.2 GB": the first is the pack's name.
fn names_pack_with_length(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let clause = layout.at(at).clause;
    let own = |i: &usize| layout.at(*i).clause == clause;
    let joins = |mark| found.get(at + 1).is_some_and(|next| next.what.is_mark(mark));
    let has_length = matches!(found.get(at + 2).map(|next| &next.what), Some(What::Length(_)));
    let is_titled = found[at].from > 0 && layout.at(at).line == 0 && joins(Mark::Line);
    if has_length && joins(Mark::Dash) || is_titled {
        return heads_rest(findings, layout, at);
    }
    let named = has_length && joins(Mark::Slash);
    let rest = (at + 3..found.len()).take(4).take_while(own).find(|&i| found[i].what.is_amount());
    let left = |i: &usize| matches!(findings.says(*i), Some(Says::Balance(Side::Follows | Side::Either)));
    (0..at).rev().take(6).take_while(own).find(left).filter(|_| named && rest.is_some())
}

/// "10 GB - 30 days", "Europe 5 GB": alone on its line, above the only other figure, which is what is left or used; the words that say so.
fn heads_rest(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let line = layout.at(at).line;
    let is_alone = |i: usize| layout.at(i).line != line || !may_claim_at(findings, i);
    let near = at.saturating_sub(REACH)..found.len().min(at + REACH);
    let mut others = near.clone().filter(|&i| i != at && found[i].what.is_amount());
    let rest = others.next().filter(|&rest| layout.at(rest).line > line && is_larger(findings, at, rest))?;
    if others.next().is_some() || !near.clone().all(is_alone) {
        return None;
    }
    // The label stands on the line of its figure, or on the one above.
    let says_role = |i: &usize| {
        let says = findings.says(*i);
        let rows = layout.at(rest).line - layout.at(*i).line.min(layout.at(rest).line);
        matches!(says, Some(Says::Balance(_) | Says::Used(_))) && *i > at && rows <= 1 && layout.at(*i).line > line
    };
    near.into_iter().find(says_role)
}

/// Whether words that may say what a figure is stand here.
fn may_claim_at(findings: &Findings<'_>, at: usize) -> bool {
    findings.says(at).is_some_and(|says| may_claim(says) && says != Says::Pack)
}

/// "What is left of the 5 GB pack is 3 GB": the first figure is the whole.
fn whole_of_what_is_left(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let clause = layout.at(at).clause;
    let own = |i: &usize| layout.at(*i).clause == clause;
    let cue = (0..at)
        .rev()
        .take(5)
        .take_while(own)
        .find(|&i| matches!(findings.says(i), Some(Says::Balance(Side::Follows | Side::Either))))?;
    let is = (at + 1..found.len()).take(4).take_while(own).find(|&i| findings.says(i) == Some(Says::Is))?;
    let rest = (is + 1..found.len()).take(3).take_while(own).find(|&i| found[i].what.is_amount())?;
    let names_pack = (cue + 1..is).any(|i| findings.says(i) == Some(Says::Pack));
    let alone = !(cue + 1..rest).any(|i| i != at && found[i].what.is_amount());
    (names_pack && alone && gap(found, is, rest) <= BESIDE).then_some(cue)
}

/// The same for the rest: the figure behind "is", whose whole stands before it.
fn rest_behind_whole(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let whole = (0..at).rev().take(6).find(|&i| findings.found[i].what.is_amount())?;
    let cue = whole_of_what_is_left(findings, layout, whole)?;
    let is = (whole + 1..at).any(|i| findings.says(i) == Some(Says::Is));
    (is && is_larger(findings, whole, at)).then_some(cue)
}

/// "80% of your data (8 GB of 10 GB) used": the bracket says the share again, in figures. "80% of the volume (10 GB)": the whole.
fn claim_in_bracket(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let place = layout.at(at);
    let open = at.checked_sub(1).filter(|&open| found[open].what.is_mark(Mark::Open) && place.bracket != 0)?;
    if bracket_says_role(findings, layout, at) {
        return None;
    }
    let alone = found.get(at + 1).is_some_and(|next| next.what.is_mark(Mark::Close));
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
    let of = (percent + 1..open)
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
fn size_in_bracket(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
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

/// Whether a figure in megabytes has a part of one behind its decimal mark.
pub fn is_odd(what: &What) -> bool {
    let What::Amount(amount) = what else { return false };
    let bytes = amount.printed.volume.bytes();
    amount.unit == Unit::Megabyte && [1_000_000, 1_048_576].into_iter().all(|megabyte| bytes % megabyte != 0)
}

/// Whether a figure in whole megabytes is none of the sizes that packs are sold by, which are tens of them or counted in steps of 1024.
pub fn is_unround(what: &What) -> bool {
    let What::Amount(amount) = what else { return false };
    let megabytes = amount.number.digits;
    amount.unit == Unit::Megabyte
        && amount.number.decimals == 0
        && amount.otherwise.is_none()
        && !megabytes.is_multiple_of(10)
        && !megabytes.is_multiple_of(64)
        && !megabytes.is_power_of_two()
}

/// Whether no pack is sold by this size: a part of a megabyte, or of a gigabyte other than its half, quarters and fifths of small packs.
pub fn is_no_size(what: &What) -> bool {
    let What::Amount(amount) = what else { return false };
    let megabytes = amount.printed.volume.bytes() / 1_000_000;
    is_odd(what) || amount.unit == Unit::Gigabyte && megabytes > 2000 && megabytes % 500 != 0 && !amount.number.integer
}

/// "2.4 GB for all at 1 GB for chats": no whole is smaller than its part.
fn is_less_than_part(findings: &Findings<'_>, of: usize, at: usize) -> bool {
    let part = (0..of).rev().take(4).find(|&i| findings.found[i].what.is_figure());
    part.is_some_and(|part| is_larger(findings, part, at))
}

/// Whether the figure is clearly larger than the other, and so not the same one in another unit.
fn is_larger(findings: &Findings<'_>, at: usize, other: usize) -> bool {
    match (&findings.found[at].what, &findings.found[other].what) {
        (What::Amount(a), What::Amount(b)) => a.printed.volume.bytes_f64() > 1.1 * b.printed.volume.bytes_f64(),
        _ => false,
    }
}

/// Whether the figure is larger than the other, and not merely counted in steps of 1024.
fn is_above(findings: &Findings<'_>, at: usize, other: usize) -> bool {
    match (&findings.found[at].what, &findings.found[other].what) {
        (What::Amount(a), What::Amount(b)) => a.printed.volume.bytes_f64() > STEPS_APART * b.printed.volume.bytes_f64(),
        _ => false,
    }
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

/// "You have 3.5 GB quota": what remains, or the size? "You have 10 MB inclusive bundle" names a pack, and so the size.
fn is_either_size_or_rest(findings: &Findings<'_>, layout: &Layout, claim: &Claim, at: usize) -> bool {
    let held =
        at.checked_sub(1).is_some_and(|i| findings.says(i) == Some(Says::Holds) && gap(&findings.found, i, at) <= 1);
    let clause = layout.at(at).clause;
    let names_pack = (at + 1..findings.found.len())
        .take(5)
        .take_while(|&i| layout.at(i).clause == clause)
        .any(|i| findings.says(i) == Some(Says::Pack));
    // "Welcome to Greece! You have 15 GB included": what was just given is whole.
    let is_new = at.checked_sub(1).is_some_and(|i| is_behind_grant(findings, layout, i));
    held && !is_new && claim.cue > at && matches!(findings.says(claim.cue), Some(Says::Allowance(_))) && !names_pack
}

/// For the second amount of "1.2 GB/3 GB", where the first stands. "500F/1GB/7j" is the name of a pack.
fn first_of_pair(findings: &Findings<'_>, at: usize) -> Option<usize> {
    let found = &findings.found;
    let slash = |i: usize| found.get(i).is_some_and(|finding| finding.what.is_mark(Mark::Slash));
    // A page may break the line before the slash.
    let broken = at >= 3 && found[at - 2].what.is_mark(Mark::Line);
    let first = at.checked_sub(if broken { 3 } else { 2 })?;
    let glued =
        found[first].to + 1 >= found[at - if broken { 2 } else { 1 }].from && found[at - 1].to + 1 >= found[at].from;
    let alone = !slash(at + 1) && !first.checked_sub(1).is_some_and(slash);
    (glued && alone && slash(at - 1) && found[first].what.is_amount() && found[at].what.is_amount()).then_some(first)
}

/// Only words for "left" and "used" say what the first of a pair is: "Data: 1.2/3 GB" may be either.
fn pair_claim(findings: &Findings<'_>, layout: &Layout, first: usize, second: usize) -> Option<Claim> {
    [best_claim(findings, layout, first), best_claim(findings, layout, second)]
        .into_iter()
        .flatten()
        .filter(|claim| matches!(findings.says(claim.cue), Some(Says::Balance(_) | Says::Used(_))))
        .min_by_key(|claim| claim.cost)
        .or_else(|| claim_of_heading(findings, layout, first))
}

/// "My usage", and on the next line "Internet: 87 GB / 350 GB": a line of nothing but words for what is used or left heads the pairs below.
fn claim_of_heading(findings: &Findings<'_>, layout: &Layout, first: usize) -> Option<Claim> {
    let found = &findings.found;
    let (line, sentence) = (layout.at(first).line, layout.at(first).sentence);
    let above = (0..first).rev().take(REACH).take_while(|&i| layout.at(i).sentence == sentence);
    let cue = above
        .clone()
        .find(|&i| layout.at(i).line < line && matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_))))?;
    let heading = layout.at(cue).line;
    let is_alone = !above.clone().any(|i| layout.at(i).line == heading && found[i].what.is_figure());
    let What::Phrase(phrase) = found[cue].what else { return None };
    let role = if matches!(phrase.says, Says::Used(_)) { Role::Used } else { Role::Balance };
    is_alone.then_some(Claim { role, rule: phrase.phrase.name, cost: CLOSE, cue, strong: true })
}

pub fn best_claim(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    // A percentage is a share of what is left or used; what speaks of sizes does not compete for it, nor "you have".
    let is_percent = matches!(findings.found[at].what, What::Percent(_));
    let in_list = || {
        lists::listed_with_ends(findings, layout, at)
            .or_else(|| lists::left_behind_list(findings, layout, at))
            .or_else(|| lists::listed_by_kind(findings, layout, at))
    };
    if !is_percent && let Some(claim) = in_list() {
        return Some(claim);
    }
    neighbourhood(layout, at)
        .filter_map(|i| match findings.found[i].what {
            What::Phrase(cue) => claim_of(findings, layout, cue, i, at),
            _ => None,
        })
        .filter(|claim| claim.cost <= TOO_FAR && !(is_percent && (claim.role == Role::Allowance || !claim.strong)))
        .min_by_key(|claim| claim.cost)
        .or_else(|| claim_of_pair_before(findings, layout, at))
        .or_else(|| lists::inherited(findings, layout, at))
        .or_else(|| lists::inherited_from_label(findings, layout, at))
        .or_else(|| lists::next_of_kind(findings, layout, at))
        .or_else(|| lists::held_in_list(findings, layout, at))
        .or_else(|| lists::listed_beside_money(findings, layout, at))
        .or_else(|| lists::listed_under_labels(findings, at))
        .or_else(|| lists::entry_beside_balance(findings, layout, at))
        .or_else(|| lists::granted_in_sum(findings, layout, at))
        .or_else(|| lists::granted_before(findings, at))
        .or_else(|| lists::granted_behind_sum(findings, layout, at))
        .or_else(|| lists::granted_in_sentence_before(findings, layout, at))
}

/// "You have 9.8 GB of 20 GB at home and 2 GB of 6 GB abroad": the part of a second pair is what that of the first is.
fn claim_of_pair_before(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    // "Used 11.2 GB/20 GB, video 3.1 GB/30 GB": with a slash as well.
    let slashed =
        |i: usize| (i + 2..findings.found.len().min(i + 4)).any(|second| first_of_pair(findings, second) == Some(i));
    let is_pair = |i: usize| is_part_of_whole(findings, i) || slashed(i);
    if !is_pair(at) {
        return None;
    }
    let is_part = |i: &usize| findings.found[*i].what.is_amount() && is_pair(*i);
    // "Used: 38 GB of 50 GB. EU: 7 GB of 18 GB": a name and a pair are a sentence that goes on with the one before.
    let goes_on = || {
        let own = neighbourhood(layout, at);
        let head = own.start;
        let opens = matches!(findings.says(head), Some(Says::Kind(_))) && head + 2 >= at;
        let before = layout.at(at).sentence.checked_sub(1).filter(|_| opens)?;
        layout.findings_of(before).into_iter().find(is_part)
    };
    let first = neighbourhood(layout, at).find(is_part).filter(|&first| first < at).or_else(goes_on)?;
    let spoken = neighbourhood(layout, first).filter_map(|i| match findings.found[i].what {
        What::Phrase(cue) => claim_of(findings, layout, cue, i, first),
        _ => None,
    });
    let claim = spoken.min_by_key(|claim| claim.cost)?;
    matches!(findings.says(claim.cue), Some(Says::Balance(_) | Says::Used(_) | Says::Holds)).then_some(claim)
}

/// Whether words may say what a figure is: most do not, and need no look around.
fn may_claim(says: Says) -> bool {
    use Says::{Allowance, Balance, Expired, GivenAway, Granted, Holds, Label, Of, Pack, Used, UsedUp};
    matches!(
        says,
        Balance(_) | Used(_) | Allowance(_) | Granted(_) | Label | Holds | GivenAway | Of | UsedUp | Expired | Pack
    )
}

/// What the phrase at `i` says of the figure at `at`.
fn claim_of(findings: &Findings<'_>, layout: &Layout, cue: Cue, i: usize, at: usize) -> Option<Claim> {
    if !may_claim(cue.says) {
        return None;
    }
    let found = &findings.found;
    let before = i < at;
    let claim = |role, cost, strong| Some(Claim { role, rule: cue.phrase.name, cost, cue: i, strong });
    let near = gap(found, i, at);
    let sided = |side| sided_cost(findings, layout, side, i, at);
    let distance = || Some(near + surcharge(findings, layout, i, at)?);
    // "Pack of 10 GB: 6.8 GB left": what stands behind the colon is not said of what stands before it.
    let is_role = matches!(cue.says, Says::Balance(_) | Says::Used(_) | Says::UsedUp);
    if !before && is_role && is_behind_own_colon(findings, layout, i, at) {
        return None;
    }
    // "1.4 GB left in your option Travel 2 GB": the words have a figure right before them, and the other one is the pack's.
    if before && is_role && has_figure_before_pack(findings, layout, i, at) {
        return None;
    }
    if !before && (speaks_of_percent(findings, layout, i, at) || ends_percent(findings, layout, i, at)) {
        return None;
    }
    match cue.says {
        Says::Balance(side) => claim(Role::Balance, sided(side)?, true),
        Says::Used(side) if !under_condition(findings, layout, i) => claim(Role::Used, sided(side)?, true),
        // "Your allowance: 2 GB of 6 GB left": what is part of a whole is not the size.
        Says::Allowance(_) if is_part_of_whole(findings, at) => None,
        // "Your remaining data allowance: 2.1 GB".
        Says::Allowance(_) if before && is_what_is_left_of_size(findings, layout, i) => None,
        Says::Allowance(side) => claim(Role::Allowance, sided(side)? + 2, true),
        // "Local 2 GB. Active until 5 Dec": an end, and no grant.
        Says::Granted(_) if !before && announces_date(findings, i) => None,
        Says::Granted(side) => claim(Role::Allowance, sided(side)? + 8, true),
        // "Pass subscribed. Volume: 1200 MB": what was just bought is whole.
        Says::Label if before && !ends_longer_label(findings, i) && is_behind_bought_pack(findings, layout, i) => {
            claim(Role::Allowance, distance()? + 12, true)
        }
        Says::Label if before && !ends_longer_label(findings, i) => claim(Role::Balance, distance()? + 12, true),
        // "Subscribed! You have 5 GB": what was just bought is whole.
        Says::Holds if before && is_behind_grant(findings, layout, i) => {
            claim(Role::Allowance, distance()? + 30, false)
        }
        // "You have 15 GB for 10 days from first use": nothing of it is used yet.
        Says::Holds if before && lasts_from_start(findings, layout, at) => {
            claim(Role::Allowance, distance()? + 30, false)
        }
        Says::Holds if before => claim(Role::Balance, distance()? + 30, false),
        Says::GivenAway if before => claim(Role::NotHere, distance()?, true),
        Says::Of
            if before
                && near <= 30
                && follows_figure(findings, layout, i)
                && !is_less_than_part(findings, i, at)
                && !between(found, i, at).iter().any(|other| {
                    // "80% of the pack, left 2 GB": the figure has words of its own.
                    let has_own = matches!(other.what.says(), Some(Says::Balance(Side::Follows)));
                    // "20 GB from 16, 50 GB from 68".
                    other.what.is_amount()
                        || other.what.is_mark(Mark::Plus)
                        || has_own
                        || matches!(other.what, What::Money)
                }) =>
        {
            claim(
                Role::Allowance,
                if near <= OF_BINDS_WITHIN && is_beside_figure(findings, layout, i) && !is_parted(found, i, at) {
                    0
                } else {
                    distance()?
                },
                true,
            )
        }
        // "Of your 6 GB you have used 4 GB": the whole comes first.
        Says::Of if before && near <= BESIDE && opens_with_whole(findings, layout, i, at) => {
            claim(Role::Allowance, 0, true)
        }
        // "80% of your 500 MB has been depleted".
        Says::UsedUp if matches!(found[at].what, What::Percent(_)) => claim(Role::Used, distance()?, true),
        Says::UsedUp if is_used_up_part(findings, layout, i, at) => claim(Role::Used, near, true),
        // "You have used up your 2 GB", "your 2 GB plan has expired": the size of what is gone.
        Says::UsedUp | Says::Expired
            if near <= CLOSE
                && !under_condition(findings, layout, i)
                && !is_part_of_whole(findings, at)
                // "Used up? Buy 1 GB more": another one; "used up, over by 0.35 GB": what was used besides.
                && !(i + 1..at).any(|j| matches!(findings.says(j), Some(Says::Offer | Says::Condition))) =>
        {
            claim(Role::Allowance, distance()? + 10, true)
        }
        // "Your Ultra plan: 3 GB of 5 GB used": what is part of a whole is not the plan's size.
        Says::Pack if before && (is_part_of_whole(findings, at) || is_out_of(findings, i)) => None,
        // "12 GB of the plan + 5 GB of bonus": what is added is not the plan's size.
        Says::Pack
            if is_added(findings, layout, at) && (before || lists::held_in_list(findings, layout, at).is_some()) =>
        {
            None
        }
        // "Remaining: month pack 300 MB, season pack 2 GB": the head of the list speaks.
        Says::Pack
            if before
                && (lists::inherited_from_label(findings, layout, at).is_some()
                    || lists::next_of_kind(findings, layout, at).is_some()
                    || is_left_of_pack(findings, layout, i, at)) =>
        {
            None
        }
        // "Bundle 410.75 MB": no pack is sold by the hundredth of a megabyte, and few by the tenth of a gigabyte.
        // "Bundle of 2.2 GB" has its size told.
        Says::Pack
            if (is_no_size(&found[at].what) || is_unround(&found[at].what))
                && !(before && is_joined_by_of(findings, i, at)) =>
        {
            None
        }
        // "Over the pack, by 0.35 GB".
        Says::Pack if before && (i + 1..at).any(|j| findings.says(j) == Some(Says::Condition)) => None,
        Says::Pack if before => {
            // "The pack is 10 MB"; but not "the pack you have, 10 MB, will end on".
            let ends_behind = || {
                let clause = layout.at(at).clause;
                let mut behind = (at + 1..found.len()).take(8).take_while(|&j| layout.at(j).clause == clause);
                behind.any(|j| matches!(findings.says(j), Some(Says::Until(_))))
            };
            let parted = (i + 1..at).any(|j| findings.says(j) == Some(Says::Is)) && !ends_behind();
            // "Night bundle: 1 GB" may be the size or what is left; where other words or the list's head say, they do.
            let labelled = between(found, i, at).iter().any(|f| f.what.is_mark(Mark::Colon))
                && (label_has_role(findings, layout, i)
                    || subjects::kind_of(findings, layout, at).is_some()
                    || lists::inherited_from_label(findings, layout, at).is_some()
                    || lists::listed_beside_money(findings, layout, at).is_some()
                    || lists::entry_beside_balance(findings, layout, at).is_some());
            // "Prepaid plan: balance 3.20, data 1.5 GB": the money tells that it is a list of what is left.
            let listed =
                || between(found, i, at).iter().any(|f| matches!(f.what, What::Money)) || is_no_size(&found[at].what);
            let labelled = labelled || listed() && lists::listed_beside_money(findings, layout, at).is_some();
            if near <= 28 && !parted && !labelled { claim(Role::Allowance, distance()? + 6, false) } else { None }
        }
        // "You have 3.1 GB plan data & 12.6 GB in your bank" lists what there is.
        Says::Pack if is_held_and_added_to(findings, layout, at) => None,
        // "Left: 8.2 GB (main pack), 3 GB (carried over)": a name in brackets behind its figure, where a word before speaks of it.
        Says::Pack if layout.at(i).bracket != layout.at(at).bracket && is_headed(findings, layout, at) => None,
        // "35 MB of your bundle" is not the bundle's size.
        Says::Pack
            if layout.at(i).clause == layout.at(at).clause
                && near <= 25
                && !is_label_of_next(findings, layout, i)
                && !(at + 1..i).any(|j| findings.says(j) == Some(Says::Of)) =>
        {
            claim(Role::Allowance, distance()? + 4, false)
        }
        _ => None,
    }
}

/// "1.50 GB Plan name: Mega": whether words behind a figure begin the next label.
fn is_label_of_next(findings: &Findings<'_>, layout: &Layout, pack: usize) -> bool {
    const NAME_OF_LABEL: usize = 8;
    let found = &findings.found;
    let own = |i: &usize| layout.at(*i).clause == layout.at(pack).clause;
    let next = (pack + 1..found.len()).take_while(own).find(|&i| found[i].from >= found[pack].to);
    next.is_some_and(|next| found[next].what.is_mark(Mark::Colon) && gap(found, pack, next) <= NAME_OF_LABEL)
}

/// Whether words for what is left stand right before words for a size, or overlap with them, and no figure before speaks for them.
fn is_what_is_left_of_size(findings: &Findings<'_>, layout: &Layout, size: usize) -> bool {
    let found = &findings.found;
    let own = |i: &usize| layout.at(*i).clause == layout.at(size).clause;
    let is_left = |i: &usize| {
        matches!(findings.says(*i), Some(Says::Balance(Side::Follows | Side::Either)))
            && found[*i].from < found[size].from
            && gap(found, *i, size) <= 1
    };
    let left = (0..size).rev().take(4).take_while(own).find(is_left);
    left.is_some_and(|left| !(0..left).rev().take(3).take_while(own).any(|i| found[i].what.is_figure()))
}

/// Whether nothing but "of" stands between a pack and the figure behind it.
fn is_joined_by_of(findings: &Findings<'_>, pack: usize, at: usize) -> bool {
    let found = &findings.found;
    pack + 2 == at
        && findings.says(pack + 1) == Some(Says::Of)
        && gap(found, pack, pack + 1) <= 1
        && gap(found, pack + 1, at) <= 1
}

/// Whether words for what is left stand before the figure in its sentence, and no other role is told there.
fn is_headed(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let before = neighbourhood(layout, at).filter(|&i| i < at);
    let mut roles = before.filter_map(|i| findings.says(i).filter(|says| may_claim(*says) && *says != Says::Pack));
    let first = roles.next();
    matches!(first, Some(Says::Balance(Side::Follows | Side::Either)))
        && roles.all(|says| matches!(says, Says::Balance(_)))
}

/// "What is left of the travel pack 1.1 GB until 28 Nov": the only figure there is what is left; of two, the first is the whole.
fn is_left_of_pack(findings: &Findings<'_>, layout: &Layout, pack: usize, at: usize) -> bool {
    let found = &findings.found;
    let segment = layout.at(at).segment;
    let says_left = |i: usize| matches!(findings.says(i), Some(Says::Balance(Side::Follows | Side::Either)));
    let Some(cue) = (0..pack).rev().take(5).find(|&i| says_left(i) && layout.at(i).clause == layout.at(at).clause)
    else {
        return false;
    };
    let clear = !(cue + 1..at).any(|i| found[i].what.is_figure() || matches!(found[i].what, What::Mark(_)));
    let alone = !(at + 1..found.len())
        .take(8)
        .take_while(|&i| layout.at(i).segment == segment)
        .any(|i| found[i].what.is_amount() || matches!(found[i].what, What::Percent(_)));
    clear && alone && gap(found, cue, at) <= CLOSE
}

/// Whether a figure stands right before the phrase, and a pack's name between the phrase and the figure behind it.
fn has_figure_before_pack(findings: &Findings<'_>, layout: &Layout, cue: usize, at: usize) -> bool {
    let found = &findings.found;
    let clause = layout.at(cue).clause;
    let words = (found[cue].from, found[cue].to);
    let own = (0..cue).rev().find(|&i| (found[i].from, found[i].to) != words);
    own.is_some_and(|i| found[i].what.is_amount() && layout.at(i).clause == clause && gap(found, i, cue) <= BESIDE)
        && (cue + 1..at).any(|i| findings.says(i) == Some(Says::Pack))
        && layout.at(at).clause == clause
}

/// Whether "you have" stands right before a figure, and another one of data is added to it.
fn is_held_and_added_to(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let held = at.checked_sub(1).is_some_and(|i| findings.says(i) == Some(Says::Holds) && gap(found, i, at) <= BESIDE);
    let segment = layout.at(at).segment;
    let plus = (at + 1..found.len()).take(5).take_while(|&i| layout.at(i).segment == segment);
    let plus = plus.take_while(|&i| !found[i].what.is_figure()).find(|&i| found[i].what.is_mark(Mark::Plus));
    held && plus.is_some_and(|plus| (plus + 1..found.len()).take(2).any(|i| found[i].what.is_amount()))
}

/// Whether a figure is added to another one of data: "12 GB of the plan + 5 GB".
fn is_added(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let segment = layout.at(at).segment;
    let before = || (0..at).rev().take(REACH).take_while(|&i| layout.at(i).segment == segment);
    let plus = before().take_while(|&i| !found[i].what.is_figure()).any(|i| found[i].what.is_mark(Mark::Plus));
    plus && before().find(|&i| found[i].what.is_figure()).is_some_and(|i| found[i].what.is_amount())
}

/// Whether a colon stands between a figure and the phrase behind it, and another figure with the phrase behind the colon.
fn is_behind_own_colon(findings: &Findings<'_>, layout: &Layout, cue: usize, at: usize) -> bool {
    let found = &findings.found;
    let Some(colon) = (at + 1..cue).rev().find(|&i| found[i].what.is_mark(Mark::Colon)) else { return false };
    let clause = layout.at(cue).clause;
    let is_own = |i: usize| i != cue && layout.at(i).clause == clause && found[i].what.is_amount();
    (colon + 1..found.len().min(cue + 8)).any(is_own)
}

/// Whether no figure stands before "of" in its sentence, and another one, used or left, behind the whole.
fn opens_with_whole(findings: &Findings<'_>, layout: &Layout, of: usize, at: usize) -> bool {
    let near = neighbourhood(layout, at);
    let is_first = !near.clone().any(|i| i < of && findings.found[i].what.is_figure());
    let part = near.clone().find(|&i| i > at && matches!(findings.found[i].what, What::Amount(_) | What::Percent(_)));
    let says = |i: usize| matches!(findings.says(i), Some(Says::Used(_) | Says::Balance(_)));
    is_first && part.is_some() && near.filter(|&i| i > at).any(says)
}

/// Whether the same words announce an end, and a date stands right behind them.
fn announces_date(findings: &Findings<'_>, cue: usize) -> bool {
    let found = &findings.found;
    let words = (found[cue].from, found[cue].to);
    let near = cue.saturating_sub(3)..(cue + 4).min(found.len());
    let is_end = |i: usize| (found[i].from, found[i].to) == words && matches!(findings.says(i), Some(Says::Until(_)));
    near.into_iter().any(is_end)
        && (cue + 1..found.len())
            .take(4)
            .any(|i| matches!(found[i].what, What::Moment(_)) && gap(found, cue, i) <= BESIDE)
}

/// Whether the same words say "out of": "40 GB paketinizin 32 GB'ını".
fn is_out_of(findings: &Findings<'_>, cue: usize) -> bool {
    let words = |i: usize| (findings.found[i].from, findings.found[i].to);
    let near = cue.saturating_sub(3)..(cue + 4).min(findings.found.len());
    near.into_iter().any(|i| words(i) == words(cue) && findings.says(i) == Some(Says::OutOf))
}

/// Whether the sentence before says that something was bought or given, and names no figure.
fn is_behind_grant(findings: &Findings<'_>, layout: &Layout, cue: usize) -> bool {
    let sentence = layout.at(cue).sentence;
    let mut before = (0..cue)
        .rev()
        .take(12)
        .skip_while(|&i| layout.at(i).sentence == sentence)
        .take_while(|&i| layout.at(i).sentence + 1 == sentence);
    let grants = before.clone().any(|i| matches!(findings.says(i), Some(Says::Granted(_))));
    // "Your $35 recharge is on": what was paid is no figure of data.
    grants && !before.any(|i| findings.found[i].what.is_figure() && !matches!(findings.found[i].what, What::Money))
}

/// Whether the sentence before says that a pack was bought or given, and speaks neither of money nor of figures.
fn is_behind_bought_pack(findings: &Findings<'_>, layout: &Layout, cue: usize) -> bool {
    let Some(before) = layout.at(cue).sentence.checked_sub(1) else { return false };
    let own = layout.findings_of(before);
    let says = |wanted: fn(Says) -> bool| own.clone().any(|i| findings.says(i).is_some_and(wanted));
    says(|says| says == Says::Pack)
        && says(|says| matches!(says, Says::Granted(_)))
        && !says(|says| matches!(says, Says::Account | Says::Balance(_) | Says::Offer | Says::Condition))
        && !own.clone().any(|i| findings.found[i].what.is_figure())
}

/// Whether a length of time behind the figure is counted from a start.
fn lasts_from_start(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let sentence = layout.at(at).sentence;
    let own = |i: &usize| layout.at(*i).sentence == sentence;
    let length = (at + 1..found.len()).take(8).take_while(own).find(|&i| matches!(found[i].what, What::Length(_)));
    length.is_some_and(|length| {
        let starts = |i: usize| matches!(findings.says(i), Some(Says::Started(_))) && gap(found, length, i) <= 1;
        (length + 1..found.len()).take(3).take_while(own).any(starts)
    })
}

/// Whether a figure or a comma stands between.
fn is_parted(found: &[Finding], a: usize, b: usize) -> bool {
    between(found, a, b).iter().any(|other| other.what.is_figure() || other.what.is_mark(Mark::Comma))
}

/// Whether "of" and a whole stand right behind the figure.
pub fn is_part_of_whole(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    (at + 1..found.len().min(at + 3)).any(|of| {
        findings.says(of) == Some(Says::Of)
            && gap(found, at, of) <= BESIDE
            && (of + 1..found.len().min(of + 3))
                .any(|whole| found[whole].what.is_amount() && gap(found, of, whole) <= BESIDE)
    })
}

/// "3 GB of 4 GB": for the whole, where its smaller part stands.
fn part_before(findings: &Findings<'_>, at: usize) -> Option<usize> {
    let part = (0..at).rev().take(4).find(|&i| findings.found[i].what.is_amount())?;
    (is_part_of_whole(findings, part) && is_larger(findings, at, part)).then_some(part)
}

/// Whether the words for "used up" stand behind a part and its larger whole: "you have used up 3 GB of 4 GB".
pub fn is_used_up_part(findings: &Findings<'_>, layout: &Layout, cue: usize, at: usize) -> bool {
    let found = &findings.found;
    let whole = (at + 1..found.len()).take(4).find(|&i| found[i].what.is_amount());
    let Some(whole) = whole.filter(|&whole| part_before(findings, whole) == Some(at)) else { return false };
    let beside = if cue < at { gap(found, cue, at) } else { gap(found, whole, cue) };
    (cue < at || cue > whole) && beside <= OUT_OF_WITHIN && layout.at(cue).clause == layout.at(at).clause
}

/// "Your 1 GB is used to 80%": the words behind an amount that lead to a percentage speak of that one.
fn speaks_of_percent(findings: &Findings<'_>, layout: &Layout, cue: usize, at: usize) -> bool {
    let found = &findings.found;
    let leads = matches!(findings.says(cue), Some(Says::Used(_) | Says::Balance(_) | Says::UsedUp));
    let is_percent = |i: usize| matches!(found[i].what, What::Percent(_));
    leads
        && !is_percent(at)
        && (cue + 1..found.len())
            .take(3)
            .take_while(|&i| layout.at(i).clause == layout.at(cue).clause)
            .any(|i| is_percent(i) && gap(found, cue, i) <= 6 && layout.at(i).bracket == layout.at(cue).bracket)
}

/// "Your 1.5 GB data 50% used": words right behind a percentage speak of that, and not of the whole before it.
fn ends_percent(findings: &Findings<'_>, layout: &Layout, cue: usize, at: usize) -> bool {
    let found = &findings.found;
    let speaks = matches!(findings.says(cue), Some(Says::Used(_) | Says::Balance(_) | Says::UsedUp));
    // "80% of your roaming pack 2 GB used": the share is of what stands behind "of", and the words end the share.
    let clause = layout.at(at).clause;
    let mut earlier =
        (0..at).rev().take(5).take_while(|&i| layout.at(i).clause == clause && !found[i].what.is_amount());
    let is_share = |i: usize| is_share_of(findings, i, at);
    if speaks && layout.at(cue).clause == clause && earlier.any(is_share) {
        return true;
    }
    let percent = (at + 1..cue).rev().take(3).find(|&i| matches!(found[i].what, What::Percent(_)));
    speaks
        && percent.is_some_and(|i| {
            // "20GB的80%": a word between makes it a share of the figure; "2.4 GB 80 % used" may be the same again.
            let is_share = i > at + 1 || gap(found, at, i) >= 2;
            gap(found, i, cue) <= BESIDE && layout.at(i).bracket == layout.at(cue).bracket && is_share
        })
}

/// "80% of your 2 GB", "100% kuota data 40 GB": whether nothing stands between a percentage and a figure but "of" or the name of a pack.
fn is_share_of(findings: &Findings<'_>, percent: usize, at: usize) -> bool {
    let found = &findings.found;
    let joins = |i: usize| match findings.says(i) {
        Some(Says::Of) => gap(found, percent, i) <= BESIDE,
        Some(Says::Pack) => gap(found, percent, i) <= BESIDE && found[i].what.names_data(),
        _ => false,
    };
    matches!(found[percent].what, What::Percent(_)) && (percent + 1..at).any(joins)
}

/// "总流量：" has a role, and so is no bare label although it ends with one.
fn ends_longer_label(findings: &Findings<'_>, label: usize) -> bool {
    label.checked_sub(1).is_some_and(|i| {
        findings.found[i].to > findings.found[label].from
            && matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_) | Says::Allowance(_)))
    })
}

/// The cost for a phrase of this side, or nothing where the figure is on the other.
fn sided_cost(findings: &Findings<'_>, layout: &Layout, side: Side, cue: usize, at: usize) -> Option<usize> {
    // "Restants : 6,8 Go": words that stand behind their figure label it where a colon follows them.
    let is_label = || {
        findings
            .found
            .iter()
            .skip(cue + 1)
            .take(2)
            .any(|next| next.what.is_mark(Mark::Colon) && next.from <= findings.found[cue].to + 1)
    };
    let side = if side == Side::Precedes && is_label() { Side::Follows } else { side };
    if !is_on_side(layout, cue, at, side) || side != Side::Follows && has_own_figure(findings, layout, cue, at) {
        return None;
    }
    if matches!(layout.line_of(cue), LineRole::LabelOf { .. }) {
        return Some(1);
    }
    let cost = gap(&findings.found, cue, at) + surcharge(findings, layout, cue, at)?;
    if side != Side::Either {
        return Some(cost);
    }
    let opens_clause = cue == 0 || layout.at(cue - 1).clause != layout.at(cue).clause;
    Some(match (cue < at, labels_next(findings, layout, cue)) {
        (true, true) => cost,
        (true, false) => cost + if opens_clause { 2 } else { 10 },
        (false, true) => cost + 60,
        (false, false) => cost,
    })
}

/// Whether the phrase stands right beside another figure, across from this one and in its own clause: "12 GB used, tier
/// 20 GB" says nothing of the tier.
fn has_own_figure(findings: &Findings<'_>, layout: &Layout, cue: usize, at: usize) -> bool {
    let found = &findings.found;
    let clause = layout.at(cue).clause;
    // Words that say "left of" have their whole beside them.
    let says_of = |i: usize| {
        (found[i].from, found[i].to) == (found[cue].from, found[cue].to) && findings.says(i) == Some(Says::Of)
    };
    if (cue.saturating_sub(3)..(cue + 4).min(found.len())).any(says_of) {
        return false;
    }
    // The one behind a slash is the whole of another.
    let is_whole = |i: usize| i > 0 && found[i - 1].what.is_mark(Mark::Slash);
    let own = |i: usize| {
        found[i].what.is_amount() && layout.at(i).clause == clause && gap(found, i, cue) <= BESIDE && !is_whole(i)
    };
    let across = if cue < at { cue.saturating_sub(4)..cue } else { cue + 1..(cue + 5).min(found.len()) };
    // On a page, what stands between on the phrase's own line is its figure; in a list the phrase may speak of all.
    let between = if cue < at { cue + 1..at } else { at + 1..cue };
    let other_line = layout.at(at).line != layout.at(cue).line;
    layout.at(at).clause != clause && (across.into_iter().any(own) || other_line && between.into_iter().any(own))
}

/// Whether a colon, "is" or the end of the line follows the phrase: then it is a label for what comes. At the end of a
/// line that begins with a figure it is none: "1.3 GB used".
fn labels_next(findings: &Findings<'_>, layout: &Layout, cue: usize) -> bool {
    let (end, line) = (findings.found[cue].to, layout.at(cue).line);
    let figure_before = || {
        (0..cue).rev().take(8).take_while(|&i| layout.at(i).line == line).any(|i| findings.found[i].what.is_figure())
    };
    findings.found.iter().skip(cue + 1).take(4).find(|next| next.from >= end).is_some_and(|next| {
        let labels = match &next.what {
            What::Mark(Mark::Colon | Mark::Equals) => true,
            What::Mark(Mark::Line) => !figure_before(),
            what => what.says() == Some(Says::Is),
        };
        labels && next.from <= end + 2
    })
}

/// Whether the label that ends with this phrase also says what its figure is: "solde forfait : ".
fn label_has_role(findings: &Findings<'_>, layout: &Layout, cue: usize) -> bool {
    (0..cue)
        .rev()
        .take(6)
        .take_while(|&i| layout.at(i).clause == layout.at(cue).clause)
        .any(|i| matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_))))
}

/// "of" counts only behind a figure: "1.2 GB of 3 GB", "80 % of 2 GB", also where a page breaks the line between.
fn follows_figure(findings: &Findings<'_>, layout: &Layout, cue: usize) -> bool {
    let place = layout.at(cue);
    (0..cue)
        .rev()
        .take(6)
        .take_while(|&i| {
            let other = layout.at(i);
            other.sentence == place.sentence && (other.clause == place.clause || other.line + 1 == place.line)
        })
        .any(|i| matches!(findings.found[i].what, What::Amount(_) | What::Percent(_)))
}

/// Right behind a figure "of" binds more than words behind the whole: "1.1 GB of today's 2 GB left".
fn is_beside_figure(findings: &Findings<'_>, layout: &Layout, of: usize) -> bool {
    let found = &findings.found;
    let before = of.checked_sub(1).filter(|&i| matches!(found[i].what, What::Amount(_) | What::Percent(_)));
    before.is_some_and(|i| gap(found, i, of) <= BESIDE && layout.at(i).clause == layout.at(of).clause)
}

/// What stands between a phrase and a figure makes it less likely that they belong together.
fn surcharge(findings: &Findings<'_>, layout: &Layout, cue: usize, at: usize) -> Option<usize> {
    let (own_place, place) = (layout.at(cue), layout.at(at));
    if own_place.segment != place.segment {
        return None;
    }
    let side_of_use = |says: Option<Says>| match says {
        Some(Says::Balance(_)) => 1,
        Some(Says::Used(_)) => 2,
        _ => 0,
    };
    let own = side_of_use(findings.says(cue));
    let is_percent = matches!(findings.found[at].what, What::Percent(_));
    let (mut after_of, mut after_open) = (false, false);
    let mut cost = 0;
    let whole = (at + 1..cue).find(|&i| is_percent && findings.found[i].what.is_amount());
    after_of |= whole.is_some_and(|whole| is_share_of(findings, at, whole));
    for between in between(&findings.found, cue, at) {
        cost += match &between.what {
            What::Mark(Mark::Comma | Mark::Plus) => OVER_COMMA,
            What::Mark(Mark::Line) => OVER_LINE,
            What::Mark(Mark::Open | Mark::Close) => OVER_BRACKET,
            // "80% of your 5 GB is used": the whole is named on the way.
            What::Amount(_) if is_percent && cue > at && after_of => OVER_BRACKET,
            What::Amount(amount) if amount.weak => OVER_BRACKET,
            // "3.4 GB of 10 GB used": its own whole is not in the way.
            What::Amount(_) if after_of && cue > at && is_part_of_whole(findings, at) => 0,
            // Minutes and messages stand in one list with data: "You have 250 min, 100 SMS and 1.2 GB".
            What::Count => OVER_COUNT,
            // "2.4 GB (80%) used": the same again in a bracket is not in the way.
            What::Percent(_) if after_open => 0,
            What::Amount(_) | What::Money | What::Percent(_) | What::TooLarge => OVER_FIGURE,
            what => match side_of_use(what.says()) {
                0 => 0,
                other if own != 0 && other != own => OVER_OTHER_ROLE,
                _ => 0,
            },
        };
        after_of |= between.what.says() == Some(Says::Of);
        after_open = between.what.is_mark(Mark::Open);
    }
    if place.bracket != own_place.bracket && place.bracket != 0 && bracket_has_role(findings, layout, at, |_| true) {
        cost += INTO_BRACKET;
    }
    Some(cost)
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
