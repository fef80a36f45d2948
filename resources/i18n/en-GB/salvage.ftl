# What unlocking found half done of films, and finished.
salvage-title = About your films
salvage-put-away = Put away
salvage-place = Family { $code }, session { $session }
salvage-place-unknown = Family { $code }
salvage-recovered = { $place }: a film that was cut off is safe. { $length } of it can be watched.
salvage-recovered-empty = { $place }: a film was cut off before its first picture. There is nothing to watch.
salvage-completed = { $place }: a film of { $length } had been finished before the vault could note it. It is on record now.
salvage-adopted = { $place }: a film of { $length } had no record. It is kept under this session; please check that it belongs there.
salvage-discarded = { $place }: a film that was being discarded is destroyed to the end.
salvage-removed = { $place }: a film was begun and the computer stopped before its first picture. What was begun is removed.
salvage-waits = { $place }: a film that was cut off waits until whoever filmed it unlocks the vault.
salvage-lost = About { $seconds } s that had been on the disk are missing from it.
salvage-torn = { $bytes ->
    [one] One torn byte behind its last whole moment is kept with it.
   *[other] { $bytes } torn bytes behind its last whole moment are kept with it.
}
film-went-on = The disk failed while filming, and the film went on in another file. Check the disk soon.
