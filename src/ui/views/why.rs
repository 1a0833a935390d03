//! How the figures of the answer came about: each in a section of its own, down to the reading with its words.
//!
//! It works nothing out: `answer::grounds` tells what stands behind them.

use super::answer::chance_label;
use super::control::link;
use super::icon::{Icon, icon};
use super::route::{Figure, Route};
use super::state::App;
use crate::answer::{Answer, Grounds, LeftOfPot, Outlook, SeenStretch, compose, grounds};
use crate::device::address;
use crate::pack::Id;
use crate::ui::words::{Label, moment, volume};
use leptos::prelude::*;

pub fn page(app: App, figure: Figure) -> AnyView {
    let shown = move || {
        let now = app.now.get_untracked();
        let found = app.ledger.with(|ledger| compose(ledger, now).zip(grounds(ledger, now)));
        match found {
            Some((answer, grounds)) => sections(app, &answer, &grounds),
            None => {
                app.is_loaded.get().then(|| view! { <p class="soft">{app.say(Label::HistoryEmpty)}</p> }).into_any()
            }
        }
    };
    // Where the person came from that figure.
    request_animation_frame(move || address::focus(figure.name()));
    view! {
        <p><a class="back" href=Route::Now.link()>{icon(Icon::Back)} {app.say(Label::Now)}</a></p>
        <h1>{app.say(Label::WhyFigures)}</h1>
        {shown}
    }
    .into_any()
}

fn sections(app: App, answer: &Answer, grounds: &Grounds) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let format = &*format;
    let known = match &answer.outlook {
        Outlook::Known(known) => Some(known),
        _ => None,
    };
    let left = grounds.left.iter().map(|pot| left_of(app, pot)).collect::<Vec<_>>();
    let stretches = grounds.stretches.iter().map(|stretch| row(app, stretch)).collect::<Vec<_>>();
    let has_stretches = !stretches.is_empty();
    let plan = (grounds.counts_plan && known.is_some()).then(|| soft(app.say(Label::WhyPlan)));
    let basis = voice.basis(answer, format);
    let part = |figure: Figure, label: Label, value: Option<String>, what: AnyView| {
        view! {
            <section>
                <h2 id=figure.name() class="figure-told" tabindex="-1">{app.say(label)} " " <b>{value}</b></h2>
                {what}
            </section>
        }
        .into_any()
    };
    let rate = known.map(|known| voice.a_day(known.burn_rate, format));
    let use_of_late = view! {
        {(!basis.is_empty()).then(|| view! { <p>{basis}</p> })}
        {has_stretches.then(|| view! {
            <p class="soft">{voice.recent_counts_more()}</p>
            <ol class="readings">{stretches}</ol>
        })}
        {grounds.has_more.then(|| soft(app.say(Label::WhyEarlier)))}
        {plan}
    };
    let end = known.map(|known| {
        let text = voice.explanation(answer, format);
        let sure = view! { <p>{text}</p> <p class="soft">{app.say(Label::WhyEnd)}</p> }.into_any();
        part(Figure::End, Label::WhyEndTitle, Some(format.day_of(known.ending().at)), sure)
    });
    let share = answer.affordable.map(|rate| {
        let told = soft(app.say(Label::WhyAfford));
        part(Figure::Share, Label::RateAffordable, Some(voice.a_day(rate, format)), told)
    });
    let chance = known.and_then(|known| known.chance_to_last).map(|chance| {
        let told = soft(app.say(Label::WhyChance));
        part(Figure::Chance, chance_label(answer), Some(voice.chance(chance, format)), told)
    });
    let expiry = answer.expiry.map(|expiry| {
        let edit = link("", Some(Icon::Pencil), app.say(Label::EditPack), &Route::Pack);
        let told = view! { {soft(app.say(Label::WhyExpiry))} <p class="actions">{edit}</p> }.into_any();
        part(Figure::Expiry, Label::PackExpires, Some(moment(voice, expiry, format)), told)
    });
    let touch = soft(app.say(Label::WhyTouch));
    let rest = grounds.rest.map(|rest| view! { <p id="rest-told">{voice.rest(&rest, format)}</p> });
    let balance = view! { {touch} <ul class="readings">{left}</ul> {rest} }.into_any();
    view! {
        {part(Figure::Left, Label::Remaining, answer.remaining.map(|left| volume(voice, left.printed.shown(), format)), balance)}
        {(known.is_some() || has_stretches).then(|| part(Figure::Rate, Label::RateNow, rate, use_of_late.into_any()))}
        {end}
        {share}
        {chance}
        {expiry}
    }
    .into_any()
}

fn soft(text: &'static str) -> AnyView {
    view! { <p class="soft">{text}</p> }.into_any()
}

/// A line that leads to the reading with its words.
fn line(reading: &Id, what: String, when: String) -> AnyView {
    view! {
        <li>
            <a class="ground" href=Route::Reading(reading.clone()).link()>
                <span class="statement">{what}</span>
                <span class="source">{when}</span>
            </a>
        </li>
    }
    .into_any()
}

fn left_of(app: App, pot: &LeftOfPot) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let left = pot.left.map(|left| volume(voice, left.shown(), &*format)).unwrap_or_default();
    let what = [voice.bucket(pot.bucket), " ", &left].concat();
    let row = line(&pot.reading, what, voice.day_and_time(&format.day_of(pot.at), &format.time_of(pot.at)));
    let late = pot.lag.map(|lag| view! { <li class="soft late">{voice.late(lag, &*format)}</li> });
    view! { {row} {late} }.into_any()
}

fn row(app: App, stretch: &SeenStretch) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    line(&stretch.reading, voice.use_in(stretch, &*format), voice.ends_of(stretch, &*format))
}
