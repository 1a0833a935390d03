//! Every sentence a person reads, in every language the page speaks.
//!
//! Plain Rust without a browser, so that tests can read it. It works nothing out: values come from `answer`.

mod chinese;
mod english;
pub mod faults;
mod french;
mod labels;
pub mod shell;

pub use labels::Label;

use crate::adviser::{Advice, Latest, Plan};
use crate::answer::{Answer, Found, Hindrance, Prospect, Record, SaidTime, Supposed, UnusualUse};
use crate::history::{PasteProblem, Sender, ShownForecast, Slip, Stated};
use crate::import::{ImportProblem, Skipped};
use crate::languages::BucketKind;
use crate::outcome::{About, DeviceProblem};
use crate::pack::{Expiry, Offer, decimals_of};
use crate::reading::taught::TeachProblem;
use crate::reading::{Assumption, Sign};
use crate::volume::{BurnRate, DataVolume, Shown, TypedError, Unit};
use chrono::{NaiveDate, NaiveTime};

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    Chinese,
    English,
    French,
}

impl Language {
    pub const ALL: [Language; 3] = [Language::Chinese, Language::English, Language::French];

    /// BCP 47 tag, as in `<html lang>` and for number and date formats.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-Hans",
            Language::English => "en",
            Language::French => "fr",
        }
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Language::Chinese => "简体中文",
            Language::English => "English",
            Language::French => "Français",
        }
    }

    /// The first of the person's languages that the page speaks, by the primary subtag; English where none is.
    pub fn choose<'a>(preferred: impl IntoIterator<Item = &'a str>) -> Language {
        preferred
            .into_iter()
            .find_map(|tag| match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
                "zh" => Some(Language::Chinese),
                "en" => Some(Language::English),
                "fr" => Some(Language::French),
                _ => None,
            })
            .unwrap_or(Language::English)
    }
}

/// The voice of a language: every sentence that is put together from values. A reason that a language cannot say does not
/// compile.
pub trait Voice {
    /// "GB", "Go".
    fn unit(&self, unit: Unit) -> &'static str;
    /// "About 6 days left".
    fn headline(&self, answer: &Answer, format: &dyn Format) -> String;
    /// The sentence under the headline.
    fn explanation(&self, answer: &Answer, format: &dyn Format) -> String;
    /// What stands behind the forecast, or what is missing for one.
    fn basis(&self, answer: &Answer, format: &dyn Format) -> String;
    /// "Unusual use: 1.2 GB in 24 hours, about 6 times your usual. Was that you?", without the question once it is answered.
    fn unusual(&self, unusual: &UnusualUse, format: &dyn Format) -> String;
    /// From when to when, and what is usual.
    fn unusual_basis(&self, unusual: &UnusualUse, format: &dyn Format) -> String;
    fn chance(&self, share: f64, format: &dyn Format) -> String;
    /// When the data end, as things are or as supposed.
    fn prospect(&self, prospect: &Prospect, format: &dyn Format) -> String;
    /// One assumption behind it.
    fn supposed(&self, supposed: &Supposed, format: &dyn Format) -> String;
    fn wasted(&self, volume: DataVolume, format: &dyn Format) -> String;
    /// "3 hours ago".
    fn ago(&self, age: SaidTime) -> String;
    fn length(&self, time: SaidTime) -> String;
    /// "30 Nov, 23:59".
    fn day_and_time(&self, day: &str, time: &str) -> String;
    fn a_day(&self, rate: BurnRate, format: &dyn Format) -> String;
    /// "until 30 Nov, 23:59".
    fn until(&self, expiry: Expiry, format: &dyn Format) -> String;
    fn bucket(&self, kind: Option<BucketKind>) -> &'static str;
    /// What a reading states, in a line.
    fn stated(&self, stated: &Stated, format: &dyn Format) -> String;
    fn doubt(&self, about: About) -> &'static str;
    /// Whether a figure ten times off was meant otherwise.
    fn slip(&self, slip: &Slip, format: &dyn Format) -> String;
    /// How many messages of a backup were read, and how many of them speak of data.
    fn import_counts(&self, counts: (usize, usize), format: &dyn Format) -> String;
    /// What one sender of a backup has; `span` is the first and the last day.
    fn import_sender(&self, sender: &Sender, span: &(String, String), format: &dyn Format) -> String;
    /// What of a backup was not read; nothing where all was.
    fn import_left_out(&self, skipped: &Skipped, undated: usize, format: &dyn Format) -> Option<String>;
    fn import_problem(&self, problem: ImportProblem) -> &'static str;
    /// Why a text seems to pose as the carrier.
    fn sign(&self, sign: Sign) -> &'static str;
    fn teach_problem(&self, problem: TeachProblem) -> &'static str;
    fn paste_problem(&self, problem: PasteProblem) -> &'static str;
    fn typed_problem(&self, problem: TypedError) -> &'static str;
    fn device_problem(&self, problem: DeviceProblem) -> &'static str;
    /// The message is saved already.
    fn already_kept(&self) -> &'static str;
    /// "2 records were saved by another version".
    fn unreadable(&self, count: usize) -> String;
    /// Name of the picture of the burn-down for who cannot see it.
    fn chart_summary(&self, answer: &Answer, format: &dyn Format) -> String;
    /// "Of 9 past ranges 8 held".
    fn record(&self, record: &Record) -> String;
    /// The range that a past forecast told.
    fn said_then(&self, shown: &ShownForecast, format: &dyn Format) -> String;
    /// What that meant for a later reading, what the reading found, and whether the range held.
    fn found(&self, found: &Found, format: &dyn Format) -> String;
    fn hindrance(&self, hindrance: Hindrance) -> &'static str;
    fn percent_gone(&self, share: f64, format: &dyn Format) -> String;
    fn assumed(&self, assumption: Assumption) -> &'static str;
    /// What the advice comes to: what to buy, what it costs and by when, or that nothing need or can be bought.
    fn advice(&self, advice: &Advice, offers: &[Offer], format: &dyn Format) -> String;
    /// "now", "30 Nov".
    fn latest(&self, latest: Latest, format: &dyn Format) -> String;
    /// A pack is not bound to a length of time.
    fn without_end(&self) -> &'static str;
}

