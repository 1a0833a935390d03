//! The built files: those that `scripts/release` made, and copies that a test may spoil or change.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use tidemark::ui::words::Language;

/// The build under test. `TIDEMARK_DIST` names another than `dist/`.
pub fn dist() -> PathBuf {
    let path =
        std::env::var_os("TIDEMARK_DIST").map_or(Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
    assert!(path.join("index.html").exists(), "there is no built app in {}; run scripts/release", path.display());
    path
}

/// An empty folder of a test's own, gone with it.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let name = format!("tidemark-{}-{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A copy of the build.
pub struct Copy(Folder);

impl Copy {
    pub fn of_dist() -> Self {
        let folder = Folder::new();
        copy(&dist(), folder.path());
        Copy(folder)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The page's own file in `assets/` with that extension.
    pub fn asset(&self, extension: &str) -> PathBuf {
        self.placed("tidemark-", extension)
    }

    /// The part of the program with the pages of a later visit.
    pub fn pages(&self) -> PathBuf {
        self.placed("pages-", "wasm")
    }

    /// The file of a language's words.
    pub fn words(&self, language: Language) -> PathBuf {
        self.placed(&format!("words-{}-", language.tag()), "txt")
    }

    fn placed(&self, start: &str, extension: &str) -> PathBuf {
        let names = fs::read_dir(self.path().join("assets")).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names = names.map(|name| name.into_string().unwrap());
        let found = names.find(|name| name.starts_with(start) && name.ends_with(&format!(".{extension}")));
        self.path().join("assets").join(found.unwrap())
    }

    /// Changes a text file.
    pub fn edit(&self, name: &str, change: impl FnOnce(String) -> String) {
        let path = self.path().join(name);
        let before = fs::read_to_string(&path).unwrap();
        let after = change(before.clone());
        assert_ne!(before, after, "the edit of {name} changes nothing");
        fs::write(path, after).unwrap();
    }

    /// Makes a next version of the app out of this copy, by the tool that makes every version.
    pub fn release(&self) {
        let status = Command::new(env!("CARGO_BIN_EXE_finish_dist"))
            .arg("worker")
            .arg(self.path())
            .status()
            .expect("finish_dist runs");
        assert!(status.success());
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The paths that the service worker keeps, as addresses under the app's root ("" is the page).
pub fn kept_paths(dist: &Path) -> Vec<String> {
    let worker = fs::read_to_string(dist.join("sw.js")).unwrap();
    let paths: Vec<String> = worker
        .lines()
        .filter(|line| line.contains("\": \"sha256-"))
        .map(|line| line.split('"').nth(1).unwrap().to_owned())
        .collect();
    assert!(!paths.is_empty(), "sw.js lists no file");
    paths
}
