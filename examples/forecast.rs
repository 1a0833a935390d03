//! The forecast on the command line: cases in, days left out, one JSON object a line.
//!
//! It does not forecast: it turns JSON into readings, asks the same functions as the page, and turns their answer back.
//!
//! `cargo run --release --no-default-features --example forecast -- [--plan] [--reference] < cases.jsonl`
//!
//! A case is `{"id", "t_days", "remaining", "unit", "now_days"}`: when each reading was made, in days; what it said and
//! the step it was printed in, in bytes; and when the forecast is asked for. `--plan` also takes `plan_days` and
//! `allowance`, `--reference` the published method in place of the page's. Other fields are left unread. The answer is
//! `{"id", "q10", "q50", "q90", "p_lasts"}`: days left from `now_days`, and with `--plan` the chance that the balance
//! outlasts `plan_days` counted from day 0. A line that is no case ends the run with exit code 2.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;
use tidemark::forecast::{DepletionLaw, LATEST_DAYS, Level, Method, PlanPrior, SOONEST_DAYS};
use tidemark::history::BalancePoint;
use tidemark::volume::{DataVolume, Printed};

const USAGE: &str = "usage: forecast [--plan] [--reference] < cases.jsonl";

#[derive(Deserialize)]
struct Case {
    id: serde_json::Value,
    t_days: Vec<f64>,
    remaining: Vec<f64>,
    unit: f64,
    now_days: f64,
    plan_days: Option<f64>,
    allowance: Option<f64>,
}

#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    q10: f64,
    q50: f64,
    q90: f64,
    p_lasts: Option<f64>,
}

/// Why a line is no case.
enum BadCase {
    Json(serde_json::Error),
    Lengths { t_days: usize, remaining: usize },
    Calendar { days: f64 },
    Missing { field: &'static str },
}

impl fmt::Display for BadCase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadCase::Json(error) => {
                // A case is one line: "at line 1 column 8" would contradict the line number in front.
                let message = error.to_string();
                let reason = message.split(" at line ").next().unwrap_or(&message);
                write!(f, "column {}: {reason}", error.column())
            }
            BadCase::Lengths { t_days, remaining } => {
                write!(f, "t_days has {t_days} entries, remaining has {remaining}")
            }
            BadCase::Calendar { days } => write!(f, "{days:e} days is beyond the calendar"),
            BadCase::Missing { field } => write!(f, "--plan needs the field `{field}`"),
        }
    }
}

fn main() -> ExitCode {
    let (mut with_plan, mut method) = (false, Method::CURRENT);
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--plan" => with_plan = true,
            "--reference" => method = Method::PUBLISHED,
            _ => {
                eprintln!("unknown argument `{argument}`\n{USAGE}");
                return ExitCode::from(2);
            }
        }
    }
    match run(&method, with_plan) {
        Ok(code) => code,
        // Whoever read the answers has read enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(method: &Method, with_plan: bool) -> io::Result<ExitCode> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (index, line) in io::stdin().lock().split(b'\n').enumerate() {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let case = serde_json::from_slice(&line).map_err(BadCase::Json);
        match case.and_then(|case| answer(case, method, with_plan)) {
            Ok(answer) => {
                serde_json::to_writer(&mut out, &answer)?;
                out.write_all(b"\n")?;
            }
            Err(bad) => {
                out.flush()?;
                eprintln!("line {}: {bad}", index + 1);
                return Ok(ExitCode::from(2));
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn answer(case: Case, method: &Method, with_plan: bool) -> Result<Answer, BadCase> {
    if case.t_days.len() != case.remaining.len() {
        return Err(BadCase::Lengths { t_days: case.t_days.len(), remaining: case.remaining.len() });
    }
    let scale = Scale::of(&case);
    let step = scale.volume(case.unit);
    let mut points = Vec::with_capacity(case.t_days.len());
    for (&days, &remaining) in case.t_days.iter().zip(&case.remaining) {
        points.push(BalancePoint::new(moment(days)?, Printed::new(scale.volume(remaining), step), 1));
    }
    let now = moment(case.now_days)?;
    let plan_days = with_plan.then(|| case.plan_days.ok_or(BadCase::Missing { field: "plan_days" })).transpose()?;
    let allowance = with_plan.then(|| case.allowance.ok_or(BadCase::Missing { field: "allowance" })).transpose()?;
    let plan = plan_days.zip(allowance).and_then(|(days, bytes)| PlanPrior::new(scale.volume(bytes), days));
    let expiry = plan_days.map(moment).transpose()?;
    let law = method.law(&points, plan, now).ok();
    let (q10, q50, q90) = law.as_ref().map_or_else(nothing_known, quantiles);
    // Where nothing is known, lasting is as likely as not.
    let p_lasts = expiry.map(|expiry| law.map_or(0.5, |law| law.chance_to_last_until(expiry).share()));
    Ok(Answer { id: case.id, q10, q50, q90, p_lasts })
}

fn quantiles(law: &DepletionLaw) -> (f64, f64, f64) {
    let (low, high) = law.interval(Level::EIGHTY);
    (low, law.median(), high)
}

/// The page declines here; a column of numbers cannot, so it says the widest range there is.
fn nothing_known() -> (f64, f64, f64) {
    (SOONEST_DAYS, (SOONEST_DAYS * LATEST_DAYS).sqrt(), LATEST_DAYS)
}

/// Cases give three decimals, and some count other things than bytes; readings are whole bytes. The unit changes no
/// forecast, so one unit of the case is read as a thousand bytes, or as fewer where that would be too many to count.
struct Scale(f64);

impl Scale {
    fn of(case: &Case) -> Scale {
        let largest = case.remaining.iter().copied().chain(case.allowance).chain([case.unit]).fold(1.0, f64::max);
        Scale((1e18 / largest).min(1000.0))
    }

    fn volume(&self, units: f64) -> DataVolume {
        DataVolume::from_bytes_f64(units * self.0)
    }
}

/// Day 0 is an arbitrary moment: only differences count.
fn moment(days: f64) -> Result<DateTime<Utc>, BadCase> {
    let microseconds = days * 86_400e6;
    (microseconds.abs() < 9e18)
        .then(|| TimeDelta::microseconds(microseconds.round() as i64))
        .and_then(|since| DateTime::UNIX_EPOCH.checked_add_signed(since))
        .ok_or(BadCase::Calendar { days })
}
