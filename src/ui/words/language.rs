//! The languages of the page: what is known of each before its words have come.
//!
//! It fetches nothing.

use super::plurals::Plurals;
use super::{FACTS, Language};
use std::fmt;

/// What the head of a language's file says.
pub(super) struct Facts {
    pub tag: &'static str,
    pub name: &'static str,
    pub takes: &'static str,
    pub is_right_to_left: bool,
    pub writes_comma: bool,
    pub plurals: Plurals,
    pub formats: &'static str,
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}

impl Language {
    fn facts(self) -> &'static Facts {
        &FACTS[usize::from(self.0)]
    }

    /// BCP 47 tag, as in `<html lang>` and in the name of the file.
    pub fn tag(self) -> &'static str {
        self.facts().tag
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The beginnings of tags that it is chosen for, in small letters with commas between them.
    pub fn takes(self) -> &'static str {
        self.facts().takes
    }

    pub fn is_right_to_left(self) -> bool {
        self.facts().is_right_to_left
    }

    /// As in `<html dir>`.
    pub fn direction(self) -> &'static str {
        if self.is_right_to_left() { "rtl" } else { "ltr" }
    }

    /// Whether it writes "1,2".
    pub fn writes_comma(self) -> bool {
        self.facts().writes_comma
    }

    pub fn plurals(self) -> Plurals {
        self.facts().plurals
    }

    /// Tag for number and date formats, where the person's region is not known.
    pub fn formats(self) -> &'static str {
        self.facts().formats
    }

    /// The language that takes the tag, or the longest beginning of it that one takes: "zh-Hant-HK", then "zh-Hant", then "zh".
    /// `public/early.js` does the same before anything else has come.
    pub fn taking(tag: &str) -> Option<Language> {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let mut beginning = tag.as_str();
        loop {
            let takes = |language: &Language| language.takes().split(',').any(|taken| taken == beginning);
            if let Some(language) = Language::ALL.into_iter().find(takes) {
                return Some(language);
            }
            beginning = &beginning[..beginning.rfind('-')?];
        }
    }

    /// The first of the person's languages that the page speaks; English where none is.
    pub fn choose<'a>(preferred: impl IntoIterator<Item = &'a str>) -> Language {
        preferred.into_iter().find_map(Language::taking).unwrap_or(Language::EN)
    }
}
