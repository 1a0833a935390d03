//! What is typed by hand: several pots, percentages, and what a reading was taken for, put right afterwards.
//!
//! What is wrong with a figure, and that one is saved at all, is in `journeys`.

use serde_json::Value;
use tidemark::ui::words::{Label, Language};

use crate::browser::{Browser, Page};
use crate::dist::dist;
use crate::person::View;
use crate::server::Server;

/// Chooses the unit beside a figure, as it is written there.
async fn choose_unit(page: &Page, field: &str, unit: &str) {
    page.run(&format!(
        "const list = document.querySelector('#{field} + select');
         list.value = '{unit}';
         for (const kind of ['input', 'change']) list.dispatchEvent(new Event(kind, {{ bubbles: true }}));"
    ))
    .await;
}

async fn kept(page: &Page) -> Vec<Value> {
    page.stored().await["readings"].as_array().cloned().unwrap_or_default()
}

#[tokio::test]
async fn a_second_pot_and_a_percentage_are_typed_and_put_right_later() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.go("#/type", View::Type).await;
            assert_eq!(page.filled(Label::WhichBucket).await, "Main data");
            page.fill(Label::Left, "2.0").await;
            page.save().await;
            page.go("#/type", View::Type).await;
            page.fill(Label::WhichBucket, "Night data").await;
            page.fill(Label::Left, "40").await;
            choose_unit(&page, "typed-left", "%").await;
            page.fill(Label::PackSize, "1").await;
            page.save().await;
            let stored = kept(&page).await;
            let night = stored.iter().find(|reading| reading["bucket"] == "Night").expect("night data");
            assert_eq!((stored.len(), night["stated"]["left_percent"].as_f64()), (2, Some(40.0)));

            // What the SIM has stands first from now on.
            page.go("#/type", View::Type).await;
            let first = page
                .run("return [...document.getElementById('typed-kind').options].slice(0, 2).map((one) => one.text)")
                .await;
            assert_eq!(first, serde_json::json!(["Main data", "Night data"]));

            // It was a bonus, and on another card.
            page.go("#/sims", View::Sims).await;
            page.touch(Label::SimAdd).await;
            page.fill(Label::PackName, "Island").await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see(Label::Saved.text(Language::EN)).await;
            let id = night["id"].as_str().expect("its name");
            page.go(&format!("#/history/{id}/edit"), View::Edit).await;
            assert_eq!(page.filled(Label::WhichBucket).await, "Night data");
            let sims = page.stored().await["sims"].clone();
            let island = sims.as_array().and_then(|sims| sims.iter().find(|sim| sim["name"] == "Island")).expect("it");
            page.fill(Label::SimWhich, island["id"].as_str().expect("its name")).await;
            page.fill(Label::WhichBucket, "Bonus data").await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see("Bonus data").await;
            let stored = kept(&page).await;
            let moved = stored.iter().find(|reading| reading["id"] == id).expect("it is there");
            assert_eq!((&moved["sim"], &moved["bucket"]), (&island["id"], &Value::from("Bonus")));
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn what_was_half_typed_comes_back_after_a_reload_until_it_is_saved_or_left() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.go("#/type", View::Type).await;
            page.fill(Label::Left, "1.").await;
            page.fill(Label::WhichBucket, "Night data").await;
            choose_unit(&page, "typed-left", "MB").await;
            page.reload().await;
            page.wait_for_view(View::Type).await;
            assert_eq!(
                (page.filled(Label::Left).await, page.filled(Label::WhichBucket).await),
                ("1.".to_owned(), "Night data".to_owned())
            );
            page.fill(Label::Left, "120").await;
            page.save().await;
            assert_eq!(page.listed().await, ["120 MB left"]);
            page.go("#/type", View::Type).await;
            assert_eq!(page.filled(Label::Left).await, "", "what was saved is not half typed any more");

            page.go("#/trip", View::Trip).await;
            page.fill(Label::ReserveField, "200").await;
            page.reload().await;
            page.wait_for_view(View::Trip).await;
            assert_eq!(page.filled(Label::ReserveField).await, "200");
            page.touch(Label::Cancel).await;
            page.wait_for_view(View::Now).await;
            page.go("#/trip", View::Trip).await;
            assert_eq!(page.filled(Label::ReserveField).await, "", "nor is what was left");

            // What was read, and put right before it is saved.
            page.go("#/add", View::Add).await;
            page.paste("You have 1.1 GB left of 3 GB.").await;
            page.wait_for("#review").await;
            page.fill(Label::Left, "1.0").await;
            page.reload().await;
            page.wait_for("#review").await;
            assert_eq!(page.filled(Label::Left).await, "1.0");
            page.touch(Label::ClearText).await;
            page.paste("You have 1.1 GB left of 3 GB.").await;
            page.wait_for("#review").await;
            assert_eq!(page.filled(Label::Left).await, "1.1");
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn a_correction_can_be_taken_back_and_back_does_not_return_to_its_form() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB.", None).await;
            page.go("#/history", View::History).await;
            page.press(".readings a").await;
            page.wait_for("#delete").await;
            page.touch(Label::Edit).await;
            page.wait_for_view(View::Edit).await;
            page.fill(Label::Left, "1.4").await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see("1.4 GB left of 3 GB").await;
            page.touch(Label::Undo).await;
            page.wait_to_see("1.2 GB left of 3 GB").await;
            assert_eq!(page.listed().await, ["1.2 GB left of 3 GB"]);

            page.go("#/", View::Now).await;
            page.go("#/trip", View::Trip).await;
            page.fill(Label::ReserveField, "200").await;
            page.touch(Label::SaveChanges).await;
            page.wait_for_view(View::Now).await;
            page.wait_until("the reserve is kept", "document.querySelector('#undo')").await;
            page.touch(Label::Undo).await;
            page.wait_until("the notice has gone", "!document.querySelector('#undo')").await;
            let sims = page.stored().await["sims"].clone();
            assert!(sims.as_array().is_some_and(|sims| sims.len() == 1 && sims[0]["reserve"].is_null()), "{sims}");

            page.go("#/pack", View::Pack).await;
            page.fill(Label::PackSize, "5").await;
            page.touch(Label::SaveChanges).await;
            page.wait_for_view(View::Now).await;
            page.wait_to_see("1.2 GB / 5 GB").await;
            page.touch(Label::Undo).await;
            page.wait_to_see("1.2 GB / 3 GB").await;
            // Twice back from here stands where one was before the forms, and neither step is a form.
            page.back().await;
            page.wait_for_view(View::Now).await;
            page.back().await;
            page.wait_for_view(View::Now).await;
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn a_bucket_that_counts_at_the_weekend_says_so_in_the_line_of_buckets() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB.", None).await;
            page.keep("Bonus data: 500 MB left of 1 GB.", None).await;
            let stored = page.stored().await;
            let bonus = stored["packs"].as_array().into_iter().flatten().find_map(|pack| {
                let place = pack["buckets"].as_array()?.iter().position(|bucket| bucket["kind"] == "Bonus")?;
                Some(format!("#/pack/{}/{place}", pack["id"].as_str()?))
            });
            let bonus = bonus.expect("the bonus");
            page.go(&bonus, View::Pack).await;
            assert_eq!(page.filled(Label::OnDaysField).await, page.word(Label::OnAllDays).await);
            page.fill(Label::OnDaysField, Label::OnWeekend.text(Language::EN)).await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see("500 MB counts on Saturday and Sunday").await;
            page.go(&bonus, View::Pack).await;
            assert_eq!(page.filled(Label::OnDaysField).await, page.word(Label::OnWeekend).await);
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn a_figure_in_the_wrong_unit_is_asked_about_and_the_printed_unit_stands_in_the_form() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 0.6 GB left.", Some(2)).await;
            page.go("#/history", View::History).await;
            page.press(".readings a").await;
            page.wait_for("#delete").await;
            page.touch(Label::Edit).await;
            page.wait_for_view(View::Edit).await;
            assert_eq!(page.filled(Label::Left).await, "0.6");
            let unit = page.run("return document.querySelector('#edited-left + select').value").await;
            assert_eq!(unit, "GB");
            choose_unit(&page, "edited-left", "MB").await;
            page.fill(Label::Left, "0.7").await;
            page.touch(Label::SaveChanges).await;
            page.wait_for("#slip").await;
            page.touch(Label::SlipYes).await;
            page.wait_to_see("700 MB left").await;

            page.go("#/type", View::Type).await;
            page.fill(Label::Left, "550").await;
            page.touch(Label::Save).await;
            page.wait_for("#slip").await;
            page.touch(Label::SlipYes).await;
            page.wait_for_view(View::Now).await;
            assert_eq!(page.listed().await, ["550 MB left", "700 MB left"]);
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn where_a_reading_is_from_is_known_from_where_one_came_and_can_be_said() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.go("#/type?hotline", View::Type).await;
            assert_eq!(page.filled(Label::SourceField).await, "Hotline");
            page.fill(Label::Left, "1.2").await;
            page.save().await;
            page.go("#/add?app", View::Add).await;
            page.paste("You have 1.1 GB left.").await;
            page.wait_for("#review").await;
            page.save().await;
            page.go("#/type", View::Type).await;
            assert_eq!(page.filled(Label::SourceField).await, "typed");
            page.fill(Label::SourceField, "Web page").await;
            page.fill(Label::Left, "1.0").await;
            page.save().await;
            page.go("#/history", View::History).await;
            page.wait_for(".readings").await;
            let told = page
                .run("return [...document.querySelectorAll('.source')].map((one) => one.textContent.trim()).sort()")
                .await;
            assert_eq!(told, serde_json::json!(["Hotline", "Official app", "Web page"]));
            page.press(".readings a").await;
            page.wait_for("#delete").await;
            assert_eq!(page.seen("#origin").await, "Web page");
            page.touch(Label::Edit).await;
            page.wait_for_view(View::Edit).await;
            page.fill(Label::SourceField, "Code to dial").await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see("Code to dial").await;
            page.expect_calm("after that").await;
        })
        .await;
}
