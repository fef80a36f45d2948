//! The process that is killed. Everything it says is one line: a word and its arguments.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use super::Dice;
use super::rounds::passphrase;
use attune::base::{CaseId, ClipId, MediaTime, RecordingId, UserId};
use attune::casework::changes::{ClipEdit, FilmScope, NewClip, TagChange};
use attune::casework::{Clock, FilmOutcome, OpenVault, rehearsal};
use attune::media::capture::{Capture, CapturePhase, CaptureSettings, FilmEnd, FilmSize};
use attune::media::rehearsal_camera;
use attune::media::sealed_film::SealedSink;
use attune::programme::RecordingState;
use attune::vault::Vault;

/// Names the vault, and makes the test below the child.
pub const VAULT: &str = "ATTUNE_CRASH_VAULT";
/// The seed of what the child does.
pub const SEED: &str = "ATTUNE_CRASH_SEED";
/// What the child does first: a word of [`Child::step`].
pub const FIRST: &str = "ATTUNE_CRASH_FIRST";
/// The number of the passphrase that opens the vault.
pub const PASSPHRASE: &str = "ATTUNE_CRASH_PASSPHRASE";

/// What it does, films for preference.
const STEPS: [&str; 10] =
    ["film", "film", "film", "tag", "tag", "note", "untag", "discard", "erase", "member"];
/// Films that are kept at most, so that the vault stays small.
const KEPT: usize = 5;

/// Does nothing as a test; run by the parent with a vault, works until it is killed.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(VAULT) else { return };
    let seed = std::env::var(SEED).unwrap().parse().unwrap();
    let number = std::env::var(PASSPHRASE).unwrap().parse().unwrap();
    let mut child = Child::begin(Path::new(&folder), seed, number);
    if let Ok(first) = std::env::var(FIRST) {
        child.step(&first);
    }
    loop {
        let step = child.dice.of(&STEPS);
        child.step(step);
    }
}

/// Says a line, which is out before this returns.
macro_rules! say {
    ($($what:tt)*) => { println!("@ {}", format_args!($($what)*)) };
}

struct Child {
    open_vault: OpenVault,
    case: CaseId,
    capture: Capture,
    dice: Dice,
    /// Of the passphrase.
    number: u64,
}

impl Child {
    fn begin(folder: &Path, seed: u64, number: u64) -> Self {
        let user = Vault::users(folder).unwrap().remove(0).user;
        say!("unlocking");
        let (mut open_vault, _) =
            OpenVault::unlock(folder, user, &passphrase(number), Clock::read()).unwrap();
        say!("unlocked");
        let case = open_vault.all_cases().unwrap()[0];
        let settings = CaptureSettings {
            camera: rehearsal(seed, FilmSize::Small).unwrap(),
            microphone: rehearsal_camera::microphone(seed),
            size: FilmSize::Small,
            preview: false,
        };
        let capture = Capture::open(settings, Arc::new(|| ()));
        let child = Self { open_vault, case, capture, dice: Dice::new(seed), number };
        child.until_ready();
        say!("ready");
        child
    }

    /// Waits until the camera can film.
    fn until_ready(&self) {
        loop {
            match self.capture.status().phase {
                CapturePhase::Ready => return,
                CapturePhase::Failed(failure) => panic!("{failure:?}"),
                _ => std::thread::sleep(Duration::from_millis(5)),
            }
        }
    }

    fn step(&mut self, step: &str) {
        match step {
            "film" => self.film(),
            "tag" => self.tag(),
            "note" => self.note(),
            "untag" => self.untag(),
            "discard" => self.discard(),
            "erase" => self.erase(),
            "member" => self.member(),
            "add" => {
                if self.is_member() {
                    self.member();
                }
                self.member();
            }
            "remove" => {
                if !self.is_member() {
                    self.member();
                }
                self.member();
            }
            "passphrase" => self.passphrase(),
            other => panic!("no such step: {other}"),
        }
    }

    /// Films for a moment and seals.
    fn film(&mut self) {
        let length = MediaTime::from_ms(i64::try_from(300 + self.dice.below(6000)).unwrap());
        let (film, end) = self.filmed(length, false);
        say!("sealing {film}");
        let ended = format!("{:?}", end.ended);
        let outcome = self.open_vault.end_film(self.case, film, end, Clock::read());
        match outcome.unwrap_or_else(|problem| panic!("{problem:?}: {ended}")) {
            FilmOutcome::Sealed { duration, .. } => say!("sealed {film} {}", duration.ms()),
            FilmOutcome::Discarded => panic!("nobody discarded it"),
        }
        while self.films().len() > KEPT {
            self.erase();
        }
    }

    /// Erases the oldest film.
    fn erase(&mut self) {
        let Some(film) = self.films().into_iter().next() else { return };
        say!("erasing {film}");
        let why = "the family asked for it".into();
        self.open_vault.erase_films(self.case, FilmScope::One(film), &why, Clock::read()).unwrap();
        say!("erased {film}");
    }

