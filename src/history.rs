//! Everything kept on the phone, and what follows from it: readings in order, duplicates, the balance over time.
//!
//! Readings are the only truth; packs and balances follow from them. Nothing here stores, reads a clock or forecasts.

mod aside;
pub mod backup;
mod bought;
mod example;
mod gather;
mod group;
mod half_typed;
mod lag;
mod offers;
mod origin;
mod packs;
mod propose;
mod rise;
mod shown;
mod sims;
mod slip;
mod typed;
mod uncounted;

pub use aside::{Aside, Asides};
pub use bought::{LeftOver, SaidOfRest};
pub use example::{EXAMPLE, MadeUp};
pub use gather::{Found, Gathering, Known, Sender};
pub use half_typed::Form;
pub use lag::{Lag, LagBy};
pub use offers::{OfferField, OfferProblem, TypedOffer, cost_text, typed_cost};
pub use origin::Origin;
pub use packs::{KeptPack, Over};
pub use propose::{Explained, Home, Mark, PasteProblem, Piece, Proposal, ReadAs, cut, evidence, figures, propose};
pub use rise::Rise;
pub use shown::ShownForecast;
pub use sims::{Holds, SimField, TypedSim};
pub use slip::Slip;
pub use typed::{FieldName, FieldProblem, Typed, TypedFigure, TypedTold, Why, field_moment};

use crate::directory::Correction;
use crate::languages::BucketKind;
use crate::pack::{ByHand, Cost, Counting, Expiry, Id, Offer, Pack, Places, STORED_VERSION, Sim, Terms, Told};
use crate::reading::taught::Format;
use crate::reading::{BucketReading, Hours, LocalMoment};
use crate::volume::{DataVolume, Printed, UnitStep};
use crate::zone::Zone;
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// What remained in one bucket at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BalancePoint {
    pub at: DateTime<Utc>,
    pub balance: Printed,
    /// Number of the pack it belongs to: between two packs nothing can be said of use.
    pub pack: u32,
    /// What the person said of a rise from the reading before.
    pub rise: Option<Rise>,
    /// How much time that does not count had gone by then, counted from any one moment: only differences tell something.
    pub uncounted: TimeDelta,
}

impl BalancePoint {
    /// A reading of which the person has said nothing.
    pub fn new(at: DateTime<Utc>, balance: Printed, pack: u32) -> BalancePoint {
        BalancePoint { at, balance, pack, rise: None, uncounted: TimeDelta::zero() }
    }
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
    /// When it came, where the phone told it beside the text; the end of the day where it told the day alone.
    #[serde(default, with = "crate::stamp::stored_option", skip_serializing_if = "Option::is_none")]
    pub received: Option<DateTime<FixedOffset>>,
    /// Who sent it, where the phone told it: a name or a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
}

/// The text that readings came from, with who sent it and when it came where that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub text: String,
    pub sender: Option<String>,
    pub received: Option<DateTime<FixedOffset>>,
}

impl Message {
    /// Whether the message that came at `received`, or is pasted `now` without that being known, is this one.
    fn came_at(&self, received: Option<DateTime<FixedOffset>>, now: DateTime<FixedOffset>) -> bool {
        let near =
            |one: DateTime<FixedOffset>, other: DateTime<FixedOffset>| (one - other).abs() <= SAME_MESSAGE_WITHIN;
        match (self.received, received) {
            (Some(one), Some(other)) => is_same_moment(one, other),
            (None, Some(received)) => near(self.kept, received),
            (received, None) => near(self.kept, now) || received.is_some_and(|received| near(received, now)),
        }
    }
}

/// Phones tell minutes, or the day alone.
fn is_same_moment(one: DateTime<FixedOffset>, other: DateTime<FixedOffset>) -> bool {
    let is_day =
        |at: DateTime<FixedOffset>| at.time() == LocalMoment { date: at.date_naive(), time: None }.latest().time();
    let same_day = one.date_naive() == other.date_naive();
    (one - other).abs() < TimeDelta::minutes(1) || same_day && (is_day(one) || is_day(other))
}

/// One dated statement about one bucket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub v: u32,
    pub id: Id,
    pub sim: Id,
    /// Follows from all readings: see `group`.
    pub pack: Id,
    /// `None` is the main or unnamed bucket.
    pub bucket: Option<BucketKind>,
    /// When it was true.
    #[serde(with = "crate::stamp::stored")]
    pub at: DateTime<FixedOffset>,
    pub stated: Stated,
    /// When the grant lapses, where this reading says so.
    pub expiry: Option<Expiry>,
    /// How long the grant lasts, where this reading says so.
    pub validity_hours: Option<Hours>,
    /// The message it was read from; `None` was typed.
    pub message: Option<Id>,
    /// What the person said of the unusual use that began with this reading: whether it was them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was_me: Option<bool>,
    /// What the person said of the rise of the balance that shows at this reading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rise: Option<Rise>,
    /// Where it is from, where that is not plain from its message: see [`Reading::origin`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// How far its figure lags behind, where its message says so or the person does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lag: Option<Lag>,
    /// What its message told beside the figures.
    #[serde(default, skip_serializing_if = "Asides::is_empty")]
    pub asides: Asides,
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

