//! The page of measures: charts, sentences and list over ratings made by hand, and the form to rate.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate};
use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::fuller::{DAD, MUM, date};
use super::states::{FIRST_USER, SECOND_USER, day, family, page_at, written_by};
use super::{Window, say};
use attune::app::action::{FamilyAction, UserAction};
use attune::app::state::{FamilyPage, State};
use attune::base::{PersonId, RecordId, Redacted, SessionId};
use attune::casework::changes::EntryChange;
use attune::casework::pages::{FamilyView, MeasuresView, RatedPerson, RatedSession, StaffRole, StaffRow};
use attune::programme::measures::{occasions, series};
use attune::programme::{Entered, Entry, HeldVisit, Measure, Occasion, Rater, Rating, Score, Session};
use attune::words::Message;

const CHILD: PersonId = PersonId::from_bytes([24; 16]);

fn session(number: u32) -> SessionId {
    SessionId::from_bytes([u8::try_from(number).unwrap(); 16])
}

/// Sessions 1 to 4, held in February and March 2026.
fn sessions() -> Vec<(SessionId, Session)> {
    let held = [date(2, 2), date(2, 11), date(2, 25), date(3, 11)];
    (1..)
        .zip(held)
        .map(|(number, on)| {
            let held = Some(HeldVisit::on(on));
            (session(number), Session { held, ..Session::new(number).unwrap() })
        })
        .collect()
}

fn me() -> Rater {
    Rater::Colleague { user: FIRST_USER }
}

fn rating(number: u32, values: &[(&str, i32)], rater: Rater, blind: bool) -> Rating {
    Rating {
        measure: "ainsworth".to_owned(),
        values: values.iter().map(|(scale, value)| ((*scale).to_owned(), Score::whole(*value))).collect(),
        occasion: Occasion::Session { session: session(number) },
        of: MUM,
        rater,
        blind,
        note: Redacted::default(),
    }
}

/// A family with these ratings, written by the person at the window.
fn rated(ratings: Vec<Rating>) -> FamilyView {
    let known = Measure::shipped().unwrap();
    let entries: Vec<Entered> = (1..)
        .zip(ratings)
        .map(|(id, rating)| Entered {
            id: RecordId::from_bytes([id; 16]),
            by: FIRST_USER,
            at: DateTime::UNIX_EPOCH,
            entry: Entry::Rating(rating),
        })
        .collect();
    let people = [(MUM, "Mum", true), (DAD, "Dad", true), (CHILD, "", false)];
    let people =
        people.map(|(person, label, is_carer)| RatedPerson { person, label: label.into(), is_carer });
    let series = series(&known, &entries, &sessions(), &people.clone().map(|person| person.person), day(20));
    let colleague = |user, login: &str| StaffRow {
        user,
        login: login.into(),
        role: StaffRole::Worker,
        administrator: false,
        retired: false,
        you: user == FIRST_USER,
    };
    let latest_first = sessions().into_iter().rev().map(|(session, body)| RatedSession {
        session,
        number: body.number,
        on: body.held.unwrap().date,
    });
    let measures = MeasuresView {
        occasions: occasions(&sessions(), &series, day(20)),
        known,
        series,
        sessions: latest_first.collect(),
        people: people.to_vec(),
        colleagues: vec![colleague(FIRST_USER, "mk"), colleague(SECOND_USER, "anna")],
    };
    FamilyView { mine: written_by(FIRST_USER, &entries), entries, measures, ..family() }
}

fn page(view: FamilyView) -> State {
    page_at(view, FamilyPage::Measures)
}

/// Two raters, one of them blind, over four sessions.
pub fn full() -> State {
    let all = |values: [i32; 4]| {
        ["sensitivity", "cooperation", "availability", "acceptance"].into_iter().zip(values)
    };
    let by = |number, values, rater: Rater, blind| {
        let values: Vec<(&str, i32)> = all(values).collect();
        Rating { note: "A calm day".into(), ..rating(number, &values, rater, blind) }
    };
    let lane = || Rater::Outside { name: "Dr. Lane of the university's attachment group".into() };
    page(rated(vec![
        by(1, [4, 3, 5, 6], me(), false),
        by(1, [3, 3, 4, 6], lane(), true),
        by(3, [5, 4, 5, 7], me(), false),
        by(4, [6, 5, 6, 7], me(), true),
        by(4, [5, 5, 6, 7], lane(), true),
    ]))
}

