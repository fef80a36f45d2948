//! The statistics against published examples, their properties, and how codes become windows.

mod properties;
mod published;
mod stretches;

use super::*;

fn near(statistic: Statistic, value: f64, within: f64) {
    let got = statistic.value().unwrap_or_else(|| panic!("{statistic:?} instead of {value}"));
    assert!((got - value).abs() < within, "{got} instead of {value}");
}
