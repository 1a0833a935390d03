//! Whether a text poses as the carrier: what it asks for, threatens with and holds out, and where its link leads.
//!
//! It names the words that give it away, and why. It blocks nothing and opens nothing.

use super::Hours;
use super::host::{self, Leads};
use crate::languages::Says;
use crate::scan::{Finding, Findings, What};
use crate::span::Span;

/// What gives a swindle away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Sign {
    /// Asks for a password, a card or an identity.
    AsksSecret,
    /// Threatens a loss or sets a deadline.
    Threatens,
    /// Urges to click, claim or confirm.
    Urges,
    /// Holds out a gain: a prize, a refund, points about to lapse.
    Lures,
    /// A link, which no carrier needs for this.
    Link,
    /// A link to a place where no carrier keeps its page.
    OddLink,
}

/// A sign with its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suspicion {
    pub sign: Sign,
    pub span: Span,
}

/// Words for a link, folded: "tap the link below" leads away as a link does, and the link itself may have been cut off.
const LINK_WORDS: &[&str] = &[
    "link",
    "url",
    "lien",
    "enlace",
    "liga",
    "ligacao",
    "koppeling",
    "odkaz",
    "povezav",
    "συνδεσμ",
    "ссылк",
    "посиланн",
    "baglanti",
    "tautan",
    "pautan",
    "رابط",
    "קישור",
    "लिंक",
    "লিংক",
    "লিঙ্ক",
    "ลิงก์",
    "ลิงค์",
    "链接",
    "鏈接",
    "連結",
    "リンク",
    "링크",
    "rohy",
    "kiungo",
    "lank",
    "lenke",
];

/// Words with which a text ends whose link was cut off: "claim your refund here".
const HERE: &[&str] = &[
    "here",
    "here!",
    "aqui",
    "ici",
    "hier",
    "qui",
    "tutaj",
    "tu",
    "zde",
    "aici",
    "εδω",
    "здесь",
    "тут",
    "burada",
    "di sini",
    "här",
    "her",
    "tassa",
    "点击",
    "这里",
    "こちら",
    "여기",
    "ที่นี่",
    "tai day",
    "هنا",
    "כאן",
];

/// Words of a warning against swindlers, which names their links too.
const NEVER: &[&str] = &[
    "勿",
    "不要",
    "마세요",
    "하지 마",
    "don't",
    "do not",
    "never",
    "ne cliquez",
    "ne jamais",
    "jamais",
    "no haga",
    "nunca",
    "nao clique",
    "nicht",
    "nooit",
    "aldrig",
    "aldri",
    "jangan",
    "dung",
    "อย่า",
    "لا تضغط",
    "не переходите",
    "не переходьте",
    "nie klikaj",
    "neklikejte",
    "non cliccare",
    "al klik",
    "tiklamayin",
    "אל ת",
    "しないで",
    "huwag",
    "usibonyeze",
    "не повідомляйте",
    "не сообщайте",
    "nie podawaj",
    "non comunicare",
    "no comparta",
    "no comparte",
    "nao compartilhe",
    "ne communiquez",
    "勿透露",
    "切勿",
    "paylasmayin",
    "jangan berikan",
    "khong cung cap",
];

/// Whether a text ends where its link would stand.
fn ends_before_link(text: &str) -> bool {
    let text = text.trim_end_matches([' ', '\n', '.', '!', '>', '-']);
    let ends = |word: &&&str| {
        text.strip_suffix(**word)
            .is_some_and(|rest| rest.chars().next_back().is_none_or(|c| !c.is_alphabetic() || !c.is_ascii()))
    };
    text.ends_with(':') || HERE.iter().find(ends).is_some()
}

/// Marks before a word for a link that stands where the link was: "pay at [link]".
const OPENING: [char; 10] = ['[', '(', '<', '{', '"', '„', '“', '«', '『', '（'];

