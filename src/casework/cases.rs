//! The families that are open: each opened when it is needed and kept so while there is room. Very many families have more
//! files than a process may hold open, so the one that was not used for longest is closed. Knows no window.

use super::case_file::CaseFile;
use super::clock::Clock;
use super::open_cases::{MOST_OPEN, OpenCases};
use super::open_vault::OpenVault;
use super::problem::{Problem, ProblemKind};
use crate::base::{CaseId, UserId};
use crate::library::DeviceLibrary;
use crate::vault::Vault;
use crate::words::Message;

impl OpenVault {
    /// All cases this user is a member of, in the order of their codes.
    pub fn all_cases(&mut self) -> Result<Vec<CaseId>, Problem> {
        Ok(self.codes()?.into_iter().map(|(_, case)| case).collect())
    }

    /// The codes of all cases this user is a member of, in order.
    pub(crate) fn codes(&mut self) -> Result<Vec<(String, CaseId)>, Problem> {
        let mut coded = Vec::new();
        for case in self.vault.cases()? {
            if self.open_cases.others.contains(&case) {
                continue;
            }
            match self.code(case) {
                Ok(code) => coded.push((code, case)),
                // A colleague's family: not ours to see.
                Err(problem) if problem.kind == ProblemKind::NotAMember => {
                    self.open_cases.others.insert(case);
                }
                // One damaged family must not keep the others from being worked with.
                Err(problem) => self.note_damaged(case, problem),
            }
        }
        coded.sort();
        Ok(coded)
    }

    /// The code of a case: as it is known, or else by opening it.
    fn code(&mut self, case: CaseId) -> Result<String, Problem> {
        let known = self.open_cases.overview.code(case, self.open_cases.open(case));
        if let Some(code) = known {
            return Ok(code);
        }
        let file = self.case(case)?;
        let code = file.family()?.body.code.as_str().to_owned();
        self.open_cases.overview.note_code(case, &code, self.open_cases.files.get(&case));
        Ok(code)
    }

    /// The case with that code.
    pub fn find(&mut self, code: &str) -> Result<CaseId, Problem> {
        let codes = self.codes()?;
        if let Some((_, case)) = codes.iter().find(|(known, _)| known.eq_ignore_ascii_case(code.trim())) {
            return Ok(*case);
        }
        let known: Vec<&str> = codes.iter().map(|(known, _)| known.as_str()).collect();
        Err(Problem::refused(if known.is_empty() {
            Message::new("error-no-cases").with("code", code)
        } else {
            Message::new("error-unknown-case").with("code", code).with("known", known.join(", "))
        }))
    }

    /// One case, opened when it is needed.
    pub fn case(&mut self, case: CaseId) -> Result<&mut CaseFile, Problem> {
        if self.open_cases.open(case).is_none() {
            let file = self.open_case(case)?;
            // Once is enough: nobody else writes while the vault is unlocked.
            if self.open_cases.compared.insert(case) && !self.compare_chain(&file)? {
                self.unsound.insert(Some(case));
            }
            self.put_away(file);
            self.settle_opened(case, Clock::read());
        }
        let open_cases = &mut self.open_cases;
        open_cases.uses += 1;
        open_cases.used.insert(case, open_cases.uses);
        open_cases.files.get_mut(&case).ok_or_else(|| unknown(case))
    }

    /// Keeps an open case, and closes another where there are too many.
    pub(crate) fn put_away(&mut self, file: CaseFile) {
        while self.open_cases.files.len() >= MOST_OPEN {
            let Some(oldest) = self.open_cases.oldest().and_then(|case| self.open_cases.take(case)) else {
                break;
            };
            self.close_case(oldest);
        }
        file.library().tell_story(self.open_cases.story);
        self.open_cases.files.insert(file.case(), file);
    }

    /// Opens a case, and gives it a new key where somebody who could open it was retired since.
    fn open_case(&self, case: CaseId) -> Result<CaseFile, Problem> {
        let open = || {
            CaseFile::open(
                &self.vault,
                self.vault.open_case(case)?,
                self.author,
                self.definition_cache.clone(),
            )
        };
        let mut file = open()?;
        let left = file.access().left(&self.vault);
        if left.is_empty() || file.rekey(&self.vault, &left, self.author, Clock::read()).is_ok() {
            return Ok(file);
        }
        // The disk is full, say: the family can be worked with, and gets its key the next time.
        drop(file);
        open()
    }

    /// Gives a case a new key, which these users do not have.
    pub(crate) fn rekey(&mut self, case: CaseId, without: &[UserId], clock: Clock) -> Result<(), Problem> {
        let mut file = match self.open_cases.take(case) {
            Some(file) => file,
            None => self.open_case(case)?,
        };
        // After an error it stays closed: which of two databases is the family's is seen when it is opened.
        file.rekey(&self.vault, without, self.author, clock)?;
        self.put_away(file);
        Ok(())
    }

    /// One case together with the vault that signs for it.
    pub fn case_and_vault(&mut self, case: CaseId) -> Result<(&mut CaseFile, &Vault), Problem> {
        self.case(case)?;
        let file = self.open_cases.files.get_mut(&case).ok_or_else(|| unknown(case))?;
        Ok((file, &self.vault))
    }

    /// One case together with the device's database.
    pub(crate) fn case_and_device(
        &mut self,
        case: CaseId,
    ) -> Result<(&mut CaseFile, &mut DeviceLibrary), Problem> {
        self.case(case)?;
        let file = self.open_cases.files.get_mut(&case).ok_or_else(|| unknown(case))?;
        Ok((file, &mut self.device))
    }

    /// The times told from now on are those of a story, or again the computer's: no clock jumps in a story.
    pub(crate) fn tell_story(&mut self, story: bool) {
        self.device.tell_story(story);
        self.open_cases.story = story;
        for file in self.open_cases.files.values() {
            file.library().tell_story(story);
        }
    }

    /// Closes every case; each opens again when it is needed.
    pub(crate) fn forget_cases(&mut self) {
        self.close_cases();
        self.open_cases = OpenCases { story: self.open_cases.story, ..OpenCases::default() };
    }
}

fn unknown(case: CaseId) -> Problem {
    Problem::refused(Message::new("error-unknown-case-id").with("case", case.short()))
}
