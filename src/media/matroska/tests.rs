//! Tests of the scanner and the finished film, over films that GStreamer made.

use std::sync::{Arc, LazyLock};

use gst::prelude::*;
use proptest::prelude::*;

use super::blocks::{Block, BlockWalk};
use super::*;
use crate::base::MediaTime;
use crate::media::film_bytes::FilmBytes;
use crate::media::test_film::{Film, KEYFRAME_EVERY, RATE};

const FRAMES: u32 = 200;
static FILM: LazyLock<Vec<u8>> = LazyLock::new(|| Film::of(FRAMES).make());
static WHOLE: LazyLock<ClusterScanner> = LazyLock::new(|| scanned(&FILM, FILM.len()));

fn scanned(film: &[u8], chunk: usize) -> ClusterScanner {
    let mut scanner = ClusterScanner::new();
    film.chunks(chunk).for_each(|piece| scanner.feed(piece));
    scanner
}

/// Stored time of a frame: Matroska keeps whole milliseconds.
fn stored(frame: u32) -> MediaTime {
    let ns = u64::from(frame) * 1_000_000_000 / u64::from(RATE);
    MediaTime::from_ms(i64::try_from((ns + 500_000) / 1_000_000).unwrap())
}

fn blocks(film: &[u8]) -> Vec<Block> {
    let mut blocks = Vec::new();
    BlockWalk::default().feed(film, &mut |block| blocks.push(block));
    blocks
}

#[test]
fn every_keyframe_is_in_the_index_at_its_time_and_cluster() {
    let keyframes = WHOLE.index();
    let times: Vec<_> = keyframes.iter().map(|entry| entry.time).collect();
    let expected: Vec<_> = (0..FRAMES).step_by(KEYFRAME_EVERY as usize).map(stored).collect();
    assert_eq!(times, expected);
    for entry in keyframes {
        let at = usize::try_from(entry.cluster).unwrap();
        assert_eq!(FILM[at..at + 4], [0x1F, 0x43, 0xB6, 0x75]);
    }
    assert_eq!(WHOLE.first_cluster(), Some(keyframes[0].cluster));
    assert_eq!(WHOLE.whole_end(), FILM.len() as u64);
}

#[test]
fn the_header_names_both_tracks() {
    let found: Vec<_> = WHOLE.tracks().iter().map(|track| (track.kind, track.codec.as_str())).collect();
    assert_eq!(found, [(TrackKind::Video, "V_MPEG4/ISO/AVC"), (TrackKind::Audio, "A_OPUS")]);
}

#[test]
fn the_duration_is_the_end_of_the_last_block() {
    let end = stored(FRAMES).ms();
    assert!((end - 1..=end + 40).contains(&WHOLE.duration().ms()), "{}", WHOLE.duration().ms());
}

#[test]
fn every_cluster_after_the_first_starts_with_a_video_keyframe() {
    let blocks = blocks(&FILM);
    let starts = blocks.windows(2).filter(|pair| pair[0].cluster != pair[1].cluster).map(|pair| pair[1]);
    let mut clusters = 0;
    for first in starts {
        assert!(first.keyframe && first.track == WHOLE.index()[0].track, "{first:?}");
        clusters += 1;
    }
    assert!(clusters >= 3, "{clusters} clusters");
}

