//! Use by day, week, month and pack: what was seen to go between readings, spread over the calendar.
//!
//! It forecasts nothing, and fills no gap: what a top-up or the change of packs hides is in no day.

use crate::answer::thousandths;
use crate::forecast::{self, DepletionLaw, LawOfUse, Level, Seen};
use crate::history::Ledger;
use crate::languages::BucketKind;
use crate::pack::{Id, Stretch};
use crate::volume::{BurnRate, DataVolume, Printed};
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveTime};

/// What is known of the use of one bucket; each list oldest first, without a gap from the first day seen to the last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Usage {
    pub days: Vec<DayUse>,
    /// Weeks begin on Monday.
    pub weeks: Vec<SpanUse>,
    /// Months of the calendar.
    pub months: Vec<SpanUse>,
    pub packs: Vec<PackUse>,
    /// Where enough days were seen to tell.
    pub pattern: Option<Pattern>,
}

/// What went on one day, on the clock of the readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayUse {
    pub day: NaiveDate,
    pub used: DataVolume,
    /// Seconds of the day that lie between readings: of the others nothing is known.
    pub seen_seconds: u32,
    /// Readings were close enough to tell this day from its neighbours; else what went in several is spread evenly over them.
    pub is_measured: bool,
    /// The person says that it does not count.
    pub is_uncounted: bool,
}

/// What went in a week or a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpanUse {
    /// Its first and last day.
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub used: DataVolume,
    pub seen_seconds: u32,
    /// Days of it of which something was seen.
    pub days: u32,
}

/// What was seen to go from one pack.
#[derive(Clone, Debug, PartialEq)]
pub struct PackUse {
    pub pack: Id,
    pub used: DataVolume,
    pub seen_seconds: u32,
    /// Of its first and its last reading.
    pub first: DateTime<FixedOffset>,
    pub last: DateTime<FixedOffset>,
    pub allowance: Option<Printed>,
}

/// At which part of the week the use falls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pattern {
    /// Use a day on each weekday, from Monday on.
    pub weekdays: [BurnRate; 7],
    /// Share of a week's use that falls on Saturday and Sunday, 0 to 1; two sevenths where all days are alike.
    pub weekend_share: f64,
}

/// Which pack size fits a length of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    pub days: f64,
    /// What goes in it at the present rate.
    pub likely: DataVolume,
    /// What is enough in nine of ten such times.
    pub safe: DataVolume,
}

/// What the bars of a picture stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    Day,
    Week,
    Month,
    Pack,
}

impl Span {
    pub const ALL: [Span; 4] = [Span::Day, Span::Week, Span::Month, Span::Pack];

    /// As many bars as fit on a small phone, each wide enough to touch.
    fn shown(self) -> usize {
        match self {
            Span::Day => 12,
            Span::Week => 8,
            Span::Month => 12,
            Span::Pack => 8,
        }
    }
}

/// One bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub used: DataVolume,
    /// In thousandths of the longest.
    pub height: i32,
    pub known: HowKnown,
}

/// How the use of a span is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowKnown {
    Measured,
    /// It is a share of what went over more days.
    Spread,
    /// Something was seen, and not all.
    Partly,
    Not,
    /// The person says that it does not count.
    Uncounted,
}

/// Lengths of time that packs are sold for, in days.
pub const LENGTHS: [f64; 2] = [7.0, 30.0];

const DAY: u32 = 86_400;
/// A reading a day, made at about the same hour, tells the days apart.
const CLOSE_SECONDS: i64 = 36 * 3600;
/// With fewer days of each weekday, one film makes a pattern.
const WEEKS_SEEN: u32 = 2;

/// Use of one bucket of a SIM, its days on the clocks of the readings.
pub fn of(ledger: &Ledger, sim: &Id, kind: Option<BucketKind>) -> Usage {
    of_told(ledger, sim, kind, &|at| at)
}

