//! Contrast of every pair of colours, size of everything that is pressed or read, and names of every part.

use egui::{Color32, Role, TextStyle, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::ui::icons::Icon;

#[test]
fn contrast_is_the_standards() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.001);
    assert!((contrast(Color32::WHITE, Color32::WHITE) - 1.0).abs() < 0.001);
    // 4.54:1, the lightest grey on white that the standard's examples let pass.
    assert!((contrast(Color32::from_gray(0x76), Color32::WHITE) - 4.54).abs() < 0.01);
}

#[test]
fn words_can_be_read() {
    for palette in Palette::all() {
        for Tone { ink, ground } in palette.pairs() {
            let ratio = contrast(ink, ground);
            assert!(ratio >= 4.5, "{ink:?} on {ground:?}, dark {}: {ratio:.2}", palette.dark);
        }
    }
}

#[test]
fn outlines_can_be_seen() {
    for palette in Palette::all() {
        for Tone { ink, ground } in palette.marks() {
            let ratio = contrast(ink, ground);
            assert!(ratio >= 3.0, "{ink:?} on {ground:?}, dark {}: {ratio:.2}", palette.dark);
        }
    }
}

#[test]
fn more_contrast_is_more() {
    for (plain, strong) in [(LIGHT, LIGHT_STRONG), (DARK, DARK_STRONG), (ROOM, ROOM_STRONG)] {
        assert!(contrast(strong.weak, strong.page) > contrast(plain.weak, plain.page));
        assert!(contrast(strong.line, strong.page) >= 3.0);
        assert!(contrast(strong.outline, strong.page) > contrast(plain.outline, plain.page));
        assert!(contrast(strong.text, strong.page) >= contrast(plain.text, plain.page));
    }
}

/// Every look a window can have.
fn looks() -> Vec<WindowLook> {
    let mut looks = Vec::new();
    for dark in [false, true] {
        for room in [false, true] {
            for strong in [false, true] {
                looks.push(WindowLook { dark, room, strong, ..WindowLook::default() });
            }
        }
    }
    looks
}

#[test]
fn a_look_is_known_by_its_page() {
    for look in looks() {
        let visuals = style(look).visuals;
        assert_eq!(Palette::of(&visuals).text, look.palette().text);
        assert_eq!(visuals.dark_mode, look.room || look.dark);
    }
}

#[test]
fn egui_is_given_colours_that_can_be_read() {
    for look in looks() {
        let visuals = style(look).visuals;
        let widgets = &visuals.widgets;
        for look in [widgets.noninteractive, widgets.inactive, widgets.hovered, widgets.active, widgets.open]
        {
            assert!(contrast(look.text_color(), look.weak_bg_fill) >= 4.5);
            assert!(contrast(look.text_color(), look.bg_fill) >= 4.5);
        }
        for ink in [
            visuals.warn_fg_color,
            visuals.error_fg_color,
            visuals.hyperlink_color,
            visuals.weak_text_color(),
        ] {
            for ground in [visuals.panel_fill, visuals.window_fill] {
                assert!(contrast(ink, ground) >= 4.5);
            }
        }
        assert!(contrast(visuals.selection.stroke.color, visuals.selection.bg_fill) >= 4.5);
        assert!(contrast(visuals.text_color(), visuals.extreme_bg_color) >= 4.5);
    }
}

#[test]
fn letters_and_targets_are_large_enough() {
    for look in looks() {
        let style = style(look);
        // A caption is never a sentence; sentences are of 13 points at least, and of 14 in the room.
        assert!(style.text_styles.values().all(|font| font.size >= 12.0));
        assert!(style.text_styles[&TextStyle::Small].size >= if look.room { 14.0 } else { 13.0 });
        assert!(style.spacing.interact_size.y >= if look.room { 44.0 } else { 32.0 });
    }
}

