//! Pastes cut into messages: a file in `tests/pastes/` holds what is on the clipboard, and the messages that a careful person sees in it.
//!
//! A field that a case leaves out asserts absence; a case without messages asserts that the paste stays one, untouched.

use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tidemark::languages;
use tidemark::paste::{self, PastedMessage};
use tidemark::reading::order_of_country;
use tidemark::scan::Lexicon;
use tidemark::stamp::{self, LocalMoment};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    source: String,
    now: String,
    country: Option<String>,
    paste: String,
    #[serde(default)]
    message: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    text: String,
    sender: Option<String>,
    /// A day, or a day and a time.
    received: Option<String>,
    parts: Option<usize>,
}

/// The languages whose words are there before any others are fetched.
static FIRST: LazyLock<Lexicon> = LazyLock::new(|| {
    let first = languages::all().iter().filter(|language| ["en", "fr", "zh"].contains(&language.tag));
    Lexicon::of(first)
});

fn moment(text: &str) -> LocalMoment {
    let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
    let time = time.map(|time| stamp::parse_clock(time).expect("a time"));
    LocalMoment { date: stamp::parse_day(day).expect("a day"), time }
}

fn expected(case: &Case) -> Vec<PastedMessage> {
    if case.message.is_empty() {
        return vec![PastedMessage { text: case.paste.clone(), sender: None, received: None, parts: 1 }];
    }
    let message = |message: &Expected| PastedMessage {
        text: message.text.clone(),
        sender: message.sender.clone(),
        received: message.received.as_deref().map(moment),
        parts: message.parts.unwrap_or(1),
    };
    case.message.iter().map(message).collect()
}

/// With the words of all languages that the build has, and with those of the first three: a phone may not have fetched the others.
fn check(path: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(path).expect("a readable case");
    let case: Case = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    assert!(!case.source.is_empty(), "{} says where it comes from", path.display());
    let order = case.country.as_deref().and_then(order_of_country);
    for lexicon in [Lexicon::all(), &FIRST] {
        let found = paste::split(&case.paste, lexicon, moment(&case.now), order).expect("a paste of ordinary length");
        if found != expected(&case) {
            return Err(format!("{}:\n  found    {found:#?}\n  expected {:#?}", path.display(), expected(&case)));
        }
    }
    Ok(())
}

fn cases(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of cases");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

#[test]
fn every_paste_is_cut_as_its_case_says() {
    let paths = cases("tests/pastes");
    assert!(paths.len() >= 25, "{} cases", paths.len());
    let wrong: Vec<String> = paths.iter().filter_map(|path| check(path).err()).collect();
    assert!(wrong.is_empty(), "{} of {} fail:\n{}", wrong.len(), paths.len(), wrong.join("\n"));
}

#[test]
fn every_message_case_stays_one_message() {
    let now = moment("2026-11-22T18:30");
    let mut cut = Vec::new();
    for folder in cases("tests/messages") {
        for path in cases(&folder.to_string_lossy()) {
            let text = std::fs::read_to_string(&path).expect("a readable case");
            let case: toml::Table = text.parse().expect("a case");
            let text = case["text"].as_str().expect("a text");
            let found = paste::split(text, Lexicon::all(), now, None).expect("a paste of ordinary length");
            if found.len() != 1 || found[0].text != text {
                cut.push(format!("{}: {found:#?}", path.display()));
            }
        }
    }
    assert!(cut.is_empty(), "{}", cut.join("\n"));
}
