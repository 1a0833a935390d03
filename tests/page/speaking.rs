//! The page speaks the person's language all through: words, numbers and dates.

use serde_json::json;
use tidemark::ui::words::{Label, Language};

use crate::browser::{Browser, Page};
use crate::dist::{Copy, dist};
use crate::person::View;
use crate::server::Server;

/// Everything a person sees or hears on the page, piece by piece.
const SAID: &str = "
    const pieces = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const one = walk.currentNode;
        if (one.nodeType === Node.TEXT_NODE) {
            const home = one.parentElement;
            if (home.closest('script, style, noscript, #cannot-start, blockquote, textarea, #language, [translate=no]')) continue;
            if (home.closest('select') || home.checkVisibility()) pieces.push(one.data);
        } else {
            for (const name of ['aria-label', 'title', 'alt', 'placeholder']) pieces.push(one.getAttribute(name) ?? '');
        }
    }
    return [document.title, ...pieces].map((piece) => piece.replace(/\\s+/g, ' ').trim()).filter(Boolean)";

async fn said(page: &Page) -> Vec<String> {
    serde_json::from_value(page.run(SAID).await).unwrap()
}

/// English words that no other language of the page has, whole.
const ENGLISH: &[&str] = &[
    "the", "your", "you", "left", "of", "until", "day", "days", "hour", "hours", "reading", "readings", "used",
    "about", "ago", "just", "now", "likely", "between", "and", "this", "is", "not", "one", "more", "pack", "expires",
    "data", "unknown",
];

fn foreign_words(language: Language, piece: &str) -> Vec<String> {
    let words = piece.split(|character: char| !character.is_ascii_alphabetic()).filter(|word| word.len() > 1);
    words
        .filter(|word| match language {
            Language::EN => false,
            Language::FR => ENGLISH.contains(&word.to_lowercase().as_str()),
            // Names, units and abbreviations that Chinese writes in Latin letters.
            Language::ZH_HANS => !OWN_NAMES.contains(word),
            _ => false,
        })
        .map(str::to_owned)
        .collect()
}

async fn expect_no_english(page: &Page, language: Language, what: &str) {
    for piece in said(page).await {
        for label in Label::ALL {
            let (english, own) = (label.text(Language::EN), label.text(language));
            if english.split_whitespace().ne(piece.split_whitespace()) {
                continue;
            }
            // What both languages call the same is no English word, and neither is what this language calls something else.
            let is_own = Label::ALL.iter().any(|other| other.text(language) == english);
            assert!(english == own || is_own, "{what}: {piece:?} is English");
        }
        let foreign = foreign_words(language, &piece);
        assert!(foreign.is_empty(), "{what}: {foreign:?} in {piece:?}");
    }
}

/// What Chinese writes in Latin letters too.
const OWN_NAMES: [&str; 20] = [
    "Tidemark", "GB", "MB", "KB", "TB", "SIM", "DD", "MM", "Wi", "Fi", "APN", "VPN", "DNS", "eSIM", "iPhone", "App",
    "PIN", "XPF", "CSV", "JSON",
];

