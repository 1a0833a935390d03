//! What each date, time and length of time in a message is: an expiry, a validity, or when the figures were true.
//!
//! The missing parts of a date are supplied in `clock`. It says nothing of which bucket a date belongs to.

use super::asides;
use super::clock;
use super::ends::{ends_length, has_passed, is_hours_of_night, is_other_end, lapsed_on};
use super::layout::{Layout, LineRole, is_on_side};
use super::lengths::{is_length_of_named, pack_name_rule, validity_rule};
use super::nearness::{REACH, between, gap, neighbourhood, under_condition};
use super::{Assumption, Context, Field, Hours, LocalMoment, grants, lists, offers, prices};
use crate::languages::{BucketKind, DateOrder, Says, Side};
use crate::outcome::{About, Doubt};
use crate::scan::{Finding, Findings, Mark, Moment, What};

#[derive(Debug)]
pub struct Moments {
    pub expiries: Stated<LocalMoment>,
    pub validities: Stated<Hours>,
    pub reading_time: Option<Field<LocalMoment>>,
}

/// What findings state, with their index, in order. Few findings state a moment: a place for each would be felt.
#[derive(Debug)]
pub struct Stated<T>(Vec<(usize, Field<T>)>);

impl<T: Copy> Stated<T> {
    /// What the finding at this index states.
    pub fn at(&self, at: usize) -> Option<Field<T>> {
        self.0.binary_search_by_key(&at, |(of, _)| *of).ok().map(|place| self.0[place].1)
    }

    /// The findings that state anything.
    pub fn places(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|(at, _)| *at)
    }

    /// Notes what a finding behind all others states.
    fn push(&mut self, at: usize, field: Field<T>) {
        self.0.push((at, field));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Expiry,
    ReadingTime,
    /// When something was bought or began.
    Start,
}

/// How far a date may stand behind the words that announce it, in bytes of folded text.
pub const ANNOUNCED_WITHIN: usize = 42;
/// A date that may as well be a ratio ("12/15") must stand this close.
const DOUBTFUL_WITHIN: usize = 18;
/// How far before the words that follow it: "30 Nov is the last day".
const FOLLOWED_WITHIN: usize = 14;
/// Words such as "by" count only right beside the date.
pub const BESIDE: usize = 4;
/// Words for a start or a query reach less far than those for an end.
const STARTED_WITHIN: usize = 25;
/// Surcharges, in the same bytes.
const OVER_COMMA: usize = 15;
const OVER_LINE: usize = 6;
const OVER_FIGURE: usize = 30;

