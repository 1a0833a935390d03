//! The top-up adviser on cases a person can reckon (`tests/advice/*.toml`), and its laws on any offers at all.
//!
//! It does not test the law of use itself: `forecasts.rs` does. All cases are of one person who uses 0.5 GB a day evenly.
//!
//! A field left out of a case asserts absence. Days are counted from now.

use chrono::{DateTime, FixedOffset, TimeDelta};
use proptest::prelude::*;
use serde::Deserialize;
use std::path::Path;
use tidemark::adviser::{Advice, Cover, Daily, Held, Latest, Plan, SAFETIES, advise, trip_end};
use tidemark::forecast::{Level, law_of_use};
use tidemark::history::BalancePoint;
use tidemark::pack::{Counting, Effect, Expiry, Id, Offer, STORED_VERSION, Terms, Then, TimeOfDay};
use tidemark::volume::{DataVolume, Printed};
use tidemark::zone::Zone;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    source: String,
    held_gb: Option<f64>,
    reserve_gb: Option<f64>,
    /// What is held is full again with so much at each midnight.
    daily_gb: Option<f64>,
    expiry: Option<f64>,
    trip: f64,
    safety: f64,
    verdict: String,
    chance: Option<f64>,
    lasts: f64,
    first: Option<String>,
    cost: Option<u64>,
    reach: Option<f64>,
    left_gb: Option<f64>,
    #[serde(default)]
    buy: Vec<f64>,
    #[serde(default)]
    loses_rest: bool,
    #[serde(default)]
    carries_rest: bool,
    /// The offer of the first plan whose data of a day may not last a day.
    short_day: Option<String>,
    #[serde(default)]
    offer: Vec<TypedIn>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TypedIn {
    name: String,
    price: u64,
    gb: f64,
    days: f64,
    #[serde(default)]
    counting: Counting,
    effect: Effect,
    /// So much each day, full again at midnight.
    #[serde(default)]
    daily: bool,
    then_kbit: Option<u32>,
}

impl TypedIn {
    fn offer(&self) -> Offer {
        Offer {
            v: STORED_VERSION,
            id: Id(self.name.clone()),
            sim: Id("sim".to_owned()),
            name: self.name.clone(),
            price: self.price,
            currency: "XPF".to_owned(),
            allowance: printed(self.gb),
            validity_hours: Some((self.days * 24.0).round() as u32),
            counting: self.counting,
            effect: self.effect,
            terms: Terms {
                refills: self.daily.then(TimeOfDay::default),
                then: self.then_kbit.map(|kbit| Then::Throttled { kbit: Some(kbit) }),
                ..Terms::default()
            },
        }
    }
}

fn printed(gb: f64) -> Printed {
    Printed::new(DataVolume::from_bytes_f64(gb * 1e9), DataVolume::from_bytes(100_000_000))
}

/// Noon, so that a day more or less is another day of the calendar.
fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-22T12:00:00+11:00").expect("a moment")
}

fn days(days: f64) -> DateTime<FixedOffset> {
    now() + TimeDelta::seconds((days * 86_400.0).round() as i64)
}

/// Who read `left` gigabytes just now, after using these a day.
fn held(used: &[f64], left: f64, expiry: Option<f64>) -> Held {
    let points: Vec<BalancePoint> = (0..=used.len())
        .map(|at| {
            let still = left + used[at..].iter().sum::<f64>();
            BalancePoint::new(days(at as f64 - used.len() as f64).to_utc(), printed(still), 1)
        })
        .collect();
    let law = law_of_use(&points, None, now().to_utc()).expect("use was seen");
    let expiry = expiry.map(|day| Expiry { at: days(day), day_only: false });
    Held { law, balance: Some(law.balance()), expiry, reserve: None, clock: Zone::fixed(*now().offset()), daily: None }
}

