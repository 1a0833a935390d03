//! Puts together what was found in pieces: "2G386.52M", "1.2/3 GB", a date and its time, "7:00-23:00".
//!
//! It looks at neighbours only and gives nothing a role.

use super::bare;
use super::fold::Folded;
use super::{DateParts, Finding, Mark, Moment, What};
use crate::languages::{self, DecimalMark, Says, Side, TONIGHT};
use crate::volume::{DataVolume, Unit, UnitStep};

/// Between a date and its time at most this many columns: ", at ", " (", " a las ".
const DATE_TO_TIME: usize = 14;
/// The same where a full stop is between: ". ", ". u ".
const STOP_TO_TIME: usize = 4;
/// Between the two ends of a range of hours: " - ", " to ".
const HOUR_TO_HOUR: usize = 6;

/// Settles figures whose mark is open: by a number of the same text whose decimal mark is certain, else by the
/// language. "1.234 GB" in a language that writes "1,2" stays open, and is asked.
pub fn settle_marks(found: &mut [Finding], language: Option<DecimalMark>, folded: &Folded<'_>) {
    let evidence = found.iter().find_map(|finding| match &finding.what {
        What::Amount(amount) => amount.number.decimal_mark,
        What::Number(number) => number.decimal_mark,
        _ => None,
    });
    let of_money = || {
        let sums = found.iter().filter(|finding| matches!(finding.what, What::Money));
        sums.into_iter().find_map(|sum| mark_of_cents(&folded.text[sum.from..sum.to]))
    };
    let of_money = if evidence.is_none() { of_money() } else { None };
    for finding in found {
        let What::Amount(amount) = &mut finding.what else { continue };
        let (Some(open), Some(decimal)) = (amount.number.open_mark, amount.otherwise) else { continue };
        // "$2.50, 1.024 MB": sums are printed the English way where figures of data are not.
        let is_thousands = language == Some(DecimalMark::Comma) && open == b'.' && amount.unit <= Unit::Megabyte;
        let is_decimal = match (evidence.or(of_money.filter(|_| !is_thousands)), language, open) {
            (Some(mark), _, _) => Some(mark == open),
            (None, Some(DecimalMark::Point), b'.') => Some(true),
            (None, Some(DecimalMark::Point), _) => Some(false),
            // Nobody prints a megabyte to the byte, but some write the thousands the English way.
            (None, Some(DecimalMark::Comma), b',') if amount.unit >= Unit::Gigabyte => Some(true),
            (None, Some(DecimalMark::Comma), b'.') if amount.unit <= Unit::Megabyte => Some(false),
            _ => None,
        };
        if let Some(is_decimal) = is_decimal {
            amount.otherwise = None;
            if is_decimal {
                amount.printed = decimal;
                amount.number = amount.number.as_decimal();
            }
        }
    }
}

/// "$54.04": the mark before two last digits, where there is no other.
fn mark_of_cents(sum: &str) -> Option<u8> {
    let digits = sum.trim_matches(|letter: char| !letter.is_ascii_digit());
    let mut marks = digits.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'.' | b','));
    let (Some((at, mark)), None) = (marks.next(), marks.next()) else { return None };
    (at + 3 == digits.len()).then_some(mark)
}

/// "1 GB = 1024 MB": how the sender counts, and no figures of the person's.
pub fn drop_legend(found: &mut [Finding]) {
    for at in 0..found.len().saturating_sub(2) {
        let [one, sign, same] = &found[at..at + 3] else { continue };
        let (What::Amount(one), What::Amount(same)) = (&one.what, &same.what) else { continue };
        let is_step =
            one.unit > same.unit && one.number.value() == 1.0 && [1000.0, 1024.0].contains(&same.number.value());
        if sign.what.is_mark(Mark::Equals) && is_step {
            found[at].what = What::Rate;
            found[at + 2].what = What::Rate;
        }
    }
}

