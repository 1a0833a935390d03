//! What a phrase says of a figure, and how closely: the least cost wins.
//!
//! Cost is the bytes of folded text between the two, with surcharges for whatever stands there. Whether the figure is
//! the person's own is not asked here, but in `offers`.

use super::brackets::{claim_in_bracket, size_in_bracket};
use super::costs::{
    ends_longer_label, ends_percent, follows_figure, is_beside_figure, label_has_role, sided_cost, speaks_of_percent,
    surcharge,
};
use super::layout::Layout;
use super::limits::{
    is_condition_of_sale, is_of_condition, is_of_money_left, is_of_time_left, is_of_time_on_offer, is_of_today,
    is_said_below, is_threshold, is_use_in_all,
};
use super::magnitude::{is_count, is_larger, is_less_than_part, is_odd};
use super::nearness::{REACH, between, ends_with_and, gap, neighbourhood, under_condition};
use super::pairs::{
    PAIR, claim_of_opening, claim_of_pair_before, first_of_pair, is_part_of_whole, is_used_up_part, is_whole_use,
    names_pack_only, pair_claim, part_above, part_above_whole,
};
use super::roles::{BESIDE, Role, is_part};
use super::sizes::{
    BEFORE_REST, heads_rest, names_pack_with_length, part_of_what_ends, rest_behind_colon, rest_behind_whole,
    shared_out, size_before_bracket, size_before_colon, size_before_dash, size_before_rest, size_below_part,
    size_in_name, size_in_title, size_of_what_ends, whole_of_what_is_left,
};
use super::{grants, lists, pairs, subjects, tails};
use crate::languages::{IN_ALL, Says, Side};
use crate::scan::{Cue, Finding, Findings, Mark, What};

/// Beyond this a phrase no longer speaks of an amount.
const TOO_FAR: usize = 130;

/// Up to this it certainly does.
pub const CLOSE: usize = 40;
/// A line, and a word of three letters.
const BELOW_SHARE: usize = 5;

/// Between a whole and the words for "out of" behind it there is room for "data" and no more.
pub const OUT_OF_WITHIN: usize = 12;

