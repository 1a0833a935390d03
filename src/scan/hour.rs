//! Times of day as carriers print them: "23:59", "23h59", "11.59pm", "23.59 Uhr", "오후 11시 59분".
//!
//! It knows no dates, but that one may follow.

use super::lexicon::ClockWord;
use super::look::Look;
use super::number::{digits_end, small_integer};
use crate::languages::{HalfDay, NUMBERED_DAYS};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeSeen {
    pub hour: u32,
    pub minute: u32,
    pub end: usize,
}

/// The time of day that starts with a digit at `at`. Where it is `expected`, behind a date or "kl.", "23.59" is one too.
pub fn time_at(look: &Look<'_>, at: usize, expected: bool) -> Option<TimeSeen> {
    let text = look.bytes;
    let hour_end = digits_end(text, at)?;
    if hour_end - at > 2 {
        return four_digit_hours(text, at, hour_end);
    }
    let hour = small_integer(text, at, hour_end).filter(|hour| *hour <= 24)?;
    let (mut minute, mut end, mut is_time) = (0, hour_end, false);
    let two_digits = |from: usize| {
        let to = digits_end(text, from)?;
        (to - from == 2).then(|| small_integer(text, from, to).filter(|m| *m < 60).map(|m| (m, to))).flatten()
    };
    match text.get(hour_end) {
        Some(b':' | b'h') => {
            if let Some((minutes, to)) = two_digits(hour_end + 1) {
                (minute, end, is_time) = (minutes, to, true);
                if text.get(to) == Some(&b'm') && text[hour_end] == b'h' {
                    end += usize::from(text.get(to + 1) == Some(&b'n')) + 1;
                }
            } else if text[hour_end] == b'h' && is_before_date(look, hour_end + 1) {
                (end, is_time) = (hour_end + 1, true);
            }
        }
        Some(b'.') => {
            // "11.59pm", "23.59 Uhr": else this is a number.
            if let Some((minutes, to)) = two_digits(hour_end + 1)
                && !(text.get(to) == Some(&b'.') && text.get(to + 1).is_some_and(u8::is_ascii_digit))
                // Hungarian "until 5 December".
                && !text[to..].starts_with(b"-ig")
                && (expected && !is_number_of_something(look, to)
                    || half_behind(look, to).is_some()
                    || clock_word_behind(look, to))
            {
                (minute, end, is_time) = (minutes, to, true);
            }
        }
        _ => {
            let marked = look.skip(hour_end, b" ");
            // "24時間" is a length of time, and so is "24 h" where no date is beside it.
            let longer = look.number_word_at(marked).map_or(0, |(_, end)| end);
            let is_day = hour == 24 && !expected && marked > hour_end && !has_digit_behind(text, longer);
            let is_mark = |end: &usize| if is_day { *end > longer } else { *end >= longer };
            if let Some(mark_end) = look.clock_word_end(marked, ClockWord::HourMark).filter(is_mark) {
                (end, is_time) = (mark_end, true);
                if let Some((minutes, to)) = two_digits(look.skip(end, b" ")) {
                    minute = minutes;
                    let marked = look.skip(to, b" ");
                    end = look.clock_word_end(marked, ClockWord::MinuteMark).unwrap_or(to);
                }
            } else if clock_word_behind(look, hour_end) && (expected || look.number_word_at(marked).is_none()) {
                // "24 uur" is a length of time, and "om 24 uur" is none.
                is_time = true;
            }
        }
    }
    if text.get(end) == Some(&b':')
        && is_time
        && let Some((_, to)) = two_digits(end + 1)
    {
        end = to;
    }
    if let Some((half, to)) = half_behind(look, end)
        && (1..=12).contains(&hour)
    {
        return Some(TimeSeen { hour: in_half(hour, half), minute, end: to });
    }
    is_time.then_some(TimeSeen { hour, minute, end })
}

/// "24h ngày 05/12/2026": whether a word for the day stands behind the hour, and its number behind that.
fn is_before_date(look: &Look<'_>, at: usize) -> bool {
    let rest = look.text[at..].trim_start_matches(' ');
    let day = NUMBERED_DAYS.iter().find_map(|day| rest.strip_prefix(day));
    day.is_some_and(|behind| behind.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit()))
}

/// The time at `at` that a word for the half of the day opens: "下午 11:59".
pub fn time_behind_half(look: &Look<'_>, at: usize) -> Option<TimeSeen> {
    let (half, end) = look.half_of_day_at(at)?;
    let seen = time_at(look, look.skip(end, b" ."), true)?;
    let hour = if (1..=12).contains(&seen.hour) { in_half(seen.hour, half) } else { seen.hour };
    Some(TimeSeen { hour, ..seen })
}

