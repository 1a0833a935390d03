//! Use by day, week, month and pack: readings in (`tests/usage/*.toml`), days and sums out, worked by hand; and laws for any
//! readings at all.
//!
//! It looks at values only. A day, week, month or pack left out of a case asserts absence.

use chrono::{DateTime, FixedOffset, TimeDelta};
use proptest::prelude::*;
use serde::Deserialize;
use std::path::Path;
use tidemark::forecast;
use tidemark::history::{Draft, Ledger, Rise, Stated};
use tidemark::pack::{Expiry, Id, Stretch};
use tidemark::stamp;
use tidemark::usage::{self, DayUse, SpanUse, Usage};
use tidemark::volume::{DataVolume, Printed, Unit};
use tidemark::zone::Zone;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    source: String,
    reading: Vec<Entry>,
    /// The clock on which days are told, where it is not that of the readings.
    told_on: Option<String>,
    /// Days that do not count.
    #[serde(default)]
    uncounted: Vec<String>,
    /// "2026-11-18: 200 MB of 24 h", with "spread" or "uncounted" behind it.
    day: Vec<String>,
    /// "2026-11-16 to 2026-11-22: 600 MB of 72 h".
    week: Vec<String>,
    month: Vec<String>,
    /// "600 MB of 72 h".
    pack: Vec<String>,
    weekend_percent: Option<u32>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    at: String,
    /// In megabytes.
    left: u64,
    expires: Option<String>,
    /// What the person says of the rise.
    said: Option<String>,
}

fn moment(text: &str) -> DateTime<FixedOffset> {
    stamp::parse_moment(text).unwrap_or_else(|| panic!("{text} is no moment"))
}

fn megabytes(number: u64) -> Printed {
    Printed::new(
        DataVolume::from_bytes(number * 1_000_000),
        DataVolume::from_bytes(Unit::Megabyte.bytes(Default::default())),
    )
}

/// A ledger in which these were typed.
fn ledger(readings: &[Entry]) -> Ledger {
    let mut ledger = Ledger::default();
    let mut names = 0;
    for entry in readings {
        let at = moment(&entry.at);
        let expiry = entry.expires.as_deref().map(|day| {
            let date = stamp::parse_day(day).expect("a day");
            let end = stamp::LocalMoment { date, time: None }.latest().and_local_timezone(*at.offset()).single();
            Expiry { at: end.expect("an end"), day_only: true }
        });
        let stated = Stated { balance: Some(megabytes(entry.left)), ..Stated::default() };
        let draft = Draft { stated, expiry, ..Draft::empty(at) };
        let changes = ledger.keep(&[draft], None, at, || {
            names += 1;
            Id(format!("{names:04}"))
        });
        ledger.apply_all(&changes);
        let rise = match entry.said.as_deref() {
            None => None,
            Some("late") => Some(Rise::Late),
            Some("top-up") => Some(Rise::TopUp),
            Some(other) => panic!("no case has had the rise {other} so far"),
        };
        let id = ledger.readings.iter().max_by_key(|reading| &reading.id).expect("it is kept").id.clone();
        let (said, _) = ledger.say_rise(&id, rise);
        ledger.apply_all(&said);
    }
    ledger
}

fn told(used: DataVolume, seconds: u32) -> String {
    let hours = f64::from(seconds) / 3600.0;
    format!("{} MB of {hours} h", used.bytes_f64() / 1e6)
}

fn told_day(day: &DayUse) -> String {
    let how = match (day.is_uncounted, day.is_measured) {
        (true, _) => ", uncounted",
        (false, false) if day.seen_seconds > 0 => ", spread",
        _ => "",
    };
    format!("{}: {}{how}", stamp::day(day.day), told(day.used, day.seen_seconds))
}

fn told_span(span: &SpanUse) -> String {
    let (first, last) = (stamp::day(span.first), stamp::day(span.last));
    format!("{first} to {last}: {}", told(span.used, span.seen_seconds))
}

