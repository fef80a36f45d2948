//! Whether a moment is shown to the parents; where it cannot be, why, and where a reason helps, that.

use egui::Ui;

use crate::app::action::{TagAction, UserAction};
use crate::app::state::TagScreen;
use crate::casework::changes::ClipEdit;
use crate::casework::pages::ClipRow;
use crate::ui::context::Context;
use crate::ui::screens::despite_form::DespiteForm;
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::Message;

/// Ticked where a moment is shown to the parents; ticking one that tags for staff keep back asks for the reason.
pub(super) fn tick(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    clip: &ClipRow,
    words: &str,
    despite: &mut DespiteForm,
    actions: &mut Vec<UserAction>,
) {
    let mut chosen = tag.is_chosen(clip.clip);
    let can = clip.may_be_shown || clip.needs_reason || chosen;
    ui.add_enabled_ui(can, |ui| {
        let tick = widgets::check(ui, &mut chosen, words).on_disabled_hover_text(context.get(why_not(clip)));
        if !tick.changed() {
            return;
        }
        if chosen && clip.needs_reason {
            despite.ask(clip.clip);
        } else {
            actions.push(TagAction::Show(clip.clip, chosen).into());
        }
    });
}

fn why_not(clip: &ClipRow) -> &'static str {
    match (clip.film_gone, clip.needs_reason) {
        (true, _) => "tag-film-gone",
        (false, true) => "despite-needed",
        (false, false) => "tag-kept-back",
    }
}

/// Why parents do not see a moment, or why they do although a tag is for staff; and the reason, asked for.
pub(super) fn kept_back(
    ui: &mut Ui,
    context: &Context<'_>,
    clip: &ClipRow,
    despite: &mut DespiteForm,
    actions: &mut Vec<UserAction>,
) {
    if let Some(reason) = &clip.despite {
        let said = Message::new("despite-because").with("reason", reason.reveal().as_str());
        theme::small(ui, &context.say(&said));
    } else if !clip.may_be_shown {
        theme::small(ui, &context.get(why_not(clip)));
    }
    let line = clip_words(context, clip);
    if clip.needs_reason {
        despite.offer(ui, context, clip, &line);
    }
    if let Some(reason) = despite.show(ui, context, clip) {
        actions.push(TagAction::ShowDespite(clip.clip, reason).into());
    }
    if clip.despite.is_some() {
        let name = context.say(&Message::new("despite-take-back-named").with("clip", line));
        if theme::secondary(&context.get("despite-take-back")).named(&name).hang_left().show(ui).clicked() {
            actions.push(TagAction::Edit(clip.clip, ClipEdit::NotDespite).into());
        }
    }
}

/// A moment of any session in one line.
pub(super) fn clip_words(context: &Context<'_>, row: &ClipRow) -> String {
    let line = Message::new("tag-clip-line")
        .with("session", row.session)
        .with("start", format!("{:.1}", row.start))
        .with("codes", row.codes().join(" "));
    context.say(&line)
}
