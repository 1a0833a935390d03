//! Forecasts that were shown, held against what came later: cases as files (`tests/records/*.toml`), and the one figure that
//! matters, how often ranges hold.
//!
//! It does not look at the page or its words; readings go in as a person types them, and each is looked at when it is entered.

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::Deserialize;
use std::path::Path;
use tidemark::answer::{Compared, Held, Hindrance, Outcome, Record, compose, record, shown};
use tidemark::history::{Change, Draft, Ledger, ShownForecast, Stated};
use tidemark::languages::BucketKind;
use tidemark::pack::{Expiry, Id, TimeOfDay};
use tidemark::stamp;
use tidemark::volume::{DataVolume, Printed, Unit};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    source: String,
    step: Vec<Step>,
    decided: usize,
    held: usize,
    #[serde(default)]
    forecast: Vec<Expected>,
    /// Counted where the case lists them; where it lists none, by the forecasts themselves.
    #[serde(default)]
    left_out: Vec<LeftOut>,
}

/// What the person does at a moment; then the page is looked at, unless it says otherwise.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    at: String,
    /// A reading: so much is left, in GB.
    left: Option<String>,
    /// A grant of so much, in GB: another pack.
    granted: Option<String>,
    expires: Option<String>,
    /// Of which bucket the reading tells: "night", "bonus"; the main one where it is left out.
    bucket: Option<String>,
    /// The allowance of a day is so much, in GB, and full again at this hour.
    daily: Option<String>,
    refills: Option<String>,
    /// Corrects the reading of this number, counted from one.
    correct: Option<usize>,
    forget: Option<usize>,
    #[serde(default)]
    unseen: bool,
}

/// A forecast of which something can be said, the latest first.
/// How many were left out, and why.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct LeftOut {
    why: String,
    count: usize,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Expected {
    made: String,
    outcome: String,
    found: Option<String>,
    left: Option<String>,
    between: Option<[String; 2]>,
}

fn moment(text: &str) -> DateTime<FixedOffset> {
    stamp::parse_moment(&format!("{text}:00+11:00")).expect("a moment")
}

fn gigabytes(text: &str) -> Printed {
    Printed::typed(text, Unit::Gigabyte).expect("a figure")
}

/// In GB, as finely as it was printed.
fn plain(printed: Printed) -> String {
    let step = printed.step.bytes_f64().max(1.0);
    let decimals = (9.0 - step.log10()).ceil().max(0.0) as usize;
    format!("{:.decimals$}", printed.volume.bytes_f64() / 1e9)
}

#[derive(Default)]
struct Phone {
    ledger: Ledger,
    names: usize,
}

impl Phone {
    fn enter(&mut self, draft: Draft) {
        let names = &mut self.names;
        let new_id = || {
            *names += 1;
            Id(format!("{names:04}"))
        };
        let changes = self.ledger.keep(std::slice::from_ref(&draft), None, draft.at, new_id);
        self.ledger.apply_all(&changes);
    }

    /// The page is looked at, and keeps what it shows.
    fn look(&mut self, now: DateTime<FixedOffset>) -> Option<Change> {
        let answer = compose(&self.ledger, now)?;
        let change = self.ledger.keep_forecast(shown(&self.ledger, &answer, now)?)?;
        self.ledger.apply(&change);
        Some(change)
    }

