//! Where in a zip archive the backup lies, from the few bytes that say so.
//!
//! It is handed slices of the file: the tail, the directory, one header. It neither reads the file nor inflates anything;
//! whoever calls streams the entry through what the browser has for that.

use super::{ImportProblem, text_of};

/// Bytes at the end of the file among which its directory is named: the record, the longest comment behind it, and what
/// stands before it in archives beyond 4 GB.
pub const TAIL: usize = 66 * 1024;
/// A directory of a hundred thousand pictures; it is held in memory.
pub const LONGEST_DIRECTORY: u64 = 16 * 1024 * 1024;
/// Bytes of the header before an entry that [`Entry::data_at`] wants to see.
pub const LOCAL_HEADER: usize = 30;

/// Where the directory stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Directory {
    pub at: u64,
    pub bytes: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// As it is.
    Stored,
    /// What `DecompressionStream("deflate-raw")` undoes.
    Deflated,
}

/// Whether a file that begins so is an archive, whatever its name says.
pub fn is_archive(head: &[u8]) -> bool {
    head.starts_with(LOCAL) || head.starts_with(END)
}

/// A file in the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    /// The number of the zip standard.
    method: u16,
    is_encrypted: bool,
    /// In the archive.
    pub packed_bytes: u64,
    pub bytes: u64,
    pub header_at: u64,
}

const END: &[u8; 4] = b"PK\x05\x06";
const END_BYTES: usize = 22;
const LONG_LOCATOR: &[u8; 4] = b"PK\x06\x07";
const LONG_LOCATOR_BYTES: usize = 20;
const LONG_END: &[u8; 4] = b"PK\x06\x06";
const CENTRAL: &[u8; 4] = b"PK\x01\x02";
const CENTRAL_BYTES: usize = 46;
const LOCAL: &[u8; 4] = b"PK\x03\x04";
/// Stands where a number is too long for its four bytes.
const ELSEWHERE: u64 = 0xFFFF_FFFF;
/// The extra field that has those numbers.
const LONG_NUMBERS: u16 = 1;

/// Finds the directory of a file of `length` bytes, of which `tail` is the end: all of it, or at least [`TAIL`] bytes.
pub fn directory(length: u64, tail: &[u8]) -> Result<Directory, ImportProblem> {
    find_directory(length, tail).unwrap_or(Err(ImportProblem::ZipDamaged))
}

fn find_directory(length: u64, tail: &[u8]) -> Option<Result<Directory, ImportProblem>> {
    let at = end_record(tail)?;
    let record = tail.get(at..)?;
    let is_in_parts = number(record, 4, 2)? != number(record, 6, 2)? || number(record, 8, 2)? != number(record, 10, 2)?;
    let mut found = Directory { at: number(record, 16, 4)?, bytes: number(record, 12, 4)? };
    let is_long = found.at == ELSEWHERE || found.bytes == ELSEWHERE || number(record, 10, 2)? == 0xFFFF;
    if let Some(record) = long_end_record(length, tail, at).filter(|_| is_long) {
        found = Directory { at: number(record, 48, 8)?, bytes: number(record, 40, 8)? };
    } else if is_in_parts {
        return Some(Err(ImportProblem::ZipInParts));
    }
    let end = found.at.checked_add(found.bytes)?;
    if end > length {
        return None;
    }
    let is_short = found.bytes <= LONGEST_DIRECTORY;
    Some(if is_short { Ok(found) } else { Err(ImportProblem::ZipTooLarge) })
}

/// The last place where the record can stand: its comment reaches to the end of the file.
fn end_record(tail: &[u8]) -> Option<usize> {
    let last = tail.len().checked_sub(END_BYTES)?;
    let is_record = |at: &usize| {
        let record = tail.get(*at..).unwrap_or_default();
        record.starts_with(END) && number(record, 20, 2) == Some((last - at) as u64)
    };
    (0..=last).rev().find(is_record)
}

fn long_end_record(length: u64, tail: &[u8], end_at: usize) -> Option<&[u8]> {
    let locator = tail.get(end_at.checked_sub(LONG_LOCATOR_BYTES)?..)?;
    let tail_at = length.checked_sub(tail.len() as u64)?;
    let at = usize::try_from(number(locator, 8, 8)?.checked_sub(tail_at)?).ok()?;
    let record = tail.get(at..)?;
    (locator.starts_with(LONG_LOCATOR) && record.starts_with(LONG_END)).then_some(record)
}

/// The entries of a directory, whose bytes these are, up to the first one that is damaged.
pub fn entries(directory: &[u8]) -> impl Iterator<Item = Entry> {
    let mut rest = directory;
    std::iter::from_fn(move || {
        let (entry, bytes) = entry_at(rest)?;
        rest = rest.get(bytes..)?;
        Some(entry)
    })
}

