//! A phone's messages from a backup file: found by sender, kept as the person chooses, and not twice.

use std::io::Write as _;
use std::path::PathBuf;

use tidemark::import::ImportProblem;
use tidemark::ui::words::{Label, Language, voice};

use crate::browser::{Browser, Page};
use crate::dist::dist;
use crate::server::Server;

/// What a phone holds: a carrier's replies, one that is a swindle, a friend, a bank.
pub const BACKUP: &str = r#"<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<smses count="6">
  <sms address="Helia" date="1764000000000" type="1" body="Il vous reste 2,0 Go sur 3 Go, valable jusqu'au 30/11/2030." contact_name="(Unknown)" />
  <sms address="Helia" date="1764200000000" type="1" body="Il vous reste 1,6 Go sur 3 Go, valable jusqu'au 30/11/2030." contact_name="(Unknown)" />
  <sms address="+687000000" date="1764210000000" type="1" body="On se voit a 18h, il te reste 2 Go de place ?" contact_name="Ami" />
  <sms address="+687000000" date="1764220000000" type="2" body="Oui !" contact_name="Ami" />
  <sms address="BANK" date="1764230000000" type="1" body="Carte 0000 : paiement de 1 200 F le 22/11." contact_name="(Unknown)" />
  <mms date="1764240000000"><parts><part ct="image/jpeg" data="AAAA" /></parts></mms>
</smses>
"#;

/// A file of that name and content, gone with its folder.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("tidemark-import-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    pub fn file(&self, name: &str, content: &[u8]) -> String {
        let path = self.0.join(name);
        std::fs::File::create(&path).unwrap().write_all(content).unwrap();
        path.to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn pick(page: &Page, path: &str) {
    page.run("location.hash = '#/import'").await;
    page.wait_for(".picker").await;
    page.element("#backup").await.send_keys(path).await.unwrap();
}

#[tokio::test]
async fn a_carriers_messages_become_history_and_the_same_file_changes_nothing() {
    let server = Server::of(&dist());
    let folder = Folder::new("once");
    let backup = folder.file("sms.xml", BACKUP.as_bytes());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            pick(&page, &backup).await;
            page.wait_for("#import-found").await;
            let senders = page
                .run("return [...document.querySelectorAll('#import-found bdi')].map((one) => one.textContent)")
                .await;
            assert_eq!(senders[0], "Helia", "the friend, the bank and the picture are not among them: {senders}");
            assert_eq!(senders.as_array().unwrap().len(), 2, "a name and its latest message: {senders}");
            page.touch(Label::Save).await;
            page.wait_for("#headline").await;
            assert_eq!(page.listed().await, ["1.6 GB left of 3 GB", "2.0 GB left of 3 GB"]);

            pick(&page, &backup).await;
            page.wait_for("#import-found").await;
            page.touch(Label::Save).await;
            page.wait_to_see(Label::ImportNothingNew.text(Language::EN)).await;
            assert_eq!(page.count_stored("readings").await, 2);
            page.expect_calm("importing").await;
        })
        .await;
}

#[tokio::test]
async fn a_packed_backup_is_unpacked_and_a_picture_is_refused_in_words() {
    let server = Server::of(&dist());
    let folder = Folder::new("packed");
    let picture = folder.file("photo.zip", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0");
    let packed = std::fs::canonicalize("tests/imports/packed.zip").unwrap();
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            pick(&page, &picture).await;
            page.wait_for("#import-problem").await;
            let says = voice(Language::EN).import_problem(ImportProblem::NotABackup);
            assert_eq!(page.text("#import-problem").await, says);
            pick(&page, &packed.to_string_lossy()).await;
            page.wait_until("the archive is read", "document.querySelector('#import-found, #import-problem')").await;
            assert!(!page.text("main").await.contains(says), "it is a backup");
            assert_eq!(page.count_stored("readings").await, 0, "nothing is kept before the person has chosen");
            page.expect_calm("a packed backup").await;
        })
        .await;
}
