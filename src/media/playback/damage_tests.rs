//! Tests of the player with films that are cut off, damaged, or none.

use std::sync::Arc;

use super::tests::{Watched, within};
use super::*;
use crate::media::matroska::{ClusterScanner, FinishedFilm};
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
    let first = usize::try_from(facts(&film).index[0].cluster).unwrap();
    assert_eq!(failure_of(film[..first].to_vec()), PlaybackFailure::NotAFilm);
    let failure = failure_of(film[..first + 40].to_vec());
    assert_eq!(failure, PlaybackFailure::Damaged);
}

#[test]
fn a_picture_that_cannot_be_decoded_fails() {
    let mut film = Film::of(60).make();
    // The decoder's parameters, in the header behind the name of the codec.
    let name = film.windows(15).position(|window| window == b"V_MPEG4/ISO/AVC").unwrap();
    film[name + 20..name + 50].fill(0xFF);
    let failure = failure_of(film);
    assert!(matches!(failure, PlaybackFailure::Damaged | PlaybackFailure::Pipeline), "{failure:?}");
}

/// What a seal says of a whole film.
fn facts(film: &[u8]) -> FilmFacts {
    let mut scanner = ClusterScanner::new();
    scanner.feed(film);
    FilmFacts { duration: scanner.duration(), index: scanner.index().to_vec() }
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
    let sealed = facts(&film);
    let place = |keyframe: usize| usize::try_from(sealed.index[keyframe].cluster).unwrap() + into;
    film[place(first)..place(last)].fill(0);
    let film = Arc::new(film);
    // With the index of the seal, some of whose clusters are gone, and with the one that a scan finds.
    for facts in [Some(sealed.clone()), None] {
        damage_is_passed(&Watched::with_facts(film.clone(), facts), first, last);
    }
}

fn damage_is_passed(watched: &Watched, first: usize, last: usize) {
    watched.until("ready", |status| status.phase == PlaybackPhase::Ready);
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

/// A film that cannot be read from an offset on.
struct Broken(Vec<u8>, u64);

impl FilmBytes for Broken {
    fn len(&self) -> u64 {
        FilmBytes::len(&self.0)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> std::io::Result<usize> {
        if offset + buf.len() as u64 > self.1 {
            return Err(std::io::ErrorKind::PermissionDenied.into());
        }
        self.0.read_at(offset, buf)
    }
}

#[test]
fn a_film_that_cannot_be_read_fails_at_once_or_when_it_gets_there() {
    let film = Film::of(FRAMES).make();
    let facts = facts(&film);
    let watched = Watched::with_facts(Arc::new(Broken(film, 100_000)), Some(facts));
    let status = watched.until("failed", |status| matches!(status.phase, PlaybackPhase::Failed(_)));
    assert_eq!(status.phase, PlaybackPhase::Failed(PlaybackFailure::Unreadable));
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

#[test]
fn wherever_zeros_lie_whole_frames_are_shown_and_the_end_is_reached() {
    let whole = Film::of(FRAMES).make();
    let sealed = facts(&whole);
    for seed in 0..8_usize {
        let mut film = whole.clone();
        let from = 3_000 + seed * 12_345 % (film.len() - 20_000);
        let end = from + 1_000 + seed * 2_000;
        film[from..end].fill(0);
        let what_is_left = FinishedFilm::scanned(Arc::new(film.clone())).unwrap();
        let watched = Watched::with_facts(Arc::new(film), (seed % 2 == 0).then(|| sealed.clone()));
        watched.until("ready", |status| status.phase == PlaybackPhase::Ready);
        for number in [250, 10, 100, 170, 299, 60] {
            watched.player.seek(within(number));
            let shown = watched.settled();
            let (keyframe, next) = (number / 30, number / 30 + 1);
            let offset = |keyframe: u32| {
                sealed.index.get(keyframe as usize).map_or(whole.len() as u64, |entry| entry.cluster)
            };
            if offset(next) <= from as u64 || offset(keyframe) >= end as u64 {
                assert_eq!(shown, number, "zeros {seed}");
            }
        }
        watched.player.set_rate(2.0);
        watched.player.seek(within(190));
        watched.player.play();
        watched.until("ended", |status| status.phase == PlaybackPhase::Ended);
        let shown = watched.settled();
        let ended = watched.player.status();
        let last = what_is_left.frame_at(MediaTime::MAX).unwrap();
        assert_eq!(Some(ended.position), last, "zeros {seed}: {shown}");
    }
}
