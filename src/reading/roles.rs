//! Which role each amount and percentage has.
//!
//! The phrase that speaks of it most closely decides, as `claims` says; dates are the business of `moments`, and
//! grouping into buckets of `buckets`.

use super::brackets::SIZE_IN_BRACKETS;
use super::claims::{CLOSE, Claim, best_claim, claim_of_amount, is_listed_with_count};
use super::layout::Layout;
use super::nearness::{REACH, between, gap, neighbourhood, under_condition};
use super::pairs::PAIR;
use super::{brackets, lists, magnitude, offers, pairs, shares, subjects};
use crate::languages::{Says, Side};
use crate::outcome::{About, Doubt};
use crate::scan::{Amount, Finding, Findings, Mark, What};
use crate::volume::Unit;

/// The role of an amount or percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Balance,
    Used,
    Allowance,
    /// Spoken of, and none of the person's buckets: sent to someone else.
    NotHere,
}

/// A figure's role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assigned {
    pub role: Role,
    /// Name of the phrase that decided.
    pub rule: &'static str,
    /// Stands behind "of which", or in brackets behind its whole.
    pub is_part: bool,
    /// Named as the whole of the figure before it: "1.2 GB of 3 GB".
    pub is_whole: bool,
    /// Said to have been given, bought or activated.
    pub is_granted: bool,
    /// Said by a phrase that decides alone and stands close.
    pub is_sure: bool,
    /// Said by a label that names data and no role.
    pub is_labelled: bool,
    /// Index of the words that say it; of the figure itself where none do.
    pub cue: usize,
}

#[derive(Debug)]
pub struct Roles {
    /// For each finding, its role if it has one.
    pub assigned: Vec<Option<Assigned>>,
    /// Amounts that no phrase speaks of, by index.
    pub open: Vec<usize>,
}

/// A percentage needs its phrase nearer than an amount does: percentages stand for many things.
const PERCENT_WITHIN: usize = 75;

/// A bare "5 G" is data only this close to its phrase; else it is a network.
pub const BESIDE: usize = 3;

/// Countries that write "1,250.5" in a language that writes "1.250,5" elsewhere.
const POINT_IN_NUMBERS: [&str; 12] = ["MX", "GT", "HN", "NI", "PA", "PE", "PR", "SV", "DO", "CH", "LI", "BZ"];

/// Whether the country tells that the comma of a figure is one between thousands.
fn is_of_thousands(amount: &Amount, country: Option<&str>) -> bool {
    amount.number.open_mark == Some(b',') && country.is_some_and(|country| POINT_IN_NUMBERS.contains(&country))
}

