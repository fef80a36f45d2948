//! What both engines ask, judged once: fidelity (a rule of one programme) and the pathway (a duty of a family) name these
//! files and none of their own for it, so that they cannot differ. Pure; makes no sentence and knows neither engine.

pub mod anew;
pub mod assessed;
pub mod children;
pub mod going_ahead;
pub mod skipped;

#[cfg(test)]
mod tests;
