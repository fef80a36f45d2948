//! A vault on a disk that takes nothing opens for reading: read-only media and full disks, on small file systems of the
//! test's own. Needs the right to mount, which it has as root or in a user's own namespace.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::support::alone::{Again, is_alone};
use crate::support::program::files_under;
use crate::support::vault::{self, CODE, SECRET, passphrase};
use attune::base::{CaseId, UserId};
use attune::casework::changes::NewFamily;
use attune::casework::{Clock, OpenVault, Problem};
use attune::programme::Purpose;
use attune::vault::{Hindrance, Vault};

const FOLDER: &str = "ATTUNE_TEST_MOUNTS";

/// Runs a test's body where it may mount what it likes and nobody else sees it.
fn with_mounts(body: impl FnOnce(&Path)) {
    if is_alone() {
        return body(Path::new(&std::env::var_os(FOLDER).unwrap()));
    }
    let folder = tempfile::tempdir().unwrap();
    let temporary = folder.path().join("tmp");
    fs::create_dir(&temporary).unwrap();
    let mut through = vec!["unshare", "--mount", "--propagation", "private"];
    if fs::metadata(folder.path()).unwrap().uid() != 0 {
        through.push("--map-root-user");
    }
    let mut again = Again::of(&body, &through);
    // What is copied to be read goes here, and must be gone afterwards.
    again.command.env(FOLDER, folder.path()).env("TMPDIR", &temporary);
    again.run();
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0, "a copy was left behind");
}

fn mount(options: &str, at: &Path) {
    let mounted =
        Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(at).status().unwrap();
    assert!(mounted.success(), "mount -o {options}");
}

/// A vault with one family on a disk of its own.
struct Disk {
    at: PathBuf,
    vault: PathBuf,
    user: UserId,
    case: CaseId,
}

fn family(code: &str) -> NewFamily {
    vault::family(code, &[("Mum", &[Purpose::Film, Purpose::Show])])
}

impl Disk {
    fn new(home: &Path) -> Self {
        let at = home.join("disk");
        fs::create_dir(&at).unwrap();
        mount("size=4g,mode=700", &at);
        let folder = at.join("vault");
        let (made, open_vault) = vault::vault().with(family(CODE)).make_in(&folder);
        drop(open_vault);
        let passphrase_file = home.join("passphrase");
        fs::write(passphrase_file, format!("{SECRET}\n")).unwrap();
        Self { at, vault: folder, user: made.user, case: made.case() }
    }

    fn unlock(&self) -> Result<OpenVault, Problem> {
        OpenVault::unlock(&self.vault, self.user, &passphrase(), Clock::read()).map(
            |(open_vault, salvaged)| {
                assert!(salvaged.is_empty());
                open_vault
            },
        )
    }

    fn make_read_only(&self) {
        mount("remount,ro", &self.at);
    }

    /// Leaves no room for anything.
    fn fill(&self) {
        let filler = self.at.join("filler");
        let used = Command::new("du").args(["-sk", "--apparent-size"]).arg(&self.at).output().unwrap();
        let used: u64 =
            String::from_utf8(used.stdout).unwrap().split_whitespace().next().unwrap().parse().unwrap();
        mount(&format!("remount,size={}k", used + 4096), &self.at);
        let chunk = vec![7; 4096];
        let mut file = fs::File::create(&filler).unwrap();
        while std::io::Write::write_all(&mut file, &chunk).is_ok() {}
        assert!(fs::write(self.at.join("more"), &chunk).is_err(), "the disk is full");
        let _ = fs::remove_file(self.at.join("more"));
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let home = self.at.parent().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_attune"));
        command.arg("--vault").arg(&self.vault).arg("--passphrase-file").arg(home.join("passphrase"));
        command.args(arguments).env("HOME", home).output().unwrap()
    }

    fn bytes(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        files_under(&self.vault)
    }
}

/// Everything can be read.
fn reads(open_vault: &mut OpenVault, case: CaseId) {
    let cases = open_vault.all_cases().unwrap();
    assert_eq!(cases, [case]);
    assert!(open_vault.damaged_cases().is_empty());
    let file = open_vault.case(case).unwrap();
    assert_eq!(file.family().unwrap().body.code.as_str(), CODE);
    assert_eq!(file.recordings().unwrap().len(), 1);
    for record in file.recordings().unwrap() {
        let reader = file.film(record.id.into()).unwrap();
        let mut piece = vec![0; 1 << 20];
        assert!(reader.read_at(0, &mut piece).unwrap() > 0 && reader.damage().is_empty());
    }
    assert_eq!(open_vault.caseload(Clock::read()).unwrap().len(), 1);
    let check = open_vault.check(|_, _| ()).unwrap();
    assert!(check.damage.is_empty(), "{:?}", check.damage);
}

