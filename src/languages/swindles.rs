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
    "har",
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
    "dung bam",
    "dung cung cap",
    "dung chia se",
    "dung tiet lo",
    "dung nhap",
    "dung gui",
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
    "nikdy",
    "nigdy",
    "soha",
    "koskaan",
    "ποτε",
    "לעולם",
    "ابدا",
    "لن نطلب",
    "لا تطلب",
    "niciodata",
    "hicbir zaman",
    "asla",
    "никогда",
    "ніколи",
    "هرگز",
    "ことはありません",
    "不会要求",
    "不會要求",
    "tidak akan meminta",
    "tidak pernah",
    "usitoe",
    "usimpe",
    "kamwe",
    "كبھي نہيں",
    "كسي كو مت",
    "नहीं मांगते",
    "be aware of",
    "beware",
    "khong yeu cau",
    "khong bao gio",
    "khong goi dien",
    "tuyet doi khong",
    "na batayein",
    "na bataye",
    "na batayen",
    "na karein",
    "na kare",
    "na karen",
    "na dein",
    "mat batayein",
    "mat bataye",
    "mat dein",
    "nahi karta",
    "nahi maangta",
    "nahi mangta",
    "kabhi bhi",
    "দেবেন না",
    "দিবেন না",
    "বলবেন না",
    "জানাবেন না",
    "করবেন না",
    "চায না",
    "korben na",
    "diben na",
    "deben na",
    "bolben na",
    "alaka kerro",
    "ala kerro",
];

/// Words before the name under which somebody is to be added in a chat, folded.
#[rustfmt::skip]
pub const CHATS: &[&str] = &[
    "加微信", "加v信", "微信号", "微信號", "加line", "加賴", "เเอดไลน์", "add line", "line id", "line:", "line @", "telegram @", "telegram:", "tele @", "ไอดีไลน์", "kakao:", "카톡", "카카오톡",
    "客服微信", "카카오톡 아이디", "카톡 아이디", "카톡아이디", "wa.me/",
];

/// Words for a code that a person was sent, in requests for it, folded.
#[rustfmt::skip]
pub const CODES: &[&str] = &[
    "code", "otp", "cod", "kod", "koodi", "codice", "codigo", "κωδικ", "код", "קוד", "رمز", "كد", "كود", "كوڈ", "कोड", "ओटीपी", "কোড", "ওটিপি",
    "รหัส", "验证码", "驗證碼", "認証番号", "認証コード", "確認コード", "인증번호", "인증 번호", "msimbo", "tac",
    "ma otp", "ma xac",
    "token",
];

/// Words for those who want a code, beside words for handing it over, folded.
#[rustfmt::skip]
pub const TO_US: &[&str] = &[
    " us ", " us.", "to us", "our agent", "our executive", "our representative", "our officer", "our staff", "our team", "technician", "operator", "this number", "nous ", "-nous",
    "notre agent", "notre conseiller", "ce numero", "a nuestro", "nuestro agente", "nuestro asesor", "este numero", "enviame", "enviano", "para nos", "nosso atendente",
    "nosso agente", "me envie", "nos envie", "inviaci", "mandaci", "al nostro", "questo numero", "operatore", " uns ", "unserem mitarbeiter", "diese nummer", " ons ", "onze medewerker",
    "dit nummer", "nam kod", "naszemu", "ten numer", "toto cislo", "operatorovi", "ne codul", "operatorului", "acest numar", "nekunk", "munkatars", "erre a szamra",
    "μασ", "mas ", "εκπροσωπο", "нам ", "оператору", "сотрудник", "этот номер", "цей номер", "працівник", "bize", "temsilci", "bu numaraya", "till oss", "oss ", "detta nummer",
    "dette nummer", "dette nummeret", "meille", "tahan numeroon", "kepada kami", "ke kami", "petugas", "ke nomor ini", "ke nombor ini", "pegawai", "cho chung toi", "nhan vien",
    "tong dai vien", "เรา", "เจ้าหน้าที่", "เบอร์นี้", "我们", "客服", "专员", "專員", "本号码", "本號碼", "此号码", "此號碼", "担当", "この番号", "弊社", "상담원", "저희", "이 번호", "للموظف", "لنا",
    "هذا الرقم", "לנו", "לנציג", "למספר זה", "हमें", "हमारे", "प्रतिनिधि", "इस नंबर", "humein", "humare", "hamare", "hamein", "আমাদের", "প্রতিনিধি", "এই নম্বরে", "amader", "ہميں",
    "نمائندے", "اس نمبر", "براي ما", "به ما", "كارشناس", "كارمند", "همكار", "sa amin", "aming ahente", "numerong ito", "kwetu", "wakala", "namba hii",
    "ce sms", "ce message", "this message", "this sms", "este sms", "este mensaje", "esta mensagem", "diese sms", "dieses sms", "questo sms", "questo messaggio", "ten sms", "此短信", "本短信", "本簡訊", "이 문자", "sms ini", "pesan ini",
];

