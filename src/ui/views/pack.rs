//! The pack at hand: its size, validity and end, open to correction.
//!
//! One bucket at a time: that of the answer, or one of the line.

use super::form::{Shown, editor, leave};
use super::now::again;
use super::route::Route;
use super::state::App;
use crate::answer::compose;
use crate::device::clock;
use crate::history::{Asides, Draft, Ledger, Stated, Typed, TypedTold};
use crate::pack::{Id, Sim};
use crate::ui::words::Label;
use leptos::prelude::*;

/// `named` is a pack and the place of its bucket; else it is the one of the answer.
pub fn pack(app: App, named: Option<(Id, usize)>) -> AnyView {
    if !app.is_loaded.get() {
        return ().into_any();
    }
    let found = app.ledger.with_untracked(|ledger| {
        if let Some((id, place)) = named {
            let pack = ledger.pack(&id)?.clone();
            let kind = pack.buckets.get(place)?.kind;
            return Some((pack, kind));
        }
        let answer = compose(ledger, clock::now())?;
        let pack = ledger.pack(&answer.pack?)?.clone();
        Some((pack, answer.bucket))
    });
    let Some((pack, kind)) = found else {
        return view! { <h1>{app.say(Label::PackTitle)}</h1> <p class="soft">{app.say(Label::NoPack)}</p> }.into_any();
    };
    let bucket = pack.bucket(kind).cloned();
    // What is half typed is of the pack that was.
    let leave_form = move || {
        app.forget_half_typed();
        app.go(&Route::Now);
    };
    let again = again(app, pack.id.clone(), leave_form).filter(|_| !app.ledger.with_untracked(Ledger::shows_example));
    let of_sim = pack.sim.clone();
    let (told, several) = (pack.told.clone(), pack.buckets.len() > 1);
    let draft = Draft {
        bucket: kind,
        at: clock::now(),
        stated: Stated { allowance: bucket.as_ref().and_then(|bucket| bucket.allowance), ..Stated::default() },
        expiry: bucket.as_ref().and_then(|bucket| bucket.expiry),
        validity_hours: bucket.as_ref().and_then(|bucket| bucket.validity_hours),
        counting: bucket.as_ref().map(|bucket| bucket.counting).unwrap_or_default(),
        terms: bucket.as_ref().map(|bucket| bucket.terms).unwrap_or_default(),
        told: None,
        priced: None,
        origin: None,
        lag: None,
        asides: Asides::default(),
    };
    let save = move |draft: Draft| {
        let changes = app.ledger.with_untracked(|ledger| ledger.correct_pack(&pack.id, kind, &draft));
        app.save_form(changes, Route::Now);
        None
    };
    let sim = app.ledger.with_untracked(|ledger| ledger.sims.iter().find(|sim| sim.id == of_sim).cloned());
    let zone = sim.as_ref().and_then(Sim::zone);
    let typed = app.fields(&draft);
    let about = TypedTold::of(told.as_ref(), app.writes_comma());
    let about = match &sim {
        Some(sim) => about.paid_by(sim, draft.terms.then, app.writes_comma()),
        None => about,
    };
    let start = Typed { about: Some(about), expiry_clock: typed.expiry_clock.or(zone), ..typed };
    view! {
        <h1>{app.say(Label::PackTitle)}</h1>
        {several.then(|| view! { <p><strong>{app.voice().bucket(kind)}</strong></p> })}
        <p>{app.say(Label::PackHint)}</p>
        {editor(app, "pack", start, Shown::Pack, Label::SaveChanges, save)}
        {again.map(|again| view! { <p class="actions">{again}</p> })}
        {leave(app, None, app.say(Label::Cancel), &Route::Now)}
    }
    .into_any()
}
