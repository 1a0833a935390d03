//! When a message came, as phones print it above or before the text: "Yesterday 9:41 AM", "[22/11/2026, 18:05:11]", "周日 18:05".
//!
//! It finds the words; which day they mean, and whether they head a message, is for `paste` to say.

use super::calendar::{DateParts, date_at, named_date_at};
use super::fold::Folded;
use super::hour::{TimeSeen, time_at, time_behind_half};
use super::letters;
use super::lexicon::{ClockWord, Lexicon};
use super::look::Look;
use super::spoken::Spoken;
use crate::span::Span;

/// A day as a phone names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    Date(DateParts),
    /// 0 is today.
    Ago(u32),
    /// Monday is 1.
    Weekday(u32),
}

/// A day, a time of day, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrival {
    pub day: Option<Day>,
    pub time: Option<(u32, u32)>,
    /// Whether the day came first, where two numbers and a year tell it.
    pub day_first: Option<bool>,
    /// The date looks as much like another number.
    pub doubtful: bool,
}

/// The words of one line that may head a message. Spans are of the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeadingWords {
    /// The first day or time of day, with all of it that stands together.
    pub arrival: Option<(Arrival, Span)>,
    /// Another one stands apart from it.
    pub has_more: bool,
    /// "From:", at the beginning.
    pub sender_label: Option<Span>,
    /// "Date:", anywhere.
    pub sent_label: Option<Span>,
    /// "SMS/MMS", "SIM 1".
    pub channels: Vec<Span>,
}

/// Words between a day and a time: "à", "at", "um".
const MOST_JOINTS: usize = 2;
const LONGEST_JOINT: usize = 3;

/// What heads a message in a line. Words of every language are taken: a phone speaks its owner's, a carrier another.
pub fn heading_words(line: &str, lexicon: &Lexicon) -> HeadingWords {
    let folded = Folded::new(line);
    let spoken = Spoken::default();
    let look = Look::new(&folded, lexicon, &spoken);
    let mut words = HeadingWords::default();
    let mut at = 0;
    while at < look.text.len() {
        if !look.text.is_char_boundary(at) || !begins_word(&look, at) {
            at += 1;
            continue;
        }
        at = take(&look, at, &mut words).unwrap_or(at + 1);
    }
    words
}

/// Takes what stands at `at` in; where it ends.
fn take(look: &Look<'_>, at: usize, words: &mut HeadingWords) -> Option<usize> {
    if let Some((arrival, end)) = arrival_at(look, at) {
        match words.arrival {
            Some(_) => words.has_more = true,
            None => words.arrival = Some((arrival, look.folded.span(at, end))),
        }
        return Some(end);
    }
    let is_first = look.text[..at].trim().is_empty();
    if let Some(end) = label_end(look, at, ClockWord::Sender).filter(|_| is_first) {
        words.sender_label = Some(look.folded.span(at, end));
        return Some(end);
    }
    if let Some(end) = label_end(look, at, ClockWord::Sent).filter(|_| words.sent_label.is_none()) {
        words.sent_label = Some(look.folded.span(at, end));
        return Some(end);
    }
    let end = look.clock_word_end(at, ClockWord::Channel)?;
    words.channels.push(look.folded.span(at, end));
    Some(end)
}

fn begins_word(look: &Look<'_>, at: usize) -> bool {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let goes_on = at > 0 && digit(look.bytes.get(at - 1)) && digit(look.bytes.get(at));
    !goes_on && letters::starts_alone(look.text, at)
}

/// Where a label with its colon ends.
fn label_end(look: &Look<'_>, at: usize, label: ClockWord) -> Option<usize> {
    let colon = look.skip(look.clock_word_end(at, label)?, b" ");
    (look.bytes.get(colon) == Some(&b':')).then_some(colon + 1)
}

/// The day and the time that begin at `at`, and where they end.
fn arrival_at(look: &Look<'_>, at: usize) -> Option<(Arrival, usize)> {
    let mut arrival = Arrival::default();
    let mut end = piece_at(look, at, &mut arrival)?;
    loop {
        let next = joints(look, end).into_iter().find_map(|from| piece_at(look, from, &mut arrival));
        match next {
            Some(further) => end = further,
            None => return Some((arrival, end)),
        }
    }
}

/// Where the next piece of a moment may begin: behind marks, and behind marks and a short word or two.
fn joints(look: &Look<'_>, end: usize) -> Vec<usize> {
    let mut places = Vec::new();
    let mut at = end;
    for _ in 0..=MOST_JOINTS {
        let marks = look.text[at..].chars().take(4).take_while(|c| " ,.-@|()·•".contains(*c));
        at += marks.map(char::len_utf8).sum::<usize>();
        places.push(at);
        let word: Vec<char> =
            look.text[at..].chars().take(LONGEST_JOINT + 1).take_while(|c| letters::joins(*c)).collect();
        if word.is_empty() || word.len() > LONGEST_JOINT {
            break;
        }
        at += word.into_iter().map(char::len_utf8).sum::<usize>();
    }
    places
}