/// Nothing rated.
pub fn none() -> State {
    page(rated(Vec::new()))
}

fn at(number: u32) -> Message {
    Message::new("measures-at-session").with("number", number)
}

fn ends(scale: &str, first: (i32, u32), last: (i32, u32)) -> Message {
    Message::new("measures-ends")
        .with("scale", scale)
        .with("first", first.0.to_string())
        .with("begin", at(first.1))
        .with("last", last.0.to_string())
        .with("end", at(last.1))
}

fn value(scale: &str, value: i32) -> String {
    say(Message::new("measures-scale-value").with("scale", scale).with("value", value.to_string()))
}

#[test]
fn first_and_last_stand_side_by_side_and_the_chart_is_told_in_words() {
    let outside = Rater::Outside { name: "Dr. Lane".into() };
    let window = Window::new(page(rated(vec![
        rating(1, &[("sensitivity", 3), ("acceptance", 5)], me(), false),
        rating(4, &[("sensitivity", 6)], me(), false),
        rating(4, &[("acceptance", 7)], outside, true),
    ])));
    window.assert_says(ends("Sensitivity", (3, 1), (6, 4)));
    let seeing = Message::new("measures-same").with("first", "mk");
    window.assert_says(seeing);
    let other = Message::new("measures-other").with("first", "mk").with("last", "Dr. Lane");
    window.assert_says(other);
    let charts: Vec<String> =
        window.0.get_all_by_role(Role::Image).filter_map(|node| node.accesskit_node().label()).collect();
    let start = "Chart of Sensitivity over the sessions: 3 at session 1, mk, not blind; 6 at session 4";
    assert!(charts.iter().any(|chart| chart.starts_with(start)), "{charts:?}");
    // The list tells the same: a row a rating, with a way to revise it.
    for (number, rater) in [(1, "mk"), (4, "mk"), (4, "Dr. Lane")] {
        let revise = Message::new("measures-revise-named").with("when", say(at(number))).with("rater", rater);
        assert!(window.is_on(&say(revise)));
    }
}

#[test]
fn one_rating_and_none_say_what_is_still_to_come() {
    let window = Window::new(page(rated(vec![rating(2, &[("sensitivity", 4)], me(), true)])));
    let one = Message::new("measures-one").with("scale", "Sensitivity").with("value", "4");
    window.assert_says(one.with("when", at(2)));
    let window = Window::new(page(rated(Vec::new())));
    window.assert_says("measures-none");
    window.assert_says("measures-none-hint");
}

#[test]
fn the_other_carer_and_another_measure_have_courses_of_their_own() {
    let mut of_dad = rating(1, &[("sensitivity", 2)], me(), false);
    of_dad.of = DAD;
    let mut gone = rating(1, &[("charm", 2)], me(), false);
    gone.measure = "charm-scale".to_owned();
    let mut window =
        Window::new(page(rated(vec![rating(1, &[("sensitivity", 3)], me(), false), of_dad, gone])));
    let one = |value: &str| {
        Message::new("measures-one").with("scale", "Sensitivity").with("value", value).with("when", at(1))
    };
    window.assert_says(one("3"));
    window.press("Dad");
    window.assert_says(one("2"));
    window.press("charm-scale");
    window.assert_says(Message::new("measures-unknown").with("measure", "charm-scale"));
    window.assert_says("measures-choose-known");
    window.press("Parenting quality tool");
    window.assert_says("measures-none");
}

/// Picks from a list.
fn pick(window: &mut Window, list: &str, choice: &str) {
    window.act(
        Role::ComboBox,
        &say(Message::new(match list {
            "when" => "measures-when",
            _ => "measures-rater",
        })),
    );
    window.0.get_all_by_label(choice).last().unwrap().click();
    window.0.run();
}

