//! What is watched today: the chosen moments in their order, choosing more, and a look at them that records nothing.

use egui::{Align, Layout, Rect, Sense, TextStyle, Ui, Vec2, vec2};

use super::choose;
use super::order::{self, Listed, Moves, Wanted};
use crate::app::action::{SessionAction, UserAction};
use crate::app::state::Request;
use crate::base::{ClipId, MediaTime};
use crate::casework::changes::SessionChange;
use crate::casework::pages::{ClipRow, SessionView};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::screens::despite_form::DespiteForm;
use crate::ui::theme::{self, Palette, icon, space};
use crate::words::Message;

/// What is open here, and the order that was asked for and is not answered yet.
#[derive(Default)]
pub struct Form {
    pub(super) choose: choose::Form,
    pub(super) despite: DespiteForm,
    asked: Option<(Request, Vec<ClipId>)>,
}

impl Form {
    /// The chosen moments: as they were asked for last, until that is answered.
    pub(super) fn chosen<'a>(&'a self, context: &Context<'_>, view: &'a SessionView) -> &'a [ClipId] {
        match &self.asked {
            Some((request, asked)) if context.state.requests.is_waiting(*request) => asked,
            _ => &view.session.plan.show,
        }
    }

    /// Asks for these to be watched, in this order.
    pub(super) fn ask(&mut self, context: &Context<'_>, number: u32, show: Vec<ClipId>) -> UserAction {
        let request = context.state.requests.give();
        self.asked = Some((request, show.clone()));
        let change = SessionAction::Change(number, SessionChange::Show(show));
        UserAction::Awaited(request, Box::new(change.into()))
    }
}

/// The moments of this session's own film that parents may see, in time.
pub fn of_this_session(view: &SessionView) -> Vec<ClipId> {
    let own = |clip: &&ClipRow| clip.session == view.session.number && clip.may_be_shown;
    let mut clips: Vec<&ClipRow> = view.clips.iter().filter(own).collect();
    clips.sort_by_key(|clip| (clip.recording, clip.start));
    clips.into_iter().map(|clip| clip.clip).collect()
}

/// Draws the card.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let chosen = form.chosen(context, view).to_vec();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::THUMBS;
        theme::card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::NEAR;
            heading(ui, context, view, &chosen);
            if chosen.is_empty() {
                none(ui, context, view, form, actions);
            } else {
                rows(ui, context, view, (&chosen, form), actions);
            }
            doing(ui, context, view, form, actions);
        });
        ui.horizontal(|ui| {
            ui.add_space(space::COLUMN);
            let line = ui.text_style_height(&TextStyle::Small);
            let (place, _) = ui.allocate_exact_size(vec2(icon::BUTTON, line), Sense::hover());
            let weak = Palette::of(ui.visuals()).weak;
            let square = Rect::from_center_size(place.center(), Vec2::splat(icon::BUTTON));
            Icon::Info.paint(ui.painter(), square, weak);
            theme::small(ui, &context.get("show-preview-hint"));
        });
    });
}

fn heading(ui: &mut Ui, context: &Context<'_>, view: &SessionView, chosen: &[ClipId]) {
    let length: MediaTime = chosen
        .iter()
        .filter_map(|id| view.clips.iter().find(|clip| clip.clip == *id))
        .map(|clip| clip.end.since(clip.start))
        .sum();
    ui.horizontal_wrapped(|ui| {
        theme::section(ui, &context.get("show-title"));
        if !chosen.is_empty() {
            let seconds = u64::try_from(length.ms() / 1000).unwrap_or(0);
            let length = Message::new("show-length").with("seconds", seconds);
            theme::weak(ui, &context.say(&length));
        }
    });
}

/// Nothing is chosen yet: this session's own moments with one press, where there are some.
fn none(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::weak(ui, &context.get("show-none-chosen"));
    let own = of_this_session(view);
    if !own.is_empty() {
        let words = context.say(&Message::new("show-add-own").with("count", own.len()));
        if theme::secondary(&words).icon(Icon::Plus).hang_left().show(ui).clicked() {
            actions.push(form.ask(context, view.session.number, own));
        }
    }
}

fn rows(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    (chosen, form): (&[ClipId], &mut Form),
    actions: &mut Vec<UserAction>,
) {
    let listed: Vec<Listed> = chosen
        .iter()
        .enumerate()
        .map(|(place, id)| row(context, view.clips.iter().find(|clip| clip.clip == *id), place))
        .collect();
    let (earlier, later) = (context.get("show-earlier"), context.get("show-later"));
    let wanted = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        order::show(ui, &listed, &Moves { earlier: &earlier, later: &later })
    });
    let wanted = wanted.inner;
    if let Some(wanted) = wanted {
        let mut show = chosen.to_vec();
        match wanted {
            Wanted::Move(from, to) => {
                let clip = show.remove(from);
                show.insert(to, clip);
            }
            Wanted::TakeOff(place) => {
                show.remove(place);
            }
        }
        actions.push(form.ask(context, view.session.number, show));
    }
    for (place, id) in chosen.iter().enumerate() {
        if let Some(clip) = view.clips.iter().find(|clip| clip.clip == *id && clip.needs_reason) {
            form.despite.offer(ui, context, clip, &listed[place].name);
            choose::reason(ui, context, view, clip, &mut form.despite, actions);
        }
    }
}

fn row(context: &Context<'_>, clip: Option<&ClipRow>, place: usize) -> Listed {
    let title = clip.map_or_else(|| context.get("show-clip-gone"), |clip| choose::title(context, clip));
    let facts = clip.map_or_else(String::new, |clip| choose::facts(context, clip));
    let wrong = match clip {
        Some(clip) if clip.may_be_shown => None,
        Some(clip) if clip.needs_reason => Some(context.get("despite-needed")),
        Some(_) | None => Some(context.get("show-kept-back")),
    };
    let named = |key| {
        let named = Message::new(key).with("place", place + 1).with("clip", title.as_str());
        context.say(&named)
    };
    let name = match &wrong {
        Some(wrong) => format!("{}, {wrong}", named("show-listed")),
        None => format!("{}, {facts}", named("show-listed")),
    };
    Listed { name, take_off: named("show-remove-named"), title, facts, wrong }
}

fn doing(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &SessionView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    ui.horizontal(|ui| {
        let choose = context.get("show-choose-open");
        if theme::secondary(&choose).icon(Icon::Plus).hang_left().show(ui).clicked() {
            form.choose.open();
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let off = view.preview_refusals.first().map(|why| context.say(why));
            let preview = context.get("show-preview");
            let button = theme::secondary(&preview).icon(Icon::Shown).hang_right().off(off.as_deref());
            if button.show(ui).clicked() {
                actions.push(SessionAction::Preview(view.session.number).into());
            }
        });
    });
}
