//! What was kept on a phone still opens: records of every version ever released, word for word as the app wrote them.
//!
//! It uses no browser: the store hands over records, and `pack::readable` decides. A fixture is never changed; a change of the
//! records takes a new version and a new fixture beside the old ones.

use chrono::{DateTime, FixedOffset};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::path::Path;
use tidemark::directory::{Channel, Correction, OwnWay};
use tidemark::history::{Draft, Ledger, Message, Origin, Reading, Rise, ShownForecast, Stated, TaughtFormat};
use tidemark::languages::BucketKind;
use tidemark::pack::{
    Bucket, ByHand, Cost, Counting, Credit, DayHours, Effect, Expiry, Id, Money, Offer, OnDays, Pack, STORED_VERSION,
    Sim, Stretch, Terms, Then, TimeOfDay, Told, readable,
};
use tidemark::reading::taught::{Format, Piece, Slot, Sort, TaughtRole};
use tidemark::stamp;
use tidemark::volume::{DataVolume, Printed, Unit, UnitStep};
use tidemark::zone::Zone;

/// Every record of a fixture, by store.
struct Stores(Value);

impl Stores {
    fn of(name: &str) -> Stores {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stored").join(name).with_extension("json");
        let text = std::fs::read_to_string(path).expect("the fixture is there");
        Stores(serde_json::from_str(&text).expect("the fixture is JSON"))
    }

    fn records(&self, store: &str) -> &[Value] {
        self.0[store].as_array().expect("a store")
    }

    /// As the store is read when the app starts.
    fn open(&self) -> Ledger {
        let (sims, sims_lost) = open(self.records("sims"));
        let (packs, packs_lost) = open(self.records("packs"));
        let (messages, messages_lost) = open(self.records("messages"));
        let (readings, readings_lost) = open(self.records("readings"));
        // The first layout of the store had none.
        let (formats, formats_lost) =
            self.0.get("formats").map_or_else(Default::default, |_| open(self.records("formats")));
        // Nor the second.
        let (forecasts, forecasts_lost) =
            self.0.get("forecasts").map_or_else(Default::default, |_| open(self.records("forecasts")));
        let (offers, offers_lost) =
            self.0.get("offers").map_or_else(Default::default, |_| open(self.records("offers")));
        let (corrections, corrections_lost) =
            self.0.get("corrections").map_or_else(Default::default, |_| open(self.records("corrections")));
        let lost = sims_lost + packs_lost + messages_lost + readings_lost;
        let unreadable = lost + formats_lost + forecasts_lost + offers_lost + corrections_lost;
        Ledger { sims, packs, messages, readings, formats, forecasts, offers, corrections, unreadable }
    }
}

fn open<T: DeserializeOwned>(records: &[Value]) -> (Vec<T>, usize) {
    readable(records.iter().cloned(), |record| record["v"].as_f64(), |record| serde_json::from_value(record).ok())
}

fn id(name: &str) -> Id {
    Id(name.to_owned())
}

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).expect("a moment")
}

fn printed(bytes: u64, step: u64) -> Printed {
    Printed::new(DataVolume::from_bytes(bytes), DataVolume::from_bytes(step))
}

const SIZE: (u64, u64) = (3_000_000_000, 1_000_000_000);

fn end_of_november() -> Expiry {
    Expiry { at: at("2026-11-30T23:59:59+11:00"), day_only: true }
}