/// Points and their short forms, as they are counted in the languages of the carriers, folded.
#[rustfmt::skip]
const POINTS: &[&str] = &[
    "pts", "pt", "point", "punt", "punk", "pont", "poin", "poäng", "poeng", "pist", "bod", "puan", "mata", "balov", "балл", "бал", "бонус",
    "ποντ", "diem", "คะแนน", "แต้ม", "ポイント", "포인트", "分", "點", "点", "نقط", "נקוד", "अंक", "पॉइंट", "পয়েন্ট", "pointi", "alama", "miles",
];

/// Words for a carrier's shop and for its app, folded: who sends people there does not want their secrets by message.
#[rustfmt::skip]
const SHOPS: &[&str] = &[
    "in the app", "in your app", " app before", "via app", "via the app", "my app", "dans l'app", "via l'app", "en la app", "desde la app",
    "na app", "no app", "nell'app", "in app", "in der app", "in de app", "i appen", "w aplikacji", "v aplikac", "in aplicatia", "στην εφαρμογη",
    "в приложении", "в додатку", "uygulamasindan", "di aplikasi", "tren app", "trong app", "ในแอป", "アプリ", "앱에서", "app内", "franchise",
    "nearest store", "nearest shop", "nearest outlet", "nearest office", "nearest centre", "nearest center", "service centre",
    "service center", "our store", "our shop", "any store", " shop with", " store with", "mtn store", "3store", "en agence", "boutique",
    "point de vente", "agencia", "tienda", "sucursal", "loja", "negozio", "punto vendita", "filiale", "naechsten shop", "nachsten shop",
    "winkel", "butik", "butikk", "myymala", "salon", "punkcie", "prodejn", "predajn", "poslovalnic", "magazin", "καταστημα", "салон",
    "офис", "магазин", "центр обслуг", "bayi", "magaza", "gerai", "grapari", "kedai", "pusat", "cua hang", "diem giao dich", "cửa hàng", "điểm giao dịch",
    "ศูนย์บริการ", "สาขา", "ショップ", "店舗", "매장", "대리점", "지점", "营业厅", "營業廳", "門市", "分店", "الفرع", "فرع", "اقرب مركز", "חנות", "סניף",
    "स्टोर", "দোকান", "কাস্টমার কেয়ার", "tindahan", "duka", "dukani",
];

/// Words before a number that is to be called or written to, folded.
#[rustfmt::skip]
const CALLS: &[&str] = &[
    "call", "contact", "whatsapp", " wa ", "text", "dial ", "appelez", "contactez", "llame", "llama ", "llamar", "comuniquese", "ligue", "ligar",
    "chiama", "anruf", "rufen", "bel ", "ring", "soita", "zadzwon", "volejte", "zavolajte", "sunati", "pokliciete", "καλεστε", "звон",
    "позвон", "дзвон", "arayin", "اتصل", "واتس", "התקשר", "חייג", "कॉल", "কল", "hubungi", "hub ", "goi ", "lien he", "โทร", "ติดต่อ",
    "電話", "连系", "联系", "聯絡", "聯繫", "致電", "致电", "拨打", "撥打", "回拨", "加微信", "rappelez", "llamando", "devuelva la llamada",
    "richiam", "telefon", "terug", "tilbage", "tillbaka", "зателефон", "телефон", "تواصل", "واتساب", "לחייג", "संपर्क", "যোগাযোগ",
    "tumawag", "wasiliana", "전화", "문의", "연락", "tawag", "piga", "kwa ",
];

/// Words behind a number that is to be called, folded.
#[rustfmt::skip]
const CALLED: &[&str] = &[
    "までご連絡", "迄ご連絡", "まで連絡", "へご連絡", "に連絡", "までお電話", "へお電話", "に電話", "로 연락", "로 전화", "로 문의", "पर कॉल", "पर संपर्क", "নম্বরে",
    "নাম্বারে", "arayin", "ara!",
];

/// What the warnings of a text say together.
#[derive(Default)]
struct Told {
    asks: bool,
    threatens: bool,
    urges: bool,
    lures: bool,
    sends_on: bool,
    is_code: bool,
}

impl Told {
    fn presses(&self) -> bool {
        self.threatens || self.lures
    }
}

