//! Words looked up at a place of a text: all that stand there, found in one walk over their letters.
//!
//! It does not decide where a word ends; its users do.

use super::letters::{next_bytes, plain_letters};
use crate::order;
use std::ops::Range;

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
            let (Ok(start), Ok(length)) = (u32::try_from(bytes.len()), u8::try_from(word.len())) else { continue };
            if length > 0 {
                entries.push(Entry { start, length, meaning: meanings.len() as u32 });
                bytes.extend_from_slice(word.as_bytes());
                meanings.push(meaning);
            }
        }
        let sorted = in_order(&bytes, entries);
        let meanings = sorted.iter().filter_map(|entry| meanings.get(entry.meaning as usize).copied()).collect();
        Words { spellings: Spellings::new(&bytes, &sorted), meanings }
    }

    /// Calls `seen` for every word with which `text` begins at `at`, the shortest first: where it ends, and its meaning. Those inside a
    /// run of plain letters may be left out: no word ends there.
    pub fn each(&self, text: &[u8], at: usize, seen: impl FnMut(usize, T)) {
        self.each_from(Start::at(text, at), text, at, seen);
    }

    /// The same where it is known how the text goes on.
    pub fn each_from(&self, start: Start, text: &[u8], at: usize, mut seen: impl FnMut(usize, T)) {
        if !self.spellings.beginnings.may_stand(start) {
            return;
        }
        self.spellings.each(start, text, at, &mut |end, meaning| {
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
/// Letters at which nothing parts and no word ends have no node: a node's label holds them, and they are compared at once. Where only
/// one word goes on, so is the rest of it.
struct Spellings {
    /// The nodes with all that belongs to them, each followed by those below it, so that a walk finds most of what it needs where it
    /// is. A node is its [`Head`], its label, the letters that lead to the nodes below it, where those stand, and for each of
    /// its words the length and the letters of the rest behind the label. The first node has nothing.
    tree: Vec<u8>,
    /// For each first letter, its node; 0 where no word ends there.
    first: Vec<u32>,
    /// The same for each pair of first letters, by hash: most nodes of one letter have many below them.
    pairs: Vec<Pair>,
    beginnings: Beginnings,
}

/// Which beginnings words have, as bits: at most places no word stands, and a walk would miss the cache to find out.
///
/// A word of plain letters begins with all of them up to the first other sign, as the text does where it stands; any other with
/// its first bytes.
pub struct Beginnings {
    bits: Vec<u64>,
    /// For each first byte that is no plain letter, which lengths its words have that are shorter than a beginning, as bits.
    short: Vec<u8>,
}

/// Bytes of a beginning at most: two letters of the scripts of Asia, three of Cyrillic.
const BEGINNING: usize = 6;
/// Bits of the set of beginnings, as a power of two: the thousand of a language seldom meet.
const BEGINNING_BITS: u32 = 15;

/// The bit of a beginning, by multiplicative hashing (Knuth, The Art of Computer Programming, vol. 3, section 6.4).
fn bit_of(next: u64, length: usize) -> usize {
    let beginning = next & (u64::MAX >> (u64::BITS - u8::BITS * length as u32));
    (beginning.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - BEGINNING_BITS)) as usize
}

/// How a text goes on at a place: worked out once, and looked up in each set of beginnings.
#[derive(Clone, Copy)]
pub struct Start {
    next: u64,
    /// How many plain letters come first, up to [`Start::MOST_LETTERS`].
    pub letters: usize,
    /// Of the beginning of a word of plain letters, else of the longest beginning.
    bit: usize,
}

impl Start {
    pub const MOST_LETTERS: usize = 8;

    pub fn at(text: &[u8], at: usize) -> Start {
        let next = next_bytes(text, at);
        let letters = plain_letters(next);
        let length = if letters == 0 { BEGINNING } else { letters.min(BEGINNING) };
        Start { next, letters, bit: bit_of(next, length) }
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
        let (Some(&first), next) = (word.first(), next_bytes(word, 0)) else { return };
        let length = match plain_letters(next) {
            0 => word.len().min(BEGINNING),
            letters => letters.min(BEGINNING),
        };
        let bit = bit_of(next, length);
        self.bits[bit / 64] |= 1 << (bit % 64);
        if length < BEGINNING && !first.is_ascii_alphabetic() {
            self.short[usize::from(first)] |= 1 << length;
        }
    }

    /// False where no word stands, or plain letters go on behind each: "m" does not stand in "more". True may be wrong.
    pub fn may_stand(&self, start: Start) -> bool {
        let stands = self.has(start.bit);
        if start.letters > 0 {
            return stands;
        }
        let lengths = self.short[usize::from(start.next as u8)];
        let has_short = |length: usize| lengths >> length & 1 != 0 && self.has(bit_of(start.next, length));
        stands || lengths != 0 && (1..BEGINNING).any(has_short)
    }

    fn has(&self, bit: usize) -> bool {
        self.bits[bit / 64] >> (bit % 64) & 1 != 0
    }
}

/// What a node begins with, in the tree as bytes: how many letters its label has, how many nodes are below it, how many words end
/// at it or go on alone from it, and which of all words in order the first of these is.
struct Head {
    label: u8,
    below: u8,
    words: u16,
    first_word: u32,
}

impl Head {
    const BYTES: usize = 8;
    /// Of the place of a node.
    const PLACE: usize = 4;

    fn to_bytes(&self) -> [u8; Head::BYTES] {
        let ([words, more], [a, b, c, d]) = (self.words.to_le_bytes(), self.first_word.to_le_bytes());
        [self.label, self.below, words, more, a, b, c, d]
    }

    fn of(&[label, below, words, more, a, b, c, d]: &[u8; Head::BYTES]) -> Head {
        let (words, first_word) = (u16::from_le_bytes([words, more]), u32::from_le_bytes([a, b, c, d]));
        Head { label, below, words, first_word }
    }
}

/// A node and the two letters that lead to it; 0 in a free place.
#[derive(Clone, Copy)]
struct Pair {
    letters: [u8; 2],
    node: u32,
}

#[derive(Clone, Copy)]
struct Entry {
    start: u32,
    length: u8,
    /// Index of what the word stands for.
    meaning: u32,
}

impl Entry {
    fn of<'a>(&self, bytes: &'a [u8]) -> &'a [u8] {
        let start = self.start as usize;
        bytes.get(start..start + usize::from(self.length)).unwrap_or(&[])
    }
}

