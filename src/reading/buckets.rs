//! Puts figures, dates and states together into one reading per bucket.
//!
//! A bucket begins where a slot that is filled is stated again, or where another kind is named.

use super::layout::Layout;
use super::moments::Moments;
use super::roles::{Role, Roles, neighbourhood, says, under_condition};
use super::{BucketReading, Field, MessageReading};
use crate::languages::{BucketKind, Says};
use crate::outcome::{About, Doubt};
use crate::scan::{Findings, Mark, What};
use crate::volume::Printed;

/// A bucket in the making, with where it was spoken of.
struct Draft {
    reading: BucketReading,
    segment: u32,
    /// Index of the first finding that it was made from.
    first: usize,
    /// Whether the expiry was told beside this bucket, and not for all.
    closed: bool,
}

pub fn assemble(findings: &Findings<'_>, layout: &Layout, roles: &Roles, moments: &Moments) -> MessageReading {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut waiting = Waiting::default();
    for at in 0..findings.found.len() {
        let found = &findings.found[at];
        let span = findings.span(found.from, found.to);
        if let Some(assigned) = roles.assigned.iter().find(|assigned| assigned.at == at) {
            let kind = kind_of(findings, layout, at);
            match &found.what {
                What::Amount(amount) => {
                    let field = Field { value: amount.printed, span, rule: assigned.rule, assumed: None };
                    if assigned.is_part {
                        place_part(&mut drafts, layout, at, assigned.role, kind, field);
                    } else {
                        place(&mut drafts, layout, at, kind, |reading| slot(reading, assigned.role), field);
                    }
                }
                What::Percent(percent) => {
                    let field = Field { value: *percent, span, rule: assigned.rule, assumed: None };
                    let of_used = assigned.role == Role::Used;
                    place(
                        &mut drafts,
                        layout,
                        at,
                        kind,
                        |reading| if of_used { &mut reading.used_percent } else { &mut reading.left_percent },
                        field,
                    );
                }
                _ => {}
            }
        }
        if let What::Phrase(phrase) = found.what {
            let state = Field { value: (), span, rule: phrase.name, assumed: None };
            match phrase.says {
                Says::UsedUp if !under_condition(findings, layout, at) && is_about_data(findings, layout, at) => {
                    place(&mut drafts, layout, at, kind_of(findings, layout, at), |reading| &mut reading.exhausted, state);
                }
                Says::Expired if !under_condition(findings, layout, at) && is_about_data(findings, layout, at) => {
                    place(&mut drafts, layout, at, None, |reading| &mut reading.expired, state);
                }
                Says::Unlimited => {
                    if let Some(kind) = unlimited_data(findings, layout, at) {
                        place(&mut drafts, layout, at, kind, |reading| &mut reading.unlimited, state);
                    }
                }
                _ => {}
            }
        }
        if let Some((_, field)) = moments.expiries.iter().find(|(index, _)| *index == at) {
            attach(findings, layout, &mut drafts, &mut waiting.expiries, at, *field, |reading| &mut reading.expiry);
        }
        if let Some((_, field)) = moments.validities.iter().find(|(index, _)| *index == at) {
            attach(findings, layout, &mut drafts, &mut waiting.validities, at, *field, |reading| &mut reading.validity);
        }
    }
    waiting.settle(&mut drafts);
    for draft in &mut drafts {
        // What is lost with an expired pack is not left.
        if draft.reading.expired.is_some() {
            draft.reading.balance = None;
        }
    }
    let buckets: Vec<BucketReading> = drafts.into_iter().map(|draft| draft.reading).filter(|reading| !reading.is_empty()).collect();
    let open = roles
        .open
        .iter()
        .filter_map(|&at| match &findings.found[at].what {
            What::Amount(amount) => {
                let span = findings.span(findings.found[at].from, findings.found[at].to);
                Some(Field { value: amount.printed, span, rule: "amount alone", assumed: None })
            }
            _ => None,
        })
        .collect();
    MessageReading { buckets, reading_time: moments.reading_time, open, suspicious: Vec::new() }
}

/// Doubts where the figures of one bucket contradict each other.
pub fn check_sums(reading: &MessageReading, doubts: &mut Vec<Doubt>) {
    for bucket in &reading.buckets {
        if let (Some(balance), Some(used), Some(allowance)) = (bucket.balance, bucket.used, bucket.allowance) {
            let sum = balance.value.volume.plus(used.value.volume).bytes_f64();
            let whole = allowance.value.volume.bytes_f64();
            // Carriers mix steps of 1000 and 1024, which is 2.4 % at each of three steps.
            if (sum - whole).abs() > 0.08 * whole.max(sum) {
                doubts.push(Doubt { about: About::DoesNotAddUp, spans: vec![balance.span, used.span, allowance.span] });
            }
        }
    }
}

fn slot(reading: &mut BucketReading, role: Role) -> &mut Option<Field<Printed>> {
    match role {
        Role::Balance => &mut reading.balance,
        Role::Used => &mut reading.used,
        Role::Allowance => &mut reading.allowance,
    }
}

