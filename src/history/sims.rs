//! The form of a SIM: its fields as text, and back; and the order in which its buckets are used.
//!
//! A price is read by the decimals of its currency; what one megabyte costs may have three more.

use super::offers::{price_text, typed_price};
use super::typed::{marked, plain};
use super::{Change, Lag, Ledger};
use crate::languages::BucketKind;
use crate::pack::{AlertLevel, Cost, Credit, Effect, Expiry, Id, Money, Sim, decimals_of};
use crate::stamp::{self, LocalMoment};
use crate::volume::{DataVolume, Printed, TypedError, Unit, UnitStep};
use crate::zone::Zone;
use chrono::{DateTime, FixedOffset};

/// Every field of the form. What is empty is not known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypedSim {
    pub name: String,
    pub carrier: String,
    pub country: String,
    pub number: String,
    pub notes: String,
    pub colour: Option<u8>,
    /// "2027-05-18", as date fields have it.
    pub keep_alive: String,
    pub credit: String,
    pub currency: String,
    pub per_megabyte: String,
    /// A [`Zone`] by its name; empty where that of the country counts.
    pub clock: String,
    /// By how many hours the carrier's figures come late.
    pub late: String,
    /// What becomes of what is left where a pack is bought early; nothing where the person is asked.
    pub rest: Option<Effect>,
    /// Megabytes, and days.
    pub alert_data: String,
    pub alert_days: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SimField {
    KeepAlive,
    Credit,
    Currency,
    PerMegabyte,
    Late,
    TooLate,
    AlertLevel,
}

/// What a price of one megabyte has more decimals than a price: it is kept for a thousand.
pub(super) const FINER: u32 = 3;

impl TypedSim {
    /// The fields for a SIM; `comma` writes decimals as "1,2".
    pub fn of(sim: &Sim, comma: bool) -> TypedSim {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let credit = sim.credit.as_ref();
        let priced = sim.price_of_gb.as_ref();
        let currency = credit.map(|credit| &credit.left.currency).or(priced.map(|cost| &cost.currency));
        let decimals = currency.map_or(0, |currency| decimals_of(currency));
        TypedSim {
            name: text(&sim.name),
            carrier: text(&sim.carrier),
            country: text(&sim.country),
            number: text(&sim.number),
            notes: text(&sim.notes),
            colour: sim.colour,
            keep_alive: sim.keep_alive.map_or_else(String::new, |end| stamp::day(end.at.date_naive())),
            credit: credit.map_or_else(String::new, |credit| marked(price_text(credit.left.minor, decimals), comma)),
            currency: currency.cloned().unwrap_or_default(),
            per_megabyte: credit
                .map_or(priced.map(|cost| cost.price), |credit| credit.per_gb)
                .map_or_else(String::new, |price| marked(price_text(price, decimals + FINER), comma)),
            clock: sim.clock.map_or_else(String::new, Zone::name),
            rest: sim.rest,
            late: sim.late_hours.map_or_else(String::new, |hours| hours.to_string()),
            alert_data: sim.alert_data.map_or_else(String::new, |level| {
                marked(plain(level.recounted(UnitStep::Thousand).volume.bytes_f64() / 1e6), comma)
            }),
            alert_days: sim.alert_days.map_or_else(String::new, |days| days.to_string()),
        }
    }

    /// The SIM that the fields say, or what is wrong with them. A credit that was left as it stood keeps the moment of which it
    /// is true.
    pub fn sim(&self, sim: &Sim, now: DateTime<FixedOffset>) -> Result<Sim, Vec<SimField>> {
        let mut problems = Vec::new();
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let clock = Zone::parse(&self.clock);
        let country = filled(&self.country);
        let mut said = Sim {
            name: filled(&self.name),
            carrier: filled(&self.carrier),
            country,
            number: filled(&self.number),
            notes: filled(&self.notes),
            colour: self.colour,
            clock,
            rest: self.rest,
            ..sim.clone()
        };
        let zone = said.zone().unwrap_or(Zone::fixed(*now.offset()));
        said.keep_alive = filled(&self.keep_alive).and_then(|day| {
            let end = stamp::parse_day(&day)
                .and_then(|date| zone.moment(LocalMoment { date, time: None }.latest()))
                .map(|at| Expiry { at, day_only: true });
            if end.is_none() {
                problems.push(SimField::KeepAlive);
            }
            end
        });
        said.late_hours = filled(&self.late).and_then(|text| {
            // Read like an amount of so many bytes: native digits are understood.
            let hours = Printed::typed(&text, Unit::Byte).ok().map(|hours| hours.volume.bytes());
            match hours {
                Some(hours) if hours <= u64::from(Lag::MOST_HOURS) => return Some(hours as u32),
                Some(_) => problems.push(SimField::TooLate),
                None => problems.push(SimField::Late),
            }
            None
        });
        (said.credit, said.price_of_gb) = self.credit_of(sim, now, &mut problems);
        let AlertLevel { data, days } = self.alert_level(&mut problems);
        (said.alert_data, said.alert_days) = (data, days);
        if problems.is_empty() { Ok(said) } else { Err(problems) }
    }

