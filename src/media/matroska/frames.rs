//! When the frames of a finished film are: the stored times that seeking and stepping go by. A player reports
//! times clipped to where it was sent; these are the film's own.

use std::io;

use super::blocks::BlockWalk;
use super::{FinishedFilm, TrackKind};
use crate::base::MediaTime;

/// Bytes read at once.
const PIECE: usize = 64 << 10;

impl FinishedFilm {
    /// Number of the video track that is played: the first.
    fn picture_track(&self) -> Option<u32> {
        self.tracks().iter().find(|track| track.kind == TrackKind::Video).map(|track| track.number)
    }

    /// The stored time of the frame on screen at `time`: the last one at or before it, or the film's first.
    /// `None` where no frame can be found.
    pub fn frame_at(&self, time: MediaTime) -> io::Result<Option<MediaTime>> {
        let times = self.frame_times(time)?;
        Ok(times.iter().copied().rfind(|frame| *frame <= time).or(times.first().copied()))
    }

    /// The stored time of the last frame before `time`.
    pub fn frame_before(&self, time: MediaTime) -> io::Result<Option<MediaTime>> {
        let just_before = time - MediaTime::from_ns(1);
        Ok(self.frame_times(just_before)?.iter().copied().rfind(|frame| *frame < time))
    }

    /// The stored time of the first frame after `time`.
    pub fn frame_after(&self, time: MediaTime) -> io::Result<Option<MediaTime>> {
        let times = self.frame_times(time)?;
        Ok(times.iter().copied().find(|frame| *frame > time))
    }

    /// The time of the last keyframe at or before `time`, or the first one; `None` without an index.
    pub fn keyframe_at(&self, time: MediaTime) -> Option<MediaTime> {
        let track = self.picture_track()?;
        let mut keyframes = self.index().iter().filter(|entry| entry.track == track).map(|entry| entry.time);
        let first = keyframes.next()?;
        Some(keyframes.take_while(|keyframe| *keyframe <= time).last().unwrap_or(first))
    }

    /// The time of the first keyframe after `time`.
    pub fn keyframe_after(&self, time: MediaTime) -> Option<MediaTime> {
        let track = self.picture_track()?;
        self.index().iter().find(|entry| entry.track == track && entry.time > time).map(|entry| entry.time)
    }

    /// Stored times of the picture track around `from`, sorted: from the cluster of a keyframe at or before it
    /// to the first keyframe after it (with it). Where damage left nothing at or before `from`, an earlier
    /// keyframe is begun at.
    fn frame_times(&self, from: MediaTime) -> io::Result<Vec<MediaTime>> {
        let Some(track) = self.picture_track() else { return Ok(Vec::new()) };
        let (.., body) = self.recorded();
        let mut starts = vec![body.start];
        let until_then = self.index().iter().filter(|entry| entry.track == track && entry.time <= from);
        starts.extend(until_then.map(|entry| entry.cluster));
        starts.dedup();
        let mut times = Vec::new();
        for start in starts.into_iter().rev() {
            times = self.frame_times_between(track, start, from)?;
            if times.first().is_some_and(|first| *first <= from) {
                break;
            }
        }
        Ok(times)
    }

    /// Stored times of `track`, sorted: from the cluster at `start` to the first keyframe of a later cluster
    /// that is after `from`.
    fn frame_times_between(&self, track: u32, start: u64, from: MediaTime) -> io::Result<Vec<MediaTime>> {
        let (film, header, body) = self.recorded();
        let mut walk = BlockWalk::starting_at(start, header.clone());
        let mut times = Vec::new();
        let mut offset = start;
        let mut piece = vec![0; PIECE];
        let mut is_past = false;
        while !is_past && offset < body.end {
            let most = usize::try_from(body.end - offset).unwrap_or(PIECE).min(PIECE);
            let read = film.read_full_at(offset, &mut piece[..most])?;
            if read == 0 {
                break;
            }
            offset += read as u64;
            walk.feed(&piece[..read], &mut |block| {
                if block.track == track {
                    is_past |= block.keyframe && block.time > from && block.cluster != start;
                    times.push(block.time);
                }
            });
        }
        times.sort_unstable();
        Ok(times)
    }
}
