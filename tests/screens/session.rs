//! The Session screen: steps, the visit and its correction, plan, what is watched today, watching, the end. What is typed
//! goes on record by itself.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::fuller::{MUM, date, moment, session, untouched};
use super::states::day;
use super::{Window, say};
use attune::app::action::{SessionAction, UserAction, WindowAction};
use attune::app::state::{FamilyPage, Place, Screen, State};
use attune::base::{MediaTime, Redacted};
use attune::casework::changes::SessionChange;
use attune::casework::pages::{NextSession, PersonThere};
use attune::casework::sentences;
use attune::programme::steps::MissingPart;
use attune::programme::{
    HeldVisit, Missed, PlaceKind, Session, SessionPlace, StepKind, StepState, VisitCorrection,
};
use attune::words::Message;

pub(super) fn changed(change: SessionChange) -> [UserAction; 1] {
    [does(SessionAction::Change(4, change))]
}

pub(super) fn does(action: SessionAction) -> UserAction {
    UserAction::Session(action)
}

fn numbered(number: u32, kind: StepKind) -> String {
    say(Message::new("visit-step").with("number", number).with("step", sentences::step(kind)))
}

/// What readers of the screen are told of a step besides its name.
fn told(window: &Window, number: u32, kind: StepKind) -> String {
    let name = numbered(number, kind);
    let step = window.0.get_by_role_and_label(Role::Tab, &name);
    step.accesskit_node().description().unwrap_or_default()
}

#[test]
fn every_step_can_be_opened_and_says_in_a_line_how_it_is_doing() {
    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    let table = [
        (StepKind::Plan, Message::new("step-to-add").with("count", 1_u32)),
        (StepKind::Film, Message::new("step-filmed").with("filmed", "12:04")),
        (StepKind::Tag, Message::new("step-moments").with("count", 1_u32)),
        (StepKind::Review, Message::new("step-shown").with("count", 1_u32)),
        (StepKind::Close, "step-said".into()),
    ];
    for (number, (kind, line)) in (1..).zip(table) {
        let pressed = window.act(Role::Tab, &numbered(number, kind));
        assert_eq!(pressed, [does(SessionAction::ChooseStep(kind))]);
        let line = if kind == StepKind::Film { told(&window, number, kind) } else { say(line) };
        assert_eq!(told(&window, number, kind), line, "{kind:?}");
    }
    assert!(told(&window, 2, StepKind::Film).ends_with("filmed"), "{}", told(&window, 2, StepKind::Film));
    assert_eq!(window.press(&say("action-back")), [UserAction::Window(WindowAction::Back)]);
}

/// Fault: "Film: Done – at least 10:00 is asked".
#[test]
fn a_film_that_is_too_short_says_how_much_there_is_of_what_is_asked() {
    let lack = MissingPart::FilmLength {
        filmed: MediaTime::from_secs(250),
        least: Some(MediaTime::from_minutes(10)),
        most: None,
    };
    let state = session(StepKind::Plan, |view| {
        view.recordings.truncate(1);
        view.recordings[0].filmed = MediaTime::from_secs(250);
        view.steps[1].state = StepState::Done;
        view.steps[1].missing = vec![lack];
    });
    let window = Window::new(state);
    let wanted =
        Message::new("step-film-length").with("filmed", "4:10").with("least", 10_u32).with("most", 20_u32);
    assert_eq!(told(&window, 2, StepKind::Film), say(wanted));
}

/// The steps are one stop of the keyboard; arrows go from one to the next.
#[test]
fn arrows_go_from_step_to_step() {
    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    window.0.get_by_role_and_label(Role::Tab, &numbered(1, StepKind::Plan)).focus();
    window.0.run();
    window.key(Key::ArrowRight);
    window.key(Key::ArrowRight);
    assert_eq!(window.key(Key::Enter), [does(SessionAction::ChooseStep(StepKind::Tag))]);
}

