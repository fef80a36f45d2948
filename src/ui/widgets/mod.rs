//! What several screens share beyond the theme's parts: places on the window, controls, rows, the clock and the
//! timeline of a film. Knows no screen; every word is an argument.

mod controls;
mod film;
mod layout;
mod moment;
mod nav;
mod room;
mod rows;
mod session_line;
mod tags;
mod timeline;
mod toast;

pub use crate::ui::theme::small;
pub use controls::{
    check, choice, drop_list, entered, fold, forget_typing, hinted_field, hinted_secret, named_button,
    named_choice, number, pick, picker, primary_if, quiet_button, quiet_if, signed_toggle, sized_field,
};
pub use film::band;
pub use layout::{
    floating, gap, hairline, head, inner_list, many_rows, narrow, narrow_page, right, row, scroll_at_most,
    still_column, with_right_end,
};
pub use moment::{
    MomentRow, find_field, loudness, moment_row, moment_rows, quiet_toggle, small_sign, star, strong_time,
    then, told_field, weak_time,
};
pub use nav::{NavRow, app_mark, nav_row, nav_tile};
pub use room::{
    BandWords, Check, CheckRow, LevelLights, PickerLook, RoomPicker, band_of, film_chip, held_level,
    over_film, room_pick,
};
pub use rows::{
    column_head, elided, elided_heading, key_block, key_group, key_part, line_with_button, meaning,
    quiet_line, sign_line, strong, under_check, under_sign, wordmark, working,
};
pub use session_line::{LineWords, session_line};
pub use tags::{TagRow, TagSign, small_tabs, tag_columns};
pub use timeline::{
    Block, FilmTimeline, Lane, Names, TimelineAct, TimelineView, ToldBlock, timeline, timeline_height,
};
pub use toast::{Passing, PassingTime, Toast, ToastAct, toasts};
