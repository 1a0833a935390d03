//! The only browser code beside the views: clock, files, storage, backups, the badge, settings, clipboard, directory, languages, words,
//! locale, addresses, requests counted, updates, installing, and the reader's program with its two ends.
//!
//! Called by `ui`, `main` and `bin/reader` only. It holds no rules about data: those are in the core.

pub mod address;
pub mod backup;
pub mod badge;
pub mod clipboard;
pub mod clock;
pub mod desk;
pub mod directory;
pub mod files;
pub mod install;
pub mod languages;
pub mod locale;
pub mod reader;
pub mod requests;
pub mod settings;
pub mod storage;
pub mod updates;
pub mod words;
