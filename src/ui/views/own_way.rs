//! The form for a way of one's own: what is printed on the card, with a slot for the number.
//!
//! Whether it can be dialled, written to or opened is asked of the core; nothing is tried.

use super::check::keep;
use super::control::{TextField, text_field};
use super::state::App;
use crate::directory::{Channel, SLOT, WayProblem, needs_number, own_way};
use crate::ui::words::Label;
use leptos::prelude::*;

/// The fields, as typed.
#[derive(Clone, Copy)]
struct Fields {
    kind: RwSignal<Channel>,
    to: RwSignal<String>,
    text: RwSignal<String>,
    number: RwSignal<String>,
    problem: RwSignal<Option<WayProblem>>,
}

pub fn section(app: App, place: &str) -> AnyView {
    let fields = Fields {
        kind: RwSignal::new(Channel::Sms),
        to: RwSignal::new(String::new()),
        text: RwSignal::new(String::new()),
        number: RwSignal::new(String::new()),
        problem: RwSignal::new(None),
    };
    let place = place.to_owned();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let [to, text, number] = [fields.to, fields.text, fields.number].map(|field| field.get_untracked());
        match own_way(fields.kind.get_untracked(), &to, &text, &number) {
            Ok(way) => {
                keep(app, &place, None, Some(way), Label::Saved);
                for field in [fields.to, fields.text, fields.number] {
                    field.set(String::new());
                }
            }
            Err(problem) => fields.problem.set(Some(problem)),
        }
    };
    let is_text = move || fields.kind.get() == Channel::Sms;
    let has_slot = move || is_text() && fields.text.with(|text| needs_number(text));
    let field = move |id, label, value, wrong| field(app, fields, id, label, value, wrong);
    view! {
        <section>
            <h2>{app.say(Label::OwnWays)}</h2>
            <form class="form" on:submit=submit novalidate>
                <div class="field">
                    <label for="own-kind">{app.say(Label::OwnWayField)}</label>
                    {kinds(app, fields)}
                </div>
                {field("own-to", Label::OwnToField, fields.to, Some(WayProblem::Target))}
                {move || is_text().then(|| view! {
                    {field("own-text", Label::OwnTextField, fields.text, None)}
                    <p class="shell-hint">{app.say(Label::OwnTextHint)} " " <code translate="no">{SLOT}</code></p>
                })}
                {move || has_slot().then(|| field("own-number", Label::OwnNumberField, fields.number, Some(WayProblem::Number)))}
                <p class="actions"><button type="submit" id="save-way">{app.say(Label::Save)}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn kinds(app: App, fields: Fields) -> AnyView {
    const ORDER: [Channel; 5] = [Channel::Sms, Channel::Ussd, Channel::Hotline, Channel::App, Channel::Web];
    let options = ORDER
        .into_iter()
        .enumerate()
        .map(|(at, kind)| view! { <option value=at.to_string()>{app.voice().channel(kind)}</option> })
        .collect::<Vec<_>>();
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|at| ORDER.get(at));
        fields.kind.set(chosen.copied().unwrap_or(Channel::Sms));
        fields.problem.set(None);
    };
    view! { <select id="own-kind" on:change=choose>{options}</select> }.into_any()
}

fn field(
    app: App,
    fields: Fields,
    id: &'static str,
    label: Label,
    value: RwSignal<String>,
    wrong: Option<WayProblem>,
) -> AnyView {
    let problem = move || {
        let problem = fields.problem.get().filter(|problem| Some(*problem) == wrong);
        problem.map(|problem| app.voice().way_problem(problem))
    };
    let typed = move |text| {
        value.set(text);
        fields.problem.set(None);
    };
    let field = TextField { id, label: app.say(label), is_figure: false, longest: "120" };
    text_field(field, move || value.get(), problem, typed)
}
