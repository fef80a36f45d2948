//! Handing over what somebody wrote about a family: whose, to whom, and why. A part of the card with the members.

use egui::Ui;

use super::sent::Sent;
use crate::app::action::{FamilyAction, UserAction};
use crate::base::UserId;
use crate::casework::changes::{Handing, MemberChange};
use crate::casework::pages::{HandingRow, MembersView};
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// What is about to be handed over.
#[derive(Default)]
pub struct Form {
    from: Option<UserId>,
    to: Option<UserId>,
    because: String,
    sent: Sent,
}

/// What somebody left behind, and the button that hands it over.
pub fn left_behind(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &MembersView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    for handing in view.handing.iter().filter(|handing| handing.left) {
        let left = Message::new("members-hand-over-left").with("login", handing.row.login.reveal().as_str());
        theme::notice(ui, Notice::Warning, &context.say(&left.with("records", handing.records)));
        if button(ui, context, view, handing) {
            form.from = Some(handing.row.user);
        }
        asked(ui, context, view, (handing.row.user, form), actions);
    }
}

/// The button that hands over what this user owns; whether it was pressed.
pub fn button(ui: &mut Ui, context: &Context<'_>, view: &MembersView, handing: &HandingRow) -> bool {
    let login = handing.row.login.reveal().as_str();
    let name = context.say(&Message::new("members-hand-over-named").with("login", login));
    let somebody = view.members.iter().any(|member| member.user != handing.row.user);
    let ready = context.state.busy.is_none() && somebody;
    widgets::named_button(ui, ready, &context.get("members-hand-over"), &name).clicked()
}

/// Begins the form for somebody.
pub fn begin(form: &mut Form, from: UserId) {
    *form = Form { from: Some(from), ..Form::default() };
}

/// The form, where it is about this user.
pub fn asked(
    ui: &mut Ui,
    context: &Context<'_>,
    view: &MembersView,
    (from, form): (UserId, &mut Form),
    actions: &mut Vec<UserAction>,
) {
    if form.sent.is_saved(context) {
        *form = Form::default();
    }
    let Some(handing) = view.handing.iter().find(|row| form.from == Some(from) && row.row.user == from)
    else {
        return;
    };
    let says = Message::new("members-hand-over-asked").with("login", handing.row.login.reveal().as_str());
    theme::weak(ui, &context.say(&says));
    let others = || view.members.iter().filter(|member| member.user != from);
    let chosen = others().find(|member| form.to == Some(member.user));
    let shown = chosen
        .map_or_else(|| context.get("members-hand-over-choose"), |member| member.login.reveal().clone());
    widgets::narrow(ui, |ui| {
        widgets::picker(ui, &context.get("members-hand-over-to"), &shown, |ui| {
            for member in others() {
                if widgets::pick(ui, form.to == Some(member.user), member.login.reveal().as_str()) {
                    form.to = Some(member.user);
                }
            }
        });
        let hint = context.get("record-optional");
        widgets::hinted_field(ui, &context.get("members-hand-over-because"), &mut form.because, &hint);
    });
    let to = chosen.map(|member| member.user);
    ui.horizontal(|ui| {
        let ready = to.is_some() && context.state.busy.is_none();
        let hand = widgets::primary_if(ui, ready, &context.get("members-hand-over-yes")).clicked();
        if let (true, Some(to)) = (hand, to) {
            let because = form.because.trim().into();
            let handed = FamilyAction::ChangeMembers(MemberChange::HandOver(Handing { from, to, because }));
            actions.push(form.sent.ask(context, handed));
        }
        if theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
            *form = Form::default();
        }
    });
}
