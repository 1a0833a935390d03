//! Whether a balance looks ten times off, as a slip of the decimal mark or of the unit makes it.
//!
//! It changes nothing: the person is asked before the figure is kept.

use super::{Draft, Ledger};
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
    /// The slip that the draft's balance seems to be; nothing where it fits, or where nothing is known to hold it against.
    pub fn slip(&self, draft: &Draft) -> Option<Slip> {
        let said = draft.stated.balance.filter(|said| said.volume > DataVolume::ZERO)?;
        let sim = &self.sim().filter(|sim| !sim.is_example)?.id;
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
    use crate::pack::Id;
    use crate::volume::Unit;
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
        let slip = ledger.slip(&draft(typed.0, typed.1, None));
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
    fn where_nothing_is_known_nothing_is_asked() {
        check(&[], (0, "500"), None);
        check(&[(0, "2.0", None)], (2, "20"), Some("2"));
        check(&[(0, "2.0", None)], (2, "5"), None);
    }
}
