//! The intraclass correlation of ratings. Knows no film and no scale.

use super::statistic::{Statistic, Undefined};

/// ICC(2,1) of Shrout and Fleiss (1979): two-way random, absolute agreement, a single rater. A row is one thing rated,
/// with a rating by each rater in one order. Undefined with fewer than two things or two raters, where a rating is
/// missing, and where nothing differs.
///
/// With `n` things, `k` raters and the sums of squares between things (`B`), between raters (`J`) and of the rest (`E`), the
/// mean squares give `(BMS − EMS) / (BMS + (k−1)·EMS + k·(JMS − EMS)/n)`, here multiplied by `n·(n−1)·(k−1)`.
pub fn icc_2_1(rows: &[Vec<u8>]) -> Statistic {
    let raters = rows.first().map_or(0, Vec::len);
    let whole = rows.iter().all(|row| row.len() == raters);
    let (Ok(n), Ok(k)) = (i128::try_from(rows.len()), i128::try_from(raters)) else {
        return Statistic::Undefined(Undefined::NothingCompared);
    };
    if n < 2 || k < 2 || !whole {
        return Statistic::Undefined(Undefined::NothingCompared);
    }
    let rating = |rating: &u8| i128::from(*rating);
    let total: i128 = rows.iter().flatten().map(rating).sum();
    let squares: i128 = rows.iter().flatten().map(|value| rating(value).pow(2)).sum();
    let by_thing: i128 = rows.iter().map(|row| row.iter().map(rating).sum::<i128>().pow(2)).sum();
    let by_rater: i128 =
        (0..raters).map(|rater| rows.iter().map(|row| rating(&row[rater])).sum::<i128>().pow(2)).sum();
    // Each sum of squares, multiplied by n·k.
    let things = n * by_thing - total.pow(2);
    let judges = k * by_rater - total.pow(2);
    let rest = n * k * squares - total.pow(2) - things - judges;
    let upper = n * ((k - 1) * things - rest);
    let lower = n * (k - 1) * things + (n * (k - 1) - k) * rest + k * (n - 1) * judges;
    Statistic::ratio(upper, lower, Undefined::NoSpread)
}
