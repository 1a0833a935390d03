//! Two copies of the app at once, as a tab of the browser beside the installed app: each shows what the other kept, and loses nothing
//! that is half typed.

use tidemark::ui::words::Label;

use crate::browser::Browser;
use crate::dist::dist;
use crate::person::View;
use crate::server::Server;

#[tokio::test]
async fn what_one_copy_keeps_stands_in_the_other() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB.", Some(2)).await;
            let other = page.another_tab().await;
            other.open_app(server.address("")).await;
            other.keep("You have 900 MB left of 3 GB.", None).await;
            page.back_to_first_tab().await;
            page.wait_to_see("900 MB / 3 GB").await;
            assert_eq!(page.listed().await.len(), 2);
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn what_is_half_typed_stays_and_is_saved_beside_what_the_other_kept() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 2.1 GB left of 3 GB.", Some(2)).await;
            page.go("#/type", View::Type).await;
            page.fill(Label::Left, "1.2").await;
            let other = page.another_tab().await;
            other.open_app(server.address("")).await;
            other.keep("You have 1.8 GB left of 3 GB.", Some(1)).await;
            page.back_to_first_tab().await;
            // Time for the other's word to come through: nothing may happen that could be waited for.
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            assert_eq!(page.filled(Label::Left).await, "1.2");
            page.save().await;
            assert_eq!(page.count_stored("readings").await, 3);
            assert_eq!(page.count_stored("packs").await, 1, "the reading was put beside those of the other copy");
            assert_eq!(page.listed().await, ["1.2 GB left", "1.8 GB left of 3 GB", "2.1 GB left of 3 GB"]);
            page.expect_calm("after that").await;
        })
        .await;
}
