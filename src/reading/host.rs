//! Whether a link leads to a place where no carrier keeps its page.
//!
//! It knows how such names are made, and what carriers are called. Alone it proves nothing: people and carriers shorten links too.

use super::names;
use crate::scan::CHEAP_ENDINGS;

/// Hosts that hide where they lead, and chats.
#[rustfmt::skip]
const HIDING: [&str; 51] = [
    "2u.pw", "abre.ai", "acortar.link", "bit.do", "bit.ly", "bityl.co", "clck.ru", "clk.sh", "cutt.ly", "cutt.us", "did.li", "dwz.cn",
    "dwz.cz", "gg.gg", "goo.gl", "goo.su", "han.gl", "is.gd", "kutt.it", "lin.ee", "ln.run", "me2.kr", "n9.cl", "ow.ly", "qr.ae", "rb.gy",
    "rebrand.ly", "s.id", "short.pe", "shorten.ee", "shorturl.at", "shorturl.com", "shorturl.gg", "soo.gd", "suo.im", "surl.li", "t.cn",
    "t.co", "t.ly", "t.me", "tiny.cc", "tiny.one", "tinyurl.com", "tny.im", "url.cn", "urlz.fr", "v.gd", "vk.cc", "vo.la", "wa.me", "x.gd",
];
/// What names that are made up for one swindle speak of, beside the carrier's own, in the languages of the carriers.
#[rustfmt::skip]
const BAIT: &[&str] = &[
    "bonus", "reward", "rewards", "refund", "refunds", "prize", "gift", "verify", "secure", "login", "update", "account",
    "support", "sim", "simreg", "reg", "register", "help", "pay", "payment", "claim", "free", "promo", "point",
    "points", "bill", "billing", "alert", "confirm", "activate", "unlock", "win", "winner", "lucky", "service",
    "center", "id", "security", "info", "check", "kyc", "verification", "invoice", "portal", "user", "validate", "fee",
    "paiement", "client", "clients", "facture", "factures", "remboursement", "regularisation", "cadeau", "espace", "compte",
    "premio", "premios", "pago", "pagos", "factura", "facturas", "reembolso", "cliente", "clientes", "cuenta", "verifica",
    "puntos", "pontos", "fatura", "conta", "resgate", "brinde", "pagamento", "fattura", "rimborso", "conto", "punti", "sblocco",
    "rechnung", "zahlung", "konto", "kunde", "kunden", "bestaetigen", "gewinn", "betalen", "betaling", "rekening", "factuur", "klant",
    "faktura", "doplata", "platnosc", "platnosci", "oplata", "platba", "odmena", "nagroda", "punkty", "plata", "cont", "premiu",
    "fatura", "odeme", "guncelle", "dogrula", "hediye", "odul", "hadiah", "undian", "poin", "verifikasi", "konfirmasi", "aktivasi",
    "kiosk", "delivery", "livraison", "consegna", "entrega", "lieferung", "premium", "bestatigung", "verifizieren", "verificar",
    "verificacion", "verificacao", "aktualisieren", "aktualizacja", "aktualizace", "extend", "renew", "unpaid", "overdue", "blocked",
    "4g", "5g", "lte", "internet", "data", "datos", "dados", "offer", "offers", "oferta", "ofertas", "gratis", "gratuit", "recharge",
    "recarga", "topup", "upgrade", "cancel", "esim", "gifts", "bonuses", "cash", "airdrop", "relief", "covid",
    "verifizierung", "zwrot", "devolucion", "remb", "maj", "overeni", "actualizare", "registrasi", "szamla", "kemaskini", "login", "semak", "tuntut", "tebus", "bonuspoint", "oplatit", "proverka", "bonusy", "priz", "nagrada", "jf", "jifen",
    "zhongjiang", "lingjiang", "duijiang", "choujiang", "huodong", "claims", "rewarding", "winners", "swap", "simswap", "ekyc",
];
/// Hosts below which anybody may have a page for nothing. Gathered by hand, and not complete.
#[rustfmt::skip]
const FREE_HOSTS: [&str; 22] = [
    "duckdns.org", "ngrok.io", "ngrok.app", "ngrok-free.app", "pages.dev", "workers.dev", "weebly.com", "wixsite.com", "blogspot.com", "github.io", "web.app", "netlify.app",
    "vercel.app", "firebaseapp.com", "herokuapp.com", "000webhostapp.com", "glitch.me", "repl.co", "sites.google.com", "godaddysites.com", "webflow.io", "square.site",
];
/// The ending that is kept for examples (RFC 2606).
const NOWHERE: &str = "example";
/// Letters on either side of a hyphen that make it one between two words: "ab-bonus.com", and not "t-mobile.com".
const SHORTEST_WORD: usize = 2;

