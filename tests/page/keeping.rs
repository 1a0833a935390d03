//! What is kept is never lost to trouble with the phone's storage: no write after a failed read, nothing shown as empty that was
//! not read, and records of another version left alone.

use serde_json::json;
use tidemark::outcome::DeviceProblem;
use tidemark::ui::words::{Label, Language, voice};

use crate::browser::{Browser, Page};
use crate::dist::dist;
use crate::person::View;
use crate::server::Server;

const MESSAGE: &str = "You have 1.2 GB left of 3 GB.";

fn says(problem: DeviceProblem) -> &'static str {
    voice(Language::EN).device_problem(problem)
}

/// Whether the trouble is in sight, wherever the page has been scrolled to.
async fn wait_for_trouble_in_sight(page: &Page, problem: DeviceProblem) {
    page.wait_to_see(says(problem)).await;
    page.wait_until(
        "the trouble is in sight",
        "(() => { const box = document.querySelector('main [role=alert]').getBoundingClientRect();
                  return box.top >= 0 && box.bottom <= innerHeight })()",
    )
    .await;
}

#[tokio::test]
async fn a_browser_that_keeps_nothing_says_so_and_leaves_the_text_in_the_box() {
    let server = Server::of(&dist());
    for (broken, problem) in [
        ("Object.defineProperty(window, 'indexedDB', { value: undefined })", DeviceProblem::NoStorage),
        (
            "IDBFactory.prototype.open = () => { throw new DOMException('private', 'SecurityError') }",
            DeviceProblem::NoStorage,
        ),
        (
            "IDBObjectStore.prototype.getAll = () => { throw new DOMException('worn out', 'UnknownError') }",
            DeviceProblem::NotRead,
        ),
    ] {
        Browser::new()
            .run(async |page| {
                page.run_first_on_every_page(broken).await;
                page.run_first_on_every_page(
                    "window.written = 0;
                     for (const name of ['put', 'add', 'delete', 'clear']) {
                        const real = IDBObjectStore.prototype[name];
                        IDBObjectStore.prototype[name] = function (...all) { window.written += 1; return real.apply(this, all) };
                     }",
                )
                .await;
                page.begin(&server).await;
                wait_for_trouble_in_sight(&page, problem).await;
                // What was not read is not shown as if there were nothing.
                page.go("#/history", View::History).await;
                page.wait_to_see(says(problem)).await;
                assert!(!page.seen("main").await.contains(Label::HistoryEmpty.text(Language::EN)), "{broken}");

                page.go("#/add", View::Add).await;
                page.paste(MESSAGE).await;
                page.wait_for("#review").await;
                page.touch(Label::Save).await;
                wait_for_trouble_in_sight(&page, problem).await;
                assert_eq!(page.value("#paste").await, MESSAGE, "{broken}");
                assert_eq!(page.run("return window.written").await, 0, "{broken}");
                page.reload().await;
                page.wait_for_start().await;
                assert_eq!(page.value("#paste").await, MESSAGE, "{broken}, after a reload");
            })
            .await;
    }
}

#[tokio::test]
async fn a_save_that_fails_says_so_where_the_person_looks_and_works_the_next_time() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 2.0 GB left of 3 GB.", Some(4)).await;
            page.go("#/add", View::Add).await;
            page.paste(MESSAGE).await;
            page.wait_for("#review").await;
            page.fill(Label::Left, "1.3").await;
            page.run(
                "const real = IDBObjectStore.prototype.put;
                 window.mend = () => { IDBObjectStore.prototype.put = real };
                 IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'UnknownError') }",
            )
            .await;
            page.touch(Label::Save).await;
            wait_for_trouble_in_sight(&page, DeviceProblem::NotSaved).await;
            assert_eq!(
                (page.value("#paste").await.as_str(), page.filled(Label::Left).await.as_str()),
                (MESSAGE, "1.3")
            );
            assert_eq!(page.count_stored("readings").await, 1);

            page.run("window.mend()").await;
            page.save().await;
            assert!(!page.seen("main").await.contains(says(DeviceProblem::NotSaved)));
            assert_eq!(page.listed().await, ["1.3 GB left of 3 GB", "2.0 GB left of 3 GB"]);
        })
        .await;
}

#[tokio::test]
async fn someone_who_comes_back_to_broken_storage_sees_the_trouble_and_can_still_type() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep(MESSAGE, None).await;
            page.run_first_on_every_page(
                "if (sessionStorage.getItem('broken')) IDBFactory.prototype.open = () => { throw new DOMException('no', 'UnknownError') }",
            )
            .await;
            page.run("sessionStorage.setItem('broken', 1)").await;
            page.reload().await;
            page.wait_for_start().await;
            wait_for_trouble_in_sight(&page, DeviceProblem::NoStorage).await;
            page.type_into("#paste", "1.1 GB left").await;
            page.wait_for("#review").await;

            page.run("sessionStorage.removeItem('broken')").await;
            page.reload().await;
            page.wait_for_start().await;
            page.wait_to_see("1.2 GB left").await;
            assert_eq!(page.listed().await, ["1.2 GB left of 3 GB"]);
        })
        .await;
}

#[tokio::test]
async fn records_of_another_version_are_counted_and_left_as_they_are() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep(MESSAGE, None).await;
            let from_the_future = json!({ "v": 99, "id": "future", "holds": ["what this version cannot know"] });
            let unread = json!({ "v": 1, "id": "torn" });
            page.run_async(&format!(
                "const done = arguments[arguments.length - 1];
                 indexedDB.open('tidemark').onsuccess = ({{ target }}) => {{
                    const transaction = target.result.transaction(['readings', 'packs'], 'readwrite');
                    transaction.objectStore('readings').put({from_the_future});
                    transaction.objectStore('packs').put({unread});
                    transaction.oncomplete = () => {{ target.result.close(); done() }};
                 }}"
            ))
            .await;
            page.reload().await;
            page.wait_for_start().await;
            page.wait_to_see(&voice(Language::EN).unreadable(2)).await;
            page.wait_to_see("1.2 GB left").await;
            assert_eq!(page.listed().await, ["1.2 GB left of 3 GB"]);

            // Neither a new reading nor a deleted one touches them.
            page.keep("You have 1.1 GB left of 3 GB.", None).await;
            page.go("#/history", View::History).await;
            page.press(".readings a").await;
            page.touch(Label::Delete).await;
            page.wait_for("#undo").await;
            let stored = page.stored().await;
            assert!(stored["readings"].as_array().unwrap().contains(&from_the_future), "{stored:#}");
            assert!(stored["packs"].as_array().unwrap().contains(&unread), "{stored:#}");
        })
        .await;
}
