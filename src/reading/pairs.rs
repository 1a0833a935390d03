//! A part and its whole: "1.2/3 GB", "1.2 GB of 3 GB".
//!
//! What the part is, only words for what is left or used tell, beside it or beside the other pairs of the text.

use super::claims::{CLOSE, Claim, OUT_OF_WITHIN, best_claim, claim_of};
use super::layout::Layout;
use super::magnitude::is_larger;
use super::nearness::{REACH, between, gap, neighbourhood};
use super::roles::{Assigned, BESIDE, Role, Roles};
use crate::languages::{Says, Side};
use crate::scan::{Finding, Findings, Mark, What};

/// The rule that reads "1.2/3 GB".
pub const PAIR: &str = "part / whole";

/// For the second amount of "1.2 GB/3 GB", where the first stands. "500F/1GB/7j" is the name of a pack.
pub fn first_of_pair(findings: &Findings<'_>, at: usize) -> Option<usize> {
    let found = &findings.found;
    let slash = |i: usize| found.get(i).is_some_and(|finding| finding.what.is_mark(Mark::Slash));
    // "1.2GB left/3GB": words for what it is between the figure and the slash.
    let says_role = |i: usize| matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_) | Says::ValidFor(_)));
    if at >= 3 && slash(at - 1) && says_role(at - 2) && found[at].what.is_amount() && gap(found, at - 1, at) <= 1 {
        let part =
            (at.saturating_sub(6)..at - 2).rev().find(|&i| !says_role(i)).filter(|&i| found[i].what.is_amount())?;
        let is_close = gap(found, part, at - 2) <= 1 && found[at - 2].to + 1 >= found[at - 1].from;
        return is_close.then_some(part);
    }
    // A page may break the line before the slash.
    let broken = at >= 3 && found[at - 2].what.is_mark(Mark::Line);
    let first = at.checked_sub(if broken { 3 } else { 2 })?;
    let glued =
        found[first].to + 1 >= found[at - if broken { 2 } else { 1 }].from && found[at - 1].to + 1 >= found[at].from;
    let alone = !slash(at + 1) && !first.checked_sub(1).is_some_and(slash);
    (glued && alone && slash(at - 1) && found[first].what.is_amount() && found[at].what.is_amount()).then_some(first)
}

/// Only words for "left" and "used" say what the first of a pair is: "Data: 1.2/3 GB" may be either.
pub fn pair_claim(findings: &Findings<'_>, layout: &Layout, first: usize, second: usize) -> Option<Claim> {
    [best_claim(findings, layout, first), best_claim(findings, layout, second)]
        .into_iter()
        .flatten()
        .filter(|claim| matches!(findings.says(claim.cue), Some(Says::Balance(_) | Says::Used(_))))
        .min_by_key(|claim| claim.cost)
        .or_else(|| claim_of_heading(findings, layout, first))
}

/// "Usage on 21/11 23:00. Calls 84 min. Data 4.1 GB of 20 GB": the same for a part and its whole with "of" between.
pub fn claim_of_opening(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    is_part_of_whole(findings, at).then(|| claim_of_heading(findings, layout, at)).flatten()
}

/// "General: 8936 MB/40960 MB; apps: 30720 MB/30720 MB (left/total)": pairs of which no words speak tell what the others of the text do, where those agree.
pub fn settle_alike(findings: &Findings<'_>, roles: &mut Roles) {
    if roles.open.len() < 2 {
        return;
    }
    let pairs: Vec<(usize, usize)> =
        (0..findings.found.len()).filter_map(|at| first_of_pair(findings, at).map(|first| (first, at))).collect();
    if pairs.len() < 2 {
        return;
    }
    let mut open = vec![false; findings.found.len()];
    for &at in &roles.open {
        open[at] = roles.assigned[at].is_none();
    }
    let (silent, told): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|&(first, whole)| open[first] && open[whole]);
    let mut told = told.into_iter().map(|(first, whole)| roles.assigned[first].zip(roles.assigned[whole]));
    let Some(Some((part, whole))) = told.next() else { return };
    let agrees = |other: Option<(Assigned, Assigned)>| other.is_some_and(|(other, _)| other.role == part.role);
    if !matches!(part.role, Role::Balance | Role::Used) || whole.role != Role::Allowance || !told.all(agrees) {
        return;
    }
    let mut settled = vec![false; findings.found.len()];
    for (first, at) in silent.into_iter().filter(|&(first, at)| !is_larger(findings, first, at)) {
        roles.assigned[first] = Some(Assigned { is_sure: false, ..part });
        roles.assigned[at] = Some(Assigned { is_sure: false, ..whole });
        (settled[first], settled[at]) = (true, true);
    }
    roles.open.retain(|&at| !settled[at]);
}

