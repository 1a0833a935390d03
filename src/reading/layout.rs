//! Where sentences, clauses, brackets and lines of a text begin and end, and which line labels which.
//!
//! It goes by marks and by the shape of lines; what a label says is the business of `roles` and `moments`.

use crate::languages::{Says, Side};
use crate::scan::{Findings, Mark, What};
use std::ops::Range;

/// Where a finding stands. Equal numbers mean the same sentence, segment (between semicolons), clause (between commas
/// and lines), line and pair of brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub sentence: usize,
    pub segment: usize,
    pub clause: usize,
    pub line: usize,
    /// 0 outside of all brackets.
    pub bracket: usize,
    /// Inside quotation marks: the name of something.
    pub quoted: bool,
}

/// What a line of a page is to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineRole {
    /// Part of running text.
    Text,
    /// A label whose figure stands on another line.
    LabelOf { line: usize },
    /// A label between two figures: nothing tells whose it is.
    Unclear,
}

pub struct Layout {
    places: Vec<Place>,
    lines: Vec<LineRole>,
    /// For each sentence, whether it is a question.
    questions: Vec<bool>,
    /// For each sentence, the findings in it.
    sentences: Vec<Range<usize>>,
}

/// A label is short; a longer line is running text.
const LONGEST_LABEL: usize = 40;
/// A line of which figures fill at least this share, in percent, holds a figure and nothing else to speak of.
const FIGURE_SHARE: usize = 60;
/// Findings behind a question among which its offer is looked for.
const OFFER_BEHIND: usize = 6;

impl Layout {
    pub fn of(findings: &Findings<'_>) -> Layout {
        let mut layout = Layout {
            places: Vec::with_capacity(findings.found.len()),
            lines: Vec::new(),
            questions: vec![false],
            sentences: Vec::new(),
        };
        let mut here = Place { sentence: 0, segment: 0, clause: 0, line: 0, bracket: 0, quoted: false };
        let mut brackets = 0;
        for (at, finding) in findings.found.iter().enumerate() {
            // "Buy 3 GB for 69, otherwise a new pot begins on 1 September": what follows is no part of the offer.
            let has_begun = layout.places.last().is_some_and(|last| last.sentence == here.sentence);
            if finding.what.says() == Some(Says::Otherwise) && has_begun {
                layout.questions.push(false);
                here.sentence += 1;
                here.segment += 1;
                here.clause += 1;
            }
            layout.places.push(here);
            let What::Mark(mark) = finding.what else { continue };
            match mark {
                Mark::Comma if is_inside_label(findings, at) => {}
                Mark::SentenceEnd | Mark::Question => {
                    if mark == Mark::Question
                        && let Some(from) = question_after_statement(findings, &layout.places, here.sentence)
                    {
                        for place in &mut layout.places[from..] {
                            (place.sentence, place.segment) = (place.sentence + 1, place.segment + 1);
                        }
                        layout.questions.push(false);
                        here.sentence += 1;
                        here.segment += 1;
                    }
                    layout.questions[here.sentence] = mark == Mark::Question;
                    layout.questions.push(false);
                    here.sentence += 1;
                    here.segment += 1;
                    here.clause += 1;
                    (here.quoted, here.bracket) = (false, 0);
                }
                Mark::Semicolon => {
                    here.segment += 1;
                    here.clause += 1;
                    here.quoted = false;
                }
                Mark::Comma | Mark::Plus => here.clause += 1,
                Mark::Line => {
                    here.clause += 1;
                    here.line += 1;
                }
                Mark::Open => {
                    brackets += 1;
                    here.bracket = brackets;
                }
                Mark::Close => here.bracket = 0,
                Mark::Quote => here.quoted = !here.quoted,
                _ => {}
            }
        }
        layout.lines = roles_of_lines(findings, &layout.places, here.line + 1);
        layout.sentences = vec![0..0; here.sentence + 1];
        for (at, place) in layout.places.iter().enumerate() {
            let sentence = &mut layout.sentences[place.sentence];
            *sentence = if sentence.end == 0 { at..at + 1 } else { sentence.start..at + 1 };
        }
        layout
    }

    /// The findings in a sentence.
    pub fn findings_of(&self, sentence: usize) -> Range<usize> {
        self.sentences.get(sentence).cloned().unwrap_or_default()
    }

    /// The findings in the sentence of this one.
    pub fn sentence_of(&self, finding: usize) -> Range<usize> {
        self.sentences[self.places[finding].sentence].clone()
    }

    pub fn at(&self, finding: usize) -> &Place {
        &self.places[finding]
    }

    pub fn line_of(&self, finding: usize) -> LineRole {
        self.lines[self.places[finding].line]
    }

    pub fn is_in_question(&self, finding: usize) -> bool {
        self.questions[self.places[finding].sentence]
    }

    /// Whether nothing that is said here is stated: inside a name or a question.
    pub fn is_no_statement(&self, finding: usize) -> bool {
        let place = &self.places[finding];
        place.quoted || self.questions[place.sentence]
    }
}

/// "YouTube,TikTok: 1.5 GB": a comma between two kinds that one label names.
fn is_inside_label(findings: &Findings<'_>, comma: usize) -> bool {
    let found = &findings.found;
    let is_kind = |i: usize| matches!(findings.says(i), Some(Says::Kind(_)));
    let touches = |i: usize| found[i + 1].gap_behind(&found[i]) == 0;
    let behind = (comma + 1..found.len()).take(4).find(|&i| !is_kind(i));
    let ends = behind.is_some_and(|i| i > comma + 1 && found[i].what.is_mark(Mark::Colon));
    ends && comma > 0 && is_kind(comma - 1) && touches(comma - 1) && touches(comma)
}

