//! Backup files as cases (`tests/imports/*.toml`), each fed in pieces of every kind; and any bytes at all.
//!
//! It asks nothing of what the messages mean; that is for `messages.rs`.
//!
//! A field left out of a case asserts absence: no `received`, nothing skipped. `file` is the file as text, without the
//! first line end; `told` is the format that its name tells.

use proptest::prelude::*;
use serde::Deserialize;
use std::path::Path;
use tidemark::import::zip::{self, Directory, Method};
use tidemark::import::{
    Format, Import, ImportProblem, LONGEST_MESSAGE, Progress, Received, ReceivedMessage, Skipped, Summary,
};

#[path = "../examples/backup.rs"]
mod backup;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    source: String,
    file: String,
    encoding: Option<String>,
    told: Option<String>,
    format: Option<String>,
    problem: Option<String>,
    expected: Option<u64>,
    #[serde(default)]
    undated: u64,
    #[serde(default)]
    is_cut_short: bool,
    #[serde(default)]
    skipped: ExpectedSkipped,
    #[serde(default)]
    message: Vec<ExpectedMessage>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ExpectedSkipped {
    too_long: u64,
    malformed: u64,
    multimedia: u64,
    without_text: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedMessage {
    sender: String,
    received: Option<String>,
    text: String,
    #[serde(default)]
    is_sent: bool,
    contact: Option<String>,
}

// --- the cases ---------------------------------------------------------------------------------------------------------

/// What came of a file: the end of it, and the messages.
type Imported = (Result<Summary, ImportProblem>, Vec<ReceivedMessage>);

/// Imports a file in pieces of so many bytes.
fn imported(told: Option<Format>, bytes: &[u8], size: usize) -> Imported {
    let mut import = told.map_or_else(Import::new, Import::of);
    let mut messages = Vec::new();
    for piece in bytes.chunks(size) {
        if let Err(problem) = import.feed(piece, &mut messages) {
            assert_eq!(import.feed(b"more", &mut messages), Err(problem), "a problem stays");
            break;
        }
        assert_eq!(import.progress().messages, messages.len() as u64);
    }
    let result = import.finish(&mut messages);
    (result, messages)
}

fn bytes_of(case: &Case) -> Vec<u8> {
    match case.encoding.as_deref() {
        None => case.file.clone().into_bytes(),
        Some("utf-16") => ['\u{feff}'].into_iter().chain(case.file.chars()).flat_map(low_first).collect(),
        Some(other) => panic!("no encoding {other:?}"),
    }
}

fn low_first(character: char) -> Vec<u8> {
    character.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| unit.to_le_bytes()).collect()
}

fn spelled(received: Received) -> String {
    match received {
        Received::Instant(at) => format!("{at:?}"),
        Received::Local { date, time: Some(time) } => format!("{date:?} {time:?}"),
        Received::Local { date, time: None } => format!("{date:?}"),
    }
}