/// Names before the country in an address: "co.uk".
const BEFORE_COUNTRY: [&str; 9] = ["co", "com", "net", "org", "or", "ne", "ac", "gov", "go"];
/// What carriers themselves set beside their names.
#[rustfmt::skip]
const USUAL: [&str; 31] = [
    "my", "mi", "mein", "meine", "mijn", "mon", "moj", "min", "mit", "mobile", "mobil", "talk", "online", "shop", "app", "web",
    "connect", "esim", "prepaid", "direct", "center", "net", "tel", "tele", "com", "telecom", "telekom", "group", "africa", "money",
    "business",
];
/// A text is headed by its sender's name within so many bytes.
const HEAD: usize = 40;
/// What is added to a name so that another can be registered: "o2uk".
const LONGEST_TAIL: usize = 3;

/// Shorter ones end other words too.
const SHORTEST_BAIT: usize = 4;

/// With fewer of them behind it, a name may be a carrier's.
const FEWEST_DIGITS: usize = 2;

/// Where a link leads, as far as its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
    /// To a page that bears a carrier's name and nothing else.
    Home,
    Elsewhere,
    /// Nobody can tell, or nowhere.
    Hidden,
    /// To a name such as swindlers register.
    MadeUp,
    /// To a name that is made to be taken for a carrier's.
    LookAlike,
    /// To such a name of a kind that swindlers register.
    Forged,
}

/// Where a folded link, with or without "https://", leads; `text` is the folded text around it.
pub fn leads(link: &str, text: &str) -> Leads {
    // Carriers' apps come from the phone's own shop.
    if link.ends_with(".apk") {
        return Leads::Forged;
    }
    if names::is_host(host(link)) || is_of_state(host(link)) {
        return Leads::Home;
    }
    let (made_up, own) = (is_made_up(link), own_name(host(link)));
    // "orange.pl": the same name in another country.
    if !made_up && is_of_country(host(link)) && names::is_everyday(own) {
        return Leads::Home;
    }
    let whole = whole(own);
    if names::is_one(&whole) {
        return match (made_up, is_of_country(host(link)) || has_usual_ending(host(link))) {
            (true, _) => Leads::MadeUp,
            (_, true) => Leads::Home,
            // "moontel.points".
            _ => Leads::LookAlike,
        };
    }
    // A text that begins with the link itself names no sender by it.
    let before_link = text.find(link).unwrap_or(HEAD);
    let end = (0..=HEAD.min(before_link).min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    let head = &text[..end];
    let is_sender = heads(head, &whole);
    let baits = || own.contains('-') && own.split('-').any(|part| BAIT.contains(&part));
    if is_sender && !made_up && !is_hiding(link) && !baits() {
        Leads::Home
    } else if (!is_sender || baits()) && looks_alike(link, own, &whole, head) {
        if made_up { Leads::Forged } else { Leads::LookAlike }
    } else if made_up {
        Leads::MadeUp
    } else if is_hiding(link) || is_jumbled(own) {
        Leads::Hidden
    } else {
        Leads::Elsewhere
    }
}

fn is_of_country(host: &str) -> bool {
    host.rsplit('.').next().is_some_and(|ending| ending.len() == 2)
}

fn has_usual_ending(host: &str) -> bool {
    const USUAL_ENDINGS: [&str; 13] =
        ["com", "net", "org", "mobi", "tel", "app", "africa", "asia", "mobile", "group", "biz", "phone", "world"];
    host.rsplit('.').next().is_some_and(|ending| USUAL_ENDINGS.contains(&ending))
}

/// "simreg.gov.hk": what nobody but the state registers.
fn is_of_state(host: &str) -> bool {
    const STATES: [&str; 4] = ["gov", "gob", "gouv", "govt"];
    let mut parts = host.rsplit('.');
    let (ending, own) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    parts.next().is_some() && (ending.len() == 2 && STATES.contains(&own) || ending == "gov")
}

/// "f1smk", "gm55z", "sg201": a short name of letters with digits among them, which says nothing.
fn is_jumbled(own: &str) -> bool {
    const LONGEST: usize = 7;
    /// "web2" and "b2b" say something.
    const FEWEST_AT_END: usize = 3;
    let is_letter = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic());
    let at_end = own.len() - own.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    own.len() <= LONGEST
        && is_letter(own.bytes().next())
        && (is_letter(own.bytes().next_back()) || at_end >= FEWEST_AT_END)
        && own.bytes().any(|byte| byte.is_ascii_digit())
        && own.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether the name of a folded link, with or without "https://", is one that swindlers register, or none at all.
fn is_made_up(link: &str) -> bool {
    let host = host(link);
    let (names, ending) = host.rsplit_once('.').unwrap_or((host, ""));
    let is_address = !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_digit());
    // "ab-bonus.com"; carriers have hyphens too, but no bait.
    let is_compound = |name: &str| {
        let words = || name.split('-').filter(|word| word.len() >= SHORTEST_WORD);
        // "gebyar-tselpoin".
        let baits =
            |word: &str| BAIT.iter().any(|bait| word == *bait || bait.len() >= SHORTEST_BAIT && word.ends_with(bait));
        words().count() > 1 && (words().any(baits) || ending == NOWHERE)
    };
    let is_free = || {
        FREE_HOSTS.iter().any(|free| host.strip_suffix(free).is_some_and(|own| own.is_empty() || own.ends_with('.')))
    };
    is_address
        || is_free()
        || ending != NOWHERE && CHEAP_ENDINGS.contains(&ending)
        || names.split('.').any(is_compound)
        || is_all_bait(own_name(host))
}

