//! Which role each amount and percentage has: the phrase that speaks of it most closely decides.
//!
//! Closeness is a cost in bytes of folded text, with surcharges for whatever stands between. Whether a figure is the
//! person's own at all is asked in `offers`; dates are the business of `moments`, and buckets of `buckets`.

use super::layout::{Layout, LineRole, is_on_side};
use super::{offers, subjects};
use crate::languages::{Says, Side};
use crate::outcome::{About, Doubt};
use crate::scan::{Amount, Cue, Finding, Findings, Mark, What};

/// The role of an amount or percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Balance,
    Used,
    Allowance,
}

/// A figure's role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assigned {
    pub role: Role,
    /// Name of the phrase that decided.
    pub rule: &'static str,
    /// Stands behind "of which", or in brackets behind its whole.
    pub is_part: bool,
    /// Named as the whole of the figure before it: "1.2 GB of 3 GB".
    pub is_whole: bool,
}

#[derive(Debug)]
pub struct Roles {
    /// For each finding, its role if it has one.
    pub assigned: Vec<Option<Assigned>>,
    /// Amounts that no phrase speaks of, by index.
    pub open: Vec<usize>,
}

/// How many findings on each side are looked at: enough for any sentence, and the work stays linear in any text.
const REACH: usize = 40;
/// Beyond this a phrase no longer speaks of an amount.
const TOO_FAR: usize = 130;
/// Up to this it certainly does.
pub const CLOSE: usize = 40;
/// A percentage needs its phrase nearer than an amount does: percentages stand for many things.
const PERCENT_WITHIN: usize = 75;
/// Surcharges for what stands between, chosen so that the nearer of two phrases wins across one comma, and a phrase does
/// not reach over the amount that it already speaks of as long as another phrase is at hand.
const OVER_COMMA: usize = 22;
const OVER_LINE: usize = 30;
const OVER_BRACKET: usize = 10;
const OVER_FIGURE: usize = 50;
const OVER_OTHER_ROLE: usize = 25;
/// A bracket with words of its own is not spoken of from outside.
const INTO_BRACKET: usize = 60;
/// A bare "5 G" is data only this close to its phrase; else it is a network.
const BESIDE: usize = 3;

/// The rule that reads "1.2/3 GB".
const PAIR: &str = "part / whole";

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

pub fn assign(findings: &Findings<'_>, layout: &Layout, doubts: &mut Vec<Doubt>) -> Roles {
    let found = &findings.found;
    let mut roles = Roles { assigned: vec![None; found.len()], open: Vec::new() };
    let is_code_message = findings.warnings.iter().any(|finding| finding.what.says() == Some(Says::OneTimeCode));
    let is_about_data = found.iter().any(|finding| finding.what.names_data() || finding.what.is_amount());
    for (at, finding) in found.iter().enumerate() {
        if layout.is_no_statement(at) {
            continue;
        }
        let span = findings.span(finding.from, finding.to);
        match &finding.what {
            What::TooLarge => doubts.push(Doubt { about: About::TooLarge, spans: vec![span] }),
            What::Amount(amount) => {
                let claim = claim_of_amount(findings, layout, at);
                let Some(claim) = claim.filter(|claim| is_believed(findings, amount, claim, at)) else {
                    if !amount.weak && !is_code_message && !under_condition(findings, layout, at) && !offers::is_for_sale(findings, layout, at, None) {
                        match amount.otherwise {
                            Some(_) => doubts.push(Doubt { about: About::DecimalMark, spans: vec![span] }),
                            None => roles.open.push(at),
                        }
                    }
                    continue;
                };
                if !claim.strong && is_name_of_count(findings, layout, at) {
                    continue;
                }
                let certain = claim.strong && claim.cost <= CLOSE;
                if is_code_message && !certain || offers::is_for_sale(findings, layout, at, Some(&claim)) {
                    continue;
                }
                if amount.otherwise.is_some() {
                    doubts.push(Doubt { about: About::DecimalMark, spans: vec![span] });
                    continue;
                }
                let is_whole = claim.rule == PAIR || findings.says(claim.cue) == Some(Says::Of);
                let is_part = is_part(findings, layout, at);
                roles.assigned[at] = Some(Assigned { role: claim.role, rule: claim.rule, is_part, is_whole });
            }
            What::Percent(percent) => {
                let claim = best_claim(findings, layout, at).filter(|claim| claim.strong && claim.cost <= PERCENT_WITHIN);
                if let Some(claim) = claim.filter(|_| *percent <= 100.0)
                    && is_share_of_data(findings, layout, at, is_about_data)
                    && !offers::is_for_sale(findings, layout, at, Some(&claim))
                    && !under_condition(findings, layout, at)
                {
                    roles.assigned[at] = Some(Assigned { role: claim.role, rule: claim.rule, is_part: false, is_whole: false });
                }
            }
            _ => {}
        }
    }
    drop_twins(findings, layout, &mut roles);
    name_wholes(findings, layout, &mut roles);
    roles
}

