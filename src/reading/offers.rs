//! Whether a figure is for sale, and so not the person's own.
//!
//! It knows the words of adverts and menus; whether a text is a swindle is asked in `suspicion`.

use super::claims::{CLOSE, Claim};
use super::layout::Layout;
use super::nearness::{REACH, gap, neighbourhood, under_condition};
use super::prices::{
    has_price, is_at_price, is_on_account, is_price_behind, is_priced, is_priced_with_way, is_priced_word,
    is_size_at_price,
};
use super::roles::{BESIDE, Role};
use super::{BucketReading, grants, magnitude};
use crate::languages::{FREE, Says, Side};
use crate::scan::{Findings, Mark, What};

/// "2 GB left" stays a statement this far from its words, whatever is offered beside it.
const STATED_WITHIN: usize = 70;

/// "The speed is reduced to 128Kbps", "with up to 100 Mbit/s": words for a price are said of a speed.
pub fn is_of_speed(findings: &Findings<'_>, offer: usize) -> bool {
    let found = &findings.found;
    let next = (offer + 1..found.len().min(offer + 4)).find(|&next| found[next].from >= found[offer].to);
    next.is_some_and(|next| matches!(found[next].what, What::Rate) && gap(found, offer, next) <= 1)
}

/// Whether the figure at `at` is part of an offer: something is sold in its clause, or before it in its sentence, or a
/// price stands behind it. A claim that states what is left, used or granted holds out against weak signs.
pub fn is_for_sale(findings: &Findings<'_>, layout: &Layout, at: usize, claim: Option<&Claim>) -> bool {
    // "（1GBごとに550円）": the price of each more, in a bracket.
    let found = &findings.found;
    let in_bracket = layout.at(at).bracket != 0;
    let is_rate = in_bracket && findings.says(at + 1) == Some(Says::Per) && gap(found, at, at + 1) <= 1 && {
        let mut near = (at + 2..found.len()).take(2);
        near.any(|i| matches!(found[i].what, What::Money) && gap(found, at + 1, i) <= BESIDE)
    };
    if is_rate {
        return true;
    }
    // "Black Friday, double net: 100 GB at any recharge": a label behind words that sell states nothing.
    let is_label_of_sale = |claim: &Claim| {
        let sells = |i: usize| i < claim.cue && findings.says(i) == Some(Says::Offer) && !is_done_at_once(findings, i);
        findings.says(claim.cue) == Some(Says::Label) && neighbourhood(layout, claim.cue).any(sells)
    };
    let states = claim.is_some_and(|claim| {
        claim.strong && claim.cost <= STATED_WITHIN && claim.role != Role::Allowance && !is_label_of_sale(claim)
    });
    let granted = claim.is_some_and(|claim| claim.strong && claim.cost <= CLOSE) || is_bought(findings, layout, at);
    let only_named = claim.is_none_or(|claim| findings.says(claim.cue) == Some(Says::Pack));
    let done = is_done_behind(findings, layout, at);
    // "Data: 2 GB for 5": a label states less than its price.
    let by_label = claim.is_some_and(|claim| match findings.says(claim.cue) {
        Some(Says::Label) => true,
        // "Used up? Get 1 GB for 5": so is another one, which is sold.
        Some(Says::UsedUp | Says::Expired) => claim.cue < at,
        _ => false,
    });
    // "Add data: $15 for 1 GB".
    let is_behind_price =
        claim.filter(|claim| findings.says(claim.cue) == Some(Says::Label) && claim.cue < at).is_some_and(|claim| {
            (claim.cue..at).any(|i| matches!(findings.found[i].what, What::Money) && !is_on_account(findings, i))
        });
    // "Balance: 1.2 GB ⏎ 1.More ⏎ 2.Internet 5GB $6": an entry of a menu with its price, unless words of its own line state what it is.
    let is_sold_in_menu = || {
        let is_stated = claim.is_some_and(|claim| {
            use Says::{Balance, Granted, Holds, Used};
            let is_own = layout.at(claim.cue).line == layout.at(at).line;
            is_own && matches!(findings.says(claim.cue), Some(Balance(_) | Used(_) | Holds | Granted(_)))
        });
        // "2.3 GB left ⏎ Top-up offers ⏎ 5 GB £5": so is one below the words that speak of another line.
        let is_row = || claim.is_some_and(|claim| layout.at(claim.cue).line != layout.at(at).line);
        !is_stated && (is_menu_entry(findings, layout, at) || is_row()) && is_price_behind(findings, layout, at)
    };
    // "2.3 GB left. Packs: 1 GB for 3, 5 GB for 10", "3 GB left, 5 GB more for 3": behind the figure that the words speak of.
    let is_listed_at_price = || {
        let is_of_other = claim.is_some_and(|claim| {
            claim.cue < at
                && claim.role != Role::Allowance
                && (claim.cue..at).any(|i| findings.found[i].what.is_amount())
        });
        is_of_other && is_price_behind(findings, layout, at)
    };
    // "Insufficient balance for 5 GB": the words that would speak of it are a part of those that refuse it.
    let is_refused = || {
        let found = &findings.found;
        claim.is_some_and(|claim| {
            let near = claim.cue.saturating_sub(3)..(claim.cue + 4).min(found.len());
            let overlaps = |i: usize| found[i].from < found[claim.cue].from && found[i].to > found[claim.cue].from;
            near.into_iter().any(|i| findings.says(i) == Some(Says::Offer) && overlaps(i))
        })
    };
    if is_behind_price
        || is_refused()
        || is_sold_in_menu()
        || is_listed_at_price()
        || is_priced(findings, at, granted && !by_label || done)
        || !done && answers_question(findings, layout, at)
        || only_named && (is_dialled(findings, layout, at) || is_named_behind_question(findings, layout, at))
        || only_named && (is_menu_entry(findings, layout, at) || has_price(findings, layout, at))
    {
        return true;
    }
    let given = claim.is_some_and(|claim| matches!(findings.says(claim.cue), Some(Says::Granted(_))));
    // "Up to 50 GB given": no size of anything.
    if given && claim.is_some_and(|claim| claim.cue > at) && is_at_most(findings, at) {
        return true;
    }
    let is_had = claim.is_some_and(|claim| findings.says(claim.cue) == Some(Says::Holds));
    if only_named && is_priced_before_way(findings, layout, at) {
        return true;
    }
    if given && is_said_again_for_sale(findings, layout, at) {
        return true;
    }
    if given && is_to_be_activated(findings, layout, at) || (given || is_had) && is_claimed_next(findings, layout, at) {
        return true;
    }
    // "Refill of 3 GB for 25,000 successful": what is said to be done is no offer, whatever stands before it.
    if done {
        return false;
    }
    // "You have opted out of the renewal of the 1 GB plan".
    let has_end =
        || neighbourhood(layout, at).any(|i| matches!(findings.found[i].what, What::Moment(_) | What::Length(_)));
    if only_named && claim.is_some() && under_condition(findings, layout, at) && !has_end() {
        return true;
    }
    if only_named && is_only_named_in_advert(findings, layout, at) {
        return true;
    }
    // "We give you 10 GB, click to claim": not given yet.
    if given && is_to_be_claimed(findings, layout, at) {
        return true;
    }
    // "Register RT30: 6GB for 7 days, 250,000 text RT30 to 9123": its price, and right behind that the way to buy it.
    if (given || only_named) && is_priced_with_way(findings, layout, at) {
        return true;
    }
    if claim.is_some_and(|claim| is_size_at_price(findings, layout, at, claim)) {
        return true;
    }
    let place = layout.at(at);
    if given && grants::granted_in_part_before(findings, layout, at).is_some() {
        return false;
    }
    // "Refill done! You get 5 GB": the sentence before says that it is done.
    if given && claim.is_some_and(|claim| layout.at(claim.cue).sentence < place.sentence) {
        return false;
    }
    // "For 8 EUR a month you have 100 GB", "you've been charged 10 for an extra 1 GB".
    let buys = |i: usize| {
        let is_for = matches!(findings.says(i + 1), Some(Says::ValidFor(Side::Follows)));
        matches!(findings.found[i].what, What::Money) && is_for && gap(&findings.found, i, i + 1) <= 1
    };
    let is_paid_for = claim.is_some_and(|claim| {
        let clause = layout.at(claim.cue).clause;
        if findings.says(claim.cue) == Some(Says::Holds) && claim.cue < at && (claim.cue..at).any(buys) {
            return true;
        }
        if findings.says(claim.cue) == Some(Says::Holds) && claim.cue < at && is_at_price(findings, layout, at) {
            return true;
        }
        findings.says(claim.cue) == Some(Says::Holds)
            && (0..claim.cue)
                .rev()
                .take(6)
                .take_while(|&i| layout.at(i).clause == clause)
                .any(|i| matches!(findings.found[i].what, What::Money) && !is_on_account(findings, i))
    });
    if is_paid_for {
        return true;
    }
    // A later line of a page is a button; an earlier one sells only what nothing is stated of.
    let speaks = |i: usize| {
        let other = layout.at(i);
        other.segment == place.segment && (other.line == place.line || other.line < place.line && !states && !granted)
    };
    let is_held = claim.is_some_and(|claim| {
        findings.says(claim.cue) == Some(Says::Holds) && claim.cue < at && gap(&findings.found, claim.cue, at) <= 1
    });
    let is_behind = |cue: usize, i: usize| findings.found[i].from >= findings.found[cue].to;
    let looks = |i: usize| is_held && i > at && is_way_to_look(findings, layout, i);
    let sells = |i: usize| speaks(i) && !is_done_at_once(findings, i) && !looks(i) && !is_of_speed(findings, i);
    neighbourhood(layout, at).filter(|&i| sells(i)).any(|i| {
        let same_clause = layout.at(i).clause == place.clause;
        match findings.says(i) {
            Some(Says::Offer) if states => {
                // "Your Go50 promo has 450 MB left": the word names a pack too.
                i < at && same_clause && claim.is_some_and(|c| i > c.cue || c.cue > at && !is_pack_too(findings, i))
            }
            // "You have activated 5 GB for only 5": what was paid.
            Some(Says::Offer)
                if is_priced_word(findings, i)
                    && (given && claim.is_some_and(|claim| claim.cue < at && is_behind(claim.cue, i))
                        || i > at && is_bought(findings, layout, at)) =>
            {
                false
            }
            // "You have received 2 GB for free".
            Some(Says::Offer)
                if given && i > at && is_free_of_charge(findings, i) && gap(&findings.found, at, i) <= CLOSE =>
            {
                false
            }
            // "Offre de nuit activée": a noun that names a pack too.
            Some(Says::Offer) if given && same_clause && is_pack_too(findings, i) => false,
            // "Load 200 and get 600 + 50 MB": words that sell as well as grant.
            Some(Says::Offer) if granted => {
                let is_before = |cue: usize| i < cue || findings.found[i].from == findings.found[cue].from;
                same_clause || i < at && claim.is_some_and(|claim| is_before(claim.cue))
            }
            Some(Says::Offer) => true,
            // "On reaching it 200 MB are activated for 1.99".
            Some(Says::Condition) if given && i < at && same_clause => is_price_behind(findings, layout, at),
            // "Your 2 GB plan will be renewed on 22/11": an end ahead.
            Some(Says::Condition) if i > at && announces_end(findings, i) => false,
            Some(Says::Condition) => {
                granted && !states && same_clause && i > at && !is_whole_of_stated(findings, layout, claim)
            }
            _ => false,
        }
    })
}

