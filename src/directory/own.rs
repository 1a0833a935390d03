//! What the person put right: a way to check that the directory does not have, or one of it that no longer works.
//!
//! It stands beside the directory and changes nothing in it: a new version of the file leaves it as it is.

use super::{Carrier, Channel, Subject, Way, link};
use crate::pack::{Id, STORED_VERSION};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// One correction, as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    pub v: u32,
    pub id: Id,
    /// The carrier's name in the directory, "nc-helia"; or, where it is not in there, the country's: "nc".
    pub place: String,
    /// The way of the directory that does not work, by its [`Way::key`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<String>,
    /// What works; nothing where the person only says that the other does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<OwnWay>,
    #[serde(with = "crate::stamp::stored")]
    pub at: DateTime<FixedOffset>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWay {
    pub kind: Channel,
    pub to: String,
    /// What to send, with [`super::SLOT`] where the number goes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The number that goes there, as it is printed on the card or its leaflet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
}

/// A field that cannot be used as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayProblem {
    /// No number, code, page or name that could be dialled, written to or opened.
    Target,
    /// The text has a slot for the number, and none is given.
    Number,
}

impl Way {
    /// The same as long as it says the same.
    pub fn key(&self) -> String {
        let kind = match self.kind {
            Channel::App => "app",
            Channel::Web => "web",
            Channel::Hotline => "hotline",
            Channel::Sms => "sms",
            Channel::Ussd => "ussd",
        };
        [kind, " ", &self.to, " ", self.text.as_deref().unwrap_or_default()].concat().trim_end().to_owned()
    }
}

/// The fields of the form as a way, or what is wrong with one of them. Spaces and marks for the eye are let go.
pub fn own_way(kind: Channel, to: &str, text: &str, number: &str) -> Result<OwnWay, WayProblem> {
    let is_dialled = matches!(kind, Channel::Hotline | Channel::Sms | Channel::Ussd);
    let gaps = |c: char| c.is_whitespace() || matches!(c, '-' | '.' | '(' | ')');
    let to: String = if is_dialled { to.chars().filter(|c| !gaps(*c)).collect() } else { to.trim().to_owned() };
    let to = to.trim_start_matches("https://").trim_start_matches("http://").to_owned();
    let text = if kind == Channel::Sms { text.trim() } else { "" };
    if !link::is_target(kind, &to) {
        return Err(WayProblem::Target);
    }
    if link::fill(text, number).is_none() {
        return Err(WayProblem::Number);
    }
    let number = if link::needs_number(text) { number.trim() } else { "" };
    Ok(OwnWay { kind, to, text: text.to_owned(), number: number.to_owned() })
}

/// A way as it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Listed<'a> {
    Own(&'a Correction, &'a OwnWay),
    /// With the correction that says that it does not work.
    Known(&'a Way, Option<&'a Correction>),
}

/// The ways of a carrier, or of a country where it has none: the person's own first, the newest before the others; then those of
/// the directory, those for faults and loss behind the others; then those that do not work.
pub fn listed<'a>(place: &str, carrier: Option<&'a Carrier>, corrections: &'a [Correction]) -> Vec<Listed<'a>> {
    let here = || corrections.iter().rev().filter(|correction| correction.place == place);
    let mut all: Vec<Listed> =
        here().filter_map(|correction| Some(Listed::Own(correction, correction.way.as_ref()?))).collect();
    let (mut others, mut refuted) = (Vec::new(), Vec::new());
    for way in carrier.iter().flat_map(|carrier| &carrier.ways) {
        let key = way.key();
        match here().find(|correction| correction.instead_of.as_ref() == Some(&key)) {
            None if way.about == Subject::Checking => all.push(Listed::Known(way, None)),
            None => others.push(Listed::Known(way, None)),
            correction => refuted.push(Listed::Known(way, correction)),
        }
    }
    all.append(&mut others);
    all.append(&mut refuted);
    all
}

impl Correction {
    pub fn new(
        id: Id,
        place: &str,
        instead_of: Option<String>,
        way: Option<OwnWay>,
        at: DateTime<FixedOffset>,
    ) -> Correction {
        Correction { v: STORED_VERSION, id, place: place.to_owned(), instead_of, way, at }
    }
}
