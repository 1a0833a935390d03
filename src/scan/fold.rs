//! Text folded for comparison: lower case, no accents, plain digits and marks, and the way back to the original bytes.
//!
//! It judges nothing; invisible characters (direction marks, joiners, controls) are left out so that they can hide
//! nothing.

use crate::span::Span;

/// A text and its folded form. Every byte of the folded form knows which bytes of the text it came from.
#[derive(Debug)]
pub struct Folded<'t> {
    pub source: &'t str,
    pub text: String,
    /// For each byte of `text`. Empty where folding took no byte away and added none, and each is a letter: then a byte's place is
    /// its own, in `source` and to the eye.
    places: Vec<Place>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    /// Where the byte's character starts in `source`.
    start: u32,
    /// How far that character reaches from the beginning of `text`, as an eye measures it.
    column: u32,
}

/// No character has more, as text is stored.
const MOST_BYTES: usize = 4;

/// What a character takes of the eye's way: one of an alphabet a letter, an ideograph about half a word. Distances between
/// findings are measured in these, so that they mean the same in every script.
fn width(character: char) -> u32 {
    if matches!(character, '\u{1100}'..='\u{11ff}' | '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
    {
        3
    } else {
        1
    }
}

/// Whether a Latin "i" stands here in a Cyrillic word: not every phone had the Ukrainian one. "iнтернету", "дiйснi".
fn is_cyrillic_i(bytes: &[u8], at: usize) -> bool {
    let is_cyrillic = |byte: Option<&u8>| matches!(byte, Some(0xd0..=0xd3));
    let is_i = matches!(bytes.get(at), Some(b'i' | b'I'));
    // A letter of two bytes begins two before.
    is_i && (is_cyrillic(bytes.get(at + 1)) || at >= 2 && is_cyrillic(bytes.get(at - 2)) && !bytes[at - 1].is_ascii())
}

impl<'t> Folded<'t> {
    /// Linear in the length of the text.
    pub fn new(source: &'t str) -> Folded<'t> {
        if keeps_places(source.as_bytes()) {
            return Folded { source, text: source.to_ascii_lowercase(), places: Vec::new() };
        }
        let text = String::with_capacity(source.len());
        let mut folded = Folded { source, text, places: Vec::with_capacity(source.len()) };
        let mut next = 0;
        loop {
            next += folded.push_plain(next);
            let kept = folded.push_kept(next);
            next += kept;
            if kept > 0 {
                continue;
            }
            let Some(character) = source[next..].chars().next() else { break };
            let start = next;
            next += character.len_utf8();
            if let Ok(byte) = u8::try_from(character)
                && byte.is_ascii()
            {
                match byte {
                    b'i' | b'I' => folded.push('і', start),
                    _ => folded.push_ascii(byte, start),
                }
                continue;
            }
            match fold(character) {
                Fold::Nothing => {}
                Fold::One(to) => folded.push(to, start),
                Fold::Two(first, second) => {
                    folded.push(first, start);
                    folded.push(second, start);
                }
            }
        }
        folded
    }

    /// Takes the run of plain letters, digits and marks that starts at this byte of the source, with one space between words; how
    /// many they are.
    fn push_plain(&mut self, start: usize) -> usize {
        let run = &self.source[start..];
        let mut last = b' ';
        let is_plain = |byte: &u8| {
            let before = std::mem::replace(&mut last, *byte);
            matches!(byte, b'!'..=b'~') || *byte == b' ' && before != b' '
        };
        let length = run.as_bytes().iter().copied().take_while(is_plain).count();
        let length = length - usize::from(length > 0 && is_cyrillic_i(self.source.as_bytes(), start + length - 1));
        let length = if is_cyrillic_i(self.source.as_bytes(), start) { 0 } else { length };
        let (from, column) = (self.text.len(), self.last_column());
        self.text.push_str(&run[..length]);
        self.text[from..].make_ascii_lowercase();
        self.places.extend((0..length as u32).map(|at| Place { start: start as u32 + at, column: column + at + 1 }));
        length
    }

    /// Takes the run of letters of other scripts that starts there and stays as it is; how many bytes they are.
    fn push_kept(&mut self, start: usize) -> usize {
        let run = &self.source[start..];
        let (mut length, mut column) = (0, self.last_column());
        for character in run.chars().take_while(|character| is_kept(*character)) {
            column += width(character);
            let place = Place { start: (start + length) as u32, column };
            self.places.extend(std::iter::repeat_n(place, character.len_utf8()));
            length += character.len_utf8();
        }
        self.text.push_str(&run[..length]);
        length
    }

    fn last_column(&self) -> u32 {
        self.places.last().map_or(0, |last| last.column)
    }

    /// Takes a space or a control: all other plain bytes come in runs.
    fn push_ascii(&mut self, byte: u8, start: usize) {
        match byte {
            b'\t' | b'\r' | b' ' => self.push(' ', start),
            b'\n' => self.push('\n', start),
            _ => {}
        }
    }

    fn push(&mut self, character: char, start: usize) {
        if matches!(character, ' ' | '\n') {
            let last = self.text.as_bytes().last();
            // Runs of spaces are one space: carriers pad with them.
            if character == ' ' && matches!(last, Some(b' ' | b'\n')) {
                return;
            }
            if character == '\n' && last == Some(&b' ') {
                self.text.pop();
                self.places.pop();
            }
        }
        let column = self.last_column() + width(character);
        let place = Place { start: start as u32, column };
        self.text.push(character);
        self.places.extend_from_slice(&[place; MOST_BYTES][..character.len_utf8()]);
    }

    /// How far byte `at` of the folded text stands from its beginning.
    pub fn column(&self, at: usize) -> u32 {
        if self.places.is_empty() {
            // So it is at the beginning of any text, too.
            return at as u32;
        }
        at.checked_sub(1).and_then(|before| self.places.get(before)).map_or(0, |place| place.column)
    }

    /// Where the character of byte `at` of the folded text starts in the source; nothing behind its end.
    fn start(&self, at: usize) -> Option<usize> {
        if self.places.is_empty() {
            return (at < self.text.len()).then_some(at);
        }
        self.places.get(at).map(|place| place.start as usize)
    }

    /// The bytes of the original text behind `from..to` of the folded one.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let start = self.start(from).unwrap_or(self.source.len());
        let last = to.checked_sub(1).and_then(|last| self.start(last));
        // With the marks above and below it, which are folded away.
        let is_mark = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{5b0}'..='\u{5c7}' | '\u{93c}' | '\u{9bc}');
        let length = |at: usize| {
            let mut characters = self.source.get(at..)?.chars();
            let first = characters.next()?.len_utf8();
            Some(first + characters.take_while(|c| is_mark(*c)).map(char::len_utf8).sum::<usize>())
        };
        let end = last.and_then(|last| Some(last + length(last)?)).unwrap_or(start);
        Span::new(start, end)
    }
}

/// Whether folding leaves every byte where it is: plain letters, with one space between words.
fn keeps_places(source: &[u8]) -> bool {
    let mut last = b'.';
    source.iter().all(|&byte| {
        let is_alone = byte > b' ' || byte == b' ' && last > b' ' || byte == b'\n' && last != b' ';
        last = byte;
        is_alone && byte < 0x7f
    })
}

/// Folds a phrase of a language file the way texts are folded, without the way back.
pub fn fold_phrase(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for character in words.chars() {
        if character.is_ascii() {
            let character = if character.is_ascii_whitespace() { ' ' } else { character.to_ascii_lowercase() };
            let is_second_space = character == ' ' && folded.ends_with(' ');
            if !character.is_ascii_control() && !is_second_space {
                folded.push(character);
            }
            continue;
        }
        match fold(character) {
            Fold::Nothing => {}
            Fold::One(' ') if folded.ends_with(' ') => {}
            Fold::One(to) => folded.push(to),
            Fold::Two(first, second) => folded.extend([first, second]),
        }
    }
    folded
}

/// Whether folding keeps a letter: the plain ones of each script, by their place in the blocks. Most letters of a text that is not
/// in Latin ones are, and need not be looked up.
fn is_kept(character: char) -> bool {
    matches!(character,
        'α'..='ρ' | 'σ'..='ω' | 'а'..='я' | 'א'..='ת' | 'ا'..='ب' | 'ت'..='غ' | 'ف'..='و' | 'ي'
        | '\u{900}'..='\u{93b}' | '\u{93d}'..='\u{957}' | '\u{980}'..='\u{9bb}' | '\u{9bd}'..='\u{9d8}'
        | '\u{e01}'..='\u{e32}' | '\u{e34}'..='\u{e40}' | '\u{e42}'..='\u{e4f}'
        | '\u{e81}'..='\u{eb2}' | '\u{eb4}'..='\u{ebb}' | '\u{ebd}'..='\u{ecf}'
        | '\u{1000}'..='\u{103f}' | '\u{1780}'..='\u{17d3}' | 'ぁ'..='ヿ' | '一'..='鿿' | '가'..='힣')
}

enum Fold {
    Nothing,
    One(char),
    Two(char, char),
}

fn fold(character: char) -> Fold {
    let code = character as u32;
    // Ideographs, Hangul and small Cyrillic letters, of which whole texts are made, stay what they are.
    if matches!(code, 0x430..=0x44f | 0x3400..=0xd7a3) {
        return Fold::One(character);
    }
    if let Some(digit) = plain_digit(code) {
        return Fold::One(digit);
    }
    match character {
        // Zero-width marks, direction overrides, soft hyphen, byte-order mark, combining accents.
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{ad}'
        | '\u{300}'..='\u{36f}'
        // Vowel signs of Arabic and Hebrew, the stretching mark, the dots below of Devanagari and Bengali.
        | '\u{64b}'..='\u{652}'
        | '\u{640}'
        | '\u{5b0}'..='\u{5c7}'
        | '\u{93c}'
        | '\u{9bc}' => Fold::Nothing,
        '\u{80}'..='\u{9f}' => Fold::Nothing,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Fold::One(' '),
        '\u{2028}' | '\u{2029}' => Fold::One('\n'),
        '‘' | '’' | '‛' | '′' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʽ' => Fold::One('\''),
        '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '《' | '》' => Fold::One('"'),
        '‐'..='―' | '−' | '～' | '〜' => Fold::One('-'),
        // A list mark, and never one of decimals.
        '、' => Fold::One('،'),
        '٫' => Fold::One('.'),
        '٪' => Fold::One('%'),
        '㎇' => Fold::Two('g', 'b'),
        '㎆' => Fold::Two('m', 'b'),
        '㎅' => Fold::Two('k', 'b'),
        '٬' => Fold::One(','),
        '／' | '⁄' => Fold::One('/'),
        // The full-width forms of ASCII. The ideographic full stop stays what it is: it never stands in a number.
        '\u{ff01}'..='\u{ff5e}' => Fold::One(char::from_u32(code - 0xfee0).unwrap_or(' ').to_ascii_lowercase()),
        'œ' | 'Œ' => Fold::Two('o', 'e'),
        // Lao and Thai letters that are typed as one or as two.
        'ໝ' => Fold::Two('ຫ', 'ມ'),
        'ໜ' => Fold::Two('ຫ', 'ນ'),
        'ຳ' => Fold::Two('\u{ecd}', 'າ'),
        'ຼ' => Fold::One('ລ'),
        'ำ' => Fold::Two('\u{e4d}', 'า'),
        'แ' => Fold::Two('เ', 'เ'),
        'æ' | 'Æ' => Fold::Two('a', 'e'),
        'ß' => Fold::Two('s', 's'),
        _ => Fold::One(without_accent(character)),
    }
}

