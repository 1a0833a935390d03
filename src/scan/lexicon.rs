//! The words of a number of languages, in the tables by which a text is searched for them.
//!
//! It knows words, not meaning, and holds nothing but what the language files say. Built once for each set of languages.

use super::fold::fold_phrase;
use super::letters;
use super::money;
use super::words::{Beginnings, Words};
use crate::languages::{self, HalfDay, Language, Phrase, Says, Script};
use crate::volume::Unit;
use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

/// Index of a language in its lexicon.
pub type Tongue = u8;

/// One bit a language: more than these are not taken in.
pub const MOST_LANGUAGES: usize = 64;

/// A phrase and the language whose it is.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    pub phrase: &'static Phrase,
    /// What the phrase says: asked for so often that the way to the phrase would be felt.
    pub says: Says,
    pub language: Tongue,
    /// Whether the words name data, besides what they say: "data balance", "流量包".
    pub names_data: bool,
}

/// Words that stand beside a number: a length of time, something counted that is not data, or "percent".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    Hours(u32),
    Counted,
    Percent,
}

/// Words that say it without a number: "one week", "half of your".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AloneWord {
    Hours(u32),
    Percent(u32),
}

/// What a word says beside a date or a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockWord {
    Month(u32),
    Before,
    After,
    HourMark,
    MinuteMark,
    Half(HalfDay),
    Between,
    /// Right before the name of a month: its last day. Right before a number: the day of a month.
    MonthEnd,
    DayBefore,
    /// Of the words that head a copied message: a day of the week, Monday being 1; a day by how long ago it was; the labels of
    /// sender and time; the way it came by.
    Weekday(u32),
    DaysAgo(u32),
    Sender,
    Sent,
    Channel,
}

#[derive(Clone, Copy)]
pub struct UnitSpelling {
    pub unit: Unit,
    /// "GiB" counts in steps of 1024 whatever the rest of the text does.
    pub binary: bool,
    /// An everyday word too; a unit only where it is written with a capital.
    pub everyday: bool,
    /// Nothing for those that hold in every language.
    pub language: Option<Tongue>,
}

pub struct Lexicon {
    pub languages: Vec<&'static Language>,
    pub(super) english: Option<Tongue>,
    /// For each language its phrases, put in order when a text is first in it: most people meet three languages.
    phrases: Vec<OnceLock<Words<Cue>>>,
    pub(super) number_words: Words<(Tongue, NumberWord)>,
    /// Words that are a length of time or a share by themselves.
    pub(super) alone: Words<(Tongue, AloneWord)>,
    pub(super) clock: Words<(Tongue, ClockWord)>,
    pub(super) units: Words<UnitSpelling>,
    pub(super) abbreviations: Words<Tongue>,
    pub(super) prefixes: Words<Tongue>,
    pub(super) money: Words<Tongue>,
    /// How the words begin that stand before a number, or for one: marks of money, units, lengths, words of dates and times. Most
    /// words of a text are none of them, and are not looked for.
    pub(super) beside: Beginnings,
    pub(super) vocabulary: Vocabulary,
    /// For each script, the languages written in it, as bits.
    pub(super) of_script: Vec<u64>,
    /// For each script, the language whose word is any that no other knows: the one that names no everyday words, as Arabic, with its
    /// many forms, beside Persian.
    pub(super) of_any_word: Vec<u64>,
}

