//! A pack that the person says they bought just now: the one they had, once more, or one of those on offer.
//!
//! It is noted as a grant, like one that a message tells; of what was left of the pack before nothing is supposed but what was said.

use super::{Change, Draft, Ledger, Stated};
use crate::languages::BucketKind;
use crate::pack::{Bucket, Counting, Effect, Expiry, Id, Money, Offer, Pack, Rest, Sim, Terms, Told};
use crate::reading::Hours;
use crate::volume::{DataVolume, Printed};
use crate::zone::Zone;
use chrono::{DateTime, FixedOffset};

/// What is left of the pack at hand, as last told, while it still runs.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOver {
    pub left: Printed,
    pub expiry: Option<Expiry>,
    bucket: Option<BucketKind>,
}

/// What the person says of it when they buy another pack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SaidOfRest {
    pub effect: Effect,
    /// How much it is by now.
    pub left: Option<Printed>,
}

impl Ledger {
    /// What is left of the data of a SIM that a pack bought just now would meet; nothing where that is nothing, has no limit or is full
    /// again tomorrow anyway.
    pub fn left_over(&self, sim: &Id, now: DateTime<FixedOffset>) -> Option<LeftOver> {
        let kinds = [None, Some(BucketKind::Main)];
        let last = kinds.into_iter().filter_map(|kind| self.last_reading_of(sim, kind)).max_by_key(|last| last.at)?;
        let bucket = self.pack(&last.pack)?.bucket(last.bucket)?;
        let left = self.balance_of(last).filter(|left| left.volume > DataVolume::ZERO)?;
        let runs = bucket.expiry.is_none_or(|end| end.at > now) && !bucket.unlimited && bucket.terms.refills.is_none();
        runs.then_some(LeftOver { left, expiry: bucket.expiry, bucket: last.bucket })
    }

    /// What becomes of what is left: as the person says, else by the rule of the SIM.
    fn rest(&self, sim: &Id, said: Option<SaidOfRest>, now: DateTime<FixedOffset>) -> Option<Rest> {
        let rule = self.sims.iter().find(|own| own.id == *sim).and_then(|own| own.rest);
        let (over, effect) = self.left_over(sim, now).zip(said.map(|said| said.effect).or(rule))?;
        let left = said.and_then(|said| said.left).unwrap_or(over.left);
        Some(Rest { effect, left, bucket: over.bucket }).filter(|rest| rest.left.volume > DataVolume::ZERO)
    }