/// Latin letters lose their accents; other scripts only their case.
fn without_accent(character: char) -> char {
    match character {
        'à'..='å' | 'À'..='Å' | 'ā' | 'ă' | 'ą' | 'Ā' | 'Ă' | 'Ą' => 'a',
        'ç' | 'Ç' | 'ć' | 'č' | 'Ć' | 'Č' => 'c',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'Ē' | 'Ė' | 'Ę' | 'Ě' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'Ī' | 'į' | 'Į' | 'ı' | 'İ' => 'i',
        'ñ' | 'Ñ' | 'ń' | 'ņ' | 'ň' | 'Ń' | 'Ņ' | 'Ň' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'ō' | 'ő' | 'Ō' | 'Ő' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'Ū' | 'Ů' | 'Ű' | 'Ų' => 'u',
        'ý' | 'ÿ' | 'Ý' => 'y',
        'ś' | 'š' | 'ş' | 'Ś' | 'Š' | 'Ş' | 'ș' | 'Ș' => 's',
        'ž' | 'ź' | 'ż' | 'Ž' | 'Ź' | 'Ż' => 'z',
        'ł' | 'Ł' | 'ļ' | 'Ļ' | 'ľ' | 'Ľ' | 'ĺ' | 'Ĺ' => 'l',
        'ţ' | 'ț' | 'Ţ' | 'Ț' | 'ť' | 'Ť' => 't',
        'ř' | 'Ř' | 'ŕ' | 'Ŕ' => 'r',
        'ğ' | 'Ğ' | 'ģ' | 'Ģ' => 'g',
        'ķ' | 'Ķ' => 'k',
        'đ' | 'Đ' | 'ď' | 'Ď' => 'd',
        'ĩ' | 'Ĩ' => 'i',
        'ũ' | 'Ũ' | 'ư' | 'Ư' => 'u',
        'ơ' | 'Ơ' => 'o',
        // Vietnamese letters with two marks.
        '\u{1ea0}'..='\u{1eb7}' => 'a',
        '\u{1eb8}'..='\u{1ec7}' => 'e',
        '\u{1ec8}'..='\u{1ecb}' => 'i',
        '\u{1ecc}'..='\u{1ee3}' => 'o',
        '\u{1ee4}'..='\u{1ef1}' => 'u',
        '\u{1ef2}'..='\u{1ef9}' => 'y',
        _ => other_letter(small(character)),
    }
}

