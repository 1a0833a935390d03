//! What is said when the app is opened, and when another look is worth it: openings in a row, each with what it should say.
//!
//! It looks at values only; `words.rs` holds the sentences.

use chrono::{DateTime, FixedOffset, TimeDelta};
use tidemark::alerts::{Alert, Said, alerts, lines_to_keep, still_stands};
use tidemark::answer::{Answer, NextReading, Worth, compose};
use tidemark::history::{Draft, Ledger, Stated};
use tidemark::pack::{Expiry, Id, Sim};
use tidemark::stamp;
use tidemark::volume::{Printed, Unit};

fn now() -> DateTime<FixedOffset> {
    stamp::parse_moment("2026-11-22T18:05:00+11:00").expect("a moment")
}

fn figure(gigabytes: &str) -> Printed {
    Printed::typed(gigabytes, Unit::Gigabyte).expect("a figure")
}

fn after(days: f64) -> DateTime<FixedOffset> {
    now() + TimeDelta::seconds((days * 86_400.0) as i64)
}

/// A phone on which so much was left after so many days, of a pack of this size with its end after so many.
struct Phone {
    ledger: Ledger,
    names: usize,
    said: Said,
}

impl Phone {
    fn new() -> Phone {
        Phone { ledger: Ledger::default(), names: 0, said: Said::default() }
    }

    fn read(&mut self, days: f64, left: &str, size: Option<&str>, end: Option<f64>) {
        let stated = Stated { balance: Some(figure(left)), allowance: size.map(figure), ..Stated::default() };
        let expiry = end.map(|end| Expiry { at: after(end), day_only: false });
        let draft = Draft { stated, expiry, ..Draft::empty(after(days)) };
        let names = &mut self.names;
        let new_id = || {
            *names += 1;
            Id(format!("{names:04}"))
        };
        let changes = self.ledger.keep(&[draft], None, after(days), new_id);
        self.ledger.apply_all(&changes);
    }

    fn answer(&self, days: f64) -> Answer {
        compose(&self.ledger, after(days)).expect("an answer")
    }

    /// What the app says when it is opened, what was said being kept as text.
    fn open(&mut self, days: f64) -> Vec<Alert> {
        let sim = self.ledger.sim().expect("a SIM").id.clone();
        let (now, said) = alerts(&self.answer(days), &sim, &self.said);
        self.said = Said::of_text(&said.to_text());
        assert_eq!(self.said, said, "it comes back as it was kept");
        now
    }
}

#[test]
fn each_crossing_is_said_once() {
    let mut phone = Phone::new();
    // A gigabyte a day; ten of them, for a month.
    phone.read(0.0, "10.0", Some("10.0"), Some(30.0));
    assert_eq!(phone.open(0.0), []);
    for day in 1..=4 {
        phone.read(f64::from(day), &format!("{}.0", 10 - day), None, None);
    }
    assert_eq!(phone.open(4.0), [Alert::RunsOut]);
    assert_eq!(phone.open(4.1), []);
    for day in 5..=8 {
        phone.read(f64::from(day), &format!("{}.0", 10 - day), None, None);
    }
    phone.read(8.5, "1.5", None, None);
    assert_eq!(phone.open(8.5), [Alert::TwoDays]);
    assert_eq!(phone.open(8.6), []);
    phone.read(9.2, "0.8", None, None);
    // Covered by what was said, and as good as said.
    assert_eq!(phone.open(9.2), []);
    phone.read(10.0, "0.0", None, None);
    assert_eq!(phone.open(10.0), [Alert::UsedUp]);
    assert_eq!(phone.open(10.1), []);
}

