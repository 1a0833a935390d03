//! What each date, time and length of time in a message is: an expiry, a validity, or when the figures were true.
//!
//! The year that is missing and the order of "03/04" are settled here, from the text's own evidence, the country and the
//! receipt time; what these leave open is a question. It says nothing of which bucket a date belongs to.

use super::layout::Layout;
use super::roles::{between, neighbourhood, says};
use super::{Assumption, Context, Field, Hours, LocalMoment};
use crate::languages::{DateOrder, Says, Side};
use crate::outcome::{About, Doubt};
use crate::scan::{DateParts, Findings, Mark, Moment, What};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};

#[derive(Debug, Default)]
pub struct Moments {
    /// Index of the finding, and the expiry it states.
    pub expiries: Vec<(usize, Field<LocalMoment>)>,
    pub validities: Vec<(usize, Field<Hours>)>,
    pub reading_time: Option<Field<LocalMoment>>,
    /// Indices of expiries that were seen and could not be completed.
    pub unresolved: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Expiry,
    ReadingTime,
}

/// How far a date may stand behind the words that announce it, in bytes of folded text.
const ANNOUNCED_WITHIN: usize = 42;
/// Words such as "by" count only right beside the date.
const BESIDE: usize = 4;
/// Countries that write the month first.
const MONTH_FIRST: [&str; 9] = ["US", "PH", "PR", "GU", "AS", "MP", "VI", "FM", "PW"];

pub fn resolve(findings: &Findings<'_>, layout: &Layout, context: Context<'_>, doubts: &mut Vec<Doubt>) -> Moments {
    let mut moments = Moments::default();
    let order = date_order(findings, context);
    for (at, finding) in findings.found.iter().enumerate() {
        if layout.quoted[at] || layout.questions[layout.sentence[at] as usize] {
            continue;
        }
        let span = findings.span(finding.from, finding.to);
        match &finding.what {
            What::Moment(moment) => {
                let Some((meaning, rule)) = meaning_of(findings, layout, at, moment) else { continue };
                if meaning == Meaning::Expiry && offered(findings, layout, at) {
                    continue;
                }
                let is_past = meaning == Meaning::ReadingTime || rule_is_past(findings, layout, at);
                match complete(moment, order, context, is_past) {
                    Ok((value, assumed)) => {
                        let field = Field { value, span, rule, assumed };
                        match meaning {
                            Meaning::Expiry => moments.expiries.push((at, field)),
                            Meaning::ReadingTime => moments.reading_time = moments.reading_time.or(Some(field)),
                        }
                    }
                    Err(about) => {
                        if meaning == Meaning::Expiry {
                            moments.unresolved.push(at);
                            doubts.push(Doubt { about, spans: vec![span] });
                        }
                    }
                }
            }
            What::Phrase(phrase) if matches!(phrase.says, Says::EndOfMonth | Says::Today | Says::Tomorrow) => {
                if offered(findings, layout, at) || !is_announced_day(findings, layout, at, phrase.says) {
                    continue;
                }
                match context.received.map(|received| named_day(phrase.says, received.date)) {
                    Some(Some(date)) => {
                        let value = LocalMoment { date, time: None };
                        moments.expiries.push((at, Field { value, span, rule: phrase.name, assumed: Some(Assumption::Day) }));
                    }
                    _ => {
                        moments.unresolved.push(at);
                        doubts.push(Doubt { about: About::WhichDate, spans: vec![span] });
                    }
                }
            }
            What::Length(hours) => {
                if let Some(rule) = validity_rule(findings, layout, at).filter(|_| !offered(findings, layout, at)) {
                    moments.validities.push((at, Field { value: *hours, span, rule, assumed: None }));
                }
            }
            _ => {}
        }
    }
    moments
}

