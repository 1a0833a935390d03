//! Gives findings their roles: what one message states about each bucket of data, and what it leaves open.
//!
//! It never guesses: what the text does not decide is a doubt. It reads no clock; the time of receipt is an argument.

mod asides;
mod attach;
mod brackets;
mod breakdowns;
mod buckets;
mod claims;
mod clock;
mod costs;
mod devices;
mod ends;
mod grants;
mod grounds;
mod headings;
mod heard;
mod host;
mod layout;
mod lengths;
mod limits;
mod lists;
mod magnitude;
mod moments;
mod names;
mod nearness;
mod offers;
mod open_lists;
mod pairs;
mod prices;
mod report;
mod roles;
mod sequels;
mod shares;
mod sizes;
mod subjects;
mod sums;
mod suspicion;
mod tails;
pub mod taught;
mod telephones;
mod twins;
mod unheld;
mod wholes;

pub use asides::{Asides, ToldMoney};
pub use clock::order_of_country;
pub use grounds::Ground;
pub use report::{Report, report};
pub use suspicion::{Sign, Suspicion};

pub use crate::stamp::LocalMoment;

use crate::languages::{BucketKind, Says};
use crate::outcome::{About, Doubt, Outcome};
use crate::scan::{self, Lexicon};
use crate::span::Span;
use crate::volume::{DataVolume, Printed};

/// What is known of a message beside its text.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The words of the languages that can be read.
    pub lexicon: &'a Lexicon,
    /// When it came, on the carrier's clock. Without it a partial date stays a question.
    pub received: Option<LocalMoment>,
    /// ISO 3166 country of the carrier: decides between "03/04" as April and as March.
    pub country: Option<&'a str>,
}

impl<'a> Context<'a> {
    /// Nothing known but the languages.
    pub fn of(lexicon: &'a Lexicon) -> Context<'a> {
        Context { lexicon, received: None, country: None }
    }
}

/// One field of a reading: its value, the words it was read from, the rule that read it, and what of it was supposed.
/// There is no third way between stated and assumed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field<T> {
    pub value: T,
    pub span: Span,
    pub rule: &'static str,
    pub assumed: Option<Assumption>,
    /// Whether its words decide alone and stand close. What rests on a pack's name, on "you have" or on words far away is
    /// shown and not chosen beforehand.
    pub is_sure: bool,
}

/// What was supplied that the text does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Assumption {
    /// The year: the next such date after receipt, or the last before for what is past.
    Year,
    /// The day, for a time alone, "today" or "end of the month", from the receipt time.
    Day,
}

/// Length of a grant in hours; a day is 24, a week 168, a month 720.
pub type Hours = u32;

/// What a message states about one bucket.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BucketReading {
    /// `None` is the main or unnamed bucket.
    pub kind: Option<BucketKind>,
    pub balance: Option<Field<Printed>>,
    pub used: Option<Field<Printed>>,
    pub allowance: Option<Field<Printed>>,
    /// Whether the words say that the allowance was given, bought or activated.
    pub is_granted: bool,
    pub used_percent: Option<Field<f64>>,
    pub left_percent: Option<Field<f64>>,
    pub unlimited: Option<Field<()>>,
    /// Used up, without a figure.
    pub exhausted: Option<Field<()>>,
    /// The pack has lapsed.
    pub expired: Option<Field<()>>,
    pub expiry: Option<Field<LocalMoment>>,
    pub validity: Option<Field<Hours>>,
    /// A part of the bucket before it ("3 GB of which 1 GB night"), not a pot beside it.
    pub is_part: bool,
    /// The text tells when a pack of data ends, and no figure of it.
    pub is_dated_only: bool,
}

impl BucketReading {
    /// Whether it says anything about data at all.
    pub fn is_empty(&self) -> bool {
        self.balance.is_none()
            && self.used.is_none()
            && self.allowance.is_none()
            && self.used_percent.is_none()
            && self.left_percent.is_none()
            && self.unlimited.is_none()
            && self.exhausted.is_none()
            && self.expired.is_none()
            && !(self.is_dated_only && (self.expiry.is_some() || self.validity.is_some()))
    }

