//! Circles among files: those of which each can be reached from every other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::ties::Ties;
use super::tree::Tree;

/// Each circle of two files or more, the largest first.
pub fn circles(ties: &Ties) -> Vec<BTreeSet<usize>> {
    let mut walk = Walk::default();
    for &(from, to) in ties.keys() {
        walk.next.entry(from).or_default().push(to);
    }
    for file in walk.next.keys().copied().collect::<Vec<_>>() {
        if !walk.order.contains_key(&file) {
            walk.visit(file);
        }
    }
    walk.found.sort_by_key(|circle| (std::cmp::Reverse(circle.len()), circle.first().copied()));
    walk.found
}

/// Tarjan's walk.
#[derive(Default)]
struct Walk {
    next: BTreeMap<usize, Vec<usize>>,
    order: BTreeMap<usize, usize>,
    lowest: BTreeMap<usize, usize>,
    open: Vec<usize>,
    found: Vec<BTreeSet<usize>>,
}

impl Walk {
    fn visit(&mut self, file: usize) {
        let number = self.order.len();
        self.order.insert(file, number);
        let mut lowest = number;
        self.lowest.insert(file, number);
        self.open.push(file);
        for to in self.next.get(&file).cloned().unwrap_or_default() {
            if !self.order.contains_key(&to) {
                self.visit(to);
                lowest = lowest.min(self.lowest[&to]);
            } else if self.open.contains(&to) {
                lowest = lowest.min(self.order[&to]);
            }
        }
        self.lowest.insert(file, lowest);
        if lowest == number {
            let at = self.open.iter().position(|&open| open == file).unwrap_or_default();
            let circle: BTreeSet<_> = self.open.drain(at..).collect();
            if circle.len() > 1 {
                self.found.push(circle);
            }
        }
    }
}

/// A circle's files, and what ties each to each.
pub fn told(tree: &Tree, ties: &Ties, circle: &BTreeSet<usize>) -> String {
    let mut text = format!("A circle of {} files\n", circle.len());
    for from in circle {
        let _ = writeln!(text, "  src/{}", tree.files[*from].path);
        for ((_, to), names) in
            ties.range((*from, 0)..=(*from, usize::MAX)).filter(|((_, to), _)| circle.contains(to))
        {
            let names = names.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            let _ = writeln!(text, "    -> src/{}: {names}", tree.files[*to].path);
        }
    }
    text
}
