//! Which values each sentence asks for, read out of the Fluent files: what a saying is checked against, in tests and in
//! every debug build. Knows no language and says nothing.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// The names of the values each key asks for, by key. A sentence that contains another asks for that one's as well.
pub fn variables<'t>(files: impl IntoIterator<Item = &'t str>) -> BTreeMap<&'t str, BTreeSet<&'t str>> {
    let mut read: BTreeMap<&str, Asked<'_>> = BTreeMap::new();
    for text in files {
        let (Ok(resource) | Err((resource, _))) = parser::parse(text);
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut asked = Asked::default();
                asked.pattern(message.value.iter());
                read.insert(message.id.name, asked);
            }
        }
    }
    read.keys().map(|key| (*key, whole(key, &read, &mut BTreeSet::new()))).collect()
}

/// A sentence's own values and those of the sentences in it, each once.
fn whole<'t>(
    key: &'t str,
    read: &BTreeMap<&'t str, Asked<'t>>,
    seen: &mut BTreeSet<&'t str>,
) -> BTreeSet<&'t str> {
    let Some(asked) = read.get(key).filter(|_| seen.insert(key)) else { return BTreeSet::new() };
    let mut names = asked.names.clone();
    for inner in &asked.sentences {
        names.extend(whole(inner, read, seen));
    }
    names
}

/// What one sentence asks for by itself.
#[derive(Default)]
struct Asked<'t> {
    names: BTreeSet<&'t str>,
    sentences: BTreeSet<&'t str>,
}

impl<'t> Asked<'t> {
    fn pattern<'p>(&mut self, patterns: impl Iterator<Item = &'p Pattern<&'t str>>)
    where
        't: 'p,
    {
        for element in patterns.flat_map(|pattern| &pattern.elements) {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&'t str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                self.pattern(variants.iter().map(|variant| &variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'t str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.names.insert(id.name);
            }
            InlineExpression::MessageReference { id, .. } => {
                self.sentences.insert(id.name);
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::FunctionReference { arguments, .. } => self.arguments(arguments),
            InlineExpression::TermReference { arguments, .. } => {
                if let Some(arguments) = arguments {
                    self.arguments(arguments);
                }
            }
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&'t str>) {
        arguments.positional.iter().for_each(|value| self.inline(value));
        arguments.named.iter().for_each(|named| self.inline(&named.value));
    }
}
