//! Follows keys of sentences and the values given to them through the source, as far as that needs no types: through
//! constants, branches, tables, closures and functions that take a key or give a message. Knows no sentence itself.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use syn::visit::{self, Visit};
use syn::{Expr, Pat};

use crate::source::{File, is_only_for_tests};

/// How far calls are followed into each other.
const DEEPEST: usize = 8;

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
const WRAPS: &[&str] =
    &["Some", "Ok", "Err", "Message::new", "Message::from", "Arg::from", "Box::new", "once", "iter::once"];

/// A text that may stand here, and the names of values given to it once it is a message.
type Said = (String, BTreeSet<String>);

/// What an expression may give.
#[derive(Clone, Default)]
struct Value {
    said: BTreeSet<Said>,
    /// Of a tuple or an array.
    parts: Vec<Value>,
    closures: Vec<Closure>,
}

type Scope = HashMap<String, Value>;
/// A file and a function of it.
type Place = (&'static str, String);
type Closure = Rc<(&'static syn::ExprClosure, Scope)>;

impl Value {
    /// Either of the two: part by part where both are alike, else whatever stands in either.
    fn or(self, other: Value) -> Value {
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

    fn is_nothing(&self) -> bool {
        self.said.is_empty() && self.parts.is_empty() && self.closures.is_empty()
    }

    /// Whatever stands in it, without its parts.
    fn flat(self) -> Value {
        let mut said = self.said;
        for part in self.parts {
            said.extend(part.flat().said);
        }
        Value { said, parts: Vec::new(), closures: self.closures }
    }

    fn part(&self, at: usize) -> Value {
        self.parts.get(at).cloned().unwrap_or_default()
    }
}

/// A function of the source.
struct Function {
    file: &'static str,
    signature: &'static syn::Signature,
    block: &'static syn::Block,
}

/// What is wrong in the source, and where the names given could not be held against a key.
pub fn read(
    files: &'static [File],
    asked: &BTreeMap<&str, BTreeSet<&str>>,
) -> (BTreeSet<String>, BTreeSet<String>) {
    let mut collect = Collect::default();
    for file in files {
        collect.file = &file.path;
        file.items.iter().for_each(|item| collect.visit_item(item));
    }
    let mut reader = Reader {
        asked,
        functions: &collect.functions,
        constants: &collect.constants,
        place: ("", String::new()),
        scope: Scope::new(),
        returned: Value::default(),
        depth: 0,
        followed: BTreeSet::new(),
        wrong: BTreeSet::new(),
        undecided: BTreeSet::new(),
        alone: BTreeSet::new(),
    };
    let mut given = Vec::new();
    for function in collect.functions.values().flatten() {
        reader.place = (function.file, function.signature.ident.to_string());
        given.push((reader.place.clone(), reader.call(function, None)));
    }
    for (place, value) in given {
        // What a function gives is judged where it is called, if any call was followed.
        if !reader.followed.contains(&place) {
            reader.place = place;
            reader.judge(value);
        }
    }
    reader.undecided.extend(reader.alone.difference(&reader.followed).cloned());
    let undecided = reader.undecided.into_iter().map(|(file, function)| format!("src/{file}, {function}"));
    (reader.wrong, undecided.collect())
}

/// Finds functions and constants by name.
#[derive(Default)]
struct Collect {
    file: &'static str,
    functions: BTreeMap<(String, bool), Vec<Function>>,
    constants: BTreeMap<String, Vec<(&'static str, &'static Expr)>>,
}

impl Collect {
    fn function(&mut self, signature: &'static syn::Signature, block: &'static syn::Block) {
        let function = Function { file: self.file, signature, block };
        let name = (signature.ident.to_string(), signature.receiver().is_some());
        self.functions.entry(name).or_default().push(function);
    }
}

impl Visit<'static> for Collect {
    fn visit_item_mod(&mut self, module: &'static syn::ItemMod) {
        if !is_only_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, item: &'static syn::ItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'static syn::ImplItemFn) {
        if !is_only_for_tests(&item.attrs) {
            self.function(&item.sig, &item.block);
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_item_const(&mut self, item: &'static syn::ItemConst) {
        self.constants.entry(item.ident.to_string()).or_default().push((self.file, &item.expr));
    }

    fn visit_impl_item_const(&mut self, item: &'static syn::ImplItemConst) {
        self.constants.entry(item.ident.to_string()).or_default().push((self.file, &item.expr));
    }
}

struct Reader<'a> {
    asked: &'a BTreeMap<&'a str, BTreeSet<&'a str>>,
    functions: &'a BTreeMap<(String, bool), Vec<Function>>,
    constants: &'a BTreeMap<String, Vec<(&'static str, &'static Expr)>>,
    /// The file and the function that is read.
    place: Place,
    scope: Scope,
    returned: Value,
    depth: usize,
    followed: BTreeSet<Place>,
    wrong: BTreeSet<String>,
    undecided: BTreeSet<Place>,
    alone: BTreeSet<Place>,
}

impl Reader<'_> {
    /// Holds what arrives at a place that is followed no further against what each sentence asks for.
    fn judge(&mut self, value: Value) {
        for closure in &value.closures {
            let given = self.apply(closure, &[]);
            self.judge(given);
        }
        for (key, names) in value.flat().said {
            let (file, function) = &self.place;
            let Some(asked) = self.asked.get(key.as_str()) else {
                if !names.is_empty() {
                    self.wrong.insert(format!("src/{file}, {function}: there is no sentence {key}"));
                }
                continue;
            };
            let missing: Vec<_> = asked.iter().filter(|name| !names.contains(**name)).collect();
            let unused: Vec<_> = names.iter().filter(|name| !asked.contains(name.as_str())).collect();
            if !missing.is_empty() || !unused.is_empty() {
                self.wrong.insert(format!(
                    "src/{file}, {function}: {key} lacks {missing:?}, and makes no use of {unused:?}"
                ));
            }
        }
    }

    fn seen(&mut self, expression: &'static Expr) {
        let value = self.value(expression);
        self.judge(value);
    }

    fn value(&mut self, expression: &'static Expr) -> Value {
        match expression {
            Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => {
                Value { said: BTreeSet::from([(text.value(), BTreeSet::new())]), ..Value::default() }
            }
            Expr::Path(path) => self.named(&path.path),
            Expr::Paren(inner) => self.value(&inner.expr),
            Expr::Group(inner) => self.value(&inner.expr),
            Expr::Reference(inner) => self.value(&inner.expr),
            Expr::Unary(inner) => self.value(&inner.expr),
            Expr::Try(inner) => self.value(&inner.expr),
            Expr::Cast(inner) => self.value(&inner.expr),
            Expr::Tuple(tuple) => self.parts(&tuple.elems),
            Expr::Array(array) => self.parts(&array.elems),
            Expr::Field(field) => self.field(field),
            Expr::Block(block) => self.block(&block.block),
            Expr::If(branch) => {
                self.condition(&branch.cond);
                let then = self.block(&branch.then_branch);
                match &branch.else_branch {
                    Some((_, other)) => then.or(self.value(other)),
                    None => then,
                }
            }
            Expr::Match(choice) => self.choice(choice),
            Expr::Closure(closure) => {
                Value { closures: vec![Rc::new((closure, self.scope.clone()))], ..Value::default() }
            }
            Expr::Call(call) => self.called(call),
            Expr::MethodCall(call) => self.method(call),
            Expr::Macro(call) => self.expanded(&call.mac),
            Expr::Return(back) => {
                if let Some(inner) = &back.expr {
                    let value = self.value(inner);
                    self.returned = std::mem::take(&mut self.returned).or(value);
                }
                Value::default()
            }
            Expr::Assign(assign) => {
                let value = self.value(&assign.right);
                if let Expr::Path(path) = &*assign.left
                    && let Some(name) = path.path.get_ident()
                {
                    let before = self.scope.remove(&name.to_string()).unwrap_or_default();
                    self.scope.insert(name.to_string(), before.or(value));
                } else {
                    self.judge(value);
                }
                Value::default()
            }
            Expr::ForLoop(each) => {
                let rows = self.value(&each.expr);
                let rows = if rows.parts.is_empty() { vec![rows] } else { rows.parts };
                for row in rows {
                    self.bind(&each.pat, row);
                    let value = self.block(&each.body);
                    self.judge(value);
                }
                Value::default()
            }
            Expr::Binary(both) => {
                // A comparison with a key says nothing.
                for side in [&both.left, &both.right] {
                    if !matches!(**side, Expr::Lit(_) | Expr::Path(_)) {
                        self.seen(side);
                    }
                }
                Value::default()
            }
            other => {
                visit::visit_expr(&mut Children(self), other);
                Value::default()
            }
        }
    }

    fn parts<'e>(&mut self, elements: impl IntoIterator<Item = &'static Expr>) -> Value {
        Value { parts: elements.into_iter().map(|element| self.value(element)).collect(), ..Value::default() }
    }

    fn field(&mut self, field: &'static syn::ExprField) -> Value {
        let whole = self.value(&field.base);
        match &field.member {
            syn::Member::Unnamed(index) => whole.part(index.index as usize),
            syn::Member::Named(_) => {
                self.judge(whole);
                Value::default()
            }
        }
    }

    fn condition(&mut self, condition: &'static Expr) {
        match condition {
            Expr::Let(fits) => {
                let value = self.value(&fits.expr);
                self.bind(&fits.pat, value);
            }
            Expr::Binary(both) => {
                self.condition(&both.left);
                self.condition(&both.right);
            }
            other => {
                let value = self.value(other);
                if !matches!(other, Expr::Lit(_)) {
                    self.judge(value);
                }
            }
        }
    }

    fn choice(&mut self, choice: &'static syn::ExprMatch) -> Value {
        let scrutinee = self.value(&choice.expr);
        let mut all = Value::default();
        for arm in &choice.arms {
            let outside = self.scope.clone();
            self.bind(&arm.pat, scrutinee.clone());
            if let Some((_, guard)) = &arm.guard {
                self.condition(guard);
            }
            let value = self.value(&arm.body);
            all = all.or(value);
            self.leave(outside);
        }
        all
    }

    fn block(&mut self, block: &'static syn::Block) -> Value {
        let outside = self.scope.clone();
        let mut last = Value::default();
        for statement in &block.stmts {
            let before = std::mem::take(&mut last);
            self.judge(before);
            match statement {
                syn::Stmt::Local(local) => {
                    if let Some(init) = &local.init {
                        let value = self.value(&init.expr);
                        if let Some((_, other)) = &init.diverge {
                            self.seen(other);
                        }
                        self.bind(&local.pat, value);
                    }
                }
                syn::Stmt::Expr(expression, end) => {
                    let value = self.value(expression);
                    if end.is_some() { self.judge(value) } else { last = value }
                }
                syn::Stmt::Macro(call) => {
                    let value = self.expanded(&call.mac);
                    if call.semi_token.is_some() { self.judge(value) } else { last = value }
                }
                syn::Stmt::Item(_) => {}
            }
        }
        self.leave(outside);
        last
    }

    /// Back to the names from outside, as they have been assigned to since.
    fn leave(&mut self, outside: Scope) {
        let inside = std::mem::replace(&mut self.scope, outside);
        for (name, value) in &mut self.scope {
            if value.closures.is_empty() && value.parts.is_empty() {
                if let Some(now) = inside.get(name).filter(|now| now.said.is_superset(&value.said)) {
                    *value = now.clone();
                }
            }
        }
    }

    fn bind(&mut self, pattern: &'static Pat, value: Value) {
        match pattern {
            Pat::Ident(name) => {
                self.scope.insert(name.ident.to_string(), value);
            }
            Pat::Tuple(tuple) => self.bind_parts(&tuple.elems, &value),
            Pat::Slice(slice) => self.bind_parts(&slice.elems, &value),
            Pat::TupleStruct(tuple) if tuple.elems.len() == 1 => self.bind(&tuple.elems[0], value),
            Pat::TupleStruct(tuple) => self.bind_parts(&tuple.elems, &Value::default()),
            Pat::Struct(fields) => {
                fields.fields.iter().for_each(|field| self.bind(&field.pat, Value::default()));
            }
            Pat::Reference(inner) => self.bind(&inner.pat, value),
            Pat::Paren(inner) => self.bind(&inner.pat, value),
            Pat::Type(typed) => self.bind(&typed.pat, value),
            Pat::Or(any) => any.cases.iter().for_each(|case| self.bind(case, value.clone())),
            _ => {}
        }
    }

    fn bind_parts(&mut self, patterns: impl IntoIterator<Item = &'static Pat>, value: &Value) {
        for (at, pattern) in patterns.into_iter().enumerate() {
            self.bind(pattern, value.part(at));
        }
    }

    fn named(&mut self, path: &'static syn::Path) -> Value {
        let name = path.segments.last().unwrap().ident.to_string();
        if path.get_ident().is_some()
            && let Some(value) = self.scope.get(&name)
        {
            return value.clone();
        }
        let Some(constant) = nearest(self.place.0, self.constants.get(&name), |(file, _)| file) else {
            return Value::default();
        };
        if self.depth > DEEPEST {
            return Value::default();
        }
        self.depth += 1;
        let value = self.value(constant.1);
        self.depth -= 1;
        value
    }

    fn called(&mut self, call: &'static syn::ExprCall) -> Value {
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
        self.follow(&name, false, given)
    }

    fn method(&mut self, call: &'static syn::ExprMethodCall) -> Value {
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
        self.follow(&name, true, all)
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

    fn apply(&mut self, closure: &Closure, given: &[Value]) -> Value {
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
    fn follow(&mut self, name: &str, is_method: bool, given: Vec<Value>) -> Value {
        let functions = self.functions;
        let function =
            nearest(self.place.0, functions.get(&(name.to_owned(), is_method)), |function| &function.file);
        match function.filter(|function| passes_on(function) && self.depth < DEEPEST) {
            Some(function) => {
                self.followed.insert((function.file, name.to_owned()));
                self.call(function, Some(given))
            }
            None => {
                given.into_iter().for_each(|value| self.judge(value));
                Value::default()
            }
        }
    }

    /// Reads a function with what it is given, or as if nothing were known of that.
    fn call(&mut self, function: &Function, given: Option<Vec<Value>>) -> Value {
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

    fn expanded(&mut self, call: &'static syn::Macro) -> Value {
        let parser = syn::punctuated::Punctuated::<Expr, syn::Token![,]>::parse_terminated;
        let Ok(elements) = call.parse_body_with(parser) else { return Value::default() };
        let elements: &'static [Expr] = Box::leak(elements.into_iter().collect());
        let value = self.parts(elements);
        if call.path.is_ident("vec") {
            return value;
        }
        if !call.path.is_ident("matches") {
            self.judge(value);
        }
        Value::default()
    }
}

/// Judges every expression right below one that is not followed itself.
struct Children<'r, 'a>(&'r mut Reader<'a>);

impl Visit<'static> for Children<'_, '_> {
    fn visit_expr(&mut self, expression: &'static Expr) {
        self.0.seen(expression);
    }
}

/// Whether keys or messages go into a function or come out of it.
fn passes_on(function: &Function) -> bool {
    let mut texts = Texts(false);
    texts.visit_signature(function.signature);
    texts.0
}

struct Texts(bool);

impl Visit<'_> for Texts {
    fn visit_type_reference(&mut self, reference: &syn::TypeReference) {
        self.0 |= reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static");
        visit::visit_type_reference(self, reference);
    }

    fn visit_path_segment(&mut self, segment: &syn::PathSegment) {
        self.0 |= segment.ident == "Message";
        visit::visit_path_segment(self, segment);
    }
}

/// The one of this name in this file, or else the only one there is.
fn nearest<'a, T>(
    file: &str,
    of_name: Option<&'a Vec<T>>,
    of: impl Fn(&T) -> &&'static str,
) -> Option<&'a T> {
    let of_name = of_name?;
    let mut here = of_name.iter().filter(|each| *of(each) == file);
    match (here.next(), here.next(), of_name.as_slice()) {
        (Some(one), None, _) => Some(one),
        (None, None, [one]) => Some(one),
        _ => None,
    }
}
