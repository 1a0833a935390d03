//! Packs to buy: the offers that the person typed in, the end of the trip, how sure to be, and what that comes to.
//!
//! It knows no offer of its own and fetches none.

use super::control::{TextField, button, text_field};
use super::form::{UNITS, counting_field, counting_label, then_fields, time_field, time_of};
use super::icon::Icon;
use super::route::Route;
use super::state::{App, Notice};
use crate::adviser::{Advice, Held, Latest, SAFETIES, Unadvised, advise, trip_end};
use crate::device::{address, clock};
use crate::forecast::Level;
use crate::history::{Change, OfferField, OfferProblem, TypedOffer};
use crate::pack::{Counting, Effect, Id, Offer, Sim};
use crate::stamp;
use crate::ui::words::{Label, offer_name, offer_size, plan_moments, plan_name, plan_price, price};
use leptos::prelude::*;

pub fn packs_to_buy(app: App) -> AnyView {
    // The end that was planned for, open to another.
    let planned = app.ledger.with_untracked(|ledger| Some(ledger.sim()?.trip_end?.at));
    let planned = planned.map(|end| stamp::day(app.format().told(end).date_naive())).unwrap_or_default();
    let (trip, safety) = (RwSignal::new(planned.clone()), RwSignal::new(Level::EIGHTY));
    view! {
        <h1>{app.say(Label::PacksToBuy)}</h1>
        <p>{app.say(Label::PacksToBuyText)}</p>
        <div class="field">
            <label for="trip-end">{app.say(Label::TripEndField)}</label>
            <input id="trip-end" type="date" value=planned on:input=move |event| trip.set(event_target_value(&event))/>
        </div>
        {safeties(app, safety)}
        <section id="advice" aria-live="polite">{move || advice(app, &trip.get(), safety.get())}</section>
        {offers(app)}
    }
    .into_any()
}

