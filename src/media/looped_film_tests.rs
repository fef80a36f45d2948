//! Tests of looped film: what is filmed once and repeated is one film.

use std::sync::LazyLock;

use super::*;
use crate::media::matroska::{ClusterScanner, TrackKind};

static FILM: LazyLock<LoopedFilm> =
    LazyLock::new(|| LoopedFilm::film(&RehearsalScene::new(3), FilmSize::Small).unwrap());

/// Keeps a film in memory up to a number of bytes.
struct FilmInMemory {
    bytes: Vec<u8>,
    scanner: ClusterScanner,
    room: usize,
    ticks: u32,
}

impl FilmInMemory {
    fn of(room: usize) -> Self {
        Self { bytes: Vec::new(), scanner: ClusterScanner::new(), room, ticks: 0 }
    }
}

impl FilmSink for FilmInMemory {
    fn append(&mut self, bytes: &[u8], starts_cluster: bool) -> Result<(), VaultError> {
        if self.bytes.len() + bytes.len() > self.room {
            return Err(VaultError::damaged("film", "no room in this test"));
        }
        assert_eq!(starts_cluster, bytes.starts_with(&[0x1F, 0x43, 0xB6, 0x75]));
        self.bytes.extend_from_slice(bytes);
        self.scanner.feed(bytes);
        Ok(())
    }

    fn tick(&mut self) -> Result<(), VaultError> {
        self.ticks += 1;
        Ok(())
    }

    fn plain_len(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn durable_len(&self) -> u64 {
        0
    }

    fn trouble(&self) -> bool {
        false
    }
}

const LONG: MediaTime = MediaTime::from_minutes(11);

#[test]
fn a_long_film_has_its_length_and_a_keyframe_every_second() {
    let mut film = FilmInMemory::of(usize::MAX);
    FILM.write(LONG, &mut film).unwrap();
    assert_eq!(FILM.length(LONG), LONG, "a round is a whole part of a minute");
    // The last packet of sound may reach beyond the last picture.
    let beyond = (film.scanner.duration() - LONG).ms();
    assert!((0..=20).contains(&beyond), "{}", film.scanner.duration());
    let kinds: Vec<_> = film.scanner.tracks().iter().map(|track| track.kind).collect();
    assert_eq!(kinds, [TrackKind::Video, TrackKind::Audio]);
    let index = film.scanner.index();
    assert_eq!(index[0].time, MediaTime::ZERO);
    assert_eq!(index.len(), 660);
    for pair in index.windows(2) {
        let distance = (pair[1].time - pair[0].time).ms();
        assert!((999..=1001).contains(&distance) && pair[0].cluster < pair[1].cluster, "{pair:?}");
    }
    assert!(film.ticks >= 660, "whatever waits in the sink is written now and then");
    // Some 500 kilobits a second, and no more than 1,000: six such films fit anywhere.
    assert!(film.bytes.len() < 660 * 1_000_000 / 8, "{} bytes", film.bytes.len());
}

#[test]
fn episodes_are_told_for_every_pass() {
    // The round after the first.
    let mut round = RehearsalScene::new(3).episodes(ROUND + ROUND);
    round.retain(|episode| episode.from >= ROUND);
    assert!(round.len() >= 3);
    let told = FILM.episodes(LONG);
    assert_eq!(told.len(), round.len() * 22);
    for (number, episode) in told.iter().enumerate() {
        let played = round[number % round.len()];
        let shift = MediaTime::from_ns(ROUND.ns() * (i64::try_from(number / round.len()).unwrap() - 1));
        assert_eq!((episode.kind, episode.answered), (played.kind, played.answered));
        assert_eq!((episode.from, episode.to), (played.from + shift, played.to + shift));
        assert!(episode.to <= FILM.length(LONG));
    }
    assert!(told.windows(2).all(|pair| pair[0].to <= pair[1].from));
}

#[test]
fn a_sink_that_takes_no_more_ends_the_film() {
    let mut film = FilmInMemory::of(1 << 20);
    assert!(FILM.write(LONG, &mut film).is_err());
    assert!(film.bytes.len() <= 1 << 20 && film.scanner.duration() > MediaTime::ZERO);
}

#[test]
fn films_come_in_the_order_of_their_scenes() {
    let small =
        |scenes: Vec<RehearsalScene>| scenes.into_iter().map(|scene| (scene, FilmSize::Small)).collect();
    let scenes: Vec<_> = [5, 9, 2].map(RehearsalScene::new).to_vec();
    let films: Vec<_> = LoopedFilms::film(small(scenes.clone())).map(|film| film.unwrap().episodes).collect();
    let played = |scene: &RehearsalScene| LoopedFilm::film(scene, FilmSize::Small).unwrap().episodes;
    assert_eq!(films, scenes.iter().map(played).collect::<Vec<_>>());
    assert!(films[0] != films[1] && films[1] != films[2]);
    assert_eq!(LoopedFilms::film(Vec::new()).count(), 0);
    // What is no longer wanted is not waited for.
    drop(LoopedFilms::film(small(scenes)));
}
