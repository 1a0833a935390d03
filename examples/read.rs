//! Reads carrier messages from standard input, a JSON object a line, and prints what each states, a line each.
//!
//! Input: `id`, `text`, optional `received` (a date, or a date and time, local to the carrier) and `country`.

use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};
use tidemark::reading::{self, Context, LocalMoment, Report};

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
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (number, line) in (1..).zip(std::io::stdin().lock().lines()) {
        match line.map_err(|error| error.to_string()).and_then(|line| answer(&line)) {
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

fn answer(line: &str) -> Result<Option<String>, String> {
    if line.trim().is_empty() {
        return Ok(None);
    }
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let received = line.received.as_deref().map(parse_received).transpose()?;
    let context = Context { received, country: line.country.as_deref() };
    let report = reading::report(&reading::read(&line.text, context));
    serde_json::to_string(&Printed { id: line.id, report }).map(Some).map_err(|error| error.to_string())
}

fn parse_received(text: &str) -> Result<LocalMoment, String> {
    let (day, time) = text.split_once(['T', ' ']).map_or((text, None), |(day, time)| (day, Some(time)));
    let problem = |error: chrono::ParseError| format!("received {text:?}: {error}");
    let date = day.parse().map_err(problem)?;
    let time = time.map(|time| time.get(..5).unwrap_or(time)).map(|time| chrono::NaiveTime::parse_from_str(time, "%H:%M"));
    Ok(LocalMoment { date, time: time.transpose().map_err(problem)? })
}
