//! Several SIM cards: one more added, a reading kept for the one chosen, one deleted and brought back, and a number about to be lost
//! said at opening.

use serde_json::{Value, json};
use tidemark::ui::words::{Label, Language, voice};

use crate::browser::{Browser, Page};
use crate::dist::dist;
use crate::person::View;
use crate::server::Server;

/// One reading of a SIM of which nothing was said, and another SIM by the name of Island, which is then the one in use.
async fn have_two(page: &Page, server: &Server) {
    page.begin(server).await;
    page.keep("You have 1.2 GB left of 3 GB.", None).await;
    page.go("#/sims", View::Sims).await;
    page.touch(Label::SimAdd).await;
    page.fill(Label::PackName, "Island").await;
    page.touch(Label::SaveChanges).await;
    page.wait_to_see(&page.word(Label::Saved).await).await;
}

async fn records(page: &Page, store: &str) -> Vec<Value> {
    page.stored().await[store].as_array().cloned().unwrap_or_default()
}

async fn sim_named(page: &Page, name: Option<&str>) -> String {
    let sims = records(page, "sims").await;
    let sim = sims.iter().find(|sim| sim["name"].as_str() == name).expect("the SIM");
    sim["id"].as_str().expect("a name").to_owned()
}

async fn readings_of(page: &Page, sim: &str) -> usize {
    records(page, "readings").await.iter().filter(|reading| reading["sim"] == sim).count()
}

