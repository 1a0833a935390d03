//! Which role each amount and percentage has: the phrase that speaks of it most closely decides.
//!
//! Closeness is a cost in bytes of folded text, with surcharges for whatever stands between. Dates are the business of
//! `moments`, and grouping into buckets of `buckets`.

use super::layout::Layout;
use crate::languages::{Phrase, Says, Side};
use crate::outcome::{About, Doubt};
use crate::scan::{Finding, Findings, Mark, What};

/// The role of an amount or percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Balance,
    Used,
    Allowance,
}

/// A finding with its role.
#[derive(Clone, Copy, Debug)]
pub struct Assigned {
    /// Index of the finding.
    pub at: usize,
    pub role: Role,
    /// Name of the phrase that decided.
    pub rule: &'static str,
    /// Stands behind "of which", or in brackets behind its whole.
    pub is_part: bool,
}

#[derive(Debug, Default)]
pub struct Roles {
    pub assigned: Vec<Assigned>,
    /// Amounts that no phrase speaks of, by index.
    pub open: Vec<usize>,
}

/// How many findings on each side are looked at: enough for any sentence, and the work stays linear in any text.
const REACH: usize = 40;
/// Beyond this a phrase no longer speaks of an amount.
const TOO_FAR: usize = 130;
/// Up to this it certainly does.
const CLOSE: usize = 40;
/// Surcharges for what stands between, chosen so that the nearer of two phrases wins across one comma, and a phrase does
/// not reach over the amount that it already speaks of as long as another phrase is at hand.
const OVER_COMMA: usize = 22;
const OVER_LINE: usize = 30;
const OVER_FIGURE: usize = 50;
const OVER_OTHER_ROLE: usize = 25;

#[derive(Clone, Copy)]
struct Claim {
    role: Role,
    rule: &'static str,
    cost: usize,
    cue: usize,
    strong: bool,
}

pub fn assign(findings: &Findings<'_>, layout: &Layout, doubts: &mut Vec<Doubt>) -> Roles {
    let mut roles = Roles::default();
    let found = &findings.found;
    let one_time_code = found.iter().any(|finding| says(&finding.what, |s| s == Says::OneTimeCode));
    let speaks_of_data = found.iter().any(|finding| says(&finding.what, |s| s == Says::Data));
    for (at, finding) in found.iter().enumerate() {
        match &finding.what {
            What::TooLarge => {
                doubts.push(Doubt { about: About::TooLarge, spans: vec![findings.span(finding.from, finding.to)] });
            }
            What::Amount(amount) => {
                if layout.quoted[at] || layout.questions[layout.sentence[at] as usize] {
                    continue;
                }
                let claim = best_claim(findings, layout, at);
                let Some(claim) = claim.filter(|claim| {
                    !amount.weak || claim.strong && gap(findings, claim.cue, at) <= 3 || is_compound(amount)
                }) else {
                    if !amount.weak && !for_sale(findings, layout, at, None) && !one_time_code {
                        roles.open.push(at);
                    }
                    continue;
                };
                if for_sale(findings, layout, at, Some(&claim)) || one_time_code && !(claim.strong && claim.cost <= CLOSE) {
                    continue;
                }
                if amount.otherwise.is_some() {
                    doubts.push(Doubt { about: About::DecimalMark, spans: vec![findings.span(finding.from, finding.to)] });
                    continue;
                }
                let is_part = is_part(findings, layout, at);
                roles.assigned.push(Assigned { at, role: claim.role, rule: claim.rule, is_part });
            }
            What::Percent(percent) => {
                let about_data = speaks_of_data || (0..found.len()).any(|i| matches!(found[i].what, What::Amount(_)));
                let claim = best_claim(findings, layout, at)
                    .filter(|claim| claim.role != Role::Allowance && claim.strong && claim.cost <= 60);
                if let Some(claim) = claim.filter(|_| about_data && *percent <= 100.0 && !layout.quoted[at])
                    && !for_sale(findings, layout, at, Some(&claim))
                    && !under_condition(findings, layout, at)
                {
                    roles.assigned.push(Assigned { at, role: claim.role, rule: claim.rule, is_part: false });
                }
            }
            _ => {}
        }
    }
    roles
}

/// "2G386.52M": two units in one figure are never a network.
fn is_compound(amount: &crate::scan::Amount) -> bool {
    let step = amount.printed.step.bytes();
    amount.printed.volume.bytes() / step.max(1) > amount.number.digits
}

pub fn says(what: &What, test: impl Fn(Says) -> bool) -> bool {
    matches!(what, What::Phrase(phrase) if test(phrase.says))
}

fn gap(findings: &Findings<'_>, a: usize, b: usize) -> usize {
    between(&findings.found, a, b).0
}

