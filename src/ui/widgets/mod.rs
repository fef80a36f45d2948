//! What several screens share beyond the theme's parts: places on the window, controls, rows, the clock and the
//! timeline of a film. Knows no screen; every word is an argument.

mod controls;
mod film;
mod layout;
mod moment;
mod programme_line;
mod rows;
mod tags;
mod timeline;
mod toast;

pub use controls::{
    check, choice, entered, fold, forget_typing, hinted_field, hinted_secret, icon_button, icon_button_if,
    named_button, named_choice, number, pick, picker, primary_if, quiet_button, quiet_if, warning_button,
    wide_button,
};
pub use film::{band, big_button, clock, level, question, record_if, stop_button};
pub use layout::{
    bar, floating, gap, head, inner_list, many_rows, middle_column, narrow, narrow_page, right, row, scroll,
    scroll_above, scroll_at_most, side_list, still_column, wide_column, wide_page,
};
pub use moment::{
    MomentRow, find_field, loudness, moment_row, quiet_toggle, small_sign, star, strong_time, then,
    told_field, weak_time,
};
pub use programme_line::{LineWords, programme_line};
pub use rows::{
    column_head, elided, elided_heading, key_block, key_group, key_part, line_with_button, list_row, meaning,
    sign_line, small, strong, strong_number, under_check, wordmark, working,
};
pub use tags::{TagRow, TagSign, small_tabs, tag_columns};
pub use timeline::{
    Block, FilmTimeline, Lane, Names, TimelineAct, TimelineView, ToldBlock, timeline, timeline_height,
};
pub use toast::{Clock, Passing, Toast, Told, toasts};
