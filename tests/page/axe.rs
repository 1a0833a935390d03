//! The accessibility rules of axe-core, run on the page as it stands. axe-core comes from the tools folder; the page's policy
//! keeps foreign scripts out, and WebDriver puts it in from outside.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::browser::Page;

/// Fails with every violation and the elements it concerns.
pub async fn expect_accessible(page: &Page, what: &str) {
    let said = violations(page, Rules::All, what).await;
    assert!(said.is_empty(), "{what}: {said:#?}");
}

/// Which of its rules: all, those of colours alone, or all others. Colours take it longest.
#[derive(Clone, Copy)]
pub enum Rules {
    All,
    Colours,
    ButColours,
}

/// What breaks a rule, with the elements it concerns.
pub async fn violations(page: &Page, rules: Rules, what: &str) -> Vec<Value> {
    // It stays with the page until that is loaded anew.
    if page.run("return Boolean(window.axe)").await == false {
        let axe = tools().join("npm/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&axe)
            .unwrap_or_else(|error| panic!("{}: {error}; run scripts/setup test", axe.display()));
        page.run(&axe).await;
    }
    let mut options = json!({ "resultTypes": ["violations"] });
    match rules {
        Rules::All => {}
        Rules::Colours => options["runOnly"] = json!(["color-contrast"]),
        Rules::ButColours => options["rules"] = json!({ "color-contrast": { "enabled": false } }),
    }
    let found = page
        .run_async(&format!(
            "const [done] = arguments; axe.run(document, {options}).then(done, (e) => done(String(e)));"
        ))
        .await;
    let violations =
        found["violations"].as_array().unwrap_or_else(|| panic!("axe-core did not run on {what}: {found}"));
    let said = violations.iter().map(|one| {
        let nodes = one["nodes"].as_array().into_iter().flatten();
        let targets: Vec<Value> = nodes.map(|node| json!([node["target"], node["failureSummary"]])).collect();
        json!({ "rule": one["id"], "says": one["help"], "where": targets })
    });
    said.collect()
}

/// Where `scripts/setup` puts what is not a crate; the same rule as in scripts/common.sh.
fn tools() -> PathBuf {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("TIDEMARK_TOOLS").unwrap_or_else(|| {
        set("XDG_CACHE_HOME").unwrap_or_else(|| set("HOME").unwrap_or_default().join(".cache")).join("tidemark")
    })
}
