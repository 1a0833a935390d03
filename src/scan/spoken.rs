//! Which languages a text is in, told by its script and its words; and whether it is in none that is known.
//!
//! Carriers' words travel ("total", "bonus", "internet"), so a word counts the less for a language the more languages share
//! it. It does not say which language an unknown text is in.

use super::fold::{Folded, is_capital};
use super::letters;
use super::lexicon::{Lexicon, MOST_LANGUAGES, Tongue, bit};
use super::money;
use crate::languages::{Language, Script};

/// A text with fewer telling words says too little about its language.
const FEWEST_WORDS: usize = 3;
/// Of the words of carrier messages in a known language, names set aside, more than this many in a hundred are known;
/// of related languages, fewer.
const KNOWN_WORDS: u32 = 52;
/// Letters of an unknown script, in a hundred: a few are a name or an ornament.
const FOREIGN_LETTERS: usize = 20;
/// A second language is spoken beside the likeliest where it explains words that the first does not know, this share of those
/// that the first does: people mix, and carriers put their own words into any language.
const SHARE_OF_FIRST: u32 = 5;
/// So many, and not one by chance.
const FEWEST_MIXED: usize = 2;
/// More languages than these have no word of two letters in common.
const MOST_TIES: usize = 7;
/// Nobody mixes more.
const MOST_SPOKEN: usize = 3;
/// Work enough for any message; a longer text is judged by its beginning.
const LONGEST_LOOK: usize = 4096;
/// What a word counts that one language alone knows: divisible by the small numbers of languages that share one.
const WEIGHT: u32 = 60;
/// Letters that make a word, on average, where only letters can be counted.
const LETTERS_A_WORD: usize = 5;
const IDEOGRAPHS_A_WORD: usize = 2;
/// Japanese has hiragana in any sentence, and katakana on any page; Chinese borrows one of them now and then.
const FEWEST_HIRAGANA: usize = 2;
const FEWEST_KATAKANA: usize = 3;

/// The languages of one text.
#[derive(Clone, Debug, Default)]
pub struct Spoken {
    /// The likeliest first.
    pub ranking: Vec<Tongue>,
    pub bits: u64,
    /// Whether the text is in a language that is not known, although some of its words look like those of one that is.
    pub is_foreign: bool,
}

impl Spoken {
    pub fn has(&self, tongue: Tongue) -> bool {
        self.bits & bit(tongue) != 0
    }

    /// 0 for the likeliest; beyond all for one that is not spoken.
    pub fn rank(&self, tongue: Tongue) -> usize {
        self.ranking.iter().position(|spoken| *spoken == tongue).unwrap_or(self.ranking.len())
    }

    pub fn languages(&self, lexicon: &Lexicon) -> impl Iterator<Item = &'static Language> {
        self.ranking.iter().filter_map(|tongue| lexicon.languages.get(usize::from(*tongue)).copied())
    }
}

/// What was counted of a text.
struct Counts {
    languages: usize,
    /// Those in Latin letters, as bits.
    latin: u64,
    english: Option<Tongue>,
    /// Words with the languages that know them, as bits.
    words: Vec<u64>,
    unknown: usize,
}

impl Counts {
    /// For each language the weight of the words that it knows and none of `others` does.
    fn scores(&self, others: u64) -> [u32; MOST_LANGUAGES] {
        let mut scores = [0; MOST_LANGUAGES];
        for knowing in self.words.iter().filter(|knowing| *knowing & others == 0) {
            let (mut bits, weight) = (*knowing, weight(*knowing));
            while bits != 0 {
                scores[bits.trailing_zeros() as usize] += weight;
                bits &= bits - 1;
            }
        }
        scores
    }

    /// Whether a further language explains so many words that the others do not know: in "nat'l calls" one alone is none.
    fn adds_words(&self, others: u64, next: Tongue) -> bool {
        let own = |knowing: &&u64| **knowing & others == 0 && **knowing & bit(next) != 0;
        // Letters of another script are there by no chance.
        self.latin & bit(next) == 0 || self.words.iter().filter(own).count() >= FEWEST_MIXED
    }