    fn alert_level(&self, problems: &mut Vec<SimField>) -> AlertLevel {
        // Days are read like so many megabytes: the same digits are understood. None of either is as good as nothing set.
        let mut read = |text: &str| {
            let filled = Some(text.trim()).filter(|text| !text.is_empty())?;
            let level = Printed::typed(filled, Unit::Megabyte).map_err(|_| problems.push(SimField::AlertLevel)).ok();
            level.filter(|level| level.volume > DataVolume::ZERO)
        };
        let (data, days) = (read(&self.alert_data), read(&self.alert_days));
        AlertLevel { data, days: days.map(|days| (days.volume.bytes_f64() / 1e6).ceil() as u32) }
    }

    /// The credit, and what a thousand megabytes cost where nobody typed the credit yet.
    fn credit_of(
        &self,
        sim: &Sim,
        now: DateTime<FixedOffset>,
        problems: &mut Vec<SimField>,
    ) -> (Option<Credit>, Option<Cost>) {
        let (has_credit, has_price) = (!self.credit.trim().is_empty(), !self.per_megabyte.trim().is_empty());
        if !has_credit && !has_price {
            return (None, None);
        }
        let currency = self.currency.trim().to_uppercase();
        let decimals = decimals_of(&currency);
        if currency.is_empty() {
            problems.push(SimField::Currency);
        }
        let mut price = |text: &str, decimals: u32, field: SimField| {
            typed_price(text, decimals).map_err(|_: TypedError| problems.push(field)).ok()
        };
        let minor = if has_credit { price(&self.credit, decimals, SimField::Credit) } else { None };
        let per_gb = if has_price { price(&self.per_megabyte, decimals + FINER, SimField::PerMegabyte) } else { None };
        let priced = per_gb.map(|price| Cost { price, currency: currency.clone() });
        let Some(minor) = minor else { return (None, priced) };
        let left = Money { minor, currency };
        let same = sim.credit.as_ref().filter(|credit| credit.left == left);
        let (told, is_read) = same.map_or((now, false), |credit| (credit.told, credit.is_read));
        // What a message told may go again; what the person said of the price stays.
        (Some(Credit { left, told, per_gb, is_read }), priced.filter(|_| is_read))
    }
}

/// How much is kept of a SIM.
#[derive(Default, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holds {
    pub packs: usize,
    pub readings: usize,
}

/// Of each record of a SIM, what deletes it and what puts it back.
fn of<T: Clone>(
    records: &[T],
    sim_of: fn(&T) -> &Id,
    id_of: fn(&T) -> &Id,
    sim: &Id,
    gone: fn(Id) -> Change,
    back: fn(T) -> Change,
) -> Vec<(Change, Change)> {
    let own = records.iter().filter(|record| sim_of(record) == sim);
    own.map(|record| (gone(id_of(record).clone()), back(record.clone()))).collect()
}

impl Ledger {
    /// What to write so that a SIM is the one in use.
    pub fn choose_sim(&self, id: &Id, now: DateTime<FixedOffset>) -> Vec<Change> {
        let of_id = self.sims.iter().filter(|sim| sim.id == *id);
        of_id.map(|sim| Change::PutSim(Sim { chosen: Some(now), ..sim.clone() })).collect()
    }

    /// What is kept of a SIM.
    pub fn holds(&self, id: &Id) -> Holds {
        Holds {
            packs: self.packs.iter().filter(|pack| pack.sim == *id).count(),
            readings: self.readings.iter().filter(|reading| reading.sim == *id).count(),
        }
    }

    /// Which one it is among the SIMs that nothing tells apart, from 1; nothing where it is the only such one.
    pub fn place_of_unnamed(&self, id: &Id) -> Option<usize> {
        let is_unnamed = |sim: &&Sim| sim.name.is_none() && sim.carrier.is_none() && sim.number.is_none();
        let unnamed: Vec<&Sim> = self.sims.iter().filter(is_unnamed).collect();
        let place = unnamed.iter().position(|sim| sim.id == *id)?;
        (unnamed.len() > 1).then_some(place + 1)
    }

