//! Makes the compiled program and its glue smaller on the wire: 24 kB (brotli) less on the first visit.
//!
//! It changes nothing that the program does: what is taken out is what nobody can see or reach. docs/decisions says why each step is taken.

use super::module::{CODE, DATA, EXPORTS, IMPORTS, Module, Outcome, put_bytes, put_number};
use super::neighbours;
use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs, process};

/// What browsers since 2022 understand, and the compiler uses.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What a program is made for, as wasm-opt calls it: to come soon, or to work fast.
pub const SMALL: &str = "-Oz";
pub const FAST: &str = "-O3";

/// The program and its glue, as the browser will get them.
pub fn lean(program: &[u8], glue: &str, aim: &str) -> Outcome<(Vec<u8>, String)> {
    let mut module = Module::of(program)?;
    silence(&mut module)?;
    forget_places(&mut module)?;
    keep_exports(&mut module, |name| glue.contains(&format!("wasm.{name}")))?;
    let smaller = optimize(&module.bytes(), &[aim, "--converge", "-g"])?;

    let mut module = Module::of(&smaller)?;
    let glue = shorten_imports(&mut module, glue)?;
    let glue = shorten_exports(&mut module, glue)?;
    Ok((in_order(module)?, glue))
}

/// A part of the program that is fetched later: it has no glue, and its panics are the program's own.
pub fn lean_part(part: &[u8]) -> Outcome<Vec<u8>> {
    in_order(Module::of(&optimize(part, &[SMALL, "--converge", "-g"])?)?)
}

/// With functions alike beside one another, and without their names.
fn in_order(mut module: Module) -> Outcome<Vec<u8>> {
    let order = neighbours::order(&module.functions()?);
    let mut names = vec![String::new(); order.len()];
    for (place, function) in order.into_iter().enumerate() {
        names[function] = format!("{place:05}");
    }
    module.rename(&names)?;
    optimize(&module.bytes(), &["--reorder-functions-by-name", "--strip-debug", "--strip-producers"])
}

// --- panics ---------------------------------------------------------------------------------------------------------

/// Functions of the standard library that put a panic into words and never return, by the starts of their names.
const PANICS: [&str; 14] = [
    "core::panicking::",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::slice::index::slice_index_fail",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::str::slice_error_fail",
    "core::cell::panic_already_",
    "core::cell::lazy::panic_poisoned",
    "std::sync::lazy_lock::panic_poisoned",
    "std::thread::local::panic_access_error",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::alloc::handle_alloc_error",
];

/// The end of a function that never returns: `unreachable`, `end`.
const NEVER: [u8; 2] = [0x00, 0x0b];

/// Lets a panic stop the program without a word: there is no one to tell. The page says in plain HTML that it has stopped.
fn silence(module: &mut Module) -> Outcome<()> {
    let functions = module.functions()?;
    let names = module.names()?;
    let mut code = Vec::new();
    put_number(&mut code, functions.len());
    let mut silenced: BTreeSet<&str> = BTreeSet::new();
    for (body, name) in functions.iter().zip(&names) {
        let name = without_disambiguators(name);
        let panic = PANICS.iter().find(|start| name.starts_with(**start)).filter(|_| body.ends_with(&NEVER));
        // It has no variables.
        put_bytes(&mut code, if panic.is_some() { &[0x00, NEVER[0], NEVER[1]] } else { body });
        silenced.extend(panic);
    }
    // The few that every program has. Other names would mean another compiler, and a look at the list above.
    for expected in &PANICS[..4] {
        if !silenced.contains(expected) {
            return Err(format!("it has no function called {expected}, which lean.rs expects"));
        }
    }
    module.replace(CODE, code);
    Ok(())
}

/// `core[5930c8]::option` is `core::option`: the numbers tell versions of a crate apart.
fn without_disambiguators(name: &str) -> String {
    let mut kept = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((number, after)) = after.split_once(']') else { break };
        kept.push_str(before);
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            kept.push_str(&format!("[{number}]"));
        }
        rest = after;
    }
    kept + rest
}

/// Blanks the places in the source that panics would have named: a file, its length, line and column, four bytes each.
fn forget_places(module: &mut Module) -> Outcome<()> {
    let pieces = module.data()?;
    let mut data = module.section(DATA)?.to_vec();
    let within = |address: usize, length: usize| {
        let (start, range) = pieces.iter().find(|(start, range)| (*start..start + range.len()).contains(&address))?;
        let at = range.start + (address - start);
        (at + length <= range.end).then_some(at..at + length)
    };
    let mut files = BTreeSet::new();
    for (start, range) in &pieces {
        for at in range.clone().filter(|at| (start + at - range.start) % 4 == 0 && at + 16 <= range.end) {
            let field = |n: usize| {
                let bytes = &data[at + 4 * n..at + 4 * n + 4];
                bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
            };
            let (line, column) = (field(2), field(3));
            let file = within(field(0), field(1)).filter(|file| data[file.clone()].ends_with(b".rs"));
            if let Some(file) = file.filter(|_| (1..100_000).contains(&line) && (1..1_000).contains(&column)) {
                files.insert((file.start, file.end));
                data[at..at + 16].fill(0);
            }
        }
    }
    for (start, end) in files {
        data[start..end].fill(0);
    }
    module.replace(DATA, data);
    Ok(())
}

