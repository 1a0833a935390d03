//! Where sentences, segments and clauses of a text begin and end, told by its punctuation.
//!
//! It knows marks only; words have no say in it.

use crate::scan::{Findings, Mark, What};

/// For each finding, which sentence, segment (between semicolons) and clause (between commas and lines) it stands in.
pub struct Layout {
    pub sentence: Vec<u32>,
    pub segment: Vec<u32>,
    pub clause: Vec<u32>,
    /// Inside quotation marks: the name of something.
    pub quoted: Vec<bool>,
    /// Inside brackets.
    pub bracketed: Vec<bool>,
    /// For each sentence, whether it is a question.
    pub questions: Vec<bool>,
}

impl Layout {
    pub fn of(findings: &Findings<'_>) -> Layout {
        let count = findings.found.len();
        let mut layout = Layout {
            sentence: Vec::with_capacity(count),
            segment: Vec::with_capacity(count),
            clause: Vec::with_capacity(count),
            quoted: Vec::with_capacity(count),
            bracketed: Vec::with_capacity(count),
            questions: vec![false],
        };
        let (mut segment, mut clause, mut quoted, mut depth) = (0, 0, false, 0u32);
        for finding in &findings.found {
            let sentence = layout.questions.len() as u32 - 1;
            layout.sentence.push(sentence);
            layout.segment.push(segment);
            layout.clause.push(clause);
            layout.quoted.push(quoted);
            layout.bracketed.push(depth > 0);
            let What::Mark(mark) = finding.what else { continue };
            match mark {
                Mark::SentenceEnd | Mark::Question => {
                    if mark == Mark::Question
                        && let Some(last) = layout.questions.last_mut()
                    {
                        *last = true;
                    }
                    layout.questions.push(false);
                    (segment, clause, quoted, depth) = (segment + 1, clause + 1, false, 0);
                }
                Mark::Semicolon => (segment, clause, quoted) = (segment + 1, clause + 1, false),
                Mark::Comma | Mark::Line | Mark::Plus => clause += 1,
                Mark::Open => depth += 1,
                Mark::Close => depth = depth.saturating_sub(1),
                Mark::Quote => quoted = !quoted,
                _ => {}
            }
        }
        layout
    }
}
