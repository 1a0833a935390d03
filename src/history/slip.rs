//! Whether a balance looks ten or a thousand times off, as a slip of the decimal mark or of the unit makes it.
//!
//! It changes nothing: the person is asked before the figure is kept.

use super::{Draft, Ledger};
use crate::pack::Id;
use crate::volume::{DataVolume, Printed};

/// A balance that does not fit what is known, and the one that would.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slip {
    pub said: Printed,
    pub meant: Printed,
}

/// A size is what was sold, and carriers count in steps of 1000 or of 1024: 2.4 % apart at each of three steps.
const OVER_SIZE: f64 = 1.08;
/// A rise to this many times the last balance, or a fall to one in so many, is as large as one digit makes it.
const ONE_DIGIT: f64 = 8.0;
/// Use this many times as fast as before is beyond the bursts that people have: in the forecast note's traces a day's use beyond
/// four times the mean is rare, and one that empties a pack by nine tenths rarer.
const BEYOND_BURSTS: f64 = 5.0;

impl Ledger {
    /// The slip that the draft's balance seems to be; nothing where it fits, or where nothing is known to hold it against. `sim` is
    /// whose it is, else that in use; `read` is what stood in the field before the person wrote in it.
    pub fn slip(&self, draft: &Draft, sim: Option<&Id>, read: Option<Printed>) -> Option<Slip> {
        let said = draft.stated.balance.filter(|said| said.volume > DataVolume::ZERO)?;
        // A carrier's own figure has the carrier's unit: a pack may well end with its last kilobytes.
        let is_typed = read != Some(said);
        let of_field = read.filter(|_| is_typed).and_then(|read| other_unit(said, |meant| is_about(meant, read)));
        of_field.or_else(|| self.slip_in_history(draft, said, sim, is_typed))
    }

    fn slip_in_history(&self, draft: &Draft, said: Printed, sim: Option<&Id>, is_typed: bool) -> Option<Slip> {
        let in_use = self.sim().filter(|sim| !sim.is_example).map(|sim| &sim.id);
        let sim = sim.or(in_use)?;
        let mut points: Vec<_> = self.balances(sim, draft.bucket).into_iter().map(|(_, point)| point).collect();
        points.retain(|point| point.at < draft.at.to_utc());
        let last = points.last().copied();
        let size = draft.stated.allowance.or_else(|| {
            let reading = self.last_reading_of(sim, draft.bucket)?;
            let bucket = self.pack(&reading.pack)?.bucket(draft.bucket)?;
            let goes_on = bucket.expiry.is_none_or(|expiry| expiry.at >= draft.at);
            bucket.allowance.filter(|_| goes_on)
        });
        let bytes = said.volume.bytes_f64();
        let most = size.map(|size| size.recounted(said.counted).volume.bytes_f64() * OVER_SIZE);
        let before =
            last.map(|last| last.balance.recounted(said.counted).volume.bytes_f64()).filter(|before| *before > 0.0);
        let (tenth, tenfold) = (bytes / 10.0, bytes * 10.0);
        let too_large = match (most, before) {
            // More than the pack holds; a tenth of it would fit.
            (Some(most), before) => bytes > most && tenth <= before.unwrap_or(most).min(most),
            (None, Some(before)) => bytes >= ONE_DIGIT * before && tenth <= before,
            (None, None) => false,
        };
        if too_large {
            return Some(Slip { said, meant: scaled(said, 1, 10) });
        }
        let unit = || {
            other_unit(said, |meant| {
                let meant = meant.volume.bytes_f64();
                let is_no_rise = before.is_none_or(|before| meant <= before && meant >= before / ONE_DIGIT);
                // A little of a large pack is a slip where there was much; much of a small one is, whatever there was.
                let is_odd =
                    if meant > bytes { before.is_some() } else { most.map_or(before.is_some(), |most| bytes > most) };
                is_odd && is_no_rise && most.is_none_or(|most| meant <= most)
            })
        };
        if let Some(slip) = is_typed.then(unit).flatten() {
            return Some(slip);
        }
        let (first, last, before) = (points.first()?, last?, before?);
        let days = (draft.at.to_utc() - last.at).as_seconds_f64() / 86_400.0;
        let span = (last.at - first.at).as_seconds_f64() / 86_400.0;
        // Falls only: what a top-up hides says nothing of the rate.
        let fell: f64 = points.windows(2).map(|pair| fall(pair[0].balance, pair[1].balance)).sum();
        let usual = fell / span;
        let fits_tenfold = tenfold <= before && tenfold >= before / ONE_DIGIT;
        let too_fast = usual > 0.0 && days > 0.0 && (before - bytes) / days > BEYOND_BURSTS * usual;
        (fits_tenfold && bytes * ONE_DIGIT <= before && too_fast).then_some(Slip { said, meant: scaled(said, 10, 1) })
    }
}

/// The same digits in the next larger or the next smaller unit, where that `fits`.
fn other_unit(said: Printed, fits: impl Fn(Printed) -> bool) -> Option<Slip> {
    let step = said.counted.factor();
    let meant = [scaled(said, step, 1), scaled(said, 1, step)].into_iter().find(|meant| fits(*meant))?;
    Some(Slip { said, meant })
}

/// Whether two figures are of one magnitude.
fn is_about(one: Printed, other: Printed) -> bool {
    let (one, other) = (one.volume.bytes_f64(), other.recounted(one.counted).volume.bytes_f64());
    one <= other * ONE_DIGIT && one >= other / ONE_DIGIT && other > 0.0
}

fn fall(before: Printed, after: Printed) -> f64 {
    before.volume.minus(after.volume).bytes_f64()
}