fn first_version() -> Ledger {
    let sim = |name: &str, carrier: Option<&str>, country: Option<&str>, added: &str| Sim {
        carrier: carrier.map(str::to_owned),
        country: country.map(str::to_owned),
        ..Sim::new(id(name), at(added))
    };
    let (size, hours, expiry) = (Some(printed(SIZE.0, SIZE.1)), Some(288), Some(end_of_november()));
    let counting = Counting::default();
    let said = ByHand {
        at: at("2026-11-19T08:00:59+11:00"),
        allowance: size,
        validity_hours: hours,
        counting,
        expiry,
        terms: Terms::default(),
    };
    let main = Bucket { allowance: size, validity_hours: hours, expiry, by_hand: Some(said), ..Bucket::of_kind(None) };
    let kinds = [
        BucketKind::Main,
        BucketKind::Night,
        BucketKind::Bonus,
        BucketKind::Social,
        BucketKind::Roaming,
        BucketKind::Local,
        BucketKind::Shared,
        BucketKind::App,
    ];
    let of_kind = |kind| Bucket { unlimited: kind == BucketKind::Social, ..Bucket::of_kind(Some(kind)) };
    let bought = Pack {
        v: 1,
        id: id("pack-a"),
        sim: id("sim-a"),
        first_seen: at("2026-11-18T18:05:00+11:00"),
        started: Some(at("2026-11-18T18:05:00+11:00")),
        buckets: [main].into_iter().chain(kinds.map(of_kind)).collect(),
        told: None,
    };
    let met = Pack {
        v: 1,
        id: id("pack-b"),
        sim: id("sim-b"),
        first_seen: at("2026-11-20T09:30:15-03:30"),
        started: None,
        buckets: vec![Bucket::of_kind(None)],
        told: None,
    };
    let text = "Il vous reste 1,2 Go sur 3 Go,\nvalable jusqu'au 30/11. 还剩 «\u{a0}🙂\u{a0}»".to_owned();
    let kept = at("2026-11-22T18:05:00+11:00");
    let message = Message { v: 1, id: id("message-a"), sim: id("sim-a"), text, kept, received: None, sender: None };
    let reading = |name: &str, bucket, stated, expiry, validity_hours, message: Option<&str>| Reading {
        v: 1,
        id: id(name),
        sim: id("sim-a"),
        pack: id("pack-a"),
        bucket,
        at: kept,
        stated,
        expiry,
        validity_hours,
        message: message.map(id),
        was_me: None,
        rise: None,
        origin: None,
        lag: None,
        asides: Default::default(),
    };
    let left = Stated { balance: Some(printed(1_200_000_000, 100_000_000)), allowance: size, ..Stated::default() };
    let used = Stated { used: Some(printed(800_000_000, 1_000_000)), ..Stated::default() };
    let states = Stated {
        used_percent: Some(12.5),
        left_percent: Some(87.5),
        unlimited: true,
        exhausted: true,
        granted: true,
        ..Stated::default()
    };
    let six_in_the_morning = Expiry { at: at("2026-11-30T06:00:00+11:00"), day_only: false };
    Ledger {
        sims: vec![
            sim("sim-a", Some("Helia"), Some("NC"), "2026-11-18T18:05:00+11:00"),
            sim("sim-b", None, None, "2026-11-20T09:30:15-03:30"),
        ],
        packs: vec![bought, met],
        messages: vec![message],
        readings: vec![
            reading("reading-a", None, left, expiry, None, Some("message-a")),
            reading("reading-b", Some(BucketKind::Night), used, Some(six_in_the_morning), Some(168), None),
            reading("reading-c", Some(BucketKind::Shared), states, None, None, None),
        ],
        formats: Vec::new(),
        forecasts: Vec::new(),
        offers: Vec::new(),
        corrections: Vec::new(),
        unreadable: 0,
    }
}

/// Opens as expected with nothing lost, and is the same after it was written and opened again.
#[track_caller]
fn check(name: &str, expected: &Ledger) {
    assert_eq!(&Stores::of(name).open(), expected);
    assert_eq!(&written(expected).open(), expected);
}

fn written(ledger: &Ledger) -> Stores {
    let Ledger { sims, packs, messages, readings, formats, forecasts, offers, corrections, .. } = ledger;
    let mut stores = json!({ "sims": sims, "packs": packs, "messages": messages, "readings": readings });
    if !formats.is_empty() {
        stores["formats"] = json!(formats);
    }
    if !forecasts.is_empty() {
        stores["forecasts"] = json!(forecasts);
    }
    if !offers.is_empty() {
        stores["offers"] = json!(offers);
    }
    if !corrections.is_empty() {
        stores["corrections"] = json!(corrections);
    }
    Stores(stores)
}

