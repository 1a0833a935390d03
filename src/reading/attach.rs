//! Which buckets an expiry or a validity is of.
//!
//! A date about money, minutes or the line itself is dropped: better no expiry than that of something else.

use super::buckets::Draft;
use super::layout::Layout;
use super::moments::Moments;
use super::nearness::{gap, under_condition};
use super::roles::{Role, Roles};
use super::{BucketReading, Field, Hours, LocalMoment, brackets, subjects};
use crate::languages::{BucketKind, RENEWS, Says, Side};
use crate::scan::{Finding, Findings, Mark, What};

/// How many findings before the date are searched for what it speaks of.
const REACH: usize = 30;

/// Expiries and validities that came before any bucket, or speak of all.
#[derive(Default)]
pub struct Waiting {
    pub expiries: Vec<Field<LocalMoment>>,
    pub validities: Vec<Field<Hours>>,
}

impl Waiting {
    pub fn settle(self, drafts: &mut [Draft]) {
        for draft in drafts {
            draft.reading.expiry = draft.reading.expiry.or(self.expiries.first().copied());
            draft.reading.validity = draft.reading.validity.or(self.validities.first().copied());
        }
    }
}

/// What a date is judged by.
#[derive(Clone, Copy)]
pub struct Evidence<'a> {
    pub findings: &'a Findings<'a>,
    pub layout: &'a Layout,
    pub roles: &'a Roles,
}

/// Gives an expiry or a validity to the buckets it speaks of.
pub fn attach<T: Copy>(
    evidence: &Evidence<'_>,
    drafts: &mut [Draft],
    waiting: &mut Vec<Field<T>>,
    at: usize,
    field: Field<T>,
    slot: impl Fn(&mut BucketReading) -> &mut Option<Field<T>>,
) {
    let Evidence { findings, layout, roles } = *evidence;
    let segment = layout.at(at).segment;
    let figure = drafts.iter().filter(|draft| draft.segment == segment).map(|draft| draft.first).max();
    // A date that no words announce was judged by all around it before.
    let is_of_other = || {
        field.is_sure
            && (is_of_unread(findings, layout, roles, at)
                || figure.is_none() && is_of_sold(findings, layout, roles, at))
    };
    if belongs_elsewhere(findings, layout, at, figure) || is_of_other() {
        return;
    }
    let fill = |draft: &mut Draft| {
        let open = slot(&mut draft.reading);
        let free = open.is_none();
        if free {
            *open = Some(field);
        }
        free
    };
    if let Some(kind) = subjects::kind_before_date(findings, layout, at) {
        let wanted = Some(kind).filter(|kind| *kind != BucketKind::Main);
        if drafts
            .iter_mut()
            .filter(|draft| draft.reading.kind == wanted)
            .filter_map(|draft| fill(draft).then_some(()))
            .count()
            > 0
        {
            return;
        }
    }
    if figure.is_some() {
        let nearest = drafts.iter().rposition(|draft| draft.segment == segment);
        let own_only = goes_on(findings, layout, at);
        for (i, draft) in drafts.iter_mut().enumerate().filter(|(_, draft)| draft.segment == segment) {
            // "2 GB until 2 Jan (28 days)": the second end of the nearest is its own, too.
            // "Basic: 3 GB ⏎ Extra: 1 GB (until 31 Dec)": in a bracket on the line of its figure.
            let is_beside = layout.at(at).bracket != 0 && layout.at(draft.first).line != layout.at(at).line;
            let takes = if Some(i) == nearest { !draft.endless } else { !draft.closed && !own_only && !is_beside };
            if takes {
                fill(draft);
            }
            draft.closed |= draft.reading.expiry.is_some();
        }
        let is_end = nearest.is_some_and(|nearest| drafts[nearest].closed);
        for draft in drafts.iter_mut().filter(|draft| draft.segment == segment && own_only && is_end) {
            draft.closed = true;
        }
        return;
    }
    if drafts.iter_mut().filter_map(|draft| fill(draft).then_some(())).count() == 0 {
        waiting.push(field);
    }
}