    fn take(&mut self, step: &Step) {
        let at = moment(&step.at);
        let mut draft = Draft::empty(at);
        draft.expiry = step.expires.as_deref().map(|text| Expiry { at: moment(text), day_only: false });
        draft.stated.balance = step.left.as_deref().map(gigabytes);
        draft.stated.allowance = step.granted.as_deref().map(gigabytes);
        draft.stated.granted = step.granted.is_some();
        draft.bucket = step.bucket.as_deref().map(|name| match name {
            "night" => BucketKind::Night,
            "bonus" => BucketKind::Bonus,
            other => panic!("no case has had the bucket {other} so far"),
        });
        let id = |number: usize| self.ledger.readings[number - 1].id.clone();
        if let Some(number) = step.forget {
            let (gone, _) = self.ledger.forget(&id(number));
            self.ledger.apply_all(&gone);
        } else if let Some(number) = step.correct {
            draft.at = self.ledger.readings[number - 1].at;
            let changes = self.ledger.correct(&id(number), &draft);
            self.ledger.apply_all(&changes);
        } else if !draft.stated.is_empty() {
            self.enter(draft);
        }
        if let Some(daily) = &step.daily {
            let hour = step.refills.as_deref().and_then(stamp::parse_clock).expect("when it is full again");
            let mut said = Draft::empty(at);
            said.stated.allowance = Some(gigabytes(daily));
            said.terms.refills = Some(TimeOfDay::of(hour));
            let pack = self.ledger.packs.last().expect("a pack").id.clone();
            let changes = self.ledger.correct_pack(&pack, None, &said);
            self.ledger.apply_all(&changes);
        }
        if !step.unseen {
            self.look(at);
        }
    }
}

fn name_of(hindrance: Hindrance) -> &'static str {
    match hindrance {
        Hindrance::ReadingChanged => "reading changed",
        Hindrance::ToppedUp => "topped up",
        Hindrance::OtherPack => "other pack",
        Hindrance::Lapsed => "lapsed",
        Hindrance::Refilled => "refilled",
        Hindrance::RanOutUnseen => "ran out unseen",
    }
}

fn told(compared: &Compared) -> Expected {
    let made = stamp::day(compared.shown.made_at.date_naive());
    let of = |outcome: &str| Expected {
        made: made.clone(),
        outcome: outcome.to_owned(),
        found: None,
        left: None,
        between: None,
    };
    match compared.outcome {
        Outcome::Undecidable(hindrance) => of(name_of(hindrance)),
        Outcome::Decided(found) => Expected {
            found: Some(stamp::day(found.at.date_naive())),
            left: Some(plain(found.balance)),
            between: Some([plain(found.low), plain(found.high)]),
            ..of(match found.verdict {
                Held::Yes => "held",
                Held::UsedFaster => "used faster",
                Held::UsedSlower => "used slower",
            })
        },
    }
}

#[track_caller]
fn check(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records").join(name).with_extension("toml");
    let text = std::fs::read_to_string(&path).expect("the case is there");
    let case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(!case.source.is_empty(), "{name} says where it comes from");
    let mut phone = Phone::default();
    case.step.iter().for_each(|step| phone.take(step));
    let found = Record::of(&phone.ledger);
    assert_eq!(found.last.iter().map(told).collect::<Vec<_>>(), case.forecast, "{name}");
    let undecided = case.forecast.iter().filter(|forecast| forecast.found.is_none()).count();
    assert_eq!(found.left_out(), undecided, "{name}: what is listed without a verdict is counted as left out");
    let left_out = found.not_judged.iter().map(|(why, count)| LeftOut { why: name_of(*why).to_owned(), count: *count });
    assert!(
        case.left_out.is_empty() || left_out.collect::<Vec<_>>() == case.left_out,
        "{name}: {:?}",
        found.not_judged
    );
    assert_eq!((found.decided, found.held), (case.decided, case.held), "{name}: decided and held");
    assert_eq!(record(&phone.ledger), Some(found).filter(|record| record.decided >= 3), "{name}: told from three on");
}

#[test]
fn a_range_holds_where_what_is_left_lies_within_what_it_implies() {
    check("held");
    check("used-faster");
    check("used-slower");
    check("three-decided");
}

#[test]
fn a_reading_that_cannot_tell_use_from_rounding_decides_nothing() {
    check("too-early-to-tell");
    check("nothing-later");
}

#[test]
fn where_all_may_be_gone_only_much_being_left_is_outside() {
    check("gone-may-be-within");
    check("more-left-than-the-range-allows");
    check("left-past-the-range");
}

