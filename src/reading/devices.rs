//! Sizes that phones, tablets and cards hold, told beside the name of one: no data of a pack.
//!
//! It knows what shops call them. Where a text names data it is not asked.

use crate::scan::Findings;

/// Words for what holds data, and the names under which shops sell it, folded.
#[rustfmt::skip]
const DEVICES: &[&str] = &[
    "iphone", "ipad", "galaxy", "redmi", "xiaomi", "huawei", "oppo", "realme", "infinix", "tecno", "nokia", "moto g", "pixel", "xperia", "aquos",
    "macbook", "laptop", "notebook", "tablet", "handset", "telemovel", "leihgerat", "leihgeraet", "gsm de", "portatil",
    "планшет", "ноутбук", "平板", "태블릿", 
    "memory card", "memory stick", "usb", "microsd", "micro sd", "pendrive", "ssd", "جالكسي", "ايفون", "آيفون", "vivo y",
];
/// A size stands so near to the name of what holds it, in bytes of folded text.
const BEFORE: usize = 36;
const BEHIND: usize = 14;

/// "Galaxy A57 256 GB, only 5 left": whether the name of a device stands beside a figure.
pub fn is_of_device(findings: &Findings<'_>, at: usize) -> bool {
    let text = &findings.folded.text;
    let figure = &findings.found[at];
    let floor = |at: usize| (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let before = &text[floor(figure.from.saturating_sub(BEFORE))..figure.from];
    let behind = &text[figure.to..floor((figure.to + BEHIND).min(text.len())).max(figure.to)];
    let names = |part: &str| DEVICES.iter().any(|name| part.contains(name));
    names(before) || names(behind)
}
