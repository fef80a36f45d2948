//! Every state of every screen that is worth looking at, by name.

use super::family_overview;
use super::family_record::{record_page, recorded, unrecorded};
use super::fuller::{
    DAD, HEBREW, MUM, carer, full, long, session, trainings, trainings_of_all, untouched, usual,
};
use super::lock::{locked_while_filming, sealed_while_locked, untouched as untouched_for};
use super::states::{
    CLIP, caseload, families, family, film, filming, on, page, page_at, parent, play, recovery, secs,
    settings, supervising, tagged, unlock, users,
};
use super::tag_clips::{for_staff, shown_despite};
use super::{
    grid, journal, measures, moments, pathway, people, repaired, retention, states, supervision, today,
};
use attune::app::state::{
    CaptureView, Devices, FamilyPage, FamilyScreen, FilmScreen, FilmStage, InProgress, InputView,
    NewFamilyScreen, ParentFilm, PlayPhase, PlayerView, Screen, SettingsScreen, SettingsSection, State,
    TagScreen, UnlockScreen,
};
use attune::base::{ClipId, PersonId};
use attune::casework::Problem;
use attune::casework::pages::{FamilyView, FilmChecks, TrainingPage};
use attune::media::frame::FrameSlot;
use attune::programme::StepKind;
use attune::words::Message;
/// The state in which the form that corrects a visit is open: it opens by its button.
pub const CORRECTION: &str = "session-correction";

/// How the names of the states of the screens of the day begin.
const DAY: [&str; 20] = [
    "today",
    "overview",
    "moments-of",
    "shell",
    "families-none",
    "families-form",
    "families-page",
    "family-full",
    "family-long",
    "family-three",
    "family-reading",
    "record",
    "settings",
    "unlock",
    "session",
    "film",
    "locked",
    "parent",
    "tag",
    "grid",
];

/// The state in which a note is written while filming.
pub const NOTE: &str = "film-note";

/// The state in which the reason to show a clip for staff is asked: by the key that shows a clip.
pub const FOR_STAFF: &str = "tag-staff";

/// The states in which a form of the Pathway page is open, with the buttons that open it.
pub const FORMS: [(&str, &[&str]); 4] = [
    ("pathway-assessment", &["pathway-add-assessment", "assessment-contributor-add", "assessment-tool-add"]),
    ("pathway-offer", &["pathway-add-offer", "offer-declined"]),
    ("pathway-judgement", &["pathway-add-judgement"]),
    ("pathway-review", &["pathway-add-review", "pathway-review-agency-add"]),
];

/// The state in which every part of the Record page is unfolded.
pub const RECORD_OPEN: &str = "record-open";

/// Of them, measures and the grid of supervision.
fn around_the_programme() -> Vec<(&'static str, State)> {
    vec![
        ("grid", grid::grid(grid::screen(300))),
        ("grid-open", grid::grid(grid::open())),
        ("measures", measures::full()),
        ("measures-none", measures::none()),
        ("training", training(trainings())),
        ("training-all", supervising(training(trainings_of_all()))),
    ]
}

/// Every state worth looking at, by name.
pub fn gallery() -> Vec<(&'static str, State)> {
    let mut gallery = around_the_programme();
    gallery.extend(before_a_visit());
    gallery.extend(at_a_visit());
    gallery.extend(after_a_visit());
    gallery.extend(pathway::gallery(FORMS.map(|(form, _)| form)));
    gallery.extend(retention::gallery().into_iter().chain(clips_for_staff()));
    gallery.extend(supervision::gallery());
    gallery.extend(super::grid_states::gallery());
    gallery.extend(family_overview::gallery());
    gallery.extend(super::shell::gallery());
    gallery
}