pub fn resolve(findings: &Findings<'_>, layout: &Layout, context: Context<'_>, doubts: &mut Vec<Doubt>) -> Moments {
    let mut moments = Moments { expiries: Stated(Vec::new()), validities: Stated(Vec::new()), reading_time: None };
    let order = clock::date_order(findings, context);
    let doubts_before = doubts.len();
    let tells_rest = findings.found.iter().any(|finding| matches!(finding.what.says(), Some(Says::Balance(_))));
    let (mut any_stated, mut named) = (false, Vec::new());
    for (at, finding) in findings.found.iter().enumerate() {
        if layout.is_no_statement(at) && !is_length_of_named(findings, layout, at) {
            continue;
        }
        let span = || findings.span(finding.from, finding.to);
        match &finding.what {
            What::Moment(_) if asides::tells_no_end(findings, at) => {}
            What::Moment(moment) => {
                let told = meaning_of(findings, layout, at, moment);
                let told = told
                    .or_else(|| ends_length(findings, layout, at, order, context))
                    .or_else(|| lapsed_on(findings, layout, at, order, context));
                let Some((meaning, rule)) = told else { continue };
                if meaning == Meaning::Start || meaning == Meaning::Expiry && is_offered(findings, layout, at) {
                    continue;
                }
                let lies_behind = lies_behind(findings, layout, at);
                let is_past = meaning == Meaning::ReadingTime || lies_behind;
                match clock::complete(moment, order, context, is_past) {
                    Ok((value, assumed)) => {
                        let field = Field { value, span: span(), rule, assumed, is_sure: true };
                        match meaning {
                            // What is left has not ended before the message came.
                            // Nor ends what was used until then.
                            Meaning::Expiry
                                if !lies_behind
                                    && (tells_rest || tells_use(findings, layout, at))
                                    && has_passed(value, context) => {}
                            Meaning::Expiry if lies_behind || !is_earlier_that_day(value, context) => {
                                moments.expiries.push(at, field);
                            }
                            // No figure is of a day that is still to come.
                            _ if context.received.is_some_and(|received| value.date > received.date) => {}
                            _ => moments.reading_time = moments.reading_time.or(Some(field)),
                        }
                    }
                    Err(about) if meaning == Meaning::Expiry => doubts.push(Doubt { about, spans: vec![span()] }),
                    Err(_) => {}
                }
            }
            What::Phrase(cue) => {
                let says = cue.says;
                let is_as_at = says == Says::Today && tells_state_of_today(findings, layout, at);
                if !is_announced_day(findings, layout, at, says) || is_offered(findings, layout, at) || is_as_at {
                    continue;
                }
                match context.received.and_then(|received| clock::named_day(says, received.date)) {
                    Some(date) => {
                        let value = LocalMoment { date, time: None };
                        let (rule, assumed) = (cue.phrase.name, Some(Assumption::Day));
                        moments.expiries.push(at, Field { value, span: span(), rule, assumed, is_sure: true });
                    }
                    None => doubts.push(Doubt { about: About::WhichDate, spans: vec![span()] }),
                }
            }
            // "If you buy again within 3 days" is no validity.
            What::Length(hours)
                if *hours > 0
                    && !is_offered(findings, layout, at)
                    && !is_priced_alone(findings, layout, at)
                    && !under_condition(findings, layout, at)
                    && !asides::tells_no_end(findings, at) =>
            {
                let stated = validity_rule(findings, layout, at);
                any_stated |= stated.is_some();
                if let Some(rule) = stated.or_else(|| pack_name_rule(findings, layout, at)) {
                    let field = Field { value: *hours, span: span(), rule, assumed: None, is_sure: true };
                    moments.validities.push(at, field);
                    named.extend(stated.is_none().then_some(at));
                }
            }
            _ => {}
        }
    }
    // The days in a pack's name give way to a statement: "1 GB/7 days. 3 days left".
    if any_stated {
        moments.validities.0.retain(|(at, _)| !named.contains(at));
    }
    if moments.expiries.0.is_empty() && moments.validities.0.is_empty() {
        let only = only_date_ahead(findings, layout, context, order);
        if let Some((at, field)) = only.filter(|_| doubts.len() == doubts_before) {
            moments.expiries.push(at, field);
        }
    }
    moments
}

/// "Until today you have used 1.5 GB", "to this day 2 GB are left": the day of the figures, told before them or beside a use.
fn tells_state_of_today(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let own = neighbourhood(layout, at);
    let is_bare = (at.saturating_sub(2)..at).any(|i| findings.says(i) == Some(Says::UntilBeside));
    let opens = is_bare && !own.clone().any(|i| i < at && findings.found[i].what.is_figure());
    let has_figure = own.into_iter().any(|i| i > at && findings.found[i].what.is_amount());
    tells_use(findings, layout, at) || opens && has_figure
}

/// "2 GB left. Renew for 30 days at 9.99": a length with its price right behind it, in a sentence that tells no data.
fn is_priced_alone(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let clause = layout.at(at).clause;
    let mut behind = (at + 1..found.len()).take(3).take_while(|&i| layout.at(i).clause == clause);
    let is_price = |i: usize| match found[i].what {
        What::Money => !prices::is_on_account(findings, i),
        // "At 9.99".
        What::Number(number) => number.decimals == 2,
        _ => false,
    };
    let tells = |i: usize| {
        found[i].what.is_amount()
            || matches!(findings.says(i), Some(Says::Granted(_) | Says::Until(_) | Says::Balance(_)))
    };
    behind.any(is_price) && layout.at(at).sentence > 0 && !neighbourhood(layout, at).any(tells)
}

/// Whether the sentence of a date tells what was used.
fn tells_use(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    neighbourhood(layout, at).any(|i| matches!(findings.says(i), Some(Says::Used(_))))
}

/// No plan is renewed later than this.
const RENEWED_WITHIN_DAYS: i64 = 45;

