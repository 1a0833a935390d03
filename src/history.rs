//! Everything kept on the phone, and what follows from it: readings in order, duplicates, the balance over time.
//!
//! Readings are the only truth; packs and balances follow from them. Nothing here stores, reads a clock or forecasts.

mod propose;
mod typed;

pub use propose::{Mark, PasteProblem, Piece, Proposal, ReadAs, cut, evidence, propose};
pub use typed::{FieldName, FieldProblem, Typed, TypedFigure, Why, field_moment};

use crate::languages::BucketKind;
use crate::pack::{Bucket, Expiry, Id, Pack, STORED_VERSION, Sim};
use crate::reading::{BucketReading, Hours, LocalMoment};
use crate::volume::{DataVolume, Printed};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// What remained in one bucket at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BalancePoint {
    pub at: DateTime<Utc>,
    pub balance: Printed,
    /// Number of the pack it belongs to: between two packs nothing can be said of use.
    pub pack: u32,
}

/// A message as it was pasted: the untouched text is the evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    pub v: u32,
    pub id: Id,
    pub sim: Id,
    pub text: String,
    #[serde(with = "crate::stamp::stored")]
    pub kept: DateTime<FixedOffset>,
}

/// One dated statement about one bucket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub v: u32,
    pub id: Id,
    pub sim: Id,
    pub pack: Id,
    /// `None` is the main or unnamed bucket.
    pub bucket: Option<BucketKind>,
    /// When it was true.
    #[serde(with = "crate::stamp::stored")]
    pub at: DateTime<FixedOffset>,
    pub stated: Stated,
    /// The message it was read from; `None` was typed.
    pub message: Option<Id>,
}

/// What a reading states, as the person confirmed it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stated {
    pub balance: Option<Printed>,
    pub used: Option<Printed>,
    pub allowance: Option<Printed>,
    pub used_percent: Option<f64>,
    pub left_percent: Option<f64>,
    #[serde(default)]
    pub unlimited: bool,
    #[serde(default)]
    pub exhausted: bool,
    /// A grant: the bucket was full at that moment.
    #[serde(default)]
    pub granted: bool,
}

impl Stated {
    pub fn is_empty(&self) -> bool {
        *self == Stated::default()
    }

    /// What remained, as stated or as it follows from the other figures; `pack_allowance` helps where the reading names none.
    pub fn balance(&self, pack_allowance: Option<Printed>) -> Option<Printed> {
        if self.exhausted {
            return Some(Printed { volume: DataVolume::ZERO, step: DataVolume::from_bytes(1) });
        }
        let allowance = self.allowance.or(pack_allowance);
        let from_used = || {
            let (used, allowance) = (self.used?, allowance?);
            let step = used.step.max(allowance.step);
            Some(Printed { volume: allowance.volume.minus(used.volume), step })
        };
        let left_percent = self.left_percent.or(self.used_percent.map(|used| 100.0 - used));
        let from_percent = || {
            let (share, whole) = (left_percent? / 100.0, allowance?.volume.bytes_f64());
            // A percentage is told in whole steps of one.
            Some(Printed { volume: DataVolume::from_bytes_f64(whole * share), step: DataVolume::from_bytes_f64(whole / 100.0) })
        };
        let from_grant = || self.allowance.filter(|_| self.granted);
        self.balance.or_else(from_used).or_else(from_percent).or_else(from_grant)
    }
}

/// A reading that the person is asked to confirm: read from a message, or typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub bucket: Option<BucketKind>,
    pub at: DateTime<FixedOffset>,
    pub stated: Stated,
    pub expiry: Option<Expiry>,
    pub validity_hours: Option<Hours>,
}

impl Draft {
    /// Nothing stated yet.
    pub fn empty(at: DateTime<FixedOffset>) -> Draft {
        Draft { bucket: None, at, stated: Stated::default(), expiry: None, validity_hours: None }
    }

    /// From what a message states of one bucket. `at` is when that was true; moments are on the clock of `at`.
    pub fn of(reading: &BucketReading, at: DateTime<FixedOffset>) -> Draft {
        let value = |field: Option<crate::reading::Field<Printed>>| field.map(|field| field.value);
        let stated = Stated {
            balance: value(reading.balance),
            used: value(reading.used),
            allowance: value(reading.allowance),
            used_percent: reading.used_percent.map(|field| field.value),
            left_percent: reading.left_percent.map(|field| field.value),
            unlimited: reading.unlimited.is_some(),
            exhausted: reading.exhausted.is_some(),
            granted: reading.allowance.is_some()
                && reading.balance.is_none()
                && reading.used.is_none()
                && reading.used_percent.is_none()
                && reading.left_percent.is_none()
                && reading.exhausted.is_none()
                && reading.expired.is_none(),
        };
        Draft {
            bucket: reading.kind,
            at,
            stated,
            // A pack that has lapsed without a date has lapsed by now.
            expiry: reading
                .expiry
                .and_then(|field| expiry_on_clock(field.value, *at.offset()))
                .or_else(|| reading.expired.map(|_| Expiry { at, day_only: false })),
            validity_hours: reading.validity.map(|field| field.value),
        }
    }
}

