//! The people of a family: who cares for the child and who left, whose home is visited, and the children.

use egui::Ui;

use super::super::typing::day_field;
use super::page::{RecordPage, kept, maybe, section};
use crate::app::action::UserAction;
use crate::base::PersonId;
use crate::casework::changes::{ChildWords, PeopleChange};
use crate::casework::sentences::around;
use crate::programme::{Person, Role};
use crate::ui::{theme, widgets};
use crate::words::Message;

/// Half-typed text of the part.
#[derive(Default)]
pub struct Form {
    /// A carer who leaves, and the first day without them.
    leaving: Option<(PersonId, String)>,
    child: Option<ChildForm>,
    /// The people on record when a change was sent.
    sent: Option<Vec<Person>>,
}

/// A child being added or changed.
struct ChildForm {
    /// Who, if not somebody new.
    person: Option<PersonId>,
    label: String,
    born: String,
    about: bool,
}

/// Draws the part.
pub fn show(ui: &mut Ui, page: RecordPage<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let record = page.record();
    if form.sent.as_ref().is_some_and(|sent| *sent != record.people) {
        *form = Form::default();
    }
    let names: Vec<String> = record.people.iter().map(|person| page.called(person.id)).collect();
    section(ui, page, "record-people", &names.join(", "), true, |ui| {
        for carer in record.carers() {
            carer_line(ui, page, carer, form, actions);
        }
        visited(ui, page, actions);
        for child in record.children() {
            child_line(ui, page, child, form);
        }
        match &record.people_by {
            Some(by) => {
                let who = Message::new("record-not-yours").with("who", by.login.reveal().as_str());
                widgets::small(ui, &page.say(&who));
            }
            None => child_form(ui, page, form, actions),
        }
    });
}

/// Whether whoever unlocked the vault changes the people.
fn may_change(page: RecordPage<'_>) -> bool {
    page.is_ready() && page.record().people_by.is_none()
}

fn carer_line(
    ui: &mut Ui,
    page: RecordPage<'_>,
    carer: &Person,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let Role::Carer { kind } = carer.role else { return };
    let name = page.called(carer.id);
    let left = carer.left.map(|day| page.say(&Message::new("record-carer-left").with("day", day)));
    let facts: Vec<String> = [page.say(&around::carer_kind(kind))].into_iter().chain(left).collect();
    widgets::line_with_button(ui, &name, &facts.join(" · "), |ui| {
        let named = |key| page.say(&Message::new(key).with("person", name.as_str()));
        if carer.left.is_some() {
            let back = named("record-carer-back-named");
            let back = widgets::named_button(ui, may_change(page), &page.get("record-carer-back"), &back);
            if back.clicked() {
                actions
                    .push(UserAction::ChangePeople(PeopleChange::CarerLeft { person: carer.id, from: None }));
            }
            return;
        }
        let leaves = named("record-carer-leaves-named");
        let leaves = widgets::named_button(ui, may_change(page), &page.get("record-carer-leaves"), &leaves);
        if leaves.clicked() {
            form.leaving = Some((carer.id, page.today()));
        }
    });
    leaving(ui, page, carer, form, actions);
}

/// From which day on a carer is not there any more, and what that means.
fn leaving(
    ui: &mut Ui,
    page: RecordPage<'_>,
    carer: &Person,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let Some((_, day)) = form.leaving.as_mut().filter(|(person, _)| *person == carer.id) else { return };
    theme::weak(ui, &page.get("record-carer-leaves-why"));
    let from = day_field(ui, page.context, &page.get("record-carer-leaves-on"), day).value();
    ui.horizontal(|ui| {
        let ready = from.is_some() && page.is_ready();
        if widgets::primary_if(ui, ready, &page.get("record-carer-leaves-save")).clicked() {
            form.sent = Some(page.record().people.clone());
            actions.push(UserAction::ChangePeople(PeopleChange::CarerLeft { person: carer.id, from }));
        }
        if theme::secondary_button(ui, &page.get("action-cancel")).clicked() {
            form.leaving = None;
        }
    });
}