/// "8 of 10 GB used. Fresh gigabytes on 4 Dec": the only date of a text that tells what is used, left or given, ahead, and in a sentence
/// that speaks of nothing else. By what words it is announced, carriers find new ways every year; so it is never sure.
fn only_date_ahead(
    findings: &Findings<'_>,
    layout: &Layout,
    context: Context<'_>,
    order: DateOrder,
) -> Option<(usize, Field<LocalMoment>)> {
    let found = &findings.found;
    let is_date = |i: &usize| matches!(found[*i].what, What::Moment(Moment { date: Some(_), .. }));
    let mut dates = (0..found.len()).filter(is_date);
    let (at, None) = (dates.next()?, dates.next()) else { return None };
    let What::Moment(moment) = &found[at].what else { return None };
    let clause = layout.at(at).clause;
    // "Next plan kicks in 3 May, or add 1 GB for 2.50": what is sold in a part of its own is another thing.
    let near = || neighbourhood(layout, at).filter(|&i| i < at || layout.at(i).clause == clause);
    let states =
        |i: usize| matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_) | Says::UsedUp | Says::Granted(_)));
    let is_other = |i: usize| {
        matches!(
            findings.says(i),
            Some(
                Says::Account
                    | Says::GivenAway
                    | Says::Expired
                    | Says::Past
                    | Says::OtherService
            )
        ) || matches!(found[i].what, What::Money | What::Count | What::Code | What::Link | What::Rate)
            // "Recharge before 30 Nov and get 1 GB": what is sold has the date.
            || findings.says(i) == Some(Says::Offer) && layout.at(i).clause == clause && !near().any(states)
            // "On 4 Dec, when the pot fills again": what follows the date hangs on it.
            || i < at && findings.says(i) == Some(Says::Condition)
    };
    let told =
        (0..found.len()).any(states) && found.iter().any(|f| f.what.is_amount() || matches!(f.what, What::Percent(_)));
    // "Your next 12 GB arrives on 4 Dec": the start of what comes is the end of what is.
    let meaning = meaning_of(findings, layout, at, moment).map(|(meaning, _)| meaning);
    // "Per 1 December" is of either.
    let is_per = (at.saturating_sub(2)..at).any(|i| findings.says(i) == Some(Says::Per));
    let is_told_otherwise = meaning == Some(Meaning::Expiry) || meaning == Some(Meaning::ReadingTime) && !is_per;
    let is_told_otherwise = is_told_otherwise || is_other_end(findings, layout, at);
    if !told || layout.is_no_statement(at) || near().any(is_other) || is_told_otherwise {
        return None;
    }
    let received = context.received?;
    let (value, assumed) = clock::complete(moment, order, context, false).ok()?;
    let days = (value.date - received.date).num_days();
    let span = findings.span(found[at].from, found[at].to);
    let field = Field { value, span, rule: "the only date ahead", assumed, is_sure: false };
    (1..=RENEWED_WITHIN_DAYS).contains(&days).then_some((at, field))
}

/// "50 % used up to 17:30", received at 17:31 of that day: when the figures were true.
fn is_earlier_that_day(value: LocalMoment, context: Context<'_>) -> bool {
    let Some(received) = context.received else { return false };
    received.date == value.date && value.time.zip(received.time).is_some_and(|(told, came)| told <= came)
}

