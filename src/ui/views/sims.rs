//! The SIM cards: all of them with what each has left, and one open to correction.
//!
//! It works nothing out: which runs out first, and in what order buckets are used, is for `answer` to say.

use super::control::{button, gradually, in_full, link};
use super::form::{choice, half_typed, leave};
use super::icon::Icon;
use super::route::Route;
use super::state::{App, Notice};
use crate::answer::{Answer, OfSim, place_in_order, side_by_side};
use crate::calendar;
use crate::device::{address, clock, files, locale};
use crate::history::{Change, Holds, SimField, TypedSim};
use crate::languages::BucketKind;
use crate::pack::{Effect, Id, Pack, Sim, masked};
use crate::ui::words::Label;
use crate::volume::TypedError;
use crate::zone::Zone;
use leptos::prelude::*;

/// How many colours `style/sims.css` has.
const COLOURS: u8 = 6;

/// As the person calls it, else by its carrier, else by the end of its number, else by its place among those like it.
pub fn name_of(app: App, sim: &Sim) -> String {
    if sim.is_example {
        return app.say(Label::ExampleTitle).to_owned();
    }
    let number = || sim.number.as_deref().map(masked);
    let told = sim.name.clone().or(sim.carrier.clone()).or_else(number);
    told.unwrap_or_else(|| match app.ledger.with(|ledger| ledger.place_of_unnamed(&sim.id)) {
        Some(place) => [app.say(Label::SimUnnamed), " ", &place.to_string()].concat(),
        None => app.say(Label::SimUnnamed).to_owned(),
    })
}

pub fn list(app: App) -> AnyView {
    if !app.is_loaded.get() {
        return ().into_any();
    }
    let rows = move || {
        let sims = app.ledger.with(|ledger| side_by_side(ledger, app.now.get()));
        sims.into_iter().map(|of| row(app, of)).collect::<Vec<_>>()
    };
    let add = move || {
        let sim = Sim { chosen: Some(clock::now()), ..Sim::new(clock::new_id(), clock::now()) };
        let route = Route::Sim(sim.id.clone());
        app.write(vec![Change::PutSim(sim)], move || app.go(&route));
    };
    view! {
        <h1>{app.say(Label::Sims)}</h1>
        <p class="soft">{app.say(Label::SimsHint)}</p>
        {rows}
        <p class="actions">{button("add-sim", "", Some(Icon::Add), app.say(Label::SimAdd), add)}</p>
    }
    .into_any()
}

fn row(app: App, of: OfSim) -> AnyView {
    let OfSim { sim, answer, is_in_use, is_first_out } = of;
    let said = match &answer {
        Some(answer) => app.voice().headline(answer, &*app.format()),
        None => app.say(Label::SimNoReading).to_owned(),
    };
    let id = sim.id.clone();
    let choose = move || use_sim(app, &id);
    view! {
        <article class="sim" data-colour=colour(sim.colour)>
            <h2><a href=Route::Sim(sim.id.clone()).link()>{name_of(app, &sim)}</a></h2>
            <p>{said}</p>
            {is_first_out.then(|| view! { <p><strong>{app.say(Label::SimFirstOut)}</strong></p> })}
            {if is_in_use {
                view! { <p class="soft">{app.say(Label::SimInUse)}</p> }.into_any()
            } else {
                view! { <p class="actions">{button("", "quiet", None, app.say(Label::SimUse), choose)}</p> }.into_any()
            }}
        </article>
    }
    .into_any()
}

fn use_sim(app: App, id: &Id) {
    let changes = app.ledger.with_untracked(|ledger| ledger.choose_sim(id, clock::now()));
    app.write(changes, || ());
}

/// As `style/sims.css` calls it.
pub fn colour(colour: Option<u8>) -> Option<String> {
    colour.map(|colour| (colour % COLOURS).to_string())
}