#[test]
fn running_out_decides_where_the_readings_show_when() {
    check("ran-out-before-the-range");
    check("ran-out-within-the-range");
    check("ran-out-unseen");
}

#[test]
fn what_came_in_between_is_said_and_not_counted() {
    check("topped-up");
    check("other-pack");
    check("reading-corrected");
    check("reading-deleted");
}

#[test]
fn of_several_pots_all_that_is_left_decides_where_all_of_it_was_seen() {
    check("several-pots");
    check("several-pots-one-passed-over");
    check("several-pots-one-topped-up");
    check("several-pots-one-lapsed");
    check("several-pots-and-another");
}

#[test]
fn an_allowance_of_the_day_is_judged_on_its_own_day() {
    check("daily-allowance");
}

#[test]
fn the_same_forecast_is_kept_once() {
    check("shown-for-days");
    check("corrected-on-the-day");
}

#[test]
fn every_case_is_run() {
    let runner = include_str!("records.rs");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    for entry in std::fs::read_dir(folder).expect("the folder of cases") {
        let path = entry.expect("a case").path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
        assert!(runner.contains(&format!("check(\"{name}\")")), "no test runs {name}");
    }
}

// --- laws ------------------------------------------------------------------------------------------------------------

/// Chance with a memory: the same in every run.
struct Dice(u64);

impl Dice {
    /// Above 0 and below 1.
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * self.share().ln()).sqrt() * (std::f64::consts::TAU * self.share()).cos()
    }

    /// Of the gamma law with this shape and scale one. Marsaglia and Tsang, *ACM Transactions on Mathematical Software* 26
    /// (2000), with their way to shapes below one.
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * self.share().powf(1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let normal = self.normal();
            let v = (1.0 + c * normal).powi(3);
            if v > 0.0 && self.share().ln() < 0.5 * normal * normal + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }
}

fn floored(bytes: f64, step: u64) -> Printed {
    let steps = (bytes.max(0.0) / step as f64).floor() as u64;
    Printed::new(DataVolume::from_bytes(steps * step), DataVolume::from_bytes(step))
}

fn balance(at: DateTime<FixedOffset>, balance: Printed) -> Draft {
    Draft { stated: Stated { balance: Some(balance), ..Stated::default() }, ..Draft::empty(at) }
}

/// A person of some days' readings, and then use drawn from the very law by which the forecast made its range, looked at every
/// `days` days until the forecast is decided. How it turned out; nothing where nothing can tell.
fn drawn(dice: &mut Dice, step: u64, days: f64) -> Option<Held> {
    let start = moment("2026-11-01T08:00");
    let at = |days: f64| start + TimeDelta::seconds((days * 86_400.0) as i64);
    let mut phone = Phone::default();
    let mean = 0.1e9 + 0.4e9 * dice.share();
    let mut left = mean * (6.0 + 20.0 * dice.share());
    let seen = 2 + (dice.share() * 5.0) as u32;
    for day in 0..=seen {
        phone.enter(balance(at(f64::from(day)), floored(left, step)));
        left = (left + dice.share().ln() * mean).max(0.1 * mean);
    }
    let now = at(f64::from(seen));
    phone.look(now)?;
    let shown = phone.ledger.forecasts.last().expect("it was kept").clone();
    // Use of the days to come: a gamma process at a rate that is itself by chance.
    let rate = shown.scale / dice.gamma(shown.shape);
    let mut left = shown.balance.volume.bytes_f64();
    let mut looks = 0;
    loop {
        looks += 1;
        left -= rate * dice.gamma(shown.evenness * days);
        phone.enter(balance(at(f64::from(seen) + days * f64::from(looks)), floored(left, step)));
        let record = Record::of(&phone.ledger);
        match record.last.first().map(|compared| compared.outcome) {
            Some(Outcome::Decided(found)) => return Some(found.verdict),
            Some(Outcome::Undecidable(_)) => return None,
            None if looks > 200 => return None,
            None => {}
        }
    }
}

