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
    /// For each byte of `text`, where its character starts in `source`.
    starts: Vec<u32>,
    /// For each byte of `text`, where its character ends in `source`.
    ends: Vec<u32>,
}

impl<'t> Folded<'t> {
    /// Linear in the length of the text.
    pub fn new(source: &'t str) -> Folded<'t> {
        let mut folded = Folded {
            source,
            text: String::with_capacity(source.len()),
            starts: Vec::with_capacity(source.len()),
            ends: Vec::with_capacity(source.len()),
        };
        for (start, character) in source.char_indices() {
            let end = start + character.len_utf8();
            if character.is_ascii() {
                folded.push_ascii(character, start, end);
                continue;
            }
            match fold(character) {
                Fold::Nothing => {}
                Fold::One(to) => folded.push(to, start, end),
                Fold::Two(first, second) => {
                    folded.push(first, start, end);
                    folded.push(second, start, end);
                }
            }
        }
        folded
    }

    fn push_ascii(&mut self, character: char, start: usize, end: usize) {
        match character {
            '\t' | '\r' => self.push(' ', start, end),
            '\n' => self.push('\n', start, end),
            c if c.is_ascii_control() => {}
            c => self.push(c.to_ascii_lowercase(), start, end),
        }
    }

    fn push(&mut self, character: char, start: usize, end: usize) {
        // Runs of spaces are one space: carriers pad with them.
        if character == ' ' && self.text.ends_with([' ', '\n']) {
            return;
        }
        if character == '\n' && self.text.ends_with(' ') {
            self.text.pop();
            self.starts.pop();
            self.ends.pop();
        }
        self.text.push(character);
        for _ in 0..character.len_utf8() {
            self.starts.push(start as u32);
            self.ends.push(end as u32);
        }
    }

    /// The bytes of the original text behind `from..to` of the folded one.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let start = self.starts.get(from).map_or(self.source.len(), |&at| at as usize);
        let end = to.checked_sub(1).and_then(|last| self.ends.get(last)).map_or(start, |&at| at as usize);
        Span::new(start, end)
    }
}

/// Folds a phrase of a language file the way texts are folded.
pub fn fold_phrase(words: &str) -> String {
    Folded::new(words).text
}

enum Fold {
    Nothing,
    One(char),
    Two(char, char),
}

fn fold(character: char) -> Fold {
    let code = character as u32;
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
        | '\u{300}'..='\u{36f}' => Fold::Nothing,
        '\u{80}'..='\u{9f}' => Fold::Nothing,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Fold::One(' '),
        '\u{2028}' | '\u{2029}' => Fold::One('\n'),
        '‘' | '’' | '‛' | '′' | '`' | '´' | 'ʼ' => Fold::One('\''),
        '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '《' | '》' => Fold::One('"'),
        '‐'..='―' | '−' | '～' | '〜' => Fold::One('-'),
        '、' => Fold::One(','),
        '٫' => Fold::One('.'),
        '٬' => Fold::One(','),
        '／' | '⁄' => Fold::One('/'),
        // The full-width forms of ASCII. The ideographic full stop stays what it is: it never stands in a number.
        '\u{ff01}'..='\u{ff5e}' => Fold::One(char::from_u32(code - 0xfee0).unwrap_or(' ').to_ascii_lowercase()),
        'œ' | 'Œ' => Fold::Two('o', 'e'),
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
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'ę' | 'ě' | 'Ē' | 'Ę' | 'Ě' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'ı' | 'İ' => 'i',
        'ñ' | 'Ñ' | 'ń' | 'ň' | 'Ń' | 'Ň' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'ō' | 'ő' | 'Ō' | 'Ő' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'ů' | 'ű' | 'Ū' | 'Ů' | 'Ű' => 'u',
        'ý' | 'ÿ' | 'Ý' => 'y',
        'ś' | 'š' | 'ş' | 'Ś' | 'Š' | 'Ş' | 'ș' | 'Ș' => 's',
        'ž' | 'ź' | 'ż' | 'Ž' | 'Ź' | 'Ż' => 'z',
        'ł' | 'Ł' => 'l',
        'ţ' | 'ț' | 'Ţ' | 'Ț' => 't',
        'ř' | 'Ř' => 'r',
        'ğ' | 'Ğ' => 'g',
        'đ' | 'Đ' | 'ď' | 'Ď' => 'd',
        _ => small(character),
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

/// ASCII for the digits of other scripts: each block of ten starts at the code given.
fn plain_digit(code: u32) -> Option<char> {
    const ZEROS: [u32; 12] = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xe50, 0xed0, 0x17e0, 0x1040];
    if code < 0x660 {
        return None;
    }
    ZEROS.iter().find(|&&zero| (zero..zero + 10).contains(&code)).and_then(|zero| char::from_digit(code - zero, 10))
}
