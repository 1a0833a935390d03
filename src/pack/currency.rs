//! Which currency a mark beside an amount stands for: by itself, else by the country of the SIM.
//!
//! A mark that tells neither stays as it is: a person reads "850 F" rightly.

use super::Money;
use super::decimals_of;

/// Marks of one currency alone, and its ISO 4217 code.
const ALONE: &str = "€ EUR, EURO EUR, EUROS EUR, ₹ INR, ₱ PHP, ₩ KRW, ₫ VND, ฿ THB, บาท THB, ₦ NGN, ₽ RUB, РУБ RUB, \
    ₺ TRY, TL TRY, ₴ UAH, ГРН UAH, ₪ ILS, R$ BRL, HK$ HKD, NT$ TWD, US$ USD, RMB CNY, 円 JPY, 원 KRW, \
    RP IDR, RM MYR, CFP XPF, FCFP XPF, MT MZN, KSH KES, KSHS KES, TSH TZS, USH UGX, ZŁ PLN, KČ CZK, \
    港元 HKD, 港币 HKD, 港幣 HKD, 美元 USD, 台币 TWD, 新台幣 TWD, ₵ GHS, GH₵ GHS, GH¢ GHS, ৳ BDT, TK BDT, ₸ KZT, \
    ₾ GEL, ₭ LAK, ៛ KHR";

/// Marks of several: the country, the mark and the code.
const BY_COUNTRY: &str = "NC F XPF, PF F XPF, WF F XPF, CM F XAF, GA F XAF, CG F XAF, TD F XAF, CF F XAF, GQ F XAF, \
    CM FCFA XAF, GA FCFA XAF, CG FCFA XAF, TD FCFA XAF, CF FCFA XAF, GQ FCFA XAF, SN F XOF, CI F XOF, \
    ML F XOF, BF F XOF, BJ F XOF, TG F XOF, NE F XOF, GW F XOF, SN FCFA XOF, CI FCFA XOF, ML FCFA XOF, \
    BF FCFA XOF, BJ FCFA XOF, TG FCFA XOF, NE FCFA XOF, GW FCFA XOF, RW F RWF, BI F BIF, GN F GNF, \
    KM F KMF, DJ F DJF, MG AR MGA, MA DH MAD, MA DHS MAD, AE DH AED, AE DHS AED, TN DT TND, GB £ GBP, \
    EG £ EGP, CN 元 CNY, CN 块 CNY, TW 元 TWD, HK 元 HKD, MO 元 MOP, CN ¥ CNY, JP ¥ JPY, US $ USD, CA $ CAD, \
    AU $ AUD, NZ $ NZD, MX $ MXN, AR $ ARS, CL $ CLP, CO $ COP, UY $ UYU, SG $ SGD, HK $ HKD, TW $ TWD, \
    FJ $ FJD, JM $ JMD, PH P PHP, ZA R ZAR, NG N NGN, IN RS INR, IN RS. INR, PK RS PKR, PK RS. PKR, \
    LK RS LKR, LK RS. LKR, NP RS NPR, NP RS. NPR, SE KR SEK, NO KR NOK, DK KR DKK, IS KR ISK, \
    VU VT VUV, CH FR CHF";

/// The code of a currency, or the mark where that is not known.
fn currency_of(mark: &str, country: Option<&str>) -> String {
    let alone = || ALONE.split(", ").filter_map(|row| row.trim().split_once(' ')).find(|(other, _)| *other == mark);
    let of_country = || {
        let country = country?;
        let rows =
            BY_COUNTRY.split(", ").filter_map(|row| row.trim().strip_prefix(country)?.trim_start().split_once(' '));
        rows.into_iter().find(|(other, _)| *other == mark)
    };
    alone().or_else(of_country).map_or(mark, |(_, code)| code).to_owned()
}

impl Money {
    /// An amount as it is printed: its digits, of which so many are decimals, and the mark beside it, in capitals. `is_open`: its one
    /// mark parts thousands, or else three decimals.
    pub fn printed(digits: u64, decimals: u32, is_open: bool, mark: &str, country: Option<&str>) -> Option<Money> {
        let currency = currency_of(mark, country);
        let counted = decimals_of(&currency);
        let decimals = if is_open && counted == 3 { 3 } else { decimals };
        let minor = if decimals <= counted {
            digits.checked_mul(10u64.checked_pow(counted - decimals)?)?
        } else {
            // A currency without decimals is printed with some all the same.
            digits / 10u64.checked_pow(decimals - counted)?
        };
        (!currency.is_empty()).then_some(Money { minor, currency })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stands_for_a_currency_by_itself_or_by_the_country() {
        for (printed, country, told) in [
            ((320, 2, false, "£"), Some("GB"), (320, "GBP")),
            ((850, 0, false, "F"), Some("NC"), (850, "XPF")),
            ((850, 0, false, "F"), Some("CH"), (85_000, "F")),
            ((850, 0, false, "F"), None, (85_000, "F")),
            ((1250, 2, false, "元"), Some("CN"), (1250, "CNY")),
            ((125, 1, false, "€"), None, (1250, "EUR")),
            ((12_500, 0, true, "TND"), None, (12_500, "TND")),
            ((12_500, 0, true, "VND"), None, (12_500, "VND")),
            ((1_250_000, 2, false, "¥"), Some("JP"), (12_500, "JPY")),
        ] {
            let (digits, decimals, is_open, mark) = printed;
            let money = Money::printed(digits, decimals, is_open, mark, country).expect("an amount");
            assert_eq!((money.minor, money.currency.as_str()), told, "{printed:?}");
        }
        assert_eq!(Money::printed(u64::MAX, 0, false, "€", None), None);
    }
}
