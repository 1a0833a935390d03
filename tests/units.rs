//! How units are counted, in thousands or in steps of 1024: what a message says of that is obeyed, else the person's choice is, and
//! nothing that is kept changes with the choice.
//!
//! Amounts are written as they were printed, and bytes by hand: 1 GB is 1,000,000,000 bytes or 1,073,741,824, 1 MB 1,048,576.

use chrono::{DateTime, FixedOffset, TimeDelta};
use proptest::prelude::*;
use tidemark::history::{Draft, Home, Ledger, Proposal, Stated, Typed, propose};
use tidemark::pack::Id;
use tidemark::reader;
use tidemark::scan::Lexicon;
use tidemark::stamp;
use tidemark::usage;
use tidemark::volume::{DataVolume, Printed, Unit, UnitStep};

const COUNTS: [UnitStep; 2] = [UnitStep::Thousand, UnitStep::TenTwentyFour];

fn start() -> DateTime<FixedOffset> {
    stamp::parse_moment("2026-11-18T18:05:00+11:00").expect("a moment")
}

fn read(text: &str, counted: UnitStep, now: DateTime<FixedOffset>) -> Vec<Proposal> {
    propose(text, Lexicon::all(), &[], Home { counted, ..Home::default() }, now).expect("a reading")
}

/// What is left by a message, in bytes, by either choice.
#[track_caller]
fn check_left(text: &str, by_thousands: u64, by_1024: u64) {
    for (counted, bytes) in COUNTS.into_iter().zip([by_thousands, by_1024]) {
        let proposals = read(text, counted, start());
        let left = proposals[0].drafts[0].stated.balance.expect("a balance");
        assert_eq!(left.volume.bytes(), bytes, "{text} by {counted:?}");
    }
}

#[test]
fn what_a_message_says_of_its_units_is_obeyed_whatever_is_chosen() {
    check_left("You have 2.5 GB left.", 2_500_000_000, 2_684_354_560);
    check_left("You have 500 MB left.", 500_000_000, 524_288_000);
    check_left("You have 2.5 GiB left.", 2_684_354_560, 2_684_354_560);
    check_left("You have 500 MB left (1 GB=1024 MB).", 524_288_000, 524_288_000);
}

/// A ledger that keeps these messages, a day apart, each read by the choice beside it.
fn ledger(messages: &[(&str, UnitStep)]) -> Ledger {
    let (mut ledger, mut names) = (Ledger::default(), 0);
    for (day, (text, counted)) in messages.iter().enumerate() {
        let now = start() + TimeDelta::days(day as i64);
        let read: Vec<_> = read(text, *counted, now).into_iter().map(|one| (one.source(), one.drafts)).collect();
        let changes = ledger.keep_all(&read, now, || {
            names += 1;
            Id(format!("{names:04}"))
        });
        ledger.apply_all(&changes);
    }
    ledger
}

/// The bytes that were seen to go in all, where nothing rose.
#[track_caller]
fn used(ledger: &Ledger) -> u64 {
    let sim = ledger.sims[0].id.clone();
    assert_eq!(tidemark::answer::all_rises(ledger), [], "nothing rose");
    usage::of(ledger, &sim, None).days.iter().map(|day| day.used.bytes()).sum()
}

#[test]
fn a_carrier_that_turns_a_gigabyte_into_1024_megabytes_shows_no_use_where_1024_is_chosen() {
    let messages = ["You have 1024 MB left.", "You have 1.000 GB left."];
    let by = |counted: UnitStep| ledger(&messages.map(|text| (text, counted)));
    assert_eq!(used(&by(UnitStep::TenTwentyFour)), 0);
    // The 2.4 % that the usual count takes for use.
    assert_eq!(used(&by(UnitStep::Thousand)), 24_000_000);
}

#[test]
fn on_the_day_of_the_choice_figures_are_compared_as_they_were_printed() {
    let (before, after) = (UnitStep::Thousand, UnitStep::TenTwentyFour);
    let gigabytes = ledger(&[("You have 1.20 GB left.", before), ("You have 1.10 GB left.", after)]);
    // A tenth of a gigabyte by the later count: 1,288,490,189 less 1,181,116,006.
    assert_eq!(used(&gigabytes), 107_374_183);
    let megabytes = ledger(&[("You have 1500 MB left.", before), ("You have 1480 MB left.", after)]);
    assert_eq!(used(&megabytes), 20 * 1_048_576);
    let back = ledger(&[("You have 1.20 GB left.", after), ("You have 1.10 GB left.", before)]);
    assert_eq!(used(&back), 100_000_000);
    // Nothing left is nothing in either.
    let gone = ledger(&[("You have 1.20 GB left.", after), ("You have used up all your data.", after)]);
    assert_eq!(used(&gone), 1_288_490_189);
}

