//! What the page has asked of the network since it was opened, as the browser itself counts it.
//!
//! It asks for nothing. What the service worker and the reader fetch for themselves, under the same policy, is counted with them and not here.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requests {
    pub all: usize,
    /// Those of which the address is not the app's own.
    pub elsewhere: usize,
}

/// Nothing where the browser does not count.
pub fn requests() -> Option<Requests> {
    let window = web_sys::window()?;
    let own = [&window.location().origin().ok()?, "/"].concat();
    let book = Reflect::get(&window, &"performance".into()).ok()?;
    let entries = Reflect::get(&book, &"getEntriesByType".into()).ok()?.dyn_into::<Function>().ok()?;
    let (mut all, mut elsewhere) = (0, 0);
    // The page itself is told apart from what it fetched.
    for kind in ["navigation", "resource"] {
        let found = entries.call1(&book, &kind.into()).ok()?.dyn_into::<Array>().ok()?;
        for entry in found.iter() {
            let address =
                Reflect::get(&entry, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
            // What is made on the page is on no network.
            if address.starts_with("http") {
                all += 1;
                elsewhere += usize::from(!address.starts_with(&own));
            }
        }
    }
    Some(Requests { all, elsewhere })
}