impl Draft {
    /// When the grant lapses: as told, or as it follows from a length of time told at the same moment.
    fn end(&self) -> Option<Expiry> {
        let counted = || Some(Expiry { at: self.at + TimeDelta::hours(i64::from(self.validity_hours?)), day_only: false });
        self.expiry.or_else(counted)
    }
}

/// A moment of a message as an instant, told on the clock `offset`.
pub fn on_clock(moment: LocalMoment, offset: FixedOffset) -> Option<DateTime<FixedOffset>> {
    moment.latest().and_local_timezone(offset).single()
}

/// An expiry told on the clock `offset`.
pub fn expiry_on_clock(moment: LocalMoment, offset: FixedOffset) -> Option<Expiry> {
    Some(Expiry { at: on_clock(moment, offset)?, day_only: moment.time.is_none() })
}

/// One record to write or to delete. Saving a reading writes that reading, and the pack only where it changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    PutSim(Sim),
    PutPack(Pack),
    PutMessage(Message),
    PutReading(Reading),
    DeletePack(Id),
    DeleteMessage(Id),
    DeleteReading(Id),
}

/// Everything kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    pub sims: Vec<Sim>,
    pub packs: Vec<Pack>,
    pub messages: Vec<Message>,
    pub readings: Vec<Reading>,
    /// Records of another version: kept in the store, shown as such.
    pub unreadable: usize,
}

/// How far apart the same text can have been pasted and still be the same message.
const SAME_MESSAGE_WITHIN: TimeDelta = TimeDelta::hours(6);
/// An expiry later than this past the known one belongs to another pack.
const SAME_EXPIRY_WITHIN: TimeDelta = TimeDelta::hours(36);

impl Ledger {
    pub fn apply(&mut self, change: &Change) {
        fn put<T: Clone>(records: &mut Vec<T>, record: &T, id: impl Fn(&T) -> &Id) {
            match records.iter_mut().find(|old| id(old) == id(record)) {
                Some(old) => *old = record.clone(),
                None => records.push(record.clone()),
            }
        }
        match change {
            Change::PutSim(sim) => put(&mut self.sims, sim, |sim| &sim.id),
            Change::PutPack(pack) => put(&mut self.packs, pack, |pack| &pack.id),
            Change::PutMessage(message) => put(&mut self.messages, message, |message| &message.id),
            Change::PutReading(reading) => put(&mut self.readings, reading, |reading| &reading.id),
            Change::DeletePack(id) => self.packs.retain(|pack| pack.id != *id),
            Change::DeleteMessage(id) => self.messages.retain(|message| message.id != *id),
            Change::DeleteReading(id) => self.readings.retain(|reading| reading.id != *id),
        }
    }

    pub fn apply_all(&mut self, changes: &[Change]) {
        changes.iter().for_each(|change| self.apply(change));
    }

    /// The SIM in use: the one that was read last.
    pub fn sim(&self) -> Option<&Sim> {
        let last = self.readings.iter().max_by_key(|reading| reading.at).map(|reading| &reading.sim);
        self.sims.iter().find(|sim| Some(&sim.id) == last).or(self.sims.last())
    }

    /// The message already kept that has this text and came at about this time; one that tells its own time is the same
    /// whenever it comes.
    pub fn same_message(&self, text: &str, at: DateTime<FixedOffset>, tells_time: bool) -> Option<&Message> {
        let text = text.trim();
        self.messages
            .iter()
            .find(|message| message.text.trim() == text && (tells_time || (message.kept - at).abs() <= SAME_MESSAGE_WITHIN))
    }

