//! What was kept, looked at again: use in bars, a rise told otherwise, a day that does not count, and a backup put back.

use serde_json::{Value, json};
use tidemark::ui::words::Label;

use crate::browser::{Browser, Page};
use crate::dist::{Folder, dist};
use crate::person::View;
use crate::server::Server;

/// 1 GB in two days; then 0.6 GB more than before.
async fn keep_a_rise(page: &Page) {
    page.keep("You have 3.0 GB left.", Some(4)).await;
    page.keep("You have 2.0 GB left.", Some(2)).await;
    page.keep("You have 2.6 GB left.", Some(1)).await;
}

fn find<'a>(stored: &'a Value, store: &str, is_it: impl Fn(&Value) -> bool) -> &'a Value {
    stored[store].as_array().and_then(|records| records.iter().find(|record| is_it(record))).expect("a record")
}

#[tokio::test]
async fn a_rise_is_told_otherwise_by_a_touch_and_taken_back() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            keep_a_rise(&page).await;
            page.go("#/history", View::History).await;
            page.wait_to_see("Top-up, +600 MB").await;
            let is_last = |record: &Value| record["stated"]["balance"]["volume"] == 2_600_000_000_u64;
            let stored = page.stored().await;
            let id = find(&stored, "readings", is_last)["id"].as_str().expect("a name").to_owned();
            page.run(&format!("location.hash = '#/history/{id}'")).await;
            page.wait_to_see(&page.word(Label::WhyMoreThanRounding).await).await;
            page.touch(Label::RiseLate).await;
            page.wait_to_see(&page.word(Label::WhySaid).await).await;
            assert_eq!(find(&page.stored().await, "readings", is_last)["rise"], json!("Late"));
            // What is left is the figure before.
            page.go("#/", View::Now).await;
            assert_eq!(page.fact(Label::Remaining).await.as_deref(), Some("2.0 GB"));
            page.touch(Label::Undo).await;
            page.wait_to_see("2.6 GB").await;
            assert_eq!(find(&page.stored().await, "readings", is_last).get("rise"), None);
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn a_day_that_does_not_count_is_marked_on_its_bar() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 3.0 GB left.", Some(2)).await;
            page.keep("You have 2.0 GB left.", None).await;
            page.go("#/history", View::History).await;
            page.wait_for(".use-bars").await;
            page.touch(Label::DayUncount).await;
            page.wait_to_see(&page.word(Label::UseUncounted).await).await;
            let stored = page.stored().await;
            assert_eq!(find(&stored, "sims", |_| true)["uncounted"].as_array().map(Vec::len), Some(1));
            page.touch(Label::DayCount).await;
            page.wait_until("a day that counts again", "!document.querySelector('[data-known=uncounted]')").await;
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn a_backup_put_back_on_another_phone_gives_the_same_history() {
    let server = Server::of(&dist());
    let folder = Folder::new();
    let backup = folder.path().join("backup.json");
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            keep_a_rise(&page).await;
            let mut file = json!({ "file": "tidemark-backup", "v": 1 });
            let stored = page.stored().await;
            for (store, records) in stored.as_object().expect("stores") {
                file[store] = records.clone();
            }
            std::fs::write(&backup, file.to_string()).expect("a folder to write in");
        })
        .await;
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.go("#/settings", View::Settings).await;
            let broken = folder.path().join("broken.json");
            std::fs::write(&broken, "{\"file\": \"tidem").expect("a folder to write in");
            let pick = async |path: &std::path::Path| {
                page.element("#backup-file")
                    .await
                    .send_keys(path.to_str().expect("a path"))
                    .await
                    .expect("a file field");
            };
            pick(&broken).await;
            page.wait_to_see(&page.word(Label::BackupProblemBroken).await).await;
            assert_eq!(page.count_stored("readings").await, 0);
            pick(&backup).await;
            page.wait_to_see("3 readings were not here yet.").await;
            assert_eq!(page.listed().await, ["2.6 GB left", "2.0 GB left", "3.0 GB left"]);
            page.touch(Label::Undo).await;
            page.wait_to_see(&page.word(Label::HistoryEmpty).await).await;
            assert_eq!(page.count_stored("readings").await, 0);
        })
        .await;
}

/// Beside the one kept reading 1,500 more, one every six hours before it: of 1 to 900 MB, and of 950 MB far back.
const MANY: &str = "
    const done = arguments[arguments.length - 1];
    indexedDB.open('tidemark').onsuccess = ({ target }) => {
        const store = target.result.transaction(['readings'], 'readwrite').objectStore('readings');
        store.getAll().onsuccess = ({ target: { result: [first] } }) => {
            for (let back = 1; back <= 1500; back += 1) {
                const at = new Date(Date.parse(first.at) - back * 6 * 3600e3).toISOString().slice(0, 19) + '+00:00';
                const balance = { ...first.stated.balance, volume: (back === 1100 ? 950 : back % 900 + 1) * 1e6, step: 1e6 };
                const { message, ...rest } = first;
                store.put({ ...rest, message: null, id: `many-${String(back).padStart(5, '0')}`, at, stated: { ...first.stated, balance } });
            }
        };
        store.transaction.oncomplete = () => { target.result.close(); done(); };
    };";

#[tokio::test]
async fn of_many_readings_some_are_drawn_and_the_search_finds_the_one_far_back() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 2.0 GB left of 3 GB.", None).await;
            page.run_async(MANY).await;
            page.reload().await;
            assert_eq!(page.listed().await.len(), 60);
            let drawn = |count: usize| format!("document.querySelectorAll('.statement').length === {count}");
            page.press("#older").await;
            page.wait_until("as many again", &drawn(120)).await;
            // Each day has its name once, also where its readings came in two parts.
            let days = page.run("return [...document.querySelectorAll('.day h2')].map((one) => one.textContent)").await;
            let mut names: Vec<&str> = days.as_array().expect("days").iter().filter_map(Value::as_str).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert!(count > 1 && names.len() == count, "{days}");

            page.fill(Label::SearchHistory, "950 mb").await;
            page.wait_until("the one", &drawn(1)).await;
            assert!(page.seen(".readings").await.contains("950 MB left"));
            page.fill(Label::SearchHistory, "951 mb").await;
            page.wait_to_see(&page.word(Label::SearchNothing).await).await;
            page.fill(Label::SearchHistory, "9 mb left").await;
            page.wait_until("those with a nine", &drawn(60)).await;
            page.press("#older").await;
            page.wait_until("more of those", &drawn(120)).await;
            let is_found =
                "[...document.querySelectorAll('.statement')].every((one) => /9\\sMB left/.test(one.textContent))";
            assert_eq!(page.run(&format!("return {is_found}")).await, true);
            page.fill(Label::SearchHistory, "").await;
            page.wait_until("all of them again", &drawn(60)).await;
            page.expect_calm("after that").await;
        })
        .await;
}