/// What the words around a date say of it, and by which phrase.
fn meaning_of(findings: &Findings<'_>, layout: &Layout, at: usize, moment: &Moment) -> Option<(Meaning, &'static str)> {
    if is_other_end(findings, layout, at) {
        return None;
    }
    let found = &findings.found;
    if let Some(first) = range_start(findings, layout, at) {
        // "valid 01/11 - 30/11": the second date is the end, where the sentence speaks of a validity. "Used from
        // 01/11 to 21/11" is no such thing.
        let announced =
            announcement(findings, layout, first, moment, true).filter(|(meaning, _)| *meaning == Meaning::Expiry);
        // "From 1/11 to 20/11 you used 3.2 GB": words for use right behind it.
        let mut behind = (at + 1..found.len()).take(3).take_while(|&i| !matches!(found[i].what, What::Mark(_)));
        if behind.any(|i| matches!(findings.says(i), Some(Says::Used(_)))) {
            return None;
        }
        let speaks_of_end = neighbourhood(layout, at)
            .any(|i| matches!(findings.says(i), Some(Says::Until(_) | Says::ValidFor(_) | Says::Granted(_))));
        return announced.or_else(|| {
            (speaks_of_end || is_range_of_grant(findings, layout, first)).then_some((Meaning::Expiry, "date range"))
        });
    }
    if range_end(findings, layout, at).is_some() {
        return None;
    }
    let bracketed = at >= 2
        && found[at - 1].what.is_mark(Mark::Open)
        && (found[at - 2].what.is_amount() && gap(found, at - 2, at) <= 3
            || is_named_amount(findings, at - 2) && gap(found, at - 2, at) <= 3
            || is_announced_length(findings, layout, at - 1))
        && found.get(at + 1).is_some_and(|next| next.what.is_mark(Mark::Close));
    // "Used: 1.2 GB (12/11)" tells the day of the count.
    let counted = || neighbourhood(layout, at).any(|i| matches!(findings.says(i), Some(Says::Used(_))));
    if (bracketed || moment.date.is_none()) && is_hours_of_night(findings, at) {
        return None;
    }
    if bracketed && moment.date.is_some() && !counted() {
        return Some((Meaning::Expiry, "volume (date)"));
    }
    if is_end_of_hours(findings, at) || is_hour_of_night(findings, layout, at, moment) {
        return None;
    }
    if is_joined_to_end(findings, layout, at) {
        return Some((Meaning::Expiry, IN_ORDER));
    }
    if lists::is_end_in_list(findings, at) {
        return Some((Meaning::Expiry, "volume, date"));
    }
    let dashed = at >= 1 && findings.found[at - 1].what.is_mark(Mark::Dash) && moment.date.is_some();
    let is_dated = |i: usize| {
        let is_unlimited = matches!(findings.says(i), Some(Says::Unlimited | Says::UnlimitedData));
        findings.found[i].what.is_amount() || is_unlimited
    };
    if (dashed && gap(&findings.found, at - 1, at) <= 2) && at >= 2 && is_dated(at - 2) {
        return Some((Meaning::Expiry, "volume - date"));
    }
    if let Some(rule) = repeats_day(findings, layout, at).filter(|_| moment.date.is_some()) {
        return Some((Meaning::Expiry, rule));
    }
    announcement(findings, layout, at, moment, false)
}

/// The rule that reads "they expire on 17/11 and 08/12".
const IN_ORDER: &str = "dates in order";

/// "860 MB (day), 3.5 GB (month). They expire on 17/11 and 08/12": a date joined to the one before, which words for an end announce, in a
/// sentence that tells no figure, behind one that tells several.
fn is_joined_to_end(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    /// " and ", " respectivement et ".
    const JOINED_WITHIN: usize = 6;
    let found = &findings.found;
    let is_date = |i: usize| matches!(found[i].what, What::Moment(Moment { date: Some(_), .. }));
    let is_joint =
        |i: &usize| found[*i].what.is_mark(Mark::Comma) || findings.says(*i).is_some_and(|says| says == Says::Nothing);
    let Some(first) = (0..at).rev().take(2).find(|i| !is_joint(i)).filter(|&i| is_date(i)) else { return false };
    let announced =
        |i: usize| matches!(findings.says(i), Some(Says::Until(Side::Follows))) && gap(found, i, first) <= 2;
    let own = neighbourhood(layout, at);
    let tells = own.clone().any(|i| found[i].what.is_amount() || matches!(found[i].what, What::Money));
    let figures = (at.saturating_sub(REACH)..at).filter(|&i| found[i].what.is_amount()).count();
    is_date(at)
        && gap(found, first, at) <= JOINED_WITHIN
        && layout.at(first).sentence == layout.at(at).sentence
        && (own.start.max(first.saturating_sub(2))..first).any(announced)
        && !tells
        && figures > 1
}

/// "3 GB pass subscribed. Valid from 27/11 to 30/11": words for a start right before the first date, in a text that tells a grant and a
/// sentence that tells no use.
fn is_range_of_grant(findings: &Findings<'_>, layout: &Layout, first: usize) -> bool {
    let found = &findings.found;
    let starts = (first.saturating_sub(2)..first)
        .any(|i| matches!(findings.says(i), Some(Says::Started(Side::Follows))) && gap(found, i, first) <= BESIDE);
    let is_used = neighbourhood(layout, first).any(|i| matches!(findings.says(i), Some(Says::Used(_))));
    let near = first.saturating_sub(REACH)..found.len().min(first + REACH);
    let is_granted = near.into_iter().any(|i| matches!(findings.says(i), Some(Says::Granted(_))));
    starts && is_granted && !is_used
}

