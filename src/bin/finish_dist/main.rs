//! Finishes what Trunk has built, before it becomes `dist/`: joins the styles, names files after their content, puts in the
//! words of all languages, divides the page's program, makes it and the reader's lean, writes a manifest for each and the file of the languages of messages that are fetched on demand,
//! and gives the service worker the list of files to keep.
//!
//! A host tool: it is no part of the page, and it compiles nothing of the framework. The same input gives the same output,
//! byte for byte. Whatever is not as expected stops the build; nothing is guessed or left out quietly.
//!
//!     finish_dist                     in $TRUNK_STAGING_DIR, as Trunk's hook; $TIDEMARK_BASE is where the app will stand
//!     finish_dist worker <folder>     only the service worker's list again, for a finished folder that was changed since

mod divide;
mod lean;
mod module;
mod neighbours;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use base64::Engine as _;
use module::Outcome;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tidemark::ui::words::shell::shell;
use tidemark::ui::words::{self, Language};

/// Not kept on the phone: the worker itself, what only a server needs, and what only a store-like install dialog shows.
const NOT_KEPT: [&str; 4] = ["sw.js", "404.html", "to-app.js", "_headers"];
const NOT_KEPT_FOLDER: &str = "screenshots/";

/// Our own scripts, from which comments are taken out: they are read in the repository, and paid for on the phone.
const OWN_SCRIPTS: [&str; 5] = ["boot.js", "early.js", "to-app.js", "sw.js", READER];

/// The page's program, as Cargo calls it.
const PROGRAM: &str = "tidemark";

/// Starts the reader's program, whose files it names.
const READER: &str = "start-reader.js";

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => finish(),
        ["worker", folder] => write_worker(Path::new(folder)),
        _ => Err("it takes no arguments, or: worker <folder>".into()),
    };
    if let Err(reason) = outcome {
        eprintln!("finish_dist stopped: {reason}");
        process::exit(1);
    }
}

fn finish() -> Outcome<()> {
    let dist = PathBuf::from(
        env::var_os("TRUNK_STAGING_DIR").ok_or("TRUNK_STAGING_DIR is not set; Trunk's post_build hook sets it")?,
    );
    let base = env::var("TIDEMARK_BASE").unwrap_or_else(|_| "/".into());
    if !base.starts_with('/') || !base.ends_with('/') {
        return Err(format!("TIDEMARK_BASE is '{base}', which does not start and end with a slash"));
    }
    let mut used = BTreeSet::new();

    let page = read(&dist.join("index.html"))?;
    let page = join_styles(&dist, page)?;
    let page = name_code_by_content(&dist, page)?;
    place_reader(&dist)?;
    let page = list_languages(&dist, &page)?;
    let page = fill(&page, "", &mut used)?;
    expect_no_inline_code(&page)?;
    write(&dist.join("index.html"), &page)?;

    let not_found = read(&dist.join("404.html"))?.replace("{{base}}", &base);
    let not_found = fill(&without_comments(&not_found, "<!--", "-->")?, " · ", &mut used)?;
    write(&dist.join("404.html"), &not_found)?;

    // Fetched when a text asks for it, and kept on the phone with the rest.
    write(&dist.join("languages-first.txt"), tidemark::languages::FIRST_TEXT)?;
    write(&dist.join("languages.txt"), tidemark::languages::REST_TEXT)?;
    write(&dist.join("questions.txt"), &tidemark::ui::words::questions::text())?;

    write_headers(&dist, &base)?;
    write_manifests(&dist, &mut used)?;
    if let Some((name, _)) = shell(Language::EN).named().into_iter().find(|(name, _)| !used.contains(*name)) {
        return Err(format!("the word '{name}' of src/ui/words/shell.rs is used nowhere"));
    }

    for name in OWN_SCRIPTS {
        let script = read(&dist.join(name))?;
        write(&dist.join(name), &without_line_comments(&script))?;
    }
    write_worker(&dist)
}

// --- styles and code ------------------------------------------------------------------------------------------------

