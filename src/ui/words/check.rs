//! What the voice says of the directory: channels, what they tell, opening hours, sources.
//!
//! Facts are the directory's; no sentence here is about one carrier.

use super::voice::{Count, Voice};
use super::{Format, Label, moment_there, said};
use crate::directory::{Answer, By, Channel, Gives, Hours, Opening, Place, Source, Subject, Way, WayProblem};
use crate::history::Origin;
use crate::pack::Expiry;
use crate::stamp;
use chrono::{FixedOffset, NaiveDateTime, NaiveTime};

impl Voice {
    pub fn channel(&self, channel: Channel) -> &'static str {
        self.say(match channel {
            Channel::App => Label::ChannelApp,
            Channel::Web => Label::ChannelWeb,
            Channel::Hotline => Label::ChannelHotline,
            Channel::Sms => Label::ChannelSms,
            Channel::Ussd => Label::ChannelUssd,
        })
    }

    /// Where a reading is from.
    pub fn origin(&self, origin: Origin) -> &'static str {
        self.say(match origin {
            Origin::Typed => Label::Typed,
            Origin::Message => Label::FromMessage,
            Origin::App => Label::ChannelApp,
            Origin::Web => Label::ChannelWeb,
            Origin::Hotline => Label::ChannelHotline,
            Origin::Ussd => Label::ChannelUssd,
            Origin::Import => Label::FromBackup,
        })
    }

    /// What else than checking it is for.
    pub fn subject(&self, subject: Subject) -> Option<&'static str> {
        match subject {
            Subject::Checking => None,
            Subject::Faults => Some(self.say(Label::ForFaults)),
            Subject::Loss => Some(self.say(Label::ForLoss)),
        }
    }

    /// Whether it works without mobile data.
    pub fn needs(&self, channel: Channel, over_mobile: bool) -> &'static str {
        self.say(match (channel.needs_data(), over_mobile) {
            (true, true) => Label::OverMobile,
            (true, false) => Label::NeedsData,
            (false, _) => Label::NeedsSignal,
        })
    }

    /// What the answer tells; nothing where the source does not say.
    pub fn gives(&self, gives: &[Gives]) -> Option<String> {
        let told = |gives: &Gives| {
            self.say(match gives {
                Gives::Left => Label::GivesLeft,
                Gives::Used => Label::GivesUsed,
                Gives::Credit => Label::GivesCredit,
                Gives::Expiry => Label::GivesExpiry,
                Gives::Pack => Label::GivesPack,
            })
            .to_owned()
        };
        (!gives.is_empty()).then(|| self.parts(&gives.iter().map(told).collect::<Vec<_>>()))
    }

    pub fn check_price(&self, free: Option<bool>) -> &'static str {
        self.say(match free {
            Some(true) => Label::CheckFree,
            Some(false) => Label::CheckCharged,
            None => Label::CheckPriceUnknown,
        })
    }

    /// What a person has to know of one way, a sentence each.
    pub fn way_notes(&self, way: &Way) -> Vec<String> {
        let mut notes = Vec::new();
        let mut note = |label: Label| notes.push(self.say(label).to_owned());
        match way.place {
            Some(Place::Home) => note(Label::PlaceHome),
            Some(Place::Abroad) => note(Label::PlaceAbroad),
            None => {}
        }
        match way.answer {
            Answer::Sms => note(Label::AnswerSms),
            Answer::Menu => note(Label::AnswerMenu),
            Answer::Voice => note(Label::AnswerVoice),
            Answer::Plain => {}
        }
        if way.unmetered {
            note(Label::Unmetered);
        }
        if let Some(hours) = way.lag_hours {
            notes.push(said::FigureAge { n: &Count::plain(hours) }.by(self));
        }
        notes
    }

    /// Whether it is open, on the carrier's clock.
    pub fn opening(&self, opening: Opening, format: &dyn Format) -> String {
        match opening {
            Opening::Always => self.say(Label::OpenAlways).to_owned(),
            Opening::OpenUntil(until) => said::OpenUntil { moment: &self.there(until, format) }.by(self),
            Opening::ClosedUntil(opens) => said::ClosedUntil { moment: &self.there(opens, format) }.by(self),
        }
    }

    /// What the carrier's clock shows.
    pub fn time_there(&self, at: NaiveDateTime, format: &dyn Format) -> String {
        said::TimeThere { moment: &self.there(at, format) }.by(self)
    }

    /// A moment on the carrier's clock.
    fn there(&self, at: NaiveDateTime, format: &dyn Format) -> String {
        let utc = FixedOffset::east_opt(0).and_then(|utc| at.and_local_timezone(utc).single());
        utc.map(|at| moment_there(self, Expiry { at, day_only: false }, format)).unwrap_or_default()
    }

    /// "Mon–Fri 07:30–15:45".
    pub fn hours(&self, hours: &Hours, format: &dyn Format) -> String {
        let time = |minutes: u32| {
            let minutes = minutes % (24 * 60);
            format.time(NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap_or(NaiveTime::MIN))
        };
        let mut text = format.weekday(hours.from_day);
        if hours.to_day != hours.from_day {
            text = [&text, "–", &format.weekday(hours.to_day)].concat();
        }
        [&text, "\u{a0} ", &time(hours.opens), "–", &time(hours.closes)].concat()
    }

    /// Whose word a fact is.
    pub fn by(&self, by: By) -> &'static str {
        self.say(match by {
            By::Carrier => Label::ByCarrier,
            By::List => Label::ByList,
            By::Other => Label::ByOther,
        })
    }

    /// When a source was written, as far as it says: a year, a month or a day; else when it was read.
    pub fn confirmed(&self, source: &Source, read: &str, format: &dyn Format) -> String {
        let day = |text: &str| stamp::parse_day(text).map(|day| format.day(day));
        match &source.date {
            Some(date) => day(date).unwrap_or_else(|| date.clone()),
            None => said::Undated { day: &day(read).unwrap_or_default() }.by(self),
        }
    }

    pub fn way_problem(&self, problem: WayProblem) -> &'static str {
        self.say(match problem {
            WayProblem::Target => Label::OwnTargetProblem,
            WayProblem::Number => Label::OwnNumberProblem,
        })
    }

    /// "2 entries could not be read".
    pub fn skipped_entries(&self, count: usize) -> String {
        said::CheckSkipped { n: &Count::plain(count as u32) }.by(self)
    }
}
