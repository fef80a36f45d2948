//! The window's contents: look, widgets and screens. Knows no file, no database, no camera and no rule of a
//! programme: what it shows was computed elsewhere, and what the reader does leaves it as an action.

pub mod context;
mod focus;
mod frame;
pub mod icons;
pub mod screens;
pub mod theme;
pub mod video;
mod widgets;

#[cfg(test)]
mod tests;
