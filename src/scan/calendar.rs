//! Dates and times of day as carriers print them.
//!
//! It says what stands there; the year that is missing and the order of "03/04" are settled in `reading`, from
//! evidence.

use super::lexicon::ClockWord;
use super::look::Look;
use super::number::{digits_end, small_integer};
use super::solar;
use super::words::Words;
use crate::languages::{NUMBERED_DAYS, Says};
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
    /// "本月30日", "翌月1日": a day of the month of receipt, or of one that many months ahead.
    InMonth {
        ahead: u32,
        day: u32,
    },
    /// A day of the solar calendar without its year: which day of ours that is hangs on the year.
    Yearless,
    /// "Sunday": the next one, Monday being 1.
    Weekday(u32),
    /// "The end of November".
    EndOf {
        year: Option<i32>,
        month: u32,
    },
    /// "The 12th": of the month of receipt, or of the next one.
    OfMonth(u32),
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

/// The date that starts with a digit at `at`.
pub fn date_at(look: &Look<'_>, at: usize) -> Option<DateSeen> {
    let text = look.bytes;
    let first_end = digits_end(text, at)?;
    let length = first_end - at;
    let first = small_integer(text, at, first_end)?;
    match length {
        8 => packed(first, first_end),
        4 => year_first(look, first, first_end),
        1 | 2 => day_or_month_first(look, first, first_end),
        _ => None,
    }
}

/// The date that starts with a month's name at `at`: "Dec 2, 2026".
pub fn named_date_at(look: &Look<'_>, at: usize) -> Option<DateSeen> {
    let text = look.bytes;
    let (month, name_end) = look.month_at(at).filter(|(month, _)| *month <= MONTHS)?;
    let mut next = name_end;
    if text.get(next) == Some(&b'.') {
        next += 1;
    }
    next = look.skip(next, b" -/");
    let day_end = digits_end(text, next)?;
    if day_end - next > 2 {
        return None;
    }
    let day = small_integer(text, next, day_end).filter(|day| (1..=31).contains(day))?;
    let end = ordinal_end(text, day_end);
    // "tem 1,7 GB" is no 1 July, however the Turks call that month.
    let fraction = match text.get(end) {
        Some(b'.' | b',') => digits_end(text, end + 1).map_or(0, |to| to - end - 1),
        _ => 0,
    };
    if !matches!(fraction, 0 | 4) {
        return None;
    }
    // "May 1 GB" and "Dec 23:59" are no dates.
    if text.get(end).is_some_and(|&byte| byte == b':' || byte.is_ascii_alphabetic()) {
        return None;
    }
    let (year, end) = year_after(look, end);
    Some(DateSeen { parts: DateParts::Known { year, month, day }, end, day_first: None, doubtful: false })
}

/// The month whose name stands at `at`, behind words for its end: "November", "de noviembre de 2027".
pub fn last_named_month_at(look: &Look<'_>, at: usize) -> Option<(DateParts, usize)> {
    let (month, end) = look.month_at(skip_between(look, at)).filter(|(month, _)| *month <= MONTHS)?;
    let behind = skip_between(look, look.skip(end, b" "));
    let year = digits_end(look.bytes, behind).filter(|year_end| year_end - behind == 4);
    let year = year.and_then(|to| Some((plausible_year(small_integer(look.bytes, behind, to)?)?, to)));
    let parts = DateParts::EndOf { year: year.map(|(year, _)| year), month };
    Some((parts, year.map_or(end, |(_, to)| to)))
}

/// The number of a day at `at`, where it is said to be one: by its ending ("12th", "1.") or by the word before it ("día 5"), and no
/// unit, month or noun goes on behind it.
pub fn ordinal_day_at(look: &Look<'_>, at: usize) -> Option<(DateParts, usize)> {
    let number_end = digits_end(look.bytes, at).filter(|end| end - at <= 2)?;
    let day = small_integer(look.bytes, at, number_end).filter(|day| (1..=31).contains(day))?;
    let end = ordinal_end(look.bytes, number_end);
    let rest = look.text[end..].trim_start_matches('.');
    let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | ':' | ',' | '%'))
        && !rest.starts_with(", ");
    // "the 3rd time", "le 5 forfaits": only a month may follow, as in "of each month", or nothing.
    let next = rest.trim_start_matches(' ');
    // "vuelve a cero el dia 1. Pepephone": behind the word for a day, a full stop ends the sentence.
    let is_day = || DAYS.iter().any(|day| look.text[..at].trim_end_matches(' ').ends_with(day));
    let is_alone = next.is_empty()
        || look.text[number_end..].starts_with(". ") && is_day()
        || !next.starts_with(|c: char| c.is_alphanumeric())
        || OF_THE_MONTH.iter().any(|of| next.starts_with(of));
    (!goes_on && is_alone).then_some((DateParts::OfMonth(day), end))
}

