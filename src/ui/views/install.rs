//! The way to the home screen, offered once there is an answer to come back to; and the way out of another app's own browser.
//!
//! It shows what the browser at hand can do, and nothing where it can do nothing.

use super::control::button;
use super::icon::{Icon, icon};
use super::state::App;
use crate::device::{clipboard, install};
use crate::surroundings::{Surroundings, System};
use crate::ui::words::Label;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Above everything where the page is shown by another app: there it may lose what is kept.
pub fn in_app(app: App) -> Option<AnyView> {
    let Surroundings::InApp(system) = install::place() else { return None };
    let copy = move || {
        spawn_local(async move {
            let address = crate::device::address::home();
            app.tell(if clipboard::write(&address).await { Label::AddressCopied } else { Label::NotCopied });
        });
    };
    let browser = if system == System::Ios { Label::InAppIos } else { Label::InAppOther };
    let view = view! {
        <section class="hint" id="in-app">
            <h2>{app.say(Label::InAppTitle)}</h2>
            <p>{app.say(Label::InAppText)}</p>
            <ol class="steps">
                <li>{drawn(Drawing::Menu)} <span>{app.say(Label::InAppMenu)}</span></li>
                <li>{drawn(Drawing::Globe)} <span>{app.say(browser)}</span></li>
            </ol>
            <p class="actions">{button("copy-address", "quiet", None, app.say(Label::CopyAddress), copy)}</p>
        </section>
    };
    Some(view.into_any())
}

/// Below the answer, until it is installed or declined.
pub fn offer(app: App) -> AnyView {
    let is_offered = RwSignal::new(false);
    let is_declined = RwSignal::new(install::is_declined());
    install::on_offer(move |offered| {
        let _ = is_offered.try_set(offered);
    });
    let is_ios = install::place() == Surroundings::Ios;
    let decline = move || {
        install::decline();
        is_declined.set(true);
    };
    let shown = move || {
        if is_declined.get() || !(is_ios || is_offered.get()) {
            return None;
        }
        let ask = (!is_ios).then(|| button("install", "", None, app.say(Label::InstallButton), install::ask));
        Some(view! {
            <section class="hint" id="install-offer">
                <h2>{app.say(Label::InstallTitle)}</h2>
                <p>{app.say(Label::InstallText)}</p>
                {is_ios.then(|| by_hand(app))}
                <p class="actions">{ask} {button("install-later", "quiet", None, app.say(Label::InstallLater), decline)}</p>
            </section>
        })
    };
    view! { {shown} }.into_any()
}

/// iPhone and iPad leave it to the person, and begin there with nothing: what is kept goes along as a file.
fn by_hand(app: App) -> AnyView {
    view! {
        <ol class="steps">
            <li>{drawn(Drawing::Share)} <span>{app.say(Label::InstallShare)}</span></li>
            <li>{drawn(Drawing::Plus)} <span>{app.say(Label::InstallHome)}</span></li>
        </ol>
        <p class="note">{icon(Icon::Shield)} " " {app.say(Label::InstallEmpty)}</p>
        <p class="actions">{super::backup::save(app)}</p>
    }
    .into_any()
}

/// What the person looks for on the screen, as the phone draws it.
#[derive(Clone, Copy)]
enum Drawing {
    Menu,
    Globe,
    Share,
    Plus,
}

fn drawn(drawing: Drawing) -> AnyView {
    let path = match drawing {
        Drawing::Menu => "M4.5 12h1M11.5 12h1M18.5 12h1",
        Drawing::Globe => "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M3 12h18M12 3c-4 5-4 13 0 18c4-5 4-13 0-18",
        Drawing::Share => "M12 15V4M8 7l4-4l4 4M8 10H6v10h12V10h-2",
        Drawing::Plus => "M5 5h14v14H5zM12 9v6M9 12h6",
    };
    view! {
        <svg class="drawn" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=path></path></svg>
    }
    .into_any()
}
