//! The phrases of every language in one index, looked up at a byte of a folded text.
//!
//! It knows words, not meaning, and holds nothing but what the language files say.

use super::fold::fold_phrase;
use crate::languages::{self, Language, Phrase};
use std::collections::HashMap;
use std::sync::LazyLock;

/// One spelling of one phrase.
pub struct Entry {
    words: Vec<u8>,
    pub language: usize,
    pub phrase: &'static Phrase,
}

/// Words that follow a number: a length of time, or something counted that is not data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    Hours(u32),
    Counted,
}

type ByStart<T> = HashMap<[u8; 2], Vec<T>>;

struct Index {
    phrases: ByStart<Entry>,
    number_words: ByStart<(Vec<u8>, NumberWord)>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index { phrases: HashMap::new(), number_words: HashMap::new() };
    for (number, language) in languages::ALL.iter().enumerate() {
        let language: &'static Language = language;
        for phrase in language.phrases {
            for words in phrase.words {
                let words = fold_phrase(words).into_bytes();
                index.phrases.entry(start_of(&words)).or_default().push(Entry { words, language: number, phrase });
            }
        }
        let times = language.durations.iter().map(|(word, hours)| (word, NumberWord::Hours(*hours)));
        let counts = language.counted.iter().map(|word| (word, NumberWord::Counted));
        for (word, meaning) in times.chain(counts) {
            let word = fold_phrase(word).into_bytes();
            index.number_words.entry(start_of(&word)).or_default().push((word, meaning));
        }
    }
    for entries in index.phrases.values_mut() {
        entries.sort_by(|a, b| b.words.len().cmp(&a.words.len()));
    }
    for entries in index.number_words.values_mut() {
        entries.sort_by(|a, b| b.0.len().cmp(&a.0.len()));
    }
    index
});

fn start_of(words: &[u8]) -> [u8; 2] {
    [words.first().copied().unwrap_or(0), words.get(1).copied().unwrap_or(0)]
}

/// The phrases whose words stand at `at`, the longest only, and where they end. Several phrases may share the words.
pub fn phrases_at(text: &str, at: usize) -> Option<(usize, Vec<(usize, &'static Phrase)>)> {
    let bytes = text.as_bytes();
    let mut found: Option<(usize, Vec<(usize, &'static Phrase)>)> = None;
    for key in keys(bytes, at) {
        for entry in INDEX.phrases.get(&key).into_iter().flatten() {
            let end = at + entry.words.len();
            if found.as_ref().is_some_and(|(longest, _)| end < *longest) {
                break;
            }
            if bytes[at..].starts_with(&entry.words) && stands_alone(text, at, end) {
                match &mut found {
                    Some((longest, phrases)) if *longest == end => phrases.push((entry.language, entry.phrase)),
                    _ => found = Some((end, vec![(entry.language, entry.phrase)])),
                }
            }
        }
    }
    found
}

/// The word for a length of time or a thing counted that stands at `at`, and where it ends.
pub fn number_word_at(text: &str, at: usize) -> Option<(NumberWord, usize)> {
    let bytes = text.as_bytes();
    keys(bytes, at)
        .filter_map(|key| INDEX.number_words.get(&key))
        .flatten()
        .filter(|(word, _)| bytes[at..].starts_with(word) && ends_alone(text, at + word.len()))
        .max_by_key(|(word, _)| word.len())
        .map(|(word, meaning)| (*meaning, at + word.len()))
}

/// The two keys under which words at `at` can stand: their first two bytes, and the first alone.
fn keys(bytes: &[u8], at: usize) -> impl Iterator<Item = [u8; 2]> {
    let first = bytes.get(at).copied().unwrap_or(0);
    let second = bytes.get(at + 1).copied().unwrap_or(0);
    [[first, second], [first, 0]].into_iter().take(if second == 0 { 1 } else { 2 })
}

/// Whether the words between `from` and `to` are not the inside of longer words. Scripts that do not space their words
/// are matched anywhere.
fn stands_alone(text: &str, from: usize, to: usize) -> bool {
    let starts = match (text[..from].chars().next_back(), text[from..].chars().next()) {
        (Some(before), Some(first)) => !(joins(before) && joins(first)),
        _ => true,
    };
    starts && ends_alone(text, to)
}

fn ends_alone(text: &str, to: usize) -> bool {
    match (text[..to].chars().next_back(), text[to..].chars().next()) {
        (Some(last), Some(after)) => !(joins(last) && joins(after)),
        _ => true,
    }
}

/// Letters that make one word with their neighbours; ideographs, kana and the like do not.
fn joins(character: char) -> bool {
    character.is_ascii_alphabetic() || (!character.is_ascii() && character.is_alphabetic() && character < '\u{0e00}')
}
