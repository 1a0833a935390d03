//! Buttons and links that look like buttons: one function each, so that the page is sent their making once.
//!
//! What they do is told by the view that places them.

use super::icon::{Icon, icon};
use super::route::Route;
use leptos::prelude::*;

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

fn named(name: &'static str) -> Option<&'static str> {
    (!name.is_empty()).then_some(name)
}