/// The same digits with the mark moved.
fn scaled(printed: Printed, by: u64, over: u64) -> Printed {
    let scale = |volume: DataVolume| DataVolume::from_bytes(volume.bytes().saturating_mul(by) / over);
    let step = DataVolume::from_bytes(scale(printed.step).bytes().max(1));
    Printed { volume: scale(printed.volume), step, ..printed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::Stated;
    use crate::volume::{Unit, UnitStep};
    use chrono::{DateTime, FixedOffset, TimeDelta};

    fn start() -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2026-11-18T18:05:00+11:00").expect("a moment")
    }

    fn gb(text: &str) -> Printed {
        Printed::typed(text, Unit::Gigabyte).expect("a figure")
    }

    fn draft(days: i64, left: &str, size: Option<&str>) -> Draft {
        let mut draft = Draft::empty(start() + TimeDelta::days(days));
        draft.stated = Stated { balance: Some(gb(left)), allowance: size.map(gb), ..Stated::default() };
        draft
    }

    /// What was kept, as (day, GB left, size), then what is typed; and what it is taken for.
    #[track_caller]
    fn check(kept: &[(i64, &str, Option<&str>)], typed: (i64, &str), meant: Option<&str>) {
        let (mut ledger, mut count) = (Ledger::default(), 0);
        for (days, left, size) in kept {
            let draft = draft(*days, left, *size);
            let changes = ledger.keep(&[draft], None, start(), || {
                count += 1;
                Id(count.to_string())
            });
            ledger.apply_all(&changes);
        }
        let slip = ledger.slip(&draft(typed.0, typed.1, None), None, None);
        let volume = |printed: Printed| printed.volume;
        assert_eq!(slip.map(|slip| volume(slip.meant)), meant.map(|meant| volume(gb(meant))), "{kept:?} {typed:?}");
    }

    #[test]
    fn more_than_the_pack_holds_is_asked_about_where_a_tenth_would_fit() {
        check(&[(0, "2.0", Some("3"))], (2, "12"), Some("1.2"));
        check(&[(0, "2.0", Some("3"))], (2, "1.2"), None);
        // Another pack may be larger, and nine times is no slip of one digit.
        check(&[(0, "2.0", Some("3"))], (2, "50"), None);
    }

    #[test]
    fn a_tenth_of_what_was_left_is_asked_about_where_nobody_uses_so_fast() {
        check(&[(0, "2.0", Some("3")), (4, "1.6", None)], (5, "0.14"), Some("1.4"));
        // After a month it may well be so.
        check(&[(0, "2.0", Some("3")), (4, "1.6", None)], (34, "0.14"), None);
        check(&[(0, "2.0", Some("3"))], (1, "0.14"), None);
    }

    #[test]
    fn a_unit_mistaken_for_its_neighbour_is_asked_about() {
        // 550 GB for MB, and 0.55 MB for GB.
        check(&[(0, "0.6", None)], (2, "550"), Some("0.55"));
        check(&[(0, "0.6", Some("3"))], (2, "550"), Some("0.55"));
        check(&[(0, "0.6", None)], (2, "0.00055"), Some("0.55"));
        // Not where the neighbour would be a rise, or a great fall.
        check(&[(0, "0.6", None)], (2, "700"), None);
        check(&[(0, "0.6", None)], (2, "0.00007"), None);
        check(&[(0, "0.6", None)], (2, "0.005"), None);
    }

    /// A first message said `read` GB, and the person makes `said` MB of it; `meant` GB are asked about.
    #[track_caller]
    fn check_field(read: &str, said: (&str, Unit, UnitStep), meant: Option<&str>) {
        let (text, unit, counted) = said;
        let mut draft = draft(0, "1", None);
        draft.stated.balance = Printed::typed_by(text, unit, counted).ok();
        let by = |text| Printed::typed_by(text, Unit::Gigabyte, counted).ok();
        let sim = Id("a".to_owned());
        let slip = Ledger::default().slip(&draft, Some(&sim), by(read));
        assert_eq!(slip.map(|slip| slip.meant.volume), meant.and_then(by).map(|meant| meant.volume), "{read} {text}");
    }

    #[test]
    fn a_field_corrected_in_another_unit_is_asked_about() {
        let megabytes = |text| (text, Unit::Megabyte, UnitStep::Thousand);
        check_field("0.6", megabytes("0.7"), Some("0.7"));
        check_field("0.6", megabytes("700"), None);
        check_field("0.6", megabytes("60"), None);
        check_field("0.6", ("700", Unit::Gigabyte, UnitStep::Thousand), Some("0.7"));
        check_field("0.5", ("0.75", Unit::Megabyte, UnitStep::TenTwentyFour), Some("0.75"));
    }

    #[test]
    fn what_the_carrier_printed_is_no_slip_of_a_unit() {
        let mut ledger = Ledger::default();
        let mut count = 0;
        let kept = ledger.keep(&[draft(0, "0.6", None)], None, start(), || {
            count += 1;
            Id(count.to_string())
        });
        ledger.apply_all(&kept);
        let last = draft(2, "0.00055", None);
        assert_eq!(ledger.slip(&last, None, last.stated.balance), None);
        assert!(ledger.slip(&last, None, None).is_some());
    }

    #[test]
    fn where_nothing_is_known_nothing_is_asked() {
        check(&[], (0, "500"), None);
        check(&[], (0, "0.0005"), None);
        check(&[(0, "2.0", None)], (2, "20"), Some("2"));
        check(&[(0, "2.0", None)], (2, "5"), None);
    }
}
