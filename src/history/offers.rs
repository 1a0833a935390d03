//! The form of a pack that can be bought: its fields as text, and back; keeping and forgetting it.
//!
//! It works out no advice. A price is read by the decimals of its currency, so that "1.500" is fifteen hundred francs.

use super::sims::FINER;
use super::typed::{LONGEST_VALIDITY_DAYS, figure, marked, plain};
use super::{Change, Ledger, TypedFigure};
use crate::directory::KnownPack;
use crate::pack::{Cost, Counting, Effect, Id, Offer, STORED_VERSION, Terms, Then, decimals_of};
use crate::volume::{Printed, TypedError, Unit, UnitStep};

/// Every field of the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypedOffer {
    pub name: String,
    pub price: String,
    pub currency: String,
    pub size: TypedFigure,
    /// Empty where it has no end.
    pub days: String,
    pub counting: Counting,
    pub effect: Effect,
    /// How the unit of a new size is counted.
    pub counted: UnitStep,
    /// When it is full again each day, where its size is that of a day, and what comes when it is used up.
    pub terms: Terms,
    /// What one megabyte costs then, where the credit pays.
    pub per_megabyte: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferField {
    Name,
    Price,
    Currency,
    Size,
    Days,
    PerMegabyte,
}

/// A field that could not be understood. [`TypedError::NotANumber`] also where it is empty and must not be.
pub type OfferProblem = (OfferField, TypedError);

impl TypedOffer {
    /// The fields for an offer; `comma` writes decimals as "1,2".
    pub fn of(offer: &Offer, comma: bool) -> TypedOffer {
        let days = offer.validity_hours.map(|hours| marked(plain(f64::from(hours) / 24.0), comma));
        TypedOffer {
            name: offer.name.clone(),
            price: marked(price_text(offer.price, decimals_of(&offer.currency)), comma),
            currency: offer.currency.clone(),
            size: figure(Some(offer.allowance), comma),
            days: days.unwrap_or_default(),
            counting: offer.counting,
            effect: offer.effect,
            counted: UnitStep::default(),
            terms: offer.terms,
            per_megabyte: match offer.terms.then {
                Some(Then::Charged { per_gb: Some(price) }) => {
                    marked(price_text(price, decimals_of(&offer.currency) + FINER), comma)
                }
                _ => String::new(),
            },
        }
    }

    /// The fields for a pack of the directory: what is not known stays open, and all of it is to be confirmed.
    pub fn of_known(known: &KnownPack, comma: bool) -> TypedOffer {
        let (size, unit) = match known.megabytes {
            whole if whole % 1000 == 0 => (whole / 1000, Unit::Gigabyte),
            odd => (odd, Unit::Megabyte),
        };
        let currency = known.currency.clone().unwrap_or_default();
        let price = known.price.map(|price| price_text(price, decimals_of(&currency)));
        let days = known.hours.map(|hours| plain(f64::from(hours) / 24.0));
        TypedOffer {
            name: known.name.clone(),
            price: marked(price.unwrap_or_default(), comma),
            currency,
            size: TypedFigure { text: size.to_string(), unit, ..TypedFigure::default() },
            days: marked(days.unwrap_or_default(), comma),
            ..TypedOffer::default()
        }
    }

    /// With units counted so in a size that is new.
    pub fn counting(self, counted: UnitStep) -> TypedOffer {
        TypedOffer { counted, ..self }
    }

    /// The offer that the fields say, or what is wrong with them.
    pub fn offer(&self, id: Id, sim: Id) -> Result<Offer, Vec<OfferProblem>> {
        let mut problems = Vec::new();
        let mut note = |field: OfferField, error: TypedError| problems.push((field, error));
        let currency = self.currency.trim().to_uppercase();
        let price = typed_price(&self.price, decimals_of(&currency));
        let price = price.map_err(|error| note(OfferField::Price, error)).unwrap_or_default();
        if currency.is_empty() {
            note(OfferField::Currency, TypedError::NotANumber);
        }
        let size = self.size.printed(self.counted).and_then(above_zero);
        let allowance = size.map_err(|error| note(OfferField::Size, error)).ok();
        let validity_hours = if self.days.trim().is_empty() {
            None
        } else {
            // Read like an amount of so many bytes: the same digits and marks are understood.
            let days = Printed::typed(&self.days, Unit::Megabyte).and_then(above_zero);
            match days.map(|printed| printed.volume.bytes_f64() / 1e6) {
                // The shortest are sold by the hour.
                Ok(days) if days <= LONGEST_VALIDITY_DAYS => Some(((days * 24.0).round() as u32).max(1)),
                Ok(_) => {
                    note(OfferField::Days, TypedError::TooLarge);
                    None
                }
                Err(error) => {
                    note(OfferField::Days, error);
                    None
                }
            }
        };
        let then = match self.terms.then {
            Some(Then::Charged { .. }) => Some(Then::Charged {
                per_gb: Some(self.per_megabyte.trim()).filter(|text| !text.is_empty()).and_then(|text| {
                    let price = typed_price(text, decimals_of(&currency) + FINER);
                    price.map_err(|error| note(OfferField::PerMegabyte, error)).ok()
                }),
            }),
            then => then,
        };
        match allowance {
            Some(allowance) if problems.is_empty() => Ok(Offer {
                v: STORED_VERSION,
                id,
                sim,
                name: self.name.trim().to_owned(),
                price,
                currency,
                allowance,
                validity_hours,
                counting: self.counting,
                effect: self.effect,
                terms: Terms { then, ..self.terms },
            }),
            _ => Err(problems),
        }
    }
}

