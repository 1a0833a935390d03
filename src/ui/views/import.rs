//! A whole phone's messages from a backup file: picked, read while the page stays usable, and kept only as the person chooses.
//!
//! What a message says, and which sender is likely a carrier, is for the core to say.

use super::control::button;
use super::icon::{Icon, icon};
use super::route::Route;
use super::state::App;
use crate::device::{address, clock, files, reader};
use crate::reader::{FileProblem, Imported, Question, Reply, Share};
use crate::ui::words::Label;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

#[derive(Clone, PartialEq)]
enum Stage {
    Idle,
    Reading,
    Failed(&'static str),
    /// What was found, each sender with whether it is to be kept.
    Found(Imported, Vec<RwSignal<bool>>),
}

#[derive(Clone, Copy)]
struct Work {
    stage: RwSignal<Stage>,
    share: RwSignal<Share>,
}

pub fn import_page(app: App) -> AnyView {
    let work = Work { stage: RwSignal::new(Stage::Idle), share: RwSignal::new(Share::default()) };
    app.want_languages();
    // Leaving the page stops the reading.
    on_cleanup(move || {
        if work.stage.try_with_untracked(|stage| *stage == Stage::Reading) == Some(true) {
            stop(app);
        }
    });
    let pick = move |event: leptos::ev::Event| {
        let input: Option<web_sys::HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
        if let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) {
            spawn_local(read(app, work, file));
        }
    };
    if let Some(file) = files::take_shared() {
        spawn_local(read(app, work, file));
    }
    view! {
        <p><a class="back" href=Route::Settings.link()>{icon(Icon::Back)} {app.say(Label::Settings)}</a></p>
        <h1>{app.say(Label::ImportTitle)}</h1>
        <p>{app.say(Label::ImportText)}</p>
        <div class="picker">
            <input id="backup" type="file" accept=".xml,.zip,.csv,.txt,text/xml,text/csv,text/plain,application/zip" on:change=pick aria-describedby="backup-hint"/>
            <label for="backup" class="button wide">{app.say(Label::ImportPick)}</label>
        </div>
        <p class="shell-hint" id="backup-hint">{app.say(Label::ImportHint)}</p>
        {move || match work.stage.get() {
            Stage::Idle => ().into_any(),
            Stage::Reading => reading(app, work.share),
            Stage::Failed(why) => view! { <p class="note" role="alert" id="import-problem">{why}</p> }.into_any(),
            Stage::Found(imported, wanted) => found(app, imported, wanted),
        }}
    }
    .into_any()
}

fn reading(app: App, share: RwSignal<Share>) -> AnyView {
    view! {
        <div class="import" id="importing">
            <progress max="1" prop:value=move || share.with(|share| share.share) aria-label=app.say(Label::ImportRunning)></progress>
            <p>{move || app.voice().import_counts(share.with(|share| (share.messages, share.found)), &*app.format())}</p>
            <p class="actions">{button("stop", "quiet", None, app.say(Label::Stop), move || stop(app))}</p>
        </div>
    }
    .into_any()
}

/// Has the file read to its end, or until the person stops.
async fn read(app: App, work: Work, file: web_sys::File) {
    work.share.set(Share::default());
    work.stage.set(Stage::Reading);
    let question = Question::Import { known: app.beside(app.country(), clock::now()) };
    let reply = reader::import(&question, &file, move |share| {
        let _ = work.share.try_set(share);
    });
    let stage = match reply.await {
        Some(Reply::Imported(Ok(imported))) if imported.senders.is_empty() => {
            Stage::Failed(app.say(Label::ImportNothing))
        }
        Some(Reply::Imported(Ok(imported))) => {
            let wanted = imported.senders.iter().map(|sender| RwSignal::new(sender.is_likely())).collect();
            Stage::Found(imported, wanted)
        }
        Some(Reply::Imported(Err(problem))) => Stage::Failed(sentence(app, problem)),
        _ => Stage::Failed(app.say(Label::LanguagesMissing)),
    };
    let _ = work.stage.try_set(stage);
    request_animation_frame(|| address::focus("import-found"));
}

