//! Whether a programme that is over was judged, and little improvement reviewed by agencies, before more went ahead: "If
//! there is little improvement … arrange a multi-agency review before going ahead with more sessions or other interventions"
//! (NG26 1.4.3, 1.4.6, 1.5.2). People judge the improvement; this reads what they wrote. Knows no plan for what lies ahead.

use chrono::NaiveDate;

use super::anew;
use super::skipped::skipped;
use crate::base::RecordId;
use crate::programme::entry::kinds::{Entered, Entry};
use crate::programme::entry::pathway::decided::{Conclusion, Judgement, Review};
use crate::programme::entry::pathway::step::PathwayStep;
use crate::programme::fidelity::verdict::Verdict;

/// A programme with a family, as far as this needs it.
#[derive(Clone, Copy, Debug)]
pub struct Delivered<'a> {
    /// Its id.
    pub programme: &'a str,
    /// The days on which sessions that count were held, earliest first.
    pub held: &'a [NaiveDate],
    /// How many sessions make it whole at the most, if it says.
    pub at_most: Option<u32>,
    /// The day it was ended.
    pub ended: Option<NaiveDate>,
    /// Whether it was ended before it came to its end.
    pub stopped: bool,
    /// Whether little improvement asks for a review only where there are still concerns.
    pub with_concerns: bool,
}

impl Delivered<'_> {
    /// The day of the session that makes it whole.
    pub fn whole(&self) -> Option<NaiveDate> {
        let last = usize::try_from(self.at_most?).ok()?.checked_sub(1)?;
        self.held.get(last).copied()
    }

    /// The days of sessions beyond those that make it whole.
    pub fn beyond(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        let most = self.at_most.and_then(|most| usize::try_from(most).ok());
        self.held.iter().skip(most.unwrap_or(usize::MAX)).copied()
    }

    /// The day it was given up before all of its sessions were held.
    pub fn given_up(&self) -> Option<NaiveDate> {
        self.ended.filter(|_| self.stopped && self.whole().is_none())
    }

    /// The day of its last session, once it is over: the one that makes it whole, or the last before it was ended.
    pub fn over(&self) -> Option<NaiveDate> {
        self.whole().or_else(|| self.ended.and(self.held.last().copied()))
    }

    /// Whether that judgement of it asks for a review.
    pub fn asks_review(&self, judgement: &Judgement) -> bool {
        judgement.is_little() && (!self.with_concerns || judgement.still_concerned)
    }
}

/// What was judged and reviewed after a programme, and what went ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoingAhead<'a> {
    /// The day of the programme's last session.
    pub over: NaiveDate,
    /// How the judgement was kept; *not applicable* of a programme that was given up and not judged.
    pub judging: Verdict,
    /// How the review was kept, where one is asked for.
    pub reviewing: Option<Verdict>,
    /// The first day on which more went ahead that it should not have; else the first on which any did.
    pub ahead: Option<NaiveDate>,
    /// The judgement that stood when more went ahead against it; else the one that stands.
    pub judged: Option<&'a Judgement>,
    /// The review that stood then.
    pub reviewed: Option<&'a Review>,
    /// The judgement that stands by now: one that came too late is this alone.
    pub stands: Option<&'a Judgement>,
    /// Where the judgement was skipped, and that is why there is none.
    pub judging_skipped: Option<(RecordId, NaiveDate)>,
    /// Where the review was skipped, and that is why it is not met.
    pub review_skipped: Option<(RecordId, NaiveDate)>,
}

impl GoingAhead<'_> {
    /// Both in one.
    pub fn verdict(&self) -> Verdict {
        match self.judging {
            Verdict::Met => self.reviewing.unwrap_or(Verdict::NotApplicable),
            judging => judging,
        }
    }
}

/// What stood at some moment.
#[derive(Clone, Copy)]
struct Stood<'a> {
    judgement: Option<&'a Judgement>,
    review: Option<&'a Review>,
}

