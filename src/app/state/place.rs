//! The places of the window that one can go to and come back to, as plain values, and where one came from. Knows no
//! screen's contents: a place is read anew when it is opened again.

use super::family::FamilyPage;
use super::grid::GridKept;
use super::settings::SettingsSection;
use crate::base::CaseId;
use crate::programme::StepKind;

/// How many places back one can go: nobody remembers more.
const MOST: usize = 16;

/// A place of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// What is to be done today, over all families.
    Today,
    /// Families against sessions.
    Grid,
    /// A page of a family.
    Family(CaseId, FamilyPage),
    /// A session of a family, by its number, at a step; at its first open one where this is missing.
    Session(CaseId, u32, Option<StepKind>),
    /// A section of the settings.
    Settings(SettingsSection),
    /// The form for a new family.
    NewFamily,
}

impl Place {
    /// A family's first page.
    pub fn family(case: CaseId) -> Self {
        Self::Family(case, FamilyPage::default())
    }

    /// The family it is of, if it is of one.
    pub fn case(self) -> Option<CaseId> {
        match self {
            Self::Family(case, _) | Self::Session(case, ..) => Some(case),
            Self::Today | Self::Grid | Self::Settings(_) | Self::NewFamily => None,
        }
    }
}

/// Where one came from.
#[derive(Default)]
pub struct Places {
    came_from: Vec<Place>,
    /// Whether the place on screen is not kept when the next screen comes.
    forgets_here: bool,
    /// The step at which a session that is waited for opens.
    step: Option<StepKind>,
    /// How the grid was, where one comes back to it.
    grid: Option<GridKept>,
}

impl Places {
    /// One goes on from this place; the oldest is forgotten where there are many.
    pub fn leave(&mut self, place: Place) {
        if std::mem::take(&mut self.forgets_here) || self.came_from.last() == Some(&place) {
            return;
        }
        if self.came_from.len() == MOST {
            self.came_from.remove(0);
        }
        self.came_from.push(place);
    }

    /// One goes back: the place one came from.
    pub fn back(&mut self) -> Option<Place> {
        self.came_from.pop()
    }

    /// The place one would go back to.
    pub fn last(&self) -> Option<Place> {
        self.came_from.last().copied()
    }

    /// The session one came from is another after what was done: it opens at the step that is next then.
    pub fn go_on_from_step(&mut self) {
        if let Some(Place::Session(.., step)) = self.came_from.last_mut() {
            *step = None;
        }
    }

    /// Nothing to go back to, as one began anew.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// That family is not there any more.
    pub fn forget(&mut self, case: CaseId) {
        self.came_from.retain(|place| place.case() != Some(case));
    }

    /// Whether the screen that comes next is opened from the one that is shown, which is kept for coming back.
    pub fn keeps(&mut self, keeps: bool) {
        self.forgets_here = !keeps;
    }

    /// A session is waited for, to be opened at this step.
    pub fn await_session(&mut self, step: Option<StepKind>) {
        self.step = step;
    }

    /// The step at which the session that came is to open.
    pub fn take_step(&mut self) -> Option<StepKind> {
        self.step.take()
    }

    /// How the grid is, when one leaves it.
    pub fn keep_grid(&mut self, kept: GridKept) {
        self.grid = Some(kept);
    }

    /// How the grid was when one left it.
    pub fn take_grid(&mut self) -> Option<GridKept> {
        self.grid.take()
    }
}