/// Words for handing something over, in requests for a code, folded.
#[rustfmt::skip]
pub const HANDS_OVER: &[&str] = &[
    "send", "forward", "fwd", "reply", "share", "pass the", "text ", "tell", "give", "read out", "return", "provide", "envoy", "transmet", "communiqu", "repond", "donne", "partag", "envi",
    "reenv", "mand", "compart", "respond", "digame", "digan", "facilit", "encaminh", "compartilh", "informe", "devolv", "invi", "rimand", "rinvi", "inoltr", "rispond",
    "comunic", "schick", "nenn", "weiter", "antwort", "zuruck", "teil", "mitteil", "stuur", "zend", "geef", "deel", "terug", "wyslij", "odeslij", "przeslij", "podaj",
    "odpisz", "posl", "zasl", "sdel", "odpov", "napis", "trimit", "comunicat", "kuld", "valasz", "adja meg", "στειλ", "steil", "πειτε", "απαντ", "отправ", "пришл",
    "перешл", "сообщ", "назов", "продикт", "надішл", "повідом", "назв", "изпрат", "кажет", "posalj", "reci", "javi", "skicka", "vidarebefordra", "svara",
    "videresend", "svar", "oplys", "oppgi", "laheta", "vastaa", "kerro", "gonder", "ilet", "bildir", "soyle", "kirim", "berikan", "sebutkan", "balas", "teruskan",
    "hantar", "beri", "majukan", "kongsi", "gui", "cung cap", "doc ma", "ส่ง", "เเจ้ง", "บอก", "回复", "回復", "发送", "發送", "发给", "發給", "提供", "告知", "告诉", "告訴",
    "回傳", "傳給", "返信", "送って", "送信", "教えて", "お知らせ", "답장", "보내", "회신", "알려", "ارسل", "ارسال", "بفرست", "زود", "שלח", "השב", "מסור",
    "भेज", "बता", "दीजिए", "bhej", "bata", "পাঠা", "বলুন", "pathan", "بھيج", "بتا", "ipadala", "ibigay", "i-send", "isend", "i-reply", "tuma", "nitumie", "toa ",
    "janan", "bolun", "জানান", "بگوييد", "diktal", "mondja", "door naar",
];

/// Words for what is lost by who waits, folded: "don't miss out" is no warning.
#[rustfmt::skip]
pub const MISSED: &[&str] = &[
    "miss", "delay", "wait", "lose", "hesitate", "ignore", "let this", "forget", "be late", "verpass", "warten", "verlier", "vergess", "zogern", "manquez", "tardez",
    "perdez", "attendez", "oubliez", "hesitez", "pierda", "pierdas", "deje pasar", "espere", "olvide", "dude", "perca", "deixe passar", "esqueca", "hesite",
    "perdere", "aspettare", "dimenticare", "lasciare", "mis ", "wacht", "vergeet", "przegap", "czekaj", "zwlekaj", "zmesk", "nevah", "lewatkan", "ketinggalan", "tunda",
    "lepaskan", "bo lo", "พลาด", "错过", "錯過", "犹豫", "猶豫", "упустите", "пропустите", "ждите", "kacirma", "palampasin",
];

/// Marks before a word for a link that stands where the link was: "pay at [link]".
pub const OPENING: [char; 10] = ['[', '(', '<', '{', '"', '„', '“', '«', '『', '（'];

/// Points and their short forms, as they are counted in the languages of the carriers, folded.
#[rustfmt::skip]
pub const POINTS: &[&str] = &[
    "pts", "pt", "point", "punt", "punk", "pont", "poin", "poang", "poeng", "pist", "bod", "puan", "mata", "balov", "балл", "бал", "бонус",
    "ποντ", "diem", "คะเเนน", "เเต้ม", "ポイント", "포인트", "分", "點", "点", "نقط", "נקוד", "अंक", "पॉइंट", "পযেন্ট", "pointi", "alama", "miles",
];

