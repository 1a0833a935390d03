//! The habits of the project that a machine can check: imports, the clock, the browser, prose, cases, scripts, the policy.
//!
//! It reads files and compiles nothing; what needs the code itself is checked where that code is tested. Every rule is tried on
//! a text that breaks it, in the last test.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tidemark::languages;
use tidemark::ui::words::Language;

// --- files and what stands in them -----------------------------------------------------------------------------------

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the project, its path from the top with `/`.
struct Text {
    path: String,
    text: String,
}

/// What git ignores, git itself, and the tools of others.
const NOT_OURS: [&str; 6] = [".git", "target", "dist", ".tools", "node_modules", "Cargo.lock"];

/// Every text file under a path of the project, in order.
fn files(under: &str) -> Vec<Text> {
    let mut paths = Vec::new();
    gather(&root().join(under), &mut paths);
    paths.sort();
    let read = |path: &PathBuf| {
        let text = String::from_utf8(fs::read(path).expect("a readable file")).ok()?;
        let path = path.strip_prefix(root()).expect("a path of the project").to_string_lossy().replace('\\', "/");
        Some(Text { path, text })
    };
    paths.iter().filter_map(read).collect()
}

fn gather(path: &Path, paths: &mut Vec<PathBuf>) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if NOT_OURS.contains(&name.as_str()) || name.ends_with(".proptest-regressions") {
        return;
    }
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a readable folder") {
            gather(&entry.expect("an entry").path(), paths);
        }
    } else if path.is_file() {
        paths.push(path.to_owned());
    }
}

fn rust_under(folders: &[&str]) -> Vec<Text> {
    let files = folders.iter().flat_map(|folder| files(folder));
    files.filter(|file| file.path.ends_with(".rs")).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Rust in which comments are gone, and each string literal is left empty and told apart.
#[derive(Default)]
struct Code {
    code: String,
    /// The line of each literal, and what is in it, escapes as written.
    literals: Vec<(usize, String)>,
}

/// Without the tests at the end of a file, which may say what they like.
fn code_of(text: &str) -> Code {
    let text = text.split("#[cfg(test)]").next().unwrap_or(text);
    let mut found = Code::default();
    let mut rest = text;
    let mut line = 1;
    while let Some(character) = rest.chars().next() {
        let raw = rest.strip_prefix('r').map(|after| after.trim_start_matches('#'));
        let follows_word = found.code.ends_with(|before: char| before.is_alphanumeric() || before == '_');
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(inner) = raw.filter(|after| after.starts_with('"') && !follows_word) {
            let hashes = rest.len() - inner.len() - 1;
            let close = format!("\"{}", "#".repeat(hashes));
            let end = inner[1..].find(&close).map_or(inner.len(), |end| end + 1);
            found.literals.push((line, inner[1..end].to_owned()));
            found.code.push_str("\"\"");
            (rest.len() - inner.len() + end + close.len()).min(rest.len())
        } else if character == '"' {
            let mut end = 1;
            while end < rest.len() && rest.as_bytes()[end] != b'"' {
                end += if rest.as_bytes()[end] == b'\\' { 2 } else { 1 };
            }
            // Why a lint is let pass is said to who reads the source.
            if !found.code.ends_with("reason = ") {
                found.literals.push((line, rest[1..end.min(rest.len())].to_owned()));
            }
            found.code.push_str("\"\"");
            (end + 1).min(rest.len())
        } else {
            // A quote mark in quotes is no literal; a lifetime is no quote.
            let quoted = ["'\"'", "'\\\"'", "'\\''"].into_iter().find(|quoted| rest.starts_with(quoted));
            let taken = quoted.map_or(character.len_utf8(), str::len);
            found.code.push_str(&rest[..taken]);
            taken
        };
        line += rest[..taken].matches('\n').count();
        rest = &rest[taken..];
    }
    found
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// Whether `word` stands in the text, not as part of a longer one.
fn mentions(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(is_word);
        let after = text[at + word.len()..].chars().next().is_some_and(is_word);
        !before && !after
    })
}

#[track_caller]
fn check(habit: &str, faults: impl IntoIterator<Item = String>) {
    let faults: Vec<String> = faults.into_iter().collect();
    assert!(faults.is_empty(), "{habit}:\n  {}", faults.join("\n  "));
}

// --- 1 to 3: the core is free of the page, the clock and what stands above it ------------------------------------------