#[track_caller]
fn check(name: &str, case: &Case) {
    assert!(!case.source.is_empty(), "{name} names its source");
    let format_named = |name: &String| {
        let formats = [Format::Backup, Format::Table, Format::Plain];
        formats.into_iter().find(|format| format!("{format:?}") == *name).expect("a format")
    };
    let told = case.told.as_ref().map(format_named);
    let bytes = bytes_of(case);
    for size in [1, 7, 64 * 1024, bytes.len().max(1)] {
        let (result, messages) = imported(told, &bytes, size);
        let expected = case.message.iter().map(|message| {
            let ExpectedMessage { sender, received, text, is_sent, contact } = message;
            (sender.clone(), received.clone(), text.clone(), !is_sent, contact.clone())
        });
        let told = messages.into_iter().map(|message| {
            let ReceivedMessage { sender, received, text, is_incoming, contact } = message;
            (sender, received.map(spelled), text, is_incoming, contact)
        });
        assert_eq!(told.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{name} in pieces of {size}");
        let summary = match result {
            Ok(summary) => summary,
            Err(problem) => {
                assert_eq!(Some(format!("{problem:?}")), case.problem, "{name} in pieces of {size}");
                continue;
            }
        };
        assert_eq!(case.problem, None, "{name} in pieces of {size}");
        let ExpectedSkipped { too_long, malformed, multimedia, without_text } = case.skipped;
        let progress = Progress {
            bytes: bytes.len() as u64,
            messages: case.message.len() as u64,
            undated: case.undated,
            expected: case.expected,
            skipped: Skipped { too_long, malformed, multimedia, without_text },
        };
        let format = format_named(case.format.as_ref().expect("a case without a problem has a format"));
        let whole = Summary { format, progress, is_cut_short: case.is_cut_short };
        assert_eq!(summary, whole, "{name} in pieces of {size}");
    }
}

fn cases() -> Vec<(String, Case)> {
    let entries = std::fs::read_dir(Path::new("tests/imports")).expect("the folder of cases");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut cases: Vec<(String, Case)> = paths
        .filter(|path| path.extension().is_some_and(|kind| kind == "toml"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a readable case");
            let case = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (path.display().to_string(), case)
        })
        .collect();
    cases.sort_by(|(one, _), (other, _)| one.cmp(other));
    cases
}

#[test]
fn every_file_gives_its_messages_in_pieces_of_any_size() {
    let cases = cases();
    assert!(cases.len() >= 25, "{} cases", cases.len());
    for (name, case) in &cases {
        check(name, case);
    }
}

#[test]
fn every_file_cut_at_every_byte_is_read_without_harm() {
    for (_, case) in cases() {
        let bytes = bytes_of(&case);
        for end in 0..bytes.len() {
            let cut = &bytes[..end];
            assert_eq!(imported(None, cut, 3), imported(None, cut, end.max(1)));
        }
    }
}

// --- bounds ------------------------------------------------------------------------------------------------------------

#[test]
fn a_message_beyond_the_limit_is_counted_and_the_next_one_read() {
    let (long, longest) = ("a".repeat(LONGEST_MESSAGE + 1), "a".repeat(LONGEST_MESSAGE));
    let files = [
        format!("<smses><sms body='{long}' type='1'/><sms body='{longest}'/></smses>"),
        format!("from,text\n1,{long}\n1,{longest}\n"),
        format!("{long}\n\n \n{longest}"),
    ];
    for file in files {
        for size in [1, 1000, file.len()] {
            let (result, messages) = imported(None, file.as_bytes(), size);
            let summary = result.expect("a message");
            assert_eq!((summary.progress.skipped.too_long, messages.len()), (1, 1), "{:?}", summary.format);
            assert_eq!(messages[0].text, longest);
        }
    }
}

#[test]
fn rows_are_held_back_for_an_open_date_only_to_a_limit() {
    const ROWS: usize = 1500;
    let rows: String = (0..ROWS).map(|row| format!("1/2/2026,{row} {}\n", "a".repeat(1000))).collect();
    let file = ["date,text\n", &rows, "1/22/2026,b\n1/2/2026,c\n"].concat();
    let (mut import, mut messages) = (Import::new(), Vec::new());
    import.feed(file.as_bytes(), &mut messages).expect("a table");
    import.finish(&mut messages).expect("a table");
    assert_eq!(messages.len(), ROWS + 2);
    assert!(messages[..ROWS].iter().enumerate().all(|(row, message)| message.text.starts_with(&format!("{row} "))));
    // What was let go before the order was known stays without a date; the rest has it.
    let dated = messages.iter().position(|message| message.received.is_some()).expect("a dated message");
    assert!((800..900).contains(&dated), "the first dated message is number {dated}");
    assert!(messages[dated..].iter().all(|message| message.received.is_some()));
    assert_eq!(messages[ROWS + 1].received.map(spelled).as_deref(), Some("2026-01-02"));
}

/// Reads a seed over and over in pieces of 64 KiB, to so many bytes.
fn imported_over_and_over(start: &str, seed: &str, bytes: usize) -> Imported {
    let piece = seed.repeat((64 * 1024 / seed.len()).max(1));
    let (mut import, mut messages) = (Import::new(), Vec::new());
    let mut result = import.feed(start.as_bytes(), &mut messages);
    for _ in 0..bytes / piece.len() {
        result = result.and_then(|()| import.feed(piece.as_bytes(), &mut messages));
    }
    (import.finish(&mut messages), messages)
}

/// A smoke test: it asserts no time, but would not end where the work grew faster than the file.
#[test]
fn files_that_never_come_to_an_end_cost_no_more_than_their_length() {
    const BYTES: usize = 1_000_000;
    let starts = [
        "<smses>",
        "<smses><sms body='",
        "<smses><!--",
        "<smses><sms ",
        "from,text\n",
        "from,text\n1,\"",
        "from;date;text\n",
        "",
    ];
    let seeds = [
        "<",
        "<sms",
        "<sms ",
        "&",
        "&#55357;",
        "-",
        "\"",
        "'",
        "a",
        ",",
        "\n",
        "a\n",
        " ",
        ";1/2/2026;a\n",
        "é",
        "=",
        "<a b=''",
    ];
    for start in starts {
        for seed in seeds {
            let (_, messages) = imported_over_and_over(start, seed, BYTES);
            assert!(messages.iter().all(|message| message.text.len() <= 4 * LONGEST_MESSAGE), "{start} {seed}");
        }
    }
}

// --- any bytes at all ----------------------------------------------------------------------------------------------------

/// Pieces that the formats are made of.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let marks = vec![
        "<smses>",
        "</smses>",
        "<sms ",
        "<mms>",
        "/>",
        ">",
        "<",
        "body=",
        "address='7000' ",
        "date=\"1795370711000\" ",
        "type='2' ",
        "body='a' ",
        "\"",
        "'",
        "&amp;",
        "&#55357;",
        "&#56832;",
        "&#",
        ";",
        ",",
        "\t",
        "\n",
        "\r\n",
        "\n\n",
        "<!--",
        "-->",
        "<?",
        "?>",
        "=",
        "null",
        "from,date,text\n",
        "22/11/2026",
        "03/04/2026",
        "18:05",
        "Nov ",
        "2026-",
        "PM",
        "剩余",
        "é",
        "sep=;\n",
        "\u{feff}",
        "下午",
        "+11:00",
    ];
    prop_oneof![
        8 => prop::sample::select(marks).prop_map(|mark| mark.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..4),
        1 => "\\PC{0,4}".prop_map(String::into_bytes),
    ]
}

