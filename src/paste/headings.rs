//! The headings of a copied thread: who sent a message and when it came, on a line before it, glued before it, or on a line behind it.
//!
//! A date inside a message heads nothing: a heading is a line of its own with nothing else in it, and what it says has passed.

use super::moment::passed;
use super::{Segment, Trust, blocks};
use crate::languages::{DateOrder, Says};
use crate::scan::{self, Arrival, Day, HeadingWords, Lexicon, What};
use crate::span::Span;
use crate::stamp::LocalMoment;
use chrono::NaiveDate;

/// A longer line has no heading on it but at its beginning.
const LONGEST_HEADING: usize = 120;
/// Bytes of a longer line that are looked at.
const LONGEST_GLUED: usize = 100;
const MOST_NAME_WORDS: usize = 4;
const LONGEST_NAME: usize = 40;
/// What is looked at of a line above a heading: the words right before it.
const LONGEST_LOOK_BACK: usize = 60;

/// One heading, on one line or on several that complete each other. Offsets are of the paste.
#[derive(Clone, Debug)]
struct Heading {
    /// First and last of its lines.
    lines: (usize, usize),
    arrival: Option<Arrival>,
    sender: Option<String>,
    /// The sender is the title of the thread.
    is_titled: bool,
    /// "From:" stands before the sender.
    is_labelled: bool,
    /// "Date:" stands before the moment.
    is_sent: bool,
    /// The text goes on behind it, on its line, from here.
    text_from: Option<usize>,
    /// The day stood on a line of its own: it holds for the times below it, too.
    parts_days: bool,
    received: Option<LocalMoment>,
}

/// The stretches of a thread, each with what its heading says; nothing where the paste has no headings.
pub fn segments(paste: &str, lexicon: &Lexicon, now: LocalMoment, order: Option<DateOrder>) -> Option<Vec<Segment>> {
    let lines = blocks::lines(paste);
    let found = lines.iter().enumerate().filter_map(|(at, line)| {
        let above = at.checked_sub(1).and_then(|above| lines.get(above)).map_or("", |above| above.of(paste));
        heading(*line, at, paste, lexicon).filter(|_| !asks_for_more(above, lexicon))
    });
    let headings = dated(merged(found), paste, lexicon, now, order);
    let headings: Vec<Heading> = headings.into_iter().filter(is_heading).collect();
    let (first, last) = (headings.first()?, headings.last()?);
    // Days alone part the list of an app just as well.
    if !headings.iter().any(|heading| is_timed(heading) || heading.is_labelled) {
        return None;
    }
    let before = lines.get(..first.lines.0).unwrap_or(&[]);
    let preamble = before.first().zip(before.last()).map(|(first, last)| first.join(*last));
    let is_behind = last.lines.1 + 1 == lines.len()
        && (headings.len() > 1 || is_whole(last))
        && preamble.is_some_and(|preamble| blocks::stands_alone(preamble.of(paste)))
        && headings.iter().all(|heading| heading.text_from.is_none() && !heading.is_labelled);
    let segments = if is_behind {
        behind(&headings, &lines, paste)
    } else {
        before_each(headings, preamble, &lines, paste, lexicon)?
    };
    (!segments.is_empty()).then_some(segments)
}

fn is_timed(heading: &Heading) -> bool {
    heading.arrival.is_some_and(|arrival| arrival.time.is_some())
}

/// Whether it tells a day and a time.
fn is_whole(heading: &Heading) -> bool {
    is_timed(heading) && heading.arrival.is_some_and(|arrival| arrival.day.is_some())
}

fn is_heading(heading: &Heading) -> bool {
    let Some(arrival) = heading.arrival else { return heading.is_labelled && heading.sender.is_some() };
    // "Date: …" is a line of many a receipt: alone it heads only what it begins.
    let fits_alone = !heading.is_sent || heading.is_labelled || heading.lines.0 == 0;
    fits_alone && !(arrival.doubtful && arrival.time.is_none())
}