/// Joins the pieces of figures, moments and lengths; prices per amount ("N1/10kb") become rates. In place: most findings stay where
/// they are.
pub fn join_pieces(found: &mut Vec<Finding>, step: UnitStep, folded: &Folded<'_>) {
    tell_midnights(found);
    // The first `kept` are joined, the next is at `at`.
    let (mut kept, mut at) = (0, 0);
    while at < found.len() {
        let (joined, rest) = found.split_at_mut(at);
        let Some((finding, behind)) = rest.split_first_mut() else { break };
        let joined = &mut joined[..kept];
        bare::give_unit_of_part(joined, finding, step, folded);
        let is_sum = is_added_by_word(joined, finding, behind, folded) && add_to_last(joined, finding);
        if is_sum
            || takes_day(joined, finding, folded)
            || joins_amount(joined, finding, step)
            || joins_length(joined, finding, folded)
        {
            at += 1;
            continue;
        }
        let is_parted = joined.last().is_some_and(|last| matches!(last.what, What::Phrase(_)));
        let waits = is_parted && is_before_own_date(finding, behind);
        let joint = if waits { None } else { joins_moment(joined, finding, folded) };
        match joint {
            Some(left) => kept = left,
            None => {
                if kept < at {
                    found.swap(kept, at);
                }
                kept += 1;
            }
        }
        at += 1;
    }
    found.truncate(kept);
    make_rates(found);
    make_counts(found);
    drop_grants_in_offers(found);
    bare::read_labelled(found, step, folded);
    bare::give_unit_of_whole(found, step, folded);
    bare::give_unit_to_part(found, step);
}

/// A word for midnight is a time of day, too: right behind the word. In one go, so that many words take no longer than each alone.
fn tell_midnights(found: &mut Vec<Finding>) {
    let is_midnight = |finding: &Finding| finding.what.says() == Some(Says::Midnight);
    if !found.iter().any(is_midnight) {
        return;
    }
    let told = std::mem::take(found).into_iter().flat_map(|finding| {
        let time = What::Moment(Moment { date: None, time: Some((24, 0)), day_first: None, doubtful: false });
        let time = is_midnight(&finding).then_some(Finding { what: time, ..finding });
        std::iter::once(finding).chain(time)
    });
    *found = told.collect();
}

/// One letter of a script without capitals, as the Thai mark of hours.
fn is_short_word(text: &str) -> bool {
    let mut letters = text.trim_matches(' ').chars();
    letters.next().is_some_and(|c| c.is_alphabetic() && !c.is_ascii()) && letters.next().is_none()
}

/// "Tonight 11:59": a time beside a word for this night is of the evening.
fn in_evening(time: Option<(u32, u32)>, day: &Finding, folded: &Folded<'_>) -> Option<(u32, u32)> {
    const EVENING: std::ops::RangeInclusive<u32> = 5..=11;
    let words = &folded.text[day.from..day.to];
    let is_night = TONIGHT.iter().any(|night| words.contains(night));
    time.map(|(hour, minute)| if is_night && EVENING.contains(&hour) { (hour + 12, minute) } else { (hour, minute) })
}

/// "at 10:14 AM tomorrow".
fn takes_day(joined: &mut [Finding], finding: &Finding, folded: &Folded<'_>) -> bool {
    if let Some(day) = finding.what.says().filter(|says| matches!(says, Says::Today | Says::Tomorrow))
        && let Some(last) = joined.last_mut()
        && finding.gap_behind(last) <= 3
        && let What::Moment(moment @ Moment { date: None, time: Some(_), .. }) = &mut last.what
    {
        moment.date = Some(DateParts::Named(day));
        moment.time = in_evening(moment.time, finding, folded);
        last.reach(finding);
        return true;
    }
    false
}

/// A word may be several phrases, and the figure stands before it.
const WORD_AND_FIGURE: usize = 4;

