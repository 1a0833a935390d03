//! What people paste by mistake, and what others send them: each gets a plain answer in place, the text stays, nothing is saved.

use tidemark::history::PasteProblem;
use tidemark::outcome::About;
use tidemark::ui::words::{Label, Language, voice};

use crate::browser::{Browser, Page};
use crate::dist::dist;
use crate::person::marks;
use crate::server::Server;

fn says(problem: PasteProblem) -> &'static str {
    voice(Language::EN).paste_problem(problem)
}

async fn expect_nothing_kept(page: &Page, what: &str) {
    assert!(!page.can_touch(Label::Save).await, "{what}: there is something to save");
    let stored = page.stored().await;
    let records: usize = stored.as_object().unwrap().values().map(|store| store.as_array().unwrap().len()).sum();
    assert_eq!(records, 0, "{what}: {stored}");
    page.expect_calm(what).await;
}

#[tokio::test]
async fn what_is_no_reading_gets_a_plain_answer_and_changes_nothing() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            for (what, text, answer) in [
                (
                    "a love letter",
                    "Mon coeur, il me reste 3 jours avant de te revoir. J'ai relu tes 14 lettres, 100% de bonheur. Go, viens vite !",
                    says(PasteProblem::NothingFound),
                ),
                (
                    "a bank message",
                    "Your account balance is EUR 1,240.50. Card ending in 44 was used on 21/11.",
                    says(PasteProblem::NothingFound),
                ),
                (
                    "a bank message about a data pack",
                    "Acct **12 debited NGN 1,000.00. Desc: DATA 2GB PURCHASE. Avail Bal: NGN 12,500.00. Used 35% of daily limit.",
                    says(PasteProblem::OnlyOffers),
                ),
                (
                    "an advert",
                    "Treat yourself! Get 30GB for the price of 15GB, just £10 for 30 days. Reply GET30 by 30/11 to bag it. T&Cs apply.",
                    says(PasteProblem::OnlyOffers),
                ),
                ("only digits", &"9".repeat(5_000), says(PasteProblem::NothingFound)),
                ("only direction marks", &"\u{202e}\u{2066}".repeat(500), says(PasteProblem::NothingFound)),
                ("not a number", "NaN GB left, -Infinity MB used", says(PasteProblem::NothingFound)),
            ] {
                page.paste(text).await;
                page.wait_to_see(answer).await;
                assert_eq!(page.value("#paste").await, text, "{what}");
                expect_nothing_kept(&page, what).await;
            }

            // Nothing typed is no mistake, and nothing is said of it.
            for text in ["", "  \n\t\n "] {
                page.paste(text).await;
                page.wait_until("all is quiet", "!document.querySelector('#paste-problem') && !document.querySelector('#review')").await;
                expect_nothing_kept(&page, "nothing").await;
            }
        })
        .await;
}

#[tokio::test]
async fn five_megabytes_are_too_long_and_stay_in_the_box() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.type_into("#paste", "half typed").await;
            // Through the page and not through WebDriver, which would take longer than the page.
            page.run(
                "const box = document.getElementById('paste');
                 box.value = '1.2 GB left \\n'.repeat(5e6 / 13);
                 box.dispatchEvent(new Event('input', { bubbles: true }))",
            )
            .await;
            page.wait_to_see(says(PasteProblem::TooLong)).await;
            assert_eq!(page.run("return document.getElementById('paste').value.length > 4.9e6").await, true);
            expect_nothing_kept(&page, "five megabytes").await;
            // Too much to be kept over a reload, and what was there before it must not come back in its place.
            page.reload().await;
            page.wait_for_start().await;
            assert_ne!(page.value("#paste").await, "half typed");
        })
        .await;
}

#[tokio::test]
async fn a_real_message_reads_through_control_characters_and_direction_marks() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.paste("Il vous\u{202e} reste 1,2 Go\u{7} sur\u{200f} 3\u{a0}Go\u{202c} <b>\u{1b}[31m.").await;
            page.wait_for("#review").await;
            assert_eq!(page.marked().await, marks(&[("1,2 Go", "left"), ("3\u{a0}Go", "size")]));
            // It turns nothing else on the page around, and is text and not a part of the page.
            assert!(page.seen(".message blockquote").await.contains("<b>"));
            assert!(page.seen(".message blockquote").await.starts_with("Il vous reste 1,2 Go"));
            page.save().await;
            assert_eq!(page.seen("#headline").await, "1.2 GB left");
            page.expect_calm("a message with control characters").await;
        })
        .await;
}

#[tokio::test]
async fn an_impossible_date_or_balance_is_left_out_and_said_to_be() {
    let server = Server::of(&dist());
    let doubt = |about| voice(Language::EN).doubt(about);
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.paste("You have 1.2 GB left of 3 GB, valid until 01/01/1970.").await;
            page.wait_to_see(doubt(About::OddDate)).await;
            assert_eq!(page.marked().await, marks(&[("1.2 GB", "left"), ("3 GB", "size"), ("01/01/1970", "doubtful")]));
            assert_eq!(page.filled(Label::Expires).await, "");

            let balance = format!("You have 1{} GB left.", "0".repeat(30));
            page.paste(&balance).await;
            page.wait_until("the last message is gone", "!document.querySelector('mark[data-as=left]')").await;
            assert_eq!(page.value("#paste").await, balance);
            expect_nothing_kept(&page, "10^30 GB").await;
        })
        .await;
}

#[tokio::test]
async fn a_text_that_poses_as_the_carrier_is_called_out_and_never_becomes_a_reading() {
    let server = Server::of(&dist());
    for (browser, text) in [
        (
            "fr-FR",
            "Cher client Helia, un trop-percu sur votre recharge 5 Go doit vous etre rembourse. Saisissez votre numero de carte \
             et le code recu par SMS sur http://helia-dossier.example/rb avant expiration.",
        ),
        (
            "zh-CN",
            "【移动客服】您的号码未完成实名复核，将于今日停机，套餐内剩余50GB流量一并作废。请登录 http://10086-sm.example 补填身份证、银行卡号及密码。",
        ),
    ] {
        Browser::new()
            .speaking(browser)
            .run(async |page| {
                page.begin(&server).await;
                page.paste(text).await;
                page.wait_to_see(Label::SuspiciousTitle.text(page.language().await)).await;
                page.wait_to_see(Label::SuspiciousText.text(page.language().await)).await;
                assert!(
                    page.marked()
                        .await
                        .iter()
                        .any(|(words, read_as)| words.starts_with("http") && read_as == "suspicious")
                );
                assert_eq!(
                    page.run("return document.querySelectorAll('main a[href*=example]').length").await,
                    0,
                    "no link opens"
                );
                assert_eq!(page.value("#paste").await, text);
                expect_nothing_kept(&page, browser).await;
            })
            .await;
    }
}
