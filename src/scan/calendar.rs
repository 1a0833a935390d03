//! Dates and times of day as carriers print them.
//!
//! It says what stands there; the year that is missing and the order of "03/04" are settled in `reading`, from
//! evidence.

use super::by_first::ByFirst;
use super::number::{digits_end, small_integer};
use crate::languages::{self, Says};
use std::sync::LazyLock;

/// The parts of a date that are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateParts {
    Known {
        year: Option<i32>,
        month: u32,
        day: u32,
    },
    /// Two numbers that could each be the month.
    Either {
        year: Option<i32>,
        first: u32,
        second: u32,
    },
    /// "today", "tomorrow": a day seen from that of receipt.
    Named(Says),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateSeen {
    pub parts: DateParts,
    pub end: usize,
    /// For all-digit dates with the year last: whether the day came first. Evidence for the text's other dates.
    pub day_first: Option<bool>,
    /// "12/15" may as well be a ratio: a date only beside words that ask for one.
    pub doubtful: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeSeen {
    pub hour: u32,
    pub minute: u32,
    pub end: usize,
}

static MONTHS: LazyLock<ByFirst<u32>> = LazyLock::new(|| {
    ByFirst::new(languages::ALL.iter().flat_map(|language| (1u32..).zip(language.months)).flat_map(
        |(number, names)| names.iter().map(move |name| (super::fold::fold_phrase(name).into_bytes(), number)),
    ))
});

/// The date that starts with a digit at `at`.
pub fn date_at(text: &[u8], at: usize) -> Option<DateSeen> {
    let first_end = digits_end(text, at)?;
    let length = first_end - at;
    let first = small_integer(text, at, first_end)?;
    match length {
        8 => packed(first, first_end),
        4 => year_first(text, first, first_end),
        1 | 2 => day_or_month_first(text, first, first_end),
        _ => None,
    }
}

/// The date that starts with a month's name at `at`: "Dec 2, 2026".
pub fn named_date_at(text: &[u8], at: usize) -> Option<DateSeen> {
    let (month, name_end) = month_at(text, at)?;
    let mut next = name_end;
    if text.get(next) == Some(&b'.') {
        next += 1;
    }
    next = skip(text, next, b" -/");
    let day_end = digits_end(text, next)?;
    if day_end - next > 2 {
        return None;
    }
    let day = small_integer(text, next, day_end).filter(|day| (1..=31).contains(day))?;
    let end = ordinal_end(text, day_end);
    // "May 1 GB" and "Dec 23:59" are no dates.
    if text.get(end).is_some_and(|&byte| byte == b':' || byte.is_ascii_alphabetic()) {
        return None;
    }
    let (year, end) = year_after(text, end);
    Some(DateSeen { parts: DateParts::Known { year, month, day }, end, day_first: None, doubtful: false })
}

/// The time of day that starts with a digit at `at`.
pub fn time_at(text: &[u8], at: usize) -> Option<TimeSeen> {
    let hour_end = digits_end(text, at)?;
    if hour_end - at > 2 {
        return four_digit_hours(text, at, hour_end);
    }
    let hour = small_integer(text, at, hour_end).filter(|hour| *hour <= 24)?;
    let (mut minute, mut end, mut is_time) = (0, hour_end, false);
    let two_digits = |from: usize| {
        let to = digits_end(text, from)?;
        (to - from == 2).then(|| small_integer(text, from, to).filter(|m| *m < 60).map(|m| (m, to))).flatten()
    };
    match text.get(hour_end) {
        Some(b':' | b'h') => {
            if let Some((minutes, to)) = two_digits(hour_end + 1) {
                (minute, end, is_time) = (minutes, to, true);
                if text.get(to) == Some(&b'm') && text[hour_end] == b'h' {
                    end += usize::from(text.get(to + 1) == Some(&b'n')) + 1;
                }
            }
        }
        Some(b'.') => {
            // "11.59pm": only with am or pm is this a time.
            if let Some((minutes, to)) = two_digits(hour_end + 1)
                && half_of_day(text, to).is_some()
            {
                (minute, end, is_time) = (minutes, to, true);
            }
        }
        _ => {
            for mark in ["时", "時", "点", "點"] {
                if text[hour_end..].starts_with(mark.as_bytes()) {
                    (end, is_time) = (hour_end + mark.len(), true);
                    if let Some((minutes, to)) = two_digits(end) {
                        minute = minutes;
                        end = to + if text[to..].starts_with("分".as_bytes()) { "分".len() } else { 0 };
                    }
                }
            }
        }
    }
    if text.get(end) == Some(&b':')
        && is_time
        && let Some((_, to)) = two_digits(end + 1)
    {
        end = to;
    }
    if let Some((afternoon, to)) = half_of_day(text, end)
        && (1..=12).contains(&hour)
    {
        let hour = hour % 12 + if afternoon { 12 } else { 0 };
        return Some(TimeSeen { hour, minute, end: to });
    }
    is_time.then_some(TimeSeen { hour, minute, end })
}

/// "2359hrs", "2359h".
fn four_digit_hours(text: &[u8], at: usize, end: usize) -> Option<TimeSeen> {
    let rest = &text[end..];
    if end - at != 4 || !rest.starts_with(b"h") {
        return None;
    }
    let suffix = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let all = small_integer(text, at, end)?;
    let (hour, minute) = (all / 100, all % 100);
    (hour <= 24 && minute < 60 && suffix <= 5).then_some(TimeSeen { hour, minute, end: end + suffix })
}

/// Whether "am" or "pm" stands at `at`, and where it ends.
fn half_of_day(text: &[u8], at: usize) -> Option<(bool, usize)> {
    let at = skip(text, at, b" ");
    let afternoon = match text.get(at)? {
        b'a' => false,
        b'p' => true,
        _ => return None,
    };
    let dotted = text.get(at + 1) == Some(&b'.');
    let m = at + 1 + usize::from(dotted);
    if text.get(m) != Some(&b'm') || text.get(m + 1).is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    Some((afternoon, m + 1))
}

/// "20260325".
fn packed(digits: u32, end: usize) -> Option<DateSeen> {
    let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
    known(Some(plausible_year(year)?), month, day, end, None)
}

/// "2026-11-30", "2026/11/30", "2026.11.30", "2026年11月30日".
fn year_first(text: &[u8], year: u32, year_end: usize) -> Option<DateSeen> {
    let year = plausible_year(year)?;
    let marked = |mark: &str, at: usize| text[at..].starts_with(mark.as_bytes()).then_some(at + mark.len());
    if let Some(month_at) = marked("年", year_end) {
        let month_at = skip(text, month_at, b" ");
        let month_end = digits_end(text, month_at)?;
        let month = small_integer(text, month_at, month_end)?;
        return chinese_day(text, Some(year), month, month_end);
    }
    let mark = *text.get(year_end).filter(|mark| matches!(mark, b'-' | b'/' | b'.'))?;
    let month_end = digits_end(text, year_end + 1)?;
    let month = small_integer(text, year_end + 1, month_end)?;
    if text.get(month_end) != Some(&mark) || month_end - year_end > 3 {
        return None;
    }
    let day_end = digits_end(text, month_end + 1)?;
    if day_end - month_end > 3 {
        return None;
    }
    known(Some(year), month, small_integer(text, month_end + 1, day_end)?, day_end, None)
}

/// "月30日" behind a month's number.
fn chinese_day(text: &[u8], year: Option<i32>, month: u32, month_end: usize) -> Option<DateSeen> {
    let at = skip(text, month_end, b" ");
    if !text[at..].starts_with("月".as_bytes()) {
        return None;
    }
    let day_at = skip(text, at + "月".len(), b" ");
    let day_end = digits_end(text, day_at)?;
    let day = small_integer(text, day_at, day_end)?;
    let after = skip(text, day_end, b" ");
    let mark = ["日", "号", "號"].into_iter().find(|mark| text[after..].starts_with(mark.as_bytes()))?;
    known(year, month, day, after + mark.len(), None)
}

/// "30/11/2026", "30-11-26", "30.11.", "30/11", "12Sep2021", "29/Aug/2014", "2 Dec 2026", "11月30日".
fn day_or_month_first(text: &[u8], first: u32, first_end: usize) -> Option<DateSeen> {
    if let Some(seen) = chinese_day(text, None, first, first_end) {
        return Some(seen);
    }
    if let Some(seen) = day_with_named_month(text, first, first_end) {
        return Some(seen);
    }
    let mark = *text.get(first_end).filter(|mark| matches!(mark, b'-' | b'/' | b'.'))?;
    let second_end = digits_end(text, first_end + 1)?;
    if second_end - first_end > 3 {
        return None;
    }
    let second = small_integer(text, first_end + 1, second_end)?;
    let year = (text.get(second_end) == Some(&mark))
        .then(|| {
            let end = digits_end(text, second_end + 1)?;
            let year = small_integer(text, second_end + 1, end)?;
            match end - second_end - 1 {
                2 => Some((2000 + year as i32, end)),
                4 => Some((plausible_year(year)?, end)),
                _ => None,
            }
        })
        .flatten();
    match year {
        Some((year, end)) => numeric(Some(year), first, second, end, false),
        None if text.get(second_end).is_some_and(|byte| matches!(byte, b'/' | b'-')) => None,
        // "30.11." and "1.5" look alike; the two-digit month is the sign of a date.
        None if mark == b'.' && second_end - first_end != 3 => None,
        None => numeric(None, first, second, second_end, true),
    }
}

fn numeric(year: Option<i32>, first: u32, second: u32, end: usize, doubtful: bool) -> Option<DateSeen> {
    if first == 0 || second == 0 || first > 31 || second > 31 || (first > 12 && second > 12) {
        return None;
    }
    let (parts, day_first) = if first > 12 {
        (DateParts::Known { year, month: second, day: first }, Some(true))
    } else if second > 12 {
        (DateParts::Known { year, month: first, day: second }, Some(false))
    } else if first == second {
        (DateParts::Known { year, month: first, day: second }, None)
    } else {
        (DateParts::Either { year, first, second }, None)
    };
    Some(DateSeen { parts, end, day_first, doubtful })
}

/// "2 Dec", "12Sep2021", "1er décembre 2026", "30-Nov-26", "3rd of December".
fn day_with_named_month(text: &[u8], day: u32, day_end: usize) -> Option<DateSeen> {
    let mut at = skip(text, ordinal_end(text, day_end), b" -/.");
    if text[at..].starts_with(b"of ") {
        at += 3;
    }
    let (month, end) = month_at(text, at)?;
    let end = if text.get(end) == Some(&b'.') && text.get(end + 1).is_some_and(|b| *b == b' ' || b.is_ascii_digit()) {
        end + 1
    } else {
        end
    };
    let (year, end) = year_after(text, end);
    known(year, month, day, end, None)
}

/// A year after a date, with the marks that may stand before it. Two digits only after a mark that is not a space.
fn year_after(text: &[u8], at: usize) -> (Option<i32>, usize) {
    let from = skip(text, at, b" ,-/'.");
    let Some(end) = digits_end(text, from) else { return (None, trim(text, at)) };
    let glued = from > at && text[from - 1] != b' ' || from == at;
    let followed = text.get(end).copied();
    let unit = followed.is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b':' || byte == b'%');
    match (end - from, small_integer(text, from, end)) {
        (4, Some(year)) if !unit || followed == Some(b't') => {
            plausible_year(year).map_or((None, trim(text, at)), |year| (Some(year), end))
        }
        (2, Some(year)) if glued && !unit && from > at => (Some(2000 + year as i32), end),
        _ => (None, trim(text, at)),
    }
}