/// Whose home is visited, where carers could live apart.
fn visited(ui: &mut Ui, page: RecordPage<'_>, actions: &mut Vec<UserAction>) {
    let record = page.record();
    if record.carers().count() < 2 {
        return;
    }
    ui.label(page.get("record-visited"));
    widgets::small(ui, &page.get("record-visited-hint"));
    let today = page.context.state.today;
    let there = record.carers().filter(|carer| carer.cares_on(today)).map(|carer| Some(carer.id));
    ui.horizontal_wrapped(|ui| {
        for one in [None].into_iter().chain(there) {
            let word = one.map_or_else(|| page.get("record-visited-any"), |carer| page.called(carer));
            let name = format!("{}: {word}", page.get("record-visited"));
            let chosen = widgets::choice(ui, record.visited == one, &word);
            ui.ctx().accesskit_node_builder(chosen.id, |node| node.set_label(name));
            if chosen.clicked() && may_change(page) {
                actions.push(UserAction::ChangePeople(PeopleChange::Visited(one)));
            }
        }
    });
}

fn child_line(ui: &mut Ui, page: RecordPage<'_>, child: &Person, form: &mut Form) {
    let name = page.called(child.id);
    let born = match child.born() {
        Some(born) => page.say(&Message::new("record-child-born-on").with("day", born)),
        None => page.get("record-child-born-unknown"),
    };
    let school = page.record().schooling.iter().find(|schooling| schooling.child == child.id);
    let school = school.map(|school| {
        let key = if school.asked { "record-child-school" } else { "record-child-school-from" };
        page.say(&Message::new(key).with("day", school.from))
    });
    let beside = child.beside.then(|| page.get("record-child-beside"));
    let facts: Vec<String> = [Some(born), school, beside].into_iter().flatten().collect();
    widgets::line_with_button(ui, &name, &facts.join(" · "), |ui| {
        let named = page.say(&Message::new("record-child-change-named").with("person", name.as_str()));
        let change = widgets::named_button(ui, may_change(page), &page.get("record-child-change"), &named);
        if change.clicked() {
            form.child = Some(ChildForm {
                person: Some(child.id),
                label: child.label.reveal().clone(),
                born: child.born().map(|born| born.to_string()).unwrap_or_default(),
                about: !child.beside,
            });
        }
    });
}

fn child_form(ui: &mut Ui, page: RecordPage<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let Some(child) = &mut form.child else {
        if widgets::quiet_if(ui, page.is_ready(), &page.get("record-child-add")).clicked() {
            let (label, born) = (String::new(), String::new());
            form.child = Some(ChildForm { person: None, label, born, about: true });
        }
        return;
    };
    ui.separator();
    theme::subheading(ui, &page.get("record-child-title"));
    let hint = page.get("record-child-label-hint");
    widgets::hinted_field(ui, &page.get("record-child-label"), &mut child.label, &hint);
    let born = maybe(day_field(ui, page.context, &page.get("record-child-born"), &mut child.born)).ok();
    widgets::check(ui, &mut child.about, &page.get("record-child-about"));
    let mut away = false;
    ui.horizontal(|ui| {
        let ready = born.is_some() && page.is_ready();
        let save = widgets::primary_if(ui, ready, &page.get("record-save")).clicked();
        if let (true, Some(born)) = (save, born) {
            let words = ChildWords { label: kept(&child.label), born, beside: !child.about };
            actions.push(UserAction::ChangePeople(match child.person {
                None => PeopleChange::AddChild(words),
                Some(person) => PeopleChange::ChangeChild(person, words),
            }));
            form.sent = Some(page.record().people.clone());
        }
        away = theme::secondary_button(ui, &page.get("action-cancel")).clicked();
    });
    if away {
        form.child = None;
    }
}
