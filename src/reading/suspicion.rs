//! Whether a text poses as the carrier: a link beside a secret asked for, or a link beside a threat and a lure.
//!
//! It names the words that give it away. It blocks nothing and opens nothing.

use crate::languages::Says;
use crate::scan::{Findings, What};
use crate::span::Span;

/// The words that together mark a text as suspicious; empty where they do not come together.
pub fn evidence(findings: &Findings<'_>) -> Vec<Span> {
    let said = |says: Says| -> Vec<Span> {
        findings.warnings.iter().filter(|f| f.what.says() == Some(says)).map(|f| findings.span(f.from, f.to)).collect()
    };
    let links: Vec<Span> =
        findings.found.iter().filter(|f| matches!(f.what, What::Link)).map(|f| findings.span(f.from, f.to)).collect();
    let (secrets, threats, urges) = (said(Says::AsksSecret), said(Says::Threatens), said(Says::Urges));
    // A code that the person must not share is a warning, not a request.
    if links.is_empty() && !said(Says::OneTimeCode).is_empty() {
        return Vec::new();
    }
    let asks =
        !secrets.is_empty() && (!urges.is_empty() || !threats.is_empty()) && (!links.is_empty() || !threats.is_empty());
    let lures = !links.is_empty() && !threats.is_empty() && !urges.is_empty();
    if !asks && !lures {
        return Vec::new();
    }
    let mut all: Vec<Span> = [links, secrets, threats, urges].concat();
    crate::order::sort(&mut all, |a, b| a < b);
    all.dedup();
    all
}
