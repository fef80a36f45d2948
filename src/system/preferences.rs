//! What the person asked the system for, for every program: dark, more contrast, less motion, larger text. Told once at
//! the beginning and whenever it changes, where the system tells. Knows no window and no colour.

/// What is asked of every program. Where the system does not say, the usual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preferences {
    /// Light words on a dark ground; `None` where the system does not say.
    pub dark: Option<bool>,
    /// More contrast.
    pub more_contrast: bool,
    /// Less that moves.
    pub less_motion: bool,
    /// Size of text against the usual, 1 to [`LARGEST`].
    pub text_scale: f32,
}

/// The largest text that is drawn: more leaves no room for what it is about.
pub const LARGEST: f32 = 2.25;

impl Default for Preferences {
    fn default() -> Self {
        Self { dark: None, more_contrast: false, less_motion: false, text_scale: 1.0 }
    }
}

/// A size of text that can be drawn.
#[cfg(any(target_os = "linux", windows, test))]
fn scale(asked: f64) -> f32 {
    #[allow(clippy::cast_possible_truncation)] // a share with a few digits
    let asked = asked as f32;
    if asked.is_finite() { asked.clamp(1.0, LARGEST) } else { 1.0 }
}

/// Hands on, from a thread of its own, what is asked for: at once, and whenever it changes.
pub fn watch(told: impl Fn(Preferences) + Send + 'static) {
    #[cfg(target_os = "linux")]
    portal::watch(told);
    #[cfg(windows)]
    settings::watch(told);
    #[cfg(not(any(target_os = "linux", windows)))]
    drop(told);
}

/// The settings portal of the desktop (`org.freedesktop.portal.Settings`).
#[cfg(target_os = "linux")]
mod portal {
    use std::collections::HashMap;
    use std::thread;

    use zbus::blocking::{Connection, Proxy};
    use zbus::zvariant::OwnedValue;

    use super::{Preferences, scale};

    const NAME: &str = "org.freedesktop.portal.Desktop";
    const PATH: &str = "/org/freedesktop/portal/desktop";
    const SETTINGS: &str = "org.freedesktop.portal.Settings";
    const APPEARANCE: &str = "org.freedesktop.appearance";
    const GNOME: &str = "org.gnome.desktop.interface";
    const GNOME_ACCESS: &str = "org.gnome.desktop.a11y.interface";

    type Values = HashMap<String, HashMap<String, OwnedValue>>;

    /// A thread that cannot be had, and a desktop without a portal, are both no news.
    pub(super) fn watch(told: impl Fn(Preferences) + Send + 'static) {
        let _ = thread::Builder::new().name("preferences".to_owned()).spawn(move || {
            let _ = hear(&told);
        });
    }

    fn hear(told: &dyn Fn(Preferences)) -> zbus::Result<()> {
        let bus = Connection::session()?;
        let settings = Proxy::new(&bus, NAME, PATH, SETTINGS)?;
        // Before anything can change.
        let changes = settings.receive_signal("SettingChanged")?;
        let mut known = read(&settings)?;
        told(known);
        for _ in changes {
            let now = read(&settings)?;
            if now != known {
                known = now;
                told(now);
            }
        }
        Ok(())
    }

    fn read(settings: &Proxy<'_>) -> zbus::Result<Preferences> {
        let values: Values = settings.call("ReadAll", &(vec![APPEARANCE, GNOME, GNOME_ACCESS],))?;
        Ok(of(&values, std::env::var_os("WAYLAND_DISPLAY").is_some()))
    }

    /// Under X11 the size of text is part of the resolution that the window is told, and would count twice.
    pub(super) fn of(values: &Values, wayland: bool) -> Preferences {
        let value = |space: &str, key: &str| values.get(space).and_then(|space| space.get(key));
        let number = |key| value(APPEARANCE, key).and_then(|value| u32::try_from(value).ok());
        let flag = |space, key| value(space, key).and_then(|value| bool::try_from(value).ok());
        let text = value(GNOME, "text-scaling-factor").and_then(|value| f64::try_from(value).ok());
        Preferences {
            dark: match number("color-scheme") {
                Some(1) => Some(true),
                Some(2) => Some(false),
                _ => None,
            },
            more_contrast: number("contrast") == Some(1) || flag(GNOME_ACCESS, "high-contrast") == Some(true),
            less_motion: number("reduced-motion") == Some(1)
                || flag(GNOME, "enable-animations") == Some(false),
            text_scale: text.filter(|_| wayland).map_or(1.0, scale),
        }
    }
}

