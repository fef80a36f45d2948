//! Tests of repeating over films made here byte by byte, and over one that GStreamer made.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::blocks::{Block, BlockWalk};
use super::ebml::{self, id};
use super::finished::document_head;
use super::*;
use crate::base::MediaTime;
use crate::media::test_film::Film;

const VIDEO: u8 = 1;
const AUDIO: u8 = 2;

/// A film of clusters of 500 ms, each of five pictures and of sound every 20 ms.
#[derive(Clone, Copy, Debug)]
struct Made {
    clusters: u64,
    /// Time of its first cluster in milliseconds.
    from_ms: u64,
    /// Whether clusters say how long they are.
    sized: bool,
    /// Whether pictures are in block groups.
    grouped: bool,
    /// Milliseconds of sound beyond the last picture.
    more_sound_ms: u64,
}

impl Made {
    fn of(clusters: u64) -> Self {
        Self { clusters, from_ms: 0, sized: false, grouped: false, more_sound_ms: 0 }
    }

    fn make(self) -> Vec<u8> {
        let mut film = document_head();
        ebml::write_head(&mut film, id::SEGMENT, ebml::UNKNOWN_SIZE);
        let track = |number: u8, kind: u8, codec: &[u8], frame_ms: u64| {
            let mut entry = Vec::new();
            ebml::write(&mut entry, id::TRACK_NUMBER, &[number]);
            ebml::write(&mut entry, id::TRACK_TYPE, &[kind]);
            ebml::write(&mut entry, id::CODEC_ID, codec);
            if frame_ms > 0 {
                ebml::write_unsigned(&mut entry, id::DEFAULT_DURATION, frame_ms * 1_000_000);
            }
            let mut track = Vec::new();
            ebml::write(&mut track, id::TRACK_ENTRY, &entry);
            track
        };
        let tracks = [track(VIDEO, 1, b"V_MPEG4/ISO/AVC", 100), track(AUDIO, 2, b"A_OPUS", 0)].concat();
        ebml::write(&mut film, id::TRACKS, &tracks);
        (0..self.clusters).for_each(|number| film.extend(self.cluster(number)));
        film
    }

    fn cluster(self, number: u64) -> Vec<u8> {
        let mut content = Vec::new();
        ebml::write_unsigned(&mut content, id::TIMESTAMP, self.from_ms + number * 500);
        ebml::write(&mut content, id::PREV_SIZE, &[77]);
        let last = number + 1 == self.clusters;
        let sound_ms = if last { 500 + self.more_sound_ms } else { 500 };
        for at in 0..sound_ms {
            if at % 100 == 0 && at < 500 {
                self.picture(&mut content, at);
            }
            if at % 20 == 0 {
                ebml::write(&mut content, id::SIMPLE_BLOCK, &block(AUDIO, at, 0x80));
            }
        }
        let mut cluster = Vec::new();
        let size = if self.sized { content.len() as u64 } else { ebml::UNKNOWN_SIZE };
        ebml::write_head(&mut cluster, id::CLUSTER, size);
        cluster.extend(content);
        cluster
    }

    fn picture(self, content: &mut Vec<u8>, at: u64) {
        if !self.grouped {
            let flags = if at == 0 { 0x80 } else { 0 };
            return ebml::write(content, id::SIMPLE_BLOCK, &block(VIDEO, at, flags));
        }
        let mut group = Vec::new();
        ebml::write(&mut group, id::BLOCK, &block(VIDEO, at, 0));
        ebml::write(&mut group, id::BLOCK_DURATION, &[100]);
        if at > 0 {
            ebml::write(&mut group, id::REFERENCE_BLOCK, &[1]);
        }
        ebml::write(content, id::BLOCK_GROUP, &group);
    }
}

fn block(track: u8, at: u64, flags: u8) -> Vec<u8> {
    let mut block = vec![0x80 | track];
    block.extend(i16::try_from(at).unwrap().to_be_bytes());
    block.push(flags);
    block.extend([track; 40]);
    block
}

fn repeated(film: &[u8], passes: u64) -> Vec<u8> {
    Stretch::read(film, MediaTime::ZERO).unwrap().repeated(passes).flat_map(|piece| piece.bytes).collect()
}

fn blocks(film: &[u8], chunk: usize) -> Vec<Block> {
    let (mut walk, mut blocks) = (BlockWalk::default(), Vec::new());
    film.chunks(chunk).for_each(|piece| walk.feed(piece, &mut |block| blocks.push(block)));
    blocks
}

