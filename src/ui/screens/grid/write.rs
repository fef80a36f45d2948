//! A note of supervision, written where what it is about is read. What is half typed stays with its cell, whichever other
//! cell is looked at meanwhile.

use std::collections::HashMap;

use egui::{Id, TextStyle, Ui};

use super::super::sent::Sent;
use crate::app::action::{GridAction, UserAction};
use crate::app::state::OpenCell;
use crate::base::CaseId;
use crate::programme::{About, SupervisionNote};
use crate::ui::context::Context;
use crate::ui::theme::{self, grid, size, space};
use crate::ui::topmost::{self, Level};
use crate::ui::widgets;
use crate::words::Message;

/// The notes that are half typed, by what they are about.
#[derive(Default)]
pub struct Drafts(HashMap<(CaseId, Option<u32>), Draft>);

#[derive(Default)]
struct Draft {
    is_open: bool,
    is_new: bool,
    text: String,
    sent: Sent,
}

impl Drafts {
    /// Begins to write, or goes on.
    pub fn open(&mut self, about: &OpenCell) {
        let draft = self.0.entry((about.case, about.session)).or_default();
        (draft.is_open, draft.is_new) = (true, true);
    }

    /// The note about what is open, while it is written. One that is on record is done with: whether it just became so.
    fn draft(&mut self, context: &Context<'_>, about: &OpenCell) -> (Option<&mut Draft>, bool) {
        let key = (about.case, about.session);
        let is_done = self.0.get(&key).is_some_and(|draft| draft.sent.is_saved(context));
        if is_done {
            self.0.remove(&key);
        }
        (self.0.get_mut(&key).filter(|draft| draft.is_open), is_done)
    }

    /// Whether a note is written about what is open; the keyboard goes back to its cell where it just came on record.
    pub fn is_writing(&mut self, ui: &Ui, context: &Context<'_>, about: &OpenCell, cell: Id) -> bool {
        let (draft, is_done) = self.draft(context, about);
        if is_done {
            ui.memory_mut(|memory| memory.request_focus(cell));
        }
        draft.is_some()
    }

    /// Draws the field and what sends it.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        context: &Context<'_>,
        about: &OpenCell,
        actions: &mut Vec<UserAction>,
    ) {
        let (Some(draft), _) = self.draft(context, about) else { return };
        let id = Id::unique(("grid note", about.case, about.session));
        if topmost::closes(ui.ctx(), Level::Form, id) {
            draft.is_open = false;
            return;
        }
        let name = match about.session {
            Some(number) => Message::new("grid-note-session").with("number", number),
            None => Message::new("grid-note-family"),
        };
        let field = theme::text_area(ui, &context.say(&name), &mut draft.text, grid::NOTE_LINES);
        if std::mem::take(&mut draft.is_new) {
            field.request_focus();
        }
        widgets::row(ui, |ui| {
            let ready = !draft.text.trim().is_empty()
                && context.state.busy.is_none()
                && !draft.sent.is_waiting(context);
            if theme::primary(&context.get("notes-save")).enabled(ready).show(ui).clicked() {
                let note = SupervisionNote {
                    on: context.state.today,
                    about: subject(about),
                    text: draft.text.trim().into(),
                };
                actions.push(draft.sent.ask(context, GridAction::Note(about.case, note)));
            }
            if theme::secondary(&context.get("action-cancel")).show(ui).clicked() {
                *draft = Draft::default();
            }
        });
    }
}

/// A session that is on record, or else the family as a whole.
fn subject(about: &OpenCell) -> About {
    let sessions = about.evidence.as_ref().map(|evidence| &evidence.sessions);
    let own = sessions.and_then(|all| all.iter().find(|(number, _)| Some(*number) == about.session));
    own.map_or(About::Family, |(_, session)| About::Session(*session))
}

/// Height of what is written with its buttons, in points.
pub fn height(ui: &Ui) -> f32 {
    let line = ui.text_style_height(&TextStyle::Body) + theme::letters::EXTRA_LINE;
    let lines = (1..=grid::NOTE_LINES).fold(0.0, |sum, _| sum + line);
    line + lines + space::PAIR + space::PARTS + space::NEAR + size::CONTROL
}