/// So much each day, full again at the next midnight.
fn daily(gb: f64) -> Daily {
    Daily { allowance: DataVolume::from_bytes_f64(gb * 1e9), refill: days(0.5) }
}

/// What the page tells of a moment: the hour within two days, else the end of the day before; an expiry as it is.
fn told(day: f64, expiry: Option<f64>) -> Latest {
    if day == 0.0 {
        return Latest::Now;
    }
    if Some(day) == expiry {
        return Latest::By(Expiry { at: days(day), day_only: false });
    }
    let at = days(day);
    let midnight = at.date_naive().and_hms_opt(0, 0, 0).expect("a midnight");
    Latest::By(if day < 2.0 {
        let hours = (at.naive_local() - midnight).num_hours();
        Expiry { at: local(midnight) + TimeDelta::hours(hours), day_only: false }
    } else {
        Expiry { at: local(midnight) - TimeDelta::seconds(1), day_only: true }
    })
}

fn local(moment: chrono::NaiveDateTime) -> DateTime<FixedOffset> {
    moment.and_local_timezone(*now().offset()).single().expect("a moment")
}

fn name(plan: &Plan, offers: &[Offer]) -> String {
    let part = |(at, count): &(usize, u32)| format!("{count} {}", offers[*at].name);
    plan.parts.iter().map(part).collect::<Vec<_>>().join(" + ")
}

#[track_caller]
fn check(case: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/advice").join(case).with_extension("toml");
    let text = std::fs::read_to_string(&path).expect("the case is there");
    let case: Case = toml::from_str(&text).expect("the case can be read");
    assert!(!case.source.is_empty());
    let offers: Vec<Offer> = case.offer.iter().map(TypedIn::offer).collect();
    let mut have = held(&[0.5; 5], case.held_gb.unwrap_or(2.0), case.expiry);
    have.reserve = case.reserve_gb.map(printed);
    have.daily = case.daily_gb.map(daily);
    if case.held_gb.is_none() {
        have.balance = None;
    }
    let safety = Level::new(case.safety).expect("a level");
    let found = advise(&have, &offers, days(case.trip), safety, now());
    let chance = match found.verdict {
        Cover::NoneCovers(chance) => Some(chance.share()),
        _ => None,
    };
    let verdict = match found.verdict {
        Cover::NothingNeeded => "nothing needed",
        Cover::Buy => "buy",
        Cover::NoneCovers(_) => "none covers",
        Cover::NoOffers => "no offers",
    };
    assert_eq!(verdict, case.verdict);
    assert_eq!(found.lasts, told(case.lasts, case.expiry));
    match (chance, case.chance) {
        (Some(found), Some(expected)) => assert!((found - expected).abs() < 2e-3, "{found}, expected {expected}"),
        (found, expected) => assert_eq!(found, expected),
    }
    let first = found.plans.first();
    assert_eq!(first.map(|plan| name(plan, &offers)), case.first);
    assert_eq!(first.map(|plan| plan.cost), case.cost);
    assert_eq!(first.map(|plan| plan.lasts), case.reach.map(|day| told(day, case.expiry)));
    assert_eq!(found.loses_rest(), case.loses_rest);
    assert_eq!(found.carries_rest(&offers), case.carries_rest);
    let short_day = first.and_then(|plan| plan.short_day).map(|at| offers[at].name.clone());
    assert_eq!(short_day, case.short_day);
    let left = first.and_then(|plan| plan.wasted).map(|wasted| wasted.bytes_f64() / 1e9);
    match (left, case.left_gb) {
        (Some(left), Some(expected)) => assert!((left - expected).abs() < 1e-3, "{left} left, expected {expected}"),
        (left, expected) => assert_eq!(left, expected),
    }
    if !case.buy.is_empty() {
        let expected: Vec<Latest> = case.buy.iter().map(|&day| told(day, case.expiry)).collect();
        assert_eq!(first.map(|plan| plan.buy.clone()), Some(expected));
    }
}

