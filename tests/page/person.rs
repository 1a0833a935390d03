//! What a person does with the running app, and what they see: page verbs in the words of the page itself.
//!
//! Buttons and fields are found by what is written on them, in the language at hand, so that a test fails when the words and
//! what they do part company. It waits for what it asked for and asserts nothing else.

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use tidemark::ui::words::{Label, Language};

use crate::browser::Page;
use crate::server::Server;

/// Finds what is shown, and reads it as a person does: without what is hidden, and every kind of space as one.
const EYES: &str = "
    const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
    const plain = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
    const labelled = (label) => {
        const found = [...document.querySelectorAll('label')].find((one) => shown(one) && plain(one.innerText) === label);
        return found && document.getElementById(found.htmlFor);
    };
    const called = (name) => [...document.querySelectorAll('button, a, summary')]
        .find((one) => shown(one) && (plain(one.innerText) === name || one.getAttribute('aria-label') === name));
";

/// Everything the app keeps, by store.
const STORES: &str = "
    const done = arguments[arguments.length - 1];
    const request = indexedDB.open('tidemark');
    request.onerror = () => done({});
    request.onsuccess = () => {
        const database = request.result;
        const names = [...database.objectStoreNames];
        const finish = (kept) => { database.close(); done(kept); };
        if (names.length === 0) return finish({});
        const transaction = database.transaction(names);
        const kept = {};
        for (const name of names) transaction.objectStore(name).getAll().onsuccess = (event) => { kept[name] = event.target.result; };
        transaction.oncomplete = () => finish(kept);
    };
";

/// A view as the page titles it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum View {
    Now,
    Add,
    Type,
    History,
    Edit,
    Pack,
    Trip,
    WhatIf,
    Faults,
    Check,
    Settings,
    Sims,
    Nowhere,
}

impl View {
    fn title(self) -> Option<Label> {
        match self {
            View::Now => None,
            View::Add => Some(Label::Add),
            View::Type => Some(Label::TypeTitle),
            View::History => Some(Label::History),
            View::Edit => Some(Label::Edit),
            View::Pack => Some(Label::PackTitle),
            View::Trip => Some(Label::TripTitle),
            View::WhatIf => Some(Label::WhatIfTitle),
            View::Faults => Some(Label::FaultsTitle),
            View::Check => Some(Label::CheckTitle),
            View::Settings => Some(Label::Settings),
            View::Sims => Some(Label::Sims),
            View::Nowhere => Some(Label::PageNotFound),
        }
    }
}

/// Words of the message that are marked, and what they were read as.
pub type Marked = (String, String);

/// A figure's words with plain spaces, as `Page::seen` gives them.
pub fn marks(expected: &[(&str, &str)]) -> Vec<Marked> {
    expected.iter().map(|(words, read_as)| ((*words).to_owned(), (*read_as).to_owned())).collect()
}

impl Page {
    async fn look(&self, script: &str) -> Value {
        self.run(&format!("{EYES} {script}")).await
    }

    /// The language the page speaks.
    pub async fn language(&self) -> Language {
        let tag = self.run("return document.documentElement.lang").await;
        Language::ALL.into_iter().find(|language| tag == language.tag()).expect("a language of the page")
    }

