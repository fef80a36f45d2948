//! What was acknowledged, and whether it is there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::rounds::passphrase;
use attune::base::{ClipId, RecordingId};
use attune::casework::{Clock, OpenVault};
use attune::programme::{Clip, Recording, RecordingState};
use attune::vault::film::{self, FilmFile, SignatureCheck};
use attune::vault::{FoundKind, Vault, VaultError, inventory};

/// What may be lost at most, in milliseconds of picture.
const LOSS_MS: i64 = 1000;

/// What a vault's child processes acknowledged so far.
#[derive(Debug, Default)]
pub struct Acknowledged {
    films: BTreeMap<RecordingId, Film>,
    /// Clips and their notes; none for one that was removed.
    clips: BTreeMap<ClipId, Option<String>>,
    /// Whether the colleague is a member.
    member: bool,
    /// The number of the passphrase.
    pub passphrase: u64,
    /// What was begun and not acknowledged when the child was killed.
    open: Vec<String>,
}

/// A film as far as its child said.
#[derive(Clone, Debug, Default)]
struct Film {
    elapsed_ms: i64,
    durable_bytes: u64,
    sealed_ms: Option<i64>,
    discarded: bool,
    judged: bool,
}

/// The worst of what was seen, for the report.
#[derive(Debug, Default)]
pub struct Worst {
    pub lost_ms: i64,
    pub kills: u32,
    pub films_cut: u32,
    pub films_checked: u32,
    pub clips_checked: u32,
    pub strays: BTreeSet<&'static str>,
}

impl Acknowledged {
    /// Takes in a line of the child.
    pub fn hear(&mut self, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        let film = |text: &str| text.parse::<RecordingId>().unwrap();
        let clip = |text: &str| text.parse::<ClipId>().unwrap();
        match words.as_slice() {
            ["begun", of] => {
                self.films.insert(film(of), Film::default());
            }
            ["filmed", of, elapsed, durable] => {
                let film = self.films.get_mut(&film(of)).unwrap();
                film.elapsed_ms = film.elapsed_ms.max(elapsed.parse().unwrap());
                film.durable_bytes = film.durable_bytes.max(durable.parse().unwrap());
            }
            ["sealed", of, length] => {
                self.films.get_mut(&film(of)).unwrap().sealed_ms = Some(length.parse().unwrap());
            }
            ["discarded" | "erased", of] => self.films.get_mut(&film(of)).unwrap().discarded = true,
            ["tagged", of, note] => {
                self.clips.insert(clip(of), Some((*note).to_owned()));
            }
            ["untagged", of] => {
                self.clips.insert(clip(of), None);
            }
            ["added", _] => self.member = true,
            ["removed", _] => self.member = false,
            ["changed", number] => self.passphrase = number.parse().unwrap(),
            _ => {}
        }
        self.open.retain(|open| !ends(open, &words));
        if words[0].ends_with("ing") {
            self.open.push(line.to_owned());
        }
    }