#[tokio::test]
async fn a_second_sim_is_added_and_a_reading_is_kept_for_the_one_chosen() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            have_two(&page, &server).await;
            let (first, island) = (sim_named(&page, None).await, sim_named(&page, Some("Island")).await);
            // Without a choice it is of the one in use, which is the new one.
            page.keep("You have 800 MB left of 1 GB.", None).await;
            assert_eq!((readings_of(&page, &first).await, readings_of(&page, &island).await), (1, 1));
            page.go("#/add", View::Add).await;
            page.paste("You have 1.1 GB left of 3 GB.").await;
            page.wait_for("#review").await;
            page.fill(Label::SimWhich, &first).await;
            page.save().await;
            assert_eq!((readings_of(&page, &first).await, readings_of(&page, &island).await), (2, 1));
            // The answer is still that of the one in use.
            assert_eq!(page.fact(Label::Remaining).await.as_deref(), Some("800 MB / 1 GB"));
            page.go("#/sims", View::Sims).await;
            page.touch(Label::SimUse).await;
            page.go("#/", View::Now).await;
            page.wait_to_see("1.1 GB / 3 GB").await;
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn a_sim_is_deleted_with_all_it_holds_and_comes_back_by_one_touch() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            have_two(&page, &server).await;
            page.keep("You have 800 MB left of 1 GB.", None).await;
            let island = sim_named(&page, Some("Island")).await;
            let before = page.stored().await;
            page.go(&format!("#/sims/{island}"), View::Sims).await;
            page.wait_to_see("1 pack, 1 reading").await;
            page.touch(Label::SimDelete).await;
            page.wait_to_see(&page.word(Label::Deleted).await).await;
            for store in ["sims", "packs", "messages", "readings"] {
                assert_eq!(page.count_stored(store).await, 1, "{store}");
            }
            // The other one is in use now.
            page.go("#/", View::Now).await;
            page.wait_to_see("1.2 GB / 3 GB").await;
            page.touch(Label::Undo).await;
            page.wait_to_see("800 MB / 1 GB").await;
            for store in ["sims", "packs", "messages", "readings"] {
                assert_eq!(page.stored().await[store], before[store], "{store} as it was");
            }
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn without_its_only_sim_the_app_is_as_on_the_first_day() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB.", None).await;
            let only = sim_named(&page, None).await;
            page.go(&format!("#/sims/{only}"), View::Sims).await;
            page.touch(Label::SimDelete).await;
            page.wait_to_see(&page.word(Label::Deleted).await).await;
            for store in ["sims", "packs", "messages", "readings", "forecasts"] {
                assert_eq!(page.count_stored(store).await, 0, "{store}");
            }
            page.go("#/", View::Now).await;
            page.wait_for("#paste").await;
            page.keep("You have 900 MB left of 3 GB.", None).await;
            assert_eq!(page.count_stored("sims").await, 1);
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn a_number_about_to_be_lost_is_said_at_opening_and_only_once() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            have_two(&page, &server).await;
            let island = sim_named(&page, Some("Island")).await;
            page.go(&format!("#/sims/{island}"), View::Sims).await;
            let day = page.day_in(3).await;
            page.fill(Label::KeepAliveField, &day).await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see(&page.word(Label::Saved).await).await;
            // The word may still be that of the card saved before.
            for _ in 0..200 {
                if records(&page, "sims").await.iter().any(|sim| sim.to_string().contains(&day)) {
                    break;
                }
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
            page.reload().await;
            page.go("#/", View::Now).await;
            page.wait_for(".alerts").await;
            assert!(page.seen(".alerts").await.contains("Top up or use Island by"));
            page.touch_named(voice(Language::EN).say(Label::Dismiss)).await;
            page.reload().await;
            page.go("#/sims", View::Sims).await;
            page.go("#/", View::Now).await;
            page.wait_for("#paste").await;
            assert_eq!(page.seen(".alerts").await, "");
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn a_level_of_ones_own_is_said_at_opening_once_it_is_crossed_and_only_once() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 2.0 GB left of 3 GB.", None).await;
            let sim = sim_named(&page, None).await;
            page.go(&format!("#/sims/{sim}"), View::Sims).await;
            page.fill(Label::AlertDataField, "much").await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see(&page.word(Label::AlertLevelProblem).await).await;
            page.fill(Label::AlertDataField, "2500").await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see(&page.word(Label::Saved).await).await;
            page.reload().await;
            page.go("#/", View::Now).await;
            page.wait_for(".alerts").await;
            assert!(page.seen(".alerts").await.contains(Label::AlertOwnLevel.text(Language::EN)));
            page.reload().await;
            page.wait_for("#headline").await;
            assert_eq!(page.seen(".alerts").await, "");
            page.go(&format!("#/sims/{sim}"), View::Sims).await;
            assert_eq!(page.filled(Label::AlertDataField).await, "2500");
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn what_was_said_at_opening_goes_once_the_pack_is_bought_again_and_its_end_is_asked_for() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 0 MB left of 3 GB.", None).await;
            // As if it had not been told when it was saved. Taken away as the page opens: one that is left notes it once more.
            let forget = json!({ "source": "localStorage.removeItem('tidemark.said')" });
            page.devtools("Page.addScriptToEvaluateOnNewDocument", forget).await;
            page.reload().await;
            page.wait_for(".alerts").await;
            page.touch(Label::BoughtAgain).await;
            page.wait_for("#to-end").await;
            assert_eq!(page.seen(".alerts").await, "");
            page.touch(Label::UntilWhen).await;
            page.wait_for_view(View::Pack).await;
            assert_eq!(page.filled(Label::PackSize).await, "3");
            assert_eq!(page.count_stored("packs").await, 2);
            page.touch(Label::Undo).await;
            page.wait_until("the notice has gone", "!document.querySelector('#undo')").await;
            assert_eq!(page.count_stored("packs").await, 1);
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn the_name_of_the_sim_that_is_chosen_stands_in_full_on_the_narrowest_phone() {
    let server = Server::of(&dist());
    let name = "Travel card of the younger daughter in New Caledonia";
    Browser::new()
        .run(async |page| {
            have_two(&page, &server).await;
            let island = sim_named(&page, Some("Island")).await;
            page.go(&format!("#/sims/{island}"), View::Sims).await;
            page.fill(Label::PackName, name).await;
            page.touch(Label::SaveChanges).await;
            page.keep("You have 800 MB left of 1 GB.", None).await;
            for (address, view) in [("#/", View::Now), ("#/add", View::Add)] {
                page.go(address, view).await;
                page.devtools(
                    "Emulation.setDeviceMetricsOverride",
                    json!({ "width": 320, "height": 740, "deviceScaleFactor": 1, "mobile": true }),
                )
                .await;
                if view == View::Add {
                    page.paste("You have 700 MB left of 1 GB.").await;
                }
                page.wait_for(".chosen").await;
                assert!(page.seen(".chosen").await.starts_with(name));
                let is_cut = "const { scrollWidth, clientWidth } = document.querySelector('.chosen'); return scrollWidth > clientWidth";
                assert_eq!(page.run(is_cut).await, false, "{address}");
                // And the box that is touched lies over all of it.
                let covers = "const [box, text] = ['.in-full select', '.chosen'].map((one) => document.querySelector(one).getBoundingClientRect());
                    return box.width >= text.width && box.height >= text.height";
                assert_eq!(page.run(covers).await, true, "{address}");
            }
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn which_runs_out_first_is_said_under_the_choice_and_leads_to_all() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB.", Some(3)).await;
            page.keep("You have 1.1 GB left of 3 GB.", None).await;
            page.go("#/sims", View::Sims).await;
            page.touch(Label::SimAdd).await;
            page.fill(Label::PackName, "Island").await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see(&page.word(Label::Saved).await).await;
            page.keep("You have 800 MB left of 1 GB.", Some(2)).await;
            page.keep("You have 400 MB left of 1 GB.", None).await;
            // 100 MB in three days here, 400 MB in two there.
            let said = page.seen("#first-out").await;
            assert!(said.starts_with("Runs out first: Island · About "), "{said}");
            page.run("document.querySelector('#first-out a').click()").await;
            page.wait_for_view(View::Sims).await;
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn the_history_says_of_which_sim_each_reading_is_and_finds_it_by_its_name() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB.", None).await;
            page.listed().await;
            assert_eq!(page.seen(".readings .card").await, "", "with one card nothing has to be told apart");
            page.go("#/sims", View::Sims).await;
            page.touch(Label::SimAdd).await;
            page.fill(Label::PackName, "Island").await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see(&page.word(Label::Saved).await).await;
            page.keep("You have 800 MB left of 1 GB.", None).await;
            assert_eq!(page.listed().await.len(), 2);
            let cards = "return [...document.querySelectorAll('.readings .card')].map((one) => one.innerText)";
            assert_eq!(page.run(cards).await, serde_json::json!(["Island", "SIM card"]));
            page.type_into("#search", "island").await;
            page.wait_until("one is found", "document.querySelectorAll('.readings li').length === 1").await;
            assert!(page.seen(".readings").await.contains("800 MB"));
            page.expect_calm("after that").await;
        })
        .await;
}
