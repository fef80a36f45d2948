//! Films left half done at every point, over a real vault, and what unlocking makes of them.

use std::fs;
use std::sync::LazyLock;

use super::*;
use crate::base::CaseId;
use crate::casework::OpenVault;
use crate::casework::film::filming::FilmJob;
use crate::casework::test_vault::{self, Made, passphrase};
use crate::library::StaffRole;
use crate::media::capture::{FilmSink as _, FilmSize};
use crate::media::test_film::Film;
use crate::programme::Purpose;
use crate::vault::Passphrase;
use crate::vault::film::{FilmWriter, SignatureCheck, films_in, verify};

/// Four seconds of film.
static FILM: LazyLock<Vec<u8>> = LazyLock::new(|| Film::of(120).make());

struct Place {
    /// `None` while the vault is locked.
    open_vault: Option<OpenVault>,
    case: CaseId,
    made: Made,
}

impl Place {
    fn new() -> Self {
        let (made, open_vault) = test_vault::vault_with_family(&[Purpose::Film]).make();
        Self { open_vault: Some(open_vault), case: made.case(), made }
    }

    fn open_vault(&mut self) -> &mut OpenVault {
        self.open_vault.as_mut().unwrap()
    }

    fn file(&mut self) -> &mut CaseFile {
        let case = self.case;
        self.open_vault().case(case).unwrap()
    }

    fn start(&mut self, session: u32) -> FilmJob {
        let case = self.case;
        self.open_vault().start_film(case, session, FilmSize::Hd720, Vec::new(), Clock::read()).unwrap()
    }

    /// A crash, and the next unlocking: what it put in order.
    fn again(&mut self) -> Vec<Salvaged> {
        self.open_vault = None;
        let (open_vault, salvaged) =
            OpenVault::unlock(&self.made.vault, self.made.user, &passphrase(), Clock::read()).unwrap();
        assert!(open_vault.damaged_cases().is_empty());
        self.open_vault = Some(open_vault);
        salvaged
    }

    /// As [`Place::again`], where one film is told of.
    fn told(&mut self) -> Salvaged {
        let mut salvaged = self.again();
        let told = salvaged.remove(0);
        assert!(salvaged.is_empty(), "{salvaged:?}");
        assert_eq!((told.case, told.code.as_str()), (self.case, "FAM-001"));
        assert!(self.again().is_empty(), "what is done is done");
        told
    }

    fn record(&mut self, recording: RecordingId) -> Recording {
        self.file().recording(recording).unwrap().body
    }

    /// Whether this is the journal's newest event of the film.
    fn journal_ends_with(&mut self, recording: RecordingId, event: AuditEvent) -> bool {
        let lines = self.file().library().journal().unwrap();
        let newest = lines.iter().rfind(|line| line.subject == Some(recording.into())).unwrap();
        serde_json::to_value(event).unwrap() == newest.event
    }

    /// Nothing of the film is left, neither key nor file.
    fn assert_gone(&mut self, recording: RecordingId) {
        assert!(self.file().access().content_key(recording).is_err());
        assert!(!films_in(&self.file().access().film_folder()).unwrap().contains_key(&recording));
    }

    fn assert_signed(&mut self, recording: RecordingId) {
        let case = self.case;
        let (file, vault) = self.open_vault().case_and_vault(case).unwrap();
        let verifier = |user, message: &[u8], signature: &[u8; 64]| vault.verify(user, message, signature);
        let key = file.access().content_key(recording).unwrap();
        let (folder, id) = (file.access().film_folder(), file.film_id(recording));
        let report = verify(&folder, id, &key, 0, Some(&verifier)).unwrap();
        assert!(report.is_whole(), "{report:?}");
        assert_eq!(report.signature, SignatureCheck::Holds(vault.signer().user()));
    }

