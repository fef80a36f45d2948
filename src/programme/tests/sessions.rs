//! A session from plan to close: what its record refuses, its steps, the agenda and the timeline, with the input a
//! hard week brings.

use chrono::{DateTime, NaiveDate, Utc};

use super::{day, video_feedback, vocabulary};
use crate::base::{ClipId, MediaTime, PersonId, RecordingId, SessionId, UserId};
use crate::programme::agenda::{TodoKind, agenda};
use crate::programme::fidelity::{CaseFacts, Verdict, evaluate};
use crate::programme::next_session::next_session_number;
use crate::programme::steps::{MissingPart, StepKind, StepState, steps};
use crate::programme::timeline::{PlaceState, is_far_beyond, timeline};
use crate::programme::{
    Answer, CarerKind, Clip, ConsentRecord, HeldVisit, ParentWords, Person, PlaceKind, ProgrammeDefinition,
    Purpose, Recording, RecordingState, Role, Session, SessionError, SessionPlace, Showing, VisitLength,
    standing,
};

const PLANNED: &str = "2026-01-12";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn id(number: u32) -> SessionId {
    SessionId::from_bytes(u128::from(number).to_be_bytes())
}

fn planned(number: u32, on: &str) -> (SessionId, Session) {
    (id(number), Session { planned: Some(day(on)), ..Session::new(number).unwrap() })
}

fn held(number: u32, on: &str) -> (SessionId, Session) {
    let arrived = at(&format!("{on}T10:00:00Z"));
    let visit = HeldVisit {
        arrived: Some(arrived),
        leaving: Some(at(&format!("{on}T11:10:00Z"))),
        ..HeldVisit::on(day(on))
    };
    (id(number), Session { held: Some(visit), ..planned(number, on).1 })
}

fn film(session: u32, minutes: i64) -> Recording {
    Recording {
        session: id(session),
        started: at("2026-01-12T10:15:00Z"),
        ended: None,
        duration: MediaTime::from_minutes(minutes),
        width: 1280,
        height: 720,
        cameras: Vec::new(),
        gaps: Vec::new(),
        state: RecordingState::Complete,
    }
}

fn clip(key: u8, session: u32, tag: &str) -> (ClipId, Clip) {
    let clip = Clip {
        recording: RecordingId::from_bytes([1; 16]),
        session: id(session),
        start: MediaTime::ZERO,
        end: MediaTime::from_secs(10),
        tags: vec![tag.to_owned()],
        note: "".into(),
        words_for_parents: "".into(),
        starred: false,
        earlier: None,
        aims: Vec::new(),
        shown_despite: None,
    };
    (ClipId::from_bytes([key; 16]), clip)
}

fn shown(at_session: u32, key: u8, tag: &str) -> Showing {
    Showing {
        session: id(at_session),
        clip: ClipId::from_bytes([key; 16]),
        recording: RecordingId::from_bytes([1; 16]),
        started: at("2026-01-12T10:40:00Z"),
        played: MediaTime::from_secs(10),
        clip_length: MediaTime::from_secs(10),
        tags: vec![tag.to_owned()],
        earlier: None,
        aims: Vec::new(),
    }
}

fn facts(sessions: Vec<(SessionId, Session)>) -> CaseFacts {
    CaseFacts { sessions, ..CaseFacts::default() }
}

fn todos(facts: &CaseFacts, today: &str) -> Vec<(TodoKind, Option<u32>)> {
    let todos = agenda(facts, &vocabulary(), &video_feedback(), day(today));
    todos.iter().map(|todo| (todo.kind, todo.session.map(|(_, number)| number))).collect()
}

fn step(facts: &CaseFacts, today: &str, kind: StepKind) -> (StepState, Vec<MissingPart>) {
    let steps = steps(facts, &vocabulary(), &video_feedback(), id(1), day(today));
    let step = steps.into_iter().find(|step| step.kind == kind).unwrap();
    (step.state, step.missing)
}