#[test]
fn a_session_is_rated_and_each_value_says_what_it_stands_for() {
    let mut window = Window::new(page(rated(Vec::new())));
    let save = say("measures-save");
    window.assert_says("measures-needs-when");
    let choice = Message::new("measures-session-choice").with("number", 3_u32).with("day", date(2, 25));
    pick(&mut window, "when", &say(choice));
    window.assert_says("measures-needs-value");
    assert!(!window.is_on(&save));
    window.press(&value("Sensitivity", 6));
    let known = Measure::shipped().unwrap();
    for anchor in
        known[0].scales[0].anchors.iter().filter(|anchor| [5, 7].map(Score::whole).contains(&anchor.value))
    {
        let said = Message::new("measures-anchor").with("value", anchor.value.to_string());
        window.assert_says(said.with("words", anchor.words.as_str()));
    }
    window.press(&value("Cooperation", 9));
    window.press(&value("Cooperation", 9));
    window.press(&value("Acceptance", 7));
    window.act(Role::CheckBox, &say("measures-blind"));
    window.write(Role::MultilineTextInput, &say("measures-note"), " Calm day ");
    let mut wanted = rating(3, &[("sensitivity", 6), ("acceptance", 7)], me(), true);
    wanted.note = "Calm day".into();
    assert_eq!(
        window.press(&save),
        [UserAction::Family(FamilyAction::ChangeEntry(EntryChange::Add(Entry::Rating(wanted))))]
    );
}

#[test]
fn somebody_else_rates_a_day_with_a_shell() {
    let mut window = Window::new(page(rated(Vec::new())));
    window.press("Attachment Q-sort");
    pick(&mut window, "when", &say("measures-another-day"));
    window.assert_says("measures-needs-day");
    window.write(Role::TextInput, &say("measures-day"), "2026-03-02");
    pick(&mut window, "rater", &say("measures-outside"));
    window.assert_says("measures-needs-rater");
    window.write(Role::TextInput, &say("measures-outside-name"), "Dr. Lane");
    window.write(Role::TextInput, "Attachment security", "0.295");
    window.assert_says("measures-needs-right");
    window.clear(Role::TextInput, "Attachment security");
    window.write(Role::TextInput, "Attachment security", "0,29");
    window.press(&say(Message::new("measures-rate-whom").with("person", "Dad")));
    let wanted = Rating {
        measure: "attachment-q-sort".to_owned(),
        values: BTreeMap::from([("security".to_owned(), Score::from_f64(0.29).unwrap())]),
        occasion: Occasion::Day { on: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() },
        of: DAD,
        rater: Rater::Outside { name: "Dr. Lane".into() },
        blind: false,
        note: Redacted::default(),
    };
    let save = say("measures-save");
    assert_eq!(
        window.press(&save),
        [UserAction::Family(FamilyAction::ChangeEntry(EntryChange::Add(Entry::Rating(wanted))))]
    );
}

#[test]
fn a_rating_is_revised_or_taken_back_and_not_by_others() {
    let first = rating(1, &[("sensitivity", 3)], me(), false);
    let mut window = Window::new(page(rated(vec![first.clone()])));
    let named = |key| say(Message::new(key).with("when", say(at(1))).with("rater", "mk"));
    let record = RecordId::from_bytes([1; 16]);
    let back = window.press(&named("measures-take-back-named"));
    assert_eq!(back, [UserAction::Family(FamilyAction::ChangeEntry(EntryChange::TakeBack(record)))]);
    window.press(&named("measures-revise-named"));
    window.press(&value("Sensitivity", 4));
    let wanted =
        Rating { values: BTreeMap::from([("sensitivity".to_owned(), Score::whole(4))]), ..first.clone() };
    let saved = window.press(&say("measures-save-again"));
    assert_eq!(
        saved,
        [UserAction::Family(FamilyAction::ChangeEntry(EntryChange::Revise(record, Entry::Rating(wanted))))]
    );

    // Whoever wrote it: what counts is whose it is now.
    let handed = |to_me: bool| {
        let mut view = rated(vec![first.clone()]);
        view.entries[0].by = if to_me { SECOND_USER } else { FIRST_USER };
        view.mine = if to_me { written_by(SECOND_USER, &view.entries) } else { BTreeSet::new() };
        page(view)
    };
    let mut window = Window::new(handed(true));
    window.press(&named("measures-take-back-named"));
    let mut state = handed(false);
    state.me = Some(StaffRow {
        user: SECOND_USER,
        login: "anna".into(),
        role: StaffRole::Practitioner,
        administrator: false,
        retired: false,
        you: true,
    });
    let window = Window::new(state);
    window.assert_says("measures-not-yours");
    window.assert_silent(Message::new("measures-revise-named").with("when", say(at(1))).with("rater", "mk"));
}
