//! A whole phone's messages from a backup file: picked, read while the page stays usable, and kept only as the person chooses.
//!
//! What a message says, and which sender is likely a carrier, is for the core to say.

use super::control::button;
use super::icon::{Icon, icon};
use super::route::Route;
use super::state::App;
use crate::device::files::{FileProblem, Pieces};
use crate::device::{address, clock};
use crate::history::{Gathering, Known, Sender};
use crate::import::{Import, Progress};
use crate::reading::taught::Format;
use crate::ui::words::Label;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

/// Longer than this, in milliseconds, nothing else of the page has to wait.
const SLICE: f64 = 8.0;
/// Bytes that are taken apart at once: a few milliseconds' work on a slow phone.
const PIECE: usize = 16 * 1024;

#[derive(Clone, PartialEq)]
enum Stage {
    Idle,
    Reading,
    Failed(&'static str),
    /// What was found, each sender with whether it is to be kept.
    Found(Vec<(Sender, RwSignal<bool>)>),
}

#[derive(Clone, Copy)]
struct Work {
    stage: RwSignal<Stage>,
    /// Of the whole, from 0 to 1; and messages read and found so far.
    share: RwSignal<f64>,
    counts: RwSignal<(usize, usize)>,
    is_stopped: RwSignal<bool>,
    /// What the file held beside what was found.
    rest: RwSignal<(Progress, usize)>,
}

pub fn import_page(app: App) -> AnyView {
    let work = Work {
        stage: RwSignal::new(Stage::Idle),
        share: RwSignal::new(0.0),
        counts: RwSignal::new((0, 0)),
        is_stopped: RwSignal::new(false),
        rest: RwSignal::new((Progress::default(), 0)),
    };
    app.want_languages();
    // Leaving the page stops the reading.
    on_cleanup(move || {
        // Nothing is left to stop where the page is gone with its signals.
        let _ = work.is_stopped.try_set(true);
    });
    let pick = move |event: leptos::ev::Event| {
        let input: Option<web_sys::HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
        if let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) {
            spawn_local(read(app, work, file));
        }
    };
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
            Stage::Reading => reading(app, work),
            Stage::Failed(why) => view! { <p class="note" role="alert" id="import-problem">{why}</p> }.into_any(),
            Stage::Found(senders) => found(app, work, senders),
        }}
    }
    .into_any()
}

fn reading(app: App, work: Work) -> AnyView {
    view! {
        <div class="import" id="importing">
            <progress max="1" prop:value=move || work.share.get() aria-label=app.say(Label::ImportRunning)></progress>
            <p>{move || app.voice().import_counts(work.counts.get(), &*app.format())}</p>
            <p class="actions">{button("stop", "quiet", None, app.say(Label::Stop), move || work.is_stopped.set(true))}</p>
        </div>
    }
    .into_any()
}

/// Reads the file to its end, or until the person stops.
async fn read(app: App, work: Work, file: web_sys::File) {
    work.is_stopped.set(false);
    work.share.set(0.0);
    work.counts.set((0, 0));
    work.stage.set(Stage::Reading);
    // Every language counts here: a traveller's phone holds many.
    while app.languages.get_untracked() == super::state::Languages::Coming && !work.is_stopped.get_untracked() {
        clock::breathe().await;
    }
    let outcome = gather(app, work, &file).await;
    if work.stage.try_get_untracked().is_none() {
        return;
    }
    work.stage.set(match outcome {
        Err(problem) => Stage::Failed(sentence(app, problem)),
        Ok(gathering) => {
            let senders = gathering.senders();
            if senders.is_empty() {
                Stage::Failed(app.say(Label::ImportNothing))
            } else {
                let row = |sender: Sender| {
                    let is_likely = sender.is_likely();
                    (sender, RwSignal::new(is_likely))
                };
                Stage::Found(senders.into_iter().map(row).collect())
            }
        }
    });
    request_animation_frame(|| address::focus("import-found"));
}

