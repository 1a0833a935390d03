//! What a person comes for: a message pasted or a figure typed becomes a saved reading, and readings become the answer.

use tidemark::ui::words::Label;

use crate::browser::Browser;
use crate::dist::{Folder, dist};
use crate::person::{View, marks};
use crate::privacy::expect_only_own_files;
use crate::server::Server;

/// The moment of the example in the README.
const NOW: &str = "2026-11-22T18:05:00+11:00";

#[tokio::test]
async fn a_pasted_message_and_a_second_one_become_the_answer_and_stay() {
    let server = Server::of(&dist());
    let phone = Folder::new();
    let requests = Browser::new()
        .of_phone(phone.path())
        .speaking("fr-FR")
        .run(async |page| {
            page.live_at(NOW).await;
            page.begin(&server).await;

            page.paste("Il vous reste 2,0 Go sur 3 Go.").await;
            page.wait_for("#review").await;
            assert_eq!(page.marked().await, marks(&[("2,0 Go", "left"), ("3 Go", "size")]));
            assert_eq!(
                (page.filled(Label::Left).await, page.filled(Label::PackSize).await),
                ("2,0".into(), "3".into())
            );
            assert_eq!(page.count_stored("readings").await, 0, "nothing is saved before the person says so");
            page.fill(Label::WhenTrue, "2026-11-18T18:05").await;
            page.save().await;
            page.wait_to_see(Label::Saved.text(page.language().await)).await;
            // One reading: what is known, and what one more will add.
            assert_eq!(page.seen("#headline").await, "Il reste 2,0 Go");
            assert!(
                page.seen(".explanation").await.starts_with("Un relevé de plus"),
                "{}",
                page.seen(".explanation").await
            );

            page.touch(Label::Add).await;
            page.wait_for_view(View::Add).await;
            page.paste("Il vous reste 1,2 Go sur 3 Go, valable jusqu'au 30/11.").await;
            page.wait_for("#review").await;
            assert_eq!(page.marked().await, marks(&[("1,2 Go", "left"), ("3 Go", "size"), ("30/11", "expiry")]));
            assert_eq!(page.filled(Label::Expires).await, "2026-11-30");
            page.save().await;

            // 0.8 GB in 4 days; what is left lasts about 6 more, the pack 8.
            assert_eq!(page.seen("#headline").await, "Il reste environ 6 jours");
            let explanation = page.seen(".explanation").await;
            for part in [
                "210 Mo par jour",
                "1,2 Go",
                "vers le sam. 28 nov. (sans doute entre le lun. 23 nov. et le mar. 8 déc.)",
                "avant la fin du forfait.",
            ] {
                assert!(explanation.contains(part), "{part} is not in: {explanation}");
            }
            let basis = page.seen(".basis").await;
            assert!(basis.starts_with("2 relevés en 4 jours : 800 Mo utilisés."), "{basis}");
            assert_eq!(page.fact(Label::Remaining).await.as_deref(), Some("1,2 Go / 3 Go"));
            assert_eq!(page.fact(Label::RateNow).await.as_deref(), Some("210 Mo par jour"));
            assert!(page.fact(Label::RateAffordable).await.is_some_and(|rate| rate.ends_with(" Mo par jour")));
            assert_eq!(page.fact(Label::PackExpires).await, Some("lun. 30 nov.".into()));
            let answer = page.seen("main").await;

            page.reload().await;
            page.wait_to_see(&answer).await;
            let window = page.another_window().await;
            window.live_at(NOW).await;
            window.open_app(server.address("")).await;
            window.wait_to_see(&answer).await;

            // The rest of the app is a part of the session whose requests are looked at below.
            assert_eq!(window.listed().await, ["reste 1,2 Go sur 3 Go", "reste 2,0 Go sur 3 Go"]);
            window.go("#/settings", View::Settings).await;
            window.fill(Label::CarrierField, "Helia").await;
            window.press_key(thirtyfour::Key::Tab).await;
            window.fill(Label::CountryField, "NC").await;
            window.wait_for_offline().await;
            window.expect_calm("after all that").await;
        })
        .await;
    expect_only_own_files(&requests, &server);
    for word in ["reste", "Go", "Helia", "30/11", "1%2C2", "1,2"] {
        assert!(!requests.iter().any(|one| one.url.contains(word)), "{word} is in {requests:#?}");
        assert!(!server.log().iter().any(|line| line.contains(word)), "{word} is in {:#?}", server.log());
    }

    // The phone is switched off and on again.
    Browser::new()
        .of_phone(phone.path())
        .speaking("fr-FR")
        .run(async |page| {
            page.live_at(NOW).await;
            page.begin(&server).await;
            page.wait_to_see("Il reste environ 6 jours").await;
            assert_eq!(page.listed().await.len(), 2);
            page.go("#/settings", View::Settings).await;
            assert_eq!(
                (page.filled(Label::CarrierField).await, page.filled(Label::CountryField).await),
                ("Helia".into(), "NC".into())
            );
        })
        .await;
}