/// Where the links of a text lead together.
#[derive(Default)]
struct Links {
    any: bool,
    odd: bool,
    made_up: bool,
    looks_alike: bool,
    forged: bool,
    /// One leads to the carrier's own page.
    home: bool,
}

/// The signs that together mark a text as suspicious, in order of the text; empty where they do not come together.
pub fn evidence(findings: &Findings<'_>) -> Vec<Suspicion> {
    // Beside an amount of data that is understood, a link alone gives nothing away.
    if findings.warnings.is_empty() && (!findings.is_foreign && has_amount(findings) || !has_link(findings)) {
        return Vec::new();
    }
    let text = &findings.folded.text;
    let mut told = Told::default();
    let mut signs: Vec<(Sign, &Finding)> = Vec::new();
    let mut links = Links::default();
    for finding in &findings.warnings {
        let sign = match finding.what.says() {
            Some(Says::AsksSecret) if is_spared(text, finding) => None,
            Some(Says::AsksSecret) => Some(Sign::AsksSecret),
            Some(Says::Threatens) => Some(Sign::Threatens),
            Some(Says::Urges | Says::SendsOn) => Some(Sign::Urges),
            Some(Says::Lures) => Some(Sign::Lures),
            _ => None,
        };
        told.asks |= sign == Some(Sign::AsksSecret);
        told.threatens |= sign == Some(Sign::Threatens);
        told.urges |= sign == Some(Sign::Urges);
        told.lures |= sign == Some(Sign::Lures);
        told.sends_on |= finding.what.says() == Some(Says::SendsOn);
        told.is_code |= finding.what.says() == Some(Says::OneTimeCode);
        signs.extend(sign.map(|sign| (sign, finding)));
    }
    for finding in findings.found.iter().filter(|finding| matches!(finding.what, What::Link)) {
        let leads = host::leads(&text[finding.from..finding.to], text);
        links.made_up |= matches!(leads, Leads::MadeUp | Leads::LookAlike | Leads::Forged);
        links.looks_alike |= matches!(leads, Leads::LookAlike | Leads::Forged);
        links.forged |= leads == Leads::Forged;
        match leads {
            Leads::Home => links.home = true,
            Leads::Elsewhere => signs.push((Sign::Link, finding)),
            Leads::Hidden | Leads::MadeUp | Leads::LookAlike | Leads::Forged => signs.push((Sign::OddLink, finding)),
        }
    }
    let points = lapsing_points(findings);
    told.lures |= points.is_some();
    signs.extend(points.map(|points| (Sign::Lures, points)));
    let has = |wanted: Sign| signs.iter().any(|(sign, _)| *sign == wanted);
    links.odd =
        has(Sign::OddLink) || told.urges && has_cut_link(findings) || told.presses() && has_link_taken_out(text);
    links.any = links.odd || has(Sign::Link);
    // A code that the person must not share is a warning, not a request; "call this number with your identity and code or be barred" is one.
    let is_guarded = || NEVER.iter().any(|word| text.contains(word));
    let is_asked_for = told.asks && told.threatens && told.urges && !is_guarded()
        || told.asks && (told.threatens && calls_number(findings) || told.lures && has_number(findings));
    if told.is_code && !links.any && !is_asked_for {
        return Vec::new();
    }
    if !links.odd && is_warning_of_swindlers(text) {
        return Vec::new();
    }
    if !is_swindle(findings, &told, &links) {
        return Vec::new();
    }
    let place = |(sign, finding): (Sign, &Finding)| Suspicion { sign, span: findings.span(finding.from, finding.to) };
    let mut signs: Vec<Suspicion> = signs.into_iter().map(place).collect();
    crate::order::sort(&mut signs, |a, b| (a.span, a.sign) < (b.span, b.sign));
    signs.dedup();
    signs
}

