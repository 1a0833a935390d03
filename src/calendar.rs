//! Entries for the phone's calendar, as the text of an .ics file (RFC 5545): it can wake a person, which a web page cannot.
//!
//! It makes no sentence: what an entry says is handed in.

use crate::answer::{Answer, Outlook, Verdict};
use crate::forecast::LATEST_DAYS;
use crate::pack::{Expiry, Id};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike, Utc};

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The data run out, by the middle of the forecast.
    RunOut,
    /// The pack ends.
    Expiry,
    TripEnd,
    /// The SIM must be topped up or used, so that its number is kept.
    KeepAlive,
    /// A reading is worth making.
    NextCheck,
}

/// When: a moment, or a day as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    At(DateTime<FixedOffset>),
    Day(NaiveDate),
}

/// An entry without its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub event: Event,
    pub when: When,
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub title: String,
    pub notes: String,
}

impl When {
    fn of(end: Expiry) -> When {
        if end.day_only { When::Day(end.at.date_naive()) } else { When::At(end.at) }
    }
}

/// What is worth an entry, in the order of [`Event`].
pub fn entries(answer: &Answer, now: DateTime<FixedOffset>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut add = |event, when| entries.push(Entry { event, when });
    if let Outlook::Known(known) = &answer.outlook {
        let ending = known.ending();
        let is_ahead = !known.is_overdue && !known.is_down_to_reserve && ending.days < LATEST_DAYS;
        if is_ahead && !known.outlasts {
            // A forecast is good for a day and no better.
            add(Event::RunOut, When::Day(ending.at.date_naive()));
        }
    }
    if let Some(expiry) = answer.expiry.filter(|expiry| expiry.at > now) {
        add(Event::Expiry, When::of(expiry));
    }
    if let Some(trip) = answer.trip {
        add(Event::TripEnd, When::of(trip.end));
    }
    entries.extend(keep_alive(answer.keep_alive, now));
    let mut add = |event, when| entries.push(Entry { event, when });
    let is_over = matches!(answer.verdict, Verdict::Expired | Verdict::UsedUp);
    if let Some(next) = answer.next_reading.filter(|next| !next.is_due && !is_over) {
        add(Event::NextCheck, When::At(next.at));
    }
    entries
}

/// The one about a SIM's number: of a SIM in a drawer, of which nothing else is known, it is all there is.
pub fn keep_alive(end: Option<Expiry>, now: DateTime<FixedOffset>) -> Option<Entry> {
    let end = end.filter(|end| end.at > now)?;
    Some(Entry { event: Event::KeepAlive, when: When::of(end) })
}

/// The file. `of` names what the entries belong to, so that a later file replaces the entries of an earlier one; `now` is when it
/// is made.
pub fn file(of: &Id, entries: &[(Entry, Words)], now: DateTime<FixedOffset>) -> String {
    let mut file = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tidemark//Tidemark//EN", "CALSCALE:GREGORIAN"] {
        push_line(&mut file, line);
    }
    for (entry, words) in entries {
        push_entry(&mut file, of, entry, words, now);
    }
    push_line(&mut file, "END:VCALENDAR");
    file
}

fn push_entry(file: &mut String, of: &Id, entry: &Entry, words: &Words, now: DateTime<FixedOffset>) {
    push_line(file, "BEGIN:VEVENT");
    push_line(file, &["UID:", &escaped(&of.0), "-", name(entry.event), "@tidemark"].concat());
    push_line(file, &["DTSTAMP:", &stamp(now)].concat());
    // Grows with every file, so that calendars take the later one.
    push_line(file, &["SEQUENCE:", &(now.timestamp() / 60).max(0).to_string()].concat());
    match entry.when {
        When::At(at) => push_line(file, &["DTSTART:", &stamp(at)].concat()),
        When::Day(date) => {
            push_line(file, &["DTSTART;VALUE=DATE:", &day(date)].concat());
            let next = date.succ_opt().unwrap_or(date);
            push_line(file, &["DTEND;VALUE=DATE:", &day(next)].concat());
        }
    }
    // Nobody is busy with it.
    push_line(file, "TRANSP:TRANSPARENT");
    push_line(file, &["SUMMARY:", &escaped(&words.title)].concat());
    if !words.notes.is_empty() {
        push_line(file, &["DESCRIPTION:", &escaped(&words.notes)].concat());
    }
    push_line(file, "BEGIN:VALARM");
    push_line(file, "ACTION:DISPLAY");
    push_line(file, &["DESCRIPTION:", &escaped(&words.title)].concat());
    push_line(file, &["TRIGGER:", trigger(entry)].concat());
    push_line(file, "END:VALARM");
    push_line(file, "END:VEVENT");
}

/// In time to buy or to look, and by day: an entry of a whole day begins at midnight.
fn trigger(entry: &Entry) -> &'static str {
    match (entry.event, entry.when) {
        (Event::NextCheck, _) => "PT0S",
        // A week before: a top-up abroad, or the SIM in another phone, takes its time.
        (Event::KeepAlive, When::At(_)) => "-P7D",
        (Event::KeepAlive, When::Day(_)) => "-P6DT15H",
        (_, When::At(_)) => "-P1D",
        // Nine in the morning of the day before.
        (_, When::Day(_)) => "-PT15H",
    }
}

fn name(event: Event) -> &'static str {
    match event {
        Event::RunOut => "run-out",
        Event::Expiry => "expiry",
        Event::TripEnd => "trip-end",
        Event::KeepAlive => "keep-alive",
        Event::NextCheck => "check",
    }
}

/// "20261122T070500Z"
fn stamp(at: DateTime<FixedOffset>) -> String {
    let at: DateTime<Utc> = at.to_utc();
    let mut text = day(at.date_naive());
    text.push('T');
    for number in [at.hour(), at.minute(), at.second()] {
        push_digits(&mut text, number, 2);
    }
    text.push('Z');
    text
}

/// "20261122"
fn day(date: NaiveDate) -> String {
    let mut text = String::new();
    push_digits(&mut text, date.year().clamp(0, 9999) as u32, 4);
    push_digits(&mut text, date.month(), 2);
    push_digits(&mut text, date.day(), 2);
    text
}

fn push_digits(text: &mut String, number: u32, digits: usize) {
    let plain = number.to_string();
    (plain.len()..digits).for_each(|_| text.push('0'));
    text.push_str(&plain);
}

/// RFC 5545, section 3.3.11.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\n' => escaped.push_str("\\n"),
            control if control.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// A line, folded so that none is longer than 75 bytes (section 3.1), and never within a character.
fn push_line(file: &mut String, line: &str) {
    const LONGEST: usize = 75;
    let mut length = 0;
    for character in line.chars() {
        if length + character.len_utf8() > LONGEST {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(character);
        length += character.len_utf8();
    }
    file.push_str("\r\n");
}
