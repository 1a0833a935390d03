//! Web and mail addresses.
//!
//! It knows how an address looks, not whether it is a good one; nothing is ever fetched.

/// No host name is longer than this, and the look ahead stays short whatever the text.
const LONGEST_HOST: usize = 80;

/// Nor is the last part of one, where it is not in the list below.
const LONGEST_ENDING: usize = 8;

/// Last parts of host names that make an address even without a path. Words such as "no" or "data" never stand here.
const ENDINGS: [&str; 25] = [
    "com", "net", "org", "cn", "info", "biz", "example", "io", "fr", "nc", "uk", "hk", "tw", "app", "pf", "au", "nz",
    "ca", "ng", "gov", "edu", "mobi", "link", "top", "de",
];

/// Countries whose letters are a word of hardly any language, so that a name with a hyphen before them is a host's: "moon-sim.nl".
const COUNTRIES: [&str; 22] = [
    "nl", "ch", "pl", "cz", "dk", "hu", "bg", "sk", "hr", "rs", "gr", "ru", "ua", "kr", "jp", "br", "mx", "za", "ke",
    "pt", "vn", "th",
];

/// Last parts of names that cost next to nothing, and so head the lists of names that swindlers register; the one kept for examples
/// leads nowhere. Source: the yearly "Phishing Landscape" studies of Interisle, and RFC 2606.
pub const CHEAP_ENDINGS: [&str; 41] = [
    "top", "xyz", "icu", "shop", "click", "online", "site", "vip", "cc", "club", "live", "buzz", "cfd", "sbs", "cyou",
    "lol", "rest", "ml", "ga", "cf", "gq", "tk", "win", "bid", "store", "bond", "pw", "website", "space", "lat", "cam",
    "quest", "monster", "homes", "help", "support", "pro", "fun", "info", "blog", "example",
];

/// Last parts of names that are words too: a host's where its name has a hyphen or a figure, "moon-sim.digital", "moon170.world".
/// Gathered by hand, and not complete.
const WORDS: [&str; 22] = [
    "digital",
    "services",
    "service",
    "world",
    "today",
    "finance",
    "page",
    "cloud",
    "tech",
    "agency",
    "life",
    "center",
    "zone",
    "dev",
    "network",
    "care",
    "team",
    "solutions",
    "group",
    "company",
    "email",
    "plus",
];

/// Those of them that are no word, so that a plain name before them is a host's.
const NO_WORDS: [&[u8]; 7] = [b"xyz", b"icu", b"cc", b"cfd", b"sbs", b"cyou", b"pw"];

/// The bytes of a host name and of a mail address, in a table: it is asked for every letter of a text.
const HOST_BYTES: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric() || matches!(byte as u8, b'.' | b'-' | b'_' | b'@');
        byte += 1;
    }
    table
};

/// Whether the last part of a host's name is the word of no sentence, however it is written: "Carrier.Com".
pub fn is_of_hosts_alone(ending: &[u8]) -> bool {
    matches!(ending, b"com" | b"net" | b"org" | b"gov" | b"edu" | b"biz" | b"mobi" | b"xyz" | b"icu")
}

/// Names of data that look like hosts: the national ones of Cuba.
const DATA: [&[u8]; 1] = [b"datos.cu"];

/// Where the address ends that starts at `at` with that many plain letters; else, in `Err`, up to where no address can start either.
pub fn link_end(bytes: &[u8], at: usize, letters: usize) -> Result<usize, usize> {
    let rest = bytes.get(at..).unwrap_or(&[]);
    let whole = |from: usize| {
        let in_address = |byte: &&u8| byte.is_ascii_graphic() && !matches!(**byte, b'"' | b'<' | b'>' | b')' | b',');
        from + bytes[from.min(bytes.len())..].iter().take_while(in_address).count()
    };
    if matches!(rest.first(), Some(b'h' | b'w')) {
        for scheme in ["http://", "https://", "www."] {
            if rest.starts_with(scheme.as_bytes()) {
                return Ok(trim_stop(bytes, at, whole(at + scheme.len())));
            }
        }
    }
    let in_host = |byte: &&u8| HOST_BYTES[usize::from(**byte)];
    // A plain word, as most are.
    if (1..LONGEST_HOST).contains(&letters) && rest.get(letters).filter(in_host).is_none() {
        return Err(at + letters);
    }
    let (mut length, mut is_dotted) = (0, false);
    for byte in rest.iter().take(LONGEST_HOST).take_while(in_host) {
        length += 1;
        is_dotted |= *byte == b'.';
    }
    if !is_dotted {
        return Err(at + length);
    }
    let host = trim_stop(rest, 0, length);
    // The last part decides for every word of the same run.
    let Some(ending_at) = rest[..host].iter().rposition(|byte| *byte == b'.') else { return Err(at + length) };
    let ending = &rest[ending_at + 1..host];
    let path = rest.get(host) == Some(&b'/') && ending.len() <= LONGEST_ENDING;
    let mail = rest[..host].contains(&b'@');
    // "smart-reg.shop", "reward.carrier.icu", and not "Done.Shop".
    let made_up = || {
        let name = &rest[..ending_at];
        let has_figure = name.last().is_some_and(u8::is_ascii_digit) && name[0].is_ascii_alphabetic();
        (has_figure || name.iter().any(|byte| matches!(byte, b'-' | b'.')) || NO_WORDS.contains(&ending))
            && CHEAP_ENDINGS.iter().chain(&WORDS).any(|known| known.as_bytes() == ending)
    };
    // "play-doplata.pay.pl": whatever the country, where the name has a hyphen and a part of its own before.
    let compound = || {
        let name = &rest[..ending_at];
        let ends_text = rest[host..].iter().all(|byte| !byte.is_ascii_alphanumeric()) && rest.len() <= host + 2;
        let is_country = || COUNTRIES.iter().any(|country| country.as_bytes() == ending);
        let has_part = ends_text || name.contains(&b'.') || is_country();
        ending.len() == 2 && name.contains(&b'-') && has_part
    };
    if DATA.contains(&&rest[..host]) {
        return Err(at + length);
    }
    let known = path || mail || compound() || ENDINGS.iter().any(|known| known.as_bytes() == ending) || made_up();
    if ending.len() < 2 || !ending.iter().all(u8::is_ascii_alphabetic) || !known {
        return Err(at + length);
    }
    // "1.5gb/day" is no address.
    // A chat's address has a name of one letter: "t.me/somebody".
    let short = ending_at < 2 && !(path && rest[0].is_ascii_alphabetic() && ending.len() == 2);
    if short || rest[..ending_at].iter().all(|byte| byte.is_ascii_digit() || *byte == b'.') {
        return Err(at + 1);
    }
    Ok(trim_stop(bytes, at, if path { whole(at + host) } else { at + host }))
}

/// `end`, less the full stops that end the sentence and not the address. Never before `start`.
fn trim_stop(bytes: &[u8], start: usize, end: usize) -> usize {
    let stops =
        bytes[start..end.min(bytes.len())].iter().rev().take_while(|byte| matches!(byte, b'.' | b'-' | b'!')).count();
    end - stops
}
