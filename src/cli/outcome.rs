//! How a command ended. Knows no command.

use std::process::ExitCode;

use crate::casework::OpenVault;

/// How a command ended; its number is the exit status that the manual names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done and all well.
    Well = 0,
    /// Done, with findings: a damaged film, an unmet rule.
    Findings = 1,
    /// Refused or wrong use; nothing was done.
    Refused = 2,
    /// Something failed.
    Failed = 3,
}

impl Outcome {
    /// How a command ended that read what could be read: families that did not open are a finding.
    pub(super) fn of(open_vault: &OpenVault) -> Self {
        if open_vault.damaged_cases().is_empty() { Self::Well } else { Self::Findings }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}