pub fn assign(findings: &Findings<'_>, layout: &Layout, country: Option<&str>, doubts: &mut Vec<Doubt>) -> Roles {
    let found = &findings.found;
    let mut roles = Roles { assigned: vec![None; found.len()], open: Vec::new() };
    let is_code_message = findings.warnings.iter().any(|finding| finding.what.says() == Some(Says::OneTimeCode));
    let is_about_data = found.iter().any(|finding| finding.what.names_data() || finding.what.is_amount());
    let is_about_pack = found.iter().any(|finding| {
        let says = finding.what.says();
        finding.what.names_data()
            || matches!(says, Some(Says::Pack | Says::Account | Says::Kind(_) | Says::OtherService))
    });
    for (at, finding) in found.iter().enumerate() {
        if layout.is_no_statement(at) {
            if let Some(assigned) = named_in_quotes(findings, layout, at) {
                roles.assigned[at] = Some(assigned);
            }
            continue;
        }
        let span = || findings.span(finding.from, finding.to);
        match &finding.what {
            What::TooLarge => doubts.push(Doubt { about: About::TooLarge, spans: vec![span()] }),
            // Beside a figure that cannot be, its neighbour would take the words that belong to it.
            What::Amount(_) if beside_too_large(findings, layout, at) || brackets::is_said_again(findings, at) => {}
            What::Amount(amount) => {
                let claim = claim_of_amount(findings, layout, at);
                let Some(claim) = claim.filter(|claim| is_believed(findings, layout, amount, claim, at)) else {
                    if !amount.weak
                        && !is_code_message
                        && !under_condition(findings, layout, at)
                        && !offers::is_for_sale(findings, layout, at, None)
                    {
                        match amount.otherwise {
                            Some(_) => doubts.push(Doubt { about: About::DecimalMark, spans: vec![span()] }),
                            None => roles.open.push(at),
                        }
                    }
                    continue;
                };
                if !claim.strong && lists::is_name_of_count(findings, layout, at)
                    || !is_about_pack && is_size_of_thing(findings, layout, &claim, at)
                {
                    continue;
                }
                // "Reaching 10 GB, it will be slowed down".
                let is_announced = claim.role == Role::Used
                    && findings.says(at + 1) == Some(Says::Condition)
                    && gap(found, at, at + 1) <= 1;
                if claim.role == Role::NotHere || is_announced {
                    continue;
                }
                let certain = claim.strong && claim.cost <= CLOSE;
                if is_code_message && !certain || offers::is_for_sale(findings, layout, at, Some(&claim)) {
                    continue;
                }
                if amount.otherwise.is_some() && !is_of_thousands(amount, country) {
                    doubts.push(Doubt { about: About::DecimalMark, spans: vec![span()] });
                    continue;
                }
                let is_whole =
                    matches!(claim.rule, PAIR | SIZE_IN_BRACKETS) || findings.says(claim.cue) == Some(Says::Of);
                let is_part = is_part(findings, layout, at);
                // "17.53 GB left (of which 0 MB carried over)".
                // Nor is nought the size of anything.
                if (is_part || claim.role == Role::Allowance && !is_whole) && amount.printed.volume.bytes() == 0 {
                    continue;
                }
                let is_labelled = findings.says(claim.cue) == Some(Says::Label);
                let is_granted = matches!(findings.says(claim.cue), Some(Says::Granted(_)));
                roles.assigned[at] = Some(Assigned {
                    role: claim.role,
                    rule: claim.rule,
                    is_part,
                    is_whole,
                    is_granted,
                    is_sure: certain,
                    is_labelled,
                    cue: claim.cue,
                });
            }
            What::Percent(percent) => {
                if let Some(amount) = amount_before_bracket(findings, layout, &roles, at)
                    && amount.role != Role::Allowance
                {
                    roles.assigned[at] = Some(Assigned { is_part: false, is_whole: false, ..amount });
                    continue;
                }
                let claim =
                    best_claim(findings, layout, at).filter(|claim| claim.strong && claim.cost <= PERCENT_WITHIN);
                if let Some(claim) = claim.filter(|_| *percent <= 100.0)
                    && is_share_of_data(findings, layout, at, is_about_data)
                    && !offers::is_for_sale(findings, layout, at, Some(&claim))
                    && !under_condition(findings, layout, at)
                {
                    roles.assigned[at] = Some(Assigned {
                        role: claim.role,
                        rule: claim.rule,
                        is_part: false,
                        is_whole: false,
                        is_granted: false,
                        is_sure: true,
                        is_labelled: false,
                        cue: at,
                    });
                }
            }
            _ => {}
        }
    }
    drop_twins(findings, layout, &mut roles);
    open_list_with_end(findings, &mut roles);
    open_list_with_days(findings, &mut roles);
    open_wholes_of_nothing(findings, &mut roles);
    name_wholes(findings, layout, &mut roles);
    shares::settle(findings, layout, &mut roles);
    roles
}

/// "Internet 812 MB + 1 GB at night, valid until 19 March": a list without a word for what its figures are. Where each has the name of some
/// data beside it, an end is told, nothing is sold or given, and no pack is sold by one of the sizes, it is what there is.
fn open_list_with_end(findings: &Findings<'_>, roles: &mut Roles) {
    let found = &findings.found;
    let all = 0..found.len();
    // "Data Happy: 2.1 GB; local data: 900 MB": where one of them has its label, the others need no odd size.
    let is_label = |assigned: Assigned| {
        let is_dated = assigned.rule == lists::BALANCES_WITH_ENDS;
        assigned.role == Role::Balance
            && (assigned.is_labelled || is_dated || findings.says(assigned.cue) == Some(Says::Data))
    };
    let is_labelled = roles.assigned.iter().flatten().any(|assigned| is_label(*assigned));
    // "Kuota Ceria: 1.7 GB" has a word for a pack before it.
    let is_pack = |at: usize, assigned: Assigned| {
        let by_pack = assigned.role == Role::Allowance && findings.says(assigned.cue) == Some(Says::Pack);
        is_labelled && by_pack && at > 0 && found[at - 1].what.is_mark(Mark::Colon)
    };
    let open = roles.open.iter().copied();
    let by_pack = all.clone().filter(|&at| roles.assigned[at].is_some_and(|assigned| is_pack(at, assigned)));
    let listed: Vec<usize> = open.chain(by_pack).collect();
    let is_of_list = |at: usize| roles.assigned[at].is_none_or(|assigned| is_label(assigned) || is_pack(at, assigned));
    let is_odd = |at: &usize| magnitude::is_count(&found[*at].what);
    let names_data = |i: usize| found[i].what.names_data() || matches!(findings.says(i), Some(Says::Kind(_)));
    // "Kifurushi: MB 1,204.55".
    let is_pack_label =
        |at: usize| at > 1 && found[at - 1].what.is_mark(Mark::Colon) && findings.says(at - 2) == Some(Says::Pack);
    let is_named = |at: &usize| (at.saturating_sub(6)..(at + 3).min(found.len())).any(names_data) || is_pack_label(*at);
    // "Any time: 1536 MB, night time: 4096 MB": each has the name of a kind and a colon.
    let has_label = |at: &usize| {
        let colon = at.checked_sub(1).filter(|&i| found[i].what.is_mark(Mark::Colon));
        let is_close = |i: usize| found[i].what.is_mark(Mark::Close) || names_data(i);
        colon.and_then(|i| i.checked_sub(1)).is_some_and(is_close)
    };
    let are_labelled = listed.len() > 1 && listed.iter().all(has_label);
    let is_list = is_labelled || are_labelled || listed.iter().any(is_odd);
    if !is_list || !listed.iter().all(is_named) || !all.clone().all(is_of_list) {
        return;
    }
    let Some(&first) = listed.iter().min() else { return };
    let Some(cue) = all.clone().find(|&i| i > first && announces_date(findings, i)) else { return };
    // "Credit 312.45", "your balance is TSH 340": of the line.
    let is_of_line = |i: usize| {
        let is_money = |i: usize| matches!(found.get(i).map(|next| &next.what), Some(What::Money));
        if is_money(i) || is_money(i + 1) && matches!(findings.says(i), Some(Says::Balance(_))) {
            return offers::is_on_account(findings, if is_money(i) { i } else { i + 1 });
        }
        let near = i.saturating_sub(2)..(i + 3).min(found.len());
        let is_namesake = |j: usize| (found[j].from, found[j].to) == (found[i].from, found[i].to);
        i < first && near.into_iter().any(|j| is_namesake(j) && findings.says(j) == Some(Says::Account))
    };
    // "Your balance: talk 12 min. Data 2215.68 MB": the words for the rest head the list.
    let heads = |i: usize| {
        let is_head = matches!(findings.says(i), Some(Says::Balance(Side::Follows | Side::Either)));
        is_head
            && (i + 1..found.len())
                .find(|&j| found[j].from >= found[i].to)
                .is_some_and(|j| found[j].what.is_mark(Mark::Colon))
    };
    // What is sold behind the end is another thing.
    let mut before_end = all.take_while(|&i| found[i].from < found[cue].from);
    if before_end.any(|i| tells_otherwise(findings, i) && !heads(i) && !is_of_line(i)) {
        return;
    }
    roles.open.clear();
    for at in listed {
        roles.assigned[at] = Some(listed_balance("list with its end", cue));
    }
}

