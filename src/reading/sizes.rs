//! A size and what is left of it, told beside each other: which of two figures is the whole, by where they stand.
//!
//! It is asked before the words are; what they say of a figure is in `claims`.

use super::claims::{CLOSE, Claim, OUT_OF_WITHIN, best_claim, may_claim};
use super::layout::Layout;
use super::magnitude::{is_above, is_larger, is_odd};
use super::nearness::{REACH, between, gap, under_condition};
use super::pairs::{is_part_of_whole, part_before};
use super::roles::{BESIDE, Role, is_part};
use crate::languages::{BucketKind, Says, Side};
use crate::scan::{Findings, Mark, What};

/// The rule that reads "5 GB pack: 4.5 GB used".
pub const BEFORE_REST: &str = "size before its rest";

/// "20GB的80%已使用": the share behind a figure, a word between them.
pub fn shared_out(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let place = layout.at(at);
    let is_mark = |i: usize, mark| found.get(i).is_some_and(|other| other.what.is_mark(mark));
    // "基準（7GB）の90%": alone in the bracket right before its share.
    if at > 0 && is_mark(at - 1, Mark::Open) && is_mark(at + 1, Mark::Close) {
        let share = (at + 2..found.len().min(at + 4)).find(|&i| matches!(found[i].what, What::Percent(_)))?;
        let is_near = gap(found, at + 1, share) <= BESIDE && layout.at(share).segment == place.segment;
        return (is_near && best_claim(findings, layout, share).is_some()).then_some(share);
    }
    // "Used 55 % / 12 GB".
    let before =
        at.checked_sub(2).filter(|&i| matches!(found[i].what, What::Percent(_)) && is_mark(i + 1, Mark::Slash));
    if let Some(share) = before.filter(|&i| gap(found, i, at) <= BESIDE) {
        return best_claim(findings, layout, share).is_some().then_some(share);
    }
    let percent = (at + 1..found.len().min(at + 3)).find(|&i| matches!(found[i].what, What::Percent(_)))?;
    let other = layout.at(percent);
    let parted = between(found, at, percent).iter().any(|other| matches!(other.what, What::Mark(_)));
    let near = (2..=BESIDE + 1).contains(&gap(found, at, percent));
    let same = (other.clause, other.bracket) == (place.clause, place.bracket);
    (near && same && !parted && best_claim(findings, layout, percent).is_some()).then_some(percent)
}

