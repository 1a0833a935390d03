//! "Slow or no network?": from what is kept to a diagnosis, and to the checks that a person can do, in order.
//!
//! It knows the data and the pack, never the network: what a phone shows of that it cannot see. It carries no prose, reads no
//! clock and stores nothing; [`Memory`] is handed in.

mod memory;

pub use memory::{Memory, name, symptom_name};

use crate::answer::{Outlook, STALE_DAYS, SaidTime, compose};
use crate::history::{Ledger, Stated};
use crate::languages::BucketKind;
use crate::pack::{Expiry, Id, Then};
use crate::volume::{DataVolume, Printed};
use chrono::{DateTime, FixedOffset};

/// What the person sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symptom {
    NoData,
    Slow,
    NoSignal,
}

impl Symptom {
    pub const ALL: [Symptom; 3] = [Symptom::NoData, Symptom::Slow, Symptom::NoSignal];
}

/// What the readings say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// No reading tells what is left.
    Unknown,
    /// The last one is too old for it.
    Stale,
    NotStarted,
    Expired,
    UsedUp,
    /// Used up, and what the person sees, or said of the pack, is a slow line.
    Throttled,
    /// By the forecast it is used up, by no reading.
    LikelyGone,
    /// All that is left is roaming data.
    AbroadOnly,
    /// The roaming data, read last, are gone; others are left.
    HomeOnly,
    /// All that is left is for the night, for certain apps or for one region.
    OtherUse,
    /// Data are left: the fault lies elsewhere.
    AllWell,
}

impl Finding {
    pub const ALL: [Finding; 11] = [
        Finding::Unknown,
        Finding::Stale,
        Finding::NotStarted,
        Finding::Expired,
        Finding::UsedUp,
        Finding::Throttled,
        Finding::LikelyGone,
        Finding::AbroadOnly,
        Finding::HomeOnly,
        Finding::OtherUse,
        Finding::AllWell,
    ];

    /// Whether it is cause enough: then the phone and the network are not suspected before that is mended.
    fn explains(self) -> bool {
        matches!(
            self,
            Finding::NotStarted | Finding::Expired | Finding::UsedUp | Finding::Throttled | Finding::OtherUse
        )
    }

    /// What mends it.
    fn cures(self) -> &'static [Check] {
        match self {
            Finding::Unknown | Finding::Stale => &[Check::NewReading],
            Finding::LikelyGone => &[Check::NewReading, Check::BuyAgain],
            Finding::NotStarted => &[Check::Activate],
            Finding::Expired => &[Check::BuyAgain, Check::Credit],
            // What ate the data would eat the next pack too.
            Finding::UsedUp | Finding::Throttled => &[Check::BuyAgain, Check::Background],
            Finding::AbroadOnly => &[Check::Roaming],
            Finding::HomeOnly | Finding::OtherUse => &[Check::BuyAgain],
            Finding::AllWell => &[],
        }
    }
}

/// Something that a person can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    BuyAgain,
    NewReading,
    Activate,
    Credit,
    MobileData,
    Airplane,
    RightSim,
    Roaming,
    Apn,
    Restart,
    Move,
    PickNetwork,
    Background,
    Vpn,
    Hotline,
}

impl Check {
    pub const ALL: [Check; 15] = [
        Check::BuyAgain,
        Check::NewReading,
        Check::Activate,
        Check::Credit,
        Check::MobileData,
        Check::Airplane,
        Check::RightSim,
        Check::Roaming,
        Check::Apn,
        Check::Restart,
        Check::Move,
        Check::PickNetwork,
        Check::Background,
        Check::Vpn,
        Check::Hotline,
    ];
}

/// Phone and network, the quickest and the most usual first.
fn phone_checks(symptom: Option<Symptom>) -> &'static [Check] {
    match symptom {
        None | Some(Symptom::NoData) => &[
            Check::MobileData,
            Check::Airplane,
            Check::RightSim,
            Check::Roaming,
            Check::Restart,
            Check::Apn,
            Check::Vpn,
            Check::Move,
            Check::PickNetwork,
        ],
        Some(Symptom::Slow) => {
            &[Check::Move, Check::Background, Check::Vpn, Check::Airplane, Check::Restart, Check::PickNetwork]
        }
        Some(Symptom::NoSignal) => {
            &[Check::Move, Check::Airplane, Check::RightSim, Check::Restart, Check::PickNetwork, Check::Roaming]
        }
    }
}

