//! What several screens share beyond the theme's parts: places on the window, controls, rows, the clock and the
//! timeline of a film. Knows no screen; every word is an argument.

mod controls;
mod film;
mod lanes;
mod layout;
mod programme_line;
mod rows;
mod timeline;
mod toast;

pub use crate::ui::theme::small;
pub use controls::{
    check, choice, entered, fold, forget_typing, hinted_field, hinted_secret, icon_button, icon_button_if,
    named_button, named_choice, number, numbered_choice, pick, picker, primary_if, quiet_button, quiet_if,
    quiet_picker, sized_button, slider, warning_button, wide_button,
};
pub use film::{band, big_button, clock, level, question, record_if, stop_button};
pub use lanes::{Block, BlockLook, Lane, LaneAct, Lanes, LanesView, lanes, lanes_height};
pub use layout::{
    bar, floating, gap, many_rows, middle_column, narrow, narrow_page, right, row, scroll, scroll_above,
    scroll_at_most, side_list, still_column, wide_column, wide_page,
};
pub use programme_line::{LineWords, programme_line};
pub use rows::{
    column_head, elided, elided_heading, key_block, key_group, key_part, line_with_button, list_row, meaning,
    sign, sign_line, strong, strong_number, under_check, value, wordmark, working,
};
pub use timeline::{Marks, position_bar};
pub use toast::{Toast, toasts};
