//! Which readings speak of one pack, and what they say of it together.
//!
//! All packs are worked out anew from the readings in order of time, so that neither the order of entry nor what was
//! corrected or deleted since leaves a trace. It writes nothing: what changed is told as [`Change`]s.

use super::{Asides, Change, Ledger, Reading};
use crate::languages::BucketKind;
use crate::order;
use crate::pack::{Bucket, ByHand, Counting, Expiry, Id, Pack, Places, STORED_VERSION, Terms};
use crate::volume::Printed;
use crate::zone::Zone;
use chrono::{DateTime, FixedOffset, TimeDelta};
use std::cell::OnceCell;

/// An expiry later than this past the known one belongs to another pack.
const SAME_EXPIRY_WITHIN: TimeDelta = TimeDelta::hours(36);

/// So many packs of one phone are looked through for the one with the end that a reading tells.
const MOST_AT_ONCE: usize = 16;

/// A pack while its readings are gone through.
struct Open {
    pack: Pack,
    /// What the person said of it after the readings so far.
    ahead: Vec<(Option<BucketKind>, ByHand)>,
    /// The carrier's clock, where it is known.
    clock: Option<Zone>,
    /// For each bucket, what its end follows from where nobody tells it.
    counts: Vec<Count>,
    /// What messages told of its buckets beside the figures.
    asides: Vec<(Option<BucketKind>, Asides)>,
}

/// When the length of a bucket began to count.
struct Count {
    kind: Option<BucketKind>,
    from: Option<DateTime<FixedOffset>>,
    last: Option<Printed>,
    /// The end that is known follows from that, and nobody told it.
    is_counted: bool,
}

impl Ledger {
    /// What to write so that `after` is kept in place of this, its packs following from its readings.
    pub fn changes_to(&self, mut after: Ledger) -> Vec<Change> {
        after.regroup(self);
        self.differences(&after)
    }

    /// Packs of readings that cannot be read here stay as they are: `before` tells which those are.
    fn regroup(&mut self, before: &Ledger) {
        let mut readings = std::mem::take(&mut self.readings);
        let mut order: Vec<(usize, &Reading)> = readings.iter().enumerate().collect();
        // The main bucket first: the others of its message follow it.
        let place = |reading: &Reading| (reading.at, reading.bucket.map_or(0, |kind| kind as u8 + 1));
        order::sort(&mut order, |(_, a), (_, b)| (place(a), &a.id) < (place(b), &b.id));
        let mut open: Vec<Open> = Vec::new();
        let mut placed: Vec<usize> = Vec::new();
        // Of the packs those of which the person said something that is still ahead: few, where there may be thousands of packs.
        let mut ahead: Vec<usize> = Vec::new();
        let names = Places::of(runs(order.iter().map(|(_, reading)| &reading.pack)));
        let mut is_taken = vec![false; order.len()];
        let packs = Places::of(self.packs.iter().map(|pack| &pack.id));
        let messages = Places::of(order.iter().filter_map(|(_, reading)| reading.message.as_ref()));
        // For each message, by the place of its first reading, the pots that it told of so far, each with its pack.
        let mut said_with: Vec<Vec<(usize, Option<BucketKind>)>> = vec![Vec::new(); order.len()];
        for &(_, reading) in &order {
            let message = reading.message.as_ref().and_then(|message| messages.find(message));
            let together = message.map_or(&[][..], |message| &said_with[message]);
            let was = packs.find(&reading.pack).map(|at| &self.packs[at]);
            for at in &ahead {
                open[*at].hear(|said| said.at < reading.at);
            }
            ahead.retain(|at| !open[*at].ahead.is_empty());
            let at = pack_of(reading, together, &open).unwrap_or_else(|| {
                let mut id = reading.pack.clone();
                // A name that no reading has can only be that of a pack whose own name was taken.
                let is_free = |id: &Id| match names.find(id) {
                    Some(at) => !is_taken[at],
                    None => open.iter().all(|other| other.pack.id != *id),
                };
                while !is_free(&id) {
                    id.0.push('+');
                }
                if let Some(at) = names.find(&id) {
                    is_taken[at] = true;
                }
                let before =
                    open.iter().rfind(|open| open.pack.sim == reading.sim).map(|open| open.counting(reading.bucket));
                let clock = self.sims.iter().find(|sim| sim.id == reading.sim).and_then(|sim| sim.zone());
                open.push(Open::begun_by(reading, id, before.unwrap_or_default(), clock));
                open.len() - 1
            });
            if open[at].pack.bucket(reading.bucket).is_none_or(|bucket| bucket.terms == Terms::default()) {
                let terms = usual_terms(reading, &open[..at]);
                open[at].bucket(reading.bucket).terms = terms;
            }
            open[at].take(reading, was);
            if !open[at].ahead.is_empty() && !ahead.contains(&at) {
                ahead.push(at);
            }
            placed.push(at);
            if let Some(message) = message {
                said_with[message].push((at, reading.bucket));
            }
        }
        for pack in &mut open {
            pack.hear(|_| true);
            pack.begin();
        }
        let own: Vec<usize> = order.into_iter().map(|(own, _)| own).collect();
        for (own, at) in own.into_iter().zip(placed) {
            let pack = &open[at].pack.id;
            if readings[own].pack != *pack {
                readings[own].pack.clone_from(pack);
            }
        }
        self.readings = readings;
        let spoken_of = Places::of(runs(before.readings.iter().chain(&self.readings).map(|reading| &reading.pack)));
        self.packs.retain(|pack| spoken_of.find(&pack.id).is_none());
        self.packs.extend(open.into_iter().map(|open| open.pack));
        self.follow_credit();
    }

