//! The top-up adviser: of the packs the person typed in, which cover the trip, at what cost, and when to buy at the latest.
//!
//! It knows no offers of its own and no clock, and it does not compare prices of two currencies.
//!
//! A pack is bought when what is held is used up or ends, and not before, so that there is one store of data at a time. How
//! long that reaches is reckoned at the safety the person chose. Let q(x) be the days in which x is used up with the chance
//! that is left over (a fifth at 80 %), which is [`DepletionLaw::days_to_use`]. Then
//!
//! ```text
//! reach = min(end, o1 + q(x1), o2 + q(x2), …)
//! ```
//!
//! with a pair (o, x) for the moment of the last reading and all that was held or bought since, and one for each end at which
//! something may have been lost, with all that was bought for the time after it. Where nothing is lost, the first pair alone
//! decides, and the chance is just that of the law. Every pair is kept even where it is not the one that binds: so reach never
//! grows with the safety, and what is bought more never shortens it. What the person keeps back is taken off every x: it is to be
//! there whenever the trip ends.
//!
//! What is sold as so much a day counts with as much as all its days hold, and where a day's own does not last a day at that
//! safety, with a pair for the day of its purchase: then it is used up on that day. What of a day is not used is lost, so
//! whatever is bought behind it stands beside.

use crate::answer::{Verdict, compose, law_of_use};
use crate::forecast::{Chance, DepletionLaw, Level};
use crate::history::{Ledger, on_clock};
use crate::pack::{Counting, Effect, Expiry, Offer};
use crate::stamp::{self, LocalMoment};
use crate::volume::{DataVolume, Printed};
use crate::zone::Zone;
use chrono::{DateTime, FixedOffset, TimeDelta};

/// What the person has before anything is bought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held {
    pub law: DepletionLaw,
    /// Nothing where what was left has lapsed.
    pub balance: Option<DataVolume>,
    pub expiry: Option<Expiry>,
    /// What is not to be used, of whatever is held.
    pub reserve: Option<Printed>,
    /// The carrier's, by which days of the calendar are counted.
    pub clock: Zone,
    /// What is held is full again every day.
    pub daily: Option<Daily>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Daily {
    pub allowance: DataVolume,
    pub refill: DateTime<FixedOffset>,
}

/// Why there is no advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unadvised {
    /// The use is not known yet.
    NoForecast,
    /// What is held has no limit.
    Unlimited,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    pub trip_end: DateTime<FixedOffset>,
    pub safety: Level,
    pub verdict: Cover,
    /// Until when what is held lasts at this safety: also the latest moment to buy the first pack.
    pub lasts: Latest,
    /// Covering ones first, the cheapest of each currency first; then those that do not cover, the farthest first. Empty
    /// where nothing need be bought.
    pub plans: Vec<Plan>,
}

impl Advice {
    /// The plan to follow lapses what is left of the pack at hand.
    pub fn loses_rest(&self) -> bool {
        self.verdict == Cover::Buy && self.plans.first().is_some_and(|plan| plan.loses_rest)
    }

    /// Its plan counts on what is left, which carries over only to a pack that is bought in time.
    pub fn carries_rest(&self, offers: &[Offer]) -> bool {
        let rolls_over = |plan: &Plan| plan.parts.iter().any(|(at, _)| offers[*at].effect == Effect::RollsOver);
        self.verdict == Cover::Buy && self.plans.first().is_some_and(rolls_over)
    }

    /// Its plans are not all in one currency, so that the cheapest of all cannot be told.
    pub fn mixes_currencies(&self, offers: &[Offer]) -> bool {
        let mut currencies = self.plans.iter().map(|plan| &offers[plan.parts[0].0].currency);
        let first = currencies.next();
        currencies.any(|currency| Some(currency) != first)
    }
}

