//! The bodies of records: what they refuse, that they survive storage, and that their `Debug` tells no name.

use chrono::{DateTime, Utc};

use super::{day, vocabulary};
use crate::base::{ClipId, MediaTime, PersonId, RecordingId, SessionId, UserId};
use crate::programme::{
    AccessNeeds, CarerKind, CaseCode, CaseCodeError, Clip, ClipError, Closed, FamilyCase, FilmGap, HeldVisit,
    Missed, Moved, ParentWords, Person, PlaceKind, Recording, RecordingState, Role, Session, SessionError,
    SessionPlace, SessionPlan, Showing, ShownDespite, Training, Unfilmed, VisitCorrection, VisitLength,
};

const SECRET: &str = "Rumpelstiltskin";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn family() -> FamilyCase {
    let named = |role| Person { name: SECRET.into(), ..Person::new(PersonId::random(), role, SECRET) };
    FamilyCase {
        code: CaseCode::new(SECRET).unwrap(),
        programme: Some("video-feedback".to_owned()),
        start: Some(day("2026-01-05")),
        people: vec![
            named(Role::Carer { kind: CarerKind::SpecialGuardian }),
            named(Role::Child { born: Some(day("2023-02-28")) }),
        ],
        access: AccessNeeds { language: SECRET.into(), needs: SECRET.into(), ..AccessNeeds::default() },
        visited: None,
    }
}

fn visit(arrived: &str, leaving: &str) -> HeldVisit {
    HeldVisit { arrived: Some(at(arrived)), leaving: Some(at(leaving)), ..HeldVisit::on(day("2026-03-28")) }
}

fn correction(leaving: &str, reason: &str) -> VisitCorrection {
    VisitCorrection {
        arrived: None,
        leaving: Some(at(leaving)),
        reason: reason.into(),
        recorded: at("2026-03-29T09:00:00Z"),
    }
}

fn session() -> Session {
    let mut held = visit("2026-03-28T10:00:00Z", "2026-03-28T11:00:00Z");
    held.correct(correction("2026-03-28T11:10:00Z", SECRET)).unwrap();
    Session {
        planned: Some(day("2026-03-27")),
        held: Some(held),
        missed: Some(Missed { reason: SECRET.into(), on: Some(day("2026-02-10")) }),
        place: Some(SessionPlace { kind: PlaceKind::Elsewhere, detail: SECRET.into() }),
        worker: Some(UserId::random()),
        moved: vec![Moved {
            from: day("2026-03-20"),
            reason: SECRET.into(),
            recorded: at("2026-03-19T09:00:00Z"),
            on: Some(day("2026-03-19")),
        }],
        plan: SessionPlan {
            focus: SECRET.into(),
            aims: vec!["A1".to_owned()],
            show: vec![ClipId::random()],
            note: SECRET.into(),
        },
        closed: Some(Closed { at: at("2026-03-28T12:00:00Z"), note: SECRET.into() }),
        closing: SECRET.into(),
        ..Session::new(3).unwrap()
    }
}

fn recording() -> Recording {
    Recording {
        session: SessionId::random(),
        started: at("2026-03-28T10:10:00Z"),
        ended: Some(at("2026-03-28T10:25:00Z")),
        duration: MediaTime::from_secs(900),
        width: 1280,
        height: 720,
        cameras: vec![SECRET.into()],
        gaps: vec![FilmGap {
            from: MediaTime::from_secs(60),
            to: MediaTime::from_secs(140),
            what: Unfilmed::CameraGone,
        }],
        state: RecordingState::Recovered,
    }
}

fn clip() -> Clip {
    Clip {
        recording: RecordingId::random(),
        session: SessionId::random(),
        start: MediaTime::from_secs(5),
        end: MediaTime::from_secs(9),
        tags: vec!["S4".to_owned()],
        note: SECRET.into(),
        words_for_parents: SECRET.into(),
        starred: true,
        earlier: Some(ClipId::random()),
        aims: vec!["A2".to_owned()],
        shown_despite: Some(ShownDespite { tags: vec!["W2".to_owned()], reason: SECRET.into() }),
    }
}