/// One style file in place of many, in the page's order: each is one more request before the first paint.
fn join_styles(dist: &Path, page: String) -> Outcome<String> {
    let links: Vec<&str> =
        tags(&page, "<link").into_iter().filter(|tag| attribute(tag, "rel") == Some("stylesheet")).collect();
    let mut joined = String::new();
    for link in &links {
        let path = dist.join(local(attribute(link, "href").unwrap_or_default())?);
        let style = read(&path)?;
        // Only at the top of a file does it work, and it would cost a request; Trunk does not resolve it.
        if style.contains("@import") {
            return Err(format!("{} has an @import; give the file its own link in index.html", path.display()));
        }
        // Trunk leaves a style that it cannot parse as it was, comments and all; a browser would drop part of it.
        if is_release() && style.contains("/*") {
            return Err(format!("Trunk could not parse the style that it copied to {}", path.display()));
        }
        joined.push_str(&style);
        remove(&path)?;
    }
    for tag in Language::ALL.map(Language::tag) {
        joined.push_str(&format!("html[lang={tag}] .said[lang={tag}]{{display:inline}}"));
    }
    let [first, rest @ ..] = &links[..] else { return Err("index.html links no style".into()) };
    let name = place(dist, "app", "css", joined.as_bytes())?;
    let mut joined_page = page.replacen(first, &format!(r#"<link rel="stylesheet" href="./{name}">"#), 1);
    for link in rest {
        joined_page = joined_page.replacen(link, "", 1);
    }
    Ok(joined_page)
}

/// Trunk names files after the compiler's output, not after what wasm-opt and wasm-bindgen make of it, so the same name can
/// hold other bytes. Named after their content they may be kept for ever.
fn name_code_by_content(dist: &Path, page: String) -> Outcome<String> {
    let script = tags(&page, "<script")
        .into_iter()
        .find(|tag| attribute(tag, "data-wasm").is_some())
        .ok_or("index.html has no script with data-js and data-wasm; see pattern_script in Trunk.toml")?;
    let named = |name: &str| local(attribute(script, name).ok_or(format!("the script has no {name}"))?);
    let (old_glue, old_program) = (named("data-js")?, named("data-wasm")?);
    // Trunk's own are of the undivided program.
    remove(&dist.join(old_glue))?;
    remove(&dist.join(old_program))?;
    let divided = divide::divide(PROGRAM, is_release())?;
    let glue = name_snippets_by_content(dist, divided.glue).map_err(|reason| format!("{old_glue}: {reason}"))?;
    let part = if is_release() { lean::lean_part(&divided.part)? } else { divided.part };
    let placed = place(dist, "pages", "wasm", &part)?;
    let glue = divide::with_loader(&glue, &part, &placed.replacen("assets/", "./", 1))?;
    let (program, glue) = leaned(old_program, divided.program, glue, lean::SMALL)?;
    let glue = smaller(glue.as_bytes()).map_err(|reason| format!("{old_glue}: {reason}"))?;
    let mut renamed = page.clone();
    for (old, extension, bytes) in [(old_glue, "js", glue), (old_program, "wasm", program)] {
        renamed = renamed.replace(old, &place(dist, "tidemark", extension, &bytes)?);
    }
    Ok(renamed)
}

/// The reader's program and its glue, named after their content in the script that starts them.
fn place_reader(dist: &Path) -> Outcome<()> {
    const GLUE: &str = "reader.js";
    const COMPILED: &str = "reader_bg.wasm";
    let glue = String::from_utf8(taken(dist, GLUE)?).map_err(|error| format!("{GLUE}: {error}"))?;
    let (program, glue) = leaned(COMPILED, taken(dist, COMPILED)?, glue, lean::FAST)?;
    let glue = smaller(glue.as_bytes()).map_err(|reason| format!("{GLUE}: {reason}"))?;
    let mut starter = read(&dist.join(READER))?;
    for (name, extension, bytes) in [("{{glue}}", "js", glue), ("{{program}}", "wasm", program)] {
        let placed = place(dist, "reader", extension, &bytes)?;
        if !starter.contains(name) {
            return Err(format!("public/{READER} lacks '{name}'"));
        }
        starter = starter.replace(name, &format!("./{placed}"));
    }
    write(&dist.join(READER), &starter)
}

fn is_release() -> bool {
    env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release")
}

/// A build to look into keeps its names and its panics' words.
fn leaned(name: &str, program: Vec<u8>, glue: String, aim: &str) -> Outcome<(Vec<u8>, String)> {
    if is_release() {
        lean::lean(&program, &glue, aim).map_err(|reason| format!("{name}: {reason}"))
    } else {
        Ok((program, glue))
    }
}

/// The glue that wasm-bindgen writes for every browser call, with short names and without comments: 2 kB less on the first visit.
fn smaller(script: &[u8]) -> Outcome<Vec<u8>> {
    let missing = |error: std::io::Error| format!("terser could not be run ({error}); scripts/setup build installs it");
    let mut terser = process::Command::new("terser")
        .args(["--module", "--compress", "passes=2", "--mangle"])
        .stdin(process::Stdio::piped())
        .stdout(process::Stdio::piped())
        .spawn()
        .map_err(missing)?;
    let mut input = terser.stdin.take().ok_or("terser takes no input")?;
    // Written from beside, so that neither side waits for the other with a full pipe.
    let script = script.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&script));
    let output = terser.wait_with_output().map_err(missing)?;
    let is_written = writer.join().is_ok_and(|written| written.is_ok());
    if output.status.success() && is_written && !output.stdout.is_empty() {
        Ok(output.stdout)
    } else {
        Err("terser could not read it".into())
    }
}

