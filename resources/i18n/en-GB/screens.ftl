# The screens, in the order a worker meets them.

## Unlock
unlock-looking = Looking for your vault …
unlock-unusable = The vault cannot be opened
unlock-unusable-hint = Nothing was changed. The line above says what to do.
unlock-first-title = Make your vault
unlock-first-hint = Everything you film and write is kept in a vault on this computer, locked with your passphrase. Nobody can open it without.
unlock-login = Your name or initials
unlock-login-hint = Can be read without the passphrase
unlock-passphrase = Passphrase
unlock-passphrase-again = Passphrase, once more
unlock-passphrase-hint = At least 12 characters. Four words that do not belong together are easy to keep.
unlock-make = Make the vault
unlock-making = Making the vault …
unlock-opening = Unlocking …
unlock-open = Unlock
unlock-passphrase-show = Show the passphrase
unlock-needs-passphrase = Type your passphrase first.
unlock-who = Who are you?
unlock-demo = Look at the demonstration
unlock-demo-hint = Families that do not exist, filmed with a drawn camera.
unlock-demo-passphrase = This is the demonstration. Everybody in it has the passphrase: { $passphrase }
unlock-recovery-title = Your recovery key
unlock-recovery-hint = If every passphrase is forgotten, this key still opens the vault. It is shown this once. Write it down or print it, and keep it away from this computer, under lock. Two of its groups are asked for next.
unlock-recovery-copy = Copy
unlock-recovery-copied = Copied. Paste it into a document you print. The clipboard is emptied when you go on.
unlock-folder = Vault: { $path }
unlock-recovery-field = Recovery key
unlock-recovery-field-hint = Begins with AGE-SECRET-KEY-1; spaces do not matter
unlock-recovery-use = Use the recovery key
unlock-passphrase-use = Use the passphrase
unlock-recovery-used = The vault is open with its recovery key. Under People, give a new passphrase to whoever lost theirs; everything can be watched and copied out.
unlock-damaged = { $families ->
    [one] One family's records do not open; nothing of them was changed.
   *[other] The records of { $families } families do not open; nothing of them was changed.
} Check the vault to see what is damaged, and keep a copy of its folder.

## Film
film-setup-title = { $code }, session { $session }: before filming
film-filming-title = Session { $session }, film
film-back-session = Session { $session }
film-more = More to do here
film-live = Filming
film-checks = Checks
film-checking = Checking …
film-check-consent = Consent
film-check-camera = Camera
film-check-sound = Sound
film-check-room = Room on disk
film-check-programme = Filming
film-consent-yes = { $people }: said yes to being filmed.
film-consent-all = Everyone asked said yes to being filmed.
film-consent-record = Record an answer
film-camera-live = The picture comes through.
film-camera-no-picture = No picture
film-sound-clear = Talk comes through clearly.
film-sound-quiet = Quiet. Say a few words, or move the microphone closer.
film-sound-silent = Nothing is heard. Say a few words.
film-sound-loud = Too loud. Move the microphone away.
film-sound-none = This film will have no sound.
film-sound-waiting = Waiting for the microphone …
film-sound-lost = The microphone gives no sound.
film-level-quiet = quiet
film-level-loud = too loud
film-change = Change
film-start-off = Start is off: { $why }
film-camera = Camera
film-microphone = Microphone
film-no-microphone = Without sound
film-rehearsal-camera = Rehearsal camera (drawn)
film-rehearsal-voices = Rehearsal voices
film-look-again = Refresh cameras
film-preview-name = What the camera sees
film-waiting = Waiting for the camera …
film-looking-for-cameras = Looking for cameras …
film-no-camera = No camera was found. Plug one in, then refresh.
film-choose-camera = Choose a camera.
film-camera-waiting = Waiting for the camera’s first picture.
film-camera-failed = The camera cannot be opened.
film-camera-lost = Camera lost. Filming goes on without a picture until it is back: check its cable.
film-microphone-lost = Microphone lost. Filming goes on without sound until it is back: check its cable.
film-dropped = { $frames ->
    [one] One picture was left out. The film notes the gap.
   *[other] { $frames } pictures were left out. The film notes the gap.
}
film-warning-leaving-out = The computer cannot keep up: pictures are left out, and the film notes the gap.
film-warning-behind = The computer is busy: the preview rests so that filming does not.
film-warning-disk = The disk failed to take the film. Filming goes on in another file; check the disk after this visit.
film-warning-end = The last moments of the film could not be written in time.
film-stopped-disk-full = The disk is nearly full, so filming was stopped and the film saved. Free some space.
film-start = Start filming
film-stop = Stop
film-starting = Preparing …
film-stopping = Saving the film …
film-discard = Stop and delete the film …
film-discard-ask = Delete this film for good?
film-discard-says = { $length } of film will be deleted. Nobody can bring it back. Filming goes on until you choose.
film-discard-yes = Delete film for good
film-discard-no = Keep filming
film-elapsed = Filmed
film-band = Aim for { $least } to { $most } minutes
film-aim = Aim for { $least }–{ $most } minutes
film-minutes = { $minutes } min
film-band-under = { $left ->
    [one] 1 more minute to reach { $least } minutes.
   *[other] { $left } more minutes to reach { $least } minutes.
}
film-band-within = Long enough. Stop before { $most } minutes.
film-band-over = Longer than { $most } minutes. Stop when you can.
film-before = { $length } filmed earlier at this session counts too.
film-no-picture = { $length } has no picture and does not count.
film-room = { $minutes ->
    [one] Room for 1 minute
   *[other] Room for { $minutes } minutes
}
film-room-hours = Room for { $hours } hours
film-room-plenty = Room for more than 10 hours
film-level = Sound level
film-sealed = Film saved ({ $length })
film-discarded = Film deleted
film-close-refused = Filming is under way. Stop it first, then close the window.
refuse-film-no-carer = This family has no carer on record who could consent to filming.
refuse-film-no-consent = { $person } has not consented to being filmed.
refuse-film-consent-later = The consent of { $person } to being filmed holds only from { $day }.
refuse-film-consent-withdrawn = { $person } withdrew the consent to being filmed on { $day }.
refuse-film-disk-full = The disk is too full: { $free } MiB are free, { $needed } MiB are needed before filming. Free some space.
refuse-show-no-carer = This family has no carer on record who could consent to watching film together.
refuse-show-no-consent = { $person } has not consented to watching film together.
refuse-show-consent-later = The consent of { $person } to watching film together holds only from { $day }.
refuse-show-consent-withdrawn = { $person } withdrew the consent to watching film together on { $day }.
refuse-show-nothing-chosen = No clip is chosen for this session. Choose one to show.
refuse-show-none-left = None of the chosen clips can be shown any more. Choose another.
refuse-copy-no-carer = This family has no carer on record who could consent to a copy.
refuse-copy-no-consent = { $person } has not consented to a copy that leaves the vault.
refuse-copy-consent-later = The consent of { $person } to a copy that leaves the vault holds only from { $day }.
refuse-copy-consent-withdrawn = { $person } withdrew the consent to a copy that leaves the vault on { $day }.
refuse-other-no-carer = This family has no carer on record who could consent to this use of the film.
refuse-other-no-consent = { $person } has not consented to this use of the film.
refuse-other-consent-later = The consent of { $person } to this use of the film holds only from { $day }.
refuse-other-consent-withdrawn = { $person } withdrew the consent to this use of the film on { $day }.

