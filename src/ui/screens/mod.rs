//! The screens. Each is a function of the state: it shows, keeps only half-typed text in its `Local`, and
//! answers with what the person did.

mod consent;
mod despite_form;
mod erasure;
mod export_form;
mod family;
mod family_measures;
mod family_new;
mod family_next;
mod family_overview;
mod family_pathway;
mod family_programmes;
mod family_record;
mod family_supervision;
mod fidelity;
mod film;
mod films;
mod grid;
mod handing;
mod journal;
mod kept;
mod keyboard;
mod lawful_basis;
mod lock_film;
mod lock_soon;
mod members;
mod moments;
mod near;
mod note;
mod parent;
mod passphrase;
mod people;
mod recovery;
mod repaired;
mod retention;
mod sent;
mod session;
mod settings;
mod sidebar;
mod today;
mod training;
mod typing;
mod unlock;

use egui::Ui;

use super::finder::{self, Finder};
use super::focus;
use super::full_screen::FullScreen;
use super::help::{self, Help};
use crate::app::action::{UserAction, WindowAction};
use crate::app::state::{Look, Screen, SettingsSection, State, UnlockScreen};
use crate::ui::context::Context;
use crate::ui::frame::Bar;
use crate::ui::keys::{self, Shortcut};
use crate::ui::theme::{self, Notice};
use crate::ui::topmost;
use crate::ui::widgets::{self, Passing, Toast, ToastAct};

/// Half-typed text and what is folded open: gone when the window closes, never written anywhere.
#[derive(Default)]
pub struct Local {
    unlock: unlock::Form,
    sidebar: sidebar::Form,
    today: today::Form,
    family: family::Form,
    retention: erasure::Forms,
    new_family: family_new::Form,
    settings: settings::Forms,
    session: session::Forms,
    tag: moments::Form,
    parent: parent::Form,
    journal: journal::Form,
    grid: grid::Form,
    recovery: recovery::Form,
    note: note::Form,
    full_screen: FullScreen,
    help: Help,
    finder: Finder,
    /// How long what went well is told still.
    told: widgets::PassingTime,
    /// Whether the vault was locked when last drawn, and all of this put away.
    forgotten: bool,
}

/// Draws the whole window.
pub fn show(ui: &mut Ui, context: &Context<'_>, local: &mut Local, actions: &mut Vec<UserAction>) {
    topmost::begin(ui.ctx());
    focus::begin(ui.ctx());
    let look = look(ui, context.state);
    theme::wear(ui, look);
    draw(ui, context, local, actions);
    hide_last(actions);
    focus::ring(ui);
    topmost::end(ui.ctx());
}

/// The screen is hidden after all that was asked for in the same pass, also what saved itself in it.
fn hide_last(actions: &mut Vec<UserAction>) {
    if let Some(at) = actions.iter().position(|action| *action == WindowAction::Lock.into()) {
        let lock = actions.remove(at);
        actions.push(lock);
    }
}

fn draw(ui: &mut Ui, context: &Context<'_>, local: &mut Local, actions: &mut Vec<UserAction>) {
    if !context.state.is_locked() {
        if std::mem::take(&mut local.forgotten) {
            // Nor does anything stay of what was typed to unlock.
            local.unlock = unlock::Form::default();
        }
        if keys::pressed(ui, Shortcut::HideScreen) {
            actions.push(WindowAction::Lock.into());
        }
    }
    local.full_screen.follow(ui.ctx(), matches!(context.state.screen, Screen::Parent(_)));
    // Nothing of the programme is on screen while parents watch.
    if let Screen::Parent(screen) = &context.state.screen {
        return parent::show(ui, context, screen, &mut local.parent, actions);
    }
    local.parent = parent::Form::default();
    if !matches!(context.state.screen, Screen::Unlock(UnlockScreen::RecoveryKey(_))) {
        recovery::leave(ui, &mut local.recovery);
    }
    let screen = &context.state.screen;
    match screen {
        Screen::Supervision(_) => sidebar::rail(ui, context, actions),
        screen if has_sidebar(screen) => sidebar::show(ui, context, &mut local.sidebar, actions),
        _ => {}
    }
    forget_left(screen, local);
    match screen {
        Screen::Unlock(screen) => {
            forget(ui, local);
            unlock::show(ui, context, screen, (&mut local.unlock, &mut local.recovery), actions);
        }
        Screen::Today(_) => today::show(ui, context, &mut local.today, actions),
        Screen::Family(screen) => {
            let bar = Bar { keys: &mut local.help.over, note: &mut local.note.open };
            let forms = (&mut local.family, &mut local.retention);
            family::show(ui, context, screen, forms, bar, actions);
        }
        Screen::NewFamily(_) => family_new::page(ui, context, &mut local.new_family, actions),
        Screen::Settings(screen) => settings::show(ui, context, screen, &mut local.settings, actions),
        Screen::Film(film) => {
            let bar = Bar { keys: &mut local.help.over, note: &mut local.note.open };
            film::show(ui, context, film, bar, actions);
        }
        Screen::Session(session) => {
            let bar = Bar { keys: &mut local.help.over, note: &mut local.note.open };
            session::show(ui, context, session, (&mut local.session, bar), actions);
        }
        Screen::Parent(_) => {}
        Screen::Tag(tag) => {
            let bar = Bar { keys: &mut local.help.over, note: &mut local.note.open };
            moments::show(ui, context, tag, &mut local.tag, bar, actions);
        }
        Screen::Supervision(screen) => grid::show(ui, context, screen, &mut local.grid, actions),
        Screen::Journal(journal) => {
            settings::frame(ui, context, SettingsSection::Journal, actions);
            journal::show(ui, context, journal, &mut local.journal, actions);
        }
    }
    note::show(ui, context, &mut local.note, actions);
    if !context.state.is_locked() {
        finder::show(ui, context, &mut local.finder, &mut local.help, actions);
        help::show(ui, context, &mut local.help);
    }
    news(ui, context, &mut local.told, actions);
}

