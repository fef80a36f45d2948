# What reading the whole vault finds, and what it costs.

check-running = Reading the whole vault …
check-progress = Reading film { $done } of { $all } …
check-well = All is well: { $cases ->
    [one] 1 family
   *[other] { $cases } families
}, { $films ->
    [one] 1 film
   *[other] { $films } films
} of { $length }.
check-nothing-opened = No family was read through: none of them is yours to open. What does not belong to a family is well.
check-damaged = { $damages ->
    [one] One thing is damaged
   *[other] { $damages } things are damaged
} in { $cases ->
    [one] 1 family
   *[other] { $cases } families
} and { $films ->
    [one] 1 film
   *[other] { $films } films
} of { $length }:
check-damage = { $place }: { $why }. It costs { $costs }. ({ $where })
check-place-film = Session { $session } of family { $case }, film { $film }
check-place-family = Family { $case }
check-place-vault = The vault

check-stray = May be removed: { $where } ({ $why })
check-stray-more = … and { $more } more that may be removed; "attune --json vault check" lists them all.
check-unsigned = { $films ->
    [one] 1 film was sealed while the vault was locked and is not signed yet.
   *[other] { $films } films were sealed while the vault was locked and are not signed yet.
}
check-not-opened = { $families ->
    [one] 1 family is not yours to open
   *[other] { $families } families are not yours to open
}: of { $families ->
    [one] it
   *[other] them
} only the key file's signature and the presence of { $files ->
    [one] 1 film file
   *[other] { $files } film files
} could be checked.

check-costs-nothing = nothing
check-costs-copy-serves = nothing: the other copy serves
check-costs-repaired = nothing: it was written anew from its twin
check-costs-film-copy-serves = nothing: a copy of it serves
check-costs-picture = { $seconds } s of picture at { $at }
check-costs-some-picture = a stretch of this film that only its seal could place
check-costs-end = the last { $seconds } s of this film
check-costs-some-end = the end of this film
check-costs-film = this film
check-costs-part = a part of this film
check-costs-proof-whole = no picture, but nobody can show that the film is whole
check-costs-proof-author = no picture, but nobody can show who sealed it
check-costs-proof-bytes = no picture: bytes changed that hold none
check-costs-proof-journal = the journal's word on what was done from there on
check-why-slot-gone = the slot of a colleague and its copy are gone
check-costs-passphrase = this person's passphrase: let them have a new one with the recovery key
check-costs-key-history = no picture, but what this person signed with earlier keys cannot be shown to be theirs
check-costs-recovery = the recovery key's use: nobody can be helped by it, and no family can be added
check-costs-header = nothing while it is open: copy everything out before it is closed
check-costs-family = this family's records and films, unless an older copy of the file is put back
check-costs-family-records = what is written about this family, in whole or in part
check-costs-device-records = who the users are and what was done on this computer; no family's record and no film
check-costs-newer = nothing: a newer Attune reads it
check-costs-not-erased = privacy: what was to be erased can still be opened

check-why = { $why }
check-why-key-missing = there is no key for it in this family's key file
check-why-film-missing = its file is not there
check-why-part-missing = the file of part { $part } is not there
check-why-end-missing = its files hold less than was filmed
check-why-not-sealed = it was cut off and could not be recovered
check-why-no-seal = its seal is missing; the film itself is readable
check-why-hash = its file was changed since it was sealed
check-why-signature = the signature in its seal does not hold
check-why-not-on-record = film with picture in it that no session knows of
check-why-not-erased = it was erased or discarded, and its key still exists
check-why-generation = the key file names database { $named }, and only { $found } is there
check-why-database-gone = its database is not there

check-stray-unknown = Attune makes no file of this name
check-stray-half-written = half written when something was cut off
check-stray-generation = a database of an earlier membership
check-stray-case-leftover = left of a family whose adding was cut off
check-stray-no-key = film whose key is erased: nobody can open it
check-stray-no-picture = a film that was never begun
check-stray-no-film = it belongs to a film that is not there
check-stray-key = the key of a film that was never begun
