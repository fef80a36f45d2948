//! What can be done on a family's page.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::app::state::FamilyPage;
use crate::base::{ClipId, RecordingId};
use crate::casework::changes::{
    ConsentChange, EntryChange, MemberChange, PeopleChange, ProgrammeChange, SessionChange,
};
use crate::programme::StepKind;

/// An act on the page of the family that is open.
#[derive(Clone, Debug, PartialEq)]
pub enum FamilyAction {
    /// Turn to another of its pages.
    ChoosePage(FamilyPage),
    /// Plan every session that is neither planned nor held: the first on a day, the others in this rhythm.
    PlanSessions {
        /// The day of the first of them.
        first: NaiveDate,
        /// Days from one to the next.
        every_days: u32,
    },
    /// Record or take back a consent.
    ChangeConsent(ConsentChange),
    /// Add or change a carer or a child.
    ChangePeople(PeopleChange),
    /// Add, revise or take back an entry.
    ChangeEntry(EntryChange),
    /// Choose another of the family's programmes, begin one, end one, or go on with one.
    ChangeProgramme(ProgrammeChange),
    /// Add a programme of the service's own from this file.
    AddProgramme(PathBuf),
    /// Change who can open the family.
    ChangeMembers(MemberChange),
    /// See the verdicts as of another day; without one, as of today.
    JudgeAsOf(Option<NaiveDate>),
    /// Open a session, by its number.
    OpenSession(u32),
    /// Open a session, by its number, at a step.
    OpenStep(u32, StepKind),
    /// Change a session, by its number.
    ChangeSession(u32, SessionChange),
    /// Film a session, by its number.
    Film(u32),
    /// Watch a film.
    Watch(RecordingId),
    /// Watch a film from one of its moments on.
    WatchMoment(RecordingId, ClipId),
    /// Show the chosen clips of a session, by its number, to the parents.
    ShowToParents(u32),
}
