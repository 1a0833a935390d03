//! The moments of a table: the usual shapes in which phones and programs write when a message came.
//!
//! It reads a cell that holds a moment and nothing else; dates within running text are for `scan`. It guesses nothing:
//! of "03/04/2026" it says that the order is open.

use super::{Received, small_letters};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc};

/// What tells seconds from milliseconds: seconds reach it in the year 5138, milliseconds in March 1973.
const FEWEST_MILLISECONDS: u64 = 100_000_000_000;
/// Text messages are younger; an older moment is a mistake.
const FIRST_YEAR: i32 = 1990;
const LAST_YEAR: i32 = 2100;

/// In which order a date of three numbers has day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// A moment as it was read, and what it tells of the order in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// No order is needed to read it.
    Plainly(Received),
    /// It can be read in this order only.
    In(DateOrder, Received),
    /// It can be read in both orders; this is the day first.
    Either(Received),
}

/// The moment with day and month changed over.
pub(super) fn swapped(received: Received) -> Option<Received> {
    let Received::Local { date, time } = received else { return None };
    let date = NaiveDate::from_ymd_opt(date.year(), date.day(), date.month())?;
    Some(Received::Local { date, time })
}

/// Up to 18 ASCII digits.
pub(super) fn integer(text: &[u8]) -> Option<u64> {
    let fits = (1..=18).contains(&text.len());
    let digits = fits.then_some(text)?;
    digits
        .iter()
        .try_fold(0, |sum: u64, &digit| digit.is_ascii_digit().then(|| sum * 10 + u64::from(digit.wrapping_sub(b'0'))))
}

/// Seconds or milliseconds since 1970.
pub(super) fn since_1970(text: &[u8]) -> Option<DateTime<Utc>> {
    let number = integer(text)?;
    let milliseconds = if number < FEWEST_MILLISECONDS { number * 1000 } else { number };
    let at = DateTime::from_timestamp_millis(i64::try_from(milliseconds).ok()?)?;
    is_likely(at.year()).then_some(at)
}

/// Reads a cell. Nothing where it holds no moment, or one that is not told whole.
pub(super) fn parse(cell: &str) -> Option<Told> {
    let cell = cell.trim();
    if cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Told::Plainly(Received::Instant(since_1970(cell.as_bytes())?)));
    }
    let clock = clock_in(cell);
    let (before, after) = match &clock {
        Some(clock) => (cell.get(..clock.from)?, cell.get(clock.to..)?),
        None => (cell, ""),
    };
    let mut date = DateParts::default();
    date.read(before);
    date.read(after);
    let (order, day) = date.day()?;
    let Some(clock) = clock else {
        return Some(order.told(Received::Local { date: day, time: None }));
    };
    let Some(east) = clock.minutes_east else {
        return Some(order.told(Received::Local { date: day, time: Some(clock.time) }));
    };
    // A moment with a zone and an open order could not be changed over later.
    if order == Order::Open {
        return None;
    }
    let local = day.and_time(clock.time).checked_sub_signed(TimeDelta::try_minutes(east)?)?;
    Some(order.told(Received::Instant(local.and_utc())))
}

fn is_likely(year: i32) -> bool {
    (FIRST_YEAR..LAST_YEAR).contains(&year)
}

// --- the time of day ---------------------------------------------------------------------------------------------------

/// A time of day and where it stands, with the half of the day and the zone that belong to it.
struct Clock {
    time: NaiveTime,
    minutes_east: Option<i64>,
    from: usize,
    to: usize,
}

/// The halves of the day in Chinese, which stand before the hour.
const HALVES: [(&str, bool); 4] = [("上午", false), ("凌晨", false), ("下午", true), ("晚上", true)];

fn clock_in(cell: &str) -> Option<Clock> {
    let bytes = cell.as_bytes();
    let colon = bytes.iter().position(|&byte| byte == b':')?;
    let before = cell.get(..colon)?;
    let mut from = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let hour = small(before.get(from..)?)?;
    let (minute, mut rest) = two_digits(cell.get(colon + 1..)?)?;
    let mut second = 0;
    if let Some((seconds, after)) = rest.strip_prefix(':').and_then(two_digits) {
        second = seconds;
        let fraction = after.strip_prefix(['.', ',']);
        let is_fraction = |text: &&str| text.starts_with(|c: char| c.is_ascii_digit());
        let after_fraction =
            fraction.filter(is_fraction).map(|text| text.trim_start_matches(|c: char| c.is_ascii_digit()));
        rest = after_fraction.unwrap_or(after);
    }
    let mut is_afternoon = None;
    if let Some((is_pm, after)) = half_at(rest.trim_start()) {
        (is_afternoon, rest) = (Some(is_pm), after);
    } else {
        let before = cell.get(..from)?.trim_end();
        if let Some((half, is_pm)) = HALVES.into_iter().find(|(half, _)| before.ends_with(half)) {
            (is_afternoon, from) = (Some(is_pm), before.len() - half.len());
        }
    }
    let hour = match (is_afternoon, hour) {
        (None, hour) => hour,
        (Some(true), 1..=11) => hour + 12,
        (Some(false), 12) => 0,
        (Some(_), hour) => hour,
    };
    let (minutes_east, rest) = zone_at(rest);
    let time = NaiveTime::from_hms_opt(hour, minute, second)?;
    Some(Clock { time, minutes_east, from, to: cell.len() - rest.len() })
}

