//! Runs every case of a taught format: a message, what the person said of its figures, and what other messages read as then.
//!
//! It never rewrites a case. A field that a case leaves out asserts absence.

use proptest::prelude::*;
use serde::Deserialize;
use std::path::Path;
use tidemark::languages::BucketKind;
use tidemark::outcome::About;
use tidemark::reading::taught::{Format, Lesson, Sort, TaughtRole, TeachProblem, tappable};
use tidemark::reading::{self, Context, LocalMoment};
use tidemark::scan::{self, Lexicon};
use tidemark::volume::Unit;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    source: String,
    read_on: String,
    /// The message that was taught.
    taught: String,
    lessons: Vec<Told>,
    /// Why nothing was learnt, where nothing was.
    problem: Option<String>,
    #[serde(default)]
    then: Vec<Next>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    tap: String,
    is: String,
    kind: Option<String>,
    unit: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Next {
    text: String,
    /// Whether the format knows the message.
    fits: bool,
    #[serde(default)]
    taught_otherwise: bool,
    balance: Option<u64>,
    used: Option<u64>,
    allowance: Option<u64>,
    left_percent: Option<f64>,
    used_percent: Option<f64>,
    expiry: Option<String>,
    validity_hours: Option<u32>,
    kind: Option<String>,
}

fn context(read_on: &str) -> Context<'static> {
    let date = read_on.parse().expect("a date");
    Context { lexicon: Lexicon::all(), received: Some(LocalMoment { date, time: None }), country: None }
}

fn role(name: &str) -> TaughtRole {
    match name {
        "left" => TaughtRole::Balance,
        "used" => TaughtRole::Used,
        "size" => TaughtRole::Allowance,
        "expiry" => TaughtRole::Expiry,
        "validity" => TaughtRole::Validity,
        "nothing" => TaughtRole::Nothing,
        _ => panic!("no role is called {name}"),
    }
}

fn kind(name: &Option<String>) -> Option<BucketKind> {
    name.as_ref().map(|name| {
        BucketKind::ALL
            .into_iter()
            .find(|kind| kind.name() == name)
            .unwrap_or_else(|| panic!("no kind is called {name}"))
    })
}

fn lesson(text: &str, told: &Told) -> Lesson {
    let findings = scan::find(text, Lexicon::all());
    let hit = tappable(&findings).into_iter().find(|figure| figure.span.of(text) == told.tap);
    let figure =
        hit.unwrap_or_else(|| panic!("{:?} cannot be tapped in {text:?}: {:?}", told.tap, tappable(&findings)));
    assert_eq!(figure.lacks_unit, told.unit.is_some(), "{:?} has a unit or is given one", told.tap);
    let unit = told.unit.as_deref().map(|unit| match unit {
        "GB" => Unit::Gigabyte,
        "MB" => Unit::Megabyte,
        _ => panic!("no unit is called {unit}"),
    });
    Lesson { span: figure.span, role: role(&told.is), kind: kind(&told.kind), unit }
}

#[track_caller]
fn check(name: &str) {
    let path = Path::new("tests/taught").join(name).with_extension("toml");
    let case = std::fs::read_to_string(&path).expect("the case is there");
    let case: Case = toml::from_str(&case).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(!case.source.is_empty(), "{name} says where it comes from");
    let lessons: Vec<Lesson> = case.lessons.iter().map(|told| lesson(&case.taught, told)).collect();
    let findings = scan::find(&case.taught, Lexicon::all());
    let format = match (Format::teach(&findings, &lessons), &case.problem) {
        (Err(problem), Some(expected)) => return assert_eq!(format!("{problem:?}"), *expected, "{name}"),
        (format, None) => format.unwrap_or_else(|problem| panic!("{name}: {problem:?}")),
        (Ok(_), Some(problem)) => panic!("{name} teaches something, expected {problem}"),
    };
    // What is stored is what is read again, and holds no figure of the message.
    let stored = serde_json::to_string(&format).expect("a format can be stored");
    let format: Format = serde_json::from_str(&stored).expect("and read again");
    assert!(!stored.chars().any(|c| c.is_ascii_digit() && c != '0'), "{name}: {stored}");
    check_export(name, &format);
    for next in &case.then {
        check_next(name, &format, &case, next);
    }
}

/// The format as a case is a case: it parses, each quote stands in the text, and the format reads from it what the case says.
#[track_caller]
fn check_export(name: &str, format: &Format) {
    let case: toml::Table = format.case().parse().unwrap_or_else(|error| panic!("{name}: {error}: {}", format.case()));
    let text = case["text"].as_str().expect("a text");
    let findings = scan::find(text, Lexicon::all());
    let (outcome, which) = reading::read_with(&findings, context("2026-11-22"), &[format]);
    assert_eq!(which, Some(0), "{name}: the format knows its own case: {text}");
    let read: Vec<&str> =
        outcome.value.buckets.iter().flat_map(|bucket| bucket.reasons()).map(|reason| reason.span.of(text)).collect();
    for reading in case["reading"].as_array().expect("readings") {
        let quotes = reading.as_table().expect("a reading").values().filter_map(|field| field.get("quote")?.as_str());
        for quote in quotes {
            assert!(read.contains(&quote), "{name}: {quote:?} is not read from {text:?}: {read:?}");
        }
    }
}

