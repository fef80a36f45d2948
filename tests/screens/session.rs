//! The Session screen: steps, the visit and its correction, plan, clips to show, review, close.

use egui::Role;
use egui_kittest::kittest::Queryable as _;

use super::fuller::{RECORD, clip_id, date, moment, session, untouched};
use super::states::{RECORDING, day};
use super::{Window, say};
use attune::app::action::{SessionAction, UserAction, WindowAction};
use attune::casework::changes::SessionChange;
use attune::casework::sentences;
use attune::programme::steps::MissingPart;
use attune::programme::{HeldVisit, Missed, PlaceKind, Session, StepKind, VisitCorrection};
use attune::words::Message;

fn changed(change: SessionChange) -> [UserAction; 1] {
    [UserAction::Session(SessionAction::Change(4, change))]
}

fn numbered(number: u32, kind: StepKind) -> String {
    say(Message::new("visit-step").with("number", number).with("step", sentences::step(kind)))
}

#[test]
fn every_step_can_be_opened_and_says_what_it_lacks() {
    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    for (number, kind) in
        (1..).zip([StepKind::Plan, StepKind::Film, StepKind::Tag, StepKind::Review, StepKind::Close])
    {
        assert_eq!(
            window.press(&numbered(number, kind)),
            [UserAction::Session(SessionAction::ChooseStep(kind))]
        );
    }
    window.assert_says(sentences::missing(&MissingPart::NotFilmed));
    window.assert_says(Message::new("visit-more-missing").with("count", 1_u32));
    window.assert_says(Message::new("visit-worker").with("worker", "mk"));
    assert_eq!(window.press(&say("action-back")), [UserAction::Window(WindowAction::Back)]);
}

#[test]
fn a_visit_begins_and_ends_by_its_buttons() {
    let mut window = Window::new(untouched(StepKind::Plan));
    assert!(!window.is_on(&say("visit-leaving")), "nobody has arrived");
    assert_eq!(window.press(&say("visit-arrived")), changed(SessionChange::Arrived));

    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    assert!(!window.is_on(&say("visit-arrived")));
    assert!(window.says("14:02"));
    assert_eq!(window.press(&say("visit-leaving")), changed(SessionChange::Leaving));
}

/// Where a visit is, is asked beside its times until somebody has said it, and not where nobody has to.
#[test]
fn the_place_of_a_visit_is_asked_beside_its_times() {
    for (key, kind) in
        [("visit-place-home", PlaceKind::Home), ("visit-place-elsewhere", PlaceKind::Elsewhere)]
    {
        let mut window = Window::new(session(StepKind::Film, |_| {}));
        window.assert_says("visit-place-ask");
        assert_eq!(window.press(&say(key)), changed(SessionChange::Place(kind, String::new().into())));
    }
    let said = session(StepKind::Film, |view| view.steps[0].missing.clear());
    Window::new(said).assert_silent("visit-place-ask");
    Window::new(untouched(StepKind::Film)).assert_silent("visit-place-ask");
}

#[test]
fn a_number_that_may_be_a_slip_is_asked_back() {
    let far = MissingPart::NumberFar { number: 50, asked: 10 };
    let question = sentences::missing(&far);
    let window = Window::new(session(StepKind::Close, |view| view.steps[0].missing.insert(0, far)));
    window.assert_says(question);
}

fn corrected() -> HeldVisit {
    HeldVisit {
        arrived: Some(moment(20, 14, 2)),
        leaving: Some(moment(20, 15, 10)),
        correction: Some(VisitCorrection {
            arrived: Some(moment(20, 13, 55)),
            leaving: None,
            reason: "Pressed late".into(),
            recorded: moment(20, 16, 0),
        }),
        ..HeldVisit::on(day(20))
    }
}

#[test]
fn a_correction_shows_what_was_measured_and_can_be_taken_back() {
    let mut window = Window::new(session(StepKind::Plan, |view| view.session.held = Some(corrected())));
    for told in ["13:55", "15:10"] {
        assert!(window.says(told), "{told}");
    }
    window.assert_says(Message::new("visit-measured").with("time", "14:02"));
    window.assert_says(Message::new("visit-corrected").with("reason", "Pressed late"));
    window.assert_says(Message::new("visit-length").with("length", "1:15:00"));
    assert_eq!(window.press(&say("visit-take-back")), changed(SessionChange::TakeBackCorrection));
}

