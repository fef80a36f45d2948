//! How far two people who looked at the same film, each by themselves, saw the same. Pure counting and four statistics;
//! knows no film, no record and no screen, and calls no figure good or bad.
//!
//! # The unit
//! A stretch of film is cut into windows of one length, from its beginning; what is left at the end is a window too, if
//! it is longer than the tolerance. A window and a heading are *present* for a coder who marked that heading in it. A
//! mark that reaches into a window by less than the tolerance is not in it, as nobody presses a key to the second; one so
//! short that it would be in no window is in the one that has most of it. What lies outside the stretch does not count.
//! Window and tolerance are Attune's own numbers, in `resources/supervision/supervision.toml`.
//!
//! # The statistics
//! *Raw agreement* is the share of windows in which both said the same. *Cohen's kappa* (Cohen, 1960) is how far
//! that goes beyond what chance would give two coders with these habits. Where nearly nothing or nearly everything is
//! marked it falls near 0 although both agree nearly always (Feinstein and Cicchetti, 1990); *AC1* (Gwet, 2008) counts
//! chance in a way that does not. For ratings there are *weighted kappa* (Cohen, 1968) and the intraclass correlation
//! *ICC(2,1)* (Shrout and Fleiss, 1979): two-way random, absolute agreement, a single rater.
//!
//! A statistic whose denominator is 0 is undefined, and says why: it is neither 0 nor 1. All are made from whole numbers,
//! so that 0 is 0.

mod icc;
mod ratings;
mod table;
mod windows;

pub use icc::icc_2_1;
pub use ratings::{RatingAgreement, ratings};
pub use table::{CrossTable, Weights};
pub use windows::{Apart, HeadingAgreement, Mark, Tendency, agreement, windows};

/// A figure, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Statistic {
    /// The figure.
    Is(f64),
    /// There is none.
    Undefined(Undefined),
}

/// Why a statistic is undefined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// Nothing was compared, or too little: no window, or fewer than two raters or things rated.
    NothingCompared,
    /// Both always gave the same one answer: there is nothing that chance could have done otherwise.
    OneAnswer,
    /// What was rated does not differ, so nothing can be told apart.
    NoSpread,
}

impl Statistic {
    /// The figure, where there is one.
    pub const fn value(self) -> Option<f64> {
        match self {
            Self::Is(value) => Some(value),
            Self::Undefined(_) => None,
        }
    }

    /// The quotient of two whole numbers; undefined for this reason where the lower is 0.
    #[allow(clippy::cast_precision_loss)] // both are far below 2^52 for anything people can watch
    fn ratio(upper: i128, lower: i128, why: Undefined) -> Self {
        if lower == 0 { Self::Undefined(why) } else { Self::Is(upper as f64 / lower as f64) }
    }
}

#[cfg(test)]
mod tests;
