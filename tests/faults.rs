//! "Slow or no network?": from readings to the finding, the reading it rests on, and the order of the checks.
//!
//! It looks at values only; `words.rs` holds the sentences.

use chrono::{DateTime, FixedOffset, TimeDelta};
use tidemark::answer::{Verdict, compose};
use tidemark::faults::{Check, Diagnosis, Finding, Memory, Phone, Symptom, checks, diagnose, inquire};
use tidemark::history::{Draft, Ledger, Stated};
use tidemark::languages::BucketKind;
use tidemark::pack::{Expiry, Id, Then};
use tidemark::stamp;
use tidemark::volume::{Printed, Unit};

const ROAMING: Option<BucketKind> = Some(BucketKind::Roaming);
const NIGHT: Option<BucketKind> = Some(BucketKind::Night);
const BONUS: Option<BucketKind> = Some(BucketKind::Bonus);

fn now() -> DateTime<FixedOffset> {
    stamp::parse_moment("2026-11-22T18:05:00+11:00").expect("a moment")
}

fn hours(hours: i64) -> TimeDelta {
    TimeDelta::hours(hours)
}

/// What a bucket had so many hours ago; "" says nothing of what is left.
fn told(kind: Option<BucketKind>, hours_ago: i64, gigabytes: &str) -> Draft {
    let mut draft = Draft { bucket: kind, ..Draft::empty(now() - hours(hours_ago)) };
    let figure = |text: &str| Some(Printed::typed(text, Unit::Gigabyte).expect("a figure"));
    match gigabytes {
        "" => draft.stated.used = figure("1.0"),
        "none" => draft.stated.exhausted = true,
        "unlimited" => draft.stated.unlimited = true,
        text => draft.stated.balance = figure(text),
    }
    draft
}

/// The same with an end so many hours from now.
fn until(hours_ahead: i64, draft: Draft) -> Draft {
    Draft { expiry: Some(Expiry { at: now() + hours(hours_ahead), day_only: false }), ..draft }
}

fn granted(hours_ago: i64, gigabytes: &str, valid_hours: u32) -> Draft {
    let told = told(None, hours_ago, gigabytes);
    let stated = Stated { allowance: told.stated.balance, granted: true, ..Stated::default() };
    Draft { stated, validity_hours: Some(valid_hours), ..told }
}

fn ledger(drafts: &[Draft]) -> Ledger {
    let mut ledger = Ledger::default();
    let mut names = 0;
    for draft in drafts {
        let changes = ledger.keep(std::slice::from_ref(draft), None, now(), || {
            names += 1;
            Id(format!("{names:04}"))
        });
        ledger.apply_all(&changes);
    }
    ledger
}

/// Which draft a fact was, by its bucket and its age in hours.
fn place(fact: &Option<tidemark::faults::Fact>) -> Option<(Option<BucketKind>, i64)> {
    fact.as_ref().map(|fact| (fact.bucket, (now() - fact.at).num_hours()))
}

#[track_caller]
fn check(drafts: &[Draft], finding: Finding, rests_on: Option<(Option<BucketKind>, i64)>) -> Diagnosis {
    let found = diagnose(&ledger(drafts), None, now());
    assert_eq!((found.finding, place(&found.fact)), (finding, rests_on));
    found
}

#[test]
fn without_a_reading_that_tells_what_is_left_nothing_can_be_said() {
    check(&[], Finding::Unknown, None);
    check(&[told(None, 1, "")], Finding::Unknown, Some((None, 1)));
    check(&[told(None, 80, "1.2")], Finding::Stale, Some((None, 80)));
    check(&[told(None, 80, "unlimited")], Finding::Stale, Some((None, 80)));
}

