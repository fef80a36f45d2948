//! The tags of the open moment, or of the new one: headings as tabs, a heading's tags each with its key, and those that
//! are found by typing.

use egui::{Id, Ui};

use super::find;
use super::typed::Form;
use crate::app::action::{TagAction, UserAction};
use crate::app::state::TagScreen;
use crate::casework::pages::{ClipRow, TagChoice};
use crate::programme::KeepsBack;
use crate::ui::context::Context;
use crate::ui::theme::{self, Palette, Tab, moments, space};
use crate::ui::topmost::{self, Level};
use crate::ui::widgets::{self, TagRow, TagSign};
use crate::words::Message;

/// The keys of a heading's tags, in their order.
const KEYS: [&str; 13] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "⇧1", "⇧2", "⇧3"];
/// The key that goes to the field in which tags are searched.
const FIND: &str = "/";

/// Draws them.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let open = tag.open_clip();
    let codes = open.map_or_else(|| tag.mark_codes(), ClipRow::codes);
    headings(ui, tag, &codes, actions);
    ui.add_space(space::PAIR);
    let typed = find_field(ui, context, form);
    let found = find::found(&tag.headings, &form.find);
    if form.find.trim().is_empty() {
        let tags = tag.headings.get(tag.heading).map_or(&[][..], |heading| &heading.tags);
        let all: Vec<(usize, &TagChoice)> = tags.iter().map(|choice| (tag.heading, choice)).collect();
        columns(ui, context, (&all, &codes, false), actions);
        return;
    }
    let top = ui.cursor().top();
    if found.is_empty() {
        theme::weak(ui, &context.get("tag-find-none"));
    }
    let pressed = columns(ui, context, (&found, &codes, true), actions);
    // What stands below stays where it is while one types.
    let left = moments::TAGS_HIGH - (ui.cursor().top() - top);
    ui.add_space(left.max(0.0));
    if let (true, Some((_, first))) = (typed == Typed::Entered, found.first()) {
        actions.push(TagAction::ToggleTag(first.code.clone()).into());
    }
    if pressed || typed == Typed::Entered && !found.is_empty() {
        form.find.clear();
    }
}

fn headings(ui: &mut Ui, tag: &TagScreen, codes: &[&str], actions: &mut Vec<UserAction>) {
    let on = |tags: &[TagChoice]| tags.iter().filter(|choice| codes.contains(&choice.code.as_str())).count();
    let tabs: Vec<Tab<'_>> = tag
        .headings
        .iter()
        .map(|heading| Tab { words: &heading.short, count: Some(on(&heading.tags)), name: &heading.label })
        .collect();
    if let Some(place) = widgets::small_tabs(ui, "headings", &tabs, tag.heading) {
        actions.push(TagAction::ChooseHeading(place).into());
    }
}

/// What came of typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Typed {
    No,
    Entered,
}

fn find_field(ui: &mut Ui, context: &Context<'_>, form: &mut Form) -> Typed {
    let field = widgets::find_field(ui, &context.get("tag-find"), FIND, &mut form.find);
    if std::mem::take(&mut form.find_asked) {
        field.request_focus();
        field.scroll_to_me(None);
    }
    if widgets::entered(ui, &field) {
        return Typed::Entered;
    }
    // Escape first takes the keyboard from the field, then gives up what was typed.
    if !form.find.is_empty() && topmost::closes(ui.ctx(), Level::Form, Id::unique("find-tag")) {
        form.find.clear();
    }
    Typed::No
}

/// Draws tags in columns; whether one was pressed.
fn columns(
    ui: &mut Ui,
    context: &Context<'_>,
    (tags, codes, is_found): (&[(usize, &TagChoice)], &[&str], bool),
    actions: &mut Vec<UserAction>,
) -> bool {
    let colours = Palette::of(ui.visuals());
    let told: Vec<(String, String)> = tags.iter().map(|(_, choice)| told(context, choice)).collect();
    let rows: Vec<TagRow<'_>> = tags
        .iter()
        .enumerate()
        .zip(&told)
        .map(|((at, (heading, choice)), (name, tip))| TagRow {
            sign: if is_found {
                TagSign::Code(&choice.code, colours.lane(*heading))
            } else {
                TagSign::Key(KEYS.get(at).copied().unwrap_or_default())
            },
            words: &choice.label,
            name,
            tip,
            on: codes.contains(&choice.code.as_str()),
        })
        .collect();
    let pressed = widgets::tag_columns(ui, if is_found { "found" } else { "tags" }, &rows);
    let Some((_, choice)) = pressed.and_then(|at| tags.get(at)) else { return false };
    actions.push(TagAction::ToggleTag(choice.code.clone()).into());
    true
}

/// Its name, and what is told on hovering.
fn told(context: &Context<'_>, choice: &TagChoice) -> (String, String) {
    let name = context.say(
        &Message::new("tag-named").with("code", choice.code.as_str()).with("label", choice.label.as_str()),
    );
    let keeps = match choice.keeps_clip_back {
        KeepsBack::No => return (name.clone(), name),
        KeepsBack::UnlessChosen => context.get("tag-keeps-back-unless"),
        KeepsBack::Always => context.get("tag-keeps-back"),
    };
    let tip = format!("{name}\n{keeps}");
    (name, tip)
}
