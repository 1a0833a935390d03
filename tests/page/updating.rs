//! A new version is offered, waits for the person's word, and fetches only what changed.

use crate::browser::{Browser, Page};
use crate::dist::{Copy, kept_paths};
use crate::server::Server;

/// Makes a next version that can be told apart, and has the page look for it as it does every hour.
pub async fn publish(copy: &Copy, page: &Page) {
    copy.edit("early.js", |script| format!("{script}document.documentElement.dataset.version = 'next';\n"));
    copy.release();
    page.run_async(
        "const [done] = arguments; navigator.serviceWorker.ready.then((one) => one.update()).then(() => done())",
    )
    .await;
}

pub const IS_NEXT: &str = "document.documentElement.dataset.version === 'next'";

#[tokio::test]
async fn an_update_is_offered_and_waits_for_the_persons_word() {
    let copy = Copy::of_dist();
    let server = Server::of(copy.path());
    Browser::new()
        .run(async |page| {
            page.open_app(server.address("")).await;
            page.wait_for_offline().await;
            page.reload().await;
            page.wait_for_start().await;
            page.run("addEventListener('tidemark:update-ready', () => (window.offered = true)); window.before = true")
                .await;
            let asked_before = server.log().len();

            publish(&copy, &page).await;
            page.wait_until(
                "the update is offered",
                "window.offered && document.documentElement.dataset.update === 'ready'",
            )
            .await;

            // Nothing of it is applied: not to this page, and not to one that is opened now.
            assert_eq!(page.run("return window.before").await, true);
            page.reload().await;
            page.wait_for_start().await;
            assert_eq!(page.run(&format!("return {IS_NEXT}")).await, false);
            // The offer stands after a reload too.
            page.wait_until("the update is still offered", "document.documentElement.dataset.update === 'ready'").await;

            page.run("dispatchEvent(new CustomEvent('tidemark:apply-update'))").await;
            page.wait_until(
                "the new version runs",
                &format!("{IS_NEXT} && document.documentElement.dataset.app === 'running'"),
            )
            .await;
            page.wait_for_offline().await;
            assert_eq!(
                page.run("return document.documentElement.dataset.update ?? null").await,
                serde_json::Value::Null
            );

            // What is left of the old version is nothing, and the new one came without what had not changed.
            let caches = page.run_async("const [done] = arguments; caches.keys().then(done)").await;
            let family: Vec<&str> = caches
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|name| name.as_str())
                .filter(|name| name.starts_with("tidemark:"))
                .collect();
            assert_eq!(family.len(), 1, "{family:?}");
            let fetched: Vec<String> =
                server.log().split_off(asked_before).into_iter().filter(|line| line.starts_with("200")).collect();
            assert!(
                fetched.iter().all(|line| line.ends_with("/sw.js") || line.ends_with("/early.js")),
                "an update fetched more than what changed: {fetched:#?}"
            );
        })
        .await;
}

#[tokio::test]
async fn a_half_published_update_changes_nothing() {
    let copy = Copy::of_dist();
    let server = Server::of(copy.path());
    Browser::new()
        .run(async |page| {
            page.open_app(server.address("")).await;
            page.wait_for_offline().await;
            page.reload().await;
            page.wait_for_start().await;

            // The list is the new one, and a file is neither the old nor the new one.
            copy.edit("boot.js", |script| format!("{script}// next\n"));
            copy.release();
            copy.edit("boot.js", |script| format!("{script}// half\n"));
            let outcome = page
                .run_async(
                    "const [done] = arguments;
                     navigator.serviceWorker.ready.then((one) => {
                       one.addEventListener('updatefound', () => {
                         const { installing } = one;
                         installing.addEventListener('statechange', () => done(installing.state));
                       });
                       return one.update();
                     });",
                )
                .await;
            assert_eq!(outcome, "redundant");
            server.stop();
            page.open("about:blank").await;
        })
        .await;
    assert!(!kept_paths(copy.path()).is_empty());
}

#[tokio::test]
async fn another_tab_is_told_and_not_reloaded() {
    let copy = Copy::of_dist();
    let server = Server::of(copy.path());
    Browser::new()
        .run(async |page| {
            page.open_app(server.address("")).await;
            page.wait_for_offline().await;
            page.reload().await;
            page.wait_for_start().await;
            page.type_into("#paste", "half typed").await;

            let other = page.another_tab().await;
            other.open_app(server.address("")).await;
            publish(&copy, &other).await;
            other.wait_until("the update is offered", "document.documentElement.dataset.update === 'ready'").await;
            other.run("dispatchEvent(new CustomEvent('tidemark:apply-update'))").await;
            other.wait_until("the new version runs", IS_NEXT).await;

            page.back_to_first_tab().await;
            assert_eq!(page.value("#paste").await, "half typed");
            page.wait_until("the update is offered here too", "document.documentElement.dataset.update === 'ready'")
                .await;
            page.run("dispatchEvent(new CustomEvent('tidemark:apply-update'))").await;
            page.wait_until("the new version runs here too", IS_NEXT).await;
        })
        .await;
}
