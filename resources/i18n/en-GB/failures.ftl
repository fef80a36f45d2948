# Why something failed: each a part of a sentence, without a capital and without a full stop. No names, no notes.

fails-device-gone = the device is not plugged in
fails-device-busy = another program is using the device
fails-device-does-not-open = the device cannot be opened
fails-device-no-pictures = the device gives no pictures
fails-no-device-service = no device service answers
fails-no-encoder = no H.264 encoder works here
fails-media-broken = part of GStreamer is missing or broken
fails-encoder-stopped = the encoder stopped
fails-not-ready-to-film = not ready to film
fails-capture-closed = capture is closed
fails-no-thread = the system gives no more threads
fails-media-does-not-start = GStreamer does not start
fails-media-start = GStreamer does not start: { $why }
fails-media-switch = the fallback switch cannot be registered: { $why }
fails-media-part-missing = a part of GStreamer is missing
fails-rehearsal-size = the rehearsal camera films in even sizes of 2 to 7680 pixels, not { $width } by { $height }

fails-film-empty = the film is empty
fails-not-a-film = this is not a film, or its beginning is lost
fails-film-no-picture = the film has no picture that can be shown
fails-film-unreadable = the film cannot be read
fails-film-damaged-from-here = the film is damaged from here on
fails-film-damaged-at = the film is damaged or cut off at byte { $byte }
fails-film-no-keyframe = the film does not begin with a keyframe
fails-playback-stopped = playback stopped working

fails-code-empty = a family needs a code of 1 to { $most } characters
fails-code-too-long = a code has at most { $most } characters, this has { $chars }
fails-code-invisible = a code has only visible characters
fails-code-path = a code has no / or \ and is more than dots
fails-definition = { $file }, line { $line }: { $why }
fails-programme-not-shipped = the programme { $programme } does not ship with this build

## Key files
fails-of-header = header
fails-of-slot = slot { $user }
fails-of-key-history = key history { $user }
fails-of-recovery = recovery slot
fails-of-case = case keys { $case }
fails-of-copy = the copy of { $file }
fails-key-file-missing = { $file } is missing
fails-key-file-damaged = { $file } is damaged
fails-key-file-outdated = { $file } is older than its twin
fails-key-file-differs = { $file } differs from its twin
fails-key-file-repaired = { $found }; it was written anew from the other

## Stretches of film
fails-film-header = the header is damaged; a copy of it serves
fails-film-altered = a record was altered and reads as nothing
fails-film-missing = a record is missing and reads as nothing
fails-film-bad-sector = the disk cannot read a record
fails-film-cut-off = the end of the film is missing
fails-film-part = part { $part } of the film is missing or cannot be opened
fails-film-stray-part = part { $part } is no part of this film; no film is lost by it
fails-film-stray = { $bytes } bytes belong to no record; no film is lost by them

## The vault
fails-no-vault = there is no vault at { $path }
fails-vault-exists = there is already a vault at { $path }
fails-folder-not-empty = the folder { $path } is not empty
fails-vault-in-use = the vault is in use by { $holder }
fails-vault-too-new = the vault needs Attune vault format { $needs }, this copy reads up to { $reads }
fails-wrong-passphrase = wrong passphrase
fails-wrong-recovery-key = this is not the recovery key of this vault
fails-malformed-recovery-key = this is not a whole recovery key
fails-unknown-user = no such user in this vault
fails-weak-passphrase = the passphrase needs at least { $least } characters
fails-bad-login = a login name has 1 to { $most } bytes and no control characters
fails-login-taken = user { $user } has that login name already
fails-parameters-out-of-bounds = the key-derivation parameters are out of bounds
fails-no-memory = unlocking needs { $mib } MiB of free memory
fails-absurd-parameters = the key-derivation parameters of slot { $user } are refused
fails-not-a-member = user is no member of case { $case }
fails-needs-recovery-key = this takes the recovery key
fails-unknown-case = no case { $case } in this vault
fails-has-content-key = recording { $recording } has a key already
fails-case-full = case { $case } holds { $most } { $what } already
fails-no-content-key = recording { $recording } has no key here: it was erased or is unknown
fails-damaged = { $what } is damaged ({ $why }) and its copy does not help
fails-film-exists = a film file for recording { $recording } exists already
fails-wrong-film-key = film of recording { $recording }: wrong key, or its header was altered
fails-folders-open = other users of this computer can look into { $folders } folders of { $path }
fails-crypto = the system's random source or cipher failed
fails-io = could not { $doing } { $path }: { $why }

## Databases
fails-no-cipher = this build has no database cipher and refuses to write
fails-plain-database = the database { $path } is not encrypted
fails-database-unreadable = the database { $path } does not open: wrong key or damaged
fails-database-too-new = the database { $path } was written by a newer Attune
fails-copy = the copy { $path } does not read back
fails-unknown-record = there is no record { $record }
fails-not-owner = record { $record } belongs to user { $owner }
fails-damaged-record = record { $record } is damaged
fails-broken-chain = the audit journal is broken at entry { $entry }
fails-damaged-page = a page of the database is damaged
fails-database = the database failed: { $why }
fails-migration = the database could not be upgraded: { $why }
fails-cannot-write = the database { $path } cannot be written