/// "5G" alone is a network.
/// Words for swindlers and what they do, folded.
#[rustfmt::skip]
const SWINDLERS: &[&str] = &[
    "scam", "fraudster", "phishing", "smishing", "arnaque", "escroc", "fraude", "hameconn", "estafa", "golpe", "golpista", "truff", "betrug",
    "betrüg", "oplicht", "oszust", "podvod", "escrocherie", "inselaciune", "απατ", "мошенн", "шахра", "dolandiric", "penipu", "lua dao",
    "มิจฉาชีพ", "诈骗", "詐騙", "反诈", "詐欺", "사기", "스미싱", "احتيال", "نصب", "הונאה", "धोखाधड़ी", "প্রতারণা", "প্রতারক", "matapeli", "bedrager", "svindel",
    "bedrageri", "huijar",
];

/// "Swindlers write in our name and ask for the code: tell it to nobody": names them, and says what never to do.
fn is_warning_of_swindlers(text: &str) -> bool {
    SWINDLERS.iter().any(|word| text.contains(word)) && NEVER.iter().any(|word| text.contains(word))
}

fn has_amount(findings: &Findings<'_>) -> bool {
    findings.found.iter().any(|finding| matches!(&finding.what, What::Amount(amount) if !amount.weak))
}

fn has_link(findings: &Findings<'_>) -> bool {
    findings.found.iter().any(|finding| matches!(finding.what, What::Link))
}

/// Whether what a text tells comes together as it does in swindles, and in nothing that carriers send.
fn is_swindle(findings: &Findings<'_>, told: &Told, links: &Links) -> bool {
    let Told { asks, threatens, urges, lures, sends_on, .. } = *told;
    let Links { any: link, odd, made_up, looks_alike, forged, home } = *links;
    // "Link your identity number to your SIM or be barred: dial *996#" is what carriers must say in some countries.
    let visits = || SHOPS.iter().any(|shop| findings.folded.text.contains(shop));
    let presses = || told.presses() && !home && !dials(findings) && !visits();
    let is_at_home = home && !odd && visits();
    let wants_secret = asks && !is_at_home && (urges || told.presses()) && (link || has_number(findings) || presses());
    let calls_to = lures && (has_number(findings) && urges || calls_number(findings));
    // "Your line will be barred in 24 hours. Call 0803…": at once, and by a telephone that anybody may have.
    let calls_soon = threatens && calls_private_number(findings) && (urges || is_soon(findings)) && presses()
        || (threatens || urges || lures) && calls_dear_number(findings);
    let leads_away = link && threatens && urges || odd && told.presses() || made_up && (urges || asks);
    let is_money = || findings.found.iter().any(|finding| matches!(finding.what, What::Money));
    let is_signed = || asks || threatens || urges || lures || is_money();
    // A carrier's name in a host that is not its own needs no more than a reason to go there; adverts tell how much.
    let poses = forged
        || looks_alike && (is_signed() || !has_amount(findings))
        || (looks_alike || made_up) && findings.is_foreign;
    let chain = sends_on && (lures || link);
    wants_secret || leads_away || calls_to || calls_soon || poses || chain || lures && sends_credit(findings)
}

/// Whether a request for a secret is none: a number of which the end is shown, or a warning never to tell it.
fn is_spared(text: &str, asked: &Finding) -> bool {
    /// "We never ask for your card details".
    const NEVER_BEFORE: usize = 30;
    /// "If it was not you, change your password" is what a carrier tells.
    const CHANGES: [&str; 17] = [
        "original ",
        "修改",
        "更改",
        "变更",
        "變更",
        "重置",
        "重設",
        "change your ",
        "reset your ",
        "changez votre ",
        "cambie su ",
        "cambia tu ",
        "altere sua ",
        "cambia la ",
        "смените ",
        "変更",
        "şifrenizi ",
    ];
    let start = (0..=asked.from.saturating_sub(NEVER_BEFORE)).rev().find(|&start| text.is_char_boundary(start));
    let before = &text[start.unwrap_or(0)..asked.from];
    names_masked(&text[asked.to..])
        || CHANGES.iter().any(|word| before.ends_with(word))
        || NEVER.iter().any(|word| before.contains(word))
}