#[test]
fn a_planned_session_is_moved_or_missed_with_a_reason() {
    let (now, today) = (at("2026-01-11T08:00:00Z"), day("2026-01-11"));
    let (_, mut session) = planned(1, PLANNED);
    let before = session.clone();
    let same = SessionError::SameDay { day: day(PLANNED) };
    assert_eq!(session.move_to(day(PLANNED), "ill".into(), now, today), Err(same));
    assert_eq!(session.move_to(day("2026-01-14"), " ".into(), now, today), Err(SessionError::NoReason));
    assert_eq!(session.miss("".into(), today), Err(SessionError::NoReason));
    assert_eq!(session.plan_for(day("2026-01-14")), Err(SessionError::AlreadyPlanned { day: day(PLANNED) }));
    assert_eq!(session, before, "what is refused changes nothing");
    session.miss("nobody at home".into(), today).unwrap();
    session.move_to(day("2026-01-14"), "made up for".into(), now, today).unwrap();
    session.move_to(day("2026-01-10"), "earlier after all".into(), now, today).unwrap();
    assert_eq!((session.planned, &session.missed), (Some(day("2026-01-10")), &None));
    let from: Vec<_> = session.moved.iter().map(|moved| moved.from).collect();
    assert_eq!(from, [day(PLANNED), day("2026-01-14")]);
    let mut unplanned = Session::new(2).unwrap();
    assert_eq!(unplanned.move_to(day(PLANNED), "ill".into(), now, today), Err(SessionError::NotPlanned));
    unplanned.plan_for(day(PLANNED)).unwrap();
    let (_, mut session) = held(3, PLANNED);
    let refused = SessionError::Held { on: day(PLANNED) };
    assert_eq!(session.move_to(day("2026-01-14"), "ill".into(), now, today), Err(refused));
    assert_eq!(session.miss("ill".into(), today), Err(refused));
    assert_eq!(session.plan_for(day("2026-01-14")), Err(refused));
}

/// What was planned, and what was missed, as it stood on each day: moved twice, then missed.
#[test]
fn a_plan_is_what_it_was_on_that_day() {
    let (_, mut session) = planned(1, PLANNED);
    let on = |text: &str| (at(&format!("{text}T23:30:00Z")), day(text));
    let (now, today) = on("2026-01-08");
    session.move_to(day("2026-01-20"), "ill".into(), now, today).unwrap();
    // By the calendar of whoever wrote it down: half past midnight in summer is still the day before by UTC.
    let (now, _) = on("2026-01-14");
    session.move_to(day("2026-01-16"), "earlier".into(), now, day("2026-01-15")).unwrap();
    session.miss("nobody at home".into(), day("2026-01-17")).unwrap();
    for (today, planned, missed) in [
        ("2026-01-07", PLANNED, false),
        ("2026-01-08", "2026-01-20", false),
        ("2026-01-14", "2026-01-20", false),
        ("2026-01-15", "2026-01-16", false),
        ("2026-01-16", "2026-01-16", false),
        ("2026-01-17", "2026-01-16", true),
    ] {
        assert_eq!(session.planned_on(day(today)), Some(day(planned)), "{today}");
        assert_eq!(session.missed_on(day(today)), missed, "{today}");
    }
    // Records without those days: the instant's own day, and the day it was planned for.
    session.moved[1].on = None;
    session.missed.as_mut().unwrap().on = None;
    assert_eq!(session.planned_on(day("2026-01-14")), Some(day("2026-01-16")));
    assert!(session.missed_on(day("2026-01-16")) && !session.missed_on(day("2026-01-15")));
}