/// How the window looks: Film and the parents' view are a dim room in both themes.
fn look(ui: &Ui, state: &State) -> theme::WindowLook {
    let room = matches!(state.screen, Screen::Film(_) | Screen::Parent(_));
    let asked = state.preferences;
    let dark = match state.look {
        Look::System => asked.dark.unwrap_or_else(|| ui.ctx().system_theme() == Some(egui::Theme::Dark)),
        Look::Light => false,
        Look::Dark => true,
    };
    theme::WindowLook {
        dark,
        room,
        strong: asked.more_contrast,
        still: asked.less_motion,
        scale: asked.text_scale,
    }
}

/// Whether the list of the families is at the left.
fn has_sidebar(screen: &Screen) -> bool {
    match screen {
        Screen::Today(_)
        | Screen::Family(_)
        | Screen::NewFamily(_)
        | Screen::Settings(_)
        | Screen::Journal(_) => true,
        Screen::Unlock(_)
        | Screen::Film(_)
        | Screen::Session(_)
        | Screen::Tag(_)
        | Screen::Parent(_)
        | Screen::Supervision(_) => false,
    }
}

/// What was typed on a screen that is left goes with it, where it is of no use on another visit.
fn forget_left(screen: &Screen, local: &mut Local) {
    if !matches!(screen, Screen::NewFamily(_)) {
        local.new_family = family_new::Form::default();
    }
    if !matches!(screen, Screen::Settings(_)) {
        local.settings = settings::Forms::default();
    }
    if has_sidebar(screen) {
        local.tag = moments::Form::default();
        local.grid = grid::Form::default();
        if !matches!(screen, Screen::Journal(_)) {
            local.journal = journal::Form::default();
        }
        if !matches!(screen, Screen::Family(_)) {
            local.family = family::Form::default();
            local.retention = erasure::Forms::default();
        }
    }
}

/// Behind the lock nothing stays of what was typed, unsaved or to be undone, nor what was folded open.
fn forget(ui: &Ui, local: &mut Local) {
    if std::mem::replace(&mut local.forgotten, true) {
        return;
    }
    *local = Local { unlock: std::mem::take(&mut local.unlock), forgotten: true, ..Local::default() };
    // What every text field could undo is among it.
    ui.data_mut(egui::util::IdTypeMap::clear);
}

/// What went wrong, what went well, and that it locks soon, over everything else.
fn news(ui: &Ui, context: &Context<'_>, told: &mut widgets::PassingTime, actions: &mut Vec<UserAction>) {
    let state = context.state;
    // What went well goes by itself; what went wrong is put away by its button.
    let problem = state.problem.as_ref().map(|problem| {
        let words = context.say(&problem.message);
        let toast = Toast { kind: Notice::Problem, words, button: context.get("action-close") };
        (toast, WindowAction::DismissProblem.into())
    });
    let (news, acts): (Vec<Toast>, Vec<UserAction>) =
        lock_soon::news(context).into_iter().chain(problem).unzip();
    let passing = state.notice.as_ref().map(|notice| Passing {
        words: context.say(&notice.message),
        undo: notice.undo.as_ref().map(|_| context.get("action-undo")),
    });
    let above = if matches!(state.screen, Screen::Film(_)) { theme::film::BAND } else { 0.0 };
    match widgets::toasts(ui, &news, (passing.as_ref(), told), above + theme::space::COLUMN) {
        Some(ToastAct::Pressed(number)) => actions.extend(acts.into_iter().nth(number)),
        Some(ToastAct::Undo) => actions.push(WindowAction::Undo.into()),
        Some(ToastAct::Over) => actions.push(WindowAction::DismissNotice.into()),
        None => {}
    }
}
