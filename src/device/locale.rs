//! Numbers, dates and times the way the person's locale writes them, by the browser's own `Intl`.
//!
//! It reads nothing back: what is formatted here is for eyes only.

use crate::ui::words::{Format, Language};
use crate::volume::UnitStep;
use crate::zone::Zone;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, Timelike};
use js_sys::{Array, Function, Intl, Object, Reflect};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The formats of one language. Making one is slow, so each is made when it is first needed, and kept.
pub struct Locale {
    /// The language, in the person's regional form of it.
    tags: Array,
    made: [OnceCell<Function>; KINDS],
    this_year: i32,
    counted: Cell<UnitStep>,
}

/// What a format is for; up to three, numbers with so many decimals: some currencies have three.
const MOST_DECIMALS: usize = 3;
const PERCENT: usize = 4;
const DAY: usize = 5;
const DAY_AND_YEAR: usize = 6;
const WEEKDAY: usize = 7;
const TIME: usize = 8;
const KINDS: usize = 9;

/// A clock that the person chose to be told on.
enum Clock {
    /// A carrier's.
    Known(Zone),
    /// One that the browser knows by name: it tells the time there in digits.
    Named(Function),
}

thread_local! {
    static KEPT: RefCell<Option<(Language, Rc<Locale>)>> = const { RefCell::new(None) };
    static CLOCK: RefCell<Option<Clock>> = const { RefCell::new(None) };
}

/// Has moments told on a clock from now on: a [`Zone`] by its name, or a place as the browser names it ("Pacific/Noumea"). Nothing,
/// or what it does not know, is the phone's. Whether it is known.
pub fn tell_on(name: &str) -> bool {
    let clock = Zone::parse(name).map(Clock::Known).or_else(|| named(name).map(Clock::Named));
    let is_known = clock.is_some();
    CLOCK.set(clock);
    is_known
}

#[wasm_bindgen]
extern "C" {
    // Those that can fail: an older browser may not know a place, or not list those it knows.
    #[wasm_bindgen(catch, js_namespace = Intl, js_name = DateTimeFormat)]
    fn date_time_format(language: &str, options: &Object) -> Result<Intl::DateTimeFormat, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Intl, js_name = supportedValuesOf)]
    fn supported_values_of(kind: &str) -> Result<Array, JsValue>;
}

/// The time at a place in digits.
fn named(name: &str) -> Option<Function> {
    let mut asked = vec![("timeZone", JsValue::from_str(name)), ("hourCycle", JsValue::from_str("h23"))];
    let parts = ["year", "month", "day", "hour", "minute", "second"];
    asked.extend(parts.map(|part| (part, JsValue::from_str("numeric"))));
    Some(date_time_format("en-US", &options(&asked)).ok()?.format())
}

/// The places whose clocks the browser knows, where it lists them.
pub fn places() -> Vec<String> {
    let list = supported_values_of("timeZone").unwrap_or_default();
    list.iter().filter_map(|name| name.as_string()).collect()
}

impl Clock {
    fn offset_at(&self, at: DateTime<FixedOffset>) -> Option<FixedOffset> {
        let format = match self {
            Clock::Known(zone) => return Some(zone.offset_at(at.to_utc())),
            Clock::Named(format) => format,
        };
        // "11/22/2026, 18:05:00".
        let told = said(format, js_sys::Date::new(&JsValue::from_f64(at.timestamp_millis() as f64)).into());
        let mut numbers = told.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse::<u32>().ok());
        let mut next = || numbers.next();
        let (month, day, year) = (next()?, next()?, next()?);
        let there = NaiveDate::from_ymd_opt(year as i32, month, day)?.and_hms_opt(next()? % 24, next()?, next()?)?;
        FixedOffset::east_opt((there.and_utc().timestamp() - at.timestamp()) as i32)
    }
}

/// The formats of this language, in the person's regional form of it where they have one; amounts that were worked out are told
/// in units counted so.
pub fn locale(language: Language, counted: UnitStep) -> Rc<Locale> {
    let kept = KEPT.with_borrow(Clone::clone).filter(|(kept, _)| *kept == language).map(|(_, locale)| locale);
    let locale = kept.unwrap_or_else(|| {
        let made = Rc::new(Locale::new(language));
        KEPT.set(Some((language, made.clone())));
        made
    });
    locale.counted.set(counted);
    locale
}