/// Words for a carrier's shop and for its app, folded: who sends people there does not want their secrets by message.
#[rustfmt::skip]
pub const SHOPS: &[&str] = &[
    "in the app", "in your app", " app before", "via app", "via the app", "my app", "dans l'app", "via l'app", "en la app", "desde la app",
    "na app", "no app", "nell'app", "in app", "in der app", "in de app", "i appen", "w aplikacji", "v aplikac", "in aplicatia", "στην εφαρμογη",
    "в приложении", "в додатку", "uygulamasindan", "di aplikasi", "tren app", "trong app", "ในเเอป", "アプリ", "앱에서", "app内", "franchise",
    "nearest store", "your nearest", "at any ", "en mi ", " in my ", "app to ", "تطبيق", "i mitt ", "in mijn ", "dans mon ", "in mein ", "no meu ", "w moim ", "nearest shop", "nearest outlet", "nearest office", "nearest centre", "nearest center", "service centre",
    "service center", "our store", "our shop", "any store", " shop with", " store with", "mtn store", "3store", "en agence", "boutique",
    "point de vente", "agencia", "tienda", "sucursal", "loja", "negozio", "punto vendita", "filiale", "naechsten shop", "nachsten shop",
    "winkel", "butik", "butikk", "myymala", "salon", "punkcie", "prodejn", "predajn", "poslovalnic", "magazin", "καταστημα", "салон",
    "офис", "магазин", "центр обслуг", "bayi", "magaza", "gerai", "grapari", "kedai", "pusat", "cua hang", "diem giao dich",
    "ศูนย์บริการ", "สาขา", "ショップ", "店舗", "매장", "대리점", "지점", "营业厅", "營業廳", "門市", "分店", "الفرع", "فرع", "اقرب مركز", "חנות", "סניף",
    "स्टोर", "দোকান", "কাস্টমার কেযার", "tindahan", "duka", "dukani", "kiosque", "le plus proche", "la plus proche", "rendez-vous a", "rendez vous a",
    "point orange", "point mtn", "point moov", "متجر", "نقطه بيع", "محل ", "معرض", "centro de atencion", "centros de atencion",
    "en un punto", "punto de venta", "puntos de venta", "mas cercan", "mais proxim", "piu vicin", "pinakamalapit", "smart store", "globe store", "gloworld", "visit any ",
    "visit the nearest", "walk into", "ais shop", "true shop", "dtac shop", "dtac hall", "najbliz", "nejbliz", "cel mai apropiat", "en yakin", "terdekat", "gan nhat", "ใกล้บ้าน", "ใกล้ท่าน", "就近", "最近的", "가까운", "最寄り", "निकटतम", "नजदीकी", "nazdiki", "নিকটস্থ", "ближайш", "найближч",
    "وكاله",
    "ทรูช้อป", "ช้อป", "หรือเเอป", "ผ่านเเอป", "ที่เเอป", "หรือเเอป",
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
    "namba hii", "kwenye namba", "send it back to", "return it to", "wapas bhej", "devolva para", "devuelvelo al", "devolvela al",
    "kembalikan ke", "верните",
    "hivja", "hivjon", "hivd", "kirim kembali ke", "ke nomor", "kembalikan", "devuelvala a", "pakibalik sa", "ibalik sa", "chuyen lai",
    "поверніть", "geri gonder",
    "contattare", "contatti", "المبلغ علي", "المبلغ الي", "hub:", "hub.", "info hub",
];

/// Words behind a number that is to be called, folded.
#[rustfmt::skip]
pub const CALLED: &[&str] = &[
    "までご連絡", "迄ご連絡", "まで連絡", "まで。", "へご連絡", "に連絡", "までお電話", "へお電話", "に電話", "로 연락", "로 전화", "로 문의", "पर कॉल", "पर संपर्क", "par call", "pe call", "par sampark", "নম্বরে",
    "নাম্বারে", "arayin", "ara!",
    "par wapis", "par wapas", "पर वापस", "নম্বরে ফেরত", "로 즉시", "으로 즉시", "担当", "numarasina", "numarali", "पर भेज",
    "즉시 연락", "연락 바랍", "연락바랍",
];

