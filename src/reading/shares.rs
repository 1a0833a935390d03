//! A percentage and figures that agree with each other or say it once more: what the words leave open, the sum decides.
//!
//! It goes by the figures; what words say of them was asked in `claims`, and is changed only where they say the same of a share and its whole.

use super::layout::Layout;
use super::magnitude::volume_at;
use super::nearness::{gap, under_condition};
use super::offers;
use super::roles::{Assigned, Role, Roles};
use crate::languages::THAT_IS;
use crate::scan::{Findings, What};

/// A share is rounded to whole percents, and so are the figures beside it.
const AGREES_WITHIN: f64 = 1.0;

/// The one size that is told, and what is told of it in figures; with several of them no sum decides.
struct Told {
    whole: f64,
    balance: Option<f64>,
    used: Option<f64>,
    cue: usize,
}

/// "Spotrebovali ste 90 % objemu dat 20 GB": of a share and the figure right behind it that the same words speak of, the figure is the whole, where no
/// other one is told.
pub fn settle_wholes(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    /// "% objemu dat ".
    const BEHIND_SHARE: usize = 24;
    let found = &findings.found;
    let has_whole = roles.assigned.iter().flatten().any(|assigned| assigned.role == Role::Allowance);
    if has_whole {
        return;
    }
    for at in (0..found.len()).filter(|&at| found[at].what.is_amount()) {
        let Some(own) = roles.assigned[at].filter(|own| own.role != Role::NotHere && !own.is_part) else { continue };
        let place = layout.at(at);
        let mut before = (0..at).rev().take(4).take_while(|&i| {
            let other = layout.at(i);
            (other.clause, other.bracket) == (place.clause, place.bracket) && !matches!(found[i].what, What::Mark(_))
        });
        let share = before.find(|&i| found[i].what.is_figure()).filter(|&i| matches!(found[i].what, What::Percent(_)));
        let is_alike = |share: usize| {
            roles.assigned[share].is_some_and(|other| (other.role, other.rule) == (own.role, own.rule))
                && gap(found, share, at) <= BEHIND_SHARE
        };
        if share.is_some_and(is_alike) {
            let rule = "whole of a percentage";
            roles.assigned[at] = Some(Assigned { role: Role::Allowance, rule, is_whole: true, ..own });
        }
    }
}

/// "20% of your data left, i.e. 2 GB": a figure that says the share before it once more.
fn settle_said_again(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    /// "of your monthly allowance left, that is ".
    const WITHIN: usize = 60;
    let found = &findings.found;
    if !found.iter().any(|finding| matches!(finding.what, What::Percent(_))) {
        return;
    }
    let mut settled = vec![false; found.len()];
    for at in (1..found.len()).filter(|&at| found[at].what.is_amount()) {
        let sentence = layout.at(at).sentence;
        // The full stops of "i.e." end no sentence.
        let mut before = (0..at).rev().take(8).take_while(|&i| layout.at(i).sentence + 2 >= sentence);
        let share = before.find(|&i| found[i].what.is_figure());
        let told = share.filter(|&i| matches!(found[i].what, What::Percent(_)) && gap(found, i, at) <= WITHIN);
        let told = told.and_then(|share| roles.assigned[share]);
        let Some(told) = told.filter(|told| matches!(told.role, Role::Used | Role::Balance)) else { continue };
        let text = findings.folded.text[..found[at].from].trim_end_matches(' ');
        let is_said_so = THAT_IS.iter().any(|words| {
            let is_glued = words.chars().any(|c| c > '\u{2e7f}');
            let is_word = |before: &str| is_glued || !before.ends_with(char::is_alphanumeric);
            text.strip_suffix(words).is_some_and(is_word)
        });
        if is_said_so {
            settled[at] = true;
            roles.assigned[at] = Some(by_sum(told.role, "share of the figures", told.cue));
        }
    }
    roles.open.retain(|&at| !settled[at]);
}

pub fn settle(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    settle_said_again(findings, layout, roles);
    let Some(told) = told(findings, roles) else { return };
    settle_percentages(findings, layout, &told, roles);
    settle_open(findings, &told, roles);
}

