//! What an answer is made from: the pots that it speaks of, in the order in which they are used, and their balances over time.
//!
//! It forecasts nothing. Pots are taken together where they were told together: what was told earlier may be gone with what was
//! used since.

use super::days_between;
use super::joint::{Looks, Told, total};
use crate::forecast::{DepletionLaw, MOST_PARTS, PlanPrior, Pot, Supply, Week, present};
use crate::history::{BalancePoint, Ledger, Reading, counted_in};
use crate::languages::BucketKind;
use crate::order;
use crate::pack::{Bucket, Counting, DayHours, Effect, Expiry, OnDays, Pack, Places, Sim, TimeOfDay};
use crate::volume::{DataVolume, Printed, UnitStep};
use crate::zone::Zone;
use chrono::{DateTime, Datelike, FixedOffset, TimeDelta, Timelike, Utc};

/// A pot that was told no longer than this before the last look still holds what it held.
const STILL_HOLDS: TimeDelta = TimeDelta::hours(6);

/// One pot at its last reading.
#[derive(Clone, Copy)]
pub(super) struct Held<'a> {
    pub(super) reading: &'a Reading,
    /// When that was true.
    pub(super) at: DateTime<FixedOffset>,
    pub(super) pack: Option<&'a Pack>,
    /// Nothing where it has no limit.
    pub(super) left: Option<Printed>,
    /// It has not begun: from when on it counts, where that is known.
    pub(super) waits: Option<Option<DateTime<FixedOffset>>>,
}

impl<'a> Held<'a> {
    pub(super) fn bucket(&self) -> Option<&'a Bucket> {
        self.pack?.bucket(self.reading.bucket)
    }

    pub(super) fn expiry(&self) -> Option<Expiry> {
        self.bucket()?.expiry
    }

    /// What it held when granted, counted as what is left of it.
    pub(super) fn allowance(&self) -> Option<Printed> {
        let allowance = self.bucket()?.allowance?;
        let left = self.left.filter(|left| left.volume > DataVolume::ZERO);
        Some(allowance.recounted(left.map_or(allowance.counted, |left| left.counted)))
    }

    /// The same with what was carried over into it, as the person said.
    pub(super) fn full(&self) -> Option<Printed> {
        let allowance = self.allowance()?;
        let rest = self.pack.and_then(|pack| pack.told.as_ref()?.rest);
        let own = rest.filter(|rest| rest.effect.carries_over() && rest.bucket == self.reading.bucket);
        // A pack holds its size to the byte, however it is printed.
        let size = Printed { step: DataVolume::ZERO, ..allowance };
        Some(own.map_or(allowance, |rest| total(size, rest.left.recounted(allowance.counted))))
    }

    /// The hours in which it counts, where they are not the whole day.
    pub(super) fn hours(&self) -> Option<DayHours> {
        hours_of(self.bucket(), self.reading.bucket)
    }

    /// The days of the week on which it counts, where it does not on all.
    pub(super) fn on(&self) -> Option<OnDays> {
        self.bucket()?.terms.on
    }

    pub(super) fn counts_always(&self) -> bool {
        self.hours().is_none() && self.on().is_none()
    }

    pub(super) fn refills(&self) -> Option<TimeOfDay> {
        self.bucket()?.terms.refills
    }

    fn prior(&self) -> Option<(DataVolume, f64)> {
        let days = match self.refills() {
            Some(_) => 1.0,
            None => self.pack?.validity_days(self.reading.bucket)?,
        };
        Some((self.allowance()?.volume, days))
    }
}

