//! A sink that keeps a film in memory, a drawn camera and microphone, and a look into finished films.

use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex};

use attune::base::MediaTime;
use attune::media::Waker;
use attune::media::capture::{
    CameraChoice, Capture, CaptureSettings, FilmEnd, FilmSink, FilmSize, MicrophoneChoice, PictureSource,
    SoundSource,
};
use attune::vault::VaultError;
use gst::prelude::*;

/// A door that can be shut: a disk that stalls.
#[derive(Clone, Default)]
pub struct Door(Arc<(Mutex<bool>, Condvar)>);

impl Door {
    pub fn shut(&self, shut: bool) {
        *self.0.0.lock().unwrap() = shut;
        self.0.1.notify_all();
    }

    fn pass(&self) {
        drop(self.0.1.wait_while(self.0.0.lock().unwrap(), |shut| *shut).unwrap());
    }
}

/// Keeps a film in memory.
#[derive(Default)]
pub struct MemorySink {
    pub bytes: Vec<u8>,
    /// Where clusters begin.
    pub clusters: Vec<usize>,
    pub ticks: u64,
    pub door: Door,
    /// Bytes after which the disk is full.
    pub space: Option<usize>,
}

impl FilmSink for MemorySink {
    fn append(&mut self, bytes: &[u8], starts_cluster: bool) -> Result<(), VaultError> {
        self.door.pass();
        if self.space.is_some_and(|space| self.bytes.len() + bytes.len() > space) {
            return Err(VaultError::damaged("film", "no space in this test"));
        }
        if starts_cluster {
            self.clusters.push(self.bytes.len());
        }
        self.bytes.extend_from_slice(bytes);
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
        self.bytes.len() as u64
    }

    fn trouble(&self) -> bool {
        false
    }
}

/// A bar that moves down the picture.
pub struct Bar(pub FilmSize);

impl PictureSource for Bar {
    fn paint(&mut self, time: MediaTime, i420: &mut [u8]) {
        let (width, height) = (self.0.width() as usize, self.0.height() as usize);
        i420.fill(128);
        let row = usize::try_from(time.ms() / 10).unwrap() % (height - 16);
        i420[..width * height].fill(60);
        i420[row * width..(row + 16) * width].fill(200);
    }
}

/// A tone.
pub struct Tone;

impl SoundSource for Tone {
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    fn sound(&mut self, first_sample: u64, out: &mut [i16]) {
        for (index, sample) in (first_sample..).zip(out) {
            *sample = ((index as f64 * 440.0 * std::f64::consts::TAU / 48_000.0).sin() * 8000.0) as i16;
        }
    }
}

pub fn drawn() -> CaptureSettings {
    let size = FilmSize::Small;
    CaptureSettings {
        camera: CameraChoice::Drawn(Box::new(Bar(size))),
        microphone: MicrophoneChoice::Drawn(Box::new(Tone)),
        size,
        preview: true,
    }
}

pub fn nobody() -> Waker {
    Arc::new(|| {})
}

/// Starts a film; its end comes through the receiver.
pub fn start(capture: &Capture, sink: MemorySink) -> Receiver<FilmEnd<MemorySink>> {
    let (sender, receiver) = channel();
    capture.start(sink, move |end| {
        let _ = sender.send(end);
    });
    receiver
}

/// What decoding a whole film gave.
#[derive(Debug, Default)]
pub struct Decoded {
    pub pictures: u64,
    pub pictures_end: MediaTime,
    pub sound_end: MediaTime,
    /// Loudest sample of each second of sound.
    pub loudness: Vec<i16>,
    /// Brightest sample of each picture.
    pub brightness: Vec<u8>,
}

/// Decodes a film to its end; fails the test on any error.
pub fn decode(film: &[u8]) -> Decoded {
    attune::media::init::init().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("film.mkv");
    std::fs::write(&path, film).unwrap();
    let text = format!(
        "filesrc location={} ! matroskademux name=d \
         d.video_0 ! queue ! h264parse ! decodebin ! videoconvert ! video/x-raw,format=I420 ! appsink name=v sync=false \
         d.audio_0 ! queue ! opusdec ! audioconvert ! audio/x-raw,format=S16LE,channels=1 ! appsink name=a sync=false",
        path.display()
    );
    let pipeline = gst::parse::launch(&text).unwrap().downcast::<gst::Pipeline>().unwrap();
    let decoded = Arc::new(Mutex::new(Decoded::default()));
    let out = decoded.clone();
    collect(&pipeline, "v", move |end, bytes| {
        let mut out = out.lock().unwrap();
        out.pictures += 1;
        out.pictures_end = end;
        out.brightness.push(bytes[..bytes.len() * 2 / 3].iter().copied().max().unwrap_or(0));
    });
    let out = decoded.clone();
    collect(&pipeline, "a", move |end, bytes| {
        let mut out = out.lock().unwrap();
        let second = usize::try_from(out.sound_end.ms() / 1000).unwrap();
        out.sound_end = end;
        let seconds = out.loudness.len().max(second + 1);
        out.loudness.resize(seconds, 0);
        let samples =
            bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]]).saturating_abs());
        out.loudness[second] = out.loudness[second].max(samples.max().unwrap_or(0));
    });
    pipeline.set_state(gst::State::Playing).unwrap();
    let kinds = [gst::MessageType::Eos, gst::MessageType::Error];
    let message = pipeline.bus().unwrap().timed_pop_filtered(gst::ClockTime::from_seconds(60), &kinds);
    assert!(message.as_ref().is_some_and(|message| message.type_() == gst::MessageType::Eos), "{message:?}");
    pipeline.set_state(gst::State::Null).unwrap();
    std::mem::take(&mut *decoded.lock().unwrap())
}

fn collect(pipeline: &gst::Pipeline, name: &str, mut take: impl FnMut(MediaTime, &[u8]) + Send + 'static) {
    let sink = pipeline.by_name(name).unwrap().downcast::<gst_app::AppSink>().unwrap();
    let callbacks = gst_app::AppSinkCallbacks::builder().new_sample(move |sink| {
        let sample = sink.pull_sample().map_err(|_| gst::FlowError::Eos)?;
        let buffer = sample.buffer().unwrap();
        let end = buffer.pts().unwrap() + buffer.duration().unwrap_or_default();
        take(MediaTime::from_ns(i64::try_from(end.nseconds()).unwrap()), &buffer.map_readable().unwrap());
        Ok(gst::FlowSuccess::Ok)
    });
    sink.set_callbacks(callbacks.build());
}

/// The first block of the cluster that begins at `offset`: its track, and whether it is a keyframe.
pub fn first_block(film: &[u8], offset: usize) -> (u8, bool) {
    assert_eq!(film[offset..offset + 4], [0x1f, 0x43, 0xb6, 0x75], "no cluster at {offset}");
    let mut at = offset + 4;
    at += length(film[at]);
    loop {
        let id = film[at];
        let size_len = length(film[at + 1]);
        let size = film[at + 1..at + 1 + size_len].iter().enumerate().fold(0, |sum, (index, byte)| {
            let byte = if index == 0 { byte & (0xff >> size_len) } else { *byte };
            (sum << 8) | usize::from(byte)
        });
        let data = at + 1 + size_len;
        if id == 0xa3 {
            return (film[data] & 0x7f, film[data + 3] & 0x80 != 0);
        }
        at = data + size;
    }
}

fn length(first: u8) -> usize {
    first.leading_zeros() as usize + 1
}
