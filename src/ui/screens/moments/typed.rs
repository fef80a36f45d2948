//! What is half typed and folded open on the Tag screen, and how it follows the state: another film, another open clip,
//! a text that changed. Draws nothing.

use egui::Ui;

use crate::app::action::{TagAction, UserAction, WindowAction};
use crate::app::state::TagScreen;
use crate::base::{ClipId, MediaTime, RecordingId, Redacted};
use crate::casework::changes::{ClipEdit, NewClip};
use crate::ui::screens::despite_form::DespiteForm;
use crate::ui::screens::export_form::ExportForm;
use crate::ui::widgets::TimelineView;

/// Half-typed texts, and what is folded open.
#[derive(Default)]
pub struct Form {
    film: Option<RecordingId>,
    /// Of the new clip.
    pub(super) new: [Text; 2],
    pub(super) starred: bool,
    pub(super) earlier: Option<ClipId>,
    pub(super) aims: Vec<String>,
    saved: u32,
    /// The open clip whose texts are held, and they.
    pub(super) open: Option<ClipId>,
    pub(super) texts: [Text; 2],
    /// When something was typed last that is not saved yet, in seconds.
    pub(super) typed_at: Option<f64>,
    /// What is typed to find a tag.
    pub(super) find: String,
    /// Whether a key asked for the field in which tags are searched.
    pub(super) find_asked: bool,
    pub(super) lists: Folds,
    pub(super) lanes: TimelineView,
    /// Whether it is asked if a sample is finished.
    pub(super) finishing: bool,
    /// Where the handle is being dragged to.
    pub(super) scrubbing: Option<MediaTime>,
}

/// A text of an open clip while it is typed.
#[derive(Default)]
pub(super) struct Text {
    /// As it stands in its field.
    pub(super) typed: String,
    /// What is on record, as last seen.
    kept: String,
    /// What was given to be written down last.
    sent: Option<String>,
}

impl Text {
    fn of(kept: &str) -> Self {
        Self { typed: kept.to_owned(), kept: kept.to_owned(), sent: None }
    }

    /// What is on record changed: shown, unless something else is being typed.
    fn see(&mut self, kept: &str) {
        if self.kept == kept {
            return;
        }
        if self.typed == self.kept || self.sent.as_deref() == Some(self.typed.trim()) {
            kept.clone_into(&mut self.typed);
        }
        kept.clone_into(&mut self.kept);
        self.sent = None;
    }

    /// What is to be written down, if anything is.
    fn take(&mut self) -> Option<String> {
        let text = self.typed.trim();
        if text == self.kept.trim() || self.sent.as_deref() == Some(text) {
            return None;
        }
        self.sent = Some(text.to_owned());
        self.sent.clone()
    }
}

impl Form {
    /// The new clip, once it has in, out and a tag.
    pub(super) fn new_clip(&self, tag: &TagScreen) -> Option<NewClip> {
        let (start, end) = tag.mark_in.zip(tag.mark_out)?;
        if tag.selected.is_some() || tag.mark_tags.is_empty() {
            return None;
        }
        let [note, words] = &self.new;
        Some(NewClip {
            start,
            end,
            tags: tag.mark_tags.clone(),
            note: note.typed.trim().into(),
            words: words.typed.trim().into(),
            starred: self.starred,
            earlier: self.earlier,
            aims: if tag.leaves_aim_to_worker(&tag.mark_codes()) { self.aims.clone() } else { Vec::new() },
            despite: Redacted::default(),
        })
    }

    /// Asks for what was typed about the open clip to be written down.
    pub(super) fn flush(&mut self, actions: &mut Vec<UserAction>) {
        let Some(clip) = self.open else { return };
        let [note, words] = &mut self.texts;
        let edits = [
            note.take().map(|text| ClipEdit::Note(text.into())),
            words.take().map(|text| ClipEdit::Words(text.into())),
        ];
        for edit in edits.into_iter().flatten() {
            // Before anything else that was done: it may leave the screen.
            actions.insert(0, TagAction::Edit(clip, edit).into());
        }
    }
}

/// Follows the state: another film, another open clip, a text that changed. Nothing typed is lost on the way.
pub(super) fn sync(ui: &Ui, tag: &TagScreen, form: &mut Form, actions: &mut Vec<UserAction>) {
    if form.film != Some(tag.recording.recording) {
        *form = Form { film: Some(tag.recording.recording), saved: tag.saved, ..Form::default() };
    }
    if form.saved != tag.saved {
        form.saved = tag.saved;
        form.new = Default::default();
        form.starred = false;
        form.earlier = None;
        form.aims.clear();
    }
    let leaving = ui.input(|input| input.viewport().close_requested())
        || actions.iter().any(|actions| {
            matches!(
                actions,
                UserAction::Window(WindowAction::Back | WindowAction::Close | WindowAction::Lock)
            )
        });
    if form.open != tag.selected || leaving {
        form.flush(actions);
    }
    let Some(open) = tag.open_clip() else {
        form.open = None;
        return;
    };
    if form.open == Some(open.clip) {
        let [note, words] = &mut form.texts;
        note.see(open.note.reveal());
        words.see(open.words.reveal());
    } else {
        form.open = Some(open.clip);
        form.texts = [Text::of(open.note.reveal()), Text::of(open.words.reveal())];
    }
}

/// What is folded open here, and what is half typed.
#[derive(Default)]
pub struct Folds {
    pub(super) only: Only,
    pub(super) export_open: bool,
    pub(super) export: ExportForm,
    pub(super) despite: DespiteForm,
}

/// Which clips are listed.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Only {
    /// Every clip of the film.
    #[default]
    All,
    /// Those with a star.
    Starred,
    /// Those that are shown to the parents.
    Chosen,
}
