//! Finds what a text holds: amounts of data, dates, times, lengths of time, money, codes, links, and phrases.
//!
//! It gives nothing a meaning: whether 1.2 GB is what is left is for `reading` to say. Linear in the length of the
//! text.

mod arrival;
mod bare;
pub mod calendar;
mod fold;
mod hour;
mod join;
mod letters;
mod lexicon;
mod link;
mod look;
mod money;
mod named_day;
pub mod number;
mod phrases;
mod scanner;
mod solar;
mod spoken;
mod units;
mod words;

pub use arrival::{Arrival, Day, HeadingWords, heading_words};
pub use calendar::DateParts;
pub use fold::{Folded, fold_phrase};
pub use lexicon::{Cue, Lexicon};
pub use link::CHEAP_ENDINGS;

use crate::languages::{Language, Says};
use crate::span::Span;
use crate::volume::{Printed, Unit, UnitStep};
use look::Look;
use number::Number;
use spoken::Spoken;

/// Something seen in the text, without a role yet. Offsets are bytes of the folded text; `Findings::span` leads back.
#[derive(Clone, Debug)]
pub struct Finding {
    pub what: What,
    pub from: usize,
    pub to: usize,
    /// The same two places as an eye measures them: distances are counted in columns.
    pub columns: (u32, u32),
}

impl Finding {
    pub fn new(folded: &Folded<'_>, what: What, from: usize, to: usize) -> Finding {
        Finding { what, from, to, columns: (folded.column(from), folded.column(to)) }
    }

    /// The columns between the end of an earlier finding and the start of this one.
    pub fn gap_behind(&self, earlier: &Finding) -> usize {
        self.columns.0.saturating_sub(earlier.columns.1) as usize
    }

    /// Takes another one behind it into itself.
    fn reach(&mut self, later: &Finding) {
        (self.to, self.columns.1) = (later.to, later.columns.1);
    }
}

#[derive(Clone, Debug)]
pub enum What {
    Amount(Amount),
    /// More data than any pack holds.
    TooLarge,
    /// A bare number; `reading` may give it the unit of its neighbour.
    Number(Number),
    Percent(f64),
    Moment(Moment),
    /// A length of time, in hours.
    Length(u32),
    /// From one time of day to another: when a bucket may be used, and no expiry.
    Hours,
    /// Minutes, SMS or points: counted, and not data.
    Count,
    Money,
    /// A price per unit of data, or a speed.
    Rate,
    Phrase(Cue),
    Link,
    /// A dialling code or a long number.
    Code,
    Mark(Mark),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    pub printed: Printed,
    pub number: Number,
    pub unit: Unit,
    /// The other reading where its mark can be a decimal or a thousands mark and nothing decides.
    pub otherwise: Option<Printed>,
    /// One letter as unit, or a number that names a network: to be believed only right beside words about data.
    pub weak: bool,
}

/// A date, a time of day, or both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    pub date: Option<DateParts>,
    pub time: Option<(u32, u32)>,
    pub day_first: Option<bool>,
    /// Looks as much like a ratio as like a date.
    pub doubtful: bool,
}

/// Punctuation that carries structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    SentenceEnd,
    Question,
    /// A semicolon, or the sign before an entry of a list.
    Semicolon,
    Line,
    Comma,
    Colon,
    Equals,
    Slash,
    Plus,
    Dash,
    Open,
    Close,
    Quote,
}

/// All that was found in one text, in order.
#[derive(Debug)]
pub struct Findings<'t> {
    pub folded: Folded<'t>,
    pub found: Vec<Finding>,
    /// Words that warn of a swindle or a one-time code; they may share their bytes with `found`.
    pub warnings: Vec<Finding>,
    /// Words of what is told beside the figures; they may share their bytes with `found` too.
    pub asides: Vec<Finding>,
    /// The languages that the text seems to be in, the likeliest first.
    pub spoken: Vec<&'static Language>,
    /// Whether the text is in a language that is not known, although some of its words look like those of one that is.
    pub is_foreign: bool,
    /// How the units of the text are counted.
    pub counted: UnitStep,
}

impl Findings<'_> {
    /// The bytes of the original text behind a range of the folded one.
    pub fn span(&self, from: usize, to: usize) -> Span {
        self.folded.span(from, to)
    }

    /// What the phrase at `index` says; nothing where no phrase stands there.
    pub fn says(&self, index: usize) -> Option<Says> {
        self.found.get(index).and_then(|finding| finding.what.says())
    }
}

