//! What the forecast would be with other use from now on: another amount a day, an evening of video, a laptop, a day of Wi-Fi.
//!
//! It keeps nothing and recommends nothing: the same law is asked once as things are and once as the person supposes them.

use super::{Answer, Known, Outlook, Verdict, days_between, judge, later};
use crate::forecast::LATEST_DAYS;
use crate::volume::{BurnRate, DataVolume, Printed};
use chrono::{DateTime, FixedOffset};

/// What the person supposes; several things at once add up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Choice {
    /// In place of the present use a day, from now on.
    pub daily: Option<Printed>,
    /// One evening of it, now.
    pub video: Option<Video>,
    /// One evening on the phone's hotspot, now.
    pub laptop: bool,
    /// The next 24 hours without mobile data.
    pub wifi_day: bool,
}

/// How sharp a film is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Video {
    Low,
    Medium,
    High,
}

impl Video {
    pub const ALL: [Video; 3] = [Video::Low, Video::Medium, Video::High];
    /// An evening: a film of usual length.
    pub const HOURS: u32 = 2;

    /// What an hour takes at most. Netflix Help Center, "How to control how much data Netflix uses" (help.netflix.com/node/87):
    /// Low 0.3, Medium 0.7, High up to 3 GB an hour in HD, per device.
    pub fn an_hour(self) -> DataVolume {
        DataVolume::from_bytes(match self {
            Video::Low => 300_000_000,
            Video::Medium => 700_000_000,
            Video::High => 3_000_000_000,
        })
    }

    /// How many hours of it an amount is enough for.
    pub fn hours_of(self, amount: DataVolume) -> u32 {
        u32::try_from(amount.bytes() / self.an_hour().bytes()).unwrap_or(u32::MAX)
    }

    pub fn an_evening(self) -> DataVolume {
        DataVolume::from_bytes(self.an_hour().bytes() * u64::from(Video::HOURS))
    }
}

/// An evening of a laptop: an hour of video call at 1.2 Mbit/s each way (Zoom Support, "Zoom system requirements", one to one in
/// 720p), which is 1.08 GB, and 45 web pages of the median 2.65 MB (HTTP Archive, *Web Almanac* 2024, page weight on desktops),
/// which is 0.12 GB.
pub const LAPTOP_EVENING: DataVolume = DataVolume::from_bytes(1_200_000_000);

/// A day without mobile data moves everything behind it by this much.
const WIFI_DAYS: f64 = 1.0;

/// One assumption behind what is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Supposed {
    /// All else stays at this rate.
    AsBefore(BurnRate),
    Daily(Printed),
    Video(Video),
    Laptop(DataVolume),
    WifiDay,
    Reserve(Printed),
}

/// What is ahead, as things are or as supposed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prospect {
    /// Use a day.
    pub rate: BurnRate,
    /// Days from now until what may be used is gone; [`LATEST_DAYS`] is beyond what can be told.
    pub days: f64,
    pub at: DateTime<FixedOffset>,
    pub is_beyond_a_year: bool,
    /// It takes more at once than is there.
    pub is_too_much: bool,
    /// Chance to last until the goal, as [`Known::chance_to_last`].
    pub chance_to_last: Option<f64>,
    pub verdict: Verdict,
}

#[derive(Clone, Debug, PartialEq)]
pub struct WhatIf {
    pub before: Prospect,
    pub after: Prospect,
    pub supposed: Vec<Supposed>,
}

/// What `choice` would change of an answer given `now`; nothing where there is no forecast to change, or nothing left to use.
pub fn what_if(answer: &Answer, choice: &Choice, now: DateTime<FixedOffset>) -> Option<WhatIf> {
    let Outlook::Known(known) = &answer.outlook else { return None };
    if known.is_overdue || known.is_down_to_reserve {
        return None;
    }
    let mut supposed = vec![choice.daily.map_or(Supposed::AsBefore(known.burn_rate), Supposed::Daily)];
    supposed.extend(choice.video.map(Supposed::Video));
    supposed.extend(choice.laptop.then_some(Supposed::Laptop(LAPTOP_EVENING)));
    supposed.extend(choice.wifi_day.then_some(Supposed::WifiDay));
    supposed.extend(answer.reserve.map(Supposed::Reserve));
    Some(WhatIf {
        before: prospect(answer, known, &Choice::default(), now),
        after: prospect(answer, known, choice, now),
        supposed,
    })
}

fn prospect(answer: &Answer, known: &Known, choice: &Choice, now: DateTime<FixedOffset>) -> Prospect {
    let none = DataVolume::ZERO;
    let at_once = choice.video.map_or(none, Video::an_evening).plus(if choice.laptop { LAPTOP_EVENING } else { none });
    let age = answer.remaining.map_or(0.0, |left| days_between(left.at, now).max(0.0));
    let gone = DataVolume::from_bytes_f64(known.burn_rate.bytes_a_day() * age);
    let is_too_much = at_once > none && at_once >= known.supply.volume().minus(gone);
    // What is gone at once leaves no other use, and does not wait for a day of Wi-Fi to end.
    let mut law = known.supply.clone().taking(if is_too_much { DataVolume::LARGEST } else { at_once });
    // A byte a day is no use at all.
    let chosen =
        choice.daily.filter(|_| !is_too_much).and_then(|daily| BurnRate::new(daily.volume.bytes_f64().max(1.0)));
    if let Some(rate) = chosen {
        law = law.at_rate(rate);
    }
    let pause = if choice.wifi_day && !is_too_much { WIFI_DAYS } else { 0.0 };
    let days = (law.median() + pause).min(LATEST_DAYS);
    let at = later(now, days);
    let chance = answer.goal.map(|goal| (goal, law.chance_to_last_until(later(goal.end.at, -pause).max(now).to_utc())));
    Prospect {
        rate: chosen.unwrap_or_else(|| law.burn_rate()),
        days,
        at,
        is_beyond_a_year: days >= LATEST_DAYS,
        is_too_much,
        chance_to_last: chance.map(|(_, chance)| chance.shown().share()),
        verdict: chance.map_or(Verdict::Open, |(goal, chance)| judge(goal, (days, at), chance, is_too_much).0),
    }
}
