//! Whether a link leads to a place where no carrier keeps its page.
//!
//! It knows how such names are made, and no carrier. Alone it proves nothing: people and carriers shorten links too.

use crate::scan::CHEAP_ENDINGS;

/// Hosts that hide where they lead, and chats.
const HIDING: [&str; 18] = [
    "bit.ly",
    "tinyurl.com",
    "cutt.ly",
    "is.gd",
    "rb.gy",
    "t.co",
    "ow.ly",
    "tiny.cc",
    "goo.gl",
    "shorturl.at",
    "t.me",
    "wa.me",
    "t.ly",
    "rebrand.ly",
    "clck.ru",
    "goo.su",
    "did.li",
    "surl.li",
];
/// What names that are made up for one swindle speak of, beside the carrier's own, in the languages of the carriers.
#[rustfmt::skip]
const BAIT: &[&str] = &[
    "bonus", "reward", "rewards", "refund", "prize", "gift", "verify", "secure", "login", "update", "account",
    "support", "sim", "simreg", "reg", "register", "help", "pay", "payment", "claim", "free", "promo", "point",
    "points", "bill", "billing", "alert", "confirm", "activate", "unlock", "win", "winner", "lucky", "service",
    "center", "id", "security", "info", "check", "kyc", "verification", "invoice", "portal", "user", "validate", "fee",
    "paiement", "client", "clients", "facture", "factures", "remboursement", "regularisation", "cadeau", "espace", "compte",
    "premio", "premios", "pago", "pagos", "factura", "facturas", "reembolso", "cliente", "clientes", "cuenta", "verifica",
    "puntos", "pontos", "fatura", "conta", "resgate", "brinde", "pagamento", "fattura", "rimborso", "conto", "punti", "sblocco",
    "rechnung", "zahlung", "konto", "kunde", "kunden", "bestaetigen", "gewinn", "betalen", "betaling", "rekening", "factuur", "klant",
    "faktura", "doplata", "platnosc", "platnosci", "oplata", "platba", "odmena", "nagroda", "punkty", "plata", "cont", "premiu",
    "fatura", "odeme", "guncelle", "dogrula", "hediye", "odul", "hadiah", "undian", "poin", "verifikasi", "konfirmasi", "aktivasi",
    "verifizierung", "zwrot", "devolucion", "remb", "maj", "overeni", "actualizare", "registrasi", "szamla", "kemaskini", "login", "semak", "tuntut", "tebus", "bonuspoint", "oplatit", "proverka", "bonusy", "priz", "nagrada", "jf", "jifen",
];
/// The ending that is kept for examples (RFC 2606).
const NOWHERE: &str = "example";
/// Letters on either side of a hyphen that make it one between two words: "ab-bonus.com", and not "t-mobile.com".
const SHORTEST_WORD: usize = 2;

/// Whether the name of a folded link, with or without "https://", is one that swindlers register, or none at all.
pub fn is_made_up(link: &str) -> bool {
    let host = host(link);
    let (names, ending) = host.rsplit_once('.').unwrap_or((host, ""));
    let is_address = !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_digit());
    // "ab-bonus.com"; carriers have hyphens too, but no bait.
    let is_compound = |name: &str| {
        let words = || name.split('-').filter(|word| word.len() >= SHORTEST_WORD);
        words().count() > 1 && (words().any(|word| BAIT.contains(&word)) || ending == NOWHERE)
    };
    is_address || ending != NOWHERE && CHEAP_ENDINGS.contains(&ending) || names.split('.').any(is_compound)
}

/// Whether a folded link hides where it leads, or leads nowhere.
pub fn is_hiding(link: &str) -> bool {
    let host = host(link);
    HIDING.contains(&host) || host.split('.').any(|name| name == NOWHERE)
}

fn host(link: &str) -> &str {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::{is_hiding, is_made_up};

    #[test]
    fn names_of_swindles_are_odd_and_those_of_carriers_are_not() {
        for odd in [
            "https://carrier-bonus.com/x",
            "carrier.top",
            "bit.ly/abc",
            "http://203.0.113.7/x",
            "www.a.shop",
            "ab-sim.co",
        ] {
            assert!(is_made_up(odd) || is_hiding(odd), "{odd}");
        }
        for usual in [
            "https://www.carrier.com/topup",
            "t-mobile.com",
            "moon-talk.de/a",
            "my.carrier.co.uk/app",
            "carrier.fr",
            "10010.cn",
        ] {
            assert!(!is_made_up(usual) && !is_hiding(usual), "{usual}");
        }
    }
}
