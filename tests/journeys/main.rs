//! Whole journeys, each over a real vault in a folder of its own: in the window's own program, on the command line, and with
//! cameras, disks and buses that fail. One program for all of them: what each must load and link is large.
//!
//! They run beside each other. What needs surroundings of its own (a bus, a PipeWire, mounts) runs in a process of its
//! own, which is this same program.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)] // a test that cannot go on stops where it is

mod camera;
mod capture;
mod clicks;
mod command_line;
mod demonstration_page;
mod erasure;
mod hardening;
mod locking;
mod nothing_outside;
mod programmes_cli;
mod session_bus;
mod sessions_cli;
mod showing;
mod staff_cli;
#[path = "../support/mod.rs"]
mod support;
mod unwritable;
mod window;