    /// Opens the vault and compares. Afterwards what stands there is what is acknowledged.
    pub fn judge(&mut self, folder: &Path, worst: &mut Worst) {
        let users = Vault::users(folder).unwrap();
        let (user, colleague) = (users[0].user, users[1].user);
        // By turns as a command does, and as the window, which goes by what was noted when the family was closed.
        let by_window = worst.kills % 2 == 1;
        let enter = if by_window { OpenVault::enter } else { OpenVault::unlock };
        let mut opened = enter(folder, user, &passphrase(self.passphrase), Clock::read());
        if opened.is_err() && self.open.iter().any(|open| open.starts_with("changing ")) {
            self.passphrase += 1;
            opened = enter(folder, user, &passphrase(self.passphrase), Clock::read());
        }
        let (mut open_vault, _) = opened.expect("it opens");
        if by_window {
            let lines = open_vault.families_part(0, Clock::read()).unwrap();
            assert_eq!((lines.to, lines.rows.len()), (1, 1), "the family's own line");
        }
        assert!(open_vault.damaged_cases().is_empty(), "{:?}", open_vault.damaged_cases());
        let case = open_vault.all_cases().unwrap()[0];
        self.judge_films(&mut open_vault, case, worst);
        self.judge_clips(&mut open_vault, case, worst);
        self.judge_members(&mut open_vault, case, colleague);
        let report = open_vault.check(|_, _| ()).unwrap();
        // A kill between a key file and its copy leaves one of them older: unlocking repaired it, and says so.
        let left: Vec<_> =
            report.damage.iter().filter(|damage| damage.costs.key != "check-costs-repaired").collect();
        assert!(left.is_empty(), "{left:#?}");
        assert!(report.unsigned.is_empty(), "{:?}", report.unsigned);
        worst.strays.extend(report.strays.iter().map(|stray| stray.why.key));
        worst.kills += 1;
        if by_window {
            // What it opened changed nothing, so that its note is that of a family with nothing left half done.
            open_vault.lock(Clock::read()).unwrap();
        }
        drop(open_vault);
        // The colleague's own key opens what they are a member of, and nothing else.
        if self.open.iter().any(|open| open.starts_with("adding ") || open.starts_with("removing ")) {
            let theirs = Vault::unlock(folder, colleague, &passphrase(0)).expect("it opens for colleagues");
            let opened = theirs.open_case(case);
            assert!(opened.is_ok() == self.member, "{}: {opened:?}", self.member);
            assert!(self.member || matches!(opened, Err(VaultError::NotAMember(_))), "{opened:?}");
        }
        self.open.clear();
    }

    fn judge_members(
        &mut self,
        open_vault: &mut OpenVault,
        case: attune::base::CaseId,
        colleague: attune::base::UserId,
    ) {
        let member = open_vault.members(case).unwrap().contains(&colleague);
        let word = if self.member { "removing " } else { "adding " };
        let begun = self.open.iter().any(|open| open.starts_with(word));
        assert!(member == self.member || begun, "member: {member} and not {}", self.member);
        self.member = member;
    }

    fn judge_films(&mut self, open_vault: &mut OpenVault, case: attune::base::CaseId, worst: &mut Worst) {
        let (file, vault) = open_vault.case_and_vault(case).unwrap();
        let records: BTreeMap<RecordingId, Recording> =
            file.library().all::<Recording>().unwrap().into_iter().map(|r| (r.id.into(), r.body)).collect();
        // The record of an erased film stays as it was; that it is erased stands in records of its own.
        let erased =
            file.recordings().unwrap().into_iter().filter(|r| r.body.state == RecordingState::Erased);
        let discarded = records.iter().filter(|(_, body)| body.state == RecordingState::Discarded);
        let gone: BTreeSet<RecordingId> =
            erased.map(|record| record.id.into()).chain(discarded.map(|(id, _)| *id)).collect();
        let starting = self.open.iter().any(|open| open == "starting");
        for (id, body) in &records {
            // A start that was not acknowledged may have been carried out.
            assert!(self.films.contains_key(id) || starting, "{id} was never begun: {body:?}");
            self.films.entry(*id).or_default();
        }
        let going: BTreeSet<RecordingId> =
            ["discarding", "erasing", "sealing"].iter().flat_map(|what| self.open_films(what)).collect();
        for (id, film) in &mut self.films {
            let body = records.get(id).unwrap_or_else(|| panic!("{id} has no record"));
            if film.discarded || (gone.contains(id) && going.contains(id)) {
                film.discarded = true;
                assert!(gone.contains(id), "{id} was discarded: {body:?}");
                let key = file.access().content_key(*id);
                assert!(matches!(key, Err(VaultError::NoContentKey(_))), "{id} was discarded and opens");
                continue;
            }
            assert!(!gone.contains(id), "{id} was not discarded: {body:?}");
            let key = file.access().content_key(*id).unwrap();
            let verify = |user, message: &[u8], signature: &[u8; 64]| vault.verify(user, message, signature);
            let (folder, id_of_film) = (file.access().film_folder(), file.film_id(*id));
            let report = film::verify(&folder, id_of_film, &key, film.durable_bytes, Some(&verify)).unwrap();
            assert!(report.is_whole(), "{id}: {report:?}");
            assert!(matches!(report.signature, SignatureCheck::Holds(_)), "{id}: {report:?}");
            assert!(report.plain_bytes >= film.durable_bytes, "{id}: {film:?}, {report:?}");
            assert_eq!(report.duration, Some(body.duration), "{id}: {body:?}");
            let length = body.duration.ms();
            if let Some(sealed) = film.sealed_ms {
                assert_eq!((sealed, body.state), (length, RecordingState::Complete), "{id}");
            } else {
                let lost = film.elapsed_ms - length;
                worst.lost_ms = worst.lost_ms.max(lost);
                assert!(lost <= LOSS_MS, "{id}: {lost} ms lost; {film:?}, {body:?}");
            }
            worst.films_cut += u32::from(!film.judged && body.state == RecordingState::Recovered);
            film.judged = true;
            if body.state == RecordingState::Complete {
                film.sealed_ms = Some(length);
            } else {
                // As recovered now, so it stays.
                (film.elapsed_ms, film.durable_bytes) = (length, report.plain_bytes);
            }
            worst.films_checked += 1;
        }
        let of_gone = |found: &attune::vault::Found| matches!(found.kind, FoundKind::Film { recording, file: FilmFile::Film, .. } if gone.contains(&recording));
        let left: Vec<_> =
            inventory(open_vault.vault().folder()).unwrap().into_iter().filter(of_gone).collect();
        assert!(left.is_empty(), "bytes of discarded films: {left:?}");
    }

