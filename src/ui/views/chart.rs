//! The burn-down picture: readings so far, the forecast with its range, now and the expiry; and the same as a table.
//!
//! Coordinates are the thousandths that `answer` worked out; the picture flips and stretches them.

use super::state::App;
use crate::answer::{Answer, Chart};
use crate::ui::words::{Label, volume};
use leptos::prelude::*;

pub fn chart(app: App, answer: &Answer) -> Option<impl IntoView + use<>> {
    let chart = answer.chart.as_ref()?;
    let (voice, format) = (app.voice(), app.format());
    let format = &*format;
    let summary = voice.chart_summary(answer, format);
    let rows = chart
        .readings
        .iter()
        .map(|point| {
            let when = voice.day_and_time(&format.day_of(point.at), &format.time_of(point.at));
            view! { <tr><th scope="row">{when}</th><td>{volume(voice, point.balance.shown(), format)}</td></tr> }
        })
        .collect::<Vec<_>>();
    let mark = |at: i32, name: &'static str, label: Label| {
        // Near the right edge a label turns to the left of its line.
        let class = if at > 600 { format!("at {name} left") } else { format!("at {name}") };
        (at <= 1000).then(|| {
            view! {
                <span class=class style=("--at", at.to_string())>{app.say(label)}</span>
            }
        })
    };
    Some(view! {
        <section class="chart">
            <h2>{app.say(Label::ChartTitle)}</h2>
            <div class="plot">
                <span class="full">{voice.roughly(chart.full, format)}</span>
                <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" role="img" aria-label=summary>
                    <g transform="matrix(1 0 0 -1 0 1000)">
                        {range(chart)}
                        <path class="now-line" d=vertical(chart.now)></path>
                        {chart.expiry.map(|at| view! { <path class="expiry-line" d=vertical(at)></path> })}
                        {chart.trip.map(|at| view! { <path class="trip-line" d=vertical(at)></path> })}
                        <path class="past" d=past(chart)></path>
                        <path class="dots" d=dots(chart)></path>
                    </g>
                </svg>
                {mark(chart.now, "now", Label::ChartNow)}
                {chart.expiry.and_then(|at| mark(at, "expiry", Label::ChartExpiry))}
                {chart.trip.and_then(|at| mark(at, "trip", Label::ChartTrip))}
            </div>
            <p class="axis"><span>{format.day_of(chart.starts)}</span><span>{format.day_of(chart.ends)}</span></p>
            {chart.depletion.map(|_| view! { <p class="legend"><i class="swatch"></i>{app.say(Label::ChartRange)}</p> })}
            <details>
                <summary>{app.say(Label::ChartTable)}</summary>
                <table>
                    <thead><tr><th scope="col">{app.say(Label::When)}</th><th scope="col">{app.say(Label::Remaining)}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </section>
    })
}

fn vertical(x: i32) -> String {
    format!("M{x} 0V1000")
}

/// The forecast: a fan from now to the earliest and latest depletion, and its middle line.
fn range(chart: &Chart) -> Option<impl IntoView + use<>> {
    let [low, middle, high] = chart.depletion?;
    let (now, level) = (chart.now, chart.level);
    Some(view! {
        <path class="range" d=format!("M{now} {level}L{low} 0H{high}Z")></path>
        <path class="middle" d=format!("M{now} {level}L{middle} 0")></path>
    })
}

/// The line through the readings, broken at top-ups, and on from the last one to now.
fn past(chart: &Chart) -> String {
    let mut path = String::new();
    for point in &chart.readings {
        path += &format!("{}{} {}", if point.begins { 'M' } else { 'L' }, point.x, point.y);
    }
    path + &format!("H{}", chart.now)
}

/// A round dot at each reading: lines of no length keep their round ends however the picture is stretched.
fn dots(chart: &Chart) -> String {
    chart.readings.iter().map(|point| format!("M{} {}h0", point.x, point.y)).collect()
}
