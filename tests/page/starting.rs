//! The first screen, which stands before any code has arrived, and what it says when none arrives.

use std::fs;

use tidemark::ui::words::shell::{Shell, shell};
use tidemark::ui::words::{Label, Language};

use crate::axe::expect_accessible;
use crate::browser::{Browser, Page};
use crate::dist::{Copy, dist};
use crate::server::Server;

/// Longer than any test: the code never arrives.
const NEVER: u32 = 60_000;

const TYPED: &str = "Il vous reste 1,2 Go";

fn words(language: Language) -> Shell {
    shell(language)
}

#[tokio::test]
async fn the_first_screen_is_whole_before_any_code_and_in_the_browsers_language() {
    let server = Server::slow(&dist(), NEVER);
    for (browser, language) in [
        ("zh-CN", Language::ZH_HANS),
        ("zh-TW", Language::choose(["zh-Hant"])),
        ("ar-EG", Language::choose(["ar"])),
        ("en-GB", Language::EN),
        ("fr-CA", Language::FR),
        // Spoken by nobody here, so English.
        ("sv-SE", Language::EN),
    ] {
        Browser::new()
            .speaking(browser)
            .run(async |page| {
                page.open(server.address("")).await;
                let said = words(language);
                assert_eq!(page.text("h1").await, said.question, "{browser}");
                assert_eq!(page.text("label[for=paste]").await, said.paste_label, "{browser}");
                assert_eq!(page.text("#read").await, said.read, "{browser}");
                assert_eq!(page.run("return document.documentElement.lang").await, language.tag());
                assert_eq!(page.run("return document.documentElement.dir").await, language.direction());
                let manifest = page.run("return document.querySelector('link[rel=manifest]').href").await;
                assert_eq!(manifest, server.address(&format!("manifest.{}.webmanifest", language.tag())));
                assert!(page.is_visible("#paste").await);
                assert!(!page.is_visible("#cannot-start").await);
                let width = page.run("return document.documentElement.scrollWidth - innerWidth").await;
                assert_eq!(width, 0, "{browser}: the page is wider than the phone");
                expect_accessible(&page, &format!("the first screen in {browser}")).await;
                assert_eq!(page.console().await, Vec::<String>::new());
            })
            .await;
    }
}

