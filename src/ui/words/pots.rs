//! What the voice says of several pots, of daily allowances, of credit and of the carrier's clock.
//!
//! It works nothing out: whose turn comes when is for `answer::Line` to say.

use super::voice::Voice;
use super::{Format, Label, moment, moment_there, price, said, volume};
use crate::answer::{Answer, CreditLeft, Known, Limit, LineTurn, OtherBucket, Outlook, Verdict};
use crate::history::{Aside, KeptPack, Over};
use crate::pack::{DayHours, Expiry, Offer, OnDays, Then};
use chrono::{DateTime, FixedOffset};

/// The allowance of a day, which is held against its refill.
fn is_of_day(answer: &Answer) -> bool {
    answer.goal.is_some_and(|goal| goal.limit == Limit::Refill)
}

impl Voice {
    fn at(&self, at: DateTime<FixedOffset>, format: &dyn Format) -> String {
        moment(self, Expiry { at, day_only: false }, format)
    }

    /// "until about 26 Nov, 09:00 · counts from 00:00 to 06:00": what becomes of a pot.
    pub fn turn(&self, turn: &LineTurn, format: &dyn Format) -> String {
        let mut parts = Vec::new();
        match (turn.ends, turn.expiry) {
            (Some(_), Some(expiry)) if turn.lapses => {
                let moment = &moment(self, expiry, format);
                parts.push(match turn.lost {
                    Some(lost) => {
                        let amount = &self.roughly(lost, format);
                        said::PotLapsesWith { amount, moment }.by(self)
                    }
                    None => said::PotLapses { moment }.by(self),
                });
            }
            (Some(ends), _) => parts.push(said::PotUntil { moment: &self.at(ends, format) }.by(self)),
            (None, Some(expiry)) => parts.push(said::PotLapses { moment: &moment(self, expiry, format) }.by(self)),
            (None, None) => {}
        }
        parts.extend(turn.on.map(|on| self.counts_on(on)));
        parts.extend(turn.hours.map(|hours| self.counts_in(hours, turn.are_hours_assumed, format)));
        parts.extend(turn.waits.then(|| self.say(Label::PotWaits).to_owned()));
        self.parts(&parts)
    }

    /// "3 GB", or as the person calls it.
    pub fn kept_name(&self, kept: &KeptPack, format: &dyn Format) -> String {
        let size = || kept.size.map(|size| volume(self, size.shown(), format));
        kept.name.clone().or_else(size).unwrap_or_else(|| self.bucket(kept.bucket).to_owned())
    }

    /// "Night data · 3 GB · Sun 1 Nov – Sun 8 Nov, 12:00 · Expired": what stands behind its name.
    pub fn kept_facts(&self, kept: &KeptPack, format: &dyn Format) -> String {
        let mut parts = Vec::new();
        // What the name has said already is not said again.
        let is_named_so = kept.name.is_none() && kept.size.is_none();
        parts.extend(kept.bucket.filter(|_| !is_named_so).map(|kind| self.bucket(Some(kind)).to_owned()));
        parts.extend(kept.size.filter(|_| kept.name.is_some()).map(|size| volume(self, size.shown(), format)));
        let from = format.day_of(kept.from);
        parts.push(match kept.expiry {
            Some(expiry) => [&from, " – ", &moment(self, expiry, format)].concat(),
            None => from,
        });
        parts.extend(kept.over.map(|over| {
            let label = match over {
                Over::UsedUp => Label::UsedUpField,
                Over::Expired => Label::ExpiredField,
            };
            self.say(label).to_owned()
        }));
        self.parts(&parts)
    }

    /// Until when the data of another bucket may be used, and in which hours.
    pub fn limits_of(&self, other: &OtherBucket, format: &dyn Format) -> String {
        let until = other.expiry.filter(|_| !other.has_lapsed).map(|expiry| self.until(expiry, format));
        let hours = other.hours.map(|hours| self.counts_in(hours, other.are_hours_assumed, format));
        let on = other.on.map(|on| self.counts_on(on));
        self.parts(&until.into_iter().chain(on).chain(hours).collect::<Vec<_>>())
    }

    fn counts_on(&self, on: OnDays) -> String {
        let label = match on {
            OnDays::Weekdays => Label::PotWeekdays,
            OnDays::Weekend => Label::PotWeekend,
        };
        self.say(label).to_owned()
    }

    /// "counts from 00:00 to 06:00".
    fn counts_in(&self, hours: DayHours, are_assumed: bool, format: &dyn Format) -> String {
        let (from, to) = (&format.time(hours.from.time()), &format.time(hours.to.time()));
        if are_assumed { said::PotUsualHours { from, to }.by(self) } else { said::PotHours { from, to }.by(self) }
    }