/// Whether words that sell say no more than that nothing is to be paid.
fn is_free_of_charge(findings: &Findings<'_>, offer: usize) -> bool {
    let words = &findings.folded.text[findings.found[offer].from..findings.found[offer].to];
    words.split_whitespace().next_back().is_some_and(|word| FREE.contains(&word))
}

/// Whether the words at `at`, or those right behind them, announce an end, with its day behind them.
fn announces_end(findings: &Findings<'_>, at: usize) -> bool {
    use Says::{EndOfMonth, Today, Tomorrow, Until};
    let near = at.saturating_sub(2)..findings.found.len().min(at + 4);
    let is_end = |i: usize| {
        matches!(findings.says(i), Some(Until(Side::Follows))) && findings.found[i].from >= findings.found[at].from
    };
    let is_day = |i: usize| {
        let is_named = matches!(findings.says(i), Some(Today | Tomorrow | EndOfMonth));
        is_named || matches!(findings.found[i].what, What::Moment(_))
    };
    let end = near.into_iter().rev().find(|&i| is_end(i));
    end.is_some_and(|end| (end + 1..findings.found.len().min(end + 3)).any(is_day))
}

/// "4.71 GB of your 25 GB left before": the whole of what is said to be left or used is not sold.
fn is_whole_of_stated(findings: &Findings<'_>, layout: &Layout, claim: Option<&Claim>) -> bool {
    let of = claim.map(|claim| claim.cue).filter(|&cue| findings.says(cue) == Some(Says::Of));
    of.is_some_and(|of| {
        let states = |i: usize| matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_)));
        of > 0 && findings.found[of - 1].what.is_amount() && neighbourhood(layout, of).any(states)
    })
}

