//! What a message tells beside its figures: how far they lag behind, what comes once the data are used up, when they are full again each
//! day, and the credit on the card.
//!
//! It makes no reading: without a figure of data none of this is asked for.

use super::{Field, Hours};
use crate::languages::{Says, Side};
use crate::scan::number;
use crate::scan::{Finding, Findings, Mark, Moment, What};
use chrono::NaiveTime;

/// All of it; what is left out is not told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asides {
    pub late: Option<Field<Hours>>,
    /// In kbit/s.
    pub slowed: Option<Field<u32>>,
    pub refills: Option<Field<NaiveTime>>,
    pub credit: Option<Field<ToldMoney>>,
}

/// An amount of money as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldMoney {
    /// The number without its decimal mark, and how many of its digits stand behind that.
    pub digits: u64,
    pub decimals: u32,
    /// Its one mark may as well part decimals, three of them, as thousands; it is taken for the latter.
    pub is_open: bool,
    /// What stands beside the number: "£", "F", "元"; in capitals.
    pub mark: String,
}

impl Asides {
    pub fn is_empty(&self) -> bool {
        *self == Asides::default()
    }
}

/// A length or a speed may stand so far from its words, in columns.
const BESIDE: usize = 6;
/// A time of day and the words for "every day" and "refilled" stand so close together.
const TOGETHER: usize = 40;
/// Nothing told together is farther apart in bytes of the folded text: a column may take four.
const AROUND: usize = 4 * TOGETHER;
/// No carrier's figures are older: ten days.
const LONGEST_LAG: Hours = 240;
/// Faster than this is no slow speed, in kbit/s.
const FASTEST_SLOW: u64 = 10_000;

pub fn told(findings: &Findings<'_>) -> Asides {
    let mut asides = Asides::default();
    for aside in &findings.asides {
        let What::Phrase(cue) = aside.what else { continue };
        match cue.says {
            Says::Late(side) if asides.late.is_none() => {
                asides.late = lag(findings, aside, side).map(|(at, hours)| field(findings, aside, at, hours));
            }
            Says::Slowed(side) if asides.slowed.is_none() => {
                let found = beside(findings, aside, side, BESIDE, |what| matches!(what, What::Rate));
                let speed = found.and_then(|at| Some((at, speed(findings, &findings.found[at])?)));
                asides.slowed = speed.map(|(at, kbit)| field(findings, aside, at, kbit));
            }
            Says::Refills if asides.refills.is_none() => {
                asides.refills = refill(findings, aside).map(|(at, time)| field(findings, aside, at, time));
            }
            Says::Credit if asides.credit.is_none() => {
                asides.credit = credit(findings, aside).map(|(at, money)| field(findings, aside, at, money));
            }
            _ => {}
        }
    }
    asides
}

/// Whether the time at `at` is how far figures lag behind, or comes every day: then nothing ends by it.
pub fn tells_no_end(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found[at];
    near(findings, found).iter().any(|aside| match aside.what.says() {
        Some(Says::Late(side)) => lag(findings, aside, side).is_some_and(|(found, _)| found == at),
        Some(Says::Refills) => refill(findings, aside).is_some_and(|(found, _)| found == at),
        _ => false,
    })
}

/// The words told aside in the bytes around a finding: few in any text, so that the work stays linear.
fn near<'a>(findings: &'a Findings<'_>, place: &Finding) -> &'a [Finding] {
    let asides = &findings.asides;
    let first = asides.partition_point(|aside| aside.from + AROUND < place.from);
    let behind = asides.partition_point(|aside| aside.from <= place.to + AROUND);
    &asides[first..behind.max(first)]
}

/// The words from the phrase to its value, or the other way round.
fn field<T>(findings: &Findings<'_>, aside: &Finding, at: usize, value: T) -> Field<T> {
    let found = &findings.found[at];
    let span = findings.span(aside.from.min(found.from), aside.to.max(found.to));
    let rule = match aside.what {
        What::Phrase(cue) => cue.phrase.name,
        _ => "",
    };
    Field { value, span, rule, assumed: None, is_sure: true }
}

/// The place of the value next to the words, on their side, with no other figure and no end of a sentence in between.
fn beside(
    findings: &Findings<'_>,
    aside: &Finding,
    side: Side,
    within: usize,
    is_value: impl Fn(&What) -> bool,
) -> Option<usize> {
    let found = &findings.found;
    let first = found.partition_point(|finding| finding.from < aside.to);
    let is_in_way = |what: &What| what.is_figure() || ends_sentence(what);
    let follows = || {
        let at = (first..found.len()).take(8).take_while(|&at| found[at].gap_behind(aside) <= within);
        at.take_while(|&at| is_value(&found[at].what) || !is_in_way(&found[at].what))
            .find(|&at| is_value(&found[at].what))
    };
    let precedes = || {
        let last = found.partition_point(|finding| finding.from < aside.from);
        let at = (0..last).rev().take(8).filter(|&at| found[at].to <= aside.from);
        at.take_while(|&at| aside.gap_behind(&found[at]) <= within)
            .take_while(|&at| is_value(&found[at].what) || !is_in_way(&found[at].what))
            .find(|&at| is_value(&found[at].what))
    };
    match side {
        Side::Follows => follows(),
        Side::Precedes => precedes(),
        Side::Either => follows().or_else(precedes),
    }
}

