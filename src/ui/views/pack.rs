//! The pack at hand: its size, validity and end, open to correction.
//!
//! One pack, the one of the last reading.

use super::control::link;
use super::form::{Shown, editor};
use super::route::Route;
use super::state::App;
use crate::answer::compose;
use crate::device::clock;
use crate::history::{Draft, Stated, Typed};
use crate::ui::words::Label;
use leptos::prelude::*;

pub fn pack(app: App) -> AnyView {
    if !app.is_loaded.get() {
        return ().into_any();
    }
    let found = app.ledger.with_untracked(|ledger| {
        let answer = compose(ledger, clock::now())?;
        let pack = ledger.pack(&answer.pack?)?.clone();
        Some((pack, answer.bucket))
    });
    let Some((pack, kind)) = found else {
        return view! { <h1>{app.say(Label::PackTitle)}</h1> <p class="soft">{app.say(Label::NoPack)}</p> }.into_any();
    };
    let bucket = pack.bucket(kind).cloned();
    let draft = Draft {
        bucket: kind,
        at: clock::now(),
        stated: Stated { allowance: bucket.as_ref().and_then(|bucket| bucket.allowance), ..Stated::default() },
        expiry: bucket.as_ref().and_then(|bucket| bucket.expiry),
        validity_hours: bucket.as_ref().and_then(|bucket| bucket.validity_hours),
        counting: bucket.as_ref().map(|bucket| bucket.counting).unwrap_or_default(),
        terms: bucket.as_ref().map(|bucket| bucket.terms).unwrap_or_default(),
    };
    let save = move |draft: Draft| {
        let changes = app.ledger.with_untracked(|ledger| ledger.correct_pack(&pack.id, kind, &draft, None));
        app.write(changes, move || {
            app.go(&Route::Now);
            app.tell(Label::Saved);
        });
        None
    };
    view! {
        <h1>{app.say(Label::PackTitle)}</h1>
        <p>{app.say(Label::PackHint)}</p>
        {editor(app, "pack", Typed::of(&draft, app.writes_comma()), Shown::Pack, Label::SaveChanges, save)}
        <p class="actions">{link("", None, app.say(Label::Cancel), &Route::Now)}</p>
    }
    .into_any()
}