/// On the first view, where there are several: which runs out first, and the way to another.
pub fn switch(app: App) -> AnyView {
    let sims =
        app.ledger.with(|ledger| if ledger.sims.len() > 1 { side_by_side(ledger, app.now.get()) } else { Vec::new() });
    if sims.is_empty() {
        return ().into_any();
    }
    let mut chosen = String::new();
    let options = sims
        .iter()
        .map(|of| {
            let name = name_of(app, &of.sim);
            if of.is_in_use {
                chosen.clone_from(&name);
            }
            view! { <option value=of.sim.id.0.clone() selected=of.is_in_use>{name}</option> }
        })
        .collect::<Vec<_>>();
    let first = sims.iter().find(|of| of.is_first_out).and_then(|of| {
        let said = app.voice().first_out(&name_of(app, &of.sim), of.answer.as_ref()?, &*app.format());
        Some(view! { <p id="first-out"><a href=Route::Sims.link()>{said}</a></p> })
    });
    let choose = move |event: leptos::ev::Event| use_sim(app, &Id(event_target_value(&event)));
    let select =
        view! { <select id="sim-in-use" aria-label=app.say(Label::SimInUse) on:change=choose>{options}</select> };
    view! {
        <p class="sim-switch">
            {in_full(select.into_any(), chosen.into_any())}
            {link("", None, app.say(Label::Sims), &Route::Sims)}
        </p>
        {first}
    }
    .into_any()
}

/// Which SIM readings are of, where there are several: `known`, else the one in use, until the person says another.
pub fn for_which(app: App, known: Option<Id>) -> AnyView {
    let mut sims = app.ledger.with_untracked(|ledger| ledger.sims.clone());
    sims.retain(|sim| !sim.is_example);
    let in_use =
        || app.ledger.with_untracked(|ledger| ledger.sim().filter(|sim| !sim.is_example).map(|sim| sim.id.clone()));
    let known = known.or_else(in_use);
    app.reading_of.set(known.clone());
    if sims.len() < 2 {
        return ().into_any();
    }
    let options = sims
        .iter()
        .map(|sim| {
            view! { <option value=sim.id.0.clone() selected=Some(&sim.id) == known.as_ref()>{name_of(app, sim)}</option> }
        })
        .collect::<Vec<_>>();
    let choose = move |event: leptos::ev::Event| app.reading_of.set(Some(Id(event_target_value(&event))));
    let chosen = move || {
        let id = app.reading_of.get();
        sims.iter().find(|sim| Some(&sim.id) == id.as_ref()).map(|sim| name_of(app, sim))
    };
    let select = view! { <select id="reading-of" on:change=choose>{options}</select> };
    view! {
        <div class="field for-which">
            <label for="reading-of">{app.say(Label::SimWhich)}</label>
            {in_full(select.into_any(), chosen.into_any())}
        </div>
    }
    .into_any()
}