impl Reading {
    /// What remained, as it follows from what is stated here and from the pack.
    pub fn balance_in(&self, pack: Option<&Pack>) -> Option<Printed> {
        let allowance = pack.and_then(|pack| pack.bucket(self.bucket)).and_then(|bucket| bucket.allowance);
        let mut balance = self.stated.balance(allowance)?;
        if self.stated.granted {
            // A grant is full to the byte, however roughly its size is told.
            balance.step = DataVolume::ZERO;
        }
        Some(match self.carried(pack) {
            Some(rest) => Printed {
                volume: balance.volume.plus(rest.recounted(balance.counted).volume),
                step: rest.step,
                ..balance
            },
            None => balance,
        })
    }

    /// What was left of the pack before and is added to this grant, as the person said.
    pub fn carried(&self, pack: Option<&Pack>) -> Option<Printed> {
        let rest = pack?.told.as_ref()?.rest?;
        let is_grant = self.stated.granted && self.stated.balance.is_none() && self.bucket == rest.bucket;
        (is_grant && rest.effect.carries_over()).then_some(rest.left)
    }

    /// When the grant lapses: as told, or as it follows from a length of time told at the same moment.
    fn end(&self, counting: Counting, clock: Zone) -> Option<Expiry> {
        // Beside a balance, "4 days" are those that remain, whatever the days of the pack are.
        let counting = if self.stated.granted { counting } else { Counting::Hours };
        // A grant that waits for its first use has no end yet.
        let counting = Some(counting).filter(|counting| *counting != Counting::FirstUse);
        self.expiry.or_else(|| counting?.end(self.at, self.validity_hours?, clock))
    }
}

/// How the first of these readings that tells an amount counts its units.
pub fn counted_in<'a>(mut latest_first: impl Iterator<Item = &'a Reading>) -> UnitStep {
    latest_first.find_map(|reading| reading.stated.counted()).unwrap_or_default()
}

impl Stated {
    /// How its units are counted, where it tells an amount.
    pub fn counted(&self) -> Option<UnitStep> {
        let told = [self.balance, self.used, self.allowance].into_iter().flatten();
        // Nothing is the same in any count.
        told.filter(|figure| figure.volume > DataVolume::ZERO).map(|figure| figure.counted).next()
    }

    pub fn is_empty(&self) -> bool {
        *self == Stated::default()
    }

    /// What remained, as stated or as it follows from the other figures; `pack_allowance` helps where the reading names none.
    pub fn balance(&self, pack_allowance: Option<Printed>) -> Option<Printed> {
        if self.exhausted {
            return Some(Printed::new(DataVolume::ZERO, DataVolume::from_bytes(1_000_000)));
        }
        let allowance = self.allowance.or(pack_allowance);
        let from_used = || {
            let (used, allowance) = (self.used?, allowance?);
            // The size is what was sold, and no rounded measurement: "3 GB" less "800 MB" is 2.2 GB and not "2 GB".
            // Of a size kept under another count the figure is meant: who counts the use so counts the size so too.
            Some(Printed { volume: allowance.recounted(used.counted).volume.minus(used.volume), ..used })
        };
        let left_percent = self.left_percent.or(self.used_percent.map(|used| 100.0 - used));
        let from_percent = || {
            let (share, allowance) = (left_percent? / 100.0, allowance?);
            let whole = allowance.volume.bytes_f64();
            // A percentage is told in whole steps of one.
            Some(Printed {
                volume: DataVolume::from_bytes_f64(whole * share),
                step: DataVolume::from_bytes_f64(whole / 100.0),
                ..allowance
            })
        };
        let from_grant = || self.allowance.filter(|_| self.granted);
        self.balance.or_else(from_used).or_else(from_percent).or_else(from_grant)
    }
}

/// A reading that the person is asked to confirm: read from a message, or typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub bucket: Option<BucketKind>,
    #[serde(with = "crate::stamp::stored")]
    pub at: DateTime<FixedOffset>,
    pub stated: Stated,
    pub expiry: Option<Expiry>,
    pub validity_hours: Option<Hours>,
    /// How the pack's length is counted: said of the pack alone.
    pub counting: Counting,
    /// The same; no message says any of it.
    #[serde(skip)]
    pub terms: Terms,
    /// What the form of the pack says of the whole; nothing from any other form.
    #[serde(skip)]
    pub told: Option<Told>,
    /// What a thousand megabytes cost when the credit pays, in a currency that only this form tells.
    #[serde(skip)]
    pub priced: Option<Cost>,
    /// Where the person has it from, where they said so or the page knows.
    #[serde(skip)]
    pub origin: Option<Origin>,
    /// How far its figure lags behind, where that was said.
    pub lag: Option<Lag>,
    /// What its message told beside the figures.
    pub asides: Asides,
}

impl Draft {
    /// Nothing stated yet.
    pub fn empty(at: DateTime<FixedOffset>) -> Draft {
        Draft {
            bucket: None,
            at,
            stated: Stated::default(),
            expiry: None,
            validity_hours: None,
            counting: Counting::default(),
            terms: Terms::default(),
            told: None,
            priced: None,
            origin: None,
            lag: None,
            asides: Asides::default(),
        }
    }

    /// From what a message states of one bucket. `at` is when that was true; `clock` is the carrier's, on which moments are told.
    pub fn of(reading: &BucketReading, at: DateTime<FixedOffset>, clock: Zone) -> Draft {
        let value = |field: Option<crate::reading::Field<Printed>>| field.map(|field| field.value);
        let stated = Stated {
            balance: value(reading.balance),
            used: value(reading.used),
            allowance: value(reading.allowance),
            used_percent: reading.used_percent.map(|field| field.value),
            left_percent: reading.left_percent.map(|field| field.value),
            unlimited: reading.unlimited.is_some(),
            exhausted: reading.exhausted.is_some(),
            // A size told alone is a grant only where the words say that it was given: "your 3 GB pack expires" is none.
            granted: reading.is_granted
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
                .and_then(|field| expiry_on(field.value, clock))
                .or_else(|| reading.expired.map(|_| Expiry { at, day_only: false })),
            validity_hours: reading.validity.map(|field| field.value),
            counting: Counting::default(),
            terms: Terms::default(),
            told: None,
            priced: None,
            origin: None,
            lag: None,
            asides: Asides::default(),
        }
    }
}

