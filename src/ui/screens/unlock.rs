//! Unlock: choose yourself and type the passphrase; the first run makes a vault and shows its recovery key, in `recovery`.

use egui::{Align, Label, Layout, Rect, RichText, Sense, TextStyle, Ui, UiBuilder, Vec2, vec2};
use zeroize::Zeroize;

use super::passphrase::unfit;
use super::{lock_film, people, recovery};
use crate::app::action::{UnlockAction, UserAction};
use crate::app::state::{LoginRow, UnlockScreen};
use crate::base::{Redacted, UserId};
use crate::casework::pages::StaffRole;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, List, Row, icon, size, space, unlock as tokens};
use crate::ui::widgets;
use crate::words::Message;

/// Half-typed names and passphrases, wiped as soon as they were used.
pub struct Form {
    login: String,
    passphrase: String,
    again: String,
    /// Whether the passphrase is seen.
    shown: bool,
    user: Option<UserId>,
    role: Option<StaffRole>,
    focused: bool,
    recovering: bool,
}

/// Room for a passphrase or key, in bytes: what outgrows its room leaves a copy behind where it was.
const ROOM: usize = 512;

impl Default for Form {
    fn default() -> Self {
        Self {
            login: String::new(),
            passphrase: String::with_capacity(ROOM),
            again: String::with_capacity(ROOM),
            shown: false,
            user: None,
            role: None,
            focused: false,
            recovering: false,
        }
    }
}

impl Form {
    fn take_passphrase(&mut self) -> Redacted<String> {
        self.again.zeroize();
        self.shown = false;
        Redacted::new(std::mem::replace(&mut self.passphrase, String::with_capacity(ROOM)))
    }
}

impl Drop for Form {
    fn drop(&mut self) {
        self.passphrase.zeroize();
        self.again.zeroize();
    }
}

/// Draws the screen.
pub fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &UnlockScreen,
    (form, recovery_form): (&mut Form, &mut recovery::Form),
    actions: &mut Vec<UserAction>,
) {
    let has_foot = !matches!(screen, UnlockScreen::RecoveryKey(_));
    let place = match screen {
        UnlockScreen::Looking | UnlockScreen::Unusable | UnlockScreen::Choose(_) => {
            (tokens::CARD, tokens::DOWN)
        }
        UnlockScreen::FirstRun | UnlockScreen::RecoveryKey(_) => (tokens::FORM, tokens::FORM_DOWN),
    };
    let mut whole = ui.available_rect_before_wrap();
    let below = whole.split_top_bottom_at_y(whole.bottom() - if has_foot { tokens::FOOT } else { 0.0 }).1;
    whole.max.y = below.top();
    ui.scope_builder(UiBuilder::new().max_rect(whole), |ui| {
        widgets::narrow_page(ui, place, |ui| {
            widgets::wordmark(ui, &context.get("app-name"));
            ui.add_space(space::NEAR);
            page(ui, context, screen, (form, recovery_form), actions);
        });
    });
    if has_foot {
        ui.scope_builder(UiBuilder::new().max_rect(below), |ui| foot(ui, context, screen, actions));
    }
}

/// What stands under the sign.
fn page(
    ui: &mut Ui,
    context: &Context<'_>,
    screen: &UnlockScreen,
    (form, recovery_form): (&mut Form, &mut recovery::Form),
    actions: &mut Vec<UserAction>,
) {
    if let Some(film) = &context.state.locked_film {
        lock_film::show(ui, context, film, actions);
    }
    if let Some(busy) = &context.state.busy {
        widgets::working(ui, &context.words.say(&busy.message()));
        return;
    }
    match screen {
        UnlockScreen::Looking => widgets::working(ui, &context.get("unlock-looking")),
        UnlockScreen::Unusable => {
            theme::empty_state(ui, &context.get("unlock-unusable"), &context.get("unlock-unusable-hint"));
        }
        UnlockScreen::FirstRun => first_run(ui, context, form, actions),
        UnlockScreen::Choose(_) if form.recovering && !context.state.films_while_locked() => {
            recover(ui, context, form, actions);
        }
        UnlockScreen::Choose(users) => choose(ui, context, users, form, actions),
        UnlockScreen::RecoveryKey(key) => recovery::show(ui, context, key, recovery_form, actions),
    }
}