#[tokio::test]
async fn readings_entered_in_the_wrong_order_give_the_same_answer() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB.", None).await;
            assert_eq!(page.seen("#headline").await, "1.2 GB left");
            // Found further up in the thread afterwards.
            page.keep("You have 2.0 GB left of 3 GB.", Some(4)).await;
            assert_eq!(page.seen("#headline").await, "About 6 days left");
            assert!(page.seen(".basis").await.starts_with("2 readings over 4 days: 800 MB used."));
            assert_eq!(page.listed().await, ["1.2 GB left of 3 GB", "2.0 GB left of 3 GB"]);
        })
        .await;
}

#[tokio::test]
async fn words_typed_into_the_box_are_read_as_they_come() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.type_into("#paste", "1,2 Go left").await;
            page.wait_for("#review").await;
            assert_eq!(page.marked().await, marks(&[("1,2 Go", "left")]));
            assert_eq!(page.filled(Label::Left).await, "1.2");
            page.touch(Label::ClearText).await;
            assert_eq!(page.value("#paste").await, "");
            page.wait_for_focus_on("Your carrier’s message").await;

            page.type_into("#paste", "used 800 MB of 3 GB").await;
            page.wait_for("#review").await;
            assert_eq!(page.marked().await, marks(&[("800 MB", "used"), ("3 GB", "size")]));
            page.save().await;
            assert_eq!(page.listed().await, ["800 MB used of 3 GB"]);
            page.expect_calm("after typing").await;
        })
        .await;
}

#[tokio::test]
async fn a_bare_figure_is_asked_about_and_each_answer_is_kept() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            for (figure, answer, kept) in [
                ("1.4 GB", Label::IsPackSize, "Pack of 1.4 GB"),
                ("200 MB", Label::IsUsed, "200 MB used"),
                ("1.1 GB", Label::IsLeft, "1.1 GB left"),
            ] {
                page.go("#/add", View::Add).await;
                page.paste(figure).await;
                page.wait_to_see("The text does not say what this amount is. What is it?").await;
                assert_eq!(page.marked().await, marks(&[(figure, "doubtful")]));
                assert!(!page.can_touch(Label::Save).await, "there is nothing to save before the answer");
                page.touch(answer).await;
                page.save().await;
                assert!(page.listed().await.contains(&kept.to_owned()), "{kept} is not in {:?}", page.listed().await);
            }
            page.expect_calm("after three answers").await;
        })
        .await;
}

#[tokio::test]
async fn of_two_bare_figures_the_person_says_what_each_is() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.go("#/add", View::Add).await;
            page.paste("300 MB, 120 MB").await;
            page.wait_for("#which-role").await;
            assert_eq!(page.marked().await, marks(&[("300 MB", "doubtful"), ("120 MB", "doubtful")]));
            page.press("#is-size").await;
            page.press("#is-left-2").await;
            page.save().await;
            assert_eq!(page.listed().await, ["120 MB left of 300 MB"]);
            page.expect_calm("after both answers").await;
        })
        .await;
}

#[tokio::test]
async fn an_entry_that_no_words_speak_of_is_asked_about_beside_those_that_were_read() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.go("#/add", View::Add).await;
            page.paste("You have 3GB left, night data 2GB left, Zork 1GB").await;
            page.wait_for("#which-role legend").await;
            assert_eq!(page.marked().await, marks(&[("3GB", "left"), ("2GB", "left"), ("1GB", "doubtful")]));
            assert!(page.can_touch(Label::Save).await, "what was read can be saved without the answer");
            page.press("#is-left").await;
            page.save().await;
            assert_eq!(page.listed().await.len(), 3);
            page.expect_calm("after the answer").await;
        })
        .await;
}

