//! Finds what a text holds: amounts of data, dates, times, lengths of time, money, codes, links, and phrases.
//!
//! It gives nothing a meaning: whether 1.2 GB is what is left is for `reading` to say. Linear in the length of the text.

pub mod calendar;
mod fold;
pub mod number;
mod phrases;

pub use calendar::DateParts;
pub use fold::Folded;

use crate::languages::{self, DecimalMark, Language, Phrase, Says};
use crate::span::Span;
use crate::volume::{Printed, Unit, UnitStep};
use number::Number;
use phrases::NumberWord;
use std::sync::LazyLock;

/// Something seen in the text, without a role yet. Offsets are bytes of the folded text; `Findings::span` leads back.
#[derive(Clone, Debug)]
pub struct Finding {
    pub what: What,
    pub from: usize,
    pub to: usize,
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
    /// Minutes, SMS or points: counted, and not data.
    Count,
    Money,
    /// A price per unit of data, or a speed.
    Rate,
    Phrase(&'static Phrase),
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
    Semicolon,
    Line,
    Comma,
    Colon,
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
    /// The languages that the text seems to be in, the likeliest first.
    pub spoken: Vec<&'static Language>,
    /// Whether the text counts in steps of 1024.
    pub step: UnitStep,
}

impl Findings<'_> {
    /// The bytes of the original text behind a range of the folded one.
    pub fn span(&self, from: usize, to: usize) -> Span {
        self.folded.span(from, to)
    }
}

/// Finds all there is in `text`.
pub fn find(text: &str) -> Findings<'_> {
    let folded = Folded::new(text);
    let step = if states_1024(&folded.text) { UnitStep::TenTwentyFour } else { UnitStep::Thousand };
    let mut scanner = Scanner { folded: &folded, text: &folded.text, bytes: folded.text.as_bytes(), at: 0, step, found: Vec::new() };
    scanner.run();
    let mut found = scanner.found;
    let spoken = keep_spoken(&mut found);
    settle_marks(&mut found, spoken.first().map(|language| language.decimal));
    let found = join_pieces(found, step);
    Findings { folded, found, spoken, step }
}

/// "1M=1024K" in any spacing.
fn states_1024(text: &str) -> bool {
    text.contains("=1024") || text.contains("= 1024") || text.contains("gib") || text.contains("mib")
}

