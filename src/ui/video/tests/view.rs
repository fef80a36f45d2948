//! The view without a graphics processor: space, names, and one conversion a frame.

use egui::{Pos2, Rect, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::super::{VideoRenderer, VideoView, fit};
use super::{LAYOUTS, flat};
use crate::media::frame::{FrameSlot, Layout};

#[test]
fn fits_without_distortion() {
    let space = |width, height| Rect::from_min_size(pos2(10.0, 20.0), vec2(width, height));
    let table = [
        // Space, picture, left and top within the space, size.
        ((160.0, 90.0), (1280, 720), (0.0, 0.0), (160.0, 90.0)),
        ((160.0, 160.0), (1280, 720), (0.0, 35.0), (160.0, 90.0)),
        ((300.0, 90.0), (1280, 720), (70.0, 0.0), (160.0, 90.0)),
        ((90.0, 160.0), (720, 1280), (0.0, 0.0), (90.0, 160.0)),
        ((100.0, 100.0), (1, 1), (0.0, 0.0), (100.0, 100.0)),
        ((100.0, 50.0), (1, 4), (43.75, 0.0), (12.5, 50.0)),
        ((0.0, 50.0), (640, 480), (0.0, 25.0), (0.0, 0.0)),
    ];
    for ((width, height), (picture_width, picture_height), (left, top), size) in table {
        let got = fit(space(width, height), picture_width, picture_height);
        let wanted = Rect::from_min_size(pos2(10.0 + left, 20.0 + top), Vec2::from(size));
        assert!(
            got.min.distance(wanted.min) < 0.001 && got.max.distance(wanted.max) < 0.001,
            "{got} {wanted}"
        );
    }
}

/// A window with two views, the second one only while `second` says so.
fn window<'a>(renderer: &VideoRenderer, slots: [FrameSlot; 2]) -> Harness<'a, bool> {
    let renderer = renderer.clone();
    Harness::builder().with_size(vec2(400.0, 400.0)).build_ui_state(
        move |ui, second: &mut bool| {
            let view =
                |name| VideoView::new(&renderer, name).caption("No picture yet").size(vec2(320.0, 180.0));
            view("Camera at the table").show(ui, &slots[0]);
            if *second {
                view("Camera at the sofa").show(ui, &slots[1]);
            }
        },
        true,
    )
}

#[test]
fn views_have_names_and_say_that_there_is_no_picture() {
    let slots = [FrameSlot::default(), FrameSlot::default()];
    let mut window = window(&VideoRenderer::new(None), slots.clone());
    window.run();
    let described = |window: &Harness<'_, bool>, name| {
        window.get_by_role_and_label(egui::Role::Image, name).accesskit_node().description()
    };
    assert_eq!(described(&window, "Camera at the table").as_deref(), Some("No picture yet"));
    slots[0].put(flat(Layout::I420, (64, 36), [100, 128, 128]));
    window.run();
    assert_eq!(described(&window, "Camera at the table"), None);
    assert_eq!(described(&window, "Camera at the sofa").as_deref(), Some("No picture yet"));
}

#[test]
fn a_frame_is_converted_once_for_each_view() {
    let renderer = VideoRenderer::new(None);
    let slots = [FrameSlot::default(), FrameSlot::default()];
    let mut window = window(&renderer, slots.clone());
    window.run();
    assert_eq!(renderer.uploads(), 0);
    for (turn, layout) in [(1, LAYOUTS[0]), (2, LAYOUTS[1])] {
        for slot in &slots {
            slot.put(flat(layout, (64, 36), [100, 128, 128]));
        }
        window.run_steps(3);
        assert_eq!(renderer.uploads(), 2 * turn);
    }
}

#[test]
fn a_view_no_longer_shown_keeps_nothing() {
    let renderer = VideoRenderer::new(None);
    let slots = [FrameSlot::default(), FrameSlot::default()];
    for slot in &slots {
        slot.put(flat(Layout::Nv12, (64, 36), [100, 128, 128]));
    }
    let mut window = window(&renderer, slots.clone());
    window.run();
    assert_eq!(renderer.views(), 2);
    *window.state_mut() = false;
    window.run();
    assert_eq!(renderer.views(), 1);
    slots[0].clear();
    window.run();
    assert_eq!(renderer.views(), 0);
}

#[test]
fn without_a_size_the_view_takes_the_width() {
    let (renderer, slot) = (VideoRenderer::new(None), FrameSlot::default());
    let mut window = Harness::builder().with_size(vec2(336.0, 400.0)).build_ui(move |ui| {
        VideoView::new(&renderer, "Film").show(ui, &slot);
    });
    window.run();
    let rect = window.get_by_label("Film").rect();
    assert_eq!(rect, Rect::from_min_size(Pos2::new(8.0, 8.0), vec2(320.0, 180.0)));
}
