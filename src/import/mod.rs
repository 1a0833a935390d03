//! A whole phone's messages, read from a backup file that is handed over piece by piece.
//!
//! It takes the pieces as they come, cut anywhere, and keeps no more than one message and a little besides, whatever the
//! size of the file. It gives no message a meaning, and neither opens files nor inflates them.

mod backup;
mod columns;
mod detect;
mod entity;
mod markup;
mod moment;
mod plain;
mod table;
mod utf16;
pub mod zip;

use backup::Backup;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use detect::{Encoding, Opening};
use plain::Plain;
use serde::{Deserialize, Serialize};
use table::Table;
use utf16::Utf16;

/// No message is longer, in bytes as the file spells them: what is longer is passed over and counted.
pub const LONGEST_MESSAGE: usize = 64 * 1024;
/// Names and numbers of people, dates and the like. What is longer is cut.
const LONGEST_FIELD: usize = 256;

/// A message as the phone had it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedMessage {
    /// A number or a name; empty where the file tells none.
    pub sender: String,
    /// Nothing where the file tells no time, or one that can be read in two ways.
    pub received: Option<Received>,
    pub text: String,
    /// False for what the person sent or began to write.
    pub is_incoming: bool,
    /// The name under which the phone knew the sender.
    pub contact: Option<String>,
}

/// When a message came, as exactly as the file tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    Instant(DateTime<Utc>),
    /// On the phone's clock, whose zone the file leaves out; the time is missing where only the day is told.
    Local {
        date: NaiveDate,
        time: Option<NaiveTime>,
    },
}

/// The kinds of files that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// XML as "SMS Backup & Restore" writes it.
    Backup,
    /// Rows under a row of names, parted by commas, semicolons or tabs.
    Table,
    /// Text with blank lines between messages.
    Plain,
}

/// Messages that are not among those yielded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Beyond [`LONGEST_MESSAGE`].
    pub too_long: u64,
    /// Cut off, or not written as their format wants it.
    pub malformed: u64,
    /// Pictures, sound, and messages to a group.
    pub multimedia: u64,
    pub without_text: u64,
}

/// How far the reading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Of the file as it was fed.
    pub bytes: u64,
    pub messages: u64,
    /// Of the messages: those whose time was not told or could not be read.
    pub undated: u64,
    /// How many messages the file itself says it has, multimedia and all. Not to be trusted: a file can say anything.
    pub expected: Option<u64>,
    pub skipped: Skipped,
}

/// What was read, at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    pub format: Format,
    pub progress: Progress,
    /// The file ends before it is complete; what stands before the cut was yielded.
    pub is_cut_short: bool,
}

/// Why a file gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportProblem {
    /// The file has no bytes, or only white space.
    Empty,
    /// Something else than messages.
    NotABackup,
    /// A table that names no column of texts, or nothing beside it.
    UnknownColumns,
    /// A backup as it should be, without a single text message that is read.
    NoMessages,
    /// The file ends before its first message does.
    CutShort,
    /// A zip archive: it goes through [`zip`] first.
    Zipped,
    /// An archive that is locked with a password.
    ZipEncrypted,
    /// An archive packed in a way that browsers cannot unpack; the number is that of the zip standard.
    ZipMethod(u16),
    /// An archive in several files.
    ZipInParts,
    /// An archive without anything in it that could be a backup.
    ZipWithoutBackup,
    /// An archive whose directory is beyond [`zip::LONGEST_DIRECTORY`].
    ZipTooLarge,
    /// Not an archive, or one that is cut short or contradicts itself.
    ZipDamaged,
}

/// A file that is being read. Feed it all pieces in order, then finish.
pub struct Import {
    stage: Stage,
    utf16: Option<Utf16>,
    progress: Progress,
}

enum Stage {
    /// The first bytes, kept until they are enough to tell what the file is.
    Opening(Opening),
    Backup(Box<Backup>),
    Table(Box<Table>),
    Plain(Plain),
    Refused(ImportProblem),
}

/// Where a format puts what it has read.
struct Out<'a> {
    messages: &'a mut Vec<ReceivedMessage>,
    progress: &'a mut Progress,
}

impl Out<'_> {
    fn yield_message(&mut self, message: ReceivedMessage) {
        if message.text.trim().is_empty() {
            self.progress.skipped.without_text += 1;
            return;
        }
        self.progress.messages += 1;
        self.progress.undated += u64::from(message.received.is_none());
        self.messages.push(message);
    }
}

impl Default for Import {
    fn default() -> Import {
        Import::new()
    }
}