    /// What to write so that this becomes `after`.
    pub(super) fn differences(&self, after: &Ledger) -> Vec<Change> {
        type Name<T> = fn(&T) -> &Id;
        // Most records stand where they stood; for the others all places are worked out.
        fn same<'a, T>(
            at: usize,
            own: &T,
            others: &'a [T],
            id: Name<T>,
            places: &OnceCell<Places<'a>>,
        ) -> Option<&'a T> {
            others.get(at).filter(|other| id(other) == id(own)).or_else(|| {
                let places = places.get_or_init(|| Places::of(others.iter().map(id)));
                places.find(id(own)).map(|at| &others[at])
            })
        }
        fn put<T: Clone + PartialEq>(old: &[T], new: &[T], id: Name<T>, change: fn(T) -> Change) -> Vec<Change> {
            let places = OnceCell::new();
            let is_new = |(at, record): &(usize, &T)| same(*at, *record, old, id, &places) != Some(*record);
            new.iter().enumerate().filter(is_new).map(|(_, record)| change(record.clone())).collect()
        }
        fn gone<T>(old: &[T], new: &[T], id: Name<T>, change: fn(Id) -> Change) -> Vec<Change> {
            let places = OnceCell::new();
            let is_gone = |(at, record): &(usize, &T)| same(*at, *record, new, id, &places).is_none();
            old.iter().enumerate().filter(is_gone).map(|(_, record)| change(id(record).clone())).collect()
        }
        let mut changes = put(&self.sims, &after.sims, |sim| &sim.id, Change::PutSim);
        changes.extend(put(&self.messages, &after.messages, |message| &message.id, Change::PutMessage));
        changes.extend(put(&self.packs, &after.packs, |pack| &pack.id, Change::PutPack));
        changes.extend(put(&self.readings, &after.readings, |reading| &reading.id, Change::PutReading));
        changes.extend(gone(&self.readings, &after.readings, |reading| &reading.id, Change::DeleteReading));
        changes.extend(gone(&self.messages, &after.messages, |message| &message.id, Change::DeleteMessage));
        changes.extend(gone(&self.packs, &after.packs, |pack| &pack.id, Change::DeletePack));
        changes.extend(gone(&self.sims, &after.sims, |sim| &sim.id, Change::DeleteSim));
        changes
    }
}

/// Each name once of those that follow each other: readings of one pack mostly do.
fn runs<'a>(names: impl Iterator<Item = &'a Id>) -> impl Iterator<Item = &'a Id> {
    let mut last = None;
    names.filter(move |name| last.replace(*name) != Some(*name))
}

