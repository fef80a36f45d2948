//! What holds for every table and all ratings.

use proptest::prelude::*;

use super::*;

fn any_table() -> impl Strategy<Value = [[u32; 3]; 3]> {
    proptest::array::uniform3(proptest::array::uniform3(prop_oneof![Just(0_u32), 0..60_u32]))
}

fn any_ratings() -> impl Strategy<Value = Vec<Vec<u8>>> {
    (2..5_usize)
        .prop_flat_map(|raters| proptest::collection::vec(proptest::collection::vec(1..10_u8, raters), 2..9))
}

fn all(table: &CrossTable) -> [Statistic; 5] {
    [
        table.raw(),
        table.kappa(),
        table.ac1(),
        table.weighted_kappa(Weights::Linear),
        table.weighted_kappa(Weights::Quadratic),
    ]
}

fn same(first: Statistic, second: Statistic) -> bool {
    match (first, second) {
        (Statistic::Is(first), Statistic::Is(second)) => (first - second).abs() < 1e-9,
        (first, second) => first == second,
    }
}

proptest! {
    /// It does not matter who is called first.
    #[test]
    fn raters_may_change_places(rows in any_table()) {
        let mut turned = rows;
        for (row, cells) in rows.iter().enumerate() {
            for (column, count) in cells.iter().enumerate() {
                turned[column][row] = *count;
            }
        }
        for (a, b) in all(&CrossTable::new(rows)).into_iter().zip(all(&CrossTable::new(turned))) {
            prop_assert!(same(a, b), "{a:?} {b:?}");
        }
    }

    /// Names of answers do not matter to nominal statistics; turning the order round does not to weighted ones.
    #[test]
    fn answers_may_be_called_otherwise(rows in any_table(), order in Just([0_usize, 1, 2]).prop_shuffle()) {
        let by = |order: [usize; 3]| CrossTable::new(order.map(|row| order.map(|column| rows[row][column])));
        let (plain, named) = (CrossTable::new(rows), by(order));
        for (a, b) in all(&plain).into_iter().zip(all(&named)).take(3) {
            prop_assert!(same(a, b), "{a:?} {b:?}");
        }
        for (a, b) in all(&plain).into_iter().zip(all(&by([2, 1, 0]))) {
            prop_assert!(same(a, b), "{a:?} {b:?}");
        }
    }

    /// Never more than 1, never NaN; raw agreement never below 0, the others never below −1.
    #[test]
    fn figures_stay_in_their_bounds(rows in any_table()) {
        let table = CrossTable::new(rows);
        for (place, statistic) in all(&table).into_iter().enumerate() {
            let least = if place == 0 { 0.0 } else { -1.0 };
            if let Statistic::Is(value) = statistic {
                prop_assert!((least - 1e-9..=1.0 + 1e-9).contains(&value), "{place}: {value}");
            }
        }
        prop_assert_eq!(table.raw().value().is_none(), table.compared() == 0);
    }

    /// Who agrees on everything agrees wholly, where more than one answer was given.
    #[test]
    fn full_agreement_is_one(counts in proptest::array::uniform3(0..40_u32)) {
        let table = CrossTable::new([[counts[0], 0, 0], [0, counts[1], 0], [0, 0, counts[2]]]);
        let answers = counts.iter().filter(|count| **count > 0).count();
        for (place, statistic) in all(&table).into_iter().enumerate() {
            match (answers, place) {
                (0, _) => prop_assert_eq!(statistic, Statistic::Undefined(Undefined::NothingCompared)),
                // Raw agreement and AC1 are there even where everybody said one thing.
                (1, 1 | 3 | 4) => prop_assert_eq!(statistic, Statistic::Undefined(Undefined::OneAnswer)),
                _ => prop_assert_eq!(statistic, Statistic::Is(1.0)),
            }
        }
    }

    /// With two answers there is one distance, so weights change nothing.
    #[test]
    fn weights_of_two_answers_are_kappa(cells in proptest::array::uniform2(proptest::array::uniform2(0..50_u32))) {
        let table = CrossTable::new(cells);
        for weights in [Weights::Linear, Weights::Quadratic] {
            prop_assert!(same(table.kappa(), table.weighted_kappa(weights)));
        }
    }

    /// Raters, and things rated, may be told in any order; a scale may be moved.
    #[test]
    fn icc_does_not_depend_on_order_or_origin(rows in any_ratings()) {
        let turned: Vec<Vec<u8>> = rows.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
        let moved: Vec<Vec<u8>> = rows.iter().map(|row| row.iter().map(|rating| rating + 7).collect()).collect();
        prop_assert!(same(icc_2_1(&rows), icc_2_1(&turned)));
        prop_assert!(same(icc_2_1(&rows), icc_2_1(&moved)));
        if let Statistic::Is(value) = icc_2_1(&rows) {
            prop_assert!(value <= 1.0 + 1e-9, "{}", value);
        }
    }

    /// Raters who always agree agree wholly, unless nothing differs.
    #[test]
    fn icc_of_one_opinion_is_one(ratings in proptest::collection::vec(1..10_u8, 2..9), raters in 2..5_usize) {
        let rows: Vec<Vec<u8>> = ratings.iter().map(|rating| vec![*rating; raters]).collect();
        let differ = ratings.iter().any(|rating| *rating != ratings[0]);
        let expected = if differ { Statistic::Is(1.0) } else { Statistic::Undefined(Undefined::NoSpread) };
        prop_assert_eq!(icc_2_1(&rows), expected);
    }
}

#[test]
fn where_there_is_no_figure_there_is_a_reason() {
    let nothing = Statistic::Undefined(Undefined::NothingCompared);
    assert_eq!(all(&CrossTable::new([[0, 0], [0, 0]])), [nothing; 5]);
    for rows in [vec![], vec![vec![3, 4]], vec![vec![3], vec![4]], vec![vec![3, 4], vec![3]], vec![vec![]]] {
        assert_eq!(icc_2_1(&rows), nothing, "{rows:?}");
    }
    assert_eq!(icc_2_1(&[vec![1, 2], vec![2, 1]]), Statistic::Undefined(Undefined::NoSpread));
    // One always says yes, the other always no: chance could not have done better, and kappa is 0, not undefined.
    assert_eq!(CrossTable::new([[0, 12], [0, 0]]).kappa(), Statistic::Is(0.0));
}
