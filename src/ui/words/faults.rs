//! What the fault finder says: each finding, each check and what the person may see.
//!
//! It decides nothing: findings and the order of checks come from `faults`. Settings are called what the phones call them in
//! that language; what a maker of Android phones calls otherwise is left to the search box of the settings.

use super::{Format, Label, Voice};
use crate::faults::{Check, Diagnosis, Finding, Phone, Symptom};
use crate::pack::Then;

/// What the person sees.
pub fn symptom(symptom: Symptom, voice: &Voice) -> [&'static str; 1] {
    match symptom {
        Symptom::NoData => [Label::SymptomNoData],
        Symptom::Slow => [Label::SymptomSlow],
        Symptom::NoSignal => [Label::SymptomNoSignal],
    }
    .map(|label| voice.say(label))
}

/// The finding, and what it means.
pub fn finding(finding: Finding, voice: &Voice) -> [&'static str; 2] {
    match finding {
        Finding::Unknown => [Label::FindingUnknown, Label::FindingUnknownMeans],
        Finding::Stale => [Label::FindingStale, Label::FindingStaleMeans],
        Finding::NotStarted => [Label::FindingNotStarted, Label::FindingNotStartedMeans],
        Finding::Expired => [Label::FindingExpired, Label::FindingExpiredMeans],
        Finding::UsedUp => [Label::FindingUsedUp, Label::FindingUsedUpMeans],
        Finding::Throttled => [Label::FindingThrottled, Label::FindingThrottledMeans],
        Finding::LikelyGone => [Label::FindingLikelyGone, Label::FindingLikelyGoneMeans],
        Finding::AbroadOnly => [Label::FindingAbroadOnly, Label::FindingAbroadOnlyMeans],
        Finding::HomeOnly => [Label::FindingHomeOnly, Label::FindingHomeOnlyMeans],
        Finding::OtherUse => [Label::FindingOtherUse, Label::FindingOtherUseMeans],
        Finding::AllWell => [Label::FindingAllWell, Label::FindingAllWellMeans],
    }
    .map(|label| voice.say(label))
}

/// The finding with what it means for this pack, where the person said what comes when it is used up.
pub fn finding_of(diagnosis: &Diagnosis, voice: &Voice, format: &dyn Format) -> [String; 2] {
    let [name, means] = finding(diagnosis.finding, voice);
    let is_gone = matches!(diagnosis.finding, Finding::UsedUp | Finding::Throttled);
    let Some(then) = diagnosis.fact.as_ref().and_then(|fact| fact.then).filter(|_| is_gone) else {
        return [name.to_owned(), means.to_owned()];
    };
    let name = if matches!(then, Then::Throttled { .. }) { voice.say(Label::HeadlineSlowed) } else { name };
    [name.to_owned(), voice.sentences(&[&voice.comes_now(then, format), voice.say(Label::BoughtMore)])]
}

/// What to check, and how.
pub fn check(check: Check, voice: &Voice) -> [&'static str; 2] {
    match check {
        Check::BuyAgain => [Label::CheckBuyAgain, Label::CheckBuyAgainHow],
        Check::NewReading => [Label::CheckNewReading, Label::CheckNewReadingHow],
        Check::Activate => [Label::CheckActivate, Label::CheckActivateHow],
        Check::Credit => [Label::CheckCredit, Label::CheckCreditHow],
        Check::MobileData => [Label::CheckMobileData, Label::CheckMobileDataHow],
        Check::Airplane => [Label::CheckAirplane, Label::CheckAirplaneHow],
        Check::RightSim => [Label::CheckRightSim, Label::CheckRightSimHow],
        Check::Roaming => [Label::CheckRoaming, Label::CheckRoamingHow],
        Check::Apn => [Label::CheckApn, Label::CheckApnHow],
        Check::Restart => [Label::CheckRestart, Label::CheckRestartHow],
        Check::Move => [Label::CheckMove, Label::CheckMoveHow],
        Check::PickNetwork => [Label::CheckPickNetwork, Label::CheckPickNetworkHow],
        Check::Background => [Label::CheckBackground, Label::CheckBackgroundHow],
        Check::Vpn => [Label::CheckVpn, Label::CheckVpnHow],
        Check::Hotline => [Label::CheckHotline, Label::CheckHotlineHow],
    }
    .map(|label| voice.say(label))
}

/// The page of the settings on which all that is looked for stands.
fn settings_of(phone: Phone, voice: &Voice) -> [&'static str; 1] {
    match phone {
        Phone::Android => [Label::PhoneAndroid],
        Phone::IPhone => [Label::PhoneIPhone],
    }
    .map(|label| voice.say(label))
}

/// Where it is on that page; nothing where there is nothing to look for in the settings, "" for the page itself.
fn place(check: Check, phone: Phone, voice: &Voice) -> Option<&'static str> {
    let label = match (check, phone) {
        (Check::MobileData | Check::Background, Phone::IPhone) => return Some(""),
        (Check::MobileData, Phone::Android) => Label::PlaceMobileDataOnAndroid,
        (Check::RightSim, Phone::Android) => Label::PlaceRightSimOnAndroid,
        (Check::RightSim, Phone::IPhone) => Label::PlaceRightSimOnIPhone,
        (Check::Roaming, Phone::Android) => Label::PlaceRoamingOnAndroid,
        (Check::Roaming, Phone::IPhone) => Label::PlaceRoamingOnIPhone,
        (Check::Apn, Phone::Android) => Label::PlaceApnOnAndroid,
        (Check::Apn, Phone::IPhone) => Label::PlaceApnOnIPhone,
        (Check::PickNetwork, Phone::Android) => Label::PlacePickNetworkOnAndroid,
        (Check::PickNetwork, Phone::IPhone) => Label::PlacePickNetworkOnIPhone,
        (Check::Background, Phone::Android) => Label::PlaceBackgroundOnAndroid,
        _ => return None,
    };
    Some(voice.say(label))
}

/// The way through the settings of that phone, where there is one.
pub fn way(check: Check, phone: Phone, voice: &Voice) -> Option<String> {
    let [page] = settings_of(phone, voice);
    let place = place(check, phone, voice)?;
    Some(if place.is_empty() { page.to_owned() } else { [page, place].join(" › ") })
}
