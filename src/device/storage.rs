//! Everything kept, in IndexedDB: one record per SIM, pack, message, reading, taught format, shown forecast, offer and correction. Saving
//! one writes one.
//!
//! A failed read is an error and never an empty ledger, so that it can never lead to a write over what is there.

use super::clock::{self, Slice};
use crate::directory::Correction;
use crate::history::{Change, Ledger, Message, Reading, ShownForecast, TaughtFormat};
use crate::outcome::DeviceProblem;
use crate::pack::{Offer, Pack, Sim, readable};
use idb::{
    Database, DatabaseEvent, Error, Factory, KeyPath, KeyRange, ObjectStore, ObjectStoreParams, Query, TransactionMode,
    TransactionResult,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

const DATABASE: &str = "tidemark";
/// Version of the layout of stores; the version of each record is in the record.
const LAYOUT: u32 = 4;
const SIMS: &str = "sims";
const PACKS: &str = "packs";
const MESSAGES: &str = "messages";
const READINGS: &str = "readings";
const FORMATS: &str = "formats";
const FORECASTS: &str = "forecasts";
const OFFERS: &str = "offers";
const CORRECTIONS: &str = "corrections";
pub const STORES: [&str; 8] = [SIMS, PACKS, MESSAGES, READINGS, FORMATS, FORECASTS, OFFERS, CORRECTIONS];

/// So many requests wait at once: a backup brings thousands, and one after another they would take seconds.
const BATCH: usize = 128;
/// So many records are made of what was read before it is looked whether others wait: a millisecond or two on a slow phone.
const ROWS_AT_ONCE: usize = 32;

thread_local! {
    static OPEN: RefCell<Option<Rc<Database>>> = const { RefCell::new(None) };
}

/// Reads all that is kept.
pub async fn load() -> Result<Ledger, DeviceProblem> {
    let database = open().await?;
    read_all(&database).await.map_err(|error| problem(&error, DeviceProblem::NotRead))
}

/// Writes these changes, all or none.
pub async fn write(changes: &[Change]) -> Result<(), DeviceProblem> {
    let database = open().await?;
    match write_all(&database, changes).await {
        Ok(TransactionResult::Committed) => Ok(()),
        // The store does not say why it gave up at the end; a full phone is the likeliest, and can be asked.
        Ok(TransactionResult::Aborted) if is_nearly_full().await => Err(DeviceProblem::Full),
        Ok(TransactionResult::Aborted) => Err(DeviceProblem::NotSaved),
        Err(error) => Err(problem(&error, DeviceProblem::NotSaved)),
    }
}

async fn open() -> Result<Rc<Database>, DeviceProblem> {
    if let Some(database) = OPEN.with_borrow(Clone::clone) {
        return Ok(database);
    }
    let mut database = connect().await.map_err(|error| problem(&error, DeviceProblem::NoStorage))?;
    // A newer version in another tab must be able to change the layout: this one lets go.
    database.on_version_change(|_| OPEN.set(None));
    let database = Rc::new(database);
    OPEN.set(Some(database.clone()));
    Ok(database)
}

async fn connect() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(LAYOUT))?;
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else { return };
        let present = database.store_names();
        for store in STORES.iter().filter(|store| !present.iter().any(|name| name == *store)) {
            let mut parameters = ObjectStoreParams::new();
            parameters.key_path(Some(KeyPath::new_single("id")));
            // A store that cannot be made fails the opening, which reports it.
            let _ = database.create_object_store(store, parameters);
        }
    });
    request.await
}

async fn read_all(database: &Database) -> Result<Ledger, Error> {
    Ok(ledger(rows_of(database).await?).await)
}

/// Every record of every store as it is, with the name of the store.
pub async fn rows() -> Result<Vec<(&'static str, Vec<JsValue>)>, DeviceProblem> {
    let database = open().await?;
    rows_of(&database).await.map_err(|error| problem(&error, DeviceProblem::NotRead))
}