/// Where the vault is, and the way into the demonstration.
fn foot(ui: &mut Ui, context: &Context<'_>, screen: &UnlockScreen, actions: &mut Vec<UserAction>) {
    let words = context.get("unlock-demo");
    let button = theme::width_of(ui, &words, TextStyle::Button) + 2.0 * size::BUTTON_PAD + space::EDGE;
    let size = vec2(ui.available_width(), tokens::FOOT);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(space::EDGE);
        let room = vec2((ui.available_width() - button).max(0.0), tokens::FOOT);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| folder(ui, context));
        let offered = matches!(screen, UnlockScreen::FirstRun | UnlockScreen::Choose(_));
        if !offered || context.state.busy.is_some() || context.state.films_while_locked() {
            return;
        }
        widgets::right(ui, |ui| {
            ui.add_space(space::EDGE);
            let response = theme::secondary(&words).hang_right().show(ui);
            if response.on_hover_text(context.get("unlock-demo-hint")).clicked() {
                actions.push(UnlockAction::OpenDemonstration.into());
            }
        });
    });
}

/// Where the vault is; a demonstration that is being made is nowhere yet.
fn folder(ui: &mut Ui, context: &Context<'_>) {
    let folder = context.state.folder.display().to_string();
    if folder.is_empty() {
        return;
    }
    let weak = theme::Palette::of(ui.visuals()).weak;
    let (place, _) = ui.allocate_exact_size(Vec2::splat(icon::NAV), Sense::hover());
    Icon::Disk.paint(ui.painter(), place, weak);
    let said = context.words.say(&Message::new("unlock-folder").with("path", folder));
    ui.add(Label::new(RichText::new(said).text_style(TextStyle::Small).color(weak)).truncate());
}

fn first_run(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("unlock-first-title"));
        theme::weak(ui, &context.get("unlock-first-hint"));
        let get = |key| context.get(key);
        widgets::hinted_field(ui, &get("unlock-login"), &mut form.login, &get("unlock-login-hint"));
        let mut role = form.role.unwrap_or(StaffRole::Worker);
        people::part(ui, context, "people-own-part", &mut role);
        form.role = Some(role);
        let first = widgets::hinted_secret(
            ui,
            &get("unlock-passphrase"),
            &mut form.passphrase,
            &get("unlock-passphrase-hint"),
        );
        let last = widgets::hinted_secret(ui, &get("unlock-passphrase-again"), &mut form.again, "");
        let entered = widgets::entered(ui, &last);
        let refusal = unfit(&form.passphrase, &form.again);
        let ready = !form.login.trim().is_empty() && !form.again.is_empty() && refusal.is_none();
        let pressed = widgets::primary_if(ui, ready, &get("unlock-make")).clicked();
        if let Some(refusal) = refusal {
            theme::weak(ui, &context.say(&refusal));
        }
        if ready && (pressed || entered) {
            let login = form.login.trim().to_owned();
            actions.push(UnlockAction::MakeVault { login, role, passphrase: form.take_passphrase() }.into());
            widgets::forget_typing(ui, &first);
            widgets::forget_typing(ui, &last);
        }
    });
}

fn recover(ui: &mut Ui, context: &Context<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &context.get("unlock-recovery-use"));
        let hint = context.get("unlock-recovery-field-hint");
        let field =
            widgets::hinted_field(ui, &context.get("unlock-recovery-field"), &mut form.passphrase, &hint);
        let entered = widgets::entered(ui, &field);
        let ready = !form.passphrase.trim().is_empty();
        let pressed = widgets::primary_if(ui, ready, &context.get("unlock-open")).clicked();
        if ready && (pressed || entered) {
            actions.push(UnlockAction::UnlockWithRecovery(form.take_passphrase()).into());
            widgets::forget_typing(ui, &field);
        }
        if widgets::quiet_button(ui, &context.get("unlock-passphrase-use")).clicked() {
            form.passphrase.zeroize();
            widgets::forget_typing(ui, &field);
            form.recovering = false;
        }
    });
}

