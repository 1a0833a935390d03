//! The voice of a language: sentences put together from its texts and from values, the same way for every language.
//!
//! Nothing is glued from bits of grammar: each case is a whole text of the file, and so is each clause that goes into one.

use super::{COUNT, Format, Label, Language, moment, plan_name, plan_price, price, said, volume};
use crate::adviser::{Advice, Cover, Latest};
use crate::alerts::Alert;
use crate::answer::{
    Answer, Found, Held, NextReading, Prospect, Record, SaidTime, SeenRise, Supposed, UnusualUse, Video, Worth,
};
use crate::calendar::{Entry, Event, Words};
use crate::history::backup::Restore;
use crate::history::{Holds, MadeUp, Sender, ShownForecast, Slip, Stated};
use crate::import::Skipped;
use crate::pack::{Cost, Expiry, Offer};
use crate::usage::{Bar, Fit, HowKnown};
use crate::volume::{BurnRate, DataVolume, Printed};
use chrono::{DateTime, FixedOffset};

/// The texts of one language, in the order of their names.
pub struct Voice {
    language: Language,
    texts: Vec<&'static str>,
}

/// A count, and how it is written.
pub(super) struct Count {
    pub number: u32,
    pub shown: String,
}

impl Count {
    pub fn plain(number: u32) -> Count {
        Count { number, shown: number.to_string() }
    }

    /// With the marks that the person's locale puts into large numbers.
    fn marked(number: usize, format: &dyn Format) -> Count {
        Count { number: number as u32, shown: format.number(number as f64, 0) }
    }
}

impl Voice {
    /// From what `build.rs` wrote; nothing where a text is missing.
    pub fn of(language: Language, fetched: &'static str) -> Option<Voice> {
        let texts: Vec<&str> = fetched.lines().collect();
        (texts.len() == COUNT).then_some(Voice { language, texts })
    }

    pub fn language(&self) -> Language {
        self.language
    }

