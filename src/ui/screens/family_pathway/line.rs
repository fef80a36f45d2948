//! The way so far as a line down the page: every entry and programme by its day, the newest last, each with what can be
//! done to it; beneath, the buttons that write another.

use chrono::NaiveDate;
use egui::{Grid, TextWrapMode, Ui, pos2, vec2};

use super::parts::{Page, measured};
use super::{Form, Sheet, Wanted};
use crate::app::action::UserAction;
use crate::base::{PersonId, Redacted};
use crate::casework::changes::EntryChange;
use crate::casework::sentences::{around, pathway};
use crate::programme::pathway::Course;
use crate::programme::{
    Area, Assessment, Contributor, ContributorKind, Ending, Entered, Entry, Judgement, Offer, OfferReply,
    Review,
};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning, Notice, Palette};
use crate::ui::widgets;
use crate::words::Message;

/// Room at the left for the line and its signs, in points.
const GUTTER: f32 = 34.0;
/// Room for the buttons beside an entry, in points.
const BUTTONS: f32 = 228.0;

/// One place on the line.
struct Place<'a> {
    day: Option<NaiveDate>,
    title: String,
    facts: Vec<String>,
    sign: (Icon, Meaning),
    what: What<'a>,
}

enum What<'a> {
    Entry(&'a Entered),
    Course,
}

/// Draws the card.
pub fn card(ui: &mut Ui, page: Page<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    theme::card(ui, |ui| {
        theme::subheading(ui, &page.get("pathway-title"));
        let places = places(page);
        if places.is_empty() {
            theme::empty_state(ui, &page.get("pathway-empty"), &page.get("pathway-empty-hint"));
        }
        let mut above = None;
        for place in &places {
            above = Some(draw(ui, page, form, place, above, actions));
        }
        widgets::gap(ui);
        add(ui, page, form);
    });
}

/// The buttons that write another entry, in the order of the way.
fn add(ui: &mut Ui, page: Page<'_>, form: &mut Form) {
    ui.horizontal_wrapped(|ui| {
        // A button that does not fit goes to the next row whole.
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        for (key, wanted) in [
            ("pathway-add-referral", Wanted::Referral),
            ("pathway-add-assessment", Wanted::Assessment),
            ("pathway-add-offer", Wanted::Offer),
            ("pathway-add-judgement", Wanted::Judgement),
            ("pathway-add-review", Wanted::Review),
            ("pathway-add-ending", Wanted::Ending),
        ] {
            let words = page.get(key);
            if widgets::named_button(ui, page.is_ready(), &words, &words).clicked() {
                form.sheet = Sheet::wanted(page, wanted);
            }
        }
    });
}

