//! Which readings speak of one pack, and what they say of it together.
//!
//! All packs are worked out anew from the readings in order of time, so that neither the order of entry nor what was
//! corrected or deleted since leaves a trace. It writes nothing: what changed is told as [`Change`]s.

use super::{Change, Ledger, Reading};
use crate::languages::BucketKind;
use crate::order;
use crate::pack::{Bucket, ByHand, Counting, Id, Pack, Places, STORED_VERSION};
use chrono::TimeDelta;

/// An expiry later than this past the known one belongs to another pack.
const SAME_EXPIRY_WITHIN: TimeDelta = TimeDelta::hours(36);

/// A pack while its readings are gone through.
struct Open {
    pack: Pack,
    /// What the person said of it after the readings so far.
    ahead: Vec<(Option<BucketKind>, ByHand)>,
}

impl Ledger {
    /// What to write so that `after` is kept in place of this, its packs following from its readings.
    pub(super) fn changes_to(&self, mut after: Ledger) -> Vec<Change> {
        after.regroup(self);
        self.differences(&after)
    }

    /// Packs of readings that cannot be read here stay as they are: `before` tells which those are.
    fn regroup(&mut self, before: &Ledger) {
        let mut order = self.readings.clone();
        // The main bucket first: the others of its message follow it.
        let place = |reading: &Reading| (reading.at, reading.bucket.is_some());
        order::sort(&mut order, |a, b| (place(a), &a.id) < (place(b), &b.id));
        let mut open: Vec<Open> = Vec::new();
        let mut placed: Vec<usize> = Vec::new();
        let packs = Places::of(self.packs.iter().map(|pack| &pack.id));
        let messages = Places::of(order.iter().filter_map(|reading| reading.message.as_ref()));
        // For each message, by the place of its first reading, the pack of its last one so far.
        let mut said_with: Vec<Option<usize>> = vec![None; order.len()];
        for reading in &order {
            let message = reading.message.as_ref().and_then(|message| messages.find(message));
            let together = message.and_then(|message| said_with[message]);
            let was = packs.find(&reading.pack).map(|at| &self.packs[at]);
            for pack in &mut open {
                pack.hear(|said| said.at < reading.at);
            }
            let at = pack_of(reading, together, &open).unwrap_or_else(|| {
                let mut id = reading.pack.clone();
                while open.iter().any(|other| other.pack.id == id) {
                    id.0.push('+');
                }
                let before =
                    open.iter().rfind(|open| open.pack.sim == reading.sim).map(|open| open.counting(reading.bucket));
                open.push(Open::begun_by(reading, id, before.unwrap_or_default()));
                open.len() - 1
            });
            open[at].take(reading, was);
            placed.push(at);
            if let Some(message) = message {
                said_with[message] = Some(at);
            }
        }
        for pack in &mut open {
            pack.hear(|_| true);
        }
        let places = Places::of(order.iter().map(|reading| &reading.id));
        for own in &mut self.readings {
            if let Some(place) = places.find(&own.id) {
                own.pack = open[placed[place]].pack.id.clone();
            }
        }
        let spoken_of = Places::of(before.readings.iter().chain(&self.readings).map(|reading| &reading.pack));
        self.packs.retain(|pack| spoken_of.find(&pack.id).is_none());
        self.packs.extend(open.into_iter().map(|open| open.pack));
    }

    /// What to write so that this becomes `after`.
    pub(super) fn differences(&self, after: &Ledger) -> Vec<Change> {
        type Name<T> = fn(&T) -> &Id;
        fn put<T: Clone + PartialEq>(old: &[T], new: &[T], id: Name<T>, change: fn(T) -> Change) -> Vec<Change> {
            let places = Places::of(old.iter().map(id));
            let is_new = |record: &&T| places.find(id(record)).is_none_or(|at| old[at] != **record);
            new.iter().filter(is_new).cloned().map(change).collect()
        }
        fn gone<T>(old: &[T], new: &[T], id: Name<T>, change: fn(Id) -> Change) -> Vec<Change> {
            let places = Places::of(new.iter().map(id));
            old.iter().map(id).filter(|id| places.find(id).is_none()).cloned().map(change).collect()
        }
        let mut changes = put(&self.sims, &after.sims, |sim| &sim.id, Change::PutSim);
        changes.extend(put(&self.messages, &after.messages, |message| &message.id, Change::PutMessage));
        changes.extend(put(&self.packs, &after.packs, |pack| &pack.id, Change::PutPack));
        changes.extend(put(&self.readings, &after.readings, |reading| &reading.id, Change::PutReading));
        changes.extend(gone(&self.readings, &after.readings, |reading| &reading.id, Change::DeleteReading));
        changes.extend(gone(&self.messages, &after.messages, |message| &message.id, Change::DeleteMessage));
        changes.extend(gone(&self.packs, &after.packs, |pack| &pack.id, Change::DeletePack));
        changes
    }
}

