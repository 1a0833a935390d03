//! What the columns of a table hold, by their names; and which words say that a message was sent.
//!
//! Names are compared by their letters and digits alone, so that "Contact Name" and "contact_name" are one. A name that is
//! not listed leaves its column unread.

use super::small_letters;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Sender,
    Contact,
    /// The day, or the whole moment.
    Date,
    /// The time of day, or the whole moment.
    Time,
    /// What kind of message it is; in many files that is whether it was sent.
    Kind,
    /// Whether it was sent.
    Direction,
    Text,
}

impl Role {
    pub(super) const COUNT: usize = 7;
}

/// No export has more; what stands further right is not read.
const MOST_COLUMNS: usize = 64;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// A role for each column, from the left.
    roles: Vec<Option<Role>>,
}

impl Columns {
    /// The columns under these names. Nothing where no column is of texts, or no other is known: that is no table of
    /// messages.
    pub(super) fn named(names: &[String]) -> Option<Columns> {
        let mut roles: Vec<Option<Role>> = Vec::new();
        for name in names.iter().take(MOST_COLUMNS) {
            // Of two columns for one thing the first counts.
            let role = role_of(name).filter(|role| !roles.contains(&Some(*role)));
            roles.push(role);
        }
        let has = |role| roles.contains(&Some(role));
        let is_known = has(Role::Text) && [Role::Sender, Role::Date, Role::Time].into_iter().any(has);
        is_known.then_some(Columns { roles })
    }

    pub(super) fn role(&self, column: usize) -> Option<Role> {
        self.roles.get(column).copied().flatten()
    }

    pub(super) fn count(&self) -> usize {
        self.roles.len()
    }

    pub(super) fn place_of(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|&other| other == Some(role))
    }
}

fn role_of(name: &str) -> Option<Role> {
    let name: String = small_letters(name).chars().filter(|c| c.is_alphanumeric()).collect();
    let part = IDEOGRAPHS.iter().find(|(part, _)| name.contains(part));
    if let Some((_, role)) = part {
        return *role;
    }
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|&(role, _)| role)
}

/// Whether a cell of [`Role::Kind`] or [`Role::Direction`] says that the person sent the message, or began to.
pub(super) fn says_sent(cell: &str) -> bool {
    let cell = small_letters(cell.trim());
    // The numbers of Android's own folders: 1 is what came in.
    let is_folder = matches!(cell.as_str(), "2" | "3" | "4" | "5" | "6");
    is_folder || cell.starts_with("out") || SENT.iter().any(|word| cell.contains(word))
}

/// In Chinese and Japanese names are put together from parts, of which the first that is listed decides.
const IDEOGRAPHS: [(&str, Option<Role>); 29] = [
    ("收件人", None),
    ("收信人", None),
    ("类型", Some(Role::Kind)),
    ("類型", Some(Role::Kind)),
    ("方向", Some(Role::Direction)),
    ("收发", Some(Role::Direction)),
    ("時間", Some(Role::Time)),
    ("时间", Some(Role::Time)),
    ("日時", Some(Role::Time)),
    ("日期", Some(Role::Date)),
    ("日付", Some(Role::Date)),
    ("号码", Some(Role::Sender)),
    ("號碼", Some(Role::Sender)),
    ("番号", Some(Role::Sender)),
    ("手机", Some(Role::Sender)),
    ("电话", Some(Role::Sender)),
    ("发件", Some(Role::Sender)),
    ("寄件", Some(Role::Sender)),
    ("发送", Some(Role::Sender)),
    ("送信者", Some(Role::Sender)),
    ("差出人", Some(Role::Sender)),
    ("联系人", Some(Role::Contact)),
    ("姓名", Some(Role::Contact)),
    ("名前", Some(Role::Contact)),
    ("内容", Some(Role::Text)),
    ("內容", Some(Role::Text)),
    ("正文", Some(Role::Text)),
    ("本文", Some(Role::Text)),
    ("短信", Some(Role::Text)),
];

