//! How much a person's earlier packs tell of the first days of a new one: daily use in, errors and scores of ranges out.
//!
//! It judges nothing itself: it cuts days of use into an earlier pack and a new one and asks the page's method, with every value
//! of `past_days` in a list.
//!
//! `cargo run --release --no-default-features --example packs -- [PAUSE] < daily.csv`
//!
//! The table has the columns `user` and `bytes`, a row a day. The earlier pack is read every day and a half for 5 to 18 days; after
//! a pause of so many days (none) the new one is read one to four times in its first five days. It is either on another SIM, or on
//! the same. Use within a day is even; balances are told in 200 steps of the pack. At the end of the list: which value has the best
//! interval score when one person is left out, and its score on the persons left out.

use chrono::{DateTime, TimeDelta, Utc};
use std::io::{self, Read};
use std::process::ExitCode;
use tidemark::forecast::{DepletionLaw, Level, Method, PastUse, Prior, past_use};
use tidemark::history::BalancePoint;
use tidemark::volume::{DataVolume, Printed};

const PAST_DAYS: [f64; 8] = [0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0];
const PACKS: usize = 150;

/// A fixed row of numbers from 0 to 1 (Marsaglia's xorshift), so that every run gives the same.
struct Row(u64);

impl Row {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, least: f64, most: f64) -> f64 {
        least + self.next() * (most - least)
    }
}

/// Bytes used a day.
struct Days(Vec<f64>);

impl Days {
    fn used_until(&self, moment: f64) -> f64 {
        let whole = moment.max(0.0).floor() as usize;
        let part = self.0.get(whole).map_or(0.0, |day| day * moment.fract());
        self.0.iter().take(whole).sum::<f64>() + part
    }

    fn length(&self) -> f64 {
        self.0.len() as f64
    }

    /// When `bytes` more have gone since a moment; nothing where the days end before.
    fn when_gone(&self, since: f64, bytes: f64) -> Option<f64> {
        let target = self.used_until(since) + bytes;
        if self.used_until(self.length()) < target {
            return None;
        }
        let (mut low, mut high) = (since, self.length());
        for _ in 0..50 {
            let middle = 0.5 * (low + high);
            if self.used_until(middle) < target { low = middle } else { high = middle }
        }
        Some(low)
    }
}

/// One pack on the point of being forecast.
struct Case {
    earlier: Vec<BalancePoint>,
    new: Vec<BalancePoint>,
    now: DateTime<Utc>,
    days_left: f64,
}

fn case(days: &Days, readings: usize, pause: f64, row: &mut Row) -> Option<Case> {
    let mean = days.used_until(days.length()) / days.length();
    let length = row.between(5.0, 18.0);
    let start = length + pause + row.next() * (days.length() - length - pause).max(0.0);
    let left = mean * 1.5 * (10.0_f64 / 1.5).powf(row.next());
    let elapsed = if readings == 1 { 0.0 } else { row.between(0.2, 5.0) };
    let now = start + elapsed;
    let days_left = days.when_gone(now, left).filter(|_| now < days.length())? - now;
    if days_left < 0.5 {
        return None;
    }
    let used = |from: f64, to: f64| days.used_until(to) - days.used_until(from);
    let step = ((left + used(start, now)) / 200.0).max(1.0);
    let point = |at: f64, bytes: f64, pack: u32| {
        let balance =
            Printed::new(DataVolume::from_bytes_f64((bytes / step).round() * step), DataVolume::from_bytes_f64(step));
        BalancePoint::new(moment(at), balance, pack)
    };
    let spread = |from: f64, length: f64, count: usize| {
        (0..count).map(move |at| from + length * at as f64 / (count.max(2) - 1) as f64)
    };
    let (first, last) = (start - pause - length, start - pause);
    Some(Case {
        earlier: spread(first, length, (length / 1.5) as usize + 2)
            .map(|at| point(at, used(at, last) + mean, 1))
            .collect(),
        new: spread(start, elapsed, readings).map(|at| point(at, left + used(at, now), 2)).collect(),
        now: moment(now),
        days_left,
    })
}

fn moment(day: f64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds((day * 86_400.0).round() as i64)
}

/// Sums over the cases of one person.
#[derive(Clone, Default)]
struct Tally {
    errors: Vec<f64>,
    logs: f64,
    held: f64,
    scores: f64,
}

impl Tally {
    fn add(&mut self, law: &DepletionLaw, truth: f64) {
        let (low, high) = law.interval(Level::EIGHTY);
        let middle = law.median();
        self.errors.push((middle - truth).abs() / truth);
        self.logs += (middle / truth).ln().abs();
        self.held += f64::from(u8::from(low <= truth && truth <= high));
        // Gneiting and Raftery 2007, eq. 43, in log days.
        self.scores += (high / low).ln() + 10.0 * ((low / truth).ln().max(0.0) + (truth / high).ln().max(0.0));
    }

