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
                entries.push(Entry { start, length, next: 0, meaning: meanings.len() as u32 });
                bytes.extend_from_slice(word.as_bytes());
                meanings.push(meaning);
            }
        }
        Words { spellings: Spellings::new(bytes, entries), meanings }
    }

    /// Calls `seen` for every word with which `text` begins at `at`, the shortest first: where it ends, and its meaning. Not for
    /// all behind which plain letters go on.
    pub fn each(&self, text: &[u8], at: usize, mut seen: impl FnMut(usize, T)) {
        if !self.spellings.beginnings.may_stand(text, at) {
            return;
        }
        self.spellings.each(text, at, &mut |end, meaning| {
            if let Some(meaning) = self.meanings.get(meaning as usize) {
                seen(end, *meaning);
            }
        });
    }

    /// How the words begin.
    pub fn beginnings(&self) -> &Beginnings {
        &self.spellings.beginnings
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

/// The words themselves, as a tree of their letters. Not generic, so that it exists once in the program.
///
/// Nodes stand in order of depth, so that the children of each are neighbours, and those of the next node follow them. Letters at
/// which nothing parts and no word ends have no node: a node's label holds them, and they are compared at once. Where only one word
/// goes on, so is the rest of it.
struct Spellings {
    bytes: Vec<u8>,
    entries: Vec<Entry>,
    /// For each node, the letter that leads to it.
    letters: Vec<u8>,
    /// The labels of all nodes, in their order.
    labels: Vec<u8>,
    nodes: Vec<Node>,
    /// For each first letter, its node; 0, the root, where there is none.
    first: Vec<u32>,
    /// The same for each pair of first letters, by hash: most nodes of one letter have many children.
    pairs: Vec<Pair>,
    beginnings: Beginnings,
}

/// Which beginnings words have, as bits: at most places no word stands, and a walk would miss the cache to find out.
pub struct Beginnings {
    bits: Vec<u64>,
    /// For each first letter, which lengths its words have that are shorter than a beginning, as bits.
    short: Vec<u8>,
}

/// Bytes of a word by which most places are told to have none: two letters of the scripts of Asia, three of Cyrillic.
const BEGINNING: usize = 6;
/// Bits of the set of beginnings, as a power of two: the thousand of a language seldom meet.
const BEGINNING_BITS: u32 = 15;

/// The bit of a beginning, by multiplicative hashing (Knuth, The Art of Computer Programming, vol. 3, section 6.4).
fn bit_of(next: u64, length: usize) -> usize {
    let beginning = next & (u64::MAX >> (u64::BITS - u8::BITS * length as u32));
    (beginning.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - BEGINNING_BITS)) as usize
}

/// The next eight bytes of a text as one number, with zeros behind its end.
fn next_bytes(text: &[u8], at: usize) -> u64 {
    match text.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()) {
        Some(bytes) => u64::from_le_bytes(bytes),
        None => text.get(at..).unwrap_or(&[]).iter().rev().fold(0, |next, byte| next << 8 | u64::from(*byte)),
    }
}

impl Beginnings {
    pub fn new() -> Beginnings {
        Beginnings { bits: vec![0; 1 << BEGINNING_BITS >> u64::BITS.trailing_zeros()], short: vec![0; 256] }
    }

