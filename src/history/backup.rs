//! A backup of everything kept, and putting one back: what is there already is never lost and never changed.
//!
//! The file itself is written and read at the border of the device, record by record, as the store is.

use super::{Change, Ledger, Reading};
use crate::pack::{Id, Places};

/// What the file calls itself.
pub const NAME: &str = "tidemark-backup";
/// Version of the file; the version of each record is in the record.
pub const VERSION: u32 = 1;

/// Why a file is not put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupProblem {
    /// It is no JSON: another file, or one cut short.
    Broken,
    /// It is not from this app.
    NotOurs,
    /// From a later version of the app.
    Newer,
    /// None of its records could be read.
    Empty,
}

/// What putting a backup back means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Restore {
    pub changes: Vec<Change>,
    pub undo: Vec<Change>,
    /// Readings that are new here.
    pub readings: usize,
    /// Other records that are new here, but packs, which follow from readings.
    pub others: usize,
    /// Records that are here too, and differ: the ones here stay.
    pub kept: usize,
    /// Records of the file that another version wrote.
    pub unreadable: usize,
}

/// Whether a file that gives itself this name and version can be put back.
pub fn is_ours(name: Option<&str>, version: Option<f64>) -> Result<(), BackupProblem> {
    match (name, version) {
        (Some(NAME), Some(version)) if version > f64::from(VERSION) => Err(BackupProblem::Newer),
        (Some(NAME), Some(version)) if version >= 1.0 => Ok(()),
        _ => Err(BackupProblem::NotOurs),
    }
}

impl Ledger {
    /// What to write so that everything of `backup` is here as well.
    pub fn restore(&self, backup: &Ledger) -> Result<Restore, BackupProblem> {
        let mut after = self.clone();
        let (mut others, mut kept) = (0, 0);
        let mut count = |(new, differing): (usize, usize)| {
            (others, kept) = (others + new, kept + differing);
            new
        };
        count(add(&mut after.sims, &backup.sims, |sim| &sim.id));
        count(add(&mut after.messages, &backup.messages, |message| &message.id));
        count(add(&mut after.formats, &backup.formats, |format| &format.id));
        count(add(&mut after.forecasts, &backup.forecasts, |shown| &shown.id));
        count(add(&mut after.offers, &backup.offers, |offer| &offer.id));
        count(add(&mut after.corrections, &backup.corrections, |own| &own.id));
        let readings = count(add(&mut after.readings, &placed_as_in(self, &backup.readings), |reading| &reading.id));
        // They follow from the readings, but for what the person said of them.
        add(&mut after.packs, &backup.packs, |pack| &pack.id);
        let said = backup.formats.len() + backup.forecasts.len() + backup.offers.len() + backup.corrections.len();
        if backup.sims.len() + backup.messages.len() + backup.readings.len() + said == 0 {
            return Err(BackupProblem::Empty);
        }
        let mut changes = self.changes_to(after.clone());
        changes.extend(after.formats[self.formats.len()..].iter().cloned().map(Change::PutFormat));
        changes.extend(after.forecasts[self.forecasts.len()..].iter().cloned().map(Change::PutForecast));
        changes.extend(after.offers[self.offers.len()..].iter().cloned().map(Change::PutOffer));
        changes.extend(after.corrections[self.corrections.len()..].iter().cloned().map(Change::PutCorrection));
        let mut restored = self.clone();
        restored.apply_all(&changes);
        let mut undo = restored.differences(self);
        undo.extend(after.formats[self.formats.len()..].iter().map(|format| Change::DeleteFormat(format.id.clone())));
        undo.extend(
            after.forecasts[self.forecasts.len()..].iter().map(|shown| Change::DeleteForecast(shown.id.clone())),
        );
        undo.extend(after.offers[self.offers.len()..].iter().map(|offer| Change::DeleteOffer(offer.id.clone())));
        undo.extend(
            after.corrections[self.corrections.len()..].iter().map(|own| Change::DeleteCorrection(own.id.clone())),
        );
        let (others, unreadable) = (others - readings, backup.unreadable);
        Ok(Restore { changes, undo, readings, others, kept, unreadable })
    }
}

/// Readings of a backup; in those that are here too the pack is the one here, since it follows from all readings.
fn placed_as_in(here: &Ledger, readings: &[Reading]) -> Vec<Reading> {
    let places = Places::of(here.readings.iter().map(|reading| &reading.id));
    let placed = |reading: &Reading| match places.find(&reading.id) {
        Some(at) => Reading { pack: here.readings[at].pack.clone(), ..reading.clone() },
        None => reading.clone(),
    };
    readings.iter().map(placed).collect()
}

/// Adds the records that are not there yet: how many those are, and how many are there and differ.
fn add<T: Clone + PartialEq>(here: &mut Vec<T>, backup: &[T], id: fn(&T) -> &Id) -> (usize, usize) {
    let (places, in_file) = (Places::of(here.iter().map(id)), Places::of(backup.iter().map(id)));
    let is_first = |(number, record): &(usize, &T)| in_file.find(id(record)) == Some(*number);
    let (mut new, mut differing) = (Vec::new(), 0);
    for (_, record) in backup.iter().enumerate().filter(is_first) {
        match places.find(id(record)) {
            Some(at) => differing += usize::from(here[at] != *record),
            None => new.push(record.clone()),
        }
    }
    let count = new.len();
    here.extend(new);
    (count, differing)
}
