//! A family's overview, made from its records and verdicts. Judges nothing. Knows no window.

use std::collections::{BTreeMap, BTreeSet};

use super::catch_up::catch_up;
use super::sources::Sources;
use crate::base::{ClipId, MediaTime, Redacted, SessionId};
use crate::casework::film::rows::clip_rows_of;
use crate::casework::pages::{ClipRow, FamilyOverview, Moment, PastVisit, RecordingRow, VisitAhead};
use crate::casework::sentences;
use crate::programme::fidelity::{CaseFacts, LengthEvidence, RuleFinding, Verdict};
use crate::programme::{
    ParentWords, Session, Timeline, Todo, TodoKind, VisitLength, progress, session_to_hold,
};
use crate::words::Message;

/// The overview of a family.
pub(super) fn overview(sources: &Sources<'_>) -> FamilyOverview {
    let Sources { records, facts, timeline, findings, .. } = sources;
    let today = today(sources);
    let next = next_visit(facts, timeline);
    FamilyOverview {
        progress: progress(facts, records.programme(), timeline),
        exceptions: exceptions(findings),
        moments: moments(sources),
        so_far: so_far(sources),
        catch_up: catch_up(sources, &next, today.as_ref()),
        today,
        next,
    }
}

/// The first of what is to be done that is about a visit of today.
fn today(sources: &Sources<'_>) -> Option<Todo> {
    let of_today = |todo: &&Todo| match todo.kind {
        TodoKind::SessionToday | TodoKind::VisitUnderWay => true,
        TodoKind::NotTagged | TodoKind::NotShown | TodoKind::NotClosed => {
            todo.day == Some(sources.timeline.today)
        }
        TodoKind::ConcernWaits
        | TodoKind::LeavingForgotten
        | TodoKind::DayPassed
        | TodoKind::NothingPlanned => false,
    };
    let under_way = |todo: &&Todo| todo.kind == TodoKind::VisitUnderWay;
    let agenda = sources.agenda;
    agenda.iter().find(under_way).or_else(|| agenda.iter().find(of_today)).copied()
}

fn next_visit(facts: &CaseFacts, timeline: &Timeline) -> VisitAhead {
    let number = session_to_hold(facts, timeline.today);
    let day = timeline.places.iter().find(|place| place.number == number).and_then(|place| place.day);
    let session = facts.sessions.iter().find(|(_, session)| session.number == number);
    let session = session.map(|(_, session)| session);
    VisitAhead {
        number,
        day,
        place: session.and_then(|session| Some(session.place.as_ref()?.kind)),
        focus: session.map(|session| session.plan.focus.clone()).unwrap_or_default(),
    }
}

/// What of a session was not as asked and stays so, in a word or two.
fn exceptions(findings: &[RuleFinding]) -> BTreeMap<u32, Message> {
    let mut exceptions = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.verdict == Verdict::NotMet) {
        if let (Some(number), Some(words)) = (finding.session, sentences::exception(finding)) {
            exceptions.entry(number).or_insert(words);
        }
    }
    exceptions
}

/// Moments of the films of the active programme that are there.
fn moments(sources: &Sources<'_>) -> Vec<Moment> {
    let records = sources.records;
    let counts = |showing: &&crate::programme::Showing| showing.counts_in(records.programme());
    let shown: BTreeSet<ClipId> = records
        .showings
        .iter()
        .map(|record| &record.body)
        .filter(counts)
        .map(|showing| showing.clip)
        .collect();
    let said =
        |clip: ClipId| newest_words(records.words.iter().map(|it| &it.body), |it| it.clip == Some(clip));
    let moment = |row: ClipRow| Moment {
        words: said(row.clip).unwrap_or(row.words),
        clip: row.clip,
        recording: row.recording,
        session: row.session,
        start: row.start,
        tags: row.tags,
        starred: row.starred,
        shown: shown.contains(&row.clip),
    };
    let rows = clip_rows_of(records, sources.vocabulary).into_iter();
    let mut moments: Vec<Moment> = rows.filter(|row| row.session > 0 && !row.film_gone).map(moment).collect();
    moments.sort_by_key(|one| {
        (std::cmp::Reverse(one.session), !one.starred, one.words.reveal().is_empty(), one.start, one.clip)
    });
    moments
}

/// The newest of these words that say something.
fn newest_words<'a>(
    words: impl Iterator<Item = &'a ParentWords>,
    wanted: impl Fn(&ParentWords) -> bool,
) -> Option<Redacted<String>> {
    let found = words.filter(|one| wanted(one) && !one.words.reveal().trim().is_empty());
    found.max_by_key(|one| one.written).map(|one| one.words.clone())
}

/// The sessions that were held and are over, newest first.
fn so_far(sources: &Sources<'_>) -> Vec<PastVisit> {
    let facts = sources.facts;
    let today = sources.timeline.today;
    let past = |(id, session): &(SessionId, Session)| {
        let visit = session.held.as_ref().filter(|visit| visit.date <= today && visit.is_over(today))?;
        let length = match visit.length() {
            VisitLength::Measured { length } => Some(length),
            VisitLength::NotMeasured { .. } | VisitLength::Impossible => None,
        };
        let watched: BTreeSet<ClipId> = facts
            .showings
            .iter()
            .filter(|showing| showing.session == *id && showing.counts_in(sources.records.programme()))
            .map(|showing| showing.clip)
            .collect();
        let is_off = |finding: &RuleFinding| {
            finding.session == Some(session.number)
                && finding.verdict == Verdict::NotMet
                && finding.evidence.get::<LengthEvidence>().is_some()
        };
        Some(PastVisit {
            number: session.number,
            on: visit.date,
            length,
            length_off: length.is_some() && sources.findings.iter().any(is_off),
            filmed: length_filmed(sources.recordings, session.number),
            watched: watched.len(),
            words: newest_words(facts.words.iter(), |one| one.session == *id).unwrap_or_default(),
        })
    };
    let mut so_far: Vec<PastVisit> = facts.sessions.iter().filter_map(past).collect();
    so_far.sort_by_key(|visit| std::cmp::Reverse((visit.on, visit.number)));
    so_far
}

fn length_filmed(recordings: &[RecordingRow], number: u32) -> MediaTime {
    recordings.iter().filter(|row| row.session == number).map(|row| row.filmed).sum()
}
