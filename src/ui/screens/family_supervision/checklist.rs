//! Rated checklists, and the form to rate one.

use egui::{Label, Ui};

use super::parts::{by_on, session_picker, session_words};
use crate::app::action::{SupervisionAction, UserAction};
use crate::base::SessionId;
use crate::casework::changes::EntryChange;
use crate::casework::pages::{RatedTwice, RatingRow, SupervisionPage};
use crate::casework::sentences::supervision::{statistic, total, undefined};
use crate::programme::supervision::{Checklist, ChecklistItem, Total};
use crate::programme::{ChecklistRating, Entry};
use crate::ui::context::Context;
use crate::ui::{theme, widgets};
use crate::words::Message;

/// A checklist that is being rated.
#[derive(Default)]
pub struct Form {
    /// Which of the checklists there are.
    open: Option<usize>,
    session: Option<SessionId>,
    ratings: Vec<Option<u8>>,
    comments: Vec<String>,
    /// How many were rated when this one was sent.
    sent: Option<usize>,
    /// Path of a file with a checklist of the service's own, and how many there were when it was sent.
    file: String,
    added: Option<usize>,
}

/// Draws the card's contents.
pub fn card(
    ui: &mut Ui,
    context: &Context<'_>,
    page: &SupervisionPage,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::subheading(ui, &context.get("checklist-title"));
    if form.sent.is_some_and(|before| page.ratings.len() > before) {
        *form = Form::default();
    }
    match form.open.and_then(|place| page.checklists.get(place)) {
        Some(checklist) => return rate(ui, context, (page, checklist), form, actions),
        None => form.open = None,
    }
    theme::weak(ui, &context.get("checklist-why"));
    if page.refusal.is_none() {
        if page.sessions.is_empty() {
            theme::weak(ui, &context.get("supervision-no-session"));
        }
        for (place, checklist) in page.checklists.iter().enumerate().filter(|_| !page.sessions.is_empty()) {
            let words = Message::new("checklist-rate").with("title", checklist.title.as_str());
            if widgets::quiet_button(ui, &context.say(&words)).clicked() {
                let items = checklist.items.len();
                *form = Form {
                    open: Some(place),
                    ratings: vec![None; items],
                    comments: vec![String::new(); items],
                    ..Form::default()
                };
            }
        }
    }
    if page.refusal.is_none() {
        add(ui, context, page, form, actions);
    }
    if page.ratings.is_empty() {
        theme::weak(ui, &context.get("checklist-none"));
    }
    for row in &page.ratings {
        rated(ui, context, row, actions);
    }
    for row in &page.rated_twice {
        rated_twice(ui, context, row);
    }
}

/// A checklist of the service's own, from a file.
fn add(
    ui: &mut Ui,
    context: &Context<'_>,
    page: &SupervisionPage,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.added.is_some_and(|before| page.checklists.len() > before) {
        (form.added, form.file) = (None, String::new());
    }
    if !widgets::fold(ui, "own checklist", &context.get("checklist-add"), false) {
        return;
    }
    let hint = context.get("checklist-file-hint");
    widgets::hinted_field(ui, &context.get("checklist-file"), &mut form.file, &hint);
    let ready = !form.file.trim().is_empty() && context.state.busy.is_none();
    if widgets::primary_if(ui, ready, &context.get("checklist-file-add")).clicked() {
        form.added = Some(page.checklists.len());
        actions.push(UserAction::Supervision(SupervisionAction::AddChecklist(form.file.trim().into())));
    }
}