/// Words for a day before its number, folded.
const DAYS: [&str; 5] = [" dia", " jour", " giorno", " day", " ngay"];

/// What may follow the day of a month, folded.
#[rustfmt::skip]
const OF_THE_MONTH: &[&str] = &[
    "of ", "du mois", "de chaque mois", "del mes", "de cada mes", "do mes", "del mese", "di ogni mese", "des monats", "van de", "i manaden", "i maneden",
    "at ", "a ", "at", "um ", "om ", "kl", "o ", "alle ", "til ", "for ", "with ", "with", "and ", "et ", "und ", "y ", "e ", "og ", "och ",
];

/// Words for this month and the next one right before the number of a day, in scripts whose days have marks: with how many months
/// ahead each is.
static MONTHS_AHEAD: LazyLock<Words<u32>> = LazyLock::new(|| {
    let this = ["本月", "当月", "當月", "今月", "이번 달 ", "이번달 "].map(|word| (word.to_owned(), 0));
    let next = ["下月", "次月", "翌月", "来月", "下個月", "다음 달 ", "익월 "].map(|word| (word.to_owned(), 1));
    Words::new(this.into_iter().chain(next))
});

/// "本月30日", "翌月1日".
pub fn day_in_month_at(look: &Look<'_>, at: usize) -> Option<DateSeen> {
    let (from, ahead) = MONTHS_AHEAD.longest(look.bytes, at, |_, _| true)?;
    let day_end = digits_end(look.bytes, from).filter(|end| end - from <= 2)?;
    let day = small_integer(look.bytes, from, day_end).filter(|day| (1..=31).contains(day))?;
    let end = marked(look.bytes, day_end, &DAY_MARKS)?;
    Some(DateSeen { parts: DateParts::InMonth { ahead, day }, end, day_first: None, doubtful: false })
}

/// "20260325".
fn packed(digits: u32, end: usize) -> Option<DateSeen> {
    let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
    known(Some(plausible_year(year)?), month, day, end, None)
}

/// The marks of years, months and days that stand behind their numbers.
const YEAR_MARKS: [&str; 2] = ["年", "년"];
const MONTH_MARKS: [&str; 3] = ["月", "월", "个月"];
const MONTH_ENDS: [&str; 5] = ["末日", "末", "底", "말일", "말"];
const DAY_MARKS: [&str; 4] = ["日", "号", "號", "일"];

fn marked(text: &[u8], at: usize, marks: &[&str]) -> Option<usize> {
    let at = at + usize::from(text.get(at) == Some(&b' '));
    // None is of plain letters.
    if text.get(at).is_none_or(u8::is_ascii) {
        return None;
    }
    marks.iter().find(|mark| text[at..].starts_with(mark.as_bytes())).map(|mark| at + mark.len())
}

/// "2026-11-30", "2026/11/30", "2026.11.30", "2026年11月30日".
fn year_first(look: &Look<'_>, year: u32, year_end: usize) -> Option<DateSeen> {
    let text = look.bytes;
    if look.is_solar && solar::YEARS.contains(&year) {
        let (month, day, end) = month_and_day(text, year_end)?;
        return solar_day(year, month, day, end);
    }
    let year = plausible_year(year)?;
    if let Some(seen) = year_with_named_month(look, year, year_end) {
        return Some(seen);
    }
    if let Some(month_at) = marked(text, year_end, &YEAR_MARKS) {
        let month_at = look.skip(month_at, b" ");
        let month_end = digits_end(text, month_at)?;
        let month = small_integer(text, month_at, month_end)?;
        return marked_day(look, Some(year), month, month_end);
    }
    let (month, day, end) = month_and_day(text, year_end)?;
    known(Some(year), month, day, end, None)
}

