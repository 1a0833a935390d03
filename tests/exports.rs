//! What leaves the app as a file: entries for a calendar, the history as a table, a backup; and the backup put back.
//!
//! The expected files are in `tests/exports`, written by hand.

use chrono::{DateTime, FixedOffset};
use proptest::prelude::*;
use std::path::Path;
use tidemark::answer::compose;
use tidemark::calendar::{self, Entry, Event, When, Words};
use tidemark::export;
use tidemark::history::backup::{BackupProblem, is_ours};
use tidemark::history::{Draft, Ledger, Origin, Rise, Source, Stated};
use tidemark::languages::BucketKind;
use tidemark::pack::{Expiry, Id, Sim};
use tidemark::stamp;
use tidemark::volume::{Printed, Unit};

fn at(text: &str) -> DateTime<FixedOffset> {
    stamp::parse_moment(text).expect("a moment")
}

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports").join(name);
    std::fs::read_to_string(path).expect("the file is there")
}

/// Compared line by line; the line ends of the file are those of the format, those of the case a plain line feed.
#[track_caller]
fn check(name: &str, found: &str) {
    assert!(found.ends_with('\n'));
    assert_eq!(found.replace("\r\n", "\n"), file(name), "{name}");
}

fn figure(gigabytes: &str) -> Option<Printed> {
    Some(Printed::typed(gigabytes, Unit::Gigabyte).expect("a figure"))
}

fn names(from: usize) -> impl FnMut() -> Id {
    let mut name = from;
    move || {
        name += 1;
        Id(format!("{name:04}"))
    }
}

/// Three readings: one of a message whose text begins as a formula does, a typed one, and a night bucket told on the hotline.
fn ledger() -> Ledger {
    let mut ledger = Ledger::default();
    let text = "=Solde: \"1,2 Go\", 3 Go\nvalable jusqu'au 30/11".to_owned();
    let received = Some(at("2026-11-18T18:04:00+11:00"));
    let end = Expiry { at: at("2026-11-30T23:59:59+11:00"), day_only: true };
    let first = Draft {
        stated: Stated { balance: figure("1.2"), allowance: figure("3"), ..Stated::default() },
        expiry: Some(end),
        ..Draft::empty(at("2026-11-18T18:05:00+11:00"))
    };
    let now = at("2026-11-22T18:05:00+11:00");
    let changes =
        ledger.keep_all(&[(Source { text, sender: Some("@Helia".to_owned()), received }, vec![first])], now, names(0));
    ledger.apply_all(&changes);
    let typed = Draft {
        stated: Stated { balance: figure("2.20"), ..Stated::default() },
        ..Draft::empty(at("2026-11-20T08:00:00+11:00"))
    };
    let night = Draft {
        bucket: Some(BucketKind::Night),
        stated: Stated { left_percent: Some(87.5), ..Stated::default() },
        validity_hours: Some(48),
        origin: Some(Origin::Hotline),
        ..Draft::empty(at("2026-11-20T08:00:00+11:00"))
    };
    let changes = ledger.keep(&[typed, night], None, now, names(10));
    ledger.apply_all(&changes);
    let named = Sim { carrier: Some("+Mobile".to_owned()), ..ledger.sims[0].clone() };
    ledger.sims[0] = named;
    ledger
}

#[test]
fn the_history_is_a_table_that_runs_no_formula() {
    let csv = export::csv(&ledger());
    check("history.csv", &csv);
    // RFC 4180 ends every record so; a line feed alone stands within quotes.
    assert_eq!(csv.matches("\r\n").count(), 4);
    for start in ["=", "+", "-", "@", "\t"] {
        let mut ledger = ledger();
        ledger.messages[0].text = format!("{start}SUM(A1)");
        assert!(export::csv(&ledger).contains(&format!("\"'{start}SUM(A1)\"")), "{start}");
    }
}

#[test]
fn the_history_is_json() {
    let json = export::json(&ledger());
    check("history.json", &json);
    let rows: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(rows[0]["message"], "=Solde: \"1,2 Go\", 3 Go\nvalable jusqu'au 30/11");
}

#[test]
fn entries_are_a_calendar_file() {
    let words = |title: &str, notes: &str| Words { title: title.to_owned(), notes: notes.to_owned() };
    let day = |text: &str| When::Day(stamp::parse_day(text).expect("a day"));
    let entries = [
        (
            Entry { event: Event::RunOut, when: day("2026-11-28") },
            words("Data run out; 1,2 GB left", "Likely between 25 Nov and 3 Dec\nC:\\ is no place"),
        ),
        (
            Entry { event: Event::Expiry, when: day("2026-12-31") },
            words("流量包到期，到期后剩余流量作废，请提前查询余额并在到期前续订或购买新的流量包", ""),
        ),
        (Entry { event: Event::TripEnd, when: When::At(at("2026-12-05T07:30:00+11:00")) }, words("Flight", "")),
        (Entry { event: Event::NextCheck, when: When::At(at("2026-11-24T19:00:00+11:00")) }, words("Look", "")),
    ];
    let found = calendar::file(&Id("pack,1".to_owned()), &entries, at("2026-11-22T18:05:00+11:00"));
    check("entries.ics", &found);
    assert_eq!(found.matches("\r\n").count(), found.matches('\n').count());
    assert!(found.split("\r\n").all(|line| line.len() <= 75), "{found}");
}

