//! What somebody looks for and finds: where a reading comes from, how what is kept moves on, and what the page says of itself.

use tidemark::ui::words::Label;

use crate::browser::Browser;
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
