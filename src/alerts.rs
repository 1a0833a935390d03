//! What to say when the app is opened: each crossing once, and again only after things were well in between.
//!
//! It stores nothing: what was said is handed in as [`Said`] and comes back with what is said now. A web page cannot wake a phone;
//! for that there are the entries of `calendar`.

use crate::answer::{Answer, Limit, Outlook, Verdict};
use crate::pack::{AlertLevel, Expiry, Id, Sim};
use crate::stamp;
use chrono::{DateTime, FixedOffset, TimeDelta};

/// One crossing, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    Expired,
    UsedUp,
    /// The pack ends within a day, with data left in it.
    EndsSoon,
    /// The data last less than two days, and end before the pack and the trip.
    TwoDays,
    /// They end before the pack or the trip.
    RunsOut,
    /// Less than a tenth of the pack is left.
    TenPercent,
    /// Less is left than the person set.
    OwnLevel,
    /// Nobody has looked for long, and a look is due.
    Stale,
    /// A SIM must be topped up or used soon, or its number is lost: said by [`lines_to_keep`].
    KeepAlive,
}

impl Alert {
    pub const ALL: [Alert; 9] = [
        Alert::Expired,
        Alert::UsedUp,
        Alert::EndsSoon,
        Alert::TwoDays,
        Alert::RunsOut,
        Alert::TenPercent,
        Alert::OwnLevel,
        Alert::Stale,
        Alert::KeepAlive,
    ];

    /// Alerts that say nothing more once this one is said.
    fn covers(self) -> &'static [Alert] {
        use Alert::{EndsSoon, OwnLevel, RunsOut, Stale, TenPercent, TwoDays};
        match self {
            Alert::Expired | Alert::UsedUp => &[EndsSoon, TwoDays, RunsOut, TenPercent, OwnLevel, Stale],
            TwoDays => &[RunsOut, TenPercent],
            _ => &[],
        }
    }

    /// As it is kept. Never changed.
    fn name(self) -> &'static str {
        match self {
            Alert::Expired => "expired",
            Alert::UsedUp => "used-up",
            Alert::EndsSoon => "ends-soon",
            Alert::TwoDays => "two-days",
            Alert::RunsOut => "runs-out",
            Alert::TenPercent => "ten-percent",
            Alert::OwnLevel => "own-level",
            Alert::Stale => "stale",
            Alert::KeepAlive => "keep-alive",
        }
    }
}

/// Where a figure stands to a threshold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Crossed,
    /// Not crossed, and not so well that it could be crossed anew: a figure that wavers is told once.
    Near,
    Well,
}

impl Standing {
    fn of(is_crossed: bool, is_well: bool) -> Standing {
        match (is_crossed, is_well) {
            (true, _) => Standing::Crossed,
            (false, true) => Standing::Well,
            (false, false) => Standing::Near,
        }
    }
}

/// What was said and still stands, by SIM.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said(Vec<(Alert, Id)>);

impl Said {
    fn has(&self, alert: Alert, sim: &Id) -> bool {
        self.0.iter().any(|(said, of)| *said == alert && of == sim)
    }

    /// "used-up 0004;stale 0007"
    pub fn to_text(&self) -> String {
        let parts = self.0.iter().map(|(alert, sim)| [alert.name(), &sim.0].join(" "));
        parts.collect::<Vec<_>>().join(";")
    }

    /// What is no such text is left out.
    pub fn of_text(text: &str) -> Said {
        let part = |part: &str| {
            let (name, sim) = part.split_once(' ')?;
            let alert = Alert::ALL.into_iter().find(|alert| alert.name() == name)?;
            Some((alert, Id(sim.to_owned())))
        };
        Said(text.split(';').filter_map(part).collect())
    }
}

/// Whether what was said of a SIM is still so, and nothing graver says it too: else it is taken off the page.
pub fn still_stands(alert: Alert, answer: &Answer) -> bool {
    let is_crossed = |alert: Alert| standing(alert, answer) == Standing::Crossed;
    is_crossed(alert) && !Alert::ALL.into_iter().any(|graver| graver.covers().contains(&alert) && is_crossed(graver))
}

/// What to say now of a SIM, the gravest first, and what has been said after that.
pub fn alerts(answer: &Answer, sim: &Id, said: &Said) -> (Vec<Alert>, Said) {
    let standing: Vec<(Alert, Standing)> =
        Alert::ALL.into_iter().map(|alert| (alert, standing(alert, answer))).collect();
    let mut after = said.clone();
    after.0.retain(|(alert, of)| of != sim || !standing.contains(&(*alert, Standing::Well)));
    let crossed = standing.iter().filter(|(_, standing)| *standing == Standing::Crossed).map(|(alert, _)| *alert);
    let crossed: Vec<Alert> = crossed.collect();
    let is_covered = |alert: &Alert| crossed.iter().any(|graver| graver.covers().contains(alert));
    let now = crossed.iter().copied().filter(|alert| !is_covered(alert) && !said.has(*alert, sim)).collect();
    // What a graver one covers is as good as said.
    let new: Vec<Alert> = crossed.into_iter().filter(|alert| !after.has(*alert, sim)).collect();
    after.0.extend(new.into_iter().map(|alert| (alert, sim.clone())));
    (now, after)
}

