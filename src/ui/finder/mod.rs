//! The search, over whatever is on screen: families, sessions, actions, settings. Up and Down choose, Enter opens.

mod entries;
mod matching;
#[cfg(test)]
mod tests;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Align2, Color32, CornerRadius, FontId, Frame, Id, Key, Layout, Margin, Modifiers, Rect, RichText,
    Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::context::Context;
use super::focus;
use super::help::Help;
use super::icons::Icon;
use super::keys::{Shortcut, pressed};
use super::over::{Lie, Over};
use super::theme::{self, Palette, finder as token, icon, inset, radius, space};
use crate::app::action::UserAction;
use crate::words::Message;

pub use entries::{Does, FoundRow, Group, rows};

/// The search, open or not.
#[derive(Default)]
pub struct Finder {
    over: Over,
    typed: String,
    chosen: usize,
}

/// How it lies.
const LIE: Lie = Lie { width: token::WIDTH, top: Some(token::TOP), margin: Margin::ZERO };

fn asked() -> Id {
    Id::unique("find")
}

/// Opens the search: for a button that finds.
pub fn ask(ui: &Ui) {
    ui.data_mut(|data| data.insert_temp(asked(), true));
}

/// Opens the search where it is asked for, and draws it where it is open.
pub fn show(
    ui: &Ui,
    context: &Context<'_>,
    finder: &mut Finder,
    help: &mut Help,
    actions: &mut Vec<UserAction>,
) {
    let by_button = ui.data_mut(|data| data.remove_temp::<bool>(asked())).is_some();
    if pressed(ui, Shortcut::Find) || by_button {
        *finder = Finder::default();
        finder.over.open(ui);
    }
    let Finder { over, typed, chosen } = finder;
    let is_new = !over.was_drawn;
    let mut does = None;
    over.show(ui, &context.get("finder-title"), LIE, |ui, height| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let closes = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::K));
        let before = typed.clone();
        let count = rows(context.state, context.words, typed).len();
        let keys = keys(ui, count, chosen);
        field(ui, context, typed, is_new);
        if *typed != before {
            *chosen = 0;
        }
        let found = rows(context.state, context.words, typed);
        *chosen = (*chosen).min(found.len().saturating_sub(1));
        ui.separator();
        let room = (height - token::FIELD - token::FOOT - space::PARTS).min(token::LIST);
        let clicked = list(ui, context, &found, (*chosen, keys.moved), room);
        ui.separator();
        foot(ui, context);
        let pressed = clicked.or(keys.enter.then_some(*chosen)).and_then(|at| found.into_iter().nth(at));
        does = pressed.filter(|row| row.off.is_none()).map(|row| row.does);
        closes || does.is_some()
    });
    match does {
        Some(Does::Acts(acts)) => actions.extend(acts),
        Some(Does::ShowsKeys) => help.over.open(ui),
        None => {}
    }
}

struct Keys {
    moved: bool,
    enter: bool,
}

/// Up and Down choose among the rows and go round; Enter opens.
fn keys(ui: &Ui, count: usize, chosen: &mut usize) -> Keys {
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        let (up, down) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown));
        if up {
            *chosen = chosen.checked_sub(1).unwrap_or(count.saturating_sub(1));
        }
        if down {
            *chosen = if *chosen + 1 < count { *chosen + 1 } else { 0 };
        }
        Keys { moved: up || down, enter: pressed(Key::Enter) }
    })
}

fn field(ui: &mut Ui, context: &Context<'_>, typed: &mut String, is_new: bool) {
    let (_, place) = ui.allocate_space(vec2(ui.available_width(), token::FIELD));
    let colours = Palette::of(ui.visuals());
    let inner = place.shrink2(vec2(token::EDGE + token::PAD, 0.0));
    let sign = Rect::from_center_size(
        pos2(inner.left() + icon::ROW / 2.0, inner.center().y),
        vec2(icon::ROW, icon::ROW),
    );
    Icon::Find.paint(ui.painter(), sign, colours.weak);
    let builder = egui::UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(builder, |ui| {
        theme::key(ui, &context.get("keyboard-esc"));
        let rest = ui.available_width() - icon::ROW - token::PAD;
        let font = FontId::proportional(theme::letters::SECTION);
        let edit = TextEdit::singleline(typed)
            .frame(Frame::NONE)
            .margin(Margin::ZERO)
            .align(Align2::LEFT_CENTER)
            .font(font)
            .desired_width(rest)
            .hint_text(RichText::new(context.get("finder-hint")).color(colours.weak));
        let response = ui.add_sized(vec2(rest, theme::size::CONTROL), edit);
        focus::without_ring(ui.ctx(), response.id);
        let name = context.get("finder-title");
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
        if is_new || !response.has_focus() && ui.ctx().memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
    });
}