#[tokio::test]
async fn a_reading_is_typed_by_hand_and_what_is_wrong_is_said_at_its_field() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.touch(Label::TypeInstead).await;
            page.wait_for_view(View::Type).await;

            page.touch(Label::Save).await;
            page.wait_to_see(Label::NothingToSave.text(page.language().await)).await;
            for (figure, says) in [
                ("a lot", "Type a number, such as 1.2."),
                ("-3", "Type a number, such as 1.2."),
                ("1000000000000000000000000000000", "That is more data than any pack holds."),
            ] {
                page.fill(Label::Left, figure).await;
                assert_eq!(page.problem_at(Label::Left).await, None, "typing anew takes the complaint away");
                page.touch(Label::Save).await;
                page.wait_to_see(Label::FixFields.text(page.language().await)).await;
                assert_eq!(page.problem_at(Label::Left).await.as_deref(), Some(says), "{figure}");
                assert_eq!(page.filled(Label::Left).await, figure, "what was typed stays");
            }
            page.fill(Label::Left, "1.2").await;
            let tomorrow = page.day_in(1).await + "T12:00";
            page.fill(Label::WhenTrue, &tomorrow).await;
            page.touch(Label::Save).await;
            page.wait_to_see(Label::FutureDate.text(page.language().await)).await;
            assert_eq!(page.problem_at(Label::WhenTrue).await.as_deref(), Some("This lies in the future."));
            assert_eq!(page.count_stored("readings").await, 0);

            let today = page.days_ago(0).await;
            page.fill(Label::WhenTrue, &today).await;
            page.fill(Label::PackSize, "3").await;
            page.save().await;
            assert_eq!(page.seen("#headline").await, "1.2 GB left");
            assert_eq!(page.listed().await, ["1.2 GB left of 3 GB"]);
            assert_eq!(page.count_stored("messages").await, 0, "no message is made up for it");
            page.expect_calm("after typing by hand").await;
        })
        .await;
}

#[tokio::test]
async fn a_reading_is_corrected_before_and_after_it_is_kept_and_a_deleted_one_comes_back() {
    const MESSAGE: &str = "You have 1.2 GB left of 3 GB.";
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.paste(MESSAGE).await;
            page.wait_for("#review").await;
            page.fill(Label::Left, "1.5").await;
            page.save().await;
            assert_eq!(page.seen("#headline").await, "1.5 GB left");

            assert_eq!(page.listed().await, ["1.5 GB left of 3 GB"]);
            page.press(".readings a").await;
            page.wait_for("#delete").await;
            assert_eq!(page.seen("h1").await, "1.5 GB left of 3 GB");
            assert_eq!(page.seen("blockquote").await, MESSAGE, "the message stays as it came");
            assert_eq!(page.marked().await, marks(&[("1.2 GB", "left"), ("3 GB", "size")]));

            page.touch(Label::Edit).await;
            page.wait_for_view(View::Edit).await;
            assert_eq!(page.filled(Label::Left).await, "1.5");
            page.fill(Label::Left, "nothing").await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see(Label::FixFields.text(page.language().await)).await;
            page.fill(Label::Left, "1.4").await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see("1.4 GB left of 3 GB").await;
            page.wait_to_see(Label::Saved.text(page.language().await)).await;
            assert_eq!(page.seen("blockquote").await, MESSAGE);

            page.touch(Label::Delete).await;
            page.wait_to_see(Label::Deleted.text(page.language().await)).await;
            page.wait_to_see(Label::HistoryEmpty.text(page.language().await)).await;
            for store in ["readings", "messages", "packs"] {
                assert_eq!(page.count_stored(store).await, 0, "{store}");
            }
            // The way back is there on other pages too.
            page.go("#/settings", View::Settings).await;
            page.touch(Label::Undo).await;
            page.wait_until("the notice has gone", "!document.querySelector('#undo')").await;
            assert_eq!(page.listed().await, ["1.4 GB left of 3 GB"]);
            page.reload().await;
            page.wait_for_start().await;
            assert_eq!(page.listed().await, ["1.4 GB left of 3 GB"]);
            page.press(".readings a").await;
            page.wait_for("blockquote").await;
            assert_eq!(page.seen("blockquote").await, MESSAGE);

            page.touch(Label::Delete).await;
            page.wait_for("#undo").await;
            page.reload().await;
            page.wait_for_start().await;
            assert_eq!(
                page.listed().await,
                Vec::<String>::new(),
                "what was deleted and not brought back stays deleted"
            );
            page.expect_calm("after all that").await;
        })
        .await;
}

#[tokio::test]
async fn a_message_saved_already_is_said_to_be_and_not_saved_again_by_itself() {
    const MESSAGE: &str = "You have 1.2 GB left of 3 GB.";
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep(MESSAGE, None).await;
            page.go("#/add", View::Add).await;
            page.paste(&format!("  {MESSAGE}\n")).await;
            page.wait_to_see("This message is already saved, so nothing changes.").await;
            assert!(!page.is_ticked(Label::KeepThis).await);
            page.touch(Label::Save).await;
            page.wait_to_see(Label::NothingToSave.text(page.language().await)).await;
            assert_eq!(page.count_stored("readings").await, 1);
        })
        .await;
}

#[tokio::test]
async fn each_bucket_of_a_message_can_be_kept_or_left_out() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.paste("Pass Internet 2,5Go: solde 1843,20Mo. Pass Nuit: solde 500Mo (00h-06h).").await;
            page.wait_for("#review").await;
            assert_eq!(page.marked().await, marks(&[("2,5Go", "size"), ("1843,20Mo", "left"), ("500Mo", "left")]));
            page.leave_out("Night data").await;
            page.save().await;
            assert_eq!(page.listed().await, ["1.84 GB left of 2.5 GB"]);
        })
        .await;
}

