//! The words for clips: headings and tags, read from `resources/vocabulary/*.toml`, which a service may edit.
//! Knows what parents may see of a tag; knows no clip, film or window.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::resource::{DefinitionError, Places, Resource, filled, listed};
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::sections::GuidanceHeading;

/// The programme it is made for.
const ITS_PROGRAMME: &str = "video-feedback";
const NG26_FILE: &str = "resources/vocabulary/ng26.toml";
const NG26: &str = include_str!("../../resources/vocabulary/ng26.toml");

/// Headings and tags, in the file's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// Short name, such as `ng26`.
    #[serde(deserialize_with = "filled")]
    pub id: String,
    /// Name for people.
    #[serde(deserialize_with = "filled")]
    pub title: String,
    headings: Vec<Heading>,
    tags: Vec<Tag>,
}

/// A group of tags, and a lane of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// Id that tags refer to; the programme's headings have the same ids.
    #[serde(deserialize_with = "filled")]
    pub id: String,
    /// Name for people.
    #[serde(deserialize_with = "filled")]
    pub label: String,
    /// The same where there is little room, as on a lane; without it, the name up to its first comma.
    #[serde(default)]
    pub short: Option<String>,
    /// What parents may see of its tags.
    pub parents: ParentUse,
    /// A clip with such a tag points to an earlier clip of the same family.
    #[serde(default)]
    pub needs_earlier_clip: bool,
}

/// What parents may see of a heading's tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParentUse {
    /// May be shown as something done well.
    Praise,
    /// May set the scene, and is never shown as praise.
    Context,
    /// For staff: never in the parent view, nor in a default export.
    Never,
}

/// Whose behaviour a tag describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The parent or carer.
    Parent,
    /// The child.
    Child,
}

/// One word for a clip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// Code, such as `S4`: unique whatever its case.
    #[serde(deserialize_with = "filled")]
    pub code: String,
    /// Id of its heading.
    #[serde(deserialize_with = "filled")]
    pub heading: String,
    /// The words, for parents to read unless the heading is for staff.
    #[serde(deserialize_with = "filled")]
    pub label: String,
    /// Codes of the programme's aims it serves.
    #[serde(default)]
    pub aims: Vec<String>,
    /// It serves no aim by itself: the worker names the one that this clip serves.
    #[serde(default)]
    pub aim_by_worker: bool,
    /// Whose behaviour it describes, where it describes behaviour.
    pub who: Option<Who>,
    /// Whether the whole clip, not only this tag's words, stays out of the parent view.
    #[serde(default)]
    pub keeps_clip_back: KeepsBack,
}

/// Whether a tag keeps the whole clip out of the parent view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeepsBack {
    /// It does not.
    #[default]
    No,
    /// Unless the worker chooses the clip with a reason.
    UnlessChosen,
    /// Whoever chooses it.
    Always,
}

/// No tag has that code: choose one of those listed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no tag \"{code}\"; there are {}", listed(known.iter().map(String::as_str)))]
pub struct UnknownTag {
    /// The code asked for.
    pub code: String,
    /// Every code of the vocabulary.
    pub known: Vec<String>,
}

impl Heading {
    /// Its name where there is little room.
    pub fn short(&self) -> &str {
        let name = self.short.as_deref().filter(|short| !short.trim().is_empty()).unwrap_or(&self.label);
        name.split(',').next().unwrap_or(name).trim()
    }
}

impl Vocabulary {
    /// Reads a vocabulary file for clips of `programme`, whose aims and headings it must know. `file_name` is only
    /// for the complaint.
    pub fn from_toml(
        text: &str,
        file_name: &str,
        programme: &ProgrammeDefinition,
    ) -> Result<Self, DefinitionError> {
        let resource = Resource { text, file_name };
        let read: Self = resource.read()?;
        read.check(programme, &resource.places())?;
        Ok(read)
    }

