//! Tests of the programme's resources and records; those of fidelity lie with it.

mod around;
mod assessing;
mod citations;
mod consent;
mod measures;
mod programmes;
mod progress;
mod records;
mod resources;
mod retention;
mod school_age;
mod sessions;
mod taken_back;

use chrono::NaiveDate;

use super::{ProgrammeDefinition, Vocabulary};

fn video_feedback() -> ProgrammeDefinition {
    ProgrammeDefinition::with_id("video-feedback").unwrap().unwrap()
}

fn vocabulary() -> Vocabulary {
    Vocabulary::ng26(&video_feedback()).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