/// All of it.
pub(super) struct Basis<'a> {
    /// In the order in which they are used; at least one.
    pub(super) pots: Vec<Held<'a>>,
    /// Which of them gives the answer its name and its pack: the last one that counts at all times.
    pub(super) main: usize,
    /// What is left of the pots that count at all times.
    pub(super) left: Option<Printed>,
    /// When that was so.
    pub(super) at: DateTime<FixedOffset>,
    pub(super) allowance: Option<Printed>,
    pub(super) expiry: Option<Expiry>,
    /// When the allowance of the day is full again.
    pub(super) refill: Option<DateTime<FixedOffset>>,
    pub(super) is_unlimited: bool,
    /// The carrier's.
    clock: Zone,
    pub(super) plan: Option<PlanPrior>,
    /// Balances over time, each with the reading it follows from.
    pub(super) balances: Vec<(&'a Reading, BalancePoint)>,
    /// How many of them somebody read.
    pub(super) readings: usize,
    /// The same of all pots of the SIM, those for some apps or one region among them, where that is another row and was asked for.
    pub(super) of_all: Option<Vec<(&'a Reading, BalancePoint)>>,
}

impl<'a> Basis<'a> {
    /// Of the SIM in use; nothing where there is no reading of it. `order` are its readings, oldest first.
    pub(super) fn of(
        ledger: &'a Ledger,
        sim: &Sim,
        order: &[&'a Reading],
        now: DateTime<FixedOffset>,
    ) -> Option<Basis<'a>> {
        Basis::of_known(&Known::of(ledger, sim, order, now), *order.last()?)
    }

    /// The same with what all pots of the SIM lost together.
    pub(super) fn with_all(
        ledger: &'a Ledger,
        sim: &Sim,
        order: &[&'a Reading],
        now: DateTime<FixedOffset>,
    ) -> Option<Basis<'a>> {
        let known = Known::of(ledger, sim, order, now);
        let basis = Basis::of_known(&known, *order.last()?)?;
        Some(Basis { of_all: known.of_all(basis.pots.len()), ..basis })
    }

    fn of_known(known: &Known<'a, '_>, last: &'a Reading) -> Option<Basis<'a>> {
        if !serves_all(last.bucket) {
            return known.one(last.bucket);
        }
        let looks = known.looks(serves_all);
        let pots = known.pots(&looks);
        match pots.iter().find(|pot| pot.left.is_none() && pot.counts_always()) {
            Some(unlimited) => known.one(unlimited.reading.bucket),
            // What was told last counts at some times only, or nothing is left: the answer is about the rest of the day.
            None if pots.iter().all(|pot| !pot.counts_always()) => known.one(known.by_day().unwrap_or(last.bucket)),
            None if pots.len() == 1 && looks.are_of_one_pot() => known.one(last.bucket),
            None => known.several(pots, &looks),
        }
    }

    pub(super) fn main(&self) -> &Held<'a> {
        &self.pots[self.main]
    }

    /// The pots as the forecast takes them, used by a law: days count from its reading.
    pub(super) fn supply(&self, law: DepletionLaw) -> Supply {
        let from = self.clock.tell(law.read().fixed_offset());
        let (starts, shares) = parts_of_day(&self.pots);
        let pot = |held: &Held| {
            let counts = |minute: u16| held.hours().is_none_or(|hours| hours.hold(minute));
            let parts = (0..starts.len()).filter(|part| counts(starts[*part])).fold(0, |parts, part| parts | 1 << part);
            let on = |is_weekend: bool| held.on().is_none_or(|on| on.hold(is_weekend));
            let bucket = held.bucket();
            let validity = bucket.and_then(|bucket| bucket.validity_hours).map(|hours| f64::from(hours) / 24.0);
            let waits_for_use = held.waits == Some(None);
            // The end that comes last is that of the line, against which the answer holds the forecast: nothing lapses before.
            let closes = held.expiry().filter(|end| self.expiry.is_none_or(|last| end.at < last.at));
            Pot {
                volume: held.left.map(|left| left.volume),
                opens: held.waits.flatten().map_or(0.0, |begins| days_between(from, begins)),
                closes: closes.filter(|_| !waits_for_use && self.pots.len() > 1).map(|end| days_between(from, end.at)),
                lasts: validity.filter(|_| waits_for_use && self.pots.len() > 1),
                parts: if on(false) { parts } else { 0 },
                weekend_parts: if on(true) { parts } else { 0 },
            }
        };
        let since_midnight = f64::from(from.num_seconds_from_midnight()) / 86_400.0;
        let week = Week { day: f64::from(from.weekday().num_days_from_monday()) + since_midnight };
        Supply::new(law, self.pots.iter().map(pot).collect(), shares, week)
    }
}

/// The hours in which a bucket of this kind counts, where they are not the whole day.
pub(super) fn hours_of(bucket: Option<&Bucket>, kind: Option<BucketKind>) -> Option<DayHours> {
    let told = bucket.and_then(|bucket| bucket.terms.hours);
    let usual = (kind == Some(BucketKind::Night)).then_some(DayHours::USUAL_NIGHT);
    told.or(usual).filter(|hours| !hours.is_whole_day())
}

/// Main data are told with their name and without.
fn is_main(kind: Option<BucketKind>) -> bool {
    matches!(kind, None | Some(BucketKind::Main))
}

/// Whether a bucket pays for any traffic, where the person is: what only some apps, one region or the country abroad may use
/// has a use of its own.
pub(super) fn serves_all(kind: Option<BucketKind>) -> bool {
    is_main(kind) || matches!(kind, Some(BucketKind::Bonus | BucketKind::Night | BucketKind::Shared))
}

/// The place of a kind of bucket in the order of use, the first first: as the person has it, else night and bonus before what ends
/// first, and that before the main bucket. Night comes before the bonus, which counts by day too.
pub fn place_in_order(sim: &Sim, kind: Option<BucketKind>) -> usize {
    let named = kind.unwrap_or(BucketKind::Main);
    let usual = match named {
        BucketKind::Night => 0,
        BucketKind::Bonus => 1,
        BucketKind::Main => 3,
        _ => 2,
    };
    sim.order.iter().position(|other| *other == named).unwrap_or(sim.order.len() + usual)
}

/// One reading, with the number of its pack, from one and zero where it is not known, and when it was true.
#[derive(Clone, Copy)]
struct Placed<'a> {
    reading: &'a Reading,
    pack: u32,
    at: DateTime<FixedOffset>,
}

