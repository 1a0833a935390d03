//! What every step of the line returns: a value, and the doubts met on the way.
//!
//! Doubts never stop the line and carry no prose; `ui/words` says them.

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// A value with what was unread, odd or ambiguous on the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome<T> {
    pub value: T,
    pub doubts: Vec<Doubt>,
}

impl<T> Outcome<T> {
    pub fn sure(value: T) -> Outcome<T> {
        Outcome { value, doubts: Vec::new() }
    }
}

/// Something in the text that was not read well, with the words concerned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    pub about: About,
    pub spans: Vec<Span>,
}

/// What a doubt is about. Those that the person can settle are questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum About {
    /// A data amount whose role the text does not say: left, used or the pack's size?
    WhichRole,
    /// "03/04": the third of April or the fourth of March?
    DayOrMonth,
    /// A date without its year, or a time without its day, and no receipt time to complete it from.
    WhichDate,
    /// "1.234 GB": a decimal mark or a thousands mark?
    DecimalMark,
    /// More data than any pack holds.
    TooLarge,
    /// A date far from any time at which the message can have come.
    OddDate,
    /// Used and left add up to more or less than the pack.
    DoesNotAddUp,
    /// A text that poses as the carrier.
    Suspicious,
    /// A format that the person taught says one thing of a figure, and the message clearly another.
    TaughtOtherwise,
}

impl About {
    /// A question is a doubt that the person can settle.
    pub fn is_question(self) -> bool {
        matches!(self, About::WhichRole | About::DayOrMonth | About::WhichDate | About::DecimalMark)
    }
}

/// What the device could not do, split by what the person should do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceProblem {
    /// The browser gives no storage: private mode, or switched off.
    NoStorage,
    /// The phone is full.
    Full,
    /// Saving failed for another reason; what is on the page is still there.
    NotSaved,
    /// Reading failed: nothing is written until it works.
    NotRead,
    /// Another tab holds an older version open.
    OtherTab,
    ClipboardEmpty,
    /// The browser or the person said no.
    ClipboardRefused,
}
