//! A film's or a camera's picture in the window. Knows nothing of cameras, players or where frames come from: it
//! is shown a [`FrameSlot`] and draws the newest frame in it.
//!
//! A frame is turned into colours by the shader ([`gpu`]), on software adapters too. Measured on Mesa's lavapipe
//! (2 cores, no graphics processor, 720p NV12): a window of 1296×736 with a new frame in it took 110 ms of processor
//! time by the shader and 162 ms converted by the processor and drawn by egui ([`cpu`]); with the view at 640×360, 43
//! and 61 ms; I420 likewise. The shader costs less there than one layer of egui over the same pixels (about 70 ms), so
//! nothing is painted behind a picture. Without wgpu, as in tests of screens, the processor converts.
//!
//! A frame is converted and uploaded once, however often the window is drawn, and a view that is no longer shown
//! keeps nothing of its picture.

mod colour;
mod cpu;
mod gpu;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};

use eframe::egui_wgpu::{Callback, RenderState};
use egui::emath::GuiRounding as _;
use egui::epaint::RectShape;
use egui::pos2;
use egui::{
    Align2, Color32, Context, CornerRadius, Id, Painter, Rect, Response, Role, Sense, TextStyle, Ui, Vec2,
    WidgetInfo,
};

use crate::media::frame::{FrameSlot, VideoFrame};
use gpu::PictureLook;

/// Behind and beside a picture.
const BACKDROP: Color32 = Color32::from_rgb(0x0d, 0x12, 0x11);
/// Words in place of a picture; 11:1 on the backdrop.
const CAPTION: Color32 = Color32::from_rgb(0xc3, 0xcd, 0xc9);
/// Radius of a view's corners in points.
const RADIUS: u8 = 10;

/// Draws pictures; made once for the window and handed to every [`VideoView`].
#[derive(Clone)]
pub struct VideoRenderer(Arc<Shared>);

struct Shared {
    shader: Option<Arc<gpu::Shader>>,
    views: Mutex<HashMap<Id, View>>,
    uploads: Arc<AtomicU64>,
    sweeping: Once,
}

/// What a view keeps between passes: one of the two, by the way of drawing.
#[derive(Default)]
struct View {
    gpu: Arc<gpu::GpuPicture>,
    cpu: cpu::CpuPicture,
    /// The window's pass that last showed it.
    pass: u64,
}

impl VideoRenderer {
    /// For a window drawn by wgpu: from `eframe::CreationContext::wgpu_render_state`. The window must not ask for
    /// multisampling or a depth buffer. Without a state, as in tests of screens, the processor converts.
    pub fn new(state: Option<&RenderState>) -> Self {
        Self(Arc::new(Shared {
            shader: state.map(|state| Arc::new(gpu::Shader::new(state))),
            views: Mutex::default(),
            uploads: Arc::default(),
            sweeping: Once::new(),
        }))
    }

    /// Draws without a shader: in tests of screens.
    pub fn cpu() -> Self {
        Self::new(None)
    }

    /// How many frames were converted or uploaded so far; grows by one for every new frame a view shows.
    pub fn uploads(&self) -> u64 {
        self.0.uploads.load(Ordering::Relaxed)
    }

    /// How many views hold a picture.
    pub fn views(&self) -> usize {
        self.0.views().len()
    }

    /// Paints a frame; `false` if it cannot be drawn.
    fn paint(&self, painter: &Painter, id: Id, frame: &Arc<VideoFrame>, look: PictureLook) -> bool {
        let ctx = painter.ctx();
        self.0.sweep_after_each_pass(ctx);
        let mut views = self.0.views();
        let view = views.entry(id).or_default();
        view.pass = ctx.cumulative_pass_nr();
        match &self.0.shader {
            Some(shader) if shader.can_draw(frame) => {
                painter.add(Callback::new_paint_callback(
                    look.place,
                    gpu::Drawing {
                        shader: shader.clone(),
                        picture: view.gpu.clone(),
                        frame: frame.clone(),
                        look,
                        uploads: self.0.uploads.clone(),
                    },
                ));
                true
            }
            Some(_) => false,
            None => {
                let Some((texture, converted)) = view.cpu.show(ctx, frame) else { return false };
                self.0.uploads.fetch_add(u64::from(converted), Ordering::Relaxed);
                let (left, right) = if look.mirrored { (1.0, 0.0) } else { (0.0, 1.0) };
                let uv = Rect { min: pos2(left, 0.0), max: pos2(right, 1.0) };
                let shape = RectShape::filled(look.place, look.radius, Color32::WHITE);
                painter.add(shape.with_texture(texture, uv));
                true
            }
        }
    }
}

impl std::fmt::Debug for VideoRenderer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "VideoRenderer({})", if self.0.shader.is_some() { "shader" } else { "processor" })
    }
}

