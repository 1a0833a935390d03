//! The end of the trip and the reserve: set, changed and taken away.
//!
//! Both belong to the SIM in use. What they mean for the data is for `answer` to say.

use super::form::{Shown, editor, leave};
use super::route::Route;
use super::state::App;
use crate::device::clock;
use crate::history::{Change, Draft};
use crate::ui::words::Label;
use crate::volume::Unit;
use leptos::prelude::*;

pub fn trip(app: App) -> AnyView {
    if !app.is_loaded.get() {
        return ().into_any();
    }
    let sim = app.sim();
    let kept = sim.trip(clock::now());
    let mut start = app.fields(&kept);
    // It is the person's own, and typed on the clock on which they are told; a day that is one there too stays a day.
    match kept.expiry.map(|end| (end.at, app.format().told(end.at))) {
        Some((at, told)) if at.offset() != told.offset() => start = start.ending_at(told),
        Some(_) => {}
        None => start.expiry_clock = app.chosen_clock(),
    }
    if start.left.text.is_empty() {
        // Nobody keeps back gigabytes: "200" means megabytes.
        start.left.unit = Unit::Megabyte;
    }
    let save = move |draft: Draft| {
        let Some(sim) = sim.planned(&draft, clock::now()) else { return Some(Label::TripPast) };
        app.save_form(vec![Change::PutSim(sim)], Route::Now);
        None
    };
    view! {
        <h1>{app.say(Label::TripTitle)}</h1>
        <p>{app.say(Label::TripHint)}</p>
        {editor(app, "trip", start, Shown::Trip, Label::SaveChanges, save)}
        {leave(app, None, app.say(Label::Cancel), &Route::Now)}
    }
    .into_any()
}
