//! Puts figures, dates and states together into one reading per bucket.
//!
//! A bucket begins where a slot that is filled is stated again, or where another kind is named. Which bucket a date is
//! of is asked in `attach`, and what a word speaks of in `subjects`.

use super::attach::{Evidence, Waiting, attach, attach_in_order, attach_in_turn, share_only_end};
use super::layout::Layout;
use super::moments::Moments;
use super::nearness::{REACH, gap, neighbourhood, under_condition};
use super::roles::{Role, Roles};
use super::{BucketReading, Field, MessageReading, prices, subjects, sums, unheld};
use crate::languages::{BucketKind, Says};
use crate::outcome::{About, Doubt};
use crate::scan::{Finding, Findings, What};
use crate::span::Span;
use crate::volume::{DataVolume, Printed, Unit, UnitStep};

/// A bucket in the making, with where it was spoken of.
pub struct Draft {
    pub reading: BucketReading,
    pub segment: usize,
    /// Index of the first finding that it was made from.
    pub first: usize,
    /// Whether the expiry was told beside this bucket, and not for all.
    pub closed: bool,
    /// Said to have no end.
    pub endless: bool,
}

/// No message lists more; what does is no message, and the work stays linear.
const MOST_BUCKETS: usize = 64;
/// Sizes are printed in halves of gigabytes, or in megabytes; the larger of their two counts.
const HALF_GIGABYTE: u64 = 500_000_000;
const MEGABYTE: u64 = 1_048_576;
/// Carriers mix steps of 1000 and 1024, which is 2.4 % at each of three steps.
const ADDS_UP_WITHIN: f64 = 0.08;

