//! `attunefilmsrc`: a GStreamer source that reads a film's bytes wherever the demuxer asks for them (pull
//! mode), so that sealed film is opened in memory and nothing of it touches the disk. Knows no cipher.

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

/// The class behind it. Its errors say what went wrong and never what was read.
mod imp {
    use std::sync::{Arc, LazyLock, OnceLock};

    use gst::glib;
    use gst::subclass::prelude::*;
    use gst_base::prelude::*;
    use gst_base::subclass::prelude::*;

    use crate::media::film_bytes::FilmBytes;

    /// The source's only state: the film.
    #[derive(Default)]
    pub struct FilmSrc {
        film: OnceLock<Arc<dyn FilmBytes>>,
    }

    impl FilmSrc {
        /// Gives the source its film; the first one stays.
        pub(super) fn set_film(&self, film: Arc<dyn FilmBytes>) {
            let _ = self.film.set(film);
        }
    }

    #[glib::object_subclass]
    impl ObjectSubclass for FilmSrc {
        const NAME: &'static str = "AttuneFilmSrc";
        type Type = super::FilmSrc;
        type ParentType = gst_base::BaseSrc;
    }

    impl ObjectImpl for FilmSrc {
        fn constructed(&self) {
            self.parent_constructed();
            self.obj().set_format(gst::Format::Bytes);
        }
    }

    impl GstObjectImpl for FilmSrc {}

    impl ElementImpl for FilmSrc {
        fn metadata() -> Option<&'static gst::subclass::ElementMetadata> {
            static METADATA: LazyLock<gst::subclass::ElementMetadata> = LazyLock::new(|| {
                gst::subclass::ElementMetadata::new(
                    "Attune film source",
                    "Source",
                    "Reads sealed film at any place",
                    "Attune",
                )
            });
            Some(&METADATA)
        }

        fn pad_templates() -> &'static [gst::PadTemplate] {
            static TEMPLATES: LazyLock<Vec<gst::PadTemplate>> = LazyLock::new(|| {
                let caps = gst::Caps::new_any();
                let template =
                    gst::PadTemplate::new("src", gst::PadDirection::Src, gst::PadPresence::Always, &caps);
                template.into_iter().collect()
            });
            &TEMPLATES
        }
    }

    impl BaseSrcImpl for FilmSrc {
        fn start(&self) -> Result<(), gst::ErrorMessage> {
            match self.film.get() {
                Some(_) => Ok(()),
                None => Err(gst::error_msg!(gst::ResourceError::NotFound, ["no film was given"])),
            }
        }

        fn is_seekable(&self) -> bool {
            true
        }

        fn size(&self) -> Option<u64> {
            self.film.get().map(|film| film.len())
        }

        fn fill(
            &self,
            offset: u64,
            length: u32,
            buffer: &mut gst::BufferRef,
        ) -> Result<gst::FlowSuccess, gst::FlowError> {
            let film = self.film.get().ok_or(gst::FlowError::Flushing)?;
            let read = {
                let mut map = buffer.map_writable().map_err(|_| gst::FlowError::Error)?;
                let wanted = map.len().min(length as usize);
                film.read_full_at(offset, &mut map[..wanted]).map_err(|error| {
                    gst::element_imp_error!(
                        self,
                        gst::ResourceError::Read,
                        ["the film cannot be read at {offset}: {}", error.kind()]
                    );
                    gst::FlowError::Error
                })?
            };
            if read == 0 {
                return Err(gst::FlowError::Eos);
            }
            buffer.set_size(read);
            Ok(gst::FlowSuccess::Ok)
        }
    }
}
