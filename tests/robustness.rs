//! Any text at all: no panic, every span on a character boundary, and work that stays in proportion to the length.
//!
//! It asks nothing of the readings themselves; that is for `messages.rs`.

use proptest::prelude::*;
use std::path::Path;
use tidemark::languages;
use tidemark::outcome::{About, Outcome};
use tidemark::paste;
use tidemark::reading::{self, Context, LocalMoment, MessageReading};
use tidemark::scan::{self, Lexicon};

/// The worst that is pasted by mistake.
const HOSTILE_BYTES: usize = 5_000_000;
/// Enough that quadratic work would take many minutes, and little enough for a test of every day.
const LONG_BYTES: usize = 250_000;

fn context() -> Context<'static> {
    let date = "2026-11-22".parse().expect("a date");
    Context { lexicon: Lexicon::all(), received: Some(LocalMoment { date, time: None }), country: Some("NC") }
}

/// Reads `text` and holds every span against it.
#[track_caller]
fn check(text: &str) -> Outcome<MessageReading> {
    let findings = scan::find(text, Lexicon::all());
    for finding in findings.found.iter().chain(&findings.warnings) {
        let span = findings.span(finding.from, finding.to);
        assert!(span.is_of(text) && span.start < span.end, "{:?} has {span:?} in {text:?}", finding.what);
    }
    let outcome = reading::interpret(&findings, context());
    let value = &outcome.value;
    let spans = value
        .buckets
        .iter()
        .flat_map(|bucket| bucket.reasons().map(|reason| reason.span))
        .chain(value.open.iter().map(|field| field.span));
    let spans =
        spans.chain(value.reading_time.map(|field| field.span)).chain(value.suspicious.iter().map(|one| one.span));
    for span in spans.chain(outcome.doubts.iter().flat_map(|doubt| doubt.spans.iter().copied())) {
        assert!(span.is_of(text) && span.start < span.end, "{span:?} in {text:?}");
    }
    split(text);
    outcome
}

/// The messages of a paste: none is lost where it is cut, and none is longer than all.
#[track_caller]
fn split(text: &str) -> usize {
    let now = LocalMoment { date: "2026-11-22".parse().expect("a date"), time: None };
    let messages = paste::split(text, Lexicon::all(), now, None).unwrap_or_default();
    let length: usize = messages.iter().map(|message| message.text.len()).sum();
    assert!(length <= text.len() + messages.len() * 8 && (!messages.is_empty() || text.len() > paste::LONGEST_PASTE));
    messages.len()
}

