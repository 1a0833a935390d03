//! Small choices kept in localStorage, and text half typed kept for the session.
//!
//! Storage that is full or forbidden costs the choice, never the page.

use super::address::listen;
use gloo_storage::{LocalStorage, SessionStorage, Storage};
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;

const SETTINGS: &str = "tidemark.settings";
/// Read before the first paint, to show the outline of the answer in place of the introduction.
const RETURNING: &str = "tidemark.returning";
/// What was tried of the checks for a fault.
const TRIED: &str = "tidemark.tried";
/// What was said at opening and still stands.
const SAID: &str = "tidemark.said";
/// A name drawn anew with every write to the ledger: by it another copy of the page learns that there is something to read.
const WRITTEN: &str = "tidemark.written";
const TYPED: &str = "tidemark.draft";
/// With the name of a form behind it: what was half typed into that.
const FORM: &str = "tidemark.form:";

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Tag of the chosen language; absent: the browser's.
    pub language: Option<String>,
    /// "light" or "dark"; absent: the phone's.
    pub theme: Option<String>,
    /// "1024" where the person counts so; absent: 1000.
    pub units: Option<String>,
    /// The clock on which moments are told, as [`super::locale::tell_on`] takes it; absent: the phone's.
    pub zone: Option<String>,
}

// Values are JSON, which the browser reads and writes: a reader of our own would cost 8 kB of the first visit for three of them.

fn read(storage: &web_sys::Storage, key: &str) -> Option<JsValue> {
    JSON::parse(&storage.get_item(key).ok()??).ok()
}

fn write(storage: &web_sys::Storage, key: &str, value: &JsValue) {
    if let Some(text) = JSON::stringify(value).ok().and_then(|text| text.as_string()) {
        let _ = storage.set_item(key, &text);
    }
}

/// Nothing where the browser forbids storage, which asking for it would turn into a trap.
fn local() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?.map(|_| LocalStorage::raw())
}

fn session() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?.map(|_| SessionStorage::raw())
}

pub fn load() -> Settings {
    let kept = local().and_then(|storage| read(&storage, SETTINGS)).unwrap_or(JsValue::NULL);
    let field = |name: &str| Reflect::get(&kept, &JsValue::from_str(name)).ok()?.as_string();
    Settings { language: field("language"), theme: field("theme"), units: field("units"), zone: field("zone") }
}

pub fn save(settings: &Settings) {
    let object = Object::new();
    let Settings { language, theme, units, zone } = settings;
    for (name, value) in [("language", language), ("theme", theme), ("units", units), ("zone", zone)] {
        if let Some(value) = value {
            let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
        }
    }
    if let Some(storage) = local() {
        write(&storage, SETTINGS, &object);
    }
}

/// Notes for the next start whether there is something to show.
pub fn note_returning(has_readings: bool) {
    let Some(storage) = local() else { return };
    let _ = if has_readings { storage.set_item(RETURNING, "1") } else { storage.remove_item(RETURNING) };
}

/// Whether there was something to show when the page last ran.
pub fn is_returning() -> bool {
    local().and_then(|storage| read(&storage, RETURNING)).is_some()
}

pub fn tried() -> String {
    local().and_then(|storage| read(&storage, TRIED)?.as_string()).unwrap_or_default()
}

pub fn keep_tried(text: &str) {
    if let Some(storage) = local() {
        write(&storage, TRIED, &JsValue::from_str(text));
    }
}

pub fn said() -> String {
    local().and_then(|storage| read(&storage, SAID)?.as_string()).unwrap_or_default()
}

pub fn keep_said(text: &str) {
    if let Some(storage) = local() {
        write(&storage, SAID, &JsValue::from_str(text));
    }
}

/// What was typed into the form of that name in this session and not saved yet.
pub fn half_typed(form: &str) -> String {
    session().and_then(|storage| storage.get_item(&[FORM, form].concat()).ok()?).unwrap_or_default()
}

pub fn keep_half_typed(form: &str, text: &str) {
    let Some(storage) = session() else { return };
    let key = [FORM, form].concat();
    let _ = if text.is_empty() { storage.remove_item(&key) } else { storage.set_item(&key, text) };
}

/// Forgets it, for all forms whose names begin so.
pub fn forget_half_typed(forms: &str) {
    let Some(storage) = session() else { return };
    let beginning = [FORM, forms].concat();
    // From the last: what goes moves those behind it.
    for place in (0..storage.length().unwrap_or_default()).rev() {
        if let Some(key) = storage.key(place).ok().flatten().filter(|key| key.starts_with(&beginning)) {
            let _ = storage.remove_item(&key);
        }
    }
}

pub fn written() -> String {
    local().and_then(|storage| storage.get_item(WRITTEN).ok()?).unwrap_or_default()
}

pub fn note_written(name: &str) {
    if let Some(storage) = local() {
        let _ = storage.set_item(WRITTEN, name);
    }
}

/// Calls back when another copy of the page has kept something here.
pub fn on_change_elsewhere(changed: impl FnMut() + 'static) {
    listen("storage", changed);
}

pub fn typed_text() -> String {
    session().and_then(|storage| read(&storage, TYPED)?.as_string()).unwrap_or_default()
}

/// Keeps half-typed text over a reload or an update.
pub fn keep_typed_text(text: &str) {
    /// A larger text would fill the session's store, and is no message anyway.
    const LONGEST_KEPT: usize = 100_000;
    let Some(storage) = session() else { return };
    if text.is_empty() || text.len() > LONGEST_KEPT {
        let _ = storage.remove_item(TYPED);
    } else {
        write(&storage, TYPED, &JsValue::from_str(text));
    }
}
