//! Dates that are ends by what stands around them, and dates that look like ends and are none.
//!
//! It looks at one date; what words say of a date is the business of `moments`.

use super::clock;
use super::layout::Layout;
use super::lengths::validity_rule;
use super::moments::Meaning;
use super::nearness::{gap, neighbourhood};
use super::{Context, LocalMoment};
use crate::languages::{BucketKind, DateOrder, Says, Side};
use crate::scan::{Findings, Mark, What};

/// Words for the end of something else stand so near behind its date, in columns.
const BEHIND_END: usize = 8;

/// Whether the day of an end is over when the message comes.
pub fn has_passed(value: LocalMoment, context: Context<'_>) -> bool {
    context.received.is_some_and(|received| value.date < received.date)
}

/// "1.2 GB left. Next payment on 12/04", "maintenance until 25/11": the end of something else that its sentence names, and no data behind that.
pub fn is_other_end(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let sentence = layout.at(at).sentence;
    let names_data = |i: usize| {
        let says = findings.says(i);
        found[i].what.is_amount()
            || found[i].what.names_data()
            || matches!(says, Some(Says::Pack | Says::Kind(_) | Says::Balance(_) | Says::Used(_)))
    };
    // "请于11月30日前缴清账单": in some languages the words stand behind.
    let mut behind = (at + 1..found.len()).take(3).take_while(|&i| layout.at(i).clause == layout.at(at).clause);
    let ends = |i: usize| matches!(findings.says(i), Some(Says::Until(_) | Says::UntilBeside | Says::Nothing));
    let next = behind.find(|&i| !ends(i));
    let announces =
        |i: usize| matches!(findings.says(i), Some(Says::Until(Side::Follows))) && gap(found, i, at) <= BEHIND_END / 2;
    // "Valid for 7 days to 27/11, fee …": the date is the length's.
    let counts = |i: usize| matches!(found[i].what, What::Length(_)) && gap(found, i, at) <= BEHIND_END;
    let is_announced = (at.saturating_sub(3)..at).any(|i| announces(i) || counts(i));
    let is_other = |i: usize| findings.says(i) == Some(Says::OtherEnd) && gap(found, at, i) <= BEHIND_END;
    // "請於12月5日前繳費": words right behind it hold the one for "before".
    let is_beside = |i: usize| gap(found, at, i) == 0;
    // Several phrases may share the words.
    let shares =
        |first: usize| (first..found.len().min(first + 3)).take_while(move |&i| found[i].from == found[first].from);
    if next.is_some_and(|first| shares(first).any(|i| is_other(i) && (!is_announced || is_beside(i)))) {
        return true;
    }
    let mut before = (0..at).rev().take(8).take_while(|&i| layout.at(i).sentence == sentence);
    before.find(|&i| findings.says(i) == Some(Says::OtherEnd) || names_data(i)).is_some_and(|i| !names_data(i))
}

/// "Night 2 GB (01-05)", "(01-17)": hours, and no date.
pub fn is_hours_of_night(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    let words = &findings.folded.text[found[at].from..found[at].to];
    let hours = words.split_once('-').and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
    let Some((from, to)): Option<(u8, u8)> = hours.filter(|&(from, to)| from <= 24 && to <= 24) else { return false };
    let names_night = |i: usize| findings.says(i) == Some(Says::Kind(BucketKind::Night));
    // Carriers of Indonesia and Malaysia tell the hours of any pack so, and write their dates with a year.
    let tells_hours = findings.spoken.first().is_some_and(|first| matches!(first.tag, "id" | "ms"));
    tells_hours && from < to || (0..at).rev().take(5).any(names_night)
}

/// "Expires in 28 days, 19/12/2026": a date behind a length that is a validity, and as far from the receipt as that.
pub fn ends_length(
    findings: &Findings<'_>,
    layout: &Layout,
    at: usize,
    order: DateOrder,
    context: Context<'_>,
) -> Option<(Meaning, &'static str)> {
    let found = &findings.found;
    let What::Moment(moment) = &found[at].what else { return None };
    let comma = at.checked_sub(1).filter(|&i| found[i].what.is_mark(Mark::Comma))?;
    let length = comma.checked_sub(1).filter(|&i| gap(found, i, at) <= 2)?;
    let What::Length(hours) = found[length].what else { return None };
    validity_rule(findings, layout, length)?;
    let (value, _) = clock::complete(moment, order, context, false).ok()?;
    let days = (value.date - context.received?.date).num_days();
    ((days - i64::from(hours) / 24).abs() <= 1).then_some((Meaning::Expiry, "length, date"))
}

/// "The validity of your 20 GB pack has ended, date 19/11": the only date of a sentence that says so, and not ahead.
pub fn lapsed_on(
    findings: &Findings<'_>,
    layout: &Layout,
    at: usize,
    order: DateOrder,
    context: Context<'_>,
) -> Option<(Meaning, &'static str)> {
    const LAPSED_WITHIN: usize = 80;
    let found = &findings.found;
    let What::Moment(moment) = &found[at].what else { return None };
    let own = neighbourhood(layout, at);
    let is_other = |i: usize| i != at && matches!(found[i].what, What::Moment(_));
    let is_only = !own.clone().any(is_other) && moment.date.is_some();
    let lapsed =
        own.into_iter().find(|&i| findings.says(i) == Some(Says::Expired) && gap(found, i, at) <= LAPSED_WITHIN)?;
    let What::Phrase(cue) = found[lapsed].what else { return None };
    let (value, _) = clock::complete(moment, order, context, true).ok()?;
    let is_past = value.date <= context.received?.date;
    (is_only && is_past).then_some((Meaning::Expiry, cue.phrase.name))
}
