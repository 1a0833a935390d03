//! Addresses of the app: what stands behind `#`, and back.
//!
//! An address names a view, never anything that was typed.

use crate::pack::Id;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Now,
    /// The paste box alone: from the share sheet or a shortcut.
    Add,
    Type,
    History,
    Reading(Id),
    Edit(Id),
    Pack,
    /// One bucket of a pack, by its place there.
    Bucket(Id, usize),
    Record,
    /// How the figures came about, opened at one of them.
    Why(Figure),
    Trip,
    WhatIf,
    Faults,
    PacksToBuy,
    /// How to check with the carrier of the SIM.
    Check,
    /// All carriers.
    CheckList,
    /// One of them, "nc-helia", or a country of which none is known, "nc".
    CheckAt(String),
    Sims,
    Sim(Id),
    Settings,
    Import,
    /// How an iPhone hands over a message by a shortcut.
    Shortcut,
    Unknown,
}

/// A figure of the answer whose grounds are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    Left,
    Rate,
    End,
    Share,
    Chance,
    Expiry,
}

impl Figure {
    const ALL: [Figure; 6] = [Figure::Left, Figure::Rate, Figure::End, Figure::Share, Figure::Chance, Figure::Expiry];

    pub fn name(self) -> &'static str {
        match self {
            Figure::Left => "left",
            Figure::Rate => "rate",
            Figure::End => "end",
            Figure::Share => "share",
            Figure::Chance => "chance",
            Figure::Expiry => "expiry",
        }
    }
}

impl Route {
    pub fn of(fragment: &str) -> Route {
        let path = fragment.split('?').next().unwrap_or_default().trim_matches('/');
        match path.split('/').collect::<Vec<_>>().as_slice() {
            [""] => Route::Now,
            ["add"] => Route::Add,
            ["type"] => Route::Type,
            ["history"] => Route::History,
            ["history", id] => Route::Reading(Id((*id).to_owned())),
            ["history", id, "edit"] => Route::Edit(Id((*id).to_owned())),
            ["pack"] => Route::Pack,
            ["pack", id, place] => match place.parse() {
                Ok(place) => Route::Bucket(Id((*id).to_owned()), place),
                Err(_) => Route::Unknown,
            },
            ["record"] => Route::Record,
            ["why"] => Route::Why(Figure::Left),
            ["why", name] => {
                Figure::ALL.into_iter().find(|figure| figure.name() == *name).map_or(Route::Unknown, Route::Why)
            }
            ["trip"] => Route::Trip,
            ["what-if"] => Route::WhatIf,
            ["faults"] => Route::Faults,
            ["packs-to-buy"] => Route::PacksToBuy,
            ["check"] => Route::Check,
            ["check", "all"] => Route::CheckList,
            ["check", country] => Route::CheckAt(country.to_ascii_lowercase()),
            ["check", country, carrier] => Route::CheckAt([&country.to_ascii_lowercase(), "-", *carrier].concat()),
            ["sims"] => Route::Sims,
            ["sims", id] => Route::Sim(Id((*id).to_owned())),
            ["settings"] => Route::Settings,
            ["import"] => Route::Import,
            ["shortcut"] => Route::Shortcut,
            _ => Route::Unknown,
        }
    }

    pub fn fragment(&self) -> String {
        match self {
            Route::Now | Route::Unknown => "/".to_owned(),
            Route::Add => "/add".to_owned(),
            Route::Type => "/type".to_owned(),
            Route::History => "/history".to_owned(),
            Route::Reading(id) => format!("/history/{}", id.0),
            Route::Edit(id) => format!("/history/{}/edit", id.0),
            Route::Pack => "/pack".to_owned(),
            Route::Bucket(id, place) => format!("/pack/{}/{place}", id.0),
            Route::Record => "/record".to_owned(),
            Route::Why(figure) => ["/why/", figure.name()].concat(),
            Route::Trip => "/trip".to_owned(),
            Route::WhatIf => "/what-if".to_owned(),
            Route::Faults => "/faults".to_owned(),
            Route::PacksToBuy => "/packs-to-buy".to_owned(),
            Route::Check => "/check".to_owned(),
            Route::CheckList => "/check/all".to_owned(),
            Route::CheckAt(place) => match place.split_once('-') {
                Some((country, carrier)) => ["/check/", &country.to_ascii_uppercase(), "/", carrier].concat(),
                None => ["/check/", &place.to_ascii_uppercase()].concat(),
            },
            Route::Sims => "/sims".to_owned(),
            Route::Sim(id) => format!("/sims/{}", id.0),
            Route::Settings => "/settings".to_owned(),
            Route::Import => "/import".to_owned(),
            Route::Shortcut => "/shortcut".to_owned(),
        }
    }

    /// Views whose fields are lost when the page is loaded or drawn anew.
    pub fn has_form(&self) -> bool {
        matches!(
            self,
            Route::Type
                | Route::Edit(_)
                | Route::Pack
                | Route::CheckAt(_)
                | Route::Check
                | Route::Bucket(..)
                | Route::Trip
                | Route::WhatIf
                | Route::PacksToBuy
                | Route::Sim(_)
                | Route::Import
        )
    }

    pub fn link(&self) -> String {
        format!("#{}", self.fragment())
    }
}
