//! Everyone reaches everything: with a screen reader, with large letters, on the smallest phone, with a keyboard, with a thumb.

use serde_json::{Value, json};
use thirtyfour::Key;
use tidemark::ui::words::{Label, Language};

use crate::axe::{Rules, violations};
use crate::browser::{Browser, Page};
use crate::dist::dist;
use crate::person::View;
use crate::server::Server;
use crate::teaching::teach;

/// Smaller than a finger is what a thumb misses.
const TOUCH_PIXELS: f64 = 44.0;
/// The smallest phone that is still about.
const SMALLEST: u32 = 320;
/// As wide as most.
const USUAL: u32 = 360;

/// What a traveller pastes, whatever the page speaks.
struct Texts {
    now: &'static str,
    buckets: &'static str,
    suspicious: &'static str,
}

const CHINESE: Texts = Texts {
    now: "您的流量共3GB，剩余1.2GB，有效期至2030-11-30。",
    buckets: "国内通用流量剩余1.2GB，夜间流量剩余500MB，共2GB。",
    suspicious: "【移动客服】您的号码未完成实名复核，将于今日停机。请登录 http://10086-sm.example 补填身份证、银行卡号及密码。",
};
const ENGLISH: Texts = Texts {
    now: "You have 1.2 GB left of 3 GB, valid until 30/11/2030.",
    buckets: "Main data: 1.2 GB left, expires 30/11/2030. Night data: 500 MB left of 2 GB.",
    suspicious: "Your SIM will be blocked today. Verify your card number and PIN now at http://helia-dossier.example/rb before it expires.",
};
const FRENCH: Texts = Texts {
    now: "Il vous reste 1,2 Go sur 3 Go, valable jusqu'au 30/11/2030.",
    buckets: "Pass Internet 2,5Go: solde 1843,20Mo,expire le 29/11/2030 23:59:59. Pass Nuit: solde 500Mo (00h-06h).",
    suspicious: "Cher client, un trop-percu doit vous etre rembourse. Saisissez votre numero de carte et le code recu par SMS sur \
                 http://helia-dossier.example/rb avant expiration.",
};
const ARABIC: Texts =
    Texts { now: "رصيدك المتبقي 1.2 جيجا من 3 جيجا صالح حتى 30/11/2030", ..ENGLISH };

/// Every view that has an address, with what stands there once it is drawn.
const PLACES: [(&str, &str); 21] = [
    ("#/", "#headline"),
    ("#/add", "#paste"),
    ("#/type", "#save"),
    ("#/history", ".readings"),
    ("#/pack", "#save"),
    ("#/record", "main h1"),
    ("#/why/rate", "#rate"),
    ("#/trip", "#save"),
    ("#/what-if", ".picks"),
    ("#/faults", "#finding"),
    ("#/packs-to-buy", "#offers .offer"),
    ("#/check", "main h1"),
    ("#/check/all", ".carriers"),
    ("#/check/NC/helia", ".way"),
    ("#/check/AD", "main h1"),
    ("#/sims", "#add-sim"),
    ("#/settings", "#taught"),
    ("#/shortcut", "#copy-target"),
    ("#/import", ".picker"),
    ("#/nowhere", "main h1"),
    ("#/history", ".readings"),
];

/// Paper and ink, as the phone prefers them. Without motion: axe-core would measure colours half-way from the one to the other.
async fn prefer(page: &Page, scheme: &str) {
    page.devtools(
        "Emulation.setEmulatedMedia",
        json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] }),
    )
    .await;
}

async fn be_as_wide_as(page: &Page, pixels: u32) {
    page.devtools(
        "Emulation.setDeviceMetricsOverride",
        json!({ "width": pixels, "height": 640, "deviceScaleFactor": 2, "mobile": true }),
    )
    .await;
}

