//! The reader as it is spoken to: what the page asks of it, and what it answers. It runs beside the page as a program of its
//! own, so that no text, however long, ever holds up a finger; see docs/decisions.
//!
//! Questions and replies travel as bytes. It keeps nothing but the words it knows and the file it has read last.

use crate::history::{
    self, Explained, Found, Gathering, Home, Known, PasteProblem, Piece, Proposal, Sender, TaughtFormat, evidence,
};
use crate::import::{Import, ImportProblem, Progress};
use crate::reading::taught::{Format, Lesson, TeachProblem};
use crate::scan::{self, Lexicon};
use crate::volume::UnitStep;
use crate::zone::Zone;
use chrono::{DateTime, FixedOffset};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question {
    /// To learn the words of all languages: see [`Reply::Learnt`].
    Learn,
    /// What a paste says: see [`Reply::Read`].
    Read { paste: String, known: Beside },
    /// Why a kept message reads as it does: see [`Reply::Explained`]. `Beside::now` is when it came.
    Explain { text: String, known: Beside },
    /// The format that the person's word of a message's figures makes: see [`Reply::Taught`].
    Teach { text: String, lessons: Vec<Lesson> },
    /// To read the backup file that comes with the question: see [`Reply::Importing`] and [`Reply::Imported`].
    Import { known: Beside },
    /// To read no further in that file, and to tell what was found so far.
    Stop,
    /// What the messages of one of its senders say, from the one at `from` on: see [`Reply::Found`].
    Take { sender: String, from: usize },
}

/// What is known beside the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Beside {
    pub formats: Vec<TaughtFormat>,
    /// ISO 3166; decides the order of day and month where the text leaves it open.
    pub country: Option<String>,
    /// The carrier's clock, where it is known.
    pub clock: Option<Zone>,
    /// How units are counted where a message does not say.
    pub counted: UnitStep,
    #[serde(with = "crate::stamp::stored")]
    pub now: DateTime<FixedOffset>,
}

/// What it answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// Whether the words of all languages are here now: they are files, which a phone may not have.
    Learnt(bool),
    Read(Result<Vec<Proposal>, PasteProblem>),
    /// The message cut at its marks, and the reason of each.
    Explained(Vec<Piece>, Vec<Explained>),
    Taught(Result<Format, TeachProblem>),
    Importing(Share),
    /// What was found, the likeliest carrier first.
    Imported(Result<Imported, FileProblem>),
    /// Some of the messages; none behind the last.
    Found(Vec<Found>),
    /// The question was not understood: page and reader are of different versions.
    Unknown,
}

/// How far the reading of a file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// Of the whole, from 0 to 1.
    pub share: f64,
    pub messages: usize,
    /// Messages that say something of a bucket.
    pub found: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    pub senders: Vec<Sender>,
    pub progress: Progress,
    /// Messages that speak of data but tell no time.
    pub undated: usize,
}

/// Why a file gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileProblem {
    /// The browser could not read the file.
    NotRead,
    /// The browser cannot unpack archives.
    NoUnpacking,
    Import(ImportProblem),
}

/// So many messages travel at once: a few milliseconds' work for the page.
const TAKEN_AT_ONCE: usize = 64;

/// The bytes of a question or a reply.
pub fn pack<T: Serialize>(value: &T) -> Vec<u8> {
    // It writes to memory and knows the length of everything: nothing can fail.
    postcard::to_allocvec(value).unwrap_or_default()
}

/// And back; nothing where they are of another version.
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

/// The reader at work.
pub struct Reader {
    pub lexicon: &'static Lexicon,
    gathering: Gathering,
}

impl Default for Reader {
    fn default() -> Reader {
        Reader { lexicon: Lexicon::empty(), gathering: Gathering::default() }
    }
}

impl Reader {
    /// Answers what it can answer at once. What needs files, [`Question::Learn`] and [`Question::Import`], is for whoever has them.
    pub fn answer(&self, question: Question) -> Reply {
        match question {
            Question::Read { paste, known: Beside { formats, country, clock, counted, now } } => {
                let home = Home { country: country.as_deref(), clock, counted };
                Reply::Read(history::propose(&paste, self.lexicon, &formats, home, now))
            }
            Question::Explain { text, known: Beside { formats, country, clock, counted, now } } => {
                let home = Home { country: country.as_deref(), clock, counted };
                let (pieces, why) = evidence(&text, self.lexicon, &formats, home, now);
                Reply::Explained(pieces, why)
            }
            Question::Teach { text, lessons } => {
                Reply::Taught(Format::teach(&scan::find(&text, self.lexicon), &lessons))
            }
            Question::Take { sender, from } => {
                let messages = self.gathering.messages_of(&sender).iter().skip(from).take(TAKEN_AT_ONCE);
                Reply::Found(messages.cloned().collect())
            }
            Question::Learn | Question::Import { .. } | Question::Stop => Reply::Unknown,
        }
    }

    /// Begins a file; what an earlier one held is forgotten.
    pub fn import(&mut self, known: Beside) -> ImportWork {
        self.gathering = Gathering::default();
        ImportWork { import: Import::new(), fed: Vec::new(), known }
    }

    /// Reads the next piece of the file.
    pub fn feed(&mut self, work: &mut ImportWork, piece: &[u8]) -> Result<(), FileProblem> {
        work.import.feed(piece, &mut work.fed).map_err(FileProblem::Import)?;
        self.gather(work);
        Ok(())
    }

    /// How far it is; `length` is that of the whole file in bytes.
    pub fn share(&self, work: &ImportWork, length: f64) -> Share {
        let share = work.import.progress().bytes as f64 / length.max(1.0);
        Share { share, messages: self.gathering.messages, found: self.gathering.found }
    }

    /// Ends the file where it ends, or where the person stopped it.
    pub fn end(&mut self, mut work: ImportWork, is_stopped: bool) -> Result<Imported, FileProblem> {
        let progress = if is_stopped {
            work.import.progress()
        } else {
            let import = std::mem::take(&mut work.import);
            import.finish(&mut work.fed).map_err(FileProblem::Import)?.progress
        };
        self.gather(&mut work);
        Ok(Imported { senders: self.gathering.senders(), progress, undated: self.gathering.undated })
    }

    fn gather(&mut self, work: &mut ImportWork) {
        let formats: Vec<&Format> = work.known.formats.iter().map(|taught| &taught.format).collect();
        let known = Known {
            lexicon: self.lexicon,
            formats: &formats,
            country: work.known.country.as_deref(),
            clock: work.known.clock,
            counted: work.known.counted,
            now: work.known.now,
        };
        work.fed.drain(..).for_each(|message| self.gathering.take(message, known));
    }
}

/// A file in the course of being read.
pub struct ImportWork {
    import: Import,
    fed: Vec<crate::import::ReceivedMessage>,
    known: Beside,
}