#[test]
fn a_programme_begins_with_its_first_visit_or_on_its_first_day() {
    let begins = |start: Option<&str>, sessions: Vec<(SessionId, Session)>| {
        CaseFacts { start: start.map(day), ..facts(sessions) }.begins()
    };
    assert_eq!(begins(None, vec![planned(1, PLANNED)]), None, "a plan is no beginning");
    assert_eq!(begins(Some("2026-01-10"), vec![planned(1, PLANNED)]), Some(day("2026-01-10")));
    let two = || vec![held(2, "2026-01-09"), held(1, "2026-01-11")];
    assert_eq!(begins(None, two()), Some(day("2026-01-09")));
    assert_eq!(begins(Some("2026-01-10"), two()), Some(day("2026-01-09")), "a visit before the first day");
    assert_eq!(begins(Some("2026-01-05"), two()), Some(day("2026-01-05")));
}

/// "session 50 is questioned": asked back, by the programme's own number and by what is on record.
#[test]
fn a_number_far_beyond_the_programme_is_asked_back() {
    let shipped = |id| ProgrammeDefinition::with_id(id).unwrap().unwrap();
    let (ten, sixteen, none) =
        (video_feedback(), shipped("sensitivity-training"), shipped("parent-child-psychotherapy"));
    for (definition, known, number, far) in [
        (&ten, &[][..], 10, false),
        (&ten, &[1, 2, 3], 20, false),
        (&ten, &[1, 2, 3], 21, true),
        (&ten, &[1, 2, 3], 50, true),
        // A programme that went on, after a review, session by session.
        (&ten, &[18, 19, 20], 21, false),
        (&ten, &[25], 50, false),
        (&ten, &[25], 51, true),
        // "followed by at least 5 (and up to 15)": sixteen belong to it.
        (&sixteen, &[], 32, false),
        (&sixteen, &[], 33, true),
        // "weekly sessions … over 1 year": no number.
        (&none, &[], 20, false),
        (&none, &[], 50, true),
        (&none, &[48, 49], 50, false),
    ] {
        assert_eq!(
            is_far_beyond(definition, known.iter().copied(), number),
            far,
            "{}: {number}",
            definition.id
        );
    }
    let question = MissingPart::NumberFar { number: 50, asked: 10 };
    let mut facts = facts(vec![held(1, PLANNED)]);
    facts.sessions[0].1.number = 50;
    let (_, missing) = step(&facts, PLANNED, StepKind::Plan);
    assert_eq!(missing.first(), Some(&question));
    facts.sessions[0].1.number = 11;
    assert!(!step(&facts, PLANNED, StepKind::Plan).1.contains(&question));
}

#[test]
fn a_visit_arrives_once_and_leaves_once() {
    let (ten, eleven) = (at("2026-01-12T10:00:00Z"), at("2026-01-12T11:00:00Z"));
    let (_, mut session) = planned(1, PLANNED);
    assert_eq!(session.leave(ten), Err(SessionError::NotHeld));
    assert_eq!(session.close("".into(), ten), Err(SessionError::NotHeld));
    session.arrive(ten, day(PLANNED)).unwrap();
    assert_eq!(session.arrive(eleven, day(PLANNED)), Err(SessionError::AlreadyArrived));
    assert_eq!(session.leave(at("2026-01-12T09:59:59Z")), Err(SessionError::LeavingBeforeArrival));
    session.leave(eleven).unwrap();
    assert_eq!(session.leave(eleven), Err(SessionError::AlreadyLeft));
    assert_eq!(
        session.held.as_ref().unwrap().length(),
        VisitLength::Measured { length: MediaTime::from_minutes(60) }
    );
    session.close("all well".into(), eleven).unwrap();
    // Begun by filming: the arrival may follow on that day, and no later.
    let filmed = Session { held: Some(HeldVisit::on(day(PLANNED))), ..Session::new(2).unwrap() };
    filmed.clone().arrive(ten, day(PLANNED)).unwrap();
    let refused = filmed.clone().arrive(ten, day("2026-01-13"));
    assert_eq!(refused, Err(SessionError::Held { on: day(PLANNED) }));
}