/// "You have 200 MB, track usage at … or dial *111#": the last words of the sentence name a code and nothing that it would buy.
fn is_way_to_look(findings: &Findings<'_>, layout: &Layout, offer: usize) -> bool {
    let found = &findings.found;
    let is_code = found.get(offer + 1).is_some_and(|next| matches!(next.what, What::Code));
    let mut behind = neighbourhood(layout, offer).filter(|&i| i > offer);
    let buys = |i: usize| {
        matches!(findings.says(i), Some(Says::Offer | Says::Granted(_))) || matches!(found[i].what, What::Money)
    };
    is_code && gap(found, offer, offer + 1) <= 1 && !behind.any(buys)
}

/// "Purchase successful": words that sell are a noun right before words that say it is done.
fn is_done_at_once(findings: &Findings<'_>, offer: usize) -> bool {
    let done = (offer + 1..offer + 3).find(|&i| matches!(findings.says(i), Some(Says::Granted(_))));
    findings.says(offer) == Some(Says::Offer)
        // "Reply RECHARGE": the name of what is bought.
        && done.is_some_and(|done| {
            let is_behind = findings.found[done].from >= findings.found[offer].to;
            // "Registration of the pack RU successful".
            let is_name = offer + 1 == done && gap(&findings.found, offer, done) <= PACK_NAME;
            is_behind && (gap(&findings.found, offer, done) <= 1 || is_name) && !is_pack_too(findings, done)
        })
}

