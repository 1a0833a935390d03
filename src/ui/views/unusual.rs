//! The card that asks about unusual use: what went, the evidence for it, and what to look at.
//!
//! It accuses nobody and nothing. What the person answers is kept with the reading that began it.

use super::control::button;
use super::state::{App, Notice};
use crate::answer::UnusualUse;
use crate::device::address;
use crate::ui::words::Label;
use leptos::prelude::*;

/// What often explains it, and what helps where nothing does.
const LOOK: &[Label] = &[Label::LookHotspot, Label::LookBackups, Label::LookUpdates, Label::LookVideo, Label::LookApps];
const NEXT: &[Label] = &[Label::NextApps, Label::NextHotspot, Label::NextWifi, Label::NextCarrier];

pub fn card(app: App, found: &UnusualUse) -> AnyView {
    let (voice, format) = (app.voice(), app.format());
    let (title, list) = if found.is_denied { (Label::UnusualNext, NEXT) } else { (Label::UnusualLook, LOOK) };
    let items = list.iter().map(|label| view! { <li>{app.say(*label)}</li> }.into_any()).collect::<Vec<_>>();
    let say = |was_me: bool| {
        let reading = found.reading.clone();
        move || {
            let (said, undo) = app.ledger.with_untracked(|ledger| ledger.say_was_me(&reading, was_me));
            app.write(said, move || {
                if was_me {
                    app.notice.set(Some(Notice::new(Label::UnusualNoted, undo)));
                } else {
                    // The button that was touched is gone: what to do next stands where it was.
                    request_animation_frame(|| address::focus("unusual"));
                }
            });
        }
    };
    let deny = (!found.is_denied).then(|| button("unusual-no", "quiet", None, app.say(Label::UnusualNo), say(false)));
    view! {
        <section class="unusual" id="unusual" tabindex="-1">
            <h2>{voice.unusual(found, &*format)}</h2>
            <p>{voice.unusual_basis(found, &*format)}</p>
            <h3>{app.say(title)}</h3>
            <ul>{items}</ul>
            <p class="actions">
                {button("unusual-yes", "quiet", None, app.say(Label::UnusualYes), say(true))}
                {deny}
            </p>
        </section>
    }
    .into_any()
}