#[test]
fn a_visit_over_midnight_and_over_a_change_of_clock_is_an_hour_on_the_day_of_its_arrival() {
    // London turns its clocks on 29 March (forward, at 01:00 UTC) and on 25 October 2026 (back, at 01:00 UTC).
    for (on, arrived, leaving) in [
        (PLANNED, "2026-01-12T23:30:00Z", "2026-01-13T00:30:00Z"),
        ("2026-03-29", "2026-03-29T00:30:00+00:00", "2026-03-29T02:30:00+01:00"),
        ("2026-10-25", "2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+00:00"),
        ("2026-10-24", "2026-10-24T23:45:00+01:00", "2026-10-25T00:45:00+01:00"),
    ] {
        let (_, mut session) = planned(1, on);
        session.arrive(at(arrived), day(on)).unwrap();
        session.leave(at(leaving)).unwrap();
        let visit = session.held.clone().unwrap();
        let hour = VisitLength::Measured { length: MediaTime::from_minutes(60) };
        assert_eq!((visit.date, visit.length()), (day(on), hour), "{arrived}");
        let facts = facts(vec![(id(1), session)]);
        let line = timeline(&facts, &video_feedback(), day("2026-12-01"));
        assert_eq!((line.places[0].state, line.places[0].day), (PlaceState::Held, Some(day(on))));
    }
}

#[test]
fn the_steps_of_a_session_tell_what_is_missing() {
    use StepKind::{Close, Film, Plan, Review, Tag};
    use StepState::{Done, NotNow, Open};
    let mut facts = facts(vec![planned(1, PLANNED)]);
    let plan = vec![MissingPart::NoFocus, MissingPart::NoAim, MissingPart::NoPlace, MissingPart::NoWorker];
    assert_eq!(step(&facts, "2026-01-05", Plan), (Open, plan));
    assert_eq!(step(&facts, "2026-01-05", Film), (NotNow, vec![MissingPart::NotArrived]));
    assert_eq!(step(&facts, PLANNED, Film), (Open, vec![MissingPart::NotArrived]));
    for kind in [Tag, Review, Close] {
        assert_eq!(step(&facts, PLANNED, kind), (NotNow, vec![]), "{kind:?}");
    }
    let session = &mut facts.sessions[0].1;
    session.plan.focus = "meals".into();
    session.plan.aims = vec!["A3".to_owned()];
    session.place = Some(SessionPlace { kind: PlaceKind::Home, detail: "".into() });
    session.worker = Some(UserId::from_bytes([1; 16]));
    assert_eq!(step(&facts, "2026-01-05", Plan), (Done, vec![]));
    facts.sessions[0].1.arrive(at("2026-01-12T10:00:00Z"), day(PLANNED)).unwrap();
    assert_eq!(step(&facts, PLANNED, Film), (Open, vec![MissingPart::NotFilmed]));
    assert_eq!(step(&facts, PLANNED, Close), (Open, vec![MissingPart::NotLeft, MissingPart::NotClosed]));
    facts.recordings = vec![film(1, 8)];
    let (filmed, band) =
        (MediaTime::from_minutes(8), [10, 20].map(|most| Some(MediaTime::from_minutes(most))));
    let short = vec![MissingPart::FilmLength { filmed, least: band[0], most: band[1] }];
    assert_eq!(step(&facts, PLANNED, Film), (Open, short.clone()));
    assert_eq!(step(&facts, "2026-01-13", Film), (Done, short), "it can no longer be repaired");
    facts.recordings[0].duration = MediaTime::from_minutes(10);
    assert_eq!(step(&facts, PLANNED, Film), (Done, vec![]));
    assert_eq!(step(&facts, PLANNED, Tag), (Open, vec![MissingPart::NoClips]));
    assert_eq!(step(&facts, PLANNED, Review), (NotNow, vec![]), "there is no clip to watch");
    facts.clips = vec![clip(1, 1, "S4")];
    let untouched = MissingPart::HeadingUntouched { heading: "strengths".to_owned() };
    assert_eq!(step(&facts, PLANNED, Tag), (Done, vec![untouched.clone()]));
    assert_eq!(step(&facts, PLANNED, Plan), (Open, vec![MissingPart::NothingChosen]));
    assert_eq!(step(&facts, PLANNED, Review), (Open, vec![MissingPart::NothingShown]));
    assert_eq!(step(&facts, "2026-01-13", Review), (NotNow, vec![MissingPart::NothingShown]));
    facts.clips.push(clip(2, 1, "CP1"));
    assert_eq!(step(&facts, PLANNED, Tag), (Open, vec![MissingPart::NoEarlierClip { clips: 1 }, untouched]));
    facts.showings = vec![shown(1, 1, "S4")];
    assert_eq!(step(&facts, PLANNED, Review), (Done, vec![MissingPart::NoParentWords]));
    assert_eq!(step(&facts, PLANNED, Plan), (Done, vec![]), "shown without having been chosen");
    let words = "he looked at me";
    let written = at("2026-01-12T10:50:00Z");
    facts.words = vec![ParentWords { session: id(1), clip: None, words: words.into(), written }];
    assert_eq!(step(&facts, PLANNED, Review), (Done, vec![]));
    facts.sessions[0].1.leave(at("2026-01-12T11:00:00Z")).unwrap();
    assert_eq!(step(&facts, PLANNED, Close), (Open, vec![MissingPart::NotClosed]));
    facts.sessions[0].1.close("".into(), at("2026-01-12T11:05:00Z")).unwrap();
    assert_eq!(step(&facts, PLANNED, Close), (Done, vec![]));
}