/// By when a SIM must be topped up or used, where that is within a week.
pub fn line_due(sim: &Sim, now: DateTime<FixedOffset>) -> Option<Expiry> {
    const WEEK: TimeDelta = TimeDelta::days(7);
    sim.keep_alive.filter(|end| end.at > now && end.at - now <= WEEK)
}

/// SIMs, in use or in a drawer, that must be topped up or used within a week, or their number is lost: each once for each day by which
/// that must be; and what has been said after that.
pub fn lines_to_keep(sims: &[Sim], now: DateTime<FixedOffset>, said: &Said) -> (Vec<Id>, Said) {
    let due = |sim: &Sim| {
        let end = line_due(sim, now)?;
        // The day is a part of the name: another day is another crossing.
        Some((sim.id.clone(), Id([&sim.id.0, "@", &stamp::day(end.at.date_naive())].concat())))
    };
    let due: Vec<(Id, Id)> = sims.iter().filter_map(due).collect();
    let new: Vec<Id> =
        due.iter().filter(|(_, name)| !said.has(Alert::KeepAlive, name)).map(|(sim, _)| sim.clone()).collect();
    let mut after = said.clone();
    after.0.retain(|(alert, _)| *alert != Alert::KeepAlive);
    after.0.extend(due.into_iter().map(|(_, name)| (Alert::KeepAlive, name)));
    (new, after)
}

fn standing(alert: Alert, answer: &Answer) -> Standing {
    let is_over = answer.is_over();
    match alert {
        Alert::Expired => Standing::of(answer.verdict == Verdict::Expired, answer.verdict != Verdict::Expired),
        Alert::UsedUp => Standing::of(answer.verdict == Verdict::UsedUp, answer.verdict != Verdict::UsedUp),
        Alert::EndsSoon => {
            let within = |days: f64| answer.days_to_expiry.is_some_and(|left| left <= days);
            Standing::of(within(1.0) && !is_over, !within(1.5))
        }
        Alert::TwoDays => {
            let known = match &answer.outlook {
                Outlook::Known(known) => Some(known),
                _ => None,
            };
            // Down to nothing or to the reserve by the forecast is less than two days.
            let left = known.map(|known| if known.is_overdue { 0.0 } else { known.ending().days });
            let within = |days: f64| left.is_some_and(|left| left < days);
            Standing::of(within(2.0) && answer.limited_by == Some(Limit::Balance), !within(3.0) && !is_over)
        }
        Alert::RunsOut => Standing::of(
            answer.verdict == Verdict::RunsOut,
            matches!(answer.verdict, Verdict::Lasts | Verdict::ShortOfTrip | Verdict::Open | Verdict::Unlimited),
        ),
        Alert::TenPercent => {
            let gone = |share: f64| answer.data_gone.is_some_and(|gone| gone > share);
            Standing::of(gone(0.9), !gone(0.85))
        }
        Alert::OwnLevel => own_level(answer),
        Alert::KeepAlive => Standing::Near,
        Alert::Stale => {
            let is_stale = answer.remaining.is_some_and(|remaining| remaining.is_stale);
            let is_due = answer.next_reading.is_some_and(|next| next.is_due);
            Standing::of(is_stale && is_due, !is_stale)
        }
    }
}

/// Below either of what the person set; well above all that they set, or where they set nothing.
fn own_level(answer: &Answer) -> Standing {
    let AlertLevel { data, days } = answer.alert_level;
    let of_data = data.map(|level| {
        let left = answer.remaining.map(|remaining| remaining.printed);
        let is_less = left.map(|left| left.volume < level.recounted(left.counted).volume);
        Standing::of(is_less == Some(true), is_less == Some(false))
    });
    let of_days = days.map(|level| {
        let left = answer.days_left.map(|left| left.days);
        let within = |days: f64| left.is_some_and(|left| left < days);
        // A forecast wavers by more than a few hours.
        Standing::of(within(f64::from(level)), left.is_some() && !within(f64::from(level) + 1.0))
    });
    let set: Vec<Standing> = of_data.into_iter().chain(of_days).collect();
    Standing::of(set.contains(&Standing::Crossed), !answer.is_over() && !set.contains(&Standing::Near))
}
