//! The ring around what has the keyboard, drawn in one place for every control, ours or egui's; and what has the keyboard
//! is scrolled to. Knows no screen.

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Context, CornerRadius, Event, Id, Rect, Response, Stroke, StrokeKind, Ui};

use super::theme::{Palette, radius, stroke};

/// Points beyond the ring that are drawn on with it.
const LINE: f32 = stroke::RING_GAP + stroke::FOCUS;
/// What is cut off by less, in points, is seen.
const SEEN: f32 = 1.0;

#[derive(Clone, Copy, Default)]
struct Seen {
    /// Whether a key was used last, and no pointer since.
    by_key: bool,
    /// What had the keyboard last.
    focused: Option<Id>,
    /// What came to have it out of sight.
    to_scroll_to: Option<Id>,
}

fn seen<R>(ctx: &Context, change: impl FnOnce(&mut Seen) -> R) -> R {
    ctx.data_mut(|data| change(data.get_temp_mut_or_default(Id::unique("focus seen"))))
}

/// Before anything of a pass is drawn.
pub fn begin(ctx: &Context) {
    let (key, pointer) = ctx.input(|input| {
        let any = |is: fn(&Event) -> bool| input.events.iter().any(is);
        (
            any(|event| matches!(event, Event::Key { pressed: true, .. })),
            any(|event| matches!(event, Event::PointerButton { pressed: true, .. } | Event::Touch { .. })),
        )
    });
    let wanted = seen(ctx, |seen| {
        seen.by_key = !pointer && (key || seen.by_key);
        seen.to_scroll_to.take()
    });
    if let Some(id) = wanted {
        // As a reader of the screen asks for it: only what makes the control knows where it scrolls.
        let request = ActionRequest {
            action: Action::ScrollIntoView,
            target_tree: TreeId::ROOT,
            target_node: id.accesskit_id(),
            data: None,
        };
        ctx.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
    }
}

/// After the screen was drawn: the ring, above what it is around and below what lies over that.
pub fn ring(ui: &Ui) {
    let ctx = ui.ctx();
    let focused = ctx.memory(egui::Memory::focused);
    let response = focused.and_then(|id| ctx.read_response(id));
    let is_field = ctx.text_edit_focused();
    let is_hidden = response.as_ref().is_some_and(is_cut_off);
    let is_shown = seen(ctx, |seen| {
        if seen.focused != focused && seen.by_key && is_hidden {
            seen.to_scroll_to = focused;
        }
        seen.focused = focused;
        seen.by_key || is_field
    });
    if seen(ctx, |seen| seen.to_scroll_to.is_some()) {
        ctx.request_repaint();
    }
    let Some(response) = response.filter(|_| is_shown) else { return };
    if !response.interact_rect.is_positive()
        || !ctx.memory(|memory| memory.allows_interaction(response.layer_id))
    {
        return;
    }
    let around = response.rect.expand(stroke::RING_GAP);
    let painter = ctx.layer_painter(response.layer_id).with_clip_rect(clip(&response));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a few points
    let corner = (f32::from(radius::BUTTON) + stroke::RING_GAP).min(around.height() / 2.0) as u8;
    let line = Stroke::new(stroke::FOCUS, Palette::of(ui.visuals()).focus);
    painter.rect_stroke(around, CornerRadius::same(corner), line, StrokeKind::Middle);
}

/// Whether part of it is out of sight.
fn is_cut_off(response: &Response) -> bool {
    !response.interact_rect.is_positive() || !response.interact_rect.expand(SEEN).contains_rect(response.rect)
}

/// Where the ring may be drawn: not beyond a side on which the control itself is cut off.
fn clip(response: &Response) -> Rect {
    let (all, seen) = (response.rect, response.interact_rect);
    let side = |cut: bool| if cut { 0.0 } else { LINE };
    Rect::from_min_max(
        egui::pos2(
            seen.left() - side(seen.left() > all.left() + SEEN),
            seen.top() - side(seen.top() > all.top() + SEEN),
        ),
        egui::pos2(
            seen.right() + side(seen.right() < all.right() - SEEN),
            seen.bottom() + side(seen.bottom() < all.bottom() - SEEN),
        ),
    )
}