/// "of" binds across "today's" and the like; over a longer way the cost decides as for any phrase.
const OF_BINDS_WITHIN: usize = 12;

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
    if let Some(cue) = pairs::share_before(findings, layout, at) {
        let rule = "whole of a percentage";
        return Some(Claim { role: Role::Allowance, rule, cost: CLOSE, cue, strong: true });
    }
    // "54 % ⏎ de 5 Go utilisés": the ring of a page, with its whole below.
    let above = at.checked_sub(2).filter(|&i| {
        let found = &findings.found;
        matches!(found[i].what, What::Percent(_))
            && found[at - 1].what.is_mark(Mark::Line)
            && gap(found, i, at) <= BELOW_SHARE
    });
    if let Some(cue) = above {
        let rule = "whole of a percentage";
        return Some(Claim { role: Role::Allowance, rule, cost: CLOSE, cue, strong: true });
    }
    if let Some((cue, role)) = part_above(findings, at) {
        return lists::claim_by(findings, cue, role);
    }
    if let Some((_, cue)) = part_above_whole(findings, at) {
        return Some(Claim { role: Role::Allowance, rule: BEFORE_REST, cost: CLOSE, cue, strong: true });
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
    if let Some((cue, rule)) = size_before_rest(findings, layout, at).filter(|_| !is_said_below(findings, at)) {
        return Some(Claim { role: Role::Allowance, rule, cost: CLOSE, cue, strong: true });
    }
    if let Some(claim) = size_before_colon(findings, layout, at).filter(|_| !is_said_below(findings, at)) {
        return Some(claim);
    }
    if lists::is_size_of_entry(findings, at) {
        return Some(Claim { role: Role::Allowance, rule: BEFORE_REST, cost: CLOSE, cue: at, strong: true });
    }
    let by_place = rest_behind_colon(findings, layout, at)
        .map(|(_, cue)| cue)
        .or_else(|| size_in_name(findings, layout, at))
        .or_else(|| size_before_dash(findings, layout, at))
        .or_else(|| size_before_bracket(findings, layout, at))
        .or_else(|| heads_rest(findings, layout, at))
        .or_else(|| size_in_title(findings, layout, at))
        .or_else(|| size_of_what_ends(findings, layout, at));
    // "You have less than 500 MB: 480 MB left": a limit, and no size.
    if let Some(cue) = by_place.filter(|_| !is_said_below(findings, at)) {
        return Some(Claim { role: Role::Allowance, rule: BEFORE_REST, cost: CLOSE, cue, strong: true });
    }
    if let Some(cue) = size_below_part(findings, layout, at) {
        return Some(Claim { role: Role::Allowance, rule: "size below its part", cost: CLOSE, cue, strong: true });
    }
    if let Some(cue) = part_of_what_ends(findings, layout, at) {
        return Some(Claim { role: Role::Balance, rule: "part of what ends", cost: CLOSE, cue, strong: true });
    }
    if let Some(cue) = names_pack_with_length(findings, layout, at) {
        return Some(Claim { role: Role::Allowance, rule: "volume / validity", cost: CLOSE, cue, strong: true });
    }
    if let Some(first) = first_of_pair(findings, at) {
        let claim = claim_in_bracket(findings, layout, first).or_else(|| pair_claim(findings, layout, first, at))?;
        return Some(Claim { role: Role::Allowance, rule: PAIR, ..claim });
    }
    let end = findings.found.len();
    if let Some(second) = (at + 2..end.min(at + 7)).find(|&second| first_of_pair(findings, second) == Some(at)) {
        return pair_claim(findings, layout, at, second);
    }
    let claim = best_claim(findings, layout, at).map(|claim| {
        let is_use = claim.role == Role::Allowance && is_use_in_all(findings, layout, at);
        if is_use { Claim { role: Role::Used, ..claim } } else { claim }
    });
    claim.filter(|claim| {
        !is_either_size_or_rest(findings, layout, claim, at)
            && !is_threshold(findings, layout, claim, at)
            && !is_of_condition(findings, claim, at)
            && !is_condition_of_sale(findings, layout, claim, at)
            && !is_of_today(findings, layout, claim, at)
            && !is_of_time_on_offer(findings, layout, claim, at)
            && !is_of_time_left(findings, claim, at)
            && !is_of_money_left(findings, claim, at)
    })
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

pub fn best_claim(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    // A percentage is a share of what is left or used; what speaks of sizes does not compete for it, nor "you have".
    let is_percent = matches!(findings.found[at].what, What::Percent(_));
    let in_list = || {
        let granted = grants::granted_in_part_before(findings, layout, at);
        granted
            .or_else(|| lists::listed_with_ends(findings, layout, at))
            .or_else(|| lists::left_behind_list(findings, layout, at))
            .or_else(|| tails::said_behind_names(findings, layout, at))
            .or_else(|| lists::coordinate(findings, layout, at))
            .or_else(|| lists::mirrored(findings, layout, at))
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
        .or_else(|| claim_of_opening(findings, layout, at))
        .or_else(|| lists::inherited(findings, layout, at))
        .or_else(|| lists::inherited_from_label(findings, layout, at))
        .or_else(|| lists::next_of_kind(findings, layout, at))
        .or_else(|| lists::held_in_list(findings, layout, at))
        .or_else(|| lists::listed_beside_money(findings, layout, at))
        .or_else(|| lists::listed_under_labels(findings, at))
        .or_else(|| lists::entry_beside_balance(findings, layout, at))
        .or_else(|| lists::left_in_sum(findings, layout, at))
        .or_else(|| lists::sized_in_sum(findings, at))
        .or_else(|| lists::left_behind_brackets(findings, at))
        .or_else(|| grants::granted_in_sum(findings, layout, at))
        .or_else(|| grants::granted_in_list(findings, layout, at))
        .or_else(|| grants::added_to_size(findings, layout, at))
        .or_else(|| grants::granted_before(findings, at))
        .or_else(|| grants::granted_behind_sum(findings, layout, at))
        .or_else(|| grants::granted_in_sentence_before(findings, layout, at))
}

/// Whether words may say what a figure is: most do not, and need no look around.
pub fn may_claim(says: Says) -> bool {
    use Says::{
        Account, Allowance, Balance, Expired, Former, GivenAway, Granted, Holds, Label, Of, Pack, Used, UsedUp,
    };
    matches!(
        says,
        Balance(_)
            | Used(_)
            | Allowance(_)
            | Granted(_)
            | Label
            | Holds
            | GivenAway
            | Former
            | Of
            | UsedUp
            | Expired
            | Pack
            | Account
    )
}

/// What the phrase at `i` says of the figure at `at`.
pub fn claim_of(findings: &Findings<'_>, layout: &Layout, cue: Cue, i: usize, at: usize) -> Option<Claim> {
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
    // "Data 15 GB (used 5 GB, left 10 GB)": what a bracket says of its own figures is not said of the one before it.
    let is_size = matches!(cue.says, Says::Allowance(_));
    if !before && (is_role || is_size) && has_figure_in_bracket(findings, layout, i, at) {
        return None;
    }
    // "1.4 GB left in your option Travel 2 GB": the words have a figure right before them, and the other one is the pack's.
    if before && is_role && has_figure_before_pack(findings, layout, i, at) {
        return None;
    }
    // "Of your 39 GB you have used 31.5": the number right behind the words is what was used.
    if !before && is_role && has_bare_number(findings, i, at) {
        return None;
    }
    // "You used 4 GB of 12 GB ⏎ Bonus: 2 GB": a line with a label of its own, below one whose words have their figure.
    if before && is_role && is_labelled_below(findings, layout, i, at) {
        return None;
    }
    if !before && (speaks_of_percent(findings, layout, i, at) || ends_percent(findings, layout, i, at)) {
        return None;
    }
    match cue.says {
        // "Renewed: you have 15 GB again at your disposal": what was given is there.
        Says::Balance(_) if !before && grants::is_given_anew(findings, layout, at) => None,
        // "From 1 Jan you get 5 GB more": to come.
        Says::Granted(_) | Says::Allowance(Side::Follows)
            if before
                && grants::opens_with_start(findings, layout, i)
                && grants::is_behind_start(findings, layout, i)
                && grants::is_more(findings, at) =>
        {
            claim(Role::NotHere, distance()?, true)
        }
        Says::Balance(side) => claim(Role::Balance, sided(side)?, true),
        // "You used 500 points for 1 GB".
        Says::Used(_) if before && uses_count(findings, i, at) => None,
        // "80% of your consumption of 10 GB": the whole of a share.
        Says::Used(_) if before && is_whole_use(findings, i, at) => claim(Role::Allowance, distance()?, true),
        // "Main data 10 GB used 3 GB": the words are of the figure behind them, and the larger before them is its size.
        Says::Used(Side::Either) if !before && is_size_before_use(findings, layout, i, at) => {
            claim(Role::Allowance, distance()?, true)
        }
        Says::Used(side) if !under_condition(findings, layout, i) => claim(Role::Used, sided(side)?, true),
        // "In all 11 GB were used".
        Says::Allowance(_) if before && is_in_all(findings, i) && is_used_behind(findings, layout, at) => None,
        // "Your allowance: 2 GB of 6 GB left": what is part of a whole is not the size.
        Says::Allowance(_) if is_part_of_whole(findings, at) => None,
        // "Totalt kvar 5.4 GB": the words for what is left stand between, right beside the figure.
        Says::Allowance(_) if before && (i + 1..at).any(|j| is_left_beside(found, j, i, at)) => None,
        // "Your remaining data allowance: 2.1 GB".
        Says::Allowance(_) if before && is_what_is_left_of_size(findings, layout, i) => None,
        // "You have 1.2 GB monthly data until … and 300 MB weekly data": a name, and that of the figure before it.
        Says::Allowance(_) if is_name_of_held(findings, i, at) => None,
        // "3 GB of your plan and 2 GB of bonus": the words are of the figure before.
        Says::Allowance(_)
            if before && is_named_pack(found, i) && lists::next_of_kind(findings, layout, at).is_some() =>
        {
            None
        }
        Says::Allowance(side) => claim(Role::Allowance, sided(side)? + 2, true),
        // "2 GB left of 5 GB. You also have 1.4 GB brought over": what is had besides is left as well.
        Says::Granted(_) if !before && grants::is_held_besides(findings, layout, at) => None,
        // "Local 2 GB. Active until 5 Dec": an end, and no grant.
        Says::Granted(_) if !before && announces_date(findings, i) && !has_length_between(found, i, at) => None,
        // "3 GB left of your plan and 2 GB of bonus": the name of what is left besides.
        Says::Granted(_) | Says::Pack
            if lists::is_label_too(findings, i) && lists::next_of_kind(findings, layout, at).is_some() =>
        {
            None
        }
        // "Data left ⏎ Plan: 4.7 GB ⏎ Recharge: 1.9 GB": the name of an entry under words for what is left.
        Says::Granted(_)
            if before
                && lists::is_label_too(findings, i)
                && found[i + 1..at].iter().any(|between| between.what.is_mark(Mark::Colon))
                && lists::inherited_from_label(findings, layout, at).is_some_and(|head| head.role == Role::Balance) =>
        {
            None
        }
        Says::Granted(side) => claim(Role::Allowance, sided(side)? + 8, true),
        // "Data alert: 80% of 6 GB are used": a label says nothing of a share.
        Says::Label if matches!(found[at].what, What::Percent(_)) => None,
        // "Pass subscribed. Volume: 1200 MB": what was just bought is whole.
        Says::Label if before && !ends_longer_label(findings, i) && is_behind_bought_pack(findings, layout, i) => {
            claim(Role::Allowance, distance()? + 12, true)
        }
        // "EU data: 1,204 MB of 21,000 MB used": the words behind the whole say more than the label.
        Says::Label if before && !ends_longer_label(findings, i) => {
            let of_whole = if is_part_of_whole(findings, at) { CLOSE } else { 0 };
            claim(Role::Balance, distance()? + 12 + of_whole, true)
        }
        // "Subscribed! You have 5 GB": what was just bought is whole.
        Says::Holds if before && is_behind_grant(findings, layout, i) => {
            claim(Role::Allowance, distance()? + 30, false)
        }
        // "You have 15 GB for 10 days from first use": nothing of it is used yet.
        Says::Holds if before && lasts_from_start(findings, layout, at) => {
            claim(Role::Allowance, distance()? + 30, false)
        }
        // "Credit 437.50 MB": opens its clause right before a figure of data.
        Says::Account if before && near <= 2 && opens_clause(findings, layout, i) && i + 2 >= at => {
            claim(Role::Balance, distance()? + 2, true)
        }
        // "From 1 Dec you have 40 GB": the size of a plan to come, or of one that has begun, and no count.
        Says::Holds if before && grants::is_behind_start(findings, layout, i) => {
            claim(Role::NotHere, distance()?, true)
        }
        // "You have 2 GB a day": the size of each day.
        Says::Holds if before && is_of_every_day(findings, at) => claim(Role::Allowance, distance()? + 30, false),
        Says::Holds if before => claim(Role::Balance, distance()? + 30, false),
        Says::GivenAway | Says::Former if before => claim(Role::NotHere, distance()?, true),
        Says::Of
            if before
                && near <= 30
                && follows_figure(findings, layout, i)
                && !is_less_than_part(findings, i, at)
                && !is_joined_by_and(findings, i, at)
                && !between(found, i, at).iter().any(|other| {
                    // "80% of the pack, left 2 GB": the figure has words of its own.
                    let has_own = matches!(other.what.says(), Some(Says::Balance(Side::Follows)));
                    // "20 GB from 16, 50 GB from 68"; "from 1 to 7 AM is 2.1 GB".
                    other.what.is_amount()
                        || matches!(other.what, What::Hours)
                        || other.what.is_mark(Mark::Plus)
                        || has_own
                        || matches!(other.what, What::Money)
                }) =>
        {
            claim(
                Role::Allowance,
                if (near <= OF_BINDS_WITHIN || names_pack_only(found, i, at))
                    && is_beside_figure(findings, layout, i)
                    && !is_parted(found, i, at)
                {
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
        // "About 4545.94 MB of data used up since the bill": no pack is sold by that, so it is a count.
        Says::UsedUp
            if near <= CLOSE
                && !under_condition(findings, layout, i)
                && (is_odd(&found[at].what)
                    || before && found[i + 1].what.is_mark(Mark::Colon) && is_count(&found[at].what)) =>
        {
            claim(Role::Used, distance()?, true)
        }
        // "Of 5 GB used up 1 GB": the words stand between the size and its part.
        Says::UsedUp if before && near <= 1 && is_between_size_and_part(findings, i, at) => {
            claim(Role::Used, near, true)
        }
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
        // "You have 345.67 MB on the day bundle and 1,024 MB on the weekly bundle": a count heads the list.
        Says::Pack if is_listed_with_count(findings, layout, at) => None,
        // "On your plan you have 0.85 GB": what is had says more than where.
        Says::Pack if before && at > 0 && i + 1 < at && findings.says(at - 1) == Some(Says::Holds) => None,
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
        // "Your 2.9 GB plan" is named by it all the same.
        Says::Pack
            if is_count(&found[at].what)
                && !(before && is_joined_by_of(findings, i, at))
                && !(i == at + 1 && near == 1) =>
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
                || between(found, i, at).iter().any(|f| matches!(f.what, What::Money)) || is_count(&found[at].what);
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

/// Whether words for what is left stand behind those at `size`, and right before the figure.
fn is_left_beside(found: &[Finding], left: usize, size: usize, at: usize) -> bool {
    let is_left = matches!(found[left].what.says(), Some(Says::Balance(_)));
    is_left && found[left].from >= found[size].to && gap(found, left, at) <= 1
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
    // "2 GB left on the 5 GB pack": words behind a figure of their own speak of that one.
    let has_own = |i: usize| i > 0 && found[i - 1].what.is_amount() && gap(found, i - 1, i) <= BESIDE;
    let says_left = |i: usize| match findings.says(i) {
        Some(Says::Balance(Side::Follows)) => true,
        Some(Says::Balance(Side::Either)) => !has_own(i),
        _ => false,
    };
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

/// Whether the figure stands behind a name and a colon on a later line than the phrase, which has a figure right behind it on its own.
fn is_labelled_below(findings: &Findings<'_>, layout: &Layout, cue: usize, at: usize) -> bool {
    let found = &findings.found;
    let line = layout.at(cue).line;
    let is_labelled = at > 1 && found[at - 1].what.is_mark(Mark::Colon) && gap(found, at - 1, at) <= 1;
    let mut own = (cue + 1..at).take(4).take_while(|&i| layout.at(i).line == line);
    is_labelled && layout.at(at).line > line && own.any(|i| found[i].what.is_amount() && gap(found, cue, i) <= BESIDE)
}

/// Whether words for a size stand right behind a figure that "you have" stands right before, this one or another.
fn is_name_of_held(findings: &Findings<'_>, cue: usize, at: usize) -> bool {
    let found = &findings.found;
    let own = (cue.saturating_sub(2)..cue).rev().find(|&i| found[i].what.is_amount() && gap(found, i, cue) <= 1);
    let Some(own) = own else { return false };
    let is_held = own.checked_sub(1).is_some_and(|i| findings.says(i) == Some(Says::Holds) && gap(found, i, own) <= 1);
    is_held && found[cue].what.names_data() && (own == at || cue < at)
}

/// "5 GB of data at home and 12 GB of data abroad": whether a word for "and" stands between, behind a name.
fn is_joined_by_and(findings: &Findings<'_>, of: usize, at: usize) -> bool {
    let found = &findings.found;
    let text = &findings.folded.text[found[of].to.min(found[at].from)..found[at].from];
    let is_named =
        between(found, of, at).iter().any(|other| matches!(other.what.says(), Some(Says::Data | Says::Kind(_))));
    is_named && ends_with_and(findings, text)
}

/// Whether words stand in a bracket behind a figure, with a figure of their own right behind them in it.
fn has_figure_in_bracket(findings: &Findings<'_>, layout: &Layout, cue: usize, at: usize) -> bool {
    let (own, found) = (layout.at(cue).bracket, &findings.found);
    let inside = |i: &usize| layout.at(*i).bracket == own;
    let mut behind = (cue + 1..found.len()).take(3).take_while(inside);
    own != 0
        && layout.at(at).bracket != own
        && behind.any(|i| found[i].what.is_amount() && gap(found, cue, i) <= BESIDE)
}

/// Whether a larger figure stands right before words, where a smaller one stands behind them.
pub fn is_between_size_and_part(findings: &Findings<'_>, cue: usize, part: usize) -> bool {
    let found = &findings.found;
    let size = (cue.saturating_sub(3)..cue).rev().find(|&i| found[i].what.is_amount());
    size.is_some_and(|size| gap(found, size, cue) <= BESIDE && is_larger(findings, size, part))
}

/// Whether words for every day, and no name of a pack, stand right behind a figure as round as sizes are.
fn is_of_every_day(findings: &Findings<'_>, at: usize) -> bool {
    let place = findings.found[at].to;
    // In order of the text: the first that begins behind the figure.
    let first = findings.asides.partition_point(|aside| aside.from < place);
    // "1.2 GB daily bundle": the name of a pack.
    let ends =
        |aside: &Finding| !findings.folded.text[aside.to..].trim_start_matches(' ').starts_with(char::is_alphanumeric);
    let is_one = |aside: &Finding| aside.what.says() == Some(Says::EveryDay) && aside.from <= place + 2 && ends(aside);
    !is_count(&findings.found[at].what) && findings.asides.get(first).is_some_and(is_one)
}

/// Whether words mean "in all", which is said of use as well.
fn is_in_all(findings: &Findings<'_>, i: usize) -> bool {
    let words = &findings.folded.text[findings.found[i].from..findings.found[i].to];
    IN_ALL.contains(&words)
}

/// Whether words for use stand right behind a figure, and no figure of their own behind them.
fn is_used_behind(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let is_used = |i: usize| matches!(findings.says(i), Some(Says::Used(Side::Precedes | Side::Either)));
    let here = |i: &usize| layout.at(*i).line == layout.at(at).line && !matches!(found[*i].what, What::Mark(_));
    let used = (at + 1..found.len()).take(3).take_while(here).find(|&i| is_used(i) && gap(found, at, i) <= CLOSE);
    used.is_some_and(|used| {
        let mut behind = (used + 1..found.len()).take(4).take_while(|&i| layout.at(i).clause == layout.at(at).clause);
        !behind.any(|i| found[i].what.is_amount())
    })
}

/// Whether words for use stand between the figure at `size` and a smaller one, right beside both, of which no other words speak.
fn is_size_before_use(findings: &Findings<'_>, layout: &Layout, cue: usize, size: usize) -> bool {
    let found = &findings.found;
    // Several phrases may share the words.
    let Some(part) = (cue + 1..found.len()).take(4).find(|&i| found[i].from >= found[cue].to) else { return false };
    let speaks = |i: usize| matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_) | Says::Of | Says::OutOf));
    found[part].what.is_amount()
        && gap(found, size, cue) <= 1
        && gap(found, cue, part) <= 1
        && layout.at(size).clause == layout.at(part).clause
        && is_larger(findings, size, part)
        && !(part + 1..found.len()).take(2).any(speaks)
}

/// Whether a number without a unit stands right behind words, and their figure not right before them.
fn has_bare_number(findings: &Findings<'_>, cue: usize, at: usize) -> bool {
    let found = &findings.found;
    let next = (cue + 1..found.len()).take(3).find(|&i| found[i].from >= found[cue].to);
    // "15.5" may be a day too.
    let is_bare = |i: usize| {
        let is_number = match &found[i].what {
            What::Number(_) => true,
            What::Moment(moment) => moment.doubtful && moment.time.is_none(),
            _ => false,
        };
        is_number && gap(found, cue, i) <= 1
    };
    let is_part =
        |i: usize| matches!(&found[i].what, What::Number(number) if number.decimals > 0) && gap(found, i, cue) <= 1;
    let before = (at + 1..cue).rev().find(|&i| found[i].to <= found[cue].from);
    (next.is_some_and(is_bare) || before.is_some_and(is_part)) && gap(found, at, cue) > 0 && found[at].what.is_amount()
}

/// Whether the same words name a pack.
fn is_named_pack(found: &[Finding], cue: usize) -> bool {
    let words = |i: usize| (found[i].from, found[i].to);
    let near = cue.saturating_sub(3)..(cue + 4).min(found.len());
    near.into_iter().any(|i| words(i) == words(cue) && found[i].what.says() == Some(Says::Pack))
}

/// Whether a count of other things stands right behind words for use, and no comma between that and the figure.
fn uses_count(findings: &Findings<'_>, cue: usize, at: usize) -> bool {
    let found = &findings.found;
    let next = (cue + 1..at).take(3).find(|&i| found[i].from >= found[cue].to);
    let is_count = |i: usize| matches!(found[i].what, What::Count | What::Number(_)) && gap(found, cue, i) <= 1;
    next.filter(|&i| is_count(i))
        .is_some_and(|count| between(found, count, at).iter().all(|other| matches!(other.what, What::Phrase(_))))
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

/// Whether a figure is held in a list of which the one before is a count and no size.
pub fn is_listed_with_count(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let sentence = layout.at(at).sentence;
    let mut before = (0..at).rev().take(8).take_while(|&i| layout.at(i).sentence == sentence);
    let other = before.find(|&i| findings.found[i].what.is_amount());
    other.is_some_and(|i| is_count(&findings.found[i].what)) && lists::held_in_list(findings, layout, at).is_some()
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

/// "3 GB 30 days is active until 5 Nov": whether a length stands right behind the figure, on the way to the words.
fn has_length_between(found: &[Finding], cue: usize, at: usize) -> bool {
    at + 1 < cue && matches!(found[at + 1].what, What::Length(_)) && gap(found, at, at + 1) <= 1
}

/// Whether the same words say "out of": "40 GB paketinizin 32 GB'ını".
fn is_out_of(findings: &Findings<'_>, cue: usize) -> bool {
    let words = |i: usize| (findings.found[i].from, findings.found[i].to);
    let near = cue.saturating_sub(3)..(cue + 4).min(findings.found.len());
    near.into_iter().any(|i| words(i) == words(cue) && findings.says(i) == Some(Says::OutOf))
}

/// Whether the sentence before says that something was bought or given, and names no figure.
pub fn is_behind_grant(findings: &Findings<'_>, layout: &Layout, cue: usize) -> bool {
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

/// Whether nothing else of its clause was found before, or a mark stands there.
fn opens_clause(findings: &Findings<'_>, layout: &Layout, cue: usize) -> bool {
    let is_mark = |i: usize| matches!(findings.found[i].what, What::Mark(_));
    cue == 0 || layout.at(cue - 1).clause != layout.at(cue).clause || is_mark(cue - 1)
}

/// Whether a figure or a comma stands between.
fn is_parted(found: &[Finding], a: usize, b: usize) -> bool {
    between(found, a, b).iter().any(|other| other.what.is_figure() || other.what.is_mark(Mark::Comma))
}