/// "On 24 Nov from 02:00 to 05:00": a time alone, and another right before the words for "until".
fn is_end_of_hours(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    let is_time_alone = |i: usize| matches!(found[i].what, What::Moment(Moment { date: None, time: Some(_), .. }));
    let has_time = |i: usize| matches!(found[i].what, What::Moment(Moment { time: Some(_), .. }));
    let is_until = |i: usize| matches!(findings.says(i), Some(Says::UntilBeside | Says::Until(Side::Follows)));
    let start = (0..at).rev().take(3).find(|&i| !is_until(i));
    is_time_alone(at)
        && start.is_some_and(|start| start + 1 < at && has_time(start) && gap(found, start, at) <= ANNOUNCED_WITHIN / 4)
}

/// "3 GB at night (2 to 7 in the morning)": a time alone, in a part of the text that names data for the night.
fn is_hour_of_night(findings: &Findings<'_>, layout: &Layout, at: usize, moment: &Moment) -> bool {
    let line = layout.at(at).line;
    let mut before = (0..at).rev().take(8).take_while(|&i| layout.at(i).line == line);
    moment.date.is_none() && before.any(|i| findings.says(i) == Some(Says::Kind(BucketKind::Night)))
}

/// "500 MB Night (25/11)": the name of the figure right before it, up to `at`.
fn is_named_amount(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    let names = matches!(findings.says(at), Some(Says::Kind(_) | Says::Data));
    let amount = (0..at).rev().take(2).find(|&i| !matches!(findings.says(i), Some(Says::Kind(_) | Says::Data)));
    names && amount.is_some_and(|i| found[i].what.is_amount() && gap(found, i, at) <= 2)
}

/// "will expire in 5 days (30/11/2026)": the bracket says the same end as a date.
fn is_announced_length(findings: &Findings<'_>, layout: &Layout, open: usize) -> bool {
    let found = &findings.found;
    let length = (0..open).rev().take(4).find(|&i| !matches!(found[i].what, What::Phrase(_)));
    length.is_some_and(|i| {
        matches!(found[i].what, What::Length(_))
            && gap(found, i, open) <= ANNOUNCED_WITHIN / 4
            && validity_rule(findings, layout, i).is_some()
    })
}

