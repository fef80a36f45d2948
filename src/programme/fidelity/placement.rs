//! The placement that a programme goes with, and the sessions held since: what the guidance says of the time "after the
//! placement" is judged by them. Knows no rule.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::visits::Visits;
use crate::programme::case::{CarerKind, Role};
use crate::programme::entry::kinds::Entry;
use crate::programme::entry::placement::{Placement, PlacementKind};

/// A programme as it went on after the placement.
pub(in crate::programme) struct SincePlacement<'a> {
    /// The placement's first day.
    pub placed: NaiveDate,
    /// Sessions held before it.
    pub before: u32,
    /// The days of those held since, earliest first.
    pub held: Vec<NaiveDate>,
    /// The programme from the day on which its time begins: the placement's, where it had begun by then; else that of its
    /// first session. That day stands first among those that count.
    pub visits: Visits<'a>,
}

impl<'a> SincePlacement<'a> {
    /// `None` while no placement that the programme goes with is on record.
    pub fn of(visits: &Visits<'a>) -> Option<Self> {
        let placed = placement(visits)?;
        let held: Vec<NaiveDate> = visits.counted.iter().copied().filter(|day| *day >= placed).collect();
        let before = u32::try_from(visits.counted.len() - held.len()).unwrap_or(u32::MAX);
        let from = Some(placed).filter(|_| before > 0);
        let visits = Visits {
            today: visits.today,
            facts: visits.facts,
            sessions: visits.sessions.clone(),
            counted: from.into_iter().chain(held.iter().copied()).collect(),
            numbered: visits.numbered.iter().copied().filter(|(day, _)| *day >= placed).collect(),
            ended: visits.ended,
        };
        Some(Self { placed, before, held, visits })
    }

    /// The day on which its time begins, once there is one.
    pub fn first(&self) -> Option<NaiveDate> {
        self.visits.counted.first().copied()
    }
}

/// The first day of the placement that a programme goes with: with carers such as the family's, not over before its first
/// session, and of several the one in which most of its sessions were held, else the earliest.
fn placement(visits: &Visits) -> Option<NaiveDate> {
    let ids: Vec<_> = visits.facts.children().map(|child| child.id).collect();
    let of_children = |body: &&Placement| body.child.is_none_or(|child| ids.contains(&child));
    let bodies = visits.facts.entries.iter().filter_map(|entered| match &entered.entry {
        Entry::Placement(body) => Some(body),
        _ => None,
    });
    let all: Vec<&Placement> = bodies.filter(of_children).filter(|body| body.from <= visits.today).collect();
    let kinds: Vec<PlacementKind> =
        visits.facts.people.iter().filter_map(|person| placed_with(person.role)).collect();
    let with_them =
        |body: &&&Placement| with_carers(body.kind) && (kinds.is_empty() || kinds.contains(&body.kind));
    let first = visits.first_day().unwrap_or(visits.today);
    let lasting = all.iter().filter(with_them).filter_map(|body| {
        let last = last_day(body, &all);
        let held = visits.counted.iter().filter(|day| (body.from..=last).contains(*day)).count();
        (last >= first).then_some((held, Reverse(body.from)))
    });
    lasting.max().map(|(_, Reverse(from))| from)
}

/// The last day of a placement; one that goes on ends where the next of the same child begins.
fn last_day(body: &Placement, all: &[&Placement]) -> NaiveDate {
    let same =
        |other: &&&Placement| other.child == body.child || other.child.is_none() || body.child.is_none();
    let later = all.iter().filter(same).map(|other| other.from).filter(|from| *from > body.from);
    let next = later.min().and_then(|from| from.pred_opt());
    body.until.or(next).unwrap_or(NaiveDate::MAX)
}

/// The carers of section 1.5 of NG26: "foster carers, special guardians and adoptive parents".
const fn with_carers(kind: PlacementKind) -> bool {
    match kind {
        PlacementKind::FosterCarers | PlacementKind::SpecialGuardians | PlacementKind::AdoptiveParents => {
            true
        }
        PlacementKind::BirthParents | PlacementKind::Residential | PlacementKind::Elsewhere => false,
    }
}

/// The kind of placement with such a carer.
const fn placed_with(role: Role) -> Option<PlacementKind> {
    match role {
        Role::Carer { kind: CarerKind::FosterCarer } => Some(PlacementKind::FosterCarers),
        Role::Carer { kind: CarerKind::SpecialGuardian } => Some(PlacementKind::SpecialGuardians),
        Role::Carer { kind: CarerKind::AdoptiveParent } => Some(PlacementKind::AdoptiveParents),
        Role::Carer { kind: CarerKind::Parent } | Role::Child { .. } => None,
    }
}
