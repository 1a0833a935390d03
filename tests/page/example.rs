//! The example, for who has no message at hand: an answer with its picture, marked as made up, and gone when it has served.

use tidemark::ui::words::Label;

use crate::browser::{Browser, Page};
use crate::dist::dist;
use crate::person::View;
use crate::server::Server;

async fn begin_example(page: &Page, server: &Server) {
    page.begin(server).await;
    page.touch(Label::TryExample).await;
    page.wait_for("#example-note").await;
    page.wait_for("#headline").await;
}

async fn expect_nothing_kept(page: &Page) {
    for store in ["sims", "packs", "messages", "readings", "forecasts"] {
        assert_eq!(page.count_stored(store).await, 0, "{store}");
    }
}

#[tokio::test]
async fn it_shows_an_answer_with_its_picture_and_leaves_no_trace() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            begin_example(&page, &server).await;
            assert!(page.seen("#example-note").await.starts_with("This is an example"));
            // 1.3 GB in four days, and 1.3 GB left: about four days more, where the pack has six.
            assert_eq!(page.seen("#headline").await, "About 4 days left");
            assert_eq!(page.fact(Label::Remaining).await.as_deref(), Some("1.3 GB / 3 GB"));
            page.wait_for(".chart").await;
            assert_eq!(page.count_stored("readings").await, 3);
            assert_eq!(page.count_stored("forecasts").await, 0, "no forecast of made-up use is held against anything");
            assert_eq!(page.seen("#install-offer").await, "");
            assert!(!page.can_touch(Label::CalendarAdd).await);
            page.reload().await;
            page.wait_for("#example-note").await;
            let returning = page.run("return localStorage.getItem('tidemark.returning')").await;
            assert_eq!(returning, serde_json::Value::Null);
            let said = page.run("return localStorage.getItem('tidemark.said')").await;
            assert_eq!(said, serde_json::Value::Null, "nothing is said of it at opening");
            page.touch(Label::ExampleThrow).await;
            page.wait_for("#paste").await;
            expect_nothing_kept(&page).await;
            page.touch(Label::Undo).await;
            page.wait_for("#example-note").await;
            assert_eq!(page.seen("#headline").await, "About 4 days left");
            page.touch(Label::ExampleThrow).await;
            page.wait_for("#paste").await;
            expect_nothing_kept(&page).await;
            page.expect_calm("after the example").await;
        })
        .await;
}

#[tokio::test]
async fn the_first_reading_of_ones_own_takes_its_place() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            begin_example(&page, &server).await;
            let example = page.stored().await["sims"][0]["id"].clone();
            page.keep("You have 800 MB left of 1 GB.", None).await;
            page.wait_to_see("800 MB / 1 GB").await;
            assert_eq!(page.seen("#example-note").await, "");
            let stored = page.stored().await;
            for store in ["sims", "packs", "messages", "readings"] {
                assert_eq!(page.count_stored(store).await, 1, "{store}");
            }
            assert_ne!(stored["sims"][0]["id"], example);
            assert_eq!(stored["sims"][0]["is_example"], serde_json::Value::Null);
            assert_eq!(page.listed().await.len(), 1);
            page.go("#/", View::Now).await;
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn the_word_about_flight_mode_does_not_lie_over_its_button() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.wait_to_see(&page.word(Label::OfflineReady).await).await;
            assert_eq!(page.seen(".notice").await, "");
            let on_top = "document.getElementById('example').scrollIntoView({ block: 'center' });
                const box = document.getElementById('example').getBoundingClientRect();
                const found = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                return Boolean(found?.closest('#example'));";
            assert_eq!(page.run(on_top).await, true);
        })
        .await;
}
