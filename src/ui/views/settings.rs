//! Choices: language, appearance, the SIM; and what the page promises about privacy and storage.
//!
//! Each choice is kept at once; there is no button to forget.

use super::control::{button, link};
use super::route::Route;
use super::state::App;
use crate::device::requests::requests;
use crate::device::{address, locale, storage};
use crate::history::{cost_text, typed_cost};
use crate::pack::Sim;
use crate::ui::words::{Label, Language, volume};
use crate::volume::{Shown, Unit, UnitStep};
use crate::zone::Zone;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub fn settings(app: App) -> AnyView {
    view! {
        <h1>{app.say(Label::Settings)}</h1>
        {language(app)}
        {theme(app)}
        {units(app)}
        {zone(app)}
        {sim(app)}
        <section>
            <h2>{app.say(Label::PrivacyTitle)}</h2>
            <p>{app.say(Label::PrivacyText)}</p>
            {counted_requests(app)}
        </section>
        <section>
            <h2>{app.say(Label::ImportTitle)}</h2>
            <p>{app.say(Label::ImportText)}</p>
            <p class="actions">
                {link("import", None, app.say(Label::ImportFile), &Route::Import)}
                // On any phone: who sets it up on an iPhone may read here what to do there.
                {link("to-shortcut", None, app.say(Label::ShortcutTitle), &Route::Shortcut)}
            </p>
        </section>
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

/// The promise, held against the browser's own count, which goes on while one looks.
fn counted_requests(app: App) -> AnyView {
    const EVERY: std::time::Duration = std::time::Duration::from_secs(2);
    let counted = RwSignal::new(requests());
    if let Ok(timer) = set_interval_with_handle(move || counted.set(requests()), EVERY) {
        on_cleanup(move || timer.clear());
    }
    let said = move || {
        counted.get().map(|counted| {
            view! { <p id="requests">{app.voice().requests(counted.all, counted.elsewhere, &*app.format())}</p> }
        })
    };
    view! { {said} }.into_any()
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

/// How many megabytes make a gigabyte where nobody says.
fn units(app: App) -> AnyView {
    // The page need not be drawn anew for another clock.
    let format = untrack(|| app.format());
    let choices = [UnitStep::Thousand, UnitStep::TenTwentyFour].map(|counted| {
        let one = Shown { number: counted.factor() as f64, decimals: 0, unit: Unit::Megabyte };
        let is_chosen = untrack(|| app.counted()) == counted;
        view! { <option value=counted.factor().to_string() selected=is_chosen>{volume(app.voice(), one, &*format)}</option> }
    });
    let choose = move |event: leptos::ev::Event| {
        let is_1024 = event_target_value(&event) == UnitStep::TenTwentyFour.factor().to_string();
        app.counts_1024.set(is_1024);
        app.keep_settings();
    };
    view! {
        <div class="field">
            <label for="units">{app.say(Label::UnitsField)}</label>
            <select id="units" aria-describedby="units-hint" on:change=choose>{choices.into_iter().collect::<Vec<_>>()}</select>
            <p class="shell-hint" id="units-hint">{app.say(Label::UnitsHint)}</p>
        </div>
    }
    .into_any()
}

/// What stands in the choice of a clock for a place that is not in it.
const ELSEWHERE: &str = "elsewhere";

/// On which clock moments are told and typed: the phone's, that of a SIM's country, or that of any place the browser knows.
fn zone(app: App) -> AnyView {
    let is_elsewhere = RwSignal::new(false);
    let places = StoredValue::new(locale::places());
    let take = move |name: String| {
        is_elsewhere.set(false);
        locale::tell_on(&name);
        app.zone.set(name);
        app.keep_settings();
        request_animation_frame(|| address::focus("zone"));
    };
    let choose = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        if value == ELSEWHERE {
            is_elsewhere.set(true);
            request_animation_frame(|| address::focus("place"));
        } else {
            take(value);
        }
    };
    // Drawn anew with each choice, as a place that was found is one more of them.
    let choice = move || {
        let is_elsewhere = is_elsewhere.get();
        let option = |(name, text): (String, String)| {
            let is_chosen = if is_elsewhere { name == ELSEWHERE } else { app.zone.with(|chosen| *chosen == name) };
            view! { <option value=name selected=is_chosen>{text}</option> }
        };
        let has_places = places.with_value(|places| !places.is_empty());
        let options = clocks(app, has_places).into_iter().map(option).collect::<Vec<_>>();
        view! { <select id="zone" aria-describedby="zone-hint" on:change=choose>{options}</select> }
    };
    view! {
        <div class="field">
            <label for="zone">{app.say(Label::ZoneField)}</label>
            {choice}
            <p class="shell-hint" id="zone-hint">{app.say(Label::ZoneHint)}</p>
        </div>
        {move || is_elsewhere.get().then(|| place(app, places, take))}
    }
    .into_any()
}

/// The clocks to choose from, as their names and as the page calls them.
fn clocks(app: App, has_places: bool) -> Vec<(String, String)> {
    let mut clocks = vec![(String::new(), app.say(Label::ZonePhone).to_owned())];
    clocks.extend(carriers_clocks(app));
    let chosen = app.zone.get();
    if !clocks.iter().any(|(name, _)| *name == chosen) {
        clocks.push((chosen.clone(), chosen.replace('_', " ")));
    }
    clocks.extend(has_places.then(|| (ELSEWHERE.to_owned(), app.say(Label::ZoneOther).to_owned())));
    clocks
}

/// The clocks of the countries of the person's SIMs, as their names and as the page calls them.
fn carriers_clocks(app: App) -> Vec<(String, String)> {
    let mut clocks: Vec<(String, String)> = Vec::new();
    app.ledger.with(|ledger| {
        for sim in &ledger.sims {
            let country = sim.country.as_deref();
            let of_country = || country.map(Zone::of_country).unwrap_or_default();
            let zones = sim.zone().map_or_else(of_country, |zone| vec![zone]);
            let place = country.and_then(|code| locale::country(app.language().tag(), code)).unwrap_or_default();
            for zone in zones {
                let parted = if place.is_empty() { "" } else { " · " };
                let text = [&*place, parted, &*super::sims::clock_name(app, zone)].concat();
                if !clocks.iter().any(|(name, _)| *name == zone.name()) {
                    clocks.push((zone.name(), text));
                }
            }
        }
    });
    clocks
}

/// A field for a place, with those that the browser knows to choose from; a part of the name is enough where one alone has it.
fn place(app: App, places: StoredValue<Vec<String>>, take: impl Fn(String) + Copy + 'static) -> AnyView {
    let is_unknown = RwSignal::new(false);
    let options = places.with_value(|places| {
        places.iter().map(|name| view! { <option value=name.clone()></option> }).collect::<Vec<_>>()
    });
    let choose = move |event: leptos::ev::Event| {
        let sought = event_target_value(&event).trim().replace(' ', "_").to_lowercase();
        if sought.is_empty() {
            return;
        }
        let found = places.with_value(|places| {
            let mut near = places.iter().filter(|name| name.to_lowercase().contains(&sought));
            let first = near.next()?;
            let is_it = |name: &&String| name.to_lowercase() == sought;
            let only = near.next().is_none().then_some(first);
            places.iter().find(is_it).or(only).cloned()
        });
        is_unknown.set(found.is_none());
        if let Some(name) = found {
            take(name);
        }
    };
    view! {
        <div class="field">
            <label for="place">{app.say(Label::ZonePlace)}</label>
            <input
                id="place"
                type="text"
                list="places"
                placeholder="Noumea"
                autocomplete="off"
                spellcheck="false"
                maxlength="60"
                aria-describedby="place-hint place-problem"
                aria-invalid=move || is_unknown.get().then_some("true")
                on:change=choose
            />
            <datalist id="places">{options}</datalist>
            <p class="problem" id="place-problem" role="status">{move || is_unknown.get().then(|| app.say(Label::ZoneUnknown))}</p>
            <p class="shell-hint" id="place-hint">{app.say(Label::ZonePlaceHint)}</p>
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