/// Fills a slot of the bucket at hand, or of a new one.
fn place<T: PartialEq>(
    drafts: &mut Vec<Draft>,
    layout: &Layout,
    at: usize,
    kind: Option<BucketKind>,
    slot: impl Fn(&mut BucketReading) -> &mut Option<Field<T>>,
    field: Field<T>,
) {
    let kind = kind.filter(|kind| *kind != BucketKind::Main);
    let segment = layout.segment[at];
    if let Some(draft) = drafts.iter_mut().rev().find(|draft| !draft.reading.is_part) {
        let same_place = draft.segment == segment;
        let kinds_agree = match (draft.reading.kind, kind) {
            (a, b) if a == b => true,
            (Some(_), None) => same_place,
            (None, Some(_)) => same_place && draft.reading.balance.is_none() && draft.reading.used.is_none() && draft.reading.unlimited.is_none(),
            _ => false,
        };
        let open = slot(&mut draft.reading);
        let repeats = open.as_ref().is_some_and(|old| old.value == field.value) && !same_place;
        if kinds_agree && (open.is_none() && !(draft.closed && !same_place) || repeats) {
            if open.is_none() {
                *open = Some(field);
            }
            draft.reading.kind = draft.reading.kind.or(kind);
            return;
        }
    }
    let mut reading = BucketReading { kind, ..BucketReading::default() };
    *slot(&mut reading) = Some(field);
    drafts.push(Draft { reading, segment, first: at, closed: false });
}

/// A part of the bucket before: kept only where it has a name of its own, else it says nothing new.
fn place_part(drafts: &mut Vec<Draft>, layout: &Layout, at: usize, role: Role, kind: Option<BucketKind>, field: Field<Printed>) {
    let Some(kind) = kind.filter(|kind| *kind != BucketKind::Main) else { return };
    let whole = drafts.iter().rev().find(|draft| !draft.reading.is_part).map(|draft| draft.reading.clone());
    let mut reading = BucketReading { kind: Some(kind), is_part: true, ..BucketReading::default() };
    // "3 GB left of which 1 GB night": the part has the role of its whole.
    let role = match whole {
        Some(whole) if role == Role::Allowance && whole.allowance.is_none() && whole.balance.is_some() => Role::Balance,
        _ => role,
    };
    *slot(&mut reading, role) = Some(field);
    drafts.push(Draft { reading, segment: layout.segment[at], first: at, closed: false });
}