/// "2 GB and 300 MB left": whether nothing but a word for "and" stands between whole gigabytes and megabytes that make less than one more, and no
/// name of other data behind them.
fn is_added_by_word(joined: &[Finding], finding: &Finding, behind: &[Finding], folded: &Folded<'_>) -> bool {
    let (What::Amount(part), Some(last)) =
        (&finding.what, joined.iter().rev().take(WORD_AND_FIGURE).find(|last| last.what.is_amount()))
    else {
        return false;
    };
    let What::Amount(whole) = &last.what else { return false };
    let between = folded.text.get(last.to..finding.from).unwrap_or_default();
    let is_step = whole.unit == Unit::Gigabyte && part.unit == Unit::Megabyte;
    let is_rest = whole.number.integer && part.number.digits < 1024 && part.number.integer && !whole.weak && !part.weak;
    let names = |next: &Finding| {
        matches!(next.what.says(), Some(Says::Kind(_) | Says::Pack | Says::Data)) || next.what.is_mark(Mark::Open)
    };
    let is_named = behind.iter().take(2).any(|next| names(next) && next.from <= finding.to + 1);
    is_step && is_rest && !is_named && languages::AND.contains(&between.trim())
}

fn add_to_last(joined: &mut [Finding], finding: &Finding) -> bool {
    let (What::Amount(part), Some(last)) =
        (&finding.what, joined.iter_mut().rev().take(WORD_AND_FIGURE).find(|last| last.what.is_amount()))
    else {
        return false;
    };
    let What::Amount(whole) = &mut last.what else { return false };
    whole.printed = whole.printed.plus(part.printed);
    whole.unit = part.unit;
    last.reach(finding);
    true
}

/// "2G386.52M" is one figure; "0,01/9 GB" and "1.2 of 3 GB" share a unit, and so do "1.2 GB of 3" and "1.2GB/3".
fn joins_amount(joined: &mut [Finding], finding: &Finding, step: UnitStep) -> bool {
    if let (What::Amount(part), Some(last)) = (&finding.what, joined.last_mut()) {
        let gap = finding.gap_behind(last);
        if let What::Amount(whole) = &mut last.what
            && gap <= usize::from(!whole.weak && !part.weak && whole.number.integer)
            && part.unit < whole.unit
            // "9GB1023.98MB" is counted by 1024.
            && part.printed.volume < DataVolume::from_bytes(1024 * part.unit.bytes(step))
        {
            whole.printed = whole.printed.plus(part.printed);
            whole.unit = part.unit;
            whole.weak = false;
            last.reach(finding);
            return true;
        }
    }
    if let What::Amount(amount) = &finding.what {
        // One word may be found as several phrases: "sur" is "of", and "for".
        let Some(joint) = joined.last().map(|last| last.from) else { return false };
        let first = joined.iter().rposition(|earlier| earlier.from < joint);
        if let Some((rest, joints)) = first.map(|first| joined.split_at_mut(first + 1))
            && let (Some(number), Some(between)) = (rest.last_mut(), joints.iter().find(|joint| shares_unit(joint)))
            && touches(number, between, finding)
            && let What::Number(part) = number.what
            && let Some(what) = bare::amount_of(part, amount, step)
        {
            number.what = what;
        }
    }
    false
}

fn shares_unit(between: &Finding) -> bool {
    between.what.is_mark(Mark::Slash) || between.what.says() == Some(Says::Of)
}

fn touches(first: &Finding, between: &Finding, second: &Finding) -> bool {
    second.from <= between.to + 1 && between.from <= first.to + 1
}

/// "12 days 5 hours" is one length; "22h a 6h" is from one hour of the day to another.
fn joins_length(joined: &mut [Finding], finding: &Finding, folded: &Folded<'_>) -> bool {
    let What::Length(hours) = finding.what else { return false };
    let Some((last, before)) = joined.split_last_mut() else { return false };
    if let What::Length(earlier) = last.what
        && finding.gap_behind(last) <= 5
        && earlier > hours
        && earlier % 24 == 0
    {
        last.what = What::Length(earlier + hours);
        last.reach(finding);
        return true;
    }
    let is_hour = |finding: &Finding| {
        matches!(finding.what, What::Length(hours) if hours < 24)
            && folded.text.get(finding.from..finding.to).is_some_and(|word| word.ends_with('h'))
    };
    if let Some(first) = before.last_mut()
        && is_hour(first)
        && is_hour(finding)
        && joins_hours(last)
        && finding.gap_behind(first) <= HOUR_TO_HOUR
    {
        first.what = What::Hours;
        last.what = What::Hours;
        last.reach(finding);
        return true;
    }
    false
}

