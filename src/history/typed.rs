//! A draft as the fields of a form hold it, and back: the one place where typed figures and dates become values.
//!
//! It decides nothing; what cannot be understood is named field by field, and nothing typed is changed.

use super::offers::{price_text, typed_price};
use super::sims::FINER;
use super::{Asides, Draft, Lag, LagBy, Origin, Stated, expiry_on};
use crate::languages::BucketKind;
use crate::pack::{Cost, Counting, Id, Money, Sim, Terms, Then, Told, decimals_of};
use crate::reading::LocalMoment;
use crate::stamp;
use crate::volume::{Printed, TypedError, Unit, UnitStep};
use crate::zone::Zone;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta};

/// A figure in a text field, with the unit chosen beside it. Empty means not stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedFigure {
    pub text: String,
    pub unit: Unit,
    /// What the field stood for before the person touched it: it may be coarser than its digits tell.
    pub read: Option<Printed>,
    /// It is a percentage of the pack, and its unit says nothing.
    pub in_percent: bool,
}

impl Default for TypedFigure {
    fn default() -> TypedFigure {
        TypedFigure { text: String::new(), unit: Unit::Gigabyte, read: None, in_percent: false }
    }
}

impl TypedFigure {
    /// What it says, its unit counted as that of the figure it corrects, or so where it is new.
    pub(super) fn printed(&self, counted: UnitStep) -> Result<Printed, TypedError> {
        Printed::typed_by(&self.text, self.unit, self.read.map_or(counted, |read| read.counted))
    }
}

/// Every field of the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typed {
    pub bucket: Option<BucketKind>,
    pub left: TypedFigure,
    pub used: TypedFigure,
    pub size: TypedFigure,
    pub used_percent: String,
    pub left_percent: String,
    pub exhausted: bool,
    pub unlimited: bool,
    pub granted: bool,
    /// "2026-11-30", as date fields have it.
    pub expiry_day: String,
    /// "23:59", as time fields have it.
    pub expiry_time: String,
    pub valid_days: String,
    pub counting: Counting,
    /// "2026-11-22T18:05", as date-and-time fields have it.
    pub when: String,
    /// The clocks on which the reading and its expiry were told, which the person may have left since; absent: that of now.
    pub when_clock: Option<FixedOffset>,
    /// The clock on which the reading is kept, where it is told on another; absent: that of now.
    pub kept_clock: Option<FixedOffset>,
    pub expiry_clock: Option<Zone>,
    /// How units are counted in figures that correct none.
    pub counted: UnitStep,
    /// Said of a pack: no field of the reading's form changes it.
    pub terms: Terms,
    /// What the form of the pack says of the whole; no other form does.
    pub about: Option<TypedTold>,
    /// Where the person has the figures from.
    pub origin: Option<Origin>,
    /// By how many hours its figure comes late; empty where that is as for the SIM.
    pub late: String,
    /// What that field stood for before the person touched it.
    pub lag: Option<Lag>,
    /// What the message told beside the figures: no field changes it.
    pub asides: Asides,
}

/// The fields of a pack as a whole. What is empty is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedTold {
    pub name: String,
    pub price: String,
    pub currency: String,
    /// "2026-11-30", as date fields have it.
    pub begins: String,
    /// What one megabyte costs once the credit pays, where it is another price than that of the SIM.
    pub per_megabyte: String,
    /// In which currency.
    pub credit_in: String,
    /// That of the SIM's credit, which is known; else it is asked for.
    pub has_credit: bool,
    /// The SIM whose credit it is.
    pub credit_of: Option<Id>,
}

impl TypedTold {
    /// The fields for what is known; `comma` writes decimals as "1,2".
    pub fn of(told: Option<&Told>, comma: bool) -> TypedTold {
        let Some(told) = told else { return TypedTold::default() };
        let price = |price: &Money| marked(price_text(price.minor, decimals_of(&price.currency)), comma);
        TypedTold {
            name: told.name.clone().unwrap_or_default(),
            price: told.price.as_ref().map(price).unwrap_or_default(),
            currency: told.price.as_ref().map(|price| price.currency.clone()).unwrap_or_default(),
            begins: told.begins.map(|begins| stamp::day(begins.date_naive())).unwrap_or_default(),
            ..TypedTold::default()
        }
    }

