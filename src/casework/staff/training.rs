//! The jobs on trainings: who is trained in what, written down by oneself or by a supervisor or an administrator, and
//! confirmed by these. Kept with the staff, in the device's own database, not with a family. Knows no window.

use std::collections::BTreeSet;

use crate::base::{RecordId, UserId};
use crate::casework::changes::{NewTraining, TrainingChange};
use crate::casework::clock::Clock;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::{StaffRow, TrainingActs, TrainingPage, TrainingRow, TrainingStanding};
use crate::casework::problem::Problem;
use crate::casework::roles::Act;
use crate::casework::session::days;
use crate::casework::staff::vouched::{KnownTraining, may_be_said};
use crate::casework::typed_text::label;
use crate::library::AuditEvent;
use crate::programme::{
    AssessmentGuide, Training, TrainingConfirmation, TrainingError, TrainingGuide, TrainingSubject,
};
use crate::words::Message;

impl OpenVault {
    /// What is on record about training: everybody's for those who confirm it, else one's own.
    pub fn training_page(&self) -> Result<TrainingPage, Problem> {
        let me = self.own_user()?;
        let confirms = self.permit(Act::ConfirmTraining).is_ok();
        let logins = self.logins()?;
        let row = |KnownTraining { record, vouched, .. }: KnownTraining| {
            let standing = vouched.map_or(TrainingStanding::Unconfirmed, |vouched| {
                let (by, on) = (logins.of(vouched.by), vouched.on);
                if vouched.confirmed {
                    TrainingStanding::Confirmed { by, on }
                } else {
                    TrainingStanding::Entered { by, on }
                }
            });
            let Training { user, what, subjects, completed, expires, experienced_with_children } =
                record.body;
            TrainingRow {
                record: record.id,
                user,
                login: (user != me).then(|| logins.of(user)),
                what,
                subjects,
                completed,
                expires,
                experienced_with_children,
                may: TrainingActs {
                    confirm: confirms
                        && record.owner != me
                        && user != me
                        && !matches!(standing, TrainingStanding::Confirmed { .. }),
                    take_back: confirms && standing != TrainingStanding::Unconfirmed,
                    remove: record.owner == me,
                },
                standing,
            }
        };
        let known = self.known_trainings()?.into_iter();
        let mut rows: Vec<TrainingRow> =
            known.filter(|known| confirms || known.record.body.user == me).map(row).collect();
        rows.sort_by_key(|row| {
            let counts = row.standing != TrainingStanding::Unconfirmed;
            (counts, std::cmp::Reverse((row.completed, row.record)))
        });
        let mut colleagues: Vec<StaffRow> =
            self.staff()?.into_iter().filter(|row| confirms || row.you).collect();
        colleagues.sort_by_key(|row| !row.you);
        Ok(TrainingPage {
            rows,
            colleagues,
            programmes: self.training_programmes()?,
            tools: self.training_tools()?,
            guide: TrainingGuide::shipped().map_err(|error| Problem::of_shipped(&error))?,
        })
    }

    /// Makes a change of the records of training; which record it was about.
    pub fn change_training(&mut self, change: TrainingChange, clock: Clock) -> Result<RecordId, Problem> {
        let me = self.own_user()?;
        let (event, now) = (AuditEvent::TrainingRecorded, clock.now);
        match change {
            TrainingChange::Add(new) => {
                let body = self.new_training(me, new, clock)?;
                Ok(self.device_mut().add(me, body, event, now)?.id)
            }
            TrainingChange::Remove(record) => {
                self.device_mut().remove::<Training>(me, record, event, now)?;
                Ok(record)
            }
            TrainingChange::Confirm(record) => self.say_of_training(me, record, true, clock),
            TrainingChange::TakeBack(record) => self.say_of_training(me, record, false, clock),
        }
    }

