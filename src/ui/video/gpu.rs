//! Drawing a frame on the graphics processor: its planes become textures once a new frame, and `video.wgsl` turns
//! them into red, green and blue. Knows nothing of widgets.
//!
//! A view's textures live with the view, not in egui's `callback_resources`: they are gone with it.

use std::num::NonZeroU64;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use bytemuck::{Pod, Zeroable};
use eframe::egui_wgpu::{CallbackResources, CallbackTrait, RenderState, ScreenDescriptor};
use eframe::wgpu;
use egui::Rect;

use super::colour::to_rgb;
use crate::media::frame::{Layout, Plane, VideoFrame};

/// What all views share: the shader compiled for the window's format.
pub(super) struct Shader {
    pipeline: wgpu::RenderPipeline,
    bindings: wgpu::BindGroupLayout,
    sampler: wgpu::Sampler,
    largest_side: u32,
}

impl Shader {
    /// Compiles for the window's format. The window must draw without multisampling and depth, as eframe's
    /// windows do unless told otherwise.
    pub(super) fn new(state: &RenderState) -> Self {
        let device = &state.device;
        let module = device.create_shader_module(wgpu::ShaderModuleDescriptor {
            label: Some("video"),
            source: wgpu::ShaderSource::Wgsl(include_str!("../../../shaders/video.wgsl").into()),
        });
        let bindings = bindings(device);
        let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
            label: Some("video"),
            bind_group_layouts: &[Some(&bindings)],
            immediate_size: 0,
        });
        // egui draws gamma-encoded colours; a format that encodes on storing must be given linear ones.
        let fragment = if state.target_format.is_srgb() { "fs_linear" } else { "fs_gamma" };
        let pipeline = device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
            label: Some("video"),
            layout: Some(&layout),
            vertex: wgpu::VertexState {
                module: &module,
                entry_point: Some("vs_main"),
                buffers: &[],
                compilation_options: wgpu::PipelineCompilationOptions::default(),
            },
            primitive: wgpu::PrimitiveState {
                topology: wgpu::PrimitiveTopology::TriangleStrip,
                ..Default::default()
            },
            depth_stencil: None,
            multisample: wgpu::MultisampleState::default(),
            fragment: Some(wgpu::FragmentState {
                module: &module,
                entry_point: Some(fragment),
                targets: &[Some(wgpu::ColorTargetState {
                    format: state.target_format,
                    blend: Some(wgpu::BlendState::PREMULTIPLIED_ALPHA_BLENDING),
                    write_mask: wgpu::ColorWrites::ALL,
                })],
                compilation_options: wgpu::PipelineCompilationOptions::default(),
            }),
            multiview_mask: None,
            cache: None,
        });
        let sampler = device.create_sampler(&wgpu::SamplerDescriptor {
            label: Some("video"),
            mag_filter: wgpu::FilterMode::Linear,
            min_filter: wgpu::FilterMode::Linear,
            ..Default::default()
        });
        Self { pipeline, bindings, sampler, largest_side: device.limits().max_texture_dimension_2d }
    }

    /// Whether the frame has pixels and fits into textures.
    pub(super) fn can_draw(&self, frame: &VideoFrame) -> bool {
        let planes = frame.planes();
        planes.len() == plane_count(frame.layout())
            && planes
                .iter()
                .all(|plane| plane.is_whole() && plane.width.max(plane.height) <= self.largest_side)
    }
}

/// How planes are bound: the uniform, the sampler, and Y, U and V.
fn bindings(device: &wgpu::Device) -> wgpu::BindGroupLayout {
    let entry = |binding, visibility, ty| wgpu::BindGroupLayoutEntry { binding, visibility, ty, count: None };
    let plane = wgpu::BindingType::Texture {
        sample_type: wgpu::TextureSampleType::Float { filterable: true },
        view_dimension: wgpu::TextureViewDimension::D2,
        multisampled: false,
    };
    let uniform = wgpu::BindingType::Buffer {
        ty: wgpu::BufferBindingType::Uniform,
        has_dynamic_offset: false,
        min_binding_size: NonZeroU64::new(UNIFORM_BYTES),
    };
    let sampler = wgpu::BindingType::Sampler(wgpu::SamplerBindingType::Filtering);
    let seen = wgpu::ShaderStages::FRAGMENT;
    device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
        label: Some("video"),
        entries: &[
            entry(0, wgpu::ShaderStages::VERTEX_FRAGMENT, uniform),
            entry(1, seen, sampler),
            entry(2, seen, plane),
            entry(3, seen, plane),
            entry(4, seen, plane),
        ],
    })
}

