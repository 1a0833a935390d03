//! Whether a text poses as the carrier: what it asks for, threatens with and holds out, and where its link leads.
//!
//! It names the words that give it away, and why. It blocks nothing and opens nothing.

use super::Hours;
use super::heard::{Heard, List};
use super::host::{self, Leads};
use super::names;
use super::telephones::{
    calls_dear_number, calls_number, calls_private_number, dials, forwarding_code, has_number, has_number_within,
    names_chat, sends_credit, sent_card,
};
use crate::languages::Says;
use crate::languages::swindles::{CHANGES, HERE, LINK_WORDS, OPENING, OTHER_CARDS, POINTS, WITH_GIFTS};
use crate::scan::{Finding, Findings, What};
use crate::span::Span;

/// What gives a swindle away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Sign {
    /// Asks for a password, a card or an identity.
    AsksSecret,
    /// Threatens a loss or sets a deadline.
    Threatens,
    /// Urges to click, claim or confirm.
    Urges,
    /// Holds out a gain: a prize, a refund, points about to lapse.
    Lures,
    /// A link, which no carrier needs for this.
    Link,
    /// A link to a place where no carrier keeps its page.
    OddLink,
    /// A code to be dialled that sends the person's calls to another number.
    Forwards,
    /// The number of another card, which the person is to send so that it takes the place of their own.
    MovesNumber,
}

/// A sign with its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suspicion {
    pub sign: Sign,
    pub span: Span,
}

/// Whether a text ends where its link would stand.
fn ends_before_link(text: &str) -> bool {
    let text = text.trim_end_matches([' ', '\n', '.', '!', '>', '-']);
    let ends = |word: &&&str| {
        text.strip_suffix(**word)
            .is_some_and(|rest| rest.chars().next_back().is_none_or(|c| !c.is_alphabetic() || !c.is_ascii()))
    };
    text.ends_with(':') || HERE.iter().find(ends).is_some()
}

/// What the warnings of a text say together.
#[derive(Default)]
struct Told {
    asks: bool,
    threatens: bool,
    urges: bool,
    lures: bool,
    sends_on: bool,
    is_code: bool,
    /// It speaks of another trade, such as a bank's.
    is_of_trade: bool,
    /// The code that a person was sent is to be sent on.
    hands_over: bool,
}

impl Told {
    fn presses(&self) -> bool {
        self.threatens || self.lures
    }
}

/// Where the links of a text lead together.
#[derive(Default)]
struct Links {
    any: bool,
    odd: bool,
    made_up: bool,
    looks_alike: bool,
    forged: bool,
    /// One leads to the carrier's own page.
    home: bool,
}

