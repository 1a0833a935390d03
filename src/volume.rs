//! Amounts of data: units, volumes and the precision they were printed with.
//!
//! It does not read text; spelling is the business of `scan` and `languages`.

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

/// A unit of data. Carriers count in powers of 1000 unless their text, or the person, says 1024.
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

    /// "MB", as cases and language files write it.
    pub fn symbol(self) -> &'static str {
        match self {
            Unit::Byte => "B",
            Unit::Kilobyte => "KB",
            Unit::Megabyte => "MB",
            Unit::Gigabyte => "GB",
            Unit::Terabyte => "TB",
        }
    }

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
    /// Where the text says so, such as "1M=1024K" or "GiB", or the person chose it for texts that do not say.
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

    pub const fn from_bytes(bytes: u64) -> DataVolume {
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Printed {
    pub volume: DataVolume,
    /// One of the last printed digit.
    pub step: DataVolume,
    /// How its units were counted when it was read: it is told by the same count ever after, whatever is chosen since.
    #[serde(default)]
    pub counted: UnitStep,
}

impl Serialize for Printed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // What is stored leaves out the usual count; between page and reader no field can be left out.
        let is_told = self.counted != UnitStep::Thousand || !serializer.is_human_readable();
        let mut fields = serializer.serialize_struct("Printed", if is_told { 3 } else { 2 })?;
        fields.serialize_field("volume", &self.volume)?;
        fields.serialize_field("step", &self.step)?;
        if is_told {
            fields.serialize_field("counted", &self.counted)?;
        }
        fields.end()
    }
}

impl Printed {
    /// So many bytes in steps of so many, counted in thousands.
    pub const fn new(volume: DataVolume, step: DataVolume) -> Printed {
        Printed { volume, step, counted: UnitStep::Thousand }
    }

    /// `digits` are the figure's digits without its decimal mark, of which the last `decimals` stand behind it:
    /// "1.25" is `(125, 2)`. Nothing where the amount is beyond [`DataVolume::LARGEST`].
    pub fn from_digits(digits: u64, decimals: u32, unit: Unit, factor: UnitStep) -> Option<Printed> {
        let ten = 10u128.checked_pow(decimals)?;
        let unit_bytes = u128::from(unit.bytes(factor));
        let scaled = u128::from(digits) * unit_bytes;
        let volume = u64::try_from((scaled + ten / 2) / ten).ok()?;
        let step = u64::try_from(unit_bytes / ten).ok()?.max(1);
        let (volume, step) = (DataVolume(volume), DataVolume(step));
        (volume <= DataVolume::LARGEST).then_some(Printed { volume, step, counted: factor })
    }

    /// Two parts of one figure, such as "2G386.52M": the sum, as fine as the finer part.
    pub fn plus(self, other: Printed) -> Printed {
        Printed { volume: self.volume.plus(other.volume), step: self.step.min(other.step), ..self }
    }

    /// The same figure in the same unit, counted otherwise: so figures of one row are compared, since no carrier changes how it
    /// counts, only what is known of it.
    pub fn recounted(self, counted: UnitStep) -> Printed {
        if counted == self.counted {
            return self;
        }
        let unit = self.printed_unit();
        let share = unit.bytes(counted) as f64 / unit.bytes(self.counted) as f64;
        let scale = |volume: DataVolume| DataVolume::from_bytes_f64(volume.bytes_f64() * share);
        Printed { volume: scale(self.volume), step: scale(self.step), counted }
    }

    /// The unit it is told in. In thousands a figure below one is told in the next smaller unit, "0.9 GB" as 900 MB; in steps of
    /// 1024 that would be 921.6, which nobody printed, and it stays as long as two decimals tell it.
    pub fn unit(self) -> Unit {
        let (unit, printed) = (self.volume.telling_unit(self.counted), self.printed_unit());
        let is_told = self.step.0 >= printed.bytes(self.counted) / 100;
        if self.counted == UnitStep::Thousand || self.volume == DataVolume::ZERO || !is_told {
            unit
        } else {
            unit.max(printed)
        }
    }