fn entry_at(bytes: &[u8]) -> Option<(Entry, usize)> {
    if !bytes.starts_with(CENTRAL) {
        return None;
    }
    let length = |at| Some(usize::try_from(number(bytes, at, 2)?).unwrap_or_default());
    let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
    let name_end = CENTRAL_BYTES + name;
    let mut entry = Entry {
        name: text_of(bytes.get(CENTRAL_BYTES..name_end)?),
        method: u16::try_from(number(bytes, 10, 2)?).ok()?,
        is_encrypted: number(bytes, 8, 2)? & 1 == 1,
        packed_bytes: number(bytes, 20, 4)?,
        bytes: number(bytes, 24, 4)?,
        header_at: number(bytes, 42, 4)?,
    };
    let mut long = long_numbers(bytes.get(name_end..name_end + extra)?);
    // In this order, and only those that did not fit.
    for place in [&mut entry.bytes, &mut entry.packed_bytes, &mut entry.header_at] {
        if *place == ELSEWHERE
            && let Some(value) = number(long, 0, 8)
        {
            *place = value;
            long = long.get(8..).unwrap_or_default();
        }
    }
    Some((entry, name_end + extra + comment))
}

/// What the extra field for long numbers holds; empty where there is none.
fn long_numbers(mut extra: &[u8]) -> &[u8] {
    while let (Some(kind), Some(bytes)) = (number(extra, 0, 2), number(extra, 2, 2)) {
        let end = 4 + usize::try_from(bytes).unwrap_or_default();
        if kind == u64::from(LONG_NUMBERS) {
            return extra.get(4..end).unwrap_or_default();
        }
        extra = extra.get(end..).unwrap_or_default();
    }
    &[]
}

/// The entry that is the backup: the largest XML file, or else the largest table or text. A list of calls is taken only
/// where there is nothing else, so that it can be told as what it is.
pub fn choose(directory: &[u8]) -> Result<Entry, ImportProblem> {
    let mut best: Option<((u8, bool, u64), Entry)> = None;
    for entry in entries(directory) {
        let name = entry.name.rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
        let rank = match name.rsplit_once('.').map(|(_, kind)| kind) {
            _ if name.starts_with('.') => 0,
            Some("xml") => 2,
            Some("csv" | "tsv" | "txt") => 1,
            _ => 0,
        };
        let rank = (rank, !name.starts_with("calls"), entry.bytes);
        if rank.0 > 0 && best.as_ref().is_none_or(|(other, _)| rank > *other) {
            best = Some((rank, entry));
        }
    }
    best.map(|(_, entry)| entry).ok_or(ImportProblem::ZipWithoutBackup)
}

impl Entry {
    /// How the entry is packed; a problem where nobody can unpack it here.
    pub fn method(&self) -> Result<Method, ImportProblem> {
        match self.method {
            _ if self.is_encrypted => Err(ImportProblem::ZipEncrypted),
            0 => Ok(Method::Stored),
            8 => Ok(Method::Deflated),
            other => Err(ImportProblem::ZipMethod(other)),
        }
    }

    /// Where the [`Entry::packed_bytes`] begin in a file of `length` bytes, given the [`LOCAL_HEADER`] bytes at
    /// [`Entry::header_at`]: the names there may be longer than in the directory.
    pub fn data_at(&self, length: u64, header: &[u8]) -> Result<u64, ImportProblem> {
        self.find_data(header)
            .filter(|at| at.checked_add(self.packed_bytes).is_some_and(|end| end <= length))
            .ok_or(ImportProblem::ZipDamaged)
    }

    fn find_data(&self, header: &[u8]) -> Option<u64> {
        let names = number(header, 26, 2)? + number(header, 28, 2)?;
        let before = self.header_at.checked_add(LOCAL_HEADER as u64 + names);
        before.filter(|_| header.starts_with(LOCAL))
    }
}

