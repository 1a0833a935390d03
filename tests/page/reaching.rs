//! Everyone reaches everything: with a screen reader, with large letters, on the smallest phone, with a keyboard, with a thumb.

use serde_json::{Value, json};
use thirtyfour::Key;
use tidemark::ui::words::Label;

use crate::axe::expect_accessible;
use crate::browser::{Browser, Page};
use crate::dist::dist;
use crate::person::View;
use crate::server::Server;
use crate::teaching::teach;

/// Smaller than a finger is what a thumb misses.
const TOUCH_PIXELS: f64 = 44.0;

struct Texts {
    before: &'static str,
    now: &'static str,
    buckets: &'static str,
    doubtful: &'static str,
    suspicious: &'static str,
}

const CHINESE: Texts = Texts {
    before: "您的流量共3GB，剩余2.0GB。",
    now: "您的流量共3GB，剩余1.2GB，有效期至2030-11-30。",
    buckets: "国内通用流量剩余1.2GB，夜间流量剩余500MB，共2GB。",
    doubtful: "1.2GB",
    suspicious: "【移动客服】您的号码未完成实名复核，将于今日停机。请登录 http://10086-sm.example 补填身份证、银行卡号及密码。",
};
const ENGLISH: Texts = Texts {
    before: "You have 2.0 GB left of 3 GB.",
    now: "You have 1.2 GB left of 3 GB, valid until 30/11/2030.",
    buckets: "Main data: 1.2 GB left, expires 30/11/2030. Night data: 500 MB left of 2 GB.",
    doubtful: "1.2 GB until 03/04/2031",
    suspicious: "Your SIM will be blocked today. Verify your card number and PIN now at http://helia-dossier.example/rb before it expires.",
};
const FRENCH: Texts = Texts {
    before: "Il vous reste 2,0 Go sur 3 Go.",
    now: "Il vous reste 1,2 Go sur 3 Go, valable jusqu'au 30/11/2030.",
    buckets: "Pass Internet 2,5Go: solde 1843,20Mo,expire le 29/11/2030 23:59:59. Pass Nuit: solde 500Mo (00h-06h).",
    doubtful: "1,2 Go",
    suspicious: "Cher client, un trop-percu doit vous etre rembourse. Saisissez votre numero de carte et le code recu par SMS sur \
                 http://helia-dossier.example/rb avant expiration.",
};

/// Paper and ink, as the phone prefers them. Without motion: axe-core would measure colours half-way from the one to the other.
async fn prefer(page: &Page, scheme: &str) {
    page.devtools(
        "Emulation.setEmulatedMedia",
        json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] }),
    )
    .await;
}

async fn be_as_wide_as(page: &Page, pixels: u32) {
    page.devtools(
        "Emulation.setDeviceMetricsOverride",
        json!({ "width": pixels, "height": 640, "deviceScaleFactor": 2, "mobile": true }),
    )
    .await;
}

/// What is too small to touch, and what is wider than the phone.
const MEASURES: &str = "
    const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
    const name = (one) => one.localName + '#' + one.id + ' ' + (one.innerText || one.ariaLabel || '').slice(0, 30);
    const controls = [...document.querySelectorAll('button, a.button, input:not([type=checkbox]), select, textarea, .tabs a, summary')];
    const small = controls.filter(shown).filter((one) => one.getBoundingClientRect().height < touch).map(name);
    const page = document.scrollingElement;
    const wide = page.scrollWidth <= page.clientWidth ? [] : [...document.querySelectorAll('body *')].filter(shown)
        .filter((one) => one.getBoundingClientRect().right > page.clientWidth + 0.5).map(name);
    return { small, wide, by: page.scrollWidth - page.clientWidth };";

/// Each view as it stands: axe-core on light and dark, and the measures on two phones, the smaller one with letters of double size.
async fn expect_reachable(page: &Page, what: &str) {
    for scheme in ["light", "dark"] {
        prefer(page, scheme).await;
        expect_accessible(page, &format!("{what}, {scheme}")).await;
    }
    for (pixels, percent) in [(390, 100), (320, 100), (390, 200), (320, 200)] {
        be_as_wide_as(page, pixels).await;
        page.run(&format!("document.documentElement.style.fontSize = '{percent}%'")).await;
        let found = page.run(&format!("const touch = {TOUCH_PIXELS}; {MEASURES}")).await;
        assert_eq!(found["small"], json!([]), "{what}, {pixels} wide: too small to touch");
        assert!(found["by"].as_i64() <= Some(0), "{what}, {pixels} wide at {percent} %: {found:#}");
    }
    be_as_wide_as(page, 390).await;
    page.run("document.documentElement.style.fontSize = ''").await;
}

