//! What "&#10;" and the like stand for.
//!
//! It also reads what no XML parser may: "&#55357;&#56832;", one emoji as the two halves it has in UTF-16, which is how
//! "SMS Backup & Restore" has written them for years. What stands for nothing is left as it is.

use super::{text_of, utf16};

/// "&#x10FFFF;" without its ends.
const LONGEST: usize = 8;

/// The text of a value as it stands in the file.
pub(super) fn decode(raw: &[u8]) -> String {
    let mut out = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.iter().position(|&byte| byte == b'&') {
        let (before, entity) = rest.split_at(at);
        out.extend_from_slice(before);
        rest = match character_at(entity) {
            Some((character, bytes)) => {
                utf16::push(character, &mut out);
                entity.get(bytes..).unwrap_or_default()
            }
            None => {
                out.push(b'&');
                entity.get(1..).unwrap_or_default()
            }
        };
    }
    out.extend_from_slice(rest);
    // The common case costs no second copy.
    String::from_utf8(out).unwrap_or_else(|error| text_of(error.as_bytes()))
}

/// The character of the entity that begins here, and how many bytes it takes.
fn character_at(text: &[u8]) -> Option<(char, usize)> {
    let (name, bytes) = name_at(text)?;
    let named = match name {
        b"amp" => '&',
        b"lt" => '<',
        b"gt" => '>',
        b"quot" => '"',
        b"apos" => '\'',
        _ => return numbered(name, text, bytes),
    };
    Some((named, bytes))
}

fn numbered(name: &[u8], text: &[u8], bytes: usize) -> Option<(char, usize)> {
    let number = number_of(name)?;
    if !utf16::is_high(number) {
        let character = char::from_u32(number).filter(|&character| character != '\0');
        return Some((character.unwrap_or(char::REPLACEMENT_CHARACTER), bytes));
    }
    let other = text.get(bytes..).and_then(name_at);
    let joined = other.and_then(|(low, more)| Some((utf16::joined(number, number_of(low)?)?, bytes + more)));
    Some(joined.unwrap_or((char::REPLACEMENT_CHARACTER, bytes)))
}

/// What stands between "&" and ";", and how many bytes they take together.
fn name_at(text: &[u8]) -> Option<(&[u8], usize)> {
    let name = text.strip_prefix(b"&")?;
    let end = name.iter().take(LONGEST + 1).position(|&byte| byte == b';')?;
    Some((name.get(..end)?, end + 2))
}

fn number_of(name: &[u8]) -> Option<u32> {
    let digits = name.strip_prefix(b"#")?;
    let (digits, radix) = match digits.strip_prefix(b"x").or_else(|| digits.strip_prefix(b"X")) {
        Some(digits) => (digits, 16),
        None => (digits, 10),
    };
    if digits.is_empty() {
        return None;
    }
    // Seven digits at most fit between the ends, so nothing overflows.
    digits.iter().try_fold(0, |sum, &digit| Some(sum * radix + char::from(digit).to_digit(radix)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, text: &str) {
        assert_eq!(decode(raw.as_bytes()), text);
    }

    #[test]
    fn entities_become_what_they_stand_for() {
        check("a &amp; b &lt;c&gt; &quot;d&apos;", "a & b <c> \"d'");
        check("1&#10;2&#x41;&#X1F642;", "1\n2A🙂");
    }

    #[test]
    fn two_halves_become_one_emoji() {
        check("x&#55357;&#56832;y", "x😀y");
        check("&#xD83D;&#xDE00;", "😀");
        check("&#55357;&#55357;&#56832;", "\u{fffd}😀");
        check("&#55357; &#56832;", "\u{fffd} \u{fffd}");
    }

    #[test]
    fn what_stands_for_nothing_is_left_as_it_is() {
        check("A&B &; &#; &#x; &#12 &none; &#1a; 5 & 6;", "A&B &; &#; &#x; &#12 &none; &#1a; 5 & 6;");
        check("&", "&");
        check("&#1114112;&#0;", "\u{fffd}\u{fffd}");
        check("&#99999999;", "&#99999999;");
    }
}
