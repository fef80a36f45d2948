//! The pathway of a family from referral to end: its programmes as courses, where it stands, and what the page shows of it.
//! Judges nothing itself.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;

use crate::casework::pages::{PathwayView, ProgrammeName};
use crate::casework::problem::Problem;
use crate::casework::records::CaseRecords;
use crate::programme::fidelity::CaseFacts;
use crate::programme::pathway::{Next, PathwayFacts, PathwayGuide, pathway};
use crate::programme::{AssessmentGuide, DefinitionError, ProgrammeDefinition};

/// What the guidance says of the pathway and of assessing: part of the program.
struct Guides {
    steps: PathwayGuide,
    assessing: Arc<AssessmentGuide>,
    titles: Vec<ProgrammeName>,
}

static GUIDES: LazyLock<Result<Guides, DefinitionError>> = LazyLock::new(|| {
    let steps = PathwayGuide::shipped()?;
    let here = ProgrammeDefinition::shipped()?;
    let mut titles: Vec<_> =
        here.iter().map(|programme| name(&programme.id, &programme.title, false)).collect();
    titles.extend(steps.elsewhere().iter().map(|other| name(&other.programme, &other.title, true)));
    Ok(Guides { steps, assessing: Arc::new(AssessmentGuide::shipped()?), titles })
});

fn guides() -> Result<&'static Guides, Problem> {
    GUIDES.as_ref().map_err(Problem::of_shipped)
}

/// Where a family stands, from its records and the facts of the active programme.
pub(crate) fn stands(
    records: &CaseRecords,
    facts: &CaseFacts,
    today: NaiveDate,
) -> Result<PathwayView, Problem> {
    let guides = guides()?;
    let people = &records.family.people;
    let courses = records.courses(facts, today);
    let asked = PathwayFacts { people, entries: &facts.entries, courses: &courses, today };
    Ok(PathwayView {
        stands: pathway(&asked, &guides.steps),
        courses,
        people: people.clone(),
        programmes: guides.titles.clone(),
        guide: guides.assessing.clone(),
        writers: Vec::new(),
    })
}

impl PathwayView {
    /// Puts what the guidance names for the next step first, and adds what programmes of the family are called that are
    /// the service's own.
    pub(crate) fn names_of(&mut self, records: &CaseRecords) {
        for run in records.programmes.runs.all() {
            let Some(definition) = records.programmes.definition_of(run.id) else { continue };
            if self.programmes.iter().all(|known| known.id != definition.id) {
                self.programmes.push(name(&definition.id, &definition.title, false));
            }
        }
        if let Next::Offer { choices, .. } = &self.stands.next {
            let place = |id: &str| choices.iter().position(|choice| choice.programme == id);
            for programme in &mut self.programmes {
                let choice = choices.iter().find(|choice| choice.programme == programme.id);
                programme.named = choice.map(|choice| (choice.strength, choice.said.source.clone()));
                programme.with = choice.and_then(|choice| choice.with.clone());
            }
            self.programmes.sort_by_key(|programme| place(&programme.id).unwrap_or(choices.len()));
        }
    }
}

fn name(id: &str, title: &str, elsewhere: bool) -> ProgrammeName {
    ProgrammeName { id: id.to_owned(), title: title.to_owned(), elsewhere, named: None, with: None }
}

#[cfg(test)]
#[path = "pathway_tests.rs"]
mod tests;
