//! The one raised card: what is next for the family, today's visit before the pathway's next step, with one filled action.

use egui::Ui;

use super::super::family_next::{self, Deed, DeedKind, NextUp};
use super::super::family_pathway::sheet::Form;
use crate::app::action::{FamilyAction, UserAction};
use crate::casework::changes::SessionChange;
use crate::casework::pages::{FamilyView, VisitAhead};
use crate::programme::pathway::Next;
use crate::programme::{PlaceKind, StepKind, Todo, TodoKind};
use crate::ui::context::Context;
use crate::ui::screens::near::near;
use crate::ui::theme::{self, Notice, space};
use crate::words::Message;

/// Draws the card, and what stands in its light beneath it.
pub fn card(
    ui: &mut Ui,
    context: &Context<'_>,
    family: &FamilyView,
    form: &mut Form,
    actions: &mut Vec<UserAction>,
) {
    let visit = visit(context, family);
    let is_visit = visit.is_some();
    let next = visit.unwrap_or_else(|| family_next::next_up(context, family, form));
    theme::card(ui, |ui| family_next::draw(ui, context, family, (&next, true), form, actions));
    // A visit comes first; what the pathway asks for beside it is not lost.
    let step_waits = !matches!(family.pathway.stands.next, Next::Session { .. } | Next::Ended { .. });
    if is_visit && step_waits {
        ui.add_space(space::PARTS);
        let step = family_next::next_up(context, family, form);
        family_next::draw(ui, context, family, (&step, false), form, actions);
    }
    refusals(ui, context, family);
    family_next::beneath(ui, context, family, form, actions);
}

/// Why what is next cannot be filmed or watched.
fn refusals(ui: &mut Ui, context: &Context<'_>, family: &FamilyView) {
    let Some(today) = &family.overview.today else { return };
    let refusals = match today.kind {
        TodoKind::SessionToday | TodoKind::VisitUnderWay => &family.film_refusals,
        TodoKind::NotTagged => &family.watch_refusals,
        TodoKind::ConcernWaits
        | TodoKind::LeavingForgotten
        | TodoKind::DayPassed
        | TodoKind::NotShown
        | TodoKind::NotClosed
        | TodoKind::NothingPlanned => return,
    };
    for refusal in refusals {
        theme::notice(ui, Notice::Warning, &context.say(refusal));
    }
}

/// A visit: of today, or the next, where the pathway has got that far.
fn visit(context: &Context<'_>, family: &FamilyView) -> Option<NextUp> {
    let overview = &family.overview;
    if let Some(today) = &overview.today {
        return Some(of_today(context, family, today));
    }
    if !matches!(family.pathway.stands.next, Next::Session { .. }) {
        return None;
    }
    let next = &overview.next;
    let deeds = deeds_of(context, next.number);
    let deeds = if next.day.is_none() {
        vec![deeds.open(), deeds.step("overview-plan", deeds.numbered("today-plan"), StepKind::Plan)]
    } else {
        vec![deeds.step("overview-move", deeds.numbered("overview-move-named"), StepKind::Plan), deeds.open()]
    };
    let when = next.day.map_or_else(|| context.get("overview-not-planned"), |day| near(context, day));
    Some(next_up(context, family, next.number, &when, deeds))
}

fn next_up(context: &Context<'_>, family: &FamilyView, number: u32, when: &str, deeds: Vec<Deed>) -> NextUp {
    let next: &VisitAhead = &family.overview.next;
    let title = context.say(&Message::new("overview-session").with("number", number));
    if next.number != number {
        return NextUp { when: when.to_owned(), title, says: Vec::new(), deeds };
    }
    let place = next.place.map(|place| {
        context.get(match place {
            PlaceKind::Home => "overview-at-home",
            PlaceKind::Elsewhere => "overview-elsewhere",
            PlaceKind::Remote => "place-remote",
        })
    });
    let when: Vec<String> = [when.to_owned()].into_iter().chain(place).collect();
    let focus = next.focus.reveal().trim();
    let mut says: Vec<String> = (!focus.is_empty()).then(|| focus.to_owned()).into_iter().collect();
    if next.day.is_some_and(|day| day < context.state.today) {
        says.insert(0, context.get("overview-passed"));
    }
    says.extend(family.record.before.iter().map(|line| context.say(line)));
    NextUp { when: when.join(", "), title, says, deeds }
}