    /// Whether all that it says of data is a size, with or without an end.
    fn tells_size_only(&self) -> bool {
        self.allowance.is_some() && BucketReading { allowance: None, is_dated_only: false, ..self.clone() }.is_empty()
    }
}

/// Which field of a bucket's reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Balance,
    LeftPercent,
    Used,
    UsedPercent,
    Allowance,
    Unlimited,
    Exhausted,
    Expired,
    Expiry,
    Validity,
}

/// Why one field reads as it does: its words, and the rule that read them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    pub field: FieldKind,
    pub span: Span,
    pub rule: &'static str,
    pub assumed: Option<Assumption>,
    pub is_sure: bool,
}

impl BucketReading {
    /// Whether every field rests on words that decide alone and stand close. A size beside what is left or used may come from a
    /// pack's name.
    pub fn is_sure(&self) -> bool {
        let is_size = |reason: &Reason| reason.field == FieldKind::Allowance;
        let has_more = self.balance.is_some() || self.used.is_some();
        self.reasons().all(|reason| reason.is_sure || has_more && is_size(&reason))
    }

    /// The amounts that are there.
    fn volumes(&self) -> impl Iterator<Item = DataVolume> {
        [self.balance, self.used, self.allowance].into_iter().flatten().map(|field| field.value.volume)
    }

    /// Why each field that is there reads as it does.
    pub fn reasons(&self) -> impl Iterator<Item = Reason> {
        fn reason<T>(field: FieldKind, read: &Option<Field<T>>) -> Option<Reason> {
            read.as_ref().map(|read| Reason {
                field,
                span: read.span,
                rule: read.rule,
                assumed: read.assumed,
                is_sure: read.is_sure,
            })
        }
        [
            reason(FieldKind::Balance, &self.balance),
            reason(FieldKind::LeftPercent, &self.left_percent),
            reason(FieldKind::Used, &self.used),
            reason(FieldKind::UsedPercent, &self.used_percent),
            reason(FieldKind::Allowance, &self.allowance),
            reason(FieldKind::Unlimited, &self.unlimited),
            reason(FieldKind::Exhausted, &self.exhausted),
            reason(FieldKind::Expired, &self.expired),
            reason(FieldKind::Expiry, &self.expiry),
            reason(FieldKind::Validity, &self.validity),
        ]
        .into_iter()
        .flatten()
    }
}

/// What one message states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MessageReading {
    pub buckets: Vec<BucketReading>,
    /// When the figures were true, where the text says so.
    pub reading_time: Option<Field<LocalMoment>>,
    /// Data amounts whose role the text does not say; the person can.
    pub open: Vec<Field<Printed>>,
    /// The words that give away a text posing as the carrier; empty for an honest one.
    pub suspicious: Vec<Suspicion>,
    /// What is told beside the figures.
    pub asides: Asides,
}

impl MessageReading {
    pub fn is_usage(&self) -> bool {
        !self.buckets.is_empty()
    }

    /// The buckets without those that are parts of others.
    pub fn wholes(&self) -> impl Iterator<Item = &BucketReading> {
        self.buckets.iter().filter(|bucket| !bucket.is_part)
    }
}

/// Reads one message.
pub fn read(text: &str, context: Context<'_>) -> Outcome<MessageReading> {
    interpret(&scan::find(text, context.lexicon), context)
}

/// Reads one message, and fills in what the first fitting format of `formats` says of it; which one that was.
pub fn read_with(
    findings: &scan::Findings<'_>,
    context: Context<'_>,
    formats: &[&taught::Format],
) -> (Outcome<MessageReading>, Option<usize>) {
    let mut outcome = interpret(findings, context);
    let which = taught::apply(&mut outcome, findings, context, formats);
    (outcome, which)
}