/// The names that exports give to their columns, in the languages in which phones write them.
const NAMES: [(Role, &[&str]); Role::COUNT] = [
    (
        Role::Sender,
        &[
            "address",
            "from",
            "sender",
            "number",
            "phone",
            "phonenumber",
            "fromnumber",
            "fromaddress",
            "sendernumber",
            "senderaddress",
            "senderphonenumber",
            "originator",
            "expéditeur",
            "expediteur",
            "de",
            "numéro",
            "numero",
            "número",
            "téléphone",
            "teléfono",
            "telefone",
            "telefon",
            "adresse",
            "remitente",
            "remetente",
            "mittente",
            "absender",
            "von",
            "nummer",
            "telefonnummer",
            "rufnummer",
            "отправитель",
            "номер",
            "телефон",
            "gönderen",
            "numara",
            "pengirim",
            "nomor",
            "المرسل",
            "الرقم",
            "보낸사람",
            "번호",
        ],
    ),
    (
        Role::Contact,
        &[
            "contact",
            "contactname",
            "name",
            "sendername",
            "fromname",
            "nom",
            "contacto",
            "nombre",
            "contato",
            "nome",
            "contatto",
            "kontakt",
            "контакт",
            "имя",
            "kişi",
            "kontak",
            "nama",
            "الاسم",
            "이름",
        ],
    ),
    (
        Role::Date,
        &[
            "date",
            "datetime",
            "dateandtime",
            "datereceived",
            "receiveddate",
            "readabledate",
            "jour",
            "fecha",
            "data",
            "datum",
            "дата",
            "tarih",
            "tanggal",
            "التاريخ",
            "날짜",
        ],
    ),
    (
        Role::Time,
        &[
            "time",
            "timestamp",
            "received",
            "receivedat",
            "timereceived",
            "sentat",
            "heure",
            "hora",
            "ora",
            "zeit",
            "uhrzeit",
            "время",
            "saat",
            "waktu",
            "jam",
            "الوقت",
            "시간",
        ],
    ),
    (Role::Kind, &["type", "kind", "messagetype", "msgtype", "smstype", "tipo", "typ", "тип", "tür", "tipe", "النوع"]),
    (
        Role::Direction,
        &[
            "direction",
            "folder",
            "box",
            "sens",
            "dossier",
            "dirección",
            "carpeta",
            "pasta",
            "cartella",
            "richtung",
            "ordner",
        ],
    ),
    (
        Role::Text,
        &[
            "body",
            "text",
            "message",
            "content",
            "messagebody",
            "messagetext",
            "messagecontent",
            "smsbody",
            "smstext",
            "sms",
            "msg",
            "contenu",
            "texte",
            "corps",
            "mensaje",
            "texto",
            "contenido",
            "mensagem",
            "conteúdo",
            "messaggio",
            "testo",
            "nachricht",
            "inhalt",
            "текст",
            "сообщение",
            "mesaj",
            "metin",
            "pesan",
            "isi",
            "الرسالة",
            "النص",
            "메시지",
            "내용",
        ],
    ),
];

/// Parts of the words for sent, drafted, waiting and failed.
const SENT: [&str; 19] = [
    "sent",
    "draft",
    "queued",
    "failed",
    "envoy",
    "brouillon",
    "gesendet",
    "ausgehend",
    "entwurf",
    "enviad",
    "saliente",
    "inviat",
    "исход",
    "отправ",
    "gönderil",
    "giden",
    "terkirim",
    "发",
    "草稿",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, roles: &[Option<Role>]) {
        let names: Vec<String> = header.split(',').map(str::to_owned).collect();
        let columns = Columns::named(&names).map(|columns| columns.roles).unwrap_or_default();
        assert_eq!(columns, roles, "{header}");
    }

    #[test]
    fn names_tell_what_their_columns_hold() {
        use Role::{Contact, Date, Direction, Kind, Sender, Text, Time};
        check("From,To,Date,Body", &[Some(Sender), None, Some(Date), Some(Text)]);
        check(
            "Contact Name,phone_number,TIMESTAMP,Type,Folder,Message",
            &[Some(Contact), Some(Sender), Some(Time), Some(Kind), Some(Direction), Some(Text)],
        );
        check("Expéditeur,Date,Heure,Contenu", &[Some(Sender), Some(Date), Some(Time), Some(Text)]);
        check(
            "发件人号码,收件人号码,发送时间,短信内容,短信类型",
            &[Some(Sender), None, Some(Time), Some(Text), Some(Kind)],
        );
        check("date,date,text", &[Some(Date), None, Some(Text)]);
    }

    #[test]
    fn a_row_of_other_words_names_no_table_of_messages() {
        check("From,Date,Subject", &[]);
        check("Message,Reply", &[]);
        check("You have 2 GB left, valid until 30/11", &[]);
        check("", &[]);
    }

    #[test]
    fn words_for_what_was_sent_are_known() {
        for cell in ["Sent", "2", "OUTGOING", "Outbox", "Envoyé", "已发送", "发件箱", "draft"] {
            assert!(says_sent(cell), "{cell}");
        }
        for cell in ["", "1", "Received", "inbox", "SMS", "Reçu", "接收", "收件箱", "incoming"] {
            assert!(!says_sent(cell), "{cell}");
        }
    }
}
