//! The few drawn signs of the page, each a small path of our own.
//!
//! They are decoration beside words and silent for screen readers.

use leptos::prelude::*;

#[derive(Clone, Copy)]
pub enum Icon {
    Tide,
    Add,
    History,
    Settings,
    Paste,
    Shield,
    Message,
    Pencil,
    Back,
    Close,
}

impl Icon {
    /// Strokes on a grid of 24.
    fn path(self) -> &'static str {
        match self {
            Icon::Tide => "M3 13c3-4 6-4 9 0s6 4 9 0M3 18c3-4 6-4 9 0s6 4 9 0M3 6h18",
            Icon::Add => "M12 5v14M5 12h14",
            Icon::History => "M5 6h14M5 12h14M5 18h9",
            Icon::Settings => "M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4",
            Icon::Paste => "M9 4h6v3H9zM9 5H6v15h12V5h-3M9 12h6M9 16h4",
            Icon::Shield => "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z",
            Icon::Message => "M4 5h16v11H10l-4 4v-4H4z",
            Icon::Pencil => "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
            Icon::Close => "M6 6l12 12M18 6L6 18",
            Icon::Back => "M14 6l-6 6 6 6",
        }
    }
}

pub fn icon(icon: Icon) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.path()></path>
        </svg>
    }
    .into_any()
}
