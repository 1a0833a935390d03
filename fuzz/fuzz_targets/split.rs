//! Any text cut into messages: no panic, no message longer than the paste, and nothing made of nothing.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use tidemark::paste;
use tidemark::scan::Lexicon;
use tidemark::stamp::LocalMoment;

fuzz_target!(|text: &str| {
    let Some(date) = NaiveDate::from_ymd_opt(2026, 11, 22) else { return };
    let now = LocalMoment { date, time: None };
    if let Ok(messages) = paste::split(text, Lexicon::all(), now, None) {
        let length: usize = messages.iter().map(|message| message.text.len()).sum();
        // Parts are joined by a space at the most.
        assert!(length <= text.len() + messages.iter().map(|message| message.parts).sum::<usize>());
        assert!(!messages.is_empty() || text.trim().is_empty(), "a text is a message at least");
    }
});
