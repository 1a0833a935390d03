//! What a row of readings says about use: intervals with their use, top-ups and days that do not count cut out, and sums over
//! what is left.
//!
//! It does not decide whether that is enough for a forecast, and it knows nothing of plans.

use super::method::Method;
use super::prior::PastUse;
use super::rise::{Risen, in_row, is_rise};
use crate::history::BalancePoint;
use crate::stamp;
use crate::volume::DataVolume;
use chrono::{DateTime, TimeDelta, Utc};
use std::cell::OnceCell;

/// A rise of the balance too large for rounding. The use of the interval it fell into is unknown and left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopUp {
    /// The last reading without it, as an index into the points given.
    pub before: usize,
    /// The first reading with it.
    pub after: usize,
    /// By how much the balance rose, as printed: what was added is this and whatever was used in between.
    pub at_least: DataVolume,
}

/// Use between two readings with no top-up between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Interval {
    /// The readings at its ends, as indices into the points given.
    pub(super) before: usize,
    pub(super) after: usize,
    /// Length in days that count, above zero.
    pub(super) days: f64,
    /// From its end to the last reading, in days that count.
    pub(super) age_days: f64,
    /// Bytes; zero where the balance rose by rounding.
    pub(super) used: f64,
    /// The coarser of the steps its two ends were printed in, in bytes.
    pub(super) step: f64,
    /// Days that do not count lie in it too, and how much of its use fell into those nobody saw.
    is_mixed: bool,
    /// Not of the pack of the last reading.
    is_of_earlier_pack: bool,
}

/// Use seen to go from one reading to a later one of the same pack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// The readings at its ends, as indices into the points given.
    pub before: usize,
    pub after: usize,
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
    /// Days of it that count, above zero.
    pub days: f64,
    pub used: DataVolume,
}

/// A stretch between two readings in which nothing is known of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The readings at its ends, as indices into the points given.
    pub before: usize,
    pub after: usize,
    pub why: WhyCut,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyCut {
    /// The balance rose in it.
    Rise,
    /// Another pack began.
    OtherPack,
    /// Days that do not count lie in it.
    DaysOff,
}

/// What all readings together say.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Evidence {
    /// Every rise, with what it was taken for.
    pub(super) rises: Vec<Risen>,
    /// Left out of the intervals, in no order.
    pub(super) cuts: Vec<Cut>,
    pub(super) last: BalancePoint,
    pub(super) largest_balance: DataVolume,
    /// Oldest first.
    pub(super) intervals: Vec<Interval>,
    /// What each of them weighs: worked out once, and only where it is asked for.
    weights: OnceCell<Vec<f64>>,
}

/// E and S of the published method: how many days of use were seen and how many bytes went, both faded with age.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Faded {
    pub(super) days: f64,
    pub(super) used: f64,
}

impl Evidence {
    /// Nothing where there are no points. They may come in any order.
    pub(super) fn gather(points: &[BalancePoint], method: &Method) -> Option<Evidence> {
        let row = in_row(points, &merged(points, method), method);
        let last = points[row.kept.last()?.point];
        let mut intervals = Vec::new();
        let mut cuts = Vec::new();
        for (start, end) in row.kept.iter().zip(row.kept.iter().skip(1)) {
            let (before, after) = (points[start.point], points[end.point]);
            let days = days_between(before.at, after.at);
            let cut = |why: WhyCut| Cut { before: start.point, after: end.point, why };
            if end.had_data_added {
                cuts.push(cut(WhyCut::Rise));
            } else if before.pack != after.pack {
                // What was left of the one pack says nothing of the other.
                cuts.push(cut(WhyCut::OtherPack));
            } else if days > 0.0 {
                // Equal stamps come this far only where a top-up parted them and a third, lower one followed.
                match Interval::between((start.point, before), (end.point, after), days, last) {
                    Some(interval) => intervals.push(interval),
                    None => cuts.push(cut(WhyCut::DaysOff)),
                }
            }
        }
        without_mixed(&mut intervals, &mut cuts);
        let largest_balance = points.iter().map(|point| point.balance.volume).max()?;
        Some(Evidence { rises: row.rises, cuts, last, largest_balance, intervals, weights: OnceCell::new() })
    }

