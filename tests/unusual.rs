//! Unusual use, from readings to the card: cases that a person can check with pencil and paper (`tests/unusual/*.toml`).
//!
//! Each case goes the way of the page: typed readings one after the other, what the person answers to the card in between, and
//! the card that stands there in the end. It says nothing of how often the rule is right: `examples/unusual.rs` measures that.

use chrono::{DateTime, FixedOffset};
use serde::Deserialize;
use std::path::Path;
use tidemark::answer::{SaidTime, UnusualUse, compose};
use tidemark::history::{Draft, Ledger};
use tidemark::languages::BucketKind;
use tidemark::pack::Id;
use tidemark::stamp;
use tidemark::volume::{Printed, Unit};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    source: String,
    reading: Vec<Look>,
    /// Left out where no card stands there after the last reading.
    card: Option<Card>,
}

/// What was left at a moment, and what the person answers to the card that is shown then.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Look {
    at: String,
    left: String,
    was_me: Option<bool>,
    /// Of which bucket: "bonus" or "social"; the main one where it is left out.
    bucket: Option<String>,
    /// A new pack of this size was bought at this moment.
    #[serde(default)]
    bought: bool,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Card {
    /// Number of the reading that began the episode, from one.
    began: usize,
    from: String,
    until: String,
    time: String,
    used_gb: String,
    usual_gb: String,
    times: u32,
    #[serde(default)]
    is_very: bool,
    #[serde(default)]
    is_denied: bool,
}

fn moment(text: &str) -> DateTime<FixedOffset> {
    stamp::parse_moment(&format!("{text}:00+11:00")).expect("a moment")
}

fn minute(at: DateTime<FixedOffset>) -> String {
    stamp::moment(at)[..16].to_owned()
}

fn card(found: &UnusualUse, names: &[Id]) -> Card {
    Card {
        began: names.iter().position(|name| *name == found.reading).expect("it is there") + 1,
        from: minute(found.from),
        until: minute(found.until),
        time: match found.time {
            SaidTime::Hours(hours) => format!("{hours} hours"),
            SaidTime::Days(days) => format!("{days} days"),
            other => format!("{other:?}"),
        },
        used_gb: format!("{:.1}", found.used.bytes_f64() / 1e9),
        usual_gb: format!("{:.2}", found.usual.bytes_a_day() / 1e9),
        times: found.times.expect("something was usual"),
        is_very: found.is_very,
        is_denied: found.is_denied,
    }
}

#[track_caller]
fn check(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unusual").join(name).with_extension("toml");
    let text = std::fs::read_to_string(&path).expect("the case is there");
    let case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(!case.source.is_empty(), "{name} says where it comes from");
    let mut ledger = Ledger::default();
    let mut names = Vec::new();
    for (index, look) in case.reading.iter().enumerate() {
        let at = moment(&look.at);
        let number = look.left.strip_suffix(" GB").expect("gigabytes");
        let left = Some(Printed::typed(number, Unit::Gigabyte).expect("a figure"));
        let mut draft = Draft::empty(at);
        if look.bought {
            (draft.stated.allowance, draft.stated.granted) = (left, true);
        } else {
            draft.stated.balance = left;
        }
        draft.bucket = look.bucket.as_deref().map(|name| match name {
            "bonus" => BucketKind::Bonus,
            "social" => BucketKind::Social,
            other => panic!("no case has had the bucket {other} so far"),
        });
        let mut drawn = 0;
        let changes = ledger.keep(&[draft], None, at, || {
            drawn += 1;
            Id(format!("{index:03}-{drawn}"))
        });
        ledger.apply_all(&changes);
        // A look of several readings is named by the last of them.
        names.extend(ledger.readings.last().map(|reading| reading.id.clone()));
        if let Some(was_me) = look.was_me {
            let shown = compose(&ledger, at).and_then(|answer| answer.unusual).expect("a card to answer");
            let (said, undo) = ledger.say_was_me(&shown.reading, was_me);
            let before = ledger.clone();
            ledger.apply_all(&said);
            let mut undone = ledger.clone();
            undone.apply_all(&undo);
            assert_eq!(undone, before, "{name}: the answer can be taken back");
        }
    }
    let now = moment(&case.reading.last().expect("a reading").at);
    let shown = compose(&ledger, now).and_then(|answer| answer.unusual);
    assert_eq!(shown.map(|found| card(&found, &names)), case.card, "{name}");
}

#[test]
fn a_day_of_many_times_the_usual_is_asked_about() {
    check("one-day-of-eight");
    check("spread-over-short-looks");
    check("rare-looks");
}

#[test]
fn a_day_like_others_is_not_asked_about() {
    check("twice-the-usual");
    check("bursts-are-usual-here");
    check("one-step-of-a-coarse-figure");
}

#[test]
fn four_readings_know_nothing_of_what_is_usual() {
    check("four-readings");
}

#[test]
fn nothing_is_said_across_a_top_up_or_another_pack() {
    check("topped-up");
    check("bought-again");
}

#[test]
fn an_episode_that_the_person_owns_to_is_closed() {
    check("owned-to");
    check("owned-to-and-looked-again");
}

#[test]
fn the_question_goes_with_the_first_usual_day() {
    check("usual-again");
}

#[test]
fn what_the_person_denies_does_not_become_usual_by_going_on() {
    check("denied-and-going-on");
}

#[test]
fn another_burst_after_usual_days_is_another_question() {
    check("second-episode");
}

#[test]
fn all_pots_of_a_sim_are_judged_together() {
    check("unusual-in-the-bonus");
    check("from-another-pot-as-usual");
    check("unusual-in-what-some-apps-use");
    check("owned-to-with-two-pots");
}

#[test]
fn every_case_is_run() {
    let runner = include_str!("unusual.rs");
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unusual")).expect("the cases") {
        let path = entry.expect("a case").path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
        assert!(runner.contains(&format!("check(\"{name}\")")), "no test runs {name}");
    }
}
