//! Paints moments of the scene into pictures, fast: the room is drawn once, and of each new picture only the
//! tiles that somebody or something moved over are restored and converted. Knows nothing of GStreamer.

use tiny_skia::{Color, PixmapMut, Transform};

use super::canvas::{Canvas, Tiles};
use super::figure::Figure;
use super::looks::Looks;
use super::planes::Planes;
use super::pose::Moment;
use super::stage::{HEIGHT, WIDTH, Who};
use super::{RehearsalScene, clock, props, room};
use crate::base::MediaTime;

/// The size is none the rehearsal camera can film in: give an even width and height of 2 to 7680 pixels
/// (I420 halves its colour planes, and a rounded size would not be the one agreed with the pipeline).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the rehearsal camera films in even sizes of 2 to 7680 pixels, not {width} by {height}")]
pub struct UnfitSize {
    /// The width asked for, in pixels.
    pub width: u32,
    /// The height asked for, in pixels.
    pub height: u32,
}

/// Paints one scene in one size. Keeps only caches: what it paints depends on seed, size and time alone.
pub struct Painter {
    scene: RehearsalScene,
    looks: Looks,
    planes: Planes,
    /// The empty room, as RGBA and as I420.
    room: Vec<u8>,
    room_i420: Vec<u8>,
    /// The picture being painted: the room wherever `drawn` has no mark.
    picture: Vec<u8>,
    drawn: Tiles,
    has_clock: bool,
}

impl Painter {
    /// A painter of pictures of `width` × `height` pixels, both even. The stage is 16:9; other shapes show its
    /// middle, cut at the sides or at top and bottom.
    pub fn new(scene: &RehearsalScene, width: u32, height: u32) -> Result<Self, UnfitSize> {
        let fits = |size: u32| size.is_multiple_of(2) && (2..=7680).contains(&size);
        if !fits(width) || !fits(height) {
            return Err(UnfitSize { width, height });
        }
        let planes = Planes { width: width as usize, height: height as usize };
        let mut painter = Self {
            scene: scene.clone(),
            looks: Looks::new(scene.seed()),
            planes,
            room: vec![0; planes.width * planes.height * 4],
            room_i420: vec![0; planes.bytes()],
            picture: Vec::new(),
            drawn: Tiles::new(planes.width, planes.height),
            has_clock: true,
        };
        painter.paint_room();
        Ok(painter)
    }

    /// The painter without a clock in its corner: for film whose stretches repeat, where it would jump.
    #[must_use]
    pub fn without_clock(self) -> Self {
        Self { has_clock: false, ..self }
    }

    /// Bytes of an I420 picture.
    pub fn i420_len(&self) -> usize {
        self.planes.bytes()
    }

    /// Paints the moment as tightly packed I420: Y (stride `width`), then U, then V (stride `width / 2`, half
    /// the height), limited range, BT.709 from 720 lines on and BT.601 below.
    ///
    /// # Panics
    /// If `i420` is not [`Painter::i420_len`] bytes long.
    pub fn paint(&mut self, time: MediaTime, i420: &mut [u8]) {
        self.draw(time);
        i420.copy_from_slice(&self.room_i420);
        for run in self.drawn.runs() {
            self.planes.convert(&self.picture, run, i420);
        }
    }

    /// The moment as RGBA, row after row without padding.
    #[cfg(test)]
    pub(super) fn rgba(&mut self, time: MediaTime) -> &[u8] {
        self.draw(time);
        &self.picture
    }

    /// From stage points to pixels: as large as covers the picture, in its middle.
    fn view(&self) -> Transform {
        let (w, h) = (self.planes.width as f32, self.planes.height as f32);
        let scale = (w / WIDTH).max(h / HEIGHT);
        Transform::from_row(scale, 0.0, 0.0, scale, (w - WIDTH * scale) / 2.0, (h - HEIGHT * scale) / 2.0)
    }

    fn paint_room(&mut self) {
        let (view, planes) = (self.view(), self.planes);
        if let Some(mut pixmap) =
            PixmapMut::from_bytes(&mut self.room, planes.width as u32, planes.height as u32)
        {
            pixmap.fill(Color::BLACK);
            room::draw(&mut Canvas::new(pixmap, &mut self.drawn, view));
        }
        let columns = planes.width.div_ceil(Tiles::SIZE);
        for row in 0..planes.height.div_ceil(Tiles::SIZE) {
            planes.convert(&self.room, (row, 0, columns), &mut self.room_i420);
        }
        self.picture.clone_from(&self.room);
        self.drawn.clear();
    }

    /// Draws the moment into `picture`, over a room restored where the last moment was drawn.
    fn draw(&mut self, time: MediaTime) {
        let (width, height) = (self.planes.width, self.planes.height);
        for (row, from, to) in self.drawn.runs() {
            let (left, right) = (from * Tiles::SIZE, (to * Tiles::SIZE).min(width));
            for y in row * Tiles::SIZE..((row + 1) * Tiles::SIZE).min(height) {
                let span = (y * width + left) * 4..(y * width + right) * 4;
                self.picture[span.clone()].copy_from_slice(&self.room[span]);
            }
        }
        self.drawn.clear();
        let (view, moment) = (self.view(), self.scene.moment(time));
        if let Some(pixmap) = PixmapMut::from_bytes(&mut self.picture, width as u32, height as u32) {
            let mut canvas = Canvas::new(pixmap, &mut self.drawn, Transform::identity());
            canvas.within(view, |canvas| play(canvas, &self.looks, &moment));
            if self.has_clock {
                clock::draw(&mut canvas, height as f32, time);
            }
        }
    }
}

/// Everything that moves, from back to front.
fn play(canvas: &mut Canvas<'_>, looks: &Looks, moment: &Moment) {
    let adult = Figure::new(Who::Adult, &looks.adult, &moment.adult, moment.time_s);
    let child = Figure::new(Who::Child, &looks.child, &moment.child, moment.time_s);
    props::bird(canvas, moment.bird, moment.time_s);
    props::curtains(canvas, moment.time_s);
    adult.draw_ground(canvas);
    child.draw_ground(canvas);
    props::ball_shadow(canvas, moment.ball);
    adult.draw_far_arm(canvas);
    child.draw_far_arm(canvas);
    adult.draw_trunk(canvas);
    child.draw_trunk(canvas);
    props::ball(canvas, moment.ball, moment.ball_angle);
    adult.draw_near_leg(canvas);
    child.draw_near_leg(canvas);
    adult.draw_near_arm(canvas);
    child.draw_near_arm(canvas);
    props::phone(canvas, moment.phone);
    props::dust(canvas, moment.time_s);
}
