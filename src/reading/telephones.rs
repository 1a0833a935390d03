//! Telephone numbers that a text tells the person to call or to write to, and codes to be dialled.
//!
//! It says nothing of who answers.

use super::swindle_words::{CALLED, CALLS};
use crate::scan::{Finding, Findings, What};

/// Whether the person is to call or write to a long number.
pub fn calls_number(findings: &Findings<'_>) -> bool {
    called_numbers(findings).next().is_some()
}

/// The long numbers that the person is to call or write to.
fn called_numbers<'f>(findings: &'f Findings<'_>) -> impl Iterator<Item = Digits> + 'f {
    /// "Call our agent on 0700000000", "call the main office of the carrier on …".
    const CALLED_WITHIN: usize = 45;
    /// "0700000000 までご連絡".
    const CALLED_BEHIND: usize = 90;
    let text = &findings.folded.text;
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    // In a small town a number has seven figures.
    long_numbers(findings, 7).filter(move |number| {
        let before = &text[boundary(number.from.saturating_sub(CALLED_WITHIN))..number.from];
        let behind = &text[number.to..boundary(number.to + CALLED_BEHIND)];
        // A text that ends with the number wants it to be called.
        let ends = text[number.to..].trim_end_matches(['.', '!', ' ']).is_empty();
        ends || CALLS.iter().any(|word| before.contains(word)) || CALLED.iter().any(|word| behind.contains(word))
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

/// The number in groups that begins here.
fn grouped_number(text: &str, from: usize) -> Option<Digits> {
    /// Two groups may be anything, but for a long one from nought; what goes on and on is no number, and the work stays linear.
    const GROUPS: std::ops::RangeInclusive<usize> = 3..=6;
    const SHORTEST: usize = 9;
    const SHORTEST_OF_TWO: usize = 10;
    /// "To the number 903 09 99".
    const SHORTEST_NAMED: usize = 7;
    const NAMED: [&str; 9] =
        ["cislo ", "number ", "numero ", "numer ", "nummer ", "nomor ", "номер ", "numarasina ", "stevilko "];
    let digits_at = |at: usize| text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let (mut to, mut groups, mut digits) = (from + digits_at(from), 1, digits_at(from));
    while groups <= *GROUPS.end() && text[to..].starts_with(['-', ' ', '.']) && digits_at(to + 1) > 1 {
        let more = digits_at(to + 1);
        (to, groups, digits) = (to + 1 + more, groups + 1, digits + more);
    }
    let is_of_two = groups == 2 && digits >= SHORTEST_OF_TWO && text[from..].starts_with('0');
    let is_named = NAMED.iter().any(|name| text[..from].ends_with(name));
    let shortest = if is_named { SHORTEST_NAMED } else { SHORTEST };
    (is_of_two || GROUPS.contains(&groups) && digits >= shortest).then_some(Digits { from, to })
}

/// Whether the person is to call or write to a long number that is none of those that cost nothing, which a carrier's help has.
pub fn calls_private_number(findings: &Findings<'_>) -> bool {
    const FREE: [&str; 7] = ["0800", "800", "1800", "1-800", "1 800", "1300", "0120"];
    let text = &findings.folded.text;
    let is_free = |number: Digits| FREE.iter().any(|free| text[number.from..].starts_with(free));
    called_numbers(findings).any(|number| !is_free(number))
}

/// Whether the person is to call a number that costs much by the minute.
pub fn calls_dear_number(findings: &Findings<'_>) -> bool {
    const DEAR: [&str; 9] = ["0899", "0897", "0895", "0891", "0892", "0900", "0901", "0909", "+900"];
    let text = &findings.folded.text;
    called_numbers(findings).any(|number| DEAR.iter().any(|dear| text[number.from..].starts_with(dear)))
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
            let digits = number.bytes().take_while(u8::is_ascii_digit).count();
            digits >= SHORTEST
        })
    };
    findings.found.iter().find(|finding| {
        matches!(finding.what, What::Code) && holds_number(&findings.folded.text[finding.from..finding.to])
    })
}

/// Whether a short code is to be dialled or written to, which leads to the carrier and nowhere else.
pub fn dials(findings: &Findings<'_>) -> bool {
    /// "Send it to 4444".
    const TO: [&str; 11] = [" wa ", " to ", " ke ", " al ", " au ", " an ", " ao ", " gui ", " kwa ", " na ", " на "];
    let text = &findings.folded.text;
    findings.found.iter().any(|finding| {
        let words = &text[finding.from..finding.to];
        match finding.what {
            What::Code => words.starts_with('*') && words.ends_with('#'),
            What::Number(_) => (3..=5).contains(&words.len()) && TO.iter().any(|to| text[..finding.from].ends_with(to)),
            _ => false,
        }
    })
}

/// Whether a telephone number is told.
pub fn has_number(findings: &Findings<'_>) -> bool {
    long_numbers(findings, 8).next().is_some()
}

/// A number of so many figures, which the short ones of carriers have not, and not one that is dialled with stars.
fn is_long_number(text: &str, finding: &Finding, shortest: usize) -> bool {
    let words = &text[finding.from..finding.to];
    matches!(finding.what, What::Code)
        && words.bytes().filter(u8::is_ascii_digit).count() >= shortest
        && !words.contains(['*', '#'])
}
