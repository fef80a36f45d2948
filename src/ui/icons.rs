//! A few signs, drawn by egui's painter so that they are sharp at any size and follow the text's colour. Knows no
//! screen; a sign never stands without a word for those who do not see it.

use egui::{Atom, Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Start playing.
    Play,
    /// Halt playing.
    Pause,
    /// A filled dot: film is being made, or will be.
    Record,
    /// End filming or playing.
    Stop,
    /// Sealed, or not allowed yet.
    Lock,
    /// A camera.
    Camera,
    /// A microphone.
    Microphone,
    /// Done.
    Check,
    /// Look here.
    Warning,
    /// Not done.
    Cross,
    /// Time still runs.
    Clock,
    /// Nothing to say here.
    Dash,
    /// A word of explanation.
    Info,
    /// One picture back.
    FrameBack,
    /// One picture on.
    FrameOn,
    /// One more.
    Plus,
    /// Earlier in the order, or folded open.
    Up,
    /// Later in the order, or to be folded open.
    Down,
    /// Picked out.
    Star,
    /// The one before.
    Previous,
    /// The one after.
    Next,
    /// Once more, from the beginning.
    Again,
    /// Slowly.
    Slow,
    /// How loud it is.
    Sound,
    /// A sheet that is written on.
    Note,
}

impl Icon {
    /// All of them.
    pub const ALL: [Self; 25] = [
        Self::Play,
        Self::Pause,
        Self::Record,
        Self::Stop,
        Self::Lock,
        Self::Camera,
        Self::Microphone,
        Self::Check,
        Self::Warning,
        Self::Cross,
        Self::Clock,
        Self::Dash,
        Self::Info,
        Self::FrameBack,
        Self::FrameOn,
        Self::Plus,
        Self::Up,
        Self::Down,
        Self::Star,
        Self::Previous,
        Self::Next,
        Self::Again,
        Self::Slow,
        Self::Sound,
        Self::Note,
    ];

    /// The sign before a button's or a label's words, `size` points wide and high, in the colour of the words.
    pub fn atom<'a>(self, size: f32) -> Atom<'a> {
        Atom::paint(Vec2::splat(size), move |ui, args| {
            self.paint(ui.painter(), args.rect, args.fallback_text_color);
        })
    }

    /// Draws the sign into the largest square in the middle of `rect`.
    pub fn paint(self, painter: &Painter, rect: Rect, colour: Color32) {
        let pen = Pen {
            painter,
            square: Rect::from_center_size(rect.center(), Vec2::splat(rect.size().min_elem())),
            colour,
        };
        match self {
            Self::Play => pen.area(&[(6.0, 3.5), (20.5, 12.0), (6.0, 20.5)]),
            Self::Pause => {
                pen.block((5.5, 4.0), (10.0, 20.0), 1.2);
                pen.block((14.0, 4.0), (18.5, 20.0), 1.2);
            }
            Self::Record => pen.dot((12.0, 12.0), 7.5),
            Self::Stop => pen.block((5.0, 5.0), (19.0, 19.0), 2.0),
            Self::Lock => pen.lock(),
            Self::Camera => {
                pen.block((2.0, 6.0), (15.5, 18.0), 2.5);
                pen.area(&[(16.8, 11.0), (22.0, 7.2), (22.0, 16.8), (16.8, 13.0)]);
            }
            Self::Microphone => pen.microphone(),
            Self::Check => pen.line(&[(4.5, 12.8), (9.8, 18.0), (19.8, 6.5)], 2.8),
            Self::Warning => pen.warning(),
            Self::Cross => {
                pen.line(&[(6.0, 6.0), (18.0, 18.0)], 2.8);
                pen.line(&[(18.0, 6.0), (6.0, 18.0)], 2.8);
            }
            Self::Clock => {
                pen.ring((12.0, 12.0), 8.8);
                pen.line(&[(12.0, 6.8), (12.0, 12.2), (15.6, 14.4)], 2.2);
            }
            Self::Dash => pen.line(&[(5.5, 12.0), (18.5, 12.0)], 2.8),
            Self::FrameBack => {
                pen.block((16.5, 5.0), (19.5, 19.0), 1.2);
                pen.area(&[(13.5, 6.0), (13.5, 18.0), (4.5, 12.0)]);
            }
            Self::FrameOn => {
                pen.block((4.5, 5.0), (7.5, 19.0), 1.2);
                pen.area(&[(10.5, 6.0), (19.5, 12.0), (10.5, 18.0)]);
            }
            Self::Plus => {
                pen.line(&[(12.0, 5.0), (12.0, 19.0)], 2.8);
                pen.line(&[(5.0, 12.0), (19.0, 12.0)], 2.8);
            }
            Self::Note => {
                pen.line(&[(5.0, 3.5), (19.0, 3.5), (19.0, 20.5), (5.0, 20.5), (5.0, 3.5)], 2.0);
                for (right, height) in [(15.5, 8.5), (15.5, 12.0), (12.5, 15.5)] {
                    pen.line(&[(8.5, height), (right, height)], 1.8);
                }
            }
            Self::Up => pen.line(&[(5.0, 15.5), (12.0, 8.5), (19.0, 15.5)], 2.8),
            Self::Down => pen.line(&[(5.0, 8.5), (12.0, 15.5), (19.0, 8.5)], 2.8),
            Self::Star => pen.star(),
            Self::Previous => pen.line(&[(15.0, 5.0), (8.0, 12.0), (15.0, 19.0)], 2.6),
            Self::Next => pen.line(&[(9.0, 5.0), (16.0, 12.0), (9.0, 19.0)], 2.6),
            Self::Again => pen.again(),
            Self::Slow => {
                // A hand of a clock that has only come a quarter of the way.
                pen.arc((12.0, 15.0), 9.0, true, 2.2);
                pen.line(&[(12.0, 15.0), (6.8, 11.2)], 2.4);
                pen.dot((12.0, 15.0), 2.0);
            }
            Self::Sound => {
                pen.block((3.0, 9.0), (8.0, 15.0), 1.0);
                pen.area(&[(6.5, 12.0), (12.5, 5.0), (12.5, 19.0)]);
                pen.line(&[(16.0, 8.8), (17.4, 12.0), (16.0, 15.2)], 2.0);
                pen.line(&[(19.0, 6.4), (21.2, 12.0), (19.0, 17.6)], 2.0);
            }
            Self::Info => {
                pen.ring((12.0, 12.0), 9.0);
                pen.dot((12.0, 7.9), 1.5);
                pen.line(&[(12.0, 11.4), (12.0, 16.6)], 2.4);
            }
        }
    }
}

