//! Tags and attributes of XML, from pieces cut anywhere.
//!
//! It is a tokenizer and no more: it does not check that tags close each other, knows nothing of namespaces or doctypes,
//! and leaves entities as they are written. Each byte is looked at once. Of a value only as many bytes are kept as were
//! asked for, so that a picture in an attribute costs no memory.

/// Names that anybody asks for are shorter; a longer one is nobody's.
const LONGEST_NAME: usize = 24;

/// What was read last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// A tag, by its [`Markup::name`]; that of an end tag begins with a slash.
    Opened,
    /// The name of an attribute of that tag is known: now [`Markup::keep`] can ask for its value.
    Named,
    /// Its value has been read: see [`Markup::value`]. Attributes without a value are passed over.
    Valued,
    /// The tag is complete.
    Closed,
    /// The tag breaks off or is no tag; nothing more of it will come.
    Broken,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Text,
    /// After "<".
    Opening,
    TagName,
    /// Between attributes.
    Inside,
    AttributeName,
    /// After the name of an attribute.
    Equals,
    /// After its "=".
    Quote,
    /// In a value that ends with this byte. The number says how many bytes of a lost tag, see [`LOST_TAG`], stand here.
    Value(u8, u8),
    /// The tag that stood in a value is given out as a tag.
    Found,
    /// After "<!": how many of the two dashes of a comment came.
    Declaration(u8),
    /// How many of the two dashes of its end came.
    Comment(u8),
    /// After "<?", and whether a question mark came last.
    Instruction(bool),
}

/// "<sms " or "<mms " in a value means that the quote before it was lost: no backup writes a "<" into a value, and to
/// swallow the rest of the file would be worse. The first letter is either.
const LOST_TAG: &[u8; 5] = b"<?ms ";

pub(super) struct Markup {
    state: State,
    name: [u8; LONGEST_NAME],
    name_bytes: usize,
    value: Vec<u8>,
    /// How many bytes of the value may be kept, and whether it had more.
    room: usize,
    is_cut: bool,
    /// The first letter of a tag that may stand in the value.
    letter: u8,
}

impl Markup {
    pub(super) fn new() -> Markup {
        Markup {
            state: State::Text,
            name: [0; LONGEST_NAME],
            name_bytes: 0,
            value: Vec::new(),
            room: 0,
            is_cut: false,
            letter: 0,
        }
    }

    /// Of the tag or of the attribute, whichever came last; empty for one that is too long.
    pub(super) fn name(&self) -> &[u8] {
        self.name.get(..self.name_bytes).unwrap_or_default()
    }

    /// Asks for the value of the attribute just named, up to so many bytes.
    pub(super) fn keep(&mut self, bytes: usize) {
        self.room = bytes;
    }

    /// The first bytes of the value, and whether they are all of it.
    pub(super) fn value(&self) -> (&[u8], bool) {
        (&self.value, !self.is_cut)
    }

    /// Whether everything that was begun has ended.
    pub(super) fn is_between_tags(&self) -> bool {
        self.state == State::Text
    }

    /// Reads on to the next event and takes what it has read off `bytes`. Nothing when they are all read.
    pub(super) fn next(&mut self, bytes: &mut &[u8]) -> Option<Event> {
        loop {
            match self.state {
                State::Text => {
                    let at = bytes.iter().position(|&byte| byte == b'<');
                    self.go(bytes, at, State::Opening)?;
                }
                State::Value(quote, lost) => {
                    if let Some(event) = self.read_value(bytes, quote, lost)? {
                        return Some(event);
                    }
                }
                State::Comment(dashes) => self.read_comment(bytes, dashes)?,
                State::Found => {
                    self.state = State::Inside;
                    return Some(Event::Opened);
                }
                _ => {
                    let (&byte, rest) = bytes.split_first()?;
                    let (event, is_taken) = self.step(byte);
                    if is_taken {
                        *bytes = rest;
                    }
                    if event.is_some() {
                        return event;
                    }
                }
            }
        }
    }