/// A moment of a message as an instant, told on the clock `offset`.
pub fn on_clock(moment: LocalMoment, offset: FixedOffset) -> Option<DateTime<FixedOffset>> {
    moment.latest().and_local_timezone(offset).single()
}

/// An expiry told on a carrier's clock.
pub fn expiry_on(moment: LocalMoment, clock: Zone) -> Option<Expiry> {
    Some(Expiry { at: clock.moment(moment.latest())?, day_only: moment.time.is_none() })
}

/// A format that the person taught, as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaughtFormat {
    pub v: u32,
    pub id: Id,
    #[serde(with = "crate::stamp::stored")]
    pub taught: DateTime<FixedOffset>,
    pub format: Format,
}

/// One record to write or to delete. Saving a reading writes that reading, and the pack only where it changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    PutSim(Sim),
    PutPack(Pack),
    PutMessage(Message),
    PutReading(Reading),
    PutFormat(TaughtFormat),
    PutForecast(ShownForecast),
    PutOffer(Offer),
    PutCorrection(Correction),
    DeleteSim(Id),
    DeletePack(Id),
    DeleteMessage(Id),
    DeleteReading(Id),
    DeleteFormat(Id),
    DeleteForecast(Id),
    DeleteOffer(Id),
    DeleteCorrection(Id),
}

impl Change {
    fn is_deletion(&self) -> bool {
        use Change::{
            DeleteCorrection, DeleteForecast, DeleteFormat, DeleteMessage, DeleteOffer, DeletePack, DeleteReading,
            DeleteSim,
        };
        matches!(
            self,
            DeleteSim(_)
                | DeletePack(_)
                | DeleteMessage(_)
                | DeleteReading(_)
                | DeleteFormat(_)
                | DeleteForecast(_)
                | DeleteOffer(_)
                | DeleteCorrection(_)
        )
    }
}

/// Changes to one list of records: first all that is put, each under a name of its own, then all that is gone.
struct Batch<'a, T> {
    put: Vec<&'a T>,
    gone: Vec<&'a Id>,
}

impl<T> Default for Batch<'_, T> {
    fn default() -> Self {
        Batch { put: Vec::new(), gone: Vec::new() }
    }
}

impl<T: Clone> Batch<'_, T> {
    fn write(self, records: &mut Vec<T>, id: fn(&T) -> &Id) {
        if !self.put.is_empty() {
            let places = Places::of(records.iter().map(id));
            let found: Vec<Option<usize>> = self.put.iter().map(|record| places.find(id(record))).collect();
            for (record, place) in self.put.into_iter().zip(found) {
                match place {
                    Some(place) => records[place] = record.clone(),
                    None => records.push(record.clone()),
                }
            }
        }
        if !self.gone.is_empty() {
            let gone = Places::of(self.gone.into_iter());
            records.retain(|record| gone.find(id(record)).is_none());
        }
    }
}

/// Everything kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    pub sims: Vec<Sim>,
    pub packs: Vec<Pack>,
    pub messages: Vec<Message>,
    pub readings: Vec<Reading>,
    pub formats: Vec<TaughtFormat>,
    pub forecasts: Vec<ShownForecast>,
    /// Packs that can be bought, as the person typed them in.
    pub offers: Vec<Offer>,
    /// What the person put right in the directory.
    pub corrections: Vec<Correction>,
    /// Records of another version: kept in the store, shown as such.
    pub unreadable: usize,
}

/// So many changes are quicker made one by one than the places of thousands of records are worked out.
const FEW: usize = 4;