const BROWSER: [&str; 10] = [
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "serde_wasm_bindgen",
    "gloo",
    "gloo_storage",
    "idb",
    "console_error_panic_hook",
];

/// Where browser code may stand; the words of the page are plain Rust.
fn is_of_the_page(path: &str) -> bool {
    let of_page = ["src/ui/", "src/device/"].iter().any(|folder| path.starts_with(folder)) || path == "src/main.rs";
    of_page && !path.starts_with("src/ui/words/")
}

fn browser_faults(file: &Text) -> Vec<String> {
    let named = BROWSER.iter().filter(|name| !is_of_the_page(&file.path) && mentions(&file.text, name));
    named.map(|name| format!("{} mentions {name}", file.path)).collect()
}

#[test]
fn only_the_page_mentions_the_browser() {
    let files = rust_under(&["src", "tests", "examples", "benches"]);
    check(
        "browser code outside the page",
        files.iter().filter(|file| file.path != "tests/tidy.rs").flat_map(browser_faults),
    );
}

#[test]
fn browser_crates_are_compiled_for_the_browser_only() {
    let manifest: toml::Table = read("Cargo.toml").parse().expect("Cargo.toml can be read");
    let is_browser = |name: &str| BROWSER.contains(&name.replace('-', "_").as_str());
    let mut faults = Vec::new();
    let plain = manifest["dependencies"].as_table().expect("dependencies");
    faults.extend(plain.keys().filter(|name| is_browser(name)).map(|name| format!("{name} is compiled everywhere")));
    for (target, tables) in manifest["target"].as_table().expect("targets") {
        for (name, crate_of) in
            tables["dependencies"].as_table().into_iter().flatten().filter(|(name, _)| is_browser(name))
        {
            let optional = crate_of.get("optional").and_then(toml::Value::as_bool) == Some(true);
            if !target.contains("wasm32") || target.contains("not(") || !optional {
                faults.push(format!("{name} under {target} is not an option of the browser build alone"));
            }
        }
    }
    check("browser crates", faults);
}

const CLOCKS: [&str; 9] = [
    "Date::new_0",
    "Date::now",
    "SystemTime",
    "Utc::now",
    "Local::now",
    "Instant::now",
    "performance",
    "Performance",
    "get_timezone_offset",
];

fn clock_faults(file: &Text) -> Vec<String> {
    let code = code_of(&file.text).code;
    let named = CLOCKS.iter().filter(|name| mentions(&code, name));
    named.map(|name| format!("{} reads the clock by {name}", file.path)).collect()
}

#[test]
fn the_clock_is_read_in_one_place() {
    let files = rust_under(&["src", "examples"]);
    assert!(files.iter().any(|file| file.path == "src/device/clock.rs" && !clock_faults(file).is_empty()));
    check("clocks", files.iter().filter(|file| file.path != "src/device/clock.rs").flat_map(clock_faults));
}

/// The modules as `src/lib.rs` lists them, lowest first, each with the number of its group: blank lines part the groups.
fn modules() -> Vec<(String, usize)> {
    let declared = |line: &str| Some(line.trim().strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned());
    let list = read("src/lib.rs");
    let groups = list.split("\n\n").enumerate();
    groups.flat_map(|(at, group)| group.lines().filter_map(declared).map(move |name| (name, at))).collect()
}

/// The module that a file of `src` belongs to; nothing for `lib.rs`, `main.rs` and what is beside them.
fn module_of<'a>(path: &str, modules: &'a [(String, usize)]) -> Option<&'a str> {
    let within = path.strip_prefix("src/")?;
    let first = within.split('/').next()?;
    modules.iter().map(|(name, _)| name.as_str()).find(|name| *name == first.trim_end_matches(".rs"))
}

/// Modules named behind `crate::`, each with what follows it in the path.
fn paths_named(code: &str) -> Vec<(&str, &str)> {
    let paths =
        code.split("crate::").skip(1).map(|path| path.split(|c: char| !is_word(c) && c != ':').next().unwrap_or(""));
    paths.map(|path| path.split_once("::").unwrap_or((path, ""))).collect()
}