/// Words of every language, figures, dates, marks and invisible characters: pieces that messages are made of.
fn piece() -> impl Strategy<Value = String> {
    let phrases: Vec<&'static str> = languages::all()
        .iter()
        .flat_map(|language| &language.phrases)
        .flat_map(|phrase| phrase.words.iter().copied())
        .collect();
    let marks = vec![
        " ",
        " ",
        "\n",
        "\n\n",
        ".",
        ",",
        ";",
        ":",
        "(",
        ")",
        "（",
        "）",
        "。",
        "，",
        "：",
        "①",
        "•",
        "/",
        "-",
        "+",
        "=",
        "%",
        "\"",
        "“",
        "¿",
        "!",
        "?",
        "\u{202e}",
        "\u{200f}",
        "\u{feff}",
        "\u{301}",
        "é",
        "ß",
        "œ",
        "İ",
        "रु",
        "متبقي",
        "סה״כ",
        "ไทย",
        "🙂",
        "\u{0}",
        "\r\n",
        "'",
        "٣",
    ];
    let units = vec![
        "GB", " Go", "Mo", "MB", "兆", "G", "M", "TB", " %", "天", " jours", "h", " days", "F", "€", "/MB", "min",
        "Mbps",
    ];
    let dates = vec![
        "30/11",
        "2026-11-30",
        "30 nov",
        "Dec 2, 2026",
        "11月30日",
        "23:59",
        "23h59",
        "2359hrs",
        "11.59 p.m.",
        "29/02",
        "99/99/9999",
        "今日",
        "demain",
    ];
    prop_oneof![
        3 => prop::sample::select(phrases).prop_map(str::to_owned),
        3 => prop::sample::select(marks).prop_map(str::to_owned),
        2 => (any::<u32>(), prop::sample::select(units.clone())).prop_map(|(number, unit)| format!("{number}{unit}")),
        2 => (0u32..3000, 0u32..1000, prop::sample::select(vec![".", ",", " ", "/"]), prop::sample::select(units))
            .prop_map(|(whole, rest, mark, unit)| format!("{whole}{mark}{rest}{unit}")),
        1 => prop::sample::select(dates).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters_read_without_harm(text in "\\PC{0,120}") {
        check(&text);
    }

    #[test]
    fn any_mixture_of_pieces_reads_without_harm(pieces in prop::collection::vec(piece(), 0..40), is_spaced in any::<bool>()) {
        check(&pieces.join(if is_spaced { " " } else { "" }));
    }
}

#[test]
fn every_case_cut_at_every_character_reads_without_harm() {
    for language in std::fs::read_dir(Path::new("tests/messages")).expect("the folder of cases") {
        for case in std::fs::read_dir(language.expect("a folder").path()).expect("a folder") {
            let text = std::fs::read_to_string(case.expect("a case").path()).expect("a readable case");
            for (at, _) in text.char_indices() {
                check(&text[at..]);
                check(&text[..at]);
            }
        }
    }
}

/// A smoke test: it asserts no time, but would not end where the work grew faster than the text.
#[track_caller]
fn check_repeated(seed: &str, bytes: usize) {
    let text = seed.repeat(bytes / seed.len());
    let outcome = reading::read(&text, context());
    assert!(outcome.value.buckets.len() <= 64, "{seed:?} lists {} buckets", outcome.value.buckets.len());
}

#[test]
fn hostile_texts_of_five_megabytes_read_in_time() {
    for seed in ["1GB ", "a.a.a.", "1", "(", "valid until "] {
        check_repeated(seed, HOSTILE_BYTES);
    }
}

#[test]
fn long_texts_of_every_shape_read_in_time() {
    let seeds = [
        "1GB left valid until 2026-11-30; ",
        "5% ",
        "Until 5 Dec: 2GB left. ",
        "8\nof 20 GB\nleft\n",
        "1. 2.3GB\n",
        "2 GB and 300 MB ",
        "and ",
        "Old balance: 1GB. ",
        "Yesterday you used 420 MB ",
        "Data 10GB used 6.8GB left 3.2GB ",
        "Payment due 12/04/2026 ",
        "500 points ",
        "Data left\nTotal 7 GB\n",
        "1GB (day) + ",
        "WhatsApp, Facebook ",
        "Credit 5 F until 2/12. ",
        "until Monday 30 ",
        " .5GB",
        "1 111 ",
        "1,1",
        "剩余",
        "有效期至",
        "'",
        "aaaa",
        "1-",
        "\"1GB",
        "used 1 GB of 3 GB. ",
        "2026-11-30 ",
        "23:59-",
        "①",
        "www.a",
        "a@",
        "1GB\n",
        "left\n",
        "1GB\nleft\n",
        "\u{301}",
        " ",
        "\n",
        "$1",
        "n",
        "截至11月",
        "为",
        "99999999999999999999GB ",
        "of which 1 GB night ",
        "1GB/",
        "*1",
        "http://a ",
        "bonus ",
        "expires today ",
        "valid from 1/11/26 to 30/11/26 ",
        "4 GB of 5 GB left before ",
        "credit $5 plan 1GB. ",
        "iи",
        "1 [MB] ",
        "0 800-",
        "buy now! 30/11/26 ",
        "1GB,30/11/26;",
        "2nite ",
        "5GB pack: used ",
        "5GB pack ends 30/11/26 with ",
        "1GB left/",
        "1GB + ",
        "5.00 was paid from your account. valid until 30/11/26 ",
        "OMG! 1 ",
        "Rp25rb ",
        "1.Internet 5GB $6\n",
        "5GB (left 1GB ",
        "1GB of your data ends ",
        "expires 1/11/26 and ",
        "Main: 1GB, ",
        "Main: 1GB, Night 2GB left ",
        "UK 1GB/2GB, ",
        "your request for 1GB is being processed ",
        "your request is being processed. ",
        "welcome to Spain ",
        "welcome to Spain 1GB ",
        "waiting for you in the app ",
        "unlimited data @ 64kbps ",
        "half of your ",
        "50%, 80% and ",
        "Your night data is 1GB. ",
        "Your data balance is 3GB. Your night data is 1GB. ",
        "3 days left: 60GB for $5 ",
        "1GB of your plan and 2GB of bonus ",
        "Until 30/11/26 10GB for $5! ",
        "pay your bill by 30/11/26 ",
        "30/11/26 pay your bill ",
        "credit left: 1GB, credit valid until 1/12/26, ",
        "Your usage: 1 of 2GB ",
        "th.ank ",
        "pd30-11-26 ",
        "**2,3 Go** ",
        "5G ",
        "renewed 5GB. Remaining 1GB was carried over. ",
        "2.4GB of your plan and 600MB of the pack ",
        "900MB daily, 2.6GB promo, ",
        "4GB (plan), 1GB (pack), ",
        "15GB/5GB used/10GB left; ",
        "15GB/5GB used/10GB left ",
        "used 3GB, plan 6GB, left 3GB, ",
        "9GB of your 10GB gone, 1GB left ",
        "2 GB\nleft\nof 6 GB\n",
        "Data left\nPlan: 3GB\n",
        "Data used\n3GB\nPlan\n6GB\n",
        "Extra 1GB (until 31/12/26)\n",
        "Main 15GB - 5GB used; ",
        "Data 15GB (10GB left) ",
        "on average ",
        "you use 3GB on average ",
        "ngay 3 thang 12 ",
        "24h ngay 5/12/26 ",
        "1GB (1GB per $5) ",
        "Internet 2GB; Social 1GB; Balance 3.20; ",
        "is active: 5GB data, 1GB WhatsApp, ",
        "consommés 5 Go, restants 9 Go, ",
        "1.1GB monthly data expiring on 1/12/26, ",
        "You have 5GB of data and 3GB of rollover left ",
        "iphone 16 256GB ",
        "(和) 50%和",
        "today you used 1.2GB, in total 14.8GB, ",
        "Of your 39GB you have used 31.5 ",
        "less than 500MB left, 480MB left ",
        "You have 40GB every month for only $30 ",
        "3 days left of your plan 5GB ",
        "2GB roaming data and ",
        "A: 1.2GB, B: 0.85GB, total: 2.05GB, ",
        "Of 5GB used up 1GB ",
        "55% / 12GB ",
        "data: 50GB. Left: 18.4GB. ",
        "dial **21*0900000021# ",
        "dial **21*+0900000021# ",
        "**21*0900 ",
        "call 050xxxx-xx ",
        "call (829) 555-0100 ",
        "call 51-55-01-",
        "send SIM 89000000000000000000 to 121 ",
        "do not miss the code ",
        "add line: abcd to win ",
        "send us the code you just received ",
        "10 friends 24 hours ",
        "Data 10GB used 3GB ",
        "8936MB/40960MB; 30720MB/30720MB(left/total); ",
        "Your pack of 10GB is active. Bonus 2GB TikTok. ",
        "20% of your data left, i.e. 2 GB ",
        "3/4 of your 8GB ",
        "2GB carried over from last month, in all 12GB. ",
        "48GB national (limit 50GB) and 1.2GB roaming (limit 15GB) ",
        "tonight 11:59 kl. 14.15 den 24 november ",
        "In all 11GB were used. ",
        "Data: 10 GB. Used: 3 GB. ",
        "Quota: 700 MB\nLeft: 0\n",
        "38.6 GB national data of 60 GB, ",
        "ends tomorrow, 21/11, ",
        "Credit: 1.84. Renewal on 03/12. ",
        "vasárnap 23:59-kor lejár ",
        "od 1.11. do 20.11. jste vyčerpali 3,2 GB ",
        "2GB were carried over. You have 12GB. ",
    ];
    for seed in seeds {
        check_repeated(seed, LONG_BYTES);
    }
    // A list of packs as long, with its head and its end.
    let listed = "1GB + ".repeat(LONG_BYTES / 6);
    let outcome = reading::read(&format!("Packs: {listed}valid for 12 days"), context());
    assert!(outcome.value.buckets.len() <= 64);
}

#[test]
fn a_figure_beyond_any_pack_is_a_doubt_and_no_value() {
    for text in [
        "You have 1000000000000000000000000000000 GB left.",
        "Il vous reste 99999999999 Go.",
        "剩余流量99999999999999999999999GB。",
        "You have 5,000 TB left.",
    ] {
        let outcome = check(text);
        assert!(outcome.doubts.iter().any(|doubt| doubt.about == About::TooLarge), "{text}: {:?}", outcome.doubts);
        assert!(!outcome.value.is_usage(), "{text}: {:?}", outcome.value);
    }
}

#[test]
fn a_date_of_1970_is_a_doubt_and_no_expiry() {
    for text in [
        "You have 2 GB left, valid until 01/01/1970.",
        "Il vous reste 2 Go jusqu'au 01/01/1970.",
        "剩余流量2GB，有效期至1970年1月1日。",
    ] {
        let outcome = check(text);
        assert!(outcome.doubts.iter().any(|doubt| doubt.about == About::OddDate), "{text}: {:?}", outcome.doubts);
        assert!(outcome.value.buckets.iter().all(|bucket| bucket.expiry.is_none()), "{text}");
    }
}

#[test]
fn hostile_pastes_are_cut_in_time() {
    let seeds = [
        "\n",
        "\n\n",
        " \n",
        "1/2 ",
        "1/2 a\n",
        "(1/2) ",
        "(1/2) a\n2/2\n",
        "(1/2) a (2/2) b ",
        "18:05\n",
        "18:05\na\n",
        "Hier\n",
        "22/11/2026 18:05\n",
        "22/11/2026 18:05 ",
        "[22/11/2026 18:05] a: b\n",
        "From: a\n",
        "Date: 18:05\n",
        "发件人：10086\n",
        "SMS\n18:05\n",
        "a\n",
        "a 1 b c d e\n\n",
        "Sun ",
        "11月",
        "第1/2条",
        "a: ",
        "((((",
        "1.1.",
        "\u{200e}",
    ];
    for seed in seeds {
        split(&seed.repeat(LONG_BYTES / seed.len()));
    }
    assert_eq!(split(&"\n".repeat(1_000_000)), 0, "a million empty lines are too long");
    assert_eq!(split(&"1/2 ".repeat(1_000_000)), 0);
}

#[test]
fn a_long_thread_is_cut_into_all_its_messages() {
    let thread: String = (0..2000)
        .map(|at| format!("[{}/10/2026, 18:{:02}] Helia: Il vous reste {at} Mo sur 3 Go.\n", at / 60 % 28 + 1, at % 60))
        .collect();
    assert_eq!(split(&thread), 2000);
}