/// A link that the words name or the text ends before, and that was cut off.
fn has_cut_link(findings: &Findings<'_>) -> bool {
    let text = &findings.folded.text;
    let names_link = |finding: &Finding| {
        let words = &text[finding.from..finding.to];
        finding.what.says() == Some(Says::Urges) && LINK_WORDS.iter().any(|word| words.contains(word))
    };
    let is_cut = findings.warnings.iter().any(names_link) || ends_before_link(text);
    is_cut && !NEVER.iter().any(|word| text.contains(word))
}

/// "Confirm at [link]": a word for a link where one was taken out.
fn has_link_taken_out(text: &str) -> bool {
    let opened = text.char_indices().filter(|(_, c)| OPENING.contains(c)).map(|(at, c)| &text[at + c.len_utf8()..]);
    let mut opened = opened.map(|rest| rest.trim_start_matches(' '));
    opened.any(|rest| LINK_WORDS.iter().any(|word| rest.starts_with(word)))
}

/// Points counted in a text that tells when something ends.
fn lapsing_points<'f>(findings: &'f Findings<'_>) -> Option<&'f Finding> {
    let ends = |finding: &Finding| {
        matches!(
            finding.what.says(),
            Some(Says::Until(_) | Says::UntilBeside | Says::Expired | Says::Today | Says::Tomorrow | Says::Midnight)
        )
    };
    let are_points = |finding: &&Finding| {
        let words = findings.folded.text[finding.from..finding.to].trim_start_matches(|c: char| !c.is_alphabetic());
        POINTS.iter().any(|word| words.starts_with(word))
    };
    let points = findings.found.iter().filter(|finding| matches!(finding.what, What::Count)).find(are_points)?;
    findings.found.iter().any(ends).then_some(points)
}

/// Whether the person is to call or write to a long number.
fn calls_number(findings: &Findings<'_>) -> bool {
    called_numbers(findings).next().is_some()
}

/// The long numbers that the person is to call or write to.
fn called_numbers<'f>(findings: &'f Findings<'_>) -> impl Iterator<Item = Digits> + 'f {
    /// "Call our agent on 0700000000", "call the main office of the carrier on …".
    const CALLED_WITHIN: usize = 45;
    /// "0700000000 までご連絡".
    const CALLED_BEHIND: usize = 90;
    let text = &findings.folded.text;
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    // In a small town a number has seven figures.
    long_numbers(findings, 7).filter(move |number| {
        let before = &text[boundary(number.from.saturating_sub(CALLED_WITHIN))..number.from];
        let behind = &text[number.to..boundary(number.to + CALLED_BEHIND)];
        CALLS.iter().any(|word| before.contains(word)) || CALLED.iter().any(|word| behind.contains(word))
    })
}

/// Where a telephone number stands.
#[derive(Clone, Copy)]
struct Digits {
    from: usize,
    to: usize,
}

/// The numbers of at least so many figures, in one piece or in groups: "0700000000", "050-1234-5678".
fn long_numbers<'f>(findings: &'f Findings<'_>, shortest: usize) -> impl Iterator<Item = Digits> + 'f {
    let (found, text) = (&findings.found, &findings.folded.text);
    let whole = found.iter().filter(move |finding| is_long_number(text, finding, shortest));
    let whole = whole.map(|finding| Digits { from: finding.from, to: finding.to });
    let groups = found.iter().filter(|finding| matches!(finding.what, What::Number(_)));
    whole.chain(groups.filter_map(move |first| grouped_number(text, first.from)))
}

/// The number in groups that begins here.
fn grouped_number(text: &str, from: usize) -> Option<Digits> {
    /// Two groups may be anything, but for a long one from nought; what goes on and on is no number, and the work stays linear.
    const GROUPS: std::ops::RangeInclusive<usize> = 3..=6;
    const SHORTEST: usize = 9;
    const SHORTEST_OF_TWO: usize = 10;
    let digits_at = |at: usize| text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let (mut to, mut groups, mut digits) = (from + digits_at(from), 1, digits_at(from));
    while groups <= *GROUPS.end() && text[to..].starts_with(['-', ' ', '.']) && digits_at(to + 1) > 1 {
        let more = digits_at(to + 1);
        (to, groups, digits) = (to + 1 + more, groups + 1, digits + more);
    }
    let is_of_two = groups == 2 && digits >= SHORTEST_OF_TWO && text[from..].starts_with('0');
    (is_of_two || GROUPS.contains(&groups) && digits >= SHORTEST).then_some(Digits { from, to })
}

