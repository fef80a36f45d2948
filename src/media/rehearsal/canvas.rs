//! A drawing surface: flat shapes on stage points over a `tiny-skia` pixmap, remembering which tiles of the
//! picture they touched. Knows nothing of what the shapes mean.

use tiny_skia::{
    Color, FillRule, GradientStop, LineCap, LineJoin, LinearGradient, Paint, Path, PathBuilder, PixmapMut,
    Point, RadialGradient, Rect, Shader, SpreadMode, Stroke, Transform,
};

use super::stage::at;

/// An opaque colour of 0xRRGGBB.
pub(super) const fn rgb(hex: u32) -> Rgb {
    Rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// A colour of the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rgb(pub(super) u8, pub(super) u8, pub(super) u8);

impl Rgb {
    /// With this opacity, 0..1.
    pub(super) fn alpha(self, opacity: f32) -> Color {
        Color::from_rgba8(self.0, self.1, self.2, (opacity.clamp(0.0, 1.0) * 255.0).round() as u8)
    }

    /// Mixed with another: `self` at 0, `other` at 1.
    pub(super) fn mix(self, other: Self, share: f32) -> Self {
        let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// Deeper and warmer, as in shade.
    pub(super) fn shade(self, share: f32) -> Self {
        self.mix(rgb(0x5A_2A_24), share)
    }

    /// Lighter, as in lamp light.
    pub(super) fn light(self, share: f32) -> Self {
        self.mix(rgb(0xFF_F4_DC), share)
    }
}

impl From<Rgb> for Color {
    fn from(colour: Rgb) -> Self {
        colour.alpha(1.0)
    }
}

/// Which squares of a picture were drawn on.
#[derive(Clone, Debug)]
pub(super) struct Tiles {
    columns: usize,
    rows: usize,
    marked: Vec<bool>,
}

impl Tiles {
    /// Width and height of a tile in pixels (even, so that colour samples belong to one tile).
    pub(super) const SIZE: usize = 32;

    /// No tile marked, for a picture of this size in pixels.
    pub(super) fn new(width: usize, height: usize) -> Self {
        let (columns, rows) = (width.div_ceil(Self::SIZE), height.div_ceil(Self::SIZE));
        Self { columns, rows, marked: vec![false; columns * rows] }
    }

    /// Forgets all marks.
    pub(super) fn clear(&mut self) {
        self.marked.fill(false);
    }

    /// Marked runs as (row of tiles, first column, column after the last).
    pub(super) fn runs(&self) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        (0..self.rows).flat_map(move |row| {
            let line = &self.marked[row * self.columns..(row + 1) * self.columns];
            let mut column = 0;
            std::iter::from_fn(move || {
                let from = column + line[column..].iter().position(|&marked| marked)?;
                let to = line[from..].iter().position(|&marked| !marked).map_or(line.len(), |n| from + n);
                column = to;
                Some((row, from, to))
            })
        })
    }

    /// Marks what a rectangle of pixels touches, and a pixel more on every side for soft edges.
    fn mark(&mut self, left: f32, top: f32, right: f32, bottom: f32) {
        let size = Self::SIZE as f32;
        // A negative float becomes 0: `as` saturates.
        let (from_x, from_y) = (((left - 1.0) / size) as usize, ((top - 1.0) / size) as usize);
        if right < -1.0 || bottom < -1.0 {
            return;
        }
        let to_x = (((right + 1.0) / size) as usize + 1).min(self.columns);
        let to_y = (((bottom + 1.0) / size) as usize + 1).min(self.rows);
        for row in from_y..to_y {
            if from_x < to_x {
                self.marked[row * self.columns + from_x..row * self.columns + to_x].fill(true);
            }
        }
    }
}

/// The surface.
pub(super) struct Canvas<'p> {
    pixmap: PixmapMut<'p>,
    tiles: &'p mut Tiles,
    transform: Transform,
}

impl<'p> Canvas<'p> {
    /// Draws on `pixmap`, from points of the stage through `transform`, and marks `tiles`.
    pub(super) fn new(pixmap: PixmapMut<'p>, tiles: &'p mut Tiles, transform: Transform) -> Self {
        Self { pixmap, tiles, transform }
    }