/// "-11-30" behind a year, and where it ends.
fn month_and_day(text: &[u8], year_end: usize) -> Option<(u32, u32, usize)> {
    let mark = *text.get(year_end).filter(|mark| matches!(mark, b'-' | b'/' | b'.'))?;
    // "2026. 11. 30." is Korean.
    let month_at = year_end + 1 + usize::from(mark == b'.' && text.get(year_end + 1) == Some(&b' '));
    let month_end = digits_end(text, month_at)?;
    let month = small_integer(text, month_at, month_end)?;
    if text.get(month_end) != Some(&mark) || month_end - month_at > 2 {
        return None;
    }
    let day_at = month_end + 1 + usize::from(mark == b'.' && text.get(month_end + 1) == Some(&b' '));
    let day_end = digits_end(text, day_at)?;
    if day_end - day_at > 2 {
        return None;
    }
    Some((month, small_integer(text, day_at, day_end)?, day_end))
}

/// A day of the solar calendar, as the common one has it.
fn solar_day(year: u32, month: u32, day: u32, end: usize) -> Option<DateSeen> {
    let (year, month, day) = solar::common(year, month, day)?;
    known(Some(year), month, day, end, None)
}

/// Four digits that are a year of the solar calendar, and where they end.
fn solar_year(text: &[u8], at: usize) -> Option<(u32, usize)> {
    let end = digits_end(text, at).filter(|end| end - at == 4)?;
    small_integer(text, at, end).filter(|year| solar::YEARS.contains(year)).map(|year| (year, end))
}

/// "2026. december 5.", "2026 m. gruodžio 5".
fn year_with_named_month(look: &Look<'_>, year: i32, year_end: usize) -> Option<DateSeen> {
    let at = skip_between(look, look.skip(year_end, b" ."));
    let (month, name_end) = look.month_at(at)?;
    let day_at = look.skip(name_end, b" .");
    let end = digits_end(look.bytes, day_at).filter(|end| end - day_at <= 2)?;
    known(Some(year), month, small_integer(look.bytes, day_at, end)?, end, None)
}

/// The last day of a month; nothing for a February whose year is not told.
fn last_day(year: Option<i32>, month: u32) -> Option<u32> {
    let of_february = |year: i32| if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) { 29 } else { 28 };
    match month {
        2 => year.map(of_february),
        4 | 6 | 9 | 11 => Some(30),
        _ => Some(31),
    }
}

/// "月30日" and "月末" behind a month's number.
fn marked_day(look: &Look<'_>, year: Option<i32>, month: u32, month_end: usize) -> Option<DateSeen> {
    let text = look.bytes;
    let day_at = look.skip(marked(text, month_end, &MONTH_MARKS[..2])?, b" ");
    if let Some(end) = marked(text, day_at, &MONTH_ENDS) {
        return known(year, month, last_day(year, month)?, end, None);
    }
    let day_end = digits_end(text, day_at)?;
    let day = small_integer(text, day_at, day_end)?;
    known(year, month, day, marked(text, day_end, &DAY_MARKS)?, None)
}

/// "30/11/2026", "30-11-26", "30.11.", "30/11", "12Sep2021", "29/Aug/2014", "2 Dec 2026", "11月30日".
fn day_or_month_first(look: &Look<'_>, first: u32, first_end: usize) -> Option<DateSeen> {
    let text = look.bytes;
    if let Some(seen) = marked_day(look, None, first, first_end) {
        return Some(seen);
    }
    if let Some(seen) = day_with_named_month(look, first, first_end) {
        return Some(seen);
    }
    let mark = *text.get(first_end).filter(|mark| matches!(mark, b'-' | b'/' | b'.'))?;
    // "30. 11. 2026": with a space behind each full stop where days and months are ordinals.
    let spaced = mark == b'.' && text.get(first_end + 1) == Some(&b' ');
    let second_at = first_end + 1 + usize::from(spaced);
    let second_end = digits_end(text, second_at)?;
    if second_end - second_at > 2 || spaced && text.get(second_end) != Some(&b'.') {
        return None;
    }
    let second = small_integer(text, second_at, second_end)?;
    let year = (text.get(second_end) == Some(&mark))
        .then(|| {
            let year_at = second_end + 1 + usize::from(spaced && text.get(second_end + 1) == Some(&b' '));
            let end = digits_end(text, year_at)?;
            let year = small_integer(text, year_at, end)?;
            match end - year_at {
                2 if !look.is_solar => Some((short_year(look, year), end)),
                4 => Some((plausible_year(year)?, end)),
                _ => None,
            }
        })
        .flatten();
    // "20/11-2026", "30/11 2026": Scandinavian.
    let year = year.or_else(|| {
        let at = (mark == b'/' && matches!(text.get(second_end), Some(b'-' | b' '))).then_some(second_end + 1)?;
        let end = digits_end(text, at).filter(|end| end - at == 4)?;
        let goes_on =
            text.get(end).is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'.' | b',' | b'%'))
                && text.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
        let is_year = !goes_on && super::units::unit_at(look, end).is_none();
        Some((plausible_year(small_integer(text, at, end)?).filter(|_| is_year)?, end))
    });
    if year.is_none() && look.is_solar {
        // "30/11/1405": two numbers alone may be of either calendar.
        let (year, end) = solar_year(text, second_end + 1)?;
        return solar_day(year, second, first, end);
    }
    match year {
        Some((year, end)) => numeric(Some(year), first, second, end, false),
        None if text.get(second_end).is_some_and(|byte| matches!(byte, b'/' | b'-')) => None,
        // "30.11." and "1.5" look alike; the two-digit month is the sign of a date, or the full stop behind it.
        None if mark == b'.' && !spaced && second_end - first_end != 3 && !is_ordinal(text, second, second_end) => None,
        None => numeric(None, first, second, second_end, true),
    }
}