/// Whether the person is to call or write to a long number that is none of those that cost nothing, which a carrier's help has.
fn calls_private_number(findings: &Findings<'_>) -> bool {
    const FREE: [&str; 7] = ["0800", "800", "1800", "1-800", "1 800", "1300", "0120"];
    let text = &findings.folded.text;
    let is_free = |number: Digits| FREE.iter().any(|free| text[number.from..].starts_with(free));
    called_numbers(findings).any(|number| !is_free(number))
}

/// Whether the person is to call a number that costs much by the minute.
fn calls_dear_number(findings: &Findings<'_>) -> bool {
    const DEAR: [&str; 9] = ["0899", "0897", "0895", "0891", "0892", "0900", "0901", "0909", "+900"];
    let text = &findings.folded.text;
    called_numbers(findings).any(|number| DEAR.iter().any(|dear| text[number.from..].starts_with(dear)))
}

/// Whether a text tells of today or of an end within three days.
fn is_soon(findings: &Findings<'_>) -> bool {
    const LONGEST: Hours = 72;
    findings.found.iter().any(|finding| match finding.what {
        What::Length(hours) => hours <= LONGEST,
        _ => matches!(finding.what.says(), Some(Says::Today | Says::Tomorrow | Says::Midnight)),
    })
}

/// Whether a code is to be dialled that holds a telephone number: it sends that number the credit of who dials it.
fn sends_credit(findings: &Findings<'_>) -> bool {
    const SHORTEST: usize = 9;
    findings.found.iter().any(|finding| {
        let words = &findings.folded.text[finding.from..finding.to];
        let is_number = |part: &str| part.len() >= SHORTEST && part.bytes().all(|byte| byte.is_ascii_digit());
        matches!(finding.what, What::Code) && words.starts_with('*') && words.split(['*', '#']).any(is_number)
    })
}

/// "Credit card xx1234", "card no. **1234": what follows is a number of which the sender shows the end, and asks for nothing.
fn names_masked(behind: &str) -> bool {
    let number = behind.trim_start_matches([' ', '.', ':', '#']);
    let masked = number.bytes().take_while(|byte| matches!(byte, b'x' | b'*')).count();
    masked >= 2 && number[masked..].bytes().take(2).all(|byte| byte.is_ascii_digit()) && number.len() >= masked + 2
}

/// Whether a short code is to be dialled or written to, which leads to the carrier and nowhere else.
fn dials(findings: &Findings<'_>) -> bool {
    /// "Send it to 4444".
    const TO: [&str; 11] = [" wa ", " to ", " ke ", " al ", " au ", " an ", " ao ", " gui ", " kwa ", " na ", " на "];
    let text = &findings.folded.text;
    findings.found.iter().any(|finding| {
        let words = &text[finding.from..finding.to];
        match finding.what {
            What::Code => words.starts_with('*') && words.ends_with('#'),
            What::Number(_) => (3..=5).contains(&words.len()) && TO.iter().any(|to| text[..finding.from].ends_with(to)),
            _ => false,
        }
    })
}

/// Whether a telephone number is told.
fn has_number(findings: &Findings<'_>) -> bool {
    long_numbers(findings, 8).next().is_some()
}

/// A number of so many figures, which the short ones of carriers have not, and not one that is dialled with stars.
fn is_long_number(text: &str, finding: &Finding, shortest: usize) -> bool {
    let words = &text[finding.from..finding.to];
    matches!(finding.what, What::Code)
        && words.bytes().filter(u8::is_ascii_digit).count() >= shortest
        && !words.contains(['*', '#'])
}
