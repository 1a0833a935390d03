//! The answer: the sentence, the two bars, the figures behind it and the picture.
//!
//! Everything is drawn from one [`Answer`], so that number, words and colour agree.

use super::control::{button, link};
use super::icon::Icon;
use super::route::{Figure, Route};
use super::state::App;
use super::{chart, record, sims, unusual};
use crate::answer::{Answer, Limit, Outlook, Verdict, thousandths};
use crate::calendar;
use crate::device::{clock, files};
use crate::history::Ledger;
use crate::ui::words::{Label, moment, volume};
use leptos::prelude::*;

/// The card with the sentence.
pub fn verdict(app: App, answer: &Answer) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let format = &*format;
    let has_others = !answer.others.is_empty();
    view! {
        <article class="answer" data-verdict=tone(answer.verdict)>
            {has_others.then(|| view! { <p class="bucket">{voice.bucket(answer.bucket)}</p> })}
            <h1 id="headline">{voice.headline(answer, format)}</h1>
            <p class="explanation">{voice.explanation(answer, format)}</p>
            {bars(app, answer)}
            <p class="basis">
                {voice.basis(answer, format)}
                {answer.remaining.map(|remaining| {
                    let class = if remaining.is_stale { "age stale" } else { "age" };
                    let check = remaining.is_stale.then(|| view! { <a class="track" href=Route::Check.link()>{app.say(Label::CheckTitle)}</a> });
                    view! { <span class=class>{app.say(Label::LastReading)} " " {voice.ago(remaining.age).trim_start().to_owned()} {check.is_some().then_some(" · ")} {check}</span> }
                })}
                {record::summary(app)}
                {matches!(answer.outlook, Outlook::Known(_)).then(|| view! {
                    <a class="track" id="why" href=Route::Why(Figure::End).link()>{app.say(Label::WhyFigures)}</a>
                })}
            </p>
        </article>
    }
    .into_any()
}

/// The figures behind it, the picture, and what else is on the SIM.
pub fn details(app: App, answer: &Answer) -> AnyView {
    let has_others = !answer.others.is_empty();
    view! {
        {sims::line(app, answer)}
        {facts(app, answer)}
        {answer.unusual.as_ref().map(|found| unusual::card(app, found))}
        {chart::chart(app, answer)}
        {has_others.then(|| others(app, answer))}
    }
    .into_any()
}

/// The name under which the style colours a verdict.
pub fn tone(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Lasts | Verdict::Unlimited => "good",
        Verdict::Close | Verdict::ShortOfTrip => "close",
        Verdict::RunsOut => "short",
        Verdict::Open | Verdict::Learning => "open",
        Verdict::UsedUp | Verdict::Expired => "gone",
    }
}

/// What a chance to last is called: to the end of the pack, or of the trip where that is the goal.
pub fn chance_label(answer: &Answer) -> Label {
    if is_for_trip(answer) { Label::ChanceUntilTrip } else { Label::ChanceLabel }
}

fn is_for_trip(answer: &Answer) -> bool {
    answer.goal.is_some_and(|goal| goal.limit == Limit::TripEnd)
}

fn bars(app: App, answer: &Answer) -> Option<AnyView> {
    let (voice, format) = (app.voice(), app.format());
    let bar = |name: &'static str, label: Label, share: Option<f64>| {
        share.map(|share| {
            let percent = voice.percent_gone(share, &*format);
            view! {
                <div class="bar">
                    <span class="bar-label">{app.say(label)} " " <b>{percent.clone()}</b></span>
                    <svg class=name viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="track" width="1000" height="1"></rect>
                        <rect class="fill" width=thousandths(share).to_string() height="1"></rect>
                    </svg>
                </div>
            }
        })
    };
    let any = answer.time_gone.or(answer.time_seen).or(answer.data_gone).is_some();
    let time = if answer.time_seen.is_some() { Label::TimeSeen } else { Label::TimeGone };
    any.then(|| {
        view! {
            <div class="bars">
                {bar("bar-time", time, answer.time_gone.or(answer.time_seen))}
                {bar("bar-data", Label::DataGone, answer.data_gone)}
            </div>
        }
        .into_any()
    })
}