#[test]
fn a_taught_format_opens_with_every_field_and_is_written_to_the_letter() {
    let slot = |sort, role, kind, unit, day_first| Piece::Slot(Slot { sort, role, kind, unit, day_first });
    let format = Format {
        pieces: vec![
            Piece::Words("Þú átt eftir".to_owned()),
            slot(Sort::Figure, Some(TaughtRole::Balance), Some(BucketKind::Night), Some(Unit::Megabyte), None),
            Piece::Words("Rennur út".to_owned()),
            slot(Sort::Moment, Some(TaughtRole::Expiry), None, None, Some(true)),
            slot(Sort::Length, Some(TaughtRole::Validity), None, None, None),
            slot(Sort::Percent, Some(TaughtRole::Used), None, None, None),
            slot(Sort::Figure, Some(TaughtRole::Allowance), None, None, None),
            slot(Sort::Figure, Some(TaughtRole::Nothing), None, None, None),
            slot(Sort::Other, None, None, None, None),
        ],
    };
    let taught = TaughtFormat { v: 1, id: id("format-a"), taught: at("2026-11-22T18:05:00+11:00"), format };
    let ledger = Ledger { formats: vec![taught], ..Ledger::default() };
    check("v1-formats", &ledger);
    assert_eq!(written(&ledger).0["formats"], Stores::of("v1-formats").0["formats"]);
}

#[test]
fn a_shown_forecast_opens_with_every_field_and_is_written_to_the_letter() {
    let shown = ShownForecast {
        v: 1,
        id: id("reading-a-2026-11-23"),
        sim: id("sim-a"),
        bucket: Some(BucketKind::Night),
        made_at: at("2026-11-23T08:30:00+11:00"),
        by_reading: id("reading-a"),
        read_at: at("2026-11-22T18:05:00+11:00"),
        balance: printed(1_200_000_000, 100_000_000),
        beside: Vec::new(),
        refill: None,
        is_from_refill: false,
        median: at("2026-11-28T10:00:00+11:00"),
        earliest: at("2026-11-25T03:15:00+11:00"),
        latest: Some(at("2026-12-03T21:45:30+11:00")),
        expiry: Some(end_of_november()),
        evenness: 0.386,
        shape: 1.93,
        scale: 825_000_000.5,
    };
    // The range ran beyond a year, and the pack has no end.
    let open =
        ShownForecast { id: id("reading-c-2026-11-23"), bucket: None, latest: None, expiry: None, ..shown.clone() };
    // Of several pots, one of them with an allowance of the day, which was full again since.
    let joint = ShownForecast {
        id: id("reading-d-2026-11-23"),
        beside: vec![id("reading-b"), id("reading-c")],
        refill: Some(at("2026-11-24T00:00:00+11:00")),
        is_from_refill: true,
        ..open.clone()
    };
    let ledger = Ledger { forecasts: vec![shown, open, joint], ..Ledger::default() };
    check("v1-forecasts", &ledger);
    assert_eq!(written(&ledger).0["forecasts"], Stores::of("v1-forecasts").0["forecasts"]);
}

#[test]
fn what_the_person_said_of_rises_and_days_opens_and_is_written_to_the_letter() {
    let stated = Stated { balance: Some(printed(1_200_000_000, 100_000_000)), ..Stated::default() };
    let names = ["reading-a", "reading-b", "reading-c", "reading-d", "reading-e"];
    let said = |(name, rise): (&str, Rise)| Reading {
        id: id(name),
        stated,
        expiry: None,
        message: None,
        rise: Some(rise),
        ..first_version().readings.swap_remove(0)
    };
    let sim = Sim {
        country: Some("NC".to_owned()),
        uncounted: vec![Stretch { from: at("2026-11-19T00:00:00+11:00"), until: at("2026-11-21T00:00:00+11:00") }],
        check_cost: Some(Cost { price: 25, currency: "XPF".to_owned() }),
        ..Sim::new(id("sim-a"), at("2026-11-18T18:05:00+11:00"))
    };
    let readings = names.into_iter().zip(Rise::ALL).map(said).collect();
    let ledger = Ledger { sims: vec![sim], readings, ..Ledger::default() };
    check("v1-rises-and-days", &ledger);
    assert_eq!(written(&ledger).0, Stores::of("v1-rises-and-days").0);
}