/// The longest name of a pack between the words that sell it and those that say it is done, in columns.
const PACK_NAME: usize = 12;

/// "Need more? Recharge 5 GB at 5": the sentence before asks, and this one tells the price.
fn answers_question(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let own = layout.sentence_of(at);
    let asked = own.start.checked_sub(1).is_some_and(|i| layout.is_in_question(i));
    let is_price = |i: usize| matches!(findings.found[i].what, What::Money) && !is_on_account(findings, i);
    let states = |i: usize| matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_) | Says::UsedUp));
    asked && own.clone().any(is_price) && !own.into_iter().any(states)
}

/// "Need more? Pack 5 GB in your app": merely named, and the sentence before asks.
fn is_named_behind_question(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let own = layout.sentence_of(at);
    let states = |i: usize| {
        use Says::{Balance, Expired, Granted, Until, Used, UsedUp, ValidFor};
        let says = findings.says(i);
        matches!(says, Some(Balance(_) | Used(_) | UsedUp | Granted(_) | Expired | Until(_) | ValidFor(_)))
    };
    own.start.checked_sub(1).is_some_and(|i| layout.is_in_question(i)) && !own.into_iter().any(states)
}

/// "Superpack Q25: 4 GB for 7 days. Dial *789#": a price before the figure, nothing stated of it, and words that sell with a code open the next sentence.
fn is_priced_before_way(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let own = neighbourhood(layout, at);
    let states = |i: usize| {
        use Says::{Balance, Expired, Granted, Holds, Until, Used, UsedUp};
        matches!(findings.says(i), Some(Balance(_) | Used(_) | Expired | Holds | UsedUp | Until(_) | Granted(_)))
    };
    let is_price = |i: usize| i < at && matches!(found[i].what, What::Money) && !is_on_account(findings, i);
    let next = layout.findings_of(layout.at(at).sentence + 1);
    let opening = next.start..next.end.min(next.start + 3);
    let sells = opening.clone().any(|i| findings.says(i) == Some(Says::Offer));
    let has_code = opening.into_iter().any(|i| matches!(found[i].what, What::Code));
    sells && has_code && own.clone().any(is_price) && !own.into_iter().any(states)
}