/// What is too small to touch, and what is wider than the phone, with letters of the usual and of double size.
///
/// A link within a sentence is as high as its line, and the bars of a diagram are as narrow as there are days: the table below holds the same.
const MEASURES: &str = "
    const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
    const name = (one) => one.localName + '#' + one.id + '.' + one.className + ' ' + (one.innerText || one.ariaLabel || '').slice(0, 30);
    const isInSentence = (one) => one.matches('p:not(.actions) a:not(.button, .back), .answer a, li span a');
    const root = document.documentElement;
    const found = {};
    for (const percent of [100, 200]) {
        root.style.fontSize = percent + '%';
        const controls = document.querySelectorAll(
            'button, a, input:not([type=checkbox], [type=radio], [type=file]), select, textarea, summary, label:has(input), .picker label');
        const small = [...controls].filter(shown).filter((one) => !isInSentence(one) && !one.matches('.skip')).filter((one) => {
            const { width, height } = one.getBoundingClientRect();
            return height < touch || (width < touch && !one.matches('.use-bar'));
        });
        const page = document.scrollingElement;
        const sticksOut = (one) => {
            const { left, right } = one.getBoundingClientRect();
            return right > page.clientWidth + 0.5 || left < -0.5;
        };
        // What is fixed to the screen makes no page wider, and is cut off.
        const cut = [...document.querySelectorAll('.tabs *, .foot *')].filter(shown).filter(sticksOut);
        if (cut.length) found['cut off at ' + percent + ' %'] = cut.map(name);
        const wide = page.scrollWidth <= page.clientWidth ? []
            : [...document.querySelectorAll('main *')].filter(shown).filter((one) => sticksOut(one) && ![...one.children].some(sticksOut));
        if (small.length) found['too small to touch at ' + percent + ' %'] = small.map(name);
        if (page.scrollWidth > page.clientWidth) found['too wide at ' + percent + ' %'] = wide.map(name);
    }
    root.style.fontSize = '';
    return found;";

/// Text that is cut: what can be chosen in a box too narrow for it, but for lists as long as that of all countries, of which what is chosen counts;
/// and buttons and headings wider than their place. What stands in full over its box is not in the box.
const CUT: &str = "
    const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
    const name = (one) => one.localName + '#' + one.id + ' ';
    const LONG = 12;
    // The browser's own arrow, in pixels.
    const ARROW = 20;
    const brush = document.createElement('canvas').getContext('2d');
    const cut = [];
    for (const select of [...document.querySelectorAll('select')].filter((one) => shown(one) && !one.closest('.in-full'))) {
        const style = getComputedStyle(select);
        brush.font = style.font;
        const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - ARROW;
        const texts = [...(select.options.length > LONG ? select.selectedOptions : select.options)].map((option) => option.text);
        cut.push(...texts.filter((text) => brush.measureText(text).width > room).map((text) => name(select) + text));
    }
    for (const one of document.querySelectorAll('button, .button, h1, h2, h3, legend, summary, .chosen, .tabs a')) {
        if (shown(one) && one.scrollWidth > one.clientWidth && getComputedStyle(one).display !== 'inline') cut.push(name(one) + one.innerText);
    }
    return cut;";

/// One walk through every view in one language after the other, on the smallest phone. What it finds is told at the end, all at once.
struct Walk {
    page: Page,
    language: Language,
    /// Colours are the same in every language, so they are looked at in one.
    is_first: bool,
    found: Vec<Value>,
}

impl Walk {
    /// The view as it stands: axe-core, and the measures.
    async fn look_at(&mut self, what: &str) {
        let page = &self.page;
        let rules = if self.is_first { Rules::All } else { Rules::ButColours };
        let mut violations = violations(page, rules, what).await;
        if self.is_first {
            prefer(page, "dark").await;
            violations.extend(self::violations(page, Rules::Colours, what).await);
            prefer(page, "light").await;
        }
        let measured = page.run(&format!("const touch = {TOUCH_PIXELS}; {MEASURES}")).await;
        let mut cut = Vec::new();
        for pixels in [USUAL, SMALLEST] {
            be_as_wide_as(page, pixels).await;
            let found = page.run(CUT).await;
            cut.extend(found.as_array().into_iter().flatten().map(|text| json!([pixels, text])));
        }
        if !violations.is_empty() || measured != json!({}) || !cut.is_empty() {
            let language = self.language.tag();
            self.found
                .push(json!({ "where": what, "in": language, "axe": violations, "measures": measured, "cut": cut }));
        }
    }

    /// Goes to an address and looks at what stands there, all of it unfolded.
    async fn visit(&mut self, address: &str, drawn: &str) {
        self.go(address, drawn).await;
        self.look_at(address).await;
    }

