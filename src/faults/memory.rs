//! What was tried of the checks, what the person saw, and what helped last time, as text that the phone keeps.
//!
//! It does not keep it itself; `device` does.

use super::{Check, Symptom};
use crate::stamp;
use chrono::{DateTime, FixedOffset, TimeDelta};

type Moment = DateTime<FixedOffset>;

/// Later it is another fault.
const ONE_FAULT: TimeDelta = TimeDelta::days(1);

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    tried: Vec<(Check, Moment)>,
    symptom: Option<(Symptom, Moment)>,
    helped: Option<(Check, Moment)>,
}

impl Memory {
    /// What still counts: ticks are forgotten after a day, what helped is not.
    pub fn at(&self, now: Moment) -> Memory {
        let counts = |at: Moment| (now - at).abs() < ONE_FAULT;
        Memory {
            tried: self.tried.iter().copied().filter(|(_, at)| counts(*at)).collect(),
            symptom: self.symptom.filter(|(_, at)| counts(*at)),
            helped: self.helped,
        }
    }

    pub fn is_tried(&self, check: Check) -> bool {
        self.tried.iter().any(|(tried, _)| *tried == check)
    }

    pub fn symptom(&self) -> Option<Symptom> {
        self.symptom.map(|(symptom, _)| symptom)
    }

    pub fn helped(&self) -> Option<Check> {
        self.helped.map(|(check, _)| check)
    }

    /// When it helped, where it is this check that did.
    pub fn helped_at(&self, check: Check) -> Option<Moment> {
        self.helped.filter(|(helped, _)| *helped == check).map(|(_, at)| at)
    }

    /// Ticks a check that did not help; a second time takes the tick back.
    pub fn tick(&mut self, check: Check, now: Moment) {
        if self.is_tried(check) {
            self.tried.retain(|(tried, _)| *tried != check);
        } else {
            self.tried.push((check, now));
        }
    }

    /// Notes what the person sees; a second time takes it back.
    pub fn see(&mut self, symptom: Symptom, now: Moment) {
        self.symptom = (self.symptom() != Some(symptom)).then_some((symptom, now));
    }

    /// That was it: the fault is over, and all that was tried with it. A second time takes it back.
    pub fn help(&mut self, check: Check, now: Moment) {
        self.helped = (self.helped() != Some(check)).then_some((check, now));
        if self.helped.is_some() {
            (self.tried, self.symptom) = (Vec::new(), None);
        }
    }

    /// "tried apn 2026-11-22T18:05:00+11:00;…"
    pub fn to_text(&self) -> String {
        let tried = self.tried.iter().map(|(check, at)| ("tried", name(*check), *at));
        let seen = self.symptom.map(|(symptom, at)| ("seen", symptom_name(symptom), at));
        let helped = self.helped.map(|(check, at)| ("helped", name(check), at));
        let parts = tried.chain(seen).chain(helped).map(|(what, name, at)| [what, name, &stamp::moment(at)].join(" "));
        parts.collect::<Vec<_>>().join(";")
    }

    /// What is no such text, or of another version, is left out.
    pub fn of_text(text: &str) -> Memory {
        let mut memory = Memory::default();
        for part in text.split(';') {
            let mut words = part.splitn(3, ' ');
            let (Some(what), Some(named), Some(at)) = (words.next(), words.next(), words.next()) else { continue };
            let Some(at) = stamp::parse_moment(at) else { continue };
            let check = Check::ALL.into_iter().find(|check| name(*check) == named);
            match (what, check) {
                ("tried", Some(check)) if !memory.is_tried(check) => memory.tried.push((check, at)),
                ("helped", Some(check)) => memory.helped = Some((check, at)),
                ("seen", _) => {
                    let symptom = Symptom::ALL.into_iter().find(|symptom| symptom_name(*symptom) == named);
                    memory.symptom = symptom.map(|symptom| (symptom, at));
                }
                _ => {}
            }
        }
        memory
    }
}

/// As it is kept, and as the page names its buttons. Never changed.
pub fn name(check: Check) -> &'static str {
    match check {
        Check::BuyAgain => "buy",
        Check::NewReading => "reading",
        Check::Activate => "activate",
        Check::Credit => "credit",
        Check::MobileData => "data",
        Check::Airplane => "airplane",
        Check::RightSim => "sim",
        Check::Roaming => "roaming",
        Check::Apn => "apn",
        Check::Restart => "restart",
        Check::Move => "move",
        Check::PickNetwork => "network",
        Check::Background => "background",
        Check::Vpn => "vpn",
        Check::Hotline => "hotline",
    }
}

pub fn symptom_name(symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::NoData => "no-data",
        Symptom::Slow => "slow",
        Symptom::NoSignal => "no-signal",
    }
}