/// The signs that together mark a text as suspicious, in order of the text; empty where they do not come together.
pub fn evidence(findings: &Findings<'_>) -> Vec<Suspicion> {
    // Who helps people to forward their calls leaves the number to them.
    if let Some(code) = forwarding_code(findings) {
        return vec![Suspicion { sign: Sign::Forwards, span: findings.span(code.from, code.to) }];
    }
    if let Some(card) = sent_card(findings) {
        return vec![Suspicion { sign: Sign::MovesNumber, span: findings.span(card.from, card.to) }];
    }
    // Beside an amount of data that is understood, a link alone gives nothing away.
    if findings.warnings.is_empty() && (!findings.is_foreign && has_amount(findings) || !has_link(findings)) {
        return Vec::new();
    }
    let text = &findings.folded.text;
    let heard = &Heard::of(text);
    let mut told = Told::default();
    let mut signs: Vec<(Sign, &Finding)> = Vec::new();
    let mut links = Links::default();
    for finding in &findings.warnings {
        let sign = match finding.what.says() {
            Some(Says::AsksSecret) if is_spared(text, finding, heard) => None,
            Some(Says::AsksSecret) => Some(Sign::AsksSecret),
            Some(Says::Threatens) => Some(Sign::Threatens),
            Some(Says::Urges | Says::SendsOn) => Some(Sign::Urges),
            Some(Says::Lures) => Some(Sign::Lures),
            _ => None,
        };
        told.asks |= sign == Some(Sign::AsksSecret);
        told.threatens |= sign == Some(Sign::Threatens);
        told.urges |= sign == Some(Sign::Urges);
        told.lures |= sign == Some(Sign::Lures);
        told.sends_on |= finding.what.says() == Some(Says::SendsOn);
        told.is_code |= finding.what.says() == Some(Says::OneTimeCode);
        signs.extend(sign.map(|sign| (sign, finding)));
    }
    // "Parcel ready, password 4F7K2A"; but "chosen by your carrier, PIN: 2159CRT51" is a swindle's.
    let told_code =
        |finding: &Finding| finding.what.says() == Some(Says::AsksSecret) && gives_code(&text[finding.to..]);
    told.is_of_trade = findings.found.iter().any(|finding| finding.what.says() == Some(Says::OtherTrade));
    if findings.warnings.iter().any(told_code) && told.is_of_trade && !told.lures && !told.threatens {
        told.asks = false;
        signs.retain(|(sign, _)| *sign != Sign::AsksSecret);
    }
    for finding in findings.found.iter().filter(|finding| matches!(finding.what, What::Link)) {
        let leads = host::leads(&text[finding.from..finding.to], text);
        links.made_up |= matches!(leads, Leads::MadeUp | Leads::LookAlike | Leads::Forged);
        links.looks_alike |= matches!(leads, Leads::LookAlike | Leads::Forged);
        links.forged |= leads == Leads::Forged;
        match leads {
            Leads::Home => links.home = true,
            Leads::Elsewhere => signs.push((Sign::Link, finding)),
            Leads::Hidden | Leads::MadeUp | Leads::LookAlike | Leads::Forged => signs.push((Sign::OddLink, finding)),
        }
    }
    let is_split = has_link(findings) && has_split_words(text);
    told.lures |= is_split;
    // Carriers' apps come from the phone's own shop, whether the file is named with its address or without.
    links.forged |= text.contains(".apk");
    let points = lapsing_points(findings);
    told.lures |= points.is_some();
    signs.extend(points.map(|points| (Sign::Lures, points)));
    let has = |wanted: Sign| signs.iter().any(|(sign, _)| *sign == wanted);
    links.odd = has(Sign::OddLink)
        || is_split
        || (told.urges || told.lures) && has_cut_link(findings, heard)
        || told.presses() && has_link_taken_out(text);
    links.any = links.odd || links.forged || has(Sign::Link);
    // A code that the person must not share is a warning, not a request; "call this number with your identity and code or be barred" is one.
    let asks_for_code = |(sign, asked): &(Sign, &Finding)| *sign == Sign::AsksSecret && is_handed_over(asked, heard);
    // "Send the promo code …": no secret.
    let is_promo = text.contains("promo");
    let may_want = (told.is_code || told.asks || told.presses()) && !told.is_of_trade;
    told.hands_over = (signs.iter().any(asks_for_code) || may_want && wants_code(findings, heard))
        && !heard.has(List::Shops)
        && !is_promo
        && !heard.has(List::Never)
        && !tells_number(findings)
        && !dials(findings);
    if told.hands_over {
        let codes = findings.warnings.iter().filter(|finding| finding.what.says() == Some(Says::OneTimeCode));
        signs.extend(codes.map(|finding| (Sign::AsksSecret, finding)));
    }
    let is_asked_for = told.hands_over
        || told.asks && !heard.has(List::Never) && (told.threatens && told.urges || !tells_number(findings))
        || told.asks && (told.threatens && calls_number(findings, heard) || told.lures && has_number(findings))
        || told.lures && calls_private_number(findings, heard);
    if told.is_code && !links.any && !is_asked_for {
        return Vec::new();
    }
    // Korean law has an advert say that it is one, and how to be rid of them.
    if text.starts_with("(광고)") && text.contains("수신거부") && !links.looks_alike && !links.forged && !told.asks
    {
        return Vec::new();
    }
    if !is_swindle(findings, heard, &told, &links) || !links.odd && is_warning_of_swindlers(heard) {
        return Vec::new();
    }
    let place = |(sign, finding): (Sign, &Finding)| Suspicion { sign, span: findings.span(finding.from, finding.to) };
    let mut signs: Vec<Suspicion> = signs.into_iter().map(place).collect();
    crate::order::sort(&mut signs, |a, b| (a.span, a.sign) < (b.span, b.sign));
    signs.dedup();
    signs
}

/// "Swindlers write in our name and ask for the code: tell it to nobody": names them, and says what never to do.
fn is_warning_of_swindlers(heard: &Heard<'_>) -> bool {
    heard.has(List::Swindlers) && heard.has(List::Never)
}

