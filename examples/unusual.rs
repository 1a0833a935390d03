//! How well unusual use is told from usual use: daily use in, shares of false and right alarms out.
//!
//! It judges nothing itself: it turns days of use into readings and asks the same function as the page.
//!
//! `cargo run --release --no-default-features --example unusual -- [pots] < daily.csv`
//!
//! The table has the columns `user` and `bytes`, a row a day, the days of a user in order. Each user looks at the balance
//! once a day. For every history of 5 to 20 days and every day on which it can end, the day after it is judged twice: as it
//! was, where an alarm is false, and with eight times the user's daily mean added to it, where silence is a miss. With `pots` the use of
//! every day is borne by main data, a bonus and a pot for some apps by turns, and each look tells of all three: the way of the page.

use chrono::{DateTime, TimeDelta};
use std::io::{self, Read};
use std::ops::RangeInclusive;
use std::process::ExitCode;
use tidemark::answer::compose;
use tidemark::forecast::unusual;
use tidemark::history::{BalancePoint, Ledger, Reading, Stated};
use tidemark::languages::BucketKind;
use tidemark::pack::{Id, Sim};
use tidemark::volume::{DataVolume, Printed};

const HISTORIES: RangeInclusive<usize> = 5..=20;
const LEAK: f64 = 8.0;

struct User {
    name: String,
    days: Vec<f64>,
}

/// Days judged, and alarms on them as they were and with the leak.
#[derive(Clone, Copy, Default)]
struct Tally {
    days: u32,
    alarms: u32,
    found: u32,
}

impl Tally {
    fn shares(self) -> (f64, f64) {
        let share = |count: u32| f64::from(count) / f64::from(self.days.max(1));
        (share(self.alarms), share(self.found))
    }
}

fn main() -> ExitCode {
    let mut text = String::new();
    if let Err(error) = io::stdin().read_to_string(&mut text) {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    let has_pots = std::env::args().nth(1).is_some_and(|word| word == "pots");
    let is_alarm = if has_pots { is_alarm_of_pots } else { is_alarm };
    let Some(users) = users(&text) else {
        eprintln!("no table with the columns `user` and `bytes`");
        return ExitCode::from(2);
    };
    let mut all = Tally::default();
    let mut shares = Vec::new();
    println!("{:12} {:>6} {:>12} {:>8}", "user", "days", "false alarms", "found");
    for user in &users {
        let tally = tally(&user.days, is_alarm);
        if tally.days == 0 {
            continue;
        }
        let (alarms, found) = tally.shares();
        println!("{:12} {:6} {alarms:12.3} {found:8.3}", user.name, tally.days);
        shares.push((alarms, found));
        all = Tally { days: all.days + tally.days, alarms: all.alarms + tally.alarms, found: all.found + tally.found };
    }
    let (alarms, found) = all.shares();
    println!("{:12} {:6} {alarms:12.3} {found:8.3}", "all days", all.days);
    let mean = |pick: fn(&(f64, f64)) -> f64| shares.iter().map(pick).sum::<f64>() / shares.len().max(1) as f64;
    println!("{:12} {:6} {:12.3} {:8.3}", "mean of users", shares.len(), mean(|user| user.0), mean(|user| user.1));
    ExitCode::SUCCESS
}

fn users(text: &str) -> Option<Vec<User>> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next()?.split(',').collect();
    let column = |name: &str| header.iter().position(|column| *column == name);
    let (user, bytes) = (column("user")?, column("bytes")?);
    let mut users: Vec<User> = Vec::new();
    for line in lines {
        let row: Vec<&str> = line.split(',').collect();
        let (name, bytes) = (*row.get(user)?, row.get(bytes)?.parse().ok()?);
        match users.last_mut().filter(|last| last.name == name) {
            Some(last) => last.days.push(bytes),
            None => users.push(User { name: name.to_owned(), days: vec![bytes] }),
        }
    }
    Some(users)
}

fn tally(days: &[f64], is_alarm: fn(&[f64], f64) -> bool) -> Tally {
    let leak = LEAK * days.iter().sum::<f64>() / days.len() as f64;
    let mut tally = Tally::default();
    for history in HISTORIES {
        for window in days.windows(history + 1) {
            tally.days += 1;
            tally.alarms += u32::from(is_alarm(window, 0.0));
            tally.found += u32::from(is_alarm(window, leak));
        }
    }
    tally
}

/// Whether the last of these days raises an alarm, with `more` bytes gone in it.
fn is_alarm(days: &[f64], more: f64) -> bool {
    let mut left = days.iter().sum::<f64>() + more;
    let mut points = Vec::with_capacity(days.len() + 1);
    let look = |day: usize, left: f64| {
        let balance = Printed::new(DataVolume::from_bytes_f64(left), DataVolume::from_bytes(1));
        BalancePoint::new(DateTime::UNIX_EPOCH + TimeDelta::days(day as i64), balance, 1)
    };
    points.push(look(0, left));
    for (day, used) in days.iter().enumerate() {
        left -= used + if day + 1 == days.len() { more } else { 0.0 };
        points.push(look(day + 1, left));
    }
    unusual(&points, &|_| None).is_some()
}

/// The same of three pots.
fn is_alarm_of_pots(days: &[f64], more: f64) -> bool {
    const KINDS: [Option<BucketKind>; 3] = [None, Some(BucketKind::Bonus), Some(BucketKind::Social)];
    let sim = Sim::new(Id("sim".to_owned()), DateTime::UNIX_EPOCH.fixed_offset());
    let mut ledger = Ledger { sims: vec![sim.clone()], ..Ledger::default() };
    let mut left = [days.iter().sum::<f64>() + more; 3];
    let mut now = DateTime::UNIX_EPOCH.fixed_offset();
    for day in 0..=days.len() {
        now = (DateTime::UNIX_EPOCH + TimeDelta::days(day as i64)).fixed_offset();
        if let Some(used) = day.checked_sub(1).map(|before| days[before]) {
            left[day % KINDS.len()] -= used + if day == days.len() { more } else { 0.0 };
        }
        for (pot, kind) in KINDS.into_iter().enumerate() {
            let volume = DataVolume::from_bytes_f64(left[pot]);
            let balance = Some(Printed::new(volume, DataVolume::from_bytes(1)));
            ledger.readings.push(Reading {
                v: 1,
                id: Id(format!("{day:03}-{pot}")),
                sim: sim.id.clone(),
                pack: Id("pack".to_owned()),
                bucket: kind,
                at: now,
                stated: Stated { balance, ..Stated::default() },
                expiry: None,
                validity_hours: None,
                message: None,
                was_me: None,
                rise: None,
                origin: None,
                lag: None,
                asides: Default::default(),
            });
        }
    }
    compose(&ledger, now).is_some_and(|answer| answer.unusual.is_some())
}
