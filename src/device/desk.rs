//! The other end of [`super::reader`]: the reader's own program, which hears questions, fetches what they need, and replies.
//!
//! It works nothing out: that is `crate::reader`. It never speaks unasked.

use super::files::Pieces;
use super::{clock, languages};
use crate::reader::{Beside, FileProblem, Imported, Question, Reader, Reply, pack, unpack};
use crate::scan::Lexicon;
use js_sys::{Array, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Longer than this, in milliseconds, no question waits while a file is read.
const SLICE: f64 = 50.0;
/// Bytes that are taken apart at once: a few milliseconds' work on a slow phone.
const PIECE: usize = 16 * 1024;

#[derive(Default)]
struct Desk {
    reader: RefCell<Reader>,
    has_all: Cell<bool>,
    /// The question whose file is being read; another one, or none, stops it.
    importing: Cell<Option<u32>>,
}

/// Takes its place as the program of this worker.
pub fn serve() {
    let scope = scope();
    let desk = Rc::new(Desk::default());
    let hear = {
        let desk = desk.clone();
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let parts: Array = event.data().unchecked_into();
            let number = parts.get(0).as_f64().unwrap_or_default() as u32;
            let bytes: Uint8Array = parts.get(1).unchecked_into();
            let file: Option<web_sys::File> = parts.get(2).dyn_into().ok();
            let desk = desk.clone();
            spawn_local(async move {
                let reply = desk.answer(number, unpack(&bytes.to_vec()), file).await;
                send(number, &reply);
            });
        })
    };
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    // Before anybody asks.
    spawn_local(async move {
        desk.learn_first().await;
    });
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn send(number: u32, reply: &Reply) {
    let parts = Array::of2(&JsValue::from(number), &Uint8Array::from(&pack(reply)[..]));
    // Bytes can always be sent.
    let _ = scope().post_message(&parts);
}

impl Desk {
    async fn answer(&self, number: u32, question: Option<Question>, file: Option<web_sys::File>) -> Reply {
        match (question, file) {
            (Some(Question::Learn), _) => Reply::Learnt(self.learn_all().await),
            (Some(Question::Stop), _) => {
                self.importing.set(None);
                Reply::Learnt(self.has_all.get())
            }
            (Some(Question::Import { known }), Some(file)) => {
                self.importing.set(Some(number));
                // Every language counts here: a traveller's phone holds many.
                if !self.learn_all().await && !self.learn_first().await {
                    return Reply::Learnt(false);
                }
                Reply::Imported(self.import(number, known, &file).await)
            }
            (Some(Question::Take { sender, from }), _) => self.reader.borrow().answer(Question::Take { sender, from }),
            // Without any words nothing can be said of a text.
            (Some(_), None) if !self.learn_first().await => Reply::Learnt(false),
            (Some(question), None) => self.reader.borrow().answer(question),
            _ => Reply::Unknown,
        }
    }

    /// Learns the words of the first languages, unless they are known; whether they are now.
    async fn learn_first(&self) -> bool {
        let knows_none = || self.reader.borrow().lexicon.is_empty();
        if knows_none()
            && let Some(text) = languages::fetch(languages::FIRST).await
            // Whoever asked twice meanwhile has them already.
            && knows_none()
        {
            self.reader.borrow_mut().lexicon = Lexicon::empty().with(text);
        }
        !knows_none()
    }

    /// Learns the words of all other languages too; whether they are known now.
    async fn learn_all(&self) -> bool {
        if self.learn_first().await
            && !self.has_all.get()
            && let Some(text) = languages::fetch(languages::REST).await
            && !self.has_all.replace(true)
        {
            let lexicon = self.reader.borrow().lexicon.with(text);
            self.reader.borrow_mut().lexicon = lexicon;
        }
        self.has_all.get()
    }

    async fn import(&self, number: u32, known: Beside, file: &web_sys::File) -> Result<Imported, FileProblem> {
        let pieces = Pieces::of(file).await?;
        let mut work = self.reader.borrow_mut().import(known);
        let mut since = clock::milliseconds();
        while let Some(bytes) = pieces.next().await? {
            for piece in bytes.chunks(PIECE) {
                self.reader.borrow_mut().feed(&mut work, piece)?;
                if clock::milliseconds() - since < SLICE {
                    continue;
                }
                send(number, &Reply::Importing(self.reader.borrow().share(&work, pieces.length)));
                clock::breathe().await;
                since = clock::milliseconds();
                if self.importing.get() != Some(number) {
                    pieces.stop();
                    return self.reader.borrow_mut().end(work, true);
                }
            }
        }
        self.reader.borrow_mut().end(work, false)
    }
}