/// A sentence of more findings is no heading.
const MOST_OF_HEADING: usize = 8;

/// "My usage", and on the next line "Internet: 87 GB / 350 GB": a line of nothing but words for what is used or left heads the pairs below.
fn claim_of_heading(findings: &Findings<'_>, layout: &Layout, first: usize) -> Option<Claim> {
    let found = &findings.found;
    let (line, sentence) = (layout.at(first).line, layout.at(first).sentence);
    let above = (0..first).rev().take(REACH).take_while(|&i| layout.at(i).sentence == sentence);
    let is_role = |i: &usize| matches!(findings.says(*i), Some(Says::Balance(_) | Says::Used(_)));
    let cue = above.clone().find(|i| layout.at(*i).line < line && is_role(i));
    // "Usage on 14/11 08:12. Internet: 37 GB / 150 GB": the text opens with a sentence of the words and a moment.
    let opening = || {
        let own = layout.findings_of(0);
        let is_head = |i: usize| match findings.says(i) {
            Some(says) => !matches!(says, Says::Offer | Says::Condition | Says::OtherService | Says::Account),
            None => matches!(found[i].what, What::Moment(_) | What::Mark(_)),
        };
        let is_alone = sentence > 0 && line == 0 && own.len() <= MOST_OF_HEADING && own.clone().all(is_head);
        own.into_iter().find(is_role).filter(|_| is_alone)
    };
    let cue = cue.or_else(opening)?;
    let heading = layout.at(cue).line;
    let is_alone = heading == line || !above.clone().any(|i| layout.at(i).line == heading && found[i].what.is_figure());
    let What::Phrase(phrase) = found[cue].what else { return None };
    let role = if matches!(phrase.says, Says::Used(_)) { Role::Used } else { Role::Balance };
    is_alone.then_some(Claim { role, rule: phrase.phrase.name, cost: CLOSE, cue, strong: true })
}

