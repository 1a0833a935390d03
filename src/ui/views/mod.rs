//! The views of the page, one file each, and the frame they stand in.
//!
//! They show what the core has worked out and pass on what the person does; they work nothing out themselves.

mod add;
mod alerts;
mod answer;
mod backup;
mod chart;
mod check;
mod control;
mod faults;
mod form;
mod frame;
mod history;
mod icon;
mod import;
mod install;
mod now;
mod offers;
mod own_way;
mod pack;
mod pages;
mod record;
mod review;
mod rises;
mod route;
mod seek;
mod settings;
mod shortcut;
mod sims;
mod state;
mod teach;
mod trip;
mod unusual;
mod usage;
mod ways;
mod what_if;
mod why;

use crate::device::{address, settings as kept, words};
use leptos::prelude::*;
use state::{App, FetchPages};
use wasm_bindgen::JsCast;

pub use pages::later_part;
pub use state::Part;

/// Takes over from the static first screen: what was typed into it before the app arrived goes on in the app.
pub fn mount(fetch_pages: FetchPages) {
    let Some(host) = address::document().and_then(|document| document.get_element_by_id("app")) else { return };
    // Fetched beside the program; without it nothing can be said here, and the first screen says what to do.
    let Some(voice) = words::first() else { wasm_bindgen::throw_str("no words") };
    let early = paste_box();
    let typed = early.as_ref().map(web_sys::HtmlTextAreaElement::value).filter(|text| !text.is_empty());
    let had_focus = address::document()
        .and_then(|document| document.active_element())
        .is_some_and(|element| element.id() == "paste");
    let caret = early.as_ref().map(|early| (early.selection_start(), early.selection_end()));
    let text = joined(typed.unwrap_or_else(kept::typed_text), address::take_added());
    host.set_inner_html("");
    let host: web_sys::HtmlElement = host.unchecked_into();
    mount_to(host, {
        let text = text.clone();
        move || frame::frame(App::new(text, voice, fetch_pages))
    })
    .forget();
    let Some(again) = paste_box() else { return };
    // Set here and not left to the view, which sets it later and would move the caret to the end.
    again.set_value(&text);
    if had_focus {
        let _ = again.focus();
        if let Some((Ok(start), Ok(end))) = caret {
            let _ = again.set_selection_start(start);
            let _ = again.set_selection_end(end);
        }
    }
}

/// Text that comes from outside goes below what stands there: the reader tells messages apart.
fn joined(text: String, added: Option<String>) -> String {
    match added {
        Some(added) if text.trim().is_empty() => added,
        Some(added) if !text.contains(&added) => text + "\n\n" + &added,
        _ => text,
    }
}

fn paste_box() -> Option<web_sys::HtmlTextAreaElement> {
    address::document()?.get_element_by_id("paste")?.dyn_into().ok()
}
