//! A reply that was cut into several SMS, joined again: by counters ("(1/2)", "[1/3]", "第1/2条"), or where one breaks off at the length
//! of an SMS and the next came in the same minute.
//!
//! Parts are joined only where all of them are there.

use super::{PastedMessage, Trust};
use crate::order;
use crate::scan::{self, Lexicon};
use crate::span::Span;
use crate::stamp::LocalMoment;

/// A piece of the paste that is a message or a part of one.
#[derive(Clone, Debug)]
pub struct Part {
    pub text: String,
    pub sender: Option<String>,
    pub received: Option<LocalMoment>,
    pub trust: Trust,
}

/// A message with how many pieces it was joined from.
#[derive(Clone, Debug)]
pub struct Whole {
    pub text: String,
    pub sender: Option<String>,
    pub received: Option<LocalMoment>,
    pub trust: Trust,
    pub count: usize,
    /// Characters of the last piece.
    last_length: usize,
}

impl Whole {
    fn of(part: Part) -> Whole {
        let last_length = part.text.chars().count();
        let Part { text, sender, received, trust } = part;
        Whole { text, sender, received, trust, count: 1, last_length }
    }

    pub fn message(self) -> PastedMessage {
        PastedMessage { text: self.text, sender: self.sender, received: self.received, parts: self.count }
    }
}

/// "2/3" at the beginning of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Counter {
    number: u32,
    of: u32,
    form: Form,
    /// Bytes, with the space behind it.
    length: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Bracketed,
    /// "第1/2条"
    Chinese,
    Bare,
}

/// An SMS, or one of several, in letters of the plain alphabet; and in any other.
const PLAIN_LENGTHS: std::ops::RangeInclusive<usize> = 150..=160;
const WIDE_LENGTHS: std::ops::RangeInclusive<usize> = 64..=70;
/// Parts that came one by one: beyond this many messages in between, two counters belong to different replies.
const MOST_OPEN: usize = 8;

pub fn has_counter(text: &str) -> bool {
    counter(text).is_some()
}

/// The counter that a text begins with.
fn counter(text: &str) -> Option<Counter> {
    let inner = text.strip_prefix(['(', '（', '[', '【']);
    let chinese = text.strip_prefix('第');
    let form = match (inner, chinese) {
        (Some(_), _) => Form::Bracketed,
        (_, Some(_)) => Form::Chinese,
        _ => Form::Bare,
    };
    let (number, rest) = digit(inner.or(chinese).unwrap_or(text).trim_start())?;
    let rest = rest.trim_start_matches([' ', '条', '條']).strip_prefix(['/', '／'])?;
    let (of, rest) = digit(rest.trim_start_matches([' ', '共']))?;
    let rest = match form {
        Form::Bracketed => rest.trim_start().strip_prefix([')', '）', ']', '】'])?,
        Form::Chinese => rest.strip_prefix(['条', '條', '页', '頁'])?,
        Form::Bare => rest.strip_prefix([' ', ':', '：', ')', '\n'])?,
    };
    let rest = rest.strip_prefix([':', '：', '-']).unwrap_or(rest);
    let rest = rest.strip_prefix([' ', '\n']).unwrap_or(rest);
    let fits = (2..=9).contains(&of) && (1..=of).contains(&number);
    fits.then_some(Counter { number, of, form, length: text.len() - rest.len() })
}

/// One digit that no other follows.
fn digit(text: &str) -> Option<(u32, &str)> {
    let mut letters = text.chars();
    let value = letters.next()?.to_digit(10)?;
    let rest = letters.as_str();
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some((value, rest))
}

