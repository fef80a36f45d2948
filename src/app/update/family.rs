//! The page of the family that is open.

use chrono::NaiveDate;

use super::super::action::FamilyAction;
use super::super::effect::{Effect, ReadJob, ServiceChange};
use super::super::state::{InProgress, Screen, State};
use super::going::{self, FilmAsked};
use crate::casework::changes::FamilyChange;
use crate::casework::pages::FamilyView;
use crate::words::Message;

pub(super) fn on_user(state: &mut State, action: FamilyAction) -> Vec<Effect> {
    let Screen::Family(screen) = &mut state.screen else { return Vec::new() };
    let (case, page) = (screen.case, &mut screen.page);
    let Some(family) = screen.open.as_mut().filter(|_| state.busy.is_none()) else { return Vec::new() };
    let mut ask = |change| vec![state.requests.to_change(case, change)];
    match action {
        FamilyAction::ChoosePage(chosen) => {
            *page = chosen;
            (screen.retention, screen.said) = (None, None);
            Vec::new()
        }
        FamilyAction::PlanSessions { first, every_days } => {
            ask(FamilyChange::PlanSessions { first, every_days })
        }
        FamilyAction::ChangeConsent(change) => ask(FamilyChange::Consent(change)),
        FamilyAction::ChangePeople(change) => ask(FamilyChange::People(change)),
        FamilyAction::ChangeEntry(change) => ask(FamilyChange::Entry(Box::new(change))),
        FamilyAction::ChangeProgramme(change) => ask(FamilyChange::Programme(change)),
        FamilyAction::AddProgramme(file) => {
            vec![state.requests.to_serve(ServiceChange::AddProgramme(case, file)).1]
        }
        FamilyAction::ChangeMembers(change) => {
            state.busy = Some(InProgress::ChangingMembers.into());
            ask(FamilyChange::Members(change))
        }
        FamilyAction::JudgeAsOf(None) => {
            family.judged = None;
            Vec::new()
        }
        FamilyAction::JudgeAsOf(Some(on)) => vec![Effect::Read(ReadJob::Judged(case, on))],
        FamilyAction::OpenSession(number) => going::to_session(state, case, number, None),
        FamilyAction::OpenStep(number, step) => going::to_session(state, case, number, Some(step)),
        FamilyAction::ChangeSession(number, change) => ask(FamilyChange::Session(number, change)),
        FamilyAction::Film(session) => {
            let asked = FilmAsked {
                case,
                code: family.row.code.clone(),
                session,
                refusals: family.film_refusals.clone(),
                band: family.film_band,
                before: going::filmed_at(&family.recordings, session),
            };
            let notice = out_of_order(family, session, state.today);
            let effects = going::to_film(state, asked);
            state.notice = notice.map(Into::into);
            effects
        }
        FamilyAction::Watch(recording) => going::to_watch(state, case, recording),
        FamilyAction::WatchMoment(recording, clip) => going::to_moment(state, case, recording, clip),
        FamilyAction::ShowToParents(number) => going::to_parents(state, case, number),
    }
}

/// A slip of the number is noticed before it is filmed under; it is allowed all the same.
fn out_of_order(family: &FamilyView, session: u32, today: NaiveDate) -> Option<Message> {
    let is_today =
        family.timeline.places.iter().any(|place| place.number == session && place.day == Some(today));
    let next = family.next_session;
    (session != next && !is_today)
        .then(|| Message::new("film-out-of-order").with("session", session).with("next", next))
}
