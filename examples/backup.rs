//! Writes a made-up backup of a phone's messages, to try and to measure with: the same bytes for the same number, always.
//!
//! `cargo run --release --no-default-features --example backup -- 100000 > backup.xml`
//!
//! Chat, codes, banks, parcels and what carriers say are mixed, in several languages, all of it worded for this file and
//! with dummy numbers. Pictures come besides the messages asked for, one in two hundred. It copies nobody's messages.

use std::io::{self, Write};
use std::process::ExitCode;

const USAGE: &str = "usage: backup <messages> > backup.xml";

/// 1 January 2024, in milliseconds since 1970.
const START: u64 = 1_704_067_200_000;
const MESSAGES_A_PICTURE: u64 = 200;
const PICTURE_BYTES: usize = 4000;

/// Who writes, and the texts they write. "#" stands for a figure from 1 to 99, "@" for a code.
struct Voice {
    address: &'static str,
    contact: Option<&'static str>,
    /// How many of a hundred messages are of this voice.
    share: u64,
    texts: &'static [&'static str],
}

const VOICES: [Voice; 9] = [
    Voice {
        address: "+000000000101",
        contact: Some("Aya"),
        share: 30,
        texts: &[
            "Are you there yet?",
            "I will be # minutes late, the bus is stuck again.",
            "ok &#55357;&#56832;",
            "Did you take the # photos from my phone? The battery is at #%.",
            "See you at # o'clock, bring the blue tent &amp; the small stove.",
            "Haha yes",
        ],
    },
    Voice {
        address: "+000000000102",
        contact: Some("Lou"),
        share: 20,
        texts: &[
            "On arrive dans # minutes !",
            "Tu peux prendre du pain ? Il en reste # au marché.",
            "J'ai trouvé la plage, c'est à # km. &#55356;&#57302;&#10;Viens quand tu veux.",
            "Merci pour hier soir, c'était très bien.",
        ],
    },
    Voice {
        address: "+000000000103",
        contact: Some("小林"),
        share: 10,
        texts: &["我到了，你在哪里？", "晚上#点见面，别忘了带护照。", "好的&#55357;&#56397;", "还有#公里就到了。"],
    },
    Voice {
        address: "CODES",
        contact: None,
        share: 12,
        texts: &[
            "@ is your code. It works for # minutes. Tell it to nobody.",
            "Votre code est @, valable # minutes. Ne le donnez à personne.",
            "验证码@，#分钟内有效，请勿告诉他人。",
        ],
    },
    Voice {
        address: "ABANK",
        contact: None,
        share: 10,
        texts: &[
            "You paid #.50 EUR by card ending 0000. Your balance is #00.25 EUR.",
            "Paiement de #,90 EUR accepté. Solde du compte : #00,10 EUR.",
            "您尾号0000的卡支出#.00元，余额#00.50元。",
        ],
    },
    Voice {
        address: "PARCEL",
        contact: None,
        share: 6,
        texts: &["Your parcel @ comes today between # and 18:00.", "Votre colis @ vous attend jusqu'au 30/11."],
    },
    Voice {
        address: "7000",
        contact: None,
        share: 6,
        texts: &[
            "You have #.2 GB of data left out of 100 GB, valid until 30/11/2026.",
            "Data used: #%. Your pack ends on 30 Nov at 23:59.&#10;Dial *000# for more.",
            "Hello! You have # MB left. Top up to stay connected.",
        ],
    },
    Voice {
        address: "Opérateur",
        contact: None,
        share: 3,
        texts: &[
            "Il vous reste #,2 Go sur 100 Go, valable jusqu'au 30/11.",
            "Vous avez utilisé # % de votre forfait internet.",
        ],
    },
    Voice {
        address: "10000",
        contact: None,
        share: 3,
        texts: &["您的套餐流量剩余#.5GB，有效期至11月30日。", "截至今日，您已使用流量#GB，剩余#GB。"],
    },
];

/// Numbers without chance: the multiplier and the addend are Knuth's for 64 bits.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// Writes so many messages, and the pictures between them.
pub fn write_backup(messages: u64, out: &mut impl Write) -> io::Result<()> {
    let count = messages + messages / MESSAGES_A_PICTURE;
    writeln!(out, "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>")?;
    writeln!(out, "<!--Made up by an example of Tidemark-->")?;
    writeln!(out, "<?xml-stylesheet type=\"text/xsl\" href=\"sms.xsl\"?>")?;
    writeln!(out, "<smses count=\"{count}\" type=\"full\">")?;
    let mut numbers = Numbers(2026);
    let mut at = START;
    for message in 1..=messages {
        at += numbers.below(1_200_000);
        write_message(at, &mut numbers, out)?;
        if message % MESSAGES_A_PICTURE == 0 {
            write_picture(at, out)?;
        }
    }
    writeln!(out, "</smses>")
}

fn write_message(at: u64, numbers: &mut Numbers, out: &mut impl Write) -> io::Result<()> {
    let mut share = numbers.below(VOICES.iter().map(|voice| voice.share).sum());
    let mut voices = VOICES.iter();
    let Some(voice) = voices.find(|voice| {
        let is_this = share < voice.share;
        share = share.saturating_sub(voice.share);
        is_this
    }) else {
        return Ok(());
    };
    // Only people are answered.
    let kind = if voice.contact.is_some() { 1 + numbers.below(2) } else { 1 };
    let which = numbers.below(voice.texts.len() as u64) as usize;
    let text = filled(voice.texts.get(which).copied().unwrap_or_default(), numbers);
    let (address, contact) = (voice.address, voice.contact.unwrap_or("(Unknown)"));
    writeln!(
        out,
        "  <sms protocol=\"0\" address=\"{address}\" date=\"{at}\" type=\"{kind}\" subject=\"null\" body=\"{text}\" \
         toa=\"null\" sc_toa=\"null\" service_center=\"null\" read=\"1\" status=\"-1\" locked=\"0\" date_sent=\"{at}\" \
         sub_id=\"1\" contact_name=\"{contact}\" />"
    )
}

fn filled(text: &str, numbers: &mut Numbers) -> String {
    let mut filled = String::new();
    let mut before = ' ';
    for character in text.chars() {
        match character {
            // "&#10;" and "*000#" are no places for figures.
            '#' if before != '&' && before != '0' => filled.push_str(&(1 + numbers.below(99)).to_string()),
            '@' => filled.push_str(&(100_000 + numbers.below(900_000)).to_string()),
            _ => filled.push(character),
        }
        before = character;
    }
    filled
}

fn write_picture(at: u64, out: &mut impl Write) -> io::Result<()> {
    let data = "QUJDRA==".repeat(PICTURE_BYTES / 8);
    writeln!(out, "  <mms date=\"{at}\" msg_box=\"1\" address=\"+000000000101\" contact_name=\"Aya\">")?;
    writeln!(out, "    <parts><part seq=\"0\" ct=\"image/jpeg\" text=\"null\" data=\"{data}\" /></parts>")?;
    writeln!(out, "    <addrs><addr address=\"+000000000101\" type=\"137\" charset=\"106\" /></addrs>\n  </mms>")
}

#[allow(dead_code, reason = "a test of imports takes this file for its writer alone")]
fn main() -> ExitCode {
    let Some(messages) = std::env::args().nth(1).and_then(|number| number.parse().ok()) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write_backup(messages, &mut out).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
