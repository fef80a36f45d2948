//! What the search, the keys and the news look like over a screen: drawn light and dark, and at no size words that leave
//! the window or lie on one another.

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::pictures::{draw, faults_of, hang, window};
use super::states::{caseload, families, family, filming, page, play, tagged};
use super::{Stage, say};
use attune::app::state::{Look, Remark, State, Undo};
use attune::casework::Problem;
use attune::casework::changes::{FamilyChange, SessionChange};
use attune::words::Message;

/// Opens what lies over a screen.
type Opens = fn(&mut Harness<'_, Stage>);

fn search(window: &mut Harness<'_, Stage>) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_steps(3);
    window.get_by_role_and_label(Role::TextInput, &say("finder-title")).type_text("001 fil");
    window.run_steps(3);
}

fn keys(window: &mut Harness<'_, Stage>) {
    window.key_press(Key::F1);
    window.run_steps(3);
}

fn note(window: &mut Harness<'_, Stage>) {
    window.get_by_role_and_label(Role::Button, &say("grid-write-note")).click();
    window.run_steps(3);
}

fn nothing(window: &mut Harness<'_, Stage>) {
    window.run_steps(3);
}

fn told() -> State {
    let message = Message::new("undo-session-moved").with("number", 9_u32).with("day", super::states::day(8));
    let undo = Undo::Change(super::states::CASE, FamilyChange::Session(9, SessionChange::NotMissed));
    State { notice: Some(Remark { undo: Some(undo), ..message.into() }), ..page(family()) }
}

fn states() -> [(&'static str, State, Opens); 7] {
    [
        ("search", families(caseload()), search),
        ("search-filming", State { families: caseload(), ..filming(75, |_| {}) }, search),
        ("keys-moments", play(|play| play.family = tagged()), keys),
        ("keys-film", filming(75, |_| {}), keys),
        ("grid-note", super::grid::grid(super::grid_states::read()), note),
        ("news", told(), nothing),
        ("news-problem", State { problem: Some(Problem::refused("undo-changed-since")), ..told() }, nothing),
    ]
}

#[test]
fn what_lies_over_a_screen_is_drawn_within_the_window() {
    let (mut window, mut found) = (window(), Vec::new());
    for (width, height) in [(1366.0, 768.0), (1024.0, 600.0), (1920.0, 1080.0), (683.0, 384.0)] {
        for look in [Look::Light, Look::Dark] {
            for (name, state, open) in states() {
                let named = format!("over-{name}-{width}x{height}-{look:?}");
                hang(&mut window, State { look, ..state }, (width, height));
                open(&mut window);
                draw(&mut window, &named);
                let Some(dialog) = window.query_by_role(Role::Dialog) else { continue };
                let parts = dialog.children_recursive().filter_map(|node| {
                    let seen = node.accesskit_node();
                    let text = seen.label().or_else(|| seen.value()).unwrap_or_default();
                    let told =
                        matches!(seen.role(), Role::Label | Role::Heading | Role::Button | Role::TextInput);
                    (told && !text.is_empty() && seen.bounding_box().is_some())
                        .then(|| (seen.role(), text, node.rect()))
                });
                let mut parts: Vec<_> = parts.collect();
                // What is scrolled under the foot of the search is not seen.
                let foot = parts.iter().find(|(_, text, _)| text == "↑").map(|(.., place)| place.top());
                if let Some(foot) = foot.filter(|_| name.starts_with("search")) {
                    parts.retain(|(.., place)| place.top() >= foot || place.bottom() < foot);
                }
                found.extend(faults_of(&parts, &named, width));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
