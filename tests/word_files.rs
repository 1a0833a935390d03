//! The files of words: each language says everything that the others say, with the same values in it and in every form that it counts
//! with.
//!
//! Whether it says it well is for people, and for the sentences in `words.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use tidemark::ui::words::file::{self, File, Text};
use tidemark::ui::words::plurals::Plurals;
use tidemark::ui::words::shell::{first_screen, shell};
use tidemark::ui::words::{Label, Language};

/// What may say nothing: some languages write sentences without a space between them.
const MAY_BE_EMPTY: [&str; 1] = ["BetweenSentences"];

/// Forms of so definite a count that the figure may be left out of the text: "a single one", Arabic "two days".
const TELLING: [&str; 3] = ["zero", "one", "two"];

fn written(tag: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/ui/words/{tag}.words"));
    fs::read_to_string(path).expect("a file of words")
}

fn read(language: Language) -> File {
    File::read(language.tag(), &written(language.tag()))
}

/// What is wrong with a text, held against the leading language's.
fn text_faults(name: &str, text: &Text, leading: &Text, plurals: Plurals) -> Vec<String> {
    let mut faults = Vec::new();
    let wanted = leading.values();
    let forms: Vec<&str> = text.forms.iter().map(|(form, _)| form.as_str()).collect();
    if forms != ["other"] && (forms != plurals.forms() || !wanted.contains("n")) {
        faults.push(format!("{name} has the forms {forms:?}"));
    }
    for (form, said) in &text.forms {
        let mut values = file::values(said);
        if TELLING.contains(&form.as_str()) && wanted.contains("n") {
            values.insert("n");
        }
        if values != wanted {
            faults.push(format!("{name} has {values:?} in place of {wanted:?}"));
        }
        let braces = said.matches('{').count() + said.matches('}').count();
        if braces != 2 * said.matches('{').count() || said.contains(['[', ']', '|', '~', '^']) {
            faults.push(format!("{name} has a mark left over: {said}"));
        }
        if said.is_empty() && !MAY_BE_EMPTY.contains(&name) {
            faults.push(format!("{name} says nothing"));
        }
    }
    faults
}

/// What is wrong with a language's file, held against the leading one's.
fn file_faults(file: &File, leading: &File) -> Vec<String> {
    let mut faults = file.faults.clone();
    if file.name.is_empty() || file.takes.is_empty() {
        faults.push("name or takes is missing".to_owned());
    }
    let named = |file: &File| file.texts.iter().map(|(name, _)| name.clone()).collect::<BTreeSet<_>>();
    let standing = |file: &File| file.first_screen.iter().map(|(name, _)| name.clone()).collect::<BTreeSet<_>>();
    faults.extend(named(leading).difference(&named(file)).map(|name| format!("{name} is missing")));
    faults.extend(named(file).difference(&named(leading)).map(|name| format!("{name} is unknown")));
    faults.extend(standing(leading).difference(&standing(file)).map(|name| format!("{name} is missing")));
    faults.extend(standing(file).difference(&standing(leading)).map(|name| format!("{name} is unknown")));
    faults.extend(
        file.first_screen.iter().filter(|(_, text)| text.is_empty()).map(|(name, _)| format!("{name} says nothing")),
    );
    for (name, text) in &file.texts {
        if let Some(leading) = leading.text(name) {
            faults.extend(text_faults(name, text, leading, file.plurals));
        }
    }
    faults
}

#[test]
fn every_language_says_what_the_others_say() {
    let leading = read(Language::EN);
    for language in Language::ALL {
        let faults = file_faults(&read(language), &leading);
        assert!(faults.is_empty(), "{language:?}:\n  {}", faults.join("\n  "));
    }
}

#[test]
fn no_two_languages_take_the_same_person() {
    let mut taken = BTreeMap::new();
    for language in Language::ALL {
        assert_eq!(Language::taking(language.tag()), Some(language), "its own tag");
        for beginning in read(language).takes {
            assert_eq!(taken.insert(beginning.clone(), language), None, "{beginning}");
        }
    }
}