    /// What to write where the person bought a pack again just now; and what undoes it. Nothing where no size of it is known: then
    /// there is nothing to say that was bought.
    pub fn buy_again(
        &self,
        pack: &Id,
        said: Option<SaidOfRest>,
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
        let rest = self.rest(&pack.sim, said, now);
        let mut changes = self.keep_of(Some(&pack.sim), &[(None, drafts)], now, new_id);
        // It has the name and the price of the one before.
        let told = pack.told.clone().or(rest.map(|_| Told::default_at(now)));
        let told = told.map(|told| Told { at: now, begins: None, rest, ..told });
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

    /// The same with what becomes of what was left, and with the rule that it is always so on this SIM, where that was said too.
    pub fn buy_again_so(
        &self,
        pack: &Id,
        said: SaidOfRest,
        always: Option<&Id>,
        now: DateTime<FixedOffset>,
        new_id: impl FnMut() -> Id,
    ) -> Option<(Vec<Change>, Vec<Change>)> {
        let (mut changes, _) = self.buy_again(pack, Some(said), now, new_id)?;
        let mut after = self.clone();
        after.apply_all(&changes);
        let of_rule = after.sims.iter().filter(|sim| Some(&sim.id) == always);
        changes.extend(of_rule.map(|sim| Change::PutSim(Sim { rest: Some(said.effect), ..sim.clone() })));
        let undo = self.undoing(&changes);
        Some((changes, undo))
    }

    /// What to write where the person bought a pack on offer just now; and what undoes it.
    pub fn buy_offer(
        &self,
        offer: &Offer,
        now: DateTime<FixedOffset>,
        new_id: impl FnMut() -> Id,
    ) -> (Vec<Change>, Vec<Change>) {
        let stated = Stated { allowance: Some(offer.allowance), granted: true, ..Stated::default() };
        let over = self.left_over(&offer.sim, now);
        let rest = self.rest(&offer.sim, Some(SaidOfRest { effect: offer.effect, left: None }), now);
        let granted = Draft { stated, validity_hours: offer.validity_hours, ..Draft::empty(now) };
        let mut after = self.clone();
        after.apply_all(&self.keep_of(Some(&offer.sim), &[(None, vec![granted.clone()])], now, new_id));
        let sim = self.sims.iter().find(|sim| sim.id == offer.sim);
        let clock = sim.map_or(Zone::fixed(*now.offset()), |sim| sim.clock_on(now));
        let told = Told {
            at: now,
            name: Some(offer.name.clone()).filter(|name| !name.is_empty()),
            price: Some(Money { minor: offer.price, currency: offer.currency.clone() }),
            begins: None,
            // Main data are told with their name and without.
            rest: rest.map(|rest| Rest { bucket: None, ..rest }),
        };
        let is_new = |pack: &&Pack| self.pack(&pack.id).is_none();
        if let Some((id, bucket)) =
            after.packs.iter().find(is_new).and_then(|pack| Some((&pack.id, pack.bucket(None)?)))
        {
            // Its days are counted as it is sold, and not as those of the pack before.
            let expiry = if offer.counting == Counting::Month { offer.end(now, clock) } else { bucket.expiry };
            let expiry = match (offer.effect, over.and_then(|over| over.expiry)) {
                (Effect::Adds, Some(old)) => Some(old),
                (Effect::Prolongs, Some(old)) => expiry.map(|end| if old.at > end.at { old } else { end }),
                _ => expiry,
            };
            // What the offer leaves open is as with the pack before.
            let terms = Terms {
                refills: offer.terms.refills.or(bucket.terms.refills),
                then: offer.terms.then.or(bucket.terms.then),
                ..bucket.terms
            };
            let counting = offer.counting;
            let said = Draft { expiry, counting, terms, told: Some(told), ..granted };
            let changes = after.correct_pack(&id.clone(), None, &said);
            after.apply_all(&changes);
        }
        let changes = self.differences(&after);
        let undo = self.undoing(&changes);
        (changes, undo)
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
        ledger.apply_all(&ledger.keep(std::slice::from_ref(&draft), None, at, || Id("first".to_owned())));
        let said = Draft { counting, at: at + chrono::TimeDelta::days(1), ..draft };
        ledger.apply_all(&ledger.correct_pack(&Id("first".to_owned()), None, &said));
        ledger
    }

    /// What the new pack of that name holds in all, and its end.
    fn held(ledger: &Ledger, name: &str) -> (u64, Option<String>) {
        let id = Id(name.to_owned());
        let grant = ledger.readings.iter().find(|reading| reading.pack == id).expect("its grant");
        let left = ledger.balance_of(grant).expect("a balance").volume.bytes() / 1_000_000;
        let end = ledger.pack(&id).and_then(|pack| pack.bucket(None)?.expiry);
        (left, end.map(|end| stamp::moment(end.at)))
    }

    /// A gigabyte for so many days.
    fn offer(days: u32, effect: Effect, terms: Terms) -> Offer {
        Offer {
            v: crate::pack::STORED_VERSION,
            id: Id("offer".to_owned()),
            sim: Id("sim".to_owned()),
            name: String::new(),
            price: 450,
            currency: "EUR".to_owned(),
            allowance: Printed::typed("1", Unit::Gigabyte).expect("a figure"),
            validity_hours: Some(days * 24),
            counting: Counting::Hours,
            effect,
            terms,
        }
    }

    #[test]
    fn an_offer_does_to_the_rest_what_it_says() {
        // Three gigabytes for thirty days, ten days ago: to 12 December.
        let ledger = ledger(Some(30), Counting::Hours);
        let old_end = "2026-12-12T18:05:00+11:00";
        for (effect, days, megabytes, end) in [
            (Effect::Beside, 7, 1000, "2026-11-29T18:05:00+11:00"),
            (Effect::Replaces, 7, 1000, "2026-11-29T18:05:00+11:00"),
            (Effect::RollsOver, 7, 4000, "2026-11-29T18:05:00+11:00"),
            (Effect::Adds, 7, 4000, old_end),
            (Effect::Prolongs, 7, 4000, old_end),
            (Effect::Prolongs, 30, 4000, "2026-12-22T18:05:00+11:00"),
        ] {
            let offer = offer(days, effect, Terms::default());
            let (changes, undo) = ledger.buy_offer(&offer, now(), || Id("bought".to_owned()));
            let mut after = ledger.clone();
            after.apply_all(&changes);
            assert_eq!(held(&after, "bought"), (megabytes, Some(end.to_owned())), "{effect:?}");
            // What the form of the pack says later takes nothing of it away.
            let id = Id("bought".to_owned());
            let allowance = Printed::typed("1", Unit::Gigabyte).ok();
            let stated = Stated { allowance, ..Stated::default() };
            let told = Some(Told { name: Some("Week".to_owned()), ..Told::default_at(now()) });
            let said = Draft { told, stated, validity_hours: Some(days * 24), ..Draft::empty(now()) };
            let mut named = after.clone();
            named.apply_all(&after.correct_pack(&id, None, &said));
            assert_eq!(held(&named, "bought").0, megabytes, "{effect:?}, named");
            after.apply_all(&undo);
            assert_eq!(after, ledger);
        }
    }

    #[test]
    fn the_rule_of_the_sim_is_asked_for_once() {
        let mut ledger = ledger(Some(30), Counting::Hours);
        let first = Id("first".to_owned());
        let again = |ledger: &Ledger, said: Option<SaidOfRest>, name: &str| {
            let (changes, undo) = match said {
                Some(said) => ledger.buy_again_so(&first, said, Some(&Id("sim".to_owned())), now(), || Id(name.into())),
                None => ledger.buy_again(&first, None, now(), || Id(name.into())),
            }
            .expect("its size is known");
            let mut after = ledger.clone();
            after.apply_all(&changes);
            let mut undone = after.clone();
            undone.apply_all(&undo);
            assert_eq!(undone, *ledger);
            after
        };
        assert_eq!(held(&again(&ledger, None, "bought"), "bought").0, 3000, "nothing was said");
        let left = Printed::typed("1.2", Unit::Gigabyte).ok();
        let said = SaidOfRest { effect: Effect::RollsOver, left };
        let after = again(&ledger, Some(said), "bought");
        assert_eq!((held(&after, "bought").0, after.sims[0].rest), (4200, Some(Effect::RollsOver)));
        ledger.sims[0].rest = Some(Effect::RollsOver);
        assert_eq!(held(&again(&ledger, None, "bought"), "bought").0, 6000, "as last told");
        // What has ended leaves nothing.
        assert_eq!(ledger.left_over(&Id("sim".to_owned()), now() + chrono::TimeDelta::days(21)), None);
    }

    #[test]
    fn so_much_a_day_stays_so_in_the_pack() {
        let ledger = ledger(Some(30), Counting::Hours);
        let then = Some(crate::pack::Then::Throttled { kbit: Some(128) });
        let terms = Terms { refills: Some(crate::pack::TimeOfDay::default()), then, ..Terms::default() };
        let offer = offer(7, Effect::Beside, terms);
        let (changes, _) = ledger.buy_offer(&offer, now(), || Id("bought".to_owned()));
        let mut after = ledger.clone();
        after.apply_all(&changes);
        let bucket = after.pack(&Id("bought".to_owned())).and_then(|pack| pack.bucket(None)).expect("its bucket");
        assert_eq!(bucket.terms, terms);
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
            let bought = ledger.buy_again(&Id("first".to_owned()), None, now(), || Id("again".to_owned()));
            let (changes, _) = bought.expect("its size is known");
            assert_eq!(ledger.lacks_end(&changes), is_asked, "{days:?} {counting:?}");
        }
    }