    /// With the price that was said for when the credit of this SIM pays.
    pub fn paid_by(self, sim: &Sim, then: Option<Then>, comma: bool) -> TypedTold {
        let of_credit = sim.credit.as_ref().map(|credit| &credit.left.currency);
        let known = of_credit.or(sim.price_of_gb.as_ref().map(|cost| &cost.currency));
        // Most pay for both in one currency.
        let credit_in = known.unwrap_or(&self.currency).clone();
        let has_credit = of_credit.is_some();
        let per_megabyte = match then {
            Some(Then::Charged { per_gb: Some(price) }) if !credit_in.is_empty() => {
                marked(price_text(price, decimals_of(&credit_in) + FINER), comma)
            }
            _ => String::new(),
        };
        TypedTold { per_megabyte, credit_in, has_credit, credit_of: Some(sim.id.clone()), ..self }
    }

    /// What comes once a bucket is used up, with the price in its field where the credit pays.
    fn charged(&self, then: Option<Then>) -> Result<Option<Then>, FieldProblem> {
        if !matches!(then, Some(Then::Charged { .. })) {
            return Ok(then);
        }
        let text = Some(self.per_megabyte.trim()).filter(|text| !text.is_empty());
        let currency = self.priced_in();
        if text.is_some() && currency.is_empty() {
            return Err(FieldProblem { field: FieldName::CreditIn, why: Why::NoCurrency });
        }
        let price = text.map(|text| typed_price(text, decimals_of(&currency) + FINER)).transpose();
        let problem = |error| FieldProblem { field: FieldName::PerMegabyte, why: Why::Figure(error) };
        Ok(Some(Then::Charged { per_gb: price.map_err(problem)? }))
    }

    fn priced_in(&self) -> String {
        self.credit_in.trim().to_uppercase()
    }

    /// What they say, a day beginning on `clock`, or the field that cannot be understood.
    fn told(&self, at: DateTime<FixedOffset>, clock: Zone) -> Result<Told, FieldProblem> {
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let currency = self.currency.trim().to_uppercase();
        let price = filled(&self.price).map(|text| match currency.as_str() {
            "" => Err(TypedError::NotANumber),
            _ => typed_price(&text, decimals_of(&currency)).map(|minor| Money { minor, currency: currency.clone() }),
        });
        let price =
            price.transpose().map_err(|error| FieldProblem { field: FieldName::Price, why: Why::Figure(error) })?;
        let begins = filled(&self.begins).map(|day| {
            let midnight = stamp::parse_day(&day).map(|date| date.and_time(NaiveTime::MIN));
            let begins = midnight.and_then(|midnight| clock.moment(midnight));
            begins.ok_or(FieldProblem { field: FieldName::Begins, why: Why::BadDate })
        });
        Ok(Told { at, name: filled(&self.name), price, begins: begins.transpose()?, rest: None })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldName {
    Left,
    Used,
    Size,
    UsedPercent,
    LeftPercent,
    Expiry,
    ValidDays,
    When,
    Price,
    Begins,
    PerMegabyte,
    Late,
    CreditIn,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Figure(TypedError),
    BadDate,
    /// A reading cannot be true before its time.
    Future,
    /// A price says nothing without it.
    NoCurrency,
}

/// A field that could not be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    pub field: FieldName,
    pub why: Why,
}

/// Ten years in days: no pack runs longer.
pub(super) const LONGEST_VALIDITY_DAYS: f64 = 3653.0;
/// The phone's clock may be a little behind the carrier's.
const CLOCK_GRACE: TimeDelta = TimeDelta::minutes(10);

impl Typed {
    /// The fields for a draft; `comma` writes decimals as "1,2".
    pub fn of(draft: &Draft, comma: bool) -> Typed {
        let stated = &draft.stated;
        let percent = |share: Option<f64>| share.map_or_else(String::new, |share| marked(plain(share), comma));
        Typed {
            bucket: draft.bucket,
            left: figure(stated.balance, comma),
            used: figure(stated.used, comma),
            size: figure(stated.allowance, comma),
            used_percent: percent(stated.used_percent),
            left_percent: percent(stated.left_percent),
            exhausted: stated.exhausted,
            unlimited: stated.unlimited,
            granted: stated.granted,
            expiry_day: draft.expiry.map_or_else(String::new, |expiry| stamp::day(expiry.at.date_naive())),
            expiry_time: draft
                .expiry
                .filter(|expiry| !expiry.day_only)
                .map_or_else(String::new, |expiry| stamp::clock(expiry.at.time())),
            valid_days: draft
                .validity_hours
                .map_or_else(String::new, |hours| marked(plain(f64::from(hours) / 24.0), comma)),
            counting: draft.counting,
            when: field_moment(draft.at),
            when_clock: Some(*draft.at.offset()),
            kept_clock: Some(*draft.at.offset()),
            expiry_clock: draft.expiry.map(|expiry| Zone::fixed(*expiry.at.offset())),
            counted: UnitStep::default(),
            terms: draft.terms,
            about: None,
            origin: draft.origin,
            late: late_text(draft.lag),
            lag: draft.lag,
            asides: draft.asides.clone(),
        }
    }

