//! The caseload and a family's page.

use chrono::NaiveDate;

use super::super::action::{GridAction, UserAction, WorkerEvent};
use super::super::effect::{Effect, ReadJob, ServiceChange, VaultJob, WatchJob};
use super::super::state::{FamiliesScreen, FamilyPage, Screen, State};
use super::film::{self, Filming};
use super::{asking, grid, journal, people, retention, session, supervision};
use crate::casework::changes::FamilyChange;
use crate::casework::pages::FamilyView;
use crate::words::Message;

/// What is said while a family is added.
const SAVING: &str = "families-saving";

pub(super) fn on_user(state: &mut State, action: UserAction) -> Vec<Effect> {
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    if state.busy.is_some() {
        return Vec::new();
    }
    match action {
        UserAction::AddFamily(adding) => {
            (families.adding, families.retention, families.said) = (adding, None, None);
        }
        UserAction::SaveFamily(family) => {
            state.busy = Some(SAVING.into());
            return vec![Effect::Service(ServiceChange::AddFamily(family))];
        }
        UserAction::OpenFamily(case) => {
            (families.retention, families.said) = (None, None);
            if families.open.as_ref().is_none_or(|open| open.row.case != case) {
                families.page = FamilyPage::default();
            }
            return vec![Effect::Read(ReadJob::OpenFamily(case))];
        }
        UserAction::Retention(retention) => return retention::on_user(state, retention),
        UserAction::Supervision(supervising) => return supervision::on_user(state, &supervising),
        UserAction::ShowJournal => return journal::go_to(state),
        UserAction::Grid(GridAction::Show) => return grid::go_to(state),
        UserAction::ShowPeople => return people::go_to(state),
        UserAction::CheckVault => {
            families.check = None;
            state.busy = Some("check-running".into());
            return vec![Effect::Vault(VaultJob::Check)];
        }
        UserAction::ShowTraining(true) => {
            families.retention = None;
            return vec![Effect::Read(ReadJob::Training)];
        }
        UserAction::ShowTraining(false) => families.training = None,
        UserAction::ChangeTraining(change) => {
            // The verdicts on who delivers the programme rest on it.
            let mut effects =
                vec![Effect::Service(ServiceChange::Training(change)), Effect::Read(ReadJob::Families)];
            effects.extend(families.open.iter().map(|family| Effect::Read(ReadJob::Family(family.row.case))));
            return effects;
        }
        action => return family_did(state, action),
    }
    Vec::new()
}

/// What is done on the page of the family that is open.
fn family_did(state: &mut State, action: UserAction) -> Vec<Effect> {
    let Screen::Families(FamiliesScreen { open: Some(family), step_wanted, page, .. }) = &mut state.screen
    else {
        return Vec::new();
    };
    let case = family.row.case;
    let mut ask = |change| vec![asking::ask(&mut state.requests, case, change)];
    match action {
        UserAction::PlanSessions { first, every_days } => {
            ask(FamilyChange::PlanSessions { first, every_days })
        }
        UserAction::ChangeConsent(change) => ask(FamilyChange::Consent(change)),
        UserAction::ChooseFamilyPage(chosen) => {
            *page = chosen;
            Vec::new()
        }
        UserAction::ChangeEntry(change) => ask(FamilyChange::Entry(Box::new(change))),
        UserAction::JudgeAsOf(None) => {
            family.judged = None;
            Vec::new()
        }
        UserAction::JudgeAsOf(Some(on)) => vec![Effect::Read(ReadJob::Judged(case, on))],
        UserAction::AddProgramme(file) => vec![Effect::Service(ServiceChange::AddProgramme(case, file))],
        UserAction::ChangeProgramme(change) => ask(FamilyChange::Programme(change)),
        UserAction::ChangePeople(change) => ask(FamilyChange::People(change)),
        UserAction::ChangeMembers(change) => {
            state.busy = Some(people::MEMBERS_SAVING.into());
            ask(FamilyChange::Members(change))
        }
        UserAction::ChangeSession(number, change) => ask(FamilyChange::Session(number, change)),
        UserAction::OpenStep(number, step) => {
            *step_wanted = Some(step);
            session::go_to(state, case, number)
        }
        UserAction::OpenSession(number) => {
            *step_wanted = None;
            session::go_to(state, case, number)
        }
        UserAction::GoParentView(number) => {
            state.busy = Some("play-opening".into());
            vec![Effect::Watch(WatchJob::ParentView(case, number))]
        }
        UserAction::GoFilm { session } => {
            let filming = Filming {
                case,
                code: family.row.code.clone(),
                session,
                from_session: None,
                refusals: family.film_refusals.clone(),
                band: family.film_band,
            };
            let notice = out_of_order(family, session, state.today);
            let effects = film::open(state, filming);
            state.notice = notice;
            effects
        }
        UserAction::GoTag(recording) => {
            state.busy = Some("play-opening".into());
            vec![Effect::Watch(WatchJob::Film(case, recording))]
        }
        _ => Vec::new(),
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

pub(super) fn on_worker(state: &mut State, report: WorkerEvent) -> Vec<Effect> {
    let Screen::Families(families) = &mut state.screen else { return Vec::new() };
    match report {
        WorkerEvent::Families(rows) => {
            families.rows = rows;
            // Who works with one family has nothing to choose.
            if let (None, [only]) = (&families.open, &families.rows[..]) {
                return vec![Effect::Read(ReadJob::OpenFamily(only.case))];
            }
        }
        WorkerEvent::Training(rows) => families.training = Some(rows),
        WorkerEvent::Family(family) => {
            // A page read before answers no other work that is under way.
            state.busy.take_if(|busy| busy.key == SAVING);
            page(state, family);
        }
        WorkerEvent::Judged(case, on, findings) => {
            if let Some(family) = families.open.as_mut().filter(|family| family.row.case == case) {
                family.judged = Some((on, findings));
            }
        }
        WorkerEvent::Checked(lines) => {
            state.busy = None;
            families.check = Some(lines);
        }
        _ => {}
    }
    Vec::new()
}

/// Shows a family's page.
pub(super) fn page(state: &mut State, mut family: Box<FamilyView>) {
    people::with_role(state, &mut family.film_refusals);
    let Screen::Families(families) = &mut state.screen else { return };
    families.adding = false;
    match families.rows.iter_mut().find(|row| row.case == family.row.case) {
        Some(row) => *row = family.row.clone(),
        None => families.rows.push(family.row.clone()),
    }
    let counted = |view: &FamilyView| (view.row.case, view.supervision.comments.len());
    // The comments that were being counted are on record.
    if families.open.as_deref().map(counted) != Some(counted(&family)) {
        families.said = None;
    }
    families.open = Some(family);
}
