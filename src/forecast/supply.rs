//! Several pots of data, used one after the other by one law of use: how long they last together, and whose turn comes when.
//!
//! It does not know packs, hours or clocks: those have been boiled down to [`Pot`]s, parts of the day and days from the reading.
//!
//! How fast data go is one question, and the law answers it for any volume: `q(x)` are the days in which x is used up with a
//! chance. Which pot they are taken from is another, and has no chance in it. So along one chance the pots are walked through
//! as on paper: each is drawn from until it is empty, at `q` of all that went so far, or until it lapses, and then what was
//! left in it is lost. With one pot this is the law itself. Use is taken to be even over the hours of a day and the days of a week.

use super::evidence::days_between;
use super::law::{Chance, DepletionLaw, LATEST_DAYS, Level, SOONEST_DAYS};
use crate::volume::{BurnRate, DataVolume};
use chrono::{DateTime, Utc};

/// One pot; days count from the reading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pot {
    /// Nothing where it has no limit.
    pub volume: Option<DataVolume>,
    /// It cannot be used before; zero or less where it can be at once.
    pub opens: f64,
    /// What is left in it then is lost.
    pub closes: Option<f64>,
    /// It lapses so many days after its first use, where it counts from that.
    pub lasts: Option<f64>,
    /// In which parts of the day it counts, a bit for each.
    pub parts: u32,
    /// The same of a day at the weekend.
    pub weekend_parts: u32,
}

/// Which day of the week it is, told from the reading on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Week {
    /// Days since the last Monday began, at the reading.
    pub day: f64,
}

impl Week {
    const WEEKEND: f64 = 5.0;
    const DAYS: f64 = 7.0;
    /// Below a second: at the moment at which the weekend begins it has begun, however that was rounded.
    const TINY: f64 = 1e-6;

    fn day_at(self, days: f64) -> f64 {
        let at = self.day + days + Week::TINY;
        at - (at / Week::DAYS).floor() * Week::DAYS
    }

    fn is_weekend_at(self, days: f64) -> bool {
        self.day_at(days) >= Week::WEEKEND
    }

    /// When the weekend next begins or ends.
    fn change_after(self, days: f64) -> f64 {
        let at = self.day_at(days);
        let change = if at < Week::WEEKEND { Week::WEEKEND } else { Week::DAYS };
        days + Week::TINY + (change - at)
    }
}

/// For how many parts a day may be cut into.
pub const MOST_PARTS: usize = 32;

/// The use of a line of pots.
#[derive(Clone, Debug, PartialEq)]
pub struct Supply {
    law: DepletionLaw,
    /// In the order in which they are used.
    pots: Vec<Pot>,
    /// The share of the day that each part is; together one.
    parts: Vec<f64>,
    week: Week,
}

/// A walk that comes so far has come far enough where the days of the week count, in days: they change twice a week.
const LONGEST_WEEKLY: f64 = 400.0;
const MOST_CHANGES: usize = 2 * 58;

/// A minute: a pot that closes at the end of a day and one that opens with the next leave nothing between them.
const NO_GAP: f64 = 1.0 / 1440.0;

/// What becomes of one pot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// When it is first drawn from, in days from now; nothing where it never is.
    pub begins: Option<f64>,
    /// When it is empty or lapses; nothing where it outlasts the line.
    pub ends: Option<f64>,
    /// What is left in it when it lapses.
    pub lost: DataVolume,
}

/// A pot on its way.
#[derive(Clone, Copy)]
struct Course {
    left: f64,
    closes: f64,
    begins: Option<f64>,
    ends: Option<f64>,
    lost: f64,
}

impl Course {
    fn is_over(&self) -> bool {
        self.ends.is_some()
    }
}

/// How far the line reaches, in days from the reading, and what became of each pot.
struct Walk {
    end: f64,
    courses: Vec<Course>,
}

impl Supply {
    /// The law alone, of the balance it was made for.
    pub fn of(law: DepletionLaw) -> Supply {
        let pot =
            Pot { volume: Some(law.balance()), opens: 0.0, closes: None, lasts: None, parts: 1, weekend_parts: 1 };
        Supply { law, pots: vec![pot], parts: vec![1.0], week: Week::default() }
    }

    /// `parts` are shares of the day that add up to one, [`MOST_PARTS`] at most; `pots` are in the order in which they are used.
    pub fn new(law: DepletionLaw, pots: Vec<Pot>, parts: Vec<f64>, week: Week) -> Supply {
        Supply { law, pots, parts, week }
    }

    pub fn law(&self) -> &DepletionLaw {
        &self.law
    }

    pub fn burn_rate(&self) -> BurnRate {
        self.law.burn_rate()
    }

    /// All that is in the pots.
    pub fn volume(&self) -> DataVolume {
        self.pots.iter().filter_map(|pot| pot.volume).fold(DataVolume::ZERO, DataVolume::plus)
    }