/// "1 GB weekly and 300 MB at night. Weekly exp: 17/02, bonus exp: 14/02": as many ends as buckets, all behind the last of them in one
/// sentence and announced by the same words, are told in the order of the buckets.
pub fn attach_in_order(evidence: &Evidence<'_>, drafts: &mut [Draft], moments: &Moments) {
    let Evidence { findings, layout, .. } = *evidence;
    let found = &findings.found;
    let Some(last) = drafts.iter().map(|draft| draft.first).max().filter(|_| drafts.len() > 1) else { return };
    let ends: Vec<usize> = moments.expiries.places().take(drafts.len() + 1).collect();
    let says_end = |i: usize| matches!(findings.says(i), Some(Says::Until(_)));
    let words = |at: usize| {
        let cue = (at.saturating_sub(4)..at).rev().find(|&i| says_end(i) || matches!(found[i].what, What::Moment(_)));
        cue.filter(|&i| says_end(i)).map(|i| &findings.folded.text[found[i].from..found[i].to])
    };
    let [first, rest @ ..] = ends.as_slice() else { return };
    let is_alike = |&at: &usize| {
        layout.at(at).sentence == layout.at(*first).sentence && (words(at).is_none() || words(at) == words(*first))
    };
    let is_between = |draft: &Draft| draft.reading.is_part || draft.reading.expired.is_some();
    let has_figure = rest.last().is_some_and(|end| (first + 1..*end).any(|i| found[i].what.is_figure()));
    if ends.len() != drafts.len()
        || has_figure
        || *first <= last
        || !rest.iter().all(is_alike)
        || drafts.iter().any(is_between)
    {
        return;
    }
    for (draft, at) in drafts.iter_mut().zip(ends) {
        draft.reading.expiry = moments.expiries.at(at);
    }
}

/// "Until 5 Dec: 2 GB left. Until 25 Nov: 1 GB left": as many ends as buckets, in turn, each before its bucket.
pub fn attach_in_turn(evidence: &Evidence<'_>, drafts: &mut [Draft], moments: &Moments) {
    let Evidence { findings, layout, .. } = *evidence;
    let ends: Vec<usize> = moments.expiries.places().take(drafts.len() + 1).collect();
    let is_whole = |draft: &Draft| !draft.reading.is_part && draft.reading.expired.is_none();
    let precedes = |i: usize| ends[i] < drafts[i].first && ends.get(i + 1).is_none_or(|next| drafts[i].first < *next);
    // "Credit 12.50 until 15/01. Data 8.7 GB until 3/12".
    let is_of_money = |end: &usize| {
        let sentence = layout.at(*end).sentence;
        let mut before = (0..*end).rev().take(REACH).take_while(|&i| layout.at(i).sentence == sentence);
        let is_figure =
            |&i: &usize| findings.found[i].what.is_amount() || matches!(findings.found[i].what, What::Money);
        let nearest = before.find(is_figure);
        belongs_elsewhere(findings, layout, *end, None)
            || nearest.is_some_and(|i| matches!(findings.found[i].what, What::Money))
    };
    let in_turn = drafts.len() > 1
        && ends.len() == drafts.len()
        && (0..ends.len()).all(precedes)
        && !ends.iter().any(is_of_money);
    if in_turn && drafts.iter().all(is_whole) {
        for (draft, at) in drafts.iter_mut().zip(ends) {
            draft.reading.expiry = moments.expiries.at(at);
        }
    }
}