fn training() -> Training {
    Training {
        user: UserId::random(),
        what: SECRET.into(),
        subjects: ["domain:referral", "programme:video-feedback", "tool:ainsworth"]
            .map(|word| word.parse().unwrap())
            .into(),
        completed: day("2025-03-28"),
        expires: Some(day("2028-03-28")),
        experienced_with_children: true,
    }
}

macro_rules! assert_keeps {
    ($body:expr, $kind:ty) => {{
        let body: $kind = $body;
        let stored = serde_json::to_string(&body).unwrap();
        assert!(stored.contains(SECRET), "the record itself holds it");
        assert_eq!(serde_json::from_str::<$kind>(&stored).unwrap(), body);
        let newer = stored.replacen('{', "{\"a_field_of_a_newer_version\":1,", 1);
        assert_eq!(serde_json::from_str::<$kind>(&newer).unwrap(), body);
        let debug = format!("{body:?}");
        assert!(!debug.contains(SECRET), "{debug}");
    }};
}

#[test]
fn records_survive_storage_read_newer_ones_and_tell_no_name() {
    assert_keeps!(family(), FamilyCase);
    assert_keeps!(session(), Session);
    assert_keeps!(recording(), Recording);
    assert_keeps!(clip(), Clip);
    assert_keeps!(training(), Training);
    let (session, written) = (SessionId::random(), at("2026-03-28T10:50:00Z"));
    assert_keeps!(ParentWords { session, clip: None, words: SECRET.into(), written }, ParentWords);
}

