//! The colleagues of the vault and the members of a family.

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::states::{FIRST_USER, SECOND_USER, family, page_at, play, settings, tagged};
use super::{Window, say};
use attune::app::action::{FamilyAction, PeopleAction, UserAction};
use attune::app::state::{FamilyPage, SettingsScreen, SettingsSection, State};
use attune::base::UserId;
use attune::casework::changes::{Handing, MemberChange, StaffChange};
use attune::casework::pages::{FamilyView, HandingRow, MembersView, StaffRole, StaffRow};
use attune::casework::sentences::staff;
use attune::words::Message;

const SUPERVISOR: UserId = UserId::from_bytes([16; 16]);
const RETIRED: UserId = UserId::from_bytes([17; 16]);
const SECRET: &str = "four quiet blue otters";

fn row(user: UserId, login: &str, role: StaffRole) -> StaffRow {
    StaffRow { user, login: login.into(), role, administrator: false, retired: false, you: false }
}

fn me() -> StaffRow {
    StaffRow { administrator: true, you: true, ..row(FIRST_USER, "mk", StaffRole::Worker) }
}

fn staff() -> Vec<StaffRow> {
    vec![
        me(),
        row(SECOND_USER, "anna", StaffRole::Practitioner),
        row(SUPERVISOR, "sv", StaffRole::Supervisor),
        StaffRow { retired: true, ..row(RETIRED, "old", StaffRole::Worker) },
    ]
}

/// Two members of four colleagues.
pub fn members() -> MembersView {
    let lack = Message::new("refuse-film-no-consent").with("person", "Mum");
    let mut staff = staff();
    staff.truncate(3);
    let others = staff.split_off(2);
    MembersView { handing: Vec::new(), members: staff, others, supervise_refusals: vec![lack] }
}

/// The colleagues, to an administrator, to anybody else, and in a session of the recovery key.
pub fn people(me: Option<StaffRow>) -> State {
    let section = SettingsSection::People;
    State { me, ..settings(SettingsScreen { staff: Some(staff()), ..SettingsScreen::new(section) }) }
}

pub fn administrator() -> State {
    people(Some(me()))
}

pub fn colleague() -> State {
    people(Some(StaffRow { administrator: false, ..me() }))
}

fn named(key: &'static str, login: &str) -> String {
    say(Message::new(key).with("login", login))
}

#[test]
fn everybody_stands_there_with_their_part() {
    let window = Window::new(administrator());
    for row in staff() {
        assert!(window.says(row.login.reveal()));
    }
    let facts =
        [say(staff::role(StaffRole::Worker)), say("people-facts-administrator"), say("people-facts-you")];
    assert!(window.says(&facts.join(" · ")));
    for role in [StaffRole::Worker, StaffRole::Practitioner, StaffRole::Supervisor] {
        window.assert_says(staff::may(role));
    }
}

#[test]
fn retiring_asks_and_says_what_it_does() {
    let mut window = Window::new(administrator());
    for login in ["mk", "old"] {
        assert!(!window.says(&named("people-retire-named", login)), "{login}");
    }
    assert!(window.press(&named("people-retire-named", "anna")).is_empty());
    let asked = say(Message::new("people-retire-asked").with("login", "anna"));
    window.0.get_by_role_and_label(Role::Alert, &asked);
    window.press(&say("action-cancel"));
    assert!(!window.says(&asked));
    window.press(&named("people-retire-named", "anna"));
    let retire = UserAction::People(PeopleAction::Change(StaffChange::Retire(SECOND_USER)));
    assert_eq!(window.press(&named("people-retire-yes", "anna")), [retire]);
}

#[test]
fn only_administrators_admit_and_retire() {
    let window = Window::new(colleague());
    window.assert_silent("people-add-title");
    assert!(!window.says(&named("people-retire-named", "anna")));
    window.assert_says("people-own-title");
}

#[test]
fn a_colleague_is_added_with_their_part_and_a_passphrase_typed_twice() {
    let mut window = Window::new(administrator());
    let add = say("people-add");
    window.write(Role::TextInput, &say("people-add-login"), " jo ");
    window.press(&say(staff::role(StaffRole::Supervisor)));
    window.act(Role::CheckBox, &say("people-add-administrator"));
    window.write(Role::PasswordInput, &say("people-add-passphrase"), SECRET);
    assert!(!window.is_on(&add), "typed once only");
    window.write(Role::PasswordInput, &say("people-add-again"), SECRET);
    let wanted = StaffChange::Add {
        login: "jo".into(),
        role: StaffRole::Supervisor,
        administrator: true,
        passphrase: SECRET.into(),
    };
    assert_eq!(window.press(&add), [UserAction::People(PeopleAction::Change(wanted))]);
    for name in ["people-add-passphrase", "people-add-again"] {
        assert_eq!(window.value(Role::PasswordInput, &say(name)), "", "{name} lingers");
    }
    assert_eq!(window.value(Role::TextInput, &say("people-add-login")), " jo ", "until it is done");
    window.save();
    assert_eq!(window.value(Role::TextInput, &say("people-add-login")), "");
}

#[test]
fn everybody_changes_their_own_passphrase() {
    let mut window = Window::new(colleague());
    let change = say("people-own-change");
    window.write(Role::PasswordInput, &say("people-own-old"), "the old passphrase");
    window.write(Role::PasswordInput, &say("people-own-new"), SECRET);
    window.write(Role::PasswordInput, &say("people-own-again"), "another");
    assert!(!window.is_on(&change));
    window.assert_says("error-passphrases-differ");
    window.clear(Role::PasswordInput, &say("people-own-again"));
    window.write(Role::PasswordInput, &say("people-own-again"), SECRET);
    let wanted = StaffChange::ChangePassphrase { old: "the old passphrase".into(), new: SECRET.into() };
    assert_eq!(window.press(&change), [UserAction::People(PeopleAction::Change(wanted))]);
}

