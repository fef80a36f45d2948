//! What several screens share beyond the theme's parts: places on the window, controls, rows, the clock and the
//! timeline of a film. Knows no screen; every word is an argument.

mod controls;
mod film;
mod lanes;
mod layout;
mod rows;
mod timeline;

pub use controls::{
    check, choice, entered, forget_typing, hinted_field, hinted_secret, icon_button, named_button, number,
    numbered_choice, pick, picker, primary_if, quiet_button, slider, wide_button,
};
pub use film::{band, clock, level, question, record_if, stop_button};
pub use lanes::{Block, BlockLook, Lane, LaneAct, Lanes, LanesView, lanes, lanes_height};
pub use layout::{bar, gap, narrow_page, right, scroll, side_list, wide_column, wide_page};
pub use rows::{
    column_head, key_text, line_with_button, list_row, meaning, problem, strong, value, wordmark, working,
};
pub use timeline::{Marks, position_bar};