#[test]
fn a_film_cut_off_anywhere_has_the_index_of_what_is_whole() {
    let whole = blocks(&FILM);
    for cut in (0..FILM.len()).step_by(997).chain(0..2_000) {
        let scan = scanned(&FILM[..cut], 4096);
        let left: Vec<_> = whole.iter().filter(|block| block.end <= cut as u64).collect();
        let keyframes = WHOLE.index().iter().filter(|entry| {
            left.iter().any(|block| block.keyframe && block.time == entry.time && block.track == entry.track)
        });
        assert_eq!(scan.index(), keyframes.copied().collect::<Vec<_>>(), "cut at {cut}");
        assert_eq!(scan.whole_end(), left.last().map_or(0, |block| block.end));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_chunking_gives_the_same(sizes in prop::collection::vec(1_usize..9_000, 1..60)) {
        let mut scanner = ClusterScanner::new();
        let mut rest = FILM.as_slice();
        for size in sizes.iter().cycle() {
            let (piece, after) = rest.split_at((*size).min(rest.len()));
            scanner.feed(piece);
            rest = after;
            if rest.is_empty() { break }
        }
        prop_assert_eq!(scanner.index(), WHOLE.index());
        prop_assert_eq!(scanner.duration(), WHOLE.duration());
        prop_assert_eq!(scanner.first_cluster(), WHOLE.first_cluster());
        prop_assert_eq!(scanner.whole_end(), WHOLE.whole_end());
    }

    #[test]
    fn damage_costs_what_it_covers_and_chunking_does_not_matter(
        from in 20_usize..1_000, length in 1_usize..60_000, chunk in 1_usize..5_000, noise in any::<Option<u64>>(),
    ) {
        let mut film = FILM.clone();
        let from = film.len() * from / 1_000;
        let end = (from + length).min(film.len());
        let mut state = noise.unwrap_or(0);
        for byte in &mut film[from..end] {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(u64::from(noise.is_some()));
            *byte = (state >> 56) as u8;
        }
        let (scan, same) = (scanned(&film, chunk), scanned(&film, film.len()));
        prop_assert_eq!(scan.index(), same.index());
        if noise.is_none() {
            // Zeros: every keyframe whose cluster begins behind the damage is found again.
            let behind: Vec<_> = WHOLE.index().iter().filter(|entry| entry.cluster >= end as u64).collect();
            for entry in behind {
                prop_assert!(scan.index().contains(entry), "{:?} lost by zeros {}..{}", entry, from, end);
            }
        }
        let before = WHOLE.index().iter().zip(scan.index());
        for (whole, found) in before.take_while(|(whole, _)| whole.cluster + 20_000 < from as u64) {
            prop_assert_eq!(whole, found);
        }
    }

    #[test]
    fn bytes_that_are_no_film_are_no_film(garbage in prop::collection::vec(any::<u8>(), 0..4_000)) {
        let scan = scanned(&garbage, 100);
        prop_assert_eq!(scan.index(), &[]);
        let film: Arc<dyn FilmBytes> = Arc::new(garbage);
        prop_assert!(FinishedFilm::scanned(film).is_err());
    }
}

#[test]
fn stored_times_are_the_frames_own() {
    let film = FinishedFilm::scanned(Arc::new(FILM.clone())).unwrap();
    let between = MediaTime::from_ms(9);
    for frame in 0..FRAMES {
        let time = stored(frame);
        assert_eq!(film.frame_at(time).unwrap(), Some(time), "{frame}");
        assert_eq!(film.frame_at(time + between).unwrap(), Some(time), "{frame}");
        assert_eq!(film.frame_before(time).unwrap(), frame.checked_sub(1).map(stored), "{frame}");
        assert_eq!(
            film.frame_after(time).unwrap(),
            (frame + 1 < FRAMES).then(|| stored(frame + 1)),
            "{frame}"
        );
    }
    assert_eq!(film.frame_at(MediaTime::MAX).unwrap(), Some(stored(FRAMES - 1)));
    assert_eq!(film.keyframe_at(stored(59)), Some(stored(30)));
    assert_eq!(film.keyframe_after(stored(59)), Some(stored(60)));
    assert_eq!(film.keyframe_after(stored(FRAMES)), None);
}

#[test]
fn stored_times_of_reordered_frames_are_sorted() {
    let film = Film { reordered: true, sound: false, ..Film::of(90) }.make();
    let film = FinishedFilm::scanned(Arc::new(film)).unwrap();
    let mut time = film.frame_at(MediaTime::ZERO).unwrap().unwrap();
    let mut frames = 1;
    while let Some(next) = film.frame_after(time).unwrap() {
        assert!((32..=34).contains(&(next - time).ms()), "{time:?} {next:?}");
        assert_eq!(film.frame_before(next).unwrap(), Some(time));
        time = next;
        frames += 1;
    }
    assert_eq!(frames, 90);
}

#[test]
fn a_finished_film_reads_the_same_at_any_place() {
    let film = FinishedFilm::scanned(Arc::new(FILM.clone())).unwrap();
    let mut all = vec![0; usize::try_from(film.len()).unwrap() + 10];
    assert_eq!(film.read_full_at(0, &mut all).unwrap() as u64, film.len());
    all.truncate(all.len() - 10);
    for (at, length) in [(0, 50), (300, 900), (all.len() - 700, 600), (all.len() - 3, 30), (all.len(), 1)] {
        let mut piece = vec![0; length];
        let read = film.read_full_at(at as u64, &mut piece).unwrap();
        assert_eq!(read, length.min(all.len() - at));
        assert_eq!(piece[..read], all[at..at + read]);
    }
    let again = scanned(&all, 10_000);
    let shift = again.first_cluster().unwrap() - WHOLE.first_cluster().unwrap();
    assert_eq!(again.duration(), WHOLE.duration());
    assert!(again.index().iter().zip(WHOLE.index()).all(|(new, old)| new.cluster == old.cluster + shift));
}

#[test]
fn the_muxers_name_is_not_handed_on() {
    let film = FinishedFilm::scanned(Arc::new(FILM.clone())).unwrap();
    let mut head = vec![0; 2_000];
    film.read_full_at(0, &mut head).unwrap();
    let has = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
    assert!(has(&FILM[..2_000], b"GStreamer") && !has(&head, b"GStreamer") && has(&head, b"Attune"));
}

/// What GStreamer makes of a file: its length and whether it can be sought in.
fn discovered(bytes: &dyn FilmBytes) -> (Option<u64>, bool) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("film.mkv");
    let mut out = std::fs::File::create(&path).unwrap();
    crate::media::export::export(bytes, &mut out, &mut |_, _| crate::media::export::Proceed::Yes).unwrap();
    let line = format!("filesrc location={} ! matroskademux name=d d.video_0 ! fakesink", path.display());
    let pipeline = gst::parse::launch(&line).unwrap().downcast::<gst::Pipeline>().unwrap();
    pipeline.set_state(gst::State::Paused).unwrap();
    let (result, ..) = pipeline.state(gst::ClockTime::from_seconds(30));
    result.unwrap();
    let duration = pipeline.query_duration::<gst::ClockTime>().map(gst::ClockTime::nseconds);
    let mut query = gst::query::Seeking::new(gst::Format::Time);
    let is_seekable = pipeline.query(&mut query) && query.result().0;
    pipeline.set_state(gst::State::Null).unwrap();
    (duration, is_seekable)
}

