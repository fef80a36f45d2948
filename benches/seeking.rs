//! How fast an exact seek in a sealed 20-minute film is through `attunefilmsrc`, against `filesrc` on the same
//! finished film in the clear in the same pipeline, in one run; and what the player adds. Prints medians and the ratio.
//!
//! `cargo bench --bench seeking`

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on stops where it is

use std::io::BufWriter;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use attune::base::{CaseId, MediaTime, RecordingId, VaultId};
use attune::media::capture::FilmSink as _;
use attune::media::export::{Proceed, export};
use attune::media::film_bytes::{FilmBytes, PlainFilm};
use attune::media::matroska::{FilmFacts, FinishedFilm};
use attune::media::playback::{PlaybackPhase, Player};
use attune::media::sealed_film::{self, SealedSink};
use attune::media::sealed_src::FilmSrc;
use attune::vault::crypto::Key;
use attune::vault::film::{FilmFolder, FilmId, FilmReader, FilmWriter};
use gst::prelude::*;
use gst_app::{AppSink, AppSrc};

const MINUTES: u64 = 20;
const SEEKS: u64 = 200;
const PATIENCE: gst::ClockTime = gst::ClockTime::from_seconds(60);

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    gst::init()?;
    let folder = tempfile::tempdir()?;
    let recorded = folder.path().join("recorded.mkv");
    let began = Instant::now();
    make_film(&recorded)?;
    let film: Arc<dyn FilmBytes> = Arc::new(PlainFilm::new(std::fs::File::open(&recorded)?)?);
    println!("film: {MINUTES} min, {} MB, made in {:.0?}", film.len() / 1_000_000, began.elapsed());

    let began = Instant::now();
    let scanned = FinishedFilm::scanned(film.clone())?;
    let scan = began.elapsed();
    println!("one pass for the index: {scan:.0?}, {} keyframes", scanned.index().len());

    let reader = sealed(&*film, folder.path())?;
    let finished = Arc::new(sealed_film::finished(reader.clone())?);
    let plain = folder.path().join("finished.mkv");
    let mut out = BufWriter::new(std::fs::File::create(&plain)?);
    export(finished.as_ref(), &mut out, &mut |_, _| Proceed::Yes)?;
    drop(out);

    let file_source = gst::ElementFactory::make("filesrc").property("location", &plain).build()?;
    let peer = Line::new(&file_source)?;
    let ours = Line::new(FilmSrc::new(finished.clone()).upcast_ref())?;
    let (mut theirs_ms, mut ours_ms) = (Vec::new(), Vec::new());
    for target in targets() {
        // In turn, and each first as often, so that what else the machine does falls on both.
        if target % 2 == 0 {
            theirs_ms.push(peer.seek_ms(target)?);
            ours_ms.push(ours.seek_ms(target)?);
        } else {
            ours_ms.push(ours.seek_ms(target)?);
            theirs_ms.push(peer.seek_ms(target)?);
        }
    }
    let (theirs, ours) = (median(&mut theirs_ms), median(&mut ours_ms));
    println!("exact seek, filesrc:       median {theirs:.2} ms");
    println!("exact seek, attunefilmsrc: median {ours:.2} ms");
    println!("ratio {:.3} (to reach: at most 1.1)", ours / theirs);

    let facts = FilmFacts { duration: finished.duration(), index: finished.index().to_vec() };
    let mut times = player(reader, facts)?;
    println!("player: open {:.1} ms, exact seek {:.2} ms", times.open, median(&mut times.seeks));
    println!(
        "player: scrub {:.2} ms, step {:.2} ms (medians)",
        median(&mut times.scrubs),
        median(&mut times.steps)
    );
    Ok(())
}

