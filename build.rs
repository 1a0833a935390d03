//! Puts data of languages together for the program.
//!
//! Of the languages of messages: two texts, the first languages and the rest, which the page fetches. Comments and examples are for
//! people and tests, and are left out. Of the languages of the page: the names of all words as Rust, and a text each, which the page
//! fetches too. It checks nothing: tests read every file strictly.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "src/ui/words/file.rs"]
#[allow(dead_code, reason = "what only tests and the finishing tool ask for")]
mod file;
#[path = "src/ui/words/plurals.rs"]
#[allow(dead_code, reason = "the page counts; the build does not")]
mod plurals;

use file::{File, Text};

/// Those of the interface: carried in the program, so that most people's texts read before anything else is fetched.
const FIRST: [&str; 3] = ["en", "fr", "zh"];

/// The language of the page whose file says which words there are; each other language says the same in its own way.
const LEADING: &str = "en";

fn main() {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names a folder for what is built"));
    messages(&out);
    page(&out);
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        // The linker's notes on what refers to what: by them the build takes the later pages out of the page's program.
        println!("cargo::rustc-link-arg-bin=tidemark=--emit-relocs");
    }
}

/// The files of a folder with that ending, in order, each with what stands before the ending.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    println!("cargo::rerun-if-changed={folder}");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of languages")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|known| known == ending))
        .collect();
    paths.sort();
    let named = |path: PathBuf| {
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (stem, fs::read_to_string(&path).expect("a readable language file"))
    };
    paths.into_iter().map(named).collect()
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("the folder for what is built is writable");
}

// --- the languages of messages --------------------------------------------------------------------------------------

fn messages(out: &Path) {
    let (mut first, mut rest) = (String::new(), String::new());
    for (tag, text) in files("src/languages", "lang") {
        let part = if FIRST.contains(&tag.as_str()) { &mut first } else { &mut rest };
        let kept = |line: &&str| {
            !(line.trim().is_empty() || ["#", "reads:", "refuses:"].iter().any(|left_out| line.starts_with(left_out)))
        };
        for line in text.lines().filter(kept) {
            part.push_str(line);
            part.push('\n');
        }
    }
    write(&out.join("languages-first.txt"), &first);
    write(&out.join("languages-rest.txt"), &rest);
}

// --- the languages of the page --------------------------------------------------------------------------------------

fn page(out: &Path) {
    let files: Vec<File> =
        files("src/ui/words", "words").into_iter().map(|(tag, text)| File::read(&tag, &text)).collect();
    let leading = files.iter().find(|file| file.tag == LEADING).expect("the leading language of the page");
    // Words that stand alone are labels; those with values in them are sentences, and come behind.
    let (sentences, labels): (Vec<_>, Vec<_>) = leading.texts.iter().partition(|(_, text)| !text.values().is_empty());
    let names: Vec<&(String, Text)> = labels.iter().chain(&sentences).copied().collect();
    for file in &files {
        write(&out.join(format!("words-{}.txt", file.tag)), &texts(file, &names));
    }
    let mut code = format!("/// How many texts a language has.\nconst COUNT: usize = {};\n\n", names.len());
    code.push_str(&labels_code(&labels));
    code.push_str(&sentences_code(&sentences, labels.len()));
    code.push_str(&languages_code(&files));
    write(&out.join("words.rs"), &code);
}

/// A language's texts in the order of the names, a line each. What it lacks is said as the leading language says it, until a test
/// finds that out.
fn texts(file: &File, names: &[&(String, Text)]) -> String {
    let mut all = String::new();
    for (name, leading) in names {
        let text = file.text(name).unwrap_or(leading);
        let letters: Vec<&str> = leading.values().into_iter().collect();
        let form = |form: &&str| text.form(form).or(text.form("other")).unwrap_or_default();
        if text.forms.len() == 1 {
            all.push_str(&lettered(form(&"other"), &letters));
        } else {
            for form in file.plurals.forms().iter().map(form) {
                all.push('|');
                all.push_str(&lettered(form, &letters));
            }
        }
        all.push('\n');
    }
    all
}