#[test]
fn a_size_kept_by_the_other_count_is_taken_as_the_use_told_of_it_is_counted() {
    let messages = [
        ("You have used 1 GB of 3 GB.", UnitStep::Thousand),
        ("You have used 1.5 GB of your data.", UnitStep::TenTwentyFour),
    ];
    let ledger = ledger(&messages);
    let left = ledger.balance_of(ledger.readings.last().expect("a reading")).expect("what is left");
    assert_eq!((left.volume.bytes(), left.shown().number), (1_610_612_736, 1.5));
}

#[test]
fn what_is_kept_is_told_as_it_was_printed_by_either_choice() {
    let kept = ledger(&[("You have 1.2 GB left of 3 GB.", UnitStep::TenTwentyFour)]);
    let stated = kept.readings[0].stated;
    let shown = [stated.balance, stated.allowance].map(|printed| {
        let shown = printed.expect("an amount").shown();
        (shown.number, shown.decimals, shown.unit)
    });
    // The number is that of 1,288,490,189 bytes, the nearest there is.
    assert!((shown[0].0 - 1.2).abs() < 1e-8 && shown[0].1 == 1 && shown[0].2 == Unit::Gigabyte, "{shown:?}");
    assert_eq!(shown[1], (3.0, 0, Unit::Gigabyte));
}

#[test]
fn the_count_is_stored_where_it_is_not_the_usual_one_and_always_told_to_the_reader() {
    let figure = |counted| Printed::typed_by("1.5", Unit::Gigabyte, counted).expect("a figure");
    let [usual, other] = COUNTS.map(figure);
    let text = |printed| serde_json::to_string(&printed).expect("JSON");
    assert_eq!(text(usual), r#"{"volume":1500000000,"step":100000000}"#);
    assert_eq!(text(other), r#"{"volume":1610612736,"step":107374182,"counted":"TenTwentyFour"}"#);
    for printed in [usual, other] {
        assert_eq!(serde_json::from_str::<Printed>(&text(printed)).expect("a figure"), printed);
        assert_eq!(reader::unpack::<Printed>(&reader::pack(&printed)), Some(printed));
    }
}

#[test]
fn a_typed_figure_counts_as_chosen_and_a_corrected_one_as_the_one_it_corrects() {
    let now = start();
    let mut fields = Typed { when: "2026-11-18T18:00".to_owned(), ..Typed::default() };
    fields.left.text = "1.2".to_owned();
    let fields = fields.counting(UnitStep::TenTwentyFour);
    let typed = fields.draft(now).expect("a draft");
    assert_eq!(typed.stated.balance.map(|left| left.volume.bytes()), Some(1_288_490_189));
    let mut again = Typed::of(&typed, false).counting(UnitStep::Thousand);
    assert_eq!((again.left.text.as_str(), again.left.unit), ("1.2", Unit::Gigabyte));
    again.left.text = "1.3".to_owned();
    again.size.text = "3".to_owned();
    let corrected = again.draft(now).expect("a draft").stated;
    assert_eq!(corrected.balance.map(|left| left.volume.bytes()), Some(1_395_864_371));
    assert_eq!(corrected.allowance.map(|size| size.volume.bytes()), Some(3_000_000_000));
}

proptest! {
    #[test]
    fn a_figure_of_either_count_comes_out_of_its_form_as_it_went_in(
        digits in 1u64..100_000,
        decimals in 0u32..4,
        unit in prop::sample::select(vec![Unit::Megabyte, Unit::Gigabyte]),
        counted in prop::sample::select(COUNTS.to_vec()),
    ) {
        let printed = Printed::from_digits(digits, decimals, unit, counted).expect("small");
        let stated = Stated { balance: Some(printed), ..Stated::default() };
        let draft = Draft { stated, ..Draft::empty(start()) };
        let fields = Typed::of(&draft, false);
        prop_assert_eq!(fields.draft(start()).map(|draft| draft.stated), Ok(stated));
        // Typed by hand it is the same amount, to the byte that a decimal can tell.
        let typed = Printed::typed_by(&fields.left.text, fields.left.unit, counted).expect("a figure");
        prop_assert!(typed.volume.bytes().abs_diff(printed.volume.bytes()) <= 1, "{} {:?}", fields.left.text, printed);
        // And counted otherwise and back, too; a gigabyte with more decimals cannot be told from megabytes.
        let printed = Printed::from_digits(digits, decimals.min(2), unit, counted).expect("small");
        let [there, back] = COUNTS.map(|other| printed.recounted(other).recounted(counted));
        prop_assert!(there.volume.bytes().abs_diff(printed.volume.bytes()) <= 1);
        prop_assert!(back.volume.bytes().abs_diff(printed.volume.bytes()) <= 1);
        prop_assert!(printed.volume == DataVolume::ZERO || printed.shown().number > 0.0);
    }
}
