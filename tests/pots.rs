//! Laws that hold for any card with several pots: what more balance, a later end, another order of entry and another clock of the
//! phone may change, and what not.
//!
//! Figures are not checked here; the hand-worked cards of `tests/histories` do that.

use chrono::{DateTime, FixedOffset, TimeDelta};
use proptest::prelude::*;
use tidemark::answer::{Answer, Outlook, Verdict, compose};
use tidemark::history::{Draft, Ledger, Stated};
use tidemark::languages::BucketKind;
use tidemark::pack::{Expiry, Id, Sim};
use tidemark::stamp;
use tidemark::volume::{DataVolume, Printed};
use tidemark::zone::Zone;

const STEP: u64 = 10_000_000;
const KINDS: [Option<BucketKind>; 4] =
    [None, Some(BucketKind::Bonus), Some(BucketKind::Night), Some(BucketKind::Shared)];

/// On the carrier's clock, this many minutes after midnight of the first of November 2026.
fn minute(minutes: i64) -> DateTime<FixedOffset> {
    stamp::parse_moment("2026-11-01T00:00:00+11:00").expect("a moment") + TimeDelta::minutes(minutes)
}

/// A card that is looked at a few times, each look telling of all its pots.
#[derive(Clone, Debug)]
struct Card {
    /// When, and by how many steps each pot has fallen since the look before.
    looks: Vec<(i64, [u64; 4])>,
    /// What is left in each at the last look.
    left: [u64; 4],
    /// When each ends, in days after the last look.
    ends: [Option<i64>; 4],
    order: Vec<BucketKind>,
    reserve: Option<u64>,
    /// From the last look to the moment of asking, in minutes.
    wait: i64,
}

impl Card {
    fn last(&self) -> i64 {
        self.looks.iter().map(|(gap, _)| gap).sum()
    }

    fn now(&self) -> DateTime<FixedOffset> {
        minute(self.last() + self.wait)
    }

    fn at(&self, look: usize) -> DateTime<FixedOffset> {
        minute(self.looks[..=look].iter().map(|(gap, _)| gap).sum())
    }

    fn drafts(&self) -> Vec<Draft> {
        let mut at = 0;
        let mut drafts = Vec::new();
        for (number, (gap, _)) in self.looks.iter().enumerate() {
            at += gap;
            for (place, kind) in KINDS.into_iter().enumerate() {
                let since: u64 = self.looks[number + 1..].iter().map(|(_, falls)| falls[place]).sum();
                let mut draft = Draft { bucket: kind, ..Draft::empty(minute(at)) };
                draft.stated = told(self.left[place] + since);
                let end = |days: i64| Expiry { at: minute(at + days * 1440), day_only: false };
                draft.expiry = self.ends[place].filter(|_| number + 1 == self.looks.len()).map(end);
                drafts.push(draft);
            }
        }
        drafts
    }

    fn ledger(&self, drafts: &[Draft]) -> Ledger {
        let reserve =
            self.reserve.map(|steps| Printed::new(DataVolume::from_bytes(steps * STEP), DataVolume::from_bytes(STEP)));
        let sim = Sim {
            clock: Zone::parse("+11:00"),
            order: self.order.clone(),
            reserve,
            ..Sim::new(Id("sim".to_owned()), minute(0))
        };
        let mut ledger = Ledger { sims: vec![sim], ..Ledger::default() };
        let mut names = 0;
        for draft in drafts {
            let changes = ledger.keep(std::slice::from_ref(draft), None, self.now(), || {
                names += 1;
                Id(format!("{names:04}"))
            });
            ledger.apply_all(&changes);
        }
        ledger
    }

    fn answer(&self) -> Answer {
        compose(&self.ledger(&self.drafts()), self.now()).expect("an answer")
    }
}

fn card() -> impl Strategy<Value = Card> {
    let falls = || [0..40_u64, 0..40_u64, 0..40_u64, 0..40_u64];
    let looks = proptest::collection::vec((60_i64..4000, falls()), 2..6);
    let left = || prop_oneof![1 => Just(0), 6 => 1..400_u64];
    let end = || prop_oneof![2 => Just(None), 3 => (1..40_i64).prop_map(Some)];
    let order = prop_oneof![
        2 => Just(Vec::new()),
        1 => Just(vec![BucketKind::Main, BucketKind::Shared, BucketKind::Bonus, BucketKind::Night]),
        1 => Just(vec![BucketKind::Shared, BucketKind::Night]),
    ];
    let reserve = proptest::option::of(1..60_u64);
    let pots = ([left(), left(), left(), left()], [end(), end(), end(), end()]);
    (looks, pots, order, reserve, 0..6000_i64).prop_map(|(looks, (left, ends), order, reserve, wait)| Card {
        looks,
        left,
        ends,
        order,
        reserve,
        wait,
    })
}