    #[test]
    fn a_pack_on_offer_begins_with_its_size_its_length_and_its_price() {
        let ledger = ledger(Some(30), Counting::Month);
        let offer = Offer {
            v: crate::pack::STORED_VERSION,
            id: Id("offer".to_owned()),
            sim: Id("sim".to_owned()),
            name: "Week".to_owned(),
            price: 450,
            currency: "EUR".to_owned(),
            allowance: Printed::typed("1.5", Unit::Gigabyte).expect("a figure"),
            validity_hours: Some(168),
            counting: Counting::Hours,
            effect: crate::pack::Effect::Beside,
            terms: crate::pack::Terms::default(),
        };
        let (changes, undo) = ledger.buy_offer(&offer, now(), || Id("bought".to_owned()));
        let mut after = ledger.clone();
        after.apply_all(&changes);
        let pack = after.pack(&Id("bought".to_owned())).expect("the pack");
        let bucket = pack.bucket(None).expect("its bucket");
        assert_eq!((bucket.allowance, bucket.validity_hours), (Some(offer.allowance), Some(168)));
        // A week of 24 hours each, though the carrier's last pack was one of the calendar month.
        let end = bucket.expiry.map(|end| stamp::moment(end.at));
        assert_eq!((end.as_deref(), pack.started), (Some("2026-11-29T18:05:00+11:00"), Some(now())));
        let told = pack.told.as_ref().expect("what it is called");
        assert_eq!((told.name.as_deref(), told.price.as_ref().map(|price| price.minor)), (Some("Week"), Some(450)));
        after.apply_all(&undo);
        assert_eq!(after, ledger);
        for (counting, end) in [
            (Counting::Days, Some("2026-11-28T23:59:59+11:00")),
            (Counting::Month, Some("2026-11-30T23:59:59+11:00")),
            (Counting::FirstUse, None),
            (Counting::Never, None),
        ] {
            let (changes, _) = ledger.buy_offer(&Offer { counting, ..offer.clone() }, now(), || Id("b".to_owned()));
            let mut after = ledger.clone();
            after.apply_all(&changes);
            let bucket = after.pack(&Id("b".to_owned())).and_then(|pack| pack.bucket(None)).expect("its bucket");
            assert_eq!(bucket.expiry.map(|end| stamp::moment(end.at)).as_deref(), end, "{counting:?}");
        }
    }
}