    async fn go(&self, address: &str, drawn: &str) {
        self.page
            .run_async(&format!(
                "const done = arguments[arguments.length - 1];
                 const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => done()));
                 if (location.hash === {address}) drawn();
                 else {{ addEventListener('hashchange', drawn, {{ once: true }}); location.hash = {address}; }}",
                address = json!(address)
            ))
            .await;
        self.page.wait_for(drawn).await;
        self.page.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })").await;
    }

    /// Pastes a text and looks at what is read in it.
    async fn paste(&mut self, text: &str, drawn: &str, what: &str) {
        self.page.paste(text).await;
        self.page.wait_for(drawn).await;
        self.look_at(what).await;
    }

    async fn speak(&mut self, language: Language) {
        self.go("#/settings", "#language").await;
        self.page.fill(Label::LanguageField, language.tag()).await;
        self.page.wait_until("the language", &format!("document.documentElement.lang === '{}'", language.tag())).await;
        self.language = language;
    }

    /// Where the first link of that kind leads.
    async fn link(&self, selector: &str) -> String {
        let link =
            self.page.run(&format!("return document.querySelector({})?.getAttribute('href')", json!(selector))).await;
        link.as_str().unwrap_or_else(|| panic!("there is no {selector}")).to_owned()
    }

    /// What there is to see: readings of two pots, a second SIM, a pack to buy, and a form that was taught.
    async fn settle(&self) {
        let page = &self.page;
        page.keep("Night data: 500 MB left of 2 GB.", Some(5)).await;
        page.keep("You have 2.0 GB left of 3 GB.", Some(4)).await;
        page.keep(ENGLISH.now, None).await;
        self.go("#/add", "#paste").await;
        teach(page).await;
        page.paste("").await;
        self.go("#/packs-to-buy", "#add-offer").await;
        page.touch(Label::AddOffer).await;
        page.fill(Label::PackSize, "3").await;
        page.fill(Label::OfferPrice, "4.50").await;
        page.fill(Label::OfferCurrency, "EUR").await;
        page.press("#save-offer").await;
        page.wait_for("#offers .offer .danger").await;
        self.go("#/sims", "#add-sim").await;
        page.press("#add-sim").await;
        page.wait_for("#save").await;
        self.go("#/sims", ".sim .quiet").await;
        page.press(".sim .quiet").await;
        self.go("#/", "#headline").await;
    }

    async fn look_around(&mut self, texts: &Texts) {
        for (address, drawn) in PLACES {
            self.visit(address, drawn).await;
        }
        let reading = self.link(".readings a").await;
        self.visit(&reading, "#delete").await;
        self.visit(&format!("{reading}/edit"), "#save").await;
        self.go("#/sims", ".sim a").await;
        let sim = self.link(".sim a").await;
        self.visit(&sim, "#save").await;
        self.go("#/packs-to-buy", "#offers .offer").await;
        self.page.touch(Label::Edit).await;
        self.page.wait_for("#save-offer").await;
        self.look_at("an offer").await;

        self.go("#/add", "#paste").await;
        self.paste(texts.suspicious, ".message.suspicious", "a suspicious message").await;
        self.paste("1.2GB until 03/04/2031", "#which-role", "a question").await;
        self.paste("Go", "#paste-problem", "nothing read").await;
        self.paste(texts.now, "#review", "the review").await;
        self.paste(texts.buckets, "fieldset + fieldset", "the review of several buckets").await;
        self.paste(UNKNOWN_TOO, ".figure-in-text", "a message in a language that nobody knows").await;
        self.page.press(".figure-in-text").await;
        self.look_at("one of its figures").await;
        self.page.paste("").await;

        self.go("#/type", "#save").await;
        self.page.fill(Label::Left, "?").await;
        self.page.touch(Label::Save).await;
        self.page.wait_for("#typed-left-problem").await;
        self.look_at("typing, with a mistake").await;
        self.go("#/check/NC/helia", ".way").await;
        self.page.touch(Label::Save).await;
        self.page.wait_for("#own-to-problem").await;
        self.look_at("how to check, with a mistake").await;
    }
}

/// Not of the form that was taught.
const UNKNOWN_TOO: &str = "Gögn: 1,2 GB eftir, gildir 30.11.2030. Sími: 90 mín.";

async fn expect_every_view_reachable(languages: &[Language]) {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            be_as_wide_as(&page, SMALLEST).await;
            prefer(&page, "light").await;
            let mut walk = Walk { page, language: Language::EN, is_first: true, found: Vec::new() };
            walk.look_at("the first visit").await;
            walk.settle().await;
            for language in languages {
                walk.speak(*language).await;
                let texts = match *language {
                    Language::ZH_HANS | Language::ZH_HANT => CHINESE,
                    Language::FR => FRENCH,
                    Language::AR => ARABIC,
                    _ => ENGLISH,
                };
                walk.look_around(&texts).await;
                walk.is_first = false;
            }
            assert!(walk.found.is_empty(), "{:#}", Value::from(walk.found));
            walk.page.expect_calm("every view").await;
        })
        .await;
}

#[tokio::test]
async fn every_view_is_accessible_and_fits_in_the_languages_of_east_asia_and_in_english() {
    expect_every_view_reachable(&[Language::EN, Language::ZH_HANS, Language::ZH_HANT, Language::JA, Language::KO])
        .await;
}

