//! What one language says about prepaid data: units, months, durations and phrases, as plain data.
//!
//! No logic lives here: `scan` looks for these words and `reading` gives them their meaning. A carrier is never a special
//! case: an odd wording is one more phrase of its language.

/// Writes a phrase down. Its examples are for the tests, which run on the host: the page is not sent them.
macro_rules! phrase {
    (name: $name:expr, says: $says:expr, words: &[$($word:literal),* $(,)?], reads: $reads:expr, refuses: $refuses:expr $(,)?) => {
        Phrase {
            name: $name,
            says: $says,
            spellings: concat!($($word, "|"),*),
            #[cfg(not(target_arch = "wasm32"))]
            reads: $reads,
            #[cfg(not(target_arch = "wasm32"))]
            refuses: $refuses,
        }
    };
}

mod chinese;
mod english;
mod french;
mod universal;

pub use universal::{CURRENCIES, UNITS};

use crate::volume::Unit;

/// Every language that can be read, the file of each named as its module.
pub static ALL: [&Language; 3] = [&english::ENGLISH, &french::FRENCH, &chinese::CHINESE];

/// One language of carrier messages, as data. Words are written as people write them; `scan` folds case and accents.
#[derive(Debug)]
pub struct Language {
    /// BCP 47 primary tag.
    pub tag: &'static str,
    /// The mark before decimals; the other of point and comma groups thousands.
    pub decimal: DecimalMark,
    /// Order of an all-digit date with the year last, where neither text nor country says otherwise.
    pub date_order: DateOrder,
    /// Spellings beyond the universal ones.
    pub units: &'static [(&'static str, Unit)],
    /// January first; each month with its spellings and abbreviations.
    pub months: [&'static [&'static str]; 12],
    /// Words for a length of time, after a number: (word, hours).
    pub durations: &'static [(&'static str, u32)],
    /// Things counted that are not data, after a number: minutes of voice, SMS.
    pub counted: &'static [&'static str],
    /// Short forms whose full stop does not end a sentence.
    pub abbreviations: &'static [&'static str],
    /// Words that most of its sentences hold, beside those of the phrases: a text with few of them is in another
    /// language. Not needed where the script tells.
    pub everyday: &'static [&'static str],
    pub phrases: &'static [Phrase],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    Point,
    Comma,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
    /// Nothing decides: the person is asked.
    Undecided,
}

/// Words that mean one thing to a reader of balances.
#[derive(Debug)]
pub struct Phrase {
    /// Unique; shown where a reading explains itself.
    pub name: &'static str,
    pub says: Says,
    /// Its spellings in one string, a bar behind each: a table of four thousand strings would weigh more than the words.
    pub(crate) spellings: &'static str,
    /// A text in which one of the words says this.
    #[cfg(not(target_arch = "wasm32"))]
    pub reads: &'static str,
    /// A text that looks alike, in which none of the words is found or none may have an effect on an amount.
    #[cfg(not(target_arch = "wasm32"))]
    pub refuses: &'static str,
}

impl Phrase {
    /// Its spellings, as they are written in the language's file.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.spellings.split_terminator('|')
    }
}

/// Where the thing spoken of stands, seen from the phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// "remaining: 2 GB"
    Follows,
    /// "2 GB left"
    Precedes,
    /// Both occur; what precedes is preferred unless a colon or "is" follows.
    Either,
}

/// The kind of bucket that a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum BucketKind {
    Main,
    Night,
    Bonus,
    Social,
    Roaming,
    Local,
    Shared,
    /// For one application or one kind of traffic only.
    App,
}

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// What remains.
    Balance(Side),
    /// "you have": what remains, unless anything else in the sentence speaks.
    Holds,
    Used(Side),
    /// The size of the pack.
    Allowance(Side),
    /// What was bought, given or activated: its size.
    Granted(Side),
    /// What follows was sent to someone else: no bucket of this person's.
    GivenAway,
    /// "1.2 GB of 3 GB": what follows is the whole.
    Of,
    /// "5GB中的4GB": what precedes is the whole.
    OutOf,
    /// "plan", "bundle": the amount in its name is the size of the pack.
    Pack,
    /// "of which" before the part, "of it" behind it: a figure that another one contains.
    PartOf(Side),
    /// "Data:": a label that names data and no role. A figure alone behind it is what remains; of two, nobody can tell.
    Label,
    /// "is", "est": joins a label with its figure.
    Is,
    UsedUp,
    /// "when", "once": what follows has not happened.
    Condition,
    Expired,
    /// "已于": what follows has happened; with a date and "expires" behind it, the pack has lapsed.
    Past,
    Unlimited,
    /// The same, the words naming data themselves.
    UnlimitedData,
    /// A date that follows (or precedes) is when it lapses or is renewed.
    Until(Side),
    /// The same by a word so common that the date must be right beside it.
    UntilBeside,
    /// The date that follows is when the figure was true.
    AsAt,
    /// A date beside it is when something was bought or began, and no expiry.
    Started(Side),
    /// A length of time beside it is how long the grant lasts.
    ValidFor(Side),
    /// Something is for sale: figures in this sentence are not the person's own.
    Offer,
    Data,
    /// Minutes, SMS, voice: not data.
    OtherService,
    /// Money on the account, the number or the line itself: not data, nor is a date about it.
    Account,
    Kind(BucketKind),
    /// "per": a rate.
    Per,
    /// The last day of the month, where other words announce it as an expiry.
    EndOfMonth,
    /// "valid this month": the last day of the month, announced by the words themselves.
    UntilEndOfMonth,
    Today,
    Tomorrow,
    /// The end of a day, as a time of day.
    Midnight,
    /// Words of a bank, a parcel or another trade: nothing in the message is a reading.
    OtherTrade,
    /// A longer word in which the words of another phrase hide without their meaning.
    Nothing,
    /// A one-time code: the message is not about data.
    OneTimeCode,
    /// Asks for a password, a card or an identity.
    AsksSecret,
    /// Threatens a loss or sets a deadline.
    Threatens,
    /// Urges to click, claim or confirm.
    Urges,
}

impl Says {
    /// Words that give away a swindle or a one-time code. They are looked for apart from the others: "expires today" is
    /// both an expiry and a threat.
    pub fn is_warning(self) -> bool {
        matches!(self, Says::OneTimeCode | Says::AsksSecret | Says::Threatens | Says::Urges)
    }
}

/// Whether the phrase of that name says that something was given, bought or activated.
pub fn is_grant(name: &str) -> bool {
    let mut phrases = ALL.iter().flat_map(|language| language.phrases);
    phrases.any(|phrase| phrase.name == name && matches!(phrase.says, Says::Granted(_)))
}
