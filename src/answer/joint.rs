//! Pots told together, look by look, and what was left of all of them over time: the row of balances that joint use is read from.
//!
//! It does not choose the pots that an answer speaks of.

use crate::forecast::is_top_up;
use crate::history::{BalancePoint, Reading};
use crate::languages::BucketKind;
use crate::stamp;
use crate::volume::{DataVolume, Printed};
use chrono::{DateTime, FixedOffset, TimeDelta};

/// Readings so close together are one look at the card, as the forecast has it.
pub(super) const ONE_LOOK: TimeDelta = TimeDelta::minutes(30);

/// One pot as one look told of it, with the number of its pack.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) reading: &'a Reading,
    /// When that was true.
    pub(super) at: DateTime<FixedOffset>,
    pub(super) pack: u32,
    /// Nothing where it has no limit.
    pub(super) left: Option<Printed>,
}

/// Which pot it is: the number of its pack and the kind of the bucket.
type Place = (u32, Option<u8>);

impl Told<'_> {
    pub(super) fn place(&self) -> Place {
        (self.pack, self.reading.bucket.map(|kind| kind as u8))
    }

    /// Main data are told with their name and without.
    fn kind(&self) -> BucketKind {
        self.reading.bucket.unwrap_or(BucketKind::Main)
    }
}

/// One look at the card: the pots that were told together.
pub(super) struct Look<'a> {
    pub(super) at: DateTime<FixedOffset>,
    pub(super) last: &'a Reading,
    pub(super) last_at: DateTime<FixedOffset>,
    /// The one at which the person answered whether it was them.
    answered: Option<&'a Reading>,
    /// Where they stand in [`Looks::told`].
    from: usize,
    to: usize,
}

/// All looks, oldest first.
pub(super) struct Looks<'a> {
    pub(super) list: Vec<Look<'a>>,
    told: Vec<Told<'a>>,
}

/// What was left of one pot at a look that told of it, or that lies between two that did.
#[derive(Clone, Copy)]
struct Level {
    place: Place,
    /// The last that was told of it, as an index.
    told: usize,
    left: Option<Printed>,
    /// Nothing was told of it before.
    is_new: bool,
}

