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

use super::family_record::{self, record_page, recorded};
use super::fuller::session;
use super::gallery::{CORRECTION, FOR_STAFF, FORMS, NOTE, RECORD_OPEN, day, gallery, three_carers};
use super::states::{film, page_at, play, unlock};
use super::{Stage, say};
use attune::app::state::{FamilyPage, Look, Screen, State, UnlockScreen};
use attune::programme::StepKind;
use attune::ui::theme;
use attune::ui::video::VideoRenderer;
use attune::words::Message;

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