/// Ends the reading: what was found so far is what the file has.
fn stop(app: App) {
    spawn_local(async move {
        app.ask(&Question::Stop).await;
    });
}

/// Fetches what the chosen senders wrote, some at a time, and keeps it.
async fn keep(app: App, senders: Vec<String>) {
    let mut found = Vec::new();
    for sender in senders {
        let mut from = 0;
        while let Some(Reply::Found(some)) = app.ask(&Question::Take { sender: sender.clone(), from }).await {
            from += some.len();
            if some.is_empty() {
                break;
            }
            found.extend(some);
        }
    }
    clock::breathe().await;
    // In two halves, of the ledger as it is now: thousands of messages take long enough for one.
    let before = app.ledger.get_untracked();
    let after = before.with_found(&found, clock::new_id);
    clock::breathe().await;
    let changes = before.changes_to(after);
    if changes.is_empty() {
        app.tell(Label::ImportNothingNew);
        return;
    }
    app.write(changes, move || {
        app.now.set(clock::now());
        app.go(&Route::Now);
        app.tell(Label::Saved);
    });
}

fn sentence(app: App, problem: FileProblem) -> &'static str {
    match problem {
        FileProblem::NotRead => app.say(Label::FileNotRead),
        FileProblem::NoUnpacking => app.say(Label::NoUnpacking),
        FileProblem::Import(problem) => app.voice().import_problem(problem),
    }
}

/// The senders to choose from, and the button that keeps them.
fn found(app: App, imported: Imported, wanted: Vec<RwSignal<bool>>) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let rows = imported
        .senders
        .iter()
        .zip(wanted.iter().copied())
        .enumerate()
        .map(|(at, (sender, is_wanted))| {
            let name = if sender.name.is_empty() { app.say(Label::NoSender).to_owned() } else { sender.name.clone() };
            let span = (format.day_of(sender.first), format.day_of(sender.last));
            let summary = voice.import_sender(sender, &span, &*format);
            let latest = sender.latest.clone();
            let id = format!("sender-{at}");
            view! {
                <fieldset class="row message">
                    <label class="check" for=id.clone()>
                        <input
                            type="checkbox"
                            id=id.clone()
                            prop:checked=move || is_wanted.get()
                            on:change=move |event| is_wanted.set(event_target_checked(&event))
                        />
                        <bdi>{name}</bdi>
                    </label>
                    <p class="soft">{summary}</p>
                    <blockquote class="text" dir="auto"><bdi>{latest}</bdi></blockquote>
                </fieldset>
            }
        })
        .collect::<Vec<_>>();
    let left_out = voice.import_left_out(&imported.progress.skipped, imported.undated, &*format);
    let names: Vec<String> = imported.senders.into_iter().map(|sender| sender.name).collect();
    let is_saving = StoredValue::new(false);
    let save = move || {
        // Touched twice in haste, it saves once.
        if is_saving.get_value() {
            return;
        }
        is_saving.set_value(true);
        let chosen = names.iter().zip(&wanted).filter(|(_, is_wanted)| is_wanted.get_untracked());
        let chosen: Vec<String> = chosen.map(|(name, _)| name.clone()).collect();
        spawn_local(async move {
            keep(app, chosen).await;
            let _ = is_saving.try_set_value(false);
        });
    };
    view! {
        <section class="import" id="import-found" tabindex="-1">
            <h2>{app.say(Label::ImportFound)}</h2>
            <p>{app.say(Label::ImportChoose)}</p>
            {rows}
            {left_out.map(|text| view! { <p class="soft">{text}</p> })}
            {button("save", "wide", None, app.say(Label::Save), save)}
        </section>
    }
    .into_any()
}
