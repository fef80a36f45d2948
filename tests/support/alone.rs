//! A test's body in a process of its own: its program runs itself again for that one test, in surroundings that are made
//! for it. Knows no surroundings.

use std::path::PathBuf;
use std::process::Command;

/// Where a process that runs one test alone says that it came to its body.
const ARRIVAL: &str = "ATTUNE_TEST_ALONE";

/// Whether this process runs one test alone. To be asked by the test, whose body it then runs.
pub fn is_alone() -> bool {
    let Some(arrival) = std::env::var_os(ARRIVAL) else { return false };
    std::fs::write(arrival, "").unwrap();
    true
}

/// The test that runs itself again.
pub struct Again {
    /// What will run; its surroundings can be set.
    pub command: Command,
    test: String,
    arrival: PathBuf,
    _folder: tempfile::TempDir,
}

impl Again {
    /// The test in which this closure stands, run through another program where one is named.
    pub fn of<B>(_body: &B, through: &[&str]) -> Self {
        // A closure's type is named after the function it stands in: `program::module::test::{{closure}}`.
        let name = std::any::type_name::<B>();
        let (_, name) = name.split_once("::").unwrap();
        let test = name.split("::{{").next().unwrap().to_owned();
        let folder = tempfile::tempdir().unwrap();
        let arrival = folder.path().join("arrived");
        let program = std::env::current_exe().unwrap();
        let mut command = match through {
            [] => Command::new(program),
            [first, more @ ..] => {
                let mut command = Command::new(first);
                command.args(more).arg(program);
                command
            }
        };
        command.args(["--exact", &test, "--nocapture", "--test-threads=1"]).env(ARRIVAL, &arrival);
        Self { command, test, arrival, _folder: folder }
    }

    /// Runs it to its end; fails where it fails.
    #[track_caller]
    pub fn run(mut self) {
        let status = self.command.status().unwrap();
        assert!(status.success(), "{} failed in a process of its own", self.test);
        assert!(self.arrival.exists(), "there is no test {}", self.test);
    }
}
