//! The example: a SIM of three made-up messages, so that somebody without a message at hand sees an answer.
//!
//! It is marked as what it is and is nobody's history: it goes as a whole, at the latest with the first reading of one's own.

use super::{Change, Draft, Ledger, Source, Stated};
use crate::pack::{Id, Sim};
use crate::volume::{DataVolume, Printed};
use chrono::{DateTime, FixedOffset, TimeDelta};

/// What one of its messages says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MadeUp {
    pub left: Printed,
    pub size: Printed,
    /// How many days are left of the pack.
    pub days: u32,
    /// How many days before the last one it came.
    before: i64,
}

const fn printed(megabytes: u64, step: u64) -> Printed {
    const MEGABYTE: u64 = 1_000_000;
    Printed::new(DataVolume::from_bytes(megabytes * MEGABYTE), DataVolume::from_bytes(step * MEGABYTE))
}

const fn made_up(megabytes_left: u64, days: u32, before: i64) -> MadeUp {
    MadeUp { left: printed(megabytes_left, 100), size: printed(3000, 1000), days, before }
}

/// A pack of ten days, and use that does not last as long.
pub const EXAMPLE: [MadeUp; 3] = [made_up(2600, 10, 4), made_up(2000, 8, 2), made_up(1300, 6, 0)];

/// So long ago the last one came.
const LAST: TimeDelta = TimeDelta::hours(2);

impl MadeUp {
    fn draft(self, at: DateTime<FixedOffset>) -> Draft {
        let stated = Stated { balance: Some(self.left), allowance: Some(self.size), ..Stated::default() };
        Draft { stated, validity_hours: Some(self.days * 24), ..Draft::empty(at) }
    }
}

impl Ledger {
    /// What to write so that the example is there and in use; `text` words its messages.
    pub fn begin_example(
        &self,
        text: impl Fn(&MadeUp) -> String,
        now: DateTime<FixedOffset>,
        new_id: impl FnMut() -> Id,
    ) -> Vec<Change> {
        if let Some(example) = self.example() {
            return self.choose_sim(&example.id, now);
        }
        let message = |made_up: &MadeUp| {
            let at = now - LAST - TimeDelta::days(made_up.before);
            (Some(Source { text: text(made_up), sender: None, received: Some(at) }), vec![made_up.draft(at)])
        };
        let mut changes = self.keep_of(None, &EXAMPLE.iter().map(message).collect::<Vec<_>>(), now, new_id);
        for change in &mut changes {
            if let Change::PutSim(sim) = change {
                (sim.is_example, sim.chosen) = (true, Some(now));
            }
        }
        changes
    }

    fn example(&self) -> Option<&Sim> {
        self.sims.iter().find(|sim| sim.is_example)
    }

    /// Whether the SIM in use is the example.
    pub fn shows_example(&self) -> bool {
        self.sim().is_some_and(|sim| sim.is_example)
    }

    /// Whether anything was read that is not of the example.
    pub fn has_own_readings(&self) -> bool {
        let example = self.example().map(|sim| &sim.id);
        self.readings.iter().any(|reading| Some(&reading.sim) != example)
    }

    /// What to write so that the example is gone; and what undoes it.
    pub fn forget_example(&self) -> (Vec<Change>, Vec<Change>) {
        self.example().map(|sim| self.forget_sim(&sim.id)).unwrap_or_default()
    }

    /// The changes, and where they bring a reading of one's own, the end of the example with them.
    pub fn without_example(&self, mut changes: Vec<Change>) -> Vec<Change> {
        let Some(example) = self.example() else { return changes };
        let is_own = |change: &Change| matches!(change, Change::PutReading(reading) if reading.sim != example.id);
        if changes.iter().any(is_own) {
            changes.extend(self.forget_sim(&example.id).0);
        }
        changes
    }

    /// The SIM that a reading of one's own goes to where this one is named: never the example. Nothing where it is a new one.
    pub(super) fn own_sim(&self, named: Option<&Id>) -> Option<Id> {
        let example = self.example().map(|sim| &sim.id);
        if named.is_some() && named == example {
            return self.sims.iter().rfind(|sim| !sim.is_example).map(|sim| sim.id.clone());
        }
        named.cloned()
    }