/// The pack among `open` that a reading speaks of; nothing where it begins one. `together` are the pots that the same message
/// told of before.
fn pack_of(reading: &Reading, together: &[(usize, Option<BucketKind>)], open: &[Open]) -> Option<usize> {
    let last =
        |fits: &dyn Fn(&Pack) -> bool| open.iter().rposition(|open| open.pack.sim == reading.sim && fits(&open.pack));
    let goes_on = |at: &usize| !open[*at].is_over(reading);
    let is_of_kind = |pack: &Pack| pack.bucket(reading.bucket).is_some();
    // One message that tells of two pots of one kind tells of two packs.
    let is_told = |at: usize| together.contains(&(at, reading.bucket));
    // Of several packs that run at once, a reading speaks of the one with its end.
    if let Some(told) = reading.expiry {
        let has_this_end = |at: &usize| {
            let known = open[*at].pack.bucket(reading.bucket).and_then(|bucket| bucket.expiry);
            known.is_some_and(|known| (known.at - told.at).abs() <= SAME_EXPIRY_WITHIN)
        };
        let of_sim = |at: &usize| open[*at].pack.sim == reading.sim && !is_told(*at);
        let same = (0..open.len()).rev().take(MOST_AT_ONCE).find(|at| of_sim(at) && has_this_end(at) && goes_on(at));
        if same.is_some() {
            return same;
        }
    }
    let own = last(&is_of_kind);
    if own.is_some_and(is_told) {
        return None;
    }
    match (own.filter(goes_on), together.last()) {
        (Some(own), None) => Some(own),
        // A bonus bought apart has an end of its own, and goes on with it.
        (Some(own), Some(_)) if reading.expiry.is_some() => Some(own),
        (_, Some((together, _))) => Some(*together),
        // A kind of bucket never met before belongs to the latest pack.
        (None, None) if own.is_none() => last(&|_| true).filter(goes_on),
        (None, None) => None,
    }
}

/// What the person said of the last bucket of this kind on the same SIM: another one is used as it was.
fn usual_terms(reading: &Reading, before: &[Open]) -> Terms {
    let of_kind = |open: &Open| {
        let bucket = open.pack.bucket(reading.bucket).filter(|_| open.pack.sim == reading.sim)?;
        let ahead = open.ahead.iter().rev().find(|(kind, _)| *kind == reading.bucket);
        Some(ahead.map_or(bucket.terms, |(_, said)| said.terms))
    };
    before.iter().rev().find_map(of_kind).unwrap_or_default()
}

impl Open {
    /// `counting` is that of the SIM's last pack: its carrier counts the days of this one as it did.
    fn begun_by(reading: &Reading, id: Id, counting: Counting, clock: Option<Zone>) -> Open {
        let pack = Pack {
            v: STORED_VERSION,
            id,
            sim: reading.sim.clone(),
            first_seen: reading.at,
            started: reading.stated.granted.then_some(reading.at),
            buckets: vec![Bucket { counting, ..Bucket::of_kind(reading.bucket) }],
            told: None,
        };
        Open { pack, ahead: Vec::new(), clock, counts: Vec::new(), asides: Vec::new() }
    }

    /// The carrier's clock; where it is not known, that of the phone at a moment.
    fn clock(&self, at: DateTime<FixedOffset>) -> Zone {
        self.clock.unwrap_or(Zone::fixed(*at.offset()))
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
        let told = reading.end(own.map(|bucket| bucket.counting).unwrap_or_default(), self.clock(reading.at));
        // A bucket that was told of without its end does not have that of another for certain.
        let of_its_own = own.and_then(|bucket| bucket.expiry);
        let later = of_its_own.zip(told).map(|(known, told)| told.at - known.at);
        let has_later_end = later.is_some_and(|later| later > SAME_EXPIRY_WITHIN);
        // That it is over is told after it is over.
        let tells_of_the_end = !has_later_end && told.is_some_and(|told| told.at <= reading.at);
        let has_lapsed = known.is_some_and(|expiry| expiry.at < reading.at) && !tells_of_the_end;
        has_lapsed || has_later_end || reading.stated.granted && reading.at > self.pack.first_seen
    }

