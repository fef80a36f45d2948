//! The two rooms whose formats are fuzzed, compiled without the rest of the house.
#![allow(dead_code)] // much of these rooms is only used by the rest

#[path = "../../src/base/mod.rs"]
pub mod base;
#[path = "../../src/vault/mod.rs"]
pub mod vault;