/// "You have 1.2 GB left, need more? Dial *100#": where the question begins that hangs on a statement, names no figure
/// itself and leads to something to dial, follow or pay. "Do I have 2 GB left, or not?" is asked from end to end.
fn question_after_statement(findings: &Findings<'_>, places: &[Place], sentence: usize) -> Option<usize> {
    let end = places.len();
    let start = places.iter().rposition(|place| place.sentence != sentence).map_or(0, |before| before + 1);
    let is_break = |i: &usize| {
        let what = &findings.found[*i].what;
        [Mark::Comma, Mark::Dash, Mark::Line].into_iter().any(|mark| what.is_mark(mark))
    };
    let is_figure = |i: usize| !matches!(findings.found[i].what, What::Mark(_) | What::Phrase(_));
    let after_break = (start..end).rev().find(is_break)? + 1;
    let states = |i: usize| matches!(findings.says(i), Some(Says::Balance(_) | Says::Used(_)));
    let leads = |i: usize| matches!(findings.found[i].what, What::Code | What::Link | What::Money | What::Number(_));
    let has = |i: usize| findings.says(i) == Some(Says::Holds);
    let is_stated = (start..after_break).any(|i| states(i) || has(i))
        && (start..after_break).any(|i| findings.found[i].what.is_amount())
        && !(after_break..end).any(|i| is_figure(i) || states(i))
        && (end..findings.found.len().min(end + OFFER_BEHIND)).any(leads);
    is_stated.then_some(after_break)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Empty,
    Figure,
    Label { colon: bool },
    Text,
}

/// Pages print a label above its figure or below it, and then do so throughout: in a run of lines that alternate
/// between the two, the first line tells.
fn roles_of_lines(findings: &Findings<'_>, places: &[Place], count: usize) -> Vec<LineRole> {
    let mut roles = vec![LineRole::Text; count];
    if count == 1 {
        return roles;
    }
    let shapes = shapes(findings, places, count);
    let filled: Vec<usize> = (0..count).filter(|&line| shapes[line] != Shape::Empty).collect();
    let is_label = |line: usize| matches!(shapes[line], Shape::Label { .. });
    let mut start = 0;
    while start < filled.len() {
        let mut end = start + 1;
        let alternates =
            |a: usize, b: usize| shapes[a] != Shape::Text && shapes[b] != Shape::Text && is_label(a) != is_label(b);
        while end < filled.len() && alternates(filled[end - 1], filled[end]) {
            end += 1;
        }
        let run = &filled[start..end];
        let labels_first = is_label(run[0]);
        for (i, &line) in run.iter().enumerate() {
            let Shape::Label { colon } = shapes[line] else { continue };
            let above = i.checked_sub(1).map(|i| run[i]);
            let below = run.get(i + 1).copied();
            roles[line] = match (above, below) {
                (_, Some(below)) if labels_first || colon => LineRole::LabelOf { line: below },
                (Some(above), _) if run.len().is_multiple_of(2) => LineRole::LabelOf { line: above },
                (Some(_), Some(_)) => LineRole::Unclear,
                _ => LineRole::Text,
            };
        }
        start = end;
    }
    roles
}

fn shapes(findings: &Findings<'_>, places: &[Place], count: usize) -> Vec<Shape> {
    #[derive(Clone, Copy, Default)]
    struct Line {
        from: usize,
        to: usize,
        figures: usize,
        labels: bool,
        colon: bool,
    }
    let mut lines = vec![Line::default(); count];
    for (place, finding) in places.iter().zip(&findings.found) {
        let line = &mut lines[place.line];
        match finding.what {
            What::Mark(Mark::Line) => {
                line.to = finding.from;
                if let Some(next) = lines.get_mut(place.line + 1) {
                    next.from = finding.to;
                }
                continue;
            }
            What::Amount(_) | What::Percent(_) | What::Length(_) | What::Moment(_) | What::Money | What::Count => {
                line.figures += finding.to - finding.from;
            }
            What::Phrase(cue) => match cue.says {
                Says::Unlimited | Says::UnlimitedData => line.figures += finding.to - finding.from,
                Says::Balance(_) | Says::Used(_) | Says::Allowance(_) | Says::Until(_) | Says::ValidFor(_) => {
                    line.labels = true
                }
                _ => {}
            },
            _ => {}
        }
        line.colon = finding.what.is_mark(Mark::Colon);
    }
    if let Some(last) = lines.last_mut() {
        last.to = findings.folded.text.len();
    }
    lines
        .into_iter()
        .map(|line| {
            let length = line.to.saturating_sub(line.from);
            match (line.figures, line.labels) {
                _ if length == 0 => Shape::Empty,
                (0, true) if length <= LONGEST_LABEL => Shape::Label { colon: line.colon },
                (figures, false) if figures * 100 >= length * FIGURE_SHARE => Shape::Figure,
                _ => Shape::Text,
            }
        })
        .collect()
}

/// Whether the figure at `at` stands on the side of the phrase at `cue` that the page or the phrase itself prescribes.
pub fn is_on_side(layout: &Layout, cue: usize, at: usize, side: Side) -> bool {
    match (layout.line_of(cue), side) {
        (LineRole::LabelOf { line }, _) => layout.at(at).line == line,
        (LineRole::Unclear, Side::Either) => layout.at(at).line == layout.at(cue).line,
        (_, Side::Follows) => cue < at,
        (_, Side::Precedes) => cue > at,
        (LineRole::Text, Side::Either) => true,
    }
}
