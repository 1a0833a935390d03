//! Whether a text is in a language that this program knows, told by its script and by how many of its words are known.
//!
//! It does not say which language a foreign text is in. Carriers' words travel ("total", "bonus", "internet"), so
//! that a reader of a few languages sees phrases in all the others and would give figures the wrong role.

use super::fold::{Folded, fold_phrase, is_capital};
use crate::languages;
use std::sync::LazyLock;

/// A text with fewer words says too little about its language.
const FEWEST_WORDS: usize = 3;
/// Of the words of carrier messages in a known language, names set aside, more than this many in a hundred are known;
/// of related languages, fewer.
const KNOWN_WORDS: usize = 60;
/// Letters of an unknown script, in a hundred: a few are a name or an ornament.
const FOREIGN_LETTERS: usize = 20;
/// With this many ideographs the script has told the language.
const FEWEST_IDEOGRAPHS: usize = 4;
/// Work enough for any message; a longer text is judged by its beginning.
const LONGEST_LOOK: usize = 4096;

/// Sorted, to be searched.
static VOCABULARIES: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let words_of =
        |text: &str| fold_phrase(text).split(|c: char| !c.is_ascii_alphabetic()).map(str::to_owned).collect::<Vec<_>>();
    languages::ALL
        .iter()
        .filter(|language| !language.everyday.is_empty())
        .map(|language| {
            let phrases = language.phrases.iter().flat_map(|phrase| phrase.words());
            let months = language.months.iter().copied().flatten();
            let units =
                language.units.iter().map(|(word, _)| word).chain(languages::UNITS.iter().map(|(word, _)| word));
            let lengths = language.durations.iter().map(|(word, _)| word);
            let rest = language.everyday.iter().chain(language.counted).chain(language.abbreviations);
            let all = phrases.chain(months.chain(units).chain(lengths).chain(rest).copied());
            let mut words: Vec<String> = all.flat_map(words_of).collect();
            crate::order::sort(&mut words, |a, b| a < b);
            words
        })
        .collect()
});

/// Whether the words and letters of the text are mostly of no known language.
pub fn is_foreign(folded: &Folded<'_>) -> bool {
    let end =
        (0..=LONGEST_LOOK.min(folded.text.len())).rev().find(|&end| folded.text.is_char_boundary(end)).unwrap_or(0);
    let text = &folded.text[..end];
    let (mut latin, mut ideographs, mut foreign) = (0, 0, 0);
    for character in text.chars().filter(|character| character.is_alphabetic()) {
        match character {
            'a'..='z' | 'à'..='ɏ' => latin += 1,
            '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => ideographs += 1,
            _ => foreign += 1,
        }
    }
    if foreign * 100 > (latin + ideographs + foreign) * FOREIGN_LETTERS {
        return true;
    }
    ideographs < FEWEST_IDEOGRAPHS && has_few_known_words(folded, text)
}

fn has_few_known_words(folded: &Folded<'_>, text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut known = vec![0usize; VOCABULARIES.len()];
    let mut telling = 0;
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (from, to) = (at, at + length);
        at = to.max(at + 1);
        // Links, codes and glued units are no words, nor are single letters.
        let glued = |byte: Option<&u8>| {
            byte.is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'@' | b'_' | b'#' | b'*'))
        };
        let dotted = bytes.get(to) == Some(&b'.') && bytes.get(to + 1).is_some_and(u8::is_ascii_alphabetic);
        if length < 2 || dotted || glued(from.checked_sub(1).and_then(|i| bytes.get(i))) || glued(bytes.get(to)) {
            continue;
        }
        let knowing = known
            .iter_mut()
            .zip(VOCABULARIES.iter())
            .filter(|(_, vocabulary)| vocabulary.binary_search_by(|word| word.as_str().cmp(&text[from..to])).is_ok());
        let counts: Vec<&mut usize> = knowing.map(|(count, _)| count).collect();
        let is_name = counts.is_empty() && is_name(folded, from, to);
        // What several languages share tells nothing, nor does a name.
        if counts.len() > 1 || is_name {
            continue;
        }
        telling += 1;
        for count in counts {
            *count += 1;
        }
    }
    let best = known.into_iter().max().unwrap_or(0);
    telling >= FEWEST_WORDS && best * 100 < telling * KNOWN_WORDS
}

/// A word with a capital inside a sentence, or before the colon at the head of a message: "Telstra: ".
fn is_name(folded: &Folded<'_>, from: usize, to: usize) -> bool {
    let before = folded.text[..from].trim_end_matches(' ');
    let opens = before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n']);
    let heads = before.is_empty() && folded.text[to..].trim_start_matches(' ').starts_with(':');
    heads || !opens && folded.span(from, from + 1).of(folded.source).starts_with(is_capital)
}