    /// Rises by which data came in.
    pub(super) fn top_ups(&self) -> Vec<TopUp> {
        let brought = self.rises.iter().filter(|risen| risen.rise.brought_data());
        brought.map(|risen| TopUp { before: risen.before, after: risen.after, at_least: risen.by }).collect()
    }

    /// What was known of use at the end of each interval from that place on, when those up to it were all there were. Worked out in one pass: to ask
    /// each anew would take as many passes as there are readings of late.
    pub(super) fn known_then(&self, method: &Method, from: usize) -> Vec<Option<KnownThen>> {
        let mut sums = Sums::default();
        let known = |(at, (interval, weight)): (usize, (&Interval, f64))| {
            sums.add(interval, weight, method);
            (at >= from).then(|| sums.known(at + 1, interval, method))
        };
        self.weighed(method).enumerate().map(known).collect()
    }

    /// How many readings tell something about use: those joined by an interval.
    pub(super) fn readings_joined(&self) -> usize {
        self.intervals.len() + 1
    }

    /// How many readings there are when those within half an hour are one, joined or not.
    pub(super) fn readings_apart(&self) -> usize {
        self.intervals.len() + self.cuts.len() + 1
    }

    /// Bytes seen to go, and the days they went in.
    pub(super) fn used_and_days(&self) -> (f64, f64) {
        self.intervals.iter().fold((0.0, 0.0), |(used, days), i| (used + i.used, days + i.days))
    }

    /// Each interval with its weight, by the method that the readings were gathered by.
    fn weighed(&self, method: &Method) -> impl Iterator<Item = (&Interval, f64)> {
        let weigh = || self.intervals.iter().map(|interval| interval.faded_days(method)).collect();
        self.intervals.iter().zip(self.weights.get_or_init(weigh).iter().copied())
    }

    /// Step 2: a moment `t` days before the last reading weighs 2^(-t / half-life); an interval weighs the integral of
    /// that over itself.
    pub(super) fn faded(&self, method: &Method) -> Faded {
        self.weighed(method).fold(Faded { days: 0.0, used: 0.0 }, |sum, (interval, weight)| Faded {
            days: sum.days + weight,
            used: sum.used + interval.used / interval.days * weight,
        })
    }

    /// What to add so that use from earlier packs, and from other SIMs (`past`), counts as the method has it however long ago it
    /// was: a pause between two trips, or a new SIM, says nothing of the person.
    pub(super) fn held_up(&self, past: PastUse, method: &Method) -> PastUse {
        let (mut past, mut faded_days) = (past, 0.0);
        for (interval, weight) in self.weighed(method).filter(|(interval, _)| interval.is_of_earlier_pack) {
            past = past.plus(PastUse { days: interval.days, used: interval.used });
            faded_days += weight;
        }
        made_up(past, faded_days, method)
    }

    /// Step 3: shape of the gamma law of one day's use. High where use is even, low where it comes in bursts.
    pub(super) fn evenness(&self, method: &Method) -> f64 {
        let (used, days) = self.used_and_days();
        let spread = |mean: f64| self.intervals.iter().map(|i| i.spread(mean, method)).sum::<f64>();
        evenness(self.intervals.len() as f64, used, days, spread, method)
    }

    /// The step of the readings, in bytes: where they differ, the mean over the intervals, weighted as in step 2.
    pub(super) fn step(&self, method: &Method) -> f64 {
        let weighted = |(steps, weights): (f64, f64), (interval, weight): (&Interval, f64)| {
            (steps + interval.step * weight, weights + weight)
        };
        let (steps, weights) = self.weighed(method).fold((0.0, 0.0), weighted);
        if weights > 0.0 { steps / weights } else { self.last.balance.step.bytes_f64() }
    }
}

/// What of earlier use has faded already and is still worth as much as [`Method::past_days`].
fn made_up(past: PastUse, faded_days: f64, method: &Method) -> PastUse {
    let missing = past.days.min(method.past_days) - faded_days;
    if missing <= 0.0 {
        return PastUse::default();
    }
    PastUse { days: missing, used: missing * past.used / past.days }
}