/// Days that what may be used lasts; none where it is gone.
fn days_of(answer: &Answer) -> Option<f64> {
    match (&answer.outlook, answer.verdict) {
        (_, Verdict::UsedUp) => Some(0.0),
        (Outlook::Known(known), _) if known.is_overdue || known.is_down_to_reserve => Some(0.0),
        (Outlook::Known(_), _) => answer.days_left.map(|left| left.days),
        _ => None,
    }
}

fn told(steps: u64) -> Stated {
    let balance = Printed::new(DataVolume::from_bytes(steps * STEP), DataVolume::from_bytes(STEP));
    Stated { balance: Some(balance), ..Stated::default() }
}

/// What stands behind the forecast: readings, seconds, and bytes that went in them.
fn seen(answer: &Answer) -> Option<(usize, u64, DataVolume)> {
    match &answer.outlook {
        Outlook::Known(known) => {
            Some((known.readings_used, (known.days_of_evidence * 86_400.0).round() as u64, known.used))
        }
        _ => None,
    }
}

fn chance_of(answer: &Answer) -> Option<f64> {
    match &answer.outlook {
        Outlook::Known(known) => known.chance_to_last,
        _ => None,
    }
}

fn nameless(mut answer: Answer) -> Answer {
    answer.pack = None;
    answer.unusual = None;
    answer.line.iter_mut().flat_map(|line| &mut line.turns).for_each(|turn| turn.pack = None);
    answer
}

