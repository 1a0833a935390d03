//! Which lengths of time are validities: those that words say so of, and those that stand in the name of a pack.
//!
//! It says nothing of which bucket a validity belongs to.

use super::layout::{Layout, LineRole, is_on_side};
use super::moments::{ANNOUNCED_WITHIN, BESIDE};
use super::nearness::{between, gap, neighbourhood};
use super::{grants, roles};
use crate::languages::{Says, Side};
use crate::scan::{Finding, Findings, Mark, What};

/// The phrase by which a length of time is a validity.
pub fn validity_rule(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<&'static str> {
    let found = &findings.found;
    let joins = |finding: &Finding| {
        matches!(finding.what, What::Mark(Mark::Colon | Mark::Line | Mark::Open | Mark::Dash))
            || matches!(finding.what.says(), Some(Says::Is | Says::ValidFor(_) | Says::Until(_) | Says::Balance(_)))
    };
    let mut best: Option<(usize, &'static str)> = None;
    for i in neighbourhood(layout, at) {
        let What::Phrase(cue) = found[i].what else { continue };
        if !matches!(cue.says, Says::ValidFor(_) | Says::Balance(_) | Says::Until(_) | Says::DaysLeft) {
            continue;
        }
        let gap = gap(found, i, at);
        // The same words may say other things too, and words inside of a phrase stand nowhere between.
        let is_namesake = |other: &Finding| {
            (other.from, other.to) == (found[i].from, found[i].to) || i < at && other.from < found[i].to
        };
        // "Until the end of the package 3 days".
        let is_until = cue.says == Says::Until(Side::Follows) && i < at;
        let names_pack = |other: &Finding| is_until && matches!(other.what.says(), Some(Says::Pack | Says::Of));
        let is_with_data = || is_left_with_data(findings, at, i);
        if !between(found, i, at).iter().all(|other| joins(other) || is_namesake(other) || names_pack(other))
            && !is_with_data()
            || layout.at(i).sentence != layout.at(at).sentence
        {
            continue;
        }
        let labelled = matches!(layout.line_of(i), LineRole::LabelOf { line } if line == layout.at(at).line);
        let cost = match cue.says {
            Says::ValidFor(_) if labelled => 0,
            Says::ValidFor(side) | Says::Balance(side) if !is_on_side(layout, i, at, side) => continue,
            Says::ValidFor(Side::Follows) if gap <= 12 => gap,
            // "Valid until 30 days".
            Says::Until(Side::Follows) if is_until && (gap <= 1 || ends_pack(findings, i, at)) => gap + 2,
            Says::DaysLeft if i < at && gap <= BESIDE => gap,
            Says::ValidFor(_) if i > at && gap <= BESIDE => gap,
            // "15 days and 2.5 GB left".
            Says::Balance(Side::Either | Side::Precedes) if i > at && is_left_with_data(findings, at, i) => BESIDE,
            // "4 days remaining", "9 jours restants".
            Says::Balance(Side::Either | Side::Precedes) if i > at && gap <= 2 => gap + 1,
            _ => continue,
        };
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, cue.phrase.name));
        }
    }
    best.map(|(_, rule)| rule)
}

/// "15 days and 2.5 GB left": whether nothing but a figure of data stands between a length of time and the words for what is left.
fn is_left_with_data(findings: &Findings<'_>, length: usize, cue: usize) -> bool {
    let found = &findings.found;
    let figure = length + 1;
    let is_between = (figure + 1..cue).all(|i| found[i].what.names_data());
    cue > figure
        && found[figure].what.is_amount()
        && is_between
        && gap(found, length, figure) <= BESIDE + 1
        && gap(found, figure, cue) <= ANNOUNCED_WITHIN / 4
}

/// Whether a pack stands right behind words for its end, and the length right behind that.
fn ends_pack(findings: &Findings<'_>, end: usize, at: usize) -> bool {
    let found = &findings.found;
    let pack = (end + 1..at).rev().find(|&i| findings.says(i) == Some(Says::Pack));
    pack.is_some_and(|pack| gap(found, end, pack) <= 1 && gap(found, pack, at) <= BESIDE)
}