/// The time behind a word that stands before times only where one follows: "kl. 23.59". Where its number starts.
pub fn time_behind_word(look: &Look<'_>, at: usize) -> Option<(usize, TimeSeen)> {
    let end = look.clock_word_end(at, ClockWord::Before)?;
    let from = look.skip(end, b" .:");
    Some((from, time_at(look, from, true)?))
}

/// Whether a digit stands within a word's length.
fn has_digit_behind(text: &[u8], at: usize) -> bool {
    const WITHIN: usize = 8;
    text.iter().skip(at).take(WITHIN).any(u8::is_ascii_digit)
}

fn in_half(hour: u32, half: HalfDay) -> u32 {
    match (half, hour) {
        (HalfDay::Morning, hour) => hour % 12,
        (HalfDay::Afternoon, hour) => hour % 12 + 12,
        (HalfDay::Night, 12) => 24,
        (HalfDay::Night, hour @ 1..=4) => hour,
        (HalfDay::Night, hour) => hour + 12,
    }
}

/// "2359hrs", "2359h".
fn four_digit_hours(text: &[u8], at: usize, end: usize) -> Option<TimeSeen> {
    let rest = &text[end..];
    if end - at != 4 || !rest.starts_with(b"h") {
        return None;
    }
    let suffix = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let all = small_integer(text, at, end)?;
    let (hour, minute) = (all / 100, all % 100);
    (hour <= 24 && minute < 60 && suffix <= 5).then_some(TimeSeen { hour, minute, end: end + suffix })
}

fn clock_word_behind(look: &Look<'_>, at: usize) -> bool {
    look.clock_word_end(look.skip(at, b" "), ClockWord::After).is_some()
}

/// Whether what stands at `at` makes the number before it one of data, days or the like, and no time.
fn is_number_of_something(look: &Look<'_>, at: usize) -> bool {
    let next = look.skip(at, b" ");
    super::units::unit_at(look, at).is_some()
        || look.bytes.get(next) == Some(&b'%')
        // "kl. 14.15 den 24 november": a word before a number of its own counts that.
        || look.number_word_at(next).is_some_and(|(_, end)| !has_digit_at(look, look.skip(end, b" ")))
}

fn has_digit_at(look: &Look<'_>, at: usize) -> bool {
    look.bytes.get(at).is_some_and(u8::is_ascii_digit)
}

/// Whether "am", "pm" or a language's own word stands at `at`, and where it ends.
fn half_behind(look: &Look<'_>, at: usize) -> Option<(HalfDay, usize)> {
    let text = look.bytes;
    let at = look.skip(at, b" ");
    let latin = || {
        let half = match text.get(at)? {
            b'a' => HalfDay::Morning,
            b'p' => HalfDay::Afternoon,
            _ => return None,
        };
        let dotted = text.get(at + 1) == Some(&b'.');
        let m = at + 1 + usize::from(dotted);
        let m = m + usize::from(dotted && text.get(m) == Some(&b' '));
        if text.get(m) != Some(&b'm') || text.get(m + 1).is_some_and(u8::is_ascii_alphabetic) {
            return None;
        }
        Some((half, m + 1))
    };
    latin().or_else(|| look.half_of_day_at(at))
}

#[cfg(test)]
mod tests {
    use super::super::{fold::Folded, lexicon::Lexicon, spoken};
    use super::*;

    #[track_caller]
    fn time(text: &str, expected: bool) -> Option<TimeSeen> {
        let folded = Folded::new(text);
        let spoken = spoken::identify(&folded, Lexicon::all());
        time_at(&Look::new(&folded, Lexicon::all(), &spoken), 0, expected)
    }

    #[track_caller]
    fn check_time(text: &str, hour: u32, minute: u32) {
        assert_eq!(time(text, false), Some(TimeSeen { hour, minute, end: text.len() }), "{text}");
    }

    #[test]
    fn times_of_every_shape_read() {
        check_time("23:59", 23, 59);
        check_time("23:59:59", 23, 59);
        check_time("9:17", 9, 17);
        check_time("23h59", 23, 59);
        check_time("11.59pm", 23, 59);
        check_time("12am", 0, 0);
        check_time("03:47pm", 15, 47);
        check_time("6:30 pm", 18, 30);
        check_time("08时30分", 8, 30);
        check_time("16时", 16, 0);
        check_time("2359hrs", 23, 59);
    }

    #[test]
    fn what_is_no_time_is_none() {
        assert_eq!(time("1.25 gb", true), None);
        assert_eq!(time("24h", false), None);
        assert_eq!(time("30", true), None);
        assert_eq!(time("23.59", false), None);
        assert_eq!(time("23.59", true), Some(TimeSeen { hour: 23, minute: 59, end: 5 }));
    }
}