struct Scanner<'a> {
    folded: &'a Folded<'a>,
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    step: UnitStep,
    found: Vec<Finding>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte.is_ascii_digit() {
                self.digit();
            } else if byte == b'*' || byte == b'#' {
                self.code();
            } else if byte.is_ascii_alphabetic() || !byte.is_ascii() {
                self.letter();
            } else {
                self.mark(byte);
            }
        }
    }

    fn push(&mut self, what: What, to: usize) {
        self.found.push(Finding { what, from: self.at, to });
        self.at = to;
    }

    fn digit(&mut self) {
        if self.inside_word() {
            self.at += self.run_of(self.at, |byte| byte.is_ascii_alphanumeric());
            return;
        }
        if let Some(end) = self.link_end() {
            return self.push(What::Link, end);
        }
        if let Some(seen) = calendar::date_at(self.bytes, self.at)
            && !(seen.doubtful && self.unit_at(seen.end).is_some())
            && !self.bytes.get(seen.end).is_some_and(u8::is_ascii_digit)
        {
            let moment = Moment { date: Some(seen.parts), time: None, day_first: seen.day_first, doubtful: seen.doubtful };
            return self.push(What::Moment(moment), seen.end);
        }
        if let Some(seen) = calendar::time_at(self.bytes, self.at) {
            let moment = Moment { date: None, time: Some((seen.hour, seen.minute)), day_first: None, doubtful: false };
            return self.push(What::Moment(moment), seen.end);
        }
        let digits = self.run_of(self.at, |byte| byte.is_ascii_digit());
        match number::number_at(self.bytes, self.at) {
            Some(number) => self.number(number, digits),
            None => {
                let end = self.at + self.run_of(self.at, |byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
                let what = if self.unit_at(end).is_some() { What::TooLarge } else { What::Code };
                self.push(what, end);
            }
        }
    }

    fn number(&mut self, number: Number, digits: usize) {
        let end = number.end;
        let after = end + usize::from(self.bytes.get(end) == Some(&b' '));
        if self.bytes.get(after) == Some(&b'%') {
            return self.push(What::Percent(number.as_decimal().value()), after + 1);
        }
        if let Some((unit, unit_end)) = self.unit_at(end) {
            let one_letter = self.bytes[..unit_end].last().is_some_and(u8::is_ascii_alphabetic)
                && self.bytes.get(unit_end.wrapping_sub(2)).is_some_and(|byte| !byte.is_ascii_alphabetic());
            let network = unit == Unit::Gigabyte && number.integer && (2..=6).contains(&number.digits);
            let weak = one_letter && (network || unit != Unit::Gigabyte);
            if self.is_rate(unit_end) || self.price_end(unit_end).is_some() {
                return self.push(What::Rate, self.price_end(unit_end).unwrap_or(unit_end));
            }
            let print = |n: Number| Printed::from_digits(n.digits, n.decimals, unit, self.step);
            let Some(printed) = print(number) else { return self.push(What::TooLarge, unit_end) };
            let otherwise = number.open_mark.and_then(|_| print(number.as_decimal()));
            return self.push(What::Amount(Amount { printed, number, unit, otherwise, weak }), unit_end);
        }
        if let Some(rate_end) = self.speed_end(after) {
            return self.push(What::Rate, rate_end);
        }
        if let Some(price_end) = self.price_end(end) {
            return self.push(What::Rate, price_end);
        }
        if let Some(money_end) = currency_at(self.bytes, after, false) {
            let to = self.price_end(money_end).unwrap_or(money_end);
            return self.push(if to > money_end { What::Rate } else { What::Money }, to);
        }
        let word = after + usize::from(after == end && self.bytes.get(end) == Some(&b'-'));
        if let Some((meaning, word_end)) = phrases::number_word_at(self.text, word) {
            return match meaning {
                NumberWord::Counted => self.push(What::Count, word_end),
                NumberWord::Hours(hours) => match number.integer.then(|| u32::try_from(number.digits).ok()).flatten() {
                    // Ten years: beyond that it is no validity.
                    Some(count) if count.saturating_mul(hours) <= 87_600 => self.push(What::Length(count * hours), word_end),
                    _ => self.push(What::Number(number), number.end),
                },
            };
        }
        let what = if digits > 6 { What::Code } else { What::Number(number) };
        self.push(what, end);
    }

    fn letter(&mut self) {
        if self.at > 0 && self.inside_word() {
            let character = self.text[self.at..].chars().next().map_or(1, char::len_utf8);
            self.at += if character == 1 { self.run_of(self.at, |byte| byte.is_ascii_alphabetic()).max(1) } else { character };
            return;
        }
        if let Some(end) = self.link_end() {
            return self.push(What::Link, end);
        }
        if let Some(end) = currency_at(self.bytes, self.at, true) {
            return self.money_first(end);
        }
        if let Some(seen) = calendar::named_date_at(self.bytes, self.at) {
            let moment = Moment { date: Some(seen.parts), time: None, day_first: None, doubtful: false };
            return self.push(What::Moment(moment), seen.end);
        }
        if let Some((end, phrases)) = phrases::phrases_at(self.text, self.at) {
            for (_, phrase) in phrases {
                self.found.push(Finding { what: What::Phrase(phrase), from: self.at, to: end });
            }
            self.at = end;
            return;
        }
        if self.text[self.at..].starts_with('。') {
            return self.push(What::Mark(Mark::SentenceEnd), self.at + '。'.len_utf8());
        }
        if let Some(mark) = ['【', '】'].into_iter().find(|mark| self.text[self.at..].starts_with(*mark)) {
            return self.push(What::Mark(Mark::SentenceEnd), self.at + mark.len_utf8());
        }
        let ascii = self.run_of(self.at, |byte| byte.is_ascii_alphabetic());
        self.at += if ascii > 0 { ascii } else { self.text[self.at..].chars().next().map_or(1, char::len_utf8) };
    }

    /// A currency mark before its number: "$ 3.10", "Rs. 58", "N30.42".
    fn money_first(&mut self, mark_end: usize) {
        let at = mark_end + self.run_of(mark_end, |byte| matches!(byte, b' ' | b':' | b'-'));
        match number::number_at(self.bytes, at) {
            Some(number) => {
                let to = self.price_end(number.end).unwrap_or(number.end);
                self.push(if to > number.end { What::Rate } else { What::Money }, to);
            }
            None => self.at = mark_end,
        }
    }

    fn code(&mut self) {
        let length = self.run_of(self.at, |byte| byte.is_ascii_digit() || matches!(byte, b'*' | b'#'));
        if length > 2 { self.push(What::Code, self.at + length) } else { self.at += 1 }
    }

    fn mark(&mut self, byte: u8) {
        if let Some(end) = currency_at(self.bytes, self.at, true) {
            return self.money_first(end);
        }
        let mark = match byte {
            b'.' if self.ends_sentence() => Mark::SentenceEnd,
            b'!' => Mark::SentenceEnd,
            b'?' => Mark::Question,
            b';' | b'|' => Mark::Semicolon,
            b'\n' => Mark::Line,
            b',' => Mark::Comma,
            b':' | b'=' => Mark::Colon,
            b'/' => Mark::Slash,
            b'+' | b'&' => Mark::Plus,
            b'-' => Mark::Dash,
            b'(' | b'[' => Mark::Open,
            b')' | b']' => Mark::Close,
            b'"' => Mark::Quote,
            _ => {
                self.at += 1;
                return;
            }
        };
        self.push(What::Mark(mark), self.at + 1);
    }

    fn ends_sentence(&self) -> bool {
        static SHORT: LazyLock<Vec<String>> = LazyLock::new(|| {
            languages::ALL.iter().flat_map(|l| l.abbreviations).map(|word| fold::fold_phrase(word)).collect()
        });
        let word_start = self.bytes[..self.at].iter().rposition(|byte| !byte.is_ascii_alphabetic()).map_or(0, |at| at + 1);
        let word = &self.text[word_start..self.at];
        let next_is_digit = self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
        !(next_is_digit && word.is_empty()) && !(self.at - word_start <= 6 && SHORT.iter().any(|short| short == word))
    }

    /// Whether the byte at hand continues a word: "BB10", "R12". A phrase that ends right here does not count as a word.
    fn inside_word(&self) -> bool {
        let before_is_letter = self.bytes[..self.at].last().is_some_and(u8::is_ascii_alphabetic);
        before_is_letter && self.found.last().is_none_or(|last| last.to != self.at)
    }

    fn run_of(&self, from: usize, belongs: impl Fn(u8) -> bool) -> usize {
        self.bytes[from.min(self.bytes.len())..].iter().take_while(|byte| belongs(**byte)).count()
    }

    /// The unit of data at `at`, one space, hyphen or line break allowed before it.
    fn unit_at(&self, at: usize) -> Option<(Unit, usize)> {
        static SPELLINGS: LazyLock<Vec<(String, Unit)>> = LazyLock::new(|| {
            let own = languages::ALL.iter().flat_map(|language| language.units);
            let mut all: Vec<(String, Unit)> =
                languages::UNITS.iter().chain(own).map(|(word, unit)| (fold::fold_phrase(word), *unit)).collect();
            all.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.0.cmp(&b.0)));
            all
        });
        let spaced = self.bytes.get(at).is_some_and(|byte| matches!(byte, b' ' | b'-' | b'\n'));
        let at = at + usize::from(spaced);
        let first = *self.bytes.get(at)?;
        let (word, unit) = SPELLINGS.iter().find(|(word, _)| {
            word.as_bytes()[0] == first
                && self.bytes[at..].starts_with(word.as_bytes())
                && !(first.is_ascii() && self.bytes.get(at + word.len()).is_some_and(u8::is_ascii_alphabetic))
        })?;
        let end = at + word.len();
        // "5 m", "2 to 5": a lone letter or an everyday word is a unit only as units are written.
        let everyday = word == "to" && !self.folded.span(at, end).of(self.folded.source).starts_with('T');
        (!(everyday || spaced && word.len() == 1)).then_some((*unit, end))
    }

    /// "Mbps", "kbit/s" and their like.
    fn speed_end(&self, at: usize) -> Option<usize> {
        ["kbit/s", "mbit/s", "gbit/s", "kbps", "mbps", "gbps", "kbits", "mbits", "kbit", "mbit", "kb/s", "mb/s"]
            .into_iter()
            .find(|word| self.bytes.get(at..).is_some_and(|rest| rest.starts_with(word.as_bytes())))
            .map(|word| at + word.len())
    }

    fn is_rate(&self, at: usize) -> bool {
        self.bytes.get(at..).is_some_and(|rest| rest.starts_with(b"/s") && !rest.get(2).is_some_and(u8::is_ascii_alphabetic))
    }

    /// Where a price per unit of data ends that continues at `at`: "/MB", " per kb", " par Mo".
    fn price_end(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let skipped = ["/", " / ", " per ", " par ", " le ", " por ", " a ", "每", " each "]
            .into_iter()
            .find(|word| rest.starts_with(word))
            .map(str::len)?;
        let (_, end) = self.unit_at(at + skipped)?;
        Some(end)
    }

    /// Where the link or mail address ends that starts here.
    fn link_end(&self) -> Option<usize> {
        // No address is longer than this, and the look ahead stays short whatever the text.
        const LONGEST_HOST: usize = 80;
        const ENDINGS: [&str; 24] = [
            "com", "net", "org", "cn", "info", "biz", "example", "io", "fr", "nc", "uk", "hk", "tw", "app", "pf", "au", "nz", "ca", "ng", "gov", "edu",
            "mobi", "link", "top",
        ];
        let rest = &self.bytes[self.at..];
        let whole = |from: usize| {
            self.at + from + self.run_of(self.at + from, |byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b')' | b','))
        };
        for scheme in ["http://", "https://", "www."] {
            if rest.starts_with(scheme.as_bytes()) {
                return Some(trim_stop(self.bytes, whole(scheme.len())));
            }
        }
        let host_byte = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(**byte, b'.' | b'-' | b'_' | b'@');
        let length = rest.iter().take(LONGEST_HOST).take_while(host_byte).count();
        let host = trim_stop(rest, length);
        let ending_at = rest[..host].iter().rposition(|byte| *byte == b'.')?;
        let ending = std::str::from_utf8(&rest[ending_at + 1..host]).ok()?;
        if ending_at < 2 || ending.len() < 2 || !ending.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
        // "1.5gb/day" is no address.
        if rest[0].is_ascii_digit() && rest[..ending_at].iter().all(|byte| byte.is_ascii_digit() || *byte == b'.') {
            return None;
        }
        let slash = rest.get(host) == Some(&b'/') && ending.len() <= 8;
        let mail = rest[..host].contains(&b'@');
        if slash || mail || ENDINGS.contains(&ending) {
            return Some(trim_stop(self.bytes, if slash { whole(host) } else { self.at + host }));
        }
        None
    }
}

