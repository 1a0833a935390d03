//! Whether a text poses as the carrier: a link beside a secret asked for, or a link beside a threat and a lure.
//!
//! It names the words that give it away, and why. It blocks nothing and opens nothing.

use crate::languages::Says;
use crate::scan::{Findings, What};
use crate::span::Span;

/// What gives a swindle away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// Asks for a password, a card or an identity.
    AsksSecret,
    /// Threatens a loss or sets a deadline.
    Threatens,
    /// Urges to click, claim or confirm.
    Urges,
    /// A link, which no carrier needs for this.
    Link,
}

/// A sign with its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suspicion {
    pub sign: Sign,
    pub span: Span,
}

/// The signs that together mark a text as suspicious, in order of the text; empty where they do not come together.
pub fn evidence(findings: &Findings<'_>) -> Vec<Suspicion> {
    let sign_of = |what: &What| match what.says() {
        Some(Says::AsksSecret) => Some(Sign::AsksSecret),
        Some(Says::Threatens) => Some(Sign::Threatens),
        Some(Says::Urges) => Some(Sign::Urges),
        _ => matches!(what, What::Link).then_some(Sign::Link),
    };
    let seen = findings.found.iter().chain(&findings.warnings);
    let mut signs: Vec<Suspicion> = seen
        .filter_map(|finding| {
            Some(Suspicion { sign: sign_of(&finding.what)?, span: findings.span(finding.from, finding.to) })
        })
        .collect();
    let has = |wanted: Sign| signs.iter().any(|suspicion| suspicion.sign == wanted);
    let is_code = findings.warnings.iter().any(|finding| finding.what.says() == Some(Says::OneTimeCode));
    // A code that the person must not share is a warning, not a request.
    if is_code && !has(Sign::Link) {
        return Vec::new();
    }
    let asks = has(Sign::AsksSecret)
        && (has(Sign::Urges) || has(Sign::Threatens))
        && (has(Sign::Link) || has(Sign::Threatens));
    let lures = has(Sign::Link) && has(Sign::Threatens) && has(Sign::Urges);
    if !asks && !lures {
        return Vec::new();
    }
    crate::order::sort(&mut signs, |a, b| (a.span, a.sign) < (b.span, b.sign));
    signs.dedup();
    signs
}
