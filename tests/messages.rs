//! Runs every message case: a file in `tests/messages/<language>/` holds a text and what it states.
//!
//! It never rewrites a case: expected values are written by hand. A field that a case leaves out asserts absence.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde::Deserialize;
use tidemark::languages::{self, Language, Phrase};
use tidemark::outcome::About;
use tidemark::reading::{self, Asides, Assumption, BucketReading, Context, Field, Ground, LocalMoment, MessageReading};
use tidemark::scan::{self, Lexicon};
use tidemark::volume::Printed;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Where the text came from; never empty.
    source: String,
    read_on: Option<String>,
    country: Option<String>,
    text: String,
    #[serde(default)]
    suspicious: bool,
    #[serde(default)]
    doubts: Vec<String>,
    #[serde(default)]
    reading: Vec<Expected>,
    /// What is told beside the figures: "4 hours", "128 kbit/s", "00:00" and "850 F".
    late: Option<Quoted>,
    slowed: Option<Quoted>,
    refills: Option<Quoted>,
    credit: Option<Quoted>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    kind: Option<String>,
    balance: Option<Quoted>,
    used: Option<Quoted>,
    allowance: Option<Quoted>,
    unlimited: Option<Quoted>,
    exhausted: Option<Quoted>,
    used_percent: Option<Quoted>,
    left_percent: Option<Quoted>,
    expiry: Option<Quoted>,
    validity: Option<Quoted>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quoted {
    is: Option<String>,
    quote: String,
    #[serde(default)]
    assumed: Vec<String>,
}

/// The language files as they stand in their folder, examples and all.
static FILES: LazyLock<Vec<LanguageFile>> = LazyLock::new(|| {
    let mut paths: Vec<PathBuf> = std::fs::read_dir("src/languages")
        .expect("the folder of languages")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "lang"))
        .collect();
    let tag = |path: &PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    paths.sort_by_key(|path| (!languages::FIRST.contains(&tag(path).as_str()), tag(path)));
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).expect("a readable language file");
        let (languages, unknown) = languages::read(text.leak());
        (path.clone(), languages, unknown)
    };
    paths.iter().map(read).collect()
});

type LanguageFile = (PathBuf, Vec<Language>, Vec<usize>);

/// Their languages.
fn in_files() -> impl Iterator<Item = &'static Language> {
    FILES.iter().flat_map(|(_, languages, _)| languages)
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(in_files()));

#[test]
fn every_line_of_a_language_file_says_something_known() {
    for (path, languages, unknown) in FILES.iter() {
        assert!(unknown.is_empty(), "{}: lines {unknown:?} say nothing known", path.display());
        let tags: Vec<&str> = languages.iter().map(|language| language.tag).collect();
        assert_eq!(
            path.file_stem().and_then(|stem| stem.to_str()),
            Some(tags.join(" ").as_str()),
            "its tag is its name"
        );
        let bare = languages.iter().flat_map(|language| &language.phrases);
        let bare =
            bare.filter(|phrase| [phrase.name, phrase.reads, phrase.refuses].contains(&"") || phrase.words.is_empty());
        assert_eq!(bare.count(), 0, "{}: a phrase lacks its name, its words or its examples", path.display());
    }
}

/// The figure is taken first. Only words of warning are looked for there too, and a digit in place of a sound ("2nite").
#[test]
fn no_words_of_meaning_begin_with_a_figure() {
    let is_dead = |words: &str| {
        let begins = words.starts_with(|c: char| c.is_ascii_digit());
        begins && !words[1..].starts_with(|c: char| c.is_ascii_alphabetic())
    };
    let of_meaning = in_files().flat_map(|language| &language.phrases).filter(|phrase| !phrase.says.is_warning());
    let dead = of_meaning.flat_map(|phrase| phrase.words.iter().map(move |words| (phrase.name, *words)));
    assert_eq!(dead.filter(|(_, words)| is_dead(words)).collect::<Vec<_>>(), []);
}

#[test]
fn the_build_carries_every_language_file() {
    let mut built: Vec<&str> = languages::all().iter().map(|language| language.tag).collect();
    built.sort_unstable();
    let mut read: Vec<&str> = in_files().map(|language| language.tag).collect();
    read.sort_unstable();
    assert_eq!(built, read);
    fn words(languages: impl Iterator<Item = &'static Language>) -> usize {
        languages.flat_map(|language| &language.phrases).map(|phrase| phrase.words.len()).sum()
    }
    assert_eq!(words(languages::all().iter()), words(in_files()));
}

