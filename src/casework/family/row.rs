//! A family's row among all families: where it stands and what is to be done. Knows no window.

use std::collections::BTreeMap;

use super::today::{self, Source};
use crate::base::count;
use crate::base::{CaseId, UserId};
use crate::casework::clock::Clock;
use crate::casework::film::retention::due_rows;
use crate::casework::pages::{FamilyRow, PathwayView};
use crate::casework::records::CaseRecords;
use crate::casework::sentences::pathway;
use crate::programme::fidelity::{CaseFacts, RuleFinding};
use crate::programme::fidelity::{most_urgent, of_rules};
use crate::programme::pathway::Next;
use crate::programme::retention::RetentionRules;
use crate::programme::{Todo, TodoKind, Vocabulary, WaitingConcerns, agenda, session_to_hold};
use crate::words::Message;

pub(crate) fn row(
    (case, me): (CaseId, Option<UserId>),
    records: &CaseRecords,
    facts: &CaseFacts,
    rules: &RetentionRules,
    vocabulary: &Vocabulary,
    (findings, pathway): (&[RuleFinding], &PathwayView),
    clock: Clock,
) -> FamilyRow {
    let days: BTreeMap<u32, _> = facts
        .sessions
        .iter()
        .filter_map(|(_, session)| Some((session.number, session.held.as_ref()?.date)))
        .collect();
    let programme = records.programme();
    let agenda = to_do(agenda(facts, vocabulary, programme, clock.today), pathway);
    let concerns = WaitingConcerns::of(&facts.entries, clock.today);
    let line = Source {
        records,
        facts,
        findings,
        pathway,
        rules,
        vocabulary,
        agenda: &agenda,
        concerns,
        me,
        today: clock.today,
        now: clock.now,
    };
    let line = today::line(&line);
    let next = session_to_hold(facts, clock.today);
    let planned = facts.sessions.iter().find(|(_, session)| session.number == next);
    FamilyRow {
        case,
        code: records.family.code.as_str().to_owned(),
        held: count(days.len()),
        planned: programme.sessions_required().unwrap_or(0),
        last_held: days.values().max().copied(),
        next: Some((next, planned.and_then(|(_, session)| session.planned))),
        // What the pathway asked for counts too: a declined offer without its alternative, say (NG26 1.4.4, 1.4.6).
        verdict: most_urgent(of_rules(findings).chain(pathway.stands.duties.iter().map(|duty| duty.verdict))),
        next_step: next_step(pathway),
        agenda,
        concerns,
        due: due_rows(case, records, rules, clock.today),
        today: line,
        noted: false,
    }
}

/// What the caseload says of a family whose next step is no session.
pub(crate) fn next_step(pathway: &PathwayView) -> Option<Message> {
    (!matches!(pathway.stands.next, Next::Session { .. })).then(|| pathway::short(pathway))
}

/// Sessions are planned once the pathway has got that far.
pub(crate) fn to_do(mut agenda: Vec<Todo>, pathway: &PathwayView) -> Vec<Todo> {
    if !matches!(pathway.stands.next, Next::Session { .. } | Next::Begin { .. }) {
        agenda.retain(|todo| todo.kind != TodoKind::NothingPlanned);
    }
    agenda
}
