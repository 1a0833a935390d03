//! How to check: the carrier of the SIM, or a search for another; its ways, its known packs, and what to beware of.
//!
//! It dials and sends nothing: a tap opens the phone's own dialler or composer.

use super::control::{button, link};
use super::icon::Icon;
use super::route::Route;
use super::state::App;
use super::{own_way, ways};
use crate::device::directory::{Book, country_names, fetch};
use crate::device::{address, clock, locale};
use crate::directory::{Carrier, Correction, Directory, KnownPack, country_of, find, guess};
use crate::history::{Change, TypedOffer};
use crate::ui::words::{Label, Language, price, questions};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// `place` is a carrier, "nc-helia", or a country, "nc"; nothing is the carrier of the SIM.
pub fn page(app: App, place: Option<String>) -> AnyView {
    with_book(
        app,
        Box::new(move |book| match place.clone().or_else(|| own_place(app, book.directory)) {
            Some(place) => at(app, book, &place),
            None => chooser(app, book),
        }),
    )
}

/// All carriers, to choose from.
pub fn list_page(app: App) -> AnyView {
    with_book(app, Box::new(move |book| chooser(app, book)))
}

fn with_book(app: App, shown: Box<dyn Fn(Book) -> AnyView + Send>) -> AnyView {
    let book = RwSignal::new(None::<Option<Book>>);
    spawn_local(async move {
        let fetched = fetch().await;
        book.try_set(Some(fetched));
    });
    let view = move || match book.get() {
        None => ().into_any(),
        Some(None) => view! { <p class="note">{app.say(Label::CheckNotHad)}</p> }.into_any(),
        Some(Some(book)) if app.is_loaded.get() => shown(book),
        Some(Some(_)) => ().into_any(),
    };
    view! {
        <h1>{move || app.say(Label::CheckTitle)}</h1>
        {view}
    }
    .into_any()
}

/// The carrier of the SIM where it can be told, else its country.
fn own_place(app: App, directory: &Directory) -> Option<String> {
    let (name, country) =
        app.ledger.with_untracked(|ledger| ledger.sim().map(|sim| (sim.carrier.clone(), sim.country.clone())))?;
    let carrier = guess(directory, name.as_deref(), country.as_deref()).map(|carrier| carrier.id.clone());
    let nothing_known = |country: &String| directory.of_country(country).is_empty();
    carrier.or_else(|| country.filter(nothing_known).map(|country| country.to_ascii_lowercase()))
}

// --- the search ---------------------------------------------------------------------------------------------------------

fn chooser(app: App, book: Book) -> AnyView {
    let query = RwSignal::new(String::new());
    let tags = Language::ALL.map(Language::tag);
    let directory = book.directory;
    let names = country_names(directory, &tags);
    let skipped = directory.skipped.len();
    let all = locale::countries(app.language());
    let countries =
        all.iter().map(|(code, name)| view! { <option value=*code>{name.clone()}</option> }).collect::<Vec<_>>();
    let found = move || {
        let query = query.get();
        // With nothing asked all of them, by country as the language sorts them.
        let found = if query.trim().is_empty() {
            all.iter().flat_map(|(code, _)| directory.of_country(code)).collect()
        } else {
            find(directory, &query, &names)
        };
        if found.is_empty() {
            view! { <p class="note">{app.say(Label::CheckNone)}</p> }.into_any()
        } else {
            carriers(app, &found)
        }
    };
    let choose = move |event: leptos::ev::Event| {
        app.go(&Route::CheckAt(event_target_value(&event).to_ascii_lowercase()));
    };
    view! {
        <div class="field">
            <label for="carrier-search">{app.say(Label::CheckSearch)}</label>
            <input
                id="carrier-search"
                type="search"
                autocomplete="off"
                maxlength="60"
                aria-describedby="carrier-hint"
                on:input=move |event| query.set(event_target_value(&event))
            />
            <p class="shell-hint" id="carrier-hint">{app.say(Label::CheckSearchHint)}</p>
        </div>
        <div id="carriers" aria-live="polite">{found}</div>
        <div class="field">
            <label for="check-country">{app.say(Label::CheckElsewhere)}</label>
            <select id="check-country" on:change=choose><option value="">"—"</option>{countries}</select>
        </div>
        {(skipped > 0).then(|| view! { <p class="soft">{app.voice().skipped_entries(skipped)}</p> })}
    }
    .into_any()
}

/// Those found, each under its country, in the order in which they were found.
fn carriers(app: App, found: &[&Carrier]) -> AnyView {
    let tag = app.language().tag();
    let mut rows: Vec<AnyView> = Vec::new();
    let mut before = String::new();
    for carrier in found {
        let country = carrier.country();
        if country != before {
            let name = locale::country(tag, &country).unwrap_or_else(|| country.clone());
            rows.push(view! { <li class="country">{name}</li> }.into_any());
            before = country;
        }
        let route = Route::CheckAt(carrier.id.clone());
        rows.push(view! { <li><a href=route.link() translate="no">{carrier.name.clone()}</a></li> }.into_any());
    }
    view! { <ul class="carriers">{rows}</ul> }.into_any()
}