/// `end`, less full stops that end the sentence and not the address.
fn trim_stop(bytes: &[u8], end: usize) -> usize {
    let stops = bytes[..end.min(bytes.len())].iter().rev().take_while(|byte| matches!(byte, b'.' | b'-' | b'!')).count();
    end - stops
}

/// Where the currency mark at `at` ends. `before` its number, a mark of one letter must touch the number.
fn currency_at(bytes: &[u8], at: usize, before: bool) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let first = *rest.first()?;
    if first.is_ascii_digit() {
        return None;
    }
    languages::CURRENCIES
        .iter()
        .filter(|mark| mark.as_bytes()[0] == first && rest.starts_with(mark.as_bytes()))
        .map(|mark| at + mark.len())
        .filter(|&end| {
            let letter = bytes[end - 1].is_ascii_alphabetic();
            let next = bytes.get(end).copied().unwrap_or(b' ');
            if !before {
                return !(letter && next.is_ascii_alphabetic());
            }
            let spaces = bytes[end..].iter().take_while(|byte| matches!(byte, b' ' | b':')).count();
            let number_follows = bytes.get(end + spaces).is_some_and(u8::is_ascii_digit);
            number_follows && (spaces == 0 || !(letter && end - at <= 1) && spaces <= 2)
        })
        .max()
}

