//! Figures that the person does not hold: asked for and not given, given back, still to be claimed, of somebody else's line, or the terms
//! of another country.
//!
//! It goes by words said of a whole sentence, which stand beside the others in `asides`; what is for sale is asked in `offers`.

use super::BucketReading;
use super::claims::Claim;
use super::layout::Layout;
use super::magnitude::{is_count, is_larger};
use super::nearness::{REACH, neighbourhood};
use super::roles::Role;
use crate::languages::{BucketKind, Says};
use crate::scan::{Finding, Findings, Mark, What};

/// Whether a sentence tells of somebody else's line.
pub fn is_of_other_line(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let is_other = |aside: &Finding| aside.what.says() == Some(Says::OtherLine);
    !findings.asides.is_empty()
        && asides_of(findings, layout, layout.at(at).sentence, findings.found[at].from).iter().any(is_other)
}

/// "Was cancelled": whether the same words say that something is over and that it was undone.
pub fn is_undone_itself(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let words = &findings.found[at];
    let overlaps =
        |aside: &Finding| aside.what.says() == Some(Says::Undone) && aside.from < words.to && words.from < aside.to;
    asides_of(findings, layout, layout.at(at).sentence, words.from).iter().any(overlaps)
}

/// Whether the sentence of a figure, of which words may say what it is, says that the person does not hold it.
pub fn is_unheld(findings: &Findings<'_>, layout: &Layout, at: usize, claim: Option<&Claim>) -> bool {
    if findings.asides.is_empty() {
        return false;
    }
    let sentence = layout.at(at).sentence;
    let place = findings.found[at].from;
    let own = asides_of(findings, layout, sentence, place);
    let says = |asides: &[Finding], wanted: Says| asides.iter().any(|aside| aside.what.says() == Some(wanted));
    // "Your 5 GB pack has expired and could not be renewed" tells the size of what was had.
    let is_over = claim.is_some_and(|claim| {
        matches!(findings.says(claim.cue), Some(Says::Expired | Says::UsedUp))
            && !is_undone_itself(findings, layout, claim.cue)
    });
    if says(own, Says::OtherLine) || says(own, Says::Unclaimed) || says(own, Says::Undone) && !is_over {
        return true;
    }
    let Some(claim) = claim else { return false };
    // "You use 7 GB a month on average": no count. "You used 5 GB, on average 200 MB a day": of another figure.
    let is_average = |aside: &Finding| {
        let (from, to) = (aside.to.min(place), aside.from.max(findings.found[at].to));
        let beside = findings.folded.text.get(from..to).unwrap_or_default();
        aside.what.says() == Some(Says::Average) && !beside.contains([',', '，', '、', '،', ';', '.'])
    };
    if claim.role == Role::Used && own.iter().any(is_average) {
        return true;
    }
    // "Your 10 GB plan has renewed. Your remaining 2 GB were carried over".
    let is_carried = || says(own, Says::Carried) || is_of_last_month(findings, layout, at);
    // "2 GB is added" may be a top-up, where nothing else says that it was carried over.
    let cue = &findings.found[claim.cue];
    let is_apart =
        |aside: &&Finding| aside.what.says() == Some(Says::Carried) && !(aside.from < cue.to && cue.from < aside.to);
    let is_brought = || {
        claim.role == Role::Allowance
            && (own.iter().any(|aside| is_apart(&aside)) || is_of_last_month(findings, layout, at))
    };
    if claim.role == Role::Balance && is_carried() && is_behind_new_pack(findings, at)
        || (claim.role == Role::Balance && is_carried() || is_brought()) && is_before_new_total(findings, layout, at)
    {
        return true;
    }
    // "You have 5 GB as a gift! Claim them in the app": the sentence behind says so, and tells no figure itself.
    let next = layout.findings_of(sentence + 1);
    let is_had = matches!(findings.says(claim.cue), Some(Says::Holds | Says::Granted(_)))
        || neighbourhood(layout, at).any(|i| findings.says(i) == Some(Says::Kind(BucketKind::Bonus)));
    claim.role != Role::Used
        && is_had
        && (1..=REACH).contains(&next.len())
        && says(asides_of(findings, layout, sentence + 1, findings.found[next.start].from), Says::Unclaimed)
        && !next.into_iter().any(|i| findings.found[i].what.is_amount())
}

/// "1.8 GB of last month were added": whether another time is named beside a figure.
fn is_of_last_month(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let near = at.saturating_sub(4)..findings.found.len().min(at + 4);
    let sentence = layout.at(at).sentence;
    near.into_iter().any(|i| findings.says(i) == Some(Says::OtherTime) && layout.at(i).sentence == sentence)
}

