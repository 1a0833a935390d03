//! Every sentence a person reads, in every language the page speaks: a file of data each, `<tag>.words`, and one voice.
//!
//! Plain Rust without a browser, so that tests can read it. It works nothing out: values come from `answer`.

mod check;
mod explanation;
pub mod faults;
#[cfg(not(target_arch = "wasm32"))]
pub mod file;
mod grounds;
mod language;
mod named;
pub mod plurals;
mod pots;
pub mod questions;
#[cfg(not(target_arch = "wasm32"))]
pub mod shell;
mod voice;

pub use voice::Voice;

use crate::adviser::Plan;
use crate::answer::SaidTime;
use crate::pack::{Counting, Expiry, Offer, decimals_of};
use crate::volume::{Shown, UnitStep};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use language::Facts;
use plurals::Plurals;
use voice::Count;

// The names of all words, and the languages: what `build.rs` found in the files.
include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// A language of the page: one of those in this folder.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language(u8);

/// Numbers, dates and times of the person's locale. The browser has them; tests bring plain ones.
pub trait Format {
    fn number(&self, value: f64, decimals: usize) -> String;
    /// Share of one, as whole percent.
    fn percent(&self, share: f64) -> String;
    /// "Sat 28 Nov".
    fn day(&self, day: NaiveDate) -> String;
    /// "23:59".
    fn time(&self, time: NaiveTime) -> String;
    /// "Sat"; Monday is 1.
    fn weekday(&self, number: u32) -> String;

    /// A moment on the clock on which the person wants to be told: that on which it was kept, unless they chose one.
    fn told(&self, at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        at
    }

    /// The day and the time of day of a moment, on that clock.
    fn day_of(&self, at: DateTime<FixedOffset>) -> String {
        self.day(self.told(at).date_naive())
    }

    fn time_of(&self, at: DateTime<FixedOffset>) -> String {
        self.time(self.told(at).time())
    }

    /// How units are counted in which amounts are told that were worked out.
    fn counted(&self) -> UnitStep {
        UnitStep::Thousand
    }
}

/// A volume with its unit, kept together on one line.
pub fn volume(voice: &Voice, shown: Shown, format: &dyn Format) -> String {
    said::Amount { number: &format.number(shown.number, shown.decimals), unit: voice.unit(shown.unit) }.by(voice)
}

/// A moment: the day, and the time of day unless only the day is known. A day on one clock is no day on another, but a time.
pub fn moment(voice: &Voice, expiry: Expiry, format: &dyn Format) -> String {
    let at = format.told(expiry.at);
    moment_there(voice, Expiry { at, day_only: expiry.day_only && at.offset() == expiry.at.offset() }, format)
}

/// The same on its own clock, whatever the person chose.
fn moment_there(voice: &Voice, expiry: Expiry, format: &dyn Format) -> String {
    let day = format.day(expiry.at.date_naive());
    if expiry.day_only { day } else { voice.day_and_time(&day, &format.time(expiry.at.time())) }
}

/// "4.50 EUR": decimals only where there are any.
pub fn price(minor: u64, currency: &str, format: &dyn Format) -> String {
    let decimals = decimals_of(currency);
    let one = 10u64.pow(decimals);
    let shown = if minor.is_multiple_of(one) { 0 } else { decimals as usize };
    [&format.number(minor as f64 / one as f64, shown), "\u{a0}", currency].concat()
}

/// "3 GB · 7 days".
pub fn offer_size(voice: &Voice, offer: &Offer, format: &dyn Format) -> String {
    let length = offer.validity_hours.map(|hours| voice.length(SaidTime::of(f64::from(hours) / 24.0)));
    let length = match offer.counting {
        Counting::Month => voice.say(Label::CountMonth),
        Counting::Never => voice.without_end(),
        _ => length.as_deref().map_or(voice.without_end(), str::trim),
    };
    let size = volume(voice, offer.allowance.shown(), format);
    let size = if offer.is_daily() { voice.so_much_a_day(&size) } else { size };
    [&size, " · ", length].concat()
}

/// As the person calls it, else by its size.
pub fn offer_name(voice: &Voice, offer: &Offer, format: &dyn Format) -> String {
    if offer.name.is_empty() { offer_size(voice, offer, format) } else { offer.name.clone() }
}

/// "2 × Week + Day".
pub fn plan_name(voice: &Voice, plan: &Plan, offers: &[Offer], format: &dyn Format) -> String {
    let part = |&(at, count): &(usize, u32)| {
        let name = offer_name(voice, &offers[at], format);
        if count == 1 { name } else { [&count.to_string(), "\u{a0}×\u{a0}", &name].concat() }
    };
    plan.parts.iter().map(part).collect::<Vec<_>>().join(" + ")
}

pub fn plan_price(plan: &Plan, offers: &[Offer], format: &dyn Format) -> String {
    let currency = plan.parts.first().map_or("", |&(at, _)| offers[at].currency.as_str());
    price(plan.cost, currency, format)
}

/// When each pack of a plan has to be bought; of many the first and the last.
pub fn plan_moments(voice: &Voice, plan: &Plan, format: &dyn Format) -> String {
    let told: Vec<String> = plan.buy.iter().map(|&latest| voice.latest(latest, format)).collect();
    match told.as_slice() {
        [first, .., last] if told.len() > 3 => [first, " · … · ", last].concat(),
        _ => told.join(" · "),
    }
}

/// The voice of a language, where all languages are at hand. The page fetches them.
#[cfg(not(target_arch = "wasm32"))]
pub fn voice(language: Language) -> &'static Voice {
    use std::sync::LazyLock;
    // build.rs writes a text for each name, so none is left out.
    static VOICES: LazyLock<Vec<Voice>> = LazyLock::new(|| {
        Language::ALL.into_iter().filter_map(|language| Voice::of(language, fetched(language))).collect()
    });
    &VOICES[usize::from(language.0)]
}

/// What the page fetches of a language.
#[cfg(not(target_arch = "wasm32"))]
pub fn fetched(language: Language) -> &'static str {
    TEXTS[usize::from(language.0)]
}

#[cfg(not(target_arch = "wasm32"))]
impl Label {
    pub fn text(self, language: Language) -> &'static str {
        voice(language).say(self)
    }
}
