//! A fuzzer's bytes, read as numbers and pieces of any size. Knows nothing of what is made of them.

/// The fuzzer's bytes, read as what to do; zeros behind their end.
pub struct Script<'a>(&'a [u8]);

impl<'a> Script<'a> {
    /// Begins at the first byte.
    pub fn new(data: &'a [u8]) -> Self {
        Self(data)
    }

    /// The next bytes, as many as there are.
    pub fn take(&mut self, len: usize) -> &'a [u8] {
        let (now, later) = self.0.split_at(len.min(self.0.len()));
        self.0 = later;
        now
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or(0)
    }

    /// The next byte, which stays the next.
    pub fn byte_ahead(&self) -> u8 {
        self.0.first().copied().unwrap_or(0)
    }

    /// The next two bytes as a number.
    pub fn short(&mut self) -> u16 {
        u16::from_le_bytes([self.byte(), self.byte()])
    }

    /// A number of any size, small ones for preference.
    pub fn number(&mut self) -> u64 {
        let small = u64::from(self.short());
        match self.byte() % 4 {
            0 | 1 => small,
            2 => small << 48,
            _ => u64::MAX - small,
        }
    }

    /// A place and what to do to it; nothing where less than that is left over a last byte.
    pub fn pair(&mut self) -> Option<(u16, u8)> {
        (self.0.len() > 3).then(|| (self.short(), self.byte()))
    }

    /// All that is left.
    pub fn rest(&self) -> &'a [u8] {
        self.0
    }
}