/// A day or a time at `at` that was still missing, and where it ends. A date says more than the name of its day.
fn piece_at(look: &Look<'_>, at: usize, arrival: &mut Arrival) -> Option<usize> {
    let is_dated = matches!(arrival.day, Some(Day::Date(_)));
    if !is_dated && let Some(end) = date_piece(look, at, arrival) {
        return Some(end);
    }
    if let Some((word, end)) = look.day_word_at(at) {
        match (word, arrival.day) {
            (ClockWord::Weekday(weekday), None) => arrival.day = Some(Day::Weekday(weekday)),
            (ClockWord::DaysAgo(days), None | Some(Day::Weekday(_))) => arrival.day = Some(Day::Ago(days)),
            _ => {}
        }
        return Some(end);
    }
    if arrival.time.is_some() {
        return None;
    }
    let seen = time_behind_half(look, at).or_else(|| time_of_clock(look, at, arrival.day.is_some()))?;
    arrival.time = Some((seen.hour, seen.minute));
    Some(seen.end)
}

/// A time of day; "24h" and "3h30" are lengths as well, and no phone prints them so.
fn time_of_clock(look: &Look<'_>, at: usize, is_expected: bool) -> Option<TimeSeen> {
    let seen = time_at(look, at, is_expected)?;
    (seen.end - at >= "6pm".len()).then_some(seen)
}

/// A date at `at`. "mar. 22 nov." begins with a Tuesday and "Mar 22" with a month.
fn date_piece(look: &Look<'_>, at: usize, arrival: &mut Arrival) -> Option<usize> {
    // "1.25%" and "12-11:30" are none.
    let ends = |end: usize| !look.bytes.get(end).is_some_and(|byte| matches!(byte, b'%' | b':' | b'0'..=b'9'));
    let dated = |at: usize| date_at(look, at).filter(|seen| ends(seen.end));
    let behind_weekday = || {
        let (ClockWord::Weekday(_), end) = look.day_word_at(at)? else { return None };
        dated(look.skip(end, b" ,.")).filter(|seen| !seen.doubtful)
    };
    let seen = dated(at).or_else(behind_weekday).or_else(|| named_date_at(look, at))?;
    arrival.day = Some(Day::Date(seen.parts));
    (arrival.day_first, arrival.doubtful) = (seen.day_first, seen.doubtful);
    Some(seen.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENING: Option<(u32, u32)> = Some((18, 5));

    fn date(year: Option<i32>, month: u32, day: u32) -> Option<Day> {
        Some(Day::Date(DateParts::Known { year, month, day }))
    }

    #[track_caller]
    fn check(line: &str, words: &str, day: Option<Day>, time: Option<(u32, u32)>) {
        let (arrival, span) = heading_words(line, Lexicon::all()).arrival.expect(line);
        assert_eq!((arrival.day, arrival.time, span.of(line)), (day, time, words), "{line}");
    }

    #[test]
    fn moments_of_every_phone_are_found() {
        check("Helia  22 Nov 2026 18:05", "22 Nov 2026 18:05", date(Some(2026), 11, 22), EVENING);
        check("[22/11/2026, 18:05:11] Helia: Il vous", "22/11/2026, 18:05:11", date(Some(2026), 11, 22), EVENING);
        check("22/11/26, 6:05\u{202f}PM - MTN: You", "22/11/26, 6:05\u{202f}PM", date(Some(2026), 11, 22), EVENING);
        check("Yesterday 9:41 AM", "Yesterday 9:41 AM", Some(Day::Ago(1)), Some((9, 41)));
        check("Hier à 18:05", "Hier à 18:05", Some(Day::Ago(1)), EVENING);
        check("昨天 18:05", "昨天 18:05", Some(Day::Ago(1)), EVENING);
        check("11月22日 下午6:05", "11月22日 下午6:05", date(None, 11, 22), EVENING);
        check("2026年11月22日 周日 下午6:05", "2026年11月22日 周日 下午6:05", date(Some(2026), 11, 22), EVENING);
        check("周日 18:05", "周日 18:05", Some(Day::Weekday(7)), EVENING);
        check("Today, 18:05", "Today, 18:05", Some(Day::Ago(0)), EVENING);
        check("Sunday • 6:05 PM", "Sunday • 6:05 PM", Some(Day::Weekday(7)), EVENING);
        check("Sun, Nov 22 at 6:05 PM", "Sun, Nov 22 at 6:05 PM", date(None, 11, 22), EVENING);
        check("mar. 24 nov. à 18:05", "mar. 24 nov. à 18:05", date(None, 11, 24), EVENING);
        check("Mar 22, 18:05", "Mar 22, 18:05", date(None, 3, 22), EVENING);
        check("11-22 18:05", "11-22 18:05", date(None, 11, 22), EVENING);
        check("18:05", "18:05", None, EVENING);
    }

    #[test]
    fn labels_are_found_with_their_colon() {
        let line = "De : OPT  Envoyé : 22/11/2026 18:05";
        let words = heading_words(line, Lexicon::all());
        assert_eq!(words.sender_label.map(|span| span.of(line)), Some("De :"));
        assert_eq!(words.sent_label.map(|span| span.of(line)), Some("Envoyé :"));
        let line = "发件人：10086";
        let words = heading_words(line, Lexicon::all());
        assert_eq!(words.sender_label.map(|span| span.of(line)), Some("发件人："));
        assert_eq!(heading_words("from 10086", Lexicon::all()).sender_label, None);
    }
}
