//! The recovery key while it is shown, this once, and checked by typing part of it back. Knows no widget and no file.

use std::path::PathBuf;

use crate::base::Redacted;
use crate::casework::groups;

/// A vault was made: its recovery key.
pub struct RecoveryScreen {
    /// The key.
    pub key: Redacted<String>,
    /// The groups in the order they are asked for, two at a time.
    order: Vec<usize>,
    turn: usize,
    /// Whether the key is hidden and two groups are to be typed.
    pub asking: bool,
    /// Whether what was typed last was wrong.
    pub wrong: bool,
    /// Where the sheet for printing was written.
    pub sheet: Option<PathBuf>,
    /// Whether closing the window was asked for once.
    pub close_asked: bool,
}

impl RecoveryScreen {
    /// Shows the key; its groups are asked for in this order (places from 0).
    pub fn new(key: Redacted<String>, mut order: Vec<usize>) -> Self {
        let groups = groups(key.reveal()).1.len();
        order.retain(|place| *place < groups);
        Self { key, order, turn: 0, asking: false, wrong: false, sheet: None, close_asked: false }
    }

    /// The numbers of the two groups that are asked for, from 1, the lower one first.
    pub fn asked(&self) -> [usize; 2] {
        let place = |turn: usize| self.order.get(turn % self.order.len().max(1)).copied().unwrap_or(0) + 1;
        let mut asked = [place(self.turn), place(self.turn + 1)];
        asked.sort_unstable();
        asked
    }

    /// Hides the key and asks for two groups, or shows it again; the next time two others are asked for.
    pub fn ask(&mut self, asking: bool) {
        if self.asking && !asking {
            self.turn += 2;
        }
        self.asking = asking;
        self.wrong = false;
    }

    /// Whether these are the two groups that are asked for. Spaces, hyphens and small letters do not matter.
    pub fn fits(&self, typed: &[Redacted<String>; 2]) -> bool {
        let (_, groups) = groups(self.key.reveal());
        let same = |number: usize, typed: &Redacted<String>| {
            let letters = typed.reveal().chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
            let typed = letters.map(|letter| letter.to_ascii_uppercase());
            groups.get(number - 1).is_some_and(|group| typed.eq(group.chars()))
        };
        self.asked().into_iter().zip(typed).all(|(number, typed)| same(number, typed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "AGE-SECRET-KEY-1QQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQQPZRY9X8GF2TVDW0S3JN54";

    fn screen(order: &[usize]) -> RecoveryScreen {
        RecoveryScreen::new(KEY.into(), order.to_vec())
    }

    fn typed(one: &str, other: &str) -> [Redacted<String>; 2] {
        [one.into(), other.into()]
    }

    #[test]
    fn groups_make_up_the_whole_key() {
        let (prefix, groups) = groups(KEY);
        assert_eq!(prefix, "AGE-SECRET-KEY-1");
        assert_eq!(format!("{prefix}{}", groups.concat()), KEY);
        assert!(groups.iter().rev().skip(1).all(|group| group.len() == 6));
        assert_eq!(crate::casework::groups("").1, Vec::<&str>::new());
    }

    #[test]
    fn two_groups_are_asked_for_and_two_others_after_another_look() {
        let mut screen = screen(&[6, 2, 0, 9]);
        assert_eq!(screen.asked(), [3, 7]);
        screen.ask(true);
        screen.ask(false);
        screen.ask(true);
        assert_eq!(screen.asked(), [1, 10]);
        screen.ask(false);
        assert_eq!(screen.asked(), [3, 7]);
    }

    #[test]
    fn only_the_groups_asked_for_fit_however_they_are_typed() {
        let screen = screen(&[6, 2]);
        let (_, groups) = groups(KEY);
        let (third, seventh) = (groups[2], groups[6]);
        assert!(screen.fits(&typed(third, seventh)));
        assert!(screen.fits(&typed(&format!(" {} ", third.to_lowercase()), &seventh.to_lowercase())));
        assert!(screen.fits(&typed(&format!("{}-{}", &third[..3], &third[3..]), seventh)));
        for wrong in [
            typed(seventh, third),
            typed(third, ""),
            typed(&third[..5], seventh),
            typed(third, &format!("{seventh}X")),
            typed("", ""),
        ] {
            assert!(!screen.fits(&wrong));
        }
    }

    #[test]
    fn an_order_that_names_no_group_harms_nothing() {
        for order in [&[][..], &[99], &[99, 3]] {
            let screen = screen(order);
            assert!(screen.asked().iter().all(|number| (1..=10).contains(number)), "{order:?}");
        }
    }
}
