//! What is written down about a family of the demonstration, on the days it was. Knows no film.

use chrono::{Days, NaiveDate};

use super::visits::weekday;
use crate::base::{PersonId, Redacted, UserId};
use crate::programme::{
    AgencyKind, Area, Assessment, Contact, Contributor, ContributorKind, Decision, EndReason, Ending, Entry,
    Improvement, Judgement, KeyPerson, KeyWorker, Matters, Offer, OfferAnswer, OfferReply, Person, Placement,
    PlacementKind, Referral, ReferralReason, Review, ReviewPart, Significant,
};
use crate::words::Words;

/// Something to write: how many days ago, and what.
pub(crate) type Line = (u64, fn(&Written<'_>) -> Entry);

/// What the entries of a family are made of.
pub(crate) struct Written<'a> {
    pub words: &'a Words,
    pub today: NaiveDate,
    pub worker: UserId,
    pub people: &'a [Person],
}

impl Written<'_> {
    /// The last weekday at least so many days ago.
    pub fn day(&self, days_ago: u64) -> NaiveDate {
        weekday(self.today, days_ago)
    }

    /// A day to come.
    pub fn ahead(&self, days: u64) -> NaiveDate {
        self.today.checked_add_days(Days::new(days)).unwrap_or(self.today)
    }

    /// A sentence of the story.
    pub fn say(&self, key: &'static str) -> Redacted<String> {
        self.words.get(key).into()
    }

    /// The carers.
    pub fn carers(&self) -> Vec<PersonId> {
        self.people.iter().filter(|person| person.is_carer()).map(|person| person.id).collect()
    }

    /// That somebody sent the family.
    pub fn referral(&self, days_ago: u64, from: AgencyKind, why: ReferralReason) -> Entry {
        let words = self.say("demo-referral");
        Entry::Referral(Referral { on: self.day(days_ago), from: Some(from), why, words })
    }

    /// The whole assessment, with what is noted of each area.
    pub fn assessment(&self, (begun, finished): (u64, u64), quiet: bool) -> Entry {
        let noted = [
            (Area::Relationships, "demo-area-relationships"),
            (Area::Placement, "demo-area-placement"),
            (Area::Education, "demo-area-education"),
            (Area::Sensitivity, "demo-area-sensitivity"),
            (Area::Parents, "demo-area-parents"),
            (Area::Maltreatment, "demo-area-maltreatment"),
            (Area::Health, "demo-area-health"),
            (Area::Conditions, "demo-area-conditions"),
        ];
        let contributors = [
            (ContributorKind::Carer, "demo-contributor-carers"),
            (ContributorKind::SocialWorker, "demo-contributor-social-worker"),
            (ContributorKind::EarlyYears, "demo-contributor-nursery"),
        ];
        let children = self.people.iter().filter(|person| !person.is_carer() && !person.beside);
        Entry::Assessment(Assessment {
            on: self.day(begun),
            finished: Some(self.day(finished)),
            of: children.map(|child| child.id).collect(),
            areas: noted.into_iter().map(|(area, key)| (area, self.say(key))).collect(),
            circumstances: Vec::new(),
            quiet_signs: if quiet { self.say("demo-quiet-signs") } else { Redacted::default() },
            contributors: contributors
                .into_iter()
                .map(|(kind, key)| Contributor { kind, label: self.say(key) })
                .collect(),
            tools: Vec::new(),
        })
    }

    /// A programme that was offered to all carers, and the answer of each.
    pub fn offer(&self, programme: &str, (offered, answered): (u64, u64), reply: OfferReply) -> Entry {
        let answered = self.day(answered);
        let answers = self.carers().into_iter().map(|by| OfferAnswer { by, on: answered, reply }).collect();
        let words = match reply {
            OfferReply::Declined => self.say("demo-offer-declined"),
            OfferReply::Accepted | OfferReply::Thinking => Redacted::default(),
        };
        let (on, programme) = (self.day(offered), programme.to_owned());
        Entry::Offer(Offer { on, programme, to: self.carers(), answers, words })
    }

    /// What came of the video feedback programme.
    pub fn judgement(&self, days_ago: u64, improved: Improvement, words: &'static str) -> Entry {
        Entry::Judgement(Judgement {
            on: self.day(days_ago),
            programme: "video-feedback".to_owned(),
            sensitivity: improved,
            attachment: improved,
            still_concerned: improved == Improvement::Little,
            judged_by: self.say("demo-judged-by"),
            words: self.say(words),
        })
    }

    /// The worker of the demonstration is the key worker from that day on.
    pub fn key_worker(&self, days_ago: u64) -> Entry {
        let who = KeyPerson::Colleague(self.worker);
        let because = Redacted::default();
        Entry::KeyWorker(KeyWorker { who, from: self.day(days_ago), until: None, because })
    }

    /// An agency around the family.
    pub fn contact(&self, days_ago: u64, kind: AgencyKind, label: &'static str) -> Entry {
        let (label, reach) = (self.say(label), Redacted::default());
        Entry::Contact(Contact { kind, label, reach, on: self.day(days_ago) })
    }

    /// Somebody who matters to the child.
    pub fn person(&self, key: &'static str, days_ago: u64) -> Entry {
        let (label, means) = (self.say(key), self.say("demo-significant-means"));
        Entry::Significant(Significant {
            child: None,
            what: Matters::Person,
            label,
            means,
            on: self.day(days_ago),
        })
    }

    /// What was decided together.
    pub fn decision(&self, days_ago: u64) -> Entry {
        let took_part =
            ["demo-contributor-carers", "demo-contributor-social-worker"].map(|key| self.say(key));
        let (on, what) = (self.day(days_ago), self.say("demo-decision"));
        Entry::Decision(Decision { on, what, took_part: took_part.to_vec() })
    }

    /// A multi-agency review that is still to come.
    pub fn review_ahead(&self, in_days: u64) -> Entry {
        let part = |agency| ReviewPart { agency, who: Redacted::default() };
        let took_part =
            [AgencyKind::SocialCare, AgencyKind::Health, AgencyKind::MentalHealth].map(part).to_vec();
        let (on, notes) = (self.ahead(in_days), Redacted::default());
        Entry::Review(Review { on, took_part, conclusion: None, notes })
    }

    /// The way ended well.
    pub fn ending(&self, days_ago: u64) -> Entry {
        let (on, words) = (self.day(days_ago), Redacted::default());
        Entry::Ending(Ending { on, why: EndReason::FinishedWell, words, reopened: None })
    }

    /// Where the child lived, from that day to that one.
    pub fn placement(
        &self,
        (from, until): (u64, Option<u64>),
        kind: PlacementKind,
        ended: &'static str,
    ) -> Entry {
        Entry::Placement(Placement {
            child: None,
            from: self.day(from),
            until: until.map(|days| self.day(days)),
            kind,
            with: Redacted::default(),
            ended_because: if until.is_some() { self.say(ended) } else { Redacted::default() },
        })
    }
}