/// How far apart the same text can have been pasted and still be the same message.
const SAME_MESSAGE_WITHIN: TimeDelta = TimeDelta::hours(6);

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
            Change::PutFormat(format) => put(&mut self.formats, format, |format| &format.id),
            Change::PutForecast(shown) => put(&mut self.forecasts, shown, |shown| &shown.id),
            Change::PutOffer(offer) => put(&mut self.offers, offer, |offer| &offer.id),
            Change::PutCorrection(correction) => put(&mut self.corrections, correction, |correction| &correction.id),
            Change::DeleteSim(id) => self.sims.retain(|sim| sim.id != *id),
            Change::DeletePack(id) => self.packs.retain(|pack| pack.id != *id),
            Change::DeleteMessage(id) => self.messages.retain(|message| message.id != *id),
            Change::DeleteReading(id) => self.readings.retain(|reading| reading.id != *id),
            Change::DeleteForecast(id) => self.forecasts.retain(|shown| shown.id != *id),
            Change::DeleteFormat(id) => self.formats.retain(|format| format.id != *id),
            Change::DeleteOffer(id) => self.offers.retain(|offer| offer.id != *id),
            Change::DeleteCorrection(id) => self.corrections.retain(|correction| correction.id != *id),
        }
    }

    /// The same for many: a backup brings thousands of records, and a SIM that is deleted takes as many along. Their places are worked
    /// out once and not for each.
    pub fn apply_all(&mut self, changes: &[Change]) {
        if changes.len() <= FEW {
            return changes.iter().for_each(|change| self.apply(change));
        }
        // What is put after something else is gone may have its name.
        for stretch in changes.chunk_by(|before, after| !before.is_deletion() || after.is_deletion()) {
            let (mut packs, mut messages, mut readings) = (Batch::default(), Batch::default(), Batch::default());
            for change in stretch {
                match change {
                    Change::PutPack(pack) => packs.put.push(pack),
                    Change::PutMessage(message) => messages.put.push(message),
                    Change::PutReading(reading) => readings.put.push(reading),
                    Change::DeletePack(id) => packs.gone.push(id),
                    Change::DeleteMessage(id) => messages.gone.push(id),
                    Change::DeleteReading(id) => readings.gone.push(id),
                    _ => self.apply(change),
                }
            }
            packs.write(&mut self.packs, |pack| &pack.id);
            messages.write(&mut self.messages, |message| &message.id);
            readings.write(&mut self.readings, |reading| &reading.id);
        }
    }

    /// What to write so that a format is kept. Of two with one shape the later is meant.
    pub fn teach(&self, format: Format, now: DateTime<FixedOffset>, mut new_id: impl FnMut() -> Id) -> Vec<Change> {
        let same = self.formats.iter().filter(|old| old.format.has_shape_of(&format));
        let mut changes: Vec<Change> = same.map(|old| Change::DeleteFormat(old.id.clone())).collect();
        changes.push(Change::PutFormat(TaughtFormat { v: STORED_VERSION, id: new_id(), taught: now, format }));
        changes
    }

    /// What to write so that a format is gone; and what undoes it.
    pub fn forget_format(&self, id: &Id) -> (Vec<Change>, Vec<Change>) {
        let gone = self.formats.iter().filter(|format| format.id == *id);
        gone.map(|format| (Change::DeleteFormat(id.clone()), Change::PutFormat(format.clone()))).unzip()
    }

    /// The SIM in use: the one that the person chose last; where they never did, the one that was read last.
    pub fn sim(&self) -> Option<&Sim> {
        let chosen = self.sims.iter().filter(|sim| sim.chosen.is_some()).max_by_key(|sim| sim.chosen);
        if chosen.is_some() {
            return chosen;
        }
        let last = self.readings.iter().max_by_key(|reading| reading.at).map(|reading| &reading.sim);
        self.sims.iter().find(|sim| Some(&sim.id) == last).or(self.sims.last())
    }

    /// The message already kept that has this text and came at the same time, or at about it where one of the two is not known;
    /// one that tells its own time is the same whenever it comes.
    pub fn same_message(&self, source: &Source, now: DateTime<FixedOffset>, tells_time: bool) -> Option<&Message> {
        let text = source.text.trim();
        self.messages
            .iter()
            .find(|message| message.text.trim() == text && (tells_time || message.came_at(source.received, now)))
    }

    /// What to write so that these confirmed drafts are kept. `text` is the message they came from; `new_id` makes names.
    pub fn keep(
        &self,
        drafts: &[Draft],
        text: Option<&str>,
        now: DateTime<FixedOffset>,
        new_id: impl FnMut() -> Id,
    ) -> Vec<Change> {
        let source = text.map(|text| Source { text: text.to_owned(), sender: None, received: None });
        self.keep_of(self.sim().map(|sim| &sim.id), &[(source, drafts.to_vec())], now, new_id)
    }

    /// The same for several messages at once, each with its drafts.
    pub fn keep_all(
        &self,
        messages: &[(Source, Vec<Draft>)],
        now: DateTime<FixedOffset>,
        new_id: impl FnMut() -> Id,
    ) -> Vec<Change> {
        let messages: Vec<(Option<Source>, Vec<Draft>)> =
            messages.iter().map(|(source, drafts)| (Some(source.clone()), drafts.clone())).collect();
        self.keep_of(self.sim().map(|sim| &sim.id), &messages, now, new_id)
    }

    /// The same of one SIM, whichever is in use; a new one where none is named.
    pub fn keep_of(
        &self,
        sim: Option<&Id>,
        messages: &[(Option<Source>, Vec<Draft>)],
        now: DateTime<FixedOffset>,
        mut new_id: impl FnMut() -> Id,
    ) -> Vec<Change> {
        let mut after = self.clone();
        let mut sim = self.own_sim(sim);
        for (source, drafts) in messages.iter().filter(|(_, drafts)| !drafts.is_empty()) {
            let of = after.add(sim.as_ref(), drafts, source.clone(), now, &mut new_id);
            sim = Some(of);
        }
        self.changes_to(after)
    }

    /// The SIM that they are of: the one named, else a new one.
    fn add(
        &mut self,
        sim: Option<&Id>,
        drafts: &[Draft],
        source: Option<Source>,
        now: DateTime<FixedOffset>,
        mut new_id: impl FnMut() -> Id,
    ) -> Id {
        let sim = sim.cloned().unwrap_or_else(|| {
            let sim = self.new_sim(new_id(), now);
            self.sims.push(sim.clone());
            sim.id
        });
        let message = source.map(|Source { text, sender, received }| {
            let (v, id, sim) = (STORED_VERSION, new_id(), sim.clone());
            let message = Message { v, id, sim, text, kept: now, received, sender };
            self.messages.push(message.clone());
            message.id
        });
        self.readings.extend(drafts.iter().map(|draft| {
            let id = new_id();
            let mut reading = Reading {
                v: STORED_VERSION,
                // A pack that it begins is named after it.
                pack: id.clone(),
                id,
                sim: sim.clone(),
                bucket: draft.bucket,
                at: draft.at,
                stated: draft.stated,
                expiry: draft.expiry,
                validity_hours: draft.validity_hours,
                message: message.clone(),
                was_me: None,
                rise: None,
                origin: None,
                lag: draft.lag,
                asides: draft.asides.clone(),
            };
            reading.say_origin(draft.origin);
            reading
        }));
        sim
    }

    /// What to write so that it is known whether the unusual use that began with a reading was the person; and what undoes it.
    pub fn say_was_me(&self, id: &Id, was_me: bool) -> (Vec<Change>, Vec<Change>) {
        let said = self.readings.iter().filter(|reading| reading.id == *id).map(|reading| {
            let said = Reading { was_me: Some(was_me), ..reading.clone() };
            (Change::PutReading(said), Change::PutReading(reading.clone()))
        });
        said.unzip()
    }

    /// What to write so that a reading says what the person corrected; its pack follows.
    pub fn correct(&self, id: &Id, draft: &Draft) -> Vec<Change> {
        let sim = self.readings.iter().find(|reading| reading.id == *id).map(|reading| &reading.sim);
        sim.map_or_else(Vec::new, |sim| self.correct_of(id, sim, draft))
    }

    /// The same of a reading that is of this SIM in truth. The form shows end and length of the pack beside the reading's own
    /// figures: where those were left as they stood, the reading does not say them.
    pub fn correct_of(&self, id: &Id, sim: &Id, draft: &Draft) -> Vec<Change> {
        let mut after = self.clone();
        let Some(reading) = after.readings.iter_mut().find(|reading| reading.id == *id) else { return Vec::new() };
        let bucket_of = |kind| self.pack(&reading.pack).and_then(|pack| pack.bucket(kind));
        let shown = bucket_of(reading.bucket).map_or((None, None), |bucket| (bucket.expiry, bucket.validity_hours));
        let bucket = bucket_of(draft.bucket);
        (reading.bucket, reading.at, reading.stated) = (draft.bucket, draft.at, draft.stated);
        reading.lag = draft.lag;
        if draft.origin.is_some() {
            reading.say_origin(draft.origin);
        }
        if !(is_shown_alike(shown.0, draft.expiry) && shown.1 == draft.validity_hours) {
            (reading.expiry, reading.validity_hours) = (draft.expiry, draft.validity_hours);
            let of_pack = self.readings.iter().filter(|other| other.pack == reading.pack);
            let said = ByHand {
                at: of_pack.map(|other| other.at).max().unwrap_or(draft.at).max(draft.at),
                allowance: draft.stated.allowance.or(bucket.and_then(|bucket| bucket.allowance)),
                validity_hours: draft.validity_hours,
                counting: bucket.map(|bucket| bucket.counting).unwrap_or_default(),
                expiry: draft.expiry,
                terms: bucket.map(|bucket| bucket.terms).unwrap_or_default(),
            };
            let (pack, kind) = (reading.pack.clone(), reading.bucket);
            for bucket in after.packs.iter_mut().filter(|own| own.id == pack).flat_map(|own| &mut own.buckets) {
                if bucket.kind == kind {
                    bucket.say(said);
                }
            }
        }
        after.put_under(id, sim);
        self.changes_to(after)
    }

    /// Puts a reading under another SIM, and with it all that its message told, since a message comes to one.
    fn put_under(&mut self, id: &Id, sim: &Id) {
        let Some(reading) = self.readings.iter().find(|reading| reading.id == *id && reading.sim != *sim) else {
            return;
        };
        let (message, pack) = (reading.message.clone(), reading.pack.clone());
        let goes = |other: &Reading| other.id == *id || message.is_some() && other.message == message;
        let is_left_behind = self.readings.iter().any(|other| other.pack == pack && !goes(other));
        for reading in self.readings.iter_mut().filter(|other| goes(other)) {
            reading.sim = sim.clone();
            if is_left_behind {
                // What the person said of the pack stays with those that stay.
                reading.pack = Id([&reading.id.0, "+"].concat());
            }
        }
        for own in self.messages.iter_mut().filter(|own| Some(&own.id) == message.as_ref()) {
            own.sim = sim.clone();
        }
    }

    /// Puts the readings in order of time, so that whoever asks for that order later finds them almost in it.
    pub fn put_in_order(&mut self) {
        let order = in_order(&self.readings.iter().collect::<Vec<_>>());
        self.readings = order.into_iter().map(|place| self.readings[place].clone()).collect();
    }

    /// Where all readings stand in the list, the one that was true last first.
    pub fn latest(&self) -> Vec<usize> {
        let mut places = in_order(&self.readings.iter().collect::<Vec<_>>());
        places.reverse();
        places
    }

    /// The readings at these places of [`Ledger::latest`], by the day they were true on the clock they were told on.
    pub fn days(
        &self,
        places: &mut dyn Iterator<Item = usize>,
        day_of: &dyn Fn(&Reading) -> NaiveDate,
    ) -> Vec<(NaiveDate, Vec<Reading>)> {
        let mut days: Vec<(NaiveDate, Vec<Reading>)> = Vec::new();
        for reading in places.filter_map(|place| self.readings.get(place)) {
            let day = day_of(reading);
            match days.last_mut() {
                Some((last, of_day)) if *last == day => of_day.push(reading.clone()),
                _ => days.push((day, vec![reading.clone()])),
            }
        }
        days
    }

    /// What to write so that a reading is gone, with its message where nothing else needs it; and what undoes it. Packs follow.
    pub fn forget(&self, id: &Id) -> (Vec<Change>, Vec<Change>) {
        let mut after = self.clone();
        after.readings.retain(|reading| reading.id != *id);
        let message =
            self.readings.iter().find(|reading| reading.id == *id).and_then(|reading| reading.message.as_ref());
        if !after.readings.iter().any(|other| other.message.as_ref() == message) {
            after.messages.retain(|other| Some(&other.id) != message);
        }
        let gone = self.changes_to(after);
        let undo = self.undoing(&gone);
        (gone, undo)
    }

    /// What takes these changes of SIMs, packs, messages and readings back, once they are written.
    pub fn undoing(&self, changes: &[Change]) -> Vec<Change> {
        let mut after = self.clone();
        after.apply_all(changes);
        after.differences(self)
    }

    /// Kinds of bucket that the SIM's readings speak of, the one read last first; of those read together, the main one first.
    pub fn bucket_kinds(&self, sim: &Id) -> Vec<Option<BucketKind>> {
        let mut kinds = Vec::new();
        for reading in self.readings_of_sim(sim).into_iter().rev() {
            if !kinds.contains(&reading.bucket) {
                kinds.push(reading.bucket);
            }
        }
        kinds
    }

    /// The kinds that a person may say a reading is of: the main one, then those that the SIM has, then the others.
    pub fn kinds_to_say(&self, sim: Option<&Id>) -> Vec<Option<BucketKind>> {
        let held = sim.map_or_else(Vec::new, |sim| self.bucket_kinds(sim));
        let is_main = |kind: &Option<BucketKind>| matches!(kind, None | Some(BucketKind::Main));
        // One more of the main bucket is called what those before it were.
        let mut kinds = vec![held.iter().copied().find(is_main).flatten()];
        for kind in held.into_iter().chain(BucketKind::ALL.map(Some)) {
            if !is_main(&kind) && !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        kinds
    }

    /// Readings of one SIM, oldest first.
    pub fn readings_of_sim(&self, sim: &Id) -> Vec<&Reading> {
        sorted(self.readings.iter().filter(|reading| reading.sim == *sim).collect())
    }

    /// The last of [`Ledger::readings_of`].
    pub fn last_reading_of(&self, sim: &Id, kind: Option<BucketKind>) -> Option<&Reading> {
        let of_bucket = self.readings.iter().filter(|reading| reading.sim == *sim && reading.bucket == kind);
        of_bucket.max_by_key(|reading| (reading.at.timestamp_micros(), &reading.id))
    }

    /// Readings of one bucket, oldest first.
    pub fn readings_of(&self, sim: &Id, kind: Option<BucketKind>) -> Vec<&Reading> {
        let of_bucket = |reading: &&Reading| reading.sim == *sim && reading.bucket == kind;
        sorted(self.readings.iter().filter(of_bucket).collect())
    }

    pub fn pack(&self, id: &Id) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.id == *id)
    }

    /// The balance that follows from a reading.
    pub fn balance_of(&self, reading: &Reading) -> Option<Printed> {
        reading.balance_in(self.pack(&reading.pack))
    }

    /// The balance of one bucket over time, oldest first: every reading from which a balance follows, with it.
    pub fn balances(&self, sim: &Id, kind: Option<BucketKind>) -> Vec<(&Reading, BalancePoint)> {
        let card = self.sims.iter().find(|own| own.id == *sim);
        let places = Places::of(self.packs.iter().map(|pack| &pack.id));
        let readings = self.readings_of(sim, kind);
        let counted = counted_in(readings.iter().copied().rev());
        let moments = Ledger::true_at(&readings, card);
        readings
            .into_iter()
            .zip(moments)
            .filter_map(|(reading, at)| {
                let at = at.to_utc();
                let uncounted = card.map_or(TimeDelta::zero(), |card| card.uncounted_by(at));
                let number = places.find(&reading.pack);
                let balance = reading.balance_in(number.map(|at| &self.packs[at]))?;
                let pack = number.map_or(0, |at| at as u32 + 1);
                let point = BalancePoint::new(at, balance.recounted(counted), pack);
                Some((reading, BalancePoint { rise: reading.rise, uncounted, ..point }))
            })
            .collect()
    }
}

