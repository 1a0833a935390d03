//! The first view: the answer where there is one, what this is where there is none, and the paste box.

use super::state::App;
use super::{add, answer};
use crate::answer::compose;
use crate::ui::words::shell::shell;
use leptos::prelude::*;

pub fn now(app: App) -> AnyView {
    let composed = Memo::new(move |_| app.ledger.with(|ledger| compose(ledger, app.now.get())));
    let is_new = Memo::new(move |_| composed.with(Option::is_none));
    view! {
        {move || composed.with(|composed| composed.as_ref().map(|found| answer::answer(app, found)))}
        {move || (is_new.get() && app.is_loaded.get()).then(|| introduction(app))}
        {add::paste_box(app, is_new)}
    }
    .into_any()
}

fn introduction(app: App) -> AnyView {
    view! {
        <h1>{shell(app.language.get()).question}</h1>
        <p>{shell(app.language.get()).what_it_does}</p>
    }
    .into_any()
}
