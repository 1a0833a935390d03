//! What somebody looks for and finds: where a reading comes from, how what is kept moves on, and what the page says of itself.

use tidemark::ui::words::Label;

use crate::browser::Browser;
use crate::checking::{IPHONE, hold};
use crate::dist::dist;
use crate::person::View;
use crate::server::Server;

#[tokio::test]
async fn the_box_leads_to_how_to_check_and_to_a_backup_file() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.go("#/add", View::Add).await;
            page.wait_to_see(&page.word(Label::PhotoHint).await).await;
            page.touch(Label::ImportTitle).await;
            page.wait_until("the page for files", "location.hash === '#/import'").await;
            page.go("#/add", View::Add).await;
            page.touch(Label::CheckTitle).await;
            page.wait_for_view(View::Check).await;
            // With a text in the box there is something else to do.
            page.go("#/add", View::Add).await;
            page.paste("You have 1.2 GB left of 3 GB.").await;
            page.wait_for("#review").await;
            assert_eq!(page.seen("#to-import").await, "");
            page.save().await;
            assert_eq!(page.run("return document.querySelectorAll('.quick > #to-check').length").await, 1);
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn on_an_iphone_what_is_kept_can_be_taken_along_to_the_home_screen() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            hold(&page, IPHONE).await;
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB.", None).await;
            page.wait_for("#install-offer #backup-save").await;
            assert!(page.seen("#install-offer").await.contains(&page.word(Label::InstallEmpty).await));
            page.run(
                "window.saved = [];
                 HTMLAnchorElement.prototype.click = function () { window.saved.push(this.download); };",
            )
            .await;
            page.touch(Label::BackupSave).await;
            page.wait_until("a file is handed over", "window.saved.length === 1").await;
            let name = page.run("return window.saved[0]").await;
            assert!(
                name.as_str().is_some_and(|name| name.starts_with("tidemark-") && name.ends_with(".json")),
                "{name}"
            );
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn beside_the_calendar_it_says_that_it_cannot_wake_by_itself() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB, valid for 8 days.", None).await;
            page.wait_for("#to-calendar").await;
            page.wait_to_see(&page.word(Label::CalendarWhy).await).await;
        })
        .await;
}

#[tokio::test]
async fn the_steps_of_the_shortcut_have_an_address_and_stand_there_on_any_phone() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.go("#/add", View::Add).await;
            assert_eq!(page.seen("#to-shortcut").await, "", "elsewhere it is no way to a reading");
            page.go("#/settings", View::Settings).await;
            page.wait_for("#to-shortcut").await;
            page.open_app(server.address("#/shortcut")).await;
            page.wait_for(".drawn-steps").await;
            assert_eq!(page.seen("h1").await, page.word(Label::ShortcutTitle).await);
            assert_eq!(page.run("return document.querySelectorAll('.drawn-steps > li > svg').length").await, 4);
            let address = page.run("return document.querySelector('.drawn-steps code').innerText").await;
            assert_eq!(address, server.address("#add="));
            hold(&page, IPHONE).await;
            page.go("#/add", View::Add).await;
            page.reload().await;
            page.wait_for("#to-shortcut").await;
            page.touch(Label::ShortcutTitle).await;
            page.wait_for(".drawn-steps").await;
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn the_settings_count_what_was_asked_of_the_network_and_of_whom() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.go("#/settings", View::Settings).await;
            page.wait_for("#requests").await;
            let said = page.seen("#requests").await;
            let all = said.strip_prefix("Requests of this page since it was opened: ").expect("the count");
            let all = all.strip_suffix(". Of these, to another host: 0.").expect("none to another host");
            assert!(all.parse::<usize>().expect("a number") > 4, "{said}");
            // It goes on counting, and would tell: this is one that the page's policy would not let through.
            page.run(
                "const real = performance.getEntriesByType.bind(performance);
                 performance.getEntriesByType = (kind) =>
                     kind === 'resource' ? [...real(kind), { name: 'https://elsewhere.test/' }] : real(kind);",
            )
            .await;
            page.wait_to_see("to another host: 1.").await;
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn a_backup_is_passed_on_where_the_phone_takes_files_and_can_be_put_back_from_there() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB.", None).await;
            // A phone that takes none: no button that does nothing.
            page.run("navigator.canShare = () => false").await;
            page.go("#/settings", View::Settings).await;
            page.wait_for("#backup-save").await;
            assert_eq!(page.seen("#backup-share").await, "");
            page.run(
                "navigator.canShare = (what) => what.files.length === 1 && what.files[0].type === 'text/plain';
                 navigator.share = async (what) => { window.passedOn = [what.files[0].name, await what.files[0].text()]; };",
            )
            .await;
            page.go("#/add", View::Add).await;
            page.go("#/settings", View::Settings).await;
            page.touch(Label::BackupShare).await;
            page.wait_until("the file is passed on", "window.passedOn").await;
            let name = page.run("return window.passedOn[0]").await;
            assert!(name.as_str().is_some_and(|name| name.starts_with("tidemark-") && name.ends_with(".txt")), "{name}");
            let kept = page.run("return JSON.parse(window.passedOn[1]).readings.length").await;
            assert_eq!(kept, 1);
            // It is put back as any backup is.
            page.run(
                "const files = new DataTransfer();
                 files.items.add(new File([window.passedOn[1]], window.passedOn[0], { type: 'text/plain' }));
                 const field = document.getElementById('backup-file');
                 field.files = files.files;
                 field.dispatchEvent(new Event('change', { bubbles: true }));",
            )
            .await;
            page.wait_to_see(&page.word(Label::BackupNothingNew).await).await;
            page.expect_calm("after that").await;
        })
        .await;
}
