//! The directory: a file of the app, fetched when a view asks for it; and the names of countries, which the browser has.
//!
//! On a phone that keeps the app it comes from there, without a network. It follows no link.

use super::languages;
use crate::directory::{CountryNames, Directory, FILE_VERSION};
use js_sys::{Array, JSON, Reflect};
use serde::de::DeserializeOwned;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};

const FILE: &str = "./carriers.json";
/// As `finish_dist` names them.
const QUESTIONS: &str = "./questions.txt";

/// What views of the directory are drawn from. Kept as long as the page lives.
#[derive(Clone, Copy)]
pub struct Book {
    pub directory: &'static Directory,
    /// The lines for agents, in all their languages; empty where they could not be had.
    pub questions: &'static str,
}

thread_local! {
    static KEPT: Cell<Option<Book>> = const { Cell::new(None) };
}

/// The directory; nothing where the file is not to be had or of another version.
pub async fn fetch() -> Option<Book> {
    if let Some(book) = KEPT.get() {
        return Some(book);
    }
    let directory = Box::leak(Box::new(read(&languages::fetch(FILE).await?)?));
    let questions = languages::fetch(QUESTIONS).await.unwrap_or_default().leak();
    let book = Book { directory, questions };
    // Without the questions it is asked for anew the next time.
    if !questions.is_empty() {
        KEPT.set(Some(book));
    }
    Some(book)
}

fn read(text: &str) -> Option<Directory> {
    let file = JSON::parse(text).ok()?;
    let field = |name: &str| Reflect::get(&file, &JsValue::from_str(name)).ok();
    if field("v")?.as_f64() != Some(f64::from(FILE_VERSION)) {
        return None;
    }
    let rows = |name: &str| Some(field(name)?.dyn_into::<Array>().ok()?.iter().collect::<Vec<_>>());
    Some(Directory::of(field("read")?.as_string()?, rows("sources")?, rows("carriers")?, row, row))
}

fn row<T: DeserializeOwned>(row: JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(row).ok()
}

/// What the countries of the directory are called: in these languages, and in those spoken there.
pub fn country_names(directory: &Directory, tags: &[&str]) -> Vec<CountryNames> {
    let mut names: Vec<CountryNames> = Vec::new();
    for carrier in &directory.carriers {
        let code = carrier.country();
        if names.iter().any(|(known, _)| *known == code) {
            continue;
        }
        let spoken = carrier.speaks.iter().map(String::as_str);
        let all = tags.iter().copied().chain(spoken).filter_map(|tag| super::locale::country(tag, &code)).collect();
        names.push((code, all));
    }
    names
}