#[test]
fn what_is_held_may_be_enough() {
    check("nothing-needed");
}

#[test]
fn several_smaller_packs_are_weighed_against_a_larger_one() {
    check("two-of-the-smaller");
    check("more-safety-takes-the-larger");
    check("a-week-and-a-day");
}

#[test]
fn what_a_refill_does_to_the_end_decides_what_is_lost() {
    check("what-is-left-lapses");
    check("prolonging-keeps-what-is-left");
    check("replacing-is-told");
    check("adding-keeps-the-end");
    check("what-is-left-rolls-over");
    check("nothing-left");
}

#[test]
fn days_of_the_calendar_are_fewer_hours_where_the_first_one_counts() {
    check("days-of-the-calendar");
}

#[test]
fn so_much_a_day_covers_where_it_lasts_a_day() {
    check("a-gigabyte-a-day");
    check("too-little-a-day");
    check("a-day-that-is-held");
}

#[test]
fn what_is_kept_back_is_not_counted_on() {
    check("a-reserve-is-kept");
}

#[test]
fn where_nothing_covers_the_trip_the_advice_says_how_likely_the_best_does() {
    check("none-covers");
    check("no-offers");
}

#[test]
fn a_trip_ends_with_its_last_day_and_not_in_the_past() {
    assert_eq!(trip_end("2026-11-30", now()), Some(at("2026-11-30T23:59:59+11:00")));
    assert_eq!(trip_end("2026-11-22", now()), Some(at("2026-11-22T23:59:59+11:00")));
    assert_eq!((trip_end("2026-11-21", now()), trip_end("", now()), trip_end("soon", now())), (None, None, None));
}

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).expect("a moment")
}

#[test]
fn prices_in_two_currencies_are_each_sorted_and_never_added_up() {
    let mut offers: Vec<Offer> = [("A", 900, 3.0), ("B", 100, 3.0), ("C", 500, 3.0)]
        .map(|(name, price, gb)| {
            let counting = Counting::Hours;
            let effect = Effect::Beside;
            TypedIn { name: name.to_owned(), price, gb, days: 30.0, counting, effect, daily: false, then_kbit: None }
                .offer()
        })
        .into();
    offers[1].currency = "AUD".to_owned();
    let found = advise(&held(&[0.5; 5], 2.0, None), &offers, days(9.0), Level::HALF, now());
    let names: Vec<String> = found.plans.iter().map(|plan| name(plan, &offers)).collect();
    assert_eq!(names, ["1 C", "1 A", "1 B"]);
    assert!(found.mixes_currencies(&offers));
}

/// What the cheapest that covers costs; nothing needed costs nothing.
fn least(found: &Advice) -> Option<u64> {
    match found.verdict {
        Cover::NothingNeeded => Some(0),
        Cover::Buy => found.plans.first().map(|plan| plan.cost),
        Cover::NoneCovers(_) | Cover::NoOffers => None,
    }
}

/// Nothing that covers is dearer than all that do.
fn is_no_dearer(one: Option<u64>, other: Option<u64>) -> bool {
    other.is_none_or(|other| one.is_some_and(|one| one <= other))
}

fn any_held() -> impl Strategy<Value = Held> {
    let used = prop::collection::vec(0.0_f64..2.0, 2..8).prop_filter("use", |used| used.iter().sum::<f64>() > 0.2);
    let held_so = (used, 0.0_f64..8.0, prop::option::of(0.1_f64..20.0), any::<[bool; 2]>());
    held_so.prop_map(|(used, left, expiry, [has_lapsed, is_daily])| {
        let mut have = held(&used, left, expiry);
        have.daily = is_daily.then(|| daily(left));
        if has_lapsed {
            have.balance = None;
        }
        have
    })
}