/// "Renews on 9 Dec ⏎ Internet: 8 GB of 15 GB ⏎ Bonus: 2 GB of 5 GB": the only end that a page tells, on a line without figures and above or below
/// all that is left or used, is that of all its buckets; in the midst of them it is of those above it.
pub fn share_only_end(evidence: &Evidence<'_>, drafts: &mut [Draft], moments: &Moments) {
    let Evidence { findings, layout, roles } = *evidence;
    let found = &findings.found;
    let mut ends = moments.expiries.places();
    let (Some(at), None) = (ends.next(), ends.next()) else { return };
    let line = layout.at(at).line;
    let own = |i: &usize| layout.at(*i).line == line;
    let mut near = (at.saturating_sub(REACH)..found.len().min(at + REACH)).filter(own);
    let is_of_all =
        !near.any(|i| found[i].what.is_figure() || matches!(findings.says(i), Some(Says::Kind(_) | Says::Account)));
    // What is told of a bucket, but for its size.
    let is_told = |i: usize| {
        let is_role = roles.assigned[i].is_some_and(|assigned| assigned.role != Role::Allowance);
        is_role || matches!(findings.says(i), Some(Says::Unlimited | Says::UnlimitedData))
    };
    let is_in_midst = (0..at).any(is_told) && (at..found.len()).any(is_told);
    let Some(end) = moments.expiries.at(at).filter(|_| is_of_all && !is_in_midst) else { return };
    let takes_it = |draft: &Draft| draft.reading.expiry.is_some_and(|field| field.span == end.span);
    let is_page = drafts.iter().any(|draft| layout.at(draft.first).line != layout.at(drafts[0].first).line);
    if !is_page || !drafts.iter().any(takes_it) || drafts.iter().any(|draft| draft.reading.validity.is_some()) {
        return;
    }
    for draft in drafts.iter_mut().filter(|draft| !draft.endless && draft.reading.expired.is_none()) {
        draft.reading.expiry = draft.reading.expiry.or(Some(end));
    }
}

/// "Daily 0 MB, weekly 1.2 GB until 28 Nov, monthly 0 MB": the date in the middle of a list is of the figure before it.
fn goes_on(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let (segment, found) = (layout.at(at).segment, &findings.found);
    let mut behind = (at + 1..found.len()).take(REACH).take_while(|&i| layout.at(i).segment == segment);
    let is_break = |i: usize| found[i].what.is_mark(Mark::Comma) || found[i].what.is_mark(Mark::Line);
    behind.next().is_some_and(is_break) && behind.any(|i| found[i].what.is_amount())
}

/// Whether the last amount before the date, in its own sentence, could not be read: then the date is that one's. "75% of 10 GB used.
/// After 10 GB it is slow until 14 Feb": one that was read before is no other, nor is a limit that a condition names.
fn is_of_unread(findings: &Findings<'_>, layout: &Layout, roles: &Roles, at: usize) -> bool {
    let sentence = layout.at(at).sentence;
    let volume = |i: usize| match &findings.found[i].what {
        What::Amount(amount) => Some(amount.printed.volume),
        _ => None,
    };
    let is_limit = |i: usize| {
        let own = layout.sentence_of(i);
        let sells = |j: usize| {
            matches!(findings.says(j), Some(Says::Offer | Says::Granted(_)))
                || matches!(findings.found[j].what, What::Money)
        };
        under_condition(findings, layout, i) && !own.into_iter().any(sells)
    };
    let is_read_before = |i: usize| {
        let own = volume(i);
        (i.saturating_sub(REACH)..i).any(|j| roles.assigned[j].is_some() && own.is_some() && volume(j) == own)
    };
    (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|&i| layout.at(i).sentence == sentence)
        .find(|&i| {
            findings.found[i].what.is_amount()
                && !brackets::is_said_again(findings, i)
                && !is_read_before(i)
                && !is_limit(i)
        })
        .is_some_and(|i| roles.assigned[i].is_none() && !layout.at(i).quoted)
}

/// "Until 30 Nov, 10 GB for 5! You have 2 GB left": whether the sentence of a date tells figures of data, and none of them was read.
fn is_of_sold(findings: &Findings<'_>, layout: &Layout, roles: &Roles, at: usize) -> bool {
    let own = layout.sentence_of(at);
    let near = own.start.max(at.saturating_sub(REACH))..own.end.min(at + REACH);
    let line = layout.at(at).line;
    let mut amounts = near.filter(|&i| findings.found[i].what.is_amount() && layout.at(i).line == line).peekable();
    let is_limit = |i: usize| under_condition(findings, layout, i) || brackets::is_said_again(findings, i);
    amounts.peek().is_some() && amounts.all(|i| roles.assigned[i].is_none() && !is_limit(i) && !layout.at(i).quoted)
}

