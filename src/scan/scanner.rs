//! One pass over a folded text, from its first byte to its last.
//!
//! At each byte the longest thing that can stand there is taken. It looks ahead a bounded way only, so that the work is
//! linear in any text; putting pieces together is the business of `join`.

use super::calendar::{self, DateSeen};
use super::fold::is_capital;
use super::hour::{self, TimeSeen};
use super::lexicon::{AloneWord, NumberWord};
use super::look::Look;
use super::number::{self, Number};
use super::phrases::{self, Seen};
use super::units::{UnitSeen, per_second_end, price_end, speed_end, unit_at};
use super::words::Start;
use super::{Amount, Finding, Mark, Moment, What, letters, link, money};
use crate::languages::Says;
use crate::volume::{DataVolume, Printed, Unit, UnitStep};

/// The words behind a number are no validity beyond ten years.
const LONGEST_VALIDITY: u32 = 87_600;
/// A run of more digits than this is a number of a phone or an order, not a count.
const MOST_DIGITS: usize = 6;
/// A currency mark or a unit stands at most this many bytes before its number, its own included.
const MARK_TO_DIGIT: usize = 16;
/// So does the name of a month, or a word before a time of day.
const WORD_TO_DIGIT: usize = 64;
/// In letters of one byte each, less.
const LATIN_TO_DIGIT: usize = 24;

/// No abbreviation is longer, in bytes.
const LONGEST_ABBREVIATION: usize = 16;

/// What is found in the text, the words of warning in it, and those told aside.
pub fn scan(look: Look<'_>, step: UnitStep) -> [Vec<Finding>; 3] {
    let mut scanner = Scanner {
        look,
        text: look.text,
        bytes: look.bytes,
        at: 0,
        step,
        covered: [0; 3],
        no_link_before: 0,
        next_digit: 0,
        entry: 0,
        seen: Vec::with_capacity(8),
        // Enough for most messages.
        found: Vec::with_capacity((look.bytes.len() / 4).min(48)),
        warnings: Vec::new(),
        asides: Vec::new(),
    };
    scanner.run();
    [scanner.found, scanner.warnings, scanner.asides]
}