impl Import {
    /// The file's own first bytes tell what it is.
    pub fn new() -> Import {
        Import::opening(None)
    }

    /// For a file whose name tells what it is.
    pub fn of(format: Format) -> Import {
        Import::opening(Some(format))
    }

    fn opening(told: Option<Format>) -> Import {
        Import { stage: Stage::Opening(Opening::new(told)), utf16: None, progress: Progress::default() }
    }

    /// Takes the next piece of the file, and adds to `out` the messages that it completes. After a problem nothing more is
    /// read, and the same problem is told again.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<ReceivedMessage>) -> Result<(), ImportProblem> {
        self.progress.bytes += bytes.len() as u64;
        if let Stage::Opening(opening) = &mut self.stage {
            let Some(rest) = opening.add(bytes) else { return Ok(()) };
            self.open(out)?;
            return self.decode(rest, out);
        }
        self.decode(bytes, out)
    }

    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// The file has no more bytes. Adds the messages that only its end completes.
    pub fn finish(mut self, out: &mut Vec<ReceivedMessage>) -> Result<Summary, ImportProblem> {
        if matches!(self.stage, Stage::Opening(_)) {
            self.open(out)?;
        }
        let mut to = Out { messages: out, progress: &mut self.progress };
        let (format, is_cut_short) = match self.stage {
            Stage::Opening(_) => return Err(ImportProblem::Empty),
            Stage::Refused(problem) => return Err(problem),
            Stage::Backup(backup) => (Format::Backup, backup.finish()?),
            Stage::Table(table) => (Format::Table, table.finish(&mut to)),
            Stage::Plain(plain) => {
                plain.finish(&mut to);
                (Format::Plain, false)
            }
        };
        match (self.progress.messages, is_cut_short) {
            (0, true) => Err(ImportProblem::CutShort),
            (0, false) => Err(ImportProblem::NoMessages),
            _ => Ok(Summary { format, progress: self.progress, is_cut_short }),
        }
    }

    /// Decides what the file is, and reads the bytes that were kept for that.
    fn open(&mut self, out: &mut Vec<ReceivedMessage>) -> Result<(), ImportProblem> {
        let Stage::Opening(opening) = &mut self.stage else { return Ok(()) };
        let opened = std::mem::take(opening).decide();
        match opened {
            Err(problem) => {
                self.stage = Stage::Refused(problem);
                Err(problem)
            }
            Ok(opened) => {
                self.utf16 = match opened.encoding {
                    Encoding::Utf8 => None,
                    Encoding::Utf16(order) => Some(Utf16::new(order)),
                };
                self.stage = opened.stage;
                self.decode(&opened.rest, out)
            }
        }
    }

    fn decode(&mut self, bytes: &[u8], out: &mut Vec<ReceivedMessage>) -> Result<(), ImportProblem> {
        let Some(mut utf16) = self.utf16.take() else { return self.read(bytes, out) };
        let mut result = Ok(());
        let mut buffer = Vec::with_capacity(utf16::MOST_BYTES);
        for piece in bytes.chunks(utf16::PIECE) {
            buffer.clear();
            utf16.decode(piece, &mut buffer);
            result = self.read(&buffer, out);
        }
        self.utf16 = Some(utf16);
        result
    }

    fn read(&mut self, bytes: &[u8], out: &mut Vec<ReceivedMessage>) -> Result<(), ImportProblem> {
        let mut to = Out { messages: out, progress: &mut self.progress };
        let result = match &mut self.stage {
            Stage::Backup(backup) => backup.feed(bytes, &mut to),
            Stage::Table(table) => {
                table.feed(bytes, &mut to);
                Ok(())
            }
            Stage::Plain(plain) => {
                plain.feed(bytes, &mut to);
                Ok(())
            }
            Stage::Refused(problem) => Err(*problem),
            Stage::Opening(_) => Ok(()),
        };
        if let Err(problem) = result {
            self.stage = Stage::Refused(problem);
        }
        result
    }
}

/// Bytes of the file as text; what is no UTF-8 becomes the mark for that.
fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Small letters for large ones, in the scripts whose words are looked for: the general table for all of them would cost more
/// than the whole reader of tables.
fn small_letters(text: &str) -> String {
    let small = |letter: char| match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' => {
            char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter)
        }
        _ => letter,
    };
    text.chars().map(small).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_become_small_in_the_scripts_of_the_words() {
        assert_eq!(small_letters("Expéditeur ÉÀÖØÞ ×ß ДАТА 时间"), "expéditeur éàöøþ ×ß дата 时间");
    }
}