    fn open_films(&self, what: &str) -> BTreeSet<RecordingId> {
        let of = |open: &String| open.strip_prefix(what)?.trim().parse().ok();
        self.open.iter().filter_map(of).collect()
    }

    fn judge_clips(&mut self, open_vault: &mut OpenVault, case: attune::base::CaseId, worst: &mut Worst) {
        let clips = open_vault.case(case).unwrap().library().all::<Clip>().unwrap();
        let mut there: BTreeMap<ClipId, String> =
            clips.into_iter().map(|clip| (clip.id.into(), clip.body.note.reveal().clone())).collect();
        for (id, note) in &mut self.clips {
            let found = there.remove(id);
            worst.clips_checked += 1;
            if found == *note {
                continue;
            }
            // What was begun and not acknowledged may have been done.
            let done = match &found {
                None => self.open.iter().any(|open| *open == format!("untagging {id}")),
                Some(new) => self.open.iter().any(|open| *open == format!("noting {id} {new}")),
            };
            assert!(done, "clip {id} says {found:?} and not {note:?}; begun was {:?}", self.open);
            *note = found;
        }
        for (id, note) in there {
            assert!(
                self.open.iter().any(|open| *open == format!("tagging {note}")),
                "clip {id} from nowhere"
            );
            self.clips.insert(id, Some(note));
        }
    }
}

/// Whether a line is the end of what an open line began.
fn ends(open: &str, words: &[&str]) -> bool {
    let mut begun = open.split(' ');
    let (what, of) = (begun.next().unwrap_or_default(), begun.next().unwrap_or_default());
    match (what, words) {
        ("unlocking", ["unlocked"]) | ("starting", ["begun", _]) => true,
        ("stopping", ["sealing", film])
        | ("sealing", ["sealed", film, ..])
        | ("discarding", ["discarded", film])
        | ("erasing", ["erased", film]) => *film == of,
        ("adding", ["added", user]) | ("removing", ["removed", user]) | ("changing", ["changed", user]) => {
            *user == of
        }
        ("tagging", ["tagged", _, note]) => *note == of,
        ("noting", ["tagged", clip, _]) | ("untagging", ["untagged", clip]) => *clip == of,
        _ => false,
    }
}
