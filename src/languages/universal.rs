//! What holds in every language: unit spellings of data, the money marks that a balance must not be mistaken for, and the few small words
//! that are asked for whatever language a text is in.

use crate::volume::Unit;

/// Unit spellings, folded to lower case. `scan` treats the one-letter ones with suspicion: "4G" is a network.
pub const UNITS: &[(&str, Unit)] = &[
    ("tb", Unit::Terabyte),
    ("gb", Unit::Gigabyte),
    ("mb", Unit::Megabyte),
    ("kb", Unit::Kilobyte),
    ("gib", Unit::Gigabyte),
    ("mib", Unit::Megabyte),
    ("kib", Unit::Kilobyte),
    ("gbyte", Unit::Gigabyte),
    ("mbyte", Unit::Megabyte),
    ("kbyte", Unit::Kilobyte),
    ("gbytes", Unit::Gigabyte),
    ("mbytes", Unit::Megabyte),
    ("gigabyte", Unit::Gigabyte),
    ("gigabytes", Unit::Gigabyte),
    ("megabyte", Unit::Megabyte),
    ("megabytes", Unit::Megabyte),
    ("kilobytes", Unit::Kilobyte),
    ("gbs", Unit::Gigabyte),
    ("mbs", Unit::Megabyte),
    ("kbs", Unit::Kilobyte),
    ("bytes", Unit::Byte),
    ("gigs", Unit::Gigabyte),
    ("gig", Unit::Gigabyte),
    ("g", Unit::Gigabyte),
    ("m", Unit::Megabyte),
    ("k", Unit::Kilobyte),
];

/// Marks of money beside a number, folded to lower case: signs, codes and the short forms printed on the networks.
#[rustfmt::skip]
pub const CURRENCIES: &[&str] = &[
    "$", "£", "€", "¥", "₦", "₹", "৳", "₱", "฿", "₫", "₩", "₽", "₴", "₸", "₾", "₺", "₪", "₡", "₲", "៛", "₭", "₵",
    "us$", "hk$", "nt$", "r$", "s/", "rs", "rs.", "rp.", "inr", "usd", "eur", "gbp", "aud", "nzd", "fjd", "cad", "chf", "hkd", "twd",
    "sgd", "myr", "jpy", "cny", "rmb", "ngn", "kes", "ksh", "kshs", "tzs", "tsh", "ugx", "ush", "rwf", "zar", "zmw", "mwk",
    "bwp", "nad", "ghs", "gh¢", "gh₵", "etb", "birr", "bdt", "tk", "taka", "php", "idr", "rp", "thb", "vnd", "xpf", "cfp",
    "fcfa", "xof", "xaf", "mga", "mad", "dh", "dhs", "dt", "tnd", "dzd", "egp", "aed", "sar", "qar", "omr", "kwd",
    "bhd", "jod", "lkr", "pkr", "npr", "mvr", "mmk", "ks", "khr", "lak", "pgk", "vuv", "vt", "wst", "mxn", "clp",
    "cop", "ars", "brl", "jmd", "ttd", "bbd", "xcd", "htg", "dop", "pln", "zł", "zl", "czk", "huf", "ron", "lei", "bgn",
    "rsd", "tl", "rub", "uah", "kr", "sek", "nok", "dkk", "isk", "f", "fr", "francs", "euros", "euro", "n", "ar", "rm",
    "p", "r", "k", "kobo", "cents", "cent", "dollars", "naira", "cedis", "cedi", "rupees", "shillings", "pesos", "mop",
    "l", "gs", "gs.", "bs", "bs.", "mt", "mzn", "kz", "aoa", "q", "lps", "c$", "b/.", "cve", "mdl", "uyu", "лв", "ден", "сум", "сом", "сомони", "тг", "тенге", "лей", "гривень", "р", "р.",
    "byn", "kzt", "uzs", "kgs", "hrn", "grn", "kč", "kc", 
    "元", "块", "円", "元/月", "港元", "港币", "港幣", "美元", "台币", "新台幣", "원", "บาท", "руб", "грн",
];

/// Words for "and" that stand between two figures, folded.
#[rustfmt::skip]
pub const AND: [&str; 26] = [
    "and", "&", "et", "und", "y", "e", "en", "i", "ve", "dan", "na", "si", "och", "og", "ja", "va", "и", "та", "і", "και", "و", "と",
    "和", "及", "與", "与",
];

/// "And" in the languages, by their tags, of which the word is another one in others, "to" or "is": "de 1 GB a 2 GB".
pub const AND_IN: [(&str, &str); 3] = [("cs", "a"), ("sk", "a"), ("hu", "es")];

/// Words that stand right before a price, folded: "40 GB a month for 30", "only 30", "from 30".
#[rustfmt::skip]
pub const AT_PRICE: &[&str] = &[
    "for", "at", "only", "just", "from", "pour", "a", "seulement", "des", "por", "solo", "desde", "apenas", "per", "soli", "fur", "fuer", "nur", "ab",
    "voor", "slechts", "maar", "vanaf", "kun", "bara", "endast", "fra", "fran", "vain", "alkaen", "za", "tylko", "jen", "pouze", "od", "uz", "len", "iba", "samo",
    "la", "doar", "numai", "за", "лише", "всего", "только", "лишь", "от", "від", "само", "με", "μονο", "απο", "seharga", "hanya", "cuma", "chi",
];