    fn check(&self, programme: &ProgrammeDefinition, places: &Places<'_>) -> Result<(), DefinitionError> {
        places.distinct("headings", "heading", self.headings.iter().map(|heading| heading.id.as_str()))?;
        let missing = |asked: &&GuidanceHeading| find(&self.headings, &asked.id).is_none();
        if let Some(missing) = programme.headings.iter().find(missing) {
            let reason = format!("the programme's heading \"{}\" is missing", missing.id);
            return Err(places.fault(0, reason));
        }
        for (number, tag) in self.tags.iter().enumerate() {
            check_tag(tag, &self.headings, programme)
                .map_err(|reason| places.fault(places.entry("tags", number), reason))?;
        }
        places.distinct("tags", "tag", self.tags.iter().map(|tag| tag.code.as_str()))
    }

    /// The vocabulary that ships with Attune, for the video feedback programme. A test reads it, so an error here
    /// is a damaged program.
    pub fn ng26(programme: &ProgrammeDefinition) -> Result<Self, DefinitionError> {
        Self::from_toml(NG26, NG26_FILE, programme)
    }

    /// The vocabulary that ships with Attune.
    pub fn shipped() -> Result<Self, DefinitionError> {
        let programme = ProgrammeDefinition::with_id(ITS_PROGRAMME)?;
        let missing =
            || Resource { text: NG26, file_name: NG26_FILE }.fault(0, "its programme does not ship");
        Self::ng26(&programme.ok_or_else(missing)?)
    }

    /// That a programme which watches film asks for nothing these words cannot say: its headings are there, and each of
    /// its aims is served by a tag. `file_name` is only for the complaint.
    pub fn fits(&self, programme: &ProgrammeDefinition, file_name: &str) -> Result<(), DefinitionError> {
        if programme.watching.is_none() {
            return Ok(());
        }
        let fault = |reason: String| Resource { text: "", file_name }.fault(0, reason);
        for heading in &programme.headings {
            if find(&self.headings, &heading.id).is_none() {
                let known = listed(self.headings.iter().map(|heading| heading.id.as_str()));
                let id = &heading.id;
                return Err(fault(format!("no tag stands under the heading \"{id}\"; there are {known}")));
            }
        }
        let served = |code: &str| self.tags.iter().any(|tag| self.serves(&[&tag.code], &[], code));
        match programme.aims.iter().find(|aim| !served(&aim.code)) {
            Some(aim) => Err(fault(format!("no tag serves the aim \"{}\"", aim.code))),
            None => Ok(()),
        }
    }

    /// Headings in the order of the file.
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// Tags in the order of the file.
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// The tags of one heading, in the order of the file.
    pub fn tags_of<'a>(&'a self, heading: &'a str) -> impl Iterator<Item = &'a Tag> {
        self.tags.iter().filter(move |tag| tag.heading == heading)
    }

    /// The tag with that code, in upper or lower case.
    pub fn tag(&self, code: &str) -> Result<&Tag, UnknownTag> {
        let code = code.trim();
        self.tags.iter().find(|tag| tag.code.eq_ignore_ascii_case(code)).ok_or_else(|| UnknownTag {
            code: code.to_owned(),
            known: self.tags.iter().map(|tag| tag.code.clone()).collect(),
        })
    }

    /// The codes as the vocabulary writes them, each once, in the order given: what a clip stores.
    pub fn codes<T: AsRef<str>>(&self, codes: &[T]) -> Result<Vec<String>, UnknownTag> {
        let mut found: Vec<String> = Vec::with_capacity(codes.len());
        for code in codes {
            let tag = self.tag(code.as_ref())?;
            if !found.contains(&tag.code) {
                found.push(tag.code.clone());
            }
        }
        Ok(found)
    }

    /// The heading a tag stands under.
    pub fn heading_of(&self, tag: &Tag) -> Option<&Heading> {
        find(&self.headings, &tag.heading)
    }