/// "Data is on for your line until": the line is named by the way, and what was said of is the data before it.
fn is_aside(findings: &Findings<'_>, layout: &Layout, account: usize) -> bool {
    let found = &findings.found;
    let place = layout.at(account);
    let behind_preposition = account
        .checked_sub(1)
        .is_some_and(|i| findings.says(i) == Some(Says::Nothing) && found[i].to > found[account].from);
    behind_preposition
        && (account.saturating_sub(REACH)..account)
            .rev()
            .take_while(|&i| layout.at(i).clause == place.clause)
            .find(|&i| found[i].what.is_figure() || found[i].what.names_data() || announces_end(findings, i))
            .is_some_and(|i| found[i].what.is_amount() || found[i].what.names_data() && !announces_end(findings, i))
}

/// "Credit per month: 500 MB, credit left: 351 MB, credit valid until": words that begin a label of data before in the same sentence.
fn is_label_of_data(findings: &Findings<'_>, layout: &Layout, account: usize) -> bool {
    let found = &findings.found;
    let sentence = layout.at(account).sentence;
    let first_word = |i: usize| findings.folded.text[found[i].from..found[i].to].split(' ').next();
    let word = first_word(account);
    let mut before = (account.saturating_sub(REACH)..account).filter(|&i| layout.at(i).sentence == sentence);
    before.any(|i| {
        let next = (i + 1..found.len()).take(4).find(|&next| found[next].what.is_figure());
        let is_of_data = next.is_some_and(|next| next < account && found[next].what.is_amount());
        let is_label = matches!(findings.says(i), Some(Says::Balance(_) | Says::Allowance(_) | Says::Used(_)));
        is_label && is_of_data && first_word(i) == word
    })
}

fn announces_end(findings: &Findings<'_>, i: usize) -> bool {
    matches!(findings.says(i), Some(Says::Until(_) | Says::UntilBeside | Says::ValidFor(_) | Says::Expired))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    Data,
    /// Money on the account, or the line itself.
    Account,
    /// Minutes and messages.
    Service,
}

/// "4 GB renewed. 5.00 was deducted from your account": whether the sentence that ends at `at` tells what was paid, and no balance.
fn is_charge(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    /// "was deducted from", in the shortest of languages; "5.00 in your account" is a balance.
    const FEWEST_LETTERS: usize = 8;
    let found = &findings.found;
    let sentence = layout.at(at).sentence;
    let own = || (at.saturating_sub(REACH)..=at).rev().take_while(|&i| layout.at(i).sentence == sentence);
    let is_other = |i: usize| {
        let says = findings.says(i);
        matches!(says, Some(Says::Balance(_) | Says::Holds | Says::Granted(_))) || found[i].what.is_mark(Mark::Colon)
    };
    let is_sum = |i: usize| match found[i].what {
        What::Money => true,
        What::Number(number) => number.decimals == 2,
        _ => false,
    };
    let account = own().find(|&i| findings.says(i) == Some(Says::Account));
    let sum = account.and_then(|account| (0..account).rev().take(3).find(|&i| is_sum(i)));
    let (Some(account), Some(sum)) = (account, sum) else { return false };
    let is_behind = layout.at(sum).sentence == sentence && gap(found, sum, account) >= FEWEST_LETTERS;
    is_behind && !own().any(is_other)
}

/// "On your account: 12.50": whether words for credit stand right before a sum.
fn is_credit(findings: &Findings<'_>, at: usize) -> bool {
    const BEFORE: usize = 3;
    let sum = &findings.found[at];
    // In order of the text: the last that begins before the sum.
    let behind = findings.asides.partition_point(|aside| aside.from < sum.from);
    let near = &findings.asides[behind.saturating_sub(2)..behind];
    let stands_before = |words: &Finding| {
        words.what.says() == Some(Says::Credit) && words.to <= sum.from && sum.from - words.to <= BEFORE
    };
    matches!(sum.what, What::Money) && near.iter().any(stands_before)
}

/// "Credit: 1.84. Renewal on 03/12": whether the words that announce the date at `at` are of the renewal of a plan.
fn is_renewal(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    let words = |i: usize| &findings.folded.text[found[i].from..found[i].to];
    let announces = |i: usize| matches!(findings.says(i), Some(Says::Until(Side::Follows)));
    (at.saturating_sub(2)..at).any(|i| announces(i) && RENEWS.iter().any(|stem| words(i).contains(stem)))
}