fn arrow_faults(file: &Text, modules: &[(String, usize)]) -> Vec<String> {
    let Some(module) = module_of(&file.path, modules) else { return Vec::new() };
    let place = |name: &str| Some(modules.iter().find(|(module, _)| module == name)?.1);
    let code = code_of(&file.text).code;
    let mut faults: Vec<String> = Vec::new();
    for (named, inner) in paths_named(&code) {
        let is_words = inner == "words" || inner.starts_with("words::");
        let allowed = match (module, named) {
            // Words are plain Rust, and know nothing of the browser.
            ("ui", "device") => !file.path.starts_with("src/ui/words/"),
            ("device", "ui") => is_words,
            ("ui", "ui") => is_words || !file.path.starts_with("src/ui/words/"),
            _ => place(named).is_some_and(|named| Some(named) <= place(module)),
        };
        if !allowed {
            faults.push(format!("{} imports {named}::{inner}", file.path));
        }
    }
    // Above a module of one file stands the crate itself.
    let is_one_file = file.path == format!("src/{module}.rs");
    let reaches = |other: &str| is_one_file && code.contains(&format!("super::{other}::"));
    let others = modules.iter().filter(|(other, _)| reaches(other));
    faults.extend(others.map(|(other, _)| format!("{} reaches {other} by super", file.path)));
    if code.contains("crate::{") {
        faults.push(format!("{} imports crate::{{…}}: one path a line, so that the arrow can be seen", file.path));
    }
    faults
}

/// Pairs of modules of one group that import each other: within a group there is an order too, though rustfmt hides it.
fn circle_faults(files: &[Text], modules: &[(String, usize)]) -> Vec<String> {
    let mut imports = BTreeSet::new();
    for file in files {
        if let Some(module) = module_of(&file.path, modules).filter(|module| !["ui", "device"].contains(module)) {
            imports.extend(
                paths_named(&code_of(&file.text).code)
                    .into_iter()
                    .map(|(named, _)| (module.to_owned(), named.to_owned())),
            );
        }
    }
    let circles = imports.iter().filter(|(a, b)| a < b && imports.contains(&(b.clone(), a.clone())));
    circles.map(|(a, b)| format!("{a} and {b} import each other")).collect()
}

#[test]
fn imports_point_down_the_list_of_modules() {
    let modules = modules();
    assert!(modules.len() > 10, "src/lib.rs lists {modules:?}");
    let listed = rust_under(&["src"]);
    let of_none = listed.iter().filter(|file| module_of(&file.path, &modules).is_none());
    let known = ["src/lib.rs", "src/main.rs", "src/bin/reader.rs"];
    check(
        "files of no module",
        of_none
            .filter(|file| !known.contains(&file.path.as_str()) && !file.path.starts_with("src/bin/finish_dist/"))
            .map(|file| file.path.clone()),
    );
    check("imports", listed.iter().flat_map(|file| arrow_faults(file, &modules)));
    check("circles", circle_faults(&listed, &modules));
}

// --- 14 and 12: what every source file is like -------------------------------------------------------------------------

/// Marks of unfinished work, put together so that this file does not carry them.
fn unfinished() -> [String; 4] {
    [["FIX", "ME"], ["TO", "DO"], ["XX", "X"], ["HA", "CK"]].map(|halves| halves.concat())
}

fn open_end_faults(file: &Text) -> Vec<String> {
    let marks = unfinished();
    let named = marks.iter().filter(|mark| mentions(&file.text, mark));
    named.map(|mark| format!("{} has a {mark}", file.path)).collect()
}

/// Lines that are code behind a comment mark.
fn commented_out_faults(file: &Text) -> Vec<String> {
    let starts = [
        "let ", "fn ", "pub ", "use ", "impl ", "mod ", "const ", "static ", "struct ", "enum ", "#[", "assert", "}",
        "return ",
    ];
    let is_code = |line: &str| {
        let Some(comment) = line.trim().strip_prefix("//") else { return false };
        let comment = comment.trim_start_matches(['/', '!']).trim();
        let is_plain = !line.trim().starts_with("///") && !line.trim().starts_with("//!");
        let ends = [";", "{", "}", "},", ");", "),"].iter().any(|end| comment.ends_with(end));
        is_plain
            && ends
            && (comment.contains(['(', '=', '{', '}']) || starts.iter().any(|start| comment.starts_with(start)))
    };
    let lines = file.text.lines().enumerate().filter(|(_, line)| is_code(line));
    lines.map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim())).collect()
}

