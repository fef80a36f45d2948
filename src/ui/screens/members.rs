//! The card with the members of a family: who can open it, who could, and taking somebody out.

use egui::Ui;

use super::{handing, people};
use crate::app::action::{FamilyAction, UserAction};
use crate::base::UserId;
use crate::casework::changes::MemberChange;
use crate::casework::pages::{MembersView, StaffRole, StaffRow};
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// Whom the card is about to add or take out.
#[derive(Default)]
pub struct Form {
    adding: Option<UserId>,
    removing: Option<UserId>,
    handing: handing::Form,
}

/// Draws the card's contents.
pub fn card(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &MembersView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::subheading(ui, &context.get("members-title"));
    theme::weak(ui, &context.get("members-why"));
    for row in &view.members {
        line(ui, context, view, row, form, actions);
    }
    handing::left_behind(ui, context, view, &mut form.handing, actions);
    if view.members.len() == 1 {
        widgets::small(ui, &context.get("members-last"));
    }
    if view.others.is_empty() {
        widgets::small(ui, &context.get("members-nobody"));
    } else {
        add(ui, context, view, form, actions);
    }
}

fn line(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &MembersView,
    row: &StaffRow,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let login = row.login.reveal().as_str();
    let ready = context.state.busy.is_none() && view.members.len() > 1;
    widgets::line_with_button(ui, login, &people::facts(context, row), |ui| {
        let name = context.say(&Message::new("members-remove-named").with("login", login));
        if widgets::named_button(ui, ready, &context.get("members-remove"), &name).clicked() {
            form.removing = Some(row.user);
        }
        let own = view.handing.iter().find(|handing| handing.row.user == row.user);
        if let Some(own) = own
            && handing::button(ui, context, view, own)
        {
            handing::begin(&mut form.handing, row.user);
        }
    });
    handing::asked(ui, context, view, (row.user, &mut form.handing), actions);
    if form.removing != Some(row.user) || !ready {
        return;
    }
    let asked = if row.you {
        "members-remove-own".into()
    } else {
        Message::new("members-remove-asked").with("login", login)
    };
    theme::notice(ui, Notice::Warning, &context.say(&asked));
    ui.horizontal(|ui| {
        let yes = context.say(&Message::new("members-remove-yes").with("login", login));
        if theme::danger_button(ui, &yes).clicked() {
            form.removing = None;
            actions.push(FamilyAction::ChangeMembers(MemberChange::Remove(row.user)).into());
        }
        if theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
            form.removing = None;
        }
    });
}

fn add(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &MembersView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let chosen = view.others.iter().find(|row| form.adding == Some(row.user));
    let named = |row: &StaffRow| format!("{} · {}", row.login.reveal(), people::facts(context, row));
    let shown = chosen.map_or_else(|| context.get("members-add-choose"), named);
    widgets::narrow(ui, |ui| {
        widgets::picker(ui, &context.get("members-add-who"), &shown, |ui| {
            for row in &view.others {
                if widgets::pick(ui, form.adding == Some(row.user), named(row)) {
                    form.adding = Some(row.user);
                }
            }
        });
    });
    let refused = chosen.is_some_and(|row| row.role == StaffRole::Supervisor);
    let refusals: &[Message] = if refused { &view.supervise_refusals } else { &[] };
    let ready = chosen.is_some() && refusals.is_empty() && context.state.busy.is_none();
    let pressed = widgets::primary_if(ui, ready, &context.get("members-add")).clicked();
    for refusal in refusals {
        widgets::sign_line(ui, Icon::Warning, theme::Meaning::AtRisk, &context.say(refusal));
    }
    if let (true, Some(row)) = (pressed, chosen) {
        form.adding = None;
        actions.push(FamilyAction::ChangeMembers(MemberChange::Add(row.user)).into());
    }
}
