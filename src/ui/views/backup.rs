//! Everything as one file and back, and the history as a table.
//!
//! Putting back asks nothing: it adds and changes nothing, and can be undone.

use super::control::button;
use super::state::{App, Notice};
use crate::device::{backup, clock, files};
use crate::export;
use crate::history::backup::Restore;
use crate::stamp;
use crate::ui::words::Label;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub fn section(app: App) -> AnyView {
    let told = RwSignal::new(String::new());
    // A table program takes the letters for others without the mark in front.
    let csv = move || {
        let text = app.ledger.with_untracked(export::csv);
        files::save(&name(".csv"), "text/csv", &["\u{feff}", &text].concat());
    };
    let json =
        move || files::save(&name(".history.json"), "application/json", &app.ledger.with_untracked(export::json));
    view! {
        <section>
            <h2>{app.say(Label::BackupTitle)}</h2>
            <p>{app.say(Label::BackupText)}</p>
            <p class="actions">{save(app)} {files::can_share().then(|| share(app))}</p>
            <div class="picker">
                <input
                    id="backup-file"
                    type="file"
                    accept="application/json,.json,text/plain,.txt"
                    on:change=move |event| pick(app, event_target::<web_sys::HtmlInputElement>(&event), told)
                />
                <label for="backup-file" class="button quiet">{app.say(Label::BackupRestore)}</label>
            </div>
            <p role="status" class="soft">{move || told.get()}</p>
            <p class="actions">
                {button("export-csv", "quiet", None, app.say(Label::ExportCsv), csv)}
                {button("export-json", "quiet", None, app.say(Label::ExportJson), json)}
            </p>
        </section>
    }
    .into_any()
}

/// Has the browser keep a file with everything in it.
pub fn save(app: App) -> AnyView {
    let save = move || {
        spawn_local(async move {
            match backup::make().await {
                Ok(text) => files::save(&name(".json"), "application/json", &text),
                Err(_) => app.tell(Label::BackupFailed),
            }
        });
    };
    button("backup-save", "quiet", None, app.say(Label::BackupSave), save)
}

/// Passes the same file on; where the phone will not take it after all, it is kept.
fn share(app: App) -> AnyView {
    let share = move || {
        spawn_local(async move {
            match backup::make().await {
                Ok(text) if files::share(&name(".txt"), &text).await => {}
                Ok(text) => files::save(&name(".json"), "application/json", &text),
                Err(_) => app.tell(Label::BackupFailed),
            }
        });
    };
    button("backup-share", "quiet", None, app.say(Label::BackupShare), share)
}

/// "tidemark-2026-11-22.json"
fn name(ending: &str) -> String {
    ["tidemark-", &stamp::day(clock::now().date_naive()), ending].concat()
}

fn pick(app: App, input: web_sys::HtmlInputElement, told: RwSignal<String>) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    // The same file can then be picked again.
    input.set_value("");
    spawn_local(async move {
        let restore = match backup::read(&file).await {
            Ok(from) => app.ledger.with_untracked(|ledger| ledger.restore(&from)),
            Err(problem) => Err(problem),
        };
        match restore {
            Ok(restore) => put_back(app, restore, told),
            Err(problem) => {
                let _ = told.try_set(app.voice().backup_problem(problem).to_owned());
            }
        }
    });
}

fn put_back(app: App, restore: Restore, told: RwSignal<String>) {
    let text = app.voice().restored(&restore);
    let Restore { changes, undo, .. } = restore;
    if changes.is_empty() {
        told.set(text);
        return;
    }
    app.write(changes, move || {
        let _ = told.try_set(text);
        app.notice.set(Some(Notice::new(Label::BackupRestored, undo)));
    });
}
