//! The words of the page: a file of the app a language. Those of the first come with the program; the others are fetched when the
//! person chooses them, on a phone that keeps the app from there.
//!
//! Which file belongs to which language stands in `<html data-languages>`, where `finish_dist` wrote it.

use super::{address, languages};
use crate::ui::words::{Language, Voice};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Where `public/boot.js` leaves the text that it fetched beside the program.
const FETCHED: &str = "tidemarkWords";

/// The voice of the language that `public/early.js` chose before the first paint.
pub fn first() -> Option<&'static Voice> {
    let language = Language::choose([root()?.get_attribute("lang")?.as_str()]);
    let text = Reflect::get(web_sys::window()?.as_ref(), &JsValue::from_str(FETCHED)).ok()?.as_string()?;
    kept(language, text)
}

/// The voice of another language; nothing where its words are not to be had.
pub async fn fetch(language: Language) -> Option<&'static Voice> {
    let listed = root()?.get_attribute("data-languages")?;
    let mut entries = listed.split(' ').map(|entry| entry.split(':'));
    let mut entry = entries.find(|entry| entry.clone().next() == Some(language.tag()))?;
    kept(language, languages::fetch(entry.next_back()?).await?)
}

/// Kept as long as the page lives, as all that is shown is drawn from it: some 25 kB for each time that somebody changes the language.
fn kept(language: Language, text: String) -> Option<&'static Voice> {
    let voice: &'static Voice = Box::leak(Box::new(Voice::of(language, text.leak())?));
    Some(voice)
}

fn root() -> Option<web_sys::Element> {
    address::document()?.document_element()
}
