//! Telephone numbers and names in chats that a text tells the person to call or to write to, codes to be dialled, and numbers of cards to be sent.
//!
//! It says nothing of who answers.

use super::heard::{Heard, List};
use crate::languages::swindles::{CHATS, MAILBOX};
use crate::scan::{Finding, Findings, What};

/// Whether the person is to call or write to a long number.
pub fn calls_number(findings: &Findings<'_>, heard: &Heard<'_>) -> bool {
    called_numbers(findings, heard).next().is_some()
}

/// The long numbers that the person is to call or write to.
fn called_numbers<'f>(findings: &'f Findings<'_>, heard: &'f Heard<'f>) -> impl Iterator<Item = Digits> + 'f {
    /// "Call our agent on 0700000000", "call the main office of the carrier on …".
    const CALLED_WITHIN: usize = 45;
    /// "0700000000 までご連絡".
    const CALLED_BEHIND: usize = 90;
    let text = &findings.folded.text;
    // In a small town a number has seven figures.
    long_numbers(findings, 7).chain(masked_numbers(text)).filter(move |number| {
        let before = number.from.saturating_sub(CALLED_WITHIN)..number.from;
        let behind = number.to..number.to + CALLED_BEHIND;
        // A text that ends with the number wants it to be called.
        let ends = matches!(text[number.to..].trim_matches(['.', '!', ' ', '。', '\n']), "" | "まで");
        ends || heard.within(List::Calls, before) || heard.within(List::Called, behind)
    })
}

/// Where a telephone number stands.
#[derive(Clone, Copy)]
struct Digits {
    from: usize,
    to: usize,
}

/// The numbers of at least so many figures, in one piece or in groups: "0700000000", "050-1234-5678".
fn long_numbers<'f>(findings: &'f Findings<'_>, shortest: usize) -> impl Iterator<Item = Digits> + 'f {
    let (found, text) = (&findings.found, &findings.folded.text);
    let whole = found.iter().filter(move |finding| is_long_number(text, finding, shortest));
    let whole = whole.map(|finding| Digits { from: finding.from, to: finding.to });
    let groups = found.iter().filter(|finding| matches!(finding.what, What::Number(_)));
    whole.chain(groups.filter_map(move |first| grouped_number(text, first.from)))
}

/// "050xxxxxxxx": numbers of which the end was made illegible by who passed the text on. Of the person's own number a carrier shows the end.
fn masked_numbers(text: &str) -> impl Iterator<Item = Digits> + '_ {
    const SHOWN: std::ops::RangeInclusive<usize> = 3..=5;
    const SHORTEST: usize = 9;
    const LONGEST: usize = 16;
    let is_mask = |c: char| matches!(c, 'x' | '*' | '●' | '○');
    text.match_indices(|c: char| c.is_ascii_digit()).filter_map(move |(from, _)| {
        if text[..from].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-') {
            return None;
        }
        let shown = text[from..].bytes().take(LONGEST).take_while(u8::is_ascii_digit).count();
        let mut rest = text[from + shown..].char_indices().take(LONGEST);
        let end = rest.find(|(_, c)| !is_mask(*c) && *c != '-').map_or(text.len(), |(at, _)| from + shown + at);
        let masks = text[from + shown..end].chars().filter(|c| is_mask(*c)).count();
        let is_whole = !text[end..].starts_with(|c: char| c.is_ascii_digit());
        (SHOWN.contains(&shown) && masks + shown >= SHORTEST && is_whole).then_some(Digits { from, to: end })
    })
}

/// The number in groups that begins here.
fn grouped_number(text: &str, from: usize) -> Option<Digits> {
    /// Two groups may be anything, but for a long one from nought; what goes on and on is no number, and the work stays linear.
    const GROUPS: std::ops::RangeInclusive<usize> = 3..=6;
    const SHORTEST: usize = 8;
    const SHORTEST_OF_TWO: usize = 10;
    /// "To the number 903 09 99".
    const SHORTEST_NAMED: usize = 7;
    const NAMED: [&str; 9] =
        ["cislo ", "number ", "numero ", "numer ", "nummer ", "nomor ", "номер ", "numarasina ", "stevilko "];
    let digits_at = |at: usize| text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let first = digits_at(from);
    let (mut to, mut groups, mut digits, mut last) = (from + first, 1, first, first);
    let mut are_thousands = first <= 3;
    // "(829) 555-0100".
    let is_open = text[..from].ends_with('(');
    while groups <= *GROUPS.end() {
        let mark = if is_open && groups == 1 && text[to..].starts_with(") ") { 2 } else { 1 };
        if !(mark == 2 || text[to..].starts_with(['-', ' ', '.'])) || digits_at(to + mark) < 2 {
            break;
        }
        last = digits_at(to + mark);
        are_thousands &= last == 3;
        (to, groups, digits) = (to + mark + last, groups + 1, digits + last);
    }
    // "6123 4567", "98300 45127", "351 0000000".
    let are_alike = matches!((first, last), (4, 4) | (5, 5) | (3, 7));
    let is_of_two = groups == 2 && (digits >= SHORTEST_OF_TWO && text[from..].starts_with('0') || are_alike);
    let is_named = NAMED.iter().any(|name| text[..from].ends_with(name));
    let shortest = match (is_named, are_thousands) {
        (true, _) => SHORTEST_NAMED,
        // "10 000 000".
        (_, true) => SHORTEST + 1,
        _ => SHORTEST,
    };
    (is_of_two || GROUPS.contains(&groups) && digits >= shortest).then_some(Digits { from, to })
}

