//! Currency marks before and after a number.
//!
//! It keeps no amounts: money matters to a reader of balances only as what is not data.

use super::fold::fold_phrase;
use super::letters;
use super::words::{Beginnings, Words};
use crate::languages;
use std::sync::LazyLock;

static MARKS: LazyLock<Words<()>> =
    LazyLock::new(|| Words::new(languages::CURRENCIES.iter().map(|mark| (fold_phrase(mark), ()))));

/// How the marks begin, and the letters before a dollar sign.
pub fn beginnings() -> &'static Beginnings {
    MARKS.beginnings()
}

/// Letters that may stand before a dollar sign: "JMD$", "EC$", "NT$".
const LETTERS_BEFORE_DOLLAR: usize = 3;

/// Whether the word is one of the marks.
pub fn is_mark(word: &str) -> bool {
    MARKS.longest(word.as_bytes(), 0, |end, ()| end == word.len()).is_some()
}

/// Where the currency mark that starts at `at` and stands before its number ends.
/// A mark of one letter must touch the number; others may leave a space or a colon.
pub fn currency_before(bytes: &[u8], at: usize) -> Option<usize> {
    let number_follows = |end: usize| {
        let spaces = bytes[end..].iter().take(3).take_while(|byte| matches!(byte, b' ' | b':')).count();
        let one_letter = end - at <= 1 && bytes[at].is_ascii_alphabetic();
        let digits = bytes[end + spaces..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        // "F2G" is no price.
        let goes_on = one_letter && bytes.get(end + spaces + digits).is_some_and(u8::is_ascii_alphabetic);
        digits > 0 && !goes_on && (spaces == 0 || !one_letter && spaces <= 2)
    };
    let dollar =
        bytes.get(at..)?.iter().take(LETTERS_BEFORE_DOLLAR).take_while(|byte| byte.is_ascii_lowercase()).count();
    let named = (dollar > 0 && bytes.get(at + dollar) == Some(&b'$')).then_some(at + dollar + 1);
    let marked = MARKS.longest(bytes, at, |end, ()| number_follows(end)).map(|(end, ())| end);
    marked.max(named.filter(|&end| number_follows(end)))
}

/// Where a word for thousands or millions ends that follows the number of a price at `at`: "Rp25rb", "Rp 1,5 jt".
pub fn thousands_end(text: &str, at: usize) -> Option<usize> {
    const WORDS: [&str; 4] = ["rb", "ribu", "jt", "juta"];
    let start = at + usize::from(text[at..].starts_with(' '));
    let ends = |word: &&str| text[start..].starts_with(word) && letters::ends_alone(text, start + word.len());
    WORDS.iter().find(|word| ends(word)).map(|word| start + word.len())
}

/// Whether a word for money of more than one letter stands alone at `at`, behind a number.
pub fn word_after(bytes: &[u8], at: usize) -> bool {
    currency_after(bytes, at).is_some_and(|end| end > at + 1)
}

/// Where the currency mark at `at`, behind a number, ends.
pub fn currency_after(bytes: &[u8], at: usize) -> Option<usize> {
    let spaced = at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b' ');
    let belongs = |end: usize| {
        let next = bytes.get(end).copied().unwrap_or(b' ');
        // "7 дена" are days, and "7 ден" is money.
        let is_cyrillic = |at: usize| matches!(bytes.get(at), Some(0xd0..=0xd3));
        let continues = bytes[end - 1].is_ascii_alphabetic() && next.is_ascii_alphabetic()
            || end > 1 && is_cyrillic(end - 2) && is_cyrillic(end);
        // "7GB 4 $10": the sign belongs to the number behind it.
        !(continues || spaced && next.is_ascii_digit())
    };
    MARKS.longest(bytes, at, |end, ()| belongs(end)).map(|(end, ())| end).or_else(|| euro_letter_after(bytes, at))
}

/// "14,99E": the letter that stands for the euro where a carrier has no sign for it, glued to a number with cents or before a unit that
/// is paid for ("9E/MB"). Elsewhere it is a letter: "le 3e jour".
fn euro_letter_after(bytes: &[u8], at: usize) -> Option<usize> {
    let next = bytes.get(at + 1).copied().unwrap_or(b' ');
    let has_cents = || {
        matches!(bytes.get(at.checked_sub(3)?..at), Some([b'.' | b',', a, b]) if a.is_ascii_digit() && b.is_ascii_digit())
            .then_some(())
    };
    // "Recharge 5Go a 5E dans votre espace".
    let is_price = || {
        let number = bytes[..at.min(bytes.len())].iter().rev().take(3).take_while(|byte| byte.is_ascii_digit()).count();
        let before = &bytes[..at - number];
        // "Pass 1Go/7j 15E".
        let words: [&[u8]; 8] = [b" a ", b" pour ", b" par ", b"j ", b"jours ", b"mois ", b"giorni ", b"dias "];
        number > 0 && words.iter().any(|word| before.ends_with(word))
    };
    let is_glued = at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_digit);
    let is_paid = is_glued && (next == b'/' || !next.is_ascii_alphanumeric() && (has_cents().is_some() || is_price()));
    (bytes.get(at) == Some(&b'e') && is_paid).then_some(at + 1)
}
