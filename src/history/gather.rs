//! What a whole phone's messages hold, sender by sender. Nothing is kept until the person has picked.
//!
//! It reads one message at a time, so that whoever calls it can stop, or hear the page, between any two.

use super::aside;
use super::{Change, Draft, Ledger, Origin, Source};
use crate::import::{Received, ReceivedMessage};
use crate::order;
use crate::pack::Id;
use crate::reading::taught::Format;
use crate::reading::{self, Context, LocalMoment};
use crate::scan::{self, Lexicon};
use crate::volume::UnitStep;
use crate::zone::Zone;
use chrono::{DateTime, FixedOffset, NaiveTime};
use serde::{Deserialize, Serialize};

/// A sender of so many readings is taken for a carrier, and chosen beforehand; one reading may be anything.
const FEWEST_OF_CARRIER: usize = 2;
/// A number with so many digits is that of a person's phone; carriers write from short ones, or under a name.
const DIGITS_OF_PERSON: usize = 7;

/// One sender, as the person chooses it: how many of its messages say something of a bucket, and what else there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// A number or a name; empty where the file tells none.
    pub name: String,
    /// Messages that say something of a bucket.
    pub found: usize,
    /// The last of them.
    pub latest: String,
    /// Messages that speak of data, and not clearly enough to be kept unseen.
    pub unsure: usize,
    /// Messages that pose as a carrier.
    pub suspicious: usize,
    #[serde(with = "crate::stamp::stored")]
    pub first: DateTime<FixedOffset>,
    #[serde(with = "crate::stamp::stored")]
    pub last: DateTime<FixedOffset>,
}

impl Sender {
    /// Whether it seems to be a carrier.
    pub fn is_likely(&self) -> bool {
        self.found >= FEWEST_OF_CARRIER && self.suspicious == 0
    }
}

/// A message that says something of a bucket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    pub text: String,
    /// A number or a name; empty where the file tells none.
    pub sender: String,
    #[serde(with = "crate::stamp::stored")]
    pub at: DateTime<FixedOffset>,
    pub drafts: Vec<Draft>,
}

/// What was found so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathering {
    /// By name, to be found quickly.
    senders: Vec<(Sender, Vec<Found>)>,
    pub messages: usize,
    /// Messages with readings.
    pub found: usize,
    /// Messages that speak of data but tell no time: nobody can say when that was true.
    pub undated: usize,
}

/// What is known beside the messages.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub lexicon: &'a Lexicon,
    pub formats: &'a [&'a Format],
    pub country: Option<&'a str>,
    /// The carrier's, where it is known.
    pub clock: Option<Zone>,
    /// How units are counted where a message does not say.
    pub counted: UnitStep,
    pub now: DateTime<FixedOffset>,
}

impl Gathering {
    /// Reads one message.
    pub fn take(&mut self, message: ReceivedMessage, known: Known<'_>) {
        self.messages += 1;
        if !message.is_incoming || is_of_person(&message) || !may_speak_of_data(&message.text) {
            return;
        }
        let at = message.received.and_then(|received| moment(received, known.now));
        let received = at.map(|at| LocalMoment { date: at.date_naive(), time: Some(at.time()) });
        let context = Context { lexicon: known.lexicon, received, country: known.country };
        let findings = scan::find_counted(&message.text, known.lexicon, known.counted);
        let (outcome, _) = reading::read_with(&findings, context, known.formats);
        let read = &outcome.value;
        if !read.is_usage() && read.suspicious.is_empty() {
            return;
        }
        let Some(at) = at else {
            self.undated += 1;
            return;
        };
        let is_sure = outcome.doubts.is_empty() && read.wholes().all(|bucket| bucket.is_sure());
        let clock = known.clock.unwrap_or(Zone::fixed(*known.now.offset()));
        let told = read.reading_time.and_then(|field| clock.moment(field.value.latest()));
        let told = told.map(|told| told.with_timezone(known.now.offset()));
        let true_at = told.filter(|told| *told <= known.now).unwrap_or(at);
        let drafts = aside::drafts(read, true_at, told == Some(true_at), clock, known.country);
        let suspicious = !read.suspicious.is_empty();
        let (sender, messages) = self.sender(message.sender.clone(), at);
        (sender.first, sender.last) = (sender.first.min(at), sender.last.max(at));
        if suspicious {
            sender.suspicious += 1;
        } else if is_sure {
            sender.found += 1;
            sender.latest.clone_from(&message.text);
            messages.push(Found { text: message.text, sender: message.sender, at, drafts });
            self.found += 1;
        } else {
            sender.unsure += 1;
        }
    }

