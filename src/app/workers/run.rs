//! The vault thread at work: one job after the other, each handed to whoever does it and answered with reports. Filming
//! goes on without the window: a film that ends is sealed here whether or not anything is drawn.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::player::Screening;
use super::reporter::{Camera, Reporter};
use super::vault_thread::{Deadline, Exports, Job, VaultThread};
use crate::app::action::WorkerEvent;
use crate::app::effect::Effect;
use crate::casework::Problem;
use crate::casework::failures::io_words;
use crate::words::Message;

/// How often the disk is looked at while filming.
const LOOK: Duration = Duration::from_secs(1);

/// Starts the thread; it ends, and with it the open vault, when it is told to quit.
pub(super) fn spawn(
    reporter: Reporter,
    camera: Camera,
    screening: Screening,
    deadline: Deadline,
) -> (Sender<Job>, Option<JoinHandle<()>>) {
    let (jobs, inbox) = channel();
    let own = jobs.clone();
    let builder = thread::Builder::new().name("vault".to_owned());
    let failed = reporter.clone();
    let spawned = builder.spawn(move || {
        VaultThread {
            reporter,
            camera,
            screening,
            deadline,
            jobs: own,
            open_vault: None,
            demo: None,
            filming: None,
            locking: None,
            exports: Exports::default(),
            noting: None,
            showing: None,
        }
        .work(&inbox);
    });
    let thread = spawned.inspect_err(|error| {
        failed.failed(Problem::failed(Message::new("error-other").with("why", io_words(error))));
    });
    (jobs, thread.ok())
}

impl VaultThread {
    fn work(&mut self, inbox: &Receiver<Job>) {
        loop {
            self.look_after();
            self.note_progress();
            let job = match inbox.recv_timeout(LOOK) {
                Ok(job) => job,
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let done = match job {
                Job::Effect(Effect::Quit) => {
                    self.close();
                    return;
                }
                Job::Effect(effect) => self.carry_out(effect),
                Job::Demonstrate(keep) => self.demonstrate(keep),
                Job::Told(told) => {
                    self.told(told);
                    Ok(())
                }
                Job::Ended(end) => {
                    self.film_ended(*end);
                    // It was waited for.
                    if self.locking.is_some() {
                        self.lock_now();
                    }
                    Ok(())
                }
            };
            if let Err(problem) = done {
                self.reporter.failed(problem);
            }
            // A family that was opened for it may have needed something.
            if let Some(open_vault) = &mut self.open_vault {
                let salvaged = open_vault.take_salvaged();
                self.tell_repaired(&salvaged);
            }
        }
    }

    fn carry_out(&mut self, effect: Effect) -> Result<(), Problem> {
        match effect {
            Effect::Vault(job) => self.carry_out_vault(job),
            Effect::Read(job) => self.read(job),
            Effect::Change(case, request, change) => {
                self.change(case, request, change);
                Ok(())
            }
            Effect::Service(request, change) => {
                let result = self.change_service(change);
                self.report(WorkerEvent::Served { request, result });
                Ok(())
            }
            Effect::Export(export) => {
                self.export(export);
                Ok(())
            }
            Effect::Film(order) => self.film(order),
            Effect::Watch(job) => self.watch(job),
            // Done before they come here.
            Effect::Camera(_) | Effect::Player(_) | Effect::ClosePlayer | Effect::Quit => Ok(()),
        }
    }
}