#[test]
fn times_are_corrected_with_a_reason_and_only_what_differs() {
    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    window.press(&say("visit-correct"));
    let save = say("visit-correct-save");
    assert!(!window.is_on(&save));
    window.assert_says("visit-needs-change");
    window.write(Role::TextInput, &say("visit-leaving-time"), "25:00");
    window.assert_says("time-wrong");
    assert!(!window.is_on(&save));
    window.clear(Role::TextInput, &say("visit-leaving-time"));
    window.write(Role::TextInput, &say("visit-leaving-time"), "13:00");
    window.assert_says("evidence-length-impossible");
    window.clear(Role::TextInput, &say("visit-leaving-time"));
    window.write(Role::TextInput, &say("visit-leaving-time"), "15:20");
    window.assert_says("visit-needs-reason");
    window.write(Role::TextInput, &say("visit-reason"), "Forgot to press");
    let wanted = SessionChange::Correct {
        arrived: None,
        leaving: day(20).and_hms_opt(15, 20, 0),
        reason: "Forgot to press".into(),
    };
    assert_eq!(window.press(&save), changed(wanted));
    assert_eq!(window.value(Role::TextInput, &say("visit-reason")), "Forgot to press", "it is not saved yet");
    window.turn_to(session(StepKind::Plan, |view| view.session.held = Some(corrected())));
    window.save();
    window.assert_silent("visit-correct-title");
}

#[test]
fn a_session_is_planned_for_a_day_that_can_be_read() {
    let mut window = Window::new(untouched(StepKind::Plan));
    let plan = say("plan-plan");
    assert!(!window.is_on(&plan));
    window.write(Role::TextInput, &say("plan-day"), "2026-02-30");
    window.assert_says("date-wrong");
    assert!(!window.is_on(&plan));
    window.clear(Role::TextInput, &say("plan-day"));
    assert!(window.press(&say("date-set-today")).is_empty());
    assert!(window.press(&say("date-week-later")).is_empty());
    assert!(window.says("Fri 27 March 2026"));
    assert_eq!(window.press(&plan), changed(SessionChange::Plan(Some(day(27)))));
}

fn planned(change: impl FnOnce(&mut Session)) -> attune::app::state::State {
    session(StepKind::Plan, |view| {
        view.session.held = None;
        change(&mut view.session);
    })
}

#[test]
fn a_planned_session_is_moved_missed_or_taken_back_with_a_reason() {
    let mut window = Window::new(planned(|_| {}));
    window
        .assert_says(Message::new("plan-moved-from").with("day", day(2)).with("reason", "The child was ill"));
    assert_eq!(window.press(&say("plan-take-back")), changed(SessionChange::Plan(None)));
    window.press(&say("plan-move"));
    let save = say("plan-move-save");
    window.write(Role::TextInput, &say("plan-move-to"), "2026-03-20");
    window.assert_says("plan-same-day");
    window.clear(Role::TextInput, &say("plan-move-to"));
    window.write(Role::TextInput, &say("plan-move-to"), "2026-03-24");
    assert!(!window.is_on(&save));
    window.assert_says("visit-needs-reason");
    window.write(Role::TextInput, &say("visit-reason"), "Snow");
    assert_eq!(window.press(&save), changed(SessionChange::Move { to: day(24), reason: "Snow".into() }));
    window.press(&say("plan-miss"));
    assert_eq!(window.press(&say("plan-miss-save")), changed(SessionChange::Miss { reason: "Snow".into() }));
}

#[test]
fn a_missed_session_can_be_moved_or_not_missed() {
    let mut window = Window::new(planned(|session| {
        session.missed = Some(Missed { reason: "Nobody at home".into(), on: None });
    }));
    window.assert_says(Message::new("plan-missed").with("reason", "Nobody at home"));
    window.assert_silent("plan-miss");
    assert_eq!(window.press(&say("plan-not-missed")), changed(SessionChange::NotMissed));
}