/// A block cut at its counters, where they begin it and count to their end; else the block as it is.
pub fn by_counters(block: &str) -> Vec<Span> {
    let whole = vec![Span::new(0, block.len())];
    let Some(first) = counter(block) else { return whole };
    let mut starts = vec![0];
    let mut numbers = vec![first.number];
    let mut is_first_of_line = false;
    let mut before = ' ';
    for (at, letter) in block.char_indices().skip(1) {
        let may_begin = before == '\n' || is_first_of_line && before.is_whitespace();
        is_first_of_line = before == '\n' || is_first_of_line && before.is_whitespace();
        // In the middle of a line only what stands in brackets can be told from a figure.
        let is_inline = before.is_whitespace() && first.form != Form::Bare;
        if (may_begin || is_inline) && "(（[【第123456789".contains(letter) {
            let found = counter(&block[at..]).filter(|next| next.form == first.form && next.of == first.of);
            if let Some(next) = found {
                starts.push(at);
                numbers.push(next.number);
            }
        }
        before = letter;
    }
    // What parts them is not a part's own: white space beyond it is.
    let less_break = |to: &usize| {
        let before = block.get(..*to).unwrap_or("");
        let bare = before.strip_suffix("\r\n").or_else(|| before.strip_suffix(['\n', ' ']));
        bare.unwrap_or(before).trim_end_matches('\n').len()
    };
    let ends = starts.iter().skip(1).map(less_break).chain([block.len()]);
    let pieces: Vec<Span> = starts.iter().copied().zip(ends).map(|(from, to)| Span::new(from, to)).collect();
    let is_full = numbers.chunks(first.of as usize).all(|set| is_complete(set, first.of));
    let has_words = |piece: &Span| {
        let text = piece.of(block);
        counter(text).is_some_and(|counter| !text[counter.length..].trim().is_empty())
    };
    if is_full && pieces.iter().all(has_words) { pieces } else { whole }
}

fn is_complete(numbers: &[u32], of: u32) -> bool {
    numbers.len() == of as usize && (1..=of).all(|number| numbers.contains(&number))
}

/// The messages that these pieces make, each where its first part stood.
pub fn join(parts: Vec<Part>, lexicon: &Lexicon) -> Vec<Whole> {
    join_broken_off(join_counted(parts, lexicon), lexicon)
}

/// Parts of one reply met so far: their places in the list and their counters.
struct Open {
    members: Vec<(usize, Counter)>,
}

fn join_counted(parts: Vec<Part>, lexicon: &Lexicon) -> Vec<Whole> {
    let mut open: Vec<Open> = Vec::new();
    let mut full: Vec<Open> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let Some(counter) = counter(&part.text) else { continue };
        let group = open.iter().position(|group| belongs(group, &parts, at, counter));
        match group {
            Some(group) => open[group].members.push((at, counter)),
            None => open.push(Open { members: vec![(at, counter)] }),
        }
        let last = group.unwrap_or(open.len() - 1);
        if open[last].members.len() == counter.of as usize {
            full.push(open.remove(last));
        } else if open.len() > MOST_OPEN {
            open.remove(0);
        }
    }
    let mut slots: Vec<Option<Part>> = parts.into_iter().map(Some).collect();
    let mut wholes: Vec<(usize, Whole)> = Vec::new();
    for mut group in full {
        let place = group.members.first().map_or(0, |(at, _)| *at);
        order::sort(&mut group.members, |(_, one), (_, other)| one.number < other.number);
        let members = group.members.iter().filter_map(|(at, counter)| Some((slots.get_mut(*at)?.take()?, *counter)));
        let whole = members
            .map(|(mut part, counter)| {
                part.text.drain(..counter.length.min(part.text.len()));
                Whole::of(part)
            })
            .reduce(|whole, next| attach(whole, next, lexicon));
        wholes.extend(whole.map(|whole| (place, whole)));
    }
    let rest = slots.into_iter().enumerate().filter_map(|(at, part)| Some((at, Whole::of(part?))));
    wholes.extend(rest);
    order::sort(&mut wholes, |(one, _), (other, _)| one < other);
    wholes.into_iter().map(|(_, whole)| whole).collect()
}

/// Whether the part at `at` is the one that a group still lacks.
fn belongs(group: &Open, parts: &[Part], at: usize, counter: Counter) -> bool {
    let Some((first, other)) = group.members.first() else { return false };
    let alike = other.of == counter.of && other.form == counter.form && parts[*first].sender == parts[at].sender;
    let is_new = group.members.iter().all(|(_, other)| other.number != counter.number);
    let same_day = match (parts[*first].received, parts[at].received) {
        (Some(one), Some(other)) => one.date == other.date,
        _ => true,
    };
    alike && is_new && same_day
}

/// Joins what broke off at the length of an SMS to what came behind it in the same minute.
fn join_broken_off(wholes: Vec<Whole>, lexicon: &Lexicon) -> Vec<Whole> {
    let mut joined: Vec<Whole> = Vec::new();
    for whole in wholes {
        match joined.pop() {
            Some(earlier) if goes_on(&earlier, &whole) => joined.push(attach(earlier, whole, lexicon)),
            Some(earlier) => joined.extend([earlier, whole]),
            None => joined.push(whole),
        }
    }
    joined
}

