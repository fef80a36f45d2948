//! What is watched today, in its order: dragged by its grip, or moved with Alt and the arrows, or by what a reader of the
//! screen offers. One stop of the keyboard. Knows no change: it answers with what is wanted.

use egui::accesskit::{Action, ActionData, CustomAction};
use egui::{
    Align, CursorIcon, Id, Key, Label, Layout, Modifiers, Rect, Response, Role, Sense, Stroke, TextStyle, Ui,
    UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use crate::ui::icons::Icon;
use crate::ui::theme::{self, List, Palette, icon, size, space, stroke};

/// One moment as it is listed.
pub struct Listed {
    /// What it is about.
    pub title: String,
    /// Where it is from, and how long.
    pub facts: String,
    /// What is the matter with it, where something is.
    pub wrong: Option<String>,
    /// What readers of the screen are told.
    pub name: String,
    /// The name of taking it off.
    pub take_off: String,
}

/// What is wanted of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reorder {
    /// The one at the first place comes to the second.
    Move(usize, usize),
    /// The one at this place goes.
    TakeOff(usize),
}

/// Words for moving one earlier and later.
pub struct Moves<'a> {
    /// Earlier.
    pub earlier: &'a str,
    /// Later.
    pub later: &'a str,
}

const EARLIER: i32 = 1;
const LATER: i32 = 2;

/// Draws the rows; what is wanted.
pub fn show(ui: &mut Ui, rows: &[Listed], moves: &Moves<'_>) -> Option<Reorder> {
    let base = ui.make_persistent_id("to-watch");
    // Before the list takes the arrows for itself.
    let mut wanted = keys(ui, base, rows.len());
    let list = List::vertical(ui, "to-watch", rows.len(), None);
    let mut places: Vec<Rect> = Vec::with_capacity(rows.len());
    let mut dragged = None;
    for (at, row) in rows.iter().enumerate() {
        let (_, place) = ui.allocate_space(vec2(ui.available_width(), theme::session::WATCH_ROW));
        let response = list.interact(ui, at, place);
        tell(ui, &response, row, moves, (at, rows.len()));
        wanted = wanted.or_else(|| asked(ui, &response, at, rows.len()));
        let grip = grip(ui, place, base.with(("grip", at)));
        if grip.dragged() || grip.drag_stopped() {
            dragged = Some((at, grip.drag_stopped()));
        }
        if contents(ui, place, at, row, dragged.is_some_and(|(which, _)| which == at)) {
            wanted = Some(Reorder::TakeOff(at));
        }
        places.push(place);
    }
    if let Some((from, let_go)) = dragged
        && let Some(pointer) = ui.input(|input| input.pointer.latest_pos())
    {
        let to = places.iter().filter(|place| place.center().y < pointer.y).count();
        let to = if to > from { to - 1 } else { to };
        if let_go && to != from {
            wanted = Some(Reorder::Move(from, to));
        } else if !let_go && let (Some(first), Some(there)) = (places.first(), places.get(to)) {
            let y = if to > from { there.bottom() } else { there.top().max(first.top()) };
            let line = Stroke::new(stroke::FOCUS, Palette::of(ui.visuals()).accent.ground);
            ui.painter().hline(there.x_range(), y, line);
        }
    }
    // The keyboard stays on what it moved.
    if let Some(Reorder::Move(from, to)) = wanted
        && ui.memory(|memory| memory.has_focus(base.with(from)))
    {
        ui.memory_mut(|memory| memory.request_focus(base.with(to)));
        ui.data_mut(|data| data.insert_temp(base, to));
    }
    wanted
}

/// Alt with an arrow moves what the keyboard is on; Delete takes it off.
fn keys(ui: &Ui, base: Id, count: usize) -> Option<Reorder> {
    let focused = ui.memory(egui::Memory::focused)?;
    let at = (0..count).find(|at| base.with(*at) == focused)?;
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::ALT, Key::ArrowUp) {
        return (at > 0).then(|| Reorder::Move(at, at - 1));
    }
    if pressed(Modifiers::ALT, Key::ArrowDown) {
        return (at + 1 < count).then_some(Reorder::Move(at, at + 1));
    }
    pressed(Modifiers::NONE, Key::Delete).then_some(Reorder::TakeOff(at))
}

