//! The jobs on the training of the person who unlocked the vault. It is kept with the staff, in the device's own
//! database, not with a family. Knows no window.

use crate::base::RecordId;
use crate::casework::changes::TrainingChange;
use crate::casework::clock::Clock;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::TrainingRow;
use crate::casework::problem::Problem;
use crate::casework::session::days;
use crate::casework::typed_text::label;
use crate::library::AuditEvent;
use crate::programme::{Training, TrainingError};
use crate::words::Message;

impl OpenVault {
    /// The user's own trainings, newest first.
    pub fn own_training(&self) -> Result<Vec<TrainingRow>, Problem> {
        let user = self.own_user()?;
        let own = self.device().trainings()?.into_iter().filter(|record| record.body.user == user);
        let mut rows: Vec<TrainingRow> = own
            .map(|record| TrainingRow {
                record: record.id,
                what: record.body.what,
                completed: record.body.completed,
                expires: record.body.expires,
                experienced_with_children: record.body.experienced_with_children,
            })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse((row.completed, row.record)));
        Ok(rows)
    }

    /// Records a training of the user, or removes a record that was a mistake.
    pub fn change_training(&mut self, change: TrainingChange, clock: Clock) -> Result<RecordId, Problem> {
        let user = self.own_user()?;
        let (event, now) = (AuditEvent::TrainingRecorded, clock.now);
        match change {
            TrainingChange::Add { what, completed, expires, experienced_with_children } => {
                let body =
                    Training { user, what: label(&what)?, completed, expires, experienced_with_children };
                body.check(clock.today).map_err(training_problem)?;
                days::in_a_working_life(completed, clock.today)?;
                Ok(self.device_mut().add(user, body, event, now)?.id)
            }
            TrainingChange::Remove(record) => {
                self.device_mut().remove::<Training>(user, record, event, now)?;
                Ok(record)
            }
        }
    }
}

fn training_problem(error: TrainingError) -> Problem {
    Problem::refused(match error {
        TrainingError::NoName => Message::new("error-label-empty"),
        TrainingError::InFuture { completed } => {
            Message::new("error-training-in-future").with("day", completed.to_string())
        }
        TrainingError::ExpiresBeforeCompletion { completed, expires } => {
            Message::new("error-training-expires-before")
                .with("completed", completed.to_string())
                .with("expires", expires.to_string())
        }
    })
}
