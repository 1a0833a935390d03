//! The reader as a program of its own, beside the page. On the host there is no page, so nothing happens.

fn main() {
    #[cfg(all(feature = "ui", target_arch = "wasm32"))]
    tidemark::device::desk::serve();
}