    /// What to write so that these confirmed drafts are kept. `text` is the message they came from; `new_id` makes names.
    pub fn keep(&self, drafts: &[Draft], text: Option<&str>, now: DateTime<FixedOffset>, mut new_id: impl FnMut() -> Id) -> Vec<Change> {
        let mut after = self.clone();
        let mut changes = Vec::new();
        let mut write = |after: &mut Ledger, change: Change| {
            after.apply(&change);
            changes.retain(|earlier| !same_record(earlier, &change));
            changes.push(change);
        };
        let sim = match self.sim() {
            Some(sim) => sim.id.clone(),
            None => {
                let sim = Sim { v: STORED_VERSION, id: new_id(), carrier: None, country: None, added: now };
                let id = sim.id.clone();
                write(&mut after, Change::PutSim(sim));
                id
            }
        };
        let message = text.map(|text| {
            let message = Message { v: STORED_VERSION, id: new_id(), sim: sim.clone(), text: text.to_owned(), kept: now };
            let id = message.id.clone();
            write(&mut after, Change::PutMessage(message));
            id
        });
        // Buckets told of together belong to one pack.
        let mut together: Option<Id> = None;
        for draft in drafts {
            let pack = after.pack_for(draft, &sim, together.as_ref(), &mut new_id);
            together = Some(pack.id.clone());
            let reading = Reading {
                v: STORED_VERSION,
                id: new_id(),
                sim: sim.clone(),
                pack: pack.id.clone(),
                bucket: draft.bucket,
                at: draft.at,
                stated: draft.stated,
                message: message.clone(),
            };
            if after.packs.iter().find(|old| old.id == pack.id) != Some(&pack) {
                write(&mut after, Change::PutPack(pack));
            }
            write(&mut after, Change::PutReading(reading));
        }
        changes
    }

    /// The same for several messages at once, each with its drafts.
    pub fn keep_all(&self, messages: &[(String, Vec<Draft>)], now: DateTime<FixedOffset>, mut new_id: impl FnMut() -> Id) -> Vec<Change> {
        let mut after = self.clone();
        let mut all: Vec<Change> = Vec::new();
        for (text, drafts) in messages.iter().filter(|(_, drafts)| !drafts.is_empty()) {
            let changes = after.keep(drafts, Some(text), now, &mut new_id);
            after.apply_all(&changes);
            all.retain(|earlier| !changes.iter().any(|later| same_record(earlier, later)));
            all.extend(changes);
        }
        all
    }

    /// The pack a draft speaks of: the one at hand, with what the draft newly states of it, or a new one.
    fn pack_for(&self, draft: &Draft, sim: &Id, together: Option<&Id>, new_id: &mut impl FnMut() -> Id) -> Pack {
        let at_hand = self
            .packs
            .iter()
            .filter(|pack| pack.sim == *sim && (Some(&pack.id) == together || pack.first_seen <= draft.at))
            .max_by_key(|pack| (Some(&pack.id) == together, pack.first_seen));
        let told_with_others = at_hand.is_some_and(|pack| Some(&pack.id) == together);
        let continues = at_hand.filter(|pack| told_with_others || !begins_anew(pack, draft));
        let mut pack = continues.cloned().unwrap_or_else(|| Pack {
            v: STORED_VERSION,
            id: new_id(),
            sim: sim.clone(),
            first_seen: draft.at,
            started: draft.stated.granted.then_some(draft.at),
            buckets: Vec::new(),
        });
        if !pack.buckets.iter().any(|bucket| bucket.kind == draft.bucket) {
            pack.buckets.push(Bucket::of_kind(draft.bucket));
        }
        for bucket in pack.buckets.iter_mut().filter(|bucket| bucket.kind == draft.bucket) {
            bucket.allowance = draft.stated.allowance.or(bucket.allowance);
            bucket.unlimited |= draft.stated.unlimited;
            bucket.expiry = draft.expiry.or(bucket.expiry);
            if draft.stated.granted {
                // Only where the grant itself is told is a length of time that of the pack: beside a balance, "4 days" are
                // those that remain.
                bucket.validity_hours = draft.validity_hours.or(bucket.validity_hours);
            }
            bucket.expiry = bucket.expiry.or(draft.end());
        }
        pack
    }

    /// What to write so that a reading says what the person corrected; its pack follows.
    pub fn correct(&self, id: &Id, draft: &Draft) -> Vec<Change> {
        let Some(reading) = self.readings.iter().find(|reading| reading.id == *id) else { return Vec::new() };
        let mut changes = vec![Change::PutReading(Reading { at: draft.at, stated: draft.stated, ..reading.clone() })];
        changes.extend(self.pack(&reading.pack).map(|pack| pack.corrected(reading.bucket, draft)));
        changes
    }

    /// Readings by the day they were true, on the clock they were told on, the latest first.
    pub fn days(&self) -> Vec<(NaiveDate, Vec<Reading>)> {
        let mut days: Vec<(NaiveDate, Vec<Reading>)> = Vec::new();
        for reading in in_order(&self.readings).into_iter().rev() {
            let day = reading.at.date_naive();
            match days.last_mut() {
                Some((last, of_day)) if *last == day => of_day.push(reading.clone()),
                _ => days.push((day, vec![reading.clone()])),
            }
        }
        days
    }