#[test]
fn a_visit_begins_and_ends_by_its_buttons_and_its_clock_runs() {
    let mut window = Window::new(untouched(StepKind::Plan));
    assert!(!window.says(&say("visit-leaving")), "nobody has arrived");
    assert_eq!(window.press(&say("visit-arrived")), changed(SessionChange::Arrived));

    let at = |minutes| {
        let mut state = session(StepKind::Plan, |_| {});
        state.now = moment(20, 14, 2) + chrono::TimeDelta::minutes(minutes);
        state
    };
    let mut window = Window::new(at(32));
    assert!(!window.says(&say("visit-arrived")));
    window.assert_says(Message::new("visit-minutes").with("hours", 0_u32).with("minutes", 32_u32));
    window.assert_says(Message::new("visit-since").with("time", "14:02"));
    assert_eq!(window.press(&say("visit-leaving")), changed(SessionChange::Leaving));

    // Over midnight it says the day; set back it says no length; forgotten it asks for a correction.
    let mut state = at(11 * 60);
    state.today = day(21);
    let window = Window::new(state);
    window.assert_says(Message::new("visit-minutes").with("hours", 11_u32).with("minutes", 0_u32));
    window
        .assert_says(Message::new("visit-since-day").with("time", "14:02").with("day", "Fri 20 March 2026"));
    let window = Window::new(at(-30));
    window.assert_says(Message::new("visit-since").with("time", "14:02"));
    assert!(window.is_on(&say("visit-leaving")));
    let window = Window::new(at(25 * 60));
    assert!(!window.says(&say("visit-leaving")));
    window.assert_says("visit-leaving-forgotten");
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

/// Opens what is rarer, and one thing of it.
fn more(window: &mut Window, key: &'static str) -> Vec<UserAction> {
    assert!(window.press(&say("visit-more")).is_empty());
    window.press(&say(key))
}

#[test]
fn a_correction_shows_what_was_measured_and_can_be_taken_back() {
    let mut window = Window::new(session(StepKind::Plan, |view| view.session.held = Some(corrected())));
    let measured = Message::new("visit-measured").with("time", "14:02");
    let from = format!("13:55 ({})", say(measured));
    window.assert_says(Message::new("visit-from-to").with("from", from).with("to", "15:10"));
    window.assert_says(Message::new("visit-corrected").with("reason", "Pressed late"));
    window.assert_says(Message::new("visit-minutes").with("hours", 1_u32).with("minutes", 15_u32));
    assert_eq!(window.press(&say("visit-take-back")), changed(SessionChange::TakeBackCorrection));
}

#[test]
fn times_are_corrected_with_a_reason_and_only_what_differs() {
    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    assert!(more(&mut window, "visit-correct").is_empty());
    let save = say("visit-correct-save");
    assert!(!window.is_on(&save));
    // Nothing is left open over the dialog, and a day begins as it is written here.
    window.assert_silent(Message::new("visit-worker").with("worker", "mk"));
    assert_eq!(window.value(Role::TextInput, &say("visit-arrived-day")), "20/03/2026");
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

fn planned(change: impl FnOnce(&mut Session)) -> State {
    session(StepKind::Plan, |view| {
        view.session.held = None;
        change(&mut view.session);
    })
}

#[test]
fn a_planned_session_is_moved_missed_or_cleared_with_a_reason() {
    let mut window = Window::new(planned(|_| {}));
    window
        .assert_says(Message::new("plan-moved-from").with("day", day(2)).with("reason", "The child was ill"));
    assert_eq!(more(&mut window, "plan-take-back"), changed(SessionChange::Plan(None)));
    assert!(more(&mut window, "plan-move").is_empty());
    let save = say("plan-move-save");
    window.write(Role::TextInput, &say("plan-move-to"), "2026-03-20");
    window.assert_says("plan-same-day");
    window.clear(Role::TextInput, &say("plan-move-to"));
    window.write(Role::TextInput, &say("plan-move-to"), "2026-03-24");
    assert!(!window.is_on(&save));
    window.assert_says("visit-needs-reason");
    window.write(Role::TextInput, &say("visit-reason"), "Snow");
    assert_eq!(window.press(&save), changed(SessionChange::Move { to: day(24), reason: "Snow".into() }));

    let mut window = Window::new(planned(|_| {}));
    assert!(more(&mut window, "plan-miss").is_empty());
    window.write(Role::TextInput, &say("visit-reason"), "Snow");
    assert_eq!(window.press(&say("plan-miss-save")), changed(SessionChange::Miss { reason: "Snow".into() }));
}

#[test]
fn a_missed_session_can_be_moved_or_not_missed() {
    let mut window = Window::new(planned(|session| {
        session.missed = Some(Missed { reason: "Nobody at home".into(), on: None });
    }));
    window.assert_says(Message::new("plan-missed").with("reason", "Nobody at home"));
    assert!(window.press(&say("visit-more")).is_empty());
    window.assert_silent("plan-miss");
    window.assert_says(Message::new("visit-worker").with("worker", "mk"));
    assert_eq!(window.press(&say("plan-not-missed")), changed(SessionChange::NotMissed));
}

/// Hidden in the middle of a word, nothing of it is lost.
#[test]
fn what_is_typed_is_saved_before_the_screen_is_hidden() {
    type Typed = fn(Redacted<String>) -> SessionChange;
    let hide = |window: &mut Window| {
        window.0.key_press_modifiers(Modifiers::COMMAND, Key::L);
        window.actions()
    };
    let table: [(StepKind, &'static str, Typed); 4] = [
        (StepKind::Plan, "plan-focus", SessionChange::Focus),
        (StepKind::Plan, "plan-note", SessionChange::NoteToSelf),
        (StepKind::Close, "review-words-new", |words| SessionChange::ParentWords(None, words)),
        (StepKind::Close, "close-note", SessionChange::ClosingNote),
    ];
    for (step, field, change) in table {
        let mut window = Window::new(session(step, |_| {}));
        window.write(Role::MultilineTextInput, &say(field), " in a hurry");
        let typed = window.value(Role::MultilineTextInput, &say(field));
        let hidden = hide(&mut window);
        let wanted = [does(SessionAction::Change(4, change(typed.trim().into()))), WindowAction::Lock.into()];
        assert_eq!(hidden, wanted, "{field}");
    }
}

/// Whoever else is there is one of the family's people first: that is where consent is asked.
#[test]
fn someone_else_is_added_where_the_familys_people_are() {
    for step in [StepKind::Plan, StepKind::Review] {
        let mut window = Window::new(session(step, |_| {}));
        let pressed = window.press(&say("plan-people-else"));
        let [UserAction::Window(WindowAction::Open(Place::Family(_, FamilyPage::Data)))] = &pressed[..]
        else {
            panic!("{pressed:?}")
        };
    }
}

#[test]
fn the_keys_are_opened_from_what_is_rarer() {
    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    assert!(more(&mut window, "keys-title").is_empty());
    assert!(window.0.query_by_role_and_label(Role::Dialog, &say("keys-title")).is_some());
}

/// What is typed goes on record when the keyboard leaves the field, when typing pauses, and before anything else is done.
#[test]
fn what_is_typed_is_saved_by_itself() {
    let (focus, box_of_words) = (say("plan-focus"), Role::MultilineTextInput);
    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    window.write(box_of_words, &focus, " now");
    let typed = window.value(box_of_words, &focus);
    let saves = changed(SessionChange::Focus(typed.trim().into()));
    assert_eq!(window.key(Key::Tab), saves, "the keyboard has left");
    assert_eq!(window.value(box_of_words, &focus), typed, "it is not saved yet");
    window.0.get_by_role_and_label(box_of_words, &focus).focus();
    assert!(window.key(Key::Tab).is_empty(), "it was asked for already");

    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    window.write(box_of_words, &focus, " now");
    assert!(window.actions().is_empty(), "somebody is typing");
    window.0.input_mut().time = Some(window.0.ctx.input(|input| input.time) + 5.0);
    window.0.step();
    assert_eq!(window.actions(), saves, "typing paused");

    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    window.write(box_of_words, &say("plan-note"), "Ask how the nights went");
    window.0.get_by_role_and_label(Role::Tab, &numbered(2, StepKind::Film)).click_accesskit();
    let before = changed(SessionChange::NoteToSelf("Ask how the nights went".into()));
    let after = [does(SessionAction::ChooseStep(StepKind::Film))];
    assert_eq!(window.actions(), [before, after].concat(), "before anything else is done");
}

#[test]
fn when_it_was_saved_is_said_and_that_it_was_refused() {
    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    assert!(!window.says(&say("foot-not-saved")));
    let mut saved = session(StepKind::Plan, |_| {});
    let Screen::Session(screen) = &mut saved.screen else { unreachable!() };
    screen.saved = Some(moment(20, 9, 41));
    window.turn_to(saved);
    window.assert_says(Message::new("foot-saved").with("time", "09:41"));
    window.write(Role::MultilineTextInput, &say("plan-focus"), " now");
    let typed = window.value(Role::MultilineTextInput, &say("plan-focus"));
    window.key(Key::Tab);
    // Nobody waits for it any more, and it is not on record.
    window.0.run();
    window.assert_says("foot-not-saved");
    assert_eq!(window.value(Role::MultilineTextInput, &say("plan-focus")), typed, "what was typed stays");
}

#[test]
fn aims_place_and_people_are_changed_one_by_one() {
    let mut window = Window::new(session(StepKind::Plan, |view| {
        let row = |person, label: &str, there| PersonThere { person, label: label.into(), there };
        view.people = vec![row(MUM, "Mum", true), row(super::fuller::DAD, "Dad", false)];
    }));
    let aim = "Respond to the child’s cues and feelings";
    assert_eq!(window.act(Role::CheckBox, aim), changed(SessionChange::Aim("A3".into(), true)));
    let aim = "Understand what behaviour means";
    assert_eq!(window.act(Role::CheckBox, aim), changed(SessionChange::Aim("A2".into(), false)));
    let nowhere = Redacted::<String>::default;
    for (key, kind) in [
        ("plan-place-home", PlaceKind::Home),
        ("plan-place-elsewhere", PlaceKind::Elsewhere),
        ("plan-place-remote", PlaceKind::Remote),
    ] {
        let pressed = window.act(Role::RadioButton, &say(key));
        assert_eq!(pressed, changed(SessionChange::Place(kind, nowhere())));
    }
    assert_eq!(window.press("Mum"), changed(SessionChange::Present(MUM, false)));
    assert_eq!(window.press("Dad"), changed(SessionChange::Present(super::fuller::DAD, true)));

    let mut window = Window::new(session(StepKind::Plan, |view| {
        view.session.place = Some(SessionPlace { kind: PlaceKind::Elsewhere, detail: nowhere() });
    }));
    window.write(Role::TextInput, &say("plan-place-detail"), "the centre");
    let which = SessionChange::Place(PlaceKind::Elsewhere, "the centre".into());
    assert_eq!(window.key(Key::Tab), changed(which));
}

#[test]
fn filming_is_refused_with_its_reasons() {
    let film = say(Message::new("family-film").with("session", 4_u32));
    let unfilmed = |view: &mut attune::casework::pages::SessionView| view.recordings.clear();
    let mut window = Window::new(session(StepKind::Film, unfilmed));
    assert_eq!(window.press(&film), [does(SessionAction::Film(4))]);
    let mut window = Window::new(session(StepKind::Film, |_| {}));
    assert_eq!(window.press(&say("visit-film-more")), [does(SessionAction::Film(4))]);

    let lack = Message::new("refuse-film-no-consent").with("person", "Mum");
    let refused = lack.clone();
    let mut window = Window::new(session(StepKind::Film, |view| {
        unfilmed(view);
        view.film_refusals = vec![refused];
    }));
    assert!(!window.is_on(&film));
    assert!(window.press(&film).is_empty());
    window.0.get_by_role_and_label(Role::Alert, &say(lack));
}

#[test]
fn closing_counts_what_is_to_be_caught_up_on() {
    let mut window = Window::new(session(StepKind::Close, |_| {}));
    window.assert_says(Message::new("close-missing").with("count", 5_u32));
    for missing in [MissingPart::NoPlace, MissingPart::NotFilmed, MissingPart::NoClips, MissingPart::NotLeft]
    {
        window.assert_says(sentences::missing(&missing));
    }
    window.write(Role::MultilineTextInput, &say("close-note"), "A good visit");
    let note = changed(SessionChange::ClosingNote("A good visit".into()));
    let close = changed(SessionChange::Close("A good visit".into()));
    assert_eq!(window.press(&say("close-close")), [note, close].concat());

    let window = Window::new(untouched(StepKind::Close));
    assert!(!window.is_on(&say("close-close")));
}

#[test]
fn a_closed_session_can_be_reopened() {
    let closed = attune::programme::Closed { at: moment(20, 17, 0), note: "A good visit".into() };
    let mut window = Window::new(session(StepKind::Close, |view| view.session.closed = Some(closed)));
    assert_eq!(window.value(Role::MultilineTextInput, &say("close-note")), "A good visit");
    assert_eq!(window.press(&say("close-reopen")), changed(SessionChange::Reopen));
    assert!(!window.says(&say("close-close")), "it is closed");
}

#[test]
fn the_next_visit_is_planned_from_the_end_of_this_one() {
    let next =
        |planned| session(StepKind::Close, |view| view.next = Some(NextSession { number: 5, planned }));
    let mut window = Window::new(next(None));
    window.write(Role::TextInput, &say("close-next"), "27/3/2026");
    let plan = say(Message::new("close-next-plan").with("number", 5_u32));
    let wanted = SessionAction::Change(5, SessionChange::Plan(Some(day(27))));
    assert_eq!(window.press(&plan), [does(wanted)]);
    let window = Window::new(next(Some(day(27))));
    window.assert_says(Message::new("close-next-planned").with("number", 5_u32).with("day", day(27)));
}

#[test]
fn the_one_action_leads_to_the_next_step() {
    let at = |step, change: fn(&mut attune::casework::pages::SessionView)| session(step, change);
    let table = [
        (StepKind::Plan, StepKind::Film),
        (StepKind::Film, StepKind::Tag),
        (StepKind::Tag, StepKind::Review),
        (StepKind::Review, StepKind::Close),
    ];
    for (step, to) in table {
        let mut window = Window::new(at(step, |_| {}));
        let next = say(Message::new("foot-next").with("step", sentences::step(to)));
        assert_eq!(window.press(&next), [does(SessionAction::Next)], "{step:?}");
    }
}

#[test]
fn a_day_of_another_month_is_said_in_words() {
    let window = Window::new(planned(|session| session.planned = Some(date(4, 1))));
    window.assert_says(Message::new("visit-planned-for").with("day", date(4, 1)));
}

/// A family's code may be very long: where one is stays readable beside it.
#[test]
fn a_long_code_leaves_room_for_where_one_is() {
    for width in [683.0, 1366.0] {
        let mut window = Window::new(session(StepKind::Plan, |view| view.code = super::fuller::long()));
        window.0.set_size(egui::vec2(width, 768.0));
        window.0.run();
        let title = say(Message::new("visit-title").with("number", 4_u32));
        let place = window.0.get_by_role_and_label(Role::Heading, &title).rect();
        assert!(place.width() > 70.0, "{width}: {place}");
    }
}

/// What keeps a moment back is said in full, not cut off.
#[test]
fn what_is_wrong_with_a_moment_is_said_in_full() {
    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    window.0.set_size(egui::vec2(1366.0, 768.0));
    window.0.run();
    let words = say("show-kept-back");
    let label = window.0.get_all_by_role(Role::Label).find(|node| {
        node.accesskit_node().label().or_else(|| node.accesskit_node().value()).as_deref() == Some(&words)
    });
    let place = label.expect("it is said").rect();
    let line = 18.0;
    assert!(place.height() > 1.5 * line && place.right() < 1366.0, "{place}");
}
