//! The accessibility rules of axe-core, run on the page as it stands. axe-core comes from the tools folder; the page's policy
//! keeps foreign scripts out, and WebDriver puts it in from outside.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::browser::Page;

/// Fails with every violation and the elements it concerns.
pub async fn expect_accessible(page: &Page, what: &str) {
    // It stays with the page until that is loaded anew.
    if page.run("return Boolean(window.axe)").await == false {
        let axe = tools().join("npm/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&axe)
            .unwrap_or_else(|error| panic!("{}: {error}; run scripts/setup test", axe.display()));
        page.run(&axe).await;
    }
    let found = page
        .run_async("const [done] = arguments; axe.run(document, { resultTypes: ['violations'] }).then(done, (e) => done(String(e)));")
        .await;
    let violations =
        found["violations"].as_array().unwrap_or_else(|| panic!("axe-core did not run on {what}: {found}"));
    let said: Vec<Value> = violations
        .iter()
        .map(|one| {
            let targets: Vec<&Value> =
                one["nodes"].as_array().into_iter().flatten().map(|node| &node["target"]).collect();
            json!({ "rule": one["id"], "says": one["help"], "where": targets })
        })
        .collect();
    assert!(said.is_empty(), "{what}: {said:#?}");
}

/// Where `scripts/setup` puts what is not a crate; the same rule as in scripts/common.sh.
fn tools() -> PathBuf {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("TIDEMARK_TOOLS").unwrap_or_else(|| {
        set("XDG_CACHE_HOME").unwrap_or_else(|| set("HOME").unwrap_or_default().join(".cache")).join("tidemark")
    })
}