/// "Unpaid bill: 1.91 euro": a debt of a few coins, for which no carrier bars a line, and so small that people pay it without a look.
fn owes_little(findings: &Findings<'_>) -> bool {
    /// 5.00, in hundredths: the fee of a month is more.
    const LITTLE: u64 = 500;
    findings.found.iter().filter(|finding| matches!(finding.what, What::Money)).any(|finding| {
        let words = &findings.folded.text[finding.from..finding.to];
        let digits: String = words.chars().filter(char::is_ascii_digit).collect();
        let cents = words.split_once(['.', ',']).map_or("", |(_, cents)| cents);
        let has_cents = cents.bytes().take_while(u8::is_ascii_digit).count() == 2;
        has_cents && digits.parse().is_ok_and(|sum: u64| (1..LITTLE).contains(&sum))
    })
}

/// "Send us the code", "send us back the 6 digit code": a request that names a code, with words for handing it over in it or right beside it.
fn is_handed_over(request: &Finding, heard: &Heard<'_>) -> bool {
    const BESIDE: usize = 20;
    heard.within(List::Codes, request.from..request.to)
        && heard.within(List::HandsOver, request.from.saturating_sub(BESIDE)..request.to + BESIDE)
}

/// "Send the OTP that you received to our agent": a code, words for handing it over, and those who want it, close together.
fn wants_code(findings: &Findings<'_>, heard: &Heard<'_>) -> bool {
    const AROUND: usize = 60;
    /// Swindles name a code soon; the work does not grow with the text.
    const MOST_CODES: usize = 12;
    heard.places(List::Codes).take(MOST_CODES).any(|code| {
        let around = code.start.saturating_sub(AROUND)..code.end + AROUND;
        heard.within(List::HandsOver, around.clone())
            && (heard.within(List::ToUs, around.clone()) || has_number_within(findings, around))
    })
}