fn of_today(context: &Context<'_>, family: &FamilyView, today: &Todo) -> NextUp {
    let number = today.session.map_or(family.next_session, |(_, number)| number);
    let deeds = deeds_of(context, number);
    let change = |key: &'static str, change| {
        let words = context.get(key);
        deeds.deed(words.clone(), words, FamilyAction::ChangeSession(number, change))
    };
    let (when, says, deeds) = match today.kind {
        TodoKind::VisitUnderWay => {
            let filmed = family.recordings.iter().any(|film| film.session == number && film.playable);
            let film = context.say(&Message::new("family-film").with("session", number));
            let refusal = family.film_refusals.first().map(|refusal| context.say(refusal));
            let film = Deed {
                off: refusal.or_else(|| deeds.busy()),
                ..deeds.deed(context.get("overview-film"), film, FamilyAction::Film(number))
            };
            let leaving = change("visit-leaving", SessionChange::Leaving);
            let both = if filmed { [film, leaving] } else { [leaving, film] };
            let all = [deeds.open()].into_iter().chain(both).collect();
            ("overview-under-way", None, all)
        }
        TodoKind::NotTagged => {
            let film = family
                .recordings
                .iter()
                .find(|film| film.session == number && film.playable && film.clips == 0);
            let does =
                film.map_or(FamilyAction::OpenSession(number), |film| FamilyAction::Watch(film.recording));
            let refusal = film.and(family.watch_refusals.first()).map(|refusal| context.say(refusal));
            let tag = deeds.deed(context.get("overview-do-tag"), deeds.numbered("today-tag"), does);
            let tag = Deed { off: refusal.or_else(|| deeds.busy()), ..tag };
            ("overview-held-today", Some("overview-to-tag"), vec![deeds.open(), tag])
        }
        TodoKind::NotShown => {
            let watch = deeds.step("overview-do-watch", deeds.numbered("today-review"), StepKind::Review);
            ("overview-held-today", Some("overview-to-watch"), vec![deeds.open(), watch])
        }
        TodoKind::NotClosed => {
            let close = deeds.step("overview-do-close", deeds.numbered("today-close"), StepKind::Close);
            ("overview-held-today", Some("overview-to-close"), vec![deeds.open(), close])
        }
        // Of what is to be done only what is about a visit of today is next.
        TodoKind::SessionToday
        | TodoKind::ConcernWaits
        | TodoKind::LeavingForgotten
        | TodoKind::DayPassed
        | TodoKind::NothingPlanned => {
            let arrived = change("visit-arrived", SessionChange::Arrived);
            let move_it = deeds.step("overview-move", deeds.numbered("overview-move-named"), StepKind::Plan);
            ("date-today", None, vec![move_it, deeds.open(), arrived])
        }
    };
    let mut next = next_up(context, family, number, &context.get(when), deeds);
    if let Some(key) = says {
        next.says = vec![context.get(key)];
    }
    next
}

/// Makes what can be done about one session.
struct Deeds<'a> {
    context: &'a Context<'a>,
    number: u32,
}

fn deeds_of<'a>(context: &'a Context<'a>, number: u32) -> Deeds<'a> {
    Deeds { context, number }
}

impl Deeds<'_> {
    fn busy(&self) -> Option<String> {
        self.context.state.busy.as_ref().map(|busy| self.context.say(&busy.message()))
    }

    fn numbered(&self, key: &'static str) -> String {
        self.context.say(&Message::new(key).with("number", self.number))
    }

    fn deed(&self, words: String, name: String, does: FamilyAction) -> Deed {
        Deed { words, name, does: DeedKind::Act(vec![does.into()]), off: self.busy() }
    }

    fn open(&self) -> Deed {
        let words = self.context.get("overview-open");
        self.deed(words, self.numbered("today-open"), FamilyAction::OpenSession(self.number))
    }

    fn step(&self, words: &'static str, name: String, step: StepKind) -> Deed {
        let does = FamilyAction::OpenStep(self.number, step);
        self.deed(self.context.get(words), name, does)
    }
}