#[test]
fn a_record_needs_only_what_it_cannot_do_without() {
    let session: Session = serde_json::from_str(r#"{"number": 2}"#).unwrap();
    assert_eq!(session, Session::new(2).unwrap());
    let showing = r#"{"session": "00000000000000000000000000000001", "clip": "00000000000000000000000000000002",
        "recording": "00000000000000000000000000000003", "started": "2026-03-28T10:40:00Z"}"#;
    let showing: Showing = serde_json::from_str(showing).unwrap();
    assert_eq!((showing.played, showing.tags.len(), showing.earlier), (MediaTime::ZERO, 0, None));
    let case: FamilyCase =
        serde_json::from_str(r#"{"code": "FAM-001", "programme": "video-feedback"}"#).unwrap();
    assert_eq!(case.carers().count(), 0);
    assert_eq!(family().carers().count(), 1);
}

#[test]
fn codes_are_short_visible_and_no_path() {
    for good in ["FAM-001", "a", "Família 7", "عائلة 3", " spaced ", "40".repeat(20).as_str()] {
        assert_eq!(CaseCode::new(good).unwrap().as_str(), good.trim());
    }
    for (bad, why) in [
        ("", CaseCodeError::Empty),
        ("  ", CaseCodeError::Empty),
        (&"x".repeat(41), CaseCodeError::TooLong { chars: 41 }),
        ("a\nb", CaseCodeError::Invisible),
        ("a\u{202e}b", CaseCodeError::Invisible),
        ("a\u{200b}b", CaseCodeError::Invisible),
        ("a\u{2028}b", CaseCodeError::Invisible),
        ("a/b", CaseCodeError::Path),
        ("a\\b", CaseCodeError::Path),
        ("..", CaseCodeError::Path),
    ] {
        assert_eq!(CaseCode::new(bad), Err(why), "{bad:?}");
    }
    assert!(serde_json::from_str::<CaseCode>("\"a/b\"").is_err());
    assert!(serde_json::from_str::<CaseCode>("\"FAM-001\"").is_ok());
}

#[test]
fn a_visit_is_measured_over_midnight_and_over_a_change_of_clock() {
    let length = |arrived, leaving| visit(arrived, leaving).length();
    let hour = VisitLength::Measured { length: MediaTime::from_secs(3600) };
    assert_eq!(length("2026-03-28T23:30:00Z", "2026-03-29T00:30:00Z"), hour);
    // British clocks go forward at 01:00 that night: 00:30 to 02:30 by the wall is one hour.
    assert_eq!(length("2026-03-29T00:30:00+00:00", "2026-03-29T02:30:00+01:00"), hour);
    assert_eq!(length("2026-03-28T11:00:00Z", "2026-03-28T10:59:59Z"), VisitLength::Impossible);
    let open = HeldVisit { arrived: Some(at("2026-03-28T10:00:00Z")), ..HeldVisit::on(day("2026-03-28")) };
    assert_eq!(open.length(), VisitLength::NotMeasured { arrived: true, leaving: false });
    assert!(!open.is_over(day("2026-03-28")));
    assert!(open.is_over(day("2026-03-29")));
}

#[test]
fn a_correction_needs_a_reason_and_keeps_what_was_measured() {
    let measured = visit("2026-03-28T10:00:00Z", "2026-03-28T10:20:00Z");
    let mut corrected = measured.clone();
    let refused = corrected.correct(correction("2026-03-28T11:05:00Z", "  "));
    assert_eq!((refused, &corrected), (Err(SessionError::NoReason), &measured));
    let refused = corrected.correct(correction("2026-03-28T09:00:00Z", "typing"));
    assert_eq!((refused, &corrected), (Err(SessionError::LeavingBeforeArrival), &measured));
    corrected.correct(correction("2026-03-28T11:05:00Z", "pressed too early")).unwrap();
    assert_eq!(corrected.length(), VisitLength::Measured { length: MediaTime::from_secs(65 * 60) });
    assert_eq!((corrected.arrived, corrected.leaving), (measured.arrived, measured.leaving));
    assert_eq!(Session::new(0), Err(SessionError::NumberZero));
}

#[test]
fn a_clip_lies_forward_within_its_film_and_says_something_known() {
    let words = vocabulary();
    let film = MediaTime::from_secs(9);
    let check = |change: fn(&mut Clip)| {
        let mut clip = clip();
        change(&mut clip);
        clip.check(film, &words)
    };
    assert_eq!(check(|_| ()), Ok(()), "the last moment of the film is within it");
    assert_eq!(check(|clip| clip.tags = vec!["s4".to_owned()]), Ok(()));
    assert!(matches!(check(|clip| clip.end = clip.start), Err(ClipError::NotForward { .. })));
    assert!(matches!(check(|clip| clip.start = MediaTime::from_secs(10)), Err(ClipError::NotForward { .. })));
    let past_the_end = check(|clip| clip.end = clip.end + MediaTime::from_ns(1));
    assert!(matches!(past_the_end, Err(ClipError::OutsideFilm { .. })));
    assert!(matches!(check(|clip| clip.start = MediaTime::from_ns(-1)), Err(ClipError::OutsideFilm { .. })));
    assert_eq!(check(|clip| clip.tags.clear()), Err(ClipError::NoTag));
    let unknown = check(|clip| clip.tags.push("X1".to_owned())).unwrap_err();
    assert!(unknown.to_string().contains("\"X1\""), "{unknown}");
}

/// A visit over midnight goes on; a forgotten press does not, and a clock that was set back says no length.
#[test]
fn the_clock_of_a_visit_runs_over_midnight_and_stops_where_it_was_forgotten() {
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let arrived = at("2026-11-30T23:40:00Z");
    let mut visit = HeldVisit { arrived: Some(arrived), ..HeldVisit::on(arrived.date_naive()) };
    let so_far = |visit: &HeldVisit, now| visit.clock(at(now)).map(|clock| (clock.since, clock.so_far));
    assert_eq!(
        so_far(&visit, "2026-12-01T00:12:30Z"),
        Some((arrived, Some(MediaTime::from_secs(32 * 60 + 30))))
    );
    assert_eq!(so_far(&visit, "2026-11-30T23:10:00Z"), Some((arrived, None)));
    assert_eq!(so_far(&visit, "2026-12-01T23:40:01Z"), None);
    visit.leaving = Some(at("2026-12-01T00:20:00Z"));
    assert_eq!(so_far(&visit, "2026-12-01T00:21:00Z"), None);
    assert_eq!(HeldVisit::on(arrived.date_naive()).clock(arrived), None, "nobody has arrived");
}
