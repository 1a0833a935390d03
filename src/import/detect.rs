//! What a file is, by its first bytes: its encoding, its format, and for a table which mark parts its columns.
//!
//! It looks at no file name, and at nothing behind the first [`HEAD`] bytes.

use super::columns::Columns;
use super::utf16::{ByteOrder, Utf16};
use super::{Backup, Format, ImportProblem, Plain, Stage, Table, table};

/// Enough for a row of names in any language, and for a picture to show that it is one.
const HEAD: usize = 4096;

const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// The first bytes of a file, until there are enough of them.
#[derive(Default)]
pub(super) struct Opening {
    told: Option<Format>,
    head: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16(ByteOrder),
}

/// How to read the file, and its first bytes, which are still to be read.
pub(super) struct Opened {
    pub(super) encoding: Encoding,
    pub(super) stage: Stage,
    pub(super) rest: Vec<u8>,
}

impl Opening {
    pub(super) fn new(told: Option<Format>) -> Opening {
        Opening { told, head: Vec::new() }
    }

    /// Keeps what is needed, and gives back the rest once it is enough.
    pub(super) fn add<'a>(&mut self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let (kept, rest) = bytes.split_at(bytes.len().min(HEAD - self.head.len().min(HEAD)));
        self.head.extend_from_slice(kept);
        (self.head.len() >= HEAD).then_some(rest)
    }

    pub(super) fn decide(self) -> Result<Opened, ImportProblem> {
        let (encoding, mark) = match self.head.as_slice() {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8, 3),
            [0xFF, 0xFE, ..] => (Encoding::Utf16(ByteOrder::Low), 2),
            [0xFE, 0xFF, ..] => (Encoding::Utf16(ByteOrder::High), 2),
            _ => (Encoding::Utf8, 0),
        };
        let mut rest = self.head.get(mark..).unwrap_or_default().to_vec();
        let text = match encoding {
            Encoding::Utf8 => rest.clone(),
            Encoding::Utf16(order) => {
                let mut text = Vec::new();
                Utf16::new(order).decode(&rest, &mut text);
                text
            }
        };
        let is_all = self.head.len() < HEAD;
        let (stage, passed) = stage_of(&text, self.told, is_all)?;
        if encoding == Encoding::Utf8 {
            rest.drain(..passed.min(rest.len()));
        }
        Ok(Opened { encoding, stage, rest })
    }
}

/// Who reads the file, and how many bytes come before what is to be read.
fn stage_of(text: &[u8], told: Option<Format>, is_all: bool) -> Result<(Stage, usize), ImportProblem> {
    let start = text.trim_ascii_start();
    if start.is_empty() && is_all {
        return Err(ImportProblem::Empty);
    }
    if text.starts_with(b"PK\x03\x04") || text.starts_with(b"PK\x05\x06") {
        return Err(ImportProblem::Zipped);
    }
    if text.contains(&0) || is_of_others(start) {
        return Err(ImportProblem::NotABackup);
    }
    let backup = || (Stage::Backup(Box::new(Backup::new())), 0);
    let plain = || (Stage::Plain(Plain::default()), 0);
    match told {
        Some(Format::Backup) => Ok(backup()),
        Some(Format::Plain) => Ok(plain()),
        Some(Format::Table) => table_of(text).ok_or(ImportProblem::UnknownColumns),
        None if start.starts_with(b"<") => Ok(backup()),
        None => Ok(table_of(text).unwrap_or_else(plain)),
    }
}

/// Files of text that are never a backup of the kinds that are read.
fn is_of_others(start: &[u8]) -> bool {
    let list = start.strip_prefix(b"[").map(<[u8]>::trim_ascii_start);
    start.starts_with(b"%PDF-") || start.starts_with(b"{") || list.is_some_and(|list| list.starts_with(b"{"))
}

fn table_of(text: &[u8]) -> Option<(Stage, usize)> {
    // A line for one spreadsheet program, in which the file says its separator.
    let told = text.strip_prefix(b"sep=").and_then(|_| text.iter().position(|&byte| byte == b'\n'));
    let passed = told.map_or(0, |end| end + 1);
    let table = text.get(passed..)?;
    let named = |separator| Some((separator, Columns::named(&table::names(separator, table))?));
    let (separator, columns) = SEPARATORS.into_iter().find_map(named)?;
    Some((Stage::Table(Box::new(Table::new(separator, columns))), passed))
}