/// A date takes its time and a time its date; two times of day joined by a dash or "to" are hours of use. How many findings are
/// left then; nothing where the moment stays alone.
fn joins_moment(joined: &mut [Finding], finding: &Finding, folded: &Folded<'_>) -> Option<usize> {
    let What::Moment(mut later) = finding.what else { return None };
    let at = moment_beside(joined, finding, folded)?;
    let is_range = joined[at + 1..].iter().any(joins_hours);
    let ends = joined[at + 1..].iter().any(|finding| matches!(finding.what.says(), Some(Says::Until(_))));
    if let Some(day) = joined[at].what.says() {
        if ends || later.date.is_some() {
            return None;
        }
        later.time = in_evening(later.time, &joined[at], folded);
        joined[at].what = What::Moment(Moment { date: Some(DateParts::Named(day)), time: None, ..later });
    }
    let What::Moment(earlier) = &mut joined[at].what else { return None };
    if earlier.date.is_none() && later.date.is_none() {
        if !is_range {
            return None;
        }
        joined[at].what = What::Hours;
    } else if ends || !earlier.complete_with(&later) {
        return None;
    }
    joined[at].reach(finding);
    Some(at + 1)
}

/// "From 15/08 until 23:59:59 of 13/09": a time of day with a date of its own right behind it, across a short word.
fn is_before_own_date(time: &Finding, behind: &[Finding]) -> bool {
    const WORD: usize = 8;
    let is_time = matches!(time.what, What::Moment(Moment { date: None, time: Some(_), .. }));
    let mut behind = behind.iter().take(4).skip_while(|other| matches!(other.what, What::Phrase(_)));
    let is_date = |other: &Finding| matches!(other.what, What::Moment(Moment { date: Some(_), .. }));
    is_time && behind.next().is_some_and(|date| is_date(date) && date.gap_behind(time) <= WORD)
}

fn joins_hours(finding: &Finding) -> bool {
    matches!(finding.what, What::Mark(Mark::Dash | Mark::Plus))
        || matches!(finding.what.says(), Some(Says::UntilBeside | Says::Until(Side::Follows) | Says::AsAt))
}

/// The date or time, or the word for a day, right before `finding`, across commas, brackets and short words.
fn moment_beside(found: &[Finding], finding: &Finding, folded: &Folded<'_>) -> Option<usize> {
    // No more than a few findings fit into the distance.
    let at = (found.len().saturating_sub(5)..found.len()).rev().find(|&at| {
        matches!(found[at].what, What::Moment(_)) || matches!(found[at].what.says(), Some(Says::Today | Says::Tomorrow))
    })?;
    let small = |finding: &Finding| match finding.what {
        What::Mark(mark) => {
            matches!(mark, Mark::Comma | Mark::Dash | Mark::Open | Mark::Close | Mark::Line | Mark::Plus)
        }
        What::Phrase(cue) => {
            matches!(
                cue.says,
                Says::Midnight
                    | Says::UntilBeside
                    | Says::Per
                    | Says::AsAt
                    | Says::Of
                    | Says::Started(_)
                    | Says::Until(Side::Follows)
            )
        }
        _ => false,
    };
    let gap = finding.gap_behind(&found[at]);
    // "2026.11.23. 18:05", "23.11.2026. u 18:05": the full stop is the date's.
    let is_only_stop =
        gap <= STOP_TO_TIME && matches!(&found[at + 1..], [stop] if stop.what.is_mark(Mark::SentenceEnd));
    // "23.59 น. วันที่ 25": the full stop is of a short word for the hour.
    let is_stop_of_word = matches!(&found[at + 1..], [stop] if stop.what.is_mark(Mark::SentenceEnd)
        && is_short_word(folded.text.get(found[at].to..stop.from).unwrap_or_default()));
    // "25 พ.ย. เวลา 08.00": the full stop is of a month's short name.
    let is_stop_of_month = matches!(&found[at + 1..], [stop] if stop.what.is_mark(Mark::SentenceEnd)
        && stop.from == found[at].to
        && folded.text[..stop.from].ends_with(|c: char| c.is_alphabetic() && !c.is_ascii()));
    (gap <= DATE_TO_TIME && (is_only_stop || is_stop_of_word || is_stop_of_month || found[at + 1..].iter().all(small)))
        .then_some(at)
}

