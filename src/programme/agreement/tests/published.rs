//! Worked examples from the papers that the statistics come from. Where a paper gives the table and not the figure, the
//! comment derives it.

use super::*;

/// Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20, the
/// example of 200 cases in three categories: κ = .492.
#[test]
fn kappa_of_cohen_1960() {
    let table = CrossTable::new([[88, 14, 18], [10, 40, 10], [2, 6, 12]]);
    assert_eq!((table.compared(), table.same()), (200, 140));
    near(table.raw(), 0.70, 1e-12);
    // chance = .6·.5 + .3·.3 + .1·.2 = .41; (.70 − .41) / (1 − .41) = .29 / .59.
    near(table.kappa(), 0.492, 5e-4);
    near(table.kappa(), 0.29 / 0.59, 1e-12);
}

/// Cohen, J. (1968). Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit.
/// Psychological Bulletin 70. The same proportions with his weights of disagreement 1, 3 and 6: weighted κ = .348.
#[test]
fn weighted_kappa_of_cohen_1968() {
    let table = CrossTable::new([[88, 14, 18], [10, 40, 10], [2, 6, 12]]);
    let his = [[0, 1, 3], [1, 0, 6], [3, 6, 0]];
    let weighted = table.kappa_weighted_by(|first, second| his[first][second]);
    near(weighted, 0.348, 5e-4);
    // Seen: (14 + 10 + 3·18 + 3·2 + 6·10 + 6·6) / 200 = .90; by chance
    // .18 + 3·.12 + .15 + 6·.06 + 3·.05 + 6·.03 = 1.38.
    near(weighted, 1.0 - 0.90 / 1.38, 1e-12);
}

/// The same table with the weights Attune offers, derived by hand. Linear: seen (14 + 10 + 10 + 6 + 2·18 + 2·2) / 200 =
/// .40; by chance .18 + .15 + .06 + .03 + 2·.12 + 2·.05 = .76. Quadratic: seen (40 + 4·20) / 200 = .60; by chance
/// .42 + 4·.17 = 1.10.
#[test]
fn linear_and_quadratic_weights() {
    let table = CrossTable::new([[88, 14, 18], [10, 40, 10], [2, 6, 12]]);
    near(table.weighted_kappa(Weights::Linear), 1.0 - 0.40 / 0.76, 1e-12);
    near(table.weighted_kappa(Weights::Quadratic), 1.0 - 0.60 / 1.10, 1e-12);
}

/// Feinstein, A. R. and Cicchetti, D. V. (1990). High agreement but low kappa: I. The problems of two paradoxes. Journal of
/// Clinical Epidemiology 43. The first paradox: with the same raw agreement of .85, κ is .70 where both answers are common
/// and .32 where one is rare. The second: with the same .60, κ is .13 and, where the coders differ more in how much they
/// mark, .26.
#[test]
fn the_paradoxes_of_feinstein_and_cicchetti_1990() {
    for (rows, raw, kappa) in [
        ([[40, 9], [6, 45]], 0.85, 0.70),
        ([[80, 10], [5, 5]], 0.85, 0.32),
        ([[45, 15], [25, 15]], 0.60, 0.13),
        ([[25, 35], [5, 35]], 0.60, 0.26),
    ] {
        let table = CrossTable::new(rows);
        near(table.raw(), raw, 1e-12);
        near(table.kappa(), kappa, 5e-3);
    }
}

/// Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high agreement. British
/// Journal of Mathematical and Statistical Psychology 61: AC1. The tables are those of Feinstein and Cicchetti; the
/// figures are derived from his formula. For 80, 10, 5, 5: π = (90 + 85)/200 = .875, chance = 2·.875·.125 = .21875,
/// AC1 = (.85 − .21875)/.78125 = .808. For 40, 9, 6, 45: π = (49 + 46)/200 = .475, chance = 2·.475·.525 = .49875,
/// AC1 = (.85 − .49875)/.50125 = .7008, as kappa.
#[test]
fn ac1_of_gwet_2008_is_not_moved_by_rareness() {
    near(CrossTable::new([[80, 10], [5, 5]]).ac1(), 0.808, 1e-12);
    near(CrossTable::new([[40, 9], [6, 45]]).ac1(), 0.351_25 / 0.501_25, 1e-12);
}

/// The table Gwet uses to show kappa below 0 with nearly everybody agreed: 118, 5, 2, 0. κ: chance =
/// (123·120 + 2·5)/125² = .94528, so (.944 − .94528)/.05472 = −.0234. AC1: π = (123 + 120)/250 = .972,
/// chance = 2·.972·.028 = .054432, so (.944 − .054432)/.945568 = .9408.
#[test]
fn high_agreement_and_a_kappa_below_nothing() {
    let table = CrossTable::new([[118, 5], [2, 0]]);
    near(table.raw(), 0.944, 1e-12);
    near(table.kappa(), -0.0234, 5e-5);
    near(table.ac1(), 0.9408, 5e-5);
}

/// Shrout, P. E. and Fleiss, J. L. (1979). Intraclass correlations: uses in assessing rater reliability. Psychological
/// Bulletin 86, table 2: six targets, four judges; ICC(2,1) = .29.
#[test]
fn icc_of_shrout_and_fleiss_1979() {
    let targets =
        [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]].map(Vec::from);
    near(icc_2_1(&targets), 0.29, 5e-3);
    // Their mean squares: between targets 11.24, between judges 32.49, residual 1.02:
    // (11.24 − 1.02) / (11.24 + 3·1.02 + 4·(32.49 − 1.02)/6) = 10.22 / 35.28.
    near(icc_2_1(&targets), 10.22 / 35.28, 5e-4);
}

/// Ratings of two people on ten items, derived by hand from the definitions. Both rated eight: (2,2) three times, (1,1)
/// twice, (2,1) twice, (0,1) once. Raw 5 of 8. First gave 0, 1, 2 in 1, 2, 5 items, second in 0, 5, 3. Linear: seen 3/8; by
/// chance (1·5 + 2·1·3 + 2·3 + 5·5)/64 = 42/64, so 1 − 24/42. Quadratic: seen 3/8; by chance (5 + 4·3 + 6 + 25)/64 = 48/64,
/// so 1 − 24/48.
#[test]
fn two_raters_of_a_checklist() {
    let both = [(2, 2), (2, 2), (2, 2), (1, 1), (1, 1), (2, 1), (2, 1), (0, 1)];
    let mut first: Vec<Option<u8>> = both.iter().map(|(first, _)| Some(*first)).collect();
    let mut second: Vec<Option<u8>> = both.iter().map(|(_, second)| Some(*second)).collect();
    first.extend([None, Some(2)]);
    second.extend([Some(1), None]);
    let found = ratings(2, &first, &second);
    assert_eq!((found.compared, found.same), (8, 5));
    near(found.linear, 1.0 - 24.0 / 42.0, 1e-12);
    near(found.quadratic, 0.5, 1e-12);
    let rows: Vec<Vec<u8>> = both.iter().map(|(first, second)| vec![*first, *second]).collect();
    assert_eq!(found.icc, icc_2_1(&rows));
    assert_eq!(ratings(2, &[None], &[Some(1)]).quadratic, Statistic::Undefined(Undefined::NothingCompared));
}
