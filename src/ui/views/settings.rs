//! Choices: language, appearance, the SIM; and what the page promises about privacy and storage.
//!
//! Each choice is kept at once; there is no button to forget.

use super::control::{button, link};
use super::route::Route;
use super::state::App;
use crate::device::{address, install, locale, storage};
use crate::history::{cost_text, typed_cost};
use crate::pack::Sim;
use crate::ui::words::{Label, Language};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub fn settings(app: App) -> AnyView {
    view! {
        <h1>{app.say(Label::Settings)}</h1>
        {language(app)}
        {theme(app)}
        {sim(app)}
        <section>
            <h2>{app.say(Label::PrivacyTitle)}</h2>
            <p>{app.say(Label::PrivacyText)}</p>
        </section>
        <section>
            <h2>{app.say(Label::ImportTitle)}</h2>
            <p>{app.say(Label::ImportText)}</p>
            <p class="actions">{link("import", None, app.say(Label::ImportFile), &Route::Import)}</p>
        </section>
        {shortcut(app)}
        {super::backup::section(app)}
        {super::teach::taught_list(app)}
        {kept(app)}
        <section>
            <h2>{app.say(Label::AboutTitle)}</h2>
            <p>{app.say(Label::AboutText)}</p>
            <p class="soft">{app.say(Label::Version)} " " {env!("CARGO_PKG_VERSION")}</p>
        </section>
    }
    .into_any()
}

/// How to have an iPhone hand over a message without copying it: the share menu there knows only apps of its store, and shortcuts.
fn shortcut(app: App) -> Option<AnyView> {
    install::is_ios().then(|| {
        let target = format!("{}#add=", address::home());
        view! {
            <section id="shortcut">
                <h2>{app.say(Label::ShortcutTitle)}</h2>
                <p>{app.say(Label::ShortcutText)}</p>
                <ol class="numbered">
                    <li>{app.say(Label::ShortcutStepNew)}</li>
                    <li>{app.say(Label::ShortcutStepEncode)}</li>
                    <li>{app.say(Label::ShortcutStepOpen)} <code dir="ltr">{target}</code></li>
                </ol>
                <p class="shell-hint">{app.say(Label::ShortcutHint)}</p>
            </section>
        }
        .into_any()
    })
}

fn language(app: App) -> AnyView {
    let choices = Language::ALL
        .into_iter()
        .map(|language| view! {
            <option value=language.tag() lang=language.tag() selected={app.language() == language}>{language.name()}</option>
        })
        .collect::<Vec<_>>();
    let choose = move |event: leptos::ev::Event| {
        app.speak(Language::choose([event_target_value(&event).as_str()]), || {
            // The view has been drawn anew; whoever chose by keyboard stays where they were.
            request_animation_frame(|| address::focus("language"));
        });
    };
    view! {
        <div class="field">
            <label for="language">{app.say(Label::LanguageField)}</label>
            <select id="language" on:change=choose>{choices}</select>
        </div>
    }
    .into_any()
}

fn theme(app: App) -> AnyView {
    let choices = [
        ("", None, Label::ThemeSystem),
        ("light", Some(false), Label::ThemeLight),
        ("dark", Some(true), Label::ThemeDark),
    ]
    .map(|(value, is_dark, label)| {
        view! {
            <option value=value selected={app.is_dark.get_untracked() == is_dark}>{app.say(label)}</option>
        }
    });
    let choose = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        app.is_dark.set(match value.as_str() {
            "dark" => Some(true),
            "light" => Some(false),
            _ => None,
        });
        app.keep_settings();
    };
    view! {
        <div class="field">
            <label for="theme">{app.say(Label::ThemeField)}</label>
            <select id="theme" on:change=choose>{choices.into_iter().collect::<Vec<_>>()}</select>
        </div>
    }
    .into_any()
}