/// What the advice comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cover {
    /// What is held covers the trip.
    NothingNeeded,
    /// The first plan covers it, and none of its currency is cheaper.
    Buy,
    /// No plan covers it; the first reaches farthest, and covers with this chance.
    NoneCovers(Chance),
    /// Something must be bought, and no offer was typed in.
    NoOffers,
}

/// A moment by which something has to be done, as it is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Latest {
    Now,
    By(Expiry),
    /// Beyond all that is told: two years.
    Never,
}

/// Packs to buy one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Places in the list of offers, with how often each is bought, in this order.
    pub parts: Vec<(usize, u32)>,
    /// In the smallest unit of the currency of its offers, which is one.
    pub cost: u64,
    pub covers: bool,
    /// Until when it lasts at the safety.
    pub lasts: Latest,
    /// When each pack has to be bought at the latest.
    pub buy: Vec<Latest>,
    /// Data that would be left at the end of the trip or lost on the way, at the usual use; nothing where it does not cover.
    pub wasted: Option<DataVolume>,
    /// It lapses what is left of the pack at hand.
    pub loses_rest: bool,
    /// The place of an offer whose data of a day may not last a day.
    pub short_day: Option<usize>,
    /// Days from now that it lasts.
    pub reach: f64,
}

/// The safeties the person can choose from.
pub const SAFETIES: [Level; 3] = [Level::HALF, Level::EIGHTY, Level::NINETY_FIVE];

/// So often one offer is bought at most: a day pack for each day of the longest month.
const MOST_OF_ONE: usize = 31;
/// So many of one offer stand beside one of another at most: a week's pack and a day pack for each day of the next.
const MOST_BESIDE_ANOTHER: usize = 6;
/// Nearer than this, a moment is told with its hour; farther, the day is as much as is known.
const TOLD_BY_HOUR: TimeDelta = TimeDelta::days(2);
/// Nothing is planned for beyond two years.
const FARTHEST_DAYS: f64 = 730.0;

impl Held {
    /// What is held on the SIM in use, seen `now`.
    pub fn of(ledger: &Ledger, now: DateTime<FixedOffset>) -> Result<Held, Unadvised> {
        let answer = compose(ledger, now).ok_or(Unadvised::NoForecast)?;
        if answer.verdict == Verdict::Unlimited {
            return Err(Unadvised::Unlimited);
        }
        let sim = ledger.sim().ok_or(Unadvised::NoForecast)?;
        let law = law_of_use(ledger, sim, now).ok_or(Unadvised::NoForecast)?;
        let balance = Some(law.balance()).filter(|_| answer.verdict != Verdict::Expired);
        let line = answer.line.as_ref().filter(|line| line.turns.len() == 1);
        let daily = line.and_then(|line| line.refill).zip(answer.allowance);
        let daily = daily.map(|(refill, allowance)| Daily { allowance: allowance.volume, refill });
        Ok(Held { law, balance, expiry: answer.expiry, reserve: answer.reserve, clock: sim.clock_on(now), daily })
    }
}

/// The end of a trip as a date field has it: the last second of that day on the clock of `now`. Nothing where it is no day, or
/// lies behind.
pub fn trip_end(day: &str, now: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
    let day = LocalMoment { date: stamp::parse_day(day)?, time: None };
    on_clock(day, *now.offset()).filter(|end| *end > now)
}

