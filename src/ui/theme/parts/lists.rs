//! Lists: one stop for the keyboard, arrows inside, and rows with three looks. Knows no screen.

use egui::accesskit::Action;
use egui::{
    Align, CornerRadius, EventFilter, Id, Key, Layout, Margin, Modifiers, Rect, Response, Role, Sense, Ui,
    UiBuilder, WidgetInfo, vec2,
};

use crate::ui::theme::Palette;
use crate::ui::theme::tokens::{radius, size, space};

/// What the keyboard does in a list: Tab reaches one of its rows, arrows, Home and End move among them.
pub struct List {
    id: Id,
    count: usize,
    stop: usize,
    moved: Option<usize>,
}

impl List {
    /// A list from top to bottom; Tab reaches the chosen row first.
    pub fn vertical(
        ui: &Ui,
        salt: impl std::hash::Hash + std::fmt::Debug,
        count: usize,
        chosen: Option<usize>,
    ) -> Self {
        Self::new(ui, ui.make_persistent_id(salt), count, chosen, true)
    }

    /// A list from left to right.
    pub fn horizontal(
        ui: &Ui,
        salt: impl std::hash::Hash + std::fmt::Debug,
        count: usize,
        chosen: Option<usize>,
    ) -> Self {
        Self::new(ui, ui.make_persistent_id(salt), count, chosen, false)
    }

    fn new(ui: &Ui, id: Id, count: usize, chosen: Option<usize>, vertical: bool) -> Self {
        let remembered = ui.data(|data| data.get_temp::<usize>(id)).filter(|at| *at < count);
        let focused = ui.memory(egui::Memory::focused);
        let on = remembered.filter(|at| focused == Some(id.with(*at)));
        let mut list = Self { id, count, stop: on.or(chosen).unwrap_or(0), moved: None };
        if let Some(at) = on {
            let filter = EventFilter {
                vertical_arrows: vertical,
                horizontal_arrows: !vertical,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id.with(at), filter));
            list.moved = list.wanted(ui, at, vertical);
        }
        if let Some(to) = list.moved {
            list.stop = to;
            ui.memory_mut(|memory| memory.request_focus(id.with(to)));
            ui.data_mut(|data| data.insert_temp(id, to));
        }
        list
    }

    fn wanted(&self, ui: &Ui, at: usize, vertical: bool) -> Option<usize> {
        let (back, on) =
            if vertical { (Key::ArrowUp, Key::ArrowDown) } else { (Key::ArrowLeft, Key::ArrowRight) };
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.count.checked_sub(1)?;
        let to = if pressed(back) {
            at.saturating_sub(1)
        } else if pressed(on) {
            (at + 1).min(last)
        } else if pressed(Key::Home) {
            0
        } else if pressed(Key::End) {
            last
        } else {
            return None;
        };
        (to != at).then_some(to)
    }

    /// The row the keyboard moved to in this pass: a list that makes only the rows in sight scrolls there.
    pub fn moved(&self) -> Option<usize> {
        self.moved
    }

    /// How many rows it has.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Whether the keyboard comes to this row: it is made even where it is not in sight.
    pub fn is_stop(&self, row: usize) -> bool {
        row == self.stop
    }

    /// Id of a row.
    pub fn id(&self, row: usize) -> Id {
        self.id.with(row)
    }

    /// What a row senses: only one of them is a stop of the keyboard.
    pub fn sense(&self, row: usize) -> Sense {
        if row == self.stop { Sense::click() } else { Sense::CLICK }
    }

    /// Makes a place a row: pressed by pointer, Space or Enter, and scrolled to when the keyboard comes.
    pub fn interact(&self, ui: &Ui, row: usize, place: Rect) -> Response {
        let response = ui.interact(place, self.id(row), self.sense(row));
        self.keep(ui, row, &response);
        self.given(ui, row);
        response
    }

    /// A reader of the screen may give the keyboard to a row that is no stop now: it becomes it.
    fn given(&self, ui: &Ui, row: usize) {
        let id = self.id(row);
        if row != self.stop && given(ui, id) {
            ui.data_mut(|data| data.insert_temp(self.id, row));
        }
    }

    /// The same for what has been made a row with [`Self::id`] and [`Self::sense`].
    pub fn keep(&self, ui: &Ui, row: usize, response: &Response) {
        if response.gained_focus() {
            ui.data_mut(|data| data.insert_temp(self.id, row));
            response.scroll_to_me(None);
        }
    }
}

/// Takes the keyboard where a reader of the screen gives it to what is no stop of it, and so would give it back as it is made:
/// to be asked after that. Whether it was given.
pub fn given(ui: &Ui, id: Id) -> bool {
    let is_given = ui.input(|input| input.has_accesskit_action_request(id, Action::Focus));
    if is_given {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    is_given
}

/// A row as it looks and is told.
pub struct Row<'a> {
    /// What readers of the screen are told.
    pub name: &'a str,
    /// Whether it is the one that is chosen.
    pub chosen: bool,
    /// Height in points.
    pub height: f32,
    /// From its ground's edge to its words, in points; its ground goes that far beyond the column.
    pub pad: f32,
    /// What it is told as: a button, a tab, a row of a list.
    pub role: Role,
}

impl<'a> Row<'a> {
    /// A row of one line within the column.
    pub fn new(name: &'a str, chosen: bool) -> Self {
        Self { name, chosen, height: size::CONTROL, pad: space::NEAR, role: Role::Button }
    }
}

/// A row as wide as its space: warm under the pointer, mint when chosen. What stands on it is drawn from left to right;
/// buttons on it work for themselves.
pub fn row<R>(
    ui: &mut Ui,
    (list, at): (&List, usize),
    look: &Row<'_>,
    add: impl FnOnce(&mut Ui) -> R,
) -> (Response, R) {
    let (_, place) = ui.allocate_space(vec2(ui.available_width(), look.height));
    let response = list.interact(ui, at, place);
    let colours = Palette::of(ui.visuals());
    let ground = if look.chosen {
        colours.chosen.ground
    } else if response.is_pointer_button_down_on() {
        colours.held
    } else if response.hovered() {
        ui.visuals().widgets.hovered.weak_bg_fill
    } else {
        egui::Color32::TRANSPARENT
    };
    ui.painter().rect_filled(place, CornerRadius::same(radius::BUTTON), ground);
    let (role, enabled, chosen) = (look.role, ui.is_enabled(), look.chosen);
    response.widget_info(|| WidgetInfo::selected(role, enabled, chosen, look.name));
    let inner = place - Margin::symmetric(margin(look.pad), 0);
    let builder = UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center));
    let inner = ui
        .scope_builder(builder, |ui| {
            ui.set_min_size(inner.size().max(egui::Vec2::ZERO));
            if look.chosen {
                ui.visuals_mut().override_text_color = Some(colours.chosen.ink);
            }
            add(ui)
        })
        .inner;
    (response, inner)
}

#[allow(clippy::cast_possible_truncation)] // a few points
pub(super) fn margin(points: f32) -> i8 {
    points as i8
}
