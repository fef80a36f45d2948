//! The colleagues of the vault: who they are, one's own passphrase, admitting and retiring; in a session of the recovery
//! key, a new passphrase for somebody who lost theirs.

use egui::Ui;
use zeroize::{Zeroize, Zeroizing};

use super::passphrase::unfit;
use super::sent::Sent;
use crate::app::action::{PeopleAction, UserAction};
use crate::base::{Redacted, UserId};
use crate::casework::changes::StaffChange;
use crate::casework::pages::{StaffRole, StaffRow};
use crate::casework::sentences::staff;
use crate::casework::{Act, ROLES};
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// Half-typed names and passphrases.
#[derive(Default)]
pub struct Form {
    sent: Sent,
    retiring: Option<UserId>,
    own: Secrets,
    old: Zeroizing<String>,
    login: String,
    role: Option<StaffRole>,
    administrator: bool,
    new: Secrets,
    whose: Option<UserId>,
}

/// A passphrase typed twice.
#[derive(Default)]
pub struct Secrets {
    first: String,
    again: String,
}

impl Drop for Secrets {
    fn drop(&mut self) {
        self.first.zeroize();
        self.again.zeroize();
    }
}

impl Secrets {
    /// The two fields; why what was typed so far does not do, if it does not.
    fn fields(
        &mut self,
        ui: &mut Ui,
        context: &Context<'_>,
        names: [&'static str; 2],
        hint: &str,
    ) -> Option<Message> {
        let first = widgets::hinted_secret(ui, &context.get(names[0]), &mut self.first, hint);
        let again = widgets::hinted_secret(ui, &context.get(names[1]), &mut self.again, "");
        for field in [first, again] {
            if self.first.is_empty() {
                widgets::forget_typing(ui, &field);
            }
        }
        unfit(&self.first, &self.again)
    }

    fn is_typed(&self) -> bool {
        !self.first.is_empty() && !self.again.is_empty()
    }

    fn take(&mut self) -> Redacted<String> {
        self.again.zeroize();
        self.again.clear();
        Redacted::new(std::mem::take(&mut self.first))
    }
}

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    staff: &[StaffRow],
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    if form.sent.is_saved(context) {
        *form = Form::default();
    }
    theme::section(ui, &context.get("people-title"));
    theme::weak(ui, &context.get("people-why"));
    if context.state.me.is_none() {
        theme::card(ui, |ui| recover(ui, context, staff, form, actions));
    }
    theme::card(ui, |ui| {
        for row in staff {
            line(ui, context, row, form, actions);
        }
    });
    if context.state.me.is_some() {
        theme::card(ui, |ui| own(ui, context, form, actions));
        if context.state.refusal(Act::ManageStaff).is_none() {
            theme::card(ui, |ui| add(ui, context, form, actions));
        }
    }
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("people-parts-title"));
        for role in ROLES {
            widgets::small(ui, &context.say(&staff::may(role)));
        }
        widgets::small(ui, &context.get("people-parts-keys"));
    });
}

fn ready(context: &Context<'_>) -> bool {
    context.state.busy.is_none()
}

fn line(ui: &mut Ui, context: &Context<'_>, row: &StaffRow, form: &mut Form, actions: &mut Vec<UserAction>) {
    let login = row.login.reveal().as_str();
    let may = context.state.me.is_some() && context.state.refusal(Act::ManageStaff).is_none();
    widgets::line_with_button(ui, login, &facts(context, row), |ui| {
        if !may || row.you || row.retired {
            return;
        }
        let name = context.say(&Message::new("people-retire-named").with("login", login));
        if widgets::named_button(ui, ready(context), &context.get("people-retire"), &name).clicked() {
            form.retiring = Some(row.user);
        }
    });
    if form.retiring != Some(row.user) || row.retired {
        return;
    }
    let asked = Message::new("people-retire-asked").with("login", login);
    theme::notice(ui, Notice::Warning, &context.say(&asked));
    ui.horizontal(|ui| {
        let yes = context.say(&Message::new("people-retire-yes").with("login", login));
        if theme::danger_button(ui, &yes).clicked() && ready(context) {
            form.retiring = None;
            actions.push(form.sent.ask(context, PeopleAction::Change(StaffChange::Retire(row.user))));
        }
        if theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
            form.retiring = None;
        }
    });
}