    /// What to write so that a reading, and its message and pack where nothing else needs them, are gone; and what undoes it.
    pub fn forget(&self, id: &Id) -> (Vec<Change>, Vec<Change>) {
        let Some(reading) = self.readings.iter().find(|reading| reading.id == *id) else { return (Vec::new(), Vec::new()) };
        let others = || self.readings.iter().filter(|other| other.id != *id);
        let mut gone = vec![Change::DeleteReading(id.clone())];
        let mut undo = vec![Change::PutReading(reading.clone())];
        if let Some(message) = self.messages.iter().find(|message| Some(&message.id) == reading.message.as_ref())
            && !others().any(|other| other.message.as_ref() == Some(&message.id))
        {
            gone.push(Change::DeleteMessage(message.id.clone()));
            undo.push(Change::PutMessage(message.clone()));
        }
        if let Some(pack) = self.packs.iter().find(|pack| pack.id == reading.pack)
            && !others().any(|other| other.pack == pack.id)
        {
            gone.push(Change::DeletePack(pack.id.clone()));
            undo.push(Change::PutPack(pack.clone()));
        }
        (gone, undo)
    }

    /// Kinds of bucket that the SIM's readings speak of, the one read last first; of those read together, the main one first.
    pub fn bucket_kinds(&self, sim: &Id) -> Vec<Option<BucketKind>> {
        let mut kinds = Vec::new();
        for reading in in_order(&self.readings).into_iter().rev().filter(|reading| reading.sim == *sim) {
            if !kinds.contains(&reading.bucket) {
                kinds.push(reading.bucket);
            }
        }
        kinds
    }

    /// Readings of one bucket, oldest first.
    pub fn readings_of(&self, sim: &Id, kind: Option<BucketKind>) -> Vec<&Reading> {
        in_order(&self.readings).into_iter().filter(|reading| reading.sim == *sim && reading.bucket == kind).collect()
    }

    pub fn pack(&self, id: &Id) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.id == *id)
    }

    /// The balance of one bucket over time, oldest first: every reading from which a balance follows.
    pub fn balance_points(&self, sim: &Id, kind: Option<BucketKind>) -> Vec<BalancePoint> {
        self.readings_of(sim, kind)
            .into_iter()
            .filter_map(|reading| {
                let number = self.packs.iter().position(|pack| pack.id == reading.pack);
                let allowance = number.and_then(|at| self.packs[at].bucket(kind)).and_then(|bucket| bucket.allowance);
                let balance = reading.stated.balance(allowance)?;
                Some(BalancePoint { at: reading.at.to_utc(), balance, pack: number.map_or(0, |at| at as u32 + 1) })
            })
            .collect()
    }
}

/// Readings by when they were true; of those of one moment, the main bucket comes last.
fn in_order(readings: &[Reading]) -> Vec<&Reading> {
    let mut order: Vec<&Reading> = readings.iter().collect();
    let place = |reading: &Reading| (reading.at, reading.bucket.is_none());
    crate::order::sort(&mut order, |a, b| place(a) < place(b));
    order
}

impl Pack {
    /// The pack as the person corrected one of its buckets: what the form left empty is not known.
    pub fn corrected(&self, kind: Option<BucketKind>, draft: &Draft) -> Change {
        let mut pack = self.clone();
        for bucket in pack.buckets.iter_mut().filter(|bucket| bucket.kind == kind) {
            bucket.allowance = draft.stated.allowance;
            bucket.validity_hours = draft.validity_hours;
            bucket.expiry = draft.expiry;
        }
        Change::PutPack(pack)
    }
}

fn same_record(a: &Change, b: &Change) -> bool {
    matches!((a, b), (Change::PutPack(a), Change::PutPack(b)) if a.id == b.id)
}

/// Whether a draft can no longer speak of this pack: it lapsed before, a new grant is told, or its end is a later one.
fn begins_anew(pack: &Pack, draft: &Draft) -> bool {
    let bucket = pack.bucket(draft.bucket);
    let known = bucket.and_then(|bucket| bucket.expiry).or(pack.buckets.first().and_then(|bucket| bucket.expiry));
    let lapsed = known.is_some_and(|expiry| expiry.at < draft.at);
    let later_end = match (known, draft.end()) {
        (Some(known), Some(told)) => told.at - known.at > SAME_EXPIRY_WITHIN,
        _ => false,
    };
    lapsed || later_end || draft.stated.granted && draft.at > pack.first_seen
}