/// "We give you 20 GB! Join the club for 20 a month and get 20 GB": told alone in a sentence that exclaims, and again in one that sells and tells a
/// price.
fn is_said_again_for_sale(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let own = layout.sentence_of(at);
    let exclaims = found[own.end - 1].what.is_mark(Mark::SentenceEnd)
        && findings.folded.text[..found[own.end - 1].to].ends_with(['!', '！']);
    let is_bare = own.clone().all(|i| {
        i == at
            || matches!(findings.says(i), Some(Says::Granted(_) | Says::Data | Says::Kind(_)))
            || matches!(found[i].what, What::Mark(_))
    });
    let next = layout.findings_of(layout.at(at).sentence + 1);
    let again = |i: usize| magnitude::is_same_amount(findings, i, at);
    let has_price = |i: usize| matches!(found[i].what, What::Money | What::Rate);
    own.len() <= REACH
        && next.len() <= REACH
        && exclaims
        && is_bare
        && next.clone().any(again)
        && next.clone().any(has_price)
        && next.into_iter().any(|i| findings.says(i) == Some(Says::Offer))
}

/// Whether "up to" stands right before the figure.
fn is_at_most(findings: &Findings<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|i| {
        matches!(findings.says(i), Some(Says::UntilBeside | Says::Until(Side::Follows)))
            && gap(&findings.found, i, at) <= 1
    })
}

/// Whether the words of an offer name a pack as well: "promo", "offer".
pub fn is_pack_too(findings: &Findings<'_>, words: usize) -> bool {
    let from = findings.found[words].from;
    (words.saturating_sub(1)..words + 2).any(|i| findings.says(i) == Some(Says::Pack) && findings.found[i].from == from)
}

/// Whether words behind the figure say that it was bought or given, in a sentence that sets no condition and names no way to buy.
fn is_done_behind(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let near = neighbourhood(layout, at);
    let is_done = |i: usize| {
        matches!(findings.says(i), Some(Says::Granted(Side::Precedes | Side::Either)))
            && !is_priced_length(findings, i, at)
    };
    let Some(done) = (at + 1..near.end).find(|&i| is_done(i)) else { return false };
    let opens_way = |i: usize| {
        let says = findings.says(i);
        matches!(says, Some(Says::Condition)) || i < at && matches!(findings.found[i].what, What::Code | What::Link)
    };
    // "Enjoy 1 GB with each renewal", "Enjoy 50 GB given for a month! Activate them in the app".
    let sells = |i: usize| matches!(findings.says(i), Some(Says::Offer)) && !is_priced_word(findings, i);
    let end = findings.found.len().min(done + REACH);
    let sold_twice = near.clone().any(|i| i < at && sells(i)) && (done..end).any(sells);
    // "Recharge with 666 & get 5 GB extra": sold twice before the figure, once right before it.
    let is_urged = at.checked_sub(1).is_some_and(|i| sells(i) && gap(&findings.found, i, at) <= 1)
        && near.clone().take_while(|&i| i + 1 < at).any(|i| sells(i) || matches!(findings.found[i].what, What::Money));
    let sold_twice = sold_twice || is_urged;
    let parted = (at + 1..done).any(|i| sells(i) || findings.says(i) == Some(Says::Per));
    gap(&findings.found, at, done) <= STATED_WITHIN && !sold_twice && !parted && !near.into_iter().any(opens_way)
}

