//! How to have an iPhone hand over a message without copying it: its share menu knows only apps of the store, and shortcuts.
//!
//! It sets nothing up: that is done in the phone's own app, step by step, with each step drawn as it looks there.

use super::control::{button, link};
use super::icon::Icon;
use super::route::Route;
use super::state::App;
use crate::device::{address, clipboard};
use crate::ui::words::Label;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub fn page(app: App) -> AnyView {
    let target = [&address::home(), "#add="].concat();
    let text = target.clone();
    let copy = move || {
        let text = text.clone();
        spawn_local(async move {
            app.tell(if clipboard::write(&text).await { Label::AddressCopied } else { Label::NotCopied });
        });
    };
    view! {
        <h1>{app.say(Label::ShortcutTitle)}</h1>
        <p>{app.say(Label::ShortcutText)}</p>
        <ol class="drawn-steps">
            <li>{share_menu()} <span>{app.say(Label::ShortcutStepNew)}</span></li>
            <li>{encode()} <span>{app.say(Label::ShortcutStepEncode)}</span></li>
            <li>
                {open()}
                <span>{app.say(Label::ShortcutStepOpen)} " " <code dir="ltr">{target}</code></span>
            </li>
            <li>{use_it()} <span>{app.say(Label::ShortcutStepUse)}</span></li>
        </ol>
        <p class="actions">{button("copy-target", "quiet", None, app.say(Label::CopyAddress), copy)}</p>
        <p class="shell-hint">{app.say(Label::ShortcutHint)}</p>
        <p class="actions">{link("", Some(Icon::Back), app.say(Label::Add), &Route::Add)}</p>
    }
    .into_any()
}

/// A step as it looks on the phone: outlines, what is new in them heavier.
fn drawing(outline: &'static str, new: &'static str) -> AnyView {
    view! {
        <svg class="step" viewBox="0 0 96 64" aria-hidden="true" focusable="false">
            <path d=outline></path>
            <path class="new" d=new></path>
        </svg>
    }
    .into_any()
}

/// The card of a new shortcut, with the sign of sharing and its switch.
fn share_menu() -> AnyView {
    drawing(
        "M8 6h80v52H8zM18 46h30M60 40h14a6 6 0 0 1 0 12H60a6 6 0 0 1 0-12",
        "M33 28V12M27 17l6-6l6 6M24 22h-4v14h26V22h-4M74 43a3 3 0 1 0 0 6a3 3 0 1 0 0-6",
    )
}

/// One action of the shortcut: a text goes in, "%20" comes out.
fn encode() -> AnyView {
    drawing(
        "M8 6h80v52H8zM16 20h26M16 30h20M16 40h24M46 30h10M52 26l4 4l-4 4",
        "M64 22a3 3 0 1 0 0 6a3 3 0 1 0 0-6M76 20l-12 20M76 34a3 3 0 1 0 0 6a3 3 0 1 0 0-6",
    )
}

/// The next one: an address, and the text right behind it.
fn open() -> AnyView {
    drawing("M8 6h80v52H8zM14 24h68v18H14zM20 33h26", "M50 33h26M70 27l6 6l-6 6M48 28v10")
}

/// A message, held with a finger, and the sign of sharing above it.
fn use_it() -> AnyView {
    drawing(
        "M8 36h44a6 6 0 0 1 6 6v8a6 6 0 0 1-6 6H20l-8 6v-6H8zM16 44h32M16 50h20",
        "M74 34V14M67 20l7-7l7 7M64 26h-4v20h28V26h-4",
    )
}
