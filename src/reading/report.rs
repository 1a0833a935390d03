//! A message's readings as one flat line of plain values, for the command line.
//!
//! It states what the text states and works nothing out.

use super::{BucketReading, LocalMoment, MessageReading};
use crate::languages::BucketKind;
use crate::outcome::{About, Doubt, Outcome};
use serde::Serialize;

/// Amounts in bytes; `null` where the text does not state a field.
#[derive(Debug, Serialize)]
pub struct Report {
    pub usage: bool,
    pub remaining: Option<u64>,
    pub used: Option<u64>,
    pub allowance: Option<u64>,
    pub unlimited: bool,
    pub exhausted: bool,
    pub used_percent: Option<f64>,
    pub expires: Option<String>,
    pub valid_hours: Option<u32>,
    pub buckets: Vec<BucketReport>,
    /// Names of the fields that a person would be asked about.
    pub questions: Vec<&'static str>,
    pub suspicious: bool,
}

#[derive(Debug, Serialize)]
pub struct BucketReport {
    pub name: String,
    pub remaining: Option<u64>,
    pub used: Option<u64>,
    pub allowance: Option<u64>,
    pub unlimited: bool,
    pub expires: Option<String>,
    pub valid_hours: Option<u32>,
}

/// One bucket stands at the top level; of several, each in `buckets`, and a whole beside its parts in both ways.
pub fn report(outcome: &Outcome<MessageReading>) -> Report {
    let reading = &outcome.value;
    let wholes: Vec<&BucketReading> = reading.buckets.iter().filter(|bucket| !bucket.is_part).collect();
    let top = match wholes.as_slice() {
        [only] => BucketReading::clone(only),
        // An end told once for all of them stands at the top, too; what is unlimited may be told without one.
        [first, rest @ ..] => BucketReading {
            expiry: first.expiry.filter(|field| {
                let is_same = |other: &&BucketReading| match other.expiry {
                    Some(end) => end.span == field.span,
                    None => other.unlimited.is_some(),
                };
                rest.iter().all(is_same)
            }),
            validity: first
                .validity
                .filter(|field| rest.iter().all(|other| other.validity.map(|v| v.span) == Some(field.span))),
            ..BucketReading::default()
        },
        [] => BucketReading::default(),
    };
    // What is used up without a figure has nothing to stand in a list of figures.
    let has_figure = |bucket: &&BucketReading| {
        let figures = [bucket.balance, bucket.used, bucket.allowance];
        figures.into_iter().flatten().next().is_some() || bucket.unlimited.is_some() || bucket.exhausted.is_none()
    };
    let is_listed = |bucket: &&BucketReading| wholes.len() > 1 || bucket.is_part;
    let listed: Vec<BucketReport> =
        reading.buckets.iter().filter(is_listed).filter(has_figure).map(bucket_report).collect();
    let flat = bucket_report(&top);
    Report {
        usage: reading.is_usage(),
        remaining: flat.remaining,
        used: flat.used,
        allowance: flat.allowance,
        unlimited: flat.unlimited,
        exhausted: top.exhausted.is_some(),
        // "20% left" and "80% used" are one statement; beside the figure that is left the share only says it again.
        used_percent: top
            .used_percent
            .map(|field| field.value)
            .or(top.left_percent.filter(|_| top.balance.is_none()).map(|field| 100.0 - field.value)),
        expires: flat.expires,
        valid_hours: flat.valid_hours,
        buckets: listed,
        questions: questions(&outcome.doubts),
        suspicious: !reading.suspicious.is_empty(),
    }
}

fn bucket_report(bucket: &BucketReading) -> BucketReport {
    BucketReport {
        name: bucket.kind.map_or("main", BucketKind::name).to_owned(),
        remaining: bucket.balance.map(|field| field.value.volume.bytes()),
        used: bucket.used.map(|field| field.value.volume.bytes()),
        allowance: bucket.allowance.map(|field| field.value.volume.bytes()),
        unlimited: bucket.unlimited.is_some(),
        expires: bucket.expiry.map(|field| moment(field.value)),
        valid_hours: bucket.validity.map(|field| field.value),
    }
}

fn moment(moment: LocalMoment) -> String {
    let day = moment.date.to_string();
    match moment.time {
        Some(time) => format!("{day}T{}", &time.to_string()[..5]),
        None => day,
    }
}

fn questions(doubts: &[Doubt]) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = doubts
        .iter()
        .filter_map(|doubt| match doubt.about {
            About::DayOrMonth | About::WhichDate | About::OddDate => Some("expires"),
            About::WhichRole | About::DecimalMark => Some("remaining"),
            _ => None,
        })
        .collect();
    names.dedup();
    names
}
