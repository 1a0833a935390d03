//! Units of data, speeds, and prices per unit, looked up at a byte of a folded text.
//!
//! It does not read the number before them.

use super::fold::is_capital;
use super::letters;
use super::look::Look;
use crate::volume::{Unit, UnitStep};

#[derive(Clone, Copy, Debug)]
pub struct UnitSeen {
    pub unit: Unit,
    pub end: usize,
    pub one_letter: bool,
    binary: bool,
}

impl UnitSeen {
    /// The factor between this unit and the next, `step` being that of the text.
    pub fn step(self, step: UnitStep) -> UnitStep {
        if self.binary { UnitStep::TenTwentyFour } else { step }
    }
}

/// The unit of data at `at`, one space, hyphen or line break allowed before it. A unit that one language alone spells so in
/// two letters counts only where that language is spoken, but for the French "Go" and "Mo", which travel.
pub fn unit_at(look: &Look<'_>, at: usize) -> Option<UnitSeen> {
    let bytes = look.bytes;
    let spaced = bytes.get(at).is_some_and(|byte| matches!(byte, b' ' | b'-' | b'\n'));
    // "412.MB".
    let is_dotted = || {
        let unit = bytes.get(at + 1..at + 3);
        bytes.get(at) == Some(&b'.')
            && matches!(unit, Some(b"mb" | b"gb" | b"kb"))
            && letters::ends_alone(look.text, at + 3)
    };
    let first = at + usize::from(spaced || is_dotted());
    // "1860 [MB]".
    let closing = match bytes.get(first) {
        Some(b'[') => Some(b']'),
        Some(b'(') => Some(b')'),
        _ => None,
    };
    let start = first + usize::from(closing.is_some());
    let (end, spelling) = look.lexicon.units.longest(bytes, start, |end, spelling| {
        let foreign = spelling.language.is_some_and(|tongue| !look.spoken.has(tongue));
        // "Go+99 mo" is Filipino for "your".
        let capital = || look.folded.span(start, start + 1).of(look.folded.source).starts_with(is_capital);
        let travels = matches!(bytes.get(start..end), Some(b"go" | b"mo" | b"ko")) && capital();
        letters::ends_alone(look.text, end) && (!foreign || travels || end - start > 2)
    })?;
    let one_letter = end - start == 1;
    if closing.is_some() && (one_letter || bytes.get(end) != closing.as_ref()) {
        return None;
    }
    // "0 o": nought, in the French letter for bytes.
    let is_nought = || at > 0 && bytes[at - 1] == b'0' && !at.checked_sub(2).is_some_and(|i| bytes[i].is_ascii_digit());
    if spelling.unit == Unit::Byte && one_letter {
        return (is_nought() && closing.is_none()).then_some(UnitSeen {
            unit: Unit::Byte,
            end,
            one_letter: false,
            binary: false,
        });
    }
    // "2 to 5" and "5 m" name no unit.
    let everyday = spelling.everyday && !look.folded.span(start, end).of(look.folded.source).starts_with('T');
    (!(everyday || spaced && one_letter)).then_some(UnitSeen {
        unit: spelling.unit,
        end: end + usize::from(closing.is_some()),
        one_letter,
        binary: spelling.binary,
    })
}

/// Where a speed ends whose unit starts at `at`: "Mbps", "kbit/s".
pub fn speed_end(bytes: &[u8], at: usize) -> Option<usize> {
    const SPEEDS: [&str; 18] = [
        "kbit/s",
        "mbit/s",
        "gbit/s",
        "kbps",
        "mbps",
        "gbps",
        "kbits",
        "mbits",
        "kbit",
        "mbit",
        "kb/s",
        "mb/s",
        "кбит/с",
        "мбит/с",
        "кбіт/с",
        "мбіт/с",
        "гбит/с",
        "кб/с",
    ];
    // They begin with a letter for kilo, mega or giga.
    let rest = bytes.get(at..).filter(|rest| matches!(rest.first(), Some(b'k' | b'm' | b'g' | 0xd0)))?;
    SPEEDS.into_iter().find(|word| rest.starts_with(word.as_bytes())).map(|word| at + word.len())
}

/// Where "/s" ends that stands at `at`: then what looked like a volume is a speed. In Cyrillic a day begins with the same letter.
pub fn per_second_end(bytes: &[u8], at: usize) -> Option<usize> {
    const SECONDS: [&str; 3] = ["/сек", "/с", "/s"];
    let rest = bytes.get(at..).filter(|rest| rest.first() == Some(&b'/'))?;
    let second = SECONDS.into_iter().find(|second| rest.starts_with(second.as_bytes()))?;
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, 0xd0..=0xd3);
    (!rest.get(second.len()).is_some_and(is_letter)).then_some(at + second.len())
}

/// Where a price per unit of data ends that continues at `at`: "/MB", " per kb", " par Mo".
pub fn price_end(look: &Look<'_>, at: usize) -> Option<usize> {
    const PER: [&str; 13] =
        ["/", " / ", " per ", " par ", " le ", " por ", " a ", "每", " each ", " pro ", " za ", " за ", " je "];
    let rest = look.bytes.get(at..).filter(|rest| matches!(rest.first(), Some(b'/' | b' ' | 0x80..)))?;
    // The second letter tells most of them apart.
    let may_be = |word: &&str| word.as_bytes().get(1).is_none_or(|letter| rest.get(1) == Some(letter));
    let mut fitting = PER.into_iter().filter(may_be);
    let skipped = fitting.find(|word| rest.starts_with(word.as_bytes())).map(str::len)?;
    unit_at(look, at + skipped).map(|seen| seen.end)
}
