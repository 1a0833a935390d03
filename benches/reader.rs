//! Times the reader over every message case, and what the languages cost once: a figure to look at, never a test.
//!
//! Given files of messages (JSON lines with a `text`), it times those instead. With `--once` it times one round, for a profiler; with
//! `--texts` it prints the languages and the messages, for a browser.

use std::hint::black_box;
use std::time::{Duration, Instant};
use tidemark::languages;
use tidemark::reading::{self, Context};
use tidemark::scan::Lexicon;

/// Long enough for a steady figure.
const LASTS: Duration = Duration::from_secs(1);

fn main() {
    let files: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let once = std::env::args().any(|argument| argument == "--once");
    let prints = std::env::args().any(|argument| argument == "--texts");
    let texts = if files.is_empty() { cases() } else { files.iter().flat_map(|file| lines(file)).collect() };
    if prints {
        let languages = format!("{}{}", languages::FIRST_TEXT, languages::REST_TEXT);
        return println!("{}", serde_json::json!({ "languages": languages, "messages": texts }));
    }
    let start = Instant::now();
    let text = format!("{}{}", languages::FIRST_TEXT, languages::REST_TEXT);
    let read = languages::read(String::leak(text)).0;
    let parsed = start.elapsed();
    let start = Instant::now();
    black_box(Lexicon::of(read.leak().iter()));
    println!(
        "languages: {} read in {parsed:.1?}, their words put in order in {:.1?}",
        languages::all().len(),
        start.elapsed()
    );

    // The first round puts the phrases of each language in order.
    let context = Context::of(Lexicon::all());
    texts.iter().for_each(|text| drop(black_box(reading::read(text, context))));
    let (mut rounds, start) = (0u32, Instant::now());
    while rounds == 0 || !once && start.elapsed() < LASTS {
        round(&texts, context);
        rounds += 1;
    }
    let each = start.elapsed() / rounds / texts.len().try_into().unwrap_or(1);
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("reader: {each:.1?} a message, mean of {} messages of {} bytes", texts.len(), bytes / texts.len());
}

/// A function of its own, for a profiler to count in.
#[inline(never)]
fn round(texts: &[String], context: Context<'_>) {
    for text in texts {
        black_box(reading::read(text, context));
    }
}

fn cases() -> Vec<String> {
    let mut texts = Vec::new();
    for folder in std::fs::read_dir("tests/messages").expect("the folder of cases") {
        for case in std::fs::read_dir(folder.expect("a folder").path()).expect("a folder of cases") {
            let case = std::fs::read_to_string(case.expect("a case").path()).expect("a readable case");
            let case: toml::Table = case.parse().expect("a case");
            texts.push(case["text"].as_str().expect("a text").to_owned());
        }
    }
    texts
}

fn lines(file: &str) -> Vec<String> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let line = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).expect("a line of JSON")["text"].as_str().map(str::to_owned)
    };
    text.lines().filter_map(line).collect()
}
