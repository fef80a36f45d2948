//! What logind tells over the system's bus: the computer is about to sleep, its lid was closed, the session is to be
//! locked. Where there is no bus or no logind, nothing is told. Knows no vault and no window.
//!
//! Sleep is held off by a delay lock (`systemd-inhibit(1)`): it is taken at the beginning, handed out with the news
//! that sleep is near, and taken anew after waking. logind waits for it five seconds unless it is set otherwise. The lid
//! is asked for now and then, since logind sends no news of it (`org.freedesktop.login1(5)`).

#[cfg(target_os = "linux")]
use std::os::fd::OwnedFd;

/// What the system tells.
pub enum SystemEvent {
    /// Lock: the lid was closed, or the session is locked.
    Lock,
    /// The computer sleeps as soon as this is dropped, or after some seconds in any case.
    SleepsAfter(Awake),
}

/// Holds off the sleep of the computer until it is dropped.
pub struct Awake {
    #[cfg(target_os = "linux")]
    _lock: Option<OwnedFd>,
}

/// Hands on, from threads of its own, what the system tells.
pub fn listen(told: impl Fn(SystemEvent) + Send + Sync + 'static) {
    #[cfg(target_os = "linux")]
    logind::listen(told);
    #[cfg(not(target_os = "linux"))]
    drop(told);
}

#[cfg(target_os = "linux")]
mod logind {
    use std::os::fd::OwnedFd;
    use std::sync::Arc;
    use std::thread;
    use std::time::Duration;

    use zbus::blocking::fdo::DBusProxy;
    use zbus::blocking::{Connection, MessageIterator, Proxy};
    use zbus::message::Type;
    use zbus::zvariant::{OwnedFd as SentFd, OwnedObjectPath};
    use zbus::{MatchRule, Message};

    use super::{Awake, SystemEvent};

    const NAME: &str = "org.freedesktop.login1";
    const PATH: &str = "/org/freedesktop/login1";
    const MANAGER: &str = "org.freedesktop.login1.Manager";
    const SESSION: &str = "org.freedesktop.login1.Session";
    const BUS: &str = "org.freedesktop.DBus";
    /// How often the lid is asked for.
    const LID: Duration = Duration::from_secs(2);

    type Tell = Arc<dyn Fn(SystemEvent) + Send + Sync>;

    /// A thread that cannot be had, and a bus that is not there, are both no news.
    pub(super) fn listen(told: impl Fn(SystemEvent) + Send + Sync + 'static) {
        let told: Tell = Arc::new(told);
        let _ = thread::Builder::new().name("logind".to_owned()).spawn(move || {
            let _ = hear(&told);
        });
    }

    fn hear(told: &Tell) -> zbus::Result<()> {
        let bus = Connection::system()?;
        let logind = Proxy::new(&bus, NAME, PATH, MANAGER)?;
        // Before anything can be sent.
        let messages = MessageIterator::from(&bus);
        let rules = DBusProxy::new(&bus)?;
        let signal = |sender, interface, member| -> zbus::Result<MatchRule<'static>> {
            let rule = MatchRule::builder().msg_type(Type::Signal).sender(sender)?;
            Ok(rule.interface(interface)?.member(member)?.build())
        };
        rules.add_match_rule(signal(NAME, MANAGER, "PrepareForSleep")?)?;
        rules.add_match_rule(signal(NAME, SESSION, "Lock")?)?;
        let owner = MatchRule::builder().msg_type(Type::Signal).sender(BUS)?;
        rules.add_match_rule(owner.interface(BUS)?.member("NameOwnerChanged")?.add_arg(NAME)?.build())?;
        let mut lock = hold_off(&logind);
        let session = session(&logind);
        watch_the_lid(&bus, told)?;
        for message in messages {
            let message = message?;
            match News::of(&message) {
                Some(News::Sleep(true)) => told(SystemEvent::SleepsAfter(Awake { _lock: lock.take() })),
                // A new logind knows nothing of the old one's locks.
                Some(News::Sleep(false) | News::NewLogind) => lock = hold_off(&logind),
                Some(News::Lock(path)) if Some(&path) == session.as_ref() => told(SystemEvent::Lock),
                Some(News::Lock(_)) | None => {}
            }
        }
        Ok(())
    }

    enum News {
        Sleep(bool),
        Lock(OwnedObjectPath),
        NewLogind,
    }

    impl News {
        fn of(message: &Message) -> Option<Self> {
            let header = message.header();
            if message.message_type() != Type::Signal {
                return None;
            }
            match (header.interface()?.as_str(), header.member()?.as_str()) {
                (MANAGER, "PrepareForSleep") => message.body().deserialize().ok().map(Self::Sleep),
                (SESSION, "Lock") => Some(Self::Lock(header.path()?.to_owned().into())),
                (BUS, "NameOwnerChanged") => {
                    let body = message.body();
                    let (name, _, new): (String, String, String) = body.deserialize().ok()?;
                    (name == NAME && !new.is_empty()).then_some(Self::NewLogind)
                }
                _ => None,
            }
        }
    }

    /// The lock that holds off sleep; none where logind refuses it.
    fn hold_off(logind: &Proxy<'_>) -> Option<OwnedFd> {
        let why = "Keys leave the memory before the computer sleeps";
        let lock: SentFd = logind.call("Inhibit", &("sleep", "Attune", why, "delay")).ok()?;
        Some(lock.into())
    }

    /// The session this program belongs to.
    fn session(logind: &Proxy<'_>) -> Option<OwnedObjectPath> {
        let of_process = || logind.call("GetSessionByPID", &std::process::id());
        logind.call("GetSession", &"auto").or_else(|_: zbus::Error| of_process()).ok()
    }

    /// Ends with the bus, or at once where there is no lid to ask for.
    fn watch_the_lid(bus: &Connection, told: &Tell) -> zbus::Result<()> {
        let (bus, told) = (bus.clone(), Arc::clone(told));
        let watch = move || -> zbus::Result<()> {
            let builder = zbus::blocking::proxy::Builder::<Proxy<'_>>::new(&bus);
            let builder = builder.destination(NAME)?.path(PATH)?.interface(MANAGER)?;
            let logind = builder.cache_properties(zbus::proxy::CacheProperties::No).build()?;
            let mut was_closed = true;
            loop {
                let is_closed: bool = logind.get_property("LidClosed")?;
                if is_closed && !was_closed {
                    told(SystemEvent::Lock);
                }
                was_closed = is_closed;
                thread::sleep(LID);
            }
        };
        thread::Builder::new().name("lid".to_owned()).spawn(move || {
            let _ = watch();
        })?;
        Ok(())
    }
}
