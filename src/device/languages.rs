//! The languages of messages beyond those in the program: a file of the app, fetched when a text first asks for it.
//!
//! On a phone that keeps the app it comes from there, without a network.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// As `finish_dist` names it.
const FILE: &str = "./languages.txt";

/// The text of the file; nothing where it is not to be had.
pub async fn fetch() -> Option<String> {
    let answer = JsFuture::from(web_sys::window()?.fetch_with_str(FILE)).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}
