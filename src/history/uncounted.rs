//! Days that do not count, as the person marks them: spent on Wi-Fi, or in any other way that says nothing of the usual use.
//!
//! What they take from the evidence is for `forecast` to say; here they are kept, as stretches apart from each other and in order.

use super::{Change, Ledger};
use crate::pack::{Id, Sim, Stretch};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Utc};

impl Stretch {
    /// These days of the calendar, both among them, on this clock. Nothing where the last comes before the first.
    pub fn of_days(first: NaiveDate, last: NaiveDate, clock: FixedOffset) -> Option<Stretch> {
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_local_timezone(clock).single();
        let (from, until) = (midnight(first)?, midnight(last.succ_opt()?)?);
        (from < until).then_some(Stretch { from, until })
    }

    /// How much of it had gone by a moment.
    fn gone_by(&self, at: DateTime<Utc>) -> TimeDelta {
        (at.min(self.until.to_utc()) - self.from.to_utc()).max(TimeDelta::zero())
    }

    fn without(&self, other: Stretch) -> [Option<Stretch>; 2] {
        let part = |from: DateTime<FixedOffset>, until: DateTime<FixedOffset>| {
            (from < until).then_some(Stretch { from, until })
        };
        [part(self.from, self.until.min(other.from)), part(self.from.max(other.until), self.until)]
    }
}

impl Sim {
    /// How much time that does not count had gone by a moment, from the first of it on.
    pub fn uncounted_by(&self, at: DateTime<Utc>) -> TimeDelta {
        self.uncounted.iter().fold(TimeDelta::zero(), |sum, stretch| sum + stretch.gone_by(at))
    }

    /// Whether all of a stretch is marked.
    pub fn is_uncounted(&self, stretch: Stretch) -> bool {
        self.uncounted.iter().any(|own| own.from <= stretch.from && stretch.until <= own.until)
    }

    /// The SIM with this stretch marked, or no longer.
    pub fn marked(&self, stretch: Stretch, counts: bool) -> Sim {
        let mut kept: Vec<Stretch> = self.uncounted.iter().flat_map(|own| own.without(stretch)).flatten().collect();
        kept.extend((!counts).then_some(stretch));
        crate::order::sort(&mut kept, |a, b| a.from < b.from);
        let mut joined: Vec<Stretch> = Vec::with_capacity(kept.len());
        for next in kept {
            match joined.last_mut() {
                Some(last) if next.from <= last.until => last.until = last.until.max(next.until),
                _ => joined.push(next),
            }
        }
        Sim { uncounted: joined, ..self.clone() }
    }
}

impl Ledger {
    /// What to write so that a stretch of a SIM's time counts, or no longer; and what undoes it.
    pub fn mark(&self, sim: &Id, stretch: Stretch, counts: bool) -> (Vec<Change>, Vec<Change>) {
        let own = self.sims.iter().filter(|own| own.id == *sim);
        own.map(|own| (Change::PutSim(own.marked(stretch, counts)), Change::PutSim(own.clone()))).unzip()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stamp;

    fn day(text: &str) -> NaiveDate {
        stamp::parse_day(text).expect("a day")
    }

    fn noumea() -> FixedOffset {
        FixedOffset::east_opt(11 * 3600).expect("a clock")
    }

    fn days(first: &str, last: &str) -> Stretch {
        Stretch::of_days(day(first), day(last), noumea()).expect("in order")
    }

    /// A SIM after these days were marked, or with `-` before them counted again; and its stretches as days and hours.
    #[track_caller]
    fn check(said: &[(&str, &str, bool)], stretches: &[&str]) {
        let at = stamp::parse_moment("2026-11-01T08:00:00+11:00").expect("a moment");
        let mut sim = Sim::new(Id("sim".to_owned()), at);
        for (first, last, counts) in said {
            sim = sim.marked(days(first, last), *counts);
        }
        let told = |stretch: &Stretch| format!("{} to {}", stamp::moment(stretch.from), stamp::moment(stretch.until));
        let found: Vec<String> = sim.uncounted.iter().map(told).collect();
        let midnight = |text: &str| text.replace(' ', "T00:00:00+11:00 to ") + "T00:00:00+11:00";
        assert_eq!(found, stretches.iter().map(|text| midnight(text)).collect::<Vec<_>>());
    }

    #[test]
    fn days_join_overlap_and_count_again() {
        check(&[("2026-11-10", "2026-11-10", false)], &["2026-11-10 2026-11-11"]);
        check(&[("2026-11-11", "2026-11-12", false), ("2026-11-10", "2026-11-10", false)], &["2026-11-10 2026-11-13"]);
        check(&[("2026-11-10", "2026-11-12", false), ("2026-11-12", "2026-11-14", false)], &["2026-11-10 2026-11-15"]);
        let [all, middle] = [("2026-11-10", "2026-11-14", false), ("2026-11-12", "2026-11-12", true)];
        check(&[all, middle], &["2026-11-10 2026-11-12", "2026-11-13 2026-11-15"]);
        check(&[all, ("2026-11-01", "2026-11-30", true)], &[]);
        assert_eq!(Stretch::of_days(day("2026-11-12"), day("2026-11-11"), noumea()), None);
    }

    #[test]
    fn the_time_gone_by_is_that_of_all_stretches_up_to_a_moment() {
        let at = |text: &str| stamp::parse_moment(text).expect("a moment");
        let sim = Sim::new(Id("sim".to_owned()), at("2026-11-01T08:00:00+11:00"));
        let sim = sim.marked(days("2026-11-10", "2026-11-10"), false).marked(days("2026-11-20", "2026-11-21"), false);
        let hours = |text: &str| sim.uncounted_by(at(text).to_utc()).num_hours();
        assert_eq!(hours("2026-11-09T12:00:00+11:00"), 0);
        assert_eq!(hours("2026-11-10T12:00:00+11:00"), 12);
        // On another clock, the same moment.
        assert_eq!(hours("2026-11-10T01:00:00+00:00"), 12);
        assert_eq!(hours("2026-11-21T06:00:00+11:00"), 24 + 30);
        assert_eq!(hours("2026-12-01T00:00:00+11:00"), 72);
    }
}
