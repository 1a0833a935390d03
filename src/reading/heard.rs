//! Words of swindles and of the warnings of them, as they stand in a text: all of all lists are found in one go.
//!
//! It knows where they stand and nothing of what they mean together, which is asked in `suspicion`. They are found inside of words too, so that
//! one stem stands for all forms.

use crate::languages::swindles::{
    AT_ONCE, CALLED, CALLS, CHANGED, CODES, HANDS_OVER, MISSED, NEVER, SHOPS, SWINDLERS, TO_US,
};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

/// A list of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    AtOnce,
    Called,
    Calls,
    Changed,
    Codes,
    HandsOver,
    Missed,
    Never,
    Shops,
    Swindlers,
    ToUs,
}

const LISTS: [(List, &[&str]); 11] = [
    (List::AtOnce, AT_ONCE),
    (List::Called, CALLED),
    (List::Calls, CALLS),
    (List::Changed, CHANGED),
    (List::Codes, CODES),
    (List::HandsOver, HANDS_OVER),
    (List::Missed, MISSED),
    (List::Never, NEVER),
    (List::Shops, SHOPS),
    (List::Swindlers, SWINDLERS),
    (List::ToUs, TO_US),
];

/// By so many first bytes words are looked up; none is shorter.
const BEGINNING: usize = 3;
/// Bits of the set of beginnings, as a power of two: most places of a text have none.
const BITS: u32 = 14;

/// The words by their beginnings.
struct Index {
    /// In order of their beginnings.
    words: Vec<(u32, List, &'static str)>,
    beginnings: Vec<u64>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let each = LISTS.iter().flat_map(|(list, words)| words.iter().map(|word| (*list, *word)));
    let mut words: Vec<_> = each.filter_map(|(list, word)| Some((beginning(word.as_bytes())?, list, word))).collect();
    crate::order::sort(&mut words, |a, b| a.0 < b.0);
    let mut beginnings = vec![0; 1 << (BITS - 6)];
    for (beginning, ..) in &words {
        let bit = bit_of(*beginning);
        beginnings[bit / 64] |= 1 << (bit % 64);
    }
    Index { words, beginnings }
});

fn beginning(bytes: &[u8]) -> Option<u32> {
    let bytes: &[u8; BEGINNING] = bytes.first_chunk()?;
    Some(bytes.iter().fold(0, |beginning, byte| beginning << 8 | u32::from(*byte)))
}

/// Multiplicative hashing (Knuth, The Art of Computer Programming, vol. 3, section 6.4).
fn bit_of(beginning: u32) -> usize {
    (beginning.wrapping_mul(0x9e37_79b1) >> (u32::BITS - BITS)) as usize
}

struct Hit {
    list: List,
    from: usize,
    to: usize,
}

/// The words that stand in a folded text. They are looked for when the first is asked for: most texts need none.
pub struct Heard<'t> {
    text: &'t str,
    /// In order of the text.
    hits: OnceCell<Vec<Hit>>,
}

impl<'t> Heard<'t> {
    pub fn of(text: &'t str) -> Heard<'t> {
        Heard { text, hits: OnceCell::new() }
    }

    /// "Never" is heard in words of its own alone, and not in "do not miss it".
    fn hits(&self) -> &[Hit] {
        self.hits.get_or_init(|| {
            let hits = all_hits(self.text);
            let is_warning: Vec<bool> =
                hits.iter().map(|hit| hit.list != List::Never || warns(self.text, &hits, hit)).collect();
            hits.into_iter().zip(is_warning).filter(|(_, is_warning)| *is_warning).map(|(hit, _)| hit).collect()
        })
    }

    pub fn has(&self, list: List) -> bool {
        self.hits().iter().any(|hit| hit.list == list)
    }

    /// Whether a word of a list stands wholly in a part of the text.
    pub fn within(&self, list: List, part: Range<usize>) -> bool {
        within(self.hits(), part).any(|hit| hit.list == list)
    }

    /// Where the words of a list stand.
    pub fn places(&self, list: List) -> impl Iterator<Item = Range<usize>> + '_ {
        self.hits().iter().filter(move |hit| hit.list == list).map(|hit| hit.from..hit.to)
    }

    /// Where those begin that stand wholly in a part of the text.
    pub fn places_within(&self, list: List, part: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        within(self.hits(), part).filter(move |hit| hit.list == list).map(|hit| hit.from)
    }
}

fn all_hits(text: &str) -> Vec<Hit> {
    let bytes = text.as_bytes();
    let mut hits = Vec::new();
    for from in 0..bytes.len() {
        let Some(beginning) = beginning(&bytes[from..]) else { break };
        let bit = bit_of(beginning);
        if INDEX.beginnings[bit / 64] >> (bit % 64) & 1 == 0 {
            continue;
        }
        let first = INDEX.words.partition_point(|(other, ..)| *other < beginning);
        let alike = INDEX.words[first..].iter().take_while(|(other, ..)| *other == beginning);
        for (_, list, word) in alike.filter(|(.., word)| bytes[from..].starts_with(word.as_bytes())) {
            hits.push(Hit { list: *list, from, to: from + word.len() });
        }
    }
    hits
}

/// Those that stand wholly in a part of the text.
fn within(hits: &[Hit], part: Range<usize>) -> impl Iterator<Item = &Hit> {
    let first = hits.partition_point(|hit| hit.from < part.start);
    hits[first..].iter().take_while(move |hit| hit.from < part.end).filter(move |hit| hit.to <= part.end)
}

/// "Never share it", and neither "Anmeldung" nor "do not let this chance pass".
fn warns(text: &str, hits: &[Hit], never: &Hit) -> bool {
    const MISSED_WITHIN: usize = 30;
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let (word, before, behind) = (&text[never.from..never.to], &text[..never.from], &text[never.to..]);
    let is_inside = word.starts_with(is_letter) && before.ends_with(char::is_alphabetic)
        || word.ends_with(is_letter) && behind.starts_with(char::is_alphabetic);
    let end = behind.char_indices().nth(MISSED_WITHIN).map_or(behind.len(), |(end, _)| end);
    !is_inside && !within(hits, never.to..never.to + end).any(|hit| hit.list == List::Missed)
}

#[cfg(test)]
mod tests {
    use super::{BEGINNING, Heard, LISTS, List};

    #[test]
    fn no_word_is_shorter_than_its_beginning() {
        let words = LISTS.iter().flat_map(|(_, words)| words.iter());
        assert_eq!(words.filter(|word| word.len() < BEGINNING).collect::<Vec<_>>(), Vec::<&&str>::new());
    }

    #[test]
    fn words_are_heard_inside_of_others_and_never_in_its_own_alone() {
        let heard = Heard::of("send the code now, zur anmeldung");
        assert!(heard.has(List::Codes) && heard.has(List::HandsOver) && heard.has(List::AtOnce));
        assert!(heard.within(List::Codes, 9..13) && !heard.within(List::Codes, 10..13));
        assert!(!heard.has(List::Never));
        assert!(Heard::of("never share it").has(List::Never));
        assert!(!Heard::of("do not miss it").has(List::Never));
        assert!(!Heard::of("").has(List::Never));
    }
}