    /// Those of either.
    pub fn add(&mut self, other: &Beginnings) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(own, other)| *own |= other);
        self.short.iter_mut().zip(&other.short).for_each(|(own, other)| *own |= other);
    }

    fn note(&mut self, word: &[u8]) {
        let Some(&first) = word.first() else { return };
        let length = word.len().min(BEGINNING);
        let bit = bit_of(next_bytes(word, 0), length);
        self.bits[bit / 64] |= 1 << (bit % 64);
        if length < BEGINNING {
            self.short[usize::from(first)] |= 1 << length;
        }
    }

    /// False where no word stands at `at`, or letters go on behind each: "m" does not stand in "more". True may be wrong.
    pub fn may_stand(&self, text: &[u8], at: usize) -> bool {
        let next = next_bytes(text, at);
        if self.has(next, BEGINNING) {
            return true;
        }
        let mut lengths = self.short[usize::from(next as u8)];
        if lengths == 0 {
            return false;
        }
        let is_letter = |at: &usize| ((next >> (8 * at)) as u8).is_ascii_alphabetic();
        let letters = (0..BEGINNING).take_while(is_letter).count();
        lengths &= u8::MAX << letters;
        while lengths != 0 {
            let length = lengths.trailing_zeros() as usize;
            if self.has(next, length) {
                return true;
            }
            lengths &= lengths - 1;
        }
        false
    }

    fn has(&self, next: u64, length: usize) -> bool {
        let bit = bit_of(next, length);
        self.bits[bit / 64] >> (bit % 64) & 1 != 0
    }
}

/// All in one place, as all are looked up at every letter.
#[derive(Clone, Copy)]
struct Node {
    /// Where its children begin and end.
    children: (u32, u32),
    /// Where the words that end there, or go on alone from there, begin and end.
    entries: (u32, u32),
    /// Its label: letters behind the one that leads to it.
    label: (u32, u32),
}

/// A node and the two letters that lead to it; 0, the root, in a free place.
#[derive(Clone, Copy)]
struct Pair {
    letters: [u8; 2],
    node: u32,
}

#[derive(Clone, Copy)]
struct Entry {
    start: u32,
    length: u16,
    /// The letter behind those of its node; where it is another, the word need not be fetched to be compared.
    next: u8,
    /// Index of what the word stands for.
    meaning: u32,
}

impl Spellings {
    fn new(bytes: Vec<u8>, mut sorted: Vec<Entry>) -> Spellings {
        let word = |entry: &Entry| {
            let start = entry.start as usize;
            bytes.get(start..start + usize::from(entry.length)).unwrap_or(&[])
        };
        order::sort(&mut sorted, |a, b| word(a) < word(b));
        let mut tree = Spellings {
            entries: Vec::with_capacity(sorted.len()),
            letters: vec![0],
            labels: Vec::new(),
            nodes: Vec::new(),
            first: vec![0; 256],
            pairs: Vec::new(),
            bytes: Vec::new(),
            beginnings: Beginnings::new(),
        };
        for word in sorted.iter().map(word) {
            tree.beginnings.note(word);
        }
        // The words below each node, as a range of the sorted ones, with the node's depth.
        let mut below = vec![(0, sorted.len(), 0)];
        let mut labels = vec![(0, 0)];
        let mut pairs = Vec::new();
        let mut node = 0;
        while let Some(&(from, to, depth)) = below.get(node) {
            let (children, entries) = (below.len() as u32, tree.entries.len() as u32);
            let mut at = from;
            // Words that end here come before the longer ones that begin with them.
            while at < to && (usize::from(sorted[at].length) == depth || to - at == 1 && depth > 0) {
                let next = word(&sorted[at]).get(depth).copied().unwrap_or(0);
                tree.entries.push(Entry { next, ..sorted[at] });
                at += 1;
            }
            while at < to {
                let letter = word(&sorted[at]).get(depth).copied().unwrap_or(0);
                let length = sorted[at..to].partition_point(|entry| word(entry).get(depth) <= Some(&letter));
                let child = below.len() as u32;
                match depth {
                    0 => tree.first[usize::from(letter)] = child,
                    1 => pairs.push(Pair { letters: [tree.letters[node], letter], node: child }),
                    _ => {}
                }
                let shared = if depth == 0 { 1 } else { shared(word(&sorted[at]), word(&sorted[at + length - 1])) };
                let label = tree.labels.len() as u32;
                tree.labels.extend_from_slice(word(&sorted[at]).get(depth + 1..shared).unwrap_or(&[]));
                labels.push((label, tree.labels.len() as u32));
                below.push((at, at + length, shared));
                tree.letters.push(letter);
                at += length;
            }
            let ends = (below.len() as u32, tree.entries.len() as u32);
            tree.nodes.push(Node { children: (children, ends.0), entries: (entries, ends.1), label: labels[node] });
            node += 1;
        }
        Spellings { bytes, pairs: table_of(&pairs), ..tree }
    }