/// For a text in a language that is not known: its amounts are seen, and their roles asked.
pub fn all_open(findings: &Findings<'_>) -> Roles {
    let open = (0..findings.found.len()).filter(|&at| findings.found[at].what.is_amount()).collect();
    Roles { assigned: vec![None; findings.found.len()], open }
}

/// Whether "5G" is data here and no network: where it is said to be left or used, and not merely included.
fn is_believed(findings: &Findings<'_>, amount: &Amount, claim: &Claim, at: usize) -> bool {
    !amount.weak || claim.strong && claim.role != Role::Allowance && gap(&findings.found, claim.cue, at) <= BESIDE
}

/// The claim on an amount; of "1.2/3 GB" the phrase speaks of the first, and the second is the whole.
fn claim_of_amount(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    if is_part(findings, layout, at) {
        let rule = "part of the figure before";
        return best_claim(findings, layout, at).or(Some(Claim { role: Role::Allowance, rule, cost: CLOSE, cue: at, strong: true }));
    }
    if let Some(first) = first_of_pair(findings, at) {
        let claim = pair_claim(findings, layout, first, at)?;
        return Some(Claim { role: Role::Allowance, rule: PAIR, ..claim });
    }
    if at + 2 < findings.found.len() && first_of_pair(findings, at + 2) == Some(at) {
        return pair_claim(findings, layout, at, at + 2);
    }
    best_claim(findings, layout, at).filter(|claim| !is_either_size_or_rest(findings, layout, claim, at))
}

/// "You have 3.5 GB quota": what remains, or the size? "You have 10 MB inclusive bundle" names a pack, and so the size.
fn is_either_size_or_rest(findings: &Findings<'_>, layout: &Layout, claim: &Claim, at: usize) -> bool {
    let held = at.checked_sub(1).is_some_and(|i| findings.says(i) == Some(Says::Holds) && gap(&findings.found, i, at) <= 1);
    let clause = layout.at(at).clause;
    let names_pack = (at + 1..findings.found.len())
        .take(5)
        .take_while(|&i| layout.at(i).clause == clause)
        .any(|i| findings.says(i) == Some(Says::Pack));
    held && claim.cue > at && matches!(findings.says(claim.cue), Some(Says::Allowance(_))) && !names_pack
}

/// For the second amount of "1.2 GB/3 GB", where the first stands. "500F/1GB/7j" is the name of a pack.
fn first_of_pair(findings: &Findings<'_>, at: usize) -> Option<usize> {
    let found = &findings.found;
    let first = at.checked_sub(2)?;
    let slash = |i: usize| found.get(i).is_some_and(|finding| finding.what.is_mark(Mark::Slash));
    let glued = found[first].to + 1 >= found[at - 1].from && found[at - 1].to + 1 >= found[at].from;
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
}

/// The bytes between two findings.
pub fn gap(found: &[Finding], a: usize, b: usize) -> usize {
    let (near, far) = if a < b { (a, b) } else { (b, a) };
    found[far].from.saturating_sub(found[near].to)
}

/// What was found between two findings.
pub fn between(found: &[Finding], a: usize, b: usize) -> &[Finding] {
    let (near, far) = if a < b { (a, b) } else { (b, a) };
    found.get(near + 1..far).unwrap_or(&[])
}

