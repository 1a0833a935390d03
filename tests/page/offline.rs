//! After one visit the app needs no network, at any address, and the first visit is not paid for twice.

use tidemark::ui::words::{Label, Language};

use crate::browser::Browser;
use crate::dist::{Copy, dist, kept_paths};
use crate::person::View;
use crate::server::Server;

#[tokio::test]
async fn a_cold_start_needs_no_server() {
    let server = Server::of(&dist());
    let (root, deep, paged) =
        (server.address(""), server.address("history/pack/3?x=1"), server.address("index.html?source=icon"));
    Browser::new()
        .run(async move |page| {
            page.open_app(&root).await;
            page.wait_for_offline().await;
            server.stop();
            for (address, ends) in [
                (&root, "/"),
                (&paged, "/index.html?source=icon"),
                (&deep, "/#/history/pack/3?x=1"),
                // A file of the app is shown as such.
                (&format!("{root}#/settings"), "/#/settings"),
            ] {
                page.open("about:blank").await;
                page.open_app(address).await;
                assert!(page.address().await.ends_with(ends), "{address} became {}", page.address().await);
                assert_eq!(page.console().await, Vec::<String>::new());
            }
        })
        .await;
}

#[tokio::test]
async fn a_message_in_any_language_reads_without_a_server() {
    let server = Server::of(&dist());
    let root = server.address("");
    Browser::new()
        .run(async move |page| {
            page.open_app(&root).await;
            page.wait_for_offline().await;
            server.stop();
            page.open("about:blank").await;
            page.open_app(&root).await;
            for (text, left) in [
                ("Te quedan 1,2 GB de tu bono. Caduca el 30/11/2030.", "1,2 GB"),
                ("เน็ตคงเหลือ 3.42 GB ใช้ได้ถึง 30/11/2573", "3.42 GB"),
                ("残りデータ量：1.25GB 有効期限：2030/11/30", "1.25GB"),
            ] {
                page.paste(text).await;
                page.wait_for("#save").await;
                assert!(page.marked().await.contains(&(left.to_owned(), "left".to_owned())), "{text}");
            }
        })
        .await;
}

#[tokio::test]
async fn the_page_changes_its_language_without_a_server() {
    let server = Server::of(&dist());
    let root = server.address("");
    Browser::new()
        .run(async move |page| {
            page.open_app(&root).await;
            page.wait_for_offline().await;
            server.stop();
            page.go("#/settings", View::Settings).await;
            for language in Language::ALL.into_iter().chain([Language::EN]) {
                page.fill(Label::LanguageField, language.tag()).await;
                page.wait_to_see(Label::LanguageField.text(language)).await;
                assert_eq!(page.language().await, language);
            }
        })
        .await;
}

#[tokio::test]
async fn a_cold_start_needs_no_server_under_a_sub_path() {
    let server = Server::under(&dist(), "/travel/tidemark/");
    let (root, deep) = (server.address(""), server.address("history"));
    Browser::new()
        .run(async move |page| {
            page.open_app(&root).await;
            page.wait_for_offline().await;
            server.stop();
            page.open("about:blank").await;
            page.open_app(&deep).await;
            assert_eq!(page.address().await, format!("{root}#/history"));
        })
        .await;
}

#[tokio::test]
async fn a_deep_address_opens_the_app_at_the_very_first_visit() {
    for base in ["/", "/travel/tidemark/"] {
        let copy = Copy::of_dist();
        if base != "/" {
            // As scripts/release --base does.
            copy.edit("404.html", |page| {
                page.replace("src=\"/", &format!("src=\"{base}")).replace("base=\"/", &format!("base=\"{base}"))
            });
        }
        let server = Server::under(copy.path(), base);
        Browser::new()
            .run(async |page| {
                page.open(server.address("history/pack/3?x=1")).await;
                page.wait_for_start().await;
                assert_eq!(page.address().await, server.address("#/history/pack/3?x=1"));
            })
            .await;
    }
}

#[tokio::test]
async fn that_it_works_offline_is_said_once() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            let count = "window.told = 0; addEventListener('tidemark:offline-ready', () => (window.told += 1))";
            page.run_first_on_every_page(count).await;
            page.open_app(server.address("")).await;
            page.wait_for_offline().await;
            assert_eq!(page.run("return window.told").await, 1);
            page.reload().await;
            page.wait_for_start().await;
            page.wait_for_offline().await;
            assert_eq!(page.run("return window.told").await, 0);
        })
        .await;
}

#[tokio::test]
async fn the_first_visit_is_not_paid_for_twice() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.open_app(server.address("")).await;
            page.wait_for_offline().await;
        })
        .await;
    let log = server.log();
    for path in kept_paths(&dist()) {
        let whole = log.iter().filter(|line| **line == format!("200 GET /{path}")).count();
        assert_eq!(whole, 1, "/{path} crossed the network {whole} times:\n{}", log.join("\n"));
    }
}
