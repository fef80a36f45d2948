//! Focus, aims, place, clips to show, the parents' words, closing.

use super::*;
use crate::casework::pages::NextSession;
use crate::programme::PlaceKind;

#[test]
fn focus_place_and_aims_are_written_as_they_are_chosen() {
    let mut rig = Rig::new();
    rig.well(1, SessionChange::Focus(text("  Waiting for her answer ")), NOW);
    assert_eq!(rig.session(1).plan.focus.reveal(), "Waiting for her answer");
    let codes: Vec<String> =
        rig.open_vault.video_feedback().aims.iter().map(|aim| aim.code.clone()).collect();
    rig.well(1, SessionChange::Aim(codes[2].to_lowercase(), true), NOW);
    rig.well(1, SessionChange::Aim(codes[0].clone(), true), NOW);
    rig.well(1, SessionChange::Aim(codes[0].clone(), true), NOW);
    assert_eq!(rig.session(1).plan.aims, [codes[0].clone(), codes[2].clone()]);
    rig.well(1, SessionChange::Aim(codes[0].clone(), false), NOW);
    assert_eq!(rig.session(1).plan.aims, [codes[2].clone()]);
    rig.refused("error-unknown-aim", 1, SessionChange::Aim("A99".into(), true), NOW);
    rig.refused("error-text-control", 1, SessionChange::Focus(text("a\u{7}b")), NOW);
    rig.refused(
        "error-text-too-long",
        1,
        SessionChange::Place(PlaceKind::Elsewhere, text(&"x".repeat(501))),
        NOW,
    );
    rig.well(1, SessionChange::Place(PlaceKind::Elsewhere, text("בית ההורים")), NOW);
    assert_eq!(rig.session(1).place.unwrap().detail.reveal(), "בית ההורים");
}

#[test]
fn what_the_worker_means_to_remember_and_who_is_there_are_kept() {
    let mut rig = Rig::new();
    rig.well(1, SessionChange::Focus(text("Waiting\nfor her answer")), NOW);
    rig.well(1, SessionChange::NoteToSelf(text(" Ask how the nights went ")), NOW);
    assert_eq!(rig.session(1).plan.note.reveal(), "Ask how the nights went");
    rig.refused("error-text-too-long", 1, SessionChange::NoteToSelf(text(&"x".repeat(4001))), NOW);
    let people = rig.view(1, NOW).people;
    assert!(!people.is_empty() && people.iter().all(|person| !person.there), "nobody has said so");
    let last = people.last().unwrap().person;
    rig.well(1, SessionChange::Present(last, true), NOW);
    rig.well(1, SessionChange::Present(people[0].person, true), NOW);
    rig.well(1, SessionChange::Present(last, true), NOW);
    let there: Vec<PersonId> =
        people.iter().map(|row| row.person).filter(|id| *id == people[0].person || *id == last).collect();
    assert_eq!(rig.session(1).present, there, "once each, in the family's order");
    rig.well(1, SessionChange::Present(last, false), NOW);
    assert_eq!(rig.view(1, NOW).people.iter().filter(|row| row.there).count(), there.len() - 1);
    rig.refused("error-not-of-family", 1, SessionChange::Present(PersonId::random(), true), NOW);
}

#[test]
fn the_note_at_the_end_is_kept_while_it_is_written_and_over_closing_and_reopening() {
    let mut rig = Rig::new();
    rig.well(1, SessionChange::Arrived, NOW);
    let says = |rig: &mut Rig, wanted: &str| {
        assert_eq!(rig.session(1).closing_note().reveal(), wanted);
    };
    rig.well(1, SessionChange::ClosingNote(text("A good")), NOW);
    says(&mut rig, "A good");
    rig.well(1, SessionChange::Close(text("A good visit")), NOW);
    says(&mut rig, "A good visit");
    rig.well(1, SessionChange::ClosingNote(text("A very good visit")), NOW);
    says(&mut rig, "A very good visit");
    assert!(rig.session(1).closed.is_some());
    rig.well(1, SessionChange::Reopen, NOW);
    says(&mut rig, "A very good visit");
}

#[test]
fn a_page_says_which_session_comes_next_and_when_it_was_read() {
    let mut rig = Rig::new();
    let most = rig.open_vault.video_feedback().sessions_at_most().unwrap();
    assert_eq!(rig.view(1, NOW).next, Some(NextSession { number: 2, planned: None }));
    rig.well(2, SessionChange::Arrived, NOW);
    rig.well(3, SessionChange::Plan(Some(clock(NOW).today)), NOW);
    assert_eq!(rig.view(1, NOW).next, Some(NextSession { number: 3, planned: Some(clock(NOW).today) }));
    assert_eq!(rig.view(most, NOW).next, None, "the programme ends with it");
    assert_eq!(rig.view(1, NOW).read, clock(NOW).now);
}