#[test]
fn a_session_of_the_recovery_key_gives_a_new_passphrase() {
    let mut window = Window::new(people(None));
    window.assert_says("people-recovery-why");
    window.assert_silent("people-add-title");
    window.assert_silent("people-own-title");
    let give = say("people-recovery-give");
    window.write(Role::PasswordInput, &say("people-own-new"), SECRET);
    window.write(Role::PasswordInput, &say("people-own-again"), SECRET);
    assert!(!window.is_on(&give), "nobody is chosen");
    window.press("anna");
    let wanted = StaffChange::ReplacePassphrase { user: SECOND_USER, new: SECRET.into() };
    assert_eq!(window.press(&give), [UserAction::People(PeopleAction::Change(wanted))]);
}

#[test]
fn members_are_taken_out_after_a_question() {
    let mut window = Window::new(page_at(family(), FamilyPage::Data));
    assert!(window.press(&named("members-remove-named", "anna")).is_empty());
    window.0.get_by_role_and_label(Role::Alert, &named("members-remove-asked", "anna"));
    let wanted = UserAction::Family(FamilyAction::ChangeMembers(MemberChange::Remove(SECOND_USER)));
    assert_eq!(window.press(&named("members-remove-yes", "anna")), [wanted]);
    window.press(&named("members-remove-named", "mk"));
    window.0.get_by_role_and_label(Role::Alert, &say("members-remove-own"));
}

#[test]
fn a_supervisor_looks_at_clips_and_is_told_why_nothing_can_be_changed() {
    let refusal = "role-refuses-clips";
    let of = |role| {
        let state = State { me: Some(row(FIRST_USER, "mk", role)), ..play(|tag| tag.family = tagged()) };
        Window::new(state)
    };
    of(StaffRole::Supervisor).assert_says(refusal);
    of(StaffRole::Practitioner).assert_silent(refusal);
    let name = say("tag-note");
    let is_on = |window: &Window| {
        let field = window.0.get_by_role_and_label(Role::MultilineTextInput, &name);
        !field.accesskit_node().is_disabled()
    };
    assert!(!is_on(&of(StaffRole::Supervisor)) && is_on(&of(StaffRole::Practitioner)));
}

#[test]
fn the_last_member_stays() {
    let mut view = members();
    view.members.truncate(1);
    view.others.clear();
    let window = Window::new(page_at(FamilyView { members: view, ..family() }, FamilyPage::Data));
    assert!(!window.is_on(&named("members-remove-named", "mk")));
    window.assert_says("members-last");
    window.assert_says("members-nobody");
}

#[test]
fn a_supervisor_is_added_only_with_consent_to_supervision() {
    let supervisor = format!("sv · {}", say(staff::role(StaffRole::Supervisor)));
    let choose = |view: MembersView| {
        let mut window = Window::new(page_at(FamilyView { members: view, ..family() }, FamilyPage::Data));
        assert!(!window.is_on(&say("members-add")));
        window.act(Role::ComboBox, &say("members-add-who"));
        window.press(&supervisor);
        window
    };
    let window = choose(members());
    assert!(!window.is_on(&say("members-add")));
    window.assert_says(members().supervise_refusals[0].clone());
    let mut window = choose(MembersView { supervise_refusals: Vec::new(), ..members() });
    let wanted = UserAction::Family(FamilyAction::ChangeMembers(MemberChange::Add(SUPERVISOR)));
    assert_eq!(window.press(&say("members-add")), [wanted]);
}

#[test]
fn what_somebody_wrote_is_handed_to_a_member() {
    let mut view = members();
    let colleague = view.members.iter().find(|row| !row.you).unwrap().clone();
    let me = view.members.iter().find(|row| row.you).unwrap().clone();
    let gone = StaffRow {
        user: UserId::from_bytes([77; 16]),
        login: "zoe".into(),
        retired: true,
        ..colleague.clone()
    };
    view.handing = vec![
        HandingRow { row: me.clone(), records: 12, left: false },
        HandingRow { row: gone.clone(), records: 3, left: true },
    ];
    let mut window = Window::new(page_at(FamilyView { members: view, ..family() }, FamilyPage::Data));
    let left = Message::new("members-hand-over-left").with("login", "zoe").with("records", 3_u32);
    window.0.get_by_role_and_label(Role::Alert, &say(left));
    let named = |login: &str| say(Message::new("members-hand-over-named").with("login", login));
    let theirs = named(colleague.login.reveal());
    assert!(window.0.query_by_role_and_label(Role::Button, &theirs).is_none(), "they hand over themselves");
    window.press(&named(me.login.reveal()));
    assert!(!window.is_on(&say("members-hand-over-yes")), "to whom?");
    window.act(Role::ComboBox, &say("members-hand-over-to"));
    window.press(colleague.login.reveal());
    window.write(Role::TextInput, &say("members-hand-over-because"), "another team");
    let handing = Handing { from: me.user, to: colleague.user, because: "another team".into() };
    let wanted = UserAction::Family(FamilyAction::ChangeMembers(MemberChange::HandOver(handing)));
    assert_eq!(window.press(&say("members-hand-over-yes")), [wanted]);
    window.press(&named("zoe"));
    window.assert_says(Message::new("members-hand-over-asked").with("login", "zoe"));
}