impl Ledger {
    /// Offers for the SIM in use.
    pub fn offers_here(&self) -> Vec<Offer> {
        let sim = self.sim().map(|sim| &sim.id);
        self.offers.iter().filter(|offer| Some(&offer.sim) == sim).cloned().collect()
    }

    /// What to write so that an offer is gone; and what undoes it.
    pub fn forget_offer(&self, id: &Id) -> (Vec<Change>, Vec<Change>) {
        let gone = self.offers.iter().filter(|offer| offer.id == *id);
        gone.map(|offer| (Change::DeleteOffer(id.clone()), Change::PutOffer(offer.clone()))).unzip()
    }
}

fn above_zero(printed: Printed) -> Result<Printed, TypedError> {
    if printed.volume.bytes() > 0 { Ok(printed) } else { Err(TypedError::NotANumber) }
}

/// A price in the smallest unit. The last mark parts decimals where no more digits follow it than the currency has; every other
/// mark parts thousands, and then three digits follow it.
pub(super) fn typed_price(text: &str, decimals: u32) -> Result<u64, TypedError> {
    /// No pack costs a billion of anything.
    const MOST: u64 = 1_000_000_000;
    let text: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')).collect();
    let is_mark = |c: char| matches!(c, '.' | ',' | '٫' | '٬' | '，' | '．');
    let parts: Vec<&str> = text.split(is_mark).collect();
    let length = |part: &str| part.chars().count() as u32;
    let last = parts.last().map_or(0, |part| length(part));
    let has_decimals = parts.len() > 1 && last >= 1 && last <= decimals;
    let whole = if has_decimals { &parts[..parts.len() - 1] } else { &parts[..] };
    if whole.iter().skip(1).any(|part| length(part) != 3) || whole.len() > 1 && length(whole[0]) > 3 {
        return Err(TypedError::NotANumber);
    }
    // Read like an amount of so many bytes: native digits are understood.
    let digits = Printed::typed(&parts.concat(), Unit::Byte)?.volume.bytes();
    let missing = if has_decimals { decimals - last } else { decimals };
    let minor = digits.checked_mul(10u64.pow(missing)).ok_or(TypedError::TooLarge)?;
    if minor <= MOST * 10u64.pow(decimals) { Ok(minor) } else { Err(TypedError::TooLarge) }
}

/// What a look at the balance costs, as it is typed: "25 XPF". Nothing typed, or nothing to pay, is free.
pub fn typed_cost(text: &str) -> Result<Option<Cost>, TypedError> {
    let text = text.trim();
    let Some((figure, currency)) = text.rsplit_once([' ', '\u{a0}']) else {
        return if text.is_empty() || text == "0" { Ok(None) } else { Err(TypedError::NotANumber) };
    };
    let currency = currency.to_uppercase();
    if currency.chars().any(char::is_numeric) {
        return Err(TypedError::NotANumber);
    }
    let price = typed_price(figure, decimals_of(&currency))?;
    Ok((price > 0).then_some(Cost { price, currency }))
}

/// The same as a form shows it.
pub fn cost_text(cost: &Cost, comma: bool) -> String {
    [&marked(price_text(cost.price, decimals_of(&cost.currency)), comma), " ", &cost.currency].concat()
}

