//! The reader's program, as the page speaks to it: a question goes out as bytes, and a reply comes back when it is worked out.
//!
//! It knows nothing of what is asked. A program that cannot be had answers nothing, and is fetched anew with the next question.

use crate::reader::{Question, Reply, Share, pack, unpack};
use js_sys::{Array, Function, Promise, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

const PROGRAM: &str = "./start-reader.js";

/// Who waits, each under the number of its question.
type Waiting = RefCell<Vec<(u32, Function)>>;

thread_local! {
    static RUNNING: RefCell<Option<Worker>> = const { RefCell::new(None) };
    static WAITING: Waiting = const { RefCell::new(Vec::new()) };
    static NEXT: RefCell<u32> = const { RefCell::new(0) };
}

/// Has the program fetched, so that it is there when somebody asks.
pub fn wake() {
    let _ = running();
}

/// The reply to a question; nothing where the reader cannot be had.
pub async fn ask(question: &Question) -> Option<Reply> {
    let number = send(question, None)?;
    reply(number).await
}

/// Has a file read to its end, or until [`Question::Stop`]; `on_share` hears how far it is.
pub async fn import(question: &Question, file: &web_sys::File, mut on_share: impl FnMut(Share)) -> Option<Reply> {
    let number = send(question, Some(file))?;
    loop {
        match reply(number).await? {
            Reply::Importing(share) => on_share(share),
            other => return Some(other),
        }
    }
}

fn send(question: &Question, file: Option<&web_sys::File>) -> Option<u32> {
    let worker = running()?;
    let number = NEXT.with_borrow_mut(|next| {
        *next += 1;
        *next
    });
    let parts = Array::of2(&JsValue::from(number), &Uint8Array::from(&pack(question)[..]));
    if let Some(file) = file {
        parts.push(file);
    }
    worker.post_message(&parts).ok()?;
    Some(number)
}

async fn reply(number: u32) -> Option<Reply> {
    let coming = Promise::new(&mut |resolve, _| WAITING.with_borrow_mut(|waiting| waiting.push((number, resolve))));
    let bytes: Uint8Array = JsFuture::from(coming).await.ok()?.dyn_into().ok()?;
    unpack(&bytes.to_vec())
}

fn running() -> Option<Worker> {
    if let Some(worker) = RUNNING.with_borrow(Clone::clone) {
        return Some(worker);
    }
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(PROGRAM, &options).ok()?;
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let parts: Array = event.data().unchecked_into();
        let number = parts.get(0).as_f64().unwrap_or_default();
        let resolve = WAITING.with_borrow_mut(|waiting| {
            let place = waiting.iter().position(|(asked, _)| f64::from(*asked) == number)?;
            Some(waiting.swap_remove(place).1)
        });
        resolve.map(|resolve| resolve.call1(&JsValue::NULL, &parts.get(1)));
    });
    let on_error = Closure::<dyn Fn(Event)>::new(|_| {
        RUNNING.take().iter().for_each(Worker::terminate);
        for (_, resolve) in WAITING.take() {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    // They live as long as the page.
    on_message.forget();
    on_error.forget();
    RUNNING.set(Some(worker.clone()));
    Some(worker)
}
