//! Getting a reading in: the paste box, and where it leads. What was read is drawn by `review`.
//!
//! The text stays in the box until it is saved.

use super::control::{button, link};
use super::icon::{Icon, icon};
use super::pages;
use super::route::Route;
use super::state::{App, Languages, Pages, Wanted};
use crate::device::{address, clipboard, clock, install, settings};
use crate::history::{PasteProblem, Proposal};
use crate::outcome::DeviceProblem;
use crate::reader::{Question, Reply};
use crate::ui::words::Label;
use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub fn add_page(app: App) -> AnyView {
    let is_new = Memo::new(|_| false);
    view! {
        <h1>{app.say(Label::Add)}</h1>
        {paste_box(app, is_new)}
    }
    .into_any()
}

/// The box, its buttons, and below it what was read. `is_new` shows what helps at the first visit.
pub fn paste_box(app: App, is_new: Memo<bool>) -> AnyView {
    let can_paste = clipboard::can_read();
    let refusal = app.clipboard_problem;
    let day_first = RwSignal::new(None::<bool>);
    let read = follow_paste(app, day_first);
    Effect::new(move |_| {
        if app.paste.with(|text| !text.trim().is_empty()) {
            app.want_languages();
        }
    });
    let is_empty = move || app.paste.with(|text| text.trim().is_empty());
    view! {
        <section class="paste">
            <label for="paste">{app.say(Label::PasteLabel)}</label>
            <textarea
                id="paste"
                rows="5"
                spellcheck="false"
                autocapitalize="off"
                aria-describedby="paste-hint"
                prop:value=move || app.paste.get()
                on:input=move |event| {
                    refusal.set(None);
                    day_first.set(None);
                    app.notice.set(None);
                    app.paste.set(event_target_value(&event));
                }
            ></textarea>
            <p id="paste-hint" class="shell-hint">{app.say(Label::PasteHint)}</p>
            <p class="actions">
                {can_paste.then(|| view! {
                    <button type="button" id="paste-button" class:quiet=move || !is_empty() on:click=move |_| take_clipboard(app)>
                        {icon(Icon::Paste)} {app.say(Label::PasteButton)}
                    </button>
                })}
                {move || (!is_empty()).then(|| button("clear", "quiet", None, app.say(Label::ClearText), move || {
                    settings::forget_half_typed(REVIEW);
                    app.paste.set(String::new());
                    address::focus("paste");
                }))}
                {link("", Some(Icon::Pencil), app.say(Label::TypeInstead), &Route::Type)}
                {move || (is_new.get() && is_empty()).then(|| button("example", "quiet", None, app.say(Label::TryExample), move || {
                    pages::ask(app, Wanted::Example);
                }))}
            </p>
            {move || is_empty().then(|| doors(app))}
            <div aria-live="polite">
                {move || refusal.get().map(|problem| view! { <p class="note">{app.voice().device_problem(problem)}</p> })}
                {move || (!is_empty() && !app.has_reader.get()).then(|| view! {
                    <p class="note">{move || app.say(foreign_note(app.languages.get()))}</p>
                })}
                {move || {
                    let problem = read.with(|read| read.as_ref()?.as_ref().err().cloned())?;
                    Some(view! { <p class="note" id="paste-problem">{app.voice().paste_problem(problem)}</p> })
                }}
            </div>
            {move || match read.get() {
                Some(Ok(proposals)) => Some(match app.pages.get() {
                    Pages::Here(part) => part(app, Wanted::Review(proposals, day_first)),
                    Pages::Coming => view! { <p class="soft" aria-busy="true">"…"</p> }.into_any(),
                    Pages::NotHad => pages::not_had(app),
                }),
                _ => None,
            }}
            {move || is_new.get().then(|| view! {
                <p class="shell-privacy">{icon(Icon::Shield)} {app.say(Label::PrivacyShort)}</p>
                {move || app.is_ready_offline.get().then(|| view! { <p class="soft" role="status">{app.say(Label::OfflineReady)}</p> })}
            })}
        </section>
    }
    .into_any()
}

