//! Whether a figure has its price beside it, and which sums are none: what is on the account, and what was paid.
//!
//! What a price makes of the figure is asked in `offers`.

use super::claims::{CLOSE, Claim};
use super::layout::Layout;
use super::magnitude;
use super::nearness::{REACH, between, ends_with_and, gap, neighbourhood};
use super::roles::BESIDE;
use crate::languages::{AT_PRICE, Says, Side};
use crate::scan::{Findings, Mark, What};

/// A price stands right behind what it buys: "1GB=500F", "1GB @ $5", "1GB for $5".
const PRICE_BEHIND: usize = 8;

/// Whether a sum that is on no account stands behind the figure in its clause.
pub fn is_price_behind(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let clause = layout.at(at).clause;
    let mut behind = (at + 1..findings.found.len()).take(4).take_while(|&i| layout.at(i).clause == clause);
    behind.any(|i| matches!(findings.found[i].what, What::Money) && !is_on_account(findings, i))
}

/// "40 GB every month for 30", "50 GB for only 3": a word for a price stands right before a sum behind the figure in its sentence, in a text
/// that gives nothing.
pub fn is_at_price(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    /// " every month and unlimited calls for only ".
    const PRICE_WITHIN: usize = 60;
    let found = &findings.found;
    let near = neighbourhood(layout, at);
    let is_given = || (0..near.end).rev().take(REACH).any(|i| matches!(findings.says(i), Some(Says::Granted(_))));
    let mut behind = (at + 1..near.end).take_while(|&i| gap(found, at, i) <= PRICE_WITHIN);
    let price = behind.find(|&i| matches!(found[i].what, What::Money | What::Amount(_)));
    let is_announced = |price: usize| {
        let before = &findings.folded.text[found[at].to..found[price].from];
        before.split_whitespace().next_back().is_some_and(|word| AT_PRICE.contains(&word))
    };
    price.is_some_and(|i| matches!(found[i].what, What::Money) && is_announced(i) && !is_on_account(findings, i))
        && !is_given()
}

/// "price 25,000": a word of offers that a sum follows tells what was paid.
pub fn is_priced_word(findings: &Findings<'_>, offer: usize) -> bool {
    let next = findings.found.get(offer + 1);
    next.is_some_and(|next| matches!(next.what, What::Money) && next.gap_behind(&findings.found[offer]) <= BESIDE)
}

/// Whether a price stands behind the figure in its sentence, and words that sell right behind the price.
pub fn is_priced_with_way(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let sells = |i: usize| findings.says(i) == Some(Says::Offer) && !is_priced_word(findings, i);
    let near = neighbourhood(layout, at);
    near.clone().filter(|&i| i > at && matches!(found[i].what, What::Money)).any(|price| {
        let way = price + 1;
        let is_beside = way < found.len() && sells(way) && gap(found, price, way) <= 1;
        // "1 GB a day for 8 €; text TRAVEL to 9000 to activate it".
        let is_parted = |i: usize| sells(i) && layout.at(i).segment > layout.at(price).segment;
        (is_beside || (way..near.end).any(is_parted)) && !is_on_account(findings, price)
    })
}

/// "1GB=500F" is a price list whatever else is said; with other marks and words only where no grant is stated.
pub fn is_priced(findings: &Findings<'_>, at: usize, granted: bool) -> bool {
    let found = &findings.found;
    if is_doubled(findings, at) {
        return true;
    }
    // "Overage: 1 GB/$10".
    let is_mark = |i: usize| found.get(i).is_some_and(|other| other.what.is_mark(Mark::Slash));
    if is_mark(at + 1) && found.get(at + 2).is_some_and(|next| matches!(next.what, What::Money)) && !granted {
        return true;
    }
    let Some(price) = (at + 1..found.len()).take(4).find(|&i| matches!(found[i].what, What::Money)) else {
        return false;
    };
    // "You have 3.2 GB and £5 credit".
    if ends_with_and(findings, &findings.folded.text[found[at].to..found[price].from]) {
        return false;
    }
    // "3 GB @250".
    let is_at = findings.folded.text[found[at].to..found[price].from].trim() == "@";
    // "The pack 1 GB (CHF 9.90) is valid until 12/8": what was paid, in brackets.
    let is_paid = found[price - 1].what.is_mark(Mark::Open) && {
        let mut behind = (price + 1..found.len()).take(6);
        behind.any(|i| matches!(found[i].what, What::Moment(_)))
            && !(at..price + 6).any(|i| findings.says(i) == Some(Says::Offer))
    };
    let granted = granted || is_paid;
    // "1 GB = 550", "1 GB is 550".
    let equals = is_at
        || between(found, at, price).iter().any(|f| f.what.is_mark(Mark::Equals) || f.what.says() == Some(Says::Is));
    // "Rollover data: 940 MB. Bal 2.10".
    let ends = between(found, at, price).iter().any(|f| f.what.is_mark(Mark::SentenceEnd));
    if ends && is_on_account(findings, price) {
        return false;
    }
    // "1 GB/24h for 5.99".
    let has_length = matches!(found.get(at + 2).map(|next| &next.what), Some(What::Length(_)))
        && found[at + 1].what.is_mark(Mark::Slash);
    let length = if has_length { gap(found, at, at + 2) + PRICE_BEHIND / 2 } else { 0 };
    gap(found, at, price) <= PRICE_BEHIND + length && (equals && at + 2 == price || !granted)
}

