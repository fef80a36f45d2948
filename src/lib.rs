//! Attune: video feedback programmes for families, sealed from the first frame.
//!
//! Data flows one way: camera → capture → sealed recording → library → tags → review with the parents →
//! fidelity. Each module is a room of that house and says what it knows nothing of; `ARCHITECTURE.md` says
//! who may name whom, and `tests/architecture.rs` holds it.

pub mod app;
pub mod base;
pub mod casework;
pub mod cli;
pub mod demo;
pub mod desktop;
pub mod library;
pub mod media;
pub mod programme;
pub mod system;
pub mod ui;
pub mod vault;
pub mod words;

/// So that tests beside the code and journeys share what makes vaults for them.
#[cfg(test)]
extern crate self as attune;
#[cfg(test)]
#[path = "../tests/support/folder.rs"]
mod test_folder;