proptest! {
    #[test]
    fn any_words_are_folded_and_come_back(title in "\\PC{0,200}") {
        let entry = Entry { event: Event::NextCheck, when: When::At(at("2026-11-24T19:00:00+11:00")) };
        let words = Words { title: title.clone(), notes: String::new() };
        let found = calendar::file(&Id("a".to_owned()), &[(entry, words)], at("2026-11-22T18:05:00+11:00"));
        prop_assert!(found.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = found.replace("\r\n ", "");
        let line = unfolded.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).expect("a title");
        let mut plain = String::new();
        let mut characters = line.chars();
        while let Some(character) = characters.next() {
            plain.extend(if character == '\\' { characters.next() } else { Some(character) });
        }
        prop_assert_eq!(plain, title);
    }
}

#[test]
fn what_is_ahead_is_worth_an_entry() {
    let mut ledger = Ledger::default();
    let now = at("2026-11-22T18:05:00+11:00");
    let end = Some(Expiry { at: at("2026-12-20T23:59:59+11:00"), day_only: true });
    for (number, (day, left)) in [("16", "3.0"), ("18", "2.4"), ("20", "1.8"), ("22", "1.2")].into_iter().enumerate() {
        let stated = Stated { balance: figure(left), ..Stated::default() };
        let draft = Draft { stated, expiry: end, ..Draft::empty(at(&format!("2026-11-{day}T18:05:00+11:00"))) };
        let changes = ledger.keep(&[draft], None, now, names(number * 10));
        ledger.apply_all(&changes);
    }
    ledger.sims[0].trip_end = Some(Expiry { at: at("2026-12-05T07:30:00+11:00"), day_only: false });
    ledger.sims[0].keep_alive = Some(Expiry { at: at("2026-12-31T23:59:59+11:00"), day_only: true });
    let answer = compose(&ledger, now).expect("an answer");
    let found: Vec<Event> = calendar::entries(&answer, now).into_iter().map(|entry| entry.event).collect();
    // 1.2 GB at 0.3 GB a day are gone in four days.
    assert_eq!(found, [Event::RunOut, Event::Expiry, Event::TripEnd, Event::KeepAlive, Event::NextCheck]);
    let expired = at("2027-01-20T18:05:00+11:00");
    let answer = compose(&ledger, expired).expect("an answer");
    assert_eq!(calendar::entries(&answer, expired), []);
    // Of a SIM in a drawer nothing else is known.
    let entry = Entry { event: Event::KeepAlive, when: When::Day(at("2026-12-31T00:00:00+11:00").date_naive()) };
    let keep_alive = ledger.sims[0].keep_alive;
    assert_eq!(calendar::keep_alive(keep_alive, now), Some(entry));
    assert_eq!((calendar::keep_alive(keep_alive, expired), calendar::keep_alive(None, now)), (None, None));
}

#[test]
fn a_backup_put_back_adds_what_is_missing_and_changes_nothing_else() {
    let full = ledger();
    let restored = Ledger::default().restore(&full).expect("a backup");
    assert_eq!((restored.readings, restored.others, restored.kept), (3, 2, 0));
    let mut empty = Ledger::default();
    empty.apply_all(&restored.changes);
    assert_eq!(compose(&empty, at("2026-11-22T18:05:00+11:00")), compose(&full, at("2026-11-22T18:05:00+11:00")));
    assert_eq!((empty.readings.len(), empty.messages.len(), empty.sims.len()), (3, 1, 1));
    empty.apply_all(&restored.undo);
    assert_eq!((empty.readings.len(), empty.messages.len(), empty.packs.len()), (0, 0, 0));

    // A second time nothing is new.
    let again = full.restore(&full).expect("a backup");
    assert_eq!((again.changes.len(), again.readings, again.others, again.kept), (0, 0, 0, 0));

    // Here something was corrected and something added since: both stay.
    let mut here = full.clone();
    let typed = here.readings.iter().position(|reading| reading.message.is_none()).expect("a typed one");
    here.readings[typed].stated.balance = figure("2.0");
    let (said, _) = here.say_rise(&here.readings[typed].id.clone(), Some(Rise::TopUp));
    here.apply_all(&said);
    let own = Draft {
        stated: Stated { balance: figure("1.9"), ..Stated::default() },
        ..Draft::empty(at("2026-11-22T08:00:00+11:00"))
    };
    let changes = here.keep(&[own], None, at("2026-11-22T08:00:00+11:00"), names(100));
    here.apply_all(&changes);
    here.readings.retain(|reading| reading.bucket.is_none());
    let merged = here.restore(&full).expect("a backup");
    assert_eq!((merged.readings, merged.kept), (1, 1));
    let mut after = here.clone();
    after.apply_all(&merged.changes);
    for reading in &here.readings {
        assert!(after.readings.contains(reading), "{reading:?} is as it was");
    }
    assert_eq!(after.readings.len(), 4);
}

#[test]
fn what_is_no_backup_says_so() {
    assert_eq!(is_ours(Some("tidemark-backup"), Some(1.0)), Ok(()));
    assert_eq!(is_ours(Some("tidemark-backup"), Some(2.0)), Err(BackupProblem::Newer));
    for (name, version) in [(None, None), (Some("other"), Some(1.0)), (Some("tidemark-backup"), None)] {
        assert_eq!(is_ours(name, version), Err(BackupProblem::NotOurs));
    }
    assert_eq!(ledger().restore(&Ledger::default()), Err(BackupProblem::Empty));
}