pub fn assemble(findings: &Findings<'_>, layout: &Layout, roles: &Roles, moments: &Moments) -> MessageReading {
    let mut drafts =
        Drafts { all: Vec::new(), dated: dated_segments(findings, layout, moments), labelled: labelled(findings) };
    let mut waiting = Waiting::default();
    let evidence = Evidence { findings, layout, roles };
    for (at, found) in findings.found.iter().enumerate() {
        let span = || findings.span(found.from, found.to);
        match (&found.what, &roles.assigned[at]) {
            (What::Amount(amount), Some(assigned)) => {
                let kind = subjects::kind_of(findings, layout, at);
                let field = Field {
                    value: amount.printed,
                    span: span(),
                    rule: assigned.rule,
                    assumed: None,
                    is_sure: assigned.is_sure,
                };
                let segment = layout.at(at).segment;
                let is_whole = assigned.is_whole;
                let fills = assigned.is_part
                    && (kind.is_none() || is_whole && drafts.all.last().is_some_and(|part| part.reading.kind == kind))
                    && (drafts.fill_part(segment, assigned.role, is_whole, field)
                        || drafts.fill_whole(assigned.role, field));
                if assigned.is_part && !fills {
                    drafts.place_part(layout, at, assigned.role, kind, field);
                } else if !(assigned.is_part || assigned.is_whole && drafts.place_whole(layout, at, kind, field)) {
                    drafts.place(layout, at, kind, |reading| slot(reading, assigned.role), field);
                }
                if assigned.is_granted {
                    drafts.note_grant(span());
                }
            }
            (What::Percent(percent), Some(assigned)) => {
                let kind = subjects::kind_of(findings, layout, at);
                let field = Field {
                    value: *percent,
                    span: span(),
                    rule: assigned.rule,
                    assumed: None,
                    is_sure: assigned.is_sure,
                };
                // "50% alert: you have used 50%" says it twice.
                let is_said = drafts.all.last_mut().is_some_and(|draft| {
                    percent_slot(&mut draft.reading, assigned.role).is_some_and(|said| said.value == field.value)
                });
                if !is_said {
                    drafts.place(layout, at, kind, |reading| percent_slot(reading, assigned.role), field);
                }
            }
            (What::Phrase(cue), _)
                if tells_state(cue.says) && !layout.is_no_statement(at) && !under_condition(findings, layout, at) =>
            {
                let state = || Field { value: (), span: span(), rule: cue.phrase.name, assumed: None, is_sure: true };
                match cue.says {
                    Says::UsedUp
                        if subjects::is_about_data(findings, layout, at)
                            && !is_share(findings, layout, roles, at)
                            && !unheld::is_of_other_line(findings, layout, at) =>
                    {
                        let kind = subjects::kind_of_state(findings, layout, at);
                        // "You reached 100% of": the share is in the words.
                        let says_all = findings.folded.text[found.from..found.to].contains("100");
                        // "Alerts at 80% & 100% of your data usage".
                        let is_listed = at > 0
                            && matches!(findings.found[at - 1].what, What::Percent(_))
                            && gap(&findings.found, at - 1, at) <= JOINED_WITHIN;
                        if says_all && is_listed {
                            continue;
                        }
                        if says_all {
                            let Field { span, rule, assumed, is_sure, .. } = state();
                            let all = Field { value: 100.0, span, rule, assumed, is_sure };
                            drafts.place(layout, at, kind, |reading| &mut reading.used_percent, all);
                        } else {
                            drafts.place_state(layout, at, kind, |reading| &mut reading.exhausted, state());
                        }
                    }
                    Says::Expired | Says::Until(_)
                        if subjects::says_expired(findings, layout, at)
                            && subjects::is_about_data(findings, layout, at)
                            && !unheld::is_of_other_line(findings, layout, at)
                            && !unheld::is_undone_itself(findings, layout, at) =>
                    {
                        drafts.place_state(layout, at, None, |reading| &mut reading.expired, state());
                    }
                    Says::SameValidity => drafts.share_validity(),
                    Says::NoEnd => drafts.close(layout.at(at).segment),
                    Says::Unlimited | Says::UnlimitedData if is_sold(findings, layout, at) => {}
                    Says::Unlimited | Says::UnlimitedData => {
                        if let Some(kind) = subjects::unlimited_data(findings, layout, at) {
                            drafts.place_unlimited(layout, at, kind, state());
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        if let Some(field) = moments.expiries.at(at) {
            attach(&evidence, &mut drafts.all, &mut waiting.expiries, at, field, |reading| &mut reading.expiry);
        }
        if let Some(field) = moments.validities.at(at) {
            attach(&evidence, &mut drafts.all, &mut waiting.validities, at, field, |reading| &mut reading.validity);
        }
    }
    if drafts.all.is_empty() {
        drafts.all.extend(dated_only(findings, layout, moments, &waiting));
    }
    waiting.settle(&mut drafts.all);
    attach_in_order(&evidence, &mut drafts.all, moments);
    attach_in_turn(&evidence, &mut drafts.all, moments);
    share_only_end(&evidence, &mut drafts.all, moments);
    sums::mark_parts(&mut drafts.all);
    drafts.all.iter_mut().for_each(|draft| drop_size_of_other(&mut draft.reading));
    drop_size_said_again(&mut drafts.all);
    MessageReading {
        buckets: drafts.finish(),
        reading_time: moments.reading_time,
        open: open_amounts(findings, &roles.open),
        ..MessageReading::default()
    }
}

/// "Your data pack will expire on 30 Nov": an end and no figure, of a pack that the words name as one of data. Not for an advert, nor
/// where the line or its credit is spoken of.
fn dated_only(findings: &Findings<'_>, layout: &Layout, moments: &Moments, waiting: &Waiting) -> Option<Draft> {
    let end = |span: Span| findings.found.iter().position(|found| findings.span(found.from, found.to) == span);
    let first =
        waiting.expiries.first().map(|field| field.span).or(waiting.validities.first().map(|field| field.span))?;
    let at = end(first).filter(|&at| moments.expiries.at(at).is_some() || moments.validities.at(at).is_some())?;
    let says = |i: usize| findings.says(i);
    let own = neighbourhood(layout, at);
    let of_pack =
        own.clone().any(|i| says(i) == Some(Says::Pack)) && own.clone().any(|i| findings.found[i].what.names_data());
    let other = |i: usize| {
        i < at && says(i) == Some(Says::Offer)
            || matches!(says(i), Some(Says::Condition | Says::Account | Says::OtherService | Says::Granted(_)))
            || matches!(findings.found[i].what, What::Money | What::Count)
    };
    let has_amount = own.clone().any(|i| findings.found[i].what.is_amount());
    let is_sold_before = (0..at).any(|i| says(i) == Some(Says::Offer));
    if !of_pack || own.into_iter().any(other) || has_amount || is_sold_before {
        return None;
    }
    let kind = subjects::kind_of_state(findings, layout, at).filter(|kind| *kind != BucketKind::Main);
    let reading = BucketReading { kind, is_dated_only: true, ..BucketReading::default() };
    Some(Draft { reading, segment: layout.at(at).segment, first: at, closed: false, endless: false })
}

/// "Your use has reached 3 GB; until the end of the month at most 128 kbit/s": whole or half gigabytes used, and nothing else of the bucket, in a text
/// that tells the slow speed, are also the size, and it is used up. Not where a condition or another figure stands before the speed: "used
/// 5 GB; after 20 GB it is reduced to 128 kbit/s" tells a limit that is not reached.
pub fn take_limit_reached(findings: &Findings<'_>, slowed: Span, buckets: &mut [BucketReading]) {
    let [bucket] = buckets else { return };
    let Some(used) = bucket.used else { return };
    let has_only_use = BucketReading { used: None, ..bucket.clone() }.is_empty();
    let is_other = |finding: &Finding| {
        let span = findings.span(finding.from, finding.to);
        let is_limit = finding.what.is_amount() && span != used.span && span.start < slowed.end;
        is_limit || finding.what.says() == Some(Says::Condition)
    };
    if findings.found.iter().any(is_other) {
        return;
    }
    let binary = Unit::Gigabyte.bytes(UnitStep::TenTwentyFour);
    let is_whole = used.value.volume.bytes().is_multiple_of(HALF_GIGABYTE) || used.value.step.bytes() == binary;
    if has_only_use && is_whole && used.value.volume > DataVolume::ZERO {
        let Field { span, rule, assumed, is_sure, .. } = used;
        bucket.exhausted = Some(Field { value: (), span, rule, assumed, is_sure });
        bucket.allowance = bucket.used;
    }
}

/// Doubts where the figures of one bucket contradict each other.
pub fn check_sums(reading: &MessageReading, doubts: &mut Vec<Doubt>) {
    for bucket in &reading.buckets {
        if let (Some(balance), Some(used), Some(allowance)) = (bucket.balance, bucket.used, bucket.allowance) {
            let sum = balance.value.volume.plus(used.value.volume).bytes_f64();
            let whole = allowance.value.volume.bytes_f64();
            if (sum - whole).abs() > ADDS_UP_WITHIN * whole.max(sum) {
                doubts.push(Doubt { about: About::DoesNotAddUp, spans: vec![balance.span, used.span, allowance.span] });
            }
        }
    }
}

/// "4.75 GB left. Additional pack: 1 GB": a size that only a pack's name tells, and less than what is left, is another pack's.
fn drop_size_of_other(reading: &mut BucketReading) {
    let Some((balance, size)) = reading.balance.zip(reading.allowance) else { return };
    // "5 GB left and 3 GB carried over from last month": nor is what is told of behind what is left; "1 GB added, now you have 12 GB" is a top-up.
    let is_other = !size.is_sure || size.span.start > balance.span.start;
    if is_other && size.value.volume.bytes_f64() * (1.0 + ADDS_UP_WITHIN) < balance.value.volume.bytes_f64() {
        reading.allowance = None;
    }
}

/// "Plan: Easy 7 GB ⏎ Size: 7 GB ⏎ Used: 4.82 GB": a size alone that another bucket of the kind has too, and more with it.
fn drop_size_said_again(drafts: &mut Vec<Draft>) {
    let size = |draft: &Draft| Some((draft.reading.kind, draft.reading.allowance?.value.volume));
    let told: Vec<_> = drafts.iter().filter(|draft| !draft.reading.tells_size_only()).filter_map(size).collect();
    drafts.retain(|draft| {
        let is_again = size(draft).is_some_and(|own| told.contains(&own));
        !draft.reading.tells_size_only() || draft.reading.is_part || draft.reading.expiry.is_some() || !is_again
    });
}

fn slot(reading: &mut BucketReading, role: Role) -> &mut Option<Field<Printed>> {
    match role {
        Role::Balance => &mut reading.balance,
        Role::Used => &mut reading.used,
        Role::Allowance | Role::NotHere => &mut reading.allowance,
    }
}

fn percent_slot(reading: &mut BucketReading, role: Role) -> &mut Option<Field<f64>> {
    if role == Role::Used { &mut reading.used_percent } else { &mut reading.left_percent }
}

pub fn open_amounts(findings: &Findings<'_>, open: &[usize]) -> Vec<Field<Printed>> {
    let field = |&at: &usize| match &findings.found[at].what {
        What::Amount(amount) => {
            let span = findings.span(findings.found[at].from, findings.found[at].to);
            Some(Field { value: amount.printed, span, rule: "amount alone", assumed: None, is_sure: false })
        }
        _ => None,
    };
    open.iter().filter_map(field).collect()
}

/// "80% … has been depleted", "3 GB of 4 GB are used up": used by that share, and not up.
fn is_share(findings: &Findings<'_>, layout: &Layout, roles: &Roles, at: usize) -> bool {
    neighbourhood(layout, at).any(|i| {
        let is_percent = matches!(findings.found[i].what, What::Percent(_));
        // "4.5 GB of your 5 GB is gone": the same words say "used" as well.
        let words = |i: usize| (findings.found[i].from, findings.found[i].to);
        let is_by = |cue: usize| cue == at || words(cue) == words(at) && i < at;
        roles.assigned[i].is_some_and(|assigned| is_percent || assigned.role == Role::Used && is_by(assigned.cue))
    })
}

/// Two percentages in a list stand so near to each other.
const JOINED_WITHIN: usize = 6;

/// Whether "unlimited" has its price or a code to dial in its sentence, and nothing says that it is the person's.
fn is_sold(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    use Says::{Balance, Granted, Holds, Until, Used};
    let near = neighbourhood(layout, at);
    let states = |i: usize| matches!(findings.says(i), Some(Granted(_) | Holds | Until(_) | Balance(_) | Used(_)));
    let is_code = |i: usize| {
        let finding = &findings.found[i];
        matches!(finding.what, What::Code) && findings.folded.text[finding.from..].starts_with('*')
    };
    let sells = |i: usize| i > at && (matches!(findings.found[i].what, What::Money) || is_code(i));
    // "Surf without limit! Buy 3 GB for 150": told in the sentence before the price.
    let around = at.saturating_sub(REACH)..findings.found.len().min(at + REACH);
    let is_price = |i: usize| matches!(findings.found[i].what, What::Money) && !prices::is_on_account(findings, i);
    let has_price = |i: usize| matches!(findings.found[i].what, What::Link) || is_price(i) || is_code(i);
    let advert = around.clone().any(|i| findings.says(i) == Some(Says::Offer))
        && around.clone().any(has_price)
        && !around.into_iter().any(|i| matches!(findings.says(i), Some(Granted(_) | Holds | Balance(_) | Used(_))));
    // "For 10.000 you have 3 GB and unlimited WhatsApp": what is had is paid for first.
    let given = |i: usize| matches!(findings.says(i), Some(Granted(_) | Until(_) | Balance(_) | Used(_)));
    let held = near.clone().find(|&i| findings.says(i) == Some(Holds));
    let paid = held.is_some_and(|held| near.clone().any(|i| i < held && is_price(i))) && !near.clone().any(given);
    !near.clone().any(states) && near.clone().any(sells) || advert || paid
}

/// Whether words say something of a bucket without a figure.
fn tells_state(says: Says) -> bool {
    use Says::{Expired, NoEnd, SameValidity, Unlimited, UnlimitedData, Until, UsedUp};
    matches!(says, UsedUp | Expired | Until(_) | SameValidity | NoEnd | Unlimited | UnlimitedData)
}

/// For each segment, whether it states an expiry of its own.
fn dated_segments(findings: &Findings<'_>, layout: &Layout, moments: &Moments) -> Vec<bool> {
    let segments = findings.found.len().checked_sub(1).map_or(0, |last| layout.at(last).segment + 1);
    let mut dated = vec![false; segments];
    for at in moments.expiries.places() {
        dated[layout.at(at).segment] = true;
    }
    dated
}

/// For each finding, whether a label for data stands right before it.
fn labelled(findings: &Findings<'_>) -> Vec<bool> {
    let mut labelled = vec![false; findings.found.len()];
    for label in (0..labelled.len()).filter(|&i| findings.says(i) == Some(Says::Label)) {
        labelled.iter_mut().skip(label + 1).take(3).for_each(|behind| *behind = true);
    }
    labelled
}

/// "3 GB plan, 500 MB left … you have 500 MB left": nothing but what is left, and that as said before of a bucket with a size.
/// Or that it is unlimited, and that said before.
fn is_told_again(earlier: &BucketReading, reading: &BucketReading) -> bool {
    let same_end =
        reading.expiry.is_none() || reading.expiry.map(|end| end.value) == earlier.expiry.map(|end| end.value);
    let bare = BucketReading {
        unlimited: None,
        kind: None,
        expiry: None,
        validity: None,
        is_dated_only: false,
        ..reading.clone()
    };
    if earlier.unlimited.is_some()
        && reading.unlimited.is_some()
        && earlier.kind == reading.kind
        && same_end
        && bare.is_empty()
    {
        return true;
    }
    let (Some(said), Some(again)) = (earlier.balance, reading.balance) else { return false };
    let rest = BucketReading { balance: None, kind: None, ..reading.clone() };
    said.value == again.value && earlier.kind == reading.kind && earlier.allowance.is_some() && rest.is_empty()
}

struct Drafts {
    all: Vec<Draft>,
    dated: Vec<bool>,
    /// For each finding, whether a label for data stands right before it.
    labelled: Vec<bool>,
}

impl Drafts {
    /// Fills a slot of the bucket at hand, or of a new one.
    fn place<T: PartialEq>(
        &mut self,
        layout: &Layout,
        at: usize,
        kind: Option<BucketKind>,
        slot: impl Fn(&mut BucketReading) -> &mut Option<Field<T>>,
        field: Field<T>,
    ) {
        self.place_if(layout, at, kind, slot, field, |_| true);
    }

    /// The whole of the figure before it belongs to the same bucket, whatever is named behind it. Whether there is one.
    fn place_whole(&mut self, layout: &Layout, at: usize, kind: Option<BucketKind>, field: Field<Printed>) -> bool {
        match self.all.last_mut() {
            // Said twice: "20 GB pack … 13 GB of 20 GB".
            Some(draft) if draft.reading.allowance.is_some_and(|said| said.value == field.value) => true,
            Some(draft) if draft.segment == layout.at(at).segment && draft.reading.allowance.is_none() => {
                draft.reading.allowance = Some(field);
                draft.reading.kind = draft.reading.kind.or(kind.filter(|kind| *kind != BucketKind::Main));
                true
            }
            _ => false,
        }
    }

    /// A state said twice of the bucket at hand is said once.
    fn place_state(
        &mut self,
        layout: &Layout,
        at: usize,
        kind: Option<BucketKind>,
        slot: impl Fn(&mut BucketReading) -> &mut Option<Field<()>>,
        field: Field<()>,
    ) {
        let said = self.all.last_mut().is_some_and(|draft| slot(&mut draft.reading).is_some());
        if !said {
            self.place(layout, at, kind, slot, field);
        }
    }

    /// "4 GB + unlimited WhatsApp" are two buckets although the second slot is free in the first.
    fn place_unlimited(&mut self, layout: &Layout, at: usize, kind: Option<BucketKind>, field: Field<()>) {
        // Data at home is no kind of its own where it has no end.
        let kind = kind.filter(|kind| !matches!(kind, BucketKind::Local | BucketKind::Main));
        let joins = |reading: &BucketReading| reading.kind == kind || reading.is_empty();
        self.place_if(layout, at, kind, |reading| &mut reading.unlimited, field, joins);
    }

    fn place_if<T: PartialEq>(
        &mut self,
        layout: &Layout,
        at: usize,
        kind: Option<BucketKind>,
        slot: impl Fn(&mut BucketReading) -> &mut Option<Field<T>>,
        field: Field<T>,
        joins: impl Fn(&BucketReading) -> bool,
    ) {
        // Named aloud, the main one is no other.
        let is_main = kind == Some(BucketKind::Main);
        let kind = kind.filter(|_| !is_main);
        let segment = layout.at(at).segment;
        let alone = self.all.len() == 1;
        let names_own = self.labelled.get(at).copied().unwrap_or(false);
        let own_date = self.dated.get(segment).copied().unwrap_or(false);
        if let Some(draft) = self.all.iter_mut().rev().find(|draft| !draft.reading.is_part) {
            let same_place = draft.segment == segment;
            let reading = &mut draft.reading;
            let kinds_agree = match (reading.kind, kind) {
                (a, b) if a == b => true,
                // "Social pass: unlimited. Data: 2.1 GB" has a label of its own.
                (Some(_), None) if is_main || !same_place && names_own => false,
                // "80% of your roaming data is used. Remaining: 205 MB" speaks of one bucket.
                // "Video: unlimited. Internet: 6 GB": what is unlimited has no figure.
                (Some(_), None) => (same_place || alone) && reading.unlimited.is_none(),
                // A kind named late names the bucket at hand only while nothing but its size is known.
                (None, Some(_)) => {
                    same_place && reading.balance.is_none() && reading.used.is_none() && reading.unlimited.is_none()
                }
                _ => false,
            };
            let kinds_agree = kinds_agree && joins(reading);
            let elsewhere = !same_place && (draft.closed && own_date || reading.expired.is_some());
            let open = slot(reading);
            // "Used 0 MB ⏎ used of the main pack 0 MB".
            let is_elsewhere = !same_place || is_main && layout.at(draft.first).line != layout.at(at).line;
            let repeats = open.as_ref().is_some_and(|old| old.value == field.value) && is_elsewhere;
            if kinds_agree && (open.is_none() && !elsewhere || repeats) {
                let open = slot(reading);
                if open.is_none() {
                    *open = Some(field);
                }
                reading.kind = reading.kind.or(kind);
                return;
            }
        }
        let mut reading = BucketReading { kind, ..BucketReading::default() };
        *slot(&mut reading) = Some(field);
        self.open(Draft { reading, segment, first: at, closed: false, endless: false });
    }

    /// "Of which main: 596 MB used, 2.8 GB left": the second figure is of the part at hand. Whether it was.
    fn fill_part(&mut self, segment: usize, role: Role, is_whole: bool, field: Field<Printed>) -> bool {
        let part = self.all.last_mut().filter(|draft| draft.reading.is_part && draft.segment == segment);
        let open = part.map(|part| slot(&mut part.reading, role)).filter(|open| open.is_none());
        // "Of which 1.3 GB of 18 GB in the EU": the whole of the part.
        let fills = (role != Role::Allowance || is_whole) && open.is_some();
        if let Some(open) = open.filter(|_| fills) {
            *open = Some(field);
        }
        fills
    }

    /// "5 GB, of which 3.2 GB used": a part without a name says what the bucket before leaves open. Whether it did.
    fn fill_whole(&mut self, role: Role, field: Field<Printed>) -> bool {
        let Some(whole) = self.all.iter_mut().rev().find(|draft| !draft.reading.is_part) else { return false };
        let open = slot(&mut whole.reading, role);
        let fills = role != Role::Allowance && open.is_none();
        if fills {
            *open = Some(field);
        }
        fills
    }

    /// A part of the bucket before. Where it is the only one, it is kept only with a name of its own, as `finish` says.
    fn place_part(&mut self, layout: &Layout, at: usize, role: Role, kind: Option<BucketKind>, field: Field<Printed>) {
        let kind = kind.filter(|kind| *kind != BucketKind::Main);
        let whole = self.all.iter().rev().find(|draft| !draft.reading.is_part).map(|draft| &draft.reading);
        // "3 GB left of which 1 GB night": the part has the role of its whole.
        let role = match whole {
            Some(whole) if role == Role::Allowance && whole.allowance.is_none() && whole.balance.is_some() => {
                Role::Balance
            }
            Some(whole) if role == Role::Allowance && whole.allowance.is_none() && whole.used.is_some() => Role::Used,
            // "75% of your 20 GB used, of which 2 GB in the EU": the size has a part, and no figure is of its use.
            Some(whole) if whole.allowance.is_some() && whole.balance.is_none() && whole.used.is_none() => {
                Role::Allowance
            }
            _ => role,
        };
        let mut reading = BucketReading { kind, is_part: true, ..BucketReading::default() };
        *slot(&mut reading, role) = Some(field);
        self.open(Draft { reading, segment: layout.at(at).segment, first: at, closed: false, endless: false });
    }

    /// The bucket at hand takes no end that is told of others.
    fn close(&mut self, segment: usize) {
        if let Some(draft) = self.all.last_mut().filter(|draft| draft.segment == segment) {
            (draft.closed, draft.endless) = (true, true);
        }
    }

    /// Gives the last bucket the validity of the one before it.
    fn share_validity(&mut self) {
        if let [.., earlier, last] = self.all.as_mut_slice() {
            last.reading.validity = last.reading.validity.or(earlier.reading.validity);
            last.reading.expiry = last.reading.expiry.or(earlier.reading.expiry);
        }
    }

    /// The size that stands at `span` was given, bought or activated.
    fn note_grant(&mut self, span: Span) {
        let own = |draft: &&mut Draft| draft.reading.allowance.is_some_and(|field| field.span == span);
        if let Some(draft) = self.all.iter_mut().rev().find(own) {
            draft.reading.is_granted = true;
        }
    }

    fn open(&mut self, draft: Draft) {
        if self.all.len() < MOST_BUCKETS {
            self.all.push(draft);
        }
    }

    fn finish(self) -> Vec<BucketReading> {
        let mut readings: Vec<BucketReading> = Vec::with_capacity(self.all.len());
        // "14 GB (of which 9 GB in the EU)", and no word for what the first is: of a part alone nothing is told.
        if self.all.iter().all(|draft| draft.reading.is_part) {
            return readings;
        }
        let parts = self.all.iter().filter(|draft| draft.reading.is_part).count();
        for draft in self.all {
            let mut reading = draft.reading;
            // A part alone that is main itself, or has no name, would stand beside its whole as another and say nothing new.
            if reading.is_part && reading.kind.is_none() && parts == 1 {
                continue;
            }
            let all_used = reading.used_percent.filter(|used| used.value >= 100.0);
            // "15 GB are used up", "100% of 15 GB": said of what was there.
            let is_gone = all_used.is_some() || reading.exhausted.is_some() && reading.used_percent.is_none();
            // "Used up. What is over costs 5; used 0.3 GB": no size, but what was used besides.
            let is_size = |used: Field<Printed>| {
                let Printed { volume, step, .. } = used.value;
                volume.bytes().is_multiple_of(HALF_GIGABYTE) || step.bytes() <= MEGABYTE
            };
            if is_gone && reading.allowance.is_none() && reading.balance.is_none() && reading.used.is_some_and(is_size)
            {
                reading.allowance = reading.used.take();
            }
            // All of it used is used up.
            if let Some(used) = all_used.or(reading.left_percent.filter(|left| left.value <= 0.0)) {
                let Field { span, rule, assumed, is_sure, .. } = used;
                reading.exhausted = reading.exhausted.or(Some(Field { value: (), span, rule, assumed, is_sure }));
            }
            // What is lost with an expired pack is not left.
            if reading.expired.is_some() {
                reading.balance = None;
            }
            // "Your 10 GB pack has expired. The 5.7 GB not used are lost".
            let is_lost = BucketReading { expired: None, ..reading.clone() }.is_empty();
            if is_lost && readings.iter().any(|earlier| earlier.expired.is_some()) {
                continue;
            }
            // What is left is not used up: the words were of a warning, or of something else.
            if reading.balance.is_some_and(|balance| balance.value.volume > DataVolume::ZERO) {
                reading.exhausted = None;
            }
            if reading.is_part
                && let Some(whole) = readings.iter().rev().find(|reading| !reading.is_part)
            {
                reading.expiry = reading.expiry.or(whole.expiry);
                reading.validity = reading.validity.or(whole.validity);
            }
            if !reading.is_empty() && !readings.iter().any(|earlier| is_told_again(earlier, &reading)) {
                readings.push(reading);
            }
        }
        readings
    }
}
