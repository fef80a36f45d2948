//! What is recorded around a family's programme, as the Record page shows it: made of the records by the rules of
//! `programme`. Decides nothing itself.

use chrono::NaiveDate;

use crate::base::{Redacted, UserId};
use crate::casework::pages::{RecordView, StaffRow};
use crate::casework::records::CaseRecords;
use crate::casework::sentences::around;
use crate::programme::record::{continuity, events, key_workers, moves, placements, schooling};
use crate::programme::{FamilyCase, KeyPerson};

/// The Record page of a family, whose own record belongs to `people_by`.
pub(crate) fn view(
    records: &CaseRecords,
    staff: Vec<StaffRow>,
    people_by: UserId,
    today: NaiveDate,
) -> RecordView {
    let family: &FamilyCase = &records.family;
    let (people, entries) = (&family.people, &records.entries);
    let find = |user: UserId| staff.iter().find(|row| row.user == user);
    let login =
        |user: UserId| find(user).map_or_else(|| Redacted::from(user.short()), |row| row.login.clone());
    let placements = placements(entries);
    let children = people.iter().filter(|person| !person.is_carer());
    let moves = children.map(|child| (child.id, moves(&placements, child.id))).collect();
    let key_workers = key_workers(entries);
    let continuity = continuity(&key_workers, today);
    let key_worker_gone = match &continuity.now {
        Some((KeyPerson::Colleague(user), _)) => find(*user).is_none_or(|row| row.retired),
        _ => false,
    };
    let told = events(people, entries, today);
    let history = told.iter().rev().map(|event| (event.on, around::event(&event.what, people, &login)));
    let history = history.collect();
    RecordView {
        people: people.clone(),
        people_by: find(people_by).filter(|row| !row.you).cloned(),
        access: family.access.clone(),
        visited: family.visited,
        before: around::before(family),
        schooling: schooling(people, entries, today),
        placements,
        moves,
        key_workers,
        continuity,
        key_worker_gone,
        history,
        staff,
    }
}
