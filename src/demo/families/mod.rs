//! The families of the demonstration, in the order in which they are told. Knows no vault and no film's bytes.

mod declined;
mod finished;
mod little;
mod midway;
mod moved;

use crate::demo::plot::Plot;

/// Every family.
pub(crate) const PLOTS: [&Plot; 5] =
    [&midway::PLOT, &declined::PLOT, &little::PLOT, &moved::PLOT, &finished::PLOT];
