//! Which role each amount and percentage has.
//!
//! The phrase that speaks of it most closely decides, as `claims` says; dates are the business of `moments`, and
//! grouping into buckets of `buckets`.

use super::brackets::SIZE_IN_BRACKETS;
use super::claims::{CLOSE, Claim, best_claim, claim_of_amount};
use super::layout::Layout;
use super::limits::{is_of_other_time, tells_time};
use super::magnitude::{is_size_of_rest, volume_at};
use super::nearness::{REACH, bare_gap, gap, neighbourhood, under_condition};
use super::pairs::PAIR;
use super::{
    brackets, breakdowns, devices, headings, lists, offers, open_lists, pairs, sequels, shares, twins, unheld, wholes,
};
use crate::languages::{AND, Says, Side};
use crate::outcome::{About, Doubt};
use crate::scan::{Amount, Findings, Mark, What};
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
const PERCENT_WITHIN: usize = 85;

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
    let names_data = found.iter().any(|finding| finding.what.names_data());
    let is_about_data = names_data || found.iter().any(|finding| finding.what.is_amount());
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
            What::Amount(_) if is_of_scale(findings, at) || !names_data && devices::is_of_device(findings, at) => {}
            What::Amount(amount) => {
                let claim = claim_of_amount(findings, layout, at);
                let Some(claim) = claim.filter(|claim| is_believed(findings, layout, amount, claim, at)) else {
                    if !amount.weak
                        && !is_code_message
                        && !tells_time(findings, layout, at, Says::OtherTime)
                        && !under_condition(findings, layout, at)
                        && !unheld::is_unheld(findings, layout, at, None)
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
                let is_lost = tells_time(findings, layout, at, Says::Lost);
                if claim.role == Role::NotHere
                    || is_announced
                    || is_lost
                    || unheld::is_unheld(findings, layout, at, Some(&claim))
                    || is_of_other_time(findings, layout, &claim, at)
                {
                    continue;
                }
                let certain = claim.strong && claim.cost <= CLOSE;
                // "4821 confirms the purchase of 2 GB": a code is sent before anything is had.
                if is_code_message && (!certain || claim.role == Role::Allowance)
                    || offers::is_for_sale(findings, layout, at, Some(&claim))
                {
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
            // "Alerts at 50%, 80% and 100% are on": a setting.
            What::Percent(_) if is_in_list_of_percents(findings, at) => {}
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
                    && !unheld::is_unheld(findings, layout, at, Some(&claim))
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
    twins::drop_twins(findings, layout, &mut roles);
    open_lists::open_list_with_end(findings, &mut roles);
    open_lists::open_list_with_days(findings, &mut roles);
    open_lists::open_list_of_packs(findings, &mut roles);
    open_wholes_of_nothing(findings, &mut roles);
    breakdowns::settle_breakdowns(findings, layout, &mut roles);
    headings::settle_headed(findings, layout, &mut roles);
    headings::settle_above_share(findings, layout, &mut roles);
    headings::settle_list_of_use(findings, layout, &mut roles);
    pairs::settle_alike(findings, &mut roles);
    sequels::settle_next_of_kind(findings, layout, &mut roles);
    sequels::settle_given_besides(findings, layout, &mut roles);
    sequels::settle_total_now(findings, layout, &mut roles);
    shares::settle_wholes(findings, layout, &mut roles);
    wholes::name_wholes(findings, layout, &mut roles);
    shares::settle(findings, layout, &mut roles);
    roles
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
            && bare_gap(found, *i, at) <= CLOSE
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
    // "You now have 5G on your plan": no word for data beside it, and nothing said behind the figure that it is left.
    let is_generation = || {
        let is_bare = amount.number.decimals == 0 && (2..=6).contains(&amount.number.digits);
        let is_left_behind = |i: usize| matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_)));
        is_bare
            && claim.cue < at
            && !names_data_beside(findings, claim.cue, at)
            && !neighbourhood(layout, at).any(|i| i > at && is_left_behind(i))
    };
    let may_be_network = amount.unit == Unit::Gigabyte
        && (claim.role == Role::Allowance || has_other || is_behind() || is_name() || is_generation());
    let may_be_money = amount.unit == Unit::Kilobyte && !names_data_beside(findings, claim.cue, at);
    !amount.weak || claim.strong && !may_be_network && !may_be_money && gap(&findings.found, claim.cue, at) <= BESIDE
}

/// Whether the words that speak of a figure name data, or words right beside it do.
fn names_data_beside(findings: &Findings<'_>, cue: usize, at: usize) -> bool {
    let found = &findings.found;
    let near = at.saturating_sub(3)..found.len().min(at + 4);
    found[cue].what.names_data() || near.into_iter().any(|i| found[i].what.names_data() && gap(found, i, at) <= BESIDE)
}

/// Whether another percentage stands beside one, with nothing but a comma or "and" between.
fn is_in_list_of_percents(findings: &Findings<'_>, at: usize) -> bool {
    /// ", ", " and ", " oder ".
    const JOINED_WITHIN: usize = 6;
    let found = &findings.found;
    let is_joint = |i: usize| {
        found[i].what.is_mark(Mark::Comma) || matches!(findings.says(i), Some(Says::Nothing | Says::UntilBeside))
    };
    // "已達80%，達100%後": words of its own.
    let is_bare = |a: usize, b: usize| {
        let between = findings.folded.text[found[a].to..found[b].from].trim_matches([' ', ',', '，', '、', '&', '/']);
        between.is_ascii() || AND.contains(&between)
    };
    let joins = |a: usize, b: usize| {
        matches!(found[a].what, What::Percent(_))
            && matches!(found[b].what, What::Percent(_))
            && (1..=JOINED_WITHIN).contains(&gap(found, a, b))
            && (a + 1..b).all(is_joint)
            && is_bare(a, b)
    };
    let next = (at + 1..found.len().min(at + 4)).any(|i| joins(at, i));
    next || (at.saturating_sub(3)..at).any(|i| joins(i, at))
}

/// "0 GB - 5 GB": the ends of a scale, and no figures of the person's.
fn is_of_scale(findings: &Findings<'_>, at: usize) -> bool {
    let found = &findings.found;
    let is_scale = |from: usize| {
        let has_dash = found.get(from + 1).is_some_and(|next| next.what.is_mark(Mark::Dash));
        has_dash
            && volume_at(findings, from) == Some(0.0)
            && found.get(from + 2).is_some_and(|next| next.what.is_amount())
    };
    is_scale(at) || at.checked_sub(2).is_some_and(is_scale)
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
    let is_data = |i: usize| findings.found[i].what.names_data() || findings.found[i].what.is_amount();
    let data = near.clone().any(is_data);
    let other = near.clone().any(|i| {
        matches!(findings.says(i), Some(Says::OtherService | Says::Account))
            || matches!(findings.found[i].what, What::Count | What::Money)
    });
    // "Calls 80% used, data 3 GB left": of what its own clause names.
    let mut own = near.clone().filter(|&i| layout.at(i).clause == layout.at(at).clause);
    let names_service = own.clone().any(|i| findings.says(i) == Some(Says::OtherService));
    if names_service && !own.any(|i| is_data(i) || findings.says(i) == Some(Says::Pack)) {
        return false;
    }
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
    let volume = |i: usize| volume_at(findings, i);
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
