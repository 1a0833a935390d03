//! Moments without a place, and moments and days as text, "2026-11-22T18:05:00+11:00", and back.
//!
//! The one shape in which the app stores moments and form fields hold them, so it is written and read by hand: the general
//! parser and formatter of the calendar library would cost 6 kB on the first visit. It reads no text of carriers.

use chrono::{
    DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike, Utc,
};

/// A day on the carrier's clock, with the time of day where that is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalMoment {
    pub date: NaiveDate,
    pub time: Option<NaiveTime>,
}

impl LocalMoment {
    /// The last minute it can mean: a day without a time of day is meant to its end.
    pub fn latest(self) -> NaiveDateTime {
        let end_of_day = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or(NaiveTime::MIN);
        self.date.and_time(self.time.unwrap_or(end_of_day))
    }
}

/// From one moment to another, as the calendar library has it, in a third of the time where both are whole seconds: an answer asks
/// tens of thousands of times.
pub fn between<Tz: TimeZone>(from: &DateTime<Tz>, to: &DateTime<Tz>) -> TimeDelta {
    passed(from.naive_utc().and_utc(), to.naive_utc().and_utc())
}

fn passed(from: DateTime<Utc>, to: DateTime<Utc>) -> TimeDelta {
    let is_whole = from.timestamp_subsec_nanos() == 0 && to.timestamp_subsec_nanos() == 0;
    let whole = TimeDelta::try_seconds(to.timestamp() - from.timestamp()).filter(|_| is_whole);
    whole.unwrap_or_else(|| to - from)
}

/// "2026-11-30".
pub fn day(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// "23:59".
pub fn clock(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// "2026-11-22T18:05:00+11:00", to the second.
pub fn moment(at: DateTime<FixedOffset>) -> String {
    let west = at.offset().utc_minus_local();
    let (sign, minutes) = if west > 0 { ('-', west / 60) } else { ('+', -west / 60) };
    format!(
        "{}T{}:{:02}{sign}{:02}:{:02}",
        day(at.date_naive()),
        clock(at.time()),
        at.second(),
        minutes / 60,
        minutes % 60
    )
}

pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.trim().splitn(3, '-');
    let mut number = || parts.next().and_then(digits);
    let (year, month, day) = (number()?, number()?, number()?);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// With or without seconds.
pub fn parse_clock(text: &str) -> Option<NaiveTime> {
    let mut parts = text.trim().splitn(3, ':');
    let mut number = || parts.next().map(digits);
    let (hour, minute) = (number()??, number()??);
    let second = number().unwrap_or(Some(0))?;
    NaiveTime::from_hms_opt(hour, minute, second)
}

pub fn parse_moment(text: &str) -> Option<DateTime<FixedOffset>> {
    let (day, rest) = text.trim().split_once('T')?;
    let (time, east, offset) = match (rest.split_once('+'), rest.split_once('-')) {
        (Some((time, offset)), _) => (time, 1, offset),
        (None, Some((time, offset))) => (time, -1, offset),
        (None, None) => return None,
    };
    let (hours, minutes) = offset.split_once(':')?;
    let seconds = (digits(hours)? * 60 + digits(minutes)?) * 60;
    let offset = FixedOffset::east_opt(east * i32::try_from(seconds).ok()?)?;
    parse_day(day)?.and_time(parse_clock(time)?).and_local_timezone(offset).single()
}

/// One to four ASCII digits.
fn digits(text: &str) -> Option<u32> {
    let fits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.bytes().fold(0, |sum, byte| sum * 10 + u32::from(byte - b'0')))
}

/// The last full hour up to a moment, on its clock.
pub fn full_hour(at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    at - TimeDelta::seconds(i64::from(at.num_seconds_from_midnight() % 3600))
}

/// The last second of the day a moment lies in, on its clock.
pub fn end_of_day(at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    at + TimeDelta::seconds(86_399 - i64::from(at.num_seconds_from_midnight()))
}

/// For `#[serde(with = "crate::stamp::stored")]` on a moment.
pub mod stored {
    use super::{DateTime, FixedOffset, moment, parse_moment};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(at: &DateTime<FixedOffset>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&moment(*at))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<FixedOffset>, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_moment(&text).ok_or_else(|| D::Error::custom("a moment was expected"))
    }
}

/// The same for a moment that may be missing.
pub mod stored_option {
    use super::{DateTime, FixedOffset, moment, parse_moment};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub fn serialize<S: Serializer>(at: &Option<DateTime<FixedOffset>>, serializer: S) -> Result<S::Ok, S::Error> {
        at.map(moment).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime<FixedOffset>>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| parse_moment(&text).ok_or_else(|| D::Error::custom("a moment was expected"))).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str) {
        assert_eq!(parse_moment(text).map(moment).as_deref(), Some(text));
    }

    #[test]
    fn moments_come_back_as_they_were_written() {
        check("2026-11-22T18:05:00+11:00");
        check("2026-02-28T23:59:59-03:30");
        check("2024-02-29T00:00:00+00:00");
    }

    #[test]
    fn the_time_between_is_that_of_the_calendar() {
        let at = |text: &str| parse_moment(text).expect("a moment");
        let moments = ["0004-02-29T23:59:59+14:00", "1999-12-31T23:59:59-03:30", "2026-11-22T18:05:00+11:00"].map(at);
        let finer = moments.map(|moment| moment + TimeDelta::milliseconds(250));
        for from in moments.into_iter().chain(finer) {
            for to in moments.into_iter().chain(finer) {
                assert_eq!(between(&from, &to), to - from);
                assert_eq!(between(&from.to_utc(), &to.to_utc()), to - from);
            }
        }
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            "2026-11-22",
            "2026-11-22T18:05:00",
            "2026-13-01T00:00:00+00:00",
            "2026-02-30T00:00:00+00:00",
            "T+",
            "२०२६-11-22T18:05:00+11:00",
        ] {
            assert_eq!(parse_moment(text), None, "{text}");
        }
    }
}