/// Whether the person is to call or write to a long number that is none of those that cost nothing, which a carrier's help has.
pub fn calls_private_number(findings: &Findings<'_>, heard: &Heard<'_>) -> bool {
    /// Free ones, and those that only firms can have, of the countries that have them.
    const FREE: [&str; 7] = ["0800", "800", "1300", "0120", "0570", "0850", "0848"];
    /// Those of Britain, "0344 555 0100"; the same figures in other groups are a mobile telephone's in Pakistan.
    const FREE_OF_BRITAIN: [&str; 5] = ["0300 ", "0330 ", "0333 ", "0344 ", "0345 "];
    /// Those of Finland, "010 190 000"; in other groups they are a mobile telephone's in Korea and of London.
    const FREE_OF_FINLAND: [&str; 2] = ["010 ", "020 "];
    /// Those of North America, where ten figures are parted after the third: "888-555-0100", "1 888 555 0100".
    const FREE_OF_AMERICA: [&str; 7] = ["800", "888", "877", "866", "855", "844", "833"];
    let text = &findings.folded.text;
    let is_free = |number: Digits| {
        let number = &text[number.from..number.to];
        let american = number.strip_prefix('1').map(|rest| rest.trim_start_matches(['-', ' ', '.']));
        let parted = || FREE_OF_AMERICA.iter().filter_map(|free| number.strip_prefix(free));
        let british = || FREE_OF_BRITAIN.iter().filter_map(|free| number.strip_prefix(free));
        let finnish = || FREE_OF_FINLAND.iter().filter_map(|free| number.strip_prefix(free));
        FREE.iter().any(|free| number.starts_with(free))
            || british().any(|rest| rest.as_bytes().get(3) == Some(&b' '))
            || finnish().any(|rest| rest.as_bytes().get(3) == Some(&b' ') && rest.len() < 8)
            || american.is_some_and(|number| FREE_OF_AMERICA.iter().any(|free| number.starts_with(free)))
            || parted().any(|rest| rest.starts_with(['-', ' ', '.', ')']))
    };
    called_numbers(findings, heard).any(|number| !is_free(number))
}

/// Whether the person is to call a number that costs much by the minute.
pub fn calls_dear_number(findings: &Findings<'_>, heard: &Heard<'_>) -> bool {
    const DEAR: [&str; 9] = ["0899", "0897", "0895", "0891", "0892", "0900", "0901", "0909", "+900"];
    let text = &findings.folded.text;
    called_numbers(findings, heard).any(|number| DEAR.iter().any(|dear| text[number.from..].starts_with(dear)))
}

/// Whether a code is to be dialled that holds a telephone number: it sends that number the credit of who dials it.
pub fn sends_credit(findings: &Findings<'_>) -> bool {
    const SHORTEST: usize = 9;
    findings.found.iter().any(|finding| {
        let words = &findings.folded.text[finding.from..finding.to];
        let is_number = |part: &str| part.len() >= SHORTEST && part.bytes().all(|byte| byte.is_ascii_digit());
        matches!(finding.what, What::Code) && words.starts_with('*') && words.split(['*', '#']).any(is_number)
    })
}

/// "**21*0900000021#": the code that forwards calls, with the number that they are sent to. Source of the codes: 3GPP TS 22.030, annex B; "*401*" is
/// that of Indian networks.
pub fn forwarding_code<'f>(findings: &'f Findings<'_>) -> Option<&'f Finding> {
    const FORWARDS: [&str; 8] = ["**21*", "*21*", "**61*", "**62*", "**67*", "**002*", "**004*", "*401*"];
    const SHORTEST: usize = 8;
    let holds_number = |code: &str| {
        let number = FORWARDS.iter().find_map(|forwards| code.strip_prefix(forwards));
        number.is_some_and(|number| {
            let digits = number.trim_start_matches('+').bytes().take_while(u8::is_ascii_digit).count();
            digits >= SHORTEST
        })
    };
    /// Where calls go that are not taken, and which the person's own mailbox takes.
    const UNTAKEN: [&str; 5] = ["**61*", "**62*", "**67*", "**002*", "**004*"];
    let text = &findings.folded.text;
    let is_of_mailbox = |code: &str| {
        UNTAKEN.iter().any(|start| code.starts_with(start)) && MAILBOX.iter().any(|word| text.contains(word))
    };
    findings.found.iter().find(|finding| {
        let code = &text[finding.from..finding.to];
        matches!(finding.what, What::Code) && holds_number(code) && !is_of_mailbox(code)
    })
}

