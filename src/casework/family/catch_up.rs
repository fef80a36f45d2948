//! What a family's work left open and can still be put right, from what is to be done and from what puts verdicts at risk
//! right: what is next for the family is not said twice. Judges nothing. Knows no window.

use super::sources::{Sources, untagged};
use crate::casework::pages::{CatchUp, CatchUpStep, VisitAhead};
use crate::casework::sentences;
use crate::programme::fidelity::{Remedy, Verdict};
use crate::programme::pathway::Next;
use crate::programme::{PlaceState, StepKind, Todo, TodoKind};
use crate::words::Message;

/// What is to catch up: what is about a session first, the oldest first.
pub(super) fn catch_up(sources: &Sources<'_>, next: &VisitAhead, today: Option<&Todo>) -> Vec<CatchUp> {
    let mut all: Vec<CatchUp> = sources
        .agenda
        .iter()
        .filter(|todo| Some(*todo) != today)
        .filter_map(|todo| of_todo(sources, next, todo))
        .collect();
    all.extend(missed(sources));
    all.extend(of_findings(sources, next));
    all
}

fn session(number: u32) -> Message {
    Message::new("catch-session").with("number", number)
}

fn one(about: Message, says: impl Into<Message>, button: &'static str, does: CatchUpStep) -> CatchUp {
    CatchUp { about, says: says.into(), button: button.into(), does }
}

/// Where a moment is chosen to be watched next.
fn choosing(sources: &Sources<'_>, next: &VisitAhead) -> (&'static str, CatchUpStep) {
    let is_today = next.day == Some(sources.timeline.today);
    let button = if is_today { "catch-watch-today" } else { "catch-choose" };
    (button, CatchUpStep::Step(next.number, StepKind::Plan))
}

/// Whether a session is still to come at which something can be watched or covered.
fn goes_on(sources: &Sources<'_>) -> bool {
    matches!(sources.pathway.next, Next::Session { .. })
}

fn of_todo(sources: &Sources<'_>, next: &VisitAhead, todo: &Todo) -> Option<CatchUp> {
    let (_, number) = todo.session?;
    let about = session(number);
    let with_day = |key| Message::new(key).with("day", todo.day.unwrap_or(sources.timeline.today));
    Some(match todo.kind {
        TodoKind::LeavingForgotten => {
            one(about, with_day("catch-leaving"), "catch-correct", CatchUpStep::Session(number))
        }
        // What is next says it itself.
        TodoKind::DayPassed if number == next.number && goes_on(sources) => return None,
        TodoKind::DayPassed => {
            one(about, with_day("catch-passed"), "catch-open", CatchUpStep::Session(number))
        }
        TodoKind::NotTagged => {
            let film = untagged(sources.recordings, number).filter(|_| sources.watches);
            let does = film.map_or(CatchUpStep::Session(number), CatchUpStep::Film);
            one(about, "catch-no-moment", "catch-tag", does)
        }
        TodoKind::NotShown => {
            let (button, does) = if goes_on(sources) {
                choosing(sources, next)
            } else {
                ("catch-open", CatchUpStep::Session(number))
            };
            one(about, "catch-not-watched", button, does)
        }
        TodoKind::NotClosed => {
            one(about, "catch-not-closed", "catch-close", CatchUpStep::Step(number, StepKind::Close))
        }
        // What is next says these; a concern has a place of its own.
        TodoKind::ConcernWaits
        | TodoKind::SessionToday
        | TodoKind::VisitUnderWay
        | TodoKind::NothingPlanned => return None,
    })
}

/// A missed session for which another has no day yet.
fn missed(sources: &Sources<'_>) -> Option<CatchUp> {
    let places = &sources.timeline.places;
    let missed = places.iter().rev().find(|place| place.state == PlaceState::Missed)?;
    let later = |place: &&crate::programme::TimelinePlace| {
        place.number > missed.number && place.state == PlaceState::Unplanned
    };
    let free = places.iter().find(later).filter(|_| goes_on(sources))?;
    let does = CatchUpStep::Step(free.number, StepKind::Plan);
    Some(one(session(missed.number), "catch-missed", "catch-plan", does))
}

/// What would put right what is at risk, each once.
fn of_findings(sources: &Sources<'_>, next: &VisitAhead) -> Vec<CatchUp> {
    let mut all: Vec<CatchUp> = Vec::new();
    let (mut aims, mut contents) = (0_u32, 0_u32);
    for finding in sources.findings.iter().filter(|finding| finding.verdict == Verdict::AtRisk) {
        let Some(remedy) = &finding.remedy else { continue };
        match remedy {
            Remedy::ShowAim { .. } => aims += 1,
            Remedy::Cover { .. } | Remedy::CoverOften { .. } => contents += 1,
            _ => {
                let found = of_remedy(sources, next, remedy, finding.session);
                all.extend(found.filter(|found| !all.contains(found)));
            }
        }
    }
    if goes_on(sources) {
        let (button, does) = choosing(sources, next);
        if aims > 0 {
            let says = Message::new("catch-aims-says").with("count", aims);
            all.push(one("catch-aims".into(), says, button, does));
        }
        if contents > 0 {
            let says = Message::new("catch-contents-says").with("count", contents);
            all.push(one("catch-contents".into(), says, "catch-plan", does));
        }
    }
    all
}

fn of_remedy(
    sources: &Sources<'_>,
    next: &VisitAhead,
    remedy: &Remedy,
    number: Option<u32>,
) -> Option<CatchUp> {
    let says = sentences::remedy(remedy);
    let plan = CatchUpStep::Step(next.number, StepKind::Plan);
    let to_come = goes_on(sources);
    let pathway = |about: &'static str, is_next: bool| {
        (!is_next).then(|| one(about.into(), says.clone(), "catch-open", CatchUpStep::Pathway))
    };
    match remedy {
        Remedy::Closer { .. } | Remedy::Wider { .. } | Remedy::NextBy { .. } | Remedy::NextFrom { .. } => {
            to_come.then(|| one("catch-dates".into(), says, "catch-plan", plan))
        }
        Remedy::ShowHeading { .. } => {
            let (button, does) = choosing(sources, next);
            to_come.then(|| one("catch-moments".into(), says, button, does))
        }
        Remedy::NoteWhy => number.map(|number| {
            one(session(number), says, "catch-add", CatchUpStep::Step(number, StepKind::Close))
        }),
        Remedy::FilmMore { .. } => number.map(|number| {
            one(session(number), says, "catch-open", CatchUpStep::Step(number, StepKind::Film))
        }),
        Remedy::Assess { .. } => {
            pathway("catch-assessment", matches!(sources.pathway.next, Next::Assess { .. }))
        }
        Remedy::Judge => pathway("catch-judgement", matches!(sources.pathway.next, Next::Judge { .. })),
        Remedy::Review => pathway("catch-review", matches!(sources.pathway.next, Next::Review { .. })),
        Remedy::Offer => pathway("catch-offer", matches!(sources.pathway.next, Next::Offer { .. })),
        Remedy::AskConsent { .. } => {
            to_come.then(|| one("catch-consent".into(), says, "catch-ask", CatchUpStep::Consent))
        }
        // Counted together, or with a place of its own.
        Remedy::ShowAim { .. } | Remedy::Cover { .. } | Remedy::CoverOften { .. } | Remedy::AnswerConcern => {
            None
        }
    }
}