    /// A key and a film of these bytes without a record.
    fn off_the_record(&mut self, bytes: Option<&[u8]>) -> RecordingId {
        let (case, recording) = (self.case, RecordingId::random());
        let (file, vault) = self.open_vault().case_and_vault(case).unwrap();
        let key = file.access_mut().new_content_key(vault, recording).unwrap();
        if let Some(bytes) = bytes {
            let (folder, id) = (file.access().film_folder(), file.film_id(recording));
            let mut writer = FilmWriter::create(&folder, id, &key, Clock::read().now).unwrap();
            writer.append(bytes).unwrap();
        }
        recording
    }
}

#[test]
fn a_film_that_was_cut_off_is_recovered_signed_and_told() {
    let mut place = Place::new();
    let mut job = place.start(2);
    job.sink.append(&FILM[..FILM.len() * 3 / 4], true).unwrap();
    drop(job.sink);
    let told = place.told();
    assert_eq!((told.repaired, told.session, told.recording), (Repaired::Recovered, Some(2), job.recording));
    assert!(told.duration > MediaTime::from_secs(2) && told.lost == MediaTime::ZERO, "{told:?}");
    let record = place.record(job.recording);
    assert_eq!((record.state, record.duration), (RecordingState::Recovered, told.duration));
    assert!(record.ended.unwrap() > record.started);
    assert!(place.journal_ends_with(job.recording, AuditEvent::FilmRecovered));
    place.assert_signed(job.recording);
}

#[test]
fn a_film_sealed_before_its_record_could_say_so_is_complete_and_signed() {
    let mut place = Place::new();
    let mut job = place.start(1);
    job.sink.append(&FILM, true).unwrap();
    let seal = job.sink.seal(&[], None).unwrap();
    assert!(seal.signature.is_none());
    let told = place.told();
    assert_eq!((told.repaired, told.duration), (Repaired::Completed, seal.facts.duration));
    assert_eq!(place.record(job.recording).state, RecordingState::Complete);
    assert!(place.journal_ends_with(job.recording, AuditEvent::FilmSealed));
    place.assert_signed(job.recording);
}

#[test]
fn an_end_cut_off_by_hand_is_noticed_by_what_the_database_knows() {
    let mut place = Place::new();
    let mut job = place.start(1);
    job.sink.append(&FILM[..FILM.len() / 2], true).unwrap();
    job.sink.append(&FILM[FILM.len() / 2..], true).unwrap();
    let plain = FILM.len() as u64;
    for _ in 0..500 {
        std::thread::sleep(std::time::Duration::from_millis(10));
        job.sink.tick().unwrap();
        if job.progress.durable() == plain {
            break;
        }
    }
    place.file().note_progress(job.recording, &job.progress).unwrap();
    drop(job.sink);
    let (folder, id) = (place.file().access().film_folder(), place.file().film_id(job.recording));
    let path = folder.part(&id.part(0));
    fs::OpenOptions::new()
        .write(true)
        .open(&path)
        .unwrap()
        .set_len(192 + 48 + FILM.len() as u64 / 2)
        .unwrap();
    fs::remove_file(path.with_extension("progress")).unwrap();
    let told = place.told();
    assert_eq!(told.repaired, Repaired::Recovered);
    assert!(told.lost > MediaTime::from_secs(1), "{told:?}");
    let check = place.open_vault().check(|_, _| ()).unwrap();
    assert!(!check.damage.is_empty());
}

#[test]
fn discarding_is_finished_wherever_it_was_cut_off() {
    let mut place = Place::new();
    let case = place.case;
    let mut job = place.start(1);
    job.sink.append(&FILM, true).unwrap();
    drop(job.sink);
    // Cut off behind the key's end.
    let (file, vault) = place.open_vault().case_and_vault(case).unwrap();
    file.access_mut().destroy_content_key(vault, job.recording).unwrap();
    assert_eq!(place.told().repaired, Repaired::Discarded);
    assert_eq!(place.record(job.recording).state, RecordingState::Discarded);
    place.assert_gone(job.recording);
    // Files that were left, or came back.
    let path = place.file().access().film_folder().path().join(format!("{}-0.sealed", job.recording));
    fs::write(path, b"noise").unwrap();
    assert!(place.again().is_empty());
    place.assert_gone(job.recording);
}

