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
use crate::casework::changes::NewFamily;
use crate::casework::clock::Clock;
use crate::casework::film::filming::FilmOutcome;
use crate::library::StaffRole;
use crate::media::capture::{CaptureFacts, Ended, FilmEnd, FilmSink as _, FilmSize};
use crate::media::test_film::Film;
use crate::programme::Purpose;
use crate::vault::{KdfParams, Passphrase};

const KDF: KdfParams = KdfParams { memory_kib: 64 << 10, passes: 1, lanes: 1 };

/// Eight seconds of film, a cluster a second.
static FILM: LazyLock<Vec<u8>> = LazyLock::new(|| Film::of(240).make());

/// A closed vault of two families, the first with two films and the second with one, to be copied for each test.
static MADE: LazyLock<Made> = LazyLock::new(Made::new);

struct Made {
    home: TempDir,
    user: UserId,
    cases: [CaseId; 2],
    films: [RecordingId; 3],
}

fn passphrase() -> Passphrase {
    Passphrase::from("four words on paper".to_owned())
}

impl Made {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let clock = Clock::read();
        let folder = home.path().join("vault");
        let (mut open_vault, _) =
            OpenVault::create(&folder, "KL", StaffRole::Worker, &passphrase(), KDF, clock).unwrap();
        let user = open_vault.vault().user().unwrap();
        let cases = ["FAM-001", "FAM-002"].map(|code| {
            let carers = vec![("Carer".into(), vec![Purpose::Film])];
            open_vault
                .add_family(&NewFamily { code: code.to_owned(), carers, ..NewFamily::default() }, clock)
                .unwrap()
        });
        let films =
            [(0, 1), (0, 2), (1, 1)].map(|(case, session)| film(&mut open_vault, cases[case], session));
        Self { home, user, cases, films }
    }
}

/// Films a session, record by record as a camera's film is cut.
fn film(open_vault: &mut OpenVault, case: CaseId, session: u32) -> RecordingId {
    let clock = Clock::read();
    let mut job = open_vault.start_film(case, session, FilmSize::Hd720, Vec::new(), clock).unwrap();
    for piece in pieces(&FILM) {
        job.sink.append(piece, true).unwrap();
    }
    let end = FilmEnd { sink: job.sink, facts: CaptureFacts::default(), ended: Ended::Stopped };
    let outcome = open_vault.end_film(case, job.recording, end, clock).unwrap();
    assert!(matches!(outcome, FilmOutcome::Sealed { .. }));
    job.recording
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
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("vault");
        copy(&MADE.home.path().join("vault"), &folder);
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
