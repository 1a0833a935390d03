//! The other engines that people have on their phones: Firefox, and WebKitGTK in place of Safari's.
//!
//! `TIDEMARK_ENGINE` names one, and the tests that need nothing but WebDriver are run in it. What only Chromium tells, such as its network log,
//! is not asked here.

use std::convert::Infallible;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::prelude::*;

use crate::browser::Page;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub fn chosen() -> Engine {
        match std::env::var("TIDEMARK_ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Engine::Chromium,
            Ok("firefox") => Engine::Firefox,
            Ok("webkit") => Engine::WebKit,
            Ok(other) => panic!("TIDEMARK_ENGINE is {other:?}; it may be chromium, firefox or webkit"),
        }
    }

    /// Runs a test in a new browser without history or storage, and ends it.
    pub async fn run<Fut: Future<Output = ()>>(self, language: &str, test: impl FnOnce(Page) -> Fut) {
        let screen = (self == Engine::WebKit).then(Screen::start);
        let mut driver = self.driver(language, screen.as_ref());
        let port = driver.port;
        let session = session(port, self.capabilities(language), &mut driver.child).await;
        session
            .run_and_quit(|driver| async move {
                // Firefox makes no window narrower than this.
                let _ = driver.set_window_rect(0, 0, 450, 844).await;
                test(Page { driver }).await;
                Ok::<_, Infallible>(())
            })
            .await
            .expect("the browser ends");
    }

    fn capabilities(self, language: &str) -> Capabilities {
        let wanted = match self {
            Engine::Firefox => json!({
                "browserName": "firefox",
                "pageLoadStrategy": "eager",
                "moz:firefoxOptions": { "args": ["-headless"], "prefs": { "intl.accept_languages": language } },
            }),
            _ => json!({ "browserName": "MiniBrowser", "pageLoadStrategy": "eager" }),
        };
        wanted.as_object().cloned().expect("capabilities").into()
    }

    fn driver(self, language: &str, screen: Option<&Screen>) -> Driver {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a free port").port();
        let program = match self {
            Engine::Firefox => "geckodriver",
            _ => "WebKitWebDriver",
        };
        let mut command = Command::new(program);
        command.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        if let Some(screen) = screen {
            command.env("DISPLAY", &screen.name).env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
            command.env("LANGUAGE", language.replace('-', "_"));
        }
        let child = command.spawn().unwrap_or_else(|error| panic!("{program}: {error}; run scripts/setup test"));
        Driver { child, port }
    }
}

/// The driver takes a moment until it listens.
async fn session(port: u16, capabilities: Capabilities, child: &mut Child) -> WebDriver {
    let started = Instant::now();
    loop {
        match WebDriver::new(format!("http://localhost:{port}"), capabilities.clone()).await {
            Ok(session) => return session,
            Err(error) => {
                let ended = child.try_wait().expect("the driver can be asked");
                let is_late = started.elapsed() > Duration::from_secs(60);
                assert!(ended.is_none() && !is_late, "the browser does not start: {error}; the driver: {ended:?}");
            }
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

struct Driver {
    child: Child,
    port: u16,
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A screen that nobody sees: WebKitGTK has no headless mode.
struct Screen {
    child: Child,
    name: String,
}

impl Screen {
    fn start() -> Screen {
        let mut child = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "500x1000x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("Xvfb: {error}; run scripts/setup test"));
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().expect("its output")).read_line(&mut line).expect("its number");
        Screen { child, name: format!(":{}", line.trim()) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