/// The kind of bucket that the words beside a figure name.
fn kind_of(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<BucketKind> {
    let found = &findings.found;
    let kind_at = |i: usize| match found[i].what {
        What::Phrase(phrase) => match phrase.says {
            Says::Kind(kind) => Some(kind),
            _ => None,
        },
        _ => None,
    };
    let is_figure = |i: usize| matches!(found[i].what, What::Amount(_) | What::Money | What::Count | What::Percent(_));
    let is_bracketed_with = |i: usize| layout.bracketed[i] && !layout.bracketed[at];
    // A label before the figure, in its own clause and behind any other figure.
    let before = (0..at)
        .rev()
        .take(10)
        .take_while(|&i| layout.clause[i] == layout.clause[at] && !is_figure(i))
        .filter(|&i| found[at].from.saturating_sub(found[i].to) <= 40 && !layout.quoted[i])
        .find_map(kind_at);
    let after = (at + 1..(at + 9).min(found.len()))
        .take_while(|&i| (layout.clause[i] == layout.clause[at] || is_bracketed_with(i)) && !is_figure(i))
        .filter(|&i| found[i].from.saturating_sub(found[at].to) <= 30)
        // A word glued to the next figure is that figure's label.
        .filter(|&i| !(i + 1..(i + 3).min(found.len())).any(|next| is_figure(next) && found[next].from <= found[i].to + 2))
        .filter(|&i| !(i + 1..(i + 2).min(found.len())).any(|next| matches!(found[next].what, What::Mark(Mark::Colon))))
        .find_map(kind_at);
    match (before, after) {
        (Some(BucketKind::Main), Some(kind)) => Some(kind),
        (Some(kind), _) => Some(kind),
        (None, after) => after,
    }
}

/// Whether "used up" or "expired" is said of data, and not of credit or minutes: the nearest thing named decides.
fn is_about_data(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let subject = |i: usize| match &found[i].what {
        What::Phrase(phrase) => match phrase.says {
            Says::Data => Some(true),
            Says::Account | Says::OtherService => Some(false),
            _ => None,
        },
        What::Amount(_) => Some(true),
        What::Count | What::Money => Some(false),
        _ => None,
    };
    let near = neighbourhood(findings, layout, at);
    let before = near.clone().filter(|&i| i < at).rev().find_map(subject);
    let after = near.clone().filter(|&i| i > at).find_map(subject);
    let names_pack = near.clone().any(|i| says(&found[i].what, |s| s == Says::Pack));
    let elsewhere = found.iter().any(|finding| says(&finding.what, |s| s == Says::Data));
    match (before, after) {
        (Some(true), _) => true,
        (Some(false), Some(true)) => names_pack && near.clone().any(|i| says(&found[i].what, |s| s == Says::Data)),
        (Some(false), _) => false,
        (None, Some(about)) => about,
        (None, None) => elsewhere,
    }
}

/// Whether "unlimited" is said of data, and of which kind of bucket.
fn unlimited_data(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Option<BucketKind>> {
    let found = &findings.found;
    if layout.quoted[at] || under_condition(findings, layout, at) {
        return None;
    }
    let near = neighbourhood(findings, layout, at);
    if near.clone().any(|i| says(&found[i].what, |s| s == Says::Offer) && layout.segment[i] == layout.segment[at]) {
        return None;
    }
    let mut nearest: Option<(usize, Option<Option<BucketKind>>)> = None;
    for i in near {
        if layout.clause[i] != layout.clause[at] || i == at {
            continue;
        }
        let gap = if i < at { found[at].from.saturating_sub(found[i].to) } else { found[i].from.saturating_sub(found[at].to) };
        let about = match &found[i].what {
            What::Phrase(phrase) => match phrase.says {
                Says::Data => Some(None),
                Says::Kind(kind) if kind != BucketKind::Bonus && kind != BucketKind::Local && kind != BucketKind::Main => Some(Some(kind)),
                Says::OtherService => None,
                _ => continue,
            },
            What::Count => None,
            _ => continue,
        };
        if gap <= 25 && nearest.is_none_or(|(least, _)| gap < least) {
            nearest = Some((gap, about));
        }
    }
    let kind = nearest?.1?;
    Some(kind.or_else(|| kind_of(findings, layout, at)))
}

/// Expiries and validities that came before any bucket, or speak of all.
#[derive(Default)]
struct Waiting {
    expiries: Vec<Field<super::LocalMoment>>,
    validities: Vec<Field<super::Hours>>,
}

impl Waiting {
    fn settle(self, drafts: &mut [Draft]) {
        for draft in drafts {
            if draft.reading.expiry.is_none() {
                draft.reading.expiry = self.expiries.first().copied();
            }
            if draft.reading.validity.is_none() {
                draft.reading.validity = self.validities.first().copied();
            }
        }
    }
}

/// Gives an expiry or a validity to the buckets it speaks of.
fn attach<T: Copy>(
    findings: &Findings<'_>,
    layout: &Layout,
    drafts: &mut [Draft],
    waiting: &mut Vec<Field<T>>,
    at: usize,
    field: Field<T>,
    slot: impl Fn(&mut BucketReading) -> &mut Option<Field<T>>,
) {
    let found = &findings.found;
    let (sentence, segment) = (layout.sentence[at], layout.segment[at]);
    let same_sentence = |i: usize| layout.sentence[i] == sentence;
    let last = |wanted: &dyn Fn(&What) -> bool| (at.saturating_sub(30)..at).rev().filter(|&i| same_sentence(i)).find(|&i| wanted(&found[i].what));
    let account = last(&|what| says(what, |s| s == Says::Account));
    let service = last(&|what| matches!(what, What::Count) || says(what, |s| s == Says::OtherService));
    let data = last(&|what| says(what, |s| matches!(s, Says::Data | Says::Pack)));
    let in_place = |draft: &Draft| draft.segment == segment;
    let figure = drafts.iter().filter(|draft| in_place(draft)).map(|draft| draft.first).max();
    // Words about credit or the line between the bucket and the date take the date for themselves.
    if account.is_some_and(|i| figure.is_none_or(|first| i > first) && data.is_none_or(|d| i > d)) {
        return;
    }
    if let Some(kind) = labelled_kind(findings, layout, at) {
        let wanted = Some(kind).filter(|kind| *kind != BucketKind::Main);
        let mut hit = false;
        for draft in drafts.iter_mut().filter(|draft| draft.reading.kind == wanted) {
            let open = slot(&mut draft.reading);
            if open.is_none() {
                *open = Some(field);
                hit = true;
            }
        }
        if hit {
            return;
        }
    }
    if figure.is_some() {
        for draft in drafts.iter_mut().filter(|draft| draft.segment == segment && !draft.closed) {
            let open = slot(&mut draft.reading);
            if open.is_none() {
                *open = Some(field);
            }
        }
        for draft in drafts.iter_mut().filter(|draft| draft.segment == segment) {
            draft.closed = draft.reading.expiry.is_some();
        }
        return;
    }
    if service.is_some_and(|i| data.is_none_or(|d| i > d)) {
        return;
    }
    let mut given = false;
    for draft in drafts.iter_mut() {
        let open = slot(&mut draft.reading);
        if open.is_none() {
            *open = Some(field);
            given = true;
        }
    }
    if !given {
        waiting.push(field);
    }
}

/// "bonus exp 22/11": the kind named right before the words that announce the date.
fn labelled_kind(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<BucketKind> {
    let found = &findings.found;
    (0..at)
        .rev()
        .take(5)
        .take_while(|&i| layout.clause[i] == layout.clause[at] && !matches!(found[i].what, What::Amount(_) | What::Money | What::Count))
        .find_map(|i| match found[i].what {
            What::Phrase(phrase) => match phrase.says {
                Says::Kind(kind) => Some(kind),
                _ => None,
            },
            _ => None,
        })
}