/// "Kuota 5 GB (24jam)": in Indonesian and Malay the hours of the day at which it may be used, all of them.
fn is_round_the_clock(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found[at];
    let words = &findings.folded.text[found.from..found.to];
    let is_day = words.strip_prefix("24").is_some_and(|unit| unit.trim_start() == "jam");
    let before =
        at.checked_sub(1).map(|i| if findings.found[i].what.is_mark(Mark::Open) { i.saturating_sub(1) } else { i });
    let is_behind = before.is_some_and(|i| findings.found[i].what.is_amount() && gap(&findings.found, i, at) <= BESIDE);
    is_day && is_behind && findings.spoken.first().is_some_and(|first| matches!(first.tag, "id" | "ms"))
}

/// The way in which a length of time stands in the name of a pack.
pub fn pack_name_rule(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<&'static str> {
    if is_round_the_clock(findings, at) {
        return None;
    }
    is_third_of_tariff(findings, at)
        .then_some("price / volume / validity")
        .or_else(|| is_bracketed_behind_amount(findings, at).then_some("volume (validity)"))
        .or_else(|| is_of_pack(findings, layout, at).then_some("days in a pack's name"))
        .or_else(|| is_before_granted_size(findings, layout, at).then_some("pack validity: volume"))
        .or_else(|| is_behind_pack_size(findings, layout, at).then_some("pack volume validity"))
        .or_else(|| is_behind_granted_size(findings, layout, at).then_some("granted volume, validity"))
        .or_else(|| is_in_granted_name(findings, layout, at).then_some("days in a granted pack's name"))
        .or_else(|| is_listed_in_grant(findings, layout, at).then_some("grant: volume, …, validity"))
}

/// "「データ追加3GB（30日間）」を購入": the length behind the size in the name of a pack that is said to be bought.
pub fn is_length_of_named(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    matches!(findings.found[at].what, What::Length(_))
        && is_bracketed_behind_amount(findings, at)
        && roles::named_in_quotes(findings, layout, at - 2).is_some_and(|named| named.is_granted)
}

/// "Flash pack 24h: 1.5 GB … activated".
fn is_before_granted_size(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let clause = layout.at(at).clause;
    let size = (at + 1..found.len().min(at + 3)).any(|i| found[i].what.is_amount() && gap(found, at, i) <= 3);
    let pack = (0..at).rev().take(3).take_while(|&i| layout.at(i).clause == clause);
    size && pack.clone().any(|i| findings.says(i) == Some(Says::Pack))
        && neighbourhood(layout, at).any(|i| matches!(findings.says(i), Some(Says::Granted(_))))
}

/// "30-day plan active! You have 5 GB": the length in the name of what was granted.
fn is_in_granted_name(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let clause = layout.at(at).clause;
    let own = |i: &usize| layout.at(*i).clause == clause;
    let is_pack = |i: usize| findings.says(i) == Some(Says::Pack) && gap(found, i, at) <= BESIDE + 1;
    let named = (0..at).rev().take(2).take_while(own).any(is_pack);
    let granted = (at + 1..found.len())
        .take(3)
        .take_while(own)
        .any(|i| matches!(findings.says(i), Some(Says::Granted(_))) && gap(found, at, i) <= BESIDE);
    named && granted
}

/// "2 GB 30 days pack has been activated", "3 GB - 30 days.": the length right behind the size of what was granted.
fn is_behind_granted_size(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let clause = layout.at(at).clause;
    let near = neighbourhood(layout, at);
    let dashed = at > 0 && found[at - 1].what.is_mark(Mark::Dash);
    let size = at.checked_sub(if dashed { 2 } else { 1 });
    let follows = size.is_some_and(|size| found[size].what.is_amount() && gap(found, size, at) <= BESIDE);
    follows
        && near.clone().any(|i| {
            matches!(findings.says(i), Some(Says::Granted(_)))
                && layout.at(i).clause == clause
                && gap(found, i, at) <= ANNOUNCED_WITHIN
        })
        && !near.into_iter().any(|i| findings.says(i) == Some(Says::Condition))
}

