//! Lists whose words stand behind the last of their figures: "Main: 512 MB, Night: 2 GB left".
//!
//! Lists with their words at the head are asked in `lists`.

use super::claims::{CLOSE, Claim};
use super::layout::Layout;
use super::lists::{COORDINATE, claim_by};
use super::magnitude::is_above;
use super::nearness::{REACH, ends_with_and, gap};
use super::roles::{BESIDE, Role};
use crate::languages::{Says, Side};
use crate::scan::{Findings, Mark, What};

/// A name stands so near to its figure, in columns.
const LONGEST_NAME: usize = 30;

/// What the words behind the last figure of a list of named figures say of each of them.
pub fn said_behind_names(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let place = layout.at(at);
    let own = |i: &usize| {
        let other = layout.at(*i);
        (other.sentence, other.line, other.bracket) == (place.sentence, place.line, place.bracket)
    };
    let is_item = |i: usize| {
        let is_figure = matches!(found[i].what, What::Amount(_) | What::Count);
        let is_mark =
            matches!(found[i].what, What::Mark(Mark::Comma | Mark::Semicolon | Mark::Plus | Mark::Colon | Mark::Slash));
        // "Recharge: 2 GB": words that sell are a name before a colon.
        let is_label =
            || found.get(i + 1).is_some_and(|next| next.what.is_mark(Mark::Colon)) && gap(found, i, i + 1) <= 1;
        let is_sold = matches!(findings.says(i), Some(Says::Offer | Says::Granted(_)));
        let is_named = matches!(findings.says(i), Some(says) if is_name(says) || is_filler(says));
        // "Add-on: 2 GB".
        let is_hyphen = || found[i].what.is_mark(Mark::Dash) && is_inside_word(findings, i);
        // "12 GB of included data".
        let is_size_of = || {
            let of = i.checked_sub(1).is_some_and(|of| findings.says(of) == Some(Says::Of) && gap(found, of, i) <= 1);
            of && matches!(findings.says(i), Some(Says::Allowance(_)))
        };
        is_figure || is_mark || is_named || is_sold && is_label() || is_hyphen() || is_size_of()
    };
    let end = found.len().min(at + REACH);
    let first = (at + 1..end).take_while(own).find(|&i| !is_item(i))?;
    // Words that may stand on either side are found once for each.
    let role_at = |i: usize| match findings.says(i) {
        Some(Says::Balance(Side::Precedes | Side::Either)) => Some((i, Role::Balance)),
        Some(Says::Used(Side::Precedes | Side::Either)) => Some((i, Role::Used)),
        _ => None,
    };
    let near = first..found.len().min(first + 4);
    let (cue, role) = near.take_while(|&i| found[i].from == found[first].from).find_map(role_at)?;
    let head = (at.saturating_sub(REACH)..at).rev().take_while(own).take_while(|&i| is_item(i)).last().unwrap_or(at);
    // "You have 5 GB of data at home and 12 GB abroad left".
    let is_held = head > 0 && findings.says(head - 1) == Some(Says::Holds);
    let opens = head == 0 || !own(&(head - 1)) || is_held;
    // "UK 3 GB/5 GB, EU 2 GB of 4 GB": the wholes are no entries.
    let is_whole = |i: usize| {
        let joins = |of: usize| found[of].what.is_mark(Mark::Slash) || findings.says(of) == Some(Says::Of);
        (i.saturating_sub(2)..i).any(|of| joins(of) && gap(found, of, i) <= BESIDE)
    };
    let amounts: Vec<usize> = (head..first).filter(|&i| found[i].what.is_amount() && !is_whole(i)).collect();
    let end_of_list = (head..first).rev().find(|&i| found[i].what.is_figure())?;
    let (&least, &last) = (amounts.first()?, amounts.last()?);
    let next = found.iter().skip(cue + 1).take(4).find(|next| next.from >= found[cue].to);
    let goes_on = next.is_some_and(|next| next.what.is_mark(Mark::Colon) || next.what.is_amount());
    // "… and 3 GB of rollover data left".
    let reach = if is_held { CLOSE } else { BESIDE };
    if !opens || amounts.len() < 2 || gap(found, end_of_list, cue) > reach || goes_on {
        return None;
    }
    let are_parted = amounts.windows(2).all(|pair| {
        let parts = |i: usize| matches!(found[i].what, What::Mark(Mark::Comma | Mark::Semicolon | Mark::Plus));
        let between = &findings.folded.text[found[pair[0]].to..found[pair[1]].from];
        (pair[0]..pair[1]).any(parts) || ends_with_and(findings, between)
    });
    // "Plan: 10 GB, data: 2 GB left", "Special: 200 MB, 150 MB left": a size, and what is left of it.
    let figures = (head..cue).filter(|&i| found[i].what.is_figure()).count();
    let is_of = |at: usize| findings.says(at + 1) == Some(Says::Of) && gap(found, at, at + 1) <= 1;
    let names = |at: usize| has_own_name(findings, head, at) || is_held && is_of(at);
    let has_colon = |at: usize| at > 0 && found[at - 1].what.is_mark(Mark::Colon);
    let is_above = is_above(findings, least, last);
    let is_size_and_rest = figures == 2 && is_above && !(names(least) && names(last));
    let is_named = figures > 2 || names(last) || has_colon(least) && has_colon(last) && !is_above;
    if is_whole(at) || !are_parted || !is_named || is_size_and_rest {
        return None;
    }
    let claim = claim_by(findings, cue, role)?;
    Some(if is_held { Claim { rule: COORDINATE, ..claim } } else { claim })
}

