//! The ways to check, a card each: what it needs, what it tells and costs, one tap, and where the answer goes.
//!
//! A page outside the app is never a link: docs/decisions/may-an-official-page-be-opened-by-a-tap.md.

use super::check::{asked, keep, to_own_form};
use super::control::button;
use super::icon::{Icon, icon};
use super::route::Route;
use super::state::{App, Notice};
use crate::device::directory::Book;
use crate::device::{clipboard, clock, install};
use crate::directory::{
    Carrier, Channel, Correction, Hours, Listed, Opening, OwnWay, Source, Subject, Way, fill, listed, local, opening,
    tap,
};
use crate::history::{Change, Origin};
use crate::surroundings::System;
use crate::ui::words::Label;
use crate::ui::words::questions::Questions;
use chrono::Datelike;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub fn list(app: App, book: Book, carrier: Option<&Carrier>, place: &str) -> AnyView {
    let (mut cards, mut others) = (Vec::new(), Vec::new());
    app.ledger.with(|ledger| {
        for way in listed(place, carrier, &ledger.corrections) {
            match way {
                Listed::Own(correction, way) => cards.push(own_card(app, correction, way)),
                Listed::Known(way, refuted) => {
                    let card = known_card(app, book, carrier, way, refuted, place);
                    if way.about == Subject::Checking { &mut cards } else { &mut others }.push(card);
                }
            }
        }
    });
    let silent = carrier.is_some_and(|carrier| carrier.data_only);
    let has_code = |way: &Way| matches!(way.kind, Channel::Sms | Channel::Ussd);
    let lacks = carrier.is_some_and(|carrier| !carrier.ways.iter().any(has_code)) && !silent;
    view! {
        {silent.then(|| view! { <p>{app.say(Label::CheckDataOnly)}</p> })}
        <div class="ways">{cards}</div>
        {lacks.then(|| view! { <p class="note soft">{app.say(Label::CheckNoCode)}</p> })}
        {(!others.is_empty()).then(|| view! {
            <details>
                <summary>{app.say(Label::CheckOthers)}</summary>
                <div class="ways">{others}</div>
            </details>
        })}
    }
    .into_any()
}

/// The head of a card: what it is, and whether it needs data.
fn head(app: App, kind: Channel, subject: Subject, to: &str, over_mobile: bool) -> AnyView {
    let voice = app.voice();
    view! {
        <h3>{voice.channel(kind)} {voice.subject(subject).map(|subject| [", ", subject].concat())}</h3>
        <p class="target" dir="ltr" translate="no">{to.to_owned()}</p>
        <p class="soft">{voice.needs(kind, over_mobile)}</p>
    }
    .into_any()
}

fn known_card(
    app: App,
    book: Book,
    carrier: Option<&Carrier>,
    way: &Way,
    refuted: Option<&Correction>,
    place: &str,
) -> AnyView {
    let voice = app.voice();
    let source = book.directory.source(&way.source);
    let is_old = source.is_some_and(|source| source.is_old(clock::now().year()));
    let notes = voice.way_notes(way).into_iter().map(|note| view! { <p>{note}</p> }).collect::<Vec<_>>();
    let is_for_checking = way.about == Subject::Checking;
    let text = way.text.as_deref().unwrap_or_default();
    let body = match way.kind {
        Channel::App if is_for_checking => app_steps(app, &asked(book, carrier)),
        Channel::Web => view! { <p>{app.say(Label::WebStep)}</p> }.into_any(),
        Channel::Hotline if is_for_checking => questions_view(app, book, carrier),
        Channel::Sms => text_view(app, text),
        _ => ().into_any(),
    };
    view! {
        <article class="way" data-kind=kind_name(way.kind) data-refuted=refuted.map(|_| "")>
            {head(app, way.kind, way.about, &way.to, way.over_mobile)}
            {refuted.map(|_| view! { <p class="note">{app.say(Label::NotWorkingNoted)}</p> })}
            {open_view(app, carrier, way)}
            {taps(app, way.kind, &way.to, text, is_for_checking)}
            {body}
            {notes}
            {is_old.then(|| view! { <p class="note">{app.say(Label::SourceOld)}</p> })}
            {facts(app, book, way, source)}
            <p class="actions">{judge(app, way.key(), refuted, place)}</p>
        </article>
    }
    .into_any()
}