/// What a line says as a heading.
fn heading(line: Span, at: usize, paste: &str, lexicon: &Lexicon) -> Option<Heading> {
    let text = line.of(paste);
    let shown = shortened(text, LONGEST_GLUED);
    let has_digit = shown.chars().any(char::is_numeric);
    if !has_digit && text.len() > LONGEST_NAME + LONGEST_NAME {
        return None;
    }
    let words = scan::heading_words(if text.len() <= LONGEST_HEADING { text } else { shown }, lexicon);
    let alone = || alone(text, &words, lexicon).filter(|_| text.len() <= LONGEST_HEADING);
    let bare = alone().or_else(|| glued(text, &words, lexicon))?;
    Some(Heading { lines: (at, at), text_from: bare.text_from.map(|from| line.start + from), ..bare })
}

fn shortened(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}

fn bare(arrival: Option<Arrival>, sender: Option<&str>) -> Heading {
    Heading {
        lines: (0, 0),
        arrival,
        sender: sender.map(str::to_owned),
        is_titled: false,
        is_labelled: false,
        is_sent: false,
        text_from: None,
        parts_days: false,
        received: None,
    }
}

/// A line that is a heading and nothing else.
fn alone(text: &str, words: &HeadingWords, lexicon: &Lexicon) -> Option<Heading> {
    let mut taken: Vec<Span> = words.channels.clone();
    taken.extend(words.arrival.map(|(_, span)| span));
    taken.extend([words.sender_label, words.sent_label].into_iter().flatten());
    let arrival = words.arrival.map(|(arrival, _)| arrival);
    if words.has_more || taken.is_empty() {
        return None;
    }
    let label = words.sender_label;
    // Words of the way it came by may be a part of the sender's name.
    if let Some(label) = label {
        taken.retain(|span| !words.channels.contains(span));
        let end = [words.sent_label, words.arrival.map(|(_, span)| span)].into_iter().flatten();
        let end = end.map(|span| span.start).min().unwrap_or(text.len());
        let sender = trimmed(text.get(label.end..end)?);
        let rest = left_over(text, &taken);
        let fits = is_name(sender, lexicon) && rest == [sender];
        return fits.then(|| Heading { is_labelled: true, ..bare(arrival, Some(sender)) });
    }
    let rest = left_over(text, &taken);
    let is_sent = words.sent_label.is_some();
    if is_sent && (arrival.is_none() || !rest.is_empty()) {
        return None;
    }
    let is_timed = arrival.is_some_and(|arrival| arrival.time.is_some());
    match rest[..] {
        [] => Some(Heading { is_sent, ..bare(arrival, None) }),
        [name] if is_timed && is_name(name, lexicon) => Some(bare(arrival, Some(name))),
        _ => None,
    }
}

/// The words of a line beside those `taken`.
fn left_over<'t>(text: &'t str, taken: &[Span]) -> Vec<&'t str> {
    let mut taken = taken.to_vec();
    crate::order::sort(&mut taken, |a, b| a.start < b.start);
    let mut pieces = Vec::new();
    let mut at = 0;
    for span in taken.iter().chain([&Span::new(text.len(), text.len())]) {
        pieces.extend(text.get(at..span.start).map(trimmed).filter(|piece| !piece.is_empty()));
        at = at.max(span.end);
    }
    pieces
}

/// Without marks and spaces around it.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric() && c != '+')
}