#[track_caller]
fn check_next(name: &str, format: &Format, case: &Case, next: &Next) {
    let findings = scan::find(&next.text, Lexicon::all());
    let (outcome, which) = reading::read_with(&findings, context(&case.read_on), &[format]);
    let text = &next.text;
    assert_eq!(which.is_some(), next.fits, "{name}: {text}: whether the format knows it");
    let otherwise = outcome.doubts.iter().any(|doubt| doubt.about == About::TaughtOtherwise);
    assert_eq!(otherwise, next.taught_otherwise, "{name}: {text}: whether it says otherwise");
    let wanted = kind(&next.kind);
    let bucket = outcome.value.buckets.iter().find(|bucket| bucket.kind == wanted).cloned().unwrap_or_default();
    let bytes = |field: Option<reading::Field<tidemark::volume::Printed>>| field.map(|f| f.value.volume.bytes());
    assert_eq!(bytes(bucket.balance), next.balance, "{name}: {text}: balance");
    assert_eq!(bytes(bucket.used), next.used, "{name}: {text}: used");
    assert_eq!(bytes(bucket.allowance), next.allowance, "{name}: {text}: allowance");
    assert_eq!(bucket.left_percent.map(|f| f.value), next.left_percent, "{name}: {text}: left in percent");
    assert_eq!(bucket.used_percent.map(|f| f.value), next.used_percent, "{name}: {text}: used in percent");
    assert_eq!(bucket.expiry.map(|f| f.value.date.to_string()), next.expiry, "{name}: {text}: expiry");
    assert_eq!(bucket.validity.map(|f| f.value), next.validity_hours, "{name}: {text}: validity");
    for reason in outcome.value.buckets.iter().flat_map(|bucket| bucket.reasons()) {
        assert!(reason.span.is_of(text), "{name}: {text}: {:?}", reason.span);
    }
}

#[test]
fn every_case_of_the_folder_reads_as_it_says() {
    let mut names: Vec<String> = std::fs::read_dir("tests/taught")
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path().file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert!(names.len() >= 12, "{names:?}");
    names.iter().for_each(|name| check(name));
}

/// A text of words and figures, and a figure of it by number.
fn lesson_of_anything() -> impl Strategy<Value = (String, prop::sample::Index, usize)> {
    let piece = prop_oneof![
        "[a-zé]{1,8}",
        "[0-9]{1,3}[.,]?[0-9]{0,2} ?(GB|MB|Go|%|)",
        "[0-9]{1,2}/[0-9]{1,2}/2026",
        Just("solde".to_owned()),
        Just("left".to_owned()),
        Just("剩余".to_owned()),
        Just("የቀረ".to_owned()),
        Just(". ".to_owned()),
    ];
    let text = prop::collection::vec(piece, 1..20).prop_map(|pieces| pieces.join(" "));
    (text, any::<prop::sample::Index>(), 0usize..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever is taught of whatever text: no panic, every span is of the text, and what the text clearly states stays.
    #[test]
    fn a_format_never_overrides_what_is_clearly_stated((text, which, role) in lesson_of_anything()) {
        let findings = scan::find(&text, Lexicon::all());
        let figures = tappable(&findings);
        prop_assume!(!figures.is_empty());
        let figure = figures[which.index(figures.len())];
        let roles = figure.sort.roles();
        let lesson = Lesson { span: figure.span, role: roles[role % roles.len()], kind: None, unit: Some(Unit::Megabyte) };
        let ordinary = reading::interpret(&findings, context("2026-11-22"));
        if let Ok(format) = Format::teach(&findings, &[lesson]) {
            let (outcome, which) = reading::read_with(&findings, context("2026-11-22"), &[&format]);
            prop_assert_eq!(which, Some(0), "a message has the shape that it taught");
            let after: Vec<_> = outcome.value.buckets.iter().flat_map(|bucket| bucket.reasons()).collect();
            for reason in &after {
                prop_assert!(reason.span.is_of(&text));
            }
            let sure = ordinary.value.buckets.iter().flat_map(|bucket| bucket.reasons()).filter(|reason| reason.is_sure);
            for reason in sure {
                prop_assert!(after.contains(&reason), "{:?} of {:?} is gone", reason, text);
            }
        }
    }
}

#[test]
fn a_figure_is_tapped_as_what_it_can_be() {
    assert!(Sort::Other.roles().is_empty());
    assert!(Sort::Figure.roles().contains(&TaughtRole::Balance));
    assert!(!Sort::Moment.roles().contains(&TaughtRole::Balance));
}

#[test]
fn what_nothing_is_said_of_teaches_nothing() {
    let findings = scan::find("Helia: 512 MB et 3 GB", Lexicon::all());
    assert_eq!(Format::teach(&findings, &[]), Err(TeachProblem::NothingSaid));
}