/// The findings near `at` in its own sentence.
pub fn neighbourhood(findings: &Findings<'_>, layout: &Layout, at: usize) -> std::ops::Range<usize> {
    let sentence = layout.at(at).sentence;
    let from = (at.saturating_sub(REACH)..at).rev().take_while(|&i| layout.at(i).sentence == sentence).last().unwrap_or(at);
    let end = (at + REACH).min(findings.found.len());
    let to = (at..end).take_while(|&i| layout.at(i).sentence == sentence).last().unwrap_or(at);
    from..to + 1
}

fn best_claim(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    // A percentage is a share of what is left or used; what speaks of sizes does not compete for it.
    let is_percent = matches!(findings.found[at].what, What::Percent(_));
    neighbourhood(findings, layout, at)
        .filter_map(|i| match findings.found[i].what {
            What::Phrase(cue) => claim_of(findings, layout, cue, i, at),
            _ => None,
        })
        .filter(|claim| claim.cost <= TOO_FAR && !(is_percent && claim.role == Role::Allowance))
        .min_by_key(|claim| claim.cost)
        .or_else(|| inherited(findings, layout, at))
        .or_else(|| inherited_from_label(findings, layout, at))
        .or_else(|| listed_beside_money(findings, layout, at))
        .or_else(|| listed_under_labels(findings, at))
}

/// What the phrase at `i` says of the figure at `at`.
fn claim_of(findings: &Findings<'_>, layout: &Layout, cue: Cue, i: usize, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let before = i < at;
    let claim = |role, cost, strong| Some(Claim { role, rule: cue.phrase.name, cost, cue: i, strong });
    let near = gap(found, i, at);
    let sided = |side| sided_cost(findings, layout, side, i, at);
    let distance = || Some(near + surcharge(findings, layout, i, at)?);
    if !before && speaks_of_percent(findings, layout, i, at) {
        return None;
    }
    match cue.phrase.says {
        Says::Balance(side) => claim(Role::Balance, sided(side)?, true),
        Says::Used(side) if !under_condition(findings, layout, i) => claim(Role::Used, sided(side)?, true),
        Says::Allowance(side) => claim(Role::Allowance, sided(side)? + 2, true),
        Says::Granted(side) => claim(Role::Allowance, sided(side)? + 8, true),
        Says::Label if before && !ends_longer_label(findings, i) => claim(Role::Balance, distance()? + 12, true),
        Says::Holds if before => claim(Role::Balance, distance()? + 30, false),
        Says::Of if before && near <= 30 && follows_figure(findings, layout, i) => claim(Role::Allowance, distance()?, true),
        // "80% of your 500 MB has been depleted".
        Says::UsedUp if matches!(found[at].what, What::Percent(_)) => claim(Role::Used, distance()?, true),
        // "You have used up your 2 GB", "your 2 GB plan has expired": the size of what is gone.
        Says::UsedUp | Says::Expired if near <= CLOSE && !under_condition(findings, layout, i) => {
            claim(Role::Allowance, distance()? + 10, true)
        }
        Says::Pack if before => {
            let parted = (i + 1..at).any(|j| findings.says(j) == Some(Says::Is));
            // "Night bundle: 1 GB" may be the size or what is left; where other words or the list's head say, they do.
            let labelled = between(found, i, at).iter().any(|f| f.what.is_mark(Mark::Colon))
                && (label_has_role(findings, layout, i) || subjects::kind_of(findings, layout, at).is_some());
            if near <= 28 && !parted && !labelled { claim(Role::Allowance, distance()? + 6, false) } else { None }
        }
        // "35 MB of your bundle" is not the bundle's size.
        Says::Pack if layout.at(i).clause == layout.at(at).clause && near <= 25 && !(at + 1..i).any(|j| findings.says(j) == Some(Says::Of)) => {
            claim(Role::Allowance, distance()? + 4, false)
        }
        _ => None,
    }
}