fn choose(
    ui: &mut Ui,
    context: &Context<'_>,
    users: &[LoginRow],
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    theme::card(ui, |ui| {
        theme::strong(ui, &context.get("unlock-who"));
        people(ui, users, form);
        if let Some(passphrase) = context.state.demonstration {
            let said = Message::new("unlock-demo-passphrase").with("passphrase", passphrase);
            theme::weak(ui, &context.say(&said));
        }
        let name = context.get("unlock-passphrase");
        let eye = (&mut form.shown, &*context.get("unlock-passphrase-show"));
        let field = theme::secret_field(ui, &name, &mut form.passphrase, eye);
        if !std::mem::replace(&mut form.focused, true) {
            field.request_focus();
        }
        let entered = widgets::entered(ui, &field);
        let ready = !form.passphrase.is_empty();
        let (words, why) = (context.get("unlock-open"), context.get("unlock-needs-passphrase"));
        let why = (!ready).then_some(&*why);
        let pressed = theme::primary(&words).large().width(ui.available_width()).off(why).show(ui).clicked();
        if ready
            && (pressed || entered)
            && let Some(user) = form.user
        {
            form.focused = false;
            actions.push(UnlockAction::Unlock { user, passphrase: form.take_passphrase() }.into());
            widgets::forget_typing(ui, &field);
        }
        // While it films, only who began the film unlocks, and no other vault is opened.
        if !context.state.films_while_locked()
            && theme::secondary(&context.get("unlock-recovery-use")).hang_left().show(ui).clicked()
        {
            form.passphrase.zeroize();
            form.shown = false;
            widgets::forget_typing(ui, &field);
            form.recovering = true;
        }
    });
}

/// Everybody who can unlock, the first chosen until another is.
fn people(ui: &mut Ui, users: &[LoginRow], form: &mut Form) {
    let known = users.iter().position(|row| Some(row.user) == form.user);
    let chosen = known.unwrap_or(0);
    form.user = users.get(chosen).map(|row| row.user);
    // Their ground goes beyond the card's column: icons and words stand in it.
    #[allow(clippy::cast_precision_loss)] // a few people
    let height = tokens::PERSON * (users.len() as f32).min(tokens::PEOPLE);
    let (_, place) = ui.allocate_space(vec2(ui.available_width(), height));
    let builder = UiBuilder::new().max_rect(place.expand2(vec2(space::THUMBS, 0.0)));
    let ui = &mut ui.new_child(builder.layout(Layout::top_down(Align::Min)));
    ui.spacing_mut().item_spacing.y = 0.0;
    let list = List::vertical(ui, "people", users.len(), Some(chosen));
    widgets::scroll_at_most(ui, "people", height, |ui| {
        for (at, row) in users.iter().enumerate() {
            let (login, on) = (row.login.reveal().as_str(), at == chosen);
            let look = Row { height: tokens::PERSON, pad: space::THUMBS, ..Row::new(login, on) };
            let (response, ()) = theme::row(ui, (&list, at), &look, |ui| person(ui, login, on));
            if response.clicked() {
                form.user = Some(row.user);
                // One goes on by typing.
                form.focused = false;
            }
        }
    });
}

fn person(ui: &mut Ui, login: &str, chosen: bool) {
    let colours = theme::Palette::of(ui.visuals());
    let (place, _) = ui.allocate_exact_size(Vec2::splat(tokens::ROUND), Sense::hover());
    let (ground, ink) =
        if chosen { (colours.accent.ground, colours.accent.ink) } else { (colours.well, colours.weak) };
    ui.painter().circle_filled(place.center(), tokens::ROUND / 2.0, ground);
    Icon::Colleague.paint(
        ui.painter(),
        Rect::from_center_size(place.center(), Vec2::splat(icon::BUTTON)),
        ink,
    );
    ui.add_space(space::PAIR);
    let words = RichText::new(login);
    let words = if chosen { words.family(theme::strong_family()) } else { words };
    ui.add(Label::new(words).truncate().selectable(false));
}
