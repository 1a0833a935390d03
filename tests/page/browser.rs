//! A fresh browser of phone size, behind page verbs: headless Chromium, or another engine where the environment names one. Selectors and waiting live here, so that tests read as what a
//! person does and sees.
//!
//! It never sleeps for a fixed time: it waits for something the page shows, and says what it waited for when that never came.

use std::convert::Infallible;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;

use crate::dist::Folder;
use crate::engine::Engine;

/// What is awaited comes within a second here; the rest is for a busy machine. The other engines' drivers are slower still.
fn patience() -> Duration {
    Duration::from_secs(if Engine::chosen() == Engine::Chromium { 20 } else { 60 })
}

/// How the browser is set up before it starts.
pub struct Browser {
    language: &'static str,
    preferences: Value,
    /// Where storage lives; nowhere means in a folder that goes with the browser.
    profile: Option<PathBuf>,
}

impl Browser {
    /// An English-speaking phone, without history or storage.
    pub fn new() -> Self {
        Browser { language: "en-GB", preferences: json!({}), profile: None }
    }

    pub fn speaking(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    /// Keeps its storage in this folder, so that a later browser with the same folder is the same phone, started again.
    pub fn of_phone(mut self, folder: &Path) -> Self {
        self.profile = Some(folder.join("profile"));
        self
    }

    pub fn without_scripts(mut self) -> Self {
        self.preferences["profile.managed_default_content_settings.javascript"] = json!(2);
        self
    }

    /// Runs a test in it and ends it, whether the test passes or not. Returns every request that left the browser for the
    /// network, the service worker's included.
    pub async fn run<Fut: Future<Output = ()>>(self, test: impl FnOnce(Page) -> Fut) -> Vec<Request> {
        let engine = Engine::chosen();
        if engine != Engine::Chromium {
            engine.run(self.language, test).await;
            return Vec::new();
        }
        let driver = Driver::start();
        let folder = Folder::new();
        let network = folder.path().join("network.json");
        let profile = self.profile.unwrap_or_else(|| folder.path().join("profile"));

        let mut capabilities = DesiredCapabilities::chrome();
        if let Ok(binary) = std::env::var("TIDEMARK_CHROME") {
            capabilities.set_binary(&binary).unwrap();
        }
        let own = [
            format!("--user-data-dir={}", profile.display()),
            format!("--log-net-log={}", network.display()),
            format!("--lang={}", self.language),
            "--window-size=390,844".into(),
        ];
        let quiet = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ];
        for flag in quiet.map(String::from).iter().chain(&own) {
            capabilities.add_arg(flag).unwrap();
        }
        let mut preferences = self.preferences;
        preferences["intl.accept_languages"] = json!(self.language);
        capabilities.add_experimental_option("prefs", preferences).unwrap();
        let phone = json!({ "deviceMetrics": { "width": 390, "height": 844, "pixelRatio": 2.0, "touch": true, "mobile": true } });
        capabilities.add_experimental_option("mobileEmulation", phone).unwrap();
        // Not until everything has loaded: some tests hold the code back and look at what stands there meanwhile.
        capabilities.set("pageLoadStrategy", json!("eager")).unwrap();
        capabilities.set_browser_log_level(thirtyfour::LoggingPrefsLogLevel::All).unwrap();

        let session = WebDriver::new(driver.address(), capabilities).await.expect("the browser starts");
        session
            .run_and_quit(|driver| async move {
                test(Page { driver }).await;
                Ok::<_, Infallible>(())
            })
            .await
            .expect("the browser ends");
        drop(driver);
        requests(&std::fs::read_to_string(network).expect("the browser wrote its network log"))
    }
}

