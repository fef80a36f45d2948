//! Showing, over a real vault.