/// "Packs: 1.25 GB + 500 MB LTE valid 12 days": figures headed by a word for packs, with the days that they still have, in a text that
/// tells nothing else: what there is.
fn open_list_with_days(findings: &Findings<'_>, roles: &mut Roles) {
    let found = &findings.found;
    let all = 0..found.len();
    let by_pack =
        |assigned: Assigned| assigned.role == Role::Allowance && findings.says(assigned.cue) == Some(Says::Pack);
    let listed: Vec<usize> = all.clone().filter(|&at| found[at].what.is_amount()).collect();
    let mut is_open = vec![false; found.len()];
    roles.open.iter().for_each(|&at| is_open[at] = true);
    let is_of_list = |at: &usize| is_open[*at] || roles.assigned[*at].is_some_and(by_pack);
    let is_headed = |at: usize| {
        let colon = at.checked_sub(1).filter(|&i| found[i].what.is_mark(Mark::Colon));
        let head = colon.and_then(|i| i.checked_sub(1)).and_then(|i| findings.says(i));
        matches!(head, Some(Says::Pack | Says::Data | Says::Label))
    };
    let Some(cue) = all.clone().find(|&i| announces_length(findings, i)) else { return };
    let is_length = |i: usize| matches!(found[i].what, What::Length(_));
    let tells_more =
        |i: usize| matches!(found[i].what, What::Moment(_)) || !is_length(i) && tells_otherwise(findings, i);
    let is_list = listed.len() > 1 && is_headed(listed[0]) && listed.iter().all(is_of_list);
    if !is_list || all.into_iter().any(tells_more) {
        return;
    }
    roles.open.clear();
    for at in listed {
        roles.assigned[at] = Some(listed_balance("list with its days", cue));
    }
}

/// What a figure of a list is: left, as far as a list without a word for it tells.
fn listed_balance(rule: &'static str, cue: usize) -> Assigned {
    Assigned {
        role: Role::Balance,
        rule,
        is_part: false,
        is_whole: false,
        is_granted: false,
        is_sure: false,
        is_labelled: false,
        cue,
    }
}

/// Whether words for a validity stand here, and a length of time right behind them.
fn announces_length(findings: &Findings<'_>, at: usize) -> bool {
    let is_length = |i: usize| matches!(findings.found[i].what, What::Length(_));
    matches!(findings.says(at), Some(Says::ValidFor(_))) && (at + 1..(at + 3).min(findings.found.len())).any(is_length)
}

/// Whether words for an end stand here, and a date right behind them.
fn announces_date(findings: &Findings<'_>, at: usize) -> bool {
    let is_date = |i: usize| matches!(findings.found[i].what, What::Moment(_));
    matches!(findings.says(at), Some(Says::Until(_))) && (at + 1..(at + 3).min(findings.found.len())).any(is_date)
}

