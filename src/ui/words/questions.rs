//! What a person shows to a carrier's agent, in the agent's language: many more languages than the page speaks, a few lines each.
//!
//! It is no language of the page, and fetches nothing: the file comes with the directory.

/// The lines for one agent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Questions<'t> {
    pub tag: &'t str,
    /// How much is left, and until when.
    pub ask: &'t str,
    /// What stands before the number of the line.
    pub number: &'t str,
    /// To have the answer by text message.
    pub sms: &'t str,
    /// What apps call the page of one's own line.
    pub account: &'t str,
}

/// What the finishing tool puts among the files of the app.
#[cfg(not(target_arch = "wasm32"))]
pub fn text() -> String {
    let file = include_str!("questions.txt");
    file.split_once("\n\n").map_or(file, |(_for_people, blocks)| blocks).to_owned()
}

/// The languages of the text, in its order.
pub fn tags(text: &str) -> Vec<&str> {
    text.split("\n\n").map(|text| block(text).tag).collect()
}

/// The lines in the first of these languages that the text has; in English where it has none of them.
pub fn questions<'t>(text: &'t str, tags: &[&str]) -> Questions<'t> {
    let blocks: Vec<Questions> = text.split("\n\n").map(block).collect();
    let find = |tag: &str| blocks.iter().find(|block| block.tag == tag).copied();
    tags.iter().copied().find_map(find).or_else(|| find("en")).unwrap_or_default()
}

fn block(text: &str) -> Questions<'_> {
    let mut found = Questions::default();
    for (name, words) in text.lines().filter_map(|line| line.split_once(": ")) {
        match name {
            "tag" => found.tag = words,
            "ask" => found.ask = words,
            "number" => found.number = words,
            "sms" => found.sms = words,
            "account" => found.account = words,
            _ => {}
        }
    }
    found
}
