//! The directory: links for each phone, opening hours, the search, bad entries, and the file itself.
//!
//! It asks no network; names of countries are written into the cases.

use chrono::{DateTime, NaiveDateTime};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tidemark::directory::{
    Channel, Correction, CountryNames, Directory, FILE_VERSION, Hours, Listed, Opening, WayProblem, fill, find, guess,
    listed, local, opening, own_way, tap,
};
use tidemark::history::TypedOffer;
use tidemark::pack::Id;
use tidemark::surroundings::System;
use tidemark::ui::words::questions::{questions, tags, text};

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Cases {
    source: String,
    link: Vec<LinkRow>,
    slot: Vec<SlotRow>,
    own: Vec<OwnRow>,
    opening: Vec<OpeningRow>,
    clock: Vec<ClockRow>,
    countries: BTreeMap<String, Vec<String>>,
    find: Vec<FindRow>,
    guess: Vec<GuessRow>,
    entry: Vec<EntryRow>,
    codes: Vec<[String; 3]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkRow {
    kind: String,
    to: String,
    #[serde(default)]
    text: String,
    android: Option<String>,
    iphone: Option<String>,
    other: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SlotRow {
    text: String,
    number: String,
    is: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnRow {
    kind: String,
    to: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    number: String,
    is: Option<[String; 3]>,
    problem: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OpeningRow {
    hours: Vec<[u32; 4]>,
    at: String,
    open_until: Option<String>,
    closed_until: Option<String>,
    #[serde(default)]
    always: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockRow {
    moment: String,
    east: i32,
    is: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FindRow {
    typed: String,
    #[serde(default)]
    first: Vec<String>,
    #[serde(default)]
    only: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GuessRow {
    name: Option<String>,
    country: Option<String>,
    is: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryRow {
    json: String,
    problem: Option<String>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Rows of JSON as the page hands over the browser's.
fn directory(file: &Value) -> Directory {
    let rows = |name: &str| file[name].as_array().cloned().unwrap_or_default();
    let read = file["read"].as_str().unwrap_or_default().to_owned();
    let source = |row| serde_json::from_value(row).ok();
    Directory::of(read, rows("sources"), rows("carriers"), source, |row| serde_json::from_value(row).ok())
}

fn file() -> (Value, Directory) {
    let text = std::fs::read_to_string(root().join("public/carriers.json")).expect("the directory");
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let directory = directory(&file);
    (file, directory)
}

fn channel(name: &str) -> Channel {
    match name {
        "app" => Channel::App,
        "web" => Channel::Web,
        "hotline" => Channel::Hotline,
        "sms" => Channel::Sms,
        "ussd" => Channel::Ussd,
        other => panic!("no channel {other}"),
    }
}

fn minute(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap_or_else(|_| panic!("no minute: {text}"))
}

/// All rows of one file; how many there were.
#[track_caller]
fn check(name: &str) -> usize {
    let path = root().join("tests/directory").join(name).with_extension("toml");
    let text = std::fs::read_to_string(&path).expect("a file of cases");
    let cases: Cases = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(!cases.source.is_empty(), "{name}");
    for row in &cases.link {
        for (system, link) in [(System::Android, &row.android), (System::Ios, &row.iphone), (System::Other, &row.other)]
        {
            assert_eq!(&tap(channel(&row.kind), &row.to, &row.text, system), link, "{} on {system:?}", row.to);
        }
    }
    for row in &cases.slot {
        assert_eq!(fill(&row.text, &row.number), row.is, "{}", row.text);
    }
    for row in &cases.own {
        let found = own_way(channel(&row.kind), &row.to, &row.text, &row.number);
        let problem = found.as_ref().err().map(|problem| match problem {
            WayProblem::Target => "target",
            WayProblem::Number => "number",
        });
        assert_eq!(problem, row.problem.as_deref(), "{}", row.to);
        assert_eq!(found.ok().map(|way| [way.to, way.text, way.number]), row.is, "{}", row.to);
    }
    for row in &cases.opening {
        let hours: Vec<Hours> = row
            .hours
            .iter()
            .map(|&[from_day, to_day, opens, closes]| Hours { from_day, to_day, opens, closes })
            .collect();
        let until = row.open_until.as_deref().map(|text| Opening::OpenUntil(minute(text)));
        let from = row.closed_until.as_deref().map(|text| Opening::ClosedUntil(minute(text)));
        let expected = until.or(from).or(row.always.then_some(Opening::Always));
        assert_eq!(opening(&hours, minute(&row.at)), expected, "{:?} at {}", row.hours, row.at);
    }
    for row in &cases.clock {
        let moment = DateTime::parse_from_rfc3339(&row.moment).expect("a moment");
        assert_eq!(local(moment, row.east), minute(&row.is), "{}", row.moment);
    }
    let (_, directory_of_file) = file();
    let names: Vec<CountryNames> = cases.countries.into_iter().collect();
    for row in &cases.find {
        let found: Vec<&str> =
            find(&directory_of_file, &row.typed, &names).iter().map(|carrier| carrier.id.as_str()).collect();
        let shown = if row.only { &found[..] } else { &found[..row.first.len().min(found.len())] };
        assert_eq!(shown, row.first, "{}", row.typed);
    }
    for row in &cases.guess {
        let found = guess(&directory_of_file, row.name.as_deref(), row.country.as_deref());
        assert_eq!(found.map(|carrier| carrier.id.as_str()), row.is.as_deref(), "{:?}", row.name);
    }
    for row in &cases.entry {
        let good = r#"{"id":"zz-good","name":"Good","ways":[{"kind":"Ussd","to":"*100#","source":"a"}]}"#;
        let text = format!(
            r#"{{"sources":[{{"id":"a","is":"a page","by":"Other"}}],"carriers":[{good},{},{}]}}"#,
            row.json,
            good.replace("zz", "zy")
        );
        let read = directory(&serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", row.json)));
        let skipped: Vec<(usize, String)> =
            read.skipped.iter().map(|(at, problem)| (*at, format!("{problem:?}"))).collect();
        let expected: Vec<(usize, String)> = row.problem.iter().map(|problem| (1, problem.clone())).collect();
        assert_eq!(skipped, expected, "{}", row.json);
        assert_eq!(read.carriers.len(), 3 - expected.len(), "{}", row.json);
    }
    for [carrier, to, text] in &cases.codes {
        let carrier = directory_of_file.carrier(carrier).unwrap_or_else(|| panic!("no carrier {carrier}"));
        let sends = carrier.ways.iter().any(|way| {
            // Any text at all is in the file as none.
            let said = way.text.as_deref().unwrap_or_default();
            way.kind != Channel::Hotline && way.to == *to && (said.eq_ignore_ascii_case(text) || said.is_empty())
        });
        assert!(!sends, "{} sends {text} to {to}", carrier.id);
        assert!(!carrier.beware.is_empty(), "{} does not warn", carrier.id);
    }
    let counts = [cases.link.len(), cases.slot.len(), cases.own.len(), cases.opening.len()];
    let more = [cases.clock.len(), cases.find.len(), cases.guess.len(), cases.entry.len(), cases.codes.len()];
    counts.iter().chain(&more).sum()
}

#[test]
fn links_are_made_as_each_phone_understands_them() {
    assert!(check("links") > 20);
}

#[test]
fn opening_hours_hold_across_midnight_and_the_end_of_the_week() {
    assert!(check("hours") > 15);
}

#[test]
fn carriers_are_found_by_any_name_in_any_script() {
    assert!(check("search") > 20);
}

#[test]
fn a_bad_entry_is_told_and_takes_no_other_with_it() {
    assert!(check("entries") > 15);
}

#[test]
fn no_code_that_buys_or_cancels_is_in_the_file() {
    assert!(check("never") > 10);
}

// --- the file itself ---------------------------------------------------------------------------------------------------

#[test]
fn every_entry_of_the_file_can_be_read() {
    let (file, directory) = file();
    assert_eq!(file["v"], FILE_VERSION);
    assert_eq!(directory.skipped, []);
    assert_eq!(directory.carriers.len(), file["carriers"].as_array().map_or(0, Vec::len));
    assert_eq!(directory.sources.len(), file["sources"].as_array().map_or(0, Vec::len));
    assert!(tidemark::stamp::parse_day(&directory.read).is_some());
}

#[test]
fn every_source_is_used_once_named_and_dated_soundly() {
    let (file, directory) = file();
    let text = file["carriers"].to_string();
    let mut names = BTreeSet::new();
    for source in &directory.sources {
        assert!(names.insert(&source.id), "{} twice", source.id);
        assert!(text.contains(&format!("\"source\":\"{}\"", source.id)), "{} is not used", source.id);
        assert!(!source.is.is_empty() && !source.is.contains("://"), "{}", source.is);
        let Some(date) = &source.date else { continue };
        let whole = [date.as_str(), "-01-01"].concat();
        assert!(tidemark::stamp::parse_day(&whole[..10]).is_some(), "{date}");
        assert!(date.as_str() <= directory.read.as_str(), "{date} is in the future");
    }
}

/// Names may be long; sentences have no place here.
#[test]
fn the_file_holds_facts_and_no_sentences() {
    fn texts<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
        match value {
            Value::String(text) => found.push(text),
            Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
            Value::Object(fields) => fields.values().for_each(|value| texts(value, found)),
            _ => {}
        }
    }
    let (file, _) = file();
    let mut found = Vec::new();
    texts(&file, &mut found);
    assert!(found.len() > 500);
    for text in found {
        assert!(text.chars().count() <= 80 && !text.ends_with(['.', '!', '。']), "{text}");
    }
}

#[test]
fn for_new_caledonia_no_code_and_no_keyword_is_invented() {
    let (_, directory) = file();
    let here = directory.of_country("NC");
    assert_eq!(here.len(), 1);
    assert!(here[0].ways.iter().all(|way| !matches!(way.kind, Channel::Sms | Channel::Ussd)));
    assert_eq!(here[0].clock, Some(660));
    for kind in [Channel::App, Channel::Web, Channel::Hotline] {
        assert!(here[0].ways.iter().any(|way| way.kind == kind), "no {kind:?}");
    }
}

#[test]
fn who_has_hours_has_a_clock() {
    let (_, directory) = file();
    for carrier in &directory.carriers {
        let whole_day = |hours: &Hours| hours.opens == 0 && hours.closes == 1440;
        let needs = carrier.ways.iter().flat_map(|way| &way.hours).any(|hours| !whole_day(hours));
        assert!(!needs || carrier.clock.is_some(), "{}", carrier.id);
    }
}

#[test]
fn a_known_pack_fills_the_form_of_an_offer_with_what_is_known() {
    let (_, directory) = file();
    let packs = &directory.carrier("nc-helia").expect("Helia").packs;
    let day = TypedOffer::of_known(&packs[0], false);
    assert_eq!((day.size.text.as_str(), day.days.as_str(), day.price.as_str()), ("1", "1", "400"));
    let offer = day.offer(Id("a".to_owned()), Id("b".to_owned())).expect("an offer");
    assert_eq!((offer.allowance.volume.bytes(), offer.validity_hours, offer.price), (1_000_000_000, Some(24), 400));
    assert_eq!(offer.currency, "XPF");
    // Of the kits only the size is known: the rest stays open.
    let kit = TypedOffer::of_known(packs.last().expect("a kit"), true);
    assert_eq!((kit.size.text.as_str(), kit.days.as_str(), kit.price.as_str()), ("30", "", ""));
    assert!(kit.offer(Id("a".to_owned()), Id("b".to_owned())).is_err());
    // Every pack with a price can be kept.
    for pack in directory.carriers.iter().flat_map(|carrier| &carrier.packs).filter(|pack| pack.price.is_some()) {
        let offer = TypedOffer::of_known(pack, false).offer(Id("a".to_owned()), Id("b".to_owned()));
        assert_eq!(offer.map(|offer| Some(offer.price)), Ok(pack.price), "{}", pack.name);
    }
}

#[test]
fn a_source_of_years_ago_is_old() {
    let (_, directory) = file();
    let is_old = |id: &str, year| directory.source(id).expect("a source").is_old(year);
    assert!(is_old("scratchpad-bg", 2026) && !is_old("helia-notes", 2026) && is_old("helia-notes", 2030));
    assert!(!is_old("vini", 2050), "no date says nothing");
}

#[test]
fn what_the_person_put_right_comes_first_and_what_does_not_work_last() {
    let (_, directory) = file();
    let at = DateTime::parse_from_rfc3339("2026-11-22T18:05:00+11:00").expect("a moment");
    let own = |name: &str, place: &str, instead_of: Option<&str>, to: &str| {
        let way = (!to.is_empty()).then(|| own_way(Channel::Hotline, to, "", "").expect("a way"));
        Correction::new(Id(name.to_owned()), place, instead_of.map(str::to_owned), way, at)
    };
    let corrections = [
        own("a", "nz-one", Some("sms 777 BAL"), ""),
        own("b", "nz-one", None, "111"),
        own("c", "nz-one", None, "222"),
        own("d", "nz", None, "333"),
        own("e", "nz-skinny", Some("app My One NZ"), ""),
    ];
    let shown = |place: &str| {
        let said = |listed: Listed| match listed {
            Listed::Own(_, way) => ["own ", &way.to].concat(),
            Listed::Known(way, None) => way.key(),
            Listed::Known(way, Some(correction)) => {
                [way.key(), " not, says ".to_owned(), correction.id.0.clone()].concat()
            }
        };
        listed(place, directory.carrier(place), &corrections).into_iter().map(said).collect::<Vec<_>>()
    };
    assert_eq!(shown("nz-one"), ["own 222", "own 111", "app My One NZ", "web one.nz", "sms 777 BAL not, says a"]);
    assert_eq!(shown("nz"), ["own 333"]);
    // What is for faults and loss comes behind what checks.
    let helia = ["app Helia", "hotline 1000", "web helia.nc/touristes", "hotline 1013", "hotline 1052"];
    assert_eq!(shown("nc-helia")[..5], helia);
    assert_eq!(shown("aq"), [""; 0]);
}

// --- what an agent is asked ----------------------------------------------------------------------------------------------

#[test]
fn every_language_that_a_carrier_speaks_has_its_question_and_every_question_all_its_lines() {
    let (text, (_, directory)) = (text(), file());
    let known = tags(&text);
    assert!(known.is_sorted() && known.len() > 20);
    let mut asked = BTreeSet::new();
    for tag in &known {
        let found = questions(&text, &[tag]);
        assert_eq!(found.tag, *tag);
        for line in [found.ask, found.number, found.sms, found.account] {
            assert!(!line.is_empty() && line == line.trim() && asked.insert(line), "{tag}: {line}");
        }
    }
    for carrier in &directory.carriers {
        assert!(!carrier.speaks.is_empty(), "{} speaks nothing", carrier.id);
        for tag in &carrier.speaks {
            assert!(known.contains(&tag.as_str()), "{} speaks {tag}", carrier.id);
        }
    }
    assert_eq!(questions(&text, &["xx", "fr"]).tag, "fr");
    assert_eq!(questions(&text, &["xx"]).tag, "en");
    assert_eq!(questions("", &["fr"]).ask, "");
}