/// JavaScript that crates bring along, which the main script imports from a folder beside it. The folder is named after all it
/// holds, since its files may import each other by name. Returns the main script with the new name.
fn name_snippets_by_content(dist: &Path, script: String) -> Outcome<String> {
    let old = dist.join("snippets");
    if !script.contains("/snippets/") {
        // Trunk copies what an earlier build left in its working folder, used or not.
        if old.exists() {
            fs::remove_dir_all(&old).map_err(|error| format!("snippets: {error}"))?;
        }
        return Ok(script);
    }
    let mut content = Vec::new();
    for (name, path) in files_in(&old)? {
        content.extend(name.into_bytes());
        content.extend(fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?);
    }
    let folder = format!("snippets-{}", &hex(&content)[..16]);
    fs::create_dir_all(dist.join("assets")).map_err(|error| format!("assets: {error}"))?;
    fs::rename(&old, dist.join("assets").join(&folder)).map_err(|error| format!("snippets: {error}"))?;
    // Only where it imports: elsewhere the same text is a name that stands in the WebAssembly file too.
    let moved = script.replace("from \"./snippets/", &format!("from \"./{folder}/"));
    if moved == script {
        return Err("it does not import snippets/ in the form this tool knows".into());
    }
    Ok(moved)
}

/// Writes a file under `assets/`, named after its content; the folder is what `_headers` calls unchanging.
fn place(dist: &Path, stem: &str, extension: &str, bytes: &[u8]) -> Outcome<String> {
    let name = format!("assets/{stem}-{}.{extension}", &hex(bytes)[..16]);
    let path = dist.join(&name);
    fs::create_dir_all(dist.join("assets")).map_err(|error| format!("assets: {error}"))?;
    fs::write(&path, bytes).map_err(|error| format!("{name}: {error}"))?;
    Ok(name)
}

/// The page's policy refuses inline code, silently for the person who looks at the built files; so it is refused here, aloud.
fn expect_no_inline_code(page: &str) -> Outcome<()> {
    match tags(page, "<script").into_iter().find(|tag| attribute(tag, "src").is_none()) {
        Some(tag) => Err(format!("index.html has an inline script: {tag}")),
        None if page.contains("<style") => Err("index.html has an inline style".into()),
        None => Ok(()),
    }
}

// --- words ----------------------------------------------------------------------------------------------------------

/// Places what the page fetches of each language, and puts in place of `{{languages}}` one entry for each: its tag, the tags that it
/// takes, its direction and the address of its words. `early.js`, `boot.js` and the app read it.
fn list_languages(dist: &Path, page: &str) -> Outcome<String> {
    let mut entries = Vec::new();
    for one in Language::ALL {
        let file = place(dist, &format!("words-{}", one.tag()), "txt", words::fetched(one).as_bytes())?;
        entries.push(format!("{}:{}:{}:./{file}", one.tag(), one.takes(), one.direction()));
    }
    // As below, the minifier has taken the quotes off.
    let listed = page.replacen("={{languages}}", &format!("=\"{}\"", entries.join(" ")), 1);
    let listed = listed.replacen("{{languages}}", &entries.join(" "), 1);
    if listed == page { Err("index.html lacks {{languages}}".into()) } else { Ok(listed) }
}