fn plane_count(layout: Layout) -> usize {
    match layout {
        Layout::I420 => 3,
        Layout::Nv12 => 2,
    }
}

/// `Picture` of `video.wgsl`.
#[repr(C)]
#[derive(Clone, Copy, PartialEq, Pod, Zeroable)]
struct Uniform {
    to_rgb: [[f32; 4]; 3],
    corners: [f32; 4],
    chroma: [f32; 4],
    outline: [f32; 4],
    layout: [u32; 4],
}

const UNIFORM_BYTES: u64 = size_of::<Uniform>() as u64;

/// One view's textures, and which frame they hold.
#[derive(Default)]
pub(super) struct GpuPicture(Mutex<Held>);

#[derive(Default)]
struct Held {
    textures: Option<Textures>,
    shown: Weak<VideoFrame>,
    written: Option<Uniform>,
}

/// Textures of one layout and size, bound together with their uniform.
struct Textures {
    layout: Layout,
    /// Width and height of each plane.
    sizes: Vec<(u32, u32)>,
    planes: Vec<wgpu::Texture>,
    uniform: wgpu::Buffer,
    bound: wgpu::BindGroup,
}

impl Textures {
    fn new(device: &wgpu::Device, shader: &Shader, layout: Layout, planes: &[Plane<'_>]) -> Self {
        let textures: Vec<_> = planes.iter().map(|plane| texture(device, plane)).collect();
        let uniform = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("video"),
            size: UNIFORM_BYTES,
            usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        let whole = wgpu::TextureViewDescriptor::default();
        let views: Vec<_> = textures.iter().map(|texture| texture.create_view(&whole)).collect();
        // NV12 has no third plane: the shader then never samples it.
        let plane = |index: usize| wgpu::BindGroupEntry {
            binding: 2 + u32::try_from(index).unwrap_or_default(),
            resource: wgpu::BindingResource::TextureView(&views[index.min(views.len() - 1)]),
        };
        let bound = device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("video"),
            layout: &shader.bindings,
            entries: &[
                wgpu::BindGroupEntry { binding: 0, resource: uniform.as_entire_binding() },
                wgpu::BindGroupEntry {
                    binding: 1,
                    resource: wgpu::BindingResource::Sampler(&shader.sampler),
                },
                plane(0),
                plane(1),
                plane(2),
            ],
        });
        let sizes = planes.iter().map(|plane| (plane.width, plane.height)).collect();
        Self { layout, sizes, planes: textures, uniform, bound }
    }

    fn fit(&self, layout: Layout, planes: &[Plane<'_>]) -> bool {
        self.layout == layout
            && self.sizes.iter().copied().eq(planes.iter().map(|plane| (plane.width, plane.height)))
    }
}

fn texture(device: &wgpu::Device, plane: &Plane<'_>) -> wgpu::Texture {
    let format = match plane.bytes_per_sample {
        1 => wgpu::TextureFormat::R8Unorm,
        _ => wgpu::TextureFormat::Rg8Unorm,
    };
    device.create_texture(&wgpu::TextureDescriptor {
        label: Some("video"),
        size: extent(plane),
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format,
        usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
        view_formats: &[],
    })
}

fn extent(plane: &Plane<'_>) -> wgpu::Extent3d {
    wgpu::Extent3d { width: plane.width, height: plane.height, depth_or_array_layers: 1 }
}

fn upload(queue: &wgpu::Queue, texture: &wgpu::Texture, plane: &Plane<'_>) {
    let layout = wgpu::TexelCopyBufferLayout {
        offset: 0,
        bytes_per_row: u32::try_from(plane.stride).ok(),
        rows_per_image: None,
    };
    queue.write_texture(texture.as_image_copy(), plane.data, layout, extent(plane));
}

