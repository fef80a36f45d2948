//! The demonstration: a family that does not exist, midway through the programme, filmed with the rehearsal camera
//! through the same jobs as a real one. Knows no window.

mod ratings;
mod story;
mod visits;

use std::path::{Path, PathBuf};

use chrono::TimeDelta;

use super::clock::Clock;
use super::desk::Desk;
use super::filming::capture_problem;
use super::problem::Problem;
use crate::base::{CaseId, MediaTime, RecordingId, VaultId};
use crate::library::Role;
use crate::media::capture::{Ended, FilmEnd, FilmFacts, FilmSize};
use crate::media::reel::{Reel, ReelError, Reels};
use crate::media::rehearsal::RehearsalScene;
use crate::vault::{KdfParams, Passphrase};
use crate::words::{Message, Words};

use story::Story;
use visits::VISITS;

/// Opens a kept demonstration's vault: there is nothing in it to protect.
pub const DEMO_PASSPHRASE: &str = "demonstration only";

/// Size of every film.
const SIZE: FilmSize = FilmSize::Hd720;

/// Where a demonstration lies; it goes with this value unless it is kept.
#[derive(Debug)]
pub struct DemoFolder {
    path: PathBuf,
    kept: bool,
}

impl DemoFolder {
    /// The vault's folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the folder stays when this goes.
    pub fn is_kept(&self) -> bool {
        self.kept
    }
}

impl Drop for DemoFolder {
    fn drop(&mut self) {
        if !self.kept {
            // What cannot be removed now is still sealed.
            let _ = std::fs::remove_dir_all(&self.path);
        }
    }
}

/// Makes a demonstration vault, filmed just now. `progress` hears what is being done.
pub fn make_demonstration(
    keep: Option<PathBuf>,
    progress: &mut dyn FnMut(Message),
) -> Result<(Desk, DemoFolder), Problem> {
    let words = Words::en_gb();
    let kept = keep.is_some();
    let path = keep.unwrap_or_else(|| {
        std::env::temp_dir().join(format!("attune-demonstration-{}", VaultId::random().short()))
    });
    progress("demo-making".into());
    let passphrase = Passphrase::from(DEMO_PASSPHRASE.to_owned());
    let clock = Clock::read();
    let login = words.get("demo-login");
    let made = Desk::create(&path, &login, Role::Worker, &passphrase, KdfParams::STANDARD, clock);
    // The guard comes after: a folder that was refused is not ours to remove.
    let (mut desk, _) = made?;
    desk.tell_story(true);
    let folder = DemoFolder { path, kept };
    let scenes = VISITS.iter().map(|visit| RehearsalScene::new(visit.seed)).collect();
    let mut reels = Reels::film(scenes, SIZE);
    let mut story = Story::begin(&mut desk, clock, &words)?;
    for visit in &VISITS {
        progress(Message::new("demo-filming").with("session", visit.number));
        let Some(reel) = reels.next() else { break };
        story.hold(visit, &reel.map_err(reel_problem)?)?;
    }
    story.come_to_today()?;
    desk.tell_story(false);
    Ok((desk, folder))
}

/// Writes the reel as a session's film, through the same jobs as a camera's, from red light to seal.
fn film(
    desk: &mut Desk,
    case: CaseId,
    (session, minutes): (u32, i64),
    reel: &Reel,
    start: Clock,
) -> Result<RecordingId, Problem> {
    let length = MediaTime::from_minutes(minutes);
    let job = desk.start_film(case, session, SIZE, Vec::new(), start)?;
    let (recording, mut sink) = (job.recording, job.sink);
    let ended = match reel.write(length, &mut sink) {
        Ok(()) => Ended::Stopped,
        Err(error) => Ended::WriteFailed(error),
    };
    let duration = reel.length(length);
    let facts = FilmFacts { duration, gaps: Vec::new() };
    let end = start.later(TimeDelta::nanoseconds(duration.ns()));
    desk.end_film(case, recording, FilmEnd { sink, facts, ended }, end)?;
    Ok(recording)
}

fn reel_problem(error: ReelError) -> Problem {
    match error {
        ReelError::Encoding(failure) => capture_problem(failure),
        other => Problem::failed(Message::new("error-filming-failed").with("why", other.to_string())),
    }
}

#[cfg(test)]
mod tests;