/// The bytes between two findings, and what was found there.
pub fn between(found: &[Finding], a: usize, b: usize) -> (usize, &[Finding]) {
    let (near, far) = if a < b { (a, b) } else { (b, a) };
    let gap = found[far].from.saturating_sub(found[near].to);
    (gap, found.get(near + 1..far).unwrap_or(&[]))
}

/// The findings near `at` in its own sentence.
pub fn neighbourhood(findings: &Findings<'_>, layout: &Layout, at: usize) -> std::ops::Range<usize> {
    let sentence = layout.sentence[at];
    let from = (at.saturating_sub(REACH)..at).rev().take_while(|&i| layout.sentence[i] == sentence).last().unwrap_or(at);
    let to = (at..(at + REACH).min(findings.found.len())).take_while(|&i| layout.sentence[i] == sentence).last().unwrap_or(at);
    from..to + 1
}

fn best_claim(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let mut best: Option<Claim> = None;
    for cue in neighbourhood(findings, layout, at) {
        let What::Phrase(phrase) = findings.found[cue].what else { continue };
        if let Some(claim) = claim_of(findings, layout, phrase, cue, at).filter(|claim| claim.cost <= TOO_FAR)
            && best.is_none_or(|best| claim.cost < best.cost)
        {
            best = Some(claim);
        }
    }
    best.or_else(|| inherited(findings, layout, at))
}

/// What `phrase`, standing at `cue`, says of the figure at `at`.
fn claim_of(findings: &Findings<'_>, layout: &Layout, phrase: &'static Phrase, cue: usize, at: usize) -> Option<Claim> {
    let before = cue < at;
    let distance = gap(findings, cue, at) + surcharge(findings, layout, cue, at);
    let claim = |role, cost, strong| Some(Claim { role, rule: phrase.name, cost, cue, strong });
    match phrase.says {
        Says::Balance(side) => claim(Role::Balance, sided(findings, layout, side, cue, at, distance)?, true),
        Says::Used(side) => claim(Role::Used, sided(findings, layout, side, cue, at, distance)?, true),
        Says::Allowance(side) => claim(Role::Allowance, sided(findings, layout, side, cue, at, distance)? + 2, true),
        Says::Granted(side) => claim(Role::Allowance, sided(findings, layout, side, cue, at, distance)? + 8, true),
        Says::Holds if before => claim(Role::Balance, distance + 30, false),
        Says::Of if before && gap(findings, cue, at) <= 30 && follows_figure(findings, layout, cue) => {
            claim(Role::Allowance, distance, true)
        }
        Says::Pack if before => {
            let is_between = (cue..at).any(|i| says(&findings.found[i].what, |s| s == Says::Is));
            let labelled = ends_label(findings, at) && label_has_role(findings, layout, cue);
            let near = gap(findings, cue, at) <= 28 && !is_between && !labelled;
            if near { claim(Role::Allowance, distance + 6, false) } else { None }
        }
        Says::Pack => {
            let joined = layout.clause[cue] == layout.clause[at] && gap(findings, at, cue) <= 25;
            if joined { claim(Role::Allowance, distance + 4, false) } else { None }
        }
        _ => None,
    }
}

/// The cost for a phrase of this side, or nothing where the figure is on the other.
fn sided(findings: &Findings<'_>, layout: &Layout, side: Side, cue: usize, at: usize, distance: usize) -> Option<usize> {
    let before = cue < at;
    match side {
        Side::Follows => before.then_some(distance),
        Side::Precedes => (!before).then_some(distance),
        Side::Either => {
            let labels = labels_next(findings, cue);
            let opens_clause = cue == 0 || layout.clause[cue - 1] != layout.clause[cue];
            Some(match (before, labels) {
                (true, true) => distance,
                (true, false) => distance + if opens_clause { 2 } else { 10 },
                (false, true) => distance + 60,
                (false, false) => distance,
            })
        }
    }
}

/// Whether a colon, "is" or the end of the line follows the phrase: then it is a label for what comes.
fn labels_next(findings: &Findings<'_>, cue: usize) -> bool {
    let end = findings.found[cue].to;
    findings.found.iter().skip(cue + 1).take(3).find(|next| next.from >= end).is_some_and(|next| {
        let beside = next.from <= end + 2;
        beside && (matches!(next.what, What::Mark(Mark::Colon | Mark::Line)) || says(&next.what, |s| s == Says::Is))
    })
}

/// Whether a colon stands right before the figure.
fn ends_label(findings: &Findings<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|i| {
        matches!(findings.found[i].what, What::Mark(Mark::Colon)) && findings.found[at].from <= findings.found[i].to + 2
    })
}

/// Whether the label that ends with this phrase also says what its figure is: "solde forfait : ".
fn label_has_role(findings: &Findings<'_>, layout: &Layout, cue: usize) -> bool {
    (0..cue).rev().take(4).take_while(|&i| layout.clause[i] == layout.clause[cue]).any(|i| {
        says(&findings.found[i].what, |s| matches!(s, Says::Balance(_) | Says::Used(_)))
    })
}