/// A price as it is typed: decimals only where there are any.
pub(super) fn price_text(minor: u64, decimals: u32) -> String {
    let one = 10u64.pow(decimals);
    let (whole, rest) = (minor / one, minor % one);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:0width$}", width = decimals as usize) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::TimeOfDay;

    #[track_caller]
    fn check_price(text: &str, decimals: u32, minor: Result<u64, TypedError>) {
        assert_eq!(typed_price(text, decimals), minor, "{text}");
    }

    #[test]
    fn prices_read_with_comma_and_with_point_by_the_decimals_of_the_currency() {
        for (text, decimals, minor) in [
            ("4,50", 2, 450),
            ("4.5", 2, 450),
            ("4", 2, 400),
            ("1,500", 2, 150_000),
            ("1.234,56", 2, 123_456),
            ("1,234.56", 2, 123_456),
            ("1 234,56", 2, 123_456),
            ("3.000", 0, 3000),
            ("1.500.000", 0, 1_500_000),
            ("2.500", 3, 2500),
            ("0", 2, 0),
            ("\u{661}\u{665}", 2, 1500),
        ] {
            check_price(text, decimals, Ok(minor));
        }
    }

    #[test]
    fn a_cost_is_a_price_with_its_currency_or_nothing() {
        let cost = |price, currency: &str| Ok(Some(Cost { price, currency: currency.to_owned() }));
        assert_eq!(typed_cost("25 XPF"), cost(25, "XPF"));
        assert_eq!(typed_cost(" 0,35 eur "), cost(35, "EUR"));
        assert_eq!(typed_cost("1\u{a0}500 XPF"), cost(1500, "XPF"));
        for free in ["", "  ", "0", "0 EUR"] {
            assert_eq!(typed_cost(free), Ok(None), "{free}");
        }
        for nonsense in ["25", "EUR", "a b", "1 2"] {
            assert_eq!(typed_cost(nonsense), Err(TypedError::NotANumber), "{nonsense}");
        }
        let shown = Cost { price: 35, currency: "EUR".to_owned() };
        assert_eq!((cost_text(&shown, true), cost_text(&shown, false)), ("0,35 EUR".to_owned(), "0.35 EUR".to_owned()));
    }

    #[test]
    fn what_is_no_price_says_so() {
        for (text, decimals) in
            [("", 2), ("free", 2), ("-3", 2), ("4.5", 0), ("1.23.4", 2), ("4.5678", 2), ("1234.567,8", 2), (".", 2)]
        {
            check_price(text, decimals, Err(TypedError::NotANumber));
        }
        check_price("1000000000000", 2, Err(TypedError::TooLarge));
        check_price("99999999999999999999999999", 2, Err(TypedError::TooLarge));
    }

    fn typed() -> TypedOffer {
        TypedOffer {
            name: " Week ".to_owned(),
            price: "4,50".to_owned(),
            currency: "eur".to_owned(),
            size: TypedFigure { text: "3".to_owned(), ..TypedFigure::default() },
            days: "7".to_owned(),
            counting: Counting::Days,
            effect: Effect::Prolongs,
            ..TypedOffer::default()
        }
    }

    fn id(name: &str) -> Id {
        Id(name.to_owned())
    }

    #[test]
    fn an_offer_survives_its_form() {
        let offer = typed().offer(id("a"), id("b")).expect("an offer");
        assert_eq!((offer.name.as_str(), offer.price, offer.currency.as_str()), ("Week", 450, "EUR"));
        assert_eq!((offer.allowance.volume.bytes(), offer.validity_hours), (3_000_000_000, Some(168)));
        for comma in [false, true] {
            assert_eq!(TypedOffer::of(&offer, comma).offer(id("a"), id("b")), Ok(offer.clone()));
        }
    }

    #[test]
    fn so_much_a_day_survives_too() {
        let per_gb = Some(10_000);
        for then in [None, Some(Then::Cut), Some(Then::Throttled { kbit: Some(128) }), Some(Then::Charged { per_gb })] {
            let terms = Terms { refills: Some(TimeOfDay::default()), then, ..Terms::default() };
            let offer = TypedOffer { terms, per_megabyte: "0,1".to_owned(), ..typed() }.offer(id("a"), id("b"));
            let offer = offer.expect("an offer");
            assert_eq!((offer.is_daily(), offer.terms.then), (true, then));
            assert_eq!(TypedOffer::of(&offer, true).offer(id("a"), id("b")), Ok(offer));
        }
    }

    #[test]
    fn each_bad_field_of_an_offer_is_named() {
        let fields = TypedOffer { days: "99999".to_owned(), ..TypedOffer::default() };
        let problems = fields.offer(id("a"), id("b")).expect_err("problems");
        let names: Vec<OfferField> = problems.iter().map(|(field, _)| *field).collect();
        assert_eq!(names, [OfferField::Price, OfferField::Currency, OfferField::Size, OfferField::Days]);
    }

    #[test]
    fn a_pack_without_a_length_has_no_end_and_none_lasts_no_time_at_all() {
        let without = TypedOffer { days: String::new(), ..typed() };
        assert_eq!(without.offer(id("a"), id("b")).map(|offer| offer.validity_hours), Ok(None));
        let none = TypedOffer { days: "0".to_owned(), ..typed() };
        assert_eq!(none.offer(id("a"), id("b")), Err(vec![(OfferField::Days, TypedError::NotANumber)]));
    }
}
