//! The real program on real vaults: runs `attune` in a home of its own, and looks at what it said and wrote.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use super::vault::vault;

use attune::library::StaffRole;

pub const PASSPHRASE: &str = "kettle orbit meadow lantern";
pub const CODE: &str = "FAM-CANARY-0471";
pub const CARER: &str = "carer-canary-thimble";

/// A home that goes away, with a vault in it or room for one.
pub struct Home {
    folder: tempfile::TempDir,
}

/// What a command did.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Home {
    /// A home without a vault.
    pub fn empty() -> Self {
        let folder = tempfile::Builder::new().prefix("attune-journey").tempdir().unwrap();
        for name in ["home", "tmp", "data", "cache", "config", "state", "run"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(folder.path().join("run"), fs::Permissions::from_mode(0o700)).unwrap();
        }
        fs::write(folder.path().join("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
        Self { folder }
    }

    /// A home with a vault whose passphrase is quick to try; everything else about it is as ever.
    pub fn with_vault() -> Self {
        let home = Self::empty();
        drop(vault().of("AB", StaffRole::Worker).under(PASSPHRASE).make_in(&home.vault()));
        home
    }

    /// As [`Home::with_vault`], with a family that may be filmed.
    pub fn with_family() -> Self {
        let home = Self::with_vault();
        home.well(&["case", "new", "--code", CODE, "--carer", CARER, "--consent", "film,show,copy"]);
        home
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn vault(&self) -> PathBuf {
        self.path("vault")
    }

    /// The one case's folder.
    pub fn case(&self) -> PathBuf {
        let mut cases = fs::read_dir(self.vault().join("cases")).unwrap();
        let only = cases.next().expect("a case").unwrap().path();
        assert!(cases.next().is_none(), "more than one case");
        only
    }

    /// The sealed films, largest first.
    pub fn films(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.case().join("film")).unwrap();
        let mut films: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
        films.retain(|path| path.extension().is_some_and(|extension| extension == "sealed"));
        films.sort_by_key(|path| std::cmp::Reverse(fs::metadata(path).unwrap().len()));
        films
    }

    /// The program in this home, with nothing of the caller's but its path.
    pub fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_attune"));
        command.env_clear();
        for keep in ["PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "GST_PLUGIN_PATH", "GST_PLUGIN_SYSTEM_PATH"] {
            if let Some(value) = std::env::var_os(keep) {
                command.env(keep, value);
            }
        }
        let places = [
            ("HOME", "home"),
            ("TMPDIR", "tmp"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_RUNTIME_DIR", "run"),
        ];
        command.envs(places.map(|(name, folder)| (name, self.path(folder))));
        command.current_dir(self.folder.path()).args(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a command as it stands.
    pub fn bare(&self, arguments: &[&str]) -> Ran {
        let ran = self.program(arguments).output().unwrap();
        let text = |bytes: &[u8]| str::from_utf8(bytes).unwrap().to_owned();
        Ran {
            status: ran.status.code().unwrap_or_else(|| panic!("{arguments:?}: {ran:?}")),
            out: text(&ran.stdout),
            err: text(&ran.stderr),
        }
    }

    /// Runs a command on this home's vault.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.bare(&on_vault(arguments))
    }

    /// Runs a command that must be done with all well; gives what it printed.
    #[track_caller]
    pub fn well(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{arguments:?}: {ran:?}");
        ran.out
    }

    /// Runs a command with `--json` that must end with `status`; gives the one document.
    #[track_caller]
    pub fn document(&self, status: i32, arguments: &[&str]) -> Value {
        let ran = self.run(&[&["--json"], arguments].concat());
        assert_eq!(ran.status, status, "{arguments:?}: {ran:?}");
        ran.document()
    }

    /// Runs a command that must fail so, saying `says` in one line, and change nothing in the vault; with
    /// `--json` too.
    #[track_caller]
    pub fn fails(&self, status: i32, says: &str, arguments: &[&str]) {
        self.fails_bare(status, says, &on_vault(arguments));
    }

    /// As [`Home::fails`], with nothing added to the arguments but `--json` the second time.
    #[track_caller]
    pub fn fails_bare(&self, status: i32, says: &str, arguments: &[&str]) {
        let before = self.kept();
        for json in [false, true] {
            let extra: &[&str] = if json { &["--json"] } else { &[] };
            let ran = self.bare(&[extra, arguments].concat());
            let lines: Vec<&str> = ran.err.lines().collect();
            assert_eq!((ran.status, lines.len()), (status, 1), "{arguments:?}: {ran:?}");
            assert!(lines[0].starts_with("attune: ") && lines[0].contains(says), "{arguments:?}: {ran:?}");
            if json {
                let said = ran.document();
                assert!(
                    said["error"].is_string() && said["message"].as_str().unwrap().contains(says),
                    "{said}"
                );
            } else {
                assert_eq!(ran.out, "", "{arguments:?}");
            }
            assert!(self.kept() == before, "{arguments:?} changed the vault");
        }
    }

    /// Starts a film in the background that says every tenth of a second how long it is.
    pub fn begin_film(&self, session: &str) -> Child {
        let film =
            ["film", "--case", CODE, "--session", session, "--seconds", "600", "--camera", "rehearsal"];
        self.program(&on_vault(&[&film[..], &["--progress"]].concat())).spawn().unwrap()
    }

    /// What the vault holds that is worth keeping: every file but who has it open and the databases, into which
    /// an unlock writes itself.
    fn kept(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut kept = files_under(&self.vault());
        kept.retain(|path, _| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            !name.starts_with("device.db") && !name.starts_with("lock")
        });
        kept
    }
}

impl Ran {
    /// The one document on standard output.
    #[track_caller]
    pub fn document(&self) -> Value {
        assert_eq!(self.out.lines().count(), 1, "one document: {self:?}");
        serde_json::from_str(&self.out).unwrap()
    }
}

fn on_vault<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [&["--vault", "vault", "--user", "AB", "--passphrase-file", "passphrase"], arguments].concat()
}

/// Every file under a folder, with its bytes; none where there is no such folder. What goes while it is read is
/// left out.
pub fn files_under(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else { return files };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_under(&path));
        } else if let Ok(bytes) = fs::read(&path) {
            files.insert(path, bytes);
        }
    }
    files
}