    /// With the moment of the reading told on another clock; it is kept on its own.
    pub fn told_at(self, at: DateTime<FixedOffset>) -> Typed {
        Typed { when: field_moment(at), when_clock: Some(*at.offset()), ..self }
    }

    /// With the end told on another clock, and typed on it.
    pub fn ending_at(self, at: DateTime<FixedOffset>) -> Typed {
        let (day, time) = (stamp::day(at.date_naive()), stamp::clock(at.time()));
        Typed { expiry_day: day, expiry_time: time, expiry_clock: Some(Zone::fixed(*at.offset())), ..self }
    }

    /// With units counted so in the fields that stand for nothing yet.
    pub fn counting(self, counted: UnitStep) -> Typed {
        Typed { counted, ..self }
    }

    /// The draft that the fields say, or what is wrong with them. `now` bounds when a reading can be true and tells the clock
    /// for what was told on none.
    pub fn draft(&self, now: DateTime<FixedOffset>) -> Result<Draft, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let mut note = |field: FieldName, why: Why| problems.push(FieldProblem { field, why });
        let mut amount = |field: FieldName, typed: &TypedFigure| -> Option<Printed> {
            if typed.text.trim().is_empty() || typed.in_percent {
                return None;
            }
            if let Some(read) = typed.read.filter(|_| is_untouched(typed)) {
                return Some(read);
            }
            typed.printed(self.counted).map_err(|error| note(field, Why::Figure(error))).ok()
        };
        let (balance, used, allowance) = (
            amount(FieldName::Left, &self.left),
            amount(FieldName::Used, &self.used),
            amount(FieldName::Size, &self.size),
        );
        let mut number = |field: FieldName, text: &str, most: f64| -> Option<f64> {
            if text.trim().is_empty() {
                return None;
            }
            // Read like an amount of so many bytes: the same digits and marks are understood.
            let digits = text.trim().trim_end_matches(['%', '％', '٪']);
            let value = Printed::typed(digits, Unit::Megabyte).map(|printed| printed.volume.bytes_f64() / 1e6);
            let problem = match value {
                Ok(value) if value <= most => return Some(value),
                Ok(_) => TypedError::TooLarge,
                Err(error) => error,
            };
            note(field, Why::Figure(problem));
            None
        };
        let mut percent = |amount: (FieldName, &TypedFigure), alone: (FieldName, &String)| {
            let (field, text) = if amount.1.in_percent { (amount.0, &amount.1.text) } else { alone };
            number(field, text, 100.0)
        };
        let used_percent = percent((FieldName::Used, &self.used), (FieldName::UsedPercent, &self.used_percent));
        let left_percent = percent((FieldName::Left, &self.left), (FieldName::LeftPercent, &self.left_percent));
        let valid_days = number(FieldName::ValidDays, &self.valid_days, LONGEST_VALIDITY_DAYS);
        let late = number(FieldName::Late, &self.late, f64::from(Lag::MOST_HOURS));
        let said = late.map(|hours| Lag { hours: hours.round() as u32, by: LagBy::Person });
        let expiry = match self.expiry_moment() {
            Ok(moment) => {
                moment.and_then(|moment| expiry_on(moment, self.expiry_clock.unwrap_or(Zone::fixed(*now.offset()))))
            }
            Err(()) => {
                note(FieldName::Expiry, Why::BadDate);
                None
            }
        };
        let at = match self.moment(self.when_clock.unwrap_or(*now.offset())) {
            None => {
                note(FieldName::When, Why::BadDate);
                now
            }
            Some(at) if at > now + CLOCK_GRACE => {
                note(FieldName::When, Why::Future);
                now
            }
            Some(at) => at.with_timezone(&self.kept_clock.unwrap_or(*now.offset())),
        };
        let clock = self.expiry_clock.unwrap_or(Zone::fixed(*now.offset()));
        let told = self.about.as_ref().map(|about| about.told(now, clock)).transpose().map_err(|problem| {
            note(problem.field, problem.why);
        });
        let charged = self.about.as_ref().map_or(Ok(self.terms.then), |about| about.charged(self.terms.then));
        let then = charged.unwrap_or_else(|problem| {
            note(problem.field, problem.why);
            None
        });
        if !problems.is_empty() {
            return Err(problems);
        }
        // Where the currency of the credit is known, the price says no more.
        let priced = match (self.about.as_ref().filter(|about| !about.has_credit), then) {
            (Some(about), Some(Then::Charged { per_gb: Some(price) })) => {
                Some(Cost { price, currency: about.priced_in() })
            }
            _ => None,
        };
        let stated = Stated {
            balance,
            used,
            allowance,
            used_percent,
            left_percent,
            unlimited: self.unlimited,
            exhausted: self.exhausted,
            granted: self.granted && balance.is_none() && used.is_none(),
        };
        let validity_hours = valid_days.map(|days| (days * 24.0).round() as u32);
        Ok(Draft {
            bucket: self.bucket,
            at,
            stated,
            expiry,
            validity_hours,
            counting: self.counting,
            terms: Terms { then, ..self.terms },
            told: told.ok().flatten(),
            priced,
            origin: self.origin,
            lag: if self.late == late_text(self.lag) { self.lag } else { said },
            asides: self.asides.clone(),
        })
    }