/// The last reading of one bucket, and what follows from it for the present.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub reading: Id,
    pub bucket: Option<BucketKind>,
    pub at: DateTime<FixedOffset>,
    /// Nothing where it lies ahead.
    pub age: Option<SaidTime>,
    pub stated: Stated,
    pub remaining: Option<Printed>,
    pub expiry: Option<Expiry>,
    /// What the person said that the carrier does when it is used up.
    pub then: Option<Then>,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Unknown,
    Stale,
    NotStarted,
    Expired,
    UsedUp,
    Left,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    pub finding: Finding,
    /// The reading it rests on.
    pub fact: Option<Fact>,
    /// What is left beside that, which counts for other use.
    pub left: Option<Fact>,
}

/// All that the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Inquiry {
    pub diagnosis: Diagnosis,
    pub checks: Vec<Check>,
    /// As far as it still counts.
    pub memory: Memory,
}

/// What can be said and done; `now` is on the clock it is told on.
pub fn inquire(ledger: &Ledger, memory: &Memory, now: DateTime<FixedOffset>) -> Inquiry {
    let memory = memory.at(now);
    let symptom = memory.symptom();
    let diagnosis = diagnose(ledger, symptom, now);
    Inquiry { checks: checks(diagnosis.finding, symptom, &memory), diagnosis, memory }
}

pub fn diagnose(ledger: &Ledger, symptom: Option<Symptom>, now: DateTime<FixedOffset>) -> Diagnosis {
    let facts = facts(ledger, now);
    let Some(last) = facts.first() else { return Diagnosis { finding: Finding::Unknown, fact: None, left: None } };
    let left = |is_wanted: &dyn Fn(&Fact) -> bool| {
        facts.iter().find(|fact| fact.state == State::Left && is_wanted(fact)).cloned()
    };
    let general_left = left(&|fact| is_general(fact.bucket));
    // Who was told last that the roaming data are gone is abroad, where the others do not count.
    let is_abroad = last.is_over() && last.bucket == Some(BucketKind::Roaming);
    let general = facts.iter().find(|fact| is_general(fact.bucket)).filter(|_| !is_abroad);
    let fact = general.unwrap_or(last);
    let found = |finding: Finding, left: Option<Fact>| Diagnosis { finding, fact: Some(fact.clone()), left };
    let gone = match fact.state {
        State::Unknown => return found(Finding::Unknown, None),
        State::Stale => return found(Finding::Stale, None),
        State::NotStarted => return found(Finding::NotStarted, None),
        State::Left if general.is_none() => return found(limited(fact.bucket), None),
        // Only the bucket of the answer has a forecast.
        State::Left if fact.reading == last.reading && is_overdue(ledger, now) => {
            return found(Finding::LikelyGone, None);
        }
        State::Left => return found(Finding::AllWell, None),
        State::Expired => Finding::Expired,
        State::UsedUp => match (fact.then, symptom) {
            // What the person knows of the pack tells more than what the phone shows.
            (Some(Then::Throttled { .. }), _) | (None, Some(Symptom::Slow)) => Finding::Throttled,
            _ => Finding::UsedUp,
        },
    };
    match general_left {
        Some(_) if is_abroad => found(Finding::HomeOnly, general_left),
        // What was told at the same time is there beside it; what was told before may be gone with it.
        Some(beside) if beside.at == fact.at => Diagnosis { finding: Finding::AllWell, fact: Some(beside), left: None },
        Some(_) => found(gone, general_left),
        None => {
            let limited_left = left(&|fact| fact.bucket != Some(BucketKind::Roaming)).or_else(|| left(&|_| true));
            let finding = limited_left.as_ref().map_or(gone, |left| limited(left.bucket));
            found(finding, limited_left)
        }
    }
}

impl Fact {
    fn is_over(&self) -> bool {
        matches!(self.state, State::Expired | State::UsedUp)
    }
}

/// Where only this is left.
fn limited(bucket: Option<BucketKind>) -> Finding {
    if bucket == Some(BucketKind::Roaming) { Finding::AbroadOnly } else { Finding::OtherUse }
}