    /// Days from now until data are missing in some part of the day, with chance `chance`; as [`DepletionLaw::quantile`].
    pub fn quantile(&self, chance: f64) -> f64 {
        (self.reach(chance) - self.law.age_days()).clamp(SOONEST_DAYS, LATEST_DAYS)
    }

    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    pub fn interval(&self, level: Level) -> (f64, f64) {
        let outside = (1.0 - level.share()) / 2.0;
        (self.quantile(outside), self.quantile(1.0 - outside))
    }

    /// The chance that it lasts to a given moment.
    pub fn chance_to_last_until(&self, moment: DateTime<Utc>) -> Chance {
        /// To a ten-thousandth.
        const HALVINGS: u32 = 13;
        if self.is_plain() {
            return self.law.holding(self.volume()).chance_to_last_until(moment);
        }
        let days = days_between(self.law.read(), moment);
        if days <= 0.0 {
            return Chance::of(1.0);
        }
        let (mut gone, mut there) = (0.0, 1.0);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (gone + there);
            // With this chance it is over by then: so the chance that it is not is at most the rest.
            if self.reach(middle) >= days {
                there = middle;
            } else {
                gone = middle;
            }
        }
        Chance::of(1.0 - gone)
    }

    /// What becomes of each pot if use goes on as it is as likely as not to.
    pub fn turns(&self) -> Vec<Turn> {
        let age = self.law.age_days();
        let from_now = |days: f64| (days - age).max(0.0);
        let turn = |course: &Course| Turn {
            begins: course.begins.map(from_now),
            ends: course.ends.map(from_now),
            lost: DataVolume::from_bytes_f64(course.lost),
        };
        self.walk(0.5).courses.iter().map(turn).collect()
    }

    /// Without the last so many bytes of the line: a reserve that is not to be touched.
    pub fn keeping(mut self, kept: DataVolume) -> Supply {
        let mut rest = kept;
        for volume in self.pots.iter_mut().rev().filter_map(|pot| pot.volume.as_mut()) {
            let taken = rest.min(*volume);
            (*volume, rest) = (volume.minus(taken), rest.minus(taken));
        }
        self
    }

    /// Without the first so many bytes: what goes at once.
    pub fn taking(mut self, taken: DataVolume) -> Supply {
        let mut rest = taken;
        for volume in self.pots.iter_mut().filter(|pot| pot.opens <= 0.0).filter_map(|pot| pot.volume.as_mut()) {
            let part = rest.min(*volume);
            (*volume, rest) = (volume.minus(part), rest.minus(part));
        }
        self
    }

    /// With `rate` from now on; what went since the reading went at the rate so far, and stays gone.
    pub fn at_rate(self, rate: BurnRate) -> Supply {
        let age = self.law.age_days();
        let gone = self.law.burn_rate().bytes_a_day() * age;
        /// A balance is a whole number of bytes: at this rate half a byte is some milliseconds of use, at a byte a day it is hours.
        const LEAST: f64 = 1e7;
        let now = self.clone().taking(DataVolume::from_bytes_f64(gone));
        // Where nothing is left, every rate says the same.
        let is_gone = now.pots.iter().all(|pot| pot.volume == Some(DataVolume::ZERO));
        let rate =
            BurnRate::new(LEAST).filter(|least| is_gone && least.bytes_a_day() > rate.bytes_a_day()).unwrap_or(rate);
        // A byte a day is no use at all, and keeps the law from dividing by nothing.
        let new = rate.bytes_a_day().max(1.0);
        let law = self.law.at_rate(rate);
        let mut supply = Supply { law, ..now };
        // At the new rate as much as this more would have been there at the reading.
        if let Some(first) = supply.pots.iter_mut().find(|pot| pot.opens <= 0.0 && pot.volume.is_some()) {
            first.volume = first.volume.map(|volume| volume.plus(DataVolume::from_bytes_f64(new * age)));
        }
        supply
    }

    /// The most that a day may take so that it lasts `days` from now; nothing where nothing limits it.
    pub fn affordable(&self, days: f64) -> Option<BurnRate> {
        /// To a millionth.
        const HALVINGS: u32 = 40;
        let gone = DataVolume::from_bytes_f64(self.law.burn_rate().bytes_a_day() * self.law.age_days());
        let now = self.clone().taking(gone);
        // What lies ahead opens and closes sooner by the age of the reading.
        let age = self.law.age_days();
        let shift = |pot: &Pot| Pot { opens: pot.opens - age, closes: pot.closes.map(|day| day - age), ..*pot };
        let week = Week { day: now.week.day + age };
        let now = Supply { pots: now.pots.iter().map(shift).collect(), week, ..now };
        if now.pots.iter().any(|pot| pot.volume.is_none()) {
            return None;
        }
        let (mut fits, mut too_much) = (0.0, now.volume().bytes_f64() / days);
        let lasts = |rate: f64| now.walk_at(&|volume| volume / rate, &|day| day * rate).end >= days * (1.0 - 1e-12);
        if lasts(too_much) {
            return BurnRate::new(too_much);
        }
        for _ in 0..HALVINGS {
            let middle = 0.5 * (fits + too_much);
            if lasts(middle) {
                fits = middle;
            } else {
                too_much = middle;
            }
        }
        BurnRate::new(fits)
    }

    /// Nothing lapses on the way, opens on the way, or counts in some hours or on some days only: the pots are as one.
    fn is_plain(&self) -> bool {
        let whole = self.whole_day();
        let is_plain = |pot: &Pot| {
            pot.volume.is_some()
                && pot.opens <= 0.0
                && pot.closes.is_none()
                && pot.lasts.is_none()
                && pot.parts == whole
                && pot.weekend_parts == whole
        };
        self.pots.iter().all(is_plain)
    }

    fn whole_day(&self) -> u32 {
        u32::MAX >> (MOST_PARTS - self.parts.len().clamp(1, MOST_PARTS))
    }

    fn reach(&self, chance: f64) -> f64 {
        if self.is_plain() { self.law.days_to_use(self.volume(), chance) } else { self.walk(chance).end }
    }

    fn walk(&self, chance: f64) -> Walk {
        let days = |volume: f64| self.law.days_to_use(DataVolume::from_bytes_f64(volume), chance);
        self.walk_at(&days, &|day| self.law.used_by(day, chance))
    }

    /// The walk where `days` are those in which a volume goes, and `volume` is what goes by a day: each the other's inverse.
    fn walk_at(&self, days: &dyn Fn(f64) -> f64, volume: &dyn Fn(f64) -> f64) -> Walk {
        let course = |pot: &Pot| Course {
            left: pot.volume.map_or(f64::INFINITY, DataVolume::bytes_f64),
            closes: pot.closes.unwrap_or(f64::INFINITY),
            begins: None,
            ends: None,
            lost: 0.0,
        };
        let mut courses: Vec<Course> = self.pots.iter().map(course).collect();
        for course in courses.iter_mut().filter(|course| course.left <= 0.0) {
            course.ends = Some(0.0);
        }
        let (mut now, mut used) = (0.0, 0.0);
        let is_weekly = self.pots.iter().any(|pot| pot.parts != pot.weekend_parts);
        // Each step empties, closes or opens a pot, or the weekend begins or ends: there are no more steps than that.
        for _ in 0..=3 * self.pots.len() + if is_weekly { MOST_CHANGES } else { 0 } {
            if is_weekly && now > LONGEST_WEEKLY {
                now = f64::INFINITY;
                break;
            }
            let Some(draws) = self.draws(&courses, now) else { break };
            for (pot, course) in
                self.pots.iter().zip(&mut courses).zip(&draws).filter(|(_, draw)| **draw > 0.0).map(|(both, _)| both)
            {
                if course.begins.is_none() {
                    course.begins = Some(now);
                    course.closes = course.closes.min(pot.lasts.map_or(f64::INFINITY, |lasts| now + lasts));
                }
            }
            let until_empty = courses.iter().zip(&draws).filter(|(_, draw)| **draw > 0.0);
            let step = until_empty.map(|(course, draw)| course.left / draw).fold(f64::INFINITY, f64::min);
            let empty = if step.is_finite() { days(used + step).max(now) } else { f64::INFINITY };
            let closing = courses.iter().filter(|course| !course.is_over()).map(|course| course.closes);
            let opening = self.pots.iter().map(|pot| pot.opens).filter(|opens| *opens > now);
            let change = is_weekly.then(|| self.week.change_after(now));
            let told = closing.chain(opening).chain(change).fold(f64::INFINITY, f64::min);
            if told == f64::INFINITY && empty == f64::INFINITY {
                now = f64::INFINITY;
                break;
            }
            let is_told = told < empty;
            let gone = if is_told { (volume(told) - used).max(0.0).min(step) } else { step };
            for (course, draw) in
                courses.iter_mut().zip(&draws).filter(|(course, draw)| **draw > 0.0 && course.left.is_finite())
            {
                course.left = (course.left - gone * draw).max(0.0);
            }
            now = if is_told { told.max(now) } else { empty };
            used += gone;
            for course in courses.iter_mut().filter(|course| !course.is_over()) {
                // A byte more or less is rounding.
                if course.left < 1.0 {
                    course.ends = Some(now);
                } else if course.closes <= now {
                    (course.ends, course.lost) = (Some(now), if course.left.is_finite() { course.left } else { 0.0 });
                }
            }
        }
        Walk { end: now, courses }
    }

    /// Which share of all use each pot bears at a time; nothing where some part of the day has none.
    fn draws(&self, courses: &[Course], now: f64) -> Option<Vec<f64>> {
        let mut draws = vec![0.0; courses.len()];
        let is_weekend = self.week.is_weekend_at(now);
        for (part, share) in self.parts.iter().enumerate() {
            let serves = |at: &usize| {
                let pot = &self.pots[*at];
                let parts = if is_weekend { pot.weekend_parts } else { pot.parts };
                parts & (1 << part) != 0 && pot.opens <= now + NO_GAP && !courses[*at].is_over()
            };
            draws[(0..courses.len()).find(serves)?] += share;
        }
        Some(draws)
    }
}
