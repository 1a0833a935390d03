//! The line of pots: which is used now, which then, when each ends or lapses, and what comes when all are gone.
//!
//! It makes no forecast of its own: the times are those of the walk on which the number of days stands.

use super::basis::{Basis, Held};
use super::{Known, Outlook, SaidTime, Verdict, known, later, seen_from};
use crate::languages::BucketKind;
use crate::pack::{Credit, DayHours, Expiry, Id, Money, OnDays, Sim, Then, TimeOfDay};
use crate::volume::{DataVolume, Printed};
use crate::zone::Zone;
use chrono::{DateTime, FixedOffset};

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// At least one.
    pub turns: Vec<LineTurn>,
    /// What comes when the last of them is used up, where that is known.
    pub then: Option<Then>,
    /// The credit that pays once the data are gone, where its price is known and it is not known that it never does.
    pub credit: Option<CreditLeft>,
    /// The credit is to pay, at a price that is known, and nobody has told how much it is.
    pub lacks_credit: bool,
    /// When an allowance of the day is full again.
    pub refill: Option<DateTime<FixedOffset>>,
}

/// One pot in the line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineTurn {
    pub bucket: Option<BucketKind>,
    pub pack: Option<Id>,
    /// What the pack is called.
    pub name: Option<String>,
    pub left: Option<Printed>,
    pub expiry: Option<Expiry>,
    pub hours: Option<DayHours>,
    /// Nobody told these hours: most carriers have them.
    pub are_hours_assumed: bool,
    /// The days of the week on which it counts, where it does not on all.
    pub on: Option<OnDays>,
    /// It has not begun.
    pub waits: bool,
    /// When its turn comes, by the middle of the forecast; nothing where it has come, or never does, or nobody knows.
    pub begins: Option<DateTime<FixedOffset>>,
    /// When it is used up or lapses.
    pub ends: Option<DateTime<FixedOffset>>,
    /// It lapses with something left in it.
    pub lapses: bool,
    /// How much that is, where another pot comes after it.
    pub lost: Option<DataVolume>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct CreditLeft {
    pub left: Money,
    /// How much data it pays for.
    pub pays_for: DataVolume,
    /// How long it lasts once it pays, at the present rate; nothing where that is not known.
    pub lasts: Option<SaidTime>,
}

pub(super) fn line_of(
    basis: &Basis,
    sim: &Sim,
    outlook: &Outlook,
    verdict: Verdict,
    now: DateTime<FixedOffset>,
) -> Option<Line> {
    if verdict == Verdict::Unlimited {
        return None;
    }
    let terms = basis.main().bucket().map(|bucket| bucket.terms).unwrap_or_default();
    let known = known(outlook);
    let credit = credit_of(sim.credit.as_ref(), terms.then, known);
    let lacks_credit = sim.credit.is_none() && is_priced(sim, terms.then);
    if basis.pots.len() < 2 && terms.then.is_none() && credit.is_none() && !lacks_credit && basis.refill.is_none() {
        return None;
    }
    Some(Line {
        turns: turns(basis, sim, known, now),
        then: terms.then,
        credit,
        lacks_credit,
        refill: basis.refill.map(|refill| refill.with_timezone(now.offset())),
    })
}

fn turns(basis: &Basis, sim: &Sim, known: Option<&Known>, now: DateTime<FixedOffset>) -> Vec<LineTurn> {
    let differs = sim.zone().is_some_and(|zone| zone.offset_at(now.to_utc()) != *now.offset());
    let here = differs.then_some(now);
    // Of one pot, or of what is gone by now, the answer itself tells the end.
    let walked = known.filter(|known| basis.pots.len() > 1 && !known.is_overdue).map(|known| known.whole.turns());
    let turn = |(place, held): (usize, &Held)| {
        let walked = walked.as_ref().and_then(|turns| turns.get(place));
        let at =
            |days: Option<f64>| days.filter(|days| *days < crate::forecast::LATEST_DAYS).map(|days| later(now, days));
        let expiry = held.expiry().map(|end| seen_from(end, here));
        // The turn of what has lapsed before never comes.
        let has_time = |begins: &DateTime<FixedOffset>| *begins > now && expiry.is_none_or(|end| *begins <= end.at);
        let begins = at(walked.and_then(|turn| turn.begins)).filter(has_time);
        let ends = at(walked.and_then(|turn| turn.ends));
        let lost = walked.map(|turn| turn.lost).filter(|lost| *lost > DataVolume::ZERO);
        // What the line stands on lapses with the goal, and not in the walk.
        let is_cut = ends.zip(expiry).is_some_and(|(ends, end)| ends > end.at);
        LineTurn {
            bucket: held.reading.bucket,
            pack: held.pack.map(|pack| pack.id.clone()),
            name: held.pack.and_then(|pack| pack.told.as_ref()?.name.clone()),
            left: held.left,
            expiry,
            hours: held.hours(),
            on: held.on(),
            are_hours_assumed: held.bucket().is_none_or(|bucket| bucket.terms.hours.is_none()),
            waits: held.waits.is_some(),
            begins,
            // None outlasts its own end.
            ends: ends
                .map(|ends| expiry.map_or(ends, |end| ends.min(end.at)))
                .map(|ends| within_hours(held, ends, sim, begins.unwrap_or(now))),
            lapses: is_cut || lost.is_some(),
            lost,
        }
    };
    basis.pots.iter().enumerate().map(turn).collect()
}

/// Use is taken to be even over the day; what counts at night only is used up at the end of a night, and not at noon.
fn within_hours(
    held: &Held,
    ends: DateTime<FixedOffset>,
    sim: &Sim,
    begins: DateTime<FixedOffset>,
) -> DateTime<FixedOffset> {
    let clock = sim.zone().unwrap_or(Zone::fixed(*ends.offset()));
    let minute = TimeOfDay::of(clock.tell(ends).time()).minutes();
    let outside = held.hours().filter(|hours| !hours.hold(minute));
    let night_before = outside.and_then(|hours| hours.to.last_before(ends, clock)).filter(|before| *before > begins);
    night_before.map_or(ends, |before| before.with_timezone(ends.offset()))
}

/// Whether it is known what the credit pays for a megabyte once the data are gone.
fn is_priced(sim: &Sim, then: Option<Then>) -> bool {
    match then {
        Some(Then::Cut | Then::Throttled { .. }) => false,
        Some(Then::Charged { per_gb: Some(_) }) => true,
        Some(Then::Charged { per_gb: None }) | None => sim.price_of_gb.is_some(),
    }
}

fn credit_of(credit: Option<&Credit>, then: Option<Then>, known: Option<&Known>) -> Option<CreditLeft> {
    let price = match then {
        Some(Then::Cut | Then::Throttled { .. }) => return None,
        Some(Then::Charged { per_gb }) => per_gb,
        None => None,
    };
    let credit = credit.filter(|credit| credit.left.minor > 0)?;
    let pays_for = credit.pays_for(price)?;
    let rate = known.map(|known| known.burn_rate.bytes_a_day()).filter(|rate| *rate > 0.0);
    let lasts = rate.map(|rate| SaidTime::of(pays_for.bytes_f64() / rate));
    Some(CreditLeft { left: credit.left.clone(), pays_for, lasts })
}
