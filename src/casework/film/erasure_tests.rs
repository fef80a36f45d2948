//! Erasing over a real vault: what goes and what stays, every point at which it can be broken off, what is refused.

use std::path::PathBuf;
use std::sync::LazyLock;

use super::*;
use crate::base::{DeviceId, MediaTime, RecordId, SessionId};
use crate::casework::changes::{ConsentChange, NewClip, NewFamily, NewHold};
use crate::casework::test_vault::{self, Made, passphrase};
use crate::library::{Author, CaseLibrary, StaffRole};
use crate::media::test_film::Film;
use crate::programme::{Answer, Clip, HoldGround, Purpose};
use crate::words::Words;
use chrono::{NaiveDate, NaiveTime, TimeDelta};

/// Four seconds of film.
static FILM: LazyLock<Vec<u8>> = LazyLock::new(|| Film::of(120).make());

/// A family with films, on a vault whose days the tests choose.
pub(crate) struct Rig {
    pub open_vault: OpenVault,
    pub case: CaseId,
    pub made: Made,
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Ten in the morning of that day.
pub(crate) fn clock(on: &str) -> Clock {
    Clock::at(day(on), NaiveTime::MIN).later(TimeDelta::hours(10))
}

pub(crate) const NOW: &str = "2026-02-04";

impl Rig {
    pub fn new() -> Self {
        let (made, mut open_vault) = test_vault::vault().at(clock(NOW)).make();
        let family =
            test_vault::family("FAM-001", &[("Mum", &[Purpose::Film, Purpose::Show, Purpose::Copy])]);
        let family = NewFamily { child_born: Some(day("2024-02-29")), ..family };
        let case = open_vault.add_family(&family, clock("2026-01-01")).unwrap();
        Self { open_vault, case, made }
    }

    /// Films four seconds at a session.
    pub fn film(&mut self, session: u32, on: &str) -> RecordingId {
        test_vault::film(&mut self.open_vault, self.case, session, &[&FILM], clock(on))
    }

    pub fn tag(&mut self, film: RecordingId) {
        let vocabulary = self.open_vault.vocabulary().clone();
        let (start, end, tags) = (MediaTime::ZERO, MediaTime::from_secs(2), vec!["S1".to_owned()]);
        let new = NewClip { start, end, tags, note: "a smile".into(), ..NewClip::default() };
        self.file().add_clip(&vocabulary, film, new, clock(NOW)).unwrap();
    }

    pub fn file(&mut self) -> &mut CaseFile {
        self.open_vault.case(self.case).unwrap()
    }

    pub fn state(&mut self, film: RecordingId) -> RecordingState {
        self.file().recording(film).unwrap().body.state
    }

    /// Whatever lies on the disk of a film.
    pub fn files(&self, film: RecordingId) -> Vec<PathBuf> {
        let folder = self.made.vault.join("cases").join(self.case.to_string()).join("film");
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.to_string_lossy().contains(&film.to_string())).collect()
    }

    fn keys_file(&self, name: &str) -> PathBuf {
        self.made.vault.join("cases").join(self.case.to_string()).join(name)
    }

    pub fn journalled(&mut self, event: AuditEvent) -> usize {
        let journal = self.file().library().journal().unwrap();
        journal.iter().filter(|entry| entry.is(event)).count()
    }

    pub fn erase(&mut self, scope: FilmScope) -> Result<ErasedFilms, Problem> {
        self.open_vault.erase_films(self.case, scope, &"the family asked for it".into(), clock(NOW))
    }

    /// Admits a colleague who is no administrator.
    pub fn colleague(&mut self, login: &str, role: StaffRole) -> UserId {
        self.open_vault.add_user(login, role, false, &passphrase(), test_vault::QUICK, clock(NOW)).unwrap()
    }

    /// The program ends and is started again, on a later day.
    pub fn restart(self) -> Self {
        let user = self.open_vault.vault().user().unwrap();
        self.unlocked_by(user)
    }

    /// The program ends, and somebody else unlocks.
    pub fn unlocked_by(self, user: UserId) -> Self {
        drop(self.open_vault);
        let (open_vault, _) =
            OpenVault::unlock(&self.made.vault, user, &passphrase(), clock("2026-02-05")).unwrap();
        Self { open_vault, ..self }
    }