    fn mean(&self, sum: f64) -> f64 {
        sum / self.errors.len().max(1) as f64
    }

    fn score(&self) -> f64 {
        self.mean(self.scores)
    }
}

fn main() -> ExitCode {
    let pause = std::env::args().nth(1).map_or(Some(0.0), |text| text.parse::<f64>().ok().filter(|days| *days >= 0.0));
    let mut text = String::new();
    if let Err(error) = io::stdin().read_to_string(&mut text) {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    let (Some(pause), Some(people)) = (pause, people(&text)) else {
        eprintln!("usage: packs [PAUSE in days] < a table with the columns `user` and `bytes`");
        return ExitCode::from(2);
    };
    for is_same_sim in [false, true] {
        println!("{}, pause {pause} days", if is_same_sim { "the same SIM" } else { "another SIM" });
        report(&people, pause, is_same_sim);
    }
    ExitCode::SUCCESS
}

/// For each value of `past_days` and each person the tally.
fn report(people: &[Days], pause: f64, is_same_sim: bool) {
    let mut tallies = vec![vec![Tally::default(); people.len()]; PAST_DAYS.len()];
    for (person, days) in people.iter().enumerate() {
        let mut row = Row(88_172_645_463_325_252 + person as u64);
        for readings in 1..=4 {
            let cases = (0..20_000).filter_map(|_| case(days, readings, pause, &mut row)).take(PACKS);
            for case in cases.collect::<Vec<_>>() {
                for (at, past_days) in PAST_DAYS.into_iter().enumerate() {
                    let method = Method { past_days, ..Method::CURRENT };
                    let all: Vec<BalancePoint> = case.earlier.iter().chain(&case.new).copied().collect();
                    let (points, past) = if is_same_sim {
                        (all, PastUse::default())
                    } else {
                        (case.new.clone(), past_use(&case.earlier))
                    };
                    if let Ok(law) = method.law(&points, Prior { plan: None, past }, case.now) {
                        tallies[at][person].add(&law, case.days_left);
                    }
                }
            }
        }
    }
    println!("{:>9} {:>8} {:>8} {:>6} {:>6}", "past_days", "median", "mean ln", "held", "score");
    let people = 0..people.len();
    let mean = |at: usize, of: &dyn Fn(&Tally) -> f64, without: Option<usize>| {
        let kept: Vec<f64> =
            people.clone().filter(|who| Some(*who) != without).map(|who| of(&tallies[at][who])).collect();
        kept.iter().sum::<f64>() / kept.len().max(1) as f64
    };
    for (at, past_days) in PAST_DAYS.into_iter().enumerate() {
        let mut errors: Vec<f64> = tallies[at].iter().flat_map(|tally| tally.errors.clone()).collect();
        errors.sort_by(f64::total_cmp);
        println!(
            "{past_days:9} {:8.3} {:8.3} {:6.3} {:6.3}",
            errors.get(errors.len() / 2).copied().unwrap_or(f64::NAN),
            mean(at, &|tally| tally.mean(tally.logs), None),
            mean(at, &|tally| tally.mean(tally.held), None),
            mean(at, &Tally::score, None),
        );
    }
    let best = |without: usize| {
        (0..PAST_DAYS.len())
            .min_by(|a, b| mean(*a, &Tally::score, Some(without)).total_cmp(&mean(*b, &Tally::score, Some(without))))
            .unwrap_or(0)
    };
    let chosen: Vec<usize> = people.clone().map(best).collect();
    let held_out = people.clone().map(|who| tallies[chosen[who]][who].score()).sum::<f64>() / people.len() as f64;
    let names: Vec<String> = chosen.iter().map(|at| PAST_DAYS[*at].to_string()).collect();
    println!("best without each person: {}; score on the persons left out {held_out:.3}", names.join(" "));
}

fn people(text: &str) -> Option<Vec<Days>> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next()?.split(',').collect();
    let column = |name: &str| header.iter().position(|column| *column == name);
    let (user, bytes) = (column("user")?, column("bytes")?);
    let mut people: Vec<(String, Days)> = Vec::new();
    for line in lines {
        let row: Vec<&str> = line.split(',').collect();
        let (name, bytes) = (*row.get(user)?, row.get(bytes)?.parse().ok()?);
        match people.last_mut() {
            Some((last, days)) if last == name => days.0.push(bytes),
            _ => people.push((name.to_owned(), Days(vec![bytes]))),
        }
    }
    Some(people.into_iter().map(|(_, days)| days).filter(|days| days.0.iter().sum::<f64>() > 0.0).collect())
}
