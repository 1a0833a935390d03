//! Why the balance rose at a reading: what it was taken for and why, and the other answers to tap.
//!
//! What the person says is kept with the reading; what follows from it is worked out elsewhere.

use super::control::button;
use super::state::{App, Notice};
use crate::answer::{SeenRise, WhyRise, rises};
use crate::history::{Reading, Rise};
use crate::ui::words::Label;
use leptos::prelude::*;

/// The rise at a reading, or else a way to say that one was hidden.
pub fn choices(app: App, reading: &Reading) -> AnyView {
    let found = app.ledger.with(|ledger| {
        let seen = rises(ledger, &reading.sim, reading.bucket);
        seen.into_iter().find(|seen| seen.reading == reading.id)
    });
    match found {
        Some(seen) => rose(app, reading, &seen),
        None if app.ledger.with(|ledger| ledger.balance_of(reading)).is_some() => hidden(app, reading),
        None => ().into_any(),
    }
}

fn rose(app: App, reading: &Reading, seen: &SeenRise) -> AnyView {
    let is_said = seen.why == WhyRise::Said;
    let chips = Rise::ALL
        .into_iter()
        .map(|rise| {
            let is_chosen = if rise == seen.rise { "true" } else { "false" };
            let say = say(app, reading, Some(rise));
            view! {
                <button type="button" class="quiet chip" aria-pressed=is_chosen on:click=move |_| say()>
                    {app.voice().rise(rise)}
                </button>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    let as_read =
        is_said.then(|| button("rise-as-read", "quiet", None, app.say(Label::RiseAsRead), say(app, reading, None)));
    view! {
        <section class="rise">
            <h2>{app.say(Label::RiseTitle)}</h2>
            <p>{app.voice().why_rise(seen.why)}</p>
            {seen.suggested.map(|_| view! { <p class="note">{app.say(Label::RiseTenTimes)}</p> })}
            <p class="actions" role="group">{chips}</p>
            <p class="soft">{app.say(Label::RiseHint)}</p>
            <p class="actions">{as_read}</p>
        </section>
    }
    .into_any()
}

/// A top-up smaller than the use around it shows no rise.
fn hidden(app: App, reading: &Reading) -> AnyView {
    let say = say(app, reading, Some(Rise::TopUp));
    view! { <p class="actions">{button("rise-hidden", "quiet", None, app.say(Label::RiseHidden), say)}</p> }.into_any()
}

fn say(app: App, reading: &Reading, rise: Option<Rise>) -> impl Fn() + use<> {
    let id = reading.id.clone();
    move || {
        let (said, undo) = app.ledger.with_untracked(|ledger| ledger.say_rise(&id, rise));
        app.write(said, move || app.notice.set(Some(Notice::new(Label::DayNoted, undo))));
    }
}