/// Replaces `{{name}}` by that word in every language, each marked with its language, and `{{tag:name}}` by the one word.
///
/// Trunk's minifier has been here and took the quotes off every attribute that could do without, such as `content={{en:moved}}`;
/// a sentence cannot, so it gets them back.
fn fill(template: &str, between: &str, used: &mut BTreeSet<&'static str>) -> Outcome<String> {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").ok_or("a '{{' is never closed")?;
        filled.push_str(before);
        let quote = if before.ends_with('=') { "\"" } else { "" };
        match name.split_once(':') {
            Some((tag, name)) => {
                filled.push_str(&format!("{quote}{}{quote}", escape(word(language(tag)?, name, used)?)))
            }
            None => {
                let said: Vec<String> = Language::ALL
                    .into_iter()
                    .map(|one| {
                        Ok(format!(
                            r#"<span class="said" lang="{}">{}</span>"#,
                            one.tag(),
                            escape(word(one, name, used)?)
                        ))
                    })
                    .collect::<Outcome<_>>()?;
                filled.push_str(&said.join(between));
            }
        }
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn language(tag: &str) -> Outcome<Language> {
    Language::ALL.into_iter().find(|one| one.tag() == tag).ok_or(format!("no language has the tag '{tag}'"))
}

fn word(language: Language, name: &str, used: &mut BTreeSet<&'static str>) -> Outcome<&'static str> {
    let (name, word) = shell(language)
        .named()
        .into_iter()
        .find(|(known, _)| *known == name)
        .ok_or(format!("there is no word '{name}' in src/ui/words/shell.rs"))?;
    used.insert(name);
    Ok(word)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

// --- manifest, headers ----------------------------------------------------------------------------------------------

/// One manifest a language; `early.js` points the page at the right one.
fn write_manifests(dist: &Path, used: &mut BTreeSet<&'static str>) -> Outcome<()> {
    let template = dist.join("manifest.webmanifest");
    let parsed: Value =
        serde_json::from_str(&read(&template)?).map_err(|error| format!("manifest.webmanifest: {error}"))?;
    for one in Language::ALL {
        let mut manifest = parsed.clone();
        say(&mut manifest, one, used)?;
        expect_icons(dist, &manifest["icons"])?;
        for shortcut in manifest["shortcuts"].as_array().into_iter().flatten() {
            expect_icons(dist, &shortcut["icons"])?;
        }
        keep_existing_screenshots(dist, &mut manifest)?;
        write(&dist.join(format!("manifest.{}.webmanifest", one.tag())), &manifest.to_string())?;
    }
    remove(&template)
}

/// Puts one language's words into every text of the manifest that names one.
fn say(value: &mut Value, one: Language, used: &mut BTreeSet<&'static str>) -> Outcome<()> {
    match value {
        Value::Object(fields) => fields.values_mut().try_for_each(|field| say(field, one, used)),
        Value::Array(items) => items.iter_mut().try_for_each(|item| say(item, one, used)),
        Value::String(text) => {
            match text.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")) {
                Some("tag") => *text = one.tag().into(),
                Some("direction") => *text = one.direction().into(),
                Some(name) => *text = word(one, name, used)?.into(),
                None => {}
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// A browser drops an icon whose size is not as declared, and with it, without a word, the offer to install.
fn expect_icons(dist: &Path, icons: &Value) -> Outcome<()> {
    for icon in icons.as_array().into_iter().flatten() {
        let source = icon["src"].as_str().unwrap_or_default();
        let path = dist.join(local(source)?);
        if !path.exists() {
            return Err(format!("the manifest names {source}, which does not exist"));
        }
        if source.ends_with(".png") && icon["sizes"].as_str() != Some(&png_sizes(&path)?) {
            return Err(format!("{source} is {}, which is not what the manifest says", png_sizes(&path)?));
        }
    }
    Ok(())
}

/// Screenshots are made from the running app, so the first builds have none yet.
fn keep_existing_screenshots(dist: &Path, manifest: &mut Value) -> Outcome<()> {
    let Some(screenshots) = manifest["screenshots"].as_array_mut() else { return Ok(()) };
    screenshots
        .retain(|shot| shot["src"].as_str().and_then(|src| local(src).ok()).is_some_and(|src| dist.join(src).exists()));
    for shot in screenshots.iter_mut() {
        let path = dist.join(local(shot["src"].as_str().unwrap_or_default())?);
        shot["sizes"] = png_sizes(&path)?.into();
    }
    if screenshots.is_empty() {
        manifest.as_object_mut().map(|fields| fields.remove("screenshots"));
    }
    Ok(())
}

/// "192x192", from the file's own header.
fn png_sizes(path: &Path) -> Outcome<String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let number = |at: usize| bytes.get(at..at + 4).map(|four| u32::from_be_bytes([four[0], four[1], four[2], four[3]]));
    match (bytes.starts_with(b"\x89PNG"), number(16), number(20)) {
        (true, Some(width), Some(height)) => Ok(format!("{width}x{height}")),
        _ => Err(format!("{} is not a PNG file", path.display())),
    }
}

/// Rules start at the root of the site, so under a sub-path each gets it in front.
fn write_headers(dist: &Path, base: &str) -> Outcome<()> {
    let path = dist.join("_headers");
    let moved: Vec<String> = read(&path)?
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.strip_prefix('/').map_or(line.to_owned(), |rest| format!("{base}{rest}")))
        .collect();
    write(&path, &(moved.join("\n") + "\n"))
}

// --- service worker -------------------------------------------------------------------------------------------------

/// Fills `public/sw.js` with every file to keep and its hash, and with a version that follows from all of them and from the
/// worker's own text: a browser takes a worker for new when one byte of it differs.
fn write_worker(dist: &Path) -> Outcome<()> {
    let template = without_line_comments(&read(Path::new("public/sw.js"))?);
    let mut list = String::new();
    for (path, hash) in files_to_keep(dist)? {
        list.push_str(&format!("\n  \"{path}\": \"{hash}\","));
    }
    let version = &hex(format!("{template}{list}").as_bytes())[..12];
    let filled = template.replace("{{version}}", version).replace("{/* files */}", &format!("{{{list}\n}}"));
    if filled.matches(version).count() != 1 || !filled.contains(&list) {
        return Err("public/sw.js lacks '{{version}}' or '{/* files */}'".into());
    }
    write(&dist.join("sw.js"), &filled)
}

/// Path, with "" for the page itself, and hash in the form that `fetch` checks.
fn files_to_keep(dist: &Path) -> Outcome<BTreeMap<String, String>> {
    let mut kept = BTreeMap::new();
    for (name, path) in files_in(dist)? {
        if NOT_KEPT.contains(&name.as_str()) || name.starts_with(NOT_KEPT_FOLDER) {
            continue;
        }
        // The list goes into a script, and the name into an address; a name that both take as it is needs no escaping.
        if !name.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c)) {
            return Err(format!("'{name}' has a letter in its name that an address would have to escape"));
        }
        let bytes = fs::read(&path).map_err(|error| format!("{name}: {error}"))?;
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(&bytes));
        kept.insert(if name == "index.html" { String::new() } else { name }, format!("sha256-{hash}"));
    }
    Ok(kept)
}

// --- small things ---------------------------------------------------------------------------------------------------

/// Every file below a folder by its path from there, in order: the order goes into hashes.
fn files_in(root: &Path) -> Outcome<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name =
                    path.strip_prefix(root).map_err(|error| error.to_string())?.to_string_lossy().replace('\\', "/");
                found.insert(name, path);
            }
        }
    }
    Ok(found)
}