/// Whether it is told here what figures are, or that something is sold or given.
fn tells_otherwise(findings: &Findings<'_>, at: usize) -> bool {
    use Says::{Allowance, Balance, Condition, Expired, GivenAway, Granted, Holds, Offer, Used, UsedUp};
    match (&findings.found[at].what, findings.says(at)) {
        (What::Money, _) => !offers::is_on_account(findings, at),
        (What::Percent(_) | What::Length(_), _) => true,
        (_, Some(Allowance(_) | Balance(_) | Used(_) | Holds | Condition | Offer)) => true,
        (_, Some(Granted(_) | GivenAway | UsedUp | Expired)) => true,
        _ => false,
    }
}

/// "0.95 GB of 1 GB", no word for what the first of them is, and none for data anywhere: it may be a mailbox that is full, so the whole
/// is not said either.
fn open_wholes_of_nothing(findings: &Findings<'_>, roles: &mut Roles) {
    let found = &findings.found;
    if found.iter().any(|finding| finding.what.names_data()) {
        return;
    }
    for part in (0..found.len()).filter(|&at| found[at].what.is_amount()) {
        let Some(whole) = (part + 1..found.len()).take(3).find(|&i| found[i].what.is_amount()) else { continue };
        let is_of = roles.assigned[whole].is_some_and(|assigned| findings.says(assigned.cue) == Some(Says::Of));
        if is_of
            && pairs::is_part_of_whole(findings, part)
            && let Ok(place) = roles.open.binary_search(&part)
        {
            roles.assigned[whole] = None;
            roles.open.insert(place + 1, whole);
        }
    }
}

/// "您的「5GB流量包」已开通": the size in the name of a pack that is said, outside of the quotes, to be bought, over or used up.
pub fn named_in_quotes(findings: &Findings<'_>, layout: &Layout, at: usize) -> Option<Assigned> {
    let found = &findings.found;
    if !layout.at(at).quoted || layout.is_in_question(at) || !found[at].what.is_amount() {
        return None;
    }
    let outside = neighbourhood(layout, at).filter(|&i| !layout.at(i).quoted);
    let is_granted = outside.clone().any(|i| matches!(findings.says(i), Some(Says::Granted(_))));
    // "已成功订购“10GB加油包”，…，套外资费": what is said of prices in another part of the sentence, behind what was bought.
    let is_aside = |i: usize| is_granted && i > at && layout.at(i).clause != layout.at(at).clause;
    if outside.clone().any(|i| {
        // What was paid is told beside what was bought.
        matches!(findings.says(i), Some(Says::Offer | Says::Condition)) && !is_aside(i)
            || matches!(found[i].what, What::Money) && !is_granted
    }) {
        return None;
    }
    let has_happened = outside.clone().any(|i| findings.says(i) == Some(Says::Past));
    let has_share = outside.clone().any(|i| matches!(found[i].what, What::Percent(_)));
    // "「韓国 3GB」の残量は0.42GB", "「5 GB」は明日まで": what is left of it, or its end, is told outside.
    let mut others = outside.clone().filter(|&i| found[i].what.is_amount());
    let has_rest = others.next().is_some_and(|i| is_size_of_rest(findings, at, i)) && others.next().is_none();
    let states = |i: &usize| {
        let says = findings.says(*i);
        let of_rest =
            matches!(says, Some(Says::Balance(_) | Says::Used(_))) && has_rest || matches!(says, Some(Says::Until(_)));
        let of_share = of_rest || has_share && matches!(says, Some(Says::Balance(_) | Says::Used(_)))
            // "已于 22 日开通".
            || has_happened && says == Some(Says::Started(Side::Precedes));
        (of_share || matches!(says, Some(Says::Granted(_) | Says::Expired | Says::UsedUp)))
            && gap(found, *i, at) <= CLOSE
    };
    let cue = outside.clone().find(states)?;
    let What::Phrase(phrase) = found[cue].what else { return None };
    Some(Assigned {
        role: Role::Allowance,
        rule: phrase.phrase.name,
        is_part: false,
        is_whole: false,
        is_granted: matches!(phrase.phrase.says, Says::Granted(_)),
        is_sure: true,
        is_labelled: false,
        cue: at,
    })
}

/// "The backup (12.4 GB) is complete", "shared a folder with you (3.2 GB)": alone in brackets, and said to be done or had by words outside
/// of them. Where a text names neither data nor a pack, it is the size of some other thing.
fn is_size_of_thing(findings: &Findings<'_>, layout: &Layout, claim: &Claim, at: usize) -> bool {
    let found = &findings.found;
    let is_mark = |i: Option<usize>, mark| i.and_then(|i| found.get(i)).is_some_and(|other| other.what.is_mark(mark));
    is_mark(at.checked_sub(1), Mark::Open)
        && is_mark(Some(at + 1), Mark::Close)
        && layout.at(claim.cue).bracket != layout.at(at).bracket
        && matches!(findings.says(claim.cue), Some(Says::Granted(_) | Says::Holds))
}

