//! Figures that were given or bought by words which do not stand beside them: in a sum, behind an exclamation, or a sentence before.
//!
//! It is asked where no phrase speaks of the figure itself, and where a grant and a balance may both be meant.

use super::claims::{Claim, is_behind_grant};
use super::layout::Layout;
use super::lists::claim_by;
use super::magnitude::is_same_amount;
use super::nearness::{REACH, gap, neighbourhood};
use super::roles::{BESIDE, Role};
use super::subjects;
use crate::languages::{MORE, Says, Side};
use crate::scan::{Findings, Mark, What};

/// "Activated: 1 GB + 200 MB Facebook + 100 MB YouTube": what is added to a grant is granted.
pub fn granted_in_sum(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let segment = layout.at(at).segment;
    let (mut added, mut is_named) = (false, false);
    for i in (0..at).rev().take(REACH).take_while(|&i| layout.at(i).segment == segment) {
        match (&findings.found[i].what, findings.says(i)) {
            (What::Mark(Mark::Plus), _) => added = true,
            // "Subscribed to the pass 500F: 1.1 GB + 300 MB": the name of the pack, with its price.
            (What::Mark(Mark::Colon), _) if added => is_named = true,
            (What::Money, _) | (_, Some(Says::Pack | Says::UntilBeside | Says::AsAt)) if is_named => {}
            (_, Some(Says::Granted(_))) if added => return claim_by(findings, i, Role::Allowance),
            (What::Mark(Mark::Comma | Mark::Line) | What::Money, _) => return None,
            (_, None | Some(Says::Kind(_) | Says::Data | Says::Is)) => {}
            _ => return None,
        }
    }
    None
}

/// "3 GB + 5 GB YouTube + 2 GB TikTok … activated": the same, said behind the sum.
pub fn granted_behind_sum(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let segment = layout.at(at).segment;
    let end = findings.found.len().min(at + REACH);
    let mut added = false;
    for i in (at + 1..end).take_while(|&i| layout.at(i).segment == segment) {
        match (&findings.found[i].what, findings.says(i)) {
            (What::Mark(Mark::Plus), _) => added = true,
            (_, Some(Says::Granted(side))) if added && side != Side::Follows => {
                return claim_by(findings, i, Role::Allowance);
            }
            (What::Mark(Mark::Comma | Mark::Line) | What::Money, _) => return None,
            (_, None | Some(Says::Kind(_) | Says::Data | Says::Is | Says::Unlimited | Says::UnlimitedData)) => {}
            _ => return None,
        }
    }
    None
}

/// "You subscribed. Quota 3 GB (24 h) + 1 GB (00-06)": what is added to a size behind its pack's name, its hours in brackets at most between.
pub fn added_to_size(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let plus = at.checked_sub(1).filter(|&i| found[i].what.is_mark(Mark::Plus) && gap(found, i, at) <= 1)?;
    let is_aside =
        |i: usize| layout.at(i).bracket != 0 || found[i].what.is_mark(Mark::Open) || found[i].what.is_mark(Mark::Close);
    let first = (0..plus).rev().take(6).find(|&i| !is_aside(i)).filter(|&i| found[i].what.is_amount())?;
    let pack = (0..first).rev().take(2).find(|&i| findings.says(i) == Some(Says::Pack) && gap(found, i, first) <= 1)?;
    let is_granted = (pack.saturating_sub(REACH)..pack).any(|i| matches!(findings.says(i), Some(Says::Granted(_))));
    if is_granted && first + 1 < plus { claim_by(findings, pack, Role::Allowance) } else { None }
}

/// "Refilled with 50, and we send you 2 GB": words that would sell right before the figure, and in a part of the sentence before them what is said to
/// be done, with nothing but its price between.
pub fn granted_in_part_before(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let offer = at.checked_sub(1).filter(|&i| findings.says(i) == Some(Says::Offer) && gap(found, i, at) <= 1)?;
    let sentence = layout.at(at).sentence;
    let is_between = |i: usize| matches!(found[i].what, What::Money | What::Mark(Mark::Comma));
    let mut before = (0..offer).rev().take(6).take_while(|&i| layout.at(i).sentence == sentence);
    let cue = before.find(|&i| !is_between(i)).filter(|&i| matches!(findings.says(i), Some(Says::Granted(_))))?;
    let is_other = |i: usize| matches!(findings.says(i), Some(Says::Offer | Says::Condition)) && i != offer;
    let is_parted = layout.at(cue).clause != layout.at(at).clause;
    if !is_parted || neighbourhood(layout, at).any(is_other) { None } else { claim_by(findings, cue, Role::Allowance) }
}

