//! From pasted text to what the person is asked to confirm: drafts, the words they were read from, and open questions.
//!
//! Nothing is kept here; that takes the person's yes, and [`super::Ledger::keep`].

use super::aside;
use super::{Draft, Ledger, Source, TaughtFormat, on_clock};
use crate::outcome::{About, Doubt};
use crate::pack::Id;
use crate::paste::{self, PastedMessage};
use crate::reading::taught::{self, Format, Tappable};
use crate::reading::{self, Assumption, BucketReading, Context, FieldKind, Ground, LocalMoment, MessageReading, Sign};
use crate::scan::{self, Findings, Lexicon};
use crate::span::Span;
use crate::volume::{Printed, UnitStep};
use crate::zone::Zone;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What one message of the paste was read as.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// The message itself, untouched; of one in several parts, those in order.
    pub text: String,
    /// Who sent it, where the phone told it beside the text.
    pub sender: Option<String>,
    /// When it came, where the phone told it beside the text.
    #[serde(with = "crate::stamp::stored_option")]
    pub received: Option<DateTime<FixedOffset>>,
    pub drafts: Vec<Draft>,
    /// For each draft, whether its words decide alone and nothing is in doubt: the others are not chosen beforehand.
    pub sure: Vec<bool>,
    /// Why each field reads as it does.
    pub reasons: Vec<Explained>,
    /// Figures that the person can tap to say what they are.
    pub tappable: Vec<Tappable>,
    /// The format that the person taught and that filled in what was open.
    pub taught: Option<Id>,
    /// The text is in a language that is not known.
    pub is_foreign: bool,
    /// The words that were read, in order and apart from each other.
    pub marks: Vec<Mark>,
    pub doubts: Vec<Doubt>,
    /// Amounts whose role only the person can tell.
    pub open: Vec<Printed>,
    pub assumed: Vec<Assumption>,
    /// Why the text seems to pose as the carrier; empty for an honest one.
    pub signs: Vec<Sign>,
    /// It says itself when it was true, so that it is the same message whenever it comes.
    pub tells_time: bool,
}

/// A field with its words, and why they read as they do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    pub read_as: ReadAs,
    pub words: String,
    pub rule: String,
    pub ground: Ground,
    /// The words of the message that tell it, where they are others.
    pub told_by: Option<String>,
    pub assumed: Option<Assumption>,
}

/// Words of the message, and what they were read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub span: Span,
    pub read_as: ReadAs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReadAs {
    Left,
    Used,
    Size,
    UsedUp,
    Unlimited,
    Expired,
    Expiry,
    Validity,
    ReadingTime,
    /// What is told beside the figures.
    Aside,
    Doubtful,
    Suspicious,
}

/// A stretch of the message, marked or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    pub text: String,
    pub read_as: Option<ReadAs>,
}

impl Proposal {
    /// The message, as it is kept.
    pub fn source(&self) -> Source {
        Source { text: self.text.clone(), sender: self.sender.clone(), received: self.received }
    }
}

impl Ledger {
    /// Whether the message of a proposal is kept already.
    pub fn has(&self, proposal: &Proposal, now: DateTime<FixedOffset>) -> bool {
        self.same_message(&proposal.source(), now, proposal.tells_time).is_some()
    }
}

/// Why a paste gives no proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PasteProblem {
    TooLong,
    /// No figure about data in it.
    NothingFound,
    /// There is data in it, and it is for sale or somebody else's.
    OnlyOffers,
}

/// Where the SIM is from, as far as that is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Home<'a> {
    /// The country whose order of day and month to use where the text leaves it open.
    pub country: Option<&'a str>,
    /// The clock on which its messages tell moments; else the phone's.
    pub clock: Option<Zone>,
    /// How its units are counted where a message does not say.
    pub counted: UnitStep,
}

/// Reads a paste.
pub fn propose(
    paste: &str,
    lexicon: &Lexicon,
    formats: &[TaughtFormat],
    home: Home<'_>,
    now: DateTime<FixedOffset>,
) -> Result<Vec<Proposal>, PasteProblem> {
    let order = home.country.and_then(reading::order_of_country);
    let messages = paste::split(paste, lexicon, local(now), order).map_err(|_| PasteProblem::TooLong)?;
    let mut seen = BTreeSet::new();
    let proposals: Vec<Proposal> = messages
        .into_iter()
        .filter(|message| {
            // Told by day and by minute: a message printed twice in one paste is one.
            let when = message.received.map(|received| (received.date, received.time));
            seen.insert((message.text.trim().to_owned(), when))
        })
        .map(|message| proposal(message, formats, lexicon, home, now))
        .collect();
    let is_odd = |doubt: &Doubt| matches!(doubt.about, About::TooLarge | About::DecimalMark);
    let says_something = |proposal: &Proposal| {
        let is_read = !proposal.drafts.is_empty() || !proposal.open.is_empty();
        is_read || !proposal.signs.is_empty() || proposal.doubts.iter().any(is_odd)
    };
    if proposals.iter().any(says_something) {
        return Ok(proposals.into_iter().filter(says_something).collect());
    }
    let has_amounts = proposals.iter().any(|proposal| mentions_data(&proposal.text, lexicon));
    Err(if has_amounts { PasteProblem::OnlyOffers } else { PasteProblem::NothingFound })
}

