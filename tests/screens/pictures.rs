//! What the screens look like, as far as it can be told without an eye: nothing blank, the film in its own
//! colours, light and dark, and at no size words that leave the window or lie on one another. No pictures to
//! compare with are kept: letters differ by a shade from one graphics driver to the next.
//!
//! With `ATTUNE_PICTURES` naming a folder, every picture is put there to be looked at.

use eframe::egui_wgpu::RendererOptions;
use egui::{ColorImage, Rect, Role, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::wgpu::{WgpuTestRenderer, create_render_state, default_wgpu_setup};

use super::family_overview;
use super::family_record::{self, record_page, recorded, unrecorded};
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
    Stage, grid, journal, measures, moments, pathway, people, repaired, retention, say, states, supervision,
    today,
};
use attune::app::state::{
    CaptureView, Devices, FamilyPage, FamilyScreen, FilmScreen, FilmStage, InProgress, InputView, Look,
    NewFamilyScreen, ParentFilm, PlayPhase, PlayerView, Screen, SettingsScreen, SettingsSection, State,
    TagScreen, UnlockScreen,
};
use attune::base::{ClipId, PersonId};
use attune::casework::Problem;
use attune::casework::pages::{FamilyView, FilmChecks, TrainingPage};
use attune::media::frame::FrameSlot;
use attune::programme::StepKind;
use attune::ui::theme;
use attune::ui::video::VideoRenderer;
use attune::words::Message;

/// The state in which the form that corrects a visit is open: it opens by its button.
const CORRECTION: &str = "session-correction";

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
const NOTE: &str = "film-note";

/// The state in which the reason to show a clip for staff is asked: by the key that shows a clip.
const FOR_STAFF: &str = "tag-staff";

/// The states in which a form of the Pathway page is open, with the buttons that open it.
const FORMS: [(&str, &[&str]); 4] = [
    ("pathway-assessment", &["pathway-add-assessment", "assessment-contributor-add", "assessment-tool-add"]),
    ("pathway-offer", &["pathway-add-offer", "offer-declined"]),
    ("pathway-judgement", &["pathway-add-judgement"]),
    ("pathway-review", &["pathway-add-review", "pathway-review-agency-add"]),
];

/// The state in which every part of the Record page is unfolded.
const RECORD_OPEN: &str = "record-open";

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

fn three_carers() -> FamilyView {
    let mut view = full();
    let gran = format!("Gran, {}", "who lives with them and was named at length ".repeat(2));
    view.carers.push(carer(PersonId::from_bytes([24; 16]), &gran));
    view.consents[0].label = gran.as_str().into();
    view
}

/// A window with graphics, to hang one state after the other in.
pub(super) fn window() -> Harness<'static, Stage> {
    let graphics = create_render_state(default_wgpu_setup(), RendererOptions::PREDICTABLE);
    let stage = Stage::new(unlock(UnlockScreen::Looking), VideoRenderer::new(Some(&graphics)));
    Harness::builder()
        .with_max_steps(12)
        .allow_missing_glyphs()
        .with_render_cursor(false)
        .renderer(WgpuTestRenderer::from_render_state(graphics))
        .with_context_setup(theme::install)
        .build_ui_state(Stage::show, stage)
}

fn hang_named(window: &mut Harness<'_, Stage>, name: &str, state: State, size: (f32, f32)) {
    hang(window, state, size);
    if name == CORRECTION {
        for button in ["visit-more", "visit-correct"] {
            window.get_by_role_and_label(Role::Button, &say(button)).click_accesskit();
            window.run();
        }
    }
    if name == NOTE {
        for button in ["film-more", "concern-button"] {
            window.get_by_role_and_label(Role::Button, &say(button)).click_accesskit();
            window.run();
        }
    }
    if name == FOR_STAFF {
        window.key_press(egui::Key::E);
        window.run();
    }
    for button in FORMS.iter().filter(|(form, _)| *form == name).flat_map(|(_, buttons)| *buttons) {
        // An answer to an offer is somebody's.
        let label = match *button {
            "offer-declined" => say(Message::new("offer-answer-named")
                .with("who", "Mum")
                .with("answer", say("offer-declined"))),
            key => say(key),
        };
        window.get_by_role_and_label(Role::Button, &label).click_accesskit();
        window.run();
    }
    if name == RECORD_OPEN {
        for part in family_record::FOLDED {
            window.get_by_role_and_label(Role::Button, &say(part)).click_accesskit();
            window.run();
        }
    }
}

fn look(dark: bool) -> Look {
    if dark { Look::Dark } else { Look::Light }
}

pub(super) fn hang(window: &mut Harness<'_, Stage>, state: State, size: (f32, f32)) {
    window.set_size(Vec2::from(size));
    window.state_mut().change(state);
    window.run();
    // Fields take the keyboard and tables find their widths in a first pass.
    window.run();
}

pub(super) fn draw(window: &mut Harness<'_, Stage>, name: &str) -> ColorImage {
    let picture = window.render().unwrap();
    if let Some(folder) = std::env::var_os("ATTUNE_PICTURES") {
        picture.save(std::path::Path::new(&folder).join(format!("{name}.png"))).unwrap();
    }
    let size = [picture.width(), picture.height()].map(|side| side as usize);
    ColorImage::from_rgba_unmultiplied(size, &picture)
}

