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
