//! What the voice says of how the figures of an answer came about.
//!
//! It works nothing out: the stretches and what was made of them come from `answer::Grounds`.

use super::voice::Voice;
use super::{Format, Label, said, volume};
use crate::answer::{SaidTime, SeenStretch, UseOfStretch};
use crate::forecast::{Method, WhyCut};
use crate::history::{Lag, LagBy};
use crate::pack::{Effect, Rest};
use chrono::{DateTime, FixedOffset};

impl Voice {
    /// "18 Nov to 20 Nov", with the times of day where it is short.
    pub fn ends_of(&self, stretch: &SeenStretch, format: &dyn Format) -> String {
        let told = |at| match stretch.time {
            SaidTime::Days(_) | SaidTime::MoreThanAYear => format.day_of(at),
            _ => self.day_and_time(&format.day_of(at), &format.time_of(at)),
        };
        said::WhySpan { from: &told(stretch.from), until: &told(stretch.until) }.by(self)
    }

    /// "700 MB, 2 days, 350 MB a day", or why it is left out.
    pub fn use_in(&self, stretch: &SeenStretch, format: &dyn Format) -> String {
        match stretch.use_of_it {
            UseOfStretch::Counts { used, rate } => {
                let mut parts = vec![self.roughly(used, format), self.length(stretch.time)];
                parts.extend(rate.map(|rate| self.a_day(rate, format)));
                self.parts(&parts)
            }
            UseOfStretch::LeftOut(WhyCut::Rise) => self.say(Label::CutRise).to_owned(),
            UseOfStretch::LeftOut(WhyCut::OtherPack) => self.say(Label::CutOtherPack).to_owned(),
            UseOfStretch::LeftOut(WhyCut::DaysOff) => self.say(Label::CutDaysOff).to_owned(),
        }
    }

    /// How far a figure lags behind, and for when it is taken.
    pub fn late(&self, (lag, true_at): (Lag, DateTime<FixedOffset>), format: &dyn Format) -> String {
        let length = &self.hours_long(lag.hours);
        let moment = &self.day_and_time(&format.day_of(true_at), &format.time_of(true_at));
        match lag.by {
            LagBy::Message => said::WhyLateMessage { length, moment }.by(self),
            LagBy::Person | LagBy::Sim => said::WhyLateSaid { length, moment }.by(self),
        }
    }

    /// What is supposed of what was left of the pack before.
    pub fn rest(&self, rest: &Rest, format: &dyn Format) -> String {
        let amount = &volume(self, rest.left.shown(), format);
        match rest.effect {
            Effect::Prolongs | Effect::Adds | Effect::RollsOver => said::WhyRestRolls { amount }.by(self),
            Effect::Beside => said::WhyRestBeside { amount }.by(self),
            Effect::Replaces => said::WhyRestLost { amount }.by(self),
        }
    }

    /// "4 hours", "1 day".
    pub fn hours_long(&self, hours: u32) -> String {
        self.length(if hours.is_multiple_of(24) { SaidTime::Days(hours / 24) } else { SaidTime::Hours(hours) })
    }

    /// How days of long ago count.
    pub fn recent_counts_more(&self) -> String {
        let length = &self.length(SaidTime::of(Method::CURRENT.half_life_days));
        said::WhyRecent { length }.by(self)
    }
}
