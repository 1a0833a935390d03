//! The phrases that stand at a byte of a folded text.
//!
//! It knows words, not meaning.

use super::letters;
use super::lexicon::Cue;
use super::look::Look;
use super::words::Start;

/// A phrase seen in the text, up to byte `end`.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    pub end: usize,
    pub cue: Cue,
}

/// No prefix has more letters.
const LONGEST_PREFIX: usize = 4;

/// Puts into `seen` the longest phrases whose words stand at `at`, where the text goes on so, of the languages that the text is in:
/// those of meaning, those of warning and those told aside each for themselves. Several phrases may share the words.
pub fn phrases_at(look: &Look<'_>, start: Start, at: usize, seen: &mut Vec<Seen>) {
    seen.clear();
    let alone = letters::starts_alone(look.text, at);
    let prefix = if alone { None } else { prefix_before(look, at) };
    if !alone && prefix.is_none() {
        return;
    }
    for phrases in look.spoken.ranking.iter().filter_map(|tongue| look.lexicon.phrases(*tongue)) {
        phrases.each_from(start, look.bytes, at, |end, cue| {
            if !letters::ends_number_alone(look.text, end)
                || prefix.is_some_and(|prefix| !is_prefix_of(look, prefix, cue))
            {
                return;
            }
            let search = cue.says.search();
            let rivals = |other: &Seen| other.cue.says.search() == search;
            if seen.iter().any(|other| rivals(other) && other.end > end) {
                return;
            }
            seen.retain(|other: &Seen| !(rivals(other) && other.end < end));
            seen.push(Seen { end, cue });
        });
    }
}

/// The few letters of the same word before `at`, where a prefix may be.
fn prefix_before<'a>(look: &Look<'a>, at: usize) -> Option<&'a str> {
    let before = &look.text[..at];
    let mut letters = before.char_indices().rev().take_while(|(_, letter)| letters::joins(*letter));
    let (mut from, mut count) = (at, 0);
    for (start, letter) in letters.by_ref().take(LONGEST_PREFIX + 1) {
        if letter.is_ascii() {
            return None;
        }
        (from, count) = (start, count + 1);
    }
    (count <= LONGEST_PREFIX).then(|| &before[from..])
}

fn is_prefix_of(look: &Look<'_>, prefix: &str, cue: Cue) -> bool {
    look.lexicon
        .prefixes
        .longest(prefix.as_bytes(), 0, |end, tongue| end == prefix.len() && *tongue == cue.language)
        .is_some()
}
