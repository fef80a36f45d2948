//! The drawn keyboard: each key in the colour of what it does, with a word. Readers of the screen meet the same as a list.

use egui::{
    Align2, Color32, CornerRadius, FontId, Rect, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, Ui,
    WidgetInfo, WidgetText, pos2, vec2,
};

use super::layout::{Cap, ROWS, carrier};
use crate::ui::context::Context;
use crate::ui::keys::{Held, KeyKind, KeyLine, Shortcut, key_shown};
use crate::ui::theme::{Palette, caption_style, keys as token, radius, stroke, strong_family};

/// The colours of a key: its ground, its edge, and its words.
struct Look {
    ground: Color32,
    edge: Color32,
    ink: Color32,
}

fn look(colours: &Palette, kind: KeyKind) -> Look {
    let lane = |at| {
        let lane = colours.lane(at);
        Look { ground: lane.tone.ground, edge: lane.edge, ink: lane.tone.ink }
    };
    match kind {
        KeyKind::Playing => Look { ground: colours.well, edge: colours.outline, ink: colours.text },
        KeyKind::Tags => lane(0),
        KeyKind::Where => lane(3),
        KeyKind::ThisMoment => lane(1),
        KeyKind::Window => Look { ground: colours.card, edge: colours.line, ink: colours.text },
    }
}

/// A square in the colours of a kind.
pub fn square(ui: &Ui, place: Rect, kind: KeyKind) {
    let look = look(Palette::of(ui.visuals()), kind);
    let corner = CornerRadius::same(radius::SMALL);
    let edge = Stroke::new(stroke::LINE, look.edge);
    ui.painter().rect(place, corner, look.ground, edge, StrokeKind::Inside);
}

/// Whether there is room for it.
pub fn fits(ui: &Ui) -> bool {
    ui.available_width() + token::GAP >= token::STEPS * token::LEAST_UNIT
}

/// Draws it; which shortcuts are on it.
pub fn show(ui: &mut Ui, context: &Context<'_>, lines: &[&KeyLine]) -> Vec<Shortcut> {
    let unit = ((ui.available_width() + token::GAP) / token::STEPS).clamp(token::LEAST_UNIT, token::UNIT);
    let mut drawn = Vec::new();
    #[allow(clippy::cast_precision_loss)] // five rows
    let size = vec2(unit * token::STEPS - token::GAP, token::ROW * ROWS.len() as f32 - token::GAP);
    let (all, _) = ui.allocate_exact_size(size, Sense::hover());
    let mut top = all.top();
    for row in ROWS {
        let mut left = all.left();
        for (cap, quarters) in row {
            let steps = f32::from(*quarters) * token::QUARTER;
            let size = vec2(unit * steps - token::GAP, token::ROW - token::GAP);
            let place = Rect::from_min_size(pos2(left, top), size);
            left += unit * steps;
            match cap {
                Cap::Key(key) => {
                    let on_it: Vec<&KeyLine> =
                        lines.iter().copied().filter(|line| is_on(line, *key)).collect();
                    drawn.extend(on_it.iter().map(|line| line.does));
                    draw(ui, context, place, &key_shown(*key, context.words), &on_it);
                }
                Cap::Shift => shift(ui, context, place, lines, &mut drawn),
                Cap::Named(name) => draw(ui, context, place, &context.get(name), &[]),
                Cap::Other(sign) => draw(ui, context, place, sign, &[]),
            }
        }
        top += token::ROW;
    }
    drawn
}

/// Whether a line is drawn on this key: the key alone does it.
fn is_on(line: &KeyLine, key: egui::Key) -> bool {
    line.chords.iter().any(|chord| chord.held == Held::Nothing && carrier(chord.key) == key)
}

/// Shift is not pressed alone: with it, the digits are more tags.
fn shift(ui: &mut Ui, context: &Context<'_>, place: Rect, lines: &[&KeyLine], drawn: &mut Vec<Shortcut>) {
    let more =
        lines.iter().filter(|line| line.does.kind() == KeyKind::Tags && line.chords[0].held == Held::Shift);
    let more: Vec<Shortcut> = more.map(|line| line.does).collect();
    let word = (!more.is_empty()).then(|| context.get("keys-word-more-tags"));
    let kind = if more.is_empty() { None } else { Some(KeyKind::Tags) };
    let name = context.get("keyboard-shift");
    paint(ui, place, &name, kind, word.as_deref().unwrap_or_default());
    if let Some(word) = word {
        told(ui, place, &format!("{name}: {word}"));
    }
    drawn.extend(more);
}

fn draw(ui: &mut Ui, context: &Context<'_>, place: Rect, letter: &str, on_it: &[&KeyLine]) {
    let kind = on_it.first().map(|line| line.does.kind());
    let word = on_it.first().map(|line| context.say(&line.does.word())).unwrap_or_default();
    paint(ui, place, letter, kind, &word);
    if !on_it.is_empty() {
        let says: Vec<String> = on_it
            .iter()
            .map(|line| {
                format!("{}: {}", line.chords[0].spoken(context.words), context.say(&line.does.says()))
            })
            .collect();
        told(ui, place, &says.join(". "));
    }
}

fn paint(ui: &Ui, place: Rect, letter: &str, kind: Option<KeyKind>, word: &str) {
    let colours = Palette::of(ui.visuals());
    let look = look(colours, kind.unwrap_or(KeyKind::Window));
    let corner = CornerRadius::same(radius::FIELD);
    let edge = Stroke::new(stroke::LINE, look.edge);
    ui.painter().rect(place, corner, look.ground, edge, StrokeKind::Inside);
    let coloured = kind.is_some_and(|kind| kind != KeyKind::Window);
    let font = FontId::new(TextStyle::Body.resolve(ui.style()).size, strong_family());
    let ink = if coloured { look.ink } else { colours.weak };
    let inner = place.shrink(token::PAD);
    ui.painter().text(inner.left_top(), Align2::LEFT_TOP, letter, font, ink);
    let word = RichText::new(word).text_style(caption_style()).color(look.ink);
    let word = WidgetText::from(word).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        place.width() - token::PAD,
        TextStyle::Small,
    );
    let at = pos2(inner.left(), inner.bottom() - word.size().y + token::GAP);
    ui.painter().galley(at, word, look.ink);
}

/// The same as readers of the screen are told it.
fn told(ui: &Ui, place: Rect, says: &str) {
    let response = ui.interact(place, ui.unique_id().with(says), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, says));
}