/// The last reading of each bucket of the SIM in use, the bucket read last first.
fn facts(ledger: &Ledger, now: DateTime<FixedOffset>) -> Vec<Fact> {
    let Some(sim) = ledger.sim() else { return Vec::new() };
    let fact = |kind: &Option<BucketKind>| {
        let reading = ledger.last_reading_of(&sim.id, *kind)?;
        let pack = ledger.pack(&reading.pack);
        let bucket = pack.and_then(|pack| pack.bucket(*kind));
        let remaining = reading.stated.balance(bucket.and_then(|bucket| bucket.allowance));
        let is_unlimited = remaining.is_none() && bucket.is_some_and(|bucket| bucket.unlimited);
        let expiry = bucket.and_then(|bucket| bucket.expiry);
        let age_days = (now - reading.at).as_seconds_f64() / 86_400.0;
        let begins = pack.and_then(|pack| pack.started).unwrap_or(reading.at);
        let state = if expiry.is_some_and(|expiry| expiry.at <= now) {
            State::Expired
        } else if begins > now {
            State::NotStarted
        } else if remaining.is_some_and(|remaining| remaining.volume == DataVolume::ZERO) {
            State::UsedUp
        } else if remaining.is_none() && !is_unlimited {
            State::Unknown
        } else if age_days > STALE_DAYS && !(is_unlimited && expiry.is_some()) {
            State::Stale
        } else {
            State::Left
        };
        Some(Fact {
            reading: reading.id.clone(),
            bucket: *kind,
            at: reading.at.with_timezone(now.offset()),
            age: (age_days >= 0.0).then(|| SaidTime::of(age_days)),
            stated: reading.stated,
            remaining,
            expiry,
            then: bucket.and_then(|bucket| bucket.terms.then),
            state,
        })
    };
    let mut facts: Vec<Fact> = Vec::new();
    for found in ledger.bucket_kinds(&sim.id).iter().filter_map(fact) {
        // Main data are told with their name and without: the later reading counts.
        if !(is_main(found.bucket) && facts.iter().any(|other| is_main(other.bucket))) {
            facts.push(found);
        }
    }
    facts
}

fn is_main(kind: Option<BucketKind>) -> bool {
    matches!(kind, None | Some(BucketKind::Main))
}

/// Data for any use at home; what a bonus may be used for nobody tells, and most are for anything.
fn is_general(kind: Option<BucketKind>) -> bool {
    is_main(kind) || matches!(kind, Some(BucketKind::Shared | BucketKind::Bonus))
}

fn is_overdue(ledger: &Ledger, now: DateTime<FixedOffset>) -> bool {
    let outlook = compose(ledger, now).map(|answer| answer.outlook);
    matches!(outlook, Some(Outlook::Known(known)) if known.is_overdue)
}

/// What to check, in order; what helped last time comes first, if it is among them.
pub fn checks(finding: Finding, symptom: Option<Symptom>, memory: &Memory) -> Vec<Check> {
    let mut list: Vec<Check> = Vec::new();
    let (cures, phone) = (finding.cures(), phone_checks(symptom));
    // No pack, be it empty, takes the signal away.
    let is_no_signal = symptom == Some(Symptom::NoSignal);
    let is_explained = finding.explains() && !is_no_signal;
    let (first, second) = if is_no_signal { (phone, cures) } else { (cures, phone) };
    add(&mut list, first);
    if is_explained {
        // A phone goes on without a pack that was bought meanwhile until it asks the network again.
        add(&mut list, &[Check::Restart]);
    } else {
        add(&mut list, second);
        // The balance itself may be behind the times.
        add(&mut list, &[Check::NewReading]);
    }
    add(&mut list, &[Check::Hotline]);
    if is_explained && list.iter().all(|check| memory.is_tried(*check)) {
        add(&mut list, &[Check::NewReading]);
        add(&mut list, phone);
    }
    if let Some(at) = memory.helped().and_then(|helped| list.iter().position(|check| *check == helped)) {
        let helped = list.remove(at);
        list.insert(0, helped);
    }
    list
}

fn add(list: &mut Vec<Check>, checks: &[Check]) {
    for check in checks {
        if !list.contains(check) {
            list.push(*check);
        }
    }
}

/// Which phone it is, where that can be told: its settings have other names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phone {
    Android,
    IPhone,
}

impl Phone {
    pub const ALL: [Phone; 2] = [Phone::Android, Phone::IPhone];

    /// By what the browser calls itself.
    pub fn of(user_agent: &str) -> Option<Phone> {
        if user_agent.contains("Android") {
            Some(Phone::Android)
        } else if user_agent.contains("iPhone") || user_agent.contains("iPad") {
            Some(Phone::IPhone)
        } else {
            None
        }
    }
}
