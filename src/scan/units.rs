//! Units of data, speeds, and prices per unit, looked up at a byte of a folded text.
//!
//! It does not read the number before them.

use super::by_first::ByFirst;
use super::fold::{Folded, fold_phrase};
use crate::languages;
use crate::volume::{Unit, UnitStep};
use std::sync::LazyLock;

#[derive(Clone, Copy)]
struct Spelling {
    unit: Unit,
    /// "GiB" counts in steps of 1024 whatever the rest of the text does.
    binary: bool,
    /// An everyday word too; a unit only where it is written with a capital.
    everyday: bool,
}

static SPELLINGS: LazyLock<ByFirst<Spelling>> = LazyLock::new(|| {
    let own = languages::ALL.iter().flat_map(|language| language.units);
    ByFirst::new(languages::UNITS.iter().chain(own).map(|(word, unit)| {
        let word = fold_phrase(word);
        let spelling = Spelling { unit: *unit, binary: word.ends_with("ib"), everyday: word == "to" };
        (word.into_bytes(), spelling)
    }))
});

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

/// The unit of data at `at`, one space, hyphen or line break allowed before it.
pub fn unit_at(folded: &Folded<'_>, at: usize) -> Option<UnitSeen> {
    let bytes = folded.text.as_bytes();
    let spaced = bytes.get(at).is_some_and(|byte| matches!(byte, b' ' | b'-' | b'\n'));
    let start = at + usize::from(spaced);
    let whole = |end: usize| !(bytes[start].is_ascii() && bytes.get(end).is_some_and(u8::is_ascii_alphabetic));
    let (end, spelling) = SPELLINGS.at(bytes, start).find(|(end, _)| whole(*end))?;
    let one_letter = end - start == 1;
    // "2 to 5" and "5 m" name no unit.
    let everyday = spelling.everyday && !folded.span(start, end).of(folded.source).starts_with('T');
    (!(everyday || spaced && one_letter)).then_some(UnitSeen {
        unit: spelling.unit,
        end,
        one_letter,
        binary: spelling.binary,
    })
}

/// Where a speed ends whose unit starts at `at`: "Mbps", "kbit/s".
pub fn speed_end(bytes: &[u8], at: usize) -> Option<usize> {
    const SPEEDS: [&str; 12] =
        ["kbit/s", "mbit/s", "gbit/s", "kbps", "mbps", "gbps", "kbits", "mbits", "kbit", "mbit", "kb/s", "mb/s"];
    SPEEDS
        .into_iter()
        .find(|word| bytes.get(at..).is_some_and(|rest| rest.starts_with(word.as_bytes())))
        .map(|word| at + word.len())
}

/// Whether "/s" follows: then what looked like a volume is a speed.
pub fn is_per_second(bytes: &[u8], at: usize) -> bool {
    bytes.get(at..).is_some_and(|rest| rest.starts_with(b"/s") && !rest.get(2).is_some_and(u8::is_ascii_alphabetic))
}

/// Where a price per unit of data ends that continues at `at`: "/MB", " per kb", " par Mo".
pub fn price_end(folded: &Folded<'_>, at: usize) -> Option<usize> {
    const PER: [&str; 9] = ["/", " / ", " per ", " par ", " le ", " por ", " a ", "每", " each "];
    let rest = folded.text.get(at..)?;
    let skipped = PER.into_iter().find(|word| rest.starts_with(word)).map(str::len)?;
    unit_at(folded, at + skipped).map(|seen| seen.end)
}