#[tokio::test]
async fn settings_come_before_the_browser() {
    let server = Server::slow(&dist(), NEVER);
    Browser::new()
        .run(async |page| {
            page.open(server.address("")).await;
            remember(&page, "tidemark.settings", r#"{"language":"fr","theme":"dark"}"#).await;
            page.reload().await;
            assert_eq!(page.text("h1").await, words(Language::FR).question);
            assert_eq!(page.run("return document.documentElement.dataset.theme").await, "dark");
            let bars = "return [...document.querySelectorAll('meta[name=theme-color]')].find((bar) => matchMedia(bar.media).matches)";
            assert_eq!(page.run(&format!("{bars}.dataset.for")).await, "dark");
        })
        .await;
}

#[tokio::test]
async fn whatever_stands_in_the_settings_the_first_screen_shows() {
    let server = Server::slow(&dist(), NEVER);
    Browser::new()
        .run(async |page| {
            page.open(server.address("")).await;
            for settings in [
                "{",
                "",
                "null",
                "[]",
                "7",
                r#""fr""#,
                r#"{"language":{"a":1},"theme":["dark"]}"#,
                r#"{"language":"xx"}"#,
            ] {
                remember(&page, "tidemark.settings", settings).await;
                page.reload().await;
                assert_eq!(page.text("h1").await, words(Language::EN).question, "{settings}");
                assert_eq!(
                    page.run("return document.documentElement.dataset.theme ?? null").await,
                    serde_json::Value::Null
                );
                assert_eq!(page.console().await, Vec::<String>::new(), "{settings}");
            }
        })
        .await;
}

#[tokio::test]
async fn someone_who_has_saved_something_sees_an_outline_and_not_the_introduction() {
    let server = Server::slow(&dist(), NEVER);
    Browser::new()
        .run(async |page| {
            page.open(server.address("")).await;
            for one in ["1", "\"1\"", "true"] {
                remember(&page, "tidemark.returning", one).await;
                page.reload().await;
                assert!(!page.is_visible("h1").await);
                assert!(page.is_visible(".shell-bone-answer").await);
                expect_accessible(&page, "the outline").await;
            }
            // Who comes to paste wants the box, however often they have been here.
            page.open("about:blank").await;
            page.open(server.address("#/add?shared")).await;
            assert!(page.is_visible("#paste").await);
        })
        .await;
}

#[tokio::test]
async fn what_is_typed_before_the_app_runs_is_still_there_with_the_caret() {
    let server = Server::slow(&dist(), 3_000);
    Browser::new()
        .run(async |page| {
            page.open(server.address("")).await;
            page.type_into("#paste", TYPED).await;
            page.run("document.getElementById('paste').setSelectionRange(3, 3)").await;
            assert_eq!(page.run("return document.documentElement.dataset.app").await, "starting");
            page.wait_for_start().await;
            assert_eq!(page.value("#paste").await, TYPED);
            assert_eq!(page.run("return document.activeElement.id").await, "paste");
            assert_eq!(page.run("return document.activeElement.selectionStart").await, 3);
        })
        .await;
}

#[tokio::test]
async fn the_button_hears_a_press_before_the_app_runs() {
    let server = Server::slow(&dist(), NEVER);
    Browser::new()
        .run(async |page| {
            page.open(server.address("")).await;
            page.type_into("#paste", TYPED).await;
            page.press("#read").await;
            assert_eq!(page.run("return document.documentElement.dataset.asked").await, "read");
            assert_eq!(page.value("#paste").await, TYPED);
        })
        .await;
}

#[tokio::test]
async fn an_app_that_arrives_broken_says_so_and_keeps_the_text() {
    let half = Copy::of_dist();
    let wasm = half.asset("wasm");
    let bytes = fs::read(&wasm).unwrap();
    fs::write(&wasm, &bytes[..bytes.len() / 2]).unwrap();

    let without_wasm = Copy::of_dist();
    fs::remove_file(without_wasm.asset("wasm")).unwrap();

    let without_code = Copy::of_dist();
    fs::remove_file(without_code.asset("js")).unwrap();

    let without_boot = Copy::of_dist();
    fs::remove_file(without_boot.path().join("boot.js")).unwrap();

    let without_words = Copy::of_dist();
    fs::remove_file(without_words.words(Language::FR)).unwrap();

    let short_words = Copy::of_dist();
    fs::write(short_words.words(Language::FR), "Combien de temps\n").unwrap();

    for (what, copy) in [
        ("half", &half),
        ("no wasm", &without_wasm),
        ("no code", &without_code),
        ("no boot", &without_boot),
        ("no words", &without_words),
        ("too few words", &short_words),
    ] {
        let server = Server::of(copy.path());
        Browser::new()
            .speaking("fr-FR")
            .run(async |page| {
                page.open(server.address("")).await;
                page.type_into("#paste", TYPED).await;
                page.wait_for("#cannot-start").await;
                let said = words(Language::FR);
                assert_eq!(page.text("#cannot-start h2").await, said.cannot_start, "{what}");
                let all = page.text("#cannot-start").await;
                for sentence in [said.reason_not_loaded, said.data_is_safe, said.reload] {
                    assert!(all.contains(sentence), "{what}: {sentence} is not in {all}");
                }
                assert!(!all.contains(said.reason_slow));
                assert_eq!(page.value("#paste").await, TYPED, "{what}");
                expect_accessible(&page, what).await;

                page.press("#reload").await;
                page.wait_until(
                    "the page is loaded anew",
                    "performance.getEntriesByType('navigation')[0].type === 'reload'",
                )
                .await;
                page.wait_for("#cannot-start").await;
                assert_eq!(page.value("#paste").await, TYPED, "{what}, after the reload");
            })
            .await;
    }
}

#[tokio::test]
async fn an_app_that_takes_long_offers_to_reload_and_then_still_starts() {
    let copy = Copy::of_dist();
    copy.edit("index.html", |page| page.replace("data-patience=20000", "data-patience=500"));
    let server = Server::slow(copy.path(), 4_000);
    Browser::new()
        .run(async |page| {
            page.open(server.address("")).await;
            page.wait_for("#cannot-start").await;
            let said = page.text("#cannot-start").await;
            assert!(said.contains(words(Language::EN).reason_slow), "{said}");
            page.wait_for_start().await;
            assert!(!page.is_visible("#cannot-start").await);
        })
        .await;
}

#[tokio::test]
async fn an_app_that_breaks_while_it_runs_says_so() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.open_app(server.address("")).await;
            page.run("dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))")
                .await;
            page.wait_for("#cannot-start").await;
            let said = page.text("#cannot-start").await;
            assert!(said.contains(words(Language::EN).reason_stopped), "{said}");
            page.press("#reload").await;
            page.wait_for_start().await;
            assert!(!page.is_visible("#cannot-start").await);
        })
        .await;
}