/// Letters of other scripts that are written in several ways: Greek with its accents, Russian "ё", Arabic "alif" with its
/// marks and the forms of Persian keyboards, Devanagari and Bengali letters with a dot below.
fn other_letter(character: char) -> char {
    match character {
        'ά' | 'Ά' => 'α',
        'έ' | 'Έ' => 'ε',
        'ή' | 'Ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' | 'Ί' => 'ι',
        'ό' | 'Ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' | 'Ύ' => 'υ',
        'ώ' | 'Ώ' => 'ω',
        'ς' => 'σ',
        'ё' => 'е',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        '\u{958}' => '\u{915}',
        '\u{959}' => '\u{916}',
        '\u{95a}' => '\u{917}',
        '\u{95b}' => '\u{91c}',
        '\u{95c}' => '\u{921}',
        '\u{95d}' => '\u{922}',
        '\u{95e}' => '\u{92b}',
        '\u{95f}' => '\u{92f}',
        '\u{9dc}' => '\u{9a1}',
        '\u{9dd}' => '\u{9a2}',
        '\u{9df}' => '\u{9af}',
        _ => character,
    }
}

/// The small form of a capital of the scripts that have them, by their place in the blocks: the library's table of all
/// scripts of the world would weigh 4 kB on the first visit.
fn small(character: char) -> char {
    let by = match character {
        'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        'Ա'..='Ֆ' => 48,
        // Latin with two accents, as in Vietnamese, and the further Cyrillic letters: capital and small in turn.
        '\u{1e00}'..='\u{1eff}'
        | '\u{460}'..='\u{481}'
        | '\u{48a}'..='\u{4bf}'
        | '\u{4d0}'..='\u{52f}'
        | '\u{100}'..='\u{137}' => 1 - character as u32 % 2,
        _ => 0,
    };
    char::from_u32(character as u32 + by).unwrap_or(character)
}

