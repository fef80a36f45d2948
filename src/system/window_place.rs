//! Where the window was when it was last closed, kept as five numbers in the user's own settings folder: read before any
//! vault is open. Knows no window and nothing that is shown in it.

use std::fs;
use std::path::PathBuf;

use directories::ProjectDirs;

/// Name of the file in the settings folder.
const FILE: &str = "window-place";
/// Room left for what the system keeps at the screen's edges, in points.
const EDGES: f32 = 80.0;
/// The size of a window nobody has changed, in points.
const USUAL: [f32; 2] = [1280.0, 760.0];
/// The least size, in points.
pub const LEAST: [f32; 2] = [960.0, 600.0];

/// A window's place on its screen, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WindowPlace {
    /// Its corner, where the system tells it.
    pub at: Option<[f32; 2]>,
    /// Its size.
    pub size: [f32; 2],
    /// Whether it fills its screen.
    pub maximised: bool,
    /// The size of that screen.
    pub screen: [f32; 2],
}

impl Default for WindowPlace {
    fn default() -> Self {
        Self { at: None, size: USUAL, maximised: false, screen: [0.0; 2] }
    }
}

impl WindowPlace {
    /// Whether a window of this size is larger than what a screen has free.
    pub fn overflows(&self, screen: [f32; 2]) -> bool {
        self.size[0] > screen[0] || self.size[1] > screen[1] - EDGES
    }

    /// Whether it was on another screen: its corner means nothing here.
    pub fn is_elsewhere(&self, screen: [f32; 2]) -> bool {
        self.at.is_some() && self.screen.iter().zip(screen).any(|(then, now)| (then - now).abs() > 1.0)
    }

    /// As last kept; the usual where nothing sensible is.
    pub fn read() -> Self {
        let text = path().and_then(|path| fs::read_to_string(path).ok());
        text.and_then(|text| Self::parse(&text)).unwrap_or_default()
    }

    /// Keeps it. Where that fails the window opens in its usual place.
    pub fn keep(&self) {
        let Some(path) = path() else { return };
        if let Some(folder) = path.parent() {
            let _ = fs::create_dir_all(folder);
        }
        let _ = fs::write(path, self.write());
    }

    fn write(&self) -> String {
        let at = self.at.map_or_else(|| "- -".to_owned(), |[x, y]| format!("{x} {y}"));
        let ([width, height], [across, down]) = (self.size, self.screen);
        format!("{at} {width} {height} {} {across} {down}\n", u8::from(self.maximised))
    }

    fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split_whitespace().collect();
        let [x, y, width, height, maximised, across, down] = parts.as_slice() else { return None };
        let number = |part: &str| part.parse::<f32>().ok().filter(|number| number.is_finite());
        let size = [number(width)?, number(height)?];
        if size[0] < LEAST[0] || size[1] < LEAST[1] {
            return None;
        }
        let at = number(x).zip(number(y)).map(|(x, y)| [x, y]);
        Some(Self { at, size, maximised: *maximised == "1", screen: [number(across)?, number(down)?] })
    }
}

fn path() -> Option<PathBuf> {
    Some(ProjectDirs::from("", "", "attune")?.config_local_dir().join(FILE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_was_kept() {
        for place in [
            WindowPlace { screen: [1366.0, 768.0], ..WindowPlace::default() },
            WindowPlace {
                at: Some([-1200.0, 14.5]),
                size: [1000.0, 700.0],
                maximised: true,
                screen: [1920.0, 1080.0],
            },
        ] {
            assert_eq!(WindowPlace::parse(&place.write()), Some(place));
        }
    }

    #[test]
    fn what_makes_no_sense_is_the_usual_place() {
        for text in ["", "a b c d e f g", "0 0 10 10 0 1366 768", "0 0 NaN 700 0 1 1", "0 0 1000 700 0 1366"]
        {
            assert_eq!(WindowPlace::parse(text), None, "{text}");
        }
    }

    /// Fault 18 of the walk: the window opened at 1280 × 760 and ran off a screen of 768.
    #[test]
    fn a_window_larger_than_its_screen_is_known() {
        let usual = WindowPlace::default();
        assert!(usual.overflows([1366.0, 768.0]));
        assert!(!usual.overflows([1920.0, 1080.0]));
        let moved = WindowPlace { at: Some([2000.0, 100.0]), screen: [1920.0, 1080.0], ..usual };
        assert!(moved.is_elsewhere([1366.0, 768.0]) && !moved.is_elsewhere([1920.0, 1080.0]));
    }
}
