//! Putting the app on the home screen: whether the browser offers it, what the page is open in, and that somebody said not now.
//! The other half is `public/boot.js`.

use super::address::{document, listen, user_agent};
use crate::surroundings::{self, Surroundings, System};
use gloo_storage::{LocalStorage, Storage};

const DECLINED: &str = "tidemark.install-declined";

/// Where the page is open.
pub fn place() -> Surroundings {
    let Some(window) = web_sys::window() else { return Surroundings::Browser };
    let shows_as = |mode: &str| window.match_media(mode).ok().flatten().is_some_and(|query| query.matches());
    // iOS told it by a property of its own before it knew the media query.
    let is_standalone = shows_as("(display-mode: standalone)") || is_true(&window.navigator(), "standalone");
    surroundings::surroundings(&user_agent(), window.navigator().max_touch_points().max(0) as u32, is_standalone)
}

/// What it runs on, installed or not.
pub fn system() -> System {
    let touches = web_sys::window().map_or(0, |window| window.navigator().max_touch_points());
    surroundings::system(&user_agent(), touches.max(0) as u32)
}

pub fn is_ios() -> bool {
    system() == System::Ios
}

fn is_true(object: &wasm_bindgen::JsValue, name: &str) -> bool {
    js_sys::Reflect::get(object, &wasm_bindgen::JsValue::from_str(name)).is_ok_and(|value| value.is_truthy())
}

/// Calls back whenever the browser begins or ceases to offer it, and now if it does already.
pub fn on_offer(changed: impl Fn(bool) + 'static) {
    let is_offered = || {
        let root = document().and_then(|document| document.document_element());
        root.is_some_and(|root| root.has_attribute("data-install"))
    };
    changed(is_offered());
    listen("tidemark:install-changed", move || changed(is_offered()));
}

/// Has the browser ask the person; only at a touch of theirs.
pub fn ask() {
    let event = web_sys::Event::new("tidemark:install");
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        let _ = window.dispatch_event(&event);
    }
}

/// Whether the person said not now. Storage that is forbidden costs the memory of it, never the page.
pub fn is_declined() -> bool {
    has_storage() && LocalStorage::raw().get_item(DECLINED).is_ok_and(|kept| kept.is_some())
}

pub fn decline() {
    if has_storage() {
        let _ = LocalStorage::raw().set_item(DECLINED, "1");
    }
}

fn has_storage() -> bool {
    web_sys::window().is_some_and(|window| window.local_storage().is_ok_and(|storage| storage.is_some()))
}