/// "Data 5 GB left 1.8 GB", "data credit of 3 GB is used up": the figure before the words for its rest, or for its end.
pub fn size_before_rest(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<(usize, &'static str)> {
    let found = &findings.found;
    let segment = layout.at(at).segment;
    let own = |i: &usize| layout.at(*i).segment == segment;
    let mut behind = (at + 1..found.len()).take(8).take_while(own);
    // "Pack of 10 GB: 6.8 GB left", "traffic pack (Japan 3 GB) left 1.05 GB".
    let open = (0..at).rev().take(5).find(|&i| found[i].what.is_mark(Mark::Open));
    let says_share = open.is_some_and(|open| open > 0 && matches!(found[open - 1].what, What::Percent(_)));
    let closes = |i: usize| found[i].what.is_mark(Mark::Close) && layout.at(at).bracket != 0 && !says_share;
    let is_pause = |i: usize| {
        // "10GB kamu tinggal 512 MB".
        closes(i)
            || findings.says(i) == Some(Says::Is)
            || [Mark::Comma, Mark::Dash, Mark::Colon].into_iter().any(|mark| found[i].what.is_mark(mark))
    };
    // "20GB流量只剩1.5GB": a word for the data belongs to the figure before it.
    let is_noun = |i: usize| matches!(findings.says(i), Some(Says::Data | Says::Kind(_)));
    let names_other =
        |i: usize| !matches!(findings.says(i), Some(Says::Data | Says::Kind(BucketKind::Main | BucketKind::Local)));
    let nouns_end = behind.clone().take_while(|&i| is_noun(i) && gap(found, at, i) <= BESIDE).last();
    let cue = behind.clone().find(|&i| !is_pause(i) && nouns_end.is_none_or(|noun| found[i].from >= found[noun].to))?;
    // "Data 15 GB of yours left 1.5 GB": a word between, where nothing before speaks of the first figure.
    let said_before = || {
        let before = (0..at).rev().take(REACH).take_while(|&i| layout.at(i).clause == layout.at(at).clause);
        before.into_iter().any(|i| {
            let says = findings.says(i);
            matches!(says, Some(Says::Balance(_) | Says::Used(_) | Says::Holds | Says::Granted(_) | Says::Allowance(_)))
        })
    };
    let is_beside = gap(found, at, cue) <= BESIDE || gap(found, at, cue) <= OUT_OF_WITHIN && !said_before();
    if matches!(found[cue].what.says(), None | Some(Says::Nothing)) || !is_beside {
        return None;
    }
    let words = (found[cue].from, found[cue].to);
    let namesake = |i: &usize| (found[*i].from, found[*i].to) == words;
    let says = |wanted: fn(Says) -> bool| behind.clone().filter(namesake).any(|i| findings.says(i).is_some_and(wanted));
    if says(|says| says == Says::UsedUp) && layout.at(cue).clause == layout.at(at).clause {
        let shared = (at.saturating_sub(4)..at).any(|i| matches!(found[i].what, What::Percent(_)))
            || part_before(findings, at).is_some()
            || is_odd(&found[at].what);
        // "Of 5 GB used up 1 GB".
        let part =
            (cue + 1..found.len()).take(3).find(|&i| found[i].from >= found[cue].to && found[i].what.is_amount());
        if part.is_some_and(|part| gap(found, cue, part) <= 1 && is_larger(findings, at, part)) {
            return Some((cue, BEFORE_REST));
        }
        return (!shared && !under_condition(findings, layout, cue)).then_some((cue, "size of what is used up"));
    }
    // "12 GB Internet - used 7.35 GB": behind a pause, words that may stand on either side are of what follows.
    let is_paused = between(found, at, cue)
        .iter()
        .any(|other| [Mark::Comma, Mark::Dash, Mark::Colon].into_iter().any(|mark| other.what.is_mark(mark)));
    // "3 GB Hotspot - used 0.4 GB"; but "500 MB night left 2 GB" may be two entries.
    if !is_paused && nouns_end.is_some_and(|noun| (at + 1..=noun).any(names_other)) {
        return None;
    }
    let is_of_next = is_paused && says(|says| matches!(says, Says::Balance(Side::Either) | Says::Used(Side::Either)));
    let follows = is_of_next
        || match nouns_end {
            None => {
                says(|says| matches!(says, Says::Balance(Side::Follows | Side::Either) | Says::Used(Side::Follows)))
            }
            Some(_) => says(|says| matches!(says, Says::Balance(Side::Follows) | Says::Used(Side::Follows))),
        };
    let rest = behind.find(|&i| found[i].from >= words.1 && !matches!(found[i].what, What::Phrase(_)))?;
    if !found[at].what.is_amount() || !found[rest].what.is_amount() {
        return None;
    }
    // Words right before the first figure speak of it: "used 5 GB, left 2 GB".
    let spoken = (at.saturating_sub(4)..at).any(|i| {
        // "Used this month general data 63 GB, left 37 GB": the word for the data stands between, or shares a part of the words.
        let next = (i + 1..=at).find(|&next| found[next].to > found[i].to).unwrap_or(at);
        let names_data = matches!(findings.says(next), Some(Says::Data | Says::Kind(BucketKind::Main)));
        let is_joined = names_data && found[next].from <= found[i].to + 1 && gap(found, next, at) <= BESIDE;
        let is_beside = gap(found, i, at) <= BESIDE;
        let says = findings.says(i);
        (matches!(says, Some(Says::Balance(_) | Says::Used(_) | Says::Holds)) && is_beside
            || matches!(says, Some(Says::Used(_))) && is_joined)
            && layout.at(i).clause == layout.at(at).clause
    });
    // "Of 12 GB you used 7.5 GB, left 4.5 GB"; but "…, apps 8 GB left 7.9 GB" is the next entry of a list.
    let clause = layout.at(at).clause;
    let names = |i: usize| found[i].what.names_data() || matches!(findings.says(i), Some(Says::Kind(_) | Says::Pack));
    let is_entry = (0..at).rev().take(4).take_while(|&i| layout.at(i).clause == clause).any(names);
    let is_entry = is_entry && layout.at(rest).clause == clause;
    let is_told = !is_entry && (0..at).rev().take(8).take_while(own).any(|i| found[i].what.is_amount());
    let is_list = is_told || is_part(findings, layout, at) || is_part_of_whole(findings, rest);
    // Words may overlap: "už zbývá" and "zbývá jen".
    let is_near = (cue..rest).any(|i| found[i].from < words.1 && gap(found, i, rest) <= BESIDE);
    let is_parted = nouns_end.is_some() && layout.at(rest).clause != layout.at(cue).clause;
    (follows && !spoken && !is_list && is_near && !is_parted && !is_above(findings, rest, at))
        .then_some((cue, BEFORE_REST))
}

/// "2 GB Monthly - 1.3 GB left", "Travel 3 GB: 1.02 GB left": the size in a name, and behind a dash or a colon what is left of it.
pub fn size_before_dash(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let clause = layout.at(at).clause;
    let own = |i: &usize| layout.at(*i).clause == clause;
    let names =
        |i: usize| matches!(findings.says(i), None | Some(Says::Pack | Says::Data | Says::Kind(_) | Says::Nothing));
    let mut behind = (at + 1..found.len()).take(6).take_while(own);
    let dash = behind.clone().find(|&i| found[i].what.is_mark(Mark::Dash) || found[i].what.is_mark(Mark::Colon))?;
    let rest = behind.find(|&i| i > dash && found[i].what.is_amount()).filter(|&rest| gap(found, dash, rest) <= 1)?;
    let cue = (rest + 1..found.len()).take(2).take_while(own).find(|&i| {
        use Says::{Balance, Used};
        let says = findings.says(i);
        let is_role =
            matches!(says, Some(Balance(Side::Precedes | Side::Either) | Used(Side::Precedes | Side::Either)));
        is_role && gap(found, rest, i) <= BESIDE
    })?;
    let parted = (at + 1..dash).any(|i| !names(i) || found[i].what.is_figure());
    (!parted && gap(found, at, dash) <= CLOSE && !is_larger(findings, rest, at)).then_some(cue)
}

/// "Balance of the pack 10 GB: 1.2 GB": for the size in a name, the only figure behind its colon, which is what is left or used of it, and
/// the words that say so.
pub fn rest_behind_colon(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<(usize, usize)> {
    let found = &findings.found;
    let place = layout.at(at);
    let names = |i: usize| matches!(findings.says(i), Some(Says::Pack | Says::Data | Says::Kind(_) | Says::Nothing));
    let colon = (at + 1..found.len()).take(4).find(|&i| !names(i)).filter(|&i| found[i].what.is_mark(Mark::Colon))?;
    // "5 GB pack: used 4.5 GB".
    let says_role = |i: &usize| {
        let says = findings.says(*i);
        matches!(says, Some(Says::Balance(Side::Follows | Side::Either) | Says::Used(Side::Follows | Side::Either)))
    };
    let rest = (colon + 1..found.len()).take(5).find(|&i| !matches!(found[i].what, What::Phrase(_)))?;
    let inside = (colon + 1..rest).find(says_role);
    if rest > colon + 1 && inside.is_none() {
        return None;
    }
    let is_beside = gap(found, at, colon) <= OUT_OF_WITHIN && found.get(rest).is_some_and(|next| next.what.is_amount());
    if !is_beside || gap(found, rest - 1, rest) > 1 || !is_larger(findings, at, rest) {
        return None;
    }
    let before = (0..at).rev().take(6).take_while(|&i| layout.at(i).clause == place.clause);
    let mut before = before.take_while(|&i| !found[i].what.is_figure());
    // "5 GB pack: 4.5 GB used".
    let is_pack = (at + 1..colon).any(|i| findings.says(i) == Some(Says::Pack));
    let says_beside = |i: &usize| {
        let says = findings.says(*i);
        let is_role = matches!(
            says,
            Some(Says::Balance(Side::Precedes | Side::Either) | Says::Used(Side::Precedes | Side::Either))
        );
        is_role && is_pack && gap(found, rest, *i) <= 1
    };
    let cue =
        inside.filter(|_| is_pack).or_else(|| before.find(says_role)).or_else(|| Some(rest + 1).filter(says_beside))?;
    // "Left 3 GB: 1 GB by day, 2 GB at night".
    let mut behind = (rest + 1..found.len()).take(REACH).take_while(|&i| layout.at(i).segment == place.segment);
    (!behind.any(|i| found[i].what.is_amount())).then_some((rest, cue))
}

/// "G-500 (10 GB): 6742 MB", "Night (3 GB): 3072 MB until 18 June": alone in the bracket that ends a name, with a colon and what is left behind it,
/// where an end is told.
pub fn size_in_name(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let is_mark = |i: usize, mark| found.get(i).is_some_and(|other| other.what.is_mark(mark));
    let rest = at + 3;
    let is_shape = at > 0
        && is_mark(at - 1, Mark::Open)
        && is_mark(at + 1, Mark::Close)
        && is_mark(at + 2, Mark::Colon)
        && found.get(rest).is_some_and(|other| other.what.is_amount())
        && gap(found, at + 1, rest) <= BESIDE;
    let segment = layout.at(at).segment;
    let mut behind = (rest + 1..found.len()).take(3).take_while(|&i| layout.at(i).segment == segment);
    let is_end = |i: usize| matches!(findings.says(i), Some(Says::Until(Side::Follows)));
    (is_shape && !is_above(findings, rest, at) && behind.any(is_end)).then_some(rest)
}

/// The same for the figure behind the colon.
pub fn size_before_colon(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let colon = at.checked_sub(1).filter(|&i| findings.found[i].what.is_mark(Mark::Colon))?;
    let size = (0..colon).rev().take(4).find(|&i| findings.found[i].what.is_amount())?;
    let (rest, cue) = rest_behind_colon(findings, layout, size)?;
    let role = if matches!(findings.says(cue), Some(Says::Used(_))) { Role::Used } else { Role::Balance };
    (rest == at).then_some(Claim { role, rule: "rest of a whole", cost: CLOSE, cue, strong: true })
}

/// "Left of your pack 3GB/5 days: 2.91 GB": the first is the pack's name.
pub fn names_pack_with_length(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let clause = layout.at(at).clause;
    let own = |i: &usize| layout.at(*i).clause == clause;
    let named = found.get(at + 1).is_some_and(|next| next.what.is_mark(Mark::Slash))
        && matches!(found.get(at + 2).map(|next| &next.what), Some(What::Length(_)));
    let rest = (at + 3..found.len()).take(4).take_while(own).find(|&i| found[i].what.is_amount());
    let left = |i: &usize| matches!(findings.says(*i), Some(Says::Balance(Side::Follows | Side::Either)));
    (0..at).rev().take(6).take_while(own).find(left).filter(|_| named && rest.is_some())
}

/// "10 GB - 30 days ⏎ Data left: 3.2 GB", "Europe 5 GB ⏎ Data left ⏎ 2.3 GB": alone on its line, above the only other figure, which is what is left or used; the words that say so.
pub fn heads_rest(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let line = layout.at(at).line;
    let joins = |mark| found.get(at + 1).is_some_and(|next| next.what.is_mark(mark));
    let has_length = matches!(found.get(at + 2).map(|next| &next.what), Some(What::Length(_)));
    let is_titled = found[at].from > 0 && line == 0 && joins(Mark::Line);
    if !(has_length && joins(Mark::Dash) || is_titled) {
        return None;
    }
    let is_alone = |i: usize| layout.at(i).line != line || !may_claim_at(findings, i);
    let near = at.saturating_sub(REACH)..found.len().min(at + REACH);
    let mut others = near.clone().filter(|&i| i != at && found[i].what.is_amount());
    let rest = others.next().filter(|&rest| layout.at(rest).line > line && is_larger(findings, at, rest))?;
    if others.next().is_some() || !near.clone().all(is_alone) {
        return None;
    }
    // The label stands on the line of its figure, or on the one above.
    let says_role = |i: &usize| {
        let says = findings.says(*i);
        let rows = layout.at(rest).line - layout.at(*i).line.min(layout.at(rest).line);
        matches!(says, Some(Says::Balance(_) | Says::Used(_))) && *i > at && rows <= 1 && layout.at(*i).line > line
    };
    near.into_iter().find(says_role)
}

/// "My usage ⏎ Smart S 15 GB ⏎ 7.42 GB of 15 GB left": below words for a role that stand alone on their line, behind a name that no language
/// knows, and above a smaller figure whose own line says what it is; the words that say so.
pub fn size_in_title(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let line = layout.at(at).line;
    let above = (0..at).rev().take(REACH).take_while(|&i| layout.at(i).line + 1 >= line);
    let is_heading = |&i: &usize| layout.at(i).line < line;
    let has_role = above.clone().filter(is_heading).any(|i| says_role(findings, i));
    let is_headed = has_role && !above.clone().filter(is_heading).any(|i| found[i].what.is_figure());
    let own = above.take_while(|&i| layout.at(i).line == line).last().unwrap_or(at);
    let from = own.checked_sub(1).map_or(0, |before| found[before].to);
    let name = findings.folded.text.get(from..found[at].from);
    let is_named = (own..at).all(|i| findings.says(i) == Some(Says::Pack))
        && name.is_some_and(|name| name.contains(char::is_alphabetic));
    if !is_headed || !is_named {
        return None;
    }
    let behind = at + 1..found.len().min(at + REACH);
    let rest = behind.into_iter().find(|&i| found[i].what.is_amount() && layout.at(i).line > line)?;
    let near = rest.saturating_sub(4)..found.len().min(rest + 5);
    let is_told = |&i: &usize| layout.at(i).line == layout.at(rest).line && says_role(findings, i);
    near.into_iter().find(is_told).filter(|_| is_larger(findings, at, rest))
}

fn says_role(findings: &Findings<'_>, at: usize) -> bool {
    matches!(findings.says(at), Some(Says::Used(_) | Says::Balance(_)))
}

/// "1.5 GB (Bal 812 MB, exp 12/12)": the size before the bracket that begins with what is left of it.
pub fn size_before_bracket(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    // "100 MB Free (Bal 30 MB)".
    let names = |i: usize| matches!(findings.says(i), Some(Says::Data | Says::Kind(_) | Says::Pack));
    let open = if names(at + 1) { at + 2 } else { at + 1 };
    let cue = open + 1;
    let is_left = matches!(
        findings.says(cue),
        Some(Says::Balance(Side::Follows | Side::Either) | Says::Used(Side::Follows | Side::Either))
    );
    let is_open =
        found.get(open).is_some_and(|other| other.what.is_mark(Mark::Open)) && gap(found, at, open) <= OUT_OF_WITHIN;
    let mut inside = (cue..found.len()).take(4).take_while(|&i| layout.at(i).bracket == layout.at(cue).bracket);
    // "15 GB (10 GB left)".
    let first = open + 1;
    let behind = (first + 1..found.len()).take(3).take_while(|&i| gap(found, first, i) <= BESIDE).find(|&i| {
        use Says::{Balance, Used};
        matches!(findings.says(i), Some(Balance(Side::Precedes | Side::Either) | Used(Side::Precedes | Side::Either)))
    });
    if let Some(cue) = behind.filter(|_| is_open && found[first].what.is_amount()) {
        return is_larger(findings, at, first).then_some(cue);
    }
    let rest = inside.find(|&i| found[i].what.is_amount()).filter(|_| is_open && is_left)?;
    is_larger(findings, at, rest).then_some(cue)
}

/// "1.6 GB used ⏎ 3 GB": alone on its line, below a smaller one that words on its own line speak of; and no words for it stand below.
pub fn size_below_part(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let is_line = |i: usize| found.get(i).is_none_or(|other| other.what.is_mark(Mark::Line));
    let is_alone = at > 0 && is_line(at - 1) && is_line(at + 1);
    let says_role = |i: &usize| says_role(findings, *i);
    let line = layout.at(at).line;
    let mut above = (0..at).rev().take(6).take_while(|&i| layout.at(i).line + 1 >= line).filter(|_| is_alone);
    let part = above.clone().find(|&i| found[i].what.is_amount())?;
    let cue = above.find(|i| says_role(i) && gap(found, *i, part) <= BESIDE)?;
    let mut below = (at + 1..found.len()).take(4).take_while(|&i| layout.at(i).line <= line + 1);
    let is_on_next = |i: usize| layout.at(i).line == line + 1;
    let is_labelled = below.any(|i| is_on_next(i) && says_role(&i))
        && !(at + 1..found.len()).take(4).any(|i| is_on_next(i) && found[i].what.is_amount());
    (layout.at(part).line + 1 == line && is_larger(findings, at, part) && !is_labelled).then_some(cue)
}

/// "您的1.2GB流量将于30日到期，目前剩余356MB": data that end on a day, and in the next part of the sentence what is left of them.
pub fn size_of_what_ends(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let place = layout.at(at);
    let in_clause = |i: &usize| layout.at(*i).clause == place.clause;
    let in_sentence = |i: &usize| layout.at(*i).sentence == place.sentence;
    let mut own = (at + 1..found.len()).take(REACH).take_while(in_clause);
    let is_data = findings.says(at + 1) == Some(Says::Data) && gap(found, at, at + 1) <= 1;
    let ends = own.clone().any(|i| matches!(findings.says(i), Some(Says::Until(_) | Says::Expired)));
    let is_dated = own.clone().any(|i| matches!(found[i].what, What::Moment(_)));
    let is_alone = !own.any(|i| found[i].what.is_amount() || says_role(findings, i));
    let is_told = (0..at).rev().take(4).take_while(in_clause).any(|i| findings.says(i).is_some_and(may_claim));
    if !is_data || !ends || !is_dated || !is_alone || is_told {
        return None;
    }
    let mut behind = (at + 1..found.len()).take(REACH).take_while(in_sentence);
    let rest = behind.find(|&i| found[i].what.is_amount())?;
    let is_balance = |i: &usize| matches!(findings.says(*i), Some(Says::Balance(Side::Follows | Side::Either)));
    let cue = (rest.saturating_sub(3)..rest).rev().find(|i| is_balance(i) && gap(found, *i, rest) <= BESIDE)?;
    (layout.at(rest).clause != place.clause && is_larger(findings, at, rest)).then_some(cue)
}

/// "1.2 GB of your monthly data will expire tomorrow": a figure of what ends, and no other figure in its clause.
pub fn part_of_what_ends(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let clause = layout.at(at).clause;
    let own = |i: &usize| layout.at(*i).clause == clause;
    // "1 GB of data expires" may be all of it; "of your data" is not.
    let names_owner = |i: usize| findings.folded.text[found[i].from..found[i].to].contains(' ');
    let of = at + 1;
    let is_of = findings.says(of) == Some(Says::Of) && gap(found, at, of) <= 1 && names_owner(of);
    let mut behind = (of..found.len()).take(6).take_while(own);
    let is_alone = !behind.clone().any(|i| found[i].what.is_figure());
    let is_told = (0..at).rev().take(4).take_while(own).any(|i| findings.says(i).is_some_and(may_claim));
    let end = behind.find(|&i| matches!(findings.says(i), Some(Says::Until(_))));
    end.filter(|_| is_of && is_alone && !is_told)
}

/// Whether words that may say what a figure is stand here.
fn may_claim_at(findings: &Findings<'_>, at: usize) -> bool {
    findings.says(at).is_some_and(|says| may_claim(says) && says != Says::Pack)
}

/// "What is left of the 5 GB pack is 3 GB": the first figure is the whole.
pub fn whole_of_what_is_left(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let clause = layout.at(at).clause;
    let own = |i: &usize| layout.at(*i).clause == clause;
    let cue = (0..at)
        .rev()
        .take(5)
        .take_while(own)
        .find(|&i| matches!(findings.says(i), Some(Says::Balance(Side::Follows | Side::Either))))?;
    let is = (at + 1..found.len()).take(4).take_while(own).find(|&i| findings.says(i) == Some(Says::Is))?;
    let rest = (is + 1..found.len()).take(3).take_while(own).find(|&i| found[i].what.is_amount())?;
    let names_pack = (cue + 1..is).any(|i| findings.says(i) == Some(Says::Pack));
    let alone = !(cue + 1..rest).any(|i| i != at && found[i].what.is_amount());
    (names_pack && alone && gap(found, is, rest) <= BESIDE).then_some(cue)
}

/// The same for the rest: the figure behind "is", whose whole stands before it.
pub fn rest_behind_whole(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let whole = (0..at).rev().take(6).find(|&i| findings.found[i].what.is_amount())?;
    let cue = whole_of_what_is_left(findings, layout, whole)?;
    let is = (whole + 1..at).any(|i| findings.says(i) == Some(Says::Is));
    (is && is_larger(findings, whole, at)).then_some(cue)
}
