//! Which form a count asks for: the rules of CLDR for whole numbers, as far as the languages of the page need them.
//!
//! The form for millions of the Romance languages is left out: nothing that the page counts comes near.

/// A rule, by what it sets apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plurals {
    /// One form for all: Chinese, Japanese, Korean.
    Never,
    /// One is alone: English, German, Spanish, Italian.
    One,
    /// None is counted as one: French, Portuguese.
    NoneAndOne,
    Arabic,
}

impl Plurals {
    pub const ALL: [Plurals; 4] = [Plurals::Never, Plurals::One, Plurals::NoneAndOne, Plurals::Arabic];

    /// As files of words call it.
    pub fn name(self) -> &'static str {
        match self {
            Plurals::Never => "never",
            Plurals::One => "one",
            Plurals::NoneAndOne => "none and one",
            Plurals::Arabic => "arabic",
        }
    }

    /// The forms that a counted sentence has, in the order in which [`Plurals::form`] numbers them.
    pub fn forms(self) -> &'static [&'static str] {
        match self {
            Plurals::Never => &["other"],
            Plurals::One | Plurals::NoneAndOne => &["one", "other"],
            Plurals::Arabic => &["zero", "one", "two", "few", "many", "other"],
        }
    }

    pub fn form(self, count: u32) -> usize {
        match self {
            Plurals::Never => 0,
            Plurals::One => usize::from(count != 1),
            Plurals::NoneAndOne => usize::from(count > 1),
            Plurals::Arabic => match (count, count % 100) {
                (0..=2, _) => count as usize,
                (_, 3..=10) => 3,
                (_, 11..) => 4,
                _ => 5,
            },
        }
    }
}
