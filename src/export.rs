//! The history as a table for other programs: one row a reading, as CSV (RFC 4180) or as JSON.
//!
//! It is evidence and not a backup: what it writes is never read back. Column names are for programs, and of no language.

use crate::answer::{SeenRise, all_rises};
use crate::history::{Ledger, Reading, Rise};
use crate::languages::BucketKind;
use crate::stamp;
use crate::volume::Printed;

/// One cell.
#[derive(Clone, Debug, PartialEq)]
enum Cell {
    Empty,
    Text(String),
    /// Whole bytes, hours or whether it is so.
    Number(u64),
    Percent(f64),
}

type Row = [Cell; COLUMNS.len()];

const COLUMNS: [&str; 21] = [
    "when",
    "sim",
    "bucket",
    "left_bytes",
    "left_step_bytes",
    "unit_step",
    "used_bytes",
    "size_bytes",
    "left_percent",
    "used_percent",
    "unlimited",
    "used_up",
    "granted",
    "expires",
    "valid_hours",
    "pack",
    "rise",
    "source",
    "sender",
    "received",
    "message",
];

/// Every reading, oldest first, as CSV with a line of names.
pub fn csv(ledger: &Ledger) -> String {
    let mut text = COLUMNS.join(",");
    text.push_str("\r\n");
    for row in rows(ledger) {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            push_csv(&mut text, cell);
        }
        text.push_str("\r\n");
    }
    text
}

/// The same as a list of objects; what a reading does not say is absent.
pub fn json(ledger: &Ledger) -> String {
    let mut text = "[".to_owned();
    for (number, row) in rows(ledger).iter().enumerate() {
        text.push_str(if number == 0 { "\n{" } else { ",\n{" });
        let filled = COLUMNS.iter().zip(row).filter(|(_, cell)| **cell != Cell::Empty);
        for (at, (name, cell)) in filled.enumerate() {
            if at > 0 {
                text.push(',');
            }
            push_json(&mut text, name);
            text.push(':');
            match cell {
                Cell::Text(words) => push_json(&mut text, words),
                _ => text.push_str(&plain(cell)),
            }
        }
        text.push('}');
    }
    text.push_str("\n]\n");
    text
}

fn rows(ledger: &Ledger) -> Vec<Row> {
    let risen = all_rises(ledger);
    let mut readings: Vec<&Reading> = ledger.readings.iter().collect();
    crate::order::sort(&mut readings, |a, b| (a.at, &a.id) < (b.at, &b.id));
    readings.into_iter().map(|reading| row(ledger, reading, &risen)).collect()
}

fn row(ledger: &Ledger, reading: &Reading, risen: &[SeenRise]) -> Row {
    let stated = &reading.stated;
    let message = ledger.messages.iter().find(|message| Some(&message.id) == reading.message.as_ref());
    let sim = ledger.sims.iter().find(|sim| sim.id == reading.sim);
    let rise = risen.iter().find(|seen| seen.reading == reading.id).map(|seen| seen.rise);
    let bytes = |printed: Option<Printed>| printed.map_or(Cell::Empty, |printed| Cell::Number(printed.volume.bytes()));
    let percent = |share: Option<f64>| share.map_or(Cell::Empty, Cell::Percent);
    let yes = |is_so: bool| if is_so { Cell::Number(1) } else { Cell::Empty };
    let words = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    let moment = |at: Option<_>| at.map_or(Cell::Empty, |at| Cell::Text(stamp::moment(at)));
    let left = ledger.balance_of(reading);
    [
        moment(Some(reading.at)),
        words(sim.and_then(|sim| sim.carrier.as_deref()).unwrap_or_default()),
        words(bucket_name(reading.bucket)),
        bytes(left),
        left.map_or(Cell::Empty, |left| Cell::Number(left.step.bytes())),
        // Without it nobody can tell what was printed: 1,073,741,824 bytes are 1 GB by this, and 1.07 by the usual count.
        stated.counted().map_or(Cell::Empty, |counted| Cell::Number(counted.factor())),
        bytes(stated.used),
        bytes(stated.allowance),
        percent(stated.left_percent),
        percent(stated.used_percent),
        yes(stated.unlimited),
        yes(stated.exhausted),
        yes(stated.granted),
        reading.expiry.map_or(Cell::Empty, |expiry| {
            let day = stamp::day(expiry.at.date_naive());
            Cell::Text(if expiry.day_only { day } else { stamp::moment(expiry.at) })
        }),
        reading.validity_hours.map_or(Cell::Empty, |hours| Cell::Number(u64::from(hours))),
        words(&reading.pack.0),
        words(rise.map_or("", rise_name)),
        words(reading.origin().name()),
        words(message.and_then(|message| message.sender.as_deref()).unwrap_or_default()),
        moment(message.and_then(|message| message.received)),
        words(message.map_or("", |message| &message.text)),
    ]
}

/// A cell that a table program would take for a formula is told to be text by a quote mark before it.
fn push_csv(text: &mut String, cell: &Cell) {
    let words = plain(cell);
    let is_formula = matches!(cell, Cell::Text(_)) && words.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if !is_formula && !words.contains([',', '"', '\r', '\n']) {
        text.push_str(&words);
        return;
    }
    text.push('"');
    if is_formula {
        text.push('\'');
    }
    for character in words.chars() {
        if character == '"' {
            text.push('"');
        }
        text.push(character);
    }
    text.push('"');
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(words) => words.clone(),
        Cell::Number(number) => number.to_string(),
        // Written by hand: the printer of such numbers is large. No message tells more than hundredths.
        Cell::Percent(share) => {
            let hundredths = (share * 100.0).round().max(0.0) as u64;
            let mut text = (hundredths / 100).to_string();
            if !hundredths.is_multiple_of(100) {
                text.push('.');
                text.push_str(&(hundredths / 10 % 10).to_string());
            }
            if !hundredths.is_multiple_of(10) {
                text.push_str(&(hundredths % 10).to_string());
            }
            text
        }
    }
}

/// RFC 8259, section 7.
fn push_json(text: &mut String, words: &str) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    text.push('"');
    for character in words.chars() {
        match character {
            '"' | '\\' => {
                text.push('\\');
                text.push(character);
            }
            '\n' => text.push_str("\\n"),
            control if (control as u32) < 0x20 => {
                text.push_str("\\u00");
                text.push(DIGITS[control as usize / 16] as char);
                text.push(DIGITS[control as usize % 16] as char);
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

/// As the cells name it.
fn bucket_name(kind: Option<BucketKind>) -> &'static str {
    match kind {
        None | Some(BucketKind::Main) => "main",
        Some(BucketKind::Night) => "night",
        Some(BucketKind::Bonus) => "bonus",
        Some(BucketKind::Social) => "social",
        Some(BucketKind::Roaming) => "roaming",
        Some(BucketKind::Local) => "local",
        Some(BucketKind::Shared) => "shared",
        Some(BucketKind::App) => "app",
    }
}

fn rise_name(rise: Rise) -> &'static str {
    match rise {
        Rise::TopUp => "top-up",
        Rise::Reset => "reset",
        Rise::Rollover => "rollover",
        Rise::Late => "late",
        Rise::Correction => "correction",
    }
}
