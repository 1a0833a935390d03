//! The burn-down picture: readings, forecast, expiry and trip as places in it.
//!
//! It draws nothing, and decides nothing that the verdict has not.

use super::{Outlook, days_between, thousandths};
use crate::history::BalancePoint;
use crate::pack::Expiry;
use crate::stamp;
use crate::volume::{DataVolume, Printed};
use chrono::{DateTime, FixedOffset, TimeDelta};

/// The burn-down picture in thousandths of its width and height, from left to right and from empty to full.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub readings: Vec<ChartPoint>,
    pub now: i32,
    /// Level at which the forecast starts.
    pub level: i32,
    /// Where the line reaches the ground: earliest, middle and latest. Beyond 1000 is off the picture.
    pub depletion: Option<[i32; 3]>,
    pub expiry: Option<i32>,
    pub trip: Option<i32>,
    pub full: DataVolume,
    pub starts: DateTime<FixedOffset>,
    pub ends: DateTime<FixedOffset>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartPoint {
    pub x: i32,
    pub y: i32,
    pub at: DateTime<FixedOffset>,
    pub balance: Printed,
    /// The line does not join it to the one before: a top-up or another pack lies between.
    pub begins: bool,
}

/// The picture runs from the first reading of the last few weeks to the latest of depletion, expiry and the end of the trip
/// (`told`), within reason.
pub(super) fn chart_of(
    points: &[BalancePoint],
    outlook: &Outlook,
    told: [Option<Expiry>; 2],
    now: DateTime<FixedOffset>,
) -> Option<Chart> {
    /// Older readings would squeeze the present into a corner.
    const SHOWN_BACK: TimeDelta = TimeDelta::days(30);
    /// Room at the left for the first dot, and at the top for the labels.
    const MARGIN: f64 = 0.02;
    const HEADROOM: f64 = 0.86;
    let offset = *now.offset();
    let since = now.to_utc();
    let shown: Vec<_> = points.iter().filter(|point| stamp::between(&point.at, &since) <= SHOWN_BACK).collect();
    let (first, last) = (shown.first()?, shown.last()?);
    if shown.len() < 2 {
        return None;
    }
    let starts = first.at.with_timezone(&offset);
    let known = match outlook {
        Outlook::Known(known) => Some(known),
        _ => None,
    };
    let moments = told.iter().flatten().map(|end| end.at);
    let ahead = known.map(|known| known.depletion).into_iter().chain(moments).max().unwrap_or(now);
    // A line that reaches the ground in a year says no more than one that leaves the picture.
    let span = (now - starts).max(TimeDelta::days(4));
    // An end told that lies a little further is worth the room: it would be missed.
    let told_ends = told.iter().flatten().map(|end| end.at).filter(|end| *end <= now + span * 9 / 2);
    let furthest = told_ends.max().unwrap_or(now).max(now + span * 3);
    // A clock put right in between leaves readings from the future.
    let ends = ahead.min(furthest).max(now.max(last.at.with_timezone(&offset)) + TimeDelta::days(1));
    let width = days_between(starts, ends);
    let x = |at: DateTime<FixedOffset>| thousandths(MARGIN + (1.0 - MARGIN) * days_between(starts, at) / width);
    // As high as the readings: a pack that was nearly empty at the first of them would leave most of the picture bare.
    let full = shown.iter().map(|point| point.balance.volume).max().filter(|volume| *volume > DataVolume::ZERO)?;
    let share = |volume: DataVolume| thousandths(HEADROOM * volume.share_of(full).unwrap_or(0.0));
    let readings = shown
        .iter()
        .enumerate()
        .map(|(index, point)| {
            let begins = index == 0 || {
                let before = shown[index - 1];
                before.pack != point.pack || point.balance.volume.minus(before.balance.volume) > point.balance.step
            };
            let at = point.at.with_timezone(&offset);
            ChartPoint { x: x(at), y: share(point.balance.volume), at, balance: point.balance, begins }
        })
        .collect();
    Some(Chart {
        readings,
        now: x(now),
        level: share(last.balance.volume),
        depletion: known.map(|known| [x(known.earliest), x(known.depletion), x(known.latest)]),
        expiry: told[0].map(|end| x(end.at)),
        trip: told[1].map(|end| x(end.at)),
        full,
        starts,
        ends,
    })
}