struct Known<'a, 'b> {
    ledger: &'a Ledger,
    sim: &'b Sim,
    now: DateTime<FixedOffset>,
    /// Readings of the SIM, by when they were true.
    order: Vec<Placed<'a>>,
    /// How the latest of them counts units: by that all are compared.
    counted: UnitStep,
}

impl<'a, 'b> Known<'a, 'b> {
    fn of(ledger: &'a Ledger, sim: &'b Sim, order: &[&'a Reading], now: DateTime<FixedOffset>) -> Known<'a, 'b> {
        let places = Places::of(ledger.packs.iter().map(|pack| &pack.id));
        let mut numbered: Vec<Placed<'a>> = Vec::with_capacity(order.len());
        for (&reading, at) in order.iter().zip(Ledger::true_at(order, Some(sim))) {
            // Most are of the same pack as the one before.
            let pack = match numbered.last() {
                Some(before) if before.reading.pack == reading.pack => before.pack,
                _ => places.find(&reading.pack).map_or(0, |at| at as u32 + 1),
            };
            numbered.push(Placed { reading, pack, at });
        }
        // Figures of two buckets may lag behind differently.
        if !numbered.is_sorted_by(|a, b| a.at <= b.at) {
            let mut places: Vec<(i64, usize)> = numbered.iter().map(|one| one.at.timestamp_micros()).zip(0..).collect();
            order::sort(&mut places, |a, b| a < b);
            numbered = places.into_iter().map(|(_, place)| numbered[place]).collect();
        }
        Known { ledger, sim, now, order: numbered, counted: counted_in(order.iter().copied().rev()) }
    }

    fn pack_at(&self, number: u32) -> Option<&'a Pack> {
        self.ledger.packs.get((number as usize).checked_sub(1)?)
    }

    fn balance(&self, reading: &Reading, pack: Option<&Pack>) -> Option<Printed> {
        Some(reading.balance_in(pack)?.recounted(self.counted))
    }

    fn point(&self, at: DateTime<Utc>, balance: Printed, pack: u32) -> BalancePoint {
        BalancePoint { uncounted: self.sim.uncounted_by(at), ..BalancePoint::new(at, balance, pack) }
    }

    fn clock(&self) -> Zone {
        self.sim.clock_on(self.now)
    }