async fn rows_of(database: &Database) -> Result<Vec<(&'static str, Vec<JsValue>)>, Error> {
    let transaction = database.transaction(&STORES, TransactionMode::ReadOnly)?;
    let mut rows = Vec::with_capacity(STORES.len());
    for store in STORES {
        rows.push((store, rows_in(&transaction.object_store(store)?).await?));
    }
    Ok(rows)
}

/// A thousand at a time: the browser unpacks what it hands over at once, and nothing else runs meanwhile.
async fn rows_in(store: &ObjectStore) -> Result<Vec<JsValue>, Error> {
    const AT_ONCE: u32 = 1000;
    let mut rows = Vec::new();
    let mut behind = None;
    loop {
        let some = store.get_all(behind, Some(AT_ONCE))?.await?;
        let is_last = some.len() < AT_ONCE as usize;
        rows.extend(some);
        let name = rows.last().and_then(|row| js_sys::Reflect::get(row, &JsValue::from_str("id")).ok());
        let Some(name) = name.filter(|_| !is_last) else { return Ok(rows) };
        behind = Some(Query::KeyRange(KeyRange::lower_bound(&name, Some(true))?));
    }
}

/// A ledger of records, each list with the name of its store.
pub async fn ledger(stores: Vec<(&'static str, Vec<JsValue>)>) -> Ledger {
    let (mut ledger, mut slice) = (Ledger::default(), Slice::begin());
    for (store, rows) in stores {
        let mut rows = rows.into_iter();
        while rows.len() > 0 {
            if slice.is_over() {
                clock::breathe().await;
                slice = Slice::begin();
            }
            add(&mut ledger, store, rows.by_ref().take(ROWS_AT_ONCE).collect());
        }
    }
    if ledger.readings.len() > BATCH {
        clock::breathe().await;
    }
    ledger.put_in_order();
    ledger
}

/// Adds records of one store to a ledger.
fn add(ledger: &mut Ledger, store: &str, rows: Vec<JsValue>) {
    let unreadable = &mut ledger.unreadable;
    match store {
        SIMS => ledger.sims.extend(records::<Sim>(rows, unreadable)),
        PACKS => ledger.packs.extend(records::<Pack>(rows, unreadable)),
        MESSAGES => ledger.messages.extend(records::<Message>(rows, unreadable)),
        READINGS => ledger.readings.extend(records::<Reading>(rows, unreadable)),
        FORMATS => ledger.formats.extend(records::<TaughtFormat>(rows, unreadable)),
        FORECASTS => ledger.forecasts.extend(records::<ShownForecast>(rows, unreadable)),
        OFFERS => ledger.offers.extend(records::<Offer>(rows, unreadable)),
        CORRECTIONS => ledger.corrections.extend(records::<Correction>(rows, unreadable)),
        _ => {}
    }
}

/// The records of this version; the others are counted and stay where they are.
fn records<T: DeserializeOwned>(rows: Vec<JsValue>, unreadable: &mut usize) -> Vec<T> {
    let name = JsValue::from_str("v");
    let version = |row: &JsValue| js_sys::Reflect::get(row, &name).ok()?.as_f64();
    let (records, others) = readable(rows, version, |row| serde_wasm_bindgen::from_value(row).ok());
    *unreadable += others;
    records
}

async fn write_all(database: &Database, changes: &[Change]) -> Result<TransactionResult, Error> {
    // Made before the transaction opens: one that waits for anything but its own requests commits by itself. Thousands take
    // long enough to let the page breathe between.
    if changes.len() > BATCH {
        // To work so many out took long enough by itself.
        clock::breathe().await;
    }
    let (mut puts, mut slice) = (Vec::new(), Slice::begin());
    for change in changes {
        if slice.is_over() {
            clock::breathe().await;
            slice = Slice::begin();
        }
        puts.push(match change {
            Change::PutSim(record) => (SIMS, Ok(object(record)?)),
            Change::PutPack(record) => (PACKS, Ok(object(record)?)),
            Change::PutMessage(record) => (MESSAGES, Ok(object(record)?)),
            Change::PutReading(record) => (READINGS, Ok(object(record)?)),
            Change::PutFormat(record) => (FORMATS, Ok(object(record)?)),
            Change::PutForecast(record) => (FORECASTS, Ok(object(record)?)),
            Change::PutOffer(record) => (OFFERS, Ok(object(record)?)),
            Change::PutCorrection(record) => (CORRECTIONS, Ok(object(record)?)),
            Change::DeleteSim(id) => (SIMS, Err(JsValue::from_str(&id.0))),
            Change::DeletePack(id) => (PACKS, Err(JsValue::from_str(&id.0))),
            Change::DeleteMessage(id) => (MESSAGES, Err(JsValue::from_str(&id.0))),
            Change::DeleteReading(id) => (READINGS, Err(JsValue::from_str(&id.0))),
            Change::DeleteForecast(id) => (FORECASTS, Err(JsValue::from_str(&id.0))),
            Change::DeleteFormat(id) => (FORMATS, Err(JsValue::from_str(&id.0))),
            Change::DeleteOffer(id) => (OFFERS, Err(JsValue::from_str(&id.0))),
            Change::DeleteCorrection(id) => (CORRECTIONS, Err(JsValue::from_str(&id.0))),
        });
    }
    let transaction = database.transaction(&STORES, TransactionMode::ReadWrite)?;
    // Requests of a batch are made at once and then awaited one by one, so that the one that fails says why.
    for batch in puts.chunks(BATCH) {
        let (mut put, mut deleted) = (Vec::new(), Vec::new());
        for (store, change) in batch {
            let store = transaction.object_store(store)?;
            match change {
                Ok(record) => put.push(store.put(record, None)?),
                Err(key) => deleted.push(store.delete(key.clone())?),
            }
        }
        for request in put {
            drop(request.await?);
        }
        for request in deleted {
            request.await?;
        }
    }
    transaction.commit()?.await
}

fn object<T: Serialize>(record: &T) -> Result<JsValue, Error> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    record.serialize(&serializer).map_err(|error| Error::AddFailed(error.into()))
}

