//! The page where a person or a phone asks for another look: on paper, with more contrast, in the phone's own few colours, without motion.
//!
//! What pleases the eye is for eyes (`pictures.rs`); here stands what must be there, and what must not.

use serde_json::{Value, json};
use tidemark::ui::words::Label;

use crate::axe::expect_accessible;
use crate::browser::{Browser, Page};
use crate::dist::dist;
use crate::person::View;
use crate::server::Server;

const MESSAGE: &str = "You have 1.2 GB left of 3 GB, valid until 30/11/2030.";

async fn appear(page: &Page, media: &str, features: &[(&str, &str)]) {
    let features: Vec<Value> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": media, "features": features })).await;
}

/// What of a selector can be seen, as the page is shown at the moment.
async fn count_shown(page: &Page, selector: &str) -> u64 {
    let script = format!(
        "return [...document.querySelectorAll({})].filter((one) => one.checkVisibility() && one.getClientRects().length).length",
        json!(selector)
    );
    page.run(&script).await.as_u64().expect("a number")
}

/// A property as the browser has worked it out.
async fn style(page: &Page, selector: &str, property: &str) -> String {
    let script = format!(
        "return getComputedStyle(document.querySelector({})).getPropertyValue({})",
        json!(selector),
        json!(property)
    );
    page.run(&script).await.as_str().expect("a value").to_owned()
}

/// On a sheet there is nothing to press, and it tells whose it is and of when.
async fn expect_a_sheet(page: &Page) {
    for pressed in [".tabs", ".actions", "button", "#search", ".back"] {
        assert_eq!(count_shown(page, pressed).await, 0, "{pressed} is printed");
    }
    assert_eq!(style(page, "html", "background-color").await, "rgb(255, 255, 255)");
    assert_eq!(style(page, "main", "color").await, "rgb(0, 0, 0)");
    let head = page.seen(".paper").await;
    let year = page.run("return String(new Date().getFullYear())").await;
    assert!(head.starts_with(&format!("Tidemark · {}-", year.as_str().unwrap())), "{head:?}");
}

#[tokio::test]
async fn a_reading_and_the_history_go_on_paper_black_on_white_and_whole() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 2.0 GB left of 3 GB.", Some(4)).await;
            // As long as messages get, and dark as the person likes it.
            let long = format!("{MESSAGE} {}", "Thank you for being with us. ".repeat(60));
            page.keep(long.trim(), None).await;
            page.go("#/settings", View::Settings).await;
            page.fill(Label::ThemeField, "dark").await;

            page.listed().await;
            assert!(page.can_touch(Label::Print).await);
            assert_eq!(count_shown(&page, ".paper").await, 0, "a screen has no head of a sheet");
            appear(&page, "print", &[]).await;
            expect_a_sheet(&page).await;
            assert_eq!(count_shown(&page, ".readings .statement").await, 2);
            let columns = page
                .run("return [...document.querySelectorAll('.readings .source')].map((one) => Math.round(one.getBoundingClientRect().left))")
                .await;
            assert_eq!(columns[0], columns[1], "columns stand below each other");

            appear(&page, "", &[]).await;
            page.press(".readings a").await;
            page.wait_for("#delete").await;
            // The button asks the browser; a test has no printer.
            page.run("window.print = () => { document.body.dataset.printed = 'yes'; }").await;
            page.touch(Label::Print).await;
            page.wait_until("the browser is asked", "document.body.dataset.printed === 'yes'").await;
            appear(&page, "print", &[]).await;
            expect_a_sheet(&page).await;
            assert_eq!(page.seen("blockquote").await, long.trim(), "the message as it came");
            let cut = page.run("const text = document.querySelector('blockquote'); return text.scrollHeight - text.clientHeight").await;
            assert_eq!(cut, 0, "nothing of the message is out of sight");
            page.expect_calm("paper").await;
        })
        .await;
}

#[tokio::test]
async fn more_contrast_and_the_phones_own_colours_leave_every_sign_to_be_seen() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 2.0 GB left of 3 GB.", Some(4)).await;
            page.keep(MESSAGE, None).await;
            for scheme in ["light", "dark"] {
                let calm = [("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")];
                let more = [calm[0], calm[1], ("prefers-contrast", "more")];
                appear(&page, "", &more).await;
                page.go("#/", View::Now).await;
                page.wait_for("#headline").await;
                let text = style(&page, "main", "color").await;
                assert_eq!(
                    style(&page, ".answer .basis", "color").await,
                    text,
                    "{scheme}: nothing is paler than the text"
                );
                assert_ne!(style(&page, ".answer", "border-top-width").await, "0px", "{scheme}");
                expect_accessible(&page, &format!("more contrast, {scheme}")).await;

                let forced = [calm[0], calm[1], ("forced-colors", "active")];
                appear(&page, "", &forced).await;
                let ground = style(&page, "body", "background-color").await;
                for drawn in [".bar-data .fill", ".plot .range"] {
                    assert_ne!(style(&page, drawn, "fill").await, ground, "{scheme}: {drawn}");
                }
                for drawn in [".plot .past", ".plot .middle", ".plot .now-line"] {
                    assert_ne!(style(&page, drawn, "stroke").await, ground, "{scheme}: {drawn}");
                }
                let tab = style(&page, ".tabs a[aria-current]", "border-top-color").await;
                assert_ne!(
                    tab,
                    style(&page, ".tabs a:not([aria-current])", "border-top-color").await,
                    "{scheme}: which tab"
                );
                page.listed().await;
                let chosen = style(&page, ".chip[aria-pressed='true']", "background-color").await;
                assert_ne!(
                    chosen,
                    style(&page, ".chip[aria-pressed='false']", "background-color").await,
                    "{scheme}: which chip"
                );
                let (bar, other) = (".use-bar[aria-pressed='true'] svg", ".use-bar[aria-pressed='false'] svg");
                assert_ne!(style(&page, bar, "fill").await, style(&page, other, "fill").await, "{scheme}: which bar");
            }
            appear(&page, "", &[("prefers-reduced-motion", "reduce")]).await;
            assert_eq!(style(&page, ".tabs a", "transition-duration").await, "0s");
            appear(&page, "", &[("prefers-reduced-motion", "no-preference")]).await;
            assert_ne!(style(&page, ".tabs a", "transition-duration").await, "0s");
            page.expect_calm("contrast").await;
        })
        .await;
}