    /// The unit in which a form shows it: that in which it was printed, where it can have been no other, so that "0.9 GB" is not
    /// corrected to "0.7" of a megabyte; else the one it is told in.
    pub fn form_unit(self) -> Unit {
        let is_known = self.step.0 > Unit::Megabyte.bytes(self.counted);
        if is_known { self.unit().max(self.printed_unit()) } else { self.unit() }
    }

    /// The unit that it seems to have been printed in: its step is no larger than one of it, and megabytes have few decimals.
    fn printed_unit(self) -> Unit {
        let units = [Unit::Megabyte, Unit::Gigabyte];
        units.into_iter().find(|unit| self.step.0 <= unit.bytes(self.counted)).unwrap_or(Unit::Terabyte)
    }
}

/// A volume as it is told to a person: a number of at most three or four digits, and its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    pub number: f64,
    pub decimals: usize,
    pub unit: Unit,
}

impl DataVolume {
    /// Told roughly, for what was worked out: two digits that count.
    pub fn shown_roughly(self, counted: UnitStep) -> Shown {
        let unit = self.telling_unit(counted);
        let number = self.bytes_f64() / unit.bytes(counted) as f64;
        let decimals = usize::from(number < 9.95 && self.0 > 0);
        // Above a hundred, tens are precise enough: "200 MB a day", not "197".
        let number = if number >= 100.0 { (number / 10.0).round() * 10.0 } else { number };
        Shown { number, decimals, unit }
    }

    /// The largest unit of which there is one, from megabytes up: travellers do not think in kilobytes.
    fn telling_unit(self, counted: UnitStep) -> Unit {
        // What rounds to 1000 MB, or to 1024, is told as 1 GB.
        let rounds_to_next = |unit: Unit| unit.bytes(counted) * counted.factor() - unit.bytes(counted) / 2;
        if self.0 >= rounds_to_next(Unit::Gigabyte) {
            Unit::Terabyte
        } else if self.0 >= rounds_to_next(Unit::Megabyte) {
            Unit::Gigabyte
        } else if self.0 >= Unit::Megabyte.bytes(counted) || self.0 == 0 {
            Unit::Megabyte
        } else {
            Unit::Kilobyte
        }
    }
}

impl Printed {
    /// Told as finely as it was printed, with two decimals at most.
    pub fn shown(self) -> Shown {
        let unit = self.unit();
        let size = unit.bytes(self.counted) as f64;
        // In steps of 1024 the step was rounded down to whole bytes.
        let steps = size / self.step.bytes_f64().max(1.0);
        let finest = (steps.log10() - 0.001).ceil().clamp(0.0, 2.0) as usize;
        let number = self.volume.bytes_f64() / size;
        let decimals = if number >= 100.0 { finest.min(1) } else { finest };
        Shown { number, decimals, unit }
    }

    /// The figure as a person types it, "1,2" or "1.2", in a unit chosen beside it. A mark before three digits is a decimal
    /// mark here: who types chooses the unit, and does not type thousands of it.
    pub fn typed(text: &str, unit: Unit) -> Result<Printed, TypedError> {
        Printed::typed_by(text, unit, UnitStep::Thousand)
    }

    /// The same, its unit counted so.
    pub fn typed_by(text: &str, unit: Unit, counted: UnitStep) -> Result<Printed, TypedError> {
        let mut digits: u64 = 0;
        let mut decimals = None;
        let mut has_digit = false;
        for character in text.trim().chars() {
            let value = character.to_digit(10).or(match character as u32 {
                code @ 0x660..=0x669 => Some(code - 0x660),
                code @ 0x6f0..=0x6f9 => Some(code - 0x6f0),
                code @ 0xff10..=0xff19 => Some(code - 0xff10),
                _ => None,
            });
            match (value, character) {
                (Some(value), _) => {
                    digits = digits
                        .checked_mul(10)
                        .and_then(|sum| sum.checked_add(u64::from(value)))
                        .ok_or(TypedError::TooLarge)?;
                    decimals = decimals.map(|count: u32| count + 1);
                    has_digit = true;
                }
                (None, '.' | ',' | '٫' | '，' | '．') if decimals.is_none() => decimals = Some(0),
                (None, ' ' | '\u{a0}' | '\u{202f}') => {}
                _ => return Err(TypedError::NotANumber),
            }
        }
        if !has_digit {
            return Err(TypedError::NotANumber);
        }
        Printed::from_digits(digits, decimals.unwrap_or(0), unit, counted).ok_or(TypedError::TooLarge)
    }
}