/// A made-up person with pack after pack, whose days take amounts by chance (their spread is their mean) and who looks at the
/// figure every `days` days, down to the end of each pack: the record of their forecasts.
fn lived(dice: &mut Dice, step: u64, days: i64) -> Record {
    let mut phone = Phone::default();
    let mean = 0.2e9 + 0.4e9 * dice.share();
    let mut left = 0.0;
    for day in 0..90 {
        let at = moment("2026-09-01T08:00") + TimeDelta::days(day);
        if left <= 0.0 {
            left = 6e9;
            let stated = Stated { allowance: Some(floored(left, step)), granted: true, ..Stated::default() };
            phone.enter(Draft { stated, ..Draft::empty(at) });
        } else if day % days == 0 {
            phone.enter(balance(at, floored(left, step)));
        }
        phone.look(at);
        left += dice.share().ln() * mean;
    }
    Record::of(&phone.ledger)
}

#[test]
fn eighty_in_a_hundred_ranges_hold_where_the_future_follows_the_law() {
    // 2000 draws of four in five lie within 2.7 points of it, three spreads to either side; rounding adds a point.
    let mut dice = Dice(26);
    for (step, days) in [(1_000_000, 0.5), (1_000_000, 2.0), (10_000_000, 5.0), (100_000_000, 1.0), (100_000_000, 10.0)]
    {
        let people = 2000;
        let outcomes: Vec<Held> = (0..people).filter_map(|_| drawn(&mut dice, step, days)).collect();
        let held = outcomes.iter().filter(|held| **held == Held::Yes).count() as f64 / outcomes.len() as f64;
        assert!((0.775..=0.835).contains(&held), "steps of {step}, every {days} days: {held}");
        let decided = outcomes.len() as f64 / f64::from(people);
        assert!(decided > 0.8, "steps of {step}, every {days} days: {decided} can be compared");
    }
}

#[test]
fn whatever_a_store_hands_over_is_compared_without_a_fault() {
    let mut phone = Phone::default();
    let start = moment("2026-11-01T08:00");
    for day in 0..4 {
        phone.enter(balance(start + TimeDelta::days(day), floored(9e9 - 1e9 * day as f64, 1)));
        phone.look(start + TimeDelta::days(day));
    }
    let kept = phone.ledger.forecasts[0].clone();
    let letters = [f64::NAN, f64::INFINITY, -1.0, 0.0, 1e-300, 1e-7, 1.0, 1e5, 1e19, 1e300];
    phone.ledger.forecasts.clear();
    for evenness in letters {
        for shape in letters {
            let of = |scale: f64| ShownForecast { evenness, shape, scale, ..kept.clone() };
            phone.ledger.forecasts.extend(letters.map(of));
        }
    }
    for whole in [0, 1, 8_000_000_000, u64::MAX] {
        let volume = DataVolume::from_bytes(whole);
        phone.ledger.forecasts.iter_mut().for_each(|shown| shown.balance.volume = volume);
        phone.ledger.readings[1].stated.balance.as_mut().expect("a balance").volume = volume;
        let found = Record::of(&phone.ledger);
        assert!(found.held <= found.decided && found.decided <= phone.ledger.forecasts.len() && found.last.len() == 10);
    }
}

#[test]
fn about_as_many_hold_where_people_use_as_people_do() {
    let mut dice = Dice(27);
    for (step, days) in [(1_000_000, 1), (10_000_000, 2), (100_000_000, 2), (100_000_000, 4)] {
        let (mut decided, mut held) = (0, 0);
        for _ in 0..30 {
            let record = lived(&mut dice, step, days);
            (decided, held) = (decided + record.decided, held + record.held);
        }
        let share = held as f64 / decided as f64;
        assert!((0.75..=0.95).contains(&share), "steps of {step}, every {days} days: {share} of {decided}");
    }
}
