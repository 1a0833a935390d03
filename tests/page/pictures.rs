//! Pictures of the page as people see it: every view, light and dark, in three languages, at phone size; `TIDEMARK_PICTURES=all` adds
//! the smallest phone and a laptop. They lie in the build's temporary folder, to be looked at; `scripts/pictures` takes the two of the
//! README and the install dialog.
//!
//! They are compared with nothing: eyes judge them. What fails here is a view that does not come up, or comes up empty.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use serde_json::json;
use tidemark::ui::words::Label;

use crate::browser::{Browser, Page};
use crate::dist::dist;
use crate::person::View;
use crate::server::Server;

const NOW: &str = "2026-11-22T18:05:00+11:00";
/// Smaller than this, a picture shows next to nothing.
const EMPTY_BYTES: usize = 8_000;

/// What the traveller of that language pastes: four readings, of which the last is of now.
const STORIES: [(&str, [&str; 4]); 3] = [
    (
        "en-GB",
        [
            "You have 3.4GB left of your 5GB data pack, valid until 30/11/2026 23:59.",
            "You have 2.6GB left of your 5GB data pack, valid until 30/11/2026 23:59.",
            "You have 2.1GB left of your 5GB data pack, valid until 30/11/2026 23:59.",
            "You have 1.2GB left of your 5GB data pack, valid until 30/11/2026 23:59.",
        ],
    ),
    (
        "fr-FR",
        [
            "Il vous reste 3,4 Go sur votre kit 5 Go, valable jusqu'au 30/11/2026 à 23h59.",
            "Il vous reste 2,6 Go sur votre kit 5 Go, valable jusqu'au 30/11/2026 à 23h59.",
            "Il vous reste 2,1 Go sur votre kit 5 Go, valable jusqu'au 30/11/2026 à 23h59.",
            "Il vous reste 1,2 Go sur votre kit 5 Go, valable jusqu'au 30/11/2026 à 23h59.",
        ],
    ),
    (
        "zh-CN",
        [
            "您的流量套餐共5GB，剩余3.4GB，有效期至2026年11月30日23:59。",
            "您的流量套餐共5GB，剩余2.6GB，有效期至2026年11月30日23:59。",
            "您的流量套餐共5GB，剩余2.1GB，有效期至2026年11月30日23:59。",
            "您的流量套餐共5GB，剩余1.2GB，有效期至2026年11月30日23:59。",
        ],
    ),
];
const DAYS_AGO: [Option<u32>; 4] = [Some(6), Some(4), Some(2), None];

/// Every view with an address of its own: what stands there once it is drawn, and what its pictures are called.
const VIEWS: [(&str, &str, &str); 18] = [
    ("#/add", "#paste", "add"),
    ("#/history", ".readings", "history"),
    ("#/type", "#save", "type"),
    ("#/pack", "#save", "pack"),
    ("#/trip", "#save", "trip"),
    ("#/what-if", ".picks", "what-if"),
    ("#/record", ".back", "record"),
    ("#/why/rate", "#rate", "why"),
    ("#/packs-to-buy", "#offers", "packs-to-buy"),
    ("#/faults", "#finding", "faults"),
    ("#/check", "main h1", "check"),
    ("#/check/all", ".carriers", "carriers"),
    ("#/check/NC/helia", ".way", "carrier"),
    ("#/sims", "#add-sim", "sims"),
    ("#/settings", "#language", "settings"),
    ("#/shortcut", "#copy-target", "shortcut"),
    ("#/import", ".picker", "import"),
    ("#/nowhere", "main h1", "nowhere"),
];