#[tokio::test]
async fn every_view_is_accessible_and_fits_in_the_languages_of_the_longest_words_and_of_right_to_left() {
    expect_every_view_reachable(&[Language::AR, Language::DE, Language::FR]).await;
}

#[tokio::test]
async fn every_view_is_accessible_and_fits_in_spanish_italian_and_portuguese() {
    expect_every_view_reachable(&[Language::ES, Language::IT, Language::PT]).await;
}

/// What the Tab key passes until it comes round again.
async fn tab_round(page: &Page) -> Vec<String> {
    page.focus_on(Label::Skip).await;
    let mut passed = vec![page.focused().await];
    for _ in 0..60 {
        page.press_key(Key::Tab).await;
        let focused = page.focused().await;
        // Past the last one the browser itself has the focus.
        if focused == "nothing" || focused == passed[0] {
            break;
        }
        passed.push(focused);
    }
    passed.dedup();
    passed
}

#[track_caller]
fn expect_in_order(passed: &[String], expected: &[&str]) {
    let mut rest = passed.iter();
    for one in expected {
        assert!(rest.any(|name| name == one), "{one:?} is not reached in its place: {passed:?}");
    }
}

#[tokio::test]
async fn the_keyboard_reaches_everything_in_order_and_starts_where_the_eye_does() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            let passed = tab_round(&page).await;
            assert_eq!(passed[0], "Skip to the content");
            expect_in_order(
                &passed,
                &[
                    "Your carrier’s message",
                    "Paste",
                    "Type a reading instead",
                    "Try an example",
                    "Now",
                    "Add",
                    "History",
                    "Settings",
                ],
            );

            page.paste("You have 1.2 GB left of 3 GB.").await;
            page.wait_for("#review").await;
            let passed = tab_round(&page).await;
            expect_in_order(
                &passed,
                &["Your carrier’s message", "Clear", "Left", "Unit", "Pack size", "Expires", "As of", "Save", "Now"],
            );

            // Saved and gone about with keys alone.
            page.run("document.getElementById('save').focus()").await;
            page.press_key(Key::Enter).await;
            page.wait_for("#headline").await;
            page.wait_for_focus_on("the view").await;

            for (tab, view, starts_at) in [
                (Label::History, View::History, "the view"),
                (Label::Settings, View::Settings, "the view"),
                (Label::Add, View::Add, "Your carrier’s message"),
                (Label::Now, View::Now, "the view"),
            ] {
                page.focus_on(tab).await;
                page.press_key(Key::Enter).await;
                page.wait_for_view(view).await;
                page.wait_for_focus_on(starts_at).await;
            }

            // Past the header, which a screen reader would otherwise read out on every page.
            page.go("#/history", View::History).await;
            page.wait_for_focus_on("the view").await;
            page.focus_on(Label::Skip).await;
            page.press_key(Key::Enter).await;
            page.wait_for_focus_on("the view").await;
            assert_eq!(page.run("return location.hash").await, "#/history", "the link leads nowhere else");

            page.focus_on_first(".readings a").await;
            page.press_key(Key::Enter).await;
            page.wait_for("#delete").await;
            for (view, seen) in [(View::History, ".readings"), (View::Now, "#headline"), (View::Add, "#paste")] {
                page.back().await;
                page.wait_for_view(view).await;
                page.wait_for(seen).await;
            }
        })
        .await;
}

#[tokio::test]
async fn notices_and_tabs_cover_nothing_that_could_be_touched() {
    let server = Server::of(&dist());
    Browser::new()
        .run(async |page| {
            page.begin(&server).await;
            page.keep("You have 1.2 GB left of 3 GB.", None).await;
            page.listed().await;
            page.press(".readings a").await;
            page.touch(Label::Delete).await;
            page.wait_for("#undo").await;
            // The notice with the way back stays; the last thing of every view can be scrolled out from under it.
            for (address, view) in [("#/type", View::Type), ("#/settings", View::Settings), ("#/", View::Now)] {
                page.go(address, view).await;
                page.run("scrollTo(0, document.scrollingElement.scrollHeight)").await;
                let covered: Value = page
                    .run(
                        "const last = [...document.querySelectorAll('main :is(button, a, input, select, p)')]
                            .filter((one) => one.checkVisibility() && one.getClientRects().length).pop();
                         const foot = document.querySelector('.notice').getBoundingClientRect();
                         return last.getBoundingClientRect().bottom > foot.top ? last.innerText || last.id : null",
                    )
                    .await;
                assert_eq!(covered, Value::Null, "{address}: the notice covers it");
            }
        })
        .await;
}
