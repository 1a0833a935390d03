//! What is new since the app was last open, once.
//!
//! When something is new is for `alerts` to say; here it stands until the person closes it.

use super::control::button;
use super::state::App;
use crate::alerts::{Said, alerts};
use crate::answer::Answer;
use crate::device::{badge, settings};
use crate::ui::words::Label;
use leptos::prelude::*;

/// Notes what an answer that is on the page says anew, at opening or because time went by, and puts its number on the app's icon.
pub fn note(app: App, answer: &Answer) {
    if !app.is_loaded.get_untracked() {
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
    if is_told && !now.is_empty() {
        app.alerts.update(|shown| shown.extend(now));
    }
}

pub fn card(app: App) -> AnyView {
    let shown = move || {
        let alerts = app.alerts.get();
        if alerts.is_empty() {
            return ().into_any();
        }
        let rows: Vec<_> =
            alerts.iter().map(|alert| view! { <li>{app.voice().alert(*alert)}</li> }.into_any()).collect();
        view! {
            <section class="alerts note" role="status">
                <h2>{app.say(Label::AlertsTitle)}</h2>
                <ul>{rows}</ul>
                <p class="actions">
                    {button("alerts-close", "quiet", None, app.say(Label::Dismiss), move || app.alerts.set(Vec::new()))}
                </p>
            </section>
        }
        .into_any()
    };
    shown.into_any()
}