    /// Adds what a reading says. `was` is the pack that it stood in: what the person said of that one comes along.
    fn take(&mut self, reading: &Reading, was: Option<&Pack>) {
        if let Some(told) = was.and_then(|was| was.told.as_ref())
            && self.pack.told.as_ref().is_none_or(|earlier| earlier.at < told.at)
        {
            self.pack.told = Some(told.clone());
        }
        for bucket in was.iter().flat_map(|was| &was.buckets) {
            if let Some(said) = bucket.by_hand
                && self.bucket(bucket.kind).by_hand.is_none_or(|earlier| earlier.at < said.at)
            {
                self.bucket(bucket.kind).by_hand = Some(said);
                self.ahead.push((bucket.kind, said));
            }
        }
        if !reading.asides.is_empty() {
            match self.asides.iter_mut().find(|(kind, _)| *kind == reading.bucket) {
                Some((_, known)) => known.then(&reading.asides),
                None => self.asides.push((reading.bucket, reading.asides.clone())),
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
        self.count(reading);
        let kind = reading.bucket;
        if reading.expiry.is_some() {
            self.put_end(kind, reading.expiry, false);
        } else if self.counted(kind).is_some() && !self.is_told(kind) {
            self.put_end(kind, self.counted(kind), true);
        } else if self.bucket(kind).expiry.is_none() {
            let counting = self.bucket(kind).counting;
            self.put_end(kind, reading.end(counting, self.clock(reading.at)), false);
        }
    }

    /// Notes from when on the length of a bucket counts, as far as a reading tells it.
    fn count(&mut self, reading: &Reading) {
        let bucket = self.bucket(reading.bucket);
        let (counting, allowance) = (bucket.counting, bucket.allowance);
        let balance = reading.stated.balance(allowance);
        let count = self.count_of(reading.bucket);
        let is_less =
            balance.zip(allowance).is_some_and(|(left, size)| left.volume < size.recounted(left.counted).volume);
        let rose = count
            .last
            .zip(balance)
            .map(|(before, after)| (before.recounted(after.counted), after))
            .is_some_and(|(before, after)| after.volume.minus(before.volume) > before.step.max(after.step));
        let begins = match counting {
            Counting::FirstUse => is_less && count.from.is_none(),
            Counting::TopUp => reading.stated.granted || rose,
            _ => false,
        };
        if begins {
            count.from = Some(reading.at);
            // An end that was told before a top-up is that of the time before it.
            count.is_counted |= counting == Counting::TopUp;
        }
        count.last = balance.or(count.last);
    }

    fn count_of(&mut self, kind: Option<BucketKind>) -> &mut Count {
        let at = self.counts.iter().position(|count| count.kind == kind).unwrap_or_else(|| {
            self.counts.push(Count { kind, from: None, last: None, is_counted: false });
            self.counts.len() - 1
        });
        &mut self.counts[at]
    }

    /// The end that follows from when the count began, where the way of counting or the person tells that.
    fn counted(&self, kind: Option<BucketKind>) -> Option<Expiry> {
        let bucket = self.pack.bucket(kind)?;
        let seen = self.counts.iter().find(|count| count.kind == kind).and_then(|count| count.from);
        let told = self.pack.told.as_ref().and_then(|told| told.begins);
        let from = match bucket.counting {
            Counting::TopUp => seen.max(told),
            _ => told.or(seen),
        };
        bucket.counting.end(from?, bucket.validity_hours?, self.clock(from?))
    }

    /// Somebody told the end of a bucket.
    fn is_told(&mut self, kind: Option<BucketKind>) -> bool {
        self.bucket(kind).expiry.is_some() && !self.count_of(kind).is_counted
    }

    fn put_end(&mut self, kind: Option<BucketKind>, end: Option<Expiry>, is_counted: bool) {
        self.bucket(kind).expiry = end;
        self.count_of(kind).is_counted = is_counted && end.is_some();
    }

    /// When the pack began, where anything is known of that beside its grant; and what nobody said of it but its messages.
    fn begin(&mut self) {
        let told = self.pack.told.as_ref().and_then(|told| told.begins);
        let first = self.pack.buckets.first().filter(|bucket| bucket.counting == Counting::FirstUse);
        let used = first.map(|bucket| bucket.kind).map(|kind| self.count_of(kind).from);
        self.pack.started = told.or(used.unwrap_or(self.pack.started));
        for (kind, told) in std::mem::take(&mut self.asides) {
            told.fill(self.bucket(kind));
        }
    }

    /// What the person said of the pack in between stands until a later reading says otherwise.
    fn hear(&mut self, is_past: impl Fn(&ByHand) -> bool) {
        for (kind, said) in self.ahead.clone() {
            if is_past(&said) {
                self.bucket(kind).say(said);
                self.put_end(kind, said.expiry, false);
                if said.expiry.is_none() {
                    self.put_end(kind, self.counted(kind), true);
                }
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