## Watching with the parents: what staff read
show-left-kept-back = { $clips ->
    [one] One chosen clip was not shown: its tags keep it back.
   *[other] { $clips } chosen clips were not shown: their tags keep them back.
}
show-left-removed = { $clips ->
    [one] One chosen clip was not shown: it was removed.
   *[other] { $clips } chosen clips were not shown: they were removed.
}
show-left-no-film = { $clips ->
    [one] One chosen clip was not shown: its film was discarded or cannot be read.
   *[other] { $clips } chosen clips were not shown: their film was discarded or cannot be read.
}
show-and = { $first } { $then }

## Watching with the parents: what they read
parent-picture-name = This moment
parent-coming = One moment …
parent-cannot-play = This moment cannot be played
parent-cannot-play-hint = Let’s look at another one.
parent-previous = The one before
parent-again = Again
parent-play = Play
parent-pause = Pause
parent-slow = Slow
parent-next = Next
parent-place = { $at } of { $all }
parent-volume = How loud
parent-volume-show = How loud it is
parent-say = What did you see?
parent-say-hint = In your own words. They are kept with this moment.
parent-say-last-hint = In your own words. They are kept with this session.
parent-say-keep = Keep these words
parent-say-nothing = Type what was said first.
parent-is-first = This is the first one.
parent-preview = Preview: nothing is recorded
parent-say-close = Not now
parent-said = You said: { $words }
parent-over = Thank you for looking together
parent-from-start = Watch from the beginning
parent-leave = Back to the session
parent-leave-film = Back to the moments

## The player, and copies
session-opening = Opening session { $session } …
film-out-of-order = Session { $session } comes out of order: session { $next } is the next. It can be filmed all the same.
play-opening = Opening the film …
play-picture-name = The film
play-play = Play
play-pause = Pause
play-back-frame = One picture back
play-next-frame = One picture on
play-position = Position in the film
play-volume = Volume
export-title = Copy this film out of the vault
export-hint = The copy is not locked: whoever has it can watch it. Attune writes down that you made it, and why.
export-to = Where to
export-reason = Why
export-go = Make the copy
export-done = The copy lies at { $path }.
export-done-damaged = The copy lies at { $path }, but parts of the film are damaged and missing in it ({ $damaged ->
    [one] one stretch
   *[other] { $damaged } stretches
}). "Check the vault" names them.
export-running = Copying: { $percent } %
export-needs-reason = Say why the film leaves the vault.
export-exists = There is a file at { $path } already. Name another.
export-no-folder = There is no folder { $path }. Make it first, or name another.
export-inside-vault = A plain copy must not lie inside the vault. Name another folder.
export-failed = Could not write { $path }: { $why }. Nothing was left there.
export-cancelled = The copy was cancelled, and nothing was left.
