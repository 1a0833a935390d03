//! A file of words, `<tag>.words`, as it is written: for the build, the finishing tool and tests. The page never sees one; it
//! gets the texts alone, in the order of their names, as `build.rs` writes them.
//!
//! It checks nothing against another language; what a line lacks in itself is listed in `faults`.

use super::plurals::Plurals;
use std::collections::BTreeSet;

/// One language of the page.
#[derive(Debug)]
pub struct File {
    /// BCP 47, from the name of the file.
    pub tag: String,
    /// What it calls itself.
    pub name: String,
    /// The beginnings of tags that it is chosen for, in small letters.
    pub takes: Vec<String>,
    pub is_right_to_left: bool,
    pub writes_comma: bool,
    pub plurals: Plurals,
    /// Whose numbers and dates it writes where the person's own region is not known.
    pub formats: String,
    /// Names begin with a capital.
    pub texts: Vec<(String, Text)>,
    /// What stands on the page without the app: names in small letters.
    pub first_screen: Vec<(String, String)>,
    pub faults: Vec<String>,
}

/// A text in each of its forms; without plurals the one form is called "other".
#[derive(Debug)]
pub struct Text {
    pub forms: Vec<(String, String)>,
}

impl Text {
    fn of(written: &str) -> Text {
        if !written.starts_with('[') {
            return Text { forms: vec![("other".to_owned(), spaced(written))] };
        }
        let form = |part: &str| {
            let (form, text) = part.split_once(']').unwrap_or(("", part));
            (form.to_owned(), spaced(text.trim()))
        };
        Text { forms: written.split('[').skip(1).map(form).collect() }
    }

    pub fn form(&self, name: &str) -> Option<&str> {
        self.forms.iter().find(|(form, _)| form == name).map(|(_, text)| text.as_str())
    }

    /// The names in braces of all forms, in order of the alphabet.
    pub fn values(&self) -> BTreeSet<&str> {
        self.forms.iter().flat_map(|(_, text)| values(text)).collect()
    }
}

/// The names in braces.
pub fn values(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|after| after.split_once('}')).map(|(name, _)| name).collect()
}

/// The marks for spaces that the eye cannot tell: `~` and `^` break no line, the second being narrow; `␣` keeps one at an edge.
fn spaced(written: &str) -> String {
    written.replace('~', "\u{a0}").replace('^', "\u{202f}").replace('␣', " ")
}

impl File {
    pub fn read(tag: &str, written: &str) -> File {
        let mut file = File {
            tag: tag.to_owned(),
            name: String::new(),
            takes: Vec::new(),
            is_right_to_left: false,
            writes_comma: false,
            plurals: Plurals::Never,
            formats: tag.to_owned(),
            texts: Vec::new(),
            first_screen: Vec::new(),
            faults: Vec::new(),
        };
        for (number, line) in (1..).zip(written.lines()) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let is_read = line.split_once(':').is_some_and(|(name, text)| file.take(name, text.trim()));
            if !is_read {
                file.faults.push(format!("{tag}.words:{number}: {line}"));
            }
        }
        file
    }

    /// Whether the line says something.
    fn take(&mut self, name: &str, text: &str) -> bool {
        match name {
            "name" => text.clone_into(&mut self.name),
            "takes" => self.takes = text.to_lowercase().split(' ').map(str::to_owned).collect(),
            "formats" => text.clone_into(&mut self.formats),
            "direction" => self.is_right_to_left = text == "right to left",
            "decimal comma" => self.writes_comma = text == "yes",
            "plurals" => match Plurals::ALL.into_iter().find(|rule| rule.name() == text) {
                Some(rule) => self.plurals = rule,
                None => return false,
            },
            _ if self.text(name).is_some() || self.first_screen.iter().any(|(known, _)| known == name) => return false,
            _ if name.starts_with(|first: char| first.is_ascii_uppercase()) => {
                self.texts.push((name.to_owned(), Text::of(text)));
            }
            _ => self.first_screen.push((name.to_owned(), spaced(text))),
        }
        true
    }

    pub fn text(&self, name: &str) -> Option<&Text> {
        self.texts.iter().find(|(known, _)| known == name).map(|(_, text)| text)
    }
}
