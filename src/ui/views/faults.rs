//! "Slow or no network?": the diagnosis with the reading it rests on, and the checks to tick off.
//!
//! What is tried is kept on the phone, so that it is still there after a restart; nothing is measured.

use super::control::link;
use super::now::bought_again;
use super::route::Route;
use super::state::App;
use crate::answer::compose;
use crate::device::{address, clock, settings};
use crate::faults::{Check, Diagnosis, Fact, Finding, Inquiry, Memory, Phone, Symptom, inquire, name, symptom_name};
use crate::ui::words::{Label, faults as words, moment, volume};
use leptos::prelude::*;

pub fn faults(app: App) -> AnyView {
    if !app.is_loaded.get() {
        return ().into_any();
    }
    let memory = RwSignal::new(Memory::of_text(&settings::tried()));
    // Apart from the minute, so that the button at hand is not drawn anew under the finger.
    let found = Memo::new(move |_| app.ledger.with(|ledger| inquire(ledger, &memory.get(), app.now.get())));
    view! {
        <h1>{app.say(Label::FaultsTitle)}</h1>
        {move || found.with(|found| shown(app, memory, found))}
        <section>
            <h2>{app.say(Label::FaultsWithoutTitle)}</h2>
            <p>{app.say(Label::FaultsWithout)}</p>
        </section>
    }
    .into_any()
}

fn shown(app: App, memory: RwSignal<Memory>, found: &Inquiry) -> AnyView {
    let symptoms = Symptom::ALL
        .into_iter()
        .map(|symptom| {
            let [text] = words::symptom(symptom, app.voice());
            let see = move |memory: &mut Memory| memory.see(symptom, clock::now());
            toggle(memory, symptom_name(symptom), "seen", text, found.memory.symptom() == Some(symptom), Box::new(see))
        })
        .collect::<Vec<_>>();
    let checks = found.checks.iter().map(|check| check_view(app, memory, found, *check)).collect::<Vec<_>>();
    view! {
        {diagnosis(app, &found.diagnosis)}
        <h2>{app.say(Label::FaultsSymptom)}</h2>
        <p class="actions">{symptoms}</p>
        <h2>{app.say(Label::FaultsChecks)}</h2>
        <ol class="checks">{checks}</ol>
    }
    .into_any()
}

fn diagnosis(app: App, diagnosis: &Diagnosis) -> AnyView {
    let [finding, meaning] = words::finding_of(diagnosis, app.voice(), &*app.format());
    let tone = match diagnosis.finding {
        Finding::Expired | Finding::UsedUp | Finding::Throttled => "gone",
        Finding::AllWell => "good",
        Finding::Unknown | Finding::Stale | Finding::LikelyGone => "open",
        Finding::NotStarted | Finding::AbroadOnly | Finding::HomeOnly | Finding::OtherUse => "close",
    };
    let again = app.ledger.with_untracked(|ledger| compose(ledger, clock::now()));
    view! {
        <article class="answer fault" data-verdict=tone>
            <h2 id="finding">{finding}</h2>
            <p>{meaning}</p>
            {diagnosis.fact.as_ref().map(|fact| evidence(app, fact, diagnosis.left.as_ref()))}
        </article>
        {again.and_then(|answer| bought_again(app, &answer))}
    }
    .into_any()
}

/// The reading it rests on, and when it was true.
fn evidence(app: App, fact: &Fact, left: Option<&Fact>) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let format = &*format;
    let row = |name: &'static str, value: String| view! { <div class="fact"><dt>{name}</dt><dd>{value}</dd></div> };
    let day = format.day_of(fact.at);
    let when = voice.day_and_time(&day, &format.time_of(fact.at));
    let mut rows =
        vec![row(voice.bucket(fact.bucket), voice.stated(&fact.stated, format)), row(app.say(Label::WhenTrue), when)];
    rows.extend(fact.age.map(|age| row(app.say(Label::LastReading), voice.ago(age).trim_start().to_owned())));
    rows.extend(fact.expiry.map(|expiry| row(app.say(Label::PackExpires), moment(voice, expiry, format))));
    rows.extend(left.map(|left| {
        let amount = left.remaining.map(|remaining| volume(voice, remaining.shown(), format));
        row(voice.bucket(left.bucket), amount.unwrap_or_else(|| voice.stated(&left.stated, format)))
    }));
    view! {
        <dl class="facts">{rows}</dl>
        <p class="actions">{link("", None, app.say(Label::FaultsReading), &Route::Reading(fact.reading.clone()))}</p>
    }
    .into_any()
}

fn check_view(app: App, memory: RwSignal<Memory>, found: &Inquiry, check: Check) -> AnyView {
    let voice = app.voice();
    let [title, text] = words::check(check, voice);
    let is_tried = found.memory.is_tried(check);
    let helped = found.memory.helped_at(check);
    let phones = Phone::of(&address::user_agent()).map_or_else(|| Phone::ALL.to_vec(), |phone| vec![phone]);
    let ways = phones
        .into_iter()
        .filter_map(|phone| words::way(check, phone, voice))
        .map(|way| view! { <p class="soft">{way}</p> })
        .collect::<Vec<_>>();
    let leads = match check {
        Check::NewReading | Check::Hotline => Some(link("", None, app.say(Label::CheckTitle), &Route::Check)),
        Check::Background => Some(link("", None, app.say(Label::FaultsUse), &Route::Now)),
        _ => None,
    };
    let tick = move |memory: &mut Memory| memory.tick(check, clock::now());
    let help = move |memory: &mut Memory| {
        memory.help(check, clock::now());
        if memory.helped().is_some() {
            app.tell(Label::FaultsHelpedNoted);
        }
    };
    view! {
        <li data-tried=is_tried.then_some("")>
            <h3>{title}</h3>
            {helped.map(|at| view! {
                <p class="helped">{app.say(Label::FaultsHelpedLast)} " " {app.format().day_of(at)}</p>
            })}
            <p>{text}</p>
            {ways}
            <p class="actions">
                {leads}
                {toggle(memory, name(check), "tried", app.say(Label::FaultsTried), is_tried, Box::new(tick))}
                {toggle(memory, name(check), "helped", app.say(Label::FaultsHelped), helped.is_some(), Box::new(help))}
            </p>
        </li>
    }
    .into_any()
}

/// A button that is pressed or not; what it changes is kept at once.
fn toggle(
    memory: RwSignal<Memory>,
    name: &'static str,
    what: &'static str,
    text: &'static str,
    is_pressed: bool,
    change: Box<dyn Fn(&mut Memory)>,
) -> AnyView {
    let id = [what, name].join("-");
    let own = id.clone();
    let press = move |_| {
        let mut changed = memory.get_untracked().at(clock::now());
        change(&mut changed);
        settings::keep_tried(&changed.to_text());
        memory.set(changed);
        // The list is drawn anew; whoever pressed by keyboard stays where they were.
        let own = own.clone();
        request_animation_frame(move || address::focus(&own));
    };
    view! {
        <button type="button" class="quiet chip" id=id aria-pressed=is_pressed.to_string() on:click=press>{text}</button>
    }
    .into_any()
}
