//! The way of a family from referral to end: its programmes as courses, where it stands, and what the page shows of it.
//! Judges nothing itself.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;

use super::problem::Problem;
use super::sentences::pathway as say;
use super::state::{PathwayView, ProgrammeName, StaffRow};
use crate::programme::fidelity::CaseFacts;
use crate::programme::pathway::{Course, Next, PathwayGuide, Way, pathway};
use crate::programme::{AssessmentGuide, DefinitionError, Person, ProgrammeDefinition};
use crate::words::Message;

/// What the guidance says of the way and of assessing: part of the program.
struct Guides {
    way: PathwayGuide,
    assessing: Arc<AssessmentGuide>,
    titles: Vec<ProgrammeName>,
}

static GUIDES: LazyLock<Result<Guides, DefinitionError>> = LazyLock::new(|| {
    let way = PathwayGuide::shipped()?;
    let name = |id: &str, title: &str, elsewhere| ProgrammeName {
        id: id.to_owned(),
        title: title.to_owned(),
        elsewhere,
        named: None,
    };
    let here = ProgrammeDefinition::shipped()?;
    let mut titles: Vec<_> =
        here.iter().map(|programme| name(&programme.id, &programme.title, false)).collect();
    titles.extend(way.elsewhere().iter().map(|other| name(&other.programme, &other.title, true)));
    Ok(Guides { way, assessing: Arc::new(AssessmentGuide::shipped()?), titles })
});

fn guides() -> Result<&'static Guides, Problem> {
    GUIDES.as_ref().map_err(|error| {
        Problem::failed(Message::new("error-other").with("why", error.to_string()))
    })
}

/// The way of a family.
pub(super) fn view(
    people: &[Person],
    facts: &CaseFacts,
    courses: Vec<Course>,
    staff: &[StaffRow],
    today: NaiveDate,
) -> Result<PathwayView, Problem> {
    let guides = guides()?;
    let way = Way { people, entries: &facts.entries, courses: &courses, today };
    let stands = pathway(&way, &guides.way);
    let mut programmes = guides.titles.clone();
    if let Next::Offer { choices, .. } = &stands.next {
        for programme in &mut programmes {
            let choice = choices.iter().find(|choice| choice.programme == programme.id);
            programme.named = choice.map(|choice| (choice.strength, choice.said.source.clone()));
        }
        let place = |programme: &ProgrammeName| choices.iter().position(|one| one.programme == programme.id);
        programmes.sort_by_key(|programme| place(programme).unwrap_or(choices.len()));
    }
    Ok(PathwayView {
        stands,
        courses,
        people: people.to_vec(),
        programmes,
        guide: guides.assessing.clone(),
        writers: staff.iter().map(|row| (row.user, row.login.clone())).collect(),
    })
}

/// What the caseload says of a family of which no session is planned.
pub(super) fn next_step(
    people: &[Person],
    facts: &CaseFacts,
    courses: Vec<Course>,
    today: NaiveDate,
) -> Result<Option<Message>, Problem> {
    let view = view(people, facts, courses, &[], today)?;
    Ok(match view.stands.next {
        Next::Session { .. } => None,
        _ => Some(say::next(&view)),
    })
}
