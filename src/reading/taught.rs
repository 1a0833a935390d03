//! Formats that the person taught: the shape of one message, and what its figures are.
//!
//! A shape is the text with every figure, date and length taken out. The next message has the same shape where the words that
//! stand up to the last taught figure agree one by one, and the figures between them are of the same sorts; what follows may
//! differ, as adverts do. A few words may differ too, as names do, but never those beside a taught figure.
//!
//! A format fills in what a message leaves open. It never overrides what a message clearly states otherwise: then the message
//! is believed, and the two are shown as a doubt. No figure of the message that was taught is kept in it.

use super::{Assumption, BucketReading, Context, Field, FieldKind, LocalMoment, MessageReading, clock};
use crate::languages::{BucketKind, DateOrder};
use crate::outcome::{About, Doubt, Outcome};
use crate::scan::{Finding, Findings, What, fold_phrase};
use crate::span::Span;
use crate::volume::{Printed, Unit};
use serde::{Deserialize, Serialize};

/// With fewer words to know it by, a format would take any text for its own.
const FEWEST_WORDS: usize = 2;
/// One word in so many may differ: a name, a greeting.
const MAY_DIFFER: usize = 8;
/// With fewer words up to the last taught figure, this many behind it belong to the shape too.
const FEW_WORDS: usize = 4;
const WORDS_BEHIND: usize = 2;
/// The name under which a field tells that a format read it.
pub const RULE: &str = "taught by you";

/// What the person said that a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TaughtRole {
    Balance,
    Used,
    Allowance,
    Expiry,
    Validity,
    /// Not about this person's data.
    Nothing,
}

impl TaughtRole {
    fn field(self) -> Option<FieldKind> {
        match self {
            TaughtRole::Balance => Some(FieldKind::Balance),
            TaughtRole::Used => Some(FieldKind::Used),
            TaughtRole::Allowance => Some(FieldKind::Allowance),
            TaughtRole::Expiry => Some(FieldKind::Expiry),
            TaughtRole::Validity => Some(FieldKind::Validity),
            TaughtRole::Nothing => None,
        }
    }
}

/// What sort of thing stands at a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// An amount of data, or a bare number that may be one.
    Figure,
    Percent,
    Moment,
    Length,
    /// Money, minutes, codes, links: never data.
    Other,
}

impl Sort {
    fn of(what: &What) -> Option<Sort> {
        match what {
            What::Amount(_) | What::Number(_) => Some(Sort::Figure),
            What::Percent(_) => Some(Sort::Percent),
            What::Moment(_) => Some(Sort::Moment),
            What::Length(_) => Some(Sort::Length),
            What::TooLarge | What::Hours | What::Count | What::Money | What::Rate | What::Link | What::Code => {
                Some(Sort::Other)
            }
            What::Phrase(_) | What::Mark(_) => None,
        }
    }

    /// What a thing of this sort can be said to be.
    pub fn roles(self) -> &'static [TaughtRole] {
        use TaughtRole::{Allowance, Balance, Expiry, Nothing, Used, Validity};
        match self {
            Sort::Figure => &[Balance, Used, Allowance, Nothing],
            Sort::Percent => &[Balance, Used, Nothing],
            Sort::Moment => &[Expiry, Nothing],
            Sort::Length => &[Validity, Nothing],
            Sort::Other => &[],
        }
    }
}

/// A figure that the person can tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tappable {
    pub span: Span,
    pub sort: Sort,
    /// A number without a unit: the person says which.
    pub lacks_unit: bool,
}

/// What the person said of one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    pub span: Span,
    pub role: TaughtRole,
    /// `None` is the main or unnamed bucket.
    pub kind: Option<BucketKind>,
    /// For a number without one.
    pub unit: Option<Unit>,
}

/// One piece of a shape, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// As they are printed, digits inside them masked. What parts the words does not matter.
    Words(String),
    Slot(Slot),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub sort: Sort,
    pub role: Option<TaughtRole>,
    pub kind: Option<BucketKind>,
    pub unit: Option<Unit>,
    /// Where the date that was taught showed it: whether the day came first.
    pub day_first: Option<bool>,
}

