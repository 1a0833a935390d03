//! Words that swindles and the warnings of them hold, of all languages, beside those of the language files: shops, calls, points, links,
//! names of carriers, folded.
//!
//! Data only; what they mean together is asked in `reading`. They are looked for inside of words too, and only where a text has warnings, so they
//! are lists and no phrases.

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
    "点击换取",
    "点击兑换",
    "点击领取",
    "點擊兌換",
    "點擊領取",
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
    "요구하지 않",
    "요청하지 않",
    "하지 마",
    "링크가 포함되지",
    "링크를 포함하지",
    "no link",
    "不含链接",
    "不含連結",
    "リンクは含まれ",
    "keine links",
    "aucun lien",
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
    "स्टोर", "দোকান", "কাস্টমার কেয়ার", "tindahan", "duka", "dukani", "kiosque", "le plus proche", "la plus proche", "rendez-vous a", "rendez vous a",
    "point orange", "point mtn", "point moov", "متجر", "نقطة بيع", "نقطه بيع", "محل ", "معرض", "centro de atencion", "centros de atencion",
    "en un punto", "punto de venta", "puntos de venta", "más cercan", "mas cercan", "mais proxim", "piu vicin", "pinakamalapit", "smart store", "globe store", "gloworld", "visit any ",
    "visit the nearest", "walk into", "ais shop", "true shop", "dtac shop", "dtac hall", "najbliz", "nejbliz", "cel mai apropiat", "en yakin", "terdekat", "gan nhat",
    "gần nhất", "ใกล้บ้าน", "ใกล้ท่าน", "就近", "最近的", "가까운", "最寄り", "निकटतम", "नजदीकी", "nazdiki", "নিকটস্থ", "ближайш", "найближч",
];

/// Words before a number that is to be called or written to, folded.
#[rustfmt::skip]
pub const CALLS: &[&str] = &[
    "call", "contact", "whatsapp", " wa ", "text", "dial ", "appelez", "contactez", "llame", "llama ", "llamar", "comuniquese", "ligue", "ligar",
    "chiama", "chiami", "anruf", "rufen", "bel ", "ring", "soita", "zadzwon", "volejte", "zavolajte", "sunati", "pokliciete", "καλεστε", "звон",
    "позвон", "дзвон", "arayin", "اتصل", "واتس", "התקשר", "חייג", "कॉल", "কল", "hubungi", "hub ", "goi ", "lien he", "โทร", "ติดต่อ",
    "電話", "连系", "联系", "聯絡", "聯繫", "致電", "致电", "拨打", "撥打", "回拨", "加微信", "rappelez", "llamando", "devuelva la llamada",
    "richiam", "telefon", "terug", "tilbage", "tillbaka", "зателефон", "телефон", "تواصل", "واتساب", "לחייג", "संपर्क", "যোগাযোগ",
    "na cislo", "al numero", "au numero", "to number", "to the number", "die nummer", "na numer", "на номер", "tumawag", "wasiliana", "전화", "문의", "연락", "tawag", "piga", "kwa ",
];

/// Words behind a number that is to be called, folded.
#[rustfmt::skip]
pub const CALLED: &[&str] = &[
    "までご連絡", "迄ご連絡", "まで連絡", "まで。", "へご連絡", "に連絡", "までお電話", "へお電話", "に電話", "로 연락", "로 전화", "로 문의", "पर कॉल", "पर संपर्क", "par call", "pe call", "par sampark", "নম্বরে",
    "নাম্বারে", "arayin", "ara!",
];

/// Words that want a thing done at once, folded.
#[rustfmt::skip]
pub const AT_ONCE: &[&str] = &[
    " now", "immediately", "urgent", "right away", "asap", "at once", "immediatement", "tout de suite", "sans delai", "inmediatamente", "de inmediato",
    "ahora", "cuanto antes", "imediat", "agora", "subito", "immediatamente", "adesso", "sofort", "umgehend", "unverzuglich", "direct ", "onmiddellijk",
    "meteen", "natychmiast", "niezwlocznie", "pilnie", "ihned", "okamzit", "neprodlene", "takoj", "nemudoma", "odmah", "azonnal",
    "αμεσως", "αμεσα", "немедленно", "срочно", "незамедлительно", "негайно", "терміново", "веднага", "незабавно", "одмах", "hemen", "derhal", "acilen",
    "segera", "sekarang", "ngay", "lap tuc", "โทรด่วน", "ทันที", "ด่วน", "立即", "马上", "馬上", "立刻", "尽快", "儘快", "即刻", "今すぐ", "至急", "ただちに",
    "즉시", "지금", "바로", "فورا", "الان", "מיד", "דחוף", "तुरंत", "अभी", "turant", "abhi", "jaldi", "এখনই", "দ্রুত", "agad", "ngayon",
    "kaagad", "omedelbart", "genast", "straks", "omgaende", "umiddelbart", "hurtigst", "heti", "valittomasti", "mara moja", "haraka", "sasa hivi", "haingana",
    "avy hatrany", "فوری", "فوراً",
];

