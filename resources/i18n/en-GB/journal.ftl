# The journal of who did what, in the window and on the command line.

journal-title = Journal
journal-reading = Reading the journals …
journal-not-yours = The journal is read by supervisors and administrators. Ask one of them.
journal-why = Who unlocked, looked, filmed, showed and took out what, in the order it happened. Nobody can change a line.
journal-holds = { $journals ->
    [one] The journal holds
   *[other] All { $journals } journals hold
}: no line of { $lines } was changed or taken out.
journal-unsound = { $journals ->
    [one] One journal does not hold
   *[other] { $journals } journals do not hold
}. Tell your data protection officer, and keep a copy of the vault's folder.
journal-chain-fine = { $of }: { $lines ->
    [one] 1 line
   *[other] { $lines } lines
}, ends in { $head }
journal-chain-broken = { $of }: changed at line { $line } or taken out before it; { $lines } lines, ends in { $head }
journal-chain-cut = { $of }: { $lost ->
    [one] at least 1 line
   *[other] at least { $lost } lines
} at its end had been there and { $lost ->
    [one] is
   *[other] are
} gone; { $lines } lines, ends in { $head }
journal-chains = Journals and their ends ({ $count })
journal-closed = { $families ->
    [one] The journal of one family cannot be read here
   *[other] The journals of { $families } families cannot be read here
}: { $ids }
journal-closed-line = Family { $case }: { $why }
journal-device = The vault
journal-family = Family { $code }
journal-any-family = All
journal-any-person = Everybody
journal-any-kind = Everything
journal-filter-of = Journal of
journal-filter-who = Who
journal-filter-kind = What
journal-filter-from = From
journal-filter-to = To
journal-filter-none = Show everything
journal-count = { $shown ->
    [one] 1 line
   *[other] { $shown } lines
} of { $all }
journal-empty = No line is like that
journal-empty-hint = Widen the days, or choose another family, person or kind.
journal-backwards = The first day lies after the last one.
journal-when = { $day }, { $time }
journal-number = no. { $number }
journal-recovery-key = Recovery key
journal-place = { $code }, session { $session }
journal-reason-said = “{ $reason }”

journal-kind-unlocking = Unlocking
journal-kind-looking = Looking
journal-kind-filming = Filming
journal-kind-writing = Writing
journal-kind-showing = Showing to parents
journal-kind-consent = Consent and people
journal-kind-leaving = Taking out
journal-kind-members = Users and members
journal-kind-vault = The vault itself
journal-kind-other = Other

journal-did-vault-made = made the vault
journal-did-unlocked = unlocked the vault
journal-did-unlocked-recovery = unlocked the vault with the recovery key
journal-did-refused = found that a passphrase had been refused before: { $times ->
    [one] once
   *[other] { $times } times
}
journal-did-locked = locked the vault
journal-did-family-opened = opened the family's page
journal-did-film-played = watched a film
journal-did-entry = wrote about the family
journal-did-journal-read = read the journal
journal-did-film-started = began to film
journal-did-film-sealed = finished a film
journal-did-film-discarded = discarded a film; its key is destroyed
journal-did-film-recovered = recovered a film that had been cut off
journal-did-case-made = added the family
journal-did-clip-changed = changed a clip
journal-did-session-changed = changed a session
journal-did-training = changed a record of training
journal-did-training-confirmed = confirmed a colleague’s training
journal-did-training-taken-back = took back that a training counts
journal-did-clips-shown = showed a clip to the parents
journal-did-words = changed the parents' own words
journal-did-consent = recorded an answer about consent
journal-did-people = changed who belongs to the family
journal-did-exported = took a film out of the vault in the clear
journal-did-user-admitted = admitted { $whom } to the vault
journal-did-user-retired = retired { $whom }
journal-did-passphrase-changed = changed their passphrase
journal-did-passphrase-replaced = gave { $whom } a new passphrase
journal-did-member-added = let { $whom } open the family
journal-did-member-removed = took { $whom } out of the family
journal-did-rekeyed = gave the family a new key
journal-did-repaired = found a damaged file and mended it from its copy
journal-did-checked = had the whole vault checked: { $damages ->
    [0] all is well
    [one] one thing was damaged
   *[other] { $damages } things were damaged
}
journal-did-clock-jumped = found the computer's clock set: by { $by }
journal-did-journal-cut = found lines missing at the end of the family's journal: at least { $lost }
journal-did-other = did something this version has no words for ({ $event })

unlock-journals-unsound = { $journals ->
    [one] One journal does
   *[other] { $journals } journals do
} not hold: lines were changed or are gone. Tell your data protection officer, and keep a copy of the vault's folder.

## Command line
cli-head-when = When
cli-head-who = Who
cli-head-what = What
cli-head-where = Where
cli-head-reason = Why
cli-unknown-event = There is no event or kind { $text }. Kinds are { $known }; an event's own word stands in the journal as JSON.
cli-unknown-person = Nobody called { $text } stands in the journal. It knows { $known }.
cli-audit-limited = { $shown } of { $all } lines are shown; --limit 0 shows all.
