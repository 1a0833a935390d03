//! Mounts the page, and says where its program is divided. On the host there is no page, so nothing happens.

fn main() {
    #[cfg(all(feature = "ui", target_arch = "wasm32"))]
    tidemark::ui::mount(|| Box::pin(async { later::pages().await.ok() }));
}

/// Here and not in the library: what is fetched by name stands in every program that has it, and the reader's needs no page.
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
mod later {
    use leptos::wasm_split::{SplitLoaderError, wasm_split};
    use tidemark::ui::{Part, later_part};

    /// The build takes this function, and all that leads from it alone, out of the program; calling it brings that part in.
    #[wasm_split(pages, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub fn pages() -> Result<Part, SplitLoaderError> {
        Ok(later_part)
    }
}