/// Why a typed figure is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedError {
    NotANumber,
    /// Beyond [`DataVolume::LARGEST`].
    TooLarge,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_typed(text: &str, bytes: u64, step: u64) {
        let printed = Printed::typed(text, Unit::Gigabyte).expect(text);
        assert_eq!((printed.volume.bytes(), printed.step.bytes()), (bytes, step), "{text}");
    }

    #[test]
    fn typed_figures_read_with_comma_and_with_point() {
        check_typed("1,2", 1_200_000_000, 100_000_000);
        check_typed("1.25", 1_250_000_000, 10_000_000);
        check_typed(" 3 ", 3_000_000_000, 1_000_000_000);
        check_typed("\u{661}\u{66b}\u{665}", 1_500_000_000, 100_000_000);
    }

    #[test]
    fn what_is_no_figure_says_so() {
        assert_eq!(Printed::typed("", Unit::Gigabyte), Err(TypedError::NotANumber));
        assert_eq!(Printed::typed("1.2.3", Unit::Gigabyte), Err(TypedError::NotANumber));
        assert_eq!(Printed::typed("-3", Unit::Gigabyte), Err(TypedError::NotANumber));
        assert_eq!(Printed::typed("1000000000000000000000000000000", Unit::Gigabyte), Err(TypedError::TooLarge));
        assert_eq!(Printed::typed("9999999999", Unit::Gigabyte), Err(TypedError::TooLarge));
    }

    #[track_caller]
    fn check_shown(shown: Shown, number: f64, decimals: usize, unit: Unit) {
        assert_eq!((shown.decimals, shown.unit), (decimals, unit));
        assert!((shown.number - number).abs() < 1e-9, "{shown:?}");
    }

    #[test]
    fn volumes_are_told_as_finely_as_printed_or_in_two_digits() {
        let gigabytes = |digits, decimals| {
            Printed::from_digits(digits, decimals, Unit::Gigabyte, UnitStep::Thousand).expect("small")
        };
        check_shown(gigabytes(12, 1).shown(), 1.2, 1, Unit::Gigabyte);
        check_shown(gigabytes(3, 0).shown(), 3.0, 0, Unit::Gigabyte);
        check_shown(gigabytes(238_652, 5).shown(), 2.38652, 2, Unit::Gigabyte);
        check_shown(DataVolume::from_bytes(197_000_000).shown_roughly(UnitStep::Thousand), 200.0, 0, Unit::Megabyte);
        check_shown(DataVolume::from_bytes(1_340_000_000).shown_roughly(UnitStep::Thousand), 1.34, 1, Unit::Gigabyte);
        check_shown(DataVolume::from_bytes(999_900_000).shown_roughly(UnitStep::Thousand), 0.9999, 1, Unit::Gigabyte);
        let by_1024 = |text, unit| Printed::typed_by(text, unit, UnitStep::TenTwentyFour).expect("a figure");
        assert_eq!(by_1024("0.9", Unit::Gigabyte).unit(), Unit::Gigabyte);
        check_shown(by_1024("1020", Unit::Megabyte).shown(), 1020.0, 0, Unit::Megabyte);
        check_shown(by_1024("1024", Unit::Megabyte).shown(), 1.0, 2, Unit::Gigabyte);
        let worked_out = by_1024("1020", Unit::Megabyte).volume;
        check_shown(worked_out.shown_roughly(UnitStep::TenTwentyFour), 1020.0, 0, Unit::Megabyte);
        check_shown(DataVolume::ZERO.shown_roughly(UnitStep::Thousand), 0.0, 0, Unit::Megabyte);
    }
}