/// "You have 9.8 GB of 20 GB at home and 2 GB of 6 GB abroad": the part of a second pair is what that of the first is.
pub fn claim_of_pair_before(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
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

/// "2.7 GB ⏎ left ⏎ of 6 GB": for the whole, its part and the words on a line of their own between them. So screens of apps are laid
/// out.
pub fn part_above_whole(findings: &Findings<'_>, at: usize) -> Option<(usize, usize)> {
    let found = &findings.found;
    let is_line = |i: usize| found[i].what.is_mark(Mark::Line);
    let joins =
        |i: usize| matches!(findings.says(i), Some(Says::Of | Says::OutOf)) || found[i].what.is_mark(Mark::Slash);
    // Words that mean more than one thing are found once for each.
    let from = at.saturating_sub(REACH);
    let first = (from..at).rev().take_while(|&i| !is_line(i)).last()?;
    let opens = first.checked_sub(1).filter(|&line| is_line(line))?;
    let gap_before = found[first].from - found[opens].to;
    let is_joined = (first..at).any(|i| joins(i) && found[i].from == found[first].from) && gap(found, first, at) <= 1;
    let words = (from..opens).rev().take_while(|&i| !is_line(i)).last()?;
    let part = words.checked_sub(2).filter(|&part| is_line(part + 1))?;
    let tells = |i: &usize| matches!(findings.says(*i), Some(Says::Balance(_) | Says::Used(_)));
    let is_part = match found[part].what {
        What::Amount(_) => !is_larger(findings, part, at),
        What::Percent(_) => true,
        _ => false,
    };
    let is_bare = (words..opens).all(|i| !found[i].what.is_figure());
    if gap_before > 1 || !is_joined || !is_part || !is_bare {
        return None;
    }
    (words..opens).find(tells).map(|cue| (part, cue))
}

/// The same for the part, with the role that the words give it.
pub fn part_above(findings: &Findings<'_>, at: usize) -> Option<(usize, Role)> {
    let found = &findings.found;
    if !found.get(at + 1)?.what.is_mark(Mark::Line) {
        return None;
    }
    let whole = (at + 3..found.len().min(at + REACH)).find(|&i| found[i].what.is_amount())?;
    let (_, cue) = part_above_whole(findings, whole).filter(|&(part, _)| part == at)?;
    let role = if matches!(findings.says(cue), Some(Says::Used(_))) { Role::Used } else { Role::Balance };
    Some((cue, role))
}

/// "3 GB of 4 GB": for the whole, where its smaller part stands.
pub fn part_before(findings: &Findings<'_>, at: usize) -> Option<usize> {
    let part = (0..at).rev().take(4).find(|&i| findings.found[i].what.is_amount())?;
    (is_part_of_whole(findings, part) && is_larger(findings, at, part)).then_some(part)
}

/// "Olet käyttänyt 80 % liittymääsi sisältyvästä 23 gigan datasta": for the whole, its share that words stand right before, and no mark or
/// other words for it between.
pub fn share_before(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let place = layout.at(at);
    let own = |i: &usize| (layout.at(*i).clause, layout.at(*i).bracket) == (place.clause, place.bracket);
    let says_role = |i: usize| {
        use Says::{Balance, Used};
        matches!(findings.says(i), Some(Balance(Side::Follows | Side::Either) | Used(Side::Follows | Side::Either)))
    };
    let speaks = |i: usize| {
        let says = findings.says(i);
        matches!(says, Some(Says::Balance(_) | Says::Used(_) | Says::Of | Says::Condition))
            || matches!(found[i].what, What::Mark(_))
    };
    let before = (at.saturating_sub(6)..at).rev().take_while(own);
    let share = before.take_while(|&i| !speaks(i)).find(|&i| found[i].what.is_figure())?;
    let is_share =
        matches!(found[share].what, What::Percent(percent) if percent < 100.0) && gap(found, share, at) <= CLOSE;
    let mut words = (share.saturating_sub(3)..share).rev();
    let is_told = is_share && words.any(|i| says_role(i) && gap(found, i, share) <= BESIDE);
    is_told.then_some(share)
}

/// Whether the words for "used up" stand behind a part and its larger whole: "you have used up 3 GB of 4 GB".
pub fn is_used_up_part(findings: &Findings<'_>, layout: &Layout, cue: usize, at: usize) -> bool {
    let found = &findings.found;
    let whole = (at + 1..found.len()).take(4).find(|&i| found[i].what.is_amount());
    let Some(whole) = whole.filter(|&whole| part_before(findings, whole) == Some(at)) else { return false };
    let beside = if cue < at { gap(found, cue, at) } else { gap(found, whole, cue) };
    // "4.5 GB of your 5 GB high-speed data is gone".
    let names = |i: usize| matches!(findings.says(i), None | Some(Says::Data | Says::Pack | Says::Kind(_) | Says::Is));
    let is_named = cue > whole && beside <= CLOSE && (whole + 1..cue).all(|i| names(i) && !found[i].what.is_figure());
    (cue < at || cue > whole) && (beside <= OUT_OF_WITHIN || is_named) && layout.at(cue).clause == layout.at(at).clause
}

/// Whether "of" joins words for use to a figure before them, and the figure at `at` stands right behind them.
pub fn is_whole_use(findings: &Findings<'_>, cue: usize, at: usize) -> bool {
    let found = &findings.found;
    let of = (cue.saturating_sub(3)..cue).rev().find(|&i| findings.says(i) == Some(Says::Of));
    let Some(of) = of.filter(|&of| gap(found, of, cue) <= 1 || found[of].to > found[cue].from) else { return false };
    let part = (0..of).rev().take(3).find(|&i| matches!(found[i].what, What::Amount(_) | What::Percent(_)));
    part.is_some_and(|part| gap(found, part, of) <= BESIDE) && gap(found, cue, at) <= OUT_OF_WITHIN
}

/// "28 GB of your envelope of 35 GB": whether nothing but the name of a pack stands between.
pub fn names_pack_only(found: &[Finding], of: usize, at: usize) -> bool {
    let between = between(found, of, at);
    let names = |other: &Finding| {
        matches!(other.what.says(), Some(Says::Pack | Says::Allowance(_) | Says::Of | Says::Data | Says::Nothing))
    };
    between.iter().any(|other| other.what.says() == Some(Says::Pack)) && between.iter().all(names)
}
