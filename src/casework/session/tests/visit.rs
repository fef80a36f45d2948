//! The visit: arriving, leaving, filming, correcting.

use super::*;
use crate::media::capture::FilmSize;
use crate::programme::VisitLength;

fn correct(arrived: Option<&str>, leaving: Option<&str>) -> SessionChange {
    SessionChange::Correct { arrived: arrived.map(wall), leaving: leaving.map(wall), reason: text(SECRET) }
}

fn minutes(minutes: i64) -> VisitLength {
    VisitLength::Measured { length: MediaTime::from_minutes(minutes) }
}

#[test]
fn a_visit_is_measured_from_arriving_to_leaving() {
    let mut rig = Rig::new();
    rig.well(1, SessionChange::Plan(Some(day("2026-02-10"))), NOW);
    rig.refused("error-session-not-held", 1, SessionChange::Leaving, NOW);
    rig.well(1, SessionChange::Arrived, "2026-02-11 10:00");
    let session = rig.session(1);
    assert_eq!(session.worker, rig.open_vault.vault().user(), "who arrives holds the session");
    assert_eq!(session.place, None, "nobody has said where");
    assert_eq!(session.held.unwrap().date, day("2026-02-11"), "another day than planned is fine");
    rig.refused("error-already-arrived", 1, SessionChange::Arrived, "2026-02-11 10:01");
    rig.well(1, SessionChange::Leaving, "2026-02-11 11:05");
    assert_eq!(rig.session(1).held.unwrap().length(), minutes(65));
    rig.refused("error-already-left", 1, SessionChange::Leaving, "2026-02-11 11:06");
    rig.refused("error-already-arrived", 1, SessionChange::Arrived, "2026-02-11 11:06");
}

#[test]
fn a_missed_session_that_takes_place_after_all_is_not_missed() {
    let mut rig = Rig::new();
    rig.well(1, SessionChange::Miss { reason: text("late") }, NOW);
    let elsewhere = SessionChange::Place(crate::programme::PlaceKind::Elsewhere, text("the family centre"));
    rig.well(1, elsewhere, NOW);
    rig.well(1, SessionChange::Arrived, NOW);
    let session = rig.session(1);
    assert!(session.missed.is_none() && session.held.is_some());
    assert_eq!(session.place.unwrap().kind, crate::programme::PlaceKind::Elsewhere, "what was said stays");
}

#[test]
fn a_visit_over_midnight_keeps_the_day_of_its_arrival() {
    let mut rig = Rig::new();
    rig.well(1, SessionChange::Arrived, "2026-02-10 23:30");
    rig.well(1, SessionChange::Leaving, "2026-02-11 00:40");
    let visit = rig.session(1).held.unwrap();
    assert_eq!((visit.date, visit.length()), (day("2026-02-10"), minutes(70)));
}

#[test]
fn a_clock_set_back_is_kept_as_measured_and_asks_for_a_correction() {
    let mut rig = Rig::new();
    rig.well(1, SessionChange::Arrived, "2026-02-10 10:00");
    rig.well(1, SessionChange::Leaving, "2026-02-10 09:20");
    assert_eq!(rig.session(1).held.unwrap().length(), VisitLength::Impossible);
    let view = rig.view(1, "2026-02-10 12:00");
    let said: Vec<_> = view.findings.iter().flat_map(crate::casework::sentences::evidence).collect();
    assert!(keys(&said).contains(&"evidence-length-impossible"), "{said:?}");
    rig.well(1, correct(None, Some("2026-02-10 11:10")), "2026-02-10 12:00");
    let visit = rig.session(1).held.unwrap();
    assert_eq!(visit.length(), minutes(70));
    assert_eq!(visit.leaving, Some(at("2026-02-10 09:20")), "what was measured stays");
}

#[test]
fn a_forgotten_leaving_is_no_measurement_a_day_later() {
    let mut rig = Rig::new();
    rig.well(1, SessionChange::Arrived, "2026-02-10 10:00");
    rig.refused("error-leaving-forgotten", 1, SessionChange::Leaving, "2026-02-12 08:00");
    rig.well(1, correct(None, Some("2026-02-10 11:00")), "2026-02-12 08:00");
    assert_eq!(rig.session(1).held.unwrap().length(), minutes(60));
}