#[test]
fn what_the_person_said_of_unusual_use_opens_and_is_written_to_the_letter() {
    let stated = Stated { balance: Some(printed(1_200_000_000, 100_000_000)), ..Stated::default() };
    let said = |name: &str, was_me| Reading {
        id: id(name),
        stated,
        expiry: None,
        message: None,
        was_me: Some(was_me),
        ..first_version().readings.swap_remove(0)
    };
    let ledger = Ledger { readings: vec![said("reading-a", true), said("reading-b", false)], ..Ledger::default() };
    check("v1-unusual-use", &ledger);
    assert_eq!(written(&ledger).0, Stores::of("v1-unusual-use").0);
}

#[test]
fn where_readings_are_from_opens_and_is_written_to_the_letter() {
    let from = |(origin, name): (Origin, &str)| Reading {
        id: id(name),
        stated: Stated { balance: Some(printed(1_200_000_000, 100_000_000)), ..Stated::default() },
        expiry: None,
        message: None,
        origin: Some(origin),
        ..first_version().readings.swap_remove(0)
    };
    let names = ["reading-a", "reading-b", "reading-c", "reading-d", "reading-e", "reading-f", "reading-g"];
    let readings = Origin::ALL.into_iter().zip(names).map(from).collect();
    let ledger = Ledger { readings, ..Ledger::default() };
    check("v1-origin", &ledger);
    assert_eq!(written(&ledger).0, Stores::of("v1-origin").0);
}

#[test]
fn the_trip_and_the_reserve_of_a_sim_open_as_they_were_written() {
    let sim = |name: &str, country: Option<&str>, added: &str, end: &str, day_only: bool| Sim {
        country: country.map(str::to_owned),
        trip_end: Some(Expiry { at: at(end), day_only }),
        ..Sim::new(id(name), at(added))
    };
    let mut planned = sim("sim-a", Some("NC"), "2026-11-18T18:05:00+11:00", "2026-11-27T14:00:00+11:00", false);
    planned.reserve = Some(printed(200_000_000, 1_000_000));
    let flying = sim("sim-b", None, "2026-11-20T09:30:15-03:30", "2026-12-01T23:59:59-03:30", true);
    let ledger = Ledger { sims: vec![planned, flying], ..Ledger::default() };
    check("v1-trip", &ledger);
    assert_eq!(written(&ledger).0, Stores::of("v1-trip").0);
}

#[test]
fn the_example_opens_as_one_and_no_other_sim_does() {
    let added = at("2026-11-22T18:05:00+11:00");
    let example = Sim { is_example: true, chosen: Some(added), ..Sim::new(id("sim-a"), added) };
    let ledger =
        Ledger { sims: vec![example, Sim::new(id("sim-b"), at("2026-11-22T18:06:00+11:00"))], ..Ledger::default() };
    check("v1-example", &ledger);
    assert_eq!(written(&ledger).0, Stores::of("v1-example").0);
}

#[test]
fn the_level_at_which_to_tell_opens_and_is_written_to_the_letter() {
    let of = |name: &str, alert_data, alert_days| Sim {
        alert_data,
        alert_days,
        ..Sim::new(id(name), at("2026-11-22T18:05:00+11:00"))
    };
    let sims = vec![of("sim-a", Some(printed(500_000_000, 1_000_000)), Some(3)), of("sim-b", None, Some(1))];
    let ledger = Ledger { sims, ..Ledger::default() };
    check("v1-alert-level", &ledger);
    assert_eq!(written(&ledger).0, Stores::of("v1-alert-level").0);
}

#[test]
fn days_of_the_week_open_and_are_written_to_the_letter() {
    let seen = at("2026-11-22T18:05:00+11:00");
    let on = |on| Bucket { terms: Terms { on: Some(on), ..Terms::default() }, ..Bucket::of_kind(None) };
    let pack = |name: &str, days| Pack {
        v: 1,
        id: id(name),
        sim: id("sim-a"),
        first_seen: seen,
        started: None,
        buckets: vec![on(days)],
        told: None,
    };
    let packs = vec![pack("pack-a", OnDays::Weekend), pack("pack-b", OnDays::Weekdays)];
    let ledger = Ledger { packs, ..Ledger::default() };
    check("v1-days-of-the-week", &ledger);
    assert_eq!(written(&ledger).0, Stores::of("v1-days-of-the-week").0);
}