/// Numbers, dates and times of the person's locale. The browser has them; tests bring plain ones.
pub trait Format {
    fn number(&self, value: f64, decimals: usize) -> String;
    /// Share of one, as whole percent.
    fn percent(&self, share: f64) -> String;
    /// "Sat 28 Nov".
    fn day(&self, day: NaiveDate) -> String;
    /// "23:59".
    fn time(&self, time: NaiveTime) -> String;
}

/// A volume with its unit, kept together on one line.
pub fn volume(voice: &dyn Voice, shown: Shown, format: &dyn Format) -> String {
    format!("{}\u{a0}{}", format.number(shown.number, shown.decimals), voice.unit(shown.unit))
}

/// A moment: the day, and the time of day unless only the day is known.
pub fn moment(voice: &dyn Voice, expiry: Expiry, format: &dyn Format) -> String {
    let day = format.day(expiry.at.date_naive());
    if expiry.day_only { day } else { voice.day_and_time(&day, &format.time(expiry.at.time())) }
}

/// The beginning and the end of an episode, as told.
fn ends(voice: &dyn Voice, unusual: &UnusualUse, format: &dyn Format) -> [String; 2] {
    [unusual.from, unusual.until].map(|at| moment(voice, Expiry { at, day_only: false }, format))
}

/// A moment of the future: the day, and how long that is from now.
fn ahead(prospect: &Prospect, format: &dyn Format) -> (String, SaidTime) {
    (format.day(prospect.at.date_naive()), SaidTime::of(prospect.days))
}

/// "4.50 EUR": decimals only where there are any.
pub fn price(minor: u64, currency: &str, format: &dyn Format) -> String {
    let decimals = decimals_of(currency);
    let one = 10u64.pow(decimals);
    let shown = if minor.is_multiple_of(one) { 0 } else { decimals as usize };
    format!("{}\u{a0}{currency}", format.number(minor as f64 / one as f64, shown))
}

/// "3 GB · 7 days".
pub fn offer_size(voice: &dyn Voice, offer: &Offer, format: &dyn Format) -> String {
    let length = offer.validity_hours.map(|hours| voice.length(SaidTime::of(f64::from(hours) / 24.0)));
    let length = length.as_deref().map_or(voice.without_end(), str::trim);
    format!("{} · {length}", volume(voice, offer.allowance.shown(), format))
}

/// As the person calls it, else by its size.
pub fn offer_name(voice: &dyn Voice, offer: &Offer, format: &dyn Format) -> String {
    if offer.name.is_empty() { offer_size(voice, offer, format) } else { offer.name.clone() }
}

/// "2 × Week + Day".
pub fn plan_name(voice: &dyn Voice, plan: &Plan, offers: &[Offer], format: &dyn Format) -> String {
    let part = |&(at, count): &(usize, u32)| {
        let name = offer_name(voice, &offers[at], format);
        if count == 1 { name } else { format!("{count}\u{a0}×\u{a0}{name}") }
    };
    plan.parts.iter().map(part).collect::<Vec<_>>().join(" + ")
}

pub fn plan_price(plan: &Plan, offers: &[Offer], format: &dyn Format) -> String {
    let currency = plan.parts.first().map_or("", |&(at, _)| offers[at].currency.as_str());
    price(plan.cost, currency, format)
}

/// When each pack of a plan has to be bought; of many the first and the last.
pub fn plan_moments(voice: &dyn Voice, plan: &Plan, format: &dyn Format) -> String {
    let told: Vec<String> = plan.buy.iter().map(|&latest| voice.latest(latest, format)).collect();
    match told.as_slice() {
        [first, .., last] if told.len() > 3 => format!("{first} · … · {last}"),
        _ => told.join(" · "),
    }
}

/// The voice of a language of the page.
pub fn voice(language: Language) -> &'static dyn Voice {
    match language {
        Language::Chinese => &chinese::Chinese,
        Language::English => &english::English,
        Language::French => &french::French,
    }
}
