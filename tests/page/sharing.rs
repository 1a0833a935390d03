//! What another app shares reaches the paste box, or as a file the import, and no address and no server.

use serde_json::json;

use crate::browser::{Browser, Page};
use crate::dist::dist;
use crate::importing::{BACKUP, Folder};
use crate::server::Server;

pub const MESSAGE: &str = "Il vous reste 1,2 Go sur 3 Go, valable jusqu'au 30/11. 你好 #42";

/// Shares as the phone's share sheet does: a POST that no page of the app sends. The form stands on a page without the app's
/// policy, which allows no form at all.
pub async fn share(page: &Page, to: &str, title: &str, text: &str) {
    let form = format!(
        "<form method=post enctype=multipart/form-data action=\"{to}\"><input name=title value=\"{title}\">\
         <textarea name=text>{text}</textarea><input name=url><button>share</button></form>"
    );
    page.open("about:blank").await;
    page.run(&format!("document.body.innerHTML = {}", json!(form))).await;
    page.press("button").await;
}

#[tokio::test]
async fn shared_text_lands_in_the_paste_box_and_in_no_request() {
    let server = Server::of(&dist());
    let requests = Browser::new()
        .run(async |page| {
            page.open_app(server.address("")).await;
            page.wait_for_offline().await;
            share(&page, &server.address("share"), "OPT 1,2", MESSAGE).await;
            page.wait_until("the app runs where shared text is added", "location.hash === '#/add?shared' && document.documentElement.dataset.app === 'running'").await;
            assert_eq!(page.value("#paste").await, format!("OPT 1,2\n\n{MESSAGE}"));
            assert_eq!(page.address().await, server.address("#/add?shared"));

            // Taken once: neither a reload nor another visit brings it back.
            let left = page
                .run_async("const [done] = arguments; caches.open('tidemark-shared').then((shelf) => shelf.keys()).then((keys) => done(keys.length))")
                .await;
            assert_eq!(left, 0);
        })
        .await;
    for request in &requests {
        assert_eq!(request.method, "GET", "{request:?}");
        assert!(!request.url.contains("share"), "{request:?}");
    }
    assert!(!server.log().iter().any(|line| line.contains("POST")), "{:#?}", server.log());
}

#[tokio::test]
async fn text_is_shared_into_the_app_without_a_network() {
    let server = Server::of(&dist());
    let (root, share_to) = (server.address(""), server.address("share"));
    Browser::new()
        .run(async move |page| {
            page.open_app(&root).await;
            page.wait_for_offline().await;
            server.stop();
            // The same words twice are one message.
            share(&page, &share_to, MESSAGE, MESSAGE).await;
            page.wait_until(
                "the app runs where shared text is added",
                "location.hash === '#/add?shared' && document.documentElement.dataset.app === 'running'",
            )
            .await;
            assert_eq!(page.value("#paste").await, MESSAGE);
        })
        .await;
}

/// A file as the share sheet sends it, with the name that some apps put beside it.
async fn share_file(page: &Page, to: &str, path: &str) {
    let form = format!(
        "<form method=post enctype=multipart/form-data action=\"{to}\"><input name=title value=\"sms.xml\">\
         <input type=file name=file><button>share</button></form>"
    );
    page.open("about:blank").await;
    page.run(&format!("document.body.innerHTML = {}", json!(form))).await;
    page.element("input[type=file]").await.send_keys(path).await.expect("a file field");
    page.press("button").await;
}

#[tokio::test]
async fn a_backup_file_is_shared_into_the_import_without_a_network_and_taken_once() {
    let server = Server::of(&dist());
    let (root, share_to) = (server.address(""), server.address("share"));
    let folder = Folder::new("shared");
    let backup = folder.file("sms.xml", BACKUP.as_bytes());
    let requests = Browser::new()
        .run(async move |page| {
            page.open_app(&root).await;
            page.wait_for_offline().await;
            server.stop();
            share_file(&page, &share_to, &backup).await;
            page.wait_for("#import-found").await;
            assert_eq!(page.run("return location.hash").await, "#/import?shared");
            assert!(page.seen("#import-found").await.contains("Helia"));
            let left = page
                .run_async("const [done] = arguments; caches.open('tidemark-shared').then((shelf) => shelf.keys()).then((keys) => done(keys.length))")
                .await;
            assert_eq!(left, 0);
            page.press("#save").await;
            page.wait_for("#headline").await;
            assert_eq!(page.listed().await, ["1.6 GB left of 3 GB", "2.0 GB left of 3 GB"]);
            // Nor is its name taken for a message.
            page.run("location.hash = '#/add?shared'").await;
            page.reload().await;
            page.wait_for_start().await;
            assert_eq!(page.value("#paste").await, "");
            page.run("location.hash = '#/import?shared'").await;
            page.reload().await;
            page.wait_for(".picker").await;
            assert!(!page.is_visible("#import-found").await);
        })
        .await;
    for request in &requests {
        assert_eq!(request.method, "GET", "{request:?}");
        assert!(!request.url.contains("share"), "{request:?}");
    }
}