    /// Draws with a further transform inside the present one.
    pub(super) fn within(&mut self, inner: Transform, draw: impl FnOnce(&mut Self)) {
        let outer = self.transform;
        self.transform = outer.pre_concat(inner);
        draw(self);
        self.transform = outer;
    }

    /// Fills a path.
    pub(super) fn fill(&mut self, path: &Path, colour: impl Into<Color>) {
        self.fill_shader(path, Shader::SolidColor(colour.into()));
    }

    /// Fills a path with a gradient.
    pub(super) fn fill_shader(&mut self, path: &Path, shader: Shader<'_>) {
        self.mark(path.bounds(), 0.0);
        let paint = Paint { shader, ..Paint::default() };
        self.pixmap.fill_path(path, &paint, FillRule::Winding, self.transform, None);
    }

    /// Draws along a path with round ends and corners.
    pub(super) fn stroke(&mut self, path: &Path, width: f32, colour: impl Into<Color>) {
        self.mark(path.bounds(), width / 2.0);
        let paint = Paint { shader: Shader::SolidColor(colour.into()), ..Paint::default() };
        let stroke =
            Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
        self.pixmap.stroke_path(path, &paint, &stroke, self.transform, None);
    }

    /// A filled ellipse.
    pub(super) fn ellipse(&mut self, middle: Point, rx: f32, ry: f32, colour: impl Into<Color>) {
        if let Some(path) = oval(middle, rx, ry) {
            self.fill(&path, colour);
        }
    }

    /// A filled circle.
    pub(super) fn circle(&mut self, middle: Point, radius: f32, colour: impl Into<Color>) {
        self.ellipse(middle, radius, radius, colour);
    }

    /// A soft shadow: an ellipse that fades towards its edge.
    pub(super) fn shadow(&mut self, middle: Point, rx: f32, ry: f32, opacity: f32) {
        let dark = rgb(0x4A_20_18);
        let stops = vec![
            GradientStop::new(0.0, dark.alpha(opacity)),
            GradientStop::new(0.45, dark.alpha(opacity * 0.72)),
            GradientStop::new(1.0, dark.alpha(0.0)),
        ];
        let flat = Transform::from_row(rx, 0.0, 0.0, ry, middle.x, middle.y);
        let shader = RadialGradient::new(at(0.0, 0.0), 0.0, at(0.0, 0.0), 1.0, stops, SpreadMode::Pad, flat);
        if let (Some(path), Some(shader)) = (oval(middle, rx, ry), shader) {
            self.fill_shader(&path, shader);
        }
    }

    /// A filled rectangle with rounded corners.
    pub(super) fn block(&mut self, x: f32, y: f32, w: f32, h: f32, corner: f32, colour: impl Into<Color>) {
        if let Some(path) = rounded(x, y, w, h, corner) {
            self.fill(&path, colour);
        }
    }

    /// A line with round ends through points.
    pub(super) fn line(&mut self, points: &[(f32, f32)], width: f32, colour: impl Into<Color>) {
        let mut builder = PathBuilder::new();
        for (index, &(x, y)) in points.iter().enumerate() {
            if index == 0 { builder.move_to(x, y) } else { builder.line_to(x, y) }
        }
        if let Some(path) = builder.finish() {
            self.stroke(&path, width, colour);
        }
    }

    /// A curve with round ends from `from` to `to`, drawn towards `bend`.
    pub(super) fn arc(&mut self, from: Point, bend: Point, to: Point, width: f32, colour: impl Into<Color>) {
        let mut builder = PathBuilder::new();
        builder.move_to(from.x, from.y);
        builder.quad_to(bend.x, bend.y, to.x, to.y);
        if let Some(path) = builder.finish() {
            self.stroke(&path, width, colour);
        }
    }

    /// A closed shape through cubic curves.
    pub(super) fn shape(&mut self, start: (f32, f32), curves: &[[f32; 6]], colour: impl Into<Color>) {
        if let Some(path) = curved(start, curves) {
            self.fill(&path, colour);
        }
    }