/// Words for the box that keeps what callers say, folded.
#[rustfmt::skip]
pub const MAILBOX: &[&str] = &[
    "voicemail", "voice mail", "mailbox", "repondeur", "boite vocale", "messagerie vocale", "buzon", "correo de voz", "caixa postal", "correio de voz",
    "segreteria", "voicebox", "poczta glosowa", "hlasov", "mesagerie", "telesvar", "telefonsvarare", "telefonsvarer", "vastaaja",
    "голосов", "автоответ", "sesli mesaj", "telesekreter", "pesan suara", "mel suara", "hop thu thoai", "ฝากข้อความ", "语音信箱", "語音信箱", "留守番",
    "음성사서함", "البريد الصوتي", "תא קולי", "वॉइसमेल",
];

/// Names of carriers in other letters, as texts begin with them, folded.
#[rustfmt::skip]
pub const CARRIERS_IN_OTHER_LETTERS: &[&str] = &[
    "中国移动", "中国联通", "中国电信", "中国广电", "【移动】", "【联通】", "【电信】", "移动", "联通", "电信", "中國移動", "中華電信", "台灣大哥大", "遠傳",
    "台灣之星", "數碼通", "和記", "ドコモ", "ソフトバンク", "楽天モバイル", "ワイモバイル", "skt", "kt ", "에스케이텔레콤", "케이티", "мтс", "билайн", "мегафон",
    "теле2", "йота", "київстар", "лайфселл", "الاتصالات", "اتصالات", "موبايلي", "زين", "اورنج", "فودافون", "एयरटेल", "जियो", "গ্রামীণফোন", "রবি",
];

/// Words before a password that a carrier tells people to change, "if it was not you, change your password", folded.
#[rustfmt::skip]
pub const CHANGES: &[&str] = &[
    "original ", "reset ", "修改", "更改", "变更", "變更", "重置", "重設", "change your ", "reset your ", "changez votre ", "cambie su ", "cambia tu ",
    "altere sua ", "cambia la ", "смените ", "変更", "sifrenizi ",
];

/// Words behind a password that was changed, folded.
#[rustfmt::skip]
pub const CHANGED: &[&str] = &[
    "werd gewijzigd", "is gewijzigd", "a fost modificat", "was changed", "has been changed", "has been reset", "was reset", "a ete modifie",
    "a ete change", "ha sido cambiad", "ha sido modificad", "foi alterad", "e stata modificat", "e stata cambiat", "wurde geandert",
    "wurde geaendert", "zostalo zmienion", "bolo zmenen", "bylo zmenen", "byla zmenen", "a fost schimbat", "er blevet aendret", "изменен", "змінен",
    "degistirildi",
];

/// Words behind a card that is the phone's own, and behind a birthday that has no more than its first part in common with an identity, folded.
pub const OTHER_CARDS: &[&str] = &["sim", "nhat", "nhật", "de la sim"];

/// Words before a birthday that has its gift, folded.
pub const WITH_GIFTS: &[&str] = &["ของขวัญ", "qua ", "quà "];

/// Words for swindlers and what they do, folded.
#[rustfmt::skip]
pub const SWINDLERS: &[&str] = &[
    "scam", "fraudster", "phishing", "smishing", "arnaque", "escroc", "fraude", "hameconn", "estafa", "golpe", "golpista", "truff", "betrug",
    "betrüg", "oplicht", "oszust", "podvod", "escrocherie", "inselaciune", "απατ", "мошенн", "шахра", "dolandiric", "penipu", "lua dao",
    "มิจฉาชีพ", "诈骗", "詐騙", "反诈", "詐欺", "사기", "스미싱", "احتيال", "نصب", "הונאה", "धोखाधड़ी", "सावधान", "প্রতারণা", "প্রতারক", "matapeli", "bedrager", "svindel",
    "bedrageri", "huijar",
];