impl<'a> Looks<'a> {
    pub(super) fn with_room(readings: usize) -> Looks<'a> {
        Looks { list: Vec::with_capacity(readings), told: Vec::with_capacity(readings) }
    }

    pub(super) fn told(&self, look: &Look) -> &[Told<'a>] {
        &self.told[look.from..look.to]
    }

    /// What `begins` is a look of its own, however close to the one before: it tells nothing of the pots that were told there.
    pub(super) fn take(&mut self, told: Told<'a>, begins: bool) {
        let reading = told.reading;
        let goes_on = |look: &&mut Look| {
            let is_one_message = reading.message.is_some() && look.last.message == reading.message;
            !begins && (is_one_message || stamp::between(&look.at, &told.at) < ONE_LOOK)
        };
        let Some(look) = self.list.last_mut().filter(goes_on) else {
            let from = self.told.len();
            self.told.push(told);
            return self.list.push(Look {
                at: told.at,
                last: reading,
                last_at: told.at,
                answered: reading.was_me.and(Some(reading)),
                from,
                to: from + 1,
            });
        };
        (look.last, look.last_at) = (reading, told.at);
        look.answered = look.answered.or(reading.was_me.and(Some(reading)));
        let place = look.from + self.told[look.from..].partition_point(|other| other.place() < told.place());
        match self.told.get_mut(place).filter(|other| other.place() == told.place()) {
            Some(earlier) => *earlier = told,
            None => {
                self.told.insert(place, told);
                look.to += 1;
            }
        }
    }

    /// Whether no look told of two pots, but for kinds that one look alone names.
    pub(super) fn are_of_one_pot(&self) -> bool {
        let lone = self.lone_kinds();
        let several = |look: &Look| self.told(look).iter().filter(|told| !lone.contains(&told.kind())).count() > 1;
        !self.list.iter().any(several)
    }

    /// What was left of all pots at each look, with a reading that stands for that look. A pot that a look does not tell of, and a later one
    /// does, is taken to have fallen evenly in between. What one look alone names tells nothing of its use, and hides none of the
    /// others: it counts where it stands beside them last. Where a pot is told no more, or one rose, nothing can be said of
    /// use in between: then another number begins.
    pub(super) fn joint(&self) -> Vec<(&'a Reading, BalancePoint)> {
        let lone = self.lone_kinds();
        let (next, is_first) = self.neighbours();
        let mut points = Vec::with_capacity(self.list.len());
        let mut number = 1;
        // Two lists by turns: there may be thousands of looks.
        let (mut before, mut levels): (Vec<Level>, Vec<Level>) = (Vec::new(), Vec::new());
        for (index, look) in self.list.iter().enumerate() {
            let is_last = index + 1 == self.list.len();
            levels.clear();
            for (at, pot) in (look.from..).zip(self.told(look)) {
                if is_last || lone.is_empty() || !lone.contains(&pot.kind()) {
                    levels.push(Level { place: pot.place(), told: at, left: pot.left, is_new: is_first[at] });
                }
            }
            if levels.is_empty() {
                continue;
            }
            for earlier in &before {
                if find(&levels, earlier.place).is_none() {
                    levels.extend(self.between(*earlier, next[earlier.told], look));
                }
            }
            let goes_on = goes_on(&before, &levels);
            let has_more = goes_on && levels.iter().any(|level| level.is_new);
            let point = |levels: &mut dyn Iterator<Item = &Level>, number: u32| {
                let balance = levels.filter_map(|level| level.left).reduce(total)?;
                let reading = look.answered.unwrap_or(look.last);
                Some((reading, BalancePoint::new(look.last_at.to_utc(), balance, number)))
            };
            if has_more {
                points.extend(point(&mut levels.iter().filter(|level| !level.is_new), number));
            }
            number += u32::from(!goes_on || has_more);
            points.extend(point(&mut levels.iter(), number));
            std::mem::swap(&mut before, &mut levels);
        }
        points
    }

    /// Kinds that only one look names.
    fn lone_kinds(&self) -> Vec<BucketKind> {
        let mut kinds: Vec<(BucketKind, usize, bool)> = Vec::new();
        for (index, look) in self.list.iter().enumerate() {
            for told in self.told(look) {
                match kinds.iter_mut().find(|(kind, ..)| *kind == told.kind()) {
                    Some((_, first, is_lone)) => *is_lone &= *first == index,
                    None => kinds.push((told.kind(), index, true)),
                }
            }
        }
        kinds.into_iter().filter(|(.., is_lone)| *is_lone).map(|(kind, ..)| kind).collect()
    }

    /// For each that was told, the next that was told of the same pot, and whether it is the first.
    fn neighbours(&self) -> (Vec<Option<usize>>, Vec<bool>) {
        let mut next = vec![None; self.told.len()];
        let mut is_first = vec![true; self.told.len()];
        let mut last: Vec<(Place, usize)> = Vec::new();
        for (at, told) in self.told.iter().enumerate() {
            // Most are of pots told lately.
            match last.iter_mut().rev().find(|(place, _)| *place == told.place()) {
                Some((_, before)) => {
                    (next[*before], is_first[at]) = (Some(at), false);
                    *before = at;
                }
                None => last.push((told.place(), at)),
            }
        }
        (next, is_first)
    }

    /// A pot at a look that does not tell of it, by what was told before and after; nothing where it is told no more, or rose.
    fn between(&self, earlier: Level, next: Option<usize>, look: &Look) -> Option<Level> {
        let (start, end) = (&self.told[earlier.told], &self.told[next?]);
        let Some((from, to)) = start.left.zip(end.left) else {
            return (start.left.is_none() && end.left.is_none()).then_some(Level { is_new: false, ..earlier });
        };
        if is_top_up(from, to) {
            return None;
        }
        let whole = stamp::between(&start.at, &end.at).as_seconds_f64();
        let share = (stamp::between(&start.at, &look.last_at).as_seconds_f64() / whole).clamp(0.0, 1.0);
        let gone = from.volume.minus(to.volume).bytes_f64() * share;
        let left = Printed {
            volume: from.volume.minus(DataVolume::from_bytes_f64(gone)),
            step: from.step.max(to.step),
            ..from
        };
        Some(Level { left: Some(left), is_new: false, ..earlier })
    }
}

fn find(levels: &[Level], place: Place) -> Option<&Level> {
    levels.iter().find(|level| level.place == place)
}

/// Whether what fell between two looks is what was used: no pot is gone, none came back, and none rose.
fn goes_on(before: &[Level], levels: &[Level]) -> bool {
    let fell = |earlier: &Level| {
        find(levels, earlier.place).is_some_and(|level| {
            let rose = earlier.left.zip(level.left).is_some_and(|(before, after)| is_top_up(before, after));
            !rose
        })
    };
    let was_there = |level: &Level| level.is_new || find(before, level.place).is_some();
    !before.is_empty() && before.iter().all(fell) && levels.iter().all(was_there)
}

/// The sum of two figures, as coarse as the coarser.
pub(super) fn total(one: Printed, other: Printed) -> Printed {
    Printed { volume: one.volume.plus(other.volume), step: one.step.max(other.step), ..one }
}
