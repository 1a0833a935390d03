//! Nothing a person does is lost to the world around the app: no network, a reload, an update, text from another app.

use tidemark::ui::words::Label;

use crate::browser::Browser;
use crate::dist::{Copy, dist};
use crate::person::{View, marks};
use crate::server::Server;
use crate::sharing::{MESSAGE, share};
use crate::updating::{IS_NEXT, publish};

#[tokio::test]
async fn without_a_network_every_address_opens_and_readings_are_saved() {
    let server = Server::of(&dist());
    let (root, deep) = (server.address(""), server.address("travel/plans?x=1"));
    Browser::new()
        .run(async move |page| {
            page.open_app(&root).await;
            page.wait_for_offline().await;
            page.keep("You have 2.0 GB left of 3 GB.", Some(4)).await;
            server.stop();

            let tab = page.another_tab().await;
            tab.open_app(&root).await;
            tab.wait_to_see("2.0 GB left").await;
            tab.keep("You have 1.2 GB left of 3 GB.", None).await;
            assert_eq!(tab.seen("#headline").await, "About 6 days left");
            tab.open("about:blank").await;
            tab.open_app(format!("{root}#/history")).await;
            tab.wait_to_see("1.2 GB left of 3 GB").await;
            tab.open("about:blank").await;
            tab.open_app(&deep).await;
            tab.wait_to_see(Label::PageNotFound.text(tab.language().await)).await;
            tab.touch(Label::BackToNow).await;
            tab.wait_to_see("About 6 days left").await;
            tab.expect_calm("without a network").await;
        })
        .await;
}

#[tokio::test]
async fn what_another_app_shares_is_read_and_can_be_saved_at_once() {
    let server = Server::of(&dist());
    Browser::new()
        .speaking("fr-FR")
        .run(async |page| {
            page.begin(&server).await;
            share(&page, &server.address("share"), "", MESSAGE).await;
            page.wait_for("#review").await;
            assert_eq!(page.value("#paste").await, MESSAGE);
            assert_eq!(page.marked().await, marks(&[("1,2 Go", "left"), ("3 Go", "size"), ("30/11", "expiry")]));
            page.save().await;
            assert_eq!(page.listed().await, ["reste 1,2 Go sur 3 Go"]);
        })
        .await;
}

#[tokio::test]
async fn the_shortcuts_of_the_icon_open_the_empty_field_they_promise() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            for (address, view, field) in [("#/add?paste", View::Add, "paste"), ("#/type", View::Type, "typed-left")] {
                page.open("about:blank").await;
                page.open_app(server.address(address)).await;
                page.wait_for_view(view).await;
                page.wait_until(
                    "the field waits for the keyboard",
                    &format!("document.activeElement.id === '{field}'"),
                )
                .await;
                page.press_key("1.2 GB left").await;
                assert_eq!(page.value(&format!("#{field}")).await, "1.2 GB left", "{address}");
            }
        })
        .await;
}

#[tokio::test]
async fn half_typed_text_and_readings_survive_a_reload_and_an_update() {
    const HALF: &str = "You have 1.2 GB le";
    let copy = Copy::of_dist();
    let server = Server::of(copy.path());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 2.0 GB left of 3 GB.", Some(4)).await;
            page.touch(Label::Add).await;
            page.wait_for_view(View::Add).await;
            page.type_into("#paste", HALF).await;
            page.reload().await;
            page.wait_for_start().await;
            assert_eq!(page.value("#paste").await, HALF);

            publish(&copy, &page).await;
            page.wait_to_see(Label::UpdateReady.text(page.language().await)).await;
            // Put off, it changes nothing; and while a form is filled in, which an update would empty, it is not offered.
            page.go("#/type", View::Type).await;
            assert!(!page.can_touch(Label::UpdateApply).await);
            page.go("#/add", View::Add).await;
            page.touch(Label::UpdateLater).await;
            page.wait_until("the offer is gone", "!document.querySelector('#update')").await;
            assert_eq!(page.value("#paste").await, HALF);

            page.reload().await;
            page.wait_for_start().await;
            page.touch(Label::UpdateApply).await;
            page.wait_until(
                "the new version runs",
                &format!("{IS_NEXT} && document.documentElement.dataset.app === 'running'"),
            )
            .await;
            assert_eq!(page.value("#paste").await, HALF);
            page.type_into("#paste", "ft of 3 GB").await;
            page.save().await;
            assert_eq!(page.listed().await, ["1.2 GB left of 3 GB", "2.0 GB left of 3 GB"]);
        })
        .await;
}
