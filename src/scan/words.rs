//! Words looked up at a place of a text: all that stand there, found in one walk over their letters.
//!
//! It does not decide where a word ends; its users do.

use crate::order;

/// Words with what they stand for. Looking one up costs a few comparisons a letter, however many there are.
pub struct Words<T> {
    spellings: Spellings,
    meanings: Vec<T>,
}

impl<T: Copy> Words<T> {
    /// Words that are empty, or longer than any phrase of a person, are left out.
    pub fn new(words: impl Iterator<Item = (String, T)>) -> Words<T> {
        let (mut bytes, mut entries, mut meanings) = (Vec::new(), Vec::new(), Vec::new());
        for (word, meaning) in words {
            let (Ok(start), Ok(length)) = (u32::try_from(bytes.len()), u16::try_from(word.len())) else { continue };
            if length > 0 {
                entries.push(Entry { start, length, meaning: meanings.len() as u32 });
                bytes.extend_from_slice(word.as_bytes());
                meanings.push(meaning);
            }
        }
        Words { spellings: Spellings::new(bytes, entries), meanings }
    }

    /// Calls `seen` for every word with which `text` begins at `at`, the shortest first: where it ends, and its meaning.
    pub fn each(&self, text: &[u8], at: usize, mut seen: impl FnMut(usize, T)) {
        self.spellings.each(text, at, &mut |end, meaning| {
            if let Some(meaning) = self.meanings.get(meaning as usize) {
                seen(end, *meaning);
            }
        });
    }

    /// The longest word at `at` that `fits`: where it ends, and its meaning. Of equal words the first given.
    pub fn longest(&self, text: &[u8], at: usize, mut fits: impl FnMut(usize, &T) -> bool) -> Option<(usize, T)> {
        let mut best: Option<(usize, T)> = None;
        self.each(text, at, |end, meaning| {
            if best.is_none_or(|(longest, _)| end > longest) && fits(end, &meaning) {
                best = Some((end, meaning));
            }
        });
        best
    }
}

/// The words themselves, sorted. Not generic, so that it exists once in the program.
struct Spellings {
    bytes: Vec<u8>,
    entries: Vec<Entry>,
    /// For each first byte, where its words begin; one more for the end.
    first: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Entry {
    start: u32,
    length: u16,
    /// Index of what the word stands for.
    meaning: u32,
}

impl Spellings {
    fn new(bytes: Vec<u8>, mut entries: Vec<Entry>) -> Spellings {
        let word = |entry: &Entry| {
            let start = entry.start as usize;
            bytes.get(start..start + usize::from(entry.length)).unwrap_or(&[])
        };
        order::sort(&mut entries, |a, b| word(a) < word(b));
        let mut first = vec![0; 257];
        for entry in &entries {
            if let Some(&byte) = word(entry).first() {
                first[usize::from(byte) + 1] += 1;
            }
        }
        for at in 1..first.len() {
            first[at] += first[at - 1];
        }
        Spellings { bytes, entries, first }
    }

    fn each(&self, text: &[u8], at: usize, seen: &mut dyn FnMut(usize, u32)) {
        let Some(&byte) = text.get(at) else { return };
        let byte = usize::from(byte);
        let (mut low, mut high) = (self.first[byte] as usize, self.first[byte + 1] as usize);
        let mut end = at + 1;
        while low < high {
            let depth = end - at;
            // Words that end here come before the longer ones that begin with them.
            while let Some(entry) = self.entries.get(low).filter(|e| low < high && usize::from(e.length) == depth) {
                seen(end, entry.meaning);
                low += 1;
            }
            let Some(&byte) = text.get(end) else { return };
            let letter = |entry: &Entry| self.bytes[entry.start as usize + depth];
            let range = &self.entries[low..high];
            let from = range.partition_point(|entry| letter(entry) < byte);
            let count = range[from..].partition_point(|entry| letter(entry) == byte);
            (low, high) = (low + from, low + from + count);
            end += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_stands_at_a_place_is_seen_shortest_first() {
        let words = ["valid until", "val", "valid", "value", "v", "other", "valid"];
        let words = Words::new(words.into_iter().map(str::to_owned).zip(0..));
        let mut seen = Vec::new();
        words.each(b"is valid until", 3, |end, meaning| seen.push((end, meaning)));
        assert_eq!(seen, [(4, 4), (6, 1), (8, 2), (8, 6), (14, 0)]);
        assert_eq!(words.longest(b"valuable", 0, |_, _| true), Some((3, 1)));
        assert_eq!(words.longest(b"", 0, |_, _| true), None);
        assert_eq!(words.longest(b"xyz", 0, |_, _| true), None);
    }
}
