//! Words looked up by their first byte: most bytes of a text begin none, and are passed at once.
//!
//! It does not decide where a word ends; its users do.

/// Words with what they stand for, the longest first within each first byte.
pub struct ByFirst<T>(Vec<Vec<(Vec<u8>, T)>>);

impl<T: Clone> ByFirst<T> {
    pub fn new(words: impl Iterator<Item = (Vec<u8>, T)>) -> ByFirst<T> {
        let mut table: Vec<Vec<(Vec<u8>, T)>> = (0..=u8::MAX).map(|_| Vec::new()).collect();
        for (word, meaning) in words {
            if let Some(&first) = word.first() {
                table[usize::from(first)].push((word, meaning));
            }
        }
        for words in &mut table {
            crate::order::sort(words, |a, b| (b.0.len(), &a.0) < (a.0.len(), &b.0));
        }
        ByFirst(table)
    }

    /// The words with which `text` begins at `at`, the longest first: where each ends, and what it stands for.
    pub fn at<'a>(&'a self, text: &'a [u8], at: usize) -> impl Iterator<Item = (usize, &'a T)> {
        let rest = text.get(at..).unwrap_or(&[]);
        let candidates = rest.first().map_or(&[][..], |&first| self.0[usize::from(first)].as_slice());
        candidates
            .iter()
            .filter(move |(word, _)| rest.starts_with(word))
            .map(move |(word, meaning)| (at + word.len(), meaning))
    }
}