    /// The body of a new record, where it can be written.
    fn new_training(&self, me: UserId, new: NewTraining, clock: Clock) -> Result<Training, Problem> {
        let NewTraining { user, what, subjects, completed, expires, experienced_with_children } = new;
        let user = user.unwrap_or(me);
        if user != me {
            self.permit(Act::ConfirmTraining)?;
            if !self.staff()?.iter().any(|row| row.user == user) {
                return Err(Problem::refused("error-unknown-user"));
            }
        }
        self.known_subjects(&subjects)?;
        let what = label(&what)?;
        let body = Training { user, what, subjects, completed, expires, experienced_with_children };
        body.check(clock.today).map_err(training_problem)?;
        days::in_a_working_life(completed, clock.today)?;
        Ok(body)
    }

    /// Confirms a training, or takes back that it counts.
    fn say_of_training(
        &mut self,
        me: UserId,
        training: RecordId,
        confirmed: bool,
        clock: Clock,
    ) -> Result<RecordId, Problem> {
        self.permit(Act::ConfirmTraining)?;
        let mut known = self.known_trainings()?.into_iter();
        let KnownTraining { record, vouched, said } = known
            .find(|known| known.record.id == training)
            .ok_or_else(|| Problem::refused("error-record-gone"))?;
        let refusal = match vouched {
            _ if confirmed && !may_be_said(&record, me) => Some("error-training-own"),
            Some(vouched) if confirmed && vouched.confirmed => Some("error-training-confirmed"),
            None if !confirmed => Some("error-training-unconfirmed"),
            _ => None,
        };
        if let Some(refusal) = refusal {
            return Err(Problem::refused(refusal));
        }
        let event = if confirmed { AuditEvent::TrainingConfirmed } else { AuditEvent::TrainingTakenBack };
        let (version, number, on) = (record.version, said.saturating_add(1), clock.today);
        let body = TrainingConfirmation { training, version, number, on, confirmed };
        self.device_mut().confirm_training(me, body, event, clock.now)?;
        Ok(training)
    }

    /// Refuses what no training can be in.
    fn known_subjects(&self, subjects: &BTreeSet<TrainingSubject>) -> Result<(), Problem> {
        let unknown = |known: &[(String, String)], id: &String| known.iter().all(|(known, _)| known != id);
        let named = |known: &[(String, String)]| {
            known.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(", ")
        };
        let (programmes, tools) = (self.training_programmes()?, self.training_tools()?);
        for subject in subjects {
            match subject {
                TrainingSubject::Programme(id) if unknown(&programmes, id) => {
                    let message = Message::new("error-unknown-programme").with("programme", id.as_str());
                    return Err(Problem::refused(message.with("known", named(&programmes))));
                }
                TrainingSubject::Tool(id) if unknown(&tools, id) => {
                    let message = Message::new("error-unknown-tool").with("tool", id.as_str());
                    return Err(Problem::refused(message.with("known", named(&tools))));
                }
                TrainingSubject::Domain(_) | TrainingSubject::Programme(_) | TrainingSubject::Tool(_) => {}
            }
        }
        Ok(())
    }

    /// The programmes a training can be in.
    fn training_programmes(&self) -> Result<Vec<(String, String)>, Problem> {
        let programmes = self.programmes()?.into_iter();
        Ok(programmes.map(|known| (known.definition.id, known.definition.title)).collect())
    }

    /// The tools a training can be in: those of the assessment, then the measures that are none of them.
    fn training_tools(&self) -> Result<Vec<(String, String)>, Problem> {
        let guide = AssessmentGuide::shipped().map_err(|error| Problem::of_shipped(&error))?;
        let tools = guide.tools.into_iter().map(|tool| (tool.id, tool.title));
        let mut tools: Vec<(String, String)> = tools.collect();
        for measure in self.measures() {
            if tools.iter().all(|(id, _)| *id != measure.id) {
                tools.push((measure.id.clone(), measure.title.clone()));
            }
        }
        Ok(tools)
    }
}

fn training_problem(error: TrainingError) -> Problem {
    Problem::refused(match error {
        TrainingError::NoName => Message::new("error-label-empty"),
        TrainingError::NoSubject => Message::new("error-training-no-subject"),
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

#[cfg(test)]
#[path = "training_tests.rs"]
mod tests;