async fn expect_every_view_reachable(language: &'static str, texts: Texts) {
    let server = Server::of(&dist());
    Browser::new()
        .speaking(language)
        .run(async |page| {
            let what = |view: &str| format!("{view} in {language}");
            page.begin(&server).await;
            expect_reachable(&page, &what("the first visit")).await;
            page.paste(texts.suspicious).await;
            page.wait_for(".message.suspicious").await;
            expect_reachable(&page, &what("a suspicious message")).await;
            page.paste(texts.doubtful).await;
            page.wait_for("#which-role").await;
            expect_reachable(&page, &what("a question")).await;
            page.paste("Go").await;
            page.wait_for("#paste-problem").await;
            expect_reachable(&page, &what("nothing read")).await;

            page.keep(texts.before, Some(4)).await;
            expect_reachable(&page, &what("the answer of one reading")).await;
            page.go("#/add", View::Add).await;
            page.paste(texts.now).await;
            page.wait_for("#review").await;
            expect_reachable(&page, &what("the review")).await;
            page.save().await;
            page.run("document.querySelector('details').open = true").await;
            expect_reachable(&page, &what("the answer")).await;

            page.go("#/add", View::Add).await;
            page.paste(texts.buckets).await;
            page.wait_until("two buckets are read", "document.querySelectorAll('fieldset').length >= 2").await;
            expect_reachable(&page, &what("the review of several buckets")).await;
            page.save().await;
            expect_reachable(&page, &what("the answer of several buckets")).await;

            page.listed().await;
            expect_reachable(&page, &what("the history")).await;
            page.press(".readings a").await;
            page.wait_for("#delete").await;
            expect_reachable(&page, &what("a reading")).await;
            page.touch(Label::Edit).await;
            page.wait_for_view(View::Edit).await;
            expect_reachable(&page, &what("editing")).await;
            page.go("#/pack", View::Pack).await;
            page.wait_for("#save").await;
            expect_reachable(&page, &what("the pack")).await;
            page.go("#/trip", View::Trip).await;
            page.wait_for("#save").await;
            expect_reachable(&page, &what("the trip")).await;
            page.go("#/what-if", View::WhatIf).await;
            expect_reachable(&page, &what("what if")).await;
            page.go("#/faults", View::Faults).await;
            page.wait_for("#finding").await;
            expect_reachable(&page, &what("finding a fault")).await;
            page.go("#/check/all", View::Check).await;
            page.wait_for(".carriers").await;
            expect_reachable(&page, &what("the search for a carrier")).await;
            page.go("#/check/NC/helia", View::Check).await;
            page.wait_for(".way").await;
            page.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })").await;
            page.touch(Label::Save).await;
            page.wait_for("#own-to-problem").await;
            expect_reachable(&page, &what("how to check, with a mistake")).await;
            page.go("#/type", View::Type).await;
            page.fill(Label::Left, "?").await;
            page.touch(Label::Save).await;
            page.wait_for("#typed-left-problem").await;
            expect_reachable(&page, &what("typing, with a mistake")).await;
            page.go("#/settings", View::Settings).await;
            page.wait_for("#carrier").await;
            expect_reachable(&page, &what("settings")).await;
            page.go("#/add", View::Add).await;
            teach(&page).await;
            expect_reachable(&page, &what("a message that was taught")).await;
            page.go("#/settings", View::Settings).await;
            page.wait_for("#taught").await;
            expect_reachable(&page, &what("settings with what was taught")).await;
            page.run("location.hash = '#/import'").await;
            page.wait_for(".picker").await;
            expect_reachable(&page, &what("picking a backup")).await;
            page.go("#/nowhere", View::Nowhere).await;
            expect_reachable(&page, &what("an unknown address")).await;
            page.expect_calm(language).await;
        })
        .await;
}

#[tokio::test]
async fn every_view_in_chinese_is_accessible_and_fits() {
    expect_every_view_reachable("zh-CN", CHINESE).await;
}