/// The evenness of so many intervals, their use and days; `spread` sums what [`Interval::spread`] gives at a mean rate.
fn evenness(count: f64, used: f64, days: f64, spread: impl Fn(f64) -> f64, method: &Method) -> f64 {
    if count < 2.0 || used <= 0.0 {
        return method.usual_evenness;
    }
    let mean = used / days;
    // Each end is rounded within ± step/2, of variance step²/12; a difference of two has step²/6 of its own.
    let variance = spread(mean) / (count - 1.0);
    let burstiness = within(variance / (mean * mean), method.burstiness_within);
    let known = (count - 1.0).min(days);
    let weight = known / (known + method.burstiness_trust);
    let evenness = (-weight * burstiness.ln() + (1.0 - weight) * method.usual_evenness.ln()).exp();
    within(evenness, method.evenness_within)
}

/// What was known of use at some earlier time.
#[derive(Clone, Copy)]
pub(super) struct KnownThen {
    pub(super) readings_joined: usize,
    pub(super) faded: Faded,
    pub(super) evenness: f64,
    pub(super) step: f64,
    /// What earlier packs add, as [`Evidence::held_up`] has it.
    pub(super) past: PastUse,
}

/// Sums over intervals, from which all of it follows.
#[derive(Default)]
struct Sums {
    faded_days: f64,
    faded_used: f64,
    faded_steps: f64,
    used: f64,
    days: f64,
    /// Squares of use, use times days, and squares of days, each a counted day; and what rounding gives.
    squares: f64,
    crossed: f64,
    lengths: f64,
    rounding: f64,
    /// Of intervals of earlier packs.
    past: PastUse,
    past_faded_days: f64,
}

impl Sums {
    fn add(&mut self, interval: &Interval, weight: f64, method: &Method) {
        if interval.is_of_earlier_pack {
            self.past = self.past.plus(PastUse { days: interval.days, used: interval.used });
            self.past_faded_days += weight;
        }
        self.faded_days += weight;
        self.faded_used += interval.used / interval.days * weight;
        self.faded_steps += interval.step * weight;
        self.used += interval.used;
        self.days += interval.days;
        let counted = interval.days.max(method.shortest_days);
        self.squares += interval.used * interval.used / counted;
        self.crossed += interval.used * interval.days / counted;
        self.lengths += interval.days * interval.days / counted;
        self.rounding += interval.step * interval.step / 6.0 / counted;
    }

    fn known(&self, count: usize, last: &Interval, method: &Method) -> KnownThen {
        // Weights were faded to the last reading of all: then they were fresher.
        let fresher = (std::f64::consts::LN_2 / method.half_life_days * last.age_days).exp();
        KnownThen {
            readings_joined: count + 1,
            faded: Faded { days: self.faded_days * fresher, used: self.faded_used * fresher },
            evenness: evenness(count as f64, self.used, self.days, |mean| self.spread(mean), method),
            step: if self.faded_days > 0.0 { self.faded_steps / self.faded_days } else { last.step },
            past: made_up(self.past, self.past_faded_days * fresher, method),
        }
    }

    /// The sum of [`Interval::spread`], its square multiplied out.
    fn spread(&self, mean: f64) -> f64 {
        self.squares - 2.0 * mean * self.crossed + mean * mean * self.lengths - self.rounding
    }
}

impl Interval {
    /// Nothing where none of it counts. `all_days` are those from one to the other.
    fn between(
        (before, start): (usize, BalancePoint),
        (after, end): (usize, BalancePoint),
        all_days: f64,
        last: BalancePoint,
    ) -> Option<Interval> {
        let is_mixed = end.uncounted > start.uncounted;
        let days = if start.uncounted == end.uncounted { all_days.max(0.0) } else { counted_days(start, end) };
        let used = start.balance.volume.minus(end.balance.volume).bytes_f64();
        let step = coarser_step(start, end);
        // A marked day ends with its last second, and no second of use is evidence of a day.
        let counts = days > 2.0 / 86_400.0 || !is_mixed;
        counts.then(|| Interval {
            before,
            after,
            days,
            age_days: counted_days(end, last),
            used: if is_mixed { used * days / all_days } else { used },
            step,
            is_mixed,
            is_of_earlier_pack: end.pack != last.pack,
        })
    }