    fn each(&self, text: &[u8], at: usize, seen: &mut dyn FnMut(usize, u32)) {
        let Some(&letter) = text.get(at) else { return };
        self.words_at(&self.nodes[self.first[usize::from(letter)] as usize], text, at, at + 1, seen);
        let Some(&second) = text.get(at + 1) else { return };
        let mut node = self.node_of([letter, second]);
        let mut end = at + 2;
        while node != 0 {
            let own = &self.nodes[node];
            let label = &self.labels[own.label.0 as usize..own.label.1 as usize];
            if !goes_on(text, end, label) {
                return;
            }
            end += label.len();
            self.words_at(own, text, at, end, seen);
            let Some(letter) = text.get(end) else { return };
            let (from, to) = own.children;
            let letters = &self.letters[from as usize..to as usize];
            node = letters.iter().position(|child| child == letter).map_or(0, |place| from as usize + place);
            end += 1;
        }
    }

    /// Calls `seen` for the words that end with this node, or go on alone from it, the node's own letters being `text[at..end]`.
    #[inline]
    fn words_at(&self, node: &Node, text: &[u8], at: usize, end: usize, seen: &mut dyn FnMut(usize, u32)) {
        let (from, to) = node.entries;
        if from < to {
            self.entries_at((from, to), text, at, end, seen);
        }
    }

    fn entries_at(&self, (from, to): (u32, u32), text: &[u8], at: usize, end: usize, seen: &mut dyn FnMut(usize, u32)) {
        let (depth, letter) = (end - at, text.get(end).copied());
        for entry in &self.entries[from as usize..to as usize] {
            let (start, length) = (entry.start as usize, usize::from(entry.length));
            if length == depth {
                seen(end, entry.meaning);
            } else if letter == Some(entry.next) {
                let rest = &self.bytes[start + depth..start + length];
                if goes_on(text, end, rest) {
                    seen(end + rest.len(), entry.meaning);
                }
            }
        }
    }

    /// The node to which these first two letters lead; 0 where no word begins so.
    fn node_of(&self, letters: [u8; 2]) -> usize {
        let last = self.pairs.len() - 1;
        let mut place = place_of(letters) & last;
        loop {
            let pair = self.pairs[place];
            if pair.letters == letters || pair.node == 0 {
                return pair.node as usize;
            }
            place = (place + 1) & last;
        }
    }
}

/// Whether these letters stand at `at`. Few letters are compared sooner one by one than by the library.
fn goes_on(text: &[u8], at: usize, letters: &[u8]) -> bool {
    text.get(at..at + letters.len()).is_some_and(|next| next.iter().zip(letters).all(|(a, b)| a == b))
}

/// How many letters two words have in common from their beginning.
fn shared(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// Where a search for a pair begins.
fn place_of(letters: [u8; 2]) -> usize {
    (u32::from(u16::from_be_bytes(letters)).wrapping_mul(0x9e37_79b1) >> 16) as usize
}

/// The pairs as an open table, at most half full, so that a search ends soon.
fn table_of(pairs: &[Pair]) -> Vec<Pair> {
    let size = (pairs.len() * 2 + 1).next_power_of_two();
    let mut table = vec![Pair { letters: [0; 2], node: 0 }; size];
    for pair in pairs {
        let mut place = place_of(pair.letters) & (size - 1);
        while table[place].node != 0 {
            place = (place + 1) & (size - 1);
        }
        table[place] = *pair;
    }
    table
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
        assert_eq!(words.longest(b"val uable", 0, |_, _| true), Some((3, 1)));
        assert_eq!(words.longest(b"valuable", 0, |_, _| true), None);
        assert_eq!(words.longest(b"", 0, |_, _| true), None);
        assert_eq!(words.longest(b"xyz", 0, |_, _| true), None);
    }
}
