//! Divides the page's program in two: what a first visit needs, and the part with the later pages, which the first fetches itself.
//!
//! Where the border runs is said in the sources (src/ui/views/pages.rs); the linker's notes in the compiled file tell what
//! lies on either side. Both run in the same memory, and call each other through the same table of functions.

use super::module::{Module, Outcome};
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// The part's name in the sources.
const PART: &str = "pages";
/// The module that the program asks for it, as the dividing tool calls that.
const LINK: &str = "./__wasm_split.js";

pub struct Divided {
    /// What is there from the start, and its glue, which does not know yet where the part will lie.
    pub program: Vec<u8>,
    pub glue: String,
    pub part: Vec<u8>,
}

/// Divides what the compiler left of this name.
pub fn divide(name: &str, is_release: bool) -> Outcome<Divided> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or(PathBuf::from("target"), PathBuf::from);
    let profile = if is_release { "release" } else { "debug" };
    let compiled = target.join("wasm32-unknown-unknown").join(profile).join(name).with_extension("wasm");
    let folder = env::temp_dir().join(format!("tidemark-parts-{}", process::id()));
    let divided = divide_in(&folder, &compiled);
    // Made only where the tool could be run.
    let _ = fs::remove_dir_all(&folder);
    divided
}

fn divide_in(folder: &Path, compiled: &Path) -> Outcome<Divided> {
    run(process::Command::new("wasm-split-cli")
        .args(["--target", "web", "--out-name", "main"])
        .arg(compiled)
        .arg(folder))?;
    let main = folder.join("main.wasm");
    run(process::Command::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "glued", "--out-dir"])
        .arg(folder)
        .arg(main))?;
    let file = |name: &str| fs::read(folder.join(name)).map_err(|error| format!("{name}: {error}"));
    let glue = String::from_utf8(file("glued.js")?).map_err(|error| error.to_string())?;
    Ok(Divided { program: file("glued_bg.wasm")?, glue: own_link(&glue)?, part: file(&format!("split_{PART}.wasm"))? })
}

fn run(command: &mut process::Command) -> Outcome<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("{name} could not read the compiled program")),
        Err(error) => Err(format!("{name} could not be run ({error}); scripts/setup build installs it")),
    }
}

/// The glue with the loader among its functions, in place of a module that it would have to import.
fn own_link(glue: &str) -> Outcome<String> {
    let missing = "the glue does not ask for the part in the way this tool knows";
    let import = format!("import * as import1 from \"{LINK}\"\n");
    let before = "    const import0 = {\n        __proto__: null,\n";
    let entry = format!(
        "        __wasm_split_load_{PART}: function(callback, data) {{\n            loadPart(callback, data);\n        }},\n"
    );
    if !glue.contains(&import) || !glue.contains(before) || !glue.contains("import1,") {
        return Err(missing.into());
    }
    let glue = glue.replacen(&import, "", 1).replacen(before, &(before.to_owned() + &entry), 1);
    Ok(glue.replacen(": import1,", ": import0,", 1))
}

/// The glue as it stands once the part has its place beside it: `address` from the glue's own.
pub fn with_loader(glue: &str, part: &[u8], address: &str) -> Outcome<String> {
    let shared =
        Module::of(part)?.imported_names()?.iter().map(|name| format!("{name}: wasm.{name}")).collect::<Vec<_>>();
    let shared = shared.join(", ");
    // What was not to be had is asked for anew the next time, of the server itself: a browser may have kept its refusal.
    Ok(format!(
        r#"{glue}
let part, cache = "default";
async function fetchPart() {{
    const response = await fetch(new URL("{address}", import.meta.url), {{ cache }});
    if (!response.ok) throw new Error(`${{response.url}} answered ${{response.status}}`);
    return WebAssembly.instantiate(await response.arrayBuffer(), {{ __wasm_split: {{ {shared} }} }});
}}
function loadPart(callback, data) {{
    const say = (isHere) => wasm.__indirect_function_table.get(callback)(data, isHere);
    part ??= fetchPart();
    part.then(() => say(1), (error) => {{
        console.warn(error);
        part = undefined;
        cache = "reload";
        say(0);
    }});
}}
"#
    ))
}