    fn held(&self, Placed { reading, pack, at }: Placed<'a>, left: Option<Printed>) -> Held<'a> {
        let pack = self.pack_at(pack);
        let bucket = pack.and_then(|pack| pack.bucket(reading.bucket));
        let begins = pack.and_then(|pack| pack.started);
        let waits_for_use = bucket.is_some_and(|bucket| bucket.counting == Counting::FirstUse) && begins.is_none();
        let waits = match begins {
            Some(begins) if begins > self.now => Some(Some(begins)),
            None if waits_for_use => Some(None),
            _ => None,
        };
        Held { reading, at, pack, left, waits }
    }

    /// The bucket told last that counts at all times, unless it has lapsed: then what counts at some is all there is.
    fn by_day(&self) -> Option<Option<BucketKind>> {
        let told = self.order.iter().rev().filter(|told| serves_all(told.reading.bucket));
        let all_day = told.map(|told| self.held(*told, None)).find(Held::counts_always)?;
        let has_lapsed = all_day.expiry().is_some_and(|end| end.at <= self.now);
        (!has_lapsed).then_some(all_day.reading.bucket)
    }

    /// The one bucket of a kind, whatever else there is.
    fn one(&self, kind: Option<BucketKind>) -> Option<Basis<'a>> {
        let of_kind = |told: &&Placed| told.reading.bucket == kind;
        let last = *self.order.iter().rfind(of_kind)?;
        let mut balances: Vec<(&'a Reading, BalancePoint)> = Vec::with_capacity(self.order.len());
        for &Placed { reading, pack, at } in self.order.iter().filter(of_kind) {
            if is_before_use(reading, self.pack_at(pack)) {
                continue;
            }
            if let Some(balance) = self.balance(reading, self.pack_at(pack)) {
                let point = self.point(at.to_utc(), balance, pack);
                balances.push((reading, BalancePoint { rise: reading.rise, ..point }));
            }
        }
        // A figure that came late tells nothing of the present: the one before it does.
        let latest = &balances[balances.len().saturating_sub(FEW)..];
        let points: Vec<BalancePoint> = latest.iter().map(|(_, point)| *point).collect();
        let told = latest.last().filter(|(reading, _)| reading.id == last.reading.id).and(present(&points));
        let last = told.map_or(last, |at| {
            let (reading, point) = latest[at];
            Placed { reading, pack: point.pack, at: point.at.with_timezone(reading.at.offset()) }
        });
        let mut held = self.held(last, None);
        let read = balances.len();
        let allowance = held.allowance();
        held.left = last.reading.stated.balance(allowance);
        if let (Some(left), Some(rest)) = (held.left, last.reading.carried(held.pack)) {
            // A grant is full to the byte.
            let full = Printed { step: DataVolume::ZERO, ..left };
            held.left = Some(total(full, rest.recounted(left.counted)));
        }
        let mut at = last.at;
        if let (Some(time), Some(allowance)) = (held.refills(), allowance) {
            self.refill(&mut balances, time, allowance);
            if let Some(full) = time.last_before(self.now, self.clock()).filter(|full| *full > last.at) {
                (at, held.left) = (full, Some(allowance));
            }
        }
        let refill = held.refills().and_then(|time| time.next_after(self.now, self.clock()));
        Some(Basis {
            main: 0,
            left: held.left,
            at,
            allowance: held.full(),
            expiry: held.expiry(),
            refill,
            clock: self.clock(),
            is_unlimited: held.bucket().is_some_and(|bucket| bucket.unlimited) && held.left.is_none(),
            plan: held.prior().and_then(|(allowance, days)| PlanPrior::new(allowance, days)),
            pots: vec![held],
            balances,
            readings: read,
            of_all: None,
        })
    }

    /// An allowance of the day was full when it was refilled, and no use joins one day to the next.
    fn refill(&self, balances: &mut Vec<(&'a Reading, BalancePoint)>, time: TimeOfDay, allowance: Printed) {
        let clock = self.clock();
        let full = Printed { step: DataVolume::ZERO, ..allowance };
        let mut filled: Vec<(&'a Reading, BalancePoint)> = Vec::with_capacity(2 * balances.len());
        let mut day = 0;
        let mut refilled = None;
        let mut pack = None;
        for (reading, point) in balances.iter() {
            let last = time.last_before(point.at.with_timezone(reading.at.offset()), clock);
            // On the first day of a pack nobody knows whether it was there already at the hour of the refill.
            let is_first = pack.replace(point.pack) != Some(point.pack);
            if last != refilled || is_first {
                (day, refilled) = (day + 1, last);
                let at = last.map(|last| last.to_utc()).filter(|last| *last < point.at && !is_first);
                filled.extend(at.map(|at| (*reading, self.point(at, full, day))));
            }
            filled.push((reading, BalancePoint { pack: day, ..*point }));
        }
        let last = time.last_before(self.now, clock).filter(|last| Some(*last) != refilled);
        if let (Some(at), Some((reading, _))) = (last, balances.last()) {
            filled.push((reading, self.point(at.to_utc(), full, day + 1)));
        }
        *balances = filled;
    }

    /// All that was told of buckets of these kinds.
    fn looks(&self, counts: fn(Option<BucketKind>) -> bool) -> Looks<'a> {
        let mut looks = Looks::with_room(self.order.len());
        for &told in self.order.iter().filter(|told| counts(told.reading.bucket)) {
            let reading = told.reading;
            let pack = self.pack_at(told.pack);
            let bucket = pack.and_then(|pack| pack.bucket(reading.bucket));
            let left = self.balance(reading, pack);
            let is_unlimited = bucket.is_some_and(|bucket| bucket.unlimited);
            let had_lapsed = bucket.and_then(|bucket| bucket.expiry).is_some_and(|end| end.at <= reading.at);
            if self.held(told, left).waits.is_some() || is_before_use(reading, pack) {
                continue;
            }
            if left.is_some() && !had_lapsed || is_unlimited {
                let rest = pack.and_then(|pack| pack.told.as_ref()?.rest).filter(|_| reading.stated.granted);
                looks.take(Told { reading, at: told.at, pack: told.pack, left }, rest.is_some());
            }
        }
        looks
    }

    /// The pots of the last look that have not lapsed, with those beside it that still hold what they held.
    fn pots(&self, looks: &Looks<'a>) -> Vec<Held<'a>> {
        let Some(look) = looks.list.last() else { return Vec::new() };
        let held =
            |told: &Told<'a>| self.held(Placed { reading: told.reading, pack: told.pack, at: told.at }, told.left);
        let mut pots: Vec<Held<'a>> = looks.told(look).iter().map(held).collect();
        let mut seen: Vec<(u32, Option<BucketKind>)> =
            looks.told(look).iter().map(|told| (told.pack, told.reading.bucket)).collect();
        let mut stays = looks.told(look).iter().find_map(|told| self.stays_beside(told));
        for &told in self.order.iter().rev().filter(|told| serves_all(told.reading.bucket)) {
            let Placed { reading, pack: number, at } = told;
            // A pot that waits was told long ago: its pack is among the last.
            if seen.len() > MOST_POTS {
                break;
            }
            if seen.contains(&(number, reading.bucket)) {
                continue;
            }
            let is_kind_told = seen.iter().any(|(_, kind)| *kind == reading.bucket);
            seen.push((number, reading.bucket));
            let Some(left) = self.balance(reading, self.pack_at(number)) else { continue };
            let held = self.held(told, Some(left));
            let is_recent = look.at - at <= STILL_HOLDS && !is_kind_told;
            let rest = if is_main(reading.bucket) { stays.take() } else { None };
            let held = match rest {
                Some(rest) => Held { left: Some(rest.recounted(self.counted)), ..held },
                None => held,
            };
            if held.waits.is_some() || is_recent || rest.is_some() {
                pots.push(held);
            }
        }
        pots.retain(|pot| {
            let has_lapsed = pot.expiry().is_some_and(|end| end.at <= self.now);
            !has_lapsed && pot.left.is_none_or(|left| left.volume > DataVolume::ZERO)
        });
        let place = |pot: &Held| {
            let end = pot.expiry().map(|end| end.at.to_utc());
            // What waits comes after what has begun.
            let place = place_in_order(self.sim, pot.reading.bucket);
            // The same of any other pot that counts at some times only.
            let is_usual = self.sim.order.is_empty();
            let place = if is_usual && !pot.counts_always() { 0 } else { place };
            (pot.waits.is_some(), place, end.is_none(), end)
        };
        let told = |pot: &Held| (pot.reading.bucket.map(|kind| kind as u8), pot.at, pot.left.map(|left| left.volume));
        order::sort(&mut pots, |a, b| (place(a), told(a)) < (place(b), told(b)));
        pots.truncate(MOST_POTS);
        pots
    }

    /// What is left of the pack before, where this grant was bought early and the person said that the old one goes on beside it.
    fn stays_beside(&self, told: &Told) -> Option<Printed> {
        let rest = self.pack_at(told.pack)?.told.as_ref()?.rest?;
        let is_grant = told.reading.stated.granted && is_main(told.reading.bucket);
        (is_grant && rest.effect == Effect::Beside && is_main(rest.bucket)).then_some(rest.left)
    }

    /// What all pots lost together; nothing where they are of one kind, or where all of them are the `pots` of the answer.
    fn of_all(&self, pots: usize) -> Option<Vec<(&'a Reading, BalancePoint)>> {
        let first = self.order.first()?.reading.bucket;
        let is_of_one_kind = self.order.iter().all(|told| told.reading.bucket == first);
        let is_line = pots > 1 && self.order.iter().all(|told| serves_all(told.reading.bucket));
        if is_of_one_kind || is_line {
            return None;
        }
        let looks = self.looks(|_| true);
        (!looks.are_of_one_pot()).then(|| self.joint(&looks))
    }

    fn joint(&self, looks: &Looks<'a>) -> Vec<(&'a Reading, BalancePoint)> {
        let mut balances = looks.joint();
        for (_, point) in &mut balances {
            point.uncounted = self.sim.uncounted_by(point.at);
        }
        balances
    }

    fn several(&self, pots: Vec<Held<'a>>, looks: &Looks<'a>) -> Option<Basis<'a>> {
        let look = looks.list.last()?;
        let all_day = |pot: &&Held| pot.counts_always();
        let main = pots.iter().rposition(|pot| all_day(&pot))?;
        let begun = pots.iter().filter(|pot| pot.waits.is_none() && pot.counts_always());
        let last_end =
            begun.map(|pot| pot.expiry().map(|end| end.at)).reduce(|one, other| Some(one?.max(other?))).flatten();
        // A pack that begins only after the others have ended is another story, told when it has begun.
        let follows = |pot: &&Held| match (pot.waits.flatten(), last_end) {
            (Some(begins), Some(end)) => begins <= end + NO_GAP,
            _ => true,
        };
        let counted: Vec<&Held> = pots.iter().filter(all_day).filter(follows).collect();
        let sum = |of: &dyn Fn(&Held) -> Option<Printed>| {
            counted.iter().map(|pot| of(pot)).reduce(|sum, next| Some(total(sum?, next?))).flatten()
        };
        let ends: Option<Vec<Expiry>> = counted.iter().map(|pot| pot.expiry()).collect();
        let expiry = ends.and_then(|ends| ends.into_iter().reduce(|a, b| if b.at > a.at { b } else { a }));
        let refill = pots.iter().filter_map(|pot| pot.refills()?.next_after(self.now, self.clock())).min();
        let plans: Vec<(DataVolume, f64)> = pots.iter().filter_map(Held::prior).collect();
        let volume = plans.iter().fold(DataVolume::ZERO, |sum, (allowance, _)| sum.plus(*allowance));
        let a_day: f64 = plans.iter().map(|(allowance, days)| allowance.bytes_f64() / days).sum();
        let balances = self.joint(looks);
        Some(Basis {
            main,
            left: sum(&|pot| pot.left),
            at: look.last_at,
            allowance: sum(&|pot| pot.full()),
            expiry,
            refill,
            is_unlimited: false,
            clock: self.clock(),
            plan: PlanPrior::new(volume, volume.bytes_f64() / a_day),
            readings: looks_of(&balances),
            balances,
            pots,
            of_all: None,
        })
    }
}

/// One pack ends with the last second of a day and the next begins with the first.
const NO_GAP: TimeDelta = TimeDelta::minutes(1);

/// Whether a figure came late shows by the few before it; the whole row would be gone through twice.
pub(super) const FEW: usize = 16;

/// More pots than any card has at once.
const MOST_POTS: usize = 12;

/// A look at which a pot joins the others stands in the row twice.
fn looks_of(balances: &[(&Reading, BalancePoint)]) -> usize {
    let joins = balances.windows(2).filter(|pair| pair[0].0.id == pair[1].0.id).count();
    balances.len() - joins
}

/// While a pack lies in a drawer, that nothing goes of it says nothing of use.
pub(super) fn is_before_use(reading: &Reading, pack: Option<&Pack>) -> bool {
    pack.and_then(|pack| pack.started).is_some_and(|started| reading.at < started)
}

/// The day cut where the hours of any pot begin or end: the minute at which each part begins, and its share of the day.
fn parts_of_day(pots: &[Held]) -> (Vec<u16>, Vec<f64>) {
    const DAY: u16 = 1440;
    let mut starts: Vec<u16> = vec![0];
    for hours in pots.iter().filter_map(Held::hours) {
        starts.extend([hours.from.minutes(), hours.to.minutes()]);
    }
    order::sort(&mut starts, |a, b| a < b);
    starts.dedup();
    starts.truncate(MOST_PARTS);
    let ends = starts.iter().skip(1).copied().chain([DAY]);
    let shares = starts.iter().zip(ends).map(|(start, end)| f64::from(end - start) / f64::from(DAY)).collect();
    (starts, shares)
}
