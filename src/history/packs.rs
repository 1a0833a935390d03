//! The packs of one SIM with what became of each, past ones among them.
//!
//! It changes none; the form of a pack does.

use super::Ledger;
use crate::languages::BucketKind;
use crate::order;
use crate::pack::{Expiry, Id, Places};
use crate::volume::{DataVolume, Printed};
use chrono::{DateTime, FixedOffset};

/// One bucket of a pack that was bought.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptPack {
    pub pack: Id,
    /// Its place among the buckets of the pack.
    pub place: usize,
    pub bucket: Option<BucketKind>,
    /// As the person calls the pack.
    pub name: Option<String>,
    pub size: Option<Printed>,
    /// When it began; where nothing tells that, when it was first spoken of.
    pub from: DateTime<FixedOffset>,
    pub expiry: Option<Expiry>,
    /// What became of it; nothing where it may still be used, as far as anything tells.
    pub over: Option<Over>,
}

/// How a bucket came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    UsedUp,
    Expired,
}

impl Ledger {
    /// All that was bought for a SIM, the latest first.
    pub fn packs_of(&self, sim: &Id, now: DateTime<FixedOffset>) -> Vec<KeptPack> {
        let mut packs: Vec<_> = self.packs.iter().filter(|pack| pack.sim == *sim).collect();
        order::sort(&mut packs, |a, b| (a.first_seen, &a.id) > (b.first_seen, &b.id));
        let places = Places::of(packs.iter().map(|pack| &pack.id));
        // The last reading of each says whether anything was left.
        let mut last: Vec<Vec<(Option<BucketKind>, bool)>> = vec![Vec::new(); packs.len()];
        for reading in self.readings_of_sim(sim).into_iter().rev() {
            let Some(at) = places.find(&reading.pack) else { continue };
            let Some(left) = reading.balance_in(Some(packs[at])) else { continue };
            if last[at].iter().all(|(kind, _)| *kind != reading.bucket) {
                last[at].push((reading.bucket, left.volume == DataVolume::ZERO));
            }
        }
        let mut kept = Vec::new();
        for (pack, last) in packs.into_iter().zip(last) {
            for (place, bucket) in pack.buckets.iter().enumerate() {
                let has_lapsed = bucket.expiry.is_some_and(|expiry| expiry.at <= now);
                let over = if last.contains(&(bucket.kind, true)) {
                    // The allowance of a day comes back until the pack ends.
                    Some(Over::UsedUp).filter(|_| bucket.terms.refills.is_none())
                } else {
                    None
                };
                kept.push(KeptPack {
                    pack: pack.id.clone(),
                    place,
                    bucket: bucket.kind,
                    name: pack.told.as_ref().and_then(|told| told.name.clone()),
                    size: bucket.allowance,
                    from: pack.started.unwrap_or(pack.first_seen),
                    expiry: bucket.expiry,
                    over: over.or(has_lapsed.then_some(Over::Expired)),
                });
            }
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Draft, Stated};
    use super::*;
    use crate::pack::Sim;
    use crate::stamp;
    use crate::volume::Unit;

    fn at(moment: &str) -> DateTime<FixedOffset> {
        stamp::parse_moment(moment).expect("a moment")
    }

    #[test]
    fn the_packs_of_a_sim_are_told_with_what_became_of_each() {
        let gigabytes = |figure: &str| Printed::typed(figure, Unit::Gigabyte).ok();
        let grant = |from: &str, size: &str, days: u32| {
            let stated = Stated { allowance: gigabytes(size), granted: true, ..Stated::default() };
            Draft { stated, validity_hours: Some(days * 24), ..Draft::empty(at(from)) }
        };
        let left = |when: &str, figure: &str| {
            let stated = Stated { balance: gigabytes(figure), ..Stated::default() };
            Draft { stated, ..Draft::empty(at(when)) }
        };
        let start = at("2026-11-01T12:00:00+11:00");
        let [here, there] = ["here", "there"].map(|id| Sim::new(Id(id.to_owned()), start));
        let mut ledger = Ledger { sims: vec![here.clone(), there.clone()], ..Ledger::default() };
        let drafts = [
            grant("2026-11-01T12:00:00+11:00", "1", 7),
            left("2026-11-05T12:00:00+11:00", "0.4"),
            grant("2026-11-10T12:00:00+11:00", "2", 7),
            left("2026-11-12T12:00:00+11:00", "0"),
            grant("2026-11-20T12:00:00+11:00", "3", 7),
            left("2026-11-21T12:00:00+11:00", "2.5"),
        ];
        let mut names = 0;
        let mut new_id = || {
            names += 1;
            Id(names.to_string())
        };
        ledger.apply_all(&ledger.keep_of(Some(&here.id), &[(None, drafts.to_vec())], start, &mut new_id));
        let other = vec![grant("2026-11-02T12:00:00+11:00", "9", 30)];
        ledger.apply_all(&ledger.keep_of(Some(&there.id), &[(None, other)], start, &mut new_id));
        let kept = ledger.packs_of(&here.id, at("2026-11-22T12:00:00+11:00"));
        let told: Vec<_> = kept.iter().map(|kept| (kept.size, stamp::day(kept.from.date_naive()), kept.over)).collect();
        assert_eq!(
            told,
            [
                (gigabytes("3"), "2026-11-20".to_owned(), None),
                (gigabytes("2"), "2026-11-10".to_owned(), Some(Over::UsedUp)),
                (gigabytes("1"), "2026-11-01".to_owned(), Some(Over::Expired)),
            ]
        );
        let end = kept[0].expiry.map(|end| stamp::moment(end.at));
        assert_eq!((end.as_deref(), kept[0].place), (Some("2026-11-27T12:00:00+11:00"), 0));
    }
}
