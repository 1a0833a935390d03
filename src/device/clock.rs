//! The one place where the clock is read, and where names for new records are drawn.

use crate::pack::Id;
use chrono::{DateTime, FixedOffset, TimeDelta};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    // Of the page or of a worker, wherever this runs.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(then: &js_sys::Function, milliseconds: i32);
}

/// Now, on the phone's clock.
pub fn now() -> DateTime<FixedOffset> {
    let date = js_sys::Date::new_0();
    // JavaScript counts minutes westward: UTC+11 is -660.
    let offset = FixedOffset::east_opt(-(date.get_timezone_offset() as i32) * 60)
        .unwrap_or(FixedOffset::east_opt(0).expect("zero is an offset"));
    (DateTime::UNIX_EPOCH + TimeDelta::milliseconds(date.get_time() as i64)).with_timezone(&offset)
}

/// Milliseconds, for telling how long something takes.
pub fn milliseconds() -> f64 {
    js_sys::Date::now()
}

/// A slice of long work: when it is over, let the page [`breathe`] and begin another.
pub struct Slice(f64);

impl Slice {
    pub fn begin() -> Slice {
        Slice(milliseconds())
    }

    /// Nothing else of the page has to wait much longer than this; breathing takes four milliseconds by itself.
    pub fn is_over(&self) -> bool {
        const SLICE: f64 = 12.0;
        milliseconds() - self.0 > SLICE
    }
}

/// Lets the browser do what waits: draw, and hear the person.
pub async fn breathe() {
    let done = js_sys::Promise::new(&mut |resolve, _| set_timeout(&resolve, 0));
    let _ = wasm_bindgen_futures::JsFuture::from(done).await;
}

/// A name no other record on this phone has: the time, so that names sort by age, and chance.
pub fn new_id() -> Id {
    let milliseconds = js_sys::Date::now() as u64;
    let chance = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    Id(format!("{milliseconds:013x}-{chance:08x}"))
}
