//! What holds in every language: unit spellings of data and the money marks that a balance must not be mistaken for.

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
    ("bytes", Unit::Byte),
    ("gigs", Unit::Gigabyte),
    ("gig", Unit::Gigabyte),
    ("g", Unit::Gigabyte),
    ("m", Unit::Megabyte),
    ("k", Unit::Kilobyte),
];

/// Marks of money beside a number, folded to lower case: signs, codes and the short forms printed on the networks.
pub const CURRENCIES: &[&str] = &[
    "$", "£", "€", "¥", "₦", "₹", "৳", "₱", "฿", "₫", "₩", "₽", "us$", "hk$", "nt$", "r$", "rs", "rs.", "inr", "usd", "eur", "gbp", "aud",
    "nzd", "fjd", "cad", "chf", "hkd", "twd", "sgd", "myr", "jpy", "cny", "rmb", "ngn", "kes", "ksh", "kshs", "tzs", "ugx", "zar",
    "ghs", "gh¢", "gh₵", "etb", "birr", "bdt", "tk", "taka", "php", "idr", "rp", "thb", "vnd", "xpf", "cfp", "fcfa", "xof", "xaf",
    "mga", "mad", "dh", "dhs", "aed", "sar", "f", "fr", "francs", "euros", "euro", "元", "块", "円", "元/月", "港元", "港币", "n", "ar",
    "rm", "p", "kobo", "cents", "cent", "dollars", "naira", "cedis", "cedi", "mop", "pln", "kr", "sek", "nok", "dkk",
];
