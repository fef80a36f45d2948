//! Rounds of work and `kill -9` on one vault: forty aimed at each phase of what can be under way, and as many at
//! random moments as are asked for.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use super::Dice;
use super::child::{FIRST, PASSPHRASE, SEED, VAULT};
use super::judge::{Acknowledged, Worst};
use super::support::vault;
use attune::casework::Clock;
use attune::library::StaffRole;
use attune::programme::Purpose;
use attune::vault::Passphrase;

/// How many kills at random moments are wanted; few where nobody says.
const KILLS: &str = "ATTUNE_KILLS";
/// The seed of the first; another each time where nobody says.
const FROM_SEED: &str = "ATTUNE_KILLS_SEED";
/// Longest that the child may take to come to where it is to be killed.
const PATIENCE: Duration = Duration::from_mins(1);

const FIRST_PASSPHRASE: &str = "kettle orbit meadow lantern 0";

/// The passphrase of this number: the worker's changes, the colleague's is 0.
pub fn passphrase(number: u64) -> Passphrase {
    Passphrase::from(format!("kettle orbit meadow lantern {number}"))
}

/// A step, the line at which it is killed, and how many times; later within it each time.
const PHASES: [(&str, &str, u64); 16] = [
    ("tag", "unlocking", 2),
    ("film", "starting", 4),
    ("film", "begun", 2),
    ("film", "filmed", 4),
    ("film", "stopping", 2),
    ("film", "sealing", 5),
    ("film", "sealed", 1),
    ("tag", "tagging", 2),
    ("tag", "tagged", 1),
    ("note", "noting", 1),
    ("untag", "untagging", 1),
    ("discard", "discarding", 2),
    ("erase", "erasing", 5),
    ("add", "adding", 2),
    ("remove", "removing", 4),
    ("passphrase", "changing", 2),
];

/// A vault with one family that may be filmed.
struct Site {
    _home: tempfile::TempDir,
    folder: PathBuf,
    acknowledged: Acknowledged,
    worst: Worst,
}

impl Site {
    fn new() -> Self {
        let home = tempfile::Builder::new().prefix("attune-crash").tempdir().unwrap();
        let folder = home.path().join("vault");
        let (_, mut open_vault) =
            vault::vault_with_family(&[Purpose::Film]).under(FIRST_PASSPHRASE).make_in(&folder);
        open_vault
            .add_user("ZZ", StaffRole::Practitioner, false, &passphrase(0), vault::QUICK, Clock::read())
            .unwrap();
        Self { _home: home, folder, acknowledged: Acknowledged::default(), worst: Worst::default() }
    }

    /// One child: killed once it said `line` so many times and `after` more has passed, then judged.
    fn round(&mut self, seed: u64, first: &str, line: &str, times: u64, after: Duration) {
        let (mut child, lines) = begin(&self.folder, seed, first, self.acknowledged.passphrase);
        let begun = Instant::now();
        let mut left = times;
        while left > 0 {
            let heard = lines.recv_timeout(PATIENCE.saturating_sub(begun.elapsed()));
            let Ok(heard) = heard else { panic!("seed {seed}: no {line}; it ended with {:?}", child.wait()) };
            self.acknowledged.hear(&heard);
            left -= u64::from(heard.split(' ').next() == Some(line));
        }
        std::thread::sleep(after);
        child.kill().unwrap();
        let status = child.wait().unwrap();
        for heard in lines {
            self.acknowledged.hear(&heard);
        }
        assert_eq!(
            std::os::unix::process::ExitStatusExt::signal(&status),
            Some(9),
            "seed {seed}: it had ended"
        );
        eprintln!("seed {seed}: killed {} ms behind {line} {times}", after.as_millis());
        self.acknowledged.judge(&self.folder, &mut self.worst);
    }
}

/// Starts a child on the vault; what it says comes through the receiver.
fn begin(folder: &Path, seed: u64, first: &str, passphrase: u64) -> (Child, Receiver<String>) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "child::child", "--nocapture", "--test-threads=1"]);
    command.env(VAULT, folder).env(SEED, seed.to_string()).env(FIRST, first);
    command.env(PASSPHRASE, passphrase.to_string());
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
    let (sender, receiver) = channel();
    let out = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || {
        for line in out.lines() {
            // The line that a kill cut short was never said.
            let Ok(line) = line else { break };
            if let Some((_, said)) = line.split_once("@ ")
                && sender.send(said.to_owned()).is_err()
            {
                break;
            }
        }
    });
    (child, receiver)
}

#[test]
fn forty_kills_aimed_at_the_phases_lose_nothing() {
    let mut site = Site::new();
    let mut dice = Dice::new(7);
    // Something to tag, and to discard.
    site.round(1, "film", "sealed", 2, Duration::ZERO);
    let (mut seed, mut kills) = (100, 1);
    for (first, line, times) in PHASES {
        for time in 0..times {
            seed += 1;
            kills += 1;
            // Filming goes on for seconds; everything else takes milliseconds.
            let (repeats, most) = if line == "filmed" { (1 + 20 * time, 40) } else { (1, 1 + 6 * time) };
            site.round(seed, first, line, repeats, Duration::from_millis(dice.below(most)));
        }
    }
    assert!(kills >= 40, "{kills}");
    eprintln!("{:?}", site.worst);
}

#[test]
fn kills_at_random_moments_lose_nothing() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let kills = number(KILLS).unwrap_or(4);
    let from = number(FROM_SEED).unwrap_or_else(|| u64::from(std::process::id()));
    eprintln!("{kills} kills from seed {from}");
    let mut site = Site::new();
    for seed in from..from + kills {
        let mut dice = Dice::new(seed);
        let first = dice.of(&[
            "film",
            "film",
            "film",
            "tag",
            "discard",
            "erase",
            "erase",
            "member",
            "member",
            "passphrase",
        ]);
        site.round(seed, first, "ready", 1, Duration::from_micros(dice.below(9_000_000)));
    }
    eprintln!("{:?}", site.worst);
}