/// `at`, less a full stop that the month's abbreviation did not need.
fn trim(text: &[u8], at: usize) -> usize {
    if at > 0 && text.get(at - 1) == Some(&b'.') { at - 1 } else { at }
}

fn known(year: Option<i32>, month: u32, day: u32, end: usize, day_first: Option<bool>) -> Option<DateSeen> {
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(DateSeen {
        parts: DateParts::Known { year, month, day },
        end,
        day_first,
        doubtful: false,
    })
}

/// Prepaid data is younger than 1990, and no carrier promises beyond 2100.
fn plausible_year(year: u32) -> Option<i32> {
    (1970..=2100).contains(&year).then_some(year as i32)
}

/// "st", "nd", "rd", "th", "er" right behind a day.
fn ordinal_end(text: &[u8], at: usize) -> usize {
    let rest = &text[at.min(text.len())..];
    let found = ["st", "nd", "rd", "th", "er"].into_iter().find(|suffix| {
        rest.starts_with(suffix.as_bytes()) && !rest.get(suffix.len()).is_some_and(u8::is_ascii_alphabetic)
    });
    at + found.map_or(0, str::len)
}

fn month_at(text: &[u8], at: usize) -> Option<(u32, usize)> {
    MONTHS
        .at(text, at)
        .find(|(end, _)| !text.get(*end).is_some_and(u8::is_ascii_alphabetic))
        .map(|(end, month)| (*month, end))
}

