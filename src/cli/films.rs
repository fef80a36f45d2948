//! `attune film`, `attune tag`, `attune clips` and `attune export film`.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::json;

use super::args::{Film, Global, PictureLines, TagArguments};
use super::outcome::Outcome;
use super::output::{Output, table};
use super::unlock::{family, unlock};
use crate::base::{MediaTime, RecordingId, Redacted};
use crate::casework::changes::NewClip;
use crate::casework::{
    Act, CaseFile, Clock, Export, FilmJob, FilmOutcome, NOTE_EVERY, OpenVault, Problem, capture_problem,
    failures, film_refusals, out_of_order, rehearsal,
};
use crate::media::capture::{
    CameraChoice, Capture, CapturePhase, CaptureSettings, CaptureStatus, FilmEnd, FilmSize, MicrophoneChoice,
};
use crate::media::devices::{DeviceInfo, DeviceKind, devices};
use crate::media::rehearsal_camera;
use crate::media::sealed_film::SealedSink;
use crate::words::Message;

/// Names the rehearsal camera, and its voices, on the command line.
const REHEARSAL: &str = "rehearsal";
/// Names filming without sound.
const SILENT: &str = "none";
/// Seed of the play that is filmed.
const SEED: u64 = 4;
/// How often the film is looked at.
const LOOK: Duration = Duration::from_millis(100);
/// How long a camera may take to give its first picture.
const PATIENCE: Duration = Duration::from_secs(20);

/// Films for a number of seconds and seals.
pub fn film(global: &Global, film: &Film, output: &Output<'_>) -> Result<Outcome, Problem> {
    if film.seconds == 0 {
        return Err(Problem::refused("cli-seconds-zero"));
    }
    if film.session == 0 {
        return Err(Problem::refused("error-session-zero"));
    }
    let mut open_vault = unlock(global, output)?;
    open_vault.permit(Act::Film)?;
    let case = family(global, &mut open_vault, &film.case)?;
    // Refusals before the camera light: nobody should be filmed for nothing.
    let of_family = open_vault.case(case)?;
    if film.meant {
        of_family.mean_number(film.session);
    }
    of_family.ask_number_back(film.session)?;
    if let Some(refusal) = film_refusals(open_vault.case(case)?, Clock::read())?.into_iter().next() {
        return Err(Problem::refused(refusal));
    }
    let next = out_of_order(&open_vault.facts(case)?, film.session, Clock::read().today);
    let settings = settings(film)?;
    let size = settings.size;
    let capture = Capture::open(settings, Arc::new(|| ()));
    wait_for_camera(&capture)?;
    let job = open_vault.start_film(case, film.session, size, Vec::new(), Clock::read())?;
    let recording = job.recording;
    let end = until_end(&mut open_vault, job, &capture, film, output)?;
    Output::progress_ended();
    let status = capture.status();
    match open_vault.end_film(case, recording, end, Clock::read())? {
        FilmOutcome::Sealed { duration, filmed, gaps, parts } => {
            let mut document = document(recording, film.session, duration, gaps, &status);
            document["next_was"] = json!(next);
            document["filmed_seconds"] = json!(filmed.secs_f64());
            let line = Message::new("cli-filmed")
                .with("session", film.session)
                .with("length", duration.to_string())
                .with("gaps", gaps);
            let order = next.map(|next| output.line(order_message(film.session, next)));
            let place =
                place_unsaid(open_vault.case(case)?, film.session)?.then(|| output.line("cli-place-unsaid"));
            let went_on = (parts > 1).then(|| output.line("film-went-on"));
            output
                .answer(&document, [output.line(line)].into_iter().chain(order).chain(place).chain(went_on));
            Ok(if gaps == 0 { Outcome::Well } else { Outcome::Findings })
        }
        FilmOutcome::Discarded => Err(Problem::refused("error-no-picture-recorded")),
    }
}