#[test]
fn what_recovered_can_be_said_again() {
    let mut phone = Phone::new();
    phone.read(0.0, "4.0", Some("10.0"), Some(30.0));
    for day in 1..=3 {
        phone.read(f64::from(day), &format!("{}.0", 4 - day), None, None);
    }
    assert_eq!(phone.open(3.0), [Alert::TwoDays]);
    // Ten more of them: it runs out before the end still, and that is not new.
    phone.read(3.1, "11.0", None, None);
    assert_eq!(phone.open(3.1), []);
    for day in 4..=12 {
        phone.read(f64::from(day) + 0.1, &format!("{}.0", 14 - day), None, None);
    }
    assert_eq!(phone.open(12.1), []);
    phone.read(12.6, "1.5", None, None);
    assert_eq!(phone.open(12.6), [Alert::TwoDays]);
}

#[test]
fn the_end_of_the_pack_and_a_stale_reading_are_said() {
    let mut phone = Phone::new();
    phone.read(0.0, "9.0", Some("10.0"), Some(10.0));
    phone.read(2.0, "8.9", None, None);
    phone.read(4.0, "8.8", None, None);
    assert_eq!(phone.open(4.0), []);
    assert_eq!(phone.open(6.9), []);
    assert_eq!(phone.open(9.5), [Alert::EndsSoon, Alert::Stale]);
    assert_eq!(phone.open(9.6), []);
    assert_eq!(phone.open(10.5), [Alert::Expired]);
    phone.read(10.6, "10.0", Some("10.0"), Some(40.0));
    assert_eq!(phone.open(10.6), []);
}

#[test]
fn little_left_of_a_pack_is_said_where_it_still_lasts() {
    let mut phone = Phone::new();
    phone.read(0.0, "1.5", Some("10.0"), Some(8.0));
    phone.read(2.0, "1.2", None, None);
    phone.read(4.0, "0.9", None, None);
    assert_eq!(phone.open(4.0), [Alert::TenPercent]);
    assert_eq!(phone.open(4.0), []);
}

impl Phone {
    fn set(&mut self, data: Option<&str>, days: Option<u32>) {
        let sim = &mut self.ledger.sims[0];
        (sim.alert_data, sim.alert_days) = (data.map(figure), days);
    }
}

#[test]
fn a_level_of_ones_own_is_said_once_and_again_after_more_came() {
    let mut phone = Phone::new();
    // Half a gigabyte a day of ten, for nine days.
    phone.read(0.0, "10.0", Some("10.0"), Some(9.0));
    phone.set(Some("8.0"), None);
    for (day, left) in [(1.0, "9.5"), (2.0, "9.0"), (3.0, "8.5"), (4.0, "8.0")] {
        phone.read(day, left, None, None);
        // Eight are not less than eight.
        assert_eq!(phone.open(day), [], "{day}");
    }
    phone.read(4.5, "7.7", None, None);
    assert_eq!(phone.open(4.5), [Alert::OwnLevel]);
    phone.read(5.0, "7.5", None, None);
    assert_eq!(phone.open(5.0), []);
    // As much as was set is well again, and then it is crossed anew.
    phone.read(5.1, "8.0", None, None);
    assert_eq!(phone.open(5.1), []);
    phone.read(5.6, "7.7", None, None);
    assert_eq!(phone.open(5.6), [Alert::OwnLevel]);
    // A lower level is another crossing, and none is none.
    phone.set(Some("7.0"), None);
    assert_eq!(phone.open(5.7), []);
    phone.read(7.0, "6.9", None, None);
    assert_eq!(phone.open(7.0), [Alert::OwnLevel]);
    phone.set(None, None);
    assert_eq!(phone.open(7.1), []);
}