    /// What comes behind the last pot, a sentence each.
    pub fn after(&self, answer: &Answer, format: &dyn Format) -> Vec<String> {
        let Some(line) = &answer.line else { return Vec::new() };
        let mut told = Vec::new();
        told.extend(line.credit.as_ref().map(|credit| self.credit_left(credit, format)));
        // Where it has come already, it stands at the top.
        let then = line.then.filter(|_| answer.verdict != Verdict::UsedUp);
        let is_told = |then: &Then| !(matches!(then, Then::Charged { .. }) && line.credit.is_some());
        told.extend(then.filter(is_told).map(|then| self.comes_then(then, format)));
        told.extend(line.lacks_credit.then(|| self.say(Label::CreditMissing).to_owned()));
        told.extend(line.refill.map(|refill| said::FullAgain { moment: &self.at(refill, format) }.by(self)));
        told
    }

    /// What comes when it is used up.
    pub fn comes_then(&self, then: Then, format: &dyn Format) -> String {
        match then {
            Then::Cut => self.say(Label::AfterCut).to_owned(),
            Then::Throttled { kbit: None } => self.say(Label::AfterSlow).to_owned(),
            Then::Throttled { kbit: Some(kbit) } => {
                said::AfterSlowTo { speed: &format.number(f64::from(kbit), 0) }.by(self)
            }
            Then::Charged { .. } => self.say(Label::AfterCharged).to_owned(),
        }
    }

    /// That a day's data of an offer may not last a day, and what comes then.
    pub fn short_day(&self, offer: &Offer, format: &dyn Format) -> String {
        let amount = &volume(self, offer.allowance.shown(), format);
        let then = offer.terms.then.map(|then| self.comes_then(then, format));
        self.sentences(&[&said::DayShort { amount }.by(self), &then.unwrap_or_default()])
    }

    /// "1 GB a day", of an amount as it is told.
    pub(super) fn so_much_a_day(&self, amount: &str) -> String {
        said::ADay { amount }.by(self)
    }

    /// What the carrier does now that nothing is left.
    pub fn comes_now(&self, then: Then, format: &dyn Format) -> String {
        match then {
            Then::Cut => self.say(Label::NowCut).to_owned(),
            Then::Throttled { kbit: None } => self.say(Label::NowSlow).to_owned(),
            Then::Throttled { kbit: Some(kbit) } => {
                said::NowSlowTo { speed: &format.number(f64::from(kbit), 0) }.by(self)
            }
            Then::Charged { .. } => self.say(Label::NowCharged).to_owned(),
        }
    }

    /// "Speed then (kbit/s)" and "128": what a message tells beside its figures, as the fields that it fills in are called.
    pub fn aside(&self, aside: &Aside, format: &dyn Format) -> (&'static str, String) {
        let (label, value) = match aside {
            Aside::Late(hours) => (Label::LateField, format.number(f64::from(*hours), 0)),
            Aside::Slowed(kbit) => (Label::KbitField, format.number(f64::from(*kbit), 0)),
            Aside::Refills(time) => (Label::RefillsAt, format.time(time.time())),
            Aside::Credit(money) => (Label::CreditField, price(money.minor, &money.currency, format)),
        };
        (self.say(label), value)
    }

    fn credit_left(&self, credit: &CreditLeft, format: &dyn Format) -> String {
        let money = &price(credit.left.minor, &credit.left.currency, format);
        let amount = &self.roughly(credit.pays_for, format);
        match credit.lasts {
            Some(lasts) => said::CreditLasts { amount, length: &self.length(lasts), money }.by(self),
            None => said::CreditPays { amount, money }.by(self),
        }
    }

    /// That the carrier's clock shows something else.
    pub fn carriers_clock(&self, answer: &Answer, format: &dyn Format) -> Option<String> {
        let end = answer.expiry_on_carriers_clock.or(answer.expiry)?;
        let differs = format.told(answer.expiry?.at).offset() != end.at.offset();
        differs.then(|| said::CarriersClock { moment: &moment_there(self, end, format) }.by(self))
    }

    pub(super) fn headline_of_day(&self, answer: &Answer) -> Option<Label> {
        // What is gone by the forecast, or down to the reserve, has a headline of its own, and no days left.
        answer.days_left.filter(|_| is_of_day(answer))?;
        match answer.verdict {
            Verdict::Lasts => Some(Label::HeadlineLastsDay),
            Verdict::Close => Some(Label::HeadlineCloseDay),
            _ => None,
        }
    }

    pub(super) fn explanation_of_day(&self, answer: &Answer, format: &dyn Format) -> Option<String> {
        let goal = answer.goal.filter(|_| is_of_day(answer))?;
        let known: &Known = match &answer.outlook {
            Outlook::Known(known) if !known.is_overdue && !known.is_down_to_reserve => known,
            _ => return None,
        };
        let balance = &volume(self, answer.remaining?.printed.shown(), format);
        let said = said::DayRunsOut {
            balance,
            moment: &self.at(known.ending().at, format),
            rate: &self.a_day(known.burn_rate, format),
            refill: &moment(self, goal.end, format),
        };
        Some(said.by(self))
    }
}