fn options(pairs: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

impl Locale {
    fn new(language: Language) -> Locale {
        let own = super::address::preferred_languages()
            .into_iter()
            .find(|tag| Language::taking(tag) == Some(language) && tag.contains('-'));
        let tags = Array::of1(&JsValue::from_str(own.as_deref().unwrap_or(language.formats())));
        let (made, this_year) = (Default::default(), super::clock::now().year());
        Locale { tags, made, this_year, counted: Cell::default() }
    }

    fn format(&self, kind: usize) -> &Function {
        self.made[kind].get_or_init(|| self.make(kind))
    }

    fn make(&self, kind: usize) -> Function {
        let text = JsValue::from_str;
        // Counts and fields are in these digits too.
        let mut asked = vec![("numberingSystem", text("latn"))];
        if kind <= MOST_DECIMALS {
            let decimals = JsValue::from(kind as u32);
            asked.extend([("minimumFractionDigits", decimals.clone()), ("maximumFractionDigits", decimals)]);
        } else if kind == PERCENT {
            asked.extend([("style", text("percent")), ("maximumFractionDigits", JsValue::from(0))]);
        } else {
            // Days and times of day are given as if in UTC, so no zone shifts them. Messages and fields count by this calendar in every
            // country.
            asked.extend([("timeZone", text("UTC")), ("calendar", text("gregory"))]);
            if kind == TIME {
                asked.extend([("hour", text("numeric")), ("minute", text("2-digit"))]);
            } else {
                asked.push(("weekday", text("short")));
            }
            if kind == DAY || kind == DAY_AND_YEAR {
                asked.extend([("day", text("numeric")), ("month", text("short"))]);
            }
            if kind == DAY_AND_YEAR {
                asked.push(("year", text("numeric")));
            }
            return Intl::DateTimeFormat::new(&self.tags, &options(&asked)).format();
        }
        Intl::NumberFormat::new(&self.tags, &options(&asked)).format()
    }
}

fn said(format: &Function, value: JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, &value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn moment(day: NaiveDate, time: NaiveTime) -> JsValue {
    let milliseconds = js_sys::Date::utc(f64::from(day.year()), f64::from(day.month0()));
    let date = js_sys::Date::new(&JsValue::from_f64(milliseconds));
    date.set_utc_date(day.day());
    date.set_utc_hours(time.hour());
    date.set_utc_minutes(time.minute());
    date.into()
}

impl Format for Locale {
    fn number(&self, value: f64, decimals: usize) -> String {
        said(self.format(decimals.min(MOST_DECIMALS)), JsValue::from_f64(value))
    }

    fn percent(&self, share: f64) -> String {
        said(self.format(PERCENT), JsValue::from_f64(share))
    }

    fn day(&self, day: NaiveDate) -> String {
        // A neighbouring year is told only where it is not plain from the month.
        let kind = if (day.year() - self.this_year).abs() > 1 { DAY_AND_YEAR } else { DAY };
        said(self.format(kind), moment(day, NaiveTime::MIN))
    }

    fn time(&self, time: NaiveTime) -> String {
        said(self.format(TIME), moment(NaiveDate::default(), time))
    }

    fn weekday(&self, number: u32) -> String {
        // The first of January 2024 was a Monday.
        let day = NaiveDate::from_ymd_opt(2024, 1, number).unwrap_or_default();
        said(self.format(WEEKDAY), moment(day, NaiveTime::MIN))
    }

    fn told(&self, at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        let offset = CLOCK.with_borrow(|clock| clock.as_ref()?.offset_at(at));
        offset.map_or(at, |offset| at.with_timezone(&offset))
    }

    fn counted(&self) -> UnitStep {
        self.counted.get()
    }
}

/// The names of countries in one language. Making them is slow, so those of each language are kept.
fn regions(tag: &str) -> Intl::DisplayNames {
    thread_local! {
        static NAMES: RefCell<Vec<(String, Intl::DisplayNames)>> = const { RefCell::new(Vec::new()) };
    }
    if let Some(known) = NAMES.with_borrow(|all| all.iter().find(|(of, _)| of == tag).map(|(_, names)| names.clone())) {
        return known;
    }
    let tags = Array::of1(&JsValue::from_str(tag));
    let names = Intl::DisplayNames::new(&tags, &options(&[("type", JsValue::from_str("region"))]));
    NAMES.with_borrow_mut(|all| all.push((tag.to_owned(), names.clone())));
    names
}

/// What a country is called in a language, by its ISO 3166 code.
pub fn country(tag: &str, code: &str) -> Option<String> {
    regions(tag).of(code).map(String::from)
}

/// Countries and territories that have mobile networks of their own, by their name in the language, sorted as it sorts.
pub fn countries(language: Language) -> Vec<(&'static str, String)> {
    let tags = Array::of1(&JsValue::from_str(language.tag()));
    let names = regions(language.tag());
    let mut all: Vec<(&'static str, String)> =
        COUNTRIES.split(' ').filter_map(|code| Some((code, String::from(names.of(code)?)))).collect();
    let compare = Intl::Collator::new(&tags, &Object::new()).compare();
    let comes_before = |a: &str, b: &str| {
        let order = compare.call2(&JsValue::UNDEFINED, &JsValue::from_str(a), &JsValue::from_str(b));
        order.ok().and_then(|order| order.as_f64()).is_some_and(|order| order < 0.0)
    };
    crate::order::sort(&mut all, |a, b| comes_before(&a.1, &b.1));
    all
}

/// ISO 3166 codes; names come from the browser.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AR AS AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG \
    CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ \
    GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV \
    LY MA MC MD ME MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL \
    PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW \
    TZ UA UG US UY UZ VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";