/// "Pack 5 GB Rp25.000 active 30 days": behind the price, words for a grant that are words for how long it would last as well.
fn is_priced_length(findings: &Findings<'_>, granted: usize, at: usize) -> bool {
    let found = &findings.found;
    let words = (found[granted].from, found[granted].to);
    let near = granted.saturating_sub(2)..(granted + 3).min(found.len());
    let is_validity =
        |i: usize| (found[i].from, found[i].to) == words && matches!(findings.says(i), Some(Says::ValidFor(_)));
    let next = (granted + 1..found.len()).take(3).find(|&i| found[i].from >= words.1);
    let has_length = next.is_some_and(|i| matches!(found[i].what, What::Length(_)) && gap(found, granted, i) <= 1);
    has_length
        && near.into_iter().any(is_validity)
        && (at..granted).any(|i| matches!(found[i].what, What::Money) && !is_on_account(findings, i))
}

/// "Click here with your 300 MB bundle! Dial *138#": a pack is named, nothing is said of it, and something is for sale nearby.
fn is_only_named_in_advert(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    // "Your plan: 1,862 MB": no pack is sold by that.
    if magnitude::is_count(&findings.found[at].what) {
        return false;
    }
    let states = |i: usize| {
        use Says::{Allowance, Balance, Expired, Granted, Holds, Until, Used, UsedUp, ValidFor};
        matches!(
            findings.says(i),
            Some(Granted(_) | Expired | UsedUp | Until(_) | Balance(_) | Used(_) | Holds | ValidFor(_) | Allowance(_))
        ) || matches!(findings.found[i].what, What::Percent(_))
    };
    let around = at.saturating_sub(2 * REACH)..findings.found.len().min(at + 2 * REACH);
    let sells = around.clone().any(|i| findings.says(i) == Some(Says::Offer));
    // "Enjoy 1.5 GB a day. Pack valid for 28 days"; but not "for the first 10 people".
    let is_length = |i: usize| findings.found.get(i).is_some_and(|next| matches!(next.what, What::Length(_)));
    let lasts = around
        .into_iter()
        .any(|i| matches!(findings.says(i), Some(Says::ValidFor(Side::Follows))) && (i + 1..i + 5).any(is_length));
    // "Recharge with 2999! Enjoy 2 GB a day for 365 days. Hurry!": sold before and behind it.
    let before = (at.saturating_sub(REACH)..at).any(|i| findings.says(i) == Some(Says::Offer));
    let is_sold_twice =
        before && (at..findings.found.len().min(at + REACH)).any(|i| findings.says(i) == Some(Says::Offer));
    let is_told = |i: usize| states(i) && !(is_sold_twice && matches!(findings.says(i), Some(Says::ValidFor(_))));
    // "Anytime 634 MB, Night 1.8 GB. All expire on 12 Dec".
    let next = layout.findings_of(layout.at(at).sentence + 1);
    let is_end = |i: usize| matches!(findings.says(i), Some(Says::Until(Side::Follows)));
    let is_date = |i: usize| matches!(findings.found[i].what, What::Moment(_));
    let ends_in_next = next.len() <= REACH
        && next.clone().any(is_end)
        && next.clone().any(is_date)
        && !next.clone().any(|i| matches!(findings.says(i), Some(Says::Offer | Says::Account)));
    sells
        && !ends_in_next
        && (!lasts || is_sold_twice)
        && !neighbourhood(layout, at).any(is_told)
        && !has_rest_behind(findings, layout, at)
}

/// "Your weekly plan of 1.5 GB is about to end. 150 MB are left": the next sentence tells the rest of what this one names.
fn has_rest_behind(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let next = layout.findings_of(layout.at(at).sentence + 1);
    let size = match &findings.found[at].what {
        What::Amount(amount) => amount.printed.volume,
        _ => return false,
    };
    let is_rest = |i: usize| matches!(&findings.found[i].what, What::Amount(rest) if rest.printed.volume < size);
    next.clone().any(|i| matches!(findings.says(i), Some(Says::Balance(_)))) && next.into_iter().any(is_rest)
}

