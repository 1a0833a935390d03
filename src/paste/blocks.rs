//! What blank lines part, and whether it could stand alone as a message.
//!
//! It looks at shapes, and reads nothing.

use crate::span::Span;

/// A message has at least this many words; the blocks of a page are labels and figures.
const FEWEST_WORDS: usize = 5;
/// Where words are not spaced, this many letters make up for them.
const FEWEST_IDEOGRAPHS: usize = 8;

/// The lines of a text that hold anything, without the white space around them.
pub fn lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        if !content.is_empty() {
            lines.push(Span::new(from, from + content.len()));
        }
        start += line.len();
    }
    lines
}

/// The runs of lines between blank lines, without the white space around them.
pub fn blocks(text: &str) -> Vec<Span> {
    let mut blocks: Vec<Span> = Vec::new();
    for line in lines(text) {
        match blocks.last_mut() {
            Some(block) if Span::new(block.end, line.start).of(text).matches('\n').count() < 2 => {
                *block = block.join(line)
            }
            _ => blocks.push(line),
        }
    }
    blocks
}

pub fn stands_alone(block: &str) -> bool {
    let words = block.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().nth(1).is_some()).count();
    let ideographs = block.chars().filter(|c| c.is_alphabetic() && *c >= '\u{e00}').count();
    (words >= FEWEST_WORDS || ideographs >= FEWEST_IDEOGRAPHS) && block.chars().any(char::is_numeric)
}