/// "of" counts only behind a figure: "1.2 GB of 3 GB", "80 % of 2 GB".
fn follows_figure(findings: &Findings<'_>, layout: &Layout, cue: usize) -> bool {
    (0..cue).rev().take(6).take_while(|&i| layout.clause[i] == layout.clause[cue]).any(|i| {
        matches!(findings.found[i].what, What::Amount(_) | What::Percent(_))
    })
}

/// What stands between a phrase and a figure makes it less likely that they belong together.
fn surcharge(findings: &Findings<'_>, layout: &Layout, cue: usize, at: usize) -> usize {
    let (from, to) = if cue < at { (cue + 1, at) } else { (at + 1, cue) };
    if layout.segment[cue] != layout.segment[at] {
        return TOO_FAR;
    }
    let role_of = |says: Says| match says {
        Says::Balance(_) => 1,
        Says::Used(_) => 2,
        _ => 0,
    };
    let own = match findings.found[cue].what {
        What::Phrase(phrase) => role_of(phrase.says),
        _ => 0,
    };
    findings.found[from.min(to)..to]
        .iter()
        .map(|between| match &between.what {
            What::Mark(Mark::Comma | Mark::Plus) => OVER_COMMA,
            What::Mark(Mark::Line) => OVER_LINE,
            What::Mark(Mark::Open | Mark::Close) => 10,
            What::Amount(_) | What::Money | What::Count | What::Percent(_) | What::TooLarge => OVER_FIGURE,
            What::Phrase(phrase) => match role_of(phrase.says) {
                0 => 0,
                other if own != 0 && other != own => OVER_OTHER_ROLE,
                _ => 0,
            },
            _ => 0,
        })
        .sum()
}

/// A list whose first segment says "remaining amount": in the next ones, the figure right behind "is" has that role too.
fn inherited(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let is = (0..at).rev().take(2).find(|&i| says(&found[i].what, |s| s == Says::Is))?;
    if gap(findings, is, at) > 2 {
        return None;
    }
    let sentence = layout.sentence[at];
    let cue = (0..at).rev().take(4 * REACH).take_while(|&i| layout.sentence[i] == sentence).find(|&i| {
        layout.segment[i] != layout.segment[at] && says(&found[i].what, |s| matches!(s, Says::Balance(Side::Follows)))
    })?;
    let What::Phrase(phrase) = found[cue].what else { return None };
    Some(Claim { role: Role::Balance, rule: phrase.name, cost: CLOSE, cue, strong: true })
}

/// Whether the figure is part of an offer: something is for sale in its clause, or before it in its sentence.
fn for_sale(findings: &Findings<'_>, layout: &Layout, at: usize, claim: Option<&Claim>) -> bool {
    let mut sold = false;
    for i in neighbourhood(findings, layout, at) {
        if layout.segment[i] != layout.segment[at] {
            continue;
        }
        let is_offer = says(&findings.found[i].what, |s| s == Says::Offer);
        let is_condition = says(&findings.found[i].what, |s| s == Says::Condition);
        let same_clause = layout.clause[i] == layout.clause[at];
        let states = claim.is_some_and(|claim| claim.strong && claim.cost <= 70 && claim.role != Role::Allowance);
        let granted = claim.is_some_and(|claim| claim.strong && claim.cost <= CLOSE);
        sold |= match (is_offer, is_condition) {
            (true, _) if states => i < at && same_clause && claim.is_some_and(|claim| i > claim.cue || claim.cue > at),
            (true, _) if granted => same_clause || i < at && claim.is_some_and(|claim| i < claim.cue),
            (true, _) => true,
            (_, true) => granted && !states && same_clause && i > at,
            _ => false,
        };
    }
    sold
}

/// "when 80 % is used": announced, not happened.
pub fn under_condition(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    (0..at).rev().take(8).take_while(|&i| layout.clause[i] == layout.clause[at]).any(|i| {
        says(&findings.found[i].what, |s| s == Says::Condition) && gap(findings, i, at) <= 45
    })
}

/// Behind "of which", or a sum in brackets behind the figure it adds up to.
fn is_part(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let part_of = (0..at).rev().take(12).take_while(|&i| layout.segment[i] == layout.segment[at]).any(|i| {
        says(&found[i].what, |s| s == Says::PartOf) && (0..i).rev().take(8).any(|j| matches!(found[j].what, What::Amount(_)))
    });
    let bracketed = layout.bracketed[at]
        && (0..at)
            .rev()
            .take(8)
            .find(|&i| matches!(found[i].what, What::Mark(Mark::Open)))
            .and_then(|open| open.checked_sub(1))
            .is_some_and(|before| matches!(found[before].what, What::Amount(_)));
    part_of || bracketed
}