/// Whether a text tells a number as short as codes are: who is told one is not asked for it.
fn tells_number(findings: &Findings<'_>) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 4..=8;
    findings.found.iter().any(|finding| {
        let words = &findings.folded.text[finding.from..finding.to];
        matches!(finding.what, What::Number(_) | What::Code)
            && LENGTHS.contains(&words.len())
            && words.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// "5G" alone is a network.
fn has_amount(findings: &Findings<'_>) -> bool {
    findings.found.iter().any(|finding| matches!(&finding.what, What::Amount(amount) if !amount.weak))
}

fn has_link(findings: &Findings<'_>) -> bool {
    findings.found.iter().any(|finding| matches!(finding.what, What::Link))
}

/// Whether what a text tells comes together as it does in swindles, and in nothing that carriers send.
fn is_swindle(findings: &Findings<'_>, heard: &Heard<'_>, told: &Told, links: &Links) -> bool {
    let Told { asks, threatens, urges, lures, sends_on, hands_over, .. } = *told;
    let Links { any: link, odd, made_up, looks_alike, forged, home } = *links;
    // "Link your identity number to your SIM or be barred: dial *996#" is what carriers must say in some countries.
    let visits = || heard.has(List::Shops);
    let presses = || told.presses() && !home && !dials(findings) && !visits();
    let is_at_home = || !odd && visits() && (home || !calls_private_number(findings, heard));
    // "Send the code to 0803…": the code is all that such a swindle wants.
    let wants_code = || calls_private_number(findings, heard) && !heard.has(List::Never) && !tells_number(findings);
    let wants_secret = hands_over
        || asks
            && !is_at_home()
            && (urges || told.presses() || wants_code())
            && (link || has_number(findings) || presses());
    // "You received a gift of 1 GB from 0700000000".
    let is_gift = || has_amount(findings) && !urges && !link && findings.found.iter().any(tells_gift);
    let calls_to = lures && (has_number(findings) && urges || calls_number(findings, heard) && !is_gift());
    // "Your line will be barred in 24 hours. Call 0803…": at once, and by a telephone that anybody may have.
    let hurries = || urges || is_soon(findings) || heard.has(List::AtOnce);
    let calls_soon = threatens
        && (calls_private_number(findings, heard) || names_chat(&findings.folded.text))
        && hurries()
        && presses()
        || (threatens || urges || lures) && calls_dear_number(findings, heard);
    // "Claim your refund at http://claims-office.net": a gain, and a page that is not the carrier's. Adverts tell how much data, banks and
    // shops what they deal in.
    let leads_on = || !has_amount(findings) && presses() && (names::opens(&findings.folded.text) || !told.is_of_trade);
    // A shortened link beside one to the carrier's own page is the carrier's too.
    let is_away = !home || made_up;
    let leads_away = link && threatens && urges && is_away
        || odd && told.presses() && is_away
        || made_up && (urges || asks)
        || link && lures && urges && leads_on();
    let is_money = || findings.found.iter().any(|finding| matches!(finding.what, What::Money));
    let is_signed = || asks || threatens || urges || lures || is_money();
    // A carrier's name in a host that is not its own needs no more than a reason to go there; adverts tell how much.
    let poses = forged
        || looks_alike && (is_signed() || !has_amount(findings))
        || (looks_alike || made_up) && findings.is_foreign;
    let chain = sends_on && (lures || link);
    // "Your 18,564 points lapse today": no carrier writes so late, and it names its app or its shop.
    let lapses_soon = lapsing_points(findings).is_some() && is_soon(findings) && presses() && !heard.has(List::Never);
    lapses_soon
        || wants_secret
        || leads_away
        || calls_to
        || calls_soon
        || poses
        || chain
        || (lures || threatens) && sends_credit(findings)
        || threatens
            && urges
            && owes_little(findings)
            && presses()
            && !link
            && !has_number(findings)
            && !has_amount(findings)
}

fn tells_gift(finding: &Finding) -> bool {
    matches!(finding.what.says(), Some(Says::Granted(_) | Says::GivenAway))
}

/// Whether a request for a secret is none: a number of which the end is shown, or a warning never to tell it.
fn is_spared(text: &str, asked: &Finding, heard: &Heard<'_>) -> bool {
    /// "We never ask for your card details".
    const NEVER_BEFORE: usize = 30;
    const RIGHT_BEHIND: usize = 6;
    let behind = text[asked.to..].trim_start_matches(' ');
    if OTHER_CARDS.iter().any(|word| behind.starts_with(word))
        || WITH_GIFTS.iter().any(|word| text[..asked.from].ends_with(word))
    {
        return true;
    }
    // "Hasło do Mojego Plusa zostało zmienione": its place between.
    let from = text.len() - behind.len();
    let own = behind.split(['.', '!', '?', ',', '\n']).next().unwrap_or_default();
    if heard.places_within(List::Changed, from..from + own.len()).any(|at| at <= from + NEVER_BEFORE) {
        return true;
    }
    names_masked(&text[asked.to..])
        || CHANGES.iter().any(|word| text[..asked.from].ends_with(word))
        || heard.within(List::Never, asked.from.saturating_sub(NEVER_BEFORE)..asked.from)
        // "Keep your PIN and never tell it".
        || heard.places_within(List::Never, asked.to..asked.to + NEVER_BEFORE).any(|at| at <= asked.to + RIGHT_BEHIND)
}

/// "Password 4F7K2A": what follows, of letters and digits mixed, is the secret itself, told and not asked for.
fn gives_code(behind: &str) -> bool {
    const SHORTEST: usize = 4;
    let told = behind.trim_start_matches([' ', ':']);
    let code = told.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let has = |kind: fn(&u8) -> bool| code.bytes().any(|byte| kind(&byte));
    code.len() >= SHORTEST && has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic)
}

/// A link that the words name or the text ends before, and that was cut off.
fn has_cut_link(findings: &Findings<'_>, heard: &Heard<'_>) -> bool {
    let text = &findings.folded.text;
    let names_link = |finding: &Finding| {
        let words = &text[finding.from..finding.to];
        // "Liên hệ" is Vietnamese for a call.
        finding.what.says() == Some(Says::Urges)
            && !words.contains("lien he")
            && LINK_WORDS.iter().any(|word| words.contains(word))
    };
    // "Enter your PIN to buy 2 GB:" is a prompt.
    let is_prompt = text.trim_end().ends_with(':') && has_amount(findings);
    let is_cut = findings.warnings.iter().any(names_link) || ends_before_link(text) && !is_prompt;
    is_cut && !heard.has(List::Never)
}

/// "Confirm at [link]": a word for a link where one was taken out.
fn has_link_taken_out(text: &str) -> bool {
    let opened = text.char_indices().filter(|(_, c)| OPENING.contains(c)).map(|(at, c)| &text[at + c.len_utf8()..]);
    let mut opened = opened.map(|rest| rest.trim_start_matches(' '));
    /// "https://****".
    const MASKED: [&str; 6] = ["://...", "://**", "://xx", "://○", "://…", "://■"];
    let is_masked = MASKED.iter().any(|mark| text.contains(mark));
    is_masked || opened.any(|rest| LINK_WORDS.iter().any(|word| rest.starts_with(word)))
}

/// "Th.ank you! her.e's your lit.tle rewar.d": words cut by stops, which nobody does but to pass a filter.
fn has_split_words(text: &str) -> bool {
    const FEWEST: usize = 4;
    let is_letters = |part: &str| part.chars().all(|c| c.is_alphabetic() || c == '\'');
    let is_split = |word: &&str| {
        let Some((first, second)) = word.trim_end_matches(['.', '!', ',', '?', ':']).split_once('.') else {
            return false;
        };
        let (short, long) = (first.len().min(second.len()), first.len().max(second.len()));
        (1..3).contains(&short) && long > 2 && is_letters(first) && is_letters(second)
    };
    text.split_whitespace().filter(is_split).nth(FEWEST - 1).is_some()
}

/// Points counted in a text that tells when something ends.
fn lapsing_points<'f>(findings: &'f Findings<'_>) -> Option<&'f Finding> {
    let ends = |finding: &Finding| {
        matches!(
            finding.what.says(),
            Some(
                Says::Until(_)
                    | Says::UntilBeside
                    | Says::ValidFor(_)
                    | Says::Expired
                    | Says::Today
                    | Says::Tomorrow
                    | Says::Midnight
            )
        )
    };
    let are_points = |finding: &&Finding| {
        let words = findings.folded.text[finding.from..finding.to].trim_start_matches(|c: char| !c.is_alphabetic());
        // "12,739 reward points": one word between.
        let behind = findings.folded.text[finding.to..].trim_start_matches(' ');
        let second = behind.split_once(' ').map_or("", |(_, rest)| rest);
        let is_number = matches!(finding.what, What::Number(_));
        POINTS.iter().any(|word| {
            !is_number && words.starts_with(word)
                || is_number && word.len() > 2 && (behind.starts_with(word) || second.starts_with(word))
        })
    };
    // "國內語音 剩餘 64 分": minutes of calls.
    let is_of_calls = |finding: &&Finding| {
        let before = findings.found.iter().rev().skip_while(|other| other.from >= finding.from);
        before.take(4).any(|other| other.what.says() == Some(Says::OtherService))
    };
    let may_count = |finding: &&Finding| matches!(finding.what, What::Count | What::Number(_)) && !is_of_calls(finding);
    // Korean law has an advert say that it is one.
    if findings.folded.text.contains("(광고)") {
        return None;
    }
    let points = findings.found.iter().filter(may_count).find(are_points)?;
    findings.found.iter().any(ends).then_some(points)
}

/// Whether a text tells of today or of an end within three days.
fn is_soon(findings: &Findings<'_>) -> bool {
    const LONGEST: Hours = 72;
    findings.found.iter().any(|finding| match finding.what {
        What::Length(hours) => hours <= LONGEST,
        _ => matches!(finding.what.says(), Some(Says::Today | Says::Tomorrow | Says::Midnight)),
    })
}

/// "Credit card xx1234", "card no. **1234": what follows is a number of which the sender shows the end, and asks for nothing.
fn names_masked(behind: &str) -> bool {
    let number = behind.trim_start_matches([' ', '.', ':', '#']);
    let masked = number.bytes().take_while(|byte| matches!(byte, b'x' | b'*')).count();
    masked >= 2 && number[masked..].bytes().take(2).all(|byte| byte.is_ascii_digit()) && number.len() >= masked + 2
}

#[cfg(test)]
mod tests {
    use crate::languages::{BELOW, FREE, IN_ALL, MORE, RENEWS, THAT_IS, TONIGHT, swindles};
    use crate::scan::fold_phrase;

    /// What is not folded never stands in a folded text.
    #[test]
    fn lists_of_words_are_folded() {
        let lists = swindles::ALL.iter().chain(&[BELOW, FREE, IN_ALL, MORE, RENEWS, THAT_IS, TONIGHT]);
        let unfolded: Vec<&str> =
            lists.copied().flatten().copied().filter(|words| fold_phrase(words) != **words).collect();
        assert_eq!(unfolded, Vec::<&str>::new());
    }
}
