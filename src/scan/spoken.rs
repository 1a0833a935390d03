//! Which languages a text is in, told by the phrases found in it, and what that rules out.
//!
//! It knows no statistics of letters: a text in none of the languages simply says little.

use super::{Finding, What};
use crate::languages::{self, Language, Says};

/// A language with less than this share of the likeliest one's words is not spoken here.
const SHARE_OF_BEST: usize = 3;
/// No words stand in more phrases than this.
const NAMESAKES: usize = 6;
/// Words up to this many bytes occur in many languages.
const SHORT_WORD: usize = 4;

/// The languages that the text seems to be in, the likeliest first. Words that two languages share tell little: they
/// count a tenth.
pub fn languages_of(found: &[Finding]) -> Vec<&'static Language> {
    let mut tenths = vec![0usize; languages::ALL.len()];
    for (at, finding) in found.iter().enumerate() {
        let What::Phrase(cue) = finding.what else { continue };
        let near = &found[at.saturating_sub(NAMESAKES)..(at + NAMESAKES + 1).min(found.len())];
        let shared = near.iter().any(|other| {
            other.from == finding.from && matches!(other.what, What::Phrase(twin) if twin.language != cue.language)
        });
        tenths[cue.language] += (finding.to - finding.from) * if shared { 1 } else { 10 };
    }
    let mut scores: Vec<(usize, &'static Language)> = tenths.into_iter().zip(languages::ALL).collect();
    crate::order::sort(&mut scores, |a, b| a.0 > b.0);
    let best = scores.first().map_or(0, |(score, _)| *score);
    scores
        .into_iter()
        .filter(|(score, _)| *score > 0 && score * SHARE_OF_BEST >= best)
        .map(|(_, language)| language)
        .collect()
}

/// Drops the everyday words of languages that the text is not in, and what two languages say alike.
pub fn keep_spoken(found: &mut Vec<Finding>, spoken: &[&'static Language]) {
    found.retain(|finding| match finding.what {
        What::Phrase(cue) => {
            let common = finding.to - finding.from <= SHORT_WORD || is_everyday(cue.phrase.says);
            !common || spoken.iter().any(|language| is_of(cue.language, language))
        }
        _ => true,
    });
    // Of equal words the likeliest language's stays. The findings are nearly in this order already.
    let rank = |finding: &Finding| match finding.what {
        What::Phrase(cue) => spoken.iter().position(|language| is_of(cue.language, language)).unwrap_or(spoken.len()),
        _ => 0,
    };
    crate::order::sort(found, |a, b| (a.from, rank(a)) < (b.from, rank(b)));
    found.dedup_by(|later, earlier| {
        later.from == earlier.from && later.what.says().is_some() && later.what.says() == earlier.what.says()
    });
}

/// Whether `language` is the one of this index.
fn is_of(index: usize, language: &'static Language) -> bool {
    languages::ALL.get(index).is_some_and(|own| std::ptr::eq(*own, language))
}

/// Says that take the most ordinary words of a language.
fn is_everyday(says: Says) -> bool {
    matches!(
        says,
        Says::UntilBeside
            | Says::Of
            | Says::Per
            | Says::Is
            | Says::Condition
            | Says::Offer
            | Says::Started(_)
            | Says::Kind(_)
    )
}
