//! Any text read as a message: no panic, and every span on character boundaries of the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tidemark::reading::{self, Context};
use tidemark::scan::Lexicon;

fuzz_target!(|text: &str| {
    let outcome = reading::read(text, Context::of(Lexicon::all()));
    let fields = outcome.value.buckets.iter().flat_map(|bucket| bucket.reasons().map(|reason| reason.span));
    let doubts = outcome.doubts.iter().flat_map(|doubt| doubt.spans.iter().copied());
    for span in fields.chain(doubts).chain(outcome.value.suspicious.iter().map(|one| one.span)) {
        assert!(span.is_of(text), "{span:?} is no piece of the text");
    }
});