/// Clips for staff wait for nobody: there is nothing to choose or to show as long as no other clip is there.
#[test]
fn clips_for_staff_do_not_wait_to_be_shown() {
    let mut facts = facts(vec![planned(1, PLANNED)]);
    facts.sessions[0].1.arrive(at("2026-01-12T10:00:00Z"), day(PLANNED)).unwrap();
    facts.sessions[0].1.leave(at("2026-01-12T11:00:00Z")).unwrap();
    facts.recordings = vec![film(1, 15)];
    facts.clips = vec![clip(1, 1, "W2"), clip(2, 1, "W5")];
    let has = |facts: &CaseFacts, kind| {
        (todos(facts, PLANNED).contains(&(kind, Some(1))), step(facts, PLANNED, StepKind::Review).0)
    };
    assert_eq!(has(&facts, TodoKind::NotShown), (false, StepState::NotNow));
    assert!(has(&facts, TodoKind::NotClosed).0, "what is left is to close it");
    let reason = facts.clips[0].1.despite(&vocabulary(), "they asked".into());
    facts.clips[0].1.shown_despite = Some(reason);
    assert_eq!(has(&facts, TodoKind::NotShown), (true, StepState::Open));
}

#[test]
fn a_missed_session_asks_only_for_another_day() {
    let mut facts = facts(vec![planned(1, PLANNED)]);
    facts.sessions[0].1.miss("ill".into(), day(PLANNED)).unwrap();
    assert_eq!(step(&facts, PLANNED, StepKind::Plan), (StepState::Open, vec![MissingPart::Missed]));
    for kind in [StepKind::Film, StepKind::Tag, StepKind::Review, StepKind::Close] {
        assert_eq!(step(&facts, PLANNED, kind), (StepState::NotNow, vec![]), "{kind:?}");
    }
    assert_eq!(todos(&facts, "2026-01-20"), [(TodoKind::NothingPlanned, None)]);
    let places = timeline(&facts, &video_feedback(), day("2026-01-20")).places;
    assert_eq!(places[0].state, PlaceState::Missed);
    // NG26 1.4.2: "consist of 10 sessions": besides the one that was missed.
    assert_eq!(places.iter().map(|place| place.number).collect::<Vec<_>>(), (1..=11).collect::<Vec<_>>());
}