/// What the words around a date say of it, and by which phrase.
fn meaning_of(findings: &Findings<'_>, layout: &Layout, at: usize, moment: &Moment) -> Option<(Meaning, &'static str)> {
    let found = &findings.found;
    if let Some(first) = range_start(findings, layout, at) {
        // "valid 01/11 - 30/11": the second date is the end, if anything announces the first or a range at all.
        let announced = meaning_of_single(findings, layout, first, moment, true).filter(|(meaning, _)| *meaning == Meaning::Expiry);
        return Some(announced.unwrap_or((Meaning::Expiry, "date range")));
    }
    if range_end(findings, layout, at).is_some() {
        return None;
    }
    let single = meaning_of_single(findings, layout, at, moment, false);
    // An expiry needs a day, or at least words that ask for a time of day.
    single.filter(|_| moment.date.is_some() || !(at > 0 && matches!(found[at - 1].what, What::Mark(Mark::Dash))))
}

fn meaning_of_single(
    findings: &Findings<'_>,
    layout: &Layout,
    at: usize,
    moment: &Moment,
    in_range: bool,
) -> Option<(Meaning, &'static str)> {
    let found = &findings.found;
    let mut best: Option<(usize, Meaning, &'static str)> = None;
    let mut consider = |cost: usize, meaning: Meaning, rule: &'static str| {
        if best.is_none_or(|(least, _, _)| cost < least) {
            best = Some((cost, meaning, rule));
        }
    };
    let figure_follows = neighbourhood(findings, layout, at).any(|i| i > at && matches!(found[i].what, What::Amount(_)));
    for i in neighbourhood(findings, layout, at) {
        let What::Phrase(phrase) = found[i].what else { continue };
        let before = i < at;
        let (gap, between) = between(found, i, at);
        let clear = !between.iter().any(|finding| matches!(finding.what, What::Moment(_) | What::Length(_)));
        if layout.segment[i] != layout.segment[at] || !clear {
            continue;
        }
        let commas = between.iter().filter(|f| matches!(f.what, What::Mark(Mark::Comma | Mark::Plus))).count() * 15;
        let lines = between.iter().filter(|f| matches!(f.what, What::Mark(Mark::Line))).count() * 6;
        let figures = between.iter().filter(|f| matches!(f.what, What::Amount(_) | What::Money | What::Count)).count() * 30;
        let cost = gap + commas + lines + figures;
        // "12/15" is a date only right behind words that ask for one.
        let reach = if moment.doubtful { 14 } else { ANNOUNCED_WITHIN };
        match phrase.says {
            Says::Until(Side::Follows) if before && cost <= reach => consider(cost, Meaning::Expiry, phrase.name),
            Says::Until(Side::Precedes) if !before && cost <= 14 => consider(cost, Meaning::Expiry, phrase.name),
            Says::UntilBeside if before && cost <= BESIDE && (!phrase_also_asat(found, i) || in_range) => {
                let sure = !moment.doubtful || moment.date.is_some();
                if sure {
                    consider(cost + 3, Meaning::Expiry, phrase.name);
                }
            }
            Says::AsAt if before && cost <= 25 => {
                // The words for "until" and "as at" may be the same; a figure that follows tells them apart.
                let also_until = found.iter().enumerate().any(|(j, other)| {
                    j != i && other.from == found[i].from && says(&other.what, |s| matches!(s, Says::Until(_)))
                });
                if !also_until || figure_follows {
                    let cost = if also_until { 0 } else { cost };
                    consider(cost, Meaning::ReadingTime, phrase.name);
                }
            }
            _ => {}
        }
    }
    // A time alone is an expiry only where "valid until" stands right before it.
    best.filter(|(cost, _, _)| moment.date.is_some() || *cost <= 6).map(|(_, meaning, rule)| (meaning, rule))
}

/// Whether the words at `i` can also mean "as at": then alone they announce no end.
fn phrase_also_asat(found: &[crate::scan::Finding], i: usize) -> bool {
    found.iter().skip(i.saturating_sub(2)).take(5).any(|other| {
        other.from == found[i].from && other.to == found[i].to && says(&other.what, |s| matches!(s, Says::AsAt | Says::Per))
    })
}