/// Whether less than a megabyte is left of what the browser allows.
async fn is_nearly_full() -> bool {
    const LITTLE_BYTES: f64 = 1e6;
    let Some(promise) = manager().and_then(|manager| manager.estimate().ok()) else { return false };
    let Ok(estimate) = wasm_bindgen_futures::JsFuture::from(promise).await else { return false };
    let number =
        |name: &str| js_sys::Reflect::get(&estimate, &JsValue::from_str(name)).ok().and_then(|value| value.as_f64());
    number("quota").zip(number("usage")).is_some_and(|(quota, usage)| quota - usage < LITTLE_BYTES)
}

/// What the person should do about an error; `otherwise` where its name does not tell.
fn problem(error: &Error, otherwise: DeviceProblem) -> DeviceProblem {
    match error {
        Error::DomException(exception) if exception.name() == "QuotaExceededError" => DeviceProblem::Full,
        Error::DomException(exception) if exception.name() == "VersionError" => DeviceProblem::OtherTab,
        _ => otherwise,
    }
}

/// Whether the browser has promised to keep what is stored; nothing where it does not say.
pub async fn is_persistent() -> Option<bool> {
    let promise = manager()?.persisted().ok()?;
    wasm_bindgen_futures::JsFuture::from(promise).await.ok()?.as_bool()
}

/// Asks the browser to keep what is stored.
pub async fn persist() -> Option<bool> {
    let promise = manager()?.persist().ok()?;
    wasm_bindgen_futures::JsFuture::from(promise).await.ok()?.as_bool()
}

fn manager() -> Option<web_sys::StorageManager> {
    let navigator = web_sys::window()?.navigator();
    // Absent over plain http and in some in-app browsers; `persist` is absent in WebKitGTK.
    let storage =
        js_sys::Reflect::get(&navigator, &JsValue::from_str("storage")).ok().filter(|value| value.is_object())?;
    let can_persist =
        js_sys::Reflect::get(&storage, &JsValue::from_str("persist")).ok().is_some_and(|value| value.is_function());
    can_persist.then(|| wasm_bindgen::JsCast::unchecked_into(storage))
}
