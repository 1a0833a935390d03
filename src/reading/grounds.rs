//! What the reading of a field rests on: words of the message, or where its figure stands.
//!
//! It decides nothing; it tells afterwards what the rule that decided went by.

use super::Reason;
use crate::scan::{Findings, What};
use crate::span::Span;

/// What a rule goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Ground {
    /// A phrase of a language, by whose name the rule goes.
    Words,
    /// A part and its whole, side by side.
    Part,
    /// An amount and how long it is valid, side by side.
    Validity,
    /// An entry of a list of balances.
    List,
    /// The end of a range of dates.
    Range,
    /// As many dates as figures, in the same order.
    Order,
    /// No other date is to come.
    OnlyDate,
    /// The days that the name of a pack tells.
    PackName,
    /// The person said what the figure is.
    Taught,
}

impl Reason {
    pub fn ground(&self) -> Ground {
        match self.rule {
            "part / whole"
            | "part of the figure before"
            | "parts of the size"
            | "rest of a whole"
            | "rest of the sum"
            | "size, used and left"
            | "share of the figures"
            | "size before its rest"
            | "size below its part"
            | "size in brackets"
            | "size of what is used up"
            | "used + left"
            | "whole of a percentage"
            | "whole of its part"
            | "whole of what is left"
            | "whole, and a part of it" => Ground::Part,
            "grant: volume, …, validity"
            | "granted volume, validity"
            | "length, date"
            | "pack validity: volume"
            | "pack volume validity"
            | "part of what ends"
            | "price / volume / validity"
            | "volume (date)"
            | "volume - date"
            | "volume (validity)"
            | "volume / validity"
            | "volume, date" => Ground::Validity,
            "joined to the figure before"
            | "list of balances with their ends"
            | "list of packs"
            | "list of kinds with its end"
            | "list with its days"
            | "list with its end" => Ground::List,
            "date range" => Ground::Range,
            "dates in order" => Ground::Order,
            "the only date ahead" => Ground::OnlyDate,
            "days in a pack's name" | "days in a granted pack's name" => Ground::PackName,
            super::taught::RULE => Ground::Taught,
            _ => Ground::Words,
        }
    }

    /// The words that tell it: of all places where the phrase of its rule stands, the one nearest to the field.
    pub fn told_by(&self, findings: &Findings<'_>) -> Option<Span> {
        let words = findings.found.iter().filter(|found| match found.what {
            What::Phrase(cue) => cue.phrase.name == self.rule,
            _ => false,
        });
        let apart = |span: &Span| span.start.saturating_sub(self.span.end) + self.span.start.saturating_sub(span.end);
        words.map(|found| findings.span(found.from, found.to)).min_by_key(apart)
    }
}
