//! One cell: what became of a session by mark and colour, named in words for whoever hovers over it or reads by ear.
//! Only exceptions are coloured.

use egui::{CornerRadius, Pos2, Rect, Role, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::keys::Form;
use crate::app::action::{GridAction, UserAction};
use crate::app::state::GridScreen;
use crate::casework::pages::{GridCell, GridRow};
use crate::casework::sentences;
use crate::programme::PlaceState;
use crate::programme::fidelity::Verdict;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{Meaning, Palette, grid, icon, radius, stroke};
use crate::words::Message;

/// The middle of a session's cell in a row.
pub fn centre(row: Rect, cells: f32, number: u32) -> Pos2 {
    let before = f32::from(u16::try_from(number.saturating_sub(1)).unwrap_or(u16::MAX));
    pos2(row.left() + cells + (before + 0.5) * grid::CELL, row.center().y)
}

/// What a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// As asked.
    Met,
    /// Held, and something is still to do.
    ToDo,
    /// The visit was short.
    Short,
    /// Needs attention.
    Attention,
    /// Not met.
    NotMet,
    /// No visit.
    NoVisit,
    /// Today.
    Today,
    /// Planned.
    Planned,
    /// Without a day.
    Unplanned,
}

impl Mark {
    /// Of a session, as of a day.
    pub fn of(cell: &GridCell, today: chrono::NaiveDate) -> Self {
        match (cell.state, cell.verdict) {
            (PlaceState::Missed, _) => Self::NoVisit,
            (PlaceState::UnderWay, _) => Self::Today,
            (PlaceState::Planned, _) if cell.day == Some(today) => Self::Today,
            (PlaceState::Planned, _) => Self::Planned,
            (PlaceState::Unplanned, _) => Self::Unplanned,
            (PlaceState::Held, _) if cell.short => Self::Short,
            (PlaceState::Held, Verdict::NotMet) => Self::NotMet,
            (PlaceState::Overdue, _) | (PlaceState::Held, Verdict::AtRisk) => Self::Attention,
            (PlaceState::Held, Verdict::NotYet) => Self::ToDo,
            (PlaceState::Held, Verdict::Met | Verdict::NotApplicable) => Self::Met,
        }
    }

    fn look(self) -> Option<(Icon, Meaning)> {
        match self {
            Self::Met => Some((Icon::Check, Meaning::Met)),
            Self::ToDo => Some((Icon::ToDo, Meaning::NotYet)),
            Self::Short => Some((Icon::Short, Meaning::AtRisk)),
            Self::Attention => Some((Icon::Warning, Meaning::AtRisk)),
            Self::NotMet => Some((Icon::Cross, Meaning::NotMet)),
            Self::NoVisit => Some((Icon::Dash, Meaning::NotApplicable)),
            Self::Today | Self::Planned | Self::Unplanned => None,
        }
    }

    /// Paints it into a square.
    pub fn paint(self, ui: &Ui, place: Rect) {
        let colours = Palette::of(ui.visuals());
        let corners = CornerRadius::same(radius::FIELD);
        if let Some((sign, meaning)) = self.look() {
            let tone = colours.meaning(meaning);
            if self != Self::Met {
                ui.painter().rect_filled(place, corners, tone.ground);
            }
            sign.paint(
                ui.painter(),
                Rect::from_center_size(place.center(), Vec2::splat(icon::BUTTON)),
                tone.ink,
            );
            return;
        }
        match self {
            Self::Today => {
                let edge = Stroke::new(stroke::FOCUS, colours.accent.ground);
                ui.painter().rect(place, corners, colours.card, edge, StrokeKind::Inside);
                ui.painter().circle_filled(place.center(), grid::PLANNED, colours.accent.ground);
            }
            Self::Unplanned => {
                let edge = Stroke::new(stroke::LINE, colours.line);
                ui.painter().circle_stroke(place.center(), grid::PLANNED, edge);
            }
            _ => {
                let edge = Stroke::new(stroke::BOX, colours.outline);
                ui.painter().circle_stroke(place.center(), grid::PLANNED, edge);
            }
        }
    }
}

/// Draws the cell of a session.
pub fn cell(
    ui: &mut Ui,
    context: &Context<'_>,
    (screen, form): (&GridScreen, &Form),
    (row, known): (&GridRow, &GridCell),
    centre: Pos2,
    actions: &mut Vec<UserAction>,
) {
    let session = Some(known.number);
    let place = Rect::from_center_size(centre, vec2(grid::CELL, grid::ROW));
    let response = form.interact(ui, place, row.case, session);
    let name = name(context, row, known);
    let open = screen.open.as_ref().is_some_and(|open| (open.case, open.session) == (row.case, session));
    let colours = Palette::of(ui.visuals());
    let square = Rect::from_center_size(centre, Vec2::splat(grid::MARK));
    if response.hovered() {
        ui.painter().rect_filled(square, CornerRadius::same(radius::FIELD), colours.held);
    }
    Mark::of(known, context.state.today).paint(ui, square);
    if open {
        let ring = Stroke::new(stroke::FOCUS, colours.text);
        let around = square.expand(stroke::RING_GAP);
        ui.painter().rect_stroke(around, CornerRadius::same(radius::BUTTON), ring, StrokeKind::Inside);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &name));
    if response.on_hover_text(&name).clicked() {
        actions.push(GridAction::Open(row.case, session).into());
    }
}

/// A verdict in the words of who looks where to look: being at risk is said of children alone.
pub fn judged(verdict: Verdict) -> Message {
    match verdict {
        Verdict::AtRisk => Message::new("grid-needs-attention"),
        Verdict::Met | Verdict::NotYet | Verdict::NotMet | Verdict::NotApplicable => {
            sentences::verdict(verdict)
        }
    }
}

/// The cell in words: family, session, and what became of it.
fn name(context: &Context<'_>, row: &GridRow, cell: &GridCell) -> String {
    let said = Message::new("grid-cell").with("number", cell.number).with("code", row.code.as_str());
    let became = match cell.state {
        PlaceState::Held => judged(cell.verdict),
        state => sentences::place_state(state),
    };
    context.say(&said.with("became", became))
}

/// The programme as a whole in words.
pub fn name_of_whole(context: &Context<'_>, row: &GridRow) -> String {
    let said = Message::new("grid-cell-whole").with("code", row.code.as_str());
    context.say(&said.with("verdict", judged(row.whole)))
}