/// The nearest words that speak of a date.
fn announcement(
    findings: &Findings<'_>,
    layout: &Layout,
    at: usize,
    moment: &Moment,
    in_range: bool,
) -> Option<(Meaning, &'static str)> {
    use Says::{AsAt, Expired, Granted, Started, Until, UntilBeside};
    let found = &findings.found;
    let mut best: Option<(usize, Meaning, &'static str)> = None;
    let figure_follows = || {
        neighbourhood(layout, at).any(|i| {
            let is_state = matches!(findings.says(i), Some(Says::UsedUp));
            i > at && (found[i].what.is_amount() || is_state || matches!(found[i].what, What::Percent(_)))
        })
    };
    let is_until = |other: &Finding| matches!(other.what.says(), Some(Says::UntilBeside | Says::Until(Side::Follows)));
    // "12/15" is a date only right behind words that ask for one.
    let reach = if moment.doubtful { DOUBTFUL_WITHIN } else { ANNOUNCED_WITHIN };
    for i in neighbourhood(layout, at) {
        let What::Phrase(cue) = found[i].what else { continue };
        let says = cue.says;
        if !matches!(says, Until(_) | Expired | UntilBeside | Granted(_) | Started(_) | AsAt) {
            continue;
        }
        let before = i < at;
        let (gap, between) = (gap(found, i, at), between(found, i, at));
        let clear = !between.iter().any(|finding| matches!(finding.what, What::Moment(_) | What::Length(_)));
        if layout.at(i).segment != layout.at(at).segment || !clear {
            continue;
        }
        let labelled = matches!(layout.line_of(i), LineRole::LabelOf { line } if line == layout.at(at).line);
        let cost = if labelled { 0 } else { gap.saturating_sub(aside(found, at, i)) + surcharge(between) };
        let meaning = match says {
            Says::Until(side) => {
                let within = if before { reach } else { FOLLOWED_WITHIN };
                if !is_on_side(layout, i, at, side) || cost > within {
                    continue;
                }
                Meaning::Expiry
            }
            Says::Expired if before && cost <= reach => Meaning::Expiry,
            Says::UntilBeside if before && cost <= BESIDE && (in_range || !may_mean_as_at(found, i)) => Meaning::Expiry,
            // "activated on 22/11", "11/22 10:30生效": a grant beside a date is when it began.
            Says::Granted(_) if gap <= BESIDE && clear && surcharge(between) == 0 => Meaning::Start,
            Says::Started(Side::Precedes) if !before && cost <= FOLLOWED_WITHIN => Meaning::Start,
            // "Se renueva el día 5": words for an end hold the beginning of those for a start.
            Says::Started(_) if before && is_end_of_until(found, i) => continue,
            // "From now until 4 Feb": what stands behind "until" is no start.
            Says::Started(_) if before && cost <= STARTED_WITHIN && !between.iter().any(is_until) => Meaning::Start,
            Says::AsAt if before && cost <= STARTED_WITHIN => Meaning::ReadingTime,
            _ => continue,
        };
        // The words for "until" and "as at" may be the same; a figure that follows tells them apart.
        if may_mean_both(found, i) && figure_follows() != (meaning == Meaning::ReadingTime) {
            continue;
        }
        let cost = if matches!(says, Says::UntilBeside | Says::Granted(_)) { cost + 3 } else { cost };
        if best.is_none_or(|(least, _, _)| cost < least) {
            best = Some((cost, meaning, cue.phrase.name));
        }
    }
    // A time alone is an expiry only where "valid until" stands right before it, and not where it ends a slow speed.
    let slowed = || neighbourhood(layout, at).any(|i| i < at && matches!(found[i].what, What::Rate));
    best.filter(|(cost, _, _)| moment.date.is_some() || *cost <= 6 && !slowed())
        .map(|(_, meaning, rule)| (meaning, rule))
}

/// Whether words overlap with words for an end that begin before them.
fn is_end_of_until(found: &[Finding], cue: usize) -> bool {
    let overlaps = |other: &Finding| other.from < found[cue].from && other.to > found[cue].from;
    found[cue.saturating_sub(3)..cue]
        .iter()
        .any(|other| overlaps(other) && matches!(other.what.says(), Some(Says::Until(Side::Follows))))
}

/// "12/18 10:00 (Korean time) ends": the columns of a bracket right behind the date, which is not in the way.
fn aside(found: &[Finding], at: usize, cue: usize) -> usize {
    let close = at + 2;
    let is_bracket = close < cue && found[at + 1].what.is_mark(Mark::Open) && found[close].what.is_mark(Mark::Close);
    if is_bracket { (found[close].columns.1 - found[at].columns.1) as usize } else { 0 }
}

fn surcharge(between: &[Finding]) -> usize {
    between
        .iter()
        .map(|finding| match finding.what {
            What::Mark(Mark::Comma | Mark::Plus) => OVER_COMMA,
            What::Mark(Mark::Line) => OVER_LINE,
            What::Amount(_) | What::Money | What::Count => OVER_FIGURE,
            _ => 0,
        })
        .sum()
}

/// The phrases that share their words with the one at `i`.
fn namesakes(found: &[Finding], i: usize) -> impl Iterator<Item = Says> {
    let (from, to) = (found[i].from, found[i].to);
    found
        .iter()
        .skip(i.saturating_sub(3))
        .take(7)
        .filter(move |other| (other.from, other.to) == (from, to))
        .filter_map(|other| other.what.says())
}

/// Whether the words at `i` can also mean "as at", or "per": then alone they announce no end.
fn may_mean_as_at(found: &[Finding], i: usize) -> bool {
    namesakes(found, i).any(|says| matches!(says, Says::AsAt | Says::Per))
}

fn may_mean_both(found: &[Finding], i: usize) -> bool {
    namesakes(found, i).any(|says| says == Says::AsAt) && namesakes(found, i).any(|says| matches!(says, Says::Until(_)))
}

/// For the second date of a range, where the first stands.
fn range_start(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let dated = |i: &usize| matches!(found[*i].what, What::Moment(Moment { date: Some(_), .. }));
    if !dated(&at) {
        return None;
    }
    let first = (0..at).rev().take(4).find(dated)?;
    let joins = |finding: &Finding| {
        finding.what.is_mark(Mark::Dash)
            || matches!(
                finding.what.says(),
                Some(Says::UntilBeside | Says::Until(Side::Follows) | Says::AsAt | Says::Per)
            )
    };
    let near = found[at].from <= found[first].to + 8 && first + 1 < at;
    let same_sentence = layout.at(first).sentence == layout.at(at).sentence;
    // The same words may say other things too.
    let is_joint = |i: usize| joins(&found[i]) || namesakes(found, i).any(|says| says == Says::UntilBeside);
    (near && same_sentence && (first + 1..at).all(is_joint)).then_some(first)
}

/// For the first date of a range, where the second stands.
fn range_end(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    let found = &findings.found;
    let second =
        (at + 1..found.len()).take(4).find(|&i| matches!(found[i].what, What::Moment(Moment { date: Some(_), .. })))?;
    range_start(findings, layout, second).filter(|&first| first == at).map(|_| second)
}

/// Whether a date or length of time is about something for sale.
fn is_offered(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let place = layout.at(at);
    let mut before = neighbourhood(layout, at).filter(|&i| i < at).rev();
    // What another line of a page offers, a button perhaps, is not about this date.
    let here = |i: usize| (layout.at(i).segment, layout.at(i).line) == (place.segment, place.line);
    // "Offer valid until": the end of what was told before.
    let names_end = |i: usize| {
        let next = (i + 1..found.len().min(i + 3)).find(|&j| found[j].from >= found[i].to);
        next.is_some_and(|j| matches!(findings.says(j), Some(Says::Until(_))) && gap(found, i, j) <= 1)
            && states_data(findings)
    };
    // "Are now available until": the words for the end hold the better part of those that sell.
    let is_end = |i: usize| {
        (i + 1..found.len().min(i + 3)).any(|j| {
            let overlaps = found[j].from < found[i].to && found[j].to > found[i].to;
            overlaps && matches!(findings.says(j), Some(Says::Until(_)))
        })
    };
    let is_offer = |i: &usize| {
        let sells = findings.says(*i) == Some(Says::Offer) && !offers::is_of_speed(findings, *i);
        sells && here(*i) && !names_end(*i) && !is_end(*i)
    };
    // "You have received 2.5 GB from your Comeback offer, valid for 7 days": a noun that names a pack too.
    let is_given = before.clone().any(|i| matches!(findings.says(i), Some(Says::Granted(_))) && here(i));
    let mut offers = before.clone().filter(is_offer).filter(|&i| {
        // "Bought 1 GB: price 3000, lasts 3 days".
        let is_aside = offers::is_pack_too(findings, i) || prices::is_priced_word(findings, i);
        !(is_given && is_aside)
    });
    let Some(offer) = offers.next() else {
        return ends_campaign(findings, layout, at) || opens_campaign(findings, layout, at);
    };
    let figure = before.clone().find(|&i| found[i].what.is_amount() || matches!(found[i].what, What::Percent(_)));
    let states = before.any(|i| {
        matches!(
            findings.says(i),
            Some(
                Says::Balance(_)
                    | Says::Used(_)
                    | Says::Granted(_)
                    | Says::Expired
                    | Says::Holds
                    | Says::UsedUp
                    | Says::Label
            )
        )
    });
    // "Activated. You get 8 GB valid until": granted by the sentence before.
    let granted = |figure: usize| {
        found[figure].what.is_amount() && grants::granted_in_sentence_before(findings, layout, figure).is_some()
    };
    match figure {
        Some(figure) => offer > figure || !states && !granted(figure),
        None => !states,
    }
}

/// "Until 30 Nov get half off! You have 2 GB left": before any figure of data, in a sentence that sells behind it and states nothing.
fn opens_campaign(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    use Says::{Balance, Expired, Granted, Holds, Pack, Used, UsedUp};
    let found = &findings.found;
    let is_told_before = (at.saturating_sub(REACH)..at).any(|i| found[i].what.is_amount());
    let states = |i: usize| {
        matches!(findings.says(i), Some(Balance(_) | Used(_) | UsedUp | Expired | Holds | Pack | Granted(_)))
    };
    let own = neighbourhood(layout, at);
    !is_told_before
        && own.clone().any(|i| i > at && findings.says(i) == Some(Says::Offer))
        && !own.into_iter().any(states)
}

/// "0.5 GB left. Recharge at half the price now! Until 30 Nov": nothing but a date, and the sentence before sells and names no figure.
fn ends_campaign(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let is_bare = neighbourhood(layout, at).all(|i| {
        let is_mark = matches!(findings.found[i].what, What::Mark(_) | What::Moment(_));
        // "Valid until 30 Nov" is said of the data, whatever was sold before.
        is_mark || matches!(findings.says(i), Some(Says::Until(Side::Precedes) | Says::UntilBeside | Says::Nothing))
    });
    let Some(before) = layout.at(at).sentence.checked_sub(1).filter(|_| is_bare) else { return false };
    let before = layout.findings_of(before);
    let before = before.start.max(before.end.saturating_sub(REACH))..before.end;
    let sells = |i: usize| findings.says(i) == Some(Says::Offer);
    let states = |i: usize| {
        findings.found[i].what.is_figure()
            || matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_) | Says::UsedUp | Says::Granted(_)))
    };
    before.clone().any(sells) && !before.into_iter().any(states)
}