fn sorted(readings: Vec<&Reading>) -> Vec<&Reading> {
    in_order(&readings).into_iter().map(|place| readings[place]).collect()
}

/// The places of readings by when they were true; of those of one moment, the main bucket comes last, and what was kept later.
fn in_order(readings: &[&Reading]) -> Vec<usize> {
    // Worked out once for each, since there may be thousands.
    let when = |reading: &Reading| (reading.at.timestamp_micros(), reading.bucket.map_or(u8::MAX, |kind| kind as u8));
    let mut placed: Vec<((i64, u8), usize)> = readings.iter().map(|reading| when(reading)).zip(0..).collect();
    // By name, and not by place in the list, which is another one after the page was opened again.
    let is_named_first = |a: usize, b: usize| readings[a].id < readings[b].id;
    crate::order::sort(&mut placed, |a, b| a.0 < b.0 || a.0 == b.0 && is_named_first(a.1, b.1));
    placed.into_iter().map(|(_, place)| place).collect()
}

/// Whether a form, which tells minutes, shows both alike.
fn is_shown_alike(one: Option<Expiry>, other: Option<Expiry>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.day_only == other.day_only && (one.at - other.at).abs() < TimeDelta::minutes(1),
        (one, other) => one == other,
    }
}

impl Sim {
    /// The trip as the fields of a form hold it: its end stands where a pack has its own, and the reserve where a balance stands.
    /// One that is over is not brought up again.
    pub fn trip(&self, now: DateTime<FixedOffset>) -> Draft {
        let mut draft = Draft::empty(now);
        draft.expiry = self.trip_end.filter(|end| end.at > now);
        draft.stated.balance = self.reserve;
        draft
    }

