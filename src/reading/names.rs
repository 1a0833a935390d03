//! Names of carriers, as they stand in the names of hosts and at the head of texts.
//!
//! It says nothing of any of them: a name tells a carrier's own page from one that only looks like it, and a text in a carrier's name.

use crate::languages::swindles::CARRIERS_IN_OTHER_LETTERS;

/// In order; folded, without hyphens; names that are everyday words are missing, and count where the text itself begins with them.
#[rustfmt::skip]
static NAMES: [&str; 257] = [
    "10000", "10010", "10086", "10099", "189", "2degrees", "9mobile", "a1", "aircel", "airtel", "ais", "aisoneline",
    "aldimobile", "alditalk", "algar", "altice", "amaysim", "asiacell", "att", "ayyildiz", "azercell", "bakcell",
    "banglalink", "batelco", "beeline", "bharti", "bhtelecom", "bitel", "bmobile", "boostmobile", "bouyguestelecom", "bsnl",
    "callme", "callya", "celcom", "celcomdigi", "cellcard", "cellcom", "chatr", "chilimobil", "chinamobile", "chinatelecom",
    "chinaunicom", "cht", "chunghwa", "claro", "cmhk", "comviq", "congstar", "consumercellular", "coopvoce", "coriolis",
    "cosmote", "cricketwireless", "cspire", "cytanet", "digicel", "digimobil", "djezzy", "docomo", "dtac", "econet",
    "educom", "eety", "eirmobile", "emtel", "entel", "eplus", "ethiotelecom", "etisalat", "euskaltel", "fastweb", "fetnet",
    "finetwork", "fraenk", "freenet", "geocell", "giffgaff", "globacom", "gomo", "gomobile", "grameenphone", "hallon",
    "halotel", "heyah", "hiya", "hkcsl", "hkt", "hollandsnieuwe", "homobile", "hoppie", "hotlink", "hutch", "iduk", "iinet",
    "iliad", "indosat", "inwi", "jawwal", "jazztel", "jio", "kcell", "kddi", "kenamobile", "klarmobil", "kolbi", "koodo",
    "korek", "kpn", "kyivstar", "lebara", "lifecell", "lifemobile", "lobster", "lowi", "luckymobile", "lycamobile",
    "magentamobile", "magticom", "masmovil", "maxis", "meditel", "megafon", "megatelecom", "metfone", "metrobyt",
    "metrobytmobile", "mintmobile", "mobifone", "mobilevikings", "mobilis", "mobily", "moimobiili", "moldcell", "moov",
    "movicel", "movilnet", "movistar", "mtel", "mtn", "myjio", "mytel", "mytelenor", "nayatel", "ncell", "nju", "njumobile",
    "nowo", "odido", "oister", "omantel", "onecall", "onenz", "ooredoo", "optus", "orangemoney", "otelo", "parlem",
    "pelephone", "pepephone", "plusgsm", "plusnet", "postemobile", "prixtel", "proximus", "publicmobile", "rakutenmobile",
    "redpocket", "safaricom", "sasktel", "sfr", "simyo", "singtel", "skt", "sktelecom", "skymobile", "smarttel", "smarty",
    "softbank", "sosh", "spusu", "starhub", "stc", "suop", "swisscom", "syma", "t2", "taiwanmobile", "talkmobile",
    "talkmore", "talktalk", "tcell", "tchibo", "tdc", "telcel", "telekom", "telekomsrbija", "telemach", "telenet",
    "telenor", "telesur", "telia", "telkom", "telkomsel", "telma", "telmex", "telstra", "telus", "tescomobile", "tigo",
    "tim", "tmobile", "tpg", "tre", "truecorp", "truemove", "truemoveh", "tsel", "tuenti", "turkcell", "turktelekom",
    "tworld", "ucell", "ufone", "unefon", "unitel", "uqmobile", "usmobile", "uzmobile", "vectone", "verizon", "verymobile",
    "videotron", "viettel", "vimla", "vinaphone", "vipnet", "virginmobile", "vnpt", "vodacom", "vodafone", "vodafoneziggo",
    "voxi", "vzw", "windtre", "wingo", "winsim", "xfinity", "yallo", "yesss", "yettel", "ymobile", "yoigo", "youfone",
    "zain", "ziggo", "zong",
];

