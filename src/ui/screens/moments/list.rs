//! Beside the player: the moments of this film, those of other sessions, and the copy that leaves the vault.

use egui::{Align, Id, Layout, Popup, Response, ScrollArea, Ui, vec2};

use super::shown;
use super::typed::{Form, Only};
use crate::app::action::{TagAction, UserAction};
use crate::app::state::TagScreen;
use crate::casework::pages::ClipRow;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::screens::export_form::ExportAsks;
use crate::ui::theme::{self, LaneLook, List, Notice, Palette, moments, size, space};
use crate::ui::widgets::{self, MomentRow};
use crate::words::Message;

/// What is asked before a film leaves.
const FILM: ExportAsks = ExportAsks {
    reason: Some("export-reason"),
    to: "export-to",
    hint: None,
    go: "export-go",
    button: widgets::primary_if,
};

/// Draws the list.
pub(super) fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    ui.spacing_mut().item_spacing.y = space::PAIR;
    head(ui, context, tag, form);
    if let Some(share) = tag.exporting {
        let percent = f64::from((share * 100.0).floor());
        widgets::working(ui, &context.say(&Message::new("export-running").with("percent", percent)));
    }
    let of = ("list", tag.recording.recording);
    ScrollArea::vertical().id_salt(of).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        rows(ui, context, tag, form.lists.only, actions);
        if tag.blind.is_none() {
            others(ui, context, tag, form, actions);
        }
    });
    export(ui, context, tag, form, actions);
}

/// How many there are, and what is seldom asked for.
fn head(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, form: &mut Form) {
    let row = vec2(ui.available_width(), size::QUIET);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(row);
        if tag.blind.is_none() {
            let name = context.get("tag-more");
            let more = theme::icon_only(Icon::More, &name).height(size::QUIET).show(ui);
            Popup::menu(&more).show(|ui| menu(ui, context, tag, form));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(space::PAIR);
            let key = if tag.blind.is_some() { "blind-marks" } else { "tag-clips" };
            theme::strong(ui, &context.say(&Message::new(key).with("count", tag.clips().count())));
            match form.lists.only {
                Only::All => {}
                Only::Starred => drop(theme::small(ui, &context.get("tag-only-starred"))),
                Only::Chosen => drop(theme::small(ui, &context.get("tag-only-chosen"))),
            }
        });
    });
}

fn menu(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, form: &mut Form) {
    for (choice, key) in
        [(Only::All, "tag-only-all"), (Only::Starred, "tag-only-starred"), (Only::Chosen, "tag-only-chosen")]
    {
        if widgets::pick(ui, form.lists.only == choice, context.get(key)) {
            form.lists.only = choice;
        }
    }
    ui.separator();
    if tag.exporting.is_none() && widgets::pick(ui, false, context.get("export-title")) {
        form.lists.export_open = true;
    }
}

fn rows(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, only: Only, actions: &mut Vec<UserAction>) {
    if tag.clips().next().is_none() {
        let (line, hint) = if tag.blind.is_some() {
            ("blind-no-codes", None)
        } else {
            ("tag-no-clips", Some("tag-no-clips-hint"))
        };
        theme::empty(ui, Icon::Moments, &context.get(line), None);
        if let Some(hint) = hint {
            ui.vertical_centered(|ui| theme::small(ui, &context.get(hint)));
        }
        return;
    }
    let listed: Vec<&ClipRow> = tag.clips().filter(|clip| is_listed(tag, clip, only)).collect();
    if listed.is_empty() {
        theme::small(ui, &context.get("tag-none-listed"));
        return;
    }
    let open = listed.iter().position(|clip| tag.selected == Some(clip.clip));
    let list = List::vertical(ui, "moments", listed.len(), open);
    let made = widgets::moment_rows(ui, &list, open, |ui, at| row(ui, context, tag, (&list, at), listed[at]));
    if let Some(at) = made.pressed {
        actions.push(TagAction::GoToClip(listed[at].clip).into());
    }
    // Once, when it is opened: one may scroll elsewhere.
    let seen = Id::unique("moment-seen");
    if let Some((open, place)) = open.zip(made.open)
        && ui.data(|data| data.get_temp(seen)) != Some(listed[open].clip)
    {
        ui.data_mut(|data| data.insert_temp(seen, listed[open].clip));
        // With half of its neighbours: one sees that there are more.
        ui.scroll_to_rect(place.expand2(vec2(0.0, moments::ROW / 2.0)), None);
    }
}

