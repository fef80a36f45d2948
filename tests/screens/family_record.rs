//! The Record page of a family, and the note for staff.

use chrono::NaiveDate;
use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::fuller::{DAD, MUM, full, session};
use super::states::{FIRST_USER, SECOND_USER, filming, page_at, parent, play, written_by};
use super::{Window, say};
use attune::app::action::{FamilyAction, FilmAction, UserAction, WindowAction};
use attune::app::state::{FamilyPage, State};
use attune::base::{PersonId, RecordId, Redacted, UserId};
use attune::casework::changes::{ChildWords, EntryChange, PeopleChange};
use attune::casework::pages::{FamilyView, RecordView, StaffRole, StaffRow};
use attune::casework::sentences::around;
use attune::programme::record::{continuity, events, key_workers, moves, placements, schooling};
use attune::programme::{
    AgencyKind, Attended, CarerKind, CarerSupport, ChildDetails, Concern, ConcernAnswer, Contact, Decision,
    EducationPlan, Entered, Entry, KeyPerson, KeyWorker, LegalStatus, Matters, Notified, Person, Placement,
    PlacementKind, Recorded, Role as Kin, Significant, StepKind, WaitingConcerns, YesNo,
};
use attune::words::Message;

const CHILD: PersonId = PersonId::from_bytes([31; 16]);
const TWIN: PersonId = PersonId::from_bytes([32; 16]);
/// Every part of the page that is shut at first.
pub const FOLDED: [&str; 9] = [
    "record-details",
    "record-placements",
    "record-key-worker",
    "record-concerns",
    "record-agencies",
    "record-significant",
    "record-decisions",
    "record-support",
    "record-history",
];

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn staff(user: UserId, login: &str, you: bool) -> StaffRow {
    let (role, administrator, retired) = (StaffRole::Worker, false, false);
    StaffRow { user, login: login.into(), role, administrator, retired, you }
}

fn entered(number: u8, by: UserId, entry: Entry) -> Entered {
    let (id, at) = (RecordId::from_bytes([number; 16]), "2026-03-10T10:00:00Z".parse().unwrap());
    Entered { id, by, at, entry }
}

fn text(text: &str) -> Redacted<String> {
    text.into()
}

fn people() -> Vec<Person> {
    let carer = |id, label| Person::new(id, Kin::Carer { kind: CarerKind::Parent }, text(label));
    let child = |id, label| Person::new(id, Kin::Child { born: Some(date("2020-11-01")) }, text(label));
    let legal = Recorded { choice: Some(LegalStatus::CareOrder), detail: text("interim") };
    let mut people = vec![carer(MUM, "Mum"), carer(DAD, "Dad"), child(CHILD, "Ada"), child(TWIN, "Ben")];
    people[1].left = Some(date("2026-03-02"));
    people[2].details = ChildDetails { legal, ..ChildDetails::default() };
    people
}