#[tokio::test]
async fn every_view_in_english_is_accessible_and_fits() {
    expect_every_view_reachable("en-GB", ENGLISH).await;
}

#[tokio::test]
async fn every_view_in_french_is_accessible_and_fits() {
    expect_every_view_reachable("fr-FR", FRENCH).await;
}

/// What the Tab key passes until it comes round again.
async fn tab_round(page: &Page) -> Vec<String> {
    page.focus_on(Label::Skip).await;
    let mut passed = vec![page.focused().await];
    for _ in 0..60 {
        page.press_key(Key::Tab).await;
        let focused = page.focused().await;
        // Past the last one the browser itself has the focus.
        if focused == "nothing" || focused == passed[0] {
            break;
        }
        passed.push(focused);
    }
    passed.dedup();
    passed
}

#[track_caller]
fn expect_in_order(passed: &[String], expected: &[&str]) {
    let mut rest = passed.iter();
    for one in expected {
        assert!(rest.any(|name| name == one), "{one:?} is not reached in its place: {passed:?}");
    }
}

#[tokio::test]
async fn the_keyboard_reaches_everything_in_order_and_starts_where_the_eye_does() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            let passed = tab_round(&page).await;
            assert_eq!(passed[0], "Skip to the content");
            expect_in_order(
                &passed,
                &[
                    "Your carrier’s message",
                    "Paste",
                    "Type a reading instead",
                    "Try an example",
                    "Now",
                    "Add",
                    "History",
                    "Settings",
                ],
            );

            page.paste("You have 1.2 GB left of 3 GB.").await;
            page.wait_for("#review").await;
            let passed = tab_round(&page).await;
            expect_in_order(
                &passed,
                &["Your carrier’s message", "Clear", "Left", "Unit", "Pack size", "Expires", "As of", "Save", "Now"],
            );

            // Saved and gone about with keys alone.
            page.run("document.getElementById('save').focus()").await;
            page.press_key(Key::Enter).await;
            page.wait_for("#headline").await;
            page.wait_for_focus_on("the view").await;

            for (tab, view, starts_at) in [
                (Label::History, View::History, "the view"),
                (Label::Settings, View::Settings, "the view"),
                (Label::Add, View::Add, "Your carrier’s message"),
                (Label::Now, View::Now, "the view"),
            ] {
                page.focus_on(tab).await;
                page.press_key(Key::Enter).await;
                page.wait_for_view(view).await;
                page.wait_for_focus_on(starts_at).await;
            }

            // Past the header, which a screen reader would otherwise read out on every page.
            page.go("#/history", View::History).await;
            page.wait_for_focus_on("the view").await;
            page.focus_on(Label::Skip).await;
            page.press_key(Key::Enter).await;
            page.wait_for_focus_on("the view").await;
            assert_eq!(page.run("return location.hash").await, "#/history", "the link leads nowhere else");

            page.focus_on_first(".readings a").await;
            page.press_key(Key::Enter).await;
            page.wait_for("#delete").await;
            for (view, seen) in [(View::History, ".readings"), (View::Now, "#headline"), (View::Add, "#paste")] {
                page.back().await;
                page.wait_for_view(view).await;
                page.wait_for(seen).await;
            }
        })
        .await;
}

#[tokio::test]
async fn notices_and_tabs_cover_nothing_that_could_be_touched() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB.", None).await;
            page.listed().await;
            page.press(".readings a").await;
            page.touch(Label::Delete).await;
            page.wait_for("#undo").await;
            // The notice with the way back stays; the last thing of every view can be scrolled out from under it.
            for (address, view) in [("#/type", View::Type), ("#/settings", View::Settings), ("#/", View::Now)] {
                page.go(address, view).await;
                page.run("scrollTo(0, document.scrollingElement.scrollHeight)").await;
                let covered: Value = page
                    .run(
                        "const last = [...document.querySelectorAll('main :is(button, a, input, select, p)')]
                            .filter((one) => one.checkVisibility() && one.getClientRects().length).pop();
                         const foot = document.querySelector('.notice').getBoundingClientRect();
                         return last.getBoundingClientRect().bottom > foot.top ? last.innerText || last.id : null",
                    )
                    .await;
                assert_eq!(covered, Value::Null, "{address}: the notice covers it");
            }
        })
        .await;
}
