//! EBML, the grammar under Matroska: ids, sizes, and elements as bytes. Knows no film.

/// Ids of the elements that are looked at or stepped over, with their length markers (RFC 9559).
pub(super) mod id {
    pub const EBML: u32 = 0x1A45_DFA3;
    pub const SEGMENT: u32 = 0x1853_8067;
    pub const SEEK_HEAD: u32 = 0x114D_9B74;
    pub const SEEK: u32 = 0x4DBB;
    pub const SEEK_ID: u32 = 0x53AB;
    pub const SEEK_POSITION: u32 = 0x53AC;
    pub const INFO: u32 = 0x1549_A966;
    pub const TIMESTAMP_SCALE: u32 = 0x002A_D7B1;
    pub const DURATION: u32 = 0x4489;
    pub const MUXING_APP: u32 = 0x4D80;
    pub const WRITING_APP: u32 = 0x5741;
    pub const TRACKS: u32 = 0x1654_AE6B;
    pub const TRACK_ENTRY: u32 = 0xAE;
    pub const TRACK_NUMBER: u32 = 0xD7;
    pub const TRACK_TYPE: u32 = 0x83;
    pub const CODEC_ID: u32 = 0x86;
    pub const DEFAULT_DURATION: u32 = 0x0023_E383;
    pub const TAGS: u32 = 0x1254_C367;
    pub const CHAPTERS: u32 = 0x1043_A770;
    pub const ATTACHMENTS: u32 = 0x1941_A469;
    pub const CUES: u32 = 0x1C53_BB6B;
    pub const CUE_POINT: u32 = 0xBB;
    pub const CUE_TIME: u32 = 0xB3;
    pub const CUE_TRACK_POSITIONS: u32 = 0xB7;
    pub const CUE_TRACK: u32 = 0xF7;
    pub const CUE_CLUSTER_POSITION: u32 = 0xF1;
    pub const CLUSTER: u32 = 0x1F43_B675;
    pub const TIMESTAMP: u32 = 0xE7;
    pub const POSITION: u32 = 0xA7;
    pub const PREV_SIZE: u32 = 0xAB;
    pub const SILENT_TRACKS: u32 = 0x5854;
    pub const SIMPLE_BLOCK: u32 = 0xA3;
    pub const BLOCK_GROUP: u32 = 0xA0;
    pub const BLOCK: u32 = 0xA1;
    pub const BLOCK_DURATION: u32 = 0x9B;
    pub const REFERENCE_BLOCK: u32 = 0xFB;
    pub const BLOCK_ADDITIONS: u32 = 0x75A1;
    pub const DISCARD_PADDING: u32 = 0x75A2;
    pub const CODEC_STATE: u32 = 0xA4;
    pub const REFERENCE_PRIORITY: u32 = 0xFA;
    pub const VOID: u32 = 0xEC;
    pub const CRC_32: u32 = 0xBF;
    pub const EBML_VERSION: u32 = 0x4286;
    pub const EBML_READ_VERSION: u32 = 0x42F7;
    pub const EBML_MAX_ID_LENGTH: u32 = 0x42F2;
    pub const EBML_MAX_SIZE_LENGTH: u32 = 0x42F3;
    pub const DOC_TYPE: u32 = 0x4282;
    pub const DOC_TYPE_VERSION: u32 = 0x4287;
    pub const DOC_TYPE_READ_VERSION: u32 = 0x4285;
}

/// Why no value could be read from the bytes at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    /// More bytes are needed.
    Bytes,
    /// No further byte makes these into EBML.
    Sense,
}

/// The id and size that open an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub id: u32,
    /// Bytes of content; `None` where the writer did not know.
    pub size: Option<u64>,
    /// Bytes of the id and the size themselves.
    pub len: usize,
}

/// A variable-length integer with its marker bit kept, and its length in bytes.
fn vint(bytes: &[u8], longest: usize) -> Result<(u64, usize), Lack> {
    let first = *bytes.first().ok_or(Lack::Bytes)?;
    let len = first.leading_zeros() as usize + 1;
    if len > longest {
        return Err(Lack::Sense);
    }
    let all = bytes.get(..len).ok_or(Lack::Bytes)?;
    Ok((all.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)), len))
}

/// A variable-length number without its marker bit, and its length; `None` for "unknown" (all ones).
pub(super) fn number(bytes: &[u8]) -> Result<(Option<u64>, usize), Lack> {
    let (marked, len) = vint(bytes, 8)?;
    let mask = (1_u64 << (7 * len)) - 1;
    let value = marked & mask;
    Ok(((value != mask).then_some(value), len))
}

/// The head of the element that starts here.
pub(super) fn head(bytes: &[u8]) -> Result<Head, Lack> {
    let (marked, id_len) = vint(bytes, 4)?;
    let id = u32::try_from(marked).map_err(|_| Lack::Sense)?;
    let (size, size_len) = number(&bytes[id_len..])?;
    Ok(Head { id, size, len: id_len + size_len })
}

/// An unsigned integer's content; `None` where it is longer than eight bytes.
pub(super) fn unsigned(content: &[u8]) -> Option<u64> {
    (content.len() <= 8).then(|| content.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}

/// The elements side by side in `content`, as id and content; stops where it is no EBML.
pub(super) fn children(mut content: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    std::iter::from_fn(move || {
        let head = head(content).ok()?;
        let size = usize::try_from(head.size?).ok()?;
        let end = head.len.checked_add(size)?;
        let inner = content.get(head.len..end)?;
        content = &content[end..];
        Some((head.id, inner))
    })
}

/// The size of an element that ends where something begins that cannot be in it.
pub(super) const UNKNOWN_SIZE: u64 = (1 << 56) - 1;

/// An element's id and its size in eight bytes.
pub(super) fn write_head(out: &mut Vec<u8>, id: u32, size: u64) {
    let bytes = id.to_be_bytes();
    out.extend_from_slice(&bytes[id.leading_zeros() as usize / 8..]);
    out.extend_from_slice(&(size | 1 << 56).to_be_bytes());
}

/// A whole element.
pub(super) fn write(out: &mut Vec<u8>, id: u32, content: &[u8]) {
    write_head(out, id, content.len() as u64);
    out.extend_from_slice(content);
}

/// An unsigned integer, always in eight bytes, so that lengths never depend on values.
pub(super) fn write_unsigned(out: &mut Vec<u8>, id: u32, value: u64) {
    write(out, id, &value.to_be_bytes());
}