/// Whether letters stand on both sides.
fn is_inside_word(findings: &Findings<'_>, at: usize) -> bool {
    let (text, mark) = (&findings.folded.text, &findings.found[at]);
    text[..mark.from].ends_with(char::is_alphabetic) && text[mark.to..].starts_with(char::is_alphabetic)
}

fn is_name(says: Says) -> bool {
    matches!(says, Says::Data | Says::Kind(_) | Says::Pack | Says::Label | Says::OtherService)
}

fn is_filler(says: Says) -> bool {
    matches!(says, Says::Nothing | Says::UntilBeside | Says::EveryDay | Says::Of)
}

/// Whether a figure has a name of its own: a kind of data, or before its colon any words but those for data and for packs.
fn has_own_name(findings: &Findings<'_>, head: usize, at: usize) -> bool {
    let found = &findings.found;
    let parts = |i: &usize| {
        found[*i].what.is_figure()
            || [Mark::Comma, Mark::Semicolon, Mark::Plus].into_iter().any(|mark| found[*i].what.is_mark(mark))
    };
    let is_kind = |i: usize| matches!(findings.says(i), Some(Says::Kind(_)));
    let before = (head..at).rev().take_while(|i| !parts(i));
    let behind = (at + 1..found.len()).take(2).take_while(|i| !parts(i));
    if before.clone().chain(behind).any(is_kind) {
        return true;
    }
    if at == 0 || !found[at - 1].what.is_mark(Mark::Colon) {
        return false;
    }
    let own = before.last().unwrap_or(at);
    let from = match own.checked_sub(1).filter(|_| own > head) {
        Some(before) => found[before].to,
        None => sentence_start(findings, own),
    };
    if found[at].from.saturating_sub(from) > 4 * LONGEST_NAME {
        return false;
    }
    let mut name = findings.folded.text[from..found[at].from].to_owned();
    let generic = |i: usize| matches!(findings.says(i), Some(Says::Data | Says::Pack | Says::Label | Says::Nothing));
    for i in (own..at).filter(|&i| generic(i)) {
        name = name.replacen(&findings.folded.text[found[i].from..found[i].to], "", 1);
    }
    name.contains(char::is_alphabetic)
}

/// Where the sentence of a finding begins, as far as the marks before it tell.
fn sentence_start(findings: &Findings<'_>, at: usize) -> usize {
    let ends = |i: &usize| {
        matches!(findings.found[*i].what, What::Mark(Mark::SentenceEnd | Mark::Question | Mark::Line | Mark::Open))
    };
    (at.saturating_sub(REACH)..at).rev().find(ends).map_or(0, |end| findings.found[end].to)
}
