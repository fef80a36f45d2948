//! What a verdict rests on: values of a rule's own, with how they are told and what would put them right. Knows no rule.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::remedy::Remedy;
use super::told::Sentence;
use super::verdict::Verdict;

/// Values that a verdict can rest on; each rule has its own.
pub trait RuleEvidence: fmt::Debug + PartialEq + Serialize + Send + Sync + 'static {
    /// The values as one or more sentences, beside the verdict that rests on them.
    fn told(&self, verdict: Verdict) -> Vec<Sentence>;

    /// What would put it right, where it is at risk.
    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        None
    }
}

/// What a verdict rests on.
#[derive(Clone)]
pub struct Evidence(Arc<dyn Values>);

impl Evidence {
    /// The evidence that these values are.
    pub fn of(basis: impl RuleEvidence) -> Self {
        Self(Arc::new(basis))
    }

    /// The values, where they are of that kind.
    pub fn get<T: RuleEvidence>(&self) -> Option<&T> {
        self.0.any().downcast_ref()
    }

    /// As one or more sentences, beside the verdict that rests on it.
    pub fn told(&self, verdict: Verdict) -> Vec<Sentence> {
        self.0.say(verdict)
    }

    /// What would put it right, where it is at risk.
    pub fn remedy(&self, today: NaiveDate) -> Option<Remedy> {
        self.0.put_right(today)
    }
}

/// Values of any kind.
trait Values: fmt::Debug + Send + Sync {
    fn any(&self) -> &dyn Any;
    fn is(&self, other: &dyn Any) -> bool;
    fn written(&self) -> Result<serde_json::Value, serde_json::Error>;
    fn say(&self, verdict: Verdict) -> Vec<Sentence>;
    fn put_right(&self, today: NaiveDate) -> Option<Remedy>;
}

impl<T: RuleEvidence> Values for T {
    fn any(&self) -> &dyn Any {
        self
    }

    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref().is_some_and(|other| self == other)
    }

    fn written(&self) -> Result<serde_json::Value, serde_json::Error> {
        serde_json::to_value(self)
    }

    fn say(&self, verdict: Verdict) -> Vec<Sentence> {
        self.told(verdict)
    }

    fn put_right(&self, today: NaiveDate) -> Option<Remedy> {
        self.remedy(today)
    }
}

impl fmt::Debug for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl PartialEq for Evidence {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(other.0.any())
    }
}

impl Eq for Evidence {}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.written().map_err(serde::ser::Error::custom)?.serialize(to)
    }
}