/// The words by their letters, those that are equal as they were given.
fn in_order(bytes: &[u8], mut entries: Vec<Entry>) -> Vec<Entry> {
    order::sort(&mut entries, |a, b| a.of(bytes) < b.of(bytes));
    entries
}

/// Puts the nodes one behind the other.
struct Planter<'a> {
    bytes: &'a [u8],
    sorted: &'a [Entry],
    tree: Vec<u8>,
    first: Vec<u32>,
    pairs: Vec<Pair>,
}

impl<'a> Planter<'a> {
    fn word(&self, at: usize) -> &'a [u8] {
        self.sorted[at].of(self.bytes)
    }

    /// Adds the node of these words, which begin with the same letters up to `depth`, those from `label` on being its label; where it
    /// stands.
    fn add(&mut self, words: Range<usize>, label: usize, depth: usize) -> u32 {
        let (place, mut next) = (self.tree.len(), words.start);
        // Words that end here come before the longer ones that begin with them.
        while next < words.end && (self.word(next).len() == depth || words.end - next == 1 && depth > 1) {
            next += 1;
        }
        let below = self.parted(next..words.end, depth);
        // Those below a first letter are found by their pair of letters.
        let listed = if depth == 1 { 0 } else { below.len() };
        let label = self.word(words.start).get(label..depth).unwrap_or(&[]);
        let head = Head {
            label: label.len() as u8,
            below: listed as u8,
            words: (next - words.start) as u16,
            first_word: words.start as u32,
        };
        self.tree.extend_from_slice(&head.to_bytes());
        self.tree.extend_from_slice(label);
        self.tree.extend(below.iter().take(listed).map(|words| self.sorted[words.start].of(self.bytes)[depth]));
        let places = self.tree.len();
        self.tree.resize(places + Head::PLACE * listed, 0);
        for at in words.start..next {
            let rest = &self.word(at)[depth..];
            self.tree.push(rest.len() as u8);
            self.tree.extend_from_slice(rest);
        }
        for (index, words) in below.into_iter().enumerate() {
            let child = self.add_below(words, depth).to_le_bytes();
            if index < listed {
                let at = places + Head::PLACE * index;
                self.tree[at..at + Head::PLACE].copy_from_slice(&child);
            }
        }
        place as u32
    }

    /// Adds the node of these words below one of that depth, and notes it where a walk begins with it.
    fn add_below(&mut self, words: Range<usize>, depth: usize) -> u32 {
        let (one, other) = (self.word(words.start), self.word(words.end - 1));
        let shared = if depth == 0 { 1 } else { one.iter().zip(other).take_while(|(a, b)| a == b).count() };
        let node = self.add(words, depth + 1, shared);
        match depth {
            0 if one.len() == 1 => self.first[usize::from(one[0])] = node,
            1 => self.pairs.push(Pair { letters: [one[0], one[1]], node }),
            _ => {}
        }
        node
    }

    /// Words that are longer than `depth`, by the letter there.
    fn parted(&self, words: Range<usize>, depth: usize) -> Vec<Range<usize>> {
        let (mut parts, mut from) = (Vec::new(), words.start);
        while from < words.end {
            let letter = self.word(from)[depth];
            let length = self.sorted[from..words.end].partition_point(|entry| entry.of(self.bytes)[depth] <= letter);
            parts.push(from..from + length);
            from += length;
        }
        parts
    }
}

