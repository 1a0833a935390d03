//! Opening hours: open now, and until when; or closed, and when it opens.
//!
//! It works on the carrier's clock, which the caller sets, and knows no public holidays.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDateTime, TimeDelta, Timelike};
use serde::Deserialize;

const DAY: u32 = 24 * 60;
const WEEK: u32 = 7 * DAY;

/// The same hours on one or several days in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// Monday is 1, Sunday 7.
    pub from_day: u32,
    /// The last of the days; before the first one where they run over the end of the week.
    pub to_day: u32,
    /// Minutes from midnight.
    pub opens: u32,
    /// The same; not later than `opens` where it closes on the next day.
    pub closes: u32,
}

impl Hours {
    pub(super) fn is_sound(&self) -> bool {
        let is_day = |day: u32| (1..=7).contains(&day);
        is_day(self.from_day) && is_day(self.to_day) && self.opens < DAY && self.closes <= DAY
    }

    /// When in the week it opens, and for how many minutes.
    fn spells(&self) -> impl Iterator<Item = (u32, u32)> {
        let days = (self.to_day + 7 - self.from_day) % 7 + 1;
        let length = if self.closes > self.opens { self.closes - self.opens } else { self.closes + DAY - self.opens };
        let (first, opens) = (self.from_day - 1, self.opens);
        (0..days).map(move |day| ((first + day) % 7 * DAY + opens, length))
    }
}

/// What a clock shows at `now` that is so many minutes ahead of UTC.
pub fn local(now: DateTime<FixedOffset>, east: i32) -> NaiveDateTime {
    now.naive_utc() + TimeDelta::minutes(i64::from(east))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    Always,
    /// On the carrier's clock, as all moments here.
    OpenUntil(NaiveDateTime),
    ClosedUntil(NaiveDateTime),
}

/// Whether it is open at `now` on the carrier's clock; nothing where no hours are known.
pub fn opening(hours: &[Hours], now: NaiveDateTime) -> Option<Opening> {
    let spells: Vec<(u32, u32)> = hours.iter().filter(|hours| hours.is_sound()).flat_map(Hours::spells).collect();
    if spells.is_empty() {
        return None;
    }
    let minute = now.weekday().num_days_from_monday() * DAY + now.hour() * 60 + now.minute();
    let after = |minutes: u32| now.with_second(0).unwrap_or(now) + TimeDelta::minutes(i64::from(minutes));
    let mut open = left_open(&spells, minute);
    if open == 0 {
        let wait = spells.iter().map(|(opens, _)| (opens + WEEK - minute) % WEEK).min();
        return wait.map(|wait| Opening::ClosedUntil(after(wait)));
    }
    // Where one spell ends another may begin: midnight does not close a line that is open day and night.
    loop {
        let more = left_open(&spells, (minute + open) % WEEK);
        open += more;
        if open >= WEEK {
            return Some(Opening::Always);
        }
        if more == 0 {
            return Some(Opening::OpenUntil(after(open)));
        }
    }
}

/// For how many minutes it is still open at this minute of the week, by the longest spell; zero where it is closed.
fn left_open(spells: &[(u32, u32)], minute: u32) -> u32 {
    let left = |(opens, length): &(u32, u32)| length.saturating_sub((minute + WEEK - opens) % WEEK);
    spells.iter().map(left).max().unwrap_or(0)
}
