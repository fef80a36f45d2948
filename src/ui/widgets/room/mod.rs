//! Parts of the dim room, in which Film and the parents' view are: large buttons, what is said over film, checks, the
//! level and the band of a film. Knows no camera and no screen; every word is an argument.

mod checks;
mod level;
mod over_film;
mod picker;
mod track;

pub use checks::{Check, CheckRow};
pub use level::{LevelLights, held_level};
pub use over_film::{film_chip, over_film};
pub use picker::{PickerLook, RoomPicker, room_pick};
pub use track::{BandWords, band as band_of};