#[test]
fn every_source_file_says_what_it_is_for() {
    let bare = |file: &&Text| !file.text.starts_with("//! ");
    let files = rust_under(&["src", "tests", "examples", "benches"]);
    check("files without a first line", files.iter().filter(bare).map(|file| file.path.clone()));
}

#[test]
fn nothing_is_left_unfinished_or_commented_out() {
    check("unfinished work", files("").iter().flat_map(open_end_faults));
    check(
        "code in comments",
        rust_under(&["src", "tests", "examples", "benches"]).iter().flat_map(commented_out_faults),
    );
}

fn dodge_faults(file: &Text) -> Vec<String> {
    let dodges = [["#[ig", "nore"], ["#[should", "_panic"]].map(|halves| halves.concat());
    let named = dodges.iter().filter(|dodge| file.text.contains(dodge.as_str()));
    named.map(|dodge| format!("{} has {dodge}]", file.path)).collect()
}

/// Names of the tests of a file.
fn test_names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut is_test = false;
    for line in text.lines().map(str::trim) {
        let after = line.strip_prefix("async ").unwrap_or(line).strip_prefix("fn ");
        if let Some(name) = after.filter(|_| is_test) {
            names.push(name.split('(').next().unwrap_or(name).to_owned());
        }
        is_test =
            line.starts_with("#[test]") || line.starts_with("#[tokio::test") || is_test && line.starts_with(['#', '/']);
    }
    names
}

#[test]
fn tests_are_run_and_named_as_sentences() {
    let files = rust_under(&["src", "tests"]);
    check("dodged tests", files.iter().flat_map(dodge_faults));
    let short = |file: &Text| {
        let names = test_names(&file.text).into_iter().filter(|name| name.split('_').count() < 3);
        names.map(|name| format!("{}: {name}", file.path)).collect::<Vec<_>>()
    };
    check("test names of fewer than three words", files.iter().flat_map(short));
    assert!(test_names(&read("tests/tidy.rs")).contains(&"tests_are_run_and_named_as_sentences".to_owned()));
}

/// A file that reads its cases from a folder has one `check`, which says where it was called from, or returns what is wrong.
fn check_faults(file: &Text) -> Vec<String> {
    let lines: Vec<&str> = file.text.lines().collect();
    let checks: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].starts_with("fn check(")).collect();
    let [at] = checks[..] else { return vec![format!("{} has {} functions named check", file.path, checks.len())] };
    let tells = lines[at].contains("-> Result") || at > 0 && lines[at - 1].trim() == "#[track_caller]";
    if tells { Vec::new() } else { vec![format!("{}: check does not tell its caller", file.path)] }
}

#[test]
fn cases_are_run_by_one_check_a_file() {
    let folders: Vec<String> = fs::read_dir(root().join("tests"))
        .expect("the tests")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir() && path.with_extension("rs").is_file())
        .map(|path| path.file_name().expect("a name").to_string_lossy().into_owned())
        .collect();
    assert!(folders.len() >= 4, "only {folders:?} have cases");
    let runner = |folder: &String| {
        let path = format!("tests/{folder}.rs");
        Text { text: read(&path), path }
    };
    check("runners", folders.iter().map(runner).flat_map(|file| check_faults(&file)));
}

// --- 9 and 10: languages and cases -------------------------------------------------------------------------------------

fn names_in(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    entries
        .map(|entry| stem(&entry.expect("an entry").path().to_string_lossy().replace('\\', "/")).to_owned())
        .collect()
}

#[test]
fn the_languages_are_the_files_of_their_folders() {
    let mut read_here = names_in("src/languages");
    assert!(["mod", "universal", "swindles", "file"].iter().all(|module| read_here.remove(*module)));
    let tags: BTreeSet<String> = languages::all().iter().map(|language| language.tag.to_owned()).collect();
    assert_eq!(tags, read_here, "the languages that are read and their files");
    assert_eq!(tags, names_in("tests/messages"), "languages and the folders of their cases");
    for tag in &tags {
        assert!(!names_in(&format!("tests/messages/{tag}")).is_empty(), "{tag} has no case");
    }
    let words = files("src/ui/words");
    let words = words.iter().filter(|file| file.path.ends_with(".words"));
    let spoken: BTreeSet<String> = words.map(|file| stem(&file.path).to_owned()).collect();
    let voices: BTreeSet<String> = Language::ALL.iter().map(|language| language.tag().to_owned()).collect();
    assert_eq!(voices, spoken, "the languages of the page and their files");
}