impl Slot {
    /// A figure in place of that of the message, as printed and as it is read. `at` makes those of one text differ.
    fn stand_in(&self, at: usize) -> (String, String) {
        match self.sort {
            Sort::Figure => match self.unit {
                Some(unit) => (format!("{}", 120 + at), format!("{} {}", 120 + at, unit.symbol())),
                None => (format!("{} MB", 120 + at), format!("{} MB", 120 + at)),
            },
            Sort::Percent => (format!("{}%", 20 + at), format!("{} %", 20 + at)),
            Sort::Moment => ("30/11/2026".to_owned(), "2026-11-30".to_owned()),
            Sort::Length => ("7 days".to_owned(), "7 days".to_owned()),
            Sort::Other => ("000".to_owned(), "000".to_owned()),
        }
    }

    /// As cases call it.
    fn field_name(&self) -> Option<&'static str> {
        Some(match (self.role?, self.sort) {
            (TaughtRole::Balance, Sort::Percent) => "left_percent",
            (TaughtRole::Used, Sort::Percent) => "used_percent",
            (TaughtRole::Balance, _) => "balance",
            (TaughtRole::Used, _) => "used",
            (TaughtRole::Allowance, _) => "allowance",
            (TaughtRole::Expiry, _) => "expiry",
            (TaughtRole::Validity, _) => "validity",
            (TaughtRole::Nothing, _) => return None,
        })
    }
}

/// The shape of a message and what its figures are.
///
/// Stored as one text, a line a piece: `"` and the words, or the names of what a slot holds, parted by spaces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Format {
    pub pieces: Vec<Piece>,
}

const SORTS: [(Sort, &str); 5] = [
    (Sort::Figure, "figure"),
    (Sort::Percent, "percent"),
    (Sort::Moment, "date"),
    (Sort::Length, "length"),
    (Sort::Other, "other"),
];
const ROLES: [(TaughtRole, &str); 6] = [
    (TaughtRole::Balance, "left"),
    (TaughtRole::Used, "used"),
    (TaughtRole::Allowance, "size"),
    (TaughtRole::Expiry, "expiry"),
    (TaughtRole::Validity, "validity"),
    (TaughtRole::Nothing, "nothing"),
];
const ORDERS: [(bool, &str); 2] = [(true, "day-first"), (false, "month-first")];

fn name_in<T: PartialEq>(table: &[(T, &'static str)], value: &T) -> &'static str {
    table.iter().find(|(own, _)| own == value).map_or("", |(_, name)| *name)
}

fn value_in<T: Copy>(table: &[(T, &str)], name: &str) -> Option<T> {
    table.iter().find(|(_, own)| *own == name).map(|(value, _)| *value)
}

impl From<Format> for String {
    fn from(format: Format) -> String {
        let mut text = String::new();
        for piece in &format.pieces {
            match piece {
                Piece::Words(words) => {
                    text.push('"');
                    text.push_str(&words.replace('\n', "\u{2028}"));
                }
                Piece::Slot(slot) => {
                    let role = slot.role.as_ref().map_or("", |role| name_in(&ROLES, role));
                    let order = slot.day_first.as_ref().map_or("", |order| name_in(&ORDERS, order));
                    let kind = slot.kind.map_or("", BucketKind::name);
                    let unit = slot.unit.map_or("", Unit::symbol);
                    text.push_str(name_in(&SORTS, &slot.sort));
                    for name in [role, kind, unit, order].into_iter().filter(|name| !name.is_empty()) {
                        text.push(' ');
                        text.push_str(name);
                    }
                }
            }
            text.push('\n');
        }
        text
    }
}

/// The stored text is none of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownFormat;

impl std::fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("unknown format")
    }
}

impl TryFrom<String> for Format {
    type Error = UnknownFormat;

    fn try_from(text: String) -> Result<Format, UnknownFormat> {
        let mut pieces = Vec::new();
        for line in text.split_terminator('\n') {
            if let Some(words) = line.strip_prefix('"') {
                pieces.push(Piece::Words(words.replace('\u{2028}', "\n")));
                continue;
            }
            let mut names = line.split(' ');
            let sort = names.next().and_then(|name| value_in(&SORTS, name)).ok_or(UnknownFormat)?;
            let mut slot = Slot { sort, role: None, kind: None, unit: None, day_first: None };
            for name in names {
                if let Some(role) = value_in(&ROLES, name) {
                    slot.role = Some(role);
                } else if let Some(order) = value_in(&ORDERS, name) {
                    slot.day_first = Some(order);
                } else if let Some(kind) = BucketKind::ALL.into_iter().find(|kind| kind.name() == name) {
                    slot.kind = Some(kind);
                } else {
                    let unit = Unit::ALL.into_iter().find(|unit| unit.symbol() == name);
                    slot.unit = Some(unit.ok_or(UnknownFormat)?);
                }
            }
            pieces.push(Piece::Slot(slot));
        }
        Ok(Format { pieces })
    }
}

/// Why a lesson makes no format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TeachProblem {
    /// Too few words to know the next such message by.
    TooFewWords,
    /// Nothing was said of any figure.
    NothingSaid,
    /// Two figures of one bucket were said to be the same.
    SaidTwice,
    /// A text that poses as the carrier teaches nothing.
    Suspicious,
}