/// Films until the seconds asked for are over, or something ends it.
fn until_end(
    open_vault: &mut OpenVault,
    job: FilmJob,
    capture: &Capture,
    film: &Film,
    output: &Output<'_>,
) -> Result<FilmEnd<SealedSink>, Problem> {
    let FilmJob { case, recording, sink, progress } = job;
    let mut noted = Instant::now();
    let (done, ended) = channel();
    capture.start(sink, move |end| {
        let _ = done.send(end);
    });
    let length = MediaTime::from_secs(i64::from(film.seconds));
    let mut stopped = false;
    loop {
        match ended.recv_timeout(LOOK) {
            Ok(end) => return Ok(end),
            Err(RecvTimeoutError::Disconnected) => return Err(Problem::failed("error-camera-no-frames")),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if noted.elapsed() >= NOTE_EVERY {
            noted = Instant::now();
            // A film goes on whether or not this can be noted.
            let _ = open_vault.case(case).and_then(|file| {
                file.note_progress(recording, &progress)?;
                file.note_gaps(recording, &capture.status(), Clock::read())
            });
        }
        let status = capture.status();
        if film.progress {
            output.remark(Message::new("cli-filming").with("length", format!("{:.3}", status.elapsed)));
        } else {
            output.progress(&Message::new("cli-filming").with("length", status.elapsed.to_string()));
        }
        if status.elapsed >= length && !stopped {
            capture.stop();
            stopped = true;
        }
    }
}

/// Whether nobody has said where a session is held, though the programme says where it is to be.
fn place_unsaid(file: &CaseFile, session: u32) -> Result<bool, Problem> {
    let said = file.session_numbered(session)?.is_some_and(|record| record.body.place.is_some());
    Ok(!said && file.programme()?.place.is_some())
}

/// That a session comes out of order, which is allowed and may be a slip.
pub fn order_message(session: u32, next: u32) -> Message {
    Message::new("cli-out-of-order").with("session", session).with("next", next)
}

fn document(
    recording: RecordingId,
    session: u32,
    duration: MediaTime,
    gaps: u32,
    status: &CaptureStatus,
) -> serde_json::Value {
    json!({ "recording": recording.to_string(), "session": session, "seconds": duration.secs_f64(),
        "gaps": gaps, "bytes": status.bytes, "frames": status.frames,
        "dropped_frames": status.dropped_frames, "encoder": status.encoder })
}

fn wait_for_camera(capture: &Capture) -> Result<(), Problem> {
    let mut waited = Duration::ZERO;
    loop {
        match capture.status().phase {
            CapturePhase::Ready => return Ok(()),
            CapturePhase::Failed(failure) => return Err(capture_problem(failure)),
            _ if waited > PATIENCE => return Err(Problem::failed("error-camera-no-frames")),
            _ => {}
        }
        std::thread::sleep(LOOK);
        waited += LOOK;
    }
}

fn settings(film: &Film) -> Result<CaptureSettings, Problem> {
    let size = match film.lines {
        PictureLines::P720 => FilmSize::Hd720,
        PictureLines::P1080 => FilmSize::Hd1080,
    };
    let camera = match &film.camera[..] {
        [] => None,
        [name] => Some(name.as_str()),
        _ => return Err(Problem::refused("error-one-camera")),
    };
    let microphone = film.microphone.as_deref();
    let is_drawn = |name: Option<&str>| name.is_some_and(|name| name.eq_ignore_ascii_case(REHEARSAL));
    // The drawn camera needs no devices at all, so none are asked for.
    let all_drawn = is_drawn(camera) && microphone.is_none_or(|name| is_drawn(Some(name)) || name == SILENT);
    let known = if all_drawn {
        Vec::new()
    } else {
        devices().map_err(|error| {
            Problem::failed(Message::new("error-filming-failed").with("why", failures::devices(error)))
        })?
    };
    let camera_choice = match camera {
        Some(name) if is_drawn(Some(name)) => rehearsal(SEED, size)?,
        name => CameraChoice::Device(pick(&known, DeviceKind::Camera, name)?.id.clone()),
    };
    let microphone_choice = match microphone {
        Some(SILENT) => MicrophoneChoice::None,
        Some(name) if is_drawn(Some(name)) => rehearsal_camera::microphone(SEED),
        None if is_drawn(camera) => rehearsal_camera::microphone(SEED),
        None => match pick(&known, DeviceKind::Microphone, None) {
            Ok(device) => MicrophoneChoice::Device(device.id.clone()),
            Err(_) => MicrophoneChoice::None,
        },
        name => MicrophoneChoice::Device(pick(&known, DeviceKind::Microphone, name)?.id.clone()),
    };
    Ok(CaptureSettings { camera: camera_choice, microphone: microphone_choice, size, preview: false })
}

/// The device of that name, or the first of its kind.
fn pick<'d>(
    known: &'d [DeviceInfo],
    kind: DeviceKind,
    name: Option<&str>,
) -> Result<&'d DeviceInfo, Problem> {
    let mut of_kind = known.iter().filter(|device| device.kind == kind);
    let found = match name {
        None => of_kind.clone().next(),
        Some(name) => of_kind.clone().find(|device| device.name.eq_ignore_ascii_case(name.trim())),
    };
    found.ok_or_else(|| {
        let mut names: Vec<&str> = of_kind.by_ref().map(|device| device.name.as_str()).collect();
        names.push(REHEARSAL);
        let key = match kind {
            DeviceKind::Camera => "error-camera-unknown",
            DeviceKind::Microphone => "error-microphone-unknown",
        };
        let name = name.unwrap_or_default().to_owned();
        Problem::refused(match (kind, name.is_empty()) {
            (DeviceKind::Camera, true) => Message::new("film-no-camera"),
            _ => Message::new(key).with("name", name).with("known", names.join(", ")),
        })
    })
}

