//! Rises of the balance, each with what it is taken for and why: as the person said, or as it follows from the readings and the
//! pack.
//!
//! What a rise means for the forecast is decided there; here a top-up is told from a refill and from what was carried over.

use crate::forecast;
use crate::history::{Ledger, Rise};
use crate::languages::BucketKind;
use crate::pack::Id;
use crate::volume::{DataVolume, Printed};

/// A rise, at the reading that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenRise {
    /// The first reading with it: what the person says of it is kept there.
    pub reading: Id,
    /// The last one before.
    pub before: Id,
    /// By how much the balance rose, as printed; zero where use hid it and only the person knows.
    pub by: DataVolume,
    pub rise: Rise,
    pub why: WhyRise,
    /// What the person might say: the forecast does not suppose it.
    pub suggested: Option<Rise>,
}

/// What a rise was told from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyRise {
    /// The person said so.
    Said,
    /// The message tells of a grant.
    Granted,
    /// The balance is what the pack holds.
    FullAgain,
    /// The balance is more than the pack holds, and no more than with what was left.
    MoreThanFull,
    /// The end of the pack moved, or it is another pack.
    NewEnd,
    /// It rose by about what the pack holds.
    PackSize,
    /// The very figure of the reading before the last, soon after.
    SameFigure,
    /// It rose by more than rounding does.
    MoreThanRounding,
}

/// Every rise of every bucket.
pub fn all_rises(ledger: &Ledger) -> Vec<SeenRise> {
    let mut kinds: Vec<(&Id, Option<BucketKind>)> = Vec::new();
    for reading in &ledger.readings {
        if !kinds.contains(&(&reading.sim, reading.bucket)) {
            kinds.push((&reading.sim, reading.bucket));
        }
    }
    kinds.into_iter().flat_map(|(sim, kind)| rises(ledger, sim, kind)).collect()
}

/// Every rise of a bucket, oldest first; at most one for a reading.
pub fn rises(ledger: &Ledger, sim: &Id, kind: Option<BucketKind>) -> Vec<SeenRise> {
    let balances = ledger.balances(sim, kind);
    let points: Vec<_> = balances.iter().map(|(_, point)| *point).collect();
    let mut rises: Vec<SeenRise> = Vec::new();
    for risen in forecast::rises(&points) {
        let ((before, start), (after, end)) = (balances[risen.before], balances[risen.after]);
        if rises.last().is_some_and(|last| last.reading == after.id) {
            continue;
        }
        let bucket = ledger.pack(&after.pack).and_then(|pack| pack.bucket(kind));
        let size = bucket.and_then(|bucket| bucket.allowance);
        let size = size.map(|size| size.recounted(end.balance.counted).volume);
        let step = start.balance.step.max(end.balance.step);
        let is_near = |one: DataVolume, other: DataVolume| one.minus(other).max(other.minus(one)) <= step;
        let is_full = size.is_some_and(|size| is_near(end.balance.volume, size));
        let is_carried = size.is_some_and(|size| {
            end.balance.volume > size.plus(step) && end.balance.volume <= size.plus(start.balance.volume).plus(step)
        });
        // What was used in between hides a part of what came in.
        let is_pack_size = size.is_some_and(|size| risen.by <= size && risen.by.bytes_f64() >= 0.8 * size.bytes_f64());
        let (rise, why) = match risen.rise {
            rise if risen.is_said => (rise, WhyRise::Said),
            Rise::Late => (Rise::Late, WhyRise::SameFigure),
            _ if after.stated.granted => (Rise::TopUp, WhyRise::Granted),
            _ if is_full => (Rise::Reset, WhyRise::FullAgain),
            _ if is_carried => (Rise::Rollover, WhyRise::MoreThanFull),
            rise if before.pack != after.pack => (rise, WhyRise::NewEnd),
            rise if is_pack_size => (rise, WhyRise::PackSize),
            rise => (rise, WhyRise::MoreThanRounding),
        };
        let earlier = risen.before.checked_sub(1).map(|at| balances[at].1.balance);
        let slipped = earlier.is_some_and(|earlier| is_slip(earlier, start.balance, end.balance));
        let suggested = (why == WhyRise::MoreThanRounding && slipped).then_some(Rise::Correction);
        let (reading, before) = (after.id.clone(), before.id.clone());
        rises.push(SeenRise { reading, before, by: risen.by, rise, why, suggested });
    }
    rises
}

/// Whether the middle one of three balances would fall close between the others, were it ten or a thousand times as much.
fn is_slip(earlier: Printed, figure: Printed, later: Printed) -> bool {
    /// Use a tenth of the balance on either side: three figures that fit by chance are rare so close.
    const CLOSE: u64 = 10;
    let (least, most) = (later.volume.bytes(), earlier.volume.bytes());
    [10, 1000].into_iter().any(|factor| {
        let meant = figure.volume.bytes().saturating_mul(factor);
        (least..=most).contains(&meant) && most - meant <= most / CLOSE && meant - least <= most / CLOSE
    })
}