/// The figures of a text, in order and apart from each other.
pub fn tappable(findings: &Findings<'_>) -> Vec<Tappable> {
    values(findings)
        .filter(|(_, sort)| *sort != Sort::Other)
        .map(|(at, sort)| {
            let finding = &findings.found[at];
            let span = findings.span(finding.from, finding.to);
            Tappable { span, sort, lacks_unit: matches!(finding.what, What::Number(_)) }
        })
        .collect()
}

/// Figures, dates and the like with their places among the findings.
fn values<'a>(findings: &'a Findings<'_>) -> impl Iterator<Item = (usize, Sort)> + 'a {
    let mut end = 0;
    findings.found.iter().enumerate().filter_map(move |(at, finding)| {
        let sort = Sort::of(&finding.what).filter(|_| finding.from >= end)?;
        end = finding.to;
        Some((at, sort))
    })
}

impl Format {
    /// The format of this text. Lessons whose span is no figure of the text are left out.
    pub fn teach(findings: &Findings<'_>, lessons: &[Lesson]) -> Result<Format, TeachProblem> {
        if !super::suspicion::evidence(findings).is_empty() {
            return Err(TeachProblem::Suspicious);
        }
        let folded = &findings.folded;
        let (mut pieces, mut at) = (Vec::new(), 0);
        let mut said = Vec::new();
        for (index, sort) in values(findings) {
            let finding = &findings.found[index];
            let span = findings.span(finding.from, finding.to);
            push_words(&mut pieces, findings.span(at, finding.from).of(folded.source));
            let lesson = lessons.iter().find(|lesson| lesson.span == span && sort.roles().contains(&lesson.role));
            said.extend(lesson.filter(|lesson| lesson.role != TaughtRole::Nothing).map(|l| (l.role, l.kind)));
            pieces.push(Piece::Slot(Slot {
                sort,
                role: lesson.map(|lesson| lesson.role),
                kind: lesson.and_then(|lesson| lesson.kind),
                unit: lesson.and_then(|lesson| lesson.unit),
                day_first: match &finding.what {
                    What::Moment(moment) => moment.day_first,
                    _ => None,
                },
            }));
            at = finding.to;
        }
        push_words(&mut pieces, findings.span(at, folded.text.len()).of(folded.source));
        let format = Format { pieces };
        let has_twins = (1..said.len()).any(|i| said[..i].contains(&said[i]));
        match format.shape() {
            _ if format.slots().all(|slot| slot.role.is_none()) => Err(TeachProblem::NothingSaid),
            _ if has_twins => Err(TeachProblem::SaidTwice),
            shape if words_in(&shape) < FEWEST_WORDS => Err(TeachProblem::TooFewWords),
            _ => Ok(format),
        }
    }

    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(slot) => Some(slot),
            Piece::Words(_) => None,
        })
    }

    /// Whether the other was taught from the same words and sorts of figures.
    pub fn has_shape_of(&self, other: &Format) -> bool {
        let same = |(one, other): (&Piece, &Piece)| match (one, other) {
            (Piece::Words(one), Piece::Words(other)) => {
                words_of(one).map(fold_phrase).eq(words_of(other).map(fold_phrase))
            }
            (Piece::Slot(one), Piece::Slot(other)) => one.sort == other.sort,
            _ => false,
        };
        self.pieces.len() == other.pieces.len() && self.pieces.iter().zip(&other.pieces).all(same)
    }

    /// The same shape, the slot at `place` (counted among the slots) being something else now.
    pub fn with_role(&self, place: usize, role: Option<TaughtRole>) -> Format {
        let mut format = self.clone();
        let slots = format.pieces.iter_mut().filter_map(|piece| match piece {
            Piece::Slot(slot) => Some(slot),
            Piece::Words(_) => None,
        });
        if let Some(slot) = slots.into_iter().nth(place) {
            slot.role = role;
        }
        format
    }

    /// The format as a case for `tests/messages`: its own words, and figures that stand for those of the message, which are
    /// not kept. Names among the words are for the person to change.
    pub fn case(&self) -> String {
        let (mut text, mut readings) = (String::new(), Vec::<(Option<BucketKind>, String)>::new());
        for (at, piece) in (0..).zip(&self.pieces) {
            let slot = match piece {
                Piece::Words(words) => {
                    text.push_str(words);
                    continue;
                }
                Piece::Slot(slot) => slot,
            };
            let (quote, is) = slot.stand_in(at);
            text.push_str(&quote);
            let Some(field) = slot.field_name() else { continue };
            let line = format!("{field} = {{ is = \"{is}\", quote = \"{quote}\" }}\n");
            match readings.iter_mut().find(|(kind, _)| *kind == slot.kind) {
                Some((_, lines)) => lines.push_str(&line),
                None => readings.push((slot.kind, line)),
            }
        }
        let text = text.replace('\\', "\\\\").replace('"', "\\\"");
        let mut case = format!(
            "source = \"taught, figures changed\"\nread_on = \"2026-11-22\"\ntext = \"\"\"{text}\"\"\"\ndoubts = []\n"
        );
        for (kind, lines) in readings {
            case.push_str("[[reading]]\n");
            if let Some(kind) = kind {
                case.push_str(&format!("kind = \"{}\"\n", kind.name()));
            }
            case.push_str(&lines);
        }
        case
    }

    /// The words and slots by which a message is known: up to the last taught figure, and a little further.
    fn shape(&self) -> Vec<Token<'_>> {
        let mut tokens = Vec::new();
        let mut end = 0;
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => tokens.extend(words_of(words).map(Token::Word)),
                Piece::Slot(slot) => {
                    tokens.push(Token::Slot(slot));
                    if slot.role.is_some() {
                        end = tokens.len();
                    }
                }
            }
        }
        let is_known = words_in(&tokens[..end]) >= FEW_WORDS;
        let wanted = if is_known { 0 } else { WORDS_BEHIND };
        let behind = tokens[end..].iter().take(wanted).take_while(|token| matches!(token, Token::Word(_))).count();
        tokens.truncate(end + behind);
        tokens
    }

    /// For each taught slot the finding that stands there, where the text has this shape.
    fn fit(&self, text: &[Seen]) -> Option<Vec<(usize, Slot)>> {
        let shape = self.shape();
        let (mut strays, mut words, mut taught) = (0, 0, Vec::new());
        // What differs right beside a taught figure may be what tells it from another.
        let is_taught = |at: Option<usize>| {
            at.and_then(|at| shape.get(at))
                .is_some_and(|token| matches!(token, Token::Slot(slot) if slot.role.is_some()))
        };
        if text.len() < shape.len() {
            return None;
        }
        for (at, (token, seen)) in shape.iter().zip(text).enumerate() {
            match (token, seen) {
                (Token::Word(word), Seen::Word(other)) => {
                    words += 1;
                    if fold_phrase(word) != *other {
                        strays += 1;
                        if is_taught(at.checked_sub(1)) || is_taught(Some(at + 1)) {
                            return None;
                        }
                    }
                }
                (Token::Slot(slot), Seen::Value(finding, sort)) if slot.sort == *sort => {
                    if slot.role.is_some() {
                        taught.push((*finding, **slot));
                    }
                }
                _ => return None,
            }
        }
        (words >= FEWEST_WORDS && strays * MAY_DIFFER <= words).then_some(taught)
    }
}