/// Digits in a row that might be a person's number. Amounts and dates are shorter.
const LONGEST_RUN: usize = 6;

/// In what people wrote; numbers that were worked out have as many decimals as they like.
fn longest_run(value: &toml::Value) -> usize {
    match value {
        toml::Value::String(text) => text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0),
        toml::Value::Array(values) => values.iter().map(longest_run).max().unwrap_or(0),
        toml::Value::Table(table) => table.iter().map(|(_, value)| longest_run(value)).max().unwrap_or(0),
        _ => 0,
    }
}

fn case_faults(file: &Text) -> Vec<String> {
    let case: toml::Table = match file.text.parse() {
        Ok(case) => case,
        Err(error) => return vec![format!("{}: {error}", file.path)],
    };
    let source = case.get("source").and_then(toml::Value::as_str).unwrap_or("").trim();
    let mut faults = Vec::new();
    if source.is_empty() {
        faults.push(format!("{} does not name its source", file.path));
    }
    if case.iter().any(|(_, value)| longest_run(value) > LONGEST_RUN) && !source.contains("dummy") {
        faults.push(format!("{} has a number as long as a phone's; its source does not call it a dummy", file.path));
    }
    faults
}

#[test]
fn every_case_names_its_source_and_nobody() {
    let cases: Vec<Text> = files("tests").into_iter().filter(|file| file.path.ends_with(".toml")).collect();
    assert!(cases.len() > 50, "{} cases", cases.len());
    check("cases", cases.iter().flat_map(case_faults));
}

// --- 15: prose stands in `ui/words` --------------------------------------------------------------------------------------

/// Sentences have a capital and a small word behind it, or a full stop, or go on and on; names of rules are short and have none of
/// that. Chinese has no spaces: four characters are a phrase.
fn is_prose(literal: &str) -> bool {
    const LONGEST_NAME: usize = 6;
    let words: Vec<&str> =
        literal.split([' ', '\n']).map(|word| word.trim_matches([',', '.', ';', '?', '!', '“', '”'])).collect();
    let plain = |word: &&&str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    let small = |word: &&&str| plain(word) && word.chars().any(char::is_lowercase);
    let begins = literal.chars().next().is_some_and(char::is_uppercase)
        && words.len() > 1
        && words.iter().any(|word| small(&word));
    let ends = literal.ends_with(['.', '?', '!', '…', '。', '？', '！'])
        && words.len() > 1
        && words.iter().any(|word| plain(&word));
    let chinese = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let phrase = literal.split(|c| !chinese(c)).any(|run| run.chars().count() > 3);
    begins || ends || phrase || words.iter().filter(small).count() > LONGEST_NAME
}

/// Files of the core whose literals are data about carriers' languages.
fn is_language_data(path: &str) -> bool {
    ["src/languages/", "src/ui/words/", "src/bin/"].iter().any(|folder| path.starts_with(folder))
}

fn core_prose_faults(file: &Text) -> Vec<String> {
    let literals = code_of(&file.text).literals;
    let prose = literals.iter().filter(|(_, literal)| is_prose(literal));
    prose.map(|(line, literal)| format!("{}:{line}: {literal:?}", file.path)).collect()
}

/// In views letters beyond ASCII are words of a person too.
fn view_prose_faults(file: &Text) -> Vec<String> {
    let found = code_of(&file.text);
    let is_said = |literal: &str| is_prose(literal) || literal.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
    let said = found.literals.iter().filter(|(_, literal)| is_said(literal));
    let said = said.map(|(line, literal)| format!("{}:{line}: {literal:?}", file.path));
    // Text between tags needs no quotes.
    let bare = found
        .code
        .split('>')
        .skip(1)
        .filter_map(|after| after.split_once("</"))
        .map(|(text, _)| text.trim().to_owned());
    let bare = bare.filter(|text| {
        text.split_whitespace().next().is_some() && text.chars().all(|c| c.is_alphabetic() || " .,!?’".contains(c))
    });
    said.chain(bare.map(|text| format!("{}: {text} between tags", file.path))).collect()
}

#[test]
fn the_core_carries_no_prose() {
    let core =
        rust_under(&["src"]).into_iter().filter(|file| !is_of_the_page(&file.path) && !is_language_data(&file.path));
    check("prose in the core", core.flat_map(|file| core_prose_faults(&file)));
}

