//! Controls beyond plain buttons and fields: pickers, choices, numbers. Each has a name for those who read the
//! screen by ear. Knows no screen.

use std::ops::RangeInclusive;

use egui::{ComboBox, DragValue, Key, Response, Role, Stroke, TextEdit, Ui, WidgetInfo, WidgetText};

use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, Weight, size, space};

/// The one thing to do next, where it can be done.
pub fn primary_if(ui: &mut Ui, enabled: bool, words: &str) -> Response {
    if enabled {
        theme::button(ui, Weight::Primary, None, words)
    } else {
        theme::disabled_button(ui, None, words)
    }
}

/// A button that asks for little attention.
pub fn quiet_button(ui: &mut Ui, words: &str) -> Response {
    quiet_if(ui, true, words)
}

/// The same, where it can be done.
pub fn quiet_if(ui: &mut Ui, enabled: bool, words: &str) -> Response {
    theme::secondary(words).enabled(enabled).show(ui)
}

/// A button whose words are too short to stand alone: `name` is what readers of the screen are told.
pub fn named_button(ui: &mut Ui, enabled: bool, words: &str, name: &str) -> Response {
    theme::secondary(words).named(name).enabled(enabled).show(ui)
}

/// A head that folds what stands under it open and shut; whether it is open. Keyboard and pointer alike.
pub fn fold(
    ui: &mut Ui,
    id: impl std::hash::Hash + std::fmt::Debug,
    words: &str,
    open_at_first: bool,
) -> bool {
    let id = ui.make_persistent_id(id);
    let mut open = ui.data(|data| data.get_temp(id)).unwrap_or(open_at_first);
    let icon = if open { Icon::Down } else { Icon::Next };
    let response = theme::secondary(words).icon(icon).hang_left().show(ui);
    if response.clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(id, open));
    }
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    open
}

/// One of a few choices, side by side.
pub fn choice(ui: &mut Ui, selected: bool, words: &str) -> Response {
    theme::toggle(ui, selected, words)
}

/// One of a few choices whose words are too short to stand alone: `name` is what readers of the screen are told.
pub fn named_choice(ui: &mut Ui, selected: bool, words: &str, name: &str) -> Response {
    let response = theme::toggle(ui, selected, words);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name));
    response
}

/// A line to type into, with a hint below its name.
pub fn hinted_field(ui: &mut Ui, name: &str, text: &mut String, hint: &str) -> Response {
    hinted(ui, name, TextEdit::singleline(text), hint)
}

/// The same, so wide, in points, where there is room: as wide as what goes into it.
pub fn sized_field(ui: &mut Ui, name: &str, text: &mut String, hint: &str, width: f32) -> Response {
    let width = width.min(ui.available_width());
    ui.scope(|ui| {
        ui.set_max_width(width);
        hinted_field(ui, name, text, hint)
    })
    .inner
}

/// A line to type a secret into, with a hint below its name.
pub fn hinted_secret(ui: &mut Ui, name: &str, text: &mut String, hint: &str) -> Response {
    hinted(ui, name, TextEdit::singleline(text).password(true), hint)
}

fn hinted(ui: &mut Ui, name: &str, edit: TextEdit<'_>, hint: &str) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::PAIR;
        let response = theme::named_field(ui, name, None, edit);
        if !hint.is_empty() {
            theme::small(ui, hint);
        }
        response
    })
    .inner
}

/// Whether Enter ended typing in this field.
pub fn entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// Forgets what was typed in this field and could be undone: passphrases must not linger.
pub fn forget_typing(ui: &Ui, field: &Response) {
    if let Some(mut state) = egui::text_edit::TextEditState::load(ui.ctx(), field.id) {
        state.clear_undoer();
        state.store(ui.ctx(), field.id);
    }
}

/// A box to tick.
pub fn check(ui: &mut Ui, ticked: &mut bool, words: &str) -> Response {
    theme::checkbox(ui, ticked, words)
}

/// A small whole number.
pub fn number(ui: &mut Ui, name: &str, value: &mut u32, range: RangeInclusive<u32>) -> Response {
    let label = ui.label(name);
    // Keys and readers of the screen step by the speed: less than a whole number would be rounded away.
    ui.add(DragValue::new(value).range(range).speed(1.0)).labelled_by(label.id)
}

/// A list to pick from, under its name.
pub fn picker(ui: &mut Ui, name: &str, shown: &str, add: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::PAIR;
        let label = ui.label(name);
        let width = ui.available_width();
        ComboBox::from_id_salt(name)
            .selected_text(shown)
            .width(width)
            .height(420.0)
            .truncate()
            .show_ui(ui, add)
            .response
            .labelled_by(label.id);
    });
}

/// One row of a list to pick from; whether it was picked.
pub fn pick(ui: &mut Ui, selected: bool, words: impl Into<WidgetText>) -> bool {
    ui.selectable_label(selected, words.into()).clicked()
}

/// A frameless list to pick from: the row that was picked, by its place. `name` is what readers of the screen are told;
/// of each row its words, and whether it is the one that is chosen.
pub fn drop_list(
    ui: &mut Ui,
    name: &str,
    shown: &str,
    rows: impl IntoIterator<Item = (String, bool)>,
) -> Option<usize> {
    let response = theme::secondary(shown).named(name).after(Icon::Down).show(ui);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(shown.to_owned());
        info
    });
    let mut picked = None;
    egui::Popup::menu(&response).show(|ui| {
        egui::ScrollArea::vertical().max_height(size::COLUMN / 2.0).show(ui, |ui| {
            for (place, (words, chosen)) in rows.into_iter().enumerate() {
                if pick(ui, chosen, words) {
                    picked = Some(place);
                    ui.close();
                }
            }
        });
    });
    picked
}

/// A frameless button with an icon that is on or off.
pub fn signed_toggle(ui: &mut Ui, on: bool, icon: Icon, words: &str) -> Response {
    let response = theme::secondary(words).icon(icon).show(ui);
    if on {
        let line = Stroke::new(theme::stroke::FOCUS, Palette::of(ui.visuals()).accent.ground);
        ui.painter().hline(response.rect.x_range(), response.rect.bottom() - 1.0, line);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, words));
    response
}