impl Spellings {
    fn new(bytes: &[u8], sorted: &[Entry]) -> Spellings {
        let mut beginnings = Beginnings::new();
        sorted.iter().for_each(|entry| beginnings.note(entry.of(bytes)));
        let nothing = Head { label: 0, below: 0, words: 0, first_word: 0 };
        let (tree, first) = (nothing.to_bytes().to_vec(), vec![0; 256]);
        let mut planter = Planter { bytes, sorted, tree, first, pairs: Vec::new() };
        for words in planter.parted(0..sorted.len(), 0) {
            planter.add_below(words, 0);
        }
        Spellings { tree: planter.tree, first: planter.first, pairs: table_of(&planter.pairs), beginnings }
    }

    fn each(&self, start: Start, text: &[u8], at: usize, seen: &mut dyn FnMut(usize, u32)) {
        let least = at + start.letters;
        let Some(&letter) = text.get(at) else { return };
        // Only words of one letter, which no other may follow.
        if start.letters < 2
            && let first @ 1.. = self.first[usize::from(letter)]
        {
            self.step(first, text, at + 1, least, seen);
        }
        let Some(&second) = text.get(at + 1) else { return };
        let (mut node, mut end) = (self.node_of([letter, second]), at + 2);
        while node != 0 {
            (node, end) = self.step(node, text, end, least, seen);
        }
    }

    /// Calls `seen` for the words of this node that end at `least` or behind it; the letters before `end` lead to the node. The next
    /// node, 0 where there is none, and up to where its own letters lead.
    #[inline]
    fn step(&self, node: u32, text: &[u8], end: usize, least: usize, seen: &mut dyn FnMut(usize, u32)) -> (u32, usize) {
        let Some((head, rest)) = self.tree.get(node as usize..).and_then(|tree| tree.split_first_chunk()) else {
            return (0, end);
        };
        let head = Head::of(head);
        let (label, rest) = rest.split_at(usize::from(head.label));
        if !goes_on(text, end, label) {
            return (0, end);
        }
        let end = end + label.len();
        let (letters, rest) = rest.split_at(usize::from(head.below));
        let (places, mut words) = rest.split_at(Head::PLACE * letters.len());
        for word in head.first_word..head.first_word + u32::from(head.words) {
            let Some((&length, more)) = words.split_first() else { break };
            let (rest, more) = more.split_at(usize::from(length));
            if end + rest.len() >= least && goes_on(text, end, rest) {
                seen(end + rest.len(), word);
            }
            words = more;
        }
        let Some(letter) = text.get(end) else { return (0, end) };
        let Some(child) = letters.iter().position(|child| child == letter) else { return (0, end) };
        let place = places.get(Head::PLACE * child..).and_then(|places| places.first_chunk());
        (place.map_or(0, |place| u32::from_le_bytes(*place)), end + 1)
    }

    /// The node to which these first two letters lead; 0 where no word begins so.
    fn node_of(&self, letters: [u8; 2]) -> u32 {
        let last = self.pairs.len() - 1;
        let mut place = place_of(letters) & last;
        loop {
            let pair = self.pairs[place];
            if pair.letters == letters || pair.node == 0 {
                return pair.node;
            }
            place = (place + 1) & last;
        }
    }
}

/// Whether these letters stand at `at`. Few letters are compared sooner one by one than by the library.
fn goes_on(text: &[u8], at: usize, letters: &[u8]) -> bool {
    letters.is_empty()
        || text.get(at..at + letters.len()).is_some_and(|next| next.iter().zip(letters).all(|(a, b)| a == b))
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
        let seen = |text: &[u8], at: usize| {
            let mut seen = Vec::new();
            words.each(text, at, |end, meaning| seen.push((end, meaning)));
            seen
        };
        // Neither "v" nor "val" ends inside of "valid".
        assert_eq!(seen(b"is valid until", 3), [(8, 2), (8, 6), (14, 0)]);
        assert_eq!(seen(b"v. 2", 0), [(1, 4)]);
        assert_eq!(seen("valé".as_bytes(), 0), [(3, 1)]);
        assert_eq!(words.longest(b"val uable", 0, |_, _| true), Some((3, 1)));
        assert_eq!(words.longest(b"valuable", 0, |_, _| true), None);
        assert_eq!(words.longest(b"", 0, |_, _| true), None);
        assert_eq!(words.longest(b"xyz", 0, |_, _| true), None);
    }
}