    /// What a label says in the language at hand, with plain spaces.
    pub async fn word(&self, label: Label) -> String {
        label.text(self.language().await).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Opens the app and waits until it is ready for flight mode, so that the word about it comes now and not over a button that
    /// is about to be touched.
    pub async fn begin(&self, server: &Server) {
        self.open_app(server.address("")).await;
        self.wait_for_offline().await;
    }

    // --- getting about ------------------------------------------------------------------------------------------------

    /// Waits until a view stands.
    pub async fn wait_for_view(&self, view: View) {
        let Some(label) = view.title() else {
            // With the answer before it, where there is one.
            let titles = "['Tidemark', document.querySelector('#headline')?.textContent + ' · Tidemark']";
            return self.wait_until("the first view", &format!("{titles}.includes(document.title)")).await;
        };
        let title = format!("{} · Tidemark", label.text(self.language().await));
        self.wait_until(&format!("a page with the title {title}"), &format!("document.title === {}", json!(title)))
            .await;
    }

    /// Goes to a view by its address, as from a bookmark.
    pub async fn go(&self, address: &str, view: View) {
        self.run(&format!("location.hash = {}", json!(address))).await;
        self.wait_for_view(view).await;
    }

    /// Touches the tab, link or button that says so.
    pub async fn touch(&self, label: Label) {
        let name = self.word(label).await;
        self.touch_named(&name).await;
    }

    pub async fn touch_named(&self, name: &str) {
        self.wait_until_seen(&format!("a button {name:?}"), &format!("called({})", json!(name))).await;
        // A real touch: it fails where something else lies on top.
        let element = self.found(&format!("return called({})", json!(name))).await;
        // As a person does: not where the bar or a notice at the foot lies over it. One that came between the look and the touch is
        // scrolled away from once more.
        let scroll = format!("called({}).scrollIntoView({{ block: 'center' }})", json!(name));
        self.look(&scroll).await;
        if element.click().await.is_err() {
            self.look(&scroll).await;
            element.click().await.unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }

    pub async fn can_touch(&self, label: Label) -> bool {
        let name = self.word(label).await;
        self.look(&format!("return Boolean(called({}))", json!(name))).await == true
    }

    /// From here on, in this tab, it is that moment, and the phone is in New Caledonia: the day of the design's worked example,
    /// so that days and sentences can be told by heart.
    pub async fn live_at(&self, moment: &str) {
        self.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "Pacific/Noumea" })).await;
        self.run_first_on_every_page(&format!(
            "{{
                const Real = Date;
                const shift = Real.parse({}) - Real.now();
                Date = class extends Real {{
                    constructor(...parts) {{ if (parts.length) super(...parts); else super(Real.now() + shift); }}
                    static now() {{ return Real.now() + shift; }}
                }};
            }}",
            json!(moment)
        ))
        .await;
    }

    pub async fn back(&self) {
        self.driver.back().await.unwrap();
    }

    /// A second window of the same browser, which has the keyboard from now on.
    pub async fn another_window(&self) -> Page {
        let window = self.driver.new_window().await.unwrap();
        self.driver.switch_to_window(window).await.unwrap();
        self.clone()
    }

    // --- saying -------------------------------------------------------------------------------------------------------

    /// Replaces what stands in the box, as pasting over it does.
    pub async fn paste(&self, text: &str) {
        self.wait_for("#paste").await;
        self.run("document.getElementById('paste').focus(); document.getElementById('paste').select()").await;
        if text.is_empty() {
            self.press_key(Key::Delete).await;
        } else {
            // As a paste does, in every engine: over what is selected, and with the events of typing.
            self.run(&format!("document.execCommand('insertText', false, {})", json!(text))).await;
        }
        self.wait_until(
            "the pasted text stands in the box",
            &format!("document.getElementById('paste').value === {}", json!(text)),
        )
        .await;
    }

    /// Puts a figure, a date or a choice into the field of that name.
    pub async fn fill(&self, label: Label, text: &str) {
        let name = json!(self.word(label).await);
        self.wait_until_seen(&format!("a field {name}"), &format!("labelled({name})")).await;
        let kind = self
            .look(&format!(
                "const field = labelled({name}); return field.localName === 'select' ? 'select' : field.type"
            ))
            .await;
        if kind == "text" {
            // Key by key, over what stood there.
            let field = self.found(&format!("return labelled({name})")).await;
            field.scroll_into_view().await.unwrap();
            field.click().await.unwrap();
            self.run("document.activeElement.select()").await;
            self.press_key(TypingData::from(Key::Delete) + text).await;
        } else {
            // Date fields are typed in as many ways as there are phones; what they hand to the page is one.
            self.look(&format!(
                "const field = labelled({name});
                 field.value = {};
                 field.dispatchEvent(new Event('input', {{ bubbles: true }}));
                 field.dispatchEvent(new Event('change', {{ bubbles: true }}));",
                json!(text)
            ))
            .await;
        }
    }

    /// What stands in the field of that name.
    pub async fn filled(&self, label: Label) -> String {
        let name = json!(self.word(label).await);
        self.wait_until_seen(&format!("a field {name}"), &format!("labelled({name})")).await;
        self.look(&format!("return labelled({name}).value")).await.as_str().unwrap_or_default().to_owned()
    }

    /// What is said at the field of that name, where the browser ties it to the field.
    pub async fn problem_at(&self, label: Label) -> Option<String> {
        let name = json!(self.word(label).await);
        let said = self
            .look(&format!(
                "const field = labelled({name});
                 const note = document.getElementById(field.getAttribute('aria-describedby'));
                 return field.ariaInvalid === 'true' && note && shown(note) ? plain(note.innerText) : null"
            ))
            .await;
        said.as_str().map(str::to_owned)
    }

    /// Whether the box of that name is ticked.
    pub async fn is_ticked(&self, label: Label) -> bool {
        let name = json!(self.word(label).await);
        self.look(&format!("return labelled({name}).checked")).await == true
    }

    /// Types on the keyboard, wherever the focus is.
    pub async fn press_key(&self, keys: impl Into<TypingData>) {
        self.driver.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    /// Takes the tick away from a bucket of the message.
    pub async fn leave_out(&self, bucket: &str) {
        let tick = format!(
            "[...document.querySelectorAll('fieldset')].find((one) => plain(one.querySelector('legend').innerText) === {})
                ?.querySelector('input[type=checkbox]')",
            json!(bucket)
        );
        self.wait_until_seen(&format!("a bucket {bucket:?}"), &tick).await;
        let tick = self.found(&format!("return {tick}")).await;
        tick.scroll_into_view().await.unwrap();
        tick.click().await.unwrap();
    }

    /// Saves what the page shows, and waits for the answer.
    pub async fn save(&self) {
        self.touch(Label::Save).await;
        self.wait_for("#headline").await;
        self.wait_for_view(View::Now).await;
    }

    /// Pastes a message in the view for it and saves it, as true so many days ago where that is told.
    pub async fn keep(&self, text: &str, days_ago: Option<u32>) {
        let when = match days_ago {
            Some(days) => Some(self.days_ago(days).await),
            None => None,
        };
        self.keep_as_of(text, when.as_deref()).await;
    }

    /// Pastes a message in the view for it and saves it, as true at that time, as a field for date and time has it.
    pub async fn keep_as_of(&self, text: &str, when: Option<&str>) {
        self.go("#/add", View::Add).await;
        self.paste(text).await;
        self.wait_for("#review").await;
        if let Some(when) = when {
            self.fill(Label::WhenTrue, when).await;
        }
        self.save().await;
    }

    // --- seeing -------------------------------------------------------------------------------------------------------

    /// The text of the page, or of the part with that selector, with plain spaces and one line.
    pub async fn seen(&self, selector: &str) -> String {
        let script = format!(
            "const part = document.querySelector({}); return part && shown(part) ? plain(part.innerText) : ''",
            json!(selector)
        );
        self.look(&script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page says so.
    pub async fn wait_to_see(&self, text: &str) {
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.wait_until_seen(
            &format!("{text:?}"),
            &format!("plain(document.body.innerText).includes({})", json!(text)),
        )
        .await;
    }

    async fn wait_until_seen(&self, what: &str, expression: &str) {
        self.wait_until(what, &format!("(() => {{ {EYES} return Boolean({expression}) }})()")).await;
    }

    /// The marked words of the message, in order, once they are as they stay: a text that is being typed is read again with each letter.
    pub async fn marked(&self) -> Vec<Marked> {
        let mut before = self.marked_now().await;
        loop {
            tokio::time::sleep(std::time::Duration::from_millis(150)).await;
            let now = self.marked_now().await;
            if now == before {
                return now;
            }
            before = now;
        }
    }

    async fn marked_now(&self) -> Vec<Marked> {
        let found = self.look("return [...document.querySelectorAll('mark')].filter(shown).map((mark) => [mark.textContent, mark.dataset.as])").await;
        serde_json::from_value(found).unwrap()
    }

    /// The readings that History lists, the latest first.
    pub async fn listed(&self) -> Vec<String> {
        self.go("#/history", View::History).await;
        self.wait_until_seen("History is drawn", "document.querySelector('.readings, main > .soft:not([aria-busy])')")
            .await;
        let found =
            self.look("return [...document.querySelectorAll('.statement')].map((one) => plain(one.innerText))").await;
        serde_json::from_value(found).unwrap()
    }

    /// The figures under the answer, by name.
    pub async fn fact(&self, label: Label) -> Option<String> {
        let name = json!(self.word(label).await);
        let found = self
            .look(&format!(
                "const fact = [...document.querySelectorAll('.fact')].find((one) => plain(one.querySelector('dt').innerText) === {name});
                 return fact ? plain(fact.querySelector('dd').innerText) : null"
            ))
            .await;
        found.as_str().map(str::to_owned)
    }

    /// All records in IndexedDB, by store; empty where nothing was ever kept.
    pub async fn stored(&self) -> Value {
        self.run_async(STORES).await
    }

    /// How many records of that kind are kept.
    pub async fn count_stored(&self, store: &str) -> usize {
        self.stored().await[store].as_array().map_or(0, Vec::len)
    }

    /// Days before now, as a field for date and time has it.
    pub async fn days_ago(&self, days: u32) -> String {
        self.clock(-i64::from(days), "slice(0, 16)").await
    }

    /// A day from now, as a field for dates has it.
    pub async fn day_in(&self, days: i64) -> String {
        self.clock(days, "slice(0, 10)").await
    }

    async fn clock(&self, days: i64, cut: &str) -> String {
        let script = format!(
            "const now = new Date();
             return new Date(now.getTime() + {days} * 864e5 - now.getTimezoneOffset() * 6e4).toISOString().{cut}"
        );
        self.run(&script).await.as_str().unwrap().to_owned()
    }

    /// Fails if anything went wrong behind the page's back.
    pub async fn expect_calm(&self, what: &str) {
        let state = self.run("return document.documentElement.dataset.app").await;
        assert_eq!(state, "running", "{what}");
        assert_eq!(self.console().await, Vec::<String>::new(), "{what}");
    }

    /// Moves the focus there, as the Tab key would in the end.
    pub async fn focus_on(&self, label: Label) {
        let name = json!(self.word(label).await);
        self.look(&format!(
            "[...document.querySelectorAll('button, a')].find((one) => plain(one.innerText) === {name}).focus()"
        ))
        .await;
    }

    pub async fn focus_on_first(&self, selector: &str) {
        self.element(selector).await.focus().await.unwrap();
    }

    /// The name of what has the focus: what is written on it, or beside it.
    pub async fn focused(&self) -> String {
        let script = "const one = document.activeElement;
             if (one === document.body) return 'nothing';
             if (one.localName === 'main') return 'the view';
             return plain(one.labels?.[0]?.innerText ?? one.ariaLabel ?? one.innerText) || one.localName";
        self.look(script).await.as_str().unwrap_or_default().to_owned()
    }

    pub async fn wait_for_focus_on(&self, name: &str) {
        let started = std::time::Instant::now();
        while self.focused().await != name {
            assert!(started.elapsed().as_secs() < 20, "the focus is on {:?} and not on {name:?}", self.focused().await);
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
    }

    async fn found(&self, script: &str) -> WebElement {
        self.driver.execute(format!("{EYES} {script}"), Vec::new()).await.unwrap().element().unwrap()
    }
}
