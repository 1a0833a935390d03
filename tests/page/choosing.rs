//! Choices of how amounts and moments are told, on the settings page; and who sent a message, wherever it is shown.

use serde_json::json;
use thirtyfour::Key;
use tidemark::ui::words::Label;

use crate::browser::{Browser, Page};
use crate::dist::dist;
use crate::person::View;
use crate::server::Server;

async fn choose(page: &Page, label: Label, value: &str) {
    page.go("#/settings", View::Settings).await;
    page.fill(label, value).await;
}

#[tokio::test]
async fn a_gigabyte_of_1024_megabytes_is_read_typed_and_told_so_and_what_was_kept_stays_as_printed() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.20 GB left of 3 GB.", Some(3)).await;
            choose(&page, Label::UnitsField, "1024").await;
            page.keep("You have 1024 MB left of 3 GB.", Some(2)).await;
            page.keep("You have 1.00 GB left of 3 GB.", Some(1)).await;
            page.go("#/type", View::Type).await;
            page.fill(Label::Left, "0.90").await;
            page.save().await;
            assert_eq!(page.fact(Label::Remaining).await.as_deref(), Some("0.90 GB / 3 GB"));
            let stored = page.stored().await;
            let mut left: Vec<u64> = stored["readings"]
                .as_array()
                .expect("readings")
                .iter()
                .map(|reading| reading["stated"]["balance"]["volume"].as_u64().expect("bytes"))
                .collect();
            left.sort_unstable();
            // 0.90 GB and twice 1 GB in steps of 1024, and 1.20 GB as it was kept before.
            assert_eq!(left, [966_367_642, 1_073_741_824, 1_073_741_824, 1_200_000_000]);
            page.go("#/history", View::History).await;
            let told = page.seen("main").await;
            for figure in ["1.20 GB", "1.00 GB", "0.90 GB"] {
                assert!(told.contains(figure), "{figure} in {told}");
            }
            assert!(!told.contains(&page.word(Label::RiseTopUp).await), "nothing rose: {told}");
            page.run("location.reload()").await;
            page.wait_for_view(View::History).await;
            page.go("#/settings", View::Settings).await;
            assert_eq!(page.filled(Label::UnitsField).await, "1024");
            choose(&page, Label::UnitsField, "1000").await;
            page.go("#/", View::Now).await;
            assert_eq!(page.fact(Label::Remaining).await.as_deref(), Some("0.90 GB / 3 GB"));
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn moments_are_told_and_typed_on_the_clock_that_was_chosen_and_kept_as_before() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            // Half past one on Sunday in Noumea, half past ten on Saturday evening in Shanghai.
            page.live_at("2026-11-21T14:30:00Z").await;
            page.begin(&server).await;
            page.keep("You have 2.0 GB left of 3 GB, valid until 30 November 2026.", None).await;
            let kept = page.stored().await["readings"].clone();
            page.go("#/history", View::History).await;
            page.wait_to_see("Sun 22 Nov").await;
            page.go("#/settings", View::Settings).await;
            page.fill(Label::ZoneField, "elsewhere").await;
            page.fill(Label::ZonePlace, "Atlantis").await;
            page.press_key(Key::Tab + "").await;
            page.wait_to_see(&page.word(Label::ZoneUnknown).await).await;
            page.fill(Label::ZonePlace, "shanghai").await;
            page.press_key(Key::Tab + "").await;
            page.wait_until("the clock is kept", "localStorage['tidemark.settings'].includes('Asia/Shanghai')").await;
            assert_eq!(page.filled(Label::ZoneField).await, "Asia/Shanghai");
            page.go("#/history", View::History).await;
            page.wait_to_see("Sat 21 Nov").await;
            page.wait_to_see("22:30").await;
            page.go("#/", View::Now).await;
            // The last second of the 30th in Noumea.
            page.wait_to_see("30 Nov, 20:59").await;
            let id = kept[0]["id"].as_str().expect("a name").to_owned();
            page.go(&format!("#/history/{id}/edit"), View::Edit).await;
            assert_eq!(page.filled(Label::WhenTrue).await, "2026-11-21T22:30");
            page.touch(Label::SaveChanges).await;
            page.wait_to_see(&page.word(Label::Saved).await).await;
            // Neither the moment nor its clock is another one.
            assert_eq!(page.stored().await["readings"][0]["at"], json!("2026-11-22T01:30:00+11:00"));
            page.run("location.reload()").await;
            page.wait_to_see("22:30").await;
            choose(&page, Label::ZoneField, "").await;
            page.go("#/history", View::History).await;
            page.wait_to_see("Sun 22 Nov").await;
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn the_clock_of_a_sims_country_is_among_the_choices() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 2.0 GB left of 3 GB.", None).await;
            choose(&page, Label::CountryField, "NC").await;
            page.wait_until(
                "the clock of the country",
                "[...document.querySelectorAll('#zone option')].some((one) => one.textContent.includes('New Caledonia · UTC+11:00'))",
            )
            .await;
            page.fill(Label::ZoneField, "+11:00").await;
            page.run("location.reload()").await;
            page.wait_for_view(View::Settings).await;
            page.wait_until("it is kept", "document.getElementById('zone').value === '+11:00'").await;
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn who_sent_a_message_stands_beside_it_is_kept_and_found() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.go("#/add", View::Add).await;
            page.paste("From: Helia\nDate: 2025-11-20 18:05\nYou have 1.2 GB left of 3 GB.").await;
            page.wait_for("#review").await;
            assert!(page.seen(".from").await.starts_with("Helia · "));
            page.save().await;
            let stored = page.stored().await;
            assert_eq!(stored["messages"][0]["sender"], json!("Helia"));
            let id = stored["readings"][0]["id"].as_str().expect("a name").to_owned();
            page.run(&format!("location.hash = '#/history/{id}'")).await;
            page.wait_for(".from").await;
            let told = page.seen(".from").await;
            assert!(told.starts_with("Helia · ") && told.contains("18:05"), "{told}");
            page.expect_calm("after that").await;
        })
        .await;
}