    /// Past the byte at `at` into `state`; nothing, and all bytes read, where there is none.
    fn go(&mut self, bytes: &mut &[u8], at: Option<usize>, state: State) -> Option<()> {
        let Some(at) = at else {
            *bytes = &[];
            return None;
        };
        *bytes = bytes.get(at + 1..).unwrap_or_default();
        self.state = state;
        Some(())
    }

    /// What one byte does where bytes are looked at singly, and whether it is done with.
    fn step(&mut self, byte: u8) -> (Option<Event>, bool) {
        let is_space = byte.is_ascii_whitespace();
        let begins_name = byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':' | 0x80..);
        let goes_on = begins_name || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
        let (state, event, is_taken) = match (self.state, byte) {
            (State::Opening, b'!') => (State::Declaration(0), None, true),
            (State::Opening, b'?') => (State::Instruction(false), None, true),
            (State::Opening, b'<') => (State::Opening, None, true),
            (State::Opening, _) if begins_name || byte == b'/' => {
                self.name_bytes = 0;
                self.add_to_name(byte);
                (State::TagName, None, true)
            }
            // A "<" between tags that begins none.
            (State::Opening, _) => (State::Text, None, false),
            (State::TagName | State::AttributeName, _) if goes_on => {
                self.add_to_name(byte);
                (self.state, None, true)
            }
            (State::TagName, _) => (State::Inside, Some(Event::Opened), false),
            (State::AttributeName, _) => (State::Equals, None, false),
            (State::Inside | State::Equals, b'>') => (State::Text, Some(Event::Closed), true),
            (State::Inside, b'/') => (State::Inside, None, true),
            (State::Inside, _) if is_space => (State::Inside, None, true),
            (State::Inside, _) if begins_name => {
                self.name_bytes = 0;
                self.add_to_name(byte);
                (State::AttributeName, None, true)
            }
            (State::Equals, b'=') => {
                self.value.clear();
                (self.room, self.is_cut) = (0, false);
                (State::Quote, Some(Event::Named), true)
            }
            (State::Equals | State::Quote, _) if is_space => (self.state, None, true),
            (State::Equals, _) if begins_name || byte == b'/' => (State::Inside, None, false),
            (State::Quote, b'"' | b'\'') => (State::Value(byte, 0), None, true),
            (State::Declaration(0), b'-') => (State::Declaration(1), None, true),
            (State::Declaration(1), b'-') => (State::Comment(0), None, true),
            (State::Declaration(_), b'>') | (State::Instruction(true), b'>') => (State::Text, None, true),
            (State::Declaration(_), _) => (State::Declaration(2), None, true),
            (State::Instruction(_), _) => (State::Instruction(byte == b'?'), None, true),
            // No tag goes on like this; the next one may be sound.
            (_, b'<') => (State::Opening, Some(Event::Broken), true),
            _ => (State::Text, Some(Event::Broken), true),
        };
        self.state = state;
        (event, is_taken)
    }

    fn add_to_name(&mut self, byte: u8) {
        if let Some(place) = self.name.get_mut(self.name_bytes) {
            *place = byte;
        }
        self.name_bytes = (self.name_bytes + 1).min(LONGEST_NAME + 1);
    }

    /// Nothing when the bytes are all read; nothing within when there is more to look at.
    fn read_value(&mut self, bytes: &mut &[u8], quote: u8, lost: u8) -> Option<Option<Event>> {
        if lost == 0 {
            let at = bytes.iter().position(|&byte| byte == quote || byte == b'<');
            let (part, rest) = bytes.split_at(at.unwrap_or(bytes.len()));
            self.add_to_value(part);
            let (&byte, rest) = match rest.split_first() {
                Some(split) => split,
                None => {
                    *bytes = &[];
                    return None;
                }
            };
            *bytes = rest;
            if byte == quote {
                self.state = State::Inside;
                return Some(Some(Event::Valued));
            }
            self.add_to_value(b"<");
            self.state = State::Value(quote, 1);
            return Some(None);
        }
        let (&byte, rest) = bytes.split_first()?;
        let is_letter = lost == 1 && matches!(byte, b's' | b'm');
        let is_space = usize::from(lost) + 1 == LOST_TAG.len() && byte.is_ascii_whitespace();
        let is_fixed = lost > 1 && LOST_TAG.get(usize::from(lost)) == Some(&byte);
        if !(is_letter || is_space || is_fixed) {
            self.state = State::Value(quote, 0);
            return Some(None);
        }
        *bytes = rest;
        self.add_to_value(&[byte]);
        if is_letter {
            self.letter = byte;
        }
        if is_space {
            self.name_bytes = 0;
            [self.letter, b'm', b's'].into_iter().for_each(|byte| self.add_to_name(byte));
            self.state = State::Found;
            return Some(Some(Event::Broken));
        }
        self.state = State::Value(quote, lost + 1);
        Some(None)
    }

    fn add_to_value(&mut self, part: &[u8]) {
        let room = self.room.saturating_sub(self.value.len());
        self.is_cut |= part.len() > room;
        self.value.extend_from_slice(part.get(..room).unwrap_or(part));
    }

    fn read_comment(&mut self, bytes: &mut &[u8], dashes: u8) -> Option<()> {
        if dashes == 0 {
            let at = bytes.iter().position(|&byte| byte == b'-');
            return self.go(bytes, at, State::Comment(1));
        }
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        self.state = match (byte, dashes) {
            (b'-', _) => State::Comment(2),
            (b'>', 2) => State::Text,
            _ => State::Comment(0),
        };
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The events of a text, a word each, whole and byte by byte.
    #[track_caller]
    fn check(text: &str, events: &str) {
        for size in [1, 3, text.len().max(1)] {
            let (mut markup, mut told) = (Markup::new(), Vec::new());
            for mut piece in text.as_bytes().chunks(size) {
                while let Some(event) = markup.next(&mut piece) {
                    let text_of = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                    match event {
                        Event::Opened => told.push(format!("<{}", text_of(markup.name()))),
                        Event::Named => markup.keep(8),
                        Event::Valued => {
                            let (value, is_whole) = markup.value();
                            let end = if is_whole { "" } else { "…" };
                            told.push(format!("{}={}{end}", text_of(markup.name()), text_of(value)));
                        }
                        Event::Closed => told.push(">".to_owned()),
                        Event::Broken => told.push("!".to_owned()),
                    }
                }
            }
            assert_eq!(told.join(" "), events, "in pieces of {size}");
        }
    }

    #[test]
    fn tags_and_attributes_are_told_in_order() {
        check(
            "<smses count=\"2\">\n <sms  a = 'x\"y' b=\"1\"/></smses>",
            "<smses count=2 > <sms a=x\"y b=1 > </smses >",
        );
        check("<a b c=\"d\"e='f'>text</a>", "<a c=d e=f > </a >");
    }

    #[test]
    fn what_stands_beside_tags_is_passed_over() {
        check("<?xml version='1.0'?><!-- <sms a='1'> - -- --><!DOCTYPE x><?p a>b?><sms>", "<sms >");
        check("1 < 2 << <sms>", "<sms >");
        check("<!---->x<!-- --- --><sms>", "<sms >");
    }

    #[test]
    fn a_long_value_is_cut_and_a_long_name_is_nobodys() {
        check("<p data='123456789'>", "<p data=12345678… >");
        check("<aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b='1'>", "< b=1 >");
    }

    #[test]
    fn a_broken_tag_is_told_and_the_next_one_read() {
        check("<sms a=1><sms b='2'>", "<sms ! <sms b=2 >");
        check("<sms a='x' <sms b='2'>", "<sms a=x ! <sms b=2 >");
        check("<sms a='he said ' hi'><sms b='2'>", "<sms a=he said  ! <sms b=2 >");
        check("<sms a='1 <<sms b='2'>", "<sms ! <sms b=2 >");
        check("<sms a='1 \n<mms b='2'>", "<sms ! <mms b=2 >");
        check("<sms a='1<sm' b='<s'>", "<sms a=1<sm b=<s >");
    }
}