    /// The languages spoken, the likeliest first. Of equal ones the first of the lexicon.
    fn ranking(&self) -> Vec<Tongue> {
        let best = |scores: &[u32; MOST_LANGUAGES]| {
            let (best, score) =
                scores.iter().enumerate().take(self.languages).rev().max_by_key(|(_, score)| **score)?;
            (*score > 0).then_some((best as Tongue, *score))
        };
        let scores = self.scores(0);
        let Some((first, most)) = best(&scores) else { return Vec::new() };
        let mut ranking = vec![first];
        while ranking.len() < MOST_SPOKEN {
            let known = ranking.iter().fold(0, |bits, tongue| bits | bit(*tongue));
            if self.words.iter().all(|knowing| knowing & known != 0) {
                break;
            }
            match best(&self.scores(known)) {
                Some((next, own)) if own >= WEIGHT && own * SHARE_OF_FIRST >= most && self.adds_words(known, next) => {
                    ranking.push(next)
                }
                _ => break,
            }
        }
        // Carriers of many countries write English among their own words, all of which may be known in both.
        let is_near = |tongue: Tongue| scores[usize::from(tongue)] * 4 >= most * 3;
        if let Some(english) = self.english.filter(|&english| is_near(english) && !ranking.contains(&english)) {
            ranking.push(english);
        }
        // A text of few words may fit several languages alike, and each may be meant.
        if self.words.len() <= FEWEST_WORDS {
            let ties = (0..).zip(&scores).filter(|(_, score)| **score == most).map(|(tongue, _)| tongue);
            ranking.extend(ties.filter(|tongue| *tongue != first).take(MOST_TIES));
        }
        ranking
    }
}

pub fn identify(folded: &Folded<'_>, lexicon: &Lexicon) -> Spoken {
    let end =
        (0..=LONGEST_LOOK.min(folded.text.len())).rev().find(|&end| folded.text.is_char_boundary(end)).unwrap_or(0);
    let text = &folded.text[..end];
    let latin = lexicon.of_script[Script::Latin as usize];
    let mut counts = Counts {
        languages: lexicon.languages.len(),
        latin,
        english: lexicon.english,
        words: Vec::with_capacity(32),
        unknown: 0,
    };
    let foreign_letters = count_letters(text, lexicon, &mut counts);
    count_words(folded, text, lexicon, &mut counts);
    let ranking = counts.ranking();
    let bits = ranking.iter().fold(0, |bits, tongue| bits | bit(*tongue));
    let is_foreign = foreign_letters || has_few_known_words(&counts, &ranking);
    Spoken { ranking, bits, is_foreign }
}

/// Counts letters for the languages that have a script to themselves; whether too many are of a script of none.
fn count_letters(text: &str, lexicon: &Lexicon, counts: &mut Counts) -> bool {
    if text.is_ascii() {
        return false;
    }
    let (mut letters, mut foreign, mut all) = ([0usize; Script::ALL.len()], 0, 0);
    for character in text.chars() {
        if character.is_ascii() {
            let is_letter = usize::from(character.is_ascii_alphabetic());
            letters[Script::Latin as usize] += is_letter;
            all += is_letter;
            continue;
        }
        let script = Script::of(character);
        if script.is_none() && !character.is_alphabetic() {
            continue;
        }
        all += 1;
        match script {
            Some(script) if lexicon.of_script[script as usize] != 0 || script == Script::Latin => {
                letters[script as usize] += 1
            }
            _ => foreign += 1,
        }
    }
    let is_hiragana = |c: &char| matches!(c, '\u{3041}'..='\u{3096}') && *c != 'の';
    let is_katakana = |c: &char| matches!(c, '\u{30a1}'..='\u{30fc}') && *c != '・';
    let is_japanese = letters[Script::Kana as usize] > 0
        && (letters[Script::Han as usize] == 0
            || text.chars().filter(is_hiragana).take(FEWEST_HIRAGANA).count() == FEWEST_HIRAGANA
            || text.chars().filter(is_katakana).take(FEWEST_KATAKANA).count() == FEWEST_KATAKANA);
    if lexicon.of_script[Script::Kana as usize] != 0 && is_japanese {
        letters[Script::Kana as usize] += letters[Script::Han as usize];
        letters[Script::Han as usize] = 0;
    }
    for (script, count) in letters.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        let bits = lexicon.of_script[script];
        let is_ideographic = matches!(Script::ALL[script], Script::Kana | Script::Han | Script::Hangul);
        let words = count.div_ceil(if is_ideographic { IDEOGRAPHS_A_WORD } else { LETTERS_A_WORD });
        if bits.count_ones() == 1 && script != Script::Latin as usize {
            counts.words.extend(std::iter::repeat_n(bits, words));
        }
    }
    foreign * 100 > all * FOREIGN_LETTERS
}

