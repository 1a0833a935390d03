//! What it costs to relate a phrase to a figure: the bytes between, and surcharges for what stands there.
//!
//! It says nothing of what the phrase means.

use super::brackets::bracket_has_role;
use super::layout::{Layout, LineRole, is_on_side};
use super::nearness::{between, gap};
use super::pairs::is_part_of_whole;
use super::roles::BESIDE;
use crate::languages::{Says, Side};
use crate::scan::{Findings, Mark, What};

/// Surcharges for what stands between, chosen so that the nearer of two phrases wins across one comma, and a phrase
/// does not reach over the amount that it already speaks of as long as another phrase is at hand.
pub const OVER_COMMA: usize = 22;

pub const OVER_LINE: usize = 30;
const OVER_BRACKET: usize = 10;

pub const OVER_FIGURE: usize = 50;
const OVER_COUNT: usize = 12;
const OVER_OTHER_ROLE: usize = 25;

/// A bracket with words of its own is not spoken of from outside.
const INTO_BRACKET: usize = 60;

/// "Your 1 GB is used to 80%": the words behind an amount that lead to a percentage speak of that one.
pub fn speaks_of_percent(findings: &Findings<'_>, layout: &Layout, cue: usize, at: usize) -> bool {
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
pub fn ends_percent(findings: &Findings<'_>, layout: &Layout, cue: usize, at: usize) -> bool {
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
pub fn ends_longer_label(findings: &Findings<'_>, label: usize) -> bool {
    label.checked_sub(1).is_some_and(|i| {
        findings.found[i].to > findings.found[label].from
            && matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_) | Says::Allowance(_)))
    })
}

/// The cost for a phrase of this side, or nothing where the figure is on the other.
pub fn sided_cost(findings: &Findings<'_>, layout: &Layout, side: Side, cue: usize, at: usize) -> Option<usize> {
    let side = if side == Side::Precedes && labels_by_colon(findings, layout, cue) { Side::Follows } else { side };
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

/// "Restants : 6,8 Go": words that stand behind their figure label it where a colon follows them.
pub fn labels_by_colon(findings: &Findings<'_>, layout: &Layout, cue: usize) -> bool {
    let found = &findings.found;
    let mut behind = found.iter().skip(cue + 1).take(2);
    let has_colon = behind.any(|next| next.what.is_mark(Mark::Colon) && next.from <= found[cue].to + 1);
    // "Until today only: …": the words are of a date.
    let clause = layout.at(cue).clause;
    let mut before = (0..cue).rev().take(3).take_while(|&i| layout.at(i).clause == clause);
    has_colon && !before.any(|i| matches!(findings.says(i), Some(Says::Until(_) | Says::UntilBeside)))
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
    // "6.25 GB ⏎ of 20 GB left": what stands beside the words is the whole of the figure.
    if cue > at && is_part_of_whole(findings, at) {
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
pub fn label_has_role(findings: &Findings<'_>, layout: &Layout, cue: usize) -> bool {
    (0..cue)
        .rev()
        .take(6)
        .take_while(|&i| layout.at(i).clause == layout.at(cue).clause)
        .any(|i| matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_))))
}

/// "of" counts only behind a figure: "1.2 GB of 3 GB", "80 % of 2 GB", also where a page breaks the line between.
pub fn follows_figure(findings: &Findings<'_>, layout: &Layout, cue: usize) -> bool {
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
pub fn is_beside_figure(findings: &Findings<'_>, layout: &Layout, of: usize) -> bool {
    let found = &findings.found;
    // "38.6 GB national data of 60 GB": its name between.
    let is_name =
        |i: &usize| matches!(findings.says(*i), Some(Says::Data | Says::Kind(_))) && gap(found, *i, i + 1) <= 1;
    let behind = (0..of).rev().take(3).take_while(is_name).last().unwrap_or(of);
    let figure = behind.checked_sub(1).filter(|&i| matches!(found[i].what, What::Amount(_) | What::Percent(_)));
    figure.is_some_and(|i| gap(found, i, behind) <= BESIDE && layout.at(i).clause == layout.at(of).clause)
}

/// What stands between a phrase and a figure makes it less likely that they belong together.
pub fn surcharge(findings: &Findings<'_>, layout: &Layout, cue: usize, at: usize) -> Option<usize> {
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
    let first = cue.min(at) + 1;
    for (place_of, between) in (first..).zip(between(&findings.found, cue, at)) {
        let in_bracket = || layout.at(place_of).bracket != 0;
        cost += match &between.what {
            What::Mark(Mark::Comma | Mark::Plus) => OVER_COMMA,
            What::Mark(Mark::Line) => OVER_LINE,
            What::Mark(Mark::Open | Mark::Close) => OVER_BRACKET,
            // "80% of your 5 GB is used": the whole is named on the way.
            What::Amount(_) if is_percent && cue > at && after_of => OVER_BRACKET,
            // "已達12GB之80%": the whole right before its share.
            What::Amount(_) if is_percent && place_of + 1 == at && gap(&findings.found, place_of, at) <= BESIDE => {
                OVER_BRACKET
            }
            What::Amount(amount) if amount.weak => OVER_BRACKET,
            // "3.4 GB of 10 GB used": its own whole is not in the way.
            What::Amount(_) if after_of && cue > at && is_part_of_whole(findings, at) => 0,
            // Minutes and messages stand in one list with data: "You have 250 min, 100 SMS and 1.2 GB".
            What::Count => OVER_COUNT,
            // "已達上限(10GB)之80%", "80% of your pack (Travel 2 GB) used": the whole in a bracket on the way to its share.
            What::Amount(_) if is_percent && in_bracket() => 0,
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
