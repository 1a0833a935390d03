//! A message in a language that nobody knows here: the person taps its figures, and the next one of its form reads by itself.

use tidemark::ui::words::Label;

use crate::browser::{Browser, Page};
use crate::dist::dist;
use crate::person::{View, marks};
use crate::server::Server;

pub const UNKNOWN: &str = "Þú átt eftir 1,2 GB af gagnamagni. Það rennur út 30.11.2030. Kveðja, Fjarskipti";
const NEXT: &str = "Þú átt eftir 0,8 GB af gagnamagni. Það rennur út 30.11.2030. Nýtt: 20 GB á 990 kr.";

/// Taps the figure that reads so and says what it is.
async fn say(page: &Page, figure: &str, role: Label) {
    page.touch_named(figure).await;
    page.touch(role).await;
}

/// Teaches the form of [`UNKNOWN`].
pub async fn teach(page: &Page) {
    page.paste(UNKNOWN).await;
    page.wait_for(".figure-in-text").await;
    say(page, "1,2 GB", Label::IsLeft).await;
    say(page, "30.11.2030", Label::IsExpiry).await;
    page.touch(Label::TeachSave).await;
    page.wait_for("#save").await;
}

#[tokio::test]
async fn figures_that_are_tapped_once_read_by_themselves_the_next_time() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            teach(&page).await;
            assert_eq!(page.marked().await, marks(&[("1,2 GB", "left"), ("30.11.2030", "expiry")]));
            page.save().await;

            page.reload().await;
            page.go("#/add", View::Add).await;
            page.paste(NEXT).await;
            page.wait_for("#save").await;
            assert_eq!(page.marked().await, marks(&[("0,8 GB", "left"), ("30.11.2030", "expiry")]));
            page.save().await;
            assert_eq!(page.listed().await, ["800 MB left", "1.2 GB left"]);
            page.expect_calm("teaching").await;
        })
        .await;
}

#[tokio::test]
async fn what_was_taught_is_changed_and_forgotten_and_comes_back() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            teach(&page).await;
            page.go("#/settings", View::Settings).await;
            page.wait_for("#taught").await;
            let stored = page.stored().await["formats"][0]["format"].as_str().unwrap_or_default().to_owned();
            assert!(stored.contains("figure left"), "{stored}");
            assert!(!stored.contains("1,2") && !stored.contains("30.11"), "no figure is kept: {stored}");

            let choose = "const one = document.querySelector('.shape select'); one.value = 'used';
                          one.dispatchEvent(new Event('change', { bubbles: true }))";
            page.run(choose).await;
            page.go("#/add", View::Add).await;
            page.paste(NEXT).await;
            page.wait_for("#save").await;
            assert_eq!(page.marked().await, marks(&[("0,8 GB", "used"), ("30.11.2030", "expiry")]));

            page.go("#/settings", View::Settings).await;
            page.touch(Label::Forget).await;
            page.wait_until("the list is gone", "!document.querySelector('#taught')").await;
            page.touch(Label::Undo).await;
            page.wait_for("#taught").await;
            assert_eq!(page.count_stored("formats").await, 1);
        })
        .await;
}