#[test]
fn the_agenda_says_the_most_urgent_first() {
    let mut facts = facts(vec![
        held(1, "2026-01-05"),
        held(2, "2026-01-08"),
        held(3, "2026-01-10"),
        held(4, PLANNED),
        planned(5, "2026-01-11"),
        planned(6, PLANNED),
        held(7, "2026-01-04"),
    ]);
    facts.sessions[1].1.held.as_mut().unwrap().leaving = None;
    facts.sessions[3].1.held.as_mut().unwrap().leaving = None;
    facts.recordings = vec![film(1, 12), film(2, 12), film(3, 12), film(7, 12)];
    facts.clips = vec![clip(1, 1, "S4"), clip(2, 3, "S4"), clip(7, 7, "S4")];
    facts.showings = vec![shown(3, 7, "S4")];
    assert_eq!(
        todos(&facts, PLANNED),
        [
            (TodoKind::SessionToday, Some(6)),
            (TodoKind::VisitUnderWay, Some(4)),
            (TodoKind::LeavingForgotten, Some(2)),
            (TodoKind::DayPassed, Some(5)),
            (TodoKind::NotTagged, Some(2)),
            (TodoKind::NotShown, Some(1)),
            (TodoKind::NotShown, Some(3)),
            (TodoKind::NotClosed, Some(7)),
        ]
    );
    for (_, session) in facts.sessions.iter_mut().filter(|(_, session)| session.held.is_some()) {
        session.close("".into(), at("2026-01-12T18:00:00Z")).unwrap();
    }
    facts.sessions.retain(|(_, session)| session.held.is_some());
    assert_eq!(
        todos(&facts, PLANNED),
        [
            (TodoKind::VisitUnderWay, Some(4)),
            (TodoKind::LeavingForgotten, Some(2)),
            (TodoKind::NothingPlanned, None)
        ],
        "closing does not mend a forgotten leaving"
    );
}

#[test]
fn with_all_sessions_held_nothing_is_to_be_planned() {
    let mut facts =
        facts((1..=10).map(|number| held(number, &format!("2026-01-{:02}", number + 1))).collect());
    for (_, session) in &mut facts.sessions {
        session.close("".into(), at("2026-01-20T18:00:00Z")).unwrap();
    }
    assert_eq!(todos(&facts, "2026-02-01"), []);
    assert_eq!(next_session_number(&facts, day("2026-02-01")), 11);
}

#[test]
fn sessions_out_of_order_and_two_on_a_day_keep_their_own_places() {
    let facts = facts(vec![held(3, "2026-01-05"), held(1, PLANNED), held(2, PLANNED)]);
    let line = timeline(&facts, &video_feedback(), day("2026-02-01"));
    let days: Vec<Option<NaiveDate>> = line.places.iter().map(|place| place.day).take(4).collect();
    assert_eq!(days, [Some(day(PLANNED)), Some(day(PLANNED)), Some(day("2026-01-05")), None]);
    assert_eq!((line.from, line.last_from), (day("2026-01-05"), Some(day("2026-04-05"))));
    assert_eq!((line.to, line.last_to), (day("2026-05-05"), Some(day("2026-05-05"))));
    assert_eq!(next_session_number(&facts, day("2026-02-01")), 4);
    assert_eq!(next_session_number(&facts, day(PLANNED)), 2, "today's visit, and of two the later");
}