fn safeties(app: App, safety: RwSignal<Level>) -> AnyView {
    let choices = SAFETIES
        .into_iter()
        .map(|level| {
            let is_chosen = move || if safety.get() == level { "true" } else { "false" };
            view! {
                <button type="button" class="quiet chip" aria-pressed=is_chosen on:click=move |_| safety.set(level)>
                    {app.format().percent(level.share())}
                </button>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <p id="safety">{app.say(Label::SafetyField)}</p>
        <p class="actions" role="group" aria-labelledby="safety">{choices}</p>
    }
    .into_any()
}

fn advice(app: App, trip: &str, safety: Level) -> AnyView {
    let now = app.now.get();
    let (held, offers) = app.ledger.with(|ledger| (Held::of(ledger, now), ledger.offers_here()));
    let said = |label: Label| view! { <p class="soft">{app.say(label)}</p> }.into_any();
    let held = match held {
        Ok(held) => held,
        Err(Unadvised::Unlimited) => return said(Label::AdviceUnlimited),
        Err(Unadvised::NoForecast) => return said(Label::AdviceNoForecast),
    };
    let Some(end) = trip_end(trip, app.format().told(now)) else { return said(Label::TripEndMissing) };
    let found = advise(&held, &offers, end, safety, now);
    let (voice, format) = (app.voice(), app.format());
    view! {
        <p><strong>{voice.advice(&found, &offers, &*format)}</strong></p>
        {held.reserve.map(|reserve| view! { <p class="soft">{voice.reserve_kept(reserve, &*format)}</p> })}
        {(!found.plans.is_empty()).then(|| plans(app, &found, &offers))}
        {(safety > Level::EIGHTY).then(|| said(Label::SafetyHint))}
        {found.loses_rest().then(|| said(Label::LosesRest))}
        {found.carries_rest(&offers).then(|| said(Label::CarriesRest))}
        {found.mixes_currencies(&offers).then(|| said(Label::AdviceCurrencies))}
    }
    .into_any()
}

fn plans(app: App, found: &Advice, offers: &[Offer]) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let format = &*format;
    let rows = found
        .plans
        .iter()
        .map(|plan| {
            let left = plan.wasted.map(|wasted| {
                view! { <small>{app.say(Label::LeftOver)} " " {voice.wasted(wasted, format)}</small> }
            });
            let short_day = plan.short_day.map(|at| {
                view! { <small class="short-day">{voice.short_day(&offers[at], format)}</small> }
            });
            let when = if plan.covers {
                plan_moments(voice, plan, format)
            } else if plan.lasts == Latest::Now {
                String::new()
            } else {
                [app.say(Label::OnlyUntil), " ", &voice.latest(plan.lasts, format)].concat()
            };
            view! {
                <tr class=(!plan.covers).then_some("short")>
                    <td>{plan_name(voice, plan, offers, format)} {left} {short_day}</td>
                    <td><bdi>{plan_price(plan, offers, format)}</bdi></td>
                    <td>{when}</td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    let heads = [Label::PlanColumn, Label::OfferPrice, Label::BuyByColumn]
        .map(|label| view! { <th scope="col">{app.say(label)}</th> })
        .into_iter()
        .collect::<Vec<_>>();
    view! {
        <table class="plans">
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The list, and the form: for a new offer, or in place of the one that is being changed.
fn offers(app: App) -> AnyView {
    // A pack of the directory comes with its form open.
    let known = app.known_pack.get_untracked().is_some();
    let edited = RwSignal::new(known.then_some(None::<Id>));
    if known {
        focus_form();
    }
    let list = move || {
        let offers = app.ledger.with(|ledger| ledger.offers_here());
        let rows = offers.into_iter().map(|offer| {
            if edited.get() == Some(Some(offer.id.clone())) {
                form(app, Some(offer), edited)
            } else {
                row(app, offer, edited)
            }
        });
        rows.collect::<Vec<_>>()
    };
    let add = move || {
        edited.set(Some(None));
        focus_form();
    };
    view! {
        <section id="offers">
            {list}
            {move || match edited.get() {
                Some(None) => form(app, None, edited),
                _ => view! { <p class="actions">{button("add-offer", "", Some(Icon::Add), app.say(Label::AddOffer), add)}</p> }.into_any(),
            }}
        </section>
    }
    .into_any()
}

fn focus_form() {
    request_animation_frame(|| address::focus("offer-name"));
}

fn row(app: App, offer: Offer, edited: RwSignal<Option<Option<Id>>>) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let name =
        (!offer.name.is_empty()).then(|| view! { <p><strong>{offer_name(voice, &offer, &*format)}</strong></p> });
    // The others stand in the size, or need no word.
    let counting =
        matches!(offer.counting, Counting::Days | Counting::DaysAfter | Counting::FirstUse | Counting::TopUp)
            .then(|| counting_label(offer.counting));
    let refills = offer.terms.refills.map(|time| format.time(time.time()));
    let then = offer.terms.then.map(|then| voice.comes_then(then, &*format));
    let sold = offer.clone();
    let buy = move || {
        let bought = app.ledger.with_untracked(|ledger| ledger.buy_offer(&sold, clock::now(), clock::new_id));
        app.go(&Route::Now);
        app.note_bought(Label::BoughtThisNoted, bought);
    };
    let (edit_id, delete_id) = (offer.id.clone(), offer.id.clone());
    let edit = move || {
        edited.set(Some(Some(edit_id.clone())));
        focus_form();
    };
    let delete = move || {
        let (gone, undo) = app.ledger.with_untracked(|ledger| ledger.forget_offer(&delete_id));
        app.write(gone, move || app.notice.set(Some(Notice::new(Label::Deleted, undo))));
    };
    view! {
        <article class="offer">
            {name}
            <p>{offer_size(voice, &offer, &*format)} " · " <bdi>{price(offer.price, &offer.currency, &*format)}</bdi></p>
            {counting.map(|label| view! { <p class="soft">{app.say(label)}</p> })}
            {refills.map(|time| view! { <p class="soft">{app.say(Label::RefillsAt)} " " {time}</p> })}
            {then.map(|then| view! { <p class="soft">{then}</p> })}
            <p class="soft">{app.say(effect_label(offer.effect))}</p>
            <p class="actions">
                {button("", "quiet", Some(Icon::Add), app.say(Label::BoughtThis), buy)}
                {button("", "quiet", Some(Icon::Pencil), app.say(Label::Edit), edit)}
                {button("", "quiet danger", None, app.say(Label::Delete), delete)}
            </p>
        </article>
    }
    .into_any()
}

fn effect_label(effect: Effect) -> Label {
    match effect {
        Effect::Beside => Label::EffectBeside,
        Effect::Prolongs => Label::EffectProlongs,
        Effect::Adds => Label::EffectAdds,
        Effect::RollsOver => Label::EffectRollsOver,
        Effect::Replaces => Label::EffectReplaces,
    }
}

fn form(app: App, offer: Option<Offer>, edited: RwSignal<Option<Option<Id>>>) -> AnyView {
    let start = match &offer {
        Some(offer) => TypedOffer::of(offer, app.writes_comma()),
        // Most are sold in one currency.
        None => app.known_pack.try_update_untracked(Option::take).flatten().unwrap_or_else(|| TypedOffer {
            currency: app.ledger.with_untracked(|ledger| {
                ledger.offers_here().last().map(|offer| offer.currency.clone()).unwrap_or_default()
            }),
            ..TypedOffer::default()
        }),
    };
    let start = start.counting(app.counted());
    let (effect, counting) = (start.effect, start.counting);
    let unit = start.size.unit;
    let typed = RwSignal::new(start);
    let problems = RwSignal::new(Vec::<OfferProblem>::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut changes = Vec::new();
        let sim = app.ledger.with_untracked(|ledger| ledger.sim().map(|sim| sim.id.clone())).unwrap_or_else(|| {
            let id = clock::new_id();
            let sim = Sim::new(id.clone(), clock::now());
            changes.push(Change::PutSim(sim));
            id
        });
        let id = offer.as_ref().map_or_else(clock::new_id, |offer| offer.id.clone());
        match typed.with_untracked(|typed| typed.offer(id, sim)) {
            Ok(offer) => {
                changes.push(Change::PutOffer(offer));
                app.write(changes, move || {
                    edited.set(None);
                    app.tell(Label::Saved);
                });
            }
            Err(found) => problems.set(found),
        }
    };
    let field = |id, label, name, of| field(app, id, label, name, of, typed, problems);
    let units = UNITS
        .into_iter()
        .map(|choice| view! { <option value=choice.symbol() selected=choice == unit>{app.voice().unit(choice)}</option> })
        .collect::<Vec<_>>();
    let choose_unit = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event);
        if let Some(unit) = UNITS.into_iter().find(|unit| unit.symbol() == chosen) {
            typed.update_untracked(|typed| typed.size.unit = unit);
        }
    };
    let choose_counting = move |counting| typed.update_untracked(|typed| typed.counting = counting);
    let effects = Effect::ALL
        .map(|choice| {
            view! {
                <label class="check">
                    <input
                        type="radio"
                        name="effect"
                        checked=choice == effect
                        on:change=move |_| typed.update_untracked(|typed| typed.effect = choice)
                    />
                    {app.say(effect_label(choice))}
                </label>
            }
        })
        .into_iter()
        .collect::<Vec<_>>();
    view! {
        <form class="offer" on:submit=submit novalidate>
            <div class="form">
                {field("offer-name", Label::OfferName, OfferField::Name, |typed| &mut typed.name)}
                <div class="pair">
                    {field("offer-price", Label::OfferPrice, OfferField::Price, |typed| &mut typed.price)}
                    {field("offer-currency", Label::OfferCurrency, OfferField::Currency, |typed| &mut typed.currency)}
                </div>
                <div class="figure">
                    {field("offer-size", Label::PackSize, OfferField::Size, |typed| &mut typed.size.text)}
                    <div class="field">
                        <label for="offer-unit">{app.say(Label::UnitField)}</label>
                        <select id="offer-unit" on:change=choose_unit>{units}</select>
                    </div>
                </div>
                {daily_fields(app, typed, problems)}
                {field("offer-days", Label::OfferDays, OfferField::Days, |typed| &mut typed.days)}
                {counting_field(app, "offer-counting", counting, Box::new(choose_counting))}
                <fieldset class="row">
                    <legend>{app.say(Label::EffectField)}</legend>
                    {effects}
                </fieldset>
            </div>
            <p class="problem" role="alert">
                {move || problems.with(|problems| !problems.is_empty()).then(|| app.say(Label::FixFields))}
            </p>
            <p class="actions">
                <button type="submit" id="save-offer">{app.say(Label::Save)}</button>
                {button("", "quiet", None, app.say(Label::Cancel), move || edited.set(None))}
            </p>
        </form>
    }
    .into_any()
}

/// Whether the size is that of a day, when it is full again, and what comes when it is used up.
fn daily_fields(app: App, typed: RwSignal<TypedOffer>, problems: RwSignal<Vec<OfferProblem>>) -> AnyView {
    let terms = typed.with_untracked(|typed| typed.terms);
    let is_daily = RwSignal::new(terms.refills.is_some());
    let choose = move |event: leptos::ev::Event| {
        is_daily.set(event_target_checked(&event));
        let refills = is_daily.get_untracked().then(|| terms.refills.unwrap_or_default());
        typed.update_untracked(|typed| typed.terms.refills = refills);
    };
    let hour = stamp::clock(terms.refills.unwrap_or_default().time());
    let refill = move |text: String| {
        typed.update_untracked(|typed| typed.terms.refills = Some(time_of(&text).unwrap_or_default()))
    };
    let then = move |then| typed.update_untracked(|typed| typed.terms.then = then);
    let of: fn(&mut TypedOffer) -> &mut String = |typed| &mut typed.per_megabyte;
    let price = field(app, "per-megabyte", Label::PerMegabyteField, OfferField::PerMegabyte, of, typed, problems);
    view! {
        <label class="check">
            <input id="offer-daily" type="checkbox" checked=is_daily.get_untracked() on:change=choose/>
            {app.say(Label::OfferDaily)}
        </label>
        <div class:hidden=move || !is_daily.get()>{time_field(app, "offer-refills", Label::RefillsAt, hour, Box::new(refill))}</div>
        {then_fields(app, terms.then, Box::new(then), price)}
    }
    .into_any()
}

/// One field with what is wrong with it.
fn field(
    app: App,
    id: &'static str,
    label: Label,
    name: OfferField,
    of: fn(&mut TypedOffer) -> &mut String,
    typed: RwSignal<TypedOffer>,
    problems: RwSignal<Vec<OfferProblem>>,
) -> AnyView {
    let problem = move || {
        let (_, error) =
            *problems.with(|problems| problems.iter().find(|(field, _)| *field == name).copied()).as_ref()?;
        Some(match name {
            OfferField::Price => app.say(Label::OfferPriceProblem),
            OfferField::Currency => app.say(Label::OfferCurrencyProblem),
            OfferField::Days => app.say(Label::OfferDaysProblem),
            OfferField::Size | OfferField::Name | OfferField::PerMegabyte => app.voice().typed_problem(error),
        })
    };
    let is_figure = matches!(name, OfferField::Price | OfferField::Size | OfferField::Days | OfferField::PerMegabyte);
    let field = TextField { id, label: app.say(label), is_figure, longest: "40" };
    let value = move || of(&mut typed.get_untracked()).clone();
    let take = move |text| {
        typed.update_untracked(|typed| *of(typed) = text);
        problems.update(|problems| problems.retain(|(field, _)| *field != name));
    };
    text_field(field, value, problem, take)
}