#[test]
fn what_was_begun_and_shows_nothing_is_removed() {
    let mut place = Place::new();
    let key_alone = place.off_the_record(None);
    let header_alone = place.off_the_record(Some(b""));
    let no_picture = place.off_the_record(Some(&FILM[..200]));
    let torn = place.off_the_record(Some(b""));
    let path = place.file().access().film_folder().path().join(format!("{torn}-0.sealed"));
    fs::OpenOptions::new().write(true).open(path).unwrap().set_len(77).unwrap();
    let told = place.again();
    assert_eq!(told.len(), 4);
    assert!(told.iter().all(|film| film.repaired == Repaired::Removed && film.session.is_none()));
    for recording in [key_alone, header_alone, no_picture, torn] {
        place.assert_gone(recording);
    }
    assert!(place.again().is_empty());
    assert!(place.open_vault().check(|_, _| ()).unwrap().damage.is_empty());
}

#[test]
fn a_film_without_a_record_is_kept_under_the_session_of_its_day() {
    let mut place = Place::new();
    let mut job = place.start(5);
    job.sink.append(&FILM, true).unwrap();
    job.sink.seal(&[], None).unwrap();
    place.told();
    let recording = place.off_the_record(Some(&FILM));
    let told = place.told();
    assert_eq!((told.repaired, told.session), (Repaired::Adopted, Some(5)));
    assert!(told.duration > MediaTime::from_secs(3));
    let record = place.record(recording);
    assert!(record.is_watchable() && record.state == RecordingState::Recovered);
    place.assert_signed(recording);
    // Where no session was held that day it gets one of its own.
    let mut other = Place::new();
    other.off_the_record(Some(&FILM));
    assert_eq!(other.told().session, Some(1));
}

#[test]
fn a_film_of_somebody_else_waits_for_them() {
    let mut place = Place::new();
    let (case, clock) = (place.case, Clock::read());
    let other = Passphrase::from("another four words".to_owned());
    let colleague = place
        .open_vault()
        .add_user("AB", StaffRole::Worker, false, &other, test_vault::QUICK, clock)
        .unwrap();
    place.open_vault().add_member(case, colleague, clock).unwrap();
    let mut job = place.start(1);
    job.sink.append(&FILM, true).unwrap();
    job.sink.seal(&[], None).unwrap();
    place.open_vault = None;
    let (open_vault, told) = OpenVault::unlock(&place.made.vault, colleague, &other, clock).unwrap();
    assert_eq!(told.iter().map(|film| film.repaired).collect::<Vec<_>>(), [Repaired::Waits]);
    drop(open_vault);
    assert_eq!(place.told().repaired, Repaired::Completed);
    place.assert_signed(job.recording);
}

#[test]
fn what_is_told_is_said_in_plain_words() {
    let words = crate::words::Words::en_gb();
    let film = Salvaged {
        case: CaseId::random(),
        code: "FAM-001".to_owned(),
        recording: RecordingId::random(),
        session: Some(3),
        repaired: Repaired::Recovered,
        duration: MediaTime::from_secs(312),
        torn_bytes: 1,
        lost: MediaTime::from_ms(2400),
    };
    let said: Vec<String> = film.sentences().iter().map(|line| words.say(line)).collect();
    assert!(
        said[0].contains("FAM-001") && said[0].contains("session 3") && said[0].contains("5:12"),
        "{said:?}"
    );
    assert_eq!(said.len(), 3);
    assert!(said[1].contains("2.4 s"));
    let empty = Salvaged { duration: MediaTime::ZERO, torn_bytes: 0, lost: MediaTime::ZERO, ..film.clone() };
    assert_eq!(empty.sentences().len(), 1);
    for repaired in
        [Repaired::Completed, Repaired::Adopted, Repaired::Discarded, Repaired::Removed, Repaired::Waits]
    {
        let said = words.say(&Salvaged { repaired, session: None, ..empty.clone() }.sentences()[0]);
        assert!(said.starts_with("Family FAM-001:"), "{said}");
    }
}
