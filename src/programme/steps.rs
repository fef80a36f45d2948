//! A session as five steps — plan, film, tag, review, close — with what is done and what is missing in each. For the
//! worker's eye only: judges nothing, and no verdict rests on it. Knows no window.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::Serialize;

use super::clip::Clip;
use super::recording::Recording;
use super::session::{HeldVisit, Session};
use super::timeline::is_far_beyond;
use super::vocabulary::Vocabulary;
use crate::base::{ClipId, MediaTime, SessionId};
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::{Bounds, RuleId};
use crate::programme::fidelity::facts::CaseFacts;
use crate::programme::fidelity::film::{FilmedTime, minutes};
use crate::programme::fidelity::visits::Visits;

/// One step of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Which.
    pub kind: StepKind,
    /// Whether there is something to do.
    pub state: StepState,
    /// What is not there. A step that is done may still name what would be good to have, or what can no longer be
    /// repaired.
    pub missing: Vec<MissingPart>,
}

/// The steps, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Day, focus, aims, clips to show, place and worker.
    Plan,
    /// The visit and its film.
    Film,
    /// Clips of that film.
    Tag,
    /// Watching film with the parents.
    Review,
    /// Leaving, and finishing.
    Close,
}

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepState {
    /// What it is for is there.
    Done,
    /// There is something to do now.
    Open,
    /// Not its time yet, or too late for it.
    NotNow,
}

/// What a step lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum MissingPart {
    /// Nothing is missing, but its number may be a slip: the programme asks for far fewer sessions.
    NumberFar {
        /// The number.
        number: u32,
        /// The most sessions that the programme asks for; 0 where it says no number.
        asked: u32,
    },
    /// It was missed: plan another day, or leave it at that.
    Missed,
    /// It has no day.
    NoDate,
    /// Nothing says what it is about.
    NoFocus,
    /// It serves no aim.
    NoAim,
    /// No clip is chosen for showing, though there are some.
    NothingChosen,
    /// Its place is not recorded.
    NoPlace,
    /// Its worker is not recorded.
    NoWorker,
    /// "Arrived" was not pressed.
    NotArrived,
    /// There is no film.
    NotFilmed,
    /// A film is not finished: under way, or cut off and not yet recovered.
    FilmUnfinished,
    /// The film is shorter or longer than the programme aims for.
    FilmLength {
        /// Its length.
        filmed: MediaTime,
        /// The least aimed for, where there is one.
        least: Option<MediaTime>,
        /// The most aimed for, where there is one.
        most: Option<MediaTime>,
    },
    /// Its film has no clip.
    NoClips,
    /// No clip of the family stands under this heading yet.
    HeadingUntouched {
        /// Id of the heading.
        heading: String,
    },
    /// Clips of a change that point to no earlier clip.
    NoEarlierClip {
        /// How many.
        clips: u32,
    },
    /// No clip was shown to the parents.
    NothingShown,
    /// The parents' own words are not written down.
    NoParentWords,
    /// Nothing is ticked of what the programme is to cover.
    NothingCovered,
    /// "Leaving" was not pressed.
    NotLeft,
    /// It is not closed.
    NotClosed,
}

/// The steps of one session as they stand on `today`: where the programme does not film, only plan and close. Of a session
/// that is not among the facts nothing can be done.
pub fn steps(
    facts: &CaseFacts,
    vocabulary: &Vocabulary,
    definition: &ProgrammeDefinition,
    session: SessionId,
    today: NaiveDate,
) -> Vec<Step> {
    let kinds: &[StepKind] = if definition.films() {
        &[StepKind::Plan, StepKind::Film, StepKind::Tag, StepKind::Review, StepKind::Close]
    } else {
        &[StepKind::Plan, StepKind::Close]
    };
    let Some((_, body)) = facts.sessions.iter().find(|(id, _)| *id == session) else {
        let nothing = |kind: &StepKind| Step { kind: *kind, state: StepState::NotNow, missing: Vec::new() };
        return kinds.iter().map(nothing).collect();
    };
    let visits = Visits::new(facts, today);
    let film = FilmedTime::of(&visits, session);
    let visit = visits.held(body);
    let at = At { id: session, session: body, visit, film, facts, vocabulary, definition, visits: &visits };
    let step = |kind: &StepKind| {
        let (state, missing) = match kind {
            StepKind::Plan => at.plan(),
            StepKind::Film => at.film(),
            StepKind::Tag => at.tag(),
            StepKind::Review => at.review(),
            StepKind::Close => at.close(),
        };
        Step { kind: *kind, state, missing }
    };
    kinds.iter().map(step).collect()
}

