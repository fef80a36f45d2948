//! The jobs on film: taking it, finishing what a crash left, who may see it, how long it is kept, and erasing it. Knows no
//! window and no pipeline.

pub(crate) mod erasure;
pub(crate) mod filming;
pub(crate) mod filming_locked;
pub(crate) mod gaps;
pub(crate) mod holds;
pub(crate) mod page;
pub(crate) mod permissions;
pub(crate) mod retention;
pub(crate) mod rows;
pub(crate) mod salvage;
pub(crate) mod salvaged;