fn kind_name(kind: Channel) -> &'static str {
    match kind {
        Channel::App => "app",
        Channel::Web => "web",
        Channel::Hotline => "hotline",
        Channel::Sms => "sms",
        Channel::Ussd => "ussd",
    }
}

/// One tap, or the way round it; and where the answer goes.
fn taps(app: App, kind: Channel, to: &str, text: &str, has_answer: bool) -> AnyView {
    let system = install::system();
    let dials = tap(kind, to, text, system).map(|href| {
        let label = match kind {
            Channel::Sms => Label::WriteIt,
            Channel::Ussd => Label::DialIt,
            _ => Label::CallIt,
        };
        view! { <a class="button" href=href>{app.say(label)}</a> }
    });
    // A number with signs in it is dialled like a code.
    let cannot = dials.is_none() && matches!(kind, Channel::Ussd | Channel::Hotline);
    let why = if system == System::Ios { Label::CodeOnIPhone } else { Label::CodeElsewhere };
    let copied = to.to_owned();
    let copy = move || {
        let text = copied.clone();
        spawn_local(async move {
            app.tell(if clipboard::write(&text).await { Label::CopiedIt } else { Label::NotCopied });
        });
    };
    let can_copy = cannot || matches!(kind, Channel::Web | Channel::App);
    let (sign, label, route) = match kind {
        Channel::Hotline | Channel::Ussd => (Icon::Pencil, Label::ThenType, Route::Type),
        _ => (Icon::Paste, Label::ThenPaste, Route::Add),
    };
    // The page it leads to knows where the answer is from.
    let to = [&route.link(), "?", Origin::by(kind).name()].concat();
    let answer = view! { <a class="button quiet" href=to>{icon(sign)} {app.say(label)}</a> };
    view! {
        <p class="actions">
            {dials}
            {can_copy.then(|| button("", "quiet", None, app.say(Label::CopyIt), copy))}
            {has_answer.then_some(answer)}
        </p>
        {cannot.then(|| view! { <p class="soft">{app.say(why)}</p> })}
    }
    .into_any()
}

/// What is sent, as it stands in the composer.
fn text_view(app: App, text: &str) -> AnyView {
    if text.is_empty() {
        view! { <p>{app.say(Label::AnyText)}</p> }.into_any()
    } else {
        view! { <p class="target sent" dir="auto" translate="no">{text.to_owned()}</p> }.into_any()
    }
}

fn app_steps(app: App, asked: &Questions<'static>) -> AnyView {
    view! {
        <ol class="app-steps">
            <li>{app.say(Label::AppInstall)}</li>
            <li>{app.say(Label::AppLogIn)}</li>
            <li>{app.say(Label::AppAccount)} " " <q><bdi lang=asked.tag translate="no">{asked.account}</bdi></q></li>
            <li>{app.say(Label::AppBring)}</li>
        </ol>
    }
    .into_any()
}

/// What to ask, in the agent's language beside the person's own.
fn questions_view(app: App, book: Book, carrier: Option<&Carrier>) -> AnyView {
    let asked = asked(book, carrier);
    if asked.ask.is_empty() {
        return ().into_any();
    }
    let lines = [asked.ask, asked.sms, asked.number]
        .map(|line| view! { <p dir="auto">{line}</p> })
        .into_iter()
        .collect::<Vec<_>>();
    view! {
        <details class="ask">
            <summary>{app.say(Label::AskTitle)}</summary>
            <blockquote lang=asked.tag translate="no">{lines}</blockquote>
            <p class="soft">{app.say(Label::AskMeaning)}</p>
        </details>
        <p class="soft">{app.say(Label::AskReady)}</p>
    }
    .into_any()
}

/// Open or not, on the carrier's clock.
fn open_view(app: App, carrier: Option<&Carrier>, way: &Way) -> AnyView {
    if way.hours.is_empty() {
        return ().into_any();
    }
    let (hours, clock) = (way.hours.clone(), carrier.and_then(|carrier| carrier.clock));
    // By itself, so that no other part of the card is drawn anew every minute.
    (move || open_now(app, &hours, clock)).into_any()
}