#[tokio::test]
async fn a_kept_copy_that_is_broken_can_be_fetched_anew_and_costs_no_data() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.open_app(server.address("")).await;
            page.wait_for_offline().await;
            remember(&page, "tidemark.kept", "readings").await;
            page.run_async(
                "const [done] = arguments;
                 caches.keys()
                   .then((names) => caches.open(names.find((name) => name.startsWith('tidemark:'))))
                   .then(async (cache) => {
                     const keys = await cache.keys();
                     await cache.put(keys.find((key) => /tidemark-\\w+\\.wasm/.test(key.url)), new Response('spoilt'));
                   })
                   .then(() => done());",
            )
            .await;
            page.reload().await;
            page.wait_for("#fetch-anew").await;
            page.press("#fetch-anew").await;
            page.wait_for_start().await;
            page.wait_for_offline().await;
            assert_eq!(page.run("return localStorage.getItem('tidemark.kept')").await, "readings");
        })
        .await;
}

#[tokio::test]
async fn a_page_whose_part_of_the_program_did_not_arrive_says_what_to_do_and_tries_again() {
    let copy = Copy::of_dist();
    let (part, aside) = (copy.pages(), copy.path().join("aside.wasm"));
    fs::rename(&part, &aside).unwrap();
    let server = Server::of(copy.path());
    Browser::new()
        .run(async |page| {
            page.open_app(server.address("")).await;
            page.touch(Label::Settings).await;
            page.wait_to_see(&page.word(Label::PageNotHad).await).await;
            // The rest of the app works meanwhile.
            page.touch(Label::Now).await;
            page.wait_for("#paste").await;
            page.touch(Label::Settings).await;
            page.wait_to_see(&page.word(Label::PageNotHad).await).await;
            fs::rename(&aside, &part).unwrap();
            page.touch(Label::TryAgain).await;
            page.wait_for("#language").await;
        })
        .await;
}

#[tokio::test]
async fn an_address_of_a_later_page_opens_it_at_once() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.open(server.address("#/settings")).await;
            page.wait_for("#language").await;
        })
        .await;
}

#[tokio::test]
async fn a_browser_without_webassembly_is_told_so() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.run_first_on_every_page("delete window.WebAssembly").await;
            page.open(server.address("")).await;
            page.wait_for("#cannot-start").await;
            let said = page.text("#cannot-start").await;
            assert!(said.contains(words(Language::EN).reason_too_old), "{said}");
            page.type_into("#paste", TYPED).await;
            assert_eq!(page.value("#paste").await, TYPED);
        })
        .await;
}

#[tokio::test]
async fn without_scripts_the_page_says_in_every_language_what_it_needs() {
    let server = Server::of(&dist());
    Browser::new()
        .without_scripts()
        .run(async |page| {
            page.open(server.address("")).await;
            let said = page.text("noscript").await;
            for language in Language::ALL {
                assert!(said.contains(words(language).no_script), "{} is missing in {said}", language.tag());
            }
        })
        .await;
}

async fn remember(page: &Page, key: &str, value: &str) {
    page.run(&format!("localStorage.setItem({key:?}, {})", serde_json::json!(value))).await;
}