    pub fn say(&self, label: Label) -> &'static str {
        self.texts[label as usize]
    }

    /// A text with the values in their places. Two rules hold for all languages: a short form at the end of a value brings its own
    /// full stop, and a space before a number is only for the letters before it. In a line from right to left a value
    /// of other letters, a name or a price, keeps its own order (Unicode's isolates), and would else trade places with its neighbours.
    pub(super) fn filled(&self, at: usize, count: u32, values: &[&str]) -> String {
        let mut text = self.texts[at];
        if let Some(forms) = text.strip_prefix('|') {
            text = forms.split('|').nth(self.language.plurals().form(count)).unwrap_or_default();
        }
        let is_right_to_left = self.language.is_right_to_left();
        let mut pieces = text.split('{');
        let mut filled = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            // build.rs numbers the values by letters.
            let (letter, rest) = piece.split_at(1.min(piece.len()));
            let number = letter.bytes().next().unwrap_or(b'a') - b'a';
            let value = values.get(usize::from(number)).copied().unwrap_or_default();
            let is_spaced = filled.ends_with(char::is_alphanumeric);
            let value = if is_spaced { value } else { value.trim_start_matches(' ') };
            let is_isolated = is_right_to_left && is_foreign(value);
            filled.push_str(if is_isolated { "\u{2068}" } else { "" });
            filled.push_str(value);
            filled.push_str(if is_isolated { "\u{2069}" } else { "" });
            filled.push_str(rest.strip_prefix('.').filter(|_| value.ends_with('.')).unwrap_or(rest));
        }
        filled
    }

    /// Sentences one after the other; those that say nothing are passed over.
    pub(super) fn sentences(&self, all: &[&str]) -> String {
        self.joined(all, Label::BetweenSentences)
    }

    fn joined(&self, all: &[&str], between: Label) -> String {
        let mut joined = String::new();
        for one in all.iter().filter(|one| !one.is_empty()) {
            if !joined.is_empty() {
                joined.push_str(self.say(between));
            }
            joined.push_str(one);
        }
        joined
    }

    pub(super) fn parts(&self, all: &[String]) -> String {
        self.joined(&all.iter().map(String::as_str).collect::<Vec<_>>(), Label::BetweenParts)
    }

    // --- amounts and times ------------------------------------------------------------------------------------------

    /// What was worked out: in two digits, and counted as what it was worked out from.
    pub fn roughly(&self, amount: DataVolume, format: &dyn Format) -> String {
        volume(self, amount.shown_roughly(format.counted()), format)
    }

    fn printed(&self, amount: Printed, format: &dyn Format) -> String {
        volume(self, amount.shown(), format)
    }

    pub fn a_day(&self, rate: BurnRate, format: &dyn Format) -> String {
        said::ADay { amount: &self.roughly(rate.a_day(), format) }.by(self)
    }

    /// "30 Nov, 23:59".
    pub fn day_and_time(&self, day: &str, time: &str) -> String {
        said::DayAndTime { day, time }.by(self)
    }

    /// A message of the example, in the words of a carrier.
    pub fn example(&self, made_up: &MadeUp, format: &dyn Format) -> String {
        let (left, size) = (&self.printed(made_up.left, format), &self.printed(made_up.size, format));
        said::ExampleSays { left, size, days: &format.number(f64::from(made_up.days), 0) }.by(self)
    }

    /// "until 30 Nov, 23:59".
    pub fn until(&self, expiry: Expiry, format: &dyn Format) -> String {
        said::Until { moment: &moment(self, expiry, format) }.by(self)
    }

    pub fn length(&self, time: SaidTime) -> String {
        match time {
            SaidTime::LessThanAnHour => self.say(Label::LessThanAnHour).to_owned(),
            SaidTime::Hours(hours) => said::Hours { n: &Count::plain(hours) }.by(self),
            SaidTime::Days(days) => said::Days { n: &Count::plain(days) }.by(self),
            SaidTime::MoreThanAYear => self.say(Label::MoreThanAYear).to_owned(),
        }
    }

    /// How long a pack is sold for: "24 hours", "365 days".
    pub fn sold_for(&self, hours: u32) -> String {
        let time = if hours < 48 { SaidTime::Hours(hours) } else { SaidTime::Days((hours + 12) / 24) };
        self.length(time).trim_start().to_owned()
    }

    /// "3 hours ago".
    pub fn ago(&self, age: SaidTime) -> String {
        match age {
            SaidTime::LessThanAnHour => self.say(Label::JustNow).to_owned(),
            SaidTime::Hours(hours) => said::HoursAgo { n: &Count::plain(hours) }.by(self),
            SaidTime::Days(days) => said::DaysAgo { n: &Count::plain(days) }.by(self),
            SaidTime::MoreThanAYear => self.say(Label::MoreThanAYearAgo).to_owned(),
        }
    }

    /// A pack is not bound to a length of time.
    pub fn without_end(&self) -> &'static str {
        self.say(Label::NoEnd)
    }

    pub fn percent_gone(&self, share: f64, format: &dyn Format) -> String {
        format.percent(share)
    }

    pub fn chance(&self, share: f64, format: &dyn Format) -> String {
        let percent = &format.percent(share);
        if share <= 0.03 {
            said::ChanceBelow { percent }.by(self)
        } else if share >= 0.85 {
            said::ChanceAbove { percent }.by(self)
        } else {
            said::ChanceAbout { percent }.by(self)
        }
    }

    /// "about 5.7 GB (8 hours of video)": an amount alone says little to many.
    pub fn wasted(&self, volume: DataVolume, format: &dyn Format) -> String {
        let amount = said::About { amount: &self.roughly(volume, format) }.by(self);
        match Video::Medium.hours_of(volume) {
            0 => amount,
            hours => said::AboutVideo { amount: &amount, length: &self.length(SaidTime::Hours(hours)) }.by(self),
        }
    }

    // --- use, rises, the next reading, files ---------------------------------------------------------------------------

    /// "Mon 16 Nov – Sun 22 Nov", or one day.
    pub fn span_of(&self, bar: &Bar, format: &dyn Format) -> String {
        let first = format.day(bar.first);
        if bar.first == bar.last { first } else { [&first, " – ", &format.day(bar.last)].concat() }
    }

    /// What went, where anything is known of it.
    pub fn used(&self, bar: &Bar, format: &dyn Format) -> String {
        if bar.known == HowKnown::Not { "–".to_owned() } else { self.roughly(bar.used, format) }
    }

    /// "Wed 18 Nov: 200 MB, spread evenly between readings".
    pub fn use_of(&self, bar: &Bar, format: &dyn Format) -> String {
        let (amount, how, when) =
            (&self.roughly(bar.used, format), self.how_known(bar.known), &self.span_of(bar, format));
        match bar.known {
            HowKnown::Measured => said::UseOfDay { amount, when }.by(self),
            HowKnown::Not => said::UseNotKnown { when }.by(self),
            _ => said::UseNoted { amount, how, when }.by(self),
        }
    }

    pub fn weekend(&self, share: f64, format: &dyn Format) -> String {
        said::Weekend { percent: &format.percent(share) }.by(self)
    }

    pub fn fits(&self, fit: Fit, format: &dyn Format) -> String {
        let (likely, safe) = (&self.roughly(fit.likely, format), &self.roughly(fit.safe, format));
        said::Fits { length: &self.length(SaidTime::of(fit.days)), likely, safe }.by(self)
    }

    /// "Top-up, +2.0 GB"; without the amount where use hid it.
    pub fn rose(&self, seen: &SeenRise, format: &dyn Format) -> String {
        let rise = self.rise(seen.rise);
        if seen.by == DataVolume::ZERO {
            return rise.to_owned();
        }
        said::RoseBy { amount: &self.roughly(seen.by, format), rise }.by(self)
    }

    /// When another reading is worth making, and what for.
    pub fn next_reading(&self, next: NextReading, format: &dyn Format) -> String {
        if next.is_due {
            return self.say(Label::NextIsDue).to_owned();
        }
        moment(self, Expiry { at: next.at, day_only: false }, format)
    }

    /// What it is worth making for, and what it costs where it is not free.
    pub fn worth_and_cost(&self, why: Worth, cost: Option<&Cost>, format: &dyn Format) -> String {
        let cost = cost.map(|cost| price(cost.price, &cost.currency, format));
        let cost = cost.map_or_else(String::new, |price| said::CheckCosts { price: &price }.by(self));
        self.sentences(&[self.worth(why), &cost])
    }

    /// An entry in the phone's calendar: a title, and what stands behind it.
    pub fn entry(&self, entry: &Entry, answer: &Answer, format: &dyn Format) -> Words {
        let notes = match entry.event {
            Event::RunOut | Event::Expiry => self.explanation(answer, format),
            Event::NextCheck => answer.next_reading.map_or("", |next| self.worth(next.why)).to_owned(),
            Event::TripEnd | Event::KeepAlive => String::new(),
        };
        Words { title: self.event(entry.event).to_owned(), notes }
    }

    /// "Top up or use Home by 18 May, or you may lose its number."
    pub fn line_to_keep(&self, name: &str, end: Expiry, format: &dyn Format) -> String {
        said::AlertKeepAlive { name, day: &format.day(end.at.date_naive()) }.by(self)
    }

    /// "Island: Your data is used up."
    pub fn alert_of(&self, name: &str, alert: Alert) -> String {
        said::AlertOf { name, said: self.alert(alert) }.by(self)
    }

    /// The entry in the phone's calendar about a SIM in a drawer.
    pub fn entry_to_keep(&self, entry: &Entry, name: &str, end: Expiry, format: &dyn Format) -> Words {
        Words { title: self.event(entry.event).to_owned(), notes: self.line_to_keep(name, end, format) }
    }

    /// "Runs out first: Island · About 2 days left".
    pub fn first_out(&self, name: &str, answer: &Answer, format: &dyn Format) -> String {
        said::FirstOut { name, said: &self.headline(answer, format) }.by(self)
    }

    /// What the page has asked of the network.
    pub fn requests(&self, all: usize, elsewhere: usize, format: &dyn Format) -> String {
        let [all, others] = [all, elsewhere].map(|number| format.number(number as f64, 0));
        said::PrivacyCount { all: &all, others: &others }.by(self)
    }

    /// What goes with a SIM.
    pub fn sim_holds(&self, holds: Holds) -> String {
        let [packs, readings] = [holds.packs, holds.readings].map(|number| Count::plain(number as u32));
        let packs = said::CountedPacks { n: &packs }.by(self);
        said::SimHolds { packs: &packs, readings: &said::Readings { n: &readings }.by(self) }.by(self)
    }

    /// "Your reserve of 200 MB is kept."
    pub fn reserve_kept(&self, reserve: Printed, format: &dyn Format) -> String {
        said::SupposedReserve { reserve: &self.printed(reserve, format) }.by(self)
    }

    /// What putting a backup back has brought.
    pub fn restored(&self, restore: &Restore) -> String {
        let counted = |number: usize, say: &dyn Fn(&Count) -> String| {
            if number == 0 { String::new() } else { say(&Count::plain(number as u32)) }
        };
        let nothing = if restore.changes.is_empty() { self.say(Label::BackupNothingNew) } else { "" };
        self.sentences(&[
            nothing,
            &counted(restore.readings, &|n| said::RestoredReadings { n }.by(self)),
            &counted(restore.others, &|n| said::RestoredOthers { n }.by(self)),
            &counted(restore.kept, &|n| said::RestoredKept { n }.by(self)),
            &counted(restore.unreadable, &|n| said::RestoredUnread { n }.by(self)),
        ])
    }

    // --- unusual use, and what if -------------------------------------------------------------------------------------

    /// "Unusual use: 1.2 GB in 24 hours, about 6 times your usual. Was that you?", without the question once it is answered.
    pub fn unusual(&self, unusual: &UnusualUse, format: &dyn Format) -> String {
        let (used, length) = (&self.roughly(unusual.used, format), &self.length(unusual.time));
        let told = match (unusual.is_very, unusual.times.map(Count::plain)) {
            (false, Some(n)) => said::Unusual { length, n: &n, used }.by(self),
            (false, None) => said::UnusualFar { length, used }.by(self),
            (true, Some(n)) => said::VeryUnusual { length, n: &n, used }.by(self),
            (true, None) => said::VeryUnusualFar { length, used }.by(self),
        };
        let question = if unusual.is_denied { "" } else { self.say(Label::WasThatYou) };
        self.sentences(&[&told, question])
    }

    /// From when to when, and what is usual.
    pub fn unusual_basis(&self, unusual: &UnusualUse, format: &dyn Format) -> String {
        let told = |at: DateTime<FixedOffset>| moment(self, Expiry { at, day_only: false }, format);
        let (from, until) = (&told(unusual.from), &told(unusual.until));
        said::UnusualBetween { from, until, rate: &self.a_day(unusual.usual, format) }.by(self)
    }

    /// When the data end, as things are or as supposed.
    pub fn prospect(&self, prospect: &Prospect, format: &dyn Format) -> String {
        if prospect.is_too_much {
            return self.say(Label::AtOnce).to_owned();
        }
        if prospect.is_beyond_a_year {
            return self.say(Label::NotWithinAYear).to_owned();
        }
        let (day, length) = (&format.day_of(prospect.at), &self.length(SaidTime::of(prospect.days)));
        said::Around { day, length }.by(self)
    }

    /// One assumption behind it.
    pub fn supposed(&self, supposed: &Supposed, format: &dyn Format) -> String {
        match supposed {
            Supposed::AsBefore(rate) => said::SupposedAsBefore { rate: &self.a_day(*rate, format) }.by(self),
            Supposed::Daily(daily) => said::SupposedDaily { amount: &self.printed(*daily, format) }.by(self),
            Supposed::Video(video) => said::SupposedVideo {
                amount: &self.roughly(video.an_evening(), format),
                hourly: &self.roughly(video.an_hour(), format),
                length: &self.length(SaidTime::Hours(Video::HOURS)),
            }
            .by(self),
            Supposed::Laptop(amount) => said::SupposedLaptop { amount: &self.roughly(*amount, format) }.by(self),
            Supposed::WifiDay => self.say(Label::SupposedWifiDay).to_owned(),
            Supposed::Reserve(reserve) => self.reserve_kept(*reserve, format),
        }
    }

    // --- readings -------------------------------------------------------------------------------------------------------

    /// What a reading states, in a line.
    pub fn stated(&self, stated: &Stated, format: &dyn Format) -> String {
        let percent = |share: f64| format.percent(share / 100.0);
        let left = |amount: String| said::StatesLeft { amount: &amount }.by(self);
        let used = |amount: String| said::StatesUsed { amount: &amount }.by(self);
        let mut parts = Vec::new();
        parts.extend(stated.exhausted.then(|| self.say(Label::StatesUsedUp).to_owned()));
        parts.extend(stated.unlimited.then(|| self.say(Label::StatesUnlimited).to_owned()));
        parts.extend(stated.balance.map(|balance| left(self.printed(balance, format))));
        parts.extend(stated.left_percent.map(|share| left(percent(share))));
        parts.extend(stated.used.map(|amount| used(self.printed(amount, format))));
        parts.extend(stated.used_percent.map(|share| used(percent(share))));
        let whole = stated.allowance.map(|whole| self.printed(whole, format));
        match (parts.is_empty(), whole) {
            (true, Some(whole)) => said::StatesPack { whole: &whole }.by(self),
            (true, None) => self.say(Label::StatesExpired).to_owned(),
            (false, Some(whole)) => said::StatesOf { parts: &self.parts(&parts), whole: &whole }.by(self),
            (false, None) => self.parts(&parts),
        }
    }

    /// Whether a figure ten times off was meant otherwise.
    pub fn slip(&self, slip: &Slip, format: &dyn Format) -> String {
        let (said, meant) = (&volume(self, slip.said.shown(), format), &volume(self, slip.meant.shown(), format));
        said::SlipQuestion { meant, said }.by(self)
    }

    /// The message is saved already.
    pub fn already_kept(&self) -> &'static str {
        self.say(Label::AlreadyKept)
    }

    /// "2 records were saved by another version".
    pub fn unreadable(&self, count: usize) -> String {
        said::OtherVersion { n: &Count::plain(count as u32) }.by(self)
    }

    // --- a backup -------------------------------------------------------------------------------------------------------

    /// How many messages of a backup were read, and how many of them speak of data.
    pub fn import_counts(&self, (read, found): (usize, usize), format: &dyn Format) -> String {
        said::ImportCounts { found: &format.number(found as f64, 0), n: &Count::marked(read, format) }.by(self)
    }

    /// What one sender of a backup has; `span` is the first and the last day.
    pub fn import_sender(&self, sender: &Sender, (first, last): &(String, String), format: &dyn Format) -> String {
        let n = &Count::marked(sender.found, format);
        let mut parts = vec![if first == last {
            said::SenderOnDay { day: first, n }.by(self)
        } else {
            said::SenderSpan { first, last, n }.by(self)
        }];
        if sender.unsure > 0 {
            parts.push(said::SenderUnclear { n: &Count::marked(sender.unsure, format) }.by(self));
        }
        if sender.suspicious > 0 {
            parts.push(self.say(Label::SenderPoses).to_owned());
        }
        self.parts(&parts)
    }

    /// What of a backup was not read; nothing where all was.
    pub fn import_left_out(&self, skipped: &Skipped, undated: usize, format: &dyn Format) -> Option<String> {
        let count = |number: u64| (number > 0).then(|| Count::marked(number as usize, format));
        let mut parts = Vec::new();
        parts.extend(count(undated as u64).map(|n| said::WithoutTime { n: &n }.by(self)));
        parts.extend(count(skipped.too_long).map(|n| said::TooLong { n: &n }.by(self)));
        parts.extend(count(skipped.malformed).map(|n| said::Damaged { n: &n }.by(self)));
        (!parts.is_empty()).then(|| said::LeftOutOf { parts: &self.parts(&parts) }.by(self))
    }

    // --- past forecasts -------------------------------------------------------------------------------------------------

    /// "Of 9 past ranges 8 held".
    pub fn record(&self, record: &Record) -> String {
        let decided = &record.decided.to_string();
        match record.held {
            0 => said::RecordNone { decided }.by(self),
            held => said::RecordHeld { decided, n: &Count::plain(held as u32) }.by(self),
        }
    }

    /// "2 forecasts could not be checked:", before a list of why.
    pub fn record_left_out(&self, record: &Record) -> String {
        said::RecordLeftOut { n: &Count::plain(record.left_out() as u32) }.by(self)
    }

    /// The range that a past forecast told.
    pub fn said_then(&self, shown: &ShownForecast, format: &dyn Format) -> String {
        let earliest = &format.day_of(shown.earliest);
        match shown.latest {
            Some(latest) => said::SaidBetween { earliest, latest: &format.day_of(latest) }.by(self),
            None => said::SaidUntil { earliest }.by(self),
        }
    }

    /// What that meant for a later reading, what the reading found, and whether the range held.
    pub fn found(&self, found: &Found, format: &dyn Format) -> String {
        let day = &format.day_of(found.at);
        let balance = &self.printed(found.balance, format);
        let [low, high] = &[found.low, found.high].map(|printed| self.printed(printed, format));
        let verdict = self.say(match found.verdict {
            Held::Yes => Label::HeldYes,
            Held::UsedFaster => Label::HeldUsedFaster,
            Held::UsedSlower => Label::HeldUsedSlower,
        });
        match (found.low.volume, found.high.volume) {
            (_, DataVolume::ZERO) => said::FoundNothing { balance, day, verdict }.by(self),
            (DataVolume::ZERO, _) => said::FoundAtMost { balance, day, high, verdict }.by(self),
            _ => said::FoundBetween { balance, day, high, low, verdict }.by(self),
        }
    }

    // --- what to buy ----------------------------------------------------------------------------------------------------

    /// What the advice comes to: what to buy, what it costs and by when, or that nothing need or can be bought.
    pub fn advice(&self, advice: &Advice, offers: &[Offer], format: &dyn Format) -> String {
        let (safety, end) = (&format.percent(advice.safety.share()), &format.day_of(advice.trip_end));
        let first = advice.plans.first();
        let name = &first.map(|plan| plan_name(self, plan, offers, format)).unwrap_or_default();
        let latest = &self.latest(advice.lasts, format);
        let is_now = advice.lasts == Latest::Now;
        match advice.verdict {
            Cover::NothingNeeded => said::AdviceNothing { end, safety }.by(self),
            Cover::Buy => {
                let price = &first.map(|plan| plan_price(plan, offers, format)).unwrap_or_default();
                let when = match (is_now, first.is_some_and(|plan| plan.buy.len() > 1)) {
                    (true, false) => self.say(Label::BuyNow).to_owned(),
                    (true, true) => self.say(Label::BuyFirstNow).to_owned(),
                    (false, false) => said::BuyBy { latest }.by(self),
                    (false, true) => said::BuyFirstBy { latest }.by(self),
                };
                self.sentences(&[&said::AdviceBuy { end, name, price, safety }.by(self), &when])
            }
            Cover::NoneCovers(chance) => {
                let chance = &self.chance(chance.share(), format);
                said::AdviceNone { chance, end, name, safety }.by(self)
            }
            Cover::NoOffers => {
                let lasts = if is_now {
                    self.say(Label::AdviceBuySomething).to_owned()
                } else {
                    said::AdviceLastsUntil { latest, safety }.by(self)
                };
                self.sentences(&[&lasts, self.say(Label::AdviceTypeIn)])
            }
        }
    }

    /// "now", "30 Nov".
    pub fn latest(&self, latest: Latest, format: &dyn Format) -> String {
        match latest {
            Latest::Now => self.say(Label::LatestNow).to_owned(),
            Latest::By(expiry) => moment(self, expiry, format),
            Latest::Never => self.say(Label::LatestNever).to_owned(),
        }
    }
}

/// Whether it has letters, and none of a script that runs from right to left: told by the first bytes of its characters, which costs the page
/// least. Signs such as the no-break space are no letters.
fn is_foreign(value: &str) -> bool {
    let is_right_to_left = |byte| matches!(byte, 0xd6..=0xdf);
    let is_letter = |byte| matches!(byte, b'A'..=b'Z' | b'a'..=b'z' | 0xc3..=0xd5 | 0xe3..=0xef);
    value.bytes().any(is_letter) && !value.bytes().any(is_right_to_left)
}