/// "PM", "p.m.": whether it is the afternoon, and what follows.
fn half_at(text: &str) -> Option<(bool, &str)> {
    let is_afternoon = match text.bytes().next()? {
        b'p' | b'P' => true,
        b'a' | b'A' => false,
        _ => return None,
    };
    let rest = text.get(1..)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest).strip_prefix(['m', 'M'])?;
    Some((is_afternoon, rest.strip_prefix('.').unwrap_or(rest)))
}

/// "Z", "GMT", "+11:00", "-0330": minutes east of Greenwich, and what follows.
fn zone_at(text: &str) -> (Option<i64>, &str) {
    let zone = text.trim_start();
    let named = ["GMT", "UTC", "Z"].into_iter().find_map(|name| zone.strip_prefix(name));
    let signed = named.unwrap_or(zone);
    let offset = match signed.bytes().next() {
        Some(b'+') => offset_at(signed),
        Some(b'-') => offset_at(signed).map(|(minutes, rest)| (-minutes, rest)),
        _ => None,
    };
    match (offset, named) {
        (Some((minutes, rest)), _) => (Some(minutes), rest),
        (None, Some(rest)) => (Some(0), rest),
        (None, None) => (None, text),
    }
}

fn offset_at(signed: &str) -> Option<(i64, &str)> {
    let (hours, rest) = two_digits(signed.get(1..)?)?;
    let (minutes, rest) = two_digits(rest.strip_prefix(':').unwrap_or(rest)).unwrap_or((0, rest));
    (hours < 15 && minutes < 60).then_some((i64::from(hours * 60 + minutes), rest))
}

fn two_digits(text: &str) -> Option<(u32, &str)> {
    Some((small(text.get(..2)?)?, text.get(2..)?))
}

/// One to four ASCII digits.
fn small(text: &str) -> Option<u32> {
    let fits = (1..=4).contains(&text.len());
    fits.then(|| integer(text.as_bytes()))?.and_then(|number| u32::try_from(number).ok())
}

// --- the day -------------------------------------------------------------------------------------------------------------

/// What the three numbers of a date tell of their order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Plain,
    Only(DateOrder),
    Open,
}

impl Order {
    fn told(self, received: Received) -> Told {
        match self {
            Order::Plain => Told::Plainly(received),
            Order::Only(order) => Told::In(order, received),
            Order::Open => Told::Either(received),
        }
    }
}