/// Judges one programme of a family. `others` are the days on which its other programmes began. `None` while it is not
/// over, or where no session of it was held.
pub fn going_ahead<'a>(
    of: &Delivered<'_>,
    others: impl Iterator<Item = NaiveDate>,
    entries: &'a [Entered],
    today: NaiveDate,
) -> Option<GoingAhead<'a>> {
    let over = of.over().filter(|over| *over <= today)?;
    // What follows a new referral is another story.
    let until = anew::until(entries, *of.held.first()?, today);
    let counts = |day: NaiveDate| day <= today && until.is_none_or(|until| day < until);
    let is_ahead = |day: &NaiveDate| counts(*day) && *day > over;
    // A session beyond on the day of the last goes ahead too: nothing can have come between.
    let mut ahead: Vec<NaiveDate> =
        of.beyond().filter(|day| counts(*day)).chain(others.filter(is_ahead)).collect();
    ahead.sort_unstable();
    let now = stood(of, over, entries, today, counts);
    // The same day is not before.
    let before = |day: NaiveDate| stood(of, over, entries, today, move |on| counts(on) && on < day);
    let given_up = of.given_up().is_some();
    let may = |at: &Stood| match (at.judgement, at.review) {
        (None, _) => given_up,
        (Some(judgement), review) => {
            !of.asks_review(judgement) || review.is_some_and(|it| it.conclusion == Some(Conclusion::Further))
        }
    };
    let against = ahead.iter().map(|day| (*day, before(*day))).find(|(_, at)| !may(at));
    let at = against.map_or(now, |(_, at)| at);
    let judging_skipped = skipped(entries, PathwayStep::Judge, Some(over), today)
        .filter(|_| at.judgement.is_none() && !given_up);
    let judging = match at.judgement {
        Some(_) => Verdict::Met,
        None if given_up => Verdict::NotApplicable,
        None if against.is_some() || judging_skipped.is_some() => Verdict::NotMet,
        None => Verdict::NotYet,
    };
    let skipped = skipped(entries, PathwayStep::Review, Some(over), today);
    let reviewing = at.judgement.filter(|judgement| of.asks_review(judgement)).map(|_| match at.review {
        _ if against.is_some() => Verdict::NotMet,
        Some(_) => Verdict::Met,
        None if skipped.is_some() => Verdict::NotMet,
        None => Verdict::NotYet,
    });
    Some(GoingAhead {
        over,
        judging,
        reviewing,
        ahead: against.map(|(day, _)| day).or(ahead.first().copied()),
        judged: at.judgement,
        reviewed: at.review,
        stands: now.judgement,
        judging_skipped,
        review_skipped: skipped.filter(|_| reviewing == Some(Verdict::NotMet)),
    })
}

/// The last judgement and the last multi-agency review since the programme was over, of those that count. Of two of one day
/// the one that asks for more stands.
fn stood<'a>(
    of: &Delivered<'_>,
    over: NaiveDate,
    entries: &'a [Entered],
    today: NaiveDate,
    counts: impl Fn(NaiveDate) -> bool,
) -> Stood<'a> {
    let counts = |on: NaiveDate| on >= over && counts(on);
    let judgements = entries.iter().filter_map(|entered| match &entered.entry {
        Entry::Judgement(body) if body.programme == of.programme && counts(body.on) => Some(body),
        _ => None,
    });
    let reviews = entries.iter().filter_map(|entered| match &entered.entry {
        Entry::Review(body) if body.counts(today).is_some() && counts(body.on) => Some(body),
        _ => None,
    });
    Stood {
        judgement: judgements.max_by_key(|body| (body.on, of.asks_review(body))),
        review: stands(reviews),
    }
}

/// Of multi-agency reviews that were held, the one that stands: the last, and of two of one day the one that found no further
/// intervention appropriate.
pub fn stands<'a>(reviews: impl Iterator<Item = &'a Review>) -> Option<&'a Review> {
    reviews.max_by_key(|body| (body.on, body.conclusion == Some(Conclusion::NotFurther)))
}