/// A day's budget lasts to the end it was made for, and takes no more than there is.
fn check(card: &Card, answer: &Answer) -> Result<(), TestCaseError> {
    if let (Some(rate), Some(days)) = (answer.affordable, answer.days_to_expiry) {
        let all: u64 = card.left.iter().sum::<u64>() * STEP;
        prop_assert!(rate.bytes_a_day() * days.max(1.0) <= all as f64 * (1.0 + 1e-9) + 1.0);
    }
    let Outlook::Known(known) = &answer.outlook else {
        prop_assert!(answer.verdict != Verdict::Lasts && answer.verdict != Verdict::RunsOut);
        return Ok(());
    };
    prop_assert!(!answer.is_over(), "what is over has no forecast");
    prop_assert!(known.earliest <= known.depletion && known.depletion <= known.latest);
    let chance = known.chance_to_last;
    match answer.verdict {
        Verdict::Lasts => prop_assert!(known.outlasts && chance > Some(0.5)),
        Verdict::RunsOut => prop_assert!(!known.outlasts && chance < Some(0.5)),
        _ => {}
    }
    let turns = answer.line.iter().flat_map(|line| &line.turns);
    for turn in turns {
        prop_assert!(turn.begins.zip(turn.ends).is_none_or(|(begins, ends)| begins <= ends));
        prop_assert!(turn.ends.zip(turn.expiry).is_none_or(|(ends, end)| ends <= end.at));
        prop_assert!(turn.lost.zip(turn.left).is_none_or(|(lost, left)| lost <= left.volume));
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_card_gives_an_answer_that_agrees_with_itself(card in card()) {
        check(&card, &card.answer())?;
    }

    #[test]
    fn more_balance_in_any_pot_never_means_fewer_days(card in card(), pot in 0..4_usize, more in 1..300_u64) {
        let mut richer = card.clone();
        richer.left[pot] += more;
        let [one, other] = [&card, &richer].map(Card::answer);
        // A pot that was empty has no end: filled, it may be the first with one, or the first without.
        let has_goal = one.goal == other.goal;
        if let (Some(one), Some(other), true) = (days_of(&one), days_of(&other), has_goal) {
            prop_assert!(other >= one * (1.0 - 1e-6), "{one} became {other}");
        }
        if let (Some(one), Some(other), true) = (chance_of(&one), chance_of(&other), has_goal) {
            prop_assert!(other >= one - 1e-3, "{one} became {other}");
        }
    }

    #[test]
    fn a_later_end_of_any_pot_never_means_a_worse_answer(card in card(), pot in 0..4_usize, more in 1..30_i64) {
        let mut later = card.clone();
        later.ends[pot] = card.ends[pot].map(|days| days + more);
        let [one, other] = [&card, &later].map(Card::answer);
        let has_goal = one.goal == other.goal;
        if let (Some(one), Some(other)) = (days_of(&one), days_of(&other)) {
            prop_assert!(other >= one * (1.0 - 1e-6), "{one} became {other}");
        }
        if let (Some(one), Some(other), true) = (chance_of(&one), chance_of(&other), has_goal) {
            prop_assert!(other >= one - 1e-3, "{one} became {other}");
        }
    }

    #[test]
    fn the_order_of_entry_changes_nothing(
        (card, shuffled) in card().prop_flat_map(|card| (Just(card.clone()), Just(card.drafts()).prop_shuffle())),
    ) {
        let answer = |drafts: &[Draft]| nameless(compose(&card.ledger(drafts), card.now()).expect("an answer"));
        prop_assert_eq!(answer(&card.drafts()), answer(&shuffled));
    }

    #[test]
    fn the_clock_of_the_phone_changes_nothing_but_how_moments_are_told(card in card(), hours in -11..13_i32) {
        let ledger = card.ledger(&card.drafts());
        let here = card.now();
        let there = here.with_timezone(&FixedOffset::east_opt(hours * 3600).expect("an offset"));
        let [one, other] = [here, there].map(|now| compose(&ledger, now).expect("an answer"));
        prop_assert_eq!(
            (one.verdict, one.limited_by, one.days_left, chance_of(&one)),
            (other.verdict, other.limited_by, other.days_left, chance_of(&other))
        );
        let at = |end: Option<Expiry>| end.map(|end| end.at.to_utc());
        prop_assert_eq!(at(one.expiry), at(other.expiry));
        prop_assert_eq!(other.expiry_on_carriers_clock.is_some(), one.expiry.is_some() && hours != 11);
    }

    #[test]
    fn a_bucket_that_one_look_alone_names_takes_nothing_from_what_the_others_tell(
        card in card(),
        (look, steps, is_apart) in (0..5_usize, 1..300_u64, any::<bool>()),
    ) {
        let drafts = card.drafts();
        let looks = card.looks.len();
        // Never the last look: what stands there is in the line. Within half an hour of another it would belong to that.
        let look = look % (looks - 1);
        let is_alone = is_apart && card.looks[look + 1].0 >= 90;
        let at = card.at(look) + TimeDelta::minutes(if is_alone { 45 } else { 0 });
        let lone = Draft { stated: told(steps), ..Draft::empty(at) };
        let without: Vec<Draft> = drafts.iter().filter(|draft| draft.bucket.is_some()).cloned().collect();
        let with: Vec<Draft> = without.iter().cloned().chain([lone]).collect();
        let answer = |drafts: &[Draft]| compose(&card.ledger(drafts), card.now());
        let (with, without) = (answer(&with), answer(&without));
        // A card on which all else is gone has nothing to forecast; one more bucket may change that.
        if without.as_ref().is_none_or(|answer| answer.outlook != Outlook::Settled) {
            prop_assert_eq!(with.and_then(|answer| seen(&answer)), without.and_then(|answer| seen(&answer)));
        }
    }

    #[test]
    fn a_pot_left_out_of_a_look_is_taken_to_have_fallen_evenly(
        (fall, others) in (0..40_u64, [0..40_u64, 0..40_u64, 0..40_u64]),
        (gap, pot) in (60_i64..4000, 0..4_usize),
    ) {
        // Twice the same fall in the same time: what the look in the middle would have told is half way.
        let mut falls = [fall, others[0], others[1], others[2]];
        falls.swap(0, pot);
        let card = Card {
            looks: vec![(0, [0; 4]), (gap, falls), (gap, falls)],
            left: [50; 4],
            ends: [None; 4],
            order: Vec::new(),
            reserve: None,
            wait: 0,
        };
        let all = card.drafts();
        let mut some = all.clone();
        some.remove(4 + pot);
        let evidence = |drafts: &[Draft]| compose(&card.ledger(drafts), card.now()).and_then(|answer| seen(&answer));
        prop_assert_eq!(evidence(&some), evidence(&all));
    }
}