    /// The SIM with the trip that the form says; what was left empty is taken away. Nothing where the end has passed already.
    pub fn planned(&self, trip: &Draft, now: DateTime<FixedOffset>) -> Option<Sim> {
        let reserve = trip.stated.balance.filter(|reserve| reserve.volume > DataVolume::ZERO);
        trip.expiry.is_none_or(|end| end.at > now).then(|| Sim { trip_end: trip.expiry, reserve, ..self.clone() })
    }
}

impl Ledger {
    /// What to write so that a pack is as the person corrected it: one of its buckets, of which what the form left empty is not
    /// known, and what they said of the whole.
    pub fn correct_pack(&self, id: &Id, kind: Option<BucketKind>, draft: &Draft) -> Vec<Change> {
        let mut after = self.clone();
        let clocks = |sim: &Id| self.sims.iter().find(|other| other.id == *sim).and_then(Sim::zone);
        if let Some(pack) = after.packs.iter_mut().find(|pack| pack.id == *id) {
            let clock = clocks(&pack.sim);
            pack.correct(kind, draft, clock);
            let of_pack = pack.sim.clone();
            for sim in after.sims.iter_mut().filter(|sim| sim.id == of_pack && sim.credit.is_none()) {
                sim.price_of_gb = draft.priced.clone().or(sim.price_of_gb.take());
            }
        }
        self.changes_to(after)
    }

