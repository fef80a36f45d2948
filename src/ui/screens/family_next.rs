//! What is next for a family, as a card: what, when and why, what can be done about it with one filled action, and the
//! pathway's next step with its source and quote on demand, and skipping it. What today's visit is, the overview says.

use egui::{Align, Label, Layout, RichText, Ui, vec2};

use super::family_pathway::assessment::ASSESSMENT;
use super::family_pathway::ending::ENDING;
use super::family_pathway::judged::{JUDGEMENT, REVIEW};
use super::family_pathway::offer::OFFER;
use super::family_pathway::referral::REFERRAL;
use super::family_pathway::sheet::{Form, Wanted};
use super::sent::Sent;
use crate::app::action::{FamilyAction, UserAction};
use crate::app::state::FamilyPage;
use crate::casework::changes::{EntryChange, ProgrammeChange};
use crate::casework::pages::FamilyView;
use crate::casework::sentences::pathway;
use crate::programme::pathway::{Choice, Next, Question};
use crate::programme::{Entry, Override, PathwayStep};
use crate::ui::context::Context;
use crate::ui::theme::{self, Notice, Palette, size, space};
use crate::ui::widgets;
use crate::words::Message;

/// Something that is next.
pub struct NextUp {
    /// When and where, behind the word *Next*.
    pub when: String,
    /// What.
    pub title: String,
    /// What it is about, in lines.
    pub says: Vec<String>,
    /// What can be done, the one filled action last.
    pub deeds: Vec<Deed>,
}

/// One thing to do.
pub struct Deed {
    /// What its button says.
    pub words: String,
    /// What it is called for those who do not see what it stands beside.
    pub name: String,
    /// What it does.
    pub does: DeedKind,
    /// Why it cannot be done now.
    pub off: Option<String>,
}

/// What pressing does.
pub enum DeedKind {
    /// These, one after the other.
    Act(Vec<UserAction>),
    /// Opens a form of the pathway.
    Write(Wanted),
    /// Asks why a step is skipped.
    Skip,
}

/// Draws the pathway's next step as a card, with what stands beneath it.
pub fn card(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let next = next_up(context, family, form);
    theme::card(ui, |ui| draw(ui, context, family, (&next, true), form, actions));
    beneath(ui, context, family, form, actions);
}

/// Draws what is next; the last of what can be done is filled, where it is the one thing to do.
pub fn draw(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    (next, filled): (&NextUp, bool),
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let last = next.deeds.len().saturating_sub(1);
    let gap = ui.spacing().item_spacing.x;
    let widths = next.deeds.iter().enumerate().map(|(index, deed)| {
        gap + if filled && index == last {
            width_of_primary(ui, &deed.words)
        } else {
            width_of(ui, &deed.words)
        }
    });
    let buttons = widths.sum::<f32>();
    let beside = ui.available_width() - buttons - space::PARTS;
    let mut pressed = None;
    let mut show = |ui: &mut Ui| {
        for (index, deed) in next.deeds.iter().enumerate() {
            let act = if filled && index == last {
                theme::primary(&deed.words).large()
            } else if filled {
                theme::secondary(&deed.words).height(size::PRIMARY)
            } else {
                theme::secondary(&deed.words)
            };
            if act.named(&deed.name).off(deed.off.as_deref()).show(ui).clicked() {
                pressed = Some(index);
            }
        }
    };
    if beside >= theme::family::NEXT_LEAST {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let said = ui.vertical(|ui| {
                ui.set_width(beside);
                ui.spacing_mut().item_spacing.x = gap;
                words(ui, context, next);
            });
            ui.add_space(space::PARTS);
            let size = vec2(buttons, said.response.rect.height());
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(gap);
                ui.spacing_mut().item_spacing.x = gap;
                show(ui);
            });
        });
    } else {
        words(ui, context, next);
        ui.add_space(space::NEAR);
        ui.horizontal_wrapped(|ui| show(ui));
    }
    if let Some(deed) = pressed.and_then(|index| next.deeds.get(index)) {
        done(context, family, &deed.does, form, actions);
    }
}

