//! How far two people who looked at the same film, each by themselves, saw the same. Pure counting and four statistics;
//! knows no film, no record and no screen, and calls no figure good or bad.
//!
//! # The unit
//! A stretch of film is cut into windows of one length, from its beginning; what is left at the end is a window too, if
//! it is longer than the tolerance. A window and a heading are *present* for a coder who coded that heading in it. A
//! code that reaches into a window by less than the tolerance is not in it, as nobody presses a key to the second; one so
//! short that it would be in no window is in the one that has most of it. What lies outside the stretch does not count.
//! Window and tolerance are Attune's own numbers, in `resources/supervision/supervision.toml`.
//!
//! # The statistics
//! *Raw agreement* is the share of windows in which both said the same. *Cohen's kappa* (Cohen, 1960) is how far
//! that goes beyond what chance would give two coders with these habits. Where nearly nothing or nearly everything is
//! coded it falls near 0 although both agree nearly always (Feinstein and Cicchetti, 1990); *AC1* (Gwet, 2008) counts
//! chance in a way that does not. For ratings there are *weighted kappa* (Cohen, 1968) and the intraclass correlation
//! *ICC(2,1)* (Shrout and Fleiss, 1979): two-way random, absolute agreement, a single rater.
//!
//! A statistic whose denominator is 0 is undefined, and says why: it is neither 0 nor 1. All are made from whole numbers,
//! so that 0 is 0.

mod icc;
mod ratings;
mod statistic;
mod table;
pub(super) mod windows;

pub use icc::icc_2_1;
pub use ratings::{RatingAgreement, ratings};
pub use statistic::{Statistic, Undefined};
pub use table::{CrossTable, Weights};
pub use windows::{Apart, CodedStretch, HeadingAgreement, Tendency, agreement, windows};

#[cfg(test)]
mod tests;
