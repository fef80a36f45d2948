//! The shader's pixels against the processor's, drawn by a software adapter.

use std::sync::Arc;

use eframe::egui_wgpu::{RenderState, Renderer, RendererOptions};
use eframe::wgpu::TextureFormat;
use egui::mutex::RwLock;
use egui::{Color32, ColorImage, Vec2};
use egui_kittest::Harness;
use egui_kittest::wgpu::{WgpuTestRenderer, create_render_state, default_wgpu_setup};

use super::super::cpu::convert;
use super::super::{VideoRenderer, VideoView};
use super::{COLOURS, LAYOUTS, flat, frame};
use crate::media::frame::{FrameSlot, Layout, VideoFrame};

/// The harness's margin around the view, in points.
const MARGIN: u32 = 8;

fn state() -> RenderState {
    create_render_state(default_wgpu_setup(), RendererOptions::PREDICTABLE)
}

/// A window that holds nothing but a view of `size`.
fn window<'a>(
    state: RenderState,
    renderer: &VideoRenderer,
    slot: &FrameSlot,
    size: (u32, u32),
    mirrored: bool,
) -> Harness<'a> {
    let (renderer, slot) = (renderer.clone(), slot.clone());
    let [width, height] = [size.0, size.1].map(|side| f32::from(u16::try_from(side).unwrap()));
    Harness::builder()
        .with_size(Vec2::new(width, height) + Vec2::splat(2.0 * 8.0))
        .renderer(WgpuTestRenderer::from_render_state(state))
        .build_ui(move |ui| {
            let view = VideoView::new(&renderer, "Film").mirrored(mirrored);
            view.size(Vec2::new(width, height)).show(ui, &slot);
        })
}

/// The window's pixels within its margin.
fn pixels(window: &mut Harness<'_>) -> ColorImage {
    let image = window.render().unwrap();
    let (width, height) = (image.width() - 2 * MARGIN, image.height() - 2 * MARGIN);
    let pixels =
        (0..height).flat_map(|row| (0..width).map(move |column| (column, row))).map(|(column, row)| {
            let [r, g, b, _] = image.get_pixel(column + MARGIN, row + MARGIN).0;
            Color32::from_rgb(r, g, b)
        });
    ColorImage::new([width as usize, height as usize], pixels.collect())
}

/// Draws the frame by the shader, a pixel for a sample, and compares everything but the rounded corners and the
/// edges between blocks, where the shader interpolates the colour.
fn assert_like_processor(state: RenderState, frame: VideoFrame, what: &str) {
    let wanted = convert(&frame.planes(), frame.layout(), frame.colour()).unwrap();
    let size = (frame.width(), frame.height());
    let slot = FrameSlot::default();
    slot.put(frame);
    let renderer = VideoRenderer::new(Some(&state));
    let got = pixels(&mut window(state, &renderer, &slot, size, false));
    assert_eq!(got.size, wanted.size, "{what}");
    let [width, height] = got.size;
    for (index, (got, wanted)) in got.pixels.iter().zip(&wanted.pixels).enumerate() {
        let (column, row) = (index % width, index / width);
        let near_edge = |place: usize| !(2..BLOCK as usize - 2).contains(&(place % BLOCK as usize));
        let corner = column.min(width - 1 - column) + row.min(height - 1 - row) < 12;
        if corner || near_edge(column) || near_edge(row) {
            continue;
        }
        for (got, wanted) in got.to_array().into_iter().zip(wanted.to_array()) {
            assert!(got.abs_diff(wanted) <= 2, "{what} at {column},{row}: {got} instead of {wanted}");
        }
    }
}

/// Side of the blocks of one colour in [`blocks`], in pixels.
const BLOCK: u32 = 8;

/// Brightness varies from pixel to pixel; colours are strong, in blocks.
fn blocks(column: u32, row: u32) -> [u8; 3] {
    let byte = |n: u32| u8::try_from(n % 256).unwrap();
    let block = column / BLOCK + 5 * (row / BLOCK);
    [byte(column * 37 + row * 11), byte(block * 83), byte(255 + block * 197)]
}

#[test]
fn shader_and_processor_agree() {
    for layout in LAYOUTS {
        for colour in COLOURS {
            for (size, pad) in [((64, 48), 0), ((61, 47), 5), ((62, 47), 1)] {
                let what = format!("{layout:?} {colour:?} {size:?}");
                assert_like_processor(state(), frame(layout, colour, size, pad, blocks), &what);
            }
        }
    }
}

#[test]
fn shader_and_processor_agree_on_an_encoding_target() {
    let state = state();
    let target_format = TextureFormat::Rgba8UnormSrgb;
    let renderer = Renderer::new(&state.device, target_format, RendererOptions::PREDICTABLE);
    let state = RenderState { target_format, renderer: Arc::new(RwLock::new(renderer)), ..state };
    assert_like_processor(state, frame(Layout::Nv12, COLOURS[2], (64, 48), 0, blocks), "sRGB");
}

