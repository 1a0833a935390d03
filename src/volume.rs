//! Amounts of data: units, volumes and the precision they were printed with.
//!
//! It does not read text; spelling is the business of `scan` and `languages`.

use serde::{Deserialize, Serialize};

/// A unit of data. Carriers count in powers of 1000 unless their text says 1024.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    Byte,
    Kilobyte,
    Megabyte,
    Gigabyte,
    Terabyte,
}

impl Unit {
    pub const ALL: [Unit; 5] = [Unit::Byte, Unit::Kilobyte, Unit::Megabyte, Unit::Gigabyte, Unit::Terabyte];

    /// How many bytes one of this unit is, `step` (1000 or 1024) being the factor between neighbours.
    pub fn bytes(self, step: UnitStep) -> u64 {
        step.factor().pow(self as u32)
    }
}

/// The factor between a unit and the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitStep {
    #[default]
    Thousand,
    /// Only where the text says so, such as "1M=1024K" or "GiB".
    TenTwentyFour,
}

impl UnitStep {
    pub fn factor(self) -> u64 {
        match self {
            UnitStep::Thousand => 1000,
            UnitStep::TenTwentyFour => 1024,
        }
    }
}

/// A volume of data, in whole bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DataVolume(u64);

impl DataVolume {
    pub const ZERO: DataVolume = DataVolume(0);
    /// No prepaid pack comes near a petabyte: a larger figure is a slip or not data at all.
    pub const LARGEST: DataVolume = DataVolume(1_000_000_000_000_000);

    pub fn from_bytes(bytes: u64) -> DataVolume {
        DataVolume(bytes)
    }

    /// Rounded to whole bytes; what is not finite, or below zero, is zero.
    pub fn from_bytes_f64(bytes: f64) -> DataVolume {
        DataVolume(if bytes.is_finite() && bytes > 0.0 { bytes.round() as u64 } else { 0 })
    }

    pub fn bytes(self) -> u64 {
        self.0
    }

    pub fn bytes_f64(self) -> f64 {
        self.0 as f64
    }

    pub fn plus(self, other: DataVolume) -> DataVolume {
        DataVolume(self.0.saturating_add(other.0))
    }

    /// What is left of `self` when `other` is taken away; never below zero.
    pub fn minus(self, other: DataVolume) -> DataVolume {
        DataVolume(self.0.saturating_sub(other.0))
    }

    /// The share `self` is of `whole`, 0 to 1; nothing where the whole is zero.
    pub fn share_of(self, whole: DataVolume) -> Option<f64> {
        (whole.0 > 0).then(|| (self.0 as f64 / whole.0 as f64).min(1.0))
    }
}

/// A volume as it was printed: "1.2 GB" is 1.2 GB in steps of 0.1 GB, so anything from 1.15 to 1.25 GB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    pub volume: DataVolume,
    /// One of the last printed digit.
    pub step: DataVolume,
}

impl Printed {
    /// `digits` are the figure's digits without its decimal mark, of which the last `decimals` stand behind it:
    /// "1.25" is `(125, 2)`. Nothing where the amount is beyond [`DataVolume::LARGEST`].
    pub fn from_digits(digits: u64, decimals: u32, unit: Unit, factor: UnitStep) -> Option<Printed> {
        let ten = 10u128.checked_pow(decimals)?;
        let unit_bytes = u128::from(unit.bytes(factor));
        let scaled = u128::from(digits) * unit_bytes;
        let volume = u64::try_from((scaled + ten / 2) / ten).ok()?;
        let step = u64::try_from(unit_bytes / ten).ok()?.max(1);
        (volume <= DataVolume::LARGEST.0)
            .then_some(Printed { volume: DataVolume(volume), step: DataVolume(step) })
    }

    /// Two parts of one figure, such as "2G386.52M": the sum, as fine as the finer part.
    pub fn plus(self, other: Printed) -> Printed {
        Printed { volume: self.volume.plus(other.volume), step: self.step.min(other.step) }
    }
}

/// Data used per day, in bytes a day. Finite and not below zero: [`BurnRate::new`] keeps it so.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct BurnRate(f64);

impl BurnRate {
    pub fn new(bytes_a_day: f64) -> Option<BurnRate> {
        (bytes_a_day.is_finite() && bytes_a_day >= 0.0).then_some(BurnRate(bytes_a_day))
    }

    pub fn bytes_a_day(self) -> f64 {
        self.0
    }

    /// What a day takes, as a volume.
    pub fn a_day(self) -> DataVolume {
        DataVolume::from_bytes_f64(self.0)
    }
}