/// What to buy so that data last from `now` to `trip_end` at this `safety`.
pub fn advise(
    held: &Held,
    offers: &[Offer],
    trip_end: DateTime<FixedOffset>,
    safety: Level,
    now: DateTime<FixedOffset>,
) -> Advice {
    let trip_days = days_between(now, trip_end);
    let mut days = Days::at(safety.share(), held, now);
    let start = Course::start(held, now, &mut days);
    let lasts = told(start.reach, held, now);
    if start.reach >= trip_days {
        return Advice { trip_end, safety, verdict: Cover::NothingNeeded, lasts, plans: Vec::new() };
    }
    let mut plans: Vec<Plan> = Vec::new();
    let short_days: Vec<bool> = offers.iter().map(|offer| offer.is_daily() && !days.last_a_day(offer)).collect();
    let make = |parts: Vec<(usize, u32)>, course: &Course| {
        let total = |of: fn(&Offer) -> u64| {
            parts
                .iter()
                .fold(0u64, |sum, (at, count)| sum.saturating_add(of(&offers[*at]).saturating_mul(u64::from(*count))))
        };
        let bought = DataVolume::from_bytes(total(|offer| offer.allowance.volume.bytes()));
        let used = held.law.burn_rate().bytes_a_day() * (held.age_days() + trip_days);
        let all = held.balance.unwrap_or_default().plus(bought);
        let covers = course.reach >= trip_days;
        Plan {
            cost: total(|offer| offer.price),
            covers,
            lasts: told(course.reach, held, now),
            buy: course.bought.iter().map(|&at| told(at, held, now)).collect(),
            // Of so much a day nobody knows what is lost.
            wasted: (covers && held.daily.is_none() && !parts.iter().any(|(at, _)| offers[*at].is_daily()))
                .then(|| all.minus(DataVolume::from_bytes_f64(used))),
            short_day: parts.iter().map(|(at, _)| *at).find(|at| short_days[*at]),
            loses_rest: held.balance.is_some_and(|balance| balance > DataVolume::ZERO)
                && offers[parts[0].0].effect == Effect::Replaces,
            reach: course.reach,
            parts,
        }
    };
    // Of one offer as many as it takes; each step is kept, for another offer to follow.
    let mut steps: Vec<Vec<Course>> = Vec::new();
    for (at, offer) in offers.iter().enumerate() {
        let mut of_one: Vec<Course> = Vec::new();
        while of_one.len() < MOST_OF_ONE && of_one.last().is_none_or(|course| course.reach < trip_days) {
            let next = of_one.last().unwrap_or(&start).after(offer, &mut days);
            of_one.push(next);
        }
        plans.extend(of_one.last().map(|course| make(vec![(at, of_one.len() as u32)], course)));
        steps.push(of_one);
    }
    // Then another to end with, where that is cheaper than every one alone.
    let singles = plans.len();
    for (first, of_one) in steps.iter().enumerate() {
        let currency = &offers[first].currency;
        for (other, offer) in
            offers.iter().enumerate().filter(|(at, offer)| *at != first && offer.currency == *currency)
        {
            for count in 1..=of_one.len().min(MOST_BESIDE_ANOTHER) {
                let course = &of_one[count - 1];
                let cost = offers[first].price.saturating_mul(count as u64).saturating_add(offer.price);
                let is_dearer =
                    |plan: &Plan| plan.covers && offers[plan.parts[0].0].currency == *currency && plan.cost <= cost;
                if course.reach >= trip_days || plans[..singles].iter().any(is_dearer) {
                    break;
                }
                let course = course.after(offer, &mut days);
                if course.reach >= trip_days {
                    let parts = vec![(first, count as u32), (other, 1)];
                    let is_known = plans.iter().any(|plan| count == 1 && plan.parts == [(other, 1), (first, 1)]);
                    if !is_known {
                        plans.push(make(parts, &course));
                    }
                    break;
                }
            }
        }
    }
    let currency_of = |plan: &Plan| {
        let currency = &offers[plan.parts[0].0].currency;
        offers.iter().position(|offer| offer.currency == *currency)
    };
    crate::order::sort(&mut plans, |a, b| match (a.covers, b.covers) {
        (true, true) => (currency_of(a), a.cost, a.buy.len()) < (currency_of(b), b.cost, b.buy.len()),
        (false, false) => a.reach > b.reach,
        (covers, _) => covers,
    });
    let verdict = match plans.first() {
        None => Cover::NoOffers,
        Some(best) if best.covers => Cover::Buy,
        Some(best) => Cover::NoneCovers(chance_of(held, offers, &best.parts, trip_days, now)),
    };
    Advice { trip_end, safety, verdict, lasts, plans }
}

