//! The pack at hand: its size, validity and end, open to correction.
//!
//! One bucket at a time: that of the answer, or one of the line.

use super::control::button;
use super::form::{Shown, editor, figure_field, leave};
use super::icon::Icon;
use super::now::again;
use super::route::Route;
use super::sims::RESTS;
use super::state::App;
use crate::answer::compose;
use crate::device::{address, clock};
use crate::history::{Asides, Draft, FieldName, FieldProblem, Ledger, SaidOfRest, Stated, Typed, TypedTold};
use crate::pack::{Id, Pack, Sim};
use crate::ui::words::Label;
use crate::volume::Printed;
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
    let again = again_asking(app, &pack, leave_form).filter(|_| !app.ledger.with_untracked(Ledger::shows_example));
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
        {again}
        {leave(app, None, app.say(Label::Cancel), &Route::Now)}
    }
    .into_any()
}

/// The pack once more. Where the one at hand still has data and time, and nothing was said of its SIM, the person is asked what becomes
/// of them.
fn again_asking(app: App, pack: &Pack, before: impl Fn() + Copy + Send + Sync + 'static) -> Option<AnyView> {
    let now = clock::now();
    let (over, rule) = app.ledger.with_untracked(|ledger| {
        let sim = ledger.sims.iter().find(|sim| sim.id == pack.sim);
        (ledger.left_over(&pack.sim, now), sim.and_then(|sim| sim.rest))
    });
    let Some(over) = over.filter(|_| rule.is_none()) else {
        return again(app, pack.id.clone(), before).map(|again| view! { <p class="actions">{again}</p> }.into_any());
    };
    let (id, sim) = (pack.id.clone(), pack.sim.clone());
    app.ledger.with_untracked(|ledger| ledger.buy_again(&id, None, now, clock::new_id))?;
    let is_asked = RwSignal::new(false);
    let ask = move || {
        is_asked.set(true);
        request_animation_frame(|| address::focus("rest"));
    };
    let question = move || is_asked.get().then(|| rest_question(app, (id.clone(), sim.clone()), over.left, before));
    Some(
        view! {
            <p class="actions">{button("again", "quiet", Some(Icon::Add), app.say(Label::BoughtAgain), ask)}</p>
            {question}
        }
        .into_any(),
    )
}

fn rest_question(app: App, (pack, sim): (Id, Id), left: Printed, before: impl Fn() + Copy + 'static) -> AnyView {
    let stated = Stated { balance: Some(left), ..Stated::default() };
    let typed = RwSignal::new(app.fields(&Draft { stated, ..Draft::empty(clock::now()) }));
    let problems = RwSignal::new(Vec::<FieldProblem>::new());
    let is_always = RwSignal::new(false);
    let field = (FieldName::Left, Label::RestLeft);
    let figure = figure_field(app, "rest-left".to_owned(), field, false, |typed| &mut typed.left, typed, problems);
    let buttons = RESTS.map(|(effect, label)| {
        let (pack, sim) = (pack.clone(), sim.clone());
        let buy = move || {
            let now = clock::now();
            let left = match typed.with_untracked(|typed| typed.draft(now)) {
                Ok(draft) => draft.stated.balance,
                Err(found) => return problems.set(found),
            };
            let said = SaidOfRest { effect, left };
            let always = is_always.get_untracked().then_some(&sim);
            let bought =
                app.ledger.with_untracked(|ledger| ledger.buy_again_so(&pack, said, always, now, clock::new_id));
            if let Some(bought) = bought {
                before();
                app.note_bought(Label::BoughtAgainNoted, bought);
            }
        };
        view! { <p class="actions">{button("", "wide quiet", None, app.say(label), buy)}</p> }
    });
    view! {
        <section id="rest" tabindex="-1" class="note">
            <h2>{app.say(Label::RestTitle)}</h2>
            <p>{app.say(Label::RestText)}</p>
            {figure}
            <label class="check">
                <input id="rest-always" type="checkbox" on:change=move |event| is_always.set(event_target_checked(&event))/>
                {app.say(Label::RestAlways)}
            </label>
            {buttons.into_iter().collect::<Vec<_>>()}
        </section>
    }
    .into_any()
}