    /// Another figure for what is left, where the person means that.
    pub fn put_left(&mut self, left: Printed, comma: bool) {
        self.left = figure(Some(left), comma);
    }

    fn expiry_moment(&self) -> Result<Option<LocalMoment>, ()> {
        if self.expiry_day.trim().is_empty() {
            // An hour without its day is a day that was forgotten.
            return if self.expiry_time.trim().is_empty() { Ok(None) } else { Err(()) };
        }
        let date: NaiveDate = stamp::parse_day(&self.expiry_day).ok_or(())?;
        let time = if self.expiry_time.trim().is_empty() {
            None
        } else {
            Some(stamp::parse_clock(&self.expiry_time).ok_or(())?)
        };
        Ok(Some(LocalMoment { date, time }))
    }

    fn moment(&self, offset: FixedOffset) -> Option<DateTime<FixedOffset>> {
        let (day, time) = self.when.trim().split_once('T')?;
        let moment = stamp::parse_day(day)?.and_time(stamp::parse_clock(time)?);
        moment.and_local_timezone(offset).single()
    }
}

/// The hours of a lag as its field has them.
fn late_text(lag: Option<Lag>) -> String {
    lag.map_or_else(String::new, |lag| lag.hours.to_string())
}

/// "2026-11-22T18:05" on its own clock, as a date-and-time field wants it.
pub fn field_moment(at: DateTime<FixedOffset>) -> String {
    format!("{}T{}", stamp::day(at.date_naive()), stamp::clock(at.time()))
}

