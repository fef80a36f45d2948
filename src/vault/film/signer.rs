//! Whose signature stands under a film. Knows nothing of keys: who has them signs and verifies.

use crate::base::UserId;

/// Whoever answers for a film: signs seals as one user.
pub trait FilmSigner {
    /// Who signs.
    fn user(&self) -> UserId;
    /// Ed25519 signature of the message.
    fn sign(&self, message: &[u8]) -> [u8; 64];
}

/// Says whether `signature` is this user's signature of the message.
pub type Verifier<'a> = &'a dyn Fn(UserId, &[u8], &[u8; 64]) -> bool;
