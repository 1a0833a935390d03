//! What stands on the page before any code has arrived, in the manifest, and on the page for unknown addresses.
//!
//! Nothing here is shown by the running app; `src/bin/finish_dist` writes these words into the built files.

use super::{FIRST_SCREENS, Label, Language};

/// Declares the struct together with the list of its words by name, so that neither can lack one of the other's.
macro_rules! shell_words {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// One language's words. Each name is the `{{name}}` that stands for it in `index.html`, in `public/404.html` or in
        /// `public/manifest.webmanifest`.
        pub struct Shell {
            $($(#[$doc])* pub $name: &'static str,)*
        }

        impl Shell {
            fn of(say: impl Fn(&'static str) -> &'static str) -> Shell {
                Shell { $($name: say(stringify!($name)),)* }
            }

            /// Every word with its name.
            pub fn named(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name),)*]
            }
        }
    };
}

shell_words! {
    /// What the app answers, as the person would ask it. The page's heading.
    question,
    /// One sentence: what to do, and what comes of it.
    what_it_does,
    /// That nothing leaves the phone.
    privacy,
    /// Label of the box for the message.
    paste_label,
    /// What may be put into the box.
    paste_hint,
    /// The button under the box.
    read,
    /// Said to a screen reader in place of the greyed shapes that stand where a returning person's answer will be.
    opening,

    /// Heading, when the app does not start.
    cannot_start,
    /// The browser lacks WebAssembly, or it is switched off.
    reason_too_old,
    /// A file did not arrive, or not whole.
    reason_not_loaded,
    /// Nothing has gone wrong so far; it only takes long.
    reason_slow,
    /// The app had started and then broke.
    reason_stopped,
    /// That what was saved is still there.
    data_is_safe,
    /// Link that loads the page again.
    reload,
    /// Button that throws away the kept copy of the app (not the person's data) and fetches it from the network.
    fetch_anew,
    /// Shown when scripts are switched off.
    no_script,

    /// On the page for an unknown address, with a link to the app.
    moved,

    /// The app's full name, where there is room for it.
    manifest_name,
    /// What the app is, for the dialog that installs it.
    manifest_description,
    /// Long press on the icon: paste a message.
    shortcut_paste,
    /// Long press on the icon: type a figure.
    shortcut_type,
    /// What the phone's picture in the install dialog shows.
    screenshot_narrow,
    /// What the wide picture in the install dialog shows.
    screenshot_wide,
}

/// The words of one language; those that the app says too are the app's.
pub fn shell(language: Language) -> Shell {
    Shell::of(|name| match name {
        "question" => Label::Question.text(language),
        "what_it_does" => Label::WhatItDoes.text(language),
        "privacy" => Label::PrivacyShort.text(language),
        "paste_label" => Label::PasteLabel.text(language),
        "paste_hint" => Label::PasteHint.text(language),
        _ => first_screen(language).iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text),
    })
}

/// The words that are this screen's alone, by name, as the language's file has them.
pub fn first_screen(language: Language) -> &'static [(&'static str, &'static str)] {
    FIRST_SCREENS[usize::from(language.0)]
}