/// The rows under the words of their groups; which was pressed.
fn list(
    ui: &mut Ui,
    context: &Context<'_>,
    found: &[FoundRow],
    (chosen, moved): (usize, bool),
    room: f32,
) -> Option<usize> {
    let mut pressed = None;
    let scroll = ScrollArea::vertical().id_salt("found").max_height(room).auto_shrink([false, true]);
    scroll.show(ui, |ui| {
        let mut group = None;
        for (at, row) in found.iter().enumerate() {
            if group.replace(row.group) != Some(row.group) {
                group_name(ui, context, row.group);
            }
            let response = found_row(ui, context, row, at == chosen);
            if at == chosen && moved {
                // With the word of its group, where it is the first under it.
                let above = if at == 0 { token::GROUP } else { 0.0 };
                ui.scroll_to_rect(response.rect.with_min_y(response.rect.top() - above), None);
            }
            if response.clicked() {
                pressed = Some(at);
            }
        }
        if found.is_empty() {
            let none = Frame::NONE.inner_margin(Margin::symmetric(inset::NO_ROWS.0, inset::NO_ROWS.1));
            none.show(ui, |ui| theme::weak(ui, &context.get("finder-none")));
        }
        ui.add_space(token::EDGE);
    });
    pressed
}

fn group_name(ui: &mut Ui, context: &Context<'_>, group: Group) {
    let name = match group {
        Group::GoTo => "finder-go-to",
        Group::Do => "finder-do",
        Group::Settings => "finder-settings",
    };
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), token::GROUP),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.set_min_height(token::GROUP);
            ui.add_space(token::EDGE + token::PAD);
            theme::small(ui, &context.get(name));
        },
    );
}

fn found_row(ui: &mut Ui, context: &Context<'_>, row: &FoundRow, chosen: bool) -> egui::Response {
    let (id, place) = ui.allocate_space(vec2(ui.available_width(), token::ROW));
    let ground = place.shrink2(vec2(token::EDGE, 0.0));
    // The field keeps the keyboard: the rows are chosen from there.
    let response = ui.interact(ground, id, Sense::CLICK);
    let colours = Palette::of(ui.visuals());
    let fill = if chosen {
        colours.chosen.ground
    } else if response.hovered() {
        colours.hover_card
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(ground, CornerRadius::same(radius::FIELD), fill);
    let (ink, second) = match (&row.off, chosen) {
        (Some(_), _) => (colours.off.ink, colours.off.ink),
        (None, true) => (colours.chosen.ink, colours.chosen.ink),
        (None, false) => (colours.text, colours.weak),
    };
    let inner = ground.shrink2(vec2(token::PAD, 0.0));
    let sign = Rect::from_center_size(
        pos2(inner.left() + icon::ROW / 2.0, inner.center().y),
        vec2(icon::ROW, icon::ROW),
    );
    row.icon.paint(ui.painter(), sign, second);
    let off = row.off.as_ref().map(|why| context.say(&Message::new("finder-off").with("why", why.as_str())));
    let note = off.clone().or_else(|| row.note.clone()).unwrap_or_default();
    let mut right = inner.right();
    if chosen && row.off.is_none() {
        let key = Rect::from_center_size(
            pos2(right - theme::size::KEY / 2.0, inner.center().y),
            vec2(theme::size::KEY, theme::size::KEY),
        );
        let edge = egui::Stroke::new(theme::stroke::LINE, ink);
        ui.painter().rect_stroke(key, CornerRadius::same(radius::SMALL), edge, egui::StrokeKind::Inside);
        let font = FontId::proportional(theme::letters::CAPTION);
        ui.painter().text(key.center(), Align2::CENTER_CENTER, "↵", font, ink);
        right = key.left() - token::PAD;
    }
    let font = egui::TextStyle::Body.resolve(ui.style());
    let at = pos2(right, inner.center().y);
    let told = ui.painter().text(at, Align2::RIGHT_CENTER, &note, font.clone(), second);
    let left = sign.right() + token::PAD;
    let mut job = job(row, &font, ink);
    job.wrap.max_width = told.left() - token::PAD - left;
    job.wrap.max_rows = 1;
    let words = ui.painter().layout_job(job);
    ui.painter().galley(pos2(left, inner.center().y - words.size().y / 2.0), words, ink);
    let name = if note.is_empty() { row.words.clone() } else { format!("{}, {note}", row.words) };
    let enabled = row.off.is_none();
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, enabled, chosen, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(chosen);
        if let Some(off) = off {
            node.set_description(off);
        }
    });
    response
}

/// The words of a row, with the letters that were typed heavier.
fn job(row: &FoundRow, font: &FontId, ink: Color32) -> LayoutJob {
    let strong = FontId::new(font.size, theme::strong_family());
    let mut job = LayoutJob::default();
    let mut put = |text: &str, font: &FontId| {
        job.append(text, 0.0, TextFormat { font_id: font.clone(), color: ink, ..TextFormat::default() });
    };
    let mut at = 0;
    for place in &row.hit.letters {
        put(&row.words[at..place.start], font);
        put(&row.words[place.clone()], &strong);
        at = place.end;
    }
    put(&row.words[at..], font);
    job
}

fn foot(ui: &mut Ui, context: &Context<'_>) {
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), token::FOOT),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.set_min_height(token::FOOT);
            ui.spacing_mut().item_spacing.x = space::NEAR;
            ui.add_space(token::EDGE + token::PAD);
            theme::key(ui, "↑");
            theme::key(ui, "↓");
            theme::small(ui, &context.get("finder-choose"));
            ui.add_space(space::NEAR);
            theme::key(ui, "↵");
            theme::small(ui, &context.get("finder-open"));
            ui.add_space(space::NEAR);
            let foot = context.get("finder-foot");
            let weak = Palette::of(ui.visuals()).weak;
            ui.add(egui::Label::new(RichText::new(foot).small().color(weak)).truncate());
        },
    );
}