// --- names shared with the glue -------------------------------------------------------------------------------------

/// The name under which the glue hands over its functions. wasm-bindgen's is long, and stands before each of them.
const GLUE: &str = "a";

/// How wasm-bindgen writes the functions that the program imports.
const ENTRY: &str = "        ";
const ENTRY_END: &str = "        }";

/// Gives each import a short name, here and in the glue, and takes out of the glue what the program no longer imports.
fn shorten_imports(module: &mut Module, glue: &str) -> Outcome<String> {
    let imports = module.imports()?;
    let mut body = Vec::new();
    put_number(&mut body, imports.len());
    for (at, (_, kind)) in imports.iter().enumerate() {
        put_bytes(&mut body, GLUE.as_bytes());
        put_bytes(&mut body, short(at).as_bytes());
        body.extend(*kind);
    }

    let (before, rest) = glue.split_once("    const import0 = {\n").ok_or("the glue has no table of imports")?;
    let (table, after) = rest.split_once("\n    };\n").ok_or("the glue's table of imports has no end")?;
    let mut kept = String::new();
    let mut found = 0;
    let mut is_kept = true;
    for line in table.lines() {
        let entry = line.strip_prefix(ENTRY).filter(|entry| entry.starts_with(|c: char| c == '_' || c.is_alphabetic()));
        let name = entry.and_then(|entry| entry.split_once(": "));
        match name {
            Some((name, value)) if name != "__proto__" => {
                let place = imports.iter().position(|(import, _)| import == name);
                is_kept = place.is_some();
                if let Some(place) = place {
                    found += 1;
                    kept.push_str(&format!("{ENTRY}{}: {value}\n", short(place)));
                }
                // An entry of one line ends where it begins.
                is_kept |= !value.ends_with('{');
            }
            _ if is_kept => kept.push_str(&format!("{line}\n")),
            _ => is_kept = line.starts_with(ENTRY_END),
        }
    }
    if found != imports.len() {
        return Err(format!("the glue has {found} of the {} functions that the program imports", imports.len()));
    }
    let of_glue = after.match_indices("\": import0").next().ok_or("the glue's imports have no name")?.0;
    let start = after[..of_glue].rfind('"').ok_or("the glue's imports have no name")? + 1;
    let after = format!("{}{GLUE}{}", &after[..start], &after[of_glue..]);
    module.replace(IMPORTS, body);
    Ok(format!("{before}    const import0 = {{\n{kept}    }};\n{after}"))
}

/// Gives each export a short name, here and in the glue.
fn shorten_exports(module: &mut Module, mut glue: String) -> Outcome<String> {
    let exports = module.exports()?;
    let mut body = Vec::new();
    put_number(&mut body, exports.len());
    for (at, (name, kind)) in exports.iter().enumerate() {
        let used = format!("wasm.{name}");
        let mut renamed = String::new();
        let mut rest = &glue[..];
        while let Some(found) = rest.find(&used) {
            let end = found + used.len();
            renamed.push_str(&rest[..found]);
            rest = &rest[end..];
            // Not where a longer name begins so.
            let is_whole = !rest.starts_with(|c: char| c == '_' || c.is_alphanumeric());
            renamed.push_str(&if is_whole { format!("wasm.{}", short(at)) } else { used.clone() });
        }
        renamed.push_str(rest);
        glue = renamed;
        put_bytes(&mut body, short(at).as_bytes());
        body.extend(*kind);
    }
    module.replace(EXPORTS, body);
    Ok(glue)
}

fn keep_exports(module: &mut Module, is_used: impl Fn(&str) -> bool) -> Outcome<()> {
    let kept: Vec<(String, &[u8])> = module.exports()?.into_iter().filter(|(name, _)| is_used(name)).collect();
    let mut body = Vec::new();
    put_number(&mut body, kept.len());
    for (name, kind) in kept {
        put_bytes(&mut body, name.as_bytes());
        body.extend(kind);
    }
    module.replace(EXPORTS, body);
    Ok(())
}

/// a, b, … z, ba, bb, …
fn short(number: usize) -> String {
    let letter = char::from(b'a' + (number % 26) as u8);
    if number < 26 { letter.into() } else { format!("{}{letter}", short(number / 26)) }
}

// --- wasm-opt -------------------------------------------------------------------------------------------------------

fn optimize(program: &[u8], how: &[&str]) -> Outcome<Vec<u8>> {
    let folder = env::temp_dir().join(format!("tidemark-lean-{}", process::id()));
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let optimized = optimize_in(&folder, program, how);
    fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    optimized
}

fn optimize_in(folder: &Path, program: &[u8], how: &[&str]) -> Outcome<Vec<u8>> {
    let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
    fs::write(&before, program).map_err(|error| format!("{}: {error}", before.display()))?;
    let status = process::Command::new("wasm-opt")
        .args(FEATURES)
        .args(how)
        .arg(&before)
        .arg("-o")
        .arg(&after)
        .status()
        .map_err(|error| format!("wasm-opt could not be run ({error}); scripts/setup build installs it"))?;
    if !status.success() {
        return Err("wasm-opt could not read it".into());
    }
    fs::read(&after).map_err(|error| format!("{}: {error}", after.display()))
}