/// Share of the picture that has its most frequent colour, and how bright the bar at the top is.
fn ground(picture: &ColorImage) -> (f64, u8) {
    let mut counts = std::collections::BTreeMap::new();
    for pixel in &picture.pixels {
        *counts.entry(pixel.to_array()).or_insert(0_u32) += 1;
    }
    let most = counts.into_values().max().unwrap();
    let share = f64::from(most) / f64::from(u32::try_from(picture.pixels.len()).unwrap());
    (share, picture[(3, 3)].g())
}

/// Every text and every thing to press: what it says, and where. Of a window with a dialog over it, what the dialog says.
pub(super) fn parts(window: &Harness<'_, Stage>) -> Vec<(Role, String, Rect)> {
    let roles = [Role::Label, Role::Heading, Role::Button, Role::TextInput, Role::PasswordInput];
    let over = window.query_all_by_role(Role::Dialog).last();
    over.unwrap_or_else(|| window.root())
        .children_recursive()
        .filter_map(|node| {
            let seen = node.accesskit_node();
            let text = seen.label().or_else(|| seen.value()).unwrap_or_default();
            (roles.contains(&seen.role()) && !text.is_empty()).then(|| (seen.role(), text, node.rect()))
        })
        .collect()
}

/// What of a window's words leaves it or lies on other words.
fn faults(window: &Harness<'_, Stage>, name: &str, width: f32) -> Vec<String> {
    faults_of(&parts(window), name, width)
}

/// The same of these parts of it.
pub(super) fn faults_of(parts: &[(Role, String, Rect)], name: &str, width: f32) -> Vec<String> {
    assert!(parts.len() > 2, "{name}");
    let mut faults = Vec::new();
    for (_, text, rect) in parts {
        if rect.left() < 0.0 || rect.right() > width {
            faults.push(format!("{name}: “{text}” leaves the window: {rect}"));
        }
    }
    let texts: Vec<_> =
        parts.iter().filter(|(role, ..)| matches!(role, Role::Label | Role::Heading)).collect();
    for (index, (_, one, here)) in texts.iter().enumerate() {
        for (_, other, there) in &texts[index + 1..] {
            let shared = here.intersect(*there);
            if shared.width() >= 2.0 && shared.height() >= 2.0 {
                faults.push(format!("{name}: “{one}” and “{other}” lie on one another: {here} {there}"));
            }
        }
    }
    faults
}

#[test]
fn every_screen_is_drawn_light_and_dark() {
    let mut window = window();
    for dark in [false, true] {
        for (name, state) in gallery() {
            let named = format!("{name}-{}", if dark { "dark" } else { "light" });
            let room = matches!(state.screen, Screen::Film(_) | Screen::Parent(_));
            hang_named(&mut window, name, State { look: look(dark), ..state }, (1100.0, 700.0));
            let (share, bright) = ground(&draw(&mut window, &named));
            assert!((0.05..0.998).contains(&share), "{named} is one colour to {share:.2}");
            // Where it is filmed and where parents watch it is dark whatever the look.
            assert_eq!(bright < 128, dark || room, "{named}: {bright}");
        }
    }
}

#[test]
fn fields_and_rows_keep_their_shape_in_a_narrow_window() {
    let mut window = window();
    for width in [960.0, 1280.0] {
        hang_named(&mut window, CORRECTION, session(StepKind::Plan, |_| {}), (width, 1600.0));
        for name in ["visit-arrived-day", "visit-leaving-day", "visit-arrived-time", "visit-leaving-time"] {
            let field = window.get_by_role_and_label(Role::TextInput, &say(name)).rect();
            assert!(field.width() >= 90.0 && field.right() < width, "{name} at {width}: {field}");
        }
        let day = window.get_by_role_and_label(Role::TextInput, &say("visit-leaving-day")).rect();
        let below = window.get_by_role_and_label(Role::TextInput, &say("visit-arrived-day")).rect();
        assert!(day.top() > below.bottom(), "leaving stands under arriving");

        hang(&mut window, page_at(three_carers(), FamilyPage::Data), (width, 3200.0));
        let carers = three_carers().carers;
        let of_a_carer = |text: &str| carers.iter().any(|carer| text.starts_with(carer.label.reveal()));
        let answers: Vec<_> = parts(&window)
            .into_iter()
            .filter(|(role, text, _)| *role == Role::Button && of_a_carer(text))
            .collect();
        assert_eq!(answers.len(), 18, "six purposes for each of three");
        for (index, (_, one, here)) in answers.iter().enumerate() {
            assert!(here.right() < width, "{one} at {width}: {here}");
            for (_, other, there) in &answers[index + 1..] {
                assert!(!here.intersects(*there), "{one} lies on {other}: {here} {there}");
            }
        }
        if width < 1000.0 {
            // It stays open from then on.
            let history = say(Message::new("consent-history").with("count", 1_u32));
            window.get_by_role_and_label(Role::Button, &history).click_accesskit();
            window.run();
        }
        draw(&mut window, &format!("family-three-history-{width}"));
        let back = parts(&window)
            .into_iter()
            .find(|(role, text, _)| *role == Role::Button && text.starts_with(&say("consent-take-back")));
        let (_, _, back) = back.expect("the answer can be taken back");
        for (role, text, place) in parts(&window) {
            assert!(role != Role::Label || !place.intersects(back), "{text} at {width}: {place} {back}");
        }
    }
}