/// chromedriver on a port of its own choosing, ended with the test.
struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// It chooses a port that is free for one kind of address and may not be for the other; then it ends, and another one finds another.
    fn start() -> Self {
        const ATTEMPTS: usize = 3;
        (0..ATTEMPTS).find_map(|_| Driver::start_once()).expect("chromedriver says its port")
    }

    fn start_once() -> Option<Self> {
        let program = std::env::var("TIDEMARK_CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".into());
        let mut child = Command::new(&program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program}: {error}; run scripts/setup test"));
        let port = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok)
            .find_map(|line| line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok());
        if port.is_none() {
            let _ = child.kill();
            let _ = child.wait();
        }
        Some(Driver { child, port: port? })
    }

    fn address(&self) -> String {
        format!("http://localhost:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A request that left the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub method: String,
    pub url: String,
    /// The page or worker that asked; "not an origin" where the person did, with an address.
    pub asked_by: String,
}

/// The requests in a Chromium network log, which names its events by number and the numbers in its head.
///
/// The browser also looks for its own updates and for the time. Those have no page or worker that asked, and no page can make
/// them; they are left out. Whatever a page or a worker asks has its origin here, wherever it goes.
fn requests(log: &str) -> Vec<Request> {
    // A browser that was ended in haste leaves the list open.
    let log: Value = serde_json::from_str(log)
        .or_else(|_| serde_json::from_str(&format!("{}]}}", log.trim_end().trim_end_matches(','))))
        .expect("a network log");
    let start = &log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"];
    let events = log["events"].as_array().expect("events");
    events
        .iter()
        .filter(|event| &event["type"] == start && event["params"]["url"].is_string())
        .map(|event| {
            let text = |name: &str| event["params"][name].as_str().unwrap_or_default().to_owned();
            Request { method: text("method"), url: text("url"), asked_by: text("initiator") }
        })
        .filter(|one| one.asked_by != "not an origin" || one.url.starts_with("http://localhost:"))
        .collect()
}

/// The page, as a person has it before them.
#[derive(Clone)]
pub struct Page {
    /// For the verbs of `person.rs`.
    pub driver: WebDriver,
}

impl Page {
    pub async fn open(&self, address: impl AsRef<str>) {
        self.driver.goto(address.as_ref()).await.expect("the address opens");
    }

    /// Runs a script on every page from now on, before any script of the page itself.
    pub async fn run_first_on_every_page(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    pub async fn reload(&self) {
        self.driver.refresh().await.expect("the page reloads");
    }

    /// Opens the app and waits until it runs.
    pub async fn open_app(&self, address: impl AsRef<str>) {
        self.open(address).await;
        self.wait_for_start().await;
    }

    pub async fn wait_for_start(&self) {
        self.wait_until("the app runs", "document.documentElement.dataset.app === 'running'").await;
    }

    /// Waits until everything is on the phone.
    pub async fn wait_for_offline(&self) {
        self.wait_until("the app is kept for offline use", "document.documentElement.dataset.offline === 'ready'")
            .await;
    }

    /// A second tab, which has the keyboard from now on. WebDriver speaks to one tab at a time, whichever `Page` is asked.
    pub async fn another_tab(&self) -> Page {
        let tab = self.driver.new_tab().await.unwrap();
        self.driver.switch_to_window(tab).await.unwrap();
        self.clone()
    }

    pub async fn back_to_first_tab(&self) {
        let first = self.driver.windows().await.unwrap().remove(0);
        self.driver.switch_to_window(first).await.unwrap();
    }

    pub async fn address(&self) -> String {
        self.driver.current_url().await.unwrap().to_string()
    }

    /// Waits until a JavaScript expression holds.
    pub async fn wait_until(&self, what: &str, expression: &str) {
        let started = Instant::now();
        let script = format!("return Boolean({expression})");
        loop {
            // While one page goes and the next comes, there is nothing to ask.
            if let Ok(answer) = self.driver.execute(script.as_str(), Vec::new()).await
                && answer.json() == &json!(true)
            {
                return;
            }
            if started.elapsed() > patience() {
                let text = self.text("body").await;
                panic!("in vain: {what}\nat {}\n{text}\n{:#?}", self.address().await, self.console().await);
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Runs a script; its `return` is the result.
    pub async fn run(&self, script: &str) -> Value {
        self.driver.execute(script, Vec::new()).await.expect("the script runs").json().clone()
    }

    /// Runs a script that calls its last argument with the result.
    pub async fn run_async(&self, script: &str) -> Value {
        self.driver.execute_async(script, Vec::new()).await.expect("the script runs").json().clone()
    }

    /// The text that is visible in the first such element.
    pub async fn text(&self, selector: &str) -> String {
        self.element(selector).await.text().await.unwrap()
    }

    pub async fn is_visible(&self, selector: &str) -> bool {
        match self.driver.find(By::Css(selector)).await {
            // Drawn anew between the two questions, it is another element, and the next look finds that.
            Ok(element) => element.is_displayed().await.unwrap_or(false),
            Err(_) => false,
        }
    }

    pub async fn wait_for(&self, selector: &str) {
        let started = Instant::now();
        while !self.is_visible(selector).await {
            if started.elapsed() > patience() {
                let text = self.text("body").await;
                panic!("in vain: {selector}\nat {}\n{text}\n{:#?}", self.address().await, self.console().await);
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Types as on a keyboard, letter by letter.
    pub async fn type_into(&self, selector: &str, text: &str) {
        let element = self.element(selector).await;
        element.click().await.unwrap();
        element.send_keys(text).await.unwrap();
    }

    pub async fn press(&self, selector: &str) {
        // As a person does: not where the bar at the foot lies over it.
        self.run(&format!("document.querySelector({})?.scrollIntoView({{ block: 'center' }})", json!(selector))).await;
        self.element(selector).await.click().await.unwrap();
    }

    /// What stands in a text box.
    pub async fn value(&self, selector: &str) -> String {
        self.element(selector).await.prop("value").await.unwrap().unwrap_or_default()
    }

    pub async fn element(&self, selector: &str) -> WebElement {
        match self.driver.find(By::Css(selector)).await {
            Ok(element) => element,
            Err(error) => panic!("{selector}: {error}"),
        }
    }

    /// What the console was told since the last question.
    pub async fn console(&self) -> Vec<String> {
        // Chromium remarks that the app has taken the offer to install upon itself.
        const REMARK: &str = "Banner not shown: beforeinstallpromptevent.preventDefault() called.";
        let entries = self.driver.browser_log().await.unwrap_or_default();
        let entries = entries.into_iter().filter(|entry| !entry.message.contains(REMARK));
        entries.map(|entry| format!("{} {}", entry.level, entry.message)).collect()
    }

    /// A command of the browser's own debugging protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.driver.cdp().send_raw(command, parameters).await.expect("the browser knows the command")
    }
}
