//! A pack, what was used and what is left of it in one row without marks: the sum tells the whole, and the side on which the words stand
//! tells the parts apart.
//!
//! It is asked once all figures have the roles that words give them, and believes only figures that add up.

use super::layout::Layout;
use super::magnitude::volume_at;
use super::roles::{Assigned, Role, Roles};
use crate::languages::Says;
use crate::scan::{Findings, Mark, What};

/// Each figure is rounded to its last digit.
const ADDS_UP_WITHIN: f64 = 0.01;

/// "Paket 10 GB kullanılan 6,8 GB kalan 3,2 GB", "2.7 GB used 2.3 GB left 5 GB total".
pub fn settle_rows(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let found = &findings.found;
    let amounts: Vec<usize> = (0..found.len()).filter(|&at| found[at].what.is_amount()).collect();
    for row in amounts.windows(3) {
        let &[first, _, last] = row else { continue };
        let place = layout.at(first);
        let own = |i: &usize| (layout.at(*i).sentence, layout.at(*i).line) == (place.sentence, place.line);
        let is_parted = |i: usize| {
            let what = &found[i].what;
            matches!(what, What::Mark(Mark::Comma | Mark::Slash | Mark::Open | Mark::Plus))
                || what.is_figure() && !what.is_amount()
        };
        let is_row = own(&last) && !(first..last).any(is_parted);
        if is_row && let Some(told) = told(findings, layout, row) {
            roles.open.retain(|at| !row.contains(at));
            for (at, assigned) in row.iter().zip(told) {
                roles.assigned[*at] = Some(assigned);
            }
        }
    }
}

/// The roles of three figures of which one is the sum of the others, where words for what was used and for what is left stand on the
/// same side of the other two.
fn told(findings: &Findings<'_>, layout: &Layout, row: &[usize]) -> Option<[Assigned; 3]> {
    let found = &findings.found;
    let volumes: Vec<f64> = row.iter().filter_map(|&at| volume_at(findings, at)).collect();
    let whole = (0..3).max_by(|&a, &b| volumes[a].total_cmp(&volumes[b]))?;
    let parts: f64 = volumes.iter().sum::<f64>() - volumes[whole];
    if (parts - volumes[whole]).abs() > ADDS_UP_WITHIN * volumes[whole] {
        return None;
    }
    let place = layout.at(row[0]);
    let own = |i: usize| (layout.at(i).sentence, layout.at(i).line) == (place.sentence, place.line);
    let role_of = |i: usize| match findings.says(i) {
        Some(Says::Balance(_)) => Some(Role::Balance),
        Some(Says::Used(_)) => Some(Role::Used),
        _ => None,
    };
    let words = |from: usize, to: usize| (from..to.min(found.len())).find(|&i| own(i) && role_of(i).is_some());
    let is_told = |i: usize| role_of(i).is_some() || matches!(findings.says(i), Some(Says::Allowance(_)));
    let behind_last = (row[2] + 1..(row[2] + 5).min(found.len())).any(|i| own(i) && is_told(i));
    let assigned = |place: usize| {
        let at = row[place];
        let cue = if behind_last {
            words(at + 1, row.get(place + 1).copied().unwrap_or(at + 5))
        } else {
            words(if place == 0 { at.saturating_sub(5) } else { row[place - 1] + 1 }, at)
        };
        let (role, rule, cue) = match cue.filter(|_| place != whole) {
            Some(cue) => match found[cue].what {
                What::Phrase(phrase) => (role_of(cue)?, phrase.phrase.name, cue),
                _ => return None,
            },
            None if place == whole => (Role::Allowance, "used + left", at),
            None => return None,
        };
        let is_whole = role == Role::Allowance;
        Some(Assigned {
            role,
            rule,
            is_part: false,
            is_whole,
            is_granted: false,
            is_sure: true,
            is_labelled: false,
            cue,
        })
    };
    let told = [assigned(0)?, assigned(1)?, assigned(2)?];
    let has = |role: Role| told.iter().any(|own| own.role == role);
    (has(Role::Balance) && has(Role::Used)).then_some(told)
}
