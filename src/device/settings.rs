//! Small choices kept in localStorage, and text half typed kept for the session.
//!
//! Storage that is full or forbidden costs the choice, never the page.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use serde::{Deserialize, Serialize};

const SETTINGS: &str = "tidemark.settings";
/// Read before the first paint, to show the outline of the answer in place of the introduction.
const RETURNING: &str = "tidemark.returning";
const TYPED: &str = "tidemark.draft";

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Tag of the chosen language; absent: the browser's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// "light" or "dark"; absent: the phone's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
}

pub fn load() -> Settings {
    LocalStorage::get(SETTINGS).unwrap_or_default()
}

pub fn save(settings: &Settings) {
    let _ = LocalStorage::set(SETTINGS, settings);
}

/// Notes for the next start whether there is something to show.
pub fn note_returning(has_readings: bool) {
    if has_readings {
        let _ = LocalStorage::set(RETURNING, 1);
    } else {
        LocalStorage::delete(RETURNING);
    }
}

/// Whether there was something to show when the page last ran.
pub fn is_returning() -> bool {
    LocalStorage::get::<u8>(RETURNING).is_ok()
}

pub fn typed_text() -> String {
    SessionStorage::get(TYPED).unwrap_or_default()
}

/// Keeps half-typed text over a reload or an update.
pub fn keep_typed_text(text: &str) {
    /// A larger text would fill the session's store, and is no message anyway.
    const LONGEST_KEPT: usize = 100_000;
    if text.is_empty() || text.len() > LONGEST_KEPT {
        SessionStorage::delete(TYPED);
    } else {
        let _ = SessionStorage::set(TYPED, text);
    }
}
