//! What was rated of the demonstration's families: sensitivity by the worker, and blind by somebody outside, who was
//! given the films without being told which is which.

use chrono::TimeDelta;

use super::story::Story;
use crate::base::Redacted;
use crate::casework::Problem;
use crate::casework::changes::EntryChange;
use crate::programme::{Entry, Occasion, Rater, Rating, Score};

/// Session; sensitivity, cooperation, availability and acceptance; whether it was rated blind from outside.
pub(crate) type Rated = (u32, [i32; 4], bool);

const SCALES: [&str; 4] = ["sensitivity", "cooperation", "availability", "acceptance"];

impl Story<'_> {
    /// Writes down what was rated of a session, in the evening.
    pub(crate) fn rate(&mut self, number: u32) -> Result<(), Problem> {
        let case = self.case;
        let file = self.open_vault.case(case)?;
        let (family, session) = (file.family()?.body, file.session_numbered(number)?);
        let mother = family.carers().next().map(|carer| carer.id);
        let (Some(of), Some(session), Some(user)) = (mother, session, self.open_vault.vault().user()) else {
            return Ok(());
        };
        for &(_, values, blind) in self.plot.rated.iter().filter(|(rated, ..)| *rated == number) {
            let rater = if blind {
                Rater::Outside { name: self.words.get("demo-rater").into() }
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
                note: if blind { self.words.get("demo-rated-blind").into() } else { Redacted::default() },
            };
            self.last = self.last.later(TimeDelta::minutes(5));
            self.open_vault.change_entry(case, EntryChange::Add(Entry::Rating(rating)), self.last)?;
        }
        Ok(())
    }
}