/// "总流量：" has a role, and so is no bare label although it ends with one.
fn ends_longer_label(findings: &Findings<'_>, label: usize) -> bool {
    label.checked_sub(1).is_some_and(|i| {
        findings.found[i].to > findings.found[label].from
            && matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_) | Says::Allowance(_)))
    })
}

/// "Your 1 GB is used to 80%": the words behind an amount that lead to a percentage speak of that one.
fn speaks_of_percent(findings: &Findings<'_>, layout: &Layout, cue: usize, at: usize) -> bool {
    let found = &findings.found;
    let leads = matches!(findings.says(cue), Some(Says::Used(_) | Says::Balance(_) | Says::UsedUp));
    let is_percent = |i: usize| matches!(found[i].what, What::Percent(_));
    leads
        && !is_percent(at)
        && (cue + 1..found.len()).take(3).take_while(|&i| layout.at(i).clause == layout.at(cue).clause).any(|i| {
            is_percent(i) && gap(found, cue, i) <= 6 && layout.at(i).bracket == layout.at(cue).bracket
        })
}

/// The cost for a phrase of this side, or nothing where the figure is on the other.
fn sided_cost(findings: &Findings<'_>, layout: &Layout, side: Side, cue: usize, at: usize) -> Option<usize> {
    if !is_on_side(layout, cue, at, side) {
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

/// Whether a colon, "is" or the end of the line follows the phrase: then it is a label for what comes. At the end of a
/// line that begins with a figure it is none: "1.3 GB used".
fn labels_next(findings: &Findings<'_>, layout: &Layout, cue: usize) -> bool {
    let (end, line) = (findings.found[cue].to, layout.at(cue).line);
    let figure_before =
        || (0..cue).rev().take(8).take_while(|&i| layout.at(i).line == line).any(|i| findings.found[i].what.is_figure());
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
    (0..cue).rev().take(6).take_while(|&i| layout.at(i).clause == layout.at(cue).clause).any(|i| {
        matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_)))
    })
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
    let mut after_of = false;
    let mut cost = 0;
    for between in between(&findings.found, cue, at) {
        cost += match &between.what {
            What::Mark(Mark::Comma | Mark::Plus) => OVER_COMMA,
            What::Mark(Mark::Line) => OVER_LINE,
            What::Mark(Mark::Open | Mark::Close) => OVER_BRACKET,
            // "80% of your 5 GB is used": the whole is named on the way.
            What::Amount(_) if is_percent && cue > at && after_of => OVER_BRACKET,
            What::Amount(amount) if amount.weak => OVER_BRACKET,
            What::Amount(_) | What::Money | What::Count | What::Percent(_) | What::TooLarge => OVER_FIGURE,
            what => match side_of_use(what.says()) {
                0 => 0,
                other if own != 0 && other != own => OVER_OTHER_ROLE,
                _ => 0,
            },
        };
        after_of |= between.what.says() == Some(Says::Of);
    }
    if place.bracket != own_place.bracket && place.bracket != 0 && bracket_has_role(findings, layout, at) {
        cost += INTO_BRACKET;
    }
    Some(cost)
}

/// Whether words inside the brackets around a figure say what it is: "(limit 6 GB)".
fn bracket_has_role(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let bracket = layout.at(at).bracket;
    let inside = |&i: &usize| layout.at(i).bracket == bracket;
    let says_role = |i: usize| matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_) | Says::Allowance(_) | Says::Of));
    let end = (at + 8).min(findings.found.len());
    bracket != 0 && ((0..at).rev().take(8).take_while(inside).any(says_role) || (at..end).take_while(inside).any(says_role))
}

/// "Remaining amount from <a long name> is 2 GB; from <another> is 1 GB": the figure right behind "is" has that role.
fn inherited(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let is = (0..at).rev().take(2).find(|&i| findings.says(i) == Some(Says::Is))?;
    if gap(&findings.found, is, at) > 2 {
        return None;
    }
    let place = layout.at(at);
    let heads_list = |i: usize| matches!(findings.says(i), Some(Says::Balance(Side::Follows)));
    let cue = (0..at).rev().take(4 * REACH).take_while(|&i| layout.at(i).sentence == place.sentence).find(|&i| heads_list(i))?;
    claim_by(findings, cue, Role::Balance)
}

