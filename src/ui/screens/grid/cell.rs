//! One cell: the sign of its verdict on its colour, named in words for whoever hovers over it or reads by ear.

use egui::{Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::action::{GridAction, UserAction};
use crate::app::state::GridScreen;
use crate::base::CaseId;
use crate::casework::pages::GridRow;
use crate::casework::sentences;
use crate::programme::fidelity::Verdict;
use crate::ui::context::Context;
use crate::ui::theme::{self, Palette};
use crate::ui::widgets;
use crate::words::Message;

/// Width of a cell with its gap, in points.
pub const CELL: f32 = 42.0;
/// Size of what is painted, in points.
const SIZE: f32 = 36.0;
/// Size of the sign in it, in points.
const SIGN: f32 = 16.0;

/// The same for a cell wherever it stands.
pub fn id(case: CaseId, session: Option<u32>) -> Id {
    Id::unique(("grid cell", case, session))
}

/// Draws the cell.
pub fn cell(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &GridScreen,
    row: &GridRow,
    session: Option<u32>,
    verdict: Verdict,
    actions: &mut Vec<UserAction>,
) {
    let (place, _) = ui.allocate_exact_size(vec2(CELL - 4.0, SIZE), Sense::hover());
    let place = Rect::from_center_size(place.center(), vec2(SIZE, SIZE));
    let response = ui.interact(place, id(row.case, session), Sense::click());
    let name = name(context, row, session, verdict);
    let open = screen.open.as_ref().is_some_and(|open| (open.case, open.session) == (row.case, session));
    let colours = Palette::of(ui.visuals());
    let meaning = widgets::meaning(verdict);
    let tone = colours.meaning(meaning);
    ui.painter().rect_filled(place, 9, tone.ground);
    theme::verdict_icon(meaning).paint(
        ui.painter(),
        Rect::from_center_size(place.center(), vec2(SIGN, SIGN)),
        tone.ink,
    );
    if open || response.hovered() {
        let ring = Stroke::new(2.0, colours.accent.ground);
        ui.painter().rect_stroke(place, 9, ring, StrokeKind::Inside);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &name));
    if response.on_hover_text(&name).clicked() {
        actions.push(GridAction::Open(row.case, session).into());
    }
}

/// The cell in words: family, session and verdict.
fn name(context: &Context<'_>, row: &GridRow, session: Option<u32>, verdict: Verdict) -> String {
    let said = match session {
        None => Message::new("grid-cell-whole"),
        Some(number) => Message::new("grid-cell").with("number", number),
    };
    context.say(&said.with("code", row.code.as_str()).with("verdict", sentences::verdict(verdict)))
}
