//! What a language says about prepaid data: units, months, durations and phrases, as plain data in a file each, `<tag>.lang`.
//!
//! No logic lives here: `scan` looks for these words and `reading` gives them their meaning. A carrier is never a special
//! case: an odd wording is one more phrase of its language. The keys of a file are described in CONTRIBUTING.md.

mod file;
pub mod swindles;
mod universal;

pub use file::read;
pub use universal::{
    AND, AND_IN, AT_PRICE, BELOW, CURRENCIES, FREE, IN_ALL, MORE, NUMBERED_DAYS, RENEWS, THAT_IS, TONIGHT, UNITS,
};

use crate::volume::Unit;
#[cfg(not(target_arch = "wasm32"))]
use std::sync::LazyLock;

/// Tags of the languages of the interface. They come first: of two that a short text fits alike, one of these is meant.
pub const FIRST: [&str; 3] = ["en", "fr", "zh"];

/// The languages of the interface, which the page fetches as soon as it has started.
#[cfg(not(target_arch = "wasm32"))]
pub static FIRST_TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/languages-first.txt"));

/// All the others, which the page fetches when a text asks for them.
#[cfg(not(target_arch = "wasm32"))]
pub static REST_TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/languages-rest.txt"));

/// Every language that can be read.
#[cfg(not(target_arch = "wasm32"))]
pub fn all() -> &'static [Language] {
    static ALL: LazyLock<Vec<Language>> =
        LazyLock::new(|| [FIRST_TEXT, REST_TEXT].into_iter().flat_map(|text| read(text).0).collect());
    &ALL
}

