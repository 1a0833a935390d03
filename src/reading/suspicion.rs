//! Whether a text poses as the carrier: what it asks for, threatens with and holds out, and where its link leads.
//!
//! It names the words that give it away, and why. It blocks nothing and opens nothing.

use super::host;
use crate::languages::Says;
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
}

/// A sign with its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suspicion {
    pub sign: Sign,
    pub span: Span,
}

/// Words for a link, folded: "tap the link below" leads away as a link does, and the link itself may have been cut off.
const LINK_WORDS: &[&str] = &[
    "link",
    "url",
    "lien",
    "enlace",
    "liga",
    "ligacao",
    "koppeling",
    "odkaz",
    "povezav",
    "συνδεσμ",
    "ссылк",
    "посиланн",
    "baglanti",
    "tautan",
    "pautan",
    "رابط",
    "קישור",
    "लिंक",
    "লিংক",
    "লিঙ্ক",
    "ลิงก์",
    "ลิงค์",
    "链接",
    "鏈接",
    "連結",
    "リンク",
    "링크",
    "rohy",
    "kiungo",
    "lank",
    "lenke",
];

/// Words with which a text ends whose link was cut off: "claim your refund here".
const HERE: &[&str] = &[
    "here",
    "here!",
    "aqui",
    "ici",
    "hier",
    "qui",
    "tutaj",
    "tu",
    "zde",
    "aici",
    "εδω",
    "здесь",
    "тут",
    "burada",
    "di sini",
    "här",
    "her",
    "tassa",
    "点击",
    "这里",
    "こちら",
    "여기",
    "ที่นี่",
    "tai day",
    "هنا",
    "כאן",
];

/// Words of a warning against swindlers, which names their links too.
const NEVER: &[&str] = &[
    "勿",
    "不要",
    "마세요",
    "하지 마",
    "don't",
    "do not",
    "never",
    "ne cliquez",
    "ne jamais",
    "jamais",
    "no haga",
    "nunca",
    "nao clique",
    "nicht",
    "nooit",
    "aldrig",
    "aldri",
    "jangan",
    "dung",
    "อย่า",
    "لا تضغط",
    "не переходите",
    "не переходьте",
    "nie klikaj",
    "neklikejte",
    "non cliccare",
    "al klik",
    "tiklamayin",
    "אל ת",
    "しないで",
    "huwag",
    "usibonyeze",
];

/// Whether a text ends where its link would stand.
fn ends_before_link(text: &str) -> bool {
    let text = text.trim_end_matches([' ', '\n', '.', '!', '>', '-']);
    let ends = |word: &&&str| {
        text.strip_suffix(**word)
            .is_some_and(|rest| rest.chars().next_back().is_none_or(|c| !c.is_alphabetic() || !c.is_ascii()))
    };
    text.ends_with(':') || HERE.iter().find(ends).is_some()
}

/// The signs that together mark a text as suspicious, in order of the text; empty where they do not come together.
pub fn evidence(findings: &Findings<'_>) -> Vec<Suspicion> {
    // A link alone gives nothing away.
    if findings.warnings.is_empty() {
        return Vec::new();
    }
    let sign_of = |finding: &Finding| match finding.what.says() {
        Some(Says::AsksSecret) if names_masked(&findings.folded.text[finding.to..]) => None,
        Some(Says::AsksSecret) => Some(Sign::AsksSecret),
        Some(Says::Threatens) => Some(Sign::Threatens),
        Some(Says::Urges) => Some(Sign::Urges),
        Some(Says::Lures) => Some(Sign::Lures),
        _ if !matches!(finding.what, What::Link) => None,
        _ => {
            let link = &findings.folded.text[finding.from..finding.to];
            Some(if host::is_made_up(link) || host::is_hiding(link) { Sign::OddLink } else { Sign::Link })
        }
    };
    let seen = findings.found.iter().chain(&findings.warnings);
    let mut signs: Vec<Suspicion> = seen
        .filter_map(|finding| {
            Some(Suspicion { sign: sign_of(finding)?, span: findings.span(finding.from, finding.to) })
        })
        .collect();
    let has = |wanted: Sign| signs.iter().any(|suspicion| suspicion.sign == wanted);
    let is_code = findings.warnings.iter().any(|finding| finding.what.says() == Some(Says::OneTimeCode));
    let (asks, threatens, urges, lures) =
        (has(Sign::AsksSecret), has(Sign::Threatens), has(Sign::Urges), has(Sign::Lures));
    let odd = has(Sign::OddLink);
    let made_up = findings.found.iter().any(|finding| {
        matches!(finding.what, What::Link) && host::is_made_up(&findings.folded.text[finding.from..finding.to])
    });
    let text = &findings.folded.text;
    let names_link = |finding: &Finding| {
        let words = &text[finding.from..finding.to];
        finding.what.says() == Some(Says::Urges) && LINK_WORDS.iter().any(|word| words.contains(word))
    };
    // A link that was taken out, or that the words name.
    let warns = || NEVER.iter().any(|word| text.contains(word));
    let is_cut = || (findings.warnings.iter().any(names_link) || ends_before_link(text)) && !warns();
    let odd = odd || urges && is_cut();
    let link = odd || has(Sign::Link);
    // A code that the person must not share is a warning, not a request.
    if is_code && !link {
        return Vec::new();
    }
    // "Link your identity number to your SIM or be barred: dial *996#" is what carriers must say in some countries.
    let presses = (threatens || lures) && !dials(findings);
    let wants_secret = asks && (urges || threatens || lures) && (link || presses || has_number(findings));
    let calls_to = lures && urges && has_number(findings);
    let leads_away = link && threatens && urges || odd && (threatens || lures) || made_up && (urges || asks);
    if !wants_secret && !leads_away && !calls_to {
        return Vec::new();
    }
    crate::order::sort(&mut signs, |a, b| (a.span, a.sign) < (b.span, b.sign));
    signs.dedup();
    signs
}

/// "Credit card xx1234", "card no. **1234": what follows is a number of which the sender shows the end, and asks for nothing.
fn names_masked(behind: &str) -> bool {
    let number = behind.trim_start_matches([' ', '.', ':', '#']);
    let masked = number.bytes().take_while(|byte| matches!(byte, b'x' | b'*')).count();
    masked >= 2 && number[masked..].bytes().take(2).all(|byte| byte.is_ascii_digit()) && number.len() >= masked + 2
}

/// Whether a short code is to be dialled, which leads to the carrier and nowhere else.
fn dials(findings: &Findings<'_>) -> bool {
    findings.found.iter().any(|finding| {
        let words = &findings.folded.text[finding.from..finding.to];
        matches!(finding.what, What::Code) && words.starts_with('*') && words.ends_with('#')
    })
}

/// Whether a telephone number is told: longer than the short ones of carriers, and not one that is dialled with stars.
fn has_number(findings: &Findings<'_>) -> bool {
    const SHORTEST: usize = 8;
    findings.found.iter().any(|finding| {
        let words = &findings.folded.text[finding.from..finding.to];
        matches!(finding.what, What::Code)
            && words.bytes().filter(u8::is_ascii_digit).count() >= SHORTEST
            && !words.contains(['*', '#'])
    })
}
