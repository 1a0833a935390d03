//! The phrases of every language in one index, looked up at a byte of a folded text.
//!
//! It knows words, not meaning, and holds nothing but what the language files say.

use super::fold::fold_phrase;
use crate::languages::{self, Language, Phrase, Says};
use crate::order;
use std::sync::LazyLock;

/// A phrase and the language whose it is.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    pub phrase: &'static Phrase,
    /// Index in [`languages::ALL`].
    pub language: usize,
    /// Whether the words name data, besides what they say: "data balance", "流量包".
    pub names_data: bool,
}

/// A phrase seen in the text, up to byte `end`.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    pub end: usize,
    pub cue: Cue,
}

/// Words that follow a number: a length of time, or something counted that is not data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    Hours(u32),
    Counted,
}

/// The first bytes of a spelling, zeros where it is shorter. Three are one ideograph, and part most Latin words.
type Start = [u8; 3];

struct Index {
    phrases: ByStart<Cue>,
    number_words: ByStart<NumberWord>,
}

/// Spellings with what they stand for, in the order of their first bytes.
struct ByStart<T>(Vec<(Start, Vec<u8>, T)>);

impl<T: Clone> ByStart<T> {
    fn new(mut words: Vec<(Start, Vec<u8>, T)>) -> ByStart<T> {
        order::sort(&mut words, |a, b| a.0 < b.0);
        ByStart(words)
    }

    fn starting(&self, start: Start) -> impl Iterator<Item = (&Vec<u8>, &T)> {
        let from = self.0.partition_point(|(other, ..)| *other < start);
        self.0[from..].iter().take_while(move |(other, ..)| *other == start).map(|(_, words, meaning)| (words, meaning))
    }
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let (mut phrases, mut number_words) = (Vec::new(), Vec::new());
    for (number, language) in languages::ALL.iter().enumerate() {
        let names_data = naming_data(language);
        for phrase in language.phrases {
            for words in phrase.words() {
                let words = fold_phrase(words);
                let cue = Cue { phrase, language: number, names_data: names_data(phrase.says, &words) };
                let words = words.into_bytes();
                phrases.push((start_of(&words), words, cue));
            }
        }
        let times = language.durations.iter().map(|(word, hours)| (word, NumberWord::Hours(*hours)));
        let counts = language.counted.iter().map(|word| (word, NumberWord::Counted));
        for (word, meaning) in times.chain(counts) {
            let word = fold_phrase(word).into_bytes();
            number_words.push((start_of(&word), word, meaning));
        }
    }
    Index { phrases: ByStart::new(phrases), number_words: ByStart::new(number_words) }
});

/// Tells of a phrase of `language` whether one of its words for data stands in it.
fn naming_data(language: &'static Language) -> impl Fn(Says, &str) -> bool {
    let data = language.phrases.iter().filter(|phrase| phrase.says == Says::Data).flat_map(|phrase| phrase.words());
    let data: Vec<String> = data.map(fold_phrase).collect();
    move |says, words| {
        let names = |data: &String| {
            words
                .match_indices(data.as_str())
                .any(|(at, _)| starts_alone(words, at) && ends_alone(words, at + data.len()))
        };
        !matches!(says, Says::Nothing | Says::Offer | Says::Account | Says::OtherTrade) && data.iter().any(names)
    }
}

fn start_of(words: &[u8]) -> Start {
    std::array::from_fn(|i| words.get(i).copied().unwrap_or(0))
}

/// The keys under which words at `at` can stand: their first three bytes, the first two, the first alone.
fn keys(bytes: &[u8], at: usize) -> impl Iterator<Item = Start> {
    let [a, b, c] = start_of(bytes.get(at..).unwrap_or(&[]));
    let length = [a, b, c].iter().take_while(|byte| **byte != 0).count();
    [[a, b, c], [a, b, 0], [a, 0, 0]].into_iter().skip(3 - length)
}

/// Puts into `seen` the longest phrases whose words stand at `at`: those of meaning and those of warning each for
/// themselves. Several phrases may share the words.
pub fn phrases_at(text: &str, at: usize, seen: &mut Vec<Seen>) {
    seen.clear();
    let bytes = text.as_bytes();
    if !starts_alone(text, at) {
        return;
    }
    for (words, cue) in keys(bytes, at).flat_map(|key| INDEX.phrases.starting(key)) {
        let end = at + words.len();
        if !bytes[at..].starts_with(words) || !ends_alone(text, end) {
            continue;
        }
        let warns = cue.phrase.says.is_warning();
        let rivals = |other: &Seen| other.cue.phrase.says.is_warning() == warns;
        if seen.iter().any(|other| rivals(other) && other.end > end) {
            continue;
        }
        seen.retain(|other| !(rivals(other) && other.end < end));
        seen.push(Seen { end, cue: *cue });
    }
}

/// The word for a length of time or a thing counted that stands at `at`, and where it ends.
pub fn number_word_at(text: &str, at: usize) -> Option<(NumberWord, usize)> {
    let bytes = text.as_bytes();
    keys(bytes, at)
        .flat_map(|key| INDEX.number_words.starting(key))
        .filter(|(word, _)| bytes[at..].starts_with(word) && ends_alone(text, at + word.len()))
        .max_by_key(|(word, _)| word.len())
        .map(|(word, meaning)| (*meaning, at + word.len()))
}

/// Whether no longer word has begun before `from`. Scripts that do not space their words are matched anywhere.
fn starts_alone(text: &str, from: usize) -> bool {
    match (text[..from].chars().next_back(), text[from..].chars().next()) {
        (Some(before), Some(first)) => !(joins(before) && joins(first)),
        _ => true,
    }
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
