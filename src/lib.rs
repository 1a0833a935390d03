//! Tidemark: how long will my data last?
//!
//! The modules in reading order, lowest first. Nothing lower imports anything higher; `tests/tidy.rs` holds that.

pub mod outcome;
pub mod span;
pub mod volume;

pub mod languages;
pub mod paste;
pub mod scan;

pub mod reading;

pub mod history;

pub mod forecast;

pub mod ui;
