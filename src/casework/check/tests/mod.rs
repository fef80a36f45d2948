//! Whole vaults, each damage made by hand and found by its kind, its place and its cost; and what is found in whole
//! vaults of which any bit is turned over.

mod bits;
mod damages;
mod stray_files;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tempfile::TempDir;

use super::*;
use crate::base::UserId;
use crate::base::{CaseId, RecordingId};
use crate::casework::clock::Clock;
use crate::casework::test_vault::{self, passphrase};
use crate::media::capture::{FilmSink as _, FilmSize};
use crate::media::test_film::Film;
use crate::programme::Purpose;

/// Eight seconds of film, a cluster a second.
static FILM: LazyLock<Vec<u8>> = LazyLock::new(|| Film::of(240).make());

/// A closed vault of two families, the first with two films and the second with one, to be copied for each test.
static MADE: LazyLock<Made> = LazyLock::new(Made::new);

struct Made {
    vault: test_vault::Made,
    user: UserId,
    cases: [CaseId; 2],
    films: [RecordingId; 3],
}

impl Made {
    fn new() -> Self {
        let carers: &[(&str, &[Purpose])] = &[("Carer", &[Purpose::Film])];
        let (vault, mut open_vault) =
            test_vault::vault().family("FAM-001", carers).family("FAM-002", carers).make();
        // Record by record, as a camera's film is cut.
        let (user, cases) = (vault.user, [vault.cases[0], vault.cases[1]]);
        let films = [(0, 1), (0, 2), (1, 1)].map(|(case, session)| {
            test_vault::film(&mut open_vault, cases[case], session, &pieces(&FILM), Clock::read())
        });
        Self { vault, user, cases, films }
    }
}

/// The film's head, and then its clusters.
fn pieces(film: &[u8]) -> Vec<&[u8]> {
    let mut starts = vec![0];
    starts.extend(
        film.windows(4).enumerate().filter(|(_, four)| *four == [0x1F, 0x43, 0xB6, 0x75]).map(|(at, _)| at),
    );
    starts.push(film.len());
    assert!(starts.len() > 9, "a cluster a second");
    starts.windows(2).map(|pair| &film[pair[0]..pair[1]]).collect()
}

/// A copy of the made vault, closed.
struct Copied {
    _home: TempDir,
    folder: PathBuf,
}

impl Copied {
    fn new() -> Self {
        let home = crate::test_folder::folder();
        let folder = home.path().join("vault");
        copy(&MADE.vault.vault, &folder);
        Self { _home: home, folder }
    }

    /// Opened as it is: a check names what unlocking would put in order.
    fn unlock(&self) -> OpenVault {
        OpenVault::unlock_as_it_is(&self.folder, MADE.user, &passphrase(), Clock::read()).unwrap()
    }

    fn check(&self) -> CheckReport {
        self.unlock().check(|_, _| ()).unwrap()
    }

    fn case(&self, case: usize) -> PathBuf {
        self.folder.join("cases").join(MADE.cases[case].to_string())
    }

    /// A file of a film: `.sealed`, `.seal`, `.progress`.
    fn film(&self, film: usize, suffix: &str) -> PathBuf {
        self.case(film / 2).join("film").join(format!("{}-0{suffix}", MADE.films[film]))
    }
}

/// A folder as the vault makes them: closed to others.
fn make_folder(path: &Path) {
    fs::create_dir(path).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700)).unwrap();
    }
}

fn copy(from: &Path, to: &Path) {
    make_folder(to);
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            assert!(fs::copy(entry.path(), to).is_ok());
        }
    }
}

/// Kinds of what was found, as words, in the order found.
fn kinds(report: &CheckReport) -> Vec<&'static str> {
    report.damage.iter().map(|damage| damage.kind.word()).collect()
}

fn costs(report: &CheckReport) -> Vec<&'static str> {
    report.damage.iter().map(|damage| damage.costs.key).collect()
}

fn strays(report: &CheckReport) -> Vec<&'static str> {
    report.strays.iter().map(|stray| stray.why.key).collect()
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 1;
    fs::write(path, bytes).unwrap();
}

fn swap(one: &Path, other: &Path) {
    let (a, b) = (fs::read(one).unwrap(), fs::read(other).unwrap());
    fs::write(one, b).unwrap();
    fs::write(other, a).unwrap();
}

/// Where each record of an undamaged film begins, and the end.
fn records(film: &[u8]) -> Vec<usize> {
    use crate::vault::film::format::{HEADER_LEN, RecordHead};
    let mut starts = vec![HEADER_LEN];
    while let Some(head) = film.get(*starts.last().unwrap()..).and_then(RecordHead::decode) {
        starts.push(starts.last().unwrap() + usize::try_from(head.file_len()).unwrap());
    }
    starts
}
