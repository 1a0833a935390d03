//! What is known beside the figures: their lag, the terms and the credit that a message tells, the price before the credit, so much a day, and
//! what becomes of the rest of a pack.

use serde_json::{Value, json};
use tidemark::ui::words::{Label, Language, voice};

use crate::browser::{Browser, Page};
use crate::dist::dist;
use crate::person::View;
use crate::server::Server;

async fn first(page: &Page, store: &str) -> Value {
    page.stored().await[store][0].clone()
}

async fn id_of_first(page: &Page, store: &str) -> String {
    first(page, store).await["id"].as_str().expect("a name").to_owned()
}

const ALL_BESIDE: &str = "You have 600 MB left of 1 GB. It resets at 00:00 every day, then 128 kbps. \
    Usage may be delayed by up to 4 hours. Credit £3.20.";

#[tokio::test]
async fn what_a_message_tells_beside_its_figures_is_shown_and_taken_along() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.go("#/add", View::Add).await;
            page.paste(ALL_BESIDE).await;
            page.wait_for("#review").await;
            let told = page.seen(".asides").await;
            for words in ["delayed by up to 4 hours", "then 128 kbps", "resets at 00:00", "Credit £3.20"] {
                assert!(told.contains(words), "{words} in {told}");
            }
            page.save().await;
            let reading = first(&page, "readings").await;
            assert_eq!(reading["lag"], json!([4, false]));
            let sim = first(&page, "sims").await;
            assert_eq!((&sim["credit"]["left"]["minor"], &sim["credit"]["is_read"]), (&json!(320), &json!(true)));
            let terms = first(&page, "packs").await["buckets"][0]["terms"].clone();
            assert_eq!((&terms["refills"], &terms["then"]["Throttled"]["kbit"]), (&json!(0), &json!(128)));
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn a_figure_that_comes_late_is_shown_and_corrected() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB. Usage may be delayed by up to 4 hours.", None).await;
            let id = id_of_first(&page, "readings").await;
            page.go(&format!("#/history/{id}"), View::History).await;
            page.wait_to_see("its figures may be 4 hours late").await;
            page.touch(Label::Edit).await;
            assert_eq!(page.filled(Label::LateField).await, "4");
            page.fill(Label::LateField, "0").await;
            page.touch(Label::SaveChanges).await;
            page.wait_until("the lag is gone", "!document.querySelector('#late')").await;
            assert_eq!(first(&page, "readings").await["lag"], json!([0, true]));
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn the_sim_says_how_late_its_figures_come_and_the_grounds_tell() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB.", None).await;
            let sim = id_of_first(&page, "sims").await;
            page.go(&format!("#/sims/{sim}"), View::Sims).await;
            page.fill(Label::SimLate, "other").await;
            page.fill(Label::LateField, "36").await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see(&page.word(Label::Saved).await).await;
            assert_eq!(first(&page, "sims").await["late_hours"], json!(36));
            page.run("location.hash = '#/why'").await;
            page.wait_to_see("You said that the figures come 36 hours late").await;
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn a_price_typed_before_the_credit_asks_for_the_credit() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB.", None).await;
            page.run("location.hash = '#/pack'").await;
            let en = voice(Language::EN);
            page.fill(Label::ThenField, en.say(Label::ThenCharged)).await;
            page.fill(Label::PerMegabyteField, "10").await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see(&page.word(Label::OfferCurrencyProblem).await).await;
            page.run("document.getElementById('credit-in').focus()").await;
            page.press_key("XPF").await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see(&page.word(Label::CreditMissing).await).await;
            assert_eq!(first(&page, "sims").await["price_of_gb"], json!({ "price": 10_000, "currency": "XPF" }));
            // One touch leads to where it is typed, its price and currency there already.
            page.touch_named(en.say(Label::CreditField)).await;
            assert_eq!(page.filled(Label::PerMegabyteField).await, "10");
            page.fill(Label::CreditField, "850").await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see(&page.word(Label::Saved).await).await;
            page.go("#/", View::Now).await;
            page.wait_to_see("85 MB").await;
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn so_much_a_day_is_typed_told_and_bought() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.run("location.hash = '#/packs-to-buy'").await;
            page.touch(Label::AddOffer).await;
            page.fill(Label::OfferPrice, "9").await;
            page.fill(Label::OfferCurrency, "EUR").await;
            page.fill(Label::PackSize, "1").await;
            page.fill(Label::OfferDays, "14").await;
            page.run("document.getElementById('offer-daily').click()").await;
            let en = voice(Language::EN);
            page.fill(Label::ThenField, en.say(Label::ThenSlow)).await;
            page.fill(Label::KbitField, "128").await;
            page.touch(Label::Save).await;
            page.wait_to_see("1 GB a day").await;
            let terms = json!({ "refills": 0, "then": { "Throttled": { "kbit": 128 } } });
            assert_eq!(first(&page, "offers").await["terms"], terms);
            page.touch(Label::BoughtThis).await;
            page.wait_for_view(View::Now).await;
            page.wait_to_see(&page.word(Label::BoughtThisNoted).await).await;
            assert_eq!(first(&page, "packs").await["buckets"][0]["terms"], terms);
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn what_becomes_of_the_rest_is_asked_and_supposed() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have bought 3 GB valid for 30 days", Some(10)).await;
            page.keep("You have 1.0 GB left.", Some(1)).await;
            page.run("location.hash = '#/pack'").await;
            page.touch(Label::BoughtAgain).await;
            page.wait_for("#rest").await;
            assert_eq!(page.filled(Label::RestLeft).await, "1.0");
            page.fill(Label::RestLeft, "0.8").await;
            page.run("document.getElementById('rest-always').click()").await;
            page.touch(Label::RestRolls).await;
            page.wait_for_view(View::Now).await;
            page.wait_to_see(&page.word(Label::BoughtAgainNoted).await).await;
            assert_eq!(page.fact(Label::Remaining).await.as_deref(), Some("3.8 GB / 3.8 GB"));
            assert_eq!(first(&page, "sims").await["rest"], json!("RollsOver"));
            page.run("location.hash = '#/why'").await;
            page.wait_to_see("The 800 MB left of the pack before carry over to this one").await;
            page.expect_calm("after that").await;
        })
        .await;
}
