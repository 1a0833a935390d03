//! What is new since the app was last open, once.
//!
//! When something is new is for `alerts` to say; here it stands until the person closes it.

use super::control::button;
use super::sims;
use super::state::App;
use crate::alerts::{Alert, Said, alerts, line_due, lines_to_keep, still_stands};
use crate::answer::{Answer, compose_for};
use crate::device::{badge, settings};
use crate::history::Ledger;
use crate::pack::Id;
use crate::ui::words::Label;
use leptos::prelude::*;

/// Notes what an answer that is on the page says anew, at opening or because time went by, and puts its number on the app's icon.
pub fn note(app: App, answer: &Answer) {
    if !app.is_loaded.get_untracked() || app.ledger.with_untracked(Ledger::shows_example) {
        return;
    }
    badge::show(answer.badge());
    let Some(sim) = app.ledger.with_untracked(|ledger| Some(ledger.sim()?.id.clone())) else { return };
    let kept = settings::said();
    let (now, said) = alerts(answer, &sim, &Said::of_text(&kept));
    let text = said.to_text();
    if text != kept {
        settings::keep_said(&text);
    }
    // What a reading just saved says stands in the answer itself: it is told once, there.
    let read = answer.remaining.map(|remaining| remaining.at);
    let is_told = app.looked_at.get_untracked().is_none_or(|before| before == read);
    app.looked_at.set(Some(read));
    show(app, &sim, answer, if is_told { now } else { Vec::new() });
}

/// Puts what is new of a SIM on the page, and takes off it what is no longer so.
fn show(app: App, sim: &Id, answer: &Answer, now: Vec<Alert>) {
    let stands = |(of, alert): &(Id, Alert)| of != sim || still_stands(*alert, answer);
    if now.is_empty() && app.alerts.with_untracked(|shown| shown.iter().all(stands)) {
        return;
    }
    app.alerts.update(|shown| {
        shown.retain(stands);
        shown.extend(now.into_iter().map(|alert| (sim.clone(), alert)));
    });
}

/// The same of the SIMs that are not in use, and of those whose number is lost soon, whether anything was read of them or not.
pub fn note_others(app: App) {
    if !app.is_loaded.get() {
        return;
    }
    let kept = settings::said();
    let now = app.now.get();
    let (new, mut said) = app.ledger.with(|ledger| lines_to_keep(&ledger.sims, now, &Said::of_text(&kept)));
    let others = app.ledger.with(|ledger| {
        let in_use = ledger.sim().map(|sim| &sim.id);
        let others = ledger.sims.iter().filter(|sim| Some(&sim.id) != in_use && !sim.is_example);
        others.filter_map(|sim| Some((sim.id.clone(), compose_for(ledger, sim, now)?))).collect::<Vec<_>>()
    });
    for (sim, answer) in others {
        let (now, after) = alerts(&answer, &sim, &said);
        said = after;
        show(app, &sim, &answer, now);
    }
    let text = said.to_text();
    if text != kept {
        settings::keep_said(&text);
    }
    if !new.is_empty() {
        app.lines_to_keep.update(|shown| shown.extend(new));
    }
}

pub fn card(app: App) -> AnyView {
    let shown = move || {
        let mut said: Vec<String> = app.alerts.get().iter().filter_map(|(sim, alert)| told(app, sim, *alert)).collect();
        said.extend(app.lines_to_keep.get().iter().filter_map(|id| line(app, id)));
        if said.is_empty() {
            return ().into_any();
        }
        let rows = said.into_iter().map(|said| view! { <li>{said}</li> }.into_any()).collect::<Vec<_>>();
        let close = move || {
            app.alerts.set(Vec::new());
            app.lines_to_keep.set(Vec::new());
        };
        view! {
            <section class="alerts note" role="status">
                <h2>{app.say(Label::AlertsTitle)}</h2>
                <ul>{rows}</ul>
                <p><small>{app.say(Label::CalendarWhy)}</small></p>
                <p class="actions">
                    {button("alerts-close", "quiet", None, app.say(Label::Dismiss), close)}
                </p>
            </section>
        }
        .into_any()
    };
    shown.into_any()
}

/// With the name of the SIM where there are several; nothing of one that is gone.
fn told(app: App, id: &Id, alert: Alert) -> Option<String> {
    let (sim, several) = app.ledger.with(|ledger| {
        let sim = ledger.sims.iter().find(|sim| sim.id == *id)?.clone();
        Some((sim, ledger.sims.len() > 1))
    })?;
    let voice = app.voice();
    Some(if several { voice.alert_of(&sims::name_of(app, &sim), alert) } else { voice.alert(alert).to_owned() })
}

/// Nothing of one that is gone, or of which the day was taken back or moved.
fn line(app: App, id: &Id) -> Option<String> {
    let sim = app.ledger.with(|ledger| ledger.sims.iter().find(|sim| sim.id == *id).cloned())?;
    Some(app.voice().line_to_keep(&sims::name_of(app, &sim), line_due(&sim, app.now.get())?, &*app.format()))
}
