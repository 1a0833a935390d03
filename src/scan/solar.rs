//! The solar calendar of Iran and Afghanistan, in which 1405 begins on 21 March 2026.
//!
//! It knows the years that messages can be about, and no others: its leap years follow a rule of 33 years there.

use chrono::{Datelike, Days, Duration, NaiveDate};

/// Years that are told in this calendar; in the common one nobody had a telephone.
pub const YEARS: std::ops::RangeInclusive<u32> = 1380..=1450;
/// In each 33 years, those with a day more.
const LEAP_YEARS: [u32; 8] = [1, 5, 9, 13, 17, 22, 26, 30];
const LEAP_CYCLE: u32 = 33;
/// A year whose first day is known: 21 March 2021.
const KNOWN_YEAR: u32 = 1400;
/// The first six months have 31 days, the others 30, and the last one 29 but for leap years.
const LONG_MONTHS: u32 = 6;

fn is_leap(year: u32) -> bool {
    LEAP_YEARS.contains(&(year % LEAP_CYCLE))
}

fn days_of(year: u32) -> i64 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_of_month(year: u32, month: u32) -> u32 {
    match month {
        1..=LONG_MONTHS => 31,
        7..=11 => 30,
        _ => 29 + u32::from(is_leap(year)),
    }
}

/// Year, month and day of the common calendar; nothing for a day that the month does not have.
pub fn common(year: u32, month: u32, day: u32) -> Option<(i32, u32, u32)> {
    if !YEARS.contains(&year) || !(1..=12).contains(&month) || !(1..=days_of_month(year, month)).contains(&day) {
        return None;
    }
    let before = (1..month).map(|month| days_of_month(year, month)).sum::<u32>() + day - 1;
    let years = if year < KNOWN_YEAR {
        -(year..KNOWN_YEAR).map(days_of).sum::<i64>()
    } else {
        (KNOWN_YEAR..year).map(days_of).sum::<i64>()
    };
    let first = NaiveDate::from_ymd_opt(2021, 3, 21)?.checked_add_signed(Duration::days(years))?;
    let date = first.checked_add_days(Days::new(before.into()))?;
    Some((date.year(), date.month(), date.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_common_calendar() {
        for (solar, date) in [
            // First days of years, as Iran keeps them.
            ((1399, 1, 1), (2020, 3, 20)),
            ((1400, 1, 1), (2021, 3, 21)),
            ((1403, 1, 1), (2024, 3, 20)),
            ((1404, 1, 1), (2025, 3, 21)),
            ((1405, 1, 1), (2026, 3, 21)),
            ((1408, 1, 1), (2029, 3, 20)),
            ((1409, 1, 1), (2030, 3, 21)),
            // The last day of a leap year.
            ((1403, 12, 30), (2025, 3, 20)),
            // 186 days in the first six months, and one on.
            ((1405, 7, 1), (2026, 9, 23)),
            ((1405, 9, 9), (2026, 11, 30)),
            ((1405, 11, 30), (2027, 2, 19)),
        ] {
            let (year, month, day) = solar;
            assert_eq!(common(year, month, day), Some(date), "{solar:?}");
        }
        for (year, month, day) in
            [(1404, 12, 30), (1405, 7, 31), (1405, 13, 1), (1405, 0, 1), (1405, 1, 0), (1448, 13, 1)]
        {
            assert_eq!(common(year, month, day), None, "{year}/{month}/{day}");
        }
    }
}