/// Everything on the line, by day.
fn places(page: Page<'_>) -> Vec<Place<'_>> {
    let entries = page.family.entries.iter().filter_map(|entered| of_entry(page, entered));
    let courses = page.way().courses.iter().map(|course| of_course(page, course));
    let mut places: Vec<Place<'_>> = entries.chain(courses).collect();
    places.sort_by_key(|place| (place.day.is_none(), place.day));
    places
}

fn of_entry<'a>(page: Page<'a>, entered: &'a Entered) -> Option<Place<'a>> {
    let (day, title, facts, sign) = match &entered.entry {
        Entry::Referral(body) => {
            let from = body
                .from
                .map(around::agency)
                .map(|from| Message::new("pathway-referral-from").with("from", from));
            let from = page.say(&from.unwrap_or_else(|| Message::new("pathway-referral-self")));
            let why = page.say(&pathway::referral_reason(body.why));
            let facts = vec![format!("{from} · {why}")].into_iter().chain(said(&body.words)).collect();
            (body.on, page.get("pathway-referral"), facts, (Icon::Next, Meaning::Met))
        }
        Entry::Assessment(body) => assessment(page, body),
        Entry::Offer(body) => offer(page, body),
        Entry::Judgement(body) => judgement(page, body),
        Entry::Review(body) => review(page, body),
        Entry::Override(body) => {
            let title = Message::new("pathway-override").with("step", pathway::step(body.step));
            let sign = (Icon::Warning, Meaning::NotMet);
            (body.on, page.say(&title), said(&body.why).collect(), sign)
        }
        Entry::Ending(body) => ending(page, body),
        _ => return None,
    };
    Some(Place { day: Some(day), title, facts, sign, what: What::Entry(entered) })
}

type Told = (NaiveDate, String, Vec<String>, (Icon, Meaning));

fn assessment(page: Page<'_>, body: &Assessment) -> Told {
    let noted = Area::ALL.len() - body.missing().count();
    let (state, sign) = match body.complete_on() {
        Some(day) => (Message::new("pathway-assessment-done").with("day", day), (Icon::Check, Meaning::Met)),
        None => {
            (Message::new("pathway-assessment-open").with("count", noted), (Icon::Clock, Meaning::NotYet))
        }
    };
    let mut facts = vec![page.say(&state)];
    facts.extend(body.circumstances.iter().map(|one| page.say(&pathway::circumstance(*one))));
    facts.extend(contributors(page, &body.contributors));
    let quiet = |signs| page.say(&Message::new("pathway-quiet").with("signs", signs));
    facts.extend(said(&body.quiet_signs).map(quiet));
    for result in &body.tools {
        let title = page.way().guide.tool(&result.tool).map_or(result.tool.as_str(), |tool| &tool.title);
        let line = Message::new("pathway-tool").with("tool", title).with("day", result.on);
        let mut line = page.say(&line.with("result", result.result.reveal().as_str()));
        for rater in said(&result.rater) {
            let rated = Message::new("pathway-tool-rater").with("rater", rater);
            line = format!("{line} · {}", page.say(&rated));
        }
        facts.push(line);
    }
    (body.on, page.get("pathway-assessment"), facts, sign)
}

/// Who was heard, and whom the guidance asks for and was not.
fn contributors(page: Page<'_>, heard: &[Contributor]) -> impl Iterator<Item = String> {
    let one = |who: &Contributor| {
        let kind = pathway::contributor(who.kind);
        match who.label.reveal().as_str() {
            "" => page.say(&kind),
            label => page.say(&Message::new("pathway-contributor").with("kind", kind).with("label", label)),
        }
    };
    let named: Vec<String> = heard.iter().map(one).collect();
    let missing: Vec<String> = ContributorKind::ASKED
        .into_iter()
        .filter(|kind| heard.iter().all(|who| who.kind != *kind))
        .map(|kind| page.say(&pathway::contributor(kind)))
        .collect();
    let line = |key, names: Vec<String>| {
        (!names.is_empty()).then(|| page.say(&Message::new(key).with("who", names.join(", "))))
    };
    [line("pathway-contributors", named), line("pathway-contributors-missing", missing)].into_iter().flatten()
}

fn offer(page: Page<'_>, body: &Offer) -> Told {
    let called = |id: &PersonId| {
        let found = page.way().people.iter().find(|person| person.id == *id);
        found.map(|person| page.called(person))
    };
    let who: Vec<String> = body.to.iter().filter_map(called).collect();
    let title = Message::new("pathway-offer").with("programme", page.way().title(&body.programme));
    let (state, sign) = match body.answer {
        None => (Message::new("pathway-offer-open"), (Icon::Clock, Meaning::NotYet)),
        Some(answer) => {
            let sign = match answer.reply {
                OfferReply::Accepted => (Icon::Check, Meaning::Met),
                OfferReply::Declined => (Icon::Cross, Meaning::NotApplicable),
                OfferReply::Thinking => (Icon::Clock, Meaning::NotYet),
            };
            let state = Message::new("pathway-offer-answered").with("answer", pathway::reply(answer.reply));
            (state.with("day", answer.on), sign)
        }
    };
    let facts = [page.say(&state)].into_iter().chain(said(&body.words)).collect();
    (body.on, page.say(&title.with("who", who.join(", "))), facts, sign)
}

fn judgement(page: Page<'_>, body: &Judgement) -> Told {
    let title = Message::new("pathway-judgement").with("programme", page.way().title(&body.programme));
    let how = |key, how| page.say(&Message::new(key).with("how", pathway::improvement(how)));
    let concern = if body.still_concerned { "pathway-judgement-concerned" } else { "pathway-judgement-calm" };
    let mut facts = vec![
        how("pathway-judgement-sensitivity", body.sensitivity),
        how("pathway-judgement-attachment", body.attachment),
        page.get(concern),
    ];
    let by = |who| page.say(&Message::new("pathway-judgement-by").with("who", who));
    facts.extend(said(&body.judged_by).map(by));
    facts.extend(said(&body.words));
    facts.extend(measured(page));
    let sign = if body.is_little() { (Icon::Warning, Meaning::AtRisk) } else { (Icon::Check, Meaning::Met) };
    (body.on, page.say(&title), facts, sign)
}

fn review(page: Page<'_>, body: &Review) -> Told {
    let (title, sign) = match body.conclusion {
        None => ("pathway-review-planned", (Icon::Clock, Meaning::NotYet)),
        Some(_) => ("pathway-review", (Icon::Check, Meaning::Met)),
    };
    let mut facts: Vec<String> = body
        .conclusion
        .map(|concluded| page.say(&pathway::conclusion(Some(concluded))))
        .into_iter()
        .collect();
    let who: Vec<String> = body
        .took_part
        .iter()
        .map(|part| {
            let kind = around::agency(part.agency);
            match part.who.reveal().as_str() {
                "" => page.say(&kind),
                who => page.say(&Message::new("pathway-contributor").with("kind", kind).with("label", who)),
            }
        })
        .collect();
    if !who.is_empty() {
        facts.push(page.say(&Message::new("pathway-review-with").with("who", who.join(", "))));
    }
    facts.extend(said(&body.notes));
    (body.on, page.get(title), facts, sign)
}

fn ending(page: Page<'_>, body: &Ending) -> Told {
    let reopened = body.reopened.map(|day| page.say(&Message::new("pathway-reopened").with("day", day)));
    let facts =
        [page.say(&pathway::end_reason(body.why))].into_iter().chain(said(&body.words)).chain(reopened);
    (body.on, page.get("pathway-ending"), facts.collect(), (Icon::Stop, Meaning::NotApplicable))
}

fn of_course<'a>(page: Page<'a>, course: &'a Course) -> Place<'a> {
    let title = Message::new("pathway-course").with("programme", page.way().title(&course.programme));
    let begun = match course.begun {
        Some(day) => Message::new("pathway-course-from").with("day", day),
        None => Message::new("pathway-course-planned"),
    };
    let held = match course.required {
        Some(required) => Message::new("pathway-course-held").with("required", required),
        None => Message::new("pathway-course-held-open"),
    };
    let mut held = page.say(&held.with("held", course.held.len()));
    if let Some(last) = course.held.last() {
        held = format!("{held} · {}", page.say(&Message::new("pathway-course-last").with("day", *last)));
    }
    let sign =
        if course.finished().is_some() { (Icon::Check, Meaning::Met) } else { (Icon::Play, Meaning::NotYet) };
    let (title, facts) = (page.say(&title), vec![page.say(&begun), held]);
    Place { day: course.begun, title, facts, sign, what: What::Course }
}

/// Draws a place and the line to the one above it; where its own sign stands.
fn draw(
    ui: &mut Ui,
    page: Page<'_>,
    form: &mut Form,
    place: &Place<'_>,
    above: Option<egui::Pos2>,
    actions: &mut Vec<UserAction>,
) -> egui::Pos2 {
    let (icon, meaning) = place.sign;
    let row = ui.horizontal_top(|ui| {
        ui.add_space(GUTTER);
        let buttons = if matches!(place.what, What::Entry(_)) { BUTTONS } else { 0.0 };
        let width = (ui.available_width() - buttons).max(160.0);
        ui.allocate_ui_with_layout(vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 3.0;
            told(ui, page, place);
        });
        if let What::Entry(entered) = place.what {
            buttons_of(ui, page, form, entered, &place.title);
        }
    });
    let colours = Palette::of(ui.visuals());
    let tone = colours.meaning(meaning);
    let centre = pos2(row.response.rect.left() + 12.0, row.response.rect.top() + 13.0);
    if let Some(above) = above {
        let from = pos2(above.x, above.y + 14.0);
        ui.painter().line_segment([from, pos2(centre.x, centre.y - 14.0)], (2.0, colours.line));
    }
    ui.painter().circle_filled(centre, 12.0, tone.ground);
    icon.paint(ui.painter(), egui::Rect::from_center_size(centre, vec2(14.0, 14.0)), tone.ink);
    if let What::Entry(entered) = place.what {
        taking_back(ui, page, form, entered, actions);
    }
    ui.add_space(6.0);
    centre
}