/// The film sealed as filming seals it.
fn sealed(film: &dyn FilmBytes, folder: &Path) -> Outcome<Arc<FilmReader>> {
    let id = FilmId { vault: VaultId::random(), case: CaseId::random(), recording: RecordingId::random() };
    let (key, folder) = (Key::random()?, FilmFolder::on_disk(folder.join("film")));
    let mut sink = SealedSink::new(FilmWriter::create(&folder, id, &key, chrono::Utc::now())?);
    let mut piece = vec![0; 1 << 16];
    let mut at = 0;
    loop {
        let read = film.read_full_at(at, &mut piece)?;
        if read == 0 {
            break;
        }
        sink.append(&piece[..read], false)?;
        at += read as u64;
    }
    sink.seal(&[], None)?;
    Ok(Arc::new(FilmReader::open(&folder, id, &key)?))
}

/// Moments all over the film, in nanoseconds, the same every time.
fn targets() -> impl Iterator<Item = u64> {
    let film_ns = MINUTES * 60 * 1_000_000_000;
    (1..=SEEKS).map(move |n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15) % (film_ns - 1_000_000_000))
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// A pipeline that shows one frame after a seek.
struct Line {
    pipeline: gst::Pipeline,
    picture: gst::Element,
}

impl Line {
    fn new(source: &gst::Element) -> Outcome<Self> {
        let rest = "matroskademux name=demux ! queue ! h264parse ! avdec_h264 ! fakesink name=picture";
        let pipeline = gst::parse::launch(rest)?.downcast::<gst::Pipeline>().map_err(|_| "not a pipeline")?;
        let demux = pipeline.by_name("demux").ok_or("no demuxer")?;
        let picture = pipeline.by_name("picture").ok_or("no sink")?;
        picture.set_property("sync", true);
        pipeline.add(source)?;
        source.link(&demux)?;
        pipeline.set_state(gst::State::Paused)?;
        pipeline.state(PATIENCE).0?;
        Ok(Self { pipeline, picture })
    }

    fn seek_ms(&self, target: u64) -> Outcome<f64> {
        let began = Instant::now();
        let how = gst::SeekFlags::FLUSH | gst::SeekFlags::ACCURATE;
        self.picture.seek_simple(how, gst::ClockTime::from_nseconds(target))?;
        self.pipeline.state(PATIENCE).0?;
        Ok(began.elapsed().as_secs_f64() * 1e3)
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let _ = self.pipeline.set_state(gst::State::Null);
    }
}

/// Milliseconds that the player takes.
struct PlayerTimes {
    open: f64,
    seeks: Vec<f64>,
    scrubs: Vec<f64>,
    steps: Vec<f64>,
}

fn player(film: Arc<dyn FilmBytes>, facts: FilmFacts) -> Outcome<PlayerTimes> {
    let woken = Arc::new((Mutex::new(()), Condvar::new()));
    let wake = woken.clone();
    let began = Instant::now();
    let player = Player::open(film, Some(facts), Arc::new(move || wake.1.notify_all()), false);
    let wait = |is_done: &dyn Fn() -> bool| -> Outcome<()> {
        let mut guard = woken.0.lock().map_err(|_| "a waker panicked")?;
        while !is_done() {
            let short = Duration::from_micros(200);
            guard = woken.1.wait_timeout(guard, short).map_err(|_| "a waker panicked")?.0;
        }
        Ok(())
    };
    wait(&|| player.status().phase == PlaybackPhase::Ready)?;
    let open = began.elapsed().as_secs_f64() * 1e3;
    let timed = |act: &dyn Fn()| -> Outcome<f64> {
        let (before, began) = (player.frames().latest().0, Instant::now());
        act();
        wait(&|| player.frames().latest().0 != before && !player.status().seeking)?;
        Ok(began.elapsed().as_secs_f64() * 1e3)
    };
    let (mut seeks, mut scrubs, mut steps) = (Vec::new(), Vec::new(), Vec::new());
    for target in targets() {
        let target = MediaTime::from_ns(i64::try_from(target)?);
        seeks.push(timed(&|| player.seek(target))?);
        steps.push(timed(&|| player.step(1))?);
        let elsewhere =
            if target > MediaTime::from_secs(60) { target - MediaTime::from_secs(30) } else { target };
        scrubs.push(timed(&|| player.scrub(elsewhere))?);
    }
    Ok(PlayerTimes { open, seeks, scrubs, steps })
}