fn words(ui: &mut Ui, context: &Context<'_>, next: &NextUp) {
    let colours = Palette::of(ui.visuals());
    ui.spacing_mut().item_spacing.y = space::PAIR;
    ui.horizontal_top(|ui| {
        let lead = RichText::new(context.get("overview-next")).family(theme::strong_family());
        ui.label(lead.color(colours.link));
        if !next.when.is_empty() {
            ui.add(Label::new(RichText::new(&next.when).color(colours.weak)).truncate());
        }
    });
    theme::title(ui, &next.title);
    for line in &next.says {
        ui.add(Label::new(line.as_str()).wrap());
    }
}

fn done(
    context: &Context<'_>,
    family: &FamilyView,
    does: &DeedKind,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    match does {
        DeedKind::Act(all) => actions.extend(all.iter().cloned()),
        DeedKind::Write(wanted) => {
            form.open(context, family, *wanted);
            actions.push(FamilyAction::ChoosePage(FamilyPage::Pathway).into());
        }
        DeedKind::Skip => form.without = Some(String::new()),
    }
}

/// What the pathway asks for next.
pub fn next_up(context: &Context<'_>, family: &FamilyView, form: &Form) -> NextUp {
    let view = &family.pathway;
    let mut says: Vec<String> =
        pathway::why(view).map(|why| capital(&context.say(&why))).into_iter().collect();
    if let Next::Offer { choices, .. } = &view.stands.next {
        for (index, choice) in choices.iter().enumerate() {
            let Choice { programme, strength, said, .. } = choice;
            let also = (index > 0).then(|| pathway::also(view, programme, *strength, &said.source));
            let together = choice.with.as_deref().map(|with| pathway::together(view, with));
            says.extend(also.into_iter().chain(together).map(|line| context.say(&line)));
        }
    }
    NextUp {
        when: String::new(),
        title: capital(&context.say(&pathway::next(view))),
        says,
        deeds: deeds(context, family, form),
    }
}

/// Width of a frameless button with these words, in points.
pub fn width_of(ui: &Ui, words: &str) -> f32 {
    letters(ui, words, &egui::TextStyle::Button) + 2.0 * size::BUTTON_PAD
}

/// Width of the large filled button with these words, in points.
fn width_of_primary(ui: &Ui, words: &str) -> f32 {
    letters(ui, words, &theme::section_style()) + 2.0 * size::PRIMARY_PAD
}

/// Width of words, and a hair, in points.
fn letters(ui: &Ui, words: &str, style: &egui::TextStyle) -> f32 {
    let font = style.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, egui::Color32::PLACEHOLDER);
    galley.size().x.ceil() + theme::stroke::LINE
}

/// What can be done about it, what is asked for last.
fn deeds(context: &Context<'_>, family: &FamilyView, form: &Form) -> Vec<Deed> {
    let next = &family.pathway.stands.next;
    let off = context.state.busy.as_ref().map(|busy| context.say(&busy.message()));
    let deed = |key: &'static str, does| {
        let words = context.get(key);
        Deed { name: words.clone(), words, does, off: off.clone() }
    };
    let mut deeds = match next {
        Next::Session { number, .. } => {
            let words = context.say(&Message::new("next-do-session").with("number", *number));
            let does = DeedKind::Act(vec![FamilyAction::OpenSession(*number).into()]);
            vec![Deed { name: words.clone(), words, does, off: off.clone() }]
        }
        Next::Begin { programme, with, .. } if !family.pathway.is_elsewhere(programme) => {
            let key = if with.is_some() { "next-do-begin-both" } else { "next-do-begin" };
            // What was accepted begins last: the newest is the active one.
            let begun = with.iter().chain([programme]).map(|programme| begin(context, programme));
            let all = begun.chain([FamilyAction::ChoosePage(FamilyPage::Overview).into()]);
            vec![deed(key, DeedKind::Act(all.collect()))]
        }
        _ => {
            let all = does(next).into_iter().rev();
            all.map(|(key, wanted)| deed(key, DeedKind::Write(wanted))).collect()
        }
    };
    if next.step().can_be_skipped() && form.without.is_none() {
        deeds.insert(0, deed("next-skip", DeedKind::Skip));
    }
    deeds
}

/// A programme begins today.
fn begin(context: &Context<'_>, programme: &str) -> UserAction {
    let (programme, on) = (programme.to_owned(), context.state.today);
    FamilyAction::ChangeProgramme(ProgrammeChange::Begin { programme, on }).into()
}

