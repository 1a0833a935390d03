//! How to check: from the carrier of the SIM to one tap, on each phone; the person's own way; a known pack in the form.
//!
//! It dials and sends nothing: what a tap would open is read from the link.

use serde_json::{Value, json};
use tidemark::ui::words::Label;

use crate::browser::{Browser, Page};
use crate::dist::{Folder, dist};
use crate::person::View;
use crate::privacy::expect_only_own_files;
use crate::server::Server;

/// A Sunday evening in Nouméa.
const NOW: &str = "2026-11-22T18:05:00+11:00";
const ANDROID: &str =
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36";
pub const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 \
                      Safari/604.1";

pub async fn hold(page: &Page, phone: &str) {
    page.devtools("Emulation.setUserAgentOverride", json!({ "userAgent": phone })).await;
}

/// What the taps of the page would open, without what is folded away.
async fn taps(page: &Page) -> Vec<String> {
    page.wait_for(".way").await;
    let found = page.run("return [...document.querySelectorAll('.way > .actions > a')].filter((a) => !a.closest('details')).map((a) => a.getAttribute('href')).filter((to) => !to.startsWith('#'))").await;
    serde_json::from_value(found).unwrap()
}

/// No link leads out of the app but to the phone's own dialler and composer.
async fn expect_no_way_out(page: &Page) {
    let out = page.run("return [...document.querySelectorAll('[href], [src]')].map((one) => one.href ?? one.src).filter((to) => typeof to === 'string' && !to.startsWith(location.origin) && !/^(tel|sms):/.test(to))").await;
    assert_eq!(out, json!([]));
}

#[tokio::test]
async fn a_traveller_in_new_caledonia_finds_the_hotline_its_hours_and_the_question_in_french() {
    let server = Server::of(&dist());
    let folder = Folder::new();
    let requests = Browser::new()
        .of_phone(folder.path())
        .speaking("zh-CN")
        .run(async |page| {
            page.live_at(NOW).await;
            hold(&page, ANDROID).await;
            page.begin(&server).await;
            // Without a country the carrier is looked for, by any name.
            page.touch(Label::CheckTitle).await;
            page.wait_for_view(View::Check).await;
            page.fill(Label::CheckSearch, "Mobilis").await;
            page.wait_until("one carrier is found", "document.querySelectorAll('.carriers a').length === 1").await;
            page.touch_named("Helia").await;
            page.wait_for(".way").await;
            page.touch(Label::CheckUse).await;
            page.wait_to_see(&page.word(Label::CheckUsed).await).await;
            assert_eq!(page.stored().await["sims"][0]["country"], "NC");

            // From then on it is one touch away.
            page.go("#/", View::Now).await;
            page.touch(Label::CheckTitle).await;
            page.wait_for_view(View::Check).await;
            assert_eq!(taps(&page).await, ["tel:1000"]);
            assert_eq!(page.seen(".open").await, "现在不营业，11月23日周一 7:30 开始");
            page.touch(Label::AskTitle).await;
            let asked = page.seen(".ask [lang=fr]").await;
            assert!(asked.starts_with("Bonjour. Combien de données mobiles reste-t-il"), "{asked}");
            page.wait_to_see(&page.word(Label::CheckNoCode).await).await;
            page.wait_to_see(&page.word(Label::SafetySecret).await).await;
            expect_no_way_out(&page).await;

            // What the card's leaflet says.
            page.fill(Label::OwnToField, "12 34").await;
            page.fill(Label::OwnTextField, "CXLL {number}").await;
            page.touch(Label::Save).await;
            page.wait_for("#own-number-problem").await;
            assert_eq!(
                page.problem_at(Label::OwnNumberField).await,
                Some(page.word(Label::OwnNumberProblem).await),
                "the slot needs a number"
            );
            page.fill(Label::OwnNumberField, "000000").await;
            page.touch(Label::Save).await;
            page.wait_for("[data-own]").await;
            assert_eq!(taps(&page).await, ["sms:1234?body=CXLL%20000000", "tel:1000"]);
            page.reload().await;
            assert_eq!(taps(&page).await, ["sms:1234?body=CXLL%20000000", "tel:1000"]);
            assert_eq!(page.count_stored("corrections").await, 1);

            // The answer is typed while on the phone.
            page.touch(Label::ThenType).await;
            page.wait_for_view(View::Type).await;
        })
        .await;
    expect_only_own_files(&requests, &server);
}

