//! What casework answers with: plain values that window and command line show. Knows no job and no widget.

mod caseload;
mod changed;
mod clips;
mod family;
mod film;
mod grid;
mod journal;
mod lock_after;
mod measures;
mod members;
mod overview;
mod pathway;
mod programmes;
mod record;
mod retention;
mod session;
mod showing;
mod staff;
mod supervision;
mod today;
mod training;

pub use crate::library::StaffRole;
pub use caseload::FamiliesPart;
pub use changed::Changed;
pub use clips::{ClipRow, FamilyClips, HeadingRow, TagChoice, TagMark};
pub use family::{Begun, CarerRow, ConsentRow, ConsentState, FamilyRow, FamilyView, JudgedOn, RecordingRow};
pub use film::FilmPage;
pub use grid::{CellEvidence, GridCell, GridPart, GridRow};
pub use journal::{ChainRow, EventKind, JournalFilter, JournalLine, JournalOf, JournalView};
pub use lock_after::LockAfter;
pub use measures::{MeasuresView, RatedPerson, RatedSession};
pub use members::{HandingRow, MembersView};
pub use overview::{CatchUp, CatchUpStep, FamilyOverview, Moment, PastVisit, VisitAhead};
pub use pathway::{PathwayView, ProgrammeName};
pub use programmes::{ProgrammesView, RunRow};
pub use record::RecordView;
pub use retention::{
    AskedFilm, BasisRow, DueRow, ErasedFilms, FilmRetention, FilmsAsked, HoldRow, KeptFilm, OwnRule,
    ReceiptRow, RetentionView,
};
pub use session::{AimRow, ContentRow, NextSession, ParentWordsRow, PersonThere, SessionView, ShownRow};
pub use showing::{ChosenClips, ParentClip};
pub use staff::StaffRow;
pub use supervision::{
    BlindCoding, CodingRow, CommentRow, HeldSession, NoteRow, RatedTwice, RatingRow, SaidClip, SaidView,
    SampleRow, SupervisionPage, YourCoding,
};
pub use today::{
    FilmingSaid, NextShort, SessionMark, TodayAct, TodayLine, TodayPage, TodayRow, TodayThing, VisitCard,
    VisitLine, WeekDay, WeekEntry, WeekThing, Why,
};
pub use training::{TrainingActs, TrainingPage, TrainingRow, TrainingStanding};
