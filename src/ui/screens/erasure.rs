//! Film on hold, and the pages that ask before film is erased, held or let go, and that show the receipts afterwards.

use chrono::NaiveDate;
use egui::{Label, Ui};

use super::export_form::{ExportAsks, ExportForm};
use super::retention::{filmed, hold_words};
use super::typing::{Typed, day_field};
use crate::app::action::{Ask, RetentionAction, UserAction};
use crate::app::state::RetentionPage;
use crate::base::CaseId;
use crate::casework::changes::{FilmScope, NewHold};
use crate::casework::pages::{ErasedFilms, FamilyView, FilmsAsked, HoldRow};
use crate::casework::sentences;
use crate::programme::HoldGround;
use crate::ui::context::Context;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Notice};
use crate::ui::widgets;
use crate::words::Message;

/// What is asked before receipts leave.
const RECEIPTS: ExportAsks = ExportAsks {
    reason: None,
    to: "receipt-save-to",
    hint: Some("receipt-save-hint"),
    go: "receipt-save",
    button: widgets::primary_if,
};

/// Half-typed text of these pages.
#[derive(Default)]
pub struct Forms {
    reason: String,
    review: String,
    ground: Option<HoldGround>,
    save: ExportForm,
    /// The family whose film on hold is to stay so for now.
    kept: Option<CaseId>,
}

/// The card that says that film is on hold since a withdrawal, and offers to erase it; it stays while that is so.
pub fn hold_card(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    forms: &mut Forms,
    actions: &mut Vec<UserAction>,
) {
    let retention = &family.retention;
    let Some(since) = retention.withdrawn.iter().map(|(_, on)| *on).min() else { return };
    let case = family.row.case;
    theme::card(ui, |ui| {
        let films = retention.films.len();
        let title = Message::new("onhold-title").with("day", since);
        theme::subheading(ui, &context.say(&title));
        for (person, on) in &retention.withdrawn {
            let said = Message::new("onhold-who").with("person", person.reveal().as_str()).with("day", *on);
            theme::notice(ui, Notice::Warning, &context.say(&said));
        }
        let what = if films == 0 {
            "onhold-no-film".into()
        } else {
            Message::new("onhold-what").with("films", films)
        };
        ui.add(Label::new(context.say(&what)).wrap());
        if films == 0 {
            return;
        }
        let free = context.state.busy.is_none();
        ui.horizontal(|ui| {
            let erase = context.get("onhold-erase");
            if forms.kept == Some(case) {
                if widgets::quiet_if(ui, free, &erase).clicked() {
                    actions.push(RetentionAction::Ask(Ask::Erase, case, FilmScope::All).into());
                }
                return;
            }
            if free && theme::danger_button(ui, &erase).clicked() {
                actions.push(RetentionAction::Ask(Ask::Erase, case, FilmScope::All).into());
            }
            if theme::secondary_button(ui, &context.get("onhold-keep")).clicked() {
                forms.kept = Some(case);
            }
        });
        if forms.kept == Some(case) {
            widgets::small(ui, &context.get("onhold-kept"));
        } else {
            widgets::small(ui, &context.get("onhold-hint"));
        }
    });
}

/// Draws the page that stands in place of the family's.
pub fn page(
    ui: &mut Ui,
    context: &Context<'_>,
    page: &RetentionPage,
    forms: &mut Forms,
    actions: &mut Vec<UserAction>,
) {
    match page {
        RetentionPage::Erase(asked) => erase(ui, context, asked, forms, actions),
        RetentionPage::Hold(asked) => hold(ui, context, asked, forms, actions),
        RetentionPage::Lift(_, row) => lift(ui, context, row, forms, actions),
        RetentionPage::Receipts(erased) => receipts(ui, context, erased, forms, actions),
    }
}

/// Forgets what was typed on a page that is left.
pub fn left(forms: &mut Forms) {
    let kept = forms.kept;
    *forms = Forms { kept, ..Forms::default() };
}