/// "Pack activated: 20 GB, unlimited calls, 30 days": a length alone between commas, where a size was granted.
fn is_listed_in_grant(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let is_break = |i: usize| {
        [Mark::Comma, Mark::Plus, Mark::SentenceEnd, Mark::Line, Mark::Semicolon]
            .into_iter()
            .any(|mark| found[i].what.is_mark(mark))
    };
    let alone = at > 0
        && is_break(at - 1)
        && gap(found, at - 1, at) <= 1
        && (at + 1 == found.len() || is_break(at + 1) && gap(found, at, at + 1) <= 1);
    let near = neighbourhood(layout, at);
    alone
        && near.clone().any(|i| i < at && found[i].what.is_amount())
        && near.clone().any(|i| {
            matches!(findings.says(i), Some(Says::Granted(_) | Says::Allowance(_)))
                || i < at
                    && found[i].what.is_amount()
                    && grants::granted_in_sentence_before(findings, layout, i).is_some()
        })
        && !near.clone().any(|i| matches!(findings.says(i), Some(Says::Offer | Says::Condition | Says::Balance(_))))
}

/// "Roaming pack 6 GB 8 days".
fn is_behind_pack_size(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let clause = layout.at(at).clause;
    at.checked_sub(1).is_some_and(|amount| found[amount].what.is_amount() && gap(found, amount, at) <= 1)
        && (0..at - 1)
            .rev()
            .take(3)
            .take_while(|&i| layout.at(i).clause == clause)
            .any(|i| findings.says(i) == Some(Says::Pack))
}

/// "1.5 GB (30 days)", "1 Nov - 30 Nov (30 days)".
fn is_bracketed_behind_amount(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    let closes = found.get(at + 1).is_some_and(|next| next.what.is_mark(Mark::Close));
    // "3 GB (24 h) + 2 GB (00-06)": the hours of the day.
    let is_day = matches!(found[at].what, What::Length(24));
    if is_day && closes && found.get(at + 2).is_some_and(|next| next.what.is_mark(Mark::Plus)) {
        return false;
    }
    // "(10 GB - 30 days)" is a pack's name.
    let named = at >= 2 && found[at - 1].what.is_mark(Mark::Dash) && found[at - 2].what.is_amount();
    if named && closes && found[at].from <= found[at - 2].to + 4 {
        return true;
    }
    // "1 GB Data (24hrs)".
    let named = at >= 3
        && found[at - 2].what.names_data()
        && found[at - 3].what.is_amount()
        && found[at].from <= found[at - 2].to + 3
        && gap(found, at - 3, at - 2) <= 1;
    if closes && named && found[at - 1].what.is_mark(Mark::Open) {
        return true;
    }
    // "02-01-2027 tak (28 din)": words that end the date stand between.
    let dated =
        at >= 2 && matches!(found[at - 2].what.says(), Some(Says::Until(Side::Precedes) | Says::ValidFor(_))) && {
            let date = (0..at - 2).rev().take(2).find(|&i| !matches!(found[i].what, What::Phrase(_)));
            date.is_some_and(|i| matches!(found[i].what, What::Moment(_)) && gap(found, i, at) <= ANNOUNCED_WITHIN / 2)
        };
    at >= 2
        && closes
        && found[at - 1].what.is_mark(Mark::Open)
        && (dated
            || (found[at - 2].what.is_amount() || matches!(found[at - 2].what, What::Moment(_)))
                && found[at].from <= found[at - 2].to + 3)
}

/// "250F/220Mo/24h", "$10/1 week".
fn is_third_of_tariff(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    at >= 2
        && found[at - 1].what.is_mark(Mark::Slash)
        && matches!(found[at - 2].what, What::Amount(_) | What::Money)
        && found[at].from <= found[at - 1].to + 1
}

/// "7 days unlimited data", "you have received a 3-day pass". In the name of a pack that is not new, the days may be
/// over.
fn is_of_pack(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let clause = layout.at(at).clause;
    let near = |i: &usize| layout.at(*i).clause == clause && gap(&findings.found, at, *i) <= 12;
    let mut behind = (at + 1..findings.found.len()).take(4).take_while(near);
    let granted = || {
        (0..at)
            .rev()
            .take(6)
            .take_while(|&i| layout.at(i).clause == clause)
            .any(|i| matches!(findings.says(i), Some(Says::Granted(_))))
    };
    let unlimited_before = at.checked_sub(1).is_some_and(|i| {
        let before = (i.saturating_sub(2)..=i).filter(|i| near(i));
        before.into_iter().any(|i| matches!(findings.says(i), Some(Says::Unlimited | Says::UnlimitedData)))
    });
    unlimited_before
        || behind.any(|i| match findings.says(i) {
            Some(Says::Unlimited | Says::UnlimitedData) => true,
            Some(Says::Pack) => granted(),
            _ => false,
        })
}