/// "4 GB left from last month were carried over. Remaining 24 GB", "…, in all 24 GB": whether a larger figure that words for a size or for what is left
/// speak of stands behind in the sentence or in the next.
fn is_before_new_total(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let sentence = layout.at(at).sentence;
    let next = layout.findings_of(sentence + 1);
    let own = layout.findings_of(sentence);
    let is_told = |i: usize| matches!(findings.says(i), Some(Says::Balance(_) | Says::Allowance(_) | Says::Holds));
    let tells_more = |mut part: std::ops::Range<usize>| {
        part.end = part.end.min(part.start + REACH);
        part.clone().any(is_told) && part.into_iter().any(|i| is_larger(findings, i, at))
    };
    let is_first = !(own.start..at).any(|i| findings.found[i].what.is_amount());
    // "1.2 GB, carried over: 0.85 GB, total: 2.05 GB": not of the next figure.
    let place = findings.found[at].to;
    let own_words = asides_of(findings, layout, sentence, findings.found[at].from);
    let is_of_next = |aside: &Finding| {
        aside.what.says() == Some(Says::Carried)
            && findings.folded.text.get(place..aside.from).is_some_and(|between| between.contains([',', ';']))
    };
    is_first && !own_words.iter().any(is_of_next) && tells_more(at + 1..own.end.max(at + 1)) || tells_more(next)
}

/// Whether words for a grant, and a figure of data, stand before a figure.
fn is_behind_new_pack(findings: &Findings<'_>, at: usize) -> bool {
    let before = at.saturating_sub(REACH)..at;
    let is_granted = before.clone().any(|i| matches!(findings.says(i), Some(Says::Granted(_))));
    is_granted && before.into_iter().any(|i| findings.found[i].what.is_amount())
}

/// Nobody greets more often.
const MOST_GREETINGS: usize = 4;

/// "Welcome to France! You can use 25 GB in Europe": a size alone, that is neither given nor counted nor has an end, is one of the terms.
pub fn tells_terms_abroad(findings: &Findings<'_>, buckets: &[BucketReading]) -> bool {
    let greetings: Vec<&Finding> =
        findings.asides.iter().filter(|aside| aside.what.says() == Some(Says::Welcome)).take(MOST_GREETINGS).collect();
    let is_abroad = |finding: &Finding| {
        matches!(finding.what, What::Rate) || finding.what.says() == Some(Says::Kind(BucketKind::Roaming))
    };
    let [bucket] = buckets else { return false };
    let mut amounts = findings.found.iter().filter(|finding| finding.what.is_amount());
    let (Some(amount), None) = (amounts.next(), amounts.next()) else { return false };
    // The greeting itself may be one of the words for a grant.
    let greets = |finding: &Finding| {
        let overlaps = |aside: &Finding| aside.from < finding.to && finding.from < aside.to;
        greetings.iter().any(|aside| overlaps(aside))
    };
    let grants = |finding: &&Finding| matches!(finding.what.says(), Some(Says::Granted(_)));
    let is_given = findings.found.iter().filter(grants).any(|finding| !greets(finding));
    // What is left is told where it is no limit with a price behind it.
    let has_rate = findings.found.iter().any(|finding| matches!(finding.what, What::Rate));
    !greetings.is_empty()
        && findings.found.iter().any(is_abroad)
        && bucket.expiry.is_none()
        && !(bucket.is_granted && is_given)
        && (bucket.balance.is_none() || has_rate)
        && !is_count(&amount.what)
}

/// No sentence that carriers send is longer, in bytes of the folded text; the work stays linear in any text.
const LONGEST_SENTENCE: usize = 1000;

/// What is said aside in a sentence, around a place in it.
fn asides_of<'f>(findings: &'f Findings<'_>, layout: &Layout, sentence: usize, place: usize) -> &'f [Finding] {
    let found = &findings.found;
    let own = layout.findings_of(sentence);
    let ends = |i: usize| found[i].what.is_mark(Mark::SentenceEnd) || found[i].what.is_mark(Mark::Question);
    let from =
        own.start.checked_sub(1).map_or(0, |before| found[before].to).max(place.saturating_sub(LONGEST_SENTENCE));
    let to = own.clone().next_back().filter(|&last| ends(last)).map_or(usize::MAX, |last| found[last].from);
    let to = to.min(place + LONGEST_SENTENCE);
    let first = findings.asides.partition_point(|aside| aside.from < from);
    let behind = findings.asides.partition_point(|aside| aside.from < to);
    &findings.asides[first..behind.max(first)]
}
