//! What the voice says of an answer: the headline, the sentence under it, and what stands behind it.
//!
//! It decides nothing: verdict, limit and figures come from the answer.

use super::voice::{Count, Voice};
use super::{Format, Label, moment, said, volume};
use crate::answer::{Answer, Ending, Known, Limit, Outlook, SaidTime, Verdict};
use crate::forecast::{LATEST_DAYS, Refusal};
use crate::pack::Then;

fn is_for_trip(answer: &Answer) -> bool {
    answer.goal.is_some_and(|goal| goal.limit == Limit::TripEnd)
}

/// Whether the carrier lets a trickle through once the data are gone.
fn is_slowed(answer: &Answer) -> bool {
    answer.line.as_ref().is_some_and(|line| matches!(line.then, Some(Then::Throttled { .. })))
}

impl Voice {
    /// "About 6 days left".
    pub fn headline(&self, answer: &Answer, format: &dyn Format) -> String {
        if answer.remaining.is_none() && answer.verdict == Verdict::Learning {
            return self.stated(&answer.stated, format);
        }
        if let Some(label) = self.headline_of_day(answer) {
            return self.say(label).to_owned();
        }
        let label = match (&answer.outlook, answer.verdict) {
            (Outlook::Known(known), _) if known.is_overdue => Label::HeadlineOverdue,
            (Outlook::Known(known), _) if known.is_down_to_reserve => Label::HeadlineReserve,
            (_, Verdict::Lasts) if is_for_trip(answer) => Label::HeadlineLastsTrip,
            (_, Verdict::Close) if is_for_trip(answer) => Label::HeadlineCloseTrip,
            (_, Verdict::UsedUp) if is_slowed(answer) => Label::HeadlineSlowed,
            (_, Verdict::UsedUp) => Label::HeadlineUsedUp,
            (_, Verdict::Expired) => Label::HeadlineExpired,
            (_, Verdict::Unlimited) => Label::HeadlineUnlimited,
            _ => return self.left(answer, format),
        };
        self.say(label).to_owned()
    }

    /// How long, or else how much is left.
    fn left(&self, answer: &Answer, format: &dyn Format) -> String {
        let days_left = answer.days_left.filter(|_| answer.verdict != Verdict::Learning);
        let Some(left) = days_left else {
            return said::HeadlineBalance { balance: &self.balance(answer, format) }.by(self);
        };
        let said = left.said();
        let length = &self.length(said);
        match said {
            SaidTime::LessThanAnHour => self.say(Label::HeadlineLastHour).to_owned(),
            SaidTime::MoreThanAYear => self.say(Label::HeadlineYear).to_owned(),
            _ if left.is_certain => said::HeadlineLeft { length }.by(self),
            _ => said::HeadlineAboutLeft { length }.by(self),
        }
    }

    fn balance(&self, answer: &Answer, format: &dyn Format) -> String {
        let shown = answer.remaining.map(|remaining| volume(self, remaining.printed.shown(), format));
        shown.unwrap_or_else(|| self.say(Label::DataInGeneral).to_owned())
    }

    /// The sentence under the headline.
    pub fn explanation(&self, answer: &Answer, format: &dyn Format) -> String {
        if let Some(said) = self.explanation_of_day(answer, format) {
            return said;
        }
        let until = answer.expiry.map(|expiry| moment(self, expiry, format));
        match (&answer.outlook, answer.verdict, until) {
            (Outlook::Known(known), _, _) => self.forecast(answer, known, format),
            (Outlook::Declined(refusal), _, _) => self.refusal(answer, refusal, format),
            (Outlook::NeedsSize, _, _) => self.say(Label::NeedsSize).to_owned(),
            (Outlook::Settled, Verdict::UsedUp, until) => {
                let rest = until.map(|until| said::PackRunsOn { until: &until }.by(self)).unwrap_or_default();
                let now = answer.line.as_ref().and_then(|line| line.then).map(|then| self.comes_now(then, format));
                match now {
                    Some(now) => self.sentences(&[self.say(Label::NothingLeftOf), &now, &rest]),
                    None => self.sentences(&[self.say(Label::NothingLeft), &rest]),
                }
            }
            (Outlook::Settled, Verdict::Expired, Some(until)) if answer.remaining.is_some() => {
                said::EndedWithRest { balance: &self.balance(answer, format), until: &until }.by(self)
            }
            (Outlook::Settled, Verdict::Expired, Some(until)) => said::EndedOn { until: &until }.by(self),
            (Outlook::Settled, Verdict::Expired, None) => self.say(Label::HasEnded).to_owned(),
            (Outlook::Settled, _, Some(until)) => {
                self.sentences(&[&said::GoesOnUntil { until: &until }.by(self), &self.short_of_trip(answer)])
            }
            (Outlook::Settled, _, None) => String::new(),
        }
    }

