//! Two coders' answers against each other: raw agreement, kappa, AC1 and weighted kappa. Knows no film.

use super::statistic::{Statistic, Undefined};

/// How often the first coder gave answer `i` where the second gave answer `j`. Answers are numbered from 0, for
/// ratings in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrossTable {
    answers: usize,
    /// Row by row: the first coder's answer, then the second's.
    cells: Vec<u32>,
}

/// How much worse answers further apart are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weights {
    /// As their distance.
    Linear,
    /// As the square of their distance.
    Quadratic,
}

impl CrossTable {
    /// A table from its counts: a row for each answer of the first coder.
    pub fn new<const N: usize>(rows: [[u32; N]; N]) -> Self {
        Self { answers: N, cells: rows.into_iter().flatten().collect() }
    }

    /// Counts pairs of answers, each below `answers`; one that is not is left out.
    pub fn of_pairs(answers: usize, pairs: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let mut cells = vec![0; answers * answers];
        for (first, second) in pairs {
            if first < answers && second < answers {
                cells[first * answers + second] += 1;
            }
        }
        Self { answers, cells }
    }

    /// How often the first gave that answer where the second gave this; 0 for answers there are not.
    pub fn count(&self, first: usize, second: usize) -> u32 {
        let inside = first < self.answers && second < self.answers;
        if inside { self.cells[first * self.answers + second] } else { 0 }
    }

    /// How many were compared.
    pub fn compared(&self) -> u32 {
        self.cells.iter().sum()
    }

    /// How many had the same answer of both.
    pub fn same(&self) -> u32 {
        (0..self.answers).map(|answer| self.count(answer, answer)).sum()
    }

    /// How often the first gave that answer, and how often the second.
    pub fn given(&self, answer: usize) -> (u32, u32) {
        let first = (0..self.answers).map(|other| self.count(answer, other)).sum();
        let second = (0..self.answers).map(|other| self.count(other, answer)).sum();
        (first, second)
    }

    /// The share that had the same answer of both.
    pub fn raw(&self) -> Statistic {
        let (same, compared) = (i128::from(self.same()), i128::from(self.compared()));
        Statistic::ratio(same, compared, Undefined::NothingCompared)
    }

    /// Cohen's kappa (1960): `(p_o − p_e) / (1 − p_e)`, where `p_e` is the sum over the answers of both coders'
    /// shares multiplied.
    pub fn kappa(&self) -> Statistic {
        let n = i128::from(self.compared());
        if n == 0 {
            return Statistic::Undefined(Undefined::NothingCompared);
        }
        let by_chance: i128 = self.margins().map(|(first, second)| first * second).sum();
        let beyond = n * i128::from(self.same()) - by_chance;
        Statistic::ratio(beyond, n * n - by_chance, Undefined::OneAnswer)
    }

    /// Gwet's AC1 (2008): as kappa, with `p_e = 1/(q − 1) · Σ π(1 − π)` over the `q` answers, where `π` is the mean of
    /// both coders' shares.
    pub fn ac1(&self) -> Statistic {
        let n = i128::from(self.compared());
        let others = i128::try_from(self.answers).unwrap_or(0) - 1;
        if n == 0 || others < 1 {
            return Statistic::Undefined(Undefined::NothingCompared);
        }
        // π is (first + second) / 2n; everything is multiplied by 4n²(q − 1).
        let by_chance: i128 = self
            .margins()
            .map(|(first, second)| (first + second, 2 * n))
            .fold(0, |sum, (both, of)| sum + both * (of - both));
        let beyond = 4 * n * others * i128::from(self.same()) - by_chance;
        Statistic::ratio(beyond, 4 * n * n * others - by_chance, Undefined::OneAnswer)
    }

    /// Weighted kappa (Cohen, 1968): `1 − Σ v·p_o / Σ v·p_e`, where `v` says how bad each disagreement is.
    pub fn weighted_kappa(&self, weights: Weights) -> Statistic {
        self.kappa_weighted_by(|first, second| {
            let apart = u32::try_from(first.abs_diff(second)).unwrap_or(u32::MAX);
            match weights {
                Weights::Linear => apart,
                Weights::Quadratic => apart.saturating_mul(apart),
            }
        })
    }

    /// Weighted kappa with weights of one's own: how bad it is that the first gave one answer and the second another.
    pub(super) fn kappa_weighted_by(&self, badness: impl Fn(usize, usize) -> u32) -> Statistic {
        let n = i128::from(self.compared());
        if n == 0 {
            return Statistic::Undefined(Undefined::NothingCompared);
        }
        let margins: Vec<(i128, i128)> = self.margins().collect();
        let (mut seen, mut by_chance) = (0, 0);
        for (first, (row, _)) in margins.iter().enumerate() {
            for (second, (_, column)) in margins.iter().enumerate() {
                let bad = i128::from(badness(first, second));
                seen += bad * i128::from(self.count(first, second));
                by_chance += bad * row * column;
            }
        }
        Statistic::ratio(by_chance - n * seen, by_chance, Undefined::OneAnswer)
    }

    fn margins(&self) -> impl Iterator<Item = (i128, i128)> {
        (0..self.answers).map(|answer| {
            let (first, second) = self.given(answer);
            (i128::from(first), i128::from(second))
        })
    }
}
