//! What the words beside a figure or a state speak of: which kind of bucket, and whether of data at all.
//!
//! It looks at one place of the text and keeps nothing; grouping is the business of `buckets`.

use super::layout::Layout;
use super::nearness::{REACH, between, ends_with_and, gap, neighbourhood};
use super::pairs::is_part_of_whole;
use crate::languages::{BucketKind, Says, Side};
use crate::scan::{Finding, Findings, Mark, What};

/// A label stands this close before its figure, in bytes of folded text.
const KIND_BEFORE: usize = 40;
/// And a kind this close behind it.
const KIND_BEHIND: usize = 30;
/// A heading stands at most this many lines above its figures.
const HEADING_WITHIN: usize = 6;
/// What is used up stands at most this far behind the words.
const OBJECT_WITHIN: usize = 12;
/// "WhatsApp, Facebook, Instagram, Messenger and X unlimited".
const LONGEST_ROW: usize = 50;
/// "Unlimited" speaks of what stands this close.
const UNLIMITED_WITHIN: usize = 25;

/// The kind of bucket that the words beside a figure or state name.
pub fn kind_of(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<BucketKind> {
    let found = &findings.found;
    let place = layout.at(at);
    let is_figure = |i: usize| found[i].what.is_figure();
    let in_clause = |i: usize| layout.at(i).clause == place.clause;
    let is_unlimited = |i: usize| matches!(findings.says(i), Some(Says::Unlimited | Says::UnlimitedData));
    let in_bracket_behind = |i: usize| layout.at(i).bracket != 0 && place.bracket == 0;
    let is_joined = |i: usize, next: usize| {
        let text = findings.folded.text.get(found[i].to..found[next].from).unwrap_or_default();
        gap(found, i, next) <= KIND_BEHIND && ends_with_and(findings, text)
    };
    // A label before the figure, in its own clause and behind any other figure.
    let before = (0..at)
        .rev()
        .take(10)
        .take_while(|&i| in_clause(i) && !is_figure(i))
        .filter(|&i| gap(found, i, at) <= KIND_BEFORE && !layout.at(i).quoted)
        // "Unlimited WhatsApp and 2 GB": what is unlimited is another thing.
        .filter(|&i| !i.checked_sub(1).is_some_and(|u| is_unlimited(u) && gap(found, u, i) <= 2))
        // "Your Video 99 has 1.3 GB": the name of a pack, with its price.
        .filter(|&i| !is_before_number(findings, i))
        // "2 GB roaming data and 500 MB as a gift": the word is of the figure before it.
        .filter(|&i| !(is_joined(i, at) && (0..i).rev().take(3).take_while(|&j| in_clause(j)).any(is_figure)))
        .find_map(|i| kind_at(findings, i));
    // "4 GB until Friday WhatsApp, Facebook and Messenger unlimited": what is unlimited is another thing.
    let of_unlimited = |i: usize| {
        let Some(unlimited) = (i + 1..found.len()).take(8).find(|&u| is_unlimited(u)) else { return false };
        let is_kind = |i: usize| found.get(i).is_some_and(|other| matches!(other.what.says(), Some(Says::Kind(_))));
        // "X" may be the name of one as well.
        let is_listed = |i: usize| {
            is_kind(i)
                || found[i].what.is_mark(Mark::Comma)
                || matches!(findings.says(i), Some(Says::Per | Says::ValidFor(_) | Says::Nothing))
        };
        let row = i.saturating_sub(2)..unlimited;
        let is_row = row.filter(|&i| is_kind(i)).count() > 1 && (i..unlimited).all(is_listed);
        let names_next = is_kind(unlimited + 1) && gap(found, unlimited, unlimited + 1) <= 2;
        let apart = gap(found, i, unlimited);
        apart <= 2 || is_row && !names_next && apart <= LONGEST_ROW
    };
    // "1.1 GB of 8 GB in the EU": what is said of the whole is said of its part.
    let first = if is_part_of_whole(findings, at) {
        (at + 1..found.len()).find(|&i| found[i].what.is_amount()).map_or(at + 1, |whole| whole + 1)
    } else {
        at + 1
    };
    let from = first - 1;
    let behind = (first..found.len())
        .take(8)
        .take_while(|&i| (in_clause(i) || in_bracket_behind(i)) && !is_figure(i) && !is_unlimited(i))
        .filter(|&i| !of_unlimited(i))
        .filter(|&i| gap(found, i, from) <= KIND_BEHIND)
        // A word glued to the next figure, or before a colon, is a label of what follows.
        .filter(|&i| {
            let own = |next: usize| layout.at(next).segment == place.segment;
            let parted = |next: usize| between(found, i, next).iter().any(|other| other.what.is_mark(Mark::Comma));
            let joined = |next: usize| {
                let names_data = |other: &Finding| other.what.names_data();
                gap(found, i, next) <= 2
                    || gap(found, i, next) <= OBJECT_WITHIN && between(found, i, next).iter().all(names_data)
            };
            let glued =
                |next: usize| own(next) && is_figure(next) && joined(next) && !parted(next) && !is_joined(i, next);
            !(i + 1..found.len()).take(3).any(glued)
        })
        .filter(|&i| !found.get(i + 1).is_some_and(|next| next.what.is_mark(Mark::Colon)))
        .filter(|&i| !labels_next_rest(findings, i))
        .find_map(|i| kind_at(findings, i));
    let has_figure_before = (0..at).rev().take(10).take_while(|&i| in_clause(i)).any(is_figure);
    match (before, behind) {
        (Some(BucketKind::Main), Some(kind)) => Some(kind),
        // "480 MB for WhatsApp and 500 MB at night": the first word is of the figure before it.
        (Some(_), Some(kind)) if has_figure_before => Some(kind),
        (before, behind) => before
            .or(behind)
            .or_else(|| kind_at_head(findings, layout, at))
            .or_else(|| kind_in_heading(findings, layout, at)),
    }
}

/// "Home left 12 GB roaming left 3 GB": whether the words for what is left and their figure stand right behind a kind.
fn labels_next_rest(findings: &Findings<'_>, kind: usize) -> bool {
    let found = &findings.found;
    let cue = (kind + 1..found.len().min(kind + 3)).find(|&i| found[i].from >= found[kind].to);
    let is_told = |cue: &usize| {
        let says = findings.says(*cue);
        matches!(says, Some(Says::Balance(Side::Follows | Side::Either) | Says::Used(Side::Follows | Side::Either)))
    };
    cue.filter(is_told).is_some_and(|cue| {
        let figure = (cue + 1..found.len().min(cue + 4)).find(|&i| found[i].what.is_amount());
        gap(found, kind, cue) <= 1 && figure.is_some_and(|figure| gap(found, cue, figure) <= 1)
    })
}

/// Whether a bare number stands right behind that may be a price: "Video 99", and not "Zone 2".
fn is_before_number(findings: &Findings<'_>, at: usize) -> bool {
    findings.found.get(at + 1).is_some_and(|next| {
        let is_price = matches!(next.what, What::Number(number) if number.digits >= 10);
        is_price && next.gap_behind(&findings.found[at]) == 1
    })
}

/// The kind of what is used up: in its clause, else anywhere before it in its sentence.
pub fn kind_of_state(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<BucketKind> {
    let before = || neighbourhood(layout, at).filter(|&i| i < at).rev().find_map(|i| kind_at(findings, i));
    kind_of(findings, layout, at).or_else(before)
}

/// On a page, the kind that the heading above the figure names: the nearest line above without a figure that names a kind, or
/// data, or a service. A text that begins with its figures has labels below them, and no headings.
fn kind_in_heading(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<BucketKind> {
    let found = &findings.found;
    let line = layout.at(at).line;
    if line == 0 {
        return kind_in_title(findings, layout, at);
    }
    let is_figure = |i: usize| found[i].what.is_figure() || matches!(found[i].what, What::Number(_));
    let first_figure = (0..found.len()).find(|&i| found[i].what.is_figure())?;
    // A name of a pack with its size is a heading too.
    let names = |i: usize| findings.says(i).is_some() && layout.at(i).line == 0;
    if layout.at(first_figure).line == 0 && !(0..found.len().min(8)).any(names) {
        return None;
    }
    let mut end = (0..at).rev().find(|&i| layout.at(i).line < line)? + 1;
    for _ in 0..HEADING_WITHIN {
        let own = layout.at(end - 1).line;
        let start = (0..end).rev().take_while(|&i| layout.at(i).line == own).last()?;
        let is_heading = !(start..end).any(is_figure);
        if is_heading && let Some(kind) = (start..end).find_map(|i| kind_at(findings, i)) {
            return Some(kind);
        }
        let names =
            |i: usize| found[i].what.names_data() || matches!(findings.says(i), Some(Says::OtherService | Says::Pack));
        if start == 0 || is_heading && (start..end).any(names) {
            return None;
        }
        end = start;
    }
    None
}

/// "【海外漫游】": a kind alone in the brackets with which a text begins.
fn kind_in_title(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<BucketKind> {
    let sentence = layout.at(at).sentence;
    let is_title = findings.folded.text.starts_with('【') && sentence > 1;
    let title = |&i: &usize| layout.at(i).sentence == 1 && !findings.found[i].what.is_figure();
    // "【5G视频客服提示您】" is the name of who writes.
    let text = &findings.folded.text;
    let ends_title = |i: usize| text[findings.found[i].to..].trim_start_matches("流量").starts_with('】');
    (1..at).take_while(title).filter(|&i| is_title && ends_title(i)).find_map(|i| kind_at(findings, i))
}

/// "In Europe, 0.8 GB used": the kind that a clause of its own names before the figure, and nothing else.
fn kind_at_head(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<BucketKind> {
    let found = &findings.found;
    let place = layout.at(at);
    let mut before = (0..at).rev().take(10).take_while(|&i| {
        let other = layout.at(i);
        (other.segment, other.line, other.bracket) == (place.segment, place.line, place.bracket)
            && !found[i].what.is_figure()
    });
    let comma = before.find(|&i| found[i].what.is_mark(Mark::Comma))?;
    let clause = layout.at(comma).clause;
    let head = before
        .take_while(|&i| layout.at(i).clause == clause)
        .take_while(|&i| kind_at(findings, i).is_some() || findings.says(i) == Some(Says::Data))
        .last()?;
    let opens = head.checked_sub(1).map_or(found[head].from == 0, |mark| {
        matches!(found[mark].what, What::Mark(_)) && layout.at(mark).clause != clause && gap(found, mark, head) <= 1
    });
    if opens { kind_at(findings, head) } else { None }
}

/// "bonus exp 22/11": the kind named right before the words that announce the date at `at`.
pub fn kind_before_date(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<BucketKind> {
    let clause = layout.at(at).clause;
    let is_figure = |i: usize| {
        let is_unlimited = matches!(findings.says(i), Some(Says::Unlimited | Says::UnlimitedData));
        is_unlimited || matches!(findings.found[i].what, What::Amount(_) | What::Money | What::Count)
    };
    let label = (0..at)
        .rev()
        .take(5)
        .take_while(|&i| layout.at(i).clause == clause && !is_figure(i))
        .find(|&i| kind_at(findings, i).is_some())?;
    // "500 MB bonus valid until": the word names the figure, and the date may be of others too.
    let names_figure = (0..label).rev().take(3).take_while(|&i| layout.at(i).clause == clause).any(is_figure);
    if names_figure { None } else { kind_at(findings, label) }
}

/// Whether the words at `at` say that a pack has lapsed: "has expired", or "已于…到期".
pub fn says_expired(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let clause = layout.at(at).clause;
    match findings.says(at) {
        Some(Says::Expired) => true,
        Some(Says::Until(Side::Precedes)) => (0..at)
            .rev()
            .take(5)
            .take_while(|&i| layout.at(i).clause == clause)
            .any(|i| findings.says(i) == Some(Says::Past)),
        _ => false,
    }
}

fn kind_at(findings: &Findings<'_>, i: usize) -> Option<BucketKind> {
    match findings.says(i) {
        Some(Says::Kind(kind)) => Some(kind),
        _ => None,
    }
}

/// Whether "used up" or "expired" is said of data, and not of credit or minutes: the nearest thing named decides.
pub fn is_about_data(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let names_data = |i: usize| findings.found[i].what.names_data();
    let subject = |i: usize| match (&findings.found[i].what, findings.says(i)) {
        (What::Amount(_), _) => Some(true),
        _ if names_data(i) => Some(true),
        (_, Some(Says::Account | Says::OtherService)) | (What::Count | What::Money, _) => Some(false),
        _ => None,
    };
    let near = neighbourhood(layout, at);
    // "You have used up your 6 GB": what stands right behind is what it is said of.
    let is_object = |i: usize| {
        i > at
            && findings.found[i].what.is_amount()
            && layout.at(i).clause == layout.at(at).clause
            && gap(&findings.found, at, i) <= OBJECT_WITHIN
    };
    if near.clone().any(is_object) {
        return true;
    }
    let before = near.clone().filter(|&i| i < at).rev().find_map(subject);
    let after = near.clone().filter(|&i| i > at).find_map(subject);
    match (before, after) {
        (Some(true), _) => true,
        (Some(false), Some(true)) => {
            near.clone().any(|i| findings.says(i) == Some(Says::Pack)) && near.clone().any(names_data)
        }
        (Some(false), _) => false,
        (None, Some(about)) => about,
        (None, None) => findings.found.iter().any(|finding| finding.what.names_data()),
    }
}

/// Whether a text tells near a place that data are used up, or a share of them that is all.
fn tells_used_up(findings: &Findings<'_>, at: usize) -> bool {
    let near = at.saturating_sub(REACH)..findings.found.len().min(at + REACH);
    findings.found[near].iter().any(|finding| match finding.what {
        What::Percent(percent) => percent >= 100.0,
        _ => finding.what.says() == Some(Says::UsedUp),
    })
}

/// Whether "unlimited" is said of data, and then of which kind of bucket.
pub fn unlimited_data(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Option<BucketKind>> {
    let found = &findings.found;
    // "You will enjoy unlimited data @ 64 Kbps": what goes on slowly once the data are used up.
    let next = (at + 1..found.len()).take(3).find(|&i| found[i].from >= found[at].to && found[i].what.says().is_none());
    if next.is_some_and(|i| matches!(found[i].what, What::Rate) && gap(found, at, i) <= 10)
        && tells_used_up(findings, at)
    {
        return None;
    }
    let place = layout.at(at);
    let near = neighbourhood(layout, at);
    // "5 days unlimited, ends on 23 Nov, to go on buy in a shop": what is sold behind its end is another thing.
    let is_end = |i: usize| i > at && matches!(found[i].what, What::Moment(_));
    let is_behind_end = |i: usize| near.clone().take_while(|&j| j < i).any(is_end);
    let is_offer = |i: usize| {
        // A later line of a page is a button.
        let is_here = layout.at(i).segment == place.segment && layout.at(i).line <= place.line;
        findings.says(i) == Some(Says::Offer) && is_here && !is_behind_end(i)
    };
    if near.clone().any(is_offer) {
        return None;
    }
    // "Plan Sin Límite 200": a name with its price.
    if names_metered_pack(findings, layout, at) || is_before_number(findings, at) {
        return None;
    }
    // "2.4 GB left of Endless Data boost": a name that goes on, of which a figure is left; "12 GB of unlimited" is none.
    let goes_on = findings.folded.text[found[at].to..].trim_start_matches(' ').starts_with(char::is_alphabetic);
    let of = at.checked_sub(1).filter(|&of| findings.says(of) == Some(Says::Of) && gap(found, of, at) <= 1);
    let is_of_figure = |of: usize| {
        let mut before = (0..of).rev().take(4).take_while(|&i| layout.at(i).clause == place.clause);
        before.any(|i| found[i].what.is_amount() && gap(found, i, of) <= OBJECT_WITHIN)
    };
    if goes_on && of.is_some_and(is_of_figure) {
        return None;
    }
    if findings.says(at) == Some(Says::UnlimitedData) {
        return Some(kind_of(findings, layout, at));
    }
    // "11.64GB remaining and unlimited national calls": joined to what stands before it, it is of the service behind it.
    let is_joined = at.checked_sub(1).is_some_and(|i| {
        ends_with_and(findings, findings.folded.text.get(found[i].to..found[at].from).unwrap_or_default())
    });
    let is_of_service =
        || findings.says(at + 1) == Some(Says::OtherService) && gap(found, at, at + 1) <= UNLIMITED_WITHIN;
    if is_joined && is_of_service() {
        return None;
    }
    let mut nearest: Option<(usize, Option<Option<BucketKind>>)> = None;
    for i in near.filter(|&i| i != at && layout.at(i).clause == place.clause) {
        let about = match (&found[i].what, findings.says(i)) {
            _ if found[i].what.names_data() => Some(None),
            (_, Some(Says::Kind(BucketKind::Bonus | BucketKind::Local | BucketKind::Main))) => continue,
            (_, Some(Says::Kind(kind))) => Some(Some(kind)),
            (_, Some(Says::OtherService)) | (What::Count, _) => None,
            _ => continue,
        };
        let gap = gap(found, i, at);
        if gap <= UNLIMITED_WITHIN && nearest.is_none_or(|(least, _)| gap < least) {
            nearest = Some((gap, about));
        }
    }
    let Some((_, about)) = nearest else {
        // A line of its own under a heading: "Social & Chat ⏎ unlimited".
        return kind_in_heading(findings, layout, at).map(Some);
    };
    let kind = about?;
    // "Calls within the group are unlimited": a kind named on the way changes nothing.
    let clause = |&i: &usize| layout.at(i).clause == place.clause;
    let is_service = |i: usize| matches!(findings.says(i), Some(Says::OtherService));
    // "WhatsApp unlimited for 7 days, and minutes": what stands right before it is what it is said of.
    let is_beside = |i: usize| matches!(findings.says(i), Some(Says::Kind(_))) && gap(found, i, at) <= 1;
    let is_behind = |i: usize| i > at && gap(found, at, i) > 2;
    let is_told = at.checked_sub(1).is_some_and(is_beside);
    let mut services = neighbourhood(layout, at).filter(clause).filter(|&i| is_service(i));
    if kind.is_some() && services.any(|i| !(is_told && is_behind(i))) {
        return None;
    }
    Some(kind.or_else(|| kind_of(findings, layout, at)))
}

/// "Your Unlimited Max 30 GB pack has 10% left": the word stands in the name of a pack with a size of which a share is told.
fn names_metered_pack(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let clause = layout.at(at).clause;
    let size = (at + 1..found.len())
        .take(3)
        .take_while(|&i| layout.at(i).clause == clause)
        .find(|&i| found[i].what.is_amount() && gap(found, at, i) <= UNLIMITED_WITHIN);
    let is_name = |size: usize| {
        !between(found, at, size).iter().any(|other| {
            matches!(other.what, What::Mark(_) | What::Count) || other.what.says() == Some(Says::OtherService)
        })
    };
    size.is_some_and(is_name) && neighbourhood(layout, at).any(|i| matches!(found[i].what, What::Percent(_)))
}
