//! What the service worker tells: ready for offline use, and a newer version waiting. The other half is `public/boot.js`.

use super::address::{document, listen};

pub fn on_update_ready(ready: impl Fn() + 'static) {
    if is_marked("data-update") {
        ready();
    }
    listen("tidemark:update-ready", ready);
}

/// Said once, on the visit that made the app ready.
pub fn on_offline_ready(ready: impl FnMut() + 'static) {
    listen("tidemark:offline-ready", ready);
}

/// Whether the app answers from the phone, so that its own files cost nothing.
pub fn is_kept() -> bool {
    let container = web_sys::window().map(|window| window.navigator().service_worker());
    container.filter(|container| container.is_object()).is_some_and(|container| container.controller().is_some())
}

/// Lets the waiting version take over; the page reloads.
pub fn apply_update() {
    let event = web_sys::Event::new("tidemark:apply-update");
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        let _ = window.dispatch_event(&event);
    }
}

fn is_marked(attribute: &str) -> bool {
    document()
        .and_then(|document| document.document_element())
        .and_then(|root| root.get_attribute(attribute))
        .as_deref()
        == Some("ready")
}