#[test]
fn clips_of_any_session_are_chosen_once_each_in_order() {
    let mut rig = Rig::new();
    rig.well(1, SessionChange::Arrived, "2026-01-28 10:00");
    rig.well(2, SessionChange::Arrived, NOW);
    let (one, two) = (rig.film(1), rig.film(2));
    let (early, late, kept_back) = (rig.clip(one, "S1"), rig.clip(two, "S4"), rig.clip(two, "W3"));
    rig.well(2, SessionChange::Show(vec![late, early, late]), NOW);
    assert_eq!(rig.session(2).plan.show, [late, early]);
    rig.refused("error-clip-not-for-parents", 2, SessionChange::Show(vec![late, kept_back]), NOW);
    rig.refused("error-clip-gone", 2, SessionChange::Show(vec![ClipId::random()]), NOW);

    // The film of an earlier session is gone: its clip stays on record, and is no longer chosen from.
    let gone = |records: &crate::library::CaseTransaction<'_>| {
        let mut film =
            records.all::<Recording>()?.into_iter().find(|film| film.id == one.into()).unwrap().body;
        film.state = RecordingState::Discarded;
        records.revise(one, film).map(drop).map_err(Problem::from)
    };
    rig.file().library_mut().write(at(NOW), gone).unwrap();
    let view = rig.view(2, NOW);
    let row = view.clips.iter().find(|row| row.clip == early).unwrap();
    assert!(!row.may_be_shown);
    assert!(!keys(&view.show_refusals).contains(&"refuse-show-none-left"), "the other can be shown");
    rig.well(2, SessionChange::Show(vec![early, late]), NOW);
    assert_eq!(rig.session(2).plan.show, [late], "what has gone leaves the choice");
    rig.refused("error-clip-not-for-parents", 2, SessionChange::Show(vec![early]), NOW);
    rig.well(1, SessionChange::Show(Vec::new()), NOW);
    assert!(keys(&rig.view(1, NOW).show_refusals).contains(&"refuse-show-nothing-chosen"));
}

#[test]
fn a_clip_for_staff_is_chosen_with_a_reason() {
    let mut rig = Rig::new();
    rig.well(1, SessionChange::Arrived, NOW);
    let film = rig.film(1);
    let (plain, staff, never) = (rig.clip(film, "S1"), rig.clip(film, "W7"), rig.clip(film, "W4"));
    rig.well(1, SessionChange::Show(vec![plain]), NOW);
    rig.refused("error-clip-needs-reason", 1, SessionChange::Show(vec![plain, staff]), NOW);
    rig.refused("error-no-reason", 1, SessionChange::ShowDespite(staff, text(" ")), NOW);
    rig.refused("error-clip-kept-back", 1, SessionChange::ShowDespite(never, text("they asked")), NOW);
    rig.refused("error-clip-gone", 1, SessionChange::ShowDespite(ClipId::random(), text("they asked")), NOW);
    rig.well(1, SessionChange::ShowDespite(staff, text("they asked")), NOW);
    assert_eq!(rig.session(1).plan.show, [plain, staff]);
    let view = rig.view(1, NOW);
    let row = view.clips.iter().find(|row| row.clip == staff).unwrap();
    assert_eq!(row.despite.as_ref().unwrap().reveal(), "they asked");
    rig.well(1, SessionChange::Show(vec![staff]), NOW);
    assert_eq!(rig.session(1).plan.show, [staff]);
}

#[test]
fn the_parents_words_are_written_and_taken_back() {
    let mut rig = Rig::new();
    rig.well(1, SessionChange::Arrived, NOW);
    let film = rig.film(1);
    let clip = rig.clip(film, "S1");
    rig.well(1, SessionChange::ParentWords(Some(clip), text("She looked at me first!")), NOW);
    rig.well(1, SessionChange::ParentWords(None, text(&format!("{SECRET}\nand more"))), NOW);
    let words = rig.view(1, NOW).parent_words;
    let said: Vec<_> = words.iter().map(|row| (row.clip, row.words.reveal().lines().count())).collect();
    assert_eq!(said.len(), 2);
    assert!(said.contains(&(Some(clip), 1)) && said.contains(&(None, 2)));
    rig.refused("error-words-empty", 1, SessionChange::ParentWords(None, text("  ")), NOW);
    rig.refused("error-clip-gone", 1, SessionChange::ParentWords(Some(ClipId::random()), text("x")), NOW);
    rig.refused("error-record-gone", 2, SessionChange::RemoveParentWords(words[0].record), NOW);
    rig.well(1, SessionChange::RemoveParentWords(words[0].record), NOW);
    rig.refused("error-record-gone", 1, SessionChange::RemoveParentWords(words[0].record), NOW);
    assert_eq!(rig.view(1, NOW).parent_words, words[1..]);
    rig.well(2, SessionChange::ParentWords(None, text("on the telephone")), NOW);
    assert!(rig.session(2).held.is_none(), "words make no visit");
    assert!(!rig.journal().iter().any(|entry| entry.reason.contains("canary")));
}

#[test]
fn closing_needs_a_visit_and_forbids_nothing() {
    let mut rig = Rig::new();
    rig.refused("error-session-not-held", 1, SessionChange::Close(text("")), NOW);
    rig.well(1, SessionChange::Arrived, NOW);
    rig.refused("error-session-not-closed", 1, SessionChange::Reopen, NOW);
    rig.well(1, SessionChange::Close(text("Bring the ball.\nAsk for the sister.")), NOW);
    assert_eq!(rig.session(1).closed.unwrap().note.reveal().lines().count(), 2);
    rig.well(1, SessionChange::Leaving, "2026-02-04 11:00");
    rig.well(1, SessionChange::Focus(text("the ball")), "2026-02-04 11:00");
    rig.well(1, SessionChange::Reopen, "2026-02-04 11:00");
    assert!(rig.session(1).closed.is_none());
}