/// Other ways to a reading, for who has no message to paste.
fn doors(app: App) -> AnyView {
    view! {
        <p class="shell-hint">{app.say(Label::PhotoHint)}</p>
        <p class="actions">
            {link("to-check", None, app.say(Label::CheckTitle), &Route::Check)}
            {link("to-import", None, app.say(Label::ImportTitle), &Route::Import)}
            {install::is_ios().then(|| link("to-shortcut", None, app.say(Label::ShortcutTitle), &Route::Shortcut))}
        </p>
    }
    .into_any()
}

/// What the reader says of the text in the box, whenever it changes; nothing while the box is empty or the reader silent.
fn follow_paste(app: App, day_first: RwSignal<Option<bool>>) -> RwSignal<Option<Result<Vec<Proposal>, PasteProblem>>> {
    let read = RwSignal::new(None);
    // One question at a time: while it is answered, only the newest text waits.
    let (waiting, is_asking) = (StoredValue::new(None::<Question>), StoredValue::new(false));
    let came = StoredValue::new(None::<(String, DateTime<FixedOffset>)>);
    let has_all = app.has_all_languages();
    Effect::new(move |_| {
        let paste = app.paste.get();
        if paste.trim().is_empty() {
            waiting.set_value(None);
            read.set(None);
            return;
        }
        // Read again with more words. Not `track`, which listens to nothing before it was first read.
        let _ = has_all.get();
        // Each order by a country that writes it.
        let told = day_first.get().map(|day_first| if day_first { "GB" } else { "US" }.to_owned());
        // One text came at one moment, however often it is read.
        let now = match came.get_value() {
            Some((text, at)) if text == paste => at,
            _ => clock::now(),
        };
        came.set_value(Some((paste.clone(), now)));
        let known = app.beside(told.or(app.country()), now);
        waiting.set_value(Some(Question::Read { paste, known }));
        if is_asking.get_value() {
            return;
        }
        is_asking.set_value(true);
        spawn_local(async move {
            while let Some(question) = waiting.try_update_value(Option::take).flatten() {
                let reply = app.ask(&question).await;
                let is_newest = waiting.try_with_value(Option::is_none).unwrap_or(false);
                if let (Some(Reply::Read(outcome)), true) = (reply, is_newest && is_open(app)) {
                    // What reads as before stays as it is: the person may be at work in its fields.
                    if read.try_with_untracked(|before| before.as_ref() != Some(&outcome)) == Some(true) {
                        read.set(Some(outcome));
                    }
                    app.show_review();
                }
            }
            let _ = is_asking.try_set_value(false);
        });
    });
    read
}

/// Whether there is a text to read.
fn is_open(app: App) -> bool {
    app.paste.with_untracked(|text| !text.trim().is_empty())
}

/// Puts what is on the clipboard into the box, or says why that is not to be had.
pub fn take_clipboard(app: App) {
    spawn_local(async move {
        let text = clipboard::read().await;
        let problem = match &text {
            None => Some(DeviceProblem::ClipboardRefused),
            Some(text) if text.trim().is_empty() => Some(DeviceProblem::ClipboardEmpty),
            Some(_) => None,
        };
        app.clipboard_problem.set(problem);
        if let (Some(text), None) = (text, problem) {
            app.notice.set(None);
            app.wants_review.set(true);
            app.paste.set(text);
        }
    });
}

/// What to say of a text in an unknown language, by how far the further languages have come.
pub(super) fn foreign_note(languages: Languages) -> Label {
    match languages {
        Languages::First | Languages::Coming => Label::LanguagesComing,
        Languages::NotHad => Label::LanguagesMissing,
        Languages::All => Label::LanguageUnknown,
    }
}

/// The forms below the paste box, each by what was read.
pub(super) const REVIEW: &str = "review ";