/// One session, with all that its steps rest on.
struct At<'a> {
    id: SessionId,
    session: &'a Session,
    visit: Option<&'a HeldVisit>,
    film: FilmedTime,
    facts: &'a CaseFacts,
    vocabulary: &'a Vocabulary,
    definition: &'a ProgrammeDefinition,
    visits: &'a Visits<'a>,
}

impl At<'_> {
    fn is_missed(&self) -> bool {
        self.visit.is_none() && self.session.missed.is_some()
    }

    fn is_over(&self) -> bool {
        self.visit.is_some_and(|visit| visit.is_over(self.visits.today))
    }

    /// A plan can be completed as long as it helps; place and worker are asked for even afterwards, for they are part
    /// of the record.
    fn plan(&self) -> (StepState, Vec<MissingPart>) {
        if self.is_missed() {
            return (StepState::Open, vec![MissingPart::Missed]);
        }
        let plan = &self.session.plan;
        let mut missing = Vec::new();
        let to_choose = self.facts.clips.iter().any(|(_, clip)| clip.may_be_shown(self.vocabulary));
        for (absent, what) in [
            (self.session.planned.is_none() && self.visit.is_none(), MissingPart::NoDate),
            (plan.focus.reveal().trim().is_empty(), MissingPart::NoFocus),
            (plan.aims.is_empty() && !self.definition.aims.is_empty(), MissingPart::NoAim),
            (
                plan.show.is_empty() && to_choose && self.definition.films() && !self.was_shown(),
                MissingPart::NothingChosen,
            ),
        ] {
            if absent {
                missing.push(what);
            }
        }
        let helps = !self.is_over() && !missing.is_empty();
        let before = missing.len();
        if self.session.place.is_none() && self.definition.place.is_some() {
            missing.push(MissingPart::NoPlace);
        }
        if self.session.worker.is_none() {
            missing.push(MissingPart::NoWorker);
        }
        let open = helps || missing.len() > before;
        let (number, others) = (self.session.number, self.facts.sessions.iter());
        let others = others.filter(|(id, _)| *id != self.id).map(|(_, session)| session.number);
        if is_far_beyond(self.definition, others, number) {
            let asked = self.definition.sessions_at_most().unwrap_or(0);
            missing.insert(0, MissingPart::NumberFar { number, asked });
        }
        (if open { StepState::Open } else { StepState::Done }, missing)
    }

    /// Filming is done once there is enough film, or some and the visit is over.
    fn film(&self) -> (StepState, Vec<MissingPart>) {
        let Some(visit) = self.visit else {
            let due = self.session.planned.is_some_and(|day| day <= self.visits.today) && !self.is_missed();
            let missing = if self.is_missed() { Vec::new() } else { vec![MissingPart::NotArrived] };
            return (if due { StepState::Open } else { StepState::NotNow }, missing);
        };
        let mut missing = Vec::new();
        if visit.arrived_at().is_none() {
            missing.push(MissingPart::NotArrived);
        }
        let lies = self.band().map_or(Ordering::Equal, |band| band.compare(&self.film.filmed, minutes));
        if self.film.unfinished > 0 {
            missing.push(MissingPart::FilmUnfinished);
        } else if self.film.filmed == MediaTime::ZERO {
            missing.push(MissingPart::NotFilmed);
        } else if lies != Ordering::Equal {
            let (least, most) = self.band().map_or((None, None), |band| (band.at_least, band.at_most));
            missing.push(MissingPart::FilmLength {
                filmed: self.film.filmed,
                least: least.map(minutes),
                most: most.map(minutes),
            });
        }
        let filmed = self.film.filmed > MediaTime::ZERO;
        let state = if self.film.unfinished > 0 {
            StepState::Open
        } else if filmed && (lies != Ordering::Less || self.is_over()) {
            StepState::Done
        } else if self.is_over() {
            StepState::NotNow
        } else {
            StepState::Open
        };
        (state, missing)
    }

    fn tag(&self) -> (StepState, Vec<MissingPart>) {
        if !self.visits.recordings(self.id).any(Recording::is_watchable) {
            return (StepState::NotNow, Vec::new());
        }
        let clips: Vec<&Clip> = own_clips(self.facts, self.id).map(|(_, clip)| clip).collect();
        if clips.is_empty() {
            return (StepState::Open, vec![MissingPart::NoClips]);
        }
        let of_change = |heading: &str| self.vocabulary.changes().any(|change| change.id == heading);
        let without_earlier = clips
            .iter()
            .filter(|clip| {
                clip.earlier.is_none()
                    && self
                        .vocabulary
                        .changes()
                        .any(|change| self.vocabulary.highlights(&clip.tags, &change.id))
            })
            .count();
        let mut missing = Vec::new();
        if without_earlier > 0 {
            missing.push(MissingPart::NoEarlierClip {
                clips: u32::try_from(without_earlier).unwrap_or(u32::MAX),
            });
        }
        let state = if missing.is_empty() { StepState::Done } else { StepState::Open };
        let two_films = self.visits.filmed().iter().any(|(_, _, number)| *number != self.session.number);
        let untouched = self.definition.headings.iter().filter(|heading| {
            (two_films || !of_change(&heading.id))
                && !self
                    .facts
                    .clips
                    .iter()
                    .any(|(_, clip)| self.vocabulary.highlights(&clip.tags, &heading.id))
        });
        missing
            .extend(untouched.map(|heading| MissingPart::HeadingUntouched { heading: heading.id.clone() }));
        (state, missing)
    }

    /// Film is watched during the visit, or later on its day; there must be a clip to watch.
    fn review(&self) -> (StepState, Vec<MissingPart>) {
        let Some(visit) = self.visit else { return (StepState::NotNow, Vec::new()) };
        if self.was_shown() {
            let said = self.facts.words.iter().any(|words| words.session == self.id);
            return (StepState::Done, if said { Vec::new() } else { vec![MissingPart::NoParentWords] });
        }
        let anything = self.facts.clips.iter().any(|(_, clip)| clip.may_be_shown(self.vocabulary));
        if !anything {
            return (StepState::NotNow, Vec::new());
        }
        let today = visit.date == self.visits.today || !self.is_over();
        (if today { StepState::Open } else { StepState::NotNow }, vec![MissingPart::NothingShown])
    }

    fn close(&self) -> (StepState, Vec<MissingPart>) {
        let Some(visit) = self.visit else { return (StepState::NotNow, Vec::new()) };
        let mut missing = Vec::new();
        if !self.definition.contents.is_empty() && self.session.covered.is_empty() {
            missing.push(MissingPart::NothingCovered);
        }
        let before = missing.len();
        if visit.leaving_at().is_none() {
            missing.push(MissingPart::NotLeft);
        }
        if self.session.closed.is_none() {
            missing.push(MissingPart::NotClosed);
        }
        // What was covered is good to have, not needed at every session.
        (if missing.len() == before { StepState::Done } else { StepState::Open }, missing)
    }

    fn was_shown(&self) -> bool {
        self.facts
            .showings
            .iter()
            .any(|showing| showing.session == self.id && showing.counts_in(self.definition))
    }

    /// How much film is asked for, in minutes.
    fn band(&self) -> Option<Bounds> {
        Some(self.definition.rule(RuleId::FILMED)?.bounds())
    }
}

/// The clips of a session's own film.
pub(super) fn own_clips(facts: &CaseFacts, session: SessionId) -> impl Iterator<Item = &(ClipId, Clip)> {
    facts.clips.iter().filter(move |(_, clip)| clip.session == session)
}
