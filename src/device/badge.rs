//! The number on the app's icon, where the browser can put one there.
//!
//! What it says is the answer's.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Shows the days left; none of them as a mark without a number, and nothing where none are known.
pub fn show(days: Option<u32>) {
    match days {
        Some(0) => call("setAppBadge", &[]),
        Some(days) => call("setAppBadge", &[f64::from(days).into()]),
        None => call("clearAppBadge", &[]),
    }
}

/// The bindings of the browser hold these back as not yet settled, and not all engines have them.
fn call(name: &str, arguments: &[JsValue]) {
    let Some(window) = web_sys::window() else { return };
    let navigator: JsValue = window.navigator().into();
    let function =
        Reflect::get(&navigator, &JsValue::from_str(name)).ok().and_then(|own| own.dyn_into::<Function>().ok());
    let Some(function) = function else { return };
    let promise = Reflect::apply(&function, &navigator, &arguments.iter().collect::<js_sys::Array>());
    // Refused where the app is not installed: the number is then nowhere to be seen anyway.
    if let Some(promise) = promise.ok().and_then(|value| value.dyn_into::<js_sys::Promise>().ok()) {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}