/// The same, its days on the clock on which `told` tells moments.
pub fn of_told(
    ledger: &Ledger,
    sim: &Id,
    kind: Option<BucketKind>,
    told: &dyn Fn(DateTime<FixedOffset>) -> DateTime<FixedOffset>,
) -> Usage {
    let balances = ledger.balances(sim, kind);
    let points: Vec<_> = balances.iter().map(|(_, point)| *point).collect();
    let mut usage = Usage::default();
    for seen in forecast::seen(&points) {
        let (before, after) = (balances[seen.before].0, balances[seen.after].0);
        let ends = (told(before.at), told(after.at));
        usage.spread(&seen, *ends.1.offset());
        usage.add_to_pack(&seen, ends, &after.pack);
    }
    usage.days = without_gaps(usage.days);
    let card = ledger.sims.iter().find(|own| own.id == *sim);
    if let (Some(card), Some((last, _))) = (card, balances.last()) {
        for day in &mut usage.days {
            let stretch = Stretch::of_days(day.day, day.day, *told(last.at).offset());
            day.is_uncounted = stretch.is_some_and(|stretch| card.is_uncounted(stretch));
        }
    }
    for pack in &mut usage.packs {
        let bucket = ledger.pack(&pack.pack).and_then(|pack| pack.bucket(kind));
        pack.allowance = bucket.and_then(|bucket| bucket.allowance);
    }
    usage.weeks = usage.sums(|day| {
        let monday = day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())));
        let monday = monday.unwrap_or(day);
        (monday, monday.checked_add_days(Days::new(6)).unwrap_or(day))
    });
    usage.months = usage.sums(|day| {
        let first = day.with_day(1).unwrap_or(day);
        let next = first.checked_add_months(chrono::Months::new(1));
        (first, next.and_then(|next| next.pred_opt()).unwrap_or(day))
    });
    usage.pattern = pattern(&usage.days);
    usage
}

/// Which size of pack fits `days` days of use by this law.
pub fn fit(law: &DepletionLaw, days: f64) -> Option<Fit> {
    let of_use: LawOfUse = law.of_use()?;
    let whole = DataVolume::LARGEST;
    let safe = whole.minus(of_use.left(whole, days, Level::EIGHTY.up_to_the_end()));
    let likely = DataVolume::from_bytes_f64(law.burn_rate().bytes_a_day() * days);
    Some(Fit { days, likely, safe: safe.max(likely) })
}

impl Usage {
    /// The last bars of a kind, oldest first.
    pub fn bars(&self, span: Span) -> Vec<Bar> {
        let mut bars: Vec<Bar> = match span {
            Span::Day => self.days.iter().map(DayUse::bar).collect(),
            Span::Week => self.weeks.iter().map(SpanUse::bar).collect(),
            Span::Month => self.months.iter().map(SpanUse::bar).collect(),
            Span::Pack => self.packs.iter().map(PackUse::bar).collect(),
        };
        bars.drain(..bars.len().saturating_sub(span.shown()));
        let longest = bars.iter().map(|bar| bar.used).max().unwrap_or_default();
        for bar in &mut bars {
            bar.height = thousandths(bar.used.share_of(longest).unwrap_or(0.0));
        }
        bars
    }

    /// Shares the use of a stretch out over the days it touches, by the seconds in each; not a byte is lost.
    fn spread(&mut self, seen: &Seen, clock: FixedOffset) {
        let (from, until) = (seen.from.with_timezone(&clock), seen.until.with_timezone(&clock));
        let all = (until - from).num_seconds().max(1);
        let is_close = all <= CLOSE_SECONDS;
        let used_by = |at: DateTime<FixedOffset>| {
            let part = (at - from).num_seconds().clamp(0, all) as u128;
            (u128::from(seen.used.bytes()) * part / all as u128) as u64
        };
        let mut start = from;
        while start < until {
            let midnight = start
                .date_naive()
                .succ_opt()
                .and_then(|day| day.and_time(NaiveTime::MIN).and_local_timezone(clock).single());
            let end = midnight.unwrap_or(until).min(until);
            // A second is the finest that counts: whatever is left below it belongs to the last part.
            let to = if end == until { seen.used.bytes() } else { used_by(end) };
            let used = DataVolume::from_bytes(to.saturating_sub(used_by(start)));
            self.add_to_day(start.date_naive(), used, (end - start).num_seconds() as u32, is_close);
            start = end;
        }
    }

    /// Stretches come in order, so that a day known already is among the last; on another clock one may be told twice.
    fn add_to_day(&mut self, day: NaiveDate, used: DataVolume, seconds: u32, is_close: bool) {
        let at = self.days.partition_point(|known| known.day < day);
        match self.days.get_mut(at).filter(|known| known.day == day) {
            Some(known) => {
                known.used = known.used.plus(used);
                known.seen_seconds += seconds;
                known.is_measured &= is_close;
            }
            None => {
                let known = DayUse { day, used, seen_seconds: seconds, is_measured: is_close, is_uncounted: false };
                self.days.insert(at, known);
            }
        }
    }

