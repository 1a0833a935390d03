//! The only browser code beside the views: clock, files, storage, settings, clipboard, languages, locale, addresses, updates.
//!
//! Called by `ui` and `main` only. It holds no rules about data: those are in the core.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod files;
pub mod languages;
pub mod locale;
pub mod settings;
pub mod storage;
pub mod updates;