    /// What to write so that a SIM is gone with all that is kept of it; and what undoes it, to the letter.
    pub fn forget_sim(&self, id: &Id) -> (Vec<Change>, Vec<Change>) {
        let mut both: Vec<(Change, Change)> = Vec::new();
        both.extend(of(&self.sims, |sim| &sim.id, |sim| &sim.id, id, Change::DeleteSim, Change::PutSim));
        both.extend(of(&self.packs, |pack| &pack.sim, |pack| &pack.id, id, Change::DeletePack, Change::PutPack));
        let messages = &self.messages;
        both.extend(of(messages, |kept| &kept.sim, |kept| &kept.id, id, Change::DeleteMessage, Change::PutMessage));
        let readings = &self.readings;
        both.extend(of(readings, |read| &read.sim, |read| &read.id, id, Change::DeleteReading, Change::PutReading));
        let forecasts = &self.forecasts;
        let (gone, back) = (Change::DeleteForecast, Change::PutForecast);
        both.extend(of(forecasts, |shown| &shown.sim, |shown| &shown.id, id, gone, back));
        both.extend(of(&self.offers, |offer| &offer.sim, |offer| &offer.id, id, Change::DeleteOffer, Change::PutOffer));
        both.into_iter().unzip()
    }

    /// What to write so that a kind of bucket is used one place earlier, or later. `now_used` are the kinds of the SIM in their
    /// present order.
    pub fn move_in_order(&self, sim: &Sim, now_used: &[BucketKind], kind: BucketKind, earlier: bool) -> Vec<Change> {
        let mut order = now_used.to_vec();
        let Some(at) = order.iter().position(|other| *other == kind) else { return Vec::new() };
        let to = if earlier { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < order.len()) };
        let Some(to) = to else { return Vec::new() };
        order.swap(at, to);
        vec![Change::PutSim(Sim { order, ..sim.clone() })]
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Draft, Source, Stated};
    use super::*;

    fn now() -> DateTime<FixedOffset> {
        stamp::parse_moment("2026-11-22T18:05:00+11:00").expect("a moment")
    }

    fn sim() -> Sim {
        Sim::new(Id("a".to_owned()), now())
    }

    fn typed() -> TypedSim {
        TypedSim {
            name: " Island ".to_owned(),
            country: "NC".to_owned(),
            number: "+687 00 00 12".to_owned(),
            colour: Some(2),
            keep_alive: "2027-05-18".to_owned(),
            credit: "4,50".to_owned(),
            currency: "eur".to_owned(),
            per_megabyte: "0,0125".to_owned(),
            alert_data: "500".to_owned(),
            alert_days: "3".to_owned(),
            ..TypedSim::default()
        }
    }

    #[test]
    fn the_price_of_a_megabyte_waits_for_the_credit_and_the_lag_survives() {
        let typed = TypedSim { credit: String::new(), late: "4".to_owned(), ..typed() };
        let said = typed.sim(&sim(), now()).expect("a SIM");
        assert_eq!(said.price_of_gb, Some(Cost { price: 1250, currency: "EUR".to_owned() }));
        assert_eq!((said.credit.clone(), said.late_hours), (None, Some(4)));
        let again = TypedSim::of(&said, true);
        assert_eq!(again.sim(&said, now()), Ok(said.clone()));
        let with_credit = TypedSim { credit: "4,50".to_owned(), ..again }.sim(&said, now()).expect("a SIM");
        assert_eq!((with_credit.credit.and_then(|credit| credit.per_gb), with_credit.price_of_gb), (Some(1250), None));
        let problems = |late: &str| TypedSim { late: late.to_owned(), ..typed.clone() }.sim(&sim(), now());
        assert_eq!(problems("soon"), Err(vec![SimField::Late]));
        assert_eq!(problems("241"), Err(vec![SimField::TooLate]));
    }

    #[test]
    fn a_sim_survives_its_form() {
        let said = typed().sim(&sim(), now()).expect("a SIM");
        let credit = said.credit.clone().expect("credit");
        // 1.25 cents a megabyte are 1,250 cents for a thousand.
        assert_eq!((credit.left.minor, credit.left.currency.as_str(), credit.per_gb), (450, "EUR", Some(1250)));
        assert_eq!(said.keep_alive.map(|end| stamp::moment(end.at)).as_deref(), Some("2027-05-18T23:59:59+11:00"));
        assert_eq!(said.name.as_deref(), Some("Island"));
        let AlertLevel { data, days } = said.alert_level();
        assert_eq!((data.map(|data| data.volume.bytes()), days), (Some(500_000_000), Some(3)));
        let later = now() + chrono::TimeDelta::days(3);
        for comma in [false, true] {
            assert_eq!(TypedSim::of(&said, comma).sim(&said, later), Ok(said.clone()));
        }
        assert_eq!(TypedSim::of(&sim(), false).sim(&sim(), later), Ok(sim()));
    }

    #[test]
    fn each_bad_field_of_a_sim_is_named() {
        let text = str::to_owned;
        let fields = TypedSim {
            keep_alive: text("2027-02-30"),
            credit: text("much"),
            alert_days: text("few"),
            ..TypedSim::default()
        };
        let problems = vec![SimField::KeepAlive, SimField::Currency, SimField::Credit, SimField::AlertLevel];
        assert_eq!(fields.sim(&sim(), now()), Err(problems));
        let nothing = TypedSim { alert_data: text("0"), alert_days: text(" "), ..TypedSim::default() };
        assert_eq!(nothing.sim(&sim(), now()), Ok(sim()));
    }

    #[test]
    fn sims_that_nothing_tells_apart_are_counted() {
        let named = Sim { name: Some("Green one".into()), ..Sim::new(Id("b".into()), now()) };
        let unnamed = |id: &str| Sim::new(Id(id.into()), now());
        let mut ledger = Ledger::default();
        ledger.apply_all(&[Change::PutSim(unnamed("a")), Change::PutSim(named)]);
        assert_eq!(ledger.place_of_unnamed(&Id("a".into())), None);
        ledger.apply(&Change::PutSim(unnamed("c")));
        let places = ["a", "b", "c"].map(|id| ledger.place_of_unnamed(&Id(id.into())));
        assert_eq!(places, [Some(1), None, Some(2)]);
    }

    #[test]
    fn a_sim_goes_with_all_it_holds_and_comes_back_to_the_letter() {
        let [island, home] = ["island", "home"].map(|name| Sim::new(Id(name.to_owned()), now()));
        let mut ledger = Ledger { sims: vec![island.clone(), home.clone()], ..Ledger::default() };
        let mut names = 0;
        for (sim, text) in [(&island, "1.2 GB left"), (&home, "300 MB left")] {
            let draft = Draft { stated: Stated { granted: true, ..Stated::default() }, ..Draft::empty(now()) };
            let source = Source { text: text.to_owned(), sender: None, received: None };
            let changes = ledger.keep_of(Some(&sim.id), &[(Some(source), vec![draft])], now(), || {
                names += 1;
                Id(names.to_string())
            });
            ledger.apply_all(&changes);
        }
        ledger.apply_all(&ledger.choose_sim(&island.id, now()));
        let before = ledger.clone();
        assert_eq!(ledger.holds(&island.id), Holds { packs: 1, readings: 1 });
        let (gone, undo) = ledger.forget_sim(&island.id);
        ledger.apply_all(&gone);
        assert_eq!((ledger.packs.len(), ledger.messages.len(), ledger.readings.len()), (1, 1, 1));
        assert!(ledger.readings[0].sim == home.id && ledger.sim() == Some(&home));
        ledger.apply_all(&undo);
        // Each record as it was; their order is that of entry.
        for (sim, other) in [(&island.id, &home.id), (&home.id, &island.id)] {
            let without = |ledger: &Ledger| {
                let mut ledger = ledger.clone();
                ledger.apply_all(&ledger.forget_sim(other).0);
                ledger
            };
            assert_eq!(without(&ledger), without(&before), "{sim:?}");
        }
        assert_eq!(ledger.sim().map(|sim| &sim.id), Some(&island.id));
        for id in [island.id, home.id] {
            ledger.apply_all(&ledger.forget_sim(&id).0);
        }
        assert_eq!(ledger, Ledger::default());
    }

    #[test]
    fn a_bucket_is_moved_one_place_at_a_time() {
        let ledger = Ledger { sims: vec![sim()], ..Ledger::default() };
        let used = [BucketKind::Night, BucketKind::Bonus, BucketKind::Main];
        let moved = |kind, earlier| match ledger.move_in_order(&sim(), &used, kind, earlier).first() {
            Some(Change::PutSim(sim)) => sim.order.clone(),
            _ => Vec::new(),
        };
        assert_eq!(moved(BucketKind::Main, true), [BucketKind::Night, BucketKind::Main, BucketKind::Bonus]);
        assert_eq!(moved(BucketKind::Night, false), [BucketKind::Bonus, BucketKind::Night, BucketKind::Main]);
        assert_eq!(moved(BucketKind::Night, true), []);
        assert_eq!(moved(BucketKind::Main, false), []);
        assert_eq!(moved(BucketKind::Social, true), []);
    }
}
