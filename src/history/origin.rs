//! Where a person has a reading from: a message, or one of the other ways to check.
//!
//! It says nothing of how far the figure is to be trusted.

use super::Reading;
use crate::directory::Channel;
use serde::{Deserialize, Serialize};

/// Where a reading is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    Typed,
    Message,
    App,
    Web,
    Hotline,
    Ussd,
    /// One of many messages that a backup of the phone brought.
    Import,
}

impl Origin {
    pub const ALL: [Origin; 7] =
        [Origin::Typed, Origin::Message, Origin::App, Origin::Web, Origin::Hotline, Origin::Ussd, Origin::Import];

    /// As exports and addresses name it.
    pub fn name(self) -> &'static str {
        match self {
            Origin::Typed => "typed",
            Origin::Message => "message",
            Origin::App => "app",
            Origin::Web => "web",
            Origin::Hotline => "hotline",
            Origin::Ussd => "ussd",
            Origin::Import => "import",
        }
    }

    pub fn named(name: &str) -> Option<Origin> {
        Origin::ALL.into_iter().find(|origin| origin.name() == name)
    }

    /// That of an answer that came this way.
    pub fn by(channel: Channel) -> Origin {
        match channel {
            Channel::App => Origin::App,
            Channel::Web => Origin::Web,
            Channel::Hotline => Origin::Hotline,
            Channel::Sms => Origin::Message,
            Channel::Ussd => Origin::Ussd,
        }
    }
}

impl Reading {
    /// Where it is from: as was said, else by whether it has a message.
    pub fn origin(&self) -> Origin {
        self.origin.unwrap_or(if self.message.is_some() { Origin::Message } else { Origin::Typed })
    }

    /// What is said of it, where that is not plain without.
    pub(super) fn say_origin(&mut self, origin: Option<Origin>) {
        self.origin = None;
        self.origin = origin.filter(|origin| *origin != self.origin());
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Draft, Ledger, Reading};
    use super::*;
    use crate::pack::Id;
    use chrono::DateTime;

    /// A draft of a message or typed, from there; and what is stored of that.
    #[track_caller]
    fn check(text: Option<&str>, said: Option<Origin>, stored: Option<Origin>, told: Origin) -> (Ledger, Reading) {
        let now = DateTime::UNIX_EPOCH.fixed_offset();
        let (mut ledger, mut names) = (Ledger::default(), 0);
        let kept = ledger.keep(&[Draft { origin: said, ..Draft::empty(now) }], text, now, || {
            names += 1;
            Id(names.to_string())
        });
        ledger.apply_all(&kept);
        let reading = ledger.readings[0].clone();
        assert_eq!((reading.origin, reading.origin()), (stored, told));
        (ledger, reading)
    }

    #[test]
    fn only_what_is_not_plain_is_stored() {
        check(None, None, None, Origin::Typed);
        check(None, Some(Origin::Typed), None, Origin::Typed);
        check(None, Some(Origin::Message), Some(Origin::Message), Origin::Message);
        check(Some("1.2 GB left"), None, None, Origin::Message);
        check(Some("1.2 GB left"), Some(Origin::Message), None, Origin::Message);
        check(Some("1.2 GB left"), Some(Origin::App), Some(Origin::App), Origin::App);
    }

    #[test]
    fn it_is_put_right_and_stays_where_nobody_speaks_of_it() {
        let (ledger, reading) = check(None, Some(Origin::Hotline), Some(Origin::Hotline), Origin::Hotline);
        for (said, told) in
            [(None, Origin::Hotline), (Some(Origin::Typed), Origin::Typed), (Some(Origin::Ussd), Origin::Ussd)]
        {
            let mut after = ledger.clone();
            after.apply_all(&ledger.correct(&reading.id, &Draft { origin: said, ..Draft::empty(reading.at) }));
            assert_eq!(after.readings[0].origin(), told);
        }
    }

    #[test]
    fn each_has_a_name_of_its_own() {
        for origin in Origin::ALL {
            assert_eq!(Origin::named(origin.name()), Some(origin));
        }
        assert_eq!(Origin::named("paste"), None);
    }
}