fn rated(ui: &mut Ui, context: &Context<'_>, row: &RatingRow, actions: &mut Vec<UserAction>) {
    let title = Message::new("checklist-rated")
        .with("session", session_words(context, row.session))
        .with("points", row.total.points)
        .with("of", row.total.of);
    let facts = by_on(context, row.by.reveal(), row.rating.on);
    let title = format!("{} · {facts}", context.say(&title));
    if !widgets::fold(ui, ("rated", row.record), &title, false) {
        return;
    }
    widgets::small(ui, &row.rating.checklist.title);
    ui.add(Label::new(context.say(&total(row.total))).wrap());
    let said = row.rating.ratings.iter().zip(&row.rating.comments);
    for (item, (rating, comment)) in row.rating.checklist.items.iter().zip(said) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(Label::new(format!("{} — {}", points(context, *rating), item.text)).wrap());
            if let Some(example) = rating.and_then(|rating| item.examples().get(usize::from(rating)).copied())
            {
                widgets::small(ui, example);
            }
            widgets::small(ui, &item.source);
            if !comment.reveal().is_empty() {
                ui.add(Label::new(comment.reveal().as_str()).wrap());
            }
        });
    }
    if row.yours {
        let name = Message::new("checklist-take-back-named").with("rating", title.as_str());
        let words = context.get("supervision-take-back");
        if widgets::named_button(ui, context.state.busy.is_none(), &words, &context.say(&name)).clicked() {
            actions.push(UserAction::ChangeEntry(EntryChange::TakeBack(row.record)));
        }
    }
}

fn points(context: &Context<'_>, rating: Option<u8>) -> String {
    rating.map_or_else(|| context.get("checklist-not-seen"), |points| points.to_string())
}

fn rated_twice(ui: &mut Ui, context: &Context<'_>, row: &RatedTwice) {
    let [one, other] = &row.by;
    let found = &row.agreement;
    let words = Message::new("checklist-twice")
        .with("session", session_words(context, row.session))
        .with("one", one.reveal().as_str())
        .with("other", other.reveal().as_str())
        .with("same", found.same)
        .with("compared", found.compared)
        .with("linear", statistic(found.linear))
        .with("quadratic", statistic(found.quadratic))
        .with("icc", statistic(found.icc));
    ui.add(Label::new(context.say(&words)).wrap());
    let why = [found.linear, found.quadratic, found.icc].into_iter().find_map(undefined);
    if let Some(why) = why {
        widgets::small(ui, &context.say(&why));
    }
}

fn rate(
    ui: &mut Ui,
    context: &Context<'_>,
    (page, checklist): (&SupervisionPage, &Checklist),
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    widgets::strong(ui, &checklist.title);
    theme::weak(ui, &checklist.about);
    let session = session_picker(ui, context, page, "supervision-which", &mut form.session);
    for (place, item) in checklist.items.iter().enumerate() {
        ui.separator();
        let (Some(rating), Some(comment)) = (form.ratings.get_mut(place), form.comments.get_mut(place))
        else {
            continue;
        };
        one_item(ui, context, (place + 1, item), rating, comment);
    }
    ui.separator();
    let so_far = Total::of(&form.ratings);
    ui.add(Label::new(context.say(&total(so_far))).wrap());
    ui.horizontal(|ui| {
        let rated = form.ratings.iter().any(Option::is_some);
        let ready = rated && session.is_some() && context.state.busy.is_none();
        let save = widgets::primary_if(ui, ready, &context.get("checklist-save"));
        if let (true, Some(session)) = (save.clicked(), session) {
            form.sent = Some(page.ratings.len());
            actions.push(UserAction::ChangeEntry(EntryChange::Add(Entry::ChecklistRating(
                ChecklistRating {
                    on: context.state.today,
                    session,
                    checklist: checklist.clone(),
                    ratings: form.ratings.clone(),
                    comments: form.comments.iter().map(|comment| comment.trim().into()).collect(),
                },
            ))));
        }
        if theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
            *form = Form::default();
        }
    });
}

/// One item: what is looked for, the recommendation it serves, an example of each rating.
fn one_item(
    ui: &mut Ui,
    context: &Context<'_>,
    (number, item): (usize, &ChecklistItem),
    rating: &mut Option<u8>,
    comment: &mut String,
) {
    ui.add(Label::new(format!("{number}. {}", item.text)).wrap());
    let serves = Message::new("checklist-serves").with("source", item.source.as_str());
    widgets::small(ui, &context.say(&serves.with("quote", item.quote.as_str())));
    for (points, example) in (0_u8..).zip(item.examples()) {
        let words = format!("{points} — {example}");
        if ui.radio(*rating == Some(points), words).clicked() {
            *rating = Some(points);
        }
    }
    if ui.radio(rating.is_none(), context.get("checklist-not-seen")).clicked() {
        *rating = None;
    }
    let name = Message::new("checklist-comment").with("number", number);
    widgets::hinted_field(ui, &context.say(&name), comment, "");
}
