//! The frame around every view: header, navigation, notices, and which view an address shows.

use super::control::{button, link};
use super::icon::{Icon, icon};
use super::route::Route;
use super::state::{App, Pages, Wanted};
use super::{add, install, now, pages};
use crate::device::{address, updates};
use crate::ui::words::Label;
use leptos::prelude::*;

pub fn frame(app: App) -> AnyView {
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        address::focus("content");
    };
    Effect::new(move |_| {
        let name = match app.route.with(title_of) {
            Some(label) => app.say(label).to_owned(),
            None => app.headline.get(),
        };
        address::set_title(&if name.is_empty() { "Tidemark".to_owned() } else { name + " · Tidemark" });
    });
    Effect::new(move |before: Option<Route>| {
        let route = app.route.get();
        // Focus follows the view, so that a keyboard or a screen reader starts where the eye does. On the first view the person
        // may be typing or reading what was shared: there only a shortcut's empty field takes it.
        let target = match route {
            Route::Add => "paste",
            Route::Type => "typed-left",
            _ => "content",
        };
        let is_due = match (&before, &route) {
            (Some(before), route) => before != route,
            (None, Route::Add) => app.paste.with_untracked(String::is_empty),
            (None, route) => *route == Route::Type,
        };
        if let Pages::NotHad = app.pages.get_untracked() {
            pages::fetch(app);
        }
        if is_due {
            request_animation_frame(move || address::focus(target));
        }
        route
    });
    // What is seen first is fetched first.
    request_animation_frame(move || pages::fetch(app));
    view! {
        <a class="skip" href="#content" on:click=skip>{move || app.say(Label::Skip)}</a>
        <header class="shell-header">
            <img class="shell-mark" src="./icons/any.svg" width="32" height="32" alt=""/>
            <span class="shell-name">"Tidemark"</span>
        </header>
        <main class="shell" id="content" tabindex="-1">
            {move || trouble(app)}
            {move || install::in_app(app)}
            {move || match app.route.get() {
                Route::Now => now::now(app),
                Route::Add => add::add_page(app),
                Route::Unknown => nowhere(app),
                route => page(app, route),
            }}
        </main>
        <div class="foot" aria-live="polite">
            {move || (app.has_update.get() && !app.route.with(Route::has_form)).then(|| update_offer(app))}
            {move || app.notice.get().map(|notice| notice_view(app, notice))}
        </div>
        {move || navigation(app)}
    }
    .into_any()
}

/// A page of the part that is fetched later: its place while it is on its way, and what to do where it is not to be had.
fn page(app: App, route: Route) -> AnyView {
    let title = title_of(&route).map(|label| app.say(label));
    match app.pages.get() {
        Pages::Here(part) => part(app, Wanted::Page(route)),
        Pages::Coming => view! { <h1>{title}</h1><p class="soft" aria-busy="true">"…"</p> }.into_any(),
        Pages::NotHad => view! { <h1>{title}</h1> {pages::not_had(app)} }.into_any(),
    }
}

fn title_of(route: &Route) -> Option<Label> {
    match route {
        Route::Now => None,
        Route::Add => Some(Label::Add),
        Route::Type => Some(Label::TypeTitle),
        Route::History | Route::Reading(_) => Some(Label::History),
        Route::Edit(_) => Some(Label::Edit),
        Route::Pack | Route::Bucket(..) => Some(Label::PackTitle),
        Route::Record => Some(Label::RecordTitle),
        Route::Why(_) => Some(Label::WhyFigures),
        Route::Trip => Some(Label::TripTitle),
        Route::WhatIf => Some(Label::WhatIfTitle),
        Route::Faults => Some(Label::FaultsTitle),
        Route::PacksToBuy => Some(Label::PacksToBuy),
        Route::Check | Route::CheckList | Route::CheckAt(_) => Some(Label::CheckTitle),
        Route::Sims | Route::Sim(_) => Some(Label::Sims),
        Route::Settings => Some(Label::Settings),
        Route::Import => Some(Label::ImportTitle),
        Route::Shortcut => Some(Label::ShortcutTitle),
        Route::Unknown => Some(Label::PageNotFound),
    }
}

fn navigation(app: App) -> AnyView {
    let item = move |route: Route, sign: Icon, label: Label| {
        let link = route.link();
        let is_here = move || match (&route, app.route.get()) {
            (Route::History, Route::Reading(_) | Route::Edit(_)) => true,
            (Route::Add, Route::Type) => true,
            (Route::Settings, Route::Sims | Route::Sim(_) | Route::Shortcut) => true,
            (
                Route::Now,
                Route::Pack
                | Route::Bucket(..)
                | Route::Record
                | Route::Why(_)
                | Route::Trip
                | Route::WhatIf
                | Route::Faults
                | Route::PacksToBuy
                | Route::Check
                | Route::CheckList
                | Route::CheckAt(_),
            ) => true,
            (item, here) => *item == here,
        };
        view! {
            <a href=link aria-current=move || is_here().then_some("page")>
                {icon(sign)}
                <span>{app.say(label)}</span>
            </a>
        }
    };
    view! {
        <nav class="tabs" aria-label=app.say(Label::Navigation)>
            {item(Route::Now, Icon::Tide, Label::Now)}
            {item(Route::Add, Icon::Add, Label::Add)}
            {item(Route::History, Icon::History, Label::History)}
            {item(Route::Settings, Icon::Settings, Label::Settings)}
        </nav>
    }
    .into_any()
}

/// What the device could not do, and records that cannot be shown: said where nobody can miss it.
fn trouble(app: App) -> AnyView {
    let unreadable = app.ledger.with(|ledger| ledger.unreadable);
    let problem = app.problem.get();
    view! {
        {problem.map(|problem| view! {
            <section class="trouble" role="alert" id="trouble" tabindex="-1">
                <p>{app.voice().device_problem(problem)}</p>
            </section>
        })}
        {(unreadable > 0).then(|| view! {
            <section class="trouble">
                <p>{app.voice().unreadable(unreadable)}</p>
            </section>
        })}
    }
    .into_any()
}

fn update_offer(app: App) -> AnyView {
    view! {
        <div class="notice">
            <p>{app.say(Label::UpdateReady)}</p>
            {button("", "quiet", None, app.say(Label::UpdateLater), move || app.has_update.set(false))}
            {button("update", "", None, app.say(Label::UpdateApply), updates::apply_update)}
        </div>
    }
    .into_any()
}

fn notice_view(app: App, notice: super::state::Notice) -> AnyView {
    let undo = notice.undo.clone();
    let can_undo = !undo.is_empty();
    let asks_end = notice.asks_end && app.route.get() != Route::Pack;
    view! {
        <div class="notice">
            <p>{app.say(notice.label)}</p>
            {asks_end.then(|| link("to-end", None, app.say(Label::UntilWhen), &Route::Pack))}
            {can_undo.then(|| button("undo", "", None, app.say(Label::Undo), move || app.write(undo.clone(), move || app.notice.set(None))))}
            <button type="button" class="quiet close" aria-label=app.say(Label::Dismiss) on:click=move |_| app.notice.set(None)>{icon(Icon::Close)}</button>
        </div>
    }
    .into_any()
}

fn nowhere(app: App) -> AnyView {
    view! {
        <h1>{app.say(Label::PageNotFound)}</h1>
        <p><a href="#/">{app.say(Label::BackToNow)}</a></p>
    }
    .into_any()
}
