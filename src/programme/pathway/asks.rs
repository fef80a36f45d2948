//! What the pathway asks for of a family, from the facts of one of its programmes: the rules of fidelity tell what is judged
//! here, so that both say the same of a family on every day.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::course::Course;
use super::duty::{MadeOffer, PathwayAsks};
use super::facts::PathwayFacts;
use super::guide::{PathwayGround, PathwayGuide};
use super::ledger::Ledger;
use super::standing::Pathway;
use super::walk::pathway;
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::fidelity::facts::CaseFacts;

/// What ships with Attune, read once; a test reads it, so without it the program is damaged, and nothing is judged.
static GUIDE: LazyLock<Option<PathwayGuide>> = LazyLock::new(|| PathwayGuide::shipped().ok());

/// The programmes by their ids and titles.
static TITLES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let here = ProgrammeDefinition::shipped().unwrap_or_default();
    let here = here.into_iter().map(|programme| (programme.id, programme.title));
    let elsewhere = GUIDE.iter().flat_map(PathwayGuide::elsewhere);
    here.chain(elsewhere.map(|other| (other.programme.clone(), other.title.clone()))).collect()
});

/// What is asked for as of a day, with what was offered by then since the family came to the service, or came again.
pub(in crate::programme) fn asks(
    facts: &CaseFacts,
    definition: &ProgrammeDefinition,
    today: NaiveDate,
) -> PathwayAsks {
    let Some(guide) = GUIDE.as_ref() else { return PathwayAsks::default() };
    let own = Course::of(facts, definition, facts.ending(today), today);
    let others = facts.others.iter().filter_map(|other| Course::of_other(other, today));
    let courses: Vec<Course> = own.into_iter().chain(others).collect();
    let asked = PathwayFacts { people: &facts.people, entries: &facts.entries, courses: &courses, today };
    let ledger = Ledger::new(&facts.entries, &courses, today);
    let offers = ledger.offers.iter().map(|(_, offer)| MadeOffer {
        programme: offer.programme.clone(),
        title: title(&offer.programme, definition),
        elsewhere: guide.elsewhere().iter().any(|other| other.programme == offer.programme),
        on: offer.on,
        to: offer.to.clone(),
        answers: offer.to.iter().filter_map(|carer| offer.answer_of(*carer, today)).collect(),
    });
    let Pathway { family, duties, .. } = pathway(&asked, guide);
    PathwayAsks {
        duties,
        offers: offers.collect(),
        instead: guide.instead(family),
        review_declined: guide.why(PathwayGround::ReviewDeclined, family),
    }
}

/// What a programme is called; its id where it is a service's own, and not the one that is judged.
fn title(id: &str, definition: &ProgrammeDefinition) -> String {
    if definition.id == id {
        return definition.title.clone();
    }
    let known = TITLES.iter().find(|(known, _)| known == id);
    known.map_or_else(|| id.to_owned(), |(_, title)| title.clone())
}