#[test]
fn two_sessions_on_one_day_out_of_order_and_beyond_the_programme_are_kept() {
    let mut rig = Rig::new();
    for (number, from, to) in
        [(5, "2026-02-10 09:00", "2026-02-10 10:00"), (2, "2026-02-10 14:00", "2026-02-10 15:30")]
    {
        rig.well(number, SessionChange::Arrived, from);
        rig.well(number, SessionChange::Leaving, to);
    }
    rig.well(11, SessionChange::Arrived, "2026-02-11 09:00");
    assert_eq!(rig.session(5).held.unwrap().length(), minutes(60));
    assert_eq!(rig.session(2).held.unwrap().length(), minutes(90));
    let page = rig.page("2026-02-11 09:10");
    assert_eq!((page.row.held, page.next_session), (3, 11), "the visit under way comes first");
    let (open_vault, case) = (&mut rig.open_vault, rig.case);
    let facts = open_vault.facts(case).unwrap();
    let later = day("2026-02-12");
    assert_eq!(out_of_order(&facts, 7, later), Some(1), "the lowest that was not held is the next");
    assert_eq!(out_of_order(&facts, 1, later), None);
    assert_eq!(out_of_order(&facts, 5, day("2026-02-10")), None, "held today");
}

/// After closing the session of today nothing of it is to be held any more: what comes next is the next session.
#[test]
fn a_session_that_is_closed_is_not_to_be_held_any_more() {
    let mut rig = Rig::new();
    let next = |page: &crate::casework::pages::FamilyView| match &page.pathway.stands.next {
        crate::programme::pathway::Next::Session { number, day, .. } => Some((*number, *day)),
        _ => None,
    };
    rig.well(1, SessionChange::Plan(Some(day("2026-02-10"))), "2026-02-09 10:00");
    rig.well(1, SessionChange::Arrived, "2026-02-10 10:00");
    let page = rig.page("2026-02-10 10:30");
    assert_eq!((page.next_session, page.row.next.map(|next| next.0)), (1, Some(1)), "it is under way");
    rig.well(1, SessionChange::Leaving, "2026-02-10 11:00");
    let page = rig.page("2026-02-10 11:10");
    assert_eq!(page.next_session, 1, "a film made now is still of that visit");
    assert_eq!(page.row.next, Some((2, None)), "it was held");
    rig.well(1, SessionChange::Close("".into()), "2026-02-10 11:20");
    let page = rig.page("2026-02-10 11:30");
    assert_eq!((page.next_session, page.row.next), (2, Some((2, None))));
    if let Some(said) = next(&page) {
        assert_eq!(said, (2, None), "no card says to hold session 1 today");
    }
    let course = page.pathway.courses.first().unwrap();
    assert_eq!(course.next, (2, None));
}

#[test]
fn a_film_before_arriving_begins_a_visit_without_arrival() {
    let mut rig = Rig::new();
    let case = rig.case;
    rig.well(1, SessionChange::Miss { reason: text("late") }, NOW);
    let job = rig.open_vault.start_film(case, 1, FilmSize::Hd720, Vec::new(), clock(NOW)).unwrap();
    drop(job.sink);
    let session = rig.session(1);
    assert_eq!(session.worker, rig.open_vault.vault().user());
    assert!(session.missed.is_none() && session.place.is_none());
    let visit = session.held.unwrap();
    assert_eq!((visit.date, visit.arrived), (day("2026-02-04"), None));
    rig.open_vault.discard_film(case, job.recording, clock(NOW)).unwrap();
    rig.refused("error-session-held", 1, SessionChange::Arrived, "2026-02-05 00:10");
    rig.well(1, SessionChange::Leaving, "2026-02-04 11:00");
    rig.well(1, correct(Some("2026-02-04 09:50"), None), "2026-02-05 00:10");
    assert_eq!(rig.session(1).held.unwrap().length(), minutes(70));

    let number = rig.open_vault.start_film(case, 100, FilmSize::Hd720, Vec::new(), clock(NOW)).map(|_| ());
    assert_eq!(number.unwrap_err().message.key, "error-session-number");
    let version = |rig: &mut Rig| rig.file().session_numbered(1).unwrap().unwrap().version;
    let before = version(&mut rig);
    drop(rig.open_vault.start_film(case, 1, FilmSize::Hd720, Vec::new(), clock(NOW)).unwrap().sink);
    assert_eq!(version(&mut rig), before, "a second film changes nothing of the session");
}