/// One language of carrier messages, as data. Words are written as people write them; `scan` folds case and accents.
#[derive(Debug, Default)]
pub struct Language {
    /// BCP 47 primary tag.
    pub tag: &'static str,
    pub script: Script,
    /// The mark before decimals; the other of point and comma groups thousands.
    pub decimal: DecimalMark,
    /// Order of an all-digit date with the year last, where neither text nor country says otherwise.
    pub date_order: DateOrder,
    pub calendar: Calendar,
    /// "GB 2", "siku 30": the number stands behind its unit, whole numbers too.
    pub number_last: bool,
    /// Spellings beyond the universal ones.
    pub units: Vec<(&'static str, Unit)>,
    /// Names of months with their numbers, January being 1; those of the solar calendar follow, its first being 13.
    pub months: Vec<(&'static str, u32)>,
    /// Words for a length of time, beside a number: (word, hours).
    pub durations: Vec<(&'static str, u32)>,
    /// Words that are a length of time by themselves: "one week".
    pub lengths: Vec<(&'static str, u32)>,
    /// Words that are a share by themselves: "half of your". (word, percent); nought for one that is not told: "over half of your".
    pub shares: Vec<(&'static str, u32)>,
    /// Words that stand right before or behind a time of day: "kl. 23.59", "23.59 Uhr".
    pub clock_before: Vec<&'static str>,
    pub clock_after: Vec<&'static str>,
    /// Words between hour and minute, and behind the minute: "23시 59분".
    pub hour_marks: Vec<&'static str>,
    pub minute_marks: Vec<&'static str>,
    /// Words for the part of the day, before a time or behind it.
    pub half_days: Vec<(&'static str, HalfDay)>,
    /// Words between the parts of a date: "30 de noviembre de 2026".
    pub between: Vec<&'static str>,
    /// Words right before the name of a month that make it its last day: "the end of November"; words right before the bare number of
    /// a day of the month: "on the 12th", "el día 5".
    pub month_ends: Vec<&'static str>,
    pub days_before: Vec<&'static str>,
    /// Words that head a copied message: days of the week, Monday being 1, and days gone by, yesterday being 1.
    pub weekdays: Vec<(&'static str, u32)>,
    pub days_ago: Vec<(&'static str, u32)>,
    /// Labels before the sender and before the time of a copied message, and words for the way it came by.
    pub senders: Vec<&'static str>,
    pub sent: Vec<&'static str>,
    pub channels: Vec<&'static str>,
    /// Words and short forms for money behind a number, beyond the universal ones.
    pub money: Vec<&'static str>,
    /// Words for "percent".
    pub percent: Vec<&'static str>,
    /// Letters that are written as one with the word behind them and change nothing: Arabic "and", "the".
    pub prefixes: Vec<&'static str>,
    /// Things counted that are not data, beside a number: minutes of voice, SMS.
    pub counted: Vec<&'static str>,
    /// Short forms whose full stop does not end a sentence.
    pub abbreviations: Vec<&'static str>,
    /// Words that most of its sentences hold, beside those of the phrases: a text with few of them is in another
    /// language. Not needed where the script tells; of several in one script, the one without has any word that no other knows.
    pub everyday: Vec<&'static str>,
    pub phrases: Vec<Phrase>,
}

/// The letters that a language is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Script {
    #[default]
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Armenian,
    Georgian,
    Devanagari,
    Bengali,
    Thai,
    Lao,
    Khmer,
    Burmese,
    Hangul,
    Kana,
    Han,
}

impl Script {
    pub const ALL: [Script; 16] = [
        Script::Latin,
        Script::Cyrillic,
        Script::Greek,
        Script::Arabic,
        Script::Hebrew,
        Script::Armenian,
        Script::Georgian,
        Script::Devanagari,
        Script::Bengali,
        Script::Thai,
        Script::Lao,
        Script::Khmer,
        Script::Burmese,
        Script::Hangul,
        Script::Kana,
        Script::Han,
    ];

    /// As language files name it.
    pub fn name(self) -> &'static str {
        match self {
            Script::Latin => "latin",
            Script::Cyrillic => "cyrillic",
            Script::Greek => "greek",
            Script::Arabic => "arabic",
            Script::Hebrew => "hebrew",
            Script::Armenian => "armenian",
            Script::Georgian => "georgian",
            Script::Devanagari => "devanagari",
            Script::Bengali => "bengali",
            Script::Thai => "thai",
            Script::Lao => "lao",
            Script::Khmer => "khmer",
            Script::Burmese => "burmese",
            Script::Hangul => "hangul",
            Script::Kana => "kana",
            Script::Han => "han",
        }
    }

    /// The script of a letter; nothing for those that no language here is written in.
    pub fn of(letter: char) -> Option<Script> {
        Some(match letter as u32 {
            0x41..=0x5a | 0x61..=0x7a | 0xc0..=0x24f | 0x1e00..=0x1eff => Script::Latin,
            0x370..=0x3ff => Script::Greek,
            0x400..=0x52f => Script::Cyrillic,
            0x530..=0x58f => Script::Armenian,
            0x590..=0x5ff => Script::Hebrew,
            0x10a0..=0x10ff => Script::Georgian,
            0x600..=0x6ff | 0x750..=0x77f => Script::Arabic,
            0x900..=0x97f => Script::Devanagari,
            0x980..=0x9ff => Script::Bengali,
            0xe00..=0xe7f => Script::Thai,
            0xe80..=0xeff => Script::Lao,
            0x1000..=0x109f => Script::Burmese,
            0x1100..=0x11ff | 0xac00..=0xd7af => Script::Hangul,
            0x1780..=0x17ff => Script::Khmer,
            0x3040..=0x30ff | 0xff66..=0xff9f => Script::Kana,
            0x3400..=0x9fff | 0xf900..=0xfaff => Script::Han,
            _ => return None,
        })
    }

    /// Whether words stand apart, so that a word can be looked up whole.
    pub fn spaces_words(self) -> bool {
        !matches!(
            self,
            Script::Thai
                | Script::Lao
                | Script::Khmer
                | Script::Burmese
                | Script::Kana
                | Script::Han
                // Particles are written as one with their words.
                | Script::Hangul
        )
    }
}

/// Which hours "11" can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HalfDay {
    Morning,
    Afternoon,
    /// Twelve at night is the end of the day, and one at night the beginning of the next.
    Night,
}

/// How a language counts its years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Calendar {
    #[default]
    Common,
    /// 2569 is 2026; "69" is too.
    Buddhist,
    /// That of Iran: 1405 begins on 21 March 2026. Other years are those of the common one.
    Solar,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecimalMark {
    #[default]
    Point,
    Comma,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
    /// Nothing decides: the person is asked.
    #[default]
    Undecided,
}

/// Words that mean one thing to a reader of balances.
#[derive(Debug)]
pub struct Phrase {
    /// Unique; shown where a reading explains itself.
    pub name: &'static str,
    pub says: Says,
    pub words: Vec<&'static str>,
    /// A text in which one of the words says this. Empty where the examples were left out.
    pub reads: &'static str,
    /// A text that looks alike, in which none of the words is found or none may have an effect on an amount.
    pub refuses: &'static str,
}

impl Default for Phrase {
    fn default() -> Phrase {
        Phrase { name: "", says: Says::Nothing, words: Vec::new(), reads: "", refuses: "" }
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

impl BucketKind {
    pub const ALL: [BucketKind; 8] = [
        BucketKind::Main,
        BucketKind::Night,
        BucketKind::Bonus,
        BucketKind::Social,
        BucketKind::Roaming,
        BucketKind::Local,
        BucketKind::Shared,
        BucketKind::App,
    ];

    /// As language files and reports name it.
    pub fn name(self) -> &'static str {
        match self {
            BucketKind::Main => "main",
            BucketKind::Night => "night",
            BucketKind::Bonus => "bonus",
            BucketKind::Social => "social",
            BucketKind::Roaming => "roaming",
            BucketKind::Local => "local",
            BucketKind::Shared => "shared",
            BucketKind::App => "app",
        }
    }
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
    /// "Old balance": what follows was left before a top-up.
    Former,
    /// "Yesterday", "last month", "in this session": what was used then says nothing of the pack.
    OtherTime,
    /// "Forfeited", "cleared": the figure of its clause is gone.
    Lost,
    /// "Next payment", "contract", "maintenance": the date behind it is the end of something else.
    OtherEnd,
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
    /// "otherwise", "or wait": what follows holds where nothing of what was offered before is bought.
    Otherwise,
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
    /// "Days left": the bare number behind it counts days, and is how long the bucket still lasts.
    DaysLeft,
    /// "No expiry": the bucket at hand has no end, and takes none that is told of others.
    NoEnd,
    /// "With the same validity": the bucket at hand lasts as long as the one before.
    SameValidity,
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
    /// "end of next month"
    EndOfNextMonth,
    Today,
    Tomorrow,
    /// The end of a day, as a time of day.
    Midnight,
    /// Words of a bank, a parcel or another trade: nothing in the message is a reading.
    OtherTrade,
    /// People among themselves: "lol", "my data is gone", "turn your hotspot on".
    Talk,
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
    /// Holds out a gain: a prize, a refund, points about to lapse.
    Lures,
    /// Asks to be sent on to others.
    SendsOn,
    /// "updated within": the length of time beside it is how far the figures lag behind.
    Late(Side),
    /// "then reduced to": the speed beside it is what is left once the data are used up.
    Slowed(Side),
    /// "is refilled", of a time of day, where [`Says::EveryDay`] stands beside it too.
    Refills,
    EveryDay,
    /// The money right behind it is the credit on the card.
    Credit,
    /// "Is being processed", "was cancelled": the sizes of its sentence are not had, or no more.
    Undone,
    /// "Waiting for you in the app", "to be claimed": the figures of its sentence are still to be taken.
    Unclaimed,
    /// "Was carried over", "has been added": beside a new pack, what is left of the old one in its sentence is no part of it.
    Carried,
    /// Said aside: what is used as a rule, and so not of what was used by now ("on average").
    Average,
    /// "Your child's line", "a number of your group": the figures of its sentence are of somebody else's line.
    OtherLine,
    /// "Welcome to", at the head of the terms that hold in another country.
    Welcome,
}

impl Says {
    /// What has no side, as language files name it.
    pub(crate) const PLAIN: [(&'static str, Says); 52] = [
        ("holds", Says::Holds),
        ("given away", Says::GivenAway),
        ("former", Says::Former),
        ("other end", Says::OtherEnd),
        ("lost", Says::Lost),
        ("other time", Says::OtherTime),
        ("of", Says::Of),
        ("out of", Says::OutOf),
        ("pack", Says::Pack),
        ("label", Says::Label),
        ("is", Says::Is),
        ("used up", Says::UsedUp),
        ("condition", Says::Condition),
        ("otherwise", Says::Otherwise),
        ("expired", Says::Expired),
        ("past", Says::Past),
        ("unlimited", Says::Unlimited),
        ("unlimited data", Says::UnlimitedData),
        ("until beside", Says::UntilBeside),
        ("as at", Says::AsAt),
        ("days left", Says::DaysLeft),
        ("no end", Says::NoEnd),
        ("same validity", Says::SameValidity),
        ("offer", Says::Offer),
        ("data", Says::Data),
        ("other service", Says::OtherService),
        ("account", Says::Account),
        ("per", Says::Per),
        ("end of month", Says::EndOfMonth),
        ("until end of month", Says::UntilEndOfMonth),
        ("end of next month", Says::EndOfNextMonth),
        ("today", Says::Today),
        ("tomorrow", Says::Tomorrow),
        ("midnight", Says::Midnight),
        ("other trade", Says::OtherTrade),
        ("talk", Says::Talk),
        ("nothing", Says::Nothing),
        ("one-time code", Says::OneTimeCode),
        ("asks secret", Says::AsksSecret),
        ("threatens", Says::Threatens),
        ("urges", Says::Urges),
        ("lures", Says::Lures),
        ("sends on", Says::SendsOn),
        ("refills", Says::Refills),
        ("every day", Says::EveryDay),
        ("credit", Says::Credit),
        ("undone", Says::Undone),
        ("unclaimed", Says::Unclaimed),
        ("carried", Says::Carried),
        ("average", Says::Average),
        ("other line", Says::OtherLine),
        ("welcome", Says::Welcome),
    ];

    /// Words that give away a swindle or a one-time code. They are looked for apart from the others: "expires today" is
    /// both an expiry and a threat.
    pub fn is_warning(self) -> bool {
        matches!(
            self,
            Says::OneTimeCode | Says::AsksSecret | Says::Threatens | Says::Urges | Says::Lures | Says::SendsOn
        )
    }

    /// Words that tell the terms of a pack, the lag of its figures or the credit, or of a whole sentence whose it is, and nothing of one
    /// figure of data. They too are looked for apart, so that none of them stands between a figure and its words.
    pub fn is_aside(self) -> bool {
        use Says::{Average, Carried, Credit, EveryDay, Late, OtherLine, Refills, Slowed, Unclaimed, Undone, Welcome};
        matches!(self, Late(_) | Slowed(_) | Refills | EveryDay | Credit)
            || matches!(self, Undone | Unclaimed | Carried | Average | OtherLine | Welcome)
    }

    /// In which of the searches its words are looked for: each for themselves.
    pub(crate) fn search(self) -> usize {
        if self.is_warning() { 1 } else { 2 * usize::from(self.is_aside()) }
    }
}