/// For the second date of a range, where the first stands.
fn range_start(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let first = (0..at).rev().take(4).find(|&i| matches!(found[i].what, What::Moment(Moment { date: Some(_), .. })))?;
    let joins = found[first + 1..at].iter().all(|finding| {
        matches!(finding.what, What::Mark(Mark::Dash))
            || says(&finding.what, |s| matches!(s, Says::UntilBeside | Says::Until(Side::Follows) | Says::AsAt | Says::Per))
    });
    let near = found[at].from <= found[first].to + 8 && first + 1 < at;
    (joins && near && layout.sentence[first] == layout.sentence[at]).then_some(first)
}

/// For the first date of a range, where the second stands.
fn range_end(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let second = (at + 1..(at + 5).min(found.len())).find(|&i| matches!(found[i].what, What::Moment(Moment { date: Some(_), .. })))?;
    range_start(findings, layout, second).filter(|&first| first == at).map(|_| second)
}

/// Whether the date is about something for sale.
fn offered(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let near = neighbourhood(findings, layout, at);
    let figure_before = near.clone().filter(|&i| i < at).rfind(|&i| matches!(found[i].what, What::Amount(_) | What::Percent(_)));
    let offer_before = near
        .clone()
        .filter(|&i| i < at && layout.segment[i] == layout.segment[at])
        .rfind(|&i| says(&found[i].what, |s| s == Says::Offer));
    let states = near.clone().any(|i| {
        i < at && says(&found[i].what, |s| matches!(s, Says::Balance(_) | Says::Used(_) | Says::Granted(_) | Says::Expired | Says::Holds))
    });
    match (offer_before, figure_before) {
        (Some(offer), Some(figure)) => offer > figure || !states,
        (Some(_), None) => !states,
        (None, _) => false,
    }
}

/// "has expired on": the date lies behind, not ahead.
fn rule_is_past(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    neighbourhood(findings, layout, at).any(|i| {
        says(&findings.found[i].what, |s| s == Says::Expired) && layout.segment[i] == layout.segment[at]
    })
}

/// "end of the month", "today": an expiry only beside words that announce one, or where the words themselves do.
fn is_announced_day(findings: &Findings<'_>, layout: &Layout, at: usize, day: Says) -> bool {
    let found = &findings.found;
    // The Chinese phrases for the end of the month name the validity themselves ("当月有效").
    let finding = &found[at];
    let own = findings.folded.text.get(finding.from..finding.to).unwrap_or("");
    if day == Says::EndOfMonth && ["有效", "清零", "底", "末"].iter().any(|mark| own.contains(mark)) {
        return true;
    }
    neighbourhood(findings, layout, at).any(|i| {
        let (gap, _) = between(found, i, at);
        match found[i].what {
            What::Phrase(phrase) => match phrase.says {
                Says::Until(Side::Follows) => i < at && gap <= 12,
                Says::UntilBeside => i < at && gap <= 6,
                Says::Until(Side::Precedes) => i > at && gap <= 8,
                _ => false,
            },
            _ => false,
        }
    })
}

fn named_day(says: Says, received: NaiveDate) -> Option<NaiveDate> {
    match says {
        Says::Today => Some(received),
        Says::Tomorrow => received.checked_add_days(Days::new(1)),
        Says::EndOfMonth => received.with_day(1)?.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1)),
        _ => None,
    }
}

/// The phrase by which a length of time is a validity.
fn validity_rule(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<&'static str> {
    let found = &findings.found;
    let mut best: Option<(usize, &'static str)> = None;
    for i in neighbourhood(findings, layout, at) {
        let (gap, between) = between(found, i, at);
        let only_marks = between.iter().all(|between| {
            matches!(between.what, What::Mark(Mark::Colon | Mark::Line | Mark::Open | Mark::Dash)) || says(&between.what, |s| matches!(s, Says::Is | Says::ValidFor(_) | Says::Until(_)| Says::Balance(_)))
        });
        let What::Phrase(phrase) = found[i].what else { continue };
        if !only_marks || layout.sentence[i] != layout.sentence[at] {
            continue;
        }
        let cost = match phrase.says {
            Says::ValidFor(Side::Follows) if i < at && gap <= 12 => gap,
            Says::ValidFor(Side::Precedes) if i > at && gap <= 4 => gap,
            // "4 days remaining", "9 jours restants".
            Says::Balance(Side::Either | Side::Precedes) if i > at && gap <= 2 => gap + 1,
            _ => continue,
        };
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, phrase.name));
        }
    }
    if best.is_none() && is_third_of_tariff(findings, at) {
        return Some("price / volume / validity");
    }
    best.map(|(_, rule)| rule)
}