    /// Films for a moment and throws it away.
    fn discard(&mut self) {
        let length = MediaTime::from_ms(i64::try_from(100 + self.dice.below(900)).unwrap());
        let (film, end) = self.filmed(length, true);
        let outcome = self.open_vault.end_film(self.case, film, end, Clock::read()).unwrap();
        assert_eq!(outcome, FilmOutcome::Discarded);
        say!("discarded {film}");
    }

    fn filmed(&mut self, length: MediaTime, discard: bool) -> (RecordingId, FilmEnd<SealedSink>) {
        self.until_ready();
        // Until the new film is looked at, the status is that of the last one.
        let before = self.capture.status().elapsed;
        say!("starting");
        let session = 1 + u32::try_from(self.dice.below(10)).unwrap();
        let job = self
            .open_vault
            .start_film(self.case, session, FilmSize::Small, Vec::new(), Clock::read())
            .unwrap();
        let film = job.recording;
        say!("begun {film}");
        let (done, ended) = channel();
        self.capture.start(job.sink, move |end| {
            let _ = done.send(end);
        });
        let mut stopped = false;
        loop {
            let status = self.capture.status();
            match ended.recv_timeout(Duration::from_millis(20)) {
                Ok(end) => return (film, end),
                Err(RecvTimeoutError::Disconnected) => panic!("the recorder is gone"),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if stopped || status.phase != CapturePhase::Recording || status.elapsed == before {
                continue;
            }
            say!("filmed {film} {} {}", status.elapsed.ms(), status.durable_bytes);
            stopped = status.elapsed >= length;
            if stopped && discard {
                say!("discarding {film}");
                self.capture.discard();
            } else if stopped {
                say!("stopping {film}");
                self.capture.stop();
            }
        }
    }

    fn films(&mut self) -> Vec<RecordingId> {
        let mut films = self.open_vault.case(self.case).unwrap().recordings().unwrap();
        films.retain(|film| matches!(film.body.state, RecordingState::Complete | RecordingState::Recovered));
        films.sort_by_key(|film| film.body.started);
        films.into_iter().map(|film| film.id.into()).collect()
    }

    fn tag(&mut self) {
        let films = self.films();
        let watchable = |film: &RecordingId| {
            let file = self.open_vault.case(self.case).unwrap();
            file.recording(*film).unwrap().body.duration > MediaTime::from_ms(200)
        };
        let Some(film) = films.into_iter().rfind(watchable) else { return };
        let note = format!("note-{}", self.dice.below(1 << 30));
        let new = NewClip {
            start: MediaTime::ZERO,
            end: MediaTime::from_ms(100),
            tags: vec!["S1".to_owned()],
            note: note.clone().into(),
            ..NewClip::default()
        };
        say!("tagging {note}");
        let vocabulary = self.open_vault.vocabulary().clone();
        let case = self.open_vault.case(self.case).unwrap();
        let clip = case.add_clip(&vocabulary, film, new, Clock::read()).unwrap();
        say!("tagged {clip} {note}");
    }

    fn a_clip(&mut self) -> Option<ClipId> {
        let films = self.films();
        let file = self.open_vault.case(self.case).unwrap();
        let clips = films.into_iter().flat_map(|film| file.clips(film).unwrap());
        let clips: Vec<ClipId> = clips.map(|clip| clip.id.into()).collect();
        let which = self.dice.below(clips.len().max(1) as u64);
        clips.get(usize::try_from(which).unwrap()).copied()
    }

    fn change(&mut self, change: TagChange) {
        let vocabulary = self.open_vault.vocabulary().clone();
        let file = self.open_vault.case(self.case).unwrap();
        file.change_clips(&vocabulary, change, Clock::read()).unwrap();
    }

    fn note(&mut self) {
        let Some(clip) = self.a_clip() else { return };
        let note = format!("note-{}", self.dice.below(1 << 30));
        say!("noting {clip} {note}");
        self.change(TagChange::Edit(clip, ClipEdit::Note(note.clone().into())));
        say!("tagged {clip} {note}");
    }

    fn untag(&mut self) {
        let Some(clip) = self.a_clip() else { return };
        say!("untagging {clip}");
        self.change(TagChange::Remove(clip));
        say!("untagged {clip}");
    }
}

impl Child {
    /// Adds the colleague to the family, or takes them out of it.
    fn member(&mut self) {
        let colleague = self.colleague();
        if self.is_member() {
            say!("removing {colleague}");
            self.open_vault.remove_member(self.case, colleague, Clock::read()).unwrap();
            say!("removed {colleague}");
        } else {
            say!("adding {colleague}");
            self.open_vault.add_member(self.case, colleague, Clock::read()).unwrap();
            say!("added {colleague}");
        }
    }

    fn colleague(&self) -> UserId {
        self.open_vault.staff().unwrap().into_iter().find(|row| !row.you).unwrap().user
    }

    fn is_member(&mut self) -> bool {
        let colleague = self.colleague();
        self.open_vault.members(self.case).unwrap().contains(&colleague)
    }

    fn passphrase(&mut self) {
        let next = self.number + 1;
        say!("changing {next}");
        self.open_vault
            .change_passphrase(&passphrase(self.number), &passphrase(next), Clock::read())
            .unwrap();
        say!("changed {next}");
        self.number = next;
    }
}