/// Unlocking, Today, families and settings.
fn before_a_visit() -> Vec<(&'static str, State)> {
    let lack = Message::new("refuse-film-no-consent").with("person", "Mum");
    let refused = FamilyView { film_refusals: vec![lack], recordings: Vec::new(), ..family() };
    let mut wrong = unlock(UnlockScreen::Choose(users()));
    wrong.problem = Some(Problem::refused("error-wrong-passphrase"));
    let mut sealed = page(family());
    sealed.notice = Some(Message::new("film-sealed").with("length", "17:12").into());
    let mut loading = families(Vec::new());
    loading.busy = Some(InProgress::CheckingVault.into());
    let form = on(Screen::NewFamily(NewFamilyScreen::default()));
    vec![
        ("unlock-first", unlock(UnlockScreen::FirstRun)),
        ("unlock-choose", unlock(UnlockScreen::Choose(users()))),
        ("unlock-wrong", wrong),
        ("unlock-recovery", unlock(UnlockScreen::RecoveryKey(recovery(false)))),
        ("unlock-recovery-ask", unlock(UnlockScreen::RecoveryKey(recovery(true)))),
        ("people", people::administrator()),
        ("people-colleague", people::colleague()),
        ("people-recovery", people::people(None)),
        ("unlock-unusable", unlock(UnlockScreen::Unusable)),
        ("families-none", families(Vec::new())),
        ("today", today::full()),
        ("today-one", today::one()),
        ("today-many", today::many(1000)),
        ("today-loading", today::loading()),
        ("today-failed", today::failed()),
        ("today-long", today::long_names()),
        ("families-form", form),
        ("families-page", page(family())),
        ("families-sealed", sealed),
        ("families-refused", page(refused)),
        ("family-full", page(full())),
        ("family-data", page_at(full(), FamilyPage::Data)),
        ("family-data-long", page_at(long_family(), FamilyPage::Data)),
        ("family-data-three", page_at(three_carers(), FamilyPage::Data)),
        ("family-supervision", page_at(full(), FamilyPage::Supervision)),
        ("family-reading", reading()),
        ("settings-check", settings(SettingsScreen::new(SettingsSection::Check))),
        ("settings-locking", settings(SettingsScreen::new(SettingsSection::Locking))),
        ("settings-keyboard", settings(SettingsScreen::new(SettingsSection::Keyboard))),
        ("settings-appearance", settings(SettingsScreen::new(SettingsSection::Appearance))),
        ("family-long", page(long_family())),
        ("family-three", page(three_carers())),
        ("record-empty", record_page(unrecorded())),
        ("record", record_page(recorded())),
        (RECORD_OPEN, record_page(recorded())),
        (NOTE, filming(1000, |_| {})),
        ("families-loading", loading),
        ("families-repaired", repaired::repaired(families(caseload()))),
        ("family-repaired", repaired::repaired(page(full()))),
        ("journal", journal::journal(journal::view())),
        ("journal-many", journal::journal(journal::many(3000))),
        ("journal-unsound", journal::unsound()),
    ]
}

/// The session screen, filming and locking.
fn at_a_visit() -> Vec<(&'static str, State)> {
    let lack = Message::new("refuse-film-no-consent").with("person", "Mum");
    vec![
        ("session-plan", session(StepKind::Plan, |_| {})),
        ("session-plan-new", untouched(StepKind::Plan)),
        ("session-plan-usual", usual(StepKind::Plan)),
        (CORRECTION, session(StepKind::Plan, |_| {})),
        ("session-film", session(StepKind::Film, |_| {})),
        ("session-tag", session(StepKind::Tag, |_| {})),
        ("session-review", session(StepKind::Review, |_| {})),
        ("session-close", session(StepKind::Close, |view| view.code = long())),
        ("film-ready", film(|_| {})),
        ("film-refused", states::refused(&lack)),
        ("film-within", filming(1000, |_| {})),
        ("film-begun", filming(75, |_| {})),
        ("film-over", filming(1500, |film| (film.before, film.capture.filmed) = (secs(240), secs(1440)))),
        ("film-midnight", filming(11 * 3600, |_| {})),
        ("film-lost", filming(640, lost)),
        ("film-full", film(full_disk)),
        ("film-no-camera", film(no_camera)),
        ("film-starting", film(|film| film.stage = FilmStage::Starting)),
        ("film-asked", filming(75, |film| film.discard_asked = true)),
        ("film-stopping", film(|film| film.stage = FilmStage::Stopping)),
        ("film-lock-soon", untouched_for(filming(75, |_| {}), 280)),
        ("families-lock-soon", untouched_for(page(family()), 280)),
        ("parent-lock-soon", untouched_for(parent(|_| {}), 280)),
        ("locked-filming", locked_while_filming(75, |_| {})),
        (
            "locked-filming-lost",
            locked_while_filming(75, |capture| {
                (capture.camera, capture.microphone) = (InputView::Lost, InputView::Lost);
                capture.warning = Some("film-warning-disk".into());
            }),
        ),
        ("locked-sealed", sealed_while_locked()),
    ]
}

