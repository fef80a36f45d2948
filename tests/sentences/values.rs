//! What an expression may give: texts that may be keys, with the names of the values given to them, by themselves, in
//! tuples, and by closures. Knows no syntax but that of a closure.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// A text that may stand here, and the names of values given to it once it is a message.
pub type Said = (String, BTreeSet<String>);

/// What an expression may give.
#[derive(Clone, Default)]
pub struct Value {
    pub said: BTreeSet<Said>,
    /// Of a tuple or an array.
    pub parts: Vec<Value>,
    pub closures: Vec<Closure>,
}

pub type Scope = HashMap<String, Value>;
pub type Closure = Rc<(&'static syn::ExprClosure, Scope)>;

impl Value {
    /// Either of the two: part by part where both are alike, else whatever stands in either.
    pub fn or(self, other: Value) -> Value {
        if other.is_nothing() {
            return self;
        }
        if self.is_nothing() {
            return other;
        }
        let (mut one, other) =
            if self.parts.len() == other.parts.len() { (self, other) } else { (self.flat(), other.flat()) };
        one.said.extend(other.said);
        one.parts = one.parts.into_iter().zip(other.parts).map(|(mine, others)| mine.or(others)).collect();
        one.closures.extend(other.closures);
        one
    }

    pub fn is_nothing(&self) -> bool {
        self.said.is_empty() && self.parts.is_empty() && self.closures.is_empty()
    }

    /// Whatever stands in it, without its parts.
    pub fn flat(self) -> Value {
        let mut said = self.said;
        for part in self.parts {
            said.extend(part.flat().said);
        }
        Value { said, parts: Vec::new(), closures: self.closures }
    }

    pub fn part(&self, at: usize) -> Value {
        self.parts.get(at).cloned().unwrap_or_default()
    }
}