#[tokio::test]
async fn the_title_of_the_first_view_tells_the_answer_and_nothing_where_there_is_none() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            let title = async || {
                let title = page.run("return document.title").await;
                title.as_str().unwrap_or_default().replace('\u{a0}', " ")
            };
            assert_eq!(title().await, "Tidemark");
            page.keep("You have 0 MB left of 3 GB.", None).await;
            page.wait_until("its title", "document.title === 'Your data is used up · Tidemark'").await;
            page.keep("You have 1.2 GB left of 3 GB, valid until 30/11/2030.", None).await;
            page.wait_until("the title of the new answer", "!document.title.startsWith('Your data is used up')").await;
            assert_eq!(title().await, format!("{} · Tidemark", page.text("#headline").await));
            page.go("#/settings", View::Settings).await;
            page.fill(Label::LanguageField, "fr").await;
            page.wait_until("French", "document.documentElement.lang === 'fr'").await;
            page.go("#/", View::Now).await;
            let french = title().await;
            assert_eq!(french, format!("{} · Tidemark", page.text("#headline").await));
            assert!(
                french.starts_with(|first: char| first.is_uppercase()) && french.len() > "Tidemark".len(),
                "{french}"
            );
            // Both readings gone, nothing is told any more.
            for _ in 0..2 {
                page.go("#/history", View::History).await;
                page.press(".readings a").await;
                page.touch(Label::Delete).await;
                page.wait_for("#undo").await;
            }
            page.go("#/", View::Now).await;
            page.wait_until("a title without an answer", "document.title === 'Tidemark'").await;
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn the_page_speaks_the_browsers_language_and_no_other() {
    let server = Server::of(&dist());
    for (browser, language, message, kept, headline, depletion, expiry) in [
        (
            "zh-CN",
            Language::ZH_HANS,
            "您的流量共3GB，剩余1.2GB。",
            "剩余 1.2 GB，共 3 GB",
            "大约还能用 6 天",
            "11月28日周六",
            "11月30日周一",
        ),
        (
            "fr-FR",
            Language::FR,
            "Il vous reste 1,2 Go sur 3 Go.",
            "reste 1,2 Go sur 3 Go",
            "Il reste environ 6 jours",
            "sam. 28 nov.",
            "lun. 30 nov.",
        ),
        (
            "en-GB",
            Language::EN,
            "You have 1.2 GB left of 3 GB.",
            "1.2 GB left of 3 GB",
            "About 6 days left",
            "Sat 28 Nov",
            "Mon 30 Nov",
        ),
        // Spoken by nobody here, so English.
        (
            "sv-SE",
            Language::EN,
            "You have 1.2 GB left of 3 GB.",
            "1.2 GB left of 3 GB",
            "About 6 days left",
            "Sat 28 Nov",
            "Mon 30 Nov",
        ),
    ] {
        Browser::new()
            .speaking(browser)
            .run(async |page| {
                page.live_at("2026-11-22T18:05:00+11:00").await;
                page.begin(&server).await;
                assert_eq!(page.language().await, language, "{browser}");
                assert_eq!(page.seen("h1").await, page.word(Label::Question).await);
                expect_no_english(&page, language, "the first visit").await;
                page.keep("You have 2.0 GB left of 3 GB.", Some(4)).await;
                page.go("#/add", View::Add).await;
                page.paste(message).await;
                page.wait_for("#review").await;
                expect_no_english(&page, language, "the review").await;
                page.fill(Label::Expires, "2026-11-30").await;
                page.save().await;
                assert_eq!(page.seen("#headline").await, headline);
                assert!(page.seen(".explanation").await.contains(depletion), "{}", page.seen(".explanation").await);
                assert_eq!(page.fact(Label::PackExpires).await.as_deref(), Some(expiry));
                expect_no_english(&page, language, "the answer").await;
                assert_eq!(page.listed().await[0], kept);
                for (address, view) in [
                    ("#/add", View::Add),
                    ("#/type", View::Type),
                    ("#/pack", View::Pack),
                    ("#/trip", View::Trip),
                    ("#/what-if", View::WhatIf),
                    ("#/faults", View::Faults),
                    ("#/check/NC/helia", View::Check),
                    ("#/settings", View::Settings),
                    ("#/nowhere", View::Nowhere),
                    ("#/history", View::History),
                ] {
                    page.go(address, view).await;
                    expect_no_english(&page, language, address).await;
                }
                page.press(".readings a").await;
                page.wait_for("#delete").await;
                expect_no_english(&page, language, "a reading").await;
                page.touch(Label::Edit).await;
                page.wait_for_view(View::Edit).await;
                expect_no_english(&page, language, "editing").await;
                page.expect_calm(browser).await;
            })
            .await;
    }
}

#[tokio::test]
async fn a_language_chosen_in_settings_comes_before_the_browsers_and_stays() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB.", None).await;
            for (language, headline, label) in [
                (Language::FR, "Il reste 1,2 Go", "Langue"),
                (Language::ZH_HANS, "还剩 1.2 GB", "语言"),
                (Language::EN, "1.2 GB left", "Language"),
            ] {
                page.go("#/settings", View::Settings).await;
                page.fill(Label::LanguageField, language.tag()).await;
                page.wait_to_see(label).await;
                assert_eq!(page.language().await, language);
                expect_no_english(&page, language, "settings").await;
                page.wait_until("the choice keeps the keyboard", "document.activeElement.id === 'language'").await;
                page.reload().await;
                page.wait_for_start().await;
                assert_eq!(page.filled(Label::LanguageField).await, language.tag());
                page.touch(Label::Now).await;
                page.wait_to_see(headline).await;
            }

            // Appearance is chosen in the same way.
            page.go("#/settings", View::Settings).await;
            for theme in ["dark", "light", ""] {
                page.fill(Label::ThemeField, theme).await;
                page.reload().await;
                page.wait_for_start().await;
                assert_eq!(page.filled(Label::ThemeField).await, theme);
                let shown = page.run("return document.documentElement.dataset.theme ?? ''").await;
                assert_eq!(shown, json!(theme));
            }
        })
        .await;
}

#[tokio::test]
async fn only_the_words_that_are_read_are_fetched_first() {
    let server = Server::of(&dist());
    Browser::new()
        .speaking("fr-FR")
        .run(async |page| {
            page.open_app(server.address("")).await;
            let asked = "return performance.getEntriesByType('resource').map((one) => one.name.match(/words-(.*)-[0-9a-f]{16}/)?.[1]).filter(Boolean)";
            assert_eq!(page.run(asked).await, json!(["fr"]));
        })
        .await;
}

#[tokio::test]
async fn a_language_that_cannot_be_had_is_told_and_the_page_stays_as_it_is() {
    let copy = Copy::of_dist();
    std::fs::remove_file(copy.words(Language::FR)).unwrap();
    let server = Server::of(copy.path());
    Browser::new()
        .run(async |page| {
            page.open_app(server.address("")).await;
            page.go("#/settings", View::Settings).await;
            page.fill(Label::LanguageField, "fr").await;
            page.wait_to_see(Label::WordsNotHad.text(Language::EN)).await;
            assert_eq!(page.language().await, Language::EN);
            assert_eq!(page.filled(Label::LanguageField).await, "en");
            page.reload().await;
            page.wait_for_start().await;
            assert_eq!(page.language().await, Language::EN);
        })
        .await;
}