/// `{day}` as a brace and a letter, the values of the sentence being numbered by the alphabet.
fn lettered(text: &str, letters: &[&str]) -> String {
    (b'a'..).zip(letters).fold(text.to_owned(), |text, (letter, name)| {
        text.replace(&format!("{{{name}}}"), &format!("{{{}", char::from(letter)))
    })
}

/// What the leading language says, for who reads the code.
fn said(text: &Text) -> String {
    let forms: Vec<String> = text.forms.iter().map(|(_, text)| format!("“{}”", text.replace('\u{a0}', " "))).collect();
    forms.join(", ")
}

fn labels_code(labels: &[&(String, Text)]) -> String {
    let mut code = "/// A word or sentence without values in it.\n\
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Label {\n"
        .to_owned();
    for (name, text) in labels {
        let _ = writeln!(code, "    /// {}\n    {name},", said(text));
    }
    code.push_str("}\n\nimpl Label {\n    pub const ALL: &[Label] = &[\n");
    for (name, _) in labels {
        let _ = writeln!(code, "        Label::{name},");
    }
    code + "    ];\n}\n\n"
}

/// A struct for each sentence, so that no value can be forgotten or taken for another.
fn sentences_code(sentences: &[&(String, Text)], first: usize) -> String {
    let mut code =
        "/// A sentence each, waiting for its values.\nmod said {\n    use super::{Count, Voice};\n\n".to_owned();
    for (at, (name, text)) in (first..).zip(sentences) {
        let _ = writeln!(code, "    /// {}\n    pub struct {name}<'a> {{", said(text));
        let (mut parts, mut count) = (Vec::new(), "0");
        for value in text.values() {
            if value == "n" {
                count = "self.n.number";
                parts.push("&self.n.shown".to_owned());
                code.push_str("        pub n: &'a Count,\n");
            } else {
                parts.push(format!("self.{value}"));
                let _ = writeln!(code, "        pub {value}: &'a str,");
            }
        }
        let parts = parts.join(", ");
        let _ = writeln!(
            code,
            "    }}\n\n    impl {name}<'_> {{\n        pub fn by(self, voice: &Voice) -> String {{\n            \
             voice.filled({at}, {count}, &[{parts}])\n        }}\n    }}\n"
        );
    }
    code + "}\n\n"
}

fn languages_code(files: &[File]) -> String {
    let mut code = "impl Language {\n".to_owned();
    for (at, file) in files.iter().enumerate() {
        let name = file.tag.to_uppercase().replace('-', "_");
        let _ = writeln!(code, "    pub const {name}: Language = Language({at});");
    }
    let _ = writeln!(code, "    /// In the order of their tags.\n    pub const ALL: [Language; {}] = [", files.len());
    for at in 0..files.len() {
        let _ = writeln!(code, "        Language({at}),");
    }
    let _ = writeln!(code, "    ];\n}}\n\nstatic FACTS: [Facts; {}] = [", files.len());
    for file in files {
        let _ = writeln!(
            code,
            "    Facts {{ tag: {:?}, name: {:?}, takes: {:?}, is_right_to_left: {}, writes_comma: {}, \
             plurals: Plurals::{:?}, formats: {:?} }},",
            file.tag,
            file.name,
            file.takes.join(","),
            file.is_right_to_left,
            file.writes_comma,
            file.plurals,
            file.formats,
        );
    }
    code.push_str("];\n\n/// What the page fetches of each language.\n#[cfg(not(target_arch = \"wasm32\"))]\n");
    let _ = writeln!(code, "static TEXTS: [&str; {}] = [", files.len());
    for file in files {
        let _ = writeln!(code, "    include_str!(concat!(env!(\"OUT_DIR\"), \"/words-{}.txt\")),", file.tag);
    }
    code.push_str("];\n\n/// What stands on the page without the app.\n#[cfg(not(target_arch = \"wasm32\"))]\n");
    let _ = writeln!(code, "static FIRST_SCREENS: [&[(&str, &str)]; {}] = [", files.len());
    for file in files {
        let _ = writeln!(code, "    &{:?},", file.first_screen);
    }
    code + "];\n"
}