/// Encodes one minute of 720p H.264 and Opus and streams it as Matroska until the film is long enough.
fn make_film(path: &Path) -> Outcome<()> {
    let pictures = encoded(
        "videotestsrc num-buffers=1800 pattern=zone-plate kx2=12 ky2=12 kt=2 \
         ! video/x-raw,format=I420,width=1280,height=720,framerate=30/1 \
         ! x264enc speed-preset=superfast tune=zerolatency key-int-max=30 option-string=scenecut=0 bitrate=2500 \
         ! video/x-h264,profile=high ! h264parse ! video/x-h264,stream-format=avc,alignment=au",
    )?;
    let sounds = encoded(
        "audiotestsrc num-buffers=3000 samplesperbuffer=960 ! audio/x-raw,rate=48000,channels=1 ! opusenc",
    )?;
    let line = format!(
        "appsrc name=pictures format=time block=true max-bytes=2000000 ! queue ! mux.video_0 \
         appsrc name=sounds format=time block=true max-bytes=20000 ! queue ! mux.audio_0 \
         matroskamux name=mux streamable=true ! filesink location={}",
        path.display()
    );
    let pipeline = gst::parse::launch(&line)?.downcast::<gst::Pipeline>().map_err(|_| "not a pipeline")?;
    let feed = |name: &str, samples: Vec<gst::Sample>| -> Outcome<_> {
        let source = pipeline.by_name(name).and_then(|source| source.downcast::<AppSrc>().ok());
        let source = source.ok_or("no source")?;
        source.set_caps(samples.first().and_then(|sample| sample.caps_owned()).as_ref());
        Ok(std::thread::spawn(move || repeat(&source, &samples)))
    };
    let feeders = [feed("pictures", pictures)?, feed("sounds", sounds)?];
    pipeline.set_state(gst::State::Playing)?;
    let bus = pipeline.bus().ok_or("no bus")?;
    let end = bus.timed_pop_filtered(None, &[gst::MessageType::Eos, gst::MessageType::Error]);
    pipeline.set_state(gst::State::Null)?;
    for feeder in feeders {
        feeder.join().map_err(|_| "a feeder panicked")?;
    }
    match end {
        Some(message) if message.type_() == gst::MessageType::Eos => Ok(()),
        other => Err(format!("the film was not made: {other:?}").into()),
    }
}

/// The encoded minute over and over, each time a minute later. What cannot be pushed any more shows in the
/// pipeline's own error.
fn repeat(source: &AppSrc, samples: &[gst::Sample]) {
    let start = samples.first().and_then(|sample| sample.buffer()?.pts()).unwrap_or_default();
    for minute in 0..MINUTES {
        for buffer in samples.iter().filter_map(|sample| sample.buffer_owned()) {
            let mut buffer = buffer;
            let moved =
                buffer.pts().map(|pts| pts.saturating_sub(start) + gst::ClockTime::from_seconds(60 * minute));
            let writable = buffer.make_mut();
            writable.set_pts(moved);
            writable.set_dts(moved);
            if source.push_buffer(buffer).is_err() {
                return;
            }
        }
    }
    let _ = source.end_of_stream();
}

fn encoded(line: &str) -> Outcome<Vec<gst::Sample>> {
    let line = format!("{line} ! appsink name=out sync=false");
    let pipeline = gst::parse::launch(&line)?.downcast::<gst::Pipeline>().map_err(|_| "not a pipeline")?;
    let out = pipeline.by_name("out").and_then(|sink| sink.downcast::<AppSink>().ok()).ok_or("no sink")?;
    pipeline.set_state(gst::State::Playing)?;
    let mut samples = Vec::new();
    while let Ok(sample) = out.pull_sample() {
        samples.push(sample);
    }
    pipeline.set_state(gst::State::Null)?;
    Ok(samples)
}
