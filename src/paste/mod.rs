//! Pasted text, cut into messages: a copied thread with its headings, replies that came in several parts, blocks parted by blank lines.
//!
//! It gives nothing in a message a meaning. When in doubt it does not cut: a page of an app, copied with its blank lines, or a list
//! with dates must stay one message.

mod blocks;
mod headings;
mod moment;
mod parts;

use crate::languages::DateOrder;
use crate::scan::{self, Lexicon};
use crate::span::Span;
use crate::stamp::LocalMoment;
use parts::{Part, Whole};

/// Longer than a year of any carrier's replies, in bytes: what is longer was copied by mistake.
pub const LONGEST_PASTE: usize = 256 * 1024;

/// The paste is longer than [`LONGEST_PASTE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

/// One message of a paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedMessage {
    /// Its own words, untouched; of a message in parts, those of the parts in order, without their counters.
    pub text: String,
    /// Who sent it, as the phone printed it above or before the text.
    pub sender: Option<String>,
    /// When it came, as the phone printed it; what that left out is completed backwards from now.
    pub received: Option<LocalMoment>,
    /// How many pieces of the paste it was joined from.
    pub parts: usize,
}

/// A stretch of the paste between two headings.
#[derive(Clone, Debug)]
struct Segment {
    span: Span,
    sender: Option<String>,
    received: Option<LocalMoment>,
    trust: Trust,
}

/// How far a heading is to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trust {
    /// It names a sender in a way that no page of an app does: what is below is a message, whatever it says.
    Full,
    /// It names a sender whom another heading names, too: the same, beside a message that looks like one.
    Named,
    /// A day and a time: what is below is a message if it looks like one, or says nothing of data.
    Some,
    /// A bare time, a bare day, or no heading at all: only what looks like a message is one.
    Little,
}

/// The messages of a paste, in order. `order` is that of day and month where the country tells it.
pub fn split(
    paste: &str,
    lexicon: &Lexicon,
    now: LocalMoment,
    order: Option<DateOrder>,
) -> Result<Vec<PastedMessage>, TooLong> {
    if paste.len() > LONGEST_PASTE {
        return Err(TooLong);
    }
    let thread = || by_headings(paste, headings::segments(paste, lexicon, now, order)?, lexicon);
    Ok(thread().unwrap_or_else(|| without_headings(paste, lexicon)))
}

/// Nothing where what is between the headings are no messages.
fn by_headings(paste: &str, segments: Vec<Segment>, lexicon: &Lexicon) -> Option<Vec<PastedMessage>> {
    let is_alone = segments.len() == 1;
    let pieces = segments.iter().flat_map(|segment| pieces(paste, segment, lexicon)).collect();
    let wholes = parts::join(pieces, lexicon);
    let is_one_full = wholes.iter().any(|whole| blocks::stands_alone(&whole.text));
    let fits = |whole: &Whole| match whole.trust {
        Trust::Full => true,
        Trust::Named if is_one_full => true,
        _ if is_alone => is_short(&whole.text, lexicon),
        Trust::Named | Trust::Some => is_one_full && says_no_data(&whole.text, lexicon),
        Trust::Little => false,
    };
    let is_thread = wholes.iter().all(|whole| blocks::stands_alone(&whole.text) || fits(whole));
    (is_thread && !wholes.is_empty()).then(|| wholes.into_iter().map(Whole::message).collect())
}

fn without_headings(paste: &str, lexicon: &Lexicon) -> Vec<PastedMessage> {
    let all = Segment { span: Span::new(0, paste.len()), sender: None, received: None, trust: Trust::Little };
    let wholes = parts::join(pieces(paste, &all, lexicon), lexicon);
    match &wholes[..] {
        // One message is the whole paste, with all the white space around it.
        [] | [Whole { count: 0 | 1, .. }] => {
            vec![PastedMessage { text: paste.to_owned(), sender: None, received: None, parts: 1 }]
        }
        _ => wholes.into_iter().map(Whole::message).collect(),
    }
}

/// The stretch below one heading, cut at blank lines and at counters where each piece is a message or a part of one.
fn pieces(paste: &str, segment: &Segment, lexicon: &Lexicon) -> Vec<Part> {
    let part = |span: Span| Part {
        text: span.of(paste).to_owned(),
        sender: segment.sender.clone(),
        received: segment.received,
        trust: segment.trust,
    };
    let text = segment.span.of(paste);
    let within = |span: Span| Span::new(segment.span.start + span.start, segment.span.start + span.end);
    let blocks = blocks::blocks(text);
    let cut: Vec<Part> = blocks
        .iter()
        .flat_map(|block| parts::by_counters(block.of(text)).into_iter().map(|piece| (block.start, piece)))
        .map(|(start, piece)| part(within(Span::new(start + piece.start, start + piece.end))))
        .collect();
    let is_part = |part: &Part| blocks::stands_alone(&part.text) || parts::has_counter(&part.text);
    let all_stand = || parts::join(cut.clone(), lexicon).iter().all(|whole| blocks::stands_alone(&whole.text));
    if cut.len() > 1 && (cut.iter().all(is_part) || all_stand()) {
        return cut;
    }
    blocks.first().zip(blocks.last()).map(|(first, last)| part(within(first.join(*last)))).into_iter().collect()
}

/// A reply of one line with a figure: below the only heading of a paste that is a message, however short.
fn is_short(text: &str, lexicon: &Lexicon) -> bool {
    text.lines().count() == 1 && !says_no_data(text, lexicon)
}

fn says_no_data(text: &str, lexicon: &Lexicon) -> bool {
    !scan::find(text, lexicon).found.iter().any(|finding| finding.what.is_amount())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> LocalMoment {
        let at = crate::stamp::parse_moment("2026-11-22T18:30:00+11:00").expect("a moment");
        LocalMoment { date: at.date_naive(), time: Some(at.time()) }
    }

    #[track_caller]
    fn check(paste: &str, messages: &[&str]) {
        let found = split(paste, Lexicon::all(), now(), None).expect("a paste of ordinary length");
        let texts: Vec<&str> = found.iter().map(|message| message.text.as_str()).collect();
        assert_eq!(texts, messages);
    }

    #[test]
    fn one_message_is_the_whole_paste() {
        check("You have 2 GB left.", &["You have 2 GB left."]);
        check(" You have\n2 GB left.\n", &[" You have\n2 GB left.\n"]);
        check("", &[""]);
        check("\n \n", &["\n \n"]);
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
        let split = |text: String| split(&text, Lexicon::all(), now(), None);
        assert_eq!(split("a".repeat(LONGEST_PASTE + 1)), Err(TooLong));
        assert!(split("a".repeat(LONGEST_PASTE)).is_ok());
    }
}