fn facts(app: App, answer: &Answer) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let format = &*format;
    let fact = |label: Label, value: String, why: Option<Figure>| {
        let value = match why {
            Some(figure) => view! { <a href=Route::Why(figure).link()>{value}</a> }.into_any(),
            None => value.into_any(),
        };
        view! { <div class="fact"><dt>{app.say(label)}</dt><dd>{value}</dd></div> }.into_any()
    };
    let known = match &answer.outlook {
        Outlook::Known(known) => Some(known),
        _ => None,
    };
    let mut facts = Vec::new();
    if let Some(remaining) = answer.remaining {
        let left = volume(voice, remaining.printed.shown(), format);
        let whole = answer.allowance.map(|allowance| format!(" / {}", volume(voice, allowance.shown(), format)));
        facts.push(fact(Label::Remaining, left + &whole.unwrap_or_default(), Some(Figure::Left)));
    }
    facts.extend(
        answer.expiry.map(|expiry| fact(Label::PackExpires, moment(voice, expiry, format), Some(Figure::Expiry))),
    );
    facts.extend(answer.trip.map(|trip| fact(Label::TripEnd, moment(voice, trip.end, format), None)));
    facts.extend(answer.reserve.map(|reserve| fact(Label::Reserve, volume(voice, reserve.shown(), format), None)));
    facts.extend(known.map(|known| fact(Label::RateNow, voice.a_day(known.burn_rate, format), Some(Figure::Rate))));
    facts.extend(
        answer.affordable.map(|rate| fact(Label::RateAffordable, voice.a_day(rate, format), Some(Figure::Share))),
    );
    let to_trip = answer.trip.and_then(|trip| trip.affordable);
    facts.extend(to_trip.map(|rate| fact(Label::RateUntilTrip, voice.a_day(rate, format), Some(Figure::Share))));
    facts.extend(
        known
            .and_then(|known| known.chance_to_last)
            .map(|chance| fact(chance_label(answer), voice.chance(chance, format), Some(Figure::Chance))),
    );
    let calendar = to_calendar(app, answer);
    let can_remind = calendar.is_some();
    facts.extend(answer.next_reading.map(|next| fact(Label::NextReading, voice.next_reading(next, format), None)));
    let wasted_label = match answer.goal.map(|goal| goal.limit) {
        Some(Limit::TripEnd) => Label::WastedAtTrip,
        Some(Limit::Refill) => Label::WastedToday,
        _ => Label::WastedLabel,
    };
    let wasted = known.and_then(|known| known.wasted);
    facts.extend(wasted.map(|wasted| fact(wasted_label, voice.wasted(wasted, format), None)));
    view! {
        <dl class="facts">{facts}</dl>
        {answer.next_reading.map(|next| {
            let cost = app.ledger.with(|ledger| ledger.sim().and_then(|sim| sim.check_cost.clone()));
            view! { <p class="soft">{voice.worth_and_cost(next.why, cost.as_ref(), format)}</p> }
        })}
        <p class="actions">
            {link("", Some(Icon::Pencil), app.say(Label::EditPack), &Route::Pack)}
            {link("", None, app.say(Label::TripTitle), &Route::Trip)}
            {known.map(|_| link("", None, app.say(Label::WhatIfTitle), &Route::WhatIf))}
            {calendar}
            {link("packs-to-buy", None, app.say(Label::PacksToBuy), &Route::PacksToBuy)}
        </p>
        {can_remind.then(|| view! { <p class="soft">{app.say(Label::CalendarWhy)}</p> })}
    }
    .into_any()
}

/// What is ahead, as entries for the phone's calendar.
fn to_calendar(app: App, answer: &Answer) -> Option<AnyView> {
    let now = app.now.get_untracked();
    let entries = calendar::entries(answer, now);
    // Nobody's day is made up.
    if entries.is_empty() || app.ledger.with_untracked(Ledger::shows_example) {
        return None;
    }
    let (voice, format) = (app.voice(), app.format());
    let worded = entries.into_iter().map(|entry| (entry, voice.entry(&entry, answer, &*format)));
    let worded: Vec<_> = worded.collect();
    let of = answer.pack.clone().unwrap_or_else(|| app.sim().id);
    let save = move || files::save("tidemark.ics", "text/calendar", &calendar::file(&of, &worded, clock::now()));
    Some(button("to-calendar", "quiet", None, app.say(Label::CalendarAdd), save))
}

fn others(app: App, answer: &Answer) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let rows = answer
        .others
        .iter()
        .map(|other| {
            let state = match (other.has_lapsed, other.remaining, other.unlimited) {
                (true, _, _) => app.say(Label::ExpiredField).to_owned(),
                (_, Some(remaining), _) => volume(voice, remaining.shown(), &*format),
                (_, None, true) => app.say(Label::UnlimitedField).to_owned(),
                (_, None, false) => String::new(),
            };
            let limits = voice.limits_of(other, &*format);
            view! { <div class="fact"><dt>{voice.bucket(other.bucket)}</dt><dd>{state}</dd><dd class="soft">{limits}</dd></div> }
        })
        .collect::<Vec<_>>();
    view! {
        <section>
            <h2>{app.say(Label::OtherBuckets)}</h2>
            <dl class="facts">{rows}</dl>
        </section>
    }
    .into_any()
}
