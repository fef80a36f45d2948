//! The form to rate: what is rated, of whom, by whom and whether blind, and each scale with what the value chosen stands
//! for. A rating that is revised comes back into it.

use std::collections::BTreeMap;

use egui::Ui;

use super::super::sent::Sent;
use super::super::typing::{Typed, day_field};
use super::names::{named, rated, shown_people};
use crate::app::action::{FamilyAction, UserAction};
use crate::base::{PersonId, RecordId, Redacted, SessionId, UserId};
use crate::casework::changes::EntryChange;
use crate::casework::pages::{MeasuresView, RatedSession};
use crate::programme::{Entry, Measure, Occasion, Rater, Rating, Scale, Score};
use crate::ui::context::Context;
use crate::ui::theme::{self, space};
use crate::ui::widgets;
use crate::words::Message;

/// So many values at most are buttons; more are typed.
const BUTTONS: i64 = 11;

/// What is shown and half-typed.
#[derive(Default)]
pub struct Form {
    /// Id of the measure that is shown and rated; empty before there is any.
    pub measure: String,
    /// Of whom.
    pub of: Option<PersonId>,
    /// What is being written.
    draft: Draft,
    sent: Sent,
}

/// A rating being written.
#[derive(Default)]
struct Draft {
    /// The rating it revises.
    revises: Option<RecordId>,
    session: Option<SessionId>,
    /// Whether a day is rated instead of a session.
    beside: bool,
    day: String,
    rater: Option<UserId>,
    /// Whether somebody else rated.
    outside: bool,
    outside_name: String,
    blind: bool,
    /// What was chosen or typed, by scale.
    values: BTreeMap<String, String>,
    note: String,
}

impl Form {
    /// Chooses what can be shown where nothing is chosen, and empties the draft once it is on record.
    pub fn follow(&mut self, context: &Context<'_>, view: &MeasuresView) {
        if self.sent.is_saved(context) {
            (self.draft, self.sent) = (Draft::default(), Sent::default());
        }
        if self.measure.is_empty() {
            let rated = view.series.first().map(|series| series.measure.clone());
            let first = rated.or_else(|| view.known.first().map(|measure| measure.id.clone()));
            self.choose_measure(view, &first.unwrap_or_default());
        }
        if self.of.is_none_or(|of| !shown_people(view, &self.measure).contains(&of)) {
            self.of = first_person(view, &self.measure);
        }
    }

    /// Turns to a measure; half-typed values of another go.
    pub fn choose_measure(&mut self, view: &MeasuresView, measure: &str) {
        if self.measure != measure {
            measure.clone_into(&mut self.measure);
            self.draft.values.clear();
            self.draft.revises = None;
        }
        if !self.of.is_some_and(|of| shown_people(view, measure).contains(&of)) {
            self.of = first_person(view, measure);
        }
    }

    /// Takes a rating back into the form.
    pub fn revise(&mut self, record: RecordId, rating: &Rating) {
        let (session, day) = match rating.occasion {
            Occasion::Session { session } => (Some(session), String::new()),
            Occasion::Day { on } => (None, on.to_string()),
        };
        let (rater, name) = match &rating.rater {
            Rater::Colleague { user } => (Some(*user), String::new()),
            Rater::Outside { name } => (None, name.reveal().clone()),
        };
        self.of = Some(rating.of);
        self.draft = Draft {
            revises: Some(record),
            session,
            beside: session.is_none(),
            day,
            rater,
            outside: rater.is_none(),
            outside_name: name,
            blind: rating.blind,
            values: rating.values.iter().map(|(scale, value)| (scale.clone(), value.to_string())).collect(),
            note: rating.note.reveal().clone(),
        };
    }
}

/// Who was rated first, or else could be.
fn first_person(view: &MeasuresView, measure: &str) -> Option<PersonId> {
    let rated = view.series.iter().find(|series| series.measure == measure).map(|series| series.of);
    rated.or_else(|| shown_people(view, measure).first().copied())
}