    pub(super) fn seen(&self, points: &[BalancePoint]) -> Seen {
        let (before, after) = (self.before, self.after);
        let used = DataVolume::from_bytes_f64(self.used);
        Seen { before, after, from: points[before].at, until: points[after].at, days: self.days, used }
    }

    fn faded_days(&self, method: &Method) -> f64 {
        let decay = std::f64::consts::LN_2 / method.half_life_days;
        (-decay * self.age_days).exp() * -(-decay * self.days).exp_m1() / decay
    }

    /// Squared deviation a day from the mean rate, less what rounding alone would give.
    fn spread(&self, mean: f64, method: &Method) -> f64 {
        let deviation = self.used - mean * self.days;
        (deviation * deviation - self.step * self.step / 6.0) / self.days.max(method.shortest_days)
    }
}

/// Days from one moment to a later one; negative where it is earlier.
pub(super) fn days_between(from: DateTime<Utc>, to: DateTime<Utc>) -> f64 {
    stamp::between(&from, &to).as_seconds_f64() / 86_400.0
}

/// `f64::clamp` panics where the bounds are not in order, and brings 13 kB of number printing along to say so.
fn within(value: f64, (least, most): (f64, f64)) -> f64 {
    value.max(least).min(most)
}

/// The same without the time that does not count.
fn counted_days(from: BalancePoint, to: BalancePoint) -> f64 {
    let all = stamp::between(&from.at, &to.at);
    // Mostly all days count: then nothing is taken away.
    let counted = if to.uncounted == from.uncounted { all } else { all - (to.uncounted - from.uncounted) };
    counted.as_seconds_f64().max(0.0) / 86_400.0
}

/// Leaves out the intervals in which days that do not count lie beside others, wherever the whole ones tell enough: how much of
/// their use fell into which, nobody saw. Where those are all there is, their use is taken as spread evenly over them, which is
/// what the readings say without the mark.
fn without_mixed(intervals: &mut Vec<Interval>, cuts: &mut Vec<Cut>) {
    let whole: f64 = intervals.iter().filter(|interval| !interval.is_mixed).map(|interval| interval.days).sum();
    if whole >= PastUse::ENOUGH_DAYS {
        let cut = |interval: &Interval| Cut { before: interval.before, after: interval.after, why: WhyCut::DaysOff };
        cuts.extend(intervals.iter().filter(|interval| interval.is_mixed).map(cut));
        intervals.retain(|interval| !interval.is_mixed);
    }
}

fn coarser_step(one: BalancePoint, other: BalancePoint) -> f64 {
    one.balance.step.max(other.balance.step).bytes_f64()
}

/// Indices of the points that count, oldest first. Of points within half an hour the latest stands for all (of equal
/// stamps, the one given last), unless a top-up parts them: a person who looks just before and just after buying must
/// not lose the reading before.
fn merged(points: &[BalancePoint], method: &Method) -> Vec<usize> {
    // Insertion: readings mostly come in order, and the library's sort would cost 3 kB on the first visit.
    let mut order: Vec<usize> = Vec::with_capacity(points.len());
    for (index, point) in points.iter().enumerate() {
        let comes_next = order.last().is_none_or(|&latest| points[latest].at <= point.at);
        let place = match comes_next {
            true => order.len(),
            false => order.partition_point(|&earlier| points[earlier].at <= point.at),
        };
        order.insert(place, index);
    }
    let gap = TimeDelta::milliseconds((method.merge_minutes * 60_000.0) as i64);
    let mut kept: Vec<usize> = Vec::with_capacity(order.len());
    // Measured from the first of a group, so that readings every few minutes do not all melt into one.
    let mut group_start = None;
    for index in order {
        let point = points[index];
        match (kept.last_mut(), group_start) {
            (Some(latest), Some(start))
                if stamp::between(&start, &point.at) < gap
                    && point.pack == points[*latest].pack
                    && !is_rise(points[*latest].balance, point.balance, method)
                    && point.rise.is_none() =>
            {
                *latest = index;
            }
            _ => {
                kept.push(index);
                group_start = Some(point.at);
            }
        }
    }
    kept
}