    fn forecast(&self, answer: &Answer, known: &Known, format: &dyn Format) -> String {
        let (rate, balance) = (&self.a_day(known.burn_rate, format), &self.balance(answer, format));
        if known.is_overdue {
            return said::Overdue { balance, rate }.by(self);
        }
        let reserve = answer.reserve.map(|reserve| volume(self, reserve.shown(), format));
        let day = &format.day_of(known.depletion);
        if let Some(reserve) = reserve.as_ref().filter(|_| known.is_down_to_reserve) {
            return said::OnlyReserve { day, rate, reserve }.by(self);
        }
        let short = self.short_of_trip(answer);
        let ending = known.ending();
        if ending.days >= LATEST_DAYS {
            let lasts = said::LastsAYear { balance, rate }.by(self);
            return self.sentences(&[&lasts, &self.goal(answer, format), &short]);
        }
        let runs_out = RunsOut {
            voice: self,
            balance,
            rate,
            range: &self.range(&ending, format),
            day: &format.day_of(ending.at),
            reserve: reserve.as_deref(),
        };
        let is_told = reserve.is_some() && known.depletion_days < LATEST_DAYS;
        let all_gone = if is_told { said::AllGone { day }.by(self) } else { String::new() };
        self.sentences(&[&runs_out.told(answer, known, format), &all_gone, &short])
    }

    fn range(&self, ending: &Ending, format: &dyn Format) -> String {
        let low = &format.day_of(ending.earliest);
        if ending.latest_is_open {
            said::RangeOpen { low }.by(self)
        } else {
            said::Range { high: &format.day_of(ending.latest), low }.by(self)
        }
    }

    /// The flight or the expiry, where there is one.
    fn goal(&self, answer: &Answer, format: &dyn Format) -> String {
        let Some(goal) = answer.goal else { return String::new() };
        let until = &moment(self, goal.end, format);
        if is_for_trip(answer) { said::TripOn { until }.by(self) } else { said::ExpiryOn { until }.by(self) }
    }

    /// The same with what a day may take until then.
    fn at_most(&self, answer: &Answer, format: &dyn Format) -> String {
        let (Some(goal), Some(rate)) = (answer.goal, answer.affordable_to_goal()) else {
            return self.goal(answer, format);
        };
        let (until, rate) = (&moment(self, goal.end, format), &self.a_day(rate, format));
        let reserve = answer.reserve.map(|reserve| volume(self, reserve.shown(), format));
        match (is_for_trip(answer), &reserve) {
            (true, None) => said::TripAtMost { rate, until }.by(self),
            (true, Some(reserve)) => said::TripAtMostKeeping { rate, reserve, until }.by(self),
            (false, None) => said::ExpiryAtMost { rate, until }.by(self),
            (false, Some(reserve)) => said::ExpiryAtMostKeeping { rate, reserve, until }.by(self),
        }
    }

    fn short_of_trip(&self, answer: &Answer) -> String {
        let early = answer.trip.and_then(|trip| trip.pack_ends_before);
        early.map(|early| said::PackEndsBeforeTrip { length: &self.length(early) }.by(self)).unwrap_or_default()
    }

    fn refusal(&self, answer: &Answer, refusal: &Refusal, format: &dyn Format) -> String {
        let missing = match refusal {
            Refusal::TooFewReadings { .. } => self.say(Label::OneMoreReading).to_owned(),
            Refusal::NothingUsed { more_than_days } => match SaidTime::of(*more_than_days) {
                SaidTime::LessThanAnHour => self.say(Label::NothingUsedYet).to_owned(),
                length => said::NothingUsed { length: &self.length(length) }.by(self),
            },
            Refusal::UsedUp => String::new(),
        };
        self.sentences(&[&missing, &self.at_most(answer, format), &self.short_of_trip(answer)])
    }

    /// What stands behind the forecast, or what is missing for one.
    pub fn basis(&self, answer: &Answer, format: &dyn Format) -> String {
        let Outlook::Known(known) = &answer.outlook else {
            return said::Readings { n: &Count::plain(answer.readings as u32) }.by(self);
        };
        let is_seen = known.days_of_evidence > 0.0;
        let basis = if is_seen {
            let basis = said::Basis {
                length: &self.length(SaidTime::of(known.days_of_evidence)),
                n: &Count::plain(known.readings_used as u32),
                used: &self.roughly(known.used, format),
            };
            basis.by(self)
        } else if known.days_elsewhere > 0.0 {
            said::BasisPast { length: &self.length(SaidTime::of(known.days_elsewhere)) }.by(self)
        } else {
            self.say(Label::BasisPlan).to_owned()
        };
        // Less than a day of it changes little.
        let before = if known.held_up_days < 1.0 || !is_seen { "" } else { self.say(Label::BasisBefore) };
        let topped = if known.top_ups.is_empty() { "" } else { self.say(Label::BasisTopUp) };
        let early = if known.is_early { self.say(Label::BasisEarly) } else { "" };
        self.sentences(&[&basis, before, topped, early])
    }

