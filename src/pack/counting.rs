//! How long a grant lasts: each way of counting that carriers have, on the carrier's clock.
//!
//! It does not know when a grant began; the readings tell that, or the person.

use super::Expiry;
use crate::stamp::LocalMoment;
use crate::zone::Zone;
use chrono::{DateTime, Datelike, Days, FixedOffset, Months, TimeDelta};
use serde::{Deserialize, Serialize};

/// How a carrier counts the length of a grant. That a grant is over when it is used up needs no word here: it ends with
/// whichever comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Counting {
    /// So many times 24 hours from its start.
    #[default]
    Hours,
    /// Days of the calendar, the first one counting: a travel eSIM of one day bought at noon ends at midnight.
    Days,
    /// To the end of the calendar month of its start, however long it is called.
    Month,
    /// Days of the calendar, the first one not counting: what is bought for a day at noon ends at the midnight after the next
    /// noon.
    DaysAfter,
    /// So many times 24 hours from when it is first used; it does not begin before.
    FirstUse,
    /// So many times 24 hours from the last top-up, each of which begins the count anew.
    TopUp,
    /// It does not lapse.
    Never,
}

impl Counting {
    pub(crate) fn is_usual(&self) -> bool {
        *self == Counting::default()
    }

    /// A length of time as it is, whatever the calendar shows, from when it is bought and used.
    pub(crate) fn is_by_length(self) -> bool {
        matches!(self, Counting::Hours | Counting::FirstUse | Counting::TopUp)
    }

    pub const ALL: [Counting; 7] = [
        Counting::Hours,
        Counting::Days,
        Counting::DaysAfter,
        Counting::Month,
        Counting::FirstUse,
        Counting::TopUp,
        Counting::Never,
    ];

    /// When a grant of `hours` whose count began at `start` lapses, on `clock`. Nothing where it never does.
    pub fn end(self, start: DateTime<FixedOffset>, hours: u32, clock: Zone) -> Option<Expiry> {
        let start = clock.tell(start);
        let day = start.date_naive();
        let days = Days::new(u64::from(hours.div_ceil(24).max(1)));
        let last_day = match self {
            Counting::Never => return None,
            Counting::Hours | Counting::FirstUse | Counting::TopUp => {
                let at = start.checked_add_signed(TimeDelta::hours(i64::from(hours)))?;
                return Some(Expiry { at: clock.tell(at), day_only: false });
            }
            Counting::Days => day.checked_add_days(days)?.pred_opt()?,
            Counting::DaysAfter => day.checked_add_days(days)?,
            Counting::Month => day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()?,
        };
        let end = LocalMoment { date: last_day, time: None }.latest();
        Some(Expiry { at: clock.moment(end)?, day_only: true })
    }
}

#[cfg(test)]
mod tests {
    use super::Counting;
    use crate::stamp;
    use crate::zone::Zone;

    /// A grant's start, its length in hours and the carrier's clock, and its end by one way of counting.
    #[track_caller]
    fn check(counting: Counting, (start, hours, clock): (&str, u32, &str), end: Option<&str>) {
        let start = stamp::parse_moment(start).expect("a moment");
        let found = counting.end(start, hours, Zone::parse(clock).expect("a clock"));
        assert_eq!(found.map(|expiry| stamp::moment(expiry.at)).as_deref(), end, "{counting:?}");
        assert!(found.is_none_or(|expiry| expiry.day_only == expiry.at.to_rfc3339().contains("T23:59:59")));
    }

    #[test]
    fn each_way_of_counting_has_its_own_end() {
        let noon = ("2026-11-22T12:00:00+09:00", 24, "+09:00");
        check(Counting::Hours, noon, Some("2026-11-23T12:00:00+09:00"));
        check(Counting::Days, noon, Some("2026-11-22T23:59:59+09:00"));
        check(Counting::DaysAfter, noon, Some("2026-11-23T23:59:59+09:00"));
        check(Counting::Month, noon, Some("2026-11-30T23:59:59+09:00"));
        check(Counting::FirstUse, noon, Some("2026-11-23T12:00:00+09:00"));
        check(Counting::TopUp, noon, Some("2026-11-23T12:00:00+09:00"));
        check(Counting::Never, noon, None);
        let week = ("2026-12-29T23:50:00+11:00", 168, "+11:00");
        check(Counting::Hours, week, Some("2027-01-05T23:50:00+11:00"));
        check(Counting::Days, week, Some("2027-01-04T23:59:59+11:00"));
        check(Counting::DaysAfter, week, Some("2027-01-05T23:59:59+11:00"));
        check(Counting::Month, week, Some("2026-12-31T23:59:59+11:00"));
        // A day and a half reaches into the second day.
        let leap = ("2028-02-01T00:00:00+00:00", 36, "+00:00");
        check(Counting::Hours, leap, Some("2028-02-02T12:00:00+00:00"));
        check(Counting::Days, leap, Some("2028-02-02T23:59:59+00:00"));
        check(Counting::Month, leap, Some("2028-02-29T23:59:59+00:00"));
    }

    #[test]
    fn days_are_those_of_the_carriers_clock() {
        // 20:00 in Paris in winter is 06:00 of the next day in Noumea.
        let bought = ("2026-11-22T20:00:00+01:00", 24, "+11:00");
        check(Counting::Days, bought, Some("2026-11-23T23:59:59+11:00"));
        check(Counting::Hours, bought, Some("2026-11-24T06:00:00+11:00"));
    }

    #[test]
    fn hours_run_on_through_a_night_in_which_the_clocks_are_changed() {
        // The night to 28 March 2027 has an hour less, the one to 31 October an hour more.
        let spring = ("2027-03-27T12:00:00+01:00", 48, "+01:00 EU");
        check(Counting::Hours, spring, Some("2027-03-29T13:00:00+02:00"));
        check(Counting::Days, spring, Some("2027-03-28T23:59:59+02:00"));
        let autumn = ("2027-10-30T12:00:00+02:00", 48, "+01:00 EU");
        check(Counting::Hours, autumn, Some("2027-11-01T11:00:00+01:00"));
        check(Counting::Days, autumn, Some("2027-10-31T23:59:59+01:00"));
    }
}