pub fn edit(app: App, id: Id) -> AnyView {
    if !app.is_loaded.get() {
        return ().into_any();
    }
    let Some(sim) = app.ledger.with_untracked(|ledger| ledger.sims.iter().find(|sim| sim.id == id).cloned()) else {
        return link("", Some(Icon::Back), app.say(Label::Sims), &Route::Sims);
    };
    let typed = RwSignal::new(TypedSim::of(&sim, app.writes_comma()));
    let problems = RwSignal::new(Vec::<SimField>::new());
    let note = half_typed(app.route.get_untracked().fragment(), typed);
    let kept = sim.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        // Buckets may have been put in another order meanwhile.
        let now_kept = app.ledger.with_untracked(|ledger| ledger.sims.iter().find(|sim| sim.id == kept.id).cloned());
        match typed.with_untracked(|typed| typed.sim(now_kept.as_ref().unwrap_or(&kept), clock::now())) {
            Ok(sim) => {
                let changes = app.ledger.with_untracked(|ledger| ledger.change_sim(sim));
                app.save_form(changes, Route::Sims);
            }
            Err(found) => problems.set(found),
        }
    };
    let field = |id, kind, label, of| field(app, id, kind, label, of, typed);
    let has = move |fields: &'static [SimField]| {
        problems.with(|problems| problems.iter().any(|problem| fields.contains(problem)))
    };
    let complaint = move || {
        if has(&[SimField::KeepAlive]) {
            Some(app.say(Label::DateProblem))
        } else if has(&[SimField::Late]) {
            Some(app.voice().typed_problem(TypedError::NotANumber))
        } else if has(&[SimField::TooLate]) {
            Some(app.voice().typed_problem(TypedError::TooLarge))
        } else if has(&[SimField::AlertLevel]) {
            Some(app.say(Label::AlertLevelProblem))
        } else {
            has(&[SimField::Credit, SimField::Currency, SimField::PerMegabyte]).then(|| app.say(Label::CreditProblem))
        }
    };
    view! {
        <h1>{name_of(app, &sim)}</h1>
        <form on:submit=submit on:input=move |_| note.with_value(|note| note()) on:change=move |_| note.with_value(|note| note()) novalidate>
            <div class="form">
                {field("sim-name", "text", Label::PackName, |typed| &mut typed.name)}
                {field("sim-carrier", "text", Label::CarrierField, |typed| &mut typed.carrier)}
                {country_field(app, typed)}
                {clock_field(app, typed)}
                {number_field(app, typed)}
                {field("sim-keep-alive", "date", Label::KeepAliveField, |typed| &mut typed.keep_alive)}
                <div class="pair">
                    {field("sim-credit", "decimal", Label::CreditField, |typed| &mut typed.credit)}
                    {field("sim-currency", "text", Label::OfferCurrency, |typed| &mut typed.currency)}
                </div>
                {field("sim-per-megabyte", "decimal", Label::PerMegabyteField, |typed| &mut typed.per_megabyte)}
                {late_field(app, typed)}
                {rest_field(app, typed)}
                {field("sim-alert-data", "decimal", Label::AlertDataField, |typed| &mut typed.alert_data)}
                {field("sim-alert-days", "decimal", Label::AlertDaysField, |typed| &mut typed.alert_days)}
                {colour_field(app, typed)}
                {field("sim-notes", "text", Label::NotesField, |typed| &mut typed.notes)}
            </div>
            <p class="problem" role="alert">{complaint}</p>
            <button type="submit" id="save" class="wide">{app.say(Label::SaveChanges)}</button>
        </form>
        {to_calendar(app, &sim)}
        {move || order(app, &id)}
        {packs(app, &sim.id)}
        {delete(app, sim.id.clone())}
        {leave(app, Some(Icon::Back), app.say(Label::Sims), &Route::Sims)}
    }
    .into_any()
}

/// The day by which the number must be kept, as an entry for the phone's calendar, of a SIM that the first page does not speak of.
fn to_calendar(app: App, sim: &Sim) -> Option<AnyView> {
    let now = app.now.get_untracked();
    let is_told_there = app.ledger.with_untracked(|ledger| {
        ledger.sim().is_some_and(|own| own.id == sim.id) && ledger.holds(&sim.id).readings > 0
    });
    let end = sim.keep_alive.filter(|_| !is_told_there)?;
    let entry = calendar::keep_alive(Some(end), now)?;
    let words = app.voice().entry_to_keep(&entry, &name_of(app, sim), end, &*app.format());
    let (of, entries) = (sim.id.clone(), [(entry, words)]);
    let save = move || files::save("tidemark.ics", "text/calendar", &calendar::file(&of, &entries, clock::now()));
    let add = button("sim-to-calendar", "quiet", None, app.say(Label::CalendarAdd), save);
    Some(view! { <p class="actions">{add} <span class="soft">{app.say(Label::EventKeepAlive)}</span></p> }.into_any())
}

/// What was bought for it, past packs too, each with the way to its form.
fn packs(app: App, id: &Id) -> AnyView {
    let kept = app.ledger.with_untracked(|ledger| ledger.packs_of(id, app.now.get_untracked()));
    if kept.is_empty() {
        return ().into_any();
    }
    let count = kept.len();
    let row = move |at: usize| {
        let (voice, format) = (app.voice(), app.format());
        let kept = &kept[at];
        let to = Route::Bucket(kept.pack.clone(), kept.place).link();
        let (name, facts) = (voice.kept_name(kept, &*format), voice.kept_facts(kept, &*format));
        view! { <p class="pack"><a href=to><bdi>{name}</bdi></a> " " <span class="soft">{facts}</span></p> }.into_any()
    };
    view! {
        <section id="sim-packs">
            <h2>{app.say(Label::SimPacks)}</h2>
            {gradually(count, row)}
        </section>
    }
    .into_any()
}

