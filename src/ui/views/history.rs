//! What was kept: readings by day, one reading with its evidence, and correcting or deleting it.
//!
//! The message stays untouched; only what was read from it can be corrected.

use super::add::marked;
use super::form::{Shown, form};
use super::icon::{Icon, icon};
use super::route::Route;
use super::state::App;
use crate::device::clock;
use crate::history::{Change, Draft, FieldProblem, Reading, Typed, evidence};
use crate::pack::Id;
use crate::ui::words::Label;
use leptos::prelude::*;

pub fn list(app: App) -> AnyView {
    view! {
        <h1>{app.say(Label::History)}</h1>
        {move || {
            let days = app.ledger.with(|ledger| ledger.days());
            if days.is_empty() && app.is_loaded.get() {
                return view! { <p class="soft">{app.say(Label::HistoryEmpty)}</p> }.into_any();
            }
            days.into_iter().map(|(day, readings)| day_view(app, day, readings)).collect::<Vec<_>>().into_any()
        }}
    }
    .into_any()
}

fn day_view(app: App, day: chrono::NaiveDate, readings: Vec<Reading>) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let rows = readings
        .into_iter()
        .map(|reading| {
            let (sign, source) = if reading.message.is_some() { (Icon::Message, Label::FromMessage) } else { (Icon::Pencil, Label::Typed) };
            let kind = reading.bucket.map(|kind| view! { <span class="kind">{voice.bucket(Some(kind))}</span> });
            view! {
                <li>
                    <a href=Route::Reading(reading.id.clone()).link()>
                        <span class="time">{format.time(reading.at.time())}</span>
                        <span class="statement">{voice.stated(&reading.stated, &*format)}</span>
                        {kind}
                        <span class="source">{icon(sign)} {app.say(source)}</span>
                    </a>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <section class="day">
            <h2>{format.day(day)}</h2>
            <ul class="readings">{rows}</ul>
        </section>
    }
    .into_any()
}

fn find(app: App, id: &Id) -> Option<Reading> {
    app.ledger.with(|ledger| ledger.readings.iter().find(|reading| reading.id == *id).cloned())
}

pub fn reading(app: App, id: Id) -> AnyView {
    let Some(reading) = find(app, &id) else { return gone(app) };
    let (voice, format) = (app.voice(), app.format());
    let message = app.ledger.with(|ledger| ledger.messages.iter().find(|message| Some(&message.id) == reading.message.as_ref()).cloned());
    let country = app.country();
    let delete_id = reading.id.clone();
    let when = format!("{}, {}", format.day(reading.at.date_naive()), format.time(reading.at.time()));
    view! {
        <p><a class="back" href=Route::History.link()>{icon(Icon::Back)} {app.say(Label::History)}</a></p>
        <h1>{voice.stated(&reading.stated, &*format)}</h1>
        <p class="soft">{voice.bucket(reading.bucket)} " · " {when}</p>
        {message.map(|message| {
            let pieces = evidence(&message.text, country.as_deref(), message.kept);
            view! {
                <h2>{app.say(Label::Evidence)}</h2>
                {marked(pieces)}
            }
        })}
        <p class="actions">
            <a class="button quiet" id="edit" href=Route::Edit(reading.id.clone()).link()>{icon(Icon::Pencil)} {app.say(Label::Edit)}</a>
            <button
                type="button"
                class="quiet danger"
                id="delete"
                on:click=move |_| {
                    app.delete(&delete_id);
                    app.go(&Route::History);
                }
            >
                {app.say(Label::Delete)}
            </button>
        </p>
    }
    .into_any()
}

/// Also seen right after deleting, before the address changes.
fn gone(app: App) -> AnyView {
    let link = app.is_loaded.get().then(|| view! { <a href=Route::History.link()>{app.say(Label::History)}</a> });
    view! { <p class="soft">{link}</p> }.into_any()
}

pub fn edit(app: App, id: Id) -> AnyView {
    if !app.is_loaded.get() {
        return ().into_any();
    }
    let Some((reading, pack)) = app.ledger.with_untracked(|ledger| {
        let reading = ledger.readings.iter().find(|reading| reading.id == id)?.clone();
        let pack = ledger.pack(&reading.pack).cloned();
        Some((reading, pack))
    }) else {
        return gone(app);
    };
    let bucket = pack.as_ref().and_then(|pack| pack.bucket(reading.bucket)).cloned();
    let draft = Draft {
        bucket: reading.bucket,
        at: reading.at,
        stated: reading.stated,
        expiry: bucket.as_ref().and_then(|bucket| bucket.expiry),
        validity_hours: bucket.as_ref().and_then(|bucket| bucket.validity_hours),
    };
    let typed = RwSignal::new(Typed::of(&draft, app.writes_comma()));
    let problems = RwSignal::new(Vec::<FieldProblem>::new());
    let complaint = RwSignal::new(None::<Label>);
    let back = Route::Reading(reading.id.clone());
    let cancel = back.link();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match typed.with_untracked(|typed| typed.draft(clock::now())) {
            Err(found) => {
                problems.set(found);
                complaint.set(Some(Label::FixFields));
            }
            Ok(draft) => {
                let changes: Vec<Change> = app.ledger.with_untracked(|ledger| ledger.correct(&reading.id, &draft));
                let back = back.clone();
                app.write(changes, move || {
                    app.go(&back);
                    app.tell(Label::Saved);
                });
            }
        }
    };
    view! {
        <h1>{app.say(Label::Edit)}</h1>
        <form on:submit=save novalidate>
            {form(app, "edited".to_owned(), typed, problems, Shown::Typing)}
            <p class="problem" role="alert">{move || complaint.get().map(|label| app.say(label))}</p>
            <button type="submit" id="save" class="wide">{app.say(Label::SaveChanges)}</button>
        </form>
        <p class="actions"><a class="button quiet" href=cancel>{app.say(Label::Cancel)}</a></p>
    }
    .into_any()
}