impl Held {
    fn age_days(&self) -> f64 {
        if self.balance.is_some() { self.law.age_days() } else { 0.0 }
    }
}

/// The highest safety at which a plan covers the trip, by halving; what a page may say of it.
fn chance_of(
    held: &Held,
    offers: &[Offer],
    parts: &[(usize, u32)],
    trip_days: f64,
    now: DateTime<FixedOffset>,
) -> Chance {
    /// To a thousandth.
    const HALVINGS: u32 = 10;
    let (mut covered, mut missed) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let safety = (covered + missed) / 2.0;
        let mut days = Days::at(safety, held, now);
        let mut course = Course::start(held, now, &mut days);
        for &(at, count) in parts {
            for _ in 0..count {
                course = course.after(&offers[at], &mut days);
            }
        }
        if course.reach >= trip_days {
            covered = safety;
        } else {
            missed = safety;
        }
    }
    Chance::of(covered).shown()
}

/// q: the days a volume lasts at one safety, each volume asked for once; and the days until an offer ends.
struct Days {
    now: DateTime<FixedOffset>,
    clock: Zone,
    law: DepletionLaw,
    /// The chance that it does not last so long.
    risk: f64,
    reserve: DataVolume,
    /// In order of volume.
    known: Vec<(DataVolume, f64)>,
}

impl Days {
    fn at(safety: f64, held: &Held, now: DateTime<FixedOffset>) -> Days {
        let reserve = held.reserve.map_or(DataVolume::ZERO, |reserve| reserve.volume);
        Days { now, clock: held.clock, law: held.law, risk: 1.0 - safety, reserve, known: Vec::new() }
    }

    /// The end of an offer that is bought so many days from now; infinite where it has none. It never comes earlier for being bought
    /// later.
    fn end(&self, offer: &Offer, at: f64) -> f64 {
        if offer.counting.is_by_length() {
            return at + offer.validity_hours.map_or(f64::INFINITY, |hours| f64::from(hours) / 24.0);
        }
        // Bought when another ends with the last second of its day, it counts from the next.
        let start = (at <= FARTHEST_DAYS).then(|| self.now + TimeDelta::seconds((at * 86_400.0).round() as i64 + 1));
        let end = start.and_then(|start| offer.end(start, self.clock));
        end.map_or(f64::INFINITY, |end| days_between(self.now, end.at).max(at))
    }

    /// Whether what an offer has for a day lasts a day.
    fn last_a_day(&mut self, offer: &Offer) -> bool {
        self.of(offer.allowance.volume) >= 1.0
    }

    /// All but the reserve.
    fn of(&mut self, volume: DataVolume) -> f64 {
        let volume = volume.minus(self.reserve);
        let at = self.known.partition_point(|(known, _)| *known < volume);
        match self.known.get(at) {
            Some((known, days)) if *known == volume => *days,
            _ => {
                let days = self.law.days_to_use(volume, self.risk);
                self.known.insert(at, (volume, days));
                days
            }
        }
    }
}

/// How far what is held and bought so far reaches, in days from now.
#[derive(Clone, Debug)]
struct Course {
    /// The pairs (o, x).
    pools: Vec<(f64, DataVolume)>,
    /// When the last pack ends; infinite where it has no end.
    end: f64,
    reach: f64,
    /// When each pack was bought.
    bought: Vec<f64>,
    /// The last of them is one of so much a day.
    is_daily: bool,
}

/// As much as a pack holds in all: of so much a day, that of each day it may run.
fn whole(allowance: DataVolume, days: f64) -> DataVolume {
    DataVolume::from_bytes_f64((allowance.bytes_f64() * days).min(DataVolume::LARGEST.bytes_f64()))
}