/// Draws on a grid of 24 by 24.
struct Pen<'a> {
    painter: &'a Painter,
    square: Rect,
    colour: Color32,
}

type Point = (f32, f32);

impl Pen<'_> {
    fn scale(&self) -> f32 {
        self.square.width() / 24.0
    }

    fn at(&self, (x, y): Point) -> Pos2 {
        self.square.min + self.scale() * pos2(x, y).to_vec2()
    }

    fn stroke(&self, width: f32) -> Stroke {
        Stroke::new(width * self.scale(), self.colour)
    }

    fn area(&self, corners: &[Point]) {
        let points = corners.iter().map(|corner| self.at(*corner)).collect();
        // The outline rounds the corners.
        let shape = egui::epaint::PathShape::convex_polygon(points, self.colour, self.stroke(1.2));
        self.painter.add(shape);
    }

    fn block(&self, min: Point, max: Point, radius: f32) {
        let rect = Rect::from_min_max(self.at(min), self.at(max));
        self.painter.rect_filled(rect, radius * self.scale(), self.colour);
    }

    fn dot(&self, centre: Point, radius: f32) {
        self.painter.circle_filled(self.at(centre), radius * self.scale(), self.colour);
    }

    fn ring(&self, centre: Point, radius: f32) {
        self.painter.circle_stroke(self.at(centre), radius * self.scale(), self.stroke(2.2));
    }

    /// A line with round ends and corners.
    fn line(&self, points: &[Point], width: f32) {
        let places: Vec<Pos2> = points.iter().map(|point| self.at(*point)).collect();
        for point in &places {
            self.painter.circle_filled(*point, width * self.scale() / 2.0, self.colour);
        }
        self.painter.add(Shape::line(places, self.stroke(width)));
    }

    /// Half a circle: the upper or the lower one.
    fn arc(&self, centre: Point, radius: f32, upward: bool, width: f32) {
        let points: Vec<Point> = (0..=12_u8)
            .map(|step| {
                let angle = std::f32::consts::PI * f32::from(step) / 12.0;
                let y = radius * angle.sin();
                (centre.0 + radius * angle.cos(), centre.1 + if upward { -y } else { y })
            })
            .collect();
        self.line(&points, width);
    }

    /// Five points; five kites, for a star is not convex.
    fn star(&self) {
        let at = |step: u8, radius: f32| {
            let angle = std::f32::consts::PI * (f32::from(step) / 5.0 - 0.5);
            (12.0 + radius * angle.cos(), 12.0 + radius * angle.sin())
        };
        for point in 0..5_u8 {
            let tip = 2 * point;
            self.area(&[at(tip + 9, 4.0), at(tip, 10.0), at(tip + 1, 4.0), (12.0, 12.0)]);
        }
    }

    /// Most of a circle, against the clock, with its head at the top.
    fn again(&self) {
        let points: Vec<Point> = (0..=18_u8)
            .map(|step| {
                let angle = std::f32::consts::TAU * (f32::from(step) / 24.0 - 0.25);
                (12.0 + 7.4 * angle.cos(), 12.6 + 7.4 * angle.sin())
            })
            .collect();
        self.line(&points, 2.3);
        self.area(&[(12.6, 1.4), (12.6, 9.0), (6.6, 5.2)]);
    }

    fn lock(&self) {
        self.block((4.8, 10.5), (19.2, 21.0), 2.4);
        self.arc((12.0, 7.6), 4.4, true, 2.3);
        self.line(&[(7.6, 7.6), (7.6, 11.0)], 2.3);
        self.line(&[(16.4, 7.6), (16.4, 11.0)], 2.3);
    }

    fn microphone(&self) {
        self.block((8.6, 2.5), (15.4, 14.0), 3.4);
        self.arc((12.0, 10.8), 6.4, false, 2.0);
        self.line(&[(12.0, 17.4), (12.0, 20.6)], 2.0);
        self.line(&[(8.6, 21.0), (15.4, 21.0)], 2.0);
    }

    fn warning(&self) {
        let corners = [(12.0, 3.2), (21.6, 20.2), (2.4, 20.2)].map(|corner| self.at(corner));
        self.painter.add(Shape::closed_line(corners.to_vec(), self.stroke(2.2)));
        for corner in corners {
            self.painter.circle_filled(corner, 1.1 * self.scale(), self.colour);
        }
        self.line(&[(12.0, 9.2), (12.0, 13.6)], 2.2);
        self.dot((12.0, 17.0), 1.35);
    }
}
