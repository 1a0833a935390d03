//! The reader alone as WebAssembly, to be timed in a browser by `scripts/figures`: no page, no import, the same optimisation as the app.
//!
//! Texts go in by [`buffer`]: ask for the bytes, write them, then say what they are.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicPtr, Ordering};
use tidemark::reading::{self, Context};
use tidemark::scan::Lexicon;

static LEXICON: OnceLock<&'static Lexicon> = OnceLock::new();
static BUFFER: AtomicPtr<u8> = AtomicPtr::new(std::ptr::null_mut());

/// A place for `length` bytes of text. Never freed: a few megabytes once.
#[unsafe(no_mangle)]
pub extern "C" fn buffer(length: usize) -> *mut u8 {
    let bytes = Vec::leak(vec![0u8; length]).as_mut_ptr();
    BUFFER.store(bytes, Ordering::Relaxed);
    bytes
}

/// The buffer's first `length` bytes are language files: puts their words in order.
#[unsafe(no_mangle)]
pub extern "C" fn learn(length: usize) {
    let _ = LEXICON.set(Lexicon::empty().with(text(length).to_owned()));
}

/// The buffer's first `length` bytes are messages, parted by NUL: reads each, `rounds` times. How many of them are about data.
#[unsafe(no_mangle)]
pub extern "C" fn read(length: usize, rounds: usize) -> usize {
    let Some(lexicon) = LEXICON.get() else { return 0 };
    let context = Context::of(lexicon);
    let texts: Vec<&str> = text(length).split('\0').collect();
    let round = || texts.iter().filter(|text| reading::read(text, context).value.is_usage()).count();
    (0..rounds).fold(0, |_, _| std::hint::black_box(round()))
}

fn text(length: usize) -> &'static str {
    let bytes = BUFFER.load(Ordering::Relaxed);
    if bytes.is_null() {
        return "";
    }
    // SAFETY: `buffer` made at least this many bytes, as its only caller asks for them first, and nobody writes now.
    let bytes = unsafe { std::slice::from_raw_parts(bytes, length) };
    std::str::from_utf8(bytes).unwrap_or("")
}

#[allow(dead_code, reason = "an example is a program to the host's tools")]
fn main() {}