/// The place is asked: until somebody says it, the rule waits, and the step asks for it.
#[test]
fn the_place_of_a_visit_is_asked_and_never_assumed() {
    use crate::programme::fidelity::Verdict;
    use crate::programme::steps::MissingPart;
    use crate::programme::{PlaceKind, RuleId};
    let mut rig = Rig::new();
    rig.well(1, SessionChange::Arrived, "2026-02-10 10:00");
    rig.well(1, SessionChange::Leaving, "2026-02-10 11:00");
    let stands = |rig: &mut Rig| {
        let view = rig.view(1, "2026-02-10 12:00");
        let asked = view.steps.iter().any(|step| step.missing.contains(&MissingPart::NoPlace));
        let found = view.findings.iter().find(|finding| finding.rule == RuleId::PLACE).unwrap();
        (asked, found.verdict)
    };
    assert_eq!(stands(&mut rig), (true, Verdict::NotYet));
    rig.well(1, SessionChange::Place(PlaceKind::Home, text("")), "2026-02-10 12:00");
    assert_eq!(stands(&mut rig), (false, Verdict::Met));
    rig.well(1, SessionChange::Place(PlaceKind::Elsewhere, text("the centre")), "2026-02-10 12:00");
    assert_eq!(stands(&mut rig), (false, Verdict::NotMet));
}

/// A slip of the number is asked back before anything is written or filmed; whoever means it says so.
#[test]
fn session_50_is_asked_back_and_made_once_it_is_meant() {
    let mut rig = Rig::new();
    let case = rig.case;
    rig.refused("error-session-far", 50, SessionChange::Arrived, NOW);
    rig.refused("error-session-far", 21, SessionChange::Plan(Some(day("2026-02-10"))), NOW);
    let film = rig.open_vault.start_film(case, 50, FilmSize::Hd720, Vec::new(), clock(NOW)).map(|_| ());
    assert_eq!(film.unwrap_err().message.key, "error-session-far");
    rig.file().mean_number(50);
    rig.refused("error-session-far", 60, SessionChange::Arrived, NOW);
    rig.well(50, SessionChange::Arrived, NOW);
    let Rig { open_vault, case, made } = rig;
    drop(open_vault);
    let mut rig = Rig { open_vault: made.unlock(), case, made };
    rig.well(50, SessionChange::Leaving, "2026-02-04 11:00");
    assert_eq!(rig.session(50).held.unwrap().length(), minutes(60), "what is on record is not asked again");
}

#[test]
fn a_correction_makes_changes_and_takes_back_a_visit() {
    let mut rig = Rig::new();
    rig.refused("error-correction-empty", 3, correct(None, None), NOW);
    rig.refused("error-session-not-held", 3, correct(None, Some("2026-02-03 11:00")), NOW);
    rig.refused("error-time-in-future", 3, correct(Some("2026-02-04 10:01"), None), NOW);
    let long = correct(Some("2026-02-01 10:00"), Some("2026-02-03 11:00"));
    rig.refused("error-visit-too-long", 3, long, NOW);
    let backwards = correct(Some("2026-02-03 12:00"), Some("2026-02-03 11:00"));
    rig.refused("error-leaving-before-arrival", 3, backwards, NOW);
    let no_reason =
        SessionChange::Correct { arrived: Some(wall("2026-02-03 10:00")), leaving: None, reason: text(" ") };
    rig.refused("error-no-reason", 3, no_reason, NOW);
    assert!(rig.sessions().is_empty());

    rig.well(3, correct(Some("2026-02-03 10:00"), Some("2026-02-03 11:10")), NOW);
    let session = rig.session(3);
    let visit = session.held.unwrap();
    assert_eq!((visit.date, visit.length(), visit.arrived), (day("2026-02-03"), minutes(70), None));
    assert!(session.worker.is_some() && session.place.is_none());
    rig.well(3, correct(Some("2026-02-02 10:00"), Some("2026-02-02 11:00")), NOW);
    assert_eq!(rig.session(3).held.unwrap().date, day("2026-02-02"), "the day follows the arrival");
    rig.well(3, SessionChange::TakeBackCorrection, NOW);
    assert!(rig.session(3).held.is_none(), "nothing was measured, so there was no visit");
    rig.refused("error-no-correction", 3, SessionChange::TakeBackCorrection, NOW);

    rig.well(4, SessionChange::Arrived, "2026-02-03 10:00");
    rig.well(4, SessionChange::Leaving, "2026-02-03 10:30");
    rig.refused("error-no-correction", 4, SessionChange::TakeBackCorrection, NOW);
    rig.well(4, correct(Some("2026-02-02 10:00"), Some("2026-02-02 11:15")), NOW);
    rig.well(4, SessionChange::TakeBackCorrection, NOW);
    let visit = rig.session(4).held.unwrap();
    assert_eq!((visit.date, visit.length()), (day("2026-02-03"), minutes(30)));
    assert!(!rig.journal().iter().any(|entry| entry.reason.contains("canary")));
}