/// The number in `size` bytes at `at`, the lowest first.
fn number(bytes: &[u8], at: usize, size: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(size)?)?;
    Some(bytes.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn low_first(numbers: &[(u64, usize)]) -> Vec<u8> {
        numbers.iter().flat_map(|(number, size)| number.to_le_bytes().into_iter().take(*size)).collect()
    }

    /// An entry of the directory: name, flags, method, size, extra field.
    fn central(name: &str, flags: u64, method: u64, bytes: u64, extra: &[u8]) -> Vec<u8> {
        let (name_bytes, extra_bytes) = (name.len() as u64, extra.len() as u64);
        let numbers = [(0, 4), (flags, 2), (method, 2), (0, 8), (bytes, 4), (bytes, 4), (name_bytes, 2)];
        let more = [(extra_bytes, 2), (3, 2), (0, 8), (bytes, 4)];
        [CENTRAL.as_slice(), &low_first(&numbers), &low_first(&more), name.as_bytes(), extra, b"own"].concat()
    }

    fn end(entries: u64, bytes: u64, at: u64, comment: &[u8]) -> Vec<u8> {
        let numbers = [(0, 4), (entries, 2), (entries, 2), (bytes, 4), (at, 4), (comment.len() as u64, 2)];
        [END.as_slice(), &low_first(&numbers), comment].concat()
    }

    #[track_caller]
    fn check(names: &[(&str, u64)], chosen: Option<&str>) {
        let directory: Vec<u8> = names.iter().flat_map(|(name, bytes)| central(name, 0, 8, *bytes, b"")).collect();
        assert_eq!(entries(&directory).count(), names.len());
        assert_eq!(choose(&directory).map(|entry| entry.name).ok().as_deref(), chosen);
    }

    #[test]
    fn the_backup_is_the_largest_of_the_best_kind() {
        check(
            &[("a/notes.txt", 900), ("a/sms-1.xml", 5), ("a/SMS-2.XML", 70), ("a/picture.jpg", 5000)],
            Some("a/SMS-2.XML"),
        );
        check(&[("a.csv", 9), ("b.txt", 10)], Some("b.txt"));
        check(&[("calls-1.xml", 90), ("sms-1.xml", 10)], Some("sms-1.xml"));
        check(&[("calls-1.xml", 90)], Some("calls-1.xml"));
        check(&[("__MACOSX/._sms.xml", 90), ("xml", 3)], None);
        check(&[], None);
    }

    #[test]
    fn the_directory_is_found_behind_any_comment() {
        for comment in [b"".as_slice(), b"PK\x05\x06 a comment of its own", &[0; 0xFFFF]] {
            let tail = [b"data".as_slice(), &end(1, 50, 100, comment)].concat();
            assert_eq!(directory(200_000, &tail), Ok(Directory { at: 100, bytes: 50 }));
        }
    }

    #[test]
    fn an_archive_beyond_four_gigabytes_has_its_numbers_elsewhere() {
        let length = 9_000_000_000;
        let (at, bytes) = (8_999_999_000, 300);
        let long_end = [
            LONG_END.as_slice(),
            &low_first(&[(44, 8), (45, 2), (45, 2), (0, 4), (0, 4), (2, 8), (2, 8), (bytes, 8), (at, 8)]),
        ]
        .concat();
        let records = 56 + 20 + 22;
        let locator = [LONG_LOCATOR.as_slice(), &low_first(&[(0, 4), (length - records, 8), (1, 4)])].concat();
        let tail = [long_end, locator, end(0xFFFF, ELSEWHERE, ELSEWHERE, b"")].concat();
        assert_eq!(directory(length, &tail), Ok(Directory { at, bytes }));

        let extra =
            low_first(&[(7, 2), (2, 2), (0, 2), (1, 2), (24, 2), (6_000_000_000, 8), (5_000_000_000, 8), (7, 8)]);
        let entry = choose(&central("sms.xml", 0, 8, ELSEWHERE, &extra)).expect("an entry");
        assert_eq!((entry.bytes, entry.packed_bytes, entry.header_at), (6_000_000_000, 5_000_000_000, 7));
    }

    #[test]
    fn what_cannot_be_unpacked_says_why() {
        let method = |flags, method| choose(&central("a.xml", flags, method, 5, b"")).and_then(|entry| entry.method());
        assert_eq!(method(0, 0), Ok(Method::Stored));
        assert_eq!(method(8, 8), Ok(Method::Deflated));
        assert_eq!(method(1, 8), Err(ImportProblem::ZipEncrypted));
        assert_eq!(method(1, 99), Err(ImportProblem::ZipEncrypted));
        assert_eq!(method(0, 14), Err(ImportProblem::ZipMethod(14)));
    }

    #[test]
    fn archives_that_contradict_themselves_are_refused() {
        assert_eq!(directory(4, b"none"), Err(ImportProblem::ZipDamaged));
        assert_eq!(directory(100, &end(1, 50, 90, b"")), Err(ImportProblem::ZipDamaged));
        assert_eq!(directory(1 << 30, &end(1, 1 << 29, 90, b"")), Err(ImportProblem::ZipTooLarge));
        let parts = [END.as_slice(), &low_first(&[(1, 2), (0, 2), (1, 2), (2, 2), (5, 4), (5, 4), (0, 2)])].concat();
        assert_eq!(directory(100, &parts), Err(ImportProblem::ZipInParts));
        let whole = central("a.xml", 0, 8, 5, b"");
        for cut in 0..whole.len() - 3 {
            assert_eq!(choose(&whole[..cut]), Err(ImportProblem::ZipWithoutBackup));
        }
    }

    #[test]
    fn the_data_begins_behind_the_names_of_its_own_header() {
        let entry = choose(&central("a.xml", 0, 8, 5, b"")).expect("an entry");
        let header = [LOCAL.as_slice(), &low_first(&[(0, 8), (0, 8), (0, 6), (5, 2), (11, 2)])].concat();
        assert_eq!(entry.data_at(1000, &header), Ok(5 + 30 + 5 + 11));
        assert_eq!(entry.data_at(51 + 4, &header), Err(ImportProblem::ZipDamaged));
        assert_eq!(entry.data_at(1000, &header[..29]), Err(ImportProblem::ZipDamaged));
        assert_eq!(entry.data_at(1000, b"PK\x01\x02"), Err(ImportProblem::ZipDamaged));
    }
}
