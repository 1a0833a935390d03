//! What if: other use tried on the forecast, before and after side by side, with what is assumed.
//!
//! Nothing of it is kept, and nothing is worked out here: `answer::what_if` does.

use super::answer::{chance_label, tone};
use super::control::link;
use super::form::unit_field;
use super::route::Route;
use super::state::App;
use crate::answer::{Answer, Choice, LAPTOP_EVENING, Prospect, Video, compose, what_if};
use crate::ui::words::Label;
use crate::volume::{DataVolume, Printed, TypedError, Unit};
use leptos::prelude::*;

/// What a button chooses.
#[derive(Clone, Copy)]
enum Pick {
    Video(Video),
    Laptop,
    Wifi,
}

impl Pick {
    fn is_in(self, choice: &Choice) -> bool {
        match self {
            Pick::Video(video) => choice.video == Some(video),
            Pick::Laptop => choice.laptop,
            Pick::Wifi => choice.wifi_day,
        }
    }

    fn flip(self, choice: &mut Choice) {
        match self {
            Pick::Video(video) => choice.video = Some(video).filter(|_| !self.is_in(choice)),
            Pick::Laptop => choice.laptop = !choice.laptop,
            Pick::Wifi => choice.wifi_day = !choice.wifi_day,
        }
    }
}

pub fn what_if_page(app: App) -> AnyView {
    if !app.is_loaded.get() {
        return ().into_any();
    }
    let choice = RwSignal::new(Choice::default());
    let answer = move || app.ledger.with(|ledger| compose(ledger, app.now.get()));
    // Apart from what is shown of it: a field must not be drawn anew under the fingers.
    let can_try = Memo::new(move |_| {
        answer().is_some_and(|answer| what_if(&answer, &Choice::default(), app.now.get()).is_some())
    });
    let tried = move || {
        if can_try.get() {
            choices(app, choice)
        } else {
            view! { <p class="soft">{app.say(Label::WhatIfNothing)}</p> }.into_any()
        }
    };
    let sides = move || answer().and_then(|answer| sides(app, &answer, &choice.get()));
    let supposed = move || answer().and_then(|answer| supposed(app, &answer, &choice.get()));
    view! {
        <h1>{app.say(Label::WhatIfTitle)}</h1>
        <section class="outcome" aria-live="polite">{sides}</section>
        {tried}
        {supposed}
        <p class="actions">{link("", None, app.say(Label::BackToNow), &Route::Now)}</p>
    }
    .into_any()
}

fn choices(app: App, choice: RwSignal<Choice>) -> AnyView {
    let pick = |pick: Pick, label: Label, amount: Option<DataVolume>| {
        let amount = amount.map(|amount| app.voice().roughly(amount, &*app.format()));
        view! {
            <button
                type="button"
                class="quiet pick"
                aria-pressed=move || if choice.with(|choice| pick.is_in(choice)) { "true" } else { "false" }
                on:click=move |_| choice.update(|choice| pick.flip(choice))
            >
                {app.say(label)}
                {amount.map(|amount| view! { <small>{amount}</small> })}
            </button>
        }
        .into_any()
    };
    let video = |video: Video, label: Label| pick(Pick::Video(video), label, Some(video.an_evening()));
    view! {
        <p>{app.say(Label::WhatIfHint)}</p>
        {daily(app, choice)}
        <h2>{app.say(Label::WhatIfVideo)}</h2>
        <div class="picks">
            {video(Video::Low, Label::VideoLow)}
            {video(Video::Medium, Label::VideoMedium)}
            {video(Video::High, Label::VideoHigh)}
        </div>
        <h2>{app.say(Label::WhatIfOther)}</h2>
        <div class="picks">
            {pick(Pick::Laptop, Label::WhatIfLaptop, Some(LAPTOP_EVENING))}
            {pick(Pick::Wifi, Label::WhatIfWifi, None)}
        </div>
    }
    .into_any()
}

/// The amount a day, taken as soon as it is one; until then the last choice without it stands.
fn daily(app: App, choice: RwSignal<Choice>) -> AnyView {
    let text = RwSignal::new(String::new());
    let unit = RwSignal::new(Unit::Megabyte);
    let problem = RwSignal::new(None::<TypedError>);
    let take = move || {
        let typed = text.with_untracked(|text| match text.trim() {
            "" => Ok(None),
            text => Printed::typed_by(text, unit.get_untracked(), app.counted()).map(Some),
        });
        problem.set(typed.err());
        choice.update(|choice| choice.daily = typed.ok().flatten());
    };
    let choose = Box::new(move |chosen: Option<Unit>| {
        unit.set(chosen.unwrap_or(Unit::Megabyte));
        take();
    });
    view! {
        <div class="field">
            <label for="daily">{app.say(Label::WhatIfDaily)}</label>
            <span class="figure">
                <input
                    id="daily"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-invalid=move || problem.get().is_some().then_some("true")
                    aria-describedby="daily-problem"
                    on:input=move |event| {
                        text.set(event_target_value(&event));
                        take();
                    }
                />
                {unit_field(app, Some(Unit::Megabyte), false, choose)}
            </span>
            <p class="problem" id="daily-problem">{move || problem.get().map(|problem| app.voice().typed_problem(problem))}</p>
        </div>
    }
    .into_any()
}

/// As it is, and beside it what comes of the choice once there is one.
fn sides(app: App, answer: &Answer, choice: &Choice) -> Option<AnyView> {
    let found = what_if(answer, choice, app.now.get())?;
    let after = (*choice != Choice::default()).then(|| side(app, Label::AsSupposed, answer, &found.after));
    Some(view! { <div class="sides">{side(app, Label::AsItIs, answer, &found.before)} {after}</div> }.into_any())
}

/// What is assumed.
fn supposed(app: App, answer: &Answer, choice: &Choice) -> Option<AnyView> {
    let found = what_if(answer, choice, app.now.get())?;
    let supposed = found.supposed.iter().map(|one| {
        let said = app.voice().supposed(one, &*app.format());
        view! { <li>{said}</li> }
    });
    let supposed = supposed.collect::<Vec<_>>();
    Some(view! { <h2>{app.say(Label::SupposedTitle)}</h2> <ul class="soft">{supposed}</ul> }.into_any())
}

fn side(app: App, title: Label, answer: &Answer, prospect: &Prospect) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let end = if answer.reserve.is_some() { Label::ReserveReached } else { Label::RunsOutLabel };
    let chance = prospect.chance_to_last.map(|chance| {
        view! {
            <dt>{app.say(chance_label(answer))}</dt>
            <dd>{voice.chance(chance, &*format)}</dd>
        }
    });
    view! {
        <article class="answer side" data-verdict=tone(prospect.verdict)>
            <h2>{app.say(title)}</h2>
            <dl>
                <dt>{app.say(end)}</dt>
                <dd>{voice.prospect(prospect, &*format)}</dd>
                {chance}
            </dl>
        </article>
    }
    .into_any()
}