    /// Name of the picture of the burn-down for who cannot see it.
    pub fn chart_summary(&self, answer: &Answer, format: &dyn Format) -> String {
        let Some(chart) = &answer.chart else { return String::new() };
        let (starts, ends) = (&format.day_of(chart.starts), &format.day_of(chart.ends));
        let full = &self.roughly(chart.full, format);
        self.sentences(&[&said::ChartSummary { ends, full, starts }.by(self), &self.explanation(answer, format)])
    }
}

/// What the sentence of a forecast is made of: when the data, or all but the reserve, run out.
struct RunsOut<'a> {
    voice: &'a Voice,
    balance: &'a str,
    rate: &'a str,
    range: &'a str,
    day: &'a str,
    reserve: Option<&'a str>,
}

impl RunsOut<'_> {
    /// Against the flight or the expiry, where there is one.
    fn told(&self, answer: &Answer, known: &Known, format: &dyn Format) -> String {
        let Some(goal) = answer.goal else { return self.alone() };
        let until = &moment(self.voice, goal.end, format);
        let is_for_trip = is_for_trip(answer);
        match (answer.limited_by, known.apart, answer.days_left) {
            _ if answer.verdict == Verdict::Close => self.about(until, is_for_trip),
            (Some(Limit::TripEnd), _, Some(left)) => self.after_trip(until, &self.voice.length(left.said())),
            (Some(Limit::Expiry), _, _) => self.after_expiry(until),
            (_, Some(apart), _) => self.before(&self.voice.length(apart), is_for_trip),
            _ => self.alone(),
        }
    }

    fn alone(&self) -> String {
        let RunsOut { voice, balance, rate, range, day, reserve } = *self;
        match reserve {
            None => said::RunsOut { balance, day, range, rate }.by(voice),
            Some(reserve) => said::ToReserve { balance, day, range, rate, reserve }.by(voice),
        }
    }

    fn before(&self, apart: &str, is_for_trip: bool) -> String {
        let RunsOut { voice, balance, rate, range, day, reserve } = *self;
        match (reserve, is_for_trip) {
            (None, true) => said::RunsOutBeforeTrip { apart, balance, day, range, rate }.by(voice),
            (None, false) => said::RunsOutBeforeExpiry { apart, balance, day, range, rate }.by(voice),
            (Some(reserve), true) => said::ToReserveBeforeTrip { apart, balance, day, range, rate, reserve }.by(voice),
            (Some(reserve), false) => {
                said::ToReserveBeforeExpiry { apart, balance, day, range, rate, reserve }.by(voice)
            }
        }
    }

    fn about(&self, until: &str, is_for_trip: bool) -> String {
        let RunsOut { voice, balance, rate, range, day, reserve } = *self;
        match (reserve, is_for_trip) {
            (None, true) => said::RunsOutAboutTrip { balance, day, range, rate, until }.by(voice),
            (None, false) => said::RunsOutAboutExpiry { balance, day, range, rate, until }.by(voice),
            (Some(reserve), true) => said::ToReserveAboutTrip { balance, day, range, rate, reserve, until }.by(voice),
            (Some(reserve), false) => {
                said::ToReserveAboutExpiry { balance, day, range, rate, reserve, until }.by(voice)
            }
        }
    }

    fn after_trip(&self, until: &str, left: &str) -> String {
        let RunsOut { voice, balance, rate, range, day, reserve } = *self;
        match reserve {
            None => said::LastsAfterTrip { balance, day, left, range, rate, until }.by(voice),
            Some(reserve) => said::KeepsReserveAfterTrip { balance, day, left, range, rate, reserve, until }.by(voice),
        }
    }

    fn after_expiry(&self, until: &str) -> String {
        let RunsOut { voice, balance, rate, range, day, reserve } = *self;
        match reserve {
            None => said::LastsAfterExpiry { balance, day, range, rate, until }.by(voice),
            Some(reserve) => said::KeepsReserveAfterExpiry { balance, day, range, rate, reserve, until }.by(voice),
        }
    }
}
