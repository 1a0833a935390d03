//! English sentences. They say what `answer` has worked out and add nothing.

use super::{Format, Voice, ahead, ends, moment, plan_name, plan_price, volume};
use crate::adviser::{Advice, Cover, Latest};
use crate::answer::{
    Answer, Ending, Found, Held, Hindrance, Limit, Outlook, Prospect, Record, SaidTime, Supposed, UnusualUse, Verdict,
    Video,
};
use crate::forecast::{LATEST_DAYS, Refusal};
use crate::history::{PasteProblem, Sender, ShownForecast, Slip, Stated};
use crate::import::{ImportProblem, Skipped};
use crate::languages::BucketKind;
use crate::outcome::{About, DeviceProblem};
use crate::pack::{Expiry, Offer};
use crate::reading::taught::TeachProblem;
use crate::reading::{Assumption, Sign};
use crate::volume::{BurnRate, DataVolume, Printed, TypedError, Unit};

pub struct English;

fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{count}\u{a0}{}", if count == 1 { one } else { many })
}

impl English {
    fn range(&self, ending: &Ending, format: &dyn Format) -> String {
        let low = format.day(ending.earliest.date_naive());
        if ending.latest_is_open {
            format!("likely not before {low}")
        } else {
            format!("likely between {low} and {}", format.day(ending.latest.date_naive()))
        }
    }

    /// The goal as a sentence begins with it.
    fn goal(&self, answer: &Answer, format: &dyn Format) -> Option<String> {
        let goal = answer.goal?;
        let what = if goal.limit == Limit::TripEnd { "Your flight is" } else { "The pack expires" };
        Some(format!("{what} on {}", moment(self, goal.end, format)))
    }

    fn short_of_trip(&self, answer: &Answer) -> String {
        let early = answer.trip.and_then(|trip| trip.pack_ends_before);
        early.map_or_else(String::new, |early| format!(" The pack ends {} before your flight.", self.length(early)))
    }

    fn balance(&self, answer: &Answer, format: &dyn Format) -> String {
        answer.remaining.map_or_else(|| "data".to_owned(), |remaining| volume(self, remaining.printed.shown(), format))
    }
}