fn goes_on(earlier: &Whole, later: &Whole) -> bool {
    let is_timed = earlier.received.is_some_and(|received| received.time.is_some());
    let together = is_timed && earlier.received == later.received && earlier.sender == later.sender;
    let is_plain = earlier.text.chars().all(|c| c < '\u{250}' || c == '€');
    let is_full = if is_plain { PLAIN_LENGTHS } else { WIDE_LENGTHS }.contains(&earlier.last_length);
    together && is_full && !earlier.text.ends_with(['.', '!', '?', '。', '！', '？', '…', ')', '）', '"', '”'])
}

fn attach(earlier: Whole, later: Whole, lexicon: &Lexicon) -> Whole {
    let seam = if needs_space(&earlier.text, &later.text, lexicon) { " " } else { "" };
    Whole {
        text: format!("{}{seam}{}", earlier.text.trim_end(), later.text.trim_start()),
        sender: earlier.sender.or(later.sender),
        received: earlier.received.or(later.received),
        trust: earlier.trust,
        count: earlier.count + later.count,
        last_length: later.last_length,
    }
}

/// Whether a word ends where one part does, and not in the middle. Where neither white space nor marks tell, the words of the
/// languages do: of a broken word the whole is known, or neither half.
fn needs_space(earlier: &str, later: &str, lexicon: &Lexicon) -> bool {
    if earlier.ends_with(char::is_whitespace) || later.starts_with(char::is_whitespace) {
        return !is_wide(earlier.trim_end().chars().next_back()) && !is_wide(later.trim_start().chars().next());
    }
    let (last, first) = (earlier.chars().next_back(), later.chars().next());
    let (Some(end), Some(start)) = (last, first) else { return false };
    if is_wide(last) || is_wide(first) || !start.is_alphanumeric() && !"(\"“«*".contains(start) {
        return false;
    }
    let before = earlier.chars().rev().nth(1);
    let in_figure = ".,/:".contains(end) && before.is_some_and(|c| c.is_ascii_digit()) || end.is_ascii_digit();
    if start.is_ascii_digit() && in_figure || "'’(-/".contains(end) {
        return false;
    }
    if !(end.is_alphabetic() && start.is_alphabetic()) {
        return true;
    }
    let tail = earlier.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let head = later.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let knows = |word: &str| scan::knows_word(word, lexicon);
    !knows(&format!("{tail}{head}")) && (knows(tail) || knows(head))
}

/// Ideographs and kana, which stand without spaces.
fn is_wide(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(earlier: &str, later: &str, joined: &str) {
        let part =
            |text: &str| Whole::of(Part { text: text.to_owned(), sender: None, received: None, trust: Trust::Little });
        assert_eq!(attach(part(earlier), part(later), Lexicon::all()).text, joined);
    }

    #[test]
    fn a_broken_word_is_joined_without_a_space() {
        check("Il vous reste 1,2 Go sur votre for", "fait.", "Il vous reste 1,2 Go sur votre forfait.");
        check("You have 1.", "2 GB left.", "You have 1.2 GB left.");
        check("Valid until 30/1", "1/2026.", "Valid until 30/11/2026.");
        check("Data remai", "ning: 2 GB", "Data remaining: 2 GB");
        check("您的流量剩", "余2GB", "您的流量剩余2GB");
    }

    #[test]
    fn whole_words_are_joined_with_a_space() {
        check("You have 2 GB", "left.", "You have 2 GB left.");
        check("You have 2 GB left ", "until Friday.", "You have 2 GB left until Friday.");
        check("You have 2 GB left.", "Dial *100#.", "You have 2 GB left. Dial *100#.");
        check("Il vous reste", "1,2 Go.", "Il vous reste 1,2 Go.");
    }

    #[test]
    fn counters_are_told_from_figures() {
        for text in ["(1/2) a", "[1/3] a", "1/2 a", "1/2: a", "第1/2条 a", "（2/2）a", "第1条/共2条a"] {
            assert!(has_counter(text), "{text}");
        }
        for text in ["(3/2) a", "1/1 a", "12/12 a", "1/2GB", "(1/2 a", "1/20 a", "30/11 a", ""] {
            assert!(!has_counter(text), "{text}");
        }
    }
}