impl Lexicon {
    /// Built from the first [`MOST_LANGUAGES`] of these.
    pub fn of(languages: impl Iterator<Item = &'static Language>) -> Lexicon {
        let languages: Vec<&'static Language> = languages.take(MOST_LANGUAGES).collect();
        let tongues = || (0..).zip(languages.iter().copied());
        let mut of_script = vec![0; Script::ALL.len()];
        let mut of_any_word = of_script.clone();
        for (tongue, language) in tongues() {
            of_script[language.script as usize] |= bit(tongue);
            of_any_word[language.script as usize] |= if language.everyday.is_empty() { bit(tongue) } else { 0 };
        }
        let spelled = |word: &str, unit: Unit, language: Option<Tongue>| {
            let word = fold_phrase(word);
            let spelling = UnitSpelling { unit, binary: word.ends_with("ib"), everyday: word == "to", language };
            (word, spelling)
        };
        let universal = languages::UNITS.iter().map(|(word, unit)| spelled(word, *unit, None));
        let own = tongues().flat_map(|(tongue, language)| {
            language.units.iter().map(move |(word, unit)| spelled(word, *unit, Some(tongue)))
        });
        let english = languages.iter().position(|language| language.tag == "en").map(|at| at as Tongue);
        let mut lexicon = Lexicon {
            english,
            beside: Beginnings::new(),
            phrases: languages.iter().map(|_| OnceLock::new()).collect(),
            number_words: Words::new(tongues().flat_map(|(tongue, language)| {
                let times = language.durations.iter().map(|(word, hours)| (*word, NumberWord::Hours(*hours)));
                let counts = language.counted.iter().map(|word| (*word, NumberWord::Counted));
                let percents = language.percent.iter().map(|word| (*word, NumberWord::Percent));
                let all = times.chain(counts).chain(percents);
                all.map(move |(word, meaning)| (fold_phrase(word), (tongue, meaning)))
            })),
            alone: Words::new(tongues().flat_map(|(tongue, language)| {
                let lengths = language.lengths.iter().map(|(word, hours)| (*word, AloneWord::Hours(*hours)));
                let shares = language.shares.iter().map(|(word, percent)| (*word, AloneWord::Percent(*percent)));
                lengths.chain(shares).map(move |(word, meaning)| (fold_phrase(word), (tongue, meaning)))
            })),
            clock: Words::new(tongues().flat_map(|(tongue, language)| {
                clock_words(language).map(move |(word, meaning)| (fold_phrase(word), (tongue, meaning)))
            })),
            units: Words::new(universal.chain(own)),
            abbreviations: Words::new(tongues().flat_map(|(tongue, language)| {
                language.abbreviations.iter().map(move |word| (fold_phrase(word), tongue))
            })),
            prefixes: Words::new(
                tongues().flat_map(|(tongue, language)| {
                    language.prefixes.iter().map(move |word| (fold_phrase(word), tongue))
                }),
            ),
            money: Words::new(
                tongues()
                    .flat_map(|(tongue, language)| language.money.iter().map(move |word| (fold_phrase(word), tongue))),
            ),
            vocabulary: Vocabulary::of(&languages, &of_script),
            of_script,
            of_any_word,
            languages,
        };
        let beside = &mut lexicon.beside;
        beside.add(money::beginnings());
        beside.add(lexicon.number_words.beginnings());
        beside.add(lexicon.alone.beginnings());
        beside.add(lexicon.clock.beginnings());
        beside.add(lexicon.units.beginnings());
        lexicon
    }

    /// The phrases of one language.
    pub(super) fn phrases(&self, tongue: Tongue) -> Option<&Words<Cue>> {
        let at = usize::from(tongue);
        let (phrases, language) = (self.phrases.get(at)?, self.languages.get(at)?);
        Some(phrases.get_or_init(|| Words::new(cues(tongue, language))))
    }

    /// Of no language: amounts and dates are seen, and no word.
    pub fn empty() -> &'static Lexicon {
        static EMPTY: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(std::iter::empty()));
        &EMPTY
    }

    pub fn is_empty(&self) -> bool {
        self.languages.is_empty()
    }

    /// Of every language that can be read.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn all() -> &'static Lexicon {
        static ALL: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(languages::all().iter()));
        &ALL
    }

    /// Of these languages and those of `text`, a file of languages. Kept for as long as the program runs: there are two such files.
    pub fn with(&self, text: String) -> &'static Lexicon {
        let more: &'static [Language] = Vec::leak(languages::read(String::leak(text)).0);
        Box::leak(Box::new(Lexicon::of(self.languages.iter().copied().chain(more))))
    }
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.languages.iter().map(|language| language.tag)).finish()
    }
}

/// The bit of a language in a set of them.
pub fn bit(tongue: Tongue) -> u64 {
    1u64.checked_shl(u32::from(tongue)).unwrap_or(0)
}

fn cues(tongue: Tongue, language: &'static Language) -> impl Iterator<Item = (String, Cue)> {
    let data = language.phrases.iter().filter(|phrase| phrase.says == Says::Data).flat_map(|phrase| &phrase.words);
    let data = Words::new(data.map(|words| (fold_phrase(words), ())));
    language.phrases.iter().flat_map(|phrase| phrase.words.iter().map(move |words| (phrase, *words))).map(
        move |(phrase, words)| {
            let words = fold_phrase(words);
            let silent = matches!(
                phrase.says,
                Says::Nothing | Says::Offer | Says::Account | Says::OtherService | Says::OtherTrade | Says::Talk
            );
            let names_data = !silent && names_one_of(&data, &words);
            (words, Cue { phrase, says: phrase.says, language: tongue, names_data })
        },
    )
}

/// Whether one of the words for data stands in these.
fn names_one_of(data: &Words<()>, words: &str) -> bool {
    words.char_indices().any(|(at, _)| {
        letters::starts_alone(words, at)
            && data.longest(words.as_bytes(), at, |end, ()| letters::ends_alone(words, end)).is_some()
    })
}