    #[track_caller]
    pub fn assert_gone(&mut self, film: RecordingId) {
        assert_eq!(self.state(film), RecordingState::Erased);
        assert!(self.file().access().content_key(film).is_err(), "its key is there");
        assert_eq!(self.files(film), Vec::<PathBuf>::new());
        let opened = self.file().film(film).map(drop);
        assert_eq!(opened.unwrap_err().message.key, "error-film-erased");
    }
}

fn hold(ground: HoldGround) -> NewHold {
    NewHold { ground, reason: "court on the 12th".into(), review: day("2026-03-01") }
}

#[test]
fn a_film_goes_with_its_key_and_what_was_written_stays() {
    let mut rig = Rig::new();
    let (film, other) = (rig.film(1, "2026-01-10"), rig.film(2, "2026-01-20"));
    rig.tag(film);
    let bytes: u64 = rig.files(film).iter().map(|path| path.metadata().unwrap().len()).sum();
    let before = rig.open_vault.fidelity(rig.case, day(NOW)).unwrap();
    let asked = rig.open_vault.films_asked(rig.case, FilmScope::One(film)).unwrap();
    assert_eq!((asked.films.len(), asked.films[0].bytes, asked.films[0].clips), (1, bytes, 1));

    let erased = rig.erase(FilmScope::One(film)).unwrap();
    assert!(erased.kept.is_empty());
    let [receipt] = &erased.receipts[..] else { panic!("{:?}", erased.receipts) };
    let (body, done) = (&receipt.body, receipt.receipt.as_ref().unwrap());
    assert_eq!((body.film, body.session, body.bytes, body.clips), (film, 1, bytes, 1));
    assert!(body.length > MediaTime::from_secs(3) && body.reason.reveal() == "the family asked for it");
    assert_eq!(receipt.by.reveal(), "KL");
    assert!(!done.finished_later);

    rig.assert_gone(film);
    assert_eq!(rig.file().library().all::<Clip>().unwrap()[0].body.note.reveal(), "a smile");
    assert_eq!(
        rig.open_vault.fidelity(rig.case, day(NOW)).unwrap(),
        before,
        "what was filmed stays on record"
    );
    assert_eq!(rig.state(other), RecordingState::Complete);
    assert!(rig.open_vault.film_to_watch(rig.case, other, clock(NOW)).is_ok());
    assert_eq!((rig.journalled(AuditEvent::ErasureOrdered), rig.journalled(AuditEvent::FilmErased)), (1, 1));
    let again = rig.erase(FilmScope::One(film)).unwrap_err();
    assert_eq!(again.message.key, "error-film-erased");
    let report = rig.open_vault.check(|_, _| ()).unwrap();
    assert!(report.damage.is_empty() && report.films == 1, "{report:?}");
}