impl Voice for English {
    fn unit(&self, unit: Unit) -> &'static str {
        match unit {
            Unit::Byte => "B",
            Unit::Kilobyte => "KB",
            Unit::Megabyte => "MB",
            Unit::Gigabyte => "GB",
            Unit::Terabyte => "TB",
        }
    }

    fn headline(&self, answer: &Answer, format: &dyn Format) -> String {
        if answer.remaining.is_none() && answer.verdict == Verdict::Learning {
            return self.stated(&answer.stated, format);
        }
        if matches!(&answer.outlook, Outlook::Known(known) if known.is_overdue) {
            return "Probably used up by now".to_owned();
        }
        if matches!(&answer.outlook, Outlook::Known(known) if known.is_down_to_reserve) {
            return "Down to your reserve".to_owned();
        }
        let is_for_trip = answer.goal.is_some_and(|goal| goal.limit == Limit::TripEnd);
        match (answer.verdict, answer.days_left) {
            (Verdict::Lasts, _) if is_for_trip => "Lasts until your flight".to_owned(),
            (Verdict::Close, _) if is_for_trip => "Might just last until your flight".to_owned(),
            (Verdict::UsedUp, _) => "Your data is used up".to_owned(),
            (Verdict::Expired, _) => "Your pack has expired".to_owned(),
            (Verdict::Unlimited, _) => "Unlimited data".to_owned(),
            (Verdict::Learning, _) => format!("{} left", self.balance(answer, format)),
            (_, Some(left)) => match left.said() {
                SaidTime::LessThanAnHour => "Less than an hour left".to_owned(),
                SaidTime::MoreThanAYear => "More than a year left".to_owned(),
                said if left.is_certain => format!("{} left", self.length(said)),
                said => format!("About {} left", self.length(said)),
            },
            (_, None) => format!("{} left", self.balance(answer, format)),
        }
    }

    fn explanation(&self, answer: &Answer, format: &dyn Format) -> String {
        let until = answer.expiry.map(|expiry| moment(self, expiry, format));
        match (&answer.outlook, answer.verdict) {
            (Outlook::Known(known), _) => {
                let rate = self.a_day(known.burn_rate, format);
                let balance = self.balance(answer, format);
                let ending = known.ending();
                let day = format.day(ending.at.date_naive());
                let range = self.range(&ending, format);
                if known.is_overdue {
                    return format!("At {rate} the {balance} of the last reading would be gone by now. A new reading will tell.");
                }
                let reserve = answer.reserve.map(|reserve| volume(self, reserve.shown(), format));
                let gone = format.day(known.depletion.date_naive());
                if let Some(reserve) = reserve.as_ref().filter(|_| known.is_down_to_reserve) {
                    return format!("No more than your reserve of {reserve} is left. At {rate} it is used up around {gone}.");
                }
                let short = self.short_of_trip(answer);
                if ending.days >= LATEST_DAYS {
                    let goal = self.goal(answer, format).map_or_else(String::new, |goal| format!(" {goal}."));
                    return format!("At {rate} your {balance} lasts more than a year.{goal}{short}");
                }
                let (runs_out, lasts, last) = match reserve {
                    None => (
                        format!("At {rate} your {balance} runs out around {day} ({range})"),
                        format!("at {rate} your {balance} would last until around {day} ({range})"),
                        String::new(),
                    ),
                    Some(reserve) => (
                        format!("At {rate} your {balance} is down to your reserve of {reserve} around {day} ({range})"),
                        format!("at {rate} your {balance} would reach your reserve of {reserve} only around {day} ({range})"),
                        if known.depletion_days < LATEST_DAYS { format!(" All of it would be gone around {gone}.") } else { String::new() },
                    ),
                };
                let until = answer.goal.map(|goal| moment(self, goal.end, format));
                let is_for_trip = answer.goal.is_some_and(|goal| goal.limit == Limit::TripEnd);
                let said = match (answer.limited_by, known.apart, until, answer.days_left) {
                    (_, _, Some(until), _) if answer.verdict == Verdict::Close => {
                        let when = if is_for_trip { "about when your flight leaves" } else { "about when the pack expires" };
                        format!("{runs_out}, {when} ({until}).")
                    }
                    (Some(Limit::TripEnd), _, Some(until), Some(left)) => {
                        format!("Your flight is on {until}, in {}: {lasts}.", self.length(left.said()))
                    }
                    (Some(Limit::Expiry), _, Some(until), _) => {
                        format!("The pack expires on {until}, before your data does: {lasts}.")
                    }
                    (_, Some(apart), Some(_), _) => {
                        let what = if is_for_trip { "your flight" } else { "the pack expires" };
                        format!("{runs_out}, {} before {what}.", self.length(apart))
                    }
                    _ => format!("{runs_out}."),
                };
                format!("{said}{last}{short}")
            }
            (Outlook::Declined(refusal), _) => {
                let keeping = answer.reserve.map_or_else(String::new, |reserve| {
                    format!(" and keep your reserve of {}", volume(self, reserve.shown(), format))
                });
                let goal = match (self.goal(answer, format), answer.affordable_to_goal()) {
                    (Some(goal), Some(rate)) => {
                        format!(" {goal}; to make the data last until then{keeping}, use up to {}.", self.a_day(rate, format))
                    }
                    (Some(goal), None) => format!(" {goal}."),
                    (None, _) => String::new(),
                };
                let short = self.short_of_trip(answer);
                let missing = match refusal {
                    Refusal::TooFewReadings { .. } => {
                        "One more reading, best tomorrow or later, will show how fast you use it and how long it lasts.".to_owned()
                    }
                    Refusal::NothingUsed { more_than_days } => format!(
                        "The readings so far show no use, so all that can be said is that it lasts more than {}.",
                        self.length(SaidTime::of(*more_than_days))
                    ),
                    Refusal::UsedUp => String::new(),
                };
                format!("{missing}{goal}{short}")
            }
            (Outlook::NeedsSize, _) => "The size of the pack is missing: add it under “Edit the pack” to see how much is left and how long it lasts.".to_owned(),
            (Outlook::Settled, Verdict::UsedUp) => {
                let rest = until.map_or_else(String::new, |until| format!(" The pack itself runs until {until}."));
                format!("Nothing is left of it. What comes now may be cut off, slowed down or charged from your credit.{rest}")
            }
            (Outlook::Settled, Verdict::Expired) => match (until, answer.remaining) {
                (Some(until), Some(_)) => {
                    format!("It ended on {until}. What was left of it ({}) is usually lost.", self.balance(answer, format))
                }
                (Some(until), None) => format!("It ended on {until}."),
                (None, _) => "It has ended.".to_owned(),
            },
            (Outlook::Settled, _) => {
                until.map_or_else(String::new, |until| format!("Until {until}.{}", self.short_of_trip(answer)))
            }
        }
    }

    fn basis(&self, answer: &Answer, format: &dyn Format) -> String {
        match &answer.outlook {
            Outlook::Known(known) => {
                let readings = counted(known.readings_used as u32, "reading", "readings");
                let days = self.length(SaidTime::of(known.days_of_evidence));
                let used = volume(self, known.used.shown_roughly(), format);
                let early = if known.is_early { " It is early: one more reading narrows the range." } else { "" };
                let topped = if known.top_ups.is_empty() { "" } else { " A top-up in between is left out." };
                format!("{readings} over {days}: {used} used.{topped}{early}")
            }
            _ => counted(answer.readings as u32, "reading", "readings"),
        }
    }

    fn unusual(&self, unusual: &UnusualUse, format: &dyn Format) -> String {
        let title = if unusual.is_very { "Very unusual use" } else { "Unusual use" };
        let used = volume(self, unusual.used.shown_roughly(), format);
        let time = self.length(unusual.time);
        let question = if unusual.is_denied { "" } else { " Was that you?" };
        match unusual.times {
            Some(times) => format!("{title}: {used} in {time}, about {times} times your usual.{question}"),
            None => format!("{title}: {used} in {time}, far more than your usual.{question}"),
        }
    }

    fn unusual_basis(&self, unusual: &UnusualUse, format: &dyn Format) -> String {
        let [from, until] = ends(self, unusual, format);
        format!("It went between {from} and {until}. Before, you used about {}.", self.a_day(unusual.usual, format))
    }

    fn chance(&self, share: f64, format: &dyn Format) -> String {
        let percent = format.percent(share);
        if share <= 0.03 {
            format!("below {percent}")
        } else if share >= 0.85 {
            format!("{percent} or more")
        } else {
            format!("about {percent}")
        }
    }

    fn prospect(&self, prospect: &Prospect, format: &dyn Format) -> String {
        if prospect.is_too_much {
            return "at once: it takes more than you have".to_owned();
        }
        if prospect.is_beyond_a_year {
            return "not within a year".to_owned();
        }
        let (day, time) = ahead(prospect, format);
        format!("around {day}, in about {}", self.length(time))
    }

    fn supposed(&self, supposed: &Supposed, format: &dyn Format) -> String {
        let say = |amount: DataVolume| volume(self, amount.shown_roughly(), format);
        match supposed {
            Supposed::AsBefore(rate) => format!("Your use stays at {}.", self.a_day(*rate, format)),
            Supposed::Daily(daily) => format!("You use {} a day from now on.", volume(self, daily.shown(), format)),
            Supposed::Video(video) => format!(
                "One evening of video: {} at up to {} an hour, {} in all.",
                self.length(SaidTime::Hours(Video::HOURS)),
                say(video.an_hour()),
                say(video.an_evening())
            ),
            Supposed::Laptop(amount) => format!(
                "One evening with a laptop on the hotspot: an hour of video call and some web pages, {} in all.",
                say(*amount)
            ),
            Supposed::WifiDay => "The next 24\u{a0}hours are on Wi-Fi, without mobile data.".to_owned(),
            Supposed::Reserve(reserve) => {
                format!("Your reserve of {} is kept.", volume(self, reserve.shown(), format))
            }
        }
    }

    fn wasted(&self, wasted: DataVolume, format: &dyn Format) -> String {
        format!("about {}", volume(self, wasted.shown_roughly(), format))
    }

    fn ago(&self, age: SaidTime) -> String {
        match age {
            SaidTime::LessThanAnHour => "just now".to_owned(),
            other => format!("{} ago", self.length(other)),
        }
    }

    fn length(&self, time: SaidTime) -> String {
        match time {
            SaidTime::LessThanAnHour => "less than an hour".to_owned(),
            SaidTime::Hours(hours) => counted(hours, "hour", "hours"),
            SaidTime::Days(days) => counted(days, "day", "days"),
            SaidTime::MoreThanAYear => "more than a year".to_owned(),
        }
    }

    fn day_and_time(&self, day: &str, time: &str) -> String {
        format!("{day}, {time}")
    }

    fn a_day(&self, rate: BurnRate, format: &dyn Format) -> String {
        format!("{} a day", volume(self, rate.a_day().shown_roughly(), format))
    }

    fn until(&self, expiry: Expiry, format: &dyn Format) -> String {
        format!("until {}", moment(self, expiry, format))
    }

    fn bucket(&self, kind: Option<BucketKind>) -> &'static str {
        match kind {
            None | Some(BucketKind::Main) => "Main data",
            Some(BucketKind::Night) => "Night data",
            Some(BucketKind::Bonus) => "Bonus data",
            Some(BucketKind::Social) => "Social data",
            Some(BucketKind::Roaming) => "Roaming data",
            Some(BucketKind::Local) => "Local data",
            Some(BucketKind::Shared) => "Shared data",
            Some(BucketKind::App) => "Data for certain apps",
        }
    }

    fn stated(&self, stated: &Stated, format: &dyn Format) -> String {
        let say = |printed: crate::volume::Printed| volume(self, printed.shown(), format);
        let mut parts = Vec::new();
        if stated.exhausted {
            parts.push("used up".to_owned());
        }
        if stated.unlimited {
            parts.push("unlimited".to_owned());
        }
        parts.extend(stated.balance.map(|balance| format!("{} left", say(balance))));
        parts.extend(stated.left_percent.map(|share| format!("{} left", format.percent(share / 100.0))));
        parts.extend(stated.used.map(|used| format!("{} used", say(used))));
        parts.extend(stated.used_percent.map(|share| format!("{} used", format.percent(share / 100.0))));
        let whole = stated.allowance.map(say);
        match (parts.is_empty(), whole) {
            (true, Some(whole)) => format!("Pack of {whole}"),
            (true, None) => "Pack expired".to_owned(),
            (false, Some(whole)) => format!("{} of {whole}", parts.join(", ")),
            (false, None) => parts.join(", "),
        }
    }

    fn slip(&self, slip: &Slip, format: &dyn Format) -> String {
        let (said, meant) = (volume(self, slip.said.shown(), format), volume(self, slip.meant.shown(), format));
        format!("{said} does not fit what you had before. Did you mean {meant}?")
    }

    fn doubt(&self, about: About) -> &'static str {
        match about {
            About::WhichRole => "The text does not say what this amount is. What is it?",
            About::DayOrMonth => "This date can be read in two ways. Which one is meant?",
            About::WhichDate => "Part of this date is missing. Fill in the expiry below if you know it.",
            About::DecimalMark => {
                "The mark in this figure may stand for decimals or for thousands, so it was not read. Type the amount below."
            }
            About::TooLarge => "This is more data than any pack holds, so it was left out.",
            About::OddDate => "This date cannot be right, so it was left out.",
            About::DoesNotAddUp => "Used and left do not add up to the pack’s size. Check the figures.",
            About::Suspicious => "These words give it away.",
            About::TaughtOtherwise => {
                "The message clearly says otherwise than the format you taught, so the message was believed. Please check."
            }
        }
    }

    fn import_counts(&self, (read, found): (usize, usize), format: &dyn Format) -> String {
        format!("{} messages read, {} about data", format.number(read as f64, 0), format.number(found as f64, 0))
    }

    fn import_sender(&self, sender: &Sender, (first, last): &(String, String), format: &dyn Format) -> String {
        let noun = if sender.found == 1 { "message" } else { "messages" };
        let count = format!("{}\u{a0}{noun}", format.number(sender.found as f64, 0));
        let about = if first == last {
            format!("{count} about data, {first}")
        } else {
            format!("{count} about data, {first} to {last}")
        };
        let mut parts = vec![about];
        if sender.unsure > 0 {
            parts.push(format!("{} unclear, left out", format.number(sender.unsure as f64, 0)));
        }
        if sender.suspicious > 0 {
            parts.push("some pose as a carrier".to_owned());
        }
        parts.join(", ")
    }

    fn import_left_out(&self, skipped: &Skipped, undated: usize, format: &dyn Format) -> Option<String> {
        let say = |count: u64, text: &str| (count > 0).then(|| text.replace("{}", &format.number(count as f64, 0)));
        let parts: Vec<String> = [
            say(undated as u64, "{} without a time"),
            say(skipped.too_long, "{} too long"),
            say(skipped.malformed, "{} damaged"),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| "Left out: {}.".replace("{}", &parts.join(", ")))
    }

    fn import_problem(&self, problem: ImportProblem) -> &'static str {
        match problem {
            ImportProblem::Empty => "This file is empty.",
            ImportProblem::NotABackup => {
                "This is not a backup of messages. Pick the XML file of “SMS Backup & Restore”, its zip, or a CSV or text file."
            }
            ImportProblem::UnknownColumns => "This table does not say which column holds the texts.",
            ImportProblem::NoMessages => "There is no text message in this file.",
            ImportProblem::CutShort => "This file ends before its first message. Copy it anew, then pick it again.",
            ImportProblem::Zipped => "This archive is inside another one. Unpack it first.",
            ImportProblem::ZipEncrypted => "This archive has a password. Unpack it first, then pick the XML file.",
            ImportProblem::ZipMethod(_) => {
                "This archive is packed in a way that browsers cannot open. Unpack it first, then pick the XML file."
            }
            ImportProblem::ZipInParts => "This archive is in several parts. Unpack it first, then pick the XML file.",
            ImportProblem::ZipWithoutBackup => "There is no backup in this archive.",
            ImportProblem::ZipTooLarge => "This archive holds too many files. Unpack it first, then pick the XML file.",
            ImportProblem::ZipDamaged => "This archive is damaged. Copy it anew, then pick it again.",
        }
    }

    fn sign(&self, sign: Sign) -> &'static str {
        match sign {
            Sign::AsksSecret => "It asks for a password, a card or your identity.",
            Sign::Threatens => "It threatens a loss or sets a deadline.",
            Sign::Urges => "It urges you to click, claim or confirm.",
            Sign::Lures => "It holds out a prize, a refund or points about to expire.",
            Sign::OddLink => "Its link leads to a place where no carrier keeps its page.",
            Sign::Link => "It has a link. Your carrier’s own page or app needs none.",
        }
    }

    fn teach_problem(&self, problem: TeachProblem) -> &'static str {
        match problem {
            TeachProblem::TooFewWords => "Too few words stand around these figures to know the next such message by.",
            TeachProblem::NothingSaid => "Say what at least one figure is.",
            TeachProblem::SaidTwice => "Two figures of the same data cannot be the same thing.",
            TeachProblem::Suspicious => "This text poses as your carrier, so nothing is learnt from it.",
        }
    }

    fn paste_problem(&self, problem: PasteProblem) -> &'static str {
        match problem {
            PasteProblem::TooLong => {
                "This is too long for a carrier’s message. Paste only the reply itself; your text is still in the box."
            }
            PasteProblem::NothingFound => {
                "There is no figure about mobile data in this text. You can add it in words, such as “1.2 GB left”."
            }
            PasteProblem::OnlyOffers => "This text mentions data, but not how much you have left or used.",
        }
    }

    fn typed_problem(&self, problem: TypedError) -> &'static str {
        match problem {
            TypedError::NotANumber => "Type a number, such as 1.2.",
            TypedError::TooLarge => "That is more data than any pack holds.",
        }
    }

    fn device_problem(&self, problem: DeviceProblem) -> &'static str {
        match problem {
            DeviceProblem::NoStorage => {
                "This browser gives the page no storage, so nothing can be kept here. Leave private browsing, or use another browser."
            }
            DeviceProblem::Full => {
                "The phone has no room left, so this was not saved. Free some space and try again; your text is still here."
            }
            DeviceProblem::NotSaved => {
                "Saving did not work. Nothing is lost: what you entered is still here. Try again."
            }
            DeviceProblem::NotRead => {
                "Your saved readings could not be opened. They have not been touched. Reload the page to try again."
            }
            DeviceProblem::OtherTab => {
                "Tidemark is open in another tab with an older version. Close that tab, then reload this one."
            }
            DeviceProblem::ClipboardEmpty => "The clipboard is empty. Copy the message first.",
            DeviceProblem::ClipboardRefused => {
                "The browser did not hand over the clipboard. Touch and hold the box and choose Paste."
            }
        }
    }

    fn already_kept(&self) -> &'static str {
        "This message is already saved, so nothing changes."
    }

    fn unreadable(&self, count: usize) -> String {
        let (records, kept) =
            if count == 1 { ("saved record comes", "It is kept") } else { ("saved records come", "They are kept") };
        format!("{count}\u{a0}{records} from another version of Tidemark and cannot be shown here. {kept}.")
    }

    fn chart_summary(&self, answer: &Answer, format: &dyn Format) -> String {
        let Some(chart) = &answer.chart else { return String::new() };
        let full = volume(self, chart.full.shown_roughly(), format);
        let days = format!("{} to {}", format.day(chart.starts.date_naive()), format.day(chart.ends.date_naive()));
        format!("Balance from {days}, 0 to {full}. {}", self.explanation(answer, format))
    }

    fn record(&self, record: &Record) -> String {
        match record.held {
            0 => format!("Of {} past ranges none held", record.decided),
            held => format!("Of {} past ranges {held} held", record.decided),
        }
    }

    fn said_then(&self, shown: &ShownForecast, format: &dyn Format) -> String {
        let earliest = format.day(shown.earliest.date_naive());
        match shown.latest {
            Some(latest) => format!("Said to run out between {earliest} and {}.", format.day(latest.date_naive())),
            None => format!("Said to last until {earliest} or longer."),
        }
    }

    fn found(&self, found: &Found, format: &dyn Format) -> String {
        let say = |printed: Printed| volume(self, printed.shown(), format);
        let day = format.day(found.at.date_naive());
        let expected = match (found.low.volume, found.high.volume) {
            (_, DataVolume::ZERO) => "nothing should have been left".to_owned(),
            (DataVolume::ZERO, _) => format!("at most {} should have been left", say(found.high)),
            _ => format!("{} to {} should have been left", say(found.low), say(found.high)),
        };
        let verdict = match found.verdict {
            Held::Yes => "the range held",
            Held::UsedFaster => "you used more than expected",
            Held::UsedSlower => "you used less than expected",
        };
        format!("By {day} {expected}. It was {}: {verdict}.", say(found.balance))
    }

    fn hindrance(&self, hindrance: Hindrance) -> &'static str {
        match hindrance {
            Hindrance::ReadingChanged => "Not counted: the reading behind it was corrected or deleted.",
            Hindrance::ToppedUp => "Not counted: a top-up came in between.",
            Hindrance::OtherPack => "Not counted: another pack came in between.",
            Hindrance::RanOutUnseen => "Not counted: it ran out, and no reading shows on which day.",
        }
    }

    fn percent_gone(&self, share: f64, format: &dyn Format) -> String {
        format.percent(share)
    }

    fn assumed(&self, assumption: Assumption) -> &'static str {
        match assumption {
            Assumption::Year => "The message gives no year; the nearest one was assumed.",
            Assumption::Day => "The message gives no full date; it was worked out from today.",
        }
    }

    fn advice(&self, advice: &Advice, offers: &[Offer], format: &dyn Format) -> String {
        let (safety, end) = (format.percent(advice.safety.share()), format.day(advice.trip_end.date_naive()));
        let first = advice.plans.first();
        let name = first.map(|plan| plan_name(self, plan, offers, format)).unwrap_or_default();
        match advice.verdict {
            Cover::NothingNeeded => {
                format!("There is nothing to buy: what you have lasts until {end} with a chance of {safety}.")
            }
            Cover::Buy => {
                let price = first.map(|plan| plan_price(plan, offers, format)).unwrap_or_default();
                let what = if first.is_some_and(|plan| plan.buy.len() > 1) { "the first" } else { "it" };
                let when = match advice.lasts {
                    Latest::Now => "now".to_owned(),
                    latest => format!("by {} at the latest", self.latest(latest, format)),
                };
                format!(
                    "The cheapest is {name} for {price}: it lasts until {end} with a chance of {safety}. Buy {what} {when}."
                )
            }
            Cover::NoneCovers(chance) => format!(
                "None of these packs lasts until {end} with a chance of {safety}: even with {name} the chance is {}.",
                self.chance(chance.share(), format)
            ),
            Cover::NoOffers => {
                let lasts = match advice.lasts {
                    Latest::Now => "Something has to be bought now.".to_owned(),
                    latest => {
                        format!("With a chance of {safety} what you have lasts until {}.", self.latest(latest, format))
                    }
                };
                format!("{lasts} Type in the packs you could buy to see which covers the rest of the trip.")
            }
        }
    }

    fn latest(&self, latest: Latest, format: &dyn Format) -> String {
        match latest {
            Latest::Now => "now".to_owned(),
            Latest::By(expiry) => moment(self, expiry, format),
            Latest::Never => "no end in sight".to_owned(),
        }
    }

    fn without_end(&self) -> &'static str {
        "no end"
    }
}
