//! A private D-Bus session with PipeWire and `WirePlumber` in a folder that goes away, and cameras and
//! microphones in it that can be unplugged. Needs no sound or video hardware, no display and no session; runs
//! as root and as anybody.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::alone::{Again, is_alone};
use super::until;

/// Runs a test's body in a process of its own whose PipeWire is private. To be the first call of a test, which runs
/// itself again inside the world.
pub fn inside(body: impl FnOnce()) {
    if is_alone() {
        return body();
    }
    let world = World::start();
    let mut again = Again::of(&body, &[]);
    world.prepare(&mut again.command);
    again.run();
}

struct World {
    services: Vec<Device>,
    folder: tempfile::TempDir,
}

impl World {
    fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("attune-world").tempdir().unwrap();
        let mut world = Self { services: Vec::new(), folder };
        let bus = world.folder.path().join("bus");
        let address = format!("--address=unix:path={}", bus.display());
        world.serve("dbus-daemon", &["--session", "--nofork", "--nopidfile", &address]);
        until("D-Bus is up", || bus.exists());
        world.serve("pipewire", &[]);
        let socket = world.folder.path().join("pipewire-0");
        until("PipeWire is up", || socket.exists());
        world.serve("wireplumber", &[]);
        world
    }

    fn serve(&mut self, program: &str, arguments: &[&str]) {
        let mut command = mortal(program);
        command.args(arguments);
        self.prepare(&mut command);
        self.services.push(Device(command.spawn().unwrap()));
    }

    fn prepare<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        let folder: &Path = self.folder.path();
        command
            .env("XDG_RUNTIME_DIR", folder)
            .env("PIPEWIRE_RUNTIME_DIR", folder)
            .env("XDG_CONFIG_HOME", folder.join("config"))
            .env("XDG_STATE_HOME", folder.join("state"))
            .env("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}", folder.join("bus").display()))
            .env("PULSE_SERVER", format!("unix:{}", folder.join("no-pulse").display()))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("PIPEWIRE_REMOTE")
    }
}

impl Drop for World {
    fn drop(&mut self) {
        // The last started depends on the first.
        while self.services.pop().is_some() {}
    }
}

/// A program that dies with the thread that started it, even where a test is killed.
pub fn mortal(program: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", program]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A virtual device that is plugged in for as long as this lives; dropping it pulls the plug.
pub struct Device(Child);

impl Device {
    /// A camera that shows a moving ball, 1280 × 720 or as told, 30 pictures a second.
    pub fn camera(name: &str, width: u32, height: u32) -> Self {
        Self::camera_showing("pattern=ball", name, width, height)
    }

    /// A camera that shows what `videotestsrc` is told to by a setting.
    pub fn camera_showing(what: &str, name: &str, width: u32, height: u32) -> Self {
        let caps = format!("video/x-raw,format=YUY2,width={width},height={height},framerate=30/1");
        Self::plug_in(name, "Video/Source", &["videotestsrc", "is-live=true", what, "!", &caps])
    }

    /// A microphone that hears a tone of 440 Hz.
    pub fn microphone(name: &str) -> Self {
        let caps = "audio/x-raw,format=S16LE,rate=48000,channels=1";
        Self::plug_in(name, "Audio/Source", &["audiotestsrc", "is-live=true", "freq=440", "!", caps])
    }

    fn plug_in(name: &str, class: &str, source: &[&str]) -> Self {
        let node = name.to_lowercase();
        let facts =
            format!("stream-properties=props,media.class={class},node.name={node},node.description={name}");
        let mut command = mortal("gst-launch-1.0");
        command.arg("-q").args(source).args(["!", "pipewiresink", "mode=provide", &facts]);
        Self(command.spawn().unwrap())
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        // Gone already is gone.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