/// The number of another card, which is sent to the carrier to take the place of the person's own: "Send SIM 8900000000000000000 to 121".
/// Source of its length and of its first figures: ITU-T E.118.
pub fn sent_card<'f>(findings: &'f Findings<'_>) -> Option<&'f Finding> {
    const LENGTHS: std::ops::RangeInclusive<usize> = 18..=20;
    const SHORTENED: usize = 10;
    /// "… to 121".
    const SENT_WITHIN: usize = 24;
    let text = &findings.folded.text;
    findings.found.iter().enumerate().find_map(|(place, finding)| {
        let number = &text[finding.from..finding.to];
        // "SIM 8900000000": shortened, and named.
        let is_long =
            || LENGTHS.contains(&number.len()) || number.len() >= SHORTENED && text[..finding.from].ends_with("sim ");
        let is_card = number.starts_with("89") && number.bytes().all(|byte| byte.is_ascii_digit()) && is_long();
        let goes = || {
            let behind = findings.found[place + 1..].iter().take_while(|other| other.from <= finding.to + SENT_WITHIN);
            behind.into_iter().any(|other| is_short_address(text, other))
        };
        (is_card && goes()).then_some(finding)
    })
}

/// Whether a short code is to be dialled or written to, which leads to the carrier and nowhere else.
pub fn dials(findings: &Findings<'_>) -> bool {
    let text = &findings.folded.text;
    findings.found.iter().any(|finding| {
        let words = &text[finding.from..finding.to];
        match finding.what {
            What::Code => words.starts_with('*') && words.ends_with('#'),
            _ => is_short_address(text, finding),
        }
    })
}

/// "Send it to 4444": a carrier's short number that is written to.
fn is_short_address(text: &str, finding: &Finding) -> bool {
    const TO: [&str; 13] =
        [" wa ", " to ", " ke ", " al ", " au ", " an ", " ao ", " gui ", " kwa ", " na ", " на ", " sa ", " το "];
    // "0815 5550 0100" is a long number.
    let behind = text[finding.to..].trim_start_matches([' ', '-']);
    let goes_on = behind.len() < text.len() - finding.to && behind.starts_with(|c: char| c.is_ascii_digit());
    matches!(finding.what, What::Number(_))
        && !goes_on
        && (3..=5).contains(&(finding.to - finding.from))
        && TO.iter().any(|to| text[..finding.from].ends_with(to))
}

/// Whether a telephone number is told, or somebody's name in a chat.
pub fn has_number(findings: &Findings<'_>) -> bool {
    long_numbers(findings, 8).next().is_some() || names_chat(&findings.folded.text)
}

/// Whether a telephone number is told in a part of the text.
pub fn has_number_within(findings: &Findings<'_>, part: std::ops::Range<usize>) -> bool {
    long_numbers(findings, 9).any(|number| part.start <= number.from && number.to <= part.end)
}

/// "Add moon_help on WeChat": a name of letters and figures right behind words for a chat.
pub fn names_chat(text: &str) -> bool {
    const SHORTEST: usize = 4;
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    CHATS.iter().flat_map(|word| text.match_indices(word).map(|(at, _)| &text[at + word.len()..])).any(|behind| {
        let name = behind.trim_start_matches([' ', ':', '@']);
        name.chars().take(SHORTEST).filter(|c| is_of_name(*c)).count() == SHORTEST
    })
}

/// A number of so many figures, which the short ones of carriers have not, and not one that is dialled with stars.
fn is_long_number(text: &str, finding: &Finding, shortest: usize) -> bool {
    let words = &text[finding.from..finding.to];
    // "0800 3300000": the last group of a number, which its first tells.
    const FIRST_GROUP: usize = 3;
    let before = text[..finding.from].strip_suffix([' ', '-']).unwrap_or_default();
    let is_group = before.bytes().rev().take_while(u8::is_ascii_digit).count() >= FIRST_GROUP;
    matches!(finding.what, What::Code)
        && !is_group
        && words.bytes().filter(u8::is_ascii_digit).count() >= shortest
        && !words.contains(['*', '#'])
}