/// Whether a figure larger than any pack stands in the same sentence.
fn beside_too_large(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    neighbourhood(layout, at).any(|i| matches!(findings.found[i].what, What::TooLarge))
}

/// For a text in a language that is not known: its amounts are seen, and their roles asked.
pub fn all_open(findings: &Findings<'_>) -> Roles {
    let open = (0..findings.found.len()).filter(|&at| findings.found[at].what.is_amount()).collect();
    Roles { assigned: vec![None; findings.found.len()], open }
}

/// "4G/" may stand between.
const BEHIND_FIGURE: usize = 6;

/// Whether "5G" is data here and no network: where it is said to be left or used, and not merely included.
fn is_believed(findings: &Findings<'_>, layout: &Layout, amount: &Amount, claim: &Claim, at: usize) -> bool {
    // "Remaining 4G data: 2.15 GB" has a figure besides.
    let clause = layout.at(at).clause;
    let has_other = (at + 1..findings.found.len())
        .take(6)
        .take_while(|&i| layout.at(i).clause == clause)
        .any(|i| findings.found[i].what.is_amount());
    // "3.42 GB 4G/5G data left": networks right behind a figure that is one.
    let is_behind = || {
        let before = (0..at).rev().take(3).take_while(|&i| layout.at(i).clause == clause);
        let other = before.into_iter().find(|&i| matches!(&findings.found[i].what, What::Amount(other) if !other.weak));
        other.is_some_and(|i| gap(&findings.found, i, at) <= BEHIND_FIGURE)
    };
    // "5G Light+: 9.87 GB/14 GB": in the name before a colon, and a figure behind that.
    let is_name = || {
        let line = layout.at(at).line;
        let mut behind = (at + 1..findings.found.len()).take(5).take_while(|&i| layout.at(i).line == line);
        let colon = behind.find(|&i| findings.found[i].what.is_mark(Mark::Colon));
        colon.is_some_and(|colon| findings.found.get(colon + 1).is_some_and(|next| next.what.is_amount()))
    };
    let may_be_network =
        amount.unit == Unit::Gigabyte && (claim.role == Role::Allowance || has_other || is_behind() || is_name());
    !amount.weak || claim.strong && !may_be_network && gap(&findings.found, claim.cue, at) <= BESIDE
}

/// "1.5 GB (50%)": the role of the amount that a bracketed percentage says again.
fn amount_before_bracket(findings: &Findings<'_>, layout: &Layout, roles: &Roles, at: usize) -> Option<Assigned> {
    let opens = at.checked_sub(1).is_some_and(|open| findings.found[open].what.is_mark(Mark::Open));
    let clause = layout.at(at).clause;
    let before = (0..at.saturating_sub(1)).rev().take(6).take_while(|&i| opens && layout.at(i).clause == clause);
    let mut amounts = before.filter(|&i| findings.found[i].what.is_amount());
    let nearest = roles.assigned[amounts.next()?]?;
    // "8 GB of 10 GB (80%)": the share is that of the part.
    if !nearest.is_whole {
        return Some(nearest);
    }
    amounts.next().and_then(|i| roles.assigned[i])
}

/// Whether a percentage can be of data: its sentence names data or, where the text speaks of data or the sentence of a
/// pack, at least neither minutes nor money.
fn is_share_of_data(findings: &Findings<'_>, layout: &Layout, at: usize, is_about_data: bool) -> bool {
    let near = neighbourhood(layout, at);
    let data = near.clone().any(|i| findings.found[i].what.names_data() || findings.found[i].what.is_amount());
    let other = near.clone().any(|i| {
        matches!(findings.says(i), Some(Says::OtherService | Says::Account))
            || matches!(findings.found[i].what, What::Count | What::Money)
    });
    let pack = near.clone().any(|i| matches!(findings.says(i), Some(Says::Pack)) || names_quota(findings, i));
    data || (is_about_data || pack) && !other
}

/// "50% of your daily quota is over".
fn names_quota(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found[at];
    found.what.says() == Some(Says::UsedUp) && findings.folded.text[found.from..found.to].contains("quota")
}