/// Draws the card's contents.
pub fn card(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &MeasuresView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let revises = form.draft.revises.is_some();
    let title = if revises { "measures-revise-title" } else { "measures-rate-title" };
    theme::subheading(ui, &context.get(title));
    let Some(measure) = view.measure(&form.measure) else {
        theme::weak(ui, &context.get("measures-choose-known"));
        return;
    };
    who(ui, context, (view, measure), form);
    let draft = &mut form.draft;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::PARTS;
        occasion(ui, context, view, draft);
        rater(ui, context, view, draft);
    });
    widgets::check(ui, &mut draft.blind, &context.get("measures-blind"));
    widgets::small(ui, &context.get("measures-blind-means"));
    for scale in &measure.scales {
        ui.separator();
        scale_row(ui, context, scale, draft.values.entry(scale.id.clone()).or_default());
    }
    ui.separator();
    theme::text_area(ui, &context.get("measures-note"), &mut draft.note, 2);
    let written = rating(view, measure, form.of, &form.draft);
    ui.horizontal(|ui| {
        let ready = written.is_ok() && context.state.busy.is_none();
        let key = if revises { "measures-save-again" } else { "measures-save" };
        let pressed = widgets::primary_if(ui, ready, &context.get(key)).clicked();
        if revises && widgets::quiet_button(ui, &context.get("action-cancel")).clicked() {
            form.draft = Draft::default();
            return;
        }
        match written {
            Ok(rating) if pressed => {
                let entry = Entry::Rating(rating);
                let change = match form.draft.revises {
                    Some(record) => EntryChange::Revise(record, entry),
                    None => EntryChange::Add(entry),
                };
                actions.push(form.sent.ask(context, FamilyAction::ChangeEntry(change)));
            }
            Ok(_) => {}
            Err(why) => {
                theme::weak(ui, &context.get(why));
            }
        }
    });
}

/// Of whom, where the measure is about several.
fn who(ui: &mut Ui, context: &Context<'_>, (view, measure): (&MeasuresView, &Measure), form: &mut Form) {
    let people = rated(view, measure);
    ui.horizontal_wrapped(|ui| {
        theme::weak(ui, &measure.title);
        for (person, name) in named(context, view, &people) {
            let said = Message::new("measures-rate-whom").with("person", name);
            if people.len() > 1 {
                if widgets::choice(ui, form.of == Some(person), &context.say(&said)).clicked() {
                    form.of = Some(person);
                }
            } else {
                theme::weak(ui, &context.say(&said));
            }
        }
    });
}

/// What is rated: a session that was held, or a day.
fn occasion(ui: &mut Ui, context: &Context<'_>, view: &MeasuresView, draft: &mut Draft) {
    let session_words = |session: &RatedSession| {
        let said = Message::new("measures-session-choice").with("number", session.number);
        context.say(&said.with("day", session.on))
    };
    if draft.session.is_none() && !draft.beside && view.sessions.is_empty() {
        draft.beside = true;
    }
    ui.vertical(|ui| {
        ui.set_width(FIELD);
        let chosen = view.sessions.iter().find(|known| Some(known.session) == draft.session);
        let shown = match chosen {
            _ if draft.beside => context.get("measures-another-day"),
            Some(session) => session_words(session),
            None => context.get("measures-choose"),
        };
        widgets::picker(ui, &context.get("measures-when"), &shown, |ui| {
            for session in &view.sessions {
                let is = !draft.beside && draft.session == Some(session.session);
                if widgets::pick(ui, is, session_words(session)) {
                    (draft.session, draft.beside) = (Some(session.session), false);
                }
            }
            if widgets::pick(ui, draft.beside, context.get("measures-another-day")) {
                draft.beside = true;
            }
        });
        if draft.beside {
            day_field(ui, context, &context.get("measures-day"), &mut draft.day);
        }
    });
}

/// Width of a list to pick from, in points.
const FIELD: f32 = 300.0;

/// Who rated: a colleague, first of all oneself, or somebody else.
fn rater(ui: &mut Ui, context: &Context<'_>, view: &MeasuresView, draft: &mut Draft) {
    if draft.rater.is_none() && !draft.outside {
        draft.rater = view.colleagues.iter().find(|row| row.you).map(|row| row.user);
    }
    let words = |user: UserId| {
        let row = view.colleagues.iter().find(|row| row.user == user);
        let login = row.map_or_else(|| user.short(), |row| row.login.reveal().clone());
        if row.is_some_and(|row| row.you) {
            context.say(&Message::new("measures-you").with("login", login))
        } else {
            login
        }
    };
    ui.vertical(|ui| {
        ui.set_width(FIELD);
        let shown = match draft.rater {
            _ if draft.outside => context.get("measures-outside"),
            Some(user) => words(user),
            None => context.get("measures-choose"),
        };
        widgets::picker(ui, &context.get("measures-rater"), &shown, |ui| {
            let rated_by = draft.rater;
            for row in view.colleagues.iter().filter(|row| !row.retired || rated_by == Some(row.user)) {
                let is = !draft.outside && draft.rater == Some(row.user);
                if widgets::pick(ui, is, words(row.user)) {
                    (draft.rater, draft.outside) = (Some(row.user), false);
                }
            }
            if widgets::pick(ui, draft.outside, context.get("measures-outside")) {
                draft.outside = true;
            }
        });
        if draft.outside {
            theme::field(ui, &context.get("measures-outside-name"), &mut draft.outside_name);
        }
    });
}

