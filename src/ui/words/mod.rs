//! Every sentence a person reads, in every language the page speaks.

pub mod shell;

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    Chinese,
    English,
    French,
}

impl Language {
    pub const ALL: [Language; 3] = [Language::Chinese, Language::English, Language::French];

    /// BCP 47 tag, as in `<html lang>` and for number and date formats.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-Hans",
            Language::English => "en",
            Language::French => "fr",
        }
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Language::Chinese => "简体中文",
            Language::English => "English",
            Language::French => "Français",
        }
    }

    /// The first of the person's languages that the page speaks, by the primary subtag; English where none is.
    pub fn choose<'a>(preferred: impl IntoIterator<Item = &'a str>) -> Language {
        preferred
            .into_iter()
            .find_map(|tag| match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
                "zh" => Some(Language::Chinese),
                "en" => Some(Language::English),
                "fr" => Some(Language::French),
                _ => None,
            })
            .unwrap_or(Language::English)
    }
}
