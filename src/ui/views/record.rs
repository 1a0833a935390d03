//! How past forecasts turned out: how many ranges held, and the last ones one by one.
//!
//! It compares nothing; the comparison is in `answer`.

use super::icon::{Icon, icon};
use super::route::Route;
use super::state::App;
use crate::answer::{Compared, Held, Hindrance, Outcome, Record, record};
use crate::ui::words::Label;
use leptos::prelude::*;

/// The sentence, as a way to the list; absent while too few forecasts could be compared.
pub fn summary(app: App) -> Option<AnyView> {
    let record = app.ledger.with_untracked(record)?;
    let sentence = app.voice().record(&record);
    Some(view! { <a class="track" href=Route::Record.link()>{sentence}</a> }.into_any())
}

pub fn page(app: App) -> AnyView {
    let found = move || {
        if !app.is_loaded.get() {
            return ().into_any();
        }
        let record = app.ledger.with(Record::of);
        let left_out = left_out(app, &record);
        if !record.is_told() {
            return view! { <p class="soft">{app.say(Label::RecordEmpty)}</p> {left_out} }.into_any();
        }
        let sentence = app.voice().record(&record);
        let rows = record.last.iter().map(|compared| row(app, compared)).collect::<Vec<_>>();
        view! {
            <p><b>{sentence}</b></p>
            <p class="soft">{app.say(Label::RecordText)}</p>
            {left_out}
            <ol class="readings past">{rows}</ol>
        }
        .into_any()
    };
    view! {
        <p><a class="back" href=Route::Now.link()>{icon(Icon::Back)} {app.say(Label::Now)}</a></p>
        <h1>{app.say(Label::RecordTitle)}</h1>
        {found}
    }
    .into_any()
}

/// How many could not be compared, and why.
fn left_out(app: App, record: &Record) -> Option<AnyView> {
    if record.left_out() == 0 {
        return None;
    }
    let voice = app.voice();
    let reason = |(hindrance, count): &(Hindrance, usize)| {
        view! { <li><b>{count.to_string()}</b>" "{voice.hindrance(*hindrance)}</li> }.into_any()
    };
    let reasons = record.not_judged.iter().map(reason).collect::<Vec<_>>();
    Some(
        view! { <p class="soft" id="left-out">{voice.record_left_out(record)}</p> <ul class="soft">{reasons}</ul> }
            .into_any(),
    )
}

fn row(app: App, compared: &Compared) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let (class, outcome) = match &compared.outcome {
        Outcome::Decided(found) if found.verdict == Held::Yes => ("held", voice.found(found, &*format)),
        Outcome::Decided(found) => ("missed", voice.found(found, &*format)),
        Outcome::Undecidable(hindrance) => ("soft", voice.hindrance(*hindrance).to_owned()),
    };
    view! {
        <li>
            <b>{format.day_of(compared.shown.made_at)}</b>
            <p>{voice.said_then(&compared.shown, &*format)}</p>
            <p class=class>{outcome}</p>
        </li>
    }
    .into_any()
}