/// Words for "below" and "less than", beside a limit, folded.
#[rustfmt::skip]
pub const BELOW: &[&str] = &[
    "below", "under", "less than", "lower than", "低于", "低於", "不足", "少于", "少於", "を下回", "未満", "以下", "이하", "미만", "inferieur", "moins de", "sous",
    "menos de", "inferior", "debajo", "abaixo", "inferiore", "sotto", "meno di", "unter", "weniger als", "onder", "minder dan", "mindre", "ponizej", "mniej niz",
    "pod", "mene nez", "menej ako", "менее", "меньше", "ниже", "менше", "нижче", "altina", "altinda", "di bawah", "kurang dari", "kurang daripada", "duoi", "ต\u{e48}\u{e4d}ากว่า", "น้อยกว่า", "اقل من",
    "κατω απο", "λιγοτερ", "sub", "mai putin", "kevesebb",
];

/// Words for "in all", folded: of what was used as well as of a size.
#[rustfmt::skip]
pub const IN_ALL: &[&str] = &[
    "total", "totalt", "totaal", "totale", "tout", "insgesamt", "gesamt", "lacznie", "celkem", "spolu", "osszesen", "ukupno", "skupno", "всего", "итого", "усього", "общо", "toplam", "jumlah",
    "alt", "allt", "yhteensa", "kokku", "kopa", "viso", "tong", "合计", "合計", "总计", "總計", "累计", "累計", "총", "합계",
];

/// Words for "free of charge", folded.
#[rustfmt::skip]
pub const FREE: &[&str] = &[
    "free", "gratis", "gratuit", "gratuits", "gratuitement", "kostenlos", "besplatno", "brezplacno", "zdarma", "zadarmo", "darmo", "бесплатно", "безкоштовно",
    "безплатно", "бесплатен", "бесплатни", "ucretsiz", "ingyen", "tasuta", "nemokamai", "ilmaiseksi", "δωρεαν", "libre",
];

/// Words for a day before its number, where months have numbers for names, folded: "ngày 3 tháng 12".
pub const NUMBERED_DAYS: [&str; 4] = ["ngay", "วันที่", "ວັນທີ", "ថ្ងៃទី"];

/// Stems of words for the renewal of a plan, folded: what a carrier renews is a plan and never the credit on an account.
#[rustfmt::skip]
pub const RENEWS: &[&str] = &[
    "renew", "rinnov", "renouvel", "renueva", "renov", "erneuer", "verlanger", "verlaenger", "vernieuw", "verleng", "odnow", "przedluz", "obnov",
    "reinnoi", "megujul", "ανανε", "продл", "обновл", "поновл", "fornye", "forny", "uusiu", "yenilen", "diperpanjang", "perpanjang", "diperbaharui",
    "gia han", "ต่ออายุ", "续订", "續訂", "续费", "續約", "更新", "갱신", "تجديد", "חידוש", "नवीनीकरण", "নবাযন",
];

/// Words for this night, folded, as they stand in those for today.
#[rustfmt::skip]
pub const TONIGHT: &[&str] = &[
    "tonight", "2nite", "tonite", "ce soir", "cette nuit", "esta noche", "esta noite", "stasera", "stanotte", "heute abend", "heute nacht", "vanavond", "vannacht",
    "i kveld", "i aften", "i kvall", "i natt", "dzis wieczorem", "dnes vecer", "diseara", "bu gece", "malam ini", "toi nay", "dem nay", "mamayang gabi", "ngayong gabi",
    "คืนนี้", "ຄືນນີ້", "យប់នេះ", "今晚", "今夜", "오늘 밤", "오늘밤", "आज रात", "aaj raat", "الليله", "הלילה", "сегодня вечером", "сегодня ночью", "usiku huu",
];

/// Words for "that is", folded, as they stand between a share and its figure: "20% left, i.e. 2 GB".
#[rustfmt::skip]
pub const THAT_IS: &[&str] = &[
    "i.e.", "i.e", "ie", "that is", "that's", "or", "soit", "c'est-a-dire", "es decir", "o sea", "ou seja", "isto e", "cioe", "ovvero", "ossia", "pari a", "das sind",
    "das entspricht", "d.h.", "oftewel", "ofwel", "dat is", "czyli", "tj.", "tj", "to jest", "adica", "azaz", "vagyis", "oziroma", "odnosno", "односно", "тоест", "т.е.", "то есть",
    "тобто", "δηλαδη", "yani", "dvs", "dvs.", "eli", "yaitu", "yakni", "iaitu", "tuc la", "tuc", "即", "就是", "つまり", "すなわち", "즉", "يعني", "اي", "כלומר", "यानी", "यानि", "অর্থাৎ",
];

/// Words for "more" behind a figure, folded: "5 GB more".
#[rustfmt::skip]
pub const MORE: &[&str] = &[
    "more", "extra", "mehr", "zusatzlich", "de plus", "en plus", "supplementaires", "mas", "adicionales", "mais", "a mais", "in piu", "meer", "mer", "mere", "lisaa", "wiecej",
    "vice", "navic", "viac", "in plus", "tobbet", "vise", "vec", "больше", "більше", "повече", "daha fazla", "lebih banyak", "更多", "追加", "더",
];
