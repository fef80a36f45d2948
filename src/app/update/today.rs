//! The caseload as it comes, some families at a time, and Today made of it.

use super::super::action::TodayAction;
use super::super::effect::{Effect, ReadJob};
use super::super::state::{Place, Screen, State};
use super::going;
use crate::casework::changes::{FamilyChange, SessionChange};
use crate::casework::pages::{FamiliesPart, FamilyRow};
use crate::casework::today_page;

/// Takes families that were read: the first part is a beginning, any other takes the place of what was known of the same
/// families. Asks for more.
pub(super) fn part(state: &mut State, part: FamiliesPart) -> Vec<Effect> {
    let rows = &mut state.families;
    if part.from == 0 {
        *rows = part.rows;
    } else if state.families_read.is_some_and(|(read, _)| read == part.from) {
        for row in part.rows {
            match rows.iter_mut().find(|known| known.case == row.case) {
                Some(known) => *known = row,
                None => rows.push(row),
            }
        }
    } else {
        // Of a reading that was begun anew since.
        return Vec::new();
    }
    state.families_read = Some((part.to, part.all));
    state.families_loading = part.to < part.all;
    if !state.families_loading {
        // Families of which only a note was left are not this user's any more, or are damaged.
        rows.retain(|row| !row.noted);
    }
    rows.sort_by_cached_key(FamilyRow::order);
    state.today_page.room_minutes = part.room_minutes;
    arrange(state);
    if state.families_loading { vec![Effect::Read(ReadJob::FamiliesFrom(part.to))] } else { Vec::new() }
}

/// Today anew, from the families as they are known.
pub(super) fn arrange(state: &mut State) {
    let room_minutes = state.today_page.room_minutes;
    state.today_page = today_page(&state.families, state.today);
    state.today_page.room_minutes = room_minutes;
}

/// Another day began: on Today what each family has for it is read anew; elsewhere it is when one comes back to it.
pub(super) fn new_day(state: &mut State) -> Vec<Effect> {
    arrange(state);
    let shown = matches!(state.screen, Screen::Today(_));
    if shown { vec![Effect::Read(ReadJob::Families)] } else { Vec::new() }
}

pub(super) fn on_user(state: &mut State, action: TodayAction) -> Vec<Effect> {
    if state.busy.is_some() || !going::may_go(state) {
        return Vec::new();
    }
    match action {
        TodayAction::Arrived(case, number) => {
            let arrived = FamilyChange::Session(number, SessionChange::Arrived);
            let mut effects = vec![state.requests.to_change(case, arrived)];
            effects.extend(going::on(state, Place::Session(case, number, None)));
            effects
        }
    }
}
