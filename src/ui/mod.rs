//! The page. Its words are plain Rust and compile everywhere; its views exist in a browser build only.

pub mod words;

#[cfg(all(feature = "ui", target_arch = "wasm32"))]
mod views;

#[cfg(all(feature = "ui", target_arch = "wasm32"))]
pub use views::{Part, later_part, mount};