/// Drops the everyday words of languages that the text is not in; returns the languages it is in, the likeliest first.
fn keep_spoken(found: &mut Vec<Finding>) -> Vec<&'static Language> {
    let speaks = |language: &Language, phrase: &'static Phrase| language.phrases.iter().any(|own| std::ptr::eq(own, phrase));
    let mut scores: Vec<(usize, &'static Language)> = languages::ALL
        .into_iter()
        .map(|language| {
            let prefix = language.tag.len();
            let score = found
                .iter()
                .filter(|finding| {
                    matches!(finding.what, What::Phrase(phrase) if phrase.name.as_bytes()[..prefix.min(phrase.name.len())] == *language.tag.as_bytes())
                })
                .map(|finding| finding.to - finding.from)
                .sum();
            (score, language)
        })
        .collect();
    scores.sort_by(|a, b| b.0.cmp(&a.0));
    let best = scores[0].0;
    let spoken: Vec<&'static Language> =
        scores.into_iter().filter(|(score, _)| *score > 0 && score * 3 >= best).map(|(_, language)| language).collect();
    found.retain(|finding| match finding.what {
        What::Phrase(phrase) => {
            let weak = finding.to - finding.from <= 4
                || matches!(phrase.says, Says::UntilBeside | Says::Of | Says::Per | Says::Day | Says::Is | Says::Condition | Says::Offer);
            !weak || spoken.iter().any(|language| speaks(language, phrase))
        }
        _ => true,
    });
    // The same words may say the same in several languages; once is enough.
    found.dedup_by(|later, earlier| match (&later.what, &earlier.what) {
        (What::Phrase(a), What::Phrase(b)) => a.says == b.says && later.from == earlier.from,
        _ => false,
    });
    spoken
}