#[test]
fn colour_stands_level_with_the_left_brightness_sample() {
    for layout in LAYOUTS {
        // Rising by 4 from one colour sample to the next, so by 2 from pixel to pixel.
        let ramp = frame(layout, COLOURS[3], (64, 32), 0, |column, _| {
            [128, 40 + 2 * u8::try_from(column).unwrap(), 128]
        });
        let state = state();
        let (renderer, slot) = (VideoRenderer::new(Some(&state)), FrameSlot::default());
        slot.put(ramp);
        let got = pixels(&mut window(state, &renderer, &slot, (64, 32), false));
        for column in 0..62_u8 {
            let one = frame(layout, COLOURS[3], (2, 2), 0, |_, _| [128, 40 + 2 * column, 128]);
            let wanted = convert(&one.planes(), layout, COLOURS[3]).unwrap().pixels[0];
            let pixel = got.pixels[16 * 64 + usize::from(column)];
            assert!(pixel.b().abs_diff(wanted.b()) <= 2, "{layout:?} {column}: {pixel:?} {wanted:?}");
        }
    }
}

#[test]
fn a_frame_is_uploaded_once() {
    let state = state();
    let (renderer, slot) = (VideoRenderer::new(Some(&state)), FrameSlot::default());
    slot.put(flat(Layout::Nv12, (32, 32), [180, 128, 128]));
    let mut window = window(state, &renderer, &slot, (32, 32), false);
    let grey = |window: &mut Harness<'_>| pixels(window).pixels[16 * 32 + 16].r();
    for _ in 0..3 {
        window.step();
        assert_eq!(grey(&mut window), 191);
    }
    assert_eq!(renderer.uploads(), 1);
    slot.put(flat(Layout::Nv12, (32, 32), [16, 128, 128]));
    for _ in 0..2 {
        window.step();
        assert_eq!(grey(&mut window), 0);
    }
    assert_eq!(renderer.uploads(), 2);
}

#[test]
fn size_and_layout_may_change() {
    let state = state();
    let (renderer, slot) = (VideoRenderer::new(Some(&state)), FrameSlot::default());
    let mut window = window(state, &renderer, &slot, (32, 32), false);
    let sizes = [(32, 32), (16, 32), (64, 16), (32, 32)];
    for (size, layout) in sizes.into_iter().zip([LAYOUTS, LAYOUTS].concat()) {
        slot.put(flat(layout, size, [81, 90, 240])); // BT.601 red
        window.step();
        let image = pixels(&mut window);
        let red = |column: usize, row: usize| image.pixels[row * 32 + column].r() > 240;
        assert!(red(16, 16), "{size:?}");
        assert_eq!(red(16, 1), size.0 <= size.1, "above and below {size:?}");
        assert_eq!(red(1, 16), size.0 >= size.1, "beside {size:?}");
    }
    assert_eq!(renderer.uploads(), 4);
    slot.clear();
    window.step();
    let image = pixels(&mut window);
    assert!(image.pixels[16 * 32 + 16].r() < 60, "the last picture stayed after its stream ended");
}

#[test]
fn mirrored_changes_left_and_right() {
    for mirrored in [false, true] {
        for shader in [false, true] {
            let state = state();
            let renderer = if shader { VideoRenderer::new(Some(&state)) } else { VideoRenderer::new(None) };
            let slot = FrameSlot::default();
            let left_bright = |column, _| [if column < 16 { 235 } else { 16 }, 128, 128];
            slot.put(frame(Layout::I420, COLOURS[0], (32, 32), 0, left_bright));
            let image = pixels(&mut window(state, &renderer, &slot, (32, 32), mirrored));
            assert_eq!(image.pixels[16 * 32 + 4].g() > 200, !mirrored, "left, shader {shader}");
            assert_eq!(image.pixels[16 * 32 + 28].g() > 200, mirrored, "right, shader {shader}");
        }
    }
}

#[test]
fn half_out_of_the_window_is_not_squeezed() {
    let state = state();
    let (renderer, slot) = (VideoRenderer::new(Some(&state)), FrameSlot::default());
    let top_bright = |_, row| [if row < 16 { 235 } else { 16 }, 128, 128];
    slot.put(frame(Layout::I420, COLOURS[0], (32, 32), 0, top_bright));
    let (shared, shown) = (renderer.clone(), slot.clone());
    let mut window = Harness::builder()
        .with_size(Vec2::new(48.0, 32.0))
        .renderer(WgpuTestRenderer::from_render_state(state))
        .build_ui(move |ui| {
            VideoView::new(&shared, "Film").size(Vec2::splat(32.0)).show(ui, &shown);
        });
    let image = window.render().unwrap();
    assert!(image.get_pixel(24, 8 + 12).0[0] > 200);
    assert!(image.get_pixel(24, 8 + 20).0[0] < 60);
}
