//! What the cards of the page share: a session to pick, a session in words, who wrote what and when. Knows no card.

use egui::Ui;

use crate::base::SessionId;
use crate::casework::pages::{HeldSession, SupervisionPage};
use crate::ui::context::Context;
use crate::ui::widgets;
use crate::words::Message;

/// A session to pick, of those that were held; the newest to begin with.
pub fn session_picker(
    ui: &mut Ui,
    context: &Context<'_>,
    page: &SupervisionPage,
    name: &'static str,
    chosen: &mut Option<SessionId>,
) -> Option<SessionId> {
    let words = |row: &HeldSession| {
        context.say(&Message::new("supervision-session").with("number", row.number).with("day", row.on))
    };
    let picked = page.sessions.iter().find(|row| Some(row.session) == *chosen).or(page.sessions.first())?;
    widgets::narrow(ui, |ui| {
        widgets::picker(ui, &context.get(name), &words(picked), |ui| {
            for row in &page.sessions {
                if widgets::pick(ui, row.session == picked.session, words(row)) {
                    *chosen = Some(row.session);
                }
            }
        });
    });
    Some(picked.session)
}

/// A session by its number, or that it is not known.
pub fn session_words(context: &Context<'_>, number: u32) -> String {
    if number == 0 {
        return context.get("supervision-about-gone");
    }
    context.say(&Message::new("visit-title").with("number", number))
}

/// Who wrote something and when.
pub fn by_on(context: &Context<'_>, by: &str, on: chrono::NaiveDate) -> String {
    context.say(&Message::new("supervision-by-on").with("by", by).with("day", on))
}
