//! The screens. Each is a function of the state: it shows, keeps only half-typed text in its `Local`, and
//! answers with what the person did.

mod consent;
mod families;
mod family;
mod family_new;
mod family_today;
mod fidelity;
mod film;
mod films;
mod journal;
mod mended;
mod parent;
mod parent_strip;
mod session;
mod tag;
mod tag_clips;
mod tag_form;
mod tag_keys;
mod training;
mod typing;
mod unlock;

use egui::Ui;

use super::frame::{Look, top_bar};
use super::video::VideoRenderer;
use crate::app::action::Did;
use crate::app::state::{Screen, State};
use crate::ui::theme::Notice;
use crate::ui::widgets::{self, Toast};
use crate::words::{Message, Words};

/// Half-typed text and what is folded open: gone when the window closes, never written anywhere.
#[derive(Default)]
pub struct Local {
    unlock: unlock::Form,
    families: families::Forms,
    session: session::Forms,
    tag: tag_form::Form,
    parent: parent::Form,
    journal: journal::Form,
    keys_shown: bool,
}

/// What every screen is given.
pub struct Context<'a> {
    /// The whole state.
    pub state: &'a State,
    /// The sentences.
    pub words: &'a Words,
    /// Draws pictures.
    pub renderer: &'a VideoRenderer,
}

impl Context<'_> {
    /// A sentence without arguments.
    pub fn get(&self, key: &'static str) -> String {
        self.words.get(key)
    }

    /// A sentence.
    pub fn say(&self, message: &Message) -> String {
        self.words.say(message)
    }
}

/// Draws the whole window.
pub fn show(ui: &mut Ui, context: &Context<'_>, local: &mut Local, did: &mut Vec<Did>) {
    // Nothing of the programme is on screen while parents watch.
    if let Screen::Parent(screen) = &context.state.screen {
        return parent::show(ui, context, screen, &mut local.parent, did);
    }
    local.parent = parent::Form::default();
    let look = match &context.state.screen {
        Screen::Unlock(_) => Look::Front,
        Screen::Families(_) => Look::Home,
        Screen::Film(film) => Look::Inner { can_leave: !film.stage.is_underway() },
        Screen::Session(_) | Screen::Tag(_) | Screen::Parent(_) | Screen::Journal(_) => {
            Look::Inner { can_leave: true }
        }
    };
    top_bar(ui, context, look, &mut local.keys_shown, did);
    match &context.state.screen {
        Screen::Unlock(screen) => unlock::show(ui, context, screen, &mut local.unlock, did),
        Screen::Families(screen) => {
            local.tag = tag_form::Form::default();
            local.journal = journal::Form::default();
            families::show(ui, context, screen, &mut local.families, did);
        }
        Screen::Film(film) => film::show(ui, context, film, did),
        Screen::Session(session) => session::show(ui, context, session, &mut local.session, did),
        Screen::Parent(_) => {}
        Screen::Tag(tag) => tag::show(ui, context, tag, &mut local.tag, did),
        Screen::Journal(journal) => journal::show(ui, context, journal, &mut local.journal, did),
    }
    news(ui, context, did);
}

/// What went wrong and what went well, over everything else.
fn news(ui: &Ui, context: &Context<'_>, did: &mut Vec<Did>) {
    let state = context.state;
    let problem = state.problem.as_ref().map(|problem| (Notice::Problem, &problem.message));
    let notice = state.notice.as_ref().map(|notice| (Notice::Success, notice));
    let news: Vec<Toast> = [problem, notice]
        .into_iter()
        .flatten()
        .map(|(kind, message)| Toast { kind, words: context.say(message) })
        .collect();
    if widgets::toasts(ui, &news, &context.get("action-close")) {
        // Whatever a person does puts a notice away; this puts a problem away too.
        did.push(Did::DismissProblem);
    }
}