/// Where and how a picture is painted.
#[derive(Clone, Copy)]
pub(super) struct PictureLook {
    /// In points, on whole pixels.
    pub place: Rect,
    /// Of its corners, in points.
    pub radius: f32,
    /// Whether left and right change places.
    pub mirrored: bool,
}

/// One drawing of one view; made anew for every pass of the window.
pub(super) struct Drawing {
    /// The shader.
    pub shader: Arc<Shader>,
    /// The view's textures.
    pub picture: Arc<GpuPicture>,
    /// A frame that [`Shader::can_draw`].
    pub frame: Arc<VideoFrame>,
    /// Where and how.
    pub look: PictureLook,
    /// Counts frames that were uploaded.
    pub uploads: Arc<AtomicU64>,
}

impl Drawing {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.picture.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the shader is told. Colour samples are taken to stand level with the left one of their two
    /// brightness samples and halfway between their two rows, as H.264 has it unless told otherwise.
    fn uniform(&self, planes: &[Plane<'_>], screen: &ScreenDescriptor) -> Uniform {
        #[allow(clippy::cast_precision_loss)] // sizes of textures and windows
        let side = |pixels: u32| pixels as f32;
        let (look, scale) = (self.look, screen.pixels_per_point);
        let [width, height] = screen.size_in_pixels.map(side);
        let clip = |x: f32, y: f32| [2.0 * x * scale / width - 1.0, 1.0 - 2.0 * y * scale / height];
        let ([left, top], [right, bottom]) =
            (clip(look.place.left(), look.place.top()), clip(look.place.right(), look.place.bottom()));
        let (luma, chroma) = (&planes[0], &planes[1]);
        Uniform {
            to_rgb: to_rgb(self.frame.colour()),
            corners: [left, top, right, bottom],
            chroma: [
                side(luma.width) / (2.0 * side(chroma.width)),
                side(luma.height) / (2.0 * side(chroma.height)),
                0.25 / side(chroma.width),
                0.0,
            ],
            outline: [
                look.place.width() * scale,
                look.place.height() * scale,
                look.radius * scale,
                f32::from(u8::from(look.mirrored)),
            ],
            layout: [u32::from(self.frame.layout() == Layout::Nv12), 0, 0, 0],
        }
    }
}

impl CallbackTrait for Drawing {
    fn prepare(
        &self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        screen: &ScreenDescriptor,
        _encoder: &mut wgpu::CommandEncoder,
        _resources: &mut CallbackResources,
    ) -> Vec<wgpu::CommandBuffer> {
        let planes = self.frame.planes();
        let uniform = self.uniform(&planes, screen);
        let mut held = self.held();
        let held = &mut *held;
        if !held.textures.as_ref().is_some_and(|textures| textures.fit(self.frame.layout(), &planes)) {
            let textures = Textures::new(device, &self.shader, self.frame.layout(), &planes);
            *held = Held { textures: Some(textures), ..Held::default() };
        }
        let Some(textures) = &held.textures else { return Vec::new() };
        if !std::ptr::eq(held.shown.as_ptr(), Arc::as_ptr(&self.frame)) {
            for (texture, plane) in textures.planes.iter().zip(&planes) {
                upload(queue, texture, plane);
            }
            held.shown = Arc::downgrade(&self.frame);
            self.uploads.fetch_add(1, Ordering::Relaxed);
        }
        if held.written != Some(uniform) {
            queue.write_buffer(&textures.uniform, 0, bytemuck::bytes_of(&uniform));
            held.written = Some(uniform);
        }
        Vec::new()
    }

    fn paint(
        &self,
        info: egui::PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        _resources: &CallbackResources,
    ) {
        let held = self.held();
        let Some(textures) = &held.textures else { return };
        // egui cuts the viewport at the window's edge, which would squeeze a picture that is scrolled halfway out.
        #[allow(clippy::cast_precision_loss)] // size of a window
        let [width, height] = info.screen_size_px.map(|side| side as f32);
        pass.set_viewport(0.0, 0.0, width, height, 0.0, 1.0);
        pass.set_pipeline(&self.shader.pipeline);
        pass.set_bind_group(0, &textures.bound, &[]);
        pass.draw(0..4, 0..1);
    }
}
