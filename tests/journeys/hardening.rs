//! The program as other processes of its user see it: no core dumps, and no way into its memory.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::support::until;

/// Nobody: a user without rights, where the tests themselves run as root.
const NOBODY: u32 = 65534;

/// A user who is not root, so that what root owns is not theirs.
fn user(folder: &Path) -> u32 {
    let own = fs::metadata(folder).unwrap().uid();
    if own == 0 { NOBODY } else { own }
}

/// The program as that user, waiting for a passphrase; before there is any key.
struct Waiting(Child);

impl Waiting {
    fn start(program: &Path, home: &Path, user: u32) -> Self {
        let mut command = Command::new(program);
        command
            .args(["--vault", "vault", "--user", "mk", "--passphrase-file", "-", "vault", "new"])
            .env("HOME", home)
            .current_dir(home)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if user == NOBODY {
            command.uid(NOBODY).gid(NOBODY);
        }
        Self(command.spawn().unwrap())
    }

    fn proc(&self, name: &str) -> PathBuf {
        PathBuf::from(format!("/proc/{}/{name}", self.0.id()))
    }

    fn limit_is_zero(&self) -> bool {
        let limits = fs::read_to_string(self.proc("limits")).unwrap();
        let line = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        let values: Vec<&str> = line.split_whitespace().skip(4).take(2).collect();
        values == ["0", "0"]
    }

    /// Whether a program of the same user can read this file of the process.
    fn is_readable(&self, name: &str, user: u32) -> bool {
        let mut command = Command::new("head");
        command.args(["-c", "1"]).arg(self.proc(name)).stdout(Stdio::null()).stderr(Stdio::null());
        if user == NOBODY {
            command.uid(NOBODY).gid(NOBODY);
        }
        command.status().unwrap().success()
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_crash_leaves_no_core_and_nobody_looks_into_the_memory() {
    let home = tempfile::tempdir().unwrap();
    // A copy that the user without rights may run, wherever the build lies.
    let program = home.path().join("attune");
    fs::copy(env!("CARGO_BIN_EXE_attune"), &program).unwrap();
    for (path, mode) in [(home.path(), 0o777), (program.as_path(), 0o755)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    let user = user(home.path());
    let waiting = Waiting::start(&program, home.path(), user);
    until("core dumps are off", || waiting.limit_is_zero());
    until("the memory is root's", || fs::metadata(waiting.proc("mem")).unwrap().uid() == 0);
    assert_eq!(fs::metadata(waiting.proc("environ")).unwrap().uid(), 0);
    assert!(!waiting.is_readable("environ", user), "a program of the same user reads the environment");
    assert!(!waiting.is_readable("maps", user), "a program of the same user reads the map of the memory");

    // The test can fail: a program that does nothing about it is open to its user.
    let mut sleeper = Command::new("sleep");
    sleeper.arg("60");
    if user == NOBODY {
        sleeper.uid(NOBODY).gid(NOBODY);
    }
    let open = Waiting(sleeper.spawn().unwrap());
    until("sleep runs as its user", || fs::metadata(open.proc("mem")).unwrap().uid() == user);
    until("an open program can be read", || open.is_readable("environ", user));
}