async fn gather(app: App, work: Work, file: &web_sys::File) -> Result<Gathering, FileProblem> {
    let pieces = Pieces::of(file).await?;
    let formats: Vec<Format> =
        app.ledger.with_untracked(|ledger| ledger.formats.iter().map(|taught| taught.format.clone()).collect());
    let formats: Vec<&Format> = formats.iter().collect();
    let country = app.ledger.with_untracked(|ledger| ledger.sim().and_then(|sim| sim.country.clone()));
    let known = Known {
        lexicon: app.lexicon.get_untracked(),
        formats: &formats,
        country: country.as_deref(),
        now: clock::now(),
    };
    let (mut import, mut gathering, mut messages) = (Import::new(), Gathering::default(), Vec::new());
    let mut since = clock::milliseconds();
    while let Some(bytes) = pieces.next().await? {
        for piece in bytes.chunks(PIECE) {
            import.feed(piece, &mut messages).map_err(FileProblem::Import)?;
            // Also where a piece completes no message: pictures fill megabytes.
            let mut fed = std::mem::take(&mut messages).into_iter();
            loop {
                if clock::milliseconds() - since > SLICE {
                    if !show(work, &import.progress(), &gathering, pieces.length) {
                        pieces.stop();
                        return Ok(gathering);
                    }
                    clock::breathe().await;
                    since = clock::milliseconds();
                }
                let Some(message) = fed.next() else { break };
                gathering.take(message, known);
            }
        }
    }
    let summary = import.finish(&mut messages).map_err(FileProblem::Import)?;
    messages.drain(..).for_each(|message| gathering.take(message, known));
    let _ = work.rest.try_set((summary.progress, gathering.undated));
    Ok(gathering)
}

/// Shows how far it is; whether to go on.
fn show(work: Work, progress: &Progress, gathering: &Gathering, length: f64) -> bool {
    let is_gone = work.share.try_set(progress.bytes as f64 / length.max(1.0)).is_some();
    let _ = work.counts.try_set((gathering.messages, gathering.found));
    let _ = work.rest.try_set((*progress, gathering.undated));
    !is_gone && !work.is_stopped.try_get_untracked().unwrap_or(true)
}

fn sentence(app: App, problem: FileProblem) -> &'static str {
    match problem {
        FileProblem::NotRead => app.say(Label::FileNotRead),
        FileProblem::NoUnpacking => app.say(Label::NoUnpacking),
        FileProblem::Import(problem) => app.voice().import_problem(problem),
    }
}

/// The senders to choose from, and the button that keeps them.
fn found(app: App, work: Work, senders: Vec<(Sender, RwSignal<bool>)>) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let rows = senders
        .iter()
        .enumerate()
        .map(|(at, (sender, is_wanted))| {
            let is_wanted = *is_wanted;
            let name = if sender.name.is_empty() { app.say(Label::NoSender).to_owned() } else { sender.name.clone() };
            let span = (format.day(sender.first.date_naive()), format.day(sender.last.date_naive()));
            let summary = voice.import_sender(sender, &span, &*format);
            let latest = sender.messages.last().map(|message| message.text.clone());
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
                    {latest.map(|text| view! { <blockquote class="text" dir="auto"><bdi>{text}</bdi></blockquote> })}
                </fieldset>
            }
        })
        .collect::<Vec<_>>();
    let (progress, undated) = work.rest.get_untracked();
    let left_out = voice.import_left_out(&progress.skipped, undated, &*format);
    let save = move || {
        let wanted: Vec<Sender> = senders
            .iter()
            .filter(|(_, is_wanted)| is_wanted.get_untracked())
            .map(|(sender, _)| sender.clone())
            .collect();
        let changes = app.ledger.with_untracked(|ledger| ledger.keep_senders(&wanted, clock::new_id));
        if changes.is_empty() {
            app.tell(Label::ImportNothingNew);
            return;
        }
        app.write(changes, move || {
            app.now.set(clock::now());
            app.go(&Route::Now);
            app.tell(Label::Saved);
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