#[test]
fn gstreamer_opens_a_finished_film_with_its_length_and_seeks_in_it() {
    let film = FinishedFilm::scanned(Arc::new(FILM.clone())).unwrap();
    let (duration, is_seekable) = discovered(&film);
    assert_eq!(duration, Some(u64::try_from(film.duration().ns()).unwrap()));
    assert!(is_seekable);
}

#[test]
fn a_cut_off_film_is_finished_too_without_its_torn_block() {
    let cut = FILM.len() * 2 / 3;
    let film = FinishedFilm::scanned(Arc::new(FILM[..cut].to_vec())).unwrap();
    assert!(film.duration() < WHOLE.duration() && film.duration() > MediaTime::from_secs(2));
    assert_eq!(discovered(&film).0, Some(u64::try_from(film.duration().ns()).unwrap()));
}

#[test]
fn facts_that_do_not_fit_are_left_out() {
    let bogus = |cluster, track| IndexEntry { track, time: MediaTime::ZERO, cluster };
    let mut index = WHOLE.index().to_vec();
    index.extend([bogus(u64::MAX, 1), bogus(3, 1), bogus(index[0].cluster, 77)]);
    let facts = FilmFacts { duration: WHOLE.duration(), index };
    let film = FinishedFilm::new(Arc::new(FILM.clone()), facts).unwrap();
    assert_eq!(film.index(), WHOLE.index());
}
