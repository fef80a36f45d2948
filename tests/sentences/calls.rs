//! Follows keys and messages through calls: of functions and methods of the source, of closures, and of what hands a value
//! on or gives a message one.

use std::collections::BTreeSet;

use syn::Expr;

use crate::functions::{Function, nearest, passes_on};
use crate::reading::Reader;
use crate::values::{Closure, Value};

/// How far calls are followed into each other.
pub const DEEPEST: usize = 8;

/// Methods whose result is their receiver or what they are given, or made of it by the closure they are given.
const FLOWS: &[&str] = &[
    "into",
    "clone",
    "cloned",
    "copied",
    "to_owned",
    "iter",
    "into_iter",
    "as_ref",
    "as_deref",
    "then",
    "then_some",
    "map",
    "and_then",
    "map_or",
    "map_or_else",
    "unwrap_or",
    "unwrap_or_else",
    "unwrap_or_default",
    "or",
    "or_else",
    "ok_or",
    "ok_or_else",
    "filter",
    "filter_map",
    "flat_map",
    "flatten",
    "find",
    "find_map",
    "zip",
    "chain",
    "map_err",
    "ok",
    "err",
    "next",
    "into_inner",
    "collect",
];

/// Methods that take texts which are no sentences, though they may look like their keys: names of settings, words of the
/// journal, what something is compared with.
const SAYS_NOTHING: &[&str] = &["contains", "setting", "keep_setting", "audit"];

/// Functions and variants that hand on what they are given.
const WRAPS: &[&str] = &[
    "Some",
    "Ok",
    "Err",
    "Message::new",
    "Message::from",
    "Sentence::new",
    "Arg::from",
    "Value::from",
    "Box::new",
    "once",
    "iter::once",
];

impl Reader<'_> {
    pub fn called(&mut self, call: &'static syn::ExprCall) -> Value {
        let Expr::Path(path) = &*call.func else {
            self.seen(&call.func);
            call.args.iter().for_each(|argument| self.seen(argument));
            return Value::default();
        };
        let name = path.path.segments.last().unwrap().ident.to_string();
        let whole =
            path.path.segments.iter().map(|part| part.ident.to_string()).collect::<Vec<_>>().join("::");
        if WRAPS.iter().any(|wrap| whole == *wrap || whole.ends_with(&format!("::{wrap}"))) {
            return call.args.first().map(|argument| self.value(argument)).unwrap_or_default();
        }
        let given: Vec<Value> = call.args.iter().map(|argument| self.value(argument)).collect();
        let closures = self.scope.get(&name).map(|value| value.closures.clone()).unwrap_or_default();
        if !closures.is_empty() {
            let each = closures.iter().map(|closure| self.apply(closure, &given));
            return each.fold(Value::default(), Value::or);
        }
        let module = path.path.segments.iter().rev().nth(1).map(|part| part.ident.to_string());
        self.follow(&name, module.as_deref(), false, given)
    }

    pub fn method(&mut self, call: &'static syn::ExprMethodCall) -> Value {
        let name = call.method.to_string();
        let receiver = self.value(&call.receiver);
        if name == "with" && call.args.len() == 2 {
            self.seen(&call.args[1]);
            let names = self.value(&call.args[0]);
            return self.with(receiver, &names);
        }
        let given: Vec<Value> = call.args.iter().map(|argument| self.value(argument)).collect();
        if FLOWS.contains(&name.as_str()) {
            return self.flows(receiver, given);
        }
        self.judge(receiver.clone());
        if SAYS_NOTHING.contains(&name.as_str()) {
            return Value::default();
        }
        let mut all = vec![Value::default()];
        all.extend(given);
        self.follow(&name, None, true, all)
    }

    fn with(&mut self, receiver: Value, names: &Value) -> Value {
        let receiver = receiver.flat();
        if receiver.said.is_empty() || names.said.is_empty() {
            // A function read by itself is judged where it is called.
            let undecided = if self.depth == 1 { &mut self.alone } else { &mut self.undecided };
            undecided.insert(self.place.clone());
            return receiver;
        }
        let mut said = BTreeSet::new();
        for (key, before) in receiver.said {
            for (name, _) in &names.said {
                let mut all = before.clone();
                all.insert(name.clone());
                said.insert((key.clone(), all));
            }
        }
        Value { said, ..Value::default() }
    }

    /// What comes of a value by a method that hands it on, through the closures it is given.
    fn flows(&mut self, receiver: Value, given: Vec<Value>) -> Value {
        let rows = if receiver.parts.is_empty() { vec![receiver.clone()] } else { receiver.parts.clone() };
        let mut made = Vec::new();
        let mut plain = Value::default();
        for argument in given {
            for closure in &argument.closures {
                for row in &rows {
                    made.push(self.apply(closure, std::slice::from_ref(row)));
                }
            }
            if argument.closures.is_empty() {
                plain = plain.or(argument);
            }
        }
        if made.is_empty() {
            return if plain.said.is_empty() && plain.parts.is_empty() {
                receiver
            } else {
                receiver.or(plain)
            };
        }
        made.into_iter().fold(plain, Value::or)
    }

    pub fn apply(&mut self, closure: &Closure, given: &[Value]) -> Value {
        if self.depth > DEEPEST {
            return Value::default();
        }
        self.depth += 1;
        let outside = std::mem::replace(&mut self.scope, closure.1.clone());
        for (at, input) in closure.0.inputs.iter().enumerate() {
            self.bind(input, given.get(at).cloned().unwrap_or_default());
        }
        let value = self.value(&closure.0.body);
        self.scope = outside;
        self.depth -= 1;
        value
    }

    /// Into a function of the source, where the name leaves no doubt which; `given` begins with the receiver, if any.
    fn follow(&mut self, name: &str, module: Option<&str>, is_method: bool, given: Vec<Value>) -> Value {
        let of_name = self.functions.get(&(name.to_owned(), is_method));
        let in_module = |function: &&Function| module.is_some_and(|module| function.is_in(module));
        let mut named = of_name.into_iter().flatten().filter(in_module);
        let function = match (named.next(), named.next()) {
            (Some(one), None) => Some(one),
            _ => nearest(self.place.0, of_name, |function| &function.file),
        };
        if let Some(function) = function.filter(|function| passes_on(function) && self.depth < DEEPEST) {
            let place = (function.file, name.to_owned());
            // A function that calls itself is judged by itself.
            if place != self.place {
                self.followed.insert(place);
            }
            return self.call(function, Some(given));
        }
        for value in given {
            self.judge(value);
        }
        Value::default()
    }

    /// Reads a function with what it is given, or as if nothing were known of that.
    pub fn call(&mut self, function: &Function, given: Option<Vec<Value>>) -> Value {
        let outside = std::mem::take(&mut self.scope);
        let returned = std::mem::take(&mut self.returned);
        let place = std::mem::replace(&mut self.place, (function.file, function.signature.ident.to_string()));
        self.depth += 1;
        let mut given = given.unwrap_or_default().into_iter();
        for input in &function.signature.inputs {
            let value = given.next().unwrap_or_default();
            if let syn::FnArg::Typed(typed) = input {
                self.bind(&typed.pat, value);
            }
        }
        let value = self.block(function.block);
        let value = value.or(std::mem::replace(&mut self.returned, returned));
        self.depth -= 1;
        (self.scope, self.place) = (outside, place);
        value
    }
}