/// One scale: its values as buttons where they are few, and what the one chosen stands for.
fn scale_row(ui: &mut Ui, context: &Context<'_>, scale: &Scale, typed: &mut String) {
    widgets::strong(ui, &scale.title);
    let value = Score::typed(typed).filter(|value| scale.has(*value));
    if scale.values() <= BUTTONS {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::PAIR;
            for each in scale.each() {
                let name = Message::new("measures-scale-value").with("scale", scale.short.as_str());
                let name = context.say(&name.with("value", each.to_string()));
                if widgets::named_choice(ui, value == Some(each), &each.to_string(), &name).clicked() {
                    *typed = if value == Some(each) { String::new() } else { each.to_string() };
                }
            }
        });
    } else {
        widgets::narrow(ui, |ui| {
            let hint = range(context, "measures-value-hint", scale);
            widgets::hinted_field(ui, &scale.short, typed, &hint);
        });
        if value.is_none() && !typed.trim().is_empty() {
            let wrong = range(context, "measures-value-wrong", scale);
            widgets::sign_line(ui, crate::ui::icons::Icon::Warning, theme::Meaning::NotMet, &wrong);
        }
    }
    if scale.anchors.is_empty() {
        return;
    }
    let Some(value) = value else {
        widgets::small(ui, &context.get("measures-scale-open"));
        return;
    };
    let anchors: Vec<_> = scale.anchors_of(value).collect();
    if let [low, high] = &anchors[..] {
        let between = Message::new("measures-scale-between").with("low", low.value.to_string());
        widgets::small(ui, &context.say(&between.with("high", high.value.to_string())));
    }
    for anchor in anchors {
        let said = Message::new("measures-anchor").with("value", anchor.value.to_string());
        ui.add(egui::Label::new(context.say(&said.with("words", anchor.words.as_str()))).wrap());
    }
}

fn range(context: &Context<'_>, key: &'static str, scale: &Scale) -> String {
    let said = Message::new(key).with("least", scale.at_least.to_string());
    context.say(&said.with("most", scale.at_most.to_string()).with("step", scale.step.to_string()))
}

/// The rating as it stands in the form, or what is missing.
fn rating(
    view: &MeasuresView,
    measure: &Measure,
    of: Option<PersonId>,
    draft: &Draft,
) -> Result<Rating, &'static str> {
    let of = of.filter(|of| rated(view, measure).contains(of)).ok_or("measures-needs-person")?;
    let occasion = if draft.beside {
        match super::super::typing::day(&draft.day) {
            Typed::Value(on) => Occasion::Day { on },
            Typed::Empty => return Err("measures-needs-day"),
            Typed::Wrong => return Err("date-wrong"),
        }
    } else {
        Occasion::Session { session: draft.session.ok_or("measures-needs-when")? }
    };
    let name = draft.outside_name.trim();
    let rater = match draft.rater {
        _ if draft.outside && name.is_empty() => return Err("measures-needs-rater"),
        _ if draft.outside => Rater::Outside { name: name.into() },
        Some(user) => Rater::Colleague { user },
        None => return Err("measures-needs-rater"),
    };
    let mut values = BTreeMap::new();
    for (id, typed) in draft.values.iter().filter(|(_, typed)| !typed.trim().is_empty()) {
        let value =
            Score::typed(typed).filter(|value| measure.scale(id).is_some_and(|scale| scale.has(*value)));
        values.insert(id.clone(), value.ok_or("measures-needs-right")?);
    }
    if values.is_empty() {
        return Err("measures-needs-value");
    }
    let note: Redacted<String> = draft.note.trim().into();
    Ok(Rating { measure: measure.id.clone(), values, occasion, of, rater, blind: draft.blind, note })
}