#[test]
fn views_carry_no_sentence() {
    check("sentences in views", rust_under(&["src/ui/views", "src/device"]).iter().flat_map(view_prose_faults));
}

fn panic_faults(file: &Text) -> Vec<String> {
    let code = code_of(&file.text).code;
    let stops = [
        ".unwrap()",
        ".expect(",
        "panic!(",
        "unreachable!(",
        "todo!(",
        "unimplemented!(",
        "Result<(), String>",
        ", String>>",
    ];
    let named = stops.iter().filter(|stop| code.contains(*stop));
    named.map(|stop| format!("{} has {stop}", file.path)).collect()
}

#[test]
fn the_core_neither_panics_nor_fails_in_words() {
    let core = rust_under(&["src"])
        .into_iter()
        .filter(|file| !is_of_the_page(&file.path) && !file.path.starts_with("src/bin/"));
    check("panics in the core", core.flat_map(|file| panic_faults(&file)));
}

// --- 19 and 18: the gate, the map, the policy ----------------------------------------------------------------------------

/// The commands of a script: no comments, no settings, no change of folder.
fn commands(script: &str) -> Vec<&str> {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter(|line| !line.starts_with("set ") && !line.starts_with("cd ")).collect()
}

#[test]
fn the_gate_is_one_script_and_continuous_integration_runs_nothing_else() {
    let run = read(".ci/run");
    let [command] = commands(&run)[..] else { panic!(".ci/run runs {:?}", commands(&run)) };
    let is_one = !command.contains([';', '&', '|']) && command.trim_end_matches('"').ends_with("scripts/check");
    assert!(is_one, ".ci/run runs {command}");
    let gate = read("scripts/check");
    for part in ["cargo fmt --check", "cargo clippy", "scripts/test", "scripts/size"] {
        assert!(commands(&gate).iter().any(|command| command.starts_with(part)), "scripts/check does not run {part}");
    }
    // What tells a fault must not be told to be quiet about it.
    check(
        "faults let pass",
        commands(&gate).into_iter().filter(|command| command.contains("|| true")).map(str::to_owned),
    );
}

#[test]
fn the_map_names_every_module_and_stays_short() {
    let map = read("ARCHITECTURE.md");
    let lines = map.lines().count();
    assert!(lines < 150, "ARCHITECTURE.md has {lines} lines");
    // A folder may be told by its parts.
    let is_named = |module: &str| [format!("`{module}`"), format!("`{module}/")].iter().any(|name| map.contains(name));
    let mut faults: Vec<String> =
        modules().into_iter().map(|(module, _)| module).filter(|module| !is_named(module)).collect();
    let beside =
        rust_under(&["src"]).into_iter().map(|file| file.path).filter(|path| module_of(path, &modules()).is_none());
    let tops = beside.filter(|path| path != "src/lib.rs");
    faults.extend(tops.filter(|path| !map.contains(path.trim_start_matches("src/"))));
    check("modules that ARCHITECTURE.md does not name", faults);
}

#[test]
fn each_decision_asks_one_question_on_one_page() {
    let decisions = files("docs/decisions");
    assert!(!decisions.is_empty());
    let wrong = |file: &&Text| {
        let title = file.text.lines().next().unwrap_or("");
        !(title.starts_with("# ") && title.trim_end().ends_with('?')) || file.text.lines().count() > 60
    };
    check("decisions", decisions.iter().filter(wrong).map(|file| file.path.clone()));
}

/// The parts of a policy by name, in order.
fn policy(text: &str) -> Vec<(&str, &str)> {
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.split_once(' ').unwrap_or((part, ""))).collect()
}

/// The tags of a page, comments left out.
fn tags(page: &str) -> Vec<String> {
    let without = page
        .split("<!--")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once("-->").map_or("", |(_, after)| after) });
    let page: String = without.collect();
    page.split('<').skip(1).filter_map(|tag| Some(format!("<{}>", tag.split_once('>')?.0))).collect()
}

