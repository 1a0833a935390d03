//! A backup file, written from all that the store holds and read back record by record.
//!
//! What putting one back means is for the core to say.

use super::{clock, storage};
use crate::history::Ledger;
use crate::history::backup::{BackupProblem, NAME, VERSION, is_ours};
use crate::outcome::DeviceProblem;
use crate::stamp;
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The text of the file: every record as it is stored, those of other versions among them.
pub async fn make() -> Result<String, DeviceProblem> {
    let file = Object::new();
    set(&file, "file", &JsValue::from_str(NAME));
    set(&file, "v", &f64::from(VERSION).into());
    set(&file, "made", &JsValue::from_str(&stamp::moment(clock::now())));
    for (store, rows) in storage::rows().await? {
        set(&file, store, &rows.into_iter().collect::<Array>());
    }
    let text = JSON::stringify(&file).ok().and_then(|text| text.as_string());
    text.ok_or(DeviceProblem::NotRead)
}

/// What a file holds.
pub async fn read(file: &web_sys::File) -> Result<Ledger, BackupProblem> {
    let text = wasm_bindgen_futures::JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    let value = text.and_then(|text| JSON::parse(&text).ok()).ok_or(BackupProblem::Broken)?;
    let field = |name: &str| Reflect::get(&value, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
    is_ours(field("file").as_string().as_deref(), field("v").as_f64())?;
    let rows = |store: &str| field(store).dyn_into::<Array>().map(|rows| rows.to_vec()).unwrap_or_default();
    Ok(storage::ledger(storage::STORES.into_iter().map(|store| (store, rows(store))).collect()).await)
}

fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}