/// "100% more: 1.5 GB = 3 GB": one of two figures with an equals sign between, the second larger than the other in another unit would be.
fn is_doubled(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    let is_pair = |first: usize| {
        let is_amount = |i: usize| found.get(i).is_some_and(|other| other.what.is_amount());
        let has_sign = found.get(first + 1).is_some_and(|other| other.what.is_mark(Mark::Equals));
        has_sign && is_amount(first) && is_amount(first + 2) && magnitude::is_above(findings, first + 2, first)
    };
    is_pair(at) || at.checked_sub(2).is_some_and(is_pair)
}

/// Whether words for a size speak of a figure that they include at a price: "first month at 9.90 with 40 GB", "if you go over, we charge
/// you for another 1 GB", "over your allowance: 1.50 for 1 GB".
pub fn is_size_at_price(findings: &Findings<'_>, layout: &Layout, at: usize, claim: &Claim) -> bool {
    let is_price = |i: usize| matches!(findings.found[i].what, What::Money) && !is_on_account(findings, i);
    matches!(findings.says(claim.cue), Some(Says::Allowance(_)))
        && (claim.cue > at && neighbourhood(layout, at).any(|i| i < at && findings.says(i) == Some(Says::Condition))
            || (claim.cue..at).any(is_price)
            || is_included_at_price(findings, layout, at))
}

/// Whether a sum that is no balance stands before the figure in its clause, and nothing in the sentence states a fact of the person's.
fn is_included_at_price(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let clause = layout.at(at).clause;
    let mut before = (0..at).rev().take(6).take_while(|&i| layout.at(i).clause == clause);
    let states = |i: usize| {
        use Says::{Balance, Expired, Granted, Holds, Until, Used, UsedUp};
        matches!(findings.says(i), Some(Balance(_) | Used(_) | Expired | Holds | UsedUp | Until(_)))
            || matches!(findings.says(i), Some(Granted(_))) && i < at
            || matches!(found[i].what, What::Percent(_))
    };
    // "Purchase done! Pack for 10: 5 GB included".
    let is_bought = (at.saturating_sub(REACH)..at).any(|i| matches!(findings.says(i), Some(Says::Granted(_))));
    before.any(|i| matches!(found[i].what, What::Money) && !is_on_account(findings, i))
        && !is_bought
        && !neighbourhood(layout, at).any(states)
}

/// Money in the sentence of a figure, and nothing in its sentence that states a fact about the person's data.
pub fn has_price(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let mut near = neighbourhood(layout, at);
    let states = near.clone().any(|i| {
        use Says::{Balance, Expired, Granted, Holds, Used, UsedUp};
        matches!(findings.says(i), Some(Balance(_) | Used(_) | Granted(_) | Expired | Holds | UsedUp))
    });
    // "The pack 1 GB (CHF 9.90) is valid until 12/8": what was paid.
    let runs = near.clone().any(|i| matches!(findings.says(i), Some(Says::Until(_))))
        && near.clone().any(|i| matches!(findings.found[i].what, What::Moment(_)))
        && !near.clone().any(|i| findings.says(i) == Some(Says::Offer));
    let price = |i: usize| {
        let is_near = gap(&findings.found, i, at) <= CLOSE && !(runs && layout.at(i).bracket != 0);
        matches!(findings.found[i].what, What::Money) && is_near && !is_on_account(findings, i)
    };
    !states && near.any(price)
}

/// "Balance: 0 kr, 3072 MB": money on the account is no price.
pub fn is_on_account(findings: &Findings<'_>, money: usize) -> bool {
    let found = &findings.found;
    let is_balance =
        |i: usize| matches!(findings.says(i), Some(Says::Balance(Side::Follows))) && gap(found, i, money) <= BESIDE;
    (money.saturating_sub(3)..money).any(|i| findings.says(i) == Some(Says::Account) || is_balance(i))
}