/// A heading at the beginning of a line, with the message behind it: "[22/11/2026, 18:05] Helia: …", "22/11/26, 6:05 PM - MTN: …".
fn glued(text: &str, words: &HeadingWords, lexicon: &Lexicon) -> Option<Heading> {
    let (arrival, span) = words.arrival?;
    arrival.time?;
    let (ahead, behind) = (text.get(..span.start)?, text.get(span.end..)?);
    let closed = behind.trim_start().strip_prefix([']', ')', '】', '）']);
    let opened = ahead.trim_end().strip_suffix(['[', '(', '【', '（']);
    let (name, behind) = match (opened, closed) {
        (Some(name), Some(behind)) => (trimmed(name), behind),
        _ if trimmed(ahead).is_empty() => ("", behind.trim_start().strip_prefix(['-', '–', '—']).filter(parts_text)?),
        _ => return None,
    };
    let rest = behind.trim_start_matches([' ', ':', '：', '\t', '-', '\u{a0}', '\u{200e}']);
    let (sender, message) = if name.is_empty() { named(rest, lexicon) } else { (Some(name), rest) };
    let is_told = arrival.day.is_some() || sender.is_some();
    let fits = is_told && (name.is_empty() || is_name(name, lexicon)) && !message.is_empty();
    // "22/11 18:05 - 30/11 18:05" is a stretch of time.
    let is_stretch = sender.is_none() && message.starts_with(char::is_numeric);
    let text_from = text.len() - message.len();
    (fits && !is_stretch).then(|| Heading { text_from: Some(text_from), ..bare(Some(arrival), sender) })
}

fn parts_text(behind: &&str) -> bool {
    behind.starts_with([' ', '\u{a0}', '\u{202f}'])
}

/// "MTN: You have…": the sender and the message.
fn named<'t>(rest: &'t str, lexicon: &Lexicon) -> (Option<&'t str>, &'t str) {
    let Some(colon) = shortened(rest, LONGEST_NAME * 3).find([':', '：']) else { return (None, rest) };
    let name = rest[..colon].trim();
    let message = rest[colon..].trim_start_matches([':', '：']).trim_start();
    if is_name(name, lexicon) && !message.is_empty() { (Some(name), message) } else { (None, rest) }
}

/// Whether words can be a sender's name or number: few, and none that speak of balances or dates.
fn is_name(name: &str, lexicon: &Lexicon) -> bool {
    let digits = name.chars().filter(|c| c.is_numeric()).count();
    let is_number = digits >= 3 && name.chars().all(|c| c.is_numeric() || " +-().\u{a0}".contains(c));
    let is_short = name.chars().count() <= LONGEST_NAME && name.split_whitespace().count() <= MOST_NAME_WORDS;
    let is_word =
        digits == 0 && name.chars().any(char::is_alphabetic) && !name.contains([':', ';', '!', '?', '%', '=']);
    let is_silent = |says: Says| {
        matches!(says, Says::Offer | Says::Nothing | Says::Of | Says::Is | Says::OtherService | Says::Per | Says::OutOf)
    };
    is_short
        && (is_number
            || is_word
                && scan::find(name, lexicon)
                    .found
                    .iter()
                    .all(|finding| finding.what.says().is_none_or(is_silent) && !matches!(finding.what, What::Link)))
}

/// Whether a line ends in words that what is below completes: "valid until", "Expires", "Balance:".
fn asks_for_more(above: &str, lexicon: &Lexicon) -> bool {
    if above.ends_with([':', '：', ',', '，', '-']) {
        return true;
    }
    let start = above.len().saturating_sub(LONGEST_LOOK_BACK);
    let start = (start..=above.len()).find(|&at| above.is_char_boundary(at)).unwrap_or(above.len());
    let findings = scan::find(&above[start..], lexicon);
    let is_short = above.split_whitespace().count() <= MOST_NAME_WORDS;
    let at_end = |finding: &&scan::Finding| is_short || finding.to == findings.folded.text.len();
    findings.found.last().filter(at_end).and_then(|last| last.what.says()).is_some_and(|says| {
        matches!(
            says,
            Says::Until(_)
                | Says::UntilBeside
                | Says::AsAt
                | Says::Started(_)
                | Says::Expired
                | Says::ValidFor(_)
                | Says::Granted(_)
                | Says::Past
        )
    })
}