impl What {
    pub fn says(&self) -> Option<Says> {
        match self {
            What::Phrase(cue) => Some(cue.says),
            _ => None,
        }
    }

    /// Whether these words name data.
    pub fn names_data(&self) -> bool {
        matches!(self, What::Phrase(cue) if cue.names_data)
    }

    pub fn is_mark(&self, wanted: Mark) -> bool {
        matches!(self, What::Mark(mark) if *mark == wanted)
    }

    /// An amount of data that is not just the name of a network.
    pub fn is_amount(&self) -> bool {
        matches!(self, What::Amount(amount) if !amount.weak)
    }

    /// A figure of any kind: what a label speaks of, and what a phrase does not reach over without cost.
    pub fn is_figure(&self) -> bool {
        self.is_amount() || matches!(self, What::Money | What::Count | What::Percent(_) | What::TooLarge)
    }
}

/// Finds all there is in `text` of the words in `lexicon`.
pub fn find<'t>(text: &'t str, lexicon: &Lexicon) -> Findings<'t> {
    find_counted(text, lexicon, UnitStep::Thousand)
}

/// The same; where the text does not say how its units are counted, they are counted so.
pub fn find_counted<'t>(text: &'t str, lexicon: &Lexicon, counted: UnitStep) -> Findings<'t> {
    let folded = Folded::new(text);
    let tongues = spoken::identify(&folded, lexicon);
    let step = if states_1024(&folded.text) { UnitStep::TenTwentyFour } else { counted };
    let look = Look::new(&folded, lexicon, &tongues);
    let scanned = scanner::scan(look, step);
    let [mut found, warnings, asides] = scanned.map(|found| in_order(found, &tongues));
    let spoken: Vec<_> = tongues.languages(lexicon).collect();
    named_day::add(&mut found, &look);
    join::settle_marks(&mut found, spoken.first().map(|language| language.decimal), &folded);
    join::join_pieces(&mut found, step, &folded);
    join::drop_legend(&mut found);
    Findings { folded, found, warnings, asides, spoken, is_foreign: tongues.is_foreign, counted: step }
}

/// The languages that the beginning of a text seems to be in, the likeliest first.
pub fn spoken(text: &str, lexicon: &Lexicon) -> Vec<&'static Language> {
    let end = (0..=SPOKEN_BYTES.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    spoken::identify(&Folded::new(&text[..end]), lexicon).languages(lexicon).collect()
}

/// Enough of a text to tell its language.
const SPOKEN_BYTES: usize = 2000;

/// Whether a word stands in the words of any language.
pub fn knows_word(word: &str, lexicon: &Lexicon) -> bool {
    lexicon.vocabulary.knowing(&fold_phrase(word)) != 0
}

/// In order of the text, phrases with the same words in that of the languages; what two languages say alike is said once.
fn in_order(mut found: Vec<Finding>, spoken: &Spoken) -> Vec<Finding> {
    let rank = |finding: &Finding| match finding.what {
        What::Phrase(cue) => spoken.rank(cue.language),
        _ => 0,
    };
    let mut kept = 0;
    for at in 0..found.len() {
        // Only those with the same words are out of order, and they are few.
        let start = (0..kept).rev().take_while(|&i| found[i].from == found[at].from).last().unwrap_or(kept);
        let said = |other: &Finding| other.to == found[at].to && other.what.says() == found[at].what.says();
        let twin = (start..kept).find(|&i| found[at].what.says().is_some() && said(&found[i]));
        match twin {
            Some(twin) if rank(&found[at]) < rank(&found[twin]) => found.swap(at, twin),
            Some(_) => {}
            None => {
                if at > kept {
                    found.swap(at, kept);
                }
                if let Some(place) = (start..kept).find(|&i| rank(&found[i]) > rank(&found[kept])) {
                    found[place..=kept].rotate_right(1);
                }
                kept += 1;
            }
        }
    }
    found.truncate(kept);
    found
}

/// "1M=1024K" in either spacing. "GiB" says it for its own figure only.
fn states_1024(text: &str) -> bool {
    text.contains("1024") && (text.contains("=1024") || text.contains("= 1024"))
}