fn is_listed(tag: &TagScreen, clip: &ClipRow, only: Only) -> bool {
    match only {
        Only::All => true,
        Only::Starred => clip.starred,
        Only::Chosen => tag.is_chosen(clip.clip),
    }
}

fn row(ui: &mut Ui, context: &Context<'_>, tag: &TagScreen, at: (&List, usize), clip: &ClipRow) -> Response {
    let start = tag.shown(clip.start);
    let name = Message::new("tag-go-named").with("start", format!("{start:.1}"));
    let (name, time, codes) = (context.say(&name), start.to_string(), clip.codes().join(", "));
    let length = format!("{:.1}", clip.end.since(clip.start).secs_f64());
    let length = context.say(&Message::new("tag-length-short").with("seconds", length));
    let mut more: Vec<String> =
        clip.tags.iter().map(|mark| format!("{} {}", mark.code, mark.label)).collect();
    for (is_so, key) in [
        (clip.starred, "tag-only-starred"),
        (tag.is_chosen(clip.clip), "tag-is-shown"),
        (!clip.may_be_shown, "tag-is-hidden"),
        (clip.lacks_earlier, "tag-needs-earlier"),
    ] {
        more.extend(is_so.then(|| context.get(key)));
    }
    let more = more.join(". ");
    let chosen = tag.selected == Some(clip.clip);
    let look = MomentRow {
        name: &name,
        more: &more,
        time: &time,
        length: &length,
        codes: &codes,
        lane: lane(ui, tag, clip),
        chosen,
        starred: clip.starred,
        shown: tag.is_chosen(clip.clip),
        kept_back: !clip.may_be_shown,
    };
    widgets::moment_row(ui, at, &look)
}

/// The colours of its first tag.
fn lane(ui: &Ui, tag: &TagScreen, clip: &ClipRow) -> Option<LaneLook> {
    let first = clip.tags.first()?;
    let place = tag.headings.iter().position(|heading| heading.id == first.heading)?;
    Some(Palette::of(ui.visuals()).lane(place))
}

/// Moments of the family's other films, to be chosen for showing.
fn others(
    ui: &mut Ui,
    context: &Context<'_>,
    tag: &TagScreen,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let count = tag.other_clips().count();
    if count == 0 {
        return;
    }
    ui.add_space(space::NEAR);
    let words = context.say(&Message::new("tag-others").with("clips", count));
    if !theme::disclosure(ui, "others", &words) {
        return;
    }
    ui.spacing_mut().item_spacing.y = space::NEAR;
    for clip in tag.other_clips() {
        let line = shown::clip_words(context, clip);
        shown::tick(ui, context, tag, clip, &line, &mut form.lists.despite, actions);
        shown::kept_back(ui, context, clip, &mut form.lists.despite, actions);
    }
}

/// What is asked before a copy leaves the vault.
fn export(ui: &Ui, context: &Context<'_>, tag: &TagScreen, form: &mut Form, actions: &mut Vec<UserAction>) {
    let folds = &mut form.lists;
    if !folds.export_open {
        return;
    }
    let title = context.get("export-title");
    let (closed, done) = theme::dialog(ui.ctx(), &title, size::COLUMN / 2.0, |ui| {
        theme::section(ui, &title);
        theme::weak(ui, &context.get("export-hint"));
        for refusal in &tag.export_refusals {
            theme::notice(ui, Notice::Warning, &context.say(refusal));
        }
        folds.export.fields(ui, context, FILM);
        ui.horizontal(|ui| {
            let allowed = tag.export_refusals.is_empty();
            let asked = folds.export.button(ui, context, FILM, allowed);
            let cancelled = theme::secondary(&context.get("action-cancel")).show(ui).clicked();
            if let Some((to, reason)) = asked {
                actions.push(TagAction::Export { to, reason }.into());
                return true;
            }
            cancelled
        })
        .inner
    });
    if closed || done {
        folds.export_open = false;
    }
}