/// Lines below each other of which each says what the other leaves out are one heading.
fn merged(found: impl Iterator<Item = Heading>) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    for next in found {
        match headings.last_mut() {
            Some(open) if open.text_from.is_none() && open.lines.1 + 1 == next.lines.0 && completes(open, &next) => {
                *open = both(open, next)
            }
            _ => headings.push(next),
        }
    }
    headings
}

fn completes(open: &Heading, next: &Heading) -> bool {
    let (Some(one), Some(other)) = (open.arrival, next.arrival) else {
        return open.sender.is_none() || next.sender.is_none();
    };
    let splits = one.time.is_none() && other.day.is_none() || one.day.is_none() && other.time.is_none();
    splits && (open.sender.is_none() || next.sender.is_none())
}

fn both(open: &Heading, next: Heading) -> Heading {
    let arrival = match (open.arrival, next.arrival) {
        (Some(one), Some(other)) => Some(Arrival {
            day: one.day.or(other.day),
            time: one.time.or(other.time),
            day_first: one.day_first.or(other.day_first),
            doubtful: one.doubtful || other.doubtful,
        }),
        (one, other) => one.or(other),
    };
    Heading {
        lines: (open.lines.0, next.lines.1),
        arrival,
        sender: open.sender.clone().or(next.sender),
        is_titled: false,
        is_labelled: open.is_labelled || next.is_labelled,
        is_sent: open.is_sent || next.is_sent,
        text_from: next.text_from,
        parts_days: open.arrival.is_some_and(|arrival| arrival.time.is_none()) && next.arrival.is_some(),
        received: None,
    }
}

/// The headings whose moments have passed, completed.
fn dated(
    headings: Vec<Heading>,
    paste: &str,
    lexicon: &Lexicon,
    now: LocalMoment,
    order: Option<DateOrder>,
) -> Vec<Heading> {
    let evidence = headings.iter().find_map(|heading| heading.arrival?.day_first);
    let is_open = |heading: &Heading| {
        matches!(heading.arrival, Some(Arrival { day: Some(Day::Date(scan::DateParts::Either { .. })), .. }))
    };
    let order = match (evidence, order) {
        (Some(true), _) => DateOrder::DayFirst,
        (Some(false), _) => DateOrder::MonthFirst,
        (None, Some(order)) => order,
        (None, None) if headings.iter().any(is_open) => {
            scan::spoken(paste, lexicon).first().map_or(DateOrder::Undecided, |language| language.date_order)
        }
        (None, None) => DateOrder::Undecided,
    };
    let mut carried: Option<NaiveDate> = None;
    let mut dated = Vec::with_capacity(headings.len());
    for mut heading in headings {
        if let Some(arrival) = heading.arrival {
            let Some(received) = passed(&arrival, order, now, carried) else { continue };
            heading.received = received;
            if arrival.day.is_some() {
                let holds = heading.parts_days || arrival.time.is_none();
                carried = received.map(|received| received.date).filter(|_| holds);
            }
        }
        dated.push(heading);
    }
    dated
}

/// Headings that stand behind their messages.
fn behind(headings: &[Heading], lines: &[Span], paste: &str) -> Vec<Segment> {
    let mut from = 0;
    let mut segments = Vec::new();
    for heading in headings {
        segments.extend(stretch(lines, from, heading.lines.0).map(|span| segment(heading, span, headings)));
        from = heading.lines.1 + 1;
    }
    segments.retain(|segment: &Segment| !segment.span.of(paste).is_empty());
    segments
}

/// The lines from one up to another.
fn stretch(lines: &[Span], from: usize, to: usize) -> Option<Span> {
    let lines = lines.get(from..to)?;
    lines.first().zip(lines.last()).map(|(first, last)| first.join(*last))
}