fn ms(time: u64) -> MediaTime {
    MediaTime::from_ms(i64::try_from(time).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_block_comes_again_in_every_pass(
        clusters in 1_u64..6, skipped in 0_u64..3, passes in 1_u64..20, from_ms in 0_u64..5_000, chunk in 1_usize..9_000,
        sized in any::<bool>(), grouped in any::<bool>(), more_sound_ms in 0_u64..200,
    ) {
        let film = Made { clusters: clusters + skipped, from_ms, sized, grouped, more_sound_ms }.make();
        let start = from_ms + skipped * 500;
        let from = if skipped == 0 { MediaTime::ZERO } else { ms(start - 499) };
        let stretch = Stretch::read(&film, from).unwrap();
        prop_assert_eq!((stretch.start(), stretch.length()), (ms(start), ms(clusters * 500)));
        let long: Vec<_> = stretch.repeated(passes).flat_map(|piece| piece.bytes).collect();
        let found = blocks(&long, chunk);
        for (track, every_ms) in [(VIDEO, 100), (AUDIO, 20)] {
            let times: Vec<_> =
                found.iter().filter(|block| block.track == u32::from(track)).map(|block| block.time).collect();
            // Strictly forward, without a gap or an overlap where passes join.
            let expected: Vec<_> =
                (0..clusters * passes * 500).step_by(every_ms).map(ms).collect();
            prop_assert_eq!(times, expected);
        }
        let mut scanner = ClusterScanner::new();
        long.chunks(chunk).for_each(|piece| scanner.feed(piece));
        prop_assert_eq!(scanner.duration(), ms(clusters * passes * 500));
        prop_assert_eq!(scanner.whole_end(), long.len() as u64);
        let index: Vec<_> = scanner.index().iter().map(|entry| entry.time).collect();
        let expected: Vec<_> = (0..clusters * passes).map(|number| ms(number * 500)).collect();
        prop_assert_eq!(index, expected);
    }

    #[test]
    fn a_film_cut_off_anywhere_is_refused_or_repeated_as_far_as_it_is_whole(
        cut in 0_usize..10_000, sized in any::<bool>(), grouped in any::<bool>(),
    ) {
        let film = Made { sized, grouped, ..Made::of(3) }.make();
        let film = &film[..film.len() * cut / 10_000];
        if let Ok(stretch) = Stretch::read(film, MediaTime::ZERO) {
            prop_assert!(stretch.length() >= ms(100) && stretch.length() <= ms(1500));
            prop_assert_eq!(blocks(film, 100).last().unwrap().end, film.len() as u64);
        }
    }

    #[test]
    fn bytes_that_are_no_film_are_refused(garbage in prop::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(Stretch::read(&garbage, MediaTime::ZERO).is_err());
    }
}

#[test]
fn what_cannot_be_repeated_is_refused_with_its_reason() {
    let refused = |film: &[u8]| Stretch::read(film, MediaTime::ZERO).err();
    assert_eq!(refused(&[]), Some(RepeatError::Empty));
    assert_eq!(refused(&document_head()), Some(RepeatError::NotAFilm));
    let film = Made::of(2).make();
    assert_eq!(refused(&film), None);
    let first = film.windows(4).position(|bytes| bytes == id::CLUSTER.to_be_bytes()).unwrap();
    assert_eq!(refused(&film[..first]), Some(RepeatError::NotAFilm));
    assert!(matches!(refused(&film[..film.len() - 1]), Some(RepeatError::Damaged(at)) if at > first));
    let mut zeros = film.clone();
    zeros[first + 100..first + 300].fill(0);
    assert!(matches!(refused(&zeros), Some(RepeatError::Damaged(at)) if (first..first + 300).contains(&at)));
    // From its second picture on: the first cluster's keyframe is no more than another picture.
    let mut headless = film;
    let keyframe = headless.windows(4).position(|bytes| bytes == [0x80 | VIDEO, 0, 0, 0x80]).unwrap();
    headless[keyframe + 3] = 0;
    assert_eq!(refused(&headless), Some(RepeatError::NoKeyframe));
}

#[test]
fn from_the_middle_of_a_recorded_film_both_tracks_go_on() {
    let stretch = Stretch::read(&RECORDED, ms(400)).unwrap();
    assert_eq!((stretch.start(), stretch.length()), (ms(1_000), ms(1_500)));
    let long: Vec<_> = stretch.repeated(20).flat_map(|piece| piece.bytes).collect();
    let found = blocks(&long, 4096);
    let times: Vec<_> = found.iter().filter(|block| block.track == 2).map(|block| block.time).collect();
    // The last packet was cut short by the encoder, and is left out.
    assert_eq!(times.len(), 20 * 74);
    assert!(times.windows(2).all(|pair| (19..=41).contains(&(pair[1] - pair[0]).ms())), "{times:?}");
    assert!(Stretch::read(&RECORDED, MediaTime::MAX).is_err());
}

#[test]
fn passes_are_whole_and_at_least_one() {
    let stretch = Stretch::read(&Made::of(2).make(), MediaTime::ZERO).unwrap();
    let passes = [(0, 1), (1, 1), (1_000, 1), (1_001, 2), (600_000, 600)];
    for (at_least, expected) in passes {
        assert_eq!(stretch.passes(ms(at_least)), expected, "{at_least} ms");
    }
    let pieces: Vec<_> = stretch.repeated(2).map(|piece| piece.starts_cluster).collect();
    assert_eq!(pieces, [false, true, true, true, true]);
}

static RECORDED: LazyLock<Vec<u8>> = LazyLock::new(|| Film::of(75).make());

#[test]
fn a_recorded_film_is_repeated_without_drift() {
    let stretch = Stretch::read(&RECORDED, MediaTime::ZERO).unwrap();
    assert_eq!(stretch.length(), ms(2500));
    let once = blocks(&repeated(&RECORDED, 1), 4096);
    let long = blocks(&repeated(&RECORDED, 50), 4096);
    assert_eq!(long.len(), once.len() * 50);
    for (number, block) in long.iter().enumerate() {
        let (pass, first) = (number / once.len(), once[number % once.len()]);
        assert_eq!((block.track, block.keyframe), (first.track, first.keyframe));
        assert_eq!(block.time, first.time + ms(2500 * pass as u64));
    }
    for track in [1, 2] {
        let times: Vec<_> =
            long.iter().filter(|block| block.track == track).map(|block| block.time).collect();
        let distances: Vec<_> = times.windows(2).map(|pair| (pair[1] - pair[0]).ms()).collect();
        let (least, most) = (distances.iter().min().unwrap(), distances.iter().max().unwrap());
        // Opus tells its first packet shorter than it is.
        assert!(*least >= 6 && *most <= 35, "track {track}: {least} to {most} ms");
    }
    // Of 20 ms each: as much sound as there are pictures, to the sample.
    assert_eq!(once.iter().filter(|block| block.track == 2).count(), 125);
}
