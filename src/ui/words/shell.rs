//! What stands on the page before any code has arrived, in the manifest, and on the page for unknown addresses.
//!
//! Plain `&'static str`, and a struct rather than a table: a language that leaves one out does not compile. Nothing here is
//! shown by the running app; `src/bin/finish_dist` writes these words into the built files.

use super::{Label, Language};

/// Declares the struct together with the list of its words by name, so that neither can lack one of the other's.
macro_rules! shell_words {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// One language's words. Each name is the `{{name}}` that stands for it in `index.html`, in `public/404.html` or in
        /// `public/manifest.webmanifest`.
        pub struct Shell {
            $($(#[$doc])* pub $name: &'static str,)*
        }

        impl Shell {
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

/// The words of one language.
pub fn shell(language: Language) -> &'static Shell {
    match language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
    }
}

const CHINESE: Shell = Shell {
    question: Label::Question.text(Language::Chinese),
    what_it_does: Label::WhatItDoes.text(Language::Chinese),
    privacy: Label::PrivacyShort.text(Language::Chinese),
    paste_label: Label::PasteLabel.text(Language::Chinese),
    paste_hint: Label::PasteHint.text(Language::Chinese),
    read: "看看还能用多久",
    opening: "正在打开你的记录……",
    cannot_start: "Tidemark 没能启动",
    reason_too_old: "它需要 WebAssembly，而这个浏览器不支持，或者已将其关闭（例如 iPhone 的锁定模式）。请更新浏览器，或换一个浏览器打开。",
    reason_not_loaded: "有文件没有下载完整。请检查网络，再重新加载。",
    reason_slow: "加载时间比平时长，可能是网络太慢。可以继续等，也可以重新加载。",
    reason_stopped: "刚才出错了，应用已停止运行。重新加载即可继续。",
    data_is_safe: "已保存的内容都还在这部手机上，没有丢失。",
    reload: "重新加载",
    fetch_anew: "重新下载应用（保留我的数据）",
    no_script: "Tidemark 在你的手机上计算，需要启用 JavaScript。请在浏览器设置中打开，再重新加载本页。",
    moved: "打开 Tidemark",
    manifest_name: "Tidemark：流量还能用多久",
    manifest_description: "粘贴运营商的短信，看预付费流量还能用几天、哪天用完、会不会先到期。离线可用，无需账号，数据不离开手机。",
    shortcut_paste: "粘贴短信",
    shortcut_type: "手动输入余量",
    screenshot_narrow: "还能用几天，以及流量大约哪天用完",
    screenshot_wide: "流量余量走势图和下一次该查的时间",
};

const ENGLISH: Shell = Shell {
    question: Label::Question.text(Language::English),
    what_it_does: Label::WhatItDoes.text(Language::English),
    privacy: Label::PrivacyShort.text(Language::English),
    paste_label: Label::PasteLabel.text(Language::English),
    paste_hint: Label::PasteHint.text(Language::English),
    read: "See how long it lasts",
    opening: "Opening your readings…",
    cannot_start: "Tidemark could not start",
    reason_too_old: "It needs WebAssembly, which this browser lacks or has switched off (Lockdown Mode on an iPhone does that). \
                     Update the browser, or open this page in another one.",
    reason_not_loaded: "Part of the app did not arrive. Check your connection, then reload.",
    reason_slow: "This is taking longer than usual; the connection may be slow. You can wait, or reload.",
    reason_stopped: "Something went wrong and the app has stopped. Reload to carry on.",
    data_is_safe: "Everything you saved is still on this phone.",
    reload: "Reload",
    fetch_anew: "Download the app again (keeps my data)",
    no_script: "Tidemark does its work on your phone and needs JavaScript for it. Turn JavaScript on in the browser’s settings, \
                then reload this page.",
    moved: "Open Tidemark",
    manifest_name: "Tidemark: how long will my data last?",
    manifest_description: "Paste your carrier’s message and see how many days your prepaid data will last, when it runs out, and \
                           whether the pack expires first. Works offline, no account, nothing leaves your phone.",
    shortcut_paste: "Paste a message",
    shortcut_type: "Type a reading",
    screenshot_narrow: "Days left, and when the data is likely to run out",
    screenshot_wide: "How the balance falls, and when to check it next",
};

const FRENCH: Shell = Shell {
    question: Label::Question.text(Language::French),
    what_it_does: Label::WhatItDoes.text(Language::French),
    privacy: Label::PrivacyShort.text(Language::French),
    paste_label: Label::PasteLabel.text(Language::French),
    paste_hint: Label::PasteHint.text(Language::French),
    read: "Voir combien de temps il me reste",
    opening: "Ouverture de vos relevés…",
    cannot_start: "Tidemark n’a pas pu démarrer",
    reason_too_old: "L’application a besoin de WebAssembly, que ce navigateur ne connaît pas ou qui est désactivé (le mode Isolement \
                     de l’iPhone le fait). Mettez le navigateur à jour ou ouvrez cette page dans un autre.",
    reason_not_loaded: "Une partie de l’application n’est pas arrivée. Vérifiez la connexion, puis rechargez la page.",
    reason_slow: "Le chargement est plus long que d’habitude\u{a0}: la connexion est peut-être lente. Vous pouvez attendre ou recharger \
                  la page.",
    reason_stopped: "Une erreur s’est produite et l’application s’est arrêtée. Rechargez la page pour continuer.",
    data_is_safe: "Tout ce que vous avez enregistré est toujours sur ce téléphone.",
    reload: "Recharger",
    fetch_anew: "Télécharger à nouveau l’application (mes données restent)",
    no_script: "Tidemark fait ses calculs sur votre téléphone et a besoin de JavaScript. Activez-le dans les réglages du navigateur, \
                puis rechargez cette page.",
    moved: "Ouvrir Tidemark",
    manifest_name: "Tidemark\u{a0}: mes données, jusqu’à quand\u{202f}?",
    manifest_description: "Collez le message de votre opérateur et voyez combien de jours dureront vos données prépayées, quand elles \
                           seront épuisées et si le forfait expire avant. Hors connexion, sans compte, rien ne quitte le téléphone.",
    shortcut_paste: "Coller un message",
    shortcut_type: "Saisir un relevé",
    screenshot_narrow: "Les jours restants et la date où les données seront sans doute épuisées",
    screenshot_wide: "La baisse du solde et le moment de la prochaine vérification",
};
