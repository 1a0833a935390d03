//! Puts the language files together for the program: the first three, which it carries, and the rest, which the page fetches when a text
//! asks for them. Comments and examples are for people and tests, and are left out.
//!
//! It checks nothing: a test reads every file strictly.

use std::fs;
use std::path::{Path, PathBuf};

/// Those of the interface: carried in the program, so that most people's texts read before anything else is fetched.
const FIRST: [&str; 3] = ["en", "fr", "zh"];

fn main() {
    let folder = Path::new("src/languages");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of languages")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "lang"))
        .collect();
    paths.sort();
    let (mut first, mut rest) = (String::new(), String::new());
    for path in paths {
        let text = fs::read_to_string(&path).expect("a readable language file");
        let is_first = path.file_stem().is_some_and(|tag| FIRST.iter().any(|first| tag == *first));
        let part = if is_first { &mut first } else { &mut rest };
        let kept = |line: &&str| {
            !(line.trim().is_empty() || ["#", "reads:", "refuses:"].iter().any(|left_out| line.starts_with(left_out)))
        };
        for line in text.lines().filter(kept) {
            part.push_str(line);
            part.push('\n');
        }
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names a folder for what is built"));
    fs::write(out.join("languages-first.txt"), first).expect("the folder for what is built is writable");
    fs::write(out.join("languages-rest.txt"), rest).expect("the folder for what is built is writable");
}