#[test]
fn data_that_are_left_are_not_the_fault() {
    check(&[told(None, 1, "1.2")], Finding::AllWell, Some((None, 1)));
    check(&[until(20, told(None, 30, "1.2"))], Finding::AllWell, Some((None, 30)));
    check(&[until(20, told(None, 80, "unlimited"))], Finding::AllWell, Some((None, 80)));
    check(&[told(NIGHT, 2, "0.5"), told(None, 2, "1.2")], Finding::AllWell, Some((None, 2)));
    // Told at the same time, the bonus is there when the pack is gone.
    check(&[told(BONUS, 2, "0.5"), told(None, 2, "none")], Finding::AllWell, Some((BONUS, 2)));
}

#[test]
fn a_pack_that_is_gone_is_the_fault_however_old_the_reading() {
    check(&[until(20, told(None, 1, "none"))], Finding::UsedUp, Some((None, 1)));
    check(&[told(None, 200, "none")], Finding::UsedUp, Some((None, 200)));
    check(&[until(-5, told(None, 40, "1.2"))], Finding::Expired, Some((None, 40)));
    check(&[until(-5, told(None, 40, "none"))], Finding::Expired, Some((None, 40)));
    check(&[until(-5, told(None, 40, "unlimited"))], Finding::Expired, Some((None, 40)));
    // A bonus told before may be gone with it: shown, and not relied on.
    let found = check(&[told(BONUS, 9, "0.5"), told(None, 2, "none")], Finding::UsedUp, Some((None, 2)));
    assert_eq!(place(&found.left), Some((BONUS, 9)));
    // The name of the main data makes no other data of them.
    let main = Some(BucketKind::Main);
    check(&[told(None, 30, "1.2"), told(main, 2, "none")], Finding::UsedUp, Some((main, 2)));
}

#[test]
fn a_slow_line_without_data_is_a_throttled_one() {
    let found = |drafts: &[Draft]| diagnose(&ledger(drafts), Some(Symptom::Slow), now()).finding;
    assert_eq!(found(&[told(None, 1, "none")]), Finding::Throttled);
    assert_eq!(found(&[until(-5, told(None, 40, "1.2"))]), Finding::Expired);
    assert_eq!(found(&[told(None, 1, "1.2")]), Finding::AllWell);
}

#[test]
fn a_pack_that_begins_later_has_not_started() {
    check(&[granted(-10, "3", 720)], Finding::NotStarted, Some((None, -10)));
    check(&[granted(10, "3", 720)], Finding::AllWell, Some((None, 10)));
}

#[test]
fn a_reading_that_the_forecast_has_used_up_is_doubted() {
    let fast = [told(None, 60, "9.0"), told(None, 50, "5.0"), told(None, 40, "1.0")];
    check(&fast, Finding::LikelyGone, Some((None, 40)));
}

#[test]
fn what_counts_for_other_use_does_not_help() {
    let found = check(&[told(NIGHT, 2, "0.5"), told(None, 2, "none")], Finding::OtherUse, Some((None, 2)));
    assert_eq!(place(&found.left), Some((NIGHT, 2)));
    check(&[told(NIGHT, 2, "0.5")], Finding::OtherUse, Some((NIGHT, 2)));
    check(&[told(ROAMING, 2, "0.5")], Finding::AbroadOnly, Some((ROAMING, 2)));
    let found = check(&[told(None, 3, "none"), told(ROAMING, 2, "0.5")], Finding::AbroadOnly, Some((None, 3)));
    assert_eq!(place(&found.left), Some((ROAMING, 2)));
    let found = check(&[told(None, 30, "1.2"), told(ROAMING, 2, "none")], Finding::HomeOnly, Some((ROAMING, 2)));
    assert_eq!(place(&found.left), Some((None, 30)));
    check(&[told(NIGHT, 2, "none")], Finding::UsedUp, Some((NIGHT, 2)));
    // What is known of the night says nothing of the day.
    check(&[told(None, 90, "1.2"), told(NIGHT, 2, "none")], Finding::Stale, Some((None, 90)));
}