/// What goes with it is said beside the button, and all of it comes back with one touch.
fn delete(app: App, id: Id) -> AnyView {
    let holds = app.ledger.with_untracked(|ledger| ledger.holds(&id));
    let gone = move || {
        let (gone, undo) = app.ledger.with_untracked(|ledger| ledger.forget_sim(&id));
        app.write(gone, move || {
            app.go(&Route::Sims);
            app.notice.set(Some(Notice::new(Label::Deleted, undo)));
        });
    };
    view! {
        <section class="apart">
            {(holds != Holds::default()).then(|| view! { <p class="soft" id="sim-holds">{app.voice().sim_holds(holds)}</p> })}
            <p class="actions">{button("delete-sim", "quiet danger", None, app.say(Label::SimDelete), gone)}</p>
        </section>
    }
    .into_any()
}

type Of = fn(&mut TypedSim) -> &mut String;

/// Dates and telephone numbers among them: of what is wrong the form tells as a whole.
fn field(app: App, id: &'static str, kind: &'static str, label: Label, of: Of, typed: RwSignal<TypedSim>) -> AnyView {
    let is_number = kind == "decimal";
    let initial = of(&mut typed.get_untracked()).clone();
    view! {
        <div class="field">
            <label for=id>{app.say(label)}</label>
            <input
                id=id
                type=if is_number { "text" } else { kind }
                inputmode=is_number.then_some("decimal")
                autocomplete="off"
                maxlength="200"
                value=initial
                on:input=move |event| typed.update_untracked(|typed| *of(typed) = event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

/// Masked until the person asks for it: who looks on sees the last digits.
fn number_field(app: App, typed: RwSignal<TypedSim>) -> AnyView {
    let is_shown = RwSignal::new(typed.with_untracked(|typed| typed.number.is_empty()));
    let shown = move || {
        if is_shown.get() {
            return field(app, "sim-number", "tel", Label::NumberField, |typed| &mut typed.number, typed);
        }
        view! {
            <p><span class="soft">{app.say(Label::NumberField)}</span> " " <bdi>{typed.with_untracked(|typed| masked(&typed.number))}</bdi></p>
            {button("show-number", "quiet", None, app.say(Label::NumberShow), move || is_shown.set(true))}
        }
        .into_any()
    };
    view! { {shown} }.into_any()
}

fn country_field(app: App, typed: RwSignal<TypedSim>) -> AnyView {
    let chosen = typed.with_untracked(|typed| typed.country.clone());
    let options = locale::countries(app.language())
        .into_iter()
        .map(|(code, name)| view! { <option value=code selected=chosen == code>{name}</option> })
        .collect::<Vec<_>>();
    view! {
        <div class="field">
            <label for="sim-country">{app.say(Label::CountryField)}</label>
            <select id="sim-country" on:change=move |event| typed.update(|typed| typed.country = event_target_value(&event))>
                <option value="">{app.say(Label::CountryUnknown)}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// "UTC+01:00 · with summer time".
pub fn clock_name(app: App, zone: Zone) -> String {
    let name = zone.name();
    let summer = if zone.is_even() { ["", ""] } else { [" · ", app.say(Label::ClockSummer)] };
    ["UTC", &name[..6], summer[0], summer[1]].concat()
}

/// Asked where the country has several clocks, or one was chosen.
fn clock_field(app: App, typed: RwSignal<TypedSim>) -> AnyView {
    let shown = move || {
        let (country, chosen) = typed.with(|typed| (typed.country.clone(), typed.clock.clone()));
        let zones = Zone::of_country(&country);
        if zones.len() < 2 && chosen.is_empty() {
            return ().into_any();
        }
        let options = zones
            .into_iter()
            .map(|zone| {
                let name = zone.name();
                view! { <option value=name.clone() selected=chosen == name>{clock_name(app, zone)}</option> }
            })
            .collect::<Vec<_>>();
        view! {
            <div class="field">
                <label for="sim-clock">{app.say(Label::ClockField)}</label>
                <select id="sim-clock" on:change=move |event| typed.update_untracked(|typed| typed.clock = event_target_value(&event))>
                    <option value="">{app.say(Label::ClockOfCountry)}</option>
                    {options}
                </select>
            </div>
        }
        .into_any()
    };
    view! { {shown} }.into_any()
}

/// By how much the carrier's figures come late: not known, not at all, a usual length of time, or another number of hours.
fn late_field(app: App, typed: RwSignal<TypedSim>) -> AnyView {
    const USUAL: [&str; 3] = ["1", "4", "24"];
    let known = typed.with_untracked(|typed| typed.late.clone());
    let is_other = !(known.is_empty() || known == "0" || USUAL.contains(&known.as_str()));
    let asks = RwSignal::new(is_other);
    let usual = USUAL.map(|hours| (hours, app.voice().hours_long(hours.parse().unwrap_or_default())));
    let told = [("", app.say(Label::ThenUnknown).to_owned()), ("0", app.say(Label::LateNone).to_owned())];
    let other = ("other", app.say(Label::LateOther).to_owned());
    let options = told.into_iter().chain(usual).chain([other]).map(|(value, name)| {
        let selected = if value == "other" { is_other } else { value == known };
        view! { <option value=value selected=selected>{name}</option> }
    });
    let options = options.collect::<Vec<_>>();
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event);
        asks.set(chosen == "other");
        if chosen != "other" {
            typed.update_untracked(|typed| typed.late = chosen);
        }
    };
    view! {
        <div class="field">
            <label for="sim-late">{app.say(Label::SimLate)}</label>
            <select id="sim-late" on:change=choose>{options}</select>
        </div>
        {move || asks.get().then(|| field(app, "sim-late-hours", "decimal", Label::LateField, |typed| &mut typed.late, typed))}
    }
    .into_any()
}

/// What becomes of what is left of a pack when another is bought before its end.
pub const RESTS: [(Effect, Label); 3] =
    [(Effect::RollsOver, Label::RestRolls), (Effect::Beside, Label::RestBeside), (Effect::Replaces, Label::RestLost)];

fn rest_field(app: App, typed: RwSignal<TypedSim>) -> AnyView {
    let known = typed.with_untracked(|typed| typed.rest);
    let choices = || std::iter::once((None, Label::RestAsk)).chain(RESTS.map(|(effect, label)| (Some(effect), label)));
    let texts = choices().map(|(_, label)| app.say(label)).collect();
    let first = choices().position(|(effect, _)| effect == known);
    let choose = move |place: usize| {
        let effect = place.checked_sub(1).and_then(|at| RESTS.get(at)).map(|(effect, _)| *effect);
        typed.update_untracked(|typed| typed.rest = effect);
    };
    choice(app.say(Label::SimRest), "sim-rest".to_owned(), texts, first, Box::new(choose))
}

fn colour_field(app: App, typed: RwSignal<TypedSim>) -> AnyView {
    let chosen = typed.with_untracked(|typed| typed.colour);
    let choice = |value: Option<u8>| {
        let name = match value {
            None => app.say(Label::ColourNone).to_owned(),
            Some(place) => (place + 1).to_string(),
        };
        view! {
            <label class="check colour" data-colour=colour(value)>
                <input
                    type="radio"
                    name="colour"
                    checked=value == chosen
                    on:change=move |_| typed.update_untracked(|typed| typed.colour = value)
                />
                {name}
            </label>
        }
    };
    let choices = std::iter::once(None).chain((0..COLOURS).map(Some)).map(choice).collect::<Vec<_>>();
    view! { <fieldset class="row colours"><legend>{app.say(Label::ColourField)}</legend>{choices}</fieldset> }
        .into_any()
}

/// The order in which the buckets of a SIM are used, where it has several.
fn order(app: App, id: &Id) -> AnyView {
    let found = app.ledger.with(|ledger| {
        let sim = ledger.sims.iter().find(|sim| sim.id == *id)?.clone();
        let mut kinds: Vec<BucketKind> =
            ledger.bucket_kinds(id).into_iter().map(|kind| kind.unwrap_or(BucketKind::Main)).collect();
        crate::order::sort(&mut kinds, |a, b| place_in_order(&sim, Some(*a)) < place_in_order(&sim, Some(*b)));
        kinds.dedup();
        Some((sim, kinds))
    });
    let Some((sim, kinds)) = found.filter(|(_, kinds)| kinds.len() > 1) else { return ().into_any() };
    let voice = app.voice();
    let change = move |sim: &Sim, kinds: &[BucketKind], kind: BucketKind, earlier: bool| {
        let changes = app.ledger.with_untracked(|ledger| ledger.move_in_order(sim, kinds, kind, earlier));
        // The buttons are drawn anew: what was moved keeps the focus.
        app.write(changes, move || request_animation_frame(move || address::focus(&place_id(kind))));
    };
    let last = kinds.len() - 1;
    let rows = kinds
        .iter()
        .enumerate()
        .map(|(place, &kind)| {
            let (up, down) = ((sim.clone(), kinds.clone()), (sim.clone(), kinds.clone()));
            let earlier = button("", "quiet", None, app.say(Label::Earlier), move || change(&up.0, &up.1, kind, true));
            let later = button("", "quiet", None, app.say(Label::Later), move || change(&down.0, &down.1, kind, false));
            view! {
                <li id=place_id(kind) tabindex="-1">
                    <span>{voice.bucket(Some(kind))}</span>
                    <span class="moves">{(place > 0).then_some(earlier)} {(place < last).then_some(later)}</span>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let is_changed = !sim.order.is_empty();
    let usual = move || app.write(vec![Change::PutSim(Sim { order: Vec::new(), ..sim.clone() })], || ());
    view! {
        <section>
            <h2>{app.say(Label::LineTitle)}</h2>
            <p class="soft">{app.say(Label::OrderHint)}</p>
            <ol class="order">{rows}</ol>
            {is_changed.then(|| button("usual-order", "quiet", None, app.say(Label::OrderUsual), usual))}
        </section>
    }
    .into_any()
}

fn place_id(kind: BucketKind) -> String {
    format!("place-{}", kind.name())
}

/// The line of pots, and what comes behind it.
pub fn line(app: App, answer: &Answer) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let format = &*format;
    let turns = answer.line.as_ref().map(|line| line.turns.as_slice()).unwrap_or_default();
    let after = voice.after(answer, format);
    let clock = voice.carriers_clock(answer, format);
    if turns.len() < 2 && after.is_empty() && clock.is_none() {
        return ().into_any();
    }
    let rows = turns
        .iter()
        .filter(|_| turns.len() > 1)
        .map(|turn| {
            let name = turn.name.clone().unwrap_or_else(|| voice.bucket(turn.bucket).to_owned());
            let left = turn.left.map(|left| crate::ui::words::volume(voice, left.shown(), format));
            let place = turn.pack.as_ref().and_then(|id| {
                let at = |pack: &Pack| pack.buckets.iter().position(|bucket| bucket.kind == turn.bucket);
                Some(Route::Bucket(id.clone(), app.ledger.with_untracked(|ledger| ledger.pack(id).and_then(at))?))
            });
            let name = match place {
                Some(route) => view! { <a href=route.link()>{name}</a> }.into_any(),
                None => view! { <b>{name}</b> }.into_any(),
            };
            view! { <li>{name} " " {left} <span class="soft">{voice.turn(turn, format)}</span></li> }
        })
        .collect::<Vec<_>>();
    let has_rows = !rows.is_empty();
    let lacks_credit = answer.line.as_ref().is_some_and(|line| line.lacks_credit);
    let of_sim = app.ledger.with_untracked(|ledger| ledger.sim().map(|sim| sim.id.clone())).filter(|_| lacks_credit);
    let credit = of_sim.map(|sim| link("type-credit", None, app.say(Label::CreditField), &Route::Sim(sim)));
    view! {
        <section class="line" id="line">
            {has_rows.then(|| view! { <h2>{app.say(Label::LineTitle)}</h2> <ol class="turns">{rows}</ol> })}
            {after.into_iter().chain(clock).map(|text| view! { <p>{text}</p> }).collect::<Vec<_>>()}
            {credit.map(|link| view! { <p class="actions">{link}</p> })}
        </section>
    }
    .into_any()
}