/// "6.4 GB of 8 GB (80 %)", "90 % of Epic 35 (33 GB) is gone. 3.3 GB left": the share that the figures give is said besides.
fn settle_percentages(findings: &Findings<'_>, layout: &Layout, told: &Told, roles: &mut Roles) {
    let used = match (told.used, told.balance) {
        (Some(used), _) => used,
        (None, Some(balance)) => told.whole - balance,
        (None, None) => return,
    };
    let used_share = 100.0 * used / told.whole;
    for at in 0..findings.found.len() {
        let What::Percent(share) = findings.found[at].what else { continue };
        let is_open = roles.assigned[at].is_none() && !layout.is_no_statement(at);
        if !is_open || under_condition(findings, layout, at) || offers::is_for_sale(findings, layout, at, None) {
            continue;
        }
        let is_used = (share - used_share).abs() <= AGREES_WITHIN;
        let is_left = (share - (100.0 - used_share)).abs() <= AGREES_WITHIN;
        let role = match (is_used, is_left) {
            (true, false) => Role::Used,
            (false, true) => Role::Balance,
            _ => continue,
        };
        roles.assigned[at] = Some(by_sum(role, "share of the figures", told.cue));
    }
}

/// "75 % of your 60 GB used. The rest (15 GB) is yours till then", "4 GB of 10 GB used, 6 GB to go": no word that is known speaks of the
/// last figure, and it is what the others leave.
fn settle_open(findings: &Findings<'_>, told: &Told, roles: &mut Roles) {
    let percents = (0..findings.found.len()).filter_map(|at| match (&findings.found[at].what, roles.assigned[at]) {
        (What::Percent(share), Some(assigned)) if assigned.role == Role::Used => Some(told.whole * share / 100.0),
        (What::Percent(share), Some(assigned)) if assigned.role == Role::Balance => {
            Some(told.whole * (1.0 - share / 100.0))
        }
        _ => None,
    });
    let by_percent = percents.max_by(f64::total_cmp);
    let by_figure = told.used.or(told.balance.map(|balance| told.whole - balance));
    let Some(used) = by_figure.or(by_percent) else { return };
    let is_near = |volume: f64, other: f64| 100.0 * (volume - other).abs() <= AGREES_WITHIN * told.whole;
    let fits = |at: usize| {
        let volume = volume_at(findings, at)?;
        let is_rest = told.balance.is_none() && is_near(volume, told.whole - used);
        let is_use = told.used.is_none() && is_near(volume, used);
        match (is_rest, is_use) {
            (true, false) => Some(Role::Balance),
            (false, true) => Some(Role::Used),
            _ => None,
        }
    };
    let mut fitting = roles.open.iter().filter_map(|&at| Some((at, fits(at)?)));
    let (Some((at, role)), None) = (fitting.next(), fitting.next()) else { return };
    roles.open.retain(|&open| open != at);
    roles.assigned[at] = Some(by_sum(role, "rest of the sum", at));
}

fn by_sum(role: Role, rule: &'static str, cue: usize) -> Assigned {
    Assigned { role, rule, is_part: false, is_whole: false, is_granted: false, is_sure: false, is_labelled: false, cue }
}

fn told(findings: &Findings<'_>, roles: &Roles) -> Option<Told> {
    let one_of = |role: Role| {
        let own = move |at: &usize| roles.assigned[*at].is_some_and(|own| own.role == role && !own.is_part);
        let volume = |at: usize| Some((at, volume_at(findings, at)?));
        let mut told = (0..findings.found.len()).filter(own).filter_map(volume);
        let first = told.next();
        // Said twice is said once.
        let is_alone = first.is_some_and(|(_, volume)| told.all(|(_, other)| other == volume));
        (first, is_alone)
    };
    let (Some((cue, whole)), true) = one_of(Role::Allowance) else { return None };
    let of = |role: Role| match one_of(role) {
        (None, _) => Some(None),
        (Some((_, volume)), true) => Some(Some(volume)),
        (Some(_), false) => None,
    };
    let (balance, used) = (of(Role::Balance)?, of(Role::Used)?);
    (whole > 0.0).then_some(Told { whole, balance, used, cue })
}
