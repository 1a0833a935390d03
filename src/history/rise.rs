//! Why a balance rose, as a value: inferred from the readings, or said by the person and then kept with the reading.
//!
//! It infers nothing; that takes the forecast's idea of rounding, and stands in `forecast::rise`.

use super::{Change, Ledger, Reading};
use crate::pack::Id;
use serde::{Deserialize, Serialize};

/// What a rise of the balance is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rise {
    /// Data was added.
    TopUp,
    /// The bucket is full anew: what was left is gone.
    Reset,
    /// The bucket is full anew, and what was left came along.
    Rollover,
    /// The figure is older than the one before it: the carrier's books lagged.
    Late,
    /// The figure before it was wrong, and this one puts it right.
    Correction,
}

impl Rise {
    pub const ALL: [Rise; 5] = [Rise::TopUp, Rise::Reset, Rise::Rollover, Rise::Late, Rise::Correction];

    /// Whether data came in, so that what was used in between cannot be told.
    pub fn brought_data(self) -> bool {
        matches!(self, Rise::TopUp | Rise::Reset | Rise::Rollover)
    }
}

impl Ledger {
    /// What to write so that the rise seen at a reading is what the person says, or what follows from the readings again; and
    /// what undoes it.
    pub fn say_rise(&self, id: &Id, rise: Option<Rise>) -> (Vec<Change>, Vec<Change>) {
        let said = self.readings.iter().filter(|reading| reading.id == *id).map(|reading| {
            let said = Reading { rise, ..reading.clone() };
            (Change::PutReading(said), Change::PutReading(reading.clone()))
        });
        said.unzip()
    }
}
