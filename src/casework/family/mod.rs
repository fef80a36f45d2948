//! The jobs on one family and its page: its people, consents, programmes and entries, what the rules say of it, and whose
//! its records are. Knows no window.

pub(crate) mod adding;
mod catch_up;
pub(crate) mod concerns;
pub(crate) mod consents;
pub(crate) mod entries;
pub(crate) mod handing_over;
pub(crate) mod lawful_basis;
pub(crate) mod measures;
pub(crate) mod mine;
mod overview;
pub(crate) mod page;
pub(crate) mod pathway;
pub(crate) mod people;
pub(crate) mod programme_days;
pub(crate) mod programmes;
pub(crate) mod record;
pub(crate) mod row;
mod sources;
pub(crate) mod today;
pub(crate) mod verdicts;