#[test]
fn the_finding_agrees_with_the_answer() {
    for drafts in [
        vec![told(None, 1, "none")],
        vec![until(-5, told(None, 40, "1.2"))],
        vec![told(None, 50, "2.0"), told(None, 1, "1.2")],
        vec![told(None, 1, "1.2")],
        vec![until(9, told(None, 50, "2.0")), until(9, told(None, 1, "none"))],
        vec![until(9, told(None, 1, "unlimited"))],
    ] {
        let ledger = ledger(&drafts);
        let verdict = compose(&ledger, now()).expect("an answer").verdict;
        let finding = diagnose(&ledger, None, now()).finding;
        let expected = match verdict {
            Verdict::UsedUp => Finding::UsedUp,
            Verdict::Expired => Finding::Expired,
            _ => Finding::AllWell,
        };
        assert_eq!(finding, expected, "{verdict:?}");
    }
}

// --- the checks --------------------------------------------------------------------------------------------------------

fn ordered(finding: Finding, symptom: Option<Symptom>) -> Vec<Check> {
    checks(finding, symptom, &Memory::default())
}

#[test]
fn what_the_readings_explain_is_mended_before_the_phone_is_suspected() {
    let buy = [Check::BuyAgain, Check::Background, Check::Restart, Check::Hotline];
    assert_eq!(ordered(Finding::UsedUp, None), buy);
    assert_eq!(ordered(Finding::Throttled, Some(Symptom::Slow)), buy);
    assert_eq!(
        ordered(Finding::Expired, Some(Symptom::NoData)),
        [Check::BuyAgain, Check::Credit, Check::Restart, Check::Hotline]
    );
    assert_eq!(ordered(Finding::NotStarted, None), [Check::Activate, Check::Restart, Check::Hotline]);
    assert_eq!(ordered(Finding::AbroadOnly, None)[..2], [Check::Roaming, Check::MobileData]);
    assert_eq!(ordered(Finding::Stale, None)[..2], [Check::NewReading, Check::MobileData]);
}

#[test]
fn where_the_data_are_fine_the_quickest_checks_come_first() {
    assert_eq!(
        ordered(Finding::AllWell, None),
        [
            Check::MobileData,
            Check::Airplane,
            Check::RightSim,
            Check::Roaming,
            Check::Restart,
            Check::Apn,
            Check::Vpn,
            Check::Move,
            Check::PickNetwork,
            Check::NewReading,
            Check::Hotline,
        ]
    );
    assert_eq!(ordered(Finding::AllWell, Some(Symptom::Slow))[..3], [Check::Move, Check::Background, Check::Vpn]);
}

#[test]
fn without_signal_the_first_thing_is_to_move_whatever_is_left() {
    for finding in Finding::ALL {
        let list = ordered(finding, Some(Symptom::NoSignal));
        assert_eq!(list[..2], [Check::Move, Check::Airplane], "{finding:?}");
        // What belongs to the finding is still told.
        let own = ordered(finding, None)[0];
        assert!(finding == Finding::AllWell || list.contains(&own), "{finding:?}");
    }
}

#[test]
fn every_list_ends_at_the_hotline_and_names_nothing_twice() {
    for finding in Finding::ALL {
        for symptom in [None].into_iter().chain(Symptom::ALL.map(Some)) {
            let list = ordered(finding, symptom);
            assert_eq!(list.last(), Some(&Check::Hotline));
            assert!((1..list.len()).all(|at| !list[..at].contains(&list[at])), "{finding:?} {symptom:?}");
        }
    }
}

#[test]
fn when_all_that_was_likely_is_tried_the_rest_follows() {
    let mut memory = Memory::default();
    let first = ordered(Finding::UsedUp, None);
    for check in &first {
        assert_eq!(checks(Finding::UsedUp, None, &memory), first);
        memory.tick(*check, now());
    }
    let all = checks(Finding::UsedUp, None, &memory);
    assert_eq!(all[..first.len()], first);
    assert!(all.contains(&Check::Apn) && all.contains(&Check::NewReading));
}

