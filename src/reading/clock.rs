//! Completes dates: the year that is missing, the order of "03/04", the day of a time alone, "end of the month".
//!
//! It reads no clock: all it supplies comes from the text's own evidence, the country and the receipt time, and what
//! these leave open is a doubt.

use super::{Assumption, Context, LocalMoment};
use crate::languages::{DateOrder, Says};
use crate::outcome::About;
use crate::scan::{DateParts, Finding, Findings, Moment, What};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};

/// Countries that write the month first.
const MONTH_FIRST: [&str; 15] =
    ["US", "PH", "PR", "GU", "AS", "MP", "VI", "FM", "PW", "CN", "TW", "JP", "KR", "HU", "LT"];
/// Countries that write both ways, by language and by company.
const EITHER_WAY: [&str; 1] = ["CA"];
/// Mobile data is younger, and so is every message about it.
const FIRST_YEAR: i32 = 2000;
/// No pack runs longer, either way from receipt: ten years.
const LONGEST_DAYS: i64 = 3653;

/// An expiry without a year that passed within this many days may be that of a pack just gone.
const JUST_GONE_DAYS: i64 = 45;
/// A carrier that means a day so far ahead prints its year.
const YEAR_LEFT_OUT_DAYS: i64 = 300;

/// How "03/04" is ordered: by another date of the text, else the country, else the language; `Undecided` is a question.
pub fn date_order(findings: &Findings<'_>, context: Context<'_>) -> DateOrder {
    // "4.25" may be a sum of money as well.
    let is_sum = |finding: &Finding| findings.folded.text[finding.from..finding.to].contains('.');
    let told = |doubtful: bool| {
        findings.found.iter().find_map(|finding| match &finding.what {
            What::Moment(moment) if moment.doubtful == doubtful && !(doubtful && is_sum(finding)) => moment.day_first,
            _ => None,
        })
    };
    let evidence = told(false).or_else(|| told(true));
    let of_language = || findings.spoken.first().map_or(DateOrder::Undecided, |language| language.date_order);
    match evidence {
        Some(true) => DateOrder::DayFirst,
        Some(false) => DateOrder::MonthFirst,
        None => context.country.and_then(order_of_country).unwrap_or_else(of_language),
    }
}

/// How a country orders "03/04"; nothing where it writes both ways.
pub fn order_of_country(country: &str) -> Option<DateOrder> {
    match country {
        country if MONTH_FIRST.contains(&country) => Some(DateOrder::MonthFirst),
        country if EITHER_WAY.contains(&country) => None,
        _ => Some(DateOrder::DayFirst),
    }
}