fn open_now(app: App, hours: &[Hours], clock: Option<i32>) -> Option<AnyView> {
    // Day and night is the same on every clock.
    let there = local(app.now.get(), clock.unwrap_or_default());
    let opening = opening(hours, there)?;
    let (voice, format) = (app.voice(), app.format());
    let is_open = !matches!(opening, Opening::ClosedUntil(_));
    let rows = hours.iter().map(|hours| view! { <li>{voice.hours(hours, &*format)}</li> }).collect::<Vec<_>>();
    Some(
        view! {
            <p class="open" data-open=is_open.to_string()>{voice.opening(opening, &*format)}</p>
            <ul class="hours" aria-label=app.say(Label::HoursField)>{rows}</ul>
            <p class="soft">{clock.map(|_| voice.time_there(there, &*format))} " " {app.say(Label::HolidayNote)}</p>
        }
        .into_any(),
    )
}

fn facts(app: App, book: Book, way: &Way, source: Option<&Source>) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let row = |name: Label, value: AnyView| {
        view! { <div class="fact"><dt>{app.say(name)}</dt><dd>{value}</dd></div> }.into_any()
    };
    let said = |text: String| text.into_any();
    // Names and numbers, which no browser should translate.
    let named = |text: String| view! { <span translate="no">{text}</span> }.into_any();
    let mut rows: Vec<AnyView> = Vec::new();
    rows.extend(voice.gives(&way.gives).map(|gives| row(Label::GivesField, said(gives))));
    if !way.kind.needs_data() {
        rows.push(row(Label::CheckPrice, said(voice.check_price(way.free).to_owned())));
    }
    rows.extend(way.abroad.clone().map(|abroad| row(Label::AbroadNumber, named(abroad))));
    rows.extend(systems(way).map(|systems| row(Label::RunsOn, named(systems))));
    if let Some(source) = source {
        let whose = [" (", voice.by(source.by), ")"].concat();
        let source_named = view! { {named(source.is.clone())} {whose} }.into_any();
        rows.push(row(Label::SourceField, source_named));
        rows.push(row(Label::ConfirmedField, said(voice.confirmed(source, &book.directory.read, &*format))));
    }
    view! { <dl class="facts">{rows}</dl> }.into_any()
}

/// "Android 5.1+ · iOS 13+".
fn systems(way: &Way) -> Option<String> {
    let told = |name: &str, version: &Option<String>| {
        let version = version.as_ref()?;
        Some(if version.is_empty() { name.to_owned() } else { [name, "\u{a0}", version, "+"].concat() })
    };
    let all: Vec<String> = [told("Android", &way.android), told("iOS", &way.ios)].into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(" · "))
}

/// The person's own word on a way of the directory.
fn judge(app: App, key: String, refuted: Option<&Correction>, place: &str) -> AnyView {
    let place = place.to_owned();
    match refuted {
        None => button("", "quiet chip", None, app.say(Label::NotWorking), move || {
            keep(app, &place, Some(key.clone()), None, Label::NotWorkingAsk);
            to_own_form();
        }),
        Some(correction) => {
            let correction = correction.clone();
            button("", "quiet chip", None, app.say(Label::WorksAgain), move || {
                // What works instead stays as a way of its own.
                let change = if correction.way.is_some() {
                    Change::PutCorrection(Correction { instead_of: None, ..correction.clone() })
                } else {
                    Change::DeleteCorrection(correction.id.clone())
                };
                app.write(vec![change], || ());
            })
        }
    }
}

fn own_card(app: App, correction: &Correction, way: &OwnWay) -> AnyView {
    let text = fill(&way.text, &way.number).unwrap_or_default();
    let day = app.format().day_of(correction.at);
    let gone = correction.clone();
    let delete = move || {
        let undo = vec![Change::PutCorrection(gone.clone())];
        let change = Change::DeleteCorrection(gone.id.clone());
        app.write(vec![change], move || app.notice.set(Some(Notice::new(Label::Deleted, undo))));
    };
    view! {
        <article class="way" data-kind=kind_name(way.kind) data-own="">
            {head(app, way.kind, Subject::Checking, &way.to, false)}
            {taps(app, way.kind, &way.to, &text, true)}
            {(way.kind == Channel::Sms).then(|| text_view(app, &text))}
            <p class="soft">{app.say(Label::OwnNoted)} " · " {day}</p>
            <p class="actions">{button("", "quiet danger", None, app.say(Label::Delete), delete)}</p>
        </article>
    }
    .into_any()
}
