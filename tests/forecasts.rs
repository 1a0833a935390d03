//! The forecast on small histories a person can check by eye (`tests/forecasts/*.toml`), and its laws on any at all.
//!
//! It does not measure how good the forecasts are: that takes real traces, which carry no licence to be kept here.
//!
//! A field left out of a case asserts absence: no `plan`, no `top_up`. Figures hold to their last printed digit or so.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use serde::Deserialize;
use std::path::Path;
use tidemark::forecast::{self, Forecast, LATEST_DAYS, Level, PastUse, PlanPrior, Prior, Refusal, SOONEST_DAYS};
use tidemark::history::{BalancePoint, Rise};
use tidemark::volume::{DataVolume, Printed};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    source: String,
    now: f64,
    plan: Option<Plan>,
    reading: Vec<Reading>,
    /// Days that do not count: from, until.
    #[serde(default)]
    uncounted: Vec<[f64; 2]>,
    /// Use seen on the person's other SIMs.
    past: Option<Past>,
    #[serde(default)]
    top_up: Vec<ExpectedTopUp>,
    /// Rises that brought no data.
    #[serde(default)]
    other_rise: Vec<ExpectedRise>,
    forecast: Option<ExpectedForecast>,
    refusal: Option<ExpectedRefusal>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    allowance_gb: f64,
    validity_days: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reading {
    day: f64,
    gb: f64,
    step_gb: f64,
    #[serde(default = "one")]
    pack: u32,
    /// What the person said of the rise there: "top-up", "late" or "correction".
    said: Option<String>,
}