/// Headings that stand before their messages. What precedes the first is the title of the thread or a message without a heading.
fn before_each(
    mut headings: Vec<Heading>,
    preamble: Option<Span>,
    lines: &[Span],
    paste: &str,
    lexicon: &Lexicon,
) -> Option<Vec<Segment>> {
    take_names_above(&mut headings, lines, paste, lexicon);
    let starts_late = headings.first().is_some_and(|heading| heading.lines.0 > 0);
    let ends = headings.iter().skip(1).map(|heading| heading.lines.0).chain([lines.len()]);
    let mut segments = Vec::new();
    if let Some(span) = preamble.filter(|_| starts_late) {
        let is_full = blocks::stands_alone(span.of(paste));
        if !is_full && (headings.len() < 2 || !headings.iter().all(is_timed)) {
            return None;
        }
        // A beginning that was not copied whole is none the less no part of what follows.
        let trust = if is_full { Trust::Little } else { Trust::Full };
        segments.push(Segment { span, sender: None, received: None, trust });
    }
    for (heading, end) in headings.iter().zip(ends) {
        let behind = stretch(lines, heading.lines.1 + 1, end);
        let glued = heading.text_from.zip(lines.get(heading.lines.1)).map(|(from, line)| Span::new(from, line.end));
        let span = match (glued, behind) {
            (Some(glued), Some(behind)) => Some(glued.join(behind)),
            (glued, behind) => glued.or(behind),
        };
        segments.extend(span.map(|span| segment(heading, span, &headings)));
    }
    // A heading with nothing below it was copied with the end of the message before; but one alone must not be lost.
    if headings.len() == 1 && segments.iter().all(|segment| segment.received.is_none() && segment.sender.is_none()) {
        return None;
    }
    Some(segments)
}

/// The name on the line above a heading: where it stands above several, or as the title of the thread.
fn take_names_above(headings: &mut [Heading], lines: &[Span], paste: &str, lexicon: &Lexicon) {
    let above = |heading: &Heading| {
        let line = heading.lines.0.checked_sub(1).and_then(|above| lines.get(above));
        line.map(|line| line.of(paste)).filter(|_| heading.sender.is_none() && heading.text_from.is_none())
    };
    let Some(name) = headings.last().and_then(above).filter(|name| is_name(name, lexicon)) else {
        return take_title(headings, lines, paste, lexicon);
    };
    let count = headings.iter().filter(|heading| above(heading) == Some(name)).count();
    if count < 2 {
        return take_title(headings, lines, paste, lexicon);
    }
    for heading in headings.iter_mut().filter(|heading| above(heading) == Some(name)) {
        heading.sender = Some(name.to_owned());
        heading.lines.0 -= 1;
    }
}

fn take_title(headings: &mut [Heading], lines: &[Span], paste: &str, lexicon: &Lexicon) {
    let Some(first) = headings.first_mut().filter(|first| first.lines.0 == 1 && first.text_from.is_none()) else {
        return;
    };
    let Some(title) = lines.first().map(|line| line.of(paste)).filter(|title| is_name(title, lexicon)) else { return };
    first.lines.0 = 0;
    for heading in headings.iter_mut().filter(|heading| heading.sender.is_none()) {
        (heading.sender, heading.is_titled) = (Some(title.to_owned()), true);
    }
}

fn segment(heading: &Heading, span: Span, all: &[Heading]) -> Segment {
    let is_told = heading.is_labelled || heading.text_from.is_some() && heading.sender.is_some();
    // Where two have one sender, it is one.
    let repeats =
        |sender: &String| all.iter().take(3).filter(|other| other.sender.as_ref() == Some(sender)).count() > 1;
    let is_known = heading.sender.as_ref().is_some_and(|sender| !heading.is_titled && repeats(sender));
    let trust = match (is_told, is_known, is_whole(heading)) {
        (true, _, _) => Trust::Full,
        (_, true, _) => Trust::Named,
        (_, _, true) => Trust::Some,
        _ => Trust::Little,
    };
    Segment { span, sender: heading.sender.clone(), received: heading.received, trust }
}