    /// A SIM for readings that have none. What the person said of their card while the example stood there is said of this one.
    pub(super) fn new_sim(&self, id: Id, now: DateTime<FixedOffset>) -> Sim {
        let mut sim = Sim::new(id, now);
        if let Some(example) = self.example() {
            (sim.carrier, sim.country, sim.clock) = (example.carrier.clone(), example.country.clone(), example.clock);
        }
        sim
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<FixedOffset> {
        crate::stamp::parse_moment("2026-11-22T18:05:00+11:00").expect("a moment")
    }

    struct Phone(Ledger, usize);

    impl Phone {
        fn with_example() -> Phone {
            let mut phone = Phone(Ledger::default(), 0);
            let changes = phone.0.clone().begin_example(|_| "made up".to_owned(), now(), || phone.name());
            phone.0.apply_all(&changes);
            phone
        }

        fn name(&mut self) -> Id {
            self.1 += 1;
            Id(self.1.to_string())
        }

        fn save(&mut self, sim: Option<&Id>) {
            let own = (None, vec![MadeUp { before: 0, ..EXAMPLE[2] }.draft(now())]);
            let changes = self.0.clone().keep_of(sim, &[own], now(), || self.name());
            let changes = self.0.without_example(changes);
            self.0.apply_all(&changes);
        }
    }

    #[test]
    fn the_example_is_one_pack_with_its_end_ahead() {
        let Phone(ledger, _) = Phone::with_example();
        assert!(ledger.shows_example() && !ledger.has_own_readings());
        assert_eq!((ledger.sims.len(), ledger.packs.len(), ledger.readings.len()), (1, 1, 3));
        // Ten days from the first message: four days and two hours before now.
        let end = ledger.packs[0].buckets[0].expiry.expect("an end");
        assert_eq!(crate::stamp::moment(end.at), "2026-11-28T16:05:00+11:00");
    }

    #[test]
    fn it_goes_as_a_whole_and_comes_back() {
        let Phone(mut ledger, _) = Phone::with_example();
        let before = ledger.clone();
        let (gone, undo) = ledger.forget_example();
        ledger.apply_all(&gone);
        assert_eq!(ledger, Ledger::default());
        ledger.apply_all(&undo);
        assert_eq!(ledger, before);
    }

    #[test]
    fn the_first_reading_of_ones_own_goes_to_a_sim_of_its_own_and_ends_it() {
        let mut phone = Phone::with_example();
        let example = phone.0.sims[0].id.clone();
        phone.0.sims[0].country = Some("NC".to_owned());
        phone.save(Some(&example));
        let ledger = &phone.0;
        assert_eq!((ledger.sims.len(), ledger.packs.len(), ledger.readings.len()), (1, 1, 1));
        assert!(ledger.messages.is_empty() && ledger.has_own_readings() && !ledger.shows_example());
        assert_eq!(ledger.readings[0].sim, ledger.sims[0].id);
        assert_eq!(ledger.sims[0].country.as_deref(), Some("NC"));
        assert!(ledger.sims[0].id != example);
    }

    #[test]
    fn a_sim_that_was_there_before_gets_it() {
        let mut phone = Phone::with_example();
        let example = phone.0.sims[0].id.clone();
        phone.0.apply(&Change::PutSim(Sim::new(Id("island".to_owned()), now())));
        assert!(phone.0.shows_example());
        phone.save(Some(&example));
        assert_eq!(phone.0.sims.len(), 1);
        assert_eq!(phone.0.readings[0].sim, Id("island".to_owned()));
    }

    #[test]
    fn there_is_one_example_however_often_it_is_asked_for() {
        let Phone(mut ledger, _) = Phone::with_example();
        ledger.apply(&Change::PutSim(Sim { chosen: Some(now()), ..Sim::new(Id("z".to_owned()), now()) }));
        assert!(!ledger.shows_example());
        let later = now() + TimeDelta::hours(1);
        ledger.apply_all(&ledger.begin_example(|_| "again".to_owned(), later, || Id("again".to_owned())));
        assert!(ledger.shows_example());
        assert_eq!(ledger.readings.len(), 3);
    }

    #[test]
    fn what_is_no_reading_leaves_it() {
        let Phone(ledger, _) = Phone::with_example();
        let changes = vec![Change::PutSim(Sim::new(Id("island".to_owned()), now()))];
        assert_eq!(ledger.without_example(changes.clone()), changes);
    }
}
