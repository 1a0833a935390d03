//! Where words begin and end, in scripts that part them and in scripts that do not.
//!
//! It knows letters, and no language.

/// Letters that make one word with their neighbours; ideographs, kana, Hangul, Thai and the like do not.
pub fn joins(character: char) -> bool {
    match character as u32 {
        0..0x80 => character.is_ascii_alphabetic(),
        // The signs of Indic scripts are no letters and yet parts of words. Looked at by place in the blocks, where that is
        // enough: the table of all letters is slower.
        0x3b1..=0x3c9
        | 0x400..=0x481
        | 0x48a..=0x52f
        | 0x5d0..=0x5ea
        | 0x620..=0x64a
        | 0x900..=0x963
        | 0x980..=0x9e3 => true,
        0x80..0xe00 => character.is_alphabetic(),
        0x10d0..=0x10ff => true,
        _ => false,
    }
}

/// Whether a letter stands at `at` that joins no other and is no sign of one: an ideograph, a kana or Hangul, told by its first byte.
fn is_apart(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(|byte| *byte > 0xe2)
}

/// Whether no longer word has begun before `from`.
pub fn starts_alone(text: &str, from: usize) -> bool {
    // Most words stand behind a space.
    let before = from.checked_sub(1).and_then(|before| text.as_bytes().get(before));
    if before.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic()) || is_apart(text, from) {
        return true;
    }
    match (text[..from].chars().next_back(), text[from..].chars().next()) {
        (Some(before), Some(first)) => !(joins(before) && joins(first)),
        _ => true,
    }
}

pub fn ends_alone(text: &str, to: usize) -> bool {
    if text.as_bytes().get(to).is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic()) || is_apart(text, to) {
        return true;
    }
    match (text[..to].chars().next_back(), text[to..].chars().next()) {
        (Some(last), Some(after)) => !(joins(last) && joins(after) || is_sign(after)),
        _ => true,
    }
}

/// Vowels, tones and other signs of Thai, Lao, Burmese and Khmer that belong to the letter before them: no word ends there.
fn is_sign(character: char) -> bool {
    matches!(character,
        '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}'
        | '\u{102b}'..='\u{103e}' | '\u{17b6}'..='\u{17d3}')
}

/// Like [`ends_alone`], and a number does not go on either: "thang 1" does not stand in "thang 11", nor "wiki 1" in "Wiki 1.2GB".
pub fn ends_number_alone(text: &str, to: usize) -> bool {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let goes_on = || is_digit(to) || matches!(bytes.get(to), Some(b'.' | b',')) && is_digit(to + 1);
    ends_alone(text, to) && !(to.checked_sub(1).is_some_and(is_digit) && goes_on())
}

/// The next eight bytes of a text as one number, with zeros behind its end.
pub fn next_bytes(text: &[u8], at: usize) -> u64 {
    match text.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()) {
        Some(bytes) => u64::from_le_bytes(bytes),
        None => text.get(at..).unwrap_or(&[]).iter().rev().fold(0, |next, byte| next << 8 | u64::from(*byte)),
    }
}

/// How many plain letters come first of eight bytes, all of them looked at in one go: the top bit of each byte tells.
pub fn plain_letters(next: u64) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = 0x80 * EACH;
    let small = (next | (0x20 * EACH)) & !TOPS;
    let from_a = small + (0x80 - b'a' as u64) * EACH;
    let beyond_z = small + (0x7f - b'z' as u64) * EACH;
    let letters = from_a & !beyond_z & !next & TOPS;
    ((letters ^ TOPS).trailing_zeros() / u8::BITS) as usize
}

/// How many plain letters stand from `at` on.
pub fn plain_run(text: &[u8], at: usize) -> usize {
    let mut run = 0;
    loop {
        let letters = plain_letters(next_bytes(text, at + run));
        run += letters;
        if letters < 8 {
            return run;
        }
    }
}

/// The words of a text whose script parts them, as byte ranges.
pub fn words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    // Byte by byte, as long as they are letters of their own: most are.
    let wide = move |at: usize| {
        let letter = text[at..].chars().next().unwrap_or(' ');
        (joins(letter), letter.len_utf8())
    };
    let skip = move |mut at: usize| {
        while let Some(byte) = bytes.get(at) {
            let (is_letter, length) = if byte.is_ascii() { (byte.is_ascii_alphabetic(), 1) } else { wide(at) };
            if is_letter {
                break;
            }
            at += length;
        }
        at
    };
    let end = move |mut at: usize| loop {
        at += plain_run(bytes, at);
        let (is_letter, length) = if bytes.get(at).is_none_or(u8::is_ascii) { (false, 0) } else { wide(at) };
        if !is_letter {
            return at;
        }
        at += length;
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = skip(at);
        at = end(from);
        (at > from).then_some((from, at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_letters_are_counted_as_one_by_one() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut text = *b"aZzAabyz";
                text[place] = byte;
                let one_by_one = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                assert_eq!(plain_letters(u64::from_le_bytes(text)), one_by_one, "{byte} at {place}");
            }
        }
        assert_eq!(plain_run("un abcdefghijklmnopqé".as_bytes(), 3), 17);
        assert_eq!(plain_run(b"abcdefgh", 0), 8);
        assert_eq!(plain_run(b"abc", 7), 0);
    }
}