/// A moment of the phone's clock without its place.
fn local(at: DateTime<FixedOffset>) -> LocalMoment {
    LocalMoment { date: at.date_naive(), time: Some(at.time()) }
}

fn proposal(
    message: PastedMessage,
    formats: &[TaughtFormat],
    lexicon: &Lexicon,
    home: Home<'_>,
    now: DateTime<FixedOffset>,
) -> Proposal {
    let PastedMessage { text, sender, received: told, .. } = message;
    let received = told.and_then(|told| on_clock(told, *now.offset()));
    let clock = home.clock.unwrap_or(Zone::fixed(*now.offset()));
    // What a message leaves out of a date is meant on the carrier's clock, whose day may be another one.
    let came = received.map_or(now, |received| received.min(now));
    let shown = told.filter(|_| clock.tell(came).offset() == now.offset()).unwrap_or(local(clock.tell(came)));
    let context = Context { lexicon, received: Some(shown), country: home.country };
    let findings = scan::find_counted(&text, lexicon, home.counted);
    let shapes: Vec<&Format> = formats.iter().map(|taught| &taught.format).collect();
    let (outcome, which) = reading::read_with(&findings, context, &shapes);
    let reading = &outcome.value;
    // A figure cannot be from the future; a message that says so was read wrongly, or the phone's clock is off.
    let told_at = reading.reading_time.and_then(|field| clock.moment(field.value.latest()));
    let tells = told_at.map(|at| at.with_timezone(now.offset())).filter(|at| *at <= now);
    let at = tells.or(received.map(|received| received.min(now))).unwrap_or(now);
    let drafts = aside::drafts(reading, at, tells.is_some(), clock, home.country);
    let beside = aside::words(&reading.asides, &drafts);
    // A figure besides that is asked about makes those that were read no less sure.
    let is_settled = outcome.doubts.iter().all(|doubt| doubt.about == About::WhichRole && reading.is_usage());
    let explained_aside = |(span, rule): &(Span, &'static str)| Explained {
        read_as: ReadAs::Aside,
        words: visible(span.of(&text)),
        rule: (*rule).to_owned(),
        ground: Ground::Words,
        told_by: None,
        assumed: None,
    };
    Proposal {
        drafts,
        sure: reading.wholes().map(|bucket| bucket.is_sure() && is_settled).collect(),
        reasons: reading
            .buckets
            .iter()
            .flat_map(|bucket| explained(bucket, &findings, &text))
            .chain(beside.iter().map(explained_aside))
            .collect(),
        tappable: taught::tappable(&findings),
        taught: which.and_then(|at| formats.get(at)).map(|taught| taught.id.clone()),
        is_foreign: findings.is_foreign,
        marks: marks(reading, &beside, &outcome.doubts),
        open: reading.open.iter().map(|field| field.value).collect(),
        assumed: assumptions(reading),
        signs: signs(reading),
        tells_time: tells.is_some(),
        doubts: outcome.doubts,
        sender,
        received,
        text,
    }
}

/// The words of a kept message that its reading came from, and why they read as they do. `came` is when it was received or kept.
pub fn evidence(
    text: &str,
    lexicon: &Lexicon,
    formats: &[TaughtFormat],
    home: Home<'_>,
    came: DateTime<FixedOffset>,
) -> (Vec<Piece>, Vec<Explained>) {
    let message = PastedMessage { text: text.to_owned(), sender: None, received: None, parts: 1 };
    let read = proposal(message, formats, lexicon, home, came);
    (cut(text, &read.marks), read.reasons)
}

