//! Days that only words name, right behind words for an end: "until Sunday", "valid until the end of November", "renews on the 1st".
//!
//! It looks nowhere else: "Sunday" alone is no end of anything. Which day it is hangs on that of receipt, and is settled in `reading`.

use super::calendar::{DateParts, last_named_month_at, ordinal_day_at};
use super::letters;
use super::lexicon::ClockWord;
use super::look::Look;
use super::{Finding, Moment, What};
use crate::languages::{Says, Side};

/// A date in figures this close behind says it better: "until Sunday, 30 Nov".
const BEFORE_DATE: usize = 3;
/// Short words for days of the week mean other things behind a word as short as "to".
const SHORTEST_WEEKDAY: usize = 4;

/// Puts the days so named in their place among the findings.
pub fn add(found: &mut Vec<Finding>, look: &Look<'_>) {
    let mut days: Vec<Finding> = Vec::new();
    for (at, cue) in found.iter().enumerate() {
        let is_common = cue.what.says() == Some(Says::UntilBeside);
        if cue.what.says() == Some(Says::Until(Side::Precedes)) {
            days.extend(weekday_before(look, found, at));
        }
        if !is_common && cue.what.says() != Some(Says::Until(Side::Follows)) {
            continue;
        }
        // Several phrases may share the words.
        if days.last().is_some_and(|day| day.from >= cue.to && day.from <= cue.to + 2) {
            continue;
        }
        let from = look.skip(cue.to, b" :");
        let Some((parts, end)) = day_at(look, from, is_common).or_else(|| day_behind(look, cue, from)) else {
            continue;
        };
        let is_date = |next: &Finding| matches!(next.what, What::Moment(Moment { date: Some(_), .. }));
        // "Mar 18, 2026" may begin with a day of the week elsewhere.
        let mut behind =
            found[at + 1..].iter().skip_while(|next| next.from < end && !(is_date(next) && next.from >= from));
        let day = Finding::new(
            look.folded,
            What::Moment(Moment { date: Some(parts), time: None, day_first: None, doubtful: false }),
            from,
            end,
        );
        if !behind.next().is_some_and(|next| is_date(next) && next.gap_behind(&day) <= BEFORE_DATE) {
            days.push(day);
        }
    }
    if days.is_empty() {
        return;
    }
    crate::order::sort(&mut days, |a, b| a.from < b.from);
    days.dedup_by_key(|day| day.from);
    // What stands inside the words of a day is part of them.
    let mut own = days.iter().peekable();
    found.retain(|finding| {
        while own.next_if(|day| day.to <= finding.from).is_some() {}
        !own.peek().is_some_and(|day| day.from < finding.to && finding.from >= day.from)
    });
    found.extend(days);
    crate::order::sort(found, |a, b| a.from < b.from);
}

/// "日曜日 | まで": the day of the week right before words for an end that stand behind it.
fn weekday_before(look: &Look<'_>, found: &[Finding], at: usize) -> Option<Finding> {
    /// The longest such day, in bytes.
    const LONGEST: usize = 32;
    let cue = &found[at];
    // "Sonntag 23:59 | endet": the time between.
    let is_time = |other: &Finding| matches!(other.what, What::Moment(Moment { date: None, .. }));
    let time = found[..at].iter().rev().take(3).find(|other| is_time(other) && other.to <= cue.from);
    let time = time.filter(|other| cue.from - other.to <= BEFORE_DATE);
    let from = time.map_or(cue.from, |time| time.from);
    let end = from - usize::from(look.text[..from].ends_with(' '));
    let is_day = |from: usize| match look.day_word_at(from) {
        Some((ClockWord::Weekday(weekday), to)) if to == end => Some((from, weekday)),
        _ => None,
    };
    let mut starts = (end.saturating_sub(LONGEST)..end).filter(|&from| look.text.is_char_boundary(from));
    let (from, weekday) = starts.find_map(is_day)?;
    // "11月30日 日曜日まで": the date says it.
    let before = found[..at].iter().rev().take(3).find(|other| other.to <= from);
    let is_dated = before.is_some_and(|other| {
        matches!(other.what, What::Moment(Moment { date: Some(_), .. })) && from - other.to <= 2 * BEFORE_DATE
    });
    let what =
        What::Moment(Moment { date: Some(DateParts::Weekday(weekday)), time: None, day_first: None, doubtful: false });
    (!is_dated).then(|| Finding::new(look.folded, what, from, end))
}

/// The same where the words for an end hold those before the month or the number: "до конца | ноября", "renouvelé le | 1er".
fn day_behind(look: &Look<'_>, cue: &Finding, from: usize) -> Option<(DateParts, usize)> {
    let ends_with = |word: ClockWord| {
        let mut starts =
            (cue.from..cue.to).filter(|&at| look.text.is_char_boundary(at) && letters::starts_alone(look.text, at));
        starts.any(|at| look.clock_word_end(at, word) == Some(cue.to))
    };
    let is_month_end = ends_with(ClockWord::MonthEnd);
    let month = if is_month_end { last_named_month_at(look, from) } else { None };
    month.or_else(|| if ends_with(ClockWord::DayBefore) { ordinal_day_at(look, from) } else { None })
}

/// The day that words at `from` name, and where they end.
fn day_at(look: &Look<'_>, from: usize, is_common: bool) -> Option<(DateParts, usize)> {
    if let Some((ClockWord::Weekday(weekday), end)) = look.day_word_at(from) {
        // "Until Monday 30th", "bis Montag, den 30.": the number says which one.
        let next = look.skip(end, b" ,-");
        let number = look.clock_word_end(next, ClockWord::DayBefore).map_or(next, |end| look.skip(end, b" "));
        let numbered = if next > end { ordinal_day_at(look, number) } else { None };
        return (end - from >= if is_common { SHORTEST_WEEKDAY } else { 0 })
            .then_some(numbered.unwrap_or((DateParts::Weekday(weekday), end)));
    }
    let behind = |word| look.clock_word_end(from, word).map(|end| look.skip(end, b" "));
    behind(ClockWord::MonthEnd)
        .and_then(|at| last_named_month_at(look, at))
        .or_else(|| behind(ClockWord::DayBefore).and_then(|at| ordinal_day_at(look, at)))
}