fn any_offer() -> impl Strategy<Value = Offer> {
    let effect = prop::sample::select(Effect::ALL.to_vec());
    let effect = (effect, prop::sample::select(Counting::ALL.to_vec()));
    (0_u64..5000, 0.1_f64..10.0, 0.5_f64..30.0, effect, any::<[bool; 2]>()).prop_map(
        |(price, gb, days, (effect, counting), [has_end, daily])| {
            // Of so much a day less is sold.
            let gb = if daily { gb / 8.0 } else { gb };
            let mut offer =
                TypedIn { name: String::new(), price, gb, days, counting, effect, daily, then_kbit: None }.offer();
            offer.validity_hours = offer.validity_hours.filter(|_| has_end);
            offer
        },
    )
}

fn any_offers() -> impl Strategy<Value = Vec<Offer>> {
    prop::collection::vec(any_offer(), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn more_safety_never_costs_less(have in any_held(), offers in any_offers(), trip in 0.5_f64..40.0, shares in (0.05_f64..0.98, 0.05_f64..0.98)) {
        let (less, more) = (shares.0.min(shares.1), shares.0.max(shares.1));
        let cost = |share| least(&advise(&have, &offers, days(trip), Level::new(share).expect("a level"), now()));
        prop_assert!(is_no_dearer(cost(less), cost(more)), "{:?} then {:?}", cost(less), cost(more));
    }

    #[test]
    fn a_longer_trip_never_costs_less(have in any_held(), offers in any_offers(), trips in (0.5_f64..40.0, 0.5_f64..40.0), at in 0_usize..3) {
        let (shorter, longer) = (trips.0.min(trips.1), trips.0.max(trips.1));
        let cost = |trip| least(&advise(&have, &offers, days(trip), SAFETIES[at], now()));
        prop_assert!(is_no_dearer(cost(shorter), cost(longer)), "{:?} then {:?}", cost(shorter), cost(longer));
    }

    #[test]
    fn a_larger_reserve_never_costs_less(have in any_held(), offers in any_offers(), trip in 0.5_f64..40.0, kept in (0.0_f64..3.0, 0.0_f64..3.0)) {
        let (less, more) = (kept.0.min(kept.1), kept.0.max(kept.1));
        let cost = |kept| {
            let have = Held { reserve: Some(printed(kept)), ..have };
            least(&advise(&have, &offers, days(trip), Level::EIGHTY, now()))
        };
        prop_assert!(is_no_dearer(cost(less), cost(more)), "{:?} then {:?}", cost(less), cost(more));
    }

    #[test]
    fn an_offer_more_never_makes_the_cheapest_dearer(have in any_held(), offers in any_offers(), another in any_offer(), trip in 0.5_f64..40.0, at in 0_usize..3) {
        let cost = |offers: &[Offer]| least(&advise(&have, offers, days(trip), SAFETIES[at], now()));
        let more = [offers.as_slice(), &[another]].concat();
        prop_assert!(is_no_dearer(cost(&more), cost(&offers)), "{:?} then {:?}", cost(&offers), cost(&more));
    }

    #[test]
    fn plans_are_sorted_and_told_no_later_than_the_data_lasts(have in any_held(), offers in any_offers(), trip in 0.5_f64..40.0, at in 0_usize..3) {
        let found = advise(&have, &offers, days(trip), SAFETIES[at], now());
        let covering: Vec<u64> = found.plans.iter().filter(|plan| plan.covers).map(|plan| plan.cost).collect();
        prop_assert!(covering.is_sorted());
        prop_assert!(found.plans.iter().skip(covering.len()).all(|plan| !plan.covers));
        for plan in &found.plans {
            prop_assert_eq!(plan.buy.first(), Some(&found.lasts));
            prop_assert_eq!(plan.buy.len(), plan.parts.iter().map(|(_, count)| *count as usize).sum::<usize>());
            if let Latest::By(expiry) = plan.lasts {
                prop_assert!(plan.covers || expiry.at <= days(trip));
            }
        }
    }
}
