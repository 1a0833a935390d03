//! Reads carrier messages from standard input, a JSON object a line, and prints what each states, a line each.
//!
//! Input: `id`, `text`, optional `received` (a date, or a date and time, local to the carrier) and `country`. With
//! `--explain` each line is followed by what was found and which rule read each field; with `--languages FOLDER` the language
//! files are read from there, so that a phrase can be tried without building anew. It keeps nothing between lines.

use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};
use tidemark::languages;
use tidemark::outcome::Outcome;
use tidemark::reading::{self, Context, LocalMoment, MessageReading, Report};
use tidemark::scan::{self, Lexicon, What};
use tidemark::span::Span;

#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    text: String,
    received: Option<String>,
    country: Option<String>,
}

#[derive(Serialize)]
struct Printed {
    id: serde_json::Value,
    #[serde(flatten)]
    report: Report,
}

fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let explain = arguments.iter().any(|argument| argument == "--explain");
    let folder = arguments.iter().position(|argument| argument == "--languages").and_then(|at| arguments.get(at + 1));
    let lexicon = match folder.map(|folder| files(folder)).transpose() {
        Ok(lexicon) => lexicon.unwrap_or(Lexicon::all()),
        Err(problem) => {
            eprintln!("{problem}");
            return std::process::ExitCode::from(2);
        }
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (number, line) in (1..).zip(std::io::stdin().lock().lines()) {
        match line.map_err(|error| error.to_string()).and_then(|line| answer(&line, lexicon, explain)) {
            Ok(None) => {}
            Ok(Some(printed)) => {
                if writeln!(out, "{printed}").is_err() {
                    return std::process::ExitCode::FAILURE;
                }
            }
            Err(problem) => {
                eprintln!("line {number}: {problem}");
                return std::process::ExitCode::from(2);
            }
        }
    }
    std::process::ExitCode::SUCCESS
}

/// The languages of the files in a folder.
fn files(folder: &str) -> Result<&'static Lexicon, String> {
    let problem = |error: std::io::Error| format!("{folder}: {error}");
    let mut text = String::new();
    let entries: Result<Vec<_>, _> = std::fs::read_dir(folder).map_err(problem)?.collect();
    let mut paths: Vec<_> = entries.map_err(problem)?.into_iter().map(|entry| entry.path()).collect();
    // The order decides between languages that a text fits alike.
    let tag = |path: &std::path::PathBuf| {
        path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    };
    paths.sort_by_key(|path| (!languages::FIRST.contains(&tag(path).as_str()), tag(path)));
    for path in paths {
        if path.extension().is_some_and(|ending| ending == "lang") {
            text.push_str(&std::fs::read_to_string(&path).map_err(problem)?);
            text.push('\n');
        }
    }
    Ok(Box::leak(Box::new(Lexicon::of(languages::read(text.leak()).0.leak().iter()))))
}

fn answer(line: &str, lexicon: &Lexicon, explain: bool) -> Result<Option<String>, String> {
    if line.trim().is_empty() {
        return Ok(None);
    }
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let received = line.received.as_deref().map(parse_received).transpose()?;
    let context = Context { lexicon, received, country: line.country.as_deref() };
    let outcome = reading::read(&line.text, context);
    let mut printed = serde_json::to_string(&Printed { id: line.id, report: reading::report(&outcome) })
        .map_err(|error| error.to_string())?;
    if explain {
        printed.push_str(&explanation(&line.text, lexicon, &outcome));
    }
    Ok(Some(printed))
}

/// What was found and what became of it, indented.
fn explanation(text: &str, lexicon: &Lexicon, outcome: &Outcome<MessageReading>) -> String {
    let findings = scan::find(text, lexicon);
    let language =
        if findings.is_foreign { "foreign" } else { findings.spoken.first().map_or("none", |language| language.tag) };
    let mut lines = vec![format!("\n  text ({language}): {}", text.replace('\n', " ⏎ "))];
    lines.extend(findings.found.iter().chain(&findings.warnings).filter_map(|finding| {
        let words = findings.span(finding.from, finding.to).of(text).replace('\n', "⏎");
        match &finding.what {
            What::Mark(_) => None,
            What::Phrase(cue) => Some(format!("  {words:?} {} {:?}", cue.phrase.name, cue.phrase.says)),
            other => Some(format!("  {words:?} {other:?}")),
        }
    }));
    for bucket in &outcome.value.buckets {
        let kind = bucket.kind.map_or("main", |kind| kind.name());
        lines.extend(bucket.reasons().map(|reason| {
            let assumed =
                reason.assumed.map(|assumed| format!(", assuming the {assumed:?}").to_lowercase()).unwrap_or_default();
            let told_by = reason.told_by(&findings).filter(|&told| told != reason.span);
            let words = told_by.map(|told| format!(", told by {:?}", told.of(text))).unwrap_or_default();
            format!("  => {kind} {:?}: {:?} by {:?}{words}{assumed}", reason.field, reason.span.of(text), reason.rule)
        }));
    }
    let asides = &outcome.value.asides;
    let told = |name: &str, value: String, span: Span| format!("  => {name} {value}: {:?}", span.of(text));
    lines.extend(asides.late.map(|late| told("late by hours", late.value.to_string(), late.span)));
    lines.extend(asides.slowed.map(|speed| told("slowed to kbit/s", speed.value.to_string(), speed.span)));
    lines.extend(asides.refills.map(|refill| told("refilled at", refill.value.to_string(), refill.span)));
    lines.extend(asides.credit.iter().map(|credit| told("credit", format!("{:?}", credit.value), credit.span)));
    lines.extend(outcome.doubts.iter().map(|doubt| format!("  ?? {doubt:?}")));
    lines.join("\n")
}

fn parse_received(text: &str) -> Result<LocalMoment, String> {
    let (day, time) = text.split_once(['T', ' ']).map_or((text, None), |(day, time)| (day, Some(time)));
    let problem = |error: chrono::ParseError| format!("received {text:?}: {error}");
    let date = day.parse().map_err(problem)?;
    let time =
        time.map(|time| time.get(..5).unwrap_or(time)).map(|time| chrono::NaiveTime::parse_from_str(time, "%H:%M"));
    Ok(LocalMoment { date, time: time.transpose().map_err(problem)? })
}
