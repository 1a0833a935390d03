//! What the server says with every file, and what a browser makes of the manifest.

use serde_json::json;
use tidemark::ui::words::Language;
use tidemark::ui::words::shell::shell;

use crate::browser::Browser;
use crate::dist::{dist, kept_paths};
use crate::server::Server;

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .filter_map(|line| line.split_once(": "))
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

#[test]
fn every_file_comes_with_its_type_and_the_policy() {
    let server = Server::of(&dist());
    for path in kept_paths(&dist()).iter().map(String::as_str).chain(["sw.js", "nowhere/at/all"]) {
        let (head, _) = server.ask(&format!("GET /{path}"), &[]);
        let kind = header(&head, "Content-Type").unwrap();
        let expected = match path.rsplit('.').next().unwrap() {
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "wasm" => "application/wasm",
            "webmanifest" => "application/manifest+json",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "json" => "application/json",
            "txt" => "text/plain; charset=utf-8",
            _ => "text/html; charset=utf-8",
        };
        assert_eq!(kind, expected, "{path}");
        let policy = header(&head, "Content-Security-Policy").unwrap();
        for part in [
            "default-src 'none'",
            "connect-src 'self'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.split("; ").any(|one| one == part), "{path}: {part}");
        }
        assert_eq!(header(&head, "Referrer-Policy"), Some("no-referrer"));
        assert_eq!(header(&head, "X-Content-Type-Options"), Some("nosniff"));
    }
}

#[test]
fn what_is_named_after_its_content_is_kept_for_ever_and_the_rest_is_asked_about() {
    let server = Server::of(&dist());
    for path in kept_paths(&dist()).iter().map(String::as_str).chain(["sw.js"]) {
        let (head, _) = server.ask(&format!("GET /{path}"), &[]);
        let expected = match path.split('/').next() {
            Some("assets") => "public, max-age=31536000, immutable",
            Some("icons") => "public, max-age=86400",
            _ => "no-cache",
        };
        assert_eq!(header(&head, "Cache-Control"), Some(expected), "{path}");
    }
}

#[test]
fn text_and_code_are_compressed_and_not_sent_again_unchanged() {
    let server = Server::of(&dist());
    let wasm = kept_paths(&dist()).into_iter().find(|path| path.ends_with(".wasm")).unwrap();
    let (_, whole) = server.ask(&format!("GET /{wasm}"), &[]);
    let mut tags = Vec::new();
    for coding in ["br", "gzip"] {
        let (head, body) = server.ask(&format!("GET /{wasm}"), &[&format!("Accept-Encoding: {coding}")]);
        assert_eq!(header(&head, "Content-Encoding"), Some(coding));
        assert!(body.len() * 2 < whole.len(), "{coding}: {} of {}", body.len(), whole.len());
        tags.push(header(&head, "ETag").unwrap().to_owned());
    }
    assert_ne!(tags[0], tags[1], "two codings are two answers");
    let (head, body) =
        server.ask(&format!("GET /{wasm}"), &["Accept-Encoding: br", &format!("If-None-Match: {}", tags[0])]);
    assert!(head.starts_with("HTTP/1.1 304"), "{head}");
    assert!(body.is_empty());
}

#[test]
fn nothing_outside_the_folder_is_ever_served() {
    let server = Server::of(&dist());
    for path in [
        "/../Cargo.toml",
        "/..%2fCargo.toml",
        "/%2e%2e/Cargo.toml",
        "/icons/../../Cargo.toml",
        "/icons/..%2f..%2fCargo.toml",
        "//etc/passwd",
        "/%00",
        "/%ff",
        "/_headers",
    ] {
        let (head, body) = server.ask(&format!("GET {path}"), &[]);
        assert!(head.starts_with("HTTP/1.1 404"), "{path}: {head}");
        assert!(!String::from_utf8_lossy(&body).contains("[package]"), "{path}");
    }
    let (head, _) = server.ask("POST /share", &["Content-Length: 0"]);
    assert!(head.starts_with("HTTP/1.1 405"), "{head}");
}

#[tokio::test]
async fn the_browser_finds_nothing_amiss_in_the_manifest_of_any_language() {
    let server = Server::of(&dist());
    for language in Language::ALL {
        Browser::new()
            .speaking(language.tag())
            .run(async |page| {
                page.open_app(server.address("")).await;
                let found = page.devtools("Page.getAppManifest", json!({})).await;
                assert_eq!(found["errors"], json!([]), "{}", language.tag());
                assert_eq!(found["url"], server.address(&format!("manifest.{}.webmanifest", language.tag())));
                let manifest: serde_json::Value = serde_json::from_str(found["data"].as_str().unwrap()).unwrap();
                assert_eq!(manifest["name"], shell(language).manifest_name);
                assert_eq!(manifest["lang"], language.tag());
                let installable = page.devtools("Page.getInstallabilityErrors", json!({})).await;
                // A headless browser without a window of its own counts as private to some versions; nothing else may be amiss.
                let amiss: Vec<_> = installable["installabilityErrors"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter(|error| error["errorId"] != "in-incognito")
                    .collect();
                assert!(amiss.is_empty(), "{amiss:?}");
            })
            .await;
    }
}