/// Shorter numbers stand in many a name.
const SHORTEST_SERVICE: usize = 5;

/// Whether a name is nothing but bait, one word glued to the next: "freedataoffer".
fn is_all_bait(name: &str) -> bool {
    /// Shorter names are as like a carrier's.
    const SHORTEST_NAME: usize = 9;
    let mut reached = vec![false; name.len() + 1];
    reached[0] = true;
    for at in 0..name.len() {
        let Some(rest) = name.get(at..).filter(|_| reached[at]) else { continue };
        for word in BAIT.iter().filter(|word| rest.starts_with(**word)) {
            reached[at + word.len()] = true;
        }
    }
    name.len() >= SHORTEST_NAME && reached[name.len()] && !BAIT.contains(&name)
}

/// Whether a folded link hides where it leads, or leads nowhere.
fn is_hiding(link: &str) -> bool {
    let host = host(link);
    HIDING.contains(&host) || host.split('.').any(|name| name == NOWHERE)
}

/// Whether the name of a link's host is a carrier's with something added or changed, or a carrier's name stands before or behind that of
/// another. What the text begins with is a carrier's name too.
fn looks_alike(link: &str, own: &str, whole: &str, head: &str) -> bool {
    let sender = head.split(|c: char| !c.is_alphanumeric() && c != '&').find(|word| !word.is_empty()).unwrap_or("");
    // "AT&T: your line", at "attline.com".
    let sender = &sender.replace('&', "");
    let is_name = |part: &str| part.len() >= SHORTEST_WORD && (names::is_one(part) || part == sender);
    let is_tailed = |part: &str| {
        let tail = part.len().saturating_sub(LONGEST_TAIL).max(SHORTEST_WORD)..part.len();
        tail.rev().any(|end| part.get(..end).is_some_and(is_name))
    };
    let parts = || own.split('-');
    let others_usual = || parts().filter(|part| !is_name(part)).all(|part| USUAL.contains(&part));
    let is_compound = own.contains('-') && parts().any(|part| is_name(part) || is_tailed(part)) && !others_usual();
    // "vodafoneverify", "verifyvodafone".
    let is_glued = || {
        let mut cuts = (1..whole.len()).filter_map(|at| Some((whole.get(..at)?, whole.get(at..)?)));
        cuts.any(|(front, rear)| {
            // A short name is as like the end of a word, unless it is the sender's.
            let bears = |name: &str, bait: &str| {
                is_name(name)
                    && (name.len() > LONGEST_TAIL || name == sender)
                    && (BAIT.contains(&bait) || is_all_bait(bait))
            };
            bears(front, rear) || bears(rear, front)
        })
    };
    let is_near = || parts().chain([whole]).any(|part| names::is_almost_one(part, sender));
    // "att620.com".
    let is_numbered = || {
        let name = own.trim_end_matches(|c: char| c.is_ascii_digit());
        own.len() >= name.len() + FEWEST_DIGITS && is_name(name)
    };
    // "10086sfw.cn": the number of a carrier's service, and letters.
    let is_lettered = || {
        let number = own.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        number.len() >= SHORTEST_SERVICE
            && number.len() < own.len()
            && names::is_one(number)
            && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let host = host(link);
    let before = || {
        let before = host.split('.').take_while(|part| *part != own);
        before.flat_map(|part| part.split('-')).any(|part| part.len() > LONGEST_TAIL && is_name(part))
    };
    // "verifydata.com/vodafone".
    let behind = || {
        let path = link.split_once(host).map_or("", |(_, path)| path).trim_start_matches('/');
        let first = path.split(['/', '?']).next().unwrap_or("");
        let baits = |part: &str| BAIT.iter().any(|bait| bait.len() > LONGEST_TAIL && part.starts_with(bait));
        is_name(first) && parts().any(baits)
    };
    is_compound || is_near() || is_glued() || is_numbered() || is_lettered() || before() || behind()
}

/// The part of a host's name that is registered, without its ending.
fn own_name(host: &str) -> &str {
    let mut parts = host.rsplit('.');
    let (ending, own) = (parts.next().unwrap_or(""), parts.next().unwrap_or(host));
    match parts.next() {
        Some(third) if ending.len() == 2 && BEFORE_COUNTRY.contains(&own) => third,
        _ => own,
    }
}

fn whole(own: &str) -> String {
    own.replace('-', "")
}

/// Whether a text begins with this name, in one word or several: "aldi talk: your pack".
fn heads(head: &str, name: &str) -> bool {
    let mut starts =
        head.char_indices().filter(|(at, c)| c.is_alphanumeric() && !head[..*at].ends_with(char::is_alphanumeric));
    name.len() >= SHORTEST_WORD
        && starts.any(|(at, _)| {
            // "Is it you?" names no host "is": a short name is the sender's where the text begins with it.
            if name.len() == SHORTEST_WORD && at > 1 {
                return false;
            }
            let mut rest = head[at..].chars();
            let is_here = name.chars().all(|wanted| {
                let mut passed = rest.by_ref().skip_while(|c| matches!(c, ' ' | '-'));
                passed.next() == Some(wanted)
            });
            is_here && !rest.next().is_some_and(char::is_alphanumeric)
        })
}

fn host(link: &str) -> &str {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::{Leads, leads};

    #[track_caller]
    fn check(text: &str, link: &str, wanted: Leads) {
        assert_eq!(leads(link, text), wanted, "{link} in {text:?}");
    }

    #[test]
    fn names_of_swindles_are_odd_and_those_of_carriers_are_not() {
        for odd in ["https://carrier-bonus.com/x", "carrier.top", "http://203.0.113.7/x", "www.a.shop", "ab-sim.co"] {
            check("", odd, Leads::MadeUp);
        }
        for glued in ["internet4goffers.com", "https://freedatagift.net/x"] {
            check("", glued, Leads::MadeUp);
        }
        check("", "bit.ly/abc", Leads::Hidden);
        for usual in ["https://www.carrier.com/topup", "moon-talk.de/a", "my.carrier.co.uk/app", "carrier.fr"] {
            check("", usual, Leads::Elsewhere);
        }
    }

    #[test]
    fn a_carriers_own_page_bears_its_name_alone() {
        for home in ["https://www.vodafone.it/x", "my.telstra.com.au", "t-mobile.com/pay", "10010.cn"] {
            check("", home, Leads::Home);
        }
        check("moon talk: top up", "moon-talk.de/a", Leads::Home);
        check("moontel: top up", "my.moontel.co.uk/app", Leads::Home);
        check("mymoontel: top up", "my-moontel.de", Leads::Home);
    }

    #[test]
    fn a_carriers_name_with_something_added_or_changed_is_a_look_alike() {
        for alike in [
            "10086abc.cn",
            "vodaf0ne-post.com",
            "kpn-controle.nl",
            "telstraverify.com",
            "verifypage.it/vodafone",
            "vodafone4g.com",
        ] {
            check("", alike, Leads::LookAlike);
        }
        for forged in ["vodafon.online", "vodafone.secure-page.net/login"] {
            check("", forged, Leads::Forged);
        }
        check("moontel: your line", "moontel-line.com", Leads::LookAlike);
        check("moontel: your line", "moonteluk-line.com", Leads::LookAlike);
        check("", "mein-telekom.de", Leads::Elsewhere);
    }
}
