//! Rows of messages under a row of names, as programs export them ("CSV").
//!
//! Quotes and row ends are `csv-core`'s business. Where the dates of the column can be read in two orders, the messages are
//! held back until one of them settles it; a date that nothing settles is left out, and never guessed.

use super::columns::{Columns, Role, says_sent};
use super::moment::{self, DateOrder, Told};
use super::{LONGEST_FIELD, LONGEST_MESSAGE, Out, ReceivedMessage, text_of};
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

/// Bytes of text that are held back while the order of the dates is open.
const MOST_HELD_BYTES: usize = 1024 * 1024;
/// Besides its text a message takes about so many.
const BYTES_BESIDES: usize = 256;
/// Bytes taken from the reader at once.
const PIECE: usize = 1024;

pub(super) struct Table {
    reader: Reader,
    separator: u8,
    columns: Columns,
    /// The row of names comes first.
    is_header: bool,
    column: usize,
    cells: [Vec<u8>; Role::COUNT],
    is_too_long: bool,
    /// A cell stands right of the last column.
    is_too_wide: bool,
    order: Option<DateOrder>,
    /// In order; those whose date is open are marked and have it with the day first.
    held: Vec<(ReceivedMessage, bool)>,
    held_bytes: usize,
}

impl Table {
    pub(super) fn new(separator: u8, columns: Columns) -> Table {
        Table {
            reader: reader(separator),
            separator,
            columns,
            is_header: true,
            column: 0,
            cells: Default::default(),
            is_too_long: false,
            is_too_wide: false,
            order: None,
            held: Vec::new(),
            held_bytes: 0,
        }
    }

    pub(super) fn feed(&mut self, mut bytes: &[u8], to: &mut Out) {
        // To the reader no bytes at all mean the end of the file.
        while !bytes.is_empty() {
            let (_, read) = self.read(bytes, to);
            bytes = bytes.get(read..).unwrap_or_default();
        }
    }

    /// Whether the file ends within a row.
    pub(super) fn finish(mut self, to: &mut Out) -> bool {
        let malformed = to.progress.skipped.malformed;
        while !matches!(self.read(&[], to).0, ReadFieldResult::End | ReadFieldResult::InputEmpty) {}
        self.release(to);
        to.progress.skipped.malformed > malformed
    }

    fn read(&mut self, bytes: &[u8], to: &mut Out) -> (ReadFieldResult, usize) {
        let mut piece = [0; PIECE];
        let (result, read, written) = self.reader.read_field(bytes, &mut piece);
        self.add(piece.get(..written).unwrap_or_default());
        if let ReadFieldResult::Field { record_end } = result {
            self.column += 1;
            if record_end {
                self.end_row(to);
            } else if self.is_of_text_again() {
                let separator = self.separator;
                self.add(&[separator]);
            }
        }
        (result, read)
    }

    /// Texts in the last column that are not in quotes may have separators: what follows is still the text.
    fn is_of_text_again(&self) -> bool {
        let last = self.columns.count().saturating_sub(1);
        self.column > last && self.columns.role(last) == Some(Role::Text)
    }

    fn add(&mut self, part: &[u8]) {
        let role = if self.is_of_text_again() { Some(Role::Text) } else { self.columns.role(self.column) };
        let Some(role) = role else {
            self.is_too_wide |= self.column >= self.columns.count() && !part.is_empty();
            return;
        };
        let Some(cell) = self.cells.get_mut(role as usize) else { return };
        let longest = if role == Role::Text { LONGEST_MESSAGE } else { LONGEST_FIELD };
        let room = longest - cell.len().min(longest);
        self.is_too_long |= role == Role::Text && part.len() > room;
        cell.extend_from_slice(part.get(..room).unwrap_or(part));
    }

    fn end_row(&mut self, to: &mut Out) {
        let is_short = self.columns.place_of(Role::Text).is_none_or(|text| self.column <= text);
        let is_malformed = is_short || self.is_too_wide;
        if std::mem::take(&mut self.is_header) {
            // The names are known already.
        } else if is_malformed {
            to.progress.skipped.malformed += 1;
        } else if self.is_too_long {
            to.progress.skipped.too_long += 1;
        } else {
            self.take_row(to);
        }
        self.cells.iter_mut().for_each(Vec::clear);
        (self.column, self.is_too_long, self.is_too_wide) = (0, false, false);
    }

    fn cell(&self, role: Role) -> String {
        text_of(self.cells.get(role as usize).map(Vec::as_slice).unwrap_or_default())
    }

    fn take_row(&mut self, to: &mut Out) {
        let contact = self.cell(Role::Contact).trim().to_owned();
        let is_sent = says_sent(&self.cell(Role::Kind)) || says_sent(&self.cell(Role::Direction));
        let mut message = ReceivedMessage {
            sender: self.cell(Role::Sender).trim().to_owned(),
            received: None,
            text: self.cell(Role::Text),
            is_incoming: !is_sent,
            contact: (!contact.is_empty() && contact != "null").then_some(contact),
        };
        let mut is_open = false;
        match self.told() {
            None => {}
            Some(Told::Plainly(received)) => message.received = Some(received),
            Some(Told::In(order, received)) => {
                message.received = Some(received);
                self.order = self.order.or(Some(order));
            }
            Some(Told::Either(received)) => {
                message.received = Some(received);
                is_open = true;
            }
        }
        // Others wait behind the first one that is held, so that the order of the file stays.
        let must_wait = self.order.is_none() && (is_open || !self.held.is_empty());
        if must_wait {
            self.held_bytes += message.text.len() + BYTES_BESIDES;
        }
        self.held.push((message, is_open));
        if !must_wait || self.held_bytes > MOST_HELD_BYTES {
            self.release(to);
        }
    }

    /// Yields what was held, its dates in the order that is known by now.
    fn release(&mut self, to: &mut Out) {
        self.held_bytes = 0;
        for (mut message, is_open) in self.held.drain(..) {
            message.received = match self.order {
                _ if !is_open => message.received,
                Some(DateOrder::DayFirst) => message.received,
                Some(DateOrder::MonthFirst) => message.received.and_then(moment::swapped),
                None => None,
            };
            to.yield_message(message);
        }
    }

    /// The moment of the row, from one column or two.
    fn told(&self) -> Option<Told> {
        let (date, time) = (self.cell(Role::Date), self.cell(Role::Time));
        let parted = if time.is_empty() { None } else { moment::parse(&[date.as_str(), " ", &time].concat()) };
        parted.or_else(|| moment::parse(&date)).or_else(|| moment::parse(&time))
    }
}

/// The names in the first row of a table whose beginning this is.
pub(super) fn names(separator: u8, head: &[u8]) -> Vec<String> {
    let mut reader = reader(separator);
    let (mut names, mut name, mut rest) = (Vec::new(), Vec::new(), head);
    let mut piece = [0; PIECE];
    loop {
        let (result, read, written) = reader.read_field(rest, &mut piece);
        rest = rest.get(read..).unwrap_or_default();
        name.extend_from_slice(piece.get(..written).unwrap_or_default());
        match result {
            // Without more bytes it is asked once more, and takes that for the end.
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                names.push(text_of(&name));
                name.clear();
                if record_end {
                    return names;
                }
            }
            ReadFieldResult::End => return names,
        }
    }
}

fn reader(separator: u8) -> Reader {
    ReaderBuilder::new().delimiter(separator).build()
}
