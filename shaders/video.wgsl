// Draws one picture of a film: samples its planes, turns them into red, green and blue, rounds its corners.

struct Picture {
    // Factors of Y, U, V and 1 for red, green and blue; samples and results 0–1, gamma-encoded.
    to_rgb: array<vec4<f32>, 3>,
    // Left, top, right and bottom in clip space.
    corners: vec4<f32>,
    // From luma texture coordinates to those of the colour planes: factor (xy), then shift (zw).
    chroma: vec4<f32>,
    // Size on screen in pixels (xy), radius of its corners in pixels (z); 1 where left and right change places (w).
    outline: vec4<f32>,
    // 1 where U and V lie side by side in one plane (x).
    planes: vec4<u32>,
};

@group(0) @binding(0) var<uniform> picture: Picture;
@group(0) @binding(1) var linear_sampler: sampler;
@group(0) @binding(2) var y_plane: texture_2d<f32>;
@group(0) @binding(3) var u_plane: texture_2d<f32>;
@group(0) @binding(4) var v_plane: texture_2d<f32>;

struct Corner {
    @builtin(position) position: vec4<f32>,
    @location(0) place: vec2<f32>,
};

@vertex
fn vs_main(@builtin(vertex_index) index: u32) -> Corner {
    let place = vec2<f32>(f32(index & 1u), f32(index >> 1u));
    var corner: Corner;
    corner.position = vec4<f32>(mix(picture.corners.xy, picture.corners.zw, place), 0.0, 1.0);
    corner.place = place;
    return corner;
}

fn colour_at(place: vec2<f32>) -> vec3<f32> {
    let at = vec2<f32>(mix(place.x, 1.0 - place.x, picture.outline.w), place.y);
    let chroma_at = at * picture.chroma.xy + picture.chroma.zw;
    let y = textureSampleLevel(y_plane, linear_sampler, at, 0.0).r;
    var uv = textureSampleLevel(u_plane, linear_sampler, chroma_at, 0.0).rg;
    if picture.planes.x == 0u {
        uv.y = textureSampleLevel(v_plane, linear_sampler, chroma_at, 0.0).r;
    }
    let yuv = vec4<f32>(y, uv, 1.0);
    let rgb = vec3<f32>(dot(picture.to_rgb[0], yuv), dot(picture.to_rgb[1], yuv), dot(picture.to_rgb[2], yuv));
    return clamp(rgb, vec3<f32>(0.0), vec3<f32>(1.0));
}

// How much of the pixel lies inside the rounded outline, 0–1.
fn coverage_at(place: vec2<f32>) -> f32 {
    let half_size = picture.outline.xy * 0.5;
    let radius = picture.outline.z;
    let beyond = abs(place * picture.outline.xy - half_size) - half_size + vec2<f32>(radius);
    let distance = length(max(beyond, vec2<f32>(0.0))) - radius;
    return select(clamp(0.5 - distance, 0.0, 1.0), 1.0, radius <= 0.0);
}

fn linear_from_gamma(gamma: vec3<f32>) -> vec3<f32> {
    let low = gamma / 12.92;
    let high = pow((gamma + vec3<f32>(0.055)) / 1.055, vec3<f32>(2.4));
    return select(high, low, gamma < vec3<f32>(0.04045));
}

// For a target that stores what it is given.
@fragment
fn fs_gamma(corner: Corner) -> @location(0) vec4<f32> {
    let coverage = coverage_at(corner.place);
    return vec4<f32>(colour_at(corner.place) * coverage, coverage);
}

// For a target that encodes on storing (sRGB formats).
@fragment
fn fs_linear(corner: Corner) -> @location(0) vec4<f32> {
    let coverage = coverage_at(corner.place);
    return vec4<f32>(linear_from_gamma(colour_at(corner.place)) * coverage, coverage);
}