// --- one carrier, or a country of which none is known -----------------------------------------------------------------------

fn at(app: App, book: Book, place: &str) -> AnyView {
    let carrier = book.directory.carrier(place);
    let country = country_of(place);
    let country_name = locale::country(app.language().tag(), &country).unwrap_or(country);
    let (name, about) = match carrier {
        Some(carrier) => {
            let about: Vec<String> = std::iter::once(country_name).chain(carrier.also.iter().cloned()).collect();
            (carrier.name.clone(), about.join(" · "))
        }
        None => (country_name, String::new()),
    };
    let is_carrier = carrier.is_some();
    let own = own_way::section(app, place);
    let place = place.to_owned();
    view! {
        <h2 class="carrier-name" translate="no">{name}</h2>
        <p class="soft" translate="no">{about}</p>
        {(!is_carrier).then(|| view! { <p>{app.say(Label::CheckNoEntry)}</p> })}
        <p class="actions">
            {move || carrier.and_then(|carrier| is_mine(app, carrier))}
            {link("other-carrier", None, app.say(Label::CheckOther), &Route::CheckList)}
        </p>
        {move || ways::list(app, book, carrier, &place)}
        {own}
        {carrier.map(|carrier| packs(app, &carrier.packs))}
        {safety(app, carrier)}
    }
    .into_any()
}

/// Notes the carrier with the SIM, where the SIM says another or none.
fn is_mine(app: App, carrier: &Carrier) -> Option<AnyView> {
    let (name, country) = (carrier.name.clone(), carrier.country());
    let is_noted = app.ledger.with(|ledger| {
        ledger.sim().is_some_and(|sim| {
            sim.country.as_deref() == Some(&country)
                && sim.carrier.as_deref().is_some_and(|own| carrier.names().any(|name| name == own))
        })
    });
    let note = move || {
        let mut sim = app.sim();
        sim.carrier = Some(name.clone());
        sim.country = Some(country.clone());
        app.write(vec![Change::PutSim(sim)], move || app.tell(Label::CheckUsed));
    };
    (!is_noted).then(|| button("my-carrier", "quiet", None, app.say(Label::CheckUse), note))
}

fn packs(app: App, packs: &[KnownPack]) -> AnyView {
    if packs.is_empty() {
        return ().into_any();
    }
    let rows = packs.iter().map(|pack| pack_row(app, pack)).collect::<Vec<_>>();
    view! {
        <section>
            <h2>{app.say(Label::KnownPacks)}</h2>
            <p class="soft">{app.say(Label::KnownPacksHint)}</p>
            <ul class="known-packs">{rows}</ul>
        </section>
    }
    .into_any()
}

fn pack_row(app: App, pack: &KnownPack) -> AnyView {
    let fields = TypedOffer::of_known(pack, app.writes_comma());
    let format = app.format();
    let cost = pack.price.zip(pack.currency.as_deref()).map(|(minor, currency)| price(minor, currency, &*format));
    let lasts = pack.hours.map(|hours| app.voice().sold_for(hours));
    let about = [lasts, cost].into_iter().flatten().map(|told| [" · ", &told].concat()).collect::<String>();
    let fill = move || {
        app.known_pack.set(Some(fields.clone()));
        app.go(&Route::PacksToBuy);
    };
    view! {
        <li>
            <span>
                <bdi translate="no"><strong>{pack.name.clone()}</strong></bdi>
                {about}
                " " <small>{app.say(Label::ToConfirm)}</small>
            </span>
            {button("", "quiet", Some(Icon::Add), app.say(Label::KnownPackFill), fill)}
        </li>
    }
    .into_any()
}

fn safety(app: App, carrier: Option<&Carrier>) -> AnyView {
    let warns = carrier.is_some_and(|carrier| !carrier.beware.is_empty());
    view! {
        <section class="safety">
            <h2>{app.say(Label::SafetyTitle)}</h2>
            <ul>
                {warns.then(|| view! { <li>{app.say(Label::SafetyBeware)}</li> })}
                <li>{app.say(Label::SafetySecret)}</li>
                <li>{app.say(Label::SafetyOfficial)}</li>
            </ul>
            <h3>{app.say(Label::NoSignal)}</h3>
            <p>{app.say(Label::CheckMoveHow)}</p>
            <p class="actions">{link("", None, app.say(Label::FaultsTitle), &Route::Faults)}</p>
        </section>
    }
    .into_any()
}

/// Keeps what the person put right, then goes on.
pub fn keep(app: App, place: &str, instead_of: Option<String>, way: Option<crate::directory::OwnWay>, then: Label) {
    let correction = Correction::new(clock::new_id(), place, instead_of, way, clock::now());
    app.write(vec![Change::PutCorrection(correction)], move || app.tell(then));
}

/// The lines for an agent who speaks one of these languages.
pub fn asked(book: Book, carrier: Option<&Carrier>) -> questions::Questions<'static> {
    let speaks: Vec<&str> = carrier.iter().flat_map(|carrier| &carrier.speaks).map(String::as_str).collect();
    questions::questions(book.questions, &speaks)
}

/// To the form for one's own way.
pub fn to_own_form() {
    request_animation_frame(|| address::focus("own-to"));
}