#[test]
fn what_the_person_said_of_a_sim_and_a_pack_opens_and_is_written_to_the_letter() {
    let added = "2026-11-18T18:05:00+11:00";
    let credit = |minor, currency: &str, told: &str, per_gb| {
        Some(Credit { left: Money { minor, currency: currency.to_owned() }, told: at(told), per_gb, is_read: false })
    };
    let island = Sim {
        carrier: Some("Helia".to_owned()),
        country: Some("NC".to_owned()),
        name: Some("Island".to_owned()),
        number: Some("+687 00 00 12".to_owned()),
        notes: Some("In the blue phone".to_owned()),
        colour: Some(3),
        keep_alive: Some(Expiry { at: at("2027-05-18T23:59:59+11:00"), day_only: true }),
        credit: credit(850, "XPF", "2026-11-22T18:05:00+11:00", Some(10_000)),
        clock: Zone::parse("+11:00"),
        order: vec![BucketKind::Bonus, BucketKind::Main, BucketKind::Night],
        chosen: Some(at("2026-11-22T18:05:00+11:00")),
        ..Sim::new(id("sim-a"), at(added))
    };
    let home = Sim {
        credit: credit(450, "EUR", "2026-11-20T09:30:15-03:30", None),
        clock: Zone::parse("-03:30 US"),
        ..Sim::new(id("sim-b"), at("2026-11-20T09:30:15-03:30"))
    };
    let time = |text: &str| TimeOfDay::of(stamp::parse_clock(text).expect("a time of day"));
    let hours = DayHours { from: time("22:00"), to: time("06:00") };
    let night = Bucket {
        validity_hours: Some(168),
        counting: Counting::DaysAfter,
        terms: Terms { hours: Some(hours), then: Some(Then::Cut), ..Terms::default() },
        ..Bucket::of_kind(Some(BucketKind::Night))
    };
    let charged = Terms { then: Some(Then::Charged { per_gb: Some(5000) }), ..Terms::default() };
    let main = Bucket {
        counting: Counting::Never,
        terms: Terms {
            refills: Some(time("04:00")),
            then: Some(Then::Throttled { kbit: Some(128) }),
            ..Terms::default()
        },
        by_hand: Some(ByHand {
            at: at("2026-11-19T08:00:59+11:00"),
            allowance: None,
            validity_hours: None,
            counting: Counting::FirstUse,
            expiry: None,
            terms: charged,
        }),
        ..Bucket::of_kind(None)
    };
    let told = Told {
        rest: None,
        at: at("2026-11-19T08:00:00+11:00"),
        name: Some("Semaine".to_owned()),
        price: Some(Money { minor: 1500, currency: "XPF".to_owned() }),
        begins: Some(at("2026-11-18T18:00:00+11:00")),
    };
    let pack = Pack {
        v: 1,
        id: id("pack-a"),
        sim: id("sim-a"),
        first_seen: at(added),
        started: Some(at(added)),
        buckets: vec![night, main],
        told: Some(told),
    };
    let ledger = Ledger { sims: vec![island, home], packs: vec![pack], ..Ledger::default() };
    check("v1-sims", &ledger);
    assert_eq!(written(&ledger).0, Stores::of("v1-sims").0);
}

#[test]
fn an_offer_opens_with_every_field_and_is_written_to_the_letter() {
    let offer = |name: &str, validity_hours, effect| Offer {
        v: 1,
        id: id(name),
        sim: id("sim-a"),
        name: "Semaine".to_owned(),
        price: 1500,
        currency: "XPF".to_owned(),
        allowance: printed(SIZE.0, SIZE.1),
        validity_hours,
        counting: Counting::Hours,
        effect,
        terms: Terms::default(),
    };
    let offers = vec![
        offer("offer-a", Some(168), Effect::Beside),
        offer("offer-b", Some(36), Effect::Prolongs),
        offer("offer-c", None, Effect::Replaces),
    ];
    let ledger = Ledger { offers, ..Ledger::default() };
    check("v1-offers", &ledger);
    assert_eq!(written(&ledger).0["offers"], Stores::of("v1-offers").0["offers"]);
    let (gone, undo) = ledger.forget_offer(&id("offer-b"));
    let mut after = ledger.clone();
    after.apply_all(&gone);
    assert_eq!(after.offers.len(), 2);
    after.apply_all(&undo);
    assert_eq!(after.offers.iter().filter(|offer| ledger.offers.contains(offer)).count(), 3);
}