/// Behind "of which", before "of it", or in brackets behind the figure it is a part of.
pub fn is_part(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let place = layout.at(at);
    let same_segment = |&i: &usize| layout.at(i).segment == place.segment;
    // "41984 M (of which 2560 M carried over), used 33562 M": what a bracket says ends with it.
    let reaches = |i: usize| layout.at(i).bracket == 0 || layout.at(i).bracket == place.bracket;
    let behind = (0..at).rev().take(REACH).take_while(same_segment).filter(|&i| reaches(i)).any(|i| {
        findings.says(i) == Some(Says::PartOf(Side::Follows)) && (0..i).rev().take(8).any(|j| found[j].what.is_amount())
    });
    let before = (at + 1..found.len())
        .take(3)
        .take_while(same_segment)
        .any(|i| findings.says(i) == Some(Says::PartOf(Side::Precedes)) && gap(found, at, i) <= 2);
    let bracketed = place.bracket != 0
        && !brackets::bracket_has_role(findings, layout, at, |says| !matches!(says, Says::Allowance(_)))
        && (0..at)
            .rev()
            .take(8)
            .find(|&i| found[i].what.is_mark(Mark::Open))
            .and_then(|open| open.checked_sub(1))
            // "60 GB/30 days (2 GB/day)".
            .map(|before| if matches!(found[before].what, What::Length(_)) { before.saturating_sub(2) } else { before })
            // "512 MB (night: 2 GB)": larger than the figure before it, and so no part.
            .is_some_and(|before| {
                // "Used 4 GB (limit 6 GB)" and "used 12.5 GB (including 2.5 GB)": only what is smaller is a part.
                let is_sized = brackets::bracket_has_role(findings, layout, at, |_| true);
                found[before].what.is_amount()
                    && is_size_of_rest(findings, before, at)
                    && !(is_sized && is_size_of_rest(findings, at, before))
            });
    behind || before || bracketed || adds_up_in_bracket(findings, layout, at)
}

/// "Pack of 12 GB is on (daytime 6 GB + night 6 GB)": in brackets, with others that add up to the figure before them.
fn adds_up_in_bracket(findings: &Findings<'_>, layout: &Layout, at: usize) -> bool {
    let found = &findings.found;
    let place = layout.at(at);
    let volume = |i: usize| match &found[i].what {
        What::Amount(amount) => Some(amount.printed.volume.bytes_f64()),
        _ => None,
    };
    if place.bracket == 0 {
        return false;
    }
    let inside = |&i: &usize| layout.at(i).bracket == place.bracket;
    let before = (0..at).rev().take(REACH).take_while(inside);
    let parts: Vec<f64> = before.chain((at..found.len()).take(REACH).take_while(inside)).filter_map(volume).collect();
    let Some(open) = (0..at).rev().take(REACH + 1).find(|i| !inside(i)) else { return false };
    let whole = (0..=open).rev().take(REACH).take_while(|&i| layout.at(i).segment == place.segment).find_map(volume);
    let sum: f64 = parts.iter().sum();
    parts.len() > 1 && whole.is_some_and(|whole| (sum - whole).abs() <= 0.01 * whole)
}

/// Gives the role of the whole to amounts that no phrase speaks of but whose neighbours leave no other: the subject
/// of a percentage ("60 GB: 80% used"), and what used and left add up to.
fn name_wholes(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let found = &findings.found;
    let volumes = |role: Role, roles: &Roles| -> Vec<f64> {
        (0..found.len())
            .filter(|&i| roles.assigned[i].is_some_and(|assigned| assigned.role == role))
            .filter_map(|i| match &found[i].what {
                What::Amount(amount) => Some(amount.printed.volume.bytes_f64()),
                _ => None,
            })
            .collect()
    };
    let sum = match (volumes(Role::Balance, roles).as_slice(), volumes(Role::Used, roles).as_slice()) {
        ([balance], [used]) => Some(balance + used),
        _ => None,
    };
    settle_labelled(findings, roles);
    settle_available(findings, roles);
    settle_held(findings, layout, roles);
    settle_parts(findings, layout, roles);
    let states = roles.assigned.iter().flatten().any(|assigned| assigned.role != Role::Allowance);
    let assigned = &mut roles.assigned;
    roles.open.retain(|&at| {
        let What::Amount(amount) = &found[at].what else { return false };
        let of_percent = (at + 1..found.len())
            .take(5)
            .take_while(|&i| layout.at(i).clause == layout.at(at).clause)
            .find(|&i| found[i].what.is_figure());
        let is_subject = of_percent.is_some_and(|i| {
            assigned[i].is_some() && matches!(found[i].what, What::Percent(_)) && gap(found, at, i) <= CLOSE
        });
        let volume = amount.printed.volume.bytes_f64();
        // Two figures, each rounded to its last digit, and the whole rounded too.
        let is_sum = sum.is_some_and(|sum| (sum - volume).abs() <= 0.01 * volume);
        // "10 GB/30 days", the name of a pack, where the text also says what is used or left.
        let names_pack = states
            && found.get(at + 1).is_some_and(|next| next.what.is_mark(Mark::Slash))
            && matches!(found.get(at + 2).map(|next| &next.what), Some(What::Length(_)));
        let rule = match (is_subject, is_sum, names_pack) {
            (true, _, _) => "whole of a percentage",
            (_, true, _) => "used + left",
            (_, _, true) => "volume / validity",
            _ => return true,
        };
        assigned[at] = Some(Assigned {
            role: Role::Allowance,
            rule,
            is_part: false,
            is_whole: true,
            is_granted: false,
            is_sure: true,
            is_labelled: false,
            cue: at,
        });
        false
    });
}

