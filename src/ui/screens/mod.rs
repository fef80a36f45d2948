//! The screens. Each is a function of the state: it shows, keeps only half-typed text in its `Local`, and
//! answers with what the person did.

mod consent;
mod despite_form;
mod erasure;
mod export_form;
mod families;
mod family;
mod family_measures;
mod family_new;
mod family_next;
mod family_pathway;
mod family_programmes;
mod family_record;
mod family_supervision;
mod family_today;
mod fidelity;
mod film;
mod films;
mod grid;
mod handing;
mod journal;
mod lawful_basis;
mod lock_film;
mod lock_soon;
mod members;
mod note;
mod parent;
mod parent_strip;
mod passphrase;
mod people;
mod recovery;
mod repaired;
mod retention;
mod sent;
mod session;
mod tag;
mod tag_blind;
mod tag_clips;
mod tag_form;
mod tag_keys;
mod tag_typed;
mod training;
mod typing;
mod unlock;

use egui::{Key, Modifiers, Ui};

use super::focus;
use super::frame::{Look, top_bar};
use crate::app::action::{UserAction, WindowAction};
use crate::app::state::{Screen, State, UnlockScreen};
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice};
use crate::ui::widgets::{self, Toast};

/// Half-typed text and what is folded open: gone when the window closes, never written anywhere.
#[derive(Default)]
pub struct Local {
    unlock: unlock::Form,
    families: families::Forms,
    session: session::Forms,
    tag: tag_typed::Form,
    parent: parent::Form,
    journal: journal::Form,
    grid: grid::Form,
    people: people::Form,
    recovery: recovery::Form,
    note: note::Form,
    keys_shown: bool,
    /// Whether the vault was locked when last drawn, and all of this put away.
    forgotten: bool,
}

/// Draws the whole window.
pub fn show(ui: &mut Ui, context: &Context<'_>, local: &mut Local, actions: &mut Vec<UserAction>) {
    focus::begin(ui.ctx());
    theme::wear(ui, look(context.state));
    draw(ui, context, local, actions);
    focus::ring(ui);
}

fn draw(ui: &mut Ui, context: &Context<'_>, local: &mut Local, actions: &mut Vec<UserAction>) {
    if !context.state.is_locked() {
        if std::mem::take(&mut local.forgotten) {
            // Nor does anything stay of what was typed to unlock.
            local.unlock = unlock::Form::default();
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::L)) {
            actions.push(WindowAction::Lock.into());
        }
    }
    // Nothing of the programme is on screen while parents watch.
    if let Screen::Parent(screen) = &context.state.screen {
        return parent::show(ui, context, screen, &mut local.parent, actions);
    }
    local.parent = parent::Form::default();
    if !matches!(context.state.screen, Screen::Unlock(UnlockScreen::RecoveryKey(_))) {
        recovery::leave(ui, &mut local.recovery);
    }
    let look = match &context.state.screen {
        Screen::Unlock(_) => Look::Front,
        Screen::Families(_) => Look::Home,
        screen => Look::Inner { can_leave: screen.on_screen().can_leave() },
    };
    let note = note::family(&context.state.screen).map(|_| &mut local.note.open);
    top_bar(ui, context, look, (&mut local.keys_shown, note), actions);
    match &context.state.screen {
        Screen::Unlock(screen) => {
            forget(ui, local);
            unlock::show(ui, context, screen, (&mut local.unlock, &mut local.recovery), actions);
        }
        Screen::Families(screen) => {
            local.tag = tag_typed::Form::default();
            local.journal = journal::Form::default();
            local.people = people::Form::default();
            local.grid = grid::Form::default();
            families::show(ui, context, screen, &mut local.families, actions);
        }
        Screen::Film(film) => film::show(ui, context, film, actions),
        Screen::Session(session) => session::show(ui, context, session, &mut local.session, actions),
        Screen::Parent(_) => {}
        Screen::Tag(tag) => tag::show(ui, context, tag, &mut local.tag, actions),
        Screen::Supervision(screen) => grid::show(ui, context, screen, &mut local.grid, actions),
        Screen::People(people) => people::show(ui, context, people, &mut local.people, actions),
        Screen::Journal(journal) => journal::show(ui, context, journal, &mut local.journal, actions),
    }
    note::show(ui, context, &mut local.note, actions);
    news(ui, context, actions);
}

/// How the window looks: Film and the parents' view are a dim room in both themes.
fn look(state: &State) -> theme::WindowLook {
    let room = matches!(state.screen, Screen::Film(_) | Screen::Parent(_));
    theme::WindowLook { dark: state.dark, room, ..theme::WindowLook::default() }
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
fn news(ui: &Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let state = context.state;
    let close = || context.get("action-close");
    // Whatever a person does puts a notice away; its button puts a problem away too.
    let problem = state.problem.as_ref().map(|problem| (Notice::Problem, &problem.message));
    let notice = state.notice.as_ref().map(|notice| (Notice::Success, &notice.message));
    let said = [problem, notice].into_iter().flatten().map(|(kind, message)| {
        (Toast { kind, words: context.say(message), button: close() }, WindowAction::DismissProblem.into())
    });
    let (news, acts): (Vec<Toast>, Vec<UserAction>) =
        lock_soon::news(context).into_iter().chain(said).unzip();
    if let Some(pressed) = widgets::toasts(ui, &news) {
        actions.extend(acts.into_iter().nth(pressed));
    }
}
