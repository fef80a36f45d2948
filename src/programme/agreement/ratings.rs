//! Two raters' points on the same items. Knows no checklist and no scale's meaning.

use super::icc::icc_2_1;
use super::statistic::Statistic;
use super::table::{CrossTable, Weights};

/// How far two raters agree over the items that both rated.
#[derive(Clone, Debug, PartialEq)]
pub struct RatingAgreement {
    /// Items both rated.
    pub compared: u32,
    /// Of them, those with the same rating.
    pub same: u32,
    /// Weighted kappa with linear weights.
    pub linear: Statistic,
    /// Weighted kappa with quadratic weights.
    pub quadratic: Statistic,
    /// ICC(2,1).
    pub icc: Statistic,
}

/// Compares ratings from 0 to `most`, item by item; what either left open is left out.
pub fn ratings(most: u8, first: &[Option<u8>], second: &[Option<u8>]) -> RatingAgreement {
    let both: Vec<(u8, u8)> =
        first.iter().zip(second).filter_map(|(first, second)| first.zip(*second)).collect();
    let pairs = both.iter().map(|(first, second)| (usize::from(*first), usize::from(*second)));
    let table = CrossTable::of_pairs(usize::from(most) + 1, pairs);
    let rows: Vec<Vec<u8>> = both.iter().map(|(first, second)| vec![*first, *second]).collect();
    RatingAgreement {
        compared: table.compared(),
        same: table.same(),
        linear: table.weighted_kappa(Weights::Linear),
        quadratic: table.weighted_kappa(Weights::Quadratic),
        icc: icc_2_1(&rows),
    }
}