#[test]
fn so_many_days_left_are_said_once_and_again_only_when_well_above() {
    let mut phone = Phone::new();
    phone.read(0.0, "10.0", Some("10.0"), Some(6.0));
    phone.read(1.0, "9.9", None, None);
    phone.set(None, Some(3));
    // It lasts to the end of the pack, five days on; then four, then less than three.
    assert_eq!(phone.open(1.0), []);
    phone.read(2.5, "9.8", None, None);
    assert_eq!(phone.open(2.5), []);
    phone.read(3.5, "9.7", None, None);
    assert_eq!(phone.open(3.5), [Alert::OwnLevel]);
    // Three and a half days are above, and not by a day; so what follows is the same crossing.
    phone.read(3.6, "9.7", None, Some(7.1));
    assert_eq!(phone.open(3.6), []);
    phone.read(4.3, "9.6", None, None);
    assert_eq!(phone.open(4.3), []);
    // A new pack is well above.
    phone.read(4.4, "10.0", None, Some(34.0));
    assert_eq!(phone.open(4.4), []);
    for day in [10.0, 20.0, 30.0] {
        phone.read(day, &format!("{:.1}", 10.0 - (day - 4.4) / 8.0), None, None);
        assert_eq!(phone.open(day), [], "{day}");
    }
    phone.read(31.5, "6.5", None, None);
    assert_eq!(phone.open(31.5), [Alert::OwnLevel]);
}

#[test]
fn what_is_used_up_says_more_than_the_level_of_ones_own() {
    let mut phone = Phone::new();
    phone.read(0.0, "10.0", Some("10.0"), None);
    phone.set(Some("1.0"), None);
    phone.read(1.0, "0.0", None, None);
    assert_eq!(phone.open(1.0), [Alert::UsedUp]);
    // As good as said; and a pack of ten is well.
    phone.read(1.5, "0.0", None, None);
    assert_eq!(phone.open(1.5), []);
    phone.read(2.0, "10.0", None, None);
    assert!(!phone.open(2.0).contains(&Alert::OwnLevel));
    phone.read(3.0, "0.9", None, None);
    assert!(phone.open(3.0).contains(&Alert::OwnLevel));
}

#[test]
fn what_is_said_of_one_sim_is_not_said_of_another() {
    let mut phone = Phone::new();
    phone.read(0.0, "0.0", Some("10.0"), None);
    let answer = phone.answer(0.0);
    let (first, second) = (Id("first".to_owned()), Id("second".to_owned()));
    let (now, said) = alerts(&answer, &first, &Said::default());
    assert_eq!(now, [Alert::UsedUp]);
    let (now, said) = alerts(&answer, &second, &said);
    assert_eq!(now, [Alert::UsedUp]);
    assert_eq!(said.to_text(), "used-up first;ten-percent first;used-up second;ten-percent second");
    assert_eq!(Said::of_text("nonsense;used-up;;later x").to_text(), "");
}

/// A line that must be topped up or used by the end of a day, a SIM in a drawer or not.
#[test]
fn a_number_soon_lost_is_said_once_for_each_day_by_which_it_is() {
    let sim = |name: &str, day: Option<&str>| {
        let end = |day| stamp::parse_moment(&format!("2026-{day}T23:59:59+11:00")).expect("a moment");
        let keep_alive = day.map(|day| Expiry { at: end(day), day_only: true });
        Sim { keep_alive, ..Sim::new(Id(name.to_owned()), now()) }
    };
    let home = |day| [sim("home", Some(day)), sim("island", None)];
    let mut said = Said::of_text("stale home");
    let mut open = |sims: &[Sim], days: f64| {
        let (due, after) = lines_to_keep(sims, after(days), &said);
        said = Said::of_text(&after.to_text());
        assert_eq!(said, after, "it comes back as it was kept");
        (due.into_iter().map(|id| id.0).collect::<Vec<_>>(), after.to_text())
    };
    // The 22nd, 18:05: the end of the 29th is a week and six hours away.
    assert_eq!(open(&home("11-29"), 0.0), (vec![], "stale home".to_owned()));
    let kept = "stale home;keep-alive home@2026-11-29".to_owned();
    assert_eq!(open(&home("11-29"), 0.5), (vec!["home".to_owned()], kept.clone()));
    assert_eq!(open(&home("11-29"), 5.0), (vec![], kept));
    // Topped up: another day, and another crossing.
    assert_eq!(open(&home("12-29"), 5.1), (vec![], "stale home".to_owned()));
    let kept = "stale home;keep-alive home@2026-12-29".to_owned();
    assert_eq!(open(&home("12-29"), 31.0), (vec!["home".to_owned()], kept));
    // Past it there is nothing more to be kept.
    assert_eq!(open(&home("12-29"), 40.0), (vec![], "stale home".to_owned()));
}

