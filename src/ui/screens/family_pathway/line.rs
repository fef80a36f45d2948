//! The pathway so far as a line down the page: every entry and programme by its day, the newest last, each with what can be
//! done to it; beneath, the buttons that write another.

use chrono::NaiveDate;
use egui::{TextWrapMode, Ui, pos2, vec2};

use super::kind::Told;
use super::parts::{PathwayPage, said};
use super::sheet::{Form, KINDS, PathwaySheet, Wanted};
use crate::app::action::{FamilyAction, UserAction};
use crate::casework::changes::EntryChange;
use crate::casework::sentences::pathway;
use crate::programme::pathway::Course;
use crate::programme::{Entered, Entry, Override};
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
pub fn card(ui: &mut Ui, page: PathwayPage<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
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

/// The buttons that write another entry, in the order of the pathway.
fn add(ui: &mut Ui, page: PathwayPage<'_>, form: &mut Form) {
    ui.horizontal_wrapped(|ui| {
        // A button that does not fit goes to the next row whole.
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        for kind in KINDS {
            let words = page.get(kind.add);
            if widgets::named_button(ui, page.is_ready(), &words, &words).clicked() {
                form.sheet = PathwaySheet::wanted(page, Wanted::New(kind));
            }
        }
    });
}

/// Everything on the line, by day.
fn places(page: PathwayPage<'_>) -> Vec<Place<'_>> {
    let entries = page.family.entries.iter().filter_map(|entered| of_entry(page, entered));
    let courses = page.pathway().courses.iter().map(|course| of_course(page, course));
    let mut places: Vec<Place<'_>> = entries.chain(courses).collect();
    places.sort_by_key(|place| (place.day.is_none(), place.day));
    places
}

fn of_entry<'a>(page: PathwayPage<'a>, entered: &'a Entered) -> Option<Place<'a>> {
    let told = match &entered.entry {
        Entry::Override(body) => Some(skipped(page, body)),
        entry => KINDS.iter().find_map(|kind| (kind.told)(page, entry)),
    };
    let Told { day, title, facts, sign } = told?;
    Some(Place { day: Some(day), title, facts, sign, what: What::Entry(entered) })
}

/// A step that was skipped: it has no sheet, and says why.
fn skipped(page: PathwayPage<'_>, body: &Override) -> Told {
    let title = Message::new("pathway-override").with("step", pathway::step(body.step));
    let sign = (Icon::Warning, Meaning::NotMet);
    Told { day: body.on, title: page.say(&title), facts: said(&body.why).collect(), sign }
}

fn of_course<'a>(page: PathwayPage<'a>, course: &'a Course) -> Place<'a> {
    let title = Message::new("pathway-course").with("programme", page.pathway().title(&course.programme));
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
    page: PathwayPage<'_>,
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

fn told(ui: &mut Ui, page: PathwayPage<'_>, place: &Place<'_>) {
    let day = place.day.map(|day| page.context.words.day(day));
    let title = [Some(place.title.clone()), day].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    widgets::strong(ui, &title);
    for fact in &place.facts {
        widgets::small(ui, fact);
    }
    let What::Entry(entered) = place.what else { return };
    for more in KINDS.iter().filter_map(|kind| kind.more) {
        more(ui, page, entered);
    }
    if !page.is_own(entered) {
        let who = Message::new("pathway-not-yours").with("who", page.writer(entered));
        widgets::small(ui, &page.say(&who));
    }
}

fn buttons_of(ui: &mut Ui, page: PathwayPage<'_>, form: &mut Form, entered: &Entered, title: &str) {
    if !page.is_own(entered) {
        return;
    }
    let named = |key| page.say(&Message::new(key).with("what", title));
    // Why something was skipped is taken back and said anew, not reworded.
    if !matches!(entered.entry, Entry::Override(_)) {
        let (words, name) = (page.get("pathway-change"), named("pathway-change-named"));
        if widgets::named_button(ui, page.is_ready(), &words, &name).clicked() {
            form.sheet = PathwaySheet::wanted(page, Wanted::Change(entered.id));
        }
    }
    let (words, name) = (page.get("pathway-take-back"), named("pathway-take-back-named"));
    if widgets::named_button(ui, page.is_ready(), &words, &name).clicked() {
        form.taking_back = Some(entered.id);
    }
}

fn taking_back(
    ui: &mut Ui,
    page: PathwayPage<'_>,
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
            actions.push(FamilyAction::ChangeEntry(EntryChange::TakeBack(entered.id)).into());
            form.taking_back = None;
        }
        if theme::secondary_button(ui, &page.get("action-cancel")).clicked() {
            form.taking_back = None;
        }
    });
}