#[track_caller]
fn check(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/usage").join(name).with_extension("toml");
    let text = std::fs::read_to_string(&path).expect("the case is there");
    let case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(!case.source.is_empty(), "{name} says where it comes from");
    let mut ledger = ledger(&case.reading);
    let sim = ledger.sims[0].id.clone();
    let clock = *moment(&case.reading[0].at).offset();
    for day in &case.uncounted {
        let day = stamp::parse_day(day).expect("a day");
        let (mark, _) = ledger.mark(&sim, Stretch::of_days(day, day, clock).expect("a day"), false);
        ledger.apply_all(&mark);
    }
    let told_on = case.told_on.map(|name| Zone::parse(&name).expect("a clock"));
    let found = usage::of_told(&ledger, &sim, None, &|at| told_on.map_or(at, |clock| clock.tell(at)));
    assert_eq!(found.days.iter().map(told_day).collect::<Vec<_>>(), case.day, "{name}: days");
    assert_eq!(found.weeks.iter().map(told_span).collect::<Vec<_>>(), case.week, "{name}: weeks");
    assert_eq!(found.months.iter().map(told_span).collect::<Vec<_>>(), case.month, "{name}: months");
    let packs: Vec<String> = found.packs.iter().map(|pack| told(pack.used, pack.seen_seconds)).collect();
    assert_eq!(packs, case.pack, "{name}: packs");
    let weekend = found.pattern.map(|pattern| (pattern.weekend_share * 100.0).round() as u32);
    assert_eq!(weekend, case.weekend_percent, "{name}: the weekend's share");
}

#[test]
fn days_are_told_on_the_clock_that_the_person_chose() {
    check("on-another-clock");
}

#[test]
fn a_reading_a_day_measures_the_days() {
    check("a-reading-a-day");
}

#[test]
fn use_of_several_days_is_spread_evenly_and_says_so() {
    check("three-days-apart");
}

#[test]
fn what_a_top_up_hides_is_in_no_day() {
    check("a-top-up-and-a-new-pack");
}

#[test]
fn a_late_figure_makes_no_use() {
    check("a-late-figure");
}

#[test]
fn days_are_those_of_the_clock_of_the_reading() {
    check("a-border-crossed");
}

#[test]
fn two_weeks_tell_on_which_days_the_use_falls() {
    check("two-weeks");
}

#[test]
fn every_case_is_run() {
    let runner = include_str!("usage.rs");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/usage");
    for entry in std::fs::read_dir(folder).expect("the folder of cases") {
        let path = entry.expect("a case").path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
        assert!(runner.contains(&format!("check(\"{name}\")")), "no test runs {name}");
    }
}

/// Readings hours apart, on one of two clocks each.
fn any_readings() -> impl Strategy<Value = Vec<Entry>> {
    let look = (1_i64..200, 0_u64..900, any::<bool>());
    proptest::collection::vec(look, 2..12).prop_map(|looks| {
        let mut at = moment("2026-10-20T05:00:00+00:00");
        let mut entries = Vec::new();
        for (hours, left, is_far) in looks {
            at += TimeDelta::hours(hours);
            let clock = FixedOffset::east_opt(if is_far { 11 * 3600 } else { -3 * 3600 }).expect("a clock");
            let at = stamp::moment(at.with_timezone(&clock));
            entries.push(Entry { at, left, expires: None, said: None });
        }
        entries
    })
}

proptest! {
    #[test]
    fn not_a_byte_is_lost_and_no_second_counted_twice(readings in any_readings()) {
        let ledger = ledger(&readings);
        let sim = &ledger.sims[0].id;
        let points: Vec<_> = ledger.balances(sim, None).into_iter().map(|(_, point)| point).collect();
        let seen = forecast::seen(&points);
        let used: u64 = seen.iter().map(|seen| seen.used.bytes()).sum();
        let seconds: i64 = seen.iter().map(|seen| (seen.until - seen.from).num_seconds()).sum();
        let Usage { days, weeks, months, packs, .. } = usage::of(&ledger, sim, None);
        let sums = [
            days.iter().map(|day| (day.used.bytes(), i64::from(day.seen_seconds))).collect::<Vec<_>>(),
            weeks.iter().map(|week| (week.used.bytes(), i64::from(week.seen_seconds))).collect(),
            months.iter().map(|month| (month.used.bytes(), i64::from(month.seen_seconds))).collect(),
            packs.iter().map(|pack| (pack.used.bytes(), i64::from(pack.seen_seconds))).collect(),
        ];
        for sum in sums {
            let total = sum.into_iter().fold((0, 0), |(used, seconds), (more, longer)| (used + more, seconds + longer));
            prop_assert_eq!(total, (used, seconds));
        }
        prop_assert!(days.windows(2).all(|pair| pair[0].day.succ_opt() == Some(pair[1].day)));
    }
}