    fn add_to_pack(&mut self, seen: &Seen, (first, last): (DateTime<FixedOffset>, DateTime<FixedOffset>), pack: &Id) {
        let seconds = (seen.until - seen.from).num_seconds() as u32;
        // The one before was of this pack, mostly.
        match self.packs.iter_mut().rev().find(|known| known.pack == *pack) {
            Some(known) => {
                known.used = known.used.plus(seen.used);
                known.seen_seconds += seconds;
                known.last = last;
            }
            None => {
                let pack = pack.clone();
                self.packs.push(PackUse { pack, used: seen.used, seen_seconds: seconds, first, last, allowance: None });
            }
        }
    }

    /// Sums over spans of the calendar; `span` gives the first and the last day of the one that a day is in.
    fn sums(&self, span: fn(NaiveDate) -> (NaiveDate, NaiveDate)) -> Vec<SpanUse> {
        let mut sums: Vec<SpanUse> = Vec::new();
        for day in &self.days {
            let (first, last) = span(day.day);
            if sums.last().is_none_or(|sum| sum.first != first) {
                sums.push(SpanUse { first, last, used: DataVolume::ZERO, seen_seconds: 0, days: 0 });
            }
            if let Some(sum) = sums.last_mut() {
                sum.used = sum.used.plus(day.used);
                sum.seen_seconds += day.seen_seconds;
                sum.days += u32::from(day.seen_seconds > 0);
            }
        }
        sums
    }
}

impl DayUse {
    fn bar(&self) -> Bar {
        let known = match (self.is_uncounted, self.is_measured) {
            (true, _) => HowKnown::Uncounted,
            _ if self.seen_seconds == 0 => HowKnown::Not,
            _ if self.seen_seconds < DAY => HowKnown::Partly,
            (_, true) => HowKnown::Measured,
            (_, false) => HowKnown::Spread,
        };
        Bar { first: self.day, last: self.day, used: self.used, height: 0, known }
    }
}

impl SpanUse {
    fn bar(&self) -> Bar {
        let days = (self.last - self.first).num_days() as u32 + 1;
        let known = match self.seen_seconds {
            0 => HowKnown::Not,
            seen if seen < days * DAY => HowKnown::Partly,
            _ => HowKnown::Measured,
        };
        Bar { first: self.first, last: self.last, used: self.used, height: 0, known }
    }
}

impl PackUse {
    fn bar(&self) -> Bar {
        let (first, last) = (self.first.date_naive(), self.last.date_naive());
        Bar { first, last, used: self.used, height: 0, known: HowKnown::Measured }
    }
}

/// With a day of which nothing is known for each that is missing, in reason.
fn without_gaps(days: Vec<DayUse>) -> Vec<DayUse> {
    /// Beyond, a reading of years ago would fill the list with nothing.
    const LONGEST_GAP: u64 = 366;
    let mut all: Vec<DayUse> = Vec::with_capacity(days.len());
    for day in days {
        let missing = all.last().map_or(0, |last| (day.day - last.day).num_days().max(1) as u64 - 1);
        if missing <= LONGEST_GAP {
            for back in (1..=missing).rev() {
                if let Some(date) = day.day.checked_sub_days(Days::new(back)) {
                    let (used, is_measured, is_uncounted) = (DataVolume::ZERO, false, false);
                    all.push(DayUse { day: date, used, seen_seconds: 0, is_measured, is_uncounted });
                }
            }
        }
        all.push(day);
    }
    all
}

fn pattern(days: &[DayUse]) -> Option<Pattern> {
    let (mut used, mut seconds) = ([0.0; 7], [0_u32; 7]);
    // Days that were not told apart all look alike, and those that do not count are not the usual ones.
    for day in days.iter().filter(|day| day.is_measured && !day.is_uncounted) {
        let weekday = day.day.weekday().num_days_from_monday() as usize;
        used[weekday] += day.used.bytes_f64();
        seconds[weekday] += day.seen_seconds;
    }
    if seconds.iter().any(|seen| *seen < WEEKS_SEEN * DAY) {
        return None;
    }
    let mut weekdays = [BurnRate::default(); 7];
    for (at, rate) in weekdays.iter_mut().enumerate() {
        *rate = BurnRate::new(used[at] / f64::from(seconds[at]) * f64::from(DAY))?;
    }
    let week: f64 = weekdays.iter().map(|rate| rate.bytes_a_day()).sum();
    let weekend = weekdays[5].bytes_a_day() + weekdays[6].bytes_a_day();
    (week > 0.0).then(|| Pattern { weekdays, weekend_share: weekend / week })
}