/// Whether a letter is a capital.
pub fn is_capital(character: char) -> bool {
    character.is_ascii_uppercase() || matches!(character, 'À'..='Þ') || small(character) != character
}

/// ASCII for the digits of other scripts.
fn plain_digit(code: u32) -> Option<char> {
    let zero = match code {
        0x660..=0x669 => 0x660,
        0x6f0..=0x6f9 => 0x6f0,
        0x966..=0x96f => 0x966,
        0x9e6..=0x9ef => 0x9e6,
        0xa66..=0xa6f => 0xa66,
        0xae6..=0xaef => 0xae6,
        0xb66..=0xb6f => 0xb66,
        0xbe6..=0xbef => 0xbe6,
        0xe50..=0xe59 => 0xe50,
        0xed0..=0xed9 => 0xed0,
        0x17e0..=0x17e9 => 0x17e0,
        0x1040..=0x1049 => 0x1040,
        _ => return None,
    };
    char::from_digit(code - zero, 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::{AND, AND_IN, AT_PRICE, BELOW, FREE, IN_ALL, NUMBERED_DAYS};

    #[test]
    fn small_words_of_all_languages_are_folded() {
        let ands = AND.iter().copied().chain(AND_IN.iter().map(|(_, word)| *word));
        for word in ands.chain(AT_PRICE.iter().chain(BELOW).chain(IN_ALL).chain(FREE).copied()).chain(NUMBERED_DAYS) {
            assert_eq!(Folded::new(word).text, word);
        }
    }

    #[test]
    fn letters_that_are_kept_fold_to_themselves() {
        let kept: Vec<char> = ('\0'..=char::MAX).filter(|character| is_kept(*character)).collect();
        assert!(kept.len() > 10_000);
        for character in kept {
            assert!(matches!(fold(character), Fold::One(to) if to == character), "{character}");
        }
    }
}
