//! XML as "SMS Backup & Restore" writes it: `<smses>` around an `<sms>` a message, everything in attributes.
//!
//! Messages in several parts (`<mms>`) are counted and passed over. A message that breaks off is counted, and reading goes
//! on with the next.

use super::markup::{Event, Markup};
use super::{ImportProblem, LONGEST_FIELD, LONGEST_MESSAGE, Out, Received, ReceivedMessage, entity, moment};

/// What a tag is to us.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Root,
    Message,
    Other,
}

/// Attributes of a message that are read.
#[derive(Clone, Copy)]
enum Field {
    Sender,
    Contact,
    Date,
    Kind,
    Text,
    Count,
}

/// The attributes of the message that is being read.
#[derive(Default)]
struct Draft {
    sender: String,
    contact: Option<String>,
    received: Option<Received>,
    /// Without this attribute nothing says that the person wrote it.
    is_sent: bool,
    text: String,
    is_too_long: bool,
}

pub(super) struct Backup {
    markup: Markup,
    tag: Tag,
    /// The attribute whose value was asked for.
    field: Option<Field>,
    draft: Draft,
    is_recognised: bool,
    /// The root has ended, so the file is whole.
    is_ended: bool,
}

impl Backup {
    pub(super) fn new() -> Backup {
        Backup {
            markup: Markup::new(),
            tag: Tag::Other,
            field: None,
            draft: Draft::default(),
            is_recognised: false,
            is_ended: false,
        }
    }

    pub(super) fn feed(&mut self, mut bytes: &[u8], to: &mut Out) -> Result<(), ImportProblem> {
        while let Some(event) = self.markup.next(&mut bytes) {
            match event {
                Event::Opened => self.open(to)?,
                Event::Named => self.ask(),
                Event::Valued => self.take(to),
                Event::Closed => self.close(to),
                Event::Broken => {
                    to.progress.skipped.malformed += u64::from(self.tag == Tag::Message);
                    self.tag = Tag::Other;
                }
            }
        }
        Ok(())
    }

    /// Whether the file ends before the backup does.
    pub(super) fn finish(self) -> Result<bool, ImportProblem> {
        if !self.is_recognised {
            return Err(ImportProblem::NotABackup);
        }
        Ok(!(self.is_ended && self.markup.is_between_tags()))
    }

    fn open(&mut self, to: &mut Out) -> Result<(), ImportProblem> {
        self.tag = match self.markup.name() {
            b"sms" => Tag::Message,
            b"smses" => Tag::Root,
            b"/smses" => {
                self.is_ended = true;
                Tag::Other
            }
            b"mms" => {
                to.progress.skipped.multimedia += 1;
                Tag::Other
            }
            _ if self.is_recognised => Tag::Other,
            // The first tag of all decides: a page or a list of calls need not be read to its end.
            _ => return Err(ImportProblem::NotABackup),
        };
        self.is_recognised = true;
        self.draft = Draft::default();
        Ok(())
    }

    fn ask(&mut self) {
        self.field = match (self.tag, self.markup.name()) {
            (Tag::Root, b"count") => Some(Field::Count),
            (Tag::Message, b"address") => Some(Field::Sender),
            (Tag::Message, b"contact_name") => Some(Field::Contact),
            (Tag::Message, b"date") => Some(Field::Date),
            (Tag::Message, b"type") => Some(Field::Kind),
            (Tag::Message, b"body") => Some(Field::Text),
            _ => None,
        };
        match self.field {
            Some(Field::Text) => self.markup.keep(LONGEST_MESSAGE),
            Some(_) => self.markup.keep(LONGEST_FIELD),
            None => {}
        }
    }

    fn take(&mut self, to: &mut Out) {
        let (value, is_whole) = self.markup.value();
        // Written where the phone had nothing.
        let is_none = value == b"null";
        let draft = &mut self.draft;
        match self.field.take() {
            None => {}
            Some(Field::Count) => to.progress.expected = moment::integer(value),
            Some(Field::Date) => draft.received = moment::since_1970(value).map(Received::Instant),
            Some(Field::Kind) => draft.is_sent = value != b"1",
            Some(Field::Text) => {
                draft.is_too_long = !is_whole;
                if is_whole && !is_none {
                    draft.text = entity::decode(value);
                }
            }
            Some(Field::Sender) if is_none => {}
            Some(Field::Sender) => draft.sender = entity::decode(value),
            Some(Field::Contact) => {
                let is_known = !is_none && !value.is_empty() && value != b"(Unknown)";
                draft.contact = is_known.then(|| entity::decode(value));
            }
        }
    }

    fn close(&mut self, to: &mut Out) {
        if self.tag != Tag::Message {
            return;
        }
        self.tag = Tag::Other;
        let draft = std::mem::take(&mut self.draft);
        if draft.is_too_long {
            to.progress.skipped.too_long += 1;
            return;
        }
        to.yield_message(ReceivedMessage {
            sender: draft.sender,
            received: draft.received,
            text: draft.text,
            is_incoming: !draft.is_sent,
            contact: draft.contact,
        });
    }
}