/// "5 GB, of which 2 GB left": the words behind the part speak of the part, and the figure before it is the whole.
fn settle_parts(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    for at in 0..roles.assigned.len() {
        let Some(part) = roles.assigned[at].filter(|part| part.is_part && part.cue > at) else { continue };
        let sentence = layout.at(at).sentence;
        let whole = (0..at)
            .rev()
            .take_while(|&i| layout.at(i).sentence == sentence)
            .find(|&i| findings.found[i].what.is_amount());
        if let Some(whole) = whole.and_then(|i| roles.assigned[i].as_mut())
            && (whole.role, whole.rule) == (part.role, part.rule)
            && part.role != Role::Allowance
        {
            (whole.role, whole.rule, whole.is_whole) = (Role::Allowance, "whole of its part", true);
        }
    }
}

/// "Data: 2 GB. Used: 1.37 GB. Remaining: 0.63 GB": what used and left add up to is the whole, whatever its label.
fn settle_labelled(findings: &Findings<'_>, roles: &mut Roles) {
    let volume = |at: usize| match &findings.found[at].what {
        What::Amount(amount) => amount.printed.volume.bytes_f64(),
        _ => 0.0,
    };
    let of = |role: Role, roles: &Roles| -> Vec<usize> {
        let has = |assigned: &Assigned| assigned.role == role && !assigned.is_labelled;
        (0..roles.assigned.len())
            .filter(|&i| findings.found[i].what.is_amount() && roles.assigned[i].as_ref().is_some_and(has))
            .collect()
    };
    let (left, used) = (of(Role::Balance, roles), of(Role::Used, roles));
    let ([left], [used]) = (left.as_slice(), used.as_slice()) else { return };
    let sum = volume(*left) + volume(*used);
    for (at, assigned) in roles.assigned.iter_mut().enumerate() {
        if let Some(assigned) = assigned
            && assigned.is_labelled
            && (sum - volume(at)).abs() <= 0.01 * volume(at)
        {
            (assigned.role, assigned.rule, assigned.is_whole) = (Role::Allowance, "used + left", true);
        }
    }
}

/// "You have a bundle of 150 MB + 50 SMS. Balance: 62.3 MB": of two figures of one kind, the one that words merely say to be had is the size
/// where the sentence behind tells what is left, and that is less.
fn settle_held(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let is_left = |&at: &usize| roles.assigned[at].is_some_and(|assigned| assigned.role == Role::Balance);
    let mut left = (0..roles.assigned.len()).filter(|&at| findings.found[at].what.is_amount()).filter(is_left);
    let (Some(held), Some(rest), None) = (left.next(), left.next(), left.next()) else { return };
    let says = |at: usize| roles.assigned[at].and_then(|assigned| findings.says(assigned.cue));
    let is_told = says(held) == Some(Says::Holds) && matches!(says(rest), Some(Says::Balance(_)));
    let names_pack = neighbourhood(layout, held).any(|i| i > held && findings.says(i) == Some(Says::Pack));
    let is_behind = layout.at(rest).sentence == layout.at(held).sentence + 1;
    let is_alike = subjects::kind_of(findings, layout, held) == subjects::kind_of(findings, layout, rest);
    if is_told
        && names_pack
        && is_behind
        && is_alike
        && magnitude::is_larger(findings, held, rest)
        && let Some(held) = roles.assigned[held].as_mut()
    {
        (held.role, held.rule, held.is_whole) = (Role::Allowance, "size before its rest", true);
    }
}

/// "Available this month 41984 M, used 33562.37 M, left 8421.63 M": of two figures that are said to be there, the one that is the sum of
/// the other and what was used is the whole.
fn settle_available(findings: &Findings<'_>, roles: &mut Roles) {
    /// Figures of one count add up to the last digit, but for their rounding.
    const WITHIN: f64 = 0.001;
    let of = |role: Role| -> Vec<(usize, f64)> {
        let has = |assigned: &Assigned| assigned.role == role && !assigned.is_part;
        let own = |&i: &usize| roles.assigned[i].as_ref().is_some_and(has);
        let volume = |i: usize| match &findings.found[i].what {
            What::Amount(amount) => Some((i, amount.printed.volume.bytes_f64())),
            _ => None,
        };
        (0..roles.assigned.len()).filter(own).filter_map(volume).collect()
    };
    let (left, used) = (of(Role::Balance), of(Role::Used));
    let ([first, second], [(_, used)]) = (left.as_slice(), used.as_slice()) else { return };
    let (whole, rest) = if first.1 > second.1 { (first, second) } else { (second, first) };
    let is_sum = *used > 0.0 && rest.1 > 0.0 && (whole.1 - used - rest.1).abs() <= WITHIN * whole.1;
    if !is_sum {
        return;
    }
    // What is a part of it in the bracket behind is a part of the whole.
    let behind = roles.assigned[whole.0..].iter_mut().flatten().enumerate();
    for (_, assigned) in behind.take_while(|(place, assigned)| *place == 0 || assigned.is_part) {
        (assigned.role, assigned.rule, assigned.is_whole) = (Role::Allowance, "used + left", true);
    }
}

