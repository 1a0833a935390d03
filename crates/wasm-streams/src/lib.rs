//! Stands in for the crate of the same name, of which the framework's server functions name these four functions.
//!
//! Tidemark has no server, so none is ever called. The crate itself exports its classes to JavaScript, and what is exported is never
//! found unused: it and its glue were 2 kB (brotli) of every first visit. This one streams nothing.

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream to or from a server: there is none, so there is no value of it.
#[derive(Debug)]
pub enum ReadableStream {}

impl ReadableStream {
    pub fn from_raw(_: web_sys::ReadableStream) -> ReadableStream {
        unreachable!("a page without a server receives no stream")
    }

    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> ReadableStream {
        unreachable!("a page without a server sends no stream")
    }

    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self {}
    }

    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> + 'static {
        Nothing(self)
    }
}

struct Nothing(ReadableStream);

impl Stream for Nothing {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> std::task::Poll<Option<Self::Item>> {
        match self.0 {}
    }
}