#[tokio::test]
async fn the_buckets_of_a_message_were_true_at_the_same_time_which_is_asked_once() {
    let server = Server::of(&dist());
    Browser::new()
        .speaking("fr-FR")
        .run(async |page| {
            page.begin(&server).await;
            let day = page.days_ago(3).await;
            page.keep_as_of("Pass Internet 2,5Go: solde 1843,20Mo. Pass Nuit: solde 500Mo (00h-06h).", Some(&day))
                .await;
            let stored = page.stored().await["readings"].clone();
            let told: Vec<&str> =
                stored.as_array().unwrap().iter().filter_map(|reading| reading["at"].as_str()).collect();
            assert_eq!(told.len(), 2, "{told:?}");
            assert!(told.iter().all(|at| at.starts_with(&day)), "{told:?} and not {day}");
            page.expect_calm("after that").await;
        })
        .await;
}

#[tokio::test]
async fn a_button_touched_twice_in_haste_saves_once() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            let touch_thrice = "const save = document.getElementById('save'); save.click(); save.click(); save.click()";
            page.begin(&server).await;
            page.paste("You have 1.2 GB left of 3 GB.").await;
            page.wait_for("#review").await;
            page.run(touch_thrice).await;
            page.wait_for("#headline").await;
            assert_eq!(page.listed().await, ["1.2 GB left of 3 GB"]);

            page.go("#/type", View::Type).await;
            page.fill(Label::Left, "1.1").await;
            page.run(touch_thrice).await;
            page.wait_for("#headline").await;
            assert_eq!(page.listed().await, ["1.1 GB left", "1.2 GB left of 3 GB"]);
            for (store, records) in [("sims", 1), ("packs", 1), ("messages", 1), ("readings", 2)] {
                assert_eq!(page.count_stored(store).await, records, "{store}");
            }
        })
        .await;
}

#[tokio::test]
async fn more_than_a_thousand_gigabytes_are_shown_in_a_unit_the_field_offers() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.paste("You have 1.5 TB left of 2 TB.").await;
            page.wait_for("#review").await;
            assert_eq!(page.filled(Label::Left).await, "1.5");
            assert_eq!(
                page.run("return document.querySelector('#m0-0-left + select').selectedOptions[0].text").await,
                "TB"
            );
            page.save().await;
            assert_eq!(page.listed().await, ["1.5 TB left of 2 TB"]);
        })
        .await;
}

#[tokio::test]
async fn a_flight_and_a_reserve_are_kept_and_what_if_changes_nothing() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.live_at(NOW).await;
            page.begin(&server).await;
            page.keep("You have 2.0 GB left of 3 GB.", Some(4)).await;
            page.keep("You have 1.2 GB left of 3 GB, valid until 30/11.", None).await;

            page.touch(Label::TripTitle).await;
            page.wait_for_view(View::Trip).await;
            page.fill(Label::TripEnd, "2026-11-20").await;
            page.fill(Label::ReserveField, "200").await;
            page.touch(Label::SaveChanges).await;
            page.wait_to_see(Label::TripPast.text(page.language().await)).await;
            assert_eq!(page.filled(Label::ReserveField).await, "200", "nothing typed is lost");
            page.fill(Label::TripEnd, "2026-11-24").await;
            page.fill(Label::ExpiresTime, "14:00").await;
            page.touch(Label::SaveChanges).await;
            page.wait_for_view(View::Now).await;
            assert_eq!(page.seen("#headline").await, "Lasts until your flight");
            assert_eq!(page.fact(Label::Reserve).await.as_deref(), Some("200 MB"));
            assert!(page.fact(Label::RateUntilTrip).await.is_some());

            page.touch(Label::WhatIfTitle).await;
            page.wait_for_view(View::WhatIf).await;
            page.fill(Label::WhatIfDaily, "a lot").await;
            let problem = page.problem_at(Label::WhatIfDaily).await;
            assert_eq!(problem.as_deref(), Some("Type a number, such as 1.2."));
            page.fill(Label::WhatIfDaily, "900").await;
            page.wait_to_see("You use 900 MB a day from now on.").await;
            page.wait_to_see("Your reserve of 200 MB is kept.").await;
            page.touch_named("High quality 6.0 GB").await;
            page.wait_to_see("at once: it takes more than you have").await;
            page.touch(Label::BackToNow).await;
            page.wait_for_view(View::Now).await;
            assert_eq!(page.seen("#headline").await, "Lasts until your flight");
            page.expect_calm("after what if").await;
        })
        .await;
}
