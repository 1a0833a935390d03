//! The one place where the clock is read, and where names for new records are drawn.

use crate::pack::Id;
use chrono::{DateTime, FixedOffset, TimeDelta};

/// Now, on the phone's clock.
pub fn now() -> DateTime<FixedOffset> {
    let date = js_sys::Date::new_0();
    // JavaScript counts minutes westward: UTC+11 is -660.
    let offset = FixedOffset::east_opt(-(date.get_timezone_offset() as i32) * 60)
        .unwrap_or(FixedOffset::east_opt(0).expect("zero is an offset"));
    (DateTime::UNIX_EPOCH + TimeDelta::milliseconds(date.get_time() as i64)).with_timezone(&offset)
}

/// A name no other record on this phone has: the time, so that names sort by age, and chance.
pub fn new_id() -> Id {
    let milliseconds = js_sys::Date::now() as u64;
    let chance = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    Id(format!("{milliseconds:013x}-{chance:08x}"))
}