/// "Remaining: Data 1 GB, Night 2 GB": what stands before the colon is said of every figure of the list.
fn inherited_from_label(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let place = layout.at(at);
    let mut colon = None;
    for i in (0..at).rev().take(REACH).take_while(|&i| layout.at(i).sentence == place.sentence) {
        let role = match findings.says(i) {
            Some(Says::Balance(side)) if side != Side::Precedes => Role::Balance,
            Some(Says::Used(side)) if side != Side::Precedes => Role::Used,
            Some(Says::Balance(_) | Says::Used(_) | Says::Allowance(_) | Says::Granted(_) | Says::Offer) => return None,
            _ => {
                if findings.found[i].what.is_mark(Mark::Colon) {
                    colon = Some(i);
                }
                continue;
            }
        };
        return match colon {
            Some(colon) if layout.at(colon).clause == layout.at(i).clause => claim_by(findings, i, role),
            _ => None,
        };
    }
    None
}

/// "Airtime R12.30. Data 340 MB exp 30/11": a list of what is on the account, where the money is a balance too.
fn listed_beside_money(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let data = at.checked_sub(1).filter(|&i| findings.says(i) == Some(Says::Data) && gap(found, i, at) <= BESIDE)?;
    let opens_clause = data == 0 || layout.at(data - 1).clause != layout.at(data).clause;
    let from = at.saturating_sub(REACH);
    let end = (at + REACH).min(found.len());
    let names_balance = |i: usize| matches!(findings.says(i), Some(Says::Account | Says::Balance(Side::Follows)));
    let money = (from..end).any(|i| {
        matches!(found[i].what, What::Money) && (i.saturating_sub(3)..i).any(|j| names_balance(j) && gap(found, j, i) <= CLOSE)
    });
    let grants = (from..end).any(|i| matches!(findings.says(i), Some(Says::Granted(_) | Says::Offer)) && layout.at(i).sentence <= layout.at(at).sentence);
    if opens_clause && money && !grants { claim_by(findings, data, Role::Balance) } else { None }
}

/// "Data: 500 MB. Night bundle: 1 GB": the second label is as the first.
fn listed_under_labels(findings: &Findings<'_>, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let labelled = |i: usize| i > 0 && found[i - 1].what.is_mark(Mark::Colon) && gap(found, i - 1, i) <= 2;
    let first = (0..at).rev().take(REACH / 2).find(|&i| found[i].what.is_amount())?;
    let label = (0..first).rev().take(3).find(|&i| findings.says(i) == Some(Says::Label))?;
    if labelled(first) && labelled(at) { claim_by(findings, label, Role::Balance) } else { None }
}

fn claim_by(findings: &Findings<'_>, cue: usize, role: Role) -> Option<Claim> {
    match findings.found[cue].what {
        What::Phrase(phrase) => Some(Claim { role, rule: phrase.phrase.name, cost: CLOSE, cue, strong: true }),
        _ => None,
    }
}

/// "From the pack of 1 GB and 115 min is 115 minutes": the amount is in the name of a thing counted, not of a bucket.
fn is_name_of_count(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let segment = layout.at(at).segment;
    let end = (at + REACH).min(findings.found.len());
    (at..end).take_while(|&i| layout.at(i).segment == segment).any(|i| {
        findings.says(i) == Some(Says::Is) && findings.found.get(i + 1).is_some_and(|next| matches!(next.what, What::Count))
    })
}

/// Whether a percentage can be of data: its sentence names data or, where the text speaks of data or the sentence of a
/// pack, at least neither minutes nor money.
fn is_share_of_data(findings: &Findings<'_>, layout: &Layout, at: usize, is_about_data: bool) -> bool {
    let near = neighbourhood(findings, layout, at);
    let data = near.clone().any(|i| findings.found[i].what.names_data() || findings.found[i].what.is_amount());
    let other = near.clone().any(|i| matches!(findings.says(i), Some(Says::OtherService | Says::Account)) || matches!(findings.found[i].what, What::Count | What::Money));
    let pack = near.clone().any(|i| findings.says(i) == Some(Says::Pack));
    data || (is_about_data || pack) && !other
}

