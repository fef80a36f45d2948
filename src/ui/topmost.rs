//! What lies on top, and so what Escape closes: one order for the whole window. What can be closed says so in every pass
//! in which it is open, and is told in the next whether it was asked to. Knows no screen and closes nothing itself.

use egui::{Context, Event, Id, Key, Popup};

/// How far up something lies; of those that lie alike, the one that was said last is on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A screen one goes back from.
    Screen,
    /// A note or a form that was opened.
    Form,
    /// What is typed into has the keyboard; Escape takes it away, and that is all.
    Typing,
    /// A dialog over the whole window.
    Dialog,
    /// A list or a menu, or something that is being dragged.
    Menu,
}

#[derive(Clone, Default)]
struct Stack {
    /// What was said to be open in this pass.
    open: Vec<(Level, Id)>,
    /// The same of the pass before.
    before: Vec<(Level, Id)>,
    /// What Escape closes in this pass.
    closes: Option<Id>,
    /// What had the keyboard at the end of the pass before, and whether something was typed into it.
    focused: Option<Id>,
    was_typing: bool,
}

fn stack<R>(ctx: &Context, change: impl FnOnce(&mut Stack) -> R) -> R {
    ctx.data_mut(|data| change(data.get_temp_mut_or_default(Id::unique("topmost"))))
}

/// Before anything of a pass is drawn: decides what Escape closes, where it was pressed.
pub fn begin(ctx: &Context) {
    // egui lets go of what is dragged on Escape, and closes its menus: it is not also a step back.
    let is_dragging = ctx.drag_stopped_id().is_some();
    let is_menu_open = Popup::is_any_open(ctx) || is_dragging;
    let is_pressed = ctx.input(|input| input.events.iter().any(is_escape));
    let (top, focused) = stack(ctx, |stack| {
        stack.before = std::mem::take(&mut stack.open);
        let typing = stack.was_typing.then(|| (Level::Typing, Id::unique("typing")));
        let menu = is_menu_open.then(|| (Level::Menu, Id::unique("menu")));
        let all = stack.before.iter().copied().chain(typing).chain(menu);
        // Of equal ones the last.
        let top = all.max_by_key(|(level, _)| *level);
        stack.closes = top.filter(|_| is_pressed).map(|(_, id)| id);
        (top.map(|(level, _)| level), stack.focused)
    });
    if !is_pressed {
        return;
    }
    match top {
        // A field notices by itself that the keyboard was taken away, and what was typed is given up or kept there.
        Some(Level::Typing) | None => {}
        Some(Level::Menu) => keep(ctx, focused),
        Some(Level::Screen | Level::Form | Level::Dialog) => {
            ctx.input_mut(|input| input.events.retain(|event| !is_escape(event)));
            keep(ctx, focused);
        }
    }
}

/// egui takes the keyboard away on every Escape: what Escape did not mean keeps it.
fn keep(ctx: &Context, focused: Option<Id>) {
    if let Some(id) = focused {
        ctx.memory_mut(|memory| memory.request_focus(id));
    }
}

fn is_escape(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Escape, pressed: true, modifiers, .. } if modifiers.is_none())
}

/// After everything of a pass was drawn.
pub fn end(ctx: &Context) {
    let (focused, typing) = (ctx.memory(egui::Memory::focused), ctx.text_edit_focused());
    stack(ctx, |stack| (stack.focused, stack.was_typing) = (focused, typing));
}

/// Says that something is open; whether Escape closes it now.
#[must_use]
pub fn closes(ctx: &Context, level: Level, id: Id) -> bool {
    stack(ctx, |stack| {
        stack.open.push((level, id));
        stack.closes == Some(id)
    })
}

/// Whether Escape ends what is being dragged: egui has let go of it by itself.
pub fn ends_drag(ctx: &Context) -> bool {
    ctx.input(|input| input.key_pressed(Key::Escape))
}

/// Whether something lies over the screen that takes every key: a dialog, a list or a menu.
pub fn is_covered(ctx: &Context) -> bool {
    Popup::is_any_open(ctx)
        || stack(ctx, |stack| {
            stack.before.iter().chain(&stack.open).any(|(level, _)| *level >= Level::Dialog)
        })
}