/// Tags a moment of a session's newest film.
pub fn tag(global: &Global, tag: &TagArguments, output: &Output<'_>) -> Result<Outcome, Problem> {
    let (start, end) = (time(&tag.start)?, time(&tag.end)?);
    let mut open_vault = unlock(global, output)?;
    let vocabulary = open_vault.vocabulary().clone();
    open_vault.permit(Act::ChangeClips)?;
    let case = family(global, &mut open_vault, &tag.case)?;
    let file = open_vault.case(case)?;
    let record = file.recording_of(tag.session)?;
    // A code that is unknown stays as it was typed: the clip's own check refuses it.
    let tags: Vec<String> = tag
        .codes
        .iter()
        .map(|code| vocabulary.tag(code).map_or_else(|_| code.clone(), |known| known.code.clone()))
        .collect();
    let note = tag.note.clone().unwrap_or_default().into();
    let words = tag.words.clone().unwrap_or_default().into();
    let despite: Redacted<String> = tag.show_despite.clone().unwrap_or_default().into();
    // Given and empty is not the same as left out: no clip is tagged as if the reason were on record.
    if tag.show_despite.is_some() && despite.reveal().trim().is_empty() {
        return Err(Problem::refused("error-no-reason"));
    }
    let (starred, aims) = (tag.star, tag.aims.clone());
    let clip = NewClip { start, end, tags: tags.clone(), note, words, starred, earlier: None, aims, despite };
    let id = file.add_clip(&vocabulary, record.id.into(), clip, Clock::read())?;
    let document = json!({ "clip": id.to_string(), "session": tag.session, "in_s": start.secs_f64(),
        "out_s": end.secs_f64(), "tags": tags });
    let line = Message::new("cli-tagged")
        .with("start", format!("{start:.1}"))
        .with("end", format!("{end:.1}"))
        .with("session", tag.session)
        .with("tags", tags.join(", "));
    output.answer(&document, [output.line(line)]);
    Ok(Outcome::Well)
}

/// Lists the clips of a family's active programme.
pub fn clips(
    global: &Global,
    code: &str,
    session: Option<u32>,
    output: &Output<'_>,
) -> Result<Outcome, Problem> {
    let mut open_vault = unlock(global, output)?;
    let case = family(global, &mut open_vault, code)?;
    let file = open_vault.case(case)?;
    let numbers = file.active_numbers()?;
    if let Some(number) = session
        && !numbers.values().any(|known| *known == number)
    {
        return Err(Problem::refused(Message::new("error-unknown-session").with("session", number)));
    }
    open_vault.look(case, Clock::read())?;
    let file = open_vault.case(case)?;
    let (mut documents, mut rows) = (Vec::new(), Vec::new());
    for recording in file.recordings()? {
        let Some(number) = numbers.get(&recording.body.session).copied() else { continue };
        if session.is_some_and(|asked| asked != number) {
            continue;
        }
        for clip in file.clips(recording.id.into())? {
            let body = clip.body;
            documents.push(json!({ "clip": clip.id.to_string(), "session": number,
                "recording": body.recording.to_string(), "in_s": body.start.secs_f64(),
                "out_s": body.end.secs_f64(), "tags": body.tags, "note": body.note.reveal(),
                "words": body.words_for_parents.reveal(), "starred": body.starred, "aims": body.aims,
                "shown_despite": body.shown_despite.map(|despite| despite.reason.into_inner()) }));
            rows.push(vec![
                number.to_string(),
                format!("{:.1}", body.start),
                format!("{:.1}", body.end),
                body.tags.join(", "),
                body.note.into_inner(),
            ]);
        }
    }
    if rows.is_empty() {
        output.answer(&json!(documents), [output.line("cli-no-clips")]);
        return Ok(Outcome::Well);
    }
    let head = ["cli-head-session", "cli-head-in", "cli-head-out", "cli-head-tags", "cli-head-note"];
    output.answer(&json!(documents), table(&head.map(|key| output.line(key)), &rows));
    Ok(Outcome::Well)
}

/// Copies a session's newest film out of the vault.
pub fn export(
    global: &Global,
    code: &str,
    session: u32,
    to: &Path,
    reason: &str,
    output: &Output<'_>,
) -> Result<Outcome, Problem> {
    let mut open_vault = unlock(global, output)?;
    let case = family(global, &mut open_vault, code)?;
    let recording = RecordingId::from(open_vault.case(case)?.recording_of(session)?.id);
    let film = Export::Film { case, recording, to: to.to_owned(), reason: reason.to_owned() };
    let exported = open_vault.export(film, output.words(), Clock::read())?.finish(|share| {
        let percent = f64::from((share * 100.0).floor());
        output.progress(&Message::new("cli-exporting").with("percent", percent));
        true
    })?;
    Output::progress_ended();
    let path = exported.path().display().to_string();
    let document = json!({ "recording": recording.to_string(), "path": path, "damaged": exported.damaged() });
    output.answer(&document, [output.line(exported.message())]);
    Ok(if exported.damaged() == 0 { Outcome::Well } else { Outcome::Findings })
}

fn time(text: &str) -> Result<MediaTime, Problem> {
    text.parse().map_err(|_| Problem::refused(Message::new("error-clip-time").with("text", text)))
}