/// Words that want a thing done at once, folded.
#[rustfmt::skip]
pub const AT_ONCE: &[&str] = &[
    " now", "immediately", "urgent", "right away", "asap", "at once", "immediatement", "tout de suite", "sans delai", "inmediatamente", "de inmediato",
    "ahora", "cuanto antes", "imediat", "agora", "subito", "immediatamente", "adesso", "sofort", "umgehend", "unverzuglich", "direct ", "onmiddellijk",
    "meteen", "natychmiast", "niezwlocznie", "pilnie", "ihned", "okamzit", "neprodlene", "takoj", "nemudoma", "odmah", "azonnal",
    "αμεσωσ", "αμεσα", "немедленно", "срочно", "незамедлительно", "негайно", "терміново", "веднага", "незабавно", "одмах", "hemen", "derhal", "acilen",
    "segera", "sekarang", "ngay", "lap tuc", "โทรด่วน", "ทันที", "ด่วน", "立即", "马上", "馬上", "立刻", "尽快", "儘快", "即刻", "今すぐ", "至急", "ただちに",
    "즉시", "지금", "바로", "فورا", "الان", "מיד", "דחוף", "तुरंत", "अभी", "turant", "abhi", "jaldi", "এখনই", "দ্রুত", "agad", "ngayon",
    "kaagad", "omedelbart", "genast", "straks", "omgaende", "umiddelbart", "hurtigst", "heti", "valittomasti", "mara moja", "haraka", "sasa hivi", "haingana",
    "avy hatrany", "فوري",
    "即将", "即將", "两小时", "兩小時", "ساعتين",
    "בעוד שעתיים", "תוך שעתיים", "עכשיו", "kapatilmadan once",
    "con urgenza", "in giornata",
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
    "تم تعديل ", "تم تغيير ", "تغيير ", "تعديل ",
];

/// Words behind a password that was changed, folded.
#[rustfmt::skip]
pub const CHANGED: &[&str] = &[
    "werd gewijzigd", "is gewijzigd", "a fost modificat", "was changed", "has been changed", "has been reset", "was reset", "a ete modifie",
    "a ete change", "ha sido cambiad", "ha sido modificad", "foi alterad", "e stata modificat", "e stata cambiat", "wurde geandert",
    "wurde geaendert", "zostalo zmienion", "bolo zmenen", "bylo zmenen", "byla zmenen", "a fost schimbat", "er blevet aendret", "изменен", "змінен",
    "degistirildi",
    "har andrats", "ar andrat", "er endret", "er aendret", "on vaihdettu", "vaihdettiin", "megvaltozott", "modosult", "변경되었", "변경 완료",
    "ถูกเปลี่ยน", "เปลี่ยนรหัสผ่านสําเร็จ", "da duoc thay doi", "da thay doi", "telah diubah", "berhasil diubah", "telah ditukar",
    "limebadilishwa", "se actualizo", "modificata con successo", "erfolgreich zuruckgesetzt", "zostalo zmienione", "zmienione", "已修改",
    "已變更", "已变更", "修改成功", "變更成功", "שונתה", "עודכנה", "αλλαξε", "बदल दिया गया", "পরিবর্তন হয", "تغيير كرد",
];

/// Words behind a card that is the phone's own, and behind a birthday that has no more than its first part in common with an identity, folded.
pub const OTHER_CARDS: &[&str] = &["sim", "nhat", "de la sim"];

/// Words before a birthday that has its gift, folded.
pub const WITH_GIFTS: &[&str] = &["ของขวัญ", "qua "];

/// Words for swindlers and what they do, folded.
#[rustfmt::skip]
pub const SWINDLERS: &[&str] = &[
    "scam", "fraudster", "phishing", "smishing", "arnaque", "escroc", "fraude", "hameconn", "estafa", "golpe", "golpista", "truff", "betrug", "oplicht", "oszust", "podvod", "escrocherie", "inselaciune", "απατ", "мошенн", "шахра", "dolandiric", "penipu", "lua dao",
    "มิจฉาชีพ", "诈骗", "詐騙", "反诈", "詐欺", "사기", "스미싱", "احتيال", "نصب", "הונאה", "धोखाधडी", "सावधान", "প্রতারণা", "প্রতারক", "matapeli", "bedrager", "svindel",
    "bedrageri", "huijar",
    "fraud", "csalo", "csalok", "كلاهبردار",
    "dhokhebaaz", "dhokhebaz", "dhokhadhadi", "saavdhan", "savdhan", "সাবধান", "protarok", "ٹھگ", "دھوكے باز", "dhokay baz", "canh giac",
];

/// All of them.
#[cfg(test)]
pub const ALL: [&[&str]; 20] = [
    LINK_WORDS,
    HERE,
    NEVER,
    CHATS,
    CODES,
    TO_US,
    HANDS_OVER,
    MISSED,
    POINTS,
    SHOPS,
    CALLS,
    CALLED,
    AT_ONCE,
    MAILBOX,
    CARRIERS_IN_OTHER_LETTERS,
    CHANGES,
    CHANGED,
    OTHER_CARDS,
    WITH_GIFTS,
    SWINDLERS,
];
