//! `attunefilmsrc`: a GStreamer source that reads a film's bytes wherever the demuxer asks for them (pull
//! mode), so that sealed film is opened in memory and nothing of it touches the disk. Knows no cipher.

mod imp;

use std::sync::Arc;

use gst::glib;
use gst::subclass::prelude::*;

use super::film_bytes::FilmBytes;

glib::wrapper! {
    /// Seekable source of one film. Made with [`FilmSrc::new`]; it is of no use without a film and therefore
    /// in no registry.
    pub struct FilmSrc(ObjectSubclass<imp::FilmSrc>) @extends gst_base::BaseSrc, gst::Element, gst::Object;
}

impl FilmSrc {
    /// A source that reads `film`. GStreamer must have been initialised.
    pub fn new(film: Arc<dyn FilmBytes>) -> Self {
        let source: Self = glib::Object::builder().property("name", "film").build();
        source.imp().set_film(film);
        source
    }
}