fn clock_words(language: &'static Language) -> impl Iterator<Item = (&'static str, ClockWord)> {
    let months = language.months.iter().map(|(word, month)| (*word, ClockWord::Month(*month)));
    let halves = language.half_days.iter().map(|(word, half)| (*word, ClockWord::Half(*half)));
    let weekdays = language.weekdays.iter().map(|(word, weekday)| (*word, ClockWord::Weekday(*weekday)));
    let ago = language.days_ago.iter().map(|(word, days)| (*word, ClockWord::DaysAgo(*days)));
    let today = language.phrases.iter().filter(|phrase| phrase.says == Says::Today);
    let today = today.flat_map(|phrase| phrase.words.iter().map(|word| (*word, ClockWord::DaysAgo(0))));
    let plain = [
        (&language.senders, ClockWord::Sender),
        (&language.sent, ClockWord::Sent),
        (&language.channels, ClockWord::Channel),
        (&language.clock_before, ClockWord::Before),
        (&language.clock_after, ClockWord::After),
        (&language.hour_marks, ClockWord::HourMark),
        (&language.minute_marks, ClockWord::MinuteMark),
        (&language.between, ClockWord::Between),
        (&language.month_ends, ClockWord::MonthEnd),
        (&language.days_before, ClockWord::DayBefore),
    ];
    months
        .chain(halves)
        .chain(weekdays)
        .chain(ago)
        .chain(today)
        .chain(plain.into_iter().flat_map(|(words, meaning)| words.iter().map(move |word| (*word, meaning))))
}

/// Which languages a word belongs to, as bits: an open table by the word's hash. Two words with one hash are rarer than a
/// misspelling, and weigh as little.
pub struct Vocabulary {
    /// Hash of a word, and one more than the place of its languages in `sets`; 0 is free. Small, as a search in a large one waits for
    /// the memory.
    words: Vec<(u32, u32)>,
    /// Sets of languages, as bits, each once.
    sets: Vec<u64>,
}

impl Vocabulary {
    /// Of a language whose script tells, only the everyday words are needed: those in the letters of others.
    fn of(languages: &[&'static Language], of_script: &[u64]) -> Vocabulary {
        let mut words: Vec<(u32, u64)> = Vec::new();
        for (tongue, language) in (0..).zip(languages) {
            let tells = language.script != Script::Latin && of_script[language.script as usize].count_ones() == 1;
            let mut seen = Seen(vec![0; SEEN]);
            for word in spellings(language, tells).flat_map(|text| text.split(' ')).filter(|word| seen.is_new(word)) {
                let folded = fold_phrase(word);
                words.extend(letters::words(&folded).map(|(from, to)| (hash(&folded[from..to]), bit(tongue))));
            }
        }
        // At most two thirds full, so that a search ends soon.
        let size = (words.len() * 3 / 2).next_power_of_two().max(2);
        let mut table: Vec<(u32, u64)> = vec![(0, 0); size];
        for (hash, bit) in words {
            let mut at = hash as usize & (size - 1);
            while table[at].1 != 0 && table[at].0 != hash {
                at = (at + 1) & (size - 1);
            }
            table[at] = (hash, table[at].1 | bit);
        }
        let mut vocabulary = Vocabulary { words: Vec::with_capacity(size), sets: Vec::new() };
        let mut places = BTreeMap::new();
        for (hash, bits) in table {
            let sets = &mut vocabulary.sets;
            let place = match bits {
                0 => 0,
                bits => *places.entry(bits).or_insert_with(|| {
                    sets.push(bits);
                    sets.len() as u32
                }),
            };
            vocabulary.words.push((hash, place));
        }
        vocabulary
    }

    /// The languages that know this folded word.
    pub fn knowing(&self, word: &str) -> u64 {
        let (wanted, last) = (hash(word), self.words.len() - 1);
        let mut at = wanted as usize & last;
        while let Some((found, place)) = self.words.get(at).copied()
            && let Some(place) = place.checked_sub(1)
        {
            if found == wanted {
                return self.sets[place as usize];
            }
            at = (at + 1) & last;
        }
        0
    }
}

/// Every text of a language in which its words stand; only the everyday ones where its script tells.
fn spellings(language: &'static Language, tells: bool) -> impl Iterator<Item = &'static str> {
    let phrases = language.phrases.iter().flat_map(|phrase| &phrase.words).copied();
    let months = language.months.iter().map(|(word, _)| *word);
    let units = language.units.iter().chain(languages::UNITS).map(|(word, _)| *word);
    let lengths = language.durations.iter().chain(&language.lengths).map(|(word, _)| *word);
    let rest = language.counted.iter().chain(&language.abbreviations).copied();
    let all = phrases.chain(months).chain(units).chain(lengths).chain(rest);
    language.everyday.iter().copied().chain(all.take(if tells { 0 } else { usize::MAX }))
}

/// Places for the words of one language: more than it has.
const SEEN: usize = 1 << 14;

/// Which words were met before, by their hash: a phrase repeats those of others, and folding each again would take longer than all
/// the rest. A word that is taken for another is left out, which is as rare as two equal hashes.
struct Seen(Vec<u32>);

impl Seen {
    fn is_new(&mut self, word: &str) -> bool {
        let wanted = hash(word).max(1);
        let mut at = wanted as usize & (SEEN - 1);
        // Where the table is full, every word is new.
        for _ in 0..SEEN {
            match self.0[at] {
                0 => {
                    self.0[at] = wanted;
                    return true;
                }
                found if found == wanted => return false,
                _ => at = (at + 1) & (SEEN - 1),
            }
        }
        true
    }
}

/// FNV-1a, 32 bits (Fowler, Noll, Vo).
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
