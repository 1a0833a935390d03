//! The first view: the answer where there is one, else what this is and the paste box.
//!
//! With an answer, one button leads to the next reading; the box itself is a view of its own.

use super::control::{button, link};
use super::icon::Icon;
use super::route::Route;
use super::state::{App, Notice};
use super::{add, alerts, answer, install, sims};
use crate::answer::Answer;
use crate::device::{clipboard, clock};
use crate::history::Ledger;
use crate::pack::Id;
use crate::ui::words::Label;
use leptos::prelude::*;

pub fn now(app: App) -> AnyView {
    // Apart from the answer, which is drawn anew every minute: the box must not be.
    let is_new = Memo::new(move |_| {
        app.ledger.with(|ledger| {
            let sim = ledger.sim().map(|sim| &sim.id);
            !ledger.readings.iter().any(|reading| Some(&reading.sim) == sim)
        })
    });
    let is_waiting = move || app.is_returning && !app.is_loaded.get() && app.problem.with(Option::is_none);
    let shown = move || match app.answer() {
        Some(found) => {
            entitle(app, Some(&found));
            app.note_shown(&found);
            alerts::note(app, &found);
            settled(app, &found)
        }
        None if is_waiting() => outline(),
        // Another SIM may have readings.
        None => {
            entitle(app, None);
            view! { {sims::switch(app)} {introduction(app)} }.into_any()
        }
    };
    Effect::new(move |_| alerts::note_others(app));
    view! {
        {alerts::card(app)}
        {shown}
        {move || (is_new.get() && !is_waiting()).then(|| view! { {add::paste_box(app, is_new)} {elsewhere(app)} }.into_any())}
    }
    .into_any()
}

/// The title of the page tells the answer too, for who has several pages open; not of made-up figures.
fn entitle(app: App, found: Option<&Answer>) {
    let found = found.filter(|_| !app.ledger.with_untracked(Ledger::shows_example));
    let headline = found.map_or_else(String::new, |found| app.voice().headline(found, &*app.format()));
    if app.headline.with_untracked(|before| *before != headline) {
        app.headline.set(headline);
    }
}

fn settled(app: App, found: &Answer) -> AnyView {
    let is_example = app.ledger.with(Ledger::shows_example);
    view! {
        {is_example.then(|| example(app))}
        {sims::switch(app)}
        {answer::verdict(app, found)}
        <p class="actions quick">
            {button("quick-paste", "", Some(Icon::Paste), app.say(Label::PasteNext), move || paste(app))}
            {link("", Some(Icon::Pencil), app.say(Label::TypeNext), &Route::Type)}
            {link("to-check", None, app.say(Label::CheckTitle), &Route::Check)}
            {bought_again(app, found)}
        </p>
        {found.is_over().then(|| elsewhere(app))}
        {answer::details(app, found)}
        {(!found.is_over() && !is_example).then(|| install::offer(app))}
        {(!found.is_over()).then(|| elsewhere(app))}
    }
    .into_any()
}

/// Nobody may take made-up figures for their own.
fn example(app: App) -> AnyView {
    let throw = move || {
        let (gone, undo) = app.ledger.with_untracked(Ledger::forget_example);
        app.write(gone, move || app.notice.set(Some(Notice::new(Label::Deleted, undo))));
    };
    view! {
        <section class="example note" id="example-note">
            <h2>{app.say(Label::ExampleTitle)}</h2>
            <p>{app.say(Label::ExampleText)}</p>
            <p class="actions">{button("throw-example", "quiet", None, app.say(Label::ExampleThrow), throw)}</p>
        </section>
    }
    .into_any()
}

/// Who has no network for all that is left looks elsewhere.
fn elsewhere(app: App) -> AnyView {
    view! {
        <p class="actions">
            {link("to-faults", None, app.say(Label::FaultsTitle), &Route::Faults)}
        </p>
    }
    .into_any()
}

/// Where the pack is gone: the same one again in one touch.
pub fn bought_again(app: App, found: &Answer) -> Option<AnyView> {
    let pack = found.pack.clone().filter(|_| found.is_over() && !app.ledger.with(Ledger::shows_example))?;
    again(app, pack, || ())
}

/// A pack once more, from now on; nothing where its size is not known. `before` is done at the touch.
pub fn again(app: App, pack: Id, before: impl Fn() + 'static) -> Option<AnyView> {
    let bought = move || app.ledger.with_untracked(|ledger| ledger.buy_again(&pack, None, clock::now(), clock::new_id));
    bought()?;
    let buy = move || {
        if let Some(bought) = bought() {
            before();
            app.note_bought(Label::BoughtAgainNoted, bought);
        }
    };
    Some(button("again", "quiet", Some(Icon::Add), app.say(Label::BoughtAgain), buy))
}

/// To the paste box, with what is on the clipboard where the browser gives it.
fn paste(app: App) {
    app.go(&Route::Add);
    if clipboard::can_read() {
        add::take_clipboard(app);
    }
}

/// What the static first screen showed too, until the answer is there.
fn outline() -> AnyView {
    view! {
        <div class="shell-bone shell-bone-answer"></div>
        <div class="shell-bone shell-bone-bars"></div>
        <div class="shell-bone shell-bone-chart"></div>
    }
    .into_any()
}

fn introduction(app: App) -> AnyView {
    // Another SIM has some: the box of the very first message is not there.
    let has_readings = app.ledger.with(|ledger| !ledger.readings.is_empty());
    view! {
        <h1>{app.say(Label::Question)}</h1>
        <p>{app.say(Label::WhatItDoes)}</p>
        {sims::switch(app)}
        {has_readings.then(|| view! {
            <p class="actions quick">
                {button("quick-paste", "", Some(Icon::Paste), app.say(Label::PasteNext), move || paste(app))}
                {link("", Some(Icon::Pencil), app.say(Label::TypeNext), &Route::Type)}
            </p>
        })}
    }
    .into_any()
}