fn is_to_be_claimed(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let from = findings.found[at].to;
    // "You received 1 GB, valid for 7 days, log in to see it": what has an end is given.
    let is_end = |i: &usize| *i > at && matches!(findings.says(*i), Some(Says::Until(_) | Says::ValidFor(_)));
    let last = neighbourhood(layout, at).find(is_end).or_else(|| neighbourhood(layout, at).last());
    let to = last.map_or(from, |last| findings.found[last].to);
    // "You can use 5 GB, 3 GB used so far, click for more": what is told further of it is a fact.
    let states = |i: usize| i > at && matches!(findings.says(i), Some(Says::Used(_) | Says::Balance(_)));
    if neighbourhood(layout, at).any(states) {
        return false;
    }
    // Warnings stand in order of the text.
    let first = findings.warnings.partition_point(|warning| warning.from < from);
    findings.warnings[first..]
        .iter()
        .take_while(|warning| warning.from < to)
        .any(|warning| warning.what.says() == Some(Says::Urges))
}

/// "You've won 500 MB. Dial *123# to claim": words for taking it stand in the next sentence, and no end is told in this one.
fn is_claimed_next(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    const CLAIMS: [&str; 14] = [
        "to claim",
        "claim it",
        "claim now",
        "redeem",
        "reclam",
        "riscatt",
        "resgat",
        "einlosen",
        "tukarkan",
        "klaim",
        "受け取",
        "领取",
        "領取",
        "등록하세요",
    ];
    const NEXT: usize = 80;
    let own = layout.sentence_of(at);
    let is_end = |i: usize| matches!(findings.says(i), Some(Says::Until(_) | Says::ValidFor(_)));
    if own.clone().any(is_end) {
        return false;
    }
    let text = &findings.folded.text;
    let from = findings.found[at].to;
    let to = (from..=(from + NEXT).min(text.len())).rev().find(|&to| text.is_char_boundary(to)).unwrap_or(from);
    CLAIMS.iter().any(|word| text[from..to].contains(word))
}

/// "You won 1 GB! Activate it in the app": the next sentence begins with the words for starting it, and no end is told in this one.
fn is_to_be_activated(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    const STARTS: [&str; 19] = [
        "activ",
        "ativ",
        "aktiv",
        "aktyw",
        "aktif",
        "attiva",
        "激活",
        "啟用",
        "启用",
        "ενεργοπο",
        "активир",
        "активуй",
        "claim",
        "klaim",
        "reclam",
        "riscatta",
        "resgat",
        "领取",
        "領取",
    ];
    let next = layout.findings_of(layout.at(at).sentence + 1).start;
    let Some(first) = findings.found.get(next).filter(|_| next > at) else { return false };
    let is_end = |i: usize| matches!(findings.says(i), Some(Says::Until(_) | Says::ValidFor(_)));
    let words = &findings.folded.text[first.from..first.to];
    let is_start = first.what.says() == Some(Says::Offer) && STARTS.iter().any(|start| words.starts_with(start));
    is_start && !neighbourhood(layout, at).any(|i| is_end(i) || matches!(findings.found[i].what, What::Money))
}

/// "Or the 1 GB pack: *100#": a code to dial behind it, and nothing that is said of it.
fn is_dialled(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let states = |i: usize| {
        matches!(
            findings.says(i),
            Some(
                Says::Granted(_)
                    | Says::Holds
                    | Says::Expired
                    | Says::UsedUp
                    | Says::Until(_)
                    | Says::Balance(_)
                    | Says::Used(_)
            )
        )
    };
    let is_code = |i: usize| {
        let finding = &findings.found[i];
        matches!(finding.what, What::Code) && findings.folded.text[finding.from..].starts_with('*')
    };
    let mut near = neighbourhood(layout, at);
    !near.clone().any(states) && near.any(|i| i > at && is_code(i))
}