/// What is to be known of a colleague beside their name.
pub fn facts(context: &Context<'_>, row: &StaffRow) -> String {
    let mut facts = vec![context.say(&staff::role(row.role))];
    for (is, key) in [
        (row.administrator, "people-facts-administrator"),
        (row.you, "people-facts-you"),
        (row.retired, "people-facts-retired"),
    ] {
        if is {
            facts.push(context.get(key));
        }
    }
    facts.join(" · ")
}

fn own(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    theme::subheading(ui, &context.get("people-own-title"));
    let old = widgets::hinted_secret(ui, &context.get("people-own-old"), &mut form.old, "");
    let names = ["people-own-new", "people-own-again"];
    let unfit = form.own.fields(ui, context, names, &context.get("unlock-passphrase-hint"));
    let fits = unfit.is_none() && form.own.is_typed() && !form.old.is_empty();
    if widgets::primary_if(ui, fits && ready(context), &context.get("people-own-change")).clicked() {
        let old_typed = Redacted::new(std::mem::take(&mut *form.old));
        let new = form.own.take();
        widgets::forget_typing(ui, &old);
        let change = StaffChange::ChangePassphrase { old: old_typed, new };
        actions.push(form.sent.ask(context, PeopleAction::Change(change)));
    }
    if let Some(unfit) = unfit {
        theme::weak(ui, &context.say(&unfit));
    }
}

fn add(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    theme::subheading(ui, &context.get("people-add-title"));
    let hint = context.get("unlock-login-hint");
    widgets::hinted_field(ui, &context.get("people-add-login"), &mut form.login, &hint);
    let mut role = form.role.unwrap_or(StaffRole::Worker);
    part(ui, context, "people-add-part", &mut role);
    form.role = Some(role);
    widgets::check(ui, &mut form.administrator, &context.get("people-add-administrator"));
    let names = ["people-add-passphrase", "people-add-again"];
    let unfit = form.new.fields(ui, context, names, &context.get("people-add-passphrase-hint"));
    let fits = unfit.is_none() && form.new.is_typed() && !form.login.trim().is_empty();
    if widgets::primary_if(ui, fits && ready(context), &context.get("people-add")).clicked() {
        let change = StaffChange::Add {
            login: form.login.trim().to_owned(),
            role,
            administrator: form.administrator,
            passphrase: form.new.take(),
        };
        actions.push(form.sent.ask(context, PeopleAction::Change(change)));
    }
    if let Some(unfit) = unfit {
        theme::weak(ui, &context.say(&unfit));
    }
}

/// A choice of one's part, with what it does.
pub fn part(ui: &mut Ui, context: &Context<'_>, name: &'static str, chosen: &mut StaffRole) {
    ui.label(context.get(name));
    ui.horizontal_wrapped(|ui| {
        for role in ROLES {
            if widgets::choice(ui, *chosen == role, &context.say(&staff::role(role))).clicked() {
                *chosen = role;
            }
        }
    });
    widgets::small(ui, &context.say(&staff::may(*chosen)));
}

fn recover(
    ui: &mut Ui,
    context: &Context<'_>,
    staff: &[StaffRow],
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::subheading(ui, &context.get("people-recovery-title"));
    theme::weak(ui, &context.get("people-recovery-why"));
    ui.label(context.get("people-recovery-whose"));
    ui.horizontal_wrapped(|ui| {
        for row in staff.iter().filter(|row| !row.retired) {
            if widgets::choice(ui, form.whose == Some(row.user), row.login.reveal()).clicked() {
                form.whose = Some(row.user);
            }
        }
    });
    let names = ["people-own-new", "people-own-again"];
    let unfit = form.new.fields(ui, context, names, &context.get("unlock-passphrase-hint"));
    let fits = unfit.is_none() && form.new.is_typed() && form.whose.is_some();
    let pressed = widgets::primary_if(ui, fits && ready(context), &context.get("people-recovery-give"));
    if let (true, Some(user)) = (pressed.clicked(), form.whose) {
        let new = form.new.take();
        let change = StaffChange::ReplacePassphrase { user, new };
        actions.push(form.sent.ask(context, PeopleAction::Change(change)));
    }
    if let Some(unfit) = unfit {
        theme::weak(ui, &context.say(&unfit));
    }
}
