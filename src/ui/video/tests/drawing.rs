//! The shader's pixels against the processor's, drawn by a software adapter.

use std::sync::Arc;

use eframe::egui_wgpu::{RenderState, RendererOptions, WgpuSetup};
use eframe::wgpu;
use egui::Vec2;
use egui_kittest::Harness;
use egui_kittest::wgpu::{WgpuTestRenderer, create_render_state, default_wgpu_setup};

use super::super::cpu::{Scale, convert};
use super::super::{VideoRenderer, VideoView};
use super::{COLOURS, LAYOUTS, flat, frame};
use crate::media::frame::{FrameSlot, VideoFrame};

/// A device, and one renderer of it: the software adapter where there is one.
fn state() -> RenderState {
    let setup: WgpuSetup = default_wgpu_setup();
    create_render_state(setup, RendererOptions::PREDICTABLE)
}

/// A window that holds nothing but the view, so that a point is a pixel of the picture.
fn window<'a>(renderer: VideoRenderer, state: RenderState, slot: FrameSlot, size: Vec2, mirrored: bool) -> Harness<'a> {
    let harness = Harness::builder()
        .with_size(size + Vec2::splat(16.0)) // the harness's own margin
        .with_render_cursor(false)
        .renderer(WgpuTestRenderer::from_render_state(state));
    harness.build_ui(move |ui| {
        VideoView::new(&renderer, "Film").mirrored(mirrored).size(size).show(ui, &slot);
    })
}

fn pixel(image: &image::RgbaImage, column: u32, row: u32) -> [u8; 3] {
    let [r, g, b, _] = image.get_pixel(column + 8, row + 8).0;
    [r, g, b]
}
