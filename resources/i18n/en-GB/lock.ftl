# Locking, filming while locked, and what of this computer guards the keys.

doctor-core-dumps = Core dumps
doctor-core-dumps-off = off: a crash leaves no keys and no film in a file
doctor-core-dumps-on = on: a crash may leave keys in a file. Turn core dumps off for this user ("ulimit -c 0").

error-folder-open-to-others = Other users of this computer can look into { $path }. Close it to them with: { $command }
error-folders-open-to-others = Other users of this computer can look into { $folders } folders of this vault, { $path } among them. Close them with: { $command }

## Filming while the vault is locked
lock-now = Lock; filming goes on
lock-now-hint = Nothing of the family is on screen then.
lock-film-title = A film is being taken
lock-film-hint = It goes on while the vault is locked; its picture is not shown. To throw it away, unlock first.
lock-film-camera-well = The camera films.
lock-film-camera-waiting = The camera is being waited for.
lock-film-sound-well = The microphone hears.
lock-film-sound-waiting = The microphone is being waited for.
lock-film-sound-none = The film has no sound: no microphone was chosen.
lock-film-sealed = The film is sealed: { $length }
lock-film-sealed-hint = Unlock, and it is signed and listed with its session.
lock-film-ended = The film has ended
lock-film-ended-hint = What was filmed is kept. Unlock, and it is recovered.
lock-other-user-films = Somebody else began the film that is being taken, so only they can unlock now. Stop the film first; then you can unlock.
lock-recovery-while-filming = A film is being taken. Stop it first; then the recovery key opens the vault.

## Locking by itself
lock-soon = Untouched: the vault locks in { $seconds } seconds.
lock-soon-filming = Untouched: the vault locks in { $seconds } seconds; filming goes on.
lock-soon-parents = Closes in { $seconds } s
lock-stay = Stay
lock-did-choose-after = { $minutes ->
    [one] chose that the vault locks after 1 quiet minute
   *[other] chose that the vault locks after { $minutes } quiet minutes
}

## A disk that takes nothing
error-read-only = Nothing can be written: the vault lies on a disk or in a folder that can only be read. Nothing was changed. Copy the vault to a disk you may write to.
error-disk-full = Nothing can be written: the disk is full. Nothing was changed. Free some space, then try again.
unlock-read-only = The vault is open for reading alone: { $path } cannot be written. Everything can be read and watched, nothing is written down, not even in the journal.
unlock-disk-full = The vault is open for reading: its disk is full. Everything can be read and watched; free some space before you film or write.
refuse-film-read-only = Nothing can be written where the vault lies, so nothing can be filmed.