fn states_data(findings: &Findings<'_>) -> bool {
    use Says::{Balance, Granted, Holds, Used};
    findings.found.iter().any(|finding| matches!(finding.what.says(), Some(Granted(_) | Balance(_) | Used(_) | Holds)))
}

/// "has expired on", "已于…": the date lies behind, not ahead.
fn lies_behind(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let segment = layout.at(at).segment;
    neighbourhood(layout, at).any(|i| match findings.says(i) {
        Some(Says::Expired) => layout.at(i).segment == segment,
        Some(Says::Past) => i < at && gap(&findings.found, i, at) <= BESIDE,
        _ => false,
    })
}

/// "end of the month", "today": an expiry only beside words that announce one, or where the words themselves do.
fn is_announced_day(findings: &Findings<'_>, layout: &Layout, at: usize, day: Says) -> bool {
    use Says::{EndOfMonth, EndOfNextMonth, Today, Tomorrow, UntilEndOfMonth};
    if !matches!(day, UntilEndOfMonth | EndOfMonth | EndOfNextMonth | Today | Tomorrow) {
        return false;
    }
    // "Ends tomorrow, 4/12 23:59": the date says it better.
    let found = &findings.found;
    let next = at + 1 + usize::from(found.get(at + 1).is_some_and(|next| next.what.is_mark(Mark::Comma)));
    let is_dated = found.get(next).is_some_and(|date| {
        matches!(date.what, What::Moment(Moment { date: Some(_), .. })) && gap(found, at, next) <= BESIDE
    });
    !is_dated && (day == Says::UntilEndOfMonth || announces_day(findings, layout, at).is_some())
}

/// The words that announce the day named at `at` as an end.
fn announces_day(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<usize> {
    neighbourhood(layout, at).find(|&i| {
        let gap = gap(&findings.found, i, at);
        match findings.says(i) {
            Some(Says::Until(Side::Follows)) => i < at && gap <= 12,
            Some(Says::UntilBeside) => i < at && gap <= 6,
            Some(Says::Until(Side::Precedes)) => i > at && gap <= 8,
            _ => false,
        }
    })
}

/// "Expires tomorrow, 21/11", "today (20/11)": a date right behind the day that it tells once more, which words announce as an end.
fn repeats_day(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<&'static str> {
    let found = &findings.found;
    let is_joint = |i: &usize| found[*i].what.is_mark(Mark::Comma) || found[*i].what.is_mark(Mark::Open);
    let day = (0..at).rev().take(2).find(|i| !is_joint(i)).filter(|&i| gap(found, i, at) <= BESIDE)?;
    if !matches!(findings.says(day), Some(Says::Today | Says::Tomorrow)) {
        return None;
    }
    let cue = announces_day(findings, layout, day).filter(|&i| i < day)?;
    match found[cue].what {
        What::Phrase(cue) => Some(cue.phrase.name),
        _ => None,
    }
}
