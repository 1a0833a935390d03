//! A pack that the person says they bought just now: the one they had, once more.
//!
//! It is noted as a grant, like one that a message tells; nothing is supposed of what was left of the pack before.

use super::{Change, Draft, Ledger, Stated};
use crate::pack::{Bucket, Counting, Id, Told};
use crate::reading::Hours;
use chrono::{DateTime, FixedOffset};

impl Ledger {
    /// What to write where the person bought a pack again just now; and what undoes it. Nothing where no size of it is known: then
    /// there is nothing to say that was bought.
    pub fn buy_again(
        &self,
        pack: &Id,
        now: DateTime<FixedOffset>,
        new_id: impl FnMut() -> Id,
    ) -> Option<(Vec<Change>, Vec<Change>)> {
        let pack = self.pack(pack)?;
        let granted = |bucket: &Bucket| {
            let allowance = bucket.allowance?;
            let stated = Stated { allowance: Some(allowance), granted: true, ..Stated::default() };
            let hours = pack.validity_days(bucket.kind).map(|days| (days * 24.0).round() as Hours);
            Some(Draft { bucket: bucket.kind, stated, validity_hours: hours, ..Draft::empty(now) })
        };
        let drafts: Vec<Draft> = pack.buckets.iter().filter_map(granted).collect();
        if drafts.is_empty() {
            return None;
        }
        let mut changes = self.keep_of(Some(&pack.sim), &[(None, drafts)], now, new_id);
        // It has the name and the price of the one before.
        let told = pack.told.as_ref().map(|told| Told { at: now, begins: None, ..told.clone() });
        for change in &mut changes {
            if let Change::PutPack(new) = change
                && self.pack(&new.id).is_none()
            {
                new.told.clone_from(&told);
            }
        }
        let undo = self.undoing(&changes);
        Some((changes, undo))
    }

    /// Whether nothing tells until when a pack runs that these changes begin: it has no length and no end, and may have one.
    pub fn lacks_end(&self, changes: &[Change]) -> bool {
        let is_open = |bucket: &Bucket| {
            bucket.expiry.is_none() && bucket.validity_hours.is_none() && bucket.counting != Counting::Never
        };
        changes.iter().any(|change| match change {
            Change::PutPack(pack) => self.pack(&pack.id).is_none() && pack.buckets.iter().any(is_open),
            _ => false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Sim;
    use crate::stamp;
    use crate::volume::{Printed, Unit};

    fn now() -> DateTime<FixedOffset> {
        stamp::parse_moment("2026-11-22T18:05:00+11:00").expect("a moment")
    }

    /// Three gigabytes granted ten days ago, for so many days where that was told.
    fn ledger(days: Option<u32>, counting: Counting) -> Ledger {
        let at = now() - chrono::TimeDelta::days(10);
        let allowance = Printed::typed("3", Unit::Gigabyte).ok();
        let stated = Stated { allowance, granted: true, ..Stated::default() };
        let draft = Draft { stated, validity_hours: days.map(|days| days * 24), ..Draft::empty(at) };
        let mut ledger = Ledger { sims: vec![Sim::new(Id("sim".to_owned()), at)], ..Ledger::default() };
        ledger.apply_all(&ledger.keep(&[draft.clone()], None, at, || Id("first".to_owned())));
        let said = Draft { counting, at: at + chrono::TimeDelta::days(1), ..draft };
        ledger.apply_all(&ledger.correct_pack(&Id("first".to_owned()), None, &said));
        ledger
    }

    #[test]
    fn an_end_is_asked_for_where_a_pack_bought_again_has_none() {
        for (days, counting, is_asked) in [
            (None, Counting::Hours, true),
            (Some(7), Counting::Hours, false),
            (None, Counting::Never, false),
            (Some(7), Counting::FirstUse, false),
        ] {
            let ledger = ledger(days, counting);
            let bought = ledger.buy_again(&Id("first".to_owned()), now(), || Id("again".to_owned()));
            let (changes, _) = bought.expect("its size is known");
            assert_eq!(ledger.lacks_end(&changes), is_asked, "{days:?} {counting:?}");
        }
    }
}