/// Whether the date speaks of something that is not data: words about credit or the line between the bucket and the
/// date take it for themselves; so do minutes and messages where no bucket is in the same sentence.
fn belongs_elsewhere(findings: &Findings<'_>, layout: &Layout, at: usize, figure: Option<usize>) -> bool {
    let sentence = layout.at(at).sentence;
    let subject_at = |i: usize| match (&findings.found[i].what, findings.says(i)) {
        (_, Some(Says::Account)) if is_label_of_data(findings, layout, i) => Some(Subject::Data),
        (_, Some(Says::Account)) if !is_aside(findings, layout, i) => Some(Subject::Account),
        (_, Some(Says::OtherService)) | (What::Count, _) => Some(Subject::Service),
        (_, Some(Says::Pack)) | (What::Amount(_), _) => Some(Subject::Data),
        (what, _) if what.names_data() => Some(Subject::Data),
        _ => None,
    };
    let before = (at.saturating_sub(REACH)..at).rev();
    let own = before.clone().take_while(|&i| layout.at(i).sentence == sentence);
    let nearest = |wanted: Subject| own.clone().find(|&i| subject_at(i) == Some(wanted));
    let (data, account, service) = (nearest(Subject::Data), nearest(Subject::Account), nearest(Subject::Service));
    // "Balance: 4.20. Until 2 Dec you have 1.35 GB": what follows in its own sentence is what the date is of.
    let follows = (at + 1..findings.found.len().min(at + REACH))
        .take_while(|&i| layout.at(i).sentence == sentence)
        .any(|i| findings.found[i].what.is_amount());
    // "If you do not agree, you may leave without charge until 31 Jan": said of neither data nor a pack.
    let is_of_case = || {
        let own = || before.clone().take_while(|&i| layout.at(i).sentence == sentence);
        own().any(|i| findings.says(i) == Some(Says::Condition))
            && !own().any(|i| matches!(findings.says(i), Some(Says::Balance(_) | Says::Kind(_) | Says::Expired)))
    };
    match (figure, data, account, service) {
        (None, None, None, None) if follows || is_renewal(findings, at) => false,
        (None, None, None, None) if is_of_case() => true,
        (None, None, None, None) => {
            // The nearest sentence before that speaks of anything; "Balance: 12.00" speaks of money.
            let speaks = |i: &usize| subject_at(*i).is_some() || matches!(findings.found[*i].what, What::Money);
            let mut told = before.clone().filter(speaks);
            let Some(nearest) = told.next() else { return false };
            let sentence = layout.at(nearest).sentence;
            let mut earlier = || told.find(|&i| layout.at(i).sentence < sentence);
            let last = if is_charge(findings, layout, nearest) { earlier().unwrap_or(nearest) } else { nearest };
            let sentence = layout.at(last).sentence;
            let mut there = before.filter(|&i| layout.at(i).sentence == sentence).filter_map(subject_at);
            let is_data = there.clone().any(|subject| subject == Subject::Data);
            // "400 F debited" is a price, and "Balance: 12.00" what the date would be of.
            let is_balance =
                |i: usize| matches!(findings.says(i), Some(Says::Balance(_) | Says::Holds | Says::Account));
            let of_money = matches!(findings.found[last].what, What::Money)
                && (at.saturating_sub(REACH)..at).any(|i| layout.at(i).sentence == sentence && is_balance(i));
            !is_data && (of_money || is_credit(findings, last) || there.next() == Some(Subject::Account))
        }
        (Some(_), data, Some(account), _) => data.is_none_or(|data| account > data),
        // "Data: 4.5 GB; min: 120; until 2 Dec": a date in a part of its own ends a list, and is of all that is in it.
        (None, Some(_), None, Some(service)) if layout.at(service).segment != layout.at(at).segment => false,
        // "9 GB data + unlimited calls, valid for 7 days", the figure told before as well.
        (None, Some(_), None, Some(_)) if own.clone().any(|i| findings.found[i].what.is_amount()) => false,
        (None, data, account, service) => account.max(service) > data,
        (Some(_), _, None, _) => false,
    }
}