/// "N1/10kb" and "$10 per 1GB" are prices, "250F/220Mo/24h" the name of a pack: the third part tells.
fn make_rates(joined: &mut [Finding]) {
    for at in 2..joined.len() {
        let slash = |finding: &Finding| finding.what.is_mark(Mark::Slash);
        let third = joined.get(at + 1).is_some_and(slash);
        if touches(&joined[at - 2], &joined[at - 1], &joined[at])
            && !third
            && (slash(&joined[at - 1]) || joined[at - 1].what.says() == Some(Says::Per))
            && matches!((&joined[at - 2].what, &joined[at].what), (What::Money, What::Amount(_)))
        {
            joined[at].what = What::Rate;
        }
        // "0.5KB당 0.275원".
        if touches(&joined[at - 2], &joined[at - 1], &joined[at])
            && joined[at - 1].what.says() == Some(Says::Per)
            && matches!((&joined[at - 2].what, &joined[at].what), (What::Amount(_), What::Money))
        {
            joined[at - 2].what = What::Rate;
        }
    }
}

/// "Talk 135 min, Text 987, Data 1.5 GB": the word that elsewhere asks to send a text is, behind a count and before a bare number of
/// the same list, what is counted.
fn make_counts(joined: &mut Vec<Finding>) {
    let is_break = |what: &What| [Mark::Comma, Mark::Semicolon].into_iter().any(|mark| what.is_mark(mark));
    for at in (2..joined.len().saturating_sub(2)).rev() {
        let (word, number) = (&joined[at], &joined[at + 1]);
        if word.what.says() == Some(Says::Offer)
            && matches!(number.what, What::Number(_))
            && number.gap_behind(word) <= 2
            && is_break(&joined[at - 1].what)
            && matches!(joined[at - 2].what, What::Count)
            && is_break(&joined[at + 2].what)
        {
            let number = joined.remove(at + 1);
            joined[at].what = What::Count;
            joined[at].reach(&number);
        }
    }
}

/// "With a recharge" and "recharge now" share a word where the text says "with 101 recharge now": words for what was given, of which those
/// of an offer begin inside and go on.
fn drop_grants_in_offers(found: &mut Vec<Finding>) {
    let is_overgrown = |at: usize| {
        let Finding { from, to, .. } = found[at];
        let goes_on = |other: &Finding| from < other.from && other.from < to && to < other.to;
        matches!(found[at].what.says(), Some(Says::Granted(_)))
            && found[at + 1..].iter().take(4).any(|other| other.what.says() == Some(Says::Offer) && goes_on(other))
    };
    let overgrown: Vec<usize> = (0..found.len()).filter(|&at| is_overgrown(at)).collect();
    if !overgrown.is_empty() {
        let mut at = 0..;
        found.retain(|_| at.next().is_some_and(|at| overgrown.binary_search(&at).is_err()));
    }
}

impl Moment {
    /// Takes the time for a date, or the date for a time, from its neighbour; whether that was possible.
    fn complete_with(&mut self, other: &Moment) -> bool {
        match (self.date, self.time, other.date, other.time) {
            (Some(_), None, None, Some(time)) => self.time = Some(time),
            (None, Some(_), Some(date), None) => (self.date, self.day_first) = (Some(date), other.day_first),
            _ => return false,
        }
        self.doubtful = false;
        true
    }
}
