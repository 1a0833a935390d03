//! Pasted text, cut into messages.
//!
//! It looks at blank lines and at the shape of what they part, and reads nothing: a page of an app, copied with its blank
//! lines, must stay one message.

use crate::span::Span;

/// Longer than any carrier's reply, in bytes: what is longer was copied by mistake.
pub const LONGEST_PASTE: usize = 64 * 1024;

/// A message has at least this many words; the blocks of a page are labels and figures.
const FEWEST_WORDS: usize = 5;
/// Where words are not spaced, this many letters make up for them.
const FEWEST_IDEOGRAPHS: usize = 8;

/// The paste is longer than [`LONGEST_PASTE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

/// The messages of a paste, in order. Several only where blank lines part them and each could stand alone.
pub fn split(paste: &str) -> Result<Vec<Span>, TooLong> {
    if paste.len() > LONGEST_PASTE {
        return Err(TooLong);
    }
    let blocks = blocks(paste);
    let several = blocks.len() > 1 && blocks.iter().all(|block| looks_like_message(block.of(paste)));
    Ok(if several { blocks } else { vec![Span::new(0, paste.len())] })
}

/// The runs of lines between blank lines, without the white space around them.
fn blocks(paste: &str) -> Vec<Span> {
    let mut blocks: Vec<Span> = Vec::new();
    let (mut start, mut is_open) = (0, false);
    for line in paste.split_inclusive('\n') {
        let content = line.trim();
        if content.is_empty() {
            is_open = false;
        } else {
            let from = start + (line.len() - line.trim_start().len());
            let here = Span::new(from, from + content.len());
            match blocks.last_mut() {
                Some(block) if is_open => *block = block.join(here),
                _ => blocks.push(here),
            }
            is_open = true;
        }
        start += line.len();
    }
    blocks
}

fn looks_like_message(block: &str) -> bool {
    let words = block.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().nth(1).is_some()).count();
    let ideographs = block.chars().filter(|c| c.is_alphabetic() && *c >= '\u{e00}').count();
    (words >= FEWEST_WORDS || ideographs >= FEWEST_IDEOGRAPHS) && block.chars().any(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paste: &str, messages: &[&str]) {
        let spans = split(paste).expect("a paste of ordinary length");
        let texts: Vec<&str> = spans.iter().map(|span| span.of(paste)).collect();
        assert_eq!(texts, messages);
    }

    #[test]
    fn one_message_is_the_whole_paste() {
        check("You have 2 GB left.", &["You have 2 GB left."]);
        check(" You have\n2 GB left.\n", &[" You have\n2 GB left.\n"]);
        check("", &[""]);
    }

    #[test]
    fn messages_parted_by_blank_lines_are_several() {
        check(
            "You have 2 GB left until 30 Nov.\r\n\r\nIl vous reste 1,2 Go sur votre forfait.\n \n\n您的流量剩余2.5GB，有效期7天。\n",
            &[
                "You have 2 GB left until 30 Nov.",
                "Il vous reste 1,2 Go sur votre forfait.",
                "您的流量剩余2.5GB，有效期7天。",
            ],
        );
    }

    #[test]
    fn a_page_with_blank_lines_stays_one() {
        let page = "Your travel eSIM for Japan and Korea, 10 GB\n\nRemaining\n6.42 GB\n\nExpires\n18 Dec 2026";
        check(page, &[page]);
        let prose = "Hello, and welcome to our network.\n\nYou have 2 GB left until 30 Nov.";
        check(prose, &[prose]);
    }

    #[test]
    fn a_paste_beyond_the_limit_is_refused() {
        assert_eq!(split(&"a".repeat(LONGEST_PASTE + 1)), Err(TooLong));
        assert!(split(&"a".repeat(LONGEST_PASTE)).is_ok());
    }
}
