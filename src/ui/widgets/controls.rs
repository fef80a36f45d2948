//! Controls beyond plain buttons and fields: pickers, choices, numbers. Each has a name for those who read the
//! screen by ear. Knows no screen.

use std::ops::RangeInclusive;

use egui::{
    AtomExt as _, Button, ComboBox, DragValue, Key, Rect, Response, RichText, Role, Sense, Slider, Stroke,
    StrokeKind, TextEdit, Ui, WidgetInfo, WidgetText, vec2,
};

use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Palette, Weight, icon, size, space};

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

/// A button that shows only a sign.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    theme::icon_only(icon, name).show(ui)
}

/// A sign of warning that can be pressed; `name` is what readers of the screen are told.
pub fn warning_button(ui: &mut Ui, name: &str) -> Response {
    let tone = Palette::of(ui.visuals()).meaning(Meaning::AtRisk);
    let (place, response) = ui.allocate_exact_size(vec2(28.0, size::CONTROL), Sense::click());
    ui.painter().rect_filled(place.shrink2(vec2(0.0, 6.0)), 7, tone.ground);
    if response.hovered() {
        let ring = Stroke::new(2.0, tone.ink);
        ui.painter().rect_stroke(place.shrink2(vec2(0.0, 6.0)), 7, ring, StrokeKind::Inside);
    }
    Icon::Warning.paint(
        ui.painter(),
        Rect::from_center_size(place.center(), vec2(icon::BUTTON, icon::BUTTON)),
        tone.ink,
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.on_hover_text(name)
}

/// A button that shows only a sign, where it can be pressed.
pub fn icon_button_if(ui: &mut Ui, enabled: bool, icon: Icon, name: &str) -> Response {
    theme::icon_only(icon, name).enabled(enabled).show(ui)
}

/// A button as wide as its space, with its words at the left.
pub fn wide_button(ui: &mut Ui, icon: Icon, words: &str) -> Response {
    let size = vec2(ui.available_width(), size::CONTROL);
    let button = Button::new((icon.atom(18.0), words, egui::Atom::grow())).min_size(size).truncate();
    ui.add(button)
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

/// A button of a given width, in points, so that rows of buttons stand below one another.
pub fn sized_button(ui: &mut Ui, width: f32, words: &str) -> Response {
    theme::secondary(words).width(width).show(ui)
}

/// One of a list of choices, as wide as its place, behind the number of its key.
pub fn numbered_choice(ui: &mut Ui, selected: bool, number: &str, words: &str) -> Response {
    let colours = Palette::of(ui.visuals());
    let ink = if selected { colours.chosen.ink } else { colours.weak };
    let number = RichText::new(number).monospace().color(ink);
    let words_shown = RichText::new(words).small().atom_shrink(true);
    let size = vec2(ui.available_width(), 36.0);
    let button = Button::selectable(selected, (number, words_shown, egui::Atom::grow())).truncate();
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().interact_size.y = size.y;
            ui.spacing_mut().button_padding = vec2(10.0, 4.0);
            ui.add(button.min_size(size))
        })
        .inner;
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, words));
    response.on_hover_text(words)
}

/// A line to type into, with a hint below its name.
pub fn hinted_field(ui: &mut Ui, name: &str, text: &mut String, hint: &str) -> Response {
    hinted(ui, name, TextEdit::singleline(text), hint)
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

/// A share from 0 to 1, by a slider; whether it was moved.
pub fn slider(ui: &mut Ui, name: &str, share: &mut f64) -> bool {
    let slider = Slider::new(share, 0.0..=1.0).show_value(false);
    let response = ui.scope(|ui| {
        ui.spacing_mut().slider_width = 110.0;
        ui.add(slider)
    });
    response.inner.widget_info(|| WidgetInfo::slider(true, *share, name));
    ui.label(name);
    response.inner.changed()
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

/// A list to pick from whose shown choice says what it is about; `name` is what readers of the screen are told.
pub fn quiet_picker(ui: &mut Ui, name: &str, shown: &str, add: impl FnOnce(&mut Ui)) {
    let width = ui.available_width();
    let list = ComboBox::from_id_salt(name).selected_text(shown).width(width).height(420.0).truncate();
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().interact_size.y = size::CONTROL;
            list.show_ui(ui, add).response
        })
        .inner;
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(shown.to_owned());
        info
    });
}

/// One row of a list to pick from; whether it was picked.
pub fn pick(ui: &mut Ui, selected: bool, words: impl Into<WidgetText>) -> bool {
    ui.selectable_label(selected, words.into()).clicked()
}