/// Settles figures whose mark is open: by a number of the same text whose decimal mark is certain, else by the language.
/// "1.234 GB" in a language that writes "1,2" stays open, and is asked.
fn settle_marks(found: &mut [Finding], language: Option<DecimalMark>) {
    let evidence = found.iter().find_map(|finding| match &finding.what {
        What::Amount(amount) => amount.number.decimal_mark,
        What::Number(number) => number.decimal_mark,
        _ => None,
    });
    for finding in found {
        let What::Amount(amount) = &mut finding.what else { continue };
        let (Some(open), Some(decimal)) = (amount.number.open_mark, amount.otherwise) else { continue };
        let is_decimal = match (evidence, language, open) {
            (Some(mark), _, _) => Some(mark == open),
            (None, Some(DecimalMark::Point), b'.') => Some(true),
            (None, Some(DecimalMark::Point), _) => Some(false),
            (None, Some(DecimalMark::Comma), b',') => Some(true),
            _ => None,
        };
        if let Some(is_decimal) = is_decimal {
            amount.otherwise = None;
            if is_decimal {
                amount.printed = decimal;
                amount.number = amount.number.as_decimal();
            }
        }
    }
}

/// Joins what belongs together: the parts of one figure ("2G386.52M"), a number that shares its neighbour's unit ("0,01/9 GB",
/// "1.2 of 3 GB"), a date with its time. Prices per amount ("N1/10kb") become rates.
fn join_pieces(found: Vec<Finding>, step: UnitStep) -> Vec<Finding> {
    let mut joined: Vec<Finding> = Vec::with_capacity(found.len());
    for finding in found {
        match (&finding.what, joined.as_mut_slice()) {
            (What::Amount(part), [.., Finding { what: What::Amount(whole), to, .. }])
                if finding.from <= *to + usize::from(!whole.weak && !part.weak && whole.number.integer)
                    && part.unit < whole.unit
                    && part.printed.volume < crate::volume::DataVolume::from_bytes(whole.unit.bytes(step)) =>
            {
                whole.printed = whole.printed.plus(part.printed);
                whole.unit = part.unit;
                whole.weak = false;
                *to = finding.to;
                continue;
            }
            (What::Amount(amount), [.., number, between]) => {
                let shares = matches!(between.what, What::Mark(Mark::Slash))
                    || matches!(between.what, What::Phrase(phrase) if phrase.says == Says::Of);
                let near = finding.from <= between.to + 1 && between.from <= number.to + 1;
                let unit = amount.unit;
                let mut replace = None;
                if let What::Number(first) = &number.what
                    && shares
                    && near
                    && let Some(printed) = Printed::from_digits(first.digits, first.decimals, unit, step)
                {
                    replace = Some(What::Amount(Amount { printed, number: *first, unit, otherwise: None, weak: amount.weak }));
                }
                if let Some(what) = replace {
                    number.what = what;
                }
            }
            (What::Moment(later), before) => {
                if let Some(at) = moment_beside(before, finding.from)
                    && let What::Moment(earlier) = &mut joined[at].what
                    && earlier.complete_with(later)
                {
                    joined.truncate(at + 1);
                    joined[at].to = finding.to;
                    continue;
                }
            }
            _ => {}
        }
        joined.push(finding);
    }
    // "N1/10kb" is a price, "250F/220Mo/24h" the name of a pack: the third part tells.
    for at in 2..joined.len() {
        let slash = |finding: &Finding| matches!(finding.what, What::Mark(Mark::Slash));
        let glued = joined[at - 2].to + 1 >= joined[at - 1].from && joined[at - 1].to + 1 >= joined[at].from;
        let third = joined.get(at + 1).is_some_and(slash);
        if glued && !third && slash(&joined[at - 1]) && matches!((&joined[at - 2].what, &joined[at].what), (What::Money, What::Amount(_))) {
            joined[at].what = What::Rate;
        }
    }
    joined
}

/// The date or time right before byte `from`, across commas, brackets and short words.
fn moment_beside(found: &[Finding], from: usize) -> Option<usize> {
    let at = found.iter().rposition(|finding| matches!(finding.what, What::Moment(_)))?;
    let between = &found[at + 1..];
    let small = |finding: &Finding| match finding.what {
        What::Mark(mark) => matches!(mark, Mark::Comma | Mark::Dash | Mark::Open | Mark::Line),
        What::Phrase(phrase) => matches!(phrase.says, Says::UntilBeside | Says::Per | Says::AsAt),
        _ => false,
    };
    (from <= found[at].to + 6 && between.len() <= 3 && between.iter().all(small)).then_some(at)
}

impl Moment {
    /// Takes the time for a date, or the date for a time, from its neighbour; whether that was possible.
    fn complete_with(&mut self, other: &Moment) -> bool {
        match (self.date, self.time, other.date, other.time) {
            (Some(_), None, None, Some(time)) => self.time = Some(time),
            (None, Some(_), Some(date), None) => (self.date, self.day_first) = (Some(date), other.day_first),
            _ => return false,
        }
        self.doubtful = false;
        true
    }
}