    /// What to write so that what the person said of a SIM holds; its packs follow, since their ends are told on its clock.
    pub fn change_sim(&self, sim: Sim) -> Vec<Change> {
        let mut after = self.clone();
        after.apply(&Change::PutSim(sim));
        self.changes_to(after)
    }
}

impl Pack {
    fn correct(&mut self, kind: Option<BucketKind>, draft: &Draft, clock: Option<Zone>) {
        let told = draft.told.clone();
        let begins = |told: &Option<Told>| told.as_ref().and_then(|told| told.begins);
        let has_moved = told.is_some() && begins(&told) != begins(&self.told);
        // No form of a pack says what became of the one before.
        let rest = self.told.as_ref().and_then(|told| told.rest);
        self.told = told.map(|told| Told { rest: told.rest.or(rest), ..told }).or(self.told.take());
        let started = begins(&self.told).or(self.started);
        let counted = started
            .zip(draft.validity_hours)
            .and_then(|(start, hours)| draft.counting.end(start, hours, clock.unwrap_or(Zone::fixed(*start.offset()))));
        for bucket in self.buckets.iter_mut().filter(|bucket| bucket.kind == kind) {
            let is_left_alone = is_shown_alike(bucket.expiry, draft.expiry);
            let expiry = match draft.counting {
                // These begin when readings say so, and the end follows with them.
                Counting::FirstUse | Counting::TopUp if is_left_alone => None,
                Counting::Never if is_left_alone => None,
                // The form shows the end that followed from the old way of counting, or the old beginning.
                counting if is_left_alone && (counting != bucket.counting || has_moved) => counted.or(draft.expiry),
                _ => draft.expiry.or(counted),
            };
            bucket.say(ByHand {
                // The form tells minutes: a reading of the same minute came before.
                at: draft.at + TimeDelta::seconds(59),
                allowance: draft.stated.allowance,
                validity_hours: draft.validity_hours,
                counting: draft.counting,
                expiry,
                terms: draft.terms,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three messages are kept, and then these changes written one by one and all at once.
    #[track_caller]
    fn check(change: impl Fn(&Ledger) -> Vec<Change>) {
        let start = DateTime::UNIX_EPOCH.fixed_offset();
        let found = [0, 1, 2].map(|day| {
            let at = start + TimeDelta::days(day);
            Found { text: format!("message {day}"), sender: String::new(), at, drafts: vec![Draft::empty(at)] }
        });
        let mut name = 0;
        let mut ledger = Ledger::default();
        let kept = ledger.keep_found(&found, || {
            name += 1;
            Id(format!("{name}"))
        });
        ledger.apply_all(&kept);
        assert_eq!((ledger.sims.len(), ledger.messages.len(), ledger.readings.len()), (1, 3, 3));
        assert!(ledger.readings.iter().all(|reading| reading.origin() == Origin::Import));
        let changes = change(&ledger);
        let mut one_by_one = ledger.clone();
        for change in &changes {
            one_by_one.apply(change);
        }
        assert_ne!(one_by_one, ledger);
        ledger.apply_all(&changes);
        assert_eq!(ledger, one_by_one);
    }

    fn named(ledger: &Ledger) -> Vec<(&str, Option<BucketKind>, &str)> {
        let told = |reading: &Reading| {
            let pack = ledger.pack(&reading.pack).expect("its pack");
            assert_eq!(pack.sim, reading.sim);
            ledger.sims.iter().position(|sim| sim.id == reading.sim)
        };
        let sims = ["island", "home"];
        ledger.readings.iter().map(|own| (own.id.0.as_str(), own.bucket, sims[told(own).expect("a SIM")])).collect()
    }

    /// "1.2 GB left" and "500 MB left" of the night, of one message, and a day later "1.0 GB left", typed; all of one of two SIMs.
    fn two_sims() -> Ledger {
        let start = DateTime::UNIX_EPOCH.fixed_offset();
        let left = |days: i64, kind: Option<BucketKind>, gb: &str| {
            let balance = Printed::typed(gb, crate::volume::Unit::Gigabyte).ok();
            let stated = Stated { balance, ..Stated::default() };
            Draft { bucket: kind, stated, ..Draft::empty(start + TimeDelta::days(days)) }
        };
        let sims = ["i", "h"].map(|id| Sim::new(Id(id.to_owned()), start)).to_vec();
        let mut ledger = Ledger { sims, ..Ledger::default() };
        let source = Source { text: "a message".to_owned(), sender: None, received: None };
        let together = vec![left(0, None, "1.2"), left(0, Some(BucketKind::Night), "0.5")];
        let messages = [(Some(source), together), (None, vec![left(1, None, "1.0")])];
        let mut name = 0;
        let kept = ledger.keep_of(Some(&Id("i".to_owned())), &messages, start, || {
            name += 1;
            Id(format!("{name}"))
        });
        ledger.apply_all(&kept);
        ledger
    }

    #[test]
    fn a_reading_that_is_of_another_sim_goes_there_with_all_that_its_message_told() {
        let night = Some(BucketKind::Night);
        let ledger = two_sims();
        assert_eq!(named(&ledger), [("2", None, "island"), ("3", night, "island"), ("4", None, "island")]);
        let draft = |ledger: &Ledger, place: usize| {
            let Reading { bucket, at, stated, .. } = ledger.readings[place].clone();
            Draft { bucket, stated, ..Draft::empty(at) }
        };
        for (place, expected) in [(2, ["island", "island", "home"]), (1, ["home", "home", "island"])] {
            let mut after = ledger.clone();
            let id = &ledger.readings[place].id;
            let changes = ledger.correct_of(id, &Id("h".to_owned()), &draft(&ledger, place));
            after.apply_all(&changes);
            let mut undone = after.clone();
            undone.apply_all(&ledger.undoing(&changes));
            assert_eq!((named(&undone), &undone.packs), (named(&ledger), &ledger.packs));
            assert_eq!(named(&after).into_iter().map(|(_, _, sim)| sim).collect::<Vec<_>>(), expected);
            assert_eq!((after.packs.len(), &after.messages[0].sim), (2, &after.readings[0].sim));
            // And back again.
            let changes = after.correct_of(id, &Id("i".to_owned()), &draft(&after, place));
            after.apply_all(&changes);
            assert_eq!((named(&after), after.packs.len()), (named(&ledger), 1));
        }
    }

    #[test]
    fn what_a_form_changes_is_taken_back() {
        let ledger = two_sims();
        let reserve = Printed::typed("0.2", crate::volume::Unit::Gigabyte).ok();
        let trip = Sim { reserve, ..ledger.sims[0].clone() };
        let new = Sim::new(Id("n".to_owned()), DateTime::UNIX_EPOCH.fixed_offset());
        let pack = &ledger.packs[0];
        let size = Stated { allowance: Printed::typed("3", crate::volume::Unit::Gigabyte).ok(), ..Stated::default() };
        let sized = Draft { stated: size, ..Draft::empty(pack.first_seen) };
        for changes in [
            vec![Change::PutSim(trip)],
            vec![Change::PutSim(new)],
            ledger.correct_pack(&pack.id, None, &sized),
            ledger.correct(&ledger.readings[2].id, &sized),
        ] {
            let undo = ledger.undoing(&changes);
            let mut after = ledger.clone();
            after.apply_all(&changes);
            assert_ne!(after, ledger);
            after.apply_all(&undo);
            assert_eq!(after, ledger);
        }
    }

    #[test]
    fn the_kinds_that_a_sim_has_are_offered_before_the_others() {
        let ledger = two_sims();
        let kinds = |sim: &str| ledger.kinds_to_say(Some(&Id(sim.to_owned())));
        assert_eq!((kinds("i").len(), kinds("h").len()), (8, 8));
        assert_eq!(kinds("i")[..2], [None, Some(BucketKind::Night)]);
        let bonus = Draft { bucket: Some(BucketKind::Bonus), ..Draft::empty(DateTime::UNIX_EPOCH.fixed_offset()) };
        let mut after = ledger.clone();
        after.apply_all(&ledger.correct(&Id("3".to_owned()), &bonus));
        assert_eq!(named(&after)[1], ("3", Some(BucketKind::Bonus), "island"));
        assert_eq!(after.kinds_to_say(Some(&Id("i".to_owned())))[..2], [None, Some(BucketKind::Bonus)]);
        assert_eq!(ledger.kinds_to_say(None), kinds("h"));
    }

    #[test]
    fn many_changes_come_to_the_same_as_one_after_the_other() {
        let said = |reading: &Reading| Change::PutReading(Reading { was_me: Some(true), ..reading.clone() });
        let gone = |reading: &Reading| Change::DeleteReading(reading.id.clone());
        check(|ledger| ledger.readings.iter().map(said).collect());
        check(|ledger| ledger.readings.iter().map(gone).collect());
        check(|ledger| ledger.forget_sim(&ledger.sims[0].id).0);
        // What comes back under its name after it was gone stands last, as it does where it is written alone.
        check(|ledger| vec![gone(&ledger.readings[0]), said(&ledger.readings[0]), gone(&ledger.readings[2])]);
        check(|ledger| vec![said(&ledger.readings[1]), Change::DeleteMessage(ledger.messages[0].id.clone())]);
    }
}
