//! The page. Its words are plain Rust and compile everywhere; its views exist in a browser build only.

pub mod words;