impl Shared {
    fn views(&self) -> MutexGuard<'_, HashMap<Id, View>> {
        self.views.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on, what the window's pass did not show is forgotten at its end.
    fn sweep_after_each_pass(self: &Arc<Self>, ctx: &Context) {
        self.sweeping.call_once(|| {
            let shared = Arc::downgrade(self);
            ctx.on_end_pass(
                "video",
                Arc::new(move |ui| {
                    if let Some(shared) = shared.upgrade() {
                        let pass = ui.ctx().cumulative_pass_nr();
                        shared.views().retain(|_, view| view.pass == pass);
                    }
                }),
            );
        });
    }
}

/// A view of the newest frame of a stream, as large as its space allows without distortion.
#[must_use = "a view is drawn by `show`"]
pub struct VideoView<'a> {
    renderer: &'a VideoRenderer,
    name: &'a str,
    caption: &'a str,
    mirrored: bool,
    radius: u8,
    size: Option<Vec2>,
}

impl<'a> VideoView<'a> {
    /// A view that readers of the screen are told of as the image `name`.
    pub fn new(renderer: &'a VideoRenderer, name: &'a str) -> Self {
        Self { renderer, name, caption: "", mirrored: false, radius: RADIUS, size: None }
    }

    /// Words shown while there is no frame.
    pub fn caption(mut self, caption: &'a str) -> Self {
        self.caption = caption;
        self
    }

    /// Whether left and right change places, as people are used to seeing themselves.
    pub fn mirrored(mut self, mirrored: bool) -> Self {
        self.mirrored = mirrored;
        self
    }

    /// Without round corners, where the view reaches the window's edges.
    pub fn square(mut self) -> Self {
        self.radius = 0;
        self
    }

    /// The space to take, in points; without it, all of the width at 16:9, but no more than the height there is.
    pub fn size(mut self, size: Vec2) -> Self {
        self.size = Some(size);
        self
    }

    /// Draws the newest frame, or the caption. The response covers the picture and what is beside it; it senses
    /// nothing but the pointer over it.
    pub fn show(self, ui: &mut Ui, frames: &FrameSlot) -> Response {
        let size = self.size.unwrap_or_else(|| {
            let available = ui.available_size();
            Vec2::new(available.x, (available.x * 9.0 / 16.0).min(available.y))
        });
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), self.name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let painter = ui.painter();
        let drawn = frames.latest().1.is_some_and(|frame| {
            let place = fit(rect, frame.width(), frame.height()).round_to_pixels(ui.pixels_per_point());
            let inset = (place.min - rect.min).max_elem();
            let radius = (f32::from(self.radius) - inset).min(place.size().min_elem() / 2.0).max(0.0);
            let look = PictureLook { place, radius, mirrored: self.mirrored };
            let drawn = self.renderer.paint(painter, response.id, &frame, look);
            if drawn {
                paint_beside(painter, rect, place, self.radius);
            }
            drawn
        });
        if !drawn {
            painter.rect_filled(rect, self.radius, BACKDROP);
            self.show_caption(ui, rect, &response);
        }
        response
    }

    fn show_caption(&self, ui: &Ui, rect: Rect, response: &Response) {
        if self.caption.is_empty() {
            return;
        }
        let font = TextStyle::Body.resolve(ui.style());
        let words = ui.painter().layout(self.caption.to_owned(), font, CAPTION, rect.width() * 0.8);
        let place = Align2::CENTER_CENTER.anchor_size(rect.center(), words.size());
        ui.painter().galley(place.min, words, CAPTION);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(self.caption));
    }
}

/// Fills what the picture leaves free of its space. Not behind the picture: on a software adapter a layer of the
/// window costs more than the picture.
fn paint_beside(painter: &Painter, space: Rect, picture: Rect, radius: u8) {
    let none = CornerRadius::ZERO;
    let (left, right) =
        (CornerRadius { nw: radius, sw: radius, ..none }, CornerRadius { ne: radius, se: radius, ..none });
    let (top, bottom) =
        (CornerRadius { nw: radius, ne: radius, ..none }, CornerRadius { sw: radius, se: radius, ..none });
    let strips = [
        (space.with_max_x(picture.left()), left),
        (space.with_min_x(picture.right()), right),
        (space.with_max_y(picture.top()), top),
        (space.with_min_y(picture.bottom()), bottom),
    ];
    for (strip, corners) in strips {
        if strip.width() >= 0.5 && strip.height() >= 0.5 {
            painter.rect_filled(strip, corners, BACKDROP);
        }
    }
}

/// The largest rectangle of the picture's shape within `space`, in its middle.
fn fit(space: Rect, width: u32, height: u32) -> Rect {
    #[allow(clippy::cast_precision_loss)] // sizes of pictures
    let picture = Vec2::new(width.max(1) as f32, height.max(1) as f32);
    let scale = (space.width() / picture.x).min(space.height() / picture.y);
    Rect::from_center_size(space.center(), picture * scale.max(0.0))
}