fn told(ui: &mut Ui, page: Page<'_>, place: &Place<'_>) {
    let day = place.day.map(|day| page.context.words.day(day));
    let title = [Some(place.title.clone()), day].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    widgets::strong(ui, &title);
    for fact in &place.facts {
        widgets::small(ui, fact);
    }
    let What::Entry(entered) = place.what else { return };
    if let Entry::Assessment(body) = &entered.entry {
        areas(ui, page, body, entered);
        for question in body.tools.iter().filter_map(|result| {
            page.way().guide.question(result, &page.way().people).map(pathway::tool_question)
        }) {
            widgets::sign_line(ui, Icon::Warning, Meaning::AtRisk, &page.say(&question));
        }
    }
    if !page.is_own(entered) {
        let who = Message::new("pathway-not-yours").with("who", page.writer(entered));
        widgets::small(ui, &page.say(&who));
    }
}

/// The eight areas, done or not yet.
fn areas(ui: &mut Ui, page: Page<'_>, body: &Assessment, entered: &Entered) {
    let columns = if ui.available_width() > 620.0 { 2 } else { 1 };
    #[allow(clippy::cast_precision_loss)] // one or two
    let width = ui.available_width() / columns as f32 - 16.0;
    ui.spacing_mut().interact_size.y = 0.0;
    let grid = Grid::new(("areas", entered.id)).num_columns(columns).spacing([16.0, 4.0]);
    grid.min_row_height(0.0).show(ui, |ui| {
        for (index, (area, text)) in page.way().guide.areas.iter().enumerate() {
            let note = body.note(*area);
            let (icon, meaning, word) = match note {
                Some(_) => (Icon::Check, Meaning::Met, "pathway-area-done"),
                None => (Icon::Dash, Meaning::NotYet, "pathway-area-missing"),
            };
            ui.vertical(|ui| {
                ui.set_width(width);
                let words = format!("{}: {}", text.title, page.get(word));
                widgets::sign_line(ui, icon, meaning, &words).on_hover_text(note.unwrap_or(&text.quote));
            });
            if index % columns == columns - 1 {
                ui.end_row();
            }
        }
    });
}