fn ends_sentence(what: &What) -> bool {
    [Mark::SentenceEnd, Mark::Question, Mark::Line].into_iter().any(|mark| what.is_mark(mark))
}

fn lag(findings: &Findings<'_>, aside: &Finding, side: Side) -> Option<(usize, Hours)> {
    let is_bare_time = |what: &What| matches!(what, What::Moment(Moment { date: None, time: Some((_, 0)), .. }));
    let is_time = |what: &What| matches!(what, What::Length(_)) || is_bare_time(what);
    let at = beside(findings, aside, side, BESIDE, is_time)?;
    let found = &findings.found[at];
    let hours = match found.what {
        What::Length(hours) => hours,
        // "24 h" may be a time of day, too.
        What::Moment(Moment { time: Some((hour, _)), .. })
            if !findings.folded.text[found.from..found.to].contains(':') =>
        {
            hour
        }
        _ => return None,
    };
    (hours > 0 && hours <= LONGEST_LAG).then_some((at, hours))
}

/// "128 kbit/s"; nothing where it is a price, or as fast as usual.
fn speed(findings: &Findings<'_>, rate: &Finding) -> Option<u32> {
    let text = &findings.folded.text[rate.from..rate.to];
    let number = number::number_at(text.as_bytes(), 0).filter(|number| number.integer)?;
    let unit = text[number.end..].trim_start();
    let first = unit.chars().next()?;
    let kbit = match first {
        'k' | 'к' => number.digits,
        'm' | 'м' => number.digits.checked_mul(1000)?,
        _ => return None,
    };
    let rest = &unit[first.len_utf8()..];
    let per_second = [
        "",
        "b",
        "bps",
        "b/s",
        "bit",
        "bits",
        "bit/s",
        "bits/s",
        "bit/sec",
        "o",
        "o/s",
        "bs",
        "bits/sec",
        "б/с",
        "б/сек",
        "бит/с",
        "біт/с",
    ];
    (per_second.contains(&rest) && kbit > 0 && kbit <= FASTEST_SLOW).then_some(kbit as u32)
}

/// Whether two phrases stand in one sentence and near each other.
fn are_together(findings: &Findings<'_>, one: &Finding, other: &Finding) -> bool {
    let (first, last) = if one.from <= other.from { (one, other) } else { (other, one) };
    let found = &findings.found;
    let from = found.partition_point(|finding| finding.from < first.to);
    let between = found[from..].iter().take_while(|finding| finding.from < last.from);
    last.gap_behind(first) <= TOGETHER && !between.into_iter().any(|finding| ends_sentence(&finding.what))
}

/// The time of day at which it is refilled, every day.
fn refill(findings: &Findings<'_>, aside: &Finding) -> Option<(usize, NaiveTime)> {
    let is_daily = |other: &Finding| other.what.says() == Some(Says::EveryDay) && are_together(findings, aside, other);
    if near(findings, aside).iter().any(is_daily) { time_beside(findings, aside) } else { None }
}

/// The time of day nearest to the words, without a date.
fn time_beside(findings: &Findings<'_>, aside: &Finding) -> Option<(usize, NaiveTime)> {
    let found = &findings.found;
    let distance = |finding: &Finding| {
        if finding.from < aside.from { aside.gap_behind(finding) } else { finding.gap_behind(aside) }
    };
    let first = found.partition_point(|finding| finding.from < aside.from.saturating_sub(AROUND));
    let near = (first..found.len()).take_while(|&at| found[at].from <= aside.to + AROUND);
    let timed = near.filter_map(|at| match found[at].what {
        What::Moment(Moment { date: None, time: Some((hour, minute)), .. }) => {
            Some((at, NaiveTime::from_hms_opt(hour % 24, minute, 0)?))
        }
        _ => None,
    });
    timed.filter(|(at, _)| are_together(findings, aside, &found[*at])).min_by_key(|(at, _)| distance(&found[*at]))
}

/// The money right behind the words: a mark or "is" at most stands in between.
fn credit(findings: &Findings<'_>, aside: &Finding) -> Option<(usize, ToldMoney)> {
    let found = &findings.found;
    let at = beside(findings, aside, Side::Follows, BESIDE, |what| matches!(what, What::Money))?;
    let text = &findings.folded.text;
    let is = |says: Option<Says>| says == Some(Says::Is);
    let joins: usize = found[..at]
        .iter()
        .rev()
        .take_while(|finding| finding.from >= aside.to)
        .filter(|finding| is(finding.what.says()))
        .map(|finding| finding.to - finding.from)
        .sum();
    let letters: usize =
        text[aside.to..found[at].from].chars().filter(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    if letters > joins {
        return None;
    }
    money(findings, &found[at]).map(|money| (at, money))
}

fn money(findings: &Findings<'_>, money: &Finding) -> Option<ToldMoney> {
    let text = &findings.folded.text[money.from..money.to];
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let number = number::number_at(text.as_bytes(), start)?;
    // "84$50" is one amount, of which the mark stands before the cents.
    let goes_on = findings.folded.text.as_bytes().get(money.to).is_some_and(u8::is_ascii_digit);
    if goes_on {
        return None;
    }
    let mark = [&text[..start], text.get(number.end..)?].concat();
    let mark = mark.trim_matches([' ', ':']).to_uppercase();
    Some(ToldMoney { digits: number.digits, decimals: number.decimals, is_open: number.open_mark.is_some(), mark })
}
