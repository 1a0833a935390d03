//! Completes the moment of a heading backwards: what a phone prints above a message has passed.
//!
//! A moment that has not passed yet heads nothing: it is an expiry.

use crate::languages::DateOrder;
use crate::scan::{Arrival, DateParts, Day};
use crate::stamp::LocalMoment;
use chrono::{Datelike, Days, NaiveDate, NaiveTime};

/// A phone leaves the year out of the dates of this year only, or of the last months.
const YEAR_LEFT_OUT_DAYS: i64 = 330;

/// When it was; the inner nothing is a day whose month nobody can tell. Nothing at all where it cannot be the past.
pub fn passed(
    arrival: &Arrival,
    order: DateOrder,
    now: LocalMoment,
    carried: Option<NaiveDate>,
) -> Option<Option<LocalMoment>> {
    let time = match arrival.time {
        Some((hour, minute)) => Some(NaiveTime::from_hms_opt(hour, minute, 0)?),
        None => None,
    };
    let has_passed = |date: NaiveDate| {
        date < now.date || date == now.date && time.zip(now.time).is_none_or(|(time, now)| time <= now)
    };
    let date = match arrival.day {
        Some(Day::Date(parts)) => match of_parts(parts, order, &has_passed, now.date)? {
            Some(date) => date,
            None => return Some(None),
        },
        Some(Day::Ago(days)) => days_before(now.date, days)?,
        Some(Day::Weekday(weekday)) => {
            let back = (now.date.weekday().number_from_monday() + 7).checked_sub(weekday)? % 7;
            latest(now.date, back, 7, &has_passed)?
        }
        None => carried.filter(|date| has_passed(*date)).or_else(|| latest(now.date, 0, 1, &has_passed))?,
    };
    has_passed(date).then_some(Some(LocalMoment { date, time }))
}

fn days_before(date: NaiveDate, days: u32) -> Option<NaiveDate> {
    date.checked_sub_days(Days::new(u64::from(days)))
}

/// The day `back` days ago, or `again` days before it where that has not passed.
fn latest(now: NaiveDate, back: u32, again: u32, has_passed: &dyn Fn(NaiveDate) -> bool) -> Option<NaiveDate> {
    days_before(now, back).filter(|date| has_passed(*date)).or_else(|| days_before(now, back + again))
}

fn of_parts(
    parts: DateParts,
    order: DateOrder,
    has_passed: &dyn Fn(NaiveDate) -> bool,
    now: NaiveDate,
) -> Option<Option<NaiveDate>> {
    let dated = |year: Option<i32>, month, day| match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day).filter(|date| has_passed(*date)),
        None => [0, 1]
            .into_iter()
            .filter_map(|back| NaiveDate::from_ymd_opt(now.year() - back, month, day))
            .find(|date| has_passed(*date))
            .filter(|date| (now - *date).num_days() <= YEAR_LEFT_OUT_DAYS),
    };
    match (parts, order) {
        (DateParts::Known { year, month, day }, _) => dated(year, month, day).map(Some),
        (DateParts::Either { year, first, second }, DateOrder::DayFirst) => dated(year, second, first).map(Some),
        (DateParts::Either { year, first, second }, DateOrder::MonthFirst) => dated(year, first, second).map(Some),
        (DateParts::Either { year, first, second }, DateOrder::Undecided) => {
            match (dated(year, second, first), dated(year, first, second)) {
                (None, None) => None,
                // Only one of the two has passed.
                (Some(date), None) | (None, Some(date)) => Some(Some(date)),
                (Some(_), Some(_)) => Some(None),
            }
        }
        (DateParts::Named(_) | DateParts::InMonth { .. } | DateParts::Yearless, _) => None,
        (DateParts::Weekday(_) | DateParts::EndOf { .. } | DateParts::OfMonth(_), _) => None,
    }
}