/// "You have bought the 1GB day pack": granted, although the pack's name stands nearer than the words for it.
fn is_bought(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let clause = layout.at(at).clause;
    let own = |i: &usize| layout.at(*i).clause == clause && findings.says(*i) != Some(Says::Offer);
    let grants = |i: usize| {
        let is_near = gap(&findings.found, i, at) <= CLOSE;
        matches!(findings.says(i), Some(Says::Granted(_))) && is_near && !is_priced_length(findings, i, at)
    };
    let before = (0..at).rev().take(6).take_while(own).any(grants);
    // "The 2 GB pack (7 days) has been activated".
    let end = findings.found.len().min(at + 7);
    before || (at + 1..end).take_while(own).take_while(|&i| !findings.found[i].what.is_amount()).any(grants)
}

/// A line or segment that begins with its number and holds a price: "2) 5GB N1500 30days".
fn is_menu_entry(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let place = layout.at(at);
    let same_line = |&i: &usize| (layout.at(i).line, layout.at(i).segment) == (place.line, place.segment);
    let start = (0..at).rev().take(8).take_while(same_line).last();
    let numbered = start.is_some_and(
        |start| matches!(findings.found[start].what, What::Number(number) if number.integer && number.digits < 100),
    );
    let first_line = place.line == 0;
    // "1.Daily 150 MB exp 14/03": a list of what there is, which has ends.
    let ends = || {
        let own = |i: &usize| same_line(i);
        let mut behind = (at + 1..findings.found.len()).take(8).take_while(own);
        behind.any(|i| matches!(findings.found[i].what, What::Moment(_)))
    };
    numbered && !first_line && !ends()
}

/// Bills, as they are called in the languages of the carriers, folded.
#[rustfmt::skip]
const BILLS: &[&str] = &[
    "bill", "invoice", "autopay", "factur", "fatura", "fattura", "rechnung", "rekening", "faktur", "lasku", "tagihan", "bil ", "账单", "帳單", "賬單",
    "請求", "청구", "счет", "рахун", "сметка", "vyuctovan", "racun", "szamla", "فاتور", "חשבונית", "hoa don", "cuoc phi",
    "ใบแจ้ง", "บิล", "बिल", "বিল",
];

/// Whether a text speaks of a bill.
fn is_bill(findings: &Findings<'_>) -> bool {
    findings.found.iter().any(|finding| {
        let words = || &findings.folded.text[finding.from..finding.to];
        finding.what.says() == Some(Says::Account) && BILLS.iter().any(|bill| words().contains(bill))
    })
}

/// "From April the 50 plan goes to 54, its data from 50 GB to 60 GB": sizes and nothing else, of which none is said to be given or held, in a
/// text that tells a price or sells something.
pub fn tells_sizes_of_offer(findings: &Findings<'_>, buckets: &[BucketReading]) -> bool {
    let is_bill = is_bill(findings);
    // "The price of your line rises by 1.50 a month. Its unlimited data stay".
    let is_price_change = buckets.len() == 1 && findings.found.iter().any(|f| matches!(f.what, What::Money));
    let is_size_only = |bucket: &BucketReading| {
        // What has an end of its own runs, unless it is a part of what is sold.
        let runs = !bucket.is_part && (bucket.expiry.is_some() || bucket.validity.is_some());
        let is_unlimited = bucket.unlimited.is_some()
            && BucketReading { unlimited: None, allowance: None, ..bucket.clone() }.is_empty();
        (bucket.tells_size_only() || is_unlimited && (is_bill || is_price_change)) && !bucket.is_granted && !runs
    };
    let states =
        |i: usize| matches!(findings.says(i), Some(Says::Granted(_) | Says::Holds | Says::UsedUp | Says::Expired));
    let sells = |i: usize| {
        findings.says(i) == Some(Says::Offer)
            // "Your bill of 59 is due. Plan: 40 GB".
            || matches!(findings.found[i].what, What::Money) && (is_bill || !is_on_account(findings, i))
    };
    let all = 0..findings.found.len();
    !buckets.is_empty() && buckets.iter().all(is_size_only) && !all.clone().any(states) && all.into_iter().any(sells)
}
