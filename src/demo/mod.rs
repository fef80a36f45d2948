//! The demonstration: families that do not exist, filmed with the rehearsal camera through the same jobs as real ones.
//! Knows no window.

mod families;
mod filming;
mod plot;
mod ratings;
mod story;
mod supervised;
mod visits;
mod written;

use std::path::{Path, PathBuf};

use crate::base::{CaseId, UserId, VaultId};
use crate::casework::{Clock, OpenVault, Problem};
use crate::demo::families::PLOTS;
use crate::demo::filming::FilmedPlays;
use crate::demo::story::Story;
use crate::library::StaffRole;
use crate::vault::{KdfParams, Passphrase};
use crate::words::{Message, Words};

/// Opens a kept demonstration's vault: there is nothing in it to protect.
pub const DEMO_PASSPHRASE: &str = "demonstration only";

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
) -> Result<(OpenVault, DemoFolder), Problem> {
    let words = Words::en_gb();
    let kept = keep.is_some();
    let path = keep.unwrap_or_else(|| {
        std::env::temp_dir().join(format!("attune-demonstration-{}", VaultId::random().short()))
    });
    progress("demo-making".into());
    let passphrase = Passphrase::from(DEMO_PASSPHRASE.to_owned());
    let clock = Clock::read();
    let login = words.get("demo-login");
    let made = OpenVault::create(&path, &login, StaffRole::Worker, &passphrase, KdfParams::STANDARD, clock);
    // The guard comes after: a folder that was refused is not ours to remove.
    let (mut open_vault, _) = made?;
    open_vault.tell_story(true);
    let folder = DemoFolder { path, kept };
    let mut plays = FilmedPlays::begin();
    story::train(&mut open_vault, clock, &words)?;
    let login = words.get("demo-supervisor-login");
    let supervisor =
        open_vault.add_user(&login, StaffRole::Supervisor, false, &passphrase, KdfParams::STANDARD, clock)?;
    let mut cases = Vec::new();
    for plot in PLOTS {
        let mut story = Story::begin(&mut open_vault, plot, clock, &words)?;
        story.admit(supervisor)?;
        for visit in plot.visits {
            let told = Message::new("demo-filming").with("session", visit.number);
            progress(told.with("code", plot.code));
            story.hold(visit, plays.get(visit.play)?)?;
        }
        cases.push(story.come_to_today()?);
    }
    progress("demo-supervising".into());
    let open_vault = supervised(open_vault, (supervisor, &cases), &passphrase, clock, &words)?;
    Ok((open_vault, folder))
}

/// The supervisor's session between two of the worker's, on the first of the families.
fn supervised(
    open_vault: OpenVault,
    (supervisor, cases): (UserId, &[CaseId]),
    passphrase: &Passphrase,
    clock: Clock,
    words: &Words,
) -> Result<OpenVault, Problem> {
    let (vault, worker) = (open_vault.vault().folder().to_path_buf(), open_vault.vault().user());
    let (Some(worker), Some(&case)) = (worker, cases.first()) else { return Ok(open_vault) };
    drop(open_vault);
    let enter = |user| OpenVault::unlock(&vault, user, passphrase, clock).map(|(open_vault, _)| open_vault);
    let mut open_vault = enter(supervisor)?;
    open_vault.case(case)?;
    open_vault.tell_story(true);
    supervised::supervise(&mut open_vault, case, clock, words)?;
    open_vault.tell_story(false);
    drop(open_vault);
    let mut open_vault = enter(worker)?;
    open_vault.case(case)?;
    open_vault.tell_story(true);
    supervised::answer(&mut open_vault, case, clock, words)?;
    open_vault.tell_story(false);
    Ok(open_vault)
}

#[cfg(test)]
mod tests;