fn around_the_programme() -> Vec<Entry> {
    let stay = |from, until, kind, with, why| {
        let (from, until) = (date(from), Option::map(until, date));
        Entry::Placement(Placement {
            child: None,
            from,
            until,
            kind,
            with: text(with),
            ended_because: text(why),
        })
    };
    let worker = |who, from, because| {
        Entry::KeyWorker(KeyWorker { who, from: date(from), until: None, because: text(because) })
    };
    vec![
        stay("2024-01-05", Some("2025-10-01"), PlacementKind::BirthParents, "", "an emergency order"),
        stay("2025-09-28", None, PlacementKind::FosterCarers, "the Hills", ""),
        worker(KeyPerson::Outside(text("J. Okafor")), "2025-10-01", ""),
        worker(KeyPerson::Colleague(FIRST_USER), "2026-01-12", "J. Okafor moved on"),
        Entry::Contact(Contact {
            kind: AgencyKind::Health,
            label: text("Health visitor, P. Rao"),
            reach: text("020 7946 0000, mornings"),
            on: date("2026-02-01"),
        }),
        Entry::Significant(Significant {
            child: Some(CHILD),
            what: Matters::Person,
            label: text("Gran"),
            means: text("She sang to her every evening in the first year."),
            on: date("2026-02-01"),
        }),
        Entry::Decision(Decision {
            on: date("2026-02-10"),
            what: text("Contact with Dad every second Saturday, at the family centre."),
            took_part: vec![text("Mum"), text("the social worker")],
        }),
        Entry::Concern(Concern {
            on: date("2026-03-09"),
            what: text("A bruise on the upper arm; Mum said it was the swing."),
            told: vec![Notified { whom: text("the duty social worker"), on: date("2026-03-09") }],
            answered: Some(ConcernAnswer {
                by: text("Ms Reed"),
                on: date("2026-03-09"),
                what: text("She visits on Thursday."),
            }),
            closed: None,
        }),
        Entry::CarerSupport(CarerSupport {
            carer: MUM,
            what: text("Nurturing attachments, six evenings"),
            on: date("2026-02-20"),
            attended: Attended::Yes,
        }),
        Entry::EducationPlan(EducationPlan {
            child: Some(CHILD),
            on: date("2026-02-12"),
            support: text("A calm start every morning with the same adult."),
            contacts: Redacted::default(),
            key_person: text("Mr Bell"),
            safe_place: text("The book corner"),
            review: Some(date("2026-03-01")),
        }),
    ]
}

/// A family of which much is recorded.
pub fn recorded() -> FamilyView {
    let (people, today) = (people(), date("2026-03-20"));
    let entries: Vec<Entered> = around_the_programme()
        .into_iter()
        .zip(1..)
        .map(|(entry, number)| entered(number, if number == 7 { SECOND_USER } else { FIRST_USER }, entry))
        .collect();
    let (stays, workers) = (placements(&entries), key_workers(&entries));
    let staff = vec![staff(FIRST_USER, "mk", true), staff(SECOND_USER, "anna", false)];
    let login = |user: UserId| {
        let found = staff.iter().find(|row| row.user == user);
        found.map(|row| row.login.clone()).unwrap_or_default()
    };
    let told = events(&people, &entries, today);
    let history = told.iter().rev().map(|event| (event.on, around::event(&event.what, &people, &login)));
    let interpreter = Recorded { choice: Some(YesNo::Yes), detail: text("A. Nowak") };
    let access = attune::programme::AccessNeeds {
        language: text("Polski"),
        interpreter,
        ..attune::programme::AccessNeeds::default()
    };
    let record = RecordView {
        people_by: None,
        before: vec![
            Message::new("access-language").with("language", "Polski"),
            Message::new("access-interpreter-who").with("who", "A. Nowak"),
        ],
        access,
        visited: Some(MUM),
        schooling: schooling(&people, &entries, today),
        moves: [CHILD, TWIN].map(|child| (child, moves(&stays, child))).to_vec(),
        placements: stays,
        continuity: continuity(&workers, today),
        key_workers: workers,
        key_worker_gone: false,
        history: history.collect(),
        staff: staff.clone(),
        people,
    };
    FamilyView { mine: written_by(FIRST_USER, &entries), entries, record, ..full() }
}

/// A family of which nothing but its people is recorded.
pub fn unrecorded() -> FamilyView {
    let staff = vec![staff(FIRST_USER, "mk", true)];
    let child = Person::new(CHILD, Kin::Child { born: None }, "");
    let carer = Person::new(MUM, Kin::Carer { kind: CarerKind::FosterCarer }, "Jo");
    FamilyView { record: RecordView { people: vec![carer, child], staff, ..RecordView::default() }, ..full() }
}

/// The page of that family.
pub fn record_page(view: FamilyView) -> State {
    let mut state = page_at(view, FamilyPage::Record);
    state.me = Some(staff(FIRST_USER, "mk", true));
    state
}

