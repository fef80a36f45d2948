//! A wrapper that keeps names, notes and passphrases out of logs and errors, and wipes them when it goes.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

/// A value that formats as `‹redacted›`; only [`Redacted::reveal`] gives it out. What it held is wiped from memory
/// when it is dropped: passphrases travel in it, and what a family said.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Redacted<T: Zeroize>(T);

impl<T: Zeroize> Redacted<T> {
    /// Wraps the value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself, for a screen or a sealed file, never for a log or an error.
    pub const fn reveal(&self) -> &T {
        &self.0
    }

    /// Unwraps the value. Whoever takes it wipes it.
    pub fn into_inner(mut self) -> T
    where
        T: Default,
    {
        std::mem::take(&mut self.0)
    }
}

impl<T: Zeroize> Drop for Redacted<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<T: Zeroize> From<T> for Redacted<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl From<&str> for Redacted<String> {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl<T: Zeroize> fmt::Debug for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("‹redacted›")
    }
}

impl<T: Zeroize> fmt::Display for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("‹redacted›")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[test]
    fn formatting_never_shows_the_value() {
        let name: Redacted<String> = "a name of a child".into();
        assert_eq!(format!("{name} {name:?}"), "‹redacted› ‹redacted›");
        assert_eq!(name.reveal(), "a name of a child");
    }

    #[test]
    fn the_value_is_wiped_when_it_goes_and_not_before() {
        static WIPED: AtomicU32 = AtomicU32::new(0);
        #[derive(Clone, Default)]
        struct Secret(u8);
        impl Zeroize for Secret {
            fn zeroize(&mut self) {
                // An empty one is what is left behind where the value was taken out.
                WIPED.fetch_add(u32::from(self.0 != 0), Ordering::Relaxed);
                self.0 = 0;
            }
        }
        let secret = Redacted::new(Secret(7));
        let copy = secret.clone();
        assert_eq!(secret.reveal().0, 7);
        drop(secret);
        assert_eq!(WIPED.load(Ordering::Relaxed), 1);
        drop(Some(copy));
        assert_eq!(WIPED.load(Ordering::Relaxed), 2, "copies are wiped too");
        let taken = Redacted::new(Secret(9)).into_inner();
        assert_eq!((taken.0, WIPED.load(Ordering::Relaxed)), (9, 2), "who takes it out has it whole");
    }
}