#[track_caller]
fn refuses(result: Result<impl Sized, Problem>, key: &str) {
    let problem = result.err().expect("nothing can be written");
    assert_eq!(problem.message.key, key);
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn film(place: &Disk) {
    let filmed =
        place.run(&["film", "--case", CODE, "--session", "1", "--seconds", "2", "--camera", "rehearsal"]);
    assert!(filmed.status.success(), "{}", said(&filmed));
}

#[test]
fn a_vault_on_a_read_only_disk_opens_for_reading() {
    with_mounts(|home| {
        let place = Disk::new(home);
        film(&place);
        place.make_read_only();
        let before = place.bytes();
        let mut open_vault = place.unlock().unwrap();
        assert_eq!(open_vault.vault().hindrance(), Some(Hindrance::ReadOnly));
        assert_eq!(open_vault.hindrance_message().unwrap().key, "unlock-read-only");
        // Those who can write elsewhere are kept out as ever.
        assert!(Vault::unlock(&place.vault, place.user, &passphrase()).is_err(), "its lock is held");
        reads(&mut open_vault, place.case);
        refuses(open_vault.add_family(&family("FAM-002"), Clock::read()), "error-read-only");
        let file = open_vault.case(place.case).unwrap();
        let refusals = attune::casework::film_refusals(file, Clock::read()).unwrap();
        assert!(refusals.iter().any(|refusal| refusal.key == "refuse-film-read-only"));
        drop(open_vault);

        let listed = place.run(&["case", "list"]);
        assert!(listed.status.success() && said(&listed).contains(CODE), "{}", said(&listed));
        assert!(said(&listed).contains("open for reading alone"), "{}", said(&listed));
        let refused = place.run(&["case", "new", "--code", "FAM-002", "--carer", "Mum"]);
        assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
        assert!(said(&refused).contains("can only be read"), "{}", said(&refused));
        assert_eq!(place.bytes(), before, "nothing was changed");
    });
}

/// What was committed but stands in the databases' `-wal` still, as a copy of a running vault has it.
#[test]
fn what_stands_in_the_wal_is_read_from_a_read_only_disk_too() {
    with_mounts(|home| {
        let mut place = Disk::new(home);
        film(&place);
        let mut open_vault = place.unlock().unwrap();
        let late = open_vault.add_family(&family("FAM-009"), Clock::read()).unwrap();
        let copy = place.at.join("copy");
        let copied = Command::new("cp").arg("-a").args([&place.vault, &copy]).status().unwrap();
        assert!(copied.success());
        drop(open_vault);
        let has_more =
            |path: &Path, bytes: &[u8]| path.to_string_lossy().ends_with("-wal") && !bytes.is_empty();
        assert!(
            files_under(&copy).iter().any(|(path, bytes)| has_more(path, bytes)),
            "there is an unflushed -wal"
        );
        place.vault = copy;
        place.make_read_only();
        let before = place.bytes();
        let mut open_vault = place.unlock().unwrap();
        let mut cases = open_vault.all_cases().unwrap();
        cases.sort_unstable();
        let mut all = [place.case, late];
        all.sort_unstable();
        assert_eq!(cases, all, "what was committed last is there");
        assert_eq!(open_vault.case(late).unwrap().family().unwrap().body.code.as_str(), "FAM-009");
        refuses(open_vault.add_family(&family("FAM-002"), Clock::read()), "error-read-only");
        drop(open_vault);
        assert_eq!(place.bytes(), before, "nothing was changed");
    });
}

#[test]
fn a_vault_on_a_full_disk_opens_and_works_again_when_there_is_room() {
    with_mounts(|home| {
        let place = Disk::new(home);
        film(&place);
        place.fill();
        let mut open_vault = place.unlock().unwrap();
        assert_eq!(open_vault.hindrance_message().unwrap().key, "unlock-disk-full");
        reads(&mut open_vault, place.case);
        let refused = open_vault.add_family(&family("FAM-002"), Clock::read()).unwrap_err();
        assert!(refused.is_unwritable(), "{refused:?}");
        drop(open_vault);
        let listed = place.run(&["case", "list"]);
        assert!(listed.status.success() && said(&listed).contains("disk is full"), "{}", said(&listed));

        fs::remove_file(place.at.join("filler")).unwrap();
        mount("remount,size=4g", &place.at);
        let mut open_vault = place.unlock().unwrap();
        assert!(open_vault.hindrance_message().is_none());
        reads(&mut open_vault, place.case);
        open_vault.add_family(&family("FAM-002"), Clock::read()).unwrap();
        assert_eq!(open_vault.all_cases().unwrap().len(), 2);
    });
}