fn erase(
    ui: &mut Ui,
    context: &Context<'_>,
    asked: &FilmsAsked,
    forms: &mut Forms,
    actions: &mut Vec<UserAction>,
) {
    let free = || asked.films.iter().filter(|film| film.hold.is_none());
    let count = free().count();
    theme::card(ui, |ui| {
        let title = Message::new("erase-title").with("code", asked.code.as_str()).with("films", count);
        widgets::elided_heading(ui, &context.say(&title));
        if count > 0 {
            widgets::strong(ui, &context.get("erase-goes"));
        }
        for film in free() {
            #[allow(clippy::cast_precision_loss)] // megabytes for a person
            let megabytes = (film.bytes as f64 / 1e6).ceil();
            let line = filmed("erase-film".into(), film.session, film.started);
            let line = line.with("length", film.length.to_string()).with("megabytes", megabytes);
            widgets::sign_line(ui, Icon::Cross, Meaning::NotMet, &context.say(&line));
        }
        if count > 0 {
            widgets::small(ui, &context.get("erase-how"));
        }
        for (film, hold) in asked.films.iter().filter_map(|film| Some((film, film.hold.as_ref()?))) {
            let line = filmed("erase-held".into(), film.session, film.started);
            let line = line.with("hold", hold_words(context, hold));
            theme::notice(ui, Notice::Warning, &context.say(&line));
        }
        if asked.films.is_empty() {
            theme::notice(ui, Notice::Info, &context.get("error-nothing-to-erase"));
        }
    });
    if count > 0 {
        theme::card(ui, |ui| stays(ui, context, asked));
    }
    theme::card(ui, |ui| {
        if count > 0 {
            let hint = context.get("erase-reason-hint");
            widgets::hinted_field(ui, &context.get("erase-reason"), &mut forms.reason, &hint);
        }
        ui.horizontal(|ui| {
            let reason = forms.reason.trim();
            let ready = !reason.is_empty() && context.state.busy.is_none();
            let words = context.say(&Message::new("erase-go").with("films", count));
            if count == 0 {
                // Nothing can be done here but to go back.
            } else if !ready {
                theme::disabled_button(ui, None, &words);
            } else if theme::danger_button(ui, &words).clicked() {
                actions.push(RetentionAction::Erase { reason: reason.into() }.into());
            }
            away(ui, context, actions);
        });
        if count > 0 && forms.reason.trim().is_empty() {
            theme::weak(ui, &context.get("error-no-reason"));
        }
    });
}

/// What stays of films that are erased, and what erasing them cannot reach.
fn stays(ui: &mut Ui, context: &Context<'_>, asked: &FilmsAsked) {
    let clips: u32 = asked.films.iter().filter(|film| film.hold.is_none()).map(|film| film.clips).sum();
    widgets::strong(ui, &context.get("erase-stays"));
    let said = context.say(&Message::new("erase-stays-what").with("clips", clips));
    widgets::sign_line(ui, Icon::Check, Meaning::Met, &said);
    widgets::strong(ui, &context.get("receipt-reach-title"));
    for line in sentences::out_of_reach(&asked.copies) {
        widgets::sign_line(ui, Icon::Info, Meaning::NotYet, &context.say(&line));
    }
}

/// The button that leaves a page without doing anything.
fn away(ui: &mut Ui, context: &Context<'_>, actions: &mut Vec<UserAction>) {
    let free = context.state.busy.is_none();
    if free && theme::secondary_button(ui, &context.get("action-cancel")).clicked() {
        actions.push(RetentionAction::Away.into());
    }
}