#[test]
fn what_stands_on_the_first_screen_is_what_the_files_have() {
    let from_labels = ["question", "what_it_does", "privacy", "paste_label", "paste_hint"];
    for language in Language::ALL {
        let known = shell(language).named();
        let own: BTreeSet<&str> =
            known.iter().map(|(name, _)| *name).filter(|name| !from_labels.contains(name)).collect();
        let filed: BTreeSet<&str> = first_screen(language).iter().map(|(name, _)| *name).collect();
        assert_eq!(own, filed, "{language:?}");
        assert!(known.iter().all(|(_, text)| !text.is_empty()), "{language:?}");
    }
}

fn rust_under(folder: &Path, found: &mut String) {
    for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            rust_under(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push_str(&fs::read_to_string(path).expect("a readable file"));
        }
    }
}

#[test]
fn every_label_is_said_somewhere() {
    let mut code = String::new();
    rust_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    let ends = |after: &str| !after.starts_with(|next: char| next.is_alphanumeric());
    let is_used = |label: &Label| {
        let name = format!("Label::{label:?}");
        code.match_indices(&name).any(|(at, _)| ends(&code[at + name.len()..]))
    };
    let unused: Vec<&Label> = Label::ALL.iter().filter(|label| !is_used(label)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn the_checks_find_what_they_are_for() {
    let leading = File::read(
        "xx",
        "name: X\ntakes: xx\nplurals: one\nopen: Open\nDays: [one] {n} day [other] {n} days\nOn: On {day}.",
    );
    let good = "name: Y\ntakes: yy\nplurals: one\nopen: Ouvert\nDays: [one] un jour [other] {n} jours\nOn: Le {day}.";
    assert_eq!(file_faults(&File::read("yy", good), &leading), Vec::<String>::new());
    for (from, to) in [
        ("name: Y\n", ""),
        ("takes: yy\n", ""),
        ("plurals: one", "plurals: two"),
        ("plurals: one", "plurals: arabic"),
        ("open: Ouvert\n", ""),
        ("open: Ouvert", "open:"),
        ("open: Ouvert", "open: Ouvert\nshut: Fermé"),
        ("On: Le {day}.", ""),
        ("On: Le {day}.", "On: Le {day}.\nOn: Le {day}."),
        ("On: Le {day}.", "On: Le {day}.\nOff: Non"),
        ("On: Le {day}.", "On:"),
        ("{day}", "{date}"),
        ("{day}", "{day"),
        ("{day}", "jour"),
        ("{day}", "{day}}"),
        ("On: Le {day}.", "On: [one] Le {day}. [other] Les {day}."),
        ("[other] {n} jours", ""),
        ("[other] {n} jours", "[other] des jours"),
        ("[other]", "[few] {n} jours [other]"),
        ("Le {day}.", "Le {day}.\nvoilà"),
    ] {
        assert!(good.contains(from));
        let spoilt = good.replace(from, to);
        assert_ne!(file_faults(&File::read("yy", &spoilt), &leading), Vec::<String>::new(), "{spoilt}");
    }
}

#[test]
fn a_language_counts_in_its_own_forms() {
    for (plurals, form, counts) in [
        (Plurals::Never, "other", &[0, 1, 2, 11, 100][..]),
        (Plurals::One, "one", &[1]),
        (Plurals::One, "other", &[0, 2, 11, 21, 101]),
        (Plurals::NoneAndOne, "one", &[0, 1]),
        (Plurals::NoneAndOne, "other", &[2, 11, 21, 101]),
        (Plurals::Arabic, "zero", &[0]),
        (Plurals::Arabic, "one", &[1]),
        (Plurals::Arabic, "two", &[2]),
        (Plurals::Arabic, "few", &[3, 10, 103, 110]),
        (Plurals::Arabic, "many", &[11, 99, 111, 199]),
        (Plurals::Arabic, "other", &[100, 101, 102, 200, 202]),
    ] {
        for count in counts {
            assert_eq!(plurals.forms()[plurals.form(*count)], form, "{plurals:?} of {count}");
        }
    }
}