/// What stands beneath the card: where the step comes from, what else the guidance asks, what is to be looked at, and the
/// reason while a step is skipped.
pub fn beneath(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let stands = &family.pathway.stands;
    let is_visit = matches!(stands.next, Next::Session { .. });
    without(ui, context, family, form, actions);
    if let Some(said) = stands.why.as_ref().filter(|_| !is_visit) {
        ui.add_space(space::NEAR);
        let words = context.say(&Message::new("next-source").with("source", said.source.as_str()));
        if theme::disclosure(ui, "source of the next step", &words) {
            widgets::small(ui, &said.quote);
        }
    }
    for said in &stands.besides {
        widgets::small(ui, &context.say(&pathway::beside(said)));
    }
    for question in &stands.questions {
        let kind = match question {
            Question::MixedCarers => Notice::Info,
            _ => Notice::Warning,
        };
        ui.add_space(space::NEAR);
        theme::notice(ui, kind, &context.say(&pathway::question(&family.pathway, question)));
        if let Question::Unpaired { pair, .. } = question {
            begin_pair(ui, context, family, pair, actions);
        }
    }
}

/// Begins the programme that is missing beside one that is under way.
fn begin_pair(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    pair: &str,
    actions: &mut Vec<UserAction>,
) {
    let words = Message::new("next-do-begin-pair").with("programme", family.pathway.title(pair));
    if context.state.busy.is_none() && theme::secondary_button(ui, &context.say(&words)).clicked() {
        actions.push(begin(context, pair));
    }
}

/// What can be written for a step: the first is what is asked for.
fn does(next: &Next) -> Vec<(&'static str, Wanted)> {
    let offer = ("next-do-offer", Wanted::New(&OFFER));
    let end = ("next-do-end", Wanted::New(&ENDING));
    match next {
        Next::Refer => vec![("next-do-refer", Wanted::New(&REFERRAL))],
        Next::Assess { begun: None, .. } => vec![("next-do-assess", Wanted::New(&ASSESSMENT))],
        Next::Assess { begun: Some(id), .. } => vec![("next-do-assess-more", Wanted::Change(*id))],
        Next::Offer { .. } => vec![offer],
        Next::Answer { offer, .. } => vec![("next-do-answer", Wanted::Change(*offer))],
        Next::Judge { .. } => vec![("next-do-judge", Wanted::New(&JUDGEMENT))],
        Next::Review { planned: None, .. } => vec![("next-do-review", Wanted::New(&REVIEW))],
        Next::Review { planned: Some((id, _)), .. } => vec![("next-do-review-held", Wanted::Change(*id))],
        // What another service gives goes on there.
        Next::End { .. } | Next::Begin { .. } => vec![end, offer],
        Next::Ended { ending, .. } => vec![("next-do-open", Wanted::Reopen(*ending))],
        Next::Session { .. } => Vec::new(),
    }
}

/// The reason why a step is skipped, while it is typed.
fn without(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let step: PathwayStep = family.pathway.stands.next.step();
    if !step.can_be_skipped() || form.without_sent.is_saved(context) {
        (form.without, form.without_sent) = (None, Sent::default());
    }
    let Some(why) = form.without.as_mut() else { return };
    ui.add_space(space::PARTS);
    let title = Message::new("next-skip-title").with("step", pathway::step(step));
    widgets::strong(ui, &context.say(&title));
    let hint = context.get("next-skip-hint");
    widgets::hinted_field(ui, &context.get("next-skip-why"), why, &hint);
    let mut away = false;
    ui.horizontal(|ui| {
        let ready = !why.trim().is_empty() && context.state.busy.is_none();
        if widgets::primary_if(ui, ready, &context.get("next-skip-yes")).clicked() {
            let entry = Override { on: context.state.today, step, why: why.trim().into() };
            let skipped = FamilyAction::ChangeEntry(EntryChange::Add(Entry::Override(entry)));
            actions.push(form.without_sent.ask(context, skipped));
        }
        away = theme::secondary_button(ui, &context.get("action-cancel")).clicked();
    });
    if away {
        (form.without, form.without_sent) = (None, Sent::default());
    }
}

/// The same words with a capital at their head: a sentence may begin with those who care for the child.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