/// "Plan is active: 5 GB data, unlimited calls & 1 GB for WhatsApp", "… is on: main 12 GB, local 8 GB": an entry of another kind in a list
/// that words for a grant head.
pub fn granted_in_list(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let place = layout.at(at);
    let own = |i: &usize| layout.at(*i).sentence == place.sentence && layout.at(*i).bracket == place.bracket;
    let is_item = |i: usize| {
        let says = findings.says(i);
        let is_named = matches!(
            says,
            Some(Says::Data | Says::Kind(_) | Says::Nothing | Says::Of | Says::Unlimited | Says::OtherService)
        );
        let is_end = matches!(says, Some(Says::ValidFor(_) | Says::Until(_) | Says::UntilBeside));
        is_named
            || is_end
            || matches!(found[i].what, What::Amount(_) | What::Count | What::Moment(_))
            || [Mark::Comma, Mark::Colon, Mark::Plus].into_iter().any(|mark| found[i].what.is_mark(mark))
    };
    let before = (at.saturating_sub(REACH)..at).rev().take_while(own);
    let cue = before.clone().find(|&i| !is_item(i))?;
    let first = before.take_while(|&i| i > cue).filter(|&i| found[i].what.is_amount()).last()?;
    let is_granted = matches!(findings.says(cue), Some(Says::Granted(Side::Follows | Side::Either)));
    let has_colon = (cue + 1..first).any(|i| found[i].what.is_mark(Mark::Colon));
    let kind = subjects::kind_of(findings, layout, at);
    let differs = kind.is_some() && kind != subjects::kind_of(findings, layout, first);
    if is_granted && has_colon && differs { claim_by(findings, cue, Role::Allowance) } else { None }
}

/// "From 1 Dec you have": whether the only date before words in their sentence is the day from which on they hold.
pub fn is_behind_start(findings: &Findings<'_>, layout: &Layout, cue: usize) -> bool {
    let found = &findings.found;
    let sentence = layout.at(cue).sentence;
    let own = (cue.saturating_sub(REACH)..cue).rev().take_while(|&i| layout.at(i).sentence == sentence);
    let mut days = own.filter(|&i| matches!(found[i].what, What::Moment(_)));
    let (Some(day), None) = (days.next(), days.next()) else { return false };
    let starts = |i: usize, follows: bool| match findings.says(i) {
        Some(Says::Started(Side::Follows)) => follows,
        Some(Says::Started(Side::Precedes)) => !follows,
        Some(Says::Started(Side::Either)) => true,
        _ => false,
    };
    let is_before = (day.saturating_sub(3)..day).any(|i| starts(i, true) && gap(found, i, day) <= BESIDE);
    let is_behind = (day + 1..cue).take(3).any(|i| starts(i, false) && gap(found, day, i) <= BESIDE);
    is_before || is_behind
}

/// Whether the sentence of words at `cue` opens with words for a start.
pub fn opens_with_start(findings: &Findings<'_>, layout: &Layout, cue: usize) -> bool {
    let sentence = layout.at(cue).sentence;
    let own = (cue.saturating_sub(REACH)..cue).rev().take_while(|&i| layout.at(i).sentence == sentence);
    own.last().is_some_and(|first| matches!(findings.says(first), Some(Says::Started(Side::Follows | Side::Either))))
}

