//! The reader as the page speaks to it: what is asked and answered comes through as bytes unharmed, and a backup file becomes
//! senders, messages and history.

use chrono::{DateTime, FixedOffset, TimeDelta};
use std::path::Path;
use tidemark::history::Ledger;
use tidemark::import::ImportProblem;
use tidemark::pack::Id;
use tidemark::reader::{Beside, FileProblem, Question, Reader, Reply, pack, unpack};
use tidemark::reading::taught::{Lesson, TaughtRole};
use tidemark::scan::Lexicon;
use tidemark::stamp;
use tidemark::volume::UnitStep;

fn moment(text: &str) -> DateTime<FixedOffset> {
    stamp::parse_moment(text).expect("a moment")
}

fn known() -> Beside {
    Beside {
        formats: Vec::new(),
        country: Some("NC".into()),
        clock: None,
        counted: UnitStep::Thousand,
        now: moment("2026-11-22T18:00:00+11:00"),
    }
}

fn reader() -> Reader {
    let mut reader = Reader::default();
    reader.lexicon = Lexicon::all();
    reader
}

/// Asks as the page does, and hears as the page does.
#[track_caller]
fn ask(reader: &Reader, question: Question) -> Reply {
    let heard: Question = unpack(&pack(&question)).expect("the question");
    assert_eq!(heard, question);
    let reply = reader.answer(heard);
    assert_eq!(unpack::<Reply>(&pack(&reply)).as_ref(), Some(&reply), "{question:?}");
    reply
}

/// The text of every message case.
fn texts() -> Vec<String> {
    fn gather(folder: &Path, texts: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder of cases") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                gather(&path, texts);
            } else {
                let case: toml::Table = std::fs::read_to_string(&path).expect("a case").parse().expect("TOML");
                texts.push(case["text"].as_str().expect("a text").to_owned());
            }
        }
    }
    let mut texts = Vec::new();
    gather(Path::new("tests/messages"), &mut texts);
    assert!(texts.len() > 500);
    texts
}

#[test]
fn whatever_a_message_reads_as_comes_through_unharmed() {
    let reader = reader();
    for text in texts() {
        ask(&reader, Question::Read { paste: text.clone(), known: known() });
        ask(&reader, Question::Explain { text, known: known() });
    }
}

#[test]
fn a_lesson_comes_back_as_a_format_and_the_format_reads_the_next_message() {
    let reader = reader();
    let text = "Soldo qwertz 800 MB asdf 3 GB";
    let span = |words: &str| {
        let start = text.find(words).expect("the words");
        tidemark::span::Span::new(start, start + words.len())
    };
    let lesson = |words: &str, role| Lesson { span: span(words), role, kind: None, unit: None };
    let lessons = vec![lesson("800 MB", TaughtRole::Balance), lesson("3 GB", TaughtRole::Allowance)];
    let Reply::Taught(Ok(format)) = ask(&reader, Question::Teach { text: text.into(), lessons }) else {
        panic!("no format");
    };
    let changes = Ledger::default().teach(format, known().now, || Id("format".into()));
    let mut ledger = Ledger::default();
    ledger.apply_all(&changes);
    let beside = Beside { formats: ledger.formats.clone(), ..known() };
    let question = Question::Read { paste: "Soldo qwertz 650 MB asdf 3 GB".into(), known: beside };
    let Reply::Read(Ok(proposals)) = ask(&reader, question) else { panic!("nothing read") };
    let balance = proposals[0].drafts[0].stated.balance.expect("a balance");
    assert_eq!(balance.volume.bytes(), 650_000_000);
    assert_eq!(proposals[0].taught, Some(Id("format".into())));
}

#[test]
fn bytes_of_another_version_are_no_question() {
    assert_eq!(unpack::<Question>(&[]), None);
    assert_eq!(unpack::<Question>(&[250, 1, 2, 3]), None);
    assert_eq!(unpack::<Reply>(&[3, 255, 255, 255, 255, 255, 255]), None);
}

/// 200 replies of a carrier, a day apart and each 10 MB less, and one message of a person.
fn backup() -> String {
    let start = moment("2026-01-01T10:00:00+00:00");
    let mut text = String::from("<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count=\"201\">\n");
    for day in 0..200 {
        let milliseconds = (start + TimeDelta::days(day)).timestamp_millis();
        let left = 3000 - 10 * day;
        text.push_str(&format!(
            "<sms address=\"Helia\" date=\"{milliseconds}\" type=\"1\" body=\"Il vous reste {left} Mo.\" />\n"
        ));
    }
    text.push_str(
        "<sms address=\"+000000000\" date=\"1767261600000\" type=\"1\" body=\"A 18h ?\" contact_name=\"Ami\" />\n",
    );
    text + "</smses>\n"
}

#[test]
fn a_backup_becomes_senders_then_messages_some_at_a_time_then_history() {
    let backup = backup();
    let mut reader = reader();
    let mut work = reader.import(known());
    for piece in backup.as_bytes().chunks(1000) {
        reader.feed(&mut work, piece).expect("a backup");
    }
    let share = reader.share(&work, backup.len() as f64);
    assert_eq!((share.share, share.messages, share.found), (1.0, 201, 200));
    let imported = reader.end(work, false).expect("a backup");
    let reply = Reply::Imported(Ok(imported.clone()));
    assert_eq!(unpack::<Reply>(&pack(&reply)), Some(reply));
    assert_eq!(imported.senders.len(), 1);
    let sender = &imported.senders[0];
    assert_eq!((sender.name.as_str(), sender.found, sender.unsure), ("Helia", 200, 0));
    assert_eq!(sender.latest, "Il vous reste 1010 Mo.");

    let mut found = Vec::new();
    let mut times = 0;
    while let Reply::Found(some) = ask(&reader, Question::Take { sender: "Helia".into(), from: found.len() }) {
        times += 1;
        if some.is_empty() {
            break;
        }
        found.extend(some);
    }
    assert!((3..20).contains(&times), "{times}");
    let mut ids = 0..;
    let mut new_id = || Id(format!("{:06}", ids.next().expect("a number")));
    let mut ledger = Ledger::default();
    ledger.apply_all(&ledger.keep_found(&found, &mut new_id));
    assert_eq!(ledger.readings.len(), 200);
    assert_eq!(ledger.keep_found(&found, &mut new_id), Vec::new(), "the same file changes nothing");
}

#[test]
fn a_file_that_is_stopped_gives_what_was_found_so_far_and_the_next_begins_anew() {
    let backup = backup();
    let mut reader = reader();
    let mut work = reader.import(known());
    reader.feed(&mut work, &backup.as_bytes()[..backup.len() / 2]).expect("half a backup");
    let half = reader.end(work, true).expect("what was found");
    assert!((80..120).contains(&half.senders[0].found), "{:?}", half.senders);

    let work = reader.import(known());
    assert_eq!(reader.end(work, false), Err(FileProblem::Import(ImportProblem::Empty)));
    assert_eq!(ask(&reader, Question::Take { sender: "Helia".into(), from: 0 }), Reply::Found(Vec::new()));
}
