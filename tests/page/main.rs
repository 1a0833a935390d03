//! The built app in a real browser, as a person meets it: `dist/` behind `scripts/server.mjs`, a browser in front: Chromium,
//! and for what a person comes for Firefox and WebKit too (`engine.rs`).
//!
//! Journeys speak in page verbs (`browser.rs`); no selector of a test is worth more than the words a person would use. It
//! builds nothing: `scripts/test` has made `dist/` before. Every server, driver and folder here is ended by its owner's
//! `Drop`, so a failed test leaves nothing behind.

mod axe;
mod browser;
mod dist;
mod engine;
mod person;
mod server;

// What surrounds the app: how it starts, that it works offline, what it asks of the network, how it is served, shared into
// and updated.
mod offline;
mod privacy;
mod serving;
mod sharing;
mod starting;
mod updating;

// What a person does with it.
mod appearing;
mod bad_input;
mod beside;
mod cards;
mod carrying_on;
mod checking;
mod choosing;
mod doors;
mod example;
mod importing;
mod journeys;
mod keeping;
mod looking_back;
mod pictures;
mod reaching;
mod speaking;
mod teaching;
mod two_copies;
mod typing;