/// The settings of Windows.
#[cfg(windows)]
mod settings {
    use std::thread;
    use std::time::Duration;

    use windows::UI::ViewManagement::{AccessibilitySettings, UIColorType, UISettings};

    use super::{Preferences, scale};

    /// How often they are asked for: telling needs a message loop, which this thread does not have.
    const EVERY: Duration = Duration::from_secs(5);

    /// A thread that cannot be had, and a system that does not answer, are both no news.
    pub(super) fn watch(told: impl Fn(Preferences) + Send + 'static) {
        let _ = thread::Builder::new().name("preferences".to_owned()).spawn(move || {
            let mut known = None;
            while let Ok(now) = read() {
                if known != Some(now) {
                    known = Some(now);
                    told(now);
                }
                thread::sleep(EVERY);
            }
        });
    }

    fn read() -> windows::core::Result<Preferences> {
        let settings = UISettings::new()?;
        let ground = settings.GetColorValue(UIColorType::Background)?;
        let bright = u32::from(ground.R) + u32::from(ground.G) + u32::from(ground.B);
        Ok(Preferences {
            dark: Some(bright < 3 * 128),
            more_contrast: AccessibilitySettings::new()?.HighContrast()?,
            less_motion: !settings.AnimationsEnabled()?,
            text_scale: scale(settings.TextScaleFactor()?),
        })
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use std::collections::HashMap;

    use zbus::zvariant::{OwnedValue, Value};

    use super::*;

    fn values(of: &[(&str, &str, Value<'_>)]) -> HashMap<String, HashMap<String, OwnedValue>> {
        let mut values: HashMap<String, HashMap<String, OwnedValue>> = HashMap::new();
        for (space, key, value) in of {
            let space = values.entry((*space).to_owned()).or_default();
            space.insert((*key).to_owned(), OwnedValue::try_from(value.try_clone().unwrap()).unwrap());
        }
        values
    }

    #[test]
    fn a_desktop_that_says_nothing_asks_for_nothing() {
        assert_eq!(portal::of(&HashMap::new(), true), Preferences::default());
    }

    #[test]
    fn what_is_asked_for_is_understood() {
        let asked = values(&[
            ("org.freedesktop.appearance", "color-scheme", Value::U32(1)),
            ("org.freedesktop.appearance", "contrast", Value::U32(1)),
            ("org.gnome.desktop.interface", "enable-animations", Value::Bool(false)),
            ("org.gnome.desktop.interface", "text-scaling-factor", Value::F64(1.5)),
        ]);
        let all = Preferences { dark: Some(true), more_contrast: true, less_motion: true, text_scale: 1.5 };
        assert_eq!(portal::of(&asked, true), all);
        assert!((portal::of(&asked, false).text_scale - 1.0).abs() < f32::EPSILON, "X11 tells it otherwise");
        let light = values(&[("org.freedesktop.appearance", "color-scheme", Value::U32(2))]);
        assert_eq!(portal::of(&light, true).dark, Some(false));
        let high = values(&[("org.gnome.desktop.a11y.interface", "high-contrast", Value::Bool(true))]);
        assert!(portal::of(&high, true).more_contrast);
    }

    #[test]
    fn text_is_never_drawn_smaller_than_usual_nor_too_large_for_a_window() {
        for (asked, drawn) in [(0.5, 1.0), (1.0, 1.0), (2.0, 2.0), (9.0, LARGEST), (f64::NAN, 1.0)] {
            assert!((scale(asked) - drawn).abs() < f32::EPSILON, "{asked}");
        }
    }
}
