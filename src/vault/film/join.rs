//! Lays the parts of a film over one another: what the last has of a stretch counts, what it has not comes from the
//! one before. Knows offsets only, no files.

use std::ops::Range;

use super::damage::{DamageCause, FilmDamage};

/// A part's stretch of the film, in plaintext offsets of the film, and what is unreadable in it, in order.
#[derive(Debug)]
pub struct PartStretch {
    /// From its beginning to the end of its last record.
    pub stretch: Range<u64>,
    /// What of it cannot be read.
    pub holes: Vec<FilmDamage>,
}

type Open = (Range<u64>, Option<DamageCause>);

/// What no piece can give of the first `len` bytes, in order. The cause is that of the last piece that should have it.
pub fn holes_in(pieces: &[PartStretch], len: u64) -> Vec<FilmDamage> {
    let mut open: Vec<Open> = vec![(0..len, None)];
    for piece in pieces.iter().rev() {
        open = open.into_iter().flat_map(|stretch| left_open(&stretch, piece)).collect();
    }
    let damage = |(stretch, why): Open| FilmDamage {
        offset: stretch.start,
        len: stretch.end - stretch.start,
        why: why.unwrap_or(DamageCause::Missing),
    };
    open.into_iter().filter(|(stretch, _)| !stretch.is_empty()).map(damage).collect()
}

/// What is left of an open stretch where the piece has given what it can.
fn left_open((stretch, why): &Open, piece: &PartStretch) -> Vec<Open> {
    let within = |other: Range<u64>| stretch.start.max(other.start)..stretch.end.min(other.end);
    let mut left = vec![(within(0..piece.stretch.start), *why)];
    let inside = within(piece.stretch.clone());
    let first = piece.holes.partition_point(|hole| hole.offset.saturating_add(hole.len) <= inside.start);
    let holes = piece.holes[first..].iter().take_while(|hole| hole.offset < inside.end);
    left.extend(holes.map(|hole| {
        let hole_in = inside.start.max(hole.offset)..inside.end.min(hole.offset.saturating_add(hole.len));
        (hole_in, why.or(Some(hole.why)))
    }));
    left.push((within(piece.stretch.end..u64::MAX), *why));
    left.retain(|(stretch, _)| !stretch.is_empty());
    left
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A piece from here to there with holes, each by its beginning and its end.
    fn piece(stretch: Range<u64>, holes: &[(u64, u64)]) -> PartStretch {
        let hole =
            |&(from, to): &(u64, u64)| FilmDamage { offset: from, len: to - from, why: DamageCause::Altered };
        PartStretch { stretch, holes: holes.iter().map(hole).collect() }
    }

    #[test]
    fn a_hole_is_one_where_no_part_has_it() {
        let missing = |offset, len| FilmDamage { offset, len, why: DamageCause::Missing };
        let altered = |offset, len| FilmDamage { offset, len, why: DamageCause::Altered };
        let table: [(&[PartStretch], &[FilmDamage]); 6] = [
            (&[], &[missing(0, 100)]),
            (&[piece(0..100, &[])], &[]),
            (&[piece(0..100, &[(10, 20), (30, 40)])], &[altered(10, 10), altered(30, 10)]),
            (&[piece(0..60, &[]), piece(70..100, &[])], &[missing(60, 10)]),
            (&[piece(0..60, &[]), piece(40..100, &[(50, 70)])], &[altered(60, 10)]),
            (&[piece(0..60, &[(55, 60)]), piece(40..100, &[(50, 70)])], &[altered(55, 5), altered(60, 10)]),
        ];
        for (number, (pieces, expected)) in table.iter().enumerate() {
            let found = holes_in(pieces, 100);
            // Two stretches of one hole may stand side by side.
            let bytes = |found: &[FilmDamage]| -> Vec<(u64, DamageCause)> {
                found.iter().flat_map(|d| (d.offset..d.offset + d.len).map(|at| (at, d.why))).collect()
            };
            assert_eq!(bytes(&found), bytes(expected), "{number}");
        }
    }

    fn pieces() -> impl Strategy<Value = Vec<PartStretch>> {
        let one =
            (0_u64..50, 0_u64..50, prop::collection::vec(0_u64..10, 0..6)).prop_map(|(from, len, cuts)| {
                let (mut at, mut holes) = (from, Vec::new());
                for pair in cuts.chunks_exact(2) {
                    let (begin, end) = (at + pair[0], (at + pair[0] + pair[1] + 1).min(from + len));
                    at = end + 1;
                    holes.extend((begin < end).then_some((begin, end)));
                }
                piece(from..from + len, &holes)
            });
        prop::collection::vec(one, 0..5)
    }

    proptest! {
        #[test]
        fn byte_by_byte_it_is_the_same(pieces in pieces()) {
            let has = |piece: &PartStretch, at: u64| {
                piece.stretch.contains(&at)
                    && !piece.holes.iter().any(|hole| (hole.offset..hole.offset + hole.len).contains(&at))
            };
            let found = holes_in(&pieces, 80);
            for at in 0..80 {
                let said = found.iter().filter(|hole| (hole.offset..hole.offset + hole.len).contains(&at)).count();
                let is = usize::from(!pieces.iter().any(|piece| has(piece, at)));
                prop_assert_eq!(said, is, "byte {}", at);
            }
        }
    }
}