fn one() -> u32 {
    1
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Past {
    days: f64,
    used_gb: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedRise {
    before: usize,
    after: usize,
    is: String,
}

fn rise(name: &str) -> Rise {
    match name {
        "top-up" => Rise::TopUp,
        "late" => Rise::Late,
        "correction" => Rise::Correction,
        other => panic!("no case has had the rise {other} so far"),
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedTopUp {
    before: usize,
    after: usize,
    at_least_gb: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedForecast {
    low_days: f64,
    median_days: f64,
    high_days: f64,
    gb_a_day: f64,
    readings_used: usize,
    days_of_evidence: f64,
    used_gb: f64,
    #[serde(default)]
    lasts: Vec<ExpectedChance>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedChance {
    days: f64,
    chance: f64,
    shown: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
enum ExpectedRefusal {
    TooFewReadings { have: usize, need: usize },
    NothingUsed { more_than_days: f64 },
    UsedUp,
}

const GIGABYTE: f64 = 1e9;

fn gigabytes(gb: f64) -> DataVolume {
    DataVolume::from_bytes_f64(gb * GIGABYTE)
}

fn day(day: f64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::milliseconds((day * 86_400e3).round() as i64)
}

impl Reading {
    fn point(&self, uncounted: &[[f64; 2]]) -> BalancePoint {
        let balance = Printed::new(gigabytes(self.gb), gigabytes(self.step_gb));
        let gone = |[from, until]: &[f64; 2]| (self.day.min(*until) - from).max(0.0);
        BalancePoint {
            rise: self.said.as_deref().map(rise),
            uncounted: day(uncounted.iter().map(gone).sum()) - day(0.0),
            ..BalancePoint::new(day(self.day), balance, self.pack)
        }
    }
}

#[track_caller]
fn close(what: &str, found: f64, expected: f64) {
    assert!((found - expected).abs() <= 2e-4 * expected.abs(), "{what}: found {found}, expected {expected}");
}

#[track_caller]
fn check(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forecasts").join(name).with_extension("toml");
    let text = std::fs::read_to_string(&path).expect("the case is there");
    let case: Case = toml::from_str(&text).expect("the case can be read");
    assert!(!case.source.is_empty(), "{name} says where it comes from");
    let points: Vec<BalancePoint> = case.reading.iter().map(|reading| reading.point(&case.uncounted)).collect();
    let plan = case.plan.map(|plan| PlanPrior::new(gigabytes(plan.allowance_gb), plan.validity_days).expect("a plan"));

    let top_ups = forecast::top_ups(&points);
    assert_eq!(top_ups.len(), case.top_up.len(), "top-ups: found {top_ups:?}, expected {:?}", case.top_up);
    for (found, expected) in top_ups.iter().zip(&case.top_up) {
        assert_eq!((found.before, found.after), (expected.before, expected.after), "where the top-up is");
        close("top-up", found.at_least.bytes_f64() / GIGABYTE, expected.at_least_gb);
    }

    let others = forecast::rises(&points).into_iter().filter(|risen| !risen.rise.brought_data());
    let others: Vec<_> = others.map(|risen| (risen.before, risen.after, risen.rise)).collect();
    let expected: Vec<_> = case.other_rise.iter().map(|risen| (risen.before, risen.after, rise(&risen.is))).collect();
    assert_eq!(others, expected, "rises that brought no data");

    let past = case.past.map_or(PastUse::default(), |past| PastUse { days: past.days, used: past.used_gb * GIGABYTE });
    let prior = Prior { plan, past };
    match (forecast::project(&points, prior, day(case.now)), case.forecast, case.refusal) {
        (Ok(found), Some(expected), None) => {
            check_forecast(&found, &expected, day(case.now));
            assert_eq!(found.top_ups, top_ups);
        }
        (Err(found), None, Some(expected)) => check_refusal(found, expected),
        (found, ..) => panic!("a case expects a forecast or a refusal, and not the other: found {found:?}"),
    }
}

#[track_caller]
fn check_forecast(found: &Forecast, expected: &ExpectedForecast, now: DateTime<Utc>) {
    assert_eq!(found.interval.level, Level::EIGHTY);
    let depletions = [
        ("low", found.interval.low, expected.low_days),
        ("median", found.median, expected.median_days),
        ("high", found.interval.high, expected.high_days),
    ];
    for (what, depletion, days) in depletions {
        close(what, depletion.days, days);
        close(what, (depletion.at - now).as_seconds_f64() / 86_400.0, days);
    }
    close("burn rate", found.burn_rate.bytes_a_day() / GIGABYTE, expected.gb_a_day);
    assert_eq!(found.readings_used, expected.readings_used, "readings used");
    close("days of evidence", found.days_of_evidence, expected.days_of_evidence);
    close("used", found.used.bytes_f64() / GIGABYTE, expected.used_gb);
    for expected in &expected.lasts {
        let chance = found.law.chance_to_last(expected.days);
        close("chance", chance.share(), expected.chance);
        close("shown chance", chance.shown().share(), expected.shown);
        let until = now + TimeDelta::milliseconds((expected.days * 86_400e3) as i64);
        close("chance until a moment", found.law.chance_to_last_until(until).share(), expected.chance);
    }
}

#[track_caller]
fn check_refusal(found: Refusal, expected: ExpectedRefusal) {
    match (found, expected) {
        (Refusal::TooFewReadings { have, need }, ExpectedRefusal::TooFewReadings { have: has, need: needs }) => {
            assert_eq!((have, need), (has, needs), "readings had and needed");
        }
        (Refusal::NothingUsed { more_than_days }, ExpectedRefusal::NothingUsed { more_than_days: days }) => {
            close("more than", more_than_days, days);
        }
        (Refusal::UsedUp, ExpectedRefusal::UsedUp) => {}
        (found, _) => panic!("another refusal than expected: {found:?}"),
    }
}

#[test]
fn the_published_example_comes_out_as_published() {
    check("worked-example");
    check("worked-example-with-plan");
    check("worked-example-newest-first");
}

#[test]
fn two_readings_give_a_wide_range() {
    check("two-readings");
}

#[test]
fn one_reading_needs_a_plan() {
    check("one-reading");
    check("one-reading-with-plan");
    check("no-reading");
}

#[test]
fn a_top_up_is_reported_and_its_interval_left_out() {
    check("top-up-cut-out");
    check("looked-before-and-after-buying");
    check("top-up-hides-all");
    check("top-up-hides-all-but-the-plan");
}

#[test]
fn readings_of_one_half_hour_count_once() {
    check("within-half-an-hour");
    check("equal-stamps");
}

#[test]
fn rounding_is_neither_a_top_up_nor_rest_nor_a_burst() {
    check("rise-by-rounding");
    check("coarse-then-fine-steps");
    check("blocks-of-300-mb");
}

#[test]
fn bursts_widen_the_range() {
    check("bursts");
    check("even-use");
}

#[test]
fn days_count_from_the_moment_of_asking() {
    check("read-three-days-ago");
    check("clock-behind");
}

#[test]
fn no_use_so_far_promises_no_more_than_was_seen() {
    check("nothing-used");
    check("nothing-used-for-a-short-while");
}

#[test]
fn an_empty_bucket_is_used_up() {
    check("used-up");
}

#[test]
fn a_late_figure_is_left_out() {
    check("late-figure");
    check("said-to-be-late");
}

#[test]
fn a_correction_leaves_out_the_figure_before_it() {
    check("said-to-be-a-correction");
}

#[test]
fn a_top_up_that_use_hid_is_cut_out_where_the_person_says_so() {
    check("said-to-be-a-top-up");
}

#[test]
fn days_that_do_not_count_take_their_use_with_them() {
    check("uncounted-day-between-readings");
    check("uncounted-day-among-others");
    check("uncounted-day-and-nothing-else");
}

#[test]
fn earlier_packs_hold_up_a_new_one() {
    check("one-reading-after-another-sim");
    check("one-reading-after-a-pause");
}

#[test]
fn every_case_is_run() {
    let runner = include_str!("forecasts.rs");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forecasts");
    for entry in std::fs::read_dir(folder).expect("the folder of cases") {
        let path = entry.expect("a case").path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
        assert!(runner.contains(&format!("check(\"{name}\")")), "no test runs {name}");
    }
}

#[test]
fn a_plan_of_nothing_or_of_no_time_says_nothing() {
    assert_eq!(PlanPrior::new(DataVolume::ZERO, 30.0), None);
    for days in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(PlanPrior::new(gigabytes(1.0), days), None);
    }
}

#[test]
fn a_level_lies_strictly_between_none_and_all() {
    assert_eq!([0.0, 1.0, -0.1, f64::NAN].map(Level::new), [None; 4]);
    assert_eq!(Level::new(0.8), Some(Level::EIGHTY));
}

/// Histories as carriers print them: whole steps, hours apart or at one moment, now and then a top-up.
fn usual_history() -> impl Strategy<Value = Vec<BalancePoint>> {
    let gap = prop_oneof![1 => Just(0.0), 1 => 0.001..0.02, 8 => 0.02..10.0];
    let change = prop_oneof![2 => Just(0), 6 => -40_i64..0, 1 => 0_i64..80];
    let step = prop_oneof![Just(1_000_000_u64), Just(10_000_000), Just(100_000_000)];
    (proptest::collection::vec((gap, change), 1..12), step).prop_map(|(moves, step)| {
        let (mut at, mut steps) = (0.0, 100_i64);
        let mut points = Vec::new();
        for (gap, change) in moves {
            (at, steps) = (at + gap, (steps + change).max(0));
            let volume = DataVolume::from_bytes(steps.unsigned_abs() * step);
            points.push(BalancePoint::new(day(at), Printed::new(volume, DataVolume::from_bytes(step)), 1));
        }
        points
    })
}

/// Anything that fits the types.
fn any_history() -> impl Strategy<Value = Vec<BalancePoint>> {
    let bytes = || prop_oneof![Just(0), Just(1), Just(u64::MAX), 0_u64..20_000_000_000, any::<u64>()];
    proptest::collection::vec((any_moment(), bytes(), bytes()), 0..9).prop_map(|readings| {
        let printed = |volume, step| Printed::new(DataVolume::from_bytes(volume), DataVolume::from_bytes(step));
        let point = |(at, volume, step)| BalancePoint::new(at, printed(volume, step), 1);
        readings.into_iter().map(point).collect()
    })
}

fn any_moment() -> impl Strategy<Value = DateTime<Utc>> {
    prop_oneof![
        Just(DateTime::<Utc>::MIN_UTC),
        Just(DateTime::<Utc>::MAX_UTC),
        Just(DateTime::UNIX_EPOCH),
        (0.0..40.0).prop_map(day),
        (0_i64..7_200_000).prop_map(|ms| DateTime::UNIX_EPOCH + TimeDelta::milliseconds(ms)),
    ]
}

fn any_plan() -> impl Strategy<Value = Option<PlanPrior>> {
    let days = prop_oneof![Just(1e-300), Just(1e300), 0.1..400.0];
    prop_oneof![
        Just(None),
        (any::<u64>(), days).prop_map(|(bytes, days)| PlanPrior::new(DataVolume::from_bytes(bytes), days)),
    ]
}

fn with_balances(points: &[BalancePoint], change: impl Fn(DataVolume) -> DataVolume) -> Vec<BalancePoint> {
    let changed = |point: &BalancePoint| Printed::new(change(point.balance.volume), point.balance.step);
    points.iter().map(|point| BalancePoint { balance: changed(point), ..*point }).collect()
}

proptest! {
    #[test]
    fn any_history_at_all_gives_ordered_days_or_a_refusal(
        points in any_history(), plan in any_plan(), now in any_moment(), asked in any_moment(),
        days in prop_oneof![any::<f64>(), 0.0..400.0],
    ) {
        if let Ok(law) = forecast::law(&points, plan, now) {
            let chances = [f64::NEG_INFINITY, 0.0, 1e-9, 0.1, 0.4, 0.5, 0.6, 0.9, 1.0 - 1e-9, 1.0, f64::INFINITY];
            let quantiles = chances.map(|chance| law.quantile(chance));
            prop_assert!(quantiles.is_sorted(), "{quantiles:?}");
            prop_assert!(quantiles.iter().all(|days| (SOONEST_DAYS..=LATEST_DAYS).contains(days)), "{quantiles:?}");
            prop_assert_eq!(law.quantile(f64::NAN), law.median());
            for chance in [law.chance_to_last(days), law.chance_to_last_until(asked)] {
                prop_assert!((0.0..=1.0).contains(&chance.share()), "{chance:?}");
            }
            prop_assert!(law.burn_rate().bytes_a_day().is_finite());
        }
        match forecast::project(&points, plan, now) {
            Ok(found) => {
                prop_assert!(found.interval.low.at <= found.median.at && found.median.at <= found.interval.high.at);
                prop_assert!(found.days_of_evidence.is_finite());
            }
            Err(Refusal::NothingUsed { more_than_days }) => {
                prop_assert!(more_than_days > 0.0 && more_than_days <= LATEST_DAYS);
            }
            Err(Refusal::TooFewReadings { have, need }) => prop_assert!(have < need),
            Err(Refusal::UsedUp) => {}
        }
    }

    #[test]
    fn more_balance_never_means_fewer_days(
        points in usual_history(), more in 0_u64..5_000_000_000, wait in 0.0..3.0,
        plan in prop_oneof![Just(None), Just(PlanPrior::new(DataVolume::from_bytes(10_000_000_000), 30.0))],
    ) {
        let now = points.iter().map(|point| point.at).max().unwrap_or(DateTime::UNIX_EPOCH)
            + TimeDelta::seconds((wait * 86_400.0) as i64);
        let richer = with_balances(&points, |volume| volume.plus(DataVolume::from_bytes(more)));
        if let (Ok(law), Ok(richer)) = (forecast::law(&points, plan, now), forecast::law(&richer, plan, now)) {
            for chance in [0.1, 0.3, 0.5, 0.7, 0.9] {
                let (days, more_days) = (law.quantile(chance), richer.quantile(chance));
                prop_assert!(more_days >= days * (1.0 - 1e-7), "{chance}: {days} became {more_days}");
            }
            let (lasts, lasts_more) = (law.chance_to_last(7.0).share(), richer.chance_to_last(7.0).share());
            prop_assert!(lasts_more >= lasts - 1e-9, "{lasts} became {lasts_more}");
        }
    }

    #[test]
    fn the_unit_of_all_bytes_changes_no_day(
        points in usual_history(), factor in 2_u64..2000, wait in 0.0..3.0, planned in any::<bool>(),
    ) {
        let now = day(wait + 20.0);
        let times = |volume: DataVolume| DataVolume::from_bytes(volume.bytes() * factor);
        let allowance = DataVolume::from_bytes(10_000_000_000);
        let plan = |allowance| if planned { PlanPrior::new(allowance, 30.0) } else { None };
        let mut larger = with_balances(&points, times);
        for point in &mut larger {
            point.balance.step = times(point.balance.step);
        }
        match (forecast::law(&points, plan(allowance), now), forecast::law(&larger, plan(times(allowance)), now)) {
            (Ok(law), Ok(larger)) => {
                for chance in [0.1, 0.5, 0.9] {
                    let (days, same) = (law.quantile(chance), larger.quantile(chance));
                    prop_assert!((days - same).abs() <= 1e-6 * days, "{chance}: {days} became {same}");
                }
            }
            (law, larger) => prop_assert_eq!(law.err(), larger.err()),
        }
    }

    #[test]
    fn equal_readings_never_mean_for_ever(
        steps in 1_u64..10_000, step in 1_u64..1_000_000_000, gap in 0.03..60.0, planned in any::<bool>(),
    ) {
        let balance = Printed::new(DataVolume::from_bytes(steps * step), DataVolume::from_bytes(step));
        let points = [0.0, gap].map(|at| BalancePoint::new(day(at), balance, 1));
        let plan = planned.then(|| PlanPrior::new(gigabytes(10.0), 30.0)).flatten();
        match forecast::project(&points, plan, day(gap)) {
            Err(Refusal::NothingUsed { more_than_days }) => prop_assert!(more_than_days <= gap + 1e-6),
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn a_stretch_that_does_not_count_is_as_if_it_had_never_been(
        falls in proptest::collection::vec((0.05..4.0_f64, 0_u64..30), 2..9), marked in 0_usize..9, wait in 0.0..3.0,
    ) {
        let (mut at, mut left) = (0.0, 400_u64);
        let mut rows = vec![(at, left)];
        for (gap, fall) in &falls {
            (at, left) = (at + gap, left - fall);
            rows.push((at, left));
        }
        let marked = marked % falls.len();
        let (from, until) = (rows[marked].0, rows[marked + 1].0);
        let point = |(at, left): (f64, u64)| {
            let step = DataVolume::from_bytes(10_000_000);
            BalancePoint::new(day(at), Printed::new(DataVolume::from_bytes(left * 10_000_000), step), 1)
        };
        let with_mark = |(at, left): &(f64, u64)| {
            BalancePoint { uncounted: day(at.min(until).max(from)) - day(from), ..point((*at, *left)) }
        };
        // The readings before it, moved up to where it ends; the one at its start is the one at its end.
        let cut = |(number, (at, left)): (usize, &(f64, u64))| {
            let (moved, used) = (until - from, rows[marked].1 - rows[marked + 1].1);
            (number != marked).then(|| point(if number < marked { (at + moved, left - used) } else { (*at, *left) }))
        };
        let with_mark: Vec<BalancePoint> = rows.iter().map(with_mark).collect();
        let cut: Vec<BalancePoint> = rows.iter().enumerate().filter_map(cut).collect();
        match (forecast::law(&with_mark, None, day(at + wait)), forecast::law(&cut, None, day(at + wait))) {
            (Ok(marked), Ok(cut)) => for chance in [0.1, 0.5, 0.9] {
                let (days, same) = (marked.quantile(chance), cut.quantile(chance));
                prop_assert!((days - same).abs() <= 1e-5 * days, "{chance}: {days} is not {same}");
            },
            (marked, cut) => prop_assert!(marked.is_ok() || cut.is_err(), "{marked:?}, {cut:?}"),
        }
    }

    #[test]
    fn what_the_person_says_of_rises_and_days_leaves_any_forecast_in_order(
        points in usual_history(), said in proptest::collection::vec(0_usize..9, 12),
        days in proptest::collection::vec(0.0..20.0_f64, 12),
    ) {
        let mut said_points = points.clone();
        let mut marks = days;
        marks.sort_by(f64::total_cmp);
        for ((point, said), days) in said_points.iter_mut().zip(said).zip(marks) {
            point.rise = Rise::ALL.get(said).copied();
            // No more than had gone since the beginning.
            point.uncounted = TimeDelta::seconds((days * 8640.0) as i64).min(point.at - DateTime::UNIX_EPOCH);
        }
        let now = day(40.0);
        if let Ok(found) = forecast::project(&said_points, None, now) {
            prop_assert!(found.interval.low.at <= found.median.at && found.median.at <= found.interval.high.at);
            prop_assert!(found.days_of_evidence.is_finite() && found.days_of_evidence > 0.0);
        }
        let mut backwards = said_points.clone();
        backwards.reverse();
        let alike = said_points.windows(2).all(|pair| pair[0].at < pair[1].at);
        if alike {
            let days = |points: &[BalancePoint]| forecast::law(points, None, now).map(|law| law.median()).ok();
            prop_assert_eq!(days(&said_points), days(&backwards));
        }
    }
}