#[tokio::test]
async fn every_view_can_be_looked_at() {
    let server = Server::of(&dist());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    std::fs::create_dir_all(&folder).expect("a folder for the pictures");
    for (language, messages) in STORIES {
        let (server, folder) = (&server, &folder);
        Browser::new()
            .speaking(language)
            .run(async |page| {
                page.live_at(NOW).await;
                page.open_app(server.address("")).await;
                take(&page, folder, language, "first").await;
                page.paste(messages[0]).await;
                page.wait_for("#review").await;
                take(&page, folder, language, "review").await;
                page.run("const why = document.querySelector('.why'); why.open = true; why.scrollIntoView({ block: 'center' })").await;
                take(&page, folder, language, "how-it-was-read").await;
                page.paste("").await;
                for (message, days_ago) in messages.iter().zip(DAYS_AGO) {
                    page.keep(message, days_ago).await;
                }
                page.go("#/", View::Now).await;
                page.wait_for("#headline").await;
                take(&page, folder, language, "answer").await;
                let mut views: Vec<(String, &str, &str)> =
                    VIEWS.iter().map(|(address, drawn, name)| ((*address).to_owned(), *drawn, *name)).collect();
                page.listed().await;
                let reading = link(&page, ".readings a").await;
                views.push((format!("{reading}/edit"), "#save", "edit"));
                views.push((reading, "#delete", "evidence"));
                page.run("location.hash = '#/sims'").await;
                page.wait_for(".sim a").await;
                views.push((link(&page, ".sim a").await, "#save", "sim"));
                for (address, drawn, name) in views {
                    page.run(&format!("location.hash = {}", json!(address))).await;
                    page.wait_until("its address", &format!("location.hash === {}", json!(address))).await;
                    page.wait_for(drawn).await;
                    take(&page, folder, language, name).await;
                }
                assert_eq!(page.count_stored("readings").await, 4, "{}", page.word(Label::History).await);
            })
            .await;
    }
}

/// Where the first link of that kind leads.
async fn link(page: &Page, selector: &str) -> String {
    let link = page.run(&format!("return document.querySelector({}).getAttribute('href')", json!(selector))).await;
    link.as_str().expect("an address").to_owned()
}

/// Light and dark at phone size; the answer wide as well, and everything in every size where that was asked for.
async fn take(page: &Page, folder: &Path, language: &str, view: &str) {
    // What goes by itself after a while, such as "saved", is not what the view is.
    page.run("document.querySelector('.notice .close')?.click()").await;
    let wants_all = std::env::var("TIDEMARK_PICTURES").is_ok_and(|wanted| wanted == "all");
    for theme in ["light", "dark"] {
        appear(page, theme).await;
        shoot(page, folder.join(format!("{language}-{view}-{theme}.png"))).await;
        if wants_all {
            resize(page, 320, 640, true).await;
            shoot(page, folder.join(format!("{language}-{view}-{theme}-small.png"))).await;
            resize(page, 1280, 800, false).await;
            shoot(page, folder.join(format!("{language}-{view}-{theme}-wide.png"))).await;
            resize(page, 390, 844, true).await;
        }
    }
    appear(page, "light").await;
    if view == "answer" {
        resize(page, 1280, 800, false).await;
        shoot(page, folder.join(format!("{language}-{view}-wide.png"))).await;
        resize(page, 390, 844, true).await;
    }
}

/// In that theme, and without motion: a colour on its way to another is neither.
async fn appear(page: &Page, theme: &str) {
    let features = json!([
        { "name": "prefers-color-scheme", "value": theme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    page.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
}

async fn resize(page: &Page, width: u32, height: u32, mobile: bool) {
    let size =
        json!({ "width": width, "height": height, "deviceScaleFactor": if mobile { 2 } else { 1 }, "mobile": mobile });
    page.devtools("Emulation.setDeviceMetricsOverride", size).await;
}

async fn shoot(page: &Page, file: PathBuf) {
    let picture = page.devtools("Page.captureScreenshot", json!({ "format": "png" })).await;
    let bytes =
        base64::engine::general_purpose::STANDARD.decode(picture["data"].as_str().expect("a picture")).expect("base64");
    assert!(bytes.len() > EMPTY_BYTES, "{} is empty", file.display());
    std::fs::write(&file, bytes).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}
