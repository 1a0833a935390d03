//! The address of the page: the part behind `#`, the title, and where the focus goes.
//!
//! Nothing that was typed is ever put into it.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// What stands behind `#`, without it.
pub fn fragment() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
        .trim_start_matches('#')
        .to_owned()
}

/// Goes to another address of the app; Back returns.
pub fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// The address of the app itself, without a view: what is passed on to another browser.
pub fn home() -> String {
    let location = web_sys::window().map(|window| window.location());
    let part = |part: Result<String, wasm_bindgen::JsValue>| part.unwrap_or_default();
    location.map_or_else(String::new, |location| part(location.origin()) + &part(location.pathname()))
}

/// Text that another app put behind `#add=`, as a shortcut of an iPhone can. It is taken out of the address at once, so that it is in no history
/// of the browser; a request never has it, since what stands behind `#` is not sent.
pub fn take_added() -> Option<String> {
    let added = fragment().strip_prefix("add=")?.to_owned();
    replace("/add");
    // What is not encoded as it should be is taken as it stands.
    let text = js_sys::decode_uri_component(&added).ok().and_then(|text| text.as_string()).unwrap_or(added);
    Some(text).filter(|text| !text.trim().is_empty())
}

/// Changes the address without a step for Back.
pub fn replace(fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// Calls back whenever the address changes.
pub fn on_change(changed: impl FnMut() + 'static) {
    listen("hashchange", changed);
}

/// Calls back whenever the page comes to the front again.
pub fn on_return(returned: impl FnMut() + 'static) {
    let Some(document) = document() else { return };
    let closure = Closure::<dyn FnMut()>::new(returned);
    let _ = document.add_event_listener_with_callback("visibilitychange", closure.as_ref().unchecked_ref());
    closure.forget();
}

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets `lang`, `dir` and `data-theme` on the document; nothing for the theme means the phone's.
pub fn set_appearance(language: &str, direction: &str, theme: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = root.set_attribute("lang", language);
    let _ = root.set_attribute("dir", direction);
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
    // Both have done their work: the outline is replaced, and pasted text is read without being asked.
    let _ = root.class_list().remove_1("returning");
    let _ = root.remove_attribute("data-asked");
    let bars = document().and_then(|document| document.query_selector_all("meta[name=theme-color]").ok());
    for bar in bars.iter().flat_map(|bars| (0..bars.length()).filter_map(|at| bars.item(at))) {
        let Ok(bar) = bar.dyn_into::<web_sys::Element>() else { continue };
        let for_theme = bar.get_attribute("data-for").unwrap_or_default();
        let media = match theme {
            Some(theme) if theme == for_theme => "all".to_owned(),
            Some(_) => "not all".to_owned(),
            None => format!("(prefers-color-scheme: {for_theme})"),
        };
        let _ = bar.set_attribute("media", &media);
    }
}

/// The languages the person prefers, best first.
pub fn preferred_languages() -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// What the browser calls itself and the phone.
pub fn user_agent() -> String {
    web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}

/// Moves the focus, where the element is on the page.
pub fn focus(id: &str) {
    let element = document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// Whether the person is in a field of the page in which something is typed.
pub fn is_in_field() -> bool {
    let Some(focused) = document().and_then(|document| document.active_element()) else { return false };
    let typed = || js_sys::Reflect::get(&focused, &"value".into()).ok()?.as_string();
    matches!(focused.tag_name().as_str(), "INPUT" | "TEXTAREA") && typed().is_some_and(|text| !text.is_empty())
}

/// Brings an element into sight, where it is on the page.
pub fn show(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.scroll_into_view();
    }
}

/// Opens the browser's own way to print.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

pub fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

pub(super) fn listen(event: &str, called: impl FnMut() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let closure = Closure::<dyn FnMut()>::new(called);
    let _ = window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    // It listens as long as the page lives.
    closure.forget();
}
