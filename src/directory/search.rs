//! Finds carriers by any of their names, and by their country in any of its names.
//!
//! Names of countries are the browser's, in the languages that the caller asks it for. It ranks little: a name that begins so first.

use super::{Carrier, Directory};
use crate::scan::fold_phrase;

/// A country's ISO code, and what it is called in several languages.
pub type CountryNames = (String, Vec<String>);

/// The carriers of which each word is found, those whose name begins with them first; all of them where nothing is asked.
pub fn find<'d>(directory: &'d Directory, query: &str, countries: &[CountryNames]) -> Vec<&'d Carrier> {
    let query = fold_phrase(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    let mut by_rank: [Vec<&Carrier>; 3] = Default::default();
    for carrier in &directory.carriers {
        let code = carrier.country();
        let own: Vec<String> = carrier.names().map(fold_phrase).collect();
        let of_country = countries.iter().filter(|(country, _)| *country == code).flat_map(|(_, names)| names);
        let country: Vec<String> =
            std::iter::once(fold_phrase(&code)).chain(of_country.map(|name| fold_phrase(name))).collect();
        let is_found = |word: &&str| {
            own.iter().any(|name| holds(name, word))
                // The code is meant only where it is all of a word: "de" is in half of all names.
                || country[0] == **word
                || country[1..].iter().any(|name| holds(name, word))
        };
        if words.iter().all(is_found) {
            let begins = |names: &[String]| names.iter().any(|name| name.starts_with(&query));
            let rank = if begins(&own) { 0 } else { usize::from(!begins(&country)) + 1 };
            by_rank[rank].push(carrier);
        }
    }
    by_rank.concat()
}

/// Whether a word of `name` begins with `word`; scripts without spaces have it anywhere.
fn holds(name: &str, word: &str) -> bool {
    name.match_indices(word).any(|(at, _)| {
        let before = name[..at].chars().next_back();
        before.is_none_or(|before| !before.is_alphanumeric() || !word.is_ascii())
    })
}

/// The carrier of a SIM, by what the person calls it and by its country; the only one of the country where no name is given.
pub fn guess<'d>(directory: &'d Directory, name: Option<&str>, country: Option<&str>) -> Option<&'d Carrier> {
    let here = country.map_or_else(Vec::new, |country| directory.of_country(country));
    if let Some(name) = name.map(fold_phrase).filter(|name| !name.is_empty()) {
        let is_called = |carrier: &&&Carrier| carrier.names().any(|other| fold_phrase(other) == name);
        let is_part = |carrier: &&&Carrier| {
            carrier.names().map(fold_phrase).any(|other| holds(&other, &name) || holds(&name, &other))
        };
        if let Some(found) = here.iter().find(is_called).or_else(|| here.iter().find(is_part)) {
            return Some(found);
        }
    }
    match here[..] {
        [only] => Some(only),
        _ => None,
    }
}
