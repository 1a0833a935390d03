//! The pack at hand: its size, validity and end, open to correction.
//!
//! One pack, the one of the last reading.

use super::route::Route;
use super::state::App;
use super::form::{Shown, form};
use crate::answer::compose;
use crate::device::clock;
use crate::history::{Draft, FieldProblem, Stated, Typed};
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
    };
    let typed = RwSignal::new(Typed::of(&draft, app.writes_comma()));
    let problems = RwSignal::new(Vec::<FieldProblem>::new());
    let complaint = RwSignal::new(None::<Label>);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match typed.with_untracked(|typed| typed.draft(clock::now())) {
            Err(found) => {
                problems.set(found);
                complaint.set(Some(Label::FixFields));
            }
            Ok(draft) => {
                app.write(vec![pack.corrected(kind, &draft)], move || {
                    app.go(&Route::Now);
                    app.tell(Label::Saved);
                });
            }
        }
    };
    view! {
        <h1>{app.say(Label::PackTitle)}</h1>
        <p>{app.say(Label::PackHint)}</p>
        <form on:submit=save novalidate>
            {form(app, "pack".to_owned(), typed, problems, Shown::Pack)}
            <p class="problem" role="alert">{move || complaint.get().map(|label| app.say(label))}</p>
            <button type="submit" id="save" class="wide">{app.say(Label::SaveChanges)}</button>
        </form>
        <p class="actions"><a class="button quiet" href=Route::Now.link()>{app.say(Label::Cancel)}</a></p>
    }
    .into_any()
}
