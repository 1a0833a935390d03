//! Rises of the balance: what each is taken for and why, and what the person says instead.
//!
//! What it does to the forecast is in `tests/forecasts`.

use chrono::{DateTime, FixedOffset};
use tidemark::answer::{WhyRise, compose, rises};
use tidemark::history::{Draft, Ledger, Rise, Stated};
use tidemark::pack::{Expiry, Id};
use tidemark::stamp;
use tidemark::volume::{Printed, Unit};

/// When, what was left, and what else is said: a size, an end, or that it was granted.
type Row<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

fn at(text: &str) -> DateTime<FixedOffset> {
    stamp::parse_moment(&format!("2026-11-{text}:00+11:00")).expect("a moment")
}

fn figure(gigabytes: &str) -> Option<Printed> {
    (!gigabytes.is_empty()).then(|| Printed::typed(gigabytes, Unit::Gigabyte).expect("a figure"))
}

fn ledger(rows: &[Row]) -> Ledger {
    let mut ledger = Ledger::default();
    for (number, (when, left, more)) in rows.iter().enumerate() {
        let mut draft = Draft::empty(at(when));
        draft.stated = Stated { balance: figure(left), ..Stated::default() };
        for (what, value) in *more {
            match *what {
                "size" => draft.stated.allowance = figure(value),
                "granted" => (draft.stated.allowance, draft.stated.granted) = (figure(value), true),
                "expires" => draft.expiry = Some(Expiry { at: at(value), day_only: false }),
                other => panic!("no row has said {other} so far"),
            }
        }
        let mut name = number * 10;
        let changes = ledger.keep(&[draft], None, at(when), || {
            name += 1;
            Id(format!("{name:04}"))
        });
        ledger.apply_all(&changes);
    }
    ledger
}

#[track_caller]
fn check(rows: &[Row], expected: &[(&str, Rise, WhyRise)]) {
    let ledger = ledger(rows);
    let found = rises(&ledger, &ledger.sims[0].id, None);
    let at_of = |id: &Id| ledger.readings.iter().find(|reading| reading.id == *id).map(|reading| reading.at);
    let found: Vec<_> = found.iter().map(|seen| (at_of(&seen.reading), seen.rise, seen.why)).collect();
    let expected: Vec<_> = expected.iter().map(|(when, rise, why)| (Some(at(when)), *rise, *why)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_rise_by_rounding_is_none() {
    check(&[("10T08:00", "1.0", &[]), ("11T08:00", "1.0", &[]), ("12T08:00", "0.9", &[])], &[]);
    check(&[("10T08:00", "1.0", &[]), ("11T08:00", "1.02", &[])], &[]);
}

#[test]
fn more_than_rounding_is_a_top_up() {
    let rows: &[Row] = &[("10T08:00", "1.0", &[]), ("11T08:00", "2.5", &[])];
    check(rows, &[("11T08:00", Rise::TopUp, WhyRise::MoreThanRounding)]);
    let rows: &[Row] = &[("10T08:00", "1.0", &[("size", "3.0")]), ("11T08:00", "3.7", &[])];
    check(rows, &[("11T08:00", Rise::Rollover, WhyRise::MoreThanFull)]);
    let rows: &[Row] = &[("10T08:00", "0.1", &[("size", "3.0")]), ("11T08:00", "2.7", &[])];
    check(rows, &[("11T08:00", Rise::TopUp, WhyRise::PackSize)]);
}

#[test]
fn full_again_is_a_reset_and_more_than_full_a_rollover() {
    let rows: &[Row] = &[("10T08:00", "0.4", &[("size", "1.0")]), ("11T08:00", "1.0", &[])];
    check(rows, &[("11T08:00", Rise::Reset, WhyRise::FullAgain)]);
    let rows: &[Row] = &[("10T08:00", "0.4", &[("size", "1.0")]), ("11T08:00", "1.3", &[])];
    check(rows, &[("11T08:00", Rise::Rollover, WhyRise::MoreThanFull)]);
    // More than with what was left: something else came in.
    let rows: &[Row] = &[("10T08:00", "0.4", &[("size", "1.0")]), ("11T08:00", "3.5", &[])];
    check(rows, &[("11T08:00", Rise::TopUp, WhyRise::MoreThanRounding)]);
}

#[test]
fn a_later_end_or_a_grant_brings_data() {
    let rows: &[Row] =
        &[("10T08:00", "0.4", &[("expires", "12T08:00")]), ("13T08:00", "2.5", &[("expires", "28T08:00")])];
    check(rows, &[("13T08:00", Rise::TopUp, WhyRise::NewEnd)]);
    let rows: &[Row] = &[("10T08:00", "0.4", &[]), ("11T08:00", "", &[("granted", "3.0")])];
    check(rows, &[("11T08:00", Rise::TopUp, WhyRise::Granted)]);
}

#[test]
fn the_same_figure_again_within_a_day_is_late() {
    let again =
        |when: &'static str| [("10T08:00", "3.0", &[][..]), ("11T08:00", "1.9", &[][..]), (when, "3.0", &[][..])];
    check(&again("11T20:00"), &[("11T20:00", Rise::Late, WhyRise::SameFigure)]);
    check(&again("12T20:00"), &[("12T20:00", Rise::TopUp, WhyRise::MoreThanRounding)]);
    // Until the next figure comes, what is left is the one before.
    let ledger = ledger(&again("11T20:00"));
    let answer = compose(&ledger, at("11T21:00")).expect("an answer");
    assert_eq!(
        answer.remaining.map(|remaining| (remaining.printed, remaining.at)),
        Some((figure("1.9").expect("a figure"), at("11T08:00")))
    );
}

#[test]
fn a_figure_ten_times_off_suggests_a_correction_and_supposes_none() {
    let rows: &[Row] = &[("10T08:00", "3.0", &[]), ("11T08:00", "0.29", &[]), ("12T08:00", "2.8", &[])];
    check(rows, &[("12T08:00", Rise::TopUp, WhyRise::MoreThanRounding)]);
    let ledger = ledger(rows);
    assert_eq!(rises(&ledger, &ledger.sims[0].id, None)[0].suggested, Some(Rise::Correction));
}

#[test]
fn what_the_person_says_stands_until_taken_back() {
    let mut ledger = ledger(&[("10T08:00", "3.0", &[]), ("11T08:00", "0.29", &[]), ("12T08:00", "2.8", &[])]);
    let before = ledger.clone();
    let sim = ledger.sims[0].id.clone();
    let last = rises(&ledger, &sim, None)[0].reading.clone();
    let (said, undo) = ledger.say_rise(&last, Some(Rise::Correction));
    ledger.apply_all(&said);
    let found = &rises(&ledger, &sim, None)[0];
    assert_eq!((found.rise, found.why), (Rise::Correction, WhyRise::Said));
    let used = |ledger: &Ledger| match compose(ledger, at("12T09:00")).map(|answer| answer.outlook) {
        Some(tidemark::answer::Outlook::Known(known)) => known.used.bytes(),
        other => panic!("{other:?}"),
    };
    // 200 MB in two days, and not 2.71 GB in one.
    assert_eq!((used(&before), used(&ledger)), (2_710_000_000, 200_000_000));
    ledger.apply_all(&undo);
    assert_eq!(ledger, before);
}