/// The points at which an erasure is broken off, each with what was done by then.
type Crash = (&'static str, fn(&mut Rig, &Record<ErasureOrder>));

fn erase_key(rig: &mut Rig, film: RecordingId) {
    let (family, vault) = rig.open_vault.case_and_vault(rig.case).unwrap();
    family.erase_key(vault, film).unwrap();
}

const CRASHES: [Crash; 5] = [
    ("after the order", |_, _| {}),
    ("between the key file and its copy", |rig, order| {
        let copy = rig.keys_file("case.keys.bak");
        let before = std::fs::read(&copy).unwrap();
        erase_key(rig, order.body.film);
        std::fs::write(&copy, before).unwrap();
    }),
    ("after the key", |rig, order| erase_key(rig, order.body.film)),
    ("amid the files", |rig, order| {
        erase_key(rig, order.body.film);
        let files = rig.files(order.body.film);
        let film = files.iter().find(|path| path.extension().is_some_and(|end| end == "sealed")).unwrap();
        std::fs::remove_file(film).unwrap();
        assert!(!rig.files(order.body.film).is_empty());
    }),
    ("before the receipt", |rig, order| {
        erase_key(rig, order.body.film);
        rig.file().erase_bytes(order.body.film).unwrap();
    }),
];

#[test]
fn wherever_it_is_broken_off_the_next_unlock_finishes_it() {
    for (point, done) in CRASHES {
        let mut rig = Rig::new();
        let film = rig.film(1, "2026-01-10");
        let by = rig.open_vault.vault().user().unwrap();
        let asked = rig.open_vault.films_asked(rig.case, FilmScope::One(film)).unwrap().films.remove(0);
        let order = rig.file().order_erasure(&asked, by, &"asked for".into(), clock(NOW)).unwrap();
        assert_eq!(rig.state(film), RecordingState::Erased, "{point}: nobody opens it from the order on");
        assert!(rig.file().film(film).is_err() && rig.file().finished_film(film).is_err());
        done(&mut rig, &order);
        let unfinished = rig.open_vault.receipts(rig.case).unwrap();
        assert!(unfinished[0].receipt.is_none(), "{point}");

        let mut rig = rig.restart();
        rig.assert_gone(film);
        for name in ["case.keys", "case.keys.bak"] {
            assert!(rig.keys_file(name).exists(), "{point}: {name}");
        }
        let (family, vault) = rig.open_vault.case_and_vault(rig.case).unwrap();
        assert!(family.access().has_no_key(vault, film).unwrap(), "{point}: in one of the copies");
        let receipts = rig.open_vault.receipts(rig.case).unwrap();
        let receipt = receipts[0].receipt.as_ref().expect(point);
        assert!(receipt.finished_later && receipts.len() == 1, "{point}");
        assert_eq!(rig.journalled(AuditEvent::FilmErased), 1, "{point}");
        let mut rig = rig.restart();
        assert_eq!(rig.journalled(AuditEvent::FilmErased), 1, "{point}: once is enough");
        assert_eq!(rig.open_vault.receipts(rig.case).unwrap(), receipts, "{point}");
    }
}

#[test]
fn all_films_go_but_those_that_are_held_and_each_is_said() {
    let mut rig = Rig::new();
    let films = [1, 2, 3].map(|session| rig.film(session, "2026-01-10"));
    let (case, scope) = (rig.case, FilmScope::One(films[1]));
    let held = rig.open_vault.hold_film(case, scope, &hold(HoldGround::Safeguarding), clock(NOW)).unwrap();
    let refused = rig.erase(scope).unwrap_err();
    assert_eq!(refused.message.key, "error-film-held-safeguarding");
    assert!(Words::en_gb().say(&refused.message).contains("court on the 12th"), "with the reason");

    let erased = rig.erase(FilmScope::All).unwrap();
    let sessions: Vec<u32> = erased.receipts.iter().map(|receipt| receipt.body.session).collect();
    assert_eq!(sessions, [3, 1]);
    assert_eq!(erased.kept.iter().map(|kept| kept.key).collect::<Vec<_>>(), ["error-film-held-safeguarding"]);
    assert_eq!(rig.state(films[1]), RecordingState::Complete);
    assert_eq!(rig.erase(FilmScope::All).unwrap_err().message.key, "error-film-held-safeguarding");

    rig.open_vault.lift_hold(case, held, &"no court".into(), clock(NOW)).unwrap();
    assert_eq!(rig.erase(FilmScope::All).unwrap().receipts.len(), 1);
    assert_eq!(rig.erase(FilmScope::All).unwrap_err().message.key, "error-nothing-to-erase");
    rig.film(4, "2026-02-04");
    rig.open_vault.hold_film(case, FilmScope::All, &hold(HoldGround::Supervision), clock(NOW)).unwrap();
    assert_eq!(
        rig.erase(FilmScope::All).unwrap_err().message.key,
        "error-film-held",
        "film to come is held too"
    );
}

#[test]
fn nothing_is_erased_without_a_reason_or_by_nobody_or_of_nothing() {
    let mut rig = Rig::new();
    let film = rig.film(1, "2026-01-10");
    let (case, all) = (rig.case, FilmScope::All);
    let blank = rig.open_vault.erase_films(case, all, &"  ".into(), clock(NOW)).unwrap_err();
    assert_eq!(blank.message.key, "error-no-reason");
    let unknown = rig.erase(FilmScope::One(RecordingId::random())).unwrap_err();
    assert_eq!(unknown.message.key, "error-no-content-key");
    assert_eq!(rig.state(film), RecordingState::Complete);
    assert_eq!(rig.journalled(AuditEvent::ErasureOrdered), 0);
}

#[test]
fn a_film_of_a_colleague_is_erased_although_its_record_is_theirs() {
    let mut rig = Rig::new();
    let film = rig.film(1, "2026-01-10");
    let body = rig.file().recording(film).unwrap().body;
    let theirs = RecordingId::random();
    {
        let (family, vault) = rig.open_vault.case_and_vault(rig.case).unwrap();
        family.access_mut().new_content_key(vault, theirs).unwrap();
        let access = family.access();
        let author = Author { user: UserId::random(), device: DeviceId::random() };
        let (path, key) = (access.database_path(), access.database_key());
        let mut library = CaseLibrary::open(&path, &key, access.audit_key(), author).unwrap();
        let write =
            |records: &crate::library::CaseTransaction<'_>| Ok(records.add_as(theirs, body).map(drop)?);
        library.write::<_, Problem>(clock(NOW).now, write).unwrap();
    }
    rig.erase(FilmScope::One(theirs)).unwrap();
    rig.assert_gone(theirs);
}

#[test]
fn a_receipt_leaves_as_text_that_says_what_it_cannot_reach() {
    let mut rig = Rig::new();
    let film = rig.film(1, "2026-01-10");
    let copy = rig.made.home().join("copy.mkv");
    rig.open_vault.export_film(rig.case, film, &copy, "for the court", clock("2026-01-12")).unwrap();
    let asked = rig.open_vault.films_asked(rig.case, FilmScope::All).unwrap();
    assert_eq!(asked.copies, [clock("2026-01-12").now]);
    let order = rig.erase(FilmScope::All).unwrap().receipts[0].order;

    let (to, words) = (rig.made.home().join("receipt.txt"), Words::en_gb());
    let inside = rig.made.vault.join("receipt.txt");
    let save = |rig: &mut Rig, to: &std::path::Path, order| {
        rig.open_vault.save_receipts(rig.case, &[order], to, &words, clock(NOW))
    };
    assert_eq!(save(&mut rig, &inside, order).unwrap_err().message.key, "export-inside-vault");
    assert_eq!(save(&mut rig, &to, RecordId::random()).unwrap_err().message.key, "error-record-gone");
    assert!(!to.exists() && !inside.exists());
    save(&mut rig, &to, order).unwrap();
    let text = std::fs::read_to_string(&to).unwrap();
    for part in
        ["session 1", "FAM-001", "the family asked for it", "KL", "12 January 2026", "backup", "Photographs"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(text.contains(&order.to_string()) && text.contains(&film.to_string()));
    assert!(!text.contains(['{', '}']), "every word is said: {text}");
    assert_eq!(save(&mut rig, &to, order).unwrap_err().message.key, "export-exists");
    assert_eq!(rig.journalled(AuditEvent::ReceiptSaved), 1);
}

#[test]
fn after_a_withdrawal_film_stays_on_hold_until_somebody_erases_it() {
    let mut rig = Rig::new();
    let film = rig.film(1, "2026-01-10");
    rig.tag(film);
    let person = rig.file().family().unwrap().body.carers().next().unwrap().id;
    let withdraw = ConsentChange::Answer {
        person,
        purpose: Purpose::Film,
        answer: Answer::Withdrawn,
        scope: Redacted::default(),
        on: day(NOW),
    };
    rig.open_vault.change_consent(rig.case, withdraw, clock(NOW)).unwrap();
    let mut rig = rig.restart();
    assert_eq!(rig.state(film), RecordingState::Complete, "nothing is erased by itself");
    let key = |refused: Result<(), Problem>| refused.unwrap_err().message.key;
    let (case, to) = (rig.case, rig.made.home().join("copy.mkv"));
    assert_eq!(key(rig.open_vault.film_to_watch(case, film, clock(NOW)).map(drop)), "refuse-hold-withdrawn");
    assert_eq!(key(rig.open_vault.film_to_show(case, film, clock(NOW)).map(drop)), "refuse-hold-withdrawn");
    assert_eq!(
        key(rig.open_vault.export_film(case, film, &to, "why", clock(NOW)).map(drop)),
        "refuse-hold-withdrawn"
    );
    assert!(!to.exists());
    let page = crate::casework::family::page::view(&mut rig.open_vault, case, clock(NOW)).unwrap();
    assert_eq!(page.retention.withdrawn, [(Redacted::from("Mum"), day(NOW))]);
    rig.erase(FilmScope::All).unwrap();
    rig.assert_gone(film);
    let session = SessionId::from(rig.file().session_numbered(1).unwrap().unwrap().id);
    assert_eq!(rig.file().recording(film).unwrap().body.session, session);
}