/// Whether a month's number has a full stop of its own, with a space or nothing behind it: "31.1. klo 23.59".
fn is_ordinal(text: &[u8], month: u32, end: usize) -> bool {
    month <= 12 && text.get(end) == Some(&b'.') && matches!(text.get(end + 1), None | Some(b' '))
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

/// Months of the solar calendar are numbered from here on: its first is 13.
const MONTHS: u32 = 12;

/// "2 Dec", "12Sep2021", "1er décembre 2026", "30-Nov-26", "3rd of December".
fn day_with_named_month(look: &Look<'_>, day: u32, day_end: usize) -> Option<DateSeen> {
    let text = look.bytes;
    let behind_day = look.skip(ordinal_end(text, day_end), b" -/.");
    // "3 tháng 12": the word for a month is part of the month's name, and one that may stand between.
    let (month, end) = look.month_at(behind_day).or_else(|| look.month_at(skip_between(look, behind_day)))?;
    // "1 tháng 5 GB", "3 เดือน 12 วัน": a length of time, and another number.
    if text[end - 1].is_ascii_digit() && !(is_said_to_be_day(look, day_end) || year_after(look, end).0.is_some()) {
        return None;
    }
    if month > MONTHS {
        let behind = skip_between(look, look.skip(end, b" ,-/"));
        let seen = DateSeen { parts: DateParts::Yearless, end, day_first: None, doubtful: false };
        return solar_year(text, behind).map_or(Some(seen), |(year, end)| solar_day(year, month - MONTHS, day, end));
    }
    let end = if text.get(end) == Some(&b'.') && text.get(end + 1).is_some_and(|b| *b == b' ' || b.is_ascii_digit()) {
        end + 1
    } else {
        end
    };
    let (year, end) = year_after(look, end);
    known(year, month, day, end, None)
}

/// Whether a word for a day of the calendar stands before the number that ends at `end`.
fn is_said_to_be_day(look: &Look<'_>, end: usize) -> bool {
    let before = look.text[..end].trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(' ');
    NUMBERED_DAYS.iter().any(|day| before.ends_with(day))
}

/// Behind one of the words that may stand between the parts of a date: "de", "of", "năm".
fn skip_between(look: &Look<'_>, at: usize) -> usize {
    look.clock_word_end(at, ClockWord::Between).map_or(at, |end| look.skip(end, b" "))
}

/// A year after a date, with the marks that may stand before it. Two digits only after a mark that is not a space, where the
/// language counts its years otherwise, or where a bracket, a mark or the text ends right behind them: "(exp 21 Feb 27)".
fn year_after(look: &Look<'_>, at: usize) -> (Option<i32>, usize) {
    let text = look.bytes;
    let marked = look.skip(at, b" ,-/'.");
    let from = skip_between(look, marked);
    let Some(end) = digits_end(text, from) else { return (None, trim(text, at)) };
    let glued = from > at && text[from - 1] != b' ' || from == at;
    // "28NOV26".
    let behind_letter = at > 0 && (text[at - 1].is_ascii_alphabetic() || text[at - 1] == b'.');
    let followed = text.get(end).copied();
    let unit = followed.is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b':' || byte == b'%');
    let named = from > marked || look.is_buddhist;
    match (end - from, small_integer(text, from, end)) {
        (4, Some(year)) if !unit || followed == Some(b't') => {
            plausible_year(year).map_or((None, trim(text, at)), |year| (Some(year), end))
        }
        (2, Some(year)) if (glued || named) && !unit && (from > at || behind_letter) => {
            (Some(short_year(look, year)), end)
        }
        (2, Some(year)) if from > at && SHORT_YEARS.contains(&year) && ends_behind(text, end) => {
            (Some(short_year(look, year)), end)
        }
        _ => (None, trim(text, at)),
    }
}