/// Hosts of carriers whose names are everyday words, or too short to tell a page by. In order.
#[rustfmt::skip]
static HOSTS: [&str; 84] = [
    "1010.com.hk", "2degrees.nz", "3.dk", "3.ie", "3hk.com", "3macao.com", "africell.gm", "atom.com.mm", "au.com",
    "bell.ca", "bob.at", "by-u.id", "cellc.co.za", "circles.life", "ctm.net", "dialog.lk", "digi.com.my", "digi.ro",
    "dito.ph", "dna.fi", "drei.at", "du.ae", "ee.co.uk", "eir.ie", "elisa.fi", "fido.ca", "free-mobile.fr", "free.fr",
    "freedommobile.ca", "glo.com", "globe.com.ph", "hot.at", "hotmobile.co.il", "iijmio.jp", "im3.id", "jazz.com.pk",
    "kt.com", "lmt.lv", "m1.com.sg", "meo.pt", "mineo.jp", "mpt.com.mm", "mts.ru",
    "nos.pt", "o2.co.uk", "o2.cz", "o2.de", "o2online.de", "oi.com.br", "one.al", "opt.nc", "orange.com",
    "orange.fr", "partner.co.il", "play.pl", "plus.pl", "povo.jp", "robi.com.bd", "rogers.com", "salt.ch", "simba.sg", "skinny.co.nz",
    "smart.com.kh", "smart.com.ph", "smartfren.com", "smartone.com", "spark.co.nz", "sunrise.ch", "tele2.com",
    "three.co.uk", "three.ie", "tigo.com", "tim.com.br", "tim.it", "tnt.com.ph", "tri.co.id", "true.th", "u.com.my", "uplus.co.kr", "vini.pf",
    "vivo.com.br", "wind.gr", "wom.cl", "xl.co.id",
];

/// Whether this is a page of a carrier, told by its whole host: "my.three.co.uk".
pub fn is_host(host: &str) -> bool {
    let is_one = |host: &str| HOSTS.binary_search(&host).is_ok();
    let mut rest = host;
    while !is_one(rest) {
        let Some((_, shorter)) = rest.split_once('.') else { return false };
        rest = shorter;
    }
    true
}

/// Whether this is an everyday word that is also a carrier's name.
pub fn is_everyday(word: &str) -> bool {
    word.len() > 1 && HOSTS.iter().any(|host| host.split('.').next() == Some(word))
}

/// Whether a folded text begins with the name of a carrier, as the text of a sender does, "O2: …", or names one soon: "Your refund from Moontel".
pub fn opens(text: &str) -> bool {
    /// Bytes within which a carrier is named; the work does not grow with the text.
    const WITHIN: usize = 80;
    let head = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = (0..=WITHIN.min(head.len())).rev().find(|&end| head.is_char_boundary(end)).unwrap_or(0);
    let is_native = || CARRIERS_IN_OTHER_LETTERS.iter().any(|name| head.starts_with(name));
    let words = || head[..end].split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    is_native()
        || words().next().is_some_and(is_everyday)
        || words().any(is_one)
        || words().zip(words().skip(1)).any(|(word, next)| is_one(&[word, next].concat()))
}

/// Shorter names are too like other words.
const SHORTEST_LOOK_ALIKE: usize = 6;

/// Whether this is the name of a carrier.
pub fn is_one(word: &str) -> bool {
    NAMES.binary_search(&word).is_ok()
}

/// Whether this is the name of a carrier but for one letter: left out, put in, or another; `own` is one more name.
pub fn is_almost_one(word: &str, own: &str) -> bool {
    let names = NAMES.iter().copied().chain([own]);
    let is_long = |name: &&str| name.len() >= SHORTEST_LOOK_ALIKE;
    is_long(&word) && !is_one(word) && word != own && names.filter(is_long).any(|name| differ_by_one(word, name))
}

/// Whether two words differ by one letter: past what they have in common at both ends, no more than one is left of either.
fn differ_by_one(a: &str, b: &str) -> bool {
    // Most names are told apart at once.
    if a.len().abs_diff(b.len()) > 1 || a.bytes().next() != b.bytes().next() && a.bytes().last() != b.bytes().last() {
        return false;
    }
    let shorter = a.len().min(b.len());
    let ahead = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let behind = a.bytes().rev().zip(b.bytes().rev()).take_while(|(a, b)| a == b).count().min(shorter - ahead);
    let left = |word: &str| word.len() - ahead - behind;
    left(a).max(left(b)) == 1
}

#[cfg(test)]
mod tests {
    use super::{HOSTS, NAMES, is_almost_one, is_host};

    #[test]
    fn the_names_are_in_order() {
        assert!(NAMES.is_sorted());
        assert!(HOSTS.is_sorted());
    }

    #[test]
    fn a_host_is_a_carriers_with_what_stands_before_it() {
        for own in ["vivo.com.br", "my.three.co.uk", "www.play.pl"] {
            assert!(is_host(own), "{own}");
        }
        for other in ["vivo.com.br.pay.net", "co.uk", "display.pl", "three-co.uk", ""] {
            assert!(!is_host(other), "{other}");
        }
    }

    #[test]
    fn a_letter_too_few_too_many_or_another_is_almost_a_name() {
        for almost in ["vodafon", "vodafoone", "vodaf0ne", "moontell"] {
            assert!(is_almost_one(almost, "moontel"), "{almost}");
        }
        for other in ["vodafone", "vodacom", "telekom", "telkom", "moontel", "vodafaane", "smart", ""] {
            assert!(!is_almost_one(other, "moontel"), "{other}");
        }
    }
}