/// Cuts a text at its marks, for showing: what would turn its direction around or cannot be seen is left out, so that the
/// person sees the words in the order in which they were read.
pub fn cut(text: &str, marks: &[Mark]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let plain = |from: usize, to: usize| {
        text.get(from..to).filter(|piece| !piece.is_empty()).map(|piece| Piece { text: visible(piece), read_as: None })
    };
    for mark in marks.iter().filter(|mark| mark.span.is_of(text)) {
        if mark.span.start < at {
            continue;
        }
        pieces.extend(plain(at, mark.span.start));
        pieces.push(Piece { text: visible(mark.span.of(text)), read_as: Some(mark.read_as) });
        at = mark.span.end;
    }
    pieces.extend(plain(at, text.len()));
    pieces
}

/// A text cut at its figures, for tapping: each piece with the figure that it is.
pub fn figures(text: &str, tappable: &[Tappable]) -> Vec<(String, Option<Tappable>)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for figure in tappable.iter().filter(|figure| figure.span.is_of(text)) {
        if figure.span.start < at {
            continue;
        }
        pieces.extend(
            text.get(at..figure.span.start).filter(|piece| !piece.is_empty()).map(|piece| (visible(piece), None)),
        );
        pieces.push((visible(figure.span.of(text)), Some(*figure)));
        at = figure.span.end;
    }
    pieces.extend(text.get(at..).filter(|piece| !piece.is_empty()).map(|piece| (visible(piece), None)));
    pieces
}

/// Without direction overrides, isolates and control characters.
fn visible(text: &str) -> String {
    let hidden =
        |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') || c.is_control() && *c != '\n';
    text.chars().filter(|c| !hidden(c)).collect()
}

fn marks(reading: &MessageReading, beside: &[(Span, &str)], doubts: &[Doubt]) -> Vec<Mark> {
    let mut marks: Vec<Mark> =
        reading.suspicious.iter().map(|one| Mark { span: one.span, read_as: ReadAs::Suspicious }).collect();
    for bucket in &reading.buckets {
        marks.extend(bucket_marks(bucket));
    }
    marks.extend(beside.iter().map(|(span, _)| Mark { span: *span, read_as: ReadAs::Aside }));
    marks.extend(reading.reading_time.map(|field| Mark { span: field.span, read_as: ReadAs::ReadingTime }));
    let doubtful = doubts.iter().flat_map(|doubt| &doubt.spans).chain(reading.open.iter().map(|field| &field.span));
    marks.extend(doubtful.map(|&span| Mark { span, read_as: ReadAs::Doubtful }));
    let place = |mark: &Mark| (mark.span.start, mark.read_as == ReadAs::Doubtful);
    crate::order::sort(&mut marks, |a, b| place(a) < place(b));
    marks.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
    marks
}

fn bucket_marks(bucket: &BucketReading) -> impl Iterator<Item = Mark> {
    bucket.reasons().map(|reason| Mark { span: reason.span, read_as: read_as(reason.field) })
}

fn explained<'a>(
    bucket: &'a BucketReading,
    findings: &'a Findings<'_>,
    text: &'a str,
) -> impl Iterator<Item = Explained> + 'a {
    bucket.reasons().map(|reason| Explained {
        read_as: read_as(reason.field),
        words: visible(reason.span.of(text)),
        rule: reason.rule.to_owned(),
        ground: reason.ground(),
        told_by: reason.told_by(findings).filter(|&told| told != reason.span).map(|told| visible(told.of(text))),
        assumed: reason.assumed,
    })
}

fn read_as(field: FieldKind) -> ReadAs {
    match field {
        FieldKind::Balance | FieldKind::LeftPercent => ReadAs::Left,
        FieldKind::Used | FieldKind::UsedPercent => ReadAs::Used,
        FieldKind::Allowance => ReadAs::Size,
        FieldKind::Exhausted => ReadAs::UsedUp,
        FieldKind::Unlimited => ReadAs::Unlimited,
        FieldKind::Expired => ReadAs::Expired,
        FieldKind::Expiry => ReadAs::Expiry,
        FieldKind::Validity => ReadAs::Validity,
    }
}

fn signs(reading: &MessageReading) -> Vec<Sign> {
    let mut signs: Vec<Sign> = reading.suspicious.iter().map(|one| one.sign).collect();
    crate::order::sort(&mut signs, |a, b| a < b);
    signs.dedup();
    signs
}

fn assumptions(reading: &MessageReading) -> Vec<Assumption> {
    let mut assumed: Vec<Assumption> = Vec::new();
    for assumption in reading.buckets.iter().filter_map(|bucket| bucket.expiry?.assumed) {
        if !assumed.contains(&assumption) {
            assumed.push(assumption);
        }
    }
    assumed
}

fn mentions_data(text: &str, lexicon: &Lexicon) -> bool {
    use crate::scan::{What, find};
    find(text, lexicon).found.iter().any(|finding| matches!(finding.what, What::Amount(_) | What::TooLarge))
}
