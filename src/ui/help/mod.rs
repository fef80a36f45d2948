//! The keys, over whatever is on screen: a drawn keyboard, and the rest in pairs. Nothing is moved by it.

mod keyboard;
mod layout;

use egui::{Margin, ScrollArea, Sense, Ui, vec2};

use super::context::Context;
use super::keys::{KeyKind, KeyLine, KeyPlace, Shortcut, lines, pressed};
use super::over::{Lie, Over};
use super::theme::{self, Tab, keys as token, space};
use crate::app::state::Screen;

/// Whether the keys are shown, and of which place.
#[derive(Default)]
pub struct Help {
    /// Where it is.
    pub over: Over,
    tab: Option<usize>,
}

/// The tabs, in their order: what they are called, and what is on them.
const TABS: [(&str, &[KeyPlace]); 4] = [
    ("keys-place-moments", &[KeyPlace::Moments]),
    ("keys-place-film", &[KeyPlace::Film]),
    ("keys-place-parents", &[KeyPlace::Parents]),
    ("keys-place-everywhere", &[KeyPlace::Everywhere, KeyPlace::Lists]),
];

/// What is told on every tab.
const WITH_ALL: [Shortcut; 5] =
    [Shortcut::Find, Shortcut::HideScreen, Shortcut::Keys, Shortcut::NextPart, Shortcut::Close];

/// How it lies.
const LIE: Lie =
    Lie { width: token::WIDTH, top: None, margin: Margin::symmetric(token::MARGIN.0, token::MARGIN.1) };

/// Opens the keys where they are asked for, and draws them where they are open.
pub fn show(ui: &Ui, context: &Context<'_>, help: &mut Help) {
    if pressed(ui, Shortcut::Keys) {
        help.over.open(ui);
    }
    if !help.over.is_open {
        help.tab = None;
    }
    let tab = help.tab.get_or_insert_with(|| first_tab(&context.state.screen));
    help.over.show(ui, &context.get("keys-title"), LIE, |ui, height| {
        let close = head(ui, context);
        let names = TABS.map(|(name, _)| context.get(name));
        let tabs: Vec<Tab<'_>> = names.iter().map(|name| Tab { words: name, count: None, name }).collect();
        if let Some(chosen) = theme::tabs(ui, "keys", &tabs, *tab) {
            *tab = chosen;
        }
        ui.add_space(space::PARTS);
        let own = TABS[*tab].1;
        let everywhere = lines(KeyPlace::Everywhere)
            .filter(|line| !own.contains(&KeyPlace::Everywhere) && WITH_ALL.contains(&line.does));
        let shown: Vec<&'static KeyLine> =
            own.iter().flat_map(|place| lines(*place)).chain(everywhere).collect();
        let scroll =
            ScrollArea::vertical().id_salt("keys").max_height((height - token::HEAD).max(token::HEAD));
        scroll.auto_shrink([false, true]).show(ui, |ui| {
            // Where it has no room, as with large letters, the same is told in the list.
            let mut drawn = Vec::new();
            if keyboard::fits(ui) {
                drawn = keyboard::show(ui, context, &shown);
                legend(ui, context, &shown);
                ui.separator();
            }
            pairs(ui, context, &shown, &drawn);
        });
        close
    });
}

/// The keys of the screen that is shown come first.
fn first_tab(screen: &Screen) -> usize {
    match screen {
        Screen::Tag(_) => 0,
        Screen::Film(_) => 1,
        Screen::Parent(_) => 2,
        _ => 3,
    }
}

/// The title, and Close at the right; whether that was pressed.
fn head(ui: &mut Ui, context: &Context<'_>) -> bool {
    ui.horizontal(|ui| {
        theme::title(ui, &context.get("keys-title"));
        theme::weak(ui, &context.get("keys-subtitle"));
        super::widgets::right(ui, |ui| {
            let escape = context.get("keyboard-esc");
            theme::secondary(&context.get("action-close")).key(&escape).hang_right().show(ui).clicked()
        })
    })
    .inner
}

/// What the colours of the keys mean, and what holds while one types.
fn legend(ui: &mut Ui, context: &Context<'_>, shown: &[&'static KeyLine]) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        for kind in KeyKind::COLOURED {
            if !shown.iter().any(|line| line.does.kind() == kind) {
                continue;
            }
            let (place, _) = ui.allocate_exact_size(vec2(token::LEGEND, token::LEGEND), Sense::hover());
            keyboard::square(ui, place, kind);
            theme::small(ui, &context.get(kind_name(kind)));
            ui.add_space(space::PARTS);
        }
        super::widgets::right(ui, |ui| theme::small(ui, &context.get("keys-while-typing")));
    });
}

fn kind_name(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Playing | KeyKind::Window => "keys-kind-playing",
        KeyKind::Tags => "keys-kind-tags",
        KeyKind::Where => "keys-kind-where",
        KeyKind::ThisMoment => "keys-kind-moment",
    }
}

/// What is not on the drawn keyboard, in columns: what it does, and its keys.
fn pairs(ui: &mut Ui, context: &Context<'_>, shown: &[&'static KeyLine], drawn: &[Shortcut]) {
    let rest: Vec<&'static KeyLine> =
        shown.iter().copied().filter(|line| !drawn.contains(&line.does)).collect();
    let (least, apart) = token::COLUMN;
    let all = ui.available_width();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a few columns
    let columns = (((all + apart) / (least + apart)) as usize).clamp(1, 3);
    #[allow(clippy::cast_precision_loss)] // a few columns
    let width = ((all + apart) / columns as f32 - apart).max(least);
    for row in rest.chunks(columns) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = apart;
            for line in row {
                ui.allocate_ui_with_layout(
                    vec2(width, token::PAIR),
                    egui::Layout::left_to_right(egui::Align::Center),
                    |ui| {
                        ui.set_min_width(width);
                        pair(ui, context, line);
                    },
                );
            }
        });
    }
}

fn pair(ui: &mut Ui, context: &Context<'_>, line: &KeyLine) {
    let Some(chord) = line.chords.first() else { return };
    super::widgets::right(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::PAIR;
        for key in chord.shown(context.words).iter().rev() {
            theme::key(ui, key);
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let says = context.say(&line.does.says());
            let response = ui.add(egui::Label::new(&says).truncate());
            let name = format!("{}: {says}", chord.spoken(context.words));
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
        });
    });
}
