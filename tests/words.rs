//! What the page says, in every language: whole sentences for each kind of answer, written by hand, and rules for all texts.
//!
//! It works no answer out; `histories.rs` does. Dates and numbers come from a plain format of the test's own.
//!
//! In the tables `~` stands for a no-break space.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use proptest::prelude::*;
use tidemark::adviser::{Advice, Cover, Latest, Plan};
use tidemark::alerts::Alert;
use tidemark::answer::{
    Answer, Choice, Found, Held, Hindrance, Limit, NextReading, Outlook, Record, SaidTime, SeenRise, UnusualUse,
    Verdict, Video, WhyRise, Worth, compose, shown, what_if,
};
use tidemark::faults::{Check, Finding, Phone, Symptom};
use tidemark::forecast::{Chance, LATEST_DAYS, Level};
use tidemark::history::backup::Restore;
use tidemark::history::{
    Change, Draft, Home, KeptPack, Ledger, MadeUp, Over, PasteProblem, Rise, Sender, ShownForecast, Stated, propose,
};
use tidemark::import::Skipped;
use tidemark::languages::BucketKind;
use tidemark::outcome::{About, DeviceProblem};
use tidemark::pack::{Cost, Counting, Credit, Effect, Expiry, Id, Money, Offer, Terms, Then, TimeOfDay};
use tidemark::reading::Assumption;
use tidemark::scan::Lexicon;
use tidemark::stamp;
use tidemark::ui::words::shell::shell;
use tidemark::ui::words::{Format, Label, Language, Voice, faults, plan_moments, price, voice};
use tidemark::usage::{Bar, Fit, HowKnown};
use tidemark::volume::{DataVolume, Printed, TypedError, Unit, UnitStep};
use tidemark::zone::Zone;

/// Those whose sentences are written out here.
const LANGUAGES: [Language; 3] = [Language::ZH_HANS, Language::EN, Language::FR];

/// Numbers and days as the language writes them, without a browser.
struct Plain(Language);

impl Format for Plain {
    fn number(&self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        if self.0 == Language::FR { text.replace('.', ",") } else { text }
    }

    fn percent(&self, share: f64) -> String {
        let space = if self.0 == Language::FR { "\u{a0}" } else { "" };
        format!("{:.0}{space}%", share * 100.0)
    }

    fn day(&self, day: NaiveDate) -> String {
        let names = match self.0 {
            Language::ZH_HANS => return format!("{}月{}日", day.month(), day.day()),
            Language::EN => "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
            Language::FR => "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
            _ => return stamp::day(day),
        };
        let name = names.split(' ').nth(day.month0() as usize).unwrap_or_default();
        format!("{} {name}", day.day())
    }

    fn time(&self, time: NaiveTime) -> String {
        stamp::clock(time)
    }

    fn weekday(&self, number: u32) -> String {
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][number as usize - 1].to_owned()
    }
}

fn moment(text: &str) -> DateTime<FixedOffset> {
    stamp::parse_moment(&format!("{text}:00+11:00")).expect("a moment")
}

/// The last second of a day of November.
fn end_of(day: u32) -> Expiry {
    Expiry { at: moment(&format!("2026-11-{day:02}T23:59")) + TimeDelta::seconds(59), day_only: true }
}

fn gigabytes(text: &str) -> Option<Printed> {
    Some(Printed::typed(text, Unit::Gigabyte).expect("a figure"))
}

fn left(day: u32, gigabytes_left: &str) -> Draft {
    let mut draft = Draft::empty(moment(&format!("2026-11-{day:02}T18:05")));
    draft.stated.balance = gigabytes(gigabytes_left);
    draft
}

fn until(expiry: Expiry, mut draft: Draft) -> Draft {
    draft.expiry = Some(expiry);
    draft
}

fn stating(stated: Stated) -> Draft {
    Draft { stated, ..Draft::empty(now()) }
}

/// Sunday the 22nd of November 2026, five past six in the evening.
fn now() -> DateTime<FixedOffset> {
    moment("2026-11-22T18:05")
}

fn answer(drafts: &[Draft]) -> Answer {
    compose(&ledger(drafts), now()).expect("an answer")
}

fn ledger(drafts: &[Draft]) -> Ledger {
    let mut ledger = Ledger::default();
    let mut names = 0;
    for draft in drafts {
        let changes = ledger.keep(std::slice::from_ref(draft), None, now(), || {
            names += 1;
            Id(format!("{names:04}"))
        });
        ledger.apply_all(&changes);
    }
    ledger
}

/// The forecast of the example, as it is kept.
fn told() -> ShownForecast {
    let ledger = ledger(&[left(18, "2.0"), until(end_of(30), left(22, "1.2"))]);
    shown(&ledger, &compose(&ledger, now()).expect("an answer"), now()).expect("a forecast")
}

/// What a reading of the 27th found, in GB, where so much should have been left.
fn found(balance: &str, [low, high]: [&str; 2], verdict: Held) -> Found {
    let figure = |text: &str| gigabytes(text).expect("a figure");
    let at = moment("2026-11-27T18:05");
    Found { at, balance: figure(balance), low: figure(low), high: figure(high), verdict }
}

fn record(held: usize) -> Record {
    Record { decided: 9, held, not_judged: vec![(Hindrance::ToppedUp, 1), (Hindrance::Lapsed, held)], last: Vec::new() }
}

/// With the end of a trip, and megabytes kept back.
fn for_trip(end: Option<Expiry>, reserve: Option<&str>, drafts: &[Draft]) -> Answer {
    let mut ledger = ledger(drafts);
    for sim in &mut ledger.sims {
        sim.trip_end = end;
        sim.reserve = reserve.map(|figure| Printed::typed(figure, Unit::Megabyte).expect("a figure"));
    }
    compose(&ledger, now()).expect("an answer")
}

/// Two in the afternoon of a day of November.
fn flight(day: u32) -> Option<Expiry> {
    Some(Expiry { at: moment(&format!("2026-11-{day:02}T14:00")), day_only: false })
}

/// The readings of [`slow`].
fn slow_readings(expiry: Expiry) -> [Draft; 6] {
    let balances = [(12, "9.0"), (14, "8.6"), (16, "8.2"), (18, "7.8"), (20, "7.4"), (22, "7.0")];
    balances.map(|(day, balance)| until(expiry, left(day, balance)))
}

fn example() -> Answer {
    answer(&[left(18, "2.0"), until(end_of(30), left(22, "1.2"))])
}

/// An even 0.2 GB a day for ten days.
fn slow(expiry: Expiry) -> Answer {
    answer(&slow_readings(expiry))
}

