//! What was rated of the demonstration's families: sensitivity by the worker, and blind by somebody outside, who was
//! given the films without being told which is which.

use chrono::TimeDelta;

use super::plot::Rated;
use crate::base::{CaseId, Redacted};
use crate::casework::changes::EntryChange;
use crate::casework::{Clock, OpenVault, Problem};
use crate::programme::{Entry, Occasion, Rater, Rating, Score};
use crate::words::Words;

const SCALES: [&str; 4] = ["sensitivity", "cooperation", "availability", "acceptance"];

/// Writes down what was rated of a session, in the evening, and a little later each; when the last was written.
pub(crate) fn rate(
    open_vault: &mut OpenVault,
    (case, number): (CaseId, u32),
    ratings: &[Rated],
    words: &Words,
    mut at: Clock,
) -> Result<Clock, Problem> {
    let file = open_vault.case(case)?;
    let (family, session) = (file.family()?.body, file.session_numbered(number)?);
    let mother = family.carers().next().map(|carer| carer.id);
    let (Some(of), Some(session), Some(user)) = (mother, session, open_vault.vault().user()) else {
        return Ok(at);
    };
    for &(_, values, blind) in ratings.iter().filter(|(session, ..)| *session == number) {
        let rater = if blind {
            Rater::Outside { name: words.get("demo-rater").into() }
        } else {
            Rater::Colleague { user }
        };
        let rating = Rating {
            measure: "ainsworth".to_owned(),
            values: SCALES.map(str::to_owned).into_iter().zip(values.map(Score::whole)).collect(),
            occasion: Occasion::Session { session: session.id.into() },
            of,
            rater,
            blind,
            note: if blind { words.get("demo-rated-blind").into() } else { Redacted::default() },
        };
        at = at.later(TimeDelta::minutes(5));
        open_vault.change_entry(case, EntryChange::Add(Entry::Rating(rating)), at)?;
    }
    Ok(at)
}