/// "when 80 % is used": announced, not happened.
pub fn under_condition(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    (0..at)
        .rev()
        .take(8)
        .take_while(|&i| layout.at(i).clause == layout.at(at).clause)
        .any(|i| findings.says(i) == Some(Says::Condition) && gap(&findings.found, i, at) <= 45)
        || findings.says(at + 1) == Some(Says::Condition) && gap(&findings.found, at, at + 1) <= 1
}

/// Behind "of which", before "of it", or in brackets behind the figure it is a part of.
fn is_part(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let place = layout.at(at);
    let same_segment = |&i: &usize| layout.at(i).segment == place.segment;
    let behind = (0..at).rev().take(12).take_while(same_segment).any(|i| {
        findings.says(i) == Some(Says::PartOf(Side::Follows)) && (0..i).rev().take(8).any(|j| found[j].what.is_amount())
    });
    let before = (at + 1..found.len()).take(3).take_while(same_segment).any(|i| {
        findings.says(i) == Some(Says::PartOf(Side::Precedes)) && gap(found, at, i) <= 2
    });
    let bracketed = place.bracket != 0
        && !bracket_has_role(findings, layout, at)
        && (0..at)
            .rev()
            .take(8)
            .find(|&i| found[i].what.is_mark(Mark::Open))
            .and_then(|open| open.checked_sub(1))
            .is_some_and(|before| found[before].what.is_amount());
    behind || before || bracketed
}

/// Gives the role of the whole to amounts that no phrase speaks of but whose neighbours leave no other: the subject of a
/// percentage ("60 GB: 80% used"), and what used and left add up to.
fn name_wholes(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
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
    let states = roles.assigned.iter().flatten().any(|assigned| assigned.role != Role::Allowance);
    let assigned = &mut roles.assigned;
    roles.open.retain(|&at| {
        let What::Amount(amount) = &found[at].what else { return false };
        let of_percent = (at + 1..found.len()).take(5).take_while(|&i| layout.at(i).clause == layout.at(at).clause).find(|&i| found[i].what.is_figure());
        let is_subject = of_percent.is_some_and(|i| assigned[i].is_some() && matches!(found[i].what, What::Percent(_)) && gap(found, at, i) <= CLOSE);
        let volume = amount.printed.volume.bytes_f64();
        // Two figures, each rounded to its last digit, and the whole rounded too.
        let is_sum = sum.is_some_and(|sum| (sum - volume).abs() <= 0.01 * volume);
        // "10 GB/30 days", the name of a pack, where the text also says what is used or left.
        let names_pack = states && found.get(at + 1).is_some_and(|next| next.what.is_mark(Mark::Slash)) && matches!(found.get(at + 2).map(|next| &next.what), Some(What::Length(_)));
        let rule = match (is_subject, is_sum, names_pack) {
            (true, _, _) => "whole of a percentage",
            (_, true, _) => "used + left",
            (_, _, true) => "volume / validity",
            _ => return true,
        };
        assigned[at] = Some(Assigned { role: Role::Allowance, rule, is_part: false, is_whole: true });
        false
    });
}

/// Two figures of one clause that one phrase speaks of alike, and no word that tells them apart: neither is believed.
fn drop_twins(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let mut last: Option<(usize, Assigned)> = None;
    for at in 0..findings.found.len() {
        let Some(assigned) = roles.assigned[at].filter(|assigned| findings.found[at].what.is_amount() && !assigned.is_part) else { continue };
        if let Some((before, twin)) = last
            && (twin.role, twin.rule) == (assigned.role, assigned.rule)
            && layout.at(before).clause == layout.at(at).clause
            && layout.at(before).bracket == layout.at(at).bracket
            && subjects::kind_of(findings, layout, before) == subjects::kind_of(findings, layout, at)
        {
            (roles.assigned[before], roles.assigned[at]) = (None, None);
            roles.open.extend([before, at]);
        }
        last = Some((at, assigned));
    }
}
