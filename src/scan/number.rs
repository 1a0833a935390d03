//! Numbers as carriers print them: decimals by comma or point, thousands by comma, point, space or apostrophe.
//!
//! It returns what the digits say and whether a mark can be read in two ways; `scan` knows the language and decides.

/// A number in the text, from the folded byte where it was looked for up to `end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub digits: u64,
    pub decimals: u32,
    pub end: usize,
    /// Set where a single mark stands before exactly three digits: "1.234" is a thousand and more, or one and a bit.
    pub open_mark: Option<u8>,
    /// The mark that stands before the decimals, where that is certain.
    pub decimal_mark: Option<u8>,
    pub integer: bool,
}

impl Number {
    pub fn value(self) -> f64 {
        self.digits as f64 / 10f64.powi(self.decimals as i32)
    }

    /// The same digits, the open mark taken for a decimal mark.
    pub fn as_decimal(self) -> Number {
        if self.open_mark.is_some() { Number { decimals: 3, integer: false, ..self } } else { self }
    }
}

/// More digits than a `u64` holds are no number here; looking further would only cost time.
const MOST_DIGITS: usize = 20;
/// "999,999,999,999.99" has five groups.
const MOST_GROUPS: usize = 6;

/// Digits between marks, and the mark before them.
#[derive(Clone, Copy, Default)]
struct Group {
    mark: u8,
    from: usize,
    to: usize,
}

/// Reads the number that starts at `at`. Nothing where no digit stands there or the digits are more than any balance
/// has. With an open mark the number is returned as the thousands reading.
pub fn number_at(text: &[u8], at: usize) -> Option<Number> {
    let mut groups = [Group::default(); MOST_GROUPS];
    let mut end = digits_end(text, at)?;
    groups[0] = Group { mark: 0, from: at, to: end };
    let mut count = 1;
    while let Some(&mark) = text.get(end) {
        if !matches!(mark, b'.' | b',' | b'\'' | b' ') {
            break;
        }
        let Some(next_end) = digits_end(text, end + 1) else { break };
        let three = next_end - (end + 1) == 3;
        let first_is_short = groups[0].to - groups[0].from <= 3;
        if matches!(mark, b' ' | b'\'')
            && !(three && first_is_short && groups[1..count].iter().all(|group| group.mark == mark))
        {
            break;
        }
        // A second mark of another kind after decimals ends the number: "1.5,2" is a list.
        let last = groups[count - 1];
        if count > 1 && last.mark != mark && last.to - last.from != 3 {
            break;
        }
        *groups.get_mut(count)? = Group { mark, from: end + 1, to: next_end };
        count += 1;
        end = next_end;
    }
    let groups = &groups[..count];
    if end - at > MOST_DIGITS + count {
        return None;
    }
    let last = groups[count - 1];
    let last_three = last.to - last.from == 3;
    let first_length = groups[0].to - groups[0].from;
    let leading_zero = text.get(at) == Some(&b'0');
    let before_last = count.checked_sub(2).map(|i| groups[i].mark);
    let (decimal_last, open_mark) = match (count, last.mark) {
        (1, _) | (2, b' ' | b'\'') => (false, None),
        (2, mark) if last_three && first_length <= 3 && !leading_zero => (false, Some(mark)),
        (2, _) => (true, None),
        // "1,234.5": the last mark differs from the others, so it is the decimal mark.
        (_, mark) if before_last != Some(mark) => (true, None),
        _ => (!last_three, None),
    };
    let mut digits: u64 = 0;
    for &byte in groups.iter().flat_map(|group| &text[group.from..group.to]) {
        digits = digits.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?;
    }
    let decimals = if decimal_last { u32::try_from(last.to - last.from).ok()? } else { 0 };
    let decimal_mark = decimal_last.then_some(last.mark);
    Some(Number { digits, decimals, end, open_mark, decimal_mark, integer: count == 1 })
}

/// Where the run of ASCII digits at `at` ends; nothing where there is none.
pub fn digits_end(text: &[u8], at: usize) -> Option<usize> {
    let length = text.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (length > 0).then_some(at + length)
}

/// The plain integer in `from..to`, which holds at most nine ASCII digits.
pub fn small_integer(text: &[u8], from: usize, to: usize) -> Option<u32> {
    let digits = text.get(from..to)?;
    if digits.is_empty() || digits.len() > 9 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(digits.iter().fold(0, |sum, &byte| sum * 10 + u32::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, value: f64, decimals: u32, open: bool) {
        let number = number_at(text.as_bytes(), 0).expect("a number");
        assert_eq!((number.value(), number.decimals, number.open_mark.is_some()), (value, decimals, open), "{text}");
    }

    #[test]
    fn numbers_read_as_printed() {
        check("12", 12.0, 0, false);
        check("1,2", 1.2, 1, false);
        check("1.25", 1.25, 2, false);
        check("1 000", 1000.0, 0, false);
        check("1 00", 1.0, 0, false);
        check("1,310.50", 1310.5, 2, false);
        check("1.310,5", 1310.5, 1, false);
        check("1.234", 1234.0, 0, true);
        check("0.361", 0.361, 3, false);
        check("11458.902", 11458.902, 3, false);
        check("1.234.567", 1_234_567.0, 0, false);
    }

    #[test]
    fn a_number_longer_than_any_balance_is_none() {
        assert_eq!(number_at(b"1000000000000000000000000000000", 0), None);
    }
}