fn tell(ui: &Ui, response: &Response, row: &Listed, moves: &Moves<'_>, (at, count): (usize, usize)) {
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &row.name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        for (id, words, can) in [(EARLIER, moves.earlier, at > 0), (LATER, moves.later, at + 1 < count)] {
            if can {
                node.push_custom_action(CustomAction { id, description: words.into() });
            }
        }
        node.add_action(Action::CustomAction);
    });
}

/// What a reader of the screen asked for.
fn asked(ui: &Ui, response: &Response, at: usize, count: usize) -> Option<Reorder> {
    let which = ui.input(|input| {
        let mut asked = input.accesskit_action_requests(response.id, Action::CustomAction);
        asked.find_map(|request| match request.data {
            Some(ActionData::CustomAction(which)) => Some(which),
            _ => None,
        })
    });
    match which {
        Some(EARLIER) if at > 0 => Some(Reorder::Move(at, at - 1)),
        Some(LATER) if at + 1 < count => Some(Reorder::Move(at, at + 1)),
        _ => None,
    }
}

fn grip(ui: &Ui, place: Rect, id: Id) -> Response {
    let middle = pos2(place.left() + icon::ROW / 2.0, place.center().y);
    let rect = Rect::from_center_size(middle, Vec2::splat(size::CONTROL));
    let response = ui.interact(rect, id, Sense::DRAG).on_hover_cursor(CursorIcon::Grab);
    let colours = Palette::of(ui.visuals());
    let ink = if response.hovered() || response.dragged() { colours.text } else { colours.weak };
    Icon::Grip.paint(ui.painter(), Rect::from_center_size(middle, Vec2::splat(icon::ROW)), ink);
    response
}

/// What is on a row; whether it is to be taken off.
fn contents(ui: &mut Ui, place: Rect, at: usize, row: &Listed, lifted: bool) -> bool {
    let colours = Palette::of(ui.visuals());
    if at > 0 {
        ui.painter().hline(place.x_range(), place.top(), Stroke::new(stroke::LINE, colours.line));
    }
    if lifted {
        ui.painter().rect_filled(place, theme::radius::FIELD, colours.hover_card);
    }
    let inner = Rect::from_min_max(pos2(place.left() + icon::ROW + space::NEAR, place.top()), place.max);
    let builder = UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(builder, |ui| {
        let off = theme::icon_only(Icon::TakeOff, &row.take_off).show(ui).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let (number, _) = ui.allocate_exact_size(vec2(space::COLUMN, size::CONTROL), Sense::hover());
            let body = TextStyle::Body.resolve(ui.style()).size;
            let font = egui::FontId::new(body, theme::tabular_strong_family());
            ui.painter().text(number.center(), egui::Align2::CENTER_CENTER, at + 1, font, colours.weak);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                // What is wrong with it is said in full; then its title has one line.
                let (said, ink) = match &row.wrong {
                    Some(wrong) => (wrong, colours.meaning(theme::Meaning::AtRisk).ink),
                    None => (&row.facts, colours.weak),
                };
                let rows = if row.wrong.is_some() { (1, 2) } else { (2, 1) };
                let title = lines(ui, (&row.title, TextStyle::Body), colours.text, rows.0);
                let below = lines(ui, (said, TextStyle::Small), ink, rows.1);
                ui.add_space(((place.height() - title.size().y - below.size().y) / 2.0).max(0.0));
                ui.add(Label::new(title)).on_hover_text(&row.title);
                ui.add(Label::new(below)).on_hover_text(said);
            });
        });
        off
    })
    .inner
}

/// Words in so many lines at most.
fn lines(
    ui: &Ui,
    (words, style): (&str, TextStyle),
    ink: egui::Color32,
    rows: usize,
) -> std::sync::Arc<egui::Galley> {
    let font = style.resolve(ui.style());
    let mut job = egui::text::LayoutJob::simple(words.to_owned(), font, ink, ui.available_width());
    job.wrap.max_rows = rows;
    ui.painter().layout_job(job)
}