#[test]
fn the_timeline_tells_what_became_of_each_place() {
    use PlaceState::{Held, Overdue, Planned, UnderWay, Unplanned};
    let today = PLANNED;
    let mut facts = facts(vec![
        held(1, "2026-01-05"),
        held(2, today),
        planned(3, "2026-01-11"),
        planned(4, today),
        planned(12, "2026-06-30"),
        (id(5), Session::new(5).unwrap()),
    ]);
    facts.sessions[1].1.held.as_mut().unwrap().leaving = None;
    facts.sessions[3]
        .1
        .move_to(day("2026-01-13"), "ill".into(), at("2026-01-11T09:00:00Z"), day("2026-01-11"))
        .unwrap();
    facts.recordings = vec![film(1, 25)];
    let line = timeline(&facts, &video_feedback(), day(today));
    let states: Vec<_> = line.places.iter().map(|place| place.state).take(6).collect();
    assert_eq!(states, [Held, UnderWay, Overdue, Planned, Unplanned, Unplanned]);
    assert_eq!(line.places.len(), 11, "ten, and the one beyond");
    assert_eq!(line.places[10].number, 12);
    assert_eq!(line.places[3].moved_from, [day(today)]);
    assert_eq!(line.places[0].verdict, Some(Verdict::NotMet), "25 minutes of film are too many");
    assert_eq!(line.places[1].verdict, Some(Verdict::NotYet));
    assert_eq!(line.places[2].verdict, None);
    assert_eq!((line.places[4].session, line.places[5].session), (Some(id(5)), None));
    assert_eq!(line.to, day("2026-06-30"), "a session planned too late is still on the line");
    // Two records of one number: the visit counts, not the plan.
    facts.sessions.push((id(99), planned(1, "2026-03-01").1));
    let again = timeline(&facts, &video_feedback(), day(today));
    assert_eq!(again.places[0], line.places[0]);
}

#[test]
fn consent_withdrawn_between_filming_and_showing_stops_the_showing_only() {
    let carer = PersonId::from_bytes([1; 16]);
    let role = Role::Carer { kind: CarerKind::Parent };
    let people = [Person::new(carer, role, "")];
    let answer = |purpose, answer, on: &str| {
        let recorded = at("2026-01-05T09:00:00Z");
        ConsentRecord {
            person: carer,
            purpose,
            answer,
            scope: crate::base::Redacted::default(),
            on: day(on),
            recorded,
        }
    };
    let records = [
        answer(Purpose::Film, Answer::Given, "2026-01-01"),
        answer(Purpose::Show, Answer::Given, "2026-01-01"),
        answer(Purpose::Show, Answer::Withdrawn, PLANNED),
    ];
    let given = |purpose, on| standing(&records, &people, purpose, day(on), None).is_given();
    assert!(given(Purpose::Film, "2026-01-05") && given(Purpose::Show, "2026-01-05"));
    assert!(given(Purpose::Film, PLANNED) && !given(Purpose::Show, PLANNED));
    // What was filmed stays filmed; the next visit cannot show it, and that is told.
    let mut facts = facts(vec![held(1, "2026-01-05"), held(2, PLANNED)]);
    facts.recordings = vec![film(1, 12), film(2, 12)];
    let findings = evaluate(&video_feedback(), &vocabulary(), &facts, day("2026-01-13"));
    let of = |rule: &str| {
        findings.iter().find(|it| it.rule.as_str() == rule && it.session == Some(2)).unwrap().verdict
    };
    assert_eq!((of("V2.filmed"), of("V3.watched")), (Verdict::Met, Verdict::NotMet));
}

#[test]
fn an_empty_family_has_a_plan_to_make_and_nothing_else() {
    let (empty, programme, today) = (CaseFacts::default(), video_feedback(), day(PLANNED));
    assert_eq!(todos(&empty, PLANNED), [(TodoKind::NothingPlanned, None)]);
    assert_eq!(next_session_number(&empty, today), 1);
    let line = timeline(&empty, &programme, today);
    assert_eq!((line.from, line.to), (today, day("2026-05-12")));
    assert_eq!((line.last_from, line.last_to, line.places.len()), (None, None, 10));
    assert!(line.places.iter().all(|place| place.state == PlaceState::Unplanned && place.day.is_none()));
    for step in steps(&empty, &vocabulary(), &programme, id(1), today) {
        assert_eq!((step.state, step.missing), (StepState::NotNow, vec![]), "{:?}", step.kind);
    }
    let findings = evaluate(&programme, &vocabulary(), &empty, today);
    let open = |verdict| matches!(verdict, Verdict::NotYet | Verdict::NotApplicable);
    assert!(findings.iter().all(|finding| open(finding.verdict)), "{findings:?}");
}
