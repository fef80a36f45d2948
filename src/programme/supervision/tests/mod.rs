//! The file of rules, the checklist and the draw.

mod draw;
mod files;