/// Whether a bank, a parcel service or the like speaks. A word of theirs beside words of a carrier for what is left of data is none:
/// "1 GB of data left. Reserve more in the app".
fn is_of_other_trade(findings: &scan::Findings<'_>) -> bool {
    let of_carrier = || {
        findings.found.iter().any(|finding| match finding.what {
            scan::What::Phrase(cue) => cue.names_data && matches!(cue.says, Says::Balance(_) | Says::Used(_)),
            _ => false,
        })
    };
    // "2 Gt:n pakettisi vanhenee": a word for a parcel that is one for a pack as well, beside a figure of data.
    let has_figure = findings.found.iter().any(|finding| finding.what.is_amount());
    let is_pack_too = |at: usize| {
        let words = |i: usize| (findings.found[i].from, findings.found[i].to);
        let near = at.saturating_sub(3)..(at + 4).min(findings.found.len());
        has_figure && near.into_iter().any(|i| findings.says(i) == Some(Says::Pack) && words(i) == words(at))
    };
    let mut others = (0..findings.found.len()).filter(|&at| findings.says(at) == Some(Says::OtherTrade));
    others.any(|at| !is_pack_too(at)) && !of_carrier()
}

/// Whether people talk among themselves: they too tell what is left, of whose data and since when nobody knows.
fn is_talk(findings: &scan::Findings<'_>) -> bool {
    findings.found.iter().any(|finding| finding.what.says() == Some(Says::Talk) && !is_label_alone(findings, finding))
}

/// "Me quedan ⏎ 12 GB": alone on its line above a figure, as pages print their labels in the first person.
fn is_label_alone(findings: &scan::Findings<'_>, finding: &scan::Finding) -> bool {
    let (before, behind) = (&findings.folded.text[..finding.from], &findings.folded.text[finding.to..]);
    let is_line = before.trim_end_matches(' ').ends_with('\n') && behind.trim_start_matches(' ').starts_with('\n');
    is_line && behind.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Gives the findings of one message their roles.
pub fn interpret(findings: &scan::Findings<'_>, context: Context<'_>) -> Outcome<MessageReading> {
    let layout = layout::Layout::of(findings);
    let suspicious = suspicion::evidence(findings);
    if !suspicious.is_empty() {
        let doubt = Doubt { about: About::Suspicious, spans: suspicious.iter().map(|one| one.span).collect() };
        return Outcome { value: MessageReading { suspicious, ..MessageReading::default() }, doubts: vec![doubt] };
    }
    if is_talk(findings) || is_of_other_trade(findings) {
        return Outcome::sure(MessageReading::default());
    }
    let mut doubts = Vec::new();
    let roles = if findings.is_foreign {
        roles::all_open(findings)
    } else {
        roles::assign(findings, &layout, context.country, &mut doubts)
    };
    let moments = moments::resolve(findings, &layout, context, &mut doubts);
    let mut reading = match findings.is_foreign {
        true => MessageReading { open: buckets::open_amounts(findings, &roles.open), ..MessageReading::default() },
        false => buckets::assemble(findings, &layout, &roles, &moments),
    };
    if offers::tells_sizes_of_offer(findings, &reading.buckets)
        || unheld::tells_terms_abroad(findings, &reading.buckets)
    {
        reading.buckets.clear();
    }
    doubts.retain(|doubt| {
        reading.is_usage() || !matches!(doubt.about, About::WhichDate | About::DayOrMonth | About::OddDate)
    });
    buckets::check_sums(&reading, &mut doubts);
    reading.asides = asides::told(findings);
    if let Some(slowed) = &reading.asides.slowed {
        buckets::take_limit_reached(findings, slowed.span, &mut reading.buckets);
    }
    // "2 GB, WhatsApp unlimited": the figure is of something else than what is unlimited, and still asked about.
    let is_beside =
        |bucket: &BucketReading| bucket.unlimited.is_some() && bucket.kind.is_some() && bucket.balance.is_none();
    if reading.is_usage() && !reading.buckets.iter().all(is_beside) {
        // An entry of a list that no words speak of may be one more pack; what is said again is no other figure.
        let told: Vec<DataVolume> = reading.buckets.iter().flat_map(BucketReading::volumes).collect();
        reading.open = buckets::open_amounts(findings, &open_lists::entries_left_over(findings, &layout, &roles));
        reading.open.retain(|field| !told.contains(&field.value.volume));
    }
    if !reading.open.is_empty() {
        doubts.push(Doubt { about: About::WhichRole, spans: reading.open.iter().map(|field| field.span).collect() });
    }
    Outcome { value: reading, doubts }
}