/// Headline, explanation and what stands behind it, in one language.
type Said = [&'static str; 3];

#[track_caller]
fn check(answer: &Answer, english: Said, french: Said, chinese: Said) {
    for (language, said) in [(Language::EN, english), (Language::FR, french), (Language::ZH_HANS, chinese)] {
        let (voice, format) = (voice(language), &Plain(language));
        let found = [voice.headline(answer, format), voice.explanation(answer, format), voice.basis(answer, format)];
        assert_eq!(found.map(|text| text.replace('\u{a0}', "~")), said.map(str::to_owned), "{language:?}");
    }
}

/// The basis of the example, had its readings seen no use.
fn basis_unseen(days_elsewhere: f64) -> [String; 3] {
    let mut answer = example();
    if let Outlook::Known(known) = &mut answer.outlook {
        (known.days_of_evidence, known.used, known.readings_used) = (0.0, DataVolume::ZERO, 1);
        (known.days_elsewhere, known.held_up_days) = (days_elsewhere, days_elsewhere.min(4.0));
    }
    let of = |language| voice(language).basis(&answer, &Plain(language)).replace('\u{a0}', "~");
    [Language::EN, Language::FR, Language::ZH_HANS].map(of)
}

#[test]
fn what_a_forecast_without_use_of_its_own_rests_on_is_said_plainly() {
    let [english, french, chinese] = basis_unseen(9.0);
    assert!(english.starts_with("This rests on your use of other SIM cards over 9~days: this one shows no use yet."));
    assert!(french.starts_with("Ceci repose sur votre utilisation d’autres cartes SIM en 9~jours~:"), "{french}");
    assert!(chinese.starts_with("依据你用其他 SIM 卡"), "{chinese}");
    let [english, ..] = basis_unseen(0.0);
    let said = "This rests on the size and length of the pack: the readings show no use yet. It is early: one more reading \
                narrows the range.";
    assert_eq!(english, said);
}

#[test]
fn the_sentence_of_the_product_is_said_in_every_language() {
    check(
        &example(),
        [
            "About 6~days left",
            "At 210~MB a day your 1.2~GB runs out around 28 Nov (likely between 23 Nov and 8 Dec), 2~days before the pack expires.",
            "2~readings over 4~days: 800~MB used. It is early: one more reading narrows the range.",
        ],
        [
            "Il reste environ 6~jours",
            "À raison de 210~Mo par jour, votre solde de 1,2~Go sera épuisé vers le 28 nov. (sans doute entre le 23 nov. et le 8 déc.), 2~jours avant la fin du forfait.",
            "2~relevés en 4~jours~: 800~Mo utilisés. C’est encore tôt~: un relevé de plus resserrera la plage.",
        ],
        [
            "大约还能用 6 天",
            "照每天 210~MB 的速度，1.2~GB 大约11月28日用完（很可能在11月23日到12月8日之间），比套餐到期早 2 天。",
            "依据 4 天内的 2 次读数，共用了 800~MB。数据还少，再添加一次读数，范围会更准。",
        ],
    );
}

/// 0.2 GB a day, and then this much in one.
fn burst(gigabytes_before: &str, gigabytes_after: &str) -> UnusualUse {
    let usual = [(16, "9.0"), (17, "8.8"), (18, "8.6"), (19, "8.4"), (20, "8.2"), (21, gigabytes_before)];
    let days = usual.into_iter().chain([(22, gigabytes_after)]);
    let drafts: Vec<Draft> = days.map(|(day, balance)| left(day, balance)).collect();
    answer(&drafts).unusual.expect("unusual use")
}

/// Main data and a bonus told together, on a card of Noumea with 850 F of credit; `then` comes when the main data are gone.
fn with_a_bonus(then: Option<Then>) -> Ledger {
    let bonus = |draft: Draft| Draft { bucket: Some(BucketKind::Bonus), ..draft };
    let drafts = [
        until(end_of(30), left(18, "2.0")),
        bonus(until(end_of(24), left(18, "1.0"))),
        left(22, "2.0"),
        bonus(left(22, "0.2")),
    ];
    let mut ledger = ledger(&drafts);
    let left = Money { minor: 850, currency: "XPF".to_owned() };
    for sim in &mut ledger.sims {
        sim.clock = Zone::parse("+11:00");
        sim.credit = Some(Credit { left: left.clone(), told: now(), per_gb: Some(10_000), is_read: false });
    }
    for bucket in ledger.packs.iter_mut().flat_map(|pack| &mut pack.buckets).filter(|bucket| bucket.kind.is_none()) {
        bucket.terms.then = then;
    }
    ledger
}

#[test]
fn several_pots_are_told_in_turn_with_what_comes_after_in_every_language() {
    let paid = compose(&with_a_bonus(None), now()).expect("an answer");
    let slow = compose(&with_a_bonus(Some(Then::Throttled { kbit: Some(128) })), now()).expect("an answer");
    let said = [
        (
            Language::EN,
            ["until about 23 Nov, 23:10", "expires on 30 Nov"],
            "Then your credit of 850~XPF pays: at this rate about 10~hours (85~MB).",
            "Then it is slowed to 128~kbit/s: messages go through, maps and pictures slowly, videos do not.",
        ),
        (
            Language::FR,
            ["jusqu’à 23 nov. à 23:10 environ", "expire le 30 nov."],
            "Ensuite, votre crédit de 850~XPF prend le relais~: à ce rythme, environ 10~heures (85~Mo).",
            "Ensuite, le débit tombe à 128~kbit/s~: les messages passent, cartes et images lentement, les vidéos non.",
        ),
        (
            Language::ZH_HANS,
            ["大约用到11月23日 23:10", "11月30日到期"],
            "之后从话费 850~XPF 中扣：按目前用量约可再用 10 小时（85~MB）。",
            "之后限速到每秒 128 千比特：能发消息，地图和图片很慢，视频看不了。",
        ),
    ];
    for (language, turns, credit, slowed) in said {
        let (voice, format) = (voice(language), &Plain(language));
        let plain = |text: String| text.replace('\u{a0}', "~");
        let line = paid.line.as_ref().expect("a line");
        let found: Vec<String> = line.turns.iter().map(|turn| plain(voice.turn(turn, format))).collect();
        assert_eq!(found, turns, "{language:?}");
        assert_eq!(voice.after(&paid, format).into_iter().map(plain).collect::<Vec<_>>(), [credit], "{language:?}");
        // What is slowed down is not paid for.
        assert_eq!(voice.after(&slow, format).into_iter().map(plain).collect::<Vec<_>>(), [slowed], "{language:?}");
    }
}

#[test]
fn the_carriers_clock_is_told_where_it_is_another_one_in_every_language() {
    let ledger = with_a_bonus(None);
    let paris = now().with_timezone(&FixedOffset::east_opt(3600).expect("an offset"));
    let here = compose(&ledger, now()).expect("an answer");
    let there = compose(&ledger, paris).expect("an answer");
    for (language, said) in [
        (Language::EN, "The carrier’s clock is another one: it ends there on 30 Nov."),
        (Language::FR, "L’heure de l’opérateur est différente~: là-bas, il expire le 30 nov."),
        (Language::ZH_HANS, "运营商所在地的时间不同：按当地时间11月30日到期。"),
    ] {
        let format = &Plain(language);
        assert_eq!(voice(language).carriers_clock(&here, format), None);
        let found = voice(language).carriers_clock(&there, format).map(|text| text.replace('\u{a0}', "~"));
        assert_eq!(found.as_deref(), Some(said));
    }
}

/// Told on a clock that the person chose, three hours west of that of the readings.
struct Chosen(Plain);

impl Format for Chosen {
    fn number(&self, value: f64, decimals: usize) -> String {
        self.0.number(value, decimals)
    }

    fn percent(&self, share: f64) -> String {
        self.0.percent(share)
    }

    fn day(&self, day: NaiveDate) -> String {
        self.0.day(day)
    }

    fn time(&self, time: NaiveTime) -> String {
        self.0.time(time)
    }

    fn weekday(&self, number: u32) -> String {
        self.0.weekday(number)
    }

    fn told(&self, at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        at.with_timezone(&FixedOffset::east_opt(8 * 3600).expect("an offset"))
    }

    fn counted(&self) -> UnitStep {
        UnitStep::TenTwentyFour
    }
}

#[test]
fn moments_are_told_on_the_clock_that_was_chosen_and_the_carriers_beside_it() {
    let (voice, format) = (voice(Language::EN), &Chosen(Plain(Language::EN)));
    // The last second of a day over there is no day here, but an evening.
    assert_eq!(voice.until(end_of(30), format), "until 30 Nov, 20:59");
    assert_eq!(format.day_of(moment("2026-11-22T02:05")), "21 Nov");
    assert_eq!(format.time_of(moment("2026-11-22T02:05")), "23:05");
    let answer = compose(&with_a_bonus(None), now()).expect("an answer");
    let said = "The carrier’s clock is another one: it ends there on 30 Nov.";
    assert_eq!(voice.carriers_clock(&answer, format).as_deref(), Some(said));
}

#[test]
fn what_was_worked_out_is_told_in_the_count_of_what_it_comes_from() {
    let voice = voice(Language::EN);
    let told =
        |format: &dyn Format| voice.roughly(DataVolume::from_bytes(1_610_612_736), format).replace('\u{a0}', " ");
    assert_eq!([told(&Plain(Language::EN)), told(&Chosen(Plain(Language::EN)))], ["1.6 GB", "1.5 GB"]);
}

#[test]
fn an_allowance_of_the_day_is_told_with_its_refill_in_every_language() {
    let granted = Stated { allowance: gigabytes("1"), granted: true, ..Stated::default() };
    let bought = Draft { stated: granted, validity_hours: Some(168), ..left(20, "1") };
    let mut ledger = ledger(&[bought, left(21, "0.70"), left(22, "0.60")]);
    for bucket in ledger.packs.iter_mut().flat_map(|pack| &mut pack.buckets) {
        bucket.terms.refills = Some(TimeOfDay::of(NaiveTime::MIN));
    }
    let answer = compose(&ledger, now()).expect("an answer");
    for (language, headline, explanation) in [
        (
            Language::EN,
            "Lasts until it is full again",
            "At 600~MB a day the 600~MB of today would run out around 23 Nov, 20:47; it is full again on 23 Nov, 00:00.",
        ),
        (
            Language::FR,
            "Suffit jusqu’au prochain renouvellement",
            "À 600~Mo par jour, les 600~Mo du jour seraient épuisés vers 23 nov. à 20:47~; renouvellement le 23 nov. à 00:00.",
        ),
        (
            Language::ZH_HANS,
            "够用到下次恢复",
            "照每天 600~MB 的速度，当天的 600~MB 大约11月23日 20:47 用完；11月23日 00:00 恢复全额。",
        ),
    ] {
        let (voice, format) = (voice(language), &Plain(language));
        assert_eq!(voice.headline(&answer, format), headline);
        assert_eq!(voice.explanation(&answer, format).replace('\u{a0}', "~"), explanation);
    }
}

#[test]
fn unusual_use_is_asked_about_with_its_evidence_in_every_language() {
    let denied = UnusualUse { is_denied: true, is_very: false, times: None, ..burst("8.0", "6.4") };
    let said = [
        (
            Language::EN,
            "Very unusual use: 1.6~GB in 24~hours, about 8 times your usual. Was that you?",
            "It went between 21 Nov, 18:05 and 22 Nov, 18:05. Before, you used about 210~MB a day.",
            "Unusual use: 1.6~GB in 24~hours, far more than your usual.",
        ),
        (
            Language::FR,
            "Usage très inhabituel~: 1,6~Go en 24~heures, environ 8 fois votre rythme habituel. C’était vous\u{202f}?",
            "C’était entre le 21 nov. à 18:05 et le 22 nov. à 18:05. Avant, vous utilisiez environ 210~Mo par jour.",
            "Usage inhabituel~: 1,6~Go en 24~heures, bien plus que votre rythme habituel.",
        ),
        (
            Language::ZH_HANS,
            "用量很不寻常：24 小时内用了 1.6~GB，约为平时的 8 倍。是你自己用的吗？",
            "时间是11月21日 18:05到11月22日 18:05。此前大约每天 210~MB。",
            "用量异常：24 小时内用了 1.6~GB，远超平时。",
        ),
    ];
    for (language, asked, basis, after_no) in said {
        let (voice, format, burst) = (voice(language), &Plain(language), burst("8.0", "6.4"));
        let found =
            [voice.unusual(&burst, format), voice.unusual_basis(&burst, format), voice.unusual(&denied, format)];
        for (found, expected) in found.iter().zip([asked, basis, after_no]) {
            assert_eq!(found.replace('\u{a0}', "~"), expected);
            assert_eq!(fault(language, found), None, "{found}");
        }
    }
}

#[test]
fn without_an_expiry_only_the_data_are_spoken_of() {
    check(
        &answer(&[left(18, "2.0"), left(22, "1.2")]),
        [
            "About 6~days left",
            "At 210~MB a day your 1.2~GB runs out around 28 Nov (likely between 23 Nov and 8 Dec).",
            "2~readings over 4~days: 800~MB used. It is early: one more reading narrows the range.",
        ],
        [
            "Il reste environ 6~jours",
            "À raison de 210~Mo par jour, votre solde de 1,2~Go sera épuisé vers le 28 nov. (sans doute entre le 23 nov. et le 8 déc.).",
            "2~relevés en 4~jours~: 800~Mo utilisés. C’est encore tôt~: un relevé de plus resserrera la plage.",
        ],
        [
            "大约还能用 6 天",
            "照每天 210~MB 的速度，1.2~GB 大约11月28日用完（很可能在11月23日到12月8日之间）。",
            "依据 4 天内的 2 次读数，共用了 800~MB。数据还少，再添加一次读数，范围会更准。",
        ],
    );
}

#[test]
fn data_that_outlast_the_pack_are_said_to_last() {
    check(
        &slow(end_of(28)),
        [
            "6~days left",
            "The pack expires on 28 Nov, before your data does: at 200~MB a day your 7.0~GB would last until around 26 Dec (likely between 18 Dec and 6 Jan).",
            "6~readings over 10~days: 2.0~GB used.",
        ],
        [
            "Il reste 6~jours",
            "Le forfait expire le 28 nov., avant que vos données soient épuisées~: à raison de 200~Mo par jour, votre solde de 7,0~Go durerait jusque vers le 26 déc. (sans doute entre le 18 déc. et le 6 janv.).",
            "6~relevés en 10~jours~: 2,0~Go utilisés.",
        ],
        [
            "还有 6 天",
            "套餐11月28日到期，那时流量还没用完：照每天 200~MB 的速度，7.0~GB 大约能用到12月26日（很可能在12月18日到1月6日之间）。",
            "依据 10 天内的 6 次读数，共用了 2.0~GB。",
        ],
    );
}

#[test]
fn the_last_hours_of_a_pack_are_said_in_hours() {
    check(
        &slow(Expiry { at: moment("2026-11-23T19:45"), day_only: false }),
        [
            "25~hours left",
            "The pack expires on 23 Nov, 19:45, before your data does: at 200~MB a day your 7.0~GB would last until around 26 Dec (likely between 18 Dec and 6 Jan).",
            "6~readings over 10~days: 2.0~GB used.",
        ],
        [
            "Il reste 25~heures",
            "Le forfait expire le 23 nov. à 19:45, avant que vos données soient épuisées~: à raison de 200~Mo par jour, votre solde de 7,0~Go durerait jusque vers le 26 déc. (sans doute entre le 18 déc. et le 6 janv.).",
            "6~relevés en 10~jours~: 2,0~Go utilisés.",
        ],
        [
            "还有 25 小时",
            "套餐11月23日 19:45到期，那时流量还没用完：照每天 200~MB 的速度，7.0~GB 大约能用到12月26日（很可能在12月18日到1月6日之间）。",
            "依据 10 天内的 6 次读数，共用了 2.0~GB。",
        ],
    );
}

#[test]
fn one_reading_says_what_is_left_and_what_one_more_will_add() {
    check(
        &answer(&[until(end_of(30), left(22, "1.2"))]),
        [
            "1.2~GB left",
            "One more reading, best tomorrow or later, will show how fast you use it and how long it lasts. The pack expires on 30 Nov; to make the data last until then, use up to 150~MB a day.",
            "1~reading",
        ],
        [
            "Il reste 1,2~Go",
            "Un relevé de plus, de préférence demain ou après, montrera votre rythme et combien de temps il vous reste. Le forfait expire le 30 nov.~; pour tenir jusque-là, ne dépassez pas 150~Mo par jour.",
            "1~relevé",
        ],
        [
            "还剩 1.2~GB",
            "再添加一次读数（最好明天或以后），就能看出你用得多快、还能用多久。套餐11月30日到期；想用到那天，不要超过每天 150~MB。",
            "1 次读数",
        ],
    );
}

#[test]
fn a_figure_of_what_was_used_asks_for_the_size() {
    check(
        &answer(&[stating(Stated { used: gigabytes("1.6"), ..Stated::default() })]),
        [
            "1.6~GB used",
            "The size of the pack is missing: add it under “Edit the pack” to see how much is left and how long it lasts.",
            "0~readings",
        ],
        [
            "1,6~Go utilisés",
            "Il manque la taille du forfait~: ajoutez-la sous «~Modifier le forfait~» pour voir ce qui reste et combien de temps.",
            "0~relevé",
        ],
        ["已用 1.6~GB", "还缺套餐总量：在“修改套餐”里补上，就能看出还剩多少、还能用多久。", "0 次读数"],
    );
}

#[test]
fn readings_without_use_promise_no_more_than_was_seen() {
    check(
        &answer(&[left(20, "1.2"), left(22, "1.2")]),
        [
            "1.2~GB left",
            "The readings so far show no use, so all that can be said is that it lasts more than 2~days.",
            "2~readings",
        ],
        [
            "Il reste 1,2~Go",
            "Les relevés ne montrent encore aucune utilisation~: tout ce qu’on peut dire, c’est que cela durera plus de 2~jours.",
            "2~relevés",
        ],
        ["还剩 1.2~GB", "到目前为止的读数看不出用量，只能说至少还能用 2 天。", "2 次读数"],
    );
}

#[test]
fn a_reading_too_old_for_a_number_says_so() {
    check(
        &answer(&[left(8, "3.0"), left(9, "2.0"), left(10, "1.0")]),
        [
            "Probably used up by now",
            "At 1.0~GB a day the 1.0~GB of the last reading would be gone by now. A new reading will tell.",
            "3~readings over 2~days: 2.0~GB used.",
        ],
        [
            "Sans doute épuisé à présent",
            "À raison de 1,0~Go par jour, le solde du dernier relevé (1,0~Go) serait épuisé à présent. Un nouveau relevé le dira.",
            "3~relevés en 2~jours~: 2,0~Go utilisés.",
        ],
        [
            "现在很可能已经用完",
            "照每天 1.0~GB 的速度，上次读数的 1.0~GB 现在应该已经用完。再添加一次读数就知道了。",
            "依据 2 天内的 3 次读数，共用了 2.0~GB。",
        ],
    );
}

#[test]
fn a_top_up_in_between_is_named() {
    check(
        &answer(&[left(16, "1.0"), left(18, "0.6"), left(20, "3.2"), left(22, "2.8")]),
        [
            "About 13~days left",
            "At 210~MB a day your 2.8~GB runs out around 5 Dec (likely between 27 Nov and 17 Dec).",
            "3~readings over 4~days: 800~MB used. A top-up in between is left out.",
        ],
        [
            "Il reste environ 13~jours",
            "À raison de 210~Mo par jour, votre solde de 2,8~Go sera épuisé vers le 5 déc. (sans doute entre le 27 nov. et le 17 déc.).",
            "3~relevés en 4~jours~: 800~Mo utilisés. Une recharge entre-temps n’est pas comptée.",
        ],
        [
            "大约还能用 13 天",
            "照每天 210~MB 的速度，2.8~GB 大约12月5日用完（很可能在11月27日到12月17日之间）。",
            "依据 4 天内的 3 次读数，共用了 800~MB。其间的充值不计入用量。",
        ],
    );
}

#[test]
fn used_up_expired_and_unlimited_say_so_without_a_forecast() {
    let exhausted = Stated { exhausted: true, ..Stated::default() };
    check(
        &answer(&[until(end_of(30), stating(exhausted))]),
        [
            "Your data is used up",
            "Nothing is left of it. What comes now may be cut off, slowed down or charged from your credit. The pack itself runs until 30 Nov.",
            "1~reading",
        ],
        [
            "Vos données sont épuisées",
            "Il n’en reste rien. La suite peut être coupée, ralentie ou prise sur votre crédit. Le forfait lui-même court jusqu’au 30 nov.",
            "1~relevé",
        ],
        ["流量已用完", "已经没有剩余。接下来可能断网、限速，或从话费中扣钱。套餐本身到11月30日才到期。", "1 次读数"],
    );
    check(
        &answer(&[until(end_of(20), left(19, "1.2"))]),
        ["Your pack has expired", "It ended on 20 Nov. What was left of it (1.2~GB) is usually lost.", "1~reading"],
        [
            "Votre forfait a expiré",
            "Il a pris fin le 20 nov. Ce qui en restait (1,2~Go) est en général perdu.",
            "1~relevé",
        ],
        ["套餐已到期", "已于11月20日到期。没用完的 1.2~GB 一般会作废。", "1 次读数"],
    );
    let unlimited = Stated { unlimited: true, ..Stated::default() };
    check(
        &answer(&[stating(unlimited)]),
        ["Unlimited data", "", "0~readings"],
        ["Données illimitées", "", "0~relevé"],
        ["流量不限量", "", "0 次读数"],
    );
    check(
        &answer(&[until(end_of(30), stating(unlimited))]),
        ["Unlimited data", "Until 30 Nov.", "0~readings"],
        ["Données illimitées", "Jusqu’au 30 nov.", "0~relevé"],
        ["流量不限量", "有效期至11月30日。", "0 次读数"],
    );
}

#[test]
fn what_nobody_can_tell_is_not_decided() {
    let noon = Expiry { at: moment("2026-11-28T12:00"), day_only: false };
    check(
        &answer(&[left(18, "2.0"), until(noon, left(22, "1.2"))]),
        [
            "About 6~days left",
            "At 210~MB a day your 1.2~GB runs out around 28 Nov (likely between 23 Nov and 8 Dec), about when the pack expires (28 Nov, 12:00).",
            "2~readings over 4~days: 800~MB used. It is early: one more reading narrows the range.",
        ],
        [
            "Il reste environ 6~jours",
            "À raison de 210~Mo par jour, votre solde de 1,2~Go sera épuisé vers le 28 nov. (sans doute entre le 23 nov. et le 8 déc.), à peu près à la fin du forfait (28 nov. à 12:00).",
            "2~relevés en 4~jours~: 800~Mo utilisés. C’est encore tôt~: un relevé de plus resserrera la plage.",
        ],
        [
            "大约还能用 6 天",
            "照每天 210~MB 的速度，1.2~GB 大约11月28日用完（很可能在11月23日到12月8日之间），与套餐到期（11月28日 12:00）差不多同时。",
            "依据 4 天内的 2 次读数，共用了 800~MB。数据还少，再添加一次读数，范围会更准。",
        ],
    );
}

#[test]
fn data_that_last_to_the_flight_are_said_to() {
    check(
        &for_trip(flight(25), None, &slow_readings(end_of(30))),
        [
            "Lasts until your flight",
            "Your flight is on 25 Nov, 14:00, in 2~days: at 200~MB a day your 7.0~GB would last until around 26 Dec (likely between 18 Dec and 6 Jan).",
            "6~readings over 10~days: 2.0~GB used.",
        ],
        [
            "De quoi tenir jusqu’à votre vol",
            "Votre vol est le 25 nov. à 14:00, dans 2~jours~: à raison de 200~Mo par jour, votre solde de 7,0~Go durerait jusque vers le 26 déc. (sans doute entre le 18 déc. et le 6 janv.).",
            "6~relevés en 10~jours~: 2,0~Go utilisés.",
        ],
        [
            "够用到上飞机",
            "航班在11月25日 14:00，还有 2 天：照每天 200~MB 的速度，7.0~GB 大约能用到12月26日（很可能在12月18日到1月6日之间）。",
            "依据 10 天内的 6 次读数，共用了 2.0~GB。",
        ],
    );
}

#[test]
fn data_that_end_before_the_flight_are_said_to() {
    check(
        &for_trip(flight(30), Some("200"), &[left(18, "2.0"), left(22, "1.2")]),
        [
            "About 5~days left",
            "At 210~MB a day your 1.2~GB is down to your reserve of 200~MB around 27 Nov (likely between 23 Nov and 6 Dec), 3~days before your flight. All of it would be gone around 28 Nov.",
            "2~readings over 4~days: 800~MB used. It is early: one more reading narrows the range.",
        ],
        [
            "Il reste environ 5~jours",
            "À raison de 210~Mo par jour, votre solde de 1,2~Go sera réduit à votre réserve de 200~Mo vers le 27 nov. (sans doute entre le 23 nov. et le 6 déc.), 3~jours avant votre vol. Tout serait épuisé vers le 28 nov.",
            "2~relevés en 4~jours~: 800~Mo utilisés. C’est encore tôt~: un relevé de plus resserrera la plage.",
        ],
        [
            "大约还能用 5 天",
            "照每天 210~MB 的速度，1.2~GB 大约11月27日只剩预留的 200~MB（很可能在11月23日到12月6日之间），比航班早 3 天。全部用完大约在11月28日。",
            "依据 4 天内的 2 次读数，共用了 800~MB。数据还少，再添加一次读数，范围会更准。",
        ],
    );
}

#[test]
fn whether_the_data_just_last_to_the_flight_is_not_decided() {
    check(
        &for_trip(flight(27), Some("200"), &[left(18, "2.0"), until(end_of(30), left(22, "1.2"))]),
        [
            "Might just last until your flight",
            "At 210~MB a day your 1.2~GB is down to your reserve of 200~MB around 27 Nov (likely between 23 Nov and 6 Dec), about when your flight leaves (27 Nov, 14:00). All of it would be gone around 28 Nov.",
            "2~readings over 4~days: 800~MB used. It is early: one more reading narrows the range.",
        ],
        [
            "Peut-être juste de quoi tenir jusqu’à votre vol",
            "À raison de 210~Mo par jour, votre solde de 1,2~Go sera réduit à votre réserve de 200~Mo vers le 27 nov. (sans doute entre le 23 nov. et le 6 déc.), à peu près au moment de votre vol (27 nov. à 14:00). Tout serait épuisé vers le 28 nov.",
            "2~relevés en 4~jours~: 800~Mo utilisés. C’est encore tôt~: un relevé de plus resserrera la plage.",
        ],
        [
            "不一定够用到上飞机",
            "照每天 210~MB 的速度，1.2~GB 大约11月27日只剩预留的 200~MB（很可能在11月23日到12月6日之间），与航班时间（11月27日 14:00）差不多同时。全部用完大约在11月28日。",
            "依据 4 天内的 2 次读数，共用了 800~MB。数据还少，再添加一次读数，范围会更准。",
        ],
    );
}

#[test]
fn a_pack_that_ends_before_the_flight_is_said_to() {
    check(
        &for_trip(flight(30), Some("200"), &slow_readings(end_of(27))),
        [
            "5~days left",
            "The pack expires on 27 Nov, before your data does: at 200~MB a day your 7.0~GB would reach your reserve of 200~MB only around 25 Dec (likely between 17 Dec and 4 Jan). All of it would be gone around 26 Dec. The pack ends 3~days before your flight.",
            "6~readings over 10~days: 2.0~GB used.",
        ],
        [
            "Il reste 5~jours",
            "Le forfait expire le 27 nov., avant que vos données soient épuisées~: à raison de 200~Mo par jour, votre solde de 7,0~Go n’atteindrait votre réserve de 200~Mo que vers le 25 déc. (sans doute entre le 17 déc. et le 4 janv.). Tout serait épuisé vers le 26 déc. Le forfait prend fin 3~jours avant votre vol.",
            "6~relevés en 10~jours~: 2,0~Go utilisés.",
        ],
        [
            "还有 5 天",
            "套餐11月27日到期，那时流量还没用完：照每天 200~MB 的速度，7.0~GB 大约到12月25日才会只剩预留的 200~MB（很可能在12月17日到1月4日之间）。全部用完大约在12月26日。套餐比航班早 3 天到期。",
            "依据 10 天内的 6 次读数，共用了 2.0~GB。",
        ],
    );
}

#[test]
fn a_reserve_that_is_reached_says_how_long_it_lasts() {
    check(
        &for_trip(None, Some("200"), &[left(18, "1.2"), left(20, "0.7"), left(22, "0.15")]),
        [
            "Down to your reserve",
            "No more than your reserve of 200~MB is left. At 270~MB a day it is used up around 23 Nov.",
            "3~readings over 4~days: 1.1~GB used.",
        ],
        [
            "Il ne reste que votre réserve",
            "Il ne reste pas plus que votre réserve de 200~Mo. À raison de 270~Mo par jour, elle sera épuisée vers le 23 nov.",
            "3~relevés en 4~jours~: 1,1~Go utilisés.",
        ],
        [
            "只剩预留的流量",
            "剩下的不超过预留的 200~MB。照每天 270~MB 的速度，大约11月23日全部用完。",
            "依据 4 天内的 3 次读数，共用了 1.1~GB。",
        ],
    );
}

#[test]
fn one_reading_and_a_flight_say_what_a_day_may_take() {
    check(
        &for_trip(flight(27), Some("200"), &[left(22, "1.2")]),
        [
            "1.2~GB left",
            "One more reading, best tomorrow or later, will show how fast you use it and how long it lasts. Your flight is on 27 Nov, 14:00; to make the data last until then and keep your reserve of 200~MB, use up to 210~MB a day.",
            "1~reading",
        ],
        [
            "Il reste 1,2~Go",
            "Un relevé de plus, de préférence demain ou après, montrera votre rythme et combien de temps il vous reste. Votre vol est le 27 nov. à 14:00~; pour tenir jusque-là en gardant votre réserve de 200~Mo, ne dépassez pas 210~Mo par jour.",
            "1~relevé",
        ],
        [
            "还剩 1.2~GB",
            "再添加一次读数（最好明天或以后），就能看出你用得多快、还能用多久。航班在11月27日 14:00；想用到那天并留下 200~MB，不要超过每天 210~MB。",
            "1 次读数",
        ],
    );
}

#[test]
fn what_is_supposed_is_said_line_by_line() {
    let answer = for_trip(flight(27), Some("200"), &[left(18, "2.0"), left(22, "1.2")]);
    let all = Choice { daily: gigabytes("0.5"), video: Some(Video::Low), laptop: true, wifi_day: true };
    let said = |language: Language| {
        let found = what_if(&answer, &all, now()).expect("a forecast");
        let lines = found.supposed.iter().map(|one| voice(language).supposed(one, &Plain(language)));
        lines.map(|line| line.replace('\u{a0}', "~")).collect::<Vec<_>>()
    };
    assert_eq!(
        said(Language::EN),
        [
            "You use 500~MB a day from now on.",
            "One evening of video: 2~hours at up to 300~MB an hour, 600~MB in all.",
            "One evening with a laptop on the hotspot: an hour of video call and some web pages, 1.2~GB in all.",
            "The next 24~hours are on Wi-Fi, without mobile data.",
            "Your reserve of 200~MB is kept.",
        ]
    );
    assert_eq!(
        said(Language::FR),
        [
            "Vous utilisez désormais 500~Mo par jour.",
            "Une soirée vidéo~: 2~heures à 300~Mo par heure au plus, soit 600~Mo.",
            "Une soirée avec un ordinateur en partage de connexion~: une heure d’appel vidéo et quelques pages web, soit 1,2~Go.",
            "Les prochaines 24~heures se passent en Wi-Fi, sans données mobiles.",
            "Votre réserve de 200~Mo est gardée.",
        ]
    );
    assert_eq!(
        said(Language::ZH_HANS),
        [
            "从现在起每天用 500~MB。",
            "看一晚视频：2 小时，每小时最多 300~MB，共 600~MB。",
            "电脑连手机热点一晚：一小时视频通话，再看些网页，共 1.2~GB。",
            "接下来 24 小时用 Wi-Fi，不用移动流量。",
            "留下预留的 200~MB。",
        ]
    );
}

#[test]
fn what_lies_ahead_is_said_with_its_day_and_how_far_that_is() {
    let answer = for_trip(flight(27), Some("200"), &[left(18, "2.0"), left(22, "1.2")]);
    let said = |language: Language| {
        [
            Choice::default(),
            Choice { laptop: true, ..Choice::default() },
            Choice { daily: gigabytes("0"), ..Choice::default() },
        ]
        .map(|choice| what_if(&answer, &choice, now()).expect("a forecast").after)
        .map(|after| voice(language).prospect(&after, &Plain(language)).replace('\u{a0}', "~"))
    };
    assert_eq!(
        said(Language::EN),
        ["around 27 Nov, in about 5~days", "at once: it takes more than you have", "not within a year"]
    );
    assert_eq!(
        said(Language::FR),
        ["vers le 27 nov., dans environ 5~jours", "tout de suite~: il faut plus que ce qui reste", "pas avant un an"]
    );
    assert_eq!(said(Language::ZH_HANS), ["大约11月27日，还有约 5 天", "马上用完：剩下的不够", "一年以后"]);
}

#[test]
fn beyond_a_year_no_day_is_named() {
    check(
        &answer(&[left(12, "90.5"), left(17, "90.4"), left(22, "90.3")]),
        [
            "More than a year left",
            "At 23~MB a day your 90.3~GB lasts more than a year.",
            "3~readings over 10~days: 200~MB used.",
        ],
        [
            "Il reste plus d’un an",
            "À raison de 23~Mo par jour, vos 90,3~Go dureront plus d’un an.",
            "3~relevés en 10~jours~: 200~Mo utilisés.",
        ],
        ["还能用一年以上", "照每天 23~MB 的速度，90.3~GB 能用一年以上。", "依据 10 天内的 3 次读数，共用了 200~MB。"],
    );
}

#[test]
fn the_last_hour_begins_like_a_sentence() {
    let soon = slow(Expiry { at: now() + TimeDelta::minutes(40), day_only: false });
    let said = |language: Language| voice(language).headline(&soon, &Plain(language));
    assert_eq!(LANGUAGES.map(said), ["还有不到一小时", "Less than an hour left", "Il reste moins d’une heure"]);
}

#[test]
fn records_of_another_version_are_counted_in_a_sentence() {
    let said = |language: Language| [1, 2].map(|count| voice(language).unreadable(count).replace('\u{a0}', "~"));
    assert_eq!(
        said(Language::EN),
        [
            "1~saved record comes from another version of Tidemark and cannot be shown here. It is kept.",
            "2~saved records come from another version of Tidemark and cannot be shown here. They are kept.",
        ],
    );
    assert_eq!(
        said(Language::FR),
        [
            "1~élément enregistré vient d’une autre version de Tidemark et ne peut pas être affiché ici. Il est gardé.",
            "2~éléments enregistrés viennent d’une autre version de Tidemark et ne peuvent pas être affichés ici. Ils sont gardés.",
        ],
    );
    assert_eq!(said(Language::ZH_HANS)[1], "有 2 条记录来自其他版本的 Tidemark，这里无法显示，但都保留着。");
}

#[test]
fn lengths_of_time_are_counted_as_the_language_counts() {
    let times = [SaidTime::Days(0), SaidTime::Days(1), SaidTime::Days(2), SaidTime::Hours(1), SaidTime::Hours(2)];
    let said = |language: Language| times.map(|time| voice(language).length(time).replace('\u{a0}', "~"));
    assert_eq!(said(Language::EN), ["0~days", "1~day", "2~days", "1~hour", "2~hours"]);
    assert_eq!(said(Language::FR), ["0~jour", "1~jour", "2~jours", "1~heure", "2~heures"]);
    assert_eq!(said(Language::ZH_HANS), [" 0 天", " 1 天", " 2 天", " 1 小时", " 2 小时"]);
    // A pack is told by hours up to two days, and a year by its days.
    let sold = [24, 47, 48, 720, 8760].map(|hours| voice(Language::EN).sold_for(hours).replace('\u{a0}', "~"));
    assert_eq!(sold, ["24~hours", "47~hours", "2~days", "30~days", "365~days"]);
    assert_eq!(voice(Language::ZH_HANS).sold_for(720), "30 天");
    let ago = |language: Language| times.map(|time| voice(language).ago(time).replace('\u{a0}', "~"));
    assert_eq!(ago(Language::EN)[1..3], ["1~day ago", "2~days ago"]);
    assert_eq!(ago(Language::FR)[1..3], ["il y a 1~jour", "il y a 2~jours"]);
    assert_eq!(ago(Language::ZH_HANS)[1..3], ["1 天前", "2 天前"]);
}

#[test]
fn what_a_reading_states_is_said_in_one_line() {
    let stated = Stated { used: gigabytes("0.8"), allowance: gigabytes("3"), ..Stated::default() };
    let states = Stated { exhausted: true, left_percent: Some(12.5), ..Stated::default() };
    let grant = Stated { allowance: gigabytes("3"), granted: true, ..Stated::default() };
    let said = |language: Language| {
        [stated, states, grant].map(|stated| voice(language).stated(&stated, &Plain(language)).replace('\u{a0}', "~"))
    };
    assert_eq!(said(Language::EN), ["800~MB used of 3~GB", "used up, 12% left", "Pack of 3~GB"]);
    assert_eq!(said(Language::FR), ["800~Mo utilisés sur 3~Go", "épuisé, reste 12~%", "Forfait de 3~Go"]);
    assert_eq!(said(Language::ZH_HANS), ["已用 800~MB，共 3~GB", "已用完，剩余 12%", "套餐 3~GB"]);
}

#[test]
fn past_forecasts_are_told_with_what_they_said_and_what_was() {
    let said = |language: Language| {
        let (voice, format) = (voice(language), &Plain(language));
        let texts = [
            voice.record(&record(8)),
            voice.said_then(&told(), format),
            voice.said_then(&ShownForecast { latest: None, ..told() }, format),
            voice.found(&found("0.7", ["0.33", "0.91"], Held::Yes), format),
            voice.found(&found("0.9", ["0.00", "0.79"], Held::UsedSlower), format),
            voice.found(&found("0.3", ["0.00", "0.00"], Held::UsedSlower), format),
            voice.found(&found("0.0", ["0.33", "0.91"], Held::UsedFaster), format),
        ];
        texts.map(|text| text.replace('\u{a0}', "~"))
    };
    assert_eq!(
        said(Language::EN),
        [
            "Of 9 past ranges 8 held",
            "Said to run out between 23 Nov and 8 Dec.",
            "Said to last until 23 Nov or longer.",
            "By 27 Nov 330~MB to 910~MB should have been left. It was 700~MB: the range held.",
            "By 27 Nov at most 790~MB should have been left. It was 900~MB: you used less than expected.",
            "By 27 Nov nothing should have been left. It was 300~MB: you used less than expected.",
            "By 27 Nov 330~MB to 910~MB should have been left. It was 0~MB: you used more than expected.",
        ]
    );
    assert_eq!(
        said(Language::FR),
        [
            "Sur 9 fourchettes passées, 8 étaient justes",
            "Fin prévue entre le 23 nov. et le 8 déc.",
            "Fin prévue au plus tôt le 23 nov.",
            "Le 27 nov., il devait rester entre 330~Mo et 910~Mo. Relevé~: 700~Mo, la fourchette était juste.",
            "Le 27 nov., il devait rester au plus 790~Mo. Relevé~: 900~Mo, vous avez utilisé moins que prévu.",
            "Le 27 nov., il ne devait rien rester. Relevé~: 300~Mo, vous avez utilisé moins que prévu.",
            "Le 27 nov., il devait rester entre 330~Mo et 910~Mo. Relevé~: 0~Mo, vous avez utilisé plus que prévu.",
        ]
    );
    assert_eq!(
        said(Language::ZH_HANS),
        [
            "过去 9 次预测的范围，有 8 次说准了",
            "当时预计11月23日到12月8日之间用完。",
            "当时预计至少能用到11月23日。",
            "到11月27日应剩 330~MB 到 910~MB，实际剩 700~MB：说准了。",
            "到11月27日最多应剩 790~MB，实际剩 900~MB：用得比预计少。",
            "到11月27日应已用完，实际剩 300~MB：用得比预计少。",
            "到11月27日应剩 330~MB 到 910~MB，实际剩 0~MB：用得比预计多。",
        ]
    );
}

#[test]
fn none_and_one_that_held_are_said_as_people_say_them() {
    let said = |language: Language| [0, 1].map(|held| voice(language).record(&record(held)));
    assert_eq!(said(Language::EN), ["Of 9 past ranges none held", "Of 9 past ranges 1 held"]);
    assert_eq!(
        said(Language::FR),
        ["Sur 9 fourchettes passées, aucune n’était juste", "Sur 9 fourchettes passées, une seule était juste"]
    );
    assert_eq!(said(Language::ZH_HANS), ["过去 9 次预测的范围，一次也没说准", "过去 9 次预测的范围，有 1 次说准了"]);
}

#[test]
fn a_check_tells_the_way_through_the_settings_of_each_phone() {
    let ways = |check: Check| {
        LANGUAGES.map(|language| Phone::ALL.map(|phone| faults::way(check, phone, voice(language)).unwrap_or_default()))
    };
    let [chinese, english, french] = ways(Check::Roaming);
    assert_eq!(english[1], "iPhone: Settings › Cellular (or Mobile Data) › SIM › Data Roaming");
    assert_eq!(french[1], "iPhone\u{a0}: Réglages › Données cellulaires › SIM › Données à l’étranger");
    assert_eq!(chinese[1], "iPhone：设置 › 蜂窝网络 › SIM 卡 › 数据漫游");
    assert_eq!(ways(Check::MobileData)[1][1], "iPhone: Settings › Cellular (or Mobile Data)");
    assert!(ways(Check::Move).iter().flatten().all(String::is_empty));
    // Told for both or for none, so that nobody is left without.
    for check in Check::ALL {
        let told = ways(check);
        assert!(told.iter().flatten().all(|way| way.is_empty() == told[0][0].is_empty()), "{check:?}");
    }
}

#[test]
fn what_to_do_is_said_in_few_words() {
    /// Two, and a third where a warning is due.
    const MOST: usize = 3;
    for (language, stop) in [(Language::EN, '.'), (Language::FR, '.'), (Language::ZH_HANS, '。')] {
        for check in Check::ALL {
            let [title, text] = faults::check(check, voice(language));
            let sentences = text.matches(stop).count();
            assert!((1..=MOST).contains(&sentences), "{language:?}: {text}");
            assert!(text.ends_with(stop) && !title.ends_with(stop), "{language:?}: {title}");
        }
    }
}

#[test]
fn what_a_backup_holds_is_counted_as_the_language_counts() {
    let sender = |found, unsure, suspicious| Sender {
        name: "Carrier".to_owned(),
        found,
        latest: String::new(),
        unsure,
        suspicious,
        first: moment("2026-11-18T18:05"),
        last: moment("2026-11-22T18:05"),
    };
    let span = |days: [&str; 2]| (days[0].to_owned(), days[1].to_owned());
    let skipped = Skipped { too_long: 1, malformed: 2, ..Skipped::default() };
    let said = |language: Language| {
        let (voice, format) = (voice(language), &Plain(language));
        let texts = [
            voice.import_counts((1, 1), format),
            voice.import_counts((812, 9), format),
            voice.import_sender(&sender(1, 0, 0), &span(["A", "A"]), format),
            voice.import_sender(&sender(8, 1, 2), &span(["A", "B"]), format),
            voice.import_left_out(&skipped, 3, format).unwrap_or_default(),
        ];
        texts.map(|text| text.replace('\u{a0}', "~"))
    };
    assert_eq!(
        said(Language::EN),
        [
            "1 message read, 1 about data",
            "812 messages read, 9 about data",
            "1~message about data, A",
            "8~messages about data, A to B, 1 unclear, left out, some pose as a carrier",
            "Left out: 3 without a time, 1 too long, 2 damaged.",
        ]
    );
    assert_eq!(
        said(Language::FR),
        [
            "1 message lu, 1 sur les données",
            "812 messages lus, 9 sur les données",
            "1~message sur les données, le A",
            "8~messages sur les données, du A au B, 1 peu clair, laissé de côté, certains se font passer pour un opérateur",
            "Laissés de côté\u{202f}: 3 sans date, 1 trop long, 2 abîmés.",
        ]
    );
    assert_eq!(
        said(Language::ZH_HANS),
        [
            "已读 1 条短信，其中 1 条与流量有关",
            "已读 812 条短信，其中 9 条与流量有关",
            "1 条与流量有关，A",
            "8 条与流量有关，A 至 B，1 条不够明确，未列入，部分冒充运营商",
            "未列入：3 条没有时间，1 条过长，2 条损坏。",
        ]
    );
    assert_eq!(voice(Language::EN).import_left_out(&Skipped::default(), 0, &Plain(Language::EN)), None);
}

// --- rules for all texts ---------------------------------------------------------------------------------------------

const KINDS: [Option<BucketKind>; 9] = [
    None,
    Some(BucketKind::Main),
    Some(BucketKind::Night),
    Some(BucketKind::Bonus),
    Some(BucketKind::Social),
    Some(BucketKind::Roaming),
    Some(BucketKind::Local),
    Some(BucketKind::Shared),
    Some(BucketKind::App),
];

const ABOUTS: [About; 8] = [
    About::WhichRole,
    About::DayOrMonth,
    About::WhichDate,
    About::DecimalMark,
    About::TooLarge,
    About::OddDate,
    About::DoesNotAddUp,
    About::Suspicious,
];

const DEVICE_PROBLEMS: [DeviceProblem; 7] = [
    DeviceProblem::NoStorage,
    DeviceProblem::Full,
    DeviceProblem::NotSaved,
    DeviceProblem::NotRead,
    DeviceProblem::OtherTab,
    DeviceProblem::ClipboardEmpty,
    DeviceProblem::ClipboardRefused,
];

fn every_answer() -> Vec<Answer> {
    vec![
        example(),
        slow(end_of(28)),
        slow(Expiry { at: now() + TimeDelta::minutes(40), day_only: false }),
        answer(&[left(18, "2.0"), left(22, "1.2")]),
        answer(&[left(22, "1.2")]),
        answer(&[until(end_of(30), left(22, "1.2"))]),
        answer(&[left(20, "1.2"), until(end_of(30), left(22, "1.2"))]),
        answer(&[left(8, "3.0"), left(9, "2.0"), left(10, "1.0")]),
        answer(&[left(16, "1.0"), left(18, "0.6"), left(20, "3.2"), left(22, "2.8")]),
        answer(&[until(end_of(20), left(19, "1.2"))]),
        answer(&[until(end_of(30), stating(Stated { exhausted: true, ..Stated::default() }))]),
        answer(&[until(end_of(30), stating(Stated { unlimited: true, ..Stated::default() }))]),
        answer(&[stating(Stated { used: gigabytes("1.6"), ..Stated::default() })]),
        for_trip(flight(30), None, &[until(end_of(27), stating(Stated { unlimited: true, ..Stated::default() }))]),
        for_trip(flight(30), None, &[left(12, "90.5"), left(17, "90.4"), left(22, "90.3")]),
        for_trip(flight(30), Some("200"), &[left(20, "1.2"), left(22, "1.2")]),
    ]
}

/// What is between texts is no text.
const BETWEEN: [Label; 2] = [Label::BetweenSentences, Label::BetweenParts];

/// Texts that stand alone, each with what it is.
fn fixed_texts(language: Language) -> Vec<(String, String)> {
    let voice = voice(language);
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut add = |name: String, text: &str| texts.push((name, text.to_owned()));
    let alone = Label::ALL.iter().filter(|label| !BETWEEN.contains(label));
    alone.for_each(|label| add(format!("{label:?}"), label.text(language)));
    shell(language).named().into_iter().for_each(|(name, text)| add(name.to_owned(), text));
    KINDS.iter().for_each(|kind| add(format!("{kind:?}"), voice.bucket(*kind)));
    ABOUTS.iter().for_each(|about| add(format!("{about:?}"), voice.doubt(*about)));
    DEVICE_PROBLEMS.iter().for_each(|problem| add(format!("{problem:?}"), voice.device_problem(*problem)));
    for problem in [PasteProblem::TooLong, PasteProblem::NothingFound, PasteProblem::OnlyOffers] {
        add(format!("{problem:?}"), voice.paste_problem(problem));
    }
    for problem in [TypedError::NotANumber, TypedError::TooLarge] {
        add(format!("{problem:?}"), voice.typed_problem(problem));
    }
    for assumption in [Assumption::Year, Assumption::Day] {
        add(format!("{assumption:?}"), voice.assumed(assumption));
    }
    for hindrance in [
        Hindrance::ReadingChanged,
        Hindrance::ToppedUp,
        Hindrance::OtherPack,
        Hindrance::Lapsed,
        Hindrance::Refilled,
        Hindrance::RanOutUnseen,
    ] {
        add(format!("{hindrance:?}"), voice.hindrance(hindrance));
    }
    add("already kept".to_owned(), voice.already_kept());
    for symptom in Symptom::ALL {
        add(format!("{symptom:?}"), faults::symptom(symptom, voice)[0]);
    }
    for finding in Finding::ALL {
        faults::finding(finding, voice).iter().for_each(|text| add(format!("{finding:?}"), text));
    }
    for check in Check::ALL {
        faults::check(check, voice).iter().for_each(|text| add(format!("{check:?}"), text));
        for phone in Phone::ALL {
            add(format!("{check:?} on {phone:?}"), &faults::way(check, phone, voice).unwrap_or("SIM".to_owned()));
        }
    }
    texts
}

/// Texts put together from values.
fn spoken_texts(language: Language) -> Vec<(String, String)> {
    let (voice, format) = (voice(language), &Plain(language));
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut add = |name: String, text: String| texts.push((name, text));
    for answer in every_answer() {
        let name = format!("{:?}", answer.verdict);
        add(format!("{name}: headline"), voice.headline(&answer, format));
        add(format!("{name}: explanation"), voice.explanation(&answer, format));
        add(format!("{name}: basis"), voice.basis(&answer, format));
        if answer.chart.is_some() {
            add(format!("{name}: chart"), voice.chart_summary(&answer, format));
        }
    }
    for share in [0.03, 0.5, 0.85] {
        add("chance".to_owned(), voice.chance(share, format));
    }
    for count in [1, 2] {
        add("unreadable".to_owned(), voice.unreadable(count));
    }
    for held in [0, 1, 8] {
        add("record".to_owned(), voice.record(&record(held)));
        add("record, left out".to_owned(), voice.record_left_out(&record(held)));
    }
    add("said then".to_owned(), voice.said_then(&told(), format));
    add("said then, without an end".to_owned(), voice.said_then(&ShownForecast { latest: None, ..told() }, format));
    for verdict in [Held::Yes, Held::UsedFaster, Held::UsedSlower] {
        for band in [["0.33", "0.91"], ["0.00", "0.79"], ["0.00", "0.00"]] {
            add(format!("found: {verdict:?}"), voice.found(&found("0.7", band, verdict), format));
        }
    }
    add("until".to_owned(), voice.until(end_of(30), format));
    add("wasted".to_owned(), voice.wasted(gigabytes("5.7").expect("a figure").volume, format));
    texts
}

/// What is wrong with a text in this language, if anything is.
fn fault(language: Language, text: &str) -> Option<&'static str> {
    let breaks = ['\u{a0}', '\u{202f}'];
    let characters: Vec<char> = text.chars().collect();
    let pairs = || characters.windows(2).map(|pair| (pair[0], pair[1]));
    let is_chinese = |character: char| matches!(character, '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    let words: Vec<String> = text.split(|character: char| !character.is_alphabetic()).map(str::to_lowercase).collect();
    let has = |foreign: &[&str]| foreign.iter().any(|word| words.iter().any(|own| own == word));
    let english = ["the", "your", "data", "left", "used", "and", "day", "days", "hour", "expires"];
    let french = ["le", "les", "vos", "votre", "données", "reste", "forfait", "jour", "jours", "jusqu", "est"];
    if text.trim().is_empty() {
        return Some("nothing is said");
    }
    if text.contains("  ")
        || text.ends_with(' ')
        || pairs().any(|(a, b)| breaks.contains(&a) && (b == ' ' || breaks.contains(&b)))
    {
        return Some("a space too many");
    }
    if text.contains("..") {
        return Some("two full stops");
    }
    if text.contains(['{', '}', '\'', '"', '\t', '\n']) {
        return Some("a brace, a straight quote or a line break");
    }
    match language {
        Language::ZH_HANS => {
            let half = [',', '.', ';', ':', '!', '?', '(', ')'];
            let is_half_width =
                |(a, b): (char, char)| half.contains(&a) && is_chinese(b) || is_chinese(a) && half.contains(&b);
            let latin = words.iter().filter(|word| word.is_ascii() && word.len() > 3);
            // Names of things, "SMS Backup & Restore" among them.
            let known = ["tidemark", "webassembly", "javascript", "iphone", "esim", "backup", "restore", "safari"];
            let has_latin = latin.filter(|word| !known.contains(&word.as_str())).count() > 0;
            (pairs().any(is_half_width).then_some("half-width punctuation")).or(has_latin.then_some("a foreign word"))
        }
        Language::EN | Language::FR if characters.iter().any(|character| is_chinese(*character)) => Some("Chinese"),
        Language::EN => has(&french).then_some("a French word"),
        Language::FR => {
            // Between digits a colon belongs to a time of day.
            let is_alone = |at: usize| !characters.get(at + 1).is_some_and(char::is_ascii_digit);
            let before = |at: usize| at.checked_sub(1).map(|before| characters[before]);
            let marks = characters
                .iter()
                .enumerate()
                .filter(|(at, mark)| matches!(mark, ':' | ';' | '!' | '?' | '»') && is_alone(*at));
            let breaks_line =
                marks.filter(|(at, _)| !before(*at).is_some_and(|space| breaks.contains(&space))).count() > 0;
            let opens = pairs().any(|(a, b)| a == '«' && !breaks.contains(&b));
            let break_fault = (breaks_line || opens).then_some("no no-break space beside : ; ! ? « »");
            break_fault.or(has(&english).then_some("an English word"))
        }
        _ => None,
    }
}

#[test]
fn every_text_keeps_to_the_rules_of_its_language() {
    for language in Language::ALL {
        let wrong: Vec<String> = [fixed_texts(language), spoken_texts(language)]
            .concat()
            .iter()
            .filter_map(|(name, text)| Some(format!("{name}: {} in {text:?}", fault(language, text)?)))
            .collect();
        assert!(wrong.is_empty(), "{language:?}:\n  {}", wrong.join("\n  "));
    }
}

#[test]
fn the_rules_find_what_they_are_for() {
    let wrong = [
        (Language::EN, ["", "two  spaces", "it's", "{day} left", "le forfait expires", "剩余 1 GB", "30 Nov.."]),
        (Language::FR, ["Reste\u{a0}: ", "Reste: rien", "Quoi ?", "«mot»", "l'an", "the end", "30 nov.."]),
        (
            Language::ZH_HANS,
            ["剩余,很少", "剩余(很少)", "剩余 left", "'剩余'", "剩余 ", "剩余:", "11月22日, 18:45到期"],
        ),
    ];
    for (language, texts) in wrong {
        for text in texts {
            assert!(fault(language, text).is_some(), "{language:?}: {text:?} passes");
        }
    }
    assert_eq!(fault(Language::FR, "À 18:05, il reste\u{a0}: «\u{a0}1,2\u{a0}Go\u{a0}»\u{202f}!"), None);
}

#[test]
fn no_two_languages_say_a_whole_sentence_alike() {
    let [chinese, english, french] = LANGUAGES.map(fixed_texts);
    for ((name, chinese), ((_, english), (_, french))) in chinese.iter().zip(english.iter().zip(&french)) {
        let is_sentence = english.split_whitespace().count() > 2;
        assert!(!is_sentence || (english != french && english != chinese), "{name} is {english:?} twice");
    }
}

#[test]
fn the_first_language_that_is_spoken_is_chosen() {
    assert_eq!(Language::choose(["sv-SE", "fr-NC", "en"]), Language::FR);
    assert_eq!(Language::choose(["zh-Hans-CN"]), Language::ZH_HANS);
    assert_eq!(Language::choose(["ZH_TW", "en"]).tag(), "zh-Hant");
    assert_eq!(Language::choose(["zh"]), Language::ZH_HANS);
    assert_eq!(Language::choose(["pt-PT"]).tag(), "pt");
    assert_eq!(Language::choose(["frr", "sv"]), Language::EN);
    assert_eq!(Language::choose([]), Language::EN);
    for language in Language::ALL {
        assert_eq!(Language::choose([language.tag()]), language);
    }
}

/// Words that each language says only of data that end before the pack or the flight, and only of a pack or a flight that ends
/// before its data.
const MARKERS: [(Language, [&str; 2], [&str; 2]); 3] = [
    (Language::EN, ["before the pack expires", "before your flight."], ["before your data does", "Your flight is on"]),
    (
        Language::FR,
        ["avant la fin du forfait", "avant votre vol."],
        ["avant que vos données soient épuisées", "Votre vol est le"],
    ),
    (Language::ZH_HANS, ["比套餐到期早", "，比航班早"], ["那时流量还没用完", "航班在"]),
];

/// What each language says of a pack that ends before the flight, which is neither.
const SHORT: [&str; 3] = ["The pack ends ", "Le forfait prend fin ", "套餐比航班早"];

fn falling() -> impl Strategy<Value = (Vec<Draft>, Option<u32>)> {
    let moves = proptest::collection::vec((1_u32..3, 1_u64..60), 1..8);
    (moves, proptest::option::of(23_u32..31)).prop_map(|(moves, expiry)| {
        let mut drafts = Vec::new();
        let (mut day, mut tenths) = (22, 5);
        for (days, use_of_days) in moves {
            drafts.push(left(day, &format!("{}.{}", tenths / 10, tenths % 10)));
            (day, tenths) = (day - days, tenths + use_of_days);
        }
        drafts.reverse();
        (drafts, expiry)
    })
}

proptest! {
    #[test]
    fn words_number_and_verdict_agree(
        (mut drafts, expiry) in falling(),
        end in proptest::option::of(22_u32..31),
        reserve in prop_oneof![Just(None), Just(Some("200")), Just(Some("900"))],
    ) {
        if let (Some(day), Some(last)) = (expiry, drafts.last_mut()) {
            last.expiry = Some(end_of(day));
        }
        let answer = for_trip(end.map(end_of), reserve, &drafts);
        let is_for_trip = answer.goal.is_some_and(|goal| goal.limit == Limit::TripEnd);
        for (language, data_first, goal_first) in MARKERS {
            let (voice, format) = (voice(language), &Plain(language));
            let (headline, explanation) = (voice.headline(&answer, format), voice.explanation(&answer, format));
            prop_assert_eq!(fault(language, &headline), None, "{}", headline);
            prop_assert_eq!(fault(language, &explanation), None, "{}", explanation);
            let [data_first, goal_first] = [data_first, goal_first].map(|words| words[usize::from(is_for_trip)]);
            let is_short = SHORT.iter().any(|short| explanation.contains(short));
            let said = SHORT.iter().fold(explanation.clone(), |said, short| {
                said.split(short).next().unwrap_or_default().to_owned()
            });
            let (says_data_first, says_goal_first) = (said.contains(data_first), said.contains(goal_first));
            let is_known = matches!(&answer.outlook, Outlook::Known(known) if !known.is_overdue && !known.is_down_to_reserve);
            if let (Some(left), true) = (answer.days_left, is_known) {
                let length = voice.length(left.said()).to_lowercase();
                // "Lasts until your flight", and the number in the sentence; nobody can tell, and none.
                let said = if is_for_trip && answer.verdict == Verdict::Lasts { &explanation } else { &headline };
                let has_number = !(is_for_trip && answer.verdict == Verdict::Close)
                    && left.said() != SaidTime::MoreThanAYear;
                prop_assert!(!has_number || said.to_lowercase().contains(length.trim()), "{said}");
            }
            prop_assert!(!says_data_first || answer.limited_by == Some(Limit::Balance), "{explanation}");
            if is_known {
                let goal = answer.goal.map(|goal| goal.limit);
                prop_assert!(!says_goal_first || answer.limited_by == goal, "{explanation}");
                let is_told_short = answer.trip.is_some_and(|trip| trip.pack_ends_before.is_some());
                prop_assert_eq!(is_short, is_told_short, "{}", explanation);
            }
            let is_cut_off = matches!(&answer.outlook, Outlook::Known(known) if known.ending().days >= LATEST_DAYS);
            match answer.verdict {
                _ if is_cut_off || matches!(answer.outlook, Outlook::Known(_)) && !is_known => prop_assert!(!says_data_first),
                Verdict::Lasts | Verdict::ShortOfTrip => prop_assert!(says_goal_first, "{explanation}"),
                Verdict::RunsOut => prop_assert!(says_data_first, "{explanation}"),
                Verdict::Close | Verdict::Open => prop_assert!(!says_goal_first && !says_data_first, "{explanation}"),
                Verdict::Learning => prop_assert!(!says_data_first, "{explanation}"),
                _ => prop_assert!(false, "{:?}", answer.verdict),
            }
        }
    }
}

#[test]
fn the_advice_what_to_buy_is_said_in_every_language() {
    let offer = |name: &str, price, size| Offer {
        v: 1,
        id: Id(name.to_owned()),
        sim: Id("sim".to_owned()),
        name: name.to_owned(),
        price,
        currency: "EUR".to_owned(),
        allowance: gigabytes(size).expect("a size"),
        validity_hours: Some(168),
        counting: Counting::Hours,
        effect: Effect::Beside,
        terms: Terms::default(),
    };
    let offers = [offer("Plus", 450, "3"), offer("", 1200, "8")];
    let plan = Plan {
        parts: vec![(0, 2), (1, 1)],
        cost: 2100,
        covers: true,
        lasts: Latest::By(end_of(30)),
        buy: vec![Latest::By(end_of(24)); 3],
        wasted: None,
        loses_rest: false,
        short_day: None,
        reach: 8.0,
    };
    let advice = |verdict, lasts| Advice {
        trip_end: end_of(29).at,
        safety: Level::EIGHTY,
        verdict,
        lasts,
        plans: if verdict == Cover::NoOffers { Vec::new() } else { vec![plan.clone()] },
    };
    let soon = Latest::By(end_of(24));
    for (advice, english, french, chinese) in [
        (
            advice(Cover::NothingNeeded, soon),
            "There is nothing to buy: what you have lasts until 29 Nov with a chance of 80%.",
            "Rien à acheter~: ce que vous avez suffit jusqu’au 29 nov., avec 80~% de chances.",
            "不用再买：现有流量有 80% 的把握用到11月29日。",
        ),
        (
            advice(Cover::Buy, soon),
            "The cheapest is 2~×~Plus + 8~GB · 7~days for 21~EUR: it lasts until 29 Nov with a chance of 80%. Buy the first by 24 Nov at the latest.",
            "Le moins cher~: 2~×~Plus + 8~Go · 7~jours, pour 21~EUR. Cela suffit jusqu’au 29 nov. avec 80~% de chances. Achetez le premier au plus tard le 24 nov.",
            "最便宜的是 2~×~Plus + 8~GB · 7 天，共 21~EUR，有 80% 的把握用到11月29日。第一份最晚11月24日买。",
        ),
        (
            advice(Cover::NoneCovers(Chance::of(0.7)), soon),
            "None of these packs lasts until 29 Nov with a chance of 80%: even with 2~×~Plus + 8~GB · 7~days the chance is about 70%.",
            "Aucun de ces forfaits ne suffit jusqu’au 29 nov. avec 80~% de chances~: même avec 2~×~Plus + 8~Go · 7~jours, il y a environ 70~% de chances.",
            "这些套餐都没有 80% 的把握用到11月29日：即使买 2~×~Plus + 8~GB · 7 天，可能性也只有约 70%。",
        ),
        (
            advice(Cover::NoOffers, Latest::Now),
            "Something has to be bought now. Type in the packs you could buy to see which covers the rest of the trip.",
            "Il faut recharger maintenant. Saisissez les forfaits que vous pourriez acheter pour voir lequel couvre la suite du voyage.",
            "现在就要买流量了。输入你能买到的套餐，看看哪一种够用到行程结束。",
        ),
    ] {
        for (language, said) in [(Language::EN, english), (Language::FR, french), (Language::ZH_HANS, chinese)] {
            let found = voice(language).advice(&advice, &offers, &Plain(language));
            assert_eq!(found.replace('\u{a0}', "~"), said, "{language:?}");
        }
    }
    let english = voice(Language::EN);
    let format = &Plain(Language::EN);
    assert_eq!(price(450, "EUR", format), "4.50\u{a0}EUR");
    assert_eq!(price(450, "XPF", format), "450\u{a0}XPF");
    assert_eq!(price(1525, "KWD", format), "1.525\u{a0}KWD");
    assert_eq!(plan_moments(english, &plan, format), "24 Nov · 24 Nov · 24 Nov");
}

#[test]
fn hours_sources_and_answers_of_the_directory_are_said_in_each_language() {
    use tidemark::directory::{Answer, By, Channel, Gives, Hours, Opening, Place, Source, Way, opening};
    let hours = [Hours { from_day: 1, to_day: 5, opens: 450, closes: 945 }];
    let there = now().naive_local();
    let closed = opening(&hours, there).expect("hours are known");
    let open = Opening::OpenUntil(closed_until(closed) + TimeDelta::minutes(495));
    let way = Way {
        kind: Channel::Ussd,
        to: "*000#".to_owned(),
        text: None,
        abroad: None,
        about: Default::default(),
        gives: vec![Gives::Used, Gives::Expiry],
        answer: Answer::Menu,
        free: Some(true),
        lag_hours: Some(24),
        hours: Vec::new(),
        place: Some(Place::Abroad),
        over_mobile: false,
        unmetered: false,
        android: None,
        ios: None,
        source: "a".to_owned(),
    };
    let source = |date: Option<&str>| Source {
        id: "a".to_owned(),
        is: "a page".to_owned(),
        by: By::Other,
        date: date.map(str::to_owned),
    };
    let said = |language: Language| {
        let (voice, format) = (voice(language), &Plain(language));
        let mut all = vec![voice.opening(closed, format), voice.opening(open, format), voice.hours(&hours[0], format)];
        all.extend(voice.gives(&way.gives));
        all.extend(voice.way_notes(&way));
        all.push(voice.confirmed(&source(None), "2026-11-22", format));
        all.push(voice.confirmed(&source(Some("2026-06")), "2026-11-22", format));
        all.push(voice.confirmed(&source(Some("2026-06-30")), "2026-11-22", format));
        all.into_iter().map(|text| text.replace('\u{a0}', "~")).collect::<Vec<_>>()
    };
    assert_eq!(
        said(Language::EN),
        [
            "Closed now, opens 23 Nov, 07:30",
            "Open now, until 23 Nov, 15:45",
            "Mon–Fri~ 07:30–15:45",
            "data used, not what is left, until when",
            "While you are abroad",
            "A menu comes first: choose your balance, and nothing that buys.",
            "Its figures may be 24~hours old.",
            "without a date, read 22 Nov",
            "2026-06",
            "30 Jun",
        ]
    );
    assert_eq!(
        said(Language::FR)[..2],
        ["Fermé maintenant, ouverture 23 nov. à 07:30", "Ouvert maintenant, fermeture 23 nov. à 15:45"]
    );
    assert_eq!(said(Language::ZH_HANS)[..2], ["现在不营业，11月23日 07:30 开始", "现在营业，到 11月23日 15:45"]);
}

fn closed_until(opening: tidemark::directory::Opening) -> chrono::NaiveDateTime {
    match opening {
        tidemark::directory::Opening::ClosedUntil(opens) => opens,
        other => panic!("{other:?}"),
    }
}

/// A sentence of each language, in English, French and Chinese.
#[track_caller]
fn check_said(say: &dyn Fn(&Voice, &dyn Format) -> String, english: &str, french: &str, chinese: &str) {
    for (language, expected) in LANGUAGES.into_iter().zip([chinese, english, french]) {
        let found = say(voice(language), &Plain(language)).replace('\u{a0}', "~");
        assert_eq!(found, expected, "{}", language.tag());
    }
}

#[test]
fn use_tells_when_how_much_and_how_it_is_known() {
    let bar = |first: u32, last: u32, known| {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        Bar { first: day(first), last: day(last), used: DataVolume::from_bytes(210_000_000), height: 0, known }
    };
    let measured = bar(18, 18, HowKnown::Measured);
    check_said(
        &|voice, format| voice.use_of(&measured, format),
        "18 Nov: 210~MB",
        "18 nov.~: 210~Mo",
        "11月18日：210~MB",
    );
    let partly = bar(16, 22, HowKnown::Partly);
    check_said(
        &|voice, format| voice.use_of(&partly, format),
        "16 Nov – 22 Nov: 210~MB, known in part",
        "16 nov. – 22 nov.~: 210~Mo, connu en partie",
        "11月16日 – 11月22日：210~MB，只知道一部分",
    );
    let unknown = bar(18, 18, HowKnown::Not);
    check_said(
        &|voice, format| voice.use_of(&unknown, format),
        "18 Nov: not known",
        "18 nov.~: inconnu",
        "11月18日：未知",
    );
    let fit =
        Fit { days: 7.0, likely: DataVolume::from_bytes(1_400_000_000), safe: DataVolume::from_bytes(2_100_000_000) };
    check_said(
        &|voice, format| voice.fits(fit, format),
        "For 7~days you need about 1.4~GB; 2.1~GB is enough nine times in ten.",
        "Pour 7~jours, il vous faut environ 1,4~Go~; 2,1~Go suffisent neuf fois sur dix.",
        "用 7 天大约需要 1.4~GB，十次里有九次 2.1~GB 就够。",
    );
}

#[test]
fn a_rise_tells_what_it_was_and_by_how_much() {
    let seen = |rise, by| SeenRise {
        reading: Id("b".to_owned()),
        before: Id("a".to_owned()),
        by: DataVolume::from_bytes(by),
        rise,
        why: WhyRise::MoreThanRounding,
        suggested: None,
    };
    let top_up = seen(Rise::TopUp, 2_600_000_000);
    check_said(&|voice, format| voice.rose(&top_up, format), "Top-up, +2.6~GB", "Recharge, +2,6~Go", "充值，+2.6~GB");
    let hidden = seen(Rise::TopUp, 0);
    check_said(&|voice, format| voice.rose(&hidden, format), "Top-up", "Recharge", "充值");
}

#[test]
fn the_next_reading_is_a_moment_or_now() {
    let next = |is_due| NextReading { at: moment("2026-11-24T19:00"), is_due, why: Worth::Range };
    check_said(
        &|voice, format| voice.next_reading(next(false), format),
        "24 Nov, 19:00",
        "24 nov. à 19:00",
        "11月24日 19:00",
    );
    check_said(
        &|voice, format| voice.next_reading(next(true), format),
        "worth making now",
        "utile dès maintenant",
        "现在就值得查",
    );
}

#[test]
fn a_backup_put_back_tells_what_is_new_and_what_stays() {
    let restore = |readings, others, kept, unreadable| Restore {
        changes: vec![Change::DeletePack(Id("a".to_owned()))],
        readings,
        others,
        kept,
        unreadable,
        ..Restore::default()
    };
    check_said(
        &|voice, _| voice.restored(&restore(1, 2, 0, 0)),
        "1~reading was not here yet. 2~other records were not here yet.",
        "1~relevé manquait ici. 2~autres éléments manquaient ici.",
        "新增了 1 次读数。新增了 2 条其他记录。",
    );
    check_said(
        &|voice, _| voice.restored(&restore(0, 0, 1, 2)),
        "1~record differs from the one here, which stays. 2~records come from another version and were left out.",
        "1~élément diffère de celui d’ici, qui reste. 2~éléments viennent d’une autre version et ont été laissés de côté.",
        "1 条与这里的不同，保留这里的内容。2 条来自其他版本，未恢复。",
    );
    check_said(
        &|voice, _| voice.restored(&Restore::default()),
        "Everything in this backup is here already.",
        "Tout le contenu de cette sauvegarde est déjà là.",
        "备份中的内容这里都有了。",
    );
}

/// In a line from right to left a price keeps its own order, and an amount in the line's own letters needs nothing; nor does any other language.
#[test]
fn a_value_of_other_letters_is_isolated_where_the_line_runs_from_right_to_left() {
    let cost = Cost { price: 450, currency: "EUR".to_owned() };
    let costs = |language: Language| voice(language).worth_and_cost(Worth::Rate, Some(&cost), &Plain(language));
    let length = |language: Language| voice(language).length(SaidTime::Days(7));
    let arabic = costs(Language::AR);
    assert!(arabic.ends_with("\u{2068}4.50\u{a0}EUR\u{2069}."), "{arabic:?}");
    assert_eq!(length(Language::AR), "7\u{a0}أيام");
    for language in Language::ALL.into_iter().filter(|language| !language.is_right_to_left()) {
        assert_eq!(costs(language).find(['\u{2068}', '\u{2069}']), None, "{}", language.tag());
    }
}

#[test]
fn the_messages_of_the_example_read_as_what_they_stand_for_in_every_language() {
    for language in Language::ALL {
        let mut names = 0;
        let text = |made_up: &MadeUp| voice(language).example(made_up, &Plain(language));
        let changes = Ledger::default().begin_example(text, now(), || {
            names += 1;
            Id(format!("{names:02}"))
        });
        let mut ledger = Ledger::default();
        ledger.apply_all(&changes);
        assert_eq!(ledger.messages.len(), 3);
        for (message, reading) in ledger.messages.iter().zip(&ledger.readings) {
            let read = propose(&message.text, Lexicon::all(), &[], Home::default(), reading.at).expect("a reading");
            let drafts: Vec<&Draft> = read.iter().flat_map(|proposal| &proposal.drafts).collect();
            assert_eq!(drafts.len(), 1, "{}", message.text);
            assert_eq!(drafts[0].stated, reading.stated, "{}", message.text);
            assert_eq!(drafts[0].validity_hours, reading.validity_hours, "{}", message.text);
        }
        let answer = compose(&ledger, now()).expect("an answer");
        assert_eq!(answer.verdict, Verdict::RunsOut);
        assert!(matches!(answer.outlook, Outlook::Known(_)) && answer.chart.is_some());
    }
}

#[test]
fn what_is_left_unused_is_told_in_hours_of_video_too() {
    for (language, left, said) in [
        (Language::EN, "5.7", "about 5.7~GB (8~hours of video)"),
        (Language::EN, "0.7", "about 700~MB (1~hour of video)"),
        // Less than an hour of it says nothing.
        (Language::EN, "0.6", "about 600~MB"),
        (Language::FR, "5.7", "environ 5,7~Go (8~heures de vidéo)"),
        (Language::ZH_HANS, "5.7", "约 5.7~GB（看视频 8 小时）"),
    ] {
        let amount = gigabytes(left).expect("a figure").volume;
        let found = voice(language).wasted(amount, &Plain(language)).replace('\u{a0}', "~");
        assert_eq!(found, said, "{language:?}");
    }
}

#[test]
fn what_is_said_at_opening_names_its_sim_in_every_language() {
    for (language, said) in [
        (Language::EN, "Island: Your data is used up."),
        (Language::FR, "Island~: Vos données sont épuisées."),
        (Language::ZH_HANS, "Island：流量已用完。"),
    ] {
        let found = voice(language).alert_of("Island", Alert::UsedUp).replace('\u{a0}', "~");
        assert_eq!(found, said, "{language:?}");
    }
}

#[test]
fn a_pack_in_the_list_of_a_sim_says_its_dates_and_what_became_of_it() {
    let kept = KeptPack {
        pack: Id("p".to_owned()),
        place: 0,
        bucket: Some(BucketKind::Night),
        name: Some("Week".to_owned()),
        size: gigabytes("3"),
        from: now(),
        expiry: Some(end_of(30)),
        over: Some(Over::Expired),
    };
    let only_kind = KeptPack { name: None, size: None, ..kept.clone() };
    let unnamed = KeptPack { bucket: None, name: None, expiry: None, over: None, ..kept.clone() };
    for (language, said, bare, once) in [
        (
            Language::EN,
            ["Week", "Night data, 3 GB, 22 Nov – 30 Nov, Expired"],
            ["3 GB", "22 Nov"],
            ["Night data", "22 Nov – 30 Nov, Expired"],
        ),
        (
            Language::FR,
            ["Week", "Données de nuit, 3 Go, 22 nov. – 30 nov., Expiré"],
            ["3 Go", "22 nov."],
            ["Données de nuit", "22 nov. – 30 nov., Expiré"],
        ),
    ] {
        let format = &Plain(language);
        let told = |kept: &KeptPack| {
            let voice = voice(language);
            [voice.kept_name(kept, format), voice.kept_facts(kept, format)].map(|text| text.replace('\u{a0}', " "))
        };
        assert_eq!((told(&kept), told(&unnamed)), (said.map(str::to_owned), bare.map(str::to_owned)), "{language:?}");
        assert_eq!(told(&only_kind), once.map(str::to_owned), "{language:?}");
    }
}