/// Looks up the words of scripts that several languages share.
fn count_words(folded: &Folded<'_>, text: &str, lexicon: &Lexicon, counts: &mut Counts) {
    let bytes = text.as_bytes();
    for (from, to) in letters::words(text) {
        // Links, codes and glued units are no words, nor are single letters.
        let glued = |byte: Option<&u8>| {
            byte.is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'@' | b'_' | b'#' | b'*'))
        };
        let dotted = bytes.get(to) == Some(&b'.') && bytes.get(to + 1).is_some_and(u8::is_ascii_alphabetic);
        // Most words begin with a plain letter: no need to ask for its script.
        let is_ascii = bytes[from].is_ascii();
        let single = if is_ascii { to - from == 1 } else { text[from..to].chars().nth(1).is_none() };
        let script = if is_ascii { None } else { text[from..to].chars().next().and_then(Script::of) };
        let alone = script
            .is_some_and(|script| script != Script::Latin && lexicon.of_script[script as usize].count_ones() == 1);
        if single || alone || dotted || glued(from.checked_sub(1).and_then(|i| bytes.get(i))) || glued(bytes.get(to)) {
            continue;
        }
        let word = &text[from..to];
        let knowing = match (lexicon.vocabulary.knowing(word), script) {
            (0, Some(script)) if !has_letters_of_few(word) => lexicon.of_any_word[script as usize],
            (knowing, _) => knowing,
        };
        if knowing == 0 {
            counts.unknown += usize::from(!is_name(folded, from, to) && !money::is_mark(word));
            continue;
        }
        counts.words.push(knowing);
    }
}

/// Whether a word has letters that were added to a script for some of its languages: those of Persian and Urdu to the Arabic one.
fn has_letters_of_few(word: &str) -> bool {
    word.chars().any(|letter| matches!(letter, '\u{66e}'..='\u{6d3}' | '\u{750}'..='\u{77f}'))
}

/// Sisters share many words, so two languages with one word weigh it as one does; words of many weigh little.
fn weight(knowing: u64) -> u32 {
    /// By the number of languages: a division for each word would take longer than all the rest of its counting.
    const WEIGHTS: [u32; MOST_LANGUAGES + 1] = {
        let mut weights = [WEIGHT; MOST_LANGUAGES + 1];
        let mut languages = 1;
        while languages <= MOST_LANGUAGES {
            weights[languages] = WEIGHT / languages.div_ceil(2) as u32;
            languages += 1;
        }
        weights
    };
    WEIGHTS[knowing.count_ones() as usize]
}

/// Whether the two likeliest languages together know too few of the words: people mix two, and no more.
fn has_few_known_words(counts: &Counts, ranking: &[Tongue]) -> bool {
    let spoken = ranking.iter().take(2).fold(0, |bits, tongue| bits | bit(*tongue));
    let (mut known, mut all) = (0, counts.unknown as u32 * WEIGHT);
    for knowing in &counts.words {
        // A word of many languages tells nothing of which it is, and something of its being none that is not known.
        let weight = weight(*knowing).max(WEIGHT / 3);
        all += weight;
        known += if knowing & spoken != 0 { weight } else { 0 };
    }
    counts.words.len() + counts.unknown >= FEWEST_WORDS && known * 100 < all * KNOWN_WORDS
}

/// A word with a capital inside a sentence, one all in capitals ("CHILLAX"), or one before the colon at the head of a message: "Orange SL: ".
fn is_name(folded: &Folded<'_>, from: usize, to: usize) -> bool {
    /// Longer heads of messages are sentences.
    const LONGEST_HEAD: usize = 24;
    let before = folded.text[..from].trim_end_matches(' ');
    let opens = before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n']);
    let source = |from, to| folded.span(from, to).of(folded.source);
    let begins_large = |word: &str| word.starts_with(is_capital);
    let heads = || {
        let head = folded.text[to..].bytes().take(LONGEST_HEAD).position(|byte| byte == b':');
        head.is_some_and(|head| source(to, to + head).split_whitespace().all(begins_large))
    };
    let word = source(from, to);
    let is_large = !opens && begins_large(word) || word.chars().all(is_capital);
    is_large || before.is_empty() && heads()
}
