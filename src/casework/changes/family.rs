//! A family as it is added. Knows no job and no window.

use chrono::NaiveDate;

use crate::base::Redacted;
use crate::programme::Purpose;

/// A family as the form gives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewFamily {
    /// Its code.
    pub code: String,
    /// The programme, by its id; video feedback where none is named.
    pub programme: Option<String>,
    /// The programme's first day.
    pub start: Option<NaiveDate>,
    /// Its carers, each with a label (never needs to be a name) and the purposes they consent to today.
    pub carers: Vec<(Redacted<String>, Vec<Purpose>)>,
    /// The child's date of birth.
    pub child_born: Option<NaiveDate>,
}