/// The full date and time, and what had to be supplied.
pub fn complete(
    moment: &Moment,
    order: DateOrder,
    context: Context<'_>,
    is_past: bool,
) -> Result<(LocalMoment, Option<Assumption>), About> {
    // 24:00 is the end of the day it is printed beside.
    let time = match moment.time {
        Some((24, _)) => NaiveTime::from_hms_opt(23, 59, 0),
        Some((hour, minute)) => Some(NaiveTime::from_hms_opt(hour, minute, 0).ok_or(About::OddDate)?),
        None => None,
    };
    let Some(parts) = moment.date else {
        let (received, time) = (context.received.ok_or(About::WhichDate)?, time.ok_or(About::WhichDate)?);
        let came = received.time.unwrap_or(NaiveTime::MIN);
        let later = u64::from(time < came && !is_past);
        let date = received.date.checked_add_days(Days::new(later)).ok_or(About::OddDate)?;
        return Ok((LocalMoment { date, time: Some(time) }, Some(Assumption::Day)));
    };
    let (year, month, day) = match (parts, order) {
        (DateParts::Known { year, month, day }, _) => (year, month, day),
        (DateParts::Either { year, first, second }, DateOrder::DayFirst) => (year, second, first),
        (DateParts::Either { year, first, second }, DateOrder::MonthFirst) => (year, first, second),
        (DateParts::Either { .. }, DateOrder::Undecided) => return Err(About::DayOrMonth),
        (DateParts::InMonth { ahead, day }, _) => {
            let first = context.received.and_then(|received| received.date.with_day(1)).ok_or(About::WhichDate)?;
            let month = first.checked_add_months(Months::new(ahead)).ok_or(About::OddDate)?;
            let date = month.with_day(day).ok_or(About::OddDate)?;
            return Ok((LocalMoment { date, time }, Some(Assumption::Day)));
        }
        (DateParts::Yearless, _) => return Err(About::WhichDate),
        (DateParts::Weekday(_) | DateParts::EndOf { year: None, .. } | DateParts::OfMonth(_), _) => {
            let received = context.received.ok_or(About::WhichDate)?.date;
            let date = next_named(parts, received).ok_or(About::OddDate)?;
            return Ok((LocalMoment { date, time }, Some(Assumption::Day)));
        }
        (DateParts::EndOf { year: Some(year), month }, _) => {
            let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or(About::OddDate)?;
            let date = end_of_month(first).ok_or(About::OddDate)?;
            return Ok((LocalMoment { date, time }, None));
        }
        (DateParts::Named(day), _) => {
            let date = context.received.and_then(|received| named_day(day, received.date)).ok_or(About::WhichDate)?;
            return Ok((LocalMoment { date, time }, Some(Assumption::Day)));
        }
    };
    let (date, assumed) = match year {
        Some(year) => (NaiveDate::from_ymd_opt(year, month, day).ok_or(About::OddDate)?, None),
        None => {
            let received = context.received.ok_or(About::WhichDate)?.date;
            (nearest_year(received, month, day, is_past)?, Some(Assumption::Year))
        }
    };
    let far = context.received.is_some_and(|received| (date - received.date).num_days().abs() > LONGEST_DAYS);
    if far || date.year() < FIRST_YEAR { Err(About::OddDate) } else { Ok((LocalMoment { date, time }, assumed)) }
}

/// The day that "today", "tomorrow" or "end of the month" names, seen from the day of receipt.
pub fn named_day(says: Says, received: NaiveDate) -> Option<NaiveDate> {
    match says {
        Says::Today => Some(received),
        Says::Tomorrow => received.checked_add_days(Days::new(1)),
        Says::EndOfMonth | Says::UntilEndOfMonth => end_of_month(received),
        Says::EndOfNextMonth => end_of_month(received.with_day(1)?.checked_add_months(Months::new(1))?),
        _ => None,
    }
}

fn end_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))
}

/// The next day of that name from the day of receipt on; of a month's end, that of this year or the next.
fn next_named(parts: DateParts, received: NaiveDate) -> Option<NaiveDate> {
    match parts {
        DateParts::Weekday(weekday) => {
            let ahead = (weekday + 7 - received.weekday().number_from_monday()) % 7;
            received.checked_add_days(Days::new(u64::from(ahead)))
        }
        DateParts::EndOf { month, .. } => {
            let years = [received.year(), received.year() + 1];
            let ends = years.into_iter().filter_map(|year| end_of_month(NaiveDate::from_ymd_opt(year, month, 1)?));
            ends.into_iter().find(|end| *end >= received)
        }
        // A month without that day is passed over.
        DateParts::OfMonth(day) => {
            let first = received.with_day(1)?;
            let months = (0..3).filter_map(|ahead| first.checked_add_months(Months::new(ahead))?.with_day(day));
            months.into_iter().find(|date| *date >= received)
        }
        _ => None,
    }
}

/// The next such day from `received` on, or the latest before it. 29 February waits for its leap year.
fn nearest_year(received: NaiveDate, month: u32, day: u32, is_past: bool) -> Result<NaiveDate, About> {
    let days = (-8..=8).filter_map(|offset| NaiveDate::from_ymd_opt(received.year() + offset, month, day));
    // A day's grace: the phone and the carrier may disagree about today.
    let limit = received.checked_add_days(Days::new(1)).ok_or(About::OddDate)?;
    let last = days.clone().filter(|date| *date <= limit).max().ok_or(About::OddDate)?;
    if is_past {
        return Ok(last);
    }
    let next = days.filter(|date| *date >= received).min().ok_or(About::OddDate)?;
    let just_gone = last < received && (received - last).num_days() <= JUST_GONE_DAYS;
    if just_gone && (next - received).num_days() >= YEAR_LEFT_OUT_DAYS { Err(About::WhichDate) } else { Ok(next) }
}
