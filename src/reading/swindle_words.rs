//! Words that swindles and the warnings of them hold, beside those of the language files: shops, calls, points, links, folded.
//!
//! Data only; what they mean together is asked in `suspicion`.

/// Words for a link, folded: "tap the link below" leads away as a link does, and the link itself may have been cut off.
pub const LINK_WORDS: &[&str] = &[
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
pub const HERE: &[&str] = &[
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
pub const NEVER: &[&str] = &[
    "न दें",
    "न करें",
    "勿",
    "是诈骗",
    "为诈骗",
    "是詐騙",
    "遇诈",
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

/// Marks before a word for a link that stands where the link was: "pay at [link]".
pub const OPENING: [char; 10] = ['[', '(', '<', '{', '"', '„', '“', '«', '『', '（'];

/// Points and their short forms, as they are counted in the languages of the carriers, folded.
#[rustfmt::skip]
pub const POINTS: &[&str] = &[
    "pts", "pt", "point", "punt", "punk", "pont", "poin", "poäng", "poeng", "pist", "bod", "puan", "mata", "balov", "балл", "бал", "бонус",
    "ποντ", "diem", "คะแนน", "แต้ม", "ポイント", "포인트", "分", "點", "点", "نقط", "נקוד", "अंक", "पॉइंट", "পয়েন্ট", "pointi", "alama", "miles",
];

/// Words for a carrier's shop and for its app, folded: who sends people there does not want their secrets by message.
#[rustfmt::skip]
pub const SHOPS: &[&str] = &[
    "in the app", "in your app", " app before", "via app", "via the app", "my app", "dans l'app", "via l'app", "en la app", "desde la app",
    "na app", "no app", "nell'app", "in app", "in der app", "in de app", "i appen", "w aplikacji", "v aplikac", "in aplicatia", "στην εφαρμογη",
    "в приложении", "в додатку", "uygulamasindan", "di aplikasi", "tren app", "trong app", "ในแอป", "アプリ", "앱에서", "app内", "franchise",
    "nearest store", "your nearest", "at any ", "en mi ", " in my ", "app to ", "تطبيق", "i mitt ", "in mijn ", "dans mon ", "in mein ", "no meu ", "w moim ", "nearest shop", "nearest outlet", "nearest office", "nearest centre", "nearest center", "service centre",
    "service center", "our store", "our shop", "any store", " shop with", " store with", "mtn store", "3store", "en agence", "boutique",
    "point de vente", "agencia", "tienda", "sucursal", "loja", "negozio", "punto vendita", "filiale", "naechsten shop", "nachsten shop",
    "winkel", "butik", "butikk", "myymala", "salon", "punkcie", "prodejn", "predajn", "poslovalnic", "magazin", "καταστημα", "салон",
    "офис", "магазин", "центр обслуг", "bayi", "magaza", "gerai", "grapari", "kedai", "pusat", "cua hang", "diem giao dich", "cửa hàng", "điểm giao dịch",
    "ศูนย์บริการ", "สาขา", "ショップ", "店舗", "매장", "대리점", "지점", "营业厅", "營業廳", "門市", "分店", "الفرع", "فرع", "اقرب مركز", "חנות", "סניף",
    "स्टोर", "দোকান", "কাস্টমার কেয়ার", "tindahan", "duka", "dukani",
];

/// Words before a number that is to be called or written to, folded.
#[rustfmt::skip]
pub const CALLS: &[&str] = &[
    "call", "contact", "whatsapp", " wa ", "text", "dial ", "appelez", "contactez", "llame", "llama ", "llamar", "comuniquese", "ligue", "ligar",
    "chiama", "anruf", "rufen", "bel ", "ring", "soita", "zadzwon", "volejte", "zavolajte", "sunati", "pokliciete", "καλεστε", "звон",
    "позвон", "дзвон", "arayin", "اتصل", "واتس", "התקשר", "חייג", "कॉल", "কল", "hubungi", "hub ", "goi ", "lien he", "โทร", "ติดต่อ",
    "電話", "连系", "联系", "聯絡", "聯繫", "致電", "致电", "拨打", "撥打", "回拨", "加微信", "rappelez", "llamando", "devuelva la llamada",
    "richiam", "telefon", "terug", "tilbage", "tillbaka", "зателефон", "телефон", "تواصل", "واتساب", "לחייג", "संपर्क", "যোগাযোগ",
    "na cislo", "al numero", "au numero", "to number", "to the number", "die nummer", "na numer", "на номер", "tumawag", "wasiliana", "전화", "문의", "연락", "tawag", "piga", "kwa ",
];

/// Words behind a number that is to be called, folded.
#[rustfmt::skip]
pub const CALLED: &[&str] = &[
    "までご連絡", "迄ご連絡", "まで連絡", "へご連絡", "に連絡", "までお電話", "へお電話", "に電話", "로 연락", "로 전화", "로 문의", "पर कॉल", "पर संपर्क", "নম্বরে",
    "নাম্বারে", "arayin", "ara!",
];

/// Words for swindlers and what they do, folded.
#[rustfmt::skip]
pub const SWINDLERS: &[&str] = &[
    "scam", "fraudster", "phishing", "smishing", "arnaque", "escroc", "fraude", "hameconn", "estafa", "golpe", "golpista", "truff", "betrug",
    "betrüg", "oplicht", "oszust", "podvod", "escrocherie", "inselaciune", "απατ", "мошенн", "шахра", "dolandiric", "penipu", "lua dao",
    "มิจฉาชีพ", "诈骗", "詐騙", "反诈", "詐欺", "사기", "스미싱", "احتيال", "نصب", "הונאה", "धोखाधड़ी", "सावधान", "প্রতারণা", "প্রতারক", "matapeli", "bedrager", "svindel",
    "bedrageri", "huijar",
];
