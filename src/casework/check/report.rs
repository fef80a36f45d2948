//! What reading a vault through found: damage, strays, what could not be opened. Reads nothing itself.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::places;
use crate::base::{CaseId, MediaTime, RecordingId};
use crate::casework::pages::ChainRow;
use crate::library::Fault;
use crate::words::Message;

/// Strays that are listed in sentences; a document lists all.
const STRAYS_TOLD: usize = 5;

/// The kind of a damage, as a word that stays the same from version to version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DamageKind {
    /// A key file or its copy is missing, altered or older than its twin.
    KeyFile,
    /// A film's header is damaged.
    Header,
    /// Records of a film are missing, altered or unreadable.
    Record,
    /// A film file holds bytes that are part of no record.
    StrayBytes,
    /// The end of a film is missing.
    CutOff,
    /// A film's seal is missing or unusable.
    Seal,
    /// A film's progress file is unusable.
    Progress,
    /// A seal's signature does not hold.
    Signature,
    /// A film file is not to the bit what was sealed, and nothing else tells where.
    Hash,
    /// A database's pages or records are damaged, or it is not there.
    Database,
    /// An audit journal's chain is broken.
    Journal,
    /// The key file names another database than the one that is there.
    Generation,
    /// A film's key is not in the key file.
    KeyMissing,
    /// A film, or a part of it, is not there.
    FilmMissing,
    /// A film with picture in it that no record knows of.
    NotOnRecord,
    /// The key of a film that was to be erased still exists.
    NotErased,
    /// A newer Attune wrote it.
    TooNew,
    /// The disk does not give it.
    Unreadable,
}

impl DamageKind {
    /// The word, for scripts.
    pub const fn word(self) -> &'static str {
        match self {
            Self::KeyFile => "key-file",
            Self::Header => "header",
            Self::Record => "record",
            Self::StrayBytes => "stray-bytes",
            Self::CutOff => "cut-off",
            Self::Seal => "seal",
            Self::Progress => "progress",
            Self::Signature => "signature",
            Self::Hash => "hash",
            Self::Database => "database",
            Self::Journal => "journal",
            Self::Generation => "generation",
            Self::KeyMissing => "key-missing",
            Self::FilmMissing => "film-missing",
            Self::NotOnRecord => "not-on-record",
            Self::NotErased => "not-erased",
            Self::TooNew => "too-new",
            Self::Unreadable => "unreadable",
        }
    }
}

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Damage {
    /// What kind of damage.
    pub kind: DamageKind,
    /// In which case; `None` for the vault's own files.
    pub case: Option<CaseId>,
    /// In which film.
    pub film: Option<RecordingId>,
    /// The session that film was made at.
    pub session: Option<u32>,
    /// Where in the film, in seconds, where that can be told.
    pub at_s: Option<f64>,
    /// How much of the film it costs, in seconds, where that can be told.
    pub lost_s: Option<f64>,
    /// The file, from the vault's folder on.
    pub path: PathBuf,
    /// What is wrong.
    pub why: Message,
    /// What it costs.
    pub costs: Message,
}

impl Damage {
    /// Damage of a file, of which nothing more is known.
    pub(super) fn new(
        kind: DamageKind,
        path: PathBuf,
        why: impl Into<Message>,
        costs: impl Into<Message>,
    ) -> Self {
        let (why, costs) = (why.into(), costs.into());
        Self { kind, case: None, film: None, session: None, at_s: None, lost_s: None, path, why, costs }
    }

    /// The same, in a case.
    pub(super) fn of(self, case: CaseId) -> Self {
        Self { case: Some(case), ..self }
    }

    /// Where it is, by ids and the session's number.
    fn place(&self) -> Message {
        match (self.film, self.case) {
            (Some(film), case) => Message::new("check-place-film")
                .with("film", film.short())
                .with("session", self.session.unwrap_or(0))
                .with("case", case.map(|case| case.short()).unwrap_or_default()),
            (None, Some(case)) => Message::new("check-place-family").with("case", case.short()),
            (None, None) => Message::new("check-place-vault"),
        }
    }

