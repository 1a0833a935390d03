//! Files that the person is handed, and files that they pick, read piece by piece; the one backup inside a zip archive is unpacked by the browser.
//!
//! A file is never read whole, so that its size does not matter. Where the bytes stand in an archive is for the core to say.

use crate::import::zip::{self, Method};
use crate::reader::FileProblem;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    // The bindings of the browser hold this one back as not yet settled; all engines have it.
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// Hands the person a file to keep; nothing leaves the phone by that.
pub fn save(name: &str, kind: &str, text: &str) {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options);
    let address = blob.and_then(|blob| web_sys::Url::create_object_url_with_blob(&blob));
    let link = super::address::document().and_then(|document| document.create_element("a").ok());
    let (Ok(address), Some(link)) = (address, link) else { return };
    let _ = link.set_attribute("href", &address);
    let _ = link.set_attribute("download", name);
    link.unchecked_ref::<web_sys::HtmlElement>().click();
    // Some browsers fetch it only after the click has been handled.
    let later = Closure::once_into_js(move || {
        let _ = web_sys::Url::revoke_object_url(&address);
    });
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(later.unchecked_ref(), 60_000);
    }
}

/// Whether the phone can pass a file of text on to another app.
pub fn can_share() -> bool {
    shared("x.txt", "").is_some()
}

/// Passes a file of text on to the app that the person chooses. Whether there was a way: one who chooses none wanted none.
pub async fn share(name: &str, text: &str) -> bool {
    let Some((share, shared)) = shared(name, text) else { return false };
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else { return false };
    let promise = share.call1(&navigator, &shared).ok().and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok());
    let Some(promise) = promise else { return false };
    match JsFuture::from(promise).await {
        Ok(_) => true,
        Err(error) => error.dyn_ref::<web_sys::DomException>().is_some_and(|error| error.name() == "AbortError"),
    }
}

/// What shares, and what it is given; nothing where the phone takes no such file. As plain text, since phones pass on no other kind of data.
fn shared(name: &str, text: &str) -> Option<(js_sys::Function, js_sys::Object)> {
    let window = web_sys::window()?;
    let navigator = window.navigator();
    let method = |name: &str| {
        js_sys::Reflect::get(&navigator, &JsValue::from_str(name)).ok()?.dyn_into::<js_sys::Function>().ok()
    };
    let (can_share, share) = (method("canShare")?, method("share")?);
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"type".into(), &"text/plain".into()).ok()?;
    let maker = js_sys::Reflect::get(&window, &"File".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let parts = js_sys::Array::of3(&js_sys::Array::of1(&text.into()), &name.into(), &options);
    let file = js_sys::Reflect::construct(&maker, &parts).ok()?;
    let shared = js_sys::Object::new();
    js_sys::Reflect::set(&shared, &"files".into(), &js_sys::Array::of1(&file)).ok()?;
    let can = can_share.call1(&navigator, &shared).ok()?;
    can.is_truthy().then_some((share, shared))
}

/// The file that another app shared, once: `public/boot.js` has put it there.
pub fn take_shared() -> Option<web_sys::File> {
    let window = web_sys::window()?;
    let name = JsValue::from_str("tidemarkFile");
    let file = js_sys::Reflect::get(&window, &name).ok()?.dyn_into().ok()?;
    let _ = js_sys::Reflect::delete_property(&window, &name);
    Some(file)
}

/// A file in the course of being read.
pub struct Pieces {
    reader: web_sys::ReadableStreamDefaultReader,
    /// Bytes that will come, for showing how far it is; of an archive, when unpacked.
    pub length: f64,
}

impl Pieces {
    /// Opens a file; of a zip archive, the backup in it.
    pub async fn of(file: &web_sys::File) -> Result<Pieces, FileProblem> {
        let head = slice(file, 0.0, 4.0).await?;
        if !zip::is_archive(&head) {
            return Ok(Pieces { reader: reader(file.stream())?, length: file.size() });
        }
        let length = file.size();
        let tail_at = (length - zip::TAIL as f64).max(0.0);
        let directory =
            zip::directory(length as u64, &slice(file, tail_at, length).await?).map_err(FileProblem::Import)?;
        let (from, to) = (directory.at as f64, (directory.at + directory.bytes) as f64);
        let entry = zip::choose(&slice(file, from, to).await?).map_err(FileProblem::Import)?;
        let method = entry.method().map_err(FileProblem::Import)?;
        let header_at = entry.header_at as f64;
        let header = slice(file, header_at, header_at + zip::LOCAL_HEADER as f64).await?;
        let data_at = entry.data_at(length as u64, &header).map_err(FileProblem::Import)? as f64;
        let packed = file
            .slice_with_f64_and_f64(data_at, data_at + entry.packed_bytes as f64)
            .map_err(|_| FileProblem::NotRead)?;
        let stream = match method {
            Method::Stored => packed.stream(),
            Method::Deflated => {
                let unpacker = DecompressionStream::new("deflate-raw").map_err(|_| FileProblem::NoUnpacking)?;
                let pair: web_sys::ReadableWritablePair = unpacker.unchecked_into();
                packed.stream().pipe_through(&pair)
            }
        };
        Ok(Pieces { reader: reader(stream)?, length: entry.bytes as f64 })
    }

    /// The next piece; nothing at the end.
    pub async fn next(&self) -> Result<Option<Vec<u8>>, FileProblem> {
        let piece = JsFuture::from(self.reader.read()).await.map_err(|_| FileProblem::NotRead)?;
        let value = js_sys::Reflect::get(&piece, &JsValue::from_str("value")).map_err(|_| FileProblem::NotRead)?;
        Ok((!value.is_undefined()).then(|| Uint8Array::new(&value).to_vec()))
    }

    /// Lets go of the file.
    pub fn stop(self) {
        drop(self.reader.cancel());
    }
}

fn reader(stream: web_sys::ReadableStream) -> Result<web_sys::ReadableStreamDefaultReader, FileProblem> {
    stream.get_reader().dyn_into().map_err(|_| FileProblem::NotRead)
}

async fn slice(file: &web_sys::File, from: f64, to: f64) -> Result<Vec<u8>, FileProblem> {
    let piece = file.slice_with_f64_and_f64(from, to).map_err(|_| FileProblem::NotRead)?;
    let buffer = JsFuture::from(piece.array_buffer()).await.map_err(|_| FileProblem::NotRead)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
