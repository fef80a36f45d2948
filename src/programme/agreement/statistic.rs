//! A figure, or why there is none. Knows no film and no rating.

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
    pub(super) fn ratio(upper: i128, lower: i128, why: Undefined) -> Self {
        if lower == 0 { Self::Undefined(why) } else { Self::Is(upper as f64 / lower as f64) }
    }
}
