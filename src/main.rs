//! Mounts the page, and stops. On the host there is no page, so nothing happens.

fn main() {
    #[cfg(all(feature = "ui", target_arch = "wasm32"))]
    tidemark::ui::mount();
}