/// The pack among `open` that a reading speaks of; nothing where it begins one. `together` is the pack of the bucket that
/// the same message told of before.
fn pack_of(reading: &Reading, together: Option<usize>, open: &[Open]) -> Option<usize> {
    let last =
        |fits: &dyn Fn(&Pack) -> bool| open.iter().rposition(|open| open.pack.sim == reading.sim && fits(&open.pack));
    let goes_on = |at: &usize| !open[*at].is_over(reading);
    let own = last(&|pack| pack.bucket(reading.bucket).is_some());
    match (own.filter(goes_on), together) {
        (Some(own), None) => Some(own),
        // A bonus bought apart has an end of its own, and goes on with it.
        (Some(own), Some(_)) if reading.expiry.is_some() => Some(own),
        (_, Some(together)) => Some(together),
        // A kind of bucket never met before belongs to the latest pack.
        (None, None) if own.is_none() => last(&|_| true).filter(goes_on),
        (None, None) => None,
    }
}

impl Open {
    /// `counting` is that of the SIM's last pack: its carrier counts the days of this one as it did.
    fn begun_by(reading: &Reading, id: Id, counting: Counting) -> Open {
        let pack = Pack {
            v: STORED_VERSION,
            id,
            sim: reading.sim.clone(),
            first_seen: reading.at,
            started: reading.stated.granted.then_some(reading.at),
            buckets: vec![Bucket { counting, ..Bucket::of_kind(reading.bucket) }],
        };
        Open { pack, ahead: Vec::new() }
    }

    /// How the length of this bucket is counted, as far as the person has ever said.
    fn counting(&self, kind: Option<BucketKind>) -> Counting {
        let said = self.ahead.iter().rev().find(|(of, _)| *of == kind).map(|(_, said)| said.counting);
        said.or(self.pack.bucket(kind).map(|bucket| bucket.counting)).unwrap_or_default()
    }

    /// Whether a reading can no longer speak of this pack: it lapsed before, a new grant is told, or its end is a later one.
    fn is_over(&self, reading: &Reading) -> bool {
        let first = self.pack.buckets.first();
        let known = self
            .pack
            .bucket(reading.bucket)
            .and_then(|bucket| bucket.expiry)
            .or(first.and_then(|bucket| bucket.expiry));
        let own = self.pack.bucket(reading.bucket).or(first);
        let told = reading.end(own.map(|bucket| bucket.counting).unwrap_or_default());
        let later = known.zip(told).map(|(known, told)| told.at - known.at);
        let has_later_end = later.is_some_and(|later| later > SAME_EXPIRY_WITHIN);
        // That it is over is told after it is over.
        let tells_of_the_end = !has_later_end && told.is_some_and(|told| told.at <= reading.at);
        let has_lapsed = known.is_some_and(|expiry| expiry.at < reading.at) && !tells_of_the_end;
        has_lapsed || has_later_end || reading.stated.granted && reading.at > self.pack.first_seen
    }

    /// Adds what a reading says. `was` is the pack that it stood in: what the person said of that one comes along.
    fn take(&mut self, reading: &Reading, was: Option<&Pack>) {
        for bucket in was.iter().flat_map(|was| &was.buckets) {
            if let Some(said) = bucket.by_hand
                && self.bucket(bucket.kind).by_hand.is_none_or(|earlier| earlier.at < said.at)
            {
                self.bucket(bucket.kind).by_hand = Some(said);
                self.ahead.push((bucket.kind, said));
            }
        }
        let stated = &reading.stated;
        let bucket = self.bucket(reading.bucket);
        bucket.allowance = stated.allowance.or(bucket.allowance);
        bucket.unlimited |= stated.unlimited;
        if stated.granted {
            // Only where the grant itself is told is a length of time that of the pack: beside a balance, "4 days" are
            // those that remain.
            bucket.validity_hours = reading.validity_hours.or(bucket.validity_hours);
        }
        bucket.expiry = reading.expiry.or(bucket.expiry).or(reading.end(bucket.counting));
    }

    /// What the person said of the pack in between stands until a later reading says otherwise.
    fn hear(&mut self, is_past: impl Fn(&ByHand) -> bool) {
        for (kind, said) in self.ahead.clone() {
            if is_past(&said) {
                self.bucket(kind).say(said);
                self.ahead.retain(|other| *other != (kind, said));
            }
        }
    }

    fn bucket(&mut self, kind: Option<BucketKind>) -> &mut Bucket {
        let at = self.pack.buckets.iter().position(|bucket| bucket.kind == kind).unwrap_or_else(|| {
            self.pack.buckets.push(Bucket::of_kind(kind));
            self.pack.buckets.len() - 1
        });
        &mut self.pack.buckets[at]
    }
}
