//! The steps of a session, what they lack, what there is to do and the places of the timeline, in words.

use super::evidence::heading;
use super::lengths::whole_minutes;
use crate::base::MediaTime;
use crate::programme::WaitingConcerns;
use crate::programme::agenda::{Todo, TodoKind};
use crate::programme::steps::{MissingPart, StepKind, StepState};
use crate::programme::timeline::PlaceState;
use crate::words::{Arg, Message};

/// The name of a step.
pub fn step(step: StepKind) -> Message {
    Message::new(match step {
        StepKind::Plan => "step-plan",
        StepKind::Film => "step-film",
        StepKind::Tag => "step-tag",
        StepKind::Review => "step-review",
        StepKind::Close => "step-close",
    })
}

/// How a step stands, in a word or two.
pub fn step_state(state: StepState) -> Message {
    Message::new(match state {
        StepState::Done => "step-state-done",
        StepState::Open => "step-state-open",
        StepState::NotNow => "step-state-not-now",
    })
}

/// What a step lacks, as a sentence.
pub fn missing(missing: &MissingPart) -> Message {
    match missing {
        MissingPart::NumberFar { number, asked } => {
            Message::new("missing-number-far").with("number", *number).with("asked", *asked)
        }
        MissingPart::Missed => Message::new("missing-missed"),
        MissingPart::NoDate => Message::new("missing-date"),
        MissingPart::NothingCovered => Message::new("missing-covered"),
        MissingPart::NoFocus => Message::new("missing-focus"),
        MissingPart::NoAim => Message::new("missing-aim"),
        MissingPart::NothingChosen => Message::new("missing-chosen"),
        MissingPart::NoPlace => Message::new("missing-place"),
        MissingPart::NoWorker => Message::new("missing-worker"),
        MissingPart::NotArrived => Message::new("missing-arrived"),
        MissingPart::NotFilmed => Message::new("missing-film"),
        MissingPart::FilmUnfinished => Message::new("missing-film-end"),
        MissingPart::FilmLength { filmed, least, most } => film_there(*filmed, *least, *most),
        MissingPart::NoClips => Message::new("missing-clips"),
        MissingPart::HeadingUntouched { heading: id } => {
            Message::new("missing-heading").with("heading", heading(id))
        }
        MissingPart::NoEarlierClip { clips } => Message::new("missing-earlier-clip").with("clips", *clips),
        MissingPart::NothingShown => Message::new("missing-shown"),
        MissingPart::NoParentWords => Message::new("missing-words"),
        MissingPart::NotLeft => Message::new("missing-left"),
        MissingPart::NotClosed => Message::new("missing-closed"),
    }
}

/// How much film there is, with what the programme aims for.
pub fn film_there(filmed: MediaTime, least: Option<MediaTime>, most: Option<MediaTime>) -> Message {
    let there = match whole_minutes(filmed) {
        0 => Message::new("film-there-under-a-minute"),
        minutes => Message::new("film-there").with("minutes", minutes),
    };
    match (least.map(whole_minutes), most.map(whole_minutes)) {
        (Some(least), Some(most)) => {
            Message::new("film-there-band").with("there", there).with("least", least).with("most", most)
        }
        (Some(least), None) => Message::new("film-there-least").with("there", there).with("least", least),
        (None, Some(most)) => Message::new("film-there-most").with("there", there).with("most", most),
        (None, None) => there,
    }
}

/// One thing to do, as a sentence.
pub fn todo(todo: &Todo) -> Message {
    let number = todo.session.map_or(0, |(_, number)| number);
    let day = todo.day.map_or_else(|| Arg::from("–"), Arg::from);
    let said = match todo.kind {
        TodoKind::SessionToday => Message::new("todo-session-today"),
        TodoKind::VisitUnderWay => Message::new("todo-under-way"),
        TodoKind::LeavingForgotten => Message::new("todo-leaving-forgotten").with("day", day),
        TodoKind::DayPassed => Message::new("todo-day-passed").with("day", day),
        TodoKind::NotTagged => Message::new("todo-not-tagged"),
        TodoKind::NotShown => Message::new("todo-not-shown"),
        TodoKind::NotClosed => Message::new("todo-not-closed"),
        TodoKind::ConcernWaits => return Message::new("todo-concern-waits").with("day", day),
        TodoKind::NothingPlanned => return Message::new("todo-nothing-planned"),
    };
    said.with("number", number)
}

/// That safeguarding concerns wait for an answer; never what they say.
pub fn concerns(waiting: WaitingConcerns) -> Message {
    Message::new("concerns-waiting").with("count", waiting.count).with("day", waiting.since)
}

/// What became of a session, in a word or two.
pub fn place_state(state: PlaceState) -> Message {
    Message::new(match state {
        PlaceState::Unplanned => "place-unplanned",
        PlaceState::Planned => "place-planned",
        PlaceState::Overdue => "place-overdue",
        PlaceState::UnderWay => "place-under-way",
        PlaceState::Held => "place-held",
        PlaceState::Missed => "place-missed",
    })
}
