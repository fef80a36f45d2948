//! By which section of the guideline a family is met. Knows no step.

use chrono::NaiveDate;

use super::guide::FamilyKind;
use crate::programme::case::{CarerKind, Person, Role};
use crate::programme::entry::pathway::referral::{Referral, ReferralReason};

/// By which section of the guideline a family is met: by who cares for the child, and by the referral's reason for a
/// children's home, or where no carer is on record.
pub fn family_kind(people: &[Person], referral: Option<&Referral>, today: NaiveDate) -> FamilyKind {
    let reason = referral.map(|referral| referral.why);
    if reason == Some(ReferralReason::Residential) {
        return FamilyKind::Residential;
    }
    let caring = people.iter().filter(|person| person.cares_on(today));
    let mut kinds = caring.filter_map(|person| match person.role {
        Role::Carer { kind } => Some(kind),
        Role::Child { .. } => None,
    });
    let placed_by_reason = matches!(
        reason,
        Some(ReferralReason::Fostered | ReferralReason::SpecialGuardianship | ReferralReason::Adopted)
    );
    match kinds.next() {
        None if placed_by_reason => FamilyKind::Placed,
        Some(first) if first != CarerKind::Parent || kinds.any(|kind| kind != CarerKind::Parent) => {
            FamilyKind::Placed
        }
        _ => FamilyKind::EdgeOfCare,
    }
}
