//! One text with all that is needed to search it: its folded form, the words of the languages, and which of them it is in.
//!
//! It looks words up; what they mean together is the business of its users.

use super::fold::Folded;
use super::letters;
use super::lexicon::{AloneWord, ClockWord, Lexicon, NumberWord, Tongue};
use super::spoken::Spoken;
use super::words::Words;
use crate::languages::{Calendar, HalfDay};

#[derive(Clone, Copy)]
pub struct Look<'a> {
    pub folded: &'a Folded<'a>,
    /// The folded text.
    pub text: &'a str,
    pub bytes: &'a [u8],
    pub lexicon: &'a Lexicon,
    pub spoken: &'a Spoken,
    /// Whether one of the languages puts the number behind its unit.
    pub puts_number_last: bool,
    pub is_buddhist: bool,
    pub is_solar: bool,
}

/// Which of the words beside dates and times that open one may stand at a place.
#[derive(Clone, Copy, Default)]
pub struct ClockUses {
    pub month: bool,
    pub before: bool,
    pub half: bool,
}

/// Words of a language that the text is not in count only from this many bytes on: shorter ones mean many things.
const LONG_WORD: usize = 3;

impl<'a> Look<'a> {
    pub fn new(folded: &'a Folded<'a>, lexicon: &'a Lexicon, spoken: &'a Spoken) -> Look<'a> {
        let calendar = spoken.languages(lexicon).next().map(|language| language.calendar);
        Look {
            folded,
            text: &folded.text,
            bytes: folded.text.as_bytes(),
            lexicon,
            spoken,
            puts_number_last: spoken.languages(lexicon).any(|language| language.number_last),
            is_buddhist: calendar == Some(Calendar::Buddhist),
            is_solar: calendar == Some(Calendar::Solar),
        }
    }

    /// Whether the text seems to be in this language, among others.
    pub fn speaks(&self, tag: &str) -> bool {
        self.spoken.languages(self.lexicon).any(|language| language.tag == tag)
    }

    /// The word for a length of time or a thing counted that stands at `at`, and where it ends.
    pub fn number_word_at(&self, at: usize) -> Option<(NumberWord, usize)> {
        self.best(&self.lexicon.number_words, at, |_| true)
    }

    /// The words that are a length of time or a share by themselves, and where they end.
    pub fn word_alone_at(&self, at: usize) -> Option<(AloneWord, usize)> {
        if !letters::starts_alone(self.text, at) {
            return None;
        }
        self.best(&self.lexicon.alone, at, |_| true)
    }

    /// Where the word for money of one of the text's own languages ends that stands at `at`.
    pub fn money_end(&self, at: usize) -> Option<usize> {
        let fits = |end: usize, tongue: &Tongue| self.spoken.has(*tongue) && letters::ends_alone(self.text, end);
        self.lexicon.money.longest(self.bytes, at, fits).map(|(end, _)| end)
    }

    pub fn month_at(&self, at: usize) -> Option<(u32, usize)> {
        let is_month = |word: &ClockWord| matches!(word, ClockWord::Month(_));
        match self.best(&self.lexicon.clock, at, is_month)? {
            // A word of the text's own language is no month of another.
            (ClockWord::Month(month), end) => (!self.is_own_word(at, end)).then_some((month, end)),
            _ => None,
        }
    }

    /// Whether the word is one of the languages spoken, and none of their months.
    fn is_own_word(&self, at: usize, end: usize) -> bool {
        let knowing = self.text.get(at..end).map_or(0, |word| self.lexicon.vocabulary.knowing(word));
        let mut is_own_month = false;
        self.lexicon.clock.each(self.bytes, at, |to, (tongue, word)| {
            is_own_month |= to == end && self.spoken.has(tongue) && matches!(word, ClockWord::Month(_));
        });
        knowing & self.spoken.bits != 0 && !is_own_month
    }

    /// Which uses the words beside dates and times have that stand at `at`, in one walk; some of them may be part of longer words.
    pub fn clock_uses_at(&self, at: usize) -> ClockUses {
        let mut uses = ClockUses::default();
        self.lexicon.clock.each(self.bytes, at, |_, (_, word)| match word {
            ClockWord::Month(_) => uses.month = true,
            ClockWord::Before => uses.before = true,
            ClockWord::Half(_) => uses.half = true,
            _ => {}
        });
        uses
    }

    /// Where the word for this use beside dates and times ends that stands at `at`.
    pub fn clock_word_end(&self, at: usize, wanted: ClockWord) -> Option<usize> {
        self.best(&self.lexicon.clock, at, |word| *word == wanted).map(|(_, end)| end)
    }

    /// The part of the day that the word at `at` is for, and where it ends.
    pub fn half_of_day_at(&self, at: usize) -> Option<(HalfDay, usize)> {
        let is_half = |word: &ClockWord| matches!(word, ClockWord::Half(_));
        match self.best(&self.lexicon.clock, at, is_half)? {
            (ClockWord::Half(half), end) => Some((half, end)),
            _ => None,
        }
    }

    /// The day that a word at `at` names by its place in the week or by how long ago it was, and where the word ends.
    pub fn day_word_at(&self, at: usize) -> Option<(ClockWord, usize)> {
        self.best(&self.lexicon.clock, at, |word| matches!(word, ClockWord::Weekday(_) | ClockWord::DaysAgo(_)))
    }

    /// Where one of the marks ends that stands at `at`, of one of these languages' own.
    pub fn skip(&self, at: usize, marks: &[u8]) -> usize {
        // At most three: beyond that the pieces no longer belong together.
        at + self.bytes.iter().skip(at).take(3).take_while(|byte| marks.contains(byte)).count()
    }

    /// The longest word that stands whole at `at`; of equal ones that of the likeliest language. Words of languages that the
    /// text is not in come last.
    fn best<T: Copy>(&self, words: &Words<(Tongue, T)>, at: usize, fits: impl Fn(&T) -> bool) -> Option<(T, usize)> {
        let mut best: Option<(bool, usize, usize, T)> = None;
        words.each(self.bytes, at, |end, (tongue, meaning)| {
            if !fits(&meaning) || !letters::ends_number_alone(self.text, end) {
                return;
            }
            let is_spoken = self.spoken.has(tongue);
            if !is_spoken && end - at < LONG_WORD && self.spoken.bits != 0 {
                return;
            }
            // Spoken before not spoken, then longer before shorter, then likelier before less likely.
            let rank = self.spoken.rank(tongue);
            let wins = best.as_ref().is_none_or(|(other_spoken, other_end, other_rank, _)| {
                (is_spoken, end, usize::MAX - rank) > (*other_spoken, *other_end, usize::MAX - *other_rank)
            });
            if wins {
                best = Some((is_spoken, end, rank, meaning));
            }
        });
        best.map(|(_, end, _, meaning)| (meaning, end))
    }
}