#[test]
fn what_helped_last_time_comes_first_where_it_fits() {
    let mut memory = Memory::default();
    memory.tick(Check::Roaming, now());
    memory.see(Symptom::NoData, now());
    memory.help(Check::Apn, now());
    assert!(!memory.is_tried(Check::Roaming) && memory.symptom().is_none(), "the fault is over");
    assert_eq!(checks(Finding::AllWell, None, &memory)[..2], [Check::Apn, Check::MobileData]);
    assert_eq!(checks(Finding::Expired, None, &memory)[0], Check::BuyAgain);
    memory.help(Check::Apn, now());
    assert_eq!(memory, Memory::default());
}

#[test]
fn ticks_are_forgotten_after_a_day_and_what_helped_is_not() {
    let mut memory = Memory::default();
    memory.help(Check::Vpn, now());
    memory.tick(Check::Apn, now());
    memory.see(Symptom::Slow, now());
    let after = |hours_later: i64| inquire(&Ledger::default(), &memory, now() + hours(hours_later)).memory;
    assert_eq!(after(23), memory);
    let later = after(25);
    assert_eq!((later.is_tried(Check::Apn), later.symptom(), later.helped()), (false, None, Some(Check::Vpn)));
    assert_eq!(memory.helped_at(Check::Vpn), Some(now()));
    memory.tick(Check::Apn, now());
    memory.see(Symptom::Slow, now());
    assert!(!memory.is_tried(Check::Apn) && memory.symptom().is_none(), "a second press takes it back");
}

#[test]
fn what_was_kept_is_read_again_and_what_is_strange_left_out() {
    let mut memory = Memory::default();
    assert_eq!(Memory::of_text(&memory.to_text()), memory);
    memory.help(Check::Vpn, now());
    for check in Check::ALL {
        memory.tick(check, now());
    }
    for symptom in Symptom::ALL {
        memory.see(symptom, now());
        assert_eq!(Memory::of_text(&memory.to_text()), memory);
    }
    // Word for word as it was first kept.
    let kept =
        "tried apn 2026-11-22T18:05:00+11:00;seen slow 2026-11-22T18:05:00+11:00;helped vpn 2026-11-22T18:05:00+11:00";
    assert_eq!(Memory::of_text(kept).to_text(), kept);
    let strange = format!("tried magic 2026-11-22T18:05:00+11:00;tried apn yesterday;;seen;{kept};known");
    assert_eq!(Memory::of_text(&strange).to_text(), kept);
}

#[test]
fn a_phone_is_known_by_what_its_browser_says() {
    let phone = |text: &str| Phone::of(text);
    assert_eq!(phone("Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36"), Some(Phone::Android));
    assert_eq!(phone("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)"), Some(Phone::IPhone));
    assert_eq!(phone("Mozilla/5.0 (X11; Linux x86_64)"), None);
}

#[test]
fn what_the_person_said_of_the_end_of_a_pack_tells_more_than_what_the_phone_shows() {
    let slowed = Some(Then::Throttled { kbit: Some(128) });
    for (then, symptom, finding) in [
        (None, None, Finding::UsedUp),
        (None, Some(Symptom::Slow), Finding::Throttled),
        (slowed, None, Finding::Throttled),
        (slowed, Some(Symptom::NoData), Finding::Throttled),
        (Some(Then::Cut), Some(Symptom::Slow), Finding::UsedUp),
        (Some(Then::Charged { per_gb: None }), Some(Symptom::Slow), Finding::UsedUp),
    ] {
        let mut ledger = ledger(&[told(None, 1, "none")]);
        ledger.packs[0].buckets[0].terms.then = then;
        assert_eq!(diagnose(&ledger, symptom, now()).finding, finding, "{then:?}, {symptom:?}");
    }
}