/// Names of months by their first letters, in the languages that write them into exports.
const MONTHS: [(&str, u32); 28] = [
    ("jan", 1),
    ("ene", 1),
    ("feb", 2),
    ("fev", 2),
    ("fév", 2),
    ("mar", 3),
    ("mär", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("may", 5),
    ("mai", 5),
    ("juin", 6),
    ("jun", 6),
    ("juil", 7),
    ("jul", 7),
    ("aug", 8),
    ("aoû", 8),
    ("ago", 8),
    ("sep", 9),
    ("oct", 10),
    ("okt", 10),
    ("out", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
    ("déc", 12),
    ("dic", 12),
];

/// A number of a date: its value, how many digits it has, and the mark before it.
#[derive(Clone, Copy, Default)]
struct Number {
    value: u32,
    digits: usize,
    mark: u8,
}

#[derive(Default)]
struct DateParts {
    numbers: [Number; 3],
    count: usize,
    month: Option<u32>,
    is_more: bool,
}

impl DateParts {
    fn read(&mut self, text: &str) {
        let mut rest = text;
        let mut mark = 0;
        while let Some(first) = rest.chars().next() {
            let is_digit = first.is_ascii_digit();
            let is_same = |c: char| if is_digit { c.is_ascii_digit() } else { c.is_alphabetic() };
            let end = match is_digit || first.is_alphabetic() {
                true => rest.find(|c| !is_same(c)).unwrap_or(rest.len()),
                false => first.len_utf8(),
            };
            let (part, after) = rest.split_at(end);
            if is_digit {
                self.add(part, mark);
                mark = 0;
            } else if first.is_alphabetic() {
                // In "mar. 24 nov." the last one is the month.
                self.month = month_of(part).or(self.month);
            } else if !first.is_whitespace() {
                mark = part.bytes().next().unwrap_or(0);
            }
            rest = after;
        }
    }

    fn add(&mut self, part: &str, mark: u8) {
        let number = small(part).map(|value| Number { value, digits: part.len(), mark });
        match (number, self.numbers.get_mut(self.count)) {
            (Some(number), Some(place)) => {
                *place = number;
                self.count += 1;
            }
            _ => self.is_more = true,
        }
    }

    fn day(&self) -> Option<(Order, NaiveDate)> {
        let [first, second, third] = self.numbers;
        let (order, year, month, day) = match (self.month, self.count) {
            _ if self.is_more => return None,
            (None, 3) if second.mark != third.mark => return None,
            (Some(month), 2) if first.digits == 4 => (Order::Plain, first, month, second.value),
            (Some(month), 2) => (Order::Plain, second, month, first.value),
            (None, 3) if first.digits == 4 => (Order::Plain, first, second.value, third.value),
            (None, 3) => match (first.value, second.value) {
                (day, month) if day == month || second.mark == b'.' => (Order::Plain, third, month, day),
                (day @ 13.., month) => (Order::Only(DateOrder::DayFirst), third, month, day),
                (month, day @ 13..) => (Order::Only(DateOrder::MonthFirst), third, month, day),
                (day, month) => (Order::Open, third, month, day),
            },
            _ => return None,
        };
        let year = match year.digits {
            2 => 2000 + year.value,
            4 => year.value,
            _ => return None,
        };
        let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        is_likely(date.year()).then_some((order, date))
    }
}

fn month_of(word: &str) -> Option<u32> {
    let word = small_letters(word);
    MONTHS.iter().find(|(name, _)| word.starts_with(name)).map(|&(_, month)| month)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A told moment as text: its order where that matters, then the moment, "Z" behind an instant.
    fn spelled(cell: &str) -> String {
        let (order, received) = match parse(cell) {
            None => return "none".to_owned(),
            Some(Told::Plainly(received)) => ("", received),
            Some(Told::In(DateOrder::DayFirst, received)) => ("day first ", received),
            Some(Told::In(DateOrder::MonthFirst, received)) => ("month first ", received),
            Some(Told::Either(received)) => ("either ", received),
        };
        let moment = match received {
            Received::Instant(at) => format!("{:?}", at),
            Received::Local { date, time: Some(time) } => format!("{date:?} {time:?}"),
            Received::Local { date, time: None } => format!("{date:?}"),
        };
        format!("{order}{moment}")
    }

    #[track_caller]
    fn check(cell: &str, told: &str) {
        assert_eq!(spelled(cell), told, "{cell}");
    }

    #[test]
    fn seconds_and_milliseconds_are_told_apart() {
        check("1795370711000", "2026-11-22T18:05:11Z");
        check("1795370711", "2026-11-22T18:05:11Z");
        check("0", "none");
        check("12", "none");
        check("99999999999999999999", "none");
    }

    #[test]
    fn years_first_and_named_months_are_plain() {
        check("2026-11-22 18:05", "2026-11-22 18:05:00");
        check("2026-11-22T18:05:11.250", "2026-11-22 18:05:11");
        check("2026-11-22T18:05:11Z", "2026-11-22T18:05:11Z");
        check("2026-11-22T18:05:11+11:00", "2026-11-22T07:05:11Z");
        check("2026-11-22 18:05:11 -0330", "2026-11-22T21:35:11Z");
        check("2026/11/22", "2026-11-22");
        check("2026年11月22日 下午6:05", "2026-11-22 18:05:00");
        check("2026年11月22日 18:05:11", "2026-11-22 18:05:11");
        check("Nov 22, 2026 6:05:11 PM", "2026-11-22 18:05:11");
        check("Nov 22, 2026 12:05:11\u{202f}a.m.", "2026-11-22 00:05:11");
        check("Sun Nov 22 18:05:11 GMT+11:00 2026", "2026-11-22T07:05:11Z");
        check("mar. 24 nov. 2026 18:05", "2026-11-24 18:05:00");
        check("22 déc. 2026 à 18:05", "2026-12-22 18:05:00");
        check("22-Nov-26", "2026-11-22");
    }

    #[test]
    fn numbers_alone_say_what_order_they_have() {
        check("22/11/2026 18:05", "day first 2026-11-22 18:05:00");
        check("11/22/26, 6:05 PM", "month first 2026-11-22 18:05:00");
        check("18:05 22-11-2026", "day first 2026-11-22 18:05:00");
        check("03/04/2026", "either 2026-04-03");
        check("04/04/2026", "2026-04-04");
        check("03.04.2026 18:05", "2026-04-03 18:05:00");
        check("3. 4. 2026", "2026-04-03");
        check("03/04/2026 18:05 Z", "none");
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for cell in [
            "",
            ":",
            "18:05",
            "yesterday",
            "22/11",
            "2026-13-01",
            "31/02/2026",
            "99:99 22/11/2026",
            "1/2/3/4",
            "22/11/2126",
            "é:é",
            "1.2E+12",
            "12:é",
            "24/11/202",
        ] {
            check(cell, "none");
        }
    }

    #[test]
    fn a_date_changes_over_where_it_can() {
        let date = |day| NaiveDate::from_ymd_opt(2026, 4, day).expect("a day");
        let local = |date| Received::Local { date, time: None };
        assert_eq!(swapped(local(date(3))), NaiveDate::from_ymd_opt(2026, 3, 4).map(local));
        assert_eq!(swapped(local(date(13))), None);
    }
}