/// How a file begins decides how it is read.
fn start() -> impl Strategy<Value = Vec<u8>> {
    let starts: Vec<&[u8]> = vec![
        b"",
        b"<smses>",
        b"<smses><sms ",
        b"from,date,text\n",
        b"date;text;x\n",
        b"\xFF\xFE<\0",
        b"\xFE\xFF",
        b"\xEF\xBB\xBF",
    ];
    prop::sample::select(starts).prop_map(<[u8]>::to_vec)
}

/// Imports in pieces whose sizes come one after the other, over and over.
fn imported_in(bytes: &[u8], sizes: &[usize]) -> Imported {
    let (mut import, mut messages, mut rest) = (Import::new(), Vec::new(), bytes);
    for size in sizes.iter().cycle() {
        let (piece, after) = rest.split_at(rest.len().min(*size));
        if import.feed(piece, &mut messages).is_err() || after.is_empty() {
            break;
        }
        rest = after;
    }
    (import.finish(&mut messages), messages)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_any_pieces_give_the_same_messages(
        start in start(),
        pieces in prop::collection::vec(piece(), 0..60),
        sizes in prop::collection::vec(1usize..9, 1..6),
    ) {
        let bytes = [start, pieces.concat()].concat();
        let whole = imported_in(&bytes, &[usize::MAX]);
        prop_assert_eq!(&imported_in(&bytes, &sizes), &whole);
        if let Ok(summary) = whole.0 {
            prop_assert_eq!(summary.progress.messages, whole.1.len() as u64);
        }
    }

    #[test]
    fn any_bytes_at_all_are_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..600), length in any::<u64>()) {
        for told in [None, Some(Format::Backup), Some(Format::Table), Some(Format::Plain)] {
            prop_assert_eq!(imported(told, &bytes, 5), imported(told, &bytes, 600));
        }
        let _ = zip::directory(length, &bytes);
        for signature in [&b"PK\x01\x02"[..], b"PK\x05\x06", b"PK\x06\x06"] {
            let signed = [signature, &bytes].concat();
            let _ = zip::directory(length, &signed);
            if let Ok(entry) = zip::choose(&signed) {
                let _ = (entry.method(), entry.data_at(length, &bytes));
            }
        }
    }
}

// --- a whole phone ---------------------------------------------------------------------------------------------------------

#[test]
fn a_backup_of_a_hundred_thousand_messages_is_read_to_its_end() {
    let mut file = Vec::new();
    backup::write_backup(100_000, &mut file).expect("memory to write to");
    assert!(file.len() > 30_000_000, "{} bytes", file.len());
    let (mut import, mut messages, mut most) = (Import::new(), Vec::new(), 0);
    for piece in file.chunks(64 * 1024) {
        import.feed(piece, &mut messages).expect("a backup");
        most = most.max(messages.len());
        messages.clear();
    }
    let summary = import.finish(&mut messages).expect("a backup");
    let Progress { messages, undated, expected, skipped, .. } = summary.progress;
    assert_eq!((messages, undated, expected), (100_000, 0, Some(100_500)));
    assert_eq!(skipped, Skipped { multimedia: 500, ..Skipped::default() });
    assert!(!summary.is_cut_short);
    assert!(most < 1000, "{most} messages of one piece");
}

#[test]
fn an_archive_leads_to_the_backup_within() {
    let file = std::fs::read("tests/imports/packed.zip").expect("the archive");
    let length = file.len() as u64;
    let Directory { at, bytes } = zip::directory(length, &file).expect("a directory");
    let directory = &file[at as usize..(at + bytes) as usize];
    let names: Vec<String> = zip::entries(directory).map(|entry| entry.name).collect();
    assert_eq!(names, ["a/readme.txt", "a/sms-20261122.xml", "a/calls-20261122.xml"]);
    let entry = zip::choose(directory).expect("a backup");
    assert_eq!((entry.name.as_str(), entry.method()), ("a/sms-20261122.xml", Ok(Method::Stored)));
    let header = &file[entry.header_at as usize..][..zip::LOCAL_HEADER];
    let from = entry.data_at(length, header).expect("where the data begins") as usize;
    let (result, messages) = imported(None, &file[from..from + entry.packed_bytes as usize], 100);
    assert!(result.is_ok());
    assert_eq!(messages.iter().map(|message| message.text.as_str()).collect::<Vec<_>>(), ["You have 2 GB left."]);
    assert_eq!(imported(None, &file, 100).0, Err(ImportProblem::Zipped));
}
