//! Arrows move among the cells of the grid, and what they move to comes into sight. Enter and the space bar open a cell, as
//! they press any button.

use std::ops::Range;

use egui::{EventFilter, Id, Key, Modifiers, Rect, Response, Sense, Ui};

use super::write::Drafts;
use crate::app::state::GridScreen;
use crate::base::CaseId;
use crate::casework::pages::GridRow;
use crate::ui::theme;

/// How far the grid is scrolled, and where the keyboard goes.
#[derive(Default)]
pub struct Form {
    offset: f32,
    height: f32,
    /// The cell that Tab reaches.
    stop: Option<(CaseId, Option<u32>)>,
    /// What is half typed about cells.
    pub(super) notes: Drafts,
}

/// The same for a cell wherever it is.
pub fn id(case: CaseId, session: Option<u32>) -> Id {
    Id::unique(("grid cell", case, session))
}

/// A cell, by the place of its row among those shown, and its place in the row: 0 is the programme as a whole.
type Place = (usize, usize);

impl Form {
    /// What a cell senses: Tab reaches one of them, arrows the others.
    fn sense(&self, case: CaseId, session: Option<u32>) -> Sense {
        if self.stop == Some((case, session)) { Sense::click() } else { Sense::CLICK }
    }

    /// Makes a place the cell of a session, or of a programme as a whole. A reader of the screen may give the keyboard to any.
    pub fn interact(&self, ui: &Ui, place: Rect, case: CaseId, session: Option<u32>) -> Response {
        let id = id(case, session);
        let response = ui.interact(place, id, self.sense(case, session));
        theme::given(ui, id);
        response
    }

    /// The cell that Tab reaches is one of the rows in sight.
    pub fn stop_within(&mut self, screen: &GridScreen, rows: &Range<usize>) {
        let in_sight = |case: CaseId| {
            let mut places = screen.shown.get(rows.clone()).unwrap_or_default().iter();
            places.any(|place| screen.rows.get(*place).is_some_and(|row| row.case == case))
        };
        if !self.stop.is_some_and(|(case, _)| in_sight(case)) {
            let first = screen.shown.get(rows.start).and_then(|place| screen.rows.get(*place));
            self.stop = first.map(|row| (row.case, None));
        }
    }

    /// What of the rows was in sight when they were last drawn, in points.
    pub fn seen(&mut self, offset: f32, height: f32) {
        (self.offset, self.height) = (offset, height);
    }

    /// Moves the keyboard where arrows say; how far to scroll, if what it moves to is out of sight.
    pub fn follow(&mut self, ui: &Ui, screen: &GridScreen, row: f32) -> Option<f32> {
        let (at, case, session) = focused(ui, screen)?;
        self.stop = Some((case, session));
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id(case, session), filter));
        let to = moved(ui, screen, at)?;
        let row_of = screen.shown.get(to.0).and_then(|place| screen.rows.get(*place))?;
        let session = session_at(row_of, to.1);
        self.stop = Some((row_of.case, session));
        ui.memory_mut(|memory| memory.request_focus(id(row_of.case, session)));
        self.scrolled(to.0, row)
    }

    /// How far to scroll for that row to be in sight, where it is not.
    fn scrolled(&self, place: usize, row: f32) -> Option<f32> {
        let top = row * f32::from(u16::try_from(place).unwrap_or(u16::MAX));
        if top < self.offset {
            Some(top)
        } else if top + row > self.offset + self.height {
            Some(top + row - self.height)
        } else {
            None
        }
    }
}

/// The cell that the keyboard is on.
fn focused(ui: &Ui, screen: &GridScreen) -> Option<(Place, CaseId, Option<u32>)> {
    let focused = ui.memory(egui::Memory::focused)?;
    screen.shown().enumerate().find_map(|(place, row)| {
        let sessions = std::iter::once(None).chain(row.cells.iter().map(|cell| Some(cell.number)));
        let at = sessions.enumerate().find(|(_, session)| id(row.case, *session) == focused);
        at.map(|(column, session)| ((place, column), row.case, session))
    })
}

/// Where an arrow leads.
fn moved(ui: &Ui, screen: &GridScreen, (row, column): Place) -> Option<Place> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = screen.shown.len().saturating_sub(1);
    let to = if pressed(Key::ArrowRight) {
        (row, column + 1)
    } else if pressed(Key::ArrowLeft) {
        (row, column.saturating_sub(1))
    } else if pressed(Key::ArrowDown) {
        ((row + 1).min(last), column)
    } else if pressed(Key::ArrowUp) {
        (row.saturating_sub(1), column)
    } else {
        return None;
    };
    let cells = screen.shown.get(to.0).and_then(|place| screen.rows.get(*place))?.cells.len();
    Some((to.0, to.1.min(cells)))
}

fn session_at(row: &GridRow, column: usize) -> Option<u32> {
    row.cells.get(column.checked_sub(1)?).map(|cell| cell.number)
}