fn buttons_of(ui: &mut Ui, page: Page<'_>, form: &mut Form, entered: &Entered, title: &str) {
    if !page.is_own(entered) {
        return;
    }
    let named = |key| page.say(&Message::new(key).with("what", title));
    // Why something was gone without is taken back and said anew, not reworded.
    if !matches!(entered.entry, Entry::Override(_)) {
        let (words, name) = (page.get("pathway-change"), named("pathway-change-named"));
        if widgets::named_button(ui, page.is_ready(), &words, &name).clicked() {
            form.sheet = Sheet::wanted(page, Wanted::Change(entered.id));
        }
    }
    let (words, name) = (page.get("pathway-take-back"), named("pathway-take-back-named"));
    if widgets::named_button(ui, page.is_ready(), &words, &name).clicked() {
        form.taking_back = Some(entered.id);
    }
}

fn taking_back(
    ui: &mut Ui,
    page: Page<'_>,
    form: &mut Form,
    entered: &Entered,
    actions: &mut Vec<UserAction>,
) {
    if form.taking_back != Some(entered.id) {
        return;
    }
    theme::notice(ui, Notice::Warning, &page.get("pathway-take-back-asked"));
    ui.horizontal(|ui| {
        if theme::danger_button(ui, &page.get("pathway-take-back-yes")).clicked() {
            actions.push(UserAction::ChangeEntry(EntryChange::TakeBack(entered.id)));
            form.taking_back = None;
        }
        if theme::secondary_button(ui, &page.get("action-cancel")).clicked() {
            form.taking_back = None;
        }
    });
}

/// Words, where there are any.
fn said(words: &Redacted<String>) -> impl Iterator<Item = String> + use<> {
    let words = words.reveal().trim();
    (!words.is_empty()).then(|| words.to_owned()).into_iter()
}