    fn mark(&mut self, bounds: Rect, margin: f32) {
        let mut corners = [
            at(bounds.left() - margin, bounds.top() - margin),
            at(bounds.right() + margin, bounds.top() - margin),
            at(bounds.right() + margin, bounds.bottom() + margin),
            at(bounds.left() - margin, bounds.bottom() + margin),
        ];
        self.transform.map_points(&mut corners);
        let least = |of: fn(&Point) -> f32| corners.iter().map(of).fold(f32::MAX, f32::min);
        let most = |of: fn(&Point) -> f32| corners.iter().map(of).fold(f32::MIN, f32::max);
        self.tiles.mark(least(|p| p.x), least(|p| p.y), most(|p| p.x), most(|p| p.y));
    }
}

/// A closed path through cubic curves: each is two handles and an end.
pub(super) fn curved(start: (f32, f32), curves: &[[f32; 6]]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    builder.move_to(start.0, start.1);
    for &[ax, ay, bx, by, x, y] in curves {
        builder.cubic_to(ax, ay, bx, by, x, y);
    }
    builder.close();
    builder.finish()
}

/// An ellipse as a path.
pub(super) fn oval(middle: Point, rx: f32, ry: f32) -> Option<Path> {
    let (rx, ry) = (rx.max(0.01), ry.max(0.01));
    PathBuilder::from_oval(Rect::from_ltrb(middle.x - rx, middle.y - ry, middle.x + rx, middle.y + ry)?)
}

/// A rectangle with rounded corners as a path.
pub(super) fn rounded(x: f32, y: f32, w: f32, h: f32, corner: f32) -> Option<Path> {
    let r = corner.min(w / 2.0).min(h / 2.0).max(0.01);
    let k = r * 0.448;
    let mut b = PathBuilder::new();
    b.move_to(x + r, y);
    b.line_to(x + w - r, y);
    b.cubic_to(x + w - k, y, x + w, y + k, x + w, y + r);
    b.line_to(x + w, y + h - r);
    b.cubic_to(x + w, y + h - k, x + w - k, y + h, x + w - r, y + h);
    b.line_to(x + r, y + h);
    b.cubic_to(x + k, y + h, x, y + h - k, x, y + h - r);
    b.line_to(x, y + r);
    b.cubic_to(x, y + k, x + k, y, x + r, y);
    b.close();
    b.finish()
}

/// A gradient from one point to another.
pub(super) fn gradient(
    from: (f32, f32),
    to: (f32, f32),
    stops: &[(f32, Color)],
    fallback: Rgb,
) -> Shader<'static> {
    let stops = stops.iter().map(|&(place, colour)| GradientStop::new(place, colour)).collect();
    LinearGradient::new(from.into(), to.into(), stops, SpreadMode::Pad, Transform::identity())
        .unwrap_or(Shader::SolidColor(fallback.into()))
}

/// A limb: two tapering bones from `a` over `b` to `c`, with these radii.
pub(super) fn limb(a: Point, ra: f32, b: Point, rb: f32, c: Point, rc: f32) -> Option<Path> {
    let mut builder = PathBuilder::new();
    bone(&mut builder, a, ra, b, rb);
    bone(&mut builder, b, rb, c, rc);
    builder.finish()
}

/// A tapering bone as a path.
pub(super) fn taper(a: Point, ra: f32, b: Point, rb: f32) -> Option<Path> {
    let mut builder = PathBuilder::new();
    bone(&mut builder, a, ra, b, rb);
    builder.finish()
}

/// The hull of two circles: both circles and the quadrilateral along their common tangents, all clockwise so
/// that the winding rule unites them.
fn bone(builder: &mut PathBuilder, a: Point, ra: f32, b: Point, rb: f32) {
    builder.push_circle(a.x, a.y, ra);
    builder.push_circle(b.x, b.y, rb);
    let (way, length) = (b - a, a.distance(b));
    if length <= (ra - rb).abs() {
        return;
    }
    let (axis, open) = (way.y.atan2(way.x), ((ra - rb) / length).acos());
    let rim = |middle: Point, radius: f32, angle: f32| {
        at(middle.x + radius * angle.cos(), middle.y + radius * angle.sin())
    };
    let corners =
        [rim(a, ra, axis - open), rim(b, rb, axis - open), rim(b, rb, axis + open), rim(a, ra, axis + open)];
    builder.move_to(corners[0].x, corners[0].y);
    for corner in &corners[1..] {
        builder.line_to(corner.x, corner.y);
    }
    builder.close();
}
