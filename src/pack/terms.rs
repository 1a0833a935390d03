//! What a bucket may be used for and when: its hours, its days, its daily refill, and what comes when it is used up.
//!
//! No reading tells these; the person does, from the leaflet. It works out no forecast.

use crate::zone::Zone;
use chrono::{DateTime, Days, FixedOffset, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

/// What was said of a bucket beside its size and its end. All of it may be unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The hours of each day in which it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<DayHours>,
    /// The days of the week on which it counts, where it does not on all.
    #[serde(default, rename = "weekend", skip_serializing_if = "Option::is_none")]
    pub on: Option<OnDays>,
    /// At this time of day the allowance is full again: it is that of a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refills: Option<TimeOfDay>,
    /// What comes when it is used up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<Then>,
}

impl Terms {
    pub(crate) fn is_unknown(&self) -> bool {
        *self == Terms::default()
    }
}

/// Minutes after midnight on the carrier's clock, below 1440.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TimeOfDay(u16);

const DAY_MINUTES: u16 = 1440;

impl TimeOfDay {
    pub fn of(time: NaiveTime) -> TimeOfDay {
        TimeOfDay((time.num_seconds_from_midnight() / 60) as u16)
    }

    /// A stored one may be anything.
    pub fn minutes(self) -> u16 {
        self.0 % DAY_MINUTES
    }

    pub fn time(self) -> NaiveTime {
        let minutes = u32::from(self.minutes());
        NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap_or(NaiveTime::MIN)
    }

    /// The first moment after `at` at which `clock` shows this time of day.
    pub fn next_after(self, at: DateTime<FixedOffset>, clock: Zone) -> Option<DateTime<FixedOffset>> {
        let day = clock.tell(at).date_naive();
        (0..=2).find_map(|later| {
            let moment = clock.moment(day.checked_add_days(Days::new(later))?.and_time(self.time()))?;
            (moment > at).then_some(moment)
        })
    }

    /// The last moment up to `at` at which it did.
    pub fn last_before(self, at: DateTime<FixedOffset>, clock: Zone) -> Option<DateTime<FixedOffset>> {
        let day = clock.tell(at).date_naive();
        (0..=2).find_map(|earlier| {
            let moment = clock.moment(day.checked_sub_days(Days::new(earlier))?.and_time(self.time()))?;
            (moment <= at).then_some(moment)
        })
    }
}

/// From one time of day to another, which may lie behind midnight: 22:00 to 06:00. From one to the same is the whole day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayHours {
    pub from: TimeOfDay,
    pub to: TimeOfDay,
}

impl DayHours {
    /// The nights of carriers that do not say theirs: midnight to six.
    pub const USUAL_NIGHT: DayHours = DayHours { from: TimeOfDay(0), to: TimeOfDay(360) };

    pub fn is_whole_day(self) -> bool {
        self.from.minutes() == self.to.minutes()
    }

    /// Whether they hold a minute of the day.
    pub fn hold(self, minute: u16) -> bool {
        let (from, to) = (self.from.minutes(), self.to.minutes());
        if from < to { (from..to).contains(&minute) } else { minute >= from || minute < to }
    }

    /// Their share of the day, above 0 and up to 1.
    pub fn share(self) -> f64 {
        let (from, to) = (self.from.minutes(), self.to.minutes());
        let minutes = if from < to { to - from } else { DAY_MINUTES - from + to };
        f64::from(minutes) / f64::from(DAY_MINUTES)
    }
}

/// Days of the week on the carrier's clock. The weekend is Saturday and Sunday, wherever the carrier is. Stored as whether it is that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "bool", into = "bool")]
pub enum OnDays {
    Weekdays,
    Weekend,
}

impl From<bool> for OnDays {
    fn from(is_weekend: bool) -> OnDays {
        if is_weekend { OnDays::Weekend } else { OnDays::Weekdays }
    }
}

impl From<OnDays> for bool {
    fn from(on: OnDays) -> bool {
        on == OnDays::Weekend
    }
}

impl OnDays {
    pub const ALL: [OnDays; 2] = [OnDays::Weekdays, OnDays::Weekend];

    pub fn hold(self, is_weekend: bool) -> bool {
        is_weekend == (self == OnDays::Weekend)
    }
}

/// What comes when a bucket is used up, or its allowance of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Then {
    /// Nothing goes any more.
    Cut,
    /// It goes on slowly, at so many kbit/s where that is told.
    Throttled { kbit: Option<u32> },
    /// The credit pays: so much for a thousand megabytes, in the smallest unit of its currency, where it is another price than that
    /// of the SIM.
    Charged { per_gb: Option<u64> },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stamp;

    fn time(text: &str) -> TimeOfDay {
        TimeOfDay::of(stamp::parse_clock(text).expect("a time of day"))
    }

    #[test]
    fn hours_may_cross_midnight() {
        let night = DayHours { from: time("22:00"), to: time("06:30") };
        assert_eq!(night.share(), 8.5 / 24.0);
        for (minute, holds) in [(0, true), (389, true), (390, false), (1319, false), (1320, true), (1439, true)] {
            assert_eq!(night.hold(minute), holds, "{minute}");
        }
        let early = DayHours::USUAL_NIGHT;
        assert_eq!((early.share(), early.hold(359), early.hold(360)), (0.25, true, false));
        let all = DayHours { from: time("03:00"), to: time("03:00") };
        assert_eq!((all.share(), all.is_whole_day(), all.hold(179), all.hold(180)), (1.0, true, true, true));
    }

    #[track_caller]
    fn check(clock: &str, time_of_day: &str, at: &str, [last, next]: [&str; 2]) {
        let (clock, at) = (Zone::parse(clock).expect("a clock"), stamp::parse_moment(at).expect("a moment"));
        let told = |moment: Option<DateTime<FixedOffset>>| moment.map(stamp::moment).unwrap_or_default();
        let refill = time(time_of_day);
        assert_eq!(
            (told(refill.last_before(at, clock)), told(refill.next_after(at, clock))),
            (last.into(), next.into())
        );
    }

    #[test]
    fn a_refill_comes_once_on_every_day_of_the_carriers_clock() {
        check(
            "+11:00",
            "00:00",
            "2026-11-22T18:05:00+11:00",
            ["2026-11-22T00:00:00+11:00", "2026-11-23T00:00:00+11:00"],
        );
        // Seen from Paris, that is at two in the afternoon.
        check(
            "+11:00",
            "00:00",
            "2026-11-22T18:05:00+01:00",
            ["2026-11-23T00:00:00+11:00", "2026-11-24T00:00:00+11:00"],
        );
        check(
            "+01:00 EU",
            "04:00",
            "2027-03-28T00:30:00+01:00",
            ["2027-03-27T04:00:00+01:00", "2027-03-28T04:00:00+02:00"],
        );
        check(
            "+01:00",
            "04:00",
            "2026-01-01T04:00:00+01:00",
            ["2026-01-01T04:00:00+01:00", "2026-01-02T04:00:00+01:00"],
        );
    }
}