/// "5 GB more": whether such a word stands right behind a figure.
pub fn is_more(findings: &Findings<'_>, at: usize) -> bool {
    let behind = findings.folded.text[findings.found[at].to..].trim_start_matches(' ');
    MORE.iter().any(|more| behind.strip_prefix(more).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// "Pack activated! 3 GB + WhatsApp", "purchase successful: 3 GB": the mark parts what belongs together.
pub fn granted_before(findings: &Findings<'_>, at: usize) -> Option<Claim> {
    let is_mark =
        |end: usize| [Mark::SentenceEnd, Mark::Colon].into_iter().any(|mark| findings.found[end].what.is_mark(mark));
    let end = at.checked_sub(1).filter(|&end| is_mark(end))?;
    let exclaims = findings.folded.text[..findings.found[end].to].ends_with(['!', ':']);
    let granted = end.checked_sub(1).filter(|&i| matches!(findings.says(i), Some(Says::Granted(_))))?;
    let close = gap(&findings.found, granted, end) <= BESIDE && gap(&findings.found, end, at) <= BESIDE;
    if exclaims && close { claim_by(findings, granted, Role::Allowance) } else { None }
}

/// The sentence before that of a figure, or one of the two before it where those between name no data, sell nothing and set no condition:
/// "Top-up done! Balance 12.30 until 4 Jan. Enjoy 1 GB", "Recharge done! Plan MRP 239 for no. 70000. Benefits: 1 GB a day".
fn sentence_before(findings: &Findings<'_>, layout: &Layout, at: usize) -> usize {
    /// Nobody tells more between.
    const PASSED_OVER: usize = 2;
    let is_aside = |sentence: usize| {
        let own = layout.findings_of(sentence);
        let speaks = |i: usize| {
            matches!(findings.says(i), Some(Says::Granted(_) | Says::Offer | Says::Condition))
                || findings.found[i].what.is_amount()
                || findings.found[i].what.names_data()
        };
        own.len() <= REACH && !own.into_iter().any(speaks)
    };
    let mut sentence = layout.at(at).sentence.saturating_sub(1);
    for _ in 0..PASSED_OVER {
        if sentence == 0 || !is_aside(sentence) {
            break;
        }
        sentence -= 1;
    }
    sentence
}

/// "Recharge successful. 1.5 GB, 100 SMS, valid 28 days": the sentence before says that something was granted and names no data,
/// and this one opens with what it is.
pub fn granted_in_sentence_before(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Claim> {
    let found = &findings.found;
    let own = neighbourhood(layout, at);
    let start = own.start;
    let sentence = sentence_before(findings, layout, at);
    let before = |i: &usize| layout.at(*i).sentence >= sentence;
    // "1000F of calls + 1 GB": money to call with is a thing given, and no price.
    let is_price = |i: usize| {
        let is_service = |j: usize| findings.says(j) == Some(Says::OtherService) && gap(found, i, j) <= BESIDE;
        matches!(found[i].what, What::Money) && !(i + 1..found.len()).take(2).any(is_service)
    };
    let opens = (start..at).all(|i| {
        let is_other_thing = matches!(
            findings.says(i),
            None | Some(
                Says::Data
                    | Says::Kind(_)
                    | Says::OtherService
                    | Says::Offer
                    | Says::Pack
                    | Says::Unlimited
                    | Says::UnlimitedData
            )
        );
        is_other_thing && !is_price(i) && !matches!(found[i].what, What::Code | What::Link)
    });
    let speaks = |i: usize| {
        let says = findings.says(i);
        let has_role =
            matches!(says, Some(Says::Balance(_) | Says::Used(_) | Says::UsedUp | Says::Expired | Says::Holds));
        // "Refill done! You get 5 GB": without a price or a way to buy, what one gets is what was bought.
        let is_got = i < at && gap(found, i, at) <= 1;
        let sells = matches!(says, Some(Says::Condition | Says::GivenAway)) || says == Some(Says::Offer) && !is_got;
        has_role || sells || is_price(i) || matches!(found[i].what, What::Code | What::Link)
    };
    let mut earlier = (0..start).rev().take(REACH).take_while(before);
    let cue = earlier.clone().find(|&i| matches!(findings.says(i), Some(Says::Granted(_))))?;
    // "Recharge of 349 successful": what is sold elsewhere is bought here.
    let is_other = |i: usize| match findings.says(i) {
        Some(Says::Offer) => i > cue,
        Some(Says::Condition | Says::Expired | Says::UsedUp) => true,
        // "Subscribed to Weekly 9 GB. 9 GB data + calls": said again.
        _ => found[i].what.is_amount() && !is_same_amount(findings, i, at),
    };
    if !opens || layout.is_no_statement(cue) || own.into_iter().any(speaks) || earlier.any(is_other) {
        return None;
    }
    claim_by(findings, cue, Role::Allowance)
}

/// Whether words for a grant alone stand right before a figure, and the sentence before tells that something was renewed or bought.
pub fn is_given_anew(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let is_given = at.checked_sub(1).is_some_and(|i| {
        matches!(findings.says(i), Some(Says::Granted(Side::Follows | Side::Either)))
            && gap(found, i, at) <= 1
            && is_behind_grant(findings, layout, i)
    });
    let is_had = (at.saturating_sub(3)..at)
        .any(|i| matches!(findings.says(i), Some(Says::Holds | Says::Balance(_))) && gap(found, i, at) <= 1);
    is_given && !is_had
}

/// Whether "you have" stands right before a figure, and the sentence before tells what is left of another one.
pub fn is_held_besides(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let held = at.checked_sub(1).is_some_and(|i| findings.says(i) == Some(Says::Holds) && gap(found, i, at) <= BESIDE);
    let Some(before) = layout.at(at).sentence.checked_sub(1).filter(|_| held) else { return false };
    let told = layout.findings_of(before);
    told.len() <= REACH
        && told.clone().any(|i| found[i].what.is_amount())
        && told.into_iter().any(|i| matches!(findings.says(i), Some(Says::Balance(_))))
}