#[test]
fn every_message_reads_as_its_case_says() {
    let folder = std::env::var_os("TIDEMARK_MESSAGE_CASES")
        .map_or_else(|| Path::new("tests/messages").to_owned(), PathBuf::from);
    let cases = case_files(&folder);
    assert!(!cases.is_empty(), "no cases in {}", folder.display());
    let failures: Vec<String> = cases.iter().filter_map(|path| check(path).err()).collect();
    // For scripts/figures.
    for (tag, counts) in counts(&cases) {
        println!("{tag}: {} cases, {} of them must not read", counts.all, counts.silent);
    }
    assert!(failures.is_empty(), "{} of {} cases fail:\n\n{}", failures.len(), cases.len(), failures.join("\n\n"));
}

#[test]
fn every_language_has_a_folder_of_cases_and_every_folder_a_language() {
    let mut tags: Vec<&str> = in_files().map(|language| language.tag).collect();
    tags.sort_unstable();
    let mut folders: Vec<String> = std::fs::read_dir("tests/messages")
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    folders.sort();
    assert_eq!(folders, tags);
}

#[test]
fn every_phrase_reads_its_example_and_refuses_its_look_alike() {
    let mut names = BTreeSet::new();
    let phrases = in_files().flat_map(|language| &language.phrases);
    let problems: Vec<String> = phrases
        .filter_map(|phrase| {
            if names.insert(phrase.name) { check_phrase(phrase).err() } else { Some(format!("{} twice", phrase.name)) }
        })
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unknown {
    source: String,
    message: Vec<UnknownMessage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnknownMessage {
    language: String,
    text: String,
    left: Option<String>,
    used: Option<String>,
    size: Option<String>,
}

#[test]
fn what_is_read_in_a_language_that_is_not_known_is_right_or_nothing() {
    let table = std::fs::read_to_string("tests/unknown-languages.toml").expect("the table");
    let table: Unknown = toml::from_str(&table).expect("a table of messages");
    assert!(!table.source.is_empty(), "the table names its source");
    let mut wrong = Vec::new();
    for row in &table.message {
        let read = reading::read(&row.text, Context::of(&LEXICON)).value;
        for bucket in &read.buckets {
            let mut hold = |name: &str, read: Option<Field<Printed>>, allowed: &Option<String>| {
                let read = read.map(|field| format!("{} B", field.value.volume.bytes()));
                let right = allowed.as_deref().map(normal);
                if read.as_deref().is_some_and(|read| Some(normal(read)) != right) {
                    wrong.push(format!("{}: {name} {read:?}, which is not {allowed:?}", row.language));
                }
            };
            hold("left", bucket.balance, &row.left);
            hold("used", bucket.used, &row.used);
            hold("size", bucket.allowance, &row.size);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn check_phrase(phrase: &Phrase) -> Result<(), String> {
    // What two languages say alike is found once: the twin of a likelier language stands for the phrase.
    let is_twin = |other: &Phrase, words: &str| {
        other.says == phrase.says && phrase.words.iter().any(|own| scan::fold_phrase(own) == words)
    };
    let said = |text: &str| {
        let findings = scan::find(text, &LEXICON);
        let mut all = findings.found.iter().chain(&findings.warnings).chain(&findings.asides);
        all.any(|finding| match finding.what {
            scan::What::Phrase(cue) => {
                let words = &findings.folded.text[finding.from..finding.to];
                cue.phrase.name == phrase.name || is_twin(cue.phrase, words)
            }
            _ => false,
        })
    };
    if !said(phrase.reads) {
        return Err(format!("{:?} is not found in its own example {:?}", phrase.name, phrase.reads));
    }
    let has_effect = reading::read(phrase.refuses, Context::of(&LEXICON)).value.is_usage();
    if said(phrase.refuses) && has_effect {
        Err(format!("{:?} reads {:?}", phrase.name, phrase.refuses))
    } else {
        Ok(())
    }
}

#[derive(Default)]
struct Counts {
    all: usize,
    /// Texts from which nothing may be read.
    silent: usize,
}

/// By language.
fn counts(cases: &[PathBuf]) -> BTreeMap<String, Counts> {
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    for path in cases {
        let case: Case = toml::from_str(&std::fs::read_to_string(path).expect("a readable case")).expect("a case");
        let folder = path.parent().and_then(Path::file_name).expect("a folder").to_string_lossy().into_owned();
        let counts = counts.entry(folder).or_default();
        counts.all += 1;
        counts.silent += usize::from(case.reading.is_empty());
    }
    counts
}

/// The languages of most travellers.
const MANY_CASES: [&str; 12] = ["zh", "en", "fr", "es", "pt", "it", "de", "nl", "ja", "ko", "th", "vi"];

#[test]
fn every_language_has_cases_enough_and_a_quarter_of_them_must_not_read() {
    for (tag, counts) in counts(&case_files(Path::new("tests/messages"))) {
        let fewest = if MANY_CASES.contains(&tag.as_str()) { 12 } else { 6 };
        assert!(counts.all >= fewest, "{tag} has {} cases", counts.all);
        assert!(counts.silent * 4 >= counts.all, "{tag}: {} of {} cases must not read", counts.silent, counts.all);
    }
}

fn case_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for language in std::fs::read_dir(folder).expect("the folder of cases") {
        for case in std::fs::read_dir(language.expect("a folder").path()).expect("a folder") {
            files.push(case.expect("a case").path());
        }
    }
    files.sort();
    files
}

fn check(path: &Path) -> Result<(), String> {
    let content = std::fs::read_to_string(path).expect("a readable case");
    let case: Case = toml::from_str(&content).map_err(|error| format!("{}: {error}", path.display()))?;
    assert!(!case.source.trim().is_empty(), "{}: every case names its source", path.display());
    let context =
        Context { lexicon: &LEXICON, received: case.read_on.as_deref().map(moment), country: case.country.as_deref() };
    let outcome = reading::read(&case.text, context);
    let mut wrong = Vec::new();
    let got = &outcome.value;
    if got.suspicious.is_empty() == case.suspicious {
        wrong.push(format!("suspicious: {}", !got.suspicious.is_empty()));
    }
    let mut doubts: Vec<String> = outcome.doubts.iter().map(|doubt| name_of(doubt.about).to_owned()).collect();
    doubts.sort();
    doubts.dedup();
    let mut expected = case.doubts.clone();
    expected.sort();
    // An amount without a role in a text that is not about usage is no reading: whether it is asked about is the page's
    // affair.
    let asks_role_only = case.reading.is_empty() && doubts == ["which role"];
    if doubts != expected && !asks_role_only {
        wrong.push(format!("doubts: {doubts:?}, expected {expected:?}"));
    }
    compare_buckets(&case, got, &mut wrong);
    // Whoever asks why is shown the words, or told where the figure stands.
    let findings = scan::find(&case.text, &LEXICON);
    let unexplained = got.buckets.iter().flat_map(BucketReading::reasons);
    let unexplained =
        unexplained.filter(|reason| reason.ground() == Ground::Words && reason.told_by(&findings).is_none());
    wrong.extend(unexplained.map(|reason| format!("nothing tells why: {reason:?}")));
    // Beside no reading nobody asks for it.
    if got.is_usage() {
        wrong.extend(different_asides(&case, &got.asides));
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(format!("{}\n  {}\n  {}", path.display(), case.text.replace('\n', " ⏎ "), wrong.join("\n  ")))
    }
}

fn different_asides(case: &Case, got: &Asides) -> Vec<String> {
    let quoted = |is: String, span: tidemark::span::Span| (is, span.of(&case.text).to_owned());
    let late = got.late.map(|field| quoted(format!("{} hours", field.value), field.span));
    let slowed = got.slowed.map(|field| quoted(format!("{} kbit/s", field.value), field.span));
    let refills = got.refills.map(|field| quoted(field.value.format("%H:%M").to_string(), field.span));
    let credit = got.credit.as_ref().map(|field| {
        let money = &field.value;
        let (whole, rest) = (money.digits / 10u64.pow(money.decimals), money.digits % 10u64.pow(money.decimals));
        let decimals =
            if money.decimals == 0 { String::new() } else { format!(".{rest:0w$}", w = money.decimals as usize) };
        quoted(format!("{whole}{decimals} {}", money.mark), field.span)
    });
    let told = [("late", late, &case.late), ("slowed", slowed, &case.slowed)];
    let told = told.into_iter().chain([("refills", refills, &case.refills), ("credit", credit, &case.credit)]);
    told.filter_map(|(name, got, expected)| {
        let expected = expected.as_ref().map(|quoted| (quoted.is.clone().unwrap_or_default(), quoted.quote.clone()));
        (got != expected).then(|| format!("{name}: {got:?}, expected {expected:?}"))
    })
    .collect()
}

fn compare_buckets(case: &Case, got: &MessageReading, wrong: &mut Vec<String>) {
    let mut left: Vec<&BucketReading> = got.buckets.iter().collect();
    for expected in &case.reading {
        let differences = |bucket: &BucketReading| differences(&case.text, expected, bucket);
        let best = (0..left.len()).min_by_key(|&i| differences(left[i]).len());
        match best {
            Some(i) => wrong.extend(differences(left.remove(i))),
            None => wrong.push("a reading is missing".to_owned()),
        }
    }
    wrong.extend(left.into_iter().map(|bucket| format!("one reading too many: {bucket:?}")));
}

fn differences(text: &str, expected: &Expected, got: &BucketReading) -> Vec<String> {
    let mut wrong = Vec::new();
    let kind = got.kind.map(|kind| format!("{kind:?}").to_lowercase());
    if kind != expected.kind {
        wrong.push(format!("kind: {kind:?}, expected {:?}", expected.kind));
    }
    let mut field = |name: &str,
                     expected: &Option<Quoted>,
                     got: Option<(String, tidemark::span::Span, Option<Assumption>)>| match (
        expected, got,
    ) {
        (None, None) => {}
        (Some(expected), Some((is, span, assumed))) => {
            let assumed: Vec<String> = assumed.iter().map(|a| format!("{a:?}").to_lowercase()).collect();
            let same_value = expected.is.as_ref().is_none_or(|value| normal(value) == normal(&is));
            // The words of a state ("exhausted") may be quoted longer or shorter; figures and dates to the letter.
            let quote = span.of(text);
            // The full stop of "30.11." is the date's in some languages and the sentence's in others.
            let bare = |words: &str| words.trim_end_matches('.').to_owned();
            let same_quote = quote == expected.quote
                || name == "expiry" && bare(quote) == bare(&expected.quote)
                || expected.is.is_none() && (quote.contains(&expected.quote) || expected.quote.contains(quote));
            if !same_value || !same_quote || assumed != expected.assumed {
                wrong.push(format!(
                    "{name}: {is} {quote:?} assumed {assumed:?}, expected {:?} {:?} assumed {:?}",
                    expected.is, expected.quote, expected.assumed
                ));
            }
        }
        (None, Some((is, span, _))) => wrong.push(format!("{name}: {is} {:?}, expected none", span.of(text))),
        (Some(expected), None) => wrong.push(format!("{name}: none, expected {:?}", expected.quote)),
    };
    fn seen<T: Copy>(
        got: Option<Field<T>>,
        say: impl Fn(T) -> String,
    ) -> Option<(String, tidemark::span::Span, Option<Assumption>)> {
        got.map(|field| (say(field.value), field.span, field.assumed))
    }
    let bytes = |printed: Printed| format!("{} B", printed.volume.bytes());
    field("balance", &expected.balance, seen(got.balance, bytes));
    field("used", &expected.used, seen(got.used, bytes));
    field("allowance", &expected.allowance, seen(got.allowance, bytes));
    field("unlimited", &expected.unlimited, seen(got.unlimited, |()| String::new()));
    field("exhausted", &expected.exhausted, seen(got.exhausted, |()| String::new()));
    field("used_percent", &expected.used_percent, seen(got.used_percent, |p| format!("{p} %")));
    field("left_percent", &expected.left_percent, seen(got.left_percent, |p| format!("{p} %")));
    field("expiry", &expected.expiry, seen(got.expiry, say_moment));
    field("validity", &expected.validity, seen(got.validity, |hours| format!("{hours} hours")));
    wrong
}

/// One spelling for equal values: bytes, hours, and moments to the minute.
fn normal(value: &str) -> String {
    let (number, unit) = value.split_once(' ').unwrap_or((value, ""));
    let scaled = |factor: f64| number.parse::<f64>().map(|n| format!("{}", (n * factor).round())).unwrap_or_default();
    match unit {
        "B" => scaled(1.0),
        "KB" => scaled(1e3),
        "MB" => scaled(1e6),
        "GB" => scaled(1e9),
        "TB" => scaled(1e12),
        "hours" | "hour" => scaled(1.0),
        "days" | "day" => scaled(24.0),
        _ => value.to_owned(),
    }
}

fn say_moment(moment: LocalMoment) -> String {
    let time = moment.time.map(|time| format!("T{}", time.format("%H:%M"))).unwrap_or_default();
    format!("{}{time}", moment.date)
}

fn moment(text: &str) -> LocalMoment {
    let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
    LocalMoment {
        date: date.parse().expect("a date"),
        time: time.map(|time| format!("{time}:00").parse().expect("a time")),
    }
}

fn name_of(about: About) -> &'static str {
    match about {
        About::WhichRole => "which role",
        About::DayOrMonth => "day or month",
        About::WhichDate => "which date",
        About::DecimalMark => "decimal mark",
        About::TooLarge => "too large",
        About::OddDate => "odd date",
        About::DoesNotAddUp => "does not add up",
        About::Suspicious => "suspicious",
        About::TaughtOtherwise => "taught otherwise",
    }
}
