//! What everything in the window is given to draw itself: the state, the sentences and what draws pictures. Knows no
//! screen.

use super::video::VideoRenderer;
use crate::app::state::State;
use crate::words::{Message, Words};

/// What every screen is given.
pub struct Context<'a> {
    /// The whole state.
    pub state: &'a State,
    /// The sentences.
    pub words: &'a Words,
    /// Draws pictures.
    pub renderer: &'a VideoRenderer,
}

impl Context<'_> {
    /// A sentence without arguments.
    pub fn get(&self, key: &'static str) -> String {
        self.words.get(key)
    }

    /// A sentence.
    pub fn say(&self, message: &Message) -> String {
        self.words.say(message)
    }
}