    /// Whether one of these tags stands under that heading and parents may see its words. A code the vocabulary does
    /// not know stands under none.
    pub fn shows<T: AsRef<str>>(&self, codes: &[T], heading: &str) -> bool {
        let visible = find(&self.headings, heading).is_some_and(|found| found.parents != ParentUse::Never);
        visible && codes.iter().any(|code| self.tag(code.as_ref()).is_ok_and(|tag| tag.heading == heading))
    }

    /// The headings whose clips point to an earlier clip.
    pub fn changes(&self) -> impl Iterator<Item = &Heading> {
        self.headings.iter().filter(|heading| heading.needs_earlier_clip)
    }

    /// Whether one of these tags highlights what that heading is about. Context sets the scene and a tag for staff is no
    /// praise, whatever heading they stand under: neither highlights anything, nor does a code the vocabulary does not know.
    pub fn highlights<T: AsRef<str>>(&self, codes: &[T], heading: &str) -> bool {
        self.praise(codes).any(|tag| tag.heading == heading)
    }

    /// As [`Self::highlights`], in the behaviour of one side.
    pub fn highlights_of<T: AsRef<str>>(&self, codes: &[T], heading: &str, who: Who) -> bool {
        self.praise(codes).any(|tag| tag.heading == heading && tag.who == Some(who))
    }

    /// Whether a clip with these tags serves an aim: by a tag that does, or because the worker named it and a tag leaves that
    /// to the worker. Only praise serves one.
    pub fn serves<T: AsRef<str>>(&self, codes: &[T], named: &[String], aim: &str) -> bool {
        let is_named = named.iter().any(|code| code == aim);
        self.praise(codes)
            .any(|tag| (is_named && tag.aim_by_worker) || tag.aims.iter().any(|code| code == aim))
    }

    /// Whether one of these tags leaves it to the worker to name the aim.
    pub fn leaves_aim_to_worker<T: AsRef<str>>(&self, codes: &[T]) -> bool {
        self.praise(codes).any(|tag| tag.aim_by_worker)
    }

    /// Those of these tags that parents may be shown as something done well.
    fn praise<'a, T: AsRef<str>>(&'a self, codes: &'a [T]) -> impl Iterator<Item = &'a Tag> {
        let known = codes.iter().filter_map(|code| self.tag(code.as_ref()).ok());
        known.filter(|tag| self.heading_of(tag).is_some_and(|heading| heading.parents == ParentUse::Praise))
    }

    /// Whether a tag keeps its clip back. A code the vocabulary does not know (it was edited since) always does: nobody can
    /// say any more what it meant.
    pub fn keeps_back(&self, code: &str) -> KeepsBack {
        self.tag(code).map_or(KeepsBack::Always, |tag| tag.keeps_clip_back)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.label)
    }
}

fn find<'a>(headings: &'a [Heading], id: &str) -> Option<&'a Heading> {
    headings.iter().find(|heading| heading.id == id)
}

fn check_tag(tag: &Tag, headings: &[Heading], programme: &ProgrammeDefinition) -> Result<(), String> {
    let code = &tag.code;
    if code.chars().any(|letter| letter.is_whitespace() || letter.is_control() || letter == ',') {
        return Err(format!("the code \"{code}\" must be one word"));
    }
    if find(headings, &tag.heading).is_none() {
        let known = listed(headings.iter().map(|heading| heading.id.as_str()));
        return Err(format!("{code} names no heading of this file: \"{}\"; there are {known}", tag.heading));
    }
    if tag.aim_by_worker && !tag.aims.is_empty() {
        return Err(format!(
            "{code} serves {}, and leaves the aim to the worker: one must go",
            listed(tag.aims.iter().map(String::as_str))
        ));
    }
    let unknown = tag.aims.iter().find(|aim| !programme.aims.iter().any(|known| known.code == **aim));
    match unknown {
        Some(aim) => {
            let known = listed(programme.aims.iter().map(|aim| aim.code.as_str()));
            Err(format!("{code} names no aim of the programme: \"{aim}\"; there are {known}"))
        }
        None => Ok(()),
    }
}