/// A number with two decimals at most, and no more than it has.
pub(super) fn plain(value: f64) -> String {
    let hundredths = (value * 100.0).round() as u64;
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A printed volume as its digits in a unit, no digit lost: 2386.52 MB is "2.38652".
pub(super) fn figure(printed: Option<Printed>, comma: bool) -> TypedFigure {
    let Some(printed) = printed else { return TypedFigure::default() };
    let unit = printed.form_unit();
    let size = unit.bytes(printed.counted);
    let (text, decimals) = digits_of(printed.volume.bytes(), size, printed.step.bytes());
    let split = text.len().saturating_sub(decimals);
    let mark = if decimals > 0 { "." } else { "" };
    let text = [&text[..split], mark, &text[split..]].concat();
    TypedFigure { text: marked(text, comma), unit, read: Some(printed), in_percent: false }
}

/// The digits of so many bytes in a unit of that `size`, and how many of them are decimals: no fewer than were printed, as "1.20"
/// is finer than "1.2", and so many more as make it the very same number of bytes.
fn digits_of(bytes: u64, size: u64, step: u64) -> (String, usize) {
    let (bytes, size) = (u128::from(bytes), u128::from(size));
    let printed = (size / u128::from(step).clamp(1, size)).ilog10() as usize;
    let most = size.ilog10() as usize;
    let mut decimals = printed.min(most);
    loop {
        let ten = 10u128.pow(decimals as u32);
        let digits = (bytes * ten + size / 2) / size;
        if (digits * size + ten / 2) / ten == bytes || decimals >= most {
            let digits = digits as u64;
            return (format!("{digits:0width$}", width = decimals + 1), decimals);
        }
        decimals += 1;
    }
}

fn is_untouched(typed: &TypedFigure) -> bool {
    [false, true].iter().any(|&comma| figure(typed.read, comma) == *typed)
}

pub(super) fn marked(text: String, comma: bool) -> String {
    if comma { text.replace('.', ",") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2026-11-22T18:05:00+11:00").expect("a moment")
    }

    fn typed() -> Typed {
        Typed { when: "2026-11-22T18:00".to_owned(), ..Typed::default() }
    }

    #[test]
    fn a_draft_survives_the_form_to_the_digit() {
        let left = Printed::typed("2.38652", Unit::Gigabyte).expect("a figure");
        let size = Printed::typed("3.00", Unit::Gigabyte).expect("a figure");
        let mut draft = Draft::empty(now());
        draft.stated = Stated { balance: Some(left), allowance: Some(size), ..Stated::default() };
        draft.validity_hours = Some(36);
        let fields = Typed::of(&draft, true);
        assert_eq!(
            (fields.left.text.as_str(), fields.size.text.as_str(), fields.valid_days.as_str()),
            ("2,38652", "3,00", "1,5")
        );
        assert_eq!(fields.draft(now()), Ok(draft));
    }

    #[test]
    fn a_figure_left_alone_stays_as_coarse_as_it_was_printed() {
        let mut draft = Draft::empty(now());
        draft.stated.balance = Some(Printed::typed("0.9", Unit::Gigabyte).expect("a figure"));
        let mut fields = Typed::of(&draft, false);
        assert_eq!((fields.left.text.as_str(), fields.left.unit), ("0.9", Unit::Gigabyte));
        assert_eq!(fields.draft(now()).expect("a draft").stated, draft.stated);
        fields.left.text = "0.91".to_owned();
        assert_eq!(fields.draft(now()).expect("a draft").stated.balance, Printed::typed("0.91", Unit::Gigabyte).ok());
    }

    #[test]
    fn a_reading_told_on_another_clock_is_kept_on_its_own() {
        let draft = Draft::empty(now());
        let abroad = draft.at.with_timezone(&FixedOffset::east_opt(8 * 3600).expect("an offset"));
        let mut fields = Typed::of(&draft, false).told_at(abroad);
        assert_eq!(fields.when, "2026-11-22T15:05");
        assert_eq!(stamp::moment(fields.draft(now()).expect("a draft").at), "2026-11-22T18:05:00+11:00");
        fields.when = "2026-11-22T14:05".to_owned();
        assert_eq!(stamp::moment(fields.draft(now()).expect("a draft").at), "2026-11-22T17:05:00+11:00");
        // A new one is kept on the clock of now.
        let fields = Typed::default().told_at(abroad);
        assert_eq!(stamp::moment(fields.draft(now()).expect("a draft").at), "2026-11-22T18:05:00+11:00");
    }

    #[test]
    fn each_bad_field_is_named() {
        let mut fields = typed();
        fields.left.text = "a lot".to_owned();
        fields.used.text = "1000000000000000000000000000000".to_owned();
        fields.expiry_day = "2026-02-30".to_owned();
        fields.when = "2027-01-01T00:00".to_owned();
        let problems = fields.draft(now()).expect_err("problems");
        let names: Vec<FieldName> = problems.iter().map(|problem| problem.field).collect();
        assert_eq!(names, [FieldName::Left, FieldName::Used, FieldName::Expiry, FieldName::When]);
    }

    #[test]
    fn a_percentage_is_typed_in_place_of_an_amount() {
        let percent = |text: &str| TypedFigure { text: text.to_owned(), in_percent: true, ..TypedFigure::default() };
        let fields = Typed { left: percent("42,5"), used: percent("57.5 %"), ..typed() };
        let stated = fields.draft(now()).expect("a draft").stated;
        let expected = Stated { left_percent: Some(42.5), used_percent: Some(57.5), ..Stated::default() };
        assert_eq!(stated, expected);
        let fields = Typed { left: percent("142"), used: percent("half"), ..typed() };
        let names: Vec<FieldName> = fields.draft(now()).expect_err("problems").iter().map(|one| one.field).collect();
        assert_eq!(names, [FieldName::Used, FieldName::Left]);
    }

    #[test]
    fn the_price_of_a_megabyte_is_that_of_the_credit() {
        let left = Money { minor: 450, currency: "EUR".to_owned() };
        let credit = Some(crate::pack::Credit { left, told: now(), per_gb: None, is_read: false });
        let sim = Sim { credit, ..Sim::new(Id("sim".to_owned()), now()) };
        let fields = |text: &str, then: Then| {
            let about = TypedTold::default().paid_by(&sim, Some(then), true);
            let about = TypedTold { per_megabyte: text.to_owned(), ..about };
            let terms = Terms { then: Some(then), ..Terms::default() };
            Typed { about: Some(about), terms, ..typed() }.draft(now()).map(|draft| draft.terms.then)
        };
        let charged = |per_gb| Then::Charged { per_gb };
        // 1.25 cents a megabyte are 1,250 cents for a thousand.
        assert_eq!(fields("0,0125", charged(None)), Ok(Some(charged(Some(1250)))));
        assert_eq!(TypedTold::default().paid_by(&sim, Some(charged(Some(1250))), true).per_megabyte, "0,01250");
        assert_eq!(fields("", charged(Some(1250))), Ok(Some(charged(None))));
        assert_eq!(fields("much", Then::Cut), Ok(Some(Then::Cut)));
        let problem = FieldProblem { field: FieldName::PerMegabyte, why: Why::Figure(TypedError::NotANumber) };
        assert_eq!(fields("much", charged(None)), Err(vec![problem]));
    }

    #[test]
    fn a_price_is_typed_before_the_credit_is_known() {
        let sim = Sim::new(Id("sim".to_owned()), now());
        let terms = Terms { then: Some(Then::Charged { per_gb: None }), ..Terms::default() };
        let about = |credit_in: &str| TypedTold {
            per_megabyte: "10".to_owned(),
            credit_in: credit_in.to_owned(),
            ..TypedTold::default().paid_by(&sim, terms.then, false)
        };
        let draft = |credit_in| Typed { about: Some(about(credit_in)), terms, ..typed() }.draft(now());
        let said = draft("xpf").expect("a draft");
        assert_eq!(said.terms.then, Some(Then::Charged { per_gb: Some(10_000) }));
        assert_eq!(said.priced, Some(Cost { price: 10_000, currency: "XPF".to_owned() }));
        assert_eq!(draft(" "), Err(vec![FieldProblem { field: FieldName::CreditIn, why: Why::NoCurrency }]));
        // Once it was said of the SIM, the currency need not be said again.
        let sim = Sim { price_of_gb: said.priced, ..sim.clone() };
        assert_eq!(TypedTold::default().paid_by(&sim, said.terms.then, false).credit_in, "XPF");
    }

    #[test]
    fn an_hour_without_its_day_is_asked_about() {
        let fields = Typed { expiry_time: "14:00".to_owned(), ..typed() };
        let problem = FieldProblem { field: FieldName::Expiry, why: Why::BadDate };
        assert_eq!(fields.draft(now()), Err(vec![problem]));
    }

    #[test]
    fn an_expiry_without_a_time_lasts_to_the_end_of_its_day() {
        let mut fields = typed();
        fields.expiry_day = "2026-11-30".to_owned();
        let expiry = fields.draft(now()).expect("a draft").expiry.expect("an expiry");
        assert_eq!((expiry.at.to_rfc3339().as_str(), expiry.day_only), ("2026-11-30T23:59:59+11:00", true));
    }
}