struct Scanner<'a> {
    look: Look<'a>,
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    step: UnitStep,
    /// How far the phrases found reach, by their [`Says::search`]. A phrase inside another is not found again; one that reaches further
    /// is.
    ///
    /// [`Says::search`]: crate::languages::Says
    covered: [usize; 3],
    /// Where an address was looked for in vain, it need not be again.
    no_link_before: usize,
    /// The next digit, not before the place at hand: most words have none near, and are no money, unit or date.
    next_digit: usize,
    /// The number of the last entry of a list.
    entry: u64,
    /// Kept to be used again at the next word.
    seen: Vec<Seen>,
    found: Vec<Finding>,
    warnings: Vec<Finding>,
    asides: Vec<Finding>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b' ' => self.at += 1,
                b'0'..=b'9' => self.digit(),
                b'*' | b'#' => self.code(),
                b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => self.letter(),
                _ => self.mark(byte),
            }
        }
    }

    fn push(&mut self, what: What, to: usize) {
        self.found.push(Finding::new(self.look.folded, what, self.at, to));
        self.at = to;
    }

    fn digit(&mut self) {
        if self.inside_word() {
            // "tamat pd29-11-26": a whole date glued to the word before it.
            let whole = calendar::date_at(&self.look, self.at).filter(|seen| {
                let has_mark = !self.bytes[self.at..seen.end].iter().all(u8::is_ascii_digit);
                has_mark && has_year(seen) && self.is_date(seen)
            });
            if let Some(seen) = whole {
                return self.date(seen);
            }
            self.at += self.run_of(self.at, |byte| byte.is_ascii_alphanumeric());
            return;
        }
        self.warnings_at_digit();
        if let Some(end) = self.link_end(0) {
            return self.push(What::Link, end);
        }
        // "until 1.12.2026 8.20".
        if self.is_behind_date()
            && let Some(seen) = hour::time_at(&self.look, self.at, true)
        {
            return self.time(seen);
        }
        if let Some(end) = self.message_part_end() {
            self.at = end;
            return;
        }
        if let Some((percent, end)) = self.fraction() {
            return self.push(What::Percent(percent), end);
        }
        if let Some(seen) = calendar::date_at(&self.look, self.at).filter(|seen| self.is_date(seen)) {
            return self.date(seen);
        }
        if let Some(seen) = hour::time_at(&self.look, self.at, self.is_behind_date()) {
            return self.time(seen);
        }
        match number::number_at(self.bytes, self.at) {
            Some(number) => {
                let number = self.behind_point(number);
                self.number(number)
            }
            None => {
                let end = self.at + self.run_of(self.at, |byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
                let too_large = unit_at(&self.look, end);
                self.push(
                    if too_large.is_some() { What::TooLarge } else { What::Code },
                    too_large.map_or(end, |seen| seen.end),
                );
            }
        }
    }

    /// "Send it to 10 friends", "24 hours to confirm": words of warning that begin with a figure. Those of meaning do not: the figure is one.
    fn warnings_at_digit(&mut self) {
        // "10 friends", "24h": and no figure with decimals, nor a long one.
        const MOST_DIGITS: usize = 3;
        let digits = self.run_of(self.at, |byte| byte.is_ascii_digit());
        let goes_on = |byte: &u8| *byte == b' ' || byte.is_ascii_alphabetic() || !byte.is_ascii() || *byte == b'-';
        if digits > MOST_DIGITS || !self.bytes.get(self.at + digits).is_some_and(goes_on) {
            return;
        }
        let mut seen = std::mem::take(&mut self.seen);
        phrases::phrases_at(&self.look, Start::at(self.bytes, self.at), self.at, &mut seen);
        for Seen { end, cue } in seen.iter().copied() {
            let search = cue.says.search();
            if search == 1 && end > self.covered[search] {
                self.covered[search] = end;
                self.warnings.push(Finding::new(self.look.folded, What::Phrase(cue), self.at, end));
            }
        }
        self.seen = seen;
    }

    /// "3/4 of your 8 GB": a share, right before a word for "of".
    fn fraction(&mut self) -> Option<(f64, usize)> {
        let [part @ b'1'..=b'4', b'/', parts @ b'2'..=b'5', b' ', ..] = self.bytes[self.at..] else { return None };
        let of = self.at + 4;
        let mut seen = std::mem::take(&mut self.seen);
        phrases::phrases_at(&self.look, Start::at(self.bytes, of), of, &mut seen);
        let is_share = part < parts && seen.iter().any(|seen| seen.cue.says == Says::Of);
        self.seen = seen;
        is_share.then(|| (100.0 * f64::from(part - b'0') / f64::from(parts - b'0'), of - 1))
    }

    /// "(1/2) You have 3 GB left", "3 GB left (1/2)": which part of a message it is, where one begins or ends.
    fn message_part_end(&self) -> Option<usize> {
        let [part @ b'1'..=b'9', b'/', parts @ b'2'..=b'9', ..] = self.bytes[self.at..] else { return None };
        let end = self.at + 3;
        let before = self.text[..self.at].trim_end_matches(['(', '[']);
        let behind = self.text[end..].trim_start_matches([')', ']']);
        let is_bracketed = before.len() < self.at && behind.len() < self.text.len() - end;
        let begins = before.trim_start().is_empty()
            && (is_bracketed || behind.starts_with(' ') && unit_at(&self.look, end).is_none());
        let ends = is_bracketed && behind.trim_end().is_empty();
        (part <= parts && (begins || ends)).then_some(end)
    }

    /// ".5 GB left": a number that begins with its decimal point.
    fn behind_point(&mut self, number: Number) -> Number {
        let is_behind = self.bytes[..self.at].ends_with(b" .") || self.at == 1 && self.bytes[0] == b'.';
        match u32::try_from(number.end - self.at) {
            Ok(decimals @ 1..=3) if is_behind && number.integer && unit_at(&self.look, number.end).is_some() => {
                // The figure begins with the point.
                self.at -= 1;
                Number { decimals, decimal_mark: Some(b'.'), integer: false, ..number }
            }
            _ => number,
        }
    }

    /// A date that more digits follow is a long number, and one that a unit follows is a volume: "10.12 GB", "may 5
    /// GB".
    fn is_date(&self, seen: &DateSeen) -> bool {
        let ends_in_digit = self.bytes[seen.end - 1].is_ascii_digit();
        let goes_on = ends_in_digit && self.bytes.get(seen.end).is_some_and(u8::is_ascii_digit);
        let has_year = has_year(seen);
        // "may 2.45 GB": what looks like a year belongs to a figure.
        let short_year =
            has_year && self.bytes[..seen.end].iter().rev().take_while(|byte| byte.is_ascii_digit()).count() < 4;
        // "1. 2.3GB": the number of an entry, and its figure.
        let last = self.bytes[..seen.end].strip_suffix(b".").unwrap_or(&self.bytes[..seen.end]);
        let start = last.len() - last.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let is_parted = start > self.at && self.bytes[start - 1] == b' ';
        let figure = number::number_at(self.bytes, start).filter(|figure| is_parted && figure.end > seen.end);
        if figure.is_some_and(|figure| unit_at(&self.look, figure.end).is_some()) {
            return false;
        }
        // Nor is "3.20 EUR".
        let behind = seen.end + usize::from(self.bytes.get(seen.end) == Some(&b' '));
        let is_price = || !has_year && money::word_after(self.bytes, behind);
        let is_figure = unit_at(&self.look, seen.end).is_some() && (!has_year || short_year) || is_price();
        !goes_on && (!ends_in_digit || !is_figure)
    }

    /// Whether a date ends right before: then "23.59" is its time.
    fn is_behind_date(&self) -> bool {
        self.found.last().is_some_and(|last| {
            matches!(last.what, What::Moment(Moment { date: Some(_), time: None, .. })) && last.to + 1 >= self.at
        })
    }

    fn time(&mut self, seen: TimeSeen) {
        let moment = Moment { date: None, time: Some((seen.hour, seen.minute)), day_first: None, doubtful: false };
        self.push(What::Moment(moment), seen.end);
    }

    fn date(&mut self, seen: DateSeen) {
        let moment = Moment { date: Some(seen.parts), time: None, day_first: seen.day_first, doubtful: seen.doubtful };
        self.push(What::Moment(moment), seen.end);
    }

    fn number(&mut self, number: Number) {
        let end = number.end;
        let after = end + usize::from(self.bytes.get(end) == Some(&b' '));
        if self.bytes.get(after) == Some(&b'%') {
            return self.push(What::Percent(number.as_decimal().value()), after + 1);
        }
        // "0B" has no other unit than zero has.
        let zero_bytes = after + 1;
        if number.digits == 0 && self.bytes.get(after) == Some(&b'b') && letters::ends_alone(self.text, zero_bytes) {
            let printed = Printed::new(DataVolume::ZERO, DataVolume::from_bytes(1));
            let zero = Amount { printed, number, unit: Unit::Byte, otherwise: None, weak: false };
            return self.push(What::Amount(zero), zero_bytes);
        }
        if let Some(unit) = unit_at(&self.look, end) {
            let network = unit.unit == Unit::Gigabyte && number.integer && (2..=6).contains(&number.digits);
            // "910.82M" counts nothing but data.
            // "Balance 5.20K": a thousand of some money, too.
            let may_be_money = unit.unit != Unit::Gigabyte && number.integer || unit.unit == Unit::Kilobyte;
            let weak = unit.one_letter && (network || may_be_money);
            if let Some(price) = price_end(&self.look, unit.end) {
                return self.push(What::Rate, price);
            }
            if let Some(end) = per_second_end(self.bytes, unit.end) {
                return self.push(What::Rate, end);
            }
            // "RS349_28D_2GB": the code of a pack, and no figure of the person's.
            if self.at > 0 && self.bytes[self.at - 1] == b'_' {
                return self.push(What::Code, unit.end);
            }
            return self.amount(number, unit, weak, unit.end);
        }
        if let Some(end) = speed_end(self.bytes, after).or_else(|| price_end(&self.look, end)) {
            return self.push(What::Rate, end);
        }
        if let Some(money_end) = money::currency_after(self.bytes, after).or_else(|| self.look.money_end(after)) {
            return self.money(money_end);
        }
        // "250/-", "500/=": so many rupees or shillings.
        if matches!(self.bytes.get(end..end + 2), Some(b"/-" | b"/=")) && number.integer {
            return self.money(end + 2);
        }
        let hyphen = usize::from(after == end && self.bytes.get(end) == Some(&b'-'));
        match self.look.number_word_at(after + hyphen) {
            Some((word, word_end)) => self.counted(number, word, end, word_end),
            None if self.run_of(self.at, |byte| byte.is_ascii_digit()) > MOST_DIGITS => self.push(What::Code, end),
            None if self.digit_as_sound(end) => {}
            None => self.push(What::Number(number), end),
        }
    }

    /// "2nite": whether one digit, up to `end`, begins a known word.
    fn digit_as_sound(&mut self, end: usize) -> bool {
        let (before, at) = (self.found.len(), self.at);
        let is_glued = end == at + 1 && self.bytes.get(end).is_some_and(u8::is_ascii_alphabetic);
        if !is_glued || !letters::starts_alone(self.text, at) {
            return false;
        }
        self.phrases(Start::at(self.bytes, at));
        let is_known = self.found.get(before).is_some_and(|word| word.to > end);
        if !is_known {
            self.at = at;
        }
        is_known
    }

    /// A number with the word beside it; the number alone, up to `number_end`, where they make no sense together.
    fn counted(&mut self, number: Number, word: NumberWord, number_end: usize, end: usize) {
        // "01900000000 নম্বরে": a telephone's, whatever word for numbers stands beside it.
        if word == NumberWord::Counted && self.is_of_telephone(self.at, number_end) {
            return self.push(What::Code, number_end);
        }
        match word {
            NumberWord::Counted => self.push(What::Count, end),
            NumberWord::Percent => self.push(What::Percent(number.as_decimal().value()), end),
            NumberWord::Hours(hours) => {
                let count = u32::try_from(number.digits).unwrap_or(u32::MAX).saturating_mul(hours);
                if number.integer && count <= LONGEST_VALIDITY {
                    self.push(What::Length(count), end);
                } else {
                    self.push(What::Number(number), number_end);
                }
            }
        }
    }

    /// Nobody counts that far, nor from nought.
    fn is_of_telephone(&self, from: usize, to: usize) -> bool {
        const SHORTEST: usize = 9;
        let number = &self.bytes[from..to];
        let digits = number.iter().take_while(|byte| byte.is_ascii_digit()).count();
        digits == number.len() && (digits >= SHORTEST || digits > 3 && number[0] == b'0')
    }

    /// "siku 30", "yüzde 90", "百分之90": the number behind the word that says what is counted.
    fn number_behind_word(&self) -> Option<(Number, NumberWord)> {
        if !letters::starts_alone(self.text, self.at) {
            return None;
        }
        let (word, end) = self.look.number_word_at(self.at)?;
        if !(self.look.puts_number_last || word == NumberWord::Percent) {
            return None;
        }
        let at = self.look.skip(end, b" ");
        let is_parted = at > end || !self.bytes[end - 1].is_ascii();
        let number = number::number_at(self.bytes, at).filter(|_| is_parted)?;
        let alone = calendar::date_at(&self.look, at).is_none() && unit_at(&self.look, number.end).is_none();
        // "piga simu 0754 000 000".
        let is_telephone = word == NumberWord::Counted && self.is_of_telephone(at, number.end);
        (alone && !is_telephone).then_some((number, word))
    }

    fn letter(&mut self) {
        let start = Start::at(self.bytes, self.at);
        if self.inside_word() {
            self.at += self.letters(start);
            return;
        }
        if let Some(end) = self.link_end(self.letters(start)) {
            return self.push(What::Link, end);
        }
        if self.before_number(start) {
            return;
        }
        if let Some((mark, end)) = wide_mark(&self.text[self.at..]) {
            let end = self.at + end;
            // "【残りデータ量】1.5GB": the title of a figure.
            let titles = self.text[..end].ends_with('】')
                && self.bytes.get(self.look.skip(end, b" \n")).is_some_and(u8::is_ascii_digit);
            return self.push(What::Mark(if titles { Mark::Colon } else { mark }), end);
        }
        self.phrases(start);
    }

    /// What stands here before a number and belongs to it, or is a length by itself: taken, and whether there was any.
    fn before_number(&mut self, start: Start) -> bool {
        let from = self.at;
        let digit_in = self.digit_in();
        if digit_in <= MARK_TO_DIGIT
            && !self.bytes[from].is_ascii()
            && let Some(seen) = calendar::day_in_month_at(&self.look, from)
        {
            self.date(seen);
            return true;
        }
        let dollar = || self.bytes[from..].iter().take(4).any(|&byte| byte == b'$');
        if !(self.look.lexicon.beside.may_stand(start) || digit_in <= MARK_TO_DIGIT && dollar()) {
            return false;
        }
        self.words_beside(digit_in);
        self.at != from
    }

    /// Money, units, lengths, dates and times that begin with a word.
    fn words_beside(&mut self, digit_in: usize) {
        if digit_in <= MARK_TO_DIGIT {
            if let Some(end) = money::currency_before(self.bytes, self.at).filter(|&end| !self.is_plain_word(end)) {
                return self.money_first(end);
            }
            if let Some((number, unit)) = self.number_behind_unit() {
                return self.amount(number, unit, false, number.end);
            }
        }
        match self.look.word_alone_at(self.at) {
            Some((AloneWord::Hours(hours), end)) => return self.push(What::Length(hours), end),
            Some((AloneWord::Percent(0), end)) => {
                self.at = end;
                return;
            }
            Some((AloneWord::Percent(percent), end)) => return self.push(What::Percent(f64::from(percent)), end),
            None => {}
        }
        let reach = if self.bytes[self.at].is_ascii() { LATIN_TO_DIGIT } else { WORD_TO_DIGIT };
        if digit_in <= reach && letters::starts_alone(self.text, self.at) {
            if let Some((number, word)) = self.number_behind_word() {
                return self.counted(number, word, number.end, number.end);
            }
            let uses = self.look.clock_uses_at(self.at);
            if uses.half
                && let Some(seen) = hour::time_behind_half(&self.look, self.at)
            {
                return self.time(seen);
            }
            if uses.before
                && let Some((from, seen)) = hour::time_behind_word(&self.look, self.at)
            {
                self.at = from;
                return self.time(seen);
            }
            if uses.month
                && let Some(seen) = calendar::named_date_at(&self.look, self.at).filter(|seen| self.is_date(seen))
            {
                self.date(seen);
            }
        }
    }

    /// Whether what is money elsewhere is a word here: "Fr 30.11." a day of the week, "är 1 dec" a verb and no ariary.
    fn is_plain_word(&self, end: usize) -> bool {
        let is_ariary = &self.text[self.at..end] == "ar";
        let is_malagasy = || ["mg", "fr", "en"].into_iter().any(|tag| self.look.speaks(tag));
        // No price has a year, nor a full stop behind its cents with a day before it.
        let from = end + 1;
        let is_date = || {
            let date = calendar::date_at(&self.look, from).filter(|date| self.is_date(date));
            let number = number::number_at(self.bytes, from);
            date.zip(number).is_some_and(|(date, number)| {
                date.end > number.end || &self.text[self.at..end] == "fr" && self.bytes.get(date.end) == Some(&b'.')
            })
        };
        self.bytes[self.at].is_ascii_alphabetic()
            && self.bytes.get(end) == Some(&b' ')
            && (is_ariary && !is_malagasy() || is_date())
    }

    /// The bytes up to the next digit; more than any distance where there is none.
    fn digit_in(&mut self) -> usize {
        if self.next_digit <= self.at {
            self.next_digit = self.at + self.run_of(self.at, |byte| !byte.is_ascii_digit());
        }
        self.next_digit - self.at
    }

    /// "MB 512.30": the number whose unit stands before it, and that unit.
    fn number_behind_unit(&self) -> Option<(Number, UnitSeen)> {
        // "Giga 12,4": a longer word for the unit, too, where the number is none of days or packs.
        let unit = unit_at(&self.look, self.at).filter(|unit| !unit.one_letter)?;
        // "Mo 30.11." is a Monday.
        if matches!(&self.text[self.at..unit.end], "mo" | "go" | "ko") && !self.look.speaks("fr") {
            return None;
        }
        let is_word = unit.end > self.at + 2;
        let at = unit.end + self.run_of(unit.end, |byte| matches!(byte, b' ' | b':')).min(2);
        let number = number::number_at(self.bytes, at)?;
        // "GB 3.25" is no 3 March.
        let is_date = calendar::date_at(&self.look, at).is_some_and(|date| date.end > number.end || number.integer);
        let alone = !is_date && unit_at(&self.look, number.end).is_none();
        // "Mins: 100, MBs: 8000": a unit as a label between others, and no "price per GB: 5".
        let is_label = unit.unit == Unit::Megabyte
            && self.text[unit.end..].starts_with(':')
            && self.found.last().is_some_and(|last| last.to + 2 >= self.at && matches!(last.what, What::Mark(_)))
            && self.text[..self.at].ends_with([' ', ',', '\n']);
        let puts_last = self.look.puts_number_last && !is_word || is_label;
        (at > unit.end && alone && (!number.integer || puts_last)).then_some((number, unit))
    }

    fn amount(&mut self, number: Number, unit: UnitSeen, weak: bool, end: usize) {
        let print = |n: Number| Printed::from_digits(n.digits, n.decimals, unit.unit, unit.step(self.step));
        let what = match print(number) {
            Some(printed) => {
                let otherwise = number.open_mark.and_then(|_| print(number.as_decimal()));
                What::Amount(Amount { printed, number, unit: unit.unit, otherwise, weak })
            }
            None => What::TooLarge,
        };
        self.push(what, end);
    }

    /// Notes the phrases that start here, and goes on behind their first word: another phrase may begin inside.
    fn phrases(&mut self, start: Start) {
        let mut seen = std::mem::take(&mut self.seen);
        phrases::phrases_at(&self.look, start, self.at, &mut seen);
        let next_digit = self.at + self.digit_in();
        let (mut reach, mut last_digit) = (self.covered, None);
        for Seen { end, cue } in seen.iter().copied() {
            let search = cue.says.search();
            if end <= self.covered[search] {
                continue;
            }
            reach[search] = end;
            let finding = Finding::new(self.look.folded, What::Phrase(cue), self.at, end);
            match search {
                0 => {
                    self.found.push(finding);
                    // A number inside the words ("100% of your") is theirs.
                    last_digit = (next_digit < end).then_some(end);
                }
                1 => self.warnings.push(finding),
                _ => self.asides.push(finding),
            }
        }
        self.covered = reach;
        self.seen = seen;
        self.at = last_digit.unwrap_or_else(|| match self.letters(start) {
            0 => self.at + self.text[self.at..].chars().next().map_or(1, char::len_utf8),
            letters => self.at + letters,
        });
    }

    /// How many plain letters stand at the place at hand.
    fn letters(&self, start: Start) -> usize {
        match start.letters {
            Start::MOST_LETTERS => letters::plain_run(self.bytes, self.at),
            letters => letters,
        }
    }

    /// A currency mark before its number: "$ 3.10", "Rs. 58", "N30.42".
    fn money_first(&mut self, mark_end: usize) {
        let at = mark_end + self.run_of(mark_end, |byte| matches!(byte, b' ' | b':'));
        match number::number_at(self.bytes, at) {
            // "KC90: 2 GB" is the name of a pack.
            Some(number)
                if at == mark_end && self.bytes[self.at].is_ascii_alphabetic() && self.is_label(number.end) =>
            {
                self.push(What::Code, number.end)
            }
            Some(number) => match money::thousands_end(self.text, number.end) {
                // "Rp25rb".
                Some(end) => self.money(end),
                // "Data FR: 3.45 GB", "nu är 80% slut", "är 30 dagar": a word that is money elsewhere.
                None if self.is_of_something(number.end) => self.phrases(Start::at(self.bytes, self.at)),
                None => self.money(number.end),
            },
            None => self.at = mark_end,
        }
    }

    /// Whether what stands at `at`, behind a number, makes it one of data, a share, days or calls.
    fn is_of_something(&self, at: usize) -> bool {
        let next = at + usize::from(self.bytes.get(at) == Some(&b' '));
        unit_at(&self.look, at).is_some_and(|unit| !unit.one_letter)
            || self.bytes.get(next) == Some(&b'%')
            || self.bytes[self.at].is_ascii_alphabetic() && self.look.number_word_at(next).is_some()
    }

    /// Whether a colon and a figure of data stand at `at`.
    fn is_label(&self, at: usize) -> bool {
        let from = at + 1 + usize::from(self.bytes.get(at + 1) == Some(&b' '));
        let figure = || number::number_at(self.bytes, from).is_some_and(|next| unit_at(&self.look, next.end).is_some());
        self.bytes.get(at) == Some(&b':') && figure()
    }

    /// Money up to `end`, or a price per unit of data where one follows.
    fn money(&mut self, end: usize) {
        // "RM0 Hotlink: 1.2 GB left": that the message itself costs nothing.
        let is_nought = !self.bytes[self.at..end].iter().any(|byte| matches!(byte, b'1'..=b'9'));
        if self.at == 0 && is_nought {
            self.at = end;
            return;
        }
        match price_end(&self.look, end) {
            Some(price) => self.push(What::Rate, price),
            None => self.push(What::Money, end),
        }
    }

    fn code(&mut self) {
        let in_code = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'*' | b'#');
        let mut length = self.run_of(self.at, in_code);
        // "**21*+470000000#": a number as it is dialled from abroad.
        let before_plus = self.at + length;
        if length > 2
            && self.bytes[before_plus - 1] == b'*'
            && self.bytes.get(before_plus) == Some(&b'+')
            && self.bytes.get(before_plus + 1).is_some_and(u8::is_ascii_digit)
        {
            length += 1 + self.run_of(before_plus + 1, in_code);
        }
        // "**2,3 Go**": set in bold by a chat; "**21*0000000" is a code without its end.
        let run = &self.bytes[self.at..self.at + length];
        if run.starts_with(b"**") && !run.contains(&b'#') && !holds_number(&run[2..]) {
            self.at += 2;
            return;
        }
        if length > 2 { self.push(What::Code, self.at + length) } else { self.at += 1 }
    }

    fn mark(&mut self, byte: u8) {
        if byte == b'$'
            && let Some(end) = money::currency_before(self.bytes, self.at)
        {
            return self.money_first(end);
        }
        // "%80" is Turkish.
        if byte == b'%'
            && let Some(number) = number::number_at(self.bytes, self.look.skip(self.at + 1, b" "))
            && self.found.last().is_none_or(|last| last.to != self.at || matches!(last.what, What::Mark(_)))
        {
            return self.push(What::Percent(number.as_decimal().value()), number.end);
        }
        let mark = match byte {
            b'.' | b')' if self.numbers_entry() => Mark::Comma,
            // A full stop inside of words that are known ("Datos.cu:") ends nothing.
            b'.' if self.ends_sentence() && !self.is_inside_words() => Mark::SentenceEnd,
            b'!' if self.ends_name_of_entry() => {
                self.at += 1;
                return;
            }
            b'!' => Mark::SentenceEnd,
            b'?' => Mark::Question,
            b';' | b'|' => Mark::Semicolon,
            b'\n' => Mark::Line,
            b',' => Mark::Comma,
            b':' => Mark::Colon,
            b'=' => Mark::Equals,
            b'/' => Mark::Slash,
            b'+' | b'&' => Mark::Plus,
            b'-' | b'~' => Mark::Dash,
            b'(' | b'[' => Mark::Open,
            b')' | b']' => Mark::Close,
            // 'חו"ל' is one word.
            b'"' if self.is_inside_letters() => {
                self.at += 1;
                return;
            }
            b'"' => Mark::Quote,
            _ => {
                self.at += 1;
                return;
            }
        };
        self.push(What::Mark(mark), self.at + 1);
    }

    fn is_inside_letters(&self) -> bool {
        let letter = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && letters::joins(c));
        letter(self.text[..self.at].chars().next_back()) && letter(self.text[self.at + 1..].chars().next())
    }

    /// "1.Day 12 GB 2.Night 3 GB": the mark between an entry's number and its name, where the first entry has the number one.
    fn numbers_entry(&mut self) -> bool {
        let Some(Finding { what: What::Number(number), from, to, .. }) = self.found.last() else { return false };
        let opens = from.checked_sub(1).is_none_or(|before| matches!(self.bytes[before], b' ' | b'\n' | b':'));
        let names = self.text[self.at + 1..].starts_with(char::is_alphabetic);
        let follows = number.integer && number.digits == self.entry + 1;
        let is_entry = *to == self.at && opens && names && follows;
        self.entry += u64::from(is_entry);
        is_entry
    }

    /// "bis 30.11. um 23:59": the full stop of a date without a year, where a small letter or a digit goes on.
    fn is_stop_of_date(&self) -> bool {
        use calendar::DateParts::{Either, Known};
        let is_date = self.found.last().is_some_and(|last| {
            let What::Moment(Moment { date: Some(date), time: None, .. }) = last.what else { return false };
            last.to == self.at && matches!(date, Known { year: None, .. } | Either { year: None, .. })
        });
        let next = self.look.skip(self.at + 1, b" ");
        // Scripts without capitals do not tell where a sentence begins.
        let goes_on = self.look.folded.span(next, next + 1).of(self.look.folded.source);
        is_date && goes_on.starts_with(|c: char| c.is_ascii_digit() || c.is_lowercase() || matches!(c, ':' | ','))
    }

    fn ends_sentence(&self) -> bool {
        if self.is_stop_of_date() {
            return false;
        }
        let before = &self.text[..self.at];
        // "1. 2.3GB": the number of an entry at the head of its line.
        let number = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_entry =
            (1..=2).contains(&(before.len() - number.len())) && (number.is_empty() || number.ends_with('\n'));
        let goes_on = matches!(self.bytes.get(self.at + 1..self.at + 3), Some([b' ', digit]) if digit.is_ascii_digit());
        if is_entry && goes_on {
            return false;
        }
        let mut letters = before.char_indices().rev().take_while(|(_, letter)| letters::joins(*letter));
        let from =
            letters.by_ref().map(|(from, _)| from).take_while(|from| self.at - from <= LONGEST_ABBREVIATION).last();
        let word = &before[from.unwrap_or(self.at)..];
        let next_is_digit = self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
        let spoken = self.look.spoken;
        let fits = |end: usize, tongue: &u8| end == word.len() && (spoken.has(*tongue) || spoken.bits == 0);
        let mut abbreviates = false;
        self.look.lexicon.abbreviations.each(word.as_bytes(), 0, |end, tongue| abbreviates |= fits(end, &tongue));
        // "Until 2/12 18:22 hrs. Top up": behind a time, and before a capital.
        let is_of_time = |from: usize| {
            let time = self.found.last().filter(|last| matches!(last.what, What::Moment(Moment { time: Some(_), .. })));
            time.is_some_and(|time| (time.to..=time.to + 1).contains(&from) || (time.from..time.to).contains(&from))
        };
        let next = self.at + 2;
        let is_capital_next = || {
            let end = next + 1;
            end <= self.text.len()
                && self.bytes[next - 1] == b' '
                && self.bytes[next].is_ascii_alphabetic()
                && self.look.folded.span(next, end).of(self.look.folded.source).starts_with(is_capital)
        };
        let abbreviates = abbreviates && !(from.is_some_and(is_of_time) && is_capital_next());
        !(next_is_digit && word.is_empty() || abbreviates)
    }

    /// Whether the byte at hand continues a word: "BB10", "R12". Where a phrase or finding ends, no word goes on.
    fn inside_word(&self) -> bool {
        let before_is_letter = self.bytes[..self.at].last().is_some_and(u8::is_ascii_alphabetic);
        let found_ends = self.found.last().is_some_and(|last| last.to == self.at);
        before_is_letter && !found_ends && self.covered[0] != self.at && self.bytes[self.at].is_ascii()
    }

    fn link_end(&mut self, letters: usize) -> Option<usize> {
        if self.at < self.no_link_before {
            return None;
        }
        let end = link::link_end(self.bytes, self.at, letters).map_err(|until| self.no_link_before = until).ok()?;
        (!self.begins_sentence(end)).then_some(end)
    }

    /// "30Rb/hari.Info: *123#": a sentence that begins with a capital right behind the stop of the one before, and no address.
    fn begins_sentence(&self, end: usize) -> bool {
        let Some(stop) = self.bytes[self.at..end].iter().position(|byte| *byte == b'.') else { return false };
        let source = |at: usize| self.look.folded.span(at, at + 1).of(self.look.folded.source);
        let next = self.at + stop + 1;
        let is_small = |at: usize| source(at).starts_with(|letter: char| letter.is_ascii_lowercase());
        let ending = &self.bytes[next..end];
        let is_word =
            ending.len() > 2 && ending.iter().all(u8::is_ascii_alphabetic) && !link::is_of_hosts_alone(ending);
        is_word && stop > 0 && source(next).starts_with(is_capital) && is_small(next - 2) && is_small(next + 1)
    }

    /// Whether words that were found go on right behind the byte at hand, without a space.
    fn is_inside_words(&self) -> bool {
        self.at + 1 < self.covered[0] && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_alphanumeric)
    }

    /// "⏎ OMG! 1.98 GB": one short word on a line of a page, with its exclamation, before a figure.
    fn ends_name_of_entry(&self) -> bool {
        const LONGEST_NAME: usize = 8;
        let before = &self.bytes[..self.at];
        let name = before.iter().rev().take(LONGEST_NAME + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let is_opening = |mark: &[u8]| before[..self.at - name].ends_with(mark);
        let opens_line = name > 0 && name <= LONGEST_NAME && (is_opening(b"\n") || is_opening(b", "));
        let is_figure =
            matches!(self.bytes.get(self.at + 1..self.at + 3), Some([b' ', digit]) if digit.is_ascii_digit());
        opens_line && is_figure
    }

    fn run_of(&self, from: usize, belongs: impl Fn(u8) -> bool) -> usize {
        self.bytes[from.min(self.bytes.len())..].iter().take_while(|byte| belongs(**byte)).count()
    }
}

