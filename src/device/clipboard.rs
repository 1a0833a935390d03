//! The clipboard, where the browser gives it to the page, both ways.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Whether the page can ask for the clipboard at all.
pub fn can_read() -> bool {
    clipboard().is_some_and(|clipboard| has(&clipboard, "readText"))
}

/// The text on the clipboard; nothing where the browser or the person refuses.
pub async fn read() -> Option<String> {
    let clipboard: web_sys::Clipboard = wasm_bindgen::JsCast::unchecked_into(clipboard()?);
    JsFuture::from(clipboard.read_text()).await.ok()?.as_string()
}

/// Puts `text` on the clipboard; whether the browser did.
pub async fn write(text: &str) -> bool {
    let Some(clipboard) = clipboard().filter(|clipboard| has(clipboard, "writeText")) else { return false };
    let clipboard: web_sys::Clipboard = wasm_bindgen::JsCast::unchecked_into(clipboard);
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

fn clipboard() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok().filter(|value| value.is_object())
}

fn has(object: &JsValue, method: &str) -> bool {
    js_sys::Reflect::get(object, &JsValue::from_str(method)).is_ok_and(|value| value.is_function())
}
