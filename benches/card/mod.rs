//! A SIM with many readings, as the benches time it on the host and `examples/answer_browser.rs` in a browser.
//!
//! It times nothing itself.

use chrono::{DateTime, TimeDelta};
use tidemark::history::{Draft, Ledger, Stated};
use tidemark::languages::BucketKind;
use tidemark::pack::Id;
use tidemark::volume::{DataVolume, Printed};

pub const READINGS: usize = 10_000;
pub const ONE: [Option<BucketKind>; 1] = [None];
pub const FOUR: [Option<BucketKind>; 4] =
    [None, Some(BucketKind::Night), Some(BucketKind::Bonus), Some(BucketKind::Social)];

/// A SIM that is read every two hours, bought anew every ten days, each reading telling of all its buckets; the records in no
/// order of time, as the store gives them.
pub fn many(kinds: &[Option<BucketKind>]) -> Ledger {
    const PACK: usize = 120;
    let step = DataVolume::from_bytes(10_000_000);
    let draft = |place: usize| {
        let (look, kind) = (place / kinds.len(), kinds[place % kinds.len()]);
        let balance = Printed::new(DataVolume::from_bytes(((PACK - look % PACK) * 50_000_000) as u64), step);
        let at = (DateTime::UNIX_EPOCH + TimeDelta::hours(2 * look as i64)).fixed_offset();
        let stated = match look % PACK {
            0 => Stated { allowance: Some(balance), granted: true, ..Stated::default() },
            _ => Stated { balance: Some(balance), ..Stated::default() },
        };
        Draft { bucket: kind, stated, validity_hours: (look % PACK == 0).then_some(240), ..Draft::empty(at) }
    };
    let drafts: Vec<Draft> = (0..READINGS).map(draft).collect();
    let mut name = 0_u64;
    let mut ledger = Ledger::default();
    let now = DateTime::UNIX_EPOCH.fixed_offset();
    let changes = ledger.keep_of(None, &[(None, drafts)], now, || {
        name = name.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Id(format!("{name:016x}"))
    });
    ledger.apply_all(&changes);
    ledger.readings.sort_by(|a, b| a.id.cmp(&b.id));
    ledger
}
