//! Tidemark: how long will my data last?
//!
//! The modules in reading order, lowest first. Nothing lower imports anything higher; `tests/tidy.rs` holds that.

pub mod order;
pub mod outcome;
pub mod span;
pub mod stamp;
pub mod surroundings;
pub mod volume;
pub mod zone;

pub mod import;
pub mod languages;
pub mod scan;

pub mod paste;

pub mod reading;

pub mod pack;

pub mod directory;

pub mod history;

pub mod reader;

pub mod forecast;

pub mod answer;

pub mod adviser;
pub mod alerts;
pub mod calendar;
pub mod export;
pub mod faults;
pub mod usage;

pub mod ui;

#[cfg(all(feature = "ui", target_arch = "wasm32"))]
pub mod device;
