//! The pages that a first visit does not need. The build takes them out of the program as a part that is fetched when the first
//! screen stands (src/main.rs).
//!
//! The views of the first part know of them only what `fetch` brings.

use super::control::button;
use super::route::Route;
use super::state::{App, Pages, Part, Wanted};
use super::{
    check, faults, history, import, offers, pack, record, review, settings, shortcut, sims, trip, what_if, why,
};
use crate::ui::words::Label;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The part, fetched unless it is here; nothing where it is not to be had.
async fn part(app: App) -> Option<Part> {
    if let Pages::Here(part) = app.pages.get_untracked() {
        return Some(part);
    }
    let part = (app.fetch_pages)().await;
    app.pages.set(part.map_or(Pages::NotHad, Pages::Here));
    part
}

/// Has the part fetched, unless it is here.
pub fn fetch(app: App) {
    spawn_local(async move {
        let _ = part(app).await;
    });
}

/// Has something done that draws nothing, once the part is here.
pub fn ask(app: App, wanted: Wanted) {
    spawn_local(async move {
        match part(app).await {
            Some(part) => {
                part(app, wanted);
            }
            None => app.tell(Label::PageNotHad),
        }
    });
}

/// What stands in the place of what the part would draw, where it is not to be had.
pub fn not_had(app: App) -> AnyView {
    view! {
        <section class="trouble" role="alert">
            <p>{app.say(Label::PageNotHad)}</p>
            {button("", "", None, app.say(Label::TryAgain), move || fetch(app))}
        </section>
    }
    .into_any()
}

pub fn later_part(app: App, wanted: Wanted) -> AnyView {
    match wanted {
        Wanted::Page(route) => later_page(app, route),
        Wanted::Review(proposals, day_first) => review::review(app, proposals, day_first),
        Wanted::Example => {
            review::begin_example(app);
            ().into_any()
        }
    }
}

fn later_page(app: App, route: Route) -> AnyView {
    match route {
        Route::Type => review::type_page(app),
        Route::History => history::list(app),
        Route::Reading(id) => history::reading(app, id),
        Route::Edit(id) => history::edit(app, id),
        Route::Pack => pack::pack(app, None),
        Route::Bucket(id, place) => pack::pack(app, Some((id, place))),
        Route::Record => record::page(app),
        Route::Why(figure) => why::page(app, figure),
        Route::Trip => trip::trip(app),
        Route::WhatIf => what_if::what_if_page(app),
        Route::Faults => faults::faults(app),
        Route::PacksToBuy => offers::packs_to_buy(app),
        Route::Check => check::page(app, None),
        Route::CheckList => check::list_page(app),
        Route::CheckAt(place) => check::page(app, Some(place)),
        Route::Sims => sims::list(app),
        Route::Sim(id) => sims::edit(app, id),
        Route::Settings => settings::settings(app),
        Route::Import => import::import_page(app),
        Route::Shortcut => shortcut::page(app),
        // Drawn by the part that is there from the start.
        Route::Now | Route::Add | Route::Unknown => ().into_any(),
    }
}
