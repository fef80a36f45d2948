//! The window's loop: its state, what a person does and workers report, the one pure function that changes the state, the
//! effects it asks for and the workers that carry them out. Knows no widget.

pub mod action;
pub mod effect;
pub mod state;
mod update;
mod workers;

pub use update::update;
pub use workers::Workers;
