//! Tests of the player with films that are cut off, damaged, or none.

use std::sync::Arc;

use super::tests::{Watched, within};
use super::*;
use crate::media::matroska::ClusterScanner;
use crate::media::test_film::Film;

const FRAMES: u32 = 300;

fn failure_of(film: Vec<u8>) -> PlaybackFailure {
    let watched = Watched::open(Arc::new(film));
    let status = watched.until("failed", |status| matches!(status.phase, PlaybackPhase::Failed(_)));
    assert!(!status.seeking);
    watched.player.play();
    match status.phase {
        PlaybackPhase::Failed(failure) => failure,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_no_film_fails_with_its_kind() {
    assert_eq!(failure_of(Vec::new()), PlaybackFailure::Empty);
    assert_eq!(failure_of(vec![0; 100_000]), PlaybackFailure::NotAFilm);
    assert_eq!(
        failure_of((0..100_000_u32).map(|n| (n * 31 % 251) as u8).collect()),
        PlaybackFailure::NotAFilm
    );
}

#[test]
fn a_header_with_nothing_whole_behind_it_fails() {
    let film = Film::of(30).make();
    let first = usize::try_from(index(&film)[0].cluster).unwrap();
    assert_eq!(failure_of(film[..first].to_vec()), PlaybackFailure::NotAFilm);
    let failure = failure_of(film[..first + 40].to_vec());
    assert_eq!(failure, PlaybackFailure::Damaged);
}

fn index(film: &[u8]) -> Vec<crate::media::matroska::IndexEntry> {
    let mut scanner = ClusterScanner::new();
    scanner.feed(film);
    scanner.index().to_vec()
}

#[test]
fn a_film_cut_off_anywhere_plays_to_its_last_whole_frame() {
    let film = Film::of(90).make();
    for cut in [film.len() / 3, film.len() / 2, film.len() - 5] {
        let watched = Watched::ready(Arc::new(film[..cut].to_vec()));
        watched.player.seek(MediaTime::MAX);
        let last = watched.settled();
        assert!(last > 10, "cut at {cut}: {last}");
        watched.player.set_rate(2.0);
        watched.player.seek(within(last.saturating_sub(10)));
        watched.player.play();
        watched.until("ended", |status| status.phase == PlaybackPhase::Ended);
        assert_eq!(watched.settled(), last);
    }
}

/// A film with zeros from inside the cluster of keyframe `first` to inside that of keyframe `last`, sought and
/// played across.
fn zeros_are_passed(first: usize, last: usize, into: usize) {
    let mut film = Film::of(FRAMES).make();
    let index = index(&film);
    let place = |keyframe: usize| usize::try_from(index[keyframe].cluster).unwrap() + into;
    film[place(first)..place(last)].fill(0);
    let watched = Watched::ready(Arc::new(film));

    let behind = 30 * u32::try_from(last).unwrap() + 40;
    watched.player.seek(within(behind));
    assert_eq!(watched.settled(), behind);
    watched.player.seek(within(10));
    assert_eq!(watched.settled(), 10);
    watched.player.set_rate(2.0);
    watched.player.play();
    watched.until("behind the damage", |status| status.position > within(behind));
    watched.until("ended", |status| status.phase == PlaybackPhase::Ended);
    assert_eq!(watched.settled(), FRAMES - 1);
    // Into the damage, and out of it again.
    watched.player.seek(within(30 * u32::try_from(first).unwrap() + 25));
    watched.settled();
    watched.player.seek(within(behind + 3));
    assert_eq!(watched.settled(), behind + 3);
}

#[test]
fn zeros_from_inside_a_block_on_are_passed() {
    zeros_are_passed(2, 4, 3_000);
}

#[test]
fn zeros_over_the_heads_of_clusters_are_passed() {
    zeros_are_passed(2, 4, 0);
}

#[test]
fn zeros_right_behind_a_clusters_head_are_passed() {
    zeros_are_passed(3, 5, 12);
}
