//! The one way a family is changed: every change goes to its job, and is answered with what is different by it.
//! Knows no window.

use super::changes::{FamilyChange, MemberChange};
use super::clock::Clock;
use super::open_vault::OpenVault;
use super::pages::{Changed, FamilyView};
use super::problem::Problem;
use crate::base::CaseId;

impl OpenVault {
    /// Changes a family; durable when it returns, whether or not the page after it can be read.
    pub fn apply(&mut self, case: CaseId, change: FamilyChange, clock: Clock) -> Result<Changed, Problem> {
        match change {
            FamilyChange::Consent(change) => {
                self.change_consent(case, change, clock)?;
            }
            FamilyChange::People(change) => {
                self.change_people(case, change, clock)?;
            }
            FamilyChange::Entry(change) => {
                self.change_entry(case, *change, clock)?;
            }
            FamilyChange::Concern(new) => {
                self.raise_concern(case, &new, clock)?;
            }
            FamilyChange::Programme(change) => self.change_programme(case, change, clock)?,
            FamilyChange::Session(number, change) => {
                self.change_session(case, number, change, clock)?;
                return Ok(self.session_after(case, number, clock).unwrap_or_else(Changed::Unread));
            }
            FamilyChange::PlanSessions { first, every_days } => {
                self.plan_sessions(case, first, every_days, clock)?;
            }
            FamilyChange::Members(change) => {
                if self.change_members(case, &change, clock)? {
                    return Ok(Changed::Closed);
                }
            }
            FamilyChange::Basis(new) => {
                self.set_basis(case, &new, clock)?;
            }
            FamilyChange::Hold(scope, new) => {
                self.hold_film(case, scope, &new, clock)?;
            }
            FamilyChange::LiftHold(hold, why) => self.lift_hold(case, hold, &why, clock)?,
            FamilyChange::EraseFilm(scope, why) => {
                let erased = self.erase_films(case, scope, &why, clock)?;
                let page = self.page_after(case, clock);
                return Ok(page.map_or_else(Changed::Unread, |page| Changed::Erased(Box::new(erased), page)));
            }
            FamilyChange::Clips(change) => {
                let (done, clips) = self.change_clips(case, change, clock)?;
                return Ok(Changed::Clips(done.map(Box::new), Box::new(clips)));
            }
            FamilyChange::DrawSample => {
                self.draw_sample(case, clock)?;
            }
            FamilyChange::Coding(sample, change) => {
                let done = self.change_coding(case, sample, change, clock)?;
                return Ok(Changed::Clips(done.map(Box::new), Box::new(self.coded(case, sample)?)));
            }
            FamilyChange::FinishCoding(sample) => self.finish_coding(case, sample, clock)?,
        }
        Ok(self.page_after(case, clock).map_or_else(Changed::Unread, Changed::Family))
    }

    fn session_after(&mut self, case: CaseId, number: u32, clock: Clock) -> Result<Changed, Problem> {
        let session = self.session_page(case, number, clock)?;
        Ok(Changed::Session(Box::new(session), self.page_after(case, clock)?))
    }

    fn page_after(&mut self, case: CaseId, clock: Clock) -> Result<Box<FamilyView>, Problem> {
        Ok(Box::new(self.family_page(case, clock)?))
    }

    /// Changes who can open the family; whether it closed to whoever unlocked the vault.
    fn change_members(&mut self, case: CaseId, change: &MemberChange, clock: Clock) -> Result<bool, Problem> {
        match change {
            MemberChange::Add(user) => self.add_member(case, *user, clock)?,
            MemberChange::HandOver(handing) => self.hand_over(case, handing, clock)?,
            MemberChange::Remove(user) => {
                let me = self.vault().user();
                self.remove_member(case, *user, clock)?;
                return Ok(me == Some(*user));
            }
        }
        Ok(false)
    }
}
