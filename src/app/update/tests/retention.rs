//! Pages that ask before film is erased or held: nothing goes without an answer to the page that is open.

use super::*;
use crate::app::action::{Ask, RetentionAction, RetentionEvent, UserAction};
use crate::app::state::RetentionPage;
use crate::base::RecordId;
use crate::casework::changes::{FilmScope, NewHold};
use crate::casework::pages::{ErasedFilms, FilmsAsked, HoldRow};
use crate::programme::HoldGround;

const HOLD: RecordId = RecordId::from_bytes([5; 16]);

fn asked(scope: FilmScope) -> FilmsAsked {
    let (films, copies) = (Vec::new(), Vec::new());
    FilmsAsked { case: CASE, code: "FAM-001".into(), scope, films, copies, may_supervise: true }
}

fn kept(state: &mut State, event: RetentionEvent) -> Vec<Effect> {
    reports(state, WorkerEvent::Retention(event))
}

fn job(state: &mut State, retention: RetentionAction) -> Option<Effect> {
    let mut effects = does(state, UserAction::Retention(retention));
    assert!(effects.len() < 2);
    effects.pop()
}

fn page(state: &State) -> Option<&RetentionPage> {
    open_family(state).retention.as_ref()
}

fn hold() -> NewHold {
    NewHold { ground: HoldGround::Supervision, reason: "court".into(), review: NaiveDate::MAX }
}

#[test]
fn film_is_erased_only_from_the_page_that_asks_and_only_what_it_asks_about() {
    let mut state = families(Some(family()));
    let erase = || RetentionAction::Erase { reason: "asked for".into() };
    assert_eq!(job(&mut state, erase()), None, "nothing was asked");
    let scope = FilmScope::One(RECORDING);
    let ask = job(&mut state, RetentionAction::Ask(Ask::Erase, CASE, scope));
    assert_eq!(ask, Some(Effect::Read(ReadJob::Films(Ask::Erase, CASE, scope))));
    assert_eq!(job(&mut state, erase()), None, "not before the answer is read");
    kept(&mut state, RetentionEvent::Films(Ask::Hold, Box::new(asked(scope))));
    assert_eq!(job(&mut state, erase()), None, "that page asks something else");
    kept(&mut state, RetentionEvent::Films(Ask::Erase, Box::new(asked(scope))));
    assert_eq!(job(&mut state, RetentionAction::Hold(hold())), None);
    assert_eq!(job(&mut state, erase()), Some(change(FamilyChange::EraseFilm(scope, "asked for".into()))));
    assert!(state.busy.is_some() && job(&mut state, erase()).is_none(), "once");
    let erased = ErasedFilms { case: CASE, receipts: Vec::new(), kept: Vec::new() };
    answers(&mut state, Ok(Changed::Erased(Box::new(erased), Box::new(family()))));
    assert!(state.busy.is_none() && matches!(page(&state), Some(RetentionPage::Receipts(_))));
    assert_eq!(state.notice.as_ref().map(|notice| notice.message.key), Some("erase-done"));
    job(&mut state, RetentionAction::Away);
    assert!(page(&state).is_none());
}

#[test]
fn what_fails_is_said_and_the_page_stays() {
    let mut state = families(Some(family()));
    kept(&mut state, RetentionEvent::Films(Ask::Erase, Box::new(asked(FilmScope::All))));
    job(&mut state, RetentionAction::Erase { reason: "asked for".into() });
    answers(&mut state, Err(Problem::refused("error-film-held")));
    assert!(state.busy.is_none() && state.problem.is_some());
    assert!(matches!(page(&state), Some(RetentionPage::Erase(_))));
}

#[test]
fn holds_are_placed_and_lifted_with_an_answer() {
    let mut state = families(Some(family()));
    kept(&mut state, RetentionEvent::Films(Ask::Hold, Box::new(asked(FilmScope::All))));
    let wanted = change(FamilyChange::Hold(FilmScope::All, hold()));
    assert_eq!(job(&mut state, RetentionAction::Hold(hold())), Some(wanted));
    answers(&mut state, Ok(changed_page()));
    assert!(page(&state).is_none());

    job(&mut state, RetentionAction::AskLift(HOLD));
    assert!(page(&state).is_none(), "there is no such hold");
    let mut held = family();
    held.retention.holds.push(HoldRow {
        record: HOLD,
        film: None,
        ground: HoldGround::Supervision,
        reason: "court".into(),
        review: NaiveDate::MAX,
        placed: chrono::DateTime::UNIX_EPOCH,
        by: "SV".into(),
    });
    reports(&mut state, WorkerEvent::Families(FamiliesEvent::Page(Box::new(held))));
    job(&mut state, RetentionAction::AskLift(HOLD));
    let lift = job(&mut state, RetentionAction::Lift { reason: "over".into() });
    assert_eq!(lift, Some(change(FamilyChange::LiftHold(HOLD, "over".into()))));
}

#[test]
fn from_today_what_is_asked_about_films_opens_on_the_familys_page_of_data() {
    let mut state = families(None);
    let scope = FilmScope::One(RECORDING);
    let ask = job(&mut state, RetentionAction::Ask(Ask::Erase, CASE, scope));
    assert_eq!(ask, Some(Effect::Read(ReadJob::Films(Ask::Erase, CASE, scope))));
    let effects = kept(&mut state, RetentionEvent::Films(Ask::Erase, Box::new(asked(scope))));
    assert_eq!(effects, [Effect::Read(ReadJob::OpenFamily(CASE))]);
    assert!(matches!(page(&state), Some(RetentionPage::Erase(_))));
    assert_eq!(open_family(&state).page, FamilyPage::Data);
    does(&mut state, WindowAction::Back);
    assert!(matches!(state.screen, Screen::Today(_)));
}

#[test]
fn another_page_of_the_family_puts_the_question_away() {
    let mut state = families(Some(family()));
    kept(&mut state, RetentionEvent::Films(Ask::Erase, Box::new(asked(FilmScope::All))));
    assert!(page(&state).is_some());
    does(&mut state, FamilyAction::ChoosePage(FamilyPage::Record));
    assert!(page(&state).is_none());
    let other = FilmsAsked { case: CaseId::from_bytes([77; 16]), ..asked(FilmScope::All) };
    kept(&mut state, RetentionEvent::Films(Ask::Erase, Box::new(other)));
    assert!(page(&state).is_none(), "another family was opened meanwhile");
}