/// "250F/220Mo/24h".
fn is_third_of_tariff(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    let slash = |i: usize| matches!(found[i].what, What::Mark(Mark::Slash));
    at >= 2 && slash(at - 1) && matches!(found[at - 2].what, What::Amount(_)) && found[at].from <= found[at - 1].to + 1
}

/// How "03/04" is ordered: by another date of the text, else the country, else the language; `Undecided` is a question.
fn date_order(findings: &Findings<'_>, context: Context<'_>) -> DateOrder {
    let evidence = findings.found.iter().find_map(|finding| match &finding.what {
        What::Moment(moment) => moment.day_first,
        _ => None,
    });
    if let Some(day_first) = evidence {
        return if day_first { DateOrder::DayFirst } else { DateOrder::MonthFirst };
    }
    match context.country {
        Some(country) if MONTH_FIRST.contains(&country) => DateOrder::MonthFirst,
        Some(_) => DateOrder::DayFirst,
        None => findings.spoken.first().map_or(DateOrder::Undecided, |language| language.date_order),
    }
}

/// The full date and time, and what had to be supplied.
fn complete(
    moment: &Moment,
    order: DateOrder,
    context: Context<'_>,
    is_past: bool,
) -> Result<(LocalMoment, Option<Assumption>), About> {
    let midnight = moment.time.is_some_and(|(hour, _)| hour == 24);
    // 24:00 is the end of the day it is printed beside.
    let time = match moment.time {
        Some((hour, minute)) if !midnight => Some(NaiveTime::from_hms_opt(hour, minute, 0).ok_or(About::OddDate)?),
        Some(_) => NaiveTime::from_hms_opt(23, 59, 0),
        None => None,
    };
    let Some(parts) = moment.date else {
        let (received, time) = (context.received.ok_or(About::WhichDate)?, time.ok_or(About::WhichDate)?);
        let came = received.time.unwrap_or(NaiveTime::MIN);
        let later = if time < came && !is_past { 1 } else { 0 };
        let date = received.date.checked_add_days(Days::new(later)).ok_or(About::OddDate)?;
        return Ok((LocalMoment { date, time: Some(time) }, Some(Assumption::Day)));
    };
    let (year, month, day) = match (parts, order) {
        (DateParts::Known { year, month, day }, _) => (year, month, day),
        (DateParts::Either { year, first, second }, DateOrder::DayFirst) => (year, second, first),
        (DateParts::Either { year, first, second }, DateOrder::MonthFirst) => (year, first, second),
        (DateParts::Either { .. }, DateOrder::Undecided) => return Err(About::DayOrMonth),
    };
    let (date, assumed) = match year {
        Some(year) => (NaiveDate::from_ymd_opt(year, month, day).ok_or(About::OddDate)?, None),
        None => {
            let received = context.received.ok_or(About::WhichDate)?.date;
            (nearest_year(received, month, day, is_past).ok_or(About::OddDate)?, Some(Assumption::Year))
        }
    };
    // Mobile data is younger than 2000, and no pack runs for ten years.
    let odd = date.year() < 2000
        || context.received.is_some_and(|received| (date - received.date).num_days().abs() > 3653);
    if odd { Err(About::OddDate) } else { Ok((LocalMoment { date, time }, assumed)) }
}

/// The next such day from `received` on, or the latest before it. 29 February waits for its leap year.
fn nearest_year(received: NaiveDate, month: u32, day: u32, is_past: bool) -> Option<NaiveDate> {
    let candidates = (-8..=8).filter_map(|offset| NaiveDate::from_ymd_opt(received.year() + offset, month, day));
    if is_past {
        // A day's grace: the phone and the carrier may disagree about today.
        let limit = received.checked_add_days(Days::new(1))?;
        candidates.filter(|date| *date <= limit).max()
    } else {
        candidates.filter(|date| *date >= received).min()
    }
}
