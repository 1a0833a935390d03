//! Whether a link leads to a place where no carrier keeps its page.
//!
//! It knows how such names are made, and no carrier. Alone it proves nothing: people and carriers shorten links too.

use crate::scan::CHEAP_ENDINGS;

/// Hosts that hide where they lead, and chats.
const HIDING: [&str; 14] = [
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
];
/// Letters on either side of a hyphen that make it one between two words: "carrier-bonus.com", and not "t-mobile.com".
const SHORTEST_WORD: usize = 3;

/// Of a folded link, with or without "https://".
pub fn is_odd(link: &str) -> bool {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or(rest);
    let host = host.strip_prefix("www.").unwrap_or(host);
    let (names, ending) = host.rsplit_once('.').unwrap_or((host, ""));
    let is_address = !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_digit());
    let is_compound = |name: &str| name.split('-').filter(|word| word.len() >= SHORTEST_WORD).count() > 1;
    is_address || CHEAP_ENDINGS.contains(&ending) || HIDING.contains(&host) || names.split('.').any(is_compound)
}

#[cfg(test)]
mod tests {
    use super::is_odd;

    #[test]
    fn names_of_swindles_are_odd_and_those_of_carriers_are_not() {
        for odd in ["https://carrier-bonus.com/x", "carrier.top", "bit.ly/abc", "http://203.0.113.7/x", "www.a.shop"] {
            assert!(is_odd(odd), "{odd}");
        }
        for usual in ["https://www.carrier.com/topup", "t-mobile.com", "my.carrier.co.uk/app", "carrier.fr", "10010.cn"]
        {
            assert!(!is_odd(usual), "{usual}");
        }
    }
}