fn sim(app: App) -> AnyView {
    let now_kept = move || app.ledger.with(|ledger| ledger.sim().cloned());
    let change = move |alter: Box<dyn FnOnce(&mut Sim)>| {
        let mut sim = app.sim();
        alter(&mut sim);
        let changes = app.ledger.with_untracked(|ledger| ledger.change_sim(sim));
        app.write(changes, || ());
    };
    let cost_problem = RwSignal::new(false);
    let cost = move || now_kept().and_then(|sim| sim.check_cost).map(|cost| cost_text(&cost, app.writes_comma()));
    let filled = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    view! {
        <section>
            <h2>{app.say(Label::SimTitle)}</h2>
            <div class="field">
                <label for="carrier">{app.say(Label::CarrierField)}</label>
                <input
                    id="carrier"
                    type="text"
                    autocomplete="off"
                    maxlength="60"
                    prop:value=move || now_kept().and_then(|sim| sim.carrier).unwrap_or_default()
                    on:change=move |event| {
                        let carrier = filled(event_target_value(&event));
                        change(Box::new(move |sim| sim.carrier = carrier));
                    }
                />
            </div>
            <div class="field">
                <label for="country">{app.say(Label::CountryField)}</label>
                <select
                    id="country"
                    aria-describedby="country-hint"
                    prop:value=move || now_kept().and_then(|sim| sim.country).unwrap_or_default()
                    on:change=move |event| {
                        let country = filled(event_target_value(&event));
                        change(Box::new(move |sim| sim.country = country));
                    }
                >
                    <option value="">{app.say(Label::CountryUnknown)}</option>
                    {move || {
                        let chosen = now_kept().and_then(|sim| sim.country);
                        locale::countries(app.language())
                            .into_iter()
                            .map(|(code, name)| {
                                let is_chosen = chosen.as_deref() == Some(code);
                                view! { <option value=code selected=is_chosen>{name}</option> }
                            })
                            .collect::<Vec<_>>()
                    }}
                </select>
                <p class="shell-hint" id="country-hint">{app.say(Label::CountryHint)}</p>
            </div>
            <div class="field">
                <label for="check-cost">{app.say(Label::CheckCostField)}</label>
                <input
                    id="check-cost"
                    type="text"
                    autocomplete="off"
                    maxlength="30"
                    aria-describedby="check-cost-hint check-cost-problem"
                    aria-invalid=move || cost_problem.get().then_some("true")
                    prop:value=move || cost().unwrap_or_default()
                    on:change=move |event| {
                        let typed = typed_cost(&event_target_value(&event));
                        cost_problem.set(typed.is_err());
                        if let Ok(cost) = typed {
                            change(Box::new(move |sim| sim.check_cost = cost));
                        }
                    }
                />
                <p class="problem" id="check-cost-problem" role="status">
                    {move || cost_problem.get().then(|| app.say(Label::CheckCostProblem))}
                </p>
                <p class="shell-hint" id="check-cost-hint">{app.say(Label::CheckCostHint)}</p>
            </div>
            <p class="actions">{link("to-sims", None, app.say(Label::Sims), &Route::Sims)}</p>
        </section>
    }
    .into_any()
}

/// Whether the browser has promised to keep what is stored; absent where it does not say.
fn kept(app: App) -> impl IntoView {
    let promise = RwSignal::new(None::<bool>);
    spawn_local(async move {
        let answer = storage::is_persistent().await;
        promise.try_set(answer);
    });
    let ask = move || {
        spawn_local(async move {
            let answer = storage::persist().await;
            promise.try_set(answer);
        });
    };
    move || {
        promise.get().map(|is_promised| view! {
            <section>
                <h2>{app.say(Label::StorageTitle)}</h2>
                <p>{app.say(if is_promised { Label::StoragePersistent } else { Label::StorageBestEffort })}</p>
                {(!is_promised).then(|| view! { <p class="actions">{button("", "quiet", None, app.say(Label::AskPersist), ask)}</p> })}
            </section>
        })
    }
}