#[test]
fn focus_aims_and_place_are_changed_one_by_one() {
    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    let save = say("plan-focus-save");
    assert!(!window.is_on(&save), "nothing was typed");
    window.write(Role::MultilineTextInput, &say("plan-focus"), " now");
    let focus = window.value(Role::MultilineTextInput, &say("plan-focus"));
    assert_eq!(window.press(&save), changed(SessionChange::Focus(focus.trim().into())));
    assert_eq!(window.value(Role::MultilineTextInput, &say("plan-focus")), focus, "it is not saved yet");

    let aim = "respond positively to cues and expressions of the child's feelings";
    assert_eq!(window.act(Role::CheckBox, aim), changed(SessionChange::Aim("A3".into(), true)));
    let aim = "improve their understanding of what their child's behaviour means";
    assert_eq!(window.act(Role::CheckBox, aim), changed(SessionChange::Aim("A2".into(), false)));

    let home = changed(SessionChange::Place(PlaceKind::Home, String::new().into()));
    assert_eq!(window.press(&say("plan-place-home")), home);
}

#[test]
fn clips_are_chosen_ordered_and_removed() {
    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    let clip = |session: u32, number: i64| {
        let time = |secs| attune::base::MediaTime::from_secs(secs + number).to_string();
        say(Message::new("show-clip")
            .with("session", session)
            .with("start", time(62))
            .with("end", time(75))
            .with("tags", format!("Moment {number}")))
    };
    let named = |key, place: u32, clip: &str| say(Message::new(key).with("place", place).with("clip", clip));
    let (one, two, three) = (clip_id(1), clip_id(2), clip_id(99));
    let show = |clips: &[attune::base::ClipId]| changed(SessionChange::Show(clips.to_vec()));
    assert_eq!(window.press(&named("show-down-named", 1, &clip(4, 1))), show(&[two, one, three]));
    assert_eq!(window.press(&named("show-up-named", 2, &clip(3, 2))), show(&[two, one, three]));
    assert_eq!(window.press(&named("show-remove-named", 3, &say("show-clip-gone"))), show(&[one, two]));
    assert!(!window.is_on(&named("show-up-named", 1, &clip(4, 1))));

    let choose = |clip: &str| say(Message::new("show-choose-named").with("clip", clip));
    let chosen = window.press(&choose(&clip(3, 3)));
    assert_eq!(chosen, show(&[one, two, three, clip_id(3)]));
    assert!(!window.is_on(&choose(&clip(3, 2))), "it is chosen");
    assert!(!window.is_on(&choose(&clip(3, 4))), "it is not for parents");
    window.assert_says("show-kept-back");

    assert!(window.press(&say("heading-strengths")).is_empty());
    assert!(!window.says(&choose(&clip(3, 3))), "it stands under another heading");
    window.0.get_by_role_and_label(Role::Button, &choose(&clip(3, 2)));
}

#[test]
fn a_clip_for_staff_is_chosen_with_a_reason() {
    let mut window = Window::new(session(StepKind::Plan, |view| view.clips[3].needs_reason = true));
    window.assert_says("despite-needed");
    let line = say(Message::new("show-clip")
        .with("session", 3_u32)
        .with("start", "1:06")
        .with("end", "1:19")
        .with("tags", "Moment 4"));
    assert!(
        window.press(&say(Message::new("show-choose-named").with("clip", line))).is_empty(),
        "it asks first"
    );
    window.write(Role::TextInput, &say("despite-reason"), "They asked");
    let chosen = changed(SessionChange::ShowDespite(clip_id(4), "They asked".into()));
    assert_eq!(window.press(&say("despite-show")), chosen);
}