/// The parents' view and Moments.
fn after_a_visit() -> Vec<(&'static str, State)> {
    vec![
        ("parent", parent(|_| {})),
        ("parent-plain", parent(|parent| parent.at = 2)),
        ("parent-failed", parent(|parent| parent.film = ParentFilm::Failed)),
        ("parent-coming", parent(|parent| parent.frames = FrameSlot::default())),
        ("parent-words", parent(|parent| parent.writing = true)),
        ("parent-over", parent(|parent| parent.at = 3)),
        ("tag", play(|_| {})),
        ("tag-many", moments::many(300)),
        ("tag-marks", moments::full(0)),
        ("tag-opening", play(opening)),
        ("tag-failed", play(failed)),
        (
            "tag-clips",
            play(|tag| {
                tag.family = tagged();
                (tag.mark_in, tag.mark_out) = (Some(secs(500)), Some(secs(540)));
                tag.mark_tags = vec!["S2".into()];
            }),
        ),
        (
            "tag-open",
            play(|tag| {
                (tag.family, tag.selected) = (tagged(), Some(CLIP));
                tag.player.position = secs(64);
            }),
        ),
        (
            "tag-change",
            play(|tag| {
                tag.family = tagged();
                tag.selected = Some(ClipId::from_bytes([9; 16]));
                (tag.heading, tag.from_session) = (2, Some(4));
            }),
        ),
    ]
}

/// The section of the settings with trainings.
fn training(page: TrainingPage) -> State {
    let section = SettingsSection::Training;
    settings(SettingsScreen { training: Some(Box::new(page)), ..SettingsScreen::new(section) })
}

/// A family that is yet to be read.
fn reading() -> State {
    let family = FamilyScreen::new(family().row.case, FamilyPage::Overview);
    State { families: caseload(), ..on(Screen::Family(Box::new(family))) }
}

/// A clip for staff that is also better than usual, and one that is shown for a reason.
fn clips_for_staff() -> [(&'static str, State); 2] {
    let better = states::clip(1, 0, 1, "P9 Better than usual", "").tags;
    [(FOR_STAFF, for_staff(|clip| clip.tags.extend(better))), ("tag-staff-shown", for_staff(shown_despite))]
}

/// Camera and microphone are gone, and the disk fails, while a film goes on.
fn lost(film: &mut FilmScreen) {
    (film.capture.camera, film.capture.microphone) = (InputView::Lost, InputView::Lost);
    film.capture.warning = Some("film-warning-disk".into());
    film.capture.dropped_frames = 3;
    film.frames = FrameSlot::default();
}

fn full_disk(film: &mut FilmScreen) {
    let full = Message::new("refuse-film-disk-full").with("free", 12_u32).with("needed", 2166_u32);
    film.refusals = vec![full.clone()];
    film.checks = Some(FilmChecks { disk: Some(full), room_minutes: 2, ..states::film_checks(&[]) });
}

fn no_camera(film: &mut FilmScreen) {
    (film.devices, film.camera, film.microphone) = (Some(Devices::default()), None, None);
    (film.capture, film.frames) = (CaptureView::default(), FrameSlot::default());
}

fn opening(tag: &mut TagScreen) {
    (tag.player, tag.frames, tag.gaps) = (PlayerView::default(), FrameSlot::default(), Vec::new());
}

fn failed(tag: &mut TagScreen) {
    opening(tag);
    tag.player.phase = PlayPhase::Failed;
}

/// A family whose words are as long as can be, and written from the right.
fn long_family() -> FamilyView {
    let mut view = full();
    view.row.code = long();
    view.carers = vec![carer(MUM, &long()), carer(DAD, HEBREW)];
    view.consents[0].label = long().as_str().into();
    view
}

pub fn three_carers() -> FamilyView {
    let mut view = full();
    let gran = format!("Gran, {}", "who lives with them and was named at length ".repeat(2));
    view.carers.push(carer(PersonId::from_bytes([24; 16]), &gran));
    view.consents[0].label = gran.as_str().into();
    view
}

/// The states of the screens of the day.
pub fn day() -> Vec<(&'static str, State)> {
    let mut day = gallery();
    day.retain(|(name, _)| DAY.iter().any(|screen| name.starts_with(screen)));
    day
}
