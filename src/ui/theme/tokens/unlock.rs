//! Sizes of what is before unlocking, in points. Knows no colour.

/// The card in which one says who one is.
pub const CARD: f32 = 404.0;
/// The cards with more to read: the first run, the recovery key.
pub const FORM: f32 = 500.0;
/// How far down the sign stands over the one, as a share of what is free.
pub const DOWN: f32 = 0.12;
/// The same over the others.
pub const FORM_DOWN: f32 = 0.03;
/// Attune's sign.
pub const MARK: f32 = 38.0;
/// Somebody to choose.
pub const PERSON: f32 = 44.0;
/// So many of them are seen at once.
pub const PEOPLE: f32 = 6.0;
/// The round ground of their icon.
pub const ROUND: f32 = 28.0;
/// What the passphrase is typed into.
pub const FIELD: f32 = 42.0;
/// Where the vault is, at the bottom.
pub const FOOT: f32 = 48.0;