#[test]
fn filming_is_refused_with_its_reasons() {
    let mut window = Window::new(session(StepKind::Film, |_| {}));
    let film = say(Message::new("family-film").with("session", 4_u32));
    assert_eq!(window.press(&film), [UserAction::Session(SessionAction::Film(4))]);

    let lack = Message::new("refuse-film-no-consent").with("person", "Mum");
    let refused = lack.clone();
    let mut window = Window::new(session(StepKind::Film, |view| view.film_refusals = vec![refused]));
    assert!(!window.is_on(&film));
    assert!(window.press(&film).is_empty());
    window.0.get_by_role_and_label(Role::Alert, &say(lack));
}

#[test]
fn a_films_clips_are_counted_by_heading_and_it_can_be_tagged() {
    let mut window = Window::new(session(StepKind::Tag, |_| {}));
    let heading = Message::new("visit-heading-count")
        .with("heading", sentences::heading("sensitivity"))
        .with("count", 1_u32);
    window.assert_says(heading);
    let started = super::states::recording(4).started.with_timezone(&chrono::Local);
    let name = Message::new("family-watch-named")
        .with("session", 4_u32)
        .with("time", started.format("%H:%M").to_string());
    assert_eq!(window.press(&say(name)), [UserAction::Session(SessionAction::Watch(RECORDING))]);
    Window::new(untouched(StepKind::Tag)).assert_says("visit-tag-no-film");
}

#[test]
fn showing_waits_for_its_permission_and_what_was_shown_and_said_is_listed() {
    let mut window = Window::new(session(StepKind::Review, |_| {}));
    assert_eq!(window.press(&say("review-show")), [UserAction::Session(SessionAction::ShowToParents(4))]);
    let shown = Message::new("review-shown")
        .with("day", day(20))
        .with("time", "15:05")
        .with("played", "0:26")
        .with("length", "0:13");
    window.assert_says(shown);
    window.assert_says(Message::new("review-words").with("words", "I did not know she looked at me"));
    let remove = say(Message::new("review-words-remove-named").with("time", "15:08"));
    assert_eq!(window.press(&remove), changed(SessionChange::RemoveParentWords(RECORD)));
    let save = say("review-words-save");
    assert!(!window.is_on(&save));
    window.write(Role::MultilineTextInput, &say("review-words-new"), "She waits for me");
    let words = changed(SessionChange::ParentWords(None, "She waits for me".into()));
    assert_eq!(window.press(&save), words);

    let lack = Message::new("refuse-film-no-consent").with("person", "Dad");
    let refused = lack.clone();
    let window = Window::new(session(StepKind::Review, |view| view.show_refusals = vec![refused]));
    assert!(!window.is_on(&say("review-show")));
    window.0.get_by_role_and_label(Role::Alert, &say(lack));
    let window = Window::new(untouched(StepKind::Review));
    window.assert_says("show-none-chosen");
    window.assert_says("review-nothing-shown");
}

#[test]
fn closing_names_everything_that_is_missing() {
    let mut window = Window::new(session(StepKind::Close, |_| {}));
    for missing in [MissingPart::NoPlace, MissingPart::NotFilmed, MissingPart::NoClips, MissingPart::NotLeft]
    {
        window.assert_says(sentences::missing(&missing));
    }
    window.write(Role::MultilineTextInput, &say("close-note"), "A good visit");
    assert_eq!(window.press(&say("close-close")), changed(SessionChange::Close("A good visit".into())));

    let window = Window::new(untouched(StepKind::Close));
    assert!(!window.is_on(&say("close-close")));
    window.assert_says("close-not-held");
}

#[test]
fn a_closed_session_can_be_reopened() {
    let closed = attune::programme::Closed { at: moment(20, 17, 0), note: "A good visit".into() };
    let mut window = Window::new(session(StepKind::Close, |view| view.session.closed = Some(closed)));
    assert_eq!(window.value(Role::MultilineTextInput, &say("close-note")), "A good visit");
    assert_eq!(window.press(&say("close-reopen")), changed(SessionChange::Reopen));
    assert!(!window.is_on(&say("close-save-note")), "it is saved");
}

#[test]
fn a_day_of_another_month_is_said_in_words() {
    let window = Window::new(planned(|session| session.planned = Some(date(4, 1))));
    window.assert_says(Message::new("visit-planned-for").with("day", date(4, 1)));
}