fn window(view: FamilyView) -> Window {
    let mut window = Window::new(record_page(view));
    for part in FOLDED {
        window.press(&say(part));
    }
    window
}

fn named(key: &'static str, name: &'static str, value: &str) -> String {
    say(Message::new(key).with(name, value))
}

/// What an entry that is added says.
#[track_caller]
fn added(actions: Vec<UserAction>) -> Entry {
    match <[UserAction; 1]>::try_from(actions).unwrap() {
        [UserAction::Family(FamilyAction::ChangeEntry(EntryChange::Add(entry)))] => entry,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_empty_page_says_of_every_part_how_it_comes() {
    let window = window(unrecorded());
    for none in [
        "record-access-none",
        "record-placements-none",
        "record-key-worker-none",
        "record-concerns-none",
        "record-agencies-none",
        "record-significant-none",
        "record-decisions-none",
        "record-support-none",
        "record-history-none",
    ] {
        window.assert_says(none);
    }
    window.assert_says("person-the-child");
    window.assert_says("record-education-born-unknown");
}

#[test]
fn each_part_writes_its_entry_down() {
    let mut window = window(unrecorded());
    let field = |window: &mut Window, key, words: &str| window.write(Role::TextInput, &say(key), words);
    let long = |window: &mut Window, key, words: &str| {
        window.write(Role::MultilineTextInput, &say(key), words);
    };

    window.press(&say("record-placement-add"));
    assert!(!window.is_on(&say("record-save")), "it has no day yet");
    window.press(&say("placement-adoptive"));
    field(&mut window, "placement-from", "2026-02-30");
    assert!(!window.is_on(&say("record-save")), "there is no such day");
    window.clear(Role::TextInput, &say("placement-from"));
    field(&mut window, "placement-from", "2026-02-03");
    let Entry::Placement(placement) = added(window.press(&say("record-save"))) else { panic!() };
    assert_eq!((placement.kind, placement.from), (PlacementKind::AdoptiveParents, date("2026-02-03")));
    assert_eq!(placement.until, None);
    window.press(&say("action-cancel"));

    window.press(&say("record-key-worker-add"));
    field(&mut window, "placement-from", "2026-02-03");
    let Entry::KeyWorker(worker) = added(window.press(&say("record-save"))) else { panic!() };
    assert_eq!(worker.who, KeyPerson::Colleague(FIRST_USER), "whoever writes is offered first");
    window.press(&say("action-cancel"));

    window.press(&say("record-agency-add"));
    window.press(&say("agency-education"));
    field(&mut window, "agency-label", "Nursery");
    let Entry::Contact(contact) = added(window.press(&say("record-save"))) else { panic!() };
    assert_eq!((contact.kind, contact.label.reveal().as_str()), (AgencyKind::Education, "Nursery"));
    window.press(&say("action-cancel"));

    window.press(&say("record-significant-add"));
    window.press(&say("matters-place"));
    field(&mut window, "significant-label", "The garden");
    let Entry::Significant(matters) = added(window.press(&say("record-save"))) else { panic!() };
    assert_eq!((matters.what, matters.child), (Matters::Place, None));
    window.press(&say("action-cancel"));

    window.press(&say("record-decision-add"));
    long(&mut window, "decision-what", "Stay");
    field(&mut window, "decision-took-part", "GP ,, school");
    window.press("+ Jo");
    let Entry::Decision(decision) = added(window.press(&say("record-save"))) else { panic!() };
    let who: Vec<&str> = decision.took_part.iter().map(|who| who.reveal().as_str()).collect();
    assert_eq!(who, ["GP", "school", "Jo"]);
    window.press(&say("action-cancel"));

    window.press(&say("record-support-add"));
    field(&mut window, "support-what", "A course");
    window.press(&say("support-not-attended"));
    let Entry::CarerSupport(support) = added(window.press(&say("record-save"))) else { panic!() };
    assert_eq!((support.carer, support.attended), (MUM, Attended::No), "there is one carer only");
    window.press(&say("action-cancel"));

    window.press(&say("record-education"));
    window.press(&say("record-education-add"));
    assert!(!window.is_on(&say("record-save")), "it says nothing");
    long(&mut window, "plan-part-safe-place", "The book corner");
    let Entry::EducationPlan(plan) = added(window.press(&say("record-save"))) else { panic!() };
    assert_eq!((plan.safe_place.reveal().as_str(), plan.review), ("The book corner", None));
}

#[test]
fn who_wrote_an_entry_changes_it_and_takes_it_back() {
    let mut window = window(recorded());
    let gran = "Gran · Somebody · Ada";
    window.press(&named("record-change-named", "what", gran));
    assert_eq!(window.value(Role::TextInput, &say("significant-label")), "Gran");
    let changed = window.press(&say("record-save"));
    let id = RecordId::from_bytes([6; 16]);
    let [UserAction::Family(FamilyAction::ChangeEntry(EntryChange::Revise(of, Entry::Significant(_))))] =
        &changed[..]
    else {
        panic!("{changed:?}")
    };
    assert_eq!(*of, id);
    window.press(&say("action-cancel"));
    assert!(window.press(&named("record-take-back-named", "what", gran)).is_empty(), "asked once more");
    let taken = window.press(&say("record-take-back-yes"));
    assert_eq!(taken, [UserAction::Family(FamilyAction::ChangeEntry(EntryChange::TakeBack(id)))]);

    let others = "Contact with Dad every second Saturday, at the family centre.";
    window.assert_says(Message::new("record-not-yours").with("who", "anna"));
    let change = named("record-change-named", "what", others);
    assert!(window.0.query_by_role_and_label(Role::Button, &change).is_none());
}

#[test]
fn what_is_recorded_is_told_with_its_questions() {
    let window = window(recorded());
    window.assert_says("record-placement-overlaps");
    let same = Message::new("record-key-worker-same").with("from", date("2026-01-12"));
    window.assert_says(same.with("person", "mk"));
    window.assert_says(Message::new("record-key-worker-changes").with("changes", 1_usize));
    window.assert_says(Message::new("record-concerns-open").with("open", 1_usize));
    let over = Message::new("record-education-review-over").with("person", "Ada");
    window.assert_says(over.with("day", date("2026-03-01")));
    window.assert_says(Message::new("record-education-asked").with("person", "Ben"));
    let mut gone = recorded();
    gone.record.key_worker_gone = true;
    let window = Window::new(record_page(gone));
    // Open by itself, for it asks for something.
    let asked = say(Message::new("record-key-worker-gone").with("person", "mk"));
    window.0.get_by_role_and_label(Role::Alert, &asked);
}

#[test]
fn carers_leave_and_children_are_added() {
    let mut window = Window::new(record_page(recorded()));
    let back = named("record-carer-back-named", "person", "Dad");
    let is_back = PeopleChange::CarerLeft { person: DAD, from: None };
    assert_eq!(window.press(&back), [UserAction::Family(FamilyAction::ChangePeople(is_back))]);
    window.press(&named("record-carer-leaves-named", "person", "Mum"));
    window.assert_says("record-carer-leaves-why");
    let left = PeopleChange::CarerLeft { person: MUM, from: Some(date("2026-03-20")) };
    assert_eq!(
        window.press(&say("record-carer-leaves-save")),
        [UserAction::Family(FamilyAction::ChangePeople(left))]
    );
    let anywhere = format!("{}: {}", say("record-visited"), say("record-visited-any"));
    assert_eq!(
        window.press(&anywhere),
        [UserAction::Family(FamilyAction::ChangePeople(PeopleChange::Visited(None)))]
    );

    window.press(&say("record-child-add"));
    window.write(Role::TextInput, &say("record-child-label"), "Cleo");
    window.write(Role::TextInput, &say("record-child-born"), "29/02/2024");
    window.act(Role::CheckBox, &say("record-child-about"));
    let words = ChildWords { label: "Cleo".into(), born: Some(date("2024-02-29")), beside: true };
    assert_eq!(
        window.press(&say("record-save")),
        [UserAction::Family(FamilyAction::ChangePeople(PeopleChange::AddChild(words)))]
    );

    let mut of_another = recorded();
    of_another.record.people_by = Some(staff(SECOND_USER, "anna", false));
    let window = Window::new(record_page(of_another));
    assert!(!window.is_on(&back), "the record of the people is somebody else's");
    window.assert_says(Message::new("record-not-yours").with("who", "anna"));
}

#[test]
fn the_details_of_a_child_and_the_needs_of_a_family_are_changed() {
    let mut window = window(recorded());
    window.press(&named("record-details-change-named", "person", "Ada"));
    let more = named("record-detail-more-named", "what", &say("record-sex"));
    window.write(Role::TextInput, &more, "asked on 3 March");
    let actions = window.press(&say("record-save"));
    let [UserAction::Family(FamilyAction::ChangePeople(PeopleChange::Details(CHILD, details)))] =
        &actions[..]
    else {
        panic!("{actions:?}")
    };
    assert_eq!(details.legal.choice, Some(LegalStatus::CareOrder), "what is not changed stays");
    assert_eq!(details.sex.detail.reveal(), "asked on 3 March");
    window.press(&say("action-cancel"));
    window.press(&say("record-access-change"));
    window.write(Role::TextInput, &say("record-needs"), "no stairs");
    let actions = window.press(&say("record-save"));
    let [UserAction::Family(FamilyAction::ChangePeople(PeopleChange::Access(access)))] = &actions[..] else {
        panic!("{actions:?}")
    };
    assert_eq!((access.needs.reveal().as_str(), access.language.reveal().as_str()), ("no stairs", "Polski"));
}

/// NG26 1.1.18: "Ensure safeguarding is maintained during any intervention".
#[test]
fn a_concern_waits_in_sight_until_a_named_persons_answer_is_written_down() {
    let mut view = recorded();
    let concern = view.entries.iter_mut().find_map(|entered| match &mut entered.entry {
        Entry::Concern(concern) => Some((entered.id, concern)),
        _ => None,
    });
    let (id, concern) = concern.unwrap();
    concern.answered = None;
    let title = Message::new("record-concern-line").with("day", concern.on);
    let title = say(title.with("what", concern.what.reveal().as_str()));
    view.mine.insert(id);
    // Open by itself, for it asks for something.
    let mut window = Window::new(record_page(view));
    window.assert_says(Message::new("record-concerns-waiting").with("waiting", 1_usize));
    window.press(&named("record-change-named", "what", &title));
    window.act(Role::CheckBox, &say("concern-answer"));
    assert!(!window.is_on(&say("concern-save")), "nobody is named, and nothing follows");
    window.write(Role::TextInput, &say("concern-answer-by"), "Ms Reed");
    assert!(!window.is_on(&say("concern-save")), "nothing follows");
    window.write(Role::MultilineTextInput, &say("concern-answer-what"), "a visit on Thursday");
    let saved = window.press(&say("concern-save"));
    let [UserAction::Family(FamilyAction::ChangeEntry(EntryChange::Revise(of, Entry::Concern(concern))))] =
        &saved[..]
    else {
        panic!("{saved:?}")
    };
    let answer = concern.answered.as_ref().unwrap();
    assert_eq!((*of, answer.by.reveal().as_str()), (id, "Ms Reed"));
    assert_eq!(answer.what.reveal(), "a visit on Thursday");
    assert!(concern.is_open(), "an answer closes nothing");
}

/// A parent may glimpse the screen: nothing on it tells what the note is for.
#[test]
fn a_note_is_written_while_filming_and_nothing_gives_it_away() {
    for state in [filming(75, |_| {}), play(|_| {}), session(StepKind::Film, |_| {})] {
        let films = state.is_filming();
        let mut window = Window::new(state);
        if films {
            window.press(&say("film-more"));
        }
        assert!(window.press(&say("concern-button")).is_empty(), "nothing else happens");
        for node in window.0.root().children_recursive() {
            let label = node.accesskit_node().label().unwrap_or_default().to_lowercase();
            assert!(!label.contains("concern") && !label.contains("safeguard"), "{label}");
        }
        assert!(!window.is_on(&say("concern-save")), "it says nothing yet");
        window.write(Role::MultilineTextInput, &say("concern-what"), "a bruise");
        window.write(Role::TextInput, &say("concern-told"), "duty desk");
        window.act(Role::CheckBox, &say("concern-hold"));
        let actions = window.press(&say("concern-save"));
        let [UserAction::Window(WindowAction::RaiseConcern(new))] = &actions[..] else {
            panic!("{actions:?}")
        };
        assert_eq!((new.concern.what.reveal().as_str(), new.hold), ("a bruise", true));
        assert_eq!(new.concern.told[0].whom.reveal(), "duty desk");
        window.0.get_by_role_and_label(Role::MultilineTextInput, &say("concern-what"));
        window.save();
        let what = say("concern-what");
        let gone = window.0.query_by_role_and_label(Role::MultilineTextInput, &what).is_none();
        assert!(gone, "what is on record is put away");
        if films {
            assert_eq!(window.press(&say("film-stop")), [UserAction::Film(FilmAction::Stop)]);
        }
    }
    let watching = Window::new(parent(|_| {}));
    let button = say("concern-button");
    assert!(watching.0.query_by_role_and_label(Role::Button, &button).is_none(), "never where parents watch");
}

#[test]
fn escape_hides_a_note_and_loses_nothing_of_it_and_what_was_refused_stays() {
    let mut window = Window::new(session(StepKind::Plan, |_| {}));
    window.press(&say("concern-button"));
    window.write(Role::MultilineTextInput, &say("concern-what"), "a bruise");
    assert!(window.key(egui::Key::Escape).is_empty(), "it ends typing");
    assert!(window.key(egui::Key::Escape).is_empty(), "it hides the note");
    assert!(window.0.query_by_role_and_label(Role::MultilineTextInput, &say("concern-what")).is_none());
    window.press(&say("concern-button"));
    assert_eq!(window.value(Role::MultilineTextInput, &say("concern-what")), "a bruise");
    assert_eq!(window.press(&say("concern-save")).len(), 1);
    let problem = attune::casework::Problem::refused("error-entry-empty");
    window.0.state_mut().state.problem = Some(problem);
    window.0.run();
    assert_eq!(window.value(Role::MultilineTextInput, &say("concern-what")), "a bruise");
    window.press(&say("action-cancel"));
    assert!(window.0.query_by_role_and_label(Role::MultilineTextInput, &say("concern-what")).is_none());
    assert_eq!(window.key(egui::Key::Escape), [UserAction::Window(WindowAction::Back)]);
}

#[test]
fn a_concern_that_waits_for_an_answer_comes_before_all_else() {
    let place = |window: &Window, part: &'static str| {
        window.0.get_by_role_and_label(Role::Button, &say(part)).rect().top()
    };
    let mut view = recorded();
    view.row.concerns = None;
    let mut window = Window::new(record_page(view.clone()));
    assert!(place(&window, "record-concerns") > place(&window, "record-people"));
    view.row.concerns = Some(WaitingConcerns { count: 1, since: date("2026-03-01") });
    window.turn_to(record_page(view));
    assert!(place(&window, "record-concerns") < place(&window, "record-people"));
}
