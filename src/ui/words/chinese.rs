//! Simplified Chinese sentences. They say what `answer` has worked out and add nothing.

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

pub struct Chinese;

impl Chinese {
    fn range(&self, ending: &Ending, format: &dyn Format) -> String {
        let low = format.day(ending.earliest.date_naive());
        if ending.latest_is_open {
            format!("很可能不早于{low}")
        } else {
            format!("很可能在{low}到{}之间", format.day(ending.latest.date_naive()))
        }
    }

    /// The goal as a sentence begins with it.
    fn goal(&self, answer: &Answer, format: &dyn Format) -> Option<String> {
        let goal = answer.goal?;
        let until = moment(self, goal.end, format);
        Some(if goal.limit == Limit::TripEnd { format!("航班在{until}") } else { format!("套餐{until}到期") })
    }

    fn short_of_trip(&self, answer: &Answer) -> String {
        let early = answer.trip.and_then(|trip| trip.pack_ends_before);
        early.map_or_else(String::new, |early| format!("套餐比航班早{}到期。", self.length(early)))
    }

    fn balance(&self, answer: &Answer, format: &dyn Format) -> String {
        answer.remaining.map_or_else(|| "流量".to_owned(), |remaining| volume(self, remaining.printed.shown(), format))
    }
}

impl Voice for Chinese {
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
            return "现在很可能已经用完".to_owned();
        }
        if matches!(&answer.outlook, Outlook::Known(known) if known.is_down_to_reserve) {
            return "只剩预留的流量".to_owned();
        }
        let is_for_trip = answer.goal.is_some_and(|goal| goal.limit == Limit::TripEnd);
        match (answer.verdict, answer.days_left) {
            (Verdict::Lasts, _) if is_for_trip => "够用到上飞机".to_owned(),
            (Verdict::Close, _) if is_for_trip => "不一定够用到上飞机".to_owned(),
            (Verdict::UsedUp, _) => "流量已用完".to_owned(),
            (Verdict::Expired, _) => "套餐已到期".to_owned(),
            (Verdict::Unlimited, _) => "流量不限量".to_owned(),
            (Verdict::Learning, _) => format!("还剩 {}", self.balance(answer, format)),
            (_, Some(left)) => match left.said() {
                said @ SaidTime::MoreThanAYear => format!("还能用{}", self.length(said)),
                said if left.is_certain => format!("还有{}", self.length(said)),
                said => format!("大约还能用{}", self.length(said)),
            },
            (_, None) => format!("还剩 {}", self.balance(answer, format)),
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
                    return format!("照{rate} 的速度，上次读数的 {balance} 现在应该已经用完。再添加一次读数就知道了。");
                }
                let reserve = answer.reserve.map(|reserve| volume(self, reserve.shown(), format));
                let gone = format.day(known.depletion.date_naive());
                if let Some(reserve) = reserve.as_ref().filter(|_| known.is_down_to_reserve) {
                    return format!("剩下的不超过预留的 {reserve}。照{rate} 的速度，大约{gone}全部用完。");
                }
                let short = self.short_of_trip(answer);
                if ending.days >= LATEST_DAYS {
                    let goal = self.goal(answer, format).map_or_else(String::new, |goal| format!("{goal}。"));
                    return format!("照{rate} 的速度，{balance} 能用一年以上。{goal}{short}");
                }
                let (runs_out, lasts, last) = match reserve {
                    None => (format!("大约{day}用完（{range}）"), format!("大约能用到{day}（{range}）"), String::new()),
                    Some(reserve) => (
                        format!("大约{day}只剩预留的 {reserve}（{range}）"),
                        format!("大约到{day}才会只剩预留的 {reserve}（{range}）"),
                        if known.depletion_days < LATEST_DAYS {
                            format!("全部用完大约在{gone}。")
                        } else {
                            String::new()
                        },
                    ),
                };
                let runs_out = format!("照{rate} 的速度，{balance} {runs_out}");
                let lasts = format!("照{rate} 的速度，{balance} {lasts}");
                let until = answer.goal.map(|goal| moment(self, goal.end, format));
                let is_for_trip = answer.goal.is_some_and(|goal| goal.limit == Limit::TripEnd);
                let said = match (answer.limited_by, known.apart, until, answer.days_left) {
                    (_, _, Some(until), _) if answer.verdict == Verdict::Close => {
                        let when = if is_for_trip { "航班时间" } else { "套餐到期" };
                        format!("{runs_out}，与{when}（{until}）差不多同时。")
                    }
                    (Some(Limit::TripEnd), _, Some(until), Some(left)) => {
                        format!("航班在{until}，还有{}：{lasts}。", self.length(left.said()))
                    }
                    (Some(Limit::Expiry), _, Some(until), _) => {
                        format!("套餐{until}到期，那时流量还没用完：{lasts}。")
                    }
                    (_, Some(apart), Some(_), _) => {
                        let what = if is_for_trip { "航班" } else { "套餐到期" };
                        format!("{runs_out}，比{what}早{}。", self.length(apart))
                    }
                    _ => format!("{runs_out}。"),
                };
                format!("{said}{last}{short}")
            }
            (Outlook::Declined(refusal), _) => {
                let keeping = answer
                    .reserve
                    .map_or_else(String::new, |reserve| format!("并留下 {}", volume(self, reserve.shown(), format)));
                let goal = match (self.goal(answer, format), answer.affordable_to_goal()) {
                    (Some(goal), Some(rate)) => {
                        format!("{goal}；想用到那天{keeping}，不要超过{}。", self.a_day(rate, format))
                    }
                    (Some(goal), None) => format!("{goal}。"),
                    (None, _) => String::new(),
                };
                let short = self.short_of_trip(answer);
                let missing = match refusal {
                    Refusal::TooFewReadings { .. } => {
                        "再添加一次读数（最好明天或以后），就能看出你用得多快、还能用多久。".to_owned()
                    }
                    Refusal::NothingUsed { more_than_days } => {
                        format!(
                            "到目前为止的读数看不出用量，只能说至少还能用{}。",
                            self.length(SaidTime::of(*more_than_days))
                        )
                    }
                    Refusal::UsedUp => String::new(),
                };
                format!("{missing}{goal}{short}")
            }
            (Outlook::NeedsSize, _) => "还缺套餐总量：在“修改套餐”里补上，就能看出还剩多少、还能用多久。".to_owned(),
            (Outlook::Settled, Verdict::UsedUp) => {
                let rest = until.map_or_else(String::new, |until| format!("套餐本身到{until}才到期。"));
                format!("已经没有剩余。接下来可能断网、限速，或从话费中扣钱。{rest}")
            }
            (Outlook::Settled, Verdict::Expired) => match (until, answer.remaining) {
                (Some(until), Some(_)) => {
                    format!("已于{until}到期。没用完的 {} 一般会作废。", self.balance(answer, format))
                }
                (Some(until), None) => format!("已于{until}到期。"),
                (None, _) => "已经到期。".to_owned(),
            },
            (Outlook::Settled, _) => {
                until.map_or_else(String::new, |until| format!("有效期至{until}。{}", self.short_of_trip(answer)))
            }
        }
    }

    fn basis(&self, answer: &Answer, format: &dyn Format) -> String {
        match &answer.outlook {
            Outlook::Known(known) => {
                let days = self.length(SaidTime::of(known.days_of_evidence));
                let used = volume(self, known.used.shown_roughly(), format);
                let early =
                    if known.is_early { "数据还少，再添加一次读数，范围会更准。" } else { "" };
                let topped = if known.top_ups.is_empty() { "" } else { "其间的充值不计入用量。" };
                format!("依据{days}内的 {} 次读数，共用了 {used}。{topped}{early}", known.readings_used)
            }
            _ => format!("{} 次读数", answer.readings),
        }
    }

    fn unusual(&self, unusual: &UnusualUse, format: &dyn Format) -> String {
        let title = if unusual.is_very { "用量很不寻常" } else { "用量异常" };
        let used = volume(self, unusual.used.shown_roughly(), format);
        let time = self.length(unusual.time);
        let question = if unusual.is_denied { "" } else { "是你自己用的吗？" };
        match unusual.times {
            Some(times) => format!("{title}：{}内用了 {used}，约为平时的 {times} 倍。{question}", time.trim_start()),
            None => format!("{title}：{}内用了 {used}，远超平时。{question}", time.trim_start()),
        }
    }

    fn unusual_basis(&self, unusual: &UnusualUse, format: &dyn Format) -> String {
        let [from, until] = ends(self, unusual, format);
        format!("时间是{from}到{until}。此前大约{}。", self.a_day(unusual.usual, format))
    }

    fn chance(&self, share: f64, format: &dyn Format) -> String {
        let percent = format.percent(share);
        if share <= 0.03 {
            format!("低于 {percent}")
        } else if share >= 0.85 {
            format!("{percent} 以上")
        } else {
            format!("约 {percent}")
        }
    }

    fn prospect(&self, prospect: &Prospect, format: &dyn Format) -> String {
        if prospect.is_too_much {
            return "马上用完：剩下的不够".to_owned();
        }
        if prospect.is_beyond_a_year {
            return "一年以后".to_owned();
        }
        let (day, time) = ahead(prospect, format);
        format!("大约{day}，还有约{}", self.length(time))
    }

    fn supposed(&self, supposed: &Supposed, format: &dyn Format) -> String {
        let say = |amount: DataVolume| volume(self, amount.shown_roughly(), format);
        match supposed {
            Supposed::AsBefore(rate) => format!("仍照{} 的速度使用。", self.a_day(*rate, format)),
            Supposed::Daily(daily) => format!("从现在起每天用 {}。", volume(self, daily.shown(), format)),
            Supposed::Video(video) => format!(
                "看一晚视频：{} 小时，每小时最多 {}，共 {}。",
                Video::HOURS,
                say(video.an_hour()),
                say(video.an_evening())
            ),
            Supposed::Laptop(amount) => {
                format!("电脑连手机热点一晚：一小时视频通话，再看些网页，共 {}。", say(*amount))
            }
            Supposed::WifiDay => "接下来 24 小时用 Wi-Fi，不用移动流量。".to_owned(),
            Supposed::Reserve(reserve) => format!("留下预留的 {}。", volume(self, reserve.shown(), format)),
        }
    }

    fn wasted(&self, wasted: DataVolume, format: &dyn Format) -> String {
        format!("约 {}", volume(self, wasted.shown_roughly(), format))
    }

    fn ago(&self, age: SaidTime) -> String {
        match age {
            SaidTime::LessThanAnHour => "刚刚".to_owned(),
            other => format!("{}前", self.length(other).trim_start()),
        }
    }

    fn length(&self, time: SaidTime) -> String {
        match time {
            SaidTime::LessThanAnHour => "不到一小时".to_owned(),
            SaidTime::Hours(hours) => format!(" {hours} 小时"),
            SaidTime::Days(days) => format!(" {days} 天"),
            SaidTime::MoreThanAYear => "一年以上".to_owned(),
        }
    }

    fn day_and_time(&self, day: &str, time: &str) -> String {
        format!("{day} {time}")
    }

    fn a_day(&self, rate: BurnRate, format: &dyn Format) -> String {
        format!("每天 {}", volume(self, rate.a_day().shown_roughly(), format))
    }

    fn until(&self, expiry: Expiry, format: &dyn Format) -> String {
        format!("{}到期", moment(self, expiry, format))
    }

    fn bucket(&self, kind: Option<BucketKind>) -> &'static str {
        match kind {
            None | Some(BucketKind::Main) => "主流量",
            Some(BucketKind::Night) => "夜间流量",
            Some(BucketKind::Bonus) => "赠送流量",
            Some(BucketKind::Social) => "社交流量",
            Some(BucketKind::Roaming) => "漫游流量",
            Some(BucketKind::Local) => "本地流量",
            Some(BucketKind::Shared) => "共享流量",
            Some(BucketKind::App) => "定向流量",
        }
    }

    fn stated(&self, stated: &Stated, format: &dyn Format) -> String {
        let say = |printed: crate::volume::Printed| volume(self, printed.shown(), format);
        let mut parts = Vec::new();
        if stated.exhausted {
            parts.push("已用完".to_owned());
        }
        if stated.unlimited {
            parts.push("不限量".to_owned());
        }
        parts.extend(stated.balance.map(|balance| format!("剩余 {}", say(balance))));
        parts.extend(stated.left_percent.map(|share| format!("剩余 {}", format.percent(share / 100.0))));
        parts.extend(stated.used.map(|used| format!("已用 {}", say(used))));
        parts.extend(stated.used_percent.map(|share| format!("已用 {}", format.percent(share / 100.0))));
        let whole = stated.allowance.map(say);
        match (parts.is_empty(), whole) {
            (true, Some(whole)) => format!("套餐 {whole}"),
            (true, None) => "套餐已到期".to_owned(),
            (false, Some(whole)) => format!("{}，共 {whole}", parts.join("，")),
            (false, None) => parts.join("，"),
        }
    }

    fn slip(&self, slip: &Slip, format: &dyn Format) -> String {
        let (said, meant) = (volume(self, slip.said.shown(), format), volume(self, slip.meant.shown(), format));
        format!("{said} 和之前的记录对不上。是不是 {meant}？")
    }

    fn doubt(&self, about: About) -> &'static str {
        match about {
            About::WhichRole => "短信没有说明这个数字是什么。它是：",
            About::DayOrMonth => "这个日期有两种读法。指的是哪一天？",
            About::WhichDate => "日期不完整。如果知道到期日，请在下面补上。",
            About::DecimalMark => "这个数字里的符号可能是小数点，也可能是千位分隔符，所以没有读取。请在下面输入数量。",
            About::TooLarge => "这个数字超过任何套餐的容量，没有采用。",
            About::OddDate => "这个日期不可能正确，没有采用。",
            About::DoesNotAddUp => "已用加剩余与套餐总量对不上，请核对数字。",
            About::Suspicious => "可疑之处已标出。",
            About::TaughtOtherwise => "短信写得很清楚，与你教的格式不同，所以按短信的意思读取。请核对。",
        }
    }

    fn import_counts(&self, (read, found): (usize, usize), format: &dyn Format) -> String {
        format!("已读 {} 条短信，其中 {} 条与流量有关", format.number(read as f64, 0), format.number(found as f64, 0))
    }

    fn import_sender(&self, sender: &Sender, (first, last): &(String, String), format: &dyn Format) -> String {
        let count = format.number(sender.found as f64, 0);
        let about = if first == last {
            format!("{count} 条与流量有关，{first}")
        } else {
            format!("{count} 条与流量有关，{first} 至 {last}")
        };
        let mut parts = vec![about];
        if sender.unsure > 0 {
            parts.push(format!("{} 条不够明确，未列入", format.number(sender.unsure as f64, 0)));
        }
        if sender.suspicious > 0 {
            parts.push("部分冒充运营商".to_owned());
        }
        parts.join("，")
    }

    fn import_left_out(&self, skipped: &Skipped, undated: usize, format: &dyn Format) -> Option<String> {
        let say = |count: u64, text: &str| (count > 0).then(|| text.replace("{}", &format.number(count as f64, 0)));
        let parts: Vec<String> = [
            say(undated as u64, "{} 条没有时间"),
            say(skipped.too_long, "{} 条过长"),
            say(skipped.malformed, "{} 条损坏"),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| "未列入：{}。".replace("{}", &parts.join("，")))
    }

    fn import_problem(&self, problem: ImportProblem) -> &'static str {
        match problem {
            ImportProblem::Empty => "这个文件是空的。",
            ImportProblem::NotABackup => {
                "这不是短信备份。请选择“SMS Backup & Restore”的 XML 文件或其 zip，或 CSV、文本文件。"
            }
            ImportProblem::UnknownColumns => "这个表格没有注明哪一列是短信内容。",
            ImportProblem::NoMessages => "这个文件里没有文字短信。",
            ImportProblem::CutShort => "文件在第一条短信之前就中断了。请重新复制后再选。",
            ImportProblem::Zipped => "压缩包里还有压缩包，请先解压。",
            ImportProblem::ZipEncrypted => "压缩包有密码。请先解压，再选择 XML 文件。",
            ImportProblem::ZipMethod(_) => "浏览器打不开这种压缩包。请先解压，再选择 XML 文件。",
            ImportProblem::ZipInParts => "压缩包分成了几个部分。请先解压，再选择 XML 文件。",
            ImportProblem::ZipWithoutBackup => "压缩包里没有备份。",
            ImportProblem::ZipTooLarge => "压缩包里的文件太多。请先解压，再选择 XML 文件。",
            ImportProblem::ZipDamaged => "压缩包已损坏。请重新复制后再选。",
        }
    }

    fn sign(&self, sign: Sign) -> &'static str {
        match sign {
            Sign::AsksSecret => "索要密码、银行卡或身份信息。",
            Sign::Threatens => "以损失或期限相威胁。",
            Sign::Urges => "催促点击、领取或确认。",
            Sign::Lures => "以奖品、退款或即将过期的积分相诱。",
            Sign::OddLink => "链接指向的地方，不是运营商放网页的地方。",
            Sign::Link => "带有链接。运营商自己的网页或应用不需要它。",
        }
    }

    fn teach_problem(&self, problem: TeachProblem) -> &'static str {
        match problem {
            TeachProblem::TooFewWords => "这些数字前后的文字太少，认不出下一条同样的短信。",
            TeachProblem::NothingSaid => "请至少说明一个数字是什么。",
            TeachProblem::SaidTwice => "同一种流量的两个数字不能是同一个含义。",
            TeachProblem::Suspicious => "这条短信冒充运营商，不会从中学习。",
        }
    }

    fn paste_problem(&self, problem: PasteProblem) -> &'static str {
        match problem {
            PasteProblem::TooLong => "这段文字太长，不像一条运营商短信。请只粘贴回复内容；你的文字还在框里。",
            PasteProblem::NothingFound => "这段文字里没有流量数字。也可以直接输入，例如“剩余1.2GB”。",
            PasteProblem::OnlyOffers => "这段文字提到了流量，但没有说你还剩多少或用了多少。",
        }
    }

    fn typed_problem(&self, problem: TypedError) -> &'static str {
        match problem {
            TypedError::NotANumber => "请输入数字，例如 1.2。",
            TypedError::TooLarge => "这个数字超过任何套餐的容量。",
        }
    }

    fn device_problem(&self, problem: DeviceProblem) -> &'static str {
        match problem {
            DeviceProblem::NoStorage => "这个浏览器不提供存储，记录无法保存。请退出无痕模式，或换一个浏览器。",
            DeviceProblem::Full => "手机空间已满，没有保存。请清理空间后重试；你输入的内容还在。",
            DeviceProblem::NotSaved => "保存没有成功。内容没有丢失，还在页面上，请重试。",
            DeviceProblem::NotRead => "无法打开已保存的记录。它们没有被改动。请重新加载页面再试。",
            DeviceProblem::OtherTab => "另一个标签页里还开着旧版 Tidemark。请关闭那个标签页，再重新加载。",
            DeviceProblem::ClipboardEmpty => "剪贴板是空的，请先复制短信。",
            DeviceProblem::ClipboardRefused => "浏览器没有提供剪贴板内容。请长按输入框，选择“粘贴”。",
        }
    }

    fn already_kept(&self) -> &'static str {
        "这条短信已经保存过，没有变化。"
    }

    fn unreadable(&self, count: usize) -> String {
        format!("有 {count} 条记录来自其他版本的 Tidemark，这里无法显示，但都保留着。")
    }

    fn chart_summary(&self, answer: &Answer, format: &dyn Format) -> String {
        let Some(chart) = &answer.chart else { return String::new() };
        let full = volume(self, chart.full.shown_roughly(), format);
        let (starts, ends) = (format.day(chart.starts.date_naive()), format.day(chart.ends.date_naive()));
        format!("{starts}到{ends}的余量，0 到 {full}。{}", self.explanation(answer, format))
    }

    fn record(&self, record: &Record) -> String {
        match record.held {
            0 => format!("过去 {} 次预测的范围，一次也没说准", record.decided),
            held => format!("过去 {} 次预测的范围，有 {held} 次说准了", record.decided),
        }
    }

    fn said_then(&self, shown: &ShownForecast, format: &dyn Format) -> String {
        let earliest = format.day(shown.earliest.date_naive());
        match shown.latest {
            Some(latest) => format!("当时预计{earliest}到{}之间用完。", format.day(latest.date_naive())),
            None => format!("当时预计至少能用到{earliest}。"),
        }
    }

    fn found(&self, found: &Found, format: &dyn Format) -> String {
        let say = |printed: Printed| volume(self, printed.shown(), format);
        let day = format.day(found.at.date_naive());
        let expected = match (found.low.volume, found.high.volume) {
            (_, DataVolume::ZERO) => "应已用完".to_owned(),
            (DataVolume::ZERO, _) => format!("最多应剩 {}", say(found.high)),
            _ => format!("应剩 {} 到 {}", say(found.low), say(found.high)),
        };
        let verdict = match found.verdict {
            Held::Yes => "说准了",
            Held::UsedFaster => "用得比预计多",
            Held::UsedSlower => "用得比预计少",
        };
        format!("到{day}{expected}，实际剩 {}：{verdict}。", say(found.balance))
    }

    fn hindrance(&self, hindrance: Hindrance) -> &'static str {
        match hindrance {
            Hindrance::ReadingChanged => "不计入：所依据的读数后来改过或删了。",
            Hindrance::ToppedUp => "不计入：其间充过值。",
            Hindrance::OtherPack => "不计入：其间换了套餐。",
            Hindrance::RanOutUnseen => "不计入：流量用完了，但看不出是哪天。",
        }
    }

    fn percent_gone(&self, share: f64, format: &dyn Format) -> String {
        format.percent(share)
    }

    fn assumed(&self, assumption: Assumption) -> &'static str {
        match assumption {
            Assumption::Year => "短信没有写年份，按最近的一年推定。",
            Assumption::Day => "短信没有写完整日期，按今天推算。",
        }
    }

    fn advice(&self, advice: &Advice, offers: &[Offer], format: &dyn Format) -> String {
        let (safety, end) = (format.percent(advice.safety.share()), format.day(advice.trip_end.date_naive()));
        let first = advice.plans.first();
        let name = first.map(|plan| plan_name(self, plan, offers, format)).unwrap_or_default();
        match advice.verdict {
            Cover::NothingNeeded => format!("不用再买：现有流量有 {safety} 的把握用到{end}。"),
            Cover::Buy => {
                let price = first.map(|plan| plan_price(plan, offers, format)).unwrap_or_default();
                let what = if first.is_some_and(|plan| plan.buy.len() > 1) { "第一份" } else { "" };
                let when = match advice.lasts {
                    Latest::Now => format!("{what}现在就要买"),
                    latest => format!("{what}最晚{}买", self.latest(latest, format)),
                };
                format!("最便宜的是 {name}，共 {price}，有 {safety} 的把握用到{end}。{when}。")
            }
            Cover::NoneCovers(chance) => format!(
                "这些套餐都没有 {safety} 的把握用到{end}：即使买 {name}，可能性也只有{}。",
                self.chance(chance.share(), format)
            ),
            Cover::NoOffers => {
                let lasts = match advice.lasts {
                    Latest::Now => "现在就要买流量了。".to_owned(),
                    latest => format!("现有流量有 {safety} 的把握用到{}。", self.latest(latest, format)),
                };
                format!("{lasts}输入你能买到的套餐，看看哪一种够用到行程结束。")
            }
        }
    }

    fn latest(&self, latest: Latest, format: &dyn Format) -> String {
        match latest {
            Latest::Now => "现在".to_owned(),
            Latest::By(expiry) => moment(self, expiry, format),
            Latest::Never => "看不到尽头".to_owned(),
        }
    }

    fn without_end(&self) -> &'static str {
        "不限期"
    }
}
