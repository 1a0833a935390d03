//! Use by day, week, month and pack: bars to touch, the one touched in words, and the same as a table.
//!
//! It adds nothing up: sums, heights and what is known of each come from `usage`.

use super::control::button;
use super::state::{App, Notice};
use crate::answer::{Outlook, compose};
use crate::pack::Stretch;
use crate::ui::words::Label;
use crate::usage::{self, Bar, HowKnown, Span};
use leptos::prelude::*;

/// Nothing while no use was seen.
pub fn card(app: App) -> AnyView {
    let (span, chosen) = (RwSignal::new(Span::Day), RwSignal::new(None::<usize>));
    let shown = move || {
        let (voice, format) = (app.voice(), app.format());
        let found = app.ledger.with(|ledger| {
            let answer = compose(ledger, app.now.get_untracked())?;
            let used = usage::of_told(ledger, &ledger.sim()?.id, answer.bucket, &|at| format.told(at));
            (!used.days.is_empty()).then_some((answer, used))
        });
        let Some((answer, used)) = found else { return ().into_any() };
        let bars = used.bars(span.get());
        let weekend = used.pattern.map(|pattern| voice.weekend(pattern.weekend_share, &*format));
        let law = match &answer.outlook {
            Outlook::Known(known) => Some(known.law()),
            _ => None,
        };
        let fits = usage::LENGTHS.into_iter().filter_map(|days| Some(voice.fits(usage::fit(&law?, days)?, &*format)));
        let fits: Vec<_> = fits.map(|text| view! { <p class="soft">{text}</p> }.into_any()).collect();
        view! {
            <section class="use">
                <h2>{app.say(Label::UseTitle)}</h2>
                {spans(app, span, chosen)}
                {picture(app, &bars, chosen)}
                {told(app, bars.clone(), span.get(), chosen)}
                {weekend.map(|text| view! { <p class="soft">{text}</p> })}
                {fits}
                {table(app, &bars)}
            </section>
        }
        .into_any()
    };
    shown.into_any()
}

fn spans(app: App, span: RwSignal<Span>, chosen: RwSignal<Option<usize>>) -> AnyView {
    let choices = Span::ALL
        .into_iter()
        .map(|own| {
            let is_chosen = if span.get() == own { "true" } else { "false" };
            let label = match own {
                Span::Day => Label::UseDays,
                Span::Week => Label::UseWeeks,
                Span::Month => Label::UseMonths,
                Span::Pack => Label::UsePacks,
            };
            let choose = move |_| {
                chosen.set(None);
                span.set(own);
            };
            view! { <button type="button" class="quiet chip" aria-pressed=is_chosen on:click=choose>{app.say(label)}</button> }
                .into_any()
        })
        .collect::<Vec<_>>();
    view! { <p class="actions" role="group">{choices}</p> }.into_any()
}

/// Each bar is a button that says what it stands for, so that it can be reached by keyboard and by ear.
fn picture(app: App, bars: &[Bar], chosen: RwSignal<Option<usize>>) -> AnyView {
    let last = bars.len().saturating_sub(1);
    let (voice, format) = (app.voice(), app.format());
    let drawn = bars
        .iter()
        .enumerate()
        .map(|(at, bar)| {
            let is_chosen = move || if chosen.get().unwrap_or(last) == at { "true" } else { "false" };
            let (height, top) = (bar.height.to_string(), (1000 - bar.height).to_string());
            view! {
                <button
                    type="button"
                    class="use-bar"
                    data-known=tone(bar.known)
                    aria-pressed=is_chosen
                    aria-label=voice.use_of(bar, &*format)
                    on:click=move |_| chosen.set(Some(at))
                >
                    <svg viewBox="0 0 10 1000" preserveAspectRatio="none" aria-hidden="true">
                        <rect y=top width="10" height=height></rect>
                    </svg>
                </button>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! { <div class="use-bars" role="group" aria-label=app.say(Label::UseTitle)>{drawn}</div> }.into_any()
}

/// The name under which the style draws it.
fn tone(known: HowKnown) -> &'static str {
    match known {
        HowKnown::Measured => "measured",
        HowKnown::Spread => "spread",
        HowKnown::Partly => "partly",
        HowKnown::Not => "not",
        HowKnown::Uncounted => "uncounted",
    }
}

/// The bar that was touched, or the last one; a day can be told not to count.
fn told(app: App, bars: Vec<Bar>, span: Span, chosen: RwSignal<Option<usize>>) -> AnyView {
    let last = bars.len().saturating_sub(1);
    let shown = move || {
        let bar = bars.get(chosen.get().unwrap_or(last)).copied()?;
        let text = app.voice().use_of(&bar, &*app.format());
        let mark = (span == Span::Day).then(|| day(app, bar));
        Some(view! { <p id="use-told">{text}</p> {mark} }.into_any())
    };
    view! { <div aria-live="polite">{shown}</div> }.into_any()
}

fn day(app: App, bar: Bar) -> AnyView {
    let is_marked = bar.known == HowKnown::Uncounted;
    let label = if is_marked { Label::DayCount } else { Label::DayUncount };
    let mark = move || {
        let change = app.ledger.with_untracked(|ledger| {
            let clock = *app.format().told(app.now.get_untracked()).offset();
            let stretch = Stretch::of_days(bar.first, bar.last, clock)?;
            Some(ledger.mark(&ledger.sim()?.id, stretch, is_marked))
        });
        let Some((change, undo)) = change else { return };
        app.write(change, move || app.notice.set(Some(Notice::new(Label::DayNoted, undo))));
    };
    view! {
        <p class="actions">{button("day-mark", "quiet", None, app.say(label), mark)}</p>
        <p class="soft">{app.say(Label::DayHint)}</p>
    }
    .into_any()
}

fn table(app: App, bars: &[Bar]) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let rows = bars
        .iter()
        .rev()
        .map(|bar| {
            let used = voice.used(bar, &*format);
            view! {
                <tr>
                    <th scope="row">{voice.span_of(bar, &*format)}</th>
                    <td>{used}</td>
                    <td>{voice.how_known(bar.known)}</td>
                </tr>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! {
        <details>
            <summary>{app.say(Label::ChartTable)}</summary>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{app.say(Label::UseWhen)}</th>
                        <th scope="col">{app.say(Label::Used)}</th>
                        <th scope="col">{app.say(Label::UseHow)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}
