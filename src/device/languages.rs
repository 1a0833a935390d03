//! The languages of messages: two files of the app, fetched by the reader's program: the first as soon as it stands, the other when a
//! text asks for it.
//!
//! On a phone that keeps the app they come from there, without a network.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    // Of the page or of a worker, wherever this runs.
    #[wasm_bindgen(js_name = fetch)]
    fn fetch_file(address: &str) -> js_sys::Promise;
}

/// As `finish_dist` names them: those of the interface, and all others.
pub const FIRST: &str = "./languages-first.txt";
pub const REST: &str = "./languages.txt";

/// The text of one of the files; nothing where it is not to be had.
pub async fn fetch(file: &str) -> Option<String> {
    let answer = JsFuture::from(fetch_file(file)).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}