fn inline_faults(file: &Text) -> Vec<String> {
    let mut faults = Vec::new();
    for tag in tags(&file.text) {
        let attributes = || tag.split_whitespace().skip(1).map(|attribute| attribute.split('=').next().unwrap_or(""));
        let is_inline =
            tag.starts_with("<style") || tag.starts_with("<script") && !attributes().any(|name| name == "src");
        let acts = attributes().any(|name| name == "style" || name.starts_with("on") && name.len() > 2);
        if is_inline || acts {
            faults.push(format!("{}: {tag}", file.path));
        }
    }
    let scripts =
        file.text.split("<script").skip(1).filter_map(|script| script.split_once('>')?.1.split_once("</script>"));
    faults.extend(
        scripts.filter(|(inner, _)| !inner.trim().is_empty()).map(|(inner, _)| format!("{}: {inner}", file.path)),
    );
    faults
}

fn policy_faults(name: &str, text: &str) -> Vec<String> {
    let own = [
        ("default-src", "'none'"),
        ("script-src", "'self' 'wasm-unsafe-eval'"),
        ("connect-src", "'self'"),
        ("style-src", "'self'"),
        ("img-src", "'self' data: blob:"),
        ("manifest-src", "'self'"),
        ("worker-src", "'self'"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
    ];
    let parts = policy(text);
    let missing =
        own.iter().filter(|part| !parts.contains(part)).map(|(part, _)| format!("{name}: no {part} as it should be"));
    let is_known = |part: &&(&str, &str)| own.contains(part) || **part == ("frame-ancestors", "'none'");
    let more = parts.iter().filter(|part| !is_known(part)).map(|(part, value)| format!("{name}: {part} {value}"));
    missing.chain(more).collect()
}

#[test]
fn the_page_has_a_strict_policy_and_nothing_inline() {
    let page = read("index.html");
    let marked = page.split("Content-Security-Policy\" content=\"").nth(1).and_then(|after| after.split('"').next());
    check("the policy of the page", policy_faults("index.html", marked.expect("index.html has a policy")));
    let headers = read("public/_headers");
    let header = headers.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "));
    check("the policy in the headers", policy_faults("public/_headers", header.expect("a policy")));
    let pages: Vec<Text> = files("").into_iter().filter(|file| file.path.ends_with(".html")).collect();
    assert!(pages.len() >= 2, "index.html and the page for unknown addresses");
    check("code in a page", pages.iter().flat_map(inline_faults));
}

/// Paths of somebody's machine and hosts of somebody's mirror, put together so that this file does not carry them.
fn machine_words() -> [String; 5] {
    let halves = [["/wo", "rk/"], ["/ro", "ot/"], ["/ho", "me/"], ["artifac", "tory"], ["index.crates", ".io"]];
    halves.map(|halves| halves.concat())
}

fn machine_faults(file: &Text) -> Vec<String> {
    let words = machine_words();
    let named = words.iter().filter(|word| file.text.contains(word.as_str()));
    named.map(|word| format!("{} mentions {word}", file.path)).collect()
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    let lock = Text { path: "Cargo.lock".to_owned(), text: read("Cargo.lock") };
    check("paths and hosts of a machine", files("").iter().chain([&lock]).flat_map(machine_faults));
}

// --- each rule can fail --------------------------------------------------------------------------------------------------

#[test]
fn every_rule_finds_what_it_is_for() {
    let text = |path: &str, text: &str| Text { path: path.to_owned(), text: text.to_owned() };
    let modules = [("span", 0), ("order", 0), ("history", 1), ("answer", 2), ("ui", 3), ("device", 4)];
    let modules = modules.map(|(name, group)| (name.to_owned(), group));
    let arrow = |path: &str, line: &str| arrow_faults(&text(path, line), &modules).len();
    assert_eq!(arrow("src/history.rs", "use crate::span::Span; // crate::answer is above"), 0);
    assert_eq!(arrow("src/history/group.rs", "fn f() -> crate::answer::Answer {}"), 1);
    assert_eq!(arrow("src/history.rs", "use super::answer::Answer;"), 1);
    assert_eq!(arrow("src/history.rs", "use crate::{answer, span};"), 2);
    assert_eq!(arrow("src/ui/views/now.rs", "use crate::device::clock; use crate::ui::words::Label;"), 0);
    assert_eq!(arrow("src/ui/words/mod.rs", "use crate::device::clock; use crate::ui::views::mount;"), 2);
    assert_eq!(arrow("src/device/locale.rs", "use crate::ui::words::Language;"), 0);
    assert_eq!(arrow("src/device/locale.rs", "use crate::ui::views::mount;"), 1);

    let found = |faults: Vec<String>| assert_eq!(faults.len(), 1, "{faults:?}");
    let (one, other) = (text("src/span.rs", "use crate::order::sort;"), text("src/order.rs", "use crate::span::Span;"));
    assert!(arrow_faults(&one, &modules).is_empty() && arrow_faults(&other, &modules).is_empty());
    found(circle_faults(&[one, other], &modules));
    found(browser_faults(&text("src/history.rs", "//! like leptos")));
    found(browser_faults(&text("src/ui/words/mod.rs", "js_sys::Date")));
    assert!(browser_faults(&text("src/ui/views/mod.rs", "use leptos::prelude::*;")).is_empty());
    assert!(browser_faults(&text("src/history.rs", "leptosome")).is_empty());
    found(clock_faults(&text("src/ui/views/now.rs", "let now = js_sys::Date::new_0();")));
    assert!(clock_faults(&text("src/device/locale.rs", "js_sys::Date::new(&value) // not Date::now")).is_empty());
    found(open_end_faults(&text("a.md", &["a ", "TO", "DO"].concat())));
    for line in ["// let x = 3;", "    // call(it);", "// if a == b {", "// use std::fs;", "// }"] {
        found(commented_out_faults(&text("a.rs", line)));
    }
    for line in ["// First, it waits; then", "/// `let x = 3;`", "let x = 3; // three;", "// one of several;"] {
        assert!(commented_out_faults(&text("a.rs", line)).is_empty(), "{line}");
    }
    found(dodge_faults(&text("a.rs", &["#[ig", "nore]"].concat())));
    assert_eq!(test_names("#[test]\n// why\nfn a_b() {}\n\nfn c() {}"), ["a_b"]);
    found(check_faults(&text("a.rs", "fn check(name: &str) {")));
    found(check_faults(&text("a.rs", "fn other() {}")));
    assert!(check_faults(&text("a.rs", "#[track_caller]\nfn check(name: &str) {")).is_empty());
    found(case_faults(&text("a.toml", "source = \" \"")));
    found(case_faults(&text("a.toml", "source = \"written\"\ntext = \"call 0612345678\"")));
    assert!(case_faults(&text("a.toml", "source = \"dummy number\"\ntext = \"call 0612345678\"")).is_empty());

    let tricky = "let a = \"// \\\" \"; // \"in a comment\"\nlet b = ('\"', r#\"a \"b\"\"#, \"Data left\");";
    found(core_prose_faults(&text("a.rs", tricky)));
    assert_eq!(code_of(tricky).code, "let a = \"\"; \nlet b = ('\"', \"\", \"\");");
    for said in ["About six", "SIM card", "流量已用完", "nothing is left.", "one two three four five six seven"] {
        assert!(is_prose(said), "{said}");
    }
    for data in [
        "fr: number",
        "1,2 Go",
        "23:59",
        "2026-11-22",
        "",
        "{}T{}",
        "a b",
        "GB",
        "AD AE AF AG AI AL AM AO",
        "www.",
        "M3 13c3-4",
        "年",
        "part of it",
    ] {
        assert!(!is_prose(data), "{data}");
    }
    found(view_prose_faults(&text("a.rs", "view! { <p>\"Your data\"</p> }")));
    found(view_prose_faults(&text("a.rs", "view! { <p>Left</p> }")));
    found(view_prose_faults(&text("a.rs", "title=\"vide\u{e9}\"")));
    assert!(view_prose_faults(&text("a.rs", "<p class=\"button quiet\">{app.say(Label::Left)}</p>")).is_empty());
    found(panic_faults(&text("a.rs", "let a = b.unwrap();\n#[cfg(test)]\nmod tests { c.expect(\"d\"); }")));

    assert_eq!(commands("#!/bin/sh\nset -e\ncd x\n# why\nscripts/check\nrm y"), ["scripts/check", "rm y"]);
    found(inline_faults(&text("a.html", "<!-- <style> --><p style=\"x\">")));
    found(inline_faults(&text("a.html", "<script src=\"./a.js\">run()</script>")));
    found(inline_faults(&text("a.html", "<button type=\"button\" onclick=\"run()\">")));
    assert_eq!(inline_faults(&text("a.html", "<script>run()</script><style>")).len(), 3);
    assert!(policy_faults("a", "default-src 'none'; script-src 'self' 'unsafe-eval'").len() > 3);
    for word in machine_words() {
        found(machine_faults(&text("a", &word)));
    }
}