/// Every tag that starts so. Enough for a page we write ourselves: no attribute of ours holds a '>'.
fn tags<'a>(page: &'a str, start: &str) -> Vec<&'a str> {
    page.match_indices(start).filter_map(|(at, _)| page[at..].find('>').map(|end| &page[at..=at + end])).collect()
}

/// An attribute's value, quoted or, as the minifier leaves some, bare.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let at = tag.find(&format!(" {name}="))? + name.len() + 2;
    let value = &tag[at..];
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split([' ', '>']).next(),
    }
}

/// "./name" as a path inside the folder.
fn local(address: &str) -> Outcome<&str> {
    address.strip_prefix("./").filter(|path| !path.is_empty()).ok_or(format!("'{address}' does not start with './'"))
}

fn without_line_comments(script: &str) -> String {
    script.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//")).fold(
        String::new(),
        |mut kept, line| {
            kept.push_str(line);
            kept.push('\n');
            kept
        },
    )
}

fn without_comments(text: &str, open: &str, close: &str) -> Outcome<String> {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        kept.push_str(before);
        rest = after.split_once(close).ok_or("a comment is never closed")?.1.trim_start();
    }
    Ok(kept + rest)
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Outcome<()> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// What is in a file of the folder, which goes.
fn taken(dist: &Path, name: &str) -> Outcome<Vec<u8>> {
    let bytes = fs::read(dist.join(name)).map_err(|error| format!("{name}: {error}"))?;
    remove(&dist.join(name))?;
    Ok(bytes)
}

fn remove(path: &Path) -> Outcome<()> {
    fs::remove_file(path).map_err(|error| format!("{}: {error}", path.display()))
}