/// Two digits that may be a year and are no day's hour, nor its minute.
const SHORT_YEARS: std::ops::RangeInclusive<u32> = 15..=49;

/// Whether a statement ends here: with a bracket, a mark or the text.
fn ends_behind(text: &[u8], at: usize) -> bool {
    match text.get(at) {
        None | Some(b')' | b';' | b']' | b'\n') => true,
        Some(b'.' | b',' | b'!') => text.get(at + 1).is_none_or(|next| matches!(next, b' ' | b'\n')),
        _ => false,
    }
}

/// The years from the first of the Buddhist calendar to that of the common one.
const BUDDHIST_YEARS: i32 = 543;
/// "69" is 2569 where years are counted so: no message is about 2069.
const FIRST_SHORT_BUDDHIST: u32 = 50;

fn short_year(look: &Look<'_>, year: u32) -> i32 {
    let century = if year >= FIRST_SHORT_BUDDHIST && look.is_buddhist { 2500 - BUDDHIST_YEARS } else { 2000 };
    century + year as i32
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

/// Prepaid data is younger than 1990, and no carrier promises beyond 2100. The same years are told in the Buddhist calendar
/// without saying so.
fn plausible_year(year: u32) -> Option<i32> {
    let year = i32::try_from(year).ok()?;
    [year, year - BUDDHIST_YEARS].into_iter().find(|year| (1970..=2100).contains(year))
}

/// "st", "nd", "rd", "th", "er" right behind a day.
fn ordinal_end(text: &[u8], at: usize) -> usize {
    let rest = &text[at.min(text.len())..];
    if !matches!(rest.first(), Some(b's' | b'n' | b'r' | b't' | b'e' | b'h' | 0xc2)) {
        return at;
    }
    let found = ["st", "nd", "rd", "th", "er", "hb", "º", "ª", "°"].into_iter().find(|suffix| {
        rest.starts_with(suffix.as_bytes()) && !rest.get(suffix.len()).is_some_and(u8::is_ascii_alphabetic)
    });
    at + found.map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::super::{
        fold::Folded,
        lexicon::Lexicon,
        spoken::{self, Spoken},
    };
    use super::*;

    #[track_caller]
    fn check(text: &str, year: Option<i32>, month: u32, day: u32) {
        let folded = Folded::new(text);
        let spoken = spoken::identify(&folded, Lexicon::all());
        let look = Look::new(&folded, Lexicon::all(), &spoken);
        let seen = date_at(&look, 0).or_else(|| named_date_at(&look, 0)).expect(text);
        assert_eq!(seen.parts, DateParts::Known { year, month, day }, "{text}");
        assert_eq!(seen.end, folded.text.len(), "{text}");
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
        check("30. 11. 2026", Some(2026), 11, 30);
        check("27. 12. 26", Some(2026), 12, 27);
        check("29/aug/2014", Some(2014), 8, 29);
        check("12sep2021", Some(2021), 9, 12);
        check("2 dec", None, 12, 2);
        check("1er decembre 2026", Some(2026), 12, 1);
        check("dec 2, 2026", Some(2026), 12, 2);
        check("sep 25 2009", Some(2009), 9, 25);
        check("14-dec-26", Some(2026), 12, 14);
        check("21 feb 27", Some(2027), 2, 21);
        check("09 oct, 17", Some(2017), 10, 9);
        check("2026年12月1日", Some(2026), 12, 1);
        check("11月19日", None, 11, 19);
        check("2027年2月末", Some(2027), 2, 28);
        check("4月底", None, 4, 30);
        check("2026년 11월 30일", Some(2026), 11, 30);
        check("2026. 11. 30", Some(2026), 11, 30);
        check("30/11/2569", Some(2026), 11, 30);
        check("2026. december 5", Some(2026), 12, 5);
    }

    #[test]
    fn two_small_numbers_stay_open() {
        let folded = Folded::new("03/04/2027");
        let spoken = Spoken::default();
        let seen = date_at(&Look::new(&folded, Lexicon::all(), &spoken), 0).expect("a date");
        assert_eq!(seen.parts, DateParts::Either { year: Some(2027), first: 3, second: 4 });
    }
}