fn held_in(offer: &Offer) -> DataVolume {
    if !offer.is_daily() {
        return offer.allowance.volume;
    }
    // The longest month, and what has no end, by as many days as are looked ahead.
    let days = match (offer.counting, offer.validity_hours) {
        (Counting::Month, _) => 31.0,
        (Counting::Never, _) | (_, None) => FARTHEST_DAYS,
        // The first day and the last may be parts of a day.
        (_, Some(hours)) => f64::from(hours.div_ceil(24)) + 1.0,
    };
    whole(offer.allowance.volume, days)
}

impl Course {
    fn start(held: &Held, now: DateTime<FixedOffset>, days: &mut Days) -> Course {
        let (mut pools, end) = match (held.balance, held.expiry) {
            (None, _) => (Vec::new(), 0.0),
            (Some(balance), expiry) => (
                vec![(-held.age_days(), balance)],
                expiry.map_or(f64::INFINITY, |expiry| days_between(now, expiry.at).max(0.0)),
            ),
        };
        if let (Some(daily), Some((from, left))) = (held.daily, pools.first().copied()) {
            let ahead = end.min(FARTHEST_DAYS).ceil() + 1.0;
            pools[0].1 = left.plus(whole(daily.allowance, ahead));
            let lasts_today = from + days.of(left) >= days_between(now, daily.refill);
            if !lasts_today || days.of(daily.allowance) < 1.0 {
                pools.push((from, left));
            }
        }
        let mut course = Course { pools, end, reach: 0.0, bought: Vec::new(), is_daily: held.daily.is_some() };
        course.reckon(days);
        course
    }

    /// The same with one more pack, bought when all before is used up or ends.
    fn after(&self, offer: &Offer, days: &mut Days) -> Course {
        let mut course = self.clone();
        let at = self.reach;
        let holds = held_in(offer);
        for (_, volume) in &mut course.pools {
            *volume = volume.plus(holds);
        }
        let end = days.end(offer, at);
        course.end = match offer.effect {
            // What is added to nothing is nothing.
            Effect::Adds => self.end,
            // Bought at the latest when the old one ends, which is in time.
            Effect::Prolongs | Effect::RollsOver if !self.pools.is_empty() && !self.is_daily => end.max(self.end),
            // What was left at the old end is lost: from there on only what is bought now counts.
            _ => {
                if self.end.is_finite() {
                    course.pools.push((self.end, holds));
                }
                end
            }
        };
        if offer.is_daily() && !days.last_a_day(offer) {
            course.pools.push((at, offer.allowance.volume));
        }
        course.is_daily = offer.is_daily();
        course.bought.push(at);
        course.reckon(days);
        course
    }

    fn reckon(&mut self, days: &mut Days) {
        let reach = self.pools.iter().fold(self.end, |least, (from, volume)| least.min(from + days.of(*volume)));
        self.reach = reach.max(self.reach);
    }
}

/// A moment `days` from now as it is told: never later than it is.
fn told(days: f64, held: &Held, now: DateTime<FixedOffset>) -> Latest {
    if days > FARTHEST_DAYS {
        return Latest::Never;
    }
    let at = now + TimeDelta::seconds((days * 86_400.0).floor() as i64);
    let is_end = |expiry: &Expiry| (expiry.at - at).abs() <= TimeDelta::seconds(1);
    let rounded = match held.expiry.filter(is_end) {
        Some(expiry) => expiry,
        None if at - now < TOLD_BY_HOUR => Expiry { at: stamp::full_hour(at), day_only: false },
        // The whole of the day before is early enough.
        None => Expiry { at: stamp::end_of_day(at - TimeDelta::days(1)), day_only: true },
    };
    if rounded.at <= now { Latest::Now } else { Latest::By(rounded) }
}

fn days_between(from: DateTime<FixedOffset>, to: DateTime<FixedOffset>) -> f64 {
    (to - from).as_seconds_f64() / 86_400.0
}
