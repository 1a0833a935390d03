//! Reads language files: a line holds a key, a colon and its words, parted by bars; a phrase is the lines from `phrase:` to the next.
//!
//! It never fails: a line that it does not know is counted and passed over, and a test holds that no file has one.

use super::{BucketKind, Calendar, DateOrder, DecimalMark, HalfDay, Language, Phrase, Says, Script, Side};
use crate::volume::Unit;

/// The languages of a text, and the numbers of the lines that say nothing known, from 1.
pub fn read(text: &'static str) -> (Vec<Language>, Vec<usize>) {
    let mut languages: Vec<Language> = Vec::new();
    let mut unknown = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let known = line.split_once(':').and_then(|(key, words)| {
            let (key, words) = (key.trim(), words.trim());
            if key == "tag" {
                languages.push(Language { tag: words, ..Language::default() });
                return Some(());
            }
            take(languages.last_mut()?, key, words)
        });
        if known.is_none() {
            unknown.push(number);
        }
    }
    (languages, unknown)
}

/// Takes one line into the language; nothing where the key or its value is not known.
fn take(language: &mut Language, key: &'static str, words: &'static str) -> Option<()> {
    let (name, of) = key.split_once(' ').unwrap_or((key, ""));
    match (name, of) {
        ("script", "") => language.script = script(words)?,
        ("decimal", "") => language.decimal = decimal(words)?,
        ("dates", "") => language.date_order = date_order(words)?,
        ("years", "") if words == "buddhist" => language.calendar = Calendar::Buddhist,
        ("years", "") if words == "solar" => language.calendar = Calendar::Solar,
        ("number", "") if words == "last" => language.number_last = true,
        ("unit", _) => language.units.extend(split(words).map(|word| (word, of.parse_unit()))),
        ("month", _) if of != "end" => {
            let month: u32 = of.parse().ok().filter(|month| (1..=24).contains(month))?;
            language.months.extend(split(words).map(|word| (word, month)));
        }
        ("hours", _) => {
            let hours = of.parse().ok()?;
            language.durations.extend(split(words).map(|word| (word, hours)));
        }
        ("length", _) => {
            let hours = of.parse().ok()?;
            language.lengths.extend(split(words).map(|word| (word, hours)));
        }
        ("share", _) => {
            let percent: u32 = of.parse().ok().filter(|percent| *percent < 100)?;
            language.shares.extend(split(words).map(|word| (word, percent)));
        }
        ("weekday", _) => {
            let weekday: u32 = of.parse().ok().filter(|weekday| (1..=7).contains(weekday))?;
            language.weekdays.extend(split(words).map(|word| (word, weekday)));
        }
        ("yesterday", "") => language.days_ago.extend(split(words).map(|word| (word, 1))),
        ("ago", _) => {
            let days: u32 = of.parse().ok()?;
            language.days_ago.extend(split(words).map(|word| (word, days)));
        }
        ("sender", "") => language.senders.extend(split(words)),
        ("sent", "") => language.sent.extend(split(words)),
        ("channel", "") => language.channels.extend(split(words)),
        ("clock", "before") => language.clock_before.extend(split(words)),
        ("clock", "after") => language.clock_after.extend(split(words)),
        ("hour", "mark") => language.hour_marks.extend(split(words)),
        ("minute", "mark") => language.minute_marks.extend(split(words)),
        ("morning", "") => language.half_days.extend(split(words).map(|word| (word, HalfDay::Morning))),
        ("afternoon", "") => language.half_days.extend(split(words).map(|word| (word, HalfDay::Afternoon))),
        ("night", "") => language.half_days.extend(split(words).map(|word| (word, HalfDay::Night))),
        ("between", "") => language.between.extend(split(words)),
        ("month", "end") => language.month_ends.extend(split(words)),
        ("day", "before") => language.days_before.extend(split(words)),
        ("money", "") => language.money.extend(split(words)),
        ("percent", "") => language.percent.extend(split(words)),
        ("prefixes", "") => language.prefixes.extend(split(words)),
        ("counted", "") => language.counted.extend(split(words)),
        ("abbreviations", "") => language.abbreviations.extend(split(words)),
        ("everyday", "") => language.everyday.extend(words.split_whitespace()),
        ("phrase", "") => language.phrases.push(Phrase { name: words, ..Phrase::default() }),
        ("says", "") => language.phrases.last_mut()?.says = says(words)?,
        // A list without words is a slip of who wrote it.
        ("words", "") if split(words).next().is_none() => return None,
        ("words", "") => language.phrases.last_mut()?.words.extend(split(words)),
        ("reads", "") => language.phrases.last_mut()?.reads = words,
        ("refuses", "") => language.phrases.last_mut()?.refuses = words,
        _ => return None,
    }
    Some(())
}

fn split(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split('|').map(str::trim).filter(|word| !word.is_empty())
}

trait ParseUnit {
    fn parse_unit(&self) -> Unit;
}

impl ParseUnit for str {
    /// What is none of the five is bytes.
    fn parse_unit(&self) -> Unit {
        match self {
            "TB" => Unit::Terabyte,
            "GB" => Unit::Gigabyte,
            "MB" => Unit::Megabyte,
            "KB" => Unit::Kilobyte,
            _ => Unit::Byte,
        }
    }
}

fn script(word: &str) -> Option<Script> {
    Script::ALL.into_iter().find(|script| script.name() == word)
}

fn decimal(word: &str) -> Option<DecimalMark> {
    match word {
        "point" => Some(DecimalMark::Point),
        "comma" => Some(DecimalMark::Comma),
        _ => None,
    }
}

fn date_order(words: &str) -> Option<DateOrder> {
    match words {
        "day first" => Some(DateOrder::DayFirst),
        "month first" => Some(DateOrder::MonthFirst),
        "undecided" => Some(DateOrder::Undecided),
        _ => None,
    }
}

fn side(word: &str) -> Option<Side> {
    match word {
        "follows" => Some(Side::Follows),
        "precedes" => Some(Side::Precedes),
        "either" => Some(Side::Either),
        _ => None,
    }
}

fn kind(word: &str) -> Option<BucketKind> {
    BucketKind::ALL.into_iter().find(|kind| kind.name() == word)
}

fn says(words: &str) -> Option<Says> {
    let (what, last) = words.rsplit_once(' ').unwrap_or((words, ""));
    if let Some(side) = side(last) {
        return match what {
            "balance" => Some(Says::Balance(side)),
            "used" => Some(Says::Used(side)),
            "allowance" => Some(Says::Allowance(side)),
            "granted" => Some(Says::Granted(side)),
            "part" => Some(Says::PartOf(side)),
            "until" => Some(Says::Until(side)),
            "started" => Some(Says::Started(side)),
            "valid for" => Some(Says::ValidFor(side)),
            "late" => Some(Says::Late(side)),
            "slowed" => Some(Says::Slowed(side)),
            _ => None,
        };
    }
    if what == "kind" {
        return kind(last).map(Says::Kind);
    }
    Says::PLAIN.into_iter().find(|(name, _)| *name == words).map(|(_, says)| says)
}
