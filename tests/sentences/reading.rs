//! Follows keys of sentences and the values given to them through the source, as far as that needs no types: through
//! constants, branches, tables, closures and functions that take a key or give a message. Knows no sentence itself.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use syn::visit::{self, Visit};
use syn::{Expr, Pat};

use crate::calls::DEEPEST;
use crate::functions::{Collect, Function, Place, nearest};
use crate::source::File;
use crate::values::{Scope, Value};

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

/// Reads one function after the other.
pub struct Reader<'a> {
    pub asked: &'a BTreeMap<&'a str, BTreeSet<&'a str>>,
    pub functions: &'a BTreeMap<(String, bool), Vec<Function>>,
    pub constants: &'a BTreeMap<String, Vec<(&'static str, &'static Expr)>>,
    /// The file and the function that is read.
    pub place: Place,
    /// What the names in it may give.
    pub scope: Scope,
    /// What it returned before its end.
    pub returned: Value,
    /// How many calls deep.
    pub depth: usize,
    /// Functions that were read with what they are given somewhere.
    pub followed: BTreeSet<Place>,
    pub wrong: BTreeSet<String>,
    /// Where a value is given to who knows which key.
    pub undecided: BTreeSet<Place>,
    /// The same in functions read by themselves.
    pub alone: BTreeSet<Place>,
}

impl Reader<'_> {
    /// Holds what arrives at a place that is followed no further against what each sentence asks for.
    pub fn judge(&mut self, value: Value) {
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

    /// Reads an expression whose value goes where it is followed no further.
    pub fn seen(&mut self, expression: &'static Expr) {
        let value = self.value(expression);
        self.judge(value);
    }

    /// What an expression may give; everything in it is read on the way.
    pub fn value(&mut self, expression: &'static Expr) -> Value {
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

    fn parts(&mut self, elements: impl IntoIterator<Item = &'static Expr>) -> Value {
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

    pub fn block(&mut self, block: &'static syn::Block) -> Value {
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
            let now = inside.get(name).filter(|now| now.said.is_superset(&value.said));
            if let Some(now) = now.filter(|_| value.closures.is_empty() && value.parts.is_empty()) {
                *value = now.clone();
            }
        }
    }

    pub fn bind(&mut self, pattern: &'static Pat, value: Value) {
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