#[test]
fn what_can_be_done_to_a_line_stands_at_its_right_within_the_card() {
    for width in [960.0, 1366.0] {
        // What is folded open stays open in a window.
        let mut window = window();
        hang_named(&mut window, RECORD_OPEN, record_page(recorded()), (width, 3600.0));
        draw(&mut window, &format!("record-lines-{width}"));
        let back = say(Message::new("record-take-back-named").with("what", ""));
        let back = back.split(':').next().unwrap_or_default();
        let ends: Vec<f32> = parts(&window)
            .into_iter()
            .filter(|(role, text, _)| *role == Role::Button && text.starts_with(back))
            .map(|(.., rect)| rect.right())
            .collect();
        assert!(ends.len() > 5 && ends.iter().all(|end| (end - ends[0]).abs() < 1.0), "{width}: {ends:?}");
        assert!(ends[0] < width - 40.0, "{width}: {ends:?}");
    }
}

#[test]
fn the_film_is_shown_in_its_own_colours() {
    let mut window = window();
    // What the pictures of `states` come to in red, green and blue, by BT.709 in full range.
    let table = [
        (film(|_| {}), "film-preview-name", [76, 127, 179]),
        (play(|_| {}), "play-picture-name", [170, 110, 68]),
    ];
    for (state, name, colour) in table {
        hang(&mut window, state, (1100.0, 700.0));
        let place = window.get_by_role_and_label(Role::Image, &say(name)).rect();
        assert!(place.width() > 500.0 && place.height() > 300.0, "{name}: {place}");
        let picture = draw(&mut window, name);
        for at in [place.center(), place.center() + place.size() * 0.2] {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a place in the window
            let got = picture[(at.x as usize, at.y as usize)].to_array();
            for (got, wanted) in got.into_iter().zip(colour) {
                assert!(got.abs_diff(wanted) <= 3, "{name}: {got} instead of {wanted}");
            }
        }
    }
}

#[test]
fn words_stay_in_the_window_and_off_one_another() {
    let looked_at = std::env::var_os("ATTUNE_PICTURES").is_some();
    let (mut window, mut found) = (window(), Vec::new());
    // The tall one shows what the others scroll to.
    for size in [(960.0, 620.0), (1280.0, 760.0), (1366.0, 768.0), (1366.0, 5600.0), (1920.0, 1080.0)] {
        for dark in [false, true].into_iter().take(if looked_at { 2 } else { 1 }) {
            for (name, state) in gallery() {
                let named = format!("{name}-{}x{}{}", size.0, size.1, if dark { "-dark" } else { "" });
                hang_named(&mut window, name, State { look: look(dark), ..state }, size);
                if looked_at {
                    draw(&mut window, &named);
                }
                found.extend(faults(&window, &named, size.0));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The states of the screens of the day.
pub(super) fn day() -> Vec<(&'static str, State)> {
    let mut day = gallery();
    day.retain(|(name, _)| DAY.iter().any(|screen| name.starts_with(screen)));
    day
}

/// The sizes of the pictures, a small laptop, and words twice as large at 1366×768.
#[test]
fn the_screens_of_the_day_fit_every_window() {
    let looked_at = std::env::var_os("ATTUNE_PICTURES").is_some();
    let (mut window, mut found) = (window(), Vec::new());
    for size in [(1366.0, 768.0), (1920.0, 1080.0), (1024.0, 600.0), (683.0, 384.0), (683.0, 3000.0)] {
        for dark in [false, true].into_iter().take(if looked_at { 2 } else { 1 }) {
            for (name, state) in day() {
                let named = format!("{name}-{}x{}{}", size.0, size.1, if dark { "-dark" } else { "" });
                hang_named(&mut window, name, State { look: look(dark), ..state }, size);
                if looked_at {
                    draw(&mut window, &named);
                }
                let mut parts = parts(&window);
                // A programme of many sessions has its cells, and what stands behind them, on a strip that moves sideways.
                parts.retain(|(role, text, _)| {
                    let is_cell = text.contains(", session ") || text.starts_with("FAM-");
                    !(name.starts_with("grid") && *role == Role::Button && is_cell)
                });
                // What scrolls under the header of Moments is not seen.
                let header = parts.iter().position(|(_, text, _)| *text == say("keys-title"));
                if let Some(header) = header.filter(|_| name.starts_with("tag")) {
                    let below = parts[header].2.bottom();
                    let scrolled = parts.split_off(header + 1);
                    parts.extend(scrolled.into_iter().filter(|(.., place)| place.top() >= below));
                }
                found.extend(faults_of(&parts, &named, size.0));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