#[test]
fn less_motion_is_none() {
    assert!(style(WindowLook { still: true, ..WindowLook::default() }).animation_time <= 0.0);
    assert!(style(WindowLook::default()).animation_time > 0.0);
}

/// One of every part.
#[derive(Default)]
struct Parts {
    name: String,
    secret: String,
    words: String,
    pressed: Vec<&'static str>,
}

fn parts(ui: &mut egui::Ui, state: &mut Parts) {
    page(ui, "Today", |ui| {
        card(ui, |ui| {
            subheading(ui, "Session 4");
            verdict_badge(ui, "Met", Meaning::Met);
            notice(ui, Notice::Warning, "The battery is low");
            for (weight, words) in
                [(Weight::Primary, "Film"), (Weight::Secondary, "Later"), (Weight::Danger, "Discard")]
            {
                if button(ui, weight, Some(Icon::Record), words).clicked() {
                    state.pressed.push(words);
                }
            }
            if blocked_button(ui, None, "Review", "Film first").clicked() {
                state.pressed.push("Review");
            }
            field(ui, "Name", &mut state.name);
            secret_field(ui, "Passphrase", &mut state.secret, (&mut false, "Show"));
            text_area(ui, "Note", &mut state.words, 3);
        });
        empty_state(ui, "No clips", "Tag a moment to see it here");
    });
}

fn window<'a>() -> Harness<'a, Parts> {
    Harness::builder()
        .with_size(vec2(700.0, 1100.0))
        .with_context_setup(install)
        .build_ui_state(parts, Parts::default())
}

#[test]
fn parts_have_roles_and_names() {
    let mut window = window();
    window.run();
    for (role, name) in [
        (Role::Heading, "Today"),
        (Role::Heading, "Session 4"),
        (Role::Heading, "No clips"),
        (Role::Label, "Met"),
        (Role::Alert, "The battery is low"),
        (Role::Button, "Film"),
        (Role::Button, "Review"),
        (Role::TextInput, "Name"),
        (Role::MultilineTextInput, "Note"),
        (Role::PasswordInput, "Passphrase"),
    ] {
        window.get_by_role_and_label(role, name);
    }
    window.get_by_label("Tag a moment to see it here");
}

#[test]
fn buttons_work_but_not_blocked_ones() {
    let mut window = window();
    window.run();
    for name in ["Film", "Later", "Review", "Discard"] {
        let height = window.get_by_role_and_label(Role::Button, name).rect().height();
        assert!(height >= 32.0, "{name} is {height} high");
        window.get_by_role_and_label(Role::Button, name).click();
        window.run();
    }
    assert_eq!(window.state().pressed, ["Film", "Later", "Discard"]);
    let blocked = window.get_by_role_and_label(Role::Button, "Review");
    assert!(blocked.accesskit_node().is_disabled());
    assert_eq!(blocked.accesskit_node().description().as_deref(), Some("Film first"));
    window.get_by_label("Film first");
}

#[test]
fn fields_take_words() {
    let mut window = window();
    window.run();
    for (role, name) in
        [(Role::TextInput, "Name"), (Role::PasswordInput, "Passphrase"), (Role::MultilineTextInput, "Note")]
    {
        let field = window.get_by_role_and_label(role, name);
        assert!(field.rect().height() >= 32.0);
        field.focus();
        window.run();
        window.get_by_role_and_label(role, name).type_text(name);
        window.run();
    }
    let state = window.state();
    assert_eq!([&state.name, &state.secret, &state.words], ["Name", "Passphrase", "Note"]);
}

#[test]
fn a_narrow_window_keeps_everything_inside() {
    let mut window = window();
    window.set_size(vec2(420.0, 900.0));
    window.run();
    for name in ["Today", "Session 4", "The battery is low", "Film first", "Tag a moment to see it here"] {
        let rect = window.get_by_label(name).rect();
        assert!(rect.left() >= 0.0 && rect.right() <= 420.0, "{name}: {rect}");
    }
}