fn hold(
    ui: &mut Ui,
    context: &Context<'_>,
    asked: &FilmsAsked,
    forms: &mut Forms,
    actions: &mut Vec<UserAction>,
) {
    theme::card(ui, |ui| {
        let what = match (&asked.scope, &asked.films[..]) {
            (FilmScope::One(_), [film]) => filmed("keep-line".into(), film.session, film.started),
            _ => "hold-all-film".into(),
        };
        let title = Message::new("hold-title").with("code", asked.code.as_str()).with("film", what);
        widgets::elided_heading(ui, &context.say(&title));
        theme::weak(ui, &context.get("hold-hint"));
        let grounds = HoldGround::ALL;
        let ground = forms.ground.filter(|ground| asked.may_supervise || *ground == HoldGround::Safeguarding);
        let ground = ground.unwrap_or(grounds[usize::from(!asked.may_supervise)]);
        ui.horizontal_wrapped(|ui| {
            for choice in grounds {
                let may = asked.may_supervise || choice == HoldGround::Safeguarding;
                let words = context.say(&sentences::ground(choice));
                if !may {
                    theme::disabled_button(ui, None, &words);
                } else if widgets::choice(ui, ground == choice, &words).clicked() {
                    forms.ground = Some(choice);
                }
            }
        });
        if !asked.may_supervise {
            widgets::small(ui, &context.get("hold-supervision-who"));
        }
        widgets::hinted_field(ui, &context.get("hold-reason"), &mut forms.reason, "");
        let review = day_field(ui, context, &context.get("hold-review"), &mut forms.review);
        let refusal = hold_refusal(forms.reason.trim(), review, context.state.today);
        ui.horizontal(|ui| {
            let ready = refusal.is_none() && context.state.busy.is_none();
            let go = widgets::primary_if(ui, ready, &context.get("hold-go"));
            if let (true, Typed::Value(review)) = (go.clicked(), review) {
                let hold = NewHold { ground, reason: forms.reason.trim().into(), review };
                actions.push(RetentionAction::Hold(hold).into());
            }
            away(ui, context, actions);
        });
        if let Some(refusal) = refusal {
            theme::weak(ui, &context.get(refusal));
        }
    });
}

/// What is missing before a hold can be placed.
fn hold_refusal(reason: &str, review: Typed<NaiveDate>, today: NaiveDate) -> Option<&'static str> {
    match review {
        _ if reason.is_empty() => Some("error-no-reason"),
        Typed::Empty => Some("date-needed"),
        Typed::Wrong => Some("date-wrong"),
        Typed::Value(day) if day < today => Some("hold-review-ahead"),
        Typed::Value(_) => None,
    }
}

fn lift(ui: &mut Ui, context: &Context<'_>, row: &HoldRow, forms: &mut Forms, actions: &mut Vec<UserAction>) {
    theme::card(ui, |ui| {
        widgets::elided_heading(ui, &context.get("lift-title"));
        widgets::sign_line(ui, Icon::Lock, Meaning::NotYet, &hold_words(context, row));
        theme::weak(ui, &context.get("lift-hint"));
        widgets::hinted_field(ui, &context.get("lift-reason"), &mut forms.reason, "");
        ui.horizontal(|ui| {
            let reason = forms.reason.trim();
            let ready = !reason.is_empty() && context.state.busy.is_none();
            if widgets::primary_if(ui, ready, &context.get("lift-go")).clicked() {
                actions.push(RetentionAction::Lift { reason: reason.into() }.into());
            }
            away(ui, context, actions);
        });
        if forms.reason.trim().is_empty() {
            theme::weak(ui, &context.get("error-no-reason"));
        }
    });
}

fn receipts(
    ui: &mut Ui,
    context: &Context<'_>,
    erased: &ErasedFilms,
    forms: &mut Forms,
    actions: &mut Vec<UserAction>,
) {
    for kept in &erased.kept {
        theme::notice(ui, Notice::Warning, &context.say(kept));
    }
    for receipt in &erased.receipts {
        theme::card(ui, |ui| {
            theme::subheading(ui, &context.get("receipt-title"));
            for line in sentences::receipt(receipt) {
                ui.add(Label::new(context.say(&line)).wrap().selectable(true));
            }
            widgets::strong(ui, &context.get("receipt-reach-title"));
            for line in sentences::out_of_reach(&receipt.body.copies) {
                widgets::sign_line(ui, Icon::Info, Meaning::NotYet, &context.say(&line));
            }
        });
    }
    theme::card(ui, |ui| {
        forms.save.fields(ui, context, RECEIPTS);
        ui.horizontal(|ui| {
            let allowed = context.state.busy.is_none();
            if let Some((to, _)) = forms.save.button(ui, context, RECEIPTS, allowed) {
                actions.push(RetentionAction::SaveReceipts(to).into());
            }
            if theme::secondary_button(ui, &context.get("action-close")).clicked() {
                actions.push(RetentionAction::Away.into());
            }
        });
    });
}
