//! Buttons and links that look like buttons: one function each, so that the page is sent their making once.
//!
//! What they do is told by the view that places them.

use super::icon::{Icon, icon};
use super::route::Route;
use crate::device::clock;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// A button. An empty `id` or `class` is none.
pub fn button(
    id: &'static str,
    class: &'static str,
    sign: Option<Icon>,
    text: &'static str,
    press: impl Fn() + 'static,
) -> AnyView {
    pressed(id, class, sign, text, Box::new(press))
}

fn pressed(
    id: &'static str,
    class: &'static str,
    sign: Option<Icon>,
    text: &'static str,
    press: Box<dyn Fn()>,
) -> AnyView {
    view! {
        <button type="button" id=named(id) class=named(class) on:click=move |_| press()>
            {sign.map(icon)} {text}
        </button>
    }
    .into_any()
}

/// A link to another view that looks like a quiet button.
pub fn link(id: &'static str, sign: Option<Icon>, text: &'static str, route: &Route) -> AnyView {
    view! { <a class="button quiet" id=named(id) href=route.link()>{sign.map(icon)} {text}</a> }.into_any()
}

/// A choice between long names. A phone cuts them short in its own box, and so what is chosen stands over that in full, in as many
/// lines as it takes; the box is there to touch.
pub fn in_full(select: AnyView, chosen: AnyView) -> AnyView {
    view! { <span class="in-full"><span class="chosen" aria-hidden="true">{chosen}</span> {select}</span> }.into_any()
}

/// One line of text to be typed.
pub struct TextField {
    pub id: &'static str,
    pub label: &'static str,
    /// The phone shows its keys for numbers.
    pub is_figure: bool,
    /// In characters.
    pub longest: &'static str,
}

/// The field with its name, what stands in it, what is wrong with it, and what becomes of what is typed.
pub fn text_field(
    field: TextField,
    value: impl Fn() -> String + Send + 'static,
    problem: impl Fn() -> Option<&'static str> + Send + Sync + 'static,
    typed: impl Fn(String) + 'static,
) -> AnyView {
    typed_into(field, Box::new(value), Arc::new(problem), Box::new(typed))
}

type Wrong = Arc<dyn Fn() -> Option<&'static str> + Send + Sync>;

fn typed_into(
    field: TextField,
    value: Box<dyn Fn() -> String + Send>,
    problem: Wrong,
    typed: Box<dyn Fn(String)>,
) -> AnyView {
    let TextField { id, label, is_figure, longest } = field;
    let error_id = [id, "-problem"].concat();
    let described_by = error_id.clone();
    let is_wrong = problem.clone();
    let complaint = move || {
        problem().map(|text| view! { <p class="problem" role="alert" id=error_id.clone()>{text}</p> }.into_any())
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type="text"
                inputmode=is_figure.then_some("decimal")
                autocomplete="off"
                autocapitalize="off"
                maxlength=longest
                prop:value=value
                aria-invalid=move || is_wrong().is_some().then_some("true")
                aria-describedby=described_by
                on:input=move |event| typed(event_target_value(&event))
            />
            {complaint}
        </div>
    }
    .into_any()
}

fn named(name: &'static str) -> Option<&'static str> {
    (!name.is_empty()).then_some(name)
}

/// So many rows are drawn at once: a few milliseconds' work each on a slow phone.
const ROWS_AT_ONCE: usize = 2;
/// What waits to be drawn costs something too: so many parts are made ready together, when the first of them is due.
const PARTS_AT_ONCE: usize = 20;

/// A list of any length, drawn some rows at a time, so that the page hears the person meanwhile.
pub fn gradually(count: usize, row: impl Fn(usize) -> AnyView + 'static) -> AnyView {
    let row: Box<dyn Fn(usize) -> AnyView> = Box::new(row);
    let row = StoredValue::new_local(row);
    let drawn = RwSignal::new(1);
    let parts = count.div_ceil(ROWS_AT_ONCE);
    spawn_local(async move {
        for part in 1..parts {
            clock::breathe().await;
            if drawn.try_set(part + 1).is_some() {
                break;
            }
        }
    });
    let part = move |part: usize| {
        let first = part * ROWS_AT_ONCE;
        let is_due = Memo::new(move |_| drawn.get() > part);
        let rows = move || {
            is_due.get().then(|| row.with_value(|row| (first..count).take(ROWS_AT_ONCE).map(row).collect::<Vec<_>>()))
        };
        rows.into_any()
    };
    let group = |first: usize| {
        let is_due = Memo::new(move |_| drawn.get() > first);
        let some = move || is_due.get().then(|| (first..parts).take(PARTS_AT_ONCE).map(part).collect::<Vec<_>>());
        some.into_any()
    };
    (0..parts).step_by(PARTS_AT_ONCE).map(group).collect::<Vec<_>>().into_any()
}