/// Whether the figure at `rest` is smaller than the one at `size`.
fn is_size_of_rest(findings: &Findings<'_>, size: usize, rest: usize) -> bool {
    match (&findings.found[size].what, &findings.found[rest].what) {
        (What::Amount(size), What::Amount(rest)) => rest.printed.volume <= size.printed.volume,
        _ => false,
    }
}

/// Whether the second figure is not larger than the first, and neither a mark nor a figure stands between them.
fn is_size_of(findings: &Findings<'_>, first: usize, second: usize) -> bool {
    let parted = between(&findings.found, first, second)
        .iter()
        .any(|other| other.what.is_figure() || matches!(other.what, What::Mark(_)));
    !parted && is_size_of_rest(findings, first, second)
}

/// Whether a figure is alone in brackets right behind a percentage.
fn says_share_again(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    let is_mark = |i: usize, mark| found.get(i).is_some_and(|finding| finding.what.is_mark(mark));
    at > 1
        && is_mark(at - 1, Mark::Open)
        && is_mark(at + 1, Mark::Close)
        && matches!(found[at - 2].what, What::Percent(share) if share <= 100.0)
}

/// "2.5 GB rollover (expires 14 Feb) and 4 GB combo", "1.2 GB until 28 Nov and 300 MB that never ends": an end between two figures is of the
/// first alone.
fn has_own_end(findings: &Findings<'_>, first: usize, second: usize) -> bool {
    let between = between(&findings.found, first, second);
    let is_until = |other: &Finding| matches!(other.what.says(), Some(Says::Until(Side::Follows)));
    let until = between.iter().position(is_until);
    if until.is_some_and(|until| between[until..].iter().any(|other| matches!(other.what, What::Moment(_)))) {
        return true;
    }
    let open = between.iter().position(|other| other.what.is_mark(Mark::Open));
    open.is_some_and(|open| {
        let inside = between[open..].iter().take_while(|other| !other.what.is_mark(Mark::Close));
        inside.into_iter().any(|other| matches!(other.what, What::Moment(_) | What::Length(_)))
    })
}

/// Two figures of one clause that one phrase speaks of alike, and no word that tells them apart: neither is believed.
fn drop_twins(findings: &Findings<'_>, layout: &Layout, roles: &mut Roles) {
    let mut last: Option<(usize, Assigned)> = None;
    for at in 0..findings.found.len() {
        let Some(assigned) =
            roles.assigned[at].filter(|assigned| findings.found[at].what.is_amount() && !assigned.is_part)
        else {
            continue;
        };
        // "80% (8 GB) of the month's 10 GB used": the share again in figures, and its whole.
        if let Some((before, twin)) = last
            && (twin.role, twin.cue) == (assigned.role, assigned.cue)
            && says_share_again(findings, before)
            && layout.at(before).bracket != layout.at(at).bracket
            && !is_size_of_rest(findings, before, at)
        {
            let rule = "whole of a percentage";
            roles.assigned[at] = Some(Assigned { role: Role::Allowance, rule, is_whole: true, ..assigned });
            roles.assigned[before - 2] = roles.assigned[before - 2].or(Some(twin));
            last = None;
            continue;
        }
        if let Some((before, twin)) = last
            && (twin.role, twin.rule) == (assigned.role, assigned.rule)
            && layout.at(before).clause == layout.at(at).clause
            && layout.at(before).bracket == layout.at(at).bracket
            && subjects::kind_of(findings, layout, before) == subjects::kind_of(findings, layout, at)
            && !has_own_end(findings, before, at)
            && assigned.rule != lists::BALANCES_WITH_ENDS
            && !is_listed_with_count(findings, layout, at)
        {
            // "5 GB SmartPlan: 1.2 GB left": the one beside the words is theirs, and the other was reached over it.
            let found = &findings.found;
            let (near, far) =
                if gap(found, twin.cue, before) < gap(found, assigned.cue, at) { (before, at) } else { (at, before) };
            // "Remaining data of Freedom 13 GB 5.03 GB": a size and its rest, with nothing between that parts them.
            if twin.role == Role::Balance && twin.cue < before && is_size_of(findings, before, at) {
                roles.assigned[before] =
                    Some(Assigned { role: Role::Allowance, rule: "size before its rest", is_whole: true, ..twin });
                last = Some((at, assigned));
                continue;
            }
            let cue = assigned.cue;
            let over = (near < far) == (cue < near) && twin.cue == cue;
            if over && gap(found, cue, near) <= BESIDE {
                roles.assigned[far] = None;
                last = roles.assigned[near].map(|kept| (near, kept));
                continue;
            }
            (roles.assigned[before], roles.assigned[at]) = (None, None);
            roles.open.extend([before, at]);
        }
        last = Some((at, assigned));
    }
}