    fn sender(&mut self, name: String, at: DateTime<FixedOffset>) -> &mut (Sender, Vec<Found>) {
        let place = self.senders.partition_point(|(sender, _)| sender.name < name);
        if self.senders.get(place).is_none_or(|(sender, _)| sender.name != name) {
            let latest = String::new();
            let new = Sender { name, found: 0, latest, unsure: 0, suspicious: 0, first: at, last: at };
            self.senders.insert(place, (new, Vec::new()));
        }
        &mut self.senders[place]
    }

    /// The senders with something to keep, the one with most first.
    pub fn senders(&self) -> Vec<Sender> {
        let mut senders: Vec<Sender> = self
            .senders
            .iter()
            .filter(|(_, messages)| !messages.is_empty())
            .map(|(sender, _)| sender.clone())
            .collect();
        order::sort(&mut senders, |a, b| a.found > b.found);
        senders
    }

    /// What a sender's messages say, in the order of the file; nothing of a sender that is not there.
    pub fn messages_of(&self, sender: &str) -> &[Found] {
        let found = self.senders.iter().find(|(known, _)| known.name == sender);
        found.map_or(&[], |(_, messages)| messages)
    }
}

/// Whether a person wrote it, from the phone's own list of people.
fn is_of_person(message: &ReceivedMessage) -> bool {
    let digits = message.sender.chars().filter(char::is_ascii_digit).count();
    message.contact.is_some() && digits >= DIGITS_OF_PERSON
}

/// Most messages of a phone hold no figure, and reading them would take most of the time. "Your data is used up" is told by
/// the words for data in it, of which nearly all messages of people have none.
fn may_speak_of_data(text: &str) -> bool {
    text.chars().any(char::is_numeric) || text.to_ascii_lowercase().contains("data") || text.contains("流量")
}

/// When a message came, on the clock of `now`.
fn moment(received: Received, now: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
    match received {
        Received::Instant(instant) => Some(instant.with_timezone(now.offset())),
        Received::Local { date, time } => {
            let noon = NaiveTime::from_hms_opt(12, 0, 0)?;
            date.and_time(time.unwrap_or(noon)).and_local_timezone(*now.offset()).single()
        }
    }
}

impl Ledger {
    /// What to write so that these messages are kept, each at its own time. Those that are kept already are passed over.
    pub fn keep_found(&self, found: &[Found], new_id: impl FnMut() -> Id) -> Vec<Change> {
        self.changes_to(self.with_found(found, new_id))
    }

    /// The first half of that, for who has something else to do between: the ledger with these messages, its packs as they were.
    pub fn with_found(&self, found: &[Found], mut new_id: impl FnMut() -> Id) -> Ledger {
        let mut after = self.clone();
        let mut sim = self.own_sim(self.sim().map(|sim| &sim.id));
        let mut found: Vec<&Found> = found.iter().collect();
        order::sort(&mut found, |a, b| a.at < b.at);
        found.dedup_by(|later, earlier| later.at == earlier.at && later.text == earlier.text);
        let mut kept: Vec<&str> = self.messages.iter().map(|message| message.text.trim()).collect();
        order::sort(&mut kept, |a, b| a < b);
        for message in found {
            let may_be_kept = kept.binary_search(&message.text.trim()).is_ok();
            let sender = Some(message.sender.clone()).filter(|sender| !sender.is_empty());
            let source = Source { text: message.text.clone(), sender, received: Some(message.at) };
            if !(may_be_kept && self.same_message(&source, message.at, false).is_some()) {
                let of_import = |draft: &Draft| Draft { origin: Some(Origin::Import), ..draft.clone() };
                let drafts: Vec<Draft> = message.drafts.iter().map(of_import).collect();
                sim = Some(after.add(sim.as_ref(), &drafts, Some(source), message.at, &mut new_id));
            }
        }
        after
    }
}