    fn line(&self) -> Message {
        Message::new("check-damage")
            .with("place", self.place())
            .with("why", self.why.clone())
            .with("costs", self.costs.clone())
            .with("where", places::text(&self.path))
    }
}

/// A file that belongs to nobody. It harms nothing and may be removed.
#[derive(Clone, Debug, PartialEq)]
pub struct Stray {
    /// The file, from the vault's folder on.
    pub path: PathBuf,
    /// What it is.
    pub why: Message,
}

/// A family that this user is no member of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOpened {
    /// Which.
    pub case: CaseId,
    /// Film files that lie there, unread.
    pub film_files: usize,
}

/// What reading a vault through found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckReport {
    /// Cases opened.
    pub cases: usize,
    /// Films read through.
    pub films: usize,
    /// Their total length.
    pub length: MediaTime,
    /// What is damaged; empty where all is well.
    pub damage: Vec<Damage>,
    /// Files that belong to nobody.
    pub strays: Vec<Stray>,
    /// Films that nobody has signed yet: they were sealed while the vault was locked.
    pub unsigned: Vec<(CaseId, RecordingId)>,
    /// Families of which only the key file's signature and the presence of film files could be checked.
    pub not_opened: Vec<NotOpened>,
    /// How every journal's chain stands, and where it ends: the device's first.
    pub chains: Vec<ChainRow>,
}

impl CheckReport {
    /// The report in sentences.
    pub fn lines(&self) -> Vec<Message> {
        let mut lines = vec![self.verdict()];
        lines.extend(self.damage.iter().map(Damage::line));
        lines.extend(self.strays.iter().take(STRAYS_TOLD).map(|stray| {
            Message::new("check-stray")
                .with("where", places::text(&stray.path))
                .with("why", stray.why.clone())
        }));
        if let Some(more) = self.strays.len().checked_sub(STRAYS_TOLD).filter(|&more| more > 0) {
            lines.push(Message::new("check-stray-more").with("more", more));
        }
        if !self.unsigned.is_empty() {
            lines.push(Message::new("check-unsigned").with("films", self.unsigned.len()));
        }
        if !self.not_opened.is_empty() {
            let files: usize = self.not_opened.iter().map(|family| family.film_files).sum();
            lines.push(
                Message::new("check-not-opened").with("families", self.not_opened.len()).with("files", files),
            );
        }
        lines
    }

    /// What it comes to, in a sentence: of a vault whose families are all others' it cannot be said that all is well.
    fn verdict(&self) -> Message {
        let said = match self.damage.len() {
            0 if self.cases == 0 && !self.not_opened.is_empty() => return "check-nothing-opened".into(),
            0 => Message::new("check-well"),
            damages => Message::new("check-damaged").with("damages", damages),
        };
        said.with("cases", self.cases).with("films", self.films).with("length", self.length.to_string())
    }

    /// Families named by damage that keeps them shut.
    pub(super) fn shut(&self) -> BTreeSet<CaseId> {
        self.damage.iter().filter(|damage| damage.film.is_none()).filter_map(|damage| damage.case).collect()
    }
}

/// What a room below found in something sealed, in its own words: they name parts of a format.
pub(super) fn said(why: &str) -> Message {
    Message::new("check-why").with("why", why)
}

/// What is wrong with a database, told once: a page that is damaged may be in the way of many a question, of the
/// journal's too.
pub(super) fn fault_in(path: PathBuf, mut faults: Vec<Fault>, records_cost: &'static str) -> Option<Damage> {
    faults.sort_by_key(|fault| matches!(fault, Fault::Journal(_)));
    faults.into_iter().next().map(|fault| match fault {
        Fault::Records(why) => Damage::new(DamageKind::Database, path, said(&why), records_cost),
        Fault::Journal(why) => {
            Damage::new(DamageKind::Journal, path, said(&why), "check-costs-proof-journal")
        }
    })
}