#[test]
fn a_correction_opens_with_every_field_and_is_written_to_the_letter() {
    let correction = |name: &str, place: &str, instead_of: Option<&str>, way: Option<OwnWay>| {
        Correction::new(id(name), place, instead_of.map(str::to_owned), way, at("2026-11-22T18:05:00+11:00"))
    };
    let way = |kind, to: &str, text: &str, number: &str| {
        Some(OwnWay { kind, to: to.to_owned(), text: text.to_owned(), number: number.to_owned() })
    };
    let corrections = vec![
        correction("correction-a", "nc-helia", None, way(Channel::Sms, "1234", "CXLL {number}", "000000")),
        correction("correction-b", "nz-one", Some("sms 777 BAL"), way(Channel::Hotline, "777", "", "")),
        correction("correction-c", "fr-orange", Some("ussd #123#"), None),
        correction("correction-d", "fr", None, way(Channel::Ussd, "*000#", "", "")),
        correction("correction-e", "fr", None, way(Channel::Web, "example.org/me", "", "")),
        correction("correction-f", "fr", None, way(Channel::App, "My SIM", "", "")),
    ];
    let ledger = Ledger { corrections, ..Ledger::default() };
    check("v1-corrections", &ledger);
    assert_eq!(written(&ledger).0["corrections"], Stores::of("v1-corrections").0["corrections"]);
}

#[test]
fn records_of_the_first_version_open_with_every_field() {
    check("v1", &first_version());
}

#[test]
fn records_of_this_version_are_written_to_the_letter() {
    assert_eq!(written(&first_version()).0, Stores::of("v1").0);
}

#[test]
fn the_sender_of_a_message_and_the_count_of_a_figure_open_and_are_written_to_the_letter() {
    let left = Printed { counted: UnitStep::TenTwentyFour, ..printed(1_288_490_189, 107_374_182) };
    let stated = Stated { balance: Some(left), allowance: Some(printed(SIZE.0, SIZE.1)), ..Stated::default() };
    let reading = Reading { stated, expiry: None, ..first_version().readings.swap_remove(0) };
    let message = Message { sender: Some("Helia".to_owned()), ..first_version().messages.swap_remove(0) };
    let ledger = Ledger { messages: vec![message], readings: vec![reading], ..Ledger::default() };
    check("v1-sender-and-count", &ledger);
    assert_eq!(written(&ledger).0, Stores::of("v1-sender-and-count").0);
}

#[test]
fn what_a_record_leaves_out_is_not_known() {
    let bucket = Bucket::of_kind(None);
    let pack = Pack { started: None, buckets: vec![bucket], ..first_version().packs.swap_remove(0) };
    let sim = Sim { carrier: None, country: None, ..first_version().sims.swap_remove(0) };
    let left = Stated { balance: Some(printed(1_200_000_000, 100_000_000)), ..Stated::default() };
    let reading = Reading { stated: left, expiry: None, message: None, ..first_version().readings.swap_remove(0) };
    let expected = Ledger { sims: vec![sim], packs: vec![pack], readings: vec![reading], ..Ledger::default() };
    check("v1-fewest-fields", &expected);
}

#[test]
fn every_kind_of_bucket_is_in_the_fixture() {
    // A kind that is added does not compile here until it is in the next fixture.
    let number = |kind: BucketKind| match kind {
        BucketKind::Main => 0,
        BucketKind::Night => 1,
        BucketKind::Bonus => 2,
        BucketKind::Social => 3,
        BucketKind::Roaming => 4,
        BucketKind::Local => 5,
        BucketKind::Shared => 6,
        BucketKind::App => 7,
    };
    let mut kinds: Vec<usize> =
        first_version().packs[0].buckets.iter().filter_map(|bucket| bucket.kind.map(number)).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, (0..8).collect::<Vec<_>>());
}