fn push_words(pieces: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece::Words(masked(text)));
    }
}

/// Without its digits.
fn masked(text: &str) -> String {
    text.chars().map(|c| if c.is_numeric() { '0' } else { c }).collect()
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || is_mark_of_word(c))).filter(|word| !word.is_empty())
}

/// Vowel signs and accents stand inside words without being letters.
fn is_mark_of_word(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}' | '\u{eb1}'..='\u{ecd}' | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}')
}

enum Token<'a> {
    Word(&'a str),
    Slot(&'a Slot),
}

fn words_in(shape: &[Token<'_>]) -> usize {
    shape.iter().filter(|token| matches!(token, Token::Word(_))).count()
}

/// A word of a text, folded, or a value by its place among the findings.
enum Seen {
    Word(String),
    Value(usize, Sort),
}

fn seen(findings: &Findings<'_>) -> Vec<Seen> {
    let source = findings.folded.source;
    let mut all = Vec::new();
    let add = |text: &str, all: &mut Vec<Seen>| {
        all.extend(words_of(&masked(text)).map(|word| Seen::Word(fold_phrase(word))));
    };
    let mut at = 0;
    for (index, sort) in values(findings) {
        let finding = &findings.found[index];
        add(findings.span(at, finding.from).of(source), &mut all);
        all.push(Seen::Value(index, sort));
        at = finding.to;
    }
    add(findings.span(at, findings.folded.text.len()).of(source), &mut all);
    all
}

/// Fills into `outcome` what the first fitting format of `formats` says of the text; which one that was.
pub fn apply(
    outcome: &mut Outcome<MessageReading>,
    findings: &Findings<'_>,
    context: Context<'_>,
    formats: &[&Format],
) -> Option<usize> {
    let reading = &outcome.value;
    let is_code = findings.warnings.iter().any(|f| f.what.says() == Some(crate::languages::Says::OneTimeCode));
    if formats.is_empty() || !reading.suspicious.is_empty() || is_code {
        return None;
    }
    let text = seen(findings);
    let (which, taught) = formats.iter().enumerate().find_map(|(at, format)| Some((at, format.fit(&text)?)))?;
    for (at, slot) in taught {
        let Some(role) = slot.role else { continue };
        fill(outcome, findings, context, at, slot, role);
    }
    let reading = &mut outcome.value;
    reading.buckets.retain(|bucket| !bucket.is_empty());
    // What the ordinary reading asked of these figures is answered.
    let open: Vec<Span> = reading.open.iter().map(|field| field.span).collect();
    outcome.doubts.retain(|doubt| doubt.about != About::WhichRole);
    if reading.buckets.is_empty() && !open.is_empty() {
        outcome.doubts.push(Doubt { about: About::WhichRole, spans: open });
    } else {
        reading.open.clear();
    }
    Some(which)
}

/// Gives one figure the role that was taught.
fn fill(
    outcome: &mut Outcome<MessageReading>,
    findings: &Findings<'_>,
    context: Context<'_>,
    at: usize,
    slot: Slot,
    role: TaughtRole,
) {
    let finding = &findings.found[at];
    let span = findings.span(finding.from, finding.to);
    let reading = &mut outcome.value;
    let stated = reading.buckets.iter().flat_map(BucketReading::reasons).find(|reason| reason.span == span);
    if let Some(stated) = stated {
        if role.field() == Some(stated.field) || is_share(role, stated.field) {
            return;
        }
        if stated.is_sure {
            outcome.doubts.push(Doubt { about: About::TaughtOtherwise, spans: vec![span] });
            return;
        }
        reading.buckets.iter_mut().for_each(|bucket| bucket.take_out(span));
    }
    // Another figure that the text clearly states to be the same is not pushed out.
    let rival = reading.buckets.iter().filter(|bucket| bucket.kind == slot.kind).flat_map(BucketReading::reasons);
    let is_percent = matches!(finding.what, What::Percent(_));
    let is_same = |field: FieldKind| if is_percent { is_share(role, field) } else { Some(field) == role.field() };
    if let Some(rival) = rival.into_iter().find(|reason| is_same(reason.field) && reason.is_sure) {
        outcome.doubts.push(Doubt { about: About::TaughtOtherwise, spans: vec![rival.span, span] });
        return;
    }
    reading.open.retain(|field| field.span != span);
    if role == TaughtRole::Nothing {
        return;
    }
    let Some(value) = value(finding, slot, context, findings) else { return };
    if !reading.buckets.iter().any(|bucket| bucket.kind == slot.kind) {
        reading.buckets.push(BucketReading { kind: slot.kind, ..BucketReading::default() });
    }
    if let Some(bucket) = reading.buckets.iter_mut().find(|bucket| bucket.kind == slot.kind) {
        bucket.put(role, value, span);
    }
}

/// "60% used" is used, whichever way the figure is told.
fn is_share(role: TaughtRole, field: FieldKind) -> bool {
    matches!((role, field), (TaughtRole::Used, FieldKind::UsedPercent) | (TaughtRole::Balance, FieldKind::LeftPercent))
}

enum Value {
    Amount(Printed),
    Percent(f64),
    Moment(LocalMoment, Option<Assumption>),
    Hours(u32),
}

fn value(finding: &Finding, slot: Slot, context: Context<'_>, findings: &Findings<'_>) -> Option<Value> {
    match &finding.what {
        What::Amount(amount) => Some(Value::Amount(amount.printed)),
        What::Number(number) => {
            let number = number.as_decimal();
            Some(Value::Amount(Printed::from_digits(number.digits, number.decimals, slot.unit?, findings.counted)?))
        }
        What::Percent(percent) if *percent <= 100.0 => Some(Value::Percent(*percent)),
        What::Moment(moment) => {
            let order = match slot.day_first {
                Some(true) => DateOrder::DayFirst,
                Some(false) => DateOrder::MonthFirst,
                None => clock::date_order(findings, context),
            };
            let (moment, assumed) = clock::complete(moment, order, context, false).ok()?;
            Some(Value::Moment(moment, assumed))
        }
        What::Length(hours) => Some(Value::Hours(*hours)),
        _ => None,
    }
}

fn field<T>(value: T, span: Span, assumed: Option<Assumption>) -> Option<Field<T>> {
    Some(Field { value, span, rule: RULE, assumed, is_sure: true })
}

impl BucketReading {
    fn put(&mut self, role: TaughtRole, value: Value, span: Span) {
        match (role, value) {
            (TaughtRole::Balance, Value::Amount(printed)) => self.balance = field(printed, span, None),
            (TaughtRole::Used, Value::Amount(printed)) => self.used = field(printed, span, None),
            (TaughtRole::Allowance, Value::Amount(printed)) => self.allowance = field(printed, span, None),
            (TaughtRole::Balance, Value::Percent(percent)) => self.left_percent = field(percent, span, None),
            (TaughtRole::Used, Value::Percent(percent)) => self.used_percent = field(percent, span, None),
            (TaughtRole::Expiry, Value::Moment(moment, assumed)) => self.expiry = field(moment, span, assumed),
            (TaughtRole::Validity, Value::Hours(hours)) => self.validity = field(hours, span, None),
            _ => {}
        }
    }

    /// Takes out the field that was read from these words.
    fn take_out(&mut self, span: Span) {
        fn clear<T>(field: &mut Option<Field<T>>, span: Span) {
            if field.as_ref().is_some_and(|field| field.span == span) {
                *field = None;
            }
        }
        clear(&mut self.balance, span);
        clear(&mut self.used, span);
        clear(&mut self.allowance, span);
        clear(&mut self.used_percent, span);
        clear(&mut self.left_percent, span);
        clear(&mut self.expiry, span);
        clear(&mut self.validity, span);
    }
}
