//! Links that dial and write, in the form each phone understands, and the slot of the person's number in a text.
//!
//! It makes links and follows none. A code with `*` or `#` is no link on an iPhone, which refuses to dial it.

use super::Channel;
use crate::surroundings::System;

/// Where the person's own number goes in a text.
pub const SLOT: &str = "{number}";

pub fn needs_number(text: &str) -> bool {
    text.contains(SLOT)
}

/// The text with the number in its slot; nothing where it needs one and none is given.
pub fn fill(text: &str, number: &str) -> Option<String> {
    let number = bare(number);
    if !needs_number(text) {
        return Some(text.to_owned());
    }
    (!number.is_empty()).then(|| text.replace(SLOT, &number))
}

/// What dials this number or code; nothing where the phone refuses to.
pub fn dial(number: &str, system: System) -> Option<String> {
    let bare = bare(number);
    let is_code = bare.contains(['*', '#']);
    if bare.is_empty() || is_code && system != System::Android {
        return None;
    }
    // A bare `#` would begin the fragment of the address, and end the code there.
    Some(["tel:", &bare.replace('#', "%23")].concat())
}

/// What opens the phone's own composer with this text, which the person then sends.
fn compose(number: &str, text: &str, system: System) -> Option<String> {
    let bare = bare(number);
    if bare.is_empty() {
        return None;
    }
    let mut link = ["sms:", &bare].concat();
    if !text.is_empty() {
        link.push_str(if system == System::Ios { "&body=" } else { "?body=" });
        for byte in text.bytes() {
            push_encoded(&mut link, byte);
        }
    }
    Some(link)
}

/// What one tap opens for this way to check: the dialler or the composer. Apps and pages a person opens without us.
pub fn tap(kind: Channel, to: &str, text: &str, system: System) -> Option<String> {
    match kind {
        Channel::Hotline | Channel::Ussd => dial(to, system),
        Channel::Sms => compose(to, text, system),
        Channel::App | Channel::Web => None,
    }
}

/// A number or a code without what is printed in it for the eye.
fn bare(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | '*' | '#')).collect()
}

fn push_encoded(link: &mut String, byte: u8) {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
        link.push(char::from(byte));
    } else {
        link.push('%');
        link.push(DIGITS[usize::from(byte >> 4)]);
        link.push(DIGITS[usize::from(byte & 15)]);
    }
}

/// Digits, with a `+` before them at most.
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Digits between `*` and `#`, such as "*100#".
fn is_code(text: &str) -> bool {
    let signs = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'*' || byte == b'#');
    signs && text.starts_with(['*', '#']) && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// A page by its host, with a path at most: no scheme, no query, nobody's name in it.
fn is_page(text: &str) -> bool {
    let host = text.split('/').next().unwrap_or_default();
    let signs = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-');
    host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host.bytes().all(signs)
        && text.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b':' | b'?' | b'#' | b'@' | b'\\'))
}

/// Whether this can be dialled, written to or opened.
pub(super) fn is_target(kind: Channel, to: &str) -> bool {
    match kind {
        Channel::App => !to.trim().is_empty(),
        Channel::Web => is_page(to),
        // Some voices are reached by a code.
        Channel::Hotline => is_number(to) || is_code(to),
        Channel::Sms => is_number(to),
        Channel::Ussd => is_code(to),
    }
}
