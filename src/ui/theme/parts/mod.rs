//! The parts every screen is made of. Knows no screen; every word is an argument, and every part has a name, a role and a
//! state for those who read the screen by ear.

mod buttons;
mod choices;
mod fields;
mod lists;
mod marks;
mod pages;
mod surfaces;
mod words;

pub use buttons::{
    Pressable, Weight, blocked_button, button, danger, danger_button, disabled_button, icon_only, primary,
    primary_button, secondary, secondary_button,
};
pub use choices::{Tab, checkbox, radio, segmented, segmented_width, tabs, toggle};
pub use fields::{field, named_field, secret_field, text_area};
pub use lists::{List, Row, given, row};
pub use marks::{badge, key, tag_chip, verdict_badge, verdict_icon};
pub use pages::page;
pub use surfaces::{Notice, card, dialog, disclosure, empty, empty_state, nothing, notice, titled_notice};
pub use words::{
    caption, heading, section, small, strong, subheading, tabular, title, told_as_heading, weak, width_of,
};