fn skip(text: &[u8], at: usize, marks: &[u8]) -> usize {
    // At most three: beyond that the pieces no longer belong together.
    at + text.iter().skip(at).take(3).take_while(|byte| marks.contains(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, year: Option<i32>, month: u32, day: u32) {
        let bytes = text.as_bytes();
        let seen = date_at(bytes, 0).or_else(|| named_date_at(bytes, 0)).expect(text);
        assert_eq!(seen.parts, DateParts::Known { year, month, day }, "{text}");
        assert_eq!(seen.end, bytes.len(), "{text}");
    }

    #[test]
    fn dates_of_every_shape_read() {
        check("2026-11-30", Some(2026), 11, 30);
        check("20261130", Some(2026), 11, 30);
        check("30/11/2026", Some(2026), 11, 30);
        check("30-11-26", Some(2026), 11, 30);
        check("11/30/2026", Some(2026), 11, 30);
        check("30/11", None, 11, 30);
        check("30.11", None, 11, 30);
        check("29/aug/2014", Some(2014), 8, 29);
        check("12sep2021", Some(2021), 9, 12);
        check("2 dec", None, 12, 2);
        check("1er decembre 2026", Some(2026), 12, 1);
        check("dec 2, 2026", Some(2026), 12, 2);
        check("sep 25 2009", Some(2009), 9, 25);
        check("14-dec-26", Some(2026), 12, 14);
        check("2026年12月1日", Some(2026), 12, 1);
        check("11月19日", None, 11, 19);
    }

    #[test]
    fn two_small_numbers_stay_open() {
        let seen = date_at(b"03/04/2027", 0).expect("a date");
        assert_eq!(seen.parts, DateParts::Either { year: Some(2027), first: 3, second: 4 });
    }

    #[track_caller]
    fn check_time(text: &str, hour: u32, minute: u32) {
        assert_eq!(time_at(text.as_bytes(), 0), Some(TimeSeen { hour, minute, end: text.len() }), "{text}");
    }

    #[test]
    fn times_of_every_shape_read() {
        check_time("23:59", 23, 59);
        check_time("23:59:59", 23, 59);
        check_time("9:17", 9, 17);
        check_time("23h59", 23, 59);
        check_time("11.59pm", 23, 59);
        check_time("12am", 0, 0);
        check_time("03:47pm", 15, 47);
        check_time("6:30 pm", 18, 30);
        check_time("08时30分", 8, 30);
        check_time("16时", 16, 0);
        check_time("2359hrs", 23, 59);
    }

    #[test]
    fn what_is_no_time_is_none() {
        assert_eq!(time_at(b"1.25 gb", 0), None);
        assert_eq!(time_at(b"24h", 0), None);
        assert_eq!(time_at(b"30", 0), None);
    }
}