#[test]
fn records_of_another_version_are_counted_and_never_taken_for_absent() {
    let reading = Stores::of("v1").records("readings")[0].clone();
    let with = |field: &str, value: Value| {
        let mut record = reading.clone();
        record[field] = value;
        record
    };
    let next = f64::from(STORED_VERSION + 1);
    let others = [
        with("v", json!(next)),
        with("v", json!(0)),
        with("v", json!(1.5)),
        with("v", json!("1")),
        with("v", Value::Null),
        with("at", json!("yesterday")),
        with("bucket", json!("Weekend")),
        with("stated", json!({ "balance": { "volume": -1, "step": 1 } })),
        json!({}),
        json!("a word"),
        Value::Null,
    ];
    for other in &others {
        assert_eq!(open::<Reading>(std::slice::from_ref(other)), (vec![], 1), "{other}");
    }
    let among = [&others[..4], &[reading], &others[4..]].concat();
    let (read, unreadable) = open::<Reading>(&among);
    assert_eq!((read, unreadable), (vec![first_version().readings.swap_remove(0)], others.len()));
    assert_eq!(open::<Reading>(&[]), (vec![], 0));
}

#[test]
fn what_a_later_version_adds_to_a_record_does_not_keep_it_from_opening() {
    let mut record = Stores::of("v1").records("sims")[0].clone();
    record["shape"] = json!("nano");
    assert_eq!(open::<Sim>(&[record]), (vec![first_version().sims.swap_remove(0)], 0));
}

#[test]
fn every_record_that_is_written_carries_the_version() {
    let mut names = 0;
    let now = at("2026-11-22T18:05:00+11:00");
    let draft = Draft::empty(now);
    let changes = Ledger::default().keep(&[draft], Some("a message"), now, || {
        names += 1;
        Id(names.to_string())
    });
    let mut ledger = Ledger::default();
    ledger.apply_all(&changes);
    let stores = written(&ledger);
    for store in ["sims", "packs", "messages", "readings"] {
        let versions: Vec<&Value> = stores.records(store).iter().map(|record| &record["v"]).collect();
        assert_eq!(versions, [&json!(STORED_VERSION)], "{store}");
    }
}

#[test]
fn a_pack_whose_readings_cannot_be_read_is_left_alone() {
    // Its readings are of a later version: nothing kept here may delete what they belong to.
    let ledger = Ledger { packs: first_version().packs, unreadable: 3, ..Ledger::default() };
    let now = at("2026-11-22T18:05:00+11:00");
    let mut names = 0;
    let changes = ledger.keep(&[Draft::empty(now)], None, now, || {
        names += 1;
        Id(names.to_string())
    });
    let mut after = ledger.clone();
    after.apply_all(&changes);
    for pack in &ledger.packs {
        assert!(after.packs.contains(pack), "{} is gone", pack.id.0);
    }
    let (gone, _) = after.forget(&after.readings[0].id);
    after.apply_all(&gone);
    assert_eq!(after.packs, ledger.packs);
}

#[test]
fn the_fixtures_cover_the_version_that_is_written() {
    // A new version needs a fixture of its own, and the old ones stay.
    for version in 1..=STORED_VERSION {
        assert!(!Stores::of(&format!("v{version}")).records("readings").is_empty());
    }
}

proptest! {
    #[test]
    fn any_moment_of_four_digit_years_comes_back_to_the_second(seconds in -60_000_000_000_i64..253_000_000_000, minutes in -1080_i32..=1080) {
        let clock = FixedOffset::east_opt(minutes * 60).expect("an offset");
        let moment = DateTime::from_timestamp(seconds, 0).expect("a moment").with_timezone(&clock);
        prop_assert_eq!(stamp::parse_moment(&stamp::moment(moment)), Some(moment));
        prop_assert_eq!(DateTime::parse_from_rfc3339(&stamp::moment(moment)).ok(), Some(moment));
    }
}