#[track_caller]
fn check_next(phone: &Phone, days: f64, expected: Option<(&str, bool, Worth)>) {
    let expected = expected.map(|(at, is_due, why)| {
        let at = stamp::parse_moment(at).expect("a moment");
        NextReading { at, is_due, why }
    });
    assert_eq!(phone.answer(days).next_reading, expected);
}

#[test]
fn after_one_reading_a_day_makes_a_rate() {
    let mut phone = Phone::new();
    phone.read(0.0, "3.0", None, None);
    check_next(&phone, 0.0, Some(("2026-11-23T19:00:00+11:00", false, Worth::Rate)));
    check_next(&phone, 2.0, Some(("2026-11-24T18:05:00+11:00", true, Worth::Rate)));
}

/// The published example, 6.5 GB left at 0.593 GB a day: the law's letters with the days until then added give a range of 80.5 % of
/// the present one after 1.69 days, and of 72.6 % after 2.53 (by a separate Python script): ten to seven on the third morning, told in whole hours.
#[test]
fn a_look_is_worth_it_once_the_range_is_narrower_by_a_quarter() {
    let mut phone = Phone::new();
    for (days, left) in [(0.0, "10.0"), (1.2, "9.4"), (2.9, "8.2"), (4.1, "8.0"), (6.0, "6.5")] {
        phone.read(days, left, None, None);
    }
    check_next(&phone, 6.25, Some(("2026-12-01T07:00:00+11:00", false, Worth::Range)));
}

#[test]
fn nothing_is_to_be_looked_at_where_all_is_told() {
    let mut phone = Phone::new();
    phone.read(0.0, "1.0", None, None);
    phone.read(1.0, "0.0", None, None);
    check_next(&phone, 1.0, None);
    let mut phone = Phone::new();
    phone.read(0.0, "1.0", None, Some(1.0));
    check_next(&phone, 2.0, None);
}

#[test]
fn a_look_is_never_worth_it_sooner_than_the_books_or_later_than_the_end() {
    let mut phone = Phone::new();
    for (days, left, end) in [(0.0, "10.0", Some(12.0)), (2.0, "8.0", None), (4.0, "6.0", None), (5.0, "5.0", None)] {
        phone.read(days, left, None, end);
        for later in [0.0, 0.2, 1.0, 3.0, 6.0] {
            let Some(next) = phone.answer(days + later).next_reading else { continue };
            assert!(next.at >= after(days + later), "{next:?} at {days}");
            assert!(next.is_due || next.at >= after(days + 0.5), "{next:?} at {days}");
            assert!(next.at <= after(12.0).max(after(days + later)), "{next:?} at {days}");
            assert_eq!(next.is_due, next.at == after(days + later));
        }
    }
}

/// What stands on the page until it is closed goes by itself once it is no longer so.
#[test]
fn what_was_said_stands_as_long_as_it_is_so_and_nothing_graver_says_it() {
    let mut phone = Phone::new();
    phone.read(0.0, "4.0", Some("10.0"), Some(30.0));
    for day in 1..=3 {
        phone.read(f64::from(day), &format!("{}.0", 4 - day), None, None);
    }
    let standing = |phone: &Phone, days: f64| {
        let answer = phone.answer(days);
        Alert::ALL.into_iter().filter(|alert| still_stands(*alert, &answer)).collect::<Vec<_>>()
    };
    assert_eq!(standing(&phone, 3.0), [Alert::TwoDays]);
    phone.read(4.0, "0.0", None, None);
    assert_eq!(standing(&phone, 4.0), [Alert::UsedUp]);
    let pack = phone.ledger.packs[0].id.clone();
    let bought = phone.ledger.buy_again(&pack, None, after(4.1), || Id("again".to_owned()));
    phone.ledger.apply_all(&bought.expect("its size is known").0);
    assert_eq!(standing(&phone, 4.2), []);
}
