# Sentences of the command line.

cli-wrong-use = This was not understood: { $why }. Give --help after the command to see how it is written.
cli-command-missing = Which one? Give --help after the command to see what there is.
cli-passphrase-unreadable = The passphrase could not be read: { $why }.
cli-passphrase-missing = No passphrase: name a file with --passphrase-file, or - for standard input.
cli-passphrase-empty = The passphrase is empty: it is the first line of the file.
cli-key-file = Among the key files: { $what }.
cli-user-needed = Say with --user by which name you will unlock the vault, such as your initials.
cli-case-made = Family { $code } is added.
cli-fidelity-title = Family { $code } as of { $day }
cli-head-code = Code
cli-head-sessions = Sessions
cli-head-last = Last
cli-head-of = Of
cli-head-session = Session
cli-head-in = In
cli-head-out = Out
cli-head-tags = Tags
cli-head-note = Note
cli-head-state = State
cli-head-part = Part
cli-head-detail = Detail
cli-doctor-works = works
cli-doctor-missing = missing
cli-vault-made = A vault was made at { $path }.
cli-recovery-written = Its recovery key is in { $path }. Print it, keep it away from this computer, and delete the file.
cli-recovery-printed = Its recovery key, shown this once; write it down and keep it away from this computer:
cli-nothing-to-salvage = No film was cut off: nothing needed recovering.
cli-filming = Filming: { $length }
cli-filmed = Session { $session }: { $length } of film are sealed ({ $gaps ->
    [0] no gaps
    [one] 1 gap
   *[other] { $gaps } gaps
}).
cli-out-of-order = Session { $session } comes out of order: session { $next } was the next.
cli-consent-given = Consent to { $purposes } is recorded for { $people ->
    [one] one carer
   *[other] { $people } carers
} from { $day }.
cli-consent-withdrawn = The withdrawal of consent to { $purposes } is recorded for { $people ->
    [one] one carer
   *[other] { $people } carers
} from { $day }.
cli-no-consents = No answers are on record.
cli-answer-given = given
cli-answer-withdrawn = withdrawn
cli-head-person = Carer
cli-head-purpose = Purpose
cli-head-answer = Answer
cli-head-from = From
cli-session-planned = Session { $session } is planned for { $day }.
cli-session-arrived = Session { $session }: arrived at { $arrived }.
cli-session-place = Session { $session } takes place { $place }.
cli-place-unsaid = Nobody has said yet where it takes place: say it with session place.
cli-session-leaving = Session { $session }: left at { $leaving }.
cli-session-missed = Session { $session } is marked as missed.
cli-missed = missed
cli-head-planned = Planned
cli-head-held = Held
cli-head-arrived = Arrived
cli-head-leaving = Left
cli-head-films = Films
cli-training-added = The training is recorded.
cli-no-training = No training is on record.
cli-yes = yes
cli-no = no
cli-head-completed = Completed
cli-head-expires = Holds until
cli-head-experienced = Experienced with children
cli-head-training = Training
cli-seconds-zero = A film needs at least one second: give --seconds.
cli-tagged = Tagged { $start } to { $end } of session { $session } with { $tags }.
cli-no-clips = No clips yet.
cli-exporting = Copying: { $percent } %
cli-demo-case = Family { $code }: { $films ->
    [one] 1 film
   *[other] { $films } films
}, { $length } in all, { $clips ->
    [one] 1 clip
   *[other] { $clips } clips
}.
cli-demo-kept = The demonstration's vault is kept at { $path }; its passphrase is "{ $passphrase }".

doctor-cameras = Cameras
doctor-microphones = Microphones
doctor-encoder = H.264 encoders
doctor-decoder = Decoders
doctor-elements = Parts of GStreamer
doctor-graphics = Graphics
doctor-disk = Free disk space
doctor-cipher = Sealed databases
doctor-named = { $names }
doctor-no-camera = none found; the rehearsal camera works without one
doctor-no-microphone = none found; films will be silent
doctor-install = not there; install the Debian package { $packages }
doctor-elements-well = all there
doctor-free = { $mib } MiB free
doctor-free-low = { $mib } MiB free; filming needs { $needed } MiB
doctor-cipher-well = SQLCipher { $version }
doctor-cipher-missing = this build has none
doctor-graphics-none = no adapter for the window was found; install mesa-vulkan-drivers