/// Whether a code goes on with a number behind its first: "21*0000000", but not "2**".
fn holds_number(code: &[u8]) -> bool {
    let mut parts = code.split(|byte| matches!(byte, b'*' | b'+')).filter(|part| !part.is_empty());
    let has_more = parts.next().is_some() && parts.next().is_some();
    has_more && code.first().is_some_and(u8::is_ascii_digit) && code.last().is_some_and(u8::is_ascii_digit)
}

/// Marks outside ASCII, and their length in bytes. Signs before the entries of a list part them as a semicolon does.
fn wide_mark(rest: &str) -> Option<(Mark, usize)> {
    let character = rest.chars().next().filter(|character| !character.is_ascii())?;
    let mark = match character {
        '。' | '【' | '】' | '។' | '៕' | '။' | '।' | '॥' | '۔' | '։' => Mark::SentenceEnd,
        '؟' => Mark::Question,
        // The Armenian one before what is said of a thing: "the rest` 850 MB".
        '៖' | '՝' => Mark::Colon,
        '①'..='⑳' | '❶'..='❿' | '•' | '●' | '▪' | '■' | '◆' | '►' | '▶' | '➢' => {
            Mark::Semicolon
        }
        '·' | '،' | '၊' => Mark::Comma,
        '؛' => Mark::Semicolon,
        '→' => Mark::Dash,
        _ => return None,
    };
    Some((mark, character.len_utf8()))
}

fn has_year(seen: &DateSeen) -> bool {
    use calendar::DateParts::{Either, Known};
    matches!(seen.parts, Known { year: Some(_), .. } | Either { year: Some(_), .. })
}