#[tokio::test]
async fn a_code_is_dialled_on_android_and_shown_on_an_iphone() {
    let server = Server::of(&dist());
    for (phone, expected) in [(ANDROID, vec!["tel:*%2310%23", "tel:4444"]), (IPHONE, vec!["tel:4444"])] {
        Browser::new()
            .run(async |page| {
                hold(&page, phone).await;
                page.open_app(server.address("#/check/GB/o2")).await;
                assert_eq!(taps(&page).await, expected);
                assert_eq!(page.seen("[data-kind=ussd] .target").await, "*#10#");
                let says = page.seen("[data-kind=ussd]").await;
                assert_eq!(says.contains(Label::CodeOnIPhone.text(page.language().await)), phone == IPHONE, "{says}");
                assert_eq!(page.can_touch(Label::CopyIt).await, phone == IPHONE);
                expect_no_way_out(&page).await;
            })
            .await;
    }
}

#[tokio::test]
async fn a_way_that_does_not_work_is_noted_and_taken_back() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            hold(&page, IPHONE).await;
            page.open_app(server.address("#/check/GB/ee")).await;
            assert_eq!(taps(&page).await, ["sms:150&body=BALANCE"]);
            page.touch(Label::NotWorking).await;
            page.wait_to_see(&page.word(Label::NotWorkingNoted).await).await;
            // Whoever knows better is led to the form.
            page.wait_for_focus_on(&page.word(Label::OwnToField).await).await;
            page.reload().await;
            page.wait_to_see(&page.word(Label::NotWorkingNoted).await).await;
            page.touch(Label::WorksAgain).await;
            page.wait_until("it works again", "!document.querySelector('[data-refuted]')").await;
            assert_eq!(page.count_stored("corrections").await, 0);
        })
        .await;
}

#[tokio::test]
async fn a_known_pack_fills_the_form_and_nothing_is_kept_before_the_person_says_so() {
    let server = Server::of(&dist());
    Browser::new()
        .speaking("fr-FR")
        .run(async |page| {
            page.open_app(server.address("#/check/NC/helia")).await;
            page.wait_for(".known-packs").await;
            assert!(page.seen(".known-packs").await.contains("à confirmer"));
            let first = page.seen(".known-packs li span").await;
            assert!(first.starts_with("Internet Mobile 1 Go · 24 heures · 400"), "{first}");
            page.touch(Label::KnownPackFill).await;
            page.wait_for("#offer-name").await;
            let filled = [
                page.filled(Label::OfferName).await,
                page.filled(Label::OfferPrice).await,
                page.filled(Label::OfferCurrency).await,
                page.filled(Label::PackSize).await,
                page.filled(Label::OfferDays).await,
            ];
            assert_eq!(filled, ["Internet Mobile 1 Go", "400", "XPF", "1", "1"]);
            assert_eq!(page.count_stored("offers").await, 0);
            page.touch(Label::Save).await;
            page.wait_to_see("400 XPF").await;
            let kept: Value = page.stored().await["offers"][0].clone();
            assert_eq!((&kept["price"], &kept["validity_hours"]), (&json!(400), &json!(24)));
        })
        .await;
}

#[tokio::test]
async fn the_directory_is_there_in_flight_mode() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async move |page| {
            page.begin(&server).await;
            let address = server.address("#/check/all");
            server.stop();
            page.open_app(address).await;
            page.fill(Label::CheckSearch, "caledon").await;
            page.wait_until("one carrier is found", "document.querySelectorAll('.carriers a').length === 1").await;
            page.touch_named("Helia").await;
            page.wait_for(".way").await;
            page.touch(Label::AskTitle).await;
            assert!(page.seen(".ask [lang=fr]").await.starts_with("Bonjour."));
        })
        .await;
}
