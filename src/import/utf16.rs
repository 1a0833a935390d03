//! UTF-16 made into UTF-8, from pieces cut anywhere.
//!
//! A half that lost its other half becomes the mark for what cannot be read; it never fails.

/// Bytes taken at once, so that what comes out of them has a bound.
pub(super) const PIECE: usize = 4096;
/// A unit of two bytes becomes three at most; a unit may be left over from before.
pub(super) const MOST_BYTES: usize = PIECE / 2 * 3 + 6;

/// Which byte of a unit comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ByteOrder {
    Low,
    High,
}

pub(super) struct Utf16 {
    order: ByteOrder,
    /// The first byte of a unit that was cut in two.
    byte: Option<u8>,
    /// The first half of a character that takes two units.
    high: Option<u16>,
}

impl Utf16 {
    pub(super) fn new(order: ByteOrder) -> Utf16 {
        Utf16 { order, byte: None, high: None }
    }

    /// Adds the characters that `bytes` complete to `out`.
    pub(super) fn decode(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        for &byte in bytes {
            let Some(first) = self.byte.take() else {
                self.byte = Some(byte);
                continue;
            };
            let unit = match self.order {
                ByteOrder::Low => u16::from_le_bytes([first, byte]),
                ByteOrder::High => u16::from_be_bytes([first, byte]),
            };
            self.take(unit, out);
        }
    }

    fn take(&mut self, unit: u16, out: &mut Vec<u8>) {
        if let Some(high) = self.high.take() {
            match joined(u32::from(high), u32::from(unit)) {
                Some(character) => return push(character, out),
                None => push(char::REPLACEMENT_CHARACTER, out),
            }
        }
        if is_high(u32::from(unit)) {
            self.high = Some(unit);
        } else {
            push(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER), out);
        }
    }
}

/// Whether this is the first half of a character beyond the first 65,536.
pub(super) fn is_high(unit: u32) -> bool {
    (0xD800..0xDC00).contains(&unit)
}

/// The character of two halves.
pub(super) fn joined(high: u32, low: u32) -> Option<char> {
    let are_halves = is_high(high) && (0xDC00..0xE000).contains(&low);
    are_halves.then(|| char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)))?
}

pub(super) fn push(character: char, out: &mut Vec<u8>) {
    out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(units: &[u16], text: &str) {
        for order in [ByteOrder::Low, ByteOrder::High] {
            let bytes = units.iter().flat_map(|unit| match order {
                ByteOrder::Low => unit.to_le_bytes(),
                ByteOrder::High => unit.to_be_bytes(),
            });
            let (mut utf16, mut out) = (Utf16::new(order), Vec::new());
            for byte in bytes {
                utf16.decode(&[byte], &mut out);
            }
            assert_eq!(String::from_utf8(out).as_deref(), Ok(text));
        }
    }

    #[test]
    fn units_become_the_characters_they_spell() {
        check(&"1,2 Go 剩余🙂".encode_utf16().collect::<Vec<_>>(), "1,2 Go 剩余🙂");
    }

    #[test]
    fn a_half_alone_becomes_the_mark_for_the_unreadable() {
        check(&[0x41, 0xD83D, 0x42], "A\u{fffd}B");
        check(&[0xDE42, 0x42], "\u{fffd}B");
        check(&[0xD83D, 0xD83D, 0xDE42], "\u{fffd}🙂");
    }
}
